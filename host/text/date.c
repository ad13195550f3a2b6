/* date_parse: where a date begins, in which language, and which of the readers reads farthest. */
#include "text/date.h"

#include <string.h>

#include "base/ascii.h"
#include "text/date_chinese.h"
#include "text/date_parts.h"
#include "text/date_readers.h"

enum { WORDS_BACK = 8 };

static bool is_word_byte(char c) { return is_letter(c) || is_digit(c); }

/* Words that may stand before the word at which the scanner stopped: "the end of", "in the last". Numbers are not among
 * them: the scanner stops at these too. */
static bool leads_in(const DateToken *token) {
  switch (token->kind) {
    case TOKEN_THE:
    case TOKEN_A:
    case TOKEN_PART:
    case TOKEN_SHIFT:
    case TOKEN_SAME:
    case TOKEN_AGO:
    case TOKEN_FEW:
    case TOKEN_OF:
    case TOKEN_IN:
    case TOKEN_FISCAL:
    case TOKEN_FROM:
    case TOKEN_BETWEEN:
    case TOKEN_AND: return true;
    default: return false;
  }
}

/* Does a word of that kind stand at text[from..to), and nothing but letters? */
static bool word_leads_in(const char *text, size_t from, size_t to, DateTokenKind *kind) {
  DateToken token = {0};
  if (text[from] <= '9' || !date_word(text + from, to - from, &token)) return false;
  *kind = (DateTokenKind)token.kind;
  return leads_in(&token) || (token.kind == TOKEN_OTHER && (token.value == WORD_WHOLE || token.value == WORD_REST));
}

/* Where the words before `at` begin that may belong to a date; *bare: none of them begins one. */
static size_t look_back(const char *text, size_t floor, size_t at, bool *bare) {
  *bare = true;
  for (unsigned words = 0; words < WORDS_BACK; words++) {
    size_t from = date_lex_back(text, floor, at), to = at;
    if (from == at) break;
    while (!is_word_byte(text[to - 1])) to--;
    DateTokenKind kind;
    if (!word_leads_in(text, from, to, &kind)) break;
    if (at - to > 0 && memchr(text + to, '\n', at - to) && !date_lex_unfinished(kind)) break;
    if (kind != TOKEN_OF && kind != TOKEN_IN && kind != TOKEN_AND && kind != TOKEN_FROM) *bare = false;
    at = from;
  }
  bool wide =
      at >= floor + 3 && memcmp(text + at - 3, "\xE2\x80", 2) == 0 && ((unsigned char)text[at - 1] & 0xFE) == 0x98;
  size_t quote = at > floor && text[at - 1] == '\'' ? 1 : wide ? 3 : 0; /* '82 */
  if (quote) *bare = false;
  return at - quote;
}

/* The preposition before a date says how it bounds: "by 2020", "since the mid-2010s". */
uint8_t date_bound_before(const char *text, size_t length, size_t from) {
  size_t at = from;
  for (unsigned words = 0; words < 2; words++) {
    size_t word = date_lex_back(text, 0, at);
    if (word == at) return DATE_PLAIN;
    DateToken token = {0};
    size_t end = word;
    while (end < length && is_letter(text[end])) end++;
    if (!date_word(text + word, end - word, &token)) return DATE_PLAIN;
    if (token.kind == TOKEN_BOUND) return (uint8_t)token.value;
    if (token.kind == TOKEN_FROM) return DATE_SINCE;
    if (token.kind == TOKEN_TO && token.value) return DATE_BY;
    if (token.kind != TOKEN_THE) return DATE_PLAIN;
    at = word;
  }
  return DATE_PLAIN;
}

typedef struct Best {
  size_t from, to;
  MentionType type;
  bool range; /* both ends were written */
  Date date;
  Duration duration;
} Best;

/* "the end of 2023" is the year with its mark; its last day is offered too. */
static void set_part(Date *date, uint8_t mod) {
  date->mod = mod;
  if ((mod != DATE_START && mod != DATE_END) || !date->readings || date->grain == GRAIN_DAY) return;
  int32_t day = mod == DATE_START ? date->reading[0].lo : date->reading[0].hi;
  date_add_reading(date, calendar_days(day, day));
}

static void offer_date(DateParser *p, unsigned i, unsigned after, const Date *date, size_t at, Best *best) {
  if (!after) return;
  size_t from = date_token(p, i)->from, to = date_token(p, after - 1)->to;
  if (to <= at || from > at || (best->type != MENTION_NONE && to <= best->to)) return;
  best->from = from;
  best->to = to;
  best->type = MENTION_DATE;
  best->date = *date;
  best->range = p->range;
  if (p->mod != DATE_PLAIN) set_part(&best->date, p->mod);
}

