/* What bounds an amount: the comparators before and behind it, and the other bound that may follow.
 *
 * Conventions. Two opposite bounds make one range: "above 10 and below 20 percent", 大于10小于20. The first may have
 * the unit and the scale of the second, and the second the unit of the first. 比三十大 is a bound too, where nothing
 * says by how much. */
#include "text/quantity_part.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool bounds_below(Comparator comparator) {
  return comparator == COMPARATOR_MORE || comparator == COMPARATOR_AT_LEAST;
}
static bool bounds_above(Comparator comparator) {
  return comparator == COMPARATOR_LESS || comparator == COMPARATOR_AT_MOST;
}

/* 比三十大, 比 170 低; "比5%低2个百分点" says how far from 5 %, and bounds nothing. */
static Comparator compared_with(const Text *text, size_t *from, size_t *to) {
  static const char *const more[] = {"大", "高", "多"}, *const less[] = {"小", "低", "少"};
  size_t start = skip_blanks_back(text, *from), at = skip_blanks(text, *to);
  Comparator found = COMPARATOR_EQUAL;
  if (!has_before(text, start, "比")) return found;
  for (size_t i = 0; i < COUNT(more); i++) {
    if (has(text, at, more[i])) found = COMPARATOR_MORE;
    if (has(text, at, less[i])) found = COMPARATOR_LESS;
  }
  size_t end = at + strlen("大"), next = skip_blanks(text, end);
  bool by_how_much = number_may_begin(text->bytes, text->length, next) && !has(text, next, "一些");
  if (found == COMPARATOR_EQUAL || by_how_much) return COMPARATOR_EQUAL;
  *from = start - strlen("比");
  *to = end;
  return found;
}

/* The comparator of an amount, whose span it joins. */
static Comparator read_bound(const Text *text, Amount *amount) {
  if (amount->number.ordinal) return COMPARATOR_EQUAL;
  Comparator before = comparator_before(text, &amount->from), after = comparator_after(text, &amount->to);
  if (after != COMPARATOR_EQUAL && (before == COMPARATOR_EQUAL || before == COMPARATOR_ABOUT)) return after;
  return before == COMPARATOR_EQUAL ? compared_with(text, &amount->from, &amount->to) : before;
}

/* Past a comma and a word that join two bounds; `at` itself when there is neither. In Chinese the bounds may touch. */
static size_t skip_joint(const Text *text, size_t at) {
  static const char *const words[] = {"and ", "but ", "yet ", "并且", "而且", "且", "并", "而", "但"};
  size_t next = skip_blanks(text, at);
  if (char_at(text, next) == ',')
    next = skip_blanks(text, next + 1);
  else if (has(text, next, "，"))
    next = skip_blanks(text, next + strlen("，"));
  for (size_t i = 0; i < COUNT(words); i++)
    if (has(text, next, words[i])) return skip_blanks(text, next + strlen(words[i]));
  return next;
}

/* Whether the number of the other bound may begin at `at`. */
static bool may_begin(const Text *text, size_t at) {
  char byte = text->bytes[at];
  if (byte == '$' || (unsigned char)byte >= 0x80) return ((unsigned char)byte & 0xC0) != 0x80;
  if (is_digit(byte)) return !is_digit(char_before(text, at));
  if (!is_letter(byte) || is_letter(char_before(text, at))) return false;
  return number_begins_word(text->bytes, text->length, at) || has(text, at, "a ");
}

/* The other bound behind `at`: its comparator must begin there, or else the amount itself. */
static Comparator read_other(const Text *text, size_t at, Amount *other) {
  enum { REACH = 45 };
  const Text rest = {text->bytes, text->length, at};
  for (size_t i = at; i < text->length && i < at + REACH; i++) {
    if (strchr("\n.;", text->bytes[i])) return COMPARATOR_EQUAL;
    if (!may_begin(text, i) || !amount_begin(&rest, i, other)) continue;
    Comparator bound = other->number.ordinal ? COMPARATOR_EQUAL : read_bound(&rest, other);
    return other->from == at ? bound : COMPARATOR_EQUAL;
  }
  return COMPARATOR_EQUAL;
}

/* Whether a noun that no table knows is counted by an amount: "fewer than 20 galaxies". */
static bool counts_something(const Text *text, const Amount *amount) {
  size_t next = skip_blanks(text, amount->to);
  Word word = number_read_word(text->bytes, text->length, next);
  return word.length > 0 && !word_listed(&word, LIST_STOP | LIST_CLOSES | LIST_PLAIN);
}

/* Joins `amount` with an opposite bound behind it. */
static bool join_bounds(const Text *text, Amount *amount, Comparator bound, double *low, double *high) {
  Amount other;
  size_t at = skip_joint(text, amount->to);
  if (at == amount->to && (unsigned char)char_at(text, at) < 0xE2) return false;
  if (at == skip_blanks(text, amount->to) && at > amount->to && is_letter(char_at(text, at))) return false;
  Comparator second = read_other(text, at, &other);
  if (bounds_below(bound) ? !bounds_above(second) : !bounds_below(second)) return false;
  if (!amounts_agree(amount, &other) || (amount->unit && !other.unit && counts_something(text, &other))) return false;
  Amount lent = amount_lend(amount, &other);
  double end = amount_in_unit(&other, lent.unit);
  if (bounds_below(bound) ? lent.value >= end : end >= lent.value) return false;
  *low = bounds_below(bound) ? lent.value : end;
  *high = bounds_below(bound) ? end : lent.value;
  *amount = lent;
  amount->to = other.to;
  return true;
}

Comparator amount_read_bounds(const Text *text, Amount *amount, double *low, double *high) {
  Comparator bound = read_bound(text, amount);
  bool one = *low >= *high && (bounds_below(bound) || bounds_above(bound));
  if (one && join_bounds(text, amount, bound, low, high)) return COMPARATOR_EQUAL;
  if (bound == COMPARATOR_EQUAL && amount->number.more) bound = COMPARATOR_MORE;
  return amount->vague ? COMPARATOR_AT_LEAST : bound;
}
