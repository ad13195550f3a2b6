/* csv_batch.h: many fields of a column at once, with the widest instructions that the machine has.
 *
 * Each batch goes on from row `from` as long as fields are plain, eight rows at a time, and returns the first row that
 * it did not take: that one and those with it are read singly, and the batch goes on behind them. What it takes is to
 * the bit what reading singly gives. A machine without the instructions takes none, or fewer kinds. */
#ifndef QUERN_FRAME_CSV_BATCH_H
#define QUERN_FRAME_CSV_BATCH_H

#include "frame/csv_reader.h"

enum { BATCH = 8 };

/* What is made use of: the widest that the machine has, or that QUERN_KERNEL names (portable, avx2, avx512). */
typedef enum Instructions { INSTRUCTIONS_PORTABLE, INSTRUCTIONS_AVX2, INSTRUCTIONS_AVX512 } Instructions;
Instructions csv_instructions(void);

/* Whole numbers of up to 15 signs, and fields with nothing in them, which become 0 and a null. */
size_t batch_integers(const Strip *strip, size_t from, int64_t *values, uint8_t *nulls);

/* Numbers of up to 15 signs with a point or without, as the bits of doubles; empty ones likewise. */
size_t batch_numbers(const Strip *strip, size_t from, int64_t *values, uint8_t *nulls);

/* Keys and hashes (see strings_prepare) of strings of up to SHORT_MOST bytes; empty ones are nulls. `trimmed`: only
 * those without blanks. */
size_t batch_keys(const Strip *strip, size_t from, bool trimmed, ShortText *keys, uint32_t *hashes, uint8_t *nulls);

/* Of rows `from` to `to`, the code of the first string with the same slot and the same lower bits of its hash, or
 * CODE_OPEN. Returns the first row that it did not look at, for which there is no whole batch. */
static const uint32_t CODE_OPEN = UINT32_MAX - 1;
size_t batch_find(const Strings *strings, const StringsBatch *batch, size_t from, size_t to, uint32_t *codes);

/* Makes CODE_OPEN of those whose string is another, and 0 of nulls. Returns as batch_find. */
size_t batch_check(const Strings *strings, const StringsBatch *batch, size_t from, size_t to, uint32_t *codes);

#endif
