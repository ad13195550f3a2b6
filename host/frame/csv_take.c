/* The values of a window of rows, column by column, into pieces of columns. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/civil.h"
#include "frame/csv_batch.h"
#include "frame/target.h"

static bool make_room(Reader *reader, size_t rows) {
  if (rows <= reader->room) return true;
  block_free(reader->fields);
  block_free(reader->values);
  block_free(reader->nulls);
  block_free(reader->keys);
  block_free(reader->hashes);
  block_free(reader->codes);
  reader->fields = block_new(rows, sizeof *reader->fields);
  reader->values = block_new(rows, sizeof *reader->values);
  reader->nulls = block_new(rows, 1);
  reader->keys = block_new(rows, sizeof *reader->keys);
  reader->hashes = block_new(rows, sizeof *reader->hashes);
  reader->codes = block_new(rows, sizeof *reader->codes);
  reader->room = rows;
  return reader->fields && reader->values && reader->nulls && reader->keys && reader->hashes && reader->codes;
}

static bool piece_add(CsvChunk *chunk, CsvStore *store, CsvPiece piece) {
  CsvPiece *kept = slab_take(&chunk->slabs, sizeof *kept);
  if (!kept) return false;
  *kept = piece;
  if (store->last)
    store->last->next = kept;
  else
    store->first = kept;
  store->last = kept;
  return true;
}

static bool keep_nulls(Reader *reader, CsvStore *store, CsvPiece *piece) {
  if (!memchr(reader->nulls, 1, piece->rows)) return true;
  store->nullable = true;
  piece->nulls = slab_take(&reader->chunk->slabs, piece->rows);
  if (piece->nulls) memcpy(piece->nulls, reader->nulls, piece->rows);
  return piece->nulls != NULL;
}

FRAME_HOT static void extremes(const int64_t *values, size_t rows, int64_t *least, int64_t *most) {
  int64_t low = INT64_MAX, high = INT64_MIN;
  for (size_t i = 0; i < rows; i++) {
    low = values[i] < low ? values[i] : low;
    high = values[i] > high ? values[i] : high;
  }
  *least = low;
  *most = high;
}

#define NARROW(name, value, type)                                                             \
  FRAME_HOT static void name(const value *values, size_t rows, int64_t base, void *out) {     \
    type *data = out;                                                                         \
    for (size_t i = 0; i < rows; i++) data[i] = (type)((uint64_t)values[i] - (uint64_t)base); \
  }
NARROW(narrow_1, int64_t, uint8_t)
NARROW(narrow_2, int64_t, uint16_t)
NARROW(narrow_4, int64_t, uint32_t)
NARROW(narrow_codes_1, uint32_t, uint8_t)
NARROW(narrow_codes_2, uint32_t, uint16_t)

/* Nulls take the place of some value, so that they widen nothing. False: there is no value. */
static bool fill_nulls(Reader *reader, size_t rows) {
  size_t first = 0;
  while (first < rows && reader->nulls[first]) first++;
  int64_t value = first < rows ? reader->values[first] : 0;
  for (size_t i = 0; i < rows; i++)
    if (reader->nulls[i]) reader->values[i] = value;
  return first < rows;
}

static void clear_nulls(Reader *reader, size_t rows, int64_t base) {
  for (size_t i = 0; i < rows; i++)
    if (reader->nulls[i]) reader->values[i] = base;
}

