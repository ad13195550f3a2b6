/* From the cells of groups to the columns of a frame. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/group_internal.h"

typedef struct Emit {
  const GroupPlan *plan;
  const GroupBatch *batches;
  size_t batch_count;
  size_t *starts; /* by batch: where its groups go */
  size_t groups;
  const Lowered *lowered; /* the aggregate being emitted */
  void *values;           /* double or int64_t, by group */
  uint8_t *nulls;
} Emit;

static bool is_whole_number(const Emit *emit) {
  const Lowered *lowered = emit->lowered;
  switch (lowered->aggregate->kind) {
    case AGGREGATE_COUNT:
    case AGGREGATE_COUNT_DISTINCT: return true;
    case AGGREGATE_SUM:
    case AGGREGATE_MIN:
    case AGGREGATE_MAX: return emit->plan->inputs[lowered->input].integers;
    case AGGREGATE_FIRST:
    case AGGREGATE_LAST: return true; /* row numbers, for now */
    default: return false;
  }
}

static double ratio_of_squares(double sum, double squares) { return squares / (sum * sum); }

__extension__ typedef __int128 Wide;

static double correlation_of_integers(const Cell *cells, const Lowered *lowered) {
  Wide n = cells[lowered->count].integer, x = cells[lowered->slots[0]].integer, y = cells[lowered->slots[1]].integer;
  Wide xx = n * cells[lowered->slots[2]].integer - x * x, yy = n * cells[lowered->slots[3]].integer - y * y;
  Wide xy = n * cells[lowered->slots[4]].integer - x * y;
  return xx > 0 && yy > 0 ? (double)xy / sqrt((double)xx * (double)yy) : (double)NAN;
}

static double correlation(const Cell *cells, const Lowered *lowered) {
  double n = (double)cells[lowered->count].integer, x = cells[lowered->slots[0]].number,
         y = cells[lowered->slots[1]].number;
  double xx = n * cells[lowered->slots[2]].number - x * x, yy = n * cells[lowered->slots[3]].number - y * y;
  double xy = n * cells[lowered->slots[4]].number - x * y;
  return xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : (double)NAN;
}

static double mean(const Emit *emit, const Cell *cells) {
  const Lowered *lowered = emit->lowered;
  const Cell *sum = &cells[lowered->slots[0]];
  double total = emit->plan->inputs[lowered->input].integers ? (double)sum->integer : sum->number;
  return total / (double)cells[lowered->count].integer;
}

static double number_of(const Emit *emit, const Cell *cells) {
  const Lowered *lowered = emit->lowered;
  switch (lowered->aggregate->kind) {
    case AGGREGATE_MEAN: return mean(emit, cells);
    case AGGREGATE_CORR:
      return emit->plan->inputs[lowered->input].integers ? correlation_of_integers(cells, lowered)
                                                         : correlation(cells, lowered);
    case AGGREGATE_HHI: return ratio_of_squares(cells[lowered->slots[0]].number, cells[lowered->slots[1]].number);
    default: return cells[lowered->slots[0]].number;
  }
}

/* Without values there is no answer; nor where the answer is undefined: a correlation of constants, shares of zero. */
static bool has_answer(const Emit *emit, const Cell *cells, double number) {
  const Lowered *lowered = emit->lowered;
  AggregateKind kind = lowered->aggregate->kind;
  if (kind == AGGREGATE_COUNT) return true;
  if (emit->plan->rows == 0) return kind == AGGREGATE_COUNT_DISTINCT;
  if (lowered->count != NO_INPUT && cells[lowered->count].integer == 0) return false;
  if (kind == AGGREGATE_CORR) return number == number;
  return kind != AGGREGATE_HHI || cells[lowered->slots[0]].number != 0;
}

