/* Digits: their separators, decimals, exponents, in full and in half width, and fractions written with a slash. */
#include <string.h>

#include "base/utf8.h"
#include "text/number_part.h"

static size_t digit_run(const char *text, size_t length, size_t at) {
  size_t end = at;
  while (end < length && is_digit(text[end])) end++;
  return end;
}

/* The length of a separator of digit groups at `at`, 0 if none: a comma, also one of full width, an apostrophe (1'000),
 * U+2019, and the spaces of SI style (U+00A0, U+2009, U+202F). */
static size_t group_separator(const char *text, size_t length, size_t at) {
  char c = byte_at(text, length, at);
  if (c == ',' || c == '\'') return 1;
  if ((unsigned char)c < 0xC2) return 0;
  size_t step;
  uint32_t point = utf8_decode(text, length, at, &step);
  return point == 0xA0 || point == 0x2009 || point == 0x202F || point == 0x2019 || point == 0xFF0C ? step : 0;
}

static bool same_separator(const char *text, size_t length, size_t at, size_t first, size_t size) {
  return at + size <= length && memcmp(text + at, text + first, size) == 0;
}

/* Groups as in 1,234,567 or, the Indian way, 12,34,567: every group has two or three digits, the last one three, and
 * groups of two come only with a leading group of one or two. Anything else ("22,24,26", "1,3") is no grouping.
 * Returns the end of the last group, or the end of the first run when there is none. */
static size_t grouped(const char *text, size_t length, size_t at, size_t first) {
  size_t size = group_separator(text, length, first);
  if (first - at > 3 || size == 0) return first;
  size_t end = first, group = 0;
  bool pairs = false;
  while (same_separator(text, length, end, first, size)) {
    size_t stop = digit_run(text, length, end + size), next = stop - (end + size);
    if (next == 0 && group == 3) break;
    group = next;
    if (group != 2 && group != 3) return first;
    if (group == 2) pairs = true;
    end = stop;
    if (group == 3 && pairs) break;
  }
  /* "2，100万吨", and no list of numbers or of sums: "$20，300美元" */
  bool wide = (unsigned char)byte_at(text, length, first) == 0xEF;
  if (wide && at > 0 && (text[at - 1] == '$' || (unsigned char)text[at - 1] == 0xA5)) return first;
  if (end == first || group != 3 || (pairs && (first - at > 2 || wide)) || (wide && text[at] == '0')) return first;
  return is_digit(byte_at(text, length, end)) ? first : end;
}

static bool is_han_byte(unsigned char c) { return c >= 0xE4 && c <= 0xE9; }

/* "产量为12 830吨", "利润2 430亿元": right behind a Chinese character, and before another one or a unit. */
static bool between_chinese(const char *text, size_t length, size_t from, size_t to) {
  if (from < 3 || !is_han_byte((unsigned char)text[from - 3])) return false;
  static const char *const units[] = {" kt", " t", " MW", " GW", " km"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    size_t size = strlen(units[i]);
    if (to + size <= length && memcmp(text + to, units[i], size) == 0) return true;
  }
  static const char *const after[] = {"万", "亿", "吨", "元", "萬", "億", "噸", "辆", "台", "家", "人", "千"};
  for (size_t i = 0; i < sizeof after / sizeof *after; i++)
    if (to + 3 <= length && memcmp(text + to, after[i], 3) == 0) return true;
  return false;
}

/* "每公斤9 .3元": a blank that typesetting left before the point, in a Chinese text. */
static bool is_far_point(const char *text, size_t length, size_t at, size_t first) {
  if (at < 3 || !is_han_byte((unsigned char)text[at - 3])) return false;
  return byte_at(text, length, first) == ' ' && byte_at(text, length, first + 1) == '.' &&
         is_digit(byte_at(text, length, first + 2));
}

/* "10 000" and "1 234 567": a plain space joins groups of three only where nothing else is likely: two groups, or one
 * that is 000. */
