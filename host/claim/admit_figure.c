/* Whether an amount can be the figure of a rule: its unit, its bounds, what the words around make of it. */
#include <math.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/cooperation.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/finance.h"
#include "claim/firms.h"
#include "claim/period.h"
#include "claim/reading.h"
#include "claim/window.h"

/* Units of power: "200 gigawatts (200,000 megawatts)" are the same capacity. */
static bool is_power(const char *unit) {
  static const char *const units[] = {"W", "kW", "MW", "GW", "TW", NULL};
  return unit && word_listed(unit, units);
}

/* An amount in brackets, or behind ", or", is a conversion of another ("2.38 trillion yuan (US$330 billion)"). */
static const Mention *converted(const Context *c, const Mention *value) {
  bool power = value->type == NAME_QUANTITY && is_power(value->unit);
  if ((value->type != NAME_MONEY && !power) || !value->quantity) return NULL;
  Window before = window_before(c, value->from, 24);
  if (!window_ends(&before, "(") && !window_has(&before, "%([%a%.~ ]+$") && !window_ends(&before, "（") &&
      !window_ends(&before, "（相当于") && !window_ends(&before, "（约合") && !window_ends(&before, "（折合") &&
      !window_ends(&before, "（合") && !window_ends(&before, "(合") && !window_ends(&before, "(折合") &&
      !window_ends(&before, "(相当于") && !window_ends(&before, "（约") && !window_ends(&before, "（相當於") &&
      !window_has(&before, "%([^%)]*;%s*$") && /* "(£227bn; 331bn euros)" */
      !(c->han && (window_ends(&before, "约合") || window_ends(&before, "約合") || window_ends(&before, "折合"))) &&
      (power || !window_has(&before, ",%s+or%s+%a*%s*$")))
    return NULL;
  EACH_MENTION (other, c, value->type) {
    if (other->to > value->from || value->from - other->to >= 27 || !other->quantity) continue;
    if (!code_is(other->unit, value->unit) && (!power || is_power(other->unit))) return other;
  }
  return NULL;
}

/* A quantity in brackets, or behind "or", that says another one in another unit: "920 million tonnes, or 18.4 million
 * barrels". */
static bool said_again(const Context *c, const Mention *value) {
  static const char *const links[] = {"^%s*%($",
                                      "^%s*%(%a+%s+$",
                                      "^[^,;.%(]?[^,;.%(]?[^,;.%(]*,?%s+or%s+$",
                                      "^[^,;.%(]*,%s+or%s+%a+%s+$",
                                      "^%s*%b()%s*or%s+$",
                                      "^[^,;.%(]*,?%s+equivalent%s+to%s+%a*%s*$",
                                      "^[^;.%(]*,%s+equal%s+to%s+%a*%s*$"};
  if (value->type != NAME_QUANTITY || !value->unit || (unsigned char)c->text[value->from] >= 0xE3) return false;
  EACH_MENTION (other, c, NAME_QUANTITY) {
    if (other->to > value->from) break;
    if (value->from - other->to > 40 || !other->unit || code_is(other->unit, value->unit)) continue;
    if (words_any(c, other->to, value->from, links, sizeof links / sizeof *links)) return true;
  }
  return false;
}

const Mention *admit_conversion(const Context *c, const Mention *value) {
  EACH_MENTION (other, c, NAME_MONEY)
    if (other->from >= value->to && converted(c, other) == value) return other;
  return NULL;
}

/* Whether a head may have a figure where several measured things share as many figures. */
static bool zips(Context *c, const Reading *r) {
  const Mention *member = context_measured(c, r->value);
  if (!member) return true;
  if (r->rule->both_ways) return false; /* "imports and exports rose 3 and 5 percent": no trade of both */
  return r->head->from == member->from;
}

