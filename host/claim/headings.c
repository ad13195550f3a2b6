/* The headings that a sentence stands under, and the head of a paper. */
#include <string.h>

#include "base/ascii.h"
#include "claim/claim_part.h"
#include "claim/document.h"
#include "claim/place.h"
#include "claim/scanned.h"

/* heading[n]: number (from 1) of the last heading up to sentence n; 0 without one. */
static bool find_headings(ClaimDocument *document) {
  if (document->heading) return true;
  document->heading = document_take(document, (document->sentences + 1) * sizeof *document->heading);
  if (!document->heading) return false;
  uint32_t last = 0;
  for (uint32_t i = 0; i < document->sentences; i++) {
    if (document_zone(document, i) == ZONE_HEADING) last = i + 1;
    document->heading[i] = last;
  }
  return true;
}

/* How many # stand before a heading; 0: its level is not marked. */
static size_t marks_before(const ClaimDocument *document, uint32_t number) {
  size_t at = document->scan->sentences.sentence[number].from, least = at < 8 ? 0 : at - 8, marks = 0;
  while (at > least && strchr(" \t\r\n\v\f", document->text[at - 1]) && document->text[at - 1]) at--;
  for (; at > least && document->text[at - 1] == '#'; at--) marks++;
  return marks;
}

/* "In this issue: ...": what a paper holds is no heading of its parts. */
static bool lists_contents(const ClaimDocument *document, uint32_t number) {
  static const char *const words[] = {"^%A*In%s+[Tt]his%s",
                                      "^%A*Inside%f[%A]",
                                      "^%A*Contents%f[%A]",
                                      "^%A*Headlines%f[%A]",
                                      "^%A*In%s+brief%f[%A]",
                                      "^目录",
                                      "^本期",
                                      "^要闻"};
  const Sentence *s = &document->scan->sentences.sentence[number];
  uint32_t at = s->from;
  while (at < s->to && !is_letter(document->text[at])) at++;
  bool may = (at < s->to && strchr("ICH", document->text[at])) || (unsigned char)document->text[s->from] >= 0xE6;
  for (size_t i = 0; may && i < sizeof words / sizeof *words; i++)
    if (pattern_find(document->patterns, document->text, s->to, s->from, words[i], NULL)) return true;
  return false;
}

/* A heading right above another is that of all parts up to the next such. */
static bool heads_headings(const ClaimDocument *document, uint32_t number) {
  return number + 1 < document->sentences && document_zone(document, number + 1) == ZONE_HEADING &&
         !lists_contents(document, number + 1);
}

/* The headings above a sentence, the nearest first. A section beside its own says nothing about it: one of the same
 * marks, or one without marks that is no title and stands over text. */
size_t document_headings(ClaimDocument *document, uint32_t number, uint32_t headings[3]) {
  size_t count = 0, level = SIZE_MAX;
  bool beside = false;
  if (number == 0 || !find_headings(document)) return 0;
  for (uint32_t at = document->heading[number - 1]; at > 0 && count<3; at = at> 1 ? document->heading[at - 2] : 0) {
    size_t marks = marks_before(document, at - 1);
    const Zone *zone = &document->scan->zones.zone[document->scan->sentences.sentence[at - 1].zone];
    if ((count > 0 && lists_contents(document, at - 1)) || (marks > 0 && marks >= level)) continue;
    if (marks == 0 && zone->level > 1 && beside && !heads_headings(document, at - 1)) continue;
    headings[count++] = at - 1;
    if (marks > 0) level = marks;
    beside |= marks == 0 && zone->level > 1;
  }
  return count;
}

const char *document_masthead(const ClaimDocument *document) {
  enum { LINE_MOST = 100 };
  const Mentions *m = &document->scan->mentions;
  const char *line = memchr(document->text, '\n', document->length < LINE_MOST ? document->length : LINE_MOST);
  const char *place = NULL;
  uint8_t zone = document->sentences ? document_zone(document, 0) : ZONE_BODY;
  bool text = document->sentences && document->scan->sentences.sentence[0].from < LINE_MOST && zone == ZONE_BODY;
  if (text) return NULL; /* no head of a paper, but what it says */
  for (size_t i = 0; line && i < m->count && m->to[i] <= (size_t)(line - document->text); i++) {
    const Term *term = scan_is_place(document, i) ? &document->rules->term[m->value[i]] : NULL;
    if (!term || !term->code || code_is(term->code, "WLD")) continue;
    const char *here = place_country(term->code);
    if (place && !code_is(place, here)) return NULL;
    place = here;
  }
  return place;
}
