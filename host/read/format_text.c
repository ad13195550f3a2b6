#include <string.h>

#include "base/interrupt.h"
#include "read/format.h"
#include "read/remains.h"

/* Where a paragraph was wrapped at a width its lines go on with a blank: figures and their units run over the break.
 * Bytes stay where they are. */
static void unwrap(Buf *text, const Zones *zones) {
  for (size_t i = 0; i < zones->count && !interrupt_pending(); i++) {
    const Zone *zone = &zones->zone[i];
    if (zone->kind == ZONE_TABLE) continue;
    size_t most = zone->to < text->length ? zone->to : text->length;
    char *from = text->data + zone->from, *end = text->data + most, *at = from;
    for (; end - at > 1 && (at = memchr(at, '\n', (size_t)(end - at) - 1)); at++) {
      if (at[1] == ' ' || at[1] == '\t') continue; /* it hangs */
      *at = ' ';
      if (at > from && at[-1] == '\r') at[-1] = ' ';
    }
  }
}

Status format_text(Buf *text, Source *source, Error *error) {
  Status status;
  if (remains_stand(text->data, text->length)) {
    buf_reserve(&source->text, text->length);
    status = remains_drop(text->data, text->length, &source->text, &source->map);
  } else {
    source->text = *text;
    *text = (Buf)BUF_INIT;
    status = map_add(&source->map, 0, source->text.length, 0, 1, 1);
  }
  const char *read = source->text.data ? source->text.data : "";
  if (status == STATUS_OK) status = zones_find(read, source->text.length, &source->zones);
  if (status == STATUS_OK && source->text.data) unwrap(&source->text, &source->zones);
  if (status == STATUS_INTERRUPTED) return error_set(error, status, "interrupted");
  return status == STATUS_NOMEM ? error_nomem(error, "reading a text") : status;
}
