/* Sheets: lines of a label and a value that all describe one works, loan or trade measure. */
#include <string.h>

#include "claim/listed.h"

enum { SHEET_LINES = 32 };

/* What a line's label says its value is. */
typedef enum SheetRole {
  ROLE_NONE,
  ROLE_PLACE,
  ROLE_SUBJECT,
  ROLE_LENDER,
  ROLE_BORROWER,
  ROLE_IMPOSER,
  ROLE_TARGET,
  ROLE_MEASURE,
  ROLE_INTEREST,
  ROLE_RATE,
  ROLE_JOBS,
  ROLE_AREA,
  ROLE_LENGTH,
  ROLE_STATE,
  ROLE_FIRM,
  ROLE_CAPACITY,
  ROLE_COST,
  ROLE_TIME,
  ROLES
} SheetRole;

/* In the order in which they are tried: "interest rate" before "rate", "investor" before "investment". */
static const char *const role_words[ROLES][20] = {
    [ROLE_PLACE] = {"^location", "^place", "^country$", "^site$", "^site location", "^host country", "^where",
                    "^region", "^province", "^project location", "^address", "地点", "所在地", "^国家$", "^国别",
                    "位置", "^地区$", "东道国", NULL},
    [ROLE_SUBJECT] = {"^sector",  "^industry", "^products?$",    "^type",         "^goods",
                      "commodit", "^project$", "^project name",  "^project type", "^name",
                      "^plant$",  "^facility", "^subject goods", "^产品",         "行业",
                      "^项目$",   "项目名称",  "类型$",          "^商品",         NULL},
    [ROLE_LENDER] = {"^lender", "creditor", "financier", "^financed by", "^funded by", "^loan from", "贷款方", "债权人",
                     "贷款人", "贷款银行", "贷款机构", NULL},
    [ROLE_BORROWER] = {"borrower", "debtor", "loan recipient", "借款", "债务人", "受援", NULL},
    [ROLE_IMPOSER] = {"imposed by", "imposing", "^importing country", "^investigating", "^initiated by", "实施国",
                      "发起国", "发起方", "调查机关", "进口国", NULL},
    [ROLE_TARGET] = {"origin", "^exporting country", "^exporter", "^target", "^against", "country concerned", "原产",
                     "涉案国", "涉案对象", "被调查国", NULL},
    [ROLE_MEASURE] = {"^measure", "^trade remedy", "^type of measure", "^措施", "案件类型", NULL},
    [ROLE_INTEREST] = {"interest", "利率", NULL},
    [ROLE_RATE] = {"^rate", "duty", "^margin", "tariff", "税率", NULL},
    [ROLE_JOBS] = {"^jobs", "employ", "workforce", "^workers", "^staff", "就业", "用工", "员工", "岗位", NULL},
    [ROLE_AREA] = {"^area", "land", "floor area", "^site area", "占地", "面积", NULL},
    [ROLE_LENGTH] = {"^length", "^total length", "全长", "长度", "总长", "里程", NULL},
    [ROLE_STATE] = {"^status", "^stage", "completion", "commission", "^start", "opening", "^phase", "groundbreaking",
                    "^expected", "状态", "进展", "投产", "开工", "竣工", "完工", "建成", "建设期", NULL},
    [ROLE_FIRM] = {"owner", "developer", "company", "investor", "operator", "promoter", "sponsor", "contractor",
                   "^builder", "^partner", "^epc", "业主", "投资方", "投资主体", "企业", "公司", "建设单位", "承建",
                   NULL},
    [ROLE_CAPACITY] = {"capacity", "^output", "annual production", "^production", "^power", "throughput", "^size$",
                       "^design", "产能", "规模", "容量", "产量", "吞吐量", NULL},
    [ROLE_COST] = {"cost", "investment", "^value", "project value", "contract value", "contract amount", "^amount",
                   "capex", "budget", "^price tag", "^financing", "投资", "造价", "金额", "合同额", "贷款额", NULL},
    [ROLE_TIME] = {"signed", "^signing", "^date", "signature", "^year", "effective", "entry into force", "^in force",
                   "签署", "签约", "日期", "时间", "生效", NULL},
};

