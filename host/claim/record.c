/* Rows of a table that tell an act: who imposes a measure on whose goods, who lends to whom. */
#include <string.h>

#include "claim/table.h"

/* Whether the head of a column has one of some words, NULL-ended and in lowercase. */
bool table_head_has(const TableReader *r, uint32_t column, const char *const *words) {
  const TableColumn *c = &r->column[column];
  for (uint32_t i = 0; i < c->heads; i++)
    for (uint32_t p = 0; p < c->head[i]->parts; p++)
      if (cell_has(r->speech->patterns, r->speech->text, c->head[i]->part[p], words)) return true;
  return false;
}

bool table_percent(const TableReader *r, const GridRow *row, uint32_t column) {
  const TableColumn *c = &r->column[column];
  Cell cell = row->cell[column];
  if (memchr(r->speech->text + cell.from, '%', cell.to - cell.from)) return true;
  for (uint32_t i = 0; i < c->heads; i++)
    if (c->head[i]->measured && (strchr(c->head[i]->unit.behind, '%') || strstr(c->head[i]->unit.behind, "cent")))
      return true;
  static const char *const rates[] = {"%%",          "percent",       "per cent", "yoy",  "y/y",  "y%-o%-y",
                                      "growth rate", "annual change", "同比",     "增速", "增幅", NULL};
  return table_head_has(r, column, rates);
}

/* The parts of a label, with words before them where there are any. */
static Status say_label(Speech *speech, const char *before, const Label *label) {
  Status status = STATUS_OK;
  for (uint32_t p = 0; p < label->parts && status == STATUS_OK; p++) {
    buf_adds(&speech->said, p == 0 ? before : " ");
    status = speech_say(speech, label->part[p]);
  }
  return status;
}

/* What the cells of a record are to its act; GRID_COLUMNS: there is none. */
typedef struct Record {
  uint32_t measure, imposer, target, goods, time, stage, rate, lender, borrower, amount;
} Record;

static const char *const target_heads[] = {"target", "exporter", "origin", "against", "partner", "affected",
                                           "目标",   "对象",     "原产",   "涉案",    NULL};
static const char *const goods_heads[] = {"product", "goods", "commodit", "sector", "产品", "商品", "行业", NULL};
static const char *const stage_heads[] = {"status", "stage", "state", "阶段", "状态", NULL};
static const char *const lender_heads[] = {"lender", "creditor", "bank", "financier", "贷款方", "债权", NULL};
static const char *const borrower_heads[] = {"borrower", "recipient", "debtor", "借款", "债务", NULL};
static const char *const amount_heads[] = {"amount", "loan", "value", "金额", "贷款", NULL};

static void take(uint32_t *role, uint32_t column) {
  if (*role == GRID_COLUMNS) *role = column;
}

static Record roles_of(const TableReader *r, const GridRow *row, const Label *label) {
  enum { NONE = GRID_COLUMNS };
  Record record = {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE};
  for (uint32_t i = 0; i < row->cells; i++) {
    const TableColumn *c = &r->column[i];
    bool figure = c->kind == COLUMN_FIGURES;
    bool percent = figure && table_percent(r, row, i);
    if (percent) take(&record.rate, i);
    if (table_head_has(r, i, amount_heads) && figure && !percent) take(&record.amount, i);
    if (label[i].timed && label[i].parts == 0) take(&record.time, i);
    if (c->kind != COLUMN_WORDS || label[i].parts == 0) continue;
    if (table_head_has(r, i, stage_heads))
      take(&record.stage, i);
    else if (c->measures && label[i].measure)
      take(&record.measure, i);
    else if (table_head_has(r, i, lender_heads))
      take(&record.lender, i);
    else if (table_head_has(r, i, borrower_heads))
      take(&record.borrower, i);
    else if (table_head_has(r, i, goods_heads) || (!c->places && (c->sectors || label[i].sector)))
      take(&record.goods, i);
    else if (c->places && table_head_has(r, i, target_heads))
      take(&record.target, i);
    else if (c->places)
      take(record.imposer == NONE ? &record.imposer : &record.target, i);
  }
  return record;
}

