/* Figures of duties, where a rule looks for one of trade: what a duty takes, what it or an agreement falls on. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/window.h"

/* "a 25 percent tariff on imports", "a tariff rate of 12 percent", "a 44 percent increase in tariffs": what a duty
 * takes, no share of a flow and no growth. */
static bool is_rate(const Context *c, const Reading *r) {
  static const char *const duties[] = {"^%s+%a*%s*%a*%s*tariffs?%f[%A]", "^%s+%a*%s*%a*%s*dut[yi]", "^%s+%a*%s*lev[yi]",
                                       "^%s+%a*%s*surcharge", "^%s+%a*%s*tax%f[%A]"};
  static const char *const joints[] = {"^%s+despite%s", "^%s+amid%s",  "^%s+as%s",   "^%s+on%s",    "^%s+before%s",
                                       "^%s+after%s",   "^%s+since%s", "^%s+when%s", "^%s+with%s",  "^%s+under%s",
                                       "^%s+because%s", "^%s+due%s",   "^%s+and%s",  "^%s+while%s", "^%s+if%s",
                                       "^%s+of%s",      "^%s+in%s",    "^%s+from%s", "^%s+to%s",    "^%s+by%s"};
  static const char *const own[] = {
      "^%s+of%s+tariffs?[%s,.]", "^%s+of%s+dut[yi]", "^%s+increase%s+in%s+[%a%s.’'-]-tariffs?%f[%A]",
      "^%s+rise%s+in%s+[%a%s.’'-]-tariffs?%f[%A]", "^%s+hike%s+in%s+[%a%s.’'-]-tariffs?%f[%A]"};
  static const char *const rates[] = {"%f[%a]tax%s+of%s+$",
                                      "%f[%a]taxes%s+of%s+$",
                                      "%f[%a]tax%s+them%s+at%s+$",
                                      "%f[%a]tariff%s+rates?%s+of%s+%a*%s*$",
                                      "%f[%a]duty%s+rates?%s+of%s+%a*%s*$",
                                      "%f[%a]tariffs?%s+of%s+%a*%s*$",
                                      "%f[%a]duty%s+of%s+%a*%s*$",
                                      "%f[%a]duties%s+of%s+%a*%s*$",
                                      "%f[%a]subject%s+to%s+an?%s+%a*%s*rate%s+of%s+%a*%s*$"};
  Window after = window_after(c, r->value->to, 40), before = window_before(c, r->value->from, 32);
  return (ANY(&after, duties) && !ANY(&after, joints)) || ANY(&after, own) || ANY(&before, rates);
}

/* "97 percent of its exports are exempt from tariffs", "the agreement covers 60% of exports", "zero-tariff treatment to
 * 95 percent of imports": how much of a flow an agreement or a duty falls on, no share of what is traded. */
static bool is_part_covered(const Context *c, const Reading *r) {
  static const char *const treated[] = {"^%s+of%s[^.;,]*%f[%a]exempt",
                                        "^%s+of%s[^.;,]*%f[%a]dut[yi]e?s?[%s%-]free",
                                        "^%s+of%s[^.;,]*%f[%a]tariffs?[%s%-]free",
                                        "^%s+of%s[^.;,]*%f[%a]free%s+of%s+dut",
                                        "^%s+of%s[^.;,]*%f[%a]free%s+of%s+tariff",
                                        "^%s+of%s[^.;,]*%f[%a]zero[%s%-]tariff",
                                        "^%s+of%s[^.;,]*%f[%a]zero[%s%-]dut",
                                        "^%s+of%s[^.;,]*%f[%a]utili[sz]",
                                        "^%s+of%s[^.;,]*%f[%a]used%s+for%s",
                                        "^%s+of%s[^.;,]*%f[%a]subject%s+to%s[%a%s%-]*tariff"};
  static const char *const covers[] = {"%f[%a]cover%l*%s+[%a%s]*$",
                                       "%f[%a]dut[yi]e?s?[%s%-]free[%s,]+so%s+[%a%s]*$",
                                       "%f[%a]tariffs%s+[%a%s]*%f[%a]on%s+%a*%s*%a*%s*$",
                                       "%f[%a]access%s+to%s+%a*%s*%a*%s*$",
                                       "%f[%a]consumed?s?%s+%a*%s*%a*%s*$",
                                       "%f[%a]carr[yi]e?[sd]?%s+%a*%s*%a*%s*$",
                                       "%f[%a]tariff%s+treatment%s+[tof]+r?%s+[%a%s]*$",
                                       "%f[%a]tariff[%s-]free%s+[%a%s]*%f[%a][toaf][ofn]?r?%s+[%a%s]*$",
                                       "%f[%a]tariff%s+barriers%s+[of][no]r?%s+[%a%s]*$",
                                       "%f[%a]tariffs%s+[of][no]r?%s+%a*%s*%a*%s*$",
                                       "%f[%a]dut[yi]e?s?%s+[of][no]r?%s+%a*%s*%a*%s*$",
                                       "%f[%a]dut[yi]e?s?[%s-]free%s+[%a%s]*%f[%a][toaf][ofn]?r?%s+[%a%s]*$"};
  static const char *const sources[] = {"^[^.;,]*%f[%a]comes?%s+from%s", "^[^.;,]*%f[%a]came%s+from%s",
                                        "^[^.;,]*%f[%a]free%s+from%s"};
  Window before = window_before(c, r->value->from, 32), after = window_after(c, r->value->to, 120);
  if (ANY(&after, sources)) return false; /* "half of it duty-free from Peru": Peru's share too */
  return ANY(&after, treated) || (window_has(&after, "^%s+of%s") && ANY(&before, covers));
}

