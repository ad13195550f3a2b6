/* key_internal.h: what the parts of making keys share; for key*.c only. */
#ifndef QUERN_FRAME_KEY_INTERNAL_H
#define QUERN_FRAME_KEY_INTERNAL_H

#include "frame/key.h"

enum { KEY_BLOCK = 2048 }; /* rows at a time */

/* Bits that hold every code below `range`. */
static inline int key_bits(uint64_t range) { return range <= 1 ? 0 : 64 - __builtin_clzll(range - 1); }

/* Fills in a part for a column whose stored values are no small numbers. False: out of memory. */
bool key_number_column(const Key *key, KeyPart *part);

/* Fills in a part for what all parts of `merged` number together. False: out of memory. */
bool key_number_parts(const Key *merged, KeyPart *part);

#endif
