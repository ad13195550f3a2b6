/* The kernel for x86-64 with AVX2 and BMI2: compiled with those switched on (Makefile), chosen at run time. */
#if defined(__AVX2__)
#include <immintrin.h>

#include "text/kernel_masks.h"
#include "text/lexicon_tables.h"

static inline __m256i load(const uint8_t *bytes) { return _mm256_loadu_si256((const __m256i *)bytes); }

static inline __m256i table(const uint8_t nibbles[16]) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)nibbles));
}

static inline __m256i high_nibbles(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(15));
}

static inline __m256i low_nibbles(__m256i bytes) { return _mm256_and_si256(bytes, _mm256_set1_epi8(15)); }

static inline uint64_t join(__m256i a, __m256i b) {
  return (uint32_t)_mm256_movemask_epi8(a) | (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

static inline uint64_t any_of(__m256i a, __m256i b, char classes) {
  __m256i wanted = _mm256_set1_epi8(classes), zero = _mm256_setzero_si256();
  return join(_mm256_cmpgt_epi8(_mm256_and_si256(a, wanted), zero),
              _mm256_cmpgt_epi8(_mm256_and_si256(b, wanted), zero));
}

static inline __m256i ascii_classes(__m256i bytes) { /* a shuffle gives 0 for bytes beyond ASCII */
  return _mm256_and_si256(_mm256_shuffle_epi8(table(ascii_low), bytes),
                          _mm256_shuffle_epi8(table(ascii_high), high_nibbles(bytes)));
}

static inline BlockMasks block_masks(const uint8_t *bytes) {
  __m256i a = load(bytes), b = load(bytes + 32), x = ascii_classes(a), y = ascii_classes(b);
  BlockMasks m;
  m.word = any_of(x, y, WORD);
  m.digit = join(_mm256_slli_epi16(x, 7), _mm256_slli_epi16(y, 7));
  m.point = any_of(x, y, POINT);
  m.line = any_of(x, y, LINE_BREAK);
  m.wide = _mm256_movemask_epi8(_mm256_or_si256(a, b)) != 0;
  return m;
}

static inline __m256i wide_classes(__m256i bytes) {
  return _mm256_and_si256(_mm256_shuffle_epi8(table(wide_low), low_nibbles(bytes)),
                          _mm256_shuffle_epi8(table(wide_high), high_nibbles(bytes)));
}

static inline WideMasks wide_masks(const uint8_t *bytes) {
  __m256i x = wide_classes(load(bytes)), y = wide_classes(load(bytes + 32));
  WideMasks m;
  m.continuation = join(_mm256_slli_epi16(x, 7), _mm256_slli_epi16(y, 7));
  m.lead = any_of(x, y, LEAD2 | LEAD3);
  m.lead3 = any_of(x, y, LEAD3);
  m.cjk = any_of(x, y, CJK);
  m.sign = any_of(x, y, SIGN);
  return m;
}

typedef struct TinyFilter {
  __m256i low[SHORT_WORD], high[SHORT_WORD];
} TinyFilter;

static inline TinyFilter tiny_filter(const Tables *t) {
  TinyFilter f;
  for (int i = 0; i < SHORT_WORD; i++) {
    f.low[i] = table(t->short_low[i]);
    f.high[i] = table(t->short_high[i]);
  }
  return f;
}

/* The buckets of short words that bytes[i] and those behind it can be in. */
static inline __m256i buckets(const TinyFilter *f, const uint8_t *bytes, int i) {
  __m256i v = load(bytes + i);
  return _mm256_and_si256(_mm256_shuffle_epi8(f->low[i], low_nibbles(v)),
                          _mm256_shuffle_epi8(f->high[i], high_nibbles(v)));
}

static inline __m256i all_buckets(const TinyFilter *f, const uint8_t *bytes, __m256i *first, __m256i *second) {
  *first = buckets(f, bytes, 0);
  *second = _mm256_and_si256(*first, buckets(f, bytes, 1));
  return _mm256_and_si256(*second, buckets(f, bytes, 2));
}

/* Where one of the wanted buckets is. */
static inline uint64_t in_bucket(__m256i a, __m256i b, int wanted) {
  __m256i bits = _mm256_set1_epi8((char)wanted), zero = _mm256_setzero_si256();
  return ~join(_mm256_cmpeq_epi8(_mm256_and_si256(a, bits), zero), _mm256_cmpeq_epi8(_mm256_and_si256(b, bits), zero));
}

static inline ShortMasks block_tiny(const TinyFilter *f, const uint8_t *bytes) {
  __m256i one[2], two[2], three[2];
  three[0] = all_buckets(f, bytes, &one[0], &two[0]);
  three[1] = all_buckets(f, bytes + 32, &one[1], &two[1]);
  return (ShortMasks){in_bucket(one[0], one[1], SHORT_ONE), in_bucket(two[0], two[1], SHORT_TWO),
                      in_bucket(three[0], three[1], SHORT_THREE)};
}

#define KERNEL_NAME kernel_avx2
#include "text/kernel_body.h"
#else
typedef int kernel_avx2_is_for_x86_64_only;
#endif
