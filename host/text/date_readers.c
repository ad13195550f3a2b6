#include "text/date_readers.h"

/* Kinds of tokens as a set. */
#define SET(kind) ((uint64_t)1 << (kind))

static inline bool in_set(DateTokenKind kind, uint64_t set) { return set >> kind & 1; }

unsigned date_readers_of(DateTokenKind kind) {
  switch (kind) {
    case TOKEN_NUMBER: return BY_RELATION | BY_CALENDAR | BY_LENGTH | BY_PERIOD;
    case TOKEN_CARDINAL: return BY_COUNT | BY_RELATION | BY_CALENDAR | BY_LENGTH | BY_PERIOD;
    case TOKEN_ORDINAL: return BY_COUNT | BY_CALENDAR;
    case TOKEN_MONTH:
    case TOKEN_SEASON:
    case TOKEN_QUARTER:
    case TOKEN_HALFYEAR:
    case TOKEN_DECADE:
    case TOKEN_APOSTROPHE: return BY_CALENDAR;
    case TOKEN_FISCAL: return BY_RELATION | BY_CALENDAR | BY_PERIOD;
    case TOKEN_UNIT: return BY_RELATION | BY_CALENDAR | BY_PERIOD | BY_LENGTH;
    case TOKEN_A:
    case TOKEN_FEW:
    case TOKEN_HALF: return BY_RELATION | BY_LENGTH;
    case TOKEN_WEEKDAY:
    case TOKEN_TODAY:
    case TOKEN_SAME:
    case TOKEN_AGO: return BY_RELATION | BY_CALENDAR;
    case TOKEN_PART:
    case TOKEN_SHIFT: return BY_COUNT | BY_RELATION | BY_CALENDAR;
    case TOKEN_THE: return BY_COUNT | BY_RELATION | BY_CALENDAR | BY_LENGTH | BY_PERIOD;
    default: return 0;
  }
}

/* May a length of time begin with the number at token i: does a unit follow, behind a fraction or a word that changes
 * nothing? */
static bool unit_follows(DateParser *p, unsigned i) {
  enum { FAR = 8 }; /* "three-and-a-half years" */
  for (unsigned k = i + 1; k <= i + FAR; k++) {
    switch (date_kind(p, k)) {
      case TOKEN_UNIT: return true;
      case TOKEN_ORDINAL: return date_token(p, k)->ambiguous; /* "second" */
      case TOKEN_OTHER:
        if (date_unit_letter(p, k, NULL)) return true; /* "12h" */
        if (date_value(p, k) == WORD_UNKNOWN || date_value(p, k) == WORD_COUNTED) return false;
        break;
      case TOKEN_NUMBER:
      case TOKEN_CARDINAL:
      case TOKEN_DOT:
      case TOKEN_COMMA:
      case TOKEN_SLASH:
      case TOKEN_DASH:
      case TOKEN_AND:
      case TOKEN_A:
      case TOKEN_HALF:
      case TOKEN_FEW:
      case TOKEN_OF:
      case TOKEN_FISCAL: break;
      default: return false;
    }
  }
  return false;
}

/* The letter behind digits in 1Q24, 1H24 and 80s. */
static bool is_calendar_letter(const DateParser *p, const DateToken *token) {
  char letter = (char)(p->lex.text[token->from] | 0x20);
  return token->glued && token->to == token->from + 1 && (letter == 'q' || letter == 'h' || letter == 's');
}

