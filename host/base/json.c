#include "base/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

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

void json_add_string(Buf *buf, const char *bytes, size_t length) {
  size_t plain = 0, step; /* where the run begins that needs no escape */
  buf_addc(buf, '"');
  for (size_t i = 0; i < length; i += step) {
    uint32_t point = (unsigned char)bytes[i];
    step = 1;
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

void json_add_number(Buf *buf, double number) {
  char text[40];
  if (!isfinite(number)) {
    buf_adds(buf, "null");
  } else if (number == floor(number) && fabs(number) < 0x1p53) {
    buf_addf(buf, "%lld", (long long)number);
  } else {
    for (int digits = 15; digits <= 17; digits++) {
      (void)snprintf(text, sizeof text, "%.*g", digits, number);
      if (strtod(text, NULL) == number) break;
    }
    buf_adds(buf, text);
  }
}