static Status emit_batch(void *context, size_t index, size_t worker) {
  (void)worker;
  const Emit *emit = context;
  const GroupBatch *batch = &emit->batches[index];
  size_t stride = emit->plan->slot_count, start = emit->starts[index];
  bool whole = is_whole_number(emit);
  for (size_t g = 0; g < batch->groups; g++) {
    const Cell *cells = batch->cells + g * stride;
    double number = whole ? 0 : number_of(emit, cells);
    if (whole)
      ((int64_t *)emit->values)[start + g] = cells[emit->lowered->slots[0]].integer;
    else
      ((double *)emit->values)[start + g] = number;
    emit->nulls[start + g] = !has_answer(emit, cells, number);
  }
  return STATUS_OK;
}

static Column *picked_rows(const Emit *emit) {
  uint32_t *rows = block_new(emit->groups, sizeof *rows);
  if (!rows) return NULL;
  const uint32_t *selection = emit->plan->rows_of;
  for (size_t g = 0; g < emit->groups; g++) {
    int64_t row = ((const int64_t *)emit->values)[g];
    rows[g] = row < 0 ? UINT32_MAX : selection ? selection[row] : (uint32_t)row;
  }
  Column *made = column_gather(expr_plain_column(emit->lowered->aggregate->arguments[0]), rows, emit->groups);
  block_free(rows);
  return made;
}

/* A least or greatest keeps the type of its column. */
static Column *extreme_column(const Emit *emit) {
  const Column *column = expr_plain_column(emit->lowered->aggregate->arguments[0]);
  int64_t *values = emit->values;
  if (!emit->lowered->ranks) {
    static const ColumnType TYPES[] = {COLUMN_F64, COLUMN_I64, COLUMN_BOOL, COLUMN_DATE};
    return column_from_integers(TYPES[expr_type(emit->lowered->aggregate->arguments[0])], values, emit->nulls,
                                emit->groups);
  }
  uint32_t *codes = block_new(emit->groups, sizeof *codes);
  if (!codes) return NULL;
  for (size_t g = 0; g < emit->groups; g++) codes[g] = emit->nulls[g] ? 0 : emit->lowered->by_rank[values[g]];
  Column *made = column_from_codes(column->type, column->dict, codes, emit->nulls, emit->groups);
  block_free(codes);
  return made;
}

static Column *aggregate_column(Emit *emit) {
  emit->values = block_new(emit->groups, sizeof(Cell));
  emit->nulls = block_new(emit->groups, 1);
  Column *made = NULL;
  if (emit->values && emit->nulls && pool_run(0, emit->batch_count, emit_batch, emit) == STATUS_OK) {
    AggregateKind kind = emit->lowered->aggregate->kind;
    if (kind == AGGREGATE_FIRST || kind == AGGREGATE_LAST)
      made = picked_rows(emit);
    else if (!is_whole_number(emit))
      made = column_from_doubles(emit->values, emit->nulls, emit->groups);
    else if (kind == AGGREGATE_MIN || kind == AGGREGATE_MAX)
      made = extreme_column(emit);
    else
      made = column_from_integers(COLUMN_I64, emit->values, emit->nulls, emit->groups);
  }
  block_free(emit->values);
  block_free(emit->nulls);
  return made;
}

/* All rows of the groups, group by group, and where each group's begin. */
typedef struct Members {
  uint32_t *rows; /* of the columns */
  size_t *starts;
} Members;

static bool members_new(const Emit *emit, Members *members) {
  size_t total = 0, group = 0, at = 0;
  for (size_t b = 0; b < emit->batch_count; b++) total += emit->batches[b].member_count;
  members->rows = block_new(total, sizeof *members->rows);
  members->starts = block_new(emit->groups + 1, sizeof *members->starts);
  if (!members->rows || !members->starts) return false;
  const uint32_t *selection = emit->plan->rows_of;
  members->starts[0] = 0;
  for (size_t b = 0; b < emit->batch_count; b++) {
    const GroupBatch *batch = &emit->batches[b];
    for (size_t i = 0; i < batch->member_count; i++)
      members->rows[at++] = selection ? selection[batch->members[i]] : batch->members[i];
    for (size_t g = 0; g < batch->groups; g++, group++)
      members->starts[group + 1] = members->starts[group] + batch->sizes[g];
  }
  return true;
}

