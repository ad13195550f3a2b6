/* Ranges of Chinese dates (1-2月, 3月1日至5日, 2016年至2020年), and all that date_chinese_calendar.c and
 * date_chinese_period.c read, tried in turn. */
#include <string.h>

#include "text/date_chinese.h"

/* 4、5月, 四五月份, 二三季度 and 第一、二季度: two that follow each other. */
static size_t neighbours(const ZhText *z, size_t at, DatePart *from, DatePart *to) {
  ZhNumber first, last;
  size_t nth = zh_any(z, at, "第"), start = nth ? nth : at;
  size_t after = zh_number(z, start, &first), comma = after ? zh_any(z, after, "、|和|及") : 0;
  if (comma) {
    nth = zh_any(z, comma, "第");
    after = zh_number(z, nth ? nth : comma, &last);
  } else if (after && first.digits == 2 && (unsigned char)z->text[start] >= 0xE3) {
    last.value = first.value % 10;
    first.value /= 10;
  } else {
    return 0;
  }
  size_t months = after && !nth ? zh_any(z, after, "月份|月") : 0, quarters = after ? zh_any(z, after, "季度") : 0;
  if (!months && !quarters) return 0;
  if (first.value < 1 || last.value != first.value + 1 || last.value > (months ? 12 : 4)) return 0;
  from->grain = to->grain = months ? GRAIN_MONTH : GRAIN_QUARTER;
  from->index = first.value;
  to->index = last.value;
  return months ? months : quarters;
}

/* 1-2月, 3至5日, 2019-2021年, 一至三季度: the first number has no unit of its own. */
static size_t short_range(const ZhText *z, size_t at, DatePart *from, DatePart *to) {
  ZhNumber first, last;
  *from = *to = (DatePart){.year = DATE_UNSAID};
  size_t both = neighbours(z, at, from, to);
  if (both) return both;
  size_t start = zh_any(z, at, "第"), after = zh_number(z, start ? start : at, &first),
         joint = after ? zh_joint(z, after) : 0;
  size_t end = joint ? zh_number(z, joint, &last) : 0, unit;
  if (!end) return 0;
  end = zh_blank(z, end);
  if ((unit = zh_any(z, end, "年")) != 0 && first.digits == 4 && (last.digits == 4 || last.digits == 2)) {
    from->grain = to->grain = GRAIN_YEAR;
    from->year = first.value;
    to->year = last.digits == 4 ? last.value : first.value / 100 * 100 + last.value;
    return unit;
  }
  if (first.value < 1 || first.value >= last.value) return 0;
  from->index = first.value;
  to->index = last.value;
  if ((unit = zh_any(z, end, "月份|月")) != 0 && last.value <= 12) {
    from->grain = to->grain = GRAIN_MONTH;
    return unit;
  }
  if ((unit = zh_any(z, end, "季度")) != 0 && last.value <= 4) {
    from->grain = to->grain = GRAIN_QUARTER;
    return unit;
  }
  return 0;
}

/* 3月1日至5日, 3月1-5日: behind a month or a day of it. */
static size_t day_range(const ZhText *z, size_t after, const DatePart *from, DatePart *to) {
  size_t joint = zh_joint(z, after), list = joint ? 0 : zh_any(z, after, "、|和|及"); /* 4月12、13日 */
  if (list) joint = list;
  *to = *from;
  if (!joint || from->grain != GRAIN_DAY || from->index == 0 || from->index == DATE_HOLIDAY) return 0;
  size_t end = zh_day_of_month(z, joint, to, false);
  return end && (list ? to->day == from->day + 1 : to->day > from->day) ? end : 0;
}

static size_t month_with_days(const ZhText *z, size_t after, DatePart *from, DatePart *to) {
  ZhNumber first;
  size_t number = from->grain == GRAIN_MONTH ? zh_number(z, after, &first) : 0;
  if (!number || first.value < 1 || first.value > 31) return 0;
  DatePart day = *from;
  day.grain = GRAIN_DAY;
  day.day = first.value;
  size_t end = day_range(z, number, &day, to);
  if (end) *from = day;
  return end;
}

/* A day alone, 29日: the last such day up to the reference date, and the next. */
static bool lone_day(const ZhText *z, int day, Date *date) {
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (zh_reference(z) != DATE_NO_REFERENCE) date_add_nearest_days(date, zh_reference(z), day);
  return true;
}

/* 2007年与2009年间: with its last year, or up to where that begins. */
static void add_between(const DatePart *to, Date *date) {
  for (size_t i = 0, n = date->readings; i < n && to->grain != GRAIN_DAY; i++) {
    DateReading last = calendar_period(date->reading[i].hi, (DateGrain)to->grain, 0);
    date_add_reading(date, calendar_days(date->reading[i].lo, last.lo - 1));
  }
}

