/* kernel_body.h: the stages of a kernel (kernel.h), compiled once for each instruction set by kernel_X.c, which first
 * defines block_masks, wide_masks and block_tiny (kernel_masks.h) and KERNEL_NAME. */
#include "base/memory.h"
#include "text/kernel.h"
#include "text/word.h"

#define HOT static inline __attribute__((always_inline))

/* Masks of the letters of more than one byte in the block before, for those that reach into this one. */
typedef struct Reach {
  uint64_t lead, lead3, continuation;
} Reach;

HOT Reach reach_before(const Window *w) {
  Reach r = {0, 0, 0};
  for (size_t back = 1; back <= 2 && back <= w->at; back++) {
    unsigned char byte = (unsigned char)w->text[w->at - back];
    uint64_t bit = (uint64_t)1 << (64 - back);
    if (word_is_lead3(byte)) r.lead3 |= bit;
    if (word_is_lead3(byte) || word_is_lead2(byte)) r.lead |= bit;
    if (word_is_continuation(byte)) r.continuation |= bit;
  }
  return r;
}

/* The word mask of a block that holds bytes beyond ASCII (word.h says what counts). */
HOT uint64_t wide_words(const WideMasks *m, Reach *r) {
  uint64_t lead = m->lead2 | m->lead3, second = m->continuation << 1 | r->continuation >> 63;
  uint64_t words = lead | ((lead << 1 | r->lead >> 63) & m->continuation) |
                   ((m->lead3 << 2 | r->lead3 >> 62) & m->continuation & second);
  r->lead = lead;
  r->lead3 = m->lead3;
  r->continuation = m->continuation;
  return words;
}

/* Appends base + the number of each set bit; may write eight places more than there are. */
HOT uint16_t *flatten(uint64_t mask, uint32_t base, uint16_t *out) {
  uint32_t count = (uint32_t)__builtin_popcountll(mask);
  uint16_t *end = out + count;
  do {
    for (int i = 0; i < 8; i++) {
      out[i] = (uint16_t)(base + (uint32_t)__builtin_ctzll(mask | (uint64_t)1 << 63));
      mask &= mask - 1;
    }
    out += 8;
  } while (__builtin_expect(out < end, 0));
  return end;
}

/* Where in a block numbers may begin, and where punctuation stands. */
typedef struct Marks {
  uint64_t number, point;
} Marks;

enum { CJK_FULL_STOP = 2 }; /* cjk_index of U+3002 */

/* Chinese characters of a block: those at which a spelling may begin go to w->pair. */
HOT void read_cjk(const Tables *t, Window *w, uint64_t leads, uint32_t base, Marks *marks) {
  uint32_t pairs = w->pairs;
  for (; leads; leads &= leads - 1) {
    uint32_t bit = (uint32_t)__builtin_ctzll(leads), at = base + bit;
    const uint8_t *c = w->bytes + at;
    uint32_t first = cjk_index(c);
    uint8_t begins = t->cjk_first[first], self = t->cjk_second[first];
    uint8_t ends = word_is_cjk(c[3]) ? t->cjk_second[cjk_index(c + 3)] : 0;
    marks->number |= (uint64_t)(self >> 7) << bit;
    marks->point |= (uint64_t)(first == CJK_FULL_STOP) << bit;
    w->pair[pairs] = (uint16_t)at;
    pairs += ((begins & ends & ~CJK_NUMERAL) | (begins & CJK_SINGLE)) != 0;
  }
  w->pairs = pairs;
}

