/* What a Chinese sentence tells of one trade measure several times: rates of further firms
 * ("甲公司税率为6%，其他企业税率 为4%") are rows of their own, an act that is first announced and then takes effect
 * ("宣布加征关税，3月12日生效") is one. */
#include <stdlib.h>
#include <string.h>

#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/window.h"

static const char *text_in(const Claim *claim, uint16_t field) { return text_of(claim_get(claim, field)); }

static bool is_measure(const Claim *claim) { return claim->rule->of_measure; }

static bool is_duty(const Claim *claim) {
  static Words duties = {"antidumping", "countervailing/antisubsidy", "tariff", "safeguard", NULL};
  const char *type = text_in(claim, NAME_measure_type);
  return is_measure(claim) && type && word_listed(type, duties);
}

/* Whether a percentage is a duty's rate by the words at it: "税率为4.52%", "执行17.06%的税率". */
static bool is_rate(const Context *c, const Mention *m) {
  static Words before = {
      "税率$",       "税率为$",     "税率是$",     "税率达$",  "税率最高为$",   "税率高达$",     "税率为最高$",
      "稅率$",       "稅率為$",     "稅率是$",     "稅率達$",  "稅率最高為$",   "税率约为$",     "税率分别为$",
      "税率仅为$",   "税率最高达$", "税率最高$",   "税额为$",  "税额$",         "税率则为$",     "稅率則為$",
      "税率是$",     "税率均为$",   "税额均为$",   "比率为$",  "税率，最高达$", "税率，最高为$", "税率,最高达$",
      "不同税率，$", "不同税率,$",  "税率，最$",   "税率,最$", "税率最$",       "首年$",         "首年为$",
      "不变，仍为$", "不变，为$",   "不變，仍為$", NULL};
  static Words behind = {"^的.-税率", "^的.-稅率", "^起征", "^起徵", NULL};
  if (m->inside || !m->quantity) return false;
  PatternMatch each; /* "为每吨252.55美元": from 每 on */
  uint32_t start = m->from, lead = m->from > c->from + 15 ? m->from - 15 : c->from;
  if (m->type == NAME_MONEY && words_find(c, lead, m->from, "每[\x80-\xEF]*$", &each))
    start = lead + (uint32_t)each.from;
  uint32_t from = start > c->from + 30 ? start - 30 : c->from;
  for (size_t i = 0; before[i]; i++)
    if (words_match(c, from, start, before[i])) return true;
  for (size_t i = 0; behind[i]; i++)
    if (words_match(c, m->to, m->to + 24 < c->to ? m->to + 24 : c->to, behind[i])) return true;
  static Words laid = {"征收$", "徵收$", "加征$", "加徵$",
                       "课征$", "課徵$", "征$",   NULL}; /* "征收每吨449美元的反倾销税" */
  static Words duty = {"^的?反倾销税", "^的?反傾銷稅", "^的?反补贴税",   "^的?反補貼稅",
                       "^的?关税",     "^的?關稅",     "^的?保障措施税", NULL};
  for (size_t i = 0; laid[i]; i++)
    for (size_t k = 0; words_match(c, from, start, laid[i]) && duty[k]; k++)
      if (words_match(c, m->to, c->to, duty[k])) return true;
  static Words others = {"公司为$",   "企业为$",   "公司為$",   "企業為$",   "集团为$",   "集團為$",
                         "公司則為$", "公司则为$", "企业则为$", "企業則為$", "生产商为$", "出口商为$",
                         "公司$",     "企业$",     "企業$",     NULL};
  if (words_match(c, from, start, "为$") ||
      words_match(c, from, start, "為$")) /* "加征关税，甲公司为17%，乙公司为18%" */
    EACH_MENTION (org, c, NAME_ORG)
      if (org->org && org->org->kind == ORG_COMPANY && org->to <= start && start - org->to <= 9 &&
          context_of(c, NAME_MEASURE, NULL) && context_of(c, NAME_MEASURE, NULL)->to <= org->from)
        return true;
  uint32_t near = start > c->from + 24 ? start - 24 : c->from;
  for (size_t i = 0; others[i]; i++) /* "其中，甲公司税率为12%，乙公司为18%" */
    if (words_match(c, near, start, others[i]))
      return words_match(c, c->from, near, "税") || words_match(c, c->from, near, "稅");
  return false;
}

