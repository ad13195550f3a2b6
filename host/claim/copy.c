/* Claims that are made from others: copies with fields and spans of their own, and spans that move to another mention.
 */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"

Claim *claim_copy(ClaimDocument *document, const Claim *claim) {
  Claim *made = document_take(document, sizeof *made);
  Field *fields = document_take(document, (claim->fields + 2) * sizeof *fields);
  ClaimSpan *spans = document_take(document, (claim->spans + 1) * sizeof *spans);
  if (!made || !fields || !spans) return NULL;
  *made = *claim;
  if (claim->fields) memcpy(fields, claim->field, claim->fields * sizeof *fields);
  if (claim->spans) memcpy(spans, claim->span, claim->spans * sizeof *spans);
  made->field = fields;
  made->field_room = claim->fields + 2;
  made->span = spans;
  made->span_room = claim->spans + 1;
  return made;
}

const ClaimSpan *claim_span(const Claim *claim, uint16_t field) {
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == field) return &claim->span[i];
  return NULL;
}

Claim *claims_telling(const ClaimList *list, size_t first, const Mention *figure) {
  for (size_t i = first; i < list->count; i++) {
    const ClaimSpan *span = claim_span(list->claim[i], NAME_value);
    if (span && span->from == figure->from) return list->claim[i];
  }
  return NULL;
}

void claim_move_span(Claim *claim, uint16_t field, const Mention *m) {
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == field) claim->span[i].from = m->from, claim->span[i].to = m->to;
}
