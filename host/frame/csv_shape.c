/* What the beginning of a text says about the table: delimiter, title rows, header, kinds of columns. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "frame/civil.h"
#include "frame/csv_internal.h"

enum { LOOK = 256 << 10, MOST_LINES = 400 };

typedef struct Line {
  CsvField *fields;
  size_t count;
  size_t start, next; /* bytes */
} Line;

typedef struct Sample {
  char *text;    /* as it stands */
  char *scratch; /* cut up by line_split */
  size_t length;
  bool whole; /* there is nothing behind it */
  Line *lines;
  size_t count;
  CsvField *fields; /* those of all lines */
} Sample;

void shape_free(CsvShape *shape) {
  arena_free(&shape->arena);
  free(shape->columns);
  *shape = (CsvShape){0};
}

static void sample_free(Sample *sample) {
  free(sample->text);
  free(sample->scratch);
  free(sample->lines);
  free(sample->fields);
}

static Status sample_take(Sample *sample, const CsvSource *source, Error *error) {
  sample->length = source->length < LOOK ? source->length : LOOK;
  sample->whole = sample->length == source->length;
  sample->text = memory_new(sample->length + CSV_SLACK, 1);
  sample->scratch = memory_new(sample->length + CSV_SLACK, 1);
  sample->lines = memory_new(MOST_LINES, sizeof *sample->lines);
  sample->fields = memory_new((size_t)MOST_LINES * 64 + CSV_MOST_COLUMNS, sizeof *sample->fields);
  if (!sample->text || !sample->scratch || !sample->lines || !sample->fields)
    return error_nomem(error, "reading a table");
  if (!csv_source_copy(source, 0, sample->length, sample->text))
    return error_set(error, STATUS_IO, "%s: cannot be read", source->name);
  if (!sample->whole) /* only whole lines */
    while (sample->length > 0 && sample->text[sample->length - 1] != '\n') sample->length--;
  return STATUS_OK;
}

/* Cuts the sample into lines and fields; blank lines are left out. */
static void sample_split(Sample *sample, char delimiter) {
  memcpy(sample->scratch, sample->text, sample->length);
  size_t used = 0, room = (size_t)MOST_LINES * 64 + CSV_MOST_COLUMNS;
  sample->count = 0;
  for (size_t at = 0, next; at < sample->length && sample->count < MOST_LINES && room - used >= CSV_MOST_COLUMNS;
       at += next) {
    CsvField *fields = sample->fields + used;
    size_t count = line_split(sample->scratch + at, sample->length - at, delimiter, fields, CSV_MOST_COLUMNS, &next);
    if (count > CSV_MOST_COLUMNS) count = CSV_MOST_COLUMNS;
    if (count == 1 && field_trim(fields[0]).length == 0) continue;
    sample->lines[sample->count++] = (Line){fields, count, at, at + next};
    used += count;
  }
}

/* The number of fields that most lines have; *lines: how many do. */
static size_t usual_count(const Sample *sample, size_t *lines) {
  size_t best = 1;
  *lines = 0;
  for (size_t i = 0; i < sample->count; i++) {
    size_t same = 0;
    for (size_t j = 0; j < sample->count; j++) same += sample->lines[j].count == sample->lines[i].count;
    if (same > *lines || (same == *lines && sample->lines[i].count > best)) {
      best = sample->lines[i].count;
      *lines = same;
    }
  }
  return best;
}

/* The delimiter under which most lines have the same number of fields, more than one. */
static char find_delimiter(Sample *sample) {
  static const char CANDIDATES[] = {',', ';', '\t', '|'};
  char best = ',';
  double best_score = 0;
  for (size_t i = 0; i < sizeof CANDIDATES; i++) {
    size_t same;
    sample_split(sample, CANDIDATES[i]);
    size_t fields = usual_count(sample, &same);
    double score = fields < 2 || sample->count == 0
                       ? 0
                       : (double)same / (double)sample->count + 0.01 * (double)(fields < 50 ? fields : 50);
    if (score > best_score) {
      best_score = score;
      best = CANDIDATES[i];
    }
  }
  return best;
}

