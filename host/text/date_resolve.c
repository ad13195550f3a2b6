/* From what was written to first and last days, with the readings that a missing year leaves open. */
#include <string.h>

#include "text/date_parts.h"

/* Feb 29 may be eight years away (1896 to 1904). */
enum { YEARS_TO_SEARCH = 8 };

void date_add_reading(Date *date, DateReading reading) {
  for (size_t i = 0; i < date->readings; i++)
    if (date->reading[i].lo == reading.lo && date->reading[i].hi == reading.hi) return;
  if (date->readings < DATE_READINGS) date->reading[date->readings++] = reading;
}

void date_add_nearest_days(Date *date, int32_t reference, int day) {
  int year, month, of_month;
  date_to_civil(reference, &year, &month, &of_month);
  for (int step = -1; step <= 1; step += 2) {
    for (int months = step < 0 ? 0 : -1; months * step <= 2; months += step) {
      DateReading whole = calendar_months(year, month + months, 1);
      int32_t found = whole.lo + day - 1;
      if (found > whole.hi || (step < 0 ? found > reference : found <= reference)) continue;
      date_add_reading(date, calendar_days(found, found));
      break;
    }
  }
}

bool date_part_in(const DatePart *part, int year, DateReading *reading) {
  bool yearless = part->grain == GRAIN_CENTURY;
  if (!yearless && (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX - 100)) return false;
  switch (part->grain) {
    case GRAIN_DAY:
      if (part->index == DATE_HOLIDAY) {
        if (!date_holiday_in(part->day, year, &reading->lo)) return false;
        reading->hi = reading->lo;
        return true;
      }
      if (!calendar_valid(year, part->index, part->day)) return false;
      *reading = calendar_period(date_from_civil(year, part->index, part->day), GRAIN_DAY, 0);
      return true;
    case GRAIN_MONTH: *reading = calendar_months(year, part->index, 1); return true;
    case GRAIN_QUARTER: *reading = calendar_quarter(year, part->index); return true;
    case GRAIN_HALF: *reading = calendar_half(year, part->index); return true;
    case GRAIN_YEAR: *reading = calendar_years(year, year); return true;
    case GRAIN_WEEK: return calendar_part(calendar_years(year, year), GRAIN_WEEK, part->index - 1, 1, reading);
    case GRAIN_DECADE:
      *reading = calendar_years(year, year + (part->year != DATE_UNSAID && part->index == 100 ? 99 : 9));
      return true;
    case GRAIN_CENTURY:
      if (part->index < 1 || part->index > DATE_YEAR_MAX / 100 - 1) return false;
      *reading = calendar_century(part->index);
      return true;
    case GRAIN_SPAN: *reading = calendar_season(year, part->index); return true;
    default: return false;
  }
}

/* The range in which `from` begins in `year`; an end that would come first belongs to the next year. */
static bool range_in(const DatePart *from, const DatePart *to, int year, DateReading *reading) {
  DateReading last;
  if (!date_part_in(from, year, reading)) return false;
  if (!to) return true;
  if (!date_part_in(to, to->year != DATE_UNSAID ? to->year : year, &last)) return false;
  if (last.hi < reading->lo && to->year == DATE_UNSAID && !date_part_in(to, year + 1, &last)) return false;
  reading->hi = last.hi;
  return reading->lo <= reading->hi;
}

static bool stands_at(const DateLex *lex, size_t at, const char *word) {
  size_t length = strlen(word);
  return at + length <= lex->length && memcmp(lex->text + at, word, length) == 0;
}

/* "12月底起停产", "11月20日前完成": a Chinese day or month from which, or up to which, something holds. */
static bool bounds(const DateParser *p) {
  static const char *const parts[] = {"月", "日", "号", "份", "底", "初", "末", "中", "旬", "上", "下"};
  static const char *const ends[] = {"起", "前", "之前", "以前"};
  size_t at = p->begin;
  for (bool part = true; part;) {
    while (at < p->lex.length && p->lex.text[at] >= '0' && p->lex.text[at] <= '9') at++;
    part = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !part; i++) part = stands_at(&p->lex, at, parts[i]);
    if (part) at += 3;
  }
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (at > p->begin && stands_at(&p->lex, at, ends[i])) return true;
  return false;
}

