/* Chinese dates told from the reference date: 昨天, 上周三, 过去五年, 三年前, 近两个月. */
#include <string.h>

#include "text/date_chinese.h"

/* ---- days and weeks ---- */

static size_t day_time(const ZhText *z, size_t at) {
  return zh_any(z, at, "凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜间|早晨");
}

static bool base_day(const ZhText *z, size_t at, bool before, int32_t *day) {
  Date base;
  *day = before && zh_find_base(z, at, true, &base) ? base.reading[0].hi : zh_reference(z);
  return *day != DATE_NO_REFERENCE && !(before && z->nested);
}

static size_t week_form(const ZhText *z, size_t after, int step, Date *date) {
  int weekday;
  bool known = zh_reference(z) != DATE_NO_REFERENCE;
  DateReading week = calendar_week_of(known ? zh_reference(z) + 7 * step : 0);
  size_t day = zh_weekday(z, after, &weekday);
  *date = (Date){.grain = day ? GRAIN_DAY : GRAIN_WEEK, .relative = true};
  if (!known) return day ? day : after;
  if (!day) {
    date_add_reading(date, week);
    return after;
  }
  date_add_reading(date, calendar_days(week.lo + weekday, week.lo + weekday));
  if (step == 0 && week.lo + weekday < zh_reference(z))
    date_add_reading(date, calendar_days(week.lo + weekday + 7, week.lo + weekday + 7));
  return day;
}

/* 週日, 二月十號: a weekday before its day only names it again. */
static size_t day_named_again(const ZhText *z, size_t after, Date *date) {
  size_t comma = zh_any(z, after, ",|，|、");
  Date day;
  if (!comma) return 0;
  size_t at = zh_blank(z, comma);
  ZhBegin begin = zh_begin(z, at);
  size_t end = zh_calendar(z, at, &begin, &day);
  if (!end || day.grain != GRAIN_DAY) return 0;
  *date = day;
  return end;
}

/* 周三, 星期日: the last one up to today, and the next. */
static size_t bare_weekday(const ZhText *z, size_t at, Date *date) {
  int weekday;
  size_t after = zh_any(z, at, "星期|礼拜|禮拜|周|週");
  after = after ? zh_weekday(z, after, &weekday) : 0;
  if (!after || zh_any(z, after, "年|刊|岁|歲|围|期")) return 0;
  size_t named_day = day_named_again(z, after, date);
  if (named_day) return named_day;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (zh_reference(z) == DATE_NO_REFERENCE) return after;
  int32_t past = zh_reference(z) - (calendar_weekday(zh_reference(z)) + 7 - weekday) % 7;
  date_add_reading(date, calendar_days(past, past));
  date_add_reading(date, calendar_days(past + 7, past + 7));
  return after;
}

static size_t named(const ZhText *z, size_t at, const ZhBegin *begin, Date *date) {
  const ZhWord *word = begin->word;
  int32_t day;
  size_t after = begin->after;
  if (!after) return 0;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  switch (word->kind) {
    case ZH_DAY: {
      size_t time = day_time(z, after);
      if (base_day(z, at, word->before, &day))
        date_add_reading(date, calendar_days(day + word->value, day + word->value));
      return time ? time : after;
    }
    case ZH_WEEK: return week_form(z, after, word->value, date);
    case ZH_QUARTER:
      date->grain = GRAIN_QUARTER;
      if (base_day(z, at, word->before, &day)) date_add_reading(date, calendar_period(day, GRAIN_QUARTER, word->value));
      return zh_finish(z, at, after, date); /* 上季度末 */
    case ZH_WEEKEND:
      date->grain = GRAIN_SPAN;
      if (base_day(z, at, false, &day)) {
        DateReading week = calendar_week_of(day + 7 * word->value);
        date_add_reading(date, calendar_days(week.lo + 5, week.hi));
      }
      return after;
    default: return 0;
  }
}

/* ---- counted units: 过去五年, 前两天, 三年前, 五日之内 ---- */

static int32_t moved(int32_t day, const Duration *duration, int step) {
  return calendar_add_months(day, step * (int)duration->months) + step * (int32_t)duration->days;
}

