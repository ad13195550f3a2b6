#include "frame/pivot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/civil.h"
#include "frame/digits.h"
#include "frame/group.h"
#include "frame/key.h"
#include "frame/sort.h"

enum { BLOCK = 2048, NAME_ROOM = 64 };

typedef struct Pivot {
  const Frame *frame;
  uint32_t *row_of, *column_of; /* by row of the frame: where its value goes */
  Frame *rows, *columns;        /* the distinct keys */
  uint32_t *cells;              /* by column, row: the row of the frame, or UINT32_MAX */
} Pivot;

static void pivot_free(Pivot *pivot) {
  block_free(pivot->row_of);
  block_free(pivot->column_of);
  block_free(pivot->cells);
  frame_release(pivot->rows);
  frame_release(pivot->columns);
}

/* The distinct keys, sorted when asked, and for each row the number of its own. */
static Status number_keys(const Frame *frame, const char *const *names, size_t count, bool sorted, Frame **distinct,
                          uint32_t **numbers, Error *error) {
  static const bool ASCENDING = false;
  Frame *found = NULL, *both = NULL;
  Status status = frame_pick(frame, names, NULL, count, &both, error);
  if (status == STATUS_OK) status = frame_group(both, names, count, NULL, 0, &found, error);
  if (status == STATUS_OK && sorted) {
    Frame *ordered = NULL;
    status = frame_sort(found, names, &ASCENDING, 1, &ordered, error);
    frame_release(found);
    found = ordered;
  }
  frame_release(both);
  *distinct = found;
  *numbers = block_new(frame->rows, sizeof **numbers);
  if (status == STATUS_OK && !*numbers) status = block_failure(error, "a pivot");
  return status;
}

/* Numbers rows by looking their keys up among the distinct ones: both bound together have the same key numbers. */
static Status look_up(const Frame *frame, const Frame *distinct, const char *const *names, size_t count,
                      uint32_t *numbers, Error *error) {
  Frame *parts[2] = {NULL, NULL}, *bound = NULL;
  Key key = {0};
  uint64_t *all = NULL;
  uint32_t *slots = NULL;
  Status status = frame_pick(distinct, names, NULL, count, &parts[0], error);
  if (status == STATUS_OK) status = frame_pick(frame, names, NULL, count, &parts[1], error);
  for (int i = 0; status == STATUS_OK && i < 2; i++) {
    column_release(parts[i]->evidence);
    parts[i]->evidence = NULL;
  }
  if (status == STATUS_OK) status = frame_bind(parts, 2, &bound, error);
  if (status == STATUS_OK) status = key_new(&key, bound, names, count, (uint64_t)frame->rows * 8 + 65536, error);
  if (status == STATUS_OK && key.packed)
    status = error_set(error, STATUS_LIMIT, "pivot: the rows have too many combinations; group by fewer columns first");
  if (status == STATUS_OK) {
    all = block_new(bound->rows, sizeof *all);
    slots = block_new(key.range, sizeof *slots);
    if (!all || !slots) status = block_failure(error, "a pivot");
  }
  for (size_t from = 0; status == STATUS_OK && from < bound->rows; from += BLOCK)
    key_load(&key, NULL, from, bound->rows - from < BLOCK ? bound->rows - from : BLOCK, all + from);
  for (size_t i = 0; status == STATUS_OK && i < distinct->rows; i++) slots[all[i]] = (uint32_t)i;
  for (size_t i = 0; status == STATUS_OK && i < frame->rows; i++) numbers[i] = slots[all[distinct->rows + i]];
  frame_release(parts[0]);
  frame_release(parts[1]);
  frame_release(bound);
  key_free(&key);
  block_free(all);
  block_free(slots);
  return status;
}

