/* Absolute dates in English: numbers, years, and one written part of the calendar, from a day to a century. Days and
 * months are in date_day.c, quarters to centuries in date_span.c, ranges in date_range.c. */
#include <string.h>

#include "text/date_parts.h"

/* ---- numbers ---- */

bool date_number_goes_on(DateParser *p, unsigned i) {
  const DateToken *sign = date_token(p, i + 1), *next = date_token(p, i + 2);
  if (!sign->glued || !next->glued || next->kind != TOKEN_NUMBER) return false;
  return sign->kind == TOKEN_DOT || (sign->kind == TOKEN_COMMA && next->digits == 3);
}

bool date_token_is(DateParser *p, unsigned index, const char *word) {
  const DateToken *token = date_token(p, index);
  size_t length = token->to - token->from, i = 0;
  while (i < length && word[i] && (p->lex.text[token->from + i] | 0x20) == (word[i] | 0x20)) i++;
  return i == length && !word[i];
}

bool date_number_counts(DateParser *p, unsigned i) {
  const DateToken *next = date_token(p, i + 1);
  if (date_number_goes_on(p, i)) return true;
  if (next->kind != TOKEN_OTHER) return false;
  if (next->value == WORD_COUNTED || p->lex.text[next->from] == '%') return true;
  bool follows =
      next->from + 1 < p->lex.length && p->lex.text[next->from + 1] >= '0' && p->lex.text[next->from + 1] <= '9';
  return next->glued && p->lex.text[next->from] == ':' && follows; /* "12:30"; "Trade in 2022:" is of that year */
}

unsigned date_ordinal(DateParser *p, unsigned i, int *value) {
  const DateToken *token = date_token(p, i);
  *value = token->value;
  if (token->kind == TOKEN_ORDINAL) return i + 1;
  if (token->kind != TOKEN_CARDINAL || token->value < 20 || token->value % 10) return 0;
  if (date_kind(p, i + 1) == TOKEN_DASH) i++;
  const DateToken *unit = date_token(p, i + 1);
  if (unit->kind != TOKEN_ORDINAL || unit->digits || unit->value > 9) return 0;
  *value += unit->value;
  return i + 2;
}

unsigned date_cardinal(DateParser *p, unsigned i, int *value) {
  const DateToken *token = date_token(p, i);
  bool number = token->kind == TOKEN_NUMBER && token->digits <= 4 && !date_number_goes_on(p, i);
  if (!number && token->kind != TOKEN_CARDINAL) return 0;
  *value = token->value;
  if (number) return i + 1;
  unsigned unit = date_kind(p, i + 1) == TOKEN_DASH ? i + 2 : i + 1;
  if (token->value >= 20 && token->value % 10 == 0 && date_kind(p, unit) == TOKEN_CARDINAL &&
      date_value(p, unit) < 10) {
    *value += date_value(p, unit);
    return unit + 1;
  }
  return i + 1;
}

int date_century(const DateParser *p, int two_digits) {
  int base = date_reference(p) == DATE_NO_REFERENCE ? 2029 : calendar_year_of(date_reference(p));
  int year = base / 100 * 100 + two_digits;
  return year > base + 20 ? year - 100 : year <= base - 80 ? year + 100 : year;
}

/* ---- years ---- */

bool date_four_digit_year(DateParser *p, unsigned i) {
  const DateToken *token = date_token(p, i);
  return token->kind == TOKEN_NUMBER && token->digits == 4 && token->value >= DATE_YEAR_LEAST &&
         token->value <= DATE_YEAR_MOST && !date_number_goes_on(p, i);
}

bool date_year_alone(DateParser *p, unsigned i) {
  const DateToken *next = date_token(p, i + 1);
  if (!date_four_digit_year(p, i)) return false;
  switch (next->kind) {
    case TOKEN_END:
    case TOKEN_IN: return true;
    case TOKEN_OTHER: return !next->glued && next->to > next->from + 1;
    case TOKEN_COMMA:
    case TOKEN_DOT: return date_kind(p, i + 2) == TOKEN_OTHER || date_kind(p, i + 2) == TOKEN_END;
    default: return false;
  }
}

static unsigned short_year(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *token = date_token(p, i + 1);
  if (date_kind(p, i) != TOKEN_APOSTROPHE || token->kind != TOKEN_NUMBER || token->digits != 2 || !token->glued)
    return 0;
  part->year = date_century(p, token->value);
  return i + 2;
}

/* "last year", "this year", "the year": told from the reference date; "the same year", "the previous year": from the
 * date before. */
