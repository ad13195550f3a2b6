/* csv_avx512.h: the batches of csv_batch.h with AVX-512; for csv_batch.c and csv_index.c only. */
#ifndef QUERN_FRAME_CSV_AVX512_H
#define QUERN_FRAME_CSV_AVX512_H

#include "frame/csv_batch.h"

#if defined(__x86_64__)
size_t integers_avx512(const Strip *strip, size_t row, int64_t *values, uint8_t *nulls);
size_t numbers_avx512(const Strip *strip, size_t row, int64_t *values, uint8_t *nulls);
size_t keys_avx512(const Strip *strip, size_t row, bool trimmed, ShortText *keys, uint32_t *hashes, uint8_t *nulls);
size_t find_avx512(const Strings *strings, const StringsBatch *batch, size_t at, size_t to, uint32_t *codes);
size_t check_avx512(const Strings *strings, const StringsBatch *batch, size_t at, size_t to, uint32_t *codes);
void index_avx512(CsvIndex *index, const char *text, size_t length, char delimiter);
#endif

#endif
