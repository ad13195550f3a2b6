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

enum { PATTERN_GRAMS = 4, GRAM_BITS = 4096 };

typedef struct ByteSet {
  uint64_t bits[4];
} ByteSet;

typedef struct Pattern {
  uint16_t gram[PATTERN_GRAMS];
  uint16_t least; /* bytes of a match */
  uint8_t grams;
  bool has_head, has_tail, has_lead, anchored, spaced;
  const char *text;
  ByteSet head, tail, lead; /* `lead`: with ^, what comes behind the white space that opens the pattern */
  const char *suffix;       /* in `text`: bytes that stand before the end, and before white space there if `spaced` */
  uint8_t suffix_length;
} Pattern;

/* Which runs of three bytes a text in small letters has, white space as blanks; and a few that it has not. */
typedef struct Grams {
  uint64_t bits[GRAM_BITS / 64];
} Grams;

typedef struct PatternEntry {
  const void *key; /* the address of the text, or of the list of texts */
  Pattern *pattern;
} PatternEntry;

typedef struct PatternBook {
  PatternEntry *slot;
  size_t count, size;
} PatternBook;

void pattern_book_free(PatternBook *book);

/* Reads those that are not in the book yet. */
const Pattern *pattern_book_add(PatternBook *book, const void *key, const char *const *list, size_t count);

static inline size_t pattern_book_place(const PatternBook *book, const void *key) {
  return (size_t)(((uint64_t)(uintptr_t)key * 0x9E3779B97F4A7C15ULL) >> 32) & (book->size - 1);
}

/* NULL: memory is out. */
static inline const Pattern *pattern_book_find(PatternBook *book, const char *text) {
  if (book->size) {
    const PatternEntry *first = &book->slot[pattern_book_place(book, text)];
    if (first->key == text) return first->pattern;
  }
  return pattern_book_add(book, text, &text, 1);
}
/* Those of a constant list of texts, side by side; no list is at the address of a text. */
static inline const Pattern *pattern_book_list(PatternBook *book, const char *const *list, size_t count) {
  if (book->size) {
    const PatternEntry *first = &book->slot[pattern_book_place(book, list)];
    if (first->key == list) return first->pattern;
  }
  return pattern_book_add(book, list, list, count);
}

/* What a pattern's text tells. */
void pattern_read(Pattern *pattern, const char *text);

/* As pattern_find from 0. */
bool pattern_search(const Pattern *pattern, const char *text, size_t length, PatternMatch *match);

void grams_of(Grams *grams, const char *text, size_t length);

/* False: the pattern matches nowhere in the text of these grams. */
static inline bool grams_allow(const Grams *grams, const Pattern *pattern) {
  bool allow = true;
  for (unsigned i = 0; i < pattern->grams; i++)
    allow &= grams->bits[pattern->gram[i] / 64] >> (pattern->gram[i] % 64) & 1;
  return allow;
}

#endif
