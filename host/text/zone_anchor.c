#include "text/zone_anchor.h"

#include <stdlib.h>

#include "base/bytes.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "text/zone_tokens.h"

/* A window is 64 bytes, of which the first is only looked at for what stands before a word, and the last six for what
 * belongs to one; eight bytes behind it are readable. */
enum { LEAST = 6, STRIDE = BYTES_BLOCK - 7, WINDOW = BYTES_BLOCK + 8, SPAN_LEAST = 15, BYTES_A_TRY = 4 };

static const uint64_t SIX_BYTES = 0xFFFFFFFFFFFFu;

enum { HAN_FIRST = 0xE5, HAN_LAST = 0xE9 };

/* The anchors of blocks with the same key hang on one another: `next` is the number of another, plus 1. */
typedef struct Anchor {
  uint64_t key;
  uint32_t place, from, end, next; /* in the text; its block's */
} Anchor;

typedef struct Anchors {
  Anchor *anchor;
  uint32_t *slot; /* anchor + 1 */
  size_t count, tries;
  unsigned shift;
} Anchors;

/* Where LEAST letters and more begin, and three ideographs in a row (of U+5000 to U+9FFF: E5 to E9
 * lead them): bits 1 to STRIDE, and 0 if one may there. */
static inline uint64_t find_long(const char *at, bool opens) {
  uint64_t letters = bytes_letters(at);
  uint64_t two = letters & letters >> 1, six = two & two >> 2 & two >> 4, found = six & ~(letters << 1);
  if (bytes_wide(at)) {
    uint64_t leads = bytes_range(at, 0, HAN_FIRST, HAN_LAST);
    found |= leads & leads >> 3 & leads >> 6;
  }
  return found & (((uint64_t)2 << STRIDE) - (opens ? 1 : 2));
}

/* The window at a place; near the end of the text in `edge`, with zeros behind it. */
static inline const char *window(const Blocks *blocks, size_t at, char edge[WINDOW]) {
  size_t left = blocks->length - at;
  return left < WINDOW ? bytes_edge(edge, WINDOW, blocks->text + at, left) : blocks->text + at;
}

/* Six letters, or eight of the nine bytes of ideographs. */
static inline uint64_t key_at(const char *at) {
  uint64_t bytes = bytes_load(at, 8, BYTES_LOWER);
  return (unsigned char)*at < 0x80 ? bytes & SIX_BYTES : bytes;
}

static inline size_t slot_of(const Anchors *anchors, uint64_t key) {
  return (size_t)(key * 0x9E3779B97F4A7C15u >> anchors->shift);
}

/* False: the block has none. */
static bool find_anchor(const Blocks *blocks, const Block *block, Anchor *anchor) {
  char edge[WINDOW];
  for (size_t at = block->from; at < block->to && !interrupt_pending(); at += STRIDE) {
    const char *text = window(blocks, at, edge);
    uint64_t begins = find_long(text, at == block->from);
    if (!begins) continue;
    size_t from = (size_t)__builtin_ctzll(begins);
    if (at + from + (text[from] < 0 ? 9 : LEAST) > block->to) return false;
    *anchor = (Anchor){key_at(text + from), (uint32_t)(at + from), block->from, block->to, 0};
    return true;
  }
  return false;
}

static inline bool is_plain(unsigned char c) { return (unsigned)((c | 0x20) - 'a') < 26 || (unsigned)(c - '0') < 10; }
static inline bool leads_han(unsigned char c) { return c >= HAN_FIRST && c <= HAN_LAST; }

/* Whether a word can begin at `at` whatever stands before it: behind an ideograph, or a sign of ASCII. */
static bool opens_word(const char *at) {
  unsigned char before = (unsigned char)at[-1];
  return before < 0x80 ? !is_plain(before) : before < 0xC0 && leads_han((unsigned char)at[-3]);
}

static bool in_word(const char *at) {
  while (((unsigned char)*at & 0xC0) == 0x80) at--;
  return is_plain((unsigned char)*at) || leads_han((unsigned char)*at);
}

/* How far two texts are alike, in whole words, up to `length`, which both have; false where they part within a word.
 * They begin with the same word. */
static bool alike(const char *a, const char *b, size_t length, size_t *same) {
  size_t at = 0;
  for (; at + 8 <= length; at += 8) {
    uint64_t apart = bytes_load(a + at, 8, BYTES_LOWER) ^ bytes_load(b + at, 8, BYTES_LOWER);
    if (!apart) continue;
    at += (size_t)__builtin_ctzll(apart) / 8;
    if (in_word(a + at) && in_word(b + at)) return false;
    break;
  }
  while (at > 0 && !(at > 3 && opens_word(a + at) && opens_word(b + at))) at--;
  *same = at;
  return true;
}

static const Block *block_at(const Blocks *blocks, size_t at) {
  size_t low = 0, high = blocks->count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (blocks->block[middle].from <= at)
      low = middle;
    else
      high = middle;
  }
  return &blocks->block[low];
}

/* Whether what stands between the beginning of its block and an anchor may also stand before another place, in a
 * paragraph that a block may be pulled out of. What is beyond ASCII is not looked at. */
static bool may_begin_again(const Blocks *blocks, const Anchor *anchor, size_t at) {
  const unsigned char *text = (const unsigned char *)blocks->text;
  for (size_t own = anchor->place;; own--, at--) {
    while (own > anchor->from && text[own - 1] < 0x80 && !is_plain(text[own - 1])) own--;
    if (own == anchor->from) break;
    while (at > 0 && text[at - 1] < 0x80 && !is_plain(text[at - 1])) at--;
    if (at == 0) return false;
    if (text[own - 1] >= 0x80 || text[at - 1] >= 0x80) return true;
    if ((text[own - 1] | 0x20) != (text[at - 1] | 0x20)) return false;
  }
  const Block *home = block_at(blocks, at);
  return home->from != anchor->from && home->prose && home->kind != ZONE_BOILERPLATE;
}

