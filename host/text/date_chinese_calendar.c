/* Chinese calendar forms: 2024年3月5日, 去年12月, 三月底, 前两个月, 一季度, 上半年, 20世纪80年代, 2016年至2020年,
 * "十四五".
 *
 * 初 is DATE_EARLY, 中 DATE_MID, 底 and 末 DATE_END of the period before them. The thirds of a month are exact: 上旬 is
 * its days 1 to 10, 中旬 11 to 20, 下旬 the rest. 前两个月 counts from the front of its year, 后 and 最后 from its end.
 */
#include <string.h>

#include "text/date_chinese.h"

/* What a phrase has gathered so far. */
typedef struct Phrase {
  DatePart part;
  bool any, before; /* `before`: the year is that of the date before, in `base` */
  Date base;
  size_t start; /* where it begins: the date before is looked for in front of it */
} Phrase;

static int year_of_reference(const ZhText *z) {
  return z->reference == DATE_NO_REFERENCE ? DATE_UNKNOWN : calendar_year_of(z->reference);
}

/* The date before in the text, for 同年, 当天 and 同期. */
static bool find_base(const ZhText *z, size_t at, Date *base) {
  DateParser p;
  zh_parser(z, at, &p);
  return date_before(&p, false, base) && base->readings > 0;
}

/* ---- years ---- */

/* Two digits are a year where they begin with 0 or where nobody counts so many years: 08年, 98年. */
static int full_year(const ZhText *z, const ZhNumber *number, bool month_follows) {
  DateParser p;
  p.reference = z->reference;
  if (number->digits == 4 || number->digits == 3) return number->value;
  if (number->digits == 0 && number->value >= 1000 && number->value < 2200) return number->value;
  bool century = number->digits == 2 && (number->value < 10 || number->value >= 85 || month_follows);
  return century ? date_century(&p, number->value) : 0;
}

static size_t written_year(const ZhText *z, size_t at, int *year) {
  ZhNumber number, month;
  size_t after = zh_number(z, at, &number);
  size_t end = after ? zh_any(z, zh_blank(z, after), "年") : 0;
  if (!end && number.digits == 4 && number.value >= 1900 && number.value < 2200 &&
      zh_any(z, after,
             "上半年|下半年|一季度|二季度|三季度|四季度|第一季|第二季|第三季|第四季|财年|財年|财政年度|年度")) {
    *year = number.value; /* 2019上半年 */
    return after;
  }
  if (!end || zh_any(z, end, "代|级|来|內|内|以内|之内")) return 0;
  size_t next = zh_number(z, zh_blank(z, end), &month);
  bool month_follows = (next && zh_any(z, zh_blank(z, next), "月|季")) || zh_any(z, end, "上半年|下半年|第|首季");
  *year = full_year(z, &number, month_follows);
  return *year >= DATE_YEAR_MIN ? end : 0;
}

static size_t year(const ZhText *z, size_t at, Phrase *phrase) {
  const ZhWord *word;
  ZhNumber number;
  DatePart *part = &phrase->part;
  size_t after = written_year(z, at, &part->year);
  if (after) return after;
  part->year = DATE_UNSAID;
  size_t named = zh_word(z, at, &word);
  if (!named) return 0;
  if (word->kind == ZH_REIGN) {
    after = zh_number(z, named, &number);
    if (!after && zh_any(z, named, "元")) {
      after = zh_any(z, named, "元");
      number.value = 1;
    }
    after = after ? zh_any(z, after, "年") : 0;
    part->year = word->value + number.value;
    return after && number.value > 0 && number.value < 200 ? after : 0;
  }
  if (word->kind != ZH_YEAR) return 0;
  part->relative = true;
  part->year = year_of_reference(z);
  if (part->year != DATE_UNKNOWN) part->year += word->value;
  if (word->before && find_base(z, at, &phrase->base))
    part->year = calendar_year_of(phrase->base.reading[0].lo) + word->value;
  return named;
}

/* ---- months and days ---- */

static size_t numbered(const ZhText *z, size_t at, int most, const char *unit, int *value) {
  ZhNumber number;
  size_t after = zh_number(z, at, &number);
  if (!after || number.value < 1 || number.value > most || number.digits > 2) return 0;
  *value = number.value;
  return zh_any(z, zh_blank(z, after), unit);
}

