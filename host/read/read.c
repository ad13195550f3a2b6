#include "read/read.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "read/charset.h"
#include "read/format.h"
#include "read/varint.h"

void reading_free(Reading *reading) {
  source_free(&reading->source);
  documents_free(&reading->documents);
  buf_free(&reading->warnings);
}

static void to_hex(const unsigned char hash[crypto_hash_sha256_BYTES], char text[65]) {
  (void)sodium_bin2hex(text, 65, hash, crypto_hash_sha256_BYTES);
}

Status read_hash(const char *path, char sha256[65], uint64_t *size, Error *error) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return error_set(error, errno == ENOENT ? STATUS_NOTFOUND : STATUS_IO, "%s: %s", path, strerror(errno));
  static const size_t block = 1 << 18;
  char *bytes = malloc(block);
  crypto_hash_sha256_state state;
  (void)crypto_hash_sha256_init(&state);
  Status status = bytes ? STATUS_OK : error_nomem(error, "hashing a file");
  *size = 0;
  while (status == STATUS_OK) {
    ssize_t got = read(descriptor, bytes, block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) status = error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    if (got <= 0) break;
    (void)crypto_hash_sha256_update(&state, (unsigned char *)bytes, (unsigned long long)got);
    *size += (uint64_t)got;
    if (interrupt_pending()) status = error_set(error, STATUS_INTERRUPTED, "interrupted");
  }
  unsigned char hash[crypto_hash_sha256_BYTES];
  (void)crypto_hash_sha256_final(&state, hash);
  to_hex(hash, sha256);
  free(bytes);
  (void)close(descriptor);
  return status;
}

static Status unsupported(const char *path, Media media, Error *error) {
  const char *what = media == MEDIA_OLE     ? "an old Office file; save it as .docx or .xlsx"
                     : media == MEDIA_IMAGE ? "an image; its text, if any, must be recognised first"
                                            : NULL;
  if (what) return error_set(error, STATUS_UNSUPPORTED, "%s: it is %s", path, what);
  return error_set(error, STATUS_UNSUPPORTED, "%s: no reader for %s", path, media_type(media));
}

static Status read_format(const char *path, Reading *reading, const Buf *text, Error *error) {
  const char *data = text->data ? text->data : "";
  reading->media = media_of_text(data, text->length, path);
  switch (reading->media) {
    case MEDIA_HTML: return format_html(data, text->length, &reading->source, error);
    case MEDIA_MARKDOWN: return format_markdown(data, text->length, &reading->source, error);
    case MEDIA_TEXT: return format_text(data, text->length, &reading->source, error);
    default: return unsupported("it", reading->media, error);
  }
}

static void warn_charset(Reading *reading, const Decoded *decoded) {
  if (decoded->guessed)
    buf_addf(&reading->warnings, "its character set is not declared; read as %s\n", decoded->charset);
  if (decoded->wrong)
    buf_addf(&reading->warnings, "%zu byte%s not valid %s, the first at byte %llu; read as U+FFFD\n", decoded->wrong,
             decoded->wrong == 1 ? " is" : "s are", decoded->charset, (unsigned long long)decoded->first_wrong);
}

/* The reader's map leads to the decoded text; what the file holds is one step further. */
static Status lead_to_file(Source *source, const Map *to_file) {
  if (to_file->count == 0) return STATUS_OK;
  Map whole = MAP_INIT;
  Status status = map_compose(&source->map, to_file, &whole);
  map_free(&source->map);
  source->map = whole;
  return status;
}

static Status read_text(const char *path, const char *bytes, size_t length, Reading *reading, Error *error) {
  char declared[32];
  format_html_charset(bytes, length, declared, sizeof declared);
  Decoded decoded = DECODED_INIT;
  Status status = charset_decode(bytes, length, declared[0] ? declared : NULL, &decoded, error);
  (void)memcpy(reading->charset, decoded.charset, sizeof reading->charset);
  warn_charset(reading, &decoded);
  if (status == STATUS_OK) status = read_format(path, reading, &decoded.text, error);
  if (status == STATUS_OK) status = lead_to_file(&reading->source, &decoded.map);
  decoded_free(&decoded);
  return status;
}

static Status read_bytes(const char *path, const char *bytes, size_t length, Reading *reading, Error *error) {
  Error reason = {0};
  if (length == 0) return error_set(error, STATUS_INVALID, "%s: it is empty", path);
  reading->media = media_of_bytes(bytes, length);
  if (reading->media != MEDIA_TEXT) return unsupported(path, reading->media, error);
  Status status = read_text(path, bytes, length, reading, &reason);
  if (status == STATUS_OK) status = documents_split(&reading->source, &reading->documents);
  if (status == STATUS_OK && !buf_ok(&reading->warnings)) status = STATUS_NOMEM;
  if (status == STATUS_OK && reading->documents.count == 0)
    return error_set(error, STATUS_INVALID, "%s: it holds no text", path);
  if (status == STATUS_OK) return status;
  return error_set(error, status, "%s: %s", path, reason.text[0] ? reason.text : status_name(status));
}

Status read_file(const char *path, const char *known, Reading *reading, Error *error) {
  char *bytes = NULL;
  size_t length = 0;
  Status status = file_read(path, READ_MOST_BYTES, &bytes, &length, error);
  if (status != STATUS_OK) return status;
  unsigned char hash[crypto_hash_sha256_BYTES];
  (void)crypto_hash_sha256(hash, (unsigned char *)bytes, length);
  to_hex(hash, reading->sha256);
  reading->size = length;
  reading->unchanged = known && strcmp(known, reading->sha256) == 0;
  if (!reading->unchanged) status = read_bytes(path, bytes, length, reading, error);
  free(bytes);
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
