/* A number with its unit: the currency before it, the unit after it, the sign and what it is counted per before both.
 *
 * Conventions. 每吨 of "每吨5000元" stays outside the span. A dash that joins a number to what stands before it is no
 * sign. */
#include <string.h>

#include "text/quantity_part.h"

static bool is_any_minus(const Text *text, size_t at, size_t *end) {
  static const char *const signs[] = {"-",  "\xE2\x88\x92", "\xEF\xBC\x8D", "负的",   "負的",
                                      "负", "負",           "零下",         "minus ", "negative "};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    if (!has(text, at, signs[i])) continue;
    *end = skip_blanks(text, at + strlen(signs[i]));
    return i > 2 || *end == at + strlen(signs[i]);
  }
  return false;
}

static inline bool is_minus(const Text *text, size_t at, size_t *end) {
  char first = char_at(text, at), letter = (char)(first | 0x20);
  bool may = first == '-' || letter == 'm' || letter == 'n' || (unsigned char)first >= 0xE2;
  return may && is_any_minus(text, at, end);
}

/* Where a number that begins at `at` must end: after "192.168" or "22,24" the next digits are a number of their own,
 * and what follows them too. Behind a comma they may have decimals: "2005,0.12,7" is a row of a table. */
size_t amount_number_limit(const Text *text, size_t at) {
  char before = char_before(text, at);
  if ((before != '.' && before != ',') || at < 2 || !is_digit(text->bytes[at - 2])) return text->length;
  while (is_digit(char_at(text, at))) at++;
  size_t end = at + 1;
  while (is_digit(char_at(text, end))) end++;
  bool decimals = before == ',' && char_at(text, at) == '.' && end > at + 1;
  return decimals && !(char_at(text, end) == '.' && is_digit(char_at(text, end + 1))) ? end : at;
}

bool amount_read(const Text *text, size_t at, Amount *amount) {
  UnitMatch currency = {NULL, at, 0};
  size_t end = at;
  bool minus = is_minus(text, at, &end);
  if (!is_digit(char_at(text, end)) && !number_begins_word(text->bytes, text->length, end) &&
      money_at(text, end, &currency)) {
    end = skip_blanks(text, currency.end);
    if (!minus) minus = is_minus(text, end, &end);
  } else {
    currency.unit = NULL;
  }
  *amount = (Amount){.from = at, .number_from = end, .unit = currency.unit, .before = currency.unit != NULL};
  size_t size = number_parse(text->bytes, amount_number_limit(text, end), end, &amount->number);
  if (!size) return false;
  amount->number_to = amount->to = end + size;
  amount->value = minus ? -amount->number.value : amount->number.value;
  if (amount->number.ordinal) return !currency.unit;
  if (currency.unit)
    money_finish_before(text, amount);
  else
    amount_read_unit(text, amount);
  return true;
}

/* The begin of the word, or else of the character, that ends at `at`. */
static size_t token_start(const Text *text, size_t at) {
  size_t from = word_start(text, at);
  if (from < at || at == text->floor) return from;
  from--;
  while (from > text->floor && ((unsigned char)text->bytes[from] & 0xC0) == 0x80) from--;
  return from;
}

/* The begin of a currency that ends at `at` (blanks allowed), or `at`: tried from each of up to four tokens back; a
 * first one that is none ends the search, but for the point of "Rs." and the last character of a Chinese name. */
static size_t currency_start(const Text *text, size_t at) {
  size_t end = skip_blanks_back(text, at), start = end, found = at;
  if (!unit_may_end_before(text->bytes, end)) return at;
  for (int tokens = 0; tokens < 4 && start > text->floor; tokens++) {
    UnitMatch match;
    size_t from = token_start(text, start);
    char last = text->bytes[end - 1];
    bool inside = is_letter(char_before(text, from)) || number_is_accented_before(text->bytes, from);
    bool whole = !is_letter(text->bytes[from]) || !inside;
    if (whole && money_at(text, from, &match) && match.end == end)
      found = from;
    else if (tokens == 0 && last != '.' && (unsigned char)last < 0x80)
      break;
    start = from;
    if (start > text->floor && (text->bytes[start - 1] == ' ' || text->bytes[start - 1] == '.')) start--;
  }
  return found;
}

