/* csv_reader.h: what a thread works with while it reads a chunk of rows; for csv_chunk.c, csv_take.c and csv_batch.c
 * only. */
#ifndef QUERN_FRAME_CSV_READER_H
#define QUERN_FRAME_CSV_READER_H

#include "frame/csv_internal.h"

typedef struct Reader {
  CsvRead *read;
  CsvChunk *chunk;
  char *text; /* the window */
  size_t capacity, have;
  size_t position; /* of text[0] in the source */
  CsvIndex index;
  Buf straight; /* rows made regular */
  Arena unquoted;
  /* one column's values of a window */
  size_t room;
  CsvField *fields;
  int64_t *values;
  uint8_t *nulls;
  ShortText *keys;
  uint32_t *hashes, *codes;
} Reader;

/* One column of the window. */
typedef struct Strip {
  const char *text;
  const uint32_t *places; /* of the ends of its fields, `step` apart; the one before is where the field before ends */
  size_t step, rows;
  bool crlf;
  const CsvField *fields; /* without quotes, when there were some; NULL: as they stand in the text */
  int64_t *values;        /* what they become; doubles as their bits */
} Strip;

static inline CsvField strip_field(const Strip *strip, size_t row) {
  if (strip->fields) return strip->fields[row];
  const uint32_t *end = strip->places + row * strip->step;
  uint32_t from = end[-1] + 1, to = *end;
  if (strip->crlf && to > from && strip->text[to - 1] == '\r') to--;
  return (CsvField){strip->text + from, to - from, false};
}

/* Takes `rows` regular rows, whose places the index has, into the chunk's columns. False: out of memory. */
bool reader_take(Reader *reader, const char *text, size_t rows);

#endif
