/* read.h: a file in, its documents out, each with the way back to the file.
 *
 * A file is one part, or many: the members of an archive, the messages of a mailbox, the rows of a table of texts.
 * Parts that belong to the file itself have no member name and lead to the file's own bytes (or its pages, paragraphs,
 * rows); members lead to their own.
 *
 * Reading never changes anything and holds one file in memory; many threads may read many files. What is wrong with a
 * file but does not stop the reading is noted as a warning. The owner calls reading_free. */
#ifndef QUERN_READ_READ_H
#define QUERN_READ_READ_H

#include "base/sha256.h"
#include "read/media.h"
#include "read/split.h"

enum {
  READ_CONVERTER = 3,        /* raised whenever the same bytes would be read differently */
  READ_MOST_BYTES = 1 << 30, /* larger files are refused */
  READ_DEEPEST = 3           /* archives in archives */
};

typedef struct Part {
  char *member; /* its path in the archive; NULL: the file itself */
  char sha256[SHA256_TEXT];
  uint64_t size;
  Media media;
  char charset[32];
  Source source;
  Documents documents;
} Part;

typedef struct Reading {
  char sha256[SHA256_TEXT];
  uint64_t size;
  Media media;
  Part *part;
  size_t parts, capacity;
  Buf warnings;    /* one a line */
  bool unchanged;  /* the hash is the known one: nothing else was read */
  bool statistics; /* a table of figures: no documents, and none expected */
} Reading;

#define READING_INIT \
  { 0 }

void reading_free(Reading *reading);

/* Reads the file at `path`, unless its SHA-256 is `known` (NULL: nothing is). The hash is there even when the status is
 * not OK, if the file could be opened. */
Status read_file(const char *path, const char *known, Reading *reading, Error *error);

/* The same of bytes in memory; of `path` only the name counts. */
Status read_memory(const char *path, const char *bytes, size_t length, Reading *reading, Error *error);

/* Only the hash and the size. */
Status read_hash(const char *path, char text[SHA256_TEXT], uint64_t *size, Error *error);

/* Zones of one document, counted from its beginning, as bytes for the corpus; and back. */
void zones_pack(const Zones *zones, size_t first, size_t end, size_t from, Buf *bytes);
Status zones_unpack(const char *bytes, size_t length, Zones *zones);

#endif
