/* The rows that begin in one chunk of the text, into pieces of columns. */
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "frame/block.h"
#include "frame/civil.h"
#include "frame/csv_internal.h"

enum { WINDOW = 192 << 10, SLAB = (2 << 20) - 256 };
static const size_t MOST_ROW = (size_t)256 << 20; /* bytes in one row */

/* What a thread works with while it reads a chunk. */
typedef struct Reader {
  CsvRead *read;
  CsvChunk *chunk;
  char *text; /* the window */
  size_t capacity, have;
  size_t position; /* of text[0] in the source */
  CsvIndex index;
  Buf straight; /* rows made regular */
  Arena unquoted;
  /* one column's values of a window */
  size_t room;
  CsvField *fields;
  int64_t *values;
  uint8_t *nulls;
  ShortText *keys;
  uint32_t *hashes;
} Reader;

void *slab_take(CsvSlabs *slabs, size_t bytes) {
  bytes = (bytes + 15) / 16 * 16;
  if (bytes > slabs->left) {
    size_t size = bytes > SLAB / 4 ? bytes : SLAB;
    if (!memory_reserve((void **)&slabs->blocks, &slabs->capacity, slabs->count + 1, sizeof *slabs->blocks))
      return NULL;
    char *block = block_new(size, 1);
    if (!block) return NULL;
    slabs->blocks[slabs->count++] = block;
    if (size != SLAB) return block;
    slabs->at = block;
    slabs->left = size;
  }
  void *given = slabs->at;
  slabs->at += bytes;
  slabs->left -= bytes;
  return given;
}

void chunk_free(CsvChunk *chunk, size_t columns) {
  for (size_t c = 0; chunk->stores && c < columns; c++) strings_free(&chunk->stores[c].strings);
  free(chunk->stores);
  for (size_t i = 0; i < chunk->slabs.count; i++) block_free(chunk->slabs.blocks[i]);
  free(chunk->slabs.blocks);
  *chunk = (CsvChunk){0};
}

static void reader_free(Reader *reader) {
  block_free(reader->text);
  free(reader->index.places);
  buf_free(&reader->straight);
  arena_free(&reader->unquoted);
  block_free(reader->fields);
  block_free(reader->values);
  block_free(reader->nulls);
  block_free(reader->keys);
  block_free(reader->hashes);
}

