/* The rows of one part, group by group: which groups there are, their aggregates, members and best rows. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/group_parts.h"

enum { SPARSE = 4 };

void batch_free(GroupBatch *batch) {
  block_free(batch->keys);
  block_free(batch->cells);
  block_free(batch->members);
  block_free(batch->sizes);
  *batch = (GroupBatch){0};
}

/* The rows of one part: numbered group by group. */
typedef struct Local {
  const Parts *parts;
  size_t from, rows;
  uint32_t *ids;
  size_t *ends; /* groups + 1: where the values of each group end, once they are laid out */
  GroupBatch *batch;
} Local;

/* Ids through a table of the whole range of the part, in order of keys. */
static bool index_groups(Local *local, uint64_t low, uint64_t width) {
  uint32_t *numbers = block_zero(width, sizeof *numbers);
  if (!numbers) return false;
  const uint32_t *places = local->parts->places + local->from;
  for (size_t i = 0; i < local->rows; i++) numbers[places[i]] = 1;
  size_t groups = 0;
  for (size_t g = 0; g < width; g++) groups += numbers[g];
  uint64_t *found = local->batch->keys = block_new(groups, sizeof *found);
  for (size_t g = 0, at = 0; found && g < width; g++) {
    if (!numbers[g]) continue;
    found[at] = low + g;
    numbers[g] = (uint32_t)at++;
  }
  for (size_t i = 0; found && i < local->rows; i++) local->ids[i] = numbers[places[i]];
  local->batch->groups = groups;
  block_free(numbers);
  return found != NULL;
}

static bool hash_groups(Local *local, const uint64_t *keys) {
  int bits = log2_up(local->rows * 2 + 2), shift = 64 - bits;
  size_t mask = ((size_t)1 << bits) - 1, groups = 0;
  uint32_t *slots = block_zero(mask + 1, sizeof *slots);
  uint64_t *found = block_new(local->rows, sizeof *found);
  for (size_t i = 0; slots && found && i < local->rows; i++) {
    size_t at = (size_t)((keys[i] ^ keys[i] >> 32) * SPREAD_AGAIN >> shift);
    while (slots[at] && found[slots[at] - 1] != keys[i]) at = (at + 1) & mask;
    if (!slots[at]) {
      found[groups++] = keys[i];
      slots[at] = (uint32_t)groups;
    }
    local->ids[i] = slots[at] - 1;
  }
  bool fine = slots && found;
  block_free(slots);
  local->batch->keys = found;
  local->batch->groups = groups;
  return fine;
}

static bool find_groups(Local *local, size_t part) {
  const Parts *parts = local->parts;
  uint64_t range = parts->plan->key.range;
  if (parts->hashed) return hash_groups(local, parts->keys + local->from);
  uint64_t low = parts->count == 1 ? 0 : (uint64_t)part << parts->shift;
  uint64_t width = parts->count == 1 ? range : (uint64_t)1 << parts->shift;
  if (width > range - low) width = range - low;
  if (width <= (uint64_t)local->rows * SPARSE + 4096) return index_groups(local, low, width);
  uint64_t *keys = block_new(local->rows, sizeof *keys);
  for (size_t i = 0; keys && i < local->rows; i++) keys[i] = low + parts->places[local->from + i];
  bool fine = keys && hash_groups(local, keys);
  block_free(keys);
  return fine;
}

/* Where the members of each group begin when rows are laid out group by group. */
static bool lay_out_groups(Local *local) {
  size_t groups = local->batch->groups;
  local->ends = block_zero(groups + 1, sizeof *local->ends);
  if (!local->ends) return false;
  for (size_t i = 0; i < local->rows; i++) local->ends[local->ids[i] + 1]++;
  for (size_t g = 0; g < groups; g++) local->ends[g + 1] += local->ends[g];
  return true;
}

static bool fold_part(Local *local) {
  const Parts *parts = local->parts;
  const GroupPlan *plan = parts->plan;
  GroupBatch *batch = local->batch;
  batch->cells = block_new(batch->groups * plan->slot_count + 1, sizeof *batch->cells);
  Cell **values = memory_new(plan->input_count, sizeof *values);
  uint8_t **nulls = memory_new(plan->input_count, sizeof *nulls);
  bool fine = batch->cells && values && nulls;
  if (fine) cells_start(plan, batch->cells, batch->groups);
  for (size_t from = 0; fine && from < local->rows; from += GROUP_BLOCK) {
    size_t count = local->rows - from < GROUP_BLOCK ? local->rows - from : GROUP_BLOCK;
    for (size_t k = 0; k < plan->input_count; k++) {
      values[k] = parts->values[k] + local->from + from;
      nulls[k] = parts->nulls[k] ? parts->nulls[k] + local->from + from : NULL;
    }
    cells_fold(plan, batch->cells, local->ids + from, count, values, nulls,
               parts->rows ? parts->rows + local->from + from : NULL);
  }
  free(values);
  free(nulls);
  return fine;
}

/* The values of one aggregate, group by group, nulls left out. */
static void gather_values(const Local *local, const Lowered *lowered, Cell *space, Cell *second, size_t *at) {
  const Parts *parts = local->parts;
  size_t groups = local->batch->groups;
  const Cell *values = parts->values[lowered->input] + local->from;
  const uint8_t *nulls = parts->nulls[lowered->input];
  const Cell *others = lowered->second == NO_INPUT ? NULL : parts->values[lowered->second] + local->from;
  const uint8_t *other_nulls = others ? parts->nulls[lowered->second] : NULL;
  memcpy(at, local->ends, (groups + 1) * sizeof *at);
  for (size_t i = 0; i < local->rows; i++) {
    if ((nulls && nulls[local->from + i]) || (other_nulls && other_nulls[local->from + i])) continue;
    size_t to = at[local->ids[i]]++;
    space[to] = values[i];
    if (others) second[to] = others[i];
  }
}

