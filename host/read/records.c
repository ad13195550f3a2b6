#include "read/records.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/record_columns.h"
#include "read/rows.h"

enum { CUT_REPORTED = 3, SAME_LENGTH = 250, SAME_CELLS = 3 };

static bool same_cell(const SheetCell *cell, uint32_t column) { return column && cell->column == column; }

static void write_unit(Source *source, const SheetCell *cell, size_t at, const RowUnit *unit) {
  uint64_t file = cell->from + at;
  if (unit->raw == 1 && unit->length == 1)
    source_add(source, unit->bytes, 1, file);
  else
    source_add_unit(source, unit->bytes, unit->length, file, unit->raw);
}

/* A cell's text with the way back to its bytes; with `lines` each line of it becomes a block. Characters of several
 * bytes are added whole. */
static void write_raw(const Sheet *sheet, const SheetCell *cell, bool lines, Source *source) {
  const char *raw = sheet->raw + cell->from;
  for (size_t at = 0; at < cell->raw_length;) {
    RowUnit unit = rows_unit(sheet, raw + at, cell->raw_length - at);
    bool ends_line = unit.length == 1 && (unit.bytes[0] == '\n' || unit.bytes[0] == '\r');
    size_t run = at, step = 1;
    while (run < cell->raw_length && raw[run] != sheet->escape && raw[run] != '\n' && raw[run] != '\r') run += step;
    if (lines && ends_line) {
      source_close(source);
    } else {
      if (lines && !source->building) source_open(source, ZONE_BODY, 0, true);
      if (run > at)
        source_add(source, raw + at, run - at, cell->from + at);
      else
        write_unit(source, cell, at, &unit);
    }
    at = run > at ? run : at + unit.raw;
  }
}

static void write_lines(const SheetCell *cell, Source *source) {
  for (size_t from = 0, to; from < cell->length; from = to + 1) {
    for (to = from; to < cell->length && cell->text[to] != '\n' && cell->text[to] != '\r';) to++;
    if (to == from) continue;
    source_open(source, ZONE_BODY, 0, true);
    source_add(source, cell->text + from, to - from, 0);
  }
}

static void write_cell(const Sheet *sheet, const SheetCell *cell, bool lines, Source *source) {
  if (sheet->raw)
    write_raw(sheet, cell, lines, source);
  else if (lines)
    write_lines(cell, source);
  else
    source_add(source, cell->text, cell->length, 0);
  if (lines) source_close(source);
}

static bool is_url(const SheetCell *cell) { return memmem(cell->text, cell->length, "://", 3) != NULL; }

static Status write_title(const RecordColumns *columns, const SheetCell *cell, Source *source) {
  if (same_cell(cell, columns->meta[META_TITLE])) {
    source_open(source, ZONE_HEADING, 1, true);
    write_cell(columns->sheet, cell, false, source);
    source_close(source);
  }
  for (MetaKey key = META_TITLE; key < META_COUNT; key++) {
    if (!same_cell(cell, columns->meta[key]) || cell->type == 'o' || (key == META_URL && !is_url(cell))) continue;
    Status status = meta_set(&source->meta, key, cell->text, cell->length, "column");
    if (status != STATUS_OK) return status;
  }
  return STATUS_OK;
}

static bool is_meta_column(const RecordColumns *columns, uint32_t column) {
  for (int key = 0; key < META_COUNT; key++)
    if (columns->meta[key] == column) return true;
  return false;
}

/* "Release Department: ...": the header is text of ours, the cell is the file's. */
static void write_other(const RecordColumns *columns, const SheetCell *cell, Source *source) {
  const RecordColumn *column = &columns->column[cell->column];
  source_open(source, is_meta_column(columns, cell->column) ? ZONE_BYLINE : ZONE_BOILERPLATE, 0, false);
  source_add_unit(source, column->header, column->header_length, cell->from, 0);
  source_add_unit(source, ":", 1, cell->from, 0);
  source->space = true;
  write_cell(columns->sheet, cell, false, source);
  source_close(source);
}