/* May digits that are no year by themselves begin a part of the calendar? What follows them tells. */
static bool calendar_follows(DateParser *p, unsigned i) {
  const uint64_t days = SET(TOKEN_MONTH) | SET(TOKEN_THE);
  const uint64_t ends = days | SET(TOKEN_ORDINAL) | SET(TOKEN_CARDINAL) | SET(TOKEN_WEEKDAY);
  const DateToken *number = date_token(p, i), *next = date_token(p, i + 1), *second;
  if (number->digits == 4 || number->digits == 8) return true;
  if (number->digits > 2) return next->kind == TOKEN_ERA || next->kind == TOKEN_A; /* "476 AD" */
  switch (next->kind) {
    case TOKEN_MONTH:
    case TOKEN_OF:
    case TOKEN_THE:
    case TOKEN_TO:
    case TOKEN_AND:
    case TOKEN_ERA:
    case TOKEN_A:
    case TOKEN_SLASH:
    case TOKEN_APOSTROPHE: return true;
    case TOKEN_OTHER: return is_calendar_letter(p, next);
    case TOKEN_DASH: /* "13-15 July", but no "10-year" */
      second = date_token(p, i + 2);
      return second->kind == TOKEN_NUMBER ? second->digits % 4 <= 2 : in_set((DateTokenKind)second->kind, ends);
    case TOKEN_DOT: /* 17.05.2024, "5.March", but not 17.5, nor "1. Policy" */
      second = date_token(p, i + 2);
      if (!next->glued) return false;
      return second->kind == TOKEN_NUMBER ? date_kind(p, i + 3) == TOKEN_DOT
                                          : in_set((DateTokenKind)second->kind, days);
    default: return false;
  }
}

/* What may follow "first" or "31st": a count of what, or a part of the calendar. */
static unsigned behind_ordinal(DateTokenKind next) {
  const uint64_t counted = SET(TOKEN_NUMBER) | SET(TOKEN_CARDINAL) | SET(TOKEN_SHIFT) | SET(TOKEN_OF) |
                           SET(TOKEN_WEEKDAY) | SET(TOKEN_DASH) | SET(TOKEN_HALF) | SET(TOKEN_UNIT);
  const uint64_t calendar = SET(TOKEN_DASH) | SET(TOKEN_SLASH) | SET(TOKEN_DOT) | SET(TOKEN_OF) | SET(TOKEN_THE) |
                            SET(TOKEN_TO) | SET(TOKEN_AND) | SET(TOKEN_MONTH) | SET(TOKEN_UNIT) | SET(TOKEN_HALF) |
                            SET(TOKEN_FISCAL);
  return (in_set(next, counted) ? BY_COUNT : 0) | (in_set(next, calendar) ? BY_CALENDAR : 0);
}

/* A number in words: of the calendar only in "twenty-first" and in years ("nineteen ninety", "two thousand"). */
static unsigned behind_cardinal(DateParser *p, unsigned i) {
  int value = date_value(p, i);
  DateTokenKind next = date_kind(p, i + 1), unit = next == TOKEN_DASH ? date_kind(p, i + 2) : next;
  if (value >= 20 && unit == TOKEN_ORDINAL) return BY_COUNT | BY_CALENDAR;
  bool year = value == 2 ? next == TOKEN_OTHER && date_token_is(p, i + 1, "thousand")
                         : value >= 18 && value <= 20 && next == TOKEN_CARDINAL;
  return year ? BY_CALENDAR : 0;
}

/* Most that an article stands before is no time. "the summer" and "the March" are read without it. */
static unsigned behind_the(DateParser *p, unsigned i) {
  const DateToken *next = date_token(p, i + 1);
  switch (next->kind) {
    case TOKEN_ORDINAL: return behind_ordinal(date_kind(p, i + 2)) | (next->digits ? BY_RELATION : 0); /* "the 27th" */
    case TOKEN_NUMBER: return next->digits > 2 ? BY_PERIOD : BY_PERIOD | BY_CALENDAR | BY_RELATION;
    case TOKEN_CARDINAL: return BY_PERIOD | behind_cardinal(p, i + 1);
    case TOKEN_UNIT: return BY_PERIOD | BY_RELATION | BY_CALENDAR;
    case TOKEN_FISCAL: return BY_PERIOD | BY_RELATION | BY_CALENDAR;
    case TOKEN_SHIFT: return BY_COUNT | BY_RELATION | BY_CALENDAR;
    case TOKEN_SAME: return BY_RELATION | BY_CALENDAR;
    case TOKEN_DASH: return BY_PERIOD | BY_RELATION;
    case TOKEN_WEEKDAY: return BY_RELATION; /* "the Monday after next" */
    case TOKEN_FEW: return BY_RELATION | BY_LENGTH;
    case TOKEN_OTHER:
      return next->value == WORD_WHOLE ? BY_RELATION | BY_LENGTH : next->value == WORD_REST ? BY_COUNT : 0;
    case TOKEN_PART: return BY_COUNT | BY_RELATION | BY_CALENDAR | BY_LENGTH | BY_PERIOD;
    default: return 0;
  }
}

