#include "claim/speech.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "claim/label.h"

enum { HEADS_MOST = 4 };

/* What a column is of. */
typedef enum ColumnKind { COLUMN_FIGURES, COLUMN_WORDS, COLUMN_RANK } ColumnKind;

typedef struct Column {
  ColumnKind kind;
  bool places, sectors, firms; /* most of its labels name one */
  Label *head[HEADS_MOST];     /* from the top */
  uint32_t heads;
} Column;

typedef struct Reader {
  Speech *speech;
  const Grid *grid;
  Column column[GRID_COLUMNS];
  Label lead[GRID_LEADS], section;
  bool sectioned;
  Cell time;      /* the one that all heads with a time have; empty otherwise */
  LabelUnit unit; /* of the whole document */
  bool measured;
} Reader;

void speech_begin(Speech *speech, const ClaimRules *rules, const Scanner *scanner, Arena *arena, const char *text,
                  size_t length) {
  speech->rules = rules;
  speech->scanner = scanner;
  speech->arena = arena;
  speech->text = text;
  speech->length = length;
  speech->unit = (Cell){0, 0};
  buf_clear(&speech->said);
  speech->zones.count = speech->pieces = speech->lines = 0;
}

void speech_free(Speech *speech) {
  buf_free(&speech->said);
  zones_free(&speech->zones);
  free(speech->piece);
  free(speech->line);
  scan_free(&speech->scan);
}

static Status say(Speech *speech, Cell cell) {
  if (!memory_reserve((void **)&speech->piece, &speech->piece_capacity, speech->pieces + 1, sizeof *speech->piece))
    return STATUS_NOMEM;
  uint32_t at = (uint32_t)speech->said.length;
  speech->piece[speech->pieces++] = (SpeechPiece){at, cell.from, cell.to};
  buf_add(&speech->said, speech->text + cell.from, cell.to - cell.from);
  for (size_t i = at; i < speech->said.length; i++)
    if (strchr("\t\r\n|", speech->said.data[i]) && speech->said.data[i]) speech->said.data[i] = ' ';
  return buf_ok(&speech->said) ? STATUS_OK : STATUS_NOMEM;
}

static Status end_line(Speech *speech, size_t from, ZoneKind kind) {
  Status status = zones_add(&speech->zones, from, speech->said.length, kind, 1);
  buf_adds(&speech->said, "\n\n");
  return status == STATUS_OK && buf_ok(&speech->said) ? STATUS_OK : STATUS_NOMEM;
}

Status speech_heading(Speech *speech, Cell heading) {
  size_t from = speech->said.length;
  if (heading.from == heading.to) return STATUS_OK;
  Status status = say(speech, heading);
  return status == STATUS_OK ? end_line(speech, from, ZONE_HEADING) : status;
}

/* The cells of a head, laid over the columns: one for each, one for each column of figures, or one for several. */
static Status lay_head(Reader *r, const GridRow *row, uint32_t words) {
  uint32_t columns = r->grid->columns, figures = columns - words, wide = 1, first = 0;
  if (row->section || row->cells > columns) return STATUS_OK;
  if (row->cells < columns) {
    if (figures % row->cells == 0)
      wide = figures / row->cells, first = words;
    else if (row->cells > 1 && figures % (row->cells - 1) == 0 && words > 0)
      wide = figures / (row->cells - 1), first = words - 1;
    else
      return STATUS_OK;
  }
  uint32_t at = first;
  for (uint32_t i = 0; i < row->cells; i++) {
    Cell cell = row->cell[i];
    uint32_t covered = first < words && i == 0 && wide > 1 ? 1 : wide;
    Label *label = arena_alloc(r->speech->arena, sizeof *label);
    if (!label) return STATUS_NOMEM;
    Status status = label_read(r->speech, cell, label);
    if (status != STATUS_OK) return status;
    for (uint32_t k = 0; k < covered && at < columns; k++, at++) {
      Column *column = &r->column[at];
      if (column->heads < HEADS_MOST && cell.from < cell.to) column->head[column->heads++] = label;
    }
  }
  return STATUS_OK;
}

static bool is_data(const Grid *grid, uint32_t row) {
  return row >= grid->heads && !grid->row[row].section && grid->row[row].cells == grid->columns;
}

/* Whether a column counts its rows: 1, 2, 3. */
static bool is_rank(const Speech *speech, const Grid *grid, uint32_t column) {
  unsigned long expected = 0, rows = 0;
  for (uint32_t i = grid->heads; i < grid->rows; i++) {
    if (!is_data(grid, i)) continue;
    Cell cell = grid->row[i].cell[column];
    char digits[8] = "";
    if (cell.from == cell.to || cell.to - cell.from >= sizeof digits) return false;
    memcpy(digits, speech->text + cell.from, cell.to - cell.from);
    rows++;
    if (strtoul(digits, NULL, 10) != ++expected) return false;
  }
  return rows > 1;
}