/* "rose to 75.8 percent" tells where it stands now, not by how much it rose. */
static bool level_behind(const Context *c, const Mention *value) {
  Window before = window_before(c, value->from, 24);
  static const uint16_t moves[] = {NAME_rise_cue, NAME_fall_cue};
  for (size_t i = 0; i < 2; i++) /* "expected to fall 5 percent" */
    if (context_last_between(c, moves[i], value->from > c->from + 16 ? value->from - 16 : c->from, value->from) &&
        window_has(&before, "%f[%a]to%s+%a+%s+$"))
      return false;
  static const char *const changes[] = {"^%s+increase",   "^%s+rise%f[%A]", "^%s+jump%f[%A]",    "^%s+surge%f[%A]",
                                        "^%s+drop%f[%A]", "^%s+fall%f[%A]", "^%s+decline%f[%A]", "^%s+decrease",
                                        "^%s+gain%f[%A]", "^%s+cut%f[%A]",  "^%s+plunge%f[%A]",  "^%s+reduction"};
  if (words_any(c, value->to, c->to, changes, sizeof changes / sizeof *changes))
    return false; /* "led to a 30 percent increase" */
  if (chinese_amounts_to(c, value) || window_has(&before, "%f[%a]to%s+pay%s+$")) return false;
  static const char *const passes[] = {"%f[%a]below%s+$",         "%f[%a]above%s+$",    "%f[%a]past%s+$",
                                       "%f[%a]beyond%s+$",        "%f[%a]under%s+$",    "%f[%a]as%s+high%s+as%s+$",
                                       "%f[%a]as%s+low%s+as%s+$", "%f[%a]towards?%s+$", "%f[%a]high%s+of%s+$",
                                       "%f[%a]low%s+of%s+$",      "%f[%a]record%s+$"};
  static const char *const bounds[] = {"^below%s", "^above%s", "^under%s", "^as%s+high%s+as%s",
                                       "^as%s+low%s+as%s"}; /* "slid below 40 yuan" */
  return window_has(&before, "%f[%a]to%s+$") || window_has(&before, "%f[%a]to%s+%a+%s+$") ||
         window_ends(&before, "至") || window_ends(&before, "到") || window_ends(&before, "达") ||
         window_ends(&before, "为") || window_has(&before, "%f[%a]from%s+$") ||
         window_any(&before, passes, sizeof passes / sizeof *passes) || words_any(c, value->from, value->to, bounds, 5);
}

enum { GOODS_LEAST = 10000 };

/* A rule whose unit is `per` wants what one costs, or a change that stands beside it: "ore fell to $91 a tonne". */
static bool wants_per(const Rule *rule) { return rule->units == 1 && code_is(rule->unit[0], "per"); }

/* Whether a rule counts in a unit: ground and floors in "m2", and not glass or cloth made by the square metre. */
static bool rule_counts(const Rule *rule, const char *unit) {
  for (uint32_t i = 0; i < rule->sets; i++)
    if (rule->set[i].name == NAME_unit && code_is(text_of(&rule->set[i].value), unit)) return true;
  return false;
}

/* "10 million square metres of tiles", "... a year": what is made, no ground. */
static bool made_per_year(const Context *c, const Mention *value) {
  Window after = window_after(c, value->to, 4);
  return (value->quantity && value->quantity->per) || window_has(&after, "^%s+of%s") ||
         (unsigned char)c->text[value->from] > 127 || chinese_sentence(c);
}

/* "Arrivals rose to 2m": read as metres, which context.c took for millions, of what nobody tells. */
static bool is_untold(const Context *c, const Mention *value) {
  return value->type == NAME_NUMBER && !value->unit && value->to - value->from > 1 && c->text[value->to - 1] == 'm' &&
         is_digit(c->text[value->to - 2]);
}

