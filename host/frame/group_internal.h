/* group_internal.h: what the parts of the grouping engine share; for group*.c only. */
#ifndef QUERN_FRAME_GROUP_INTERNAL_H
#define QUERN_FRAME_GROUP_INTERNAL_H

#include "frame/group.h"
#include "frame/key.h"

enum { GROUP_BLOCK = EXPR_BLOCK };

/* One accumulator of one group. */
typedef union Cell {
  double number;
  int64_t integer;
} Cell;

typedef enum SlotKind {
  SLOT_COUNT, /* values; rows if there is no input */
  SLOT_SUM_INTEGERS,
  SLOT_SUM,
  SLOT_SQUARES,
  SLOT_PRODUCTS,
  SLOT_MIN_INTEGERS,
  SLOT_MAX_INTEGERS,
  SLOT_MIN,
  SLOT_MAX,
  SLOT_FIRST, /* row numbers */
  SLOT_LAST,
  SLOT_VALUE /* a result that is worked out from all values at once; a number, or a whole one */
} SlotKind;

static const uint32_t NO_INPUT = UINT32_MAX;

typedef struct Slot {
  SlotKind kind;
  uint32_t input, second; /* indices of inputs, or NO_INPUT */
} Slot;

/* A stream of values: an expression, taken as whole numbers or as doubles. */
typedef struct Input {
  const Expr *expr;
  const Column *column; /* when the expression is no more than that */
  bool integers;        /* loaded as int64_t (text: codes); otherwise as double */
  bool nullable;
  uint32_t partner;      /* where that input is null, this one counts as null too; or NO_INPUT */
  double shift;          /* taken from every double: keeps squares small */
  const uint32_t *ranks; /* codes become their rank in byte order: for the least and greatest text */
} Input;

/* How an aggregate is read from a group's cells. */
typedef struct Lowered {
  const Aggregate *aggregate;
  uint32_t slots[6]; /* what they are depends on the kind: group_plan.c */
  uint32_t count;    /* slot with the number of values, or NO_INPUT: every row has one */
  uint32_t input, second;
  const uint32_t *ranks;   /* of a text minimum: order of codes */
  const uint32_t *by_rank; /* and back */
} Lowered;

typedef struct GroupPlan {
  const Frame *frame;
  Key key;
  const uint32_t *rows_of; /* the frame's selection, or NULL */
  size_t rows;
  Input *inputs;
  size_t input_count, input_capacity;
  Slot *slots;
  size_t slot_count, slot_capacity;
  Lowered *lowered;
  size_t lowered_count;
  bool whole_groups; /* some aggregate needs all values at once */
  bool needs_rows;   /* row numbers are wanted: first, last, list, evidence */
  bool members;      /* the rows of each group are wanted: list, evidence */
  /* frame_top: keep `top` rows of each group by input 0 (or the first ones if there is none) */
  size_t top;
  bool descending;
} GroupPlan;

Status plan_lower(GroupPlan *plan, const Aggregate *aggregates, size_t count, Error *error);
void plan_free(GroupPlan *plan);

/* The inputs of one block: values by input, and a byte a row where null. Belongs to one thread. */
typedef struct Feed {
  const GroupPlan *plan;
  ExprRun **runs;
  Cell **values;   /* GROUP_BLOCK each, or further */
  uint8_t **nulls; /* NULL: no nulls in this block */
  uint8_t **null_space;
} Feed;

bool feed_new(Feed *feed, const GroupPlan *plan);
void feed_free(Feed *feed);
Status feed_load(Feed *feed, size_t from, size_t count);

void cells_start(const GroupPlan *plan, Cell *cells, size_t groups);
/* Takes `count` rows into the cells: row i belongs to group ids[i]; its values are values[input][i]. */
void cells_fold(const GroupPlan *plan, Cell *cells, const uint32_t *ids, size_t count, Cell *const *values,
                uint8_t *const *nulls, const uint32_t *rows);
/* Adds a later table to an earlier one. */
void cells_merge(const GroupPlan *plan, Cell *into, const Cell *from, size_t groups);

/* Groups as they come out of one part: keys ascending if the part is dense. */
typedef struct GroupBatch {
  uint64_t *keys; /* blocks */
  Cell *cells;
  size_t groups;
  uint32_t *members; /* rows of the frame (not of the columns), group by group */
  uint32_t *sizes;   /* how many of each group */
  size_t member_count;
} GroupBatch;

void batch_free(GroupBatch *batch);

/* Fill `batches` (one, or one a part; *batch_count of them, to be freed). */
Status group_direct(GroupPlan *plan, GroupBatch **batches, size_t *batch_count, Error *error);
Status group_partitioned(GroupPlan *plan, GroupBatch **batches, size_t *batch_count, Error *error);

/* Whether group_direct will do. */
bool group_fits_direct(const GroupPlan *plan);

/* The aggregate of all values of one group (no nulls among them; `count` > 0). They may be put in another order.
 * False: no answer (null). */
bool whole_value(const Lowered *lowered, Cell *values, Cell *second, size_t count, Cell *result);

/* The result frame from the batches; `position` (or NULL) says where each group, in order of batches, comes out. */
Status group_emit(const GroupPlan *plan, const GroupBatch *batches, size_t batch_count, const char *const *keys,
                  Frame **out, Error *error);

#endif