/* Other bytes beyond ASCII that matter: fractions such as ½, full-width digits; dashes, …, full-width punctuation. */
HOT void read_signs(const Window *w, uint64_t signs, uint32_t base, Marks *marks) {
  for (; signs; signs &= signs - 1) {
    uint64_t bit = signs & (0 - signs);
    const uint8_t *c = w->bytes + base + (uint32_t)__builtin_ctzll(signs);
    bool number = (c[0] == 0xC2 && c[1] >= 0xBC && c[1] <= 0xBE) || (c[0] == 0xE2 && c[1] == 0x85) ||
                  (c[0] == 0xEF && c[1] == 0xBC && c[2] >= 0x90 && c[2] <= 0x99);
    bool point = (c[0] == 0xE2 && c[1] == 0x80 && (c[2] == 0x93 || c[2] == 0x94 || c[2] == 0xA6)) ||
                 (c[0] == 0xEF && c[1] == 0xBC &&
                  (c[2] == 0x81 || c[2] == 0x8C || c[2] == 0x9A || c[2] == 0x9B || c[2] == 0x9F));
    marks->number |= number ? bit : 0;
    marks->point |= point ? bit : 0;
  }
}

/* Bits of a mask array from bit `at` on: 57 of them at least. */
HOT uint64_t bits_from(const uint64_t *mask, uint32_t at) {
  return load8((const uint8_t *)mask + (at >> 3)) >> (at & 7);
}

/* The length of the word at `at`. */
HOT uint32_t word_length(const Window *w, uint32_t at) {
  uint32_t length = (uint32_t)__builtin_ctzll(~bits_from(w->word, at) | (uint64_t)1 << 63);
  if (__builtin_expect(length < 56, 1)) return length;
  while (at + length < w->span && w->word[(at + length) >> 6] >> ((at + length) & 63) & 1) length++;
  return length;
}

/* Stage 1: masks of every block of the window, pairs of Chinese characters; with values also numbers and punctuation.
 */
HOT void read_blocks(const Tables *t, Window *w, bool values) {
  Reach reach = reach_before(w);
  uint32_t blocks = (w->span + 63) / 64;
  uint64_t digit_before = w->at > 0 && (unsigned)(w->text[w->at - 1] - '0') < 10;
  uint16_t *value = w->value, *point = w->point;
  w->pairs = 0;
  for (uint32_t b = 0, base = 0; b < blocks; b++, base += 64) {
    BlockMasks m = block_masks(w->bytes + base);
    Marks marks = {m.digit & ~(m.digit << 1 | digit_before), m.point};
    uint64_t words = m.word, cjk = 0;
    __builtin_prefetch(w->bytes + base + 4096);
    if (__builtin_expect(m.wide, 0)) {
      WideMasks wide = wide_masks(w->bytes + base);
      words |= wide_words(&wide, &reach);
      cjk = wide.cjk;
      if (t->has_cjk || values) read_cjk(t, w, cjk, base, &marks);
      if (values) read_signs(w, wide.sign, base, &marks);
    } else {
      reach = (Reach){0, 0, 0};
    }
    w->word[b] = words;
    w->token[b] = words | cjk;
    w->tiny[b] = block_tiny(t, w->bytes + base);
    digit_before = m.digit >> 63;
    if (!values || base >= w->core) continue;
    uint64_t inside = w->core - base < 64 ? ((uint64_t)1 << (w->core - base)) - 1 : ~(uint64_t)0;
    value = flatten(marks.number & inside, base, value);
    point = flatten(marks.point & inside, base, point);
  }
  if (w->span & 63) {
    uint64_t inside = ((uint64_t)1 << (w->span & 63)) - 1;
    w->word[blocks - 1] &= inside;
    w->token[blocks - 1] &= inside;
  }
  w->word[blocks] = w->word[blocks + 1] = w->token[blocks] = w->token[blocks + 1] = 0;
  w->values = (uint32_t)(value - w->value);
  w->points = (uint32_t)(point - w->point);
}

