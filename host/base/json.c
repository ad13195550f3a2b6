#include "base/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Bidirectional controls: they would turn the direction of what stands around. */
static bool turns(uint32_t point) {
  return point == 0x61C || point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

/* What stands for a byte that may not stand as it is; 0 where it may. */
static char short_escape(unsigned char c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
  }
}

/* Whether a byte stands as it is, whatever stands around it. */
static bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

void json_add_string(Buf *buf, const char *bytes, size_t length) {
  size_t plain = 0, step; /* where the run begins that needs no escape */
  buf_addc(buf, '"');
  for (size_t i = 0; i < length; i += step) {
    uint32_t point = (unsigned char)bytes[i];
    step = 1;
    if (is_plain((unsigned char)point)) continue;
    if (point >= 0x80) point = utf8_decode(bytes, length, i, &step);
    char escape = step == 1 ? short_escape((unsigned char)bytes[i]) : 0;
    bool broken = point == UTF8_REPLACEMENT && step == 1;
    if (!escape && !broken && point >= 0x20 && point != 0x7F && !turns(point)) continue;
    buf_add(buf, bytes + plain, i - plain);
    plain = i + step;
    if (escape) {
      buf_addc(buf, '\\');
      buf_addc(buf, escape);
    } else if (broken) {
      buf_adds(buf, "\xEF\xBF\xBD");
    } else {
      buf_addf(buf, "\\u%04x", (unsigned)point);
    }
  }
  buf_add(buf, bytes + plain, length - plain);
  buf_addc(buf, '"');
}

/* Whether eight bytes stand as they are, all of them. */
static bool all_plain(const char *bytes) {
  const uint64_t ones = 0x0101010101010101, high = ones * 0x80;
  uint64_t eight;
  memcpy(&eight, bytes, sizeof eight);
  uint64_t quote = eight ^ ones * '"', slash = eight ^ ones * '\\';
  uint64_t small = (eight - ones * 0x20) & ~eight, none = ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
  return !((eight | (eight + ones) | small | none) & high);
}

void json_add_text(Buf *buf, const char *text) {
  enum { STEP = 8 };
  size_t length = strlen(text), at = 0;
  if (buf_reserve(buf, length + 2 + STEP)) {
    char *to = buf->data + buf->length;
    *to++ = '"';
    memcpy(to, text, length);
    memset(to + length, ' ', STEP);
    while (at < length && all_plain(to + at)) at += STEP;
    if (at >= length) {
      memcpy(to + length, "\"", 2);
      buf->length += length + 2;
      return;
    }
    buf->data[buf->length] = '\0';
  }
  json_add_string(buf, text, length);
}

/* The digits of a number, with a point before the last `behind` of them. */
static void add_digits(Buf *buf, bool negative, uint64_t number, unsigned behind) {
  char text[32];
  size_t at = sizeof text;
  for (unsigned done = 0; number || done <= behind; done++, number /= 10) {
    if (behind && done == behind) text[--at] = '.';
    text[--at] = (char)('0' + number % 10);
  }
  if (negative) text[--at] = '-';
  buf_add(buf, text + at, sizeof text - at);
}

void json_add_integer(Buf *buf, int64_t number) {
  add_digits(buf, number < 0, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 0);
}

/* Most numbers have few digits: n / 10^k is one of them when it gives the same double, for division rounds correctly
 * and 15 digits tell doubles from one another. */
static bool add_short(Buf *buf, double number) {
  double size = fabs(number), power = 10;
  if (size < 1e-4 || size >= 1e9) return false;
  for (unsigned behind = 1; behind <= 6; behind++, power *= 10) {
    double scaled = nearbyint(size * power);
    if (scaled / power != size) continue;
    add_digits(buf, number < 0, (uint64_t)scaled, behind);
    return true;
  }
  return false;
}

void json_add_number(Buf *buf, double number) {
  char text[40];
  if (!isfinite(number)) {
    buf_adds(buf, "null");
  } else if (number == floor(number) && fabs(number) < 0x1p53) {
    json_add_integer(buf, (int64_t)number);
  } else if (!add_short(buf, number)) {
    for (int digits = 15; digits <= 17; digits++) {
      (void)snprintf(text, sizeof text, "%.*g", digits, number);
      if (strtod(text, NULL) == number) break;
    }
    buf_adds(buf, text);
  }
}
