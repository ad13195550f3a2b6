/* sha256.h: fingerprints that leave the process: SHA-256 (FIPS 180-4).
 *
 * Every file read is hashed, and every id of a document or a claim comes from a hash, so it is on the way of all that
 * is read and stored: about 0.5 ns a byte where the processor has instructions for it (x86-64 SHA extensions, chosen at
 * run time), 4 ns elsewhere. Nothing here is secret: no care is taken to hide what is hashed. */
#ifndef QUERN_BASE_SHA256_H
#define QUERN_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SHA256_BYTES = 32, SHA256_BLOCK = 64, SHA256_TEXT = 65 };

typedef struct Sha256 {
  uint32_t state[8];
  uint64_t length; /* bytes so far */
  unsigned char block[SHA256_BLOCK];
} Sha256;

void sha256_begin(Sha256 *sha);
void sha256_add(Sha256 *sha, const void *bytes, size_t length);
void sha256_end(Sha256 *sha, unsigned char digest[SHA256_BYTES]);

/* All at once. */
void sha256(const void *bytes, size_t length, unsigned char digest[SHA256_BYTES]);

/* As 64 hexadecimal digits. */
void sha256_hex(const unsigned char digest[SHA256_BYTES], char text[SHA256_TEXT]);

/* A positive odd integer below 2^53 (every JSON reader keeps it) from the first bytes of a hash. */
int64_t sha256_id(const unsigned char digest[SHA256_BYTES]);

#endif
