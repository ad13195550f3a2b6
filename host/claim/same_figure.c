/* Figures of what the last figure was of: "This figure soared to 69,000", "They fell 3 percent", "- Chile: 5 million
 * tonnes". A change told of a level is the change of that level, and a level told behind a change its level. */
#include <stdio.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/reading.h"
#include "claim/window.h"

enum { APART = 2, METRIC_MOST = 48 };

const char *change_of_metric(ClaimDocument *document, const char *metric) {
  static const char *const yearly[] = {"output",       "consumption",   "sales",         "new_orders",
                                       "export_value", "export_volume", "import_value",  "import_volume",
                                       "trade_value",  "trade_surplus", "trade_deficit", NULL};
  char name[METRIC_MOST];
  if (code_is(metric, "capacity")) return "capacity_growth";
  if (code_is(metric, "price")) return "price_change";
  if (code_is(metric, "stocks")) return "stocks_change";
  if (!word_listed(metric, yearly)) return NULL;
  int length = snprintf(name, sizeof name, "%s_yoy", metric);
  return document_copy(document, name, (size_t)length);
}

/* The level of a change, in money or in goods; NULL: none. */
static const char *level_of(ClaimDocument *document, const char *metric, bool money) {
  char name[METRIC_MOST];
  if (code_is(metric, "capacity_growth")) return money ? NULL : "capacity";
  if (!code_ends(metric, "_yoy")) return NULL;
  int stem = (int)strlen(metric) - 4;
  (void)snprintf(name, sizeof name, "%.*s", stem, metric);
  bool imports = strncmp(name, "import_", 7) == 0;
  if (imports || strncmp(name, "export_", 7) == 0) {
    if (money) return imports ? "import_value" : "export_value";
    return imports ? "import_volume" : "export_volume";
  }
  if (money != (strncmp(name, "trade_", 6) == 0) && !code_is(name, "new_orders")) return NULL;
  return document_copy(document, name, strlen(name));
}

/* The part of a level that one side of it has; NULL: none. */
static const char *share_of(const char *metric) {
  static const char *const shares[][2] = {{"export_", "export_share"},
                                          {"import_", "import_share"},
                                          {"trade_value", "trade_share"},
                                          {"sales", "sales_share"},
                                          {"share_of_world_output", "share_of_world_output"},
                                          {"output", "output_share"}};
  for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
    if (strncmp(metric, shares[i][0], strlen(shares[i][0])) == 0) return shares[i][1];
  return NULL;
}

/* What the figure is of, after a last one of `metric`; NULL: of nothing that it could be. */
static const char *metric_after(const Context *c, const Reading *r, const Claim *last) {
  const char *metric = text_of(claim_get(last, NAME_metric)), *was = text_of(claim_get(last, NAME_unit));
  const char *unit = r->value->type == NAME_PERCENT ? "%" : r->value->unit;
  if (r->rule->percent) return metric ? share_of(metric) : NULL;
  const Mention *verb = reading_capture(r, NAME_up) ? reading_capture(r, NAME_up) : reading_capture(r, NAME_down);
  bool of_goods = reading_capture(r, NAME_sector) && !r->head && !r->trigger && code_is(unit, "%") && verb &&
                  (verb->list == NAME_rise_cue || verb->list == NAME_fall_cue); /* "Tin shed 2%" */
  if (of_goods && (c->han || !metric || strncmp(metric, "price", 5) != 0)) return NULL;
  bool moved = metric && code_is(unit, "%") && code_is(was, "%") && (r->up || r->down) && !metric_is_change(metric);
  Window after = window_after(c, r->value->to, 8);
  if (code_is(unit, "%") && metric_is_change(metric ? metric : "") && window_has(&after, "^%s+of%s"))
    return NULL;          /* "It grew 9 percent. The figure is 20 percent of sales" */
  if (moved) return NULL; /* "Its share was 9 percent. Peru's fell 3 percent" */
  enum { MONEY_LEAST = 1000000 };
  bool money = was && strlen(was) == 3 && was[0] >= 'A' && was[2] <= 'Z';
  if (!unit && money && r->value->type == NAME_NUMBER && r->value->quantity->value < MONEY_LEAST)
    return NULL; /* "Its revenue was $2 billion. It expects to have 5,000 stores" */
  if (!metric || !unit || code_is(unit, was)) return metric;
  if (code_is(unit, "%"))
    return r->up || r->down || reading_has(r, NAME_yoy) ? change_of_metric(c->document, metric) : NULL;
  return code_is(was, "%") ? level_of(c->document, metric, r->value->type == NAME_MONEY) : NULL;
}