static bool unit_fits(const Context *c, const Rule *rule, const Mention *value) {
  const char *unit = value->unit;
  if (rule->unit && !rule->plain && is_untold(c, value)) return false;
  if (code_is(unit, "pp")) return false; /* points of percent are a change of a rate, not a rate */
  if (code_is(unit, "bp") && !rule_counts(rule, "bps")) return false;
  if (code_is(unit, "x") && !rule->unit_times) return rule->percent && figure_is_fold(c, value);
  if (code_is(unit, "m2") && rule->of_works && !rule_counts(rule, "m2") && !made_per_year(c, value))
    return false;                 /* the ground that it stands on */
  bool goods = rule->unit_tonnes; /* "3条生产线" are none */
  if (goods && (code_is(unit, "items") || code_is(unit, "cases")) && value->quantity->value < GOODS_LEAST) return false;
  bool counted =
      value->type == NAME_QUANTITY || (value->type == NAME_NUMBER && unit) || (rule->unit_times && !rule->unit_tonnes);
  if (!rule->unit || !counted || wants_per(rule)) return true;
  for (uint32_t i = 0; i < rule->units; i++)
    if (code_is(unit, rule->unit[i])) return true;
  return false;
}

static bool in_bounds(const Rule *rule, double value) {
  for (uint32_t i = 0; i < rule->bounded; i++) {
    const Bounds *b = &rule->bounds[i];
    if (b->field == NAME_value && b->numeric && (value < b->lo || value > b->hi)) return false;
  }
  return true;
}

/* "capacity of 1,400 GW, against installations of 444 GW": the second is no capacity. */
static bool of_another(const Context *c, const Mention *head, const Mention *value) {
  PatternMatch match;
  Window before = window_before(c, value->from, 60), words = window_of(c, head->from, head->to);
  if (!window_find(&before, "against%s+[%a%s-]-(%a+)%s+of%s+$", &match) &&
      !window_find(&before, "compared%s+with%s+[%a%s-]-(%a+)%s+of%s+$", &match))
    return false;
  PatternSpan noun = match.capture[0];
  return !memmem(words.bytes, words.length, before.bytes + noun.from, noun.to - noun.from);
}

/* "slid to 68 percent from 79.5 percent in the previous one": where it came from, at a time that nobody tells. */
static bool is_start(const Context *c, const Reading *r, const Mention *value) {
  Window before = window_before(c, value->from, 8);
  bool other = false; /* where it stands now comes first */
  for (size_t i = 0; i < c->mentions; i++)
    other |= c->mention[i].type == value->type && c->mention[i].to <= value->from &&
             code_is(c->mention[i].unit, value->unit);
  if (!other && value->type != NAME_PERCENT) return false;
  if (r->up || r->down || !window_has(&before, "%f[%a]from%s+$")) return false;
  EACH_MENTION (date, c, NAME_DATE)
    if (date->from >= value->to && date->token - value->last <= 3) return false;
  const char *period;
  return !period_ends(c, value, &period); /* "between 2011 and 2014, from 52 percent to 58 percent" */
}

/* Shipments are exports where they go or come from somewhere, else deliveries. */
static bool ships_abroad(const Context *c) {
  static const char *const abroad[] = {"[Ee]xport",
                                       "abroad",
                                       "overseas",
                                       "[Oo]utbound",
                                       "[Ff]oreign",
                                       "[Ii]mport",
                                       "[Cc]ustoms",
                                       "%f[%a]to%s+t?h?e?%s*%u",
                                       "%f[%a]from%s+t?h?e?%s*%u",
                                       "%f[%a]origin"};
  const char *last = c->document->figure_known ? text_of(claim_get(&c->document->last_figure, NAME_metric)) : NULL;
  if (last && strncmp(last, "export", 6) == 0 && c->number - c->document->last_figure.sentence <= 3) return true;
  if (context_of(c, NAME_MONEY, NULL)) return true;
  enum { BACK = 2 }; /* "China curbs its exports of urea. Shipments fell to 260,000 tonnes." */
  for (uint32_t back = 1; back <= BACK && back <= c->number; back++) {
    const Context *before = document_sentence(c->document, c->number - back);
    if (before->block == c->block && words_match(before, before->from, before->to, "[Ee]xport")) return true;
  }
  return words_any(c, c->from, c->to, abroad, sizeof abroad / sizeof *abroad);
}

static bool is_shipment(const Context *c, const Mention *head) {
  Window words = window_of(c, head->from, head->to);
  return words.length <= 9 && window_has(&words, "^[Ss]hipp?[ime]");
}

