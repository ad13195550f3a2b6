/* Parts of a whole in Chinese: "发行债券90亿元,其中一般债券30亿元、专项债券60亿元", "粗钢产量10亿吨。其中,河北2亿吨".
 * What stands behind 其中 with a figure in the whole's unit and no other word that figures are of is a part: it has all
 * that the whole has, and its own name. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/window.h"

static const char among[] = "其中";
enum { AMONG = sizeof among - 1, NAME_LONGEST = 72 };

/* Where 其中 stands in from..to; `to`: nowhere. */
static uint32_t among_in(const Context *c, uint32_t from, uint32_t to) {
  const char *at = from < to ? memmem(c->text + from, to - from, among, AMONG) : NULL;
  return at ? (uint32_t)(at - c->text) : to;
}

static bool is_amount(const Mention *m) {
  return !m->inside && (m->type == NAME_MONEY || m->type == NAME_QUANTITY || m->type == NAME_PERCENT);
}

/* Where the value of a claim stands. */
static uint32_t value_at(const Claim *claim) {
  const ClaimSpan *span = claim_span(claim, NAME_value);
  return span ? span->from : UINT32_MAX;
}

static bool is_level(const Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric));
  if (!metric || !claim_get(claim, NAME_value) || metric_is_change(metric)) return false;
  static Words tables = {"overcapacity", "trade_flows_prices", "finance_debt", NULL};
  return word_listed(claim->table, tables);
}

/* The level in a part's unit told last before `at`: in this sentence, or, where 其中 opens it, in the one before. */
static const Claim *whole_before(const Context *c, const ClaimList *out, size_t first, uint32_t at,
                                 const Mention *part) {
  const Claim *whole = NULL;
  bool opens = at < c->from + 6;
  for (size_t i = opens ? 0 : first; i < (opens ? first : out->count); i++) {
    const Claim *claim = out->claim[i];
    if (claim->sentence + (opens ? 1 : 0) != c->number || !is_level(claim) || claim_get(claim, NAME_product)) continue;
    const char *unit = text_of(claim_get(claim, NAME_unit));
    if (!unit || !(part->type == NAME_PERCENT ? code_is(unit, "%") : code_is(part->unit, unit))) continue;
    uint32_t place = value_at(claim);
    if (place < at && (!whole || place > value_at(whole))) whole = claim;
  }
  return whole;
}

static bool starts(const char *text, size_t length, const char *word, size_t *size) {
  *size = strlen(word);
  return *size <= length && memcmp(text, word, *size) == 0;
}

/* The name in from..to without what only joins it; false: it is none. */
static bool trim(const Context *c, uint32_t *from, uint32_t *to) {
  static Words before = {"，", ",", "、", "；", ";", "：", ":", " ", "和", "及", "以及", "其中", NULL};
  static Words behind = {"为", "是", "达", "达到", "约", "近", "超", "逾", "共", "分别为", "有", " ", "，", NULL};
  size_t size;
  for (size_t i = 0; before[i];) {
    if (starts(c->text + *from, *to - *from, before[i], &size)) {
      *from += (uint32_t)size;
      i = 0;
    } else {
      i++;
    }
  }
  for (size_t i = 0; behind[i];) {
    size = strlen(behind[i]);
    if (*to - *from > size && memcmp(c->text + *to - size, behind[i], size) == 0) {
      *to -= (uint32_t)size;
      i = 0;
    } else {
      i++;
    }
  }
  return *to > *from + 3 && *to - *from <= NAME_LONGEST;
}

/* Whether from..to names a thing and says nothing of it: no verb of change, no share, nothing else that figures are of,
 * no time. */
