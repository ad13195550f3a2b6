/* number.h: one bare number at a place in a text: digits with separators, words, fractions, Chinese numerals.
 *
 * The parsers of quantities (quantity.h) and dates (date.h) stand on it. It never looks before `at`, never past
 * `length`, allocates nothing, and is total. Signs are the caller's: "-5" and "minus five" begin at the five.
 *
 * Conventions, each documented where it is decided: digits and separators in number_digits.c, English words, scales and
 * fractions in number_word.c, Chinese numerals in number_cjk.c. */
#ifndef QUERN_TEXT_NUMBER_H
#define QUERN_TEXT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum NumberForm { NUMBER_DIGITS, NUMBER_WORDS, NUMBER_CJK, NUMBER_FRACTION } NumberForm;

typedef struct Number {
  double value; /* scale words included: "2.38 trillion", "26 万亿" */
  double scale; /* the last scale word's factor, 1 without one: "US$25-30 billion" lends it to its first end */
  uint8_t form; /* NumberForm */
  bool integer; /* no fraction and no scale word: it can be a day, a year, a count */
  bool ordinal; /* "18th", "third", "第三" */
  bool more;    /* "500余万", "十多", "二十几": the value and somewhat more */
} Number;

/* Reads a number that begins exactly at text[at]. Returns its length in bytes, 0 if there is none. The caller checks
 * what stands before (a letter, a digit, a point). */
size_t number_parse(const char *text, size_t length, size_t at, Number *number);

/* Words that can begin a number: lowercase, ended by NULL. The scanner puts them into its automaton. */
extern const char *const number_words[];

#endif