/* What may follow a part that was read up to `after`, and make it a range: 2024年 with 1-2月, 3月1日 with 至5日. */
static size_t range_inside(const ZhText *z, size_t after, DateParser *p, DatePart *from, Date *date) {
  DatePart first, to;
  size_t end = from->grain == GRAIN_YEAR ? short_range(z, after, &first, &to) : 0;
  if (end && to.grain != GRAIN_YEAR) {
    first.year = to.year = from->year;
    first.relative = from->relative;
    return date_resolve(p, &first, &to, date) ? end : 0;
  }
  first = *from;
  end = day_range(z, after, &first, &to);
  if (!end) end = month_with_days(z, after, &first, &to);
  return end && date_resolve(p, &first, &to, date) ? end : 0;
}

/* 2022年至今, 从1978年到现在, 年初至今: `date`, read up to `after`, goes on up to the reference date. */
static size_t up_to_now(const ZhText *z, size_t after, Date *date) {
  size_t joint = zh_joint(z, after), end = joint ? zh_any(z, joint, "今天|今日|今|现在|現在|目前") : 0;
  if (!end || zh_any(z, end, "年|后|後|春|夏|秋|冬")) return 0;
  if (zh_reference(z) == DATE_NO_REFERENCE || (date->readings && date->reading[0].lo > zh_reference(z)))
    date->readings = 0;
  if (date->readings && date->mod == DATE_END && date->reading[0].hi <= zh_reference(z))
    date->reading[0].lo = date->reading[0].hi;
  date->reading[0].hi = zh_reference(z);
  date->readings = date->readings > 0;
  date->relative = true;
  date->mod = DATE_PLAIN;
  return end;
}

/* A second part behind 至, or 与 ... 间. */
static size_t range_to(const ZhText *z, size_t after, DateParser *p, const DatePart *from, Date *date) {
  ZhPhrase end;
  DatePart first = *from;
  size_t joint = zh_joint(z, after), with = joint ? 0 : zh_any(z, after, "与|與|和");
  size_t last = joint || with ? zh_written_part(z, joint ? joint : with, &end) : 0;
  if (last && with) last = zh_any(z, last, "之间|之間|间|間");
  if (!last || (end.part.grain == GRAIN_DAY && end.part.index == 0)) return 0;
  if ((from->grain == GRAIN_DAY) != (end.part.grain == GRAIN_DAY) || !date_resolve(p, &first, &end.part, date))
    return 0;
  if (with) add_between(&end.part, date);
  size_t between = with ? 0 : zh_any(z, last, "之间|之間"); /* 2015年到2018年之间 */
  return between ? between : last;
}

/* 3号到5号: days of the month that holds the first. */
static size_t lone_days(const ZhText *z, size_t after, int first, Date *date) {
  DatePart last;
  size_t joint = zh_joint(z, after), end = joint ? zh_day_of_month(z, joint, &last, false) : 0;
  if (!end || last.day <= first) return 0;
  for (size_t k = 0; k < date->readings; k++) date->reading[k].hi = date->reading[k].lo + last.day - first;
  return end;
}

static size_t range_or_part(const ZhText *z, size_t at, Date *date) {
  ZhPhrase phrase;
  DatePart to, *from = &phrase.part;
  DateParser p;
  zh_parser(z, at, &p);
  size_t after = short_range(z, at, from, &to);
  if (after) return date_resolve(&p, from, &to, date) ? after : 0;
  after = zh_written_part(z, at, &phrase);
  if (!after) return 0;
  if (from->grain == GRAIN_DAY && from->index == 0) {
    size_t last = lone_day(z, from->day, date) ? lone_days(z, after, from->day, date) : 0;
    return last ? last : after;
  }
  bool goes_on = zh_range_follows(z, after);
  size_t end = goes_on ? range_inside(z, after, &p, from, date) : 0;
  if (!end && goes_on) end = range_to(z, after, &p, from, date);
  if (end) return end;
  return date_resolve(&p, from, NULL, date) ? after : 0;
}

/* 年内, but 三年内, 数年内, 今年内. */
static size_t within_year(const ZhText *z, size_t at) {
  if (at >= 3 &&
      zh_any(z, at - 3, "一|二|两|三|四|五|六|七|八|九|十|百|几|幾|数|數|多|半|近|当|今|明|去|本|全|同|余") == at)
    return 0;
  return at > 0 && z->text[at - 1] >= '0' && z->text[at - 1] <= '9' ? 0 : zh_any(z, at, "年内|年內");
}

/* 年初, 月底: of this year, of this month. */
static size_t part_of_now(const ZhText *z, size_t at, Date *date) {
  size_t within = within_year(z, at);
  if (within) return zh_finish(z, at, within, date);
  if (zh_any(z, at, "月初|月中|月底|月末")) {
    date->grain = GRAIN_MONTH;
    date->readings = 0;
    if (zh_reference(z) != DATE_NO_REFERENCE) date_add_reading(date, calendar_period(zh_reference(z), GRAIN_MONTH, 0));
  } else if (!zh_any(z, at, "年初|年中|年底|年末")) {
    return 0;
  }
  size_t after = zh_part_of_period(z, at, date);
  return after ? zh_finish(z, at, after, date) : 0;
}