static unsigned relative_year(DateParser *p, unsigned i, DatePart *part) {
  static const signed char steps[] = {[SHIFT_LAST] = -1, [SHIFT_PREVIOUS] = -1, [SHIFT_THIS] = 0,
                                      [SHIFT_NEXT] = 1,  [SHIFT_FOLLOWING] = 1, [SHIFT_FIRST] = 0};
  int step = 0;
  unsigned start = i;
  if (date_kind(p, i) == TOKEN_THE) i++;
  bool before = date_kind(p, i) == TOKEN_SAME || date_token_is(p, i, "that");
  if (date_kind(p, i) == TOKEN_SAME) {
    i++;
  } else if (date_kind(p, i) == TOKEN_SHIFT) {
    before = before || date_value(p, i) == SHIFT_PREVIOUS || date_value(p, i) == SHIFT_FOLLOWING;
    step = steps[date_value(p, i++)];
  } else if (i == start) {
    return 0;
  }
  bool fiscal = date_kind(p, i) == TOKEN_FISCAL;
  if (fiscal) i++;
  unsigned end = i + 1;
  if (fiscal && !date_is_unit(p, i, UNIT_YEAR) && date_ends_phrase(p, i)) end = i; /* "the previous fiscal" */
  bool unit = date_is_unit(p, i, UNIT_YEAR) && !date_token_is(p, i, "years");
  if ((!unit && end > i) || date_kind(p, end) == TOKEN_NUMBER) return 0;
  Date base;
  part->relative = true;
  if (before && date_before(p, false, &base))
    part->year = calendar_year_of(base.reading[0].lo) + step;
  else
    part->year = date_reference(p) == DATE_NO_REFERENCE || (before && p->nested)
                     ? DATE_UNKNOWN
                     : calendar_year_of(date_reference(p)) + step;
  return end;
}

/* "fiscal year 2024", "FY24", "the year 2020", "calendar year 2024". Fiscal years begin in April here and in October
 * there; a year of a document's own country cannot be known from the text, so the calendar year of its number stands
 * for it. */
static unsigned named_year(DateParser *p, unsigned i, DatePart *part) {
  bool fiscal = false;
  if (date_kind(p, i) == TOKEN_THE) i++;
  if (date_kind(p, i) == TOKEN_FISCAL) {
    fiscal = true;
    i++;
  }
  if (date_is_unit(p, i, UNIT_YEAR))
    i++;
  else if (!fiscal)
    return 0;
  unsigned after = short_year(p, i, part);
  if (after) return after;
  const DateToken *number = date_token(p, i);
  if (number->kind != TOKEN_NUMBER || date_number_goes_on(p, i)) return 0;
  if (number->digits == 2 && fiscal && number->glued)
    part->year = date_century(p, number->value);
  else if (number->digits >= 3 && number->digits <= 4 && number->value >= 100)
    part->year = number->value;
  else
    return 0;
  return i + 1;
}

unsigned date_year(DateParser *p, unsigned i, DatePart *part) {
  if (date_four_digit_year(p, i)) {
    part->year = date_value(p, i);
    return i + 1;
  }
  unsigned after = short_year(p, i, part);
  if (after) {
    part->weak = true; /* for one that stands alone */
    return after;
  }
  after = named_year(p, i, part);
  return after ? after : relative_year(p, i, part);
}

unsigned date_year_after(DateParser *p, unsigned i, DatePart *part) {
  unsigned at = i;
  bool comma = date_kind(p, at) == TOKEN_COMMA, of = false;
  if (comma) at++;
  if (date_kind(p, at) == TOKEN_OF || (date_kind(p, at) == TOKEN_IN && !comma)) {
    of = true;
    at++;
  }
  if (date_four_digit_year(p, at)) {
    if (!of && date_number_counts(p, at)) return i;
    part->year = date_value(p, at);
    return at + 1;
  }
  const DateToken *number = date_token(p, at);
  if (of && number->kind == TOKEN_NUMBER && number->digits == 2 && number->value > 31 && !date_number_counts(p, at)) {
    part->year = date_century(p, number->value);
    return at + 1;
  }
  if (comma) {
    unsigned apostrophe = short_year(p, at, part); /* "May 5, '24" */
    return apostrophe ? apostrophe : i;
  }
  bool the = date_kind(p, at) == TOKEN_THE;
  if (the && !of && date_kind(p, at + 1) != TOKEN_SHIFT && date_kind(p, at + 1) != TOKEN_FISCAL) return i;
  unsigned after = date_year(p, at, part);
  return after ? after : i;
}