/* "对镍征收10%": a rate for goods of its own, in a clause that goes on with the duty named before. */
static bool is_of_goods(const Context *c, const Mention *m) {
  static const char *const laid[] = {"征收$", "徵收$", "加征$", "加徵$", "课征$", "課徵$", "征$", "为$", "為$"};
  uint32_t from = m->clause < c->clauses ? c->clause[m->clause].from : c->from;
  const Mention *first = context_of(c, NAME_MEASURE, NULL);
  if (!first || first->to > from || context_last_between(c, NAME_MEASURE, from, c->to)) return false;
  return (words_match(c, from, m->from, "^对") || words_match(c, from, m->from, "^對")) &&
         words_any(c, from, m->from, laid, sizeof laid / sizeof *laid) && words_match(c, m->to, c->to, "^[，,。；%s]");
}

static bool told(const ClaimList *out, size_t first, const Mention *m) {
  for (size_t i = first; i < out->count; i++) {
    const Value *value = claim_get(out->claim[i], NAME_value);
    if (value && is_duty(out->claim[i]) && value->number == m->quantity->value) return true;
  }
  return claims_telling(out, first, m) != NULL;
}

/* "上调至25%，并计划明年7月升至35%": the next step of the rate told before it, in a clause that names nothing else. */
static bool is_step(const Context *c, const ClaimList *out, size_t first, const Mention *m) {
  static Words to = {"升至", "增至", "高至", "降至", "调至", "調至", "提至", "减至", "減至",
                     "倍至", "番至", "整至", "升到", "增到", "高到", "降到", "调到", "調到",
                     "提到", "减到", "減到", "调为", "整为", "整為", NULL};
  if (m->type != NAME_PERCENT || m->inside || !m->quantity || m->clause >= c->clauses) return false;
  const Mention *before = NULL;
  uint32_t from = c->clause[m->clause].from;
  Window lead = window_before(c, m->from, 6);
  bool fits = false;
  for (size_t i = 0; to[i] && !fits; i++) fits = window_ends(&lead, to[i]);
  EACH_MENTION (percent, c, NAME_PERCENT)
    if (percent->to < from) before = percent;
  return fits && before && before->clause + 1 >= m->clause && told(out, first, before) &&
         !context_last_between(c, NAME_MEASURE, from, m->from) &&
         !context_last_between(c, NAME_SECTOR, from, m->from) && !context_last_between(c, NAME_PLACE, from, m->from);
}

/* The time that a step is taken at, which is not that of the act before it. */
static void put_time(const Context *c, Claim *claim, Claim *act, const Mention *rate) {
  static Words ahead = {"宣布", "公告", "将", "將", "拟", "擬", "计划", "計劃"};
  const Mention *date = context_last_between(c, NAME_DATE, c->clause[rate->clause].from, rate->from);
  const char *when = date ? period_value(c, date, true) : NULL;
  if (!when) return;
  const ClaimSpan *own = claim_span(act, NAME_date);
  if (act->sentence == c->number && own && own->from == date->from && c->document->reference[0]) {
    claim_set(c->document, act, NAME_date, value_text(c->document->reference));
    claim_move_span(act, NAME_date, rate);
    bool done = code_is(text_in(act, NAME_status), "announced") &&
                !words_any(c, c->from, date->from, ahead, sizeof ahead / sizeof *ahead);
    if (done) claim_set(c->document, act, NAME_status, value_text("imposed"));
  }
  claim_set(c->document, claim, NAME_date, value_text(when));
  claim_note(c->document, claim, NAME_date, date, "clause");
  if (strcmp(when, c->document->reference) > 0) claim_set(c->document, claim, NAME_status, value_text("planned"));
}

