#include "read/mail.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/interrupt.h"
#include "read/charset.h"

enum { DEEPEST = 8, BOUNDARY = 128, VALUE = 1024 };

typedef struct Part {
  const char *bytes;
  size_t header, body, end; /* offsets in the message */
} Part;

typedef struct Reader {
  const char *bytes;
  size_t length;
  Mail *mail;
  MailAttachment take;
  void *context;
} Reader;

void mail_free(Mail *mail) {
  free(mail->subject);
  free(mail->from);
  free(mail->date);
  buf_free(&mail->body);
  map_free(&mail->map);
  *mail = (Mail)MAIL_INIT;
}

/* A header's value with its folded lines joined; false if there is none. */
static bool find_header(const Part *part, const char *name, char *value, size_t room) {
  size_t length = strlen(name), at = part->header, used = 0;
  while (at < part->body) {
    size_t end = at;
    while (end < part->body && part->bytes[end] != '\n') end++;
    if (end - at > length && part->bytes[at + length] == ':' && strncasecmp(part->bytes + at, name, length) == 0) {
      size_t from = at + length + 1;
      for (;;) {
        while (from < end && (part->bytes[from] == ' ' || part->bytes[from] == '\t')) from++;
        for (; from < end && used + 1 < room; from++)
          if (part->bytes[from] != '\r') value[used++] = part->bytes[from];
        from = end + 1;
        if (from >= part->body || (part->bytes[from] != ' ' && part->bytes[from] != '\t')) break;
        if (used + 1 < room) value[used++] = ' ';
        for (end = from; end < part->body && part->bytes[end] != '\n';) end++;
      }
      value[used] = '\0';
      return true;
    }
    at = end + 1;
  }
  return false;
}

/* A parameter of a header's value: boundary="...". */
static bool find_parameter(const char *value, const char *name, char *out, size_t room) {
  size_t length = strlen(name), used = 0;
  for (const char *at = value; (at = strcasestr(at, name)); at += length) {
    const char *from = at + length;
    bool starts = at == value || strchr("; \t", at[-1]);
    while (*from == ' ') from++;
    if (!starts || *from != '=') continue;
    from++;
    bool quoted = *from == '"';
    from += quoted;
    while (*from && used + 1 < room && (quoted ? *from != '"' : !strchr("; \t\r\n", *from))) out[used++] = *from++;
    out[used] = '\0';
    return used > 0;
  }
  return false;
}

static int hex(char c) {
  return c >= '0' && c <= '9' ? c - '0' : isxdigit((unsigned char)c) ? (c | 32) - 'a' + 10 : -1;
}

static Status put(Buf *out, Map *map, const char *bytes, size_t length, uint64_t file, size_t file_unit,
                  size_t text_unit) {
  size_t at = out->length;
  buf_add(out, bytes, length);
  if (!buf_ok(out)) return STATUS_NOMEM;
  return map ? map_add(map, at, length, file, text_unit, file_unit) : STATUS_OK;
}

static Status undo_quoted(const char *bytes, size_t from, size_t end, bool header, Buf *out, Map *map) {
  Status status = STATUS_OK;
  for (size_t at = from; at < end && status == STATUS_OK;) {
    char c = bytes[at];
    if (c == '=' && at + 2 < end + 0 && hex(bytes[at + 1]) >= 0 && hex(bytes[at + 2]) >= 0) {
      char value = (char)(hex(bytes[at + 1]) * 16 + hex(bytes[at + 2]));
      status = put(out, map, &value, 1, at, 3, 1);
      at += 3;
    } else if (c == '=' && at + 1 < end && (bytes[at + 1] == '\n' || bytes[at + 1] == '\r')) {
      at += bytes[at + 1] == '\r' && at + 2 < end && bytes[at + 2] == '\n' ? 3 : 2;
    } else {
      char value = header && c == '_' ? ' ' : c;
      status = put(out, map, &value, 1, at, 1, 1);
      at++;
    }
  }
  return status;
}

