/* Chinese numerals, plain (三百五十), financial (叁佰伍拾), and mixed with digits (7万5千, 3.5亿).
 *
 * Conventions. 万 is 10^4, 亿 10^8, 兆 10^12 (as a prefix of a unit, 兆瓦, it is the unit's). A digit after a unit
 * without 零 counts in the next lower unit: 四百五 is 450, 一万三 is 13000. 多 余 几 after a unit mean "and somewhat
 * more". A chain of digits without units is read digit by digit (二〇二四). Blanks may stand between the characters. */
#include "base/utf8.h"
#include "text/number_part.h"

static HanSign sign_at(const char *text, size_t length, size_t at) {
  at = number_skip_blanks(text, length, at);
  if (at >= length || (unsigned char)text[at] < 0xE2) return (HanSign){HAN_NONE, 0, at};
  size_t step;
  HanSign sign = number_han_sign(number_point_at(text, length, at, &step));
  sign.end = at + step;
  return sign;
}

static bool is_sign(const char *text, size_t length, size_t at, uint32_t point, size_t *end) {
  at = number_skip_blanks(text, length, at);
  if (at >= length) return false;
  size_t step;
  if (number_point_at(text, length, at, &step) != point) return false;
  *end = at + step;
  return true;
}

/* What has been read: 4千5 of 3亿4千5 is {total 3e8, section 4000, digit 5}. */
typedef struct Reading {
  double total, section, digit;
  double scale, unit; /* the last of each; 0 before the first */
  size_t digits;      /* in the chain that `digit` holds */
  bool pending;       /* `digit` waits for its unit */
  bool zero;          /* 零 stands before the pending digit */
  bool after_scale;   /* nothing since the last scale */
  bool more;
} Reading;

/* The pending digit's worth when no unit follows it: 四百五 is 450, 四百零五 is 405. */
static double pending_value(const Reading *r) {
  if (!r->pending) return 0;
  if (r->zero || r->digits > 1 || r->digit >= 10) return r->digit;
  if (r->unit > 10) return r->digit * r->unit / 10;
  if (r->unit == 0 && r->section == 0 && r->scale > 1) return r->digit * r->scale / 10;
  return r->digit;
}

static bool take_digit(Reading *r, double value) {
  if (r->pending && (r->unit > 0 || r->scale > 0)) return false;
  if (value == 0 && !r->pending && (r->unit > 0 || r->scale > 0)) {
    if (r->zero) return false;
    r->zero = true;
    return true;
  }
  r->digit = r->pending ? r->digit * 10 + value : value;
  r->digits++;
  r->pending = true;
  r->after_scale = false;
  return r->digits <= 15;
}

static bool take_unit(Reading *r, double value) {
  if (r->pending && r->digits > 1) return false;
  if (r->unit > 0 && value >= r->unit) return false;
  if (!r->pending && value >= 100 && (r->unit > 0 || r->scale > 0)) return false; /* 500万千瓦 are 千瓦 */
  double count = r->pending ? r->digit : 1;
  if (r->pending && count == 0) return false;
  r->section += number_scaled(count, value);
  r->unit = value > 10 && value < 100 ? 10 : value;
  r->pending = r->zero = r->after_scale = false;
  r->digits = 0;
  return true;
}

static bool take_scale(Reading *r, double value) {
  double section = r->section + (r->unit > 10 ? pending_value(r) : r->pending ? r->digit : 0);
  if (section == 0 && r->total == 0) return false;
  if (r->total == 0 || value < r->scale) {
    if (section == 0) return false;
    r->total += number_scaled(section, value);
  } else if (r->after_scale || value > r->scale) {
    r->total = number_scaled(r->total + section, value);
  } else {
    return false;
  }
  r->scale = value;
  r->section = r->unit = r->digit = 0;
  r->digits = 0;
  r->pending = r->zero = false;
  r->after_scale = true;
  return true;
}

/* 多 stands after a unit or a scale, or after digits ("500多"), never after a single character 三. */
static bool take_more(Reading *r) {
  if (r->more || (r->pending && r->digits == 1 && r->digit < 10)) return false;
  if (!r->pending && r->unit == 0 && r->scale == 0) return false;
  r->more = true;
  return true;
}