/* The window's whole numbers, as narrow as their range. */
static bool keep_integers(Reader *reader, CsvStore *store, size_t rows) {
  CsvPiece piece = {.rows = rows};
  int64_t least = 0, most = 0;
  if (!keep_nulls(reader, store, &piece)) return false;
  bool any = rows > 0 && (!piece.nulls || fill_nulls(reader, rows));
  if (any) {
    extremes(reader->values, rows, &least, &most);
    store->least = !store->any || least < store->least ? least : store->least;
    store->most = !store->any || most > store->most ? most : store->most;
    store->any = true;
  }
  piece.base = least;
  piece.width = column_width((uint64_t)most - (uint64_t)least);
  if (piece.nulls) clear_nulls(reader, rows, least);
  piece.data = slab_take(&reader->chunk->slabs, rows * piece.width);
  if (!piece.data) return false;
  switch (piece.width) {
    case 1: narrow_1(reader->values, rows, least, piece.data); break;
    case 2: narrow_2(reader->values, rows, least, piece.data); break;
    case 4: narrow_4(reader->values, rows, least, piece.data); break;
    default:
      for (size_t i = 0; i < rows; i++) ((uint64_t *)piece.data)[i] = (uint64_t)reader->values[i] - (uint64_t)least;
  }
  return piece_add(reader->chunk, store, piece);
}

FRAME_HOT static uint32_t greatest(const uint32_t *codes, size_t rows) {
  uint32_t most = 0;
  for (size_t i = 0; i < rows; i++) most = codes[i] > most ? codes[i] : most;
  return most;
}

/* Codes of strings; a null's is 0. */
static bool keep_codes(Reader *reader, CsvStore *store, const uint32_t *codes, size_t rows) {
  CsvPiece piece = {.rows = rows, .width = column_width(greatest(codes, rows))};
  piece.data = slab_take(&reader->chunk->slabs, rows * piece.width);
  if (!piece.data || !keep_nulls(reader, store, &piece)) return false;
  store->any = true;
  if (piece.width == 1)
    narrow_codes_1(codes, rows, 0, piece.data);
  else if (piece.width == 2)
    narrow_codes_2(codes, rows, 0, piece.data);
  else
    memcpy(piece.data, codes, rows * sizeof *codes);
  return piece_add(reader->chunk, store, piece);
}

/* A field without its quotes: pairs of quotes inside become one, in memory that lasts for the window. */
static bool unquote(Reader *reader, CsvField *field) {
  const char *text = field->bytes + 1;
  size_t length = field->length - (field->length > 1 && field->bytes[field->length - 1] == '"' ? 2 : 1), used = 0;
  field->quoted = true;
  char *copy = arena_alloc(&reader->unquoted, length + CSV_SLACK);
  if (!copy) return false;
  for (size_t i = 0; i < length; i++) {
    copy[used++] = text[i];
    if (text[i] == '"' && i + 1 < length && text[i + 1] == '"') i++;
  }
  field->bytes = copy;
  field->length = used;
  return true;
}

static bool has_quotes(const Strip *strip) {
  bool found = false;
  for (size_t r = 0; r < strip->rows; r++) {
    CsvField field = strip_field(strip, r);
    found |= field.length && field.bytes[0] == '"';
  }
  return found;
}

/* Takes quotes off where there are any. False: out of memory. */
static bool strip_new(Strip *strip, Reader *reader, const char *text, size_t rows, size_t c) {
  const CsvShape *shape = reader->read->shape;
  *strip = (Strip){.text = text,
                   .places = reader->index.places + c,
                   .step = shape->count,
                   .rows = rows,
                   .crlf = c + 1 == shape->count && shape->crlf,
                   .values = reader->values};
  memset(reader->nulls, 0, rows);
  if (!reader->index.quotes || !has_quotes(strip)) return true;
  for (size_t r = 0; r < rows; r++) {
    CsvField field = strip_field(strip, r);
    if (field.length && field.bytes[0] == '"' && !unquote(reader, &field)) return false;
    reader->fields[r] = field;
  }
  strip->fields = reader->fields;
  return true;
}

/* Where the rows end that are read singly when a batch stops at `row`. */
static size_t singles_end(const Strip *strip, size_t row) {
  return strip->rows - row < BATCH ? strip->rows : row + BATCH;
}

