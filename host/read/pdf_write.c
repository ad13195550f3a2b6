#include <ctype.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/utf8.h"
#include "read/pdf_page.h"

/* What is being written. */
typedef struct Writer {
  PdfPages *pages;
  Source *source;
  PdfCell held; /* a cell of a table's row that is still to come */
  unsigned last_cells;
  size_t last_column; /* of the last whole row: how many cells, and where the last begins */
  PdfGrid grid;
  size_t grid_end; /* the line behind the table that the grid is of */
} Writer;

static bool ends_sentence(const char *text, const PdfLine *line) {
  size_t to = line->to, step;
  while (to > line->from) {
    uint32_t p = utf8_decode_before(text, to, &step);
    if (p == '.' || p == '!' || p == '?' || p == ':' || p == 0x3002 || p == 0xFF01 || p == 0xFF1F || p == 0xFF1A)
      return true;
    if (p != ' ' && p != ')' && p != '"' && p != 0x201D && p != 0x2019) return false;
    to -= step;
  }
  return false;
}

/* A paragraph ends before `next` when there is a gap, an indentation, or a line that stops short of the others. */
static bool goes_on(const PdfPages *pages, size_t i, size_t next, size_t width) {
  const PdfLine *line = &pages->line[i], *below = &pages->line[next];
  if (next + 1 < pages->lines && pdf_opens_note(below, below + 1)) return false;
  if (next == i + 1 && pdf_opens_note(line, below)) return true;
  if (line->table || below->table || below->furniture) return false;
  bool page_turned = line->page != below->page;
  if (next != i + 1 && !page_turned) return false;
  if (page_turned && ends_sentence(pages->text, line)) return false;
  if (below->indent > line->indent + 1 && line->indent == 0) return false;
  if (line->columns * 4 < width * 3) return false;
  return true;
}

static bool joins_without_space(const char *text, const PdfLine *line, const PdfLine *next, bool *hyphen) {
  size_t to = line->to, from = next->from, step;
  while (to > line->from && text[to - 1] == ' ') to--;
  while (from < next->to && text[from] == ' ') from++;
  *hyphen = false;
  if (to == line->from || from == next->to) return false;
  uint32_t last = utf8_decode_before(text, to, &step), first = utf8_decode(text, next->to, from, &step);
  if (utf8_is_cjk(last) && utf8_is_cjk(first)) return true;
  bool letter = to >= line->from + 2 && isalpha((unsigned char)text[to - 2]);
  *hyphen = (last == '-' || last == 0xAD || last == 0x2010) && letter && first < 0x80 && islower((int)first);
  return *hyphen;
}

static void add_words(Source *source, const char *text, size_t from, size_t to) {
  source_add(source, text + from, to - from, 0);
}

/* The row's cells; a name that was held back for it comes last. */
static void write_cells(Writer *writer, const PdfCell *cells, unsigned count) {
  const char *text = writer->pages->text;
  source_open(writer->source, ZONE_TABLE, 0, false);
  for (unsigned i = 0; i < count; i++) {
    if (i) source_tab(writer->source, 0);
    add_words(writer->source, text, cells[i].from, cells[i].to);
  }
  if (writer->held.to) {
    source_tab(writer->source, 0);
    add_words(writer->source, text, writer->held.from, writer->held.to);
  }
  writer->held.to = 0;
}

/* The grid of the table that line i is in. */
static const PdfGrid *grid_at(Writer *writer, size_t i) {
  const PdfPages *pages = writer->pages;
  if (i < writer->grid_end) return &writer->grid;
  size_t end = i;
  while (end < pages->lines && (pages->line[end].table || pages->line[end].placed)) end++;
  pdf_find_grid(pages, i, end, &writer->grid);
  writer->grid_end = end;
  return &writer->grid;
}

/* One cell under the last column of the row above goes on with it: a name that took several lines. Where the figures
 * are set in the middle of such a name, its first line comes before the row that it belongs to, which then lacks a
 * cell. */
