/* Who the sides of a pact are: a country, its government, a firm with a home. A place before a firm's name is its home
 * ("the Russian company", "Indonesia's"); a firm of a Chinese province is China's, but in a text about that province.
 */
#include "claim/pacts.h"

#include <string.h>

#include "claim/chinese.h"
#include "claim/document.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

enum { LEAD_WORDS = 7 };

static const char *firm_home(ClaimDocument *document, const Org *org) {
  if (!place_is_province(org->home)) return org->home;
  const char *about = document_dominant(document, NAME_PLACE), *home = document_home_province(document);
  return code_is(about, org->home) || code_is(home, org->home) ? org->home : "CHN";
}

static const char *side_code(const Context *c, const Mention *m) {
  if (m->inside) return NULL;
  if (m->type == NAME_PLACE) return code_is(m->code, "WLD") ? NULL : m->code;
  if (m->type != NAME_ORG || !m->org || !m->org->home || code_is(m->org->home, "WLD")) return NULL;
  switch (m->org->kind) {
    case ORG_COMPANY:
    case ORG_BANK: return firm_home(c->document, m->org);
    case ORG_GOVERNMENT:
    case ORG_MINISTRY:
    case ORG_OFFICIAL:
    case ORG_REGULATOR:
    case ORG_PARLIAMENT: return m->org->place;
    default: return NULL;
  }
}

/* Whether a place is said of the name behind it: "Indonesia's Lorvan", "the Russian company Orlek", "China-based". */
static bool is_home_of(const Context *c, const Side *place, const Mention *m) {
  static const char *const joins[] = {"%f[%a]and%f[%A]", "%f[%a]with%f[%A]", "%f[%a]in%f[%A]", "%f[%a]to%f[%A]",
                                      "%f[%a]for%f[%A]", "%f[%a]on%f[%A]",   "%f[%a]by%f[%A]", "%f[%a]at%f[%A]",
                                      "%f[%a]of%f[%A]",  "%f[%a]or%f[%A]",   "[,;:(%d]"};
  enum { WORDS = 5, HAN = 24 };
  if (place->mention->type != NAME_PLACE || m->type != NAME_ORG || m->from < place->to) return false;
  if (chinese_at(c, m->from)) {
    static const char *const apart[] = {"与", "與", "和", "同", "跟", "、", "，", "在", "向", "对"};
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
      if (memmem(c->text + place->to, m->from - place->to, apart[i], 3)) return false;
    return m->from - place->to <= HAN;
  }
  return words_count(c->text + place->to, m->from - place->to) <= WORDS &&
         !words_any(c, place->to, m->from, joins, sizeof joins / sizeof *joins);
}

bool pact_names_side(const Context *c) {
  for (size_t i = 0; i < c->mentions; i++)
    if (side_code(c, &c->mention[i]) || (c->mention[i].type == NAME_PAIR && !c->mention[i].inside)) return true;
  return false;
}

void pact_find_sides(Context *c, Pact *p) {
  p->sides = 0;
  for (size_t i = 0; i < c->mentions && p->sides < SIDES_MOST; i++) {
    const Mention *m = &c->mention[i];
    Side *last = p->sides ? &p->side[p->sides - 1] : NULL;
    if (m->type == NAME_PAIR && !m->inside) {
      p->side[p->sides++] = (Side){m->from, m->to, m->token, m->last, m, m->code};
      continue;
    }
    const char *code = side_code(c, m);
    if (!code || (last && m->from < last->to)) continue;
    bool whose = last && (place_is_adjective(c, last->mention) || words_match(c, last->to, m->from, "^[’']+s%s"));
    bool named = whose && place_is_province(code) && code_is(last->code, "CHN");
    if (named && words_count(c->text + last->to, m->from - last->to) <= 3 &&
        !words_match(c, last->to, m->from, "%f[%a]and%f[%A]") && !words_match(c, last->to, m->from, "[,;]")) {
      last->to = m->to; /* "the Chinese consortium Qinghai Lorvan": a firm's name */
      last->last = m->last;
      continue;
    }
    if (last && is_home_of(c, last, m)) {
      last->to = m->to;
      last->last = m->last;
      if (place_is_province(code) && code_is(last->code, "CHN")) last->code = code;
      continue;
    }
    p->side[p->sides++] = (Side){m->from, m->to, m->token, m->last, m, code};
  }
}

