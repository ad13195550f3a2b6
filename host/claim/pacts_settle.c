/* What is told of pacts in a sentence, once all its claims are made: each pact once, the sides where they belong. */
#include <string.h>

#include "claim/claims.h"
#include "claim/pacts.h"
#include "claim/place.h"
#include "claim/window.h"

static bool is_pact(const Claim *claim) {
  return claim->rule && claim->rule->kind == RULE_PACT && !claim_get(claim, NAME_value);
}

/* "Chile signed with China", in a text that is not about China: the order of the sentence is that of the row. */
static bool is_abroad(const Context *c, const Claim *claim) {
  const char *place = text_of(claim_get(claim, NAME_place));
  const Value *partner = claim_get(claim, NAME_partner);
  const ClaimSpan *span = claim_span(claim, NAME_place);
  return is_pact(claim) && place && !place_in_china(place) && span && span->to > span->from && partner &&
         partner->kind == VALUE_LIST && partner->count == 1 && place_in_china(partner->list[0]) && !pact_about_china(c);
}

/* "印尼与韩国签署备忘录，将投资98亿美元": China is at home where nobody else is named but one; of two others the first
 * is. */
static void settle_others(const Context *c, Claim *claim) {
  static const char *const named[] = {"clause", "sentence", "match", NULL};
  const Value *partner = claim_get(claim, NAME_partner);
  const ClaimSpan *span = claim_span(claim, NAME_place);
  if (!code_is(claim->table, "capacity_cooperation") || !c->han || !claim_get(claim, NAME_value) || !partner ||
      partner->kind != VALUE_LIST || partner->count != 2 || !code_is(text_of(claim_get(claim, NAME_place)), "CHN") ||
      (span && span->to > span->from && span->path && word_listed(span->path, named)) ||
      place_in_china(partner->list[0]))
    return;
  CodeList rest = {1, {partner->list[1]}};
  const char *first = partner->list[0];
  claim_set(c->document, claim, NAME_partner, value_list(c->document, &rest));
  claim_set(c->document, claim, NAME_place, value_text(first));
}

/* What a figure of the same sentence tells with more: "have held fourteen dialogues" are no talks besides; "more than
 * forty states have signed up to the initiative" is no agreement with one; lines that a firm moves abroad are its
 * exit. */
static bool told_by_figure(const Claim *one, const Claim *other) {
  const char *status = text_of(claim_get(one, NAME_status)), *metric = text_of(claim_get(other, NAME_metric));
  if (other->rule && other->rule->kind == RULE_EXIT) {
    const char *who = text_of(claim_get(other, NAME_actor));
    bool chinese = who && (strncmp(who, "CHN", 3) == 0 || strncmp(who, "Chin", 4) == 0 || strncmp(who, "中国", 6) == 0);
    return code_is(metric, "production_relocation") && !chinese && one->rule->is & IS_MOVES;
  }
  if (!code_is(other->table, one->table) || !claim_get(other, NAME_value) || !metric) return false;
  if (code_is(metric, "dialogues")) return code_is(status, "talks");
  bool same = value_same(claim_get(one, NAME_place), claim_get(other, NAME_place)) &&
              value_same(claim_get(one, NAME_partner), claim_get(other, NAME_partner));
  if (same && (code_is(metric, "project_count") || code_is(metric, "investment_value")))
    return value_same(claim_get(one, NAME_sector), claim_get(other, NAME_sector));
  if (code_is(metric, "partner_countries") && code_is(status, "agreed") && one->rule->sides)
    return true; /* "152 countries have signed, though Italy ..." */
  return code_is(metric, "partner_countries") &&
         (!claim_get(one, NAME_partner) || code_is(claim_get(one, NAME_partner)->list[0], "BRI countries"));
}

/* What another rule tells of the same sides, or the same pact by another of its words, is told once. */
void pacts_settle(const Context *c, ClaimList *out, size_t first) {
  size_t kept = first;
  for (size_t i = first; i < out->count; i++) settle_others(c, out->claim[i]);
  bool abroad = false;
  for (size_t i = first; i < out->count; i++) abroad |= is_abroad(c, out->claim[i]);
  for (size_t i = first; i < out->count; i++) {
    Claim *one = out->claim[i];
    bool told = abroad && !is_pact(one) && code_is(one->table, "capacity_cooperation") && !claim_get(one, NAME_value);
    for (size_t k = first; is_pact(one) && !told && k < out->count; k++) {
      const Claim *other = out->claim[k];
      if (k == i || !other->rule || !code_is(other->table, one->table) || claim_get(other, NAME_value)) continue;
      bool same = value_same(claim_get(one, NAME_place), claim_get(other, NAME_place)) &&
                  value_same(claim_get(one, NAME_partner), claim_get(other, NAME_partner));
      told = is_pact(other) ? same && k < i : !abroad;
    }
    bool act = code_is(one->table, "capacity_cooperation") && !claim_get(one, NAME_value);
    for (size_t k = first; act && !told && k < out->count; k++) told = k != i && told_by_figure(one, out->claim[k]);
    if (told) one->rule = NULL;
  }
  for (size_t i = first; i < out->count; i++)
    if (out->claim[i]->rule) out->claim[kept++] = out->claim[i];
  out->count = kept;
}
