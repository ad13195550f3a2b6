/* date_calendar.h: days, months, quarters, seasons and centuries as first and last days. For the parsers of dates.
 *
 * Proleptic Gregorian throughout; years 1 to 9999. Weeks run Monday to Sunday (ISO 8601). Seasons are the
 * meteorological ones of the northern half of the earth: spring is March to May, winter ends with February. A century
 * begins with its year 01: the twenty-first is 2001 to 2100. */
#ifndef QUERN_TEXT_DATE_CALENDAR_H
#define QUERN_TEXT_DATE_CALENDAR_H

#include <stdbool.h>

#include "text/mention.h"

enum { DATE_YEAR_MIN = 1, DATE_YEAR_MAX = 9999 };
enum { SEASON_SPRING, SEASON_SUMMER, SEASON_AUTUMN, SEASON_WINTER };

int calendar_month_length(int year, int month);
bool calendar_valid(int year, int month, int day);

int calendar_year_of(int32_t day);
int calendar_month_of(int32_t day);
int calendar_weekday(int32_t day); /* Monday 0 to Sunday 6 */

/* The same day so many months on; the last of the month when that is shorter (31 January + 1 is 28 February). */
int32_t calendar_add_months(int32_t day, int months);

DateReading calendar_days(int32_t lo, int32_t hi);
DateReading calendar_years(int first, int last);
DateReading calendar_months(int year, int month, int count); /* `month` may lie outside 1 to 12 */
DateReading calendar_quarter(int year, int quarter);
DateReading calendar_half(int year, int half);
DateReading calendar_season(int year, int season); /* winter 2023 is December 2023 to February 2024 */
DateReading calendar_century(int century);
DateReading calendar_week_of(int32_t day);

/* China's five-year plans: the first ran 1953-57, the second 1958-62, the third 1966-70, and each since for five years.
 */
DateReading calendar_plan(int number);

/* The period of the given grain (week, month, quarter, half, year, decade, century) that holds `day`, moved by `steps`.
 */
DateReading calendar_period(int32_t day, DateGrain grain, int steps);

/* Parts of reading `whole`: the `index`-th (0-based; negative counts from the end) run of `count` units of `grain`. */
bool calendar_part(DateReading whole, DateGrain grain, int index, int count, DateReading *part);

#endif
