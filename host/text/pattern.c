#include "text/pattern.h"

static bool is_continuation(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* The bytes of a letter beyond ASCII, if it is one that need not be there; 1: it is none. */
static size_t optional_letter(const char *p) {
  size_t length = (unsigned char)*p >= 0xF0 ? 4 : (unsigned char)*p >= 0xE0 ? 3 : (unsigned char)*p >= 0xC2 ? 2 : 1;
  for (size_t i = 1; i < length; i++)
    if (!is_continuation(p[i])) return 1;
  return p[length] == '?' ? length : 1;
}

const char *pattern_item_end(const char *p) {
  if (!*p) return p;
  if (*p == '%') return p[1] ? p + 2 : p + 1;
  if (*p != '[') return p + ((unsigned char)*p < 0x80 ? 1 : optional_letter(p));
  p += p[1] == '^' ? 2 : 1;
  for (bool first = true; *p && (first || *p != ']'); first = false) p += *p == '%' && p[1] ? 2 : 1;
  return *p ? p + 1 : p;
}
