/* English number words: cardinals, ordinals, fractions, and the scale words that follow digits too.
 *
 * Conventions. A billion is 10^9 and a trillion 10^12 (short scale), as news has written them since the 1970s. lakh is
 * 10^5, crore 10^7. k, M after digits are thousand and million; other single letters mean a scale only after a currency
 * (quantity_money.c). A dozen is 12, a score ("a score of", "two score") 20. A fraction after a scale counts in that
 * scale: "three million and a half" is 3.5 million. A plural denominator makes a fraction ("twenty-three fifths"); a
 * singular one after "one" or "a" does too ("one fifth", "a third of"); all others are ordinals. */
#include <string.h>

#include "base/utf8.h"
#include "text/number_part.h"

/* One to ninety-nine. */
static size_t read_tens(const char *text, size_t length, size_t at, double *value) {
  NumberToken first = number_token_at(text, length, at);
  if (first.kind != WORD_UNIT && first.kind != WORD_TEEN && first.kind != WORD_TEN) return 0;
  *value = first.value;
  if (first.kind != WORD_TEN) return first.end;
  size_t next = number_skip_joint(text, length, first.end);
  NumberToken unit = number_token_at(text, length, next);
  if (next == first.end || unit.kind != WORD_UNIT || unit.value == 0) return first.end;
  *value += unit.value;
  return unit.end;
}

static bool is_followed_by(const char *text, size_t length, size_t at, WordKind kind) {
  return number_token_at(text, length, number_skip_joint(text, length, at)).kind == kind;
}

/* What may stand after "hundred": "and three", "sixty-one"; not when that begins a hundred of its own ("between one
 * hundred and two hundred"). */
static size_t read_after_hundred(const char *text, size_t length, size_t at, double *value) {
  size_t next = number_skip_and(text, length, at), gap = number_skip_joint(text, length, at);
  if (!next && gap > at) next = gap;
  double rest;
  size_t end = next ? read_tens(text, length, next, &rest) : 0;
  if (next && !end && is_digit(byte_at(text, length, next)) && number_skip_and(text, length, at)) {
    bool integer;
    end = number_read_digits(text, length, next, &rest, &integer);
    if (!integer || rest >= 100 || is_letter(byte_at(text, length, end)) || byte_at(text, length, end) == '%') end = 0;
  }
  if (!end || rest == 0 || is_followed_by(text, length, end, WORD_HUNDRED)) return at;
  *value += rest;
  return end;
}

/* Whether no word follows: a sentence, a line or a list goes on behind a sign. */
static bool ends_phrase(const char *text, size_t length, size_t at) {
  size_t next = number_skip_blanks(text, length, at);
  char c = byte_at(text, length, next);
  return !is_letter(c) && !is_digit(c) && c != '-' && (unsigned char)c < 0x80;
}

/* "one twenty two", as people say 122: only where nothing is counted after it ("two twenty foot boxes"). */
static size_t read_said_hundreds(const char *text, size_t length, size_t at, double *value) {
  NumberToken hundreds = number_token_at(text, length, at);
  size_t next = number_skip_blanks(text, length, hundreds.end);
  double rest;
  if (hundreds.kind != WORD_UNIT || hundreds.value == 0 || next == hundreds.end) return 0;
  size_t end = read_tens(text, length, next, &rest);
  if (!end || rest < 10 || !ends_phrase(text, length, end)) return 0;
  *value = hundreds.value * 100 + rest;
  return end;
}

/* One to nine hundred ninety-nine (and "twelve hundred"). */
static size_t read_group(const char *text, size_t length, size_t at, double *value) {
  size_t said = read_said_hundreds(text, length, at, value);
  if (said) return said;
  size_t end = read_tens(text, length, at, value);
  if (!end) {
    NumberToken hundred = number_token_at(text, length, at);
    if (hundred.kind != WORD_HUNDRED) return 0;
    *value = 100;
    return read_after_hundred(text, length, hundred.end, value);
  }
  size_t next = number_skip_joint(text, length, end);
  NumberToken hundred = number_token_at(text, length, next);
  if (next == end || hundred.kind != WORD_HUNDRED || *value == 0) return end;
  *value *= 100;
  return read_after_hundred(text, length, hundred.end, value);
}

