/* Holidays: the phrases that name them in English, and on which day of a year each falls.
 *
 * A holiday is a day of a fixed date, the n-th weekday of a month, a day counted from Easter, or one of the Chinese
 * calendar (1900 to 2100). Countries differ: Labor Day is the American one in September where it is spelled so, Labour
 * Day the first of May; Mother's and Father's Day are the American and Chinese ones. */
#include <string.h>

#include "text/date_parts.h"

typedef enum HolidayRule {
  BY_DATE,    /* month, day */
  BY_WEEKDAY, /* month, weekday (Monday 0), which one (5 is the last), and days after it */
  BY_EASTER,  /* days from Easter */
  BY_MOON,    /* which row of lunar_days, and days from it */
  BY_SUN      /* Qingming */
} HolidayRule;

typedef struct Holiday {
  const char *phrase; /* lowercase; apostrophes are left out, as in some texts; NULL where only Chinese names it */
  uint8_t rule;
  int8_t a, b, c, d;
} Holiday;

/* Sorted by phrase; longer ones first where one begins with another. Those without a phrase stand at the end. */
static const Holiday holidays[] = {
    {"all saints day", BY_DATE, 11, 1, 0, 0},
    {"all souls day", BY_DATE, 11, 2, 0, 0},
    {"anzac day", BY_DATE, 4, 25, 0, 0},
    {"april fool day", BY_DATE, 4, 1, 0, 0},
    {"april fools", BY_DATE, 4, 1, 0, 0},
    {"april fools day", BY_DATE, 4, 1, 0, 0},
    {"armistice day", BY_DATE, 11, 11, 0, 0},
    {"ascension day", BY_EASTER, 39, 0, 0, 0},
    {"ash wednesday", BY_EASTER, -46, 0, 0, 0},
    {"australia day", BY_DATE, 1, 26, 0, 0},
    {"bastille day", BY_DATE, 7, 14, 0, 0},
    {"black friday", BY_WEEKDAY, 11, 3, 4, 1},
    {"boxing day", BY_DATE, 12, 26, 0, 0},
    {"canada day", BY_DATE, 7, 1, 0, 0},
    {"chinese new year", BY_MOON, 0, 0, 0, 0},
    {"christmas", BY_DATE, 12, 25, 0, 0},
    {"christmas day", BY_DATE, 12, 25, 0, 0},
    {"christmas eve", BY_DATE, 12, 24, 0, 0},
    {"cinco de mayo", BY_DATE, 5, 5, 0, 0},
    {"columbus day", BY_WEEKDAY, 10, 0, 2, 0},
    {"corpus christi", BY_EASTER, 60, 0, 0, 0},
    {"cyber monday", BY_WEEKDAY, 11, 3, 4, 4},
    {"dragon boat festival", BY_MOON, 1, 0, 0, 0},
    {"earth day", BY_DATE, 4, 22, 0, 0},
    {"easter", BY_EASTER, 0, 0, 0, 0},
    {"easter monday", BY_EASTER, 1, 0, 0, 0},
    {"easter sunday", BY_EASTER, 0, 0, 0, 0},
    {"epiphany", BY_DATE, 1, 6, 0, 0},
    {"fathers day", BY_WEEKDAY, 6, 6, 3, 0},
    {"good friday", BY_EASTER, -2, 0, 0, 0},
    {"groundhog day", BY_DATE, 2, 2, 0, 0},
    {"guy fawkes day", BY_DATE, 11, 5, 0, 0},
    {"guy fawkes night", BY_DATE, 11, 5, 0, 0},
    {"halloween", BY_DATE, 10, 31, 0, 0},
    {"holy saturday", BY_EASTER, -1, 0, 0, 0},
    {"independence day", BY_DATE, 7, 4, 0, 0},
    {"indigenous peoples day", BY_WEEKDAY, 10, 0, 2, 0},
    {"international womens day", BY_DATE, 3, 8, 0, 0},
    {"international workers day", BY_DATE, 5, 1, 0, 0},
    {"juneteenth", BY_DATE, 6, 19, 0, 0},
    {"labor day", BY_WEEKDAY, 9, 0, 1, 0},
    {"labour day", BY_DATE, 5, 1, 0, 0},
    {"lantern festival", BY_MOON, 0, 14, 0, 0},
    {"lunar new year", BY_MOON, 0, 0, 0, 0},
    {"lunar new years eve", BY_MOON, 0, -1, 0, 0},
    {"mardi gras", BY_EASTER, -47, 0, 0, 0},
    {"martin luther king day", BY_WEEKDAY, 1, 0, 3, 0},
    {"martin luther king jr day", BY_WEEKDAY, 1, 0, 3, 0},
    {"maundy thursday", BY_EASTER, -3, 0, 0, 0},
    {"may day", BY_DATE, 5, 1, 0, 0},
    {"memorial day", BY_WEEKDAY, 5, 0, 5, 0},
    {"mid-autumn festival", BY_MOON, 3, 0, 0, 0},
    {"mlk day", BY_WEEKDAY, 1, 0, 3, 0},
    {"mothers day", BY_WEEKDAY, 5, 6, 2, 0},
    {"new year day", BY_DATE, 1, 1, 0, 0},
    {"new years day", BY_DATE, 1, 1, 0, 0},
    {"new years eve", BY_DATE, 12, 31, 0, 0},
    {"palm sunday", BY_EASTER, -7, 0, 0, 0},
    {"pentecost", BY_EASTER, 49, 0, 0, 0},
    {"pentecost sunday", BY_EASTER, 49, 0, 0, 0},
    {"presidents day", BY_WEEKDAY, 2, 0, 3, 0},
    {"remembrance day", BY_DATE, 11, 11, 0, 0},
    {"saint patrick", BY_DATE, 3, 17, 0, 0},
    {"saint patricks day", BY_DATE, 3, 17, 0, 0},
    {"shrove tuesday", BY_EASTER, -47, 0, 0, 0},
    {"singles day", BY_DATE, 11, 11, 0, 0},
    {"spring festival", BY_MOON, 0, 0, 0, 0},
    {"st patrick", BY_DATE, 3, 17, 0, 0},
    {"st patricks day", BY_DATE, 3, 17, 0, 0},
    {"st. patricks day", BY_DATE, 3, 17, 0, 0},
    {"thanksgiving", BY_WEEKDAY, 11, 3, 4, 0},
    {"thanksgiving day", BY_WEEKDAY, 11, 3, 4, 0},
    {"tomb sweeping day", BY_SUN, 0, 0, 0, 0},
    {"valentines day", BY_DATE, 2, 14, 0, 0},
    {"veterans day", BY_DATE, 11, 11, 0, 0},
    {"whit monday", BY_EASTER, 50, 0, 0, 0},
    {"whit sunday", BY_EASTER, 49, 0, 0, 0},
    {"womens day", BY_DATE, 3, 8, 0, 0},
    {"xmas", BY_DATE, 12, 25, 0, 0},
    {"xmas day", BY_DATE, 12, 25, 0, 0},
    {"xmas eve", BY_DATE, 12, 24, 0, 0},
    {NULL, BY_MOON, 0, -1, 0, 0}, /* 除夕 */
    {NULL, BY_MOON, 2, 0, 0, 0},  /* 七夕 */
    {NULL, BY_MOON, 4, 0, 0, 0},  /* 重阳 */
};

