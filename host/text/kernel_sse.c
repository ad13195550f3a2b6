/* The kernel for x86-64 with SSSE3: compiled with it switched on (Makefile), chosen at run time. */
#if defined(__SSSE3__)
#include <tmmintrin.h>

#include "text/kernel_masks.h"
#include "text/lexicon_tables.h"

static inline __m128i load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

static inline __m128i nibble_classes(__m128i bytes, const uint8_t low[16], const uint8_t high[16]) {
  __m128i fifteen = _mm_set1_epi8(15);
  return _mm_and_si128(_mm_shuffle_epi8(load(low), _mm_and_si128(bytes, fifteen)),
                       _mm_shuffle_epi8(load(high), _mm_and_si128(_mm_srli_epi16(bytes, 4), fifteen)));
}

/* The bit of one class of sixteen bytes, at their place in the block. */
static inline uint64_t any_of(__m128i classes, char wanted, unsigned at) {
  __m128i none = _mm_cmpeq_epi8(_mm_and_si128(classes, _mm_set1_epi8(wanted)), _mm_setzero_si128());
  return (uint64_t)(~(uint32_t)_mm_movemask_epi8(none) & 0xFFFF) << at;
}

static inline BlockMasks block_masks(const uint8_t *bytes) {
  BlockMasks m = {0, 0, 0, 0, false};
  for (unsigned at = 0; at < 64; at += 16) {
    __m128i v = load(bytes + at), classes = nibble_classes(v, ascii_low, ascii_high);
    m.word |= any_of(classes, WORD, at);
    m.digit |= any_of(classes, DIGIT, at);
    m.point |= any_of(classes, POINT, at);
    m.line |= any_of(classes, LINE_BREAK, at);
    m.wide |= _mm_movemask_epi8(v) != 0;
  }
  return m;
}

static inline WideMasks wide_masks(const uint8_t *bytes) {
  WideMasks m = {0, 0, 0, 0, 0};
  for (unsigned at = 0; at < 64; at += 16) {
    __m128i classes = nibble_classes(load(bytes + at), wide_low, wide_high);
    m.continuation |= any_of(classes, CONTINUATION, at);
    m.lead |= any_of(classes, LEAD2 | LEAD3, at);
    m.lead3 |= any_of(classes, LEAD3, at);
    m.cjk |= any_of(classes, CJK, at);
    m.sign |= any_of(classes, SIGN, at);
  }
  return m;
}

typedef const Tables *TinyFilter;

static inline TinyFilter tiny_filter(const Tables *t) { return t; }

static inline ShortMasks block_tiny(const TinyFilter *f, const uint8_t *bytes) {
  const Tables *t = *f;
  ShortMasks m = {0, 0, 0};
  for (unsigned at = 0; at < 64; at += 16) {
    __m128i buckets[SHORT_WORD], all = _mm_set1_epi8(-1);
    for (int i = 0; i < SHORT_WORD; i++)
      buckets[i] = all = _mm_and_si128(all, nibble_classes(load(bytes + at + i), t->short_low[i], t->short_high[i]));
    m.one |= any_of(buckets[0], SHORT_ONE, at);
    m.two |= any_of(buckets[1], SHORT_TWO, at);
    m.three |= any_of(buckets[2], (char)SHORT_THREE, at);
  }
  return m;
}

#define KERNEL_NAME kernel_sse
#include "text/kernel_body.h"
#else
typedef int kernel_sse_is_for_x86_64_only;
#endif