static bool usable(const Duration *duration) {
  return duration->seconds <= 0 && duration->months < 12 * 5000.0 && duration->days < 365 * 5000.0 &&
         duration->months + duration->days >= 1 && duration->days == (int32_t)duration->days &&
         duration->months == (int)duration->months;
}

static DateGrain grain_of(const Duration *duration) {
  int months = (int)duration->months, days = (int)duration->days;
  if (months && !days) return months % 12 == 0 ? GRAIN_YEAR : GRAIN_MONTH;
  return days && days % 7 == 0 && !months ? GRAIN_WEEK : GRAIN_DAY;
}

static int count_of(const Duration *duration, DateGrain grain) {
  return grain == GRAIN_YEAR    ? (int)duration->months / 12
         : grain == GRAIN_MONTH ? (int)duration->months
                                : (int)duration->days / (grain == GRAIN_WEEK ? 7 : 1);
}

/* The length of time behind 过去 or 前; 前两月 and 上二个月 too. */
static size_t length_after(const ZhText *z, size_t at, ZhLength *length) {
  ZhNumber number;
  size_t after = zh_length(z, at, length);
  if (!after) after = zh_length_range(z, at, length);
  if (after) return after;
  after = zh_number(z, at, &number);
  *length = (ZhLength){.duration = {.months = number.value}, .top = 1};
  return after && !number.digits ? zh_any(z, after, "月") : 0;
}

/* The days that a length of time covers back from now or on from it, and the whole units of it. */
static void add_around(Date *date, int32_t now, const Duration *duration, int step, bool whole_first) {
  DateGrain grain = grain_of(duration);
  int count = count_of(duration, grain);
  int32_t far = moved(now, duration, step);
  DateReading rolling = step < 0 ? calendar_days(far, now - 1) : calendar_days(now + 1, far);
  DateReading whole = {calendar_period(now, grain, step < 0 ? -count : 1).lo,
                       calendar_period(now, grain, step < 0 ? -1 : count).hi};
  if (whole_first) date_add_reading(date, whole);
  date_add_reading(date, rolling);
  date_add_reading(date, whole);
}

/* 过去五年, 近三个月, 未来两年: a run of days up to or from the reference date, else of whole units. 近几年 names none,
 * 未来3至5年 the longer one first. */
static size_t around_now(const ZhText *z, size_t at, Date *date) {
  if (at >= 6 && zh_any(z, at - 6, "公元|西元") == at) return 0;
  size_t past = zh_any(z, at, "过去的|過去的|过去|過去|最近的|最近|近|前|上");
  size_t next = zh_any(z, at, "未来的|未来|未來|今后|今後|后|後|下");
  ZhLength length;
  size_t after = past || next ? length_after(z, past ? past : next, &length) : 0;
  if (!after || !usable(&length.duration)) return 0;
  *date = (Date){.grain = (uint8_t)grain_of(&length.duration), .relative = true};
  if (length.duration.comparator == COMPARATOR_ABOUT) date->mod = DATE_ABOUT;
  if (zh_reference(z) == DATE_NO_REFERENCE || length.several) return after;
  Duration longer = length.duration;
  longer.months *= length.top;
  longer.days *= length.top;
  bool whole_first = zh_any(z, at, "上|下") != 0;
  bool year = past && length.top == 1 && length.duration.months == 12 && length.duration.days == 0;
  if (year && zh_any(z, at, "过去|過去") && calendar_month_of(zh_reference(z)) <= 2) /* of the year just over */
    date_add_reading(date, calendar_period(zh_reference(z), GRAIN_YEAR, -1));
  if (length.top > 1 && usable(&longer)) add_around(date, zh_reference(z), &longer, past ? -1 : 1, whole_first);
  add_around(date, zh_reference(z), &length.duration, past ? -1 : 1, whole_first);
  return after;
}

/* 五日之内, 三日之後: 日 counts days where such a word follows, and is a day of the month elsewhere. */
static size_t days_within(const ZhText *z, size_t at, Duration *duration) {
  ZhNumber number;
  size_t after = zh_number(z, at, &number), days = after ? zh_any(z, after, "日") : 0;
  *duration = (Duration){.days = number.value};
  return days && number.digits < 4 && zh_any(z, days, "之内|之內|以内|内|內|之后|之後|以后|以後") ? days : 0;
}