static size_t filled(const Line *line) {
  size_t count = 0;
  for (size_t i = 0; i < line->count; i++) count += field_trim(line->fields[i]).length > 0;
  return count;
}

/* Digits with marks between them: what data looks like and a heading does not. Years may head columns. */
static bool looks_like_data(CsvField field) {
  field = field_trim(field);
  size_t digits = 0;
  for (size_t i = 0; i < field.length; i++) {
    if (!strchr("0123456789.,:/-+%$ ", field.bytes[i])) return false;
    digits += isdigit((unsigned char)field.bytes[i]) != 0;
  }
  bool year = field.length == 4 && digits == 4 && field.bytes[0] >= '1' && field.bytes[0] <= '2';
  return digits > 0 && !year;
}

static bool is_heading(const Line *line) {
  for (size_t i = 0; i < line->count; i++)
    if (looks_like_data(line->fields[i])) return false;
  CsvField first = field_trim(line->fields[0]);
  bool year = first.length == 4 && isdigit((unsigned char)first.bytes[0]);
  return !(year && line->count > 1 && line->count < 3) && filled(line) > 0;
}

/* Tokens of a name: letters and digits between anything else. */
bool name_is_code(const char *name) {
  static const char *const WHOLE[] = {
      "hs",   "hts", "cn",   "isic",  "nace",   "naics", "sitc",           "cpc",     "prodcom", "taric",
      "fips", "zip", "code", "codes", "hscode", "htsno", "commodity_code", "cmdcode", "bec"};
  char token[32];
  size_t used = 0;
  for (const char *at = name;; at++) {
    bool part = isalnum((unsigned char)*at) != 0;
    if (part && used + 1 < sizeof token) token[used++] = (char)tolower((unsigned char)*at);
    if (part) continue;
    size_t letters = used;
    while (letters > 0 && isdigit((unsigned char)token[letters - 1])) letters--;
    token[letters] = '\0'; /* hs6 is hs */
    for (size_t i = 0; i < sizeof WHOLE / sizeof *WHOLE; i++)
      if (strcmp(token, WHOLE[i]) == 0 && (letters == used || i < 2 || strcmp(token, "naics") == 0)) return true;
    if (letters == used && letters > 4 && strcmp(token + letters - 4, "code") == 0) return true;
    used = 0;
    if (!*at) return false;
  }
}

static CsvKind kind_of(CsvField field) {
  int64_t whole;
  double number;
  field = field_trim(field);
  if (field.length == 0) return CSV_EMPTY;
  bool zero_led = field.length > 1 && field.bytes[0] == '0' && isdigit((unsigned char)field.bytes[1]);
  if (zero_led) return CSV_TEXT;
  if (parse_integer(field.bytes, field.length, &whole)) return CSV_INTEGER;
  if (parse_number(field.bytes, field.length, &number)) return CSV_NUMBER;
  if (parse_bool(field.bytes, field.length, &whole)) return CSV_BOOL;
  return civil_parse(field.bytes, field.length, &whole) ? CSV_DATE : CSV_TEXT;
}

/* Codes of the Harmonized System without a heading that says so: whole numbers of an even number of digits from 6 on,
 * but for those that begin with 0 and lost it. */
static bool looks_like_hs(const CsvField *values, size_t count) {
  size_t most = 0, even = 0, odd = 0;
  for (size_t i = 0; i < count; i++)
    if (values[i].length > most) most = values[i].length;
  for (size_t i = 0; i < count; i++) {
    int64_t whole;
    if (!parse_integer(values[i].bytes, values[i].length, &whole) || whole <= 0) return false;
    if (values[i].length + 1 < most) return false;
    even += values[i].length == most;
    odd += values[i].length + 1 == most;
  }
  return count >= 10 && most >= 6 && most <= 10 && most % 2 == 0 && even > 0 && odd + even == count;
}

/* Codes with a point, "24.10" or "7207.11", which a number would cut to 24.1: digits, and one or two behind the point.
 */
