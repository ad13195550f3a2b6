/* A number with its unit: the currency before it, the unit after it, what it is counted per.
 *
 * Conventions. A bare $ is the US dollar, ¥ the yen, ￥ and 元 the yuan. Where a currency stands before the number and
 * its name after it too ("RMB 26 trillion yuan") it is said twice, not two. After a currency a single letter is a
 * scale: k, m, b, t. Parts of one measure add up in the smallest unit ("7 feet 10 inches" is 94 inches), cents to their
 * main unit ("3 dollars 50 cents" is 3.5). 半 after a unit adds half of it. "per X" and "/X" are kept apart from the
 * unit. */
#include <string.h>

#include "text/quantity_part.h"

static const char *const measure_adjectives[] = {"deep", "diameter", "high", "long", "tall", "thick", "wide"};

static bool is_minus(const Text *text, size_t at, size_t *end) {
  static const char *const signs[] = {"-",  "\xE2\x88\x92", "\xEF\xBC\x8D", "负的",   "負的",
                                      "负", "負",           "零下",         "minus ", "negative "};
  char first = char_at(text, at);
  if (is_digit(first) || (first > '-' && first < 'm' && first != 'M' && first != 'N')) return false;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    if (!has(text, at, signs[i])) continue;
    *end = skip_blanks(text, at + strlen(signs[i]));
    return i > 2 || *end == at + strlen(signs[i]);
  }
  return false;
}

/* Whether a careful form may stand here: no word follows, or one of dimension. */
static bool is_free(const Text *text, size_t end) {
  size_t next = skip_blanks(text, end);
  unsigned char first = (unsigned char)char_at(text, next);
  if (first >= 0xE3) return first == 0xEF || (first == 0xE3 && (unsigned char)char_at(text, next + 1) == 0x80);
  if (!is_letter(char_at(text, next))) return !is_digit(char_at(text, next)) || next == end;
  Word word = number_read_word(text->bytes, text->length, next);
  return word_in(&word, measure_adjectives, sizeof measure_adjectives / sizeof *measure_adjectives);
}

/* A unit that begins at `at`, `gap` bytes after the number. */
static bool unit_at(const Text *text, size_t at, size_t gap, bool hyphen, UnitMatch *match) {
  if (!unit_match(text->bytes, text->length, at, match)) return false;
  size_t size = match->end - at;
  if (hyphen && (match->flags & UNIT_SYMBOL) && size < 2) return false;
  if ((match->flags & UNIT_CAREFUL) && !is_free(text, match->end)) return false;
  if (match->unit->kind == UNIT_MULTIPLE && (match->flags & UNIT_SYMBOL) && gap > 0) return false;
  return true;
}

/* Letters that mean a scale after a currency. */
static size_t money_scale(const Text *text, size_t at, double *scale) {
  size_t next = skip_blanks(text, at), end = next + 1;
  if (char_at(text, next) == 'm' && char_at(text, next + 1) == 'm') end++;
  if (is_letter(char_at(text, end)) || is_digit(char_at(text, end))) return at;
  switch (char_at(text, next)) {
    case 'k':
    case 'K': *scale = 1e3; return end;
    case 'm':
    case 'M': *scale = 1e6; return end;
    case 'b':
    case 'B': *scale = 1e9; return end;
    case 't':
    case 'T': *scale = 1e12; return end;
    default: return at;
  }
}

static void apply_money_scale(const Text *text, Amount *amount) {
  double scale = 1;
  if (amount->number.scale != 1) return;
  size_t end = money_scale(text, amount->to, &scale);
  amount->number.scale = scale;
  amount->value *= scale;
  amount->to = end;
}

/* "75 USD million": a scale word after the currency. */
static void apply_late_scale(const Text *text, Amount *amount) {
  if (amount->number.scale != 1) return;
  Number late = {.value = 1, .scale = 1, .integer = false};
  size_t end = number_continue_words(text->bytes, text->length, amount->to, &late);
  if (end == amount->to || late.scale < 1e3 || char_at(text, amount->to) != ' ') return;
  amount->value *= late.scale;
  amount->number.scale = late.scale;
  amount->to = end;
}

