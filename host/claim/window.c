/* The words around a place in a sentence. */
#include <string.h>

#include "claim/claim_part.h"

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

Window window_of(const char *bytes, size_t length) {
  Window window;
  window.length = length < WINDOW_MOST ? length : WINDOW_MOST;
  for (size_t i = 0; i < window.length; i++) window.bytes[i] = lower(bytes[i]);
  return window;
}

Window window_before(const Context *context, uint32_t at, size_t most) {
  size_t room = at > context->from ? at - context->from : 0, length = room < most ? room : most;
  return window_of(context->text + at - length, length);
}

Window window_after(const Context *context, uint32_t at, size_t most) {
  size_t room = context->to > at ? context->to - at : 0;
  return window_of(context->text + at, room < most ? room : most);
}

bool window_has(const Window *window, const char *pattern) {
  return pattern_find(window->bytes, window->length, 0, pattern, NULL);
}

bool window_ends(const Window *window, const char *tail) {
  size_t length = strlen(tail);
  return window->length >= length && memcmp(window->bytes + window->length - length, tail, length) == 0;
}

bool words_match(const Context *context, uint32_t from, uint32_t to, const char *pattern) {
  return from <= to && pattern_find(context->text + from, to - from, 0, pattern, NULL);
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
