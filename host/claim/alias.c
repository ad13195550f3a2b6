/* Short names that a text gives its institutions: "the Ministry of Industry and Trade (MoIT)", "the Department of
 * Commerce (Commerce)", "欧盟委员会（以下简称“欧委会”）". Further on the short name acts as the long one does. So does
 * the last name of one whom it told with his office ("Poland's trade minister Anna Nowak"). */
#include <string.h>

#include "base/ascii.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/scanned.h"
#include "claim/window.h"

static bool is_name_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         (unsigned char)byte > 127;
}

/* The short name in brackets behind `at`; 0 bytes: none. */
static size_t defined_at(const ClaimDocument *document, uint32_t at, uint32_t *from) {
  enum { ROOM = 60 };
  static const char *const forms[] = {"^%s*%([\"'`“]*(%u[%w]+)[\"'`”]*%)", "^%s*%(the%s+[\"'`“]+(%u%a+)[\"'`”]+%)",
                                      "^[（%(]以下简称[“\"]([^”\"]+)[”\"]", "^[（%(]以下简称([^”\"）%)]+)[）%)]"};
  PatternMatch match;
  size_t room = document->length - at, length = room < ROOM ? room : ROOM;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    if (!pattern_find(document->patterns, document->text + at, length, 0, forms[i], &match)) continue;
    *from = at + (uint32_t)match.capture[0].from;
    return match.capture[0].to - match.capture[0].from;
  }
  return 0;
}

static void add(ClaimDocument *document, const Org *org, uint32_t from, size_t length, uint32_t name) {
  AliasList *list = &document->aliases;
  if (list->count == ALIASES_MOST || length < 2 || length > 30) return;
  for (size_t i = 0; i < list->count; i++)
    if (list->item[i].length == length && memcmp(list->item[i].text, document->text + from, length) == 0) return;
  list->item[list->count++] = (Alias){document->text + from, length, from, name, org, false};
}

/* Whether the lexicon knows the short name itself. */
static bool is_known(const ClaimDocument *document, size_t after, uint32_t from) {
  const Mentions *m = &document->scan->mentions;
  for (size_t i = after; i < m->count && m->from[i] <= from; i++) {
    if (m->from[i] != from || m->type[i] < MENTION_LEXICON) continue;
    uint16_t type = document->rules->term[m->value[i]].type;
    if (type == NAME_ORG || type == NAME_PLACE) return true;
  }
  return false;
}

/* The side that an office belongs to: the place or institution right before it ("Canada's prime minister"). */
static const char *side_before(const ClaimDocument *document, size_t office) {
  enum { OFFICE_MOST = 30 };
  const Mentions *m = &document->scan->mentions;
  for (size_t i = office; i > 0 && m->from[office] - m->from[i - 1] < OFFICE_MOST; i--) {
    uint32_t from = m->to[i - 1];
    if (m->type[i - 1] < MENTION_LEXICON || from > m->from[office]) continue;
    const Term *term = &document->rules->term[m->value[i - 1]];
    const char *place = term->type == NAME_PLACE ? lexicon_entry(document->rules->lexicon, m->value[i - 1])->code
                        : term->org              ? term->org->place
                                                 : NULL;
    if (place &&
        pattern_find(document->patterns, document->text + from, m->from[office] - from, 0, "^[’']*s?%s[%a%s]-$", NULL))
      return place;
  }
  return NULL;
}

/* "... Prime Minister Anna Nowak": the last name is his alone from there on. */
static void add_person(ClaimDocument *document, size_t office) {
  enum { NAME_MOST = 50 };
  const Mentions *m = &document->scan->mentions;
  uint32_t at = m->to[office];
  size_t room = document->length - at, length = room < NAME_MOST ? room : NAME_MOST;
  PatternMatch match;
  if (document->aliases.count == ALIASES_MOST ||
      !pattern_find(document->patterns, document->text + at, length, 0, "^%s+(%u%l[%a'-]*%s+(%u%l[%a'-]*))",
                    &match)) /* most offices have no name behind them */
    return;
  const char *place = side_before(document, office);
  Org *org = place ? document_take(document, sizeof *org) : NULL;
  if (!org) return;
  PatternSpan whole = match.capture[0], last = match.capture[1];
  *org = (Org){document_copy(document, document->text + at + whole.from, whole.to - whole.from), place, NULL,
               ORG_OFFICIAL, place};
  uint32_t from = at + (uint32_t)last.from;
  if (!is_known(document, office, from)) add(document, org, from, last.to - last.from, m->from[office]);
}

/* "the Commission", "the ministry": what a text calls the one institution of a kind that it names in full. */
static const char *const heads[][2] = {{"Commission", "commission"},
                                       {"Ministry", "ministry"},
                                       {"Tribunal", "tribunal"},
                                       {"Department", "department"},
                                       {"Authority", "authority"}};
enum { HEADS = sizeof heads / sizeof *heads };

/* Which of the heads a name begins or ends with; HEADS: none. */
static size_t head_of(const ClaimDocument *document, uint32_t from, uint32_t to) {
  for (size_t i = 0; i < HEADS; i++)
    for (size_t k = 0; k < 2; k++) {
      size_t length = strlen(heads[i][k]);
      if (to - from <= length) continue;
      if (memcmp(document->text + to - length, heads[i][k], length) == 0) return i;
      if (memcmp(document->text + from, heads[i][k], length) == 0) return i;
    }
  return HEADS;
}

