/* One claim for each member of the lists that a rule fans out. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/fill.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/window.h"

static bool names_member(const Context *c, const Mention *m, const char *member) {
  size_t length = strlen(member);
  return code_is(m->code, member) || (m->to - m->from == length && memcmp(c->text + m->from, member, length) == 0);
}

/* A claim for one member of a list: the member's own words instead of the list's first. */
static Claim *copy_claim(const Context *c, const Claim *claim, uint16_t field, const char *member, bool listed) {
  CodeList one = {1, {member}};
  Claim *made = claim_copy(c->document, claim);
  if (!made) return NULL;
  claim_set(c->document, made, field, listed ? value_list(c->document, &one) : value_text(member));
  for (uint32_t i = 0; i < made->spans; i++) {
    ClaimSpan *span = &made->span[i];
    for (size_t k = 0; span->field == field && k < c->mentions; k++) {
      const Mention *m = &c->mention[k];
      if (m->from < span->from || !names_member(c, m, member)) continue;
      span->from = m->from;
      span->to = m->to;
      break;
    }
  }
  return made;
}

/* The dates that "respectively" gives to the members, one each. */
static void dates_of(const Context *c, MentionList *dates) {
  MentionList all;
  dates->count = 0;
  if (!context_of(c, NAME_respective_cue, NULL)) return;
  context_list(c, NAME_DATE, &all);
  context_coordination(c, &all, dates);
}

/* Whether a claim has a side for its acting one, and no other. */
static bool is_imposer(const Claim *claim, const char *code) {
  const Value *imposer = claim_get(claim, NAME_imposer);
  if (!imposer) return false;
  if (imposer->kind == VALUE_LIST) return imposer->count == 1 && code_is(imposer->list[0], code);
  return code_is(text_of(imposer), code);
}

/* "the largest suppliers are Peru, Chile and Spain": the first, the second, the third. */
static void rank_member(const Context *c, Claim *claim, uint32_t at) {
  const Value *rank = claim_get(claim, NAME_value);
  if (at > 0 && rank && rank->kind == VALUE_NUMBER && code_is(text_of(claim_get(claim, NAME_unit)), "rank"))
    claim_set(c->document, claim, NAME_value, value_number(rank->number + at));
}

/* From the rule's field `at` on; the dates of "respectively" go with the first one. */
static void fan_out(const Context *c, const Search *s, Claim *claim, uint32_t at, ClaimList *out) {
  const Rule *rule = s->reading->rule;
  uint16_t field = at < rule->fan.count ? rule->fan.name[at] : NAME_NONE;
  const Value *list = field ? claim_get(claim, field) : NULL;
  if (at >= rule->fan.count) {
    claims_add(c->document, out, claim);
    return;
  }
  enum { TWO = 2 };                                         /* what many conclude together is one pact */
  const char *host = text_of(claim_get(claim, NAME_place)); /* China and its provinces have one with each */
  bool together = rule->kind == RULE_PACT && field == NAME_partner && !place_in_china(host) && list &&
                  list->kind == VALUE_LIST && list->count > 1 &&
                  (list->count > TWO ||
                   code_is(claim_span(claim, field) ? claim_span(claim, field)->path : "previous", "previous"));
  /* "extended these duties", "the probe was closed": of all whom the act told before falls on, in one row */
  const ClaimSpan *aimed = field == NAME_target && rule->kind == RULE_ACT ? claim_span(claim, field) : NULL;
  together |= aimed && list && list->kind == VALUE_LIST && list->count > 1 && code_is(aimed->path, "previous");
  if (!list || list->kind != VALUE_LIST || list->count == 0 || together) {
    fan_out(c, s, claim, at + 1, out);
    return;
  }
  MentionList dates;
  dates.count = 0;
  if (at == 0) dates_of(c, &dates);
  const char *place = text_of(claim_get(claim, NAME_place));
  bool at_home = field == NAME_target && list->count > 1 && /* "Peru and Chile ended their subsidies": each its own */
                 code_is(text_of(claim_get(claim, NAME_measure_type)), "subsidy/industrial support");
  for (uint32_t i = 0; i < list->count; i++) {
    const char *member = list->list[i];
    if (field == NAME_partner && code_is(member, place)) continue;
    if (field == NAME_target && list->count > 1 && is_imposer(claim, member) != at_home)
      continue; /* "on each other's goods" */
    Claim *one = copy_claim(c, claim, field, member, field != NAME_place && name_listed(&rule->lists, field));
    if (!one) return;
    if (field == NAME_partner) rank_member(c, one, i);
    if (dates.count == list->count)
      claim_set(c->document, one, NAME_period, value_text(slot_value(c, SLOT_PERIOD, dates.item[i], s->date)));
    fan_out(c, s, one, at + 1, out);
  }
}

