/* What a table's values say that its author did not mean: codes without their zeros, dates that stand for none. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "frame/block.h"
#include "frame/civil.h"
#include "frame/csv_internal.h"

static bool all_digits(Text text) {
  for (size_t i = 0; i < text.length; i++)
    if (!isdigit((unsigned char)text.bytes[i])) return false;
  return text.length > 0;
}

/* Whether every string is digits, and some have zeros in front: then they are codes. */
static bool holds_codes(const Dict *dict, size_t rows) {
  size_t led = 0;
  if (rows == 0) return false;
  for (uint32_t code = 0; code < dict_count(dict); code++) {
    Text text = dict_text(dict, code);
    if (text.length == 0) continue;
    if (!all_digits(text)) return false;
    led += text.length > 1 && text.bytes[0] == '0';
  }
  return led > 0;
}

static size_t first_row_of(const Column *column, const uint8_t *wanted, size_t *count) {
  size_t first = 0;
  *count = 0;
  for (size_t i = 0; i < column->rows; i++) {
    if (!column_has(column, i) || !wanted[column_stored(column, i)]) continue;
    if ((*count)++ == 0) first = i + 1;
  }
  return first;
}

/* Codes of the Harmonized System have an even number of digits; an odd number has lost the zero of chapters 01 to 09.
 */
static bool is_hs(const char *name) {
  return strncasecmp(name, "hs", 2) == 0 || strncasecmp(name, "hts", 3) == 0 || strncasecmp(name, "cn", 2) == 0 ||
         strncasecmp(name, "column", 6) == 0;
}

static Status pad_codes(Column **column, const char *name, CsvNotes *notes, Error *error) {
  const Dict *old = (*column)->dict;
  uint32_t count = dict_count(old);
  Dict *dict = dict_new();
  uint32_t *map = calloc((size_t)count + 1, sizeof *map);
  uint8_t *changed = calloc((size_t)count + 1, 1);
  bool fine = dict && map && changed, any = false;
  char example[16] = "", padded[16];
  for (uint32_t code = 0; fine && code < count; code++) {
    Text text = dict_text(old, code);
    bool odd = all_digits(text) && text.length % 2 == 1 && text.length < 11 && text.bytes[0] != '0';
    padded[0] = '0';
    if (odd) memcpy(padded + 1, text.bytes, text.length);
    if (odd && !any) memcpy(example, text.bytes, text.length);
    any = any || odd;
    changed[code] = odd;
    map[code] = odd ? dict_add(dict, padded, text.length + 1) : dict_add(dict, text.bytes, text.length);
    fine = map[code] != DICT_NONE;
  }
  Column *made = fine && any ? column_recode(*column, COLUMN_CODE, dict, map) : NULL;
  if (made) {
    size_t rows, first = first_row_of(*column, changed, &rows);
    note(notes, "%s: %zu code%s had lost the zero in front; put back (the first, in row %zu, was %s)", name, rows,
         rows == 1 ? "" : "s", first, example);
    column_release(*column);
    *column = made;
  }
  dict_release(dict);
  free(map);
  free(changed);
  return fine && (made || !any) ? STATUS_OK : block_failure(error, "codes");
}

/* Dates that programs put where there is none: the first days of years 1 and 1900 and the two before, the last of 9999.
 */
static const int64_t SENTINELS[] = {-719162, -25569, -25568, -25567, 2932896};

static bool is_sentinel(int64_t days) {
  for (size_t i = 0; i < sizeof SENTINELS / sizeof *SENTINELS; i++)
    if (days == SENTINELS[i]) return true;
  return false;
}

/* Whether the column's range has one in it. */
static bool may_hold_sentinels(const Column *column) {
  for (size_t i = 0; i < sizeof SENTINELS / sizeof *SENTINELS; i++)
    if (column->range == 0 || (uint64_t)SENTINELS[i] - (uint64_t)column->base < column->range) return true;
  return false;
}

static Status drop_sentinels(Column **column, const char *name, CsvNotes *notes, Error *error) {
  Column *old = *column;
  size_t found = 0, first = 0;
  if (!may_hold_sentinels(old)) return STATUS_OK;
  for (size_t i = 0; i < old->rows; i++)
    if (column_has(old, i) && is_sentinel(column_integer(old, i)) && found++ == 0) first = i;
  if (found == 0) return STATUS_OK;
  int64_t *values = block_new(old->rows, sizeof *values);
  uint8_t *nulls = block_new(old->rows, 1);
  Column *made = NULL;
  char date[CIVIL_TEXT];
  if (values && nulls) {
    column_load_integers(old, NULL, 0, old->rows, values);
    column_load_nulls(old, NULL, 0, old->rows, nulls);
    for (size_t i = 0; i < old->rows; i++) nulls[i] = nulls[i] || is_sentinel(values[i]);
    made = column_from_integers(COLUMN_DATE, values, nulls, old->rows);
    (void)civil_format(values[first], date);
  }
  block_free(values);
  block_free(nulls);
  if (!made) return block_failure(error, "dates");
  note(notes, "%s: %zu date%s such as %s (row %zu) stand for none; read as no value", name, found,
       found == 1 ? "" : "s", date, first + 1);
  column_release(old);
  *column = made;
  return STATUS_OK;
}

static bool was_said(const CsvShape *shape, const char *name) {
  for (size_t c = 0; c < shape->count; c++)
    if (strcmp(shape->columns[c].name, name) == 0) return shape->columns[c].said;
  return false;
}

Status csv_repair(const CsvShape *shape, const CsvOptions *options, Frame *frame, CsvNotes *notes, Error *error) {
  Status status = STATUS_OK;
  for (size_t c = 0; c < frame->count && status == STATUS_OK; c++) {
    Column **column = &frame->columns[c];
    const char *name = frame->names[c];
    bool said = was_said(shape, name);
    if ((*column)->type == COLUMN_STRING && !said && holds_codes((*column)->dict, frame->rows))
      (*column)->type = COLUMN_CODE;
    if (options->keep) continue;
    if ((*column)->type == COLUMN_CODE && is_hs(name)) status = pad_codes(column, name, notes, error);
    if (status == STATUS_OK && (*column)->type == COLUMN_DATE) status = drop_sentinels(column, name, notes, error);
  }
  return status;
}