/* The goods, or the side, that such a clause names. */
static void put_goods(const Context *c, Claim *claim, const Mention *rate) {
  uint32_t from = rate->clause < c->clauses ? c->clause[rate->clause].from : c->from;
  EACH_MENTION (m, c, NAME_SECTOR) {
    if (m->inside || m->from < from || m->to > rate->from) continue;
    CodeList one = {1, {m->code}};
    claim_set(c->document, claim, NAME_sector, value_list(c->document, &one));
    return;
  }
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside || m->from < from || m->to > rate->from) continue;
    claim_set(c->document, claim, NAME_target, value_text(place_country(m->code)));
    return;
  }
}

/* The act that rates of a sentence are of: the last duty it tells, else the one told just before. */
static const Claim *act_of(const Context *c, const ClaimList *out, size_t first) {
  enum { NEAR = 3 };
  const Claim *act = NULL;
  for (size_t i = first; i < out->count; i++)
    if (is_duty(out->claim[i])) act = out->claim[i];
  const LastAct *last = &c->document->last_act;
  const Claim *told = !act && last->known && c->number - last->sentence <= NEAR ? measure_rated(c->document) : NULL;
  return told && is_duty(told) ? told : act;
}

/* "对甲国企业的税率为": the side that a rate's own clause names; NULL: that of the act. */
static const char *side_of(const Context *c, const Mention *rate) {
  uint32_t from = rate->clause < c->clauses ? c->clause[rate->clause].from : c->from;
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->from >= from && m->to <= rate->from && words_match(c, from, m->from, "^[其中对對]*$") &&
        strlen(place_country(m->code)) <= 3)
      return place_country(m->code);
  return NULL;
}

static bool same(const Claim *a, const Claim *b, uint16_t field) {
  const Value *x = claim_get(a, field), *y = claim_get(b, field);
  return (!x && !y) || (x && y && value_same(x, y));
}

/* By where the side stands on which a duty is laid. */
static int by_target(const void *a, const void *b) {
  const ClaimSpan *x = claim_span(*(Claim *const *)a, NAME_target), *y = claim_span(*(Claim *const *)b, NAME_target);
  uint32_t i = x ? x->from : 0, k = y ? y->from : 0;
  return i < k ? -1 : i > k;
}

/* "对甲国、乙国的钢材征税，税率为9%": a rate told once is that of each side on which the duty is laid. */
static void rate_for_all(const Context *c, ClaimList *out, size_t first, Claim *act, const Mention *rate) {
  static const uint16_t fields[] = {NAME_imposer, NAME_measure_type, NAME_sector, NAME_status};
  struct {
    Claim *claim[LIST_MOST];
    size_t count;
  } of_all = {{act}, 1};
  for (size_t i = first; i < out->count; i++) {
    Claim *other = out->claim[i];
    bool alike = other != act && is_duty(other) && !claim_get(other, NAME_value);
    for (size_t f = 0; alike && f < sizeof fields / sizeof *fields; f++) alike = same(act, other, fields[f]);
    if (alike && of_all.count < LIST_MOST) of_all.claim[of_all.count++] = other;
  }
  MentionList rates;
  size_t at;
  context_beside(c, rate, &rates, &at);
  bool respective = context_respective(c) && rates.count == of_all.count; /* "税率分别为9%和12%" */
  qsort(of_all.claim, of_all.count, sizeof *of_all.claim, by_target);
  for (size_t i = 0; i < of_all.count; i++) {
    const Mention *own = respective ? rates.item[i] : rate;
    if (of_all.claim[i] == act && own == rate) continue;
    measure_put_rate(c, of_all.claim[i], own);
    if (of_all.claim[i] == act)
      claim_move_span(of_all.claim[i], NAME_value, own);
    else
      claim_note(c->document, of_all.claim[i], NAME_value, own, "clause");
  }
}