static bool looks_dotted(const CsvField *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t point = 0;
    while (point < values[i].length && isdigit((unsigned char)values[i].bytes[point])) point++;
    size_t behind = values[i].length - point;
    if (point == 0 || (behind != 0 && (values[i].bytes[point] != '.' || behind < 2 || behind > 3))) return false;
    for (size_t k = point + 1; k < values[i].length; k++)
      if (!isdigit((unsigned char)values[i].bytes[k])) return false;
  }
  return count > 0;
}

/* The kind of a column from the values of the sample; the style of its numbers with it. */
static void find_kind(CsvColumn *column, CsvField *values, size_t count, char delimiter, bool named) {
  CsvKind kind = CSV_EMPTY;
  size_t plain = 0;
  bool zero_led = false;
  for (size_t i = 0; i < count; i++) {
    if (is_placeholder(values[i].bytes, values[i].length)) continue;
    kind = kind_join(kind, kind_of(values[i]));
    CsvField trimmed = field_trim(values[i]);
    zero_led = zero_led || (trimmed.length > 1 && trimmed.bytes[0] == '0' && isdigit((unsigned char)trimmed.bytes[1]));
    values[plain++] = trimmed;
  }
  column->kind = kind;
  if (kind == CSV_TEXT && !zero_led && style_find(values, plain, delimiter, &column->style)) column->kind = CSV_NUMBER;
  bool digits =
      column->kind == CSV_INTEGER || column->kind == CSV_TEXT || (kind == CSV_NUMBER && looks_dotted(values, plain));
  column->code =
      digits && (name_is_code(column->name) || (!named && kind == CSV_INTEGER && looks_like_hs(values, plain)));
  if (column->code) column->kind = CSV_TEXT;
}

static void said_kind(CsvColumn *column, const CsvOptions *options) {
  static const CsvKind KINDS[] = {CSV_NUMBER, CSV_INTEGER, CSV_BOOL, CSV_DATE, CSV_TEXT, CSV_TEXT};
  for (size_t i = 0; i < options->type_count; i++) {
    if (strcmp(options->types[i].column, column->name) != 0) continue;
    column->kind = KINDS[options->types[i].type];
    column->code = options->types[i].type == COLUMN_CODE;
    column->said = true;
  }
}

static Status find_kinds(CsvShape *shape, const Sample *sample, size_t first, bool named, const CsvOptions *options,
                         Error *error) {
  CsvField *values = memory_new(sample->count, sizeof *values);
  if (!values) return error_nomem(error, "reading a table");
  for (size_t c = 0; c < shape->count; c++) {
    size_t count = 0;
    for (size_t i = first; i < sample->count; i++)
      if (c < sample->lines[i].count) values[count++] = sample->lines[i].fields[c];
    shape->columns[c].style = (CsvStyle){'.', 0};
    find_kind(&shape->columns[c], values, count, shape->delimiter, named);
    said_kind(&shape->columns[c], options);
  }
  free(values);
  return STATUS_OK;
}

static bool name_taken(const CsvShape *shape, size_t before, const char *name) {
  for (size_t i = 0; i < before; i++)
    if (strcmp(shape->columns[i].name, name) == 0) return true;
  return false;
}

/* A column's name: the heading without blanks at its ends and line breaks within; one of its own if that is empty or
 * taken. */
static Status name_column(CsvShape *shape, size_t c, const CsvField *heading, CsvNotes *notes, Error *error) {
  CsvField field = heading ? field_trim(*heading) : (CsvField){"", 0, false};
  char *name = arena_alloc(&shape->arena, field.length + 32);
  if (!name) return error_nomem(error, "reading a table");
  memcpy(name, field.bytes, field.length);
  name[field.length] = '\0';
  for (char *at = name; *at; at++)
    if (*at == '\n' || *at == '\r') *at = ' ';
  if (heading && heading->length != field.length) note(notes, "header: blanks around '%s' removed", name);
  if (field.length == 0) (void)snprintf(name, 32, "column%zu", c + 1);
  for (size_t i = 2; name_taken(shape, c, name); i++) {
    (void)snprintf(name + field.length, 32, "_%zu", i);
    if (!name_taken(shape, c, name))
      note(notes, "header: '%.*s' stands there again; the second is '%s'", (int)field.length, field.bytes, name);
  }
  shape->columns[c].name = name;
  return STATUS_OK;
}

