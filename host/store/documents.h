/* documents.h: files and their documents as rows.
 *
 * Ids come from what a thing is (SHA-256 of a file's path and content; of a document's file name, content and place in
 * it), so that they are the same on every machine. The statements are prepared once; bytes are bound where they are,
 * never copied. About five microseconds a document beside what its pages cost.
 *
 * Everything happens in the transaction that is open. A writer belongs to its store's thread and is freed before it. */
#ifndef QUERN_STORE_DOCUMENTS_H
#define QUERN_STORE_DOCUMENTS_H

#include "base/sha256.h"
#include "store/store.h"

typedef struct DocumentWriter DocumentWriter;

/* A file, or a member of an archive. Strings may be NULL where the schema allows it. */
typedef struct NewFile {
  const char *path, *sha256, *media, *charset;
  uint64_t size;
  const char *warnings; /* one a line */
  const char *meta;     /* the sidecar as it was applied */
  size_t meta_length;
  int64_t container; /* the archive that a member is in; 0: none */
} NewFile;

/* What is known of a document: its value, and where that was found. In the order of their columns. */
typedef enum DocumentField {
  FIELD_TITLE,
  FIELD_PUBLISHER,
  FIELD_AUTHOR,
  FIELD_PUBLISHED,
  FIELD_URL,
  FIELD_LANGUAGE,
  DOCUMENT_FIELDS
} DocumentField;

typedef struct NewDocument {
  int64_t id; /* that of document_id */
  int64_t file;
  uint64_t ordinal; /* in its file or member, from 1 */
  const char *value[DOCUMENT_FIELDS], *found[DOCUMENT_FIELDS];
  const char *text, *map, *zones;
  size_t length, map_length, zones_length;
} NewDocument;

/* Made from the name and the hash of its file or member, and its place in it. */
int64_t document_id(const char *path, const char *sha256, uint64_t ordinal);

/* `converter` is the version of the reader. */
Status document_writer_new(Store *store, int64_t converter, DocumentWriter **writer, Error *error);
void document_writer_free(DocumentWriter *writer);

/* Between these the file is looked at as it is at the first look: many look-ups then take its lock once. */
Status document_writer_hold(DocumentWriter *writer, Error *error);
void document_writer_let_go(DocumentWriter *writer);

/* Whether there is any file to be known. */
Status document_writer_any(DocumentWriter *writer, bool *any, Error *error);

/* Where documents come into an empty file in the order of their ids, each page is done with when the next is begun:
 * between these few stay in memory, and theirs is used again. */
Status document_writer_hurry(DocumentWriter *writer, Error *error);
Status document_writer_rest(DocumentWriter *writer, Error *error);

/* The hash under which a path was last read by this reader and with this sidecar (NULL: none), or "". */
Status document_writer_known(DocumentWriter *writer, const char *path, const char *meta, size_t meta_length,
                             char sha256[SHA256_TEXT], Error *error);

/* Puts a file in the place of the one with its path, with all that came from that. */
Status document_writer_file(DocumentWriter *writer, const NewFile *file, int64_t *id, Error *error);
/* Documents are taken fastest in the order of their ids: then their pages are written one after another. Where an id is
 * taken it gets the next that is free. */
Status document_writer_add(DocumentWriter *writer, const NewDocument *document, Error *error);

#endif
