/* pdf_page.h: the lines of a PDF's pages as pdftotext lays them out, what each of them is, and text made of them.
 *
 * pdf_lines.c measures lines and cells and sets raised signs into the line they belong to; pdf_structure.c tells
 * running heads, notes and tables; pdf_grid.c finds the columns of a table; pdf_write.c makes paragraphs and rows.
 * Everything is linear in the lines but for the few that a line looks up or down. The owner frees `line`. */
#ifndef QUERN_READ_PDF_PAGE_H
#define QUERN_READ_PDF_PAGE_H

#include "base/buf.h"
#include "read/source.h"

enum { PDF_CELLS = 64 };

typedef struct PdfCell {
  size_t from, to;      /* bytes of the text */
  size_t column, until; /* the columns it takes up, half-open */
} PdfCell;

typedef struct PdfLine {
  size_t from, to; /* bytes of the text, without the line's end */
  size_t indent, columns;
  size_t page;
  unsigned cells;
  bool blank, table, furniture;
  bool mark;   /* nothing but signs that may be raised ones */
  bool placed; /* a line of marks that was set into the next one */
} PdfLine;

typedef struct PdfPages {
  const char *text;
  PdfLine *line;
  size_t lines, capacity;
} PdfPages;

/* The lines of text[from, end), which is one page. */
Status pdf_add_page(PdfPages *pages, const char *text, size_t from, size_t end, size_t page);

/* The cells of a line: stretches between gaps of two columns or more. A raised sign that stands alone belongs to the
 * cell it is nearest to. */
unsigned pdf_cells(const char *text, const PdfLine *line, PdfCell cells[PDF_CELLS]);

/* Two columns of prose: most lines are two wide stretches, the second beginning at the same column. */
bool pdf_in_two_columns(const char *text, const PdfLine *line, size_t count);

/* Small raised signs come on a line of their own, above what they belong to: they are set into that line, raised, so
 * that no figure takes them for a digit. The new line is written behind the text. */
void pdf_place_marks(PdfPages *pages, Buf *text);

/* A raised sign before a note at the foot of a page. */
bool pdf_opens_note(const PdfLine *line, const PdfLine *next);

/* Page numbers and running heads; tables. */
void pdf_find_furniture(PdfPages *pages);
void pdf_find_tables(PdfPages *pages);

/* The columns of the table that goes on from line `i` to `end`: those that most of its widest rows have. */
typedef struct PdfGrid {
  unsigned columns; /* 0: none was found */
  size_t from[PDF_CELLS], until[PDF_CELLS];
} PdfGrid;

void pdf_find_grid(const PdfPages *pages, size_t i, size_t end, PdfGrid *grid);

/* Puts the cells of a row of figures, which begins with a name, into the grid's columns: a place left empty becomes an
 * empty cell, a figure that touches the name is cut from it. False: they do not fit, and stay as they were. */
bool pdf_fit_grid(const PdfGrid *grid, const char *text, PdfCell cells[PDF_CELLS], unsigned *count);

/* Paragraphs and rows of all the pages; the structure has been found. */
Status pdf_write(PdfPages *pages, Source *source);

/* All of it: `text` is what the lines point into. */
Status pdf_make_text(PdfPages *pages, Buf *text, Source *source);

#endif
