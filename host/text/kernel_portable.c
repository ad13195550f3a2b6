/* The kernel in plain C. */
#include "text/kernel_masks.h"
#include "text/lexicon_tables.h"

static inline BlockMasks block_masks(const uint8_t *bytes) {
  BlockMasks m = {0, 0, 0, 0, false};
  for (unsigned i = 0; i < 64; i++) {
    unsigned class = ascii_low[bytes[i] & 15] & ascii_high[bytes[i] >> 4];
    m.word |= (uint64_t)((class & WORD) != 0) << i;
    m.digit |= (uint64_t)(class & DIGIT) << i;
    m.point |= (uint64_t)((class & POINT) != 0) << i;
    m.line |= (uint64_t)((class & LINE_BREAK) != 0) << i;
    m.wide |= bytes[i] >= 0x80;
  }
  return m;
}

static inline WideMasks wide_masks(const uint8_t *bytes) {
  WideMasks m = {0, 0, 0, 0, 0};
  for (unsigned i = 0; i < 64; i++) {
    unsigned class = wide_low[bytes[i] & 15] & wide_high[bytes[i] >> 4];
    m.continuation |= (uint64_t)(class & CONTINUATION) << i;
    m.lead |= (uint64_t)((class & (LEAD2 | LEAD3)) != 0) << i;
    m.lead3 |= (uint64_t)((class & LEAD3) != 0) << i;
    m.cjk |= (uint64_t)((class & CJK) != 0) << i;
    m.sign |= (uint64_t)((class & SIGN) != 0) << i;
  }
  return m;
}

/* The short filter is worth its price on vectors only: here every short word passes. */
typedef int TinyFilter;

static inline TinyFilter tiny_filter(const Tables *t) {
  (void)t;
  return 0;
}

static inline ShortMasks block_tiny(const TinyFilter *f, const uint8_t *bytes) {
  (void)f;
  (void)bytes;
  return (ShortMasks){~(uint64_t)0, ~(uint64_t)0, ~(uint64_t)0};
}

#define KERNEL_NAME kernel_portable
#include "text/kernel_body.h"
