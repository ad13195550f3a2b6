/* zone_anchor.h: whether a text may say anything twice, told without its words; for zone_repeat.c only.
 *
 * Of each block that might be a repetition one long word is kept, its anchor. Where that stands again, the words behind
 * it are compared. Looked at are only the beginnings of words of six and more letters, or three ideographs: a third of
 * what comparing all words would cost, or less. A block of eight words and more without either
 * cannot be told. */
#ifndef QUERN_TEXT_ZONE_ANCHOR_H
#define QUERN_TEXT_ZONE_ANCHOR_H

#include "text/zone_block.h"

/* *found is false when no open block from `first` on stands again within the text; else it may. Interruptible. */
Status anchors_look(const Blocks *blocks, size_t first, bool *found);

#endif
