#include "read/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/bytes.h"
#include "base/interrupt.h"
#include "base/library.h"
#include "base/utf8.h"
#include "read/format.h"

enum { SAMPLE = 1 << 16, CONTROLS_PER_MILLE = 20 };

void decoded_free(Decoded *decoded) {
  buf_free(&decoded->text);
  map_free(&decoded->map);
}

static Status put(Decoded *d, const char *bytes, size_t length, uint64_t file, size_t file_unit) {
  size_t at = d->text.length;
  buf_add(&d->text, bytes, length);
  return buf_ok(&d->text) ? map_add(&d->map, at, length, file, length, file_unit) : STATUS_NOMEM;
}

static Status put_wrong(Decoded *d, uint64_t file, size_t file_unit) {
  if (d->wrong == 0) d->first_wrong = file;
  d->wrong += file_unit;
  return put(d, "\xEF\xBF\xBD", 3, file, file_unit);
}

static size_t find_zero(const char *bytes, size_t length, size_t from) {
  const char *zero = from < length ? memchr(bytes + from, 0, length - from) : NULL;
  return zero ? (size_t)(zero - bytes) : length;
}

/* A zero is no character of a text: it is as wrong as a byte that is no UTF-8. */
static Status decode_utf8(const char *bytes, size_t length, size_t from, Decoded *d) {
  size_t at = from, zero = find_zero(bytes, length, from);
  while (at < length) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    if (at > zero) zero = find_zero(bytes, length, at);
    size_t good = utf8_valid_prefix(bytes + at, zero - at), text = d->text.length;
    buf_add(&d->text, bytes + at, good);
    Status status = buf_ok(&d->text) ? map_add(&d->map, text, good, at, 1, 1) : STATUS_NOMEM;
    at += good;
    if (status == STATUS_OK && at < length) status = put_wrong(d, at++, 1);
    if (status != STATUS_OK) return status;
  }
  return STATUS_OK;
}

static uint32_t unit16(const unsigned char *b, bool big) {
  return big ? (uint32_t)b[0] << 8 | b[1] : (uint32_t)b[1] << 8 | b[0];
}

static Status decode_utf16(const char *bytes, size_t length, size_t from, bool big, Decoded *d) {
  const unsigned char *b = (const unsigned char *)bytes;
  Status status = STATUS_OK;
  for (size_t at = from; at < length && status == STATUS_OK;) {
    if (length - at < 2) return put_wrong(d, at, 1);
    uint32_t p = unit16(b + at, big), low;
    size_t size = 2;
    if (p >= 0xD800 && p < 0xDC00 && length - at >= 4 && (low = unit16(b + at + 2, big)) >= 0xDC00 && low < 0xE000) {
      p = 0x10000 + ((p - 0xD800) << 10) + (low - 0xDC00);
      size = 4;
    }
    char out[4];
    if ((p >= 0xD800 && p < 0xE000) || p == 0)
      status = put_wrong(d, at, 2);
    else
      status = put(d, out, utf8_encode(p, out), at, size);
    at += size;
    if ((at & 0xFFFF) < 4 && interrupt_pending()) return STATUS_INTERRUPTED;
  }
  return status;
}

static bool holds_ascii(const char *charset) {
  return strncasecmp(charset, "UTF-", 4) != 0 && strncasecmp(charset, "ISO-2022", 8) != 0 &&
         strncasecmp(charset, "HZ", 2) != 0;
}

/* One character: iconv is given room for one, then a little more until it moves. */
static Status decode_one(iconv_t converter, const char *bytes, size_t length, size_t *at, Decoded *d) {
  char out[8], *in = (char *)(uintptr_t)(bytes + *at);
  for (size_t room = 1; room <= sizeof out; room++) {
    char *to = out;
    size_t left = length - *at, space = room, before = left;
    size_t result = iconv(converter, &in, &left, &to, &space);
    int reason = result == (size_t)-1 ? errno : 0;
    if (room > space || left < before) {
      size_t from = *at;
      *at += before - left;
      if (room == space) return STATUS_OK; /* an escape sequence: moves, writes nothing */
      return put(d, out, room - space, from, before - left);
    }
    if (reason == EILSEQ || reason == EINVAL) break;
  }
  Status status = put_wrong(d, *at, 1);
  (*at)++;
  (void)iconv(converter, NULL, NULL, NULL, NULL);
  return status;
}

