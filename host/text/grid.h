/* grid.h: the tables in a document's text, as rows of cells.
 *
 * Readers keep a table as lines of cells with tabs between (HTML, PDF, office files), Markdown has pipes. A table is a
 * run of such lines; a short line among them that has one cell only names a section, or begins a label that the next
 * line ends. The rows above the first figures are its head, or those above the line of dashes that Markdown has. */
#ifndef QUERN_TEXT_GRID_H
#define QUERN_TEXT_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "text/pattern_book.h"

enum { GRID_LEADS = 3, GRID_COLUMNS = 64 };

/* Bytes of the text, without surrounding white space; empty where from == to. */
typedef struct Cell {
  uint32_t from, to;
} Cell;

typedef struct GridRow {
  uint32_t from, to; /* the line */
  bool section;      /* a line that names those below it; its only cell is the name */
  Cell *cell;
  uint32_t cells;
} GridRow;

typedef struct Grid {
  uint32_t from, to;
  GridRow *row;
  uint32_t rows, heads;  /* the first `heads` rows are the head */
  uint32_t columns;      /* cells of most rows below it */
  Cell lead[GRID_LEADS]; /* short lines above: caption, heading, unit; the nearest first */
  uint32_t leads;
} Grid;

/* Finds the next table from *at on, and moves *at behind it. False: there is none, memory is out or
 * the user wants a stop (*status). */
bool grid_next(Arena *arena, const char *text, size_t length, size_t *at, Grid *grid, Status *status);

/* What stands between the cells of a line. */
typedef enum GridSign { SIGN_TAB_OR_PIPE, SIGN_BLANKS, SIGN_BARE_PIPE, SIGN_COMMA } GridSign;

/* Reads the lines of from..to as a table whose cells a sign sets apart; false: memory is out, or a stop (*status). */
bool grid_between(Arena *arena, const char *text, size_t from, size_t to, GridSign sign, Grid *grid, Status *status);

/* Whether a cell is a figure: a number, with a sign, a currency, a unit or a footnote's mark perhaps; no year. */
bool cell_is_figure(const char *text, Cell cell);
/* Whether a cell is a year, an estimate's or a forecast's mark aside. */
bool cell_is_year(const char *text, Cell cell);

/* The first bytes of a cell in small letters, to be asked for patterns. */
enum { CELL_WORDS_MOST = 240 };
typedef struct CellWords {
  size_t length;
  Grams grams;
  char small[CELL_WORDS_MOST];
} CellWords;
void cell_words(const char *text, Cell cell, CellWords *words);
/* Whether they have one of some patterns, a constant list that NULL ends. */
bool cell_words_any(PatternBook *book, const CellWords *words, const char *const *patterns);
/* Whether a cell has. */
bool cell_has(PatternBook *book, const char *text, Cell cell, const char *const *patterns);
/* The cell without the raised letters and marks around it: of "ᵉ177,000" and "2009ᵉ" the number. */
Cell cell_unmarked(const char *text, Cell cell);

#endif
