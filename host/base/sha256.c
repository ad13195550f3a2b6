#include "base/sha256.h"

void sha256_begin(Sha256 *sha) { sha256_init(sha); }

void sha256_add(Sha256 *sha, const void *bytes, size_t length) { sha256_update(sha, length, bytes); }

void sha256_end(Sha256 *sha, unsigned char digest[SHA256_BYTES]) { sha256_digest(sha, SHA256_BYTES, digest); }

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
