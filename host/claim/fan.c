/* One claim for each member of the lists that a rule fans out. */
#include <string.h>

#include "claim/claim_part.h"

static bool names_member(const Context *c, const Mention *m, const char *member) {
  size_t length = strlen(member);
  return code_is(m->code, member) || (m->to - m->from == length && memcmp(c->text + m->from, member, length) == 0);
}

/* The spans of a claim for one member of a list: the member's own words instead of the list's first. */
static bool copy_spans(const Context *c, Claim *claim, uint16_t field, const char *member) {
  ClaimSpan *spans = document_take(c->document, (claim->spans + 1) * sizeof *spans);
  if (!spans) return false;
  for (uint32_t i = 0; i < claim->spans; i++) {
    spans[i] = claim->span[i];
    for (size_t k = 0; spans[i].field == field && k < c->mentions; k++) {
      const Mention *m = &c->mention[k];
      if (m->from < claim->span[i].from || !names_member(c, m, member)) continue;
      spans[i].from = m->from;
      spans[i].to = m->to;
      break;
    }
  }
  claim->span = spans;
  claim->span_room = claim->spans;
  return true;
}

static Claim *duplicate(ClaimDocument *document, const Claim *claim) {
  Claim *made = document_take(document, sizeof *made);
  Field *fields = document_take(document, (claim->fields + 2) * sizeof *fields);
  if (!made || !fields) return NULL;
  *made = *claim;
  memcpy(fields, claim->field, claim->fields * sizeof *fields);
  made->field = fields;
  made->field_room = claim->fields + 2;
  return made;
}

static Claim *copy_claim(const Context *c, const Claim *claim, uint16_t field, const char *member, bool listed) {
  ClaimDocument *document = c->document;
  CodeList one = {1, {member}};
  Claim *made = duplicate(document, claim);
  if (!made) return NULL;
  claim_set(document, made, field, listed ? value_list(document, &one) : value_text(member));
  return copy_spans(c, made, field, member) ? made : NULL;
}

/* The dates that "respectively" gives to the members, one each. */
static void dates_of(const Context *c, MentionList *dates) {
  MentionList all;
  dates->count = 0;
  if (!context_of(c, NAME_respective_cue, NULL)) return;
  context_list(c, NAME_DATE, &all);
  context_coordination(c, &all, dates);
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
  if (!list || list->kind != VALUE_LIST || list->count == 0) {
    fan_out(c, s, claim, at + 1, out);
    return;
  }
  MentionList dates;
  dates.count = 0;
  if (at == 0) dates_of(c, &dates);
  const char *place = text_of(claim_get(claim, NAME_place));
  for (uint32_t i = 0; i < list->count; i++) {
    const char *member = list->list[i];
    if (field == NAME_partner && code_is(member, place)) continue;
    Claim *one = copy_claim(c, claim, field, member, name_listed(&rule->lists, field));
    if (!one) return;
    if (dates.count == list->count)
      claim_set(c->document, one, NAME_period, value_text(slot_value(c, SLOT_PERIOD, dates.item[i], s->date)));
    fan_out(c, s, one, at + 1, out);
  }
}

/* The span of the value becomes that of another rate. */
static bool move_value(const Context *c, Claim *claim, const Mention *rate) {
  ClaimSpan *spans = document_take(c->document, (claim->spans + 1) * sizeof *spans);
  if (!spans) return false;
  for (uint32_t i = 0; i < claim->spans; i++) {
    spans[i] = claim->span[i];
    if (spans[i].field == NAME_value) spans[i].from = rate->from, spans[i].to = rate->to;
  }
  claim->span = spans;
  claim->span_room = claim->spans;
  return true;
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
  Claim *second = joined ? duplicate(c->document, claim) : NULL;
  if (second) {
    claim_set(c->document, second, NAME_measure_type, *alt);
    claim_set(c->document, second, NAME_measure_type_alt, (Value){.kind = VALUE_NONE});
    Claim *other = of_second(c, r, claim) ? claim : second; /* the one that the rate is not of */
    for (size_t i = 0; i < sizeof figure / sizeof *figure; i++)
      claim_set(c->document, other, figure[i], (Value){.kind = VALUE_NONE});
    claim_set(c->document, claim, NAME_measure_type_alt, (Value){.kind = VALUE_NONE});
    if (rate && joined->from > r->measure->to && move_value(c, second, rate))
      measure_put_rate(c, second, rate); /* "antidumping duties of 12 percent and countervailing duties of 7 percent" */
  }
  fan_out(c, s, claim, 0, out);
  if (second) fan_out(c, s, second, 0, out);
}

