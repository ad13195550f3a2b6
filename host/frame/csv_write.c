/* Writing delimited text: rows are formatted in parallel, some hundred thousand at a time, and written side by side. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/civil.h"
#include "frame/csv.h"
#include "frame/digits.h"

enum { PIECE_ROWS = 1 << 15, WAVE = 16, NUMBER_ROOM = 40, SYNCED = 16 << 20 };

typedef struct Writer {
  const Frame *frame;
  char delimiter;
  Dict **quoted;  /* by column of text: its strings as they are written */
  size_t *widest; /* by column: bytes of the widest field, if that is known */
  size_t first_row;
  int file;
  size_t length; /* of the file */
  int failure;   /* errno of the thread whose writing failed */
  Buf pieces[WAVE];
  size_t offsets[WAVE];
} Writer;

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

/* Every distinct string is quoted once. A dictionary keeps equal strings once, and quoting keeps different ones
 * different, so the codes stay. */
static Dict *quote_all(const Dict *dict, char delimiter, size_t *widest) {
  Dict *quoted = dict_new();
  Buf field = BUF_INIT;
  bool fine = quoted != NULL;
  for (uint32_t code = 0; fine && code < dict_count(dict); code++) {
    buf_clear(&field);
    add_text(&field, dict_text(dict, code), delimiter);
    fine = buf_ok(&field) && dict_add(quoted, field.data, field.length) == code;
    if (field.length > *widest) *widest = field.length;
    if (interrupt_at(code)) fine = false;
  }
  buf_free(&field);
  if (fine) return quoted;
  dict_release(quoted);
  return NULL;
}

static void add_list(Buf *out, const Column *column, size_t row, char delimiter);

static size_t format_value(const Column *column, size_t row, char *out) {
  if (column->type == COLUMN_F64) return digits_of_double(column_double(column, row), out);
  if (column->type == COLUMN_DATE) return civil_format(column_integer(column, row), out);
  if (column->type == COLUMN_I64) return digits_of_integer(column_integer(column, row), out);
  bool yes = column_integer(column, row) != 0;
  memcpy(out, yes ? "true" : "false", 5);
  return yes ? 4 : 5;
}

