/* source.h: what a reader makes of one file: its text, the way back, its zones, and what it says about itself.
 *
 * Every reader (text, Markdown, HTML ...) fills a Source; splitting it into documents and finding their titles, dates
 * and publishers (split.h) is the same for all. The builder below keeps the three columns (text, map, zones) in step:
 * open a block, add pieces with the place they came from, close it. The owner calls source_free. */
#ifndef QUERN_READ_SOURCE_H
#define QUERN_READ_SOURCE_H

#include <stdbool.h>

#include "read/map.h"
#include "text/zone.h"

typedef enum MetaKey {
  META_TITLE,
  META_PUBLISHER,
  META_AUTHOR,
  META_PUBLISHED,
  META_URL,
  META_LANGUAGE,
  META_COUNT
} MetaKey;

/* "title", "publisher", ... */
const char *meta_name(MetaKey key);

typedef struct Meta {
  char *value[META_COUNT];       /* owned; NULL: not found */
  const char *found[META_COUNT]; /* where: "heading", "source line", "og:title" ... */
} Meta;

void meta_free(Meta *meta);
/* Keeps a trimmed copy, unless there is a value already. An empty value is none. */
Status meta_set(Meta *meta, MetaKey key, const char *value, size_t length, const char *found);

typedef struct Source {
  Buf text;
  Map map;
  Zones zones;
  Meta meta;
  /* the block being built */
  size_t block;
  ZoneKind kind;
  unsigned level;
  bool building, space;
  bool by_place;  /* text leads to `place`, not to bytes */
  uint64_t place; /* a page, a paragraph, a row */
  bool whole;     /* one document, whatever headings are in it, whose carrier knows its title */
  Status status;  /* the first failure; later calls do nothing */
} Source;

#define SOURCE_INIT \
  { 0 }

void source_free(Source *source);
/* Forgets the text and what belongs to it; what the file says about itself stays. */
void source_restart(Source *source);

/* Begins a block on a new line; with `apart` after a blank line. A block that is open is closed. */
void source_open(Source *source, ZoneKind kind, unsigned level, bool apart);
/* Ends the block; one without text leaves nothing behind. */
void source_close(Source *source);
/* Adds bytes that stand for as many bytes of the file. White space runs become one space; none begins a block. */
void source_add(Source *source, const char *bytes, size_t length, uint64_t file);
/* Adds one piece that stands for `file_length` bytes ("&" for "&amp;"), as it is. */
void source_add_unit(Source *source, const char *bytes, size_t length, uint64_t file, size_t file_length);
/* From now on text leads to this place: for formats whose text has no bytes of its own in the file. */
void source_place(Source *source, uint64_t place);

/* Ends a cell of a table's row; the next piece is the next cell. */
void source_tab(Source *source, uint64_t file);

#endif
