/* Grouping by parts: rows are dealt to parts by their key, so that all rows of a group meet in one part, in order. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/group_internal.h"

enum { ROWS_A_PART = 40000, MOST_PARTS = 512, MOST_CHUNKS = 64, SMALLEST_CHUNK = 1 << 16, SPARSE = 4 };
static const uint64_t SPREAD = 0x9E3779B97F4A7C15u, SPREAD_AGAIN = 0xD6E8FEB86659FD93u;

typedef struct Parts {
  const GroupPlan *plan;
  bool hashed; /* parts by hash of the key; otherwise by its high bits, so that parts are in order */
  int shift;
  size_t count;
  size_t chunk, chunks;
  size_t *next;     /* [chunk][part]: first the count, then where the chunk's rows of the part go */
  size_t *starts;   /* by part, and the end */
  uint64_t *keys;   /* dealt out: by part, within it in row order; only when hashed */
  uint32_t *places; /* otherwise: how far the key is from the part's first */
  Cell **values;
  uint8_t **nulls;
  uint32_t *rows;
  GroupBatch *batches;
} Parts;

void batch_free(GroupBatch *batch) {
  block_free(batch->keys);
  block_free(batch->cells);
  block_free(batch->members);
  block_free(batch->sizes);
  *batch = (GroupBatch){0};
}

static size_t part_of(const Parts *parts, uint64_t key) {
  if (parts->count == 1) return 0;
  return (size_t)(parts->hashed ? key * SPREAD >> parts->shift : key >> parts->shift);
}

static int log2_up(uint64_t n) { return n <= 1 ? 0 : 64 - __builtin_clzll(n - 1); }

static void choose_parts(Parts *parts) {
  const GroupPlan *plan = parts->plan;
  int bits = log2_up(plan->rows / ROWS_A_PART + 1);
  if (bits > log2_up(MOST_PARTS)) bits = log2_up(MOST_PARTS);
  parts->hashed = plan->key.packed;
  int range_bits = log2_up(plan->key.range);
  parts->shift = parts->hashed ? 64 - bits : range_bits > bits ? range_bits - bits : 0;
  parts->count = bits == 0       ? 1
                 : parts->hashed ? (size_t)1 << bits
                                 : (size_t)((plan->key.range - 1) >> parts->shift) + 1;
  parts->chunk = plan->rows / MOST_CHUNKS < SMALLEST_CHUNK ? SMALLEST_CHUNK : plan->rows / MOST_CHUNKS;
  parts->chunk = (parts->chunk + GROUP_BLOCK - 1) / GROUP_BLOCK * GROUP_BLOCK;
  parts->chunks = (plan->rows + parts->chunk - 1) / parts->chunk;
}

static size_t chunk_end(const Parts *parts, size_t index) {
  size_t end = (index + 1) * parts->chunk;
  return end < parts->plan->rows ? end : parts->plan->rows;
}

static Status count_chunk(void *context, size_t index, size_t worker) {
  (void)worker;
  Parts *parts = context;
  size_t *counts = parts->next + index * parts->count, end = chunk_end(parts, index);
  uint64_t keys[GROUP_BLOCK];
  for (size_t from = index * parts->chunk; from < end; from += GROUP_BLOCK) {
    size_t count = end - from < GROUP_BLOCK ? end - from : GROUP_BLOCK;
    key_load(&parts->plan->key, parts->plan->rows_of, from, count, keys);
    for (size_t i = 0; i < count; i++) counts[part_of(parts, keys[i])]++;
  }
  return STATUS_OK;
}

/* Counts become places: part by part, within a part chunk by chunk. */
static void place_chunks(Parts *parts) {
  size_t at = 0;
  for (size_t p = 0; p < parts->count; p++) {
    parts->starts[p] = at;
    for (size_t c = 0; c < parts->chunks; c++) {
      size_t *next = &parts->next[c * parts->count + p], count = *next;
      *next = at;
      at += count;
    }
  }
  parts->starts[parts->count] = at;
}

static void deal_inputs(Parts *parts, const Feed *feed, const uint32_t *places, size_t count) {
  for (size_t k = 0; k < parts->plan->input_count; k++) {
    Cell *values = parts->values[k];
    for (size_t i = 0; i < count; i++) values[places[i]] = feed->values[k][i];
    uint8_t *nulls = parts->nulls[k];
    if (!nulls) continue;
    for (size_t i = 0; i < count; i++) nulls[places[i]] = feed->nulls[k] ? feed->nulls[k][i] : 0;
  }
}