enum { PHRASES = sizeof holidays / sizeof *holidays - 3 }; /* all but the three that only Chinese names */

/* For each year from 1900 the day of the year, 0 being the first of January, less the base; a character each from '0'.
 * Made with the Chinese calendar of ICU. */
static const struct {
  short base;
  const char *days;
} lunar_days[] = {
    {20,
     ":MB8J>4G<1D9L@5H=2E;NB7J\?3G<2D9K@5H>3E:MB6I\?4G<1D8K@6H>3F:LB7I\?4G<0C9K@6I=2E:LA7J\?4G<NC8K@6I>2D:MA7J"
     "\?3F;1C8LA5H=2D:MB7J\?4F;1D8KA5G<2E:MB7I>3F;1D9K@5H<2E;MB7I>3F<0C8K\?5H=2E:MA6I\?3F<1C8K@5H=3D9LA6I\?4F;0"
     "C"} /* Spring Festival, 1/1 */,
    {145,
     "6I\?5H<OD9K@6I>3F;LB7J\?5G<NC9L@6I>2E:MB7J@4G<OC9LA6H>3D:MC7J\?4F;ND9LA6H=2E:MC8J\?4G;ND:K@5H=2E;MB7J>4G"
     "<ND9L@5H>2E;MA7I\?4G<OC8K@5H>3E:MB6I\?5G<1D8K@6H=3E9LB7I\?4G;NC9K@6I=2E:LB7J\?4F<MC9L@6H=1D:MB7J\?3F;NC9L"
     "A"} /* Dragon Boat, 5/5 */,
    {210,
     "2E;NC8K@5G<OE9LB7I>3F;NC9J\?5G<OE:LA6I=3F<NC8K\?4G=2E:LA6I>3F;NB7J@4G=2D9LA6I>4F;NC7J@5G=2D9KA7I>3F:MB"
     "8J@5H<1D9KA7J>3E;MB8K\?5G<ND9LA6I>2E;NB8K@4G<2D9LB6H=3E;NC7J\?4F<2E9LA6H=3F;MC8I\?4G<1D:K@6I=3F;MB7J>4G"
     "="} /* Qixi, 7/7 */,
    {249,
     "1D9LB6I\?4E;MC8K@6G<OD9LB7I>3F:MC9K@5H<OD:LA7I=3F;MC8K\?4G=1D:MA6I>3F;NC8J@4G=2D:LA5H>4F;NC7J\?5G=2E9LA"
     "6H>4F;MB8J\?5H<1D9KA6I>3F;MB8K\?5H=1D9LA6I>3E:MB8K@4G<1C9LB6I>3E:MC8J@5F<1D9LA6H=3F:MC8J\?4G;1D:LA6H=2F"
     ";"} /* Mid-Autumn, 8/15 */,
    {272,
     "OD:LB7J\?4F;NC8KA6H=PE9LB8J\?4F;NC9K@6H<OE:LB7J>3F<NC9L@5H=OE:MB7I\?3F<OC8K@4G=PE:MB6I>4F<OD8J@5G=PE:LA"
     "7I>4G;NC8J@5H=2E:LA7J>4G<MB8K@5H=1D9LA7J\?3F;NB8KA5H=OD9LB7I>3E;NC8K@5G<OE9LB7I>3F;NC9K@5G<OE:LA6I=3F"
     "<"} /* Double Ninth, 9/9 */};

