/* Figures in brackets behind the names of goods or countries: each is one more claim of the sentence. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/place.h"
#include "claim/window.h"

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
  return code_is(unit, "%") && metric && code_ends(metric, "_yoy");
}

static void fan_changes(const Context *c, ClaimList *out, size_t first) {
  const Claim *change = NULL;
  for (size_t i = first; i < out->count && !change; i++)
    if (is_change(out->claim[i])) change = out->claim[i];
  for (size_t i = 0; change && i < c->mentions && !c->document->failed; i++) {
    const Mention *figure = &c->mention[i];
    int moves = moves_in_brackets(c, figure);
    const Mention *goods = moves ? goods_before(c, figure) : NULL;
    if (!goods) continue;
    Value value = value_number(moves * figure->quantity->value);
    Claim *one = claims_telling(out, first, figure);
    bool told = one != NULL; /* "output grew in cars, machines (up 3%) and steel (down 2%)" */
    if (told && !is_change(one)) continue;
    if (!told) one = claim_copy(c->document, change);
    if (!one) return;
    if (!told) claim_move_span(one, NAME_value, figure);
    claim_set(c->document, one, NAME_value, value);
    claim_set(c->document, one, NAME_comparator, (Value){.kind = VALUE_NONE});
    claim_set(c->document, one, NAME_sector, value_text(goods->code));
    claim_note(c->document, one, NAME_sector, goods, "clause");
    if (!told) claims_add(c->document, out, one);
  }
}

/* "(42%)", "(14.1% year on year)": the bracket that a share or a change stands in alone begins here; 0: in none. */
static uint32_t bracket_of(const Context *c, const Mention *m) {
  uint32_t from = m->from > c->from + 10 ? m->from - 10 : c->from;
  PatternMatch open;
  if (m->type != NAME_PERCENT || !words_find(c, from, m->from, "%([%a%s]*$", &open)) return 0;
  return words_match(c, m->to, c->to, "^[%a%s%-]*%)") ? from + (uint32_t)open.from : 0;
}

/* The goods or the country right before a bracket. */
static const Mention *name_of_bracket(const Context *c, uint32_t bracket, uint16_t type) {
  const Mention *last = NULL;
  EACH_MENTION (m, c, type)
    if (!m->inside && m->to <= bracket && words_match(c, m->to, bracket, "^%s*%a*%s*$")) last = m;
  return last;
}

static bool spans_field(const Claim *claim, uint16_t field, const Mention *m) {
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == field && claim->span[i].from == m->from) return true;
  return false;
}

/* "(+16%)", "(-5% y/y)", "(up 3 percent)": how a change told in brackets of its own moves; 0: it is none. */
static int signed_in_brackets(const Context *c, const Mention *m) {
  uint32_t from = m->from > c->from + 12 ? m->from - 12 : c->from;
  if (m->type != NAME_PERCENT || !m->quantity || !words_match(c, m->to, c->to, "^[%a%s%-/]*%)")) return 0;
  if (words_match(c, from, m->from, "%(%+$") || words_match(c, m->from, m->to, "^%+")) return 1;
  if (words_match(c, from, m->from, "%(up%s+%a*%s*$")) return 1;
  if (words_match(c, from, m->from, "%(down%s+%a*%s*$")) return -1;
  return m->quantity->value < 0 && words_match(c, from, m->from, "%([-−]?$") ? 1 : 0;
}

/* "the first source of leather (41%), tiles (18%) and glass (7%)": what the first figure in brackets tells of its goods
 * or its country, those behind it tell of theirs. */
static void fan_listed(const Context *c, ClaimList *out, size_t first, Claim *claim, const Mention *told) {
  uint32_t bracket = bracket_of(c, told);
  const Mention *name = bracket ? name_of_bracket(c, bracket, NAME_SECTOR) : NULL;
  if (bracket && !name) name = name_of_bracket(c, bracket, NAME_PLACE);
  const Value *value = claim_get(claim, NAME_value);
  if (!name || !value || value->kind != VALUE_NUMBER) return;
  uint16_t type = name->type;
  if (type == NAME_SECTOR) {
    claim_set(c->document, claim, NAME_sector, value_text(name->code));
    claim_note(c->document, claim, NAME_sector, name, "clause");
  }
  uint16_t field = type == NAME_SECTOR ? NAME_sector : spans_field(claim, NAME_place, name) ? NAME_place : NAME_partner;
  EACH_MENTION (m, c, NAME_PERCENT) {
    if (m->from <= told->from || claims_telling(out, first, m) || !(bracket = bracket_of(c, m))) continue;
    const Mention *other = name_of_bracket(c, bracket, type);
    Claim *one = other ? claim_copy(c->document, claim) : NULL;
    if (!one) continue;
    claim_move_span(one, NAME_value, m);
    double amount = m->quantity->value;
    int moves = signed_in_brackets(c, m);
    claim_set(c->document, one, NAME_value,
              value_number(moves               ? moves * amount
                           : value->number < 0 ? -amount
                                               : amount));
    claim_set(c->document, one, field, value_text(type == NAME_PLACE ? place_value(other) : other->code));
    claim_note(c->document, one, field, other, "clause");
    claims_add(c->document, out, one);
  }
}