/* A scale word after a number that ends at `at`, or the letters k and M. */
static NumberToken scale_after(const char *text, size_t length, size_t at, bool digits) {
  size_t next = digits || byte_at(text, length, at) == ' ' || byte_at(text, length, at) == '-'
                    ? number_skip_joint(text, length, at)
                    : number_skip_blanks(text, length, at);
  NumberToken scale = number_token_at(text, length, next);
  if (scale.kind == WORD_SCALE && (digits || next > at)) return scale;
  if (digits && next < length && !is_letter(byte_at(text, length, next + 1)) &&
      !is_digit(byte_at(text, length, next + 1))) {
    bool attached = next == at;
    bool kelvin = text[next] == 'K' && at > 3 && memcmp(text + at - 3, ".15", 3) == 0; /* 293.15K is 20 °C */
    if (attached && !kelvin && (text[next] | 0x20) == 'k') return (NumberToken){WORD_SCALE, 1e3, next + 1};
    if (text[next] == 'M' && (attached || text[at] == ' ')) return (NumberToken){WORD_SCALE, 1e6, next + 1};
  }
  return (NumberToken){WORD_OTHER, 0, at};
}

/* A denominator after a whole number that ends at `at`: 0 when there is none. "one second" is time. "One hundred
 * thirty-fifths" are 100 of 35: tens before a denominator below ten belong to it when a numerator is left (*top). */
static double denominator_after(const char *text, size_t length, size_t at, double *top, size_t *end) {
  size_t next = number_skip_joint(text, length, at);
  NumberToken part = number_token_at(text, length, next);
  if (next == at) return 0;
  bool single = part.kind == WORD_PART || (part.kind == WORD_ORDINAL && part.value > 2);
  if (!(part.kind == WORD_PARTS || (single && *top == 1))) return 0;
  *end = part.end;
  double tens = *top < 1e9 ? (double)((long long)*top % 100) : 0;
  bool compound = *top > 100 && tens >= 20 && (long long)tens % 10 == 0 && part.value < 10;
  if (compound) *top -= tens;
  return compound ? tens + part.value : part.value;
}

/* "a half", "three quarters", "one fifth" at `at`: the end, or 0. */
static size_t read_fraction(const char *text, size_t length, size_t at, double *value) {
  size_t end, stop;
  double top = 1;
  if (!number_is_word(text, length, at, "a", &end)) end = read_group(text, length, at, &top);
  if (!end) return 0;
  double bottom = denominator_after(text, length, end, &top, &stop);
  if (bottom == 0) return 0;
  *value = top / bottom;
  return stop;
}

/* "and a half", "and three quarters million" after a number: in the scale that follows it, else in the last one. */
static size_t add_fraction(const char *text, size_t length, size_t at, Number *number) {
  size_t next = number_skip_and(text, length, at);
  double part;
  size_t end = next ? read_fraction(text, length, next, &part) : 0;
  if (next && !end && is_digit(byte_at(text, length, next))) { /* "three and 1/4" */
    end = number_read_slashed(text, length, next, &part);
    if (part >= 1) end = 0;
  }
  if (!end) return at;
  NumberToken scale = scale_after(text, length, end, false);
  if (scale.kind == WORD_SCALE && number->scale > 1) {
    if (scale.value >= number->scale) return at;
    number->value += number_scaled(part, scale.value);
    end = scale.end;
  } else {
    number->value += number_scaled(part, number->scale);
  }
  number->integer = false;
  return end;
}