static size_t space_grouped(const char *text, size_t length, size_t at, size_t first) {
  size_t end = first, groups = 0;
  if (first - at > 3 || text[at] == '0') return first;
  while (byte_at(text, length, end) == ' ' && digit_run(text, length, end + 1) == end + 4) {
    end += 4;
    groups++;
  }
  bool round = groups == 1 && memcmp(text + first + 1, "000", 3) == 0;
  return groups >= 2 || round || (groups == 1 && between_chinese(text, length, at, end)) ? end : first;
}

/* "1,3": one comma with one or two digits after it and no other comma is a decimal comma, as continental sources write
 * it; "22,24,26" is a list. */
static bool is_decimal_comma(const char *text, size_t length, size_t at) {
  if (byte_at(text, length, at) != ',') return false;
  size_t end = digit_run(text, length, at + 1);
  if (end == at + 1 || end > at + 3) return false;
  char next = byte_at(text, length, end);
  return !((next == ',' || next == '.') && is_digit(byte_at(text, length, end + 1)));
}

/* "1.234.567": points group digits when there are two groups at least; one alone is a decimal point, unless a decimal
 * comma follows ("1.234,56"). */
static size_t point_grouped(const char *text, size_t length, size_t at, size_t first) {
  size_t end = first, groups = 0;
  if (first - at > 3) return first;
  while (byte_at(text, length, end) == '.' && digit_run(text, length, end + 1) == end + 4) {
    end += 4;
    groups++;
  }
  bool continental = groups == 1 && is_decimal_comma(text, length, end);
  return (groups >= 2 || continental) && !is_digit(byte_at(text, length, end)) ? end : first;
}

/* A decimal being read: the double nearest to it is made once, at its end. */
typedef struct Decimal {
  uint64_t mantissa;
  int exponent;
  bool full; /* it has more digits than the mantissa holds */
} Decimal;

/* Adds the digits among text[from..to); those behind the decimal point, where `places` is 1. */
static void take_digits(Decimal *decimal, const char *text, size_t from, size_t to, int places) {
  for (size_t i = from; i < to; i++) {
    if (!is_digit(text[i])) continue;
    if (decimal->mantissa < UINT64_MAX / 10 - 1) {
      decimal->mantissa = decimal->mantissa * 10 + (uint64_t)(text[i] - '0');
      decimal->exponent -= places;
    } else {
      decimal->full = true;
    }
  }
}

/* Of a short run. */
static int small_value(const char *text, size_t from, size_t to) {
  int value = 0;
  for (size_t i = from; i < to && value < 100000; i++) value = value * 10 + (text[i] - '0');
  return value;
}

/* "4e14", "1.5E-3": an exponent of at most two digits, not the begin of a word. */
static size_t read_exponent(const char *text, size_t length, size_t at, int *exponent) {
  if ((byte_at(text, length, at) | 0x20) != 'e') return at;
  size_t digits = at + 1;
  bool negative = byte_at(text, length, digits) == '-';
  if (negative || byte_at(text, length, digits) == '+') digits++;
  size_t end = digit_run(text, length, digits);
  if (end == digits || end - digits > 2 || is_letter(byte_at(text, length, end))) return at;
  *exponent += negative ? -small_value(text, digits, end) : small_value(text, digits, end);
  return end;
}

/* Whether the point at `at` is a decimal point: digits follow, and no second point with digits ("192.168.1.2" is four
 * numbers, a version or an address, and no decimal). */
static bool is_decimal_point(const char *text, size_t length, size_t at) {
  if (byte_at(text, length, at) != '.' || !is_digit(byte_at(text, length, at + 1))) return false;
  size_t end = digit_run(text, length, at + 1);
  return !(byte_at(text, length, end) == '.' && is_digit(byte_at(text, length, end + 1)));
}

/* The ASCII byte that a full-width digit, point or comma at `at` stands for; NUL for anything else. */
static char narrow(const char *text, size_t length, size_t at) {
  if (length - at < 3 || (unsigned char)text[at] != 0xEF || (unsigned char)text[at + 1] != 0xBC) return '\0';
  unsigned char last = (unsigned char)text[at + 2];
  return (last >= 0x90 && last <= 0x99) || last == 0x8C || last == 0x8E ? (char)(last - 0x60) : '\0';
}

