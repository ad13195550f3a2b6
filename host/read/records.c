#include "read/records.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/utf8.h"

enum { COLUMNS_MOST = 256, TEXT_LEAST = 200, CUT_REPORTED = 3 };

typedef struct Column {
  size_t cells, bytes, longest, numbers, links;
  const char *header;
  uint32_t header_length;
} Column;

typedef struct Table {
  const Sheet *sheet;
  Column column[COLUMNS_MOST + 1];
  uint32_t header_row;
  uint32_t text;             /* the column of texts; 0: none */
  uint32_t meta[META_COUNT]; /* the column of each; 0: none */
} Table;

static bool contains_any(const char *text, size_t length, const char *const *words) {
  for (; *words; words++) {
    size_t size = strlen(*words);
    for (size_t i = 0; i + size <= length; i++)
      if (strncasecmp(text + i, *words, size) == 0) return true;
  }
  return false;
}

/* The first row with two cells or more: a title line above a table has one. */
static uint32_t find_header_row(const Sheet *sheet) {
  for (size_t i = 0; i + 1 < sheet->count; i++)
    if (sheet->cell[i].row == sheet->cell[i + 1].row) return sheet->cell[i].row;
  return 0;
}

static void measure(Table *table) {
  for (size_t i = 0; i < table->sheet->count; i++) {
    const SheetCell *cell = &table->sheet->cell[i];
    if (cell->column > COLUMNS_MOST || cell->row < table->header_row) continue;
    Column *column = &table->column[cell->column];
    if (cell->row == table->header_row) {
      column->header = cell->text;
      column->header_length = cell->length;
      continue;
    }
    column->cells++;
    column->bytes += cell->length;
    column->numbers += cell->type == 'n';
    column->links += cell->length > 8 && strncmp(cell->text, "http", 4) == 0;
    if (cell->length > column->longest) column->longest = cell->length;
  }
}

static void find_columns(Table *table) {
  static const char *const words[META_COUNT][16] = {
      [META_TITLE] = {"title", "headline", "name", "标题", "名称", "题名", "文件名", NULL},
      [META_PUBLISHER] = {"publisher", "agency", "issuer", "department", "institution", "outlet", "机构", "部门",
                          "单位", "发文", NULL},
      [META_AUTHOR] = {"author", "作者", NULL},
      [META_PUBLISHED] = {"date", "published", "time", "日期", "时间", NULL},
      [META_URL] = {"url", "link", "链接", "网址", NULL},
      [META_LANGUAGE] = {"language", "语言", NULL},
  };
  size_t best = 0;
  for (uint32_t c = 1; c <= COLUMNS_MOST; c++) {
    const Column *column = &table->column[c];
    size_t mean = column->cells ? column->bytes / column->cells : 0;
    if (mean >= TEXT_LEAST && column->bytes > best && column->links * 2 < column->cells) {
      best = column->bytes;
      table->text = c;
    }
  }
  for (uint32_t c = 1; c <= COLUMNS_MOST && table->text; c++) {
    const Column *column = &table->column[c];
    if (c == table->text || !column->cells) continue;
    for (MetaKey key = META_TITLE; key < META_COUNT; key++)
      if (!table->meta[key] && column->header && contains_any(column->header, column->header_length, words[key])) {
        table->meta[key] = c;
        break;
      }
    if (!table->meta[META_URL] && column->links * 2 > column->cells) table->meta[META_URL] = c;
  }
}

static size_t utf16_units(const char *text, size_t length) {
  size_t units = 0, step;
  for (size_t at = 0; at < length; at += step) units += utf8_decode(text, length, at, &step) >= 0x10000 ? 2 : 1;
  return units;
}

static bool same_cell(const SheetCell *cell, uint32_t column) { return column && cell->column == column; }

static Status set_meta(Source *source, MetaKey key, const SheetCell *cell) {
  return meta_set(&source->meta, key, cell->text, cell->length, "column");
}

