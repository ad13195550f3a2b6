#include "base/utf8.h"

#include "base/bytes.h"

/* Well-formed sequences by the table 3-7 of the Unicode standard: the first byte bounds the second. */
static size_t sequence_length(const unsigned char *bytes, size_t left) {
  unsigned char first = bytes[0];
  if (first < 0x80) return 1;
  size_t need = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || left < need) return 0;
  unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (bytes[1] < low || bytes[1] > high) return 0;
  for (size_t i = 2; i < need; i++)
    if ((bytes[i] & 0xC0) != 0x80) return 0;
  return need;
}

uint32_t utf8_decode(const char *text, size_t length, size_t at, size_t *step) {
  const unsigned char *bytes = (const unsigned char *)text + at;
  size_t n = sequence_length(bytes, length - at);
  *step = n ? n : 1;
  switch (n) {
    case 1: return bytes[0];
    case 2: return (uint32_t)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
    case 3: return (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    case 4:
      return (uint32_t)(bytes[0] & 0x07) << 18 | (uint32_t)(bytes[1] & 0x3F) << 12 | (uint32_t)(bytes[2] & 0x3F) << 6 |
             (bytes[3] & 0x3F);
    default: return UTF8_REPLACEMENT;
  }
}

uint32_t utf8_decode_before(const char *text, size_t at, size_t *step) {
  for (size_t back = 1; back <= 4 && back <= at; back++) {
    if (((unsigned char)text[at - back] & 0xC0) == 0x80) continue;
    size_t found;
    uint32_t point = utf8_decode(text, at, at - back, &found);
    if (found != back) break;
    *step = back;
    return point;
  }
  *step = 1;
  return UTF8_REPLACEMENT;
}

size_t utf8_encode(uint32_t point, char bytes[4]) {
  if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = UTF8_REPLACEMENT;
  if (point < 0x80) {
    bytes[0] = (char)point;
    return 1;
  }
  size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  for (size_t i = length - 1; i > 0; i--, point >>= 6) bytes[i] = (char)(0x80 | (point & 0x3F));
  bytes[0] = (char)((length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0) | point);
  return length;
}

/* Whether all that is beyond ASCII in sixty-four bytes is sequences of three, of lead bytes that any two may follow:
 * Chinese. The last may reach into the next block. */
static inline bool all_of_three(const char *block, uint64_t wide, uint64_t *leads) {
  *leads = bytes_range(block, 0, 0xE1, 0xEC) | bytes_range(block, 0, 0xEE, 0xEF);
  uint64_t behind = bytes_range(block, 0, 0x80, 0xBF);
  return behind == (*leads << 1 | *leads << 2) && wide == (*leads | behind);
}

size_t utf8_valid_prefix(const char *text, size_t length) {
  size_t at = 0;
  while (at < length) {
    char edge[BYTES_BLOCK];
    size_t left = length - at, next = at + BYTES_BLOCK;
    const char *block = left < BYTES_BLOCK ? bytes_edge(edge, sizeof edge, text + at, left) : text + at;
    uint64_t wide = bytes_wide(block), leads;
    if (wide && left >= BYTES_BLOCK && all_of_three(block, wide, &leads)) {
      at = leads >> (BYTES_BLOCK - 2) ? at + BYTES_BLOCK - 1 - (size_t)__builtin_clzll(leads) : next;
      continue;
    }
    while (wide) { /* from one sequence to the next; the last may reach into the next block */
      size_t from = (size_t)__builtin_ctzll(wide), place = at + from;
      size_t size;
      (void)utf8_next(text, length, place, &size);
      if (size == 1) return place;
      if (from + size >= BYTES_BLOCK) {
        next = place + size;
        break;
      }
      wide &= ~(uint64_t)0 << (from + size);
    }
    at = next;
  }
  return length;
}

bool utf8_is_cjk(uint32_t p) {
  if (p < 0x2E80) return false;
  return (p >= 0x2E80 && p <= 0x303F) || (p >= 0x3040 && p <= 0x30FF) || (p >= 0x3400 && p <= 0x4DBF) ||
         (p >= 0x4E00 && p <= 0x9FFF) || (p >= 0xAC00 && p <= 0xD7A3) || (p >= 0xF900 && p <= 0xFAFF) ||
         (p >= 0xFF00 && p <= 0xFFEF) || (p >= 0x20000 && p <= 0x3134F);
}

static bool is_zero_width(uint32_t p) {
  return p < 0x20 || (p >= 0x7F && p < 0xA0) || (p >= 0x0300 && p <= 0x036F) || (p >= 0x0483 && p <= 0x0489) ||
         (p >= 0x0591 && p <= 0x05BD) || (p >= 0x0610 && p <= 0x061A) || (p >= 0x064B && p <= 0x065F) ||
         (p >= 0x0E31 && p <= 0x0E3A && p != 0x0E32 && p != 0x0E33) || (p >= 0x0E47 && p <= 0x0E4E) ||
         (p >= 0x1AB0 && p <= 0x1AFF) || (p >= 0x1DC0 && p <= 0x1DFF) || (p >= 0x200B && p <= 0x200F) ||
         (p >= 0x202A && p <= 0x202E) || (p >= 0x2060 && p <= 0x2064) || (p >= 0x20D0 && p <= 0x20FF) ||
         (p >= 0xFE00 && p <= 0xFE0F) || (p >= 0xFE20 && p <= 0xFE2F) || p == 0xFEFF || (p >= 0xE0100 && p <= 0xE01EF);
}

static bool is_wide(uint32_t p) {
  return (p >= 0x1100 && p <= 0x115F) || (p >= 0x2E80 && p <= 0x303E) || (p >= 0x3041 && p <= 0xA4CF) ||
         (p >= 0xA960 && p <= 0xA97F) || (p >= 0xAC00 && p <= 0xD7A3) || (p >= 0xF900 && p <= 0xFAFF) ||
         (p >= 0xFE30 && p <= 0xFE6F) || (p >= 0xFF00 && p <= 0xFF60) || (p >= 0xFFE0 && p <= 0xFFE6) ||
         (p >= 0x1F300 && p <= 0x1F64F) || (p >= 0x1F680 && p <= 0x1F6FF) || (p >= 0x1F900 && p <= 0x1F9FF) ||
         (p >= 0x20000 && p <= 0x3FFFD);
}

int utf8_width(uint32_t point) {
  if (point >= 0x20 && point < 0x7F) return 1;
  return is_zero_width(point) ? 0 : is_wide(point) ? 2 : 1;
}
