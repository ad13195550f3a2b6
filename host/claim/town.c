/* Towns that no lexicon knows. A text tells once where such a town is ("in Heerlen in the Netherlands", "Vitoria,
 * northern Spain") and goes on with its name alone; a dateline in capitals ("WELLINGTON, Sept 10") says where a text
 * that names no country is from. */
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
