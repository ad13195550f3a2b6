#include "frame/sort.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "frame/block.h"

/* A row and the number it is sorted by. */
typedef struct Item {
  uint64_t number;
  uint32_t row;
} Item;

typedef struct Sorting {
  const Frame *frame;
  Item *items, *spare;
} Sorting;

static size_t physical(const Frame *frame, size_t row) { return frame->selection ? frame->selection[row] : row; }

enum { DIGIT = 256, BYTES = 8 };

static void radix_pass(const Item *from, Item *to, size_t count, int byte, const size_t *counts) {
  size_t next[DIGIT], at = 0;
  for (int d = 0; d < DIGIT; d++) {
    next[d] = at;
    at += counts[d];
  }
  for (size_t i = 0; i < count; i++) to[next[from[i].number >> (8 * byte) & (DIGIT - 1)]++] = from[i];
}

/* Stable. False: interrupted. */
static bool radix_sort(Sorting *sorting) {
  size_t rows = sorting->frame->rows, counts[BYTES][DIGIT];
  memset(counts, 0, sizeof counts);
  for (size_t i = 0; i < rows; i++)
    for (int b = 0; b < BYTES; b++) counts[b][sorting->items[i].number >> (8 * b) & (DIGIT - 1)]++;
  for (int b = 0; b < BYTES; b++) {
    if (rows == 0 || counts[b][sorting->items[0].number >> (8 * b) & (DIGIT - 1)] == rows) continue;
    if (interrupt_pending()) return false;
    radix_pass(sorting->items, sorting->spare, rows, b, counts[b]);
    Item *kept = sorting->items;
    sorting->items = sorting->spare;
    sorting->spare = kept;
  }
  return true;
}

static uint64_t double_bits(double value) {
  uint64_t bits;
  if (value == 0) value = 0; /* -0 */
  memcpy(&bits, &value, sizeof bits);
  return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static bool comes_last(const Column *column, size_t row) {
  if (!column_has(column, row)) return true;
  if (column->type != COLUMN_F64) return false;
  double value = column_double(column, row);
  return value != value;
}

/* A column whose values take all 64 bits: by value, and then the rows without one behind the others. */
static bool sort_wide(Sorting *sorting, const Column *column, bool descending) {
  for (size_t i = 0; i < sorting->frame->rows; i++) {
    size_t row = physical(sorting->frame, sorting->items[i].row);
    uint64_t number = column->type == COLUMN_F64 ? double_bits(column_double(column, row))
                                                 : (uint64_t)column_integer(column, row) ^ (uint64_t)1 << 63;
    sorting->items[i].number = descending ? ~number : number;
  }
  if (!radix_sort(sorting)) return false;
  for (size_t i = 0; i < sorting->frame->rows; i++)
    sorting->items[i].number = comes_last(column, physical(sorting->frame, sorting->items[i].row));
  return radix_sort(sorting);
}

static bool is_wide(const Column *column) { return column->type == COLUMN_F64 || column->width == 8; }

static int bits_for(uint64_t range) { return range <= 1 ? 0 : 64 - __builtin_clzll(range - 1); }

/* Adds a narrow column to the numbers, above the `shift` bits that later columns took. */
static bool add_narrow(Sorting *sorting, const Column *column, bool descending, int shift) {
  uint32_t *ranks = column_is_text(column->type) ? dict_ranks(column->dict) : NULL;
  if (column_is_text(column->type) && !ranks) return false;
  uint64_t none = column->range;
  for (size_t i = 0; i < sorting->frame->rows; i++) {
    size_t row = physical(sorting->frame, sorting->items[i].row);
    uint64_t code = column_stored(column, row);
    if (ranks) code = ranks[code];
    if (descending) code = none - 1 - code;
    if (!column_has(column, row)) code = none;
    sorting->items[i].number |= code << shift;
  }
  free(ranks);
  return true;
}

/* Sorts by columns first..last-1, all narrow and together within 64 bits. */
static Status sort_narrow(Sorting *sorting, const Column *const *columns, const bool *descending, size_t first,
                          size_t last) {
  int shift = 0;
  for (size_t i = 0; i < sorting->frame->rows; i++) sorting->items[i].number = 0;
  for (size_t c = last; c-- > first;) {
    if (!add_narrow(sorting, columns[c], descending[c], shift)) return STATUS_NOMEM;
    shift += bits_for(columns[c]->range + 1);
  }
  return radix_sort(sorting) ? STATUS_OK : STATUS_INTERRUPTED;
}

/* The least important columns first, as many at a time as fit into a number. */
static Status sort_all(Sorting *sorting, const Column *const *columns, const bool *descending, size_t count) {
  Status status = STATUS_OK;
  for (size_t last = count; last > 0 && status == STATUS_OK;) {
    if (is_wide(columns[last - 1])) {
      last--;
      status = sort_wide(sorting, columns[last], descending[last]) ? STATUS_OK : STATUS_INTERRUPTED;
      continue;
    }
    size_t first = last;
    int bits = 0;
    while (first > 0 && !is_wide(columns[first - 1]) && bits + bits_for(columns[first - 1]->range + 1) <= 64)
      bits += bits_for(columns[--first]->range + 1);
    status = sort_narrow(sorting, columns, descending, first, last);
    last = first;
  }
  return status;
}

static Status order_columns(const Frame *frame, const Column *const *columns, const bool *descending, size_t count,
                            uint32_t **rows, Error *error) {
  Sorting sorting = {frame, block_new(frame->rows, sizeof(Item)), block_new(frame->rows, sizeof(Item))};
  uint32_t *order = block_new(frame->rows, sizeof *order);
  Status status = sorting.items && sorting.spare && order ? STATUS_OK : STATUS_NOMEM;
  for (size_t i = 0; status == STATUS_OK && i < frame->rows; i++) sorting.items[i].row = (uint32_t)i;
  if (status == STATUS_OK) status = sort_all(&sorting, columns, descending, count);
  for (size_t i = 0; status == STATUS_OK && i < frame->rows; i++) order[i] = sorting.items[i].row;
  block_free(sorting.items);
  block_free(sorting.spare);
  if (status == STATUS_OK) {
    *rows = order;
    return STATUS_OK;
  }
  block_free(order);
  return status == STATUS_NOMEM ? block_failure(error, "sorting") : error_set(error, status, "interrupted");
}

Status frame_order(const Frame *frame, const char *const *names, const bool *descending, size_t count, uint32_t **rows,
                   Error *error) {
  const Column **columns = calloc(count ? count : 1, sizeof *columns);
  if (!columns) return error_nomem(error, "sorting");
  Status status = STATUS_OK;
  for (size_t i = 0; i < count && status == STATUS_OK; i++) {
    columns[i] = frame_column(frame, names[i], error);
    if (!columns[i])
      status = STATUS_NOTFOUND;
    else if (columns[i]->type == COLUMN_LIST)
      status = error_set(error, STATUS_INVALID, "column '%.100s' holds lists, which have no order", names[i]);
  }
  if (status == STATUS_OK) status = order_columns(frame, columns, descending, count, rows, error);
  free(columns);
  return status;
}

Status frame_sort(const Frame *frame, const char *const *names, const bool *descending, size_t count, Frame **out,
                  Error *error) {
  uint32_t *rows;
  Status status = frame_order(frame, names, descending, count, &rows, error);
  if (status != STATUS_OK) return status;
  status = frame_gather(frame, rows, frame->rows, out, error);
  block_free(rows);
  return status;
}
