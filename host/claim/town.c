/* Towns that no lexicon knows. A text tells once where such a town is ("in Heerlen in the Netherlands", "Vitoria,
 * northern Spain") and goes on with its name alone; a dateline in capitals ("WELLINGTON, Sept 10") says where a text
 * that names no country is from. A town that shares its name with one abroad is told by the state behind it ("Paris,
 * Texas"). */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/scanned.h"
#include "claim/window.h"

/* The country named right behind `at`: ", northern Spain", " in the Netherlands"; NULL: none. */
static const char *country_behind(const ClaimDocument *document, size_t at) {
  static const char *const links[] = {"^,%s+[%l%s]*$", "^%s+in%s+[%l%s]*$", "^%s*%($", "^,%s+%u%l+,%s+$"};
  enum { REACH = 36 };
  const Mentions *m = &document->scan->mentions;
  for (size_t i = mentions_first(m, (uint32_t)at + 1); i < m->count && m->from[i] <= at + REACH; i++) {
    if (!scan_is_place(document, i)) continue;
    for (size_t k = 0; k < sizeof links / sizeof *links; k++)
      if (pattern_find(document->patterns, document->text + at, m->from[i] - at, 0, links[k], NULL))
        return place_country(document->rules->term[m->value[i]].code);
    return NULL;
  }
  return NULL;
}

const char *town_country(const ClaimDocument *document, const char *name, size_t length) {
  const char *text = document->text, *end = text + document->length;
  for (const char *at = text; length > 2 && (at = memmem(at, (size_t)(end - at), name, length)) != NULL; at += length) {
    const char *country = country_behind(document, (size_t)(at - text) + length);
    if (country) return country;
  }
  return NULL;
}

/* Whether the lexicon knows what stands at `from`. */
static bool is_known(const Context *c, size_t from) {
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    bool names = m->type == NAME_PLACE || m->type == NAME_DATE || m->type == NAME_ORG;
    if (names && m->from <= from && m->to > from) return true;
  }
  return false;
}

const char *town_of_sentence(const Context *c) {
  static const char *const before[] = {"%f[%a]in%s+(%u[%a'-]+)", "%f[%a]at%s+(%u[%a'-]+)", "%f[%a]near%s+(%u[%a'-]+)"};
  PatternMatch match;
  for (size_t i = 0; i < sizeof before / sizeof *before; i++)
    for (uint32_t at = c->from; words_find(c, at, c->to, before[i], &match); at += (uint32_t)match.to) {
      size_t from = at + match.capture[0].from, length = match.capture[0].to - match.capture[0].from;
      const char *country = is_known(c, from) ? NULL : town_country(c->document, c->text + from, length);
      if (country) return country;
    }
  return NULL;
}

/* A state of a federation that many towns with names from elsewhere stand in. */
static bool is_state(const char *code) {
  static const char *const federations[] = {"US-", "CA-", "AU-"};
  for (size_t i = 0; code && i < sizeof federations / sizeof *federations; i++)
    if (strncmp(code, federations[i], 3) == 0) return true;
  return false;
}

void town_settle_state(Context *c) {
  static const char *const lists[] = {"^,%s", "^,?%s+and%s", "^,?%s+or%s", "^[%-’']"};
  for (size_t i = 0; i + 1 < c->mentions; i++) {
    Mention *town = &c->mention[i];
    if (town->type != NAME_PLACE || town->token == 0 || town->to + 2 >= c->to || c->text[town->to] != ',') continue;
    size_t behind = i + 1;
    while (behind < c->mentions && c->mention[behind].from < town->to) behind++;
    const Mention *state = behind < c->mentions ? &c->mention[behind] : NULL;
    if (!state || state->type != NAME_PLACE || state->from != town->to + 2 || !is_state(state->code)) continue;
    if (code_is(place_country(town->code), place_country(state->code))) continue;
    bool listed = behind + 1 < c->mentions && words_any(c, state->to, c->to, lists, sizeof lists / sizeof *lists) &&
                  c->mention[behind + 1].type == NAME_PLACE && c->mention[behind + 1].from < state->to + 8;
    if (!listed && !words_match(c, state->to, c->to, "^[%-’']")) town->code = state->code;
  }
}

const char *town_of_dateline(const ClaimDocument *document) {
  enum { HEAD = 400 };
  const Mentions *m = &document->scan->mentions;
  for (size_t i = 0; i < m->count && m->from[i] < HEAD; i++) {
    if (!scan_is_place(document, i)) continue;
    bool capitals = m->to[i] - m->from[i] > 3;
    for (uint32_t at = m->from[i]; at < m->to[i]; at++)
      capitals &= (document->text[at] >= 'A' && document->text[at] <= 'Z') || document->text[at] == ' ';
    if (capitals) return place_country(document->rules->term[m->value[i]].code);
  }
  return NULL;
}
