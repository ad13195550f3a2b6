/* Dates told from the reference date ("last summer", "in the past five years", "two years ago", "yesterday") or from
 * the date that the text spoke of before ("the previous year", "a year earlier", "the same period last year").
 *
 * Where people mean different things all readings are offered, the likeliest first:
 * - "last May" is the latest May that is over, else the one of last year; "next May" the coming one, else next year's;
 * - "the past five years" runs up to the reference date, else covers whole months up to its month, else the five
 * calendar years before; of quarters the whole ones come first, for reports are made of whole quarters;
 * - "two years ago" is that year, else that month, else that day; "two weeks ago" is that day, else that week. */
#include <string.h>

#include "text/date_parts.h"

typedef struct Shifted {
  TimeShift shift;
  bool same, the, shifted;
} Shifted;

static bool has_reference(const DateParser *p) { return p->reference != DATE_NO_REFERENCE; }

static DateGrain grain_of_unit(TimeUnit unit) {
  static const unsigned char grains[] = {
      [UNIT_DAY] = GRAIN_DAY,         [UNIT_WORKDAY] = GRAIN_DAY,    [UNIT_WEEKEND] = GRAIN_SPAN,
      [UNIT_WEEK] = GRAIN_WEEK,       [UNIT_FORTNIGHT] = GRAIN_SPAN, [UNIT_MONTH] = GRAIN_MONTH,
      [UNIT_QUARTER] = GRAIN_QUARTER, [UNIT_YEAR] = GRAIN_YEAR,      [UNIT_DECADE] = GRAIN_DECADE,
      [UNIT_CENTURY] = GRAIN_CENTURY};
  return (DateGrain)grains[unit];
}

static int step_of(TimeShift shift) {
  return shift == SHIFT_THIS || shift == SHIFT_FIRST ? 0 : shift == SHIFT_NEXT || shift == SHIFT_FOLLOWING ? 1 : -1;
}

static int sign(int value) { return (value > 0) - (value < 0); }

/* ---- one unit: "last year", "this weekend", "the next workday" ---- */

static int32_t workday(int32_t day, int step) {
  day += step;
  while (calendar_weekday(day) > 4) day += step ? step : 1;
  return day;
}

static void add_unit(Date *date, int32_t base, TimeUnit unit, int step) {
  DateReading week = calendar_week_of(base + 7 * step);
  switch (unit) {
    case UNIT_WORKDAY: date_add_reading(date, calendar_period(workday(base, step), GRAIN_DAY, 0)); return;
    case UNIT_WEEKEND: date_add_reading(date, calendar_days(week.lo + 5, week.hi)); return;
    case UNIT_WORKWEEK: date_add_reading(date, calendar_days(week.lo, week.lo + 4)); return;
    case UNIT_FORTNIGHT:
      week = calendar_week_of(base + 14 * step);
      date_add_reading(date, calendar_days(week.lo, week.lo + 13));
      return;
    default: break;
  }
  DateGrain grain = grain_of_unit(unit);
  date_add_reading(date, calendar_period(base, grain, step));
}

/* ---- several units: "the last five years", "the next two quarters" ---- */

