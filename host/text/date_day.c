/* Days and months in English, in words and in digits: "March 5, 2024", "5th of March", "Mar. 2024", 2024-03-05,
 * 3/5/2024. */
#include "text/date_parts.h"

bool date_is_day_number(DateParser *p, unsigned i) {
  const DateToken *token = date_token(p, i);
  if (token->value < 1 || token->value > 31 || date_after_currency(p->lex.text, token->from)) return false;
  if (token->kind == TOKEN_ORDINAL) return true;
  return token->kind == TOKEN_NUMBER && token->digits <= 2 && !date_number_goes_on(p, i);
}

bool date_is_joint(DateParser *p, unsigned i) {
  DateTokenKind kind = date_kind(p, i);
  return (kind == TOKEN_DASH && date_value(p, i) != DASH_EM) || kind == TOKEN_SLASH;
}

/* The year behind a day and a month that a dash or slash joins: "31-Oct-74", "August/10/2012", "5.May.2012". */
unsigned date_joined_year(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *number = date_token(p, i + 1);
  bool dot = date_kind(p, i) == TOKEN_DOT && number->digits == 4;
  if ((!dot && !date_is_joint(p, i)) || number->kind != TOKEN_NUMBER || !number->glued) return 0;
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
  unsigned after = joint ? date_joined_year(p, i, part) : 0;
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

/* "March-25", told in 2025: a month of that year, and no day, which nobody joins to its month so. */
static bool is_short_year(DateParser *p, unsigned number, int day) {
  enum { BACK = 3, CENTURY = 2000, LEAST = 20 };
  if (date_reference(p) == DATE_NO_REFERENCE || day < LEAST || p->lex.text[date_token(p, number)->from - 1] != '-')
    return false;
  int year, month, of_month;
  date_to_civil(date_reference(p), &year, &month, &of_month);
  return CENTURY + day >= year - BACK && CENTURY + day <= year;
}

/* A day behind its month: "April 14", "february the 15th", "Oct/2", "August-10". */
static unsigned day_after_month(DateParser *p, unsigned i, DatePart *part) {
  unsigned at = i;
  bool joint = date_is_joint(p, at) && date_token(p, at)->glued;
  if (joint) at++;
  if (date_kind(p, at) == TOKEN_THE) at++;
  int day;
  unsigned after = date_ordinal(p, at, &day);
  if (!after && date_is_day_number(p, at)) {
    day = date_value(p, at);
    after = at + 1;
  }
  if (!after || day < 1 || day > 31 || date_number_counts(p, after - 1)) return 0;
  if (joint && !date_token(p, at)->glued) return 0;
  if (date_kind(p, after) == TOKEN_UNIT) return 0; /* "in May 10 days" */
  if (joint && is_short_year(p, after - 1, day) && date_kind(p, after) != TOKEN_NUMBER && !date_is_joint(p, after)) {
    part->year = 2000 + day;
    return after;
  }
  part->day = day;
  part->grain = GRAIN_DAY;
  return year_after_day(p, after, joint, part);
}

/* "the September quarter of 2023": the one that ends with that month; but not the end of "July-September quarter". */
static unsigned month_quarter(DateParser *p, unsigned i, DatePart *part) {
  DateTokenKind before = i > 0 ? date_kind(p, i - 1) : TOKEN_OTHER;
  if (part->index % 3 != 0 || !date_is_unit(p, i + 1, UNIT_QUARTER) || date_token_is(p, i + 1, "quarters") ||
      date_is_joint(p, i - (i > 0)) || before == TOKEN_TO || before == TOKEN_AND)
    return 0;
  *part = (DatePart){.grain = GRAIN_QUARTER, .year = DATE_UNSAID, .index = part->index / 3};
  return date_year_after(p, i + 2, part);
}

unsigned date_month_first(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *next = date_token(p, i + 1);
  if (date_kind(p, i) != TOKEN_MONTH || (next->kind == TOKEN_NUMBER && next->digits > 4)) return 0;
  if (date_after_no_day(p->lex.text, date_token(p, i)->from)) return 0; /* 32 August */
  *part = (DatePart){.grain = GRAIN_MONTH, .year = DATE_UNSAID, .index = date_value(p, i)};
  part->weak = date_token(p, i)->ambiguous;
  unsigned at = skip_dot(p, i + 1), quarter = month_quarter(p, i, part);
  if (quarter) return quarter;
  unsigned after = day_after_month(p, at, part);
  if (after) {
    part->weak = false;
    return after;
  }
  after = date_joined_year(p, at, part);
  const DateToken *day = date_token(p, after + 1);
  if (after && date_is_joint(p, after) && day->glued && day->kind == TOKEN_NUMBER && date_is_day_number(p, after + 1)) {
    part->grain = GRAIN_DAY; /* September-2020-23 */
    part->day = day->value;
    after += 2;
  }
  if (!after) after = date_year_after(p, at, part);
  if (after == at && at > i + 1) after = i + 1;
  if (part->grain == GRAIN_MONTH && part->year != DATE_UNSAID && part->index % 3 == 0 &&
      date_token_is(p, after, "quarter") && !(i > 0 && date_is_joint(p, i - 1))) { /* "the December 2024 quarter" */
    part->grain = GRAIN_QUARTER;
    part->index /= 3;
    after++;
  }
  part->weak = part->weak && part->year == DATE_UNSAID;
  return after;
}

unsigned date_day_first(DateParser *p, unsigned i, DatePart *part) {
  int day;
  unsigned at = i + (date_kind(p, i) == TOKEN_THE), after = date_ordinal(p, at, &day);
  if (!after && date_is_day_number(p, at)) {
    day = date_value(p, at);
    after = at + 1;
  }
  if (!after || day < 1 || day > 31) return 0;
  if (date_is_joint(p, after) || date_kind(p, after) == TOKEN_OF ||
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
  unsigned month = date_joined_year(p, after - 1, &year);
  if (!month || !date_is_joint(p, month) || date_kind(p, month + 1) != TOKEN_MONTH) return 0;
  part->year = year.year;
  part->index = date_value(p, month + 1);
  return month + 2;
}

/* ---- digits only ---- */

bool date_is_glued_number(DateParser *p, unsigned i) {
  return date_kind(p, i) == TOKEN_NUMBER && date_token(p, i)->glued;
}

/* Three numbers between two equal signs: 2024-05-17, 17.05.2024, 5/17/2024 (also read as day first), 5/17/24. */
static unsigned three_numbers(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *sign = date_token(p, i + 1), *last = date_token(p, i + 4), *first = date_token(p, i);
  DateTokenKind kind = (DateTokenKind)sign->kind;
  if ((kind != TOKEN_DASH && kind != TOKEN_SLASH && kind != TOKEN_DOT) || date_kind(p, i + 3) != kind) return 0;
  if (!date_is_glued_number(p, i + 2) || !date_is_glued_number(p, i + 4) || !sign->glued ||
      !date_token(p, i + 3)->glued)
    return 0;
  if (date_is_glued_number(p, i + 6) && date_kind(p, i + 5) == kind) return 0;
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
  if (!date_four_digit_year(p, i) || month->kind != TOKEN_NUMBER || day->kind != TOKEN_NUMBER) return 0;
  if (month->digits != 2 || day->digits != 2 || (month->value > 9 && day->value > 9)) return 0;
  if (date_kind(p, i + 3) == TOKEN_NUMBER || (i > 0 && date_kind(p, i - 1) == TOKEN_NUMBER)) return 0;
  *part = (DatePart){.grain = GRAIN_DAY, .year = date_value(p, i), .index = month->value, .day = day->value};
  return calendar_valid(part->year, part->index, part->day) ? i + 3 : 0;
}

/* 2024-05, 2024/5, 05/2024; "2016 / 11" with blanks too. */
/* Two numbers of at most two digits with a slash between them. */
static bool is_slashed(DateParser *p, unsigned i) {
  const DateToken *first = date_token(p, i), *last = date_token(p, i + 2);
  return first->kind == TOKEN_NUMBER && first->digits <= 2 && date_kind(p, i + 1) == TOKEN_SLASH &&
         date_token(p, i + 1)->glued && date_is_glued_number(p, i + 2) && last->digits <= 2;
}

/* Hardly a fraction: 10/1, 04/2, 4/22. */
static bool is_no_fraction(DateParser *p, unsigned i) {
  const DateToken *first = date_token(p, i), *last = date_token(p, i + 2);
  bool zero = (first->digits == 2 && first->value < 10) || (last->digits == 2 && last->value < 10);
  return zero || first->value > last->value || last->value > 12;
}

/* "on 4/22", "from 10/1 to 11/7": a month and a day behind such a word, or in a pair of which one is no fraction. */
static unsigned month_and_day(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *first = date_token(p, i), *last = date_token(p, i + 2), *next = date_token(p, i + 3);
  if (!is_slashed(p, i) || date_number_goes_on(p, i + 2) || date_number_counts(p, i + 2)) return 0;
  bool pair = (next->kind == TOKEN_TO || next->kind == TOKEN_DASH) && is_slashed(p, i + 4);
  bool second = i > 3 && (date_kind(p, i - 1) == TOKEN_TO || date_kind(p, i - 1) == TOKEN_DASH) && is_slashed(p, i - 4);
  if (pair || second) {
    if (!is_no_fraction(p, i) && !is_no_fraction(p, pair ? i + 4 : i - 4)) return 0;
  } else if (!date_after_calendar_word(p->lex.text, first->from) || !date_ends_phrase(p, i + 3)) {
    return 0;
  }
  if (!second && date_inside_number(p->lex.text, first->from)) return 0;
  bool day_first = first->value > 12;
  *part = (DatePart){.grain = GRAIN_DAY, .year = DATE_UNSAID};
  part->index = day_first ? last->value : first->value;
  part->day = day_first ? first->value : last->value;
  return calendar_valid(2000, part->index, part->day) ? i + 3 : 0;
}

static unsigned two_numbers(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *first = date_token(p, i), *sign = date_token(p, i + 1), *last = date_token(p, i + 2);
  if (!(sign->kind == TOKEN_SLASH ||
        (sign->kind == TOKEN_DASH && sign->value == DASH_HYPHEN && sign->glued && last->glued)))
    return 0;
  if (last->kind != TOKEN_NUMBER || date_number_goes_on(p, i + 2) || date_number_counts(p, i + 2)) return 0;
  if (date_kind(p, i + 3) == sign->kind && date_is_glued_number(p, i + 4))
    return 0; /* three numbers that make no day */
  if (date_inside_number(p->lex.text, first->from)) return 0;
  if (sign->kind == TOKEN_SLASH && date_after_number_word(p->lex.text, first->from)) return 0;
  *part = (DatePart){.grain = GRAIN_MONTH, .year = first->value, .index = last->value};
  if (first->digits == 2 || first->digits == 1) {
    if (last->digits != 4 || (sign->kind == TOKEN_DASH && first->digits == 1)) return 0;
    part->year = last->value;
    part->index = first->value;
  } else if (first->digits != 4 || last->digits > 2 || (last->digits == 1 && sign->kind == TOKEN_DASH)) {
    return 0;
  }
  bool season = sign->kind == TOKEN_SLASH && last->digits == 2 && part->index == part->year % 100 + 1; /* 2008/09 */
  if (season) return 0;
  bool sensible =
      part->year >= DATE_YEAR_LEAST && part->year <= DATE_YEAR_MOST && part->index >= 1 && part->index <= 12;
  /* 2009-10 is rather the years 2009 to 2010 */
  return sensible && !(sign->kind == TOKEN_DASH && first->digits == 4 && part->index > part->year % 100) ? i + 3 : 0;
}

unsigned date_numeric(DateParser *p, unsigned i, DatePart *part) {
  const DateToken *number = date_token(p, i);
  if (number->kind != TOKEN_NUMBER) return 0;
  unsigned after = three_numbers(p, i, part);
  if (!after) after = two_numbers(p, i, part);
  if (!after) after = month_and_day(p, i, part);
  if (!after) after = spaced_numbers(p, i, part);
  if (after || number->digits != 8) return after;
  *part = (DatePart){.grain = GRAIN_DAY,
                     .year = number->value / 10000,
                     .index = number->value / 100 % 100,
                     .day = number->value % 100};
  bool modern = part->year >= 1900 && part->year <= 2100 && calendar_valid(part->year, part->index, part->day);
  return modern && !date_number_counts(p, i) ? i + 1 : 0;
}
