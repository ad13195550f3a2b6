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
  SLOT_PRODUCTS_INTEGERS, /* of an input with itself: squares */
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
  bool stored;          /* integers as the column stores them, without its base */
  bool small;           /* loaded as uint32_t, as stored: where all that use it take it so (group_record.c) */
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

/* The slot that counts rows, added if there is none; NO_INPUT when memory is out. */
uint32_t plan_count_rows(GroupPlan *plan);

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

Cell cell_start(SlotKind kind);
void cells_start(const GroupPlan *plan, Cell *cells, size_t groups);
/* Takes `count` rows into the cells: row i belongs to group ids[i]; its values are values[input][i]. */
void cells_fold(const GroupPlan *plan, Cell *cells, const uint32_t *ids, size_t count, Cell *const *values,
                uint8_t *const *nulls, const uint32_t *rows);
void slot_fold(const Slot *slot, Cell *cells, size_t stride, const uint32_t *ids, size_t count, const Cell *values,
               const Cell *second, const uint8_t *nulls, const uint32_t *rows);
/* Adds a later value to an earlier one. */
void cell_merge(SlotKind kind, Cell *into, Cell from);

/* The accumulators of a group while one chunk of rows is taken in: as the plan's slots, but packed. Counts and sums of
 * small whole numbers share a word, added to at once; least and greatest of them take half a word. So the tables of
 * more groups stay in the cache, and fewer places are written to for each row. */
typedef enum Holding { HOLD_CELL, HOLD_FIELD, HOLD_HALF } Holding;

typedef struct Place {
  Holding holding;
  uint32_t cell;
  int shift; /* of the field in the word; of a half: 0 or 1 */
  int bits;
} Place;

typedef struct Record {
  const GroupPlan *plan;
  Place *places;       /* by slot */
  size_t cells, words; /* the words come first */
  bool marks;          /* nothing in it tells whether a group has a row: needs marks of its own */
  uint32_t present;    /* otherwise the slot that does */
} Record;

/* For chunks of at most `rows` rows; says which inputs are to be loaded small. False: out of memory. */
bool record_new(Record *record, GroupPlan *plan, size_t rows);
void record_free(Record *record);
void record_start(const Record *record, Cell *table, size_t groups);
/* Takes the `count` rows that `feed` holds; `words` is space for record->words blocks. */
void record_fold(const Record *record, const Feed *feed, uint64_t *words, Cell *table, const uint32_t *ids,
                 size_t count, const uint32_t *rows);
/* Adds a table of records to one of the plan's cells. */
void record_merge(const Record *record, Cell *into, const Cell *table, size_t groups);

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

/* frame_top where the key is an index: *members are the rows of all groups, best first, a block. */
bool top_fits_direct(const GroupPlan *plan);
Status top_direct(const GroupPlan *plan, uint32_t **members, size_t *count, Error *error);

/* The aggregate of all values of one group (no nulls among them; `count` > 0). They may be put in another order.
 * `second` are those of the second argument; where there is none, space for as many. False: no answer (null). */
bool whole_value(const Lowered *lowered, Cell *values, Cell *second, size_t count, Cell *result);

/* The result frame from the batches; `position` (or NULL) says where each group, in order of batches, comes out. */
Status group_emit(const GroupPlan *plan, const GroupBatch *batches, size_t batch_count, const char *const *keys,
                  Frame **out, Error *error);

#endif
