#include "frame/column.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/target.h"

static const char *const TYPE_NAMES[] = {"f64", "i64", "bool", "date", "string", "code", "list"};

const char *column_type_name(ColumnType type) { return TYPE_NAMES[type]; }

bool column_type_named(const char *name, ColumnType *type) {
  for (size_t i = 0; i < COLUMN_LIST; i++) {
    if (strcmp(name, TYPE_NAMES[i]) != 0) continue;
    *type = (ColumnType)i;
    return true;
  }
  return false;
}

static size_t words_for(size_t rows) { return (rows + 63) / 64; }

Column *column_raw(ColumnType type, uint8_t width, size_t rows, bool nullable) {
  Column *column = memory_new(1, sizeof *column);
  if (!column) return NULL;
  *column = (Column){.references = 1, .type = type, .width = width, .rows = rows};
  column->data = block_new(rows, width);
  if (nullable) column->valid = block_zero(words_for(rows), sizeof *column->valid);
  if (column->data && (!nullable || column->valid)) return column;
  column_release(column);
  return NULL;
}

Column *column_share(Column *column) {
  if (column) column->references++;
  return column;
}

void column_release(Column *column) {
  while (column && --column->references == 0) {
    Column *items = column->items;
    block_free(column->data);
    block_free(column->valid);
    block_free(column->starts);
    dict_release(column->dict);
    free(column);
    column = items;
  }
}

static bool any_null(const uint8_t *nulls, size_t rows) { return nulls && memchr(nulls, 1, rows) != NULL; }

static void set_valid(Column *column, const uint8_t *nulls) {
  for (size_t i = 0; i < column->rows; i++)
    if (!nulls[i]) column->valid[i >> 6] |= (uint64_t)1 << (i & 63);
}

uint8_t column_width(uint64_t most) {
  return most <= UINT8_MAX ? 1 : most <= UINT16_MAX ? 2 : most <= UINT32_MAX ? 4 : 8;
}

static void store(Column *column, size_t row, uint64_t value) {
  switch (column->width) {
    case 1: ((uint8_t *)column->data)[row] = (uint8_t)value; break;
    case 2: ((uint16_t *)column->data)[row] = (uint16_t)value; break;
    case 4: ((uint32_t *)column->data)[row] = (uint32_t)value; break;
    default: ((uint64_t *)column->data)[row] = value;
  }
}

Column *column_from_doubles(const double *values, const uint8_t *nulls, size_t rows) {
  bool nullable = any_null(nulls, rows);
  Column *column = column_raw(COLUMN_F64, 8, rows, nullable);
  if (!column) return NULL;
  double *data = column->data;
  if (rows) memcpy(data, values, rows * sizeof *data);
  if (!nullable) return column;
  set_valid(column, nulls);
  for (size_t i = 0; i < rows; i++)
    if (nulls[i]) data[i] = 0;
  return column;
}

