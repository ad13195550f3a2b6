/* How often each of a few names is told, and which leads. */
#include "claim/tally.h"

#include "claim/claim_part.h"

void tally_add(NameTally *tally, const char *name) {
  size_t at = 0;
  while (at < tally->names && !code_is(tally->name[at], name)) at++;
  if (at == TALLY_MOST) return;
  if (at == tally->names) {
    tally->name[at] = name;
    tally->times[tally->names++] = 0;
  }
  tally->times[at]++;
  tally->total++;
}

const char *tally_leader(const NameTally *tally, size_t *times, size_t *next) {
  size_t best = 0;
  *times = *next = 0;
  for (size_t i = 0; i < tally->names; i++) {
    if (tally->times[i] > *times) {
      *next = *times;
      *times = tally->times[best = i];
    } else if (tally->times[i] > *next) {
      *next = tally->times[i];
    }
  }
  return tally->names ? tally->name[best] : NULL;
}