static const char *const works_words[] = {"plant",
                                          "project",
                                          "factor[yi]",
                                          "%f[%a]mines?%f[%A]",
                                          "smelter",
                                          "refiner[yi]",
                                          "%f[%a]mills?%f[%A]",
                                          "%f[%a]parks?%f[%A]",
                                          "station",
                                          "%f[%a]dam%f[%A]",
                                          "railway",
                                          "highway",
                                          "expressway",
                                          "%f[%a]port%f[%A]",
                                          "pipeline",
                                          "terminal",
                                          "wind farm",
                                          "bridge",
                                          "works%f[%A]",
                                          "complex",
                                          "项目",
                                          "工厂",
                                          "电站",
                                          "电厂",
                                          "园区",
                                          "产业园",
                                          "工程",
                                          "铁路",
                                          "公路",
                                          "码头",
                                          "生产线",
                                          NULL};

typedef struct Sheet {
  Speech *speech;
  const Listing *listing;
  uint8_t role[SHEET_LINES];
  uint32_t lines;
  uint32_t first[ROLES]; /* the first line of each, from 1; 0: there is none */
  bool chinese;
} Sheet;

static uint8_t role_of(const Speech *speech, Cell name) {
  CellWords words;
  cell_words(speech->text, name, &words);
  for (uint8_t role = ROLE_NONE + 1; role < ROLES; role++)
    if (cell_words_any(speech->patterns, &words, role_words[role])) return role;
  return ROLE_NONE;
}

/* False: no line is of what every sheet has one of, a cost, a capacity or a measure. Most lists are no sheets. */
static bool may_describe(const Speech *speech, const Listing *listing) {
  static const uint8_t needed[] = {ROLE_COST, ROLE_CAPACITY, ROLE_MEASURE};
  for (uint32_t i = 0; i < listing->lines && i < SHEET_LINES; i++) {
    CellWords words;
    cell_words(speech->text, listing->line[i].name, &words);
    for (size_t k = 0; k < sizeof needed; k++)
      if (cell_words_any(speech->patterns, &words, role_words[needed[k]])) return true;
  }
  return false;
}

static bool has(const Sheet *sheet, SheetRole role) { return sheet->first[role] > 0; }

static Cell value_of(const Sheet *sheet, SheetRole role) {
  return has(sheet, role) ? sheet->listing->line[sheet->first[role] - 1].value : (Cell){0, 0};
}

static void read_roles(Sheet *sheet) {
  for (uint32_t i = 0; i < sheet->listing->lines && i < SHEET_LINES; i++) {
    uint8_t role = role_of(sheet->speech, sheet->listing->line[i].name);
    sheet->role[i] = role;
    sheet->lines = i + 1;
    if (role && !sheet->first[role]) sheet->first[role] = i + 1;
  }
  Cell name = sheet->listing->line[0].name;
  sheet->chinese = (unsigned char)sheet->speech->text[name.from] >= 0xE3;
}

static void add(Sheet *sheet, const char *words) { buf_adds(&sheet->speech->said, words); }

static Status begin(Sheet *sheet, uint32_t line, size_t *from) {
  Cell whole = sheet->listing->line[line].whole;
  *from = sheet->speech->said.length;
  return speech_start(sheet->speech, &(GridRow){.from = whole.from, .to = whole.to});
}

static Status finish(Sheet *sheet, Status status, size_t from) {
  add(sheet, sheet->chinese ? "。" : ".");
  return status == STATUS_OK ? speech_end(sheet->speech, from, ZONE_BODY) : status;
}

/* A figure with the unit that its label names, where it has none of its own: "Amount (USD): 300 million". */
static Status say_value(Sheet *sheet, const ListingLine *line) {
  Label label;
  bool bare = false;
  Status status = label_read(sheet->speech, line->name, &label);
  if (status == STATUS_OK && label.measured) status = label_bare(sheet->speech, line->value, &bare);
  if (status != STATUS_OK) return status;
  if (bare) add(sheet, label.unit.before);
  status = speech_say(sheet->speech, line->value);
  if (bare) add(sheet, label.unit.behind);
  return status;
}

static bool has_digit(const Sheet *sheet, Cell cell) {
  for (uint32_t i = cell.from; i < cell.to; i++)
    if (sheet->speech->text[i] >= '0' && sheet->speech->text[i] <= '9') return true;
  return false;
}

