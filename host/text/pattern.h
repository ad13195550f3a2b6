/* pattern.h: short patterns over the words around something: "%f[%a]to%s+$".
 *
 * The syntax is that of Lua's patterns, which analysts know: %a %d %l %s %u %w and their opposites in capitals, %x for
 * the character x, sets [abc a-z ^...], the counts * + - ?, ^ and $, (captures), the border %f[set], balanced %b().
 * They work on bytes: letters are those of ASCII, and a set holds bytes, so Chinese words stand outside of sets; but
 * "的?" is the whole letter or none, and [^，] refuses what begins with the byte that the mark begins with.
 * pattern_book.h searches for them; for what users write there is regex.h. */
#ifndef QUERN_TEXT_PATTERN_H
#define QUERN_TEXT_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

enum { PATTERN_CAPTURES = 3 };

typedef struct PatternSpan {
  size_t from, to; /* bytes, half-open */
} PatternSpan;

typedef struct PatternMatch {
  size_t from, to;
  PatternSpan capture[PATTERN_CAPTURES];
} PatternMatch;

static inline bool pattern_is_count(char c) { return c == '*' || c == '+' || c == '-' || c == '?'; }

/* The end of the item at `p`: a character, a class or a set. */
const char *pattern_item_end(const char *p);

#endif
