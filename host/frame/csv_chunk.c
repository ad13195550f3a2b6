/* The rows that begin in one chunk of the text, into pieces of columns. */
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "frame/block.h"
#include "frame/csv_reader.h"

enum { WINDOW = 192 << 10, SLAB = (2 << 20) - 256 };
static const size_t MOST_ROW = (size_t)256 << 20; /* bytes in one row */

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
  for (size_t c = 0; chunk->stores && c < columns; c++) {
    strings_free(&chunk->stores[c].strings);
    free(chunk->stores[c].meanings);
  }
  free(chunk->stores);
  for (size_t i = 0; i < chunk->slabs.count; i++) block_free(chunk->slabs.blocks[i]);
  free(chunk->slabs.blocks);
  *chunk = (CsvChunk){0};
}

static void reader_free(Reader *reader) {
  block_free(reader->text);
  free(reader->index.room);
  buf_free(&reader->straight);
  arena_free(&reader->unquoted);
  block_free(reader->fields);
  block_free(reader->values);
  block_free(reader->nulls);
  block_free(reader->keys);
  block_free(reader->hashes);
  block_free(reader->codes);
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
  return reader_take(reader, reader->straight.data, reader->index.count / shape->count) ? STATUS_OK : STATUS_NOMEM;
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
    status = reader_take(reader, reader->text, places / shape->count) ? STATUS_OK : STATUS_NOMEM;
  else
    status = take_irregular(reader, used);
  move_on(reader, used);
  return status;
}

static bool widen_window(Reader *reader) {
  size_t capacity = reader->capacity ? reader->capacity * 2 : WINDOW;
  if (reader->read->shape->careful) capacity = reader->read->source->length + 1;
  if (capacity > MOST_ROW && !reader->read->shape->careful) return false;
  if (capacity >= UINT32_MAX) return false; /* places have 32 bits */
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