/* News speaks of what has happened: without a year, the last such period that had begun on the reference date comes
 * first, the next one second. A day, or a month from which on something holds, is more likely ahead where it is less
 * than two months ahead and more than nine back, and so is anything that will happen or is due. */
static void resolve_yearless(DateParser *p, const DatePart *from, const DatePart *to, Date *date) {
  int32_t reference = date_reference(p);
  DateReading past = {0, 0}, future = {0, 0}, reading;
  bool has_past = false, has_future = false;
  int base = calendar_year_of(reference), step = from->grain == GRAIN_DECADE ? 100 : 1;
  if (from->grain == GRAIN_DECADE) base = base / 100 * 100 + from->index;
  for (int back = 0; back <= YEARS_TO_SEARCH && !has_past; back++)
    if (range_in(from, to, base + step - back * step, &reading) && reading.lo <= reference) {
      past = reading;
      has_past = true;
    }
  for (int ahead = 0; ahead <= YEARS_TO_SEARCH && !has_future; ahead++)
    if (range_in(from, to, base - step + ahead * step, &reading) && reading.lo > reference) {
      future = reading;
      has_future = true;
    }
  bool begins = from->grain == GRAIN_DAY || (from->grain == GRAIN_MONTH && !to && date_begins(p->lex.text, p->begin));
  bool near = begins && has_past && future.lo - reference < 60 && reference - past.lo > 270;
  /* "expected in August", said in August: this one; a day just gone, in news of what was planned: that */
  bool over = has_past && past.hi < reference && future.lo - reference < 300;
  bool same_year = has_future && !to && calendar_year_of(future.lo) == base && from->grain <= GRAIN_MONTH;
  bool ahead_first =
      has_future && (!has_past || near || (over && date_lies_ahead(p->lex.text, p->begin)) || (same_year && bounds(p)));
  if (ahead_first) date_add_reading(date, future);
  if (has_past) date_add_reading(date, past);
  if (has_future) date_add_reading(date, future);
}

static void lend_years(DatePart *from, DatePart *to) {
  if (from->year == DATE_UNSAID && to->year > DATE_UNKNOWN) {
    DateReading first, last;
    from->relative = to->relative;
    from->year = to->year;
    if (date_part_in(from, from->year, &first) && date_part_in(to, to->year, &last) && first.lo > last.hi) from->year--;
  } else if (to->year == DATE_UNSAID && from->year > DATE_UNKNOWN) {
    DateReading first, last;
    to->year = from->year;
    if (date_part_in(from, from->year, &first) && date_part_in(to, to->year, &last) && first.lo > last.hi) to->year++;
  }
}

static void add_swapped(const DatePart *part, Date *date) {
  DatePart swapped = *part;
  DateReading reading;
  swapped.index = part->day;
  swapped.day = part->index;
  if (part->numeric && date_part_in(&swapped, part->year, &reading)) date_add_reading(date, reading);
}

bool date_resolve(DateParser *p, DatePart *from, DatePart *to, Date *date) {
  if (to) lend_years(from, to);
  *date = (Date){.grain = from->grain, .mod = from->mod, .relative = from->relative || from->year == DATE_UNSAID};
  if (to && to->grain < date->grain) date->grain = to->grain;
  if (from->year == DATE_UNKNOWN || (to && to->year == DATE_UNKNOWN)) return true;
  DateReading reading;
  if (from->grain == GRAIN_CENTURY && !to) {
    if (!date_part_in(from, 0, &reading)) return false;
    date_add_reading(date, reading);
    date->relative = false;
    return true;
  }
  if (from->year != DATE_UNSAID) {
    if (!range_in(from, to, from->year, &reading)) return false;
    date_add_reading(date, reading);
    if (!to) add_swapped(from, date);
    return true;
  }
  if (date_reference(p) == DATE_NO_REFERENCE) return range_in(from, to, 2000, &reading) || from->grain == GRAIN_DECADE;
  resolve_yearless(p, from, to, date);
  return date->readings > 0;
}