/* The same currency once more: "yuan" after RMB, "dollars" after US$. */
static void absorb_currency(const Text *text, Amount *amount) {
  UnitMatch again;
  size_t next = skip_blanks(text, amount->to);
  if (!unit_at(text, next, next - amount->to, false, &again) || again.unit->kind != UNIT_MONEY) return;
  if ((again.flags & UNIT_SYMBOL) && (unsigned char)char_at(text, next) < 0x80 && !is_letter(char_at(text, next)))
    return;
  bool dollar = strcmp(again.unit->code, "USD") == 0 && amount->unit->code[2] == 'D';
  bool yuan = strcmp(again.unit->code, "CNY") == 0 && has(text, next, "元");
  if (again.unit == amount->unit || dollar || yuan) amount->to = again.end;
}

/* "a barrel", "a year" after an amount; "a week ago" is a date. */
static bool is_each(const Text *text, size_t at, const UnitMatch *per) {
  static const char *const ago[] = {"after", "ago", "before", "earlier", "from", "later"};
  size_t next = skip_blanks(text, per->end);
  Word word = number_read_word(text->bytes, text->length, next);
  bool single = (per->flags & UNIT_SINGULAR) && is_letter(char_at(text, at));
  return single && per->unit->kind == UNIT_MEASURE && !word_in(&word, ago, sizeof ago / sizeof *ago);
}

/* "/kg", " / year", " per month", " a barrel". */
static void read_per(const Text *text, Amount *amount) {
  UnitMatch per;
  size_t at = amount->to, gap = skip_blanks(text, at);
  bool each = gap > at && (has(text, gap, "a ") || has(text, gap, "an "));
  bool slash = char_at(text, gap) == '/';
  if (slash)
    at = gap == at ? at + 1 : skip_blanks(text, gap + 1);
  else if (gap > at && has(text, gap, "per "))
    at = skip_blanks(text, gap + 4);
  else if (each)
    at = skip_blanks(text, gap + (has(text, gap, "a ") ? 1 : 2));
  else
    return;
  bool found =
      slash ? unit_match_per(text->bytes, text->length, at, &per) : unit_match(text->bytes, text->length, at, &per);
  if (!found || (per.flags & UNIT_CAREFUL)) return;
  if (per.unit->kind == UNIT_PERCENT || per.unit->kind == UNIT_MULTIPLE || per.unit->per) return;
  if (each && !is_each(text, at, &per)) return;
  amount->per = per.unit->code;
  amount->to = per.end;
}

/* 个 before a measure ("六个加仑") counts nothing by itself. */
static void skip_classifier(const Text *text, size_t at, UnitMatch *match) {
  UnitMatch measure;
  if (!has(text, at, "个") && !has(text, at, "個")) return;
  if (!unit_match(text->bytes, text->length, at + strlen("个"), &measure)) return;
  if (measure.unit->kind == UNIT_MEASURE) *match = measure;
}

static void set_unit(Amount *amount, const UnitMatch *match) {
  amount->unit = match->unit;
  amount->per = match->unit->per;
  amount->to = match->end;
  if (match->unit->kind == UNIT_PERCENT || match->unit->kind == UNIT_MONEY) amount->value *= match->unit->factor;
}

/* 半 after a Chinese unit: half of one more; 七成六, 三米九: a digit more in the next decimal. */
static void add_chinese_tail(const Text *text, Amount *amount) {
  size_t next = skip_blanks(text, amount->to), size;
  if (has(text, next, "半")) {
    amount->value += 0.5 * (amount->unit->kind == UNIT_MEASURE ? 1 : amount->unit->factor);
    amount->to = next + strlen("半");
    return;
  }
  Number tail;
  bool hundredths = amount->unit->kind == UNIT_MONEY && has(text, next, "零");
  if (hundredths) next += strlen("零");
  if (amount->value >= 100 || !amount->number.integer) return;
  size = number_parse(text->bytes, text->length, next, &tail);
  bool digit = size == 3 && tail.form == NUMBER_CJK && tail.value >= 1 && tail.value <= 9;
  UnitMatch more;
  if (!digit || unit_match(text->bytes, text->length, next + size, &more)) return;
  if ((unsigned char)char_at(text, next + size) >= 0xE3 && !has(text, next + size, "，") &&
      !has(text, next + size, "。") && !has(text, next + size, "左右") && !has(text, next + size, "到") &&
      !has(text, next + size, "至"))
    return;
  bool tenths = strcmp(amount->unit->dimension, "length") == 0 || amount->unit->kind == UNIT_MONEY;
  if (amount->unit->kind == UNIT_PERCENT && amount->unit->factor == 10)
    amount->value += tail.value;
  else if (tenths)
    amount->value += tail.value / (hundredths ? 100 : 10);
  else
    return;
  amount->to = next + size;
}

