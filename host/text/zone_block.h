/* zone_block.h: the blocks of a text while its zones are being found; shared by the zone_*.c files only.
 *
 * A block is one zone to be: a paragraph, a heading, a row. Measuring it (zone_block.c) looks at nothing but itself and
 * the blank lines around it; patterns (zone_pattern.c) know what a source line or a byline looks like anywhere; context
 * (zone_context.c) compares blocks with each other: language, position; and what is said twice (zone_repeat.c). */
#ifndef QUERN_TEXT_ZONE_BLOCK_H
#define QUERN_TEXT_ZONE_BLOCK_H

#include <stdbool.h>

#include "text/zone.h"

typedef struct Block {
  uint32_t from, to; /* bytes, without surrounding white space */
  uint32_t words;    /* two ideographs count as one */
  uint32_t columns;  /* width of its widest line */
  uint32_t cells;    /* stretches between tabs or wide gaps */
  uint32_t indent;   /* columns before its first line, of a line of plain text */
  uint8_t kind, level;
  bool gap_before, gap_after; /* a blank line, or the end of the text */
  bool terminal;              /* it ends as a sentence does */
  bool prose;                 /* whole sentences, not a label */
  bool fixed;                 /* its kind is decided */
  bool foreign;               /* in another language than most */
} Block;

typedef struct Blocks {
  const char *text;
  size_t length;
  Block *block;
  size_t count, capacity;
  LanguageProfile *language; /* of each block, once they are compared; without letters: not asked for */
} Blocks;

Status blocks_add(Blocks *blocks, size_t from, size_t to);
/* One block a paragraph of a plain text: lines that were only wrapped are joined. */
Status blocks_from_lines(Blocks *blocks);
/* Fills what can be seen in the block itself. */
void block_measure(const Blocks *blocks, Block *block);
bool block_ends_with_colon(const Blocks *blocks, const Block *block);
/* Sets gap_before and gap_after of every block. */
void blocks_measure_gaps(Blocks *blocks);

/* The length of the list marker that bytes begin with, with a space behind it, or 0; *level is its depth. */
size_t block_marker(const char *at, size_t left, uint8_t *level);
/* Fixes the kind of blocks that say themselves what they are. */
void block_match(const Blocks *blocks, Block *block);
/* "Jane Doe is a writer for ..." */
bool block_is_biography(const Blocks *blocks, const Block *block);

/* Fixes blocks by comparing them: other languages, repeated lines, pull quotes (the latter two: drop_repeats). */
Status blocks_compare(Blocks *blocks);
Status blocks_drop_repeats(Blocks *blocks);
/* Decides the blocks that are still open by where they stand: title, headings, menus. */
void blocks_place(Blocks *blocks);

#endif