static void members_free(Members *members) {
  block_free(members->rows);
  block_free(members->starts);
}

/* The values of each group in row order, without nulls. */
static Column *list_column(const Emit *emit, const Members *members) {
  const Column *column = expr_plain_column(emit->lowered->aggregate->arguments[0]);
  uint32_t *rows = block_new(members->starts[emit->groups], sizeof *rows);
  size_t *starts = block_new(emit->groups + 1, sizeof *starts), at = 0;
  Column *made = NULL;
  if (rows && starts) {
    for (size_t g = 0; g < emit->groups; g++) {
      starts[g] = at;
      for (size_t i = members->starts[g]; i < members->starts[g + 1]; i++)
        if (column->type == COLUMN_LIST || column_has(column, members->rows[i])) rows[at++] = members->rows[i];
    }
    starts[emit->groups] = at;
    Column *items = column_gather(column, rows, at);
    if (items) made = column_from_lists(items, starts, emit->groups);
  }
  block_free(rows);
  block_free(starts);
  return made;
}

static Status put_keys(const Emit *emit, const char *const *keys, Frame *made, Error *error) {
  const Key *key = &emit->plan->key;
  uint64_t *numbers = block_new(emit->groups, sizeof *numbers);
  Column **columns = memory_new(key->column_count, sizeof *columns);
  Status status = numbers && columns ? STATUS_OK : block_failure(error, "keys of groups");
  for (size_t b = 0; status == STATUS_OK && b < emit->batch_count; b++)
    if (emit->batches[b].groups)
      memcpy(numbers + emit->starts[b], emit->batches[b].keys, emit->batches[b].groups * sizeof *numbers);
  if (status == STATUS_OK) status = key_columns(key, numbers, emit->groups, columns, error);
  for (size_t i = 0; status == STATUS_OK && i < key->column_count; i++) {
    status = frame_put(made, keys[i], columns[i], error);
    columns[i] = NULL;
  }
  for (size_t i = 0; columns && i < key->column_count; i++) column_release(columns[i]);
  block_free(numbers);
  free(columns);
  return status;
}

static Status emit_all(Emit *emit, const char *const *keys, Frame *made, Error *error) {
  Members members = {0};
  Status status = put_keys(emit, keys, made, error);
  if (status == STATUS_OK && emit->plan->members && !members_new(emit, &members))
    status = block_failure(error, "lists of groups");
  for (size_t i = 0; status == STATUS_OK && i < emit->plan->lowered_count; i++) {
    emit->lowered = &emit->plan->lowered[i];
    bool list = emit->lowered->aggregate->kind == AGGREGATE_LIST;
    Column *column = list ? list_column(emit, &members) : aggregate_column(emit);
    status = frame_put(made, emit->lowered->aggregate->name, column, error);
  }
  if (status == STATUS_OK && emit->plan->frame->evidence) {
    made->evidence = evidence_unite(emit->plan->frame->evidence, members.rows, members.starts, emit->groups);
    if (!made->evidence) status = block_failure(error, "evidence of groups");
  }
  members_free(&members);
  return status;
}

Status group_emit(const GroupPlan *plan, const GroupBatch *batches, size_t batch_count, const char *const *keys,
                  Frame **out, Error *error) {
  Emit emit = {.plan = plan, .batches = batches, .batch_count = batch_count};
  emit.starts = memory_new(batch_count, sizeof *emit.starts);
  if (!emit.starts) return error_nomem(error, "grouping");
  for (size_t b = 0; b < batch_count; b++) {
    emit.starts[b] = emit.groups;
    emit.groups += batches[b].groups;
  }
  Frame *made = frame_new(emit.groups);
  Status status = made ? emit_all(&emit, keys, made, error) : error_nomem(error, "grouping");
  free(emit.starts);
  if (status == STATUS_OK)
    *out = made;
  else
    frame_release(made);
  return status;
}
