/* zone.h: what each stretch of a document's text is for.
 *
 * A zone is a run of whole lines (a block). Rules read the body, list items and headings; captions, bylines, source
 * lines and boilerplate make no claims, but are kept: a source line dates an article, and a reader may check them. */
#ifndef QUERN_TEXT_ZONE_H
#define QUERN_TEXT_ZONE_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "text/language.h"

typedef enum ZoneKind {
  ZONE_BODY = 0,
  ZONE_HEADING,
  ZONE_LIST_ITEM,
  ZONE_TABLE,      /* rows of cells, kept as text with tabs */
  ZONE_CAPTION,    /* under a picture or a table; photo credits */
  ZONE_BYLINE,     /* author, dateline, "Updated: ..." */
  ZONE_SOURCE,     /* "Source: Radio Free Asia, April 12, 2024" */
  ZONE_BOILERPLATE /* menus, share buttons, adverts, sidebars, counters, comments */
} ZoneKind;

/* "body", "heading", "list_item", ... */
const char *zone_name(ZoneKind kind);

typedef struct Zone {
  uint32_t from, to; /* bytes, half-open; zones are in order, do not overlap, and cover every non-blank line */
  uint8_t kind;      /* ZoneKind */
  uint8_t level;     /* of a heading: 1 is the document's title; of a list item: its depth */
} Zone;

typedef struct Zones {
  Zone *zone;
  size_t count, capacity;
  /* Of each zone, by its beginning, where finding the zones asked for it (others have no letters); NULL: of none. */
  LanguageProfile *language;
} Zones;

#define ZONES_INIT \
  { 0 }

void zones_free(Zones *zones);
/* Frees only what is known of languages. */
void zones_forget_language(Zones *zones);
Status zones_add(Zones *zones, size_t from, size_t to, ZoneKind kind, unsigned level);

/* Appends the zones of a text of that length to `copy`. STATUS_INVALID: they overlap, or reach beyond the text. */
Status zones_copy(const Zones *zones, size_t length, Zones *copy);

/* Classifies the lines of a plain text by structure and typography alone; appends to `zones`. */
Status zones_find(const char *text, size_t length, Zones *zones);

/* The same for a text whose format told some of its structure: `zones` come in as it said, with ZONE_BODY and
 * ZONE_LIST_ITEM open to a better reading and the others decided, and go out refined. */
Status zones_refine(const char *text, size_t length, Zones *zones);

#endif
