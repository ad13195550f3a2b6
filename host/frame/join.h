/* join.h: rows of one frame beside the rows of another that have the same keys.
 *
 * The keys of the right frame are turned into the left frame's key numbers (key.h), strings by way of the dictionaries,
 * so that no string is compared row by row; they index an array or a hash table, which the left rows look up in
 * parallel. Rows come in the order of the left frame, partners in the order of the right one. A null key has no
 * partner. When no left row is dropped or repeated, the left columns are shared, not copied. */
#ifndef QUERN_FRAME_JOIN_H
#define QUERN_FRAME_JOIN_H

#include "frame/frame.h"

typedef enum JoinKind { JOIN_INNER, JOIN_LEFT, JOIN_SEMI, JOIN_ANTI } JoinKind;

typedef struct JoinSpec {
  JoinKind kind;
  const char *const *left_keys, *const *right_keys;
  size_t key_count;
  const char *suffix; /* for right columns whose name the left frame has too */
} JoinSpec;

typedef struct JoinReport {
  size_t left_unmatched, right_unmatched; /* rows without partner */
  size_t right_repeated;                  /* right rows whose key an earlier one has */
  size_t left_repeated;                   /* left rows with more than one partner */
} JoinReport;

/* Both frames without selection (frame_settle). */
Status frame_join(const Frame *left, const Frame *right, const JoinSpec *spec, Frame **out, JoinReport *report,
                  Error *error);

#endif
