/* Ranges, and lists that share a unit.
 *
 * Conventions. "A to B", "A-B", "between A and B" are one quantity with low and high, and the first end borrows the
 * scale and the unit of the second ("US$25-30 billion", "5 to 7 percent"). "from A to B" is a range only where the
 * clause speaks of no change: "rose from 10 to 20 percent" is two quantities, and the first still borrows the percent;
 * where the first has a unit of its own ("from $10 to $20"), only after a word like "ranging" or where a sentence
 * begins. In a list ("77.4 and 89.5 percent") the earlier ones borrow the unit too. */
#include <string.h>

#include "text/quantity_part.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

typedef enum Joint { JOINT_NONE, JOINT_DASH, JOINT_TO, JOINT_AND, JOINT_COMMA } Joint;

/* The sign or word at `at` that may join two ends, and its size; told by the first byte to be none in most places. */
static Joint sign_at(const Text *text, size_t at, size_t *size) {
  *size = 3;
  switch ((unsigned char)char_at(text, at)) {
    case '-':
    case '~': *size = 1; return JOINT_DASH;
    case ',': *size = 1; return JOINT_COMMA;
    case 0xE2: return has(text, at, "–") || has(text, at, "—") ? JOINT_DASH : JOINT_NONE;
    case 0xE3: return has(text, at, "、") ? JOINT_COMMA : JOINT_NONE;
    case 0xE4: return has(text, at, "与") ? JOINT_AND : JOINT_NONE;
    case 0xE5: return has(text, at, "到") ? JOINT_TO : has(text, at, "和") ? JOINT_AND : JOINT_NONE;
    case 0xE8: return has(text, at, "至") ? JOINT_TO : JOINT_NONE;
    case 0xEF: return has(text, at, "－") || has(text, at, "～") ? JOINT_DASH : JOINT_NONE;
    case 't':
    case 'T':
      *size = has(text, at, "to ") ? 3 : 8;
      return *size == 3 || has(text, at, "through ") ? JOINT_TO : JOINT_NONE;
    case 'a':
    case 'A': *size = 4; return has(text, at, "and ") ? JOINT_AND : JOINT_NONE;
    case 'o':
    case 'O': return has(text, at, "or ") ? JOINT_AND : JOINT_NONE;
    default: return JOINT_NONE;
  }
}

/* The joint behind an amount that ends at `at`, and where its other end may begin. A word stands behind a blank, a dash
 * between blanks or none, and a comma before one. */
