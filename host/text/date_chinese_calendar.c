/* Chinese calendar forms as they are written: 2024年3月5日, 去年12月, 一季度, 上半年, 2024年元旦; what may follow them
 * is read in date_chinese_period.c, ranges in date_chinese_range.c. */
#include <string.h>

#include "text/date_chinese.h"

static int year_of_reference(const ZhText *z) {
  return zh_reference(z) == DATE_NO_REFERENCE ? DATE_UNKNOWN : calendar_year_of(zh_reference(z));
}

bool zh_find_base(const ZhText *z, size_t at, bool day, Date *base) {
  ZhMemo *memo = z->memo;
  if (memo->base_at[day] != at) {
    DateParser p;
    zh_parser(z, at, &p);
    memo->base_at[day] = at;
    memo->base_found[day] = date_before(&p, day, &memo->base[day]) && memo->base[day].readings > 0;
  }
  if (memo->base_found[day]) *base = memo->base[day];
  return memo->base_found[day];
}

/* ---- years ---- */

/* Three digits are a year of the Republic, as Taiwan counts them, where a part of it follows (113年11月), and else
 * unless it lies far from the time of the text. 0: they are not. */
static int republican_year(const ZhText *z, int value, bool part_follows) {
  enum { BEFORE_FIRST = 1911, NEAR = 12, LAST = 150 };
  int year = value + BEFORE_FIRST, now;
  if (value < 100 || value >= LAST) return 0;
  if (part_follows) return year;
  if (value == 100) return 0; /* 100年 is as long as it says */
  now = year_of_reference(z);
  return now == DATE_UNKNOWN || (year - now < NEAR && now - year < NEAR) ? year : 0;
}

/* Two digits are a year where they begin with 0 or where nobody counts so many years: 08年, 98年. */
static int full_year(const ZhText *z, const ZhNumber *number, bool month_follows) {
  DateParser p;
  p.reference = z->reference;
  p.asked = z->asked;
  if (number->digits == 4) return number->value;
  if (number->digits == 0 && number->value >= 1000 && number->value < 2200) return number->value;
  bool century = number->digits == 2 && (number->value < 10 || number->value >= 85 || month_follows);
  return century ? date_century(&p, number->value) : 0;
}

static size_t written_year(const ZhText *z, size_t at, int *year) {
  ZhNumber number, month;
  size_t after = zh_number(z, at, &number);
  if (at >= 9 && zh_any(z, at - 9, "公元前|西元前") == at) return 0; /* the calendar of the readings begins later */
  size_t end = after ? zh_any(z, zh_blank(z, after), "年") : 0;
  if (!end && number.digits == 4 && number.value >= 1900 && number.value < 2200 &&
      zh_any(z, after,
             "上半年|下半年|一季度|二季度|三季度|四季度|第一季|第二季|第三季|第四季|财年|財年|财政年度|年度")) {
    *year = number.value; /* 2019上半年 */
    return after;
  }
  if (!end || zh_any(z, end, "代|级|来|內|内|以内|之内|历史|歷史|的历史|的歷史")) return 0;
  size_t next = zh_number(z, zh_blank(z, end), &month);
  bool month_follows = (next && zh_any(z, zh_blank(z, next), "月|季")) || zh_any(z, end, "上半年|下半年|第|首季|全年");
  bool ends = zh_any(z, end, "年底|年末|年初|底|末|初") && !zh_any(z, end, "底蕴|底子|末位|初心|初衷|初恋");
  bool quarter =
      end + 1 < z->length && (z->text[end] | 0x20) == 'q' && z->text[end + 1] >= '1' && z->text[end + 1] <= '4';
  bool part_follows = month_follows || ends || quarter;
  bool compared = at >= 3 && zh_any(z, at - 3, "较|較|比") == at && !zh_any(z, end, "前|以上|期|后|後|的历史|的经验");
  bool told = zh_any(z, end, "同期|的同期|的数据|的水平|的产量|的销量|的均价|的数據|的水準|的產量|的銷量") != 0;
  if (number.digits == 2 && number.value < 50) month_follows = part_follows || compared || told; /* 23年底, 较24年 */
  *year = number.digits == 3 ? republican_year(z, number.value, part_follows) : full_year(z, &number, month_follows);
  if (number.digits == 3 && *year == 0) *year = number.value;
  return *year >= DATE_YEAR_MIN ? end : 0;
}

/* 后 of "投产后年产20万吨", "2013年后年均": behind what is over, no year after the next. */
static bool behind_an_end(const ZhText *z, size_t at) {
  enum { BEFORE = 3 };
  if (!zh_any(z, at, "后年|後年") || at < BEFORE || !(z->text[at - 1] & 0x80)) return false;
  return !zh_any(z, at - BEFORE, "到|至|在|于|於|和|与|及|或|将|將|望|是|明|，|。|、|；|：|“|（|　");
}