/* "million", "hundred thousand", "lakh crore" after a value that ends at `at`: multiplies. */
static size_t apply_scales(const char *text, size_t length, size_t at, bool digits, double *value, double *factor) {
  *factor = 1;
  for (;;) {
    NumberToken scale = scale_after(text, length, at, digits && *factor == 1);
    if (scale.kind != WORD_SCALE) return at;
    if (*factor > 1 && scale.value == *factor) return at;
    *value = number_scaled(*value, scale.value);
    *factor *= scale.value;
    at = scale.end;
  }
}

/* "2.12 hundred": the value times 100, and what may stand after a hundred. */
static size_t apply_hundred(const char *text, size_t length, size_t at, Number *number) {
  size_t next = number_skip_blanks(text, length, at);
  NumberToken hundred = number_token_at(text, length, next);
  if (hundred.kind != WORD_HUNDRED || number->value == 0 || number->value >= 10000) return at;
  bool small = number->value < 100;
  number->value = number_scaled(number->value, 100);
  return number->integer && small ? read_after_hundred(text, length, hundred.end, &number->value) : hundred.end;
}

/* One more part of a number whose last scale was number->scale: "thousand" has "three hundred", "million" has "two
 * thousand". It must be smaller, and must not belong to a number of its own. */
static size_t read_part(const char *text, size_t length, size_t at, double below, double *value, double *factor) {
  Number part = {.scale = 1, .integer = true};
  size_t end = read_group(text, length, at, &part.value);
  if (!end) {
    end = number_read_digits(text, length, at, &part.value, &part.integer);
    if (!end || !part.integer) return 0;
    size_t scaled = apply_hundred(text, length, end, &part);
    if (scaled == end && scale_after(text, length, end, true).kind != WORD_SCALE) return 0;
    end = scaled;
  }
  end = apply_scales(text, length, end, false, &part.value, factor);
  *value = part.value;
  return part.value > 0 && part.value < below && *factor < below ? end : 0;
}

static size_t add_parts(const char *text, size_t length, size_t at, Number *number) {
  while (number->scale > 12) {
    size_t gap = number_skip_blanks(text, length, at), next = number_skip_and(text, length, at);
    bool joined = next > 0;
    size_t comma = byte_at(text, length, gap) == ',' ? number_skip_blanks(text, length, gap + 1) : 0;
    if (!next) next = comma ? comma : gap;
    if (next == at) return at;
    double value, factor;
    size_t end = read_part(text, length, next, number->scale, &value, &factor), ignored;
    if (!end || denominator_after(text, length, end, &value, &ignored) != 0) return at;
    if (comma && number->form == NUMBER_DIGITS) return at;
    bool bare = value < 100 && factor == 1 && !joined; /* "$300bn three years from now", "a million two of which" */
    if (bare && (number->form == NUMBER_DIGITS || number->scale >= 1e6)) return at;
    if (byte_at(text, length, end) == '-' && is_letter(byte_at(text, length, end + 1))) return at; /* "six-year loan" */
    number->value += value;
    number->scale = factor;
    number->integer = false;
    at = end;
  }
  return at;
}

/* "of a million" after a fraction. */
static size_t apply_of_a(const char *text, size_t length, size_t at, Number *number) {
  size_t end, next = number_skip_blanks(text, length, at);
  if (next > at && number_is_word(text, length, next, "of", &end)) next = number_skip_blanks(text, length, end);
  if (next > at && number_is_word(text, length, next, "a", &end)) {
    NumberToken scale = scale_after(text, length, end, false);
    if (scale.kind != WORD_SCALE) return at;
    number->value = number_scaled(number->value, scale.value);
    number->scale = scale.value;
    return scale.end;
  }
  return apply_scales(text, length, at, false, &number->value, &number->scale);
}

/* "million" behind digits and nothing of a number behind it, or a word that is none: the usual case. 0 for all others.
 */
static size_t read_plain_scale(const char *text, size_t length, size_t at, size_t next, Number *number) {
  Word word = number_read_word(text, length, next);
  size_t end = next + word.length;
  if (word.length < 2 || is_digit(byte_at(text, length, end))) return 0;
  const NumberWord *known = number_word(&word);
  if (known->kind <= WORD_MULTIPLE && !(known->lists & LIST_JOINT)) return at;
  if (known->kind != WORD_SCALE || !number_ends_at(text, length, end)) return 0;
  number->value = number_scaled(number->value, known->value);
  number->scale = known->value;
  number->integer = false;
  return end;
}