static void tell_kinds(Reader *r) {
  const Grid *grid = r->grid;
  for (uint32_t c = 0; c < grid->columns; c++) {
    uint32_t figures = 0, words = 0;
    for (uint32_t i = grid->heads; i < grid->rows; i++) {
      if (!is_data(grid, i) || grid->row[i].cell[c].from == grid->row[i].cell[c].to) continue;
      if (cell_is_figure(r->speech->text, grid->row[i].cell[c]))
        figures++;
      else
        words++;
    }
    r->column[c].kind = figures >= words && figures > 0 ? COLUMN_FIGURES : COLUMN_WORDS;
    if (c == 0 && r->column[c].kind == COLUMN_FIGURES && is_rank(r->speech, grid, c)) r->column[c].kind = COLUMN_RANK;
  }
}

/* What most labels of a column of words name. */
static Status tell_subjects(Reader *r, uint32_t column) {
  uint32_t rows = 0, places = 0, sectors = 0, firms = 0;
  for (uint32_t i = r->grid->heads; i < r->grid->rows; i++) {
    Label label;
    if (!is_data(r->grid, i) || r->grid->row[i].cell[column].from == r->grid->row[i].cell[column].to) continue;
    Status status = label_read(r->speech, r->grid->row[i].cell[column], &label);
    if (status != STATUS_OK) return status;
    rows++;
    places += label.place;
    sectors += label.sector;
    firms += label.firm;
  }
  r->column[column].places = places * 5 >= rows * 3 && places > 0;
  r->column[column].sectors = sectors * 5 >= rows * 3 && sectors > 0;
  r->column[column].firms = firms * 5 >= rows * 3 && firms > 0;
  return STATUS_OK;
}

/* The labels around one figure. */
typedef struct Around {
  const Label *label[GRID_COLUMNS + HEADS_MOST + 1];
  uint32_t labels;
  Cell cue; /* the measure's word, where only a lead has it */
} Around;

static bool has_cue(const Label *label) { return label->cue.from < label->cue.to; }

/* Gathers the labels of a figure; false: nothing there says what it measures. */
static bool gather(const Reader *r, const Label *row, uint32_t rows, uint32_t column, Around *around) {
  const Column *c = &r->column[column];
  bool cue = false;
  *around = (Around){.labels = 0};
  for (uint32_t i = 0; i < rows; i++) {
    around->label[around->labels++] = &row[i];
    cue |= has_cue(&row[i]);
  }
  for (uint32_t i = 0; i < c->heads; i++) {
    around->label[around->labels++] = c->head[i];
    cue |= has_cue(c->head[i]);
  }
  if (r->sectioned && !cue) around->label[around->labels++] = &r->section; /* a row with its own measure left it */
  if (r->sectioned && !cue) cue = has_cue(&r->section);
  for (uint32_t i = 0; i < r->grid->leads && !cue; i++) {
    around->cue = r->lead[i].cue;
    cue = has_cue(&r->lead[i]);
  }
  return cue;
}

static const LabelUnit *unit_of(const Reader *r, const Around *around) {
  for (uint32_t i = 0; i < around->labels; i++)
    if (around->label[i]->measured) return &around->label[i]->unit;
  for (uint32_t i = 0; i < r->grid->leads; i++)
    if (r->lead[i].measured) return &r->lead[i].unit;
  return r->measured ? &r->unit : NULL;
}

static Cell time_of(const Reader *r, const Around *around) {
  for (uint32_t i = 0; i < around->labels; i++)
    if (around->label[i]->timed) return around->label[i]->time;
  if (r->sectioned && r->section.timed) return r->section.time;
  for (uint32_t i = 0; i < r->grid->leads; i++)
    if (r->lead[i].timed) return r->lead[i].time;
  return r->time;
}

/* "Capacity, 2023 | Output, 2023 | Utilization": the year of its neighbours is meant. */
static Cell common_time(const Reader *r) {
  Cell time = {0, 0};
  for (uint32_t c = 0; c < r->grid->columns; c++)
    for (uint32_t i = 0; i < r->column[c].heads; i++) {
      const Label *head = r->column[c].head[i];
      uint32_t length = head->time.to - head->time.from;
      if (!head->timed) continue;
      if (time.from == time.to)
        time = head->time;
      else if (length != time.to - time.from ||
               memcmp(r->speech->text + time.from, r->speech->text + head->time.from, length) != 0)
        return (Cell){0, 0};
    }
  return time;
}

