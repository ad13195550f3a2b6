/* Figures of finance that tell something else than their noun: what shares and currencies lost in a day, a price that
 * takes in what is owed, what debts earn, a rate of what drives growth. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/window.h"

/* "the euro pared early losses to trade down 0.1%", "nickel lost 2% to 1,240 yuan": a day on a market, no result. */
static bool is_of_trading(const Context *c, const Reading *r) {
  static const char *const met[] = {"%f[%a]early%s+$",           "%f[%a]earlier%s+$",
                                    "%f[%a]session%s+$",         "%f[%a]pared%s+[%a%s]*$",
                                    "%f[%a]trimm%a*%s[%a%s]*$",  "%f[%a]revers%a*%s[%a%s]*$",
                                    "%f[%a]recoup%a*%s[%a%s]*$", "%f[%a]erase%a*%s[%a%s]*$",
                                    "%f[%a]extend%a*%s[%a%s]*$", "%f[%a]recover%a*%s[%a%s]*$",
                                    "%f[%a]weekly%s+$",          "%f[%a]daily%s+$"};
  static const char *const moves[] = {"%f[%a]gain",       "%f[%a]trad",       "%f[%a]up%f[%A]",
                                      "%f[%a]down%f[%A]", "%f[%a]rose%f[%A]", "%f[%a]last%f[%A]",
                                      "%f[%a]settl",      "%f[%a]clos",       "%f[%a]ris"};
  if (!code_is(r->rule->metric, "losses") && !code_is(r->rule->metric, "losses_yoy")) return false;
  if (r->head->to > r->value->from) return false;
  static const char *const lost[] = {"^[Ll]ost$", "^[Ll]oses?$", "^[Ll]osing$"};
  if (words_any(c, r->head->from, r->head->to, lost, sizeof lost / sizeof *lost) &&
      words_match(c, r->head->to, r->value->from, "^%s+[%a%s]*[%d.]+%s?%%%s+to%s"))
    return true;
  Window before = window_before(c, r->head->from, 30);
  return r->value->type == NAME_PERCENT && window_any(&before, met, sizeof met / sizeof *met) &&
         words_any(c, r->head->to, r->value->from, moves, sizeof moves / sizeof *moves);
}

/* "shares of Tata fell on its profit, while Kirloskar climbed 4% after winning an order": what a share did. */
static bool is_of_shares(const Context *c, const Reading *r) {
  static const char *const after[] = {"^%s+after%s+%a+ing%f[%A]", "^%s+after%s+the%s+company%f[%A]",
                                      "^%s+after%s+it%s+%a+ed%f[%A]", "^%s+in%s+%a+%s+trad", "^%s+on%s+Wall%s+Street"};
  static const char *const moved[] = {
      "%f[%a]sank%f[%A]",    "%f[%a]climbed%f[%A]", "%f[%a]jumped%f[%A]",  "%f[%a]surged%f[%A]", "%f[%a]slid%f[%A]",
      "%f[%a]tumbled%f[%A]", "%f[%a]plunged%f[%A]", "%f[%a]soared%f[%A]",  "%f[%a]gained%f[%A]", "%f[%a]added%f[%A]",
      "%f[%a]rose%f[%A]",    "%f[%a]fell%f[%A]",    "%f[%a]dropped%f[%A]", "%f[%a]lost%f[%A]",   "%f[%a]rallied%f[%A]"};
  if (c->han || !r->head || r->value->type != NAME_PERCENT || !code_ends(r->rule->metric, "_yoy")) return false;
  uint32_t from = r->head->to <= r->value->from ? r->head->to : c->from;
  return words_any(c, r->value->to, c->to, after, sizeof after / sizeof *after) &&
         words_any(c, from, r->value->from, moved, sizeof moved / sizeof *moved);
}

/* "for $2.6 billion including debt", "$30 million of interest from secured debt": what is paid or earned, not owed. */
static bool is_with_debt(const Context *c, const Reading *r) {
  static const char *const ways[] = {
      "^%s+including%s+%a*%s*$",  "^,%s+including%s+%a*%s*$", "^%s+inclusive%s+of%s+%a*%s*$", "^%s+excluding%s+%a*%s*$",
      "^,%s+excluding%s+%a*%s*$", "^%s+plus%s+%a*%s*$",       "^%s+from%s+[%a%s-]*$",         "^%s+net%s+of%s+%a*%s*$"};
  if (!code_is(r->rule->metric, "debt") && !code_is(r->rule->metric, "loan") && !code_is(r->rule->metric, "loans"))
    return false;
  if (r->value->type != NAME_MONEY || r->head->from < r->value->to || r->head->from > r->value->to + 60) return false;
  return words_any(c, r->value->to, r->head->from, ways, sizeof ways / sizeof *ways);
}

