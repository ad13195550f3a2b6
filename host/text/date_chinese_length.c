/* Lengths of time in Chinese: 三年, 半年多, 两个半月, 2.5年, 十几年, 三四个月, 五分三十秒.
 *
 * 几, 数 and 若干 are taken as three and marked COMPARATOR_ABOUT, as "several" is in English; of two numbers that
 * follow each other (三四个月) the first counts, marked so too. */
#include "text/date_chinese.h"

typedef struct ZhUnit {
  const char *words;
  uint8_t unit;
} ZhUnit;

/* Longest first where one begins with another. 月 alone counts no months: 3月 is March, 3个月 three months. */
static const ZhUnit units[] = {
    {"个世纪|個世紀", UNIT_CENTURY},
    {"个季度|個季度", UNIT_QUARTER},
    {"个月|個月|个多月", UNIT_MONTH},
    {"个星期|個星期|星期|个礼拜|個禮拜|礼拜|禮拜|周|週", UNIT_WEEK},
    {"年", UNIT_YEAR},
    {"个工作日|個工作日|个交易日|個交易日", UNIT_WORKDAY},
    {"天|个昼夜|昼夜|晝夜", UNIT_DAY},
    {"个小时|個小時|小时|小時|个钟头|個鐘頭|个钟|個鐘|钟头|鐘頭", UNIT_HOUR},
    {"分钟|分鐘", UNIT_MINUTE},
    {"秒钟|秒鐘|秒", UNIT_SECOND},
};

static size_t unit_at(const ZhText *z, size_t at, TimeUnit *unit) {
  if (!(zh_char(z, zh_blank(z, at)) & ZH_FOLLOWS)) return 0;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    size_t after = zh_any(z, zh_blank(z, at), units[i].words);
    if (!after) continue;
    *unit = (TimeUnit)units[i].unit;
    return after;
  }
  return 0;
}

/* Within a longer length 日 counts days, 时 hours and 分 minutes: 8天20时, 五分三十秒. */
static size_t short_unit(const ZhText *z, size_t at, TimeUnit *unit) {
  static const ZhUnit shorts[] = {{"日", UNIT_DAY}, {"时|時", UNIT_HOUR}, {"分", UNIT_MINUTE}, {"月", UNIT_MONTH}};
  for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++) {
    size_t after = zh_any(z, at, shorts[i].words);
    if (!after) continue;
    *unit = (TimeUnit)shorts[i].unit;
    return after;
  }
  return 0;
}

static size_t half_amount(const ZhText *z, size_t at, double *amount) {
  ZhNumber number;
  size_t after = zh_any(z, at, "半");
  *amount = 0.5;
  if (after) return after;
  after = zh_number(z, at, &number); /* 一个半月, 一分半鐘 */
  *amount = after ? number.value + 0.5 : 1.5;
  after = zh_any(z, after ? after : at, "个半|個半");
  return after;
}

/* 半年, 个半月, 半个钟. */
static size_t half_term(const ZhText *z, size_t after, double amount, Duration *duration) {
  TimeUnit unit;
  size_t end = unit_at(z, after, &unit), month = zh_any(z, after, "月"), clock = zh_any(z, after, "钟|鐘");
  if (!end && month) unit = UNIT_MONTH;
  if (!end && clock) unit = UNIT_HOUR;
  if (!end) end = month ? month : clock;
  if (end) date_duration_add(duration, amount, unit);
  return end;
}

/* 五分三十秒: 分 counts minutes where seconds follow. */
static bool seconds_follow(const ZhText *z, size_t at) {
  ZhNumber number;
  TimeUnit unit;
  size_t after = zh_number(z, at, &number);
  return after && unit_at(z, after, &unit) && unit == UNIT_SECOND;
}

typedef struct Amount {
  double value;
  double top; /* of 三四 and 3至5 the upper number over the lower; 1 */
  bool about, several;
  int digits;
} Amount;

/* 几, 数十, 好几百. */
static size_t several_at(const ZhText *z, size_t at, Amount *amount) {
  if (!(zh_char(z, at) & ZH_AMOUNT)) return 0;
  size_t after = zh_any(z, at, "好几|好幾|几|幾|数|數|若干"), tens = zh_any(z, after, "十"),
         hundreds = zh_any(z, after, "百");
  if (!after) return 0;
  *amount = (Amount){.value = tens ? 30 : hundreds ? 300 : 3, .top = 1, .about = true, .several = true};
  return tens ? tens : hundreds ? hundreds : after;
}