/* Whether the figure names its own unit. */
static bool has_unit(const char *text, Cell cell) {
  for (uint32_t i = cell.from; i < cell.to; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c == '%' || c == '$' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c >= 0xE3 || c == 0xC2) return true;
  }
  return false;
}

static bool is_chinese(const char *text, Cell cell) {
  for (uint32_t i = cell.from; i < cell.to; i++)
    if ((unsigned char)text[i] >= 0xE4 && (unsigned char)text[i] <= 0xE9) return true;
  return false;
}

static Status say_parts(Speech *speech, const Around *around, bool cues, size_t *said) {
  Status status = STATUS_OK;
  for (uint32_t i = 0; i < around->labels && status == STATUS_OK; i++) {
    const Label *label = around->label[i];
    if (has_cue(label) != cues) continue;
    for (uint32_t p = 0; p < label->parts && status == STATUS_OK; p++) {
      if (speech->said.length > *said && !is_chinese(speech->text, label->part[p])) buf_addc(&speech->said, ' ');
      status = say(speech, label->part[p]);
    }
  }
  return status;
}

static Status say_figure(Reader *r, Cell cell, const Around *around, const GridRow *row) {
  Speech *speech = r->speech;
  size_t from = speech->said.length;
  Cell time = time_of(r, around), figure = cell_unmarked(speech->text, cell);
  const LabelUnit *unit = has_unit(speech->text, figure) ? NULL : unit_of(r, around);
  if (!memory_reserve((void **)&speech->line, &speech->line_capacity, speech->lines + 1, sizeof *speech->line))
    return STATUS_NOMEM;
  speech->line[speech->lines++] = (SpeechLine){(uint32_t)from, row->from, row->to};
  Status status = say_parts(speech, around, false, &from);
  if (status == STATUS_OK) status = say_parts(speech, around, true, &from);
  if (status == STATUS_OK && around->cue.from < around->cue.to) {
    buf_addc(&speech->said, ' ');
    status = say(speech, around->cue);
  }
  bool chinese = is_chinese(speech->text, (Cell){row->from, row->from + 3 < row->to ? row->from + 3 : row->to});
  buf_adds(&speech->said, chinese ? "为" : " was ");
  if (unit) buf_adds(&speech->said, unit->before);
  if (status == STATUS_OK) status = say(speech, figure);
  if (unit) buf_adds(&speech->said, unit->behind);
  if (time.from < time.to) {
    buf_adds(&speech->said, chinese ? "（" : " in ");
    if (status == STATUS_OK) status = say(speech, time);
    if (chinese) buf_adds(&speech->said, "）");
  }
  buf_adds(&speech->said, chinese ? "。" : ".");
  return status == STATUS_OK ? end_line(speech, from, ZONE_BODY) : status;
}

/* Whether a row's label is what its column is of: "Other countries" is no place. */
static bool row_speaks(const Reader *r, const Label *row, uint32_t words) {
  bool known = true;
  for (uint32_t i = 0; i < words; i++) {
    const Column *c = &r->column[i];
    if (c->kind != COLUMN_WORDS) continue;
    if (c->places || c->sectors || c->firms)
      known &= (c->places && row[i].place) || (c->sectors && row[i].sector) || (c->firms && row[i].firm);
  }
  return known;
}

static Status say_row(Reader *r, const GridRow *row, uint32_t words) {
  Label label[GRID_COLUMNS];
  Status status = STATUS_OK;
  for (uint32_t i = 0; i < words && status == STATUS_OK; i++) {
    label[i] = (Label){0};
    if (r->column[i].kind == COLUMN_WORDS) status = label_read(r->speech, row->cell[i], &label[i]);
  }
  if (status != STATUS_OK || !row_speaks(r, label, words)) return status;
  for (uint32_t c = words; c < row->cells && status == STATUS_OK; c++) {
    Around around;
    if (r->column[c].kind != COLUMN_FIGURES || !cell_is_figure(r->speech->text, row->cell[c])) continue;
    if (gather(r, label, words, c, &around)) status = say_figure(r, row->cell[c], &around, row);
  }
  return status;
}

/* "Data in thousand metric tons unless otherwise noted": the unit of all tables of the document. */
static Status read_note(Reader *r) {
  static const char note[] = "Data in ";
  const Speech *speech = r->speech;
  const char *found = memmem(speech->text, speech->length, note, sizeof note - 1);
  if (!found) return STATUS_OK;
  uint32_t from = (uint32_t)((size_t)(found - speech->text) + sizeof note - 1), to = from;
  while (to < speech->length && to - from < 80 && !strchr("\n.;)", speech->text[to])) to++;
  static const char *const ends[] = {" unless", " of "};
  for (size_t i = 0; i < 2; i++) {
    const char *end = memmem(speech->text + from, to - from, ends[i], strlen(ends[i]));
    if (end) to = (uint32_t)(end - speech->text);
  }
  return label_unit(r->speech, (Cell){from, to}, &r->unit, &r->measured);
}

