/* window.h: the words around a place, in lowercase. Patterns are constants (pattern_book.h). */
#ifndef QUERN_CLAIM_WINDOW_H
#define QUERN_CLAIM_WINDOW_H

#include "claim/claim_part.h"

typedef struct Window {
  const Context *context;
  size_t at, length;  /* in the text */
  const char *bytes;  /* the document's */
  const Grams *grams; /* of the sentence; NULL where it reaches beyond */
} Window;
Window window_before(const Context *context, uint32_t at, size_t most); /* of the sentence */
Window window_after(const Context *context, uint32_t at, size_t most);
Window window_of(const Context *context, size_t from, size_t to); /* the first WINDOW_MOST of these */
bool window_find(const Window *window, const char *pattern, PatternMatch *match);
/* Where a pattern matches first in the first bytes of the document, at most DOCUMENT_HEAD. */
enum { DOCUMENT_HEAD = 700 };
/* Of a whole text, what one sentence needs to know is looked for in so many bytes: a book is not read through each
 * time.
 */
enum { DOCUMENT_PAGES = 1 << 15 };
bool document_find(ClaimDocument *document, size_t most, const char *pattern, PatternMatch *match);
/* Whether one of a list of patterns, a constant, matches in the DOCUMENT_REACH bytes from a place on. */
enum { DOCUMENT_REACH = 44 };
bool document_any(ClaimDocument *document, size_t from, const char *const *list, size_t count);
/* Whether one of a constant list matches. */
bool window_any(const Window *window, const char *const *list, size_t count);
#define ANY(window, list) window_any((window), list, sizeof(list) / sizeof *(list)) /* an array, not a pointer */
bool words_any(const Context *context, size_t from, size_t to, const char *const *list, size_t count);
/* False: none of some constant words, which NULL ends, stands in from..to. */
bool words_likely(const Context *context, uint32_t from, uint32_t to, const char *const *words);
bool window_has(const Window *window, const char *pattern);
static inline bool window_ends(const Window *window, const char *tail) {
  size_t length = strlen(tail);
  return window->length >= length && memcmp(window->bytes + window->length - length, tail, length) == 0;
}
bool window_ends_words(const Window *window, const char *tail); /* whole words */
/* Whether bytes from..to of the text match, as they are written; where, from `from` on. */
bool words_find(const Context *context, size_t from, size_t to, const char *pattern, PatternMatch *match);
bool words_match(const Context *context, uint32_t from, uint32_t to, const char *pattern);
/* Whether a word in lowercase follows that is none of some, which NULL ends. */
bool words_next_other(const Context *context, uint32_t at, const char *const *words);
/* Whether a semicolon stands in from..to: "；", or one with a blank or Chinese behind it. */
bool words_apart(const Context *context, uint32_t from, uint32_t to);
size_t words_count(const char *bytes, size_t length); /* runs of letters */

/* The word before a mention, articles aside: a word of letters or a Chinese character; "" if there is none. */
typedef struct SmallWord {
  char text[28];
} SmallWord;
SmallWord place_word_before(const Context *context, const Mention *mention);
/* Whether a word is one of a list, which NULL ends. */
static inline bool word_listed(const char *word, const char *const *list) {
  for (; *list; list++)
    if (**list == *word && strcmp(word, *list) == 0) return true;
  return false;
}

#endif
