#include "text/date_calendar.h"

#include <stdio.h>
#include <string.h>

#include "text/date.h"

enum { DAYS_PER_ERA = 146097, YEARS_PER_ERA = 400 }; /* the Gregorian cycle */

/* Years are counted from March, so that the leap day is the last of its year and months need no table. */
int32_t date_from_civil(int year, int month, int day) {
  int shifted = month > 2 ? year : year - 1;
  int era = (shifted >= 0 ? shifted : shifted - (YEARS_PER_ERA - 1)) / YEARS_PER_ERA;
  int year_of_era = shifted - era * YEARS_PER_ERA;
  int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * DAYS_PER_ERA + day_of_era - 719468; /* 0000-03-01 is so many days before 1970-01-01 */
}

void date_to_civil(int32_t days, int *year, int *month, int *day) {
  int64_t shifted = (int64_t)days + 719468;
  int era = (int)((shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA);
  int of_era = (int)(shifted - (int64_t)era * DAYS_PER_ERA);
  int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int from_march = (5 * of_year + 2) / 153;
  *day = of_year - (153 * from_march + 2) / 5 + 1;
  *month = from_march < 10 ? from_march + 3 : from_march - 9;
  *year = year_of_era + era * YEARS_PER_ERA + (*month <= 2);
}

int calendar_month_length(int year, int month) {
  static const char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return lengths[month - 1] + (month == 2 && leap);
}

bool calendar_valid(int year, int month, int day) {
  return year >= DATE_YEAR_MIN && year <= DATE_YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
         day <= calendar_month_length(year, month);
}

int calendar_year_of(int32_t day) {
  int year, month, of_month;
  date_to_civil(day, &year, &month, &of_month);
  return year;
}

int calendar_month_of(int32_t day) {
  int year, month, of_month;
  date_to_civil(day, &year, &month, &of_month);
  return month;
}

int calendar_weekday(int32_t day) { return (int)(((int64_t)day % 7 + 10) % 7); } /* 1970-01-01 was a Thursday */

static int floor_div(int value, int by) { return value >= 0 ? value / by : -((by - 1 - value) / by); }

int32_t calendar_add_months(int32_t day, int months) {
  int year, month, of_month;
  date_to_civil(day, &year, &month, &of_month);
  int count = year * 12 + month - 1 + months;
  year = floor_div(count, 12);
  month = count - year * 12 + 1;
  int length = calendar_month_length(year, month);
  return date_from_civil(year, month, of_month < length ? of_month : length);
}

DateReading calendar_days(int32_t lo, int32_t hi) { return (DateReading){lo, hi}; }

DateReading calendar_years(int first, int last) {
  return (DateReading){date_from_civil(first, 1, 1), date_from_civil(last, 12, 31)};
}

DateReading calendar_months(int year, int month, int count) {
  int first = year * 12 + month - 1, past = first + count;
  int year_lo = floor_div(first, 12), year_hi = floor_div(past, 12);
  return (DateReading){date_from_civil(year_lo, first - year_lo * 12 + 1, 1),
                       date_from_civil(year_hi, past - year_hi * 12 + 1, 1) - 1};
}

DateReading calendar_quarter(int year, int quarter) { return calendar_months(year, quarter * 3 - 2, 3); }
DateReading calendar_half(int year, int half) { return calendar_months(year, half * 6 - 5, 6); }
DateReading calendar_season(int year, int season) { return calendar_months(year, season * 3 + 3, 3); }
DateReading calendar_century(int century) { return calendar_years(century * 100 - 99, century * 100); }

DateReading calendar_week_of(int32_t day) {
  int32_t monday = day - calendar_weekday(day);
  return (DateReading){monday, monday + 6};
}

DateReading calendar_plan(int number) {
  int first = number <= 2 ? 1948 + 5 * number : 1951 + 5 * number;
  return calendar_years(first, first + 4);
}

DateReading calendar_period(int32_t day, DateGrain grain, int steps) {
  int year, month, of_month;
  date_to_civil(day, &year, &month, &of_month);
  switch (grain) {
    case GRAIN_WEEK: return calendar_week_of(day + 7 * steps);
    case GRAIN_MONTH: return calendar_months(year, month + steps, 1);
    case GRAIN_QUARTER: return calendar_months(year, (month - 1) / 3 * 3 + 1 + 3 * steps, 3);
    case GRAIN_HALF: return calendar_months(year, (month - 1) / 6 * 6 + 1 + 6 * steps, 6);
    case GRAIN_YEAR: return calendar_years(year + steps, year + steps);
    case GRAIN_DECADE: return calendar_years(year / 10 * 10 + 10 * steps, year / 10 * 10 + 10 * steps + 9);
    case GRAIN_CENTURY: return calendar_century((year + 99) / 100 + steps);
    default: return (DateReading){day + steps, day + steps};
  }
}

static const int months_of_grain[] = {[GRAIN_MONTH] = 1, [GRAIN_QUARTER] = 3,  [GRAIN_HALF] = 6,
                                      [GRAIN_YEAR] = 12, [GRAIN_DECADE] = 120, [GRAIN_CENTURY] = 1200};

static bool part_in_days(DateReading whole, int length, int index, int count, DateReading *part) {
  int32_t lo = index >= 0 ? whole.lo + index * length : whole.hi + 1 - length * (-index - 1) - length * count;
  *part = (DateReading){lo, lo + length * count - 1};
  return part->lo >= whole.lo && part->hi <= whole.hi;
}

/* A week belongs to the month that holds its Thursday, as ISO 8601 gives it to a year. */
static bool part_in_weeks(DateReading whole, int index, int count, DateReading *part) {
  DateReading first = calendar_week_of(whole.lo), last = calendar_week_of(whole.hi);
  if (first.lo + 3 < whole.lo) first.lo += 7;
  if (last.lo + 3 > whole.hi) last.lo -= 7;
  int32_t lo = index >= 0 ? first.lo + 7 * index : last.lo - 7 * (-index - 1) - 7 * (count - 1);
  *part = (DateReading){lo, lo + 7 * count - 1};
  return lo >= first.lo && lo + 7 * (count - 1) <= last.lo;
}

bool calendar_part(DateReading whole, DateGrain grain, int index, int count, DateReading *part) {
  if (count < 1 || count > 4000 || index > 4000 || index < -4000) return false;
  if (grain == GRAIN_DAY) return part_in_days(whole, 1, index, count, part);
  if (grain == GRAIN_WEEK) return part_in_weeks(whole, index, count, part);
  if (grain > GRAIN_CENTURY) return false;
  int months = months_of_grain[grain], year, month, day;
  date_to_civil(index >= 0 ? whole.lo : whole.hi + 1, &year, &month, &day);
  int skip = index >= 0 ? index * months : -(-index - 1) * months - count * months;
  *part = calendar_months(year, month + skip, count * months);
  return part->lo >= whole.lo && part->hi <= whole.hi;
}

static char *write_two(char *at, int number) {
  at[0] = (char)('0' + number / 10);
  at[1] = (char)('0' + number % 10);
  return at + 2;
}

/* Every claim has a date or two: they are written digit by digit, but for years that nobody writes. */
size_t date_write_day(int32_t days, DateGrain grain, char out[DATE_DAY_MOST]) {
  int year, month, day;
  char *at = out;
  date_to_civil(days, &year, &month, &day);
  if (year < 0 || year > 9999)
    at += snprintf(at, DATE_DAY_MOST, "%04d", year);
  else
    at = write_two(write_two(at, year / 100), year % 100);
  if (grain < GRAIN_YEAR) {
    *at++ = '-';
    at = write_two(at, month);
  }
  if (grain < GRAIN_MONTH) {
    *at++ = '-';
    at = write_two(at, day);
  }
  *at = '\0';
  return (size_t)(at - out);
}

/* A reading that is not made of whole months or years is written by its days, whatever its grain was. */
static DateGrain honest_grain(const DateReading *reading, DateGrain grain) {
  int year, month, day;
  bool open_lo = reading->lo == DATE_OPEN_LO, open_hi = reading->hi == DATE_OPEN_HI;
  bool months = grain >= GRAIN_MONTH && grain != GRAIN_SPAN, years = grain >= GRAIN_YEAR && grain != GRAIN_SPAN;
  if (!open_lo) {
    date_to_civil(reading->lo, &year, &month, &day);
    months = months && day == 1;
    years = years && day == 1 && month == 1;
  }
  if (!open_hi) {
    date_to_civil(reading->hi + 1, &year, &month, &day);
    months = months && day == 1;
    years = years && day == 1 && month == 1;
  }
  return years ? GRAIN_YEAR : months ? GRAIN_MONTH : GRAIN_DAY;
}

/* "2024-Q1", "2024-H2": a calendar quarter or half that was said as one. 0 where it is none. */
static int print_part_of_year(const DateReading *reading, DateGrain grain, char *out, size_t room) {
  int months = grain == GRAIN_QUARTER ? 3 : 6, year, month, day, next_year, next_month, next_day;
  if (grain != GRAIN_QUARTER && grain != GRAIN_HALF) return 0;
  if (reading->lo == DATE_OPEN_LO || reading->hi == DATE_OPEN_HI) return 0;
  date_to_civil(reading->lo, &year, &month, &day);
  date_to_civil(reading->hi + 1, &next_year, &next_month, &next_day);
  bool whole = day == 1 && next_day == 1 && (next_year - year) * 12 + next_month - month == months;
  if (!whole || (month - 1) % months != 0) return 0;
  return snprintf(out, room, "%04d-%c%d", year, grain == GRAIN_QUARTER ? 'Q' : 'H', (month - 1) / months + 1);
}

size_t date_format(const DateReading *reading, DateGrain grain, char *out, size_t room) {
  int part = print_part_of_year(reading, grain, out, room);
  if (part > 0) return (size_t)part < room ? (size_t)part : room ? room - 1 : 0;
  char text[2 * DATE_DAY_MOST] = "..", hi[DATE_DAY_MOST] = "..";
  size_t length = 2, more = 2;
  grain = honest_grain(reading, grain);
  if (reading->lo != DATE_OPEN_LO) length = date_write_day(reading->lo, grain, text);
  if (reading->hi != DATE_OPEN_HI) more = date_write_day(reading->hi, grain, hi);
  if (length != more || memcmp(text, hi, length) != 0) {
    text[length] = '/';
    memcpy(text + length + 1, hi, more);
    length += more + 1;
  }
  if (room == 0) return 0;
  if (length >= room) length = room - 1;
  memcpy(out, text, length);
  out[length] = '\0';
  return length;
}