/* The verb that the stage of a case stands for. */
static const char *verb_of(const Speech *speech, const Label *stage) {
  static const char *const verbs[][3] = {{"terminat", NULL, "terminated the"},
                                         {"revok", NULL, "revoked the"},
                                         {"lift", NULL, "lifted the"},
                                         {"expire", NULL, "terminated the"},
                                         {"extend", NULL, "extended the"},
                                         {"renew", NULL, "extended the"},
                                         {"prelim", NULL, "made a preliminary determination of"},
                                         {"provisional", NULL, "imposed a provisional"},
                                         {"initiat", NULL, "launched an investigation into"},
                                         {"investigat", NULL, "launched an investigation into"},
                                         {"probe", NULL, "launched an investigation into"},
                                         {"announc", NULL, "announced a"},
                                         {"propos", NULL, "announced a"},
                                         {"plan", NULL, "plans to impose a"}};
  for (uint32_t p = 0; stage && p < stage->parts; p++)
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
      if (cell_has(speech->patterns, speech->text, stage->part[p], verbs[i])) return verbs[i][2];
  return "imposed a";
}

static Status say_time(Speech *speech, const Label *time) {
  buf_adds(&speech->said, time->time.to - time->time.from > 4 ? " on " : " in ");
  return speech_say(speech, time->time);
}

/* "Canada | surtax on Chinese EVs | 100% | 1 Oct 2024": "Canada imposed a 100% surtax on Chinese EVs on 1 Oct 2024." */
static Status say_measure(TableReader *r, const GridRow *row, const Label *label, const Record *record) {
  enum { NONE = GRID_COLUMNS };
  Speech *speech = r->speech;
  size_t from = speech->said.length;
  Status status = speech_start(speech, row);
  if (status == STATUS_OK) status = say_label(speech, "", &label[record->imposer]);
  buf_addc(&speech->said, ' ');
  buf_adds(&speech->said, verb_of(speech, record->stage == NONE ? NULL : &label[record->stage]));
  if (record->rate != NONE && cell_is_figure(speech->text, row->cell[record->rate]) && status == STATUS_OK) {
    Cell rate = cell_unmarked(speech->text, row->cell[record->rate]);
    buf_addc(&speech->said, ' ');
    status = speech_say(speech, rate);
    if (!figure_has_unit(speech->text, rate)) buf_addc(&speech->said, '%');
  }
  if (status == STATUS_OK) status = say_label(speech, " ", &label[record->measure]);
  if (record->goods != NONE && status == STATUS_OK) status = say_label(speech, " on ", &label[record->goods]);
  if (record->target != NONE && status == STATUS_OK)
    status = say_label(speech, record->goods != NONE ? " from " : " on ", &label[record->target]);
  if (record->time != NONE && status == STATUS_OK) status = say_time(speech, &label[record->time]);
  buf_addc(&speech->said, '.');
  return status == STATUS_OK ? speech_end(speech, from, ZONE_BODY) : status;
}

/* "Bank of China | PT Ruipu | US$625 m | 2020": "Bank of China lent US$625 m to PT Ruipu in 2020." */
static Status say_loan(TableReader *r, const GridRow *row, const Label *label, const Record *record) {
  Speech *speech = r->speech;
  size_t from = speech->said.length;
  Cell amount = cell_unmarked(speech->text, row->cell[record->amount]);
  const TableColumn *c = &r->column[record->amount];
  const LabelUnit *unit = NULL;
  for (uint32_t i = 0; i < c->heads && !figure_has_unit(speech->text, amount); i++)
    if (c->head[i]->measured) unit = &c->head[i]->unit;
  Status status = speech_start(speech, row);
  if (status == STATUS_OK) status = say_label(speech, "", &label[record->lender]);
  buf_adds(&speech->said, " lent ");
  if (unit) buf_adds(&speech->said, unit->before);
  if (status == STATUS_OK) status = speech_say(speech, amount);
  if (unit) buf_adds(&speech->said, unit->behind);
  if (status == STATUS_OK) status = say_label(speech, " to ", &label[record->borrower]);
  if (record->time != GRID_COLUMNS && status == STATUS_OK) status = say_time(speech, &label[record->time]);
  buf_addc(&speech->said, '.');
  return status == STATUS_OK ? speech_end(speech, from, ZONE_BODY) : status;
}

/* A row that tells one act: who imposes a measure, who lends to whom. */
Status table_record(TableReader *r, const GridRow *row, const Label *label, bool *said) {
  enum { NONE = GRID_COLUMNS };
  Record record = roles_of(r, row, label);
  *said = true;
  if (record.measure != NONE && record.imposer != NONE) return say_measure(r, row, label, &record);
  if (record.lender != NONE && record.borrower != NONE && record.amount != NONE)
    return say_loan(r, row, label, &record);
  *said = false;
  return STATUS_OK;
}
