/* read_check.h: what must hold of anything that was read, whatever the bytes were. */
#ifndef QUERN_FUZZ_READ_CHECK_H
#define QUERN_FUZZ_READ_CHECK_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "read/read.h"

static inline void check_zones(const Source *source) {
  size_t before = 0;
  for (size_t i = 0; i < source->zones.count; i++) {
    const Zone *zone = &source->zones.zone[i];
    if (zone->from < before || zone->to <= zone->from || zone->to > source->text.length) abort();
    before = zone->to;
  }
}

/* `bytes`: how long the file is that places count; 0: they count something else. */
static inline void check_source(const Source *source, size_t bytes) {
  const char *text = source->text.data ? source->text.data : "";
  if (utf8_valid_prefix(text, source->text.length) != source->text.length) abort();
  check_zones(source);
  Buf packed = BUF_INIT;
  Map back = MAP_INIT;
  map_pack(&source->map, 0, source->text.length, &packed);
  if (map_unpack(packed.data ? packed.data : "", packed.length, &back) != STATUS_OK) abort();
  for (size_t at = 0; at < source->text.length; at += 1 + source->text.length / 64) {
    uint64_t from, to;
    map_find(&source->map, at, at + 1, &from, &to);
    if (to < from || (bytes && to > bytes)) abort();
  }
  map_free(&back);
  buf_free(&packed);
}

static inline void check_reading(const Reading *reading) {
  for (size_t i = 0; i < reading->parts; i++) {
    const Part *part = &reading->part[i];
    check_source(&part->source, part->source.by_place ? 0 : (size_t)part->size);
    size_t before = 0;
    for (size_t d = 0; d < part->documents.count; d++) {
      const Document *document = &part->documents.document[d];
      if (document->from < before || document->to <= document->from || document->to > part->source.text.length) abort();
      if (document->first_zone > document->end_zone || document->end_zone > part->source.zones.count) abort();
      before = document->to;
    }
  }
}

static inline void read_and_check(const char *name, const char *bytes, size_t length) {
  Reading reading = READING_INIT;
  Error error = {0};
  Status status = read_memory(name, bytes, length, &reading, &error);
  if (status == STATUS_NOMEM || (status != STATUS_OK && !error.text[0])) abort(); /* a reason is always given */
  check_reading(&reading);
  reading_free(&reading);
}

#endif
