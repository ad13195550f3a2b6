/* The acting side of a measure where its clause names none: the subject of the sentence before, "the country", "the
 * government", the label of the paragraph, the heading. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

static Found one_code(Context *c, const Party *party, const char *step) {
  CodeList one = {1, {party->code}};
  return (Found){value_list(c->document, &one), party->mention, step};
}

/* The first party of a sentence, where nothing makes it the other side. */
static Found first_party(Context *c, uint32_t latest, const char *step) {
  size_t count;
  const Party *party = role_parties(c, &count);
  if (count == 0 || party->mention->token > latest) return nothing;
  if (strlen(party->code) > 3 && !place_is_province(party->code)) return nothing; /* a continent lays no duties */
  return role_other_side(place_word_before(c, party->mention).text) ? nothing : one_code(c, party, step);
}

/* "It has imposed ...": the subject of the sentence before. */
Found role_pronoun(Context *c) {
  if (c->number == 0 || (!words_match(c, c->from, (uint32_t)c->document->length, "^It%s") &&
                         !words_match(c, c->from, c->to, "%f[%a]it%s+%l+ed%f[%A]")))
    return nothing;
  enum { CHAIN = 3 };
  uint32_t back = 1; /* "It ended a quota. Then it laid duties": a chain of them goes back to its first subject */
  Context *before = document_sentence(c->document, c->number - back);
  while (back < CHAIN && back < c->number && before->block == c->block &&
         words_match(before, before->from, before->to, "^It%s+%l")) {
    before = document_sentence(c->document, c->number - ++back);
  }
  bool opens = c->zone == ZONE_BODY && before->zone == ZONE_BODY && words_match(c, c->from, c->to, "^It%s+%l");
  return before->block == c->block || opens ? first_party(before, 2, "previous") : nothing;
}

/* "The government has doubled the duty ... India is bound to ...": the country that a sentence further on opens with.
 */
static Found named_later(Context *c) {
  enum { AHEAD = 12 };
  size_t count;
  for (uint32_t next = c->number + 1; next <= c->number + AHEAD && next < c->document->sentences; next++) {
    Context *other = document_sentence(c->document, next);
    const Party *party = role_parties(other, &count);
    if (count == 0 || party->org || party->mention->token > 0 || strlen(party->code) > 3) continue;
    if (role_is_other_side(other, party->mention) || role_is_of_goods(other, party->mention)) continue;
    if (!code_is(party->code, "WLD")) return one_code(c, party, "document");
  }
  return nothing;
}

/* "..., Peru's trade remedies directorate said", "..., the Chilean government confirmed": whose office tells it. */
const Party *role_speaks_behind(Context *c, const Mention *measure) {
  static const char *const verbs[] = {
      "^[’']*s?%s+[%l%s-]-%f[%a]said[%s.]*$",      "^[’']*s?%s+[%l%s-]-%f[%a]confirmed[%s.]*$",
      "^[’']*s?%s+[%l%s-]-%f[%a]announced[%s.]*$", "^[’']*s?%s+[%l%s-]-%f[%a]added[%s.]*$",
      "^[’']*s?%s+[%l%s-]-%f[%a]stated[%s.]*$",    "^[’']*s?%s+[%l%s-]-%f[%a]says[%s.]*$",
      "^[’']*s?%s+[%l%s-]-%f[%a]disclosed[%s.]*$", "^[’']*s?%s+[%l%s-]-%f[%a]reported[%s.]*$"};
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = count; i > 0; i--) {
    const Mention *m = party[i - 1].mention;
    uint32_t lead = m->from > c->from + 8 ? m->from - 8 : c->from;
    if (m->from >= measure->to && words_match(c, lead, m->from, ",%s+t?h?e?%s*$") &&
        words_any(c, m->to, c->to, verbs, sizeof verbs / sizeof *verbs))
      return &party[i - 1];
  }
  return NULL;
}

/* "the ministry", "the competition agency", "customs": an authority that no country is named with, up to the verb. */
static bool bare_authority(const Window *before) {
#define THE(noun) "%f[%a]the%s+[%a%s-]*" noun "%s+[%l%s]*$"
  static const char *const words[] = {THE("ministry"),
                                      THE("agency"),
                                      THE("authority"),
                                      THE("authorities"),
                                      THE("regulator"),
                                      THE("commerce"),
                                      THE("board"),
                                      THE("watchdog"),
                                      THE("tribunal"),
                                      THE("parliament"),
                                      THE("congress"),
                                      THE("senate"),
                                      THE("directorate"),
                                      THE("department"),
                                      THE("customs"),
                                      THE("treasury"),
                                      THE("president"),
                                      THE("minister"),
                                      THE("panel"),
                                      THE("bureau"),
                                      THE("lawmakers"),
                                      THE("office"),
                                      "%f[%a]parliament%s+[%l%s]*$",
                                      "%f[%a]customs%s+[%l%s]*$",
                                      "%f[%a]lawmakers%s+[%l%s]*$",
                                      "%f[%a]regulators%s+[%l%s]*$",
                                      "%f[%a]authorities%s+[%l%s]*$"};
#undef THE
  return window_any(before, words, sizeof words / sizeof *words);
}

/* "In Peru, the competition agency ...": where a sentence opens. */
static const Party *opening_place(Context *c) {
  size_t count;
  const Party *party = role_parties(c, &count);
  if (count == 0 || party->org || party->mention->token > 2 || strlen(party->code) > 3) return NULL;
  const Mention *m = party->mention;
  return code_is(place_word_before(c, m).text, "in") && words_match(c, m->to, c->to, "^,%s") ? party : NULL;
}

