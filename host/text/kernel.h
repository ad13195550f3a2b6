/* kernel.h: the inner loop of a scan: one window of a text, all stages, on the widest vectors of the machine.
 *
 * A window is a stretch of text, its `core`, in which matches begin, and up to WINDOW_AHEAD bytes after it, into which
 * they may reach. The kernel works in stages, each a tight loop over what the stage before left:
 *   1. 64 bytes at a time into masks: word bytes, first bytes of Chinese characters, digits, punctuation;
 *   2. places where words begin, those of short words thinned by their bytes; pairs of Chinese characters by tables;
 *   3. the token at each place hashed and looked up in a bit table;
 *   4. those that are left looked up among first steps, all of them before the first is used, so that memory is waited
 *      for once;
 *   5. the steps compared, and the token after each looked at: can a spelling go on with it?
 *   6. such paths followed a token at a time, all together, again looking up before using;
 *   7. Chinese characters. And whatever is out of the common in stages 5 and 6 (a gap of several bytes, letters with
 *      accents, spellings of several types on one path) is left to this stage, which walks each path by itself.
 * What it finds are hits: spans and meanings, in two lists, each in order, longest first, those of different length at
 * one place included; the caller merges them and decides between overlapping ones. It also lists the places where a
 * number may begin and punctuation stands.
 *
 * The same source (kernel_body.h) is compiled for several instruction sets; all give the same result. */
#ifndef QUERN_TEXT_KERNEL_H
#define QUERN_TEXT_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "text/lexicon_tables.h"

enum {
  WINDOW_CORE = 32768,
  WINDOW_AHEAD = 512,
  WINDOW_PADDING = 128, /* readable bytes that a window's memory has behind it */
  WINDOW_BLOCKS = (WINDOW_CORE + WINDOW_AHEAD) / 64 + 3
};

typedef struct Hit {
  uint32_t from, to; /* counted from the window's first byte */
  uint32_t meaning;
} Hit;

/* A token that may go on from a place: what stage 6 looks up. */
typedef struct Path {
  uint32_t parent, slot;
  uint16_t place; /* its number */
  uint16_t end;   /* of the token before */
  uint16_t at, length;
} Path;

/* A kernel's memory for one window, and what it found there. */
typedef struct Window {
  const char *text; /* the whole text */
  size_t length;
  size_t at;            /* where the window begins in it */
  const uint8_t *bytes; /* the window's bytes; WINDOW_PADDING more can be read */
  uint32_t core, span;  /* bytes in which matches begin; bytes of the window */
  uint32_t edge; /* a token that ends here or later goes on beyond the window: span, or span + 1 at the text's end */

  uint64_t word[WINDOW_BLOCKS];  /* masks: word bytes */
  uint64_t words;                /* any of them */
  uint64_t token[WINDOW_BLOCKS]; /* word bytes and first bytes of Chinese characters */
  ShortMasks tiny[WINDOW_BLOCKS];

  uint16_t *begin, *end; /* stage 2: where words begin and end */
  uint32_t *place; /* stage 3: those that may be first tokens: where each begins and, above 16 bits, where it ends */
  uint32_t *step;  /* its slot; stage 4: the first step in that */
  uint16_t *open;  /* stage 5: numbers of those at which a spelling may go on */
  uint32_t opens;
  Path *path, *path_next; /* stage 6 */
  uint16_t *pair;         /* Chinese characters at which a spelling may begin */
  uint32_t pairs;
  Hit *pair_hit;          /* stage 7: the longest spelling at each, */
  uint64_t *pair_careful; /* and whether it is to be walked by itself */
  uint8_t begins;         /* stage 1: what begins with the character in the open place of `pair` */
  uint64_t *careful;      /* bits by number of word: its path is to be walked by itself */

  Hit *word_hit; /* the longest spelling at each word with a first step; at last only those that have one */
  uint32_t word_hits;
  Hit *hit; /* all others: of Chinese characters, and of words whose path was walked by itself */
  size_t hits, hit_capacity;
  uint16_t *value; /* with values: digits that begin a run, Chinese numerals, fraction signs, full-width digits */
  uint32_t values;
  uint16_t *point; /* with values: punctuation that may end a sentence or a clause, but no line break behind another */
  uint32_t points;

  uint8_t *copy;   /* the end of a text, copied to have padding */
  size_t made_for; /* texts up to this length; WINDOW_CORE: of any */
} Window;

/* A window for texts up to `length` bytes (longer ones are cut into many). */
Status window_new(Window **window, size_t length);
void window_free(Window *window);
/* Whether it was made for texts of this length. */
bool window_serves(const Window *window, size_t length);

/* Moves the window to `at`; false at the end of the text. */
bool window_move(Window *window, const char *text, size_t length, size_t at);

/* For the kernels: adds one hit, keeping those of one place longest first; adds the strict spellings that stand at
 * `at`; finds what begins at `at` with a token of `first` bytes (0: a word) byte by byte, for paths that leave the
 * window. */
Status window_hit(Window *window, uint32_t from, uint32_t to, uint32_t meaning);
Status window_strict(const Tables *tables, Window *window, uint32_t at, uint32_t strict);
Status window_walk(const Tables *tables, Window *window, uint32_t at, uint32_t first);

/* Finds the hits of the window at window->at; with `values` places of numbers and punctuation as well. */
typedef Status (*Kernel)(const Tables *tables, Window *window, bool values);

/* The fastest kernel of this machine; QUERN_KERNEL=portable|sse|avx2|avx512|neon names another for tests. */
Kernel kernel_best(void);

#endif