static Status fill_cells(Pivot *pivot, const char *columns, Error *error) {
  size_t rows = pivot->rows->rows, wide = pivot->columns->rows;
  if (wide > PIVOT_MOST_COLUMNS)
    return error_set(error, STATUS_LIMIT, "pivot: '%.100s' has %zu values, which would be as many columns (%d at most)",
                     columns, wide, PIVOT_MOST_COLUMNS);
  pivot->cells = block_new(rows * wide, sizeof *pivot->cells);
  if (!pivot->cells) return block_failure(error, "a pivot");
  memset(pivot->cells, 0xFF, rows * wide * sizeof *pivot->cells);
  for (size_t i = 0; i < pivot->frame->rows; i++) {
    uint32_t *cell = &pivot->cells[(size_t)pivot->column_of[i] * rows + pivot->row_of[i]];
    if (*cell != UINT32_MAX)
      return error_set(error, STATUS_INVALID, "pivot: rows %u and %zu would stand in the same place; group them first",
                       *cell + 1, i + 1);
    *cell = (uint32_t)i;
  }
  return STATUS_OK;
}

static void column_name(const Column *column, size_t row, char *name, size_t room) {
  char digits[DIGITS_MOST + CIVIL_TEXT];
  size_t length = 0;
  if (!column_has(column, row)) {
    (void)snprintf(name, room, "null");
    return;
  }
  if (column_is_text(column->type)) {
    Text text = column_text(column, row);
    (void)snprintf(name, room, "%.*s", (int)(text.length < room ? text.length : room - 1), text.bytes);
    return;
  }
  if (column->type == COLUMN_F64) length = digits_of_double(column_double(column, row), digits);
  if (column->type == COLUMN_DATE) length = civil_format(column_integer(column, row), digits);
  if (column->type == COLUMN_I64) length = digits_of_integer(column_integer(column, row), digits);
  if (column->type == COLUMN_BOOL)
    length = (size_t)snprintf(digits, sizeof digits, "%s", column_integer(column, row) ? "true" : "false");
  (void)snprintf(name, room, "%.*s", (int)length, digits);
}

static Status put_columns(const Pivot *pivot, const char *values, Frame *made, Error *error) {
  const Column *from = frame_column(pivot->frame, values, error);
  if (!from) return STATUS_NOTFOUND;
  Status status = STATUS_OK;
  for (size_t c = 0; c < pivot->columns->rows && status == STATUS_OK; c++) {
    const Column *names = pivot->columns->columns[0];
    size_t room = NAME_ROOM + (column_is_text(names->type) && column_has(names, c) ? column_text(names, c).length : 0);
    char *name = malloc(room);
    if (!name) return error_nomem(error, "a pivot");
    column_name(names, c, name, room);
    status = frame_put(made, name, column_gather(from, pivot->cells + c * pivot->rows->rows, pivot->rows->rows), error);
    free(name);
  }
  return status;
}

static Status pivot_out(Pivot *pivot, const char *const *rows, size_t row_count, const char *values, Frame **out,
                        Error *error) {
  Frame *made = NULL;
  Status status = frame_pick(pivot->rows, rows, NULL, row_count, &made, error);
  if (status == STATUS_OK) status = put_columns(pivot, values, made, error);
  if (status == STATUS_OK)
    *out = made;
  else
    frame_release(made);
  return status;
}

Status frame_pivot(const Frame *frame, const char *const *rows, size_t row_count, const char *columns,
                   const char *values, Frame **out, Error *error) {
  Pivot pivot = {.frame = frame};
  Status status = number_keys(frame, rows, row_count, false, &pivot.rows, &pivot.row_of, error);
  if (status == STATUS_OK) status = number_keys(frame, &columns, 1, true, &pivot.columns, &pivot.column_of, error);
  if (status == STATUS_OK) status = look_up(frame, pivot.rows, rows, row_count, pivot.row_of, error);
  if (status == STATUS_OK) status = look_up(frame, pivot.columns, &columns, 1, pivot.column_of, error);
  if (status == STATUS_OK) status = fill_cells(&pivot, columns, error);
  if (status == STATUS_OK) status = pivot_out(&pivot, rows, row_count, values, out, error);
  pivot_free(&pivot);
  return status;
}
