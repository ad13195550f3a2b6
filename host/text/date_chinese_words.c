/* Numerals, words and signs of Chinese dates. */
#include <string.h>

#include "text/date_chinese.h"

void zh_parser(const ZhText *z, size_t at, DateParser *p) {
  date_lex_begin(&p->lex, z->text, z->length, at);
  p->reference = z->reference;
  p->mod = DATE_PLAIN;
  p->ago = false;
  p->nested = z->nested;
  p->begin = at;
}

static bool has(const ZhText *z, size_t at, const char *bytes, size_t n) {
  return at <= z->length && z->length - at >= n && memcmp(z->text + at, bytes, n) == 0;
}

size_t zh_any(const ZhText *z, size_t at, const char *alternatives) {
  if (at >= z->length) return 0;
  const char *text = z->text + at;
  size_t left = z->length - at;
  while (*alternatives) {
    size_t n = 0;
    while (n < left && alternatives[n] == text[n] && alternatives[n] != '|' && alternatives[n]) n++;
    if (n && (!alternatives[n] || alternatives[n] == '|')) return at + n;
    alternatives += n;
    while (*alternatives && *alternatives != '|') alternatives++;
    if (*alternatives) alternatives++;
  }
  return 0;
}

size_t zh_blank(const ZhText *z, size_t at) { return at < z->length && z->text[at] == ' ' ? at + 1 : at; }

size_t zh_joint(const ZhText *z, size_t at) {
  at = zh_blank(z, at);
  size_t after = zh_any(z, at, "——|—|–|-|－|～|〜|~|ー|至|到");
  return after ? zh_blank(z, after) : 0;
}

bool zh_ends_phrase(const ZhText *z, size_t at) {
  if (at >= z->length) return true;
  unsigned char c = (unsigned char)z->text[at];
  return c < 0xE3 || c == 0xEF || (c == 0xE3 && at + 1 < z->length && (unsigned char)z->text[at + 1] == 0x80);
}

size_t zh_weekday(const ZhText *z, size_t at, int *weekday) {
  static const char *const days[] = {"一|1", "二|2", "三|3", "四|4", "五|5", "六|6", "日|天"};
  for (int i = 0; i < 7; i++) {
    size_t after = zh_any(z, at, days[i]);
    if (!after) continue;
    *weekday = i;
    return after;
  }
  return 0;
}

/* ---- numerals ---- */

/* A digit, of any of the three scripts, or -1. */
static int digit_at(const ZhText *z, size_t at, size_t *after) {
  static const struct {
    const char bytes[4];
    signed char value;
  } digits[] = {{"〇", 0}, {"零", 0}, {"○", 0},  {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4},
                {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"两", 2}, {"兩", 2}};
  if (at >= z->length) return -1;
  unsigned char c = (unsigned char)z->text[at];
  if (c >= '0' && c <= '9') {
    *after = at + 1;
    return c - '0';
  }
  if (z->length - at < 3) return -1;
  if (c == 0xEF && (unsigned char)z->text[at + 1] == 0xBC) {
    int wide = (unsigned char)z->text[at + 2] - 0x90;
    *after = at + 3;
    return wide >= 0 && wide <= 9 ? wide : -1;
  }
  if (c < 0xE2) return -1;
  for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
    if (memcmp(z->text + at, digits[i].bytes, 3) != 0) continue;
    *after = at + 3;
    return digits[i].value;
  }
  return -1;
}

/* 千 百 十, and the joined tens 廿 卅: their factor, with what they are worth without a digit before. */
static int multiplier_at(const ZhText *z, size_t at) {
  static const struct {
    const char bytes[4];
    short value;
  } multipliers[] = {{"千", 1000}, {"百", 100}, {"十", 10}, {"廿", 20}, {"卅", 30}};
  if (at >= z->length || z->length - at < 3) return 0;
  for (size_t i = 0; i < sizeof multipliers / sizeof *multipliers; i++)
    if (memcmp(z->text + at, multipliers[i].bytes, 3) == 0) return multipliers[i].value;
  return 0;
}

enum { MOST_DIGITS = 8 }; /* a longer run of digits is no number of a date */

static size_t positional(const ZhText *z, size_t at, ZhNumber *number) {
  size_t after = at, next;
  for (int digit; number->digits <= MOST_DIGITS && (digit = digit_at(z, after, &next)) >= 0; after = next) {
    if (number->digits < MOST_DIGITS) number->value = number->value * 10 + digit;
    number->digits++;
  }
  return after;
}

