/* hash.h: a fast 64-bit hash for tables in memory.
 *
 * Its seed is fixed, so that two runs visit things in the same order: results must not depend on chance. It is not for
 * fingerprints that leave the process; those are SHA-256 (base/sha256.h). */
#ifndef QUERN_BASE_HASH_H
#define QUERN_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(const void *bytes, size_t length);

/* Mixes one integer; a bijection, so distinct inputs never collide in all 64 bits. */
uint64_t hash_u64(uint64_t value);

/* Folds the hash of one more field into a running hash. */
uint64_t hash_join(uint64_t running, uint64_t next);

#endif
