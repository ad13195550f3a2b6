/* A rate right behind a level in Chinese is how that level moved, whatever rule told it: "汽车30亿元，增长5%",
 * "营业成本 4亿元（同比下降3%）". */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/window.h"

static uint32_t past_within(const Context *c, uint32_t at, uint32_t to, const char *const *words) {
  for (; *words; words++) {
    size_t length = strlen(*words);
    if (at + length <= to && memcmp(c->text + at, *words, length) == 0) return at + (uint32_t)length;
  }
  return at;
}

/* What from..to says of a rate that ends there: 1 up, -1 down, 0 it says something else. */
static int moves(const Context *c, uint32_t from, uint32_t to) {
  static Words marks = {"，", ",", " ", "（", "(", NULL};
  static Words against = {"比上年同期", "比去年同期", "较上年同期", "较去年同期", "比上年", "较上年", "同比",
                          "环比",       "較上年同期", "較去年同期", "環比",       "年增",   NULL};
  static Words up = {"增长", "上升", "增加", "上涨", "增長", "上漲", "提高", "大增", NULL};
  static Words down = {"下降", "减少", "下跌", "下滑", "回落", "減少", "降低", "锐减", NULL};
  static Words rise = {"增幅", "增速", "涨幅", "漲幅", NULL}, fall = {"降幅", "跌幅", "减幅", "減幅", NULL};
  static Words changed = {"回落", "放缓", "扩大", "收窄", "提高", "加快", "放緩", "擴大", "升", "降", NULL};
  static Words reaches = {"至", "到", "为", "為", NULL};
  static Words about = {"了", "约", "近", "超过", "超", "逾", "達", "达到", "达", "約", NULL};
  uint32_t at = from;
  for (uint32_t next; (next = past_within(c, at, to, marks)) > at;) at = next;
  at = past_within(c, at, to, against);
  uint32_t verb = past_within(c, at, to, up);
  int sign = verb > at ? 1 : -1;
  if (sign < 0) verb = past_within(c, at, to, down);
  if (verb == at) { /* "增幅回落至4.2%" */
    uint32_t rises = past_within(c, at, to, rise), noun = rises > at ? rises : past_within(c, at, to, fall);
    uint32_t behind = past_within(c, noun, to, changed);
    sign = rises > at ? 1 : -1;
    verb = past_within(c, behind, to, reaches);
    if (noun == at || (behind > noun && verb == behind)) return 0;
  }
  for (uint32_t next; (next = past_within(c, verb, to, about)) > verb;) verb = next;
  return verb == to ? sign : 0;
}

static bool is_level(const Claim *claim) {
  static Words tables = {"overcapacity", "trade_flows_prices", "finance_debt", NULL};
  const char *unit = text_of(claim_get(claim, NAME_unit));
  return word_listed(claim->table, tables) && unit && !code_is(unit, "%") && claim_get(claim, NAME_metric);
}

/* The rate behind a level, which no claim tells yet; NULL: none. */
static const Mention *rate_behind(const Context *c, const ClaimList *out, size_t first, const Mention *level,
                                  int *sign) {
  enum { REACH = 40 };
  for (const Mention *m = level + 1; m < c->mention + c->mentions; m++) {
    if (m->type != NAME_PERCENT && !figure_is_fold(c, m)) continue;
    if (m->from < level->to || m->inside || !m->quantity) continue;
    if (m->from > level->to + REACH || !(*sign = moves(c, level->to, m->from))) return NULL;
    return claims_telling(out, first, m) ? NULL : m;
  }
  return NULL;
}

void chinese_moved(const Context *c, ClaimList *out, size_t first) {
  static const uint16_t own[] = {NAME_value_high, NAME_comparator, NAME_value_usd};
  if (!c->han) return;
  for (size_t i = first, last = out->count; i < last && !c->document->failed; i++) {
    const Mention *level = is_level(out->claim[i]) ? context_value_of(c, out->claim[i]) : NULL;
    int sign = 0;
    const Mention *rate = level && !chinese_is_base(c, level) ? rate_behind(c, out, first, level, &sign) : NULL;
    Claim *made = rate ? claim_copy(c->document, out->claim[i]) : NULL;
    if (!made) continue;
    for (size_t k = 0; k < sizeof own / sizeof *own; k++)
      claim_set(c->document, made, own[k], (Value){.kind = VALUE_NONE});
    if (!chinese_change_of(c, made, out->claim[i], rate)) continue;
    claim_move_span(made, NAME_value, rate);
    made->match_to = rate->to;
    claim_set(c->document, made, NAME_unit, value_text("%"));
    claim_set(c->document, made, NAME_value,
              value_number(sign * rate->quantity->value * (rate->type == NAME_PERCENT ? 1 : 100)));
    claims_add(c->document, out, made);
  }
}
