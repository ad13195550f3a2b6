/* One spelling for one time: "the first half of 2023" and "January to June 2023" are the same period, and rows of both
 * have to fall together. A mention keeps the half-year or the quarter that was written ("2023-H1"); a claim is of its
 * months ("2023-01/2023-06"), as the interval of ISO 8601 that all other spans are. */
#include <stdio.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"

enum { YEAR = 4, PART = 7 }; /* characters of "2023" and "2023-H1" */

/* The months of a half-year or a quarter: the first and the last; false: it is none. */
static bool months_of(const char *part, size_t length, int *first, int *last) {
  if (length != PART || part[YEAR] != '-') return false;
  int number = part[PART - 1] - '0', months = part[YEAR + 1] == 'H' ? 6 : part[YEAR + 1] == 'Q' ? 3 : 0;
  if (!months || number < 1 || number * months > 12) return false;
  *first = (number - 1) * months + 1;
  *last = number * months;
  return true;
}

/* The period in months, where an end of it is a half-year or a quarter; else NULL. */
static const char *in_months(ClaimDocument *document, const char *period) {
  char text[32];
  const char *slash = strchr(period, '/'), *to = slash ? slash + 1 : period;
  size_t from_length = slash ? (size_t)(slash - period) : strlen(period), to_length = strlen(to);
  int first = 0, last = 0, unused;
  bool begins = months_of(period, from_length, &first, &unused), ends = months_of(to, to_length, &unused, &last);
  if ((!begins && !ends) || from_length > 12 || to_length > 12) return NULL;
  int length = begins ? snprintf(text, sizeof text, "%.4s-%02d/", period, first)
                      : snprintf(text, sizeof text, "%.*s/", (int)from_length, period);
  length += ends ? snprintf(text + length, sizeof text - (size_t)length, "%.4s-%02d", to, last)
                 : snprintf(text + length, sizeof text - (size_t)length, "%.*s", (int)to_length, to);
  return document_copy(document, text, (size_t)length);
}

void period_settle_months(ClaimDocument *document, const ClaimList *claims) {
  static const uint16_t fields[] = {NAME_period, NAME_date};
  for (size_t i = 0; i < claims->count; i++)
    for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
      const char *told = text_of(claim_get(claims->claim[i], fields[k]));
      const char *months = told ? in_months(document, told) : NULL;
      if (months) claim_set(document, claims->claim[i], fields[k], value_text(months));
    }
}
