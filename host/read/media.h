/* media.h: what kind of file it is, from its first bytes; the name decides only between kinds of plain text. */
#ifndef QUERN_READ_MEDIA_H
#define QUERN_READ_MEDIA_H

#include <stddef.h>

typedef enum Media {
  MEDIA_TEXT,
  MEDIA_MARKDOWN,
  MEDIA_HTML,
  MEDIA_PDF,
  MEDIA_DOCX,
  MEDIA_ODT,
  MEDIA_XLSX,
  MEDIA_CSV,
  MEDIA_JSON,
  MEDIA_MAIL,
  MEDIA_MBOX,
  MEDIA_WARC,
  MEDIA_ARCHIVE, /* zip, tar, gzip and their kin */
  MEDIA_OLE,     /* .doc, .xls, .ppt of old */
  MEDIA_IMAGE,
  MEDIA_BINARY
} Media;

/* "text/plain", "application/pdf", ... */
const char *media_type(Media media);

/* Looks at the bytes as they are in the file. MEDIA_TEXT: see media_of_text. */
Media media_of_bytes(const char *bytes, size_t length);

/* Kinds of text, once it is UTF-8. */
Media media_of_text(const char *text, size_t length, const char *path);

#endif
