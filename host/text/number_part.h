/* number_part.h: what number.c, number_word.c and number_cjk.c share. Nothing else includes it. */
#ifndef QUERN_TEXT_NUMBER_PART_H
#define QUERN_TEXT_NUMBER_PART_H

#include <endian.h>
#include <string.h>

#include "base/ascii.h"
#include "text/number.h"

/* A run of ASCII letters as one lowercase word, ready to be compared eight letters at a time. */
typedef struct Word {
  union {
    char letters[16]; /* the first 15, NUL-filled; empty when there is none */
    uint64_t half[2];
  };
  size_t length; /* bytes in the text */
} Word;

static inline bool is_blank(char c) { return c == ' ' || c == '\t'; }

/* The byte at `at`, or NUL past the end. */
static inline char byte_at(const char *text, size_t length, size_t at) { return at < length ? text[at] : '\0'; }

/* Whether a letter of Latin script beyond ASCII (é, Đ, combining accents) stands at `at`, or ends there: words go on
 * with it. Chinese characters are no letters here. */
bool number_is_accented(const char *text, size_t length, size_t at);
bool number_is_accented_before(const char *text, size_t at);

/* Where the run of blanks (space, tab, U+00A0, U+202F, U+2009, U+3000) that begins at `at` ends; the end of a line is
 * one where the next goes on with a small letter. */
size_t number_skip_all_blanks(const char *text, size_t length, size_t at);

static inline size_t number_skip_blanks(const char *text, size_t length, size_t at) {
  if (at >= length) return at;
  unsigned char byte = (unsigned char)text[at];
  if (byte == ' ' && length - at > 1) { /* most often one blank, and a letter or a digit behind it */
    byte = (unsigned char)text[++at];
  }
  if (byte > ' ' && byte != 0xC2 && byte != 0xE2 && byte != 0xE3) return at;
  return number_skip_all_blanks(text, length, at);
}

/* Bit 7 of each of eight bytes that is no letter. */
static inline uint64_t word_no_letters(uint64_t bytes) {
  const uint64_t ones = 0x0101010101010101u, tops = ones * 0x80;
  uint64_t low = (bytes | ones * 0x20) & ~tops;
  return (~(low + ones * (0x80 - 'a')) | (low + ones * (0x7F - 'z')) | bytes) & tops;
}

/* How many of eight bytes, the first in the lowest place, are letters from the first on; they are put into lowercase
 * and all others cleared. */
static inline unsigned word_take_letters(uint64_t *bytes) {
  uint64_t lower = *bytes | 0x2020202020202020u, other = word_no_letters(*bytes);
  unsigned count = other ? (unsigned)__builtin_ctzll(other) / 8 : 8;
  *bytes = count == 8 ? lower : lower & (((uint64_t)1 << 8 * count) - 1);
  return count;
}

/* The same for more than 8 letters, or where fewer than 16 bytes are left. */
Word number_read_word_slowly(const char *text, size_t length, size_t at);

/* The letters that begin at `at`. */
static inline Word number_read_word(const char *text, size_t length, size_t at) {
  Word word = {.half = {0, 0}, .length = 0};
  uint64_t bytes;
  if (length < 16 || at > length - 16) return number_read_word_slowly(text, length, at);
  memcpy(&bytes, text + at, sizeof bytes);
  bytes = le64toh(bytes);
  word.length = word_take_letters(&bytes);
  if (word.length == 8) return number_read_word_slowly(text, length, at);
  word.half[0] = htole64(bytes);
  return word;
}

static inline bool word_equals(const Word *word, const char letters[16]) {
  uint64_t half[2];
  memcpy(half, letters, sizeof half);
  return word->half[0] == half[0] && word->half[1] == half[1];
}

/* The hash of a word's 15 letters (or of any other bytes there): as word_hash.awk counts it, to `bits` bits. */
static inline uint32_t word_hash(const Word *word, unsigned bits) {
  uint64_t first = le64toh(word->half[0]), second = le64toh(word->half[1]);
  uint32_t sum = (uint32_t)first * 850093u + (uint32_t)(first >> 32) * 641453u;
  sum += (uint32_t)second * 965423u + (uint32_t)(second >> 32) * 738281u;
  return sum >> (32 - bits);
}

/* --- number_word_table.c */

typedef enum WordKind {
  WORD_OTHER,
  WORD_MULTIPLE, /* doubled, twice */
  WORD_UNIT,     /* zero to nine */
  WORD_TEEN,     /* ten to nineteen */
  WORD_TEN,      /* twenty to ninety */
  WORD_HUNDRED,
  WORD_SCALE,   /* thousand and up; dozen and score behave alike */
  WORD_ORDINAL, /* first, third, twentieth; from third on also a denominator */
  WORD_PART,    /* half, quarter: a denominator that is no ordinal */
  WORD_PARTS    /* halves, thirds, quarters: a plural denominator */
} WordKind;

