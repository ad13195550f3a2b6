/* record_columns.h: which column of a table holds the texts, and which ones say the title, date and source of each.
 *
 * Told by the header, in English and Chinese, and by what stands in the cells: a column called "text" whose cells are
 * sentences, or one that holds most of the table and is long. A table of figures has none. */
#ifndef QUERN_READ_RECORD_COLUMNS_H
#define QUERN_READ_RECORD_COLUMNS_H

#include "read/sheet.h"
#include "read/source.h"

enum { RECORD_COLUMNS = 256 };

typedef struct RecordColumn {
  size_t cells, bytes, numbers, links; /* numbers: and lists, and objects */
  const char *header;                  /* NULL: none */
  uint32_t header_length;
} RecordColumn;

typedef struct RecordColumns {
  const Sheet *sheet;
  RecordColumn column[RECORD_COLUMNS + 1]; /* by number, from 1 */
  uint32_t header_row;                     /* 0: the table has none */
  uint32_t text;                           /* the column of texts; 0: it is no table of texts */
  uint32_t meta[META_COUNT];               /* the column of each; 0: none */
} RecordColumns;

void record_columns_find(const Sheet *sheet, RecordColumns *columns);

/* One line: how many rows became documents, from which columns. */
void record_columns_report(const RecordColumns *columns, size_t rows, size_t without_text, Buf *warnings);

#endif
