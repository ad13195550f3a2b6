/* Parts of periods, counted from the front or the back: "the first two months of 2024", "the last week of March", "the
 * early years of the twenty-first century"; and China's five-year plans, which are named by their number. */
#include <string.h>

#include "text/date_parts.h"

static bool grain_of(DateParser *p, unsigned i, DateGrain *grain) {
  static const signed char grains[] = {[UNIT_SECOND] = -1,
                                       [UNIT_MINUTE] = -1,
                                       [UNIT_HOUR] = -1,
                                       [UNIT_DAY] = GRAIN_DAY,
                                       [UNIT_WORKDAY] = -1,
                                       [UNIT_WEEKEND] = -1,
                                       [UNIT_WEEK] = GRAIN_WEEK,
                                       [UNIT_FORTNIGHT] = -1,
                                       [UNIT_MONTH] = GRAIN_MONTH,
                                       [UNIT_QUARTER] = GRAIN_QUARTER,
                                       [UNIT_YEAR] = GRAIN_YEAR,
                                       [UNIT_DECADE] = GRAIN_DECADE,
                                       [UNIT_CENTURY] = GRAIN_CENTURY};
  if (date_kind(p, i) != TOKEN_UNIT || grains[date_value(p, i)] < 0) return false;
  *grain = (DateGrain)grains[date_value(p, i)];
  return true;
}

/* Halves of anything but a year, whose halves date_part reads. */
static bool half_of(const Date *whole, DateReading reading, int half, DateReading *part) {
  static const struct {
    uint8_t whole, unit;
    int count;
  } halves[] = {{GRAIN_MONTH, GRAIN_DAY, 15},
                {GRAIN_QUARTER, GRAIN_DAY, 45},
                {GRAIN_DECADE, GRAIN_YEAR, 5},
                {GRAIN_CENTURY, GRAIN_YEAR, 50},
                {GRAIN_YEAR, GRAIN_MONTH, 6}};
  for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
    if (halves[i].whole != whole->grain) continue;
    if (!calendar_part(reading, (DateGrain)halves[i].unit, 0, halves[i].count, part)) return false;
    if (half == 2) *part = calendar_days(part->hi + 1, reading.hi);
    return true;
  }
  return false;
}

/* "the first Friday of July": the n-th such day from the front or the back of a period. */
static bool nth_weekday(DateReading whole, int weekday, int index, DateReading *part) {
  int32_t first = whole.lo + (weekday - calendar_weekday(whole.lo) + 7) % 7;
  int32_t last = whole.hi - (calendar_weekday(whole.hi) - weekday + 7) % 7;
  int32_t day = index >= 0 ? first + 7 * index : last + 7 * (index + 1);
  *part = calendar_days(day, day);
  return day >= whole.lo && day <= whole.hi;
}

static unsigned container(DateParser *p, unsigned i, Date *whole) {
  uint8_t mod = DATE_PLAIN;
  unsigned at = date_part_word(p, i, &mod), after = date_relative(p, at, whole);
  DatePart part;
  if (after) return after;
  if (date_kind(p, at) == TOKEN_THE) at++;
  after = date_part(p, at, &part);
  return after && part.grain != GRAIN_DAY && date_resolve(p, &part, NULL, whole) ? after : 0;
}

typedef struct Count {
  int index; /* as calendar_part takes it */
  int count;
  DateGrain grain;
  bool half, dashed; /* "first-half profit" */
  bool article;      /* "the" stands before it */
  int8_t weekday;    /* 1 (Monday) to 7, or 0 */
  bool day;          /* only "the 20th": of a month */
} Count;

/* "first", "second", "last", "5th last": from which end, and how far. */
static unsigned place(DateParser *p, unsigned i, int *ordinal, Count *count) {
  *ordinal = 0;
  *count = (Count){.count = 1};
  if (date_kind(p, i) == TOKEN_THE) i++;
  unsigned at = date_ordinal(p, i, ordinal);
  if (!at) *ordinal = 0;
  if (at) count->index = *ordinal - 1;
  unsigned last = at ? at : i;
  if (date_kind(p, last) == TOKEN_SHIFT && date_value(p, last) == SHIFT_LAST) {
    count->index = at ? -*ordinal : -1;
    at = last + 1;
  }
  return *ordinal < 1 && count->index >= 0 ? 0 : at;
}

