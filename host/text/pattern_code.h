/* pattern_code.h: a pattern (pattern.h) as steps to follow.
 *
 * Each step stands for a byte or a set of bytes, and knows what the rest of the pattern can begin with: a run that the
 * rest cannot take back from is taken once and for all, and most ways that lead nowhere are not entered. The depth is
 * bounded by the length of the pattern. Sets are bits of tables that all patterns of a PatternSets share. One thread
 * has one at a time; programs live as long as its arena. */
#ifndef QUERN_TEXT_PATTERN_CODE_H
#define QUERN_TEXT_PATTERN_CODE_H

#include <stdint.h>

#include "base/arena.h"
#include "text/pattern.h"

typedef struct ByteSet {
  uint64_t bits[4];
} ByteSet;

/* Some bytes: those at whose place in the table the bit is set. */
typedef struct ByteTest {
  const uint64_t *table; /* of 256 */
  uint64_t bit;
} ByteTest;

static inline bool byte_passes(const ByteTest *test, char byte) { return test->table[(unsigned char)byte] & test->bit; }

typedef struct KnownSet {
  ByteSet set;
  ByteTest test;
  uint32_t next; /* in its bucket */
} KnownSet;

enum { SET_BUCKETS = 256 }; /* eight bits of a hash */

typedef struct PatternSets {
  Arena arena;
  KnownSet *set;
  size_t count, capacity;
  uint32_t bucket[SET_BUCKETS];
  uint64_t *table; /* the last; 64 sets each */
  void *draft;     /* room for the steps of the pattern that is read */
  size_t draft_capacity;
} PatternSets;

typedef struct PatternStep {
  uint8_t what;       /* of pattern_code.c */
  uint8_t least;      /* of a run; the number of a capture */
  bool sure;          /* a run, or a byte that need not be there, is never given back */
  bool ends;          /* the rest may match at the end of the text */
  char byte, closing; /* STEP_BYTE; STEP_PAIR */
  char letter[4];     /* STEP_LETTER, and its length */
  uint8_t length;
  ByteTest has, rest; /* the bytes that it stands for; that the rest may begin with */
} PatternStep;

typedef struct PatternCode {
  const PatternStep *step;
  ByteTest head; /* bytes that a match may begin with */
  bool ends;     /* it may match at the end of the text */
  bool one_head; /* it can begin with one byte only: `first` */
  char first;
} PatternCode;

void pattern_sets_free(PatternSets *sets);

void byte_set_add(ByteSet *set, unsigned char byte);
static inline bool byte_set_has(const ByteSet *set, char byte) {
  unsigned char b = (unsigned char)byte;
  return set->bits[b / 64] >> (b % 64) & 1;
}
/* Adds the bytes that the item from..end of a pattern stands for. */
void byte_set_add_item(ByteSet *set, const char *from, const char *end);

/* False: memory is out. */
bool pattern_compile(PatternSets *sets, const char *pattern, PatternCode *code);
bool pattern_sets_test(PatternSets *sets, const ByteSet *wanted, ByteTest *test);

/* The first place at from..`last` of the text where the pattern matches; `match` may be NULL. */
bool pattern_code_find(const PatternCode *code, const char *text, size_t from, size_t last, size_t length,
                       PatternMatch *match);
/* The same at `from` and nowhere else. */
bool pattern_code_at(const PatternCode *code, const char *text, size_t from, size_t length, PatternMatch *match);

#endif
