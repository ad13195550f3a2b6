/* The words around a place in a sentence, and what stands among them. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/window.h"

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* What is seldom gone into is kept apart, and called last: refusing is to cost no more than the look at the grams. */
#define SELDOM __attribute__((noinline))

struct SentenceWords {
  Grams grams;
  uint32_t *semicolon; /* where they are, in order, once `counted` */
  size_t semicolons;
  bool counted;
  char small[]; /* the bytes from..reach of the sentence in small letters */
};

/* Eight bytes in small letters. */
static uint64_t lower_eight(uint64_t bytes) {
  const uint64_t ones = 0x0101010101010101, high = ones * 0x80;
  uint64_t low = bytes & ~high; /* at least 'A', less than 'Z' + 1; neither where the high bit is set */
  uint64_t capital = (low + ones * (0x80 - 'A')) & ~(low + ones * (0x80 - 'Z' - 1)) & ~bytes & high;
  return bytes | capital >> 2;
}

SELDOM static SentenceWords *new_words(const Context *c) {
  size_t length = c->reach - c->from, at = 0;
  SentenceWords *words = document_take(c->document, sizeof *words + length);
  if (!words) return NULL;
  char *small = words->small;
  const char *text = c->text + c->from;
  for (; at + 8 <= length; at += 8) {
    uint64_t eight;
    memcpy(&eight, text + at, 8);
    eight = lower_eight(eight);
    memcpy(small + at, &eight, 8);
  }
  for (; at < length; at++) small[at] = lower(text[at]);
  grams_of(&words->grams, small, length);
  words->grams.stamp = ++c->document->patterns->stamp;
  words->counted = false;
  return c->document->words[c->number] = words;
}

/* What windows of a sentence need, made when the first is asked for. */
static inline SentenceWords *sentence_words(const Context *c) {
  SentenceWords *known = c->document->words[c->number];
  return known ? known : new_words(c);
}

/* Of bytes whose sentence has not been asked for its words yet, or that reach beyond it: those are copied. */
SELDOM static Window window_new(const Context *context, size_t from, size_t length) {
  if (from >= context->from && from + length <= context->reach) {
    const SentenceWords *words = sentence_words(context);
    if (!words) return (Window){context, from, 0, "", NULL};
    return (Window){context, from, length, words->small + (from - context->from), &words->grams};
  }
  char *copy = document_take(context->document, length);
  if (!copy) return (Window){context, from, 0, "", NULL};
  for (size_t i = 0; i < length; i++) copy[i] = lower(context->text[from + i]);
  return (Window){context, from, length, copy, NULL};
}

static inline Window window_at(const Context *context, size_t from, size_t to) {
  size_t length = to > from ? to - from : 0;
  if (length == 0) return (Window){context, from, 0, "", NULL};
  if (length > WINDOW_MOST) length = WINDOW_MOST;
  const SentenceWords *words = context->document->words[context->number];
  if (!words || from < context->from || from + length > context->reach) return window_new(context, from, length);
  return (Window){context, from, length, words->small + (from - context->from), &words->grams};
}

Window window_of(const Context *context, size_t from, size_t to) { return window_at(context, from, to); }

Window window_before(const Context *context, uint32_t at, size_t most) {
  size_t room = at > context->from ? at - context->from : 0, length = room < most ? room : most;
  return window_at(context, at - length, at);
}

Window window_after(const Context *context, uint32_t at, size_t most) {
  size_t room = context->to > at ? context->to - at : 0;
  return window_at(context, at, at + (room < most ? room : most));
}

/* The runs of three of the sentence that bytes at..at+length of the text are in; NULL: they reach beyond it. */
static inline const Grams *grams_around(const Context *c, size_t at, size_t length) {
  if (c->reach <= c->from || at < c->from || at + length > c->reach) return NULL;
  const SentenceWords *words = sentence_words(c);
  return words ? &words->grams : NULL;
}

/* A pattern that the book does not hold yet; NULL: memory is out. */
SELDOM static PatternEntry *new_pattern(ClaimDocument *document, const char *text) {
  PatternEntry *entry = pattern_book_add(document->patterns, text, &text, 1);
  if (!entry) document->failed = true;
  return entry;
}

/* A search that the runs of three do not spare. */
SELDOM static bool search(const ClaimDocument *document, const PatternEntry *entry, const char *bytes, size_t length,
                          PatternMatch *match) {
  return pattern_search(document->patterns, pattern_of(document->patterns, entry), bytes, length, match);
}