/* Decimals after 点: characters or digits, never 两, and no unit that would make them a time (三点五十). */
static size_t read_point(const char *text, size_t length, size_t at, double *value) {
  double digits = 0, power = 1;
  size_t end = at;
  for (;;) {
    size_t next = number_skip_blanks(text, length, end);
    if (next < length && is_digit(text[next])) {
      digits = digits * 10 + (text[next] - '0');
      end = next + 1;
    } else {
      HanSign sign = sign_at(text, length, end);
      if (sign.kind == HAN_UNIT && power > 1) return 0;
      size_t step;
      uint32_t point = sign.kind == HAN_DIGIT ? utf8_decode(text, length, next, &step) : 0;
      if (sign.kind != HAN_DIGIT || point == 0x4E24 || point == 0x5169) break;
      digits = digits * 10 + sign.value;
      end = sign.end;
    }
    power *= 10;
    if (power > 1e15) break;
  }
  if (power == 1) return 0;
  *value = (*value * power + digits) / power;
  return end;
}

/* Arabic digits as a part: "5千", "3.5亿", "1,200万". They count as one digit whose unit or scale follows. */
static size_t take_arabic(Reading *r, const char *text, size_t length, size_t at, bool *integer) {
  double value;
  if (r->pending) return 0;
  size_t end = number_read_digits(text, length, at, &value, integer);
  if (!end || (r->total + r->section > 0 && !*integer)) return 0;
  if (r->unit > 0 && value >= r->unit) return 0;
  r->digit = value;
  r->digits = 1;
  r->pending = true;
  r->after_scale = false;
  return end;
}

static bool take(Reading *r, HanSign sign) {
  switch (sign.kind) {
    case HAN_DIGIT: return take_digit(r, sign.value);
    case HAN_UNIT: return take_unit(r, sign.value);
    case HAN_SCALE: return take_scale(r, sign.value);
    case HAN_MORE: return take_more(r);
    default: return false;
  }
}

/* 两 inside a numeral stands before 百, 千, 万 or 亿; elsewhere it is the weight. */
static bool is_liang(const char *text, size_t length, size_t end, HanSign sign) {
  if (sign.kind != HAN_DIGIT || sign.value != 2) return false;
  size_t step;
  uint32_t point = utf8_decode_before(text, end, &step);
  if (point != 0x4E24 && point != 0x5169) return false;
  HanSign next = sign_at(text, length, end);
  return next.kind != HAN_SCALE && !(next.kind == HAN_UNIT && next.value >= 100);
}

/* A point and its decimals after what has been read: 三点五, 两千三点一. What was read becomes one finished digit. */
static size_t take_point(Reading *r, const char *text, size_t length, size_t at) {
  HanSign point = sign_at(text, length, at);
  double value = r->section + pending_value(r);
  if (point.kind != HAN_POINT || r->more || (!r->pending && r->section == 0)) return 0;
  size_t end = read_point(text, length, point.end, &value);
  if (!end) return 0;
  r->section = r->unit = 0;
  r->digit = value;
  r->digits = 1;
  r->pending = r->zero = true;
  return end;
}

/* 来 of 五百来自, which comes from somewhere; after a unit it is "and somewhat more" only where no digit follows. */
static bool comes_from(const char *text, size_t length, size_t at, size_t end) {
  size_t ignored;
  if (!is_sign(text, length, at, 0x6765, &ignored) && !is_sign(text, length, at, 0x4F86, &ignored)) return false;
  static const uint32_t verbs[] = {0x81EA, 0x6E90, 0x5230, 0x8BF4, 0x8AAA, 0x770B}; /* 自源到说說看 */
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (is_sign(text, length, end, verbs[i], &ignored)) return true;
  return false;
}

/* The next part of a numeral at `at`, which began at `from`: its end, or 0. *integer falls at decimals. */
static size_t take_next(Reading *r, const char *text, size_t length, size_t from, size_t at, unsigned *signs,
                        bool *integer) {
  size_t next = number_skip_blanks(text, length, at);
  if (next > at && at == from) return 0;
  if (number_is_digit(text, length, next) || byte_at(text, length, next) == '.') {
    bool whole = true;
    if (next > at && r->after_scale && text[next] == '.') return 0;
    size_t end = take_arabic(r, text, length, next, &whole);
    if (!end) return 0;
    HanSign follows = sign_at(text, length, end);
    bool joined = follows.kind == HAN_UNIT || follows.kind == HAN_SCALE || r->zero || next == at;
    *integer = *integer && whole;
    return *signs == 0 || joined ? end : 0;
  }
  Reading before = *r;
  HanSign sign = sign_at(text, length, at);
  if (sign.kind == HAN_MORE && comes_from(text, length, at, sign.end)) return 0;
  if (at > from && is_liang(text, length, sign.end, sign)) return 0;
  ++*signs;
  if (take(r, sign)) return sign.end;
  *r = before;
  size_t end = take_point(r, text, length, at);
  if (end) *integer = false;
  if (!end) --*signs;
  return end;
}