/* "tariffs on $300 billion of imports", "duties on more than 2 million tonnes of steel imports", "tariffs on Chinese
 * imports worth $50 billion", "imports of $3 billion that will be subject to tariffs": what a measure falls on. */
static bool is_amount_covered(const Context *c, const Reading *r) {
  static const char *const on[] = {"tariffs?%s+on%s+%a*%s*%a*%s*%a*%s*$", "duties%s+on%s+%a*%s*%a*%s*%a*%s*$",
                                   "duty%s+on%s+%a*%s*%a*%s*%a*%s*$",     "levies%s+on%s+%a*%s*%a*%s*%a*%s*$",
                                   "measures%s+on%s+%a*%s*%a*%s*%a*%s*$", "imposed%s+on%s+%a*%s*%a*%s*%a*%s*$",
                                   "impact%l*%s+%a*%s*%a*%s*$",           "affect%l*%s+%a*%s*%a*%s*$",
                                   "%f[%a]hit%l*%s+%a*%s*%a*%s*$",        "target%l*%s+%a*%s*%a*%s*$"};
  static const char *const goods[] = {"%f[%a]tariffs?%s+on%s+[%a%s.’'-]*$",
                                      "%f[%a]duties%s+on%s+[%a%s.’'-]*$",
                                      "%f[%a]duty%s+on%s+[%a%s.’'-]*$",
                                      "%f[%a]levies%s+on%s+[%a%s.’'-]*$",
                                      "%f[%a]tariffs,?%s+%a*%s*covers?%s+[%a%s.’'-]*$",
                                      "%f[%a]tariffs,?%s+covering%s+[%a%s.’'-]*$",
                                      "%f[%a]affect%l*%s+[%a%s.’'-]*$",
                                      "%f[%a]tariffs,?%s+targeting%s+[%a%s.’'-]*$"};
  static const char *const worth[] = {
      "^[%a%s.]*%f[%a]worth%s+%a*%s*%a*%s*$", "^[%a%s.]*%f[%a]valued%s+at%s+%a*%s*%a*%s*$", "^%s+of%s+%a*%s*%a*%s*$",
      "^[%a%s.]*%f[%a]totall?ing%s+%a*%s*%a*%s*$", "^[%a%s.]*%f[%a]amounting%s+to%s+%a*%s*%a*%s*$"};
  static const char *const liable[] = {"^[^.;]-%f[%a]subject%s+to%s+[%a%s-]-tariff",
                                       "^[^.;]-%f[%a]subject%s+to%s+[%a%s-]-dut[yi]",
                                       "^%s*,?%s*%a*%s+with%s+an?%s+suggested%s+tariff"};
  const Mention *head = r->head;
  if (!r->rule->level || !head ||
      (head->list != NAME_import_cue && head->list != NAME_export_cue && head->list != NAME_trade_cue))
    return false;
  Window after = window_after(c, r->value->to, 90);
  if (r->value->type == NAME_MONEY && ANY(&after, liable)) return true;
  Window before = window_before(c, r->value->from, 48);
  if (head->from >= r->value->to) return ANY(&before, on);
  Window lead = window_before(c, head->from, 48);
  return ANY(&lead, goods) && words_any(c, head->to, r->value->from, worth, sizeof worth / sizeof *worth);
}

/* "collected $2 billion in value-added tax on imports", "taxes on foreign trade brought $2 billion": what is taken from
 * them, not what they are worth. */
static bool is_takings(const Context *c, const Reading *r) {
  static const char *const taken[] = {"^%s+in%s+[%a%-]*%s*tax[%s,.;]", "^%s+in%s+[%a%-]*%s*taxes[%s,.;]",
                                      "^%s+in%s+[%a%-]*%s*dut[yi]e?s?[%s,.;]", "^%s+in%s+[%a%-]*%s*lev[yi]e?s?[%s,.;]",
                                      "^%s+[io][nf]%s+[%a%-]*%s*tariffs?[%s,.;]"};
  if (r->value->type != NAME_MONEY) return false;
  Window after = window_after(c, r->value->to, 48);
  if (ANY(&after, taken)) return true;
  if (!r->head) return false;
  Window lead = window_before(c, r->head->from, 28);
  return window_has(&lead, "%f[%a]tax%s+on%s+%a*%s*$") || window_has(&lead, "%f[%a]taxes%s+on%s+%a*%s*$");
}

bool figure_of_duty(const Context *c, const Reading *r) {
  bool moved = r->up || r->down; /* "will pay more in taxes than rivals under a tariff rate of 12 percent" */
  if (c->han || (!code_is(r->rule->table, "trade_flows_prices") && !(moved && r->rule->owed))) return false;
  if (r->value->type == NAME_PERCENT || r->rule->percent) return is_rate(c, r) || is_part_covered(c, r);
  return is_amount_covered(c, r) || is_takings(c, r);
}
