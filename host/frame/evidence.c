#include <stdlib.h>

#include "frame/block.h"
#include "frame/frame.h"

/* A list column under construction: the lists end to end, and where each starts. */
typedef struct Lists {
  int64_t *items;
  size_t *starts;
  size_t used;
} Lists;

static int id_compare(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
  return (a > b) - (a < b);
}

static void lists_append(Lists *lists, const Column *evidence, uint32_t row) {
  if (!evidence || row == UINT32_MAX) return;
  for (size_t i = evidence->starts[row]; i < evidence->starts[row + 1]; i++)
    lists->items[lists->used++] = column_integer(evidence->items, i);
}

/* Sorts the list that began at `from` and keeps each number once. */
static void lists_close(Lists *lists, size_t from) {
  if (lists->used - from < 2) return;
  int64_t *items = lists->items;
  qsort(items + from, lists->used - from, sizeof *items, id_compare);
  size_t kept = from + 1;
  for (size_t i = from + 1; i < lists->used; i++)
    if (items[i] != items[kept - 1]) items[kept++] = items[i];
  lists->used = kept;
}

static size_t lists_length(const Column *evidence, uint32_t row) {
  return evidence && row != UINT32_MAX ? evidence->starts[row + 1] - evidence->starts[row] : 0;
}

static bool lists_new(Lists *lists, size_t rows, size_t total) {
  *lists = (Lists){block_new(total, sizeof *lists->items), block_new(rows + 1, sizeof *lists->starts), 0};
  return lists->items && lists->starts;
}

static Column *lists_finish(Lists *lists, size_t rows, bool whole) {
  Column *made = NULL;
  if (whole) {
    lists->starts[rows] = lists->used;
    Column *items = column_from_integers(COLUMN_I64, lists->items, NULL, lists->used);
    if (items) made = column_from_lists(items, lists->starts, rows);
  }
  block_free(lists->items);
  block_free(lists->starts);
  return made;
}

Column *evidence_unite(const Column *evidence, const uint32_t *members, const size_t *starts, size_t rows) {
  size_t total = 0;
  for (size_t i = starts[0]; i < starts[rows]; i++) total += lists_length(evidence, members[i]);
  Lists lists;
  bool whole = lists_new(&lists, rows, total);
  for (size_t r = 0; whole && r < rows; r++) {
    size_t from = lists.starts[r] = lists.used;
    for (size_t i = starts[r]; i < starts[r + 1]; i++) lists_append(&lists, evidence, members[i]);
    lists_close(&lists, from);
  }
  return lists_finish(&lists, rows, whole);
}

Column *evidence_pair(const Column *left, const uint32_t *left_rows, const Column *right, const uint32_t *right_rows,
                      size_t rows) {
  size_t total = 0;
  for (size_t i = 0; i < rows; i++) total += lists_length(left, left_rows[i]) + lists_length(right, right_rows[i]);
  Lists lists;
  bool whole = lists_new(&lists, rows, total);
  for (size_t r = 0; whole && r < rows; r++) {
    size_t from = lists.starts[r] = lists.used;
    lists_append(&lists, left, left_rows[r]);
    lists_append(&lists, right, right_rows[r]);
    lists_close(&lists, from);
  }
  return lists_finish(&lists, rows, whole);
}