/* Whether the Chinese digit of this value stands right at `at`. */
static bool is_digit_at(const char *text, size_t length, size_t at, double value) {
  if (at >= length || (unsigned char)text[at] < 0xE3) return false;
  size_t step;
  HanSign sign = number_han_sign(number_point_at(text, length, at, &step));
  return sign.kind == HAN_DIGIT && sign.value == value;
}

/* A whole numeral with at least one Chinese character; the end, or 0. `signs` counts the characters. */
static size_t read_numeral(const char *text, size_t length, size_t at, Number *number, unsigned *signs) {
  Reading r = {0}, last = r;
  size_t end = at, next;
  bool integer = number->integer = true;
  *signs = 0;
  while ((next = take_next(&r, text, length, at, end, signs, &integer)) != 0) {
    end = next;
    last = r;
    number->integer = integer;
  }
  r = last;
  bool pair = r.pending && r.digits == 2 && r.digit > 10 && r.unit == 0 && r.scale == 0 && *signs == 2;
  if (pair) return 0;                                                /* 二三 is "two or three" */
  if (*signs == 1 && r.unit >= 100 && r.section == r.unit) return 0; /* 百 and 千 alone are parts of words */
  if (r.pending && r.digits == 1 && r.unit > 0 && is_digit_at(text, length, end, r.digit + 1))
    return 0; /* 十七八 is "17 or 18" */
  number->value = r.total + r.section + pending_value(&r);
  if (r.scale > 0) {
    number->scale = r.after_scale ? r.scale : 1;
    if (r.after_scale && r.total >= 1e12 && r.scale == 1e8) number->scale = 1e12;
    number->integer = false;
  }
  number->more = r.more;
  return *signs > 0 ? end : 0;
}

/* 分之 after a denominator, or the 份 of Cantonese (三份二 is two thirds): the numerator's end, or 0. */
static size_t read_over(const char *text, size_t length, size_t at, double bottom, Number *number) {
  size_t end;
  bool share = is_sign(text, length, at, 0x4EFD, &end) && !is_digit(byte_at(text, length, end));
  if (!share && (!is_sign(text, length, at, 0x5206, &end) || !is_sign(text, length, end, 0x4E4B, &end))) return 0;
  if (bottom == 0) return 0;
  Number top = {.scale = 1};
  unsigned signs;
  end = number_skip_blanks(text, length, end);
  size_t stop = read_numeral(text, length, end, &top, &signs);
  if (!stop) stop = number_read_digits(text, length, end, &top.value, &top.integer);
  if (!stop || (share && (unsigned char)byte_at(text, length, stop) >= 0xE4)) return 0; /* 三份十页的文件 */
  number->value = top.value / bottom;
  number->form = NUMBER_FRACTION;
  number->integer = false;
  return stop;
}

/* 又三分之一, 又1/2 after a whole number: adds. */
static size_t add_fraction(const char *text, size_t length, size_t at, Number *number) {
  size_t next;
  Number bottom = {.scale = 1}, part = {.scale = 1};
  unsigned signs;
  if (!is_sign(text, length, at, 0x53C8, &next)) return at; /* 又 */
  next = number_skip_blanks(text, length, next);
  size_t end = read_numeral(text, length, next, &bottom, &signs);
  if (!end) end = number_read_digits(text, length, next, &bottom.value, &bottom.integer);
  if (end) end = read_over(text, length, end, bottom.value, &part);
  if (!end) end = number_read_slashed(text, length, next, &part.value);
  if (!end || part.value >= 1) return at;
  number->value += part.value;
  number->integer = false;
  return end;
}

static size_t make_half(Number *number, size_t end) {
  number->value = 0.5;
  number->form = NUMBER_FRACTION;
  number->integer = false;
  return end;
}

