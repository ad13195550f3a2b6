/* The kernel for x86-64 with AVX-512 and its byte permutations (Ice Lake, Zen 4 and later): compiled with those
 * switched on (Makefile), chosen at run time. */
#if defined(__AVX512VBMI2__)
#include <immintrin.h>

#include "text/kernel_masks.h"
#include "text/lexicon_tables.h"

static inline __m512i load(const uint8_t *bytes) { return _mm512_loadu_si512(bytes); }

static inline __m512i nibble_classes(__m512i bytes, const uint8_t low[16], const uint8_t high[16]) {
  __m512i fifteen = _mm512_set1_epi8(15);
  __m512i lows = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)low));
  __m512i highs = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)high));
  return _mm512_and_si512(_mm512_shuffle_epi8(lows, _mm512_and_si512(bytes, fifteen)),
                          _mm512_shuffle_epi8(highs, _mm512_and_si512(_mm512_srli_epi16(bytes, 4), fifteen)));
}

static inline uint64_t any_of(__m512i classes, char wanted) {
  return _mm512_test_epi8_mask(classes, _mm512_set1_epi8(wanted));
}

static inline BlockMasks block_masks(const uint8_t *bytes) {
  __m512i v = load(bytes), classes = nibble_classes(v, ascii_low, ascii_high);
  return (BlockMasks){any_of(classes, WORD), any_of(classes, DIGIT), any_of(classes, POINT),
                      any_of(classes, LINE_BREAK), _mm512_movepi8_mask(v) != 0};
}

static inline WideMasks wide_masks(const uint8_t *bytes) {
  __m512i classes = nibble_classes(load(bytes), wide_low, wide_high);
  return (WideMasks){any_of(classes, LEAD2 | LEAD3), any_of(classes, LEAD3), any_of(classes, CONTINUATION),
                     any_of(classes, CJK), any_of(classes, SIGN)};
}

typedef struct TinyFilter {
  __m512i buckets[SHORT_WORD];
} TinyFilter;

static inline TinyFilter tiny_filter(const Tables *t) {
  return (TinyFilter){{load(t->short_six[0]), load(t->short_six[1]), load(t->short_six[2])}};
}

static inline ShortMasks block_tiny(const TinyFilter *f, const uint8_t *bytes) {
  __m512i one = _mm512_permutexvar_epi8(load(bytes), f->buckets[0]);
  __m512i two = _mm512_and_si512(one, _mm512_permutexvar_epi8(load(bytes + 1), f->buckets[1]));
  __m512i three = _mm512_and_si512(two, _mm512_permutexvar_epi8(load(bytes + 2), f->buckets[2]));
  return (ShortMasks){any_of(one, SHORT_ONE), any_of(two, SHORT_TWO), any_of(three, (char)SHORT_THREE)};
}

/* Appends base + the number of each set bit; may write 31 places more than there are. */
static inline uint16_t *flatten(uint64_t mask, uint32_t base, uint16_t *out) {
  static const uint8_t numbers[64] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
                                      16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
                                      32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
                                      48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  unsigned count = (unsigned)__builtin_popcountll(mask);
  __m512i set = _mm512_maskz_compress_epi8(mask, load(numbers)), from = _mm512_set1_epi16((short)base);
  _mm512_storeu_si512(out, _mm512_add_epi16(_mm512_cvtepu8_epi16(_mm512_castsi512_si256(set)), from));
  if (__builtin_expect(count > 32, 0))
    _mm512_storeu_si512(out + 32, _mm512_add_epi16(_mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(set, 1)), from));
  return out + count;
}

/* The buckets that the bytes from `bytes` on allow, one of them a lane. */
static inline __m512i allowed(const uint8_t *bytes, const uint8_t buckets[64]) {
  return _mm512_permutexvar_epi8(load(bytes), load(buckets));
}

/* Where a pair of Chinese characters may stand that a spelling begins with. */
static inline uint64_t block_pairs(const Tables *t, const uint8_t *bytes) {
  __m512i all = _mm512_and_si512(allowed(bytes, t->cjk_pair[0]), allowed(bytes + 1, t->cjk_pair[1]));
  __m512i two = _mm512_and_si512(allowed(bytes + 2, t->cjk_pair[2]), allowed(bytes + 3, t->cjk_pair[3]));
  __m512i four = _mm512_and_si512(allowed(bytes + 4, t->cjk_pair[4]), allowed(bytes + 5, t->cjk_pair[5]));
  return _mm512_test_epi8_mask(_mm512_and_si512(all, two), four);
}

/* Where a Chinese numeral may stand. */
static inline uint64_t block_numerals(const Tables *t, const uint8_t *bytes) {
  __m512i two = _mm512_and_si512(allowed(bytes, t->cjk_value[0]), allowed(bytes + 1, t->cjk_value[1]));
  return _mm512_test_epi8_mask(two, allowed(bytes + 2, t->cjk_value[2]));
}

static inline uint64_t block_full_stops(const uint8_t *bytes) {
  return _mm512_cmpeq_epi8_mask(load(bytes), _mm512_set1_epi8((char)0xE3)) &
         _mm512_cmpeq_epi8_mask(load(bytes + 1), _mm512_set1_epi8((char)0x80)) &
         _mm512_cmpeq_epi8_mask(load(bytes + 2), _mm512_set1_epi8((char)0x82));
}

#define KERNEL_FLATTEN
#define KERNEL_PAIRS
#define KERNEL_NAME kernel_avx512
#include "text/kernel_body.h"
#else
typedef int kernel_avx512_is_for_x86_64_only;
#endif