size_t zh_number(const ZhText *z, size_t at, ZhNumber *number) {
  *number = (ZhNumber){0, 0};
  size_t after = positional(z, at, number), next = after;
  int multiplier = multiplier_at(z, after);
  if (!multiplier) return number->digits == 0 || number->digits > MOST_DIGITS ? 0 : after;
  if (number->digits > 1) return 0;
  int total = 0, digit = number->digits ? number->value : 1;
  bool written = number->digits == 1;
  for (int limit = 10000; multiplier && (multiplier == 20 || multiplier == 30 ? 10 : multiplier) < limit;) {
    bool joined = multiplier == 20 || multiplier == 30;
    if (joined && written) return 0;
    total += joined ? multiplier : digit * multiplier;
    limit = joined ? 10 : multiplier;
    after += 3;
    digit = digit_at(z, after, &next);
    if (digit == 0 && limit > 10) digit = digit_at(z, after = next, &next); /* 一百零五 */
    written = digit > 0;
    if (!written) break;
    after = next;
    multiplier = multiplier_at(z, after);
    if (!multiplier) total += digit;
  }
  *number = (ZhNumber){total, 0};
  return after;
}

/* ---- words ---- */

/* Sorted by their bytes: those that begin with one character stand together. */
static const ZhWord words[] = {
    {"七夕", ZH_HOLIDAY, false, -83},
    {"七夕节", ZH_HOLIDAY, false, -83},
    {"万圣节", ZH_HOLIDAY, false, 1031},
    {"三八妇女节", ZH_HOLIDAY, false, 308},
    {"上一个月", ZH_MONTH, false, -1},
    {"上一個月", ZH_MONTH, false, -1},
    {"上一周", ZH_WEEK, false, -1},
    {"上一季", ZH_QUARTER, false, -1},
    {"上一季度", ZH_QUARTER, false, -1},
    {"上一年", ZH_YEAR, true, -1},
    {"上一週", ZH_WEEK, false, -1},
    {"上上个周", ZH_WEEK, false, -2},
    {"上上个月", ZH_MONTH, false, -2},
    {"上上個月", ZH_MONTH, false, -2},
    {"上上個週", ZH_WEEK, false, -2},
    {"上上周", ZH_WEEK, false, -2},
    {"上上星期", ZH_WEEK, false, -2},
    {"上上月", ZH_MONTH, false, -2},
    {"上上週", ZH_WEEK, false, -2},
    {"上世紀", ZH_CENTURY, false, -1},
    {"上世纪", ZH_CENTURY, false, -1},
    {"上个世纪", ZH_CENTURY, false, -1},
    {"上个周", ZH_WEEK, false, -1},
    {"上个周末", ZH_WEEKEND, false, -1},
    {"上个季度", ZH_QUARTER, false, -1},
    {"上个星期", ZH_WEEK, false, -1},
    {"上个月", ZH_MONTH, false, -1},
    {"上个礼拜", ZH_WEEK, false, -1},
    {"上個世紀", ZH_CENTURY, false, -1},
    {"上個季度", ZH_QUARTER, false, -1},
    {"上個星期", ZH_WEEK, false, -1},
    {"上個月", ZH_MONTH, false, -1},
    {"上個禮拜", ZH_WEEK, false, -1},
    {"上個週", ZH_WEEK, false, -1},
    {"上個週末", ZH_WEEKEND, false, -1},
    {"上半年", ZH_HALF, false, 1},
    {"上周", ZH_WEEK, false, -1},
    {"上周末", ZH_WEEKEND, false, -1},
    {"上季", ZH_QUARTER, false, -1},
    {"上季度", ZH_QUARTER, false, -1},
    {"上年", ZH_YEAR, true, -1},
    {"上星期", ZH_WEEK, false, -1},
    {"上月", ZH_MONTH, false, -1},
    {"上礼拜", ZH_WEEK, false, -1},
    {"上禮拜", ZH_WEEK, false, -1},
    {"上週", ZH_WEEK, false, -1},
    {"上週末", ZH_WEEKEND, false, -1},
    {"下一个月", ZH_MONTH, false, 1},
    {"下一個月", ZH_MONTH, false, 1},
    {"下一周", ZH_WEEK, false, 1},
    {"下一季", ZH_QUARTER, false, 1},
    {"下一季度", ZH_QUARTER, false, 1},
    {"下一年", ZH_YEAR, true, 1},
    {"下一週", ZH_WEEK, false, 1},
    {"下下个月", ZH_MONTH, false, 2},
    {"下下個月", ZH_MONTH, false, 2},
    {"下下周", ZH_WEEK, false, 2},
    {"下下周末", ZH_WEEKEND, false, 2},
    {"下下星期", ZH_WEEK, false, 2},
    {"下下月", ZH_MONTH, false, 2},
    {"下下週", ZH_WEEK, false, 2},
    {"下个周末", ZH_WEEKEND, false, 1},
    {"下个季度", ZH_QUARTER, false, 1},
    {"下个星期", ZH_WEEK, false, 1},
    {"下个月", ZH_MONTH, false, 1},
    {"下个礼拜", ZH_WEEK, false, 1},
    {"下個季度", ZH_QUARTER, false, 1},
    {"下個星期", ZH_WEEK, false, 1},
    {"下個月", ZH_MONTH, false, 1},
    {"下個禮拜", ZH_WEEK, false, 1},
    {"下個週末", ZH_WEEKEND, false, 1},
    {"下半年", ZH_HALF, false, 2},
    {"下周", ZH_WEEK, false, 1},
    {"下周末", ZH_WEEKEND, false, 1},
    {"下季", ZH_QUARTER, false, 1},
    {"下季度", ZH_QUARTER, false, 1},
    {"下年", ZH_YEAR, true, 1},
    {"下星期", ZH_WEEK, false, 1},
    {"下月", ZH_MONTH, false, 1},
    {"下礼拜", ZH_WEEK, false, 1},
    {"下禮拜", ZH_WEEK, false, 1},
    {"下週", ZH_WEEK, false, 1},
    {"下週末", ZH_WEEKEND, false, 1},
    {"中秋", ZH_HOLIDAY, false, -52},
    {"中秋節", ZH_HOLIDAY, false, -52},
    {"中秋节", ZH_HOLIDAY, false, -52},
    {"乾隆", ZH_REIGN, false, 1735},
    {"五一劳动节", ZH_HOLIDAY, false, 501},
    {"今天", ZH_DAY, false, 0},
    {"今年", ZH_YEAR, false, 0},
    {"今日", ZH_DAY, false, 0},
    {"今早", ZH_DAY, false, 0},
    {"今晚", ZH_DAY, false, 0},
    {"今晨", ZH_DAY, false, 0},
    {"來年", ZH_YEAR, false, 1},
    {"儿童节", ZH_HOLIDAY, false, 601},
    {"元宵節", ZH_HOLIDAY, false, -43},
    {"元宵节", ZH_HOLIDAY, false, -43},
    {"元旦", ZH_HOLIDAY, false, 101},
    {"元旦節", ZH_HOLIDAY, false, 101},
    {"元旦节", ZH_HOLIDAY, false, 101},
    {"光緒", ZH_REIGN, false, 1874},
    {"光绪", ZH_REIGN, false, 1874},
    {"兒童節", ZH_HOLIDAY, false, 601},
    {"六一儿童节", ZH_HOLIDAY, false, 601},
    {"农历新年", ZH_HOLIDAY, false, -67},
    {"冬天", ZH_SEASON, false, SEASON_WINTER},
    {"冬季", ZH_SEASON, false, SEASON_WINTER},
    {"前一年", ZH_YEAR, true, -1},
    {"前半年", ZH_HALF, false, 1},
    {"前天", ZH_DAY, false, -2},
    {"前年", ZH_YEAR, false, -2},
    {"前日", ZH_DAY, false, -2},
    {"劳动节", ZH_HOLIDAY, false, 501},
    {"勞動節", ZH_HOLIDAY, false, 501},
    {"十一国庆节", ZH_HOLIDAY, false, 1001},
    {"去年", ZH_YEAR, false, -1},
    {"双十一", ZH_HOLIDAY, false, 1111},
    {"同年", ZH_YEAR, true, 0},
    {"同日", ZH_DAY, true, 0},
    {"同月", ZH_MONTH, true, 0},
    {"同治", ZH_REIGN, false, 1861},
    {"后半年", ZH_HALF, false, 2},
    {"后天", ZH_DAY, false, 2},
    {"后年", ZH_YEAR, false, 2},
    {"后日", ZH_DAY, false, 2},
    {"听日", ZH_DAY, false, 1},
    {"周末", ZH_WEEKEND, false, 0},
    {"咸丰", ZH_REIGN, false, 1850},
    {"咸豐", ZH_REIGN, false, 1850},
    {"嘉庆", ZH_REIGN, false, 1795},
    {"嘉慶", ZH_REIGN, false, 1795},
    {"国庆", ZH_HOLIDAY, false, 1001},
    {"国庆节", ZH_HOLIDAY, false, 1001},
    {"國慶", ZH_HOLIDAY, false, 1001},
    {"國慶日", ZH_HOLIDAY, false, 1001},
    {"國慶節", ZH_HOLIDAY, false, 1001},
    {"圣诞", ZH_HOLIDAY, false, 1225},
    {"圣诞前夜", ZH_HOLIDAY, false, 1224},
    {"圣诞夜", ZH_HOLIDAY, false, 1224},
    {"圣诞节", ZH_HOLIDAY, false, 1225},
    {"复活节", ZH_HOLIDAY, false, -25},
    {"夏天", ZH_SEASON, false, SEASON_SUMMER},
    {"夏季", ZH_SEASON, false, SEASON_SUMMER},
    {"大前天", ZH_DAY, false, -3},
    {"大前年", ZH_YEAR, false, -3},
    {"大后天", ZH_DAY, false, 3},
    {"大年三十", ZH_HOLIDAY, false, -82},
    {"大年初一", ZH_HOLIDAY, false, -67},
    {"大後天", ZH_DAY, false, 3},
    {"大後日", ZH_DAY, false, 3},
    {"头半年", ZH_HALF, false, 1},
    {"妇女节", ZH_HOLIDAY, false, 308},
    {"婦女節", ZH_HOLIDAY, false, 308},
    {"宣統", ZH_REIGN, false, 1908},
    {"宣统", ZH_REIGN, false, 1908},
    {"尋日", ZH_DAY, false, -1},
    {"平安夜", ZH_HOLIDAY, false, 1224},
    {"康熙", ZH_REIGN, false, 1661},
    {"建军节", ZH_HOLIDAY, false, 801},
    {"当天", ZH_DAY, true, 0},
    {"当季", ZH_QUARTER, true, 0},
    {"当年", ZH_YEAR, true, 0},
    {"当日", ZH_DAY, true, 0},
    {"当月", ZH_MONTH, true, 0},
    {"後半年", ZH_HALF, false, 2},
    {"後天", ZH_DAY, false, 2},
    {"後年", ZH_YEAR, false, 2},
    {"後日", ZH_DAY, false, 2},
    {"復活節", ZH_HOLIDAY, false, -25},
    {"情人節", ZH_HOLIDAY, false, 214},
    {"情人节", ZH_HOLIDAY, false, 214},
    {"愚人節", ZH_HOLIDAY, false, 401},
    {"愚人节", ZH_HOLIDAY, false, 401},
    {"感恩節", ZH_HOLIDAY, false, -71},
    {"感恩节", ZH_HOLIDAY, false, -71},
    {"教师节", ZH_HOLIDAY, false, 910},
    {"教師節", ZH_HOLIDAY, false, 910},
    {"明天", ZH_DAY, false, 1},
    {"明年", ZH_YEAR, false, 1},
    {"明日", ZH_DAY, false, 1},
    {"明早", ZH_DAY, false, 1},
    {"春天", ZH_SEASON, false, SEASON_SPRING},
    {"春季", ZH_SEASON, false, SEASON_SPRING},
    {"春節", ZH_HOLIDAY, false, -67},
    {"春节", ZH_HOLIDAY, false, -67},
    {"昨天", ZH_DAY, false, -1},
    {"昨日", ZH_DAY, false, -1},
    {"昨晚", ZH_DAY, false, -1},
    {"本世紀", ZH_CENTURY, false, 0},
    {"本世纪", ZH_CENTURY, false, 0},
    {"本周", ZH_WEEK, false, 0},
    {"本周末", ZH_WEEKEND, false, 0},
    {"本季", ZH_QUARTER, false, 0},
    {"本季度", ZH_QUARTER, false, 0},
    {"本年", ZH_YEAR, false, 0},
    {"本年度", ZH_YEAR, false, 0},
    {"本星期", ZH_WEEK, false, 0},
    {"本月", ZH_MONTH, false, 0},
    {"本週", ZH_WEEK, false, 0},
    {"来年", ZH_YEAR, false, 1},
    {"植树节", ZH_HOLIDAY, false, 312},
    {"次年", ZH_YEAR, true, 1},
    {"次日", ZH_DAY, true, 1},
    {"次月", ZH_MONTH, true, 1},
    {"母亲节", ZH_HOLIDAY, false, -54},
    {"母親節", ZH_HOLIDAY, false, -54},
    {"民国", ZH_REIGN, false, 1911},
    {"民國", ZH_REIGN, false, 1911},
    {"清明", ZH_HOLIDAY, false, -73},
    {"清明節", ZH_HOLIDAY, false, -73},
    {"清明节", ZH_HOLIDAY, false, -73},
    {"父亲节", ZH_HOLIDAY, false, -29},
    {"父親節", ZH_HOLIDAY, false, -29},
    {"琴日", ZH_DAY, false, -1},
    {"當天", ZH_DAY, true, 0},
    {"當年", ZH_YEAR, true, 0},
    {"當日", ZH_DAY, true, 0},
    {"當月", ZH_MONTH, true, 0},
    {"秋天", ZH_SEASON, false, SEASON_AUTUMN},
    {"秋季", ZH_SEASON, false, SEASON_AUTUMN},
    {"端午", ZH_HOLIDAY, false, -23},
    {"端午節", ZH_HOLIDAY, false, -23},
    {"端午节", ZH_HOLIDAY, false, -23},
    {"翌年", ZH_YEAR, true, 1},
    {"翌日", ZH_DAY, true, 1},
    {"聖誕", ZH_HOLIDAY, false, 1225},
    {"聖誕節", ZH_HOLIDAY, false, 1225},
    {"聽日", ZH_DAY, false, 1},
    {"萬聖節", ZH_HOLIDAY, false, 1031},
    {"農曆新年", ZH_HOLIDAY, false, -67},
    {"这一周", ZH_WEEK, false, 0},
    {"这一季度", ZH_QUARTER, false, 0},
    {"这一年", ZH_YEAR, false, 0},
    {"这个周末", ZH_WEEKEND, false, 0},
    {"这个季度", ZH_QUARTER, false, 0},
    {"这个星期", ZH_WEEK, false, 0},
    {"这个月", ZH_MONTH, false, 0},
    {"这个礼拜", ZH_WEEK, false, 0},
    {"这周", ZH_WEEK, false, 0},
    {"这周末", ZH_WEEKEND, false, 0},
    {"这星期", ZH_WEEK, false, 0},
    {"这礼拜", ZH_WEEK, false, 0},
    {"這一周", ZH_WEEK, false, 0},
    {"這一年", ZH_YEAR, false, 0},
    {"這一週", ZH_WEEK, false, 0},
    {"這個季度", ZH_QUARTER, false, 0},
    {"這個星期", ZH_WEEK, false, 0},
    {"這個月", ZH_MONTH, false, 0},
    {"這個禮拜", ZH_WEEK, false, 0},
    {"這個週末", ZH_WEEKEND, false, 0},
    {"這周", ZH_WEEK, false, 0},
    {"這星期", ZH_WEEK, false, 0},
    {"這禮拜", ZH_WEEK, false, 0},
    {"這週", ZH_WEEK, false, 0},
    {"這週末", ZH_WEEKEND, false, 0},
    {"週末", ZH_WEEKEND, false, 0},
    {"道光", ZH_REIGN, false, 1820},
    {"重阳节", ZH_HOLIDAY, false, -84},
    {"重陽節", ZH_HOLIDAY, false, -84},
    {"除夕", ZH_HOLIDAY, false, -82},
    {"雍正", ZH_REIGN, false, 1722},
    {"雙十一", ZH_HOLIDAY, false, 1111},
    {"青年节", ZH_HOLIDAY, false, 504},
};

/* The first word that does not sort before the character at text[at]. */
static size_t first_with(const char *character) {
  size_t low = 0, high = sizeof words / sizeof *words;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (memcmp(words[middle].word, character, 3) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

size_t zh_word(const ZhText *z, size_t at, const ZhWord **word) {
  size_t longest = 0, count = sizeof words / sizeof *words;
  if (at + 3 > z->length || (unsigned char)z->text[at] < 0xE3) return 0;
  for (size_t i = first_with(z->text + at); i < count && memcmp(words[i].word, z->text + at, 3) == 0; i++) {
    size_t n = strlen(words[i].word);
    if (n <= longest || !has(z, at, words[i].word, n)) continue;
    longest = n;
    *word = &words[i];
  }
  return longest ? at + longest : 0;
}
