/* What may follow a Chinese period (年底, 3月上旬, 前两个月, 同期, 以来), and the periods that are named by a number:
 * 20世纪 80年代, "十四五".
 *
 * 初 is DATE_EARLY, 中 DATE_MID, 底 and 末 DATE_END of the period before them. The thirds of a month are exact: 上旬 is
 * its days 1 to 10, 中旬 11 to 20, 下旬 the rest. 前两个月 counts from the front of its year, 后 and 最后 from its end.
 */
#include "text/date_chinese.h"

size_t zh_part_of_period(const ZhText *z, size_t at, Date *date) {
  static const struct {
    const char *words;
    uint8_t mod;
  } parts[] = {{"年初|月初|季初|初期|初", DATE_EARLY},
               {"年中|中期|月中|中叶|中葉", DATE_MID},
               {"年底|年末|月底|月末|季末|底|末|末期", DATE_END}};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    size_t after = zh_any(z, at, parts[i].words);
    if (!after || (date->grain == GRAIN_DAY)) continue;
    date->mod = parts[i].mod;
    if (date->grain == GRAIN_CENTURY && date->mod == DATE_EARLY && date->readings) { /* 21世纪初: its first decade */
      (void)calendar_part(date->reading[0], GRAIN_YEAR, 0, 10, &date->reading[0]);
      date->grain = GRAIN_DECADE;
    }
    if (date->mod == DATE_END && date->readings)
      date_add_reading(date, calendar_days(date->reading[0].hi, date->reading[0].hi));
    return after;
  }
  size_t middle = date->grain == GRAIN_YEAR ? zh_any(z, at, "中") : 0; /* 去年中, but not 2019年中国 */
  if (!middle || !zh_ends_phrase(z, middle)) return 0;
  date->mod = DATE_MID;
  return middle;
}

static size_t third_of_month(const ZhText *z, size_t at, Date *date) {
  static const char *const thirds[] = {"上旬", "中旬", "下旬"};
  for (int i = 0; i < 3 && date->grain == GRAIN_MONTH; i++) {
    size_t after = zh_any(z, at, thirds[i]);
    if (!after) continue;
    for (size_t k = 0; k < date->readings; k++) {
      int32_t lo = date->reading[k].lo;
      date->reading[k] = calendar_days(lo + 10 * i, i == 2 ? date->reading[k].hi : lo + 10 * i + 9);
    }
    date->grain = GRAIN_SPAN;
    return after;
  }
  return 0;
}

/* 3月的第一个星期一, 5月最后一个周五: the n-th of a month, or from its end. */
static size_t nth_weekday(const ZhText *z, size_t at, int index, Date *date) {
  int weekday;
  size_t week = zh_any(z, at, "个星期|個星期|个周|個週|个礼拜|個禮拜"),
         after = week ? zh_weekday(z, week, &weekday) : 0;
  if (!after || date->grain != GRAIN_MONTH) return 0;
  for (size_t i = 0; i < date->readings; i++) {
    DateReading month = date->reading[i];
    int32_t first = month.lo + (weekday - calendar_weekday(month.lo) + 7) % 7,
            last = month.hi - (calendar_weekday(month.hi) - weekday + 7) % 7;
    int32_t day = index >= 0 ? first + 7 * index : last + 7 * (index + 1);
    if (day < month.lo || day > month.hi) return 0;
    date->reading[i] = calendar_days(day, day);
  }
  date->grain = GRAIN_DAY;
  return after;
}

/* 前两个月, 头三季度, 最后4个月, 第三个月 of a year that was said, or of this one. */
size_t zh_counted_part(const ZhText *z, size_t at, Date *date) {
  size_t of = zh_any(z, at, "的");
  at = zh_blank(z, of ? of : at);
  size_t front = zh_any(z, at, "前|头|頭|首|第"), back = zh_any(z, at, "后|後|最后|最後|倒数|倒數");
  ZhNumber number;
  bool single = zh_any(z, at, "第") != 0;
  size_t start = front ? front : back, after = start ? zh_number(z, zh_blank(z, start), &number) : 0;
  if (!after || number.value < 1 || number.value > 53) return 0;
  after = zh_blank(z, after);
  size_t day = single || back ? nth_weekday(z, after, back ? -number.value : number.value - 1, date) : 0;
  if (day) return day;
  size_t months = zh_any(z, after, "个月|個月|月"), quarters = zh_any(z, after, "个季度|個季度|季度|季"),
         weeks = zh_any(z, after, "周|週|个星期|個星期"), days = zh_any(z, after, "天");
  size_t years = date->grain > GRAIN_YEAR && date->grain != GRAIN_SPAN ? zh_any(z, after, "年") : 0; /* 本世纪头十年 */
  size_t end = months ? months : quarters ? quarters : weeks ? weeks : days ? days : years;
  if (!end || (number.value > 12 && !weeks && !days && !years)) return 0;
  bool of_month = date->grain == GRAIN_MONTH && (end == weeks || end == days);
  bool of_year = date->grain == GRAIN_YEAR && (end != weeks || single || back); /* 2024年第12周, as ISO 8601 counts */
  if ((!of_month && !of_year && !years) || (end == days && of_year && date->relative))
    return 0; /* 前两天 counts from today */
  DateGrain grain = years      ? GRAIN_YEAR
                    : months   ? GRAIN_MONTH
                    : quarters ? GRAIN_QUARTER
                    : weeks    ? GRAIN_WEEK
                               : GRAIN_DAY;
  Date whole = *date;
  date->readings = 0;
  date->grain = (uint8_t)grain;
  for (size_t i = 0; i < whole.readings; i++) {
    DateReading part;
    int index = back ? -1 : single ? number.value - 1 : 0;
    if (calendar_part(whole.reading[i], grain, index, single ? 1 : number.value, &part)) date_add_reading(date, part);
  }
  return end;
}