/* A sub-unit after a main one: cents after a currency. */
static bool is_subunit(const Unit *main, const Unit *sub) {
  bool small = strcmp(sub->code, "cents") == 0 || strcmp(sub->code, "pence") == 0;
  return main->kind == UNIT_MONEY && small && main->factor == 1 && strcmp(main->code, "cents") != 0;
}

/* Past what may stand between parts: blanks, a comma, "and", 又. */
static size_t skip_part_joint(const Text *text, size_t at) {
  size_t next = skip_blanks(text, at);
  if (char_at(text, next) == ',') next = skip_blanks(text, next + 1);
  if (has(text, next, "and ")) next = skip_blanks(text, next + 4);
  if (has(text, next, "又")) next += strlen("又");
  return next;
}

/* "50" or "fifty" alone after a whole amount of money: cents, when nothing goes on ("15 dollars 50."). */
static bool add_bare_cents(const Text *text, Amount *amount, size_t at) {
  Number cents;
  size_t size = number_parse(text->bytes, text->length, at, &cents), next = skip_blanks(text, at + size);
  if (!size || !cents.integer || cents.ordinal || cents.form == NUMBER_CJK || cents.value >= 100) return false;
  char after = char_at(text, at + size);
  bool ends = after == '\0' || after == '.' || after == '!' || after == '?' || after == '\n' || has(text, next, "and ");
  if (!ends || is_digit(char_at(text, at + size + 1)) || has(text, amount->to, ",") || at == amount->to) return false;
  amount->value += cents.value / 100;
  amount->to = at + size;
  return true;
}

/* "50 cents" after "3 dollars", 七毛八 after 五块. */
static void add_subunit(const Text *text, Amount *amount, double value, const UnitMatch *match) {
  Number cents;
  amount->value += value * match->unit->factor / 100;
  amount->to = match->end;
  if (match->unit->factor != 10) return;
  size_t size = number_parse(text->bytes, text->length, match->end, &cents);
  if (size != 3 || cents.value >= 10) return;
  amount->value += cents.value / 100;
  amount->to += size;
}

/* "10 inches" after "7 feet"; durations are read as such, and no part is larger than what it is a part of. */
static bool add_measure(Amount *amount, double value, const UnitMatch *match) {
  double whole;
  if (!unit_convert(amount->value, amount->unit, match->unit, &whole)) return false;
  if (strcmp(match->unit->dimension, "time") == 0) return false;
  double part = match->unit->factor, main = amount->unit->factor;
  if (part >= main || value * part > main * 10) return false;
  amount->value = whole + value;
  amount->unit = match->unit;
  amount->to = match->end;
  return true;
}

/* The next part of an amount; false when no other can follow. */
static bool add_part(const Text *text, Amount *amount) {
  size_t at = skip_part_joint(text, amount->to);
  bool whole = amount->number.integer, money = amount->unit->kind == UNIT_MONEY;
  Number number;
  UnitMatch match;
  size_t size = amount->number.scale == 1 ? number_parse(text->bytes, text->length, at, &number) : 0;
  if (!size || number.ordinal) return false;
  size_t next = skip_blanks(text, at + size);
  bool found = unit_at(text, next, next - at - size, false, &match) ||
               (unit_match(text->bytes, text->length, next, &match) && match.unit->kind == UNIT_MEASURE);
  if (!found && money && whole) (void)add_bare_cents(text, amount, at);
  if (!found) return false;
  if (!is_subunit(amount->unit, match.unit) || !whole) return add_measure(amount, number.value, &match);
  add_subunit(text, amount, number.value, &match);
  return false;
}

static void finish_unit(const Text *text, Amount *amount, unsigned flags) {
  if (amount->unit->kind == UNIT_MONEY) apply_late_scale(text, amount);
  if (flags & UNIT_CHINESE) add_chinese_tail(text, amount);
  if (amount->unit->kind == UNIT_MEASURE || amount->unit->kind == UNIT_MONEY)
    for (int parts = 0; parts < 4 && add_part(text, amount); parts++) continue;
  if (!amount->per) read_per(text, amount);
}