/* Whether some bytes match. The runs of three known of their sentence, if any, tell most at once. */
SELDOM static bool find_new(ClaimDocument *document, const Grams *grams, const char *bytes, size_t length,
                            const char *text, PatternMatch *match) {
  const PatternEntry *entry = new_pattern(document, text);
  return entry && (!grams || grams_allow(grams, &entry->grams)) && search(document, entry, bytes, length, match);
}

static inline bool find(ClaimDocument *document, const Grams *grams, const char *bytes, size_t length, const char *text,
                        PatternMatch *match) {
  const PatternEntry *entry = pattern_book_known(document->patterns, text);
  if (!entry) return find_new(document, grams, bytes, length, text, match);
  return (!grams || grams_allow(grams, &entry->grams)) && search(document, entry, bytes, length, match);
}

/* Whether some bytes match one of those of a list that are likely; the last bit stands for all behind. */
SELDOM static bool search_any(ClaimDocument *document, const PatternEntry *entry, uint64_t likely, const char *bytes,
                              size_t length, size_t count) {
  Pattern *pattern = pattern_of(document->patterns, entry);
  for (; likely & ~((uint64_t)1 << PATTERN_LIKELY); likely &= likely - 1) {
    size_t i = (size_t)__builtin_ctzll(likely);
    if (i >= count) return false;
    if (pattern_search(document->patterns, pattern + i, bytes, length, NULL)) return true;
  }
  for (size_t i = PATTERN_LIKELY; likely && i < count; i++)
    if (pattern_search(document->patterns, pattern + i, bytes, length, NULL)) return true;
  return false;
}

/* A list that the book does not hold yet; NULL: memory is out. */
SELDOM static PatternEntry *new_list(ClaimDocument *document, const char *const *list, size_t count) {
  PatternEntry *entry = pattern_book_add(document->patterns, list, list, count);
  if (!entry) document->failed = true;
  return entry;
}

static inline bool find_any(ClaimDocument *document, const Grams *grams, const char *bytes, size_t length,
                            const char *const *list, size_t count) {
  PatternEntry *entry = pattern_book_known(document->patterns, list);
  if (!entry && !(entry = new_list(document, list, count))) return false;
  uint64_t likely = grams ? pattern_list_likely(document->patterns, entry, grams, count) : UINT64_MAX;
  return likely && search_any(document, entry, likely, bytes, length, count);
}

bool words_likely(const Context *c, uint32_t from, uint32_t to, const char *const *words) {
  size_t count = 0;
  const Grams *grams = from < to ? grams_around(c, from, to - from) : NULL;
  if (!grams) return from < to;
  while (words[count]) count++;
  PatternEntry *entry = count ? pattern_book_list(c->document->patterns, words, words, count) : NULL;
  return entry && pattern_list_likely(c->document->patterns, entry, grams, count) != 0;
}

bool window_find(const Window *window, const char *pattern, PatternMatch *match) {
  return find(window->context->document, window->grams, window->bytes, window->length, pattern, match);
}

bool window_has(const Window *window, const char *pattern) { return window_find(window, pattern, NULL); }

bool window_any(const Window *window, const char *const *list, size_t count) {
  return find_any(window->context->document, window->grams, window->bytes, window->length, list, count);
}

/* In a sentence that has not been asked for its words yet. */
SELDOM static bool words_find_first(const Context *c, size_t from, size_t to, const char *pattern,
                                    PatternMatch *match) {
  return find(c->document, grams_around(c, from, to - from), c->text + from, to - from, pattern, match);
}

static inline bool find_words(const Context *c, size_t from, size_t to, const char *pattern, PatternMatch *match) {
  const SentenceWords *words = c->document->words[c->number];
  if (from > to) return false;
  if (!words) return words_find_first(c, from, to, pattern, match);
  const Grams *grams = from >= c->from && to <= c->reach ? &words->grams : NULL;
  return find(c->document, grams, c->text + from, to - from, pattern, match);
}

bool words_find(const Context *c, size_t from, size_t to, const char *pattern, PatternMatch *match) {
  return find_words(c, from, to, pattern, match);
}

/* The bytes of a semicolon that sets apart; 0: none stands there. */
static size_t semicolon_at(const char *text, size_t length) {
  if (length >= 2 && memcmp(text, "; ", 2) == 0) return 2;
  if (length >= 2 && text[0] == ';' && (unsigned char)text[1] >= 0x80) return 1;
  return length >= 3 && memcmp(text, "；", 3) == 0 ? 3 : 0;
}

