#include "text/grid.h"

#include <string.h>

#include "base/ascii.h"
#include "base/interrupt.h"

enum { SECTION_MOST = 90, LEAD_MOST = 240, SECTION_LINES = 2 };

typedef struct Line {
  uint32_t from, to, next; /* without its end; where the next one begins */
} Line;

static Cell trimmed(const char *text, uint32_t from, uint32_t to) {
  while (from < to && is_space(text[from])) from++;
  while (to > from && is_space(text[to - 1])) to--;
  return (Cell){from, to};
}

static Line line_at(const char *text, size_t length, size_t from) {
  const char *end = memchr(text + from, '\n', length - from);
  size_t to = end ? (size_t)(end - text) : length;
  return (Line){(uint32_t)from, (uint32_t)to, (uint32_t)(end ? to + 1 : length)};
}

static bool is_blank(const char *text, Line line) {
  Cell cell = trimmed(text, line.from, line.to);
  return cell.from == cell.to;
}

/* The bytes of a sign between cells that stands at a place; 0: none does. A comma in "1,200" or before a blank is none.
 */
static uint32_t sign_at(const char *text, uint32_t at, uint32_t to, GridSign sign) {
  enum { BLANKS_LEAST = 2 };
  if (sign == SIGN_TAB_OR_PIPE) return text[at] == '\t';
  if (sign == SIGN_COMMA) return text[at] == ',';
  if (sign == SIGN_BARE_PIPE) return text[at] == '|';
  uint32_t end = at;
  while (end < to && (text[end] == ' ' || text[end] == '\t')) end++;
  return end - at >= BLANKS_LEAST || (end > at && text[at] == '\t') ? end - at : 0;
}

/* Cells between tabs, the first not empty by indenting; or between pipes, where the line begins with one. */
static bool is_row(const char *text, Line line, GridSign sign) {
  Cell cell = trimmed(text, line.from, line.to);
  if (cell.from == cell.to) return false;
  for (uint32_t at = cell.from; sign != SIGN_TAB_OR_PIPE && at < cell.to; at++)
    if (sign_at(text, at, cell.to, sign)) return true;
  if (sign != SIGN_TAB_OR_PIPE) return false;
  if (text[cell.from] == '|') return memchr(text + cell.from + 1, '|', cell.to - cell.from - 1) != NULL;
  return memchr(text + cell.from, '\t', cell.to - cell.from) != NULL;
}

/* "|---|:--:|" */
static bool is_rule(const char *text, Line line) {
  bool dash = false;
  for (uint32_t i = line.from; i < line.to; i++) {
    if (!strchr("|-: \t\r", text[i]) || !text[i]) return false;
    dash |= text[i] == '-';
  }
  return dash;
}

/* A line that may name a section, or stand above a table: short, and no sentence. */
static bool is_short(const char *text, Line line, uint32_t most) {
  Cell cell = trimmed(text, line.from, line.to);
  uint32_t length = cell.to - cell.from;
  if (length == 0 || length > most) return false;
  return text[cell.to - 1] != '.' && !(length > 3 && memcmp(text + cell.to - 3, "。", 3) == 0);
}

/* A raised letter or digit, an asterisk, a dagger: bytes it has, 0 for none. */
static uint32_t mark_length(const char *at, const char *end) {
  static const char *const marks[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹",
                                      "ᵉ", "ʳ", "ᵖ", "ᶠ", "ᵇ", "†", "‡", "*", "~", "≈"};
  if (is_digit(*at) || is_letter(*at) || *at == ' ') return 0; /* as a rule */
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (*marks[i] != *at) continue;
    size_t length = strlen(marks[i]);
    if ((size_t)(end - at) >= length && memcmp(at, marks[i], length) == 0) return (uint32_t)length;
  }
  return 0;
}

/* "m²", "million m³": a raised figure behind a bare metre belongs to it. */
static bool is_power(const char *text, Cell cell) {
  if (cell.to - cell.from < 3 || text[cell.to - 2] != '\xC2' || text[cell.to - 3] != 'm') return false;
  char last = text[cell.to - 1];
  bool raised = last == '\xB2' || last == '\xB3';
  return raised && (cell.to - cell.from == 3 || !is_letter(text[cell.to - 4]) || text[cell.to - 4] == 'k');
}

/* "2025f", "2024E": a year that was only expected when the table was made. */
static bool is_foreseen(const char *text, Cell cell) {
  if (cell.to - cell.from != 5 || !memchr("eEfFpP", text[cell.to - 1], 6)) return false;
  for (uint32_t i = cell.from; i + 1 < cell.to; i++)
    if (!is_digit(text[i])) return false;
  return text[cell.from] == '2' && text[cell.from + 1] == '0';
}

