/* Columns made of rows picked from another: by row number, or by what a third column stores. */
#include <string.h>

#include "base/pool.h"
#include "frame/block.h"
#include "frame/column.h"
#include "frame/target.h"

static Column *gather_lists(const Column *column, const uint32_t *rows, size_t count) {
  size_t *starts = block_new(count + 1, sizeof *starts), total = 0;
  if (!starts) return NULL;
  for (size_t i = 0; i < count; i++) {
    starts[i] = total;
    if (rows[i] != UINT32_MAX) total += column->starts[rows[i] + 1] - column->starts[rows[i]];
  }
  starts[count] = total;
  uint32_t *picked = block_new(total, sizeof *picked);
  Column *made = NULL;
  if (picked) {
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
      for (size_t j = rows[i] == UINT32_MAX ? SIZE_MAX : column->starts[rows[i]];
           j != SIZE_MAX && j < column->starts[rows[i] + 1]; j++)
        picked[at++] = (uint32_t)j;
    Column *items = column_gather(column->items, picked, total);
    if (items) made = column_from_lists(items, starts, count);
  }
  block_free(picked);
  block_free(starts);
  return made;
}

enum { GATHER_CHUNK = 1 << 16 }; /* a multiple of 64, so that no two chunks share a word of the bitmap */

/* Rows picked from one column into another, chunk by chunk. */
typedef struct Gathering {
  const Column *from;
  Column *to;
  const uint32_t *rows;
  size_t count;
} Gathering;

FRAME_HOT static bool any_missing(const uint32_t *rows, size_t count) {
  uint32_t most = 0;
  for (size_t i = 0; i < count; i++) most = rows[i] > most ? rows[i] : most;
  return most == UINT32_MAX;
}

#define GATHER(type)                                                                          \
  do {                                                                                        \
    const type *from = gathering->from->data;                                                 \
    type *to = gathering->to->data;                                                           \
    if (missing)                                                                              \
      for (size_t i = start; i < end; i++) to[i] = rows[i] == UINT32_MAX ? 0 : from[rows[i]]; \
    else                                                                                      \
      for (size_t i = start; i < end; i++) to[i] = from[rows[i]];                             \
  } while (0)

static Status gather_chunk(void *context, size_t index, size_t worker) {
  (void)worker;
  const Gathering *gathering = context;
  const uint32_t *rows = gathering->rows;
  size_t start = index * GATHER_CHUNK;
  size_t end = start + GATHER_CHUNK < gathering->count ? start + GATHER_CHUNK : gathering->count;
  bool missing = any_missing(rows + start, end - start);
  switch (gathering->from->width) {
    case 1: GATHER(uint8_t); break;
    case 2: GATHER(uint16_t); break;
    case 4: GATHER(uint32_t); break;
    default: GATHER(uint64_t);
  }
  uint64_t *valid = gathering->to->valid;
  for (size_t i = start; valid && i < end; i++)
    if (rows[i] != UINT32_MAX && column_has(gathering->from, rows[i])) valid[i >> 6] |= (uint64_t)1 << (i & 63);
  return STATUS_OK;
}

Column *column_gather(const Column *column, const uint32_t *rows, size_t count) {
  if (column->type == COLUMN_LIST) return gather_lists(column, rows, count);
  bool nullable = column->valid || any_missing(rows, count);
  Column *made = column_raw(column->type, column->width, count, nullable);
  if (!made) return NULL;
  made->base = column->base;
  made->range = column->range;
  made->dict = dict_share(column->dict);
  Gathering gathering = {column, made, rows, count};
  if (pool_run(0, (count + GATHER_CHUNK - 1) / GATHER_CHUNK, gather_chunk, &gathering) == STATUS_OK) return made;
  column_release(made);
  return NULL;
}

/* A value for each code, put in the place of the codes. */
typedef struct Lookup {
  const Column *table, *codes;
  Column *to;
} Lookup;

#define LOOK_UP(name, code, value)                                                             \
  FRAME_HOT static void name(const code *codes, const value *table, value *to, size_t count) { \
    for (size_t i = 0; i < count; i++) to[i] = table[codes[i]];                                \
  }
LOOK_UP(look_up_1_1, uint8_t, uint8_t)
LOOK_UP(look_up_1_2, uint8_t, uint16_t)
LOOK_UP(look_up_1_4, uint8_t, uint32_t)
LOOK_UP(look_up_1_8, uint8_t, uint64_t)
LOOK_UP(look_up_2_1, uint16_t, uint8_t)
LOOK_UP(look_up_2_2, uint16_t, uint16_t)
LOOK_UP(look_up_2_4, uint16_t, uint32_t)
LOOK_UP(look_up_2_8, uint16_t, uint64_t)
LOOK_UP(look_up_4_1, uint32_t, uint8_t)
LOOK_UP(look_up_4_2, uint32_t, uint16_t)
LOOK_UP(look_up_4_4, uint32_t, uint32_t)
LOOK_UP(look_up_4_8, uint32_t, uint64_t)

static void look_up(const Lookup *lookup, size_t start, size_t count) {
  const void *codes = (const char *)lookup->codes->data + start * lookup->codes->width, *table = lookup->table->data;
  void *to = (char *)lookup->to->data + start * lookup->to->width;
  switch (lookup->codes->width * 16 + lookup->to->width) {
    case 0x11: look_up_1_1(codes, table, to, count); break;
    case 0x12: look_up_1_2(codes, table, to, count); break;
    case 0x14: look_up_1_4(codes, table, to, count); break;
    case 0x18: look_up_1_8(codes, table, to, count); break;
    case 0x21: look_up_2_1(codes, table, to, count); break;
    case 0x22: look_up_2_2(codes, table, to, count); break;
    case 0x24: look_up_2_4(codes, table, to, count); break;
    case 0x28: look_up_2_8(codes, table, to, count); break;
    case 0x41: look_up_4_1(codes, table, to, count); break;
    case 0x42: look_up_4_2(codes, table, to, count); break;
    case 0x44: look_up_4_4(codes, table, to, count); break;
    default: look_up_4_8(codes, table, to, count);
  }
}

static Status look_up_chunk(void *context, size_t index, size_t worker) {
  (void)worker;
  const Lookup *lookup = context;
  size_t start = index * GATHER_CHUNK, rows = lookup->codes->rows;
  size_t end = start + GATHER_CHUNK < rows ? start + GATHER_CHUNK : rows;
  look_up(lookup, start, end - start);
  uint64_t *valid = lookup->to->valid;
  for (size_t i = start; valid && i < end; i++)
    valid[i >> 6] |= (uint64_t)column_has(lookup->table, (size_t)column_stored(lookup->codes, i)) << (i & 63);
  return STATUS_OK;
}

Column *column_lookup(const Column *table, const Column *codes) {
  Column *made = column_raw(table->type, table->width, codes->rows, table->valid != NULL);
  if (!made) return NULL;
  made->base = table->base;
  made->range = table->range;
  made->dict = dict_share(table->dict);
  Lookup lookup = {table, codes, made};
  if (pool_run(0, (codes->rows + GATHER_CHUNK - 1) / GATHER_CHUNK, look_up_chunk, &lookup) == STATUS_OK) return made;
  column_release(made);
  return NULL;
}
