/* Figures that stand with the words a rule looks for, and tell something else: what is wished for, what exports cost,
 * how much more than something else an amount is. */
#include <string.h>

#include "claim/claim_part.h"

/* "plants should run at 80 percent": what would be good. */
static bool is_wanted(const Context *c, const Reading *r) {
  if (!r->rule->of_rate || (unsigned char)c->text[r->value->from] >= 0xE3) return false;
  Window before = window_before(c, r->value->from, 40);
  return window_has(&before, "%f[%a]should%s+%a+%s+%a*%s*%a*%s*$");
}

/* "the average price of steel exports", "quotas for imports": no flow, but what it costs, how much of it may be. */
static bool is_priced(const Context *c, const Reading *r) {
  static const char *const of[] = {"%f[%a][pc][ro][is][ct]e?s?%s+[of][fo]r?%s+[%a%s%-’'.]*$",
                                   "%f[%a]quotas?%s+[ofn]+r?%s+[%a%s%-’'.]*$", "%f[%a]limits?%s+on%s+[%a%s%-’'.]*$",
                                   "%f[%a]caps?%s+on%s+[%a%s%-’'.]*$"};
  if (!r->head || (r->head->list != NAME_export_cue && r->head->list != NAME_import_cue)) return false;
  Window before = window_before(c, r->head->from, 40);
  return window_any(&before, of, sizeof of / sizeof *of);
}

/* "exports fetched $15 billion, a growth of 13 percent": no price moved. */
static bool is_of_sum(const Context *c, const Reading *r) {
  if (!r->head || r->head->list != NAME_trade_at_cue || r->value->type != NAME_PERCENT) return false;
  EACH_MENTION (m, c, NAME_MONEY)
    if (m->from >= r->head->to && m->token - r->head->last <= 3 && m->quantity && m->quantity->value > 2e7) return true;
  return false;
}

/* "by 20 percent to meet growing demand": the words of a change are about something else. */
static bool moves_else(const Context *c, const Reading *r) {
  const Mention *move = NULL;
  for (size_t i = 0; i < r->captures && (r->up || r->down); i++)
    if (r->slot[i] == NAME_up || r->slot[i] == NAME_down) move = r->capture[i];
  if (!move || r->value->type != NAME_PERCENT || move->from < r->value->to) return false;
  return words_match(c, r->value->to, move->from, "%f[%a]to%f[%A]");
}

/* "exports comprising 20 percent of GDP", "duties on 9 percent of imports": no share of a flow. */
static bool shares_else(const Context *c, const Reading *r) {
  if (r->value->type != NAME_PERCENT || r->up || r->down || strcmp(r->rule->table, "trade_flows_prices") != 0)
    return false;
  EACH_MENTION (m, c, NAME_gdp_cue)
    if (m->from >= r->value->to && m->token - r->value->last <= 4) return true;
  Window before = window_before(c, r->value->from, 40);
  return window_has(&before, "duties%s+on%s+%a*%s*%a*%s*$") || window_has(&before, "tariffs?%s+on%s+%a*%s*%a*%s*$") ||
         window_has(&before, "covers?%s+%a*%s*%a*%s*$");
}

/* "60 percent higher than total demand": against something else, no change. */
static bool beyond_else(const Context *c, const Reading *r) {
  static const char *const times[] = {"%d",   "year",     "month",  "quarter", "period",
                                      "last", "previous", "before", "earlier"};
  if (!(r->up || r->down) || r->value->type != NAME_PERCENT) return false;
  if (!words_match(c, r->value->to, c->to, "^%s+%a+%s+than%s+%a")) return false;
  Window after = window_after(c, r->value->to, 64);
  return !window_any(&after, times, sizeof times / sizeof *times);
}

/* "a quota of 3 million tonnes for imports": how much may come. */
static bool is_quota(const Context *c, const Reading *r) {
  if (strcmp(r->rule->table, "trade_flows_prices") != 0 || r->value->type != NAME_QUANTITY) return false;
  Window before = window_before(c, r->value->from, 40);
  return window_has(&before, "%f[%a]quotas?%s+[%a%s]*$") || window_has(&before, "配额[总計计为為]*$");
}

/* "$5 billion in subsidies for a plant": what the state gives, not what the plant costs. */
static bool is_given(const Context *c, const Reading *r) {
  static const char *const given[] = {"^%s+[io][nf]%s+[%l%s-]-subsid",
                                      "^%s+[io][nf]%s+[%l%s-]-grants?%f[%A]",
                                      "^%s+[io][nf]%s+[%l%s-]-state%s+aid",
                                      "^%s+[io][nf]%s+[%l%s-]-tax%s+[cb]re",
                                      "^%s+[io][nf]%s+[%l%s-]-incentives?%f[%A]",
                                      "^补贴",
                                      "^補貼",
                                      "^资助",
                                      "^补助"};
  static const char *const worth[] = {"subsid%l+%s+worth%s+[%a%s]*$", "subsid%l+%s+of%s+[%a%s]*$",
                                      "grants?%s+worth%s+[%a%s]*$", "grants?%s+of%s+[%a%s]*$"};
  if (strcmp(r->rule->table, "projects") != 0 || r->value->type != NAME_MONEY) return false;
  Window after = window_after(c, r->value->to, 40), before = window_before(c, r->value->from, 40);
  return window_any(&after, given, sizeof given / sizeof *given) ||
         window_any(&before, worth, sizeof worth / sizeof *worth);
}

bool figure_tells_else(const Context *c, const Reading *r) {
  return is_wanted(c, r) || is_priced(c, r) || is_of_sum(c, r) || moves_else(c, r) || shares_else(c, r) ||
         beyond_else(c, r) || is_quota(c, r) || is_given(c, r);
}
