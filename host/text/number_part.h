/* number_part.h: what number.c, number_word.c and number_cjk.c share. Nothing else includes it. */
#ifndef QUERN_TEXT_NUMBER_PART_H
#define QUERN_TEXT_NUMBER_PART_H

#include "text/number.h"

enum { NUMBER_WORD_ROOM = 16 }; /* no number word is longer than 15 letters */

/* A run of ASCII letters as one lowercase word. */
typedef struct Word {
  char letters[NUMBER_WORD_ROOM]; /* NUL-terminated; empty when there is none or it is too long */
  size_t length;                  /* bytes in the text */
} Word;

static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

/* The byte at `at`, or NUL past the end. */
static inline char byte_at(const char *text, size_t length, size_t at) { return at < length ? text[at] : '\0'; }

/* Whether a letter of Latin script beyond ASCII (é, Đ, combining accents) stands at `at`, or ends there: words go on
 * with it. Chinese characters are no letters here. */
bool number_is_accented(const char *text, size_t length, size_t at);
bool number_is_accented_before(const char *text, size_t at);

/* Where the run of blanks (space, tab, U+00A0, U+202F, U+2009, U+3000) that begins at `at` ends. */
size_t number_skip_blanks(const char *text, size_t length, size_t at);

Word number_read_word(const char *text, size_t length, size_t at);

/* --- number_word_table.c */

typedef enum WordKind {
  WORD_OTHER,
  WORD_UNIT, /* zero to nine */
  WORD_TEEN, /* ten to nineteen */
  WORD_TEN,  /* twenty to ninety */
  WORD_HUNDRED,
  WORD_SCALE,   /* thousand and up; dozen and score behave alike */
  WORD_ORDINAL, /* first, third, twentieth; from third on also a denominator */
  WORD_PART,    /* half, quarter: a denominator that is no ordinal */
  WORD_PARTS    /* halves, thirds, quarters: a plural denominator */
} WordKind;

typedef struct NumberWord {
  const char *word;
  WordKind kind;
  double value;
} NumberWord;

/* What a word means in a number; NULL when it is none. */
const NumberWord *number_word(const Word *word);

/* --- the readers */

/* Whether a digit, narrow or of full width, stands at `at`. */
bool number_is_digit(const char *text, size_t length, size_t at);

/* Digits with their separators and decimals, without scale words; the end, or 0. */
size_t number_read_digits(const char *text, size_t length, size_t at, double *value, bool *integer);

/* "3/4": a fraction of short numbers; the end, or 0. */
size_t number_read_slashed(const char *text, size_t length, size_t at, double *value);

/* What may follow digits that end at `at`: "million", "bn", "and a half", "3 hundred and 21". The new end (at least
 * `at`); `number` holds what was read so far and is updated. */
size_t number_continue_words(const char *text, size_t length, size_t at, Number *number);

/* English words; the end, or 0. */
size_t number_read_words(const char *text, size_t length, size_t at, Number *number);

/* Whether the character is a Chinese digit, unit or scale, or 半. */
bool number_is_cjk(uint32_t point);

/* Chinese numerals, or digits that Chinese scale characters follow ("7万5千"); the end, or 0. */
size_t number_read_cjk(const char *text, size_t length, size_t at, Number *number);

#endif
