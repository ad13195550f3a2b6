/* Tables in any bytes: rows and cells lie in the text and in order, and the search goes on until the end. */
#include <stdlib.h>
#include <string.h>

#include "text/grid.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void check_row(const Grid *grid, const GridRow *row) {
  uint32_t at = row->from;
  if (row->from < grid->from || row->to > grid->to) abort();
  if (row->cells == 0) abort();
  for (uint32_t i = 0; i < row->cells; i++) {
    const Cell *cell = &row->cell[i];
    if (cell->from == cell->to) continue; /* empty ones may lie in the space around */
    if (cell->from > cell->to || cell->from < at || cell->to > row->to) abort();
    at = cell->to;
  }
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
  char *text = malloc(size + 1); /* of just this length, so that reading beyond it is seen */
  Arena arena = ARENA_INIT;
  Grid grid;
  Status status;
  size_t at = 0, before = 0;
  if (!text) return 0;
  memcpy(text, data, size);
  char *exact = realloc(text, size ? size : 1);
  text = exact ? exact : text;
  while (grid_next(&arena, text, size, &at, &grid, &status)) {
    if (at <= before || at > size || grid.to > size || grid.heads > grid.rows) abort();
    before = at;
    uint32_t row = 0;
    for (uint32_t i = 0; i < grid.rows; i++) {
      check_row(&grid, &grid.row[i]);
      if (grid.row[i].from < row) abort();
      row = grid.row[i].to;
      for (uint32_t k = 0; k < grid.row[i].cells; k++) {
        Cell cell = cell_unmarked(text, grid.row[i].cell[k]);
        if (cell.from > cell.to || cell.to > size) abort();
        (void)cell_is_figure(text, grid.row[i].cell[k]);
      }
    }
    for (uint32_t i = 0; i < grid.leads; i++)
      if (grid.lead[i].to > grid.from) abort();
  }
  arena_free(&arena);
  free(text);
  return 0;
}