/* What does not read at once: blanks around it, a placeholder, or another kind of value. */
static bool take_patiently(Reader *reader, CsvStore *store, const CsvColumn *column, const Strip *strip, size_t row) {
  CsvField field = field_trim(strip_field(strip, row));
  double number;
  int64_t whole;
  reader->nulls[row] = 1;
  strip->values[row] = 0;
  if (field.length == 0) return true;
  bool zero_led = field.length > 1 && field.bytes[0] == '0' && field.bytes[1] != '.';
  if (column->kind == CSV_INTEGER && parse_integer(field.bytes, field.length, &whole) && !zero_led) {
    strip->values[row] = whole;
    reader->nulls[row] = 0;
    return true;
  }
  if (column->kind == CSV_NUMBER && parse_styled(field.bytes, field.length, column->style, &number)) {
    memcpy(&strip->values[row], &number, sizeof number);
    reader->nulls[row] = 0;
    return true;
  }
  if (is_placeholder(field.bytes, field.length)) {
    if (store->placeholders++ == 0) store->first_placeholder = reader->chunk->rows + row;
    return true;
  }
  bool number_after_all = column->kind == CSV_INTEGER && !zero_led && parse_number(field.bytes, field.length, &number);
  store->kind = kind_join(store->kind, number_after_all ? CSV_NUMBER : CSV_TEXT);
  return false;
}

/* Up to eight digits at once: each step joins neighbours, tens, hundreds, ten thousands at a time. */
static inline bool parse_eight(const char *bytes, size_t length, int64_t *value) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  unsigned shift = (unsigned)(64 - 8 * length) & 63;
  word <<= shift;
  uint64_t zeros = 0x3030303030303030u << shift;
  uint64_t high = (word & 0xF0F0F0F0F0F0F0F0u) ^ zeros;
  uint64_t above = ((word + (0x0606060606060606u << shift)) & 0xF0F0F0F0F0F0F0F0u) ^ zeros;
  word = (word & 0x0F0F0F0F0F0F0F0Fu) * 2561 >> 8;
  word = (word & 0x00FF00FF00FF00FFu) * 6553601 >> 16;
  *value = (int64_t)((word & 0x0000FFFF0000FFFFu) * 42949672960001u >> 32);
  return length - 1 < 8 && (high | above) == 0;
}

static bool take_integers(Reader *reader, CsvStore *store, const CsvColumn *column, const Strip *strip) {
  for (size_t r = 0; r < strip->rows;) {
    if (!strip->fields) r = batch_integers(strip, r, strip->values, reader->nulls);
    for (size_t end = singles_end(strip, r); r < end; r++) {
      CsvField field = strip_field(strip, r);
      bool plain = parse_eight(field.bytes, field.length, &strip->values[r]);
      if (plain && (field.bytes[0] != '0' || field.length == 1)) continue;
      if (!take_patiently(reader, store, column, strip, r)) return true;
    }
  }
  return keep_integers(reader, store, strip->rows);
}

/* They are read to where they stay. */
static bool take_numbers(Reader *reader, CsvStore *store, const CsvColumn *column, Strip *strip) {
  CsvPiece piece = {.rows = strip->rows, .width = 8};
  piece.data = slab_take(&reader->chunk->slabs, strip->rows * sizeof(double));
  if (!piece.data) return false;
  strip->values = piece.data;
  bool plain = column->style.decimal == '.';
  for (size_t r = 0; r < strip->rows;) {
    if (plain && !strip->fields) r = batch_numbers(strip, r, strip->values, reader->nulls);
    for (size_t end = singles_end(strip, r); r < end; r++) {
      CsvField field = strip_field(strip, r);
      double number;
      if (plain && parse_number(field.bytes, field.length, &number))
        memcpy(&strip->values[r], &number, sizeof number);
      else if (!take_patiently(reader, store, column, strip, r))
        return true;
    }
  }
  store->any = true;
  return keep_nulls(reader, store, &piece) && piece_add(reader->chunk, store, piece);
}

static bool is_plain_byte(char byte) { return byte > ' '; }

static void take_text(Reader *reader, const CsvColumn *column, const Strip *strip, size_t r) {
  CsvField field = strip_field(strip, r);
  if (column->code && field.length && !(is_plain_byte(field.bytes[0]) && is_plain_byte(field.bytes[field.length - 1])))
    field = field_trim(field);
  reader->nulls[r] = field.length == 0 && !field.quoted;
  reader->hashes[r] = strings_prepare(&field, &reader->keys[r]);
  if (field.length > SHORT_MOST) reader->fields[r] = field;
}

