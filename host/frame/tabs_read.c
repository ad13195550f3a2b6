#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "frame/block.h"
#include "frame/civil.h"
#include "frame/tabs.h"

/* A column while its values are gathered. */
typedef struct Intake {
  union {
    double *numbers;
    int64_t *integers;
    uint32_t *codes;
    void *any;
  };
  uint8_t *nulls;
  Dict *dict;
  bool has_null;
} Intake;

typedef struct Reader {
  const TabsColumn *columns;
  size_t count, rows;
  Intake *intakes;
  bool evidence;
  int64_t *claims; /* all lists, one after the other */
  size_t claim_count, claim_capacity;
  size_t *starts;
  char *scratch; /* a field without its escapes; as long as the longest line */
} Reader;

static size_t count_lines(const char *bytes, size_t length, size_t *longest) {
  size_t lines = 0;
  *longest = 0;
  for (size_t at = 0; at < length; lines++) {
    const char *end = memchr(bytes + at, '\n', length - at);
    size_t next = end ? (size_t)(end - bytes) + 1 : length;
    if (next - at > *longest) *longest = next - at;
    at = next;
  }
  return lines;
}

static void reader_free(Reader *r) {
  for (size_t c = 0; r->intakes && c < r->count; c++) {
    block_free(r->intakes[c].any);
    block_free(r->intakes[c].nulls);
    dict_release(r->intakes[c].dict);
  }
  free(r->intakes);
  free(r->scratch);
  block_free(r->claims);
  block_free(r->starts);
}

static bool reader_open(Reader *r, size_t longest) {
  r->intakes = calloc(r->count + 1, sizeof *r->intakes);
  r->scratch = malloc(longest + 1);
  if (!r->intakes || !r->scratch) return false;
  for (size_t c = 0; c < r->count; c++) {
    Intake *intake = &r->intakes[c];
    intake->any = block_new(r->rows + 1, sizeof(int64_t));
    intake->nulls = block_zero(r->rows + 1, 1);
    if (column_is_text(r->columns[c].type)) intake->dict = dict_new();
    if (!intake->any || !intake->nulls || (column_is_text(r->columns[c].type) && !intake->dict)) return false;
  }
  if (r->evidence) r->starts = block_zero(r->rows + 1, sizeof *r->starts);
  return !r->evidence || r->starts;
}

/* \t \n \\ and the like; what is escaped otherwise stands for itself. */
static size_t unescape(const char *bytes, size_t length, char *out) {
  size_t written = 0;
  for (size_t i = 0; i < length; i++) {
    char byte = bytes[i];
    if (byte == '\\' && i + 1 < length) {
      byte = bytes[++i];
      switch (byte) {
        case 't': byte = '\t'; break;
        case 'n': byte = '\n'; break;
        case 'r': byte = '\r'; break;
        case 'b': byte = '\b'; break;
        case 'f': byte = '\f'; break;
        case '0': byte = '\0'; break;
        default: break;
      }
    }
    out[written++] = byte;
  }
  out[written] = '\0';
  return written;
}

static Status wrong(const Reader *r, size_t row, size_t c, const char *field, Error *error) {
  return error_set(error, STATUS_INVALID, "row %zu, column '%s': '%.40s' is no %s", row + 1, r->columns[c].name, field,
                   column_type_name(r->columns[c].type));
}

static Status take(Reader *r, size_t row, size_t c, const char *field, size_t length, Error *error) {
  Intake *intake = &r->intakes[c];
  bool null = length == 2 && field[0] == '\\' && field[1] == 'N';
  length = unescape(field, length, r->scratch);
  char *text = r->scratch, *end = text;
  intake->nulls[row] = null;
  intake->has_null |= null;
  switch (r->columns[c].type) {
    case COLUMN_F64:
      intake->numbers[row] = null ? 0 : strtod(text, &end);
      return null || (end == text + length && length) ? STATUS_OK : wrong(r, row, c, text, error);
    case COLUMN_DATE:
      intake->integers[row] = 0;
      return null || civil_parse(text, length, &intake->integers[row]) ? STATUS_OK : wrong(r, row, c, text, error);
    case COLUMN_STRING:
    case COLUMN_CODE:
      intake->codes[row] = null ? 0 : dict_add(intake->dict, text, length);
      return null || intake->codes[row] != DICT_NONE ? STATUS_OK : error_nomem(error, "reading an answer");
    default:
      errno = 0;
      intake->integers[row] = null ? 0 : strtoll(text, &end, 10);
      return null || (end == text + length && length && !errno) ? STATUS_OK : wrong(r, row, c, text, error);
  }
}

