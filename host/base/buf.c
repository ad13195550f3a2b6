#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void buf_free(Buf *buf) {
  free(buf->data);
  *buf = (Buf)BUF_INIT;
}

void buf_clear(Buf *buf) {
  buf->length = 0;
  if (buf->data) buf->data[0] = '\0';
}

bool buf_reserve(Buf *buf, size_t more) {
  size_t needed;
  if (!buf->failed && more < buf->capacity - buf->length) return true; /* the length never passes the capacity */
  if (buf->failed || __builtin_add_overflow(buf->length, more, &needed) ||
      __builtin_add_overflow(needed, (size_t)1, &needed) ||
      !memory_reserve((void **)&buf->data, &buf->capacity, needed, 1))
    buf->failed = true;
  return !buf->failed;
}

void buf_add(Buf *buf, const char *bytes, size_t length) {
  if (length == 0 || !buf_reserve(buf, length)) return;
  memcpy(buf->data + buf->length, bytes, length);
  buf->length += length;
  buf->data[buf->length] = '\0';
}

void buf_adds(Buf *buf, const char *string) { buf_add(buf, string, strlen(string)); }

void buf_addf(Buf *buf, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length < 0 || !buf_reserve(buf, (size_t)length)) {
    buf->failed = true;
    return;
  }
  va_start(arguments, format);
  (void)vsnprintf(buf->data + buf->length, (size_t)length + 1, format, arguments);
  va_end(arguments);
  buf->length += (size_t)length;
}

bool buf_ok(const Buf *buf) { return !buf->failed; }

char *buf_take(Buf *buf, size_t *length) {
  if (buf->failed || !buf_reserve(buf, 0)) {
    buf_free(buf);
    return NULL;
  }
  char *data = buf->data;
  data[buf->length] = '\0';
  if (length) *length = buf->length;
  *buf = (Buf)BUF_INIT;
  return data;
}
