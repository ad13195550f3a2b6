/* pattern.h: short patterns over the words around something: "%f[%a]to%s+$".
 *
 * The syntax is that of Lua's patterns, which analysts know: %a %d %l %s %u %w and their opposites in capitals, %x for
 * the character x, sets [abc a-z ^...], the counts * + - ?, ^ and $, (captures), the border %f[set], balanced %b().
 * They work on bytes: letters are those of ASCII, and a set holds bytes, so Chinese words stand outside of sets; but
 * "的?" is the whole letter or none, and [^，] refuses what begins with the byte that the mark begins with. A pattern
 * is read while it is matched, which suits spans of some dozen bytes; for more there is regex.h. Nothing is allocated,
 * and the depth is bounded by the length of the pattern. */
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

/* The first place at `from` or behind it where the pattern matches; with ^, only `from` itself. What stands before
 * `from` is seen by %f. `match` may be NULL. */
bool pattern_find(const char *text, size_t length, size_t from, const char *pattern, PatternMatch *match);

/* For pattern_book.c. A match at `at` and nowhere else; the end of the item at `p`, a character, a class or a set;
 * whether the item from..end stands for a byte. */
bool pattern_find_at(const char *text, size_t length, size_t at, const char *pattern, PatternMatch *match);
const char *pattern_item_end(const char *p);
bool pattern_item_has(unsigned char c, const char *from, const char *end);

#endif
