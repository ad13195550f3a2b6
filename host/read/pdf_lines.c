#include <ctype.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "read/pdf_marks.h"
#include "read/pdf_page.h"

enum { CELL_GAP = 2, SIGNS_MOST = 3, NOTE_INDENT = 4, BEYOND = 20 };

static size_t cut_cells(const char *text, const PdfLine *line, PdfCell cells[PDF_CELLS]) {
  size_t count = 0, column = 0, gap = CELL_GAP, step;
  for (size_t at = line->from; at < line->to; at += step) {
    uint32_t p = utf8_decode(text, line->to, at, &step);
    if (p == ' ' || p == 0xA0 || p == 0x3000 || p == '\t') {
      gap++;
      column += p == 0x3000 ? 2 : 1;
      continue;
    }
    if (gap >= CELL_GAP && count < PDF_CELLS) cells[count++] = (PdfCell){at, at, column, column};
    column += (size_t)utf8_width(p);
    if (count) cells[count - 1].to = at + step, cells[count - 1].until = column;
    gap = 0;
  }
  return count;
}

/* One to three raised signs, with commas and blanks between them. */
static bool is_raised(const char *text, const PdfCell *cell) {
  size_t signs = 0;
  for (size_t at = cell->from, step; at < cell->to; at += step) {
    uint32_t p = utf8_decode(text, cell->to, at, &step);
    if (p == ',' || p == ' ') continue;
    if (!pdf_is_raised(p) || ++signs > SIGNS_MOST) return false;
  }
  return signs > 0;
}

unsigned pdf_cells(const char *text, const PdfLine *line, PdfCell cells[PDF_CELLS]) {
  size_t count = cut_cells(text, line, cells), kept = 0;
  bool ahead = false; /* the cell before is a sign that belongs to this one */
  for (size_t i = 0; i < count; i++) {
    bool alone = count > 1 && is_raised(text, &cells[i]);
    bool nearer_next =
        i == 0 || (i + 1 < count && cells[i + 1].column - cells[i].until < cells[i].column - cells[i - 1].until);
    if (ahead || (alone && !nearer_next && kept > 0)) {
      cells[kept - 1].to = cells[i].to;
      cells[kept - 1].until = cells[i].until;
    } else {
      cells[kept++] = cells[i];
    }
    ahead = alone && nearer_next && i + 1 < count;
  }
  return (unsigned)kept;
}

static void measure(const char *text, PdfLine *line) {
  PdfCell cells[PDF_CELLS];
  line->cells = pdf_cells(text, line, cells);
  line->blank = line->cells == 0;
  line->indent = line->cells ? cells[0].column : 0;
  line->columns = 0;
  line->mark = !line->blank;
  size_t step, signs = 0;
  for (size_t at = line->from; at < line->to; at += step) {
    uint32_t p = utf8_decode(text, line->to, at, &step);
    line->columns += (size_t)utf8_width(p);
    signs = p == ' ' ? 0 : signs + (p != ',');
    line->mark = line->mark && signs < SIGNS_MOST && p < 0x80;
  }
}

static Status add_line(PdfPages *pages, const char *text, size_t from, size_t to, size_t page) {
  if (!memory_reserve((void **)&pages->line, &pages->capacity, pages->lines + 1, sizeof *pages->line))
    return STATUS_NOMEM;
  PdfLine *line = &pages->line[pages->lines++];
  *line = (PdfLine){.from = from, .to = to, .page = page};
  measure(text, line);
  return STATUS_OK;
}

Status pdf_add_page(PdfPages *pages, const char *text, size_t from, size_t end, size_t page) {
  Status status = STATUS_OK;
  while (from < end && status == STATUS_OK) {
    size_t to = from;
    while (to < end && text[to] != '\n') to++;
    status = add_line(pages, text, from, to, page);
    from = to + 1;
  }
  return status;
}

bool pdf_in_two_columns(const char *text, const PdfLine *line, size_t count) {
  size_t starts[256] = {0}, full = 0, best = 0;
  for (size_t i = 0; i < count; i++) {
    PdfCell cells[PDF_CELLS];
    if (line[i].blank) continue;
    full++;
    if (pdf_cells(text, &line[i], cells) != 2 || cells[1].column > 255) continue;
    if (cells[0].to - cells[0].from < 20 || cells[1].to - cells[1].from < 20) continue;
    starts[cells[1].column]++;
  }
  for (size_t c = 1; c + 1 < 256; c++)
    if (starts[c - 1] + starts[c] + starts[c + 1] > best) best = starts[c - 1] + starts[c] + starts[c + 1];
  return full >= 10 && best * 2 > full;
}

/* The byte at which a column of the line begins; its end if it is shorter. */
static size_t byte_of_column(const char *text, const PdfLine *line, size_t column) {
  size_t at = line->from, seen = 0, step;
  for (; at < line->to && seen < column; at += step) seen += (size_t)utf8_width(utf8_decode(text, line->to, at, &step));
  return at;
}

/* Whether every sign of a line of marks has a raised form, and room in `next` or right behind it. */
static bool marks_fit(const char *text, const PdfLine *line, const PdfLine *next) {
  if (line->columns > next->columns + BEYOND) return false;
  for (size_t k = line->from; k < line->to; k++) {
    size_t at = byte_of_column(text, next, k - line->from);
    if (text[k] == ' ' || text[k] == ',') continue;
    if (!pdf_raised(text[k]) || (at < next->to && text[at] != ' ')) return false;
  }
  return true;
}

void pdf_place_marks(PdfPages *pages, Buf *text) {
  for (size_t i = 0; i + 1 < pages->lines; i++) {
    PdfLine *line = &pages->line[i], *next = line + 1;
    /* At the left edge above one stretch of text it is a note's sign. */
    bool beside = next->cells > 1 || (line->indent > NOTE_INDENT && line->cells == 1);
    if (!line->mark || next->blank || line->page != next->page || !beside || !marks_fit(text->data, line, next))
      continue;
    size_t from = text->length, above = line->to - line->from, length = next->to - next->from;
    if (!buf_reserve(text, (length + above) * 4)) return;
    size_t at = next->from, step = 1;
    for (size_t column = 0; column < above || at < next->to; column++) {
      char sign = column < above ? text->data[line->from + column] : ' ';
      uint32_t p = at < next->to ? utf8_decode(text->data, next->to, at, &step) : ' ';
      if (sign == ',')
        buf_addc(text, ',');
      else if (sign != ' ')
        buf_adds(text, pdf_raised(sign));
      else if (at < next->to)
        buf_add(text, text->data + at, step);
      else
        buf_addc(text, ' ');
      if (at < next->to) {
        at += step;
        if (utf8_width(p) == 2) column++;
      }
    }
    next->from = from;
    next->to = text->length;
    line->blank = line->furniture = line->placed = true;
    line->cells = 0;
    measure(text->data, next);
  }
}

bool pdf_opens_note(const PdfLine *line, const PdfLine *next) {
  return line->mark && line->cells == 1 && !next->blank && !next->mark && next->cells == 1 &&
         line->page == next->page && line->indent <= NOTE_INDENT && next->indent <= NOTE_INDENT;
}