/* Stage 2: where words begin that have four letters or more, or pass the short filter. */
HOT uint32_t find_words(Window *w) {
  uint16_t *out = w->place;
  uint64_t before = w->at > 0 && word_has(w->text, w->at - 1);
  uint32_t blocks = (w->core + 63) / 64;
  for (uint32_t b = 0; b < blocks; b++) {
    uint64_t word = w->word[b], next = w->word[b + 1];
    uint64_t begin = word & ~(word << 1 | before);
    uint64_t longer = (word >> 1 | next << 63) & (word >> 2 | next << 62) & (word >> 3 | next << 61);
    before = word >> 63;
    begin &= longer | w->tiny[b];
    if (w->core - b * 64 < 64) begin &= ((uint64_t)1 << (w->core - b * 64)) - 1;
    out = flatten(begin, b * 64, out);
  }
  return (uint32_t)(out - w->place);
}

HOT uint64_t loose_head(const Window *w, uint32_t at, uint32_t length) {
  return low_bytes(load8(w->bytes + at) | LETTER_CASE, length);
}

/* Stage 3: of `count` places those whose word passes the bit table. */
HOT uint32_t filter_words(const Tables *t, Window *w, uint32_t count) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = w->place[i], length = word_length(w, at);
    uint64_t bit = first_hash(loose_head(w, at, length), length) >> t->bits_shift;
    w->place[kept] = (uint16_t)at;
    kept += (uint32_t)(t->bits[bit >> 6] >> (bit & 63)) & 1;
  }
  return kept;
}

HOT bool same_word(const Step *s, const Window *w, uint32_t at, uint32_t length) {
  if (s->length != length || s->head[0] != loose_head(w, at, length)) return false;
  if (length <= 8) return true;
  if (s->head[1] != low_bytes(load8(w->bytes + at + 8) | LETTER_CASE, length - 8)) return false;
  for (uint32_t i = 16; i < length; i++)
    if ((char)(w->bytes[at + i] | 0x20) != s->token[i]) return false;
  return true;
}

/* Stage 4: the first step of each place; returns how many places have one. A word that goes on beyond the window keeps
 * its place with step 0. */
HOT uint32_t find_steps(const Tables *t, Window *w, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = w->place[i], length = word_length(w, at);
    w->step[i] = t->slot[step_hash(loose_head(w, at, length), length, 0, 0) & t->slot_mask];
    __builtin_prefetch(&t->step[w->step[i]]);
  }
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = w->place[i], length = word_length(w, at), s = w->step[i];
    while (s && (t->step[s].parent || !same_word(&t->step[s], w, at, length))) s = t->step[s].chain;
    bool beyond = at + length >= w->edge;
    w->place[kept] = (uint16_t)at;
    w->step[kept] = beyond ? 0 : s;
    kept += beyond | (s != 0);
  }
  return kept;
}

/* The step of a token of Chinese characters (`length` 3 or 6) after `parent`, or 0. */
HOT uint32_t find_cjk(const Tables *t, const Window *w, uint32_t at, uint32_t length, uint32_t parent, uint32_t gap) {
  uint64_t head = low_bytes(load8(w->bytes + at), length);
  uint32_t s = t->slot[step_hash(head, length, parent, gap) & t->slot_mask];
  for (; s; s = t->step[s].chain) {
    const Step *step = &t->step[s];
    if (step->head[0] == head && step->length == length && step->parent == parent && step->gap == gap) return s;
  }
  return 0;
}

typedef struct Next {
  uint64_t head, hash;
  uint32_t at, length, gap;
  bool cjk;
} Next;

/* The token after text position `end`, as a step after `parent` would have it. False: there is none in reach. */
HOT bool next_token(const Window *w, uint32_t end, uint32_t parent, Next *next) {
  uint32_t width = (uint32_t)__builtin_ctzll(bits_from(w->token, end) | (uint64_t)1 << 56);
  uint32_t at = end + width;
  uint8_t byte = w->bytes[end];
  next->gap = width == 0 ? 0 : byte >= '\t' && byte <= '\r' ? ' ' : byte;
  if (width > 1 || (width == 1 && byte == 0)) next->gap = gap_fold((const char *)w->bytes, end, at);
  next->at = at;
  next->cjk = word_is_cjk(w->bytes[at]);
  next->length = next->cjk ? 3 : word_length(w, at);
  uint64_t loose = next->cjk ? 0 : LETTER_CASE;
  next->head = low_bytes(load8(w->bytes + at) | loose, next->length);
  next->hash = step_hash(next->head, next->length, parent, next->gap);
  return at + next->length < w->edge && width < 56;
}

