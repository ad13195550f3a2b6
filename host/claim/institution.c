/* Institutions of any country: "the Commerce Ministry" and "the central bank" are those of the country the text is
 * about. */
#include <string.h>

#include "claim/claim_part.h"

static bool is_official(OrgKind kind) {
  return kind == ORG_MINISTRY || kind == ORG_REGULATOR || kind == ORG_GOVERNMENT || kind == ORG_CUSTOMS ||
         kind == ORG_STATISTICS || kind == ORG_CENTRAL_BANK;
}

static bool is_common(const char *word, size_t length) {
  static const char *const common[] = {
      "the",         "of",      "for",     "and",      "on",      "ministry",  "ministries", "department",
      "commerce",    "trade",   "foreign", "industry", "finance", "economy",   "economic",   "affairs",
      "agriculture", "customs", "general", "national", "bureau",  "office",    "statistics", "statistical",
      "central",     "bank",    "energy",  "planning", "council", "transport", "investment", "administration",
      "development", "mines",   "mining",  "labour",   "labor",   "agency",    "industrial", "information",
      "technology",  "tariff",  "board",   "reserve",  "federal", "treasury",  "government", "commission"};
  for (size_t i = 0; i < sizeof common / sizeof *common; i++)
    if (strlen(common[i]) == length && strncasecmp(word, common[i], length) == 0) return true;
  return false;
}

/* Whether a name has only words that such institutions of many countries have. One word is a name of its own. */
static bool is_anyones(const char *name, size_t length) {
  size_t words = 0;
  for (size_t at = 0; at < length;) {
    size_t end = at;
    while (end < length && is_letter(name[end])) end++;
    if (end > at && !is_common(name + at, end - at)) return false;
    words += end > at;
    if (end == at && (unsigned char)name[at] > 127) return false;
    at = end > at ? end : at + 1;
  }
  return words > 1;
}

/* How often the text names a place. */
static size_t times_named(const ClaimDocument *document, const char *place) {
  const Mentions *m = &document->scan->mentions;
  size_t times = 0;
  for (size_t i = 0; i < m->count; i++)
    times += m->type[i] >= MENTION_LEXICON && document->rules->term[m->value[i]].type == NAME_PLACE &&
             strcmp(lexicon_entry(document->rules->lexicon, m->value[i])->code, place) == 0;
  return times;
}

const Org *institution_meant(ClaimDocument *document, const Org *org, uint32_t from, uint32_t to) {
  enum { OFTENER = 3 };
  if (!org || !org->place || !is_official(org->kind) || !is_anyones(document->text + from, to - from)) return org;
  const char *home = document_dominant(document, NAME_PLACE);
  if (!home || strlen(home) != 3 || strcmp(home, "WLD") == 0 || strcmp(home, org->place) == 0) return org;
  if (times_named(document, home) < OFTENER * (times_named(document, org->place) + 1)) return org;
  Org *here = document_take(document, sizeof *here);
  if (!here) return org;
  *here = *org;
  here->place = home;
  return here;
}
