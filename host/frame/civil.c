#include "frame/civil.h"

#include <stdio.h>

/* Counted in 400-year eras that begin on the first of March, so that leap days come last: Hinnant's
 * "chrono-compatible low-level date algorithms". */
enum { ERA_YEARS = 400, ERA_DAYS = 146097, EPOCH_SHIFT = 719468 };

int64_t civil_to_days(int64_t year, int month, int day) {
  year -= month <= 2;
  int64_t era = (year >= 0 ? year : year - (ERA_YEARS - 1)) / ERA_YEARS, of_era = year - era * ERA_YEARS;
  int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_SHIFT;
}

CivilDay civil_from_days(int64_t days) {
  days += EPOCH_SHIFT;
  int64_t era = (days >= 0 ? days : days - (ERA_DAYS - 1)) / ERA_DAYS, of_era = days - era * ERA_DAYS;
  int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * year + year / 4 - year / 100), shifted = (5 * of_year + 2) / 153;
  int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
  return (CivilDay){year + era * ERA_YEARS + (month <= 2), month, (int)(of_year - (153 * shifted + 2) / 5 + 1)};
}

static bool digits(const char *text, size_t length, size_t *at, size_t least, size_t most, int64_t *value) {
  size_t from = *at;
  for (*value = 0; *at < length && *at - from < most && text[*at] >= '0' && text[*at] <= '9'; (*at)++)
    *value = *value * 10 + (text[*at] - '0');
  return *at - from >= least;
}

bool civil_parse(const char *text, size_t length, int64_t *days) {
  size_t at = 0;
  int64_t year, month, day;
  if (!digits(text, length, &at, 4, 4, &year) || at >= length || (text[at] != '-' && text[at] != '/')) return false;
  char separator = text[at++];
  if (!digits(text, length, &at, 1, 2, &month) || at >= length || text[at++] != separator) return false;
  if (!digits(text, length, &at, 1, 2, &day) || at != length || month < 1 || month > 12 || day < 1) return false;
  *days = civil_to_days(year, (int)month, (int)day);
  CivilDay back = civil_from_days(*days); /* 30 February comes back as March */
  return back.month == month && back.day == day;
}

size_t civil_format(int64_t days, char text[CIVIL_TEXT]) {
  static const int64_t FAR =
      (int64_t)365 * 9999; /* beyond it, and before it, the text would not be a date that reads back */
  if (days < -719528 || days > FAR * 1000) days = days < 0 ? -719528 : FAR * 1000;
  CivilDay day = civil_from_days(days);
  int length = snprintf(text, CIVIL_TEXT, "%04lld-%02d-%02d", (long long)day.year, day.month, day.day);
  return length > 0 ? (size_t)length : 0;
}