static bool fits_shipment(const Context *c, const Reading *r) {
  bool sale = r->head && r->head->list == NAME_sales_cue;
  if (!r->head || (!sale && r->head->list != NAME_export_cue) || !is_shipment(c, r->head)) return true;
  if (r->value->type == NAME_MONEY && !sale) return true; /* "shipments rose 8% to $14 billion" */
  return sale != ships_abroad(c);
}

/* "an increase of 18%; the import was ...": the head behind the figure opens another clause. */
static bool heads_another(const Context *c, const Reading *r) {
  if (!r->head || r->head->from < r->value->to || (unsigned char)c->text[r->value->from] >= 0xE3) return false;
  static const char *const joints[] = {"%f[%a]while%f[%A]",    "%f[%a]whereas%f[%A]",     "%f[%a]but%f[%A]",
                                       "%f[%a]although%f[%A]", "%f[%a]thanks%s+to%f[%A]", "%f[%a]because%f[%A]",
                                       "%f[%a]amid%f[%A]",     "%f[%a]despite%f[%A]",     "%f[%a]due%s+to%f[%A]",
                                       "%f[%a]after%f[%A]",    "%f[%a]following%f[%A]",   "^%s+against%s"};
  if (words_apart(c, r->value->to, r->head->from)) return true;
  if (r->value->type == NAME_MONEY && words_match(c, r->value->to, r->head->from, "^%s+and%s+t?h?e?%s*$"))
    return true; /* "gave $46 billion, and the bad loans rose to 10 percent" */
  if (words_any(c, r->value->to, r->head->from, joints, sizeof joints / sizeof *joints)) return true;
  bool moves = r->up || r->down; /* "tumbled 7 percent as profit halved" */
  if (moves && words_match(c, r->value->to, r->head->from, "^%s+as%s+%l*%s*%l*%s*$")) return true;
  bool sized = words_match(c, r->value->to, r->head->from, "^,%s+%d[%d,.]*[%s%-]?%a+[%s%-][%s%a%-]*$");
  return !sized && r->value->token > 6 && /* "the $2 billion, 600-megawatt dam" */
         words_match(c, r->value->to, r->head->from, ",%s");
}

/* "78% of sales", "18% above its target": a share, or how a plan was missed; no change. */
static bool shares_or_misses(const Context *c, const Mention *value) {
  static const char *const plans[] = {"target",   "forecast", "expect",   "plan%f[%A]",
                                      "estimate", "quota",    "guidance", "budget"};
  if (value->type != NAME_PERCENT || (unsigned char)c->text[value->from] >= 0xE3) return false;
  Window after = window_after(c, value->to, 40);
  if (window_has(&after, "^%s+of%f[%A]")) return true;
  return (window_has(&after, "^%s+above%f[%A]") || window_has(&after, "^%s+below%f[%A]") ||
          window_has(&after, "^%s+short%s+of")) &&
         window_any(&after, plans, sizeof plans / sizeof *plans);
}

/* "with another 58 million tonnes under construction": not there yet. */
static bool being_built(const Context *c, const Mention *value) {
  static const char *const works[] = {"^[%a%s-]*%f[%a]under%s+construction", "^[%a%s-]*%f[%a]in%s+the%s+pipeline",
                                      "^[%a%s-]*%f[%a]being%s+built", "^[%a%s-]*%f[%a]permitted%f[%A]"};
  Window after = window_after(c, value->to, 40);
  return window_any(&after, works, sizeof works / sizeof *works);
}

/* "above 80 percent is considered healthy": a norm, no figure of anything. */
static bool is_norm(const Context *c, const Mention *value) {
  static const char *const norms[] = {"^[%a%s,]*%f[%a]considered%f[%A]",  "^[%a%s,]*%f[%a]regarded%s+as",
                                      "^[%a%s,]*%f[%a]deemed%f[%A]",      "^%s+is%s+acceptable%f[%A]",
                                      "^%s+as%s+t?h?e?%s?a?%s?threshold", "^%s+as%s+t?h?e?%s?a?%s?benchmark"};
  if (value->type != NAME_PERCENT || (unsigned char)c->text[value->from] >= 0xE3) return false;
  Window after = window_after(c, value->to, 48), before = window_before(c, value->from, 60);
  return window_any(&after, norms, sizeof norms / sizeof *norms) || window_has(&before, "healthy[%a%s]*$") ||
         window_has(&before, "threshold[%a%s]*$");
}