static void add_heads(ClaimDocument *document, const Org *const *first, const uint32_t *name) {
  AliasList *list = &document->aliases;
  for (size_t i = 0; i < HEADS; i++)
    for (size_t k = 0; first[i] && k < 2 && list->count < ALIASES_MOST; k++)
      list->item[list->count++] = (Alias){heads[i][k], strlen(heads[i][k]), name[i], name[i], first[i], true};
}

/* Whether one stands for a state and decides on trade. */
static bool decides(const Org *org) {
  return org->place && (org->kind == ORG_MINISTRY || org->kind == ORG_REGULATOR || org->kind == ORG_GOVERNMENT ||
                        org->kind == ORG_MULTILATERAL);
}

/* Whether a bracket opens behind a name, where the text gives it a short one. */
static bool bracket_follows(const ClaimDocument *document, size_t at) {
  while (at < document->length && is_space(document->text[at])) at++;
  return at < document->length && (document->text[at] == '(' || document->text[at] == '\xEF');
}

/* Whether a name may follow behind white space: most words have none behind them. */
static bool name_follows(const ClaimDocument *document, uint32_t at) {
  if (at + 1 >= document->length || !is_space(document->text[at])) return false;
  char next = document->text[at + 1];
  return is_upper(next) || is_space(next);
}

const AliasList *document_aliases(ClaimDocument *document) {
  if (document->aliases.known) return &document->aliases;
  document->aliases.known = true;
  const Mentions *m = &document->scan->mentions;
  const Org *first[HEADS] = {NULL};
  bool several[HEADS] = {false};
  uint32_t name[HEADS] = {0};
  const unsigned word = document->rules->word_type;
  for (size_t i = 0; i < m->count; i++) {
    const Org *org = scan_org(document, i);
    if (!org) {
      if (m->type[i] == word && name_follows(document, m->to[i]) && scan_list(document, i) == NAME_official_cue)
        add_person(document, i);
      continue;
    }
    uint32_t from;
    size_t length = org->place && bracket_follows(document, m->to[i]) ? defined_at(document, m->to[i], &from) : 0;
    if (length && !is_known(document, i, from)) add(document, org, from, length, m->from[i]);
    size_t head = decides(org) ? head_of(document, m->from[i], m->to[i]) : HEADS;
    if (head == HEADS || several[head]) continue;
    several[head] = first[head] && !code_is(first[head]->place, org->place);
    if (!first[head]) name[head] = m->from[i];
    first[head] = several[head] ? NULL : first[head] ? first[head] : org;
  }
  add_heads(document, first, name);
  return &document->aliases;
}

/* Where a short name stands as a word in from..to of the text, not where it is given. */
static bool find_word(const char *text, uint32_t from, uint32_t to, const Alias *alias, uint32_t *at) {
  for (uint32_t start = from; start + alias->length <= to;) {
    const char *hit = memmem(text + start, to - start, alias->text, alias->length);
    if (!hit) return false;
    *at = (uint32_t)(hit - text);
    uint32_t end = *at + (uint32_t)alias->length;
    bool han = (unsigned char)*hit > 0xE2;
    bool whole = han || ((*at == 0 || !is_name_byte(text[*at - 1])) && !is_name_byte(text[end]));
    bool phrase = *at > 3 && memcmp(text + *at - 3, "of ", 3) == 0; /* "Chamber of Commerce" */
    if (alias->definite)
      phrase = *at < alias->name || *at < 4 ||
               (memcmp(text + *at - 4, "the ", 4) != 0 && memcmp(text + *at - 4, "The ", 4) != 0) ||
               memcmp(text + end, " of ", 4) == 0 || memcmp(text + end, " for ", 5) == 0 || text[end] == '-';
    if (whole && !phrase && *at != alias->from) return true;
    start = end;
  }
  return false;
}

/* A mention for words at a place, among those of the sentence. */
static const Mention *mention_at(const Context *c, const Alias *alias, uint32_t at) {
  Mention *m = document_take(c->document, sizeof *m);
  if (!m) return NULL;
  uint32_t from = c->from, token = 0;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *other = &c->mention[i];
    if (other->from <= at && other->to > at) return NULL; /* part of a longer name */
    if (other->to <= at && other->to > from) from = other->to, token = other->last + 1;
  }
  token += (uint32_t)words_count(c->text + from, at - from);
  uint32_t to = at + (uint32_t)alias->length;
  *m = (Mention){.from = at,
                 .to = to,
                 .token = token,
                 .last = token,
                 .type = NAME_ORG,
                 .name = NAME_ORG,
                 .org = alias->org,
                 .code = alias->org->code};
  if (!c->mentions && c->document->context[c->number] == c) context_cut(c->document->context[c->number]);
  for (size_t i = 0; i < c->clauses; i++)
    if (c->clause[i].from <= at) m->clause = (uint16_t)i;
  return m;
}

const Mention *alias_next(const Context *c, const Alias *alias, uint32_t from) {
  uint32_t at;
  if (from < c->from) from = c->from;
  if (!alias->definite && alias->from >= from && alias->from < c->to)
    from = alias->from + (uint32_t)alias->length; /* it is given here: "(Commerce) ..., Commerce is revoking" */
  while (find_word(c->text, from, c->to, alias, &at)) {
    const Mention *m = mention_at(c, alias, at);
    if (m) return m;
    from = at + (uint32_t)alias->length;
  }
  return NULL;
}
