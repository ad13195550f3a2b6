#include "read/format.h"

Status format_text(Buf *text, Source *source, Error *error) {
  source->text = *text;
  *text = (Buf)BUF_INIT;
  size_t length = source->text.length;
  Status status = map_add(&source->map, 0, length, 0, 1, 1);
  if (status == STATUS_OK) status = zones_find(source->text.data ? source->text.data : "", length, &source->zones);
  return status == STATUS_NOMEM ? error_nomem(error, "reading a text") : status;
}