static bool make_room(Reader *reader, size_t rows) {
  if (rows <= reader->room) return true;
  block_free(reader->fields);
  block_free(reader->values);
  block_free(reader->nulls);
  block_free(reader->keys);
  block_free(reader->hashes);
  reader->fields = block_new(rows, sizeof *reader->fields);
  reader->values = block_new(rows, sizeof *reader->values);
  reader->nulls = block_new(rows, 1);
  reader->keys = block_new(rows, sizeof *reader->keys);
  reader->hashes = block_new(rows, sizeof *reader->hashes);
  reader->room = rows;
  return reader->fields && reader->values && reader->nulls && reader->keys && reader->hashes;
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

#define NARROW(type)                                                                               \
  do {                                                                                             \
    type *data = piece.data;                                                                       \
    for (size_t i = 0; i < rows; i++)                                                              \
      data[i] = reader->nulls[i] ? 0 : (type)((uint64_t)reader->values[i] - (uint64_t)piece.base); \
  } while (0)

/* The window's whole numbers or codes, as narrow as their range. */
static bool keep_integers(Reader *reader, CsvStore *store, size_t rows, bool codes) {
  int64_t least = INT64_MAX, most = INT64_MIN;
  for (size_t i = 0; i < rows; i++) {
    if (reader->nulls[i]) continue;
    least = reader->values[i] < least ? reader->values[i] : least;
    most = reader->values[i] > most ? reader->values[i] : most;
  }
  if (least <= most) {
    store->least = !store->any || least < store->least ? least : store->least;
    store->most = !store->any || most > store->most ? most : store->most;
    store->any = true;
  }
  CsvPiece piece = {.rows = rows, .base = codes || least > most ? 0 : least};
  piece.width = column_width(least > most ? 0 : (uint64_t)most - (uint64_t)piece.base);
  piece.data = slab_take(&reader->chunk->slabs, rows * piece.width);
  if (!piece.data || !keep_nulls(reader, store, &piece)) return false;
  switch (piece.width) {
    case 1: NARROW(uint8_t); break;
    case 2: NARROW(uint16_t); break;
    case 4: NARROW(uint32_t); break;
    default: NARROW(uint64_t);
  }
  return piece_add(reader->chunk, store, piece);
}

static bool keep_doubles(Reader *reader, CsvStore *store, size_t rows) {
  CsvPiece piece = {.rows = rows, .width = 8, .data = slab_take(&reader->chunk->slabs, rows * sizeof(double))};
  if (!piece.data || !keep_nulls(reader, store, &piece)) return false;
  memcpy(piece.data, reader->values, rows * sizeof(double));
  for (size_t i = 0; piece.nulls && i < rows; i++)
    if (piece.nulls[i]) ((double *)piece.data)[i] = 0;
  store->any = true;
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

/* The fields of column `c`, without quotes. */
static bool take_fields(Reader *reader, const char *text, size_t rows, size_t c) {
  size_t columns = reader->read->shape->count;
  const uint32_t *places = reader->index.places;
  bool last = c + 1 == columns, crlf = last && reader->read->shape->crlf;
  for (size_t r = 0; r < rows; r++) {
    size_t at = r * columns + c;
    uint32_t from = at ? places[at - 1] + 1 : 0, to = places[at];
    if (crlf && to > from && text[to - 1] == '\r') to--;
    reader->fields[r] = (CsvField){text + from, to - from, false};
  }
  if (!reader->index.quotes) return true;
  for (size_t r = 0; r < rows; r++)
    if (reader->fields[r].length && reader->fields[r].bytes[0] == '"' && !unquote(reader, &reader->fields[r]))
      return false;
  return true;
}

/* What does not read at once: blanks around it, a placeholder, or another kind of value. */
static bool take_patiently(Reader *reader, CsvStore *store, const CsvColumn *column, size_t row) {
  CsvField field = field_trim(reader->fields[row]);
  double number;
  int64_t whole;
  reader->nulls[row] = 1;
  reader->values[row] = 0;
  if (field.length == 0) return true;
  bool zero_led = field.length > 1 && field.bytes[0] == '0' && field.bytes[1] != '.';
  if (column->kind == CSV_INTEGER && parse_integer(field.bytes, field.length, &whole) && !zero_led) {
    reader->values[row] = whole;
    reader->nulls[row] = 0;
    return true;
  }
  if (column->kind == CSV_NUMBER && parse_styled(field.bytes, field.length, column->style, &number)) {
    memcpy(&reader->values[row], &number, sizeof number);
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

static bool take_integers(Reader *reader, CsvStore *store, const CsvColumn *column, size_t rows) {
  for (size_t r = 0; r < rows; r++) {
    const CsvField *field = &reader->fields[r];
    reader->nulls[r] = 0;
    bool plain = parse_eight(field->bytes, field->length, &reader->values[r]);
    if (plain && (field->bytes[0] != '0' || field->length == 1)) continue;
    if (!take_patiently(reader, store, column, r)) return true;
  }
  return keep_integers(reader, store, rows, false);
}

static bool take_numbers(Reader *reader, CsvStore *store, const CsvColumn *column, size_t rows) {
  bool plain = column->style.decimal == '.';
  for (size_t r = 0; r < rows; r++) {
    const CsvField *field = &reader->fields[r];
    double number;
    reader->nulls[r] = 0;
    if (plain && parse_number(field->bytes, field->length, &number))
      memcpy(&reader->values[r], &number, sizeof number);
    else if (!take_patiently(reader, store, column, r))
      return true;
  }
  return keep_doubles(reader, store, rows);
}

typedef bool (*ParseWhole)(const char *bytes, size_t length, int64_t *value);

static bool take_wholes(Reader *reader, CsvStore *store, const CsvColumn *column, size_t rows, ParseWhole parse) {
  for (size_t r = 0; r < rows; r++) {
    const CsvField *field = &reader->fields[r];
    reader->nulls[r] = 0;
    if (!parse(field->bytes, field->length, &reader->values[r]) && !take_patiently(reader, store, column, r))
      return true;
  }
  return keep_integers(reader, store, rows, false);
}

static bool take_texts(Reader *reader, CsvStore *store, const CsvColumn *column, size_t rows) {
  for (size_t r = 0; r < rows; r++) {
    CsvField *field = &reader->fields[r];
    if (column->code) *field = field_trim(*field);
    reader->nulls[r] = field->length == 0 && !field->quoted;
  }
  if (!store->strings.slots && !strings_new(&store->strings)) return false;
  return strings_add(&store->strings, reader->fields, rows, reader->nulls, reader->keys, reader->hashes,
                     reader->values) &&
         keep_integers(reader, store, rows, true);
}

static bool take_empty(Reader *reader, CsvStore *store, size_t rows) {
  for (size_t r = 0; r < rows; r++) {
    if (field_trim(reader->fields[r]).length) store->kind = CSV_TEXT;
    reader->values[r] = 0;
    reader->nulls[r] = 1;
  }
  return keep_integers(reader, store, rows, false);
}

/* A column that turned out to be of another kind is not read on: the pass will be made again. */
static bool take_column(Reader *reader, const char *text, size_t rows, size_t c) {
  const CsvColumn *column = &reader->read->shape->columns[c];
  CsvStore *store = &reader->chunk->stores[c];
  if (store->kind != column->kind) return true;
  if (!take_fields(reader, text, rows, c)) return false;
  switch (column->kind) {
    case CSV_EMPTY: return take_empty(reader, store, rows);
    case CSV_BOOL: return take_wholes(reader, store, column, rows, parse_bool);
    case CSV_DATE: return take_wholes(reader, store, column, rows, civil_parse);
    case CSV_INTEGER: return take_integers(reader, store, column, rows);
    case CSV_NUMBER: return take_numbers(reader, store, column, rows);
    default: return take_texts(reader, store, column, rows);
  }
}

static bool take_rows(Reader *reader, const char *text, size_t rows) {
  if (!make_room(reader, rows)) return false;
  for (size_t c = 0; c < reader->read->shape->count; c++)
    if (!take_column(reader, text, rows, c)) return false;
  reader->chunk->rows += rows;
  arena_free(&reader->unquoted);
  return true;
}

static void write_field(Buf *out, const CsvField *field, char delimiter) {
  bool quote = field->quoted || memchr(field->bytes, delimiter, field->length) ||
               memchr(field->bytes, '"', field->length) || memchr(field->bytes, '\n', field->length);
  if (!quote) {
    buf_add(out, field->bytes, field->length);
    return;
  }
  buf_addc(out, '"');
  for (size_t i = 0; i < field->length; i++) {
    buf_addc(out, field->bytes[i]);
    if (field->bytes[i] == '"') buf_addc(out, '"');
  }
  buf_addc(out, '"');
}

static void write_row(Reader *reader, const CsvField *fields, size_t count) {
  const CsvShape *shape = reader->read->shape;
  CsvChunk *chunk = reader->chunk;
  for (size_t c = 0; c < shape->count; c++) {
    if (c < count) write_field(&reader->straight, &fields[c], shape->delimiter);
    buf_addc(&reader->straight, c + 1 < shape->count ? shape->delimiter : '\n');
  }
  bool dropped = false;
  for (size_t c = shape->count; c < count && c < CSV_MOST_COLUMNS; c++) dropped = dropped || fields[c].length;
  if (count == shape->count || (count > shape->count && !dropped)) return;
  chunk->dropped += dropped;
  if (chunk->ragged++ == 0) chunk->first_ragged = chunk->rows + reader->index.lines;
}

/* Rewrites `length` bytes of whole lines so that every row has as many fields as the table, and takes those rows. */
static Status take_irregular(Reader *reader, size_t length) {
  const CsvShape *shape = reader->read->shape;
  CsvField *fields = memory_new(CSV_MOST_COLUMNS, sizeof *fields);
  if (!fields) return STATUS_NOMEM;
  buf_clear(&reader->straight);
  reader->index.lines = 0; /* rows written so far, for the notes */
  for (size_t at = 0, next; at < length; at += next) {
    size_t count = line_split(reader->text + at, length - at, shape->delimiter, fields, CSV_MOST_COLUMNS, &next);
    if (count == 1 && fields[0].length == 0 && !fields[0].quoted && shape->count > 1) {
      reader->chunk->blank++;
      continue;
    }
    write_row(reader, fields, count);
    reader->index.lines++;
  }
  free(fields);
  size_t written = reader->straight.length;
  if (!buf_reserve(&reader->straight, CSV_SLACK)) return STATUS_NOMEM;
  if (!index_text(&reader->index, reader->straight.data ? reader->straight.data : "", written, shape->delimiter))
    return STATUS_NOMEM;
  return take_rows(reader, reader->straight.data, reader->index.count / shape->count) ? STATUS_OK : STATUS_NOMEM;
}

/* Every so-many-th place is a newline, and there are no others. */
static bool is_regular(const Reader *reader, size_t places) {
  size_t columns = reader->read->shape->count;
  if (reader->index.lines * columns != places) return false;
  for (size_t i = columns - 1; i < places; i += columns)
    if (reader->text[reader->index.places[i]] != '\n') return false;
  return true;
}

/* How many places belong to rows that begin at or before `limit` (a position in the text). */
static size_t places_within(const Reader *reader, size_t places, size_t limit) {
  size_t low = 0, high = places; /* the first place at or behind the limit ends the last row, if it is a newline */
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (reader->index.places[middle] < limit)
      low = middle + 1;
    else
      high = middle;
  }
  while (low < places && reader->text[reader->index.places[low]] != '\n') low++;
  return low < places ? low + 1 : places;
}

/* Drops what has been taken from the front of the window. */
static void move_on(Reader *reader, size_t used) {
  memmove(reader->text, reader->text + used, reader->have - used);
  reader->have -= used;
  reader->position += used;
}

/* Takes the whole rows of the window that begin within the limit. *done: there are no more. Leaves the rest. */
static Status take_window(Reader *reader, size_t limit, bool *done) {
  const CsvShape *shape = reader->read->shape;
  if (shape->careful) { /* the window is all there is */
    Status status = take_irregular(reader, reader->have);
    move_on(reader, reader->have);
    return status;
  }
  if (!index_text(&reader->index, reader->text, reader->have, shape->delimiter)) return STATUS_NOMEM;
  reader->chunk->quotes = reader->chunk->quotes || reader->index.quotes;
  size_t places = reader->index.count;
  while (places > 0 && reader->text[reader->index.places[places - 1]] != '\n') places--;
  if (limit < reader->position + reader->have) {
    size_t within = places_within(reader, places, limit - reader->position);
    *done = within < places || (places && reader->position + reader->index.places[places - 1] >= limit);
    if (within < places) reader->index.lines = SIZE_MAX; /* to be counted below */
    places = within;
  }
  if (places == 0) return STATUS_OK;
  if (reader->index.lines == SIZE_MAX) {
    reader->index.lines = 0;
    for (size_t i = 0; i < places; i++) reader->index.lines += reader->text[reader->index.places[i]] == '\n';
  }
  size_t used = reader->index.places[places - 1] + 1;
  Status status;
  if (is_regular(reader, places))
    status = take_rows(reader, reader->text, places / shape->count) ? STATUS_OK : STATUS_NOMEM;
  else
    status = take_irregular(reader, used);
  move_on(reader, used);
  return status;
}

static bool widen_window(Reader *reader) {
  size_t capacity = reader->capacity ? reader->capacity * 2 : WINDOW;
  if (reader->read->shape->careful) capacity = reader->read->source->length + 1;
  if (capacity > MOST_ROW && !reader->read->shape->careful) return false;
  char *text = block_new(capacity + CSV_SLACK, 1);
  if (!text) return false;
  if (reader->have) memcpy(text, reader->text, reader->have);
  block_free(reader->text);
  reader->text = text;
  reader->capacity = capacity;
  return true;
}

/* Fills the window; *end: there is nothing behind it. The last line gets its newline if it lacks one. */
static Status fill_window(Reader *reader, bool *end) {
  const CsvSource *source = reader->read->source;
  if (reader->have + 1 >= reader->capacity && !widen_window(reader)) return STATUS_LIMIT;
  size_t from = reader->position + reader->have, room = reader->capacity - 1 - reader->have;
  size_t take = source->length - from < room ? source->length - from : room;
  if (!csv_source_copy(source, from, take, reader->text + reader->have)) return STATUS_IO;
  reader->have += take;
  *end = from + take == source->length;
  if (*end && reader->have && reader->text[reader->have - 1] != '\n') reader->text[reader->have++] = '\n';
  memset(reader->text + reader->have, 0, CSV_SLACK);
  return STATUS_OK;
}

/* The position behind the first newline at or after `from` that is not inside quotes. */
static Status first_row(Reader *reader, size_t from, bool inside, size_t *position) {
  const CsvSource *source = reader->read->source;
  for (size_t at = from; at < source->length;) {
    size_t take = source->length - at < WINDOW ? source->length - at : WINDOW;
    if (!csv_source_copy(source, at, take, reader->text)) return STATUS_IO;
    for (size_t i = 0; i < take; i++) {
      if (reader->text[i] == '"') inside = !inside;
      if (reader->text[i] != '\n' || inside) continue;
      *position = at + i + 1;
      return STATUS_OK;
    }
    at += take;
  }
  *position = source->length;
  return STATUS_OK;
}

static Status read_windows(Reader *reader, size_t limit) {
  Status status = STATUS_OK;
  bool end = false, done = reader->position > limit;
  while (status == STATUS_OK && !end && !done && reader->position + reader->have < reader->read->source->length) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    status = fill_window(reader, &end);
    if (status == STATUS_OK) status = take_window(reader, limit, &done);
  }
  reader->chunk->open_quote = end && !done && reader->have > 0;
  return status;
}

Status chunk_read(CsvRead *read, size_t index) {
  CsvChunk *chunk = &read->chunks[index];
  size_t from = read->shape->start + index * read->chunk, limit = from + read->chunk;
  if (index + 1 == read->chunk_count) limit = SIZE_MAX / 2;
  Reader reader = {.read = read, .chunk = chunk, .position = from};
  chunk->stores = memory_new(read->shape->count, sizeof *chunk->stores);
  Status status = chunk->stores && widen_window(&reader) ? STATUS_OK : STATUS_NOMEM;
  for (size_t c = 0; status == STATUS_OK && c < read->shape->count; c++)
    chunk->stores[c].kind = read->shape->columns[c].kind;
  if (status == STATUS_OK && index > 0)
    status = first_row(&reader, from, read->inside && read->inside[index], &reader.position);
  if (status == STATUS_OK) status = read_windows(&reader, limit);
  reader_free(&reader);
  return status;
}
