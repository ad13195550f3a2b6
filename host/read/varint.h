/* varint.h: whole numbers in as few bytes as they need, for the packed columns of the corpus. */
#ifndef QUERN_READ_VARINT_H
#define QUERN_READ_VARINT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

static inline void varint_put(Buf *bytes, uint64_t value) {
  enum { MOST = 10 };
  if ((bytes->failed || bytes->capacity - bytes->length <= MOST) && !buf_reserve(bytes, MOST)) return;
  char *at = bytes->data + bytes->length;
  for (; value >= 0x80; value >>= 7) *at++ = (char)(value | 0x80);
  *at++ = (char)value;
  *at = '\0';
  bytes->length = (size_t)(at - bytes->data);
}

static inline void varint_put_signed(Buf *bytes, int64_t value) {
  varint_put(bytes, ((uint64_t)value << 1) ^ (uint64_t)(value < 0 ? -1 : 0));
}

static inline bool varint_get(const char *bytes, size_t length, size_t *at, uint64_t *value) {
  *value = 0;
  for (unsigned shift = 0; *at < length && shift < 64; shift += 7) {
    unsigned char byte = (unsigned char)bytes[(*at)++];
    *value |= (uint64_t)(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

static inline bool varint_get_signed(const char *bytes, size_t length, size_t *at, int64_t *value) {
  uint64_t raw;
  if (!varint_get(bytes, length, at, &raw)) return false;
  *value = (int64_t)(raw >> 1) ^ -(int64_t)(raw & 1);
  return true;
}

#endif
