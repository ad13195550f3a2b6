#include "frame/csv_format.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "frame/block.h"
#include "frame/civil.h"
#include "frame/digits.h"

enum { NUMBER_ROOM = 40, SMALLEST_CELL = 4, LARGEST_CELL = 6, SLACK = 64, FEW = 4, AHEAD = 16, NEAR_CELLS = 1000 };
static const uint64_t MOST_CELLS = 1 << 16; /* of numbers */

static bool needs_quotes(Text text, char delimiter) {
  if (text.length == 0) return true; /* nothing at all is null */
  for (size_t i = 0; i < text.length; i++)
    if (text.bytes[i] == delimiter || text.bytes[i] == '"' || text.bytes[i] == '\n' || text.bytes[i] == '\r')
      return true;
  return text.bytes[0] == ' ' || text.bytes[text.length - 1] == ' ';
}

static void add_quoted(Buf *out, Text text) {
  buf_addc(out, '"');
  for (size_t i = 0; i < text.length; i++) {
    if (text.bytes[i] == '"') buf_addc(out, '"');
    buf_addc(out, text.bytes[i]);
  }
  buf_addc(out, '"');
}

static void add_text(Buf *out, Text text, char delimiter) {
  if (needs_quotes(text, delimiter))
    add_quoted(out, text);
  else
    buf_add(out, text.bytes, text.length);
}

static size_t format_integer(const Column *column, int64_t value, char *out) {
  if (column->type == COLUMN_DATE) return civil_format(value, out);
  if (column->type == COLUMN_I64) return digits_of_integer(value, out);
  memcpy(out, value ? "true" : "false", 5);
  return value ? 4 : 5;
}

static size_t format_value(const Column *column, size_t row, char *out) {
  if (column->type == COLUMN_F64) return digits_of_double(column_double(column, row), out);
  return format_integer(column, column_integer(column, row), out);
}

/* The items of a list in one field, with "; " between them. */
static void add_list(Buf *out, const Column *column, size_t row, char delimiter) {
  Buf items = BUF_INIT;
  const Column *inner = column->items;
  char number[NUMBER_ROOM];
  for (size_t i = column->starts[row]; i < column->starts[row + 1]; i++) {
    if (i > column->starts[row]) buf_adds(&items, "; ");
    if (!column_has(inner, i) || inner->type == COLUMN_LIST) continue;
    Text text = column_is_text(inner->type) ? column_text(inner, i) : (Text){number, format_value(inner, i, number)};
    buf_add(&items, text.bytes, text.length);
  }
  if (!buf_ok(&items)) out->failed = true;
  if (items.length) add_text(out, (Text){items.data, items.length}, delimiter);
  buf_free(&items);
}

/* Cells for `count` fields, of which the widest has `widest` bytes with its end; false: they would be too large, or
 * there is no memory. */
static bool cells_new(CsvOut *field, size_t count, size_t widest) {
  uint8_t width = field->column->width;
  if (width > sizeof field->stored) return false;
  field->scale = width == 4 ? 2 : width / 2;
  field->stored = UINT32_MAX >> (32 - 8 * width);
  field->shift = SMALLEST_CELL;
  while (field->shift < LARGEST_CELL && widest + 1 > (size_t)1 << field->shift) field->shift++;
  if (widest + 1 > (size_t)1 << field->shift) return false;
  field->cell_count = count;
  field->cells = block_new(count, (size_t)1 << field->shift);
  return field->cells != NULL;
}

static void cell_put(CsvOut *field, size_t value, const char *bytes, size_t length) {
  char *cell = field->cells + (value << field->shift);
  memcpy(cell, bytes, length);
  cell[length] = field->end;
  cell[((size_t)1 << field->shift) - 1] = (char)(length + 1);
}

/* Every distinct string is quoted once. */
static bool text_new(CsvOut *field, char delimiter) {
  const Dict *dict = field->column->dict;
  uint32_t count = dict_count(dict);
  field->starts = memory_new((size_t)count + 1, sizeof *field->starts);
  if (!field->starts) return false;
  for (uint32_t code = 0; code < count; code++) {
    size_t start = field->starts[code] = field->texts.length;
    add_text(&field->texts, dict_text(dict, code), delimiter);
    buf_addc(&field->texts, field->end);
    if (field->texts.length - start > field->widest) field->widest = field->texts.length - start;
    if (!buf_ok(&field->texts) || interrupt_at(code)) return false;
  }
  field->starts[count] = field->texts.length;
  field->way = FIELD_TEXT;
  if (!cells_new(field, count, field->widest)) return true;
  for (uint32_t code = 0; code < count; code++) {
    size_t start = field->starts[code];
    cell_put(field, code, field->texts.data + start, field->starts[code + 1] - start - 1);
  }
  field->way = FIELD_CELL;
  buf_free(&field->texts);
  free(field->starts);
  field->starts = NULL;
  return true;
}

/* A column of few different whole numbers, dates or truth values. */
static void number_cells(CsvOut *field) {
  const Column *column = field->column;
  char number[NUMBER_ROOM];
  size_t widest = 0;
  for (uint64_t stored = 0; stored < column->range; stored++) {
    size_t length = format_integer(column, (int64_t)((uint64_t)column->base + stored), number);
    if (length > widest) widest = length;
  }
  if (!cells_new(field, column->range, widest + 1)) return;
  for (uint64_t stored = 0; stored < column->range; stored++)
    cell_put(field, stored, number, format_integer(column, (int64_t)((uint64_t)column->base + stored), number));
  field->way = FIELD_CELL;
}

