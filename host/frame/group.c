#include "frame/group.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/group_internal.h"

enum { DENSE_SHARE = 4, SORTED_GROUPS = 1 << 20 };

/* Keys are dense when a table of them is not much larger than the rows. */
static uint64_t dense_most(const Frame *frame) { return (uint64_t)frame->rows * DENSE_SHARE + 4096; }

static Status run_plan(GroupPlan *plan, GroupBatch **batches, size_t *batch_count, Error *error) {
  return group_fits_direct(plan) ? group_direct(plan, batches, batch_count, error)
                                 : group_partitioned(plan, batches, batch_count, error);
}

static void batches_free(GroupBatch *batches, size_t count) {
  for (size_t i = 0; batches && i < count; i++) batch_free(&batches[i]);
  free(batches);
}

typedef struct Ordered {
  uint64_t key;
  uint32_t batch, group;
} Ordered;

enum { DIGITS = 256, BYTES = 8 };

/* By key, byte by byte from the least; bytes that are the same in all keys are passed over. */
static bool sort_ordered(Ordered *order, size_t count) {
  size_t counts[BYTES][DIGITS];
  Ordered *spare = block_new(count, sizeof *spare), *from = order, *to = spare;
  memset(counts, 0, sizeof counts);
  for (size_t i = 0; spare && i < count; i++)
    for (int b = 0; b < BYTES; b++) counts[b][order[i].key >> (8 * b) & (DIGITS - 1)]++;
  for (int b = 0; spare && b < BYTES && count > 0; b++) {
    if (counts[b][from[0].key >> (8 * b) & (DIGITS - 1)] == count) continue;
    size_t next[DIGITS], at = 0;
    for (int d = 0; d < DIGITS; d++) {
      next[d] = at;
      at += counts[b][d];
    }
    for (size_t i = 0; i < count; i++) to[next[from[i].key >> (8 * b) & (DIGITS - 1)]++] = from[i];
    Ordered *kept = from;
    from = to;
    to = kept;
  }
  if (spare && from != order) memcpy(order, from, count * sizeof *order);
  block_free(spare);
  return spare != NULL;
}

/* One batch of all groups in order of keys, from several in no order. */
static bool sort_batches(const GroupPlan *plan, GroupBatch *batches, size_t count, size_t groups, GroupBatch *sorted) {
  size_t stride = plan->slot_count, members = 0, at = 0;
  for (size_t b = 0; b < count; b++) members += batches[b].member_count;
  Ordered *order = block_new(groups, sizeof *order);
  size_t **starts = memory_new(count, sizeof *starts);
  sorted->keys = block_new(groups, sizeof *sorted->keys);
  sorted->cells = block_new(groups * stride + 1, sizeof *sorted->cells);
  sorted->members = block_new(members, sizeof *sorted->members);
  sorted->sizes = block_zero(groups, sizeof *sorted->sizes);
  bool fine = order && starts && sorted->keys && sorted->cells && sorted->members && sorted->sizes;
  for (size_t b = 0; fine && b < count; b++) {
    starts[b] = memory_new(batches[b].groups + 1, sizeof **starts);
    fine = starts[b] != NULL;
    for (uint32_t g = 0; fine && g < batches[b].groups; g++) {
      order[at++] = (Ordered){batches[b].keys[g], (uint32_t)b, g};
      if (batches[b].sizes) starts[b][g + 1] = starts[b][g] + batches[b].sizes[g];
    }
  }
  fine = fine && sort_ordered(order, groups);
  for (size_t i = 0; fine && i < groups; i++) {
    const GroupBatch *batch = &batches[order[i].batch];
    size_t group = order[i].group;
    sorted->keys[i] = order[i].key;
    memcpy(sorted->cells + i * stride, batch->cells + group * stride, stride * sizeof *sorted->cells);
    if (!batch->sizes) continue;
    sorted->sizes[i] = batch->sizes[group];
    memcpy(sorted->members + sorted->member_count, batch->members + starts[order[i].batch][group],
           batch->sizes[group] * sizeof *sorted->members);
    sorted->member_count += batch->sizes[group];
  }
  sorted->groups = groups;
  for (size_t b = 0; starts && b < count; b++) free(starts[b]);
  free(starts);
  block_free(order);
  return fine;
}

static size_t count_groups(const GroupBatch *batches, size_t count) {
  size_t groups = 0;
  for (size_t b = 0; b < count; b++) groups += batches[b].groups;
  return groups;
}

static bool in_order(const GroupBatch *batches, size_t count) {
  uint64_t before = 0;
  for (size_t b = 0; b < count; b++)
    for (size_t g = 0; g < batches[b].groups; g++) {
      if (batches[b].keys[g] < before) return false;
      before = batches[b].keys[g];
    }
  return true;
}