/* The row as a page: its title, what the other columns say (with their headers), its text. */
static Status write_row(const RecordColumns *columns, size_t first, size_t end, Source *source) {
  const Sheet *sheet = columns->sheet;
  Status status = STATUS_OK;
  source->whole = true;
  if (!sheet->raw) source_place(source, sheet->cell[first].row);
  for (size_t i = first; i < end && status == STATUS_OK; i++) status = write_title(columns, &sheet->cell[i], source);
  for (size_t i = first; i < end; i++) {
    uint32_t c = sheet->cell[i].column;
    bool shown = c <= RECORD_COLUMNS && c != columns->text && c != columns->meta[META_TITLE];
    if (shown && columns->column[c].header) write_other(columns, &sheet->cell[i], source);
  }
  for (size_t i = first; i < end; i++)
    if (same_cell(&sheet->cell[i], columns->text)) write_cell(sheet, &sheet->cell[i], true, source);
  source_close(source);
  if (status == STATUS_OK) status = source->status;
  if (status == STATUS_OK)
    status = zones_refine(source->text.data ? source->text.data : "", source->text.length, &source->zones);
  return status;
}

static size_t utf16_units(const char *text, size_t length) {
  size_t units = 0, step;
  for (size_t at = 0; at < length; at += step) units += utf8_decode(text, length, at, &step) >= 0x10000 ? 2 : 1;
  return units;
}

/* "sheet 'A', " or nothing. */
static void name_sheet(const Sheet *sheet, Buf *warnings) {
  if (*sheet->name) buf_addf(warnings, "sheet '%s', ", sheet->name);
}

/* Texts that end where spreadsheets cut; and several texts that end after exactly as many characters as the longest. */
static void report_cuts(const RecordColumns *columns, Buf *warnings) {
  const Sheet *sheet = columns->sheet;
  size_t cuts = 0, longest = 0, as_long = 0;
  for (size_t i = 0; i < sheet->count; i++) {
    const SheetCell *cell = &sheet->cell[i];
    if (cell->column != columns->text || cell->row <= columns->header_row) continue;
    size_t units = utf16_units(cell->text, cell->length);
    if (units > longest) longest = units, as_long = 0;
    as_long += units == longest;
    if (units != SHEET_CELL_MOST || ++cuts > CUT_REPORTED) continue;
    name_sheet(sheet, warnings);
    buf_addf(warnings, "row %u: the text ends after 32,767 characters, where spreadsheets cut; the rest is lost\n",
             cell->row);
  }
  if (cuts > CUT_REPORTED) {
    name_sheet(sheet, warnings);
    buf_addf(warnings, "%zu more cells cut at 32,767 characters\n", cuts - CUT_REPORTED);
  }
  if (longest == SHEET_CELL_MOST || longest < SAME_LENGTH || as_long < SAME_CELLS) return;
  name_sheet(sheet, warnings);
  buf_addf(warnings, "%zu texts end after exactly %zu characters: something has cut them\n", as_long, longest);
}

static bool has_text(const RecordColumns *columns, size_t first, size_t end) {
  for (size_t i = first; i < end; i++)
    if (same_cell(&columns->sheet->cell[i], columns->text)) return true;
  return false;
}

static Status each_row(const RecordColumns *columns, RecordSource take, void *context, Buf *warnings) {
  const Sheet *sheet = columns->sheet;
  size_t rows = 0, without = 0;
  Status status = STATUS_OK;
  for (size_t i = 0, end; i < sheet->count && status == STATUS_OK; i = end) {
    for (end = i; end < sheet->count && sheet->cell[end].row == sheet->cell[i].row;) end++;
    if (sheet->cell[i].row <= columns->header_row) continue;
    if (!has_text(columns, i, end)) {
      without++;
      continue;
    }
    if (interrupt_pending()) status = STATUS_INTERRUPTED;
    Source source = SOURCE_INIT;
    if (status == STATUS_OK) status = write_row(columns, i, end, &source);
    rows++;
    if (status == STATUS_OK)
      status = take(context, &source);
    else
      source_free(&source);
  }
  record_columns_report(columns, rows, without, warnings);
  return status;
}

Status records_each(const Sheet *sheet, RecordSource take, void *context, Buf *warnings, Error *error) {
  RecordColumns *columns = memory_new(1, sizeof *columns);
  if (!columns) return error_nomem(error, "reading a table");
  Status status = STATUS_OK;
  record_columns_find(sheet, columns);
  if (columns->text) {
    report_cuts(columns, warnings);
    status = each_row(columns, take, context, warnings);
  }
  free(columns);
  return status == STATUS_NOMEM ? error_nomem(error, "reading a table") : status;
}