void pact_lead_word(const Context *c, const Side *s, char word[static 16]) {
  static const char *const rules[] = {
      "with",  "between", "and",   "by",   "in",    "at",        "to",    "from",    "for",
      "on",    "under",   "near",  "than", "after", "against",   "as",    "into",    "via",
      "among", "over",    "about", "off",  "like",  "within",    "while", "if",      "including",
      "that",  "which",   "when",  "or",   "of",    "alongside", "along", "through", NULL};
  static const char *const offices[] = {
      "government", "ministry", "president",   "minister",    "republic",   "kingdom",   "consortium", "companies",
      "firms",      "group",    "company",     "authorities", "leaders",    "ministers", "state",      "bank",
      "board",      "people",   "governments", "ministries",  "presidents", NULL};
  uint32_t at = s->from;
  word[0] = '\0';
  for (int words = 0; words < LEAD_WORDS; words++) {
    while (at > c->from && (c->text[at - 1] == ' ' || c->text[at - 1] == '"' || c->text[at - 1] == '\n')) at--;
    uint32_t to = at;
    while (at > c->from &&
           (is_letter(c->text[at - 1]) || strchr("-'", c->text[at - 1]) || (unsigned char)c->text[at - 1] == 0x99 ||
            (unsigned char)c->text[at - 1] == 0x80 || (unsigned char)c->text[at - 1] == 0xE2))
      at--;
    if (at == to) {
      if (at > c->from && strchr(",;:(", c->text[at - 1])) word[0] = ',', word[1] = '\0';
      return;
    }
    if (to - at >= 16) continue;
    for (uint32_t i = at; i < to; i++) word[i - at] = (char)(c->text[i] | 0x20);
    word[to - at] = '\0';
    if (code_is(word, "of")) { /* "the government of Mongolia": what rules the office */
      uint32_t end = at;
      while (end > c->from && c->text[end - 1] == ' ') end--;
      uint32_t from = end;
      while (from > c->from && is_letter(c->text[from - 1])) from--;
      char office[16];
      if (end - from >= sizeof office) return;
      for (uint32_t i = from; i < end; i++) office[i - from] = (char)(c->text[i] | 0x20);
      office[end - from] = '\0';
      if (word_listed(office, offices)) continue;
      return;
    }
    if (word_listed(word, rules)) return;
    word[0] = '\0';
  }
}

bool pact_is_country(const char *code) {
  return strlen(code) == 3 || place_is_province(code) || code_is(code, "EU") || code_is(code, "ASEAN") ||
         code_is(code, "African Union") || code_is(code, "Europe") || code_is(code, "Central Asia") ||
         code_is(code, "Africa");
}

/* Whether the side behind another stands in a list with it. */
static bool in_list(const Context *c, const Side *a, const Side *b) {
  if (chinese_at(c, b->from))
    return words_match(c, a->to, b->from, "^、") || words_match(c, a->to, b->from, "^和") ||
           words_match(c, a->to, b->from, "^及") || words_match(c, a->to, b->from, "^以及");
  static const char *const verbs[] = {"%f[%a]signed%f[%A]", "%f[%a]has%f[%A]", "%f[%a]have%f[%A]", "%f[%a]will%f[%A]",
                                      "%f[%a]to%f[%A]",     "%f[%a]for%f[%A]", "%f[%a]in%f[%A]",   "%f[%a]with%f[%A]",
                                      "%f[%a]on%f[%A]",     "%f[%a]is%f[%A]",  "%f[%a]was%f[%A]",  "%f[%a]that%f[%A]"};
  enum { WORDS = 6 };
  if (words_count(c->text + a->to, b->from - a->to) > WORDS ||
      words_any(c, a->to, b->from, verbs, sizeof verbs / sizeof *verbs))
    return false;
  return words_match(c, a->to, b->from, "^[%a%s'’.-]*,?%s+and%s+[%a%s'’-]*$") ||
         words_match(c, a->to, b->from, "^,%s*t?h?e?%s*$") || words_match(c, a->to, b->from, "^,%s+[%l%s'’-]*$");
}

void pact_add_country(CodeList *list, const char *code) {
  if (pact_is_country(code)) codes_add(list, code);
}

size_t pact_take_list(const Context *c, const Pact *p, size_t at, CodeList *list) {
  list->count = 0;
  pact_add_country(list, p->side[at].code);
  for (at++; at < p->sides && in_list(c, &p->side[at - 1], &p->side[at]); at++)
    pact_add_country(list, p->side[at].code);
  return at;
}

/* Whether a side may be the first: its clause has it as a subject, not as where something is. */
static bool is_subject(const Context *c, const Side *s) {
  static const char *const none[] = {"in",      "at",        "to",    "from",  "for",    "on",        "near",
                                     "than",    "against",   "into",  "via",   "over",   "of",        "with",
                                     "off",     "about",     "like",  "among", "within", "including", "by",
                                     "through", "alongside", "under", NULL};
  char word[16];
  pact_lead_word(c, s, word);
  return !word_listed(word, none);
}

bool pact_subjects_before(const Context *c, Pact *p, uint32_t at, uint32_t token) {
  enum { REACH = 22 };
  for (size_t i = 0; i < p->sides; i++) {
    if (p->side[i].from >= at) break;
    if (!is_subject(c, &p->side[i]) || token > p->side[i].last + REACH) continue;
    if (p->side[i].mention->type == NAME_PAIR) continue;
    size_t end = pact_take_list(c, p, i, &p->host);
    if (p->host.count == 0) continue;
    if (p->side[end - 1].from >= at) return false;
    p->first = p->side[i].mention;
    return true;
  }
  return false;
}
