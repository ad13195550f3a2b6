#include "base/hash.h"

#include <string.h>

static const uint64_t ODD_A = 0x9E3779B97F4A7C15u, ODD_B = 0xD6E8FEB86659FD93u;

/* The high and low halves of a 128-bit product, folded: every input bit reaches every output bit. */
static uint64_t fold(uint64_t a, uint64_t b) {
  __extension__ typedef unsigned __int128 Wide;
  Wide product = (Wide)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t load(const unsigned char *bytes, size_t length) {
  uint64_t word = 0;
  memcpy(&word, bytes, length);
  return word;
}

uint64_t hash_bytes(const void *data, size_t length) {
  const unsigned char *bytes = data;
  uint64_t state = ODD_A ^ length;
  for (; length > 16; bytes += 16, length -= 16) state = fold(load(bytes, 8) ^ ODD_B, load(bytes + 8, 8) ^ state);
  size_t head = length > 8 ? 8 : length;
  return fold(load(bytes, head) ^ ODD_A, load(bytes + head, length - head) ^ state ^ ODD_B) ^ state;
}

uint64_t hash_u64(uint64_t value) {
  value = (value ^ value >> 32) * ODD_B;
  value = (value ^ value >> 32) * ODD_B;
  return value ^ value >> 32;
}

uint64_t hash_join(uint64_t running, uint64_t next) { return fold(running ^ ODD_A, next ^ ODD_B) + running; }