/* Finds the semicolons of a sentence: every mention asks for those between it and another. */
static bool count_semicolons(const Context *c, SentenceWords *words) {
  size_t length = c->reach - c->from, room = 0;
  const PatternEntry *wide = pattern_book_find(c->document->patterns, "；");
  words->semicolons = 0;
  words->counted = true;
  if (wide && !grams_allow(&words->grams, &wide->grams) && !memchr(words->small, ';', length)) return true;
  for (size_t i = 0; i < length; i++) room += semicolon_at(words->small + i, length - i) > 0;
  words->semicolon = document_take(c->document, (room + 1) * sizeof *words->semicolon);
  if (!words->semicolon) return words->counted = false;
  for (size_t i = 0; i < length; i++)
    if (semicolon_at(words->small + i, length - i)) words->semicolon[words->semicolons++] = c->from + (uint32_t)i;
  return true;
}

bool words_apart(const Context *c, uint32_t from, uint32_t to) {
  if (from < c->from || to > c->reach) return words_match(c, from, to, "；") || words_match(c, from, to, "; ");
  SentenceWords *words = sentence_words(c);
  if (!words || (!words->counted && !count_semicolons(c, words))) return false;
  size_t low = 0, high = words->semicolons; /* the first at or behind `from` */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (words->semicolon[middle] < from)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == words->semicolons) return false;
  uint32_t at = words->semicolon[low];
  return at < to;
}

SELDOM static bool words_any_first(const Context *c, size_t from, size_t to, const char *const *list, size_t count) {
  return find_any(c->document, grams_around(c, from, to - from), c->text + from, to - from, list, count);
}

bool words_any(const Context *c, size_t from, size_t to, const char *const *list, size_t count) {
  const SentenceWords *words = c->document->words[c->number];
  if (from > to) return false;
  if (!words) return words_any_first(c, from, to, list, count);
  const Grams *grams = from >= c->from && to <= c->reach ? &words->grams : NULL;
  return find_any(c->document, grams, c->text + from, to - from, list, count);
}

bool words_match(const Context *context, uint32_t from, uint32_t to, const char *pattern) {
  return find_words(context, from, to, pattern, NULL);
}

bool words_next_other(const Context *c, uint32_t at, const char *const *words) {
  PatternMatch match;
  char word[16];
  if (!words_find(c, at, c->to, "^%s+(%l+)", &match)) return false;
  size_t length = match.capture[0].to - match.capture[0].from;
  if (length >= sizeof word) return true; /* longer than any that is asked for */
  memcpy(word, c->text + at + match.capture[0].from, length);
  word[length] = '\0';
  return !word_listed(word, words);
}

/* The runs of three in the first bytes of the text; NULL when memory is out. */
static const Grams *head_grams(ClaimDocument *document) {
  if (document->head == document->text) return document->head_grams;
  char small[DOCUMENT_HEAD];
  size_t length = document->length < DOCUMENT_HEAD ? document->length : DOCUMENT_HEAD;
  for (size_t i = 0; i < length; i++) small[i] = lower(document->text[i]);
  document->head_grams = document_take(document, sizeof *document->head_grams);
  if (!document->head_grams) return NULL;
  grams_of(document->head_grams, small, length);
  document->head = document->text;
  return document->head_grams;
}

bool document_find(ClaimDocument *document, size_t most, const char *text, PatternMatch *match) {
  const PatternEntry *entry = pattern_book_find(document->patterns, text);
  size_t length = document->length < most ? document->length : most;
  if (!entry) document->failed = true;
  if (!entry) return false;
  const Grams *grams = length <= DOCUMENT_HEAD ? head_grams(document) : NULL;
  return (!grams || grams_allow(grams, &entry->grams)) &&
         pattern_search(document->patterns, pattern_of(document->patterns, entry), document->text, length, match);
}

bool document_any(ClaimDocument *document, size_t from, const char *const *list, size_t count) {
  size_t room = document->length - from, length = room < DOCUMENT_REACH ? room : DOCUMENT_REACH;
  const char *text = document->text + from;
  char small[DOCUMENT_REACH];
  Grams grams; /* without a stamp: no other text has them */
  for (size_t i = 0; i < length; i++) small[i] = lower(text[i]);
  grams_of(&grams, small, length);
  return find_any(document, &grams, text, length, list, count);
}

size_t words_count(const char *bytes, size_t length) {
  size_t count = 0;
  bool inside = false;
  for (size_t i = 0; i < length; i++) {
    char c = lower(bytes[i]);
    bool letter = c >= 'a' && c <= 'z';
    count += letter && !inside;
    inside = letter;
  }
  return count;
}
