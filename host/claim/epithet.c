/* Countries that are told by what they are: "Africa's largest producer has barred exports", "The world's top grower
 * made less", in a text that named the country just before. */
#include "claim/epithet.h"

#include <string.h>

#include "claim/context.h"
#include "claim/document.h"
#include "claim/place.h"
#include "claim/window.h"

enum { OPENS = 2, WORDS_MOST = 6, BACK_MOST = 3 };

/* The noun that ends "'s second-largest producer", where one follows a place or the world; 0: none does. */
static uint32_t noun_behind(const Context *c, const Mention *m) {
  static const char *const nouns[] = {"producer", "exporter", "grower",   "importer", "miner",   "maker",
                                      "buyer",    "consumer", "supplier", "economy",  "shipper", "seller",
                                      "user",     "market",   "mill",     NULL};
  static const char *const first[] = {"largest", "biggest", "top",      "leading", "main", "cheapest",
                                      "lowest",  "number",  "foremost", "major",   NULL};
  bool owns = m->list == NAME_world_cue ? words_match(c, m->from, m->to, "s$") : false; /* "world's" */
  if (!owns && !words_match(c, m->to, c->to, "^[’']+s%s+%l")) return 0;
  bool ranked = false;
  uint32_t at = m->to;
  while (at < c->to && c->text[at] != ' ') at++;
  for (int words = 0; words < WORDS_MOST && at < c->to; words++) {
    while (at < c->to && (c->text[at] == ' ' || c->text[at] == '-')) at++;
    uint32_t from = at;
    char word[16];
    while (at < c->to && c->text[at] >= 'a' && c->text[at] <= 'z') at++;
    if (at == from || at - from >= sizeof word) return 0;
    memcpy(word, c->text + from, at - from);
    word[at - from] = '\0';
    if (ranked && word_listed(word, nouns)) return at;
    ranked |= word_listed(word, first);
  }
  return 0;
}

bool epithet_is(const Context *c, const Mention *m) {
  bool all = m->list == NAME_world_cue ||
             (m->type == NAME_PLACE && m->code && (strlen(m->code) > 3 || code_is(m->code, "WLD")));
  return !c->han && all && m->token <= OPENS && noun_behind(c, m) > 0;
}

static const Mention *opening(const Context *c) {
  EACH_MENTION (m, c, NAME_PLACE)
    if (epithet_is(c, m)) return m;
  EACH_MENTION (m, c, NAME_world_cue)
    if (epithet_is(c, m)) return m;
  return NULL;
}

/* The country that a sentence is about: the first that no preposition leads. */
static const char *subject_of(const Context *c) {
  static const char *const led[] = {"in", "of",  "to",   "from", "on", "against", "with",
                                    "by", "for", "than", "into", "at", "near",    NULL};
  EACH_MENTION (m, c, NAME_PLACE) {
    bool country = m->code && (strlen(m->code) == 3 || m->code[2] == '-') && !code_is(m->code, "WLD");
    if (country && !m->inside && !place_is_adjective(c, m) && !word_listed(place_word_before(c, m).text, led))
      return place_country(m->code);
  }
  return NULL;
}

/* "its government has", "its Trade Representative announced": whose office acts before a verb; where that begins. */
static bool office_before(const Context *c, const Mention *verb, uint32_t *from) {
#define ITS(noun) "%f[%a]its%s+[%l%s]-%f[%a]" noun "%s+[%l%s]*$"
  static const char *const offices[] = {ITS("government"), ITS("ministry"),    ITS("minister"),   ITS("representative"),
                                        ITS("regulator"),  ITS("regulators"),  ITS("commission"), ITS("parliament"),
                                        ITS("cabinet"),    ITS("president"),   ITS("congress"),   ITS("department"),
                                        ITS("customs"),    ITS("authorities"), ITS("leaders"),    ITS("officials")};
#undef ITS
  enum { FAR = 60 };
  PatternMatch match;
  Window before = window_before(c, verb->from, FAR);
  for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
    if (window_find(&before, offices[i], &match)) {
      *from = (uint32_t)(verb->from - before.length + match.from);
      return true;
    }
  return false;
}

const char *epithet_country(const Context *c, const Mention *verb) {
  uint32_t from = 0, to = 0;
  const Mention *m = c->han ? NULL : opening(c);
  if (c->han || c->number == 0 || (!m && !office_before(c, verb, &from))) return NULL;
  if (m) from = m->from, to = m->to;
  if (verb->from < to) return NULL;
  EACH_MENTION (other, c, NAME_PLACE) /* one that acts in the sentence itself */
    if ((m ? other->from >= to : other->to <= from) && other->to <= verb->from && !other->inside &&
        !place_word_before(c, other).text[0])
      return NULL;
  for (uint32_t back = 1; back <= BACK_MOST && back <= c->number; back++) {
    const char *code = subject_of(document_sentence(c->document, c->number - back));
    if (code) return code;
  }
  return NULL;
}
