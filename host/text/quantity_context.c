/* What stands around a number: whether it is one, or part of a name, a code, a time, an idiom.
 *
 * Conventions. Digits that touch a letter on their left belong to a name (B2B, A320, G7, COVID-19, F-16, ASEAN+3),
 * unless the letters are a currency; so do digits that a letter follows where it is no unit (777s, 3D). A plain number
 * right after a capitalised word inside a sentence is part of a name too (Boeing 737, Article 5, Nikkei 225). "one"
 * after a determiner is a pronoun. A single Chinese numeral is a number only where it stands alone or before a measure
 * word. */
#include <string.h>

#include "base/utf8.h"
#include "text/quantity_part.h"

size_t skip_all_blanks_back(const Text *text, size_t at) {
  while (at > text->floor) {
    if (is_blank(text->bytes[at - 1]))
      at--;
    else if (at >= text->floor + 2 && memcmp(text->bytes + at - 2, "\xC2\xA0", 2) == 0)
      at -= 2;
    else
      break;
  }
  return at;
}

bool has_all(const Text *text, size_t at, const char *expected, size_t size) {
  if (at > text->length || text->length - at < size) return false;
  for (size_t i = 0; i < size; i++)
    if (!same_byte(text->bytes[at + i], expected[i])) return false;
  return true;
}

static uint32_t point_at(const Text *text, size_t at) {
  size_t step;
  return at < text->length ? utf8_decode(text->bytes, text->length, at, &step) : 0;
}