static void add_lines(Source *source, const SheetCell *cell) {
  size_t from = 0;
  while (from < cell->length) {
    size_t to = from;
    while (to < cell->length && cell->text[to] != '\n' && cell->text[to] != '\r') to++;
    if (to > from) {
      source_open(source, ZONE_BODY, 0, true);
      source_add(source, cell->text + from, to - from, 0);
    }
    from = to + 1;
  }
  source_close(source);
}

static bool is_meta_column(const Table *table, uint32_t column) {
  for (int key = 0; key < META_COUNT; key++)
    if (table->meta[key] == column) return true;
  return false;
}

/* The row as a page: its title, what the other columns say (with their headers), its text. */
static Status write_row(const Table *table, size_t first, size_t end, Source *source) {
  const SheetCell *cells = table->sheet->cell;
  Status status = STATUS_OK;
  source->whole = true;
  source_place(source, cells[first].row);
  for (size_t i = first; i < end && status == STATUS_OK; i++) {
    if (same_cell(&cells[i], table->meta[META_TITLE])) {
      source_open(source, ZONE_HEADING, 1, true);
      source_add(source, cells[i].text, cells[i].length, 0);
      source_close(source);
    }
    for (MetaKey key = META_TITLE; key < META_COUNT && status == STATUS_OK; key++)
      if (same_cell(&cells[i], table->meta[key])) status = set_meta(source, key, &cells[i]);
  }
  for (size_t i = first; i < end; i++) {
    uint32_t c = cells[i].column;
    if (c > COLUMNS_MOST || c == table->text || c == table->meta[META_TITLE] || !table->column[c].header) continue;
    source_open(source, is_meta_column(table, c) ? ZONE_BYLINE : ZONE_BOILERPLATE, 0, false);
    source_add(source, table->column[c].header, table->column[c].header_length, 0);
    source_add(source, ": ", 2, 0);
    source_add(source, cells[i].text, cells[i].length, 0);
  }
  for (size_t i = first; i < end; i++)
    if (same_cell(&cells[i], table->text)) add_lines(source, &cells[i]);
  source_close(source);
  if (status == STATUS_OK) status = source->status;
  if (status == STATUS_OK)
    status = zones_refine(source->text.data ? source->text.data : "", source->text.length, &source->zones);
  return status;
}

static void report_cuts(const Table *table, Buf *warnings) {
  size_t cuts = 0;
  for (size_t i = 0; i < table->sheet->count; i++) {
    const SheetCell *cell = &table->sheet->cell[i];
    if (cell->length < SHEET_CELL_MOST || utf16_units(cell->text, cell->length) != SHEET_CELL_MOST) continue;
    if (++cuts <= CUT_REPORTED)
      buf_addf(warnings,
               "sheet '%s', row %u: the text ends after 32,767 characters, where spreadsheets cut; the rest is lost\n",
               table->sheet->name, cell->row);
  }
  if (cuts > CUT_REPORTED)
    buf_addf(warnings, "sheet '%s': %zu more cells cut at 32,767 characters\n", table->sheet->name,
             cuts - CUT_REPORTED);
}

Status records_each(const Sheet *sheet, RecordSource take, void *context, Buf *warnings, Error *error) {
  Table *table = memory_new(1, sizeof *table);
  if (!table) return error_nomem(error, "reading a table");
  table->sheet = sheet;
  table->header_row = find_header_row(sheet);
  Status status = STATUS_OK;
  if (table->header_row) measure(table), find_columns(table);
  if (table->text) report_cuts(table, warnings);
  for (size_t i = 0, end; table->text && i < sheet->count && status == STATUS_OK; i = end) {
    bool has_text = false;
    for (end = i; end < sheet->count && sheet->cell[end].row == sheet->cell[i].row; end++)
      has_text = has_text || same_cell(&sheet->cell[end], table->text);
    if (sheet->cell[i].row <= table->header_row || !has_text) continue;
    if (interrupt_pending()) status = STATUS_INTERRUPTED;
    Source source = SOURCE_INIT;
    if (status == STATUS_OK) status = write_row(table, i, end, &source);
    if (status == STATUS_OK)
      status = take(context, &source);
    else
      source_free(&source);
  }
  free(table);
  return status == STATUS_NOMEM ? error_nomem(error, "reading a table") : status;
}
