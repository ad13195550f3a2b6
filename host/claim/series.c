/* Years and figures in turn, of which rules need to tell the first only: "issued $2 billion in 2021 and $700 million in
 * 2022", "22 percent of sales in 2024, 28 percent in 2025", "2025年产量5万辆，2027年和2028年均为6万辆". */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/period.h"
#include "claim/window.h"

enum { REACH = 70, FARTHEST = 20, DATES_MOST = 6 };

/* Words that may stand between one figure and its year, and the next figure, besides the years themselves. */
static bool is_joint(const char *word) {
  static const char *const joints[] = {
      "and",     "then",    "but",    "by",      "to",     "of",      "in",       "for",  "at",   "a",
      "another", "further", "about",  "around",  "nearly", "almost",  "some",     "just", "over", "more",
      "than",    "up",      "the",    "end",     "during", "from",    "followed", "it",   "was",  "were",
      "reached", "after",   "only",   "roughly", "as",     "against", "compared", "with", "will", "be",
      "must",    "should",  "rising", "reach",   "as",     NULL};
  return word_listed(word, joints);
}

/* Whether from..to holds joints and marks alone. */
static bool joins(const Context *c, uint32_t from, uint32_t to) {
  uint32_t at = from;
  while (at < to) {
    char letter = c->text[at];
    if (letter == ' ' || letter == ',' || letter == ';' || letter == '\n' || letter == '(' || letter == ')') {
      at++;
      continue;
    }
    if (!is_letter(letter)) return false;
    char word[12];
    size_t n = 0;
    for (; at < to && is_letter(c->text[at]); at++)
      if (n < sizeof word - 1) word[n++] = (char)(c->text[at] | 0x20);
    word[n] = '\0';
    if (!is_joint(word)) return false;
  }
  return true;
}

/* Whether from..to holds nothing but such Chinese: marks, what joins, what says how much. */
static bool joins_in_chinese(const Context *c, uint32_t from, uint32_t to) {
  static const char *const pieces[] = {"左右", "以上", "达到", "將達", "将达", "大约", "超过", "增至", "降至", "升至",
                                       "约为", "到期", "，",   "、",   "；",   "和",   "及",   "与",   "均",   "都",
                                       "则",   "为",   "達",   "各",   "達到", "達",   "达",   "约",   "約",   "近",
                                       "超",   "是",   "為",   "将",   "再",   "又",   NULL};
  uint32_t at = from;
  while (at < to) {
    uint32_t step = 0;
    if (c->text[at] == ' ' || c->text[at] == ',' || c->text[at] == ';') step = 1;
    for (size_t i = 0; pieces[i] && !step; i++) {
      uint32_t n = (uint32_t)strlen(pieces[i]);
      if (at + n <= to && memcmp(c->text + at, pieces[i], n) == 0) step = n;
    }
    if (!step) return false;
    at += step;
  }
  return true;
}

/* The years of from..to, in order. */
static size_t dates_between(const Context *c, uint32_t from, uint32_t to, const Mention **date) {
  size_t count = 0;
  EACH_MENTION (m, c, NAME_DATE)
    if (m->from >= from && m->to <= to && !m->inside && m->date->readings && count < DATES_MOST) date[count++] = m;
  return count;
}

/* The next figure of the same kind. */
static const Mention *next_figure(const Context *c, const Mention *value) {
  for (const Mention *m = value + 1; m < c->mention + c->mentions; m++) {
    if (m->from < value->to || m->inside || !m->quantity || m->type > NAME_QUANTITY) continue;
    bool bare = m->type == NAME_NUMBER && !m->unit && value->type != NAME_PERCENT; /* "... and 1.3 billion for 2027" */
    if (m->from > value->to + REACH || (m->type != value->type && !bare)) return NULL;
    if (m->type != NAME_PERCENT && !bare && !code_is(m->unit, value->unit)) return NULL;
    if (!(value->quantity->value > 0) || !(m->quantity->value > 0)) return NULL;
    double share = m->quantity->value / value->quantity->value;
    return share >= 1.0 / FARTHEST && share <= FARTHEST ? m : NULL;
  }
  return NULL;
}