/* "quotas and a 25 percent tariff": the rate is that of the second. */
static bool of_second(const Context *c, const Reading *r, const Claim *claim) {
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_value && claim->span[i].from > r->measure->to)
      return words_match(c, r->measure->to, claim->span[i].from, "^%s+and%s+an?%s+$");
  return false;
}

/* Fans out, a claim for each of two measures that are joined. */
static void fan_types(const Context *c, const Search *s, Claim *claim, ClaimList *out) {
  static const uint16_t figure[] = {NAME_value, NAME_value_high, NAME_unit, NAME_metric, NAME_comparator};
  const Reading *r = s->reading;
  const Value *alt = r->rule->kind == RULE_ACT && r->measure ? claim_get(claim, NAME_measure_type_alt) : NULL;
  const Mention *joined = alt ? measure_joined(c, r->measure) : NULL,
                *rate = joined ? measure_rate_behind(c, joined) : NULL;
  Claim *second = joined ? claim_copy(c->document, claim) : NULL;
  if (second) {
    claim_set(c->document, second, NAME_measure_type, *alt);
    claim_set(c->document, second, NAME_measure_type_alt, (Value){.kind = VALUE_NONE});
    Claim *other = of_second(c, r, claim) ? claim : second; /* the one that the rate is not of */
    for (size_t i = 0; i < sizeof figure / sizeof *figure; i++)
      claim_set(c->document, other, figure[i], (Value){.kind = VALUE_NONE});
    claim_set(c->document, claim, NAME_measure_type_alt, (Value){.kind = VALUE_NONE});
    if (rate && joined->from > r->measure->to) {
      claim_move_span(second, NAME_value, rate);
      measure_put_rate(c, second, rate); /* "antidumping duties of 12 percent and countervailing duties of 7 percent" */
    }
  }
  fan_out(c, s, claim, 0, out);
  if (second) fan_out(c, s, second, 0, out);
}

void meaning_fan_out(const Context *c, const Search *s, Claim *claim, ClaimList *out) {
  MeasureShare share[SHARES_MOST];
  size_t shares = measure_shares(s->context, s->reading, claim, share);
  if (shares == 0) fan_types(c, s, claim, out);
  for (size_t i = 0; i < shares; i++) {
    Claim *one = claim_copy(c->document, claim);
    if (!one) return;
    claim_move_span(one, NAME_value, share[i].rate);
    measure_put_rate(c, one, share[i].rate);
    bool nameless = share[i].sector.kind == VALUE_LIST && share[i].sector.count == 0;
    if (nameless) claim_set(c->document, one, NAME_sector, (Value){.kind = VALUE_NONE});
    if (share[i].sector.kind != VALUE_NONE && !nameless) claim_set(c->document, one, NAME_sector, share[i].sector);
    if (share[i].target.kind != VALUE_NONE) claim_set(c->document, one, NAME_target, share[i].target);
    if (share[i].imposer.kind != VALUE_NONE) claim_set(c->document, one, NAME_imposer, share[i].imposer);
    fan_out(c, s, one, 0, out);
  }
}