/* 前三季度 without a year: of this year when they are over, before that of the last. */
size_t zh_counted_of_year(const ZhText *z, size_t at, Date *date) {
  Date last = {.grain = GRAIN_YEAR, .relative = true}, now = *date;
  if (zh_reference(z) != DATE_NO_REFERENCE) date_add_reading(&last, calendar_period(zh_reference(z), GRAIN_YEAR, -1));
  size_t after = zh_counted_part(z, at, &last);
  bool over = now.readings && now.reading[0].hi <= zh_reference(z) + 31 && now.reading[0].lo < zh_reference(z);
  *date = over ? now : last;
  if (now.readings && last.readings) date_add_reading(date, over ? last.reading[0] : now.reading[0]);
  return after;
}

/* 20世纪上半叶: fifty years. */
static size_t half_of_century(const ZhText *z, size_t at, Date *date) {
  size_t first = zh_any(z, at, "上半叶|上半葉|前半叶|前半葉"), last = zh_any(z, at, "下半叶|下半葉|后半叶|後半葉");
  if (date->grain != GRAIN_CENTURY || (!first && !last)) return 0;
  for (size_t i = 0; i < date->readings; i++)
    (void)calendar_part(date->reading[i], GRAIN_YEAR, first ? 0 : -1, 50, &date->reading[i]);
  date->grain = GRAIN_SPAN;
  return first ? first : last;
}

/* 去年同期, 上年同期: the date before, in that year. */
static size_t same_period(const ZhText *z, size_t at, size_t after, Date *date) {
  size_t end = zh_any(z, after, "同期");
  Date base;
  if (!end || date->grain != GRAIN_YEAR) return 0;
  if (!date->readings || !zh_find_base(z, at, false, &base) || base.grain >= GRAIN_YEAR) return end;
  DateReading whole = date->reading[0];
  for (size_t i = 0; i < base.readings; i++) /* "since May": no part of a year that another has */
    if (base.reading[i].lo == DATE_OPEN_LO || base.reading[i].hi == DATE_OPEN_HI) return end;
  date->readings = 0;
  date->grain = base.grain;
  for (size_t i = 0; i < base.readings; i++) {
    int months = 12 * (calendar_year_of(whole.lo) - calendar_year_of(base.reading[i].lo));
    date_add_reading(date, calendar_days(calendar_add_months(base.reading[i].lo, months),
                                         calendar_add_months(base.reading[i].hi + 1, months) - 1));
  }
  date_add_reading(date, whole);
  return end;
}

/* 2030年前后, 2020年左右. */
static size_t about(const ZhText *z, size_t at, Date *date) {
  size_t after = zh_any(z, at, "左右|前后|前後|上下");
  if (after && date->mod == DATE_PLAIN) date->mod = DATE_ABOUT;
  return after;
}

/* 2015年前, 2013年以来, 2023年起: also offered as a period open at one end. */
static size_t open_end(const ZhText *z, size_t at, Date *date) {
  if (!date->readings) return 0;
  size_t before = zh_any(z, at, "以前|之前|前"), since = zh_any(z, at, "以来|以來|起|开始|開始"),
         after = zh_any(z, at, "以后|以後|之后|之後|后|後");
  if (before) {
    date->bound = DATE_BEFORE;
    date_add_reading(date, calendar_days(DATE_OPEN_LO, date->reading[0].lo - 1));
    return before;
  }
  if (!since && !after) return 0;
  date->bound = since ? DATE_SINCE : DATE_AFTER;
  date_add_reading(date, calendar_days(since ? date->reading[0].lo : date->reading[0].hi + 1, DATE_OPEN_HI));
  return since ? since : after;
}

