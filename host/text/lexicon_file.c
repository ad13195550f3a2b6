/* Lexicons from CSV: a header `type,code,lang,term`, one term a row, `#` begins a comment line. */
#include <string.h>

#include "base/buf.h"
#include "base/interrupt.h"
#include "text/lexicon.h"

enum { FIELDS = 4 };

typedef struct Reader {
  const char *bytes;
  size_t length, at;
  size_t line;
  Buf field[FIELDS];
} Reader;

/* One field, quotes taken off; *more tells whether a comma follows it. */
static bool read_field(Reader *r, Buf *field, bool *more) {
  bool quoted = r->at < r->length && r->bytes[r->at] == '"';
  if (quoted) r->at++;
  while (r->at < r->length) {
    char byte = r->bytes[r->at];
    if (quoted && byte == '"' && r->at + 1 < r->length && r->bytes[r->at + 1] == '"')
      r->at++;
    else if (quoted && byte == '"') {
      quoted = false;
      r->at++;
      continue;
    } else if (!quoted && (byte == ',' || byte == '\n'))
      break;
    if (byte == '\n') r->line++;
    if (byte != '\r') buf_addc(field, byte);
    r->at++;
  }
  *more = r->at < r->length && r->bytes[r->at] == ',';
  if (r->at < r->length) r->at++;
  return !quoted && buf_ok(field);
}

/* The number of fields in the next row that is neither empty nor a comment; 0 at the end, -1 on an open quote. */
static int read_row(Reader *r) {
  while (r->at < r->length) {
    r->line++;
    if (r->bytes[r->at] == '#' || r->bytes[r->at] == '\n' || r->bytes[r->at] == '\r') {
      const char *end = memchr(r->bytes + r->at, '\n', r->length - r->at);
      r->at = end ? (size_t)(end - r->bytes) + 1 : r->length;
      continue;
    }
    bool more = true;
    int n = 0;
    for (; more; n++) {
      Buf *field = &r->field[n < FIELDS ? n : FIELDS - 1];
      buf_clear(field);
      buf_add(field, "", 0);
      if (!read_field(r, field, &more)) return -1;
    }
    return n;
  }
  return 0;
}

static const char *text_of(const Buf *field) { return field->data ? field->data : ""; }

static Status add_row(Lexicon *lexicon, Reader *r, const char *name, Error *error) {
  const char *type = text_of(&r->field[0]), *code = text_of(&r->field[1]);
  if (!*type || !*code)
    return error_set(error, STATUS_INVALID, "%s:%zu: a term needs a type and a code", name, r->line);
  unsigned number = lexicon_type(lexicon, type);
  if (!number) return error_set(error, STATUS_LIMIT, "%s:%zu: too many types of terms", name, r->line);
  Error reason = {0};
  Status status = lexicon_add(lexicon, text_of(&r->field[3]), r->field[3].length, number, code, &reason);
  return status == STATUS_OK ? status : error_set(error, status, "%s:%zu: %.400s", name, r->line, reason.text);
}

Status lexicon_read(Lexicon *lexicon, const char *bytes, size_t length, const char *name, Error *error) {
  Reader r = {.bytes = bytes, .length = length};
  if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) r.at = 3;
  Status status = STATUS_OK;
  static const char *const header[FIELDS] = {"type", "code", "lang", "term"};
  int n = read_row(&r);
  for (int i = 0; i < FIELDS && status == STATUS_OK; i++)
    if (n != FIELDS || strcmp(text_of(&r.field[i]), header[i]) != 0)
      status = error_set(error, STATUS_INVALID, "%s: the first row must be: type,code,lang,term", name);
  while (status == STATUS_OK && (n = read_row(&r)) != 0) {
    if (interrupt_pending())
      status = error_set(error, STATUS_INTERRUPTED, "interrupted");
    else if (n == FIELDS)
      status = add_row(lexicon, &r, name, error);
    else if (n < 0)
      status = error_set(error, STATUS_INVALID, "%s:%zu: a quote is not closed", name, r.line);
    else
      status = error_set(error, STATUS_INVALID, "%s:%zu: %d fields instead of %d", name, r.line, n, FIELDS);
  }
  for (int i = 0; i < FIELDS; i++) buf_free(&r.field[i]);
  return status;
}
