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

static int sign(int value) { return (value > 0) - (value < 0); }

/* ---- several units: "the last five years", "the next two quarters" ---- */

static int32_t move(int32_t day, TimeUnit unit, int count) {
  static const short months[] = {
      [UNIT_MONTH] = 1, [UNIT_QUARTER] = 3, [UNIT_YEAR] = 12, [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200};
  static const short days[] = {
      [UNIT_DAY] = 1, [UNIT_WORKDAY] = 1, [UNIT_WEEKEND] = 7, [UNIT_WEEK] = 7, [UNIT_FORTNIGHT] = 14};
  return unit >= UNIT_MONTH ? calendar_add_months(day, count * months[unit]) : day + count * days[unit];
}

static void add_units(Date *date, int32_t base, TimeUnit unit, int count, int step) {
  DateGrain grain = date_grain_of_unit(unit);
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
  if (date_kind(p, at) != TOKEN_TODAY || date_token(p, at)->to - date_token(p, at)->from < 5) return 0; /* not "now" */
  days += date_value(p, at++);
  if (date_kind(p, at) == TOKEN_DAYTIME) at++;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (date_has_reference(p)) date_add_reading(date, calendar_days(date_reference(p) + days, date_reference(p) + days));
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
    if (date_token_is(p, i, "that")) shifted->same = true; /* "that year": the one spoken of */
    shifted->shifted = true;
    shifted->shift = (TimeShift)date_value(p, i++);
  }
  return i;
}

/* The day from which "the previous year" counts: the date before it in the text, if there is one. */
static bool told_from_before(const Shifted *shifted) {
  return shifted->same || shifted->shift == SHIFT_PREVIOUS || shifted->shift == SHIFT_FOLLOWING;
}

/* "five", "few", "five trading": how many units; 1 when no number stands there, 0 when it cannot be told. */
static unsigned count_words(DateParser *p, unsigned i, int *count, int *least, bool *few) {
  unsigned at = date_cardinal(p, i, count);
  *least = *count;
  bool or = at && (date_kind(p, at) == TOKEN_DASH || date_kind(p, at) == TOKEN_TO || date_token_is(p, at, "or"));
  int most;
  unsigned end = or ? date_cardinal(p, at + 1, &most) : 0;
  if (end && most > *count) { /* "the next three to five years" */
    *count = most;
    *few = true;
    return end;
  }
  *few = date_kind(p, i) == TOKEN_FEW;
  if (*few) {
    *count = *least = date_value(p, i);
    at = i + 1 + (date_kind(p, i + 1) == TOKEN_OF);
  }
  if (at && date_kind(p, at) == TOKEN_OTHER) return at + 1; /* "the past five trading days" */
  if (!at) *count = 1;
  return at ? at : i;
}

/* The readings that the date before gives, where the words tell from it: "the previous year", "the day". */
static void add_from_before(DateParser *p, const Shifted *shifted, TimeUnit unit, Date *date) {
  Date before;
  int step = date_step_of(shifted->shift);
  if (told_from_before(shifted)) {
    if (date_before(p, false, &before))
      date_add_unit(date, step < 0 ? before.reading[0].lo : before.reading[0].hi, unit, step);
  } else if (!shifted->shifted && unit == UNIT_DAY && date_before(p, true, &before)) {
    if (date_has_reference(p)) date_add_unit(date, date_reference(p), unit, 0);
    date_add_unit(date, before.reading[0].lo, unit, 0);
  }
}

/* "said over the weekend", read in the first half of a week: the one before. */
static bool was_over(DateParser *p, unsigned start) {
  enum { WEDNESDAY = 2 };
  static const char over[] = "over ";
  const size_t length = sizeof over - 1, from = date_token(p, start)->from;
  return from >= length && (p->lex.text[from - length] | 0x20) == 'o' &&
         memcmp(p->lex.text + from - length + 1, over + 1, length - 1) == 0 &&
         calendar_weekday(date_reference(p)) <= WEDNESDAY;
}

static unsigned shifted_unit(DateParser *p, unsigned start, unsigned i, const Shifted *shifted, Date *date) {
  int count = 1, least = 1, step = date_step_of(shifted->shift);
  bool few = false;
  unsigned at = count_words(p, i, &count, &least, &few);
  bool counted = at > i;
  if (date_kind(p, at) == TOKEN_DASH) at++;
  if (date_kind(p, at) == TOKEN_FISCAL) at++;
  if (date_kind(p, at) != TOKEN_UNIT || date_value(p, at) < UNIT_DAY || count < 0 || count > 1000) return 0;
  TimeUnit unit = (TimeUnit)date_value(p, at);
  if (!shifted->shifted && !shifted->same && (counted || !date_stands_alone(p, start, at))) return 0;
  bool plural = count == 1 && (p->lex.text[date_token(p, at)->to - 1] | 0x20) == 's';
  if (shifted->shifted && step == 0 && (counted || plural)) return 0; /* "said that years of" */
  *date = (Date){.grain = (uint8_t)date_grain_of_unit(unit), .relative = true, .mod = few ? DATE_ABOUT : DATE_PLAIN};
  if (plural && !counted && step) { /* "in coming months" */
    date->mod = DATE_ABOUT;
    return at + 1;
  }
  if (p->nested && (told_from_before(shifted) || (!shifted->shifted && unit == UNIT_DAY))) return at + 1;
  if (count == 1) add_from_before(p, shifted, unit, date);
  if (!date_has_reference(p) || count == 0) return at + 1;
  if (unit == UNIT_WEEKEND && count == 1 && !shifted->shifted && shifted->the && was_over(p, start)) step = -1;
  bool rolling = count > 1 || (unit >= UNIT_DECADE && step != 0); /* "over the next decade" */
  if (rolling) add_units(date, date_reference(p), unit, count, step);
  if (few && least > 0 && least < count) add_units(date, date_reference(p), unit, least, step);
  if (count == 1) date_add_unit(date, date_reference(p), unit, step);
  if (count == 1 && step == 0 && unit == UNIT_WEEK && calendar_weekday(date_reference(p)) == 6)
    date_add_unit(date, date_reference(p), unit, 1); /* a Sunday may begin the week */
  return at + 1;
}

