/* A length of time from now or from the date before: "two years ago", "a year earlier", "10 days from 18 December"; and
 * the period before moved to another year: "the same period last year". */
#include "text/date_parts.h"

static void add_ago(Date *date, int32_t day, TimeUnit unit) {
  DateGrain grain = date_grain_of_unit(unit);
  bool exact_first = unit < UNIT_MONTH;
  date->grain = (uint8_t)(exact_first ? GRAIN_DAY : grain);
  if (exact_first) date_add_reading(date, calendar_days(day, day));
  if (grain != GRAIN_SPAN) date_add_reading(date, calendar_period(day, grain, 0));
  if (unit > UNIT_YEAR) date_add_reading(date, calendar_period(day, GRAIN_YEAR, 0));
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

/* "two weeks from now", "a year from today". */
static unsigned from_now(DateParser *p, unsigned at, const Duration *length, Date *date) {
  bool now = date_kind(p, at) == TOKEN_FROM && date_kind(p, at + 1) == TOKEN_TODAY && date_value(p, at + 1) == 0;
  if (!now || date_kind(p, at - 1) != TOKEN_UNIT || date_value(p, at - 1) < UNIT_DAY) return 0;
  TimeUnit unit = (TimeUnit)date_value(p, at - 1);
  int32_t day;
  *date = (Date){.grain = (uint8_t)date_grain_of_unit(unit), .relative = true};
  bool known = date_has_reference(p) && length->comparator != COMPARATOR_ABOUT;
  if (known && duration_end(date_reference(p), length, 1, &day)) add_ago(date, day, unit);
  return at + 2;
}

/* "ago", "earlier"; "before" and "after" where nothing follows them: "up from a year before." */
static bool told_by(DateParser *p, unsigned at, int *kind) {
  const DateToken *token = date_token(p, at);
  *kind = token->value;
  if (token->kind == TOKEN_AGO) return true;
  *kind = token->value == DATE_BEFORE ? AGO_EARLIER : AGO_LATER;
  bool side = token->kind == TOKEN_BOUND && (token->value == DATE_BEFORE || token->value == DATE_AFTER);
  return side && date_ends_phrase(p, at + 1);
}

/* "ago", "earlier" behind a length of time that ends before token `at`. */
static unsigned ago(DateParser *p, unsigned at, const Duration *length, Date *date) {
  Duration duration = *length;
  if (date_token_is(p, at + 1, "than")) return 0; /* "later than planned" */
  int kind;
  if (date_kind(p, at - 1) != TOKEN_UNIT || !told_by(p, at, &kind)) return 0;
  int step = kind == AGO_LATER ? 1 : -1;
  TimeUnit unit = (TimeUnit)date_value(p, at - 1);
  int32_t day;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (unit > UNIT_QUARTER && (int)duration.months % 12) unit = UNIT_MONTH; /* "half a year ago" */
  if (unit < UNIT_DAY || !duration_end(0, &duration, step, &day)) return 0;
  date->grain = (uint8_t)date_grain_of_unit(unit);
  if (duration.comparator == COMPARATOR_ABOUT) return at + 1; /* "a few years ago" names no period */
  if (kind >= AGO_EARLIER && p->nested) return at + 1;
  Date before;
  if (kind >= AGO_EARLIER && date_before(p, false, &before)) {
    date->grain = before.grain;
    for (size_t k = 0; k < before.readings; k++)
      date_add_reading(date, moved_reading(before.reading[k], &duration, step));
    return at + 1;
  }
  if (date_has_reference(p) && duration_end(date_reference(p), &duration, step, &day)) add_ago(date, day, unit);
  return at + 1;
}

static DateReading in_year(DateReading reading, int years) {
  Duration shift = {.months = 12 * (years < 0 ? -years : years)};
  return moved_reading(reading, &shift, years < 0 ? -1 : 1);
}

/* "for 10 days from 18 December": the day it begins with counted, else not; "10 days from 18 December" is the last. */
static unsigned days_from(DateParser *p, unsigned i, unsigned at, const Duration *length, Date *date) {
  Duration duration = *length;
  DatePart part;
  if (date_kind(p, at) != TOKEN_FROM || duration.months > 0 || duration.seconds > 0 || duration.days > 1000) return 0;
  unsigned after = date_part(p, at + 1, &part);
  if (!after || part.grain != GRAIN_DAY || !date_resolve(p, &part, NULL, date)) return 0;
  bool lasts = i > 0 ? date_kind(p, i - 1) == TOKEN_OTHER : date_after_ending(p->lex.text, date_token(p, i)->from);
  Date first = *date;
  date->readings = 0;
  date->grain = GRAIN_SPAN;
  int32_t days = (int32_t)duration.days;
  for (size_t k = 0; k < first.readings && k < 2; k++) {
    if (!lasts) date_add_reading(date, calendar_days(first.reading[k].lo + days, first.reading[k].lo + days));
    if (!lasts) continue;
    date_add_reading(date, calendar_days(first.reading[k].lo, first.reading[k].lo + days - 1));
    date_add_reading(date, calendar_days(first.reading[k].lo, first.reading[k].lo + days));
  }
  return after;
}

/* "the year before", "the day after": of the date before. */
static unsigned unit_before(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + 1;
  int kind;
  if (date_kind(p, i) != TOKEN_THE || date_kind(p, at) != TOKEN_UNIT || date_value(p, at) < UNIT_DAY) return 0;
  if (date_kind(p, at + 1) != TOKEN_BOUND || !told_by(p, at + 1, &kind)) return 0;
  TimeUnit unit = (TimeUnit)date_value(p, at);
  Date before;
  *date = (Date){.grain = (uint8_t)date_grain_of_unit(unit), .relative = true};
  if (p->nested) return at + 2;
  bool earlier = kind == AGO_EARLIER;
  if (date_before(p, unit == UNIT_DAY, &before))
    date_add_unit(date, earlier ? before.reading[0].lo : before.reading[0].hi, unit, earlier ? -1 : 1);
  else if (date_has_reference(p))
    date_add_unit(date, date_reference(p), unit, earlier ? -1 : 1);
  return at + 2;
}

/* "of 2021", "last year", "a year earlier" behind "the same month": the year meant, told from `base`. */
static unsigned its_year(DateParser *p, unsigned at, int base, int *wanted) {
  int kind;
  at += date_kind(p, at) == TOKEN_OF || date_kind(p, at) == TOKEN_IN || date_kind(p, at) == TOKEN_COMMA;
  bool one = date_kind(p, at) == TOKEN_A || (date_kind(p, at) == TOKEN_CARDINAL && date_value(p, at) == 1);
  if (one && date_is_unit(p, at + 1, UNIT_YEAR) && told_by(p, at + 2, &kind)) {
    *wanted = base + (kind == AGO_LATER || kind == AGO_AFTER_NOW ? 1 : -1);
    return at + 3;
  }
  DatePart year = {.year = DATE_UNSAID};
  unsigned after = date_year(p, at, &year);
  *wanted = year.year;
  return year.year == DATE_UNSAID ? 0 : after;
}

/* "the week after next", "the year before last". */
static unsigned after_next(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + (date_kind(p, i) == TOKEN_THE);
  DateTokenKind kind = date_kind(p, at);
  bool unit = kind == TOKEN_UNIT && date_value(p, at) >= UNIT_DAY;
  if ((!unit && kind != TOKEN_WEEKDAY) || date_kind(p, at + 1) != TOKEN_BOUND || date_kind(p, at + 2) != TOKEN_SHIFT)
    return 0;
  bool on = date_value(p, at + 1) == DATE_AFTER && date_value(p, at + 2) == SHIFT_NEXT;
  bool back = date_value(p, at + 1) == DATE_BEFORE && date_value(p, at + 2) == SHIFT_LAST;
  bool goes_on = date_kind(p, at + 3) == TOKEN_UNIT || date_kind(p, at + 3) == TOKEN_WEEKDAY; /* "before last week" */
  if ((!on && !back) || goes_on) return 0;
  *date =
      (Date){.grain = (uint8_t)(unit ? date_grain_of_unit((TimeUnit)date_value(p, at)) : GRAIN_DAY), .relative = true};
  if (!date_has_reference(p)) return at + 3;
  int step = on ? 2 : -2;
  int32_t day = calendar_week_of(date_reference(p) + 7 * step).lo + date_value(p, at);
  if (unit)
    date_add_unit(date, date_reference(p), (TimeUnit)date_value(p, at), step);
  else
    date_add_reading(date, calendar_days(day, day));
  return at + 3;
}

/* "the same month last year", "the corresponding quarter of 2021": the one of the date before, or of today. */
static unsigned same_unit(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + (date_kind(p, i) == TOKEN_THE), unit_at = at + 1;
  if (date_kind(p, at) != TOKEN_SAME || date_kind(p, unit_at) != TOKEN_UNIT) return 0;
  DateGrain grain = date_grain_of_unit((TimeUnit)date_value(p, unit_at));
  if (grain != GRAIN_DAY && grain != GRAIN_WEEK && grain != GRAIN_MONTH && grain != GRAIN_QUARTER) return 0;
  int year;
  if (!its_year(p, unit_at + 1, 2000, &year)) return 0;
  Date before;
  bool told = date_before(p, false, &before), known = told || date_has_reference(p);
  DateReading now = calendar_period(told ? before.reading[0].lo : known ? date_reference(p) : 0, grain, 0);
  unsigned after = its_year(p, unit_at + 1, calendar_year_of(now.hi), &year);
  *date = (Date){.grain = (uint8_t)grain, .relative = true};
  if (p->nested || year < 0 || !known) return after;
  DateReading then = in_year(now, year - calendar_year_of(now.hi));
  date_add_reading(date, grain == GRAIN_WEEK ? calendar_week_of(then.lo + 3) : then);
  return after;
}

/* "the year-earlier period", "the year-ago quarter": the date before, a year earlier. */
static unsigned year_earlier(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + (date_kind(p, i) == TOKEN_THE), ago_at = at + 1 + (date_kind(p, at + 1) == TOKEN_DASH);
  if (!date_is_unit(p, at, UNIT_YEAR) || date_kind(p, ago_at) != TOKEN_AGO) return 0;
  int kind = date_value(p, ago_at);
  unsigned what = ago_at + 1 + (date_kind(p, ago_at + 1) == TOKEN_DASH);
  bool unit = date_kind(p, what) == TOKEN_UNIT && date_value(p, what) >= UNIT_DAY;
  if ((kind != AGO_BEFORE_NOW && kind != AGO_EARLIER) || (!unit && date_kind(p, what) != TOKEN_PERIOD)) return 0;
  Date before;
  *date = (Date){.grain = GRAIN_YEAR, .relative = true};
  if (unit) date->grain = (uint8_t)date_grain_of_unit((TimeUnit)date_value(p, what));
  if (date_before(p, false, &before)) {
    date->grain = before.grain;
    for (size_t k = 0; k < before.readings; k++) date_add_reading(date, in_year(before.reading[k], -1));
  } else if (unit && date_has_reference(p) && !p->nested) {
    date_add_unit(date, calendar_add_months(date_reference(p), -12), (TimeUnit)date_value(p, what), 0);
  }
  return what + 1;
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
  bool known = date_before(p, false, &before) && before.readings && (after || !p->before[false].against);
  *date = (Date){.grain = known ? before.grain : GRAIN_YEAR, .relative = true};
  for (size_t k = 0; known && k < before.readings; k++) {
    int its_year = calendar_year_of(before.reading[k].lo);
    int wanted = !after ? its_year : previous ? its_year - 1 : year.year;
    if (wanted > 0) date_add_reading(date, in_year(before.reading[k], wanted - its_year));
  }
  if (after && year.year > 0 && !previous) date_add_reading(date, calendar_years(year.year, year.year));
  return after ? after : end;
}

unsigned date_ago(DateParser *p, unsigned i, Date *date) {
  unsigned after = same_period(p, i, date);
  if (!after) after = same_unit(p, i, date);
  if (!after) after = unit_before(p, i, date);
  if (!after) after = after_next(p, i, date);
  if (!after) after = year_earlier(p, i, date);
  if (after) return after;
  Duration length;
  p->ago = true;
  unsigned at = date_duration(p, i, &length);
  p->ago = false;
  if (!at) return 0;
  after = ago(p, at, &length, date);
  if (!after) after = from_now(p, at, &length, date);
  return after ? after : days_from(p, i, at, &length, date);
}