static Joint joint_at(const Text *text, size_t at, size_t *next) {
  size_t from = skip_blanks(text, at), size;
  Joint joint = sign_at(text, from, &size);
  if (joint == JOINT_NONE) return joint;
  bool word = is_letter(text->bytes[from]), comma = text->bytes[from] == ',';
  *next = skip_blanks(text, from + size);
  bool blank = *next > from + size;
  if ((word && from == at) || (joint == JOINT_DASH && from > at && !blank) || (comma && !blank)) return JOINT_NONE;
  return joint;
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

bool amounts_agree(const Amount *first, const Amount *second) {
  if (!first->unit || !second->unit) return true;
  double ignored;
  return strcmp(first->unit->code, second->unit->code) == 0 || unit_convert(1, second->unit, first->unit, &ignored);
}

Amount amount_lend(const Amount *first, const Amount *second) {
  Amount lent = *first;
  double mantissa = second->value / second->number.scale;
  if (lent.number.scale == 1 && second->number.scale > 1 && lent.value < mantissa)
    lent.value = number_scaled(lent.value, second->number.scale);
  if (!lent.unit && second->unit && !second->before) {
    lent.unit = second->unit;
    lent.per = second->per;
    bool factor = lent.unit->kind == UNIT_PERCENT || lent.unit->kind == UNIT_MONEY;
    if (factor) lent.value = number_scaled(lent.value, lent.unit->factor);
  }
  return lent;
}

double amount_in_unit(const Amount *amount, const Unit *unit) {
  double value;
  if (unit && amount->unit && unit_convert(amount->value, amount->unit, unit, &value)) return value;
  return amount->value;
}

static bool may_join(const Text *text, const Amount *first, const Amount *second, Joint joint) {
  if (first->number.ordinal || second->number.ordinal || !amounts_agree(first, second)) return false;
  if (first->unit && !second->unit && !first->before) return false;
  if (is_year(first) && !(second->unit && first->unit)) return false;
  bool part = first->number.form == NUMBER_FRACTION && !first->unit && first->value < 1;
  if (part && second->number.form != NUMBER_FRACTION && second->value >= 1)
    return false; /* "fell by a third to 10 million tonnes" */
  if (joint != JOINT_DASH) return true;
  char next = char_at(text, second->to);
  bool chain = (next == '-' || next == '/') && is_digit(char_at(text, second->to + 1));
  return !chain && char_before(text, first->from) != '-';
}

/* Whether an amount may begin at `at`: at a digit, a sign, or a word that does. */
static bool may_begin(const Text *text, size_t at) {
  if (!is_letter(char_at(text, at))) return true;
  Word word = number_read_word(text->bytes, text->length, at);
  if (number_word(&word)->kind != WORD_OTHER) return true;
  UnitMatch money;
  return word.length < 2 || word_listed(&word, LIST_BEGINS) || money_at(text, at, &money);
}

/* Joins `first` with the end after it. */
bool amount_read_range(const Text *text, Amount *first, double *high) {
  size_t next, from = first->from;
  Joint joint = joint_at(text, first->to, &next);
  if (joint == JOINT_NONE || joint == JOINT_COMMA || !may_begin(text, next)) return false;
  bool between =
      word_before(text, first, "between", "介于", &from) || word_before(text, first, "between", "位于", &from);
  bool origin = word_before(text, first, "from", "从", &from) || word_before(text, first, "from", "由", &from);
  Text rest = {text->bytes, text->length, next};
  Amount second;
  size_t about = next;
  if (between && has(text, next, "about ")) about = next + 6;
  if (!amount_begin(&rest, about, &second)) return false;
  (void)money_scaled_end(text, first, &second);
  bool closed = has(text, second.to, "之间") || has(text, second.to, "之間") || has(text, second.to, "间");
  if (joint == JOINT_AND && !between && !closed) return false;
  if (!may_join(text, first, &second, joint)) return false;
  if (joint == JOINT_TO && (origin || first->unit) && context_tells_change(text, first->from)) return false;
  if (joint == JOINT_TO && origin && first->unit && !context_tells_range(text, from)) return false;
  Amount low = amount_lend(first, &second);
  double top = amount_in_unit(&second, low.unit);
  bool warm = low.unit && strcmp(low.unit->dimension, "temperature") == 0;
  if (low.value >= top && !warm) return false;
  low.from = from;
  low.to = second.to + (closed ? strlen("之间") : 0);
  if (closed && has(text, second.to, "间")) low.to = second.to + strlen("间");
  *first = low;
  *high = top;
  return true;
}

/* "rose to 3.2 from 2.8 percent": both ends of a change count the same. */
static bool borrow_from_origin(const Text *text, Amount *first) {
  size_t at = skip_blanks(text, first->to);
  if (at == first->to || !has(text, at, "from ")) return false;
  Text rest = {text->bytes, text->length, skip_blanks(text, at + strlen("from "))};
  Amount origin;
  if (!may_begin(text, rest.floor) || !amount_begin(&rest, rest.floor, &origin) || !origin.unit) return false;
  if (origin.number.ordinal || origin.unit->kind != UNIT_PERCENT) return false;
  *first = amount_lend(first, &origin);
  return true;
}

/* Whether a list of bare numbers goes on from `first` to one with a unit; then `first` borrows it. */
void amount_borrow_from_list(const Text *text, Amount *first) {
  size_t at = first->to, next;
  bool last = false;
  if (is_year(first) || first->number.ordinal || borrow_from_origin(text, first)) return;
  for (int items = 0; items < 6 && !last; items++) {
    Joint joint = joint_at(text, at, &next);
    if (joint == JOINT_NONE || joint == JOINT_DASH) return;
    if (joint == JOINT_TO && first->number.form == NUMBER_FRACTION && first->value < 1) return;
    if (joint == JOINT_COMMA && has(text, next, "and ")) next = skip_blanks(text, next + 4), joint = JOINT_AND;
    last = joint != JOINT_COMMA;
    Text rest = {text->bytes, text->length, next};
    Amount item;
    if (!amount_begin(&rest, next, &item) || item.number.ordinal || item.before) return;
    if (item.unit) {
      if (!last && !has(text, at, "、")) return;
      double scale = first->number.scale;
      first->number.scale = joint == JOINT_TO ? 1 : 1e300;
      Amount lent = amount_lend(first, &item);
      lent.number.scale = scale;
      *first = lent;
      return;
    }
    at = item.to;
  }
}
