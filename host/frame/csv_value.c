/* One field's bytes into a value. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "frame/csv_internal.h"
#include "frame/digits_long.h"

static bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

CsvField field_trim(CsvField field) {
  static const char NBSP[] = "\xC2\xA0";
  for (;;) {
    if (field.length && is_blank(field.bytes[0]))
      field.bytes++, field.length--;
    else if (field.length && is_blank(field.bytes[field.length - 1]))
      field.length--;
    else if (field.length > 1 && memcmp(field.bytes, NBSP, 2) == 0)
      field.bytes += 2, field.length -= 2;
    else if (field.length > 1 && memcmp(field.bytes + field.length - 2, NBSP, 2) == 0)
      field.length -= 2;
    else
      return field;
  }
}

bool parse_integer(const char *bytes, size_t length, int64_t *value) {
  bool negative = length > 0 && (bytes[0] == '-' || bytes[0] == '+');
  size_t at = negative;
  negative = negative && bytes[0] == '-';
  if (length == at || length - at > 18) return false;
  int64_t sum = 0;
  for (; at < length; at++) {
    unsigned digit = (unsigned char)bytes[at] - (unsigned)'0';
    if (digit > 9) return false;
    sum = sum * 10 + (int64_t)digit;
  }
  *value = negative ? -sum : sum;
  return true;
}

/* What strtod takes and a table would not mean: hexadecimal, infinity spelt out is meant. */
static bool parse_slowly(const char *bytes, size_t length, double *value) {
  char copy[128], *end;
  if (length == 0 || length >= sizeof copy) return false;
  size_t sign = bytes[0] == '-' || bytes[0] == '+';
  if (length > sign && (bytes[sign] == 'n' || bytes[sign] == 'N')) return false; /* nan is no value */
  if (is_blank(bytes[0]) || memchr(bytes, 'x', length) || memchr(bytes, 'X', length) || memchr(bytes, '(', length))
    return false;
  memcpy(copy, bytes, length);
  copy[length] = '\0';
  *value = strtod(copy, &end);
  return end == copy + length;
}

static const double POWERS[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* The exponent behind an e, which has to be all that is left. */
static bool parse_exponent(const char *bytes, size_t length, int *exponent) {
  size_t at = length > 0 && (bytes[0] == '-' || bytes[0] == '+');
  if (length == at || length - at > 4) return false;
  *exponent = 0;
  for (size_t i = at; i < length; i++) {
    if (!is_digit(bytes[i])) return false;
    *exponent = *exponent * 10 + (bytes[i] - '0');
  }
  if (bytes[0] == '-') *exponent = -*exponent;
  return true;
}

/* digits * 10^power. Up to 15 digits and a power of ten up to 22 are exact, so one operation rounds once (Clinger
 * 1990).
 */
static bool join_number(uint64_t digits, size_t count, int power, double *value) {
  if (digits == 0 || (count <= 15 && power >= -22 && power <= 22)) {
    *value = digits == 0 ? 0 : power < 0 ? (double)digits / POWERS[-power] : (double)digits * POWERS[power];
    return true;
  }
  return count <= 19 && double_of_digits(digits, power, value);
}

/* Eight digits in a row, as a number; false: something else stands among them. */
static bool take_eight(const char *bytes, uint64_t *value) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  uint64_t upper = word & 0xF0F0F0F0F0F0F0F0u, above = (word + 0x0606060606060606u) & 0xF0F0F0F0F0F0F0F0u;
  if (upper != 0x3030303030303030u || above != upper) return false;
  word = (word & 0x0F0F0F0F0F0F0F0Fu) * 2561 >> 8;
  word = (word & 0x00FF00FF00FF00FFu) * 6553601 >> 16;
  *value = (word & 0x0000FFFF0000FFFFu) * 42949672960001u >> 32;
  return true;
}

