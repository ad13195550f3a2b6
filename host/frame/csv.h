/* csv.h: delimited text into a frame, and out of one.
 *
 * Reading looks at the first part of the file for its encoding, delimiter, title rows, header and types, and then takes
 * the whole of it in one parallel pass: delimiters and line ends as bit masks, values straight into narrow columns,
 * strings into dictionaries. A value that does not fit the type its column was taken for widens the type, and the pass
 * is made again; so the types depend on every value, never on the sample. Rows cut differently, and text that only a
 * patient reader understands (quotes in the middle of a field, ragged rows, blank lines), go a slower way.
 *
 * Nothing is repaired in silence: each kind of repair is one note with a count and the first row. */
#ifndef QUERN_FRAME_CSV_H
#define QUERN_FRAME_CSV_H

#include "base/buf.h"
#include "frame/frame.h"

typedef struct CsvType {
  const char *column;
  ColumnType type;
} CsvType;

typedef struct CsvOptions {
  char delimiter;       /* 0: found out */
  const char *encoding; /* NULL: found out */
  int header;           /* 1: the first row is one, 0: it is not, -1: found out */
  size_t skip;          /* lines at the top that are no part of the table */
  bool skip_given;
  const CsvType *types; /* columns whose type is said, not found out */
  size_t type_count;
  bool keep; /* leave values as they are: no padding of codes, no nulls for placeholders */
} CsvOptions;

/* Lines for the person who reads the file, each ending in a newline. */
typedef struct CsvNotes {
  Buf text;
} CsvNotes;

Status csv_read(const char *path, const CsvOptions *options, Frame **out, CsvNotes *notes, Error *error);

/* As csv_read, of bytes in memory (which may be changed); `name` is for messages. */
Status csv_read_bytes(const char *bytes, size_t length, const char *name, const CsvOptions *options, Frame **out,
                      CsvNotes *notes, Error *error);

/* Writes all of it or nothing. */
Status csv_write(const Frame *frame, const char *path, char delimiter, Error *error);

/* Appends to a buffer; false: out of memory. */
bool csv_format(const Frame *frame, char delimiter, Buf *out);

#endif
