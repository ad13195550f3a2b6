#include <math.h>
#include <string.h>

#include "base/interrupt.h"
#include "frame/civil.h"
#include "frame/digits.h"
#include "frame/tabs.h"

_Static_assert((int)DIGITS_MOST >= (int)CIVIL_TEXT, "a date fits where a number does");

static void put_text(Text text, Buf *out) {
  size_t from = 0;
  for (size_t i = 0; i < text.length; i++) {
    const char *escape = NULL;
    switch (text.bytes[i]) {
      case '\t': escape = "\\t"; break;
      case '\n': escape = "\\n"; break;
      case '\r': escape = "\\r"; break;
      case '\0': escape = "\\0"; break;
      case '\\': escape = "\\\\"; break;
      default: continue;
    }
    buf_add(out, text.bytes + from, i - from);
    buf_add(out, escape, 2);
    from = i + 1;
  }
  buf_add(out, text.bytes + from, text.length - from);
}

static void put_value(const Column *column, size_t row, Buf *out) {
  char digits[DIGITS_MOST]; /* dates need less */
  if (!column_has(column, row)) {
    buf_add(out, "\\N", 2);
    return;
  }
  switch (column->type) {
    case COLUMN_F64: buf_add(out, digits, digits_of_double(column_double(column, row), digits)); break;
    case COLUMN_DATE: buf_add(out, digits, civil_format(column_integer(column, row), digits)); break;
    case COLUMN_STRING:
    case COLUMN_CODE: put_text(column_text(column, row), out); break;
    default: buf_add(out, digits, digits_of_integer(column_integer(column, row), digits));
  }
}

static void put_claims(const Column *evidence, size_t row, Buf *out) {
  char digits[DIGITS_MOST];
  buf_addc(out, '[');
  for (size_t i = evidence->starts[row]; i < evidence->starts[row + 1]; i++) {
    if (i > evidence->starts[row]) buf_addc(out, ',');
    buf_add(out, digits, digits_of_integer(column_integer(evidence->items, i), digits));
  }
  buf_addc(out, ']');
}

Status tabs_write(const Frame *frame, size_t from, size_t to, Buf *out, Error *error) {
  for (size_t row = from; row < to; row++) {
    if ((row & 0xFFFF) == 0 && interrupt_pending()) return STATUS_INTERRUPTED;
    for (size_t c = 0; c < frame->count; c++) {
      if (c > 0) buf_addc(out, '\t');
      if (frame->columns[c]->type == COLUMN_LIST)
        put_claims(frame->columns[c], row, out);
      else
        put_value(frame->columns[c], row, out);
    }
    if (frame->evidence) {
      buf_addc(out, '\t');
      put_claims(frame->evidence, row, out);
    }
    buf_addc(out, '\n');
  }
  return buf_ok(out) ? STATUS_OK : error_nomem(error, "writing rows");
}