bool number_is_digit(const char *text, size_t length, size_t at) {
  return at < length && (is_digit(text[at]) || is_digit(narrow(text, length, at)));
}

/* The byte at `at` as a narrow digit, point or comma, and its width; NUL for anything else. */
static char any_width(const char *text, size_t length, size_t at, size_t *width) {
  char c = byte_at(text, length, at);
  *width = is_digit(c) || c == '.' || c == ',' ? 1 : 3;
  return *width == 1 ? c : at < length ? narrow(text, length, at) : '\0';
}

/* Digits of which some are of full width, read as the narrow ones they stand for: "１１.92". */
static size_t read_wide_digits(const char *text, size_t length, size_t at, double *value, bool *integer) {
  char digits[48];
  size_t ends[sizeof digits], size = 0, next = at, width;
  while (size < sizeof digits && (digits[size] = any_width(text, length, next, &width)) != '\0') {
    next += width;
    ends[size++] = next;
  }
  size_t end = number_read_digits(digits, size, 0, value, integer);
  return end ? ends[end - 1] : 0;
}

bool number_is_wide_point(const char *text, size_t length, size_t at) {
  enum { WIDTH = 3, YEAR = 4 };
  if ((unsigned char)byte_at(text, length, at) != 0xEF || narrow(text, length, at) != '.') return false;
  size_t digits = at + WIDTH, end = digit_run(text, length, digits);
  bool year = end == digits + YEAR && length - end >= WIDTH && memcmp(text + end, "\xE5\xB9\xB4", WIDTH) == 0;
  return end > digits && !year;
}

/* Whether digits of full width follow the narrow ones that end at `at`. */
static bool goes_on_wide(const char *text, size_t length, size_t at) {
  char c = byte_at(text, length, at);
  if (number_is_wide_point(text, length, at)) return true;
  if (c == '.' || c == ',') c = byte_at(text, length, ++at);
  return (unsigned char)c == 0xEF && is_digit(narrow(text, length, at));
}

/* "x10^6", "× 10^-4" after a mantissa. */
static size_t read_power(const char *text, size_t length, size_t at, int *exponent) {
  size_t next = number_skip_blanks(text, length, at), sign = 0;
  if (byte_at(text, length, next) == 'x') sign = 1;
  if (length - next > 2 && memcmp(text + next, "\xC3\x97", 2) == 0) sign = 2;
  if (!sign) return at;
  next = number_skip_blanks(text, length, next + sign);
  if (length - next < 4 || memcmp(text + next, "10^", 3) != 0) return at;
  bool negative = text[next + 3] == '-';
  size_t digits = next + 3 + (negative ? 1 : 0), end = digit_run(text, length, digits);
  if (end == digits || end - digits > 2) return at;
  *exponent += negative ? -small_value(text, digits, end) : small_value(text, digits, end);
  return end;
}

/* "2^5", "1.2^+3", "2.5^-1". */
static size_t read_raised(const char *text, size_t length, size_t at, double *value) {
  if (byte_at(text, length, at) != '^') return at;
  char sign = byte_at(text, length, at + 1);
  size_t digits = at + 1 + (sign == '-' || sign == '+'), end = digit_run(text, length, digits);
  if (end == digits || end - digits > 2) return at;
  double power = 1;
  for (int i = small_value(text, digits, end); i > 0; i--) power *= *value;
  if (power == 0 || power > 1e300) return at;
  *value = sign == '-' ? 1 / power : power;
  return end;
}

/* Whether nothing of the same number can follow whole digits that end at `at`: no separator with digits behind it, no
 * exponent, no power. Most digits end so. */
static bool digits_end(const char *text, size_t length, size_t at) {
  unsigned char next = (unsigned char)byte_at(text, length, at), after = (unsigned char)byte_at(text, length, at + 1);
  switch (next) {
    case '.':
    case ',':
    case '\'': return after < 0x80 && !is_digit((char)after);
    case ' ': return after > ' ' && after < 0x80 && !is_digit((char)after) && after != 'x' && after != '.';
    case '\t':
    case '^':
    case 'e':
    case 'E':
    case 'x': return false;
    default: return next < 0xC2 || (next >= 0xE3 && next < 0xEF && (next != 0xE3 || after != 0x80));
  }
}

