#include "frame/window.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "frame/block.h"
#include "frame/key.h"
#include "frame/sort.h"

enum { BLOCK = 2048 };
static const uint32_t NO_ROW = UINT32_MAX;

bool window_named(const char *name, WindowKind *kind) {
  static const char *const NAMES[] = {"lag",        "lead",        "first",        "last",        "row_number", "rank",
                                      "dense_rank", "cumsum",      "sum",          "mean",        "min",        "max",
                                      "count",      "rolling_sum", "rolling_mean", "rolling_min", "rolling_max"};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    if (strcmp(name, NAMES[i]) != 0) continue;
    *kind = (WindowKind)i;
    return true;
  }
  return false;
}

/* Rows in order, and where each group of them ends. */
typedef struct Window {
  const Frame *frame;
  uint32_t *rows;
  uint64_t *groups; /* by row: number of its group */
  uint64_t *peers;  /* by row: number of its place in the order; NULL: no order, no peers */
  double *values, *results;
  uint8_t *nulls, *no_result;
} Window;

static void window_free(Window *window) {
  block_free(window->rows);
  block_free(window->groups);
  block_free(window->peers);
  block_free(window->values);
  block_free(window->results);
  block_free(window->nulls);
  block_free(window->no_result);
}

/* A number for each row, equal where the named columns are. */
static Status number_rows(const Frame *frame, const char *const *names, size_t count, uint64_t **numbers,
                          Error *error) {
  Key key;
  Status status = key_new(&key, frame, names, count, 0, error);
  *numbers = block_new(frame->rows, sizeof **numbers);
  if (status == STATUS_OK && !*numbers) status = block_failure(error, "a window");
  for (size_t from = 0; status == STATUS_OK && from < frame->rows; from += BLOCK)
    key_load(&key, NULL, from, frame->rows - from < BLOCK ? frame->rows - from : BLOCK, *numbers + from);
  key_free(&key);
  return status;
}

static Status order_rows(Window *window, const WindowSpec *spec, Error *error) {
  size_t count = spec->by_count + spec->order_count;
  const char **names = memory_new(count, sizeof *names);
  bool *descending = memory_new(count, sizeof *descending);
  Status status = names && descending ? STATUS_OK : error_nomem(error, "a window");
  for (size_t i = 0; status == STATUS_OK && i < count; i++) {
    bool by = i < spec->by_count;
    names[i] = by ? spec->by[i] : spec->order[i - spec->by_count];
    descending[i] = by ? false : spec->descending[i - spec->by_count];
  }
  if (status == STATUS_OK) status = frame_order(window->frame, names, descending, count, &window->rows, error);
  free(names);
  free(descending);
  return status;
}

static Status window_open(Window *window, const WindowSpec *spec, Error *error) {
  size_t rows = window->frame->rows;
  Status status = order_rows(window, spec, error);
  if (status == STATUS_OK) status = number_rows(window->frame, spec->by, spec->by_count, &window->groups, error);
  if (status == STATUS_OK && spec->order_count)
    status = number_rows(window->frame, spec->order, spec->order_count, &window->peers, error);
  window->values = block_new(rows, sizeof *window->values);
  window->results = block_new(rows, sizeof *window->results);
  window->nulls = block_new(rows, 1);
  window->no_result = block_new(rows, 1);
  if (status == STATUS_OK && !(window->values && window->results && window->nulls && window->no_result))
    status = block_failure(error, "a window");
  return status;
}

static size_t group_end(const Window *window, size_t from) {
  size_t to = from + 1;
  while (to < window->frame->rows && window->groups[window->rows[to]] == window->groups[window->rows[from]]) to++;
  return to;
}

/* Functions that pick a row of the group: the column keeps its type. */
static void pick_rows(const Window *window, const WindowItem *item, size_t from, size_t to, uint32_t *picked) {
  for (size_t i = from; i < to; i++) {
    uint32_t row = NO_ROW;
    if (item->kind == WINDOW_FIRST)
      row = window->rows[from];
    else if (item->kind == WINDOW_LAST)
      row = window->rows[to - 1];
    else if (item->kind == WINDOW_LAG && i - from >= item->steps)
      row = window->rows[i - item->steps];
    else if (item->kind == WINDOW_LEAD && to - i > item->steps)
      row = window->rows[i + item->steps];
    picked[window->rows[i]] = row;
  }
}

static Column *picked_column(const Window *window, const WindowItem *item, const Column *column) {
  uint32_t *picked = block_new(window->frame->rows, sizeof *picked);
  if (!picked) return NULL;
  for (size_t from = 0, to; from < window->frame->rows; from = to) {
    to = group_end(window, from);
    pick_rows(window, item, from, to, picked);
  }
  Column *made = column_gather(column, picked, window->frame->rows);
  block_free(picked);
  return made;
}

static bool same_place(const Window *window, size_t i, size_t j) {
  return window->peers && window->peers[window->rows[i]] == window->peers[window->rows[j]];
}

static Column *ranked_column(const Window *window, WindowKind kind) {
  int64_t *ranks = block_new(window->frame->rows, sizeof *ranks);
  if (!ranks) return NULL;
  for (size_t from = 0, to; from < window->frame->rows; from = to) {
    to = group_end(window, from);
    int64_t rank = 0;
    for (size_t i = from; i < to; i++) {
      bool peer = kind != WINDOW_ROW_NUMBER && i > from && same_place(window, i - 1, i);
      if (!peer) rank = kind == WINDOW_DENSE_RANK ? rank + 1 : (int64_t)(i - from) + 1;
      ranks[window->rows[i]] = rank;
    }
  }
  Column *made = column_from_integers(COLUMN_I64, ranks, NULL, window->frame->rows);
  block_free(ranks);
  return made;
}

