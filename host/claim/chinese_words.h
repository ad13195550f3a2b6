/* chinese_words.h: lists of Chinese words, looked for in a sentence: Chinese has no blanks for patterns to hold on to.
 */
#ifndef QUERN_CLAIM_CHINESE_WORDS_H
#define QUERN_CLAIM_CHINESE_WORDS_H

#include <string.h>

#include "claim/claim_part.h"
#include "claim/window.h"

/* Ends with NULL. */
typedef const char *const Words[];

/* The length of the longest of some words that `room` bytes begin with; 0: none. */
static inline size_t listed_at(const char *const *words, const char *at, size_t room) {
  size_t best = 0;
  for (; *words; words++) {
    size_t length = strlen(*words);
    if (length <= room && length > best && memcmp(at, *words, length) == 0) best = length;
  }
  return best;
}

/* Behind the last of some words in from..to; 0: none is there. */
static inline uint32_t last_of(const Context *c, uint32_t from, uint32_t to, const char *const *words) {
  uint32_t last = 0;
  if (from >= to || !words_likely(c, from, to, words)) return 0;
  for (; *words; words++) {
    size_t length = strlen(*words);
    const char *at = c->text + from;
    while (at + length <= c->text + to && (at = memmem(at, (size_t)(c->text + to - at), *words, length)) != NULL) {
      at += length;
      if ((uint32_t)(at - c->text) > last) last = (uint32_t)(at - c->text);
    }
  }
  return last;
}

/* Behind the first of some words that stands at `at`; `at`: none does. */
static inline uint32_t past(const Context *c, uint32_t at, const char *const *words) {
  for (; *words; words++) {
    size_t length = strlen(*words);
    if (at + length <= c->to && memcmp(c->text + at, *words, length) == 0) return at + (uint32_t)length;
  }
  return at;
}

/* Whether one of some words stands right before `at`. */
static inline bool ends(const Context *c, uint32_t at, const char *const *words) {
  for (; *words; words++) {
    size_t length = strlen(*words);
    if (at >= c->from + length && memcmp(c->text + at - length, *words, length) == 0) return true;
  }
  return false;
}

#endif
