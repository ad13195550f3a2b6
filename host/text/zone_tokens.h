/* zone_tokens.h: the words of blocks as numbers, so that blocks can be compared with each other; for zone_repeat.c
 * and zone_anchor.c only.
 *
 * A word is a run of letters and digits, without regard to the case of A to Z; an ideograph or kana is one by itself.
 * The same word has the same number in every block. About 1 ns a byte of plain text. */
#ifndef QUERN_TEXT_ZONE_TOKENS_H
#define QUERN_TEXT_ZONE_TOKENS_H

#include "text/zone_block.h"

enum { PULL_TOKENS = 8, PULL_MOST = 80 }; /* words of a repetition that counts, at least and at most */

/* One word after another, without keeping them. A word begins as {at, at}; what word_next gives back is where it
 * stands. Bounded by `end`; interruptible: then there is none. */
typedef struct Word {
  size_t from, to;
} Word;

bool word_next(const char *text, size_t end, Word *word);
/* Its number: the same as its token's. */
uint64_t word_hash(const char *text, Word word);

typedef struct Tokens {
  uint64_t *token;
  uint32_t *block;
  size_t count, capacity, block_capacity;
  size_t *first; /* of each block, and one past the end */
} Tokens;

/* Those of all blocks; whatever the status, tokens_free follows. Interruptible. */
Status tokens_find(const Blocks *blocks, Tokens *tokens);
void tokens_free(Tokens *tokens);

#endif
