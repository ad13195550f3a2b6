/* The unit behind a number, and what it is counted per.
 *
 * Conventions. "per X" and "/X" are kept apart from the unit. 千 and 兆 after digits are the unit's where there is such
 * a unit. A unit may stand in brackets, and the number may be said twice before it ("thirty (30) days"). */
#include <string.h>

#include "text/quantity_part.h"

/* Whether a careful form may stand here: no word follows, or one of dimension. */
static bool is_free(const Text *text, size_t end) {
  size_t next = skip_blanks(text, end);
  unsigned char first = (unsigned char)char_at(text, next);
  if (first >= 0xE3) return first == 0xEF || (first == 0xE3 && (unsigned char)char_at(text, next + 1) == 0x80);
  char after = char_at(text, next + 1);
  if (first == '.' && (is_letter(after) || is_digit(after))) return false; /* "538 F.3d" */
  if (!is_letter(char_at(text, next))) return !is_digit(char_at(text, next)) || next == end;
  Word word = number_read_word(text->bytes, text->length, next);
  return word_listed(&word, LIST_EXTENT);
}

/* A unit that begins at `at`, `gap` bytes after the number. */
bool amount_unit_at(const Text *text, size_t at, size_t gap, bool hyphen, UnitMatch *match) {
  if (!unit_match(text->bytes, text->length, at, match)) return false;
  size_t size = match->end - at;
  if (hyphen && (match->flags & UNIT_SYMBOL) && size < 2) return false;
  if ((match->flags & UNIT_CAREFUL) && !is_free(text, match->end)) return false;
  if (match->unit->kind == UNIT_MULTIPLE && (match->flags & UNIT_SYMBOL) && gap > 0) return false;
  return true;
}

/* "a barrel", "a year" after an amount; "a week ago" is a date. */
static bool is_each(const Text *text, size_t at, const UnitMatch *per) {
  size_t next = skip_blanks(text, per->end);
  Word word = number_read_word(text->bytes, text->length, next);
  bool single = (per->flags & UNIT_SINGULAR) && is_letter(char_at(text, at));
  return single && per->unit->kind == UNIT_MEASURE && !word_listed(&word, LIST_AGO);
}

/* "/kg", " / year", " per month", " a barrel". */
void amount_read_any_per(const Text *text, Amount *amount) {
  UnitMatch per;
  size_t at = amount->to, gap = skip_blanks(text, at);
  char first = char_at(text, gap) | 0x20;
  static const char wide[] = "／";
  bool wide_slash = has(text, gap, wide);
  if (first != 'a' && first != 'p' && first != '/' && !wide_slash) return;
  bool each = gap > at && (has(text, gap, "a ") || has(text, gap, "an "));
  bool slash = char_at(text, gap) == '/' || wide_slash;
  size_t size = wide_slash ? sizeof wide - 1 : 1;
  if (slash)
    at = gap == at ? at + size : skip_blanks(text, gap + size);
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
  if (match->unit->kind == UNIT_PERCENT || match->unit->kind == UNIT_MONEY)
    amount->value = number_scaled(amount->value, match->unit->factor);
}

static void finish_unit(const Text *text, Amount *amount, unsigned flags) {
  if (amount->unit->kind == UNIT_MONEY) money_late_scale(text, amount);
  if (flags & UNIT_CHINESE) amount_add_chinese_tail(text, amount);
  if (amount->unit->kind == UNIT_MEASURE || amount->unit->kind == UNIT_MONEY)
    for (int parts = 0; parts < 4 && amount_add_part(text, amount); parts++) continue;
  if (!amount->per) amount_read_per(text, amount);
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

/* The mark of a foot or of an inch at `at`, straight or curved: its size, or 0. */
static size_t mark_size(const Text *text, size_t at, char straight, const char *curved) {
  return char_at(text, at) == straight ? 1 : has(text, at, curved) ? strlen(curved) : 0;
}

/* 5'11" and 6′ 2″, as people write heights: in inches. Both marks must be there, for a foot's alone is an apostrophe.
 */
static bool feet_and_inches(const Text *text, Amount *amount) {
  size_t foot = mark_size(text, amount->number_to, '\'', "′"), at = skip_blanks(text, amount->number_to + foot);
  UnitMatch inch;
  double inches;
  bool whole;
  if (!foot || !amount->number.integer || amount->number.form != NUMBER_DIGITS) return false;
  size_t end = number_read_digits(text->bytes, text->length, at, &inches, &whole);
  size_t size = end ? mark_size(text, end, '"', "″") : 0;
  if (!size || inches >= 12 || !unit_match("inch", 4, 0, &inch)) return false;
  amount->unit = inch.unit;
  amount->value = amount->value < 0 ? amount->value * 12 - inches : amount->value * 12 + inches;
  amount->to = end + size;
  return true;
}

/* "half a mile", "a quarter of a percent": past the words between a fraction and its unit. */
static size_t skip_article(const Text *text, const Amount *amount, size_t at) {
  bool small =
      amount->number.value < 1 && (has(text, at, "of a p") || has(text, at, "of one p")); /* 0.5 of a percent */
  if (amount->number.form != NUMBER_FRACTION && !small) return at;
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

/* 一两 of 一两个, 一两年: one or two of them, and no weight. */
static bool is_one_or_two(const Text *text, const Amount *amount, size_t at, size_t end) {
  static const char counted[] = "个個年天日月周家次种種名位项項条條";
  if (!has(text, at, "两") || amount->value != 1 || amount->number.form != NUMBER_CJK || text->length - end < 3)
    return false;
  for (size_t i = 0; i + 3 < sizeof counted; i += 3)
    if (memcmp(text->bytes + end, counted + i, 3) == 0) return true;
  return false;
}

/* The unit after the number. */
void amount_read_unit(const Text *text, Amount *amount) {
  UnitMatch match;
  if (is_code(text, amount) || context_is_hour(text, amount) || feet_and_inches(text, amount)) return;
  if (amount->number.form == NUMBER_CJK) give_back_prefix(text, amount);
  skip_restated(text, amount);
  money_scale_between(text, amount);
  size_t end = amount->number_to, next = skip_blanks(text, end);
  bool hyphen = next == end && char_at(text, end) == '-' && is_letter(char_at(text, end + 1));
  if (hyphen) next = end + 1;
  next = skip_article(text, amount, next);
  bool found = amount_unit_at(text, next, next - end, hyphen, &match) || bracketed_unit(text, next, &match) ||
               inch_mark(text, end, next, &match);
  if (found && is_one_or_two(text, amount, next, match.end)) return;
  if (found && match.unit->kind == UNIT_COUNT && (match.flags & UNIT_SINGULAR) && !hyphen && amount->value != 1) return;
  if (!found) {
    amount_read_per(text, amount);
    return;
  }
  skip_classifier(text, next, &match);
  set_unit(amount, &match);
  finish_unit(text, amount, match.flags);
}
