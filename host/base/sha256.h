/* sha256.h: fingerprints that leave the process: SHA-256 (FIPS 180-4), by Nettle.
 *
 * Every file read is hashed, and every id of a document or a claim comes from a hash, so it is on the way of all that
 * is read and stored: Nettle uses the processor's SHA instructions, about 0.6 ns a byte. Nothing here is secret. */
#ifndef QUERN_BASE_SHA256_H
#define QUERN_BASE_SHA256_H

#include <nettle/sha2.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_BYTES = SHA256_DIGEST_SIZE, SHA256_TEXT = 2 * SHA256_BYTES + 1 };

typedef struct sha256_ctx Sha256;

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