static void write_row(Writer *writer, size_t i) {
  const PdfPages *pages = writer->pages;
  Source *source = writer->source;
  const PdfLine *line = &pages->line[i], *next = i + 1 < pages->lines ? line + 1 : NULL;
  PdfCell cells[PDF_CELLS];
  unsigned count = pdf_cells(pages->text, line, cells);
  size_t column = writer->last_column;
  const PdfGrid *grid = grid_at(writer, i);
  bool continues =
      count == 1 && writer->last_cells > 1 && cells[0].column + 2 >= column && cells[0].column <= column + 2;
  if (continues && next && next->cells + 1 == writer->last_cells && next->cells > 1) {
    writer->held = cells[0];
  } else if (continues && source->building) {
    bool hyphen;
    source->space = i == 0 || !joins_without_space(pages->text, line - 1, line, &hyphen);
    add_words(source, pages->text, cells[0].from, cells[0].to);
  } else {
    if (!writer->held.to) (void)pdf_fit_grid(grid, pages->text, cells, &count);
    write_cells(writer, cells, count);
    if (count > 1 && !(writer->last_cells == count + 1)) {
      writer->last_cells = count;
      writer->last_column = cells[count - 1].column;
    }
  }
}

static size_t next_shown(const PdfPages *pages, size_t i) {
  for (i++; i < pages->lines; i++)
    if (!pages->line[i].blank && !pages->line[i].furniture) return i;
  return pages->lines;
}

static size_t body_width(const PdfPages *pages) {
  size_t counts[200] = {0}, seen = 0, all = 0;
  for (size_t i = 0; i < pages->lines; i++) {
    const PdfLine *line = &pages->line[i];
    if (line->blank || line->table || line->furniture) continue;
    counts[line->columns < 199 ? line->columns : 199]++;
    all++;
  }
  for (size_t c = 199; c > 0; c--)
    if ((seen += counts[c]) * 5 >= all && all) return c; /* a fifth of the lines are at least so wide */
  return 0;
}

static void write_line(const PdfPages *pages, Source *source, size_t i, size_t width) {
  const PdfLine *line = &pages->line[i];
  size_t next = next_shown(pages, i);
  size_t to = line->to, step;
  bool hyphen = false, tight = false, on = next < pages->lines && goes_on(pages, i, next, width);
  if (!source->building)
    source_open(source, ZONE_BODY, 0, i > 0 && (pages->line[i - 1].blank || pages->line[i - 1].table));
  if (on) tight = joins_without_space(pages->text, line, &pages->line[next], &hyphen);
  while (to > line->from && pages->text[to - 1] == ' ') to--;
  if (hyphen) {
    (void)utf8_decode_before(pages->text, to, &step);
    to -= step;
  }
  add_words(source, pages->text, line->from, to);
  if (!on)
    source_close(source);
  else
    source->space = !tight;
}

static void write_furniture(const PdfPages *pages, Source *source, const PdfLine *line) {
  bool resume = source->building && source->kind == ZONE_BODY;
  if (resume) return; /* in the middle of a sentence that goes on over the page */
  source_open(source, ZONE_BOILERPLATE, 0, true);
  add_words(source, pages->text, line->from, line->to);
  source_close(source);
}

Status pdf_write(PdfPages *pages, Source *source) {
  Writer writer = {.pages = pages, .source = source};
  size_t width = body_width(pages);
  for (size_t i = 0; i < pages->lines && source->status == STATUS_OK; i++) {
    const PdfLine *line = &pages->line[i];
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    source_place(source, line->page + 1);
    if (line->furniture && !line->blank) write_furniture(pages, source, line);
    if (line->blank || line->furniture) continue;
    if (line->table) {
      write_row(&writer, i);
    } else {
      writer.last_cells = 0;
      writer.held.to = 0;
      if (source->building && source->kind == ZONE_TABLE) source_close(source);
      write_line(pages, source, i, width);
    }
  }
  source_close(source);
  return source->status;
}

Status pdf_make_text(PdfPages *pages, Buf *text, Source *source) {
  pdf_place_marks(pages, text);
  if (!buf_ok(text)) return STATUS_NOMEM;
  pages->text = text->data ? text->data : "";
  pdf_find_furniture(pages);
  pdf_find_tables(pages);
  Status status = pdf_write(pages, source);
  if (status != STATUS_OK) return status;
  return zones_refine(source->text.data ? source->text.data : "", source->text.length, &source->zones);
}
