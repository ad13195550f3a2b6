/* Figures of what the last figure was of: "This figure soared to 69,000", "They fell 3 percent", "- Chile: 5 million
 * tonnes". A change told of a level is the change of that level, and a level told behind a change its level. */
#include <stdio.h>
#include <string.h>

#include "claim/claim_part.h"

enum { APART = 2, METRIC_MOST = 48 };

const char *change_of_metric(ClaimDocument *document, const char *metric) {
  static const char *const yearly[] = {"output",       "consumption",   "sales",         "orders",
                                       "export_value", "export_volume", "import_value",  "import_volume",
                                       "trade_value",  "trade_balance", "trade_deficit", NULL};
  char name[METRIC_MOST];
  if (code_is(metric, "capacity")) return "capacity_growth";
  if (code_is(metric, "price")) return "price_change";
  if (!word_listed(metric, yearly)) return NULL;
  int length = snprintf(name, sizeof name, "%s_yoy", metric);
  return document_copy(document, name, (size_t)length);
}

/* The level of a change, in money or in goods; NULL: none. */
static const char *level_of(ClaimDocument *document, const char *metric, bool money) {
  char name[METRIC_MOST];
  if (code_is(metric, "capacity_growth")) return money ? NULL : "capacity";
  if (!code_ends(metric, "_yoy") && !code_ends(metric, "_mom")) return NULL;
  int stem = (int)strlen(metric) - 4;
  (void)snprintf(name, sizeof name, "%.*s", stem, metric);
  bool imports = strncmp(name, "import_", 7) == 0;
  if (imports || strncmp(name, "export_", 7) == 0) {
    if (money) return imports ? "import_value" : "export_value";
    return imports ? "import_volume" : "export_volume";
  }
  if (money != (strncmp(name, "trade_", 6) == 0) && !code_is(name, "orders")) return NULL;
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
  if (!metric || !unit || code_is(unit, was)) return metric;
  if (code_is(unit, "%"))
    return r->up || r->down || reading_has(r, NAME_yoy) ? change_of_metric(c->document, metric) : NULL;
  return code_is(was, "%") ? level_of(c->document, metric, r->value->type == NAME_MONEY) : NULL;
}

bool same_figure(const Context *c, const Reading *r, Claim *claim) {
  /* what a figure is of: everything but the amount, its time and its span */
  static const uint16_t carried[] = {NAME_sector, NAME_place, NAME_unit, NAME_actor, NAME_partner, NAME_product};
  ClaimDocument *document = c->document;
  const Claim *last = &document->last_figure;
  if (!document->figure_known || !r->value || c->number - last->sentence > APART) return false;
  const char *metric = metric_after(c, r, last);
  if (!metric || code_is(metric, "duty_rate")) return false; /* a rate is no row without who lays it */
  if (!claim_get(claim, NAME_metric)) {
    claim_set(document, claim, NAME_metric, value_text(metric));
    claim_note(document, claim, NAME_metric, NULL, "previous");
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
