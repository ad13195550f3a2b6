/* word.h: what a word is, byte by byte, and when two spellings are the same.
 *
 * A byte belongs to a word when it is an ASCII letter, digit or underscore, or part of a letter of a script that puts
 * spaces between words (Latin with accents, Greek, Cyrillic, Arabic, Thai, Hangul ...). Chinese characters and kana are
 * no word bytes: each stands alone. The class of a byte depends on it and the two before it, never on what follows, so
 * that blocks of a text can be classified side by side; invalid UTF-8 has a class like anything else.
 *
 * Two spellings are the same when they fold to the same bytes: ASCII and Latin-1 letters in lower case; any white space
 * with at most one line break as one space; every hyphen and short dash as "-"; curly and straight apostrophes as "'".
 */
#ifndef QUERN_TEXT_WORD_H
#define QUERN_TEXT_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Folded bytes that no term contains: two line breaks or more (a term never spans paragraphs), and the end of the text.
 */
enum { FOLDED_PARAGRAPH = 0x00, FOLDED_END = -1 };

static inline bool word_is_ascii(unsigned char byte) {
  return (unsigned)(byte | 0x20) - 'a' < 26 || (unsigned)byte - '0' < 10 || byte == '_';
}

/* The first byte of a two- or three-byte letter that belongs to a word. */
static inline bool word_is_lead2(unsigned char byte) { return byte >= 0xC3 && byte <= 0xDF; }
static inline bool word_is_lead3(unsigned char byte) {
  return byte == 0xE0 || byte == 0xE1 || (byte >= 0xEA && byte <= 0xED);
}
static inline bool word_is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

/* The first byte of a character that stands alone: Chinese characters, kana, and their punctuation. */
static inline bool word_is_cjk(unsigned char byte) { return byte >= 0xE3 && byte <= 0xE9; }

/* Whether text[at] belongs to a word. */
bool word_has(const char *text, size_t at);

/* Whether a match of a term may begin at text[at]: at the first byte of a word, or at a character that stands alone. */
bool word_begins(const char *text, size_t at);

/* Whether a term may end before text[at]: not in the middle of a word. */
bool word_ends(const char *text, size_t length, size_t at);

/* The next folded byte of text from *at on (*at moves behind what it stands for), or FOLDED_END. */
int word_fold_next(const char *text, size_t length, size_t *at);

#endif
