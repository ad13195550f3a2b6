/* Is it a date at all? A number of four digits, "may", "March" or "third quarter" need a sign from the words around
 * them. */
#include <string.h>

#include "base/ascii.h"
#include "text/date_parts.h"

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
  char first = (char)(text[from] | 0x20);
  for (; *list; list++) {
    const char *word = *list;
    if (word[0] != first) continue;
    size_t i = 1;
    while (i < length && word[i] && (text[from + i] | 0x20) == word[i]) i++;
    if (i == length && !word[i]) return true;
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
    "no",     "number", "page", "article", "resolution", "section", "chapter", "paragraph", "model",      "boeing",
    "airbus", "route",  "room", "flight",  "iso",        "hs",      "code",    "heading",   "subheading", NULL};
static const char *const comparing[] = {"about", "some", "nearly", "almost",  "approximately",
                                        "over",  "than", "least",  "roughly", NULL};
static const char *const modal_subjects[] = {"i",   "you",   "he",   "she",   "it",   "we", "they",
                                             "who", "which", "that", "there", "this", NULL};

/* The sign of a currency before a number, with or without a blank. */
bool date_after_currency(const char *text, size_t at) {
  static const char *const signs[] = {"$", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xAC", "\xEF\xBF\xA5"};
  if (at > 0 && text[at - 1] == ' ') at--;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    size_t n = strlen(signs[i]);
    if (at >= n && memcmp(text + at - n, signs[i], n) == 0) return true;
  }
  return false;
}