/* "[kg]", "{kg}". */
static bool bracketed_unit(const Text *text, size_t at, UnitMatch *match) {
  char open = char_at(text, at), close = open == '[' ? ']' : open == '{' ? '}' : '\0';
  if (!close || !unit_match(text->bytes, text->length, at + 1, match)) return false;
  if (char_at(text, match->end) != close || match->unit->kind != UNIT_MEASURE) return false;
  match->end++;
  return true;
}

/* Whether a quotation is open on this line before `at`: then a " closes it and is no inch. */
static bool in_quotation(const Text *text, size_t at) {
  bool open = false;
  for (size_t i = at, left = 400; i > text->floor && left > 0 && text->bytes[i - 1] != '\n'; i--, left--)
    if (text->bytes[i - 1] == '"') open = !open;
  return open;
}

static bool inch_mark(const Text *text, size_t number_to, size_t at, UnitMatch *match) {
  char after = char_at(text, at + 1);
  if (char_at(text, at) != '"' || is_letter(after) || is_digit(after) || in_quotation(text, number_to)) return false;
  if (!unit_match("inch", 4, 0, match)) return false;
  match->end = at + 1;
  return true;
}

/* "half a mile", "a quarter of a percent": past the words between a fraction and its unit. */
static size_t skip_article(const Text *text, const Amount *amount, size_t at) {
  if (amount->number.form != NUMBER_FRACTION) return at;
  if (has(text, at, "of ")) at = skip_blanks(text, at + 3);
  if (has(text, at, "a ")) return skip_blanks(text, at + 2);
  if (has(text, at, "an ")) return skip_blanks(text, at + 3);
  return has(text, at, "one ") ? skip_blanks(text, at + 4) : at;
}

/* 千 and 兆 after digits are the unit's prefix where there is such a unit: 2.3千克, 五十兆字节. */
static void give_back_prefix(const Text *text, Amount *amount) {
  static const char *const prefixes[] = {"千", "兆"};
  for (size_t i = 0; i < 2; i++) {
    UnitMatch match;
    size_t cut = amount->number_to - strlen(prefixes[i]);
    if (amount->number_to < amount->number_from + 4 || !has(text, cut, prefixes[i])) continue;
    if (i == 0 && !is_digit(text->bytes[cut - 1])) continue;
    if (!unit_match(text->bytes, text->length, cut, &match) || match.end < amount->number_to + 3) continue;
    if (match.unit->kind != UNIT_MEASURE) continue;
    Number shorter;
    size_t size = number_parse(text->bytes, cut, amount->number_from, &shorter);
    if (amount->number_from + size != cut) continue;
    amount->value = amount->value < 0 ? -shorter.value : shorter.value;
    amount->number = shorter;
    amount->number_to = amount->to = cut;
  }
}

/* What says the number again or how sure it is, between it and its unit: "thirty (30) days", "2,000.45±0.01 pounds". */
static void skip_restated(const Text *text, Amount *amount) {
  Number again;
  size_t at = skip_blanks(text, amount->number_to);
  bool tolerance = has(text, at, "±"), open = char_at(text, at) == '(';
  if (!tolerance && !open) return;
  at = skip_blanks(text, at + (open ? 1 : strlen("±")));
  size_t end = at + number_parse(text->bytes, text->length, at, &again);
  if (end == at) return;
  if (open && (char_at(text, end) != ')' || again.value != amount->number.value)) return;
  if (tolerance) amount->spread = again.value;
  amount->number_to = amount->to = end + (open ? 1 : 0);
}

/* "054A": digits that begin with a needless zero and touch a letter. */
static bool is_code(const Text *text, const Amount *amount) {
  bool zero = text->bytes[amount->number_from] == '0' && is_digit(char_at(text, amount->number_from + 1));
  return zero && is_letter(char_at(text, amount->number_to));
}

/* The unit after the number. */
static void read_unit(const Text *text, Amount *amount) {
  UnitMatch match;
  if (is_code(text, amount) || context_is_hour(text, amount)) return;
  if (amount->number.form == NUMBER_CJK) give_back_prefix(text, amount);
  skip_restated(text, amount);
  size_t end = amount->number_to, next = skip_blanks(text, end);
  bool hyphen = next == end && char_at(text, end) == '-' && is_letter(char_at(text, end + 1));
  if (hyphen) next = end + 1;
  next = skip_article(text, amount, next);
  bool found = unit_at(text, next, next - end, hyphen, &match) || bracketed_unit(text, next, &match) ||
               inch_mark(text, end, next, &match);
  if (found && match.unit->kind == UNIT_COUNT && (match.flags & UNIT_SINGULAR) && !hyphen && amount->value != 1) return;
  if (!found) {
    read_per(text, amount);
    return;
  }
  skip_classifier(text, next, &match);
  set_unit(amount, &match);
  finish_unit(text, amount, match.flags);
}

