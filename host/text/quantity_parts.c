/* Amounts of several parts.
 *
 * Conventions. Parts of one measure add up in the smallest unit ("7 feet 10 inches" is 94 inches), cents to their main
 * unit ("3 dollars 50 cents" is 3.5). 半 after a unit adds half of it, a digit counts in the next decimal (三米九,
 * 三块五). */
#include <math.h>
#include <string.h>

#include "text/quantity_part.h"

/* What may stand behind such a digit: "八成五跌至", but 三成一家. */
static bool goes_on_behind(const Text *text, size_t at) {
  static const char *const words[] = {"，", "。", "、", "；", "）", "」", "左右", "到", "至", "的", "跌", "升",
                                      "降", "增", "回", "落", "提", "以", "上",   "下", "为", "為", "及", "和"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (has(text, at, words[i])) return true;
  return false;
}

/* 半 after a Chinese unit: half of one more; 七成六, 三米九: a digit more in the next decimal. */
void amount_add_chinese_tail(const Text *text, Amount *amount) {
  size_t next = skip_blanks(text, amount->to), size;
  if (has(text, next, "半")) {
    bool multiplied = amount->unit->kind == UNIT_PERCENT || amount->unit->kind == UNIT_MONEY;
    amount->value += 0.5 * (multiplied ? amount->unit->factor : 1);
    amount->to = next + strlen("半");
    return;
  }
  Number tail;
  bool hundredths = amount->unit->kind == UNIT_MONEY && has(text, next, "零");
  if (hundredths) next += strlen("零");
  if (amount->value >= 100 || !amount->number.integer) return;
  if (!number_may_begin(text->bytes, text->length, next)) return;
  size = number_parse(text->bytes, text->length, next, &tail);
  bool narrow = size == 1 && next == amount->to && is_digit(text->bytes[next]); /* 3块5 */
  bool digit = (narrow || (size == 3 && tail.form == NUMBER_CJK)) && tail.value >= 1 && tail.value <= 9;
  UnitMatch more;
  if (!digit || unit_match(text->bytes, text->length, next + size, &more)) return;
  if ((unsigned char)char_at(text, next + size) >= 0xE3 && !goes_on_behind(text, next + size)) return;
  bool tenths = strcmp(amount->unit->dimension, "length") == 0 || amount->unit->kind == UNIT_MONEY;
  bool tens = amount->unit->factor == 10; /* 七成六, 五毛二 */
  if (tens && (amount->unit->kind == UNIT_PERCENT || amount->unit->kind == UNIT_MONEY))
    amount->value += tail.value;
  else if (tenths)
    amount->value = number_rounded(amount->value + tail.value / (hundredths ? 100 : 10));
  else
    return;
  amount->to = next + size;
}

/* A sub-unit after a main one: cents after a currency. */
static bool is_subunit(const Unit *main, const Unit *sub) {
  bool small = strcmp(sub->code, "cents") == 0 || strcmp(sub->code, "pence") == 0;
  bool tens = main->factor == 10 && sub->factor == 1; /* 3角5分 */
  return main->kind == UNIT_MONEY && small && (tens || (main->factor == 1 && strcmp(main->code, "cents") != 0));
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
  amount->value = number_rounded(amount->value + cents.value / 100);
  amount->to = at + size;
  return true;
}

/* "50 cents" after "3 dollars", 七毛八 after 五块. */
static void add_subunit(const Text *text, Amount *amount, double value, const UnitMatch *match) {
  Number cents;
  double part = amount->unit->factor == 10 ? value : value * match->unit->factor / 100;
  amount->value = number_rounded(amount->value + part);
  amount->to = match->end;
  if (match->unit->factor != 10) return;
  size_t size = number_parse(text->bytes, text->length, match->end, &cents);
  if (size != 3 || cents.value >= 10) return;
  amount->value = number_rounded(amount->value + cents.value / 100);
  amount->to += size;
}

/* Whether amounts of these are told apart, not in parts: a comma between metric units ("20 t, 300 kg"), and what no
 * one splits ("3 GW and 45 MW"). */
static bool is_list(const Amount *amount, const UnitMatch *match, bool comma) {
  static const char *const split[] = {"length", "mass", "volume", "area", "angle", "time"};
  bool known = false;
  for (size_t i = 0; i < sizeof split / sizeof *split; i++)
    known = known || strcmp(match->unit->dimension, split[i]) == 0;
  double tens = log10(amount->unit->factor / match->unit->factor);
  return !known || (comma && fabs(tens - round(tens)) < 1e-9);
}

/* "10 inches" after "7 feet"; durations are read as such, and no part is larger than what it is a part of. */
static bool add_measure(Amount *amount, double value, const UnitMatch *match, bool comma) {
  double whole;
  if (!unit_convert(amount->value, amount->unit, match->unit, &whole)) return false;
  if (strcmp(match->unit->dimension, "time") == 0 || is_list(amount, match, comma)) return false;
  double part = match->unit->factor, main = amount->unit->factor;
  if (part >= main || value * part > main * 10) return false;
  amount->value = whole + value;
  amount->unit = match->unit;
  amount->to = match->end;
  return true;
}

/* The ' of "2 yd 7'": a foot, behind another length. */
static bool foot_mark(const Text *text, const Unit *unit, size_t at, UnitMatch *match) {
  size_t end = char_at(text, at) == '\'' ? at + 1 : has(text, at, "′") ? at + strlen("′") : at;
  char next = char_at(text, end);
  if (end == at || strcmp(unit->dimension, "length") != 0 || is_letter(next) || is_digit(next)) return false;
  if (!unit_match("foot", 4, 0, match)) return false;
  match->end = end;
  return true;
}

/* The next part of an amount; false when no other can follow. */
bool amount_add_part(const Text *text, Amount *amount) {
  size_t at = skip_part_joint(text, amount->to);
  bool comma = char_at(text, skip_blanks(text, amount->to)) == ',';
  bool whole = amount->number.integer, money = amount->unit->kind == UNIT_MONEY;
  Number number;
  UnitMatch match;
  bool may = amount->number.scale == 1 && number_may_begin(text->bytes, text->length, at);
  size_t size = may ? number_parse(text->bytes, text->length, at, &number) : 0;
  if (!size || number.ordinal) return false;
  size_t next = skip_blanks(text, at + size);
  bool found = amount_unit_at(text, next, next - at - size, false, &match) ||
               (unit_match(text->bytes, text->length, next, &match) && match.unit->kind == UNIT_MEASURE);
  if (!found) found = foot_mark(text, amount->unit, at + size, &match);
  if (!found && money && whole) (void)add_bare_cents(text, amount, at);
  if (!found) return false;
  bool pounds = strcmp(amount->unit->code, "lb") == 0 && strcmp(match.unit->code, "pence") == 0;
  if (pounds) amount->unit = unit_find("GBP", NULL); /* "ten pounds and 6 pence" */
  if (!is_subunit(amount->unit, match.unit) || !whole) return add_measure(amount, number.value, &match, comma);
  add_subunit(text, amount, number.value, &match);
  return false;
}
