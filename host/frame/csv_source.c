/* Where the bytes of a table come from: a file that is UTF-8 is read piece by piece, any other is decoded whole. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "frame/csv_internal.h"
#include "read/charset.h"

enum { LOOK = 1 << 16 };

void note(CsvNotes *notes, const char *format, ...) {
  char line[512];
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  buf_addf(&notes->text, "%s\n", line);
}

void csv_source_close(CsvSource *source) {
  if (source->file >= 0) (void)close(source->file);
  free(source->owned);
  *source = (CsvSource){.file = -1};
}

bool csv_source_copy(const CsvSource *source, size_t from, size_t length, char *to) {
  if (source->file < 0) {
    memcpy(to, source->bytes + from, length);
    return true;
  }
  while (length > 0) {
    ssize_t got = pread(source->file, to, length, (off_t)from);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    from += (size_t)got;
    length -= (size_t)got;
  }
  return true;
}

/* Takes decoded text as the source's bytes. */
static Status take_decoded(CsvSource *source, Decoded *decoded, bool declared, CsvNotes *notes, Error *error) {
  if (decoded->guessed)
    note(notes, "encoding: read as %s, which is a guess; say encoding = \"...\" if text looks wrong", decoded->charset);
  else if (!declared && strcmp(decoded->charset, "UTF-8") != 0)
    note(notes, "encoding: %s, read as such", decoded->charset);
  if (decoded->wrong)
    note(notes, "encoding: %zu bytes are not %s and became U+FFFD; the first is byte %llu", decoded->wrong,
         decoded->charset, (unsigned long long)decoded->first_wrong);
  if (!buf_reserve(&decoded->text, CSV_SLACK)) return error_nomem(error, "decoding a file");
  source->length = decoded->text.length;
  free(source->owned);
  source->owned = decoded->text.data;
  source->bytes = source->owned;
  memset(source->owned + source->length, 0, CSV_SLACK);
  decoded->text = (Buf)BUF_INIT;
  return STATUS_OK;
}

static Status decode(CsvSource *source, const char *bytes, size_t length, const char *encoding, CsvNotes *notes,
                     Error *error) {
  Decoded decoded = DECODED_INIT;
  Status status = charset_decode(bytes, length, encoding, &decoded, error);
  if (status == STATUS_OK) status = take_decoded(source, &decoded, encoding != NULL, notes, error);
  decoded_free(&decoded);
  return status;
}

Status csv_source_of_bytes(CsvSource *source, const char *bytes, size_t length, const char *name, const char *encoding,
                           CsvNotes *notes, Error *error) {
  *source = (CsvSource){.name = name, .file = -1};
  return decode(source, bytes, length, encoding, notes, error);
}

/* Nothing at the beginning speaks against UTF-8, and there is no mark. A mark goes the way of other encodings. */
static bool plain_utf8(const char *bytes, size_t length, bool whole) {
  if (memchr(bytes, '\0', length)) return false;
  if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) return false;
  size_t valid = utf8_valid_prefix(bytes, length);
  return valid == length || (!whole && length - valid < 4);
}

Status csv_source_decode(CsvSource *source, const char *encoding, CsvNotes *notes, Error *error) {
  char *bytes;
  size_t length;
  if (source->file < 0) return STATUS_OK;
  Status status = file_read(source->name, 0, &bytes, &length, error);
  if (status != STATUS_OK) return status;
  (void)close(source->file);
  source->file = -1;
  status = decode(source, bytes, length, encoding, notes, error);
  free(bytes);
  return status;
}

Status csv_source_open(CsvSource *source, const char *path, const char *encoding, CsvNotes *notes, Error *error) {
  *source = (CsvSource){.name = path, .file = open(path, O_RDONLY | O_CLOEXEC)};
  if (source->file < 0)
    return error_set(error, errno == ENOENT ? STATUS_NOTFOUND : STATUS_IO, "%s: %s", path, strerror(errno));
  struct stat state;
  char look[LOOK];
  ssize_t got = pread(source->file, look, sizeof look, 0);
  bool regular = fstat(source->file, &state) == 0 && S_ISREG(state.st_mode) && got >= 0;
  source->length = regular ? (size_t)state.st_size : 0;
  bool utf8 = regular && (!encoding || strcmp(encoding, "UTF-8") == 0 || strcmp(encoding, "utf-8") == 0) &&
              plain_utf8(look, (size_t)got, (size_t)got == source->length);
  return utf8 ? STATUS_OK : csv_source_decode(source, encoding, notes, error);
}