/* The digits behind a point: 2.5. */
static size_t decimals_at(const ZhText *z, size_t at, double *value) {
  double place = 1;
  size_t after = at + 1;
  if (at >= z->length || z->text[at] != '.') return 0;
  for (; after < z->length && z->text[after] >= '0' && z->text[after] <= '9' && after < at + 6; after++)
    *value += (z->text[after] - '0') * (place /= 10);
  return after > at + 1 ? after : 0;
}

static size_t amount_at(const ZhText *z, size_t at, Amount *amount) {
  ZhNumber number;
  size_t after = several_at(z, at, amount);
  if (after) return after;
  after = zh_number(z, at, &number);
  if (!after || number.digits > 4) return 0;
  *amount = (Amount){.value = number.value, .top = 1, .digits = number.digits};
  bool han = (unsigned char)z->text[at] >= 0xE3;
  int first = number.value / 10, second = number.value % 10;
  if (number.digits == 2 && han && first > 0 && (second == first + 1 || number.value == 35)) {
    *amount = (Amount){.value = first, .top = (double)second / first, .about = true};
    return after;
  }
  size_t decimals = han ? 0 : decimals_at(z, after, &amount->value);
  if (decimals) amount->digits = 0;
  return decimals ? decimals : after;
}

/* 分半, 分半鐘: a minute and a half, where it stands alone; not in 部分半数. */
static size_t minute_and_half(const ZhText *z, size_t at) {
  size_t after = zh_any(z, at, "分半"), clock = zh_any(z, after, "钟|鐘");
  bool begins = at == 0 || !((unsigned char)z->text[at - 1] & 0x80);
  return after && begins && (clock || zh_ends_phrase(z, after)) ? (clock ? clock : after) : 0;
}

static size_t one_term(const ZhText *z, size_t at, bool follows, ZhLength *length) {
  TimeUnit unit;
  double half_of;
  Amount amount;
  Duration *duration = &length->duration;
  size_t half = minute_and_half(z, at);
  if (half) date_duration_add(duration, 1.5, UNIT_MINUTE);
  if (half) return half;
  half = half_amount(z, at, &half_of);
  if (half) return half_term(z, half, half_of, duration);
  size_t after = amount_at(z, at, &amount), quarters = after ? zh_any(z, after, "刻钟|刻鐘") : 0;
  if (quarters) date_duration_add(duration, amount.value * 15, UNIT_MINUTE);
  if (quarters) return quarters;
  if (!after || (amount.digits == 4 && zh_any(z, zh_blank(z, after), "年"))) return 0;
  size_t many = zh_any(z, after, "多|余|餘|几|幾"), end = unit_at(z, many ? many : after, &unit);
  bool weak = !end;
  if (weak && amount.about) end = zh_any(z, after, "月"); /* 数月 */
  if (end && weak) {
    unit = UNIT_MONTH;
    weak = false;
  }
  if (weak) end = short_unit(z, after, &unit);
  if (!end) return 0;
  size_t more = zh_any(z, end, "半");
  if (weak && !follows && !(unit == UNIT_MINUTE && (more || seconds_follow(z, end)))) return 0;
  if (many || amount.about) duration->comparator = COMPARATOR_ABOUT;
  length->several = length->several || amount.several;
  length->top = amount.top;
  date_duration_add(duration, amount.value + (more ? 0.5 : 0), unit);
  if (!more) return end;
  size_t clock = zh_any(z, more, "钟|鐘");
  return clock ? clock : more;
}

size_t zh_length(const ZhText *z, size_t at, ZhLength *length) {
  *length = (ZhLength){.top = 1};
  if (at >= 9 && zh_any(z, at - 9, "公元前|西元前") == at) return 0;
  size_t after = one_term(z, at, false, length);
  while (after) {
    size_t joint = zh_any(z, after, "零|又|余|餘|多");
    ZhLength more = *length;
    size_t next = one_term(z, joint ? joint : after, true, &more);
    if (!next && joint) next = one_term(z, after, true, &more);
    if (!next) break;
    *length = more;
    after = next;
  }
  return after;
}

/* 3至5年, 三到五个月: the lower number counts. */
size_t zh_length_range(const ZhText *z, size_t at, ZhLength *length) {
  Amount low;
  size_t after = amount_at(z, at, &low), joint = after && low.digits < 4 ? zh_joint(z, after) : 0;
  size_t end = joint ? zh_length(z, joint, length) : 0;
  Amount high;
  if (!end || !amount_at(z, joint, &high) || high.digits > 3 || low.value <= 0 || high.value <= low.value) return 0;
  double part = low.value / high.value;
  length->duration.months *= part;
  length->duration.days *= part;
  length->duration.seconds *= part;
  length->duration.comparator = COMPARATOR_ABOUT;
  length->top = 1 / part;
  return end;
}
