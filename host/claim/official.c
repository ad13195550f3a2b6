/* Officials: for whom one speaks who says something. A side stands before the verb with an office ("Canadian Prime
 * Minister Anna Nowak said"), as an institution, by the name alone that an office was told with before ("Nowak
 * said"), or as a pronoun for the one who spoke last. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/scanned.h"
#include "claim/tally.h"
#include "claim/window.h"

enum { NEAR = 9, BACK_MOST = 4 };

/* Whether nothing but an office and a name stands between a side and the verb. */
static bool holds_office(const Context *c, const Party *party, const Mention *verb) {
  const Mention *m = party->mention;
  if ((int64_t)verb->token - (int64_t)m->last > NEAR || words_match(c, m->to, verb->from, "[\"”;.]%s")) return false;
  SmallWord word = place_word_before(c, m);
  if (code_is(word.text, "in") || code_is(word.text, "to")) return false; /* "the embassy in Washington" */
  if (code_is(word.text, "former")) return false;                         /* who holds no office any more */
  const Mention *accused = context_last_between(c, NAME_warn_cue, c->from, m->from);
  if (accused && words_match(c, accused->to, m->from, "^%s*t?h?e?%s*$")) return false; /* "accused Trump and said" */
  if (party->org) return true;
  if (words_match(c, m->to, verb->from, "^%s*%l*%s*$")) return true; /* "Beijing says", "China has called" */
  const Mention *of = context_last_between(c, NAME_official_cue, c->from, m->from); /* "a spokesman for the EU, said" */
  if (of && m->token - of->last <= 3 && words_match(c, of->to, m->from, "^%s+[of][fon]r?%s")) return true;
  return context_last_between(c, NAME_official_cue, m->to, verb->from) != NULL;
}

/* "..., said Canadian Prime Minister Anna Nowak", "said Habeck": the side behind the verb. */
static const Party *behind(const Context *c, const Party *party, size_t count, const Mention *verb) {
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->from < verb->to || !words_match(c, verb->to, m->from, "^%s+t?h?e?%s*$")) continue;
    if (party[i].org || words_match(c, m->to, c->to, "^[’']*s?%s+[%a%s]-%u%l+%s+%u%l")) return &party[i];
  }
  return NULL;
}

static bool by_pronoun(const Context *c, const Mention *verb) {
  static const char *const pronouns[] = {
      "%f[%a]s?he%s+%l*%s*$",      "%f[%a]s?he%s+was%s+$",         "%f[%a]the%s+minister%s+$",
      "%f[%a]the%s+spokes%a+%s+$", "%f[%a]the%s+president%s+$",    "%f[%a]the%s+ministry%s+$",
      "%f[%a]the%s+secretary%s+$", "%f[%a]the%s+commissioner%s+$", "%f[%a]the%s+statement%s+$"};
  Window before = window_before(c, verb->from, 24), after = window_after(c, verb->to, 10);
  return window_any(&before, pronouns, sizeof pronouns / sizeof *pronouns) || window_has(&after, "^%s+s?he%f[%A]");
}

/* "duties on Chinese steel, the Brazilian government said": of two sides before an office the one right before it. */
static bool holds_it_now(const Context *c, const Party *party, const Party *best) {
  const Mention *office = context_of(c, NAME_official_cue, NULL);
  while (office && office->from < party->mention->to) office = context_of(c, NAME_official_cue, office);
  return office && !party->org && !best->org && office->token - party->mention->last <= 2 &&
         !context_last_between(c, NAME_official_cue, best->mention->to, party->mention->from);
}

static const Party *named(Context *c, const Mention *verb) {
  size_t count;
  const Party *party = role_parties(c, &count), *best = NULL;
  for (size_t i = 0; i < count; i++)
    if (party[i].mention->to <= verb->from && holds_office(c, &party[i], verb) &&
        (!best || holds_it_now(c, &party[i], best) || (party[i].org && !best->org) ||
         (best->mention->clause < party[i].mention->clause && party[i].mention->clause == verb->clause)))
      best = &party[i];
  return best ? best : behind(c, party, count, verb);
}

/* "Poland's trade minister Anna Nowak visited ...": the official that a sentence opens with. */
static const Party *opening(Context *c) {
  size_t count;
  const Party *party = role_parties(c, &count);
  if (count == 0 || party->mention->token > 1) return NULL;
  if (party->mention->org && party->mention->org->kind == ORG_OFFICIAL) return party;
  EACH_MENTION (office, c, NAME_official_cue)
    if (office->from >= party->mention->to && office->token - party->mention->last <= 3 &&
        words_match(c, office->to, c->to, "^%s+%u%l+%s+%u%l"))
      return party;
  return NULL;
}

const Party *official_side(Context *c, const Mention *verb) {
  static const uint16_t lists[] = {NAME_say_cue, NAME_warn_cue, NAME_call_cue};
  const Party *party = named(c, verb);
  if (party || !by_pronoun(c, verb)) return party;
  enum { OPENS = 6 };
  bool quoted = words_match(c, c->from, c->to, "^%s*[\"“]") || words_match(c, c->from, c->to, "^%s*\xE2\x80\x9C");
  if (verb->token > OPENS && !quoted) return NULL; /* "By doing so, she said, China ...": goes on with what she said */
  for (uint32_t back = 0; back <= BACK_MOST && back <= c->number; back++) {
    Context *other = document_sentence(c->document, c->number - back);
    if (back && (party = opening(other)) != NULL) return party;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
      EACH_MENTION (cue, other, lists[i])
        if (cue != verb && (party = named(other, cue)) != NULL) return party;
  }
  return NULL;
}

/* Whether a side, or one who speaks for it, warns: no firm, no poll, no club of oil states. */
bool official_warns(Context *c, const Reading *r) {
  if (words_match(c, r->trigger->from, r->trigger->to, "^maint[ai]+n") &&
      !words_match(c, r->trigger->to, c->to, "^,?%s+that%f[%A]") &&
      !words_match(c, r->trigger->to, c->to, "^%s*[,:“\"]"))
    return false;                                                      /* "maintains barriers" */
  if ((r->rule->is & IS_OFFICIAL) || chinese_sentence(c)) return true; /* whose side is asked for elsewhere */
  const Party *party = official_side(c, r->trigger);
  return party && (strlen(party->code) <= 3 || place_is_province(party->code)) && !code_is(party->code, "WLD");
}

/* The country whose government a text tells of, its leaders and ministries, far more than of any other's; NULL: none.
 */
static const char *government_of(const ClaimDocument *document) {
  enum { LEAST = 2 };
  NameTally told = {.names = 0};
  const Mentions *m = &document->scan->mentions;
  for (size_t i = 0; i < m->count; i++) {
    const Org *org = scan_org(document, i);
    bool governs = org && (org->kind == ORG_GOVERNMENT || org->kind == ORG_OFFICIAL || org->kind == ORG_MINISTRY);
    if (governs && org->place && strlen(org->place) <= 3) tally_add(&told, org->place);
  }
  size_t times, next;
  const char *place = tally_leader(&told, &times, &next);
  return times >= LEAST && times * 3 >= told.total * 2 ? place : NULL;
}

const char *official_government(ClaimDocument *document) {
  if (!document->government_known) document->government_place = government_of(document);
  document->government_known = true;
  return document->government_place;
}