Cell cell_unmarked(const char *text, Cell cell) {
  for (uint32_t length; cell.from < cell.to; cell.from += length) {
    length = mark_length(text + cell.from, text + cell.to);
    bool letter = !length && cell.to - cell.from > 1 && strchr("erp", text[cell.from]) &&
                  (is_digit(text[cell.from + 1]) || text[cell.from + 1] == ' ');
    if (letter) length = 1; /* "e 43,000" */
    if (!length && is_space(text[cell.from])) length = 1;
    if (!length) break;
  }
  if (is_foreseen(text, cell)) cell.to--;
  for (;;) {
    uint32_t length = 0;
    if (cell.to > cell.from && (is_digit(text[cell.to - 1]) || is_letter(text[cell.to - 1]))) return cell;
    if (is_power(text, cell)) return cell;
    for (uint32_t most = 1; most <= 3 && !length && most < cell.to - cell.from; most++) {
      uint32_t mark = mark_length(text + cell.to - most, text + cell.to);
      if (mark == most) length = most;
    }
    if (!length && cell.to > cell.from && is_space(text[cell.to - 1])) length = 1;
    if (!length) return cell;
    cell.to -= length;
  }
}

void cell_words(const char *text, Cell cell, CellWords *words) {
  size_t length = cell.to - cell.from < CELL_WORDS_MOST ? cell.to - cell.from : CELL_WORDS_MOST;
  for (size_t i = 0; i < length; i++) {
    char c = text[cell.from + i];
    words->small[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
  }
  words->length = length;
  grams_of(&words->grams, words->small, length);
}

bool cell_words_any(PatternBook *book, const CellWords *words, const char *const *patterns) {
  size_t count = 0;
  while (patterns[count]) count++;
  return pattern_any(book, &words->grams, words->small, words->length, patterns, count);
}

bool cell_has(PatternBook *book, const char *text, Cell cell, const char *const *patterns) {
  CellWords words;
  cell_words(text, cell, &words);
  return cell_words_any(book, &words, patterns);
}

bool cell_is_year(const char *text, Cell cell) {
  cell = cell_unmarked(text, cell);
  uint32_t length = cell.to - cell.from;
  if (length < 4 || (text[cell.from] != '1' && text[cell.from] != '2')) return false;
  for (uint32_t i = 0; i < 4; i++)
    if (!is_digit(text[cell.from + i])) return false;
  if (length == 4) return text[cell.from] == '2' ? text[cell.from + 1] <= '1' : text[cell.from + 1] >= '8';
  char next = text[cell.from + 4];
  return !is_digit(next) && next != ',' && next != '.' && next != '%';
}

/* "12 March 2024", "12/03/2024" */
static bool is_day(const char *text, Cell cell) {
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  uint32_t slashes = 0;
  for (uint32_t i = cell.from; i < cell.to; i++) {
    slashes += text[i] == '/';
    if (cell.to - i < 3 || !is_letter(text[i]) || (i > cell.from && is_letter(text[i - 1]))) continue;
    for (size_t m = 0; m < 36; m += 3)
      if ((text[i] | 0x20) == months[m] && (text[i + 1] | 0x20) == months[m + 1] &&
          (text[i + 2] | 0x20) == months[m + 2])
        return true;
  }
  return slashes >= 2;
}

/* "H1 2025", "Q3 24", "FY25", "1H25": a part of a year, or a year of accounts. */
static bool is_part_of_year(const char *text, Cell cell) {
  char small[10] = "";
  if (cell.to - cell.from < 4 || cell.to - cell.from >= sizeof small) return false;
  for (uint32_t i = cell.from; i < cell.to; i++)
    small[i - cell.from] = is_letter(text[i]) ? (char)(text[i] | 0x20) : text[i];
  const char *at = small;
  if (is_digit(at[0]) && (at[1] == 'h' || at[1] == 'q'))
    at += 2;
  else if ((at[0] == 'h' || at[0] == 'q') && is_digit(at[1]))
    at += 2;
  else if (at[0] == 'f' && at[1] == 'y')
    at += 2;
  else
    return false;
  at += *at == ' ';
  size_t digits = strspn(at, "0123456789");
  return (digits == 2 || digits == 4) && !at[digits];
}

bool cell_is_figure(const char *text, Cell cell) {
  if (cell_is_year(text, cell) || is_day(text, cell) || is_part_of_year(text, cell)) return false;
  cell = cell_unmarked(text, cell);
  uint32_t digits = 0, letters = 0, points = 0, at = cell.from;
  while (at < cell.to && (strchr("+-(~<>$", text[at]) || (unsigned char)text[at] >= 0x80)) at++;
  bool money = at > cell.from, opens = at < cell.to && is_digit(text[at]);
  for (; at < cell.to && is_letter(text[at]) && at < cell.from + 4; at++) money = true; /* "US$", "RMB 3" */
  while (money && at < cell.to && (text[at] == '$' || text[at] == ' ')) at++;
  if (!opens && !(money && at < cell.to && is_digit(text[at]))) return false;
  for (uint32_t i = at; i < cell.to; i++) {
    digits += is_digit(text[i]);
    letters += is_letter(text[i]);
    points += text[i] == '.';
  }
  return digits > 0 && points <= 1 + (letters > 0) && /* 7201.10.0000 is a code */
         letters <= digits + 16 && cell.to - cell.from <= 48 && !(letters > 8 && digits < 3);
}

static uint32_t count_cells(const char *text, Line line) {
  uint32_t count = 1;
  for (uint32_t i = line.from; i < line.to; i++)
    count += text[i] == '\t' || text[i] == '|' || text[i] == ',' || text[i] == ' ';
  return count;
}

/* The cells of a line; STATUS_NOMEM or STATUS_OK. */
static Status read_cells(Arena *arena, const char *text, Line line, GridSign sign, GridRow *row) {
  Cell whole = trimmed(text, line.from, line.to);
  *row = (GridRow){.from = whole.from, .to = whole.to};
  row->cell = arena_alloc(arena, (count_cells(text, line) + 1) * sizeof *row->cell);
  if (!row->cell) return STATUS_NOMEM;
  bool pipes = text[whole.from] == '|' && sign == SIGN_TAB_OR_PIPE;
  uint32_t from = pipes ? whole.from + 1 : sign == SIGN_TAB_OR_PIPE ? line.from : whole.from;
  uint32_t end = pipes                      ? (text[whole.to - 1] == '|' ? whole.to : line.to)
                 : sign == SIGN_TAB_OR_PIPE ? line.to
                                            : whole.to;
  for (uint32_t at = from; at <= end; at++) {
    bool ends = at == end;
    uint32_t length = ends ? 1 : pipes ? text[at] == '|' : sign_at(text, at, end, sign);
    if (!length) continue;
    if (ends && pipes && at > from - 1 && text[at - 1] == '|') break;
    row->cell[row->cells++] = trimmed(text, from, at);
    from = at + length;
    at = from - 1;
  }
  if (row->cells == 0) row->cell[row->cells++] = (Cell){whole.to, whole.to}; /* "|" alone */
  return STATUS_OK;
}

static bool has_figures(const char *text, const GridRow *row) {
  for (uint32_t i = row->cells > 1; i < row->cells; i++)
    if (cell_is_figure(text, row->cell[i])) return true;
  return false;
}

/* A row of years among figures: another table begins. */
static bool is_years(const char *text, const GridRow *row) {
  uint32_t years = 0, others = 0;
  for (uint32_t i = 1; i < row->cells; i++) {
    if (cell_is_year(text, row->cell[i]))
      years++;
    else
      others += row->cell[i].from != row->cell[i].to;
  }
  return years >= 2 && others == 0;
}

/* The lines above a table that say what it is about; a blank line may stand between. */
static void find_leads(const char *text, size_t floor, Grid *grid) {
  size_t to = grid->from;
  bool blank = false;
  while (grid->leads < GRID_LEADS && to > floor) {
    size_t from = to - 1;
    while (from > floor && text[from - 1] != '\n') from--;
    Line line = {(uint32_t)from, (uint32_t)(to - 1), (uint32_t)to};
    if (is_blank(text, line)) {
      if (blank || grid->leads > 0) return;
      blank = true;
    } else {
      if (is_row(text, line, SIGN_TAB_OR_PIPE) || !is_short(text, line, LEAD_MOST)) return;
      grid->lead[grid->leads++] = trimmed(text, line.from, line.to);
    }
    to = from;
  }
}

/* Whether one of the next lines is a row: what stands here may be a section's name. */
static bool row_follows(const char *text, size_t length, Line line, GridSign sign) {
  for (int i = 0; i < SECTION_LINES && line.next < length; i++) {
    line = line_at(text, length, line.next);
    if (is_row(text, line, sign)) return true;
    if (!is_short(text, line, SECTION_MOST)) return false;
  }
  return false;
}

/* The first row from *at on. */
static bool find_row(const char *text, size_t length, size_t at, Line *line) {
  const char *tab = memchr(text + at, '\t', length - at), *pipe = memchr(text + at, '|', length - at);
  while (tab || pipe) {
    const char *found = !pipe || (tab && tab < pipe) ? tab : pipe;
    size_t from = (size_t)(found - text);
    while (from > at && text[from - 1] != '\n') from--;
    *line = line_at(text, length, from);
    if (is_row(text, *line, SIGN_TAB_OR_PIPE)) return true;
    if (tab && (size_t)(tab - text) < line->next) tab = memchr(text + line->next, '\t', length - line->next);
    if (pipe && (size_t)(pipe - text) < line->next) pipe = memchr(text + line->next, '|', length - line->next);
  }
  return false;
}

static uint32_t most_cells(const Grid *grid) {
  uint32_t count[GRID_COLUMNS + 1] = {0}, best = 0;
  for (uint32_t i = grid->heads; i < grid->rows; i++)
    if (!grid->row[i].section && grid->row[i].cells <= GRID_COLUMNS) count[grid->row[i].cells]++;
  for (uint32_t i = 2; i <= GRID_COLUMNS; i++)
    if (count[i] > (best ? count[best] : 0)) best = i;
  return best;
}

/* Whether a row's label began on the line before: "Net imports as a percentage of | apparent consumption  17  15". */
static bool goes_on(const char *text, const GridRow *begun, const GridRow *row) {
  if (!begun->section || row->section || row->cell[0].from == row->cell[0].to) return false;
  char first = text[row->cell[0].from], last = text[begun->to - 1];
  return ((first >= 'a' && first <= 'z') || first == '(') && last != ':' && text[begun->from] != '|';
}

/* A place for one more row. Rows are not counted first: a text of many small tables would be counted again for each. */
static Status make_room(Arena *arena, Grid *grid, size_t *room) {
  enum { FIRST_ROWS = 16 };
  if (grid->rows < *room) return STATUS_OK;
  size_t wider = *room ? *room * 2 : FIRST_ROWS;
  GridRow *rows = arena_alloc(arena, wider * sizeof *rows);
  if (!rows) return STATUS_NOMEM;
  if (grid->rows) memcpy(rows, grid->row, grid->rows * sizeof *rows);
  grid->row = rows;
  *room = wider;
  return STATUS_OK;
}

/* Reads the rows from a line on, and moves *at behind them. */
static bool read_rows(Arena *arena, const char *text, size_t length, Line line, GridSign sign, size_t *at, Grid *grid,
                      Status *status) {
  size_t room = 0;
  bool ruled = false, figures = false;
  grid->from = line.from;
  for (;;) {
    if (grid->rows % 1024 == 0 && interrupt_pending()) {
      *status = STATUS_INTERRUPTED;
      return false;
    }
    bool row = is_row(text, line, sign);
    if (!row && (is_blank(text, line) || !is_short(text, line, SECTION_MOST) || !row_follows(text, length, line, sign)))
      break;
    if (row && is_rule(text, line)) {
      ruled = true;
      if (!figures) grid->heads = grid->rows;
    } else {
      *status = make_room(arena, grid, &room);
      if (*status != STATUS_OK) break;
      GridRow *made = &grid->row[grid->rows];
      *status = read_cells(arena, text, line, sign, made);
      if (*status != STATUS_OK) break;
      if (figures && is_years(text, made)) break;
      made->section = made->cells == 1;
      if (grid->rows > 0 && goes_on(text, &grid->row[grid->rows - 1], made)) {
        GridRow *begun = &grid->row[--grid->rows];
        made->from = made->cell[0].from = begun->from;
        *begun = *made;
        made = begun;
      }
      figures |= has_figures(text, made);
      if (!figures && !ruled) grid->heads = grid->rows + 1;
      grid->rows++;
    }
    grid->to = line.to;
    if (line.next >= length) {
      *at = length;
      break;
    }
    line = line_at(text, length, line.next);
    *at = line.from;
  }
  if (grid->heads == grid->rows && grid->rows > 1) grid->heads = 1; /* words only: the first row names the columns */
  grid->columns = most_cells(grid);
  find_leads(text, 0, grid);
  return *status == STATUS_OK;
}

bool grid_next(Arena *arena, const char *text, size_t length, size_t *at, Grid *grid, Status *status) {
  Line line;
  *status = STATUS_OK;
  *grid = (Grid){0};
  return *at < length && find_row(text, length, *at, &line) &&
         read_rows(arena, text, length, line, SIGN_TAB_OR_PIPE, at, grid, status);
}

bool grid_between(Arena *arena, const char *text, size_t from, size_t to, GridSign sign, Grid *grid, Status *status) {
  size_t at = from;
  *status = STATUS_OK;
  *grid = (Grid){0};
  return read_rows(arena, text, to, line_at(text, to, from), sign, &at, grid, status);
}
