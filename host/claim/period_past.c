/* Times without a year that a text tells as past: "net debt was cut to 7 billion by year-end", written in February, is
 * of the year before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/period.h"
#include "claim/window.h"

/* Whether the time was told without a year of its own. */
static bool without_year(const Context *c, const Claim *claim) {
  static const char *const plans[] = {"十一五", "十二五", "十三五", "十四五", "十五五"};
  for (uint32_t i = 0; i < claim->spans; i++) {
    const ClaimSpan *span = &claim->span[i];
    if (span->field != NAME_period) continue;
    if (span->to <= span->from || span->from < c->from || span->to > c->to) return false;
    return !words_match(c, span->from, span->to, "%d%d%d%d") && !words_match(c, span->from, span->to, "[‘’']%d%d") &&
           !words_match(c, span->from, span->to, "[Nn]ext") && !words_match(c, span->from, span->to, "明年") &&
           !words_match(c, span->from, span->to, "今年") && !words_match(c, span->from, span->to, "本年") &&
           !words_any(c, span->from, span->to, plans, sizeof plans / sizeof *plans);
  }
  return false;
}

static bool looks_ahead(const Context *c, const Reading *r) {
  static const char *const ahead[] = {"%f[%a]will%f[%A]",
                                      "%f[%a]would%f[%A]",
                                      "%f[%a]expect",
                                      "%f[%a]is%s+to%f[%A]",
                                      "%f[%a]are%s+to%f[%A]",
                                      "%f[%a]should%f[%A]",
                                      "%f[%a]plan",
                                      "%f[%a]due%f[%A]",
                                      "%f[%a]could%f[%A]",
                                      "将",
                                      "將",
                                      "预计",
                                      "預計",
                                      "计划",
                                      "計劃",
                                      "力争",
                                      "力爭",
                                      "有望",
                                      "目标"};
  uint32_t from = c->from;
  if (c->han) { /* "将于7月1日关停生产线，公司一季度亏损…": of its own clause */
    for (uint32_t at = r->value->from; at > c->from && from == c->from; at--)
      if (c->text[at - 1] == ',' || (at >= c->from + 3 && memcmp(c->text + at - 3, "，", 3) == 0)) from = at;
    return words_any(c, from, r->value->to, ahead, sizeof ahead / sizeof *ahead) ||
           context_last_between(c, NAME_forecast_cue, from, r->value->to);
  }
  return context_of(c, NAME_forecast_cue, NULL) ||
         words_any(c, from, r->value->to, ahead, sizeof ahead / sizeof *ahead);
}

/* "urged to cut output in the second quarter", told in March: what is aimed for in a part of a year without its name
 * lies ahead. */
static void settle_ahead(const Context *c, const Reading *r, Claim *claim) {
  const char *period = text_of(claim_get(claim, NAME_period)), *written = c->document->reference;
  const ClaimSpan *span = claim_span(claim, NAME_period);
  char told[16];
  bool aim = code_is(claim->table, "policy_targets"), exit = r->rule->kind == RULE_EXIT;
  if (!span || !without_year(c, claim)) return;
  if (!exit && span->from < r->value->to && (aim || !words_match(c, span->to, c->to, "^%s%l"))) return;
  if (words_match(c, span->from, span->to, "[Ll]ast") || words_match(c, span->from, span->to, "[Tt]his")) return;
  int now = atoi(written) * 12 + atoi(written + 5) - 1, year = atoi(period);
  int last = strchr("QH", period[5]) ? (period[6] - '0') * (period[5] == 'Q' ? 3 : 6) : atoi(period + 5);
  if (last < 1 || last > 12 || year * 12 + last - 1 >= now) return;
  Mention date = {.from = span->from, .to = span->to};
  if (exit && (date_of_notice(c, &date) || words_match(c, span->from, span->to, "day$")))
    return;                                                /* "said in May that it would" */
  if (r->value && period_year_before(c, r->value)) return; /* "against a loss of 3 billion a year earlier" */
  enum { RESULTS = 4 }; /* months: "expects a loss for the first half", told in July, is of the half just over */
  enum { PRINTED = 3 }; /* "prices are forecast to have risen in April", told in May: what is not printed yet */
  bool flow = code_is(claim->table, "trade_flows_prices") || code_is(claim->table, "overcapacity");
  if (flow && now - (year * 12 + last - 1) <= PRINTED) return;
  if (code_is(claim->table, "finance_debt") && now - (year * 12 + last - 1) <= RESULTS) return;
  int length = snprintf(told, sizeof told, "%04d%.11s", year + 1, period + 4);
  claim_set(c->document, claim, NAME_period, value_text(document_copy(c->document, told, (size_t)length)));
}

/* "prices rose 1.6 percent in the year to July": a change from July to July is told of the month it ends with; what is
 * shipped or made in a year is of the whole of it. */
void period_settle_year_to(const Context *c, Claim *claim) {
  enum { MONTH = 7 };
  const char *metric = text_of(claim_get(claim, NAME_metric)), *period = text_of(claim_get(claim, NAME_period));
  const ClaimSpan *span = claim_span(claim, NAME_period);
  bool yearly =
      metric && (code_is(metric, "inflation") || code_is(metric, "price_yoy") || code_is(metric, "price_change"));
  if (!yearly || c->han || !period || strlen(period) != 2 * MONTH + 1 || period[MONTH] != '/' || !span) return;
  if (!words_match(c, span->from, span->to, "year%s+to%s") && !words_match(c, span->from, span->to, "months%s+to%s"))
    return;
  claim_set(c->document, claim, NAME_period, value_text(document_copy(c->document, period + MONTH + 1, MONTH)));
  if (code_is(metric, "price_change")) claim_set(c->document, claim, NAME_metric, value_text("price_yoy"));
}

void period_settle_past(const Context *c, const Reading *r, Claim *claim, const char *modality) {
  static const char *const tables[] = {"overcapacity", "trade_flows_prices", "finance_debt", NULL};
  const char *period = text_of(claim_get(claim, NAME_period)), *written = c->document->reference;
  bool exit = r->rule->kind == RULE_EXIT; /* "will close its line in October", written in September */
  if (exit && !code_is(modality, "planned") && !code_is(modality, "forecast")) return;
  if ((!r->value && !exit) || !period || strlen(period) < 7 || strchr(period, '/') || strlen(written) < 7) return;
  if (exit || code_is(claim->table, "policy_targets") ||
      (!c->han && word_listed(claim->table, tables) &&
       (code_is(modality, "planned") || code_is(modality, "forecast")))) {
    settle_ahead(c, r, claim);
    return;
  }
  if (code_is(modality, "planned") || code_is(modality, "forecast") || !word_listed(claim->table, tables)) return;
  size_t month = strspn(period + 5, "0123456789") ? (size_t)atoi(period + 5)
                 : period[5] == 'Q'               ? (size_t)(period[6] - '0') * 3
                 : period[5] == 'H'               ? (size_t)(period[6] - '0') * 6
                                                  : 0;
  if (!month || !without_year(c, claim) || looks_ahead(c, r)) return;
  char told[16];
  int year = atoi(written) - (month > (size_t)atoi(written + 5) ? 1 : 0);
  if (atoi(period) <= year) return;
  int length = snprintf(told, sizeof told, "%04d%.11s", year, period + 4);
  claim_set(c->document, claim, NAME_period, value_text(document_copy(c->document, told, (size_t)length)));
}
