/* English figures that stand with words for goods and are of no goods, or of one work only: what a firm tells its
 * owners, emissions, what passes through, what one house uses, an aim of before. */
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/reading.h"
#include "claim/window.h"

/* "delivered 60,000 cars made at its works", "selling after a 5 percent gain": what is sold is no capacity of works,
 * and who sells tells of no sales that move. */
static bool is_of_selling(const Context *c, const Reading *r) {
  if (c->han) return false;
  if (r->rule->of_works) {
    const Mention *sold = context_last_between(c, NAME_sales_cue, c->from, r->value->from);
    return r->rule->kind != RULE_EXIT && r->value->type == NAME_QUANTITY && sold && sold->to + 1 == r->value->from &&
           words_match(c, sold->from, sold->to, "ed$");
  }
  return r->head && r->head->list == NAME_sales_cue && r->value->type == NAME_PERCENT &&
         words_match(c, r->head->from, r->head->to, "^[Ss]ell");
}

/* "cut its output target from 9 million to 8": where an aim stood before. */
static bool is_aim_before(const Context *c, const Reading *r) {
  static const char *const aims[] = {"^%s+targets?%f[%A]", "^%s+goals?%f[%A]", "^%s+forecasts?%f[%A]",
                                     "^%s+estimates?%f[%A]", "^%s+guidance%f[%A]"};
  return !c->han && r->head && r->head->to <= r->value->from && figure_sets_out(c, r->value) &&
         words_any(c, r->head->to, c->to, aims, sizeof aims / sizeof *aims);
}

/* "the production workforce grew", "the production and engineering segment", "gas storage utilisation": a word that
 * only says of what another thing is. */
static bool is_of_another_noun(const Context *c, const Reading *r) {
  static const char *const nouns[] = {"^%s+workforce",
                                      "^%s+workers",
                                      "^%s+staff",
                                      "^%s+jobs",
                                      "^%s+employ",
                                      "^%s+costs?%f[%A]",
                                      "^%s+footprint",
                                      "^%s+and%s+[%l%s-]-segment",
                                      "^%s+and%s+[%l%s-]-division"};
  static const char *const stores[] = {"%f[%a]inventory%s+$", "%f[%a]storage%s+$", "%f[%a]fleet%s+$",
                                       "%f[%a]hospital%s+$",  "%f[%a]credit%s+$",  "%f[%a]budget%s+$"};
  if (c->han || !code_is(r->rule->table, "overcapacity")) return false;
  if (r->head && r->head->list == NAME_production_cue &&
      words_any(c, r->head->to, c->to, nouns, sizeof nouns / sizeof *nouns))
    return true;
  if (!r->trigger || r->trigger->list != NAME_utilization_cue) return false;
  Window before = window_before(c, r->trigger->from, 14);
  return window_any(&before, stores, sizeof stores / sizeof *stores);
}

/* "a billion tons of emissions", "cut 2 million tons of CO2": no goods. */
static bool is_of_emissions(const Context *c, const Reading *r) {
  static const char *const behind[] = {"^[%l%s]-%f[%a]of%s+co2",
                                       "^[%l%s]-%f[%a]of%s+co₂",
                                       "^[%l%s]-%f[%a]of%s+carbon",
                                       "^[%l%s]-%f[%a]of%s+[%l%s-]-emissions",
                                       "^[%l%s]-%f[%a]of%s+greenhouse",
                                       "^%s+co2",
                                       "^%s+co₂"};
  static const char *const before[] = {"emissions%s+by%s+[%l%s]*$", "emissions%s+of%s+[%l%s]*$",
                                       "carbon%s+by%s+[%l%s]*$"};
  if (c->han || r->value->type != NAME_QUANTITY || r->rule->kind == RULE_AIM ||
      (!code_is(r->rule->table, "overcapacity") && !r->rule->aims))
    return false;
  Window lead = window_before(c, r->value->from, 40), after = window_after(c, r->value->to, 50);
  return window_any(&lead, before, sizeof before / sizeof *before) ||
         window_any(&after, behind, sizeof behind / sizeof *behind);
}