/* The decimals and the exponent of digits [at, end), and their value. */
static size_t finish_digits(const char *text, size_t length, size_t at, size_t end, double *value, bool *integer) {
  size_t first = digit_run(text, length, at), whole = end;
  bool continental = end > first && (text[first] == '.' || text[first] == ' '); /* "1.234,5", "1 234,5" */
  bool plain = end == first || continental;
  Decimal decimal = {0, 0, false};
  take_digits(&decimal, text, at, end, 0);
  if (is_decimal_point(text, length, end) || (plain && end > at && is_decimal_comma(text, length, end))) {
    *integer = false;
    whole = end + 1;
    end = digit_run(text, length, whole);
    take_digits(&decimal, text, whole, end, 1);
  }
  if (end == at) return 0;
  int exponent = 0;
  size_t digits = end, stop = read_exponent(text, length, end, &exponent);
  if (stop == end) stop = read_power(text, length, end, &exponent);
  int places = *integer ? 0 : (int)(digits - whole < 10000 ? digits - whole : 10000);
  if (decimal.full)
    *value = number_long_decimal(text, at, digits, exponent - places);
  else
    *value = number_decimal(decimal.mantissa, decimal.exponent + exponent);
  if (stop == end) stop = read_raised(text, length, end, value);
  if (stop > end) *integer = false;
  return stop;
}

size_t number_read_digits(const char *text, size_t length, size_t at, double *value, bool *integer) {
  *integer = true;
  *value = 0;
  size_t end = at;
  if (is_digit(byte_at(text, length, at))) {
    size_t first = digit_run(text, length, at);
    if (first - at < 16 && digits_end(text, length, first)) {
      uint64_t mantissa = 0;
      for (size_t i = at; i < first; i++) mantissa = mantissa * 10 + (uint64_t)(text[i] - '0');
      *value = (double)mantissa;
      return first;
    }
    if (goes_on_wide(text, length, first)) return read_wide_digits(text, length, at, value, integer);
    end = grouped(text, length, at, first);
    if (end == first && byte_at(text, length, first) == ' ') end = space_grouped(text, length, at, first);
    if (end == first && is_far_point(text, length, at, first)) end = first + 1;
    if (end == first && byte_at(text, length, first) == '.') end = point_grouped(text, length, at, first);
  } else if (byte_at(text, length, at) != '.' || !is_digit(byte_at(text, length, at + 1))) {
    return at < length && is_digit(narrow(text, length, at)) ? read_wide_digits(text, length, at, value, integer) : 0;
  }
  return finish_digits(text, length, at, end, value, integer);
}

/* "3/4": a fraction when both are short and nothing goes on after it ("1/0", "2222/2222", "1/2/2020" and "9/10ths" are
 * none). A slash between blanks ("1 / 4") is one only with a proper fraction. */
size_t number_read_slashed(const char *text, size_t length, size_t at, double *value) {
  size_t over = digit_run(text, length, at), slash = number_skip_blanks(text, length, over);
  if (over == at || over - at > 3 || byte_at(text, length, slash) != '/') return 0;
  size_t under = number_skip_blanks(text, length, slash + 1), end = digit_run(text, length, under);
  bool blanks = slash > over || under > slash + 1;
  if (end == under || end - under > 4) return 0;
  int top = small_value(text, at, over), bottom = small_value(text, under, end);
  char next = byte_at(text, length, end);
  if (bottom == 0 || top == bottom || (top == 24 && bottom == 7)) return 0; /* "50/50", "24/7" */
  if ((blanks && top >= bottom) || next == '/' || is_letter(next)) return 0;
  if ((next == '.' || next == ',') && is_digit(byte_at(text, length, end + 1))) return 0;
  *value = (double)top / bottom;
  return end;
}
