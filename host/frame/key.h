/* key.h: several key columns as one whole number a row, equal exactly where all keys are equal.
 *
 * What a column stores is already a small number, so the parts are put side by side, mixed-radix (dense: the number can
 * index an array) or in bits (packed: cheap to take apart). Columns that store no small number (f64, wide integers),
 * and parts that together pass 64 bits, are numbered first, in order of value or of appearance. Null is a key of its
 * own, after all others. The order of keys is: numbers and dates by value, strings as first met in their column. */
#ifndef QUERN_FRAME_KEY_H
#define QUERN_FRAME_KEY_H

#include "frame/frame.h"

typedef struct KeyPart {
  size_t first, covers; /* the key columns it stands for; more than one when they were numbered together */
  const Column *column; /* whose stored values are used; NULL: `codes` are */
  uint64_t range;       /* codes are below this, null's too */
  uint64_t factor;      /* what the code is multiplied by (packed: a power of two) */
  int shift;            /* packed: its logarithm */
  uint32_t *codes;      /* by row of the columns; a block */
  uint32_t *samples;    /* for each code, a row that has it; a block */
} KeyPart;

typedef struct Key {
  const Frame *frame;
  const Column **columns;
  size_t column_count;
  KeyPart *parts;
  size_t count;
  uint64_t range; /* dense: the product of ranges; packed: 0 if all 64 bits are used */
  bool packed;
} Key;

/* `dense_most`: the numbers are dense if they stay below this, packed otherwise. */
Status key_new(Key *key, const Frame *frame, const char *const *names, size_t count, uint64_t dense_most, Error *error);
void key_free(Key *key);

/* Rows as in column_load_integers. */
void key_load(const Key *key, const uint32_t *rows, size_t from, size_t count, uint64_t *out);
/* When range is at most 2^32. */
void key_load_small(const Key *key, const uint32_t *rows, size_t from, size_t count, uint32_t *out);

/* The key columns again, for `count` numbers. */
Status key_columns(const Key *key, const uint64_t *numbers, size_t count, Column **out, Error *error);

#endif