/* "pay per unit of output", "knocked a million kilos off output", "could make up half": words for other things. */
static bool is_measured_by(const Context *c, const Reading *r) {
  if (c->han || !r->head) return false;
  Window before = window_before(c, r->head->from, 16);
  if (window_has(&before, "%f[%a]per%s+unit%s+of%s+$")) return true;
  if (words_match(c, r->head->from, r->head->to, "make$") && words_match(c, r->head->to, c->to, "^%s+up%f[%A]"))
    return true;
  return r->value->to < r->head->from && r->value->type == NAME_QUANTITY &&
         words_match(c, r->value->to, r->head->from, "%f[%a]off%f[%A]");
}

/* "the back half of the year": a time. */
static bool is_half_of_time(const Context *c, const Mention *value) {
  static const char *const times[] = {"^%s+of%s+t?h?e?%s*year%f[%A]",
                                      "^%s+of%s+next%s+year",
                                      "^%s+of%s+this%s+year",
                                      "^%s+of%s+last%s+year",
                                      "^%s+of%s+20%d%d",
                                      "^%s+of%s+the%s+decade",
                                      "^%s+of%s+fiscal"};
  return value->type == NAME_NUMBER && value->quantity && value->quantity->value < 1 &&
         words_any(c, value->to, c->to, times, sizeof times / sizeof *times);
}

/* "a fifth of the world's oil passes through the strait", "12% of the world's steel goes into cars": nobody makes it
 * there. */
static bool only_passes(const Context *c, const Reading *r) {
  static const char *const ways[] = {"%f[%a]pass%l*%s+through",  "%f[%a]flows?%s+through",  "%f[%a]moves?%s+through",
                                     "%f[%a]travels?%s+through", "%f[%a]shipped%s+through", "%f[%a]transits?%f[%A]"};
  if (c->han || !r->rule->of_world) return false;
  static const char *const uses[] = {
      "^%s+of%s[^.;,]*%f[%a]goe?s?%s+into%f[%A]",      "^%s+of%s[^.;,]*%f[%a]goe?s?%s+to%s+%l",
      "^%s+of%s[^.;,]*%f[%a]is%s+used%f[%A]",          "^%s+of%s[^.;,]*%f[%a]are%s+used%f[%A]",
      "^%s+of%s[^.;,]*%f[%a]is%s+consumed%f[%A]",      "^%s+of%s[^.;,]*%f[%a]ends?%s+up%s+[aio][tn]%f[%A]",
      "^%s+of%s[^.;,]*%f[%a]is%s+turned%s+into%f[%A]", "^%s+of%s[^.;,]*%f[%a]is%s+burnt?e?d?%f[%A]"};
  Window after = window_after(c, r->value->to, 110);
  return window_any(&after, ways, sizeof ways / sizeof *ways) ||
         (code_is(r->rule->table, "overcapacity") && window_any(&after, uses, sizeof uses / sizeof *uses));
}

/* "the five countries", "from two countries", "a firm that works in 17 countries", "the 28-nation bloc": not how many
 * take the goods. */
static bool is_not_sold_to(const Context *c, const Reading *r) {
  static const char *const leads[] = {"%f[%a]the%s+$", "%f[%a]from%s+%a*%s*$", "operat%l+%s+in%s+%a*%s*%a*%s*$",
                                      "%f[%a]lower%s+[%a%s]*$", "%f[%a]survey%l*%s+[%a%s%d,]*$"};
  if (c->han || !code_is(r->value->unit, "countries") || !code_is(r->rule->table, "trade_flows_prices")) return false;
  Window before = window_before(c, r->value->from, 40);
  return window_any(&before, leads, sizeof leads / sizeof *leads) ||
         words_match(c, r->value->from, r->value->to, "%-") || (r->head && r->head->from >= r->value->to);
}

/* "over half of global demand growth", "a backlog of 80,000 cases", "4 million cars on the road": no share of demand,
 * no orders, no sales. */
static bool is_of_what_grows(const Context *c, const Reading *r) {
  static const char *const grows[] = {"^%s+growth%f[%A]", "^%s+added%f[%A]", "^%s+additions%f[%A]",
                                      "^%s+increases?%f[%A]"};
  static const char *const cases[] = {"^%s+%l*%s*cases%f[%A]", "^%s+%l*%s*applications%f[%A]", "^%s+%l*%s*claims%f[%A]",
                                      "^%s+%l*%s*petitions%f[%A]"};
  if (c->han || !r->head || !code_is(r->rule->table, "overcapacity")) return false;
  if (r->rule->of_world && r->head->from >= r->value->to &&
      words_any(c, r->head->to, c->to, grows, sizeof grows / sizeof *grows))
    return true;
  if (r->head->list == NAME_backlog_cue &&
      (code_is(r->value->unit, "cases") || words_any(c, r->value->to, c->to, cases, sizeof cases / sizeof *cases)))
    return true;
  Window after = window_after(c, r->value->to, 24);
  return r->head->list == NAME_sales_cue && window_has(&after, "^[%a%s]-%f[%a]on%s+t?h?e?%s*[%a]*%s*roads?%f[%A]");
}

