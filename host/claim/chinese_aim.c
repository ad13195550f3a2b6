/* What a Chinese plan sets a figure for, by its noun (data/lexicon/aims.csv): "单位国内生产总值能耗下降3%" sets an
 * energy_intensity_reduction_target, "出口额达到80亿美元" an export_target, "新能源汽车销量占比达到45%" a
 * nev_sales_share_target. */
#include <stdio.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/naming.h"
#include "claim/period.h"
#include "claim/reading.h"
#include "claim/window.h"

static const Found nothing;

enum { NAME_MOST = 64, NEAR = 15 };

/* Whether a mark parts two places. */
static bool parted(const Context *c, uint32_t from, uint32_t to) {
  static const char *const marks[] = {"，", "；", "。", "、", ",", ";", "%d"};
  return words_any(c, from, to, marks, sizeof marks / sizeof *marks);
}

/* Whether a figure counts things one by one. */
static bool counts(const Mention *value) {
  static const char *const units[] = {"items", "companies", "households", "projects", "firms", "jobs", NULL};
  enum { MOST = 1000000 };
  if (value->type == NAME_NUMBER) return value->quantity && value->quantity->value > 1 && value->quantity->value < MOST;
  return value->type == NAME_QUANTITY && value->unit && word_listed(value->unit, units);
}

/* Whether a noun takes such a figure, by the letters before the colon of its code: p percent, m money, q a quantity, c
 * a count. Only what is counted stands behind its figure. */
static bool takes(const Mention *noun, const Mention *value) {
  const char *colon = strchr(noun->code, ':');
  if (!colon) return false;
  if (noun->code[0] == 'c') return counts(value);
  if (noun->from > value->from) return false;
  char kind = value->type == NAME_PERCENT ? 'p' : value->type == NAME_MONEY ? 'm' : 'q';
  return memchr(noun->code, kind, (size_t)(colon - noun->code));
}

/* "由80家减少到30家", "2020年产能为3亿吨": where a level stood, or stands. */
static bool told_of_today(const Context *c, const Mention *noun, const Mention *value) {
  static const char *const from[] = {"由[^，]-$", "从[^，]-$", "從[^，]-$"};
  static const char *const onto[] = {
      "^左?右?减少到", "^左?右?减少至", "^左?右?提高到", "^左?右?提高至", "^左?右?提升到", "^左?右?提升至",
      "^左?右?增加到", "^左?右?增加至", "^左?右?降低到", "^左?右?降低至", "^左?右?下降到", "^左?右?降到",
      "^左?右?降至",   "^左?右?增至",   "^左?右?减至",   "^左?右?下降至", "^左?右?升至"};
  static const char *const now[] = {"目前", "现有", "現有", "现在", "已有", "共有",  "拥有",
                                    "累计", "已经", "已達", "已达", "同比", "比上年"};
  uint32_t begin = noun->from < value->from ? noun->from : value->from;
  Window before = window_before(c, value->from, 36), after = window_after(c, value->to, 18);
  if (window_any(&before, from, sizeof from / sizeof *from) && window_any(&after, onto, sizeof onto / sizeof *onto))
    return true;
  uint32_t near = begin > c->from + 12 ? begin - 12 : c->from;
  if (words_any(c, near, value->from, now, sizeof now / sizeof *now)) return true;
  const char *written = c->document->reference;
  const Mention *date = context_last_between(c, NAME_DATE, c->from, begin);
  const char *told = date ? period_value(c, date, false) : NULL;
  return told && written[0] && strncmp(told, written, 4) < 0 && !admit_lies_ahead(c, date);
}

static const char *base_of(const Mention *noun) {
  const char *colon = strchr(noun->code, ':');
  return colon ? colon + 1 : noun->code;
}

/* "能耗和二氧化碳排放分别降低3%、4%": the noun of a figure that has several beside it. "销量占比达到45%": the last noun
 * of a run. */
static const Mention *noun_of(const Context *c, const Mention *head, const Mention *value) {
  if (head->from > value->from) return head;
  const Mention *last = context_last_between(c, NAME_AIM, head->to, value->from);
  if (last && !last->inside && !parted(c, head->to, last->from)) head = last;
  if (!context_respective(c)) return head;
  MentionList nouns = {.count = 0};
  EACH_MENTION (m, c, NAME_AIM)
    if (!m->inside && m->to <= value->from && nouns.count < LIST_MOST) nouns.item[nouns.count++] = m;
  const Mention *member = context_member(c, value, &nouns);
  return member ? member : head;
}

