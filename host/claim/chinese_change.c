/* Changes in Chinese: words that make an amount one of change and no level ("涨幅超过100元/吨"); what a change is told
 * against, the nearest word before it ("同比", "环比", "较6月份"); and what changed, which is what the level just
 * before it was of ("原油1.94亿吨,增加10.4%"). */
#include <stdio.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/period.h"
#include "claim/reading.h"
#include "claim/window.h"
#include "text/date.h"

static bool ends_from(const Context *c, uint32_t at, const char *const *words, uint32_t *from) {
  while (at > c->from && c->text[at - 1] == ' ') at--;
  for (; *words; words++) {
    size_t length = strlen(*words);
    if (at < c->from + length || memcmp(c->text + at - length, *words, length) != 0) continue;
    if (from) *from = at - (uint32_t)length;
    return true;
  }
  return false;
}

static bool starts(const Context *c, uint32_t at, const char *const *words, uint32_t *to) {
  for (; at < c->document->length && *words; words++) {
    if (c->text[at] != **words) continue;
    size_t length = strlen(*words);
    if (at + length > c->document->length || memcmp(c->text + at, *words, length) != 0) continue;
    if (to) *to = at + (uint32_t)length;
    return true;
  }
  return false;
}

/* Where the part of the sentence begins that a place is in: behind a semicolon. */
static uint32_t part_from(const Context *c, uint32_t at) {
  static Words breaks = {"；", ";", "。", NULL};
  uint32_t from = last_of(c, c->from, at, breaks);
  return from ? from : c->from;
}

/* The first of the amounts that stand side by side with one ("分别上涨144元/吨、193元/吨"). */
static const Mention *first_beside(const Context *c, const Mention *value) {
  static Words links = {"、", "和", "及", "与", NULL};
  for (size_t i = c->mentions; i > 0; i--) {
    const Mention *m = &c->mention[i - 1];
    uint32_t to = value->from;
    if (m->to > value->from || m->type != value->type) continue;
    while (to > m->to && (ends_from(c, to, links, &to) || ends_from(c, to, (Words){"/吨", "/升", "元", NULL}, &to)))
      continue;
    if (to != m->to) return value;
    value = m;
  }
  return value;
}

/* "上调产量2.6万吨至2543.9万吨": how far it moved, before where it stands. */
static bool moves_to(const Context *c, const Mention *value) {
  static Words to_level = {"至", "到", NULL},
               moves = {"上调", "下调", "调高", "调低", "增加", "减少", "上涨", "下跌", NULL};
  uint32_t from = clause_from(c, value), at;
  return starts(c, value->to, to_level, &at) && c->text[at] >= '0' && c->text[at] <= '9' &&
         last_of(c, from, value->from, moves) != 0;
}

/* "比市场价每吨低20元": how far apart two levels are. */
static bool is_distance(const Context *c, uint32_t at) {
  static Words apart = {"低", "高", "贵", "便宜", "高出", "低了", "高了", NULL}, than = {"比", "较", NULL};
  return ends_from(c, at, apart, NULL) && last_of(c, part_from(c, at), at, than) != 0;
}