/* "exports: $56 billion (+16%)": the change of the level right before the bracket. */
static void fan_change_of_level(const Context *c, ClaimList *out, size_t first, const Claim *claim) {
  enum { NEAR = 28 };
  const char *metric = text_of(claim_get(claim, NAME_metric)), *change = NULL;
  if (!metric || code_is(text_of(claim_get(claim, NAME_unit)), "%")) return;
  EACH_MENTION (m, c, NAME_PERCENT) {
    int moves = signed_in_brackets(c, m);
    const ClaimSpan *value = NULL;
    for (uint32_t i = 0; moves && i < claim->spans; i++)
      if (claim->span[i].field == NAME_value) value = &claim->span[i];
    if (!value || value->to > m->from || m->from - value->to > NEAR ||
        !words_match(c, value->to, m->from, "^[%s%a]*%([%a%s+−-]*$") || claims_telling(out, first, m))
      continue;
    change = change_of_metric(c->document, metric);
    Claim *one = change ? claim_copy(c->document, claim) : NULL;
    if (!one) return;
    claim_move_span(one, NAME_value, m);
    claim_set(c->document, one, NAME_metric, value_text(change));
    claim_set(c->document, one, NAME_value, value_number(moves * m->quantity->value));
    claim_set(c->document, one, NAME_unit, value_text("%"));
    claim_set(c->document, one, NAME_comparator, (Value){.kind = VALUE_NONE});
    claim_set(c->document, one, NAME_value_high, (Value){.kind = VALUE_NONE});
    claim_set(c->document, one, NAME_value_usd, (Value){.kind = VALUE_NONE});
    claims_add(c->document, out, one);
    return;
  }
}

/* "甲省（3.2万亿元）": the place right before the bracket that an amount opens; NULL: none. */
static const Mention *place_of_amount(const Context *c, const Mention *amount) {
  static const char *const opens[] = {"（", "("};
  Window before = window_before(c, amount->from, 3), after = window_after(c, amount->to, 3);
  bool closes =
      window_has(&after, "^）") || window_has(&after, "^%)") || window_has(&after, "^，") || window_has(&after, "^,");
  for (size_t i = 0; i < sizeof opens / sizeof *opens && closes; i++) {
    if (!window_ends(&before, opens[i])) continue;
    uint32_t end = amount->from - (uint32_t)strlen(opens[i]);
    EACH_MENTION (m, c, NAME_PLACE)
      if (!m->inside && (m->to == end || (m->to < end && end - m->to == 3 && words_match(c, m->to, end, "^省$"))))
        return m;
  }
  return NULL;
}

/* "依次为甲省（3.2万亿元）、乙省（2.1万亿元）": what is told of the first place in a list, each of the others has. */
static void fan_places(const Context *c, ClaimList *out, size_t first, Claim *claim) {
  const ClaimSpan *span = claim_span(claim, NAME_value);
  const Mention *told = NULL;
  for (size_t i = 0; span && !told && i < c->mentions; i++)
    if (c->mention[i].from == span->from && c->mention[i].quantity) told = &c->mention[i];
  const Mention *own = told ? place_of_amount(c, told) : NULL;
  if (!own) return;
  claim_set(c->document, claim, NAME_place, value_text(place_value(own)));
  for (const Mention *m = told + 1; m < c->mention + c->mentions && !c->document->failed; m++) {
    if (m->type != told->type || m->inside || !m->quantity || !code_is(m->unit, told->unit) ||
        claims_telling(out, first, m))
      continue;
    const Mention *place = place_of_amount(c, m);
    Claim *one = place ? claim_copy(c->document, claim) : NULL;
    if (!one) continue;
    claim_move_span(one, NAME_value, m);
    double factor = claim_get(claim, NAME_value)->number / told->quantity->value;
    claim_set(c->document, one, NAME_value, value_number(m->quantity->value * factor));
    claim_set(c->document, one, NAME_place, value_text(place_value(place)));
    claim_note(c->document, one, NAME_place, place, "clause");
    claims_add(c->document, out, one);
  }
}

void fan_brackets(const Context *c, ClaimList *out, size_t first) {
  for (size_t i = first, count = out->count; c->han && i < count && !c->document->failed; i++) {
    const Value *value = claim_get(out->claim[i], NAME_value);
    if (value && value->kind == VALUE_NUMBER && value->number > 0) fan_places(c, out, first, out->claim[i]);
  }
  fan_changes(c, out, first);
  for (size_t i = first, count = out->count; i < count && !c->document->failed; i++) {
    Claim *claim = out->claim[i];
    bool counts = code_is(claim->table, "trade_flows_prices") || code_is(claim->table, "overcapacity");
    if (counts) fan_change_of_level(c, out, first, claim);
    if (!counts || !code_is(text_of(claim_get(claim, NAME_unit)), "%")) continue;
    EACH_MENTION (m, c, NAME_PERCENT)
      if (spans_field(claim, NAME_value, m)) {
        fan_listed(c, out, first, claim, m);
        break;
      }
  }
}
