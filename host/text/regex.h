/* regex.h: regular expressions (PCRE2, with UTF and Unicode properties), made so that no pattern can hang the host.
 *
 * A pattern is compiled once and may be used by one thread at a time. Every match runs under limits on the steps from
 * one starting place, on depth and on memory: a pattern that reaches one fails with STATUS_LIMIT and an error that
 * names it. The search goes on a few starting places at a time and polls for interrupts between; how many depends on
 * how long the last ones took. Invalid UTF-8 in a text matches nothing and is no error. */
#ifndef QUERN_TEXT_REGEX_H
#define QUERN_TEXT_REGEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

typedef struct Regex Regex;

typedef struct RegexSpan {
  size_t from, to; /* REGEX_NONE, REGEX_NONE: this group took no part */
} RegexSpan;

#define REGEX_NONE SIZE_MAX

/* `flags`: any of i (ignore case), m (^ and $ at lines), s (dot takes line breaks), x (white space in the pattern is
 * free). STATUS_INVALID tells what is wrong with the pattern, and where. */
Status regex_new(Regex **regex, const char *pattern, size_t length, const char *flags, Error *error);
void regex_free(Regex *regex);

/* Groups, the whole match (0) counted in. */
size_t regex_groups(const Regex *regex);
/* The number of a named group, or 0. Names are visited by index: NULL after the last. */
const char *regex_group_name(const Regex *regex, size_t index, size_t *group);

/* The first match that begins at `at` or later; *found tells whether there is one. spans has room for regex_groups. */
Status regex_find(Regex *regex, const char *text, size_t length, size_t at, RegexSpan *spans, bool *found,
                  Error *error);

#endif