bool chinese_change(const Context *c, const Reading *r) {
  static Words changes = {"上涨",   "下跌",   "上调",   "下调",   "上漲", "下調", "上調", "增加",   "减少",
                          "減少",   "下降",   "上升",   "增长",   "增長", "回落", "提高", "降低",   "扩大",
                          "跌了",   "涨了",   "增加了", "减少了", "多增", "少增", "净增", "下降了", "上涨了",
                          "下跌了", "累涨",   "累跌",   "增量",   "减量", "增幅", "降幅", "涨幅",   "跌幅",
                          "幅度",   "多出",   "涨",     "跌",     "升",   "涨价", "降价", "同期多", "同期少",
                          "上年多", "上年少", "去年多", "去年少", NULL};
  static Words about = {"约",   "近",   "超", "逾", "了",   "約",     "为",   "在", "达",
                        "高达", "超过", "净", "有", "至少", "预计为", "预计", NULL};
  static Words plain = {"约", "近", "超", "逾", "了", "約", "超过", "净", "至少", NULL};
  static Words amounts = {"增量", "减量", "增幅", "降幅", "涨幅", "跌幅", "幅度", NULL};
  static Words after = {"的上涨", "的增长", "的下降", "的涨幅", "的增幅", "的降幅", "的跌幅", "的提升", "的提高", NULL};
  static Words left = {"由原来的", "从原来的", "由此前的", "从此前的", "由过去的", "从过去的",
                       "由之前的", "从之前的", "由原先的", "从原先的", NULL};
  static Words fuzzy = {"左右", "以上", "多", NULL};
  if (r->up || r->down || !r->value || reading_has(r, NAME_yoy) || !chinese_sentence(c)) return false;
  const char *table = r->rule->table;
  if (!code_is(table, "overcapacity") && !code_is(table, "trade_flows_prices") && !code_is(table, "finance_debt"))
    return false;
  const Quantity *q = r->value->quantity;
  enum { RANGE_MOST = 5 }; /* "12万吨至2535万吨" is no range */
  if (q && q->low > 0 && q->high > RANGE_MOST * q->low && q->low != q->high) return true;
  if (moves_to(c, r->value)) return true;
  uint32_t at = r->value->type == NAME_PERCENT ? r->value->from : first_beside(c, r->value)->from, to = r->value->to;
  if (ends_from(c, at, left, NULL)) return true;
  static Words against = {"环比", "環比", "同比", NULL};
  uint32_t sign = at > c->from && c->text[at - 1] == '+' ? at - 1 : at;
  if (r->value->type != NAME_PERCENT && ends_from(c, sign, against, NULL)) return true; /* "环比-2.0万吨" */
  (void)starts(c, to, fuzzy, &to);
  if (starts(c, to, after, NULL)) return true;
  if (r->value->type == NAME_PERCENT) return false;
  uint32_t loose = at, strict = at;
  while (ends_from(c, loose, about, &loose)) continue;
  while (ends_from(c, strict, plain, &strict)) continue;
  return ends_from(c, loose, amounts, NULL) || ends_from(c, strict, changes, NULL) || is_distance(c, strict);
}

bool chinese_amounts_to(const Context *c, const Mention *value) {
  static Words between = {"达到", "达", "達到", "為", "为", "是", "仅", "高",
                          "分别", "均", "约",   "也", "就", "更", NULL};
  static Words nouns = {"幅", "率", "速", NULL}, verbs = {"增长", "下降", "增長", NULL};
  if (chinese_pace(c, value)) return true;
  uint32_t at = value->from, reaches;
  if (!chinese_at(c, at > c->from + 3 ? at - 3 : at)) return false;
  bool reach = ends_from(c, at, (Words){"达", "達", NULL}, &reaches) && ends_from(c, reaches, verbs, NULL);
  while (ends_from(c, at, between, &at)) continue;
  return reach || (at < value->from && ends_from(c, at, nouns, NULL)); /* "增长达3%", "涨幅为3%" */
}

/* Things that figures are of and that no metric of a trade or an industry names: behind a head, the figure is theirs.
 */