static int32_t move(int32_t day, TimeUnit unit, int count) {
  static const short months[] = {
      [UNIT_MONTH] = 1, [UNIT_QUARTER] = 3, [UNIT_YEAR] = 12, [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200};
  static const short days[] = {
      [UNIT_DAY] = 1, [UNIT_WORKDAY] = 1, [UNIT_WEEKEND] = 7, [UNIT_WEEK] = 7, [UNIT_FORTNIGHT] = 14};
  return unit >= UNIT_MONTH ? calendar_add_months(day, count * months[unit]) : day + count * days[unit];
}

static void add_units(Date *date, int32_t base, TimeUnit unit, int count, int step) {
  DateGrain grain = grain_of_unit(unit);
  int32_t far = move(base, unit, step * count);
  DateReading whole = {calendar_period(base, grain, step < 0 ? -count : 1).lo,
                       calendar_period(base, grain, step < 0 ? -1 : count).hi};
  DateReading rolling = step < 0 ? calendar_days(far, base - 1) : calendar_days(base + 1, far);
  bool whole_first = unit == UNIT_QUARTER || grain == GRAIN_SPAN;
  if (whole_first) date_add_reading(date, whole);
  date_add_reading(date, rolling);
  if (unit >= UNIT_YEAR) {
    DateReading months = step < 0 ? calendar_days(far, base) : calendar_days(base, far);
    date_add_reading(date, calendar_days(calendar_period(months.lo, GRAIN_MONTH, 0).lo,
                                         calendar_period(months.hi, GRAIN_MONTH, 0).hi));
  }
  date_add_reading(date, whole);
}

/* ---- named things: "last May", "next Monday", "this summer" ---- */

static void add_month(Date *date, int32_t base, int month, int step) {
  int year = calendar_year_of(base);
  DateReading now = calendar_period(base, GRAIN_MONTH, 0);
  if (step == 0) {
    date_add_reading(date, calendar_months(year, month, 1));
    return;
  }
  for (int y = year - step; y != year + 3 * step; y += step) {
    DateReading reading = calendar_months(y, month, 1);
    if (step < 0 ? reading.hi >= now.lo : reading.lo <= now.hi) continue;
    date_add_reading(date, reading);
    break;
  }
  date_add_reading(date, calendar_months(year + step, month, 1));
}

static void add_season(Date *date, int32_t base, int season, int step) {
  int year = calendar_year_of(base);
  if (step == 0) {
    DateReading before = calendar_season(year - 1, season);
    if (before.hi >= base) date_add_reading(date, before); /* January is still this winter */
    date_add_reading(date, calendar_season(year, season));
    return;
  }
  for (int y = year - 2 * step; y != year + 3 * step; y += step) {
    DateReading reading = calendar_season(y, season);
    if (step < 0 ? reading.hi >= base : reading.lo <= base) continue;
    if (step < 0 ? calendar_season(y + 1, season).hi < base : calendar_season(y - 1, season).lo > base) continue;
    date_add_reading(date, reading);
  }
  date_add_reading(date, calendar_season(year + step, season));
}

static void add_weekday(Date *date, int32_t base, int weekday, int step) {
  int32_t in_week = calendar_week_of(base).lo + weekday;
  if (step == 0) {
    date_add_reading(date, calendar_days(in_week, in_week));
    return;
  }
  int32_t near = step < 0 ? (in_week < base ? in_week : in_week - 7) : (in_week > base ? in_week : in_week + 7);
  date_add_reading(date, calendar_days(near, near));
  date_add_reading(date, calendar_days(in_week + 7 * step, in_week + 7 * step));
}

/* A weekday alone: in news the last one up to today; after "until" or "by" the coming one. */
static unsigned bare_weekday(DateParser *p, unsigned i, Date *date) {
  const DateToken *day = date_token(p, i);
  if (day->kind != TOKEN_WEEKDAY) return 0;
  if (day->ambiguous) {
    const DateToken *dot = date_token(p, i + 1);
    bool marked = (dot->kind == TOKEN_DOT && dot->glued) || (i > 0 && date_kind(p, i - 1) == TOKEN_IN);
    if (!marked || !day->capital) return 0;
  }
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (!has_reference(p)) return i + 1;
  int32_t past = p->reference - (calendar_weekday(p->reference) + 7 - day->value) % 7;
  bool ahead = date_bound_before(p->lex.text, p->lex.length, day->from) == DATE_BY;
  if (ahead) date_add_reading(date, calendar_days(past + 7, past + 7));
  date_add_reading(date, calendar_days(past, past));
  date_add_reading(date, calendar_days(past + 7, past + 7));
  return i + 1;
}

/* "on the 27th": of the month before and after, as far as they have such a day. */
static unsigned bare_day(DateParser *p, unsigned i, Date *date) {
  const DateToken *day = date_token(p, i + 1);
  if (date_kind(p, i) != TOKEN_THE || day->digits == 0 || day->digits > 2 || day->value < 1 || day->value > 31)
    return 0;
  if ((day->kind != TOKEN_ORDINAL && day->kind != TOKEN_NUMBER) || date_number_goes_on(p, i + 1)) return 0;
  if (!date_ends_phrase(p, i + 2) || !date_after_day_word(p->lex.text, date_token(p, i)->from)) return 0;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (!has_reference(p)) return i + 2;
  date_add_nearest_days(date, p->reference, day->value);
  return i + 2;
}

/* "in the fiscal year": the current one, as far as a text without its country can say. */
static unsigned bare_fiscal_year(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + (date_kind(p, i) == TOKEN_THE);
  if (date_kind(p, at) != TOKEN_FISCAL || !date_is_unit(p, at + 1, UNIT_YEAR) || !date_ends_phrase(p, at + 2)) return 0;
  *date = (Date){.grain = GRAIN_YEAR, .relative = true};
  if (has_reference(p)) add_unit(date, p->reference, UNIT_YEAR, 0);
  return at + 2;
}

/* A weekend needs no article: "on weekend". */
static unsigned bare_weekend(DateParser *p, unsigned i, Date *date) {
  if (!date_is_unit(p, i, UNIT_WEEKEND) || date_token(p, i)->to - date_token(p, i)->from > 7) return 0;
  if (!date_ends_phrase(p, i + 1)) return 0;
  *date = (Date){.grain = GRAIN_SPAN, .relative = true};
  if (has_reference(p)) add_unit(date, p->reference, UNIT_WEEKEND, 0);
  return i + 1;
}

/* ---- "today", "the day after tomorrow" ---- */

static unsigned today(DateParser *p, unsigned i, Date *date) {
  int days = 0;
  unsigned at = i + (date_kind(p, i) == TOKEN_THE);
  if (date_is_unit(p, at, UNIT_DAY) && date_kind(p, at + 1) == TOKEN_BOUND) {
    int bound = date_value(p, at + 1);
    days = bound == DATE_AFTER ? 1 : bound == DATE_BEFORE ? -1 : 0;
    at += 2;
    if (!days || date_kind(p, at) != TOKEN_TODAY || sign(date_value(p, at)) != days) return 0;
  } else if (date_kind(p, i) == TOKEN_AGO && date_value(p, i) >= AGO_EARLIER) {
    at = i + 1;
  } else {
    at = i;
  }
  if (date_kind(p, at) != TOKEN_TODAY) return 0;
  days += date_value(p, at++);
  if (date_kind(p, at) == TOKEN_DAYTIME) at++;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (has_reference(p)) date_add_reading(date, calendar_days(p->reference + days, p->reference + days));
  return at;
}

/* ---- what a shift stands before ---- */

static unsigned shift_words(DateParser *p, unsigned i, Shifted *shifted) {
  *shifted = (Shifted){.shift = SHIFT_THIS};
  shifted->the = date_kind(p, i) == TOKEN_THE;
  if (shifted->the) i++;
  if (date_kind(p, i) == TOKEN_SAME) {
    shifted->same = true;
    i++;
  }
  if (date_kind(p, i) == TOKEN_SHIFT) {
    shifted->shifted = true;
    shifted->shift = (TimeShift)date_value(p, i++);
  }
  return i;
}

/* The day from which "the previous year" counts: the date before it in the text, if there is one. */
static bool told_from_before(const Shifted *shifted) {
  return shifted->same || shifted->shift == SHIFT_PREVIOUS || shifted->shift == SHIFT_FOLLOWING;
}

/* "The year", "the day" and the like without more: a period only where nothing describes it ("the day the war began")
 * or where it is what begins or ends ("ended the day lower"). */
static bool stands_alone(DateParser *p, unsigned i, unsigned unit) {
  const DateToken *token = date_token(p, unit);
  size_t length = token->to - token->from;
  if (length > 3 && (p->lex.text[token->to - 1] | 0x20) == 's') return false; /* "the years to come" */
  if (p->mod != DATE_PLAIN) return true;
  switch (date_kind(p, unit + 1)) {
    case TOKEN_END:
    case TOKEN_DOT:
    case TOKEN_COMMA:
    case TOKEN_IN: return true;
    default: return date_after_ending(p->lex.text, date_token(p, i)->from);
  }
}

static unsigned shifted_unit(DateParser *p, unsigned start, unsigned i, const Shifted *shifted, Date *date) {
  int count = 1;
  unsigned at = i, number = date_cardinal(p, i, &count);
  bool few = date_kind(p, at) == TOKEN_FEW;
  if (few) {
    count = date_value(p, at++);
    if (date_kind(p, at) == TOKEN_OF) at++;
  } else if (number) {
    at = number;
  } else {
    count = 1;
  }
  if (date_kind(p, at) == TOKEN_DASH) at++;
  if (date_kind(p, at) == TOKEN_FISCAL) at++;
  if (date_kind(p, at) == TOKEN_OTHER && (number || few)) at++; /* "the past five trading days" */
  if (date_kind(p, at) != TOKEN_UNIT || date_value(p, at) < UNIT_DAY) return 0;
  TimeUnit unit = (TimeUnit)date_value(p, at++);
  if (!shifted->shifted && !shifted->same && (number || few || !stands_alone(p, start, at - 1))) return 0;
  if (shifted->shifted && step_of(shifted->shift) == 0 && (number || few)) return 0;
  if (count < 0 || count > 1000) return 0;
  *date = (Date){.grain = (uint8_t)grain_of_unit(unit), .relative = true};
  int step = step_of(shifted->shift);
  Date before;
  if (told_from_before(shifted) && date_before(p, false, &before) && before.readings && count == 1) {
    add_unit(date, step < 0 ? before.reading[0].lo : before.reading[0].hi, unit, step);
  } else if (!shifted->shifted && unit == UNIT_DAY && date_before(p, true, &before)) {
    if (has_reference(p)) add_unit(date, p->reference, unit, 0);
    add_unit(date, before.reading[0].lo, unit, 0);
  }
  if (!has_reference(p) || count == 0) return at;
  if (count == 1) add_unit(date, p->reference, unit, step);
  if (count > 1 || (unit >= UNIT_DECADE && step && !few)) add_units(date, p->reference, unit, count, step);
  if (few) date->mod = DATE_ABOUT;
  return at;
}

static unsigned shifted_name(DateParser *p, unsigned i, const Shifted *shifted, Date *date) {
  static const unsigned char grains[] = {[TOKEN_MONTH] = GRAIN_MONTH,
                                         [TOKEN_WEEKDAY] = GRAIN_DAY,
                                         [TOKEN_SEASON] = GRAIN_SPAN,
                                         [TOKEN_DAYTIME] = GRAIN_DAY};
  DateTokenKind kind = date_kind(p, i);
  if (!shifted->shifted) return 0;
  if (kind != TOKEN_MONTH && kind != TOKEN_WEEKDAY && kind != TOKEN_SEASON && kind != TOKEN_DAYTIME) return 0;
  int value = date_value(p, i), step = step_of(shifted->shift);
  *date = (Date){.grain = grains[kind], .relative = true};
  if (date_token(p, i)->ambiguous && !date_token(p, i)->capital && shifted->shift == SHIFT_THIS) return 0;
  if (kind == TOKEN_MONTH && (date_kind(p, i + 1) == TOKEN_NUMBER || date_kind(p, i + 1) == TOKEN_ORDINAL)) return 0;
  if (!has_reference(p)) return i + 1;
  if (kind == TOKEN_MONTH)
    add_month(date, p->reference, value, step);
  else if (kind == TOKEN_WEEKDAY)
    add_weekday(date, p->reference, value, step);
  else if (kind == TOKEN_SEASON)
    add_season(date, p->reference, value, step);
  else
    date_add_reading(date, calendar_days(p->reference + step, p->reference + step));
  return i + 1;
}

/* "next 6th of April", "last March 5": a day and a month on the side that the shift says. */
static unsigned shifted_day(DateParser *p, unsigned i, const Shifted *shifted, Date *date) {
  DatePart part;
  int step = step_of(shifted->shift);
  if (!shifted->shifted || !step) return 0;
  unsigned after = date_part(p, i, &part);
  if (!after || part.grain != GRAIN_DAY || part.year != DATE_UNSAID) return 0;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (!has_reference(p)) return after;
  DateReading reading;
  int year = calendar_year_of(p->reference);
  for (int y = year - step; y != year + 9 * step && !date->readings; y += step)
    if (date_part_in(&part, y, &reading) && (step < 0 ? reading.lo < p->reference : reading.lo > p->reference))
      date_add_reading(date, reading);
  return date->readings ? after : 0;
}

/* ---- "two years ago", "a year earlier" ---- */

static void add_ago(Date *date, int32_t day, TimeUnit unit) {
  DateGrain grain = grain_of_unit(unit);
  bool exact_first = unit <= UNIT_WEEK;
  date->grain = (uint8_t)(exact_first ? GRAIN_DAY : grain);
  if (exact_first) date_add_reading(date, calendar_days(day, day));
  if (grain != GRAIN_SPAN) date_add_reading(date, calendar_period(day, grain, 0));
  if (unit >= UNIT_MONTH) date_add_reading(date, calendar_period(day, GRAIN_MONTH, 0));
  if (unit >= UNIT_MONTH) date_add_reading(date, calendar_days(day, day));
}

static bool duration_end(int32_t day, const Duration *duration, int step, int32_t *moved) {
  if (duration->seconds > 0 || duration->months > 12 * 5000.0 || duration->days > 365 * 5000.0) return false;
  *moved = calendar_add_months(day, step * (int)duration->months) + step * (int32_t)duration->days;
  return true;
}

/* The same stretch of an earlier or a later year: "a year earlier" after "the first two months of 2024". */
static DateReading moved_reading(DateReading reading, const Duration *duration, int step) {
  DateReading moved = reading;
  int months = step * (int)duration->months;
  int32_t days = step * (int32_t)duration->days;
  if (reading.lo != DATE_OPEN_LO) moved.lo = calendar_add_months(reading.lo, months) + days;
  if (reading.hi != DATE_OPEN_HI) moved.hi = calendar_add_months(reading.hi + 1, months) - 1 + days;
  return moved;
}

static unsigned ago(DateParser *p, unsigned i, Date *date) {
  Duration duration;
  p->ago = true;
  unsigned at = date_duration(p, i, &duration);
  p->ago = false;
  if (!at || date_kind(p, at) != TOKEN_AGO || date_kind(p, at - 1) != TOKEN_UNIT) return 0;
  int kind = date_value(p, at), step = kind == AGO_LATER ? 1 : -1;
  TimeUnit unit = (TimeUnit)date_value(p, at - 1);
  int32_t day;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (unit < UNIT_DAY || !duration_end(0, &duration, step, &day)) return 0;
  date->grain = (uint8_t)grain_of_unit(unit);
  if (duration.comparator == COMPARATOR_ABOUT) return at + 1; /* "a few years ago" names no period */
  Date before;
  if (kind >= AGO_EARLIER && date_before(p, false, &before)) {
    date->grain = before.grain;
    for (size_t k = 0; k < before.readings; k++)
      date_add_reading(date, moved_reading(before.reading[k], &duration, step));
    return at + 1;
  }
  if (has_reference(p) && duration_end(p->reference, &duration, step, &day)) add_ago(date, day, unit);
  return at + 1;
}

/* ---- "the same period last year" ---- */

static DateReading in_year(DateReading reading, int years) {
  Duration shift = {.months = 12 * (years < 0 ? -years : years)};
  return moved_reading(reading, &shift, years < 0 ? -1 : 1);
}

/* "for 10 days from 18 December": the day it begins with counted, else not. */
static unsigned days_from(DateParser *p, unsigned i, Date *date) {
  Duration duration;
  DatePart part;
  unsigned at = date_duration(p, i, &duration);
  if (!at || date_kind(p, at) != TOKEN_FROM || duration.months > 0 || duration.seconds > 0 || duration.days > 1000)
    return 0;
  unsigned after = date_part(p, at + 1, &part);
  if (!after || part.grain != GRAIN_DAY || !date_resolve(p, &part, NULL, date)) return 0;
  Date first = *date;
  date->readings = 0;
  date->grain = GRAIN_SPAN;
  int32_t days = (int32_t)duration.days;
  for (size_t k = 0; k < first.readings && k < 2; k++) {
    date_add_reading(date, calendar_days(first.reading[k].lo, first.reading[k].lo + days - 1));
    date_add_reading(date, calendar_days(first.reading[k].lo, first.reading[k].lo + days));
  }
  return after;
}

static unsigned same_period(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + (date_kind(p, i) == TOKEN_THE);
  if (date_kind(p, at) != TOKEN_SAME || date_kind(p, at + 1) != TOKEN_PERIOD) return 0;
  unsigned end = at + 2;
  at = end;
  if (date_kind(p, at) == TOKEN_OF || date_kind(p, at) == TOKEN_IN || date_kind(p, at) == TOKEN_COMMA) at++;
  DatePart year = {.year = DATE_UNSAID};
  bool previous = date_kind(p, at + (date_kind(p, at) == TOKEN_THE)) == TOKEN_SHIFT &&
                  date_value(p, at + (date_kind(p, at) == TOKEN_THE)) == SHIFT_PREVIOUS;
  unsigned after = date_year(p, at, &year);
  Date before = {0};
  bool known = date_before(p, false, &before) && before.readings;
  *date = (Date){.grain = known ? before.grain : GRAIN_YEAR, .relative = true};
  for (size_t k = 0; known && k < before.readings; k++) {
    int its_year = calendar_year_of(before.reading[k].lo);
    int wanted = !after ? its_year : previous ? its_year - 1 : year.year;
    if (wanted > 0) date_add_reading(date, in_year(before.reading[k], wanted - its_year));
  }
  if (after && year.year > 0 && !previous) date_add_reading(date, calendar_years(year.year, year.year));
  return after ? after : end;
}

/* "later this year", "earlier this month", "later in the week". */
static unsigned part_of_now(DateParser *p, unsigned i, Date *date) {
  if (date_kind(p, i) != TOKEN_AGO || date_value(p, i) < AGO_EARLIER) return 0;
  unsigned at = i + 1 + (date_kind(p, i + 1) == TOKEN_IN);
  Shifted shifted;
  unsigned after = shift_words(p, at, &shifted);
  if (after == at || step_of(shifted.shift)) return 0;
  uint8_t outer = p->mod;
  p->mod = DATE_LATE;
  after = shifted_unit(p, at, after, &shifted, date);
  p->mod = outer;
  if (!after || !date->readings || !has_reference(p)) return after;
  DateReading whole = date->reading[0];
  date->mod = date_value(p, i) == AGO_LATER ? DATE_LATE : DATE_EARLY;
  if (date->mod == DATE_LATE && p->reference < whole.hi)
    date_add_reading(date, calendar_days(p->reference + 1, whole.hi));
  if (date->mod == DATE_LATE && date->grain == GRAIN_YEAR)
    date_add_reading(date, calendar_days(calendar_period(p->reference, GRAIN_QUARTER, 0).lo, whole.hi));
  return after;
}

unsigned date_relative(DateParser *p, unsigned i, Date *date) {
  unsigned after = today(p, i, date);
  if (!after) after = same_period(p, i, date);
  if (!after) after = part_of_now(p, i, date);
  if (!after) after = ago(p, i, date);
  if (!after) after = days_from(p, i, date);
  if (after) return after;
  Shifted shifted;
  unsigned at = shift_words(p, i, &shifted);
  if (at > i) after = shifted_unit(p, i, at, &shifted, date);
  if (!after && at > i) after = shifted_name(p, at, &shifted, date);
  if (!after && at > i) after = shifted_day(p, at, &shifted, date);
  if (!after) after = bare_day(p, i, date);
  if (!after) after = bare_weekend(p, i, date);
  if (!after) after = bare_fiscal_year(p, i, date);
  return after ? after : bare_weekday(p, i, date);
}