/* "Its surplus rose to 8 billion": which balance, after what was told; NULL: none of trade, or one of a budget. */
static const char *balance_of(const Context *c, const Reading *r, const char *wanted, const Claim *last) {
  static const char *const others[] = {"budget%s+$",  "fiscal%s+$",  "government%s+$", "capital%s+account%s+$",
                                       "account%s+$", "federal%s+$", "services%s+$",   "invisibles?%s+$",
                                       "payments%s+$"};
  const char *metric = text_of(claim_get(last, NAME_metric));
  bool trade = metric && (strncmp(metric, "trade_", 6) == 0 || strncmp(metric, "export_v", 8) == 0 ||
                          strncmp(metric, "import_v", 8) == 0);
  bool account = metric && strncmp(metric, "current_account_", 16) == 0;
  if (!r->trigger || !(trade || account) ||
      (claim_get(last, NAME_sector) && !account && strncmp(metric, "trade_", 6) != 0))
    return NULL;
  Window before = window_before(c, r->trigger->from, 24);
  if (window_any(&before, others, sizeof others / sizeof *others)) return NULL;
  if (trade) return wanted;
  return code_is(wanted, "trade_surplus") ? "current_account_balance" : "current_account_deficit";
}

/* "Poland (740 t) was the largest buyer", "Peru was the main market, worth $3 billion": the other end of the
 * flow told before, and not whose it is. */
bool same_other_end(const Context *c, const char *metric) {
  static const char *const buyers[] = {
      "%f[%a]takers?%f[%A]",          "%f[%a]buyers?%f[%A]",     "%f[%a]markets?%f[%A]",
      "%f[%a]destinations?%f[%A]",    "%f[%a]customers?%f[%A]",  "%f[%a]importers?%f[%A]",
      "%f[%a]outlets?%f[%A]",         "%f[%a]recipients?%f[%A]", "目的地",
      "%f[%a]top%s+purchasers?%f[%A]"};
  static const char *const sellers[] = {
      "%f[%a]suppliers?%f[%A]", "%f[%a]sources?%f[%A]", "%f[%a]exporters?%f[%A]", "%f[%a]sellers?%f[%A]", "来源地",
      "%f[%a]origins?%f[%A]"};
  if (strncmp(metric, "export_v", 8) == 0) return words_any(c, c->from, c->to, buyers, sizeof buyers / sizeof *buyers);
  return strncmp(metric, "import_v", 8) == 0 && words_any(c, c->from, c->to, sellers, sizeof sellers / sizeof *sellers);
}

bool same_figure(const Context *c, const Reading *r, Claim *claim) {
  /* what a figure is of: everything but the amount, its time and its span */
  static const uint16_t carried[] = {NAME_sector, NAME_place, NAME_unit, NAME_actor, NAME_partner, NAME_product};
  ClaimDocument *document = c->document;
  const Claim *last = &document->last_figure;
  if (!document->figure_known || !r->value || c->number - last->sentence > APART) return false;
  if (r->value->type == NAME_PERCENT && context_of(c, NAME_MEASURE, NULL) &&
      words_match(c, c->from, r->value->from, "%f[%a]rates?%f[%A][^;,]*$"))
    return false; /* "set duties on cells; the rates for Cambodia run up to 3,521 percent" */
  const char *wanted = text_of(claim_get(claim, NAME_metric));
  const char *metric = wanted ? balance_of(c, r, wanted, last) : metric_after(c, r, last);
  if (wanted && metric) claim_set(document, claim, NAME_metric, value_text(metric));
  if (!metric || code_is(metric, "duty_rate")) return false; /* a rate is no row without who lays it */
  if (code_is(last->table, "policy_targets")) return false;  /* what came of it is no target */
  if (!claim_get(claim, NAME_metric)) {
    claim_set(document, claim, NAME_metric, value_text(metric));
    claim_note(document, claim, NAME_metric, NULL, "previous");
  }
  const Value *whose = claim_get(last, NAME_place), *end = claim_get(claim, NAME_place);
  if (whose && end && !value_same(whose, end) && same_other_end(c, metric)) {
    claim_set(document, claim, NAME_partner, *end);
    claim_set(document, claim, NAME_place, *whose);
    for (uint32_t i = 0; i < claim->spans; i++) /* it is told where the other end stands */
      if (claim->span[i].field == NAME_place) claim->span[i].field = NAME_partner;
  }
  for (size_t i = 0; i < sizeof carried / sizeof *carried; i++) {
    const Value *value = claim_get(last, carried[i]);
    if (!value || claim_get(claim, carried[i])) continue;
    claim_set(document, claim, carried[i], *value);
    claim_note(document, claim, carried[i], NULL, "previous");
  }
  claim->table = last->table;
  return true;
}