static bool is_name(const Context *c, uint32_t from, uint32_t to) {
  static Words verbs = {"增长", "下降", "增加", "减少", "同比", "环比", "占", "比",   "较",
                        "提高", "降低", "新增", "增速", "，",   ",",    "。", "计划", "将",
                        "至",   "每",   "超过", "不足", "高于", "低于", NULL};
  for (size_t i = 0; verbs[i]; i++)
    if (memmem(c->text + from, to - from, verbs[i], strlen(verbs[i]))) return false;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->from >= to || m->to <= from || m->inside) continue;
    if (m->type == NAME_DATE || is_amount(m) || m->type == NAME_NUMBER) return false;
    if (list_is_measured(m->list) || m->list == NAME_disburse_cue || m->list == NAME_drawn_cue) return false;
  }
  return true;
}

/* Whether what tells the figure already takes it for one of the same kind. */
static bool told_of_whole(const Claim *told, const Claim *whole) {
  if (!code_is(told->table, whole->table)) return false;
  const char *part = text_of(claim_get(told, NAME_metric)), *of = text_of(claim_get(whole, NAME_metric));
  bool bare = code_is(part, "capacity") && of && strncmp(of, "capacity_", 9) == 0; /* "压减产能…，其中江苏720万吨" */
  return code_is(told->table, "finance_debt") || code_is(part, of) || bare;
}

/* A claim like the whole, of the part named in from..to. */
static Claim *part_of(const Context *c, const Claim *whole, Claim *told, const Mention *figure, uint32_t from,
                      uint32_t to) {
  static const uint16_t own[] = {NAME_value_high, NAME_comparator, NAME_value_usd};
  ClaimDocument *document = c->document;
  Claim *made = claim_copy(document, whole);
  if (!made) return NULL;
  if (told) {
    *told = *made;
    made = told;
  }
  made->from = c->from;
  made->to = c->to;
  made->sentence = c->number;
  made->match_from = from;
  made->match_to = figure->to;
  claim_move_span(made, NAME_value, figure);
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) claim_set(document, made, own[i], (Value){.kind = VALUE_NONE});
  claim_set(document, made, NAME_value, value_number(figure->quantity->value));
  if (memcmp(c->text + from, "欠", strlen("欠")) == 0) { /* "其中欠中国70亿美元": whom it is owed to */
    claim_set(document, made, NAME_metric, value_text("debt"));
    return made;
  }
  claim_set(document, made, NAME_product, value_text(document_copy(document, c->text + from, to - from)));
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->from < from || m->to > to || m->inside || !m->code) continue;
    bool measured = words_match(c, m->from, m->to, "^装机"); /* "风电装机容量": what is counted of it */
    if (m->type == NAME_SECTOR && !measured) claim_set(document, made, NAME_sector, value_text(m->code));
    if (m->type == NAME_PLACE) claim_set(document, made, NAME_place, value_text(m->code));
  }
  return made;
}

bool chinese_opens_part(const char *text, const Sentence *sentence) {
  uint32_t from = sentence->from;
  while (from < sentence->to && strchr(" \t\n", text[from])) from++;
  return from + AMONG < sentence->to && memcmp(text + from, among, AMONG) == 0;
}

void chinese_parts(const Context *c, ClaimList *out, size_t first) {
  if (!c->han || !memmem(c->text + c->from, c->to - c->from, among, AMONG)) return;
  for (uint32_t at = among_in(c, c->from, c->to), next; at < c->to; at = next) {
    next = among_in(c, at + AMONG, c->to);
    uint32_t from = at;
    for (size_t i = 0; i < c->mentions && !c->document->failed; i++) {
      const Mention *m = &c->mention[i];
      if (!is_amount(m) || m->from < at || m->from >= next) continue;
      uint32_t name = from, end = m->from;
      from = m->to;
      const Claim *whole = whole_before(c, out, first, at, m);
      if (!whole || !m->quantity || !trim(c, &name, &end) || !is_name(c, name, end)) continue;
      Claim *told = claims_telling(out, first, m);
      if (told && !told_of_whole(told, whole)) continue;
      Claim *made = part_of(c, whole, told, m, name, end);
      if (made && !told) claims_add(c->document, out, made);
    }
  }
}
