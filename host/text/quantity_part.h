/* quantity_part.h: what the files of the quantity reader share. Nothing else includes it. */
#ifndef QUERN_TEXT_QUANTITY_PART_H
#define QUERN_TEXT_QUANTITY_PART_H

#include <string.h>

#include "text/mention.h"
#include "text/number_part.h"
#include "text/unit.h"

typedef struct Text {
  const char *bytes;
  size_t length;
  size_t floor; /* nothing before it is looked at */
} Text;

/* A number and what it counts, without comparator and range. */
typedef struct Amount {
  size_t from, to;               /* with sign, currency and unit */
  size_t number_from, number_to; /* the number alone */
  Number number;
  double value;     /* signed, in the unit's code */
  const Unit *unit; /* NULL: nothing counted, or something that no table names */
  const char *per;
  double spread; /* "±0.01": the value may be so much more or less */
  bool before;   /* the unit is a currency that stands before the number */
  bool vague;    /* "billions of dollars" */
} Amount;

/* --- quantity_amount.c */

/* Reads forward from a sign, a currency or a number at `at`. */
bool amount_read(const Text *text, size_t at, Amount *amount);

/* Where the sign and the currency before a number at `at` begin, or `at`. */
size_t amount_start(const Text *text, size_t at);

/* Moves amount->from back over a sign and a currency that stand before it, and reads the unit again when a currency was
 * found; `begun`: it begins with them already. */
void amount_look_back(const Text *text, Amount *amount, bool begun);

/* Where a number that begins at `at` must end, the end of the text for most. */
size_t amount_number_limit(const Text *text, size_t at);

/* --- quantity_unit.c */

/* The unit after the number, with its parts and what it is counted per. */
void amount_read_unit(const Text *text, Amount *amount);
void amount_read_any_per(const Text *text, Amount *amount);

/* A unit that begins at `at`, `gap` bytes after the number. */
bool amount_unit_at(const Text *text, size_t at, size_t gap, bool hyphen, UnitMatch *match);

/* --- quantity_parts.c */

/* The next part of an amount ("7 feet 10 inches"); false when no other can follow. */
bool amount_add_part(const Text *text, Amount *amount);

/* 半 after a Chinese unit: half of one more; 七成六, 三米九: a digit more in the next decimal. */
void amount_add_chinese_tail(const Text *text, Amount *amount);

/* --- quantity_money.c */

/* A currency that begins at `at` and has a number after it, with or without a blank. */
bool money_at(const Text *text, size_t at, UnitMatch *match);

/* What follows the number when its currency stands before. */
void money_finish_before(const Text *text, Amount *amount);

/* "5m dollars", "3 mil euros", "2m tonnes": letters that are a scale only between a number and what it counts. */
void money_scale_between(const Text *text, Amount *amount);
/* A letter that touches the number of money: "$5m". */
void money_letter_scale(const Text *text, Amount *amount);
/* "$310-320B": the end of a range of money, whose letter is a scale and no unit; false: it has none. */
bool money_scaled_end(const Text *text, const Amount *first, Amount *second);

/* "75 USD million": a scale word after the currency. */
void money_late_scale(const Text *text, Amount *amount);
/* Millions of pounds beside words of money: sterling. */
void money_pounds(const Text *text, Amount *amount);

/* --- quantity_begin.c */

/* Reads what begins at `at`: an amount, 百分之, or a word that stands for one. */
bool amount_begin(const Text *text, size_t at, Amount *amount);

/* --- quantity_range.c */

/* Joins `amount` with the other end that follows it, whose value goes to *high. */
bool amount_read_range(const Text *text, Amount *amount, double *high);

/* Gives a bare number the unit of the list it begins. */
void amount_borrow_from_list(const Text *text, Amount *amount);

/* Whether two amounts may be ends of one range by their units. */
bool amounts_agree(const Amount *first, const Amount *second);

/* The first end as the second would have it: its scale and its unit. */
Amount amount_lend(const Amount *first, const Amount *second);

/* The value of an amount in another unit, where they convert. */
double amount_in_unit(const Amount *amount, const Unit *unit);

/* --- quantity_bounds.c */

/* The comparator before or behind an amount, whose span it joins; with an opposite bound behind it ("above 10 and below
 * 20") a range, whose ends go to *low and *high, which are equal before. */
Comparator amount_read_bounds(const Text *text, Amount *amount, double *low, double *high);

/* --- quantity_noun.c */

/* "1,000 medium and heavy trucks": sets the unit to what is counted. */
void amount_find_counted(const Text *text, Amount *amount);

/* "31 of China's 34 provinces". */
bool amount_find_whole(const Text *text, Amount *amount);