/* Place and trade under the name of the works: the heading of what is said of them. */
static Status say_subject(Sheet *sheet) {
  Speech *speech = sheet->speech;
  size_t from = speech->said.length;
  Status status = STATUS_OK;
  if (sheet->listing->leads > 0) status = speech_say(speech, sheet->listing->lead[0]);
  for (uint32_t i = 0; i < sheet->lines && status == STATUS_OK; i++) {
    if (sheet->role[i] != ROLE_PLACE && sheet->role[i] != ROLE_SUBJECT) continue;
    if (speech->said.length > from) add(sheet, sheet->chinese ? "，" : ", ");
    status = speech_say(speech, sheet->listing->line[i].value);
  }
  if (speech->said.length == from || status != STATUS_OK) return status;
  return speech_end(speech, from, ZONE_HEADING);
}

/* What is said before and behind the value of a line of works; NULL: it is left to the reader of sentences. */
static const char *frame_of(const Sheet *sheet, uint32_t line, const char **behind) {
  static const char *const yearly[] = {"annual", "per year", "年产", NULL};
  *behind = "";
  switch (sheet->role[line]) {
    case ROLE_CAPACITY:
      if (sheet->chinese) return "该项目产能为";
      return cell_has(sheet->speech->patterns, sheet->speech->text, sheet->listing->line[line].name, yearly)
                 ? "The plant's annual capacity is "
                 : "The plant's capacity is ";
    case ROLE_COST: return sheet->chinese ? "该项目总投资为" : "The project cost is ";
    case ROLE_JOBS:
      *behind = sheet->chinese ? "个就业岗位" : " jobs";
      return sheet->chinese ? "该项目将创造" : "The plant will create ";
    case ROLE_AREA: return sheet->chinese ? "该项目占地" : "The site covers ";
    case ROLE_LENGTH:
      if (!sheet->chinese) *behind = " long";
      return sheet->chinese ? "该项目全长" : "The project is ";
    default: return NULL;
  }
}

static Status say_works(Sheet *sheet) {
  Status status = say_subject(sheet);
  for (uint32_t i = 0; i < sheet->lines && status == STATUS_OK; i++) {
    const char *behind, *before = frame_of(sheet, i, &behind);
    const ListingLine *line = &sheet->listing->line[i];
    size_t from;
    if (!before || !has_digit(sheet, line->value)) continue;
    status = begin(sheet, i, &from);
    add(sheet, before);
    if (status == STATUS_OK) status = say_value(sheet, line);
    bool told = false; /* "450 people" has its noun */
    for (uint32_t k = line->value.from; k < line->value.to; k++) {
      unsigned char c = (unsigned char)sheet->speech->text[k];
      told |= c >= 0xE3 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }
    if (!told || sheet->role[i] == ROLE_LENGTH) add(sheet, behind);
    status = finish(sheet, status, from);
  }
  return status;
}

/* " to Kenya", " on 3 May 2020": the value of a role behind some words. */
static Status say_role(Sheet *sheet, const char *before, SheetRole role) {
  if (!has(sheet, role)) return STATUS_OK;
  add(sheet, before);
  return speech_say(sheet->speech, value_of(sheet, role));
}

static Status say_time(Sheet *sheet) {
  Cell time = value_of(sheet, ROLE_TIME);
  if (sheet->chinese) {
    Status status = say_role(sheet, "（", ROLE_TIME);
    if (has(sheet, ROLE_TIME)) add(sheet, "）");
    return status;
  }
  return say_role(sheet, time.to - time.from > 4 ? " on " : " in ", ROLE_TIME);
}