/* What is not settled here is strtod's. */
bool parse_number(const char *bytes, size_t length, double *value) {
  size_t at = length > 0 && (bytes[0] == '-' || bytes[0] == '+'), digits = 0, count = 0, point = SIZE_MAX;
  bool negative = at && bytes[0] == '-';
  int exponent = 0;
  uint64_t sum = 0;
  size_t end = length; /* of the digits */
  for (; at < end; at++) {
    uint64_t eight;
    unsigned digit = (unsigned char)bytes[at] - (unsigned)'0';
    if (end - at >= 8 && (count || digit) && take_eight(bytes + at, &eight)) {
      sum = sum * 100000000 + eight;
      digits += 8;
      count += 8;
      at += 7;
    } else if (digit <= 9) {
      sum = sum * 10 + digit;
      digits++;
      count += (sum | count) != 0; /* zeros in front do not count */
    } else if (bytes[at] == '.' && point == SIZE_MAX) {
      point = at;
    } else if ((bytes[at] == 'e' || bytes[at] == 'E') && parse_exponent(bytes + at + 1, length - at - 1, &exponent)) {
      end = at;
    } else {
      return parse_slowly(bytes, length, value);
    }
  }
  if (digits == 0) return end < length && parse_slowly(bytes, length, value);
  int power = exponent - (point == SIZE_MAX ? 0 : (int)(end - point - 1));
  if (count > 19 || end > INT16_MAX || !join_number(sum, count, power, value))
    return parse_slowly(bytes, length, value);
  if (negative) *value = -*value;
  return true;
}

static const char *const CURRENCIES[] = {"$",   "US$", "USD",          "EUR",      "GBP",
                                         "CNY", "RMB", "\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5"};

/* Removes a currency sign before or behind. */
static CsvField without_currency(CsvField field) {
  for (size_t i = 0; i < sizeof CURRENCIES / sizeof *CURRENCIES; i++) {
    size_t size = strlen(CURRENCIES[i]);
    if (field.length <= size) continue;
    if (memcmp(field.bytes, CURRENCIES[i], size) == 0)
      return field_trim((CsvField){field.bytes + size, field.length - size, false});
    if (memcmp(field.bytes + field.length - size, CURRENCIES[i], size) == 0)
      return field_trim((CsvField){field.bytes, field.length - size, false});
  }
  return field;
}

