/* Quantities: an amount, its range, its comparator, the unit that a neighbour lends, the noun it counts.
 *
 * Conventions. "A to B", "A-B", "between A and B" are one quantity with low and high, and the first end borrows the
 * scale and the unit of the second ("US$25-30 billion", "5 to 7 percent"). "from A to B" is a range only where the
 * clause speaks of no change: "rose from 10 to 20 percent" is two quantities, and the first still borrows the percent.
 * In a list ("77.4 and 89.5 percent") the earlier ones borrow the unit too. A word of multiplication ("twice",
 * "doubled", "threefold") is a NUMBER with unit "x". Digits in names, times, versions and telephone numbers are at most
 * bare numbers; ordinals are ORDINAL. */
#include "text/quantity.h"

#include <string.h>

#include "text/quantity_part.h"

const char *const quantity_words[] = {"a",        "double",   "doubled",   "doubles",    "doubling",    "fivefold",
                                      "fourfold", "halved",   "halving",   "quadrupled", "quadrupling", "quintupled",
                                      "sixfold",  "tenfold",  "threefold", "thrice",     "trebled",     "trebling",
                                      "tripled",  "tripling", "twice",     "twofold",    NULL};

typedef struct Multiple {
  const char *word;
  double value;
} Multiple;

static const Multiple multiples[] = {
    {"doubled", 2},  {"doubles", 2},   {"doubling", 2},   {"fivefold", 5},    {"fourfold", 4},
    {"halved", 0.5}, {"halving", 0.5}, {"quadrupled", 4}, {"quadrupling", 4}, {"quintupled", 5},
    {"sixfold", 6},  {"tenfold", 10},  {"threefold", 3},  {"thrice", 3},      {"trebled", 3},
    {"trebling", 3}, {"tripled", 3},   {"tripling", 3},   {"twice", 2},       {"twofold", 2},
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static size_t read_multiple(const Text *text, size_t at, Quantity *quantity) {
  Word word = number_read_word(text->bytes, text->length, at);
  for (size_t i = 0; i < COUNT(multiples); i++) {
    if (strcmp(word.letters, multiples[i].word) != 0) continue;
    double value = multiples[i].value;
    *quantity = (Quantity){.value = value, .low = value, .high = value, .unit = "x"};
    return at + word.length;
  }
  return 0;
}

/* 百分之二十, 千分之五: parts of a hundred or a thousand. */
static bool read_chinese_percent(const Text *text, size_t at, Amount *amount) {
  static const struct {
    const char *characters[3];
    double factor;
  } parts[] = {{{"百", "分", "之"}, 1}, {{"千", "分", "之"}, 0.1}, {{"万", "分", "之"}, 0.01}};
  for (size_t i = 0; i < COUNT(parts); i++) {
    size_t end = at, j = 0;
    for (; j < 3 && has(text, end, parts[i].characters[j]); j++)
      end = skip_blanks(text, end + strlen(parts[i].characters[j]));
    if (j < 3) continue;
    Number number;
    size_t size = number_parse(text->bytes, text->length, end, &number);
    UnitMatch percent;
    if (!size || !unit_match("%", 1, 0, &percent)) return false;
    double value = number.value * parts[i].factor;
    *amount = (Amount){at, end + size, end, end + size, number, value, percent.unit, NULL, false};
    return true;
  }
  return false;
}

/* "a kilogram", "a tonne": one of a measure; never "a year" or "a share", which say per what. */
static bool read_article(const Text *text, size_t at, Amount *amount) {
  size_t end = at + (has(text, at, "an ") ? 2 : 1), next = skip_blanks(text, end);
  UnitMatch match;
  if (next == end || !unit_match(text->bytes, text->length, next, &match) || match.unit->kind != UNIT_MEASURE)
    return false;
  if (strcmp(match.unit->dimension, "time") == 0 || (match.flags & UNIT_CAREFUL) || match.end - next < 2) return false;
  size_t before = skip_blanks_back(text, at);
  if (before == text->floor && before > 0) return false; /* "$3 a gallon": the mention before ends here */
  Number one = {.value = 1, .scale = 1, .form = NUMBER_WORDS, .integer = true};
  *amount = (Amount){at, match.end, at, end, one, 1, match.unit, match.unit->per, false};
  return true;
}

static bool read_first(const Text *text, size_t at, Amount *amount) {
  if (read_chinese_percent(text, at, amount)) return true;
  if (amount_read(text, at, amount)) return true;
  return (text->bytes[at] | 0x20) == 'a' && read_article(text, at, amount);
}

/* --- ranges and lists */

typedef enum Joint { JOINT_NONE, JOINT_DASH, JOINT_TO, JOINT_AND, JOINT_COMMA } Joint;

static Joint joint_at(const Text *text, size_t at, size_t *next) {
  static const struct {
    const char *sign;
    Joint joint;
  } signs[] = {{"-", JOINT_DASH},  {"–", JOINT_DASH}, {"—", JOINT_DASH},      {"~", JOINT_DASH},   {"～", JOINT_DASH},
               {"至", JOINT_TO},   {"到", JOINT_TO},  {"和", JOINT_AND},      {"与", JOINT_AND},   {"、", JOINT_COMMA},
               {",", JOINT_COMMA}, {"to ", JOINT_TO}, {"through ", JOINT_TO}, {"and ", JOINT_AND}, {"or ", JOINT_AND}};
  size_t from = skip_blanks(text, at);
  for (size_t i = 0; i < COUNT(signs); i++) {
    if (!has(text, from, signs[i].sign)) continue;
    if (i >= 11 && from == at) return JOINT_NONE;
    size_t end = from + strlen(signs[i].sign);
    *next = skip_blanks(text, end);
    bool loose = from > at && *next == end && i < 5;
    return loose || (i == 10 && *next == end) ? JOINT_NONE : signs[i].joint;
  }
  return JOINT_NONE;
}

static bool is_year(const Amount *amount) {
  bool plain = amount->number.integer && amount->number.form == NUMBER_DIGITS && !amount->unit;
  return plain && amount->value >= 1900 && amount->value < 2100 && amount->number_to - amount->number_from == 4;
}

/* What stands right before the first end: "between", "from". */
static bool word_before(const Text *text, const Amount *amount, const char *word, const char *chinese, size_t *from) {
  size_t end = skip_blanks_back(text, amount->from);
  size_t size = strlen(word);
  if (end < amount->from && has_before(text, end, word) && word_start(text, end) == end - size) {
    *from = end - size;
    return true;
  }
  if (!has_before(text, end, chinese)) return false;
  *from = end - strlen(chinese);
  return true;
}

static bool same_unit(const Amount *first, const Amount *second) {
  if (!first->unit || !second->unit) return true;
  double ignored;
  return strcmp(first->unit->code, second->unit->code) == 0 || unit_convert(1, second->unit, first->unit, &ignored);
}

/* The first end as the second would have it: its scale and its unit. */
static Amount lend(const Amount *first, const Amount *second) {
  Amount lent = *first;
  double mantissa = second->value / second->number.scale;
  if (lent.number.scale == 1 && second->number.scale >= 1e3 && lent.value < mantissa)
    lent.value *= second->number.scale;
  if (!lent.unit && second->unit && !second->before) {
    lent.unit = second->unit;
    lent.per = second->per;
    bool factor = lent.unit->kind == UNIT_PERCENT || lent.unit->kind == UNIT_MONEY;
    if (factor) lent.value *= lent.unit->factor;
  }
  return lent;
}

/* The other end in the unit of the first. */
static double in_unit(const Amount *amount, const Unit *unit) {
  double value;
  if (unit && amount->unit && unit_convert(amount->value, amount->unit, unit, &value)) return value;
  return amount->value;
}

static bool may_join(const Text *text, const Amount *first, const Amount *second, Joint joint) {
  if (first->number.ordinal || second->number.ordinal || !same_unit(first, second)) return false;
  if (first->unit && !second->unit && !first->before) return false;
  if (is_year(first) && !(second->unit && first->unit)) return false;
  if (joint != JOINT_DASH) return true;
  char next = char_at(text, second->to);
  bool chain = (next == '-' || next == '/') && is_digit(char_at(text, second->to + 1));
  return !chain && char_before(text, first->from) != '-';
}

/* Joins `first` with the end after it. */
static bool read_range(const Text *text, Amount *first, double *high) {
  size_t next, from = first->from;
  Joint joint = joint_at(text, first->to, &next);
  if (joint == JOINT_NONE || joint == JOINT_COMMA) return false;
  bool between =
      word_before(text, first, "between", "介于", &from) || word_before(text, first, "between", "位于", &from);
  bool origin = word_before(text, first, "from", "从", &from) || word_before(text, first, "from", "由", &from);
  Text rest = {text->bytes, text->length, next};
  Amount second;
  size_t about = next;
  if (between && has(text, next, "about ")) about = next + 6;
  if (!amount_read(&rest, about, &second)) return false;
  bool closed = has(text, second.to, "之间") || has(text, second.to, "之間") || has(text, second.to, "间");
  if (joint == JOINT_AND && !between && !closed) return false;
  if (!may_join(text, first, &second, joint)) return false;
  if (joint == JOINT_TO && (origin || first->unit) && context_tells_change(text, first->from)) return false;
  Amount low = lend(first, &second);
  double top = in_unit(&second, low.unit);
  bool warm = low.unit && strcmp(low.unit->dimension, "temperature") == 0;
  if (low.value >= top && !warm) return false;
  low.from = from;
  low.to = second.to + (closed ? strlen("之间") : 0);
  if (closed && has(text, second.to, "间")) low.to = second.to + strlen("间");
  *first = low;
  *high = top;
  return true;
}

/* Whether a list of bare numbers goes on from `first` to one with a unit; then `first` borrows it. */
static void borrow_from_list(const Text *text, Amount *first) {
  size_t at = first->to, next;
  bool last = false;
  if (is_year(first) || first->number.ordinal) return;
  for (int items = 0; items < 6 && !last; items++) {
    Joint joint = joint_at(text, at, &next);
    if (joint == JOINT_NONE || joint == JOINT_DASH) return;
    if (joint == JOINT_COMMA && has(text, next, "and ")) next = skip_blanks(text, next + 4), joint = JOINT_AND;
    last = joint != JOINT_COMMA;
    Text rest = {text->bytes, text->length, next};
    Amount item;
    if (!amount_read(&rest, next, &item) || item.number.ordinal || item.before) return;
    if (item.unit) {
      if (!last && !has(text, at, "、")) return;
      double scale = first->number.scale;
      first->number.scale = joint == JOINT_TO ? 1 : 1e300;
      Amount lent = lend(first, &item);
      lent.number.scale = scale;
      *first = lent;
      return;
    }
    at = item.to;
  }
}

/* --- what a bare number counts */

/* Words that end the search for the noun: what follows them is another phrase. */
static const char *const stop_words[] = {
    "a",     "about", "after",  "against", "an",    "are",   "as",   "at",   "be",      "been", "before",
    "but",   "by",    "during", "for",     "from",  "had",   "has",  "have", "if",      "in",   "into",
    "is",    "it",    "its",    "more",    "of",    "on",    "or",   "out",  "over",    "per",  "since",
    "so",    "than",  "that",   "the",     "their", "there", "they", "this", "through", "to",   "under",
    "until", "was",   "were",   "when",    "which", "while", "who",  "will", "with",    "would"};

/* "1,000 medium and heavy trucks": the first plural thing within five words; the span stays with the number. */
static void find_counted(const Text *text, Amount *amount) {
  size_t at = amount->to;
  for (int words = 0; words < 6; words++) {
    size_t next = skip_blanks(text, at);
    if (next == at && !(char_at(text, at) == '-' && words > 0)) return;
    if (char_at(text, next) == '-') next++;
    Word word = number_read_word(text->bytes, text->length, next);
    if (!word.length || word_in(&word, stop_words, COUNT(stop_words))) return;
    UnitMatch match;
    bool found = unit_match(text->bytes, text->length, next, &match) && match.unit->kind == UNIT_COUNT;
    bool wanted = amount->value == 1 || !(match.flags & UNIT_SINGULAR);
    if (found && wanted && !(match.flags & UNIT_SYMBOL)) {
      amount->unit = match.unit;
      if (words == 0) amount->to = match.end;
      return;
    }
    at = next + word.length;
  }
}

static MentionType type_of(const Amount *amount) {
  if (amount->number.ordinal) return MENTION_ORDINAL;
  if (!amount->unit || amount->unit->kind == UNIT_MULTIPLE) return MENTION_NUMBER;
  if (amount->unit->kind == UNIT_PERCENT) return MENTION_PERCENT;
  return amount->unit->kind == UNIT_MONEY ? MENTION_MONEY : MENTION_QUANTITY;
}

static void add_comparators(const Text *text, Amount *amount, Quantity *quantity) {
  Comparator comparator = amount->number.ordinal ? COMPARATOR_EQUAL : comparator_before(text, &amount->from);
  Comparator after = amount->number.ordinal ? COMPARATOR_EQUAL : comparator_after(text, &amount->to);
  if (comparator == COMPARATOR_EQUAL) comparator = after;
  if (comparator == COMPARATOR_EQUAL && amount->number.more) comparator = COMPARATOR_MORE;
  quantity->comparator = (uint8_t)comparator;
}

static bool is_quantity(const Text *text, Amount *amount) {
  if (amount->unit) {
    bool chinese = amount->number.form == NUMBER_CJK && amount->unit->kind != UNIT_COUNT;
    return chinese || amount->unit->kind != UNIT_COUNT || context_is_bare_number(text, amount);
  }
  return context_is_bare_number(text, amount);
}

size_t quantity_parse(const char *bytes, size_t length, size_t floor, size_t at, size_t *from, MentionType *type,
                      Quantity *quantity) {
  Text text = {bytes, length, floor};
  Amount amount;
  if (at >= length || floor > at) return 0;
  if (context_is_name(&text, at)) return 0;
  size_t multiple = is_letter(bytes[at]) ? read_multiple(&text, at, quantity) : 0;
  if (multiple) {
    *from = at;
    *type = MENTION_NUMBER;
    return multiple;
  }
  if (at > floor && bytes[at - 1] == '.' && is_digit(bytes[at]) && !is_digit(char_before(&text, at - 1)) &&
      char_before(&text, at - 1) != '.')
    at--;
  if (!read_first(&text, at, &amount)) return 0;
  if (!amount.before && !(amount.unit && amount.unit->kind == UNIT_PERCENT && bytes[at] != bytes[amount.number_from]))
    amount_look_back(&text, &amount);
  double high = amount.value;
  bool range = !amount.number.ordinal && read_range(&text, &amount, &high);
  if (!range) high = 0;
  if (!range && !amount.unit) borrow_from_list(&text, &amount);
  if (!is_quantity(&text, &amount)) return 0;
  if (!amount.unit && !amount.number.ordinal) find_counted(&text, &amount);
  *type = type_of(&amount);
  *quantity = (Quantity){.value = amount.value, .low = amount.value, .high = range ? high : amount.value};
  quantity->unit = amount.unit ? amount.unit->code : NULL;
  quantity->per = amount.per;
  if (quantity->high < quantity->low) {
    quantity->low = high;
    quantity->value = high;
    quantity->high = amount.value;
  }
  add_comparators(&text, &amount, quantity);
  *from = amount.from;
  return amount.to;
}
