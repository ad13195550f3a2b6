/* Digits and their separators; what may follow them; the way to words and Chinese numerals. */
#include "text/number.h"

#include <string.h>

#include "base/utf8.h"
#include "text/number_part.h"

static bool is_accented(uint32_t point) {
  return (point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7) || (point >= 0x300 && point <= 0x36F) ||
         (point >= 0x1E00 && point <= 0x1EFF);
}

bool number_is_accented(const char *text, size_t length, size_t at) {
  size_t step;
  if (at >= length || (unsigned char)text[at] < 0xC3 || (unsigned char)text[at] > 0xE1) return false;
  return is_accented(utf8_decode(text, length, at, &step));
}

bool number_is_accented_before(const char *text, size_t at) {
  size_t step;
  return at > 0 && (unsigned char)text[at - 1] >= 0x80 && is_accented(utf8_decode_before(text, at, &step));
}

size_t number_skip_blanks(const char *text, size_t length, size_t at) {
  while (at < length) {
    if (is_blank(text[at])) {
      at++;
    } else if ((unsigned char)text[at] >= 0xC2) {
      size_t step;
      uint32_t point = utf8_decode(text, length, at, &step);
      if (point != 0xA0 && point != 0x202F && point != 0x2009 && point != 0x3000) break;
      at += step;
    } else {
      break;
    }
  }
  return at;
}

Word number_read_word_slowly(const char *text, size_t length, size_t at) {
  Word word = {.half = {0, 0}, .length = 0};
  while (at + word.length < length && is_letter(text[at + word.length])) {
    if (word.length < sizeof word.letters - 1) word.letters[word.length] = (char)(text[at + word.length] | 0x20);
    word.length++;
  }
  return word;
}

static size_t digit_run(const char *text, size_t length, size_t at) {
  size_t end = at;
  while (end < length && is_digit(text[end])) end++;
  return end;
}

/* The length of a separator of digit groups at `at`, 0 if none: a comma, an apostrophe (1'000), U+2019, and the spaces
 * of SI style (U+00A0, U+2009, U+202F). */
