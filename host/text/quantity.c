/* Quantities: finds what an amount is, and says it as a mention. The parts: how one begins (quantity_begin.c), an
 * amount with its sign and currency (quantity_amount.c), its unit (quantity_unit.c), money (quantity_money.c), parts
 * that add up (quantity_parts.c), ranges and lists (quantity_range.c), counted nouns (quantity_noun.c), comparators
 * (quantity_comparator.c) and the bounds they set (quantity_bounds.c), and what is none (quantity_context.c); each
 * documents its conventions. */
#include "text/quantity.h"

#include "text/quantity_part.h"

static MentionType type_of(const Amount *amount) {
  if (amount->number.ordinal) return MENTION_ORDINAL;
  if (!amount->unit || amount->unit->kind == UNIT_MULTIPLE) return MENTION_NUMBER;
  if (amount->unit->kind == UNIT_PERCENT) return MENTION_PERCENT;
  return amount->unit->kind == UNIT_MONEY ? MENTION_MONEY : MENTION_QUANTITY;
}

/* A unit proves a number, but for things counted after digits: a name may end in digits ("Boeing 737 aircraft"). */
static bool is_quantity(const Text *text, const Amount *amount) {
  bool chinese = (unsigned char)text->bytes[amount->number_from] >= 0xE3;
  bool proven = amount->unit && (amount->unit->kind != UNIT_COUNT || chinese || amount->number.form == NUMBER_CJK);
  return proven || context_is_bare_number(text, amount);
}

/* ".25": the point belongs to the number, unless it ends another, a word ("Rs.25") or a sentence. */
static size_t include_point(const Text *text, size_t at) {
  if (at <= text->floor || text->bytes[at - 1] != '.' || !is_digit(text->bytes[at])) return at;
  char before = char_before(text, at - 1);
  return is_digit(before) || is_letter(before) || before == '.' ? at : at - 1;
}

/* Whether nothing else stands on the line before `from` and behind `to`, or in its cell. */
static bool fills_line(const Text *text, size_t from, size_t to) {
  size_t before = from;
  while (before > 0 && text->bytes[before - 1] == ' ') before--;
  char first = before > 0 ? text->bytes[before - 1] : '\n', last = char_at(text, skip_blanks(text, to));
  return (first == '\n' || first == '\t' || first == '|') && (strchr("\r\n\t|", last) != NULL);
}

/* "- 1,200" and "($99.99)" alone on a line or in a cell, as accounts write what is negative. With anything beside it a
 * dash begins an item of a list, and brackets hold the same in another unit. */
static void read_account(const Text *text, Amount *amount) {
  size_t from = amount->from, to = amount->to;
  if (amount->value <= 0 || from < text->floor + 1) return;
  bool brackets = text->bytes[from - 1] == '(' && char_at(text, to) == ')';
  bool dash = from >= text->floor + 2 && text->bytes[from - 1] == ' ' && text->bytes[from - 2] == '-';
  from -= brackets ? 1 : 2;
  to += brackets ? 1 : 0;
  if ((!brackets && !dash) || (brackets && !amount->unit) || !fills_line(text, from, to)) return;
  amount->value = -amount->value;
  amount->from = from;
  amount->to = to;
}

/* The amount at a place with all that belongs to it; false when there is none. */
static bool read_whole(const Text *text, size_t at, Amount *amount, double *high) {
  bool digits = is_digit(text->bytes[at]) && !has(text, at, "1 "); /* "1 in 5" begins with a number of its own */
  size_t start = digits ? amount_start(text, at) : at;
  bool begun = start < at && amount_read(text, start, amount) && amount->number_from == at;
  if (!begun && !amount_begin(text, at, amount)) return false;
  bool looks_back = !amount->vague && (amount->before || amount->number_from == at);
  if (looks_back) amount_look_back(text, amount, begun || (digits && start == at));
  *high = amount->value;
  bool range = !amount->number.ordinal && amount_read_range(text, amount, high);
  if (!range) *high = amount->value;
  if (!range && !amount->unit) amount_borrow_from_list(text, amount);
  if (!range) read_account(text, amount);
  if (!range) *high = amount->value;
  if (!is_quantity(text, amount) || context_is_vague(text, amount)) return false;
  if (!amount->unit && context_is_rank(text, amount)) amount->number.ordinal = true;
  money_pounds(text, amount);
  if (amount->number.ordinal || amount->unit) return true;
  bool share = amount->number.form == NUMBER_FRACTION && amount->number.scale == 1;
  if (!share && !amount_find_whole(text, amount)) amount_find_counted(text, amount);
  if (!amount->unit) amount_borrow_money(text, amount);
  if (!amount->unit) amount_find_percentage(text, amount);
  return !context_is_owned_name(text, amount);
}