/* "sales rose 8% to 40.7bn euros": what a firm took in, no goods sold. */
static bool is_takings(const Context *c, const Reading *r) {
  if (!r->head || r->head->list != NAME_sales_cue || !(r->up || r->down) || r->value->type != NAME_PERCENT)
    return false;
  EACH_MENTION (m, c, NAME_MONEY)
    if (m->from >= r->value->to && !m->inside && words_match(c, r->value->to, m->from, "^[%s,]+to%s+%a*%s*$"))
      return true;
  return false;
}

/* "billions of dollars", "tens of thousands of jobs": no figure. */
static bool is_vague(const Context *c, const Mention *value) {
  static const char *const many[] = {"illions", "ousands", "undreds"};
  static const char *const few[] = {"^几", "^幾", "^数[十百千万亿]", "^數[十百千萬億]"};
  char first = c->text[value->from];
  if ((unsigned char)first >= 0x80) return words_any(c, value->from, value->to, few, sizeof few / sizeof *few);
  return is_letter(first) && words_any(c, value->from, value->to, many, sizeof many / sizeof *many);
}

/* "142. Northern Steel Limited": the number of a line in a list. */
static bool numbers_line(const Context *c, const Mention *value) {
  return value->from == c->from && words_match(c, value->from, c->to, "^%d+[.)]%s+%a");
}

enum { WATTS_LEAST = 1000 }; /* "2W" is a vehicle of two wheels */

/* Whether a bare number counts the goods that are told before it, or those it stands with: no noun of its own follows.
 */
static bool counts_goods(const Context *c, const Mention *value) {
  static const char *const links[] = {
      "in",      "from",   "to",   "compared", "against", "versus",   "a",       "last",    "this",    "by",
      "for",     "and",    "or",   "as",       "over",    "on",       "of",      "at",      "during",  "while",
      "with",    "which",  "who",  "that",     "up",      "down",     "more",    "fewer",   "less",    "after",
      "but",     "the",    "per",  "than",     "since",   "vehicles", "cars",    "units",   "pieces",  "it",
      "its",     "when",   "were", "was",      "have",    "had",      "year",    "between", "through", "until",
      "because", "helped", "so",   "higher",   "lower",   "annually", "monthly", "amid",    "next",    "before",
      "an",      "is",     "are",  "within",   "despite", "thanks",   NULL};
  enum { NEAR = 24 };
  if (!words_next_other(c, value->to, links)) return true;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (m->from >= value->to && m->from <= value->to + NEAR && words_match(c, value->to, m->from, "^%s+[%a%-]*%s*$"))
      return true;
  return false;
}

/* "0751 ET", "1609 GMT": when a wire wrote it. */
static bool is_hour(const Context *c, const Mention *value) {
  static const char *const zones[] = {"^%s+E[SD]?T%f[%A]", "^%s+GMT%f[%A]",     "^%s+BST%f[%A]",
                                      "^%s+CES?T%f[%A]",   "^%s+P[SD]?T%f[%A]", "^%s+UTC%f[%A]"};
  if (!words_match(c, value->from, value->to, "^%d%d%d%d$")) return false;
  return c->text[value->from] == '0' || words_any(c, value->to, c->to, zones, sizeof zones / sizeof *zones);
}

bool admit_amount(const Context *c, const Rule *rule, const Mention *value) {
  const Quantity *q = value->quantity;
  if (value->type == NAME_NUMBER && rule->percent && !(q->value > 0 && q->value < 1) && !figure_is_fold(c, value))
    return false;
  if (value->type == NAME_QUANTITY && code_is(value->unit, "W") && q->value < WATTS_LEAST) return false;
  return unit_fits(c, rule, value) && (!q || in_bounds(rule, q->value)) &&
         !(value->type == NAME_NUMBER && is_hour(c, value));
}