/* "first two months", "second week", "last quarter", "5th last day", "second half". */
static unsigned counted(DateParser *p, unsigned i, Count *count) {
  int ordinal;
  bool article = date_kind(p, i) == TOKEN_THE;
  unsigned at = place(p, i, &ordinal, count), number = at ? date_cardinal(p, at, &count->count) : 0;
  if (!at || (number && (ordinal > 1 || count->count < 1))) return 0;
  if (!number) count->count = 1;
  if (number) at = number;
  if (date_kind(p, at) == TOKEN_OF && ordinal && !number) { /* "the 20th of this month" */
    count->grain = GRAIN_DAY;
    count->day = true;
    return at;
  }
  if (date_kind(p, at) == TOKEN_WEEKDAY && !number) {
    count->weekday = (int8_t)(date_value(p, at) + 1);
    return at + 1;
  }
  count->dashed = date_kind(p, at) == TOKEN_DASH;
  if (count->dashed) at++;
  count->half = date_kind(p, at) == TOKEN_HALF && ordinal <= 2 && !number;
  count->article = article;
  return count->half || grain_of(p, at, &count->grain) ? at + 1 : 0;
}

static void parts_of(const Count *count, const Date *whole, Date *date) {
  *date = (Date){.grain = (uint8_t)count->grain, .relative = whole->relative};
  for (size_t i = 0; i < whole->readings; i++) {
    DateReading part;
    bool found = count->weekday ? nth_weekday(whole->reading[i], count->weekday - 1, count->index, &part)
                 : count->half  ? half_of(whole, whole->reading[i], count->index == 0 ? 1 : 2, &part)
                                : calendar_part(whole->reading[i], count->grain, count->index, count->count, &part);
    if (found) date_add_reading(date, part);
  }
  if (count->half) date->grain = whole->grain == GRAIN_YEAR ? GRAIN_HALF : GRAIN_SPAN;
}

/* "in the first half, mills ran at 61%": of this year from its last month on, before that of the last. */
static bool half_year(DateParser *p, const Count *count, Date *date) {
  Date whole = {.grain = GRAIN_YEAR, .relative = true};
  if (date_reference(p) != DATE_NO_REFERENCE) {
    DateReading now = calendar_period(date_reference(p), GRAIN_YEAR, 0);
    bool over = count->index == 0 ? date_reference(p) >= now.lo + 150 : date_reference(p) >= now.lo + 181;
    date_add_reading(&whole, over ? now : calendar_period(date_reference(p), GRAIN_YEAR, -1));
  }
  parts_of(count, &whole, date);
  return true;
}

/* "in the first nine months, exports rose": of this year once they are over, before that of the last. */
static bool without_container(DateParser *p, unsigned start, unsigned i, const Count *count, Date *date) {
  DateTokenKind next = date_kind(p, i);
  bool months = count->grain == GRAIN_MONTH || count->grain == GRAIN_QUARTER;
  bool alone = count->dashed || (count->article && date_half_of_year(p, start));
  if (count->half && alone && next != TOKEN_OF && next != TOKEN_BOUND && next != TOKEN_IN)
    return half_year(p, count, date);
  if (count->half || count->index != 0 || count->count < 2 || !months) return false;
  if (next == TOKEN_OF || next == TOKEN_BOUND || next == TOKEN_IN || next == TOKEN_AGO) return false;
  Date whole = {.grain = GRAIN_YEAR, .relative = true};
  if (date_reference(p) != DATE_NO_REFERENCE) {
    DateReading now = calendar_period(date_reference(p), GRAIN_YEAR, 0), part;
    bool over = calendar_part(now, count->grain, 0, count->count, &part) && part.lo <= date_reference(p) &&
                part.hi <= date_reference(p) + 31;
    if (over) date_add_reading(&whole, now);
    date_add_reading(&whole, calendar_period(date_reference(p), GRAIN_YEAR, -1));
    date_add_reading(&whole, now);
  }
  parts_of(count, &whole, date);
  return true;
}

/* "the early years of the twenty-first century": its first decade; the late ones its last. "The final months of 2023"
 * are late in it: nobody counted them. */