/* Hashed batches come in no order; those of a table that is not large are put into one. */
static Status order_batches(const GroupPlan *plan, GroupBatch **batches, size_t *count, Error *error) {
  size_t groups = count_groups(*batches, *count);
  if (groups > SORTED_GROUPS || in_order(*batches, *count)) return STATUS_OK;
  GroupBatch *sorted = memory_new(1, sizeof *sorted);
  bool fine = sorted && sort_batches(plan, *batches, *count, groups, sorted);
  batches_free(*batches, *count);
  *batches = sorted;
  *count = sorted ? 1 : 0;
  return fine ? STATUS_OK : block_failure(error, "grouping");
}

/* Without keys there is one group, even of no rows. */
static bool add_empty_group(GroupBatch *batches, size_t count, const GroupPlan *plan) {
  if (plan->key.column_count > 0 || count == 0 || count_groups(batches, count) > 0) return true;
  batch_free(&batches[0]);
  batches[0].keys = block_zero(1, sizeof *batches[0].keys);
  batches[0].cells = block_new(plan->slot_count + 1, sizeof(Cell));
  batches[0].sizes = block_zero(1, sizeof *batches[0].sizes);
  batches[0].members = block_new(1, sizeof *batches[0].members);
  if (!batches[0].keys || !batches[0].cells || !batches[0].sizes || !batches[0].members) return false;
  cells_start(plan, batches[0].cells, 1);
  batches[0].groups = 1;
  return true;
}

static Status start_plan(GroupPlan *plan, const Frame *frame, const char *const *keys, size_t key_count, Error *error) {
  *plan = (GroupPlan){.frame = frame, .rows_of = frame->selection, .rows = frame->rows};
  return key_new(&plan->key, frame, keys, key_count, dense_most(frame), error);
}

Status frame_group(const Frame *frame, const char *const *keys, size_t key_count, const Aggregate *aggregates,
                   size_t aggregate_count, Frame **out, Error *error) {
  GroupPlan plan;
  GroupBatch *batches = NULL;
  size_t count = 0;
  Status status = start_plan(&plan, frame, keys, key_count, error);
  if (status == STATUS_OK) status = plan_lower(&plan, aggregates, aggregate_count, error);
  if (status == STATUS_OK) status = run_plan(&plan, &batches, &count, error);
  if (status == STATUS_OK) status = order_batches(&plan, &batches, &count, error);
  if (status == STATUS_OK && !add_empty_group(batches, count, &plan)) status = block_failure(error, "grouping");
  if (status == STATUS_OK) status = group_emit(&plan, batches, count, keys, out, error);
  batches_free(batches, count);
  plan_free(&plan);
  return status;
}

static Status gather_members(const Frame *frame, const GroupBatch *batches, size_t count, Frame **out, Error *error) {
  size_t total = 0;
  for (size_t b = 0; b < count; b++) total += batches[b].member_count;
  uint32_t *rows = block_new(total, sizeof *rows);
  if (!rows) return block_failure(error, "picking rows");
  size_t at = 0;
  for (size_t b = 0; b < count; b++) {
    if (batches[b].member_count) memcpy(rows + at, batches[b].members, batches[b].member_count * sizeof *rows);
    at += batches[b].member_count;
  }
  Status status = frame_gather(frame, rows, total, out, error);
  block_free(rows);
  return status;
}

static Status top_by_parts(GroupPlan *plan, Frame **out, Error *error) {
  GroupBatch *batches = NULL;
  size_t count = 0;
  Status status = group_partitioned(plan, &batches, &count, error);
  if (status == STATUS_OK) status = order_batches(plan, &batches, &count, error);
  if (status == STATUS_OK) status = gather_members(plan->frame, batches, count, out, error);
  batches_free(batches, count);
  return status;
}

static Status top_by_index(const GroupPlan *plan, Frame **out, Error *error) {
  uint32_t *rows = NULL;
  size_t count;
  Status status = top_direct(plan, &rows, &count, error);
  if (status == STATUS_OK) status = frame_gather(plan->frame, rows, count, out, error);
  block_free(rows);
  return status;
}

Status frame_top(const Frame *frame, const char *const *keys, size_t key_count, const Expr *order, bool descending,
                 size_t most, Frame **out, Error *error) {
  GroupPlan plan;
  if (order && expr_type(order) != EXPR_F64 && expr_type(order) != EXPR_I64)
    return error_set(error, STATUS_INVALID, "the rows that come first are chosen by a number");
  Status status = start_plan(&plan, frame, keys, key_count, error);
  Input input = {.expr = order, .column = order ? expr_plain_column(order) : NULL, .partner = NO_INPUT};
  input.nullable = !input.column || input.column->valid;
  plan.top = most ? most : 1;
  plan.descending = descending;
  if (status == STATUS_OK && order) {
    plan.inputs = memory_new(1, sizeof *plan.inputs);
    if (!plan.inputs) status = error_nomem(error, "picking rows");
    if (plan.inputs) plan.inputs[plan.input_count++] = input;
  }
  if (status == STATUS_OK)
    status = top_fits_direct(&plan) ? top_by_index(&plan, out, error) : top_by_parts(&plan, out, error);
  plan_free(&plan);
  return status;
}