static Status decode_other(const char *bytes, size_t length, const char *charset, Decoded *d, Error *error) {
  iconv_t converter = iconv_open("UTF-8", charset);
  if (converter == (iconv_t)-1) return error_set(error, STATUS_INVALID, "the character set '%s' is not known", charset);
  bool ascii = holds_ascii(charset);
  Status status = STATUS_OK;
  for (size_t at = 0; at < length && status == STATUS_OK;) {
    size_t run = 0;
    while (ascii && at + run < length && bytes[at + run] > 0 && run < SAMPLE) run++;
    size_t text = d->text.length;
    buf_add(&d->text, bytes + at, run);
    status = buf_ok(&d->text) ? map_add(&d->map, text, run, at, 1, 1) : STATUS_NOMEM;
    at += run;
    if (status == STATUS_OK && run == 0 && ascii && bytes[at] == 0)
      status = put_wrong(d, at++, 1);
    else if (status == STATUS_OK && run == 0)
      status = decode_one(converter, bytes, length, &at, d);
    if (interrupt_pending()) status = STATUS_INTERRUPTED;
  }
  (void)iconv_close(converter);
  return status;
}

static bool many_zeros(const char *bytes, size_t length, size_t odd) {
  size_t zeros = 0, pairs = (length < SAMPLE ? length : SAMPLE) / 2;
  if (find_zero(bytes, pairs * 2, 0) == pairs * 2) return false;
  for (size_t i = 0; i < pairs; i++) zeros += bytes[i * 2 + odd] == '\0' && bytes[i * 2 + 1 - odd] != '\0';
  return pairs >= 4 && zeros * 10 >= pairs * 7;
}

static bool is_binary(const char *bytes, size_t length) {
  size_t odd = 0, zeros = 0, sample = length < SAMPLE ? length : SAMPLE;
  for (size_t i = 0; i < sample; i++) {
    /* Sixty-four at a time where there are no control characters but the spaces. */
    while (sample - i > BYTES_BLOCK && !(bytes_range(bytes + i, 0, 0, '\b') | bytes_range(bytes + i, 0, 0x0E, 0x1F)))
      i += BYTES_BLOCK;
    unsigned char c = (unsigned char)bytes[i];
    zeros += c == 0;
    odd += c > 0 && c < 0x20 && !strchr("\t\n\v\f\r\x1A\x1B\x08", c);
  }
  /* A stray zero in a text is damage; many are another format. */
  return odd * 1000 > sample * CONTROLS_PER_MILLE || zeros * 20 > sample;
}

static Status guess_charset(const char *bytes, size_t length, char *name, size_t room, Error *error) {
  static void *(*uchardet_new)(void);
  static int (*uchardet_handle_data)(void *, const char *, size_t);
  static void (*uchardet_data_end)(void *), (*uchardet_delete)(void *);
  static const char *(*uchardet_get_charset)(void *);
  const LibrarySymbol symbols[] = {
      {"uchardet_new", &uchardet_new},           {"uchardet_handle_data", &uchardet_handle_data},
      {"uchardet_data_end", &uchardet_data_end}, {"uchardet_get_charset", &uchardet_get_charset},
      {"uchardet_delete", &uchardet_delete},     {NULL, NULL}};
  Status status = library_open("libuchardet.so.0", "libuchardet0", "finding a character set", symbols, error);
  if (status != STATUS_OK) return status;
  void *detector = uchardet_new();
  if (!detector) return error_nomem(error, "finding a character set");
  if (uchardet_handle_data(detector, bytes, length < 16 * SAMPLE ? length : 16 * SAMPLE) == 0) {
    uchardet_data_end(detector);
    const char *found = uchardet_get_charset(detector);
    /* GB18030 holds all of GB2312 and GBK; Windows-1252 all of Latin-1 and ASCII. */
    if (strncasecmp(found, "GB", 2) == 0) found = "GB18030";
    if (!*found || strcasecmp(found, "ASCII") == 0 || strcasecmp(found, "ISO-8859-1") == 0) found = "WINDOWS-1252";
    (void)strncpy(name, found, room - 1);
  }
  uchardet_delete(detector);
  return STATUS_OK;
}

static void name_charset(Decoded *d, const char *name) {
  memcpy(d->charset, name, strnlen(name, sizeof d->charset - 1) + 1);
  d->charset[sizeof d->charset - 1] = '\0';
}

/* UTF-8 with a few broken bytes in it: far more sequences that hold than bytes that do not. */
static bool is_nearly_utf8(const char *bytes, size_t length) {
  size_t wrong = 0, whole = 0, step;
  for (size_t at = 0; at < length; at += step) {
    uint32_t p = utf8_decode(bytes, length, at, &step);
    if (step > 1)
      whole++;
    else if (p == UTF8_REPLACEMENT)
      wrong++;
  }
  return whole > wrong * 4;
}

typedef struct Signs {
  bool controls; /* some are no white space; then nothing is known of the other */
  bool wide;     /* some are beyond ASCII */
} Signs;

