#include "claim/noun.h"

#include <string.h>

#include "claim/context.h"
#include "claim/window.h"

/* The end of a mention at `at` that is no part of a name: a place, a time, an institution. `date`: it is a time. */
static uint32_t aside_at(const Context *c, uint32_t at, bool *date) {
  static const uint16_t types[] = {NAME_PLACE, NAME_DATE, NAME_ORG};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    EACH_MENTION (m, c, types[i])
      if (m->from <= at && m->to > at) {
        *date = m->type == NAME_DATE;
        return m->to;
      }
  return 0;
}

static void singular(char *word) {
  static const char *const kept[] = {"emissions", "jobs", "sales", "goods",    "services",
                                     "earths",    "gas",  "news",  "proceeds", NULL};
  size_t n = strlen(word);
  if (n < 3 || word[n - 1] != 's' || word_listed(word, kept)) return;
  if (word[n - 2] == 's' || word[n - 2] == 'u' || word[n - 2] == 'i') return;
  if (n > 4 && memcmp(word + n - 3, "ies", 3) == 0) {
    memcpy(word + n - 3, "y", 2);
    return;
  }
  bool sibilant = n > 4 && word[n - 2] == 'e' &&
                  (word[n - 3] == 'x' || word[n - 3] == 's' || (word[n - 3] == 'h' && strchr("cs", word[n - 4])));
  word[n - (sibilant ? 2 : 1)] = '\0';
}

void noun_add(Noun *words, const char *word) {
  if (words->count == NOUN_WORDS)
    words->full = true;
  else
    memcpy(words->text[words->count++], word, strlen(word) + 1);
}

/* Noun that say nothing of what is meant, that end a name, that join its two halves. */
static const char *const empty[] = {
    "the",        "a",          "an",           "its",       "their",     "his",      "her",        "our",
    "this",       "that",       "these",        "those",     "total",     "overall",  "annual",     "yearly",
    "average",    "national",   "domestic",     "country",   "nation",    "major",    "main",       "more",
    "another",    "new",        "own",          "existing",  "current",   "local",    "level",      "levels",
    "number",     "amount",     "combined",     "around",    "some",      "about",    "further",    "additional",
    "registered", "area",       "areas",        "sector",    "sectors",   "outdated", "excess",     "obsolete",
    "backward",   "worth",      "cumulative",   "release",   "discharge", "used",     "roughly",    "ambitious",
    "bold",       "official",   "binding",      "voluntary", "original",  "previous", "initial",    "final",
    "headline",   "government", "road",         "all",       "long",      "term",     "interim",    "revised",
    "state",      "least",      "bilateral",    "mutual",    "two",       "way",      "reciprocal", "historic",
    "lofty",      "stated",     "longstanding", "then",      "also",      "still",    "only",       "just",
    "lowest",     "highest",    "modest",       "latest",    NULL};
static const char *const ends[] = {
    "to",    "by",   "from",   "at",    "below",    "under",   "above", "over", "within", "and",      "or",
    "than",  "with", "while",  "which", "compared", "through", "but",   "as",   "during", "until",    "between",
    "via",   "will", "should", "is",    "are",      "was",     "were",  "be",   "has",    "have",     "must",
    "would", "can",  "not",    "when",  "after",    "before",  "every", "each", "up",     "down",     "using",
    "it",    "they", "he",     "she",   "who",      "so",      "shall", "may",  "year",   "annually", "month",
    "set",   "met",  "given",  "due",   "out",      NULL};
static const char *const joins[] = {"of", "in", "for", "on", NULL};

/* Whether a word goes on at `at`; "R&D" is one. */
static bool in_word(const char *text, uint32_t at, uint32_t to) {
  return is_letter(text[at]) || is_digit(text[at]) || (text[at] == '&' && at + 1 < to && is_letter(text[at + 1]));
}

/* Reads the words of from..to: those before "of" or "in" into `thing`, those behind into `whose`. Returns where it
 * ended. */
void noun_read(const Context *c, uint32_t from, uint32_t to, Noun *thing, Noun *whose) {
  Noun *here = thing;
  uint32_t at = from;
  while (at < to) {
    if (c->text[at] == '\n' && at + 1 < to && c->text[at + 1] == '-') return; /* the next item of a list */
    if (c->text[at] == ' ' || c->text[at] == '\n' || c->text[at] == '-') {
      at++;
      continue;
    }
    bool date;
    uint32_t beyond = aside_at(c, at, &date);
    if (beyond) {
      if (date && here->count) return; /* "capacity this year itself" */
      at = beyond;
      continue;
    }
    PatternMatch match;
    if (words_find(c, at, to, "^['’][\x80\x99]*s%f[%A]", &match)) { /* "the plan's" */
      at += (uint32_t)match.to;
      continue;
    }
    if (!is_letter(c->text[at]) && !is_digit(c->text[at])) return;
    char word[NOUN_LETTERS + 1];
    size_t n = 0;
    for (; at < to && in_word(c->text, at, to); at++)
      if (n < NOUN_LETTERS && c->text[at] != '&')
        word[n++] = (char)(is_letter(c->text[at]) ? c->text[at] | 0x20 : c->text[at]);
    word[n] = '\0';
    if (word_listed(word, ends)) return;
    bool home = strcmp(word, "local") == 0 &&
                (words_match(c, at, to, "^%s+content") || words_match(c, at, to, "^%s+production"));
    if (word_listed(word, joins)) {
      if (here == whose) return;
      if (thing->count) here = whose;
    } else if (home || !word_listed(word, empty)) {
      singular(word);
      noun_add(here, word);
    }
  }
}

size_t noun_append(char *name, size_t length, const Noun *words) {
  for (size_t i = 0; i < words->count; i++) {
    size_t n = strlen(words->text[i]);
    if (length + n + 2 > NOUN_LONGEST) return length;
    if (length) name[length++] = '_';
    memcpy(name + length, words->text[i], n + 1);
    length += n;
  }
  return length;
}

bool noun_ends(const Noun *words, const char *word) {
  return words->count && strcmp(words->text[words->count - 1], word) == 0;
}

bool noun_has(const Noun *words, const char *word) {
  for (size_t i = 0; i < words->count; i++)
    if (strcmp(words->text[i], word) == 0) return true;
  return false;
}