void meaning_fan_out(const Context *c, const Search *s, Claim *claim, ClaimList *out) {
  MeasureShare share[SHARES_MOST];
  size_t shares = measure_shares(s->context, s->reading, claim, share);
  if (shares == 0) fan_types(c, s, claim, out);
  for (size_t i = 0; i < shares; i++) {
    Claim *one = duplicate(c->document, claim);
    if (!one || !move_value(c, one, share[i].rate)) return;
    measure_put_rate(c, one, share[i].rate);
    bool nameless = share[i].sector.kind == VALUE_LIST && share[i].sector.count == 0;
    if (nameless) claim_set(c->document, one, NAME_sector, (Value){.kind = VALUE_NONE});
    if (share[i].sector.kind != VALUE_NONE && !nameless) claim_set(c->document, one, NAME_sector, share[i].sector);
    if (share[i].target.kind != VALUE_NONE) claim_set(c->document, one, NAME_target, share[i].target);
    fan_out(c, s, one, 0, out);
  }
}

/* "(+91.5%)", "(down 2 percent)": how a change in brackets of its own moves; 0: it is none. */
static int moves_in_brackets(const Context *c, const Mention *m) {
  uint32_t from = m->from > c->from + 12 ? m->from - 12 : c->from;
  if (m->type != NAME_PERCENT || m->to >= c->to || c->text[m->to] != ')') return 0;
  if (words_match(c, from, m->from, "%([+]?$")) return 1; /* a minus is the figure's own */
  if (words_match(c, from, m->from, "%(up%s+$")) return 1;
  return words_match(c, from, m->from, "%(down%s+$") ? -1 : 0;
}

/* The goods that a figure in brackets stands behind, nothing else nearer. */
static const Mention *goods_before(const Context *c, const Mention *figure) {
  enum { NEAR = 48 };
  const Mention *last = NULL;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    bool names = m->type == NAME_SECTOR || m->type == NAME_PLACE || m->type == NAME_PERCENT;
    if (names && !m->inside && m->to < figure->from) last = m;
  }
  return last && last->type == NAME_SECTOR && figure->from - last->to <= NEAR ? last : NULL;
}

static bool is_change(const Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric)), *unit = text_of(claim_get(claim, NAME_unit));
  size_t length = metric ? strlen(metric) : 0;
  return code_is(unit, "%") && length > 4 &&
         (strcmp(metric + length - 4, "_yoy") == 0 || strcmp(metric + length - 4, "_mom") == 0);
}

/* The claim that tells a figure already; NULL: none. */
static Claim *told_by(const ClaimList *out, size_t first, const Mention *figure) {
  for (size_t i = first; i < out->count; i++)
    for (uint32_t k = 0; k < out->claim[i]->spans; k++)
      if (out->claim[i]->span[k].field == NAME_value && out->claim[i]->span[k].from == figure->from)
        return out->claim[i];
  return NULL;
}

void fan_brackets(const Context *c, ClaimList *out, size_t first) {
  const Claim *change = NULL;
  for (size_t i = first; i < out->count && !change; i++)
    if (is_change(out->claim[i])) change = out->claim[i];
  for (size_t i = 0; change && i < c->mentions && !c->document->failed; i++) {
    const Mention *figure = &c->mention[i];
    int moves = moves_in_brackets(c, figure);
    const Mention *goods = moves ? goods_before(c, figure) : NULL;
    if (!goods) continue;
    Value value = value_number(moves * figure->quantity->value);
    Claim *one = told_by(out, first, figure);
    bool told = one != NULL; /* "output grew in cars, machines (up 3%) and steel (down 2%)" */
    if (told && !is_change(one)) continue;
    if (!told) one = duplicate(c->document, change);
    if (!one || (!told && !move_value(c, one, figure))) return;
    claim_set(c->document, one, NAME_value, value);
    claim_set(c->document, one, NAME_comparator, (Value){.kind = VALUE_NONE});
    claim_set(c->document, one, NAME_sector, value_text(goods->code));
    claim_note(c->document, one, NAME_sector, goods, "clause");
    if (!told) claims_add(c->document, out, one);
  }
}