/* "The country has imposed ...", "the government plans ...": the side that the sentences before are about, else the one
 * whose money is counted. */
Found role_the_country(Context *c, const Reading *r) {
  enum { BACK = 3 };
  static const char *const words[] = {"%f[%a]the%s+country%f[%A]",    "%f[%a]the%s+government%f[%A]",
                                      "%f[%a]the%s+centre%f[%A]",     "%f[%a]the%s+union%s+cabinet%f[%A]",
                                      "%f[%a]the%s+cabinet%f[%A]",    "%f[%a]the%s+federal%s+government",
                                      "%f[%a]the%s+new%s+government", "%f[%a]the%s+commission%f[%A]",
                                      "%f[%a]the%s+bloc%f[%A]",       "%f[%a]the%s+bloc’s%s"};
  const Mention *verb = r->trigger ? r->trigger : r->anchor;
  Found both = r->rule->kind == RULE_ACT ? mutual_imposers(c, verb) : nothing;
  if (both.value.kind != VALUE_NONE) return both;
  Window before = window_before(c, verb->from, 70);
  if (window_has(&before, "%f[%a]the%s+administration%f[%A]") || /* so Americans call theirs */
      window_has(
          &before,
          "%f[%a]the%s+[fponci][oruenu][rerewvtc]%l+%s+administration%f[%A]") || /* "the former administration" */
      window_has(&before, "%f[%a]bush%s+admin") ||
      window_has(&before, "%f[%a]obama%s+admin") || window_has(&before, "%f[%a]clinton%s+admin") ||
      window_has(&before, "%f[%a]reagan%s+admin") || window_has(&before, "%f[%a]nixon%s+admin")) {
    CodeList own = {1, {"USA"}};
    return (Found){value_list(c->document, &own), NULL, "sentence"};
  }
  if (!window_any(&before, words, sizeof words / sizeof *words) && !bare_authority(&before)) return nothing;
  const Party *opening = opening_place(c);
  if (opening) return one_code(c, opening, "sentence");
  bool bloc = window_has(&before, "%f[%a]the%s+bloc");
  bool commission = bloc || window_has(&before, "%f[%a]the%s+commission%f[%A]");
  for (uint32_t back = commission ? 0 : 1; back <= BACK && back <= c->number; back++) {
    Context *other = document_sentence(c->document, c->number - back);
    size_t count;
    const Party *party = role_parties(other, &count);
    for (size_t i = 0; i < count; i++) {
      if (commission && !code_is(party[i].code, "EU")) continue;
      if (bloc || back == 0) return one_code(c, &party[i], back ? "previous" : "sentence");
      if (role_is_other_side(other, party[i].mention) || role_is_of_goods(other, party[i].mention)) continue;
      if (party[i].mention->token > 6 && !words_match(other, party[i].mention->to, other->to, "^%s+[Gg]overnment"))
        continue;
      if (!code_is(party[i].code, "WLD")) return one_code(c, &party[i], "previous");
    }
  }
  if (!bloc && window_has(&before, "%f[%a]government%f[%A]")) {
    Found f = named_later(c);
    if (f.value.kind != VALUE_NONE) return f;
  }
  if (bloc && window_has(&before, "%f[%a]bloc’s%s+executive%f[%A]")) { /* only one has such */
    CodeList eu = {1, {"EU"}};
    return (Found){value_list(c->document, &eu), NULL, "default"};
  }
  const Mention *said = context_of(c, NAME_say_cue, NULL); /* "the country threatened ..., Norway's minister said" */
  const Party *speaker = said && said->from > verb->to && !commission ? official_side(c, said) : NULL;
  if (speaker && speaker->mention->from > verb->to && !role_is_other_side(c, speaker->mention))
    return one_code(c, speaker, "sentence");
  EACH_MENTION (money, c, NAME_MONEY) {
    const char *home = place_of_currency(money);
    CodeList one = {1, {home}};
    if (home) return (Found){value_list(c->document, &one), money, "unit"};
  }
  return nothing;
}

/* Whether a sentence is the name of a side alone. */
static bool is_label_sentence(Context *c) {
  size_t count;
  const Party *party = role_parties(c, &count);
  return count == 1 && party->mention->from - c->from <= 2 && c->to - party->mention->to <= 2;
}

/* "2.1. Argentina. Termination of the investigation ...": the side that a paragraph opens with, alone in its sentence.
 */
Found role_label_party(Context *c) {
  enum { BACK_MOST = 12, NUMBER_MOST = 8 };
  Context *label = NULL;
  for (uint32_t back = 1; back <= BACK_MOST && back <= c->number; back++) {
    Context *other = document_sentence(c->document, c->number - back);
    if (other->block != c->block) break;
    if (is_label_sentence(other))
      label = other;
    else if (other->to - other->from > NUMBER_MOST)
      label = NULL; /* it does not open the paragraph */
  }
  size_t count;
  return label ? one_code(label, role_parties(label, &count), "heading") : nothing;
}

/* The first party of the headings above: the one who acts in them. */
Found role_heading_party(Context *c) {
  uint32_t headings[3];
  size_t count = document_headings(c->document, c->number, headings);
  for (size_t i = 0; i < count; i++) {
    Found f = first_party(document_sentence(c->document, headings[i]), UINT32_MAX, "heading");
    if (f.value.kind != VALUE_NONE) return f;
  }
  return nothing;
}