/* 打 */
static size_t make_dozen(Number *number, size_t end) {
  number->value = number_scaled(number->value, 12);
  number->scale = 12;
  number->form = NUMBER_CJK;
  number->integer = false;
  return end;
}

/* 3分之2, 7又1/2: digits before the sign. */
static size_t read_digits_over(const char *text, size_t length, size_t at, Number *number) {
  double bottom;
  bool integer;
  size_t digits = number_is_digit(text, length, at) ? number_read_digits(text, length, at, &bottom, &integer) : 0,
         end = 0;
  if (digits) end = read_over(text, length, digits, bottom, number);
  if (digits && !end && integer) { /* 7又1/2, 1半 */
    size_t half;
    number->value = bottom;
    end = add_fraction(text, length, digits, number);
    if (end == digits) end = bottom == 1 && is_sign(text, length, digits, 0x534A, &half) ? make_half(number, half) : 0;
  }
  if (!end) *number = (Number){.scale = 1, .form = NUMBER_DIGITS, .integer = true};
  return end;
}

/* The character behind blanks at `at`, 0 at the end; where it ends goes to *end. */
static uint32_t next_point(const char *text, size_t length, size_t at, size_t *end) {
  at = number_skip_blanks(text, length, at);
  if (at >= length) return 0;
  size_t step;
  uint32_t point = number_point_at(text, length, at, &step);
  *end = at + step;
  return point;
}

/* "裁员千人", "万余名员工": a unit alone before people counts one of it; the end, or 0. */
static size_t read_people(const char *text, size_t length, size_t at, Number *number) {
  static const struct {
    uint32_t point;
    double value;
  } units[] = {{0x767E, 100}, {0x5343, 1000}, {0x4E07, 10000}, {0x842C, 10000}};
  size_t end = at, behind = at;
  uint32_t point = next_point(text, length, at, &end);
  const char *before = at >= 3 ? text + at - 3 : "   ";
  if (memcmp(before, "数", 3) == 0 || memcmp(before, "几", 3) == 0 || memcmp(before, "數", 3) == 0) return 0;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (point != units[i].point) continue;
    bool more = is_sign(text, length, end, 0x4F59, &behind) || is_sign(text, length, end, 0x591A, &behind); /* 余多 */
    size_t noun = more ? behind : end;
    if (!is_sign(text, length, noun, 0x4EBA, &behind) && !is_sign(text, length, noun, 0x540D, &behind)) return 0;
    number->value = units[i].value;
    number->more = more;
    return noun;
  }
  return 0;
}

size_t number_read_cjk(const char *text, size_t length, size_t at, Number *number) {
  unsigned signs;
  size_t after = at, from = at;
  uint32_t point = next_point(text, length, at, &after);
  bool ordinal = point == 0x7B2C; /* 第 */
  if (ordinal) from = number_skip_blanks(text, length, after);
  number->form = NUMBER_CJK;
  if (point == 0x534A) { /* 半, 半打 */
    size_t end = make_half(number, after);
    return is_sign(text, length, end, 0x6253, &after) ? make_dozen(number, after) : end;
  }
  size_t end = read_numeral(text, length, from, number, &signs);
  if (!end && !ordinal && (end = read_people(text, length, at, number)) != 0) return end;
  if (!end && ordinal) end = number_read_digits(text, length, from, &number->value, &number->integer);
  if (!end) return read_digits_over(text, length, at, number);
  number->ordinal = ordinal;
  if (ordinal) return end;
  switch (next_point(text, length, end, &after)) {
    case 0x534A: /* 一半 */ return number->value == 1 && signs == 1 ? make_half(number, after) : end;
    case 0x6253: /* 打 */ return make_dozen(number, after);
    case 0x4E2A:
    case 0x500B: /* 两个亿 */
      if (!is_sign(text, length, after, 0x4EBF, &after) && !is_sign(text, length, after, 0x5104, &after)) return end;
      number->value = number_scaled(number->value, 1e8);
      number->scale = 1e8;
      number->integer = false;
      return after;
    case 0x5206:
    case 0x4EFD: /* 分, 份 */ after = read_over(text, length, end, number->value, number); return after ? after : end;
    case 0x53C8: /* 又 */ return add_fraction(text, length, end, number);
    default: return end;
  }
}