/* Columns of words before the first of figures. */
static uint32_t count_words(const Reader *r) {
  uint32_t words = 0;
  while (words < r->grid->columns && r->column[words].kind != COLUMN_FIGURES) words++;
  return words;
}

static Status read_around(Reader *r, uint32_t words) {
  Status status = STATUS_OK;
  for (uint32_t i = 0; i < r->grid->leads && status == STATUS_OK; i++)
    status = label_read(r->speech, r->grid->lead[i], &r->lead[i]);
  for (uint32_t i = 0; i < r->grid->heads && status == STATUS_OK; i++)
    status = lay_head(r, &r->grid->row[i], words);
  for (uint32_t i = 0; i < words && status == STATUS_OK; i++)
    if (r->column[i].kind == COLUMN_WORDS) status = tell_subjects(r, i);
  r->time = common_time(r);
  return status == STATUS_OK ? read_note(r) : status;
}

/* "Salient statistics, United States | 2005 | 2006": what stands in the corner is about the whole table. */
static Status say_corner(Reader *r, uint32_t column) {
  const Column *c = &r->column[column];
  for (uint32_t i = 0; i < c->heads; i++)
    for (uint32_t p = 0; p < c->head[i]->parts && (c->head[i]->place || c->head[i]->sector); p++) {
      Status status = speech_heading(r->speech, c->head[i]->part[p]);
      if (status != STATUS_OK) return status;
    }
  return STATUS_OK;
}

/* A label that began on the line before ("Net imports as a percentage of | apparent consumption") is cut. */
static bool is_rest(const Reader *r, uint32_t row) {
  if (row == 0 || !r->grid->row[row - 1].section) return false;
  const GridRow *before = &r->grid->row[row - 1];
  char first = r->speech->text[r->grid->row[row].from], last = r->speech->text[before->to - 1];
  return first >= 'a' && first <= 'z' && last != ':';
}

Status speech_table(Speech *speech, const Grid *grid) {
  if (grid->heads == 0 || grid->columns < 2 || grid->columns > GRID_COLUMNS) return STATUS_OK;
  Reader *r = arena_alloc(speech->arena, sizeof *r);
  if (!r) return STATUS_NOMEM;
  *r = (Reader){.speech = speech, .grid = grid};
  tell_kinds(r);
  uint32_t words = count_words(r);
  if (words == grid->columns) return STATUS_OK;
  Status status = read_around(r, words);
  for (uint32_t i = grid->leads; i > 0 && status == STATUS_OK; i--) status = speech_heading(speech, grid->lead[i - 1]);
  for (uint32_t i = 0; i < words && status == STATUS_OK; i++) status = say_corner(r, i);
  for (uint32_t i = grid->heads; i < grid->rows && status == STATUS_OK; i++) {
    const GridRow *row = &grid->row[i];
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    if (row->section) {
      status = label_read(speech, row->cell[0], &r->section);
      r->sectioned = true;
    } else if (is_data(grid, i) && !is_rest(r, i)) {
      status = say_row(r, row, words);
    }
  }
  return status;
}

/* The last piece that begins at or before a place; NULL before the first. */
static const SpeechPiece *piece_at(const Speech *speech, uint32_t at) {
  size_t lo = 0, hi = speech->pieces;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (speech->piece[mid].at <= at)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo ? &speech->piece[lo - 1] : NULL;
}

bool speech_source(const Speech *speech, uint32_t from, uint32_t to, Cell *source) {
  const SpeechPiece *piece = piece_at(speech, from), *end = speech->piece + speech->pieces;
  if (!piece) piece = speech->piece;
  if (piece < end && from >= piece->at + (piece->to - piece->from)) piece++; /* words between: what comes next */
  if (piece >= end || piece->at >= to) return false;
  uint32_t skip = from > piece->at ? from - piece->at : 0, length = piece->to - piece->from;
  uint32_t last = to - piece->at < length ? to - piece->at : length;
  *source = (Cell){piece->from + skip, piece->from + last};
  return source->from < source->to;
}

const SpeechLine *speech_line(const Speech *speech, uint32_t at) {
  size_t lo = 0, hi = speech->lines;
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (speech->line[mid].at <= at)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo ? &speech->line[lo - 1] : NULL;
}