/* The thousands separator at `at`, as long as it is (non-breaking and thin spaces take several bytes); 0: none. */
static size_t separator_at(const CsvField *field, size_t at, char thousands) {
  static const char *const SPACES[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
  if (thousands == 0) return 0;
  if (thousands != ' ') return field->bytes[at] == thousands;
  for (size_t i = 0; i < 4; i++) {
    size_t size = strlen(SPACES[i]);
    if (at + size <= field->length && memcmp(field->bytes + at, SPACES[i], size) == 0) return size;
  }
  return 0;
}

bool parse_styled(const char *bytes, size_t length, CsvStyle style, double *value) {
  CsvField field = field_trim((CsvField){bytes, length, false});
  bool negative = field.length > 2 && field.bytes[0] == '(' && field.bytes[field.length - 1] == ')';
  if (negative) field = (CsvField){field.bytes + 1, field.length - 2, false};
  field = without_currency(field);
  if (field.length > 1 && field.bytes[field.length - 1] == '%')
    field = field_trim((CsvField){field.bytes, field.length - 1, false});
  char plain[64];
  size_t used = 0, group = SIZE_MAX; /* digits since the last separator */
  bool fraction = false;
  for (size_t at = 0, step = 1; at < field.length; at += step) {
    if (used + 1 >= sizeof plain) return false;
    step = fraction ? 0 : separator_at(&field, at, style.thousands);
    if (step) {
      if (used == 0 || (group != SIZE_MAX && group != 3)) return false;
      group = 0;
      continue;
    }
    step = 1;
    char byte = field.bytes[at];
    if (byte == style.decimal) {
      if (fraction || (group != SIZE_MAX && group != 3)) return false;
      fraction = true;
      group = SIZE_MAX;
      byte = '.';
    } else if (is_digit(byte)) {
      if (group != SIZE_MAX) group++;
    } else if (!((byte == '-' || byte == '+') && used == 0) && byte != 'e' && byte != 'E') {
      return false;
    }
    plain[used++] = byte;
  }
  if (group != SIZE_MAX && group != 3) return false;
  if (!parse_number(plain, used, value)) return false;
  if (negative) *value = -*value;
  return true;
}

static bool equals(const char *bytes, size_t length, const char *word) {
  return strlen(word) == length && strncasecmp(bytes, word, length) == 0;
}

bool parse_bool(const char *bytes, size_t length, int64_t *value) {
  *value = equals(bytes, length, "true");
  return *value || equals(bytes, length, "false");
}

bool is_placeholder(const char *bytes, size_t length) {
  static const char *const WORDS[] = {"na",           "n/a",          "n.a.",          "nan", "null", "none",
                                      "\xE2\x80\xA6", "\xE2\x80\x93", "\xE2\x80\x94",  "x",   "*",    "#n/a",
                                      "nd",           "n.d.",         "not available", "w",   "xx"};
  CsvField field = field_trim((CsvField){bytes, length, false});
  size_t marks = 0;
  while (marks < field.length && (field.bytes[marks] == '.' || field.bytes[marks] == '-')) marks++;
  if (marks == field.length) return true;
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
    if (equals(field.bytes, field.length, WORDS[i])) return true;
  return false;
}

CsvKind kind_join(CsvKind a, CsvKind b) {
  if (a == b || b == CSV_EMPTY) return a;
  if (a == CSV_EMPTY) return b;
  bool numbers = (a == CSV_INTEGER || a == CSV_NUMBER) && (b == CSV_INTEGER || b == CSV_NUMBER);
  return numbers ? CSV_NUMBER : CSV_TEXT;
}

/* What a column's commas, points and spaces mean. */
typedef struct Marks {
  size_t values, commas_3, commas_other, points_3, points_other, both_comma_last, both_point_last, spaces, apostrophes,
      repeated_commas, repeated_points;
} Marks;

static size_t digits_after(const char *bytes, size_t length, size_t at) {
  size_t count = 0;
  while (at + 1 + count < length && is_digit(bytes[at + 1 + count])) count++;
  return count;
}

static void mark(Marks *marks, CsvField field) {
  size_t commas = 0, points = 0, last_comma = 0, last_point = 0;
  for (size_t i = 0; i < field.length; i++) {
    if (field.bytes[i] == ',') commas++, last_comma = i;
    if (field.bytes[i] == '.') points++, last_point = i;
    if (i > 0 && is_digit(field.bytes[i - 1]) &&
        (field.bytes[i] == ' ' || field.bytes[i] == '\xC2' || field.bytes[i] == '\xE2') && i + 3 < field.length)
      marks->spaces++;
    if (field.bytes[i] == '\'') marks->apostrophes++;
  }
  marks->values++;
  if (commas && points) {
    if (last_comma > last_point)
      marks->both_comma_last++;
    else
      marks->both_point_last++;
    return;
  }
  marks->repeated_commas += commas > 1;
  marks->repeated_points += points > 1;
  if (commas)
    *(digits_after(field.bytes, field.length, last_comma) == 3 ? &marks->commas_3 : &marks->commas_other) += 1;
  if (points)
    *(digits_after(field.bytes, field.length, last_point) == 3 ? &marks->points_3 : &marks->points_other) += 1;
}

static CsvStyle choose_style(const Marks *marks, char delimiter) {
  CsvStyle style = {'.', 0};
  bool continental = marks->both_comma_last > marks->both_point_last || marks->repeated_points ||
                     (marks->commas_other * 2 >= marks->values && !marks->repeated_commas && !marks->both_point_last) ||
                     (delimiter == ';' && marks->commas_3 && !marks->repeated_commas && !marks->both_point_last &&
                      !marks->points_other);
  if (continental)
    style = (CsvStyle){',', marks->both_comma_last || marks->points_3 || marks->repeated_points ? '.' : 0};
  if (!continental && (marks->commas_3 || marks->both_point_last || marks->repeated_commas)) style.thousands = ',';
  if (style.thousands == 0 && marks->spaces) style.thousands = ' ';
  if (style.thousands == 0 && marks->apostrophes) style.thousands = '\'';
  return style;
}

bool style_find(const CsvField *fields, size_t count, char delimiter, CsvStyle *style) {
  Marks marks = {0};
  for (size_t i = 0; i < count; i++)
    if (!is_placeholder(fields[i].bytes, fields[i].length)) mark(&marks, field_trim(fields[i]));
  *style = choose_style(&marks, delimiter);
  for (size_t i = 0; i < count; i++) {
    double value;
    if (!is_placeholder(fields[i].bytes, fields[i].length) &&
        !parse_styled(fields[i].bytes, fields[i].length, *style, &value))
      return false;
  }
  return marks.values > 0;
}
