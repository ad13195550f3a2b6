/* Absolute dates in English: one written part of the calendar, from a day to a century. Ranges are in date_range.c. */
#include <string.h>

#include "text/date_parts.h"

enum { YEAR_LEAST = 1000, YEAR_MOST = 2199 }; /* four digits outside are numbers, not years */

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
  static const char *const counted[] = {"%",       "percent",  "per",  "pc",     "hundred", "thousand", "million",
                                        "billion", "trillion", "bn",   "mn",     "people",  "km",       "kg",
                                        "mw",      "gw",       "tons", "tonnes", "times",   "points"};
  const DateToken *next = date_token(p, i + 1);
  if (date_number_goes_on(p, i)) return true;
  if (next->kind != TOKEN_OTHER) return false;
  for (size_t k = 0; k < sizeof counted / sizeof *counted; k++)
    if (date_token_is(p, i + 1, counted[k])) return true;
  return next->glued && (p->lex.text[next->from] == ':' || p->lex.text[next->from] == '%');
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
  int base = p->reference == DATE_NO_REFERENCE ? 2029 : calendar_year_of(p->reference);
  int year = base / 100 * 100 + two_digits;
  return year > base + 20 ? year - 100 : year <= base - 80 ? year + 100 : year;
}

/* ---- years ---- */

static bool four_digit_year(DateParser *p, unsigned i) {
  const DateToken *token = date_token(p, i);
  return token->kind == TOKEN_NUMBER && token->digits == 4 && token->value >= YEAR_LEAST && token->value <= YEAR_MOST &&
         !date_number_goes_on(p, i);
}

static unsigned short_year(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *token = date_token(p, i + 1);
  if (date_kind(p, i) != TOKEN_APOSTROPHE || token->kind != TOKEN_NUMBER || token->digits != 2 || !token->glued)
    return 0;
  part->year = date_century(p, token->value);
  return i + 2;
}

