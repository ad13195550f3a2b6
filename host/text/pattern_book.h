/* pattern_book.h: patterns read once, and passed over where they cannot match.
 *
 * Meaning asks hundreds of patterns about every sentence that claims something, and nearly all say no. A Pattern is
 * what can be told from a pattern's text beforehand: runs of three letters that it cannot do without, the bytes it must
 * end with, the words that must stand before its end, its steps (pattern_code.h). The Grams of a sentence are the runs
 * of three bytes in it; most patterns are done with when one of theirs is not among them, without a look at the text.
 *
 * A book finds a Pattern by the address of its text, or of a list of texts, which must be constants. One thread has a
 * book at a time. */
#ifndef QUERN_TEXT_PATTERN_BOOK_H
#define QUERN_TEXT_PATTERN_BOOK_H

#include <stdint.h>

#include "text/pattern_code.h"

enum { PATTERN_GRAMS = 4, GRAM_BITS = 4096, GRAM_NONE = GRAM_BITS, PATTERN_LIKELY = 63 };

/* Runs of three that a match has; GRAM_NONE, which every text has, where there are fewer. */
typedef struct PatternGrams {
  uint16_t gram[PATTERN_GRAMS];
} PatternGrams;

typedef struct Pattern {
  const char *text;
  bool read;      /* what follows is known: once the pattern is first searched for */
  uint16_t least; /* bytes of a match */
  bool has_tail, anchored, spaced;
  uint8_t suffix_length;
  const char *suffix; /* in `text`: bytes that stand before the end, and before white space there if `spaced` */
  ByteTest tail;
  PatternCode code;
} Pattern;

/* Which runs of three bytes a text in small letters has, white space as blanks; and a few that it has not. */
typedef struct Grams {
  uint64_t bits[GRAM_BITS / 64 + 1];
  uint64_t stamp; /* no other of this book has it; 0: none */
} Grams;

/* A pattern, or a list of them. What most questions end with stands side by side: each is a miss of the cache. */
typedef struct PatternEntry {
  const void *key; /* the address of the text, or of the list of texts; NULL: there is none */
  union {
    PatternGrams grams; /* of a text */
    uint64_t likely;    /* of the first PATTERN_LIKELY of a list, those that may match in the text with this stamp */
  };
  uint64_t stamp;
  size_t first; /* of its patterns */
} PatternEntry;

typedef struct PatternBook {
  PatternEntry *entry; /* `size` of them, a power of two */
  Pattern *pattern;    /* those of a list one after the other, and the grams of each */
  PatternGrams *grams;
  size_t patterns, pattern_capacity, grams_capacity;
  size_t count, size;
  PatternSets sets;
  uint64_t stamp; /* the last given to grams */
  bool failed;    /* memory was out: some searches found nothing */
} PatternBook;

void pattern_book_free(PatternBook *book);

/* Reads those that are not in the book yet. */
PatternEntry *pattern_book_add(PatternBook *book, const void *key, const char *const *list, size_t count);

/* Constants that are near each other, those of a function, have entries near each other. */
static inline size_t pattern_book_place(const PatternBook *book, const void *key) {
  return (size_t)((uintptr_t)key >> 3) & (book->size - 1);
}

/* That of the text, or the list, at an address; NULL: it is not in the book. */
static inline PatternEntry *pattern_book_known(const PatternBook *book, const void *key) {
  if (!book->size) return NULL;
  for (size_t at = pattern_book_place(book, key); book->entry[at].key; at = (at + 1) & (book->size - 1))
    if (book->entry[at].key == key) return &book->entry[at];
  return NULL;
}

/* The texts of a constant list; no list is at the address of a text. NULL: memory is out. */
static inline PatternEntry *pattern_book_list(PatternBook *book, const void *key, const char *const *list,
                                              size_t count) {
  PatternEntry *known = pattern_book_known(book, key);
  return known ? known : pattern_book_add(book, key, list, count);
}
static inline Pattern *pattern_of(const PatternBook *book, const PatternEntry *entry) {
  return &book->pattern[entry->first];
}
static inline PatternEntry *pattern_book_find(PatternBook *book, const char *text) {
  return pattern_book_list(book, text, &text, 1);
}

/* The first place at `from` or behind it where a pattern matches; with ^, only `from` itself. What stands before
 * `from` is seen by %f. `match` may be NULL. False with `failed` where memory is out. */
bool pattern_search_from(PatternBook *book, Pattern *pattern, const char *text, size_t length, size_t from,
                         PatternMatch *match);
static inline bool pattern_search(PatternBook *book, Pattern *pattern, const char *text, size_t length,
                                  PatternMatch *match) {
  return pattern_search_from(book, pattern, text, length, 0, match);
}
/* The same by the text of the pattern. */
bool pattern_find(PatternBook *book, const char *text, size_t length, size_t from, const char *pattern,
                  PatternMatch *match);

void grams_of(Grams *grams, const char *text, size_t length);

static inline bool gram_in(const Grams *grams, unsigned gram) { return grams->bits[gram / 64] >> gram % 64 & 1; }
/* False: the pattern matches nowhere in the text of these grams. */
static inline bool grams_allow(const Grams *grams, const PatternGrams *wanted) {
  const uint16_t *gram = wanted->gram;
  return gram_in(grams, gram[0]) && gram_in(grams, gram[1]) && gram_in(grams, gram[2]) && gram_in(grams, gram[3]);
}
/* Which of the first PATTERN_LIKELY of a list of `count` may match in the text of some grams; the next bit stands for
 * those behind. Lists are asked about one sentence again and again. */
uint64_t pattern_list_look(const PatternBook *book, PatternEntry *entry, const Grams *grams, size_t count);
static inline uint64_t pattern_list_likely(const PatternBook *book, PatternEntry *entry, const Grams *grams,
                                           size_t count) {
  return entry->stamp == grams->stamp && grams->stamp ? entry->likely : pattern_list_look(book, entry, grams, count);
}
/* Whether one of a constant list matches in a text of these grams. */
bool pattern_any(PatternBook *book, const Grams *grams, const char *text, size_t length, const char *const *list,
                 size_t count);

#endif