/* "last", "this", "that": mostly before something that is no time. */
static unsigned behind_shift(DateParser *p, unsigned i) {
  DateTokenKind next = date_kind(p, i + 1), second = date_kind(p, i + 2);
  unsigned readers = BY_RELATION;
  if (next == TOKEN_FISCAL || date_is_unit(p, i + 1, UNIT_YEAR)) readers |= BY_CALENDAR;
  bool whole = next != TOKEN_UNIT || second == TOKEN_OF || second == TOKEN_IN;
  return date_value(p, i) == SHIFT_LAST && whole ? readers | BY_COUNT : readers;
}

/* A unit by itself begins a date only in a few phrases: "year to date", "week 12", "the day after tomorrow". */
static bool unit_is_none(DateParser *p, unsigned i) {
  const uint64_t goes_on = SET(TOKEN_BOUND) | SET(TOKEN_DASH) | SET(TOKEN_AGO) | SET(TOKEN_OF) | SET(TOKEN_UNIT) |
                           SET(TOKEN_TO) | SET(TOKEN_ENDING) | SET(TOKEN_PART) | SET(TOKEN_PERIOD) | SET(TOKEN_NUMBER) |
                           SET(TOKEN_APOSTROPHE);
  return date_value(p, i) != UNIT_WEEKEND && !in_set(date_kind(p, i + 1), goes_on);
}

/* "as the summer before": a season without a year, a range or a preposition is none of the calendar. */
static bool season_is_none(DateParser *p, unsigned i) {
  const DateToken *season = date_token(p, i);
  DateTokenKind next = date_kind(p, i + 1);
  int holiday;
  if (next != TOKEN_OTHER && next != TOKEN_DAYTIME && next != TOKEN_BOUND && next != TOKEN_END) return false;
  return !date_holiday_at(p->lex.text, p->lex.length, season->from, &holiday) &&
         !date_vouched(p, i, i + 1, &(DatePart){.grain = GRAIN_SPAN});
}

unsigned date_readers(DateParser *p, unsigned i) {
  DateTokenKind kind = date_kind(p, i);
  unsigned readers = date_readers_of(kind);
  switch (kind) {
    case TOKEN_THE: return behind_the(p, i);
    case TOKEN_SHIFT: return behind_shift(p, i);
    case TOKEN_ORDINAL: return behind_ordinal(date_kind(p, i + 1));
    case TOKEN_UNIT: return unit_is_none(p, i) ? 0 : readers;
    case TOKEN_SEASON: return season_is_none(p, i) ? 0 : readers;
    case TOKEN_NUMBER:
      if (!calendar_follows(p, i)) readers &= ~(unsigned)BY_CALENDAR;
      break;
    case TOKEN_CARDINAL:
      readers &= ~(unsigned)(BY_COUNT | BY_CALENDAR);
      readers |= behind_cardinal(p, i);
      break;
    case TOKEN_A:
    case TOKEN_FEW:
    case TOKEN_HALF: break;
    default: return readers;
  }
  return unit_follows(p, i) ? readers : readers & ~(unsigned)(BY_RELATION | BY_LENGTH | BY_PERIOD);
}