static void offer_duration(DateParser *p, unsigned i, size_t at, Best *best) {
  Duration duration;
  unsigned after = date_duration(p, i, &duration);
  if (!after) return;
  size_t to = date_token(p, after - 1)->to;
  if (to <= at || (best->type != MENTION_NONE && to <= best->to)) return;
  *best = (Best){.from = date_token(p, i)->from, .to = to, .type = MENTION_DURATION, .duration = duration};
}

/* "last" is a verb in "it will last two years", "expected to last two years". */
static bool is_verb(DateParser *p, unsigned i) {
  if (date_after_modal(p->lex.text, p->begin)) return true;
  DateTokenKind next = date_kind(p, i + 1);
  bool counted = next == TOKEN_CARDINAL || next == TOKEN_NUMBER || next == TOKEN_A || next == TOKEN_FEW;
  size_t to = p->begin;
  return counted && to > 3 && memcmp(p->lex.text + to - 3, "to ", 3) == 0 && !is_word_byte(p->lex.text[to - 4]);
}

/* Everything that may begin with token i; the longest wins, and dates win over lengths of time. */
static void try_from(DateParser *p, unsigned i, unsigned readers, size_t at, Best *best) {
  Date date;
  p->mod = DATE_PLAIN;
  p->ago = p->range = false;
  p->begin = date_token(p, i)->from;
  p->between = i > 0 && date_kind(p, i - 1) == TOKEN_BETWEEN;
  DateTokenKind kind = date_kind(p, i);
  if (kind == TOKEN_SHIFT && date_token_is(p, i, "last") && is_verb(p, i)) return;
  if (readers & BY_COUNT) offer_date(p, i, date_count(p, i, &date), &date, at, best);
  if (readers & BY_PERIOD) offer_date(p, i, date_period(p, i, &date), &date, at, best);
  unsigned name = i + (kind == TOKEN_THE); /* "the Mid-Autumn Festival" is no part of autumn */
  int holiday;
  bool part = date_kind(p, name) == TOKEN_PART;
  bool festival = part && date_holiday_at(p->lex.text, p->lex.length, date_token(p, name)->from, &holiday);
  unsigned behind = festival ? name : part ? date_part_word(p, i, &p->mod) : i;
  if (behind > i) readers |= date_readers_of(date_kind(p, behind));
  if (readers & BY_RELATION) offer_date(p, i, date_relative(p, behind, &date), &date, at, best);
  uint8_t mod = p->mod; /* date_absolute clears it where it is of the first of a range */
  if (readers & BY_CALENDAR) offer_date(p, i, date_absolute(p, behind, &date), &date, at, best);
  p->mod = mod;
  p->range = false;
  if (behind > i && (readers & BY_COUNT)) offer_date(p, i, date_count(p, behind, &date), &date, at, best);
  p->mod = DATE_PLAIN;
  if (readers & BY_LENGTH) offer_duration(p, i, at, best);
}

static bool begins_word(const char *text, size_t at) {
  return at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(text[at]);
}

static void parse_english(DateParser *p, const char *text, size_t length, size_t floor, size_t at, Best *best) {
  best->type = MENTION_NONE;
  bool bare;
  size_t begin = look_back(text, floor, at, &bare);
  if (bare && text[at] <= '9' && text[at] >= '0' && date_number_is_none(text, length, at)) return;
  date_lex_begin(&p->lex, text, length, begin);
  p->length.read = false;
  for (unsigned i = 0; best->type == MENTION_NONE; i++) {
    const DateToken *token = date_token(p, i);
    if (token->kind == TOKEN_END || token->from > at) break;
    DatePart part = {.year = DATE_UNSAID}; /* "a third-quarter loss": found at the article, for "a third" is a number */
    if (token->kind == TOKEN_A && date_kind(p, i + 1) == TOKEN_ORDINAL && date_quarter_name(p, i + 1, &part))
      at = date_token(p, ++i)->from, token = date_token(p, i);
    unsigned readers = date_readers(p, i);
    if (token->kind == TOKEN_OTHER && token->value == WORD_WHOLE) readers |= BY_LENGTH;
    if (token->kind == TOKEN_OTHER && token->value == WORD_REST) readers |= BY_COUNT;
    int holiday;
    if (token->kind == TOKEN_OTHER && token->from == at && date_holiday_at(text, length, at, &holiday))
      readers |= BY_CALENDAR;
    if (readers) try_from(p, i, readers, at, best);
  }
  if (best->type != MENTION_DATE || p->nested) return;
  best->date.bound = date_bound_before(text, length, best->from);
  if (best->range && best->date.bound == DATE_SINCE) best->date.bound = DATE_PLAIN; /* "from May to June" */
}