/* "reduced the deficit by $360 billion last year": done, no aim. */
static bool is_aim_of_before(const Context *c, const Reading *r) {
  return !c->han && r->rule->kind == RULE_AIM && words_match(c, r->value->to, c->to, "^%s+last%s+year");
}

/* "60 units a month", "a 5 kW panel", "every 15 minutes", "100 MW installations": what one house or one work has, or
 * what is made while one looks. */
static bool is_of_one(const Context *c, const Reading *r) {
  enum { KILOWATTS_LEAST = 1000, MEGAWATTS_LEAST = 100, UNITS_LEAST = 1000 };
  const Mention *value = r->value;
  if (c->han || value->type != NAME_QUANTITY || !value->quantity || !code_is(r->rule->table, "overcapacity"))
    return false;
  double amount = value->quantity->value;
  if (code_is(value->unit, "kW") && amount < KILOWATTS_LEAST) return true;
  bool made = r->head && r->head->list == NAME_production_cue; /* "to produce 300 MW": what a work runs at */
  if (made && ((code_is(value->unit, "MW") && amount < KILOWATTS_LEAST) || code_is(value->unit, "g") ||
               (code_is(value->unit, "kWh") && amount < KILOWATTS_LEAST)))
    return true;
  if (made && r->head->to <= value->from && words_match(c, r->head->to, value->from, "^%s+cuts?%f[%A]")) return true;
  if (words_match(c, value->to, c->to, "^[%l%s]-%f[%a]every%s+%d+%s+")) return true;
  static const char *const monthly[] = {"^%s*/%s*month", "^%s+per%s+month", "^%s+a%s+month"};
  bool often =
      words_any(c, value->to, c->to, monthly, 3) || (value->quantity->per && code_is(value->quantity->per, "month"));
  if (code_is(value->unit, "units") && amount < UNITS_LEAST && often) return true;
  return r->head && r->head->list == NAME_installation_cue && value->to < r->head->from && code_is(value->unit, "MW") &&
         amount <= MEGAWATTS_LEAST && !words_match(c, value->to, r->head->from, "%f[%a]of%f[%A]");
}

/* "in excess of 5 GW", "extract 2 million tonnes and sell the excess": no surplus of as much. */
static bool exceeds_only(const Context *c, const Reading *r) {
  if (c->han || !r->head || r->head->list != NAME_surplus_cue || !words_match(c, r->head->from, r->head->to, "^excess"))
    return false;
  Window before = window_before(c, r->head->from, 4);
  if (window_has(&before, "%f[%a]in%s+$")) return true;
  return r->value->to < r->head->from && words_match(c, r->value->to, r->head->from, "%f[%a]and%s");
}

/* "cut emissions from cement production by 90%": what is cut is something that comes with it. */
static bool moves_what_comes_with(const Context *c, const Reading *r) {
  static const char *const with[] = {"%f[%a]emissions%f[%A]",         "%f[%a]costs?%f[%A]",
                                     "%f[%a]pollution%f[%A]",         "%f[%a]waste%f[%A]",
                                     "%f[%a]associated%s+with%f[%A]", "%f[%a]losses%f[%A]"};
  const Mention *move = reading_capture(r, NAME_down) ? reading_capture(r, NAME_down) : reading_capture(r, NAME_up);
  return !c->han && move && r->head && move->to < r->head->from &&
         words_any(c, move->to, r->head->from, with, sizeof with / sizeof *with);
}

bool figure_of_else_than_goods(const Context *c, const Reading *r) {
  return is_of_selling(c, r) || is_aim_before(c, r) || is_of_another_noun(c, r) || is_of_emissions(c, r) ||
         is_measured_by(c, r) || is_half_of_time(c, r->value) || only_passes(c, r) || is_of_what_grows(c, r) ||
         is_aim_of_before(c, r) || is_of_one(c, r) || is_not_sold_to(c, r) || exceeds_only(c, r) ||
         moves_what_comes_with(c, r);
}
