/* Grouping where the key is an index: each chunk of rows has a table of all groups; tables are merged in order. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/group_internal.h"

enum {
  SMALLEST_CHUNK = 1 << 16,
  MOST_CHUNKS = 64,
  ROWS_A_GROUP = 6,
  ROWS_A_GROUP_AND_CHUNK = 12,
  STEP = GROUP_BLOCK / 2
};
static const size_t MOST_TABLE_BYTES = (size_t)8 << 20;

typedef struct Direct {
  const GroupPlan *plan;
  Record record;
  size_t groups, chunk, chunks;
  Cell **tables;  /* by chunk: a record a group */
  uint8_t **seen; /* by chunk: whether a group has a row; where the records do not tell */
  Cell *cells;    /* of all chunks together */
  uint8_t *marks;
} Direct;

bool group_fits_direct(const GroupPlan *plan) {
  if (plan->whole_groups || plan->members || plan->top || plan->key.packed) return false;
  size_t bytes;
  if (__builtin_mul_overflow((size_t)plan->key.range, plan->slot_count * sizeof(Cell) + 1, &bytes)) return false;
  return bytes <= MOST_TABLE_BYTES && plan->key.range <= plan->rows / ROWS_A_GROUP + 4096;
}

/* How many chunks: so few that merging their tables costs little beside filling them, and the same for any number of
 * threads. */
static void cut(Direct *direct) {
  size_t rows = direct->plan->rows, chunks = MOST_CHUNKS;
  while (chunks > 1 && (rows / chunks < SMALLEST_CHUNK || rows / chunks / ROWS_A_GROUP_AND_CHUNK < direct->groups))
    chunks /= 2;
  direct->chunk = (rows / chunks / STEP + 1) * STEP;
  direct->chunks = rows ? (rows + direct->chunk - 1) / direct->chunk : 1;
}

static void row_numbers(uint32_t *rows, size_t from, size_t count) {
  for (size_t i = 0; i < count; i++) rows[i] = (uint32_t)(from + i);
}

static Status fill_table(const Direct *direct, Feed *feed, uint64_t *words, size_t index) {
  const GroupPlan *plan = direct->plan;
  Cell *table = direct->tables[index];
  uint8_t *seen = direct->seen[index];
  uint32_t ids[STEP], rows[STEP];
  size_t from = index * direct->chunk, end = from + direct->chunk < plan->rows ? from + direct->chunk : plan->rows;
  for (; from < end; from += STEP) {
    size_t count = end - from < STEP ? end - from : STEP;
    key_load_small(&plan->key, plan->rows_of, from, count, ids);
    Status status = feed_load(feed, from, count);
    if (status != STATUS_OK) return status;
    if (plan->needs_rows) row_numbers(rows, from, count);
    for (size_t i = 0; seen && i < count; i++) seen[ids[i]] = 1;
    record_fold(&direct->record, feed, words, table, ids, count, rows);
  }
  return STATUS_OK;
}

static Status work(void *context, size_t index, size_t worker) {
  (void)worker;
  Direct *direct = context;
  const Record *record = &direct->record;
  Cell *table = direct->tables[index] = block_new(direct->groups * record->cells + 1, sizeof *table);
  uint64_t *words = block_new(record->words * GROUP_BLOCK, sizeof *words);
  if (record->marks) direct->seen[index] = block_zero(direct->groups, 1);
  Feed feed;
  bool fine = feed_new(&feed, direct->plan) && table && words && (direct->seen[index] || !record->marks);
  if (fine) record_start(record, table, direct->groups);
  Status status = fine ? fill_table(direct, &feed, words, index) : STATUS_NOMEM;
  feed_free(&feed);
  block_free(words);
  return status;
}

enum { MERGE_GROUPS = 4096 };

static void mark_present(const Direct *direct, size_t chunk, size_t from, size_t count) {
  for (size_t g = from; direct->seen[chunk] && g < from + count; g++) direct->marks[g] |= direct->seen[chunk][g];
}

/* Some groups of all chunks, in order of chunks. */
static Status merge_piece(void *context, size_t index, size_t worker) {
  (void)worker;
  const Direct *direct = context;
  const GroupPlan *plan = direct->plan;
  size_t from = index * MERGE_GROUPS, stride = plan->slot_count, present = direct->record.present;
  size_t count = direct->groups - from < MERGE_GROUPS ? direct->groups - from : MERGE_GROUPS;
  Cell *cells = direct->cells + from * stride;
  cells_start(plan, cells, count);
  for (size_t c = 0; c < direct->chunks; c++) {
    record_merge(&direct->record, cells, direct->tables[c] + from * direct->record.cells, count);
    mark_present(direct, c, from, count);
  }
  if (direct->record.marks) return STATUS_OK;
  int64_t none = cell_start(plan->slots[present].kind).integer;
  for (size_t g = 0; g < count; g++) direct->marks[from + g] = cells[g * stride + present].integer != none;
  return STATUS_OK;
}

/* The groups that have rows, closed up. */
static bool collect(Direct *direct, GroupBatch *batch) {
  size_t stride = direct->plan->slot_count, found = 0;
  for (size_t g = 0; g < direct->groups; g++) found += direct->marks[g];
  batch->keys = block_new(found, sizeof *batch->keys);
  if (!batch->keys) return false;
  batch->cells = direct->cells;
  direct->cells = NULL;
  for (size_t g = 0; g < direct->groups; g++) {
    if (!direct->marks[g]) continue;
    if (batch->groups != g)
      memcpy(batch->cells + batch->groups * stride, batch->cells + g * stride, stride * sizeof(Cell));
    batch->keys[batch->groups++] = g;
  }
  return true;
}

static Status run_direct(Direct *direct, GroupBatch *batch) {
  direct->cells = block_new(direct->groups * direct->plan->slot_count + 1, sizeof *direct->cells);
  direct->marks = block_zero(direct->groups, 1);
  if (!direct->cells || !direct->marks) return STATUS_NOMEM;
  Status status = pool_run(0, direct->chunks, work, direct);
  if (status == STATUS_OK)
    status = pool_run(0, (direct->groups + MERGE_GROUPS - 1) / MERGE_GROUPS, merge_piece, direct);
  if (status == STATUS_OK && !collect(direct, batch)) status = STATUS_NOMEM;
  return status;
}

Status group_direct(GroupPlan *plan, GroupBatch **batches, size_t *batch_count, Error *error) {
  Direct direct = {.plan = plan, .groups = (size_t)plan->key.range};
  cut(&direct);
  direct.tables = memory_new(direct.chunks, sizeof *direct.tables);
  direct.seen = memory_new(direct.chunks, sizeof *direct.seen);
  *batches = memory_new(1, sizeof **batches);
  *batch_count = 1;
  bool fine = direct.tables && direct.seen && *batches && record_new(&direct.record, plan, direct.chunk);
  Status status = fine ? run_direct(&direct, *batches) : STATUS_NOMEM;
  for (size_t i = 0; i < direct.chunks; i++) {
    if (direct.tables) block_free(direct.tables[i]);
    if (direct.seen) block_free(direct.seen[i]);
  }
  block_free(direct.cells);
  block_free(direct.marks);
  record_free(&direct.record);
  free(direct.tables);
  free(direct.seen);
  if (status == STATUS_NOMEM) return block_failure(error, "grouping");
  return status == STATUS_OK ? STATUS_OK : error_set(error, status, "interrupted");
}
