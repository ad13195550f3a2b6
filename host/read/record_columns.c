#include "read/record_columns.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"

enum { LONG_TEXT = 200, NAMED_TEXT = 60, WORDS = 20, HEADER_MOST = 1000 };

/* Whole headers, then words inside one. */
typedef struct Names {
  const char *whole[WORDS], *part[WORDS];
} Names;

static const Names text_names = {
    {"text", "content", "body", "article", "fulltext", "full text", "transcript", "正文", "内容", "全文", "文本", NULL},
    {"content", "text", "body", "正文", "内容", "全文", "文本", NULL}};

static const Names meta_names[META_COUNT] = {
    [META_TITLE] = {{"title", "headline", "name", "subject", "标题", "题名", "名称", NULL},
                    {"title", "headline", "标题", "题名", "名称", "文件名", NULL}},
    [META_PUBLISHER] = {{"publisher", "source", "outlet", "agency", "issuer", "department", "来源", "发布机构", NULL},
                        {"publisher", "agency", "issuer", "department", "institution", "outlet", "media", "机构",
                         "部门", "单位", "发文", "媒体", "来源", NULL}},
    [META_AUTHOR] = {{"author", "authors", "byline", "作者", NULL}, {"author", "作者", NULL}},
    [META_PUBLISHED] = {{"date", "published", "time", "日期", "时间", "发布日期", "发布时间", NULL},
                        {"date", "published", "time", "日期", "时间", NULL}},
    [META_URL] = {{"url", "link", "链接", "网址", NULL}, {"url", "link", "链接", "网址", NULL}},
    [META_LANGUAGE] = {{"language", "lang", "语言", NULL}, {"language", "语言", NULL}},
};

/* A word of a header begins after anything but a letter, or with a capital after a small letter: "pubDate". */
static bool is_word(const char *header, size_t length, size_t at, size_t size) {
  if ((unsigned char)header[at] >= 0x80) return true;
  bool starts = at == 0 || !is_letter(header[at - 1]) ||
                (islower((unsigned char)header[at - 1]) && isupper((unsigned char)header[at]));
  return starts && (at + size == length || !islower((unsigned char)header[at + size]));
}

static bool contains(const char *header, size_t length, const char *word) {
  size_t size = strlen(word);
  for (size_t at = 0; at + size <= length; at++)
    if (strncasecmp(header + at, word, size) == 0 && is_word(header, length, at, size)) return true;
  return false;
}

/* 0: another thing; the higher the surer, and the earlier a name stands in the list. */
static int fits(const RecordColumn *column, const Names *names) {
  if (!column->header) return 0;
  for (int i = 0; names->whole[i]; i++)
    if (strlen(names->whole[i]) == column->header_length &&
        strncasecmp(names->whole[i], column->header, column->header_length) == 0)
      return 3 * WORDS - i;
  for (int i = 0; names->part[i]; i++)
    if (contains(column->header, column->header_length, names->part[i])) return WORDS - i;
  return 0;
}

/* The first row with two cells or more: a title line above a table has one. */
static uint32_t find_header_row(const Sheet *sheet) {
  for (size_t i = 0; i + 1 < sheet->count; i++)
    if (sheet->cell[i].row == sheet->cell[i + 1].row) return sheet->cell[i].row;
  return sheet->count ? sheet->cell[0].row : 0; /* a table of one column */
}

static void measure(RecordColumns *columns) {
  memset(columns->column, 0, sizeof columns->column);
  for (size_t i = 0; i < columns->sheet->count; i++) {
    const SheetCell *cell = &columns->sheet->cell[i];
    if (cell->column > RECORD_COLUMNS || cell->row < columns->header_row) continue;
    RecordColumn *column = &columns->column[cell->column];
    if (cell->row == columns->header_row) {
      column->header = cell->text;
      column->header_length = cell->length < HEADER_MOST ? cell->length : HEADER_MOST;
      continue;
    }
    column->cells++;
    column->bytes += cell->length;
    column->numbers += cell->type == 'n' || cell->type == 'o';
    column->links += cell->length > 8 && strncmp(cell->text, "http", 4) == 0;
  }
}

static size_t mean_length(const RecordColumn *column) { return column->cells ? column->bytes / column->cells : 0; }

static uint32_t find_text(const RecordColumns *columns) {
  uint32_t named = 0, longest = 0;
  size_t all = 0;
  int best = 0;
  for (uint32_t c = 1; c <= RECORD_COLUMNS; c++) {
    const RecordColumn *column = &columns->column[c];
    all += column->bytes;
    if (column->links * 2 > column->cells || column->numbers * 2 > column->cells) continue;
    int fit = fits(column, &text_names);
    if (fit > best && mean_length(column) >= NAMED_TEXT) named = c, best = fit;
    if (mean_length(column) >= LONG_TEXT && (!longest || column->bytes > columns->column[longest].bytes)) longest = c;
  }
  if (named && (!longest || mean_length(&columns->column[named]) * 4 > mean_length(&columns->column[longest])))
    return named;
  return longest && columns->column[longest].bytes * 2 > all ? longest : 0;
}

static void find_meta(RecordColumns *columns) {
  bool taken[RECORD_COLUMNS + 1] = {false};
  taken[columns->text] = true;
  for (MetaKey key = META_TITLE; key < META_COUNT; key++) {
    int best = 0;
    for (uint32_t c = 1; c <= RECORD_COLUMNS; c++) {
      const RecordColumn *column = &columns->column[c];
      if (taken[c] || !column->cells || (column->links * 2 > column->cells && key != META_URL)) continue;
      int fit = fits(column, &meta_names[key]);
      if (fit > best) best = fit, columns->meta[key] = c;
    }
    taken[columns->meta[key]] = columns->meta[key] > 0;
  }
  for (uint32_t c = 1; c <= RECORD_COLUMNS && !columns->meta[META_URL]; c++)
    if (!taken[c] && columns->column[c].links * 2 > columns->column[c].cells) columns->meta[META_URL] = c;
}

void record_columns_find(const Sheet *sheet, RecordColumns *columns) {
  *columns = (RecordColumns){.sheet = sheet, .header_row = find_header_row(sheet)};
  if (!columns->header_row) return;
  measure(columns);
  columns->text = find_text(columns);
  if (columns->text && columns->column[columns->text].header_length >= LONG_TEXT) {
    columns->header_row = 0; /* the first row is a text already */
    measure(columns);
  }
  if (columns->text) find_meta(columns);
}

static void add_column(const RecordColumns *columns, const char *what, uint32_t c, Buf *warnings) {
  const RecordColumn *column = &columns->column[c];
  if (column->header)
    buf_addf(warnings, ", %s '%.*s'", what, (int)column->header_length, column->header);
  else
    buf_addf(warnings, ", %s column %u", what, c);
}

void record_columns_report(const RecordColumns *columns, size_t rows, size_t without_text, Buf *warnings) {
  if (*columns->sheet->name) buf_addf(warnings, "sheet '%s', ", columns->sheet->name);
  buf_addf(warnings, "%zu row%s as documents", rows, rows == 1 ? "" : "s");
  add_column(columns, "text", columns->text, warnings);
  for (MetaKey key = META_TITLE; key < META_COUNT; key++)
    if (columns->meta[key]) add_column(columns, meta_name(key), columns->meta[key], warnings);
  if (without_text) buf_addf(warnings, "; %zu without text left out", without_text);
  buf_addc(warnings, '\n');
}