/* 每吨 of "每吨5000元": what is counted per stands before, and stays outside the span. */
static void per_before(const Text *text, Amount *amount) {
  static const char every[] = "每";
  if (amount->per || !amount->unit || (unsigned char)char_before(text, amount->from) < 0x80) return;
  for (size_t back = sizeof every + 2; back <= 15 && back <= amount->from; back += 3) {
    size_t at = amount->from - back;
    UnitMatch match;
    if (!has(text, at, every) || !unit_match_per(text->bytes, amount->from, at + sizeof every - 1, &match)) continue;
    if (match.end == amount->from) amount->per = match.unit->code;
    return;
  }
}

/* Whether a byte is the last of − － 的 负 負 下: most characters are told by it to end no sign. */
static bool may_end_sign(char last) {
  switch ((unsigned char)last) {
    case 0x92:
    case 0x8D:
    case 0x84:
    case 0x9F:
    case 0xA0:
    case 0x8B: return true;
    default: return false;
  }
}

/* Where a sign before the number begins: "-5", "负五", "minus five"; `from` itself when there is none, or when the dash
 * joins the number to what stands before it. */
static size_t sign_start(const Text *text, size_t from) {
  static const char *const signs[] = {"-", "\xE2\x88\x92", "\xEF\xBC\x8D", "负的", "負的", "负", "負", "零下"};
  size_t back = skip_blanks_back(text, from), start = from, end;
  char last = char_before(text, back);
  if (last == '-' || may_end_sign(last)) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs && start == from; i++) {
      size_t at = i > 2 ? back : from;
      if (has_before(text, at, signs[i])) start = at - strlen(signs[i]);
    }
  } else if (back < from && (last == 's' || last == 'e')) {
    size_t word = word_start(text, back);
    if (has(text, word, "minus ") || has(text, word, "negative ")) start = word;
  }
  if (start == from || !is_minus(text, start, &end)) return from;
  char before = char_before(text, start), near = char_before(text, skip_blanks_back(text, start));
  bool touches = is_letter(before) || is_digit(near) || near == ')' || before == '/' || has_before(text, start, "－");
  return touches ? from : start;
}

/* "CAD $5", "USD $5": the code says which dollar the sign means. */
static void name_dollar(const Text *text, Amount *amount) {
  UnitMatch match;
  if (char_at(text, amount->from) != '$') return;
  size_t start = currency_start(text, amount->from);
  bool code = start < amount->from && is_letter(text->bytes[start]) && money_at(text, start, &match);
  if (!code || match.unit->kind != UNIT_MONEY || strlen(match.unit->code) != 3 || match.unit->code[2] != 'D') return;
  amount->unit = match.unit;
  amount->from = start;
}

size_t amount_start(const Text *text, size_t at) { return currency_start(text, sign_start(text, at)); }

void amount_look_back(const Text *text, Amount *amount, bool begun) {
  size_t start = amount->from;
  Amount longer;
  if (!begun) {
    size_t from = amount->before ? amount->number_from : sign_start(text, amount->from);
    start = amount->number.ordinal ? from : currency_start(text, from);
  }
  if (start < amount->from && amount_read(text, start, &longer) && longer.to >= amount->number_to) *amount = longer;
  start = amount->before && amount->value > 0 ? sign_start(text, amount->from) : amount->from; /* "-$20" */
  if (start < amount->from && amount_read(text, start, &longer) && longer.before) *amount = longer;
  if (amount->before) name_dollar(text, amount);
  per_before(text, amount);
}
