/* Grouping by parts: rows are dealt to parts by their key, so that all rows of a group meet in one part, in order. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/group_parts.h"

enum { ROWS_A_PART = 40000, MOST_PARTS = 512, MOST_CHUNKS = 64, SMALLEST_CHUNK = 1 << 16 };

static size_t part_of(const Parts *parts, uint64_t key) {
  if (parts->count == 1) return 0;
  return (size_t)(parts->hashed ? key * SPREAD >> parts->shift : key >> parts->shift);
}

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
  if (status == STATUS_OK) status = pool_run(0, parts.count, part_work, &parts);
  parts_free(&parts);
  *batches = parts.batches;
  *batch_count = parts.batches ? parts.count : 0;
  if (status == STATUS_NOMEM) return block_failure(error, "grouping");
  return status == STATUS_OK ? STATUS_OK : error_set(error, status, "interrupted");
}
