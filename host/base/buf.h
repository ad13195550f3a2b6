/* buf.h: a growable byte string.
 *
 * Appending never fails half way: once memory is out the buffer remembers it, drops what follows, and `buf_ok` says so,
 * so that a writer of many small pieces checks once at the end. `data` is NUL-terminated whenever it is not NULL.
 * The owner calls buf_free, or takes the bytes with buf_take. */
#ifndef QUERN_BASE_BUF_H
#define QUERN_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Buf {
  char *data;
  size_t length;
  size_t capacity;
  bool failed;
} Buf;

#define BUF_INIT \
  { NULL, 0, 0, false }

void buf_free(Buf *buf);
void buf_clear(Buf *buf); /* length 0, memory and the failed mark kept */
bool buf_reserve(Buf *buf, size_t more);
void buf_add(Buf *buf, const char *bytes, size_t length);
static inline void buf_addc(Buf *buf, char byte) {
  if (buf->failed || buf->capacity - buf->length < 2) {
    buf_add(buf, &byte, 1);
    return;
  }
  buf->data[buf->length++] = byte;
  buf->data[buf->length] = '\0';
}
void buf_adds(Buf *buf, const char *string);
void buf_addf(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool buf_ok(const Buf *buf);

/* Gives the bytes to the caller (to free()) and empties the buffer; NULL if an append had failed. */
char *buf_take(Buf *buf, size_t *length);

#endif