/* Whether a figure can be what the rule wants. */
/* "proposes an export levy of 2 percent", "a tariff of 9 percent": the rate of a duty is no target. */
static bool is_duty(const Context *c, const Mention *value) {
  static const char *const duties[] = {"%f[%a]lev[yi]e?s?%s+of%s+[%l%s]*$", "%f[%a]tariffs?%s+of%s+[%l%s]*$",
                                       "%f[%a]dut[yi]e?s?%s+of%s+[%l%s]*$", "%f[%a]tax%s+of%s+[%l%s]*$"};
  Window before = window_before(c, value->from, 24);
  return !c->han && value->type == NAME_PERCENT && window_any(&before, duties, sizeof duties / sizeof *duties);
}

bool admit_figure(Context *c, const Reading *r) {
  const Mention *value = r->value;
  if (converted(c, value) || said_again(c, value)) return false;
  if (is_vague(c, value) || numbers_line(c, value)) return false;
  if (r->rule->heads && value->type == NAME_NUMBER && !value->unit && !counts_goods(c, value)) return false;
  if ((r->up || r->down || reading_has(r, NAME_yoy)) && level_behind(c, value)) return false;
  if (r->head && r->head->to <= value->from && (of_another(c, r->head, value) || context_another(c, r->head, value)))
    return false;
  if ((r->up || r->down || reading_has(r, NAME_yoy)) && shares_or_misses(c, value)) return false;
  if (((r->rule->level || r->rule->aims) && is_norm(c, value)) || is_takings(c, r)) return false;
  if (r->rule->aims && is_duty(c, value)) return false;
  if (figure_tells_else(c, r) || figure_stands_apart(c, r) || figure_stands_beside(c, r)) return false;
  if (r->rule->built && being_built(c, value)) return false;
  if ((r->rule->built || r->rule->makes) && value->type != NAME_PERCENT && capacity_of_works(c, r) &&
      !capacity_given_up(c, r))
    return false;
  if (r->rule->kind == RULE_OWNED && !capacity_of_works(c, r)) return false;
  if (r->rule->kind == RULE_COUNT && !works_counted(c, r)) return false;
  if (code_is(r->rule->metric, "company_count") && works_firms_apart(c, value)) return false;
  if (r->rule->of_works && value->type == NAME_MONEY && debtor_money_lent(c, value)) return false;
  if (r->rule->of_works && r->rule->kind != RULE_EXIT && !works_figure(c, r)) return false;
  if (capacity_of_many(c, r)) return false;
  if (r->rule->of_works && r->rule->kind != RULE_EXIT && joint_figure(c, r)) return false;
  if (r->rule->of_two && value->type == NAME_QUANTITY && !cooperation_counts(c, value)) return false;
  if (change_of_level(c, r) || (r->rule->level && change_expected(c, value))) return false;
  if (heads_another(c, r) || !fits_shipment(c, r) ||
      (r->rule->total && quote_per(c, value) && !(r->rule->owed && figure_per_time(c, value))))
    return false;
  if (wants_per(r->rule) && !quote_holds(c, value)) return false;
  if (c->han && chinese_made_here(c, r)) return false;
  if (c->han && (chinese_passes(c, value) || (r->rule->aims && chinese_of_works_to_be(c, value)))) return false;
  if (is_start(c, r, value) || chinese_change(c, r) || chinese_no_price(c, r) || chinese_of_else(c, r)) return false;
  if (chinese_tells_none(c, r)) return false;
  if (c->han && value->type == NAME_PERCENT && code_is(r->rule->table, "trade_measures") &&
      chinese_share_rate(c, value))
    return false;
  if (r->rule->of_year && chinese_since_less(c, value)) return false;
  if (r->head && r->head->from >= value->to && r->head->clause > value->clause && chinese_sentence(c)) return false;
  if (code_is(value->unit, "companies") && !r->head && !r->trigger && !chinese_firms_counted(c, value)) return false;
  return !r->head || zips(c, r);
}
