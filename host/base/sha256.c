#include "base/sha256.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

static const uint32_t rounds[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turn(uint32_t x, unsigned by) { return x >> by | x << (32 - by); }

static uint32_t load32(const unsigned char *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void take_plain(uint32_t state[8], const unsigned char *bytes, size_t blocks) {
  for (; blocks > 0; blocks--, bytes += SHA256_BLOCK) {
    uint32_t w[64], s[8];
    for (size_t i = 0; i < 16; i++) w[i] = load32(bytes + i * 4);
    for (size_t i = 16; i < 64; i++)
      w[i] = w[i - 16] + w[i - 7] + (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3) +
             (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10);
    memcpy(s, state, sizeof s);
    for (size_t i = 0; i < 64; i++) {
      uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]), majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
      uint32_t one = s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) + choice + rounds[i] + w[i];
      uint32_t two = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) + majority;
      memmove(s + 1, s, 7 * sizeof *s);
      s[4] += one;
      s[0] = one + two;
    }
    for (size_t i = 0; i < 8; i++) state[i] += s[i];
  }
}

#if defined(__x86_64__)
/* The instructions keep the state as ABEF and CDGH (from the high lane down) and do two rounds at a time; w holds the
 * sixteen words of the schedule that are still needed. */
__attribute__((target("sha,sse4.1,ssse3"))) static void take_quick(uint32_t state[8], const unsigned char *bytes,
                                                                   size_t blocks) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i abef = _mm_set_epi32((int)state[0], (int)state[1], (int)state[4], (int)state[5]);
  __m128i cdgh = _mm_set_epi32((int)state[2], (int)state[3], (int)state[6], (int)state[7]);
  for (; blocks > 0; blocks--, bytes += SHA256_BLOCK) {
    __m128i w[4], abef_before = abef, cdgh_before = cdgh;
#pragma GCC unroll 16
    for (int i = 0; i < 16; i++) {
      __m128i *now = &w[i & 3];
      if (i < 4)
        *now = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(bytes + i * 16)), swap);
      else
        *now = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(*now, w[(i + 1) & 3]),
                                                  _mm_alignr_epi8(w[(i + 3) & 3], w[(i + 2) & 3], 4)),
                                    w[(i + 3) & 3]);
      __m128i sum = _mm_add_epi32(*now, _mm_loadu_si128((const __m128i *)(const void *)(rounds + i * 4)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  uint32_t high[4], low[4];
  _mm_storeu_si128((__m128i *)(void *)high, abef);
  _mm_storeu_si128((__m128i *)(void *)low, cdgh);
  state[0] = high[3], state[1] = high[2], state[2] = low[3], state[3] = low[2];
  state[4] = high[1], state[5] = high[0], state[6] = low[1], state[7] = low[0];
}

static bool is_quick(void) {
  enum { LEAF = 7, SHA_BIT = 1 << 29 };
  unsigned a, b, c, d;
  const char *wanted = getenv("QUERN_KERNEL"); /* as host/text/kernel.c asks it */
  if (wanted && strcmp(wanted, "portable") == 0) return false;
  return __get_cpuid_count(LEAF, 0, &a, &b, &c, &d) && (b & SHA_BIT) && __builtin_cpu_supports("sse4.1");
}
#endif

static void take(uint32_t state[8], const unsigned char *bytes, size_t blocks) {
#if defined(__x86_64__)
  static int quick; /* 0: not known yet; each thread that asks finds the same */
  int known = __atomic_load_n(&quick, __ATOMIC_RELAXED);
  if (!known) __atomic_store_n(&quick, known = is_quick() ? 1 : -1, __ATOMIC_RELAXED);
  if (known > 0) {
    take_quick(state, bytes, blocks);
    return;
  }
#endif
  take_plain(state, bytes, blocks);
}

void sha256_begin(Sha256 *sha) {
  static const uint32_t first[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memcpy(sha->state, first, sizeof first);
  sha->length = 0;
}

void sha256_add(Sha256 *sha, const void *data, size_t length) {
  const unsigned char *bytes = data;
  size_t used = sha->length % SHA256_BLOCK;
  sha->length += length;
  if (used) {
    size_t room = SHA256_BLOCK - used, part = length < room ? length : room;
    memcpy(sha->block + used, bytes, part);
    if (part < room) return;
    take(sha->state, sha->block, 1);
    bytes += part, length -= part;
  }
  if (length >= SHA256_BLOCK) take(sha->state, bytes, length / SHA256_BLOCK);
  if (length % SHA256_BLOCK) memcpy(sha->block, bytes + length / SHA256_BLOCK * SHA256_BLOCK, length % SHA256_BLOCK);
}

void sha256_end(Sha256 *sha, unsigned char digest[SHA256_BYTES]) {
  size_t used = sha->length % SHA256_BLOCK;
  uint64_t bits = sha->length * 8;
  sha->block[used++] = 0x80;
  if (used > SHA256_BLOCK - 8) {
    memset(sha->block + used, 0, SHA256_BLOCK - used);
    take(sha->state, sha->block, 1);
    used = 0;
  }
  memset(sha->block + used, 0, SHA256_BLOCK - 8 - used);
  for (size_t i = 0; i < 8; i++) sha->block[SHA256_BLOCK - 1 - i] = (unsigned char)(bits >> i * 8);
  take(sha->state, sha->block, 1);
  for (size_t i = 0; i < SHA256_BYTES; i++) digest[i] = (unsigned char)(sha->state[i / 4] >> (24 - i % 4 * 8));
}

void sha256(const void *bytes, size_t length, unsigned char digest[SHA256_BYTES]) {
  Sha256 sha;
  sha256_begin(&sha);
  sha256_add(&sha, bytes, length);
  sha256_end(&sha, digest);
}

void sha256_hex(const unsigned char digest[SHA256_BYTES], char text[SHA256_TEXT]) {
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < SHA256_BYTES; i++) {
    text[i * 2] = digits[digest[i] >> 4];
    text[i * 2 + 1] = digits[digest[i] & 15];
  }
  text[SHA256_BYTES * 2] = '\0';
}

int64_t sha256_id(const unsigned char digest[SHA256_BYTES]) {
  uint64_t value = 0;
  for (size_t i = 0; i < 7; i++) value = value << 8 | digest[i];
  return (int64_t)(value >> 3 | 1);
}
