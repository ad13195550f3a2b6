/* similar.h: texts that are nearly the same: five copies of one wire story are one witness.
 *
 * A text's shingles are its runs of five words (of eight characters in Chinese), folded as in fold.h. A Likeness keeps
 * of all shingles' hashes the least under each of 128 permutations (MinHash: Broder 1997), so that the share of equal
 * places in two of them estimates the share of shingles two texts have in common, with a standard error below 0.045.
 * Pairs are looked for only among texts that agree in one of 32 bands of four places. Results depend on the texts
 * alone. */
#ifndef QUERN_TEXT_SIMILAR_H
#define QUERN_TEXT_SIMILAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

enum { LIKENESS_PLACES = 128 };

typedef struct Likeness {
  uint32_t least[LIKENESS_PLACES];
  uint32_t shingles; /* 0: the text has no words, and is like no other */
} Likeness;

Status similar_read(const char *text, size_t length, Likeness *likeness);

/* 0 to 1. */
double similar_share(const Likeness *a, const Likeness *b);

/* group[i] becomes the lowest number of a text to which text i is joined by a chain of pairs that share `threshold` or
 * more; its own number when it is alone. */
Status similar_group(const Likeness *texts, size_t count, double threshold, uint32_t *group);

#endif