static size_t year(const ZhText *z, size_t at, ZhPhrase *phrase) {
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
  if (word->kind != ZH_YEAR || behind_an_end(z, at)) return 0;
  part->relative = true;
  part->year = year_of_reference(z);
  if (word->before && z->nested) part->year = DATE_UNKNOWN; /* the date before is not this one */
  if (part->year != DATE_UNKNOWN) part->year += word->value;
  bool whole = zh_any(z, at, "全年") != 0;
  if (whole && part->year != DATE_UNKNOWN)
    part->year -= calendar_month_of(zh_reference(z)) <= 3; /* of the one just over */
  if (word->before && zh_find_base(z, at, false, &phrase->base))
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

/* A 号 that counts something else: 5号线, 12号文件, 第29号; a 日 never does (6月12日公告). */
static bool names_number(const ZhText *z, size_t at, size_t after) {
  if (after >= 3 && memcmp(z->text + after - 3, "日", 3) == 0) return false;
  if (at >= 3 && memcmp(z->text + at - 3, "第", 3) == 0) return true;
  return zh_any(z, after, "线|線|楼|樓|文|机|機|院|令|店|码|碼|房|井|车|車|公告|馆|館|门|門|位|厅") != 0;
}

/* "前一日", "每一日": a day counted, not one of the month. */
static bool counts_days(const ZhText *z, size_t at) {
  return at >= 3 && at < z->length && (z->text[at] & 0x80) &&
         zh_any(z, at - 3, "前|后|後|每|近|任|某|同|头|頭|这|那|下|上") != 0;
}

size_t zh_day_of_month(const ZhText *z, size_t at, DatePart *part, bool month_before) {
  int value;
  if (!month_before && counts_days(z, at)) return 0;
  size_t after = numbered(z, at, 31, "日|号|號", &value);
  if (after && (names_number(z, at, after) || zh_any(z, after, "之内|之內|以内|之后|之後|以后|以後"))) return 0;
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

static size_t month(const ZhText *z, size_t at, ZhPhrase *phrase) {
  const ZhWord *word;
  int value;
  size_t after = numbered(z, at, 12, "月份|月", &value);
  if (after &&
      zh_any(z, after, "期铜|期铝|期铅|期锌|期镍|期锡|期货|期銅|期鋁|期鉛|期鋅|期鎳|期錫|期貨|期票|期债|期国债"))
    return 0; /* "三月期铜": how long it runs */
  if (after) {
    phrase->part.grain = GRAIN_MONTH;
    phrase->part.index = value;
    return after;
  }
  after = zh_word(z, at, &word);
  if (!after || word->kind != ZH_MONTH) return 0;
  int32_t from = zh_reference(z);
  if (word->before && zh_find_base(z, phrase->start, false, &phrase->base)) from = phrase->base.reading[0].lo;
  phrase->part.grain = GRAIN_MONTH;
  phrase->part.relative = true;
  phrase->part.index = 1;
  if (from == DATE_NO_REFERENCE || (word->before && z->nested)) {
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
  static const char *const seasons[] = {"春", "夏", "秋", "冬"}; /* 2023年冬 */
  for (int i = 0; i < 4 && part->year > 0; i++) {
    after = zh_any(z, at, seasons[i]);
    if (!after || !zh_ends_phrase(z, after)) continue;
    part->grain = GRAIN_SPAN;
    part->index = i;
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
  bool moves = word->value < 0;
  int32_t day;
  if (moves && part->year > 0 && !date_holiday_in(-1 - word->value, part->year, &day)) return after; /* only the year */
  part->grain = GRAIN_DAY;
  part->index = moves ? DATE_HOLIDAY : word->value / 100;
  part->day = moves ? -1 - word->value : word->value % 100;
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

static size_t inside_year(const ZhText *z, size_t at, ZhPhrase *phrase) {
  size_t start = zh_any(z, at, "的");
  start = zh_blank(z, start ? start : at);
  size_t after = month(z, start, phrase);
  if (after) {
    size_t day = zh_day_of_month(z, zh_blank(z, after), &phrase->part, true);
    return day ? weekday_named(z, day) : after;
  }
  after = quarter_or_half(z, start, &phrase->part);
  return after ? after : holiday(z, start, &phrase->part);
}

size_t zh_written_part(const ZhText *z, size_t at, ZhPhrase *phrase) {
  memset(phrase, 0, sizeof *phrase);
  phrase->part.grain = GRAIN_YEAR;
  phrase->part.year = DATE_UNSAID;
  phrase->start = at;
  size_t after = year(z, at, phrase);
  size_t more = inside_year(z, after ? after : at, phrase);
  if (more) return more;
  if (after || zh_day_of_month(z, at, &phrase->part, false) == 0) return after;
  phrase->part.index = 0; /* a day alone */
  return zh_day_of_month(z, at, &phrase->part, false);
}