/* "Lender: ...", "Borrower: ...", "Amount: ...": one lends the other that much. */
static Status say_loan(Sheet *sheet) {
  const ListingLine *line = &sheet->listing->line[sheet->first[ROLE_COST] - 1];
  size_t from;
  Status status = say_subject(sheet);
  if (status == STATUS_OK) status = begin(sheet, sheet->first[ROLE_COST] - 1, &from);
  if (status != STATUS_OK) return status;
  bool lends = has(sheet, ROLE_LENDER);
  status = say_role(sheet, "", lends ? ROLE_LENDER : ROLE_BORROWER);
  if (sheet->chinese) {
    if (status == STATUS_OK && lends) status = say_role(sheet, "向", ROLE_BORROWER);
    add(sheet, lends ? "提供贷款" : "获得贷款");
    if (status == STATUS_OK) status = say_value(sheet, line);
  } else {
    add(sheet, lends ? " provided a loan of " : " received a loan of ");
    if (status == STATUS_OK) status = say_value(sheet, line);
    if (status == STATUS_OK && lends) status = say_role(sheet, " to ", ROLE_BORROWER);
  }
  if (status == STATUS_OK) status = say_time(sheet);
  status = finish(sheet, status, from);
  if (status != STATUS_OK || !has(sheet, ROLE_INTEREST)) return status;
  status = begin(sheet, sheet->first[ROLE_INTEREST] - 1, &from);
  add(sheet, sheet->chinese ? "该贷款利率为" : "The loan has an interest rate of ");
  if (status == STATUS_OK) status = speech_say(sheet->speech, value_of(sheet, ROLE_INTEREST));
  return finish(sheet, status, from);
}

/* "Imposed by: ...", "Product: ...", "Origin: ...", "Rate: ...": one imposes a measure on the other's goods. */
static Status say_measure(Sheet *sheet) {
  size_t from;
  Status status =
      begin(sheet, (has(sheet, ROLE_RATE) ? sheet->first[ROLE_RATE] : sheet->first[ROLE_MEASURE]) - 1, &from);
  if (status == STATUS_OK) status = say_role(sheet, "", ROLE_IMPOSER);
  if (sheet->chinese) {
    if (status == STATUS_OK) status = say_role(sheet, "对", ROLE_TARGET);
    if (status == STATUS_OK) status = say_role(sheet, "", ROLE_SUBJECT);
    add(sheet, "征收");
    if (status == STATUS_OK) status = say_role(sheet, "", ROLE_RATE);
    if (status == STATUS_OK) status = say_role(sheet, "的", ROLE_MEASURE);
  } else {
    add(sheet, " imposed a");
    if (status == STATUS_OK) status = say_role(sheet, " ", ROLE_RATE);
    if (status == STATUS_OK) status = say_role(sheet, " ", ROLE_MEASURE);
    if (status == STATUS_OK) status = say_role(sheet, " on ", ROLE_SUBJECT);
    if (status == STATUS_OK) status = say_role(sheet, " from ", ROLE_TARGET);
  }
  if (status == STATUS_OK) status = say_time(sheet);
  return finish(sheet, status, from);
}

static bool is_of_works(const Sheet *sheet) {
  if (!has(sheet, ROLE_CAPACITY) && !has(sheet, ROLE_COST)) return false;
  int roles = has(sheet, ROLE_PLACE) + has(sheet, ROLE_SUBJECT) + has(sheet, ROLE_STATE) + has(sheet, ROLE_FIRM) +
              has(sheet, ROLE_JOBS) + has(sheet, ROLE_AREA) + has(sheet, ROLE_LENGTH) +
              (has(sheet, ROLE_CAPACITY) && has(sheet, ROLE_COST));
  for (uint32_t i = 0; i < sheet->listing->leads; i++)
    if (cell_has(sheet->speech->patterns, sheet->speech->text, sheet->listing->lead[i], works_words)) return roles > 0;
  return roles > 1;
}

Status speech_sheet(Speech *speech, const Listing *listing, Cell title, bool *said) {
  Sheet sheet = {.speech = speech, .listing = listing};
  *said = may_describe(speech, listing);
  if (!*said) return STATUS_OK;
  read_roles(&sheet);
  bool loan = (has(&sheet, ROLE_LENDER) || has(&sheet, ROLE_BORROWER)) && has(&sheet, ROLE_COST);
  bool measure = has(&sheet, ROLE_IMPOSER) && has(&sheet, ROLE_MEASURE);
  bool works = !loan && !measure && is_of_works(&sheet);
  Status status = STATUS_OK;
  if (loan || measure || works) status = speech_leads(speech, listing, title);
  if (status != STATUS_OK) return status;
  if (loan) return say_loan(&sheet);
  if (measure) return say_measure(&sheet);
  if (works) return say_works(&sheet);
  *said = false;
  return STATUS_OK;
}