static int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Three bytes for four letters: the way back is to the group. */
static Status undo_base64(const char *bytes, size_t from, size_t end, Buf *out, Map *map) {
  unsigned group = 0, held = 0;
  size_t start = from;
  Status status = STATUS_OK;
  for (size_t at = from; at < end && status == STATUS_OK; at++) {
    int value = base64_value(bytes[at]);
    if (bytes[at] == '=') break;
    if (value < 0) continue;
    if (held == 0) start = at;
    group = group << 6 | (unsigned)value;
    if (++held < 4) continue;
    char three[3] = {(char)(group >> 16), (char)(group >> 8), (char)group};
    status = put(out, map, three, 3, start, at + 1 - start, 3);
    group = held = 0;
  }
  if (status == STATUS_OK && held > 1) {
    group <<= 6 * (4 - held);
    char rest[2] = {(char)(group >> 16), (char)(group >> 8)};
    status = put(out, map, rest, held - 1, start, held, held - 1);
  }
  return status;
}

/* "=?utf-8?B?...?=" in headers; text between two of them is left out if it is white space. */
static Status decode_header(const char *value, char **result) {
  Buf out = BUF_INIT;
  Status status = STATUS_OK;
  size_t length = strlen(value);
  for (size_t at = 0; at < length && status == STATUS_OK;) {
    const char *mark = value[at] == '=' && value[at + 1] == '?' ? strchr(value + at + 2, '?') : NULL;
    const char *end = mark && mark[1] && mark[2] == '?' ? strstr(mark + 3, "?=") : NULL;
    if (!end || mark - (value + at + 2) >= 32) {
      buf_addc(&out, value[at++]);
      continue;
    }
    char charset[32] = "";
    memcpy(charset, value + at + 2, (size_t)(mark - (value + at + 2)));
    Buf raw = BUF_INIT;
    Decoded text = DECODED_INIT;
    size_t from = (size_t)(mark + 3 - value), to = (size_t)(end - value);
    status = (mark[1] | 32) == 'b' ? undo_base64(value, from, to, &raw, NULL)
                                   : undo_quoted(value, from, to, true, &raw, NULL);
    if (status == STATUS_OK && raw.length && charset_decode(raw.data, raw.length, charset, &text, NULL) == STATUS_OK)
      buf_add(&out, text.text.data, text.text.length);
    decoded_free(&text);
    buf_free(&raw);
    at = to + 2;
    size_t skip = at + strspn(value + at, " \t");
    if (strncmp(value + skip, "=?", 2) == 0) at = skip;
  }
  *result = buf_take(&out, NULL);
  return *result ? status : STATUS_NOMEM;
}

static Part open_part(const char *bytes, size_t from, size_t end) {
  Part part = {bytes, from, end, end};
  for (size_t at = from; at < end; at++) {
    if (bytes[at] != '\n') continue;
    size_t next = at + 1 < end && bytes[at + 1] == '\r' ? at + 2 : at + 1;
    if (at == from || next >= end || bytes[next] == '\n') {
      part.body = next >= end ? end : next + (bytes[next] == '\n');
      break;
    }
  }
  return part;
}

static Status undo_encoding(const Part *part, Buf *out, Map *map) {
  char encoding[64] = "";
  (void)find_header(part, "Content-Transfer-Encoding", encoding, sizeof encoding);
  if (strncasecmp(encoding, "base64", 6) == 0) return undo_base64(part->bytes, part->body, part->end, out, map);
  if (strncasecmp(encoding, "quoted-printable", 16) == 0)
    return undo_quoted(part->bytes, part->body, part->end, false, out, map);
  return put(out, map, part->bytes + part->body, part->end - part->body, part->body, 1, 1);
}

