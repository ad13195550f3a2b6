/* utf8.h: total decoding of UTF-8: any bytes in, valid spans out.
 *
 * An invalid byte is one unit of length 1 that decodes to U+FFFD; so every position reached by stepping is a boundary,
 * and no loop over input can stall or run past the end. */
#ifndef QUERN_BASE_UTF8_H
#define QUERN_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_REPLACEMENT = 0xFFFD };

/* The code point at text[at] (at < length) and, in *step, its length in bytes, 1 to 4. */
uint32_t utf8_decode(const char *text, size_t length, size_t at, size_t *step);

/* The same, without a call for what is commonest: ASCII, and Han in three bytes (lead byte E4 to E9). */
static inline uint32_t utf8_next(const char *text, size_t length, size_t at, size_t *step) {
  const unsigned char *b = (const unsigned char *)text + at;
  if (b[0] < 0x80) {
    *step = 1;
    return b[0];
  }
  if (b[0] >= 0xE4 && b[0] <= 0xE9 && length - at >= 3 && (b[1] & 0xC0) == 0x80 && (b[2] & 0xC0) == 0x80) {
    *step = 3;
    return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
  }
  return utf8_decode(text, length, at, step);
}

/* The code point that ends just before `at` (at > 0) and its length. */
uint32_t utf8_decode_before(const char *text, size_t at, size_t *step);

/* Writes the code point (U+FFFD if it is none) and returns the number of bytes, 1 to 4. */
size_t utf8_encode(uint32_t point, char bytes[4]);

/* Length of the longest valid prefix; equal to `length` when all of it is valid. */
size_t utf8_valid_prefix(const char *text, size_t length);

/* Han, kana, hangul and their punctuation: scripts written without spaces between words. */
bool utf8_is_cjk(uint32_t point);

/* Columns on a terminal: 0 for combining marks and controls, 2 for East Asian wide, else 1 (Unicode TR 11). */
int utf8_width(uint32_t point);

#endif
