#include "text/sentence_rules.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/sentence_words.h"

enum { LONGEST_ABBREVIATION = 12 };

/* The lists that the word of letters and points at `at` is in, in any case; up to `to` can be read. */
static unsigned lists_of(const char *text, size_t to, size_t at, size_t length) {
  enum { LONGEST = 16 };
  uint64_t head = 0;
  if (length == 0 || length > LONGEST) return 0;
  if (to - at >= 8)
    memcpy(&head, text + at, 8);
  else
    memcpy(&head, text + at, to - at);
  head |= 0x2020202020202020u;
  if (length < 8) head &= ((uint64_t)1 << (length * 8)) - 1;
  const ListedWord *found = sentence_word(head, length);
  for (size_t i = 8; i < length; i++)
    if (!found->lists || (text[at + i] | 0x20) != found->word[i]) return 0;
  return found->lists;
}

/* The closing quotes and brackets from `at` on. */
static size_t skip_closing(const char *text, size_t to, size_t at) {
  while (at < to && text[at] != ' ') {
    size_t step;
    uint32_t point = utf8_decode(text, to, at, &step);
    bool closing = point == '"' || point == '\'' || point == ')' || point == ']' || point == 0x201D ||
                   point == 0x2019 || point == 0x300D || point == 0x300F || point == 0xFF09 || point == 0x300B ||
                   point == 0xBB;
    if (!closing) break;
    at += step;
  }
  return at;
}

static size_t skip_space(const char *text, size_t to, size_t at) {
  while (at < to && sentence_is_space(text[at])) at++;
  return at;
}

/* The word of letters and inner points that ends before `at`, as in "U.S": where it begins. */
static size_t word_before(const char *text, size_t from, size_t at) {
  size_t begin = at;
  while (begin > from && at - begin <= LONGEST_ABBREVIATION && (is_letter(text[begin - 1]) || text[begin - 1] == '.'))
    begin--;
  while (begin < at && text[begin] == '.') begin++;
  return begin;
}

/* Whether the word at `at` looks like the first of a sentence; `unsure`: only the words that nearly always are. */
static bool begins_sentence(const char *text, size_t to, size_t at, bool unsure) {
  size_t step;
  while (at < to && !is_letter(text[at])) { /* opening quotes and brackets do not count */
    uint32_t point = utf8_decode(text, to, at, &step);
    if (point != '"' && point != '\'' && point != '(' && point != '[' && point != 0x201C && point != 0x2018 &&
        point != 0x300C)
      break;
    at += step;
    if (unsure && point != '(') return true;
  }
  if (at >= to) return true;
  if (is_lower(text[at])) return false;
  if (!unsure) return true;
  size_t end = at;
  while (end < to && is_letter(text[end])) end++;
  return end > at && is_upper(text[at]) && (lists_of(text, to, at, end - at) & STARTER);
}

/* "12." or "(a)" alone at the head of a sentence numbers it. */
static bool is_numbering(const char *text, size_t from, size_t at) {
  if (at - from > 3 || at == from) return false;
  for (size_t i = from; i < at; i++)
    if (!is_digit(text[i])) return at - from == 1;
  return true;
}

/* "the ports reopened.Barges returned": two sentences that a page has run together, at the mark at `at`. Names of
 * places on the net and files ("example.Org/a") have no space around them or small letters only. */
static bool is_glued(const char *text, size_t from, size_t to, size_t at) {
  enum { LETTERS_BEFORE = 3, NEXT_MOST = 24 };
  size_t letters = 0, end = at + 1;
  while (at - letters > from && is_lower(text[at - letters - 1]) && letters < LONGEST_ABBREVIATION) letters++;
  if (letters < LETTERS_BEFORE || at + 2 >= to || !is_upper(text[at + 1])) return false;
  char before = at - letters > from ? text[at - letters - 1] : ' ';
  if (!is_upper(before) && !sentence_is_space(before) && before != '-' && letters < LONGEST_ABBREVIATION) return false;
  if (lists_of(text, to, at - letters, letters)) return false;
  while (end < to && end - at <= NEXT_MOST && (is_letter(text[end]) || text[end] == '\'')) end++;
  return end < to && is_lower(text[at + 2]) &&
         (text[end] == ' ' || (text[end] == ',' && end + 1 < to && text[end + 1] == ' '));
}

/* The plain case of point_end: a word that is no abbreviation before the point, white space and a capital behind it. */
static bool plainly_ends(const char *text, size_t from, size_t to, size_t at) {
  uint64_t word;
  if (at - from < 9 || to - at < 3 || !sentence_is_space(text[at + 1])) return false;
  size_t next = skip_space(text, to, at + 1);
  if (next >= to || !is_upper(text[next])) return false;
  unsigned letters = sentence_letters_before(text + at, &word);
  if (letters == 8) return true; /* longer than any */
  char before = text[at - letters - 1];
  if (letters < 2 || before == '.' || is_digit(before)) return false;
  return !sentence_word(word >> (64 - 8 * letters), letters)->lists;
}