static void add_field(const Writer *writer, Buf *out, size_t c, size_t row) {
  const Column *column = writer->frame->columns[c];
  if (column->type == COLUMN_LIST) {
    add_list(out, column, row, writer->delimiter);
  } else if (column_has(column, row) && column_is_text(column->type)) {
    Text text = dict_text(writer->quoted[c], (uint32_t)column_stored(column, row));
    memcpy(out->data + out->length, text.bytes, text.length);
    out->length += text.length;
  } else if (column_has(column, row)) {
    out->length += format_value(column, row, out->data + out->length);
  }
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

static Status format_piece(void *context, size_t index, size_t worker) {
  (void)worker;
  Writer *writer = context;
  const Frame *frame = writer->frame;
  Buf *out = &writer->pieces[index];
  size_t from = writer->first_row + index * PIECE_ROWS, end = from + PIECE_ROWS, room = frame->count + 1;
  if (end > frame->rows) end = frame->rows;
  for (size_t c = 0; c < frame->count; c++) room += writer->widest[c];
  buf_clear(out);
  for (size_t i = from; i < end; i++) {
    size_t row = frame->selection ? frame->selection[i] : i;
    if (out->capacity - out->length <= room && !buf_reserve(out, room + out->length / 2)) return STATUS_NOMEM;
    for (size_t c = 0; c < frame->count; c++) {
      add_field(writer, out, c, row);
      if (!buf_reserve(out, frame->columns[c]->type == COLUMN_LIST ? room : 1)) return STATUS_NOMEM;
      out->data[out->length++] = c + 1 < frame->count ? writer->delimiter : '\n';
    }
  }
  return STATUS_OK;
}

static Status write_at(int file, const char *bytes, size_t length, size_t offset) {
  while (length > 0) {
    ssize_t put = pwrite(file, bytes, length, (off_t)offset);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return STATUS_IO;
    bytes += put;
    offset += (size_t)put;
    length -= (size_t)put;
  }
  return STATUS_OK;
}

static Status write_piece(void *context, size_t index, size_t worker) {
  (void)worker;
  Writer *writer = context;
  const Buf *piece = &writer->pieces[index];
  Status status = write_at(writer->file, piece->data, piece->length, writer->offsets[index]);
  if (status != STATUS_OK) __atomic_store_n(&writer->failure, errno, __ATOMIC_RELAXED);
  return status;
}

static bool writer_new(Writer *writer, const Frame *frame, char delimiter) {
  *writer = (Writer){.frame = frame, .delimiter = delimiter, .file = -1};
  writer->quoted = memory_new(frame->count, sizeof(Dict *));
  writer->widest = memory_new(frame->count, sizeof *writer->widest);
  bool fine = writer->quoted && writer->widest;
  for (size_t c = 0; fine && c < frame->count; c++) {
    writer->widest[c] = NUMBER_ROOM;
    if (column_is_text(frame->columns[c]->type))
      fine = (writer->quoted[c] = quote_all(frame->columns[c]->dict, delimiter, &writer->widest[c])) != NULL;
  }
  return fine;
}

static void writer_free(Writer *writer) {
  for (size_t c = 0; writer->quoted && c < writer->frame->count; c++) dict_release(writer->quoted[c]);
  for (size_t i = 0; i < WAVE; i++) buf_free(&writer->pieces[i]);
  free(writer->quoted);
  free(writer->widest);
}

static void add_header(const Frame *frame, char delimiter, Buf *out) {
  for (size_t c = 0; c < frame->count; c++) {
    add_text(out, (Text){frame->names[c], strlen(frame->names[c])}, delimiter);
    buf_addc(out, c + 1 < frame->count ? delimiter : '\n');
  }
}

/* Formats the next rows; *count: in how many pieces. */
static Status format_wave(Writer *writer, size_t *count) {
  size_t left = writer->frame->rows - writer->first_row;
  *count = (left + PIECE_ROWS - 1) / PIECE_ROWS;
  if (*count > WAVE) *count = WAVE;
  return pool_run(0, *count, format_piece, writer);
}

static Status write_rows(Writer *writer, size_t offset) {
  Status status = STATUS_OK;
  while (writer->first_row < writer->frame->rows && status == STATUS_OK) {
    size_t count;
    status = format_wave(writer, &count);
    for (size_t i = 0; i < count; i++) {
      writer->offsets[i] = offset;
      offset += writer->pieces[i].length;
    }
    if (status == STATUS_OK) status = pool_run(0, count, write_piece, writer);
    writer->first_row += count * PIECE_ROWS;
  }
  writer->length = offset;
  return status;
}

bool csv_format(const Frame *frame, char delimiter, Buf *out) {
  Writer writer;
  bool fine = writer_new(&writer, frame, delimiter);
  add_header(frame, delimiter, out);
  while (fine && writer.first_row < frame->rows) {
    size_t count;
    fine = format_wave(&writer, &count) == STATUS_OK;
    for (size_t i = 0; fine && i < count; i++) buf_add(out, writer.pieces[i].data, writer.pieces[i].length);
    writer.first_row += count * PIECE_ROWS;
  }
  writer_free(&writer);
  return fine && buf_ok(out);
}

static Status io_failure(Error *error, const char *path) {
  return error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
}

/* Into a new file beside it, then renamed: a full disk or a crash leaves what was there. The disk is waited for up to a
 * size that takes it less than a second; a larger table whose machine loses power meanwhile is exported again. */
static Status write_beside(Writer *writer, const Buf *header, const char *path, const char *beside, Error *error) {
  writer->file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (writer->file < 0) return io_failure(error, path);
  Status status = write_at(writer->file, header->data, header->length, 0);
  if (status == STATUS_OK) status = write_rows(writer, header->length);
  if (writer->failure) errno = writer->failure;
  if (status == STATUS_IO) (void)io_failure(error, path);
  if (status == STATUS_OK && writer->length <= SYNCED && fsync(writer->file) != 0 && errno != EINVAL)
    status = io_failure(error, path);
  if (close(writer->file) != 0 && status == STATUS_OK) status = io_failure(error, path);
  if (status == STATUS_OK && rename(beside, path) != 0) status = io_failure(error, path);
  if (status != STATUS_OK) (void)unlink(beside);
  if (status == STATUS_NOMEM) return error_nomem(error, "writing a table");
  return status == STATUS_INTERRUPTED ? error_set(error, status, "interrupted") : status;
}

/* A pipe or a terminal cannot be replaced: it gets the text as it stands. */
static Status write_special(const Frame *frame, const char *path, char delimiter, Error *error) {
  Buf text = BUF_INIT;
  Status status = csv_format(frame, delimiter, &text) ? STATUS_OK : error_nomem(error, "writing a table");
  int file = status == STATUS_OK ? open(path, O_WRONLY | O_CLOEXEC) : -1;
  if (status == STATUS_OK && file < 0) status = io_failure(error, path);
  for (size_t at = 0; status == STATUS_OK && at < text.length;) {
    ssize_t put = write(file, text.data + at, text.length - at);
    if (put < 0 && errno != EINTR) status = io_failure(error, path);
    if (put > 0) at += (size_t)put;
  }
  if (file >= 0) (void)close(file);
  buf_free(&text);
  return status;
}

Status csv_write(const Frame *frame, const char *path, char delimiter, Error *error) {
  struct stat state;
  if (stat(path, &state) == 0 && !S_ISREG(state.st_mode)) return write_special(frame, path, delimiter, error);
  Writer writer;
  Buf header = BUF_INIT, beside = BUF_INIT;
  bool fine = writer_new(&writer, frame, delimiter);
  add_header(frame, delimiter, &header);
  buf_addf(&beside, "%s.%ld.part", path, (long)getpid());
  fine = fine && buf_ok(&beside) && (buf_ok(&header));
  Status status =
      fine ? write_beside(&writer, &header, path, beside.data, error) : error_nomem(error, "writing a table");
  writer_free(&writer);
  buf_free(&header);
  buf_free(&beside);
  return status;
}