static uint32_t point_before(const Text *text, size_t at) {
  size_t step;
  return at > text->floor ? utf8_decode_before(text->bytes, at, &step) : 0;
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_sign_of_name(char c) { return c == '-' || c == '+' || c == '/' || c == '_' || c == '.' || c == ':'; }

/* Whether the letters that end at `at` are a currency's code or sign. */
static bool is_currency_before(const Text *text, size_t at) {
  UnitMatch match;
  size_t start = word_start(text, at);
  if (at - start > 4 || at == start || (start > text->floor && is_digit(text->bytes[start - 1]))) return false;
  if (at - start == 1 && is_digit(char_at(text, at))) return money_at(text, start, &match) && match.end == at;
  return unit_match_before(text->bytes, at, start, &match) && match.end == at;
}

static bool ends_with_any(const Text *text, size_t at, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (has_before(text, at, list[i])) return true;
  return false;
}

static bool begins_with_any(const Text *text, size_t at, const char *const *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (has(text, at, list[i])) return true;
  return false;
}

/* 三 of 二三十, which is "twenty or thirty"; 2 of 3：2. */
static bool is_inside_numeral(const Text *text, size_t at, size_t floor) {
  if (has_before(text, at, "：")) return at >= 4 && is_digit(text->bytes[at - 4]);
  return at != floor && number_is_cjk(point_at(text, at)) && number_is_cjk(point_before(text, at));
}

/* Whether the run of bytes without blanks that reaches `at` is an address of the web. */
static bool is_in_address(const Text *text, size_t at) {
  for (size_t i = at, left = 200; i > 0 && left > 0 && (unsigned char)text->bytes[i - 1] > ' '; i--, left--)
    if (has(text, i - 1, "://") || has(text, i - 1, "www.")) return true;
  return false;
}

bool context_is_name(const Text *near, size_t at) {
  const Text all = {near->bytes, near->length, 0}, *text = &all;
  char before = char_before(text, at);
  if (before == '\0' || is_blank(before)) return false;
  if (char_at(text, at) == '.' && (before == '.' || is_digit(before))) return true;
  if (number_is_accented_before(text->bytes, at)) return !has_before(text, at, "VNĐ");
  if ((unsigned char)before >= 0x80)
    return (has(text, at, "－") && has_before(text, at, "－")) || is_inside_numeral(text, at, near->floor);
  if (is_letter(before) || before == '_') return !is_currency_before(text, at);
  if (is_digit(before) || (strchr("/-.=&?%", before) && is_in_address(text, at))) return true;
  if (char_at(text, at) == '0' && is_digit(char_at(text, at + 1)) && strchr("-+/", before))
    return true; /* "2020-02274" */
  if (before == ':') return at >= 2 && is_digit(text->bytes[at - 2]) && is_digit(char_at(text, at));
  if ((before == '.' || before == ',') && at >= 2 && is_digit(text->bytes[at - 2])) return near->floor != at - 1;
  if (!is_sign_of_name(before)) return false;
  char further = char_before(text, at - 1);
  if (before == '.') return false;
  if (is_letter(further)) return !is_currency_before(text, at - 1);
  return before == '+' && (is_digit(further) || further == ')');
}

bool context_is_any_hour(const Text *text, const Amount *amount) {
  size_t at = skip_blanks(text, amount->number_to), from = amount->number_from;
  char first = char_at(text, at) | 0x20, second = char_at(text, at + 1);
  if ((first != 'a' && first != 'p') || amount->value < 0 || amount->value >= 13) return false;
  const char *point = memchr(text->bytes + from, '.', amount->number_to - from);
  if (point && text->bytes + amount->number_to - point != 3) return false; /* "2.1 pm" is a length */
  if (second == '.') return (char_at(text, at + 2) | 0x20) == 'm' && char_at(text, at + 3) == '.';
  return (second | 0x20) == 'm' && !is_letter(char_at(text, at + 2)) && !is_digit(char_at(text, at + 2));
}

/* A letter or a sign after digits that makes a name of them: "777s", "3D", "6:40", "787-9". */
static bool goes_on(const Text *text, const Amount *amount) {
  char next = char_at(text, amount->to), after = char_at(text, amount->to + 1);
  if (amount->to > amount->number_to) return false;
  if (is_letter(next) || next == '_' || number_is_accented(text->bytes, text->length, amount->to)) return true;
  if (next == '-' && is_digit(after)) { /* "777-200LR" */
    size_t end = amount->to + 1;
    while (is_digit(char_at(text, end))) end++;
    return is_letter(char_at(text, end));
  }
  if (has(text, amount->to, "：") && is_digit(char_at(text, amount->to + strlen("：")))) return true;
  return (next == ':' && is_digit(after)) || (next == '\'' && (after | 0x20) == 's');
}

/* Whether a sentence, a line or a quotation begins at `at`. */
static bool begins_sentence(const Text *text, size_t at) {
  size_t back = skip_blanks_back(text, at);
  if (back == 0) return true;
  char before = text->bytes[back - 1];
  return strchr(".!?:;\n\"(", before) != NULL;
}

/* "Boeing", "iPhone" */
static bool has_capital(const Text *text, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (text->bytes[i] >= 'A' && text->bytes[i] <= 'Z') return true;
  return false;
}

static bool follows_label(const Text *near, const Amount *amount) {
  const Text all = {near->bytes, near->length, 0}, *text = &all;
  size_t end = skip_blanks_back(text, amount->from), start = word_start(text, end);
  if (end == amount->from || start == end) return false;
  Word word = number_read_word(text->bytes, text->length, start);
  return word_listed(&word, LIST_LABEL);
}

static bool follows_name(const Text *near, const Amount *amount) {
  const Text all = {near->bytes, near->length, 0}, *text = &all;
  size_t end = skip_blanks_back(text, amount->from), start = word_start(text, end);
  if (end == amount->from || start == end || !has_capital(text, start, end)) return false;
  Word word = number_read_word(text->bytes, text->length, start);
  if (word_listed(&word, LIST_PLAIN)) return false;
  if (amount->unit && has_capital(text, amount->number_to, amount->to)) return false; /* "Cuts 20 Plants": a headline */
  return has_capital(text, start + 1, end) || !begins_sentence(text, start);
}

/* Whether nothing but the number is in its clause: "Zero." and "one" alone are numbers. */
static bool stands_alone(const Text *text, const Amount *amount) {
  size_t before = skip_blanks_back(text, amount->from), after = skip_blanks(text, amount->to);
  bool begins = before == 0 || strchr(".,;:!?\n\"()", text->bytes[before - 1]) != NULL;
  char next = char_at(text, after);
  return begins && (next == '\0' || strchr(".,;:!?\n\"()&", next) != NULL);
}

static bool is_possessive_before(const Text *text, size_t end) {
  return has_before(text, end, "'s") || has_before(text, end, "\xE2\x80\x99s");
}

/* "one" counts only with a unit, a scale or a sign, or alone; "zero" not before a noun ("zero COVID"); "two" not where
 * it says which ("the two companies", "China's two"). Larger numbers count in any place. */
static bool is_small_talk(const Text *near, const Amount *amount) {
  const Text all = {near->bytes, near->length, 0}, *text = &all;
  size_t size = amount->number_to - amount->number_from;
  if (amount->number.form != NUMBER_WORDS || amount->number.ordinal || amount->value < 0) return false;
  if (size == 3 && amount->value == 1) return !stands_alone(text, amount);
  if (size == 4 && amount->value == 0)
    return is_letter(char_at(text, skip_blanks(text, amount->to))) && !has(text, skip_blanks(text, amount->to), "is ");
  if (size != 3 || amount->value != 2) return false;
  size_t end = skip_blanks_back(text, amount->from), start = word_start(text, end);
  Word word = number_read_word(text->bytes, text->length, start);
  return (start < end && word_listed(&word, LIST_WHICH)) || is_possessive_before(text, end);
}

/* "two-way", "one-stop": a compound that is no unit. */
static bool is_compound(const Text *text, const Amount *amount) {
  Number next;
  size_t at = amount->to + 1;
  if (amount->number.form != NUMBER_WORDS || amount->number.ordinal || char_at(text, amount->to) != '-') return false;
  return is_letter(char_at(text, at)) && !number_parse(text->bytes, text->length, at, &next);
}

bool context_is_owned_name(const Text *near, const Amount *amount) {
  const Text all = {near->bytes, near->length, 0}, *text = &all;
  size_t end = skip_blanks_back(text, amount->from);
  bool plain = amount->number.form == NUMBER_DIGITS && amount->number.integer && !amount->unit;
  return plain && end < amount->from && is_possessive_before(text, end);
}

static bool is_han(uint32_t point) { return point >= 0x3400 && point <= 0x9FFF; }

/* A numeral of one or two characters inside a word (一切, 四川, 十足, 千万) is none. */
static bool is_chinese_number(const Text *text, const Amount *amount) {
  static const char *const before_words[] = {"是", "前", "达", "有", "共", "到", "约",
                                             "近", "超", "过", "和", "与", "、"};
  static const char *const after_words[] = {"的", "那", "这", "和", "与", "及", "至", "到", "或"};
  static const char *const idioms[] = {"千万", "百万", "万万", "一一"};
  size_t size = amount->number_to - amount->number_from;
  if (amount->value < 0) return true;
  uint32_t before = point_before(text, amount->number_from), after = point_at(text, amount->number_to);
  if (size > 6) return true;
  if (size == 6 && amount->number.form == NUMBER_CJK) {
    if (!begins_with_any(text, amount->number_from, idioms, COUNT(idioms))) return true;
    return !is_han(after) && !is_han(before);
  }
  bool free_after = !is_han(after) || begins_with_any(text, amount->number_to, after_words, COUNT(after_words));
  bool free_before = !is_han(before) || ends_with_any(text, amount->number_from, before_words, COUNT(before_words));
  return free_after && free_before;
}

bool context_is_bare_number(const Text *text, const Amount *amount) {
  const Number *number = &amount->number;
  if (number->form == NUMBER_CJK) {
    bool arabic = is_digit(text->bytes[amount->number_from]);
    return arabic || is_chinese_number(text, amount);
  }
  if (number->form == NUMBER_FRACTION && (unsigned char)text->bytes[amount->number_from] >= 0xE3) {
    return !has(text, amount->number_from, "半");
  }
  if (is_small_talk(text, amount) || is_compound(text, amount) || context_is_hour(text, amount)) return false;
  if (number->form == NUMBER_DIGITS || number->ordinal) {
    if (goes_on(text, amount)) return false;
    return number->scale != 1 || !(follows_name(text, amount) || follows_label(text, amount));
  }
  char first = text->bytes[amount->number_from];
  bool capital = first >= 'A' && first <= 'Z';
  return !capital || number->scale != 1 || !follows_name(text, amount); /* "the Big Three" */
}

bool context_is_vague(const Text *text, const Amount *amount) {
  bool scale = has(text, amount->number_from, "hundred") || has(text, amount->number_from, "thousand") ||
               has(text, amount->number_from, "million");
  if (!scale) return false;
  size_t end = skip_blanks_back(text, amount->number_from), start = word_start(text, end);
  Word word = number_read_word(text->bytes, text->length, start);
  return start < end && word_listed(&word, LIST_VAGUE);
}

bool context_is_rank(const Text *text, const Amount *amount) {
  size_t end = skip_blanks_back(text, amount->number_from);
  bool numbered = has_before(text, end, "no.") && end >= text->floor + 3 && text->bytes[end - 3] == 'N';
  return numbered ||
         (amount->number.value == 1 && amount->number.form == NUMBER_WORDS && has_before(text, end, "number"));
}

/* Whether a line that ends at `at` goes on in the next: "steel\n    from 5% to 9%". */
static bool is_wrapped(const Text *text, size_t at) {
  size_t next = at + 1;
  char before = at > text->floor ? text->bytes[at - 1] : '\n';
  if (!is_letter(before) && before != ',') return false;
  while (is_blank(char_at(text, next))) next++;
  char c = char_at(text, next);
  return is_digit(c) || (c >= 'a' && c <= 'z');
}

bool context_tells_range(const Text *text, size_t at) {
  size_t end = skip_blanks_back(text, at);
  if (end > text->floor && text->bytes[end - 1] == '\n' && is_wrapped(text, end - 1)) end--;
  size_t start = word_start(text, end);
  if (start == end) return begins_sentence(text, at);
  Word word = number_read_word(text->bytes, text->length, start);
  return word_listed(&word, LIST_SPREAD);
}

bool context_tells_change(const Text *near, size_t at) {
  const Text all = {near->bytes, near->length, 0}, *text = &all;
  static const char *const chinese[] = {"增", "升", "降", "减",   "減",   "涨", "漲",
                                        "跌", "扩", "擴", "提高", "下滑", "缩", "縮"};
  static const char *const apart[] = {"。", "；", "征收", "徵收", "课征", "課徵"}; /* a duty is laid at a range */
  for (size_t left = 90; at > text->floor && left > 0; at--, left--) {
    char before = text->bytes[at - 1];
    if (before == ';' || (before == '\n' && !is_wrapped(text, at - 1)) ||
        (before == '.' && is_blank(char_at(text, at))))
      return false;
    if ((unsigned char)before >= 0x80 && ends_with_any(text, at, chinese, COUNT(chinese))) return true;
    if ((unsigned char)before >= 0x80 && ends_with_any(text, at, apart, COUNT(apart))) return false;
    if (!is_letter(before) || is_letter(char_at(text, at))) continue;
    size_t start = word_start(text, at);
    Word word = number_read_word(text->bytes, text->length, start);
    if (word_listed(&word, LIST_CHANGE)) return true;
  }
  return false;
}
