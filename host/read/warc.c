#include "read/warc.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/interrupt.h"

enum { URL_MOST = 2048 };

/* The value of a header in [from, to); false if there is none. */
static bool header(const char *bytes, size_t from, size_t to, const char *name, char *value, size_t room) {
  size_t length = strlen(name);
  while (from < to) {
    const char *end = memchr(bytes + from, '\n', to - from);
    size_t stop = end ? (size_t)(end - bytes) : to;
    if (stop - from > length && bytes[from + length] == ':' && strncasecmp(bytes + from, name, length) == 0) {
      from += length + 1;
      while (from < stop && bytes[from] == ' ') from++;
      while (stop > from && (bytes[stop - 1] == '\r' || bytes[stop - 1] == ' ')) stop--;
      size_t size = stop - from < room - 1 ? stop - from : room - 1;
      memcpy(value, bytes + from, size);
      value[size] = '\0';
      return true;
    }
    from = stop + 1;
  }
  return false;
}

static size_t header_end(const char *bytes, size_t from, size_t to) {
  const char *crlf = memmem(bytes + from, to - from, "\r\n\r\n", 4), *lf = memmem(bytes + from, to - from, "\n\n", 2);
  if (crlf && (!lf || crlf < lf)) return (size_t)(crlf - bytes) + 4;
  return lf ? (size_t)(lf - bytes) + 2 : to;
}

Status warc_each(const char *bytes, size_t length, WarcPage page, void *context, Error *error) {
  Status status = STATUS_OK;
  for (size_t at = 0; at < length && status == STATUS_OK;) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    const char *record = memmem(bytes + at, length - at, "WARC/", 5);
    if (!record) break;
    at = (size_t)(record - bytes);
    char type[32] = "", size[32] = "", url[URL_MOST] = "";
    size_t block = header_end(bytes, at, length);
    if (!header(bytes, at, block, "Content-Length", size, sizeof size))
      return error_set(error, STATUS_INVALID, "the web archive has a record without a length at byte %zu", at);
    size_t content = strtoull(size, NULL, 10), left = length - block;
    bool cut = content > left;
    size_t end = cut ? length : block + content;
    (void)header(bytes, at, block, "WARC-Type", type, sizeof type);
    (void)header(bytes, at, block, "WARC-Target-URI", url, sizeof url);
    if (strcasecmp(type, "response") == 0 && strncasecmp(url, "http", 4) == 0) {
      size_t body = header_end(bytes, block, end);
      if (body < end) status = page(context, url, bytes + body, end - body, body);
    }
    if (status == STATUS_OK && cut)
      return error_set(error, STATUS_INVALID, "the web archive breaks off in the record at byte %zu", at);
    at = end;
  }
  return status;
}
