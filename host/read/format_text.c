#include "read/format.h"
#include "read/remains.h"

Status format_text(Buf *text, Source *source, Error *error) {
  Status status;
  if (remains_stand(text->data, text->length)) {
    status = remains_drop(text->data, text->length, &source->text, &source->map);
  } else {
    source->text = *text;
    *text = (Buf)BUF_INIT;
    status = map_add(&source->map, 0, source->text.length, 0, 1, 1);
  }
  const char *read = source->text.data ? source->text.data : "";
  if (status == STATUS_OK) status = zones_find(read, source->text.length, &source->zones);
  if (status == STATUS_INTERRUPTED) return error_set(error, status, "interrupted");
  return status == STATUS_NOMEM ? error_nomem(error, "reading a text") : status;
}
