/* Reading: the passes over the text. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "frame/block.h"
#include "frame/csv_internal.h"

enum { SMALLEST_CHUNK = 4 << 20, CHUNKS_A_THREAD = 4 };

static Status read_piece(void *context, size_t index, size_t worker) {
  (void)worker;
  return chunk_read(context, index);
}

/* Few chunks: each has dictionaries of its own, which are united afterwards. The table is the same however it is cut.
 */
static void cut(CsvRead *read) {
  size_t length = read->source->length - read->shape->start;
  size_t most = pool_threads() == 1 ? 1 : pool_threads() * CHUNKS_A_THREAD;
  read->chunk = length / most + 1 < SMALLEST_CHUNK ? SMALLEST_CHUNK : length / most + 1;
  if (read->shape->careful) read->chunk = length + 1;
  read->chunk_count = length ? (length + read->chunk - 1) / read->chunk : 1;
}

typedef struct Counting {
  const CsvRead *read;
  size_t *quotes;
} Counting;

static Status count_piece(void *context, size_t index, size_t worker) {
  (void)worker;
  enum { STEP = 1 << 18 };
  Counting *counting = context;
  const CsvRead *read = counting->read;
  size_t at = read->shape->start + index * read->chunk;
  size_t end = at + read->chunk < read->source->length ? at + read->chunk : read->source->length;
  char *text = block_new(STEP, 1);
  Status status = text ? STATUS_OK : STATUS_NOMEM;
  for (; status == STATUS_OK && at < end;) {
    size_t take = end - at < STEP ? end - at : STEP;
    if (!csv_source_copy(read->source, at, take, text)) status = STATUS_IO;
    if (status == STATUS_OK) counting->quotes[index] += count_quotes(text, take);
    at += take;
  }
  block_free(text);
  return status;
}

/* Which chunks begin inside quotes: after an odd number of them. */
static Status find_quotes(CsvRead *read) {
  Counting counting = {read, memory_new(read->chunk_count, sizeof(size_t))};
  read->inside = memory_new(read->chunk_count, 1);
  Status status =
      counting.quotes && read->inside ? pool_run(0, read->chunk_count, count_piece, &counting) : STATUS_NOMEM;
  size_t before = 0;
  for (size_t i = 0; status == STATUS_OK && i < read->chunk_count; i++) {
    read->inside[i] = before % 2;
    before += counting.quotes[i];
  }
  free(counting.quotes);
  return status;
}

static void drop_chunks(CsvRead *read) {
  for (size_t i = 0; read->chunks && i < read->chunk_count; i++) chunk_free(&read->chunks[i], read->shape->count);
  free(read->chunks);
  free(read->inside);
  read->chunks = NULL;
  read->inside = NULL;
}

/* Whether any chunk saw what it could not know: a quote, when the places of chunks had been found without. */
static bool saw_quotes(const CsvRead *read) {
  for (size_t i = 0; i < read->chunk_count; i++)
    if (read->chunks[i].quotes) return true;
  return false;
}

static bool open_quote(const CsvRead *read) { return read->chunks[read->chunk_count - 1].open_quote; }

/* Takes what the values needed; false: every column was of the kind it was taken for. */
static bool widen_kinds(const CsvRead *read, CsvShape *shape) {
  bool changed = false;
  for (size_t c = 0; c < shape->count; c++)
    for (size_t i = 0; i < read->chunk_count; i++) {
      CsvKind needed = kind_join(shape->columns[c].kind, read->chunks[i].stores[c].kind);
      if (shape->columns[c].kind == CSV_EMPTY && read->chunks[i].stores[c].kind == CSV_TEXT) needed = CSV_TEXT;
      changed = changed || needed != shape->columns[c].kind;
      shape->columns[c].kind = needed;
    }
  return changed;
}

static Status one_pass(CsvRead *read, bool quotes) {
  cut(read);
  Status status = quotes && read->chunk_count > 1 ? find_quotes(read) : STATUS_OK;
  if (status != STATUS_OK) return status;
  read->chunks = memory_new(read->chunk_count, sizeof *read->chunks);
  return read->chunks ? pool_run(0, read->chunk_count, read_piece, read) : STATUS_NOMEM;
}

static Status pass_failure(Status status, const CsvRead *read, Error *error) {
  switch (status) {
    case STATUS_NOMEM: return block_failure(error, "reading a table");
    case STATUS_LIMIT:
      return error_set(error, status, "%s: a row of more than 256 MB; is a quote missing, or the delimiter another?",
                       read->source->name);
    case STATUS_IO:
      return error_set(error, status, "%s: could not be read to its end; did it change meanwhile?", read->source->name);
    default: return error_set(error, status, "interrupted");
  }
}

/* Passes until every value fits; at most one more for each kind a column can become, and one for each surprise. */
static Status read_passes(CsvRead *read, CsvShape *shape, CsvNotes *notes, Error *error) {
  bool quotes = false;
  for (;;) {
    Status status = one_pass(read, quotes);
    if (status != STATUS_OK) return pass_failure(status, read, error);
    if (!shape->careful && open_quote(read)) {
      note(notes, "a quote is not closed: only those at the start of a field count as such");
      shape->careful = true;
    } else if (!quotes && read->chunk_count > 1 && saw_quotes(read)) {
      quotes = true;
    } else if (!widen_kinds(read, shape)) {
      return STATUS_OK;
    }
    drop_chunks(read);
  }
}

/* Whether every string of a frame's dictionaries is UTF-8. */
static bool texts_are_utf8(const Frame *frame) {
  for (size_t c = 0; c < frame->count; c++) {
    const Dict *dict = frame->columns[c]->dict;
    for (uint32_t code = 0; dict && code < dict_count(dict); code++) {
      Text text = dict_text(dict, code);
      if (utf8_valid_prefix(text.bytes, text.length) != text.length) return false;
    }
  }
  return true;
}

static Status read_source(CsvSource *source, const CsvOptions *options, Frame **out, CsvNotes *notes, Error *error) {
  CsvShape shape;
  size_t notes_before = notes->text.length;
  Status status = shape_find(&shape, source, options, notes, error);
  CsvRead read = {.source = source, .shape = &shape, .options = options};
  if (status == STATUS_OK) status = read_passes(&read, &shape, notes, error);
  if (status == STATUS_OK) status = csv_assemble(&read, out, notes, error);
  drop_chunks(&read);
  bool again = status == STATUS_OK && source->file >= 0 && !texts_are_utf8(*out);
  if (status == STATUS_OK && !again) status = csv_repair(&shape, options, *out, notes, error);
  shape_free(&shape);
  if (!again) return status;
  frame_release(*out);
  notes->text.length = notes_before;
  status = csv_source_decode(source, NULL, notes, error);
  return status == STATUS_OK ? read_source(source, options, out, notes, error) : status;
}

Status csv_read(const char *path, const CsvOptions *options, Frame **out, CsvNotes *notes, Error *error) {
  CsvSource source;
  Status status = csv_source_open(&source, path, options->encoding, notes, error);
  if (status == STATUS_OK) status = read_source(&source, options, out, notes, error);
  csv_source_close(&source);
  return status;
}

Status csv_read_bytes(const char *bytes, size_t length, const char *name, const CsvOptions *options, Frame **out,
                      CsvNotes *notes, Error *error) {
  CsvSource source;
  Status status = csv_source_of_bytes(&source, bytes, length, name, options->encoding, notes, error);
  if (status == STATUS_OK) status = read_source(&source, options, out, notes, error);
  csv_source_close(&source);
  return status;
}
