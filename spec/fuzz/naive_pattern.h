/* naive_pattern.h: what a pattern matches, read while it is matched: what its steps must find, written the plain way.
 */
#ifndef QUERN_SPEC_NAIVE_PATTERN_H
#define QUERN_SPEC_NAIVE_PATTERN_H

#include "text/pattern.h"

/* As pattern_find, without a book. */
bool naive_pattern(const char *text, size_t length, size_t from, const char *pattern, PatternMatch *match);

#endif
