/* bytes.h: sixty-four bytes at a time: which of them are letters, which lie in a range, as a mask of 64 bits.
 *
 * Bit i stands for byte i. Walks over text that is mostly plain ASCII ask once for each 64 bytes and then move from one
 * set bit to the next, instead of looking at every byte. On x86-64 a range costs four instructions for 16 bytes (SSE2,
 * which every such processor has); elsewhere a loop does the same. All 64 bytes must be readable. */
#ifndef QUERN_BASE_BYTES_H
#define QUERN_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { BYTES_BLOCK = 64 };

#if defined(__SSE2__)
static inline __m128i bytes_sixteen(const char *at) { return _mm_loadu_si128((const __m128i *)(const void *)at); }
/* The highest bit of each byte. */
static inline uint64_t bytes_mask(__m128i a, __m128i b, __m128i c, __m128i d) {
  uint32_t low = (uint32_t)_mm_movemask_epi8(a) | (uint32_t)_mm_movemask_epi8(b) << 16;
  uint32_t high = (uint32_t)_mm_movemask_epi8(c) | (uint32_t)_mm_movemask_epi8(d) << 16;
  return low | (uint64_t)high << 32;
}
static inline __m128i bytes_inside(const char *at, __m128i fold, __m128i from, __m128i most) {
  __m128i above = _mm_sub_epi8(_mm_or_si128(bytes_sixteen(at), fold), from);
  return _mm_cmpeq_epi8(_mm_min_epu8(above, most), above);
}
#endif

/* Bytes b with low <= (b | fold) <= high. */
static inline uint64_t bytes_range(const char *at, unsigned char fold, unsigned char low, unsigned char high) {
#if defined(__SSE2__)
  const __m128i folded = _mm_set1_epi8((char)fold), from = _mm_set1_epi8((char)low),
                most = _mm_set1_epi8((char)(high - low));
  return bytes_mask(bytes_inside(at, folded, from, most), bytes_inside(at + 16, folded, from, most),
                    bytes_inside(at + 32, folded, from, most), bytes_inside(at + 48, folded, from, most));
#else
  uint64_t mask = 0;
  for (int i = 0; i < BYTES_BLOCK; i++)
    mask |= (uint64_t)((unsigned char)(((unsigned char)at[i] | fold) - low) <= (unsigned char)(high - low)) << i;
  return mask;
#endif
}

/* Bytes b for which b | fold is one of `count` signs. Both are known where this is called. */
static inline __attribute__((always_inline)) uint64_t bytes_one_of(const char *at, char fold, const char *signs,
                                                                   size_t count) {
#if defined(__SSE2__)
  __m128i found[4];
#pragma GCC unroll 4
  for (size_t i = 0; i < 4; i++) {
    const __m128i bytes =
        fold ? _mm_or_si128(bytes_sixteen(at + i * 16), _mm_set1_epi8(fold)) : bytes_sixteen(at + i * 16);
    found[i] = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(signs[0]));
#pragma GCC unroll 8
    for (size_t k = 1; k < count; k++)
      found[i] = _mm_or_si128(found[i], _mm_cmpeq_epi8(bytes, _mm_set1_epi8(signs[k])));
  }
  return bytes_mask(found[0], found[1], found[2], found[3]);
#else
  uint64_t mask = 0;
  for (int i = 0; i < BYTES_BLOCK; i++) {
    bool found = false;
    for (size_t k = 0; k < count; k++) found |= (char)(at[i] | fold) == signs[k];
    mask |= (uint64_t)found << i;
  }
  return mask;
#endif
}

static inline uint64_t bytes_equal(const char *at, char byte) { return bytes_one_of(at, 0, &byte, 1); }

/* Letters of ASCII. */
static inline uint64_t bytes_letters(const char *at) { return bytes_range(at, 0x20, 'a', 'z'); }

/* Bytes beyond ASCII. */
static inline uint64_t bytes_wide(const char *at) {
#if defined(__SSE2__)
  return bytes_mask(bytes_sixteen(at), bytes_sixteen(at + 16), bytes_sixteen(at + 32), bytes_sixteen(at + 48));
#else
  return bytes_range(at, 0, 0x80, 0xFF);
#endif
}

/* Bytes that are neither printable ASCII (nor DEL) nor one of \t \n \v \f \r. */
static inline uint64_t bytes_unusual(const char *at) {
#if defined(__SSE2__)
  const __m128i space = _mm_set1_epi8(' '), tab = _mm_set1_epi8('\t'), spaces = _mm_set1_epi8('\r' - '\t');
  __m128i found[4];
#pragma GCC unroll 4
  for (size_t i = 0; i < 4; i++) { /* beyond ASCII is below zero */
    const __m128i bytes = bytes_sixteen(at + i * 16), above = _mm_sub_epi8(bytes, tab);
    found[i] = _mm_andnot_si128(_mm_cmpeq_epi8(_mm_min_epu8(above, spaces), above), _mm_cmplt_epi8(bytes, space));
  }
  return bytes_mask(found[0], found[1], found[2], found[3]);
#else
  return ~(bytes_range(at, 0, ' ', 0x7F) | bytes_range(at, 0, '\t', '\r'));
#endif
}

/* How many bits of a mask are set; processors that count them in one step are not asked for here. */
static inline uint32_t bytes_ones(uint64_t mask) {
  mask -= mask >> 1 & 0x5555555555555555u;
  mask = (mask & 0x3333333333333333u) + (mask >> 2 & 0x3333333333333333u);
  mask = (mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (uint32_t)(mask * 0x0101010101010101u >> 56);
}

/* The first `length` (at most 8) of eight bytes as a number, the first byte lowest, with `fold` set in each of them. */
static inline uint64_t bytes_load(const char *at, size_t length, uint64_t fold) {
  static const uint64_t keep[] = {
      0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, UINT64_MAX};
  uint64_t word;
  memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return (word | fold) & keep[length];
}

/* Copies the last bytes of a text to where zeros follow them; returns `room`. */
static inline const char *bytes_edge(char *room, size_t size, const char *at, size_t length) {
  memcpy(room, at, length);
  memset(room + length, 0, size - length);
  return room;
}

/* The bit that makes a letter lowercase, in eight bytes. */
#define BYTES_LOWER 0x2020202020202020u

#endif
