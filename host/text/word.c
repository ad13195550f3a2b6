#include "text/word.h"

bool word_has(const char *text, size_t at) {
  const unsigned char *bytes = (const unsigned char *)text + at;
  unsigned char byte = bytes[0];
  if (byte < 0x80) return word_is_ascii(byte);
  if (word_is_lead2(byte) || word_is_lead3(byte)) return true;
  if (!word_is_continuation(byte) || at < 1) return false;
  if (word_is_lead2(bytes[-1]) || word_is_lead3(bytes[-1])) return true;
  return at >= 2 && word_is_continuation(bytes[-1]) && word_is_lead3(bytes[-2]);
}

bool word_begins(const char *text, size_t at) {
  if (word_is_cjk((unsigned char)text[at])) return true;
  return word_has(text, at) && (at == 0 || !word_has(text, at - 1));
}

bool word_ends(const char *text, size_t length, size_t at) {
  return at >= length || at == 0 || !word_has(text, at) || !word_has(text, at - 1);
}

/* Length of the white space at bytes[0], 0 if it is none: ASCII, no-break space, U+2000..U+200A, U+202F. */
static size_t space_length(const unsigned char *bytes, size_t left) {
  if (bytes[0] == ' ' || (bytes[0] >= '\t' && bytes[0] <= '\r')) return 1;
  if (left >= 2 && bytes[0] == 0xC2 && bytes[1] == 0xA0) return 2;
  if (left >= 3 && bytes[0] == 0xE2 && bytes[1] == 0x80 && ((bytes[2] >= 0x80 && bytes[2] <= 0x8A) || bytes[2] == 0xAF))
    return 3;
  return 0;
}

static int fold_space(const unsigned char *bytes, size_t length, size_t *at) {
  size_t breaks = 0, step;
  while (*at < length && (step = space_length(bytes + *at, length - *at)) > 0) {
    breaks += bytes[*at] == '\n';
    *at += step;
  }
  return breaks > 1 ? FOLDED_PARAGRAPH : ' ';
}

int word_fold_next(const char *text, size_t length, size_t *at) {
  const unsigned char *bytes = (const unsigned char *)text;
  if (*at >= length) return FOLDED_END;
  size_t left = length - *at;
  const unsigned char *here = bytes + *at;
  if (space_length(here, left)) return fold_space(bytes, length, at);
  ++*at;
  if (here[0] < 0x80) return here[0] - 'A' + 0u < 26 ? here[0] | 0x20 : here[0];
  if (here[0] == 0xE2 && left >= 3 && here[1] == 0x80 &&
      ((here[2] >= 0x90 && here[2] <= 0x93) || here[2] == 0x98 || here[2] == 0x99)) {
    *at += 2;
    return here[2] <= 0x93 ? '-' : '\'';
  }
  bool latin_capital = *at >= 2 && here[-1] == 0xC3 && here[0] >= 0x80 && here[0] <= 0x9E && here[0] != 0x97;
  return latin_capital ? here[0] | 0x20 : here[0];
}
