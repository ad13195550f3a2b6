/* Institutions of any country: "the Commerce Ministry" and "the central bank" are those of the country the text is
 * about. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/document.h"
#include "claim/scanned.h"

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

/* "steel from Peru", "from Chile and the Republic of Peru (Peru)": where goods come from is nobody's home. */
static bool sends_goods(const char *text, uint32_t at) {
  enum { WORDS_BACK = 12 };
  static const char *const small[] = {"the", "and", "of", "or"};
  if (at > 0 && text[at - 1] == '(') return true; /* its short name, given behind the full one */
  uint32_t end = at;
  for (int words = 0; words < WORDS_BACK && end > 0 && text[end - 1] == ' '; words++) {
    uint32_t from = --end, to = end;
    while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '\n') from--;
    if (to > from && text[to - 1] == ',') to--;
    size_t length = to - from;
    if (length == 4 && strncasecmp(text + from, "from", 4) == 0) return true;
    bool joins = length > 0 && text[from] >= 'A' && text[from] <= 'Z';
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
      joins |= strlen(small[i]) == length && memcmp(small[i], text + from, length) == 0;
    if (!joins) return false;
    end = from;
  }
  return false;
}

/* How often the text names a place that may act there. */
static size_t times_named(const ClaimDocument *document, const char *place) {
  const Mentions *m = &document->scan->mentions;
  size_t times = 0;
  for (size_t i = 0; i < m->count; i++)
    times += scan_is_place(document, i) && code_is(lexicon_entry(document->rules->lexicon, m->value[i])->code, place) &&
             !sends_goods(document->text, m->from[i]);
  return times;
}

/* The country that stands right before `at`, or in the name that ends at `end`: "韩国" of "韩国外交部"; NULL: none. */
static const char *named_with(const ClaimDocument *document, const Mentions *all, size_t i, uint32_t at, uint32_t end) {
  if (all->type[i] < MENTION_LEXICON) return NULL;
  const Term *term = &document->rules->term[all->value[i]];
  if (term->type == NAME_PLACE && all->to[i] == at) {
    const char *code = lexicon_entry(document->rules->lexicon, all->value[i])->code;
    return strlen(code) <= 3 ? code : NULL;
  }
  bool full = term->org && term->org->place && is_official(term->org->kind) && all->from[i] < at && all->to[i] == end;
  return full ? term->org->place : NULL;
}

/* "美国商务部宣布…。商务部说": a bare Chinese name is that of the country right before it, where it then begins, or of
 * the one it was named with last, but where its spokesman answers or it speaks of "us". NULL: it was not named before.
 */
static const char *named_before(const ClaimDocument *document, uint32_t from, uint32_t to, uint32_t *begin) {
  enum { BACK_MOST = 400, AROUND = 40 };
  static const char *const ours[] = {"发言人", "發言人", "我国", "我國", "中方", "公告"};
  const Mentions *all = &document->scan->mentions;
  const char *name = document->text + from;
  size_t length = to - from, first = mentions_first(all, from);
  *begin = from;
  for (size_t i = first; i > 0 && all->from[i - 1] + 60 >= from; i--) { /* "智利外交部发言人": Chile's */
    const char *place = named_with(document, all, i - 1, from, to);
    if (place) *begin = all->from[i - 1];
    if (place) return place;
  }
  uint32_t around = from > AROUND ? from - AROUND : 0, end = (uint32_t)document->length;
  if (end - to > AROUND) end = to + AROUND;
  for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
    if (memmem(document->text + around, end - around, ours[i], strlen(ours[i]))) return NULL;
  for (size_t i = first; i < all->count && all->from[i] == from; i++) /* "美国商务部" itself */
    if (all->to[i] > to) return NULL;
  for (size_t i = first, back = 0; i > 0 && back < BACK_MOST; i--, back++) {
    uint32_t before = all->to[i - 1];
    const char *place = NULL;
    if (before >= length && memcmp(document->text + before - length, name, length) == 0)
      place = named_with(document, all, i - 1, before - (uint32_t)length, before);
    else if (before + length <= from && memcmp(document->text + before, name, length) == 0)
      place = named_with(document, all, i - 1, before, before + (uint32_t)length);
    if (place) return place;
  }
  return NULL;
}

/* The same institution of another country; NULL: out of memory. */
static Org *org_of(ClaimDocument *document, const Org *org, const char *place) {
  Org *here = document_take(document, sizeof *here);
  if (!here) return NULL;
  *here = *org;
  here->place = place;
  return here;
}

/* Offices whose bare names are those of Taiwan's too. */
static bool has_twin(const char *name, size_t length) {
  static const char *const names[] = {"財政部", "央行", "海關"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strlen(names[i]) == length && memcmp(name, names[i], length) == 0) return true;
  return false;
}

const Org *institution_meant(ClaimDocument *document, const Org *org, uint32_t from, uint32_t to) {
  enum { OFTENER = 3 };
  if (!org || !org->place || !is_official(org->kind)) return org;
  if ((unsigned char)document->text[from] >= 0xE3 && code_is(org->place, "CHN")) {
    uint32_t begin;
    const char *place = named_before(document, from, to, &begin);
    if (!place && has_twin(document->text + from, to - from) && code_is(ours_side(document), "TWN")) place = "TWN";
    if (!place || code_is(place, "CHN")) return org;
    Org *theirs = org_of(document, org, place);
    if (theirs) theirs->code = document_copy(document, document->text + begin, to - begin);
    return theirs ? theirs : org;
  }
  if (!is_anyones(document->text + from, to - from)) return org;
  const char *home = document_dominant(document, NAME_PLACE);
  if (!home || strlen(home) != 3 || code_is(home, "WLD") || code_is(home, org->place)) return org;
  const char *publisher = document_publisher_place(document); /* the gazette of the institution's own country */
  if (publisher && code_is(publisher, org->place)) return org;
  if (times_named(document, home) < OFTENER * (times_named(document, org->place) + 1)) return org;
  Org *here = org_of(document, org, home);
  return here ? here : org;
}
