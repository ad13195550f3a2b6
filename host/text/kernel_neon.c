/* The kernel for 64-bit ARM, where NEON always is. */
#if defined(__aarch64__)
#include <arm_neon.h>

#include "text/kernel_masks.h"
#include "text/lexicon_tables.h"

static inline uint8x16_t nibble_classes(uint8x16_t bytes, const uint8_t low[16], const uint8_t high[16]) {
  return vandq_u8(vqtbl1q_u8(vld1q_u8(low), vandq_u8(bytes, vdupq_n_u8(15))),
                  vqtbl1q_u8(vld1q_u8(high), vshrq_n_u8(bytes, 4)));
}

/* One bit for each of 64 bytes that are 0 or FF: bits picked out of each byte, then summed by pairs, three times. */
static inline uint64_t join(const uint8x16_t lanes[4]) {
  const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t low = vpaddq_u8(vandq_u8(lanes[0], bits), vandq_u8(lanes[1], bits));
  uint8x16_t high = vpaddq_u8(vandq_u8(lanes[2], bits), vandq_u8(lanes[3], bits));
  uint8x16_t sums = vpaddq_u8(low, high);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sums, sums)), 0);
}

static inline uint64_t any_of(const uint8x16_t classes[4], uint8_t wanted) {
  uint8x16_t lanes[4];
  for (int i = 0; i < 4; i++) lanes[i] = vtstq_u8(classes[i], vdupq_n_u8(wanted));
  return join(lanes);
}

static inline BlockMasks block_masks(const uint8_t *bytes) {
  uint8x16_t classes[4], all = vdupq_n_u8(0);
  for (int i = 0; i < 4; i++) {
    uint8x16_t v = vld1q_u8(bytes + 16 * i);
    all = vorrq_u8(all, v);
    classes[i] = nibble_classes(v, ascii_low, ascii_high);
  }
  return (BlockMasks){any_of(classes, WORD), any_of(classes, DIGIT), any_of(classes, POINT),
                      any_of(classes, LINE_BREAK), vmaxvq_u8(all) >= 0x80};
}

static inline WideMasks wide_masks(const uint8_t *bytes) {
  uint8x16_t classes[4];
  for (int i = 0; i < 4; i++) classes[i] = nibble_classes(vld1q_u8(bytes + 16 * i), wide_low, wide_high);
  return (WideMasks){any_of(classes, LEAD2 | LEAD3), any_of(classes, LEAD3), any_of(classes, CONTINUATION),
                     any_of(classes, CJK), any_of(classes, SIGN)};
}

typedef const Tables *TinyFilter;

static inline TinyFilter tiny_filter(const Tables *t) { return t; }

static inline ShortMasks block_tiny(const TinyFilter *f, const uint8_t *bytes) {
  const Tables *t = *f;
  uint8x16_t buckets[SHORT_WORD][4];
  for (int i = 0; i < 4; i++) {
    uint8x16_t all = vdupq_n_u8(255);
    for (int j = 0; j < SHORT_WORD; j++)
      buckets[j][i] = all =
          vandq_u8(all, nibble_classes(vld1q_u8(bytes + 16 * i + j), t->short_low[j], t->short_high[j]));
  }
  return (ShortMasks){any_of(buckets[0], SHORT_ONE), any_of(buckets[1], SHORT_TWO), any_of(buckets[2], SHORT_THREE)};
}

#define KERNEL_NAME kernel_neon
#include "text/kernel_body.h"
#else
typedef int kernel_neon_is_for_arm64_only;
#endif
