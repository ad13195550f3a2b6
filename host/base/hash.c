#include "base/hash.h"

#include <string.h>

static const uint64_t ODD_A = 0x9E3779B97F4A7C15u, ODD_B = 0xD6E8FEB86659FD93u;

/* The high and low halves of a 128-bit product, folded: every input bit reaches every output bit. */
static uint64_t fold(uint64_t a, uint64_t b) {
  __extension__ typedef unsigned __int128 Wide;
  Wide product = (Wide)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Up to eight bytes as a word, without a loop: parts that overlap agree. */
static uint64_t load(const unsigned char *bytes, size_t length) {
  uint64_t word;
  uint32_t front, back;
  if (length == 8) {
    memcpy(&word, bytes, 8);
    return word;
  }
  if (length >= 4) {
    memcpy(&front, bytes, 4);
    memcpy(&back, bytes + length - 4, 4);
    return front | (uint64_t)back << 8 * (length - 4);
  }
  if (length == 0) return 0;
  return bytes[0] | (uint64_t)bytes[length / 2] << 8 * (length / 2) | (uint64_t)bytes[length - 1] << 8 * (length - 1);
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