static Status deal_rows(Parts *parts, Feed *feed, size_t index) {
  size_t *next = parts->next + index * parts->count, end = chunk_end(parts, index);
  uint64_t keys[GROUP_BLOCK], mask = parts->count == 1 ? UINT64_MAX : ((uint64_t)1 << parts->shift) - 1;
  uint32_t places[GROUP_BLOCK];
  for (size_t from = index * parts->chunk; from < end; from += GROUP_BLOCK) {
    size_t count = end - from < GROUP_BLOCK ? end - from : GROUP_BLOCK;
    key_load(&parts->plan->key, parts->plan->rows_of, from, count, keys);
    Status status = feed_load(feed, from, count);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < count; i++) places[i] = (uint32_t)next[part_of(parts, keys[i])]++;
    if (parts->hashed)
      for (size_t i = 0; i < count; i++) parts->keys[places[i]] = keys[i];
    else
      for (size_t i = 0; i < count; i++) parts->places[places[i]] = (uint32_t)(keys[i] & mask);
    for (size_t i = 0; parts->rows && i < count; i++) parts->rows[places[i]] = (uint32_t)(from + i);
    deal_inputs(parts, feed, places, count);
  }
  return STATUS_OK;
}

static Status deal_chunk(void *context, size_t index, size_t worker) {
  (void)worker;
  Parts *parts = context;
  Feed feed;
  Status status = feed_new(&feed, parts->plan) ? deal_rows(parts, &feed, index) : STATUS_NOMEM;
  feed_free(&feed);
  return status;
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

static Status work_part(void *context, size_t index, size_t worker) {
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

static bool parts_new(Parts *parts) {
  const GroupPlan *plan = parts->plan;
  parts->next = memory_new(parts->chunks * parts->count, sizeof *parts->next);
  parts->starts = memory_new(parts->count + 1, sizeof *parts->starts);
  parts->values = memory_new(plan->input_count, sizeof *parts->values);
  parts->nulls = memory_new(plan->input_count, sizeof *parts->nulls);
  if (parts->hashed)
    parts->keys = block_new(plan->rows, sizeof *parts->keys);
  else
    parts->places = block_new(plan->rows, sizeof *parts->places);
  parts->batches = memory_new(parts->count, sizeof *parts->batches);
  bool fine =
      parts->next && parts->starts && parts->values && parts->nulls && (parts->keys || parts->places) && parts->batches;
  for (size_t k = 0; fine && k < plan->input_count; k++) {
    parts->values[k] = block_new(plan->rows, sizeof(Cell));
    if (plan->inputs[k].nullable) parts->nulls[k] = block_new(plan->rows, 1);
    fine = parts->values[k] && (parts->nulls[k] || !plan->inputs[k].nullable);
  }
  if (fine && (plan->needs_rows || plan->members || plan->top))
    fine = (parts->rows = block_new(plan->rows, sizeof *parts->rows)) != NULL;
  return fine;
}

static void parts_free(Parts *parts) {
  for (size_t k = 0; k < parts->plan->input_count; k++) {
    if (parts->values) block_free(parts->values[k]);
    if (parts->nulls) block_free(parts->nulls[k]);
  }
  free(parts->next);
  free(parts->starts);
  free(parts->values);
  free(parts->nulls);
  block_free(parts->keys);
  block_free(parts->places);
  block_free(parts->rows);
}

Status group_partitioned(GroupPlan *plan, GroupBatch **batches, size_t *batch_count, Error *error) {
  Parts parts = {.plan = plan};
  choose_parts(&parts);
  Status status = parts_new(&parts) ? pool_run(0, parts.chunks, count_chunk, &parts) : STATUS_NOMEM;
  if (status == STATUS_OK) {
    place_chunks(&parts);
    status = pool_run(0, parts.chunks, deal_chunk, &parts);
  }
  if (status == STATUS_OK) status = pool_run(0, parts.count, work_part, &parts);
  parts_free(&parts);
  *batches = parts.batches;
  *batch_count = parts.batches ? parts.count : 0;
  if (status == STATUS_NOMEM) return block_failure(error, "grouping");
  return status == STATUS_OK ? STATUS_OK : error_set(error, status, "interrupted");
}
