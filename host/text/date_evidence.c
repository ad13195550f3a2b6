/* Is it a date at all? A number of four digits, "may", "March" or "third quarter" need a sign from the words around
 * them. */
#include <string.h>

#include "text/date_parts.h"

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/* The ASCII word that ends before `at`, blanks skipped: its length, 0 if none. */
static size_t word_before(const char *text, size_t at, size_t *from) {
  while (at > 0 &&
         (text[at - 1] == ' ' || text[at - 1] == '\n' || (text[at - 1] == '\xA0' && at > 1 && text[at - 2] == '\xC2')))
    at -= text[at - 1] == '\xA0' ? 2 : 1;
  *from = at;
  while (*from > 0 && is_letter(text[*from - 1])) (*from)--;
  return at - *from;
}

static bool word_in(const char *text, size_t from, size_t length, const char *const *list) {
  for (; *list; list++) {
    size_t n = strlen(*list), i = 0;
    if (n != length) continue;
    while (i < n && (text[from + i] | 0x20) == (*list)[i]) i++;
    if (i == n) return true;
  }
  return false;
}

/* Prepositions and the like that a period follows. */
static bool after_preposition(const char *text, size_t at, const char *const *list) {
  size_t from, length = word_before(text, at, &from);
  if (length == 3 && word_in(text, from, length, (const char *const[]){"the", NULL}))
    length = word_before(text, from, &from);
  return length && word_in(text, from, length, list);
}

static const char *const before_months[] = {"in",      "of",    "by",      "since", "until", "till",  "from", "during",
                                            "before",  "after", "last",    "next",  "this",  "early", "mid",  "late",
                                            "through", "to",    "between", "and",   "for",   NULL};
static const char *const before_years[] = {"in",   "of",      "by",     "since",   "until", "till",
                                           "from", "during",  "before", "after",   "early", "mid",
                                           "late", "through", "year",   "between", NULL};
static const char *const before_numbers[] = {
    "no",    "number",  "page",       "article", "resolution", "section", "chapter", "paragraph",
    "model", "boeing",  "airbus",     "route",   "room",       "flight",  "iso",     "hs",
    "code",  "heading", "subheading", "about",   "some",       "nearly",  "almost",  "approximately",
    "over",  "than",    "least",      "roughly", NULL};
static const char *const modal_subjects[] = {"i",   "you",   "he",   "she",   "it",   "we", "they",
                                             "who", "which", "that", "there", "this", NULL};

/* A number that stands on its line without a word says nothing: a page, a cell, a list of figures. */
static bool line_has_word(const char *text, size_t length, size_t from, size_t to) {
  for (size_t at = from; at > 0 && text[at - 1] != '\n'; at--)
    if (is_letter(text[at - 1]) || (text[at - 1] & 0x80)) return true;
  for (size_t at = to; at < length && text[at] != '\n'; at++)
    if (is_letter(text[at]) || (text[at] & 0x80)) return true;
  return false;
}

/* What would make the digits at `from` part of something longer: a name, a path, a decimal, an amount of money. */
static bool entangled(const char *text, size_t length, size_t from, size_t to) {
  if (from > 0) {
    char before = text[from - 1];
    if (is_letter(before) || (before >= '0' && before <= '9') || memchr("/.,:$#@_+=*<>\\", before, 15))
      return before != '=';
    if (before == '-' && from > 1 && (is_letter(text[from - 2]) || (text[from - 2] >= '0' && text[from - 2] <= '9')))
      return true;
    if (from > 1 && before == ' ' && text[from - 2] == '$') return true;
    if (from > 1 && (unsigned char)before == 0xA3 && (unsigned char)text[from - 2] == 0xC2) return true; /* £ */
    if (from > 1 && (unsigned char)before == 0xA5 && (unsigned char)text[from - 2] == 0xC2) return true; /* ¥ */
    if (from > 2 && (unsigned char)before == 0xAC && (unsigned char)text[from - 2] == 0x82) return true; /* € */
  }
  if (to >= length) return false;
  if (is_letter(text[to]) || memchr("/_:@%=\\", text[to], 7)) return true;
  return text[to] == '-' && to + 1 < length && text[to + 1] >= '0' && text[to + 1] <= '9';
}

/* "2000 pieces", "1500 workers": a round number with a plural counts things. */
static bool counts_things(DateParser *p, unsigned i, int year) {
  const DateToken *next = date_token(p, i + 1);
  if (date_number_counts(p, i)) return true;
  if (next->kind == TOKEN_UNIT || next->kind == TOKEN_FEW) return true;
  if (year % 100 || next->kind != TOKEN_OTHER || next->to - next->from < 3) return false;
  const char *text = p->lex.text;
  return is_lower(text[next->from]) && text[next->to - 1] == 's' && text[next->to - 2] != 's';
}

static bool year_vouched(DateParser *p, unsigned i, int year) {
  const DateToken *number = date_token(p, i);
  const char *text = p->lex.text;
  if (number->kind != TOKEN_NUMBER) return true;
  if (entangled(text, p->lex.length, number->from, number->to) || counts_things(p, i, year)) return false;
  if (!line_has_word(text, p->lex.length, number->from, number->to)) return false;
  size_t from, length = word_before(text, number->from, &from);
  if (length && word_in(text, from, length, before_numbers)) return false;
  if (year >= 1900 && year < 2100) return true;
  return after_preposition(text, number->from, before_years);
}

static bool month_vouched(DateParser *p, unsigned i, unsigned after) {
  const DateToken *month = date_token(p, i);
  const char *text = p->lex.text;
  if (after_preposition(text, month->from, before_months)) {
    size_t from, length = word_before(text, month->from, &from);
    bool to = word_in(text, from, length, (const char *const[]){"to", "and", "for", NULL});
    return month->capital || !to;
  }
  if (!month->capital) return false;
  size_t from, length = word_before(text, month->from, &from);
  if (length && (text[from] <= 'Z' || word_in(text, from, length, modal_subjects))) return false; /* "Theresa May" */
  if (length) return month->to - month->from > 3 || month->value == 5;
  const DateToken *next = date_token(p, after);
  return next->kind == TOKEN_END && i == 0 && month->from == 0 && month->to - month->from >= 3 && month->value == 5;
}

static bool season_vouched(DateParser *p, unsigned i) {
  return after_preposition(p->lex.text, date_token(p, i)->from, before_months);
}

bool date_vouched(DateParser *p, unsigned i, unsigned after, const DatePart *part) {
  switch (part->grain) {
    case GRAIN_YEAR: return year_vouched(p, i, part->year);
    case GRAIN_MONTH: return month_vouched(p, i, after);
    case GRAIN_SPAN: return season_vouched(p, i);
    case GRAIN_DECADE: return after_preposition(p->lex.text, date_token(p, i)->from, before_months);
    default: return true;
  }
}