/* One look at all bytes: most texts are ASCII or UTF-8 without control characters, and nothing else need be asked. */
static Signs look_over(const char *bytes, size_t length) {
  char edge[BYTES_BLOCK];
  Signs signs = {false, false};
  for (size_t at = 0; at < length && !signs.controls; at += BYTES_BLOCK) {
    const char *block = bytes + at;
    if (length - at < BYTES_BLOCK) {
      memset(edge, ' ', sizeof edge);
      block = memcpy(edge, bytes + at, length - at);
    }
    uint64_t unusual = bytes_unusual(block), wide = unusual ? bytes_wide(block) : 0;
    signs.controls = unusual != wide;
    signs.wide |= wide != 0;
  }
  return signs;
}

/* *same: the bytes are the text. */
static Status decode_unmarked(const char *bytes, size_t length, bool controls, const char *declared, Decoded *d,
                              bool *same, Error *error) {
  if (controls && is_binary(bytes, length)) return error_set(error, STATUS_INVALID, "it is binary, not text");
  if (utf8_valid_prefix(bytes, length) == length) {
    name_charset(d, "UTF-8");
    if (controls && find_zero(bytes, length, 0) < length) return decode_utf8(bytes, length, 0, d);
    *same = true;
    return STATUS_OK;
  }
  char named[sizeof d->charset] = "";
  if (!declared && d->asks_page) format_html_charset(bytes, length, named, sizeof named);
  if (named[0]) declared = named;
  bool utf8 = is_nearly_utf8(bytes, length);
  if (!utf8 && declared && strcasecmp(declared, "utf-8") != 0 && strcasecmp(declared, "utf8") != 0) {
    name_charset(d, strncasecmp(declared, "gb", 2) == 0       ? "GB18030"
                    : strcasecmp(declared, "iso-8859-1") == 0 ? "WINDOWS-1252"
                                                              : declared);
    Error ignored;
    Status status = decode_other(bytes, length, d->charset, d, &ignored);
    if (status != STATUS_INVALID) return status;
  } else if (!utf8 && !declared) {
    Status status = guess_charset(bytes, length, d->charset, sizeof d->charset, error);
    if (status != STATUS_OK) return status;
    d->guessed = strncasecmp(d->charset, "UTF-8", 5) != 0;
    if (d->guessed) return decode_other(bytes, length, d->charset, d, error);
  }
  name_charset(d, "UTF-8");
  return decode_utf8(bytes, length, 0, d);
}

static Status decode(const char *bytes, size_t length, const char *declared, Decoded *d, bool *same, Error *error) {
  Status status = STATUS_OK;
  Signs signs = look_over(bytes, length);
  *same = !signs.controls && !signs.wide;
  if (*same) {
    name_charset(d, "UTF-8");
  } else if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
    name_charset(d, "UTF-8");
    status = decode_utf8(bytes, length, 3, d);
  } else if (length >= 4 && memcmp(bytes, "\xFF\xFE\0\0", 4) == 0) {
    name_charset(d, "UTF-32");
    status = decode_other(bytes, length, "UTF-32", d, error);
  } else if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
    name_charset(d, "UTF-16");
    status = decode_utf16(bytes, length, 2, bytes[0] == '\xFE', d);
  } else if (signs.controls && (many_zeros(bytes, length, 1) || many_zeros(bytes, length, 0))) {
    name_charset(d, "UTF-16");
    status = decode_utf16(bytes, length, 0, many_zeros(bytes, length, 0), d);
  } else {
    status = decode_unmarked(bytes, length, signs.controls, declared, d, same, error);
  }
  if (status == STATUS_NOMEM) return error_nomem(error, "decoding a text");
  if (status == STATUS_OK && d->wrong == 0 && d->map.count == 1 && d->map.run[0].file == 0 &&
      d->map.run[0].text_unit == 1 && d->map.run[0].file_unit == 1)
    map_free(&d->map);
  return status;
}

Status charset_decode(const char *bytes, size_t length, const char *declared, Decoded *d, Error *error) {
  bool same;
  Status status = decode(bytes, length, declared, d, &same, error);
  if (status != STATUS_OK || !same) return status;
  buf_add(&d->text, bytes, length);
  return buf_ok(&d->text) ? STATUS_OK : error_nomem(error, "decoding a text");
}

Status charset_take(Buf *bytes, const char *declared, Decoded *d, Error *error) {
  bool same;
  Status status = decode(bytes->data ? bytes->data : "", bytes->length, declared, d, &same, error);
  if (status != STATUS_OK || !same) return status;
  d->text = *bytes;
  *bytes = (Buf)BUF_INIT;
  return STATUS_OK;
}
