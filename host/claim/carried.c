/* Figures that go on with one before them, whose head is told there alone: "Poland came second with 17 percent,
 * Greece third with 8", "In 1998 its share was below 6 percent", "Of these, 3 million went to Egypt", "希腊占9%".
 * Rules know no head for them; what they have of their own, and no other word, says what they are of. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/remnant.h"
#include "claim/window.h"

/* How many sentences back the head may stand, and how far before a figure its place. */
enum { APART = 2, REACH = 120, FARTHEST = 1000 };

/* How a figure of another time than its head's was found. */
static const char carried[] = "carried";

static bool can_carry(const Claim *claim) {
  static const char *const never[] = {"_target", "_rank", "_ratio", NULL};
  static const char *const tables[] = {"overcapacity", "trade_flows_prices", "finance_debt", NULL};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  const Value *value = claim_get(claim, NAME_value);
  if (!metric || !value || value->kind != VALUE_NUMBER || !word_listed(claim->table, tables)) return false;
  for (size_t i = 0; never[i]; i++)
    if (code_ends(metric, never[i])) return false;
  return claim_span(claim, NAME_value) != NULL;
}

/* Whether an amount is of what a claim is of; a bare number is where it is as large. */
static bool is_of(const Claim *claim, const Mention *m) {
  const char *unit = text_of(claim_get(claim, NAME_unit));
  double told = claim_get(claim, NAME_value)->number, amount = m->quantity->value;
  double share = amount != 0 ? (told < 0 ? -told : told) / amount : 0;
  if (!unit || !(share > 1.0 / FARTHEST) || !(share < FARTHEST)) return false;
  bool percent = code_is(unit, "%");
  if (m->type == NAME_PERCENT) return percent;
  if (m->type == NAME_NUMBER && !m->unit && percent) return amount < 1; /* "近八成", "a third" */
  if (m->type == NAME_NUMBER && !m->unit) return !strchr(unit, '/') && amount >= 10000;
  size_t length = m->unit ? strlen(m->unit) : 0;
  return length && strncmp(unit, m->unit, length) == 0 && (!unit[length] || unit[length] == '/');
}

/* Whether a bare number is the percentage of another member of a list: "Poland 17 percent, Greece third with 8."
 */
static bool goes_on_percent(const Context *c, const Claim *claim, const Mention *m) {
  return m->type == NAME_NUMBER && !m->unit && m->quantity->value <= 100 && claim->sentence == c->number &&
         code_is(text_of(claim_get(claim, NAME_unit)), "%") && words_match(c, m->to, c->to, "^%s*[,.;]");
}

/* Whether a claim was carried to another time: figures of other places go on with the head itself. */
static bool is_of_another_time(const Claim *claim) { return code_is(claim_span(claim, NAME_value)->path, carried); }

/* The claim, told last, that a figure goes on with, behind `least`; NULL: none. */
static const Claim *base_of(const Context *c, const ClaimList *out, const Mention *m, bool dated, uint32_t least) {
  const Claim *best = NULL;
  uint32_t best_at = 0;
  for (size_t i = out->count; i > 0; i--) {
    const Claim *claim = out->claim[i - 1];
    if (claim->sentence + APART < c->number) break;
    if (claim->sentence > c->number || !can_carry(claim)) continue;
    uint32_t at = claim_span(claim, NAME_value)->from;
    if (at < least || at >= m->from || (best && at <= best_at) || (!dated && is_of_another_time(claim)) ||
        !(is_of(claim, m) || goes_on_percent(c, claim, m)))
      continue;
    best = claim;
    best_at = at;
  }
  return best;
}

static bool is_told(const Context *c, const ClaimList *out, const Mention *m) {
  for (size_t i = out->count; i > 0 && out->claim[i - 1]->sentence >= c->number; i--)
    for (uint32_t k = 0; k < out->claim[i - 1]->spans; k++) {
      const ClaimSpan *span = &out->claim[i - 1]->span[k];
      if (span->field != NAME_period && span->from < m->to && span->to > m->from) return true;
    }
  return false;
}

/* Words behind a figure that make it one of something else. */
static bool is_of_else(const Context *c, const Mention *m) {
  static const char *const else_of[] = {"^%s+more%f[%A]",
                                        "^%s+less%f[%A]",
                                        "^%s+higher%f[%A]",
                                        "^%s+lower%f[%A]",
                                        "^%s+above%f[%A]",
                                        "^%s+below%f[%A]",
                                        "^%s+stake",
                                        "^%s+increase",
                                        "^%s+rise",
                                        "^%s+drop",
                                        "^%s+fall",
                                        "^%s+decline",
                                        "^%s+growth",
                                        "^%s+cut%f[%A]",
                                        "^%s+discount",
                                        "^%s+tariff",
                                        "^%s+dut[yi]",
                                        "^%s+points?%f[%A]",
                                        "^%s+chance",
                                        "^%s+interest",
                                        "^%s+owned",
                                        "^%s+%(",
                                        "^%-",
                                        "^个百分点",
                                        "^股",
                                        "^的股",
                                        "^的关税",
                                        "^的税",
                                        "^關稅",
                                        "^%s+tax",
                                        "^%s+levy",
                                        "^%s+faster",
                                        "^%s+cheaper",
                                        "^%s+bigger",
                                        "^%s+smaller",
                                        "^%s+profit",
                                        "^%s+loss",
                                        "^%s+of%s+it[s]?%f[%A]%s+%a+ed"};
  static const char *const of_it[] = {"^%s+of%s+them",   "^%s+of%s+the%s+total",  "^%s+of%s+the%s+world",
                                      "^%s+of%s+global", "^%s+of%s+the%s+global", "^%s+of%s+the%s+market",
                                      "^%s+of%s+world",  "^%s+of%s+it%f[%A]",     "^%s+of%s+that%s+total"};
  if (words_any(c, m->to, c->to, else_of, sizeof else_of / sizeof *else_of)) return true;
  return words_match(c, m->to, c->to, "^%s+of%s") && !remnant_behind(c, m) &&
         !words_any(c, m->to, c->to, of_it, sizeof of_it / sizeof *of_it);
}

