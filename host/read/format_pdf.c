/* PDF: pdftotext keeps the layout, and this file makes text of it again: tables by their columns, paragraphs joined
 * over lines, words over hyphens, page numbers and running heads set apart. A page printed in two columns is asked for
 * once more in reading order. A place is a page. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "read/child.h"
#include "read/format.h"
#include "read/pdf_marks.h"

enum {
  CELL_GAP = 2,
  CELLS_MOST = 64,
  MARK_MOST = 3,
  EDGE_LINES = 3,
  NOTE_INDENT = 4,
  TABLE_REACH = 2,
  LABEL_COLUMNS = 90
};

typedef struct Cell {
  size_t from, to, column; /* bytes of the line; the column at which it begins */
} Cell;

typedef struct Line {
  size_t from, to; /* bytes of the output, without its end */
  size_t indent, columns;
  size_t page;
  unsigned cells;
  bool blank, table, furniture, mark;
} Line;

typedef struct Pdf {
  Buf layout, flow; /* pdftotext's output with and without -layout */
  const char *text;
  Line *line;
  size_t lines, capacity;
  Cell held; /* of a table's row that is still to come */
  unsigned last_cells;
  size_t last_column; /* of the last whole row: how many cells, and where the last begins */
} Pdf;

static Status convert(const char *bytes, size_t length, bool layout, Buf *output, Error *error) {
  static const ChildLimits limits = {.memory = (size_t)2 << 30, .output = (size_t)256 << 20, .seconds = 60};
  const char *with[] = {"pdftotext", "-q", "-enc", "UTF-8", "-layout", "/dev/fd/3", "-", NULL};
  const char *without[] = {"pdftotext", "-q", "-enc", "UTF-8", "/dev/fd/3", "-", NULL};
  Status status = child_run(layout ? with : without, bytes, length, &limits, output, error);
  if (status == STATUS_UNSUPPORTED)
    return error_set(error, status,
                     "reading PDF needs pdftotext, which is not installed: apt-get install poppler-utils");
  return status;
}

/* The cells of a line: stretches between gaps of two columns or more. */
static unsigned find_cells(const char *text, const Line *line, Cell cells[CELLS_MOST]) {
  unsigned count = 0;
  size_t column = 0, gap = CELL_GAP, step;
  for (size_t at = line->from; at < line->to; at += step) {
    uint32_t p = utf8_decode(text, line->to, at, &step);
    if (p == ' ' || p == 0xA0 || p == 0x3000 || p == '\t') {
      gap++;
      column += p == 0x3000 ? 2 : 1;
      continue;
    }
    if (gap >= CELL_GAP && count < CELLS_MOST) cells[count++] = (Cell){at, at, column};
    if (count) cells[count - 1].to = at + step;
    gap = 0;
    column += (size_t)utf8_width(p);
  }
  return count;
}

static void measure(const char *text, Line *line) {
  Cell cells[CELLS_MOST];
  line->cells = find_cells(text, line, cells);
  line->blank = line->cells == 0;
  line->indent = line->cells ? cells[0].column : 0;
  line->columns = 0;
  line->mark = !line->blank;
  size_t step;
  for (size_t at = line->from; at < line->to; at += step)
    line->columns += (size_t)utf8_width(utf8_decode(text, line->to, at, &step));
  for (unsigned i = 0; i < line->cells; i++) line->mark = line->mark && cells[i].to - cells[i].from < MARK_MOST;
}

static Status add_line(Pdf *pdf, const char *text, size_t from, size_t to, size_t page) {
  if (!memory_reserve((void **)&pdf->line, &pdf->capacity, pdf->lines + 1, sizeof *pdf->line)) return STATUS_NOMEM;
  Line *line = &pdf->line[pdf->lines++];
  *line = (Line){.from = from, .to = to, .page = page};
  measure(text, line);
  return STATUS_OK;
}

/* Lines of one page of an output; returns the offset behind its form feed. */
static size_t page_end(const Buf *output, size_t from) {
  while (from < output->length && output->data[from] != '\f') from++;
  return from;
}

static Status add_page(Pdf *pdf, const char *text, size_t from, size_t end, size_t page) {
  Status status = STATUS_OK;
  while (from < end && status == STATUS_OK) {
    size_t to = from;
    while (to < end && text[to] != '\n') to++;
    status = add_line(pdf, text, from, to, page);
    from = to + 1;
  }
  return status;
}

