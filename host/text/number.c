/* Numbers: what begins with digits and what may follow them; the way to words and Chinese numerals. */
#include "text/number.h"

#include <math.h>
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
  if (at == 0 || (unsigned char)text[at - 1] < 0x80) return false;
  if (at >= 3 && (unsigned char)text[at - 3] >= 0xE3) return false; /* the usual Chinese character */
  return is_accented(utf8_decode_before(text, at, &step));
}

/* Where what breaks off at the end of a line goes on: "25\n    percent", "5 to\n7"; `at` itself where it does not. */
static size_t skip_wrap(const char *text, size_t length, size_t at) {
  size_t next = at + (text[at] == '\r' && byte_at(text, length, at + 1) == '\n') + 1;
  while (next < length && is_blank(text[next])) next++;
  char goes_on = byte_at(text, length, next);
  bool small = goes_on >= 'a' && goes_on <= 'z', word = at > 0 && text[at - 1] >= 'a' && text[at - 1] <= 'z';
  return small || (word && is_digit(goes_on)) ? next : at;
}

size_t number_skip_all_blanks(const char *text, size_t length, size_t at) {
  while (at < length) {
    const unsigned char *bytes = (const unsigned char *)text + at;
    if (is_blank(text[at]))
      at++;
    else if (text[at] == '\n' || text[at] == '\r')
      return skip_wrap(text, length, at);
    else if (bytes[0] == 0xC2 && length - at >= 2 && bytes[1] == 0xA0)
      at += 2;
    else if (bytes[0] == 0xE2 && length - at >= 3 && bytes[1] == 0x80 && (bytes[2] == 0xAF || bytes[2] == 0x89))
      at += 3;
    else if (bytes[0] == 0xE3 && length - at >= 3 && bytes[1] == 0x80 && bytes[2] == 0x80)
      at += 3;
    else
      break;
  }
  return at;
}

Word number_read_word_slowly(const char *text, size_t length, size_t at) {
  Word word = {.half = {0, 0}, .length = 0};
  if (length >= 16 && at <= length - 16) { /* eight letters are known to stand here */
    uint64_t bytes[2];
    memcpy(bytes, text + at, sizeof bytes);
    bytes[0] = le64toh(bytes[0]);
    bytes[1] = le64toh(bytes[1]);
    (void)word_take_letters(&bytes[0]);
    word.length = 8 + word_take_letters(&bytes[1]);
    word.half[0] = htole64(bytes[0]);
    word.half[1] = htole64(bytes[1]);
    if (word.length < 16) return word;
    word.letters[sizeof word.letters - 1] = '\0';
  }
  while (at + word.length < length && is_letter(text[at + word.length])) {
    if (word.length < sizeof word.letters - 1) word.letters[word.length] = (char)(text[at + word.length] | 0x20);
    word.length++;
  }
  return word;
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
  if (at >= length || ((unsigned char)text[at] != 0xC2 && (unsigned char)text[at] != 0xE2)) return 0;
  size_t step;
  uint32_t point = utf8_decode(text, length, at, &step);
  for (size_t i = 0; i < sizeof vulgar_fractions / sizeof *vulgar_fractions; i++) {
    if (vulgar_fractions[i].point != point) continue;
    *value = vulgar_fractions[i].value;
    return at + step;
  }
  return 0;
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

/* "$5.52-3/4", "$5.52 3/4": cents of grain with a part of a cent. */
static size_t add_part_of_cent(const char *text, size_t length, size_t end, double *value) {
  double part;
  char joint = byte_at(text, length, end);
  if (end < 3 || (joint != '-' && joint != ' ') || text[end - 3] != '.') return end;
  size_t stop = number_read_slashed(text, length, end + 1, &part);
  if (!stop || part >= 1 || part * 8 != floor(part * 8)) return end;
  *value += part / 100;
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
  size_t run = at;
  while (run < length && is_digit(text[run])) run++;
  size_t gap = number_skip_blanks(text, length, run);
  unsigned char sign = run == at ? (unsigned char)text[at] : 0;
  if (sign == 0xC2 || sign == 0xE2 || byte_at(text, length, gap) == '/') {
    size_t fraction = read_fractional(text, length, at, number);
    if (fraction) return fraction;
  }
  size_t end = number_read_digits(text, length, at, &number->value, &number->integer);
  if (!end) return 0;
  if (!number->integer)
    return number_continue_words(text, length, add_part_of_cent(text, length, end, &number->value), number);
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

/* Whether a Chinese numeral may begin at `at`: at a character beyond Latin, or at digits that a character follows which
 * goes on with them. */
static bool may_be_cjk(const char *text, size_t length, size_t at) {
  if (!is_digit(text[at])) return (unsigned char)text[at] >= 0xE3;
  size_t start = at;
  size_t limit = length - at < 48 ? length : at + 48; /* a long list of digits is not walked again from each of them */
  for (size_t step = 1; at < limit && step; at += step) {
    step = is_digit(text[at]) || text[at] == ',' || text[at] == '.' ? 1 : 0;
    if (!step && number_is_wide_point(text, length, at)) step = 3;
  }
  double value;
  bool integer;
  bool wide = length - at > 3 && memcmp(text + at, "，", 3) == 0; /* "2，100万吨" */
  bool apart = byte_at(text, length, at) == ' ' && start >= 3 && (unsigned char)text[start - 1] >= 0x80;
  if (wide || apart) { /* "利润2 430亿元" */
    size_t end = number_read_digits(text, length, start, &value, &integer);
    if (end > at) at = end;
  }
  at = number_skip_blanks(text, length, at);
  return (unsigned char)byte_at(text, length, at) >= 0xE3 && number_goes_on_cjk(text, length, at);
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
