#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "read/pdf_page.h"

/* A figure, or what stands in place of one: "1,170", "ᵉ 25.0", "(3)", "NA", "--", "W". */
static bool is_value(const char *text, size_t from, size_t to) {
  size_t digits = 0, letters = 0, step;
  for (size_t at = from; at < to; at += step) {
    uint32_t p = utf8_decode(text, to, at, &step);
    digits += p >= '0' && p <= '9';
    letters += p >= 0xAA ? p != 0x2013 && p != 0x2014 && p != 0x2212 && p < 0x2070 : p < 0x80 && isalpha((int)p) != 0;
  }
  return digits ? letters <= 2 : letters <= 3;
}

static unsigned figures(const char *text, const PdfCell *cells, unsigned count) {
  unsigned found = 0;
  for (unsigned k = 1; k < count; k++) found += is_value(text, cells[k].from, cells[k].to);
  return found;
}

/* The number of cells that most rows of figures have, not counting those with fewer than three. */
static unsigned common_width(const PdfPages *pages, size_t i, size_t end) {
  unsigned rows[PDF_CELLS + 1] = {0}, best = 0;
  PdfCell cells[PDF_CELLS];
  for (; i < end; i++) {
    if (pages->line[i].cells < 3) continue;
    unsigned count = pdf_cells(pages->text, &pages->line[i], cells);
    if (figures(pages->text, cells, count) + 1 == count) rows[count]++;
  }
  for (unsigned n = 3; n <= PDF_CELLS; n++)
    if (rows[n] > rows[best] && rows[n] > 1) best = n;
  return best;
}

void pdf_find_grid(const PdfPages *pages, size_t i, size_t end, PdfGrid *grid) {
  PdfCell cells[PDF_CELLS];
  grid->columns = common_width(pages, i, end);
  for (unsigned k = 0; k < grid->columns; k++) grid->from[k] = SIZE_MAX, grid->until[k] = 0;
  for (; i < end && grid->columns; i++) {
    if (pages->line[i].cells != grid->columns) continue;
    (void)pdf_cells(pages->text, &pages->line[i], cells);
    if (figures(pages->text, cells, grid->columns) + 1 != grid->columns) continue;
    for (unsigned k = 0; k < grid->columns; k++) {
      if (cells[k].column < grid->from[k]) grid->from[k] = cells[k].column;
      if (cells[k].until > grid->until[k]) grid->until[k] = cells[k].until;
    }
  }
  for (unsigned k = 2; k < grid->columns; k++)
    if (grid->from[k] < grid->until[k - 1]) grid->columns = 0; /* figures of two columns stand above each other */
}

/* A name that reaches into the first column of figures and ends in one: "exports 108,862". */
static void cut_name(const PdfGrid *grid, const char *text, PdfCell cells[PDF_CELLS], unsigned *count) {
  PdfCell *name = &cells[0];
  if (*count == PDF_CELLS || name->until <= grid->from[1] || name->until > grid->until[1]) return;
  size_t space = name->to;
  while (space > name->from && text[space - 1] != ' ') space--;
  if (space <= name->from + 1 || !is_value(text, space, name->to) || !isdigit((unsigned char)text[name->to - 1]))
    return;
  memmove(&cells[2], &cells[1], (*count - 1) * sizeof *cells);
  size_t width = name->to - space; /* digits and signs, a byte each */
  cells[1] = (PdfCell){space, name->to, name->until - width, name->until};
  name->to = space - 1;
  name->until -= width + 1;
  ++*count;
}

bool pdf_fit_grid(const PdfGrid *grid, const char *text, PdfCell cells[PDF_CELLS], unsigned *count) {
  PdfCell fitted[PDF_CELLS] = {0};
  if (grid->columns == 0 || *count < 2 || *count >= grid->columns || cells[0].column >= grid->from[1]) return false;
  if (is_value(text, cells[0].from, cells[0].to)) return false;
  cut_name(grid, text, cells, count);
  if (figures(text, cells, *count) + 1 != *count) return false;
  fitted[0] = cells[0];
  unsigned k = 1;
  for (unsigned i = 1; i < *count; i++, k++) {
    while (k < grid->columns && grid->until[k] <= cells[i].column) k++;
    if (k == grid->columns || grid->from[k] >= cells[i].until) return false;       /* between two columns */
    if (k + 1 < grid->columns && grid->from[k + 1] < cells[i].until) return false; /* over two columns */
    fitted[k] = cells[i];
  }
  memcpy(cells, fitted, grid->columns * sizeof *cells);
  *count = k; /* what is missing at the end is not there */
  return true;
}