static void answer_groups(const Local *local, const Lowered *lowered, Cell *space, Cell *second, const size_t *at) {
  size_t stride = local->parts->plan->slot_count, groups = local->batch->groups;
  for (size_t g = 0; g < groups; g++) {
    Cell *cells = local->batch->cells + g * stride;
    size_t from = local->ends[g], count = at[g] - from;
    cells[lowered->count].integer = whole_value(lowered, space + from, second + from, count, &cells[lowered->slots[0]]);
  }
}

static bool whole_aggregates(const Local *local) {
  const GroupPlan *plan = local->parts->plan;
  Cell *space = block_new(local->rows, sizeof *space), *second = block_new(local->rows, sizeof *second);
  size_t *at = block_new(local->batch->groups + 1, sizeof *at);
  bool fine = space && second && at;
  const Lowered *before = NULL; /* whose values are there, perhaps in another order */
  for (size_t i = 0; fine && i < plan->lowered_count; i++) {
    const Lowered *lowered = &plan->lowered[i];
    AggregateKind kind = lowered->aggregate->kind;
    if (kind < AGGREGATE_MEDIAN || kind == AGGREGATE_LIST) continue;
    bool there = before && before->input == lowered->input && before->second == NO_INPUT && lowered->second == NO_INPUT;
    if (!there) gather_values(local, lowered, space, second, at);
    answer_groups(local, lowered, space, second, at);
    before = lowered;
  }
  block_free(space);
  block_free(second);
  block_free(at);
  return fine;
}

static bool list_members(const Local *local) {
  GroupBatch *batch = local->batch;
  size_t *at = block_new(batch->groups + 1, sizeof *at);
  batch->members = block_new(local->rows, sizeof *batch->members);
  batch->sizes = block_new(batch->groups, sizeof *batch->sizes);
  bool fine = at && batch->members && batch->sizes;
  if (fine) {
    memcpy(at, local->ends, (batch->groups + 1) * sizeof *at);
    for (size_t i = 0; i < local->rows; i++) batch->members[at[local->ids[i]]++] = local->parts->rows[local->from + i];
    for (size_t g = 0; g < batch->groups; g++) batch->sizes[g] = (uint32_t)(local->ends[g + 1] - local->ends[g]);
    batch->member_count = local->rows;
  }
  block_free(at);
  return fine;
}

/* Keeps a group's best rows in order while its rows come by; ties go to the row that came first. */
static void keep_best(double *best, uint32_t *members, uint32_t *size, size_t most, double value, uint32_t row) {
  size_t at = *size;
  if (at == most) {
    if (value <= best[most - 1]) return;
    at--;
  } else {
    (*size)++;
  }
  for (; at > 0 && best[at - 1] < value; at--) {
    best[at] = best[at - 1];
    members[at] = members[at - 1];
  }
  best[at] = value;
  members[at] = row;
}

static bool list_best(const Local *local) {
  const Parts *parts = local->parts;
  const GroupPlan *plan = parts->plan;
  GroupBatch *batch = local->batch;
  size_t most = plan->top, room;
  if (__builtin_mul_overflow(batch->groups, most, &room)) return false;
  double *best = block_new(room, sizeof *best);
  batch->members = block_new(room, sizeof *batch->members);
  batch->sizes = block_zero(batch->groups, sizeof *batch->sizes);
  bool fine = best && batch->members && batch->sizes;
  const Cell *values = plan->input_count ? parts->values[0] + local->from : NULL;
  const uint8_t *nulls = plan->input_count ? parts->nulls[0] : NULL;
  for (size_t i = 0; fine && i < local->rows; i++) {
    size_t group = local->ids[i];
    double value = !values ? 0 : plan->descending ? values[i].number : -values[i].number;
    if ((nulls && nulls[local->from + i]) || value != value) continue;
    keep_best(best + group * most, batch->members + group * most, &batch->sizes[group], most, value,
              parts->rows[local->from + i]);
  }
  for (size_t g = 0; fine && g < batch->groups; g++) { /* closed up */
    memmove(batch->members + batch->member_count, batch->members + g * most, batch->sizes[g] * sizeof *batch->members);
    batch->member_count += batch->sizes[g];
  }
  block_free(best);
  return fine;
}

Status part_work(void *context, size_t index, size_t worker) {
  (void)worker;
  Parts *parts = context;
  const GroupPlan *plan = parts->plan;
  Local local = {.parts = parts, .from = parts->starts[index], .rows = parts->starts[index + 1] - parts->starts[index]};
  local.batch = &parts->batches[index];
  if (local.rows == 0) return STATUS_OK;
  local.ids = block_new(local.rows, sizeof *local.ids);
  bool fine = local.ids && find_groups(&local, index);
  if (fine && (plan->whole_groups || plan->members)) fine = lay_out_groups(&local);
  if (fine) fine = fold_part(&local);
  if (fine && plan->whole_groups) fine = whole_aggregates(&local);
  if (fine && plan->members) fine = list_members(&local);
  if (fine && plan->top) fine = list_best(&local);
  block_free(local.ids);
  block_free(local.ends);
  return fine ? STATUS_OK : STATUS_NOMEM;
}