/* The least and the greatest of the values that are there; both 0 when none is. */
static void extremes(const int64_t *values, const uint8_t *nulls, size_t rows, int64_t *least, int64_t *most) {
  int64_t low = INT64_MAX, high = INT64_MIN;
  for (size_t i = 0; i < rows; i++) {
    if (nulls && nulls[i]) continue;
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  *least = low > high ? 0 : low;
  *most = low > high ? 0 : high;
}

Column *column_from_integers(ColumnType type, const int64_t *values, const uint8_t *nulls, size_t rows) {
  int64_t least, most;
  extremes(values, nulls, rows, &least, &most);
  if (least >= 0 && most <= UINT8_MAX) least = 0; /* small counts stay as they are */
  uint64_t span = (uint64_t)most - (uint64_t)least;
  bool nullable = any_null(nulls, rows);
  Column *column = column_raw(type, column_width(span), rows, nullable);
  if (!column) return NULL;
  if (column->width < 8) {
    column->base = least;
    column->range = span + 1;
  }
  for (size_t i = 0; i < rows; i++) {
    bool none = nullable && nulls[i];
    store(column, i, none ? 0 : (uint64_t)values[i] - (uint64_t)column->base);
  }
  if (nullable) set_valid(column, nulls);
  return column;
}

Column *column_from_codes(ColumnType type, Dict *dict, const uint32_t *codes, const uint8_t *nulls, size_t rows) {
  /* What is stored for a null must be a code too. */
  if (dict_count(dict) == 0 && dict_add(dict, "", 0) == DICT_NONE) return NULL;
  uint32_t count = dict_count(dict);
  bool nullable = any_null(nulls, rows);
  Column *column = column_raw(type, column_width(count - 1), rows, nullable);
  if (!column) return NULL;
  column->range = count;
  column->dict = dict_share(dict);
  for (size_t i = 0; i < rows; i++) store(column, i, nullable && nulls[i] ? 0 : codes[i]);
  if (nullable) set_valid(column, nulls);
  return column;
}

Column *column_from_lists(Column *items, const size_t *starts, size_t rows) {
  Column *column = memory_new(1, sizeof *column);
  size_t *copy = block_new(rows + 1, sizeof *copy);
  if (!column || !copy) {
    free(column);
    block_free(copy);
    column_release(items);
    return NULL;
  }
  memcpy(copy, starts, (rows + 1) * sizeof *copy);
  *column = (Column){.references = 1, .type = COLUMN_LIST, .width = 1, .rows = rows, .starts = copy, .items = items};
  return column;
}

#define LOAD(name, stored, result)                                                                               \
  FRAME_HOT static void name(const stored *data, result base, const uint32_t *rows, size_t count, result *out) { \
    if (rows)                                                                                                    \
      for (size_t i = 0; i < count; i++) out[i] = (result)data[rows[i]] + base;                                  \
    else                                                                                                         \
      for (size_t i = 0; i < count; i++) out[i] = (result)data[i] + base;                                        \
  }
LOAD(integers_1, uint8_t, int64_t)
LOAD(integers_2, uint16_t, int64_t)
LOAD(integers_4, uint32_t, int64_t)
LOAD(stored_1, uint8_t, uint32_t)
LOAD(stored_2, uint16_t, uint32_t)
LOAD(stored_4, uint32_t, uint32_t)
LOAD(doubles_1, uint8_t, double)
LOAD(doubles_2, uint16_t, double)
LOAD(doubles_4, uint32_t, double)
LOAD(doubles_8, int64_t, double)

/* One base pointer for both ways of naming rows: consecutive ones start at `from`, picked ones at rows[from]. */
static const void *data_from(const Column *column, const uint32_t *rows, size_t from) {
  return (const char *)column->data + (rows ? 0 : from * column->width);
}

void column_load_integers(const Column *column, const uint32_t *rows, size_t from, size_t count, int64_t *out) {
  const void *data = data_from(column, rows, from);
  if (rows) rows += from;
  switch (column->width) {
    case 1: integers_1(data, column->base, rows, count, out); return;
    case 2: integers_2(data, column->base, rows, count, out); return;
    case 4: integers_4(data, column->base, rows, count, out); return;
    default: break;
  }
  const int64_t *wide = data;
  if (!rows) memcpy(out, wide, count * sizeof *out);
  for (size_t i = 0; rows && i < count; i++) out[i] = wide[rows[i]];
}

void column_load_stored(const Column *column, const uint32_t *rows, size_t from, size_t count, uint32_t *out) {
  const void *data = data_from(column, rows, from);
  if (rows) rows += from;
  switch (column->width) {
    case 1: stored_1(data, 0, rows, count, out); break;
    case 2: stored_2(data, 0, rows, count, out); break;
    default: stored_4(data, 0, rows, count, out);
  }
}

void column_load_doubles(const Column *column, const uint32_t *rows, size_t from, size_t count, double *out) {
  const void *data = data_from(column, rows, from);
  if (rows) rows += from;
  if (column->type == COLUMN_F64) {
    const double *wide = data;
    if (!rows) memcpy(out, wide, count * sizeof *out);
    for (size_t i = 0; rows && i < count; i++) out[i] = wide[rows[i]];
    return;
  }
  double base = (double)column->base;
  switch (column->width) {
    case 1: doubles_1(data, base, rows, count, out); break;
    case 2: doubles_2(data, base, rows, count, out); break;
    case 4: doubles_4(data, base, rows, count, out); break;
    default: doubles_8(data, 0, rows, count, out);
  }
}

void column_load_nulls(const Column *column, const uint32_t *rows, size_t from, size_t count, uint8_t *nulls) {
  if (!column->valid) {
    memset(nulls, 0, count);
    return;
  }
  for (size_t i = 0; i < count; i++) nulls[i] = !column_has(column, rows ? rows[from + i] : from + i);
}

static size_t total_rows(const Column *const *columns, size_t count) {
  size_t rows = 0;
  for (size_t i = 0; i < count; i++) rows += columns[i]->rows;
  return rows;
}

static Column *bind_lists(const Column *const *columns, size_t count) {
  size_t rows = total_rows(columns, count), at = 0, before = 0;
  size_t *starts = block_new(rows + 1, sizeof *starts);
  const Column **items = memory_new(count, sizeof *items);
  Column *made = NULL;
  if (starts && items) {
    for (size_t i = 0; i < count; i++) {
      items[i] = columns[i]->items;
      for (size_t r = 0; r < columns[i]->rows; r++) starts[at++] = before + columns[i]->starts[r];
      before += items[i]->rows;
    }
    starts[at] = before;
    Column *all = column_bind(items, count);
    if (all) made = column_from_lists(all, starts, rows);
  }
  block_free(starts);
  free(items);
  return made;
}

/* Codes of every part under one dictionary, which is the first part's unless another has strings of its own. */
static bool bind_texts(const Column *const *columns, size_t count, Dict *dict, uint32_t *codes) {
  size_t at = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t *map = dict_map(columns[i]->dict, dict, true);
    if (!map) return false;
    for (size_t r = 0; r < columns[i]->rows; r++) {
      uint64_t code = column_stored(columns[i], r);
      codes[at++] = column_has(columns[i], r) ? map[code] : 0;
    }
    free(map);
  }
  return true;
}

