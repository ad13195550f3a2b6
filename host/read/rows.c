#include "read/rows.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

Sheet *rows_sheet(Workbook *workbook, const char *text, char escape) {
  if (workbook->count) return workbook->sheet;
  workbook->sheet = memory_new(1, sizeof *workbook->sheet);
  if (!workbook->sheet) return NULL;
  workbook->count = 1;
  workbook->sheet->raw = text;
  workbook->sheet->escape = escape;
  workbook->sheet->name = strdup("");
  return workbook->sheet->name ? workbook->sheet : NULL;
}

static RowUnit plain(const char *raw) {
  RowUnit unit = {1, 1, {*raw}};
  return unit;
}

static int hex4(const char *raw) {
  int value = 0;
  for (int i = 0; i < 4; i++) {
    int c = tolower((unsigned char)raw[i]);
    if (!isxdigit(c)) return -1;
    value = value << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return value;
}

/* \n, \", \u4e2d and pairs of \u for what lies beyond; anything else as it stands. */
static RowUnit json_unit(const char *raw, size_t left) {
  static const char *const names = "nrtbf", *const signs = "\n\r\t  ";
  if (left < 2 || *raw != '\\') return plain(raw);
  RowUnit unit = {2, 1, {raw[1]}};
  const char *name = strchr(names, raw[1]);
  if (name && raw[1]) unit.bytes[0] = signs[name - names];
  int high = raw[1] == 'u' && left >= 6 ? hex4(raw + 2) : -1;
  if (high < 0) return unit;
  unit.raw = 6;
  int low = high >= 0xD800 && high < 0xDC00 && left >= 12 && raw[6] == '\\' && raw[7] == 'u' ? hex4(raw + 8) : -1;
  uint32_t point = (uint32_t)high;
  if (low >= 0xDC00 && low < 0xE000) {
    point = 0x10000 + (((uint32_t)high - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
    unit.raw = 12;
  }
  unit.length = utf8_encode(point ? point : UTF8_REPLACEMENT, unit.bytes);
  return unit;
}

RowUnit rows_unit(const Sheet *sheet, const char *raw, size_t left) {
  if (sheet->escape == '\\') return json_unit(raw, left);
  RowUnit unit = plain(raw);
  if (*raw == '"' && left > 1 && raw[1] == '"' && sheet->escape == '"') unit.raw = 2;
  return unit;
}

Status rows_add(Workbook *workbook, uint32_t row, uint32_t column, char type, size_t from, size_t to) {
  Sheet *sheet = workbook->sheet;
  if (to == from) return STATUS_OK;
  if (!memory_reserve((void **)&sheet->cell, &sheet->capacity, sheet->count + 1, sizeof *sheet->cell))
    return STATUS_NOMEM;
  char *text = arena_alloc(&workbook->arena, to - from + 1); /* no escape is longer than what it writes */
  if (!text) return STATUS_NOMEM;
  size_t used = 0;
  for (size_t at = from; at < to;) {
    RowUnit unit = rows_unit(sheet, sheet->raw + at, to - at);
    memcpy(text + used, unit.bytes, unit.length);
    used += unit.length;
    at += unit.raw;
  }
  text[used] = '\0';
  sheet->cell[sheet->count++] = (SheetCell){row, column, text, (uint32_t)used, type, from, to - from};
  return STATUS_OK;
}
