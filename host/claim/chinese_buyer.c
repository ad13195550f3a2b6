/* "某集团以2000万英镑收购英国一家企业": what a firm at home pays for another is told of its own home, wherever that one
 * is. What a buyer from abroad pays stays with the firm that is bought. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

/* Where the verb of buying stands in the part of the sentence that a price is in; 0: nowhere. */
static uint32_t buys_at(const Context *c, uint32_t from) {
  static const char *const verbs[] = {"收购", "收購", "并购", "併購", "买下", "買下", "入股"};
  PatternMatch match;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (words_find(c, from, c->to, verbs[i], &match)) return from + (uint32_t)match.from;
  return 0;
}

static bool at_home(const char *place) { return place && strncmp(place_state(place), "CHN", 3) == 0; }

void chinese_buyer(const Context *c, Claim *claim) {
  const char *place = text_of(claim_get(claim, NAME_place));
  const ClaimSpan *value = claim_span(claim, NAME_value);
  if (!c->han || !value || !place || at_home(place)) return;
  if (!code_is(text_of(claim_get(claim, NAME_metric)), "acquisition_price")) return;
  uint32_t from = c->from;
  for (uint32_t at = c->from; at + 3 <= value->from; at++)
    if (memcmp(c->text + at, "；", 3) == 0) from = at + 3;
  uint32_t verb = buys_at(c, from);
  const char *home = NULL;
  if (!verb) return;
  for (size_t i = 0; i < c->mentions && c->mention[i].to <= verb; i++) {
    const Mention *m = &c->mention[i];
    bool firm = m->type == NAME_ORG && m->org && m->org->kind == ORG_COMPANY;
    if (m->from < from || m->inside || (m->type != NAME_PLACE && !firm)) continue;
    const char *own = place_value(m);
    if (own && !at_home(own) && !code_is(own, "TWN")) return; /* one from abroad buys, or it is told of one */
    if (own) home = firm || !home ? own : home;
  }
  if (!home || at_home(home)) {
    const char *province = chinese_province(c->document);
    if (province) home = province;
  }
  claim_set(c->document, claim, NAME_place, value_text(home ? home : "CHN"));
}