/* "a percentage of 15": the percent sign said before, as a noun. */
void amount_find_percentage(const Text *text, Amount *amount);

/* "... $5 billion, on top of the four billion it has already received": the money named before. */
void amount_borrow_money(const Text *text, Amount *amount);

/* --- quantity_context.c */

/* Whether digits or a word at `at` are part of a name, a code, a time or another number: no quantity begins there. */
bool context_is_name(const Text *text, size_t at);

/* Whether a bare number (no unit) is one at all, seen from its neighbours: "Boeing 737", "that one", "一切" are not. */
bool context_is_bare_number(const Text *text, const Amount *amount);

/* "11pm", "2.13 a.m.": a time of the day. */
bool context_is_any_hour(const Text *text, const Amount *amount);

/* "Standard & Poor's 500": a possessive, digits, and nothing that they count. */
bool context_is_owned_name(const Text *text, const Amount *amount);

/* "several hundred", "a few million": a scale that no number stands before. */
bool context_is_vague(const Text *text, const Amount *amount);

/* "No. 1", "number one": a rank. */
bool context_is_rank(const Text *text, const Amount *amount);

/* Whether the words before "from" at `at` speak of a range ("ranging from"), or nothing stands before it. */
bool context_tells_range(const Text *text, size_t at);

/* Whether a word of change ("rose", "cut", "增长") stands in the clause before `at`: "from 10 to 20 percent" is then a
 * change and no range. */
bool context_tells_change(const Text *text, size_t at);

/* --- quantity_comparator.c */

/* The comparator that ends just before *from; moves *from to its begin. */
Comparator comparator_before(const Text *text, size_t *from);

/* The comparator that begins at *to ("or more", "以上"); moves *to to its end. COMPARATOR_EQUAL when there is none. */
Comparator comparator_after(const Text *text, size_t *to);

/* --- small readers, inline because they are everywhere */

static inline char char_at(const Text *text, size_t at) { return byte_at(text->bytes, text->length, at); }
/* The byte before `at`, of a mention before the floor too: it tells whether a number is the rest of another. */
static inline char char_before(const Text *text, size_t at) { return at > 0 ? text->bytes[at - 1] : '\0'; }
static inline size_t skip_blanks(const Text *text, size_t at) {
  return number_skip_blanks(text->bytes, text->length, at);
}

/* Most amounts are told by the next letter to have neither. */
static inline void amount_read_per(const Text *text, Amount *amount) {
  char first = char_at(text, skip_blanks(text, amount->to)) | 0x20;
  if (first == 'a' || first == 'p' || first == '/' || first == '\xEF') amount_read_any_per(text, amount);
}
static inline bool context_is_hour(const Text *text, const Amount *amount) {
  char first = char_at(text, skip_blanks(text, amount->number_to)) | 0x20;
  return (first == 'a' || first == 'p') && context_is_any_hour(text, amount);
}

/* Back over blanks that end at `at`. */
size_t skip_all_blanks_back(const Text *text, size_t at);
static inline size_t skip_blanks_back(const Text *text, size_t at) {
  if (at <= text->floor) return at;
  unsigned char last = (unsigned char)text->bytes[at - 1];
  if (last == ' ' && at - 1 > text->floor) last = (unsigned char)text->bytes[--at - 1];
  return last > ' ' && last != 0xA0 ? at : skip_all_blanks_back(text, at);
}

/* The begin of the run of letters that ends at `at`; `at` itself when no letter stands before it. */
static inline size_t word_start(const Text *text, size_t at) {
  if (at >= text->floor + 8) {
    uint64_t bytes;
    memcpy(&bytes, text->bytes + at - 8, sizeof bytes);
    bytes = word_no_letters(le64toh(bytes));
    if (bytes) return at - (unsigned)__builtin_clzll(bytes) / 8;
    at -= 8;
  }
  while (at > text->floor && is_letter(text->bytes[at - 1])) at--;
  return at;
}

/* Whether `expected` (letters in lowercase, matched in any case) stands at `at`. Most calls end at the first byte. */
bool has_all(const Text *text, size_t at, const char *expected, size_t size);
static inline bool same_byte(char c, char expected) {
  return c == expected || (is_letter(c) && (c | 0x20) == expected);
}
static inline bool has(const Text *text, size_t at, const char *expected) {
  return same_byte(char_at(text, at), expected[0]) && has_all(text, at, expected, strlen(expected));
}

/* Whether `expected` ends at `at`. */
static inline bool has_before(const Text *text, size_t at, const char *expected) {
  size_t size = strlen(expected);
  return at >= text->floor + size && same_byte(text->bytes[at - 1], expected[size - 1]) &&
         has_all(text, at - size, expected, size);
}

#endif