/* "last year", "this year", "the previous year", "the same year", "the year": told from the reference date. */
static unsigned relative_year(DateParser *p, unsigned i, DatePart *part) {
  static const signed char steps[] = {[SHIFT_LAST] = -1, [SHIFT_PREVIOUS] = -1, [SHIFT_THIS] = 0,
                                      [SHIFT_NEXT] = 1,  [SHIFT_FOLLOWING] = 1, [SHIFT_FIRST] = 0};
  int step = 0;
  unsigned start = i;
  if (date_kind(p, i) == TOKEN_THE) i++;
  if (date_kind(p, i) == TOKEN_SAME)
    i++;
  else if (date_kind(p, i) == TOKEN_SHIFT)
    step = steps[date_value(p, i++)];
  else if (i == start)
    return 0;
  if (date_kind(p, i) == TOKEN_FISCAL) i++;
  if (!date_is_unit(p, i, UNIT_YEAR) || date_token_is(p, i, "years") || date_kind(p, i + 1) == TOKEN_NUMBER) return 0;
  part->relative = true;
  part->year = p->reference == DATE_NO_REFERENCE ? DATE_UNKNOWN : calendar_year_of(p->reference) + step;
  return i + 1;
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
  if (four_digit_year(p, i)) {
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
  if (four_digit_year(p, at)) {
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

/* ---- days and months ---- */

static bool is_day_number(DateParser *p, unsigned i) {
  const DateToken *token = date_token(p, i);
  if (token->value < 1 || token->value > 31 || date_after_currency(p->lex.text, token->from)) return false;
  if (token->kind == TOKEN_ORDINAL) return true;
  return token->kind == TOKEN_NUMBER && token->digits <= 2 && !date_number_goes_on(p, i);
}

static bool is_joint(DateParser *p, unsigned i) {
  DateTokenKind kind = date_kind(p, i);
  return (kind == TOKEN_DASH && date_value(p, i) != DASH_EM) || kind == TOKEN_SLASH;
}

/* The year behind a day and a month that a dash or slash joins: "31-Oct-74", "August/10/2012", "5.May.2012". */
static unsigned joined_year(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *number = date_token(p, i + 1);
  bool dot = date_kind(p, i) == TOKEN_DOT && number->digits == 4;
  if ((!dot && !is_joint(p, i)) || number->kind != TOKEN_NUMBER || !number->glued) return 0;
  if (number->digits == 4)
    part->year = number->value;
  else if (number->digits == 2)
    part->year = date_century(p, number->value);
  else
    return 0;
  return i + 2;
}

/* Skips the dot of "Sept." but not the one that ends a sentence. */
static unsigned skip_dot(DateParser *p, unsigned i) {
  const DateToken *dot = date_token(p, i);
  if (dot->kind != TOKEN_DOT || !dot->glued) return i;
  const DateToken *month = date_token(p, i - 1), *next = date_token(p, i + 1);
  if (month->to - month->from > 4 || next->kind == TOKEN_END) return i;
  return next->kind == TOKEN_NUMBER || next->kind == TOKEN_ORDINAL || next->kind == TOKEN_COMMA ||
                 next->kind == TOKEN_DASH || next->kind == TOKEN_OF || next->kind == TOKEN_THE
             ? i + 1
             : i;
}

/* The year behind a day and its month: also two digits ("3 Aug 96", "14th April 15", "May 5, 24") where nothing is
 * counted and no list goes on. */
static unsigned year_after_day(DateParser *p, unsigned i, bool joint, DatePart *part) {
  unsigned after = joint ? joined_year(p, i, part) : 0;
  if (after) return after;
  after = date_year_after(p, i, part);
  if (after != i) return after;
  bool comma = date_kind(p, i) == TOKEN_COMMA;
  unsigned at = i + comma;
  const DateToken *number = date_token(p, at);
  if (number->kind != TOKEN_NUMBER || number->digits != 2 || date_number_counts(p, at)) return i;
  if (!date_ends_phrase(p, at + 1) || (comma && date_kind(p, at + 1) == TOKEN_COMMA)) return i;
  part->year = date_century(p, number->value);
  return at + 1;
}

/* A day behind its month: "April 14", "february the 15th", "Oct/2", "August-10". */
static unsigned day_after_month(DateParser *p, unsigned i, DatePart *part) {
  unsigned at = i;
  bool joint = is_joint(p, at) && date_token(p, at)->glued;
  if (joint) at++;
  if (date_kind(p, at) == TOKEN_THE) at++;
  int day;
  unsigned after = date_ordinal(p, at, &day);
  if (!after && is_day_number(p, at)) {
    day = date_value(p, at);
    after = at + 1;
  }
  if (!after || day < 1 || day > 31 || date_number_counts(p, after - 1)) return 0;
  if (joint && !date_token(p, at)->glued) return 0;
  if (date_kind(p, after) == TOKEN_UNIT) return 0; /* "in May 10 days" */
  part->day = day;
  part->grain = GRAIN_DAY;
  return year_after_day(p, after, joint, part);
}

static unsigned month_first(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *next = date_token(p, i + 1);
  if (date_kind(p, i) != TOKEN_MONTH || (next->kind == TOKEN_NUMBER && next->digits > 4)) return 0;
  if (date_after_no_day(p->lex.text, date_token(p, i)->from)) return 0; /* 32 August */
  *part = (DatePart){.grain = GRAIN_MONTH, .year = DATE_UNSAID, .index = date_value(p, i)};
  part->weak = date_token(p, i)->ambiguous;
  unsigned at = skip_dot(p, i + 1);
  unsigned after = day_after_month(p, at, part);
  if (after) {
    part->weak = false;
    return after;
  }
  after = joined_year(p, at, part);
  const DateToken *day = date_token(p, after + 1);
  if (after && is_joint(p, after) && day->glued && day->kind == TOKEN_NUMBER && is_day_number(p, after + 1)) {
    part->grain = GRAIN_DAY; /* September-2020-23 */
    part->day = day->value;
    after += 2;
  }
  if (!after) after = date_year_after(p, at, part);
  if (after == at && at > i + 1) after = i + 1;
  part->weak = part->weak && part->year == DATE_UNSAID;
  return after;
}

static unsigned day_first(DateParser *p, unsigned i, DatePart *part) {
  int day;
  unsigned at = i + (date_kind(p, i) == TOKEN_THE), after = date_ordinal(p, at, &day);
  if (!after && is_day_number(p, at)) {
    day = date_value(p, at);
    after = at + 1;
  }
  if (!after || day < 1 || day > 31) return 0;
  if (is_joint(p, after) || date_kind(p, after) == TOKEN_OF ||
      (date_kind(p, after) == TOKEN_DOT && date_token(p, after)->glued))
    after++;
  if (date_kind(p, after) == TOKEN_THE) after++;
  *part = (DatePart){.grain = GRAIN_DAY, .year = DATE_UNSAID, .day = day};
  if (date_kind(p, after) == TOKEN_MONTH) {
    part->index = date_value(p, after);
    unsigned year = skip_dot(p, after + 1), end = year_after_day(p, year, true, part);
    return end == year ? after + 1 : end;
  }
  DatePart year = {.year = DATE_UNSAID}; /* 23-2020-September */
  unsigned month = joined_year(p, after - 1, &year);
  if (!month || !is_joint(p, month) || date_kind(p, month + 1) != TOKEN_MONTH) return 0;
  part->year = year.year;
  part->index = date_value(p, month + 1);
  return month + 2;
}

/* ---- digits only ---- */

static bool glued_number(DateParser *p, unsigned i) {
  return date_kind(p, i) == TOKEN_NUMBER && date_token(p, i)->glued;
}

/* Three numbers between two equal signs: 2024-05-17, 17.05.2024, 5/17/2024 (also read as day first), 5/17/24. */
static unsigned three_numbers(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *sign = date_token(p, i + 1), *last = date_token(p, i + 4), *first = date_token(p, i);
  DateTokenKind kind = (DateTokenKind)sign->kind;
  if ((kind != TOKEN_DASH && kind != TOKEN_SLASH && kind != TOKEN_DOT) || date_kind(p, i + 3) != kind) return 0;
  if (!glued_number(p, i + 2) || !glued_number(p, i + 4) || !sign->glued || !date_token(p, i + 3)->glued) return 0;
  if (glued_number(p, i + 6) && date_kind(p, i + 5) == kind) return 0;
  bool range = i > 0 && (date_kind(p, i - 1) == TOKEN_DASH || date_kind(p, i - 1) == TOKEN_SLASH) &&
               (first->digits == 4 || date_kind(p, i - 1) != (unsigned)kind);
  if (!range && date_inside_number(p->lex.text, first->from)) return 0;
  *part = (DatePart){.grain = GRAIN_DAY};
  int a = first->value, b = date_value(p, i + 2), c = last->value;
  bool short_year =
      kind == TOKEN_SLASH || (kind == TOKEN_DOT && first->digits == 2 && date_token(p, i + 2)->digits == 2);
  if (first->digits == 4 && last->digits <= 2) {
    *part = (DatePart){.grain = GRAIN_DAY, .year = a, .index = b, .day = c};
  } else if (first->digits <= 2 && (last->digits == 4 || (last->digits == 2 && short_year))) {
    int year = last->digits == 4 ? c : date_century(p, c);
    *part = (DatePart){.grain = GRAIN_DAY, .year = year, .index = a, .day = b, .numeric = true};
    if (a > 12 || kind == TOKEN_DOT) {
      part->index = b;
      part->day = a;
      part->numeric = false;
    }
  } else {
    return 0;
  }
  return calendar_valid(part->year, part->index, part->day) && !(kind == TOKEN_DOT && date_number_goes_on(p, i + 4))
             ? i + 5
             : 0;
}

/* 2024 03 05: only where a zero in front shows that they are no figures. */
static unsigned spaced_numbers(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *month = date_token(p, i + 1), *day = date_token(p, i + 2);
  if (!four_digit_year(p, i) || month->kind != TOKEN_NUMBER || day->kind != TOKEN_NUMBER) return 0;
  if (month->digits != 2 || day->digits != 2 || (month->value > 9 && day->value > 9)) return 0;
  if (date_kind(p, i + 3) == TOKEN_NUMBER || (i > 0 && date_kind(p, i - 1) == TOKEN_NUMBER)) return 0;
  *part = (DatePart){.grain = GRAIN_DAY, .year = date_value(p, i), .index = month->value, .day = day->value};
  return calendar_valid(part->year, part->index, part->day) ? i + 3 : 0;
}

/* 2024-05, 2024/5, 05/2024; "2016 / 11" with blanks too. */
static unsigned two_numbers(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *first = date_token(p, i), *sign = date_token(p, i + 1), *last = date_token(p, i + 2);
  if (!(sign->kind == TOKEN_SLASH ||
        (sign->kind == TOKEN_DASH && sign->value == DASH_HYPHEN && sign->glued && last->glued)))
    return 0;
  if (last->kind != TOKEN_NUMBER || date_number_goes_on(p, i + 2) || date_number_counts(p, i + 2)) return 0;
  if (date_kind(p, i + 3) == sign->kind && glued_number(p, i + 4)) return 0; /* three numbers that make no day */
  if (date_inside_number(p->lex.text, first->from)) return 0;
  *part = (DatePart){.grain = GRAIN_MONTH, .year = first->value, .index = last->value};
  if (first->digits == 2 || first->digits == 1) {
    if (last->digits != 4 || (sign->kind == TOKEN_DASH && first->digits == 1)) return 0;
    part->year = last->value;
    part->index = first->value;
  } else if (first->digits != 4 || last->digits > 2 || (last->digits == 1 && sign->kind == TOKEN_DASH)) {
    return 0;
  }
  bool sensible = part->year >= YEAR_LEAST && part->year <= YEAR_MOST && part->index >= 1 && part->index <= 12;
  /* 2009-10 is rather the years 2009 to 2010 */
  return sensible && !(sign->kind == TOKEN_DASH && first->digits == 4 && part->index > part->year % 100) ? i + 3 : 0;
}

static unsigned numeric(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *number = date_token(p, i);
  if (number->kind != TOKEN_NUMBER) return 0;
  unsigned after = three_numbers(p, i, part);
  if (!after) after = two_numbers(p, i, part);
  if (!after) after = spaced_numbers(p, i, part);
  if (after || number->digits != 8) return after;
  *part = (DatePart){.grain = GRAIN_DAY,
                     .year = number->value / 10000,
                     .index = number->value / 100 % 100,
                     .day = number->value % 100};
  bool modern = part->year >= 1900 && part->year <= 2100 && calendar_valid(part->year, part->index, part->day);
  return modern && !date_number_counts(p, i) ? i + 1 : 0;
}

/* ---- quarters, halves, seasons, decades, centuries ---- */

static unsigned quarter_name(DateParser *p, unsigned i, DatePart *part) {
  int value;
  if (date_kind(p, i) == TOKEN_QUARTER || date_kind(p, i) == TOKEN_HALFYEAR) {
    part->grain = date_kind(p, i) == TOKEN_QUARTER ? GRAIN_QUARTER : GRAIN_HALF;
    part->index = date_value(p, i);
    return i + 1;
  }
  if (date_kind(p, i) == TOKEN_THE) i++;
  if (date_kind(p, i) == TOKEN_NUMBER && date_token(p, i)->digits == 1) { /* 1Q24, 2H 2024 */
    const DateToken *letter = date_token(p, i + 1);
    bool quarter = date_token_is(p, i + 1, "q");
    if (!letter->glued || !(quarter || date_token_is(p, i + 1, "h"))) return 0;
    part->grain = quarter ? GRAIN_QUARTER : GRAIN_HALF;
    part->index = date_value(p, i);
    return part->index >= 1 && part->index <= (quarter ? 4 : 2) ? i + 2 : 0;
  }
  unsigned after = date_ordinal(p, i, &value);
  if (!after && date_kind(p, i) == TOKEN_SHIFT && date_value(p, i) == SHIFT_LAST && date_kind(p, i + 1) == TOKEN_DASH)
    return 0;
  if (!after) return 0;
  if (date_kind(p, after) == TOKEN_DASH) after++;
  if (date_kind(p, after) == TOKEN_FISCAL) after++;
  bool half = date_kind(p, after) == TOKEN_HALF;
  if (!half && !date_is_unit(p, after, UNIT_QUARTER)) return 0;
  part->grain = half ? GRAIN_HALF : GRAIN_QUARTER;
  part->index = value;
  return value >= 1 && value <= (half ? 2 : 4) ? after + 1 : 0;
}

static unsigned quarter_first(DateParser *p, unsigned i, DatePart *part) {
  *part = (DatePart){.year = DATE_UNSAID};
  unsigned after = quarter_name(p, i, part);
  if (!after) return 0;
  unsigned year = joined_year(p, after, part);
  if (year) return year;
  const DateToken *digits = date_token(p, after); /* 1Q24 */
  if (digits->kind == TOKEN_NUMBER && digits->glued && digits->digits == 2) {
    part->year = date_century(p, digits->value);
    return after + 1;
  }
  year = date_year_after(p, after, part);
  if (year == after && date_kind(p, after) == TOKEN_OF) return 0; /* "the first half of the match" */
  part->weak = part->year == DATE_UNSAID;
  return year;
}

static unsigned season_first(DateParser *p, unsigned i, DatePart *part) {
  if (date_kind(p, i) != TOKEN_SEASON) return 0;
  *part = (DatePart){.grain = GRAIN_SPAN, .year = DATE_UNSAID, .index = date_value(p, i), .weak = true};
  unsigned after = date_year_after(p, i + 1, part);
  part->weak = part->year == DATE_UNSAID;
  return after;
}

static bool is_plural_s(DateParser *p, unsigned i) { return date_token_is(p, i, "s"); }

/* "1980s", "1980's", "the '40s", "the 70s", "the nineties". */
static unsigned decade(DateParser *p, unsigned i, DatePart *part) {
  bool vouched = i > 0 && (date_kind(p, i - 1) == TOKEN_THE || date_kind(p, i - 1) == TOKEN_PART ||
                           (date_kind(p, i - 1) == TOKEN_DASH && i > 1 && date_kind(p, i - 2) == TOKEN_PART));
  *part = (DatePart){.grain = GRAIN_DECADE, .year = DATE_UNSAID};
  if (date_kind(p, i) == TOKEN_DECADE) {
    part->index = date_value(p, i);
    if (part->index == 100) { /* the noughties */
      part->year = 2000;
      part->index = 10;
    }
    part->weak = !vouched;
    return i + 1;
  }
  bool apostrophe = date_kind(p, i) == TOKEN_APOSTROPHE;
  if (apostrophe) i++;
  const DateToken *number = date_token(p, i);
  unsigned s = i + 1;
  if (date_kind(p, s) == TOKEN_APOSTROPHE && date_token(p, s)->glued) s++;
  if (number->kind != TOKEN_NUMBER || number->value % 10 || !is_plural_s(p, s)) return 0;
  if (number->digits == 4) {
    part->year = number->value;
    part->index = number->value % 100 == 0 && number->value < 2000 ? 100 : 10; /* "the 1800s" are a century */
    return number->value >= YEAR_LEAST && number->value <= YEAR_MOST ? s + 1 : 0;
  }
  part->index = number->value;
  return number->digits == 2 && (apostrophe || vouched) && date_token(p, s)->glued ? s + 1 : 0;
}

static unsigned century(DateParser *p, unsigned i, DatePart *part) {
  int value;
  if (date_kind(p, i) == TOKEN_THE) i++;
  unsigned after = date_ordinal(p, i, &value);
  if (!after) return 0;
  if (date_kind(p, after) == TOKEN_DASH) after++;
  if (!date_is_unit(p, after, UNIT_CENTURY) || value < 1 || value > 30) return 0;
  const DateToken *next = date_token(p, after + 1);
  if (date_token(p, after)->capital && next->kind == TOKEN_OTHER && next->capital)
    return 0; /* 21st Century Silk Road */
  *part = (DatePart){.grain = GRAIN_CENTURY, .index = value};
  return after + 1;
}

/* Holidays with a fixed day only: "Christmas 2023", "Valentine's Day". */
static unsigned holiday(DateParser *p, unsigned i, DatePart *part) {
  if (date_kind(p, i) != TOKEN_HOLIDAY) return 0;
  *part = (DatePart){
      .grain = GRAIN_DAY, .year = DATE_UNSAID, .index = date_value(p, i) / 100, .day = date_value(p, i) % 100};
  i++;
  if (date_kind(p, i) == TOKEN_APOSTROPHE && date_token_is(p, i + 1, "s")) i += 2;
  if (date_is_unit(p, i, UNIT_DAY)) i++;
  return date_year_after(p, i, part);
}

/* ---- years first ---- */

/* What may stand behind a year: "2016 November", "2019/sep/01", "2024 Q1", "2024's third quarter", "2024 H2". */
static unsigned inside_year(DateParser *p, unsigned i, DatePart *part) {
  int year = date_value(p, i);
  unsigned at = i + 1;
  if (date_kind(p, at) == TOKEN_APOSTROPHE && is_plural_s(p, at + 1)) at += 2;
  unsigned after = quarter_name(p, at, part);
  if (!after && (is_joint(p, at) || date_kind(p, at) == TOKEN_COMMA)) after = quarter_name(p, at + 1, part);
  if (after) {
    part->year = year;
    return after;
  }
  bool joint = is_joint(p, at) && date_token(p, at)->glued;
  if (joint || date_kind(p, at) == TOKEN_COMMA) at++;
  const DateToken *month = date_token(p, at);
  if (joint && glued_number(p, at) && is_joint(p, at + 1) && date_kind(p, at + 2) == TOKEN_MONTH &&
      is_day_number(p, at)) {
    *part = (DatePart){.grain = GRAIN_DAY, .year = year, .index = date_value(p, at + 2), .day = date_value(p, at)};
    return at + 3; /* 2020/23/Sep */
  }
  if (!joint && is_day_number(p, at) && date_kind(p, at + 1) == TOKEN_MONTH && date_token(p, at + 1)->capital) {
    *part = (DatePart){.grain = GRAIN_DAY, .year = year, .index = date_value(p, at + 1), .day = date_value(p, at)};
    return at + 2; /* 2019 5 March */
  }
  if (month->kind != TOKEN_MONTH) return 0;
  bool sure = is_day_number(p, at + 1) || date_ends_phrase(p, at + 1);
  if (month->ambiguous && !joint && !(month->capital && sure)) return 0; /* "in 2019 May said" */
  *part = (DatePart){.grain = GRAIN_MONTH, .year = year, .index = month->value};
  unsigned day = at + 1 + (is_joint(p, at + 1) && date_token(p, at + 1)->glued);
  if (!is_day_number(p, day) || date_number_counts(p, day)) return at + 1;
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

static unsigned year_first(DateParser *p, unsigned i, DatePart *part) {
  unsigned after = era(p, i, part);
  if (after) return after;
  *part = (DatePart){.grain = GRAIN_YEAR};
  if (four_digit_year(p, i)) {
    after = inside_year(p, i, part);
    if (after) return after;
    *part = (DatePart){.grain = GRAIN_YEAR, .year = date_value(p, i), .weak = true};
    return i + 1;
  }
  bool the = date_kind(p, i) == TOKEN_THE && date_is_unit(p, i + 1, UNIT_YEAR);
  after = date_year(p, i, part);
  DatePart inner = *part; /* "last year's third quarter" */
  if (after && part->relative && date_kind(p, after) == TOKEN_APOSTROPHE && is_plural_s(p, after + 1)) {
    unsigned quarter = quarter_name(p, after + 2, &inner);
    if (quarter) *part = inner;
    if (quarter) return quarter;
  }
  return the && part->relative ? 0 : after; /* date_relative knows when "the year" stands alone */
}

static unsigned weekday_before(DateParser *p, unsigned i) {
  if (date_kind(p, i) != TOKEN_WEEKDAY) return i;
  unsigned after = i + 1;
  if (date_kind(p, after) == TOKEN_DOT && date_token(p, after)->glued) after++;
  if (date_kind(p, after) == TOKEN_COMMA) after++;
  return after;
}

unsigned date_part(DateParser *p, unsigned i, DatePart *part) {
  typedef unsigned (*Reader)(DateParser *, unsigned, DatePart *);
  static const Reader readers[] = {day_first,    month_first, numeric, century,   quarter_first,
                                   season_first, decade,      holiday, year_first};
  unsigned start = weekday_before(p, i);
  for (size_t k = 0; k < sizeof readers / sizeof *readers; k++) {
    unsigned after = readers[k](p, start, part);
    if (after && start > i && part->grain != GRAIN_DAY) after = 0;
    if (after) return after;
  }
  return 0;
}
