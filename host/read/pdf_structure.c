#include <ctype.h>
#include <string.h>

#include "read/pdf_page.h"

enum { EDGE_LINES = 3, TABLE_REACH = 2, LABEL_COLUMNS = 90 };

/* Whether a line that falls into columns stands within TABLE_REACH shown lines, in one direction. */
static bool has_columns_near(const PdfPages *pages, size_t i, bool below) {
  for (size_t seen = 0; seen < TABLE_REACH && (below ? i + 1 < pages->lines : i > 0);) {
    const PdfLine *line = &pages->line[below ? ++i : --i];
    if (line->placed) continue;
    if (line->blank) return false;
    if (line->cells > 1) return true;
    seen++;
  }
  return false;
}

/* A table is a run of lines that fall into columns; a line or two between them (a group's name, a name that takes
 * several lines) belong to it. */
void pdf_find_tables(PdfPages *pages) {
  for (size_t i = 0; i < pages->lines; i++) {
    PdfLine *line = &pages->line[i];
    line->table = line->cells > 2 ||
                  (line->cells == 2 && (has_columns_near(pages, i, true) || has_columns_near(pages, i, false)));
  }
  for (size_t i = 0; i < pages->lines; i++) {
    PdfLine *line = &pages->line[i];
    if (line->cells == 1 && line->columns < LABEL_COLUMNS && has_columns_near(pages, i, true) &&
        has_columns_near(pages, i, false))
      line->table = true;
  }
}

static bool is_number_only(const char *text, const PdfLine *line) {
  size_t digits = 0;
  for (size_t at = line->from; at < line->to; at++) {
    if (isdigit((unsigned char)text[at]))
      digits++;
    else if (!strchr(" -/.|", text[at]) && (unsigned char)text[at] < 0x80 && !strchr("ivxIVX", text[at]))
      return false;
  }
  return digits > 0 && digits < 5;
}

static bool same_line(const char *text, const PdfLine *a, const PdfLine *b) {
  size_t i = a->from, k = b->from;
  while (i < a->to && text[i] == ' ') i++;
  while (k < b->to && text[k] == ' ') k++;
  return a->to - i == b->to - k && memcmp(text + i, text + k, a->to - i) == 0;
}

/* Page numbers, and lines that stand at the same edge of several pages. */
void pdf_find_furniture(PdfPages *pages) {
  for (size_t i = 0; i < pages->lines; i++) {
    PdfLine *line = &pages->line[i];
    size_t above = 0, below = 0;
    if (line->blank) continue;
    for (size_t k = i; k-- > 0 && pages->line[k].page == line->page && above < EDGE_LINES;)
      above += !pages->line[k].blank;
    for (size_t k = i + 1; k < pages->lines && pages->line[k].page == line->page && below < EDGE_LINES; k++)
      below += !pages->line[k].blank;
    if (above >= EDGE_LINES && below >= EDGE_LINES) continue;
    bool note = i + 1 < pages->lines && pdf_opens_note(line, line + 1);
    if (!note && (above < 2 || below < 2) && is_number_only(pages->text, line)) {
      line->furniture = true;
      continue;
    }
    /* The same words at an edge of the page before: the first time they are a title, later a running head. */
    if (above > 1 || line->page == 0) continue;
    size_t k = i, seen = 0;
    while (k > 0 && pages->line[k - 1].page == line->page) k--;
    while (k > 0 && pages->line[k - 1].page + 1 == line->page) k--;
    for (; k < i && pages->line[k].page + 1 == line->page && seen < EDGE_LINES; k++) {
      if (pages->line[k].blank) continue;
      seen++;
      if (same_line(pages->text, &pages->line[k], line)) line->furniture = true;
    }
  }
}
