#include "frame/csv_batch.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "frame/csv_avx512.h"

#if defined(__x86_64__)
#include <immintrin.h>

static Instructions widest(void) {
  bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("pclmul");
  bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") &&
                __builtin_cpu_supports("avx512bitalg");
  return !avx2 ? INSTRUCTIONS_PORTABLE : avx512 ? INSTRUCTIONS_AVX512 : INSTRUCTIONS_AVX2;
}
#else
static Instructions widest(void) { return INSTRUCTIONS_PORTABLE; }
#endif

Instructions csv_instructions(void) {
  static atomic_int chosen; /* one more than the choice; 0: not yet made */
  int known = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (known) return (Instructions)(known - 1);
  const char *wanted = getenv("QUERN_KERNEL");
  Instructions most = widest();
  if (wanted && strcmp(wanted, "avx512") != 0)
    most = strcmp(wanted, "avx2") == 0 && most != INSTRUCTIONS_PORTABLE ? INSTRUCTIONS_AVX2 : INSTRUCTIONS_PORTABLE;
  atomic_store_explicit(&chosen, (int)most + 1, memory_order_relaxed);
  return most;
}

#if defined(__x86_64__)
static bool has_avx512(void) { return csv_instructions() == INSTRUCTIONS_AVX512; }

/* Up to 15 digits and a point, as parse_number: the digits are moved to the end of 16 bytes, the point left out, and
 * joined two, four and eight at a time. */
__attribute__((target("avx2"))) static inline bool parse_number_avx2(const char *bytes, size_t length, double *value) {
  bool negative = length > 0 && *bytes == '-';
  bytes += negative;
  length -= negative;
  if (length - 1 > 14) return false;
  __m128i text = _mm_loadu_si128((const __m128i *)(const void *)bytes);
  uint32_t points = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8('.')));
  uint32_t point = (uint32_t)__builtin_ctz(points | 1u << length), digits = (uint32_t)length - (point < length);
  const __m128i order = _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  __m128i from = _mm_sub_epi8(order, _mm_set1_epi8((char)(16 - digits))); /* negative: no digit */
  from = _mm_sub_epi8(from, _mm_cmpgt_epi8(from, _mm_set1_epi8((char)(point - 1))));
  __m128i moved = _mm_shuffle_epi8(_mm_sub_epi8(text, _mm_set1_epi8('0')), from);
  __m128i nines = _mm_set1_epi8(9);
  if (digits == 0 || _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(moved, nines), nines)) != 0xFFFF) return false;
  __m128i twos = _mm_maddubs_epi16(moved, _mm_set1_epi16(0x010A));
  __m128i fours = _mm_madd_epi16(twos, _mm_set1_epi32(0x00010064));
  __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(0x00012710));
  uint64_t halves = (uint64_t)_mm_cvtsi128_si64(eights);
  double whole = (double)(int64_t)((halves & UINT32_MAX) * 100000000 + (halves >> 32));
  static const double POWERS[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (point < length) whole /= POWERS[length - point - 1];
  *value = negative ? -whole : whole;
  return true;
}

__attribute__((target("avx2"))) static size_t numbers_avx2(const Strip *strip, size_t r, int64_t *values) {
  for (; r < strip->rows; r++) {
    CsvField field = strip_field(strip, r);
    double number;
    if (!parse_number_avx2(field.bytes, field.length, &number) && !parse_number(field.bytes, field.length, &number))
      return r;
    memcpy(&values[r], &number, sizeof number);
  }
  return r;
}

size_t batch_integers(const Strip *strip, size_t from, int64_t *values, uint8_t *nulls) {
  return has_avx512() ? integers_avx512(strip, from, values, nulls) : from;
}

size_t batch_numbers(const Strip *strip, size_t from, int64_t *values, uint8_t *nulls) {
  if (has_avx512()) return numbers_avx512(strip, from, values, nulls);
  return csv_instructions() == INSTRUCTIONS_AVX2 ? numbers_avx2(strip, from, values) : from;
}

size_t batch_keys(const Strip *strip, size_t from, bool trimmed, ShortText *keys, uint32_t *hashes, uint8_t *nulls) {
  return has_avx512() ? keys_avx512(strip, from, trimmed, keys, hashes, nulls) : from;
}

size_t batch_find(const Strings *strings, const StringsBatch *batch, size_t from, size_t to, uint32_t *codes) {
  return has_avx512() ? find_avx512(strings, batch, from, to, codes) : from;
}

size_t batch_check(const Strings *strings, const StringsBatch *batch, size_t from, size_t to, uint32_t *codes) {
  return has_avx512() ? check_avx512(strings, batch, from, to, codes) : from;
}
#else
size_t batch_integers(const Strip *strip, size_t from, int64_t *values, uint8_t *nulls) { return from; }

size_t batch_numbers(const Strip *strip, size_t from, int64_t *values, uint8_t *nulls) { return from; }

size_t batch_keys(const Strip *strip, size_t from, bool trimmed, ShortText *keys, uint32_t *hashes, uint8_t *nulls) {
  return from;
}

size_t batch_find(const Strings *strings, const StringsBatch *batch, size_t from, size_t to, uint32_t *codes) {
  return from;
}

size_t batch_check(const Strings *strings, const StringsBatch *batch, size_t from, size_t to, uint32_t *codes) {
  return from;
}
#endif
