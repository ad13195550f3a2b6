#include <string.h>

#include "base/interrupt.h"
#include "read/rows.h"

enum { SAMPLE_ROWS = 50, COLUMNS_MOST = 1 << 14, ROWS_MOST = 10000000 };

typedef struct Scan {
  const char *text;
  size_t length, at;
  char delimiter;
} Scan;

/* One field; its content lies in [*from, *to), without quotes around it. True: another one follows in the row. */
static bool next_field(Scan *scan, size_t *from, size_t *to, bool *quoted) {
  const char *text = scan->text;
  size_t at = scan->at;
  *quoted = at < scan->length && text[at] == '"';
  if (*quoted) {
    *from = ++at;
    for (; at < scan->length; at++)
      if (text[at] == '"') {
        if (at + 1 == scan->length || text[at + 1] != '"') break;
        at++;
      }
    *to = at;
  } else {
    *from = at;
  }
  while (at < scan->length && text[at] != scan->delimiter && text[at] != '\n') at++;
  if (!*quoted) *to = at > *from && text[at - 1] == '\r' ? at - 1 : at;
  bool more = at < scan->length && text[at] == scan->delimiter;
  scan->at = at < scan->length ? at + 1 : at;
  return more;
}

/* How many of the first rows have as many fields as the most common count, if that is more than one. */
static size_t regular_rows(const char *text, size_t length, char delimiter) {
  size_t rows[64] = {0}, best = 0, from, to;
  Scan scan = {text, length, 0, delimiter};
  bool quoted;
  for (size_t seen = 0; seen < SAMPLE_ROWS && scan.at < length; seen++) {
    size_t fields = 1;
    while (next_field(&scan, &from, &to, &quoted)) fields++;
    rows[fields < 63 ? fields : 63]++;
  }
  for (size_t n = 2; n < 64; n++)
    if (rows[n] > best) best = rows[n];
  return best;
}

static char find_delimiter(const char *text, size_t length) {
  static const char candidates[] = ",\t;|";
  size_t most = 0;
  char found = ',';
  for (const char *c = candidates; *c; c++) {
    size_t rows = regular_rows(text, length, *c);
    if (rows > most) most = rows, found = *c;
  }
  return found;
}

static char type_of(const char *text, size_t from, size_t to, bool quoted) {
  if (quoted || from == to) return 's';
  for (size_t at = from; at < to; at++)
    if (!strchr("0123456789.,-+%eE ", text[at]) || !text[at]) return 's';
  return 'n';
}

Status rows_csv(const char *text, size_t length, Workbook *workbook, Error *error) {
  if (!rows_sheet(workbook, text, '"')) return error_nomem(error, "reading a table");
  Scan scan = {text, length, 0, find_delimiter(text, length)};
  Status status = STATUS_OK;
  for (uint32_t row = 1; scan.at < length && row <= ROWS_MOST && status == STATUS_OK; row++) {
    bool more = true, quoted;
    for (uint32_t column = 1; more && status == STATUS_OK; column++) {
      size_t from, to;
      more = next_field(&scan, &from, &to, &quoted);
      if (column <= COLUMNS_MOST) status = rows_add(workbook, row, column, type_of(text, from, to, quoted), from, to);
    }
    if (interrupt_pending()) status = STATUS_INTERRUPTED;
  }
  return status == STATUS_NOMEM ? error_nomem(error, "reading a table") : status;
}
