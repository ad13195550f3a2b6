#include "base/display.h"

#include <stdint.h>

#include "base/utf8.h"

size_t display_width(const char *text, size_t length) {
  size_t columns = 0, step;
  for (size_t at = 0; at < length; at += step) columns += (size_t)utf8_width(utf8_decode(text, length, at, &step));
  return columns;
}

size_t display_clip(const char *text, size_t length, size_t columns, size_t *width) {
  size_t at = 0, used = 0, step;
  while (at < length) {
    size_t wide = (size_t)utf8_width(utf8_decode(text, length, at, &step));
    if (used + wide > columns) break;
    used += wide;
    at += step;
  }
  *width = used;
  return at;
}

/* Format characters that reorder or hide text (Unicode TR 36), private use, and what is no character at all. */
static bool is_deceptive(uint32_t p) {
  return p < 0x20 || (p >= 0x7F && p < 0xA0) || p == 0xAD || p == 0x061C || p == 0x180E ||
         (p >= 0x200B && p <= 0x200F) || (p >= 0x2028 && p <= 0x202E) || (p >= 0x2060 && p <= 0x206F) || p == 0xFEFF ||
         (p >= 0xE000 && p <= 0xF8FF) || (p >= 0xFFF9 && p <= 0xFFFD) || (p >= 0xE0000 && p <= 0xE0FFF) || p >= 0xF0000;
}

void display_escape(Buf *out, const char *text, size_t length, bool lines) {
  size_t step, plain = 0;
  for (size_t at = 0; at < length; at += step) {
    uint32_t point = utf8_decode(text, length, at, &step);
    if (!is_deceptive(point) || (lines && (point == '\n' || point == '\t'))) continue;
    buf_add(out, text + plain, at - plain);
    plain = at + step;
    if (point == '\n')
      buf_adds(out, "\\n");
    else if (point == '\t')
      buf_adds(out, "\\t");
    else if (point == UTF8_REPLACEMENT && step == 1)
      buf_addf(out, "<%02X>", (unsigned)(unsigned char)text[at]);
    else
      buf_addf(out, "<U+%04X>", (unsigned)point);
  }
  buf_add(out, text + plain, length - plain);
}