/* What may stand behind a year: "2016 November", "2019/sep/01", "2024 Q1", "2024's third quarter", "2024 H2". */
static unsigned inside_year(DateParser *p, unsigned i, DatePart *part) {
  int year = date_value(p, i);
  unsigned at = i + 1;
  if (date_kind(p, at) == TOKEN_APOSTROPHE && date_is_plural_s(p, at + 1)) at += 2;
  unsigned after = date_quarter_name(p, at, part);
  if (!after && (date_is_joint(p, at) || date_kind(p, at) == TOKEN_COMMA)) after = date_quarter_name(p, at + 1, part);
  if (after) {
    part->year = year;
    return after;
  }
  bool joint = date_is_joint(p, at) && date_token(p, at)->glued;
  if (joint || date_kind(p, at) == TOKEN_COMMA) at++;
  const DateToken *month = date_token(p, at);
  if (joint && date_is_glued_number(p, at) && date_is_joint(p, at + 1) && date_kind(p, at + 2) == TOKEN_MONTH &&
      date_is_day_number(p, at)) {
    *part = (DatePart){.grain = GRAIN_DAY, .year = year, .index = date_value(p, at + 2), .day = date_value(p, at)};
    return at + 3; /* 2020/23/Sep */
  }
  if (!joint && date_is_day_number(p, at) && date_kind(p, at + 1) == TOKEN_MONTH && date_token(p, at + 1)->capital) {
    *part = (DatePart){.grain = GRAIN_DAY, .year = year, .index = date_value(p, at + 1), .day = date_value(p, at)};
    return at + 2; /* 2019 5 March */
  }
  if (month->kind != TOKEN_MONTH) return 0;
  bool sure = date_is_day_number(p, at + 1) || date_ends_phrase(p, at + 1);
  if (month->ambiguous && !joint && !(month->capital && sure)) return 0; /* "in 2019 May said" */
  *part = (DatePart){.grain = GRAIN_MONTH, .year = year, .index = month->value};
  unsigned day = at + 1 + (date_is_joint(p, at + 1) && date_token(p, at + 1)->glued);
  if (!date_is_day_number(p, day) || date_number_counts(p, day)) return at + 1;
  part->grain = GRAIN_DAY;
  part->day = date_value(p, day);
  return day + 1;
}

/* "2014 A.D.", "14 a.d.". Years before Christ have no place in the calendar of the readings: they are no dates here. */
static unsigned era(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *number = date_token(p, i), *a = date_token(p, i + 1);
  if (number->kind != TOKEN_NUMBER || number->digits > 4 || number->value < 1) return 0;
  *part = (DatePart){.grain = GRAIN_YEAR, .year = number->value};
  if (a->kind == TOKEN_ERA && a->value > 0 && a->capital) return i + 2; /* not "232 ad valorem" */
  bool dotted = a->kind == TOKEN_A && date_kind(p, i + 2) == TOKEN_DOT && date_token_is(p, i + 3, "d");
  if (!dotted) return 0;
  return i + 4 + (date_kind(p, i + 4) == TOKEN_DOT);
}

/* "in nineteen ninety-nine", "by twenty thirty", "since two thousand and eight": only behind a preposition. */
static unsigned year_in_words(DateParser *p, unsigned i, DatePart *part) {
  int century = date_value(p, i), rest = 0;
  unsigned at = i + 1, after;
  if (century == 2) {
    if (!date_token_is(p, at, "thousand")) return 0;
    at += date_kind(p, at + 1) == TOKEN_AND ? 2 : 1;
    after = date_kind(p, at) == TOKEN_CARDINAL ? date_cardinal(p, at, &rest) : 0;
  } else {
    after = date_kind(p, at) == TOKEN_CARDINAL && century >= 18 && century <= 20 ? date_cardinal(p, at, &rest) : 0;
    if (rest < 10) return 0;
  }
  unsigned next = after + (date_kind(p, after) == TOKEN_DASH); /* not "twenty thirty-day terms" */
  if (!after || rest > 99 || date_kind(p, next) == TOKEN_UNIT || date_number_counts(p, after - 1)) return 0;
  *part = (DatePart){.grain = GRAIN_YEAR, .year = century == 2 ? 2000 + rest : century * 100 + rest};
  return date_after_point_word(p->lex.text, date_token(p, i)->from) ? after : 0;
}

static unsigned year_first(DateParser *p, unsigned i, DatePart *part) {
  if (date_kind(p, i) == TOKEN_CARDINAL) return year_in_words(p, i, part);
  unsigned after = era(p, i, part);
  if (after) return after;
  *part = (DatePart){.grain = GRAIN_YEAR};
  if (date_four_digit_year(p, i)) {
    after = inside_year(p, i, part);
    if (after) return after;
    *part = (DatePart){.grain = GRAIN_YEAR, .year = date_value(p, i), .weak = true};
    return i + 1;
  }
  bool the = date_kind(p, i) == TOKEN_THE && date_is_unit(p, i + 1, UNIT_YEAR);
  after = date_year(p, i, part);
  DatePart inner = *part; /* "last year's third quarter" */
  if (after && part->relative && date_kind(p, after) == TOKEN_APOSTROPHE && date_is_plural_s(p, after + 1)) {
    unsigned quarter = date_quarter_name(p, after + 2, &inner);
    if (quarter) *part = inner;
    if (quarter) return quarter;
  }
  return the && part->relative ? 0 : after; /* date_relative knows when "the year" stands alone */
}

