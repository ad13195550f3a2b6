#include "base/base64.h"

#include <stdint.h>

size_t base64_length(size_t bytes) { return (bytes + 2) / 3 * 4; }

void base64_write(const void *data, size_t length, char *text) {
  static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unsigned char *bytes = data;
  for (size_t at = 0; at < length; at += 3, text += 4) {
    size_t left = length - at;
    uint32_t three = (uint32_t)bytes[at] << 16 | (left > 1 ? (uint32_t)bytes[at + 1] << 8 : 0) |
                     (left > 2 ? (uint32_t)bytes[at + 2] : 0);
    text[0] = signs[three >> 18];
    text[1] = signs[three >> 12 & 63];
    text[2] = left > 1 ? signs[three >> 6 & 63] : '=';
    text[3] = left > 2 ? signs[three & 63] : '=';
  }
}