/* "[12,40]" */
static Status take_claims(Reader *r, size_t row, const char *field, size_t length, Error *error) {
  const char *at = field + 1, *end = field + length - 1;
  if (length < 2 || field[0] != '[' || *end != ']')
    return error_set(error, STATUS_INVALID, "row %zu: the evidence is no list of claims", row + 1);
  while (at < end) {
    if (r->claim_count == r->claim_capacity) {
      size_t more = r->claim_capacity ? r->claim_capacity * 2 : 1024;
      int64_t *larger = block_new(more, sizeof *larger);
      if (!larger) return block_failure(error, "reading an answer");
      if (r->claims) memcpy(larger, r->claims, r->claim_count * sizeof *larger);
      block_free(r->claims);
      r->claims = larger;
      r->claim_capacity = more;
    }
    char *stop;
    r->claims[r->claim_count++] = strtoll(at, &stop, 10);
    if (stop == at || (*stop != ',' && stop != end))
      return error_set(error, STATUS_INVALID, "row %zu: the evidence is no list of claims", row + 1);
    at = stop + (*stop == ',');
  }
  r->starts[row + 1] = r->claim_count;
  return STATUS_OK;
}

static Status take_line(Reader *r, size_t row, const char *line, size_t length, Error *error) {
  size_t fields = r->count + r->evidence, at = 0;
  for (size_t c = 0; c < fields; c++) {
    const char *end = c + 1 < fields ? memchr(line + at, '\t', length - at) : line + length;
    if (!end)
      return error_set(error, STATUS_INVALID, "row %zu has %zu columns, %zu were asked for", row + 1, c + 1, fields);
    size_t size = (size_t)(end - line) - at;
    Status status =
        c < r->count ? take(r, row, c, line + at, size, error) : take_claims(r, row, line + at, size, error);
    if (status != STATUS_OK) return status;
    at += size + 1;
  }
  return STATUS_OK;
}

static Column *finish(const TabsColumn *column, const Intake *intake, size_t rows) {
  const uint8_t *nulls = intake->has_null ? intake->nulls : NULL;
  if (column_is_text(column->type)) return column_from_codes(column->type, intake->dict, intake->codes, nulls, rows);
  if (column->type == COLUMN_F64) return column_from_doubles(intake->numbers, nulls, rows);
  return column_from_integers(column->type, intake->integers, nulls, rows);
}

static Status assemble(Reader *r, Frame **out, Error *error) {
  Frame *frame = frame_new(r->rows);
  if (!frame) return error_nomem(error, "reading an answer");
  Status status = STATUS_OK;
  for (size_t c = 0; c < r->count && status == STATUS_OK; c++)
    status = frame_put(frame, r->columns[c].name, finish(&r->columns[c], &r->intakes[c], r->rows), error);
  if (status == STATUS_OK && r->evidence) {
    Column *items = column_from_integers(COLUMN_I64, r->claims, NULL, r->claim_count);
    frame->evidence = items ? column_from_lists(items, r->starts, r->rows) : NULL;
    if (!frame->evidence) status = block_failure(error, "reading an answer");
  }
  if (status == STATUS_OK)
    *out = frame;
  else
    frame_release(frame);
  return status;
}

Status tabs_read(const char *bytes, size_t length, const TabsColumn *columns, size_t count, bool evidence, Frame **out,
                 Error *error) {
  Reader r = {.columns = columns, .count = count, .evidence = evidence};
  size_t longest = 0;
  r.rows = count + evidence ? count_lines(bytes, length, &longest) : 0;
  if (r.rows > FRAME_MOST_ROWS) return error_set(error, STATUS_LIMIT, "more than %zu rows", FRAME_MOST_ROWS);
  Status status = reader_open(&r, longest) ? STATUS_OK : block_failure(error, "reading an answer");
  const char *line = bytes, *stop = bytes + length;
  for (size_t row = 0; row < r.rows && status == STATUS_OK; row++) {
    const char *end = memchr(line, '\n', (size_t)(stop - line));
    if (!end) end = stop;
    status = take_line(&r, row, line, (size_t)(end - line), error);
    line = end + 1;
    if ((row & 0xFFFF) == 0 && interrupt_pending()) status = STATUS_INTERRUPTED;
  }
  if (status == STATUS_OK) status = assemble(&r, out, error);
  reader_free(&r);
  return status;
}
