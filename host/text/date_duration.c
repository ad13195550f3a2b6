/* Lengths of time in English: "five years", "a fifty-year life", "two and a half hours", "1 year, 2 days and 3 hours".
 *
 * Months and years are counted in months, weeks and days in days, hours and less in seconds. "several" and "a few" are
 * taken as three and marked COMPARATOR_ABOUT, "a couple" is two. "41-year-old" is an age, not a length of time. */
#include <string.h>

#include "text/date_parts.h"
#include "text/quantity.h"

void date_duration_add(Duration *duration, double amount, TimeUnit unit) {
  static const double months[] = {
      [UNIT_MONTH] = 1, [UNIT_QUARTER] = 3, [UNIT_YEAR] = 12, [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200};
  static const double days[] = {
      [UNIT_DAY] = 1, [UNIT_WORKDAY] = 1, [UNIT_WEEKEND] = 2, [UNIT_WEEK] = 7, [UNIT_FORTNIGHT] = 14};
  static const double seconds[] = {[UNIT_SECOND] = 1, [UNIT_MINUTE] = 60, [UNIT_HOUR] = 3600};
  if (unit >= UNIT_MONTH)
    duration->months += amount * months[unit];
  else if (unit >= UNIT_DAY)
    duration->days += amount * days[unit];
  else
    duration->seconds += amount * seconds[unit];
}

/* "1.5", "1/2", "three", "1,200"; not more digits than a length of time has. */
static unsigned simple_amount(DateParser *p, unsigned i, double *amount) {
  const DateToken *first = date_token(p, i), *sign = date_token(p, i + 1), *second = date_token(p, i + 2);
  int value;
  bool joined = first->kind == TOKEN_NUMBER && sign->glued && second->glued && second->kind == TOKEN_NUMBER;
  if (joined && sign->kind == TOKEN_DOT && second->digits <= 6) {
    double scale = 1;
    for (int digit = 0; digit < second->digits; digit++) scale *= 10;
    *amount = first->value + second->value / scale;
    return i + 3;
  }
  if (joined && sign->kind == TOKEN_SLASH && second->value > first->value) {
    *amount = (double)first->value / second->value;
    return i + 3;
  }
  if (joined && sign->kind == TOKEN_COMMA && second->digits == 3) {
    *amount = first->value * 1000.0 + second->value;
    return i + 3;
  }
  unsigned after = date_cardinal(p, i, &value);
  if (after) *amount = value;
  return after;
}

static unsigned skip_dash(DateParser *p, unsigned i) {
  return i + (date_kind(p, i) == TOKEN_DASH && date_token(p, i)->glued);
}

/* What may follow a whole number: "and a half", "and a quarter", "and three quarters". */
static unsigned fraction_after(DateParser *p, unsigned i, double *amount) {
  int quarters = 1;
  unsigned at = skip_dash(p, i); /* "three-and-a-half" */
  if (date_kind(p, at) != TOKEN_AND) return i;
  at = skip_dash(p, at + 1);
  if (date_kind(p, at) == TOKEN_A) at = skip_dash(p, at + 1);
  if (date_kind(p, at) == TOKEN_HALF) {
    *amount += 0.5;
    return at + 1;
  }
  unsigned after = date_cardinal(p, at, &quarters);
  if (after) at = after;
  if (!date_is_unit(p, at, UNIT_QUARTER) || quarters < 1 || quarters > 3) return i;
  bool unit_follows =
      date_kind(p, at + 1) == TOKEN_UNIT || (date_kind(p, at + 1) == TOKEN_OF && date_kind(p, at + 2) == TOKEN_UNIT);
  if (!unit_follows) return i;
  *amount += quarters * 0.25;
  return at + 1;
}

static bool token_in(DateParser *p, unsigned i, const char *const *list) {
  const DateToken *token = date_token(p, i);
  size_t length = token->to - token->from;
  for (; length && *list; list++) {
    size_t k = 0;
    while (k < length && (*list)[k] && (p->lex.text[token->from + k] | 0x20) == (*list)[k]) k++;
    if (k == length && !(*list)[k]) return true;
  }
  return false;
}

/* What may stand between the number and its unit: "six straight days", "two full years". */
static unsigned filler(DateParser *p, unsigned i) {
  if (date_kind(p, i) == TOKEN_DASH && date_token(p, i)->glued) return i + 1;
  bool changes_nothing = date_value(p, i) == WORD_FILLER || date_value(p, i) == WORD_WHOLE;
  return date_kind(p, i) == TOKEN_OTHER && changes_nothing ? i + 1 : i;
}

static bool is_age(DateParser *p, unsigned i) {
  static const char *const old[] = {"old", "olds", NULL};
  if (date_kind(p, i) == TOKEN_DASH) i++;
  return token_in(p, i, old);
}

/* "a year" is a length of time after these; "2 million barrels a day" and "a day of rage" are not. */
static bool after_length_word(DateParser *p, unsigned i) {
  static const char *const words[] = {"for",    "over",    "within", "than",  "nearly", "almost", "about",
                                      "least",  "roughly", "around", "under", "after",  "last",   "lasting",
                                      "lasted", "lasts",   "takes",  "took",  NULL};
  if (i > 0) return date_kind(p, i - 1) == TOKEN_IN || token_in(p, i - 1, words);
  size_t at = date_token(p, i)->from, from = date_lex_back(p->lex.text, 0, at);
  if (from == at) return false;
  DateParser before;
  date_lex_begin(&before.lex, p->lex.text, p->lex.length, from);
  return date_kind(&before, 0) == TOKEN_IN || token_in(&before, 0, words);
}

static bool is_plural(DateParser *p, unsigned i) { return (p->lex.text[date_token(p, i)->to - 1] | 0x20) == 's'; }

/* "all year", "the whole month", "year-long": one unit. Returns the index behind it. */
static unsigned whole_unit(DateParser *p, unsigned i) {
  unsigned at = i + (date_kind(p, i) == TOKEN_THE);
  if (date_kind(p, i) == TOKEN_UNIT)
    return date_kind(p, i + 1) == TOKEN_DASH && date_token_is(p, i + 2, "long") && !is_plural(p, i) ? i + 1 : 0;
  if (date_kind(p, at) != TOKEN_OTHER || date_value(p, at) != WORD_WHOLE) return 0;
  at++;
  bool unit = date_kind(p, at) == TOKEN_UNIT && date_value(p, at) >= UNIT_DAY && !is_plural(p, at);
  return unit && date_kind(p, at + 1) != TOKEN_NUMBER && date_kind(p, at + 1) != TOKEN_OF &&
                 date_kind(p, at + 1) != TOKEN_DASH /* "all day-to-day work" */
             ? at + 1
             : 0;
}

/* "a quarter of a century", "three quarters of an hour", "a quarter century". */
static unsigned quarters_of(DateParser *p, unsigned i, double *value) {
  int quarters = 1;
  unsigned at = date_kind(p, i) == TOKEN_A ? i + 1 : date_cardinal(p, i, &quarters);
  if (!at) at = i;
  if (!date_is_unit(p, at, UNIT_QUARTER) || quarters < 1 || quarters > 3) return 0;
  bool of = date_kind(p, at + 1) == TOKEN_OF && date_kind(p, at + 2) == TOKEN_A;
  at += of ? 3 : 1;
  bool whole =
      date_is_unit(p, at, UNIT_CENTURY) || (of && (date_is_unit(p, at, UNIT_HOUR) || date_is_unit(p, at, UNIT_YEAR)));
  *value = quarters * 0.25;
  return whole ? at : 0;
}

bool date_unit_letter(DateParser *p, unsigned i, TimeUnit *unit) {
  static const struct {
    char letter;
    uint8_t unit;
  } letters[] = {{'h', UNIT_HOUR}, {'d', UNIT_DAY}, {'w', UNIT_WEEK}, {'y', UNIT_YEAR}};
  const DateToken *token = date_token(p, i);
  if (i == 0 || token->kind != TOKEN_OTHER || token->to != token->from + 1) return false;
  for (size_t k = 0; k < sizeof letters / sizeof *letters; k++) {
    if ((p->lex.text[token->from] | 0x20) != letters[k].letter) continue;
    if (unit) *unit = (TimeUnit)letters[k].unit;
    return k == 0 || (token->glued && after_length_word(p, i - 1));
  }
  return false;
}

static unsigned amount(DateParser *p, unsigned i, double *value, Duration *duration) {
  DateTokenKind kind = date_kind(p, i);
  unsigned whole = quarters_of(p, i, value);
  if (whole) return whole;
  if (kind == TOKEN_HALF) {
    *value = 0.5;
    return i + 1 + (date_kind(p, i + 1) == TOKEN_A);
  }
  bool a = kind == TOKEN_A;
  if (a || kind == TOKEN_THE) i++;
  if (date_kind(p, i) == TOKEN_FEW) {
    *value = date_value(p, i) ? date_value(p, i) : 3;
    if (date_value(p, i) == 0) duration->comparator = COMPARATOR_ABOUT;
    return i + 1 + (date_kind(p, i + 1) == TOKEN_OF);
  }
  if (kind == TOKEN_THE) return 0;
  *value = 1;
  unsigned after = simple_amount(p, i, value);
  if (!after) return a ? i : 0;
  int most;
  bool or = date_kind(p, after) == TOKEN_OTHER && date_value(p, after) == WORD_OR;
  unsigned end = or ? date_cardinal(p, after + 1, &most) : 0;
  if (end && most > *value) { /* "two or three years" */
    duration->comparator = COMPARATOR_ABOUT;
    return end;
  }
  return fraction_after(p, after, value);
}

/* "three-quarters of the world's zinc", "over a quarter of its exports": a part, no time; "three quarters of growth" is
 * one. */
static bool is_part(DateParser *p, unsigned at, double value, TimeUnit unit) {
  static const char *const runs[] = {"growth",   "contraction", "decline",     "declines", "losses",      "loss",
                                     "profit",   "profits",     "falling",     "rising",   "uncertainty", "recession",
                                     "negative", "positive",    "consecutive", "data",     NULL};
  if (unit != UNIT_QUARTER || (value != 3 && value != 1) || date_kind(p, at) != TOKEN_OF) return false;
  DateTokenKind next = date_kind(p, at + 1);
  return next != TOKEN_NUMBER && next != TOKEN_UNIT && !token_in(p, at + 1, runs);
}

/* One amount and its unit; `half_after`: "an hour and a half". */
static unsigned one_term(DateParser *p, unsigned i, Duration *duration) {
  double value = 1;
  unsigned whole = whole_unit(p, i), at = whole ? whole - 1 : amount(p, i, &value, duration);
  if (!whole && !at) return 0;
  at = filler(p, at);
  if (date_kind(p, at) == TOKEN_OF && date_kind(p, at + 1) == TOKEN_UNIT) at++;
  bool number = date_kind(p, i) == TOKEN_NUMBER || date_kind(p, i) == TOKEN_CARDINAL;
  bool second = number && date_kind(p, at) == TOKEN_ORDINAL && date_token(p, at)->ambiguous; /* also an ordinal */
  TimeUnit lettered = UNIT_HOUR;
  bool letter =
      at > i && date_kind(p, at - 1) == TOKEN_NUMBER && date_unit_letter(p, at, &lettered); /* "2h", "1/2 h" */
  if ((date_kind(p, at) != TOKEN_UNIT && !second && !letter) || is_age(p, at + 1)) return 0;
  TimeUnit unit = second ? UNIT_SECOND : letter ? lettered : (TimeUnit)date_value(p, at);
  at++;
  if (is_part(p, at, value, unit)) return 0;
  if (date_kind(p, at) == TOKEN_AND) {
    unsigned half = at + 1 + (date_kind(p, at + 1) == TOKEN_A);
    if (date_kind(p, half) == TOKEN_HALF && half > at + 1 && date_kind(p, half + 1) != TOKEN_UNIT) {
      value += 0.5;
      at = half + 1;
    }
  }
  date_duration_add(duration, value, unit);
  return at;
}

/* All terms from token i on; *weak: one such as "a year", which is a length only where something says so. */
static unsigned read_terms(DateParser *p, unsigned i, Duration *duration, bool *weak) {
  *duration = (Duration){0};
  unsigned after = one_term(p, i, duration);
  *weak = false;
  if (!after) return 0;
  bool bare = date_kind(p, i) == TOKEN_A && date_kind(p, i + 1) == TOKEN_UNIT && after == i + 2 &&
              !date_is_unit(p, i + 1, UNIT_FORTNIGHT) && !whole_unit(p, i + 1);
  if (bare && !after_length_word(p, i)) {
    DateTokenKind next = date_kind(p, after + 1);
    *weak = date_kind(p, after) != TOKEN_AND || (next != TOKEN_NUMBER && next != TOKEN_CARDINAL);
  }
  for (;;) {
    unsigned at = after + (date_kind(p, after) == TOKEN_COMMA);
    at += date_kind(p, at) == TOKEN_AND;
    if (date_kind(p, at) == TOKEN_A && at == after) return after;
    Duration more = *duration;
    unsigned next = date_kind(p, at) == TOKEN_HALF ? 0 : one_term(p, at, &more);
    if (!next) return after;
    *duration = more;
    after = next;
  }
}

/* The readers ask for the same length one after another. */
unsigned date_duration(DateParser *p, unsigned i, Duration *duration) {
  DateLength *length = &p->length;
  if (!length->read || length->begin != i) {
    length->begin = i;
    length->after = read_terms(p, i, &length->duration, &length->weak);
    length->read = true;
  }
  if (!length->after || (length->weak && !p->ago)) return 0;
  *duration = length->duration;
  return length->after;
}

/* "over five years" is the time that something takes; "in over five years" is more than five. */
static bool over_means_more(const char *text, size_t floor, size_t at) {
  size_t from = date_lex_back(text, floor, at);
  DateToken token = {0};
  bool known = from < at && date_word(text + from, at - from - (text[at - 1] == ' '), &token);
  return known && token.kind == TOKEN_IN;
}

void date_duration_compare(const char *text, size_t length, size_t floor, size_t *from, size_t *to,
                           Duration *duration) {
  Comparator after = quantity_comparator_after(text, length, to);
  if (after != COMPARATOR_EQUAL) duration->comparator = (uint8_t)after;
  size_t begin = *from;
  Comparator comparator = quantity_comparator(text, length, floor, &begin);
  if (comparator == COMPARATOR_EQUAL) return;
  bool over = *from - begin <= 5 && (text[begin] | 0x20) == 'o';
  if (over && !over_means_more(text, floor, begin)) return;
  duration->comparator = (uint8_t)comparator;
  *from = begin;
}