/* "单位国内生产总值能耗和二氧化碳排放": what is told of a unit of output before is told of what stands beside it too.
 */
static bool of_a_unit(const Context *c, const Mention *noun) {
  EACH_MENTION (m, c, NAME_AIM)
    if (!m->inside && m->to <= noun->from && strstr(m->code, "intensity") &&
        words_match(c, m->to, noun->from, "^[、和与及，%s]+$"))
      return true;
  return false;
}

typedef enum Way { WAY_TO, WAY_UP, WAY_DOWN } Way;

/* Which way the words between a noun and a figure go: "下降3%" down, "增长8%" up, "降至3%" and "达到3%" to a level. */
static Way way_of(const Context *c, const Mention *noun, const Mention *value) {
  static const char *const levels[] = {"到", "至", "达", "為", "为", "突破", "超过", "以上$", "以内$", "控制在"};
  static const char *const downs[] = {"下降", "降低", "减少", "削减", "压减", "降幅", "下调", "缩减", "減少", "減"};
  static const char *const ups[] = {"增长", "增速", "增幅", "提高", "提升", "增加", "上升", "扩大", "增長"};
  if (noun->from > value->from) return WAY_TO;
  uint32_t from = noun->to, to = value->from;
  if (words_any(c, from, to, levels, sizeof levels / sizeof *levels)) return WAY_TO;
  if (words_any(c, from, to, downs, sizeof downs / sizeof *downs)) return WAY_DOWN;
  return words_any(c, from, to, ups, sizeof ups / sizeof *ups) ? WAY_UP : WAY_TO;
}

/* "新能源汽车销量占比": the goods right before a share, and what of them. */
static const char *share_of(const Context *c, const Mention *noun, char *name) {
  static const char *const parts[][2] = {{"销", "_sales"},         {"銷", "_sales"},      {"产量", "_output"},
                                         {"產量", "_output"},      {"产能", "_capacity"}, {"消费", "_use"},
                                         {"产值", "_output_value"}};
  const Mention *goods = NULL;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (m->to <= noun->from && noun->from - m->to <= NEAR && !parted(c, m->to, noun->from)) goods = m;
  static const char *const opens[] = {"，$", ",$", "；$", "。$", "年$", "中$", "：$", "国$", "省$", "底$"};
  if (!goods || words_match(c, goods->to, noun->from, "占.+的")) return "share";
  Window lead = window_before(c, goods->from, 6);
  if (goods->from > c->from && !window_any(&lead, opens, sizeof opens / sizeof *opens)) return "share";
  const char *of = "";
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (words_match(c, goods->to, noun->from, parts[i][0])) of = parts[i][1];
  int length = snprintf(name, NAME_MOST, "%s%s_share", goods->code, of);
  return length > 0 && length < NAME_MOST ? name : "share";
}

/* "占国内生产总值的比重达到8%". */
static bool of_gdp(const Context *c, const Mention *value) {
  static const char *const parts[] = {"占国内生产总值", "占地区生产总值", "占生产总值", "占GDP", "占全国GDP", "佔GDP"};
  return words_any(c, clause_from(c, value), value->from, parts, sizeof parts / sizeof *parts);
}