size_t number_continue_words(const char *text, size_t length, size_t at, Number *number) {
  if (byte_at(text, length, at) == 'G' && !number->integer && (number->value < 1 || number->value >= 10) &&
      !is_letter(byte_at(text, length, at + 1)) && !is_digit(byte_at(text, length, at + 1))) { /* "0.3G", no network */
    number->value = number_scaled(number->value, 1e9);
    number->scale = 1e9;
    return at + 1;
  }
  size_t next = number_skip_blanks(text, length, at);
  char first = byte_at(text, length, next);
  if (first == '+' && next == at && byte_at(text, length, at + 1) == ' ') { /* "80+ million" */
    size_t more = read_plain_scale(text, length, at + 1, at + 2, number);
    return more > at + 1 ? more : at;
  }
  if (!is_letter(first) && first != '-' && first != '&') return at;
  if (number->form != NUMBER_FRACTION) {
    size_t plain = read_plain_scale(text, length, at, next, number);
    if (plain) return plain;
  }
  if (!number_may_go_on(text, length, at)) return at;
  if (number->form == NUMBER_FRACTION) return apply_of_a(text, length, at, number);
  size_t end = apply_hundred(text, length, at, number);
  end = apply_scales(text, length, end, end == at, &number->value, &number->scale);
  if (number->scale > 1 && number_ends_at(text, length, end)) {
    number->integer = false;
    return end;
  }
  if (number->scale > 1) {
    number->integer = false;
    end = add_parts(text, length, end, number);
  }
  return add_fraction(text, length, end, number);
}

/* "point two five" after words. */
static size_t read_point(const char *text, size_t length, size_t at, Number *number) {
  size_t next = number_skip_blanks(text, length, at), end;
  if (next == at || !number_is_word(text, length, next, "point", &end)) return at;
  double digits = 0, power = 1;
  for (size_t from = number_skip_blanks(text, length, end); power < 1e15;
       from = number_skip_blanks(text, length, end)) {
    NumberToken unit = number_token_at(text, length, from);
    if (unit.kind != WORD_UNIT) break;
    digits = digits * 10 + unit.value;
    power *= 10;
    end = unit.end;
  }
  if (power == 1) return at;
  number->value = (number->value * power + digits) / power;
  number->integer = false;
  return end;
}

/* Whether a denominator after "a" or alone is meant as a share: "a third of", "a third since July", "half a million";
 * "of whom a third were"; "a third company" is a company, "a third-quarter loss" one of the third quarter. */
static bool is_share(const char *text, size_t length, size_t at) {
  size_t next = number_skip_blanks(text, length, at), end;
  if (next == at && is_letter(byte_at(text, length, next))) return false;
  static const char *const behind[] = {
      "of",     "since",    "from",   "compared",  "at",       "over",  "versus", "to",    "in",   "on",
      "during", "last",     "this",   "between",   "by",       "after", "amid",   "while", "as",   "because",
      "due",    "more",     "less",   "higher",    "lower",    "below", "above",  "fewer", "year", "than",
      "within", "annually", "before", "worldwide", "globally", "when",  "were",   "are",   "have"};
  for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
    if (number_is_word(text, length, next, behind[i], &end)) return true;
  if (byte_at(text, length, at) == '-') return !is_letter(byte_at(text, length, at + 1));
  return !is_letter(byte_at(text, length, next));
}

/* "of a million" */
static bool is_of_scale(const char *text, size_t length, size_t at) {
  Number number = {.value = 1, .scale = 1};
  return apply_of_a(text, length, at, &number) > at && number.scale >= 1e3;
}

