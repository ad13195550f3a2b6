/* csv_format.h: rows of a frame as delimited text.
 *
 * What a column's few different values look like is worked out once: a cell of 16 to 64 bytes each, with quotes and the
 * delimiter, which is copied whole. Other values are written one by one. Any number of threads may format rows of one
 * Format at the same time. */
#ifndef QUERN_FRAME_CSV_FORMAT_H
#define QUERN_FRAME_CSV_FORMAT_H

#include "base/buf.h"
#include "frame/frame.h"

typedef enum FieldWay { FIELD_CELL, FIELD_TEXT, FIELD_LOOSE, FIELD_NUMBER, FIELD_LIST } FieldWay;

/* How a column is written. */
typedef struct CsvOut {
  const Column *column;
  FieldWay way;
  char end;        /* what follows: the delimiter or a newline */
  uint8_t shift;   /* cells: log2 of their size */
  uint8_t scale;   /* log2 of the column's width */
  uint32_t stored; /* cells: the bits of four bytes that are the stored value */
  size_t widest;   /* of one field with its end; FIELD_LOOSE, FIELD_LIST: not known */
  size_t cell_count;
  char *cells; /* a block; by stored value. The last byte of a cell is the length of what is in it */
  Buf texts;   /* FIELD_TEXT: every string as it is written, end to end */
  size_t *starts;
} CsvOut;

typedef struct CsvFormat {
  const Frame *frame;
  char delimiter;
  CsvOut *fields;
  size_t room;         /* for a row's fields that are not loose */
  const CsvOut **wide; /* those whose cells do not all stay in the nearest memory */
  size_t wide_count;
} CsvFormat;

/* Needs the frame as long as it lives. False: out of memory, or interrupted; to be freed all the same. */
bool csv_format_new(CsvFormat *format, const Frame *frame, char delimiter);
void csv_format_free(CsvFormat *format);

/* Appends the line of names. */
void csv_format_header(const CsvFormat *format, Buf *out);

/* Appends rows `from` to `to`. False: out of memory. */
bool csv_format_rows(const CsvFormat *format, size_t from, size_t to, Buf *out);

#endif