/* 660 of "2x660 MW": behind a sign of multiplication a measure is no name. */
static bool is_repeated(const Text *text, size_t at) {
  return at >= 2 && is_digit(char_at(text, at)) && (text->bytes[at - 1] | 0x20) == 'x' && is_digit(text->bytes[at - 2]);
}

/* "in 2024 as before": a word that no amount goes on with, and another word behind it. */
static bool is_closed_by_word(const char *text, size_t length, size_t at) {
  Word word = number_read_word(text, length, at);
  size_t next = at + word.length;
  return word_listed(&word, LIST_CLOSES) && byte_at(text, length, next) == ' ' &&
         is_letter(byte_at(text, length, next + 1));
}

/* "in 2024 prices": four digits, and behind them a word that is no part of a number, no unit and joins nothing. */
static bool is_closed_year(const char *text, size_t length, size_t at, size_t end) {
  if (end - at != 4) return false;
  for (size_t i = at; i < end; i++)
    if (!is_digit(text[i])) return false;
  Word word = number_read_word(text, length, end + 1);
  if (word.length < 4 || strcmp(word.letters, "over") == 0 || strcmp(word.letters, "through") == 0) return false;
  const NumberWord *known = number_word(&word);
  UnitMatch unit;
  return known->kind == WORD_OTHER && !(known->lists & LIST_JOINT) && !unit_match(text, length, end + 1, &unit);
}

bool quantity_may_pass(const char *text, size_t length, size_t at, size_t end) {
  static const char closing[] = "，。；：！？）的起期在";
  char first = byte_at(text, length, end), next = byte_at(text, length, end + 1);
  switch (first) {
    case '\0':
    case '\n':
    case ';':
    case '!':
    case '?':
    case ')': return false;
    case '.': return next != '\0' && next != ' ' && next != '\n';
    case ',': return next != ' ' || is_digit(byte_at(text, length, end + 2)) || byte_at(text, length, end + 2) == 'a';
    case ' ': return !is_closed_by_word(text, length, end + 1) && !is_closed_year(text, length, at, end);
    default: break;
  }
  for (size_t i = 0; (unsigned char)first >= 0xE3 && length - end >= 3 && i + 3 < sizeof closing; i += 3)
    if (memcmp(text + end, closing + i, 3) == 0) return false;
  return true;
}

/* Digits alone in a cell of a table whose columns are apart by commas, semicolons or bars: nothing can belong to them.
 */
static size_t read_cell(const Text *text, size_t at, double *value) {
  char before = char_before(text, at);
  bool comma_before = before == ',' && at >= 2 && (!is_digit(text->bytes[at - 2]) || text->floor == at - 1);
  if ((before != ';' && before != '|' && !comma_before) || at <= text->floor || !is_digit(text->bytes[at])) return 0;
  bool integer;
  size_t end = number_read_digits(text->bytes, amount_number_limit(text, at), at, value, &integer);
  char next = char_at(text, end), after = char_at(text, end + 1);
  bool comma = next == ',' && after > ' ' && (unsigned char)after < 0x80;
  return comma || next == ';' || next == '|' || next == '\n' || next == '\r' ? end : 0;
}

size_t quantity_parse(const char *bytes, size_t length, size_t floor, size_t at, size_t *from, MentionType *type,
                      Quantity *quantity) {
  const Text text = {bytes, length, floor};
  Amount amount;
  double high;
  if (at >= length || floor > at) return 0;
  size_t cell = read_cell(&text, at, &high);
  if (cell) {
    *quantity = (Quantity){.value = high, .low = high, .high = high};
    *type = MENTION_NUMBER;
    *from = at;
    return cell;
  }
  bool repeated = is_repeated(&text, at);
  if (!repeated && context_is_name(&text, at)) return 0;
  if (!read_whole(&text, include_point(&text, at), &amount, &high)) return 0;
  if (repeated && !(amount.unit && amount.unit->kind == UNIT_MEASURE)) return 0;
  quantity->low = amount.value < high ? amount.value : high;
  quantity->high = amount.value < high ? high : amount.value;
  if (amount.spread > 0 && amount.spread < 1e300 && amount.value >= high) {
    quantity->low = number_rounded(amount.value - amount.spread);
    quantity->high = number_rounded(amount.value + amount.spread);
  }
  quantity->comparator = (uint8_t)amount_read_bounds(&text, &amount, &quantity->low, &quantity->high);
  quantity->value = quantity->low;
  quantity->unit = amount.unit ? amount.unit->code : NULL;
  quantity->per = amount.per;
  *type = type_of(&amount);
  *from = amount.from;
  return amount.to;
}
