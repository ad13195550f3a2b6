/* column.h: one typed column of values, never changed once it is made, counted by references.
 *
 * Floating-point values are stored as they are. Everything else is an integer stored as narrow as it fits (1, 2, 4 or
 * 8 bytes): whole numbers, booleans and dates (days since 1970-01-01) as an unsigned distance from `base`, strings and
 * codes as a number into the dictionary. So most columns of statistics take one or two bytes a row, and a stored value
 * is at once an index for grouping. A row without a value has its bit in `valid` clear; what is stored there is 0.
 * Functions that take `nulls` want one byte a row, not 0 where there is no value, or NULL when every row has one. */
#ifndef QUERN_FRAME_COLUMN_H
#define QUERN_FRAME_COLUMN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frame/dict.h"

typedef enum ColumnType {
  COLUMN_F64,
  COLUMN_I64,
  COLUMN_BOOL,
  COLUMN_DATE,
  COLUMN_STRING,
  COLUMN_CODE, /* a string that is never a number: HS codes keep their zeros */
  COLUMN_LIST  /* several values a row: rows starts[r] to starts[r + 1] of `items` */
} ColumnType;

typedef struct Column {
  size_t references;
  ColumnType type;
  uint8_t width; /* bytes a value: 1, 2, 4 or 8 */
  size_t rows;
  int64_t base;    /* added to what is stored; 0 when width is 8 */
  uint64_t range;  /* what is stored is below this; 0: not known (f64, or width 8) */
  void *data;      /* a block */
  uint64_t *valid; /* a block, or NULL: every row has a value */
  Dict *dict;      /* strings and codes */
  size_t *starts;  /* lists: rows + 1, a block */
  struct Column *items;
} Column;

const char *column_type_name(ColumnType type);
bool column_type_named(const char *name, ColumnType *type);

static inline bool column_is_text(ColumnType type) { return type == COLUMN_STRING || type == COLUMN_CODE; }

/* New columns: they copy. NULL: out of memory. Integers are narrowed; `type` is I64, BOOL or DATE. */
Column *column_from_doubles(const double *values, const uint8_t *nulls, size_t rows);
Column *column_from_integers(ColumnType type, const int64_t *values, const uint8_t *nulls, size_t rows);
/* Shares `dict`; `type` is STRING or CODE. */
Column *column_from_codes(ColumnType type, Dict *dict, const uint32_t *codes, const uint8_t *nulls, size_t rows);
/* Takes one reference of `items`; copies `starts` (rows + 1). Never null, but may be empty. */
Column *column_from_lists(Column *items, const size_t *starts, size_t rows);

/* A column of `rows` stored values of `width` bytes, not filled in, with a bitmap of zeros if `nullable`; for writers
 * that fill it before anyone else sees it. */
Column *column_raw(ColumnType type, uint8_t width, size_t rows, bool nullable);

/* Bytes that hold every number up to `most`. */
uint8_t column_width(uint64_t most);

Column *column_share(Column *column);
void column_release(Column *column); /* NULL is fine */

static inline bool column_has(const Column *column, size_t row) {
  return !column->valid || (column->valid[row >> 6] >> (row & 63) & 1);
}

/* What is stored, without base; not for f64. */
static inline uint64_t column_stored(const Column *column, size_t row) {
  switch (column->width) {
    case 1: return ((const uint8_t *)column->data)[row];
    case 2: return ((const uint16_t *)column->data)[row];
    case 4: return ((const uint32_t *)column->data)[row];
    default: return ((const uint64_t *)column->data)[row];
  }
}

static inline int64_t column_integer(const Column *column, size_t row) {
  return (int64_t)((uint64_t)column->base + column_stored(column, row));
}

static inline double column_double(const Column *column, size_t row) {
  return column->type == COLUMN_F64 ? ((const double *)column->data)[row] : (double)column_integer(column, row);
}

static inline Text column_text(const Column *column, size_t row) {
  return dict_text(column->dict, (uint32_t)column_stored(column, row));
}

/* Rows `from` to `from + count`, or, where `rows` is not NULL, rows[from] ...: widened into `out`; `nulls` gets a byte
 * a row (only where column->valid). Doubles are for every type, integers for all but f64 (text: codes). */
void column_load_doubles(const Column *column, const uint32_t *rows, size_t from, size_t count, double *out);
void column_load_integers(const Column *column, const uint32_t *rows, size_t from, size_t count, int64_t *out);
/* What is stored, without base; width 4 at most. */
void column_load_stored(const Column *column, const uint32_t *rows, size_t from, size_t count, uint32_t *out);
void column_load_nulls(const Column *column, const uint32_t *rows, size_t from, size_t count, uint8_t *nulls);

/* The column's rows in the order given; a row number of UINT32_MAX makes a null. NULL: out of memory. */
Column *column_gather(const Column *column, const uint32_t *rows, size_t count);

/* For each row of `codes` (width 4 at most, every row has a value) the row of `table` that it stores the number of; not
 * of lists. NULL: out of memory. */
Column *column_lookup(const Column *table, const Column *codes);

/* The columns one after the other, of one type; dictionaries are united. NULL: out of memory. */
Column *column_bind(const Column *const *columns, size_t count);

/* The same codes under another dictionary: codes[i] becomes map[codes[i]]; DICT_NONE makes a null. */
Column *column_recode(const Column *column, ColumnType type, Dict *dict, const uint32_t *map);

#endif