/* Easter by the Gregorian calendar (Meeus, Jones and Butcher), as days since 1970. */
static int32_t easter_of(int year) {
  int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451, sum = h + l - 7 * m + 114;
  return date_from_civil(year, sum / 31, sum % 31 + 1);
}

/* Qingming, by the usual formula of the 20th and 21st centuries: the fourth to the sixth of April. */
static int32_t qingming_of(int year) {
  int of_century = year % 100;
  double base = year < 2000 ? 5.59 : 4.81;
  return date_from_civil(year, 4, (int)(of_century * 0.2422 + base) - of_century / 4);
}

static int32_t nth_weekday_of(int year, const Holiday *holiday) {
  DateReading month = calendar_months(year, holiday->a, 1);
  int32_t first = month.lo + (holiday->b - calendar_weekday(month.lo) + 7) % 7, day = first + 7 * (holiday->c - 1);
  return (day > month.hi ? day - 7 : day) + holiday->d;
}

bool date_holiday_in(int index, int year, int32_t *day) {
  if (index < 0 || (size_t)index >= sizeof holidays / sizeof *holidays) return false;
  const Holiday *holiday = &holidays[index];
  switch (holiday->rule) {
    case BY_DATE: *day = date_from_civil(year, holiday->a, holiday->b); return true;
    case BY_WEEKDAY: *day = nth_weekday_of(year, holiday); return true;
    case BY_EASTER: *day = easter_of(year) + holiday->a; return true;
    case BY_SUN: *day = qingming_of(year); return year >= 1900 && year < 2100;
    default:
      if (year < 1900 || year > 2100) return false;
      *day = date_from_civil(year, 1, 1) + lunar_days[holiday->a].base + lunar_days[holiday->a].days[year - 1900] -
             '0' + holiday->b;
      return true;
  }
}

/* The end of the phrase if it stands at `at`, any case, apostrophes in it or not; 0 otherwise. */
static size_t phrase_end(const char *text, size_t length, size_t at, const char *phrase) {
  for (; *phrase; phrase++) {
    if (at < length && text[at] == '\'') at++;
    if (length - at > 2 && memcmp(text + at, "\xE2\x80\x99", 3) == 0) at += 3;
    if (at >= length) return 0;
    char c = text[at] >= 'A' && text[at] <= 'Z' ? (char)(text[at] | 0x20) : text[at];
    if (c != *phrase) return 0;
    at++;
  }
  bool goes_on = at < length && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z');
  return goes_on ? 0 : at;
}

/* The first holiday whose phrase does not sort before those two letters. */
static size_t first_with(unsigned letters) {
  size_t low = 0, high = PHRASES;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const unsigned char *phrase = (const unsigned char *)holidays[middle].phrase;
    if ((phrase[0] << 8 | phrase[1]) < (int)letters)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

size_t date_holiday_at(const char *text, size_t length, size_t at, int *index) {
  size_t longest = 0;
  if (length < 2 || at > length - 2) return 0;
  unsigned letters = (unsigned)(unsigned char)(text[at] | 0x20) << 8 | (unsigned char)(text[at + 1] | 0x20);
  for (size_t i = first_with(letters); i < PHRASES; i++) {
    const unsigned char *phrase = (const unsigned char *)holidays[i].phrase;
    if ((phrase[0] << 8 | phrase[1]) != (int)letters) break;
    size_t end = phrase_end(text, length, at, holidays[i].phrase);
    if (end <= longest) continue;
    longest = end;
    *index = (int)i;
  }
  return longest;
}

/* "Christmas 2023", "Mother's Day"; "Easter Island" is none. */
unsigned date_holiday(DateParser *p, unsigned i, DatePart *part) {
  DateTokenKind kind = date_kind(p, i);
  int index;
  if (kind != TOKEN_OTHER && kind != TOKEN_MONTH && kind != TOKEN_SEASON && kind != TOKEN_PART) return 0;
  size_t end = date_holiday_at(p->lex.text, p->lex.length, date_token(p, i)->from, &index);
  if (!end) return 0;
  *part = (DatePart){.grain = GRAIN_DAY, .year = DATE_UNSAID, .index = DATE_HOLIDAY, .day = index};
  unsigned after = i + 1;
  while (date_kind(p, after) != TOKEN_END && date_token(p, after)->from < end) after++;
  if (date_token_is(p, after, "island") || date_token_is(p, after, "islands")) return 0;
  return date_year_after(p, after, part);
}
