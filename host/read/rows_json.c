#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "read/rows.h"

enum { COLUMNS_MOST = 256, DEEPEST = 200 };

typedef struct Name {
  const char *text;
  size_t length, from;
} Name;

typedef struct Scan {
  const char *text;
  size_t length, at;
  Workbook *workbook;
  Name name[COLUMNS_MOST];
  uint32_t names, row;
} Scan;

static Status broken(const Scan *scan, Error *error) {
  size_t line = 1;
  for (size_t i = 0; i < scan->at && i < scan->length; i++) line += scan->text[i] == '\n';
  return error_set(error, STATUS_INVALID, "its JSON is damaged at line %zu", line);
}

static char peek(Scan *scan) {
  while (scan->at < scan->length && strchr(" \t\r\n", scan->text[scan->at]) && scan->text[scan->at]) scan->at++;
  return scan->at < scan->length ? scan->text[scan->at] : '\0';
}

/* A string at the scanner's place; its content lies in [*from, *to). */
static bool string(Scan *scan, size_t *from, size_t *to) {
  *from = ++scan->at;
  while (scan->at < scan->length && scan->text[scan->at] != '"') scan->at += scan->text[scan->at] == '\\' ? 2 : 1;
  if (scan->at >= scan->length) return false;
  *to = scan->at++;
  return true;
}

/* Past a list or an object, whatever is in it. */
static bool skip_nested(Scan *scan) {
  size_t depth = 0, from, to;
  do {
    char c = peek(scan);
    if (c == '\0') return false;
    if (c == '"') {
      if (!string(scan, &from, &to)) return false;
      continue;
    }
    if ((c == '[' || c == '{') && ++depth > DEEPEST) return false;
    if (c == ']' || c == '}') depth--;
    scan->at++;
  } while (depth > 0);
  return true;
}

static char scalar(Scan *scan, size_t *from, size_t *to) {
  *from = scan->at;
  while (scan->at < scan->length && !strchr(",}] \t\r\n", scan->text[scan->at])) scan->at++;
  *to = scan->at;
  const char *text = scan->text + *from;
  size_t length = *to - *from;
  if (length == 4 && memcmp(text, "null", 4) == 0) return '0';
  if ((length == 4 && memcmp(text, "true", 4) == 0) || (length == 5 && memcmp(text, "false", 5) == 0)) return 'b';
  return length && strspn(text, "0123456789.-+eE") >= length ? 'n' : '\0';
}

/* A value's bytes and type; '\0': there is none. */
static char value(Scan *scan, size_t *from, size_t *to) {
  char c = peek(scan);
  if (c == '"') return string(scan, from, to) ? 's' : '\0';
  if (c != '[' && c != '{') return scalar(scan, from, to);
  *from = scan->at;
  bool whole = skip_nested(scan);
  *to = scan->at;
  return whole ? 'o' : '\0';
}

static uint32_t column_of(Scan *scan, size_t from, size_t to) {
  const char *name = scan->text + from;
  for (uint32_t i = 0; i < scan->names; i++)
    if (scan->name[i].length == to - from && memcmp(scan->name[i].text, name, to - from) == 0) return i + 1;
  if (scan->names == COLUMNS_MOST || to == from) return 0;
  scan->name[scan->names++] = (Name){name, to - from, from};
  return scan->names;
}

/* An object is a row; the first row is kept for the names. */
static Status record(Scan *scan, Error *error) {
  Status status = STATUS_OK;
  size_t from, to;
  scan->at++;
  scan->row++;
  if (peek(scan) == '}') return scan->at++, STATUS_OK;
  while (status == STATUS_OK) {
    if (peek(scan) != '"' || !string(scan, &from, &to) || peek(scan) != ':') return broken(scan, error);
    uint32_t column = column_of(scan, from, to);
    scan->at++;
    char type = value(scan, &from, &to);
    if (!type) return broken(scan, error);
    if (column && type != '0') status = rows_add(scan->workbook, scan->row + 1, column, type, from, to);
    char c = peek(scan);
    scan->at++;
    if (c == '}') break;
    if (c != ',') return broken(scan, error);
  }
  return status;
}

/* Objects one after the other, with commas between them in a list, without in lines of JSON. */
static Status records(Scan *scan, char end, Error *error) {
  Status status = STATUS_OK;
  for (char c; status == STATUS_OK && (c = peek(scan)) != end;) {
    if (c != '{') return broken(scan, error);
    status = record(scan, error);
    if (status == STATUS_OK && end == ']' && peek(scan) == ',') scan->at++;
    if (interrupt_pending()) status = STATUS_INTERRUPTED;
  }
  return status;
}

/* {"data": [{...}, ...]}: where the one list of objects in an object begins; 0: there is none, or several. */
static size_t find_list(Scan *scan) {
  size_t from, to, found = 0, begin = scan->at++;
  for (bool more = peek(scan) == '"'; more;) {
    if (!string(scan, &from, &to) || peek(scan) != ':') break;
    scan->at++;
    char type = value(scan, &from, &to);
    if (!type) break;
    size_t inside = from + 1;
    while (type == 'o' && inside < to && strchr(" \t\r\n", scan->text[inside])) inside++;
    if (type == 'o' && scan->text[from] == '[' && inside < to && scan->text[inside] == '{') {
      if (found) return scan->at = begin, 0;
      found = from;
    }
    more = peek(scan) == ',';
    if (more) scan->at++, more = peek(scan) == '"';
  }
  scan->at = begin;
  return found;
}

static Status add_names(Scan *scan) {
  Sheet *sheet = scan->workbook->sheet;
  size_t rows = sheet->count;
  Status status = STATUS_OK;
  for (uint32_t i = 0; i < scan->names && status == STATUS_OK; i++)
    status = rows_add(scan->workbook, 1, i + 1, 's', scan->name[i].from, scan->name[i].from + scan->name[i].length);
  size_t names = sheet->count - rows;
  if (status != STATUS_OK || names == 0) return status;
  SheetCell *cells = memory_new(sheet->count, sizeof *cells);
  if (!cells) return STATUS_NOMEM;
  memcpy(cells, sheet->cell + rows, names * sizeof *cells);
  memcpy(cells + names, sheet->cell, rows * sizeof *cells);
  free(sheet->cell);
  sheet->cell = cells;
  sheet->capacity = sheet->count;
  return STATUS_OK;
}

Status rows_json(const char *text, size_t length, Workbook *workbook, Error *error) {
  Scan *scan = memory_new(1, sizeof *scan);
  if (!scan || !rows_sheet(workbook, text, '\\')) {
    free(scan);
    return error_nomem(error, "reading JSON");
  }
  *scan = (Scan){.text = text, .length = length, .workbook = workbook};
  Status status;
  size_t list = peek(scan) == '{' ? find_list(scan) : 0;
  if (list) scan->at = list;
  if (peek(scan) == '[')
    scan->at++, status = records(scan, ']', error);
  else if (peek(scan) == '{')
    status = records(scan, '\0', error);
  else
    status = error_set(error, STATUS_INVALID, "it is JSON, but no list of records");
  if (status == STATUS_OK) status = add_names(scan);
  free(scan);
  return status == STATUS_NOMEM ? error_nomem(error, "reading JSON") : status;
}
