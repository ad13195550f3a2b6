/* csv_reader.h: what a thread works with while it reads a chunk of rows; for csv_chunk.c and csv_take.c only. */
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
  uint32_t *hashes;
} Reader;

/* Takes `rows` regular rows, whose places the index has, into the chunk's columns. False: out of memory. */
bool reader_take(Reader *reader, const char *text, size_t rows);

#endif
