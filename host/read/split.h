/* split.h: the documents of a source: where one article ends and the next begins, and what each says about itself.
 *
 * A file may hold one article or many. A heading of the first level opens a new one when the text before it has been
 * closed by a source line, or when a byline, date or source line stands under it; nothing else does, so that the
 * chapters of a report stay together. */
#ifndef QUERN_READ_SPLIT_H
#define QUERN_READ_SPLIT_H

#include "read/source.h"

typedef struct Document {
  size_t from, to;             /* bytes of the source's text */
  size_t first_zone, end_zone; /* its zones: half-open */
  Meta meta;
} Document;

typedef struct Documents {
  Document *document;
  size_t count, capacity;
} Documents;

#define DOCUMENTS_INIT \
  { 0 }

void documents_free(Documents *documents);

/* Finds the documents and their metadata. A source without text gives none. What its zones know of languages is used
 * and then let go. */
Status documents_split(Source *source, Documents *documents);

/* Titles, dates, publishers of one document from its own lines (lines.c), then from what the file says. */
Status document_describe(const Source *source, Document *document, bool alone);

#endif