static Status name_columns(CsvShape *shape, const Line *heading, CsvNotes *notes, Error *error) {
  shape->columns = memory_new(shape->count, sizeof *shape->columns);
  if (!shape->columns) return error_nomem(error, "reading a table");
  Status status = STATUS_OK;
  for (size_t c = 0; c < shape->count && status == STATUS_OK; c++)
    status = name_column(shape, c, heading && c < heading->count ? &heading->fields[c] : NULL, notes, error);
  for (size_t c = 0; c < shape->count && status == STATUS_OK; c++)
    if (heading && (c >= heading->count || field_trim(heading->fields[c]).length == 0)) shape->columns[c].drop = true;
  return status;
}

static void note_titles(const Sample *sample, size_t first, CsvNotes *notes) {
  if (first == 0) return;
  const Line *line = &sample->lines[0];
  CsvField field = {"", 0, false};
  for (size_t i = 0; i < line->count && field.length == 0; i++) field = field_trim(line->fields[i]);
  note(notes, "%zu title row%s above the header left out: '%.*s'%s", first, first == 1 ? "" : "s",
       (int)(field.length < 80 ? field.length : 80), field.bytes, first == 1 ? "" : " ...");
}

/* The first line that is as wide as the table: what is above it is a title. */
static size_t first_wide(const Sample *sample, size_t usual) {
  for (size_t i = 0; i < sample->count; i++)
    if (sample->lines[i].count >= usual && (usual < 3 || filled(&sample->lines[i]) * 2 >= usual)) return i;
  return 0;
}

static size_t line_number(const Sample *sample, size_t byte) {
  size_t lines = 1;
  for (size_t i = 0; i < byte && i < sample->length; i++) lines += sample->text[i] == '\n';
  return lines;
}

static Status shape_lines(CsvShape *shape, const Sample *sample, const CsvOptions *options, CsvNotes *notes,
                          Error *error) {
  size_t same, usual = usual_count(sample, &same);
  size_t first = options->skip_given ? (options->skip < sample->count ? options->skip : sample->count - 1)
                                     : first_wide(sample, usual);
  const Line *heading = &sample->lines[first];
  bool named = options->header < 0 ? is_heading(heading) : options->header == 1;
  shape->count = named && heading->count > usual ? heading->count : usual;
  if (!options->skip_given) note_titles(sample, first, notes);
  if (!named && options->header < 0)
    note(notes, "no header: the columns are called column1 to column%zu", shape->count);
  Status status = name_columns(shape, named ? heading : NULL, notes, error);
  size_t data = first + (named ? 1 : 0);
  shape->start = data < sample->count ? sample->lines[data].start : heading->next;
  shape->first_line = line_number(sample, shape->start);
  return status == STATUS_OK ? find_kinds(shape, sample, data, named, options, error) : status;
}

Status shape_find(CsvShape *shape, const CsvSource *source, const CsvOptions *options, CsvNotes *notes, Error *error) {
  Sample sample = {0};
  *shape = (CsvShape){0};
  Status status = sample_take(&sample, source, error);
  if (status == STATUS_OK) {
    shape->delimiter = options->delimiter ? options->delimiter : find_delimiter(&sample);
    sample_split(&sample, shape->delimiter);
    shape->crlf = sample.length && memmem(sample.text, sample.length, "\r\n", 2) != NULL;
    if (sample.count == 0)
      status = error_set(error, STATUS_INVALID, "%s: there is no table in it%s", source->name,
                         sample.whole ? "" : " (its first row is longer than 256 KB)");
  }
  if (status == STATUS_OK) status = shape_lines(shape, &sample, options, notes, error);
  if (status == STATUS_OK && !options->delimiter && shape->delimiter != ',')
    note(notes, "delimiter: '%s'", shape->delimiter == '\t' ? "tab" : (char[]){shape->delimiter, '\0'});
  sample_free(&sample);
  return status;
}
