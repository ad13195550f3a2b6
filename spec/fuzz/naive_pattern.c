/* Patterns read while they are matched, the plain way. */
#include "naive_pattern.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"

#define NOWHERE SIZE_MAX

typedef struct Matcher {
  const char *text;
  size_t length;
  size_t captures;
  PatternSpan capture[PATTERN_CAPTURES];
} Matcher;

static bool is_continuation(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* Whether `c` is of the class a letter names; any other sign behind % stands for itself. */
static bool in_class(unsigned char c, unsigned char class) {
  bool in;
  switch (class | 0x20) {
    case 'a': in = is_lower(c) || is_upper(c); break;
    case 'd': in = is_digit(c); break;
    case 'l': in = is_lower(c); break;
    case 's': in = is_space(c); break;
    case 'u': in = is_upper(c); break;
    case 'w': in = is_lower(c) || is_upper(c) || is_digit(c); break;
    default: return c == class;
  }
  return is_upper(class) ? !in : in;
}

/* Whether the set p..end, brackets and all, holds `c`. */
static bool in_set(unsigned char c, const char *p, const char *end) {
  bool wanted = p[1] != '^';
  end--;
  for (p += wanted ? 1 : 2; p < end;) {
    if (*p == '%') {
      if (in_class(c, (unsigned char)p[1])) return wanted;
      p += 2;
    } else if (p[1] == '-' && p + 2 < end) {
      if ((unsigned char)p[0] <= c && c <= (unsigned char)p[2]) return wanted;
      p += 3;
    } else if (!wanted && is_continuation(*p)) {
      p++; /* "[^，]": no letter that begins as the mark does */
    } else if ((unsigned char)*p++ == c) {
      return wanted;
    }
  }
  return !wanted;
}

static bool item_has(unsigned char c, const char *from, const char *end) {
  switch (*from) {
    case '.': return true;
    case '%': return in_class(c, (unsigned char)from[1]);
    case '[': return in_set(c, from, end);
    default: return (unsigned char)*from == c;
  }
}

static bool one(const Matcher *m, size_t at, const char *p, const char *end) {
  return at < m->length && item_has((unsigned char)m->text[at], p, end);
}

static size_t here(Matcher *m, size_t at, const char *p);

/* As many of the item as there are, then fewer, until the rest matches. */
static size_t most(Matcher *m, size_t at, const char *p, const char *end) {
  size_t count = 0;
  while (one(m, at + count, p, end)) count++;
  for (;; count--) {
    size_t to = here(m, at + count, end + 1);
    if (to != NOWHERE || count == 0) return to;
  }
}

static size_t fewest(Matcher *m, size_t at, const char *p, const char *end) {
  for (;; at++) {
    size_t to = here(m, at, end + 1);
    if (to != NOWHERE || !one(m, at, p, end)) return to;
  }
}

static size_t captured(Matcher *m, size_t at, const char *p) {
  if (m->captures == PATTERN_CAPTURES) return NOWHERE;
  m->capture[m->captures++] = (PatternSpan){at, NOWHERE};
  size_t to = here(m, at, p);
  if (to == NOWHERE) m->captures--;
  return to;
}

static size_t closed(Matcher *m, size_t at, const char *p) {
  size_t open = m->captures;
  while (open > 0 && m->capture[open - 1].to != NOWHERE) open--;
  if (open == 0) return NOWHERE;
  m->capture[open - 1].to = at;
  size_t to = here(m, at, p);
  if (to == NOWHERE) m->capture[open - 1].to = NOWHERE;
  return to;
}

/* The end of what %bxy matches: from an x to its y. */
static size_t balanced(const Matcher *m, size_t at, const char *pair) {
  size_t depth = 0;
  if (!pair[0] || !pair[1] || at >= m->length || m->text[at] != pair[0]) return NOWHERE;
  for (; at < m->length; at++) {
    if (m->text[at] == pair[1]) {
      if (--depth == 0) return at + 1;
    } else if (m->text[at] == pair[0]) {
      depth++;
    }
  }
  return NOWHERE;
}

static bool on_border(const Matcher *m, size_t at, const char *set, const char *end) {
  unsigned char before = at ? (unsigned char)m->text[at - 1] : 0,
                next = at < m->length ? (unsigned char)m->text[at] : 0;
  return !in_set(before, set, end) && in_set(next, set, end);
}

/* Where the rest of the pattern, p, ends when it matches at `at`. */
static size_t here(Matcher *m, size_t at, const char *p) {
  for (;;) {
    if (!*p) return at;
    if (*p == '(') return captured(m, at, p + 1);
    if (*p == ')') return closed(m, at, p + 1);
    if (*p == '$' && !p[1]) return at == m->length ? at : NOWHERE;
    if (*p == '%' && p[1] == 'b') {
      at = balanced(m, at, p + 2);
      if (at == NOWHERE) return NOWHERE;
      p += 4;
      continue;
    }
    if (*p == '%' && p[1] == 'f') {
      const char *set = p + 2;
      p = pattern_item_end(set);
      if (p == set || !on_border(m, at, set, p)) return NOWHERE;
      continue;
    }
    const char *end = pattern_item_end(p);
    if (*end == '*') return most(m, at, p, end);
    if (*end == '-') return fewest(m, at, p, end);
    if (*end == '?' && (unsigned char)*p >= 0xC2 && end - p > 1) { /* a letter of several bytes */
      size_t length = (size_t)(end - p);
      bool stands = length <= m->length - at && memcmp(m->text + at, p, length) == 0;
      size_t to = stands ? here(m, at + length, end + 1) : NOWHERE;
      if (to != NOWHERE) return to;
      p = end + 1;
      continue;
    }
    bool found = one(m, at, p, end);
    if (*end == '+') return found ? most(m, at + 1, p, end) : NOWHERE;
    if (*end == '?') {
      size_t to = found ? here(m, at + 1, end + 1) : NOWHERE;
      if (to != NOWHERE) return to;
      p = end + 1;
      continue;
    }
    if (!found) return NOWHERE;
    at++;
    p = end;
  }
}

static bool find_at(const char *text, size_t length, size_t at, const char *pattern, PatternMatch *match) {
  Matcher m = {.text = text, .length = length};
  size_t to = here(&m, at, pattern + (*pattern == '^'));
  if (to == NOWHERE) return false;
  match->from = at;
  match->to = to;
  memcpy(match->capture, m.capture, sizeof m.capture);
  return true;
}

bool naive_pattern(const char *text, size_t length, size_t from, const char *pattern, PatternMatch *match) {
  if (*pattern == '^') return from <= length && find_at(text, length, from, pattern, match);
  for (size_t at = from; at <= length; at++)
    if (find_at(text, length, at, pattern, match)) return true;
  return false;
}
