/* Grouping where the key is an index: each chunk of rows has a table of all groups; tables are merged in order. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/group_internal.h"

enum { SMALLEST_CHUNK = 1 << 16, MOST_CHUNKS = 64, ROWS_A_GROUP = 6 };
static const size_t MOST_TABLE_BYTES = (size_t)8 << 20;

typedef struct Direct {
  const GroupPlan *plan;
  size_t groups, chunk;
  Cell **tables;  /* by chunk */
  uint8_t **seen; /* by chunk: whether a group has a row */
} Direct;

bool group_fits_direct(const GroupPlan *plan) {
  if (plan->whole_groups || plan->members || plan->top || plan->key.packed) return false;
  size_t bytes;
  if (__builtin_mul_overflow((size_t)plan->key.range, plan->slot_count * sizeof(Cell) + 1, &bytes)) return false;
  return bytes <= MOST_TABLE_BYTES && plan->key.range <= plan->rows / ROWS_A_GROUP + 4096;
}

/* Rows a chunk: enough that merging its table costs little beside filling it; the same for any number of threads. */
static size_t chunk_rows(const GroupPlan *plan) {
  size_t rows = SMALLEST_CHUNK;
  if (rows < plan->key.range * ROWS_A_GROUP) rows = (size_t)plan->key.range * ROWS_A_GROUP;
  if (rows < plan->rows / MOST_CHUNKS) rows = plan->rows / MOST_CHUNKS;
  return (rows + GROUP_BLOCK - 1) / GROUP_BLOCK * GROUP_BLOCK;
}

static void row_numbers(uint32_t *rows, size_t from, size_t count) {
  for (size_t i = 0; i < count; i++) rows[i] = (uint32_t)(from + i);
}

static Status fill_table(const Direct *direct, Feed *feed, size_t from, size_t end, Cell *table, uint8_t *seen) {
  const GroupPlan *plan = direct->plan;
  uint32_t ids[GROUP_BLOCK], rows[GROUP_BLOCK];
  for (; from < end; from += GROUP_BLOCK) {
    size_t count = end - from < GROUP_BLOCK ? end - from : GROUP_BLOCK;
    key_load_small(&plan->key, plan->rows_of, from, count, ids);
    Status status = feed_load(feed, from, count);
    if (status != STATUS_OK) return status;
    if (plan->needs_rows) row_numbers(rows, from, count);
    for (size_t i = 0; i < count; i++) seen[ids[i]] = 1;
    cells_fold(plan, table, ids, count, feed->values, feed->nulls, rows);
  }
  return STATUS_OK;
}

static Status work(void *context, size_t index, size_t worker) {
  (void)worker;
  Direct *direct = context;
  const GroupPlan *plan = direct->plan;
  Cell *table = direct->tables[index] = block_new(direct->groups * plan->slot_count + 1, sizeof *table);
  uint8_t *seen = direct->seen[index] = block_zero(direct->groups, 1);
  Feed feed;
  Status status = feed_new(&feed, plan) && table && seen ? STATUS_OK : STATUS_NOMEM;
  if (status == STATUS_OK) {
    cells_start(plan, table, direct->groups);
    size_t from = index * direct->chunk, end = from + direct->chunk < plan->rows ? from + direct->chunk : plan->rows;
    status = fill_table(direct, &feed, from, end, table, seen);
  }
  feed_free(&feed);
  return status;
}

enum { MERGE_GROUPS = 4096 };

typedef struct Merge {
  const Direct *direct;
  size_t chunks;
} Merge;

static Status merge_piece(void *context, size_t index, size_t worker) {
  (void)worker;
  const Merge *merge = context;
  const Direct *direct = merge->direct;
  size_t from = index * MERGE_GROUPS, stride = direct->plan->slot_count;
  size_t count = direct->groups - from < MERGE_GROUPS ? direct->groups - from : MERGE_GROUPS;
  for (size_t c = 1; c < merge->chunks; c++) {
    cells_merge(direct->plan, direct->tables[0] + from * stride, direct->tables[c] + from * stride, count);
    for (size_t g = from; g < from + count; g++) direct->seen[0][g] |= direct->seen[c][g];
  }
  return STATUS_OK;
}

/* The groups that have rows, closed up. */
static bool collect(const Direct *direct, GroupBatch *batch) {
  size_t stride = direct->plan->slot_count, found = 0;
  const uint8_t *seen = direct->seen[0];
  for (size_t g = 0; g < direct->groups; g++) found += seen[g];
  batch->keys = block_new(found, sizeof *batch->keys);
  if (!batch->keys) return false;
  batch->cells = direct->tables[0];
  direct->tables[0] = NULL;
  for (size_t g = 0; g < direct->groups; g++) {
    if (!seen[g]) continue;
    if (batch->groups != g)
      memcpy(batch->cells + batch->groups * stride, batch->cells + g * stride, stride * sizeof(Cell));
    batch->keys[batch->groups++] = g;
  }
  return true;
}

static Status run_direct(Direct *direct, size_t chunks, GroupBatch *batch) {
  Status status = pool_run(0, chunks, work, direct);
  if (status != STATUS_OK) return status;
  Merge merge = {direct, chunks};
  if (chunks > 1) status = pool_run(0, (direct->groups + MERGE_GROUPS - 1) / MERGE_GROUPS, merge_piece, &merge);
  if (status == STATUS_OK && !collect(direct, batch)) status = STATUS_NOMEM;
  return status;
}

Status group_direct(GroupPlan *plan, GroupBatch **batches, size_t *batch_count, Error *error) {
  Direct direct = {.plan = plan, .groups = (size_t)plan->key.range, .chunk = chunk_rows(plan)};
  size_t chunks = (plan->rows + direct.chunk - 1) / direct.chunk;
  if (chunks == 0) chunks = 1;
  direct.tables = memory_new(chunks, sizeof *direct.tables);
  direct.seen = memory_new(chunks, sizeof *direct.seen);
  *batches = memory_new(1, sizeof **batches);
  *batch_count = 1;
  Status status = direct.tables && direct.seen && *batches ? run_direct(&direct, chunks, *batches) : STATUS_NOMEM;
  for (size_t i = 0; i < chunks; i++) {
    if (direct.tables) block_free(direct.tables[i]);
    if (direct.seen) block_free(direct.seen[i]);
  }
  free(direct.tables);
  free(direct.seen);
  if (status == STATUS_NOMEM) return block_failure(error, "grouping");
  return status == STATUS_OK ? STATUS_OK : error_set(error, status, "interrupted");
}
