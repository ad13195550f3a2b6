#include "read/split.h"

#include <stdlib.h>

#include "base/memory.h"

void documents_free(Documents *documents) {
  for (size_t i = 0; i < documents->count; i++) meta_free(&documents->document[i].meta);
  free(documents->document);
  *documents = (Documents)DOCUMENTS_INIT;
}

static bool is_label(const Zone *zone) { return zone->kind == ZONE_BYLINE || zone->kind == ZONE_SOURCE; }

static bool is_beside(const Zone *zone) { return zone->kind == ZONE_BOILERPLATE || zone->kind == ZONE_CAPTION; }

/* The zone that closes the article before heading `i`: past boilerplate and captions, a source line. */
static bool is_closed_before(const Zones *zones, size_t start, size_t i) {
  while (i > start && is_beside(&zones->zone[i - 1])) i--;
  return i > start && zones->zone[i - 1].kind == ZONE_SOURCE;
}

static bool is_labelled_below(const Zones *zones, size_t i) {
  for (i++; i < zones->count && is_beside(&zones->zone[i]); i++) continue;
  return i < zones->count && is_label(&zones->zone[i]);
}

static bool has_body(const Zones *zones, size_t from, size_t to) {
  for (; from < to; from++)
    if (zones->zone[from].kind == ZONE_BODY || zones->zone[from].kind == ZONE_LIST_ITEM) return true;
  return false;
}

static bool opens_document(const Zones *zones, size_t start, size_t i) {
  const Zone *zone = &zones->zone[i];
  if (zone->kind != ZONE_HEADING || zone->level != 1 || !has_body(zones, start, i) || !has_body(zones, i, zones->count))
    return false;
  return is_closed_before(zones, start, i) || is_labelled_below(zones, i);
}

static Status add(const Source *source, Documents *documents, size_t first, size_t end) {
  if (!memory_reserve((void **)&documents->document, &documents->capacity, documents->count + 1,
                      sizeof *documents->document))
    return STATUS_NOMEM;
  size_t from = documents->count ? documents->document[documents->count - 1].to : 0;
  size_t to = end < source->zones.count ? source->zones.zone[end].from : source->text.length;
  documents->document[documents->count++] = (Document){.from = from, .to = to, .first_zone = first, .end_zone = end};
  return STATUS_OK;
}

Status documents_split(Source *source, Documents *documents) {
  const Zones *zones = &source->zones;
  size_t start = 0;
  Status status = STATUS_OK;
  if (zones->count == 0) return STATUS_OK;
  for (size_t i = 1; i < zones->count && !source->whole && status == STATUS_OK; i++) {
    if (!opens_document(zones, start, i)) continue;
    size_t first = i; /* what stands between the source line and the heading comes along */
    if (is_closed_before(zones, start, i))
      while (is_beside(&zones->zone[first - 1])) first--;
    status = add(source, documents, start, first);
    start = first;
  }
  if (status == STATUS_OK) status = add(source, documents, start, zones->count);
  for (size_t i = 0; i < documents->count && status == STATUS_OK; i++)
    status = document_describe(source, &documents->document[i], documents->count == 1);
  zones_forget_language(&source->zones);
  return status;
}
