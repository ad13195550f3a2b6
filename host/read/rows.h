/* rows.h: tables written as text (CSV and its kin, JSON, lines of JSON) as the cells of one sheet.
 *
 * The first row of the sheet has the names of the columns. A cell knows where its bytes stand in the text, quotes and
 * escapes included, so that a document made of it leads back to them byte by byte. One pass, nothing nested is kept
 * apart: a list or object inside a record is its JSON. */
#ifndef QUERN_READ_ROWS_H
#define QUERN_READ_ROWS_H

#include "read/sheet.h"

/* The text outlives the workbook. STATUS_INVALID: it is no table. */
Status rows_csv(const char *text, size_t length, Workbook *workbook, Error *error);
Status rows_json(const char *text, size_t length, Workbook *workbook, Error *error);

/* One piece of a cell as its text writes it: `raw` bytes that stand for the character in bytes[0 .. length). */
typedef struct RowUnit {
  size_t raw, length;
  char bytes[4];
} RowUnit;

/* The piece at raw[0], of `left` bytes (> 0), in a cell of this sheet. */
RowUnit rows_unit(const Sheet *sheet, const char *raw, size_t left);

/* The sheet that the rows go to, made when it is first asked for; and a cell of it with its escapes undone. */
Sheet *rows_sheet(Workbook *workbook, const char *text, char escape);
Status rows_add(Workbook *workbook, uint32_t row, uint32_t column, char type, size_t from, size_t to);

#endif
