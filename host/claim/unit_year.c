/* One spelling for one measure: "300,000 tonnes a year", "an annual capacity of 300,000 tonnes" and "年产30万吨" are
 * the same capacity, and rows of them have to fall together. What plants, trades and countries make, use and ship is of
 * a year unless it says otherwise (t/day, units/month), so a claim's unit does not say so again. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"

void unit_settle_year(ClaimDocument *document, const ClaimList *claims) {
  static const char year[] = "/yr";
  for (size_t i = 0; i < claims->count; i++) {
    const char *unit = text_of(claim_get(claims->claim[i], NAME_unit));
    size_t length = unit ? strlen(unit) : 0;
    if (length < sizeof year || !code_ends(unit, year)) continue;
    const char *plain = document_copy(document, unit, length - (sizeof year - 1));
    claim_set(document, claims->claim[i], NAME_unit, value_text(plain));
  }
}
