/* The date before a phrase, from which "the previous year", "a year earlier" and 同期 are told. It is looked for word
 * by word towards the front, in the same paragraph; in the two before it for a phrase that opens one. Dates that are
 * told so themselves are passed over, and what a figure is only set against ("compared with the third quarter of 2022",
 * 较2022年同期) is not what the text speaks of: the date before it is, where it is of the same kind. */
#include <string.h>

#include "text/date_parts.h"

enum { LOOK_BEHIND = 600, LOOK_BEHIND_TRIES = 32, DATE_LENGTH = 30 };

static bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/* Is there a digit near? Without a reference date hardly anything else makes a date. */
static bool digit_near(const char *text, size_t length, size_t at) {
  enum { FAR = 48 };
  size_t end = length - at < FAR ? length : at + FAR;
  while (at < end && !(text[at] >= '0' && text[at] <= '9')) at++;
  return at < end;
}

/* "the previous year", "two months later": a unit that is itself told from a date before it has no days of its own. */
static bool told_from_before(const char *text, size_t from, size_t to, size_t end) {
  DateToken token = {0};
  size_t word = date_lex_back(text, 0, from), stop = to;
  if (word < from && date_word(text + word, from - 1 - word, &token)) {
    if (token.kind == TOKEN_SAME) return true;
    if (token.kind == TOKEN_SHIFT && (token.value == SHIFT_PREVIOUS || token.value == SHIFT_FOLLOWING)) return true;
  }
  if (to >= end || text[to] != ' ') return false;
  while (++stop < end && is_word_byte(text[stop])) continue;
  return date_word(text + to + 1, stop - to - 1, &token) && token.kind == TOKEN_AGO && token.value >= AGO_EARLIER;
}

/* May a date be found from the word or character at text[from..to): a digit, a word that dates know and that is more
 * than a particle, a Chinese character? */
static bool begins_token(const DateParser *p, const char *text, size_t from, size_t to, bool found) {
  if ((unsigned char)text[from] >= 0xE3) return date_chinese_begins(text, p->begin, from, date_reference(p), found);
  if (!is_word_byte(text[from])) return false;
  if (text[from] <= '9') return true;
  DateToken token = {0};
  if (!date_word(text + from, to - from, &token)) return to - from == 2; /* Q3 */
  if (token.kind == TOKEN_OTHER || token.kind >= TOKEN_OF) return false;
  if (token.kind == TOKEN_SHIFT || token.kind == TOKEN_PART || token.kind == TOKEN_AGO) return false;
  if (token.kind == TOKEN_UNIT && !found && told_from_before(text, from, to, p->begin)) return false;
  return date_has_reference(p) || token.kind == TOKEN_ORDINAL || digit_near(text, p->begin, from);
}

/* The begin of the word, or of the character, that ends at text[at]. */
static size_t token_back(const char *text, size_t least, size_t at) {
  size_t from = at - 1;
  if (is_word_byte(text[from]))
    while (from > least && is_word_byte(text[from - 1])) from--;
  else
    while (from > least && at - from < 4 && ((unsigned char)text[from] & 0xC0) == 0x80) from--;
  return from;
}

/* Behind which word to begin: without a reference date there is hardly a date without a digit, but in Chinese. */
static size_t last_place(const DateParser *p, size_t least) {
  const char *text = p->lex.text;
  size_t at = p->begin;
  if (date_has_reference(p)) return at;
  while (at > least && !(text[at - 1] >= '0' && text[at - 1] <= '9') && (unsigned char)text[at - 1] < 0x80) at--;
  while (at > least && at < p->begin && (is_word_byte(text[at]) || (text[at] & 0x80))) at++;
  return at;
}

/* "Two years later, ..." at the head of a paragraph goes on with what those before it tell. */
static bool opens_paragraph(const char *text, size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"')) at--;
  return at > 1 && text[at - 1] == '\n' && text[at - 2] == '\n';
}

/* Whether the words that end at text[at] set one time against another: "than in ", "compared with the ", 较. */
static bool sets_against(const char *text, size_t least, size_t at) {
  static const char *const words[] = {"than", "from", "with", "against", "versus", "over", "vs", "compared to"};
  static const char *const small[] = {"the", "in", "during", "of"};
  if (at >= least + 3 && (memcmp(text + at - 3, "较", 3) == 0 || memcmp(text + at - 3, "比", 3) == 0)) return true;
  for (int skipped = 0; skipped < 3; skipped++) {
    while (at > least && text[at - 1] == ' ') at--;
    bool none = true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
      size_t size = strlen(words[i]);
      if (at >= least + size + 1 && memcmp(text + at - size, words[i], size) == 0 && !is_word_byte(text[at - size - 1]))
        return true;
    }
    for (size_t i = 0; none && i < sizeof small / sizeof *small; i++) {
      size_t size = strlen(small[i]);
      if (at < least + size + 1 || memcmp(text + at - size, small[i], size) != 0 || is_word_byte(text[at - size - 1]))
        continue;
      at -= size;
      none = false;
    }
    if (none) return false;
  }
  return false;
}

/* The last date that ends before text[*place]; *place becomes where it begins. */
static bool look_from(DateParser *p, bool day, size_t *place, Date *date) {
  const char *text = p->lex.text;
  size_t least = p->begin > LOOK_BEHIND ? p->begin - LOOK_BEHIND : 0, stop = least, to = 0, last = *place;
  DateParser nested;
  date_parser_begin(&nested, p->reference, p->asked, true);
  unsigned tries = 0, breaks = opens_paragraph(text, p->begin) ? 2 : 0;
  for (size_t at = last, from; at > stop && tries < LOOK_BEHIND_TRIES; at = from) {
    from = token_back(text, least, at);
    if (text[from] == '\n' && from > least && text[from - 1] == '\n' && (to || breaks-- == 0)) break;
    if (!begins_token(p, text, from, at, to > 0)) continue;
    tries++;
    Date found = {0};
    size_t begin, end = date_read(&nested, text, last < p->begin ? last : p->begin, least, from, &begin, &found);
    bool resolved = end && found.readings > 0;
    if (to && !resolved && end >= to) { /* 5月 of 同年5月: it is not of this year */
      to = 0;
      stop = least;
    }
    if (!resolved || end < to || (day && found.grain != GRAIN_DAY)) continue;
    *date = found;
    *place = begin;
    if (!to && begin > least + DATE_LENGTH) stop = begin - DATE_LENGTH; /* it may be the end of a longer one */
    to = end;
  }
  return to > 0;
}

static bool look_for_date(DateParser *p, bool day, Date *date, bool *against) {
  size_t least = p->begin > LOOK_BEHIND ? p->begin - LOOK_BEHIND : 0, place = last_place(p, least);
  if (!look_from(p, day, &place, date)) return false;
  Date spoken_of;
  *against = sets_against(p->lex.text, least, place);
  if (*against && look_from(p, day, &place, &spoken_of) && spoken_of.grain == date->grain) {
    *date = spoken_of;
    *against = false;
  }
  return true;
}

/* The readers ask for the same phrase one after another. */
bool date_before(DateParser *p, bool day, Date *date) {
  DateBefore *before = &p->before[day];
  if (p->nested) return false;
  if (before->begin != p->begin) {
    before->begin = p->begin;
    before->found = look_for_date(p, day, &before->date, &before->against);
  }
  if (before->found) *date = before->date;
  return before->found;
}