/* Codes of the column's strings. False: out of memory. */
static bool take_codes(Reader *reader, CsvStore *store, const CsvColumn *column, const Strip *strip) {
  if (!store->strings.slots && !strings_new(&store->strings)) return false;
  for (size_t r = 0; r < strip->rows;) {
    if (!strip->fields) r = batch_keys(strip, r, column->code, reader->keys, reader->hashes, reader->nulls);
    for (size_t end = singles_end(strip, r); r < end; r++) take_text(reader, column, strip, r);
  }
  StringsBatch batch = {reader->keys, reader->hashes, reader->fields, reader->nulls, strip->rows};
  return strings_add(&store->strings, &batch, reader->codes);
}

static bool take_texts(Reader *reader, CsvStore *store, const CsvColumn *column, const Strip *strip) {
  return take_codes(reader, store, column, strip) && keep_codes(reader, store, reader->codes, strip->rows);
}

typedef bool (*ParseWhole)(const char *bytes, size_t length, int64_t *value);

/* Dates and truth values are few and come again and again: each text is read once. */
static bool find_meanings(CsvStore *store, ParseWhole parse) {
  size_t count = store->strings.count;
  if (!memory_reserve((void **)&store->meanings, &store->meanings_room, count, sizeof *store->meanings)) return false;
  for (; store->meant < count; store->meant++) {
    const ShortText *key = &store->strings.keys[store->meant];
    int64_t *meaning = &store->meanings[store->meant];
    if (!parse((const char *)key, (size_t)(key->high >> 56), meaning)) *meaning = NO_MEANING;
  }
  return true;
}

static bool take_wholes(Reader *reader, CsvStore *store, const CsvColumn *column, const Strip *strip,
                        ParseWhole parse) {
  if (!take_codes(reader, store, column, strip) || !find_meanings(store, parse)) return false;
  for (size_t r = 0; r < strip->rows; r++) {
    uint32_t code = reader->codes[r];
    strip->values[r] = !reader->nulls[r] && code < store->meant ? store->meanings[code] : NO_MEANING;
    if (strip->values[r] == NO_MEANING && !take_patiently(reader, store, column, strip, r)) return true;
  }
  return keep_integers(reader, store, strip->rows);
}

static bool take_empty(Reader *reader, CsvStore *store, const Strip *strip) {
  for (size_t r = 0; r < strip->rows; r++) {
    if (field_trim(strip_field(strip, r)).length) store->kind = CSV_TEXT;
    reader->values[r] = 0;
    reader->nulls[r] = 1;
  }
  return keep_integers(reader, store, strip->rows);
}

/* A column that turned out to be of another kind is not read on: the pass will be made again. */
static bool take_column(Reader *reader, const char *text, size_t rows, size_t c) {
  const CsvColumn *column = &reader->read->shape->columns[c];
  CsvStore *store = &reader->chunk->stores[c];
  Strip strip;
  if (store->kind != column->kind) return true;
  if (!strip_new(&strip, reader, text, rows, c)) return false;
  switch (column->kind) {
    case CSV_EMPTY: return take_empty(reader, store, &strip);
    case CSV_BOOL: return take_wholes(reader, store, column, &strip, parse_bool);
    case CSV_DATE: return take_wholes(reader, store, column, &strip, civil_parse);
    case CSV_INTEGER: return take_integers(reader, store, column, &strip);
    case CSV_NUMBER: return take_numbers(reader, store, column, &strip);
    default: return take_texts(reader, store, column, &strip);
  }
}

bool reader_take(Reader *reader, const char *text, size_t rows) {
  if (rows == 0) return true;
  if (!make_room(reader, rows)) return false;
  for (size_t c = 0; c < reader->read->shape->count; c++)
    if (!take_column(reader, text, rows, c)) return false;
  reader->chunk->rows += rows;
  arena_free(&reader->unquoted);
  return true;
}
