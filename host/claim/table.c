#include "claim/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"

/* The cells of a head, laid over the columns: one for each, one for each column of figures, or one for several. */
static Status lay_head(TableReader *r, const GridRow *row, uint32_t words) {
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
      TableColumn *column = &r->column[at];
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

static void tell_kinds(TableReader *r) {
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

static bool is_most(uint32_t part, uint32_t whole) { return part > 0 && part * 5 >= whole * 3; }

/* What most labels of a column of words name. */
static Status tell_subjects(TableReader *r, uint32_t column) {
  enum { KEPT_MOST = 400 };
  uint32_t rows = 0, places = 0, sectors = 0, firms = 0, measures = 0, times = 0;
  if (r->grid->rows <= KEPT_MOST) {
    r->column[column].row = arena_alloc(r->speech->arena, r->grid->rows * sizeof *r->column[column].row);
    if (!r->column[column].row) return STATUS_NOMEM;
  }
  for (uint32_t i = r->grid->heads; i < r->grid->rows; i++) {
    Label label = {0};
    if (r->column[column].row) r->column[column].row[i] = label;
    if (!is_data(r->grid, i) || r->grid->row[i].cell[column].from == r->grid->row[i].cell[column].to) continue;
    Status status = label_read(r->speech, r->grid->row[i].cell[column], &label);
    if (status != STATUS_OK) return status;
    if (r->column[column].row) r->column[column].row[i] = label;
    rows++;
    places += label.place;
    sectors += label.sector;
    firms += label.firm;
    measures += label.measure;
    times += label.timed && label.parts == 0;
  }
  TableColumn *c = &r->column[column];
  c->places = is_most(places, rows);
  c->sectors = is_most(sectors, rows);
  c->firms = is_most(firms, rows);
  c->measures = measures * 2 >= rows && measures > 0;
  c->times = is_most(times, rows);
  return STATUS_OK;
}

/* The labels around one figure. */
typedef struct Around {
  const Label *label[GRID_COLUMNS + HEADS_MOST + 1];
  uint32_t labels;
  uint32_t column;
  Cell cue; /* the measure's word, where only a lead has it */
} Around;

static bool has_cue(const Label *label) { return label->cue.from < label->cue.to; }

/* Gathers the labels of a figure; false: nothing there says what it measures. */
static bool gather(const TableReader *r, const Label *row, uint32_t rows, uint32_t column, Around *around) {
  const TableColumn *c = &r->column[column];
  bool cue = false;
  *around = (Around){.column = column};
  for (uint32_t i = 0; i < rows; i++) {
    around->label[around->labels++] = &row[i];
    cue |= has_cue(&row[i]);
  }
  for (uint32_t i = 0; i < c->heads && !(c->change && !has_cue(c->head[i])); i++) {
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

/* "thousand tonnes | 2023 | 2024": the corner names a unit, not what the rows are ("Country", "Plant"). */
static bool is_corner_unit(const Speech *speech, const Label *label) {
  enum { SIGN_MOST = 4 };
  Cell source = label->unit.source;
  if (!label->measured || label->parts > 0 || source.from >= source.to) return false;
  return source.to - source.from <= SIGN_MOST || memchr(speech->text + source.from, ' ', source.to - source.from);
}

static const LabelUnit *unit_of(const TableReader *r, const Around *around) {
  for (uint32_t i = 0; i < around->labels; i++) /* "(thousand)" of the row is not the unit of a column of percent */
    if (around->label[i]->measured && strchr(around->label[i]->unit.behind, '%')) return &around->label[i]->unit;
  for (uint32_t i = 0; i < around->labels; i++)
    if (around->label[i]->measured) return &around->label[i]->unit;
  for (uint32_t c = 0; c < r->grid->columns && r->column[c].kind != COLUMN_FIGURES; c++)
    for (uint32_t i = 0; i < r->column[c].heads; i++)
      if (is_corner_unit(r->speech, r->column[c].head[i])) return &r->column[c].head[i]->unit;
  for (uint32_t i = 0; i < r->grid->leads; i++)
    if (r->lead[i].measured) return &r->lead[i].unit;
  return r->measured ? &r->unit : NULL;
}

/* The time of a figure; that of a change is the last one before its column. */
static Cell time_of(const TableReader *r, const Around *around) {
  for (uint32_t c = around->column; r->column[around->column].change && c > 0; c--)
    for (uint32_t i = 0; i < r->column[c - 1].heads; i++)
      if (r->column[c - 1].head[i]->timed) return r->column[c - 1].head[i]->time;
  for (uint32_t i = 0; i < around->labels; i++)
    if (around->label[i]->timed) return around->label[i]->time;
  if (r->sectioned && r->section.timed) return r->section.time;
  for (uint32_t i = 0; i < r->grid->leads; i++)
    if (r->lead[i].timed) return r->lead[i].time;
  return r->time;
}

/* "Exports, first ten months" over columns of years: the part of the year that is meant; empty otherwise. */
static Cell part_of_year(const TableReader *r, Cell time) {
  Cell none = {0, 0};
  if (!cell_is_year(r->speech->text, time) || time.to - time.from > 4) return none;
  for (uint32_t i = 0; i < r->grid->leads; i++) {
    bool year = false;
    Cell part = r->lead[i].time;
    for (uint32_t at = part.from; at + 4 <= part.to; at++) year |= cell_is_year(r->speech->text, (Cell){at, at + 4});
    if (r->lead[i].timed) return year ? none : part;
  }
  return none;
}

/* "Capacity, 2023 | Output, 2023 | Utilization": the year of its neighbours is meant. */
static Cell common_time(const TableReader *r) {
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
bool figure_has_unit(const char *text, Cell cell) {
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
      status = speech_say(speech, label->part[p]);
    }
  }
  return status;
}

/* "-3.1", "−3.1", "▲3.1" */
static bool is_negative(const char *text, Cell cell) {
  cell = cell_unmarked(text, cell);
  return cell.to - cell.from >= 3 &&
         (text[cell.from] == '-' || memcmp(text + cell.from, "−", 3) == 0 || memcmp(text + cell.from, "–", 3) == 0);
}

static Status say_figure(TableReader *r, Cell cell, const Around *around, const GridRow *row) {
  Speech *speech = r->speech;
  size_t from = speech->said.length;
  Cell time = time_of(r, around), figure = cell_unmarked(speech->text, cell);
  const LabelUnit *unit = figure_has_unit(speech->text, figure) ? NULL : unit_of(r, around);
  static const LabelUnit percent = {"", "%", {0, 0}, false};
  if (r->column[around->column].change && !figure_has_unit(speech->text, figure)) unit = &percent;
  Status status = speech_start(speech, row);
  if (status == STATUS_OK) status = say_parts(speech, around, false, &from);
  if (r->works) buf_adds(&speech->said, is_chinese(speech->text, (Cell){row->from, row->to}) ? "项目" : " plant");
  if (status == STATUS_OK) status = say_parts(speech, around, true, &from);
  if (status == STATUS_OK && around->cue.from < around->cue.to) {
    buf_addc(&speech->said, ' ');
    status = speech_say(speech, around->cue);
  }
  bool chinese = is_chinese(speech->text, (Cell){row->from, row->from + 3 < row->to ? row->from + 3 : row->to});
  bool change = r->column[around->column].change, fell = change && is_negative(speech->text, cell);
  buf_adds(&speech->said, chinese  ? (fell     ? "下降"
                                      : change ? "增长"
                                               : "为")
                          : fell   ? " fell "
                          : change ? " rose "
                                   : " was ");
  while (fell && figure.from < figure.to && (speech->text[figure.from] < '0' || speech->text[figure.from] > '9'))
    figure.from++;
  if (unit) buf_adds(&speech->said, unit->before);
  if (status == STATUS_OK) status = speech_say(speech, figure);
  if (unit) buf_adds(&speech->said, unit->behind);
  if (time.from < time.to) {
    Cell part = part_of_year(r, time);
    buf_adds(&speech->said, chinese ? "（" : " in ");
    if (part.from < part.to && !chinese && status == STATUS_OK) {
      buf_adds(&speech->said, "the ");
      status = speech_say(speech, part);
      buf_adds(&speech->said, " of ");
    }
    if (status == STATUS_OK) status = speech_say(speech, time);
    if (part.from < part.to && chinese && status == STATUS_OK) status = speech_say(speech, part);
    if (chinese) buf_adds(&speech->said, "）");
  }
  buf_adds(&speech->said, chinese ? "。" : ".");
  return status == STATUS_OK ? speech_end(speech, from, ZONE_BODY) : status;
}

/* Whether a row's label is what its column is of: "Other countries" is no place. */
static bool row_speaks(const TableReader *r, const Label *row, uint32_t words) {
  bool known = true;
  for (uint32_t i = 0; i < words; i++) {
    const TableColumn *c = &r->column[i];
    if (c->kind != COLUMN_WORDS) continue;
    if (c->places || c->sectors || c->firms) known &= row[i].place || row[i].sector || row[i].firm;
  }
  return known;
}

static Status say_row(TableReader *r, const GridRow *row, uint32_t words) {
  Label label[GRID_COLUMNS];
  Status status = STATUS_OK;
  for (uint32_t i = 0; i < row->cells && status == STATUS_OK; i++) {
    label[i] = (Label){0};
    if (r->column[i].kind == COLUMN_WORDS && r->column[i].row)
      label[i] = r->column[i].row[row - r->grid->row];
    else if (r->column[i].kind == COLUMN_WORDS)
      status = label_read(r->speech, row->cell[i], &label[i]);
  }
  bool record = false;
  if (status == STATUS_OK) status = table_record(r, row, label, &record);
  if (status != STATUS_OK || record || !row_speaks(r, label, words)) return status;
  for (uint32_t i = words; i < row->cells; i++) /* a year in a column of its own is the row's */
    if (r->column[i].times && label[i].timed && words > 0 && !label[0].timed) {
      label[0].timed = true;
      label[0].time = label[i].time;
    }
  for (uint32_t c = words; c < row->cells && status == STATUS_OK; c++) {
    Around around;
    bool figure = cell_is_figure(r->speech->text, row->cell[c]) || cell_is_year(r->speech->text, row->cell[c]);
    if (r->column[c].kind != COLUMN_FIGURES || !figure) continue; /* among figures, 1950 is one */
    if (gather(r, label, words, c, &around)) status = say_figure(r, row->cell[c], &around, row);
  }
  return status;
}

/* "Data in thousand metric tons unless otherwise noted": the unit of all tables of the document. */
static Status read_note(TableReader *r) {
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

/* Whether the head or the leads say that each row is a plant, a mine, a project. */
static bool is_of_works(const TableReader *r) {
  static const char *const works[] = {"plant",   "project", "%f[%a]site", "factor[yi]", "%f[%a]mines?%f[%A]",
                                      "smelter", "工厂",    "项目",       NULL};
  for (uint32_t i = 0; i < r->grid->columns; i++)
    if (r->column[i].kind == COLUMN_WORDS && table_head_has(r, i, works)) return true;
  for (uint32_t i = 0; i < r->grid->leads && i < 2; i++)
    if (cell_has(r->speech->patterns, r->speech->text, r->grid->lead[i], works)) return true;
  return false;
}

/* Columns of words before the first of figures. */
static uint32_t count_words(const TableReader *r) {
  uint32_t words = 0;
  while (words < r->grid->columns && r->column[words].kind != COLUMN_FIGURES) words++;
  return words;
}

static Status read_around(TableReader *r, uint32_t words) {
  Status status = STATUS_OK;
  for (uint32_t i = 0; i < r->grid->leads && status == STATUS_OK; i++)
    status = label_read(r->speech, r->grid->lead[i], &r->lead[i]);
  for (uint32_t i = 0; i < r->grid->heads && status == STATUS_OK; i++) status = lay_head(r, &r->grid->row[i], words);
  for (uint32_t i = 0; i < r->grid->columns && status == STATUS_OK; i++)
    if (r->column[i].kind == COLUMN_WORDS) status = tell_subjects(r, i);
  static const char *const changes[] = {"change", "growth", "yoy",  "y/y",  "y%-o%-y", "%f[%a]var%f[%A]",
                                        "同比",   "增长",   "增速", "增减", "变化",    NULL};
  for (uint32_t i = words; i < r->grid->columns; i++) {
    bool change = table_head_has(r, i, changes);
    for (uint32_t row = r->grid->heads; row < r->grid->rows && change && !r->column[i].change; row++)
      r->column[i].change = is_data(r->grid, row) && table_percent(r, &r->grid->row[row], i);
  }
  r->works = is_of_works(r);
  r->time = common_time(r);
  return status == STATUS_OK ? read_note(r) : status;
}

/* "Salient statistics, United States | 2005 | 2006": what stands in the corner is about the whole table. */
static Status say_corner(TableReader *r, uint32_t column) {
  const TableColumn *c = &r->column[column];
  for (uint32_t i = 0; i < c->heads; i++)
    for (uint32_t p = 0; p < c->head[i]->parts && (c->head[i]->place || c->head[i]->sector); p++) {
      Status status = speech_heading(r->speech, c->head[i]->part[p]);
      if (status != STATUS_OK) return status;
    }
  return STATUS_OK;
}

Status speech_table(Speech *speech, const Grid *grid) {
  if (grid->heads == 0 || grid->columns < 2 || grid->columns > GRID_COLUMNS) return STATUS_OK;
  TableReader *r = arena_alloc(speech->arena, sizeof *r);
  if (!r) return STATUS_NOMEM;
  *r = (TableReader){.speech = speech, .grid = grid};
  tell_kinds(r);
  uint32_t words = count_words(r);
  Status status = read_around(r, words);
  for (uint32_t i = grid->leads; i > 0 && status == STATUS_OK; i--) status = speech_heading(speech, grid->lead[i - 1]);
  for (uint32_t i = 0; i < words && status == STATUS_OK; i++) status = say_corner(r, i);
  for (uint32_t i = 0; i < grid->rows && status == STATUS_OK; i++) { /* a section's name may end the head */
    const GridRow *row = &grid->row[i];
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    if (row->section) {
      status = label_read(speech, row->cell[0], &r->section);
      r->sectioned = true;
    } else if (is_data(grid, i)) {
      status = say_row(r, row, words);
    }
  }
  return status;
}