/* A currency that begins at `at` and has a number after it, with or without a blank. */
static bool currency_at(const Text *text, size_t at, UnitMatch *match) {
  if (unit_match_before(text->bytes, text->length, at, match)) return true;
  /* "USD115": the tables end symbols at a boundary, and a digit is none. */
  size_t letters = 0;
  while (letters < 4 && is_letter(char_at(text, at + letters))) letters++;
  if (letters < 2 || letters > 3 || !is_digit(char_at(text, at + letters))) return false;
  return unit_match_before(text->bytes, at + letters, at, match) && match->end == at + letters;
}

static void finish_money_before(const Text *text, Amount *amount) {
  apply_money_scale(text, amount);
  absorb_currency(text, amount);
  if (amount->number.integer && amount->number.scale == 1) {
    size_t at = skip_part_joint(text, amount->to);
    if (has(text, skip_blanks(text, amount->to), "and ")) (void)add_bare_cents(text, amount, at);
  }
  read_per(text, amount);
}

/* Where a number that begins at `at` must end: after "192.168" or "22,24" the next digits are a number of their own,
 * and what follows them too. */
static size_t number_limit(const Text *text, size_t at) {
  char before = char_before(text, at);
  if ((before != '.' && before != ',') || at < 2 || !is_digit(text->bytes[at - 2])) return text->length;
  while (is_digit(char_at(text, at))) at++;
  return at;
}

bool amount_read(const Text *text, size_t at, Amount *amount) {
  UnitMatch currency = {NULL, at, 0};
  size_t end = at;
  bool minus = is_minus(text, at, &end);
  if (!is_digit(char_at(text, end)) && currency_at(text, end, &currency)) {
    end = skip_blanks(text, currency.end);
    if (!minus) minus = is_minus(text, end, &end);
  } else {
    currency.unit = NULL;
  }
  *amount = (Amount){.from = at, .number_from = end, .unit = currency.unit, .before = currency.unit != NULL};
  size_t size = number_parse(text->bytes, number_limit(text, end), end, &amount->number);
  if (!size) return false;
  amount->number_to = amount->to = end + size;
  amount->value = minus ? -amount->number.value : amount->number.value;
  if (amount->number.ordinal) return !currency.unit;
  if (currency.unit)
    finish_money_before(text, amount);
  else
    read_unit(text, amount);
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
  for (int tokens = 0; tokens < 4 && start > text->floor; tokens++) {
    UnitMatch match;
    size_t from = token_start(text, start);
    char last = text->bytes[end - 1];
    bool inside = is_letter(char_before(text, from)) || number_is_accented_before(text->bytes, from);
    bool whole = !is_letter(text->bytes[from]) || !inside;
    if (whole && currency_at(text, from, &match) && match.end == end)
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
    if (!has(text, at, every) || !unit_match(text->bytes, amount->from, at + sizeof every - 1, &match)) continue;
    if (match.end == amount->from) amount->per = match.unit->code;
    return;
  }
}

/* Where a sign before the number begins: "-5", "负五", "minus five"; `from` itself when there is none, or when the dash
 * joins the number to what stands before it. */
static size_t sign_start(const Text *text, size_t from) {
  static const char *const signs[] = {"-", "\xE2\x88\x92", "\xEF\xBC\x8D", "负的", "負的", "负", "負", "零下"};
  size_t back = skip_blanks_back(text, from), start = from, end;
  char last = char_before(text, back);
  if (last == '-' || (unsigned char)last >= 0x80) {
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

void amount_look_back(const Text *text, Amount *amount) {
  size_t from = amount->before ? amount->number_from : sign_start(text, amount->from);
  size_t start = amount->number.ordinal ? from : currency_start(text, from);
  Amount longer;
  if (start < amount->from && amount_read(text, start, &longer) && longer.to >= amount->number_to) *amount = longer;
  per_before(text, amount);
}