/* Whether the words of an anchor's block, from it to the end, also stand at another place. */
static bool stands_again(const Blocks *blocks, const Anchor *anchor, size_t at) {
  const char *text = blocks->text;
  if (!may_begin_again(blocks, anchor, at)) return false;
  Word own = {anchor->place, anchor->place}, other = {at, at};
  for (size_t same;;) {
    size_t left = blocks->length - other.to, most = anchor->end - own.to;
    if (!alike(text + own.to, text + other.to, left < most ? left : most, &same)) return false;
    own.to += same;
    other.to += same;
    if (!word_next(text, anchor->end, &own)) return true;
    if (!word_next(text, blocks->length, &other) || word_hash(text, own) != word_hash(text, other)) return false;
  }
}

/* Enough comparing: it is as dear as telling all words apart. */
static inline bool is_enough(const Blocks *blocks, const Anchors *anchors) {
  return anchors->tries > blocks->length / BYTES_A_TRY;
}

static bool look_at(const Blocks *blocks, Anchors *anchors, uint64_t key, size_t at) {
  uint32_t next = anchors->slot[slot_of(anchors, key)];
  while (next) {
    const Anchor *anchor = &anchors->anchor[next - 1];
    next = anchor->next;
    if (anchor->key != key || anchor->place == at) continue;
    anchors->tries++;
    if (stands_again(blocks, anchor, at)) return true;
  }
  return false;
}

static bool look(const Blocks *blocks, Anchors *anchors) {
  char edge[WINDOW];
  for (size_t at = 0; at < blocks->length && !interrupt_pending(); at += STRIDE) {
    const char *text = window(blocks, at, edge);
    for (uint64_t begins = find_long(text, at == 0); begins; begins &= begins - 1) {
      size_t from = (size_t)__builtin_ctzll(begins);
      uint64_t key = key_at(text + from);
      if (anchors->slot[slot_of(anchors, key)] && look_at(blocks, anchors, key, at + from)) return true;
    }
    if (is_enough(blocks, anchors)) return true;
  }
  return false;
}

static bool has_words(const Blocks *blocks, const Block *block, size_t least) {
  Word word = {block->from, block->from};
  while (least > 0 && word_next(blocks->text, block->to, &word)) least--;
  return least == 0;
}

/* How many words a block has at least: those that begin with a letter or digit of ASCII behind a sign; *all: there are
 * no others. Not much more than `most` are counted. */
static size_t least_words(const Blocks *blocks, const Block *block, size_t most, bool *all) {
  char edge[WINDOW];
  size_t count = 0;
  uint64_t before = 0, any = 0;
  for (size_t at = block->from; at < block->to && count <= most; at += BYTES_BLOCK) {
    const char *text = window(blocks, at, edge);
    uint64_t plain = bytes_letters(text) | bytes_range(text, 0, '0', '9'), wide = bytes_wide(text);
    uint64_t inside = plain | wide;
    any |= wide;
    if (block->to - at < BYTES_BLOCK) plain &= ((uint64_t)1 << (block->to - at)) - 1;
    count += bytes_ones(plain & ~(inside << 1 | before));
    before = inside >> (BYTES_BLOCK - 1);
  }
  *all = !any;
  return count;
}

/* Whether a block may be a repetition at all. */
static bool is_candidate(const Blocks *blocks, const Block *block) {
  if (block->fixed || block->kind != ZONE_BODY || block->to - block->from < SPAN_LEAST) return false;
  bool all;
  size_t least = least_words(blocks, block, PULL_MOST, &all);
  return least <= PULL_MOST && (least >= PULL_TOKENS || (!all && has_words(blocks, block, PULL_TOKENS)));
}

/* The anchors of the blocks that may be repetitions. False: one of them has none. */
static bool find_anchors(const Blocks *blocks, size_t first, Anchors *anchors) {
  for (size_t i = first; i < blocks->count; i++)
    if (is_candidate(blocks, &blocks->block[i]) &&
        !find_anchor(blocks, &blocks->block[i], &anchors->anchor[anchors->count++]))
      return false;
  return true;
}

static Status hang(Anchors *anchors) {
  unsigned bits = 8;
  while (bits < 20 && (size_t)1 << bits < anchors->count * 16) bits++;
  anchors->shift = 64 - bits;
  anchors->slot = memory_new((size_t)1 << bits, sizeof *anchors->slot);
  if (!anchors->slot) return STATUS_NOMEM;
  for (size_t i = 0; i < anchors->count; i++) {
    uint32_t *slot = &anchors->slot[slot_of(anchors, anchors->anchor[i].key)];
    anchors->anchor[i].next = *slot;
    *slot = (uint32_t)i + 1;
  }
  return STATUS_OK;
}

Status anchors_look(const Blocks *blocks, size_t first, bool *found) {
  Anchors anchors = {.anchor = memory_resize(NULL, blocks->count - first + 1, sizeof *anchors.anchor)};
  Status status = anchors.anchor ? STATUS_OK : STATUS_NOMEM;
  *found = status == STATUS_OK && !find_anchors(blocks, first, &anchors);
  if (status == STATUS_OK && !*found && anchors.count > 0) {
    status = hang(&anchors);
    if (status == STATUS_OK) *found = look(blocks, &anchors);
  }
  free(anchors.anchor);
  free(anchors.slot);
  return status;
}