/* "June 31, 2022" and "32, 2014": what is left of a day that does not exist is no year. */
static bool after_day_and_comma(const char *text, size_t at) {
  while (at > 0 && text[at - 1] == ' ') at--;
  if (at < 2 || text[at - 1] != ',') return false;
  size_t digits = 0;
  for (at--; at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9'; at--) digits++;
  return digits == 1 || digits == 2;
}

/* "Expo 2017", "Made in China 2025", "Russell 2000": a capitalised word right before the number makes it part of a
 * name, unless that word opens the sentence or is an acronym ("GDP 2023"). */
static bool in_name(const char *text, size_t at) {
  size_t from, length = word_before(text, at, &from), before;
  if (length < 3 || text[from] > 'Z' || !is_lower(text[from + 1]) || text[at - 1] == '\n') return false;
  if (word_in(text, from, length, before_months)) return false;
  while (from > 0 && (text[from - 1] == ' ' || text[from - 1] == '"' || text[from - 1] == '(')) from--;
  before = from;
  return before > 0 && text[before - 1] != '.' && text[before - 1] != '\n' && text[before - 1] != ':' &&
         text[before - 1] != '!';
}

static bool is_joining(const char *text, size_t from, size_t length) {
  return word_in(text, from, length, (const char *const[]){"to", "and", NULL});
}

/* Is there a word other than "to" and "and" from `at` to the end of its line? */
static bool words_from(const char *text, size_t at, size_t end) {
  while (at < end && text[at] != '\n') {
    size_t from = at;
    if (text[at] & 0x80) return true;
    while (at < end && is_letter(text[at])) at++;
    if (at > from && !is_joining(text, from, at - from)) return true;
    if (at == from) at++;
  }
  return false;
}

/* Is there one from the begin of the line, but not from before `least`, to `at`? */
static bool words_up_to(const char *text, size_t least, size_t at) {
  while (at > least && text[at - 1] != '\n') {
    size_t to = at;
    if (text[at - 1] & 0x80) return true;
    while (at > least && is_letter(text[at - 1])) at--;
    if (at < to && !is_joining(text, at, to - at)) return true;
    if (at == to) at--;
  }
  return false;
}

/* "rose 5 percent in | 2023.": whether the line before breaks off at a word that a year stands behind. */
static bool breaks_off_before(const char *text, size_t from) {
  enum { INDENT_MOST = 12 };
  size_t at = from;
  while (at > 0 && from - at < INDENT_MOST && (text[at - 1] == ' ' || text[at - 1] == '\t')) at--;
  if (at == 0 || text[at - 1] != '\n') return false;
  at--;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\r')) at--;
  size_t to = at;
  while (at > 0 && is_letter(text[at - 1])) at--;
  return at < to && at > 0 && text[at - 1] == ' ' &&
         word_in(text, at, to - at,
                 (const char *const[]){"in", "of", "by", "since", "from", "until", "during", "through", "fiscal",
                                       "year", "before", "after", "than", NULL});
}

/* A number that stands on its line without a word says nothing: a page, a cell, a list of figures. "=2019" says enough.
 */
static bool line_has_word(const char *text, size_t length, size_t from, size_t to) {
  enum { FAR = 200 }; /* long lines of figures are not searched to their ends */
  if (from > 0 && text[from - 1] == '=') return true;
  if (breaks_off_before(text, from)) return true;
  return words_up_to(text, from > FAR ? from - FAR : 0, from) ||
         words_from(text, to, length - to < FAR ? length : to + FAR);
}

/* What would make the digits at `from` part of something longer: a name, a path, a decimal, an amount of money. */
static bool entangled(const char *text, size_t length, size_t from, size_t to) {
  if (from > 0) {
    char before = text[from - 1];
    if (is_letter(before) || (before >= '0' && before <= '9') || memchr("/.,:$#@_+=*<>\\", before, 15))
      return before != '=';
    if (before == '-' && from > 1 && (is_letter(text[from - 2]) || (text[from - 2] >= '0' && text[from - 2] <= '9')))
      return true;
  }
  if (to >= length) return false;
  if (length - to >= 3 && (memcmp(text + to, "年", 3) == 0 || memcmp(text + to, "月", 3) == 0)) return true;
  bool opens =
      text[to] == ':' && (to + 1 == length || text[to + 1] == ' ' || text[to + 1] == '\n'); /* "in 2022: ..." */
  if (is_letter(text[to]) || (!opens && memchr("/_:@%=\\", text[to], 7))) return true;
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

/* "by 1700 GMT", "at 2000 hours": the time of a day. */
static bool tells_hour(DateParser *p, unsigned i) {
  static const char *const zones[] = {"gmt", "utc", "bst", "est", "edt", "cet",   "cest",
                                      "jst", "ist", "sgt", "hkt", "hrs", "hours", NULL};
  const DateToken *next = date_token(p, i + 1);
  const char *text = p->lex.text;
  return next->kind == TOKEN_OTHER && (text[next->from] == 'h' || !is_lower(text[next->from])) &&
         word_in(text, next->from, next->to - next->from, zones);
}

static bool year_vouched(DateParser *p, unsigned i, int year) {
  const DateToken *number = date_token(p, i);
  const char *text = p->lex.text;
  size_t at = number->from, from;
  if (number->kind == TOKEN_APOSTROPHE) return after_preposition(text, at, before_years);
  if (number->kind != TOKEN_NUMBER) return true;
  if (entangled(text, p->lex.length, at, number->to) || date_after_currency(text, at)) return false;
  if (counts_things(p, i, year) || tells_hour(p, i) || after_day_and_comma(text, at) || in_name(text, at)) return false;
  if (!line_has_word(text, p->lex.length, at, number->to)) return false;
  size_t length = word_before(text, at, &from);
  if (length && word_in(text, from, length, before_numbers)) return false;
  if (length && year % 50 == 0 && word_in(text, from, length, comparing)) return false; /* "more than 2000" */
  if (year >= 1900 && year < 2100) return true;
  return after_preposition(text, at, before_years);
}

/* A range of two bare years, or one that an uncertain word opens. */
bool date_range_vouched(DateParser *p, unsigned i, unsigned after, const DatePart *from, const DatePart *to) {
  const DateToken *first = date_token(p, i), *last = date_token(p, after - 1);
  const char *text = p->lex.text;
  if (from->grain != GRAIN_YEAR || first->kind != TOKEN_NUMBER || last->kind != TOKEN_NUMBER) return true;
  if (date_after_currency(text, first->from) || !line_has_word(text, p->lex.length, first->from, last->to))
    return false;
  if (!p->mod && first->from > 0 && entangled(text, first->to, first->from, first->to)) return false;
  if (from->year % 100 == 0 && to->year % 100 == 0 && counts_things(p, after - 1, 0)) return false;
  if (date_number_counts(p, after - 1) || (last->to < p->lex.length && is_letter(text[last->to]))) return false;
  return (from->year >= 1800 && to->year <= 2100) || after_preposition(text, first->from, before_years);
}

static bool month_vouched(DateParser *p, unsigned i, unsigned after) {
  const DateToken *month = date_token(p, i);
  const char *text = p->lex.text;
  if (after_preposition(text, month->from, before_months)) {
    size_t from, length = word_before(text, month->from, &from);
    static const char *const weak[] = {"to", "and", "for", "this", "that", NULL};
    return month->capital || !word_in(text, from, length, weak);
  }
  if (!month->capital) return false;
  size_t from, length = word_before(text, month->from, &from);
  if (length && (text[from] <= 'Z' || word_in(text, from, length, modal_subjects))) return false; /* "Theresa May" */
  if (length) return month->to - month->from > 3 || month->value == 5;
  const DateToken *next = date_token(p, after);
  return next->kind == TOKEN_END && i == 0 && month->from == 0 && (month->value == 5 || month->value == 3) &&
         (month->to - month->from == 5 || month->value == 5);
}

/* "in the fall" and "this spring", but not "continue to fall" or "hot spring". */
static bool season_vouched(DateParser *p, unsigned i) {
  static const char *const before[] = {"in",   "of",    "by",   "since", "until", "during",  "last",   "next",
                                       "this", "early", "late", "mid",   "from",  "through", "before", NULL};
  return after_preposition(p->lex.text, date_token(p, i)->from, before);
}

/* "in the second half": of a year, not of a match or a list. */
bool date_half_of_year(DateParser *p, unsigned i) {
  static const char *const before[] = {"in", "for", "during", "by", "of", "since", "from", NULL};
  return date_kind(p, i) == TOKEN_HALFYEAR || date_kind(p, i + 1) == TOKEN_DASH ||
         after_preposition(p->lex.text, date_token(p, i)->from, before);
}

static bool half_vouched(DateParser *p, unsigned i) {
  return date_reference(p) != DATE_NO_REFERENCE && date_half_of_year(p, i);
}

bool date_after_day_word(const char *text, size_t at) {
  static const char *const words[] = {"on",     "for",   "by",   "until", "till", "since",
                                      "before", "after", "from", "to",    NULL};
  size_t from, length = word_before(text, at, &from);
  return length && word_in(text, from, length, words);
}

bool date_after_modal(const char *text, size_t at) {
  static const char *const words[] = {"will", "would", "can", "could", "may",    "might", "should",
                                      "must", "shall", "not", "ll",    "cannot", NULL};
  size_t from, length = word_before(text, at, &from);
  return length && word_in(text, from, length, words);
}

bool date_after_calendar_word(const char *text, size_t at) {
  static const char *const words[] = {"on", "since", "until", "till", "before", "after", NULL};
  size_t from, length = word_before(text, at, &from);
  return length && word_in(text, from, length, words);
}

bool date_after_point_word(const char *text, size_t at) {
  static const char *const words[] = {"by",     "at",     "of", "since", "until", "till",
                                      "before", "around", "in", "from",  NULL};
  size_t from, length = word_before(text, at, &from);
  return length && word_in(text, from, length, words);
}

bool date_ends_phrase(DateParser *p, unsigned i) {
  const DateToken *token = date_token(p, i);
  return token->kind == TOKEN_END || token->kind == TOKEN_DOT || token->kind == TOKEN_COMMA ||
         (token->kind == TOKEN_OTHER && !is_letter(p->lex.text[token->from]) && !(p->lex.text[token->from] & 0x80));
}

bool date_inside_number(const char *text, size_t at) {
  if (at > 1 && text[at - 1] == '/' && (is_letter(text[at - 2]) || text[at - 2] == '/')) return true; /* a path */
  if (at > 0 && (text[at - 1] == '-' || text[at - 1] == '/' || text[at - 1] == '.')) at--;
  return at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
}

bool date_begins(const char *text, size_t at) {
  static const char *const words[] = {"from", "starting", "beginning", "effective", NULL};
  static const char *const chinese[] = {"自", "从", "從", NULL};
  for (const char *const *word = chinese; *word; word++)
    if (at >= 3 && memcmp(text + at - 3, *word, 3) == 0) return true;
  size_t from, length = word_before(text, at, &from);
  return length && word_in(text, from, length, words);
}

bool date_lies_ahead(const char *text, size_t at) {
  enum { FAR = 80 };
  static const char *const words[] = {"will",     "shall",    "until",     "effective", "starting", "due",
                                      "deadline", "expected", "scheduled", "plans",     "planned",  "expire",
                                      "expires",  "upcoming", "delayed",   "postponed", "deferred", NULL};
  static const char *const said[] = {"said",   "announced", "reported", "told",      "confirmed", "announcing",
                                     "saying", "says",      "signed",   "reporting", NULL};
  static const struct {
    const char *word;
    size_t length;
  } chinese[] = {{"将", 3}, {"將", 3}, {"预计", 6}, {"預計", 6}, {"计划", 6}, {"拟", 3}};
  size_t least = at > FAR ? at - FAR : 0;
  while (at > least) {
    size_t from, length = word_before(text, at, &from);
    if (length) {
      char first = (char)(text[from] | 0x20); /* of few words more than that is compared */
      if (length > 2 && strchr("wsuedp", first) && word_in(text, from, length, words)) return true;
      if (length > 3 && strchr("sartc", first) && word_in(text, from, length, said))
        return false; /* "will close two sites, it said on May 5" */
      at = from;
      continue;
    }
    at = from - (from > 0);
    if (text[at] == '.' || text[at] == '\n' || (from >= 3 && memcmp(text + from - 3, "。", 3) == 0)) return false;
    if (!(text[at] & 0x80)) continue;
    for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++) {
      size_t n = chinese[i].length;
      if (chinese[i].word[n - 1] != text[at]) continue;
      if (from >= n && memcmp(text + from - n, chinese[i].word, n) == 0) return true;
    }
  }
  return false;
}

bool date_after_number_word(const char *text, size_t at) {
  static const char *const words[] = {"no",        "nos",        "nr",     "number",    "notification", "regulation",
                                      "order",     "circular",   "decree", "law",       "act",          "decision",
                                      "directive", "resolution", "notice", "ordinance", "case",         NULL};
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.')) at--;
  size_t from, length = word_before(text, at, &from);
  return length && word_in(text, from, length, words);
}

bool date_after_no_day(const char *text, size_t at) {
  while (at > 0 && text[at - 1] == ' ') at--;
  if (at < 2 || text[at - 1] < '0' || text[at - 1] > '9' || text[at - 2] < '0' || text[at - 2] > '9') return false;
  if (at > 2 && ((text[at - 3] >= '0' && text[at - 3] <= '9') || text[at - 3] == '\'' || text[at - 3] == '-'))
    return false;
  return (text[at - 2] - '0') * 10 + text[at - 1] - '0' > 31;
}

bool date_after_whose(const char *text, size_t at) {
  static const char *const parts[] = {"early", "mid", "late", NULL}, *const whose[] = {"his", "her", "their", "my",
                                                                                       NULL};
  size_t from, length = word_before(text, at, &from);
  if (length && word_in(text, from, length, parts)) length = word_before(text, from, &from);
  return length && word_in(text, from, length, whose);
}

bool date_after_ending(const char *text, size_t at) {
  static const char *const words[] = {"end", "ended",  "ending", "finish",     "finished", "close", "closed",
                                      "for", "during", "of",     "throughout", "over",     NULL};
  size_t from, length = word_before(text, at, &from);
  return length && word_in(text, from, length, words);
}

bool date_vouched(DateParser *p, unsigned i, unsigned after, const DatePart *part) {
  switch (part->grain) {
    case GRAIN_YEAR: return year_vouched(p, i, part->year);
    case GRAIN_MONTH: return month_vouched(p, i, after);
    case GRAIN_SPAN: return season_vouched(p, i);
    case GRAIN_HALF: return half_vouched(p, i);
    case GRAIN_QUARTER: return date_reference(p) != DATE_NO_REFERENCE;
    case GRAIN_DECADE: return after_preposition(p->lex.text, date_token(p, i)->from, before_months);
    default: return true;
  }
}