static bool of_something_else(const Context *c, const Reading *r) {
  static Words nouns = {"营收",     "收入",     "利润",   "净利",   "毛利", "费用",   "税收",   "现金流",       "市值",
                        "吞吐量",   "客流",     "工资",   "薪酬",   "面积", "库存",   "存煤",   "增加值",       "GDP",
                        "生产总值", "零售额",   "指数",   "手持",   "周转", "负债率", "保证金", "固定资产投资", "增量",
                        "能耗",     "排放",     "电耗",   "死亡",   "事故", "成本",   "研发",   "募集",         "里程",
                        "回收率",   "民间投资", "投资额", "投资由", "就业", NULL};
  static Words parts = {"业",   "商",   "厂", "企",   "能力", "中心", "设备", "线",   "总值", "基地", "力",
                        "资料", "经营", "者", "成本", "能耗", "事故", "发生", "安全", "效率", "工艺", NULL};
  const Mention *head = r->head ? r->head : r->trigger;
  if (head && head->list == NAME_production_cue && head->to - head->from == 6 && starts(c, head->to, parts, NULL))
    return true; /* "制造业", "生产线" */
  if (!head || head->to > r->value->from || head->list == NAME_price_cue || head->list == NAME_inflation_cue)
    return false;
  return last_of(c, head->to, r->value->from, nouns) != 0;
}

/* "占有率较上年下降2%", "拉动出口增长1.8%", "高于整体增速7.7%": a percentage that tells no change of what the rule asks
 * for. */
static bool of_share(const Context *c, const Reading *r) {
  static Words shares = {"比重",   "占比",   "占有率", "份额", "毛利率", "利润率",
                         "净利率", "负债率", "拉动",   "贡献", NULL};
  static Words beyond = {"高出", "高于", "快于", "低于", "慢于", "好于", NULL};
  enum { NOUN = 6 };
  if (r->value->type != NAME_PERCENT || !(r->up || r->down || reading_has(r, NAME_yoy))) return false;
  uint32_t from = clause_from(c, r->value);
  if (last_of(c, from, r->value->from, shares)) return true;
  uint32_t at = last_of(c, from, r->value->from, beyond);
  return at && r->value->from >= at + NOUN;
}

/* "工程开工率", "项目开工率": of works begun, not of capacity used. */
static bool of_works_begun(const Context *c, const Reading *r) {
  static Words works = {"工程", "项目", "公路", "铁路", "房地产", "复工", "建设", "楼盘", NULL};
  if (!r->trigger || r->trigger->to - r->trigger->from != 9 || memcmp(c->text + r->trigger->from, "开工率", 9) != 0)
    return false;
  uint32_t from = clause_from(c, r->trigger);
  return last_of(c, from, r->trigger->from, works) != 0;
}

/* "社会融资规模", "货币市场基金", "发放的贷款余额": aggregates and balances that no loan or fund of the table is. */
static bool of_other_finance(const Context *c, const Reading *r) {
  enum { AROUND = 12 };
  static Words aggregates = {"社会融资", "货币市场基金", "公募基金", "私募基金", "基金净值", "融资余额",
                             "融资买入", "融资融券",     "公积金",   "存款",     "净值",     "减息",
                             "创投基金", "投资基金管理", "信托基金", NULL};
  static Words balances = {"余额", NULL},
               others = {"净资产",   "总资产",   "户数",     "笔数",     "利率",   "存款",   "加权",
                         "净息差",   "销售成本", "生产成本", "收益约",   "覆盖率", "覆蓋率", "充足率",
                         "负债总额", "贷款总额", "存款总额", "存款余额", NULL};
  const Mention *head = r->head ? r->head : r->trigger;
  static Words behind = {"市值", "股价", "成交额", "产值", "保费", NULL};
  uint32_t from = clause_from(c, r->value);
  if (last_of(c, from, r->value->from, aggregates)) return true;
  if (head && last_of(c, head->from > c->from + AROUND ? head->from - AROUND : c->from,
                      head->to + AROUND < c->to ? head->to + AROUND : c->to, aggregates))
    return true;
  if (ends_from(c, r->value->from, behind, NULL)) return true; /* "市值90亿元" */
  if (head && head->to < r->value->from && last_of(c, head->to, r->value->from, others)) return true;
  bool paid = head && r->trigger && r->trigger->list == NAME_disburse_cue && r->trigger->to < r->value->from;
  return paid && last_of(c, r->trigger->to, r->value->from, balances) != 0;
}

