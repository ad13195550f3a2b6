/* Money: currencies before a number, and the scales that may stand only beside money.
 *
 * Conventions. Beside a currency a single letter is a scale: k, m, b, t ("$5m", "5m yuan"); "5m tonnes" are millions
 * too. Where a currency stands before the number and its name after it too ("RMB 26 trillion yuan") it is said twice,
 * not two. */
#include <string.h>

#include "text/quantity_part.h"

/* Letters that mean a scale after a currency. */
static size_t money_scale(const Text *text, size_t at, double *scale) {
  size_t next = skip_blanks(text, at), end = next + 1;
  char first = char_at(text, next) | 0x20;
  if (first != 'k' && first != 'm' && first != 'b' && first != 't') return at;
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

/* Whether a letter before this unit is a scale: before money always, before other units where it touches the digits and
 * could be no unit of its own ("1.5m people", "3.4m t"; "a 90m vessel" is a length). */
static bool takes_letter(const UnitMatch *match, bool attached, double scale) {
  const Unit *unit = match->unit;
  if (unit->kind == UNIT_MONEY) return true;
  if (!attached || scale > 1e9 || (match->flags & UNIT_SINGULAR)) return false;
  if (unit->kind == UNIT_COUNT) return true;
  bool bulk = strcmp(unit->dimension, "mass") == 0 || strcmp(unit->dimension, "volume") == 0 ||
              strstr(unit->dimension, "tonnage") || strcmp(unit->dimension, "deadweight") == 0 ||
              strcmp(unit->dimension, "cargo") == 0;
  bool length = strcmp(unit->dimension, "length") == 0;
  return unit->kind == UNIT_MEASURE && (bulk || (!length && !(match->flags & UNIT_SYMBOL)));
}

void money_scale_between(const Text *text, Amount *amount) {
  double scale = 1;
  UnitMatch match;
  if (amount->number.scale != 1 || amount->number.form != NUMBER_DIGITS) return;
  size_t end = money_scale(text, amount->to, &scale), next = skip_blanks(text, amount->to);
  if (end == amount->to && char_at(text, next) != 'm') return;
  if (end == amount->to && has(text, next, "mil ")) {
    scale = 1e6;
    end = next + 3;
  }
  next = skip_blanks(text, end);
  if (end == amount->to || next == end || !unit_match(text->bytes, text->length, next, &match)) return;
  bool attached = char_at(text, amount->to) != ' ' && end == amount->to + 1; /* not "7.62mm barrels" */
  if (!takes_letter(&match, attached, scale)) return;
  amount->number.scale = scale;
  amount->value = number_scaled(amount->value, scale);
  amount->number_to = amount->to = end;
}

void money_letter_scale(const Text *text, Amount *amount) {
  double scale = 1;
  if (amount->number.scale != 1) return;
  size_t end = money_scale(text, amount->to, &scale);
  amount->number.scale = scale;
  amount->value = number_scaled(amount->value, scale);
  amount->to = end;
}

bool money_scaled_end(const Text *text, const Amount *first, Amount *second) {
  double scale = 1;
  if (!first->before || !first->unit || first->unit->kind != UNIT_MONEY || first->number.scale != 1) return false;
  if (second->before || second->number.scale != 1 || (second->unit && second->unit->kind == UNIT_MONEY)) return false;
  if (money_scale(text, second->number_to, &scale) != second->number_to + 1) return false;
  second->unit = NULL;
  second->to = second->number_to;
  money_letter_scale(text, second);
  return true;
}

/* "75 USD million": a scale word after the currency. */
void money_late_scale(const Text *text, Amount *amount) {
  if (amount->number.scale != 1) return;
  Number late = {.value = 1, .scale = 1, .integer = false};
  size_t end = number_continue_words(text->bytes, text->length, amount->to, &late);
  if (end == amount->to || late.scale < 1e3 || char_at(text, amount->to) != ' ') return;
  amount->value = number_scaled(amount->value, late.scale);
  amount->number.scale = late.scale;
  amount->to = end;
}

/* The same currency once more: "yuan" after RMB, "dollars" after US$. */
static void absorb_currency(const Text *text, Amount *amount) {
  UnitMatch again;
  size_t next = skip_blanks(text, amount->to);
  if (!amount_unit_at(text, next, next - amount->to, false, &again) || again.unit->kind != UNIT_MONEY) return;
  if ((again.flags & UNIT_SYMBOL) && (unsigned char)char_at(text, next) < 0x80 && !is_letter(char_at(text, next)))
    return;
  bool dollar = strcmp(again.unit->code, "USD") == 0 && amount->unit->code[2] == 'D';
  bool yuan = strcmp(again.unit->code, "CNY") == 0 && has(text, next, "元");
  if (again.unit == amount->unit || dollar || yuan) amount->to = again.end;
}

/* "Y145.3 billion", "W1.2 trillion", "P64-billion", "K9,800 per tonne": one letter that touches an amount with a
 * scale, or one that is told by the piece, is money. */
static bool letter_money(const Text *text, size_t at, UnitMatch *match) {
  static const char *const scales[] = {"billion", "million", "trillion", "bn", "tn", "trn", "per "};
  const char *code = NULL;
  switch (text->bytes[at]) {
    case 'Y': code = "JPY"; break;
    case 'W': code = "KRW"; break;
    case 'R': code = "ZAR"; break;
    case 'P': code = "PHP"; break;
    case 'N': code = "NGN"; break;
    case 'K': code = "ZMW"; break;
    case 'B': code = "THB"; break;
    default: return false;
  }
  size_t end = at + 1;
  while (is_digit(char_at(text, end)) || char_at(text, end) == '.' || char_at(text, end) == ',') end++;
  if (end == at + 1) return false;
  if (char_at(text, end) == ' ' || char_at(text, end) == '-') end++;
  bool scaled = false;
  for (size_t i = 0; i < sizeof scales / sizeof *scales && !scaled; i++) scaled = has(text, end, scales[i]);
  if (!scaled || has(text, end, "per cent")) return false;
  *match = (UnitMatch){unit_find(code, NULL), at + 1, 0};
  return match->unit != NULL;
}

/* A currency that begins at `at` and has a number after it, with or without a blank. */
bool money_at(const Text *text, size_t at, UnitMatch *match) {
  if (at >= text->length) return false;
  if (unit_match_before(text->bytes, text->length, at, match)) return true;
  size_t dong = at + strlen("VNĐ"); /* its last letter is none of ASCII, and no boundary before a digit */
  if (dong < text->length && memcmp(text->bytes + at, "VNĐ", dong - at) == 0 && is_digit(text->bytes[dong])) {
    *match = (UnitMatch){unit_find("VND", NULL), dong, 0};
    return match->unit != NULL;
  }
  /* "USD115": the tables end symbols at a boundary, and a digit is none. */
  size_t letters = 0;
  while (letters < 4 && is_letter(char_at(text, at + letters))) letters++;
  if (letters == 1) return letter_money(text, at, match);
  if (letters < 2 || letters > 3 || !is_digit(char_at(text, at + letters))) return false;
  return unit_match_before(text->bytes, at + letters, at, match) && match->end == at + letters;
}

void money_finish_before(const Text *text, Amount *amount) {
  money_letter_scale(text, amount);
  absorb_currency(text, amount);
  if (amount->number.integer && amount->number.scale == 1) {
    bool unit_again = has(text, amount->to, "个") || has(text, amount->to, "個"); /* 港币三个一毫四 */
    if (unit_again) amount->to += strlen("个");
    bool part = unit_again || has(text, skip_blanks(text, amount->to), "and ");
    if (part && !amount_add_part(text, amount) && unit_again && amount->to == amount->number_to + 3)
      amount->to = amount->number_to;
  }
  amount_read_per(text, amount);
}

/* Whether another currency says it again behind: "($497.8 million)", "(about $90,000)". */
static bool money_again(const Text *text, size_t at) {
  static const char *const near[] = {"about ", "around ", "roughly ", "some ", "approximately ", "nearly ", "over "};
  if (char_at(text, at) != '(') return false;
  at = skip_blanks(text, at + 1);
  for (size_t i = 0; i < sizeof near / sizeof *near; i++)
    if (has(text, at, near[i])) at += strlen(near[i]);
  UnitMatch match;
  return money_at(text, at, &match);
}

/* "a 24 million pounds loss", "cost 2 billion pounds": beside a word of money millions of pounds are sterling, and any
 * that another currency says again, unless goods that are weighed follow ("5 million pounds of uranium"). */
void money_pounds(const Text *text, Amount *amount) {
  static const char *const behind[] = {"loss",    "turnover", "profit", "revenue",    "sales",
                                       "deal",    "loan",     "debt",   "fund",       "plan",
                                       "project", "cash",     "grant",  "investment", "operating"};
  static const char *const before[] = {
      "worth ",     "cost ",          "costs ",      "costing ",    "cost of ",   "loss of ", "sales of ",
      "profit of ", "turnover of ",   "revenue of ", "debt of ",    "debts of ",  "invest ",  "invested ",
      "investing ", "investment of ", "loan of ",    "raise ",      "raised ",    "paid ",    "pay ",
      "lost ",      "earned ",        "for ",        "for around ", "for about ", "spend ",   "spent "};
  if (!amount->unit || strcmp(amount->unit->code, "lb") != 0 || amount->to < 6) return;
  if (!has(text, amount->to - 6, "pounds") || has(text, amount->to, " of ")) return;
  size_t next = skip_blanks(text, amount->to);
  bool money = money_again(text, next);
  if (!money && amount->number.scale < 1e6) return;
  if (char_at(text, next) == ')') money = true; /* "(181 million pounds)": beside another currency */
  for (size_t i = 0; i < sizeof behind / sizeof *behind && !money; i++) money = has(text, next, behind[i]);
  for (size_t i = 0; i < sizeof before / sizeof *before && !money; i++)
    money = has_before(text, amount->from, before[i]);
  const Unit *sterling = money ? unit_find("GBP", NULL) : NULL;
  if (sterling) amount->unit = sterling;
}