Found chinese_aim(const Context *c, const Reading *r) {
  static const char *const ends[] = {"_target", "_growth_target", "_reduction_target"};
  char name[NAME_MOST], goods[NAME_MOST];
  static const char *const firms[] = {"公司", "集团", "集團"};
  if (!r->value || !r->head || !c->han) return nothing;
  if (words_any(c, c->from, r->head->from < r->value->from ? r->head->from : r->value->from, firms, 3)) return nothing;
  const Mention *noun = noun_of(c, r->head, r->value);
  if (!takes(noun, r->value) || told_of_today(c, noun, r->value)) return nothing;
  const Found closure = {value_text("capacity_closure_target"), noun, "clause"};
  const char *base = base_of(noun);
  Way way = way_of(c, noun, r->value);
  bool percent = r->value->type == NAME_PERCENT;
  Window lead = window_before(c, noun->from, 12);
  bool part =
      percent && !strstr(base, "share") &&
      (window_has(&lead, "占") || (noun->to < r->value->from && words_match(c, noun->to, r->value->from, "占")));
  if (part) return nothing; /* "前五家产量占45%" */
  if (code_is(base, "share")) base = share_of(c, noun, goods);
  if (code_is(base, "co2") && of_a_unit(c, noun)) base = "co2_intensity";
  if (code_is(base, "capacity") && context_last_between(c, NAME_close_cue, c->from, r->value->from)) return nothing;
  if (code_is(base, "capacity") && way_of(c, noun, r->value) == WAY_DOWN)
    return r->value->type == NAME_QUANTITY ? closure : nothing;
  if (way == WAY_UP && !percent) way = WAY_TO;
  bool level = strncmp(noun->code, "mp:", 3) == 0 || strncmp(noun->code, "qp:", 3) == 0; /* "工业增加值5%左右" */
  if (level && percent && way == WAY_TO) way = WAY_UP;
  if (strstr(base, "_rate") || code_is(base, "capacity_utilization")) way = way == WAY_DOWN ? way : WAY_TO;
  size_t length = strlen(base);
  if ((length > 10 && strcmp(base + length - 10, "_reduction") == 0) || code_is(base, "energy_saving")) way = WAY_TO;
  if (way == WAY_UP && code_ends(base, "investment")) base = "investment"; /* "固定资产投资增长8%" */
  if (strstr(base, "share") && of_gdp(c, r->value)) base = "share_of_gdp";
  int n = snprintf(name, sizeof name, "%s%s", base, ends[way]);
  if (n < 0 || (size_t)n >= sizeof name) return nothing;
  return (Found){value_text(document_copy(c->document, name, (size_t)n)), noun, "clause"};
}

/* What a count of a plan counts, in the plural: "airports" of "airport_count". */
Found chinese_aim_unit(const Context *c, const Reading *r) {
  static const char *const firms[] = {"sme",     "leading_firms",  "champion_firms",    "standard_firms",
                                      "unicorn", "listed_company", "high_tech_company", NULL};
  if (!r->head || r->head->type != NAME_AIM || r->head->code[0] != 'c') return nothing;
  const char *base = base_of(r->head), *last = strrchr(base, '_');
  char unit[NAME_MOST];
  if (word_listed(base, firms)) return (Found){value_text("companies"), r->head, "clause"};
  size_t length = last && code_is(last, "_count") ? (size_t)(last - base) : strlen(base);
  size_t from = length;
  while (from > 0 && base[from - 1] != '_') from--;
  bool y = base[length - 1] == 'y';
  int n = snprintf(unit, sizeof unit, "%.*s%s", (int)(length - from - (y ? 1 : 0)), base + from, y ? "ies" : "s");
  if (n < 0 || (size_t)n >= sizeof unit) return nothing;
  return (Found){value_text(document_copy(c->document, unit, (size_t)n)), r->head, "clause"};
}

/* Where the last of some words stands in from..to, behind it; 0: nowhere. */
static size_t last_of(const char *text, size_t from, size_t to, const char *const *words) {
  size_t last = 0;
  for (; *words; words++) {
    const char *at = text + from, *end = text + to;
    for (; (at = memmem(at, (size_t)(end - at), *words, strlen(*words))) != NULL; at += strlen(*words)) {
      size_t behind = (size_t)(at - text) + strlen(*words);
      if (behind > last) last = behind;
    }
  }
  return last;
}

bool chinese_agenda(const Context *c) {
  enum { REACH = 3000 };
  static const char *const opens[] = {"预期目标",   "重点抓好以下", "重点做好以下", "重点抓好", "重点做好", "主要任务",
                                      "重点任务",   "工作打算",     "工作安排如下", "下一步",   "下一阶段", "今后一段",
                                      "做好以下工", "以下工作",     "工作思路",     NULL};
  static const char *const shuts[] = {"回顾", "过去一年", "完成情况", "一年来", "工作成效", "取得", NULL};
  size_t from = c->from > REACH ? c->from - REACH : 0;
  size_t opened = last_of(c->text, from, c->from, opens);
  return opened > 0 && last_of(c->text, opened, c->from, shuts) == 0;
}