/* "half", "a half", "a third of", "quarter million", "quarter of a million" at `at`. */
static size_t read_share(const char *text, size_t length, size_t at, Number *number) {
  size_t from = at, end;
  bool article = number_is_word(text, length, at, "a", &end) || number_is_word(text, length, at, "an", &end);
  if (article) from = number_skip_blanks(text, length, end);
  NumberToken part = number_token_at(text, length, from);
  bool scaled = scale_after(text, length, part.end, false).kind == WORD_SCALE;
  bool half = part.kind == WORD_PART && part.value == 2;
  bool singular = part.kind == WORD_PART || (part.kind == WORD_ORDINAL && part.value > 2);
  if (!singular || (part.kind == WORD_ORDINAL && !article)) return 0;
  bool share = (article && is_share(text, length, part.end)) || is_of_scale(text, length, part.end);
  if (!half && !scaled && !share) return 0;
  number->value = 1 / part.value;
  number->form = NUMBER_FRACTION;
  number->integer = false;
  return apply_of_a(text, length, part.end, number);
}

/* "first", "twenty-first", "hundred and third". */
static size_t read_ordinal(const char *text, size_t length, size_t end, Number *number) {
  size_t joined = number_skip_and(text, length, end), next = joined ? joined : number_skip_joint(text, length, end);
  NumberToken last = number_token_at(text, length, next);
  if (joined && number->value < 100) return end;
  if (next == end || last.kind != WORD_ORDINAL || last.value >= 100) return end;
  if (number->scale != 1 || number->value < 20 || number->value > 1e9) return end;
  long long tens = (long long)number->value % 100;
  bool fits = tens == 0 || (tens >= 20 && tens % 10 == 0 && last.value < 10);
  if (!fits) return end;
  number->value += last.value;
  number->ordinal = true;
  return last.end;
}

static size_t read_cardinal(const char *text, size_t length, size_t at, Number *number) {
  size_t end, from = at;
  if (number_is_word(text, length, at, "a", &end)) {
    from = number_skip_blanks(text, length, end);
    NumberToken next = number_token_at(text, length, from);
    if (next.kind != WORD_HUNDRED && next.kind != WORD_SCALE) return 0;
    number->value = 1;
    end = next.kind == WORD_SCALE ? at + 1 : read_group(text, length, from, &number->value);
  } else {
    end = read_group(text, length, at, &number->value);
  }
  if (!end || !number_may_go_on(text, length, end)) return end;
  end = read_point(text, length, end, number);
  end = apply_scales(text, length, end, false, &number->value, &number->scale);
  if (number->scale > 1) {
    number->integer = false;
    end = add_parts(text, length, end, number);
  }
  return end;
}

size_t number_read_words(const char *text, size_t length, size_t at, Number *number) {
  number->form = NUMBER_WORDS;
  NumberToken first = number_token_at(text, length, at);
  if (first.kind == WORD_ORDINAL) {
    number->value = first.value;
    number->ordinal = true;
    return first.end;
  }
  bool article = first.kind == WORD_OTHER;
  if (article && (text[at] | 0x20) != 'a') return 0;
  size_t end = article || first.kind == WORD_PART ? read_share(text, length, at, number) : 0;
  if (end) return end;
  end = read_cardinal(text, length, at, number);
  if (!end || !number_may_go_on(text, length, end)) return is_letter(byte_at(text, length, end)) ? 0 : end;
  size_t stop;
  double bottom = number->integer ? denominator_after(text, length, end, &number->value, &stop) : 0;
  if (bottom > 0) {
    number->value /= bottom;
    number->form = NUMBER_FRACTION;
    number->integer = false;
    return apply_of_a(text, length, stop, number);
  }
  size_t ordinal = read_ordinal(text, length, end, number);
  if (ordinal > end) return ordinal;
  end = add_fraction(text, length, end, number);
  if (!number->integer && number->scale == 1)
    end = apply_scales(text, length, end, false, &number->value, &number->scale);
  return is_letter(byte_at(text, length, end)) ? 0 : end;
}
