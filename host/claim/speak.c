#include "claim/speak.h"

#include "base/memory.h"
#include "claim/document.h"
#include "claim/listed.h"
#include "claim/table.h"

typedef struct Speaker {
  Speech *speech;
  ClaimDocument *document;
  SpokenLines *spoken;
} Speaker;

uint32_t speak_sentence_at(const Scan *scan, uint32_t at) {
  size_t lo = 0, hi = scan->sentences.count;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (scan->sentences.sentence[mid].from <= at)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo ? (uint32_t)lo - 1 : 0;
}

/* Says the headings a table stands under, the farthest first. */
static Status say_headings(Speaker *s, uint32_t table) {
  ClaimDocument *document = s->document;
  uint32_t headings[3], number = speak_sentence_at(document->scan, table);
  Status status = STATUS_OK;
  for (size_t i = document_headings(document, number, headings); i > 0 && status == STATUS_OK; i--) {
    const Sentence *heading = &document->scan->sentences.sentence[headings[i - 1]];
    status = speech_heading(s->speech, (Cell){heading->from, heading->to});
  }
  return status;
}

/* What stands at the head of the document, if it is short. */
static Cell title_of(const Speaker *s) {
  enum { TITLE_MOST = 200 };
  const Zones *zones = &s->document->scan->zones;
  for (size_t i = 0; i < zones->count && i < 8; i++)
    if (zones->zone[i].kind == ZONE_HEADING && zones->zone[i].level == 1)
      return (Cell){zones->zone[i].from, zones->zone[i].to};
  bool first = zones->count > 0 && zones->zone[0].kind == ZONE_BODY;
  if (!first || zones->zone[0].to - zones->zone[0].from > TITLE_MOST) return (Cell){0, 0};
  return (Cell){zones->zone[0].from, zones->zone[0].to};
}

/* Notes that lines of the text are read aloud; those of a sheet may come out of their order. */
static Status note_spoken(Speaker *s, Cell lines) {
  SpokenLines *spoken = s->spoken;
  if (!memory_reserve((void **)&spoken->line, &spoken->capacity, spoken->lines + 1, sizeof *spoken->line))
    return STATUS_NOMEM;
  size_t at = spoken->lines++;
  for (; at > 0 && spoken->line[at - 1].from > lines.from; at--) spoken->line[at] = spoken->line[at - 1];
  spoken->line[at] = lines;
  return STATUS_OK;
}

static Status speak_grid(Speaker *s, const Grid *grid) {
  size_t lines = s->speech->lines;
  Status status = say_headings(s, grid->from);
  if (status == STATUS_OK) status = speech_table(s->speech, grid);
  if (status == STATUS_OK && s->speech->lines > lines) status = note_spoken(s, (Cell){grid->from, grid->to});
  return status;
}

static Status speak_listing(Speaker *s, const Listing *listing) {
  size_t lines = s->speech->lines;
  Status status = speech_listing(s->speech, listing, title_of(s));
  for (size_t i = lines; i < s->speech->lines && status == STATUS_OK; i++)
    status = note_spoken(s, (Cell){s->speech->line[i].from, s->speech->line[i].to});
  return status;
}

/* Reads aloud what begins before a place of the text, from zone *zone on: sheets, lists, tables without tabs. */
static Status speak_zones(Speaker *s, size_t *zone, uint32_t before) {
  const Zones *zones = &s->document->scan->zones;
  const char *text = s->document->text;
  Status status = STATUS_OK;
  while (status == STATUS_OK && *zone < zones->count && zones->zone[*zone].from < before) {
    Listing listing;
    Grid grid;
    size_t end = *zone + 1;
    if (grid_loose(s->speech->arena, text, zones, *zone, &end, &grid, &status))
      status = speak_grid(s, &grid);
    else if (status == STATUS_OK && listing_at(s->speech->arena, text, zones, *zone, &end, &listing, &status))
      status = speak_listing(s, &listing);
    *zone = end > *zone ? end : *zone + 1;
  }
  return status;
}

Status speak_document(Speech *speech, ClaimDocument *document, SpokenLines *spoken) {
  Speaker s = {speech, document, spoken};
  const Zones *zones = &document->scan->zones;
  size_t at = 0, zone = 0;
  Grid grid;
  Status status;
  spoken->lines = 0;
  while (grid_next(speech->arena, document->text, document->length, &at, &grid, &status)) {
    status = speak_zones(&s, &zone, grid.from);
    if (status == STATUS_OK) status = speak_grid(&s, &grid);
    if (status != STATUS_OK) return status;
    while (zone < zones->count && zones->zone[zone].from < grid.to) zone++;
  }
  return status == STATUS_OK ? speak_zones(&s, &zone, UINT32_MAX) : status;
}