/* "年末贷款余额…", "较年初增加…" told in the first weeks of a year: the ends of the one just over. */
static bool of_last_year(const ZhText *z, size_t at) {
  int month = calendar_month_of(zh_reference(z));
  bool against = at >= 3 && zh_any(z, at - 3, "较|比|由|从|較|從") == at;
  if (zh_any(z, at, "年初")) return month == 1 && against;
  size_t end = zh_any(z, at, "年底|年末");
  return end && month <= 2 && !zh_any(z, end, "前|之前|以前") && !(at >= 3 && zh_any(z, at - 3, "到|至|今") == at) &&
         !date_lies_ahead(z->text, at);
}

/* "连续第三个月": in a row, not of a year. */
static bool in_a_row(const ZhText *z, size_t at) {
  static const char *const rows[] = {"连续", "連續"};
  size_t length = strlen(rows[0]);
  for (size_t i = 0; at >= length && i < 2; i++)
    if (memcmp(z->text + at - length, rows[i], length) == 0) return true;
  return false;
}

/* "1—11月产量…" told in January: of the year that is over, not of months far ahead. */
static void put_back(const ZhText *z, size_t at, Date *date) {
  enum { FAR = 62, MONTH = 31 };
  int32_t now = zh_reference(z);
  if (now == DATE_NO_REFERENCE || date->grain != GRAIN_MONTH || !date->relative || !date->readings) return;
  DateReading *first = &date->reading[0];
  bool said = zh_any(z, at, "今") || (at >= 6 && memcmp(z->text + at - 6, "今年", 6) == 0);
  if (said || first->lo > now || first->hi <= now + FAR || first->hi - first->lo <= MONTH) return;
  if (calendar_month_of(first->lo) != 1 || date_lies_ahead(z->text, at)) return;
  *first = (DateReading){calendar_add_months(first->lo, -12), calendar_add_months(first->hi + 1, -12) - 1};
}

static size_t one_calendar(const ZhText *z, size_t at, const ZhBegin *begin, Date *date) {
  size_t after = begin->number || begin->front ? zh_plan(z, at, date) : 0;
  if (after) return after;
  bool century = begin->number || (begin->word && begin->word->kind == ZH_CENTURY);
  if (century) after = zh_century_or_decade(z, at, date);
  if (!after && (begin->number || begin->front || begin->letter || begin->word)) after = range_or_part(z, at, date);
  if (after) {
    put_back(z, at, date);
    return zh_finish(z, at, after, date);
  }
  if ((!begin->front && !begin->period) || in_a_row(z, at)) return 0;
  *date = (Date){.grain = GRAIN_YEAR, .relative = true}; /* 前两个月: of this year */
  if (zh_reference(z) != DATE_NO_REFERENCE)
    date_add_reading(date, calendar_period(zh_reference(z), GRAIN_YEAR, of_last_year(z, at) ? -1 : 0));
  if (begin->period) return part_of_now(z, at, date);
  after = zh_counted_part(z, at, date);
  return after ? zh_counted_of_year(z, at, date) : 0;
}

/* 4月中旬 behind 2023年3月上旬 is in that year or the next. */
static DateReading in_year_from(const Date *date, size_t k, int32_t from) {
  DateReading reading = date->reading[k < date->readings ? k : 0];
  if (!date->relative || date->readings < 2) return reading;
  int year = calendar_year_of(from), step = 12 * (year - calendar_year_of(reading.lo));
  for (int next = step; next <= step + 12; next += 12) {
    DateReading moved = {calendar_add_months(reading.lo, next), calendar_add_months(reading.hi + 1, next) - 1};
    if (moved.lo >= from) return moved;
  }
  return reading;
}

/* A second part behind 至, where the first or both were parts of a month or a year: 3月上旬至4月中旬,
 * 2021年底至2023年初. */
size_t zh_calendar(const ZhText *z, size_t at, const ZhBegin *begin, Date *date) {
  size_t end = one_calendar(z, at, begin, date), joint = end ? zh_joint(z, end) : 0;
  size_t now = joint ? up_to_now(z, end, date) : 0;
  if (now) return now;
  if (!joint || !date->readings || date->bound != DATE_PLAIN || date->grain == GRAIN_DAY) return end;
  ZhBegin next = zh_begin(z, joint);
  Date to, from = *date;
  size_t after = one_calendar(z, joint, &next, &to);
  if (!after || !to.readings || to.grain == GRAIN_DAY || to.bound != DATE_PLAIN) return end;
  date->readings = 0;
  date->mod = DATE_PLAIN;
  if (to.grain < date->grain || to.grain == GRAIN_SPAN) date->grain = to.grain;
  for (size_t k = 0; k < from.readings && k < (from.mod == DATE_END ? 1u : 2u); k++) {
    int32_t lo = from.mod == DATE_END ? from.reading[k].hi : from.reading[k].lo;
    DateReading last = in_year_from(&to, to.mod == DATE_END ? 0 : k, lo);
    if (last.hi >= lo) date_add_reading(date, calendar_days(lo, last.hi));
  }
  if (date->readings) return after;
  *date = from;
  return end;
}