static bool field_new(CsvOut *field, const CsvFormat *format, size_t c) {
  const Frame *frame = format->frame;
  const Column *column = frame->columns[c];
  *field = (CsvOut){.column = column, .way = FIELD_NUMBER, .widest = NUMBER_ROOM};
  field->end = c + 1 < frame->count ? format->delimiter : '\n';
  if (column->type == COLUMN_LIST) field->way = FIELD_LIST;
  if (column_is_text(column->type)) {
    field->way = FIELD_LOOSE;
    if (dict_count(column->dict) <= frame->rows / FEW) return text_new(field, format->delimiter);
  } else if (column->type != COLUMN_F64 && column->range && column->range <= MOST_CELLS &&
             column->range <= frame->rows) {
    number_cells(field);
  }
  return true;
}

bool csv_format_new(CsvFormat *format, const Frame *frame, char delimiter) {
  *format = (CsvFormat){.frame = frame, .delimiter = delimiter, .room = SLACK};
  format->fields = memory_new(frame->count, sizeof *format->fields);
  format->wide = memory_new(frame->count, sizeof *format->wide);
  bool fine = format->fields && format->wide;
  for (size_t c = 0; fine && c < frame->count; c++) {
    fine = field_new(&format->fields[c], format, c);
    format->room += format->fields[c].widest + 1;
    if (format->fields[c].cell_count > NEAR_CELLS) format->wide[format->wide_count++] = &format->fields[c];
  }
  return fine;
}

void csv_format_free(CsvFormat *format) {
  for (size_t c = 0; format->fields && c < format->frame->count; c++) {
    block_free(format->fields[c].cells);
    buf_free(&format->fields[c].texts);
    free(format->fields[c].starts);
  }
  free(format->fields);
  free(format->wide);
}

void csv_format_header(const CsvFormat *format, Buf *out) {
  const Frame *frame = format->frame;
  for (size_t c = 0; c < frame->count; c++) {
    add_text(out, (Text){frame->names[c], strlen(frame->names[c])}, format->delimiter);
    buf_addc(out, c + 1 < frame->count ? format->delimiter : '\n');
  }
}

/* Four bytes are read of the column, whatever its width; blocks have slack. */
static inline const char *cell_at(const CsvOut *field, size_t row) {
  uint32_t value;
  memcpy(&value, (const char *)field->column->data + (row << field->scale), sizeof value);
  return field->cells + ((size_t)(value & field->stored) << field->shift);
}

/* Copies as many bytes as a cell has: what is behind the field is written over by the next. */
static inline char *put_cell(const CsvOut *field, size_t row, char *at) {
  const char *cell = cell_at(field, row);
  memcpy(at, cell, 16);
  if (field->shift > SMALLEST_CELL) memcpy(at + 16, cell + 16, 16);
  if (field->shift > SMALLEST_CELL + 1) memcpy(at + 32, cell + 32, 32);
  return at + cell[((size_t)1 << field->shift) - 1];
}

static inline char *put_field(const CsvOut *field, size_t row, char *at) {
  if (!column_has(field->column, row)) {
    *at = field->end;
    return at + 1;
  }
  if (field->way == FIELD_CELL) return put_cell(field, row, at);
  if (field->way == FIELD_NUMBER) {
    at += format_value(field->column, row, at);
    *at = field->end;
    return at + 1;
  }
  size_t code = column_stored(field->column, row), length = field->starts[code + 1] - field->starts[code];
  memcpy(at, field->texts.data + field->starts[code], length);
  return at + length;
}

/* Fields of unknown width, in a buffer that grows. */
static bool add_loose(const CsvFormat *format, const CsvOut *field, size_t row, Buf *out) {
  if (field->way == FIELD_LIST)
    add_list(out, field->column, row, format->delimiter);
  else if (column_has(field->column, row))
    add_text(out, column_text(field->column, row), format->delimiter);
  buf_addc(out, field->end);
  return buf_reserve(out, format->room);
}

static inline size_t row_at(const Frame *frame, size_t i) { return frame->selection ? frame->selection[i] : i; }

/* Asks for the cells of a row that is still to come. */
static inline void fetch_row(const CsvFormat *format, size_t row) {
  for (size_t k = 0; k < format->wide_count; k++) __builtin_prefetch(cell_at(format->wide[k], row));
}

bool csv_format_rows(const CsvFormat *format, size_t from, size_t to, Buf *out) {
  const Frame *frame = format->frame;
  for (size_t i = from; i < to; i++) {
    size_t row = row_at(frame, i);
    if (i + AHEAD < to) fetch_row(format, row_at(frame, i + AHEAD));
    if (out->capacity - out->length <= format->room && !buf_reserve(out, format->room + out->length / 2)) return false;
    for (size_t c = 0; c < frame->count; c++) {
      const CsvOut *field = &format->fields[c];
      if (field->way == FIELD_LOOSE || field->way == FIELD_LIST) {
        if (!add_loose(format, field, row, out)) return false;
        continue;
      }
      out->length = (size_t)(put_field(field, row, out->data + out->length) - out->data);
    }
  }
  return buf_ok(out);
}
