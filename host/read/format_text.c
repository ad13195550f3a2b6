#include "read/format.h"

Status format_text(const char *text, size_t length, Source *source, Error *error) {
  buf_add(&source->text, text, length);
  Status status = buf_ok(&source->text) ? map_add(&source->map, 0, length, 0, 1, 1) : STATUS_NOMEM;
  if (status == STATUS_OK) status = zones_find(text, length, &source->zones);
  return status == STATUS_NOMEM ? error_nomem(error, "reading a text") : status;
}
