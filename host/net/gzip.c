#include "net/gzip.h"

#include <stdint.h>
#include <zlib.h>

#include "base/interrupt.h"
#include "base/library.h"

static struct {
  int (*init)(z_streamp, int, int, int, int, int, const char *, int);
  int (*deflate)(z_streamp, int);
  int (*end)(z_streamp);
} zlib;

static Status zlib_load(Error *error) {
  const LibrarySymbol symbols[] = {
      {"deflateInit2_", &zlib.init}, {"deflate", &zlib.deflate}, {"deflateEnd", &zlib.end}, {NULL, NULL}};
  return library_open("libz.so.1", "zlib1g", "sending to a server", symbols, error);
}

enum { GZIP_WINDOW = 15 + 16, MEMORY = 8, PIECE = 1 << 20 };

/* Piece by piece: zlib counts in 32 bits. Level 1: on a fast network packing must not be what one waits for. */
Status gzip_pack(const char *bytes, size_t length, Buf *packed, Error *error) {
  Status status = zlib_load(error);
  if (status != STATUS_OK) return status;
  z_stream stream = {0};
  if (zlib.init(&stream, 1, Z_DEFLATED, GZIP_WINDOW, MEMORY, Z_DEFAULT_STRATEGY, ZLIB_VERSION, (int)sizeof stream) !=
      Z_OK)
    return error_nomem(error, "packing");
  size_t at = 0;
  int result = Z_OK;
  while (result != Z_STREAM_END && status == STATUS_OK) {
    if (interrupt_pending()) status = STATUS_INTERRUPTED;
    size_t piece = length - at < PIECE ? length - at : PIECE;
    stream.next_in = (Bytef *)(uintptr_t)(bytes + at);
    stream.avail_in = (uInt)piece;
    at += piece;
    do {
      if (!buf_reserve(packed, PIECE)) {
        status = error_nomem(error, "packing");
        break;
      }
      stream.next_out = (Bytef *)packed->data + packed->length;
      stream.avail_out = PIECE;
      result = zlib.deflate(&stream, at == length ? Z_FINISH : Z_NO_FLUSH);
      packed->length += PIECE - stream.avail_out;
    } while (stream.avail_out == 0);
  }
  (void)zlib.end(&stream);
  return status;
}
