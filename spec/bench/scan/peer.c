/* The multi-pattern matcher of Hyperscan (or Vectorscan, which has the same interface), with what it leaves to its
 * caller: starts from lengths, word boundaries, and the leftmost-longest choice. */
#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/word.h"

#if __has_include(<hs/hs.h>)
#include <hs/hs.h>

struct Peer {
  hs_database_t *database;
  hs_scratch_t *scratch;
  uint32_t *length;
  PeerMatches *matches;
};

const char *peer_name(void) {
  static char name[100];
  (void)snprintf(name, sizeof name, "Hyperscan or Vectorscan %s, and what it leaves to do", hs_version());
  return name;
}

/* Every byte that means something in a pattern, as \xNN; an accented letter of Latin-1 in both cases, which the library
 * does not know by itself without its Unicode mode. */
static char *quoted(const char *term) {
  char *out = malloc(strlen(term) * 12 + 1), *at = out;
  for (; *term; term++) {
    unsigned char byte = (unsigned char)*term, next = (unsigned char)term[1];
    bool letter = byte == 0xC3 && (next | 0x20) >= 0xA0 && (next | 0x20) != 0xB7 && (next | 0x20) != 0xBF;
    if (letter)
      at += sprintf(at, "\\xc3[\\x%02x\\x%02x]", next & ~0x20u, next | 0x20u), term++;
    else if (byte >= 0x80 || word_is_ascii(byte))
      *at++ = *term;
    else
      at += sprintf(at, "\\x%02x", byte);
  }
  *at = '\0';
  return out;
}

/* As in quern, a term in capitals matches capitals only. */
static bool in_capitals(const char *term) {
  int capitals = 0;
  for (; *term; term++) {
    if (*term >= 'a' && *term <= 'z') return false;
    capitals += *term >= 'A' && *term <= 'Z';
  }
  return capitals >= 2;
}

Peer *peer_new(char **terms, size_t count) {
  Peer *peer = calloc(1, sizeof *peer);
  char **patterns = calloc(count, sizeof *patterns);
  unsigned *flags = calloc(count, sizeof *flags), *ids = calloc(count, sizeof *ids);
  peer->length = calloc(count, sizeof *peer->length);
  for (size_t i = 0; i < count; i++) {
    patterns[i] = quoted(terms[i]);
    flags[i] = in_capitals(terms[i]) ? 0 : HS_FLAG_CASELESS;
    ids[i] = (unsigned)i;
    peer->length[i] = (uint32_t)strlen(terms[i]);
  }
  hs_compile_error_t *error = NULL;
  if (hs_compile_multi((const char *const *)patterns, flags, ids, (unsigned)count, HS_MODE_BLOCK, NULL, &peer->database,
                       &error) != HS_SUCCESS ||
      hs_alloc_scratch(peer->database, &peer->scratch) != HS_SUCCESS) {
    (void)fprintf(stderr, "the peer cannot compile the terms: %s\n", error ? error->message : "out of memory");
    exit(1);
  }
  for (size_t i = 0; i < count; i++) free(patterns[i]);
  free(patterns);
  free(flags);
  free(ids);
  return peer;
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)from;
  (void)flags;
  Peer *peer = context;
  PeerMatches *m = peer->matches;
  if (m->count == m->capacity) {
    m->capacity = m->capacity ? m->capacity * 2 : 1 << 16;
    m->match = realloc(m->match, m->capacity * sizeof *m->match);
  }
  m->match[m->count++] = (PeerMatch){to - peer->length[id], to, id};
  return 0;
}

void peer_scan(Peer *peer, const char *text, size_t length, PeerMatches *m) {
  peer->matches = m;
  m->count = 0;
  (void)hs_scan(peer->database, text, (unsigned)length, 0, peer->scratch, on_match, peer);
  size_t whole = 0, kept = 0;
  for (size_t i = 0; i < m->count; i++) { /* they come in the order of their ends: nearly in that of their starts */
    PeerMatch match = m->match[i];
    if (!word_begins(text, match.from) || !word_ends(text, length, match.to)) continue;
    size_t at = whole++;
    for (; at > 0 && (m->match[at - 1].from > match.from ||
                      (m->match[at - 1].from == match.from && m->match[at - 1].to < match.to));
         at--)
      m->match[at] = m->match[at - 1];
    m->match[at] = match;
  }
  for (size_t i = 0, end = 0; i < whole; i++) {
    if (m->match[i].from < end) continue;
    end = m->match[i].to;
    m->match[kept++] = m->match[i];
  }
  m->count = kept;
}
#else
const char *peer_name(void) { return NULL; }
Peer *peer_new(char **terms, size_t count) {
  (void)terms;
  (void)count;
  return NULL;
}
void peer_scan(Peer *peer, const char *text, size_t length, PeerMatches *m) {
  (void)peer;
  (void)text;
  (void)length;
  m->count = 0;
}
#endif