/* "三个月内上涨六成": what has moved did so before now. */
static bool ends_now(const ZhText *z, size_t at) {
  static const char moves[] = "涨|漲|跌|跳|暴|飙|飆|翻|累计|累計|上涨|下跌|已|连|連|先后|先後|蒸发|增长|下降|回落|反弹";
  return zh_any(z, at, moves) != 0;
}

/* 三年前 is that year, that month or that day; 五日之内 runs up to it; 几年前 names no period. */
static size_t from_now(const ZhText *z, size_t at, size_t lasting, const ZhLength *length, Date *date) {
  Duration duration;
  size_t after = days_within(z, at, &duration);
  bool several = !after && length->several;
  if (!after) {
    after = lasting;
    duration = length->duration;
  }
  if (after && duration.months > (int)duration.months && duration.months < 1000) { /* 两个半月前 */
    duration.days += 15;
    duration.months = (int)duration.months;
  }
  if (!after || !usable(&duration)) return 0;
  size_t ago = zh_any(z, after, "以前|之前|前"), hence = zh_any(z, after, "以后|以後|之后|之後|后|後"),
         within = zh_any(z, after, "之内|之內|以内|内|內");
  if (!ago && !hence && !within) return 0;
  DateGrain grain = grain_of(&duration);
  *date = (Date){.grain = (uint8_t)grain, .relative = true};
  size_t end = ago ? ago : hence ? hence : within;
  if (zh_reference(z) == DATE_NO_REFERENCE || several) return end;
  int32_t now = zh_reference(z), day = moved(now, &duration, ago ? -1 : 1);
  if (grain == GRAIN_YEAR && !within) date_add_reading(date, calendar_period(day, GRAIN_YEAR, 0));
  if (grain >= GRAIN_MONTH && !within) date_add_reading(date, calendar_period(day, GRAIN_MONTH, 0));
  if (within && ends_now(z, within)) date_add_reading(date, calendar_days(moved(now, &duration, -1), now));
  if (within) date_add_reading(date, calendar_days(now, day));
  date_add_reading(date, calendar_days(day, day));
  if (hence) date_add_reading(date, calendar_days(now + 1, day));
  return end;
}

/* 上个半年: the half year before this one. */
static size_t half_year(const ZhText *z, size_t at, Date *date) {
  if (!(zh_char(z, at + 3) & ZH_AMOUNT)) return 0;
  size_t last = zh_any(z, at, "上个半年|上個半年"), next = zh_any(z, at, "下个半年|下個半年");
  if (!last && !next) return 0;
  *date = (Date){.grain = GRAIN_HALF, .relative = true};
  if (zh_reference(z) != DATE_NO_REFERENCE)
    date_add_reading(date, calendar_period(zh_reference(z), GRAIN_HALF, last ? -1 : 1));
  return last ? last : next;
}

/* 今明两年, 明后两年: two calendar years. */
static size_t pair_of_years(const ZhText *z, size_t at, Date *date) {
  size_t now = zh_any(z, at, "今明两年|今明兩年"), next = zh_any(z, at, "明后两年|明后年|明後兩年|明後年"),
         last = zh_any(z, at, "去今两年|去今兩年");
  if (!now && !next && !last) return 0;
  *date = (Date){.grain = GRAIN_YEAR, .relative = true};
  if (zh_reference(z) != DATE_NO_REFERENCE) {
    int first = calendar_year_of(zh_reference(z)) + (next ? 1 : last ? -1 : 0);
    date_add_reading(date, calendar_years(first, first + 1));
  }
  return now ? now : next ? next : last;
}

size_t zh_relative(const ZhText *z, size_t at, const ZhBegin *begin, size_t lasting, const ZhLength *length,
                   Date *date) {
  size_t after = named(z, at, begin, date);
  if (!after && begin->pair) after = pair_of_years(z, at, date);
  if (!after && begin->front) after = half_year(z, at, date);
  if (!after && (begin->number || begin->amount)) after = from_now(z, at, lasting, length, date);
  if (!after && begin->front && !begin->word) after = around_now(z, at, date);
  return after || !begin->weekday ? after : bare_weekday(z, at, date);
}