/* "exports of 28,500", "output fell to 3.2 million from 4 million": what nobody counts by the piece has the unit that
 * the amounts before it have. */
bool same_unit_as_last(const Context *c, const Reading *r, Claim *claim) {
  static const char *const counted[] = {"autos",
                                        "ev",
                                        "nev",
                                        "passenger_vehicles",
                                        "commercial_vehicles",
                                        "used_cars",
                                        "motorcycles",
                                        "bicycles",
                                        "machine_tools",
                                        "mobile_phones",
                                        "agricultural_machinery",
                                        "robotics",
                                        "computers",
                                        "displays",
                                        "drones",
                                        "semiconductors",
                                        "construction_machinery",
                                        "home_appliances",
                                        "legacy_chips",
                                        "electronics",
                                        "aerospace",
                                        "footwear",
                                        NULL};
  enum { NEAR = 12, FARTHEST = 2000, FIRST_YEAR = 1900, LAST_YEAR = 2100 };
  const char *sector = text_of(claim_get(claim, NAME_sector)), *metric = text_of(claim_get(claim, NAME_metric));
  if (!r->value || r->value->type != NAME_NUMBER || r->value->unit) return true;
  if (reading_has(r, NAME_sector) || (sector && word_listed(sector, counted))) return true;
  const LastAmount *last = &c->document->last_amount;
  double amount = r->value->quantity->value;
  if (!last->unit || !metric || c->number - last->sentence > NEAR || (amount >= FIRST_YEAR && amount <= LAST_YEAR))
    return false;
  if (last->sector && sector && !code_is(last->sector, sector)) return false;
  if (amount > last->amount * FARTHEST || last->amount > amount * FARTHEST) return false;
  bool exports = code_is(metric, "export_volume"), imports = code_is(metric, "import_volume");
  if (last->money && !exports && !imports) return false;
  if (last->money) claim_set(c->document, claim, NAME_metric, value_text(exports ? "export_value" : "import_value"));
  claim_set(c->document, claim, NAME_unit, value_text(last->unit));
  return true;
}

void same_unit_remember(const Context *c, const Claim *claim) {
  const char *unit = text_of(claim_get(claim, NAME_unit)), *metric = text_of(claim_get(claim, NAME_metric));
  const Value *value = claim_get(claim, NAME_value);
  bool goods = code_is(claim->table, "overcapacity"), trade = code_is(claim->table, "trade_flows_prices");
  if ((!goods && !trade) || !unit || !metric || value->kind != VALUE_NUMBER) return;
  bool money =
      trade && (code_is(metric, "export_value") || code_is(metric, "import_value") || code_is(metric, "trade_value") ||
                strncmp(metric, "trade_surplus", 13) == 0 || code_is(metric, "trade_deficit"));
  static const char *const amounts[] = {
      "export_volume", "import_volume", "output",           "consumption",       "sales", "stocks",
      "capacity",      "new_orders",    "surplus_capacity", "net_export_volume", NULL};
  if (!money && (!word_listed(metric, amounts) || strlen(unit) == 3)) return; /* orders in dollars */
  c->document->last_amount =
      (LastAmount){unit, text_of(claim_get(claim, NAME_sector)), value->number, c->number, money};
}