/* Does Chinese stand here, or behind the digits here ("2024 年", "1-2月")? */
static bool chinese_at(const char *text, size_t length, size_t at) {
  enum { FAR = 28 };
  size_t end = length - at < FAR ? length : at + FAR;
  for (; at < end; at++) {
    unsigned char c = (unsigned char)text[at];
    if (c - '0' + 0u < 10) continue;
    if (c < 0x80 && c != ' ' && c != '-' && c != '~' && c != '.') return false;
    if (c >= 0xE3 && c <= 0xE9) return true;
    if (c > 0xBF && c != 0xE2 && c != 0xEF) return false;
  }
  return false;
}

/* Digits that touch letters are no date, but behind a month or a word for a fiscal year: "Oct2", "FY24", "H1FY25". */
size_t date_glued(const char *text, size_t floor, size_t at) {
  size_t from = at;
  DateToken token = {0};
  while (from > floor && is_word_byte(text[from - 1]) && text[from - 1] > '9') from--;
  if (from == at || !date_word(text + from, at - from, &token)) return at;
  if (token.kind == TOKEN_MONTH)
    return (from == floor || !is_word_byte(text[from - 1])) && text[from] <= 'Z' ? from : at;
  if (token.kind != TOKEN_FISCAL || at - from != 2) return at;
  if (from < floor + 2 || !is_word_byte(text[from - 1])) return from;
  char letter = (char)(text[from - 2] | 0x20); /* H1, Q3 */
  bool part = (letter == 'h' || letter == 'q') && text[from - 1] <= '4';
  return part && (from == floor + 2 || !is_word_byte(text[from - 3])) ? from - 2 : at;
}

/* Digits that touch a Han character mean nothing in English, but for four: "2020中国". */
static bool only_chinese(const char *text, size_t length, size_t at) {
  size_t end = at;
  while (end < length && text[end] >= '0' && text[end] <= '9') end++;
  if (end == at || end >= length || (unsigned char)text[end] < 0xE4 || (unsigned char)text[end] > 0xE9) return false;
  return end - at != 4 || (length - end >= 3 && (memcmp(text + end, "年", 3) == 0 || memcmp(text + end, "月", 3) == 0));
}

/* Either language at one place; the longer reading wins. */
static void parse_any(DateParser *p, const char *text, size_t length, size_t floor, size_t at, Best *best) {
  best->type = MENTION_NONE;
  if (!((unsigned char)text[at] & 0x80)) {
    if (!begins_word(text, at)) at = date_glued(text, floor, at);
    if (!begins_word(text, at)) return;
    if (!only_chinese(text, length, at)) parse_english(p, text, length, floor, at, best);
  }
  if (!chinese_at(text, length, at)) return;
  Best chinese;
  chinese.to = date_chinese(text, length, floor, at, p, &chinese.from, &chinese.type, &chinese.date, &chinese.duration);
  if (chinese.to && (best->type == MENTION_NONE || chinese.to >= best->to)) *best = chinese;
}

size_t date_read(DateParser *p, const char *text, size_t length, size_t floor, size_t at, size_t *from, Date *date) {
  Best best;
  parse_any(p, text, length, floor, at, &best);
  if (best.type != MENTION_DATE) return 0;
  *from = best.from;
  *date = best.date;
  return best.to;
}

void date_parser_begin(DateParser *p, int32_t reference, bool *asked, bool nested) {
  p->reference = reference;
  p->asked = asked;
  p->mod = DATE_PLAIN;
  p->ago = p->range = p->between = false;
  p->nested = nested;
  p->begin = 0;
  p->length.read = false;
  p->before[0].begin = p->before[1].begin = SIZE_MAX;
}

size_t date_parse(const char *text, size_t length, size_t floor, size_t at, int32_t reference, bool *asked,
                  size_t *from, MentionType *type, Date *date, Duration *duration) {
  if (at >= length) return 0;
  DateParser parser;
  Best best;
  *asked = false;
  date_parser_begin(&parser, reference, asked, false);
  parse_any(&parser, text, length, floor, at, &best);
  if (best.type == MENTION_NONE) return 0;
  *from = best.from;
  *type = best.type;
  *date = best.date;
  *duration = best.duration;
  if (best.type == MENTION_DURATION) date_duration_compare(text, length, floor, from, &best.to, duration);
  return best.to;
}