static size_t point_end(const char *text, size_t from, size_t to, size_t at) {
  if (plainly_ends(text, from, to, at)) return at + 1;
  if (at + 1 < to && (is_letter(text[at + 1]) || is_digit(text[at + 1]))) /* inside a number or a name */
    return is_glued(text, from, to, at) ? at + 1 : 0;
  size_t close = skip_closing(text, to, at + 1);
  if (close < to && !sentence_is_space(text[close])) return 0;
  size_t next = skip_space(text, to, close);
  if (next >= to) return close;
  size_t word = word_before(text, from, at), length = at - word;
  size_t head = skip_space(text, at, from);
  if (is_numbering(text, head, at)) return 0;
  bool initial = length == 1 && is_upper(text[word]), unsure = false;
  if (length > 0 && (word == from || !is_digit(text[word - 1]))) {
    bool number =
        length <= 3 && (text[word] | 0x20) == 'n' && !is_digit(text[next]); /* "said no." ends, "No. 5" does not */
    unsigned lists = lists_of(text, to, word, length);
    if (!number && (lists & LEANING)) return 0;
    unsure = initial || (lists & EITHER) || (length > 1 && length < 8 && memchr(text + word, '.', length));
  }
  return begins_sentence(text, to, next, unsure) ? close : 0;
}

static size_t mark_end(const char *text, size_t from, size_t to, size_t at) {
  if (at > from && (text[at - 1] == '!' || text[at - 1] == '?')) return 0; /* the first of a row has decided */
  size_t end = at + 1;
  while (end < to && (text[end] == '!' || text[end] == '?')) end++;
  size_t close = skip_closing(text, to, end);
  if (close < to && !sentence_is_space(text[close])) return close == at + 1 && is_glued(text, from, to, at) ? close : 0;
  return begins_sentence(text, to, skip_space(text, to, close), false) ? close : 0;
}

static size_t break_end(const char *text, size_t to, size_t at, bool lines) {
  if (lines) return at + 1;
  for (size_t next = at + 1; next < to && sentence_is_space(text[next]); next++)
    if (text[next] == '\n') return next + 1;
  return 0;
}

static size_t wide_end(const char *text, size_t from, size_t to, size_t at) {
  size_t step;
  uint32_t point = utf8_decode(text, to, at, &step);
  if (point == 0x2026) {
    if (at >= from + 3 && memcmp(text + at - 3, text + at, 3) == 0)
      return 0; /* … ends a sentence only before a capital or at the end; …… is one mark */
    size_t end = at + step;
    while (end < to && utf8_decode(text, to, end, &step) == 0x2026) end += step;
    size_t close = skip_closing(text, to, end), next = skip_space(text, to, close);
    return next >= to || (next > close && begins_sentence(text, to, next, false)) ? close : 0;
  }
  if (point != 0x3002 && point != 0xFF01 && point != 0xFF1F) return 0;
  size_t end = at + step;
  for (; end < to; end += step) {
    point = utf8_decode(text, to, end, &step);
    if (point != 0x3002 && point != 0xFF01 && point != 0xFF1F) break;
  }
  return skip_closing(text, to, end);
}

size_t sentence_end(const char *text, size_t from, size_t to, size_t at, bool lines) {
  switch (text[at]) {
    case '.': return point_end(text, from, to, at);
    case '!':
    case '?': return mark_end(text, from, to, at);
    case '\n': return break_end(text, to, at, lines);
    default: return wide_end(text, from, to, at);
  }
}

static bool opens_han(char byte) { return (unsigned char)byte >= 0xE3 && (unsigned char)byte <= 0xE9; }

/* "产能26万吨,产量22万吨", "据统计,14家": Chinese written with the comma or the colon of ASCII, without a blank. */
static bool among_han(const char *text, size_t from, size_t to, size_t at) {
  if (at + 1 >= to || at == from) return false;
  return opens_han(text[at + 1]) || (at >= from + 3 && opens_han(text[at - 3]) && (unsigned char)text[at - 1] >= 0x80 &&
                                     !sentence_is_space(text[at + 1]));
}

static size_t comma_cut(const char *text, size_t from, size_t to, size_t at) {
  if (among_han(text, from, to, at)) return at + 1;
  if (at + 1 >= to || !sentence_is_space(text[at + 1])) return 0;
  size_t word = skip_space(text, to, at + 1), end = word;
  while (end < to && is_letter(text[end])) end++;
  return lists_of(text, to, word, end - word) & CONNECTIVE ? at + 1 : 0;
}

size_t sentence_clause_cut(const char *text, size_t from, size_t to, size_t at) {
  size_t step;
  switch (text[at]) {
    case ',': return comma_cut(text, from, to, at);
    case ';': return at + 1;
    case ':': return (at + 1 < to && sentence_is_space(text[at + 1])) || among_han(text, from, to, at) ? at + 1 : 0;
    default: break;
  }
  uint32_t point = utf8_decode(text, to, at, &step);
  bool dash = point == 0x2014 || (point == 0x2013 && at > from && text[at - 1] == ' ');
  return dash || point == 0xFF0C || point == 0xFF1B || point == 0xFF1A ? at + step : 0;
}
