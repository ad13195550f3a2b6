/* peer.h: what bench-scan measures beside quern in the same process. */
#ifndef QUERN_BENCH_PEER_H
#define QUERN_BENCH_PEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct PeerMatch {
  uint64_t from, to;
  uint32_t term;
} PeerMatch;

typedef struct PeerMatches {
  PeerMatch *match;
  size_t count, capacity;
} PeerMatches;

/* Hyperscan or Vectorscan: compiled from the terms; NULL when the build has neither. */
typedef struct Peer Peer;
const char *peer_name(void);
Peer *peer_new(char **terms, size_t count);
/* Whole-word, leftmost-longest matches: the library finds ends, the boundaries and the choice are made after it. */
void peer_scan(Peer *peer, const char *text, size_t length, PeerMatches *matches);

#endif