static Status read_leaf(Reader *reader, const Part *part, const char *type) {
  char name[256] = "", disposition[VALUE] = "";
  Mail *mail = reader->mail;
  (void)find_header(part, "Content-Disposition", disposition, sizeof disposition);
  if (!find_parameter(disposition, "filename", name, sizeof name))
    (void)find_parameter(type, "name", name, sizeof name);
  bool plain = strncasecmp(type, "text/plain", 10) == 0 || !*type, html = strncasecmp(type, "text/html", 9) == 0;
  if (*name && reader->take) {
    Buf content = BUF_INIT;
    Status status = undo_encoding(part, &content, NULL);
    if (status == STATUS_OK && content.length)
      status = reader->take(reader->context, name, content.data, content.length);
    buf_free(&content);
    return status;
  }
  if ((!plain && !html) || (mail->found && (html || !mail->html))) return STATUS_OK;
  buf_free(&mail->body);
  map_free(&mail->map);
  mail->found = true;
  mail->html = html;
  mail->charset[0] = '\0';
  (void)find_parameter(type, "charset", mail->charset, sizeof mail->charset);
  return undo_encoding(part, &mail->body, &mail->map);
}

/* The next line that is the boundary, from `at`; its end goes to *after. */
static size_t find_boundary(const Reader *reader, const char *boundary, size_t at, size_t end, size_t *after) {
  size_t length = strlen(boundary);
  for (; at < end; at++) {
    if (at > 0 && reader->bytes[at - 1] != '\n') continue;
    if (end - at < length + 2 || memcmp(reader->bytes + at, "--", 2) != 0 ||
        memcmp(reader->bytes + at + 2, boundary, length) != 0)
      continue;
    *after = at + 2 + length;
    while (*after < end && reader->bytes[*after] != '\n') (*after)++;
    if (*after < end) (*after)++;
    return at;
  }
  *after = end;
  return end;
}

static Status read_part(Reader *reader, const Part *part, unsigned depth) {
  char type[VALUE] = "", boundary[BOUNDARY];
  (void)find_header(part, "Content-Type", type, sizeof type);
  if (interrupt_pending()) return STATUS_INTERRUPTED;
  if (strncasecmp(type, "multipart/", 10) != 0 || depth == DEEPEST ||
      !find_parameter(type, "boundary", boundary, sizeof boundary))
    return read_leaf(reader, part, type);
  size_t after, at = find_boundary(reader, boundary, part->body, part->end, &after);
  Status status = STATUS_OK;
  while (status == STATUS_OK && at < part->end) {
    size_t from = after;
    at = find_boundary(reader, boundary, from, part->end, &after);
    if (from >= at) break;
    Part child = open_part(reader->bytes, from, at);
    status = read_part(reader, &child, depth + 1);
  }
  return status;
}

Status mail_read(const char *bytes, size_t length, Mail *mail, MailAttachment take, void *context, Error *error) {
  Reader reader = {bytes, length, mail, take, context};
  Part whole = open_part(bytes, 0, length);
  char value[VALUE];
  Status status = STATUS_OK;
  if (find_header(&whole, "Subject", value, sizeof value)) status = decode_header(value, &mail->subject);
  if (status == STATUS_OK && find_header(&whole, "From", value, sizeof value))
    status = decode_header(value, &mail->from);
  if (status == STATUS_OK && find_header(&whole, "Date", value, sizeof value))
    status = decode_header(value, &mail->date);
  if (status == STATUS_OK) status = read_part(&reader, &whole, 0);
  return status == STATUS_NOMEM ? error_nomem(error, "reading a message") : status;
}

static bool is_from_line(const char *bytes, size_t length, size_t at) {
  return length - at > 5 && memcmp(bytes + at, "From ", 5) == 0 && (at == 0 || bytes[at - 1] == '\n');
}

bool mbox_next(const char *bytes, size_t length, size_t *from, size_t *to, size_t *next) {
  size_t at = *from;
  while (at < length && !is_from_line(bytes, length, at)) {
    const char *line = memchr(bytes + at, '\n', length - at);
    at = line ? (size_t)(line - bytes) + 1 : length;
  }
  if (at >= length) return false;
  const char *line = memchr(bytes + at, '\n', length - at);
  *from = line ? (size_t)(line - bytes) + 1 : length;
  for (at = *from; at < length &&
                   !(is_from_line(bytes, length, at) && (at < 2 || bytes[at - 2] == '\n' || bytes[at - 2] == '\r'));) {
    line = memchr(bytes + at, '\n', length - at);
    at = line ? (size_t)(line - bytes) + 1 : length;
  }
  *to = *next = at;
  return true;
}