/* Two columns of prose: most lines are two wide stretches, the second beginning at the same column. */
static bool is_two_columns(const char *text, const Line *line, size_t count) {
  size_t starts[256] = {0}, full = 0, best = 0;
  for (size_t i = 0; i < count; i++) {
    Cell cells[CELLS_MOST];
    if (line[i].blank) continue;
    full++;
    if (find_cells(text, &line[i], cells) != 2 || cells[1].column > 255) continue;
    if (cells[0].to - cells[0].from < 20 || cells[1].to - cells[1].from < 20) continue;
    starts[cells[1].column]++;
  }
  for (size_t c = 1; c + 1 < 256; c++)
    if (starts[c - 1] + starts[c] + starts[c + 1] > best) best = starts[c - 1] + starts[c] + starts[c + 1];
  return full >= 10 && best * 2 > full;
}

/* Whether a line that falls into columns stands within TABLE_REACH shown lines, in one direction. */
static bool has_columns_near(const Pdf *pdf, size_t i, bool below) {
  for (size_t seen = 0; seen < TABLE_REACH && (below ? i + 1 < pdf->lines : i > 0);) {
    const Line *line = &pdf->line[below ? ++i : --i];
    if (line->blank) return false;
    if (line->cells > 1) return true;
    seen++;
  }
  return false;
}

/* A table is a run of lines that fall into columns; a line or two between them (a group's name, a name that takes
 * several lines) belong to it. */
static void find_tables(Pdf *pdf) {
  for (size_t i = 0; i < pdf->lines; i++) {
    Line *line = &pdf->line[i];
    line->table =
        line->cells > 2 || (line->cells == 2 && (has_columns_near(pdf, i, true) || has_columns_near(pdf, i, false)));
  }
  for (size_t i = 0; i < pdf->lines; i++) {
    Line *line = &pdf->line[i];
    if (line->cells == 1 && line->columns < LABEL_COLUMNS && has_columns_near(pdf, i, true) &&
        has_columns_near(pdf, i, false))
      line->table = true;
  }
}

/* Whether every sign of a line of marks has room above `next`, and a raised form. */
static bool marks_fit(const char *text, const Line *line, const Line *next) {
  for (size_t k = line->from; k < line->to; k++) {
    size_t at = next->from + (k - line->from);
    if (text[k] != ' ' && !(pdf_raised(text[k]) && (at >= next->to || text[at] == ' '))) return false;
  }
  for (size_t k = next->from; k < next->to && k - next->from < line->to - line->from; k++)
    if ((unsigned char)text[k] >= 0x80) return false; /* columns are no bytes there */
  return true;
}

/* Small raised signs come on a line of their own, above the figures they belong to: they are set into that line,
 * raised, so that no figure takes them for a digit. The new line is written behind the text. */
static void place_marks(Pdf *pdf, Buf *text) {
  for (size_t i = 0; i + 1 < pdf->lines; i++) {
    Line *line = &pdf->line[i], *next = line + 1;
    if (!line->mark || next->blank || next->cells < 2 || !marks_fit(text->data, line, next)) continue;
    size_t from = text->length, length = next->to - next->from, above = line->to - line->from;
    if (!buf_reserve(text, (length + above) * 4)) return;
    for (size_t k = 0; k < length || k < above; k++) {
      char sign = k < above ? text->data[line->from + k] : ' ';
      if (sign != ' ')
        buf_adds(text, pdf_raised(sign));
      else
        buf_addc(text, k < length ? text->data[next->from + k] : ' ');
    }
    next->from = from;
    next->to = text->length;
    line->blank = line->furniture = true;
    line->cells = 0;
    measure(text->data, next);
  }
}

/* A raised sign before a note at the foot of a page. */
static bool opens_note(const Line *line, const Line *next) {
  return line->mark && line->cells == 1 && !next->blank && !next->mark && next->cells == 1 &&
         line->page == next->page && line->indent <= NOTE_INDENT && next->indent <= NOTE_INDENT;
}

static bool is_number_only(const char *text, const Line *line) {
  size_t digits = 0;
  for (size_t at = line->from; at < line->to; at++) {
    if (isdigit((unsigned char)text[at]))
      digits++;
    else if (!strchr(" -/.|", text[at]) && (unsigned char)text[at] < 0x80 && !strchr("ivxIVX", text[at]))
      return false;
  }
  return digits > 0 && digits < 5;
}

static bool same_line(const char *text, const Line *a, const Line *b) {
  size_t i = a->from, k = b->from;
  while (i < a->to && text[i] == ' ') i++;
  while (k < b->to && text[k] == ' ') k++;
  return a->to - i == b->to - k && memcmp(text + i, text + k, a->to - i) == 0;
}