/* A 号 that counts something else: 5号线, 12号文件; a 日 never does (6月12日公告). */
static bool names_number(const ZhText *z, size_t after) {
  if (after >= 3 && memcmp(z->text + after - 3, "日", 3) == 0) return false;
  return zh_any(z, after, "线|線|楼|樓|文|机|機|院|令|店|码|碼|房|井|车|車|公告|馆|館|门|門|位|厅") != 0;
}

static size_t day_of_month(const ZhText *z, size_t at, DatePart *part, bool month_before) {
  int value;
  size_t after = numbered(z, at, 31, "日|号|號", &value);
  if (after && (names_number(z, after) || zh_any(z, after, "之内|之內|以内|之后|之後|以后|以後"))) return 0;
  if (!after && month_before) { /* 八月十五: only in characters, and where no unit follows */
    ZhNumber number;
    after = zh_number(z, at, &number);
    if (!after || number.digits > 1 || (number.digits == 1 && z->text[at] <= '9' && z->text[at] >= '0')) return 0;
    if (number.value < 1 || number.value > 31 || (after < z->length && (z->text[after] & 0x80) && number.digits))
      return 0;
    if (zh_any(z, after, "个|個|年|月|万|亿|吨|元|家|人|次|条|項|项|天|周|季|点|點|成|分|倍|多|余")) return 0;
    value = number.value;
  }
  if (!after) return 0;
  part->day = value;
  part->grain = GRAIN_DAY;
  return after;
}

static size_t month(const ZhText *z, size_t at, Phrase *phrase) {
  const ZhWord *word;
  int value;
  size_t after = numbered(z, at, 12, "月份|月", &value);
  if (after) {
    phrase->part.grain = GRAIN_MONTH;
    phrase->part.index = value;
    return after;
  }
  after = zh_word(z, at, &word);
  if (!after || word->kind != ZH_MONTH) return 0;
  int32_t from = z->reference;
  if (word->before && find_base(z, phrase->start, &phrase->base)) from = phrase->base.reading[0].lo;
  phrase->part.grain = GRAIN_MONTH;
  phrase->part.relative = true;
  phrase->part.index = 1;
  if (from == DATE_NO_REFERENCE) {
    phrase->part.year = DATE_UNKNOWN;
    return after;
  }
  int its_year, its_month, day;
  date_to_civil(calendar_period(from, GRAIN_MONTH, word->value).lo, &its_year, &its_month, &day);
  if (phrase->part.year == DATE_UNSAID) phrase->part.year = its_year;
  phrase->part.index = its_month;
  return after;
}

/* 一季度, 第二季度, 上半年, Q1. */
static size_t quarter_or_half(const ZhText *z, size_t at, DatePart *part) {
  const ZhWord *word;
  size_t number = zh_any(z, at, "第"), after = zh_any(z, at, "首季度|首季");
  int value = 1;
  if (!after) after = numbered(z, number ? number : at, 4, "季度|季", &value);
  if (after) {
    part->grain = GRAIN_QUARTER;
    part->index = value;
    return after;
  }
  after = zh_word(z, at, &word);
  if (after && (word->kind == ZH_HALF || word->kind == ZH_SEASON)) {
    part->grain = word->kind == ZH_HALF ? GRAIN_HALF : GRAIN_SPAN;
    part->index = word->value;
    return after;
  }
  bool letter = at + 1 < z->length && (z->text[at] | 0x20) == 'q' && z->text[at + 1] >= '1' && z->text[at + 1] <= '4';
  if (!letter) return 0;
  part->grain = GRAIN_QUARTER;
  part->index = z->text[at + 1] - '0';
  return at + 2;
}

static size_t holiday(const ZhText *z, size_t at, DatePart *part) {
  const ZhWord *word;
  size_t after = zh_word(z, at, &word);
  if (!after || word->kind != ZH_HOLIDAY) return 0;
  part->grain = GRAIN_DAY;
  part->index = word->value / 100;
  part->day = word->value % 100;
  return after;
}

/* 3月5日（周二）, 10月12号，星期一: the weekday only names the day again. */
static size_t weekday_named(const ZhText *z, size_t at) {
  int weekday;
  size_t open = zh_any(z, at, "（|(|，|,"), week = zh_any(z, open ? open : at, "星期|礼拜|禮拜|周|週");
  size_t end = week ? zh_weekday(z, week, &weekday) : 0;
  if (!end || zh_any(z, end, "年|期|岁")) return at;
  size_t closed = zh_any(z, end, "）|)");
  return closed && zh_any(z, at, "（|(") ? closed : end;
}