static void put(const Window *window, size_t i, double value, bool none) {
  window->results[window->rows[i]] = none ? 0 : value;
  window->no_result[window->rows[i]] = none;
}

static void running_sum(const Window *window, size_t from, size_t to) {
  double sum = 0;
  for (size_t i = from; i < to; i++) {
    uint32_t row = window->rows[i];
    if (!window->nulls[row]) sum += window->values[row];
    put(window, i, sum, window->nulls[row]);
  }
}

/* NaN is the greatest of numbers: it begins a least value, and stays the greatest. */
static double lesser(double least, double value) { return value < least || least != least ? value : least; }
static double greater(double most, double value) { return value > most || value != value ? value : most; }

/* One value for all rows of the group. */
static void whole_group(const Window *window, WindowKind kind, size_t from, size_t to) {
  double sum = 0, least = (double)NAN, most = -(double)INFINITY;
  size_t count = 0;
  for (size_t i = from; i < to; i++) {
    uint32_t row = window->rows[i];
    if (window->nulls[row]) continue;
    double value = window->values[row];
    count++;
    sum += value;
    least = lesser(least, value);
    most = greater(most, value);
  }
  double result = kind == WINDOW_SUM    ? sum
                  : kind == WINDOW_MEAN ? sum / (double)count
                  : kind == WINDOW_MIN  ? least
                                        : most;
  if (kind == WINDOW_COUNT) result = (double)count;
  for (size_t i = from; i < to; i++) put(window, i, result, count == 0 && kind != WINDOW_COUNT);
}

static double over_last(const Window *window, WindowKind kind, size_t first, size_t last, bool *none) {
  double sum = 0, least = (double)NAN, most = -(double)INFINITY;
  for (size_t i = first; i <= last; i++) {
    uint32_t row = window->rows[i];
    *none = *none || window->nulls[row];
    double value = window->values[row];
    sum += value;
    least = lesser(least, value);
    most = greater(most, value);
  }
  switch (kind) {
    case WINDOW_ROLLING_SUM: return sum;
    case WINDOW_ROLLING_MEAN: return sum / (double)(last - first + 1);
    case WINDOW_ROLLING_MIN: return least;
    default: return most;
  }
}

/* Each window is summed anew: a running difference would carry the error of a large value past its end. */
static void rolling(const Window *window, const WindowItem *item, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    bool none = i - from + 1 < item->steps;
    double value = none ? 0 : over_last(window, item->kind, i + 1 - item->steps, i, &none);
    put(window, i, value, none);
  }
}

static Column *computed_column(const Window *window, const WindowItem *item, const Column *column) {
  size_t rows = window->frame->rows;
  memset(window->nulls, 0, rows);
  memset(window->values, 0, rows * sizeof *window->values);
  if (column) {
    column_load_doubles(column, NULL, 0, rows, window->values);
    column_load_nulls(column, NULL, 0, rows, window->nulls);
  }
  for (size_t from = 0, to; from < rows; from = to) {
    to = group_end(window, from);
    if (item->kind == WINDOW_CUMSUM)
      running_sum(window, from, to);
    else if (item->kind >= WINDOW_ROLLING_SUM)
      rolling(window, item, from, to);
    else
      whole_group(window, item->kind, from, to);
  }
  if (item->kind != WINDOW_COUNT) return column_from_doubles(window->results, window->no_result, rows);
  int64_t *counts = block_new(rows, sizeof *counts);
  for (size_t i = 0; counts && i < rows; i++) counts[i] = (int64_t)window->results[i];
  Column *made = counts ? column_from_integers(COLUMN_I64, counts, NULL, rows) : NULL;
  block_free(counts);
  return made;
}

static Status add_item(const Window *window, const WindowItem *item, Frame *made, Error *error) {
  const Column *column = NULL;
  if (item->column && !(column = frame_column(window->frame, item->column, error))) return STATUS_NOTFOUND;
  bool picks = item->kind <= WINDOW_LAST, ranks = item->kind >= WINDOW_ROW_NUMBER && item->kind <= WINDOW_DENSE_RANK;
  if (!picks && !ranks && column && column->type != COLUMN_F64 && column->type != COLUMN_I64 &&
      item->kind != WINDOW_COUNT)
    return error_set(error, STATUS_INVALID, "'%.100s' is %s, and this takes numbers", item->column,
                     column_type_name(column->type));
  if (item->kind >= WINDOW_ROLLING_SUM && item->steps == 0)
    return error_set(error, STATUS_INVALID, "a rolling window needs its length: rolling_mean(x, 3)");
  if (interrupt_pending()) return error_set(error, STATUS_INTERRUPTED, "interrupted");
  Column *result = picks   ? picked_column(window, item, column)
                   : ranks ? ranked_column(window, item->kind)
                           : computed_column(window, item, column);
  return frame_put(made, item->name, result, error);
}

Status frame_window(const Frame *frame, const WindowSpec *spec, const WindowItem *items, size_t count, Frame **out,
                    Error *error) {
  Window window = {.frame = frame};
  Frame *made = NULL;
  Status status = window_open(&window, spec, error);
  if (status == STATUS_OK) status = frame_select(frame, NULL, frame->rows, &made, error);
  for (size_t i = 0; i < count && status == STATUS_OK; i++) status = add_item(&window, &items[i], made, error);
  window_free(&window);
  if (status == STATUS_OK)
    *out = made;
  else
    frame_release(made);
  return status;
}
