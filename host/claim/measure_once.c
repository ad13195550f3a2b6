/* One figure, or one measure without any, tells one act: where two claims of a sentence read the same rate, or the same
 * amount, of the same side's measure on the same side ("signed an order enforcing a 20% duty"), one of them gives way.
 */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/measures.h"
#include "claim/window.h"

/* By how much a reading must be the surer one to be kept for that. */
static const double SURER = 0.03;

static bool same_field(const Claim *a, const Claim *b, uint16_t field) {
  const Value *x = claim_get(a, field), *y = claim_get(b, field);
  return x && y && value_same(x, y);
}

static bool one_figure(const Claim *a, const Claim *b) {
  static const uint16_t fields[] = {NAME_value, NAME_unit, NAME_imposer, NAME_target, NAME_measure_type};
  const ClaimSpan *x = claim_span(a, NAME_value), *y = claim_span(b, NAME_value);
  if (!x || !y || x->from != y->from || x->from == x->to) return false;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (!same_field(a, b, fields[i])) return false;
  return true;
}

/* "announced that he would put duties in kind on them": two verbs of one measure that has no figure. */
static bool one_measure(const Claim *a, const Claim *b) {
  static const uint16_t fields[] = {NAME_imposer, NAME_target, NAME_measure_type};
  const ClaimSpan *x = claim_span(a, NAME_measure_type), *y = claim_span(b, NAME_measure_type);
  const Value *goods = claim_get(a, NAME_sector), *other = claim_get(b, NAME_sector);
  if (!x || !y || x->from != y->from || x->from == x->to || claim_get(a, NAME_value) || claim_get(b, NAME_value))
    return false;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (!same_field(a, b, fields[i])) return false;
  return (!goods && !other) || (goods && other && value_same(goods, other));
}

/* How far the words that tell the act stand from the figure. */
static uint32_t distance(const Claim *claim) {
  const ClaimSpan *value = claim_span(claim, NAME_value);
  if (!value || value->to <= claim->match_from) return value ? claim->match_from - value->to : 0;
  return value->from >= claim->match_to ? value->from - claim->match_to : 0;
}

/* Which of two readings of a figure gives way: 0 the first, 1 the second, -1 neither. */
static int gives_way(const Claim *a, const Claim *b) {
  static const char *const held[] = {"in force", "imposed", NULL}, *const meant[] = {"planned", "announced", NULL};
  const char *x = text_of(claim_get(a, NAME_status)), *y = text_of(claim_get(b, NAME_status));
  if (!x || !y) return -1;
  bool laid = word_listed(x, held) && word_listed(y, held), ahead = word_listed(x, meant) && word_listed(y, meant);
  if (!laid && !ahead) return -1;
  if (ahead && !code_is(x, y)) return code_is(x, meant[0]) ? 0 : 1;              /* "announced plans to" */
  bool opens = a->match_from == a->from, other_opens = b->match_from == b->from; /* an entry of a list says least */
  if (opens != other_opens) return opens ? 0 : 1;
  double surer = a->confidence - b->confidence;
  if (surer > SURER || surer < -SURER) return surer > 0 ? 1 : 0;
  if (distance(a) != distance(b)) return distance(a) < distance(b) ? 1 : 0;
  if (code_is(x, y)) return a->match_from <= b->match_from ? 1 : 0;
  return code_is(x, held[0]) ? 0 : 1;
}

void measure_once(Claim *const *claim, size_t count, bool *dropped) {
  for (size_t i = 0; i < count; i++)
    for (size_t k = i + 1; claim[i]->rule->of_measure && k < count; k++) {
      if (dropped[i] || dropped[k] || !claim[k]->rule->of_measure) continue;
      bool one = one_figure(claim[i], claim[k]) || one_measure(claim[i], claim[k]);
      int less = one ? gives_way(claim[i], claim[k]) : -1;
      if (less >= 0) dropped[less == 0 ? i : k] = true;
    }
}
