/* chooser.h: which hits become mentions: of each type the leftmost, then the longest; none inside an earlier one.
 *
 * Types do not disturb each other: a PLACE inside an ORG is a mention too. All meanings of a type that one span has are
 * alternatives, and all are kept. Decoys take their place and are no mentions. Type 0 is no mention: its spans go to a
 * list of their own. */
#ifndef QUERN_TEXT_CHOOSER_H
#define QUERN_TEXT_CHOOSER_H

#include "text/kernel.h"
#include "text/mention.h"

/* A span of type 0 in the last window: where it begins in the whole text, and its entry. */
typedef struct Plain {
  uint32_t from, entry;
} Plain;

typedef struct Chooser {
  uint64_t *taken; /* by type: the last span taken, its end in the upper half */
  size_t types;
  Plain *plain;
  size_t plains, plain_capacity;
} Chooser;

/* `types`: how many names of types the lexicon has. */
Status chooser_new(Chooser *chooser, size_t types);
void chooser_free(Chooser *chooser);
/* Before another text. */
void chooser_forget(Chooser *chooser);

/* Turns the hits of a window into mentions. */
Status chooser_take(Chooser *chooser, const Tables *tables, const Window *window, Mentions *mentions);

#endif