HOT uint32_t find_next(const Tables *t, const Window *w, const Next *n, uint32_t parent) {
  uint32_t s = t->slot[n->hash & t->slot_mask];
  for (; s; s = t->step[s].chain) {
    const Step *step = &t->step[s];
    if (step->parent != parent || step->gap != n->gap || step->length != n->length || step->head[0] != n->head)
      continue;
    if (n->length <= 8 || same_word(step, w, n->at, n->length)) return s;
  }
  return 0;
}

/* Stage 5: the path from the step at a place on; every spelling that ends on it is a hit. */
HOT Status walk(const Tables *t, Window *w, uint32_t at, uint32_t s) {
  if (!s) return window_walk(t, w, at, 0);
  uint32_t first = t->step[s].length, end = at + first;
  size_t hits = w->hits;
  for (;;) {
    const Step *step = &t->step[s];
    if (step->meaning != NO_INDEX && window_hit(w, at, end, step->meaning) != STATUS_OK) return STATUS_NOMEM;
    if (__builtin_expect(step->strict != NO_INDEX, 0) && window_strict(t, w, at, step->strict) != STATUS_OK)
      return STATUS_NOMEM;
    if (!step->next_words) return STATUS_OK;
    Next next;
    if (!next_token(w, end, s, &next)) {
      if (w->edge > w->span) return STATUS_OK; /* the text ends here */
      w->hits = hits;
      return window_walk(t, w, at, first);
    }
    if (!(step->next_words >> step_bit(next.hash) & 1)) return STATUS_OK;
    s = find_next(t, w, &next, s);
    if (!s) return STATUS_OK;
    end = next.at + next.length;
  }
}

/* The spellings that begin with a Chinese character. */
HOT Status walk_cjk(const Tables *t, Window *w, uint32_t at) {
  uint8_t begins = t->cjk_first[cjk_index(w->bytes + at)];
  Status status = STATUS_OK;
  if (begins & ~CJK_SINGLE) {
    uint64_t bit = first_hash(low_bytes(load8(w->bytes + at), 6), 6) >> t->bits_shift;
    uint32_t s = t->bits[bit >> 6] >> (bit & 63) & 1 ? find_cjk(t, w, at, 6, 0, 0) : 0;
    if (s) status = walk(t, w, at, s);
  }
  if (status == STATUS_OK && begins & CJK_SINGLE) {
    uint32_t s = find_cjk(t, w, at, 3, 0, 0);
    if (s) status = walk(t, w, at, s);
  }
  return status;
}

static Status walk_all(const Tables *t, Window *w, uint32_t count) {
  uint32_t pair = 0;
  Status status = STATUS_OK;
  for (uint32_t i = 0; i < count && status == STATUS_OK; i++) {
    for (; pair < w->pairs && w->pair[pair] < w->place[i] && status == STATUS_OK; pair++)
      status = walk_cjk(t, w, w->pair[pair]);
    if (status == STATUS_OK) status = walk(t, w, w->place[i], w->step[i]);
  }
  for (; pair < w->pairs && w->pair[pair] < w->core && status == STATUS_OK; pair++)
    status = walk_cjk(t, w, w->pair[pair]);
  return status;
}

Status KERNEL_NAME(const Tables *tables, Window *window, bool values) {
  window->hits = 0;
  if (values)
    read_blocks(tables, window, true);
  else
    read_blocks(tables, window, false);
  uint32_t count = find_words(window);
  count = filter_words(tables, window, count);
  count = find_steps(tables, window, count);
  return walk_all(tables, window, count);
}