bool chinese_of_else(const Context *c, const Reading *r) {
  if (!r->value || !chinese_sentence(c)) return false;
  if (code_is(r->value->unit, "provinces") && words_match(c, r->value->to, c->to, "^级"))
    return true; /* "156个省级项目" */
  if (of_share(c, r)) return true;
  if (r->rule->owed) return of_other_finance(c, r);
  if (!code_is(r->rule->table, "overcapacity") && !code_is(r->rule->table, "trade_flows_prices")) return false;
  return of_something_else(c, r) || of_works_begun(c, r);
}

bool chinese_since_less(const Context *c, const Mention *value) {
  static Words since = {"较年初", "比年初", "較年初", "较上年末", "比上年末", "较上周", "比上周", NULL};
  if (!chinese_sentence(c)) return false;
  uint32_t from = value->clause < c->clauses ? c->clause[value->clause].from : value->from;
  return from < value->from && last_of(c, from, value->from, since) != 0;
}

/* "较6月份": behind the last month that something is told against; 0. */
static uint32_t month_named(const Context *c, uint32_t from, uint32_t to) {
  static Words against = {"较", "比", "較", NULL};
  uint32_t last = 0;
  EACH_MENTION (date, c, NAME_DATE)
    if (date->from >= from && date->to <= to && date->date->grain == GRAIN_MONTH &&
        ends_from(c, date->from, against, NULL) && words_match(c, date->from, date->to, "^%d+月"))
      last = date->to;
  return last;
}

/* "出口下降0.5%，但进口增幅更大，较11月增长2.7%": both of a month, where nothing before tells another base. */
static bool month_behind(const Context *c, const Mention *value) {
  static Words months = {"环比", "環比", "较上月", "比上月", "較上月", NULL}, against = {"较", "比", "較", NULL};
  static Words moves = {"增长", "上升", "下降", "增加", "减少", "下滑", "上涨",
                        "下跌", "扩大", "大增", "大幅", "增長", "減少", NULL};
  uint32_t at = month_named(c, value->to, c->to);
  EACH_MENTION (date, c, NAME_DATE)
    if (date->to <= value->from && ends_from(c, date->from, against, NULL)) return false; /* "比2009年12月增长5%" */
  if (!at) at = last_of(c, value->to, c->to, months);
  return at && starts(c, at, moves, NULL);
}

/* "月增0.4%" of a month before, unlike "10月增长", "两个月增加". */
static bool is_month_mark(const Context *c, uint32_t from, uint32_t to, const Mention *value) {
  static Words counted = {"个", "個", "数", "數", "本", "当", "當", "单", "單", "该", "該", "一",
                          "二", "三", "四", "五", "六", "七", "八", "九", "十", "两", "兩", NULL};
  static Words verbs = {"长", "長", "加", "速", "至", "到", "产", "產", "少", NULL};
  bool dated = from > c->from && c->text[from - 1] >= '0' && c->text[from - 1] <= '9';
  return !dated && !ends_from(c, from, counted, NULL) && (to >= value->from || !starts(c, to, verbs, NULL));
}

const char *chinese_span(const Context *c, const Mention *value, const char *period) {
  static Words years = {"同比", "比上年",   "较上年", "去年",   "年增",     "年减", "年減",
                        "按年", "上年同期", "較上年", "一年前", "去年同期", NULL};
  static Words months = {"环比",     "環比",     "较上月",   "比上月", "按月",     "較上月",   "较上个月",
                         "比上个月", "較上個月", "比上個月", "前一月", "前一个月", "前一個月", NULL};
  static Words month_marks = {"月增", "月減", "月减", NULL};
  static Words quarters = {"较上季",   "比上季",   "较一季度", "较二季度", "较三季度",
                           "较四季度", "季度环比", "季增",     "季減",     NULL};
  uint32_t from = part_from(c, value->from), year = last_of(c, from, value->from, years);
  uint32_t month = last_of(c, from, value->from, months), named = month_named(c, from, value->from),
           quarter = last_of(c, from, value->from, quarters);
  if (named > month) month = named;
  uint32_t marked = last_of(c, from, value->from, month_marks);
  if (marked > month && is_month_mark(c, marked - 6, marked, value)) month = marked;
  if (month && month > year && month >= quarter) return period && strstr(period, "-Q") ? "qoq" : "mom";
  if (quarter > year) return "qoq";
  if (month || quarter || year || last_of(c, c->from, c->to, years)) return NULL;
  return period && strlen(period) == 7 && period[5] < 'A' && month_behind(c, value) ? "mom" : NULL;
}