static unsigned units_of(DateParser *p, unsigned i, Date *date) {
  uint8_t mod = DATE_EARLY;
  unsigned at = i + (date_kind(p, i) == TOKEN_THE);
  int first;
  if (date_kind(p, at) == TOKEN_PART)
    mod = (uint8_t)date_value(p, at);
  else if (date_kind(p, at) == TOKEN_SHIFT && date_value(p, at) == SHIFT_LAST)
    mod = DATE_LATE;
  else if (!date_ordinal(p, at, &first) || first != 1)
    return 0;
  const DateToken *unit = date_token(p, at + 1);
  bool plural = unit->kind == TOKEN_UNIT && (p->lex.text[unit->to - 1] | 0x20) == 's';
  if (!plural || unit->value < UNIT_DAY || date_kind(p, at + 2) != TOKEN_OF) return 0;
  Date whole;
  unsigned after = container(p, at + 3 + (date_kind(p, at + 3) == TOKEN_THE), &whole);
  if (!after || whole.grain <= date_grain_of_unit((TimeUnit)unit->value)) return 0;
  *date = whole;
  date->mod = mod;
  if (whole.grain != GRAIN_CENTURY || mod == DATE_MID || !whole.readings) return after;
  date->readings = 0;
  date->mod = DATE_PLAIN;
  DateReading decade;
  if (calendar_part(whole.reading[0], GRAIN_YEAR, mod == DATE_EARLY || mod == DATE_START ? 0 : -1, 10, &decade))
    date_add_reading(date, decade);
  date->grain = GRAIN_DECADE;
  return after;
}

/* "the rest of the year": from the reference date on. */
static unsigned rest_of(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + (date_kind(p, i) == TOKEN_THE);
  if (date_kind(p, at) != TOKEN_OTHER || date_value(p, at) != WORD_REST || date_kind(p, at + 1) != TOKEN_OF) return 0;
  Date whole;
  p->mod = DATE_LATE; /* "the year" may go on behind it */
  unsigned after = container(p, at + 2, &whole);
  p->mod = DATE_PLAIN;
  if (!after) return 0;
  *date = whole;
  date->mod = DATE_LATE;
  if (!date_has_reference(p) || !whole.readings) return after;
  DateReading first = whole.reading[0];
  if (date_reference(p) < first.lo || date_reference(p) >= first.hi) return after;
  date->readings = 0;
  date_add_reading(date, calendar_days(date_reference(p) + 1, first.hi));
  date_add_reading(date, calendar_days(date_reference(p), first.hi));
  date_add_reading(date, first);
  date->grain = GRAIN_SPAN;
  return after;
}

/* "the 14th Five-Year Plan": China's; the plans of other countries are not told apart. */
static unsigned plan(DateParser *p, unsigned i, Date *date) {
  int number, five;
  unsigned at = date_ordinal(p, i, &number), unit = at ? date_cardinal(p, at, &five) : 0;
  if (!unit || five != 5 || number < 1 || number > 30) return 0;
  if (date_kind(p, unit) == TOKEN_DASH) unit++;
  if (!date_is_unit(p, unit, UNIT_YEAR) || date_kind(p, unit + 1) != TOKEN_PLAN) return 0;
  *date = (Date){.grain = GRAIN_YEAR};
  date_add_reading(date, calendar_plan(number));
  return unit + 2;
}

unsigned date_count(DateParser *p, unsigned i, Date *date) {
  unsigned after = plan(p, i, date);
  if (!after) after = units_of(p, i, date);
  if (!after) after = rest_of(p, i, date);
  if (after) return after;
  Count count;
  unsigned at = counted(p, i, &count);
  if (!at) return 0;
  DateTokenKind of = date_kind(p, at);
  if (of == TOKEN_OF || of == TOKEN_IN) {
    Date whole;
    after = container(p, at + 1, &whole);
    if (after && (!count.day || whole.grain == GRAIN_MONTH)) {
      parts_of(&count, &whole, date);
      return date->readings || !whole.readings ? after : 0;
    }
  }
  return !count.day && !count.weekday && without_container(p, i, at, &count, date) ? at : 0;
}
