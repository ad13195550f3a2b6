/* book.h: writes spreadsheets (XLSX) by libxlsxwriter: text stays text, so that codes keep their zeros.
 *
 * A book is filled sheet by sheet, row by row, and then closed into bytes: rows that have been passed wait in a
 * temporary file, so that a long sheet takes no more memory than a short one. Equal cells give equal bytes: the file's
 * own date is fixed. What a spreadsheet cannot hold (1,048,576 rows, 16,384 columns, 32,767 characters in a cell) is
 * refused with STATUS_LIMIT, never cut. Rows and columns count from 0. The caller frees the book and the bytes. */
#ifndef QUERN_FRAME_BOOK_H
#define QUERN_FRAME_BOOK_H

#include <stddef.h>

#include "base/status.h"

typedef struct Book Book;

enum { BOOK_ROWS = 1048576, BOOK_COLUMNS = 16384, BOOK_TEXT = 32767 };

typedef struct BookCell {
  size_t row, column;
  const char *text; /* NUL-terminated UTF-8, or NULL: a number */
  double number;
  const char *link;   /* NULL, a web address, or "internal:'Sheet'!A1" */
  const char *format; /* of a number, as spreadsheets write it ("#,##0.0"), or NULL */
} BookCell;

Status book_new(Book **book, Error *error);
void book_free(Book *book);

/* Begins a sheet, whose first row is set in bold and stays in sight; `name` has at most 31 characters, none of
 * []:*?/\ */
Status book_sheet(Book *book, const char *name, Error *error);
/* Width of a column of the current sheet, in characters; `wrap` breaks long lines. */
Status book_column(Book *book, size_t column, double width, int wrap, Error *error);
/* Rows never go back: a cell is in the row of the one before it or in a later one. */
Status book_cell(Book *book, const BookCell *cell, Error *error);

/* Filters over the header of the current sheet, which has so many rows and columns with it. */
Status book_filter(Book *book, size_t rows, size_t columns, Error *error);

/* Writes the file out; nothing can be added afterwards. */
Status book_bytes(Book *book, char **bytes, size_t *length, Error *error);

#endif