static bool is_amount(const Mention *m) { return m->type >= NAME_NUMBER && m->type <= NAME_QUANTITY; }

/* Whether something is named in from..to that a figure behind it would be of. */
static bool names_another(const Context *c, uint32_t from, uint32_t to) {
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->from < from || m->to > to || m->inside) continue;
    if (m->type == NAME_SECTOR || m->type == NAME_PLACE) return true;
    if (list_is_measured(m->list) || m->list == NAME_trade_cue) return true;
  }
  return false;
}

/* "较一季度12.6亿元", "相比去年同期300元": a level that another is told against. */
bool chinese_is_base(const Context *c, const Mention *level) {
  static Words against = {"较", "比", "相比", "較", NULL};
  EACH_MENTION (date, c, NAME_DATE)
    if (date->to <= level->from && level->from - date->to <= 3 && ends_from(c, date->from, against, NULL)) return true;
  return false;
}

/* The level that a change is told right behind of: "5093吨,环比增加33.2%,同比下降4%"; NULL. */
static const Mention *level_before(const Context *c, const Mention *change) {
  const Mention *level = NULL;
  for (size_t i = 0; i < c->mentions && c->mention[i].from < change->from; i++) {
    const Mention *m = &c->mention[i];
    if (is_amount(m) && !m->inside && m->type != NAME_PERCENT && m->unit && (!level || m->from >= level->to) &&
        !chinese_is_base(c, m))
      level = m;
  }
  if (!level || part_from(c, change->from) > level->from || names_another(c, level->to, change->from)) return NULL;
  return level;
}

/* "同比上涨3%,近一月涨幅8%": whether the nearest word before a change says that it is one of a year (1), or of
 * another time (-1). */
static int year_told(const Context *c, const Mention *value) {
  static Words years = {"同比",       "比上年",     "较上年",     "按年", "年增",     "年减",     "一年前",
                        "较去年同期", "比去年同期", "較去年同期", "年減", "去年同期", "上年同期", NULL};
  static Words others = {"近一",   "近两",       "近三",   "近半",   "周环比", "较上周", "比上周",
                         "前一日", "前一交易日", "较前日", "较年初", "比年初", "年内",   "累计",
                         "以来",   "当日",       "本周",   "环比",   NULL};
  uint32_t from = part_from(c, value->from), year = last_of(c, from, value->from, years),
           other = last_of(c, from, value->from, others);
  return year > other ? 1 : other > year ? -1 : 0;
}

static bool of_year(const Context *c, const Mention *value) { return year_told(c, value) > 0; }

/* "同比上涨25%；仅6月累计涨幅已超过7%": the second is of another time than a year, whatever the sentence tells. */
bool chinese_of_other_time(const Context *c, const Mention *value) { return c->han && year_told(c, value) < 0; }

