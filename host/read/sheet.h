/* sheet.h: the cells of a workbook (.xlsx), sheet by sheet, row by row.
 *
 * Values come as text: numbers as the file writes them (full precision, the decimal point), shared and inline strings,
 * booleans as TRUE and FALSE, days as 2024-04-12 where the cell's format says that it is one. Rich text loses its
 * formats, phonetic guides are left out. Cells are strings in one arena that lives as long as the Workbook. */
#ifndef QUERN_READ_SHEET_H
#define QUERN_READ_SHEET_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"

enum { SHEET_CELL_MOST = 32767 }; /* UTF-16 units: what a spreadsheet program cuts a cell to */

typedef struct SheetCell {
  uint32_t row, column; /* both from 1 */
  const char *text;
  uint32_t length;
  char type;               /* 's' text, 'n' number, 'd' day, 'b' boolean, 'e' error, 'o' JSON */
  size_t from, raw_length; /* in the text that the table was read from; 0 in a workbook */
} SheetCell;

typedef struct Sheet {
  char *name;
  SheetCell *cell; /* in the order of the file: by row, then by column */
  size_t count, capacity;
  const char *raw; /* the text that the table was read from (rows.h); NULL in a workbook */
  char escape;     /* what it writes before a sign that would end a cell: '"' or '\\' */
} Sheet;

typedef struct Workbook {
  Sheet *sheet;
  size_t count;
  Arena arena;
} Workbook;

#define WORKBOOK_INIT \
  { NULL, 0, ARENA_INIT }

void workbook_free(Workbook *workbook);

/* A sheet as CSV (RFC 4180), row by row as it stands in the file, empty rows above and between included. */
void sheet_csv(const Sheet *sheet, Buf *csv);

/* Warnings: one a line. */
Status workbook_read(const char *bytes, size_t length, Workbook *workbook, Buf *warnings, Error *error);

#endif