/* Page numbers, and lines that stand at the same edge of several pages. */
static void find_furniture(Pdf *pdf) {
  for (size_t i = 0; i < pdf->lines; i++) {
    Line *line = &pdf->line[i];
    size_t above = 0, below = 0;
    if (line->blank) continue;
    for (size_t k = i; k-- > 0 && pdf->line[k].page == line->page && above < EDGE_LINES;) above += !pdf->line[k].blank;
    for (size_t k = i + 1; k < pdf->lines && pdf->line[k].page == line->page && below < EDGE_LINES; k++)
      below += !pdf->line[k].blank;
    if (above >= EDGE_LINES && below >= EDGE_LINES) continue;
    bool note = i + 1 < pdf->lines && opens_note(line, line + 1);
    if (!note && (above < 2 || below < 2) && is_number_only(pdf->text, line)) {
      line->furniture = true;
      continue;
    }
    /* The same words at an edge of the page before: the first time they are a title, later a running head. */
    if (above > 1 || line->page == 0) continue;
    size_t k = i, seen = 0;
    while (k > 0 && pdf->line[k - 1].page == line->page) k--;
    while (k > 0 && pdf->line[k - 1].page + 1 == line->page) k--;
    for (; k < i && pdf->line[k].page + 1 == line->page && seen < EDGE_LINES; k++) {
      if (pdf->line[k].blank) continue;
      seen++;
      if (same_line(pdf->text, &pdf->line[k], line)) line->furniture = true;
    }
  }
}

