#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

const char *status_name(Status status) {
  static const char *const names[] = {"ok",    "nomem",       "invalid", "io",         "notfound",
                                      "limit", "interrupted", "denied",  "unsupported"};
  size_t index = (size_t)status;
  return index < sizeof names / sizeof *names ? names[index] : "unknown";
}

Status error_set(Error *error, Status status, const char *format, ...) {
  if (error) {
    va_list arguments;
    va_start(arguments, format);
    error->status = status;
    (void)vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
  }
  return status;
}

Status error_nomem(Error *error, const char *doing) {
  return error_set(error, STATUS_NOMEM, "out of memory while %s", doing);
}