/* "chip exports, a driver of economic growth, rose 8%", "prices in the second-largest economy rose 2%". */
static bool is_of_driver(const Context *c, const Reading *r) {
  static const char *const led[] = {
      "%f[%a]drivers?%s+of%s+[%a%s’'-]*$", "%f[%a]engines?%s+of%s+[%a%s’'-]*$", "%f[%a]pillars?%s+of%s+[%a%s’'-]*$",
      "%f[%a]sources?%s+of%s+[%a%s’'-]*$", "%f[%a]gauges?%s+of%s+[%a%s’'-]*$",  "%f[%a]part%s+of%s+[%a%s’'-]*$",
      "%f[%a]in%s+[%a’']*%s*[%a%s’'-]*$",  "%f[%a]share%s+of%s+[%a%s’'-]*$",    "%f[%a]sector%s+of%s+[%a%s’'-]*$"};
  static const char *const things[] = {"%f[%a]prices?%s+[%a%s]-%f[%a]in%s", "%f[%a]exports?%s[%a%s]-%f[%a]in%s",
                                       "%f[%a]output%s[%a%s]-%f[%a]in%s", "%f[%a]demand%s[%a%s]-%f[%a]in%s",
                                       "%f[%a]sales%s[%a%s]-%f[%a]in%s"};
  if (!code_is(r->rule->metric, "gdp_growth") && !code_is(r->rule->metric, "sum")) return false;
  static const char *const others[] = {"sales%s+$",  "revenue%s+$",  "demand%s+$",   "exports?%s+$",
                                       "profit%s+$", "earnings%s+$", "output%s+$",   "production%s+$",
                                       "credit%s+$", "loans?%s+$",   "volume%s+$",   "organic%s+$",
                                       "market%s+$", "traffic%s+$",  "dividend%s+$", "cloud%s+$"};
  if (r->head && words_match(c, r->head->from, r->head->to, "^growth%s") &&
      words_any(c, r->head->from > c->from + 12 ? r->head->from - 12 : c->from, r->head->from, others,
                sizeof others / sizeof *others))
    return true; /* "its sales growth forecast" */
  if (r->value->type != NAME_PERCENT) return false;
  const Mention *noun = r->head ? r->head : r->anchor;
  if (noun->from > r->value->from) return false;
  Window before = window_before(c, noun->from, 60);
  if (words_match(c, noun->to, r->value->from, "^,")) return window_any(&before, led, sizeof led / sizeof *led);
  return (r->up || r->down) && window_any(&before, things, sizeof things / sizeof *things);
}

/* "loan growth held at 3%", "a gain of $5 million on the sale of loans". */
static bool is_of_lending(const Context *c, const Reading *r) {
  static const char *const gains[] = {"^%s+gain%f[%A]", "^%s+profit%f[%A]", "^%s+in%s+gains?%f[%A]",
                                      "^%s+in%s+fees?%f[%A]"};
  if (code_is(r->rule->metric, "interest_rate"))
    return words_match(c, c->from, r->value->from, "%f[%a][Ll]oan%s+growth%f[%A]") ||
           words_match(c, r->value->to, c->to, "^%s*[Yy]/[Yy]") ||
           words_match(c, r->value->to, c->to, "^%s+year%-on%-year");
  if (r->value->type != NAME_MONEY || (!code_is(r->rule->metric, "loan") && !code_is(r->rule->metric, "loans")))
    return false;
  Window before = window_before(c, r->value->from, 60), after = window_after(c, r->value->to, 16);
  return window_any(&after, gains, sizeof gains / sizeof *gains) || window_has(&before, "%f[%a]gains?%s+on%s+[%a%s]*$");
}

/* "revenue rose 4%, while expenses grew to 3 million", "a $2 million drop in revenue caused by a 9% slide in prices":
 * of a noun of their own, or by how much something changed. */
static bool is_of_costs(const Context *c, const Reading *r) {
  static const char *const spent[] = {"%f[%a]expenses%s", "%f[%a]costs%s+%l+ed%s", "%f[%a]costs%s+rose",
                                      "%f[%a]costs%s+fell", "%f[%a]expenditures?%s"};
  static const char *const others[] = {"^%s+%l+%s+in%s+[%l%s]-volumes?%f[%A]", "^%s+%l+%s+in%s+[%l%s]-prices%f[%A]",
                                       "^%s+%l+%s+in%s+[%l%s]-costs%f[%A]"};
  static const char *const moved[] = {"^%s+drop%s+in%s",     "^%s+fall%s+in%s",  "^%s+decline%s+in%s",
                                      "^%s+slide%s+in%s",    "^%s+rise%s+in%s",  "^%s+jump%s+in%s",
                                      "^%s+increase%s+in%s", "^%s+slump%s+in%s", "^%s+gain%s+in%s"};
  if (r->head->list != NAME_result_cue && r->head->list != NAME_firm_sales_cue) return false;
  if (r->value->type == NAME_PERCENT && words_any(c, r->value->to, c->to, others, sizeof others / sizeof *others))
    return true;
  if (r->value->type == NAME_MONEY && words_any(c, r->value->to, c->to, moved, sizeof moved / sizeof *moved))
    return true;
  return r->head->to <= r->value->from &&
         words_any(c, r->head->to, r->value->from, spent, sizeof spent / sizeof *spent);
}

/* "approved fund-raising of up to 200 crore": money for the firm itself. */
static bool is_raised(const Context *c, const Reading *r) {
  return code_is(r->rule->metric, "cooperation_fund") && r->head && words_match(c, r->head->to, c->to, "^[- ]?raising");
}

bool figure_on_paper(const Context *c, const Reading *r) {
  if (c->han || !r->value || !code_is(r->rule->table, "finance_debt")) return false;
  if (is_of_driver(c, r) || is_of_lending(c, r) || is_raised(c, r)) return true;
  return r->head && (is_of_trading(c, r) || is_of_shares(c, r) || is_with_debt(c, r) || is_of_costs(c, r));
}
