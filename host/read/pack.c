#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/sha256.h"
#include "read/read.h"
#include "read/varint.h"

/* Beside reading itself: fingerprints of files, and zones as bytes. */

Status read_hash(const char *path, char text[SHA256_TEXT], uint64_t *size, Error *error) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return error_set(error, errno == ENOENT ? STATUS_NOTFOUND : STATUS_IO, "%s: %s", path, strerror(errno));
  static const size_t block = 1 << 18;
  char *bytes = malloc(block);
  Sha256 sha;
  sha256_begin(&sha);
  Status status = bytes ? STATUS_OK : error_nomem(error, "hashing a file");
  *size = 0;
  while (status == STATUS_OK) {
    ssize_t got = read(descriptor, bytes, block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) status = error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    if (got <= 0) break;
    sha256_add(&sha, bytes, (size_t)got);
    *size += (uint64_t)got;
    if (interrupt_pending()) status = error_set(error, STATUS_INTERRUPTED, "interrupted");
  }
  unsigned char digest[SHA256_BYTES];
  sha256_end(&sha, digest);
  sha256_hex(digest, text);
  free(bytes);
  (void)close(descriptor);
  return status;
}

void zones_pack(const Zones *zones, size_t first, size_t end, size_t from, Buf *bytes) {
  size_t last = from;
  for (size_t i = first; i < end; i++) {
    const Zone *zone = &zones->zone[i];
    varint_put(bytes, zone->from - last);
    varint_put(bytes, zone->to - zone->from);
    buf_addc(bytes, (char)zone->kind);
    buf_addc(bytes, (char)zone->level);
    last = zone->to;
  }
}

Status zones_unpack(const char *bytes, size_t length, Zones *zones) {
  size_t at = 0, last = 0;
  while (at < length) {
    uint64_t skip, size;
    if (!varint_get(bytes, length, &at, &skip) || !varint_get(bytes, length, &at, &size) || length - at < 2)
      return STATUS_INVALID;
    if (skip > UINT32_MAX - last || size > UINT32_MAX - last - skip || (unsigned char)bytes[at] > ZONE_BOILERPLATE)
      return STATUS_INVALID;
    Status status =
        zones_add(zones, last + skip, last + skip + size, (ZoneKind)bytes[at], (unsigned char)bytes[at + 1]);
    if (status != STATUS_OK) return status;
    at += 2;
    last += skip + size;
  }
  return STATUS_OK;
}