/* "week 12 of 2024", "2024-W12", "W12 2024": as ISO 8601 counts; only with a year. */
static unsigned week(DateParser *p, unsigned i, DatePart *part) {
  *part = (DatePart){.grain = GRAIN_WEEK, .year = DATE_UNSAID};
  unsigned at = i;
  if (date_four_digit_year(p, i)) {
    part->year = date_value(p, i);
    at += date_is_joint(p, i + 1) && date_token(p, i + 1)->glued ? 2 : 1;
  }
  bool letter = date_token_is(p, at, "w") && date_is_glued_number(p, at + 1);
  if (!letter && !date_is_unit(p, at, UNIT_WEEK)) return 0;
  const DateToken *number = date_token(p, at + 1);
  if (number->kind != TOKEN_NUMBER || number->digits > 2 || number->value < 1 || number->value > 53) return 0;
  part->index = number->value;
  if (part->year != DATE_UNSAID) return letter ? at + 2 : 0;
  unsigned after = date_year_after(p, at + 2, part);
  return after > at + 2 && part->year > 0 ? after : 0;
}

static unsigned weekday_before(DateParser *p, unsigned i) {
  if (date_kind(p, i) != TOKEN_WEEKDAY) return i;
  unsigned after = i + 1;
  if (date_kind(p, after) == TOKEN_DOT && date_token(p, after)->glued) after++;
  if (date_kind(p, after) == TOKEN_COMMA) after++;
  return after;
}

/* Which readers may begin with a token of that kind, in the order in which they are tried. */
enum {
  READ_HOLIDAY = 1,
  READ_DAY = 2,
  READ_MONTH = 4,
  READ_DIGITS = 8,
  READ_CENTURY = 16,
  READ_QUARTER = 32,
  READ_SEASON = 64,
  READ_DECADE = 128,
  READ_WEEK = 256,
  READ_YEAR = 512
};

static const uint16_t parts_of_kind[TOKEN_APOSTROPHE + 1] = {
    [TOKEN_OTHER] = READ_HOLIDAY | READ_WEEK,
    [TOKEN_NUMBER] = READ_DAY | READ_DIGITS | READ_QUARTER | READ_DECADE | READ_WEEK | READ_YEAR,
    [TOKEN_ORDINAL] = READ_DAY | READ_CENTURY | READ_QUARTER,
    [TOKEN_CARDINAL] = READ_DAY | READ_CENTURY | READ_QUARTER | READ_YEAR,
    [TOKEN_MONTH] = READ_HOLIDAY | READ_MONTH,
    [TOKEN_SEASON] = READ_HOLIDAY | READ_SEASON,
    [TOKEN_PART] = READ_HOLIDAY,
    [TOKEN_UNIT] = READ_WEEK | READ_YEAR,
    [TOKEN_QUARTER] = READ_QUARTER,
    [TOKEN_HALFYEAR] = READ_QUARTER,
    [TOKEN_DECADE] = READ_DECADE,
    [TOKEN_APOSTROPHE] = READ_DECADE | READ_YEAR,
    [TOKEN_THE] = READ_DAY | READ_CENTURY | READ_QUARTER | READ_YEAR,
    [TOKEN_SHIFT] = READ_YEAR,
    [TOKEN_SAME] = READ_YEAR,
    [TOKEN_FISCAL] = READ_YEAR,
};

unsigned date_part(DateParser *p, unsigned i, DatePart *part) {
  typedef unsigned (*Reader)(DateParser *, unsigned, DatePart *);
  static const Reader readers[] = {
      date_holiday,       date_day_first,    date_month_first, date_numeric, date_century_named,
      date_quarter_first, date_season_first, date_decade,      week,         year_first};
  if (date_year_alone(p, i)) {
    *part = (DatePart){.grain = GRAIN_YEAR, .year = date_value(p, i), .weak = true};
    return i + 1;
  }
  unsigned start = weekday_before(p, i), wanted = parts_of_kind[date_kind(p, start)];
  for (size_t k = 0; wanted; k++, wanted >>= 1) {
    if (!(wanted & 1)) continue;
    unsigned after = readers[k](p, start, part);
    if (after && start > i && part->grain != GRAIN_DAY) after = 0;
    if (after) return after;
  }
  return 0;
}
