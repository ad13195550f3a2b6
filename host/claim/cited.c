/* Where a field stands in its sentence. Claims are made from others, their sides change places, and goods and sides of
 * a further figure are put in: what such a field was read from is the word that says it, and not the one it replaced.
 */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/place.h"

static bool means(const Mention *m, const Value *value) {
  return m->code && (value_has(value, m->code) || (m->type == NAME_PLACE && value_has(value, place_value(m))) ||
                     (m->type == NAME_PLACE && value_has(value, place_country(place_value(m)))));
}

static const Mention *mention_at(const Context *c, uint16_t type, const ClaimSpan *span) {
  EACH_MENTION (m, c, type)
    if (m->from == span->from && m->to == span->to) return m;
  return NULL;
}

static uint32_t apart(const Mention *m, uint32_t at) { return m->from > at ? m->from - at : at - m->from; }

/* The mention nearest to `at` that says what a field holds; NULL: none. */
static const Mention *said_by(const Context *c, uint16_t type, const Value *value, uint32_t at) {
  const Mention *best = NULL;
  EACH_MENTION (m, c, type)
    if (!m->inside && means(m, value) && (!best || apart(m, at) < apart(best, at))) best = m;
  return best;
}

static void settle(const Context *c, Claim *claim, ClaimSpan *span) {
  uint16_t type = span->field == NAME_sector ? NAME_SECTOR : NAME_PLACE;
  const Value *value = claim_get(claim, span->field);
  const Mention *told = value ? mention_at(c, type, span) : NULL;
  if (!told || means(told, value)) return;
  const ClaimSpan *figure = claim_span(claim, NAME_value);
  const Mention *own = said_by(c, type, value, figure ? figure->from : claim->match_from);
  if (own) span->from = own->from, span->to = own->to;
}

void cited_settle(ClaimDocument *document, ClaimList *claims) {
  for (size_t i = 0; i < claims->count; i++) {
    Claim *claim = claims->claim[i];
    if (document_zone(document, claim->sentence) == ZONE_TABLE) continue; /* its spans are cells */
    for (uint32_t k = 0; k < claim->spans; k++) {
      ClaimSpan *span = &claim->span[k];
      bool word = span->field == NAME_sector || span->field == NAME_place || span->field == NAME_partner ||
                  span->field == NAME_imposer || span->field == NAME_target;
      if (word && span->from >= claim->from && span->to <= claim->to && span->from < span->to)
        settle(document_sentence(document, claim->sentence), claim, span);
    }
  }
}