static bool ends_sentence(const char *text, const Line *line) {
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
static bool goes_on(const Pdf *pdf, size_t i, size_t next, size_t width) {
  const Line *line = &pdf->line[i], *below = &pdf->line[next];
  if (next + 1 < pdf->lines && opens_note(below, below + 1)) return false;
  if (next == i + 1 && opens_note(line, below)) return true;
  if (line->table || below->table || below->furniture) return false;
  bool page_turned = line->page != below->page;
  if (next != i + 1 && !page_turned) return false;
  if (page_turned && ends_sentence(pdf->text, line)) return false;
  if (below->indent > line->indent + 1 && line->indent == 0) return false;
  if (line->columns * 4 < width * 3 && (ends_sentence(pdf->text, line) || !page_turned)) return false;
  return true;
}

static bool joins_without_space(const char *text, const Line *line, const Line *next, bool *hyphen) {
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
static void write_cells(Pdf *pdf, Source *source, const Cell *cells, unsigned count) {
  source_open(source, ZONE_TABLE, 0, false);
  for (unsigned i = 0; i < count; i++) {
    if (i) source_tab(source, 0);
    add_words(source, pdf->text, cells[i].from, cells[i].to);
  }
  if (pdf->held.to) {
    source_tab(source, 0);
    add_words(source, pdf->text, pdf->held.from, pdf->held.to);
  }
  pdf->held.to = 0;
}

/* One cell under the last column of the row above goes on with it: a name that took several lines. Where the figures
 * are set in the middle of such a name, its first line comes before the row that it belongs to, which then lacks a
 * cell. */
static void write_row(Pdf *pdf, Source *source, size_t i) {
  const Line *line = &pdf->line[i], *next = i + 1 < pdf->lines ? line + 1 : NULL;
  Cell cells[CELLS_MOST];
  unsigned count = find_cells(pdf->text, line, cells);
  size_t column = pdf->last_column;
  bool continues = count == 1 && pdf->last_cells > 1 && cells[0].column + 2 >= column && cells[0].column <= column + 2;
  if (continues && next && next->cells + 1 == pdf->last_cells && next->cells > 1) {
    pdf->held = cells[0];
  } else if (continues && source->building) {
    bool hyphen;
    source->space = i == 0 || !joins_without_space(pdf->text, line - 1, line, &hyphen);
    add_words(source, pdf->text, cells[0].from, cells[0].to);
  } else {
    write_cells(pdf, source, cells, count);
    if (count > 1 && !(pdf->last_cells == count + 1)) {
      pdf->last_cells = count;
      pdf->last_column = cells[count - 1].column;
    }
  }
}

static size_t next_shown(const Pdf *pdf, size_t i) {
  for (i++; i < pdf->lines; i++)
    if (!pdf->line[i].blank && !pdf->line[i].furniture) return i;
  return pdf->lines;
}

static size_t body_width(const Pdf *pdf) {
  size_t counts[200] = {0}, seen = 0, all = 0;
  for (size_t i = 0; i < pdf->lines; i++) {
    const Line *line = &pdf->line[i];
    if (line->blank || line->table || line->furniture) continue;
    counts[line->columns < 199 ? line->columns : 199]++;
    all++;
  }
  for (size_t c = 199; c > 0; c--)
    if ((seen += counts[c]) * 5 >= all && all) return c; /* a fifth of the lines are at least so wide */
  return 0;
}

static void write_line(Pdf *pdf, Source *source, size_t i, size_t width) {
  const Line *line = &pdf->line[i];
  size_t next = next_shown(pdf, i);
  size_t to = line->to, step;
  bool hyphen = false, tight = false, on = next < pdf->lines && goes_on(pdf, i, next, width);
  if (!source->building) source_open(source, ZONE_BODY, 0, i > 0 && (pdf->line[i - 1].blank || pdf->line[i - 1].table));
  if (on) tight = joins_without_space(pdf->text, line, &pdf->line[next], &hyphen);
  while (to > line->from && pdf->text[to - 1] == ' ') to--;
  if (hyphen) {
    (void)utf8_decode_before(pdf->text, to, &step);
    to -= step;
  }
  add_words(source, pdf->text, line->from, to);
  if (!on)
    source_close(source);
  else
    source->space = !tight;
}

static void write_furniture(const Pdf *pdf, Source *source, const Line *line) {
  bool resume = source->building && source->kind == ZONE_BODY;
  if (resume) return; /* in the middle of a sentence that goes on over the page */
  source_open(source, ZONE_BOILERPLATE, 0, true);
  add_words(source, pdf->text, line->from, line->to);
  source_close(source);
}

static void write_all(Pdf *pdf, Source *source) {
  size_t width = body_width(pdf);
  for (size_t i = 0; i < pdf->lines && source->status == STATUS_OK; i++) {
    const Line *line = &pdf->line[i];
    source_place(source, line->page + 1);
    if (line->furniture && !line->blank) write_furniture(pdf, source, line);
    if (line->blank || line->furniture) continue;
    if (line->table) {
      write_row(pdf, source, i);
    } else {
      pdf->last_cells = 0;
      pdf->held.to = 0;
      if (source->building && source->kind == ZONE_TABLE) source_close(source);
      write_line(pdf, source, i, width);
    }
  }
  source_close(source);
}

/* The pages of the layout, and those in two columns from the flow, into one buffer of lines. */
static Status gather(Pdf *pdf, const char *bytes, size_t length, Buf *text, Error *error) {
  Status status = STATUS_OK;
  size_t flow_from = 0;
  for (size_t from = 0, page = 0; from < pdf->layout.length && status == STATUS_OK; page++) {
    size_t end = page_end(&pdf->layout, from), first = pdf->lines;
    status = add_page(pdf, pdf->layout.data, from, end, page);
    if (status != STATUS_OK) break;
    bool columns = is_two_columns(pdf->layout.data, pdf->line + first, pdf->lines - first);
    if (columns && !pdf->flow.length) status = convert(bytes, length, false, &pdf->flow, error);
    pdf->lines = first;
    const Buf *from_where = columns ? &pdf->flow : &pdf->layout;
    if (columns) {
      flow_from = 0;
      for (size_t skip = 0; skip < page; skip++) flow_from = page_end(&pdf->flow, flow_from) + 1;
    }
    size_t begin = columns ? flow_from : from, stop = columns ? page_end(&pdf->flow, begin) : end, at = text->length;
    if (begin < stop) buf_add(text, from_where->data + begin, stop - begin);
    buf_addc(text, '\n');
    if (!buf_ok(text)) status = STATUS_NOMEM;
    if (status == STATUS_OK) status = add_page(pdf, text->data, at, text->length, page);
    from = end + 1;
  }
  return status;
}

static Status make_text(Pdf *pdf, const char *bytes, size_t length, Source *source, Buf *warnings, Error *error) {
  Buf text = BUF_INIT;
  Status status = convert(bytes, length, true, &pdf->layout, error);
  if (status == STATUS_OK && pdf->layout.length) status = pdf_raise_marks(bytes, length, &pdf->layout, error);
  if (status == STATUS_OK) status = gather(pdf, bytes, length, &text, error);
  if (status == STATUS_OK && text.length) {
    place_marks(pdf, &text);
    pdf->text = text.data;
    find_furniture(pdf);
    find_tables(pdf);
    write_all(pdf, source);
    status = source->status;
    if (status == STATUS_OK && source->zones.count == 0)
      buf_adds(warnings, "it has no text; it may be a scan, which must be recognised first\n");
    if (status == STATUS_OK)
      status = zones_refine(source->text.data ? source->text.data : "", source->text.length, &source->zones);
  }
  buf_free(&text);
  return status;
}

Status format_pdf(const char *bytes, size_t length, Source *source, Buf *warnings, Error *error) {
  Pdf pdf = {0};
  Status status = make_text(&pdf, bytes, length, source, warnings, error);
  buf_free(&pdf.layout);
  buf_free(&pdf.flow);
  free(pdf.line);
  return status == STATUS_NOMEM ? error_nomem(error, "reading a PDF") : status;
}