/* A noun of its own before the figure. */
static bool has_head(const Context *c, uint32_t from, uint32_t to) {
  for (const Mention *m = c->mention; m < c->mention + c->mentions && m->from < to; m++)
    if (m->from >= from && !m->inside && list_is_measured(m->list)) return true;
  return false;
}

/* What a figure behind `low` has of its own; false: nothing, or it is of something else. */
static bool tells(const Context *c, uint32_t low, const Mention *m, Remnant *found) {
  uint32_t near = m->from > REACH && m->from - REACH > low ? m->from - REACH : low;
  bool opens = low == c->from && near == low;
  for (uint32_t at = opens ? low : remnant_joint(c, near, m->from); at < m->from;
       at = remnant_joint(c, at + 1, m->from)) {
    *found = (Remnant){.moves = 0};
    if (has_head(c, at, m->from) || !remnant_read(c, at, m->from, found)) continue;
    const Mention *next = found->place || found->firm ? NULL : remnant_behind(c, m);
    if (next && !remnant_note(next, found)) continue;
    if (!found->date) found->date = remnant_date(c, m);
    return true;
  }
  return false;
}

static bool differs(const Claim *base, uint16_t field, const char *code) {
  return code && !code_is(text_of(claim_get(base, field)), code);
}

/* Whose a place behind a flow of another sentence is. */
static uint16_t side_of(const Context *c, const Claim *base, const Mention *m, const Remnant *found) {
  static const char *const ends[] = {"to", "from", "with", "into", "for", NULL};
  const char *metric = text_of(claim_get(base, NAME_metric));
  if (!found->place) return NAME_place;
  if (base->sentence == c->number && !c->han) return remnant_side(c, base, m, found->place);
  bool flow = strncmp(metric, "export_", 7) == 0 || strncmp(metric, "import_", 7) == 0;
  if (!flow) return NAME_place;
  bool other = claim_get(base, NAME_partner) || same_other_end(c, metric) ||
               word_listed(place_word_before(c, found->place).text, ends) ||
               (c->han && code_is(text_of(claim_get(base, NAME_place)), "CHN"));
  return other ? NAME_partner : NAME_place;
}

/* Makes the claim of a figure that goes on with `base`; false: it tells nothing that is not told there. */
static bool carry(const Context *c, ClaimList *out, const Claim *base, const Mention *m, const Remnant *found) {
  static const char *const levels[] = {"%f[%a]below%s+$", "%f[%a]above%s+$", "%f[%a]to%s+$", "%f[%a]under%s+$",
                                       "%f[%a]past%s+$"};
  Window lead = window_before(c, m->from, 12);
  bool moves =
      found->moves != 0 &&
      !(m->type != NAME_PERCENT && window_any(&lead, levels, sizeof levels / sizeof *levels)); /* "fell below $9,000" */
  if (metric_is_change(text_of(claim_get(base, NAME_metric))) != moves) return false;
  uint16_t side = side_of(c, base, m, found);
  const char *period = found->date ? period_value(c, found->date, false) : NULL;
  bool own = (found->place && differs(base, side, place_value(found->place))) ||
             (found->sector && differs(base, NAME_sector, found->sector->code)) ||
             (found->firm && claim_get(base, NAME_actor)) || (period && differs(base, NAME_period, period));
  Claim *made = own ? claim_copy(c->document, base) : NULL;
  if (!made) return false;
  bool here = base->sentence == c->number;
  remnant_put_figure(c, base, NULL, m, made);
  if (moves) claim_set(c->document, made, NAME_value, value_number(found->moves * m->quantity->value));
  for (uint32_t k = 0; !here && k < made->spans; k++)
    made->span[k].path = made->span[k].field != NAME_value ? "previous" : found->date ? carried : "clause";
  made->from = c->from;
  made->to = c->to;
  made->sentence = c->number;
  made->match_from = m->from;
  made->match_to = m->to;
  remnant_put(c, base, side, found, made);
  claims_add(c->document, out, made);
  return true;
}

/* The claim that a figure goes on with, by what it has of its own: `found`; NULL: none. Most sentences have none near,
 * which is asked first. */
static const Claim *carried_from(const Context *c, const ClaimList *out, const Mention *m, uint32_t low, uint32_t least,
                                 Remnant *found) {
  const Claim *base = base_of(c, out, m, true, least);
  if (!base || is_of_else(c, m) || !tells(c, low, m, found)) return NULL;
  return found->date ? base : base_of(c, out, m, false, least);
}

void fan_carried(const Context *c, ClaimList *out) {
  if (!out->count || out->claim[out->count - 1]->sentence + APART < c->number) return;
  uint32_t low = c->from, least = 0; /* where the words of a figure begin; where its head may stand */
  for (size_t i = 0; i < c->mentions && !c->document->failed; i++) {
    const Mention *m = &c->mention[i];
    bool amount = m->quantity && m->type >= NAME_NUMBER && m->type <= NAME_QUANTITY && !m->inside;
    Remnant found;
    if (!amount || m->from < low) continue;
    bool told = is_told(c, out, m);
    const Claim *base = told ? NULL : carried_from(c, out, m, low, least, &found);
    low = m->to;
    if (told) continue;
    if (!base || !carry(c, out, base, m, &found)) least = m->from; /* what stands behind may be of what this is of */
  }
}