/* What else a word means beside a number: data/words.csv explains the lists. */
enum {
  LIST_PLAIN = 1 << 0,
  LIST_LABEL = 1 << 1,
  LIST_STOP = 1 << 2,
  LIST_CHANGE = 1 << 3,
  LIST_SPREAD = 1 << 4,
  LIST_WHICH = 1 << 5,
  LIST_VAGUE = 1 << 6,
  LIST_EXTENT = 1 << 7,
  LIST_AGO = 1 << 8,
  LIST_COMPARATOR = 1 << 9,
  LIST_JOINT = 1 << 10,
  LIST_BEGINS = 1 << 11,
  LIST_CLOSES = 1 << 12
};

typedef struct NumberWord {
  char word[16];
  double value;
  uint8_t kind; /* WordKind */
  uint16_t lists;
} NumberWord;

/* What a word means in a number or beside one; an entry without kind and lists when that is nothing. Never NULL. */
const NumberWord *number_word(const Word *word);

static inline bool word_listed(const Word *word, unsigned list) {
  return word->length && (number_word(word)->lists & list) != 0;
}

/* --- number_token.c */

/* One word of a number and where it ends; of kind WORD_OTHER when it is none or digits go on after it. */
typedef struct NumberToken {
  WordKind kind;
  double value;
  size_t end;
} NumberToken;

NumberToken number_token_at(const char *text, size_t length, size_t at);
bool number_is_word(const char *text, size_t length, size_t at, const char *expected, size_t *end);

/* Whether a word of numbers ("six", "million") stands at `at`. */
bool number_begins_word(const char *text, size_t length, size_t at);

/* Past one blank run, or one hyphen with or without blanks around it; `at` itself when there is neither. */
size_t number_skip_joint(const char *text, size_t length, size_t at);

/* Past " and " or " & ", or the "-and-" of "one-and-a-half"; 0 when there is none. */
size_t number_skip_and(const char *text, size_t length, size_t at);

/* Whether the word after a number can go on with it: most cannot ("23 percent"), and are told by their first letter. */
bool number_may_go_on(const char *text, size_t length, size_t at);

/* Whether no further part can stand behind a scale that ends at `at`: most of what is counted is told by one look. */
bool number_ends_at(const char *text, size_t length, size_t at);

/* --- number_decimal.c */

/* The double nearest to mantissa * 10^exponent. */
double number_decimal(uint64_t mantissa, int exponent);

/* The same of the digits among text[from..to), however many they are. */
double number_long_decimal(const char *text, size_t from, size_t to, int exponent);

/* The double nearest to the product of the decimal that `value` was written as and `factor`, a power of ten or a whole
 * number: 8.2 and 1e9 are 8200000000, where the product of the doubles is a little less. */
double number_scaled(double value, double factor);

/* `value` without what its last computing left behind the 15th digit: 0.30000000000000004 is 0.3. */
double number_rounded(double value);

/* --- number_han.c */

typedef enum HanKind { HAN_NONE, HAN_DIGIT, HAN_UNIT, HAN_SCALE, HAN_POINT, HAN_MORE } HanKind;

typedef struct HanSign {
  HanKind kind;
  double value;
  size_t end;
} HanSign;

/* What a character is in a number; its end is not filled. */
HanSign number_han_sign(uint32_t point);

/* The character at `at` < length: quick for those of Chinese. */
uint32_t number_point_at(const char *text, size_t length, size_t at, size_t *step);

/* Whether the character is a Chinese digit, unit or scale, or 半. */
bool number_is_cjk(uint32_t point);

/* Whether the character at `at` may go on with a number that digits began: a numeral, a point, 多, 分, 份, 又, 半.
 * Full-width digits may too. */
bool number_goes_on_cjk(const char *text, size_t length, size_t at);

/* Whether the byte or character at `at` may begin a number. */
bool number_may_begin(const char *text, size_t length, size_t at);

/* --- the readers */

/* Whether a digit, narrow or of full width, stands at `at`. */
bool number_is_digit(const char *text, size_t length, size_t at);
/* "3．5": a point of full width before narrow digits. "1．2023年" is the first entry of a list. */
bool number_is_wide_point(const char *text, size_t length, size_t at);

/* Digits with their separators and decimals, without scale words; the end, or 0. */
size_t number_read_digits(const char *text, size_t length, size_t at, double *value, bool *integer);

/* "3/4": a fraction of short numbers; the end, or 0. */
size_t number_read_slashed(const char *text, size_t length, size_t at, double *value);

/* What may follow digits that end at `at`: "million", "bn", "and a half", "3 hundred and 21". The new end (at least
 * `at`); `number` holds what was read so far and is updated. */
size_t number_continue_words(const char *text, size_t length, size_t at, Number *number);

/* English words; the end, or 0. */
size_t number_read_words(const char *text, size_t length, size_t at, Number *number);

/* Chinese numerals, or digits that Chinese scale characters follow ("7万5千"); the end, or 0. */
size_t number_read_cjk(const char *text, size_t length, size_t at, Number *number);

#endif