static void add_rates(const Context *c, ClaimList *out, size_t first) {
  const Claim *act = NULL;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->type != NAME_PERCENT && !(m->type == NAME_MONEY && m->quantity && measure_is_rate(c, m))) continue;
    bool goods = m->quantity && !m->inside && is_of_goods(c, m), step = !goods && is_step(c, out, first, m);
    if (c->document->failed || !(goods || step || is_rate(c, m)) || told(out, first, m)) continue;
    if (!act && !(act = act_of(c, out, first))) return;
    bool here = act->sentence == c->number;
    const ClaimSpan *value = claim_span(act, NAME_value);
    const char *side = goods ? NULL : side_of(c, m);
    Claim *made = here && !value && !side ? (Claim *)act : claim_copy(c->document, act);
    if (!made) return;
    measure_put_rate(c, made, m);
    if (side) claim_set(c->document, made, NAME_target, value_text(side));
    if (goods) put_goods(c, made, m);
    if (step) put_time(c, made, (Claim *)act, m);
    EACH_MENTION (measure, c, NAME_MEASURE) /* "8%的反倾销税率" */
      if (measure->from >= m->to && measure->from - m->to <= 6)
        claim_set(c->document, made, NAME_measure_type, value_text(measure->code));
    made->from = c->from;
    made->to = c->to;
    made->sentence = c->number;
    made->match_from = m->from;
    made->match_to = m->to;
    claim_move_span(made, NAME_value, m);
    if (!value) claim_note(c->document, made, NAME_value, m, "clause");
    if (!here)
      for (uint32_t k = 0; k < made->spans; k++)
        if (made->span[k].field != NAME_value) made->span[k].path = "previous";
    if (made != act) claims_add(c->document, out, made);
    if (made == act) rate_for_all(c, out, first, made, m);
  }
}

/* How firmly the one of two statuses of one act is kept that says more: what is only meant, then announced. */
static int rank(const char *status) {
  static Words order = {"planned", "announced", "provisional", "in force", "imposed", NULL};
  for (int i = 0; status && order[i]; i++)
    if (code_is(status, order[i])) return i;
  return -1;
}

/* Whether a day has come when the document was written. */
static bool has_come(const Context *c, const char *date) {
  return date && c->document->reference[0] && strncmp(date, c->document->reference, 10) <= 0;
}

/* Makes one act of two that differ in status alone. */
static void join(const Context *c, Claim *kept, const Claim *other) {
  ClaimDocument *document = c->document;
  const char *mine = text_in(kept, NAME_status), *theirs = text_in(other, NAME_status);
  const Claim *effect = code_is(theirs, "in force") ? other : code_is(mine, "in force") ? kept : NULL;
  const ClaimSpan *dated = effect ? claim_span(effect, NAME_date) : NULL;
  bool told = dated && code_is(dated->path, "clause");
  const char *status = rank(mine) <= rank(theirs) ? mine : theirs;
  const ClaimSpan *own = claim_span(kept, NAME_date);
  bool past = own && code_is(own->path, "clause") && has_come(c, text_in(kept, NAME_date));
  if (!effect && past && rank(status) == 1) status = rank(mine) > rank(theirs) ? mine : theirs;
  if (effect && told && rank(status) > 0) status = has_come(c, text_in(effect, NAME_date)) ? "in force" : "announced";
  if (told) claim_set(document, kept, NAME_date, *claim_get(effect, NAME_date));
  claim_set(document, kept, NAME_status, value_text(status));
}

static void join_acts(const Context *c, ClaimList *out, size_t first) {
  static const uint16_t fields[] = {NAME_imposer, NAME_target, NAME_sector, NAME_measure_type, NAME_value, NAME_unit};
  for (size_t i = first; i < out->count; i++) {
    if (!is_measure(out->claim[i]) || rank(text_in(out->claim[i], NAME_status)) < 0) continue;
    for (size_t k = i + 1; k < out->count;) {
      Claim *one = out->claim[i], *other = out->claim[k];
      bool alike = is_measure(other) && rank(text_in(other, NAME_status)) >= 0;
      for (size_t f = 0; alike && f < sizeof fields / sizeof *fields; f++) alike = same(one, other, fields[f]);
      if (!alike) {
        k++;
        continue;
      }
      join(c, one, other);
      memmove(out->claim + k, out->claim + k + 1, (out->count - k - 1) * sizeof *out->claim);
      out->count--;
    }
  }
}

void chinese_rates(const Context *c, ClaimList *out, size_t first) {
  if (!c->han) return;
  if (context_of(c, NAME_PERCENT, NULL) || context_of(c, NAME_MONEY, NULL)) add_rates(c, out, first);
  join_acts(c, out, first);
}