static size_t group_separator(const char *text, size_t length, size_t at) {
  char c = byte_at(text, length, at);
  if (c == ',' || c == '\'') return 1;
  if ((unsigned char)c < 0xC2) return 0;
  size_t step;
  uint32_t point = utf8_decode(text, length, at, &step);
  return point == 0xA0 || point == 0x2009 || point == 0x202F || point == 0x2019 ? step : 0;
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
  if (end == first || group != 3 || (pairs && first - at > 2)) return first;
  return is_digit(byte_at(text, length, end)) ? first : end;
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
  return groups >= 2 || round ? end : first;
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

static double digits_value(const char *text, size_t from, size_t to) {
  double value = 0;
  for (size_t i = from; i < to; i++)
    if (is_digit(text[i])) value = value * 10 + (text[i] - '0');
  return value;
}

/* A power of ten, exact where doubles are. */
static double power_of_ten(int exponent) {
  double power = 1;
  for (int i = exponent < 0 ? -exponent : exponent; i > 0; i--) power *= 10;
  return power;
}

/* The decimals after the sign at `at` ('.' or ','): their end. Divides once, so that 0.77 is the nearest double. */
static size_t read_decimals(const char *text, size_t length, size_t at, double *value) {
  size_t end = digit_run(text, length, at + 1);
  double whole = *value, power = 1;
  for (size_t i = at + 1; i < end && i < at + 16; i++) {
    whole = whole * 10 + (text[i] - '0');
    power *= 10;
  }
  *value = whole / power;
  return end;
}

/* "4e14", "1.5E-3": an exponent of at most two digits, not the begin of a word. */
static size_t read_exponent(const char *text, size_t length, size_t at, double *value) {
  if ((byte_at(text, length, at) | 0x20) != 'e') return at;
  size_t digits = at + 1;
  bool negative = byte_at(text, length, digits) == '-';
  if (negative || byte_at(text, length, digits) == '+') digits++;
  size_t end = digit_run(text, length, digits);
  if (end == digits || end - digits > 2 || is_letter(byte_at(text, length, end))) return at;
  double power = power_of_ten((int)digits_value(text, digits, end));
  *value = negative ? *value / power : *value * power;
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

/* Whether digits of full width follow the narrow ones that end at `at`. */
static bool goes_on_wide(const char *text, size_t length, size_t at) {
  char c = byte_at(text, length, at);
  if (c == '.' || c == ',') c = byte_at(text, length, ++at);
  return (unsigned char)c == 0xEF && is_digit(narrow(text, length, at));
}

/* "x10^6", "× 10^-4" after a mantissa. */
static size_t read_power(const char *text, size_t length, size_t at, double *value) {
  size_t next = number_skip_blanks(text, length, at), sign = 0;
  if (byte_at(text, length, next) == 'x') sign = 1;
  if (length - next > 2 && memcmp(text + next, "\xC3\x97", 2) == 0) sign = 2;
  if (!sign) return at;
  next = number_skip_blanks(text, length, next + sign);
  if (length - next < 4 || memcmp(text + next, "10^", 3) != 0) return at;
  bool negative = text[next + 3] == '-';
  size_t digits = next + 3 + (negative ? 1 : 0), end = digit_run(text, length, digits);
  if (end == digits || end - digits > 2) return at;
  double power = power_of_ten((int)digits_value(text, digits, end));
  *value = negative ? *value / power : *value * power;
  return end;
}

/* "2^5", "1.2^+3", "2.5^-1". */
static size_t read_raised(const char *text, size_t length, size_t at, double *value) {
  if (byte_at(text, length, at) != '^') return at;
  char sign = byte_at(text, length, at + 1);
  size_t digits = at + 1 + (sign == '-' || sign == '+'), end = digit_run(text, length, digits);
  if (end == digits || end - digits > 2) return at;
  double power = 1;
  for (int i = (int)digits_value(text, digits, end); i > 0; i--) power *= *value;
  if (power == 0 || power > 1e300) return at;
  *value = sign == '-' ? 1 / power : power;
  return end;
}

size_t number_read_digits(const char *text, size_t length, size_t at, double *value, bool *integer) {
  *integer = true;
  *value = 0;
  size_t end = at;
  if (is_digit(byte_at(text, length, at))) {
    size_t first = digit_run(text, length, at);
    if (goes_on_wide(text, length, first)) return read_wide_digits(text, length, at, value, integer);
    end = grouped(text, length, at, first);
    if (end == first && byte_at(text, length, first) == ' ') end = space_grouped(text, length, at, first);
    if (end == first && byte_at(text, length, first) == '.') end = point_grouped(text, length, at, first);
    *value = digits_value(text, at, end);
  } else if (byte_at(text, length, at) != '.' || !is_digit(byte_at(text, length, at + 1))) {
    return at < length && is_digit(narrow(text, length, at)) ? read_wide_digits(text, length, at, value, integer) : 0;
  }
  bool continental = memchr(text + at, '.', end - at) || memchr(text + at, ' ', end - at); /* "1.234,5", "1 234,5" */
  bool plain = end == digit_run(text, length, at) || continental;
  if (is_decimal_point(text, length, end) || (plain && end > at && is_decimal_comma(text, length, end))) {
    *integer = false;
    end = read_decimals(text, length, end, value);
  }
  if (end == at) return 0;
  size_t exponent = read_exponent(text, length, end, value);
  if (exponent == end) exponent = read_power(text, length, end, value);
  if (exponent == end) exponent = read_raised(text, length, end, value);
  if (exponent > end) *integer = false;
  return exponent;
}

/* Fractions of one character. */
static const struct {
  uint32_t point;
  double value;
} vulgar_fractions[] = {{0xBC, 1 / 4.0},    {0xBD, 1 / 2.0},   {0xBE, 3 / 4.0},   {0x2150, 1 / 7.0}, {0x2151, 1 / 9.0},
                        {0x2152, 1 / 10.0}, {0x2153, 1 / 3.0}, {0x2154, 2 / 3.0}, {0x2155, 1 / 5.0}, {0x2156, 2 / 5.0},
                        {0x2157, 3 / 5.0},  {0x2158, 4 / 5.0}, {0x2159, 1 / 6.0}, {0x215A, 5 / 6.0}, {0x215B, 1 / 8.0},
                        {0x215C, 3 / 8.0},  {0x215D, 5 / 8.0}, {0x215E, 7 / 8.0}};

static size_t read_vulgar(const char *text, size_t length, size_t at, double *value) {
  if (at >= length || (unsigned char)text[at] < 0xC2) return 0;
  size_t step;
  uint32_t point = utf8_decode(text, length, at, &step);
  for (size_t i = 0; i < sizeof vulgar_fractions / sizeof *vulgar_fractions; i++) {
    if (vulgar_fractions[i].point != point) continue;
    *value = vulgar_fractions[i].value;
    return at + step;
  }
  return 0;
}

/* "3/4": a fraction when both are short and nothing goes on after it ("1/0", "2222/2222", "1/2/2020" and "9/10ths" are
 * none). A slash between blanks ("1 / 4") is one only with a proper fraction. */
size_t number_read_slashed(const char *text, size_t length, size_t at, double *value) {
  size_t over = digit_run(text, length, at), slash = number_skip_blanks(text, length, over);
  if (over == at || over - at > 3 || byte_at(text, length, slash) != '/') return 0;
  size_t under = number_skip_blanks(text, length, slash + 1), end = digit_run(text, length, under);
  bool blanks = slash > over || under > slash + 1;
  if (end == under || end - under > 4) return 0;
  double top = digits_value(text, at, over), bottom = digits_value(text, under, end);
  char next = byte_at(text, length, end);
  if (bottom == 0 || top == bottom || (top == 24 && bottom == 7)) return 0; /* "50/50", "24/7" */
  if ((blanks && top >= bottom) || next == '/' || is_letter(next)) return 0;
  if ((next == '.' || next == ',') && is_digit(byte_at(text, length, end + 1))) return 0;
  *value = top / bottom;
  return end;
}

/* A proper fraction after a whole number: "2 1/4", "10½". */
static size_t add_fraction(const char *text, size_t length, size_t end, double *value) {
  double part;
  size_t stop = read_vulgar(text, length, end, &part);
  size_t blank = number_skip_blanks(text, length, end);
  if (!stop && blank > end) stop = number_read_slashed(text, length, blank, &part);
  if (!stop && byte_at(text, length, end) == '-') stop = number_read_slashed(text, length, end + 1, &part);
  if (!stop || part >= 1) return end;
  *value += part;
  return stop;
}

/* "18th", "1st", "22nd" */
static bool is_ordinal_suffix(const char *text, size_t length, size_t at) {
  Word word = number_read_word(text, length, at);
  static const char suffixes[][3] = {"st", "nd", "rd", "th"};
  for (size_t i = 0; i < 4; i++)
    if (word.length == 2 && strcmp(word.letters, suffixes[i]) == 0) return true;
  return false;
}

/* What is neither digits nor an ordinal: "3/4", "½", and whole numbers with a fraction. The byte after the digits tells
 * whether there can be one. */
static size_t read_fractional(const char *text, size_t length, size_t at, Number *number) {
  size_t end = number_read_slashed(text, length, at, &number->value);
  if (!end) end = read_vulgar(text, length, at, &number->value);
  if (!end) return 0;
  number->form = NUMBER_FRACTION;
  number->integer = false;
  return number_continue_words(text, length, end, number);
}

static size_t read_digit_number(const char *text, size_t length, size_t at, Number *number) {
  size_t run = digit_run(text, length, at), gap = number_skip_blanks(text, length, run);
  if (run == at || byte_at(text, length, gap) == '/') {
    size_t fraction = read_fractional(text, length, at, number);
    if (fraction) return fraction;
  }
  size_t end = number_read_digits(text, length, at, &number->value, &number->integer);
  if (!end) return 0;
  if (!number->integer) return number_continue_words(text, length, end, number);
  char next = byte_at(text, length, end);
  if (is_letter(next) && is_ordinal_suffix(text, length, end)) {
    number->ordinal = true;
    return end + 2;
  }
  if (next == '-' || (unsigned char)next >= 0xC2 || (is_blank(next) && number_is_digit(text, length, end + 1)) ||
      gap > run + 1) {
    size_t whole = add_fraction(text, length, end, &number->value);
    if (whole > end) number->integer = false;
    end = whole;
  }
  return number_continue_words(text, length, end, number);
}

/* Whether a Chinese numeral may begin at `at`: at a character beyond Latin, or at digits that one follows. */
static bool may_be_cjk(const char *text, size_t length, size_t at) {
  if (!is_digit(text[at])) return (unsigned char)text[at] >= 0xE3;
  size_t limit = length - at < 48 ? length : at + 48; /* a long list of digits is not walked again from each of them */
  while (at < limit && (is_digit(text[at]) || text[at] == ',' || text[at] == '.')) at++;
  return (unsigned char)byte_at(text, length, number_skip_blanks(text, length, at)) >= 0xE3;
}

/* "1 over 7", "one over thirty": a fraction where the phrase ends behind it; "20 over 7 years" is none. */
static size_t read_over(const char *text, size_t length, size_t end, Number *number) {
  if (length - end < 7 || text[end] != ' ' || (text[end + 1] | 0x20) != 'o' || memcmp(text + end + 2, "ver ", 4) != 0)
    return end;
  Number bottom = {.scale = 1, .integer = true};
  size_t stop = number_read_words(text, length, end + 6, &bottom);
  if (!is_letter(text[end + 6])) stop = number_read_digits(text, length, end + 6, &bottom.value, &bottom.integer);
  size_t next = number_skip_blanks(text, length, stop);
  bool ends = next >= length || strchr(".,;:?!)\n\"", text[next]);
  if (!stop || !bottom.integer || bottom.ordinal || bottom.value < 1 || !ends) return end;
  number->value /= bottom.value;
  number->form = NUMBER_FRACTION;
  number->integer = false;
  return stop;
}

size_t number_parse(const char *text, size_t length, size_t at, Number *number) {
  *number = (Number){.scale = 1, .form = NUMBER_DIGITS, .integer = true};
  if (at >= length) return 0;
  size_t end = 0;
  if (is_letter(text[at]))
    end = number_read_words(text, length, at, number);
  else if (may_be_cjk(text, length, at))
    end = number_read_cjk(text, length, at, number);
  if (!end && !is_letter(text[at])) end = read_digit_number(text, length, at, number);
  if (end && number->integer && !number->ordinal) end = read_over(text, length, end, number);
  return end ? end - at : 0;
}