bool chinese_change_of(const Context *c, Claim *change, const Claim *level, const Mention *value) {
  static const uint16_t carried[] = {NAME_sector, NAME_place, NAME_period, NAME_actor, NAME_product, NAME_partner};
  const char *metric = text_of(claim_get(level, NAME_metric));
  const char *name = change_of_metric(c->document, metric);
  const char *span = chinese_span(c, value, text_of(claim_get(level, NAME_period)));
  char made[64];
  if (!name) return false;
  size_t stem = strlen(metric);
  if (code_is(metric, "price"))
    name = !span && of_year(c, value) ? "price_yoy" : "price_change";
  else if (span && stem <= 50 && !code_is(metric, "capacity")) {
    (void)snprintf(made, sizeof made, "%.50s_change", metric);
    name = document_copy(c->document, made, strlen(made));
  }
  change->table = level->table;
  claim_set(c->document, change, NAME_metric, value_text(name));
  for (size_t i = 0; i < sizeof carried / sizeof *carried; i++) {
    const Value *known = claim_get(level, carried[i]);
    if (known) claim_set(c->document, change, carried[i], *known);
  }
  if (!claim_get(level, NAME_sector))
    for (uint32_t i = 0; i < change->spans; i++)
      if (change->span[i].field == NAME_sector && !code_is(change->span[i].path, "clause") &&
          !code_is(change->span[i].path, "sentence"))
        claim_set(c->document, change, NAME_sector, (Value){.kind = VALUE_NONE});
  const char *own = period_behind_level(c, level, value);
  if (own) claim_set(c->document, change, NAME_period, value_text(own));
  const char *since = period_since_peak(c, value, text_of(claim_get(level, NAME_period)));
  if (since) claim_set(c->document, change, NAME_period, value_text(since));
  return true;
}

/* "出口3亿元,进口2亿元,分别增长4%和5%": each level has its own. */
static bool shared_out(const Context *c, const Mention *value) {
  MentionList figures;
  size_t at;
  if (!context_respective(c)) return false;
  context_beside(c, value, &figures, &at);
  return figures.count > 1;
}

void chinese_follow(const Context *c, ClaimList *out, size_t first) {
  if (out->count == first || !chinese_sentence(c)) return;
  for (size_t i = first; i < out->count; i++) {
    const char *metric = text_of(claim_get(out->claim[i], NAME_metric));
    if (!metric || !metric_is_change(metric) || !code_is(text_of(claim_get(out->claim[i], NAME_unit)), "%")) continue;
    const Mention *value = context_value_of(c, out->claim[i]), *level = value ? level_before(c, value) : NULL;
    if (level && shared_out(c, value)) continue;
    bool told = false;
    for (size_t k = first; level && !told && k < out->count; k++) {
      const char *other = text_of(claim_get(out->claim[k], NAME_metric));
      if (k == i || !other || metric_is_change(other) || context_value_of(c, out->claim[k]) != level) continue;
      (void)chinese_change_of(c, out->claim[i], out->claim[k], value);
      told = true;
    }
    if (level && !told && level->type == NAME_QUANTITY &&
        strncmp(metric, "price", 5) == 0) { /* of goods that nothing tells */
      memmove(out->claim + i, out->claim + i + 1, (out->count - i - 1) * sizeof *out->claim);
      out->count--;
      i--;
    }
  }
}

void chinese_total(const Context *c, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric));
  if (!metric || !code_is(claim->table, "trade_flows_prices") || !chinese_sentence(c)) return;
  const Claim *last = &c->document->last_figure;
  bool flow = strncmp(metric, "export_", 7) == 0 || strncmp(metric, "import_", 7) == 0,
       total = strncmp(metric, "trade_", 6) == 0,
       goes_on = c->document->figure_known && last->sentence + 1 >= c->number && !claim_get(last, NAME_sector) &&
                 code_is(last->table, claim->table);
  if (!total && !(flow && goes_on)) return;
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_sector &&
        (code_is(claim->span[i].path, "previous") || code_is(claim->span[i].path, "document"))) {
      claim_set(c->document, claim, NAME_sector, (Value){.kind = VALUE_NONE});
      memmove(claim->span + i, claim->span + i + 1, (claim->spans - i - 1) * sizeof *claim->span);
      claim->spans--;
      return;
    }
}