static unsigned shifted_name(DateParser *p, unsigned i, const Shifted *shifted, Date *date) {
  static const unsigned char grains[] = {[TOKEN_MONTH] = GRAIN_MONTH,
                                         [TOKEN_WEEKDAY] = GRAIN_DAY,
                                         [TOKEN_SEASON] = GRAIN_SPAN,
                                         [TOKEN_DAYTIME] = GRAIN_DAY};
  DateTokenKind kind = date_kind(p, i);
  if (!shifted->shifted) return 0;
  if (kind != TOKEN_MONTH && kind != TOKEN_WEEKDAY && kind != TOKEN_SEASON && kind != TOKEN_DAYTIME) return 0;
  int value = date_value(p, i), step = date_step_of(shifted->shift);
  *date = (Date){.grain = grains[kind], .relative = true};
  if (date_token(p, i)->ambiguous && !date_token(p, i)->capital && shifted->shift == SHIFT_THIS) return 0;
  if (kind == TOKEN_MONTH && (date_kind(p, i + 1) == TOKEN_NUMBER || date_kind(p, i + 1) == TOKEN_ORDINAL)) return 0;
  if (!date_has_reference(p)) return i + 1;
  if (kind == TOKEN_MONTH)
    add_month(date, date_reference(p), value, step);
  else if (kind == TOKEN_WEEKDAY)
    add_weekday(date, date_reference(p), value, step);
  else if (kind == TOKEN_SEASON)
    add_season(date, date_reference(p), value, step);
  else
    date_add_reading(date, calendar_days(date_reference(p) + step, date_reference(p) + step));
  return i + 1;
}

/* "next 6th of April", "last March 5": a day and a month on the side that the shift says. */
static unsigned shifted_day(DateParser *p, unsigned i, const Shifted *shifted, Date *date) {
  DatePart part;
  int step = date_step_of(shifted->shift);
  if (!shifted->shifted || !step) return 0;
  unsigned after = date_part(p, i, &part);
  if (!after || part.grain != GRAIN_DAY || part.year != DATE_UNSAID) return 0;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (!date_has_reference(p)) return after;
  DateReading reading;
  int year = calendar_year_of(date_reference(p));
  for (int y = year - step; y != year + 9 * step && !date->readings; y += step)
    if (date_part_in(&part, y, &reading) &&
        (step < 0 ? reading.lo < date_reference(p) : reading.lo > date_reference(p)))
      date_add_reading(date, reading);
  return date->readings ? after : 0;
}

/* "later this year", "earlier this month", "later in the week". */
static unsigned part_of_now(DateParser *p, unsigned i, Date *date) {
  if (date_kind(p, i) != TOKEN_AGO || date_value(p, i) < AGO_EARLIER) return 0;
  unsigned at = i + 1 + (date_kind(p, i + 1) == TOKEN_IN);
  Shifted shifted;
  unsigned after = shift_words(p, at, &shifted);
  if (after == at || date_step_of(shifted.shift)) return 0;
  uint8_t outer = p->mod;
  p->mod = DATE_LATE;
  after = shifted_unit(p, at, after, &shifted, date);
  p->mod = outer;
  if (!after || !date->readings || !date_has_reference(p)) return after;
  DateReading whole = date->reading[0];
  date->mod = date_value(p, i) == AGO_LATER ? DATE_LATE : DATE_EARLY;
  if (date->mod == DATE_LATE && date_reference(p) < whole.hi)
    date_add_reading(date, calendar_days(date_reference(p) + 1, whole.hi));
  if (date->mod == DATE_LATE && date->grain == GRAIN_YEAR)
    date_add_reading(date, calendar_days(calendar_period(date_reference(p), GRAIN_QUARTER, 0).lo, whole.hi));
  return after;
}

unsigned date_relative(DateParser *p, unsigned i, Date *date) {
  Shifted shifted;
  unsigned after = 0;
  if (date_kind(p, i) != TOKEN_SHIFT) { /* none of these begins with "last" */
    after = today(p, i, date);
    if (!after) after = date_ago(p, i, date);
    if (!after) after = part_of_now(p, i, date);
    if (after) return after;
  }
  unsigned at = shift_words(p, i, &shifted);
  if (at > i) after = shifted_unit(p, i, at, &shifted, date);
  if (!after && at > i) after = shifted_name(p, at, &shifted, date);
  if (!after && at > i) after = shifted_day(p, at, &shifted, date);
  return after ? after : date_bare(p, i, date);
}