/* The years of the next figure: behind it, where the first has its own between them, else right before it. */
static size_t years_of_next(const Context *c, const Mention *value, const Mention *next, const Mention **year) {
  const Mention *between[DATES_MOST];
  size_t count = dates_between(c, value->to, next->from, between);
  if (c->han) {
    if (!count) return 0;
    uint32_t at = value->to;
    for (size_t i = 0; i < count; at = between[i++]->to)
      if (!joins_in_chinese(c, at, between[i]->from)) return 0;
    if (!joins_in_chinese(c, at, next->from)) return 0;
    memcpy(year, between, count * sizeof *between);
    return count;
  }
  if (count != 1) return 0;
  const Mention *own = between[0];
  static const char *const turn[] = {"%f[%a]and%s+in%s+$", ",%s+in%s+$", ";%s+in%s+$", "%f[%a]but%s+in%s+$"};
  Window lead = window_of(c, value->to, own->from);
  const Mention *before[DATES_MOST]; /* "In 2021 it lent 8 million, and in 2022 5 million" */
  if (window_any(&lead, turn, sizeof turn / sizeof *turn) && joins(c, own->to, next->from) &&
      dates_between(c, c->from, value->from, before)) {
    year[0] = own;
    return 1;
  }
  static const char *const plain[] = {"^%s+[a-z%s%-]-%s*[ifbd][nyou]%l*%s+t?h?e?%s*e?n?d?%s*o?f?%s*$", "^%s*%(%s*$"};
  if (words_any(c, value->to, own->from, plain, sizeof plain / sizeof *plain) && joins(c, own->to, next->from)) {
    uint32_t end = next->to + REACH / 2 < c->to ? next->to + REACH / 2 : c->to;
    const Mention *behind[DATES_MOST];
    if (dates_between(c, next->to, end, behind) && words_any(c, next->to, behind[0]->from, plain, 2)) {
      year[0] = behind[0];
      return 1;
    }
    return 0;
  }
  return 0;
}

static void make(const Context *c, ClaimList *out, const Claim *claim, const Mention *value, const Mention *next,
                 const Mention *year) {
  static const uint16_t own[] = {NAME_value_high, NAME_comparator, NAME_value_usd};
  const char *period = period_value(c, year, false);
  Claim *made = period ? claim_copy(c->document, claim) : NULL;
  if (!made) return;
  double factor = claim_get(claim, NAME_value)->number / value->quantity->value;
  for (size_t k = 0; k < sizeof own / sizeof *own; k++)
    claim_set(c->document, made, own[k], (Value){.kind = VALUE_NONE});
  claim_move_span(made, NAME_value, next);
  claim_set(c->document, made, NAME_value, value_number(next->quantity->value * factor));
  claim_set(c->document, made, NAME_period, value_text(period));
  if (claim_span(made, NAME_period))
    claim_move_span(made, NAME_period, year);
  else
    claim_note(c->document, made, NAME_period, year, "clause");
  claims_add(c->document, out, made);
}

/* "2027年和2028年均为6万辆": of each of the years right before a figure that is told of one of them. */
static void years_of_one(const Context *c, ClaimList *out, const Claim *claim, const Mention *value) {
  static const char *const each[] = {"均", "都", "各"};
  enum { EACH = 24 };
  const Mention *date[DATES_MOST];
  Window before = window_before(c, value->from, EACH);
  if (!c->han || !window_any(&before, each, sizeof each / sizeof *each)) return;
  size_t count = dates_between(c, c->from, value->from, date), from = count;
  if (count < 2 || !joins_in_chinese(c, date[count - 1]->to, value->from)) return;
  while (from > 1 && joins_in_chinese(c, date[from - 2]->to, date[from - 1]->from)) from--;
  const char *told = text_of(claim_get(claim, NAME_period));
  for (size_t i = from - 1; i < count && from < count; i++)
    if (!code_is(period_value(c, date[i], false), told)) make(c, out, claim, value, value, date[i]);
}

void fan_series(const Context *c, ClaimList *out, size_t first) {
  static const char *const tables[] = {"overcapacity", "trade_flows_prices", "finance_debt", "policy_targets", NULL};
  enum { MOST = 12 };
  if (out->count == first || !context_of(c, NAME_DATE, NULL)) return;
  for (size_t i = first; i < out->count && i < first + MOST && !c->document->failed; i++) {
    const Claim *claim = out->claim[i];
    const Value *number = claim_get(claim, NAME_value);
    if (!word_listed(claim->table, tables) || !number || number->kind != VALUE_NUMBER) continue;
    const Mention *value = context_value_of(c, claim), *year[DATES_MOST];
    const Mention *next = value ? next_figure(c, value) : NULL;
    if (value && value->quantity->value > 0 && i < first + MOST / 2) years_of_one(c, out, claim, value);
    if (!next || claims_telling(out, first, next)) continue;
    size_t count = years_of_next(c, value, next, year);
    for (size_t k = 0; k < count; k++) make(c, out, out->claim[i], value, next, year[k]);
  }
}
