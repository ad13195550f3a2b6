/* Writing delimited text: threads format some ten thousand rows at a time, each into a buffer of its own, and put them
 * down in order. A file is written by one thread at a time, so while one writes the others format. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/pool.h"
#include "frame/csv.h"
#include "frame/csv_format.h"

enum { PIECE_ROWS = 1 << 14, SYNCED = 16 << 20 };

typedef struct Writer {
  CsvFormat format;
  size_t pieces;
  atomic_size_t taken; /* pieces */
  Buf *out;            /* NULL: into the file */
  int file;
  pthread_mutex_t lock; /* guards what follows */
  pthread_cond_t moved;
  size_t turn;   /* the piece whose place is known */
  size_t length; /* of what is before it */
  bool failed;
  int failure; /* errno of the thread whose writing failed */
} Writer;

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

/* Waits until all pieces before this one have their places, and takes the next. False: one of them failed. */
static bool take_place(Writer *writer, size_t piece, const Buf *text, size_t *offset) {
  (void)pthread_mutex_lock(&writer->lock);
  while (writer->turn != piece && !writer->failed) (void)pthread_cond_wait(&writer->moved, &writer->lock);
  bool fine = !writer->failed;
  if (fine) {
    *offset = writer->length;
    writer->length += text->length;
    writer->turn++;
    if (writer->out) buf_add(writer->out, text->data, text->length);
    (void)pthread_cond_broadcast(&writer->moved);
  }
  (void)pthread_mutex_unlock(&writer->lock);
  return fine;
}

/* Lets nobody wait for a piece that will not come. */
static Status give_up(Writer *writer, Status status) {
  (void)pthread_mutex_lock(&writer->lock);
  if (status == STATUS_IO && !writer->failure) writer->failure = errno;
  writer->failed = true;
  (void)pthread_cond_broadcast(&writer->moved);
  (void)pthread_mutex_unlock(&writer->lock);
  return status;
}

static Status write_piece(Writer *writer, size_t piece, Buf *text) {
  size_t rows = writer->format.frame->rows, from = piece * PIECE_ROWS, offset;
  if (interrupt_pending()) return STATUS_INTERRUPTED;
  buf_clear(text);
  if (!csv_format_rows(&writer->format, from, rows - from < PIECE_ROWS ? rows : from + PIECE_ROWS, text))
    return STATUS_NOMEM;
  if (!take_place(writer, piece, text, &offset) || writer->out) return STATUS_OK;
  return write_at(writer->file, text->data, text->length, offset);
}

/* One thread's work: piece after piece, in order, as they come. */
static Status write_pieces(void *context, size_t index, size_t worker) {
  (void)index;
  (void)worker;
  Writer *writer = context;
  Buf text = BUF_INIT;
  Status status = STATUS_OK;
  while (status == STATUS_OK) {
    size_t piece = atomic_fetch_add(&writer->taken, 1);
    if (piece >= writer->pieces) break;
    status = write_piece(writer, piece, &text);
  }
  buf_free(&text);
  return status == STATUS_OK ? STATUS_OK : give_up(writer, status);
}

static bool writer_new(Writer *writer, const Frame *frame, char delimiter) {
  *writer = (Writer){.file = -1, .pieces = (frame->rows + PIECE_ROWS - 1) / PIECE_ROWS};
  (void)pthread_mutex_init(&writer->lock, NULL);
  (void)pthread_cond_init(&writer->moved, NULL);
  return csv_format_new(&writer->format, frame, delimiter);
}

static void writer_free(Writer *writer) {
  csv_format_free(&writer->format);
  (void)pthread_mutex_destroy(&writer->lock);
  (void)pthread_cond_destroy(&writer->moved);
}

static Status write_rows(Writer *writer) {
  size_t threads = pool_threads();
  if (threads > writer->pieces) threads = writer->pieces;
  return pool_run(threads, threads, write_pieces, writer);
}

bool csv_format(const Frame *frame, char delimiter, Buf *out) {
  Writer writer;
  bool fine = writer_new(&writer, frame, delimiter);
  writer.out = out;
  if (fine) csv_format_header(&writer.format, out);
  fine = fine && write_rows(&writer) == STATUS_OK;
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
  writer->length = header->length;
  if (status == STATUS_OK) status = write_rows(writer);
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
  if (fine) csv_format_header(&writer.format, &header);
  buf_addf(&beside, "%s.%ld.part", path, (long)getpid());
  fine = fine && buf_ok(&beside) && (buf_ok(&header));
  Status status;
  if (fine)
    status = write_beside(&writer, &header, path, beside.data, error);
  else if (interrupt_pending())
    status = error_set(error, STATUS_INTERRUPTED, "interrupted");
  else
    status = error_nomem(error, "writing a table");
  writer_free(&writer);
  buf_free(&header);
  buf_free(&beside);
  return status;
}