size_t zh_finish(const ZhText *z, size_t at, size_t after, Date *date) {
  bool tail = (zh_char(z, after) & ZH_TAIL) || (after < z->length && z->text[after] == ' ');
  size_t next = tail ? zh_counted_part(z, after, date) : 0;
  if (next || !tail) return next ? next : after;
  if ((next = same_period(z, at, after, date)) != 0) return next;
  if ((next = half_of_century(z, after, date)) != 0) return next;
  if ((next = third_of_month(z, after, date)) != 0) return next;
  if (date->grain == GRAIN_YEAR && (next = zh_any(z, after, "全年")) != 0) return next;
  if ((next = zh_part_of_period(z, after, date)) != 0) after = next;
  next = about(z, after, date);
  if (!next) next = open_end(z, after, date);
  return next ? next : after;
}

/* ---- decades, centuries, plans ---- */

/* 七八十年代, 上世纪七八十年代. */
static size_t two_decades(const ZhText *z, size_t at, int century, Date *date) {
  size_t after;
  int first = zh_digit(z, at, &after), second = first > 0 && after == at + 3 ? zh_digit(z, after, &after) : -1;
  size_t end = second == first + 1 ? zh_any(z, after, "十年代") : 0;
  if (!end) return 0;
  DateParser p;
  zh_parser(z, at, &p);
  int base = century ? century * 100 - 100 : date_century(&p, first * 10) / 100 * 100;
  *date = (Date){.grain = GRAIN_DECADE, .relative = !century};
  date_add_reading(date, calendar_years(base + first * 10, base + second * 10 + 9));
  return end;
}

size_t zh_century_or_decade(const ZhText *z, size_t at, Date *date) {
  ZhNumber number;
  const ZhWord *word;
  DatePart part = {.grain = GRAIN_CENTURY, .year = DATE_UNSAID};
  DateParser p;
  zh_parser(z, at, &p);
  size_t after = zh_number(z, at, &number), century = after ? zh_any(z, after, "世纪|世紀") : 0;
  if (century) part.index = number.value;
  if (!century && zh_word(z, at, &word) && word->kind == ZH_CENTURY && zh_reference(z) != DATE_NO_REFERENCE) {
    century = zh_word(z, at, &word);
    part.index = (calendar_year_of(zh_reference(z)) + 99) / 100 + word->value;
  }
  size_t start = century ? century : at;
  size_t both = two_decades(z, start, century ? part.index : 0, date);
  if (both) return both;
  after = zh_number(z, start, &number);
  size_t decade = after ? zh_any(z, after, "年代") : 0;
  if (decade && number.value % 10 == 0 && (number.value < 100 || number.digits == 4)) {
    part.grain = GRAIN_DECADE;
    part.year = number.value >= 1000 ? number.value : century ? part.index * 100 - 100 + number.value : DATE_UNSAID;
    part.index = number.value;
    return date_resolve(&p, &part, NULL, date) ? decade : 0;
  }
  return century && date_resolve(&p, &part, NULL, date) ? century : 0;
}

/* "十四五" stands for the fourteenth five-year plan: 2021-25. 十五 alone is fifteen. */
size_t zh_plan(const ZhText *z, size_t at, Date *date) {
  ZhNumber number;
  int nth;
  size_t after = 0, five = zh_any(z, at, "第");
  if (!five && !(zh_char(z, at) & zh_char(z, at + 3) & ZH_NUMERAL)) return 0;
  if (five) {
    after = zh_number(z, five, &number);
    after = after ? zh_any(z, after, "个五年规划|个五年计划|個五年規劃|個五年計劃|五年规划|五年计划") : 0;
    nth = number.value;
  } else {
    static const char *const plans[] = {"一五", "二五", "三五", "四五", "五五", "六五", "七五", "八五", "九五", "十五"};
    size_t ten = zh_any(z, at, "十"), unit = 0;
    for (nth = 1; nth <= 10 && !unit; nth++) unit = zh_any(z, ten && nth < 10 ? ten : at, plans[nth - 1]);
    nth = nth - 1 + (ten && nth <= 10 ? 10 : 0);
    if (!unit) return 0;
    bool quoted = at >= 3 && (zh_any(z, at - 3, "“|「") != 0) && zh_any(z, unit, "”|」");
    quoted = quoted || (at >= 1 && z->text[at - 1] == '"' && zh_any(z, unit, "\""));
    after = zh_any(z, unit, "规划|規劃|计划|計劃|时期|時期|期间|期間|以来|收官|开局");
    after = after ? unit : quoted || nth >= 11 ? unit : 0;
  }
  if (!after || nth < 1 || nth > 30) return 0;
  *date = (Date){.grain = GRAIN_YEAR};
  date_add_reading(date, calendar_plan(nth));
  size_t quote = zh_any(z, after, "”|」"), part = zh_part_of_period(z, quote ? quote : after, date);
  return part ? part : after;
}
