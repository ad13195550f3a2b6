/* pattern_book.h: patterns read once, and passed over where they cannot match.
 *
 * Meaning asks hundreds of patterns about every sentence that claims something, and nearly all say no. A Pattern is
 * what can be told from a pattern's text beforehand: the bytes it must begin and end with, the words that must stand
 * before its end, runs of three letters that it cannot do without. The Grams of a sentence are the runs of three bytes
 * in it; most patterns are done with when one of theirs is not among them, without a look at the text. What is left
 * goes to pattern_find: a book changes no answer, only how fast "no" comes.
 *
 * A book finds a Pattern by the address of its text, or of a list of texts, which must be constants. One thread has a
 * book at a time. */
#ifndef QUERN_TEXT_PATTERN_BOOK_H
#define QUERN_TEXT_PATTERN_BOOK_H

#include <stdint.h>

#include "text/pattern.h"

enum { PATTERN_GRAMS = 4, GRAM_BITS = 4096, GRAM_NONE = GRAM_BITS };

typedef struct ByteSet {
  uint64_t bits[4];
} ByteSet;

/* Runs of three that a match has; GRAM_NONE, which every text has, where there are fewer. */
typedef struct PatternGrams {
  uint16_t gram[PATTERN_GRAMS];
} PatternGrams;

typedef struct Pattern {
  PatternGrams grams;
  uint16_t least; /* bytes of a match */
  bool has_head, has_tail, has_lead, anchored, spaced;
  const char *text;
  ByteSet head, tail, lead; /* `lead`: with ^, what comes behind the white space that opens the pattern */
  const char *suffix;       /* in `text`: bytes that stand before the end, and before white space there if `spaced` */
  uint8_t suffix_length;
} Pattern;

/* Which runs of three bytes a text in small letters has, white space as blanks; and a few that it has not. */
typedef struct Grams {
  uint64_t bits[GRAM_BITS / 64 + 1];
} Grams;

/* A pattern, or a list of them with the grams of all behind, side by side: most are not looked at any further. */
typedef struct PatternEntry {
  const void *key; /* the address of the text, or of the list of texts */
  Pattern *pattern;
  PatternGrams grams; /* of the first */
} PatternEntry;

typedef struct PatternBook {
  PatternEntry *slot;
  size_t count, size;
} PatternBook;

void pattern_book_free(PatternBook *book);

/* Reads those that are not in the book yet. */
const PatternEntry *pattern_book_add(PatternBook *book, const void *key, const char *const *list, size_t count);

static inline size_t pattern_book_place(const PatternBook *book, const void *key) {
  return (size_t)(((uint64_t)(uintptr_t)key * 0x9E3779B97F4A7C15ULL) >> 32) & (book->size - 1);
}

/* NULL: memory is out. */
static inline const PatternEntry *pattern_book_find(PatternBook *book, const char *text) {
  if (book->size) {
    const PatternEntry *first = &book->slot[pattern_book_place(book, text)];
    if (first->key == text) return first;
  }
  return pattern_book_add(book, text, &text, 1);
}
/* Those of a constant list of texts; no list is at the address of a text. */
static inline const PatternEntry *pattern_book_list(PatternBook *book, const char *const *list, size_t count) {
  if (book->size) {
    const PatternEntry *first = &book->slot[pattern_book_place(book, list)];
    if (first->key == list) return first;
  }
  return pattern_book_add(book, list, list, count);
}
/* Of each of a list of `count`. */
static inline const PatternGrams *pattern_list_grams(const PatternEntry *entry, size_t count) {
  return (const PatternGrams *)(entry->pattern + count);
}

/* What a pattern's text tells. */
void pattern_read(Pattern *pattern, const char *text);

/* As pattern_find from 0. */
bool pattern_search(const Pattern *pattern, const char *text, size_t length, PatternMatch *match);

void grams_of(Grams *grams, const char *text, size_t length);

/* False: the pattern matches nowhere in the text of these grams. */
static inline bool grams_allow(const Grams *grams, const PatternGrams *wanted) {
  const uint16_t *gram = wanted->gram;
  uint64_t first = grams->bits[gram[0] / 64] >> gram[0] % 64, second = grams->bits[gram[1] / 64] >> gram[1] % 64;
  if (!(first & second & 1)) return false;
  first = grams->bits[gram[2] / 64] >> gram[2] % 64;
  second = grams->bits[gram[3] / 64] >> gram[3] % 64;
  return first & second & 1;
}
static inline bool has_grams(const PatternGrams *wanted) { return wanted->gram[0] != GRAM_NONE; }

#endif