static void bind_nulls(const Column *const *columns, size_t count, uint8_t *nulls) {
  for (size_t i = 0; i < count; i++) {
    column_load_nulls(columns[i], NULL, 0, columns[i]->rows, nulls);
    nulls += columns[i]->rows;
  }
}

static void bind_numbers(const Column *const *columns, size_t count, int64_t *values) {
  for (size_t i = 0; i < count; i++) {
    if (columns[i]->type == COLUMN_F64)
      column_load_doubles(columns[i], NULL, 0, columns[i]->rows, (double *)(void *)values);
    else
      column_load_integers(columns[i], NULL, 0, columns[i]->rows, values);
    values += columns[i]->rows;
  }
}

Column *column_bind(const Column *const *columns, size_t count) {
  ColumnType type = columns[0]->type;
  if (type == COLUMN_LIST) return bind_lists(columns, count);
  size_t rows = total_rows(columns, count);
  uint8_t *nulls = block_new(rows, 1);
  int64_t *values = block_new(rows, sizeof *values);
  Dict *dict = column_is_text(type) ? dict_new() : NULL;
  Column *made = NULL;
  if (nulls && values) {
    bind_nulls(columns, count, nulls);
    if (dict) {
      if (bind_texts(columns, count, dict, (uint32_t *)(void *)values))
        made = column_from_codes(type, dict, (uint32_t *)(void *)values, nulls, rows);
    } else if (!column_is_text(type)) {
      bind_numbers(columns, count, values);
      made = type == COLUMN_F64 ? column_from_doubles((double *)(void *)values, nulls, rows)
                                : column_from_integers(type, values, nulls, rows);
    }
  }
  block_free(nulls);
  block_free(values);
  dict_release(dict);
  return made;
}

Column *column_recode(const Column *column, ColumnType type, Dict *dict, const uint32_t *map) {
  uint32_t *codes = block_new(column->rows, sizeof *codes);
  uint8_t *nulls = block_new(column->rows, 1);
  Column *made = NULL;
  if (codes && nulls) {
    for (size_t i = 0; i < column->rows; i++) {
      uint32_t code = column_has(column, i) ? map[column_stored(column, i)] : DICT_NONE;
      nulls[i] = code == DICT_NONE;
      codes[i] = code;
    }
    made = column_from_codes(type, dict, codes, nulls, column->rows);
  }
  block_free(codes);
  block_free(nulls);
  return made;
}
