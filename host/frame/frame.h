/* frame.h: a table of named columns of equal length, with the evidence of each row; never changed once made.
 *
 * `evidence`, where there is any, is a list column of claim numbers, sorted, each once. Verbs that pick rows pick their
 * evidence with them; verbs that merge rows unite it. A frame may hold a selection: the rows that count, in order, of
 * columns that hold more. frame_settle makes the columns of such a frame; what can work through a selection need not.
 * Frames are counted by references; columns are shared between them. */
#ifndef QUERN_FRAME_FRAME_H
#define QUERN_FRAME_FRAME_H

#include "base/status.h"
#include "frame/column.h"

enum { FRAME_MOST_COLUMNS = 10000 };
static const size_t FRAME_MOST_ROWS = UINT32_MAX - 1;

typedef struct Frame {
  size_t references;
  size_t rows; /* that count: those of the selection if there is one */
  size_t count;
  size_t capacity;
  Column **columns;
  char **names;
  Column *evidence;    /* list of i64, or NULL */
  uint32_t *selection; /* a block of `rows` row numbers, or NULL: all rows */
} Frame;

Frame *frame_new(size_t rows); /* NULL: out of memory */
Frame *frame_share(Frame *frame);
void frame_release(Frame *frame); /* NULL is fine */

/* Puts a column under a name, replacing the one of that name. Takes the reference, also when it fails; a NULL column is
 * the memory failure of whoever made it. Only for a frame that nobody else has seen. */
Status frame_put(Frame *frame, const char *name, Column *column, Error *error);

/* Index of the named column, or frame->count. */
size_t frame_find(const Frame *frame, const char *name);

/* The named column, or NULL and an error that lists the columns there are. */
Column *frame_column(const Frame *frame, const char *name, Error *error);

/* A frame with these rows (row numbers of `frame` as it stands; UINT32_MAX makes a row of nulls) in this order. */
Status frame_gather(const Frame *frame, const uint32_t *rows, size_t count, Frame **out, Error *error);

/* A frame with all columns of `frame`, and `selection` (a block, taken) as the rows that count. */
Status frame_select(const Frame *frame, uint32_t *selection, size_t count, Frame **out, Error *error);

/* A frame without selection: itself, shared, or a gathered one. */
Status frame_settle(Frame *frame, Frame **out, Error *error);

/* The columns named, in that order, under `as` (NULL: their own names); shared. */
Status frame_pick(const Frame *frame, const char *const *names, const char *const *as, size_t count, Frame **out,
                  Error *error);

/* The frames one below the other; columns by name, types must agree (whole numbers become f64 beside f64), a missing
 * column is null. */
Status frame_bind(Frame *const *frames, size_t count, Frame **out, Error *error);

/* Evidence of merged rows: row r of the result unites the lists of members[starts[r]] to members[starts[r + 1]].
 * NULL: out of memory. */
Column *evidence_unite(const Column *evidence, const uint32_t *members, const size_t *starts, size_t rows);

/* Evidence of rows that stand beside each other: unites row left[i] of one with row right[i] of the other (UINT32_MAX:
 * none). Either column may be NULL. NULL: out of memory. */
Column *evidence_pair(const Column *left, const uint32_t *left_rows, const Column *right, const uint32_t *right_rows,
                      size_t rows);

#endif