static size_t inside_year(const ZhText *z, size_t at, Phrase *phrase) {
  size_t start = zh_any(z, at, "的");
  start = zh_blank(z, start ? start : at);
  size_t after = month(z, start, phrase);
  if (after) {
    size_t day = day_of_month(z, zh_blank(z, after), &phrase->part, true);
    return day ? weekday_named(z, day) : after;
  }
  after = quarter_or_half(z, start, &phrase->part);
  return after ? after : holiday(z, start, &phrase->part);
}

static size_t written_part(const ZhText *z, size_t at, Phrase *phrase) {
  memset(phrase, 0, sizeof *phrase);
  phrase->part.grain = GRAIN_YEAR;
  phrase->part.year = DATE_UNSAID;
  phrase->start = at;
  size_t after = year(z, at, phrase);
  size_t more = inside_year(z, after ? after : at, phrase);
  if (more) return more;
  if (after || day_of_month(z, at, &phrase->part, false) == 0) return after;
  phrase->part.index = 0; /* a day alone */
  return day_of_month(z, at, &phrase->part, false);
}

/* ---- ranges ---- */

/* 1-2月, 3至5日, 2019-2021年, 一至三季度: the first number has no unit of its own. */
static size_t short_range(const ZhText *z, size_t at, DatePart *from, DatePart *to) {
  ZhNumber first, last;
  *from = *to = (DatePart){.year = DATE_UNSAID};
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
  size_t joint = zh_joint(z, after);
  *to = *from;
  if (!joint || from->grain != GRAIN_DAY || from->index == 0) return 0;
  size_t end = day_of_month(z, joint, to, false);
  return end && to->day > from->day ? end : 0;
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

/* ---- what follows a period: 初 底 上旬 同期 以前 ---- */

static size_t part_of_period(const ZhText *z, size_t at, Date *date) {
  static const struct {
    const char *words;
    uint8_t mod;
  } parts[] = {{"年初|月初|季初|初期|初", DATE_EARLY},
               {"年中|中期|月中", DATE_MID},
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
  return 0;
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

/* 前两个月, 头三季度, 最后4个月, 第三个月 of a year that was said, or of this one. */
static size_t counted_part(const ZhText *z, size_t at, Date *date) {
  size_t of = zh_any(z, at, "的");
  at = zh_blank(z, of ? of : at);
  size_t front = zh_any(z, at, "前|头|頭|首|第"), back = zh_any(z, at, "后|後|最后|最後");
  ZhNumber number;
  bool single = zh_any(z, at, "第") != 0;
  size_t start = front ? front : back, after = start ? zh_number(z, zh_blank(z, start), &number) : 0;
  if (!after || number.value < 1 || number.value > 12) return 0;
  after = zh_blank(z, after);
  size_t months = zh_any(z, after, "个月|個月|月"), quarters = zh_any(z, after, "个季度|個季度|季度"),
         weeks = zh_any(z, after, "周|週|个星期");
  size_t end = months ? months : quarters ? quarters : weeks;
  if (!end || date->grain != (weeks && !months && !quarters ? GRAIN_MONTH : GRAIN_YEAR)) return 0;
  DateGrain grain = months ? GRAIN_MONTH : quarters ? GRAIN_QUARTER : GRAIN_WEEK;
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
static size_t counted_of_year(const ZhText *z, size_t at, Date *date) {
  Date last = {.grain = GRAIN_YEAR, .relative = true}, now = *date;
  if (z->reference != DATE_NO_REFERENCE) date_add_reading(&last, calendar_period(z->reference, GRAIN_YEAR, -1));
  size_t after = counted_part(z, at, &last);
  bool over = now.readings && now.reading[0].hi <= z->reference + 31 && now.reading[0].lo < z->reference;
  *date = over ? now : last;
  if (now.readings && last.readings) date_add_reading(date, over ? last.reading[0] : now.reading[0]);
  return after;
}

/* 去年同期, 上年同期: the date before, in that year. */
static size_t same_period(const ZhText *z, size_t at, size_t after, Date *date) {
  size_t end = zh_any(z, after, "同期");
  Date base;
  if (!end || date->grain != GRAIN_YEAR) return 0;
  if (!date->readings || !find_base(z, at, &base) || base.grain >= GRAIN_YEAR) return end;
  DateReading whole = date->reading[0];
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

static size_t finish(const ZhText *z, size_t at, size_t after, Date *date) {
  size_t next = counted_part(z, after, date);
  if (next) return next;
  if ((next = same_period(z, at, after, date)) != 0) return next;
  if ((next = third_of_month(z, after, date)) != 0) return next;
  if ((next = part_of_period(z, after, date)) != 0) after = next;
  next = open_end(z, after, date);
  return next ? next : after;
}

/* ---- decades, centuries, plans ---- */

static size_t century_or_decade(const ZhText *z, size_t at, Date *date) {
  ZhNumber number;
  const ZhWord *word;
  DatePart part = {.grain = GRAIN_CENTURY, .year = DATE_UNSAID};
  DateParser p;
  zh_parser(z, at, &p);
  size_t after = zh_number(z, at, &number), century = after ? zh_any(z, after, "世纪|世紀") : 0;
  if (century) part.index = number.value;
  if (!century && zh_word(z, at, &word) && word->kind == ZH_CENTURY && z->reference != DATE_NO_REFERENCE) {
    century = zh_word(z, at, &word);
    part.index = (calendar_year_of(z->reference) + 99) / 100 + word->value;
  }
  size_t start = century ? century : at;
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
static size_t plan(const ZhText *z, size_t at, Date *date) {
  ZhNumber number;
  int nth;
  size_t after = 0, five = zh_any(z, at, "第");
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
    after = zh_any(z, unit, "规划|規劃|计划|計劃|时期|時期|期间|期間|以来|收官|开局");
    after = after ? unit : quoted || nth >= 11 ? unit : 0;
  }
  if (!after || nth < 1 || nth > 30) return 0;
  *date = (Date){.grain = GRAIN_YEAR};
  date_add_reading(date, calendar_plan(nth));
  return after;
}

/* A day alone, 29日: the last such day up to the reference date, and the next. */
static bool lone_day(const ZhText *z, int day, Date *date) {
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (z->reference != DATE_NO_REFERENCE) date_add_nearest_days(date, z->reference, day);
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

/* A second part behind 至, or 与 ... 间. */
static size_t range_to(const ZhText *z, size_t after, DateParser *p, const DatePart *from, Date *date) {
  Phrase end;
  DatePart first = *from;
  size_t joint = zh_joint(z, after), with = joint ? 0 : zh_any(z, after, "与|與|和");
  size_t last = joint || with ? written_part(z, joint ? joint : with, &end) : 0;
  if (last && with) last = zh_any(z, last, "之间|之間|间|間");
  if (!last || (end.part.grain == GRAIN_DAY && end.part.index == 0)) return 0;
  if ((from->grain == GRAIN_DAY) != (end.part.grain == GRAIN_DAY) || !date_resolve(p, &first, &end.part, date))
    return 0;
  if (with) add_between(&end.part, date);
  return last;
}

static size_t range_or_part(const ZhText *z, size_t at, Date *date) {
  Phrase phrase;
  DatePart to, *from = &phrase.part;
  DateParser p;
  zh_parser(z, at, &p);
  size_t after = short_range(z, at, from, &to);
  if (after) return date_resolve(&p, from, &to, date) ? after : 0;
  after = written_part(z, at, &phrase);
  if (!after) return 0;
  if (from->grain == GRAIN_DAY && from->index == 0) return lone_day(z, from->day, date) ? after : 0;
  size_t end = range_inside(z, after, &p, from, date);
  if (!end) end = range_to(z, after, &p, from, date);
  if (end) return end;
  return date_resolve(&p, from, NULL, date) ? after : 0;
}

size_t zh_calendar(const ZhText *z, size_t at, Date *date) {
  size_t after = plan(z, at, date);
  if (after) return after;
  after = century_or_decade(z, at, date);
  if (!after) after = range_or_part(z, at, date);
  if (after) return finish(z, at, after, date);
  *date = (Date){.grain = GRAIN_YEAR, .relative = true}; /* 年初, 年底, 前两个月: of this year */
  if (z->reference != DATE_NO_REFERENCE) date_add_reading(date, calendar_period(z->reference, GRAIN_YEAR, 0));
  after = counted_part(z, at, date);
  if (after) return counted_of_year(z, at, date);
  if (zh_any(z, at, "月初|月中|月底|月末")) {
    date->grain = GRAIN_MONTH;
    date->readings = 0;
    if (z->reference != DATE_NO_REFERENCE) date_add_reading(date, calendar_period(z->reference, GRAIN_MONTH, 0));
  } else if (!zh_any(z, at, "年初|年中|年底|年末")) {
    return 0;
  }
  return part_of_period(z, at, date);
}
