/* The words and joints that English numbers are made of, one at a time. */
#include <string.h>

#include "text/number_part.h"

NumberToken number_token_at(const char *text, size_t length, size_t at) {
  Word word = number_read_word(text, length, at);
  size_t end = at + word.length;
  if (!word.length || is_digit(byte_at(text, length, end))) return (NumberToken){WORD_OTHER, 0, at};
  const NumberWord *found = number_word(&word);
  if (found->kind <= WORD_MULTIPLE) return (NumberToken){WORD_OTHER, 0, at};
  return (NumberToken){(WordKind)found->kind, found->value, end};
}

bool number_is_word(const char *text, size_t length, size_t at, const char *expected, size_t *end) {
  Word word = number_read_word(text, length, at);
  if (word.length == 0 || strcmp(word.letters, expected) != 0) return false;
  *end = at + word.length;
  return true;
}

bool number_begins_word(const char *text, size_t length, size_t at) {
  if (!is_letter(byte_at(text, length, at))) return false;
  Word word = number_read_word(text, length, at);
  return number_word(&word)->kind > WORD_MULTIPLE;
}

size_t number_skip_joint(const char *text, size_t length, size_t at) {
  size_t next = number_skip_blanks(text, length, at);
  if (byte_at(text, length, next) == '-') return number_skip_blanks(text, length, next + 1);
  return next;
}

size_t number_skip_and(const char *text, size_t length, size_t at) {
  size_t next = number_skip_blanks(text, length, at), end;
  if (next == at && byte_at(text, length, at) == '-')
    return number_is_word(text, length, at + 1, "and", &end) && byte_at(text, length, end) == '-' ? end + 1 : 0;
  if (next == at) return 0;
  if (byte_at(text, length, next) == '&')
    end = next + 1;
  else if (!number_is_word(text, length, next, "and", &end))
    return 0;
  next = number_skip_blanks(text, length, end);
  return next > end ? next : 0;
}

bool number_may_go_on(const char *text, size_t length, size_t at) {
  enum {
    FIRST = 0x1FFFFFF & ~(1 << ('g' - 'a') | 1 << ('i' - 'a') | 1 << ('j' - 'a') | 1 << ('r' - 'a') | 1 << ('u' - 'a') |
                          1 << ('v' - 'a') | 1 << ('w' - 'a') | 1 << ('x' - 'a') | 1 << ('y' - 'a'))
  };
  size_t next = number_skip_joint(text, length, at);
  char first = byte_at(text, length, next);
  if (!is_letter(first)) return first == '&';
  if (first != 'z' && first != 'Z' && !(FIRST >> ((first | 0x20) - 'a') & 1)) return false;
  Word word = number_read_word(text, length, next);
  if (word.length == 1) return first == 'k' || first == 'K' || first == 'M';
  const NumberWord *known = number_word(&word);
  return known->kind > WORD_MULTIPLE || (known->lists & LIST_JOINT);
}

bool number_ends_at(const char *text, size_t length, size_t at) {
  size_t next = number_skip_blanks(text, length, at);
  char first = byte_at(text, length, next);
  if (!is_letter(first)) return first != '&' && first != '-' && first != ',' && !is_digit(first);
  Word word = number_read_word(text, length, next);
  const NumberWord *known = number_word(&word);
  return word.length > 1 && known->kind <= WORD_MULTIPLE && !(known->lists & LIST_JOINT);
}
