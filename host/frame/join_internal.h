/* join_internal.h: what the parts of the join share; for join*.c only. */
#ifndef QUERN_FRAME_JOIN_INTERNAL_H
#define QUERN_FRAME_JOIN_INTERNAL_H

#include <stdatomic.h>

#include "frame/join.h"
#include "frame/key.h"

enum { JOIN_BLOCK = 2048 };
static const uint32_t JOIN_NO_ROW = UINT32_MAX;
static const uint64_t JOIN_NO_KEY = UINT64_MAX; /* a right row whose key no left row can have */

typedef struct Join {
  const Frame *left, *right;
  Key key;           /* of the left frame, or of both bound together */
  Frame *bound;      /* left keys above right keys, when they had to be numbered together */
  size_t right_from; /* where the right rows begin in `bound` */
  uint64_t *right_keys;
  /* lookup: by key if it is dense, else by hash */
  bool dense;
  uint32_t *heads; /* first right row, or NO_ROW */
  uint64_t *slot_keys;
  size_t mask;
  uint32_t *next; /* the next right row of the same key */
  size_t repeated;
  uint32_t *matches;  /* by left row: the first partner */
  atomic_uchar *used; /* by right row */
  size_t *chunk_matched, *chunk_rows, *chunk_repeated;
} Join;

/* Whether every left row has exactly one partner, told by its code alone: then rows need not be looked at one by one.
 */
bool join_goes_by_code(const Join *join, const JoinSpec *spec);

/* How many codes the left rows have. False: out of memory. */
bool join_count_codes(const Join *join, size_t *found);

#endif
