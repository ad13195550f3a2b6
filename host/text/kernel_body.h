/* kernel_body.h: the stages of a kernel (kernel.h), compiled once for each instruction set by kernel_X.c, which first
 * defines block_masks, wide_masks (kernel_masks.h), tiny_filter and block_tiny and KERNEL_NAME. With KERNEL_FLATTEN it
 * brings a flatten of its own, with KERNEL_PAIRS what reads Chinese characters a block at a time. */
#include "base/memory.h"
#include "text/kernel.h"
#include "text/word.h"

#define HOT static inline __attribute__((always_inline))
#define STAGE static __attribute__((noinline)) /* a loop of its own, with all registers for itself */

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
  uint64_t words = 0;
  if (m->lead | r->lead) { /* not in Chinese */
    uint64_t second = m->continuation << 1 | r->continuation >> 63;
    words = m->lead | ((m->lead << 1 | r->lead >> 63) & m->continuation) |
            ((m->lead3 << 2 | r->lead3 >> 62) & m->continuation & second);
    r->lead3 = m->lead3;
  }
  r->lead = m->lead;
  r->continuation = m->continuation;
  return words;
}

/* The number of the lowest set bit; of no bits, anything. */
HOT uint32_t lowest(uint64_t mask) {
#if defined(__BMI__)
  return (uint32_t)__builtin_ia32_tzcnt_u64(mask);
#else
  return (uint32_t)__builtin_ctzll(mask | (uint64_t)1 << 63);
#endif
}

#if !defined(KERNEL_FLATTEN)
/* Writes base + the number of the lowest set bit, and clears it. */
HOT uint64_t put_lowest(uint64_t mask, uint32_t base, uint16_t *out) {
  *out = (uint16_t)(base + lowest(mask));
  return mask & (mask - 1);
}

/* Appends base + the number of each set bit; may write eleven places more than there are. */
HOT uint16_t *flatten(uint64_t mask, uint32_t base, uint16_t *out) {
  uint16_t *end = out + __builtin_popcountll(mask);
  do {
    mask = put_lowest(mask, base, out);
    mask = put_lowest(mask, base, out + 1);
    mask = put_lowest(mask, base, out + 2);
    mask = put_lowest(mask, base, out + 3);
    mask = put_lowest(mask, base, out + 4);
    mask = put_lowest(mask, base, out + 5);
    mask = put_lowest(mask, base, out + 6);
    mask = put_lowest(mask, base, out + 7);
    mask = put_lowest(mask, base, out + 8);
    mask = put_lowest(mask, base, out + 9);
    mask = put_lowest(mask, base, out + 10);
    mask = put_lowest(mask, base, out + 11);
    out += 12;
  } while (__builtin_expect(out < end, 0));
  return end;
}

/* The same where hardly more than two bits are set. */
HOT uint16_t *flatten_few(uint64_t mask, uint32_t base, uint16_t *out) {
  uint16_t *end = out + __builtin_popcountll(mask);
  do {
    mask = put_lowest(mask, base, out);
    mask = put_lowest(mask, base, out + 1);
    out += 2;
  } while (__builtin_expect(out < end, 0));
  return end;
}
#else
#define flatten_few flatten
#endif

/* Where in a block numbers may begin, and where punctuation stands. */
typedef struct Marks {
  uint64_t number, point;
} Marks;

enum { CJK_FULL_STOP = 0x3002 };

#if defined(KERNEL_PAIRS)
/* Chinese characters of a block: those at which a spelling may begin go to w->pair (stage 7 looks again). */
HOT void read_cjk(const Tables *t, Window *w, uint64_t leads, uint32_t base, bool values, Marks *marks) {
  const uint8_t *bytes = w->bytes + base;
  if (t->has_cjk) {
    uint16_t *end = flatten(leads & block_pairs(t, bytes), base, w->pair + w->pairs);
    w->pairs = (uint32_t)(end - w->pair);
  }
  if (!values) return;
  marks->point |= leads & block_full_stops(bytes);
  for (uint64_t left = leads & block_numerals(t, bytes); left; left &= left - 1) {
    uint32_t bit = lowest(left);
    marks->number |= (uint64_t)t->cjk_numeral[cjk_code(bytes + bit)] << bit;
  }
}
#else
/* Chinese characters of a block: those at which a spelling may begin go to w->pair, by tables of characters. One is
 * judged when the next is known, wherever that stands (stage 7 looks again), and waits in the open place of w->pair. */
HOT void read_cjk(const Tables *t, Window *w, uint64_t leads, uint32_t base, bool values, Marks *marks) {
  uint32_t pairs = w->pairs;
  uint8_t begins = w->begins;
  const uint8_t *bytes = w->bytes + base, *cjk_first = t->cjk_first, *cjk_second = t->cjk_second;
  uint16_t *pair = w->pair;
  for (; leads; leads &= leads - 1) {
    uint32_t bit = lowest(leads), code = cjk_code(bytes + bit);
    if (values) {
      marks->number |= (uint64_t)t->cjk_numeral[code] << bit;
      marks->point |= (uint64_t)(code == CJK_FULL_STOP) << bit;
    }
    pairs += (begins & cjk_second[code]) != 0;
    pair[pairs] = (uint16_t)(base + bit);
    begins = cjk_first[code];
  }
  w->pairs = pairs;
  w->begins = begins;
}
#endif

/* Other bytes beyond ASCII that matter: fractions such as ½, full-width digits; dashes, …, full-width punctuation. By
 * the last six bits of the third byte, and without branches: quotes, which do not matter, stand among them. */
HOT void read_signs(const Window *w, uint64_t signs, uint32_t base, Marks *marks) {
  const uint64_t dashes = 1ull << 0x13 | 1ull << 0x14 | 1ull << 0x26;                             /* – — … */
  const uint64_t wide = 1ull << 0x01 | 1ull << 0x0C | 1ull << 0x1A | 1ull << 0x1B | 1ull << 0x1F; /* ！，：；？ */
  const uint64_t digits = 0x3FFull << 0x10;
  for (; signs; signs &= signs - 1) {
    uint32_t at = lowest(signs);
    const uint8_t *c = w->bytes + base + at;
    uint64_t third = (uint64_t)((c[2] & 0xC0) == 0x80) << (c[2] & 63);
    bool e280 = (c[0] == 0xE2) & (c[1] == 0x80), efbc = (c[0] == 0xEF) & (c[1] == 0xBC);
    bool fraction = ((c[0] == 0xC2) & (c[1] - 0xBCu < 3)) | ((c[0] == 0xE2) & (c[1] == 0x85));
    bool number = fraction | (efbc & ((third & digits) != 0));
    bool point = (e280 & ((third & dashes) != 0)) | (efbc & ((third & wide) != 0));
    marks->number |= (uint64_t)number << at;
    marks->point |= (uint64_t)point << at;
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

/* A byte of BlockMasks.point. */
HOT bool is_point(uint8_t byte) { return (ascii_low[byte & 15] & ascii_high[byte >> 4] & POINT) != 0; }

/* Stage 1: masks of every block of the window, pairs of Chinese characters; with values also numbers and punctuation.
 */
HOT void read_blocks(const Tables *t, Window *w, bool values) {
  Reach reach = reach_before(w);
  const TinyFilter filter = tiny_filter(t);
  uint32_t blocks = (w->span + 63) / 64;
  uint64_t digit_before = w->at > 0 && (unsigned)(w->text[w->at - 1] - '0') < 10;
  uint64_t point_before = w->at > 0 && is_point((uint8_t)w->text[w->at - 1]);
  uint16_t *value = w->value, *point = w->point;
  w->pairs = w->begins = 0;
  w->words = 0;
  for (uint32_t b = 0, base = 0; b < blocks; b++, base += 64) {
    BlockMasks m = block_masks(w->bytes + base);
    Marks marks = {m.digit & ~(m.digit << 1 | digit_before), m.point & ~(m.line & (m.point << 1 | point_before))};
    uint64_t words = m.word, cjk = 0;
    __builtin_prefetch(w->bytes + base + 4096);
    if (__builtin_expect(m.wide, 0)) {
      WideMasks wide = wide_masks(w->bytes + base);
      words |= wide_words(&wide, &reach);
      cjk = wide.cjk;
      if (t->has_cjk || values) read_cjk(t, w, cjk, base, values, &marks);
      if (values) read_signs(w, wide.sign, base, &marks);
    } else {
      reach = (Reach){0, 0, 0};
    }
    w->words |= words;
    w->word[b] = words;
    w->token[b] = words | cjk;
    if (words && !t->short_open) w->tiny[b] = block_tiny(&filter, w->bytes + base);
    digit_before = m.digit >> 63;
    point_before = m.point >> 63;
    if (!values || base >= w->core) continue;
    uint64_t inside = w->core - base < 64 ? ((uint64_t)1 << (w->core - base)) - 1 : ~(uint64_t)0;
    value = flatten_few(marks.number & inside, base, value);
    point = flatten_few(marks.point & inside, base, point);
  }
  if (w->span & 63) {
    uint64_t inside = ((uint64_t)1 << (w->span & 63)) - 1;
    w->word[blocks - 1] &= inside;
    w->token[blocks - 1] &= inside;
  }
  w->word[blocks] = w->word[blocks + 1] = w->token[blocks] = w->token[blocks + 1] = 0;
  w->pairs += w->begins != 0;
  w->values = (uint32_t)(value - w->value);
  w->points = (uint32_t)(point - w->point);
}

/* Where in a block a word of four letters or more, or one that passes the short filter, may begin. */
HOT uint64_t long_enough(const ShortMasks *tiny, uint64_t word, uint64_t next) {
  uint64_t second = word >> 1 | next << 63, third = word >> 2 | next << 62, fourth = word >> 3 | next << 61;
  uint64_t three = third & (fourth | tiny->three), two = second & ((~third & tiny->two) | three);
  return (~second & tiny->one) | two;
}

/* Stage 2: words of four letters or more, and those that pass the short filter: where they begin and end. */
STAGE uint32_t find_words(const Tables *t, Window *w) {
  uint16_t *begins = w->begin, *ends = w->end;
  uint64_t before = w->at > 0 && word_has(w->text, w->at - 1);
  uint32_t blocks = (w->core + 63) / 64, ahead = (w->span + 63) / 64;
  unsigned long long reach = 0; /* 1: a word goes on from the block before */
  for (uint32_t b = 0; b < ahead; b++) {
    uint64_t word = w->word[b], next = w->word[b + 1], begin = 0;
    if (b < blocks) {
      begin = word & ~(word << 1 | before);
      if (!t->short_open) begin &= long_enough(&w->tiny[b], word, next);
      if (w->core - b * 64 < 64) begin &= ((uint64_t)1 << (w->core - b * 64)) - 1;
    } else if (!reach) {
      break;
    }
    before = word >> 63;
    unsigned long long sum, carry = __builtin_add_overflow(word, begin, &sum); /* the ones of each word ripple over */
    carry |= __builtin_add_overflow(sum, reach, &sum);
    uint64_t end = sum & ~word;
    reach = carry;
    begins = flatten(begin, b * 64, begins);
    ends = flatten(end, b * 64, ends);
  }
  if (reach) *ends = (uint16_t)w->span;
  return (uint32_t)(begins - w->begin);
}

HOT uint64_t loose_head(const Window *w, uint32_t at, uint32_t length) {
  return low_bytes(load8(w->bytes + at) | LETTER_CASE, length);
}

/* Stage 3: of `count` words those that pass the bit table. */
STAGE uint32_t filter_words(const Tables *t, Window *w, uint32_t count) {
  const uint16_t *begin = w->begin, *end = w->end;
  const uint8_t *bytes = w->bytes;
  const uint64_t *bits = t->bits;
  const unsigned shift = t->bits_shift;
  const unsigned first_shift = t->first_shift;
  uint32_t *place = w->place, *slot = w->step, kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = begin[i], to = end[i];
    uint64_t hash = step_hash(low_bytes(load8(bytes + at) | LETTER_CASE, to - at), 0);
    place[kept] = at | to << 16;
    slot[kept] = (uint32_t)(hash >> first_shift);
    kept += first_passes(bits, shift, hash);
  }
  return kept;
}

/* Stage 4: the first of the steps in the slot of each place. */
STAGE void find_slots(const Tables *t, Window *w, uint32_t count) {
  const uint32_t *slot = t->first_slot;
  const Step *step = t->step;
  uint32_t *found = w->step;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t s = slot[found[i]];
    found[i] = s;
    __builtin_prefetch(&step[s]);
  }
}

/* Bytes 8 to 15 of a word's loose head. */
HOT uint64_t loose_tail(const Window *w, uint32_t at, uint32_t length) {
  return low_bytes(load8(w->bytes + at + 8) | LETTER_CASE, length > 8 ? length - 8 : 0);
}

HOT bool same_word(const Tables *t, const Step *s, const Window *w, uint32_t at, uint32_t length) {
  if (s->length != length || s->head[0] != loose_head(w, at, length)) return false;
  if (length <= 8) return true;
  if (s->head[1] != loose_tail(w, at, length)) return false;
  for (uint32_t i = length > 16 ? 0 : 16; i < length; i++) /* low_bytes tells why from the first byte */
    if ((char)(w->bytes[at + i] | 0x20) != t->tokens[s->token + i]) return false;
  return true;
}

/* Whether a word is the token of the step; of one longer than 16 bytes it cannot tell, and says no. */
HOT bool is_head(const uint8_t *bytes, uint32_t length, const Step *s) {
#if defined(__SSSE3__)
  static const uint8_t inside[48] = {[16] = 255, 255, 255, 255, 255, 255, 255, 255,
                                     255,        255, 255, 255, 255, 255, 255, 255};
  const uint8_t *mask = inside + 32 - (length & 31);
  __m128i word = _mm_or_si128(_mm_loadu_si128((const __m128i *)(const void *)bytes), _mm_set1_epi8(0x20));
  word = _mm_and_si128(word, _mm_loadu_si128((const __m128i *)(const void *)mask));
  __m128i same = _mm_cmpeq_epi8(word, _mm_loadu_si128((const __m128i *)(const void *)s->head));
  return (_mm_movemask_epi8(same) == 0xFFFF) & (s->short_length == length);
#else
  uint64_t head = low_bytes(load8(bytes) | LETTER_CASE, length);
  uint64_t tail = low_bytes(load8(bytes + 8) | LETTER_CASE, length > 8 ? length - 8 : 0);
  return ((s->head[0] ^ head) | (s->head[1] ^ tail) | (s->short_length ^ length)) == 0;
#endif
}

HOT void set_careful(Window *w, uint32_t place, bool careful) {
  w->careful[place >> 6] |= (uint64_t)careful << (place & 63);
}

/* What a path has found: the spelling that ends with the step `s`, or with the sign behind it. */
HOT Hit hit_of(const uint8_t *bytes, const Step *s, Hit before, uint32_t end) {
  bool tail = s->tail && bytes[end] == s->tail;
  uint32_t meaning = tail ? s->tail_meaning : s->meaning;
  bool none = meaning == NO_INDEX;
  return (Hit){before.from, none ? before.to : end + tail, none ? before.meaning : meaning};
}

/* Looks at what follows the step `s` whose token ends at `end`. A word that a spelling may go on with: true, and *path.
 * Anything else that may go on makes the place careful. The common case has no branches. */
HOT bool look_ahead(const Tables *t, Window *w, uint32_t place, uint32_t s, uint32_t end, Path *path) {
  const Step *step = &t->step[s];
  uint32_t gap = lowest(bits_from(w->token, end) | (uint64_t)1 << 56), at = end + gap;
  uint32_t length = lowest(~bits_from(w->word, at) | (uint64_t)1 << 56);
  uint64_t hash = step_hash(loose_head(w, at, length), s);
  bool may = (step->next_gaps & t->gap_kinds[gap > 1][w->bytes[end]]) != 0;
  bool plain = (gap < 56) & (length > 0) & (length < 56) & (at + length < w->edge);
  *path = (Path){s, (uint32_t)(hash >> t->slot_shift), (uint16_t)place, (uint16_t)end, (uint16_t)at, (uint16_t)length};
  if (__builtin_expect(step->careful | (may & !plain), 0)) set_careful(w, place, true);
  return may & plain & (bool)(step->next_words >> step_bit(hash) & 1);
}

/* Of the steps in the slot of a word the one that is its own, or 0. */
STAGE uint32_t find_first(const Tables *t, const Window *w, uint32_t s, uint32_t at, uint32_t length) {
  while (s && !same_word(t, &t->step[s], w, at, length)) s = t->step[s].chain;
  return s;
}

/* Stage 5: of `count` places those that have a first step, with the spelling that ends there; w->open lists those at
 * which a longer one may go on. Those with neither are dropped. */
STAGE void take_first(const Tables *t, Window *w, uint32_t count) {
  const uint32_t *place = w->place;
  const Step *const step = t->step;
  const uint8_t *const bytes = w->bytes;
  const uint64_t none = (uint64_t)UINT32_MAX << LETTER_NONE;
  uint32_t kept = 0, *steps = w->step;
  uint16_t *open = w->open;
  Hit *hits = w->word_hit;
  memset(w->careful, 0, (count / 64 + 1) * sizeof *w->careful);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = place[i] & UINT16_MAX, end = place[i] >> 16, s = steps[i];
    if (__builtin_expect(!is_head(bytes + at, end - at, &step[s]), 0)) {
      s = find_first(t, w, s, at, end - at);
      if (end >= w->edge) { /* it goes on beyond the window */
        set_careful(w, kept, true);
        steps[kept] = 0;
        hits[kept++] = (Hit){at, end, NO_INDEX};
        continue;
      }
      if (!s) continue;
    }
    const Step *first = &step[s];
    const uint8_t *behind = bytes + end;
    bool tail = (first->tail != 0) & (*behind == first->tail);
    uint32_t meaning = tail ? first->tail_meaning : first->meaning;
    unsigned letter = letter_bit(t->letter[behind[1]], behind[2]);
    bool goes_on = (first->next_gaps & t->gap_starts[*behind]) != 0;
    goes_on &= (first->next_letters | none) >> letter;
    steps[kept] = s;
    hits[kept] = (Hit){at, end + tail, meaning};
    *open = (uint16_t)kept;
    open += goes_on;
    kept += goes_on | (meaning != NO_INDEX);
  }
  w->word_hits = kept;
  w->opens = (uint32_t)(open - w->open);
}

/* And where a spelling goes on with a word that may follow; returns how many paths there are. */
STAGE uint32_t begin_paths(const Tables *t, Window *w) {
  uint32_t paths = 0, count = w->opens;
  const uint32_t *steps = w->step;
  const Hit *hits = w->word_hit;
  const uint16_t *open = w->open;
  Path *path = w->path;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t place = open[i], s = steps[place];
    paths += look_ahead(t, w, place, s, hits[place].from + t->step[s].length, &path[paths]);
  }
  return paths;
}

/* The folded bytes between two tokens. */
HOT uint32_t path_gap(const Window *w, const Path *p) {
  uint8_t byte = w->bytes[p->end];
  if (__builtin_expect(p->at - p->end == 1, 1)) return byte - '\t' + 0u < 5 ? ' ' : byte;
  return gap_fold((const char *)w->bytes, p->end, p->at);
}

/* Stage 6: follows all paths token by token until none goes on. */
STAGE void follow(const Tables *t, Window *w, uint32_t paths) {
  while (paths) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < paths; i++) __builtin_prefetch(&t->slot[w->path[i].slot]);
    for (uint32_t i = 0; i < paths; i++) {
      w->path[i].slot = t->slot[w->path[i].slot];
      __builtin_prefetch(&t->step[w->path[i].slot]);
    }
    for (uint32_t i = 0; i < paths; i++) {
      Path p = w->path[i];
      uint32_t s = p.slot, gap = path_gap(w, &p), end = (uint32_t)p.at + p.length;
      for (; s; s = t->step[s].chain) {
        const Step *step = &t->step[s];
        if (step->parent == p.parent && step->gap == gap && same_word(t, step, w, p.at, p.length)) break;
      }
      if (!s) continue;
      w->word_hit[p.place] = hit_of(w->bytes, &t->step[s], w->word_hit[p.place], end);
      next += look_ahead(t, w, p.place, s, end, &w->path_next[next]);
    }
    Path *done = w->path;
    w->path = w->path_next;
    w->path_next = done;
    paths = next;
  }
}

/* The step of a token of Chinese characters, 3 bytes or 6, after `parent` at once; 0: none. */
HOT uint32_t find_cjk(const Tables *t, uint64_t head, uint64_t hash, uint32_t length, uint32_t parent) {
  uint32_t s = parent ? t->slot[hash >> t->slot_shift] : t->first_slot[hash >> t->first_shift];
  for (; s; s = t->step[s].chain) {
    const Step *step = &t->step[s];
    if (step->head[0] == head && step->length == length && step->parent == parent && !step->gap) break;
  }
  return s;
}

typedef struct Next {
  uint64_t head, hash;
  uint32_t at, length, gap;
} Next;

/* The token after `end`, as a step after `parent` would have it. False: there is none in reach. */
HOT bool next_token(const Window *w, uint32_t end, uint32_t parent, Next *next) {
  uint32_t width = lowest(bits_from(w->token, end) | (uint64_t)1 << 56), at = end + width;
  next->gap = gap_fold((const char *)w->bytes, end, at);
  bool cjk = word_is_cjk(w->bytes[at]);
  next->at = at;
  next->length = cjk ? 3 : word_length(w, at);
  next->head = low_bytes(load8(w->bytes + at) | (cjk ? 0 : LETTER_CASE), next->length);
  next->hash = step_hash(next->head, parent);
  return at + next->length < w->edge && width < 56;
}

HOT uint32_t find_next(const Tables *t, const Window *w, const Next *n, uint32_t parent) {
  uint32_t s = t->slot[n->hash >> t->slot_shift];
  for (; s; s = t->step[s].chain) {
    const Step *step = &t->step[s];
    if (step->parent != parent || step->gap != n->gap || step->length != n->length || step->head[0] != n->head)
      continue;
    if (n->length <= 8 || same_word(t, step, w, n->at, n->length)) return s;
  }
  return 0;
}

/* The path from the step at a place on; every spelling that ends on it is a hit. */
static Status walk(const Tables *t, Window *w, uint32_t at, uint32_t s) {
  uint32_t first = t->step[s].length, end = at + first;
  size_t hits = w->hits;
  while (s) {
    const Step *step = &t->step[s];
    if (step->meaning != NO_INDEX && window_hit(w, at, end, step->meaning) != STATUS_OK) return STATUS_NOMEM;
    if (step->tail && w->bytes[end] == step->tail && window_hit(w, at, end + 1, step->tail_meaning) != STATUS_OK)
      return STATUS_NOMEM;
    if (step->strict != NO_INDEX && window_strict(t, w, at, step->strict) != STATUS_OK) return STATUS_NOMEM;
    if (!step->next_words) return STATUS_OK;
    Next next;
    if (!next_token(w, end, s, &next)) {
      if (w->edge > w->span) return STATUS_OK; /* the text ends here */
      w->hits = hits;
      return window_walk(t, w, at, first);
    }
    if (!(step->next_words >> step_bit(next.hash) & 1)) return STATUS_OK;
    s = find_next(t, w, &next, s);
    end = next.at + next.length;
  }
  return STATUS_OK;
}

/* The path of Chinese characters from the step at a place on; one with anything else in it is walked with care. */
HOT Status follow_cjk(const Tables *t, Window *w, uint32_t at, uint32_t first) {
  uint32_t end = at + t->step[first].length;
  size_t hits = w->hits;
  for (uint32_t s = first; s; end += 3) {
    const Step *step = &t->step[s];
    bool plain = step->strict == NO_INDEX && !step->tail &&
                 (!step->next_words || (word_is_cjk(w->bytes[end]) && end + 3 < w->edge));
    if (__builtin_expect(!plain, 0)) {
      w->hits = hits;
      return walk(t, w, at, first);
    }
    if (step->meaning != NO_INDEX && window_hit(w, at, end, step->meaning) != STATUS_OK) return STATUS_NOMEM;
    uint64_t head = low_bits(load8(w->bytes + end), 24), hash = step_hash(head, s);
    if (!(step->next_words >> step_bit(hash) & 1)) break;
    s = find_cjk(t, head, hash, 3, s);
  }
  return STATUS_OK;
}

/* Of the Chinese characters at which a spelling may begin, those whose pair passes the bit table; what will be looked
 * up is fetched. */
STAGE void filter_pairs(const Tables *t, Window *w) {
  const uint64_t *bits = t->bits;
  const uint8_t *bytes = w->bytes, *single = t->has_single ? t->cjk_first : NULL;
  const unsigned shift = t->bits_shift;
  uint16_t *pair = w->pair;
  uint32_t kept = 0, count = w->pairs;
  while (count > 0 && pair[count - 1] >= w->core) count--;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = pair[i];
    uint64_t hash = step_hash(low_bits(load8(bytes + at), 48), 0);
    bool passes = first_passes(bits, shift, hash);
    if (single) passes |= single[cjk_code(bytes + at)] >> 7;
    pair[kept] = (uint16_t)at;
    kept += passes;
  }
  w->pairs = kept;
  for (uint32_t i = 0; i < kept; i++) {
    uint64_t hash = step_hash(low_bits(load8(bytes + pair[i]), 48), 0);
    __builtin_prefetch(&t->step[t->first_slot[hash >> t->first_shift]]);
  }
}

HOT void set_bit(uint64_t *bits, uint32_t at, bool set) { bits[at >> 6] |= (uint64_t)set << (at & 63); }

/* Looks at what follows the step `s` of Chinese characters that end at `end`: another that a spelling may go on with:
 * true, and *path; anything else that may go on makes the pair careful. */
HOT bool look_ahead_cjk(const Tables *t, Window *w, uint32_t pair, uint32_t s, uint32_t end, Path *path) {
  const Step *step = &t->step[s];
  uint64_t hash = step_hash(low_bits(load8(w->bytes + end), 24), s);
  bool plain = word_is_cjk(w->bytes[end]) & (end + 3 < w->edge);
  bool may = (step->next_gaps & t->gap_starts[w->bytes[end]]) != 0;
  *path = (Path){s, (uint32_t)(hash >> t->slot_shift), (uint16_t)pair, (uint16_t)end, (uint16_t)end, 3};
  set_bit(w->pair_careful, pair, (step->careful | step->tail) || (may & !plain));
  return plain & (bool)(step->next_words >> step_bit(hash) & 1);
}

/* Of the pairs those that have a first step; returns how many paths go on. Where a spelling begins with one character
 * by itself both are walked. */
STAGE uint32_t take_pairs(const Tables *t, Window *w) {
  uint32_t kept = 0, paths = 0, count = w->pairs;
  uint16_t *pair = w->pair;
  memset(w->pair_careful, 0, (count / 64 + 1) * sizeof *w->pair_careful);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = pair[i];
    uint64_t head = low_bits(load8(w->bytes + at), 48);
    uint32_t s = find_cjk(t, head, step_hash(head, 0), 6, 0);
    bool single = t->has_single && t->cjk_first[cjk_code(w->bytes + at)] & CJK_SINGLE, found = (s != 0) | single;
    pair[kept] = (uint16_t)at;
    w->pair_hit[kept] = (Hit){at, at + 6, t->step[s].meaning};
    bool goes_on = look_ahead_cjk(t, w, kept, s, at + 6, &w->path[paths]);
    set_bit(w->pair_careful, kept, single);
    paths += goes_on & (s != 0);
    kept += found;
  }
  w->pairs = kept;
  return paths;
}

/* As follow. */
STAGE void follow_pairs(const Tables *t, Window *w, uint32_t paths) {
  while (paths) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < paths; i++) {
      w->path[i].slot = t->slot[w->path[i].slot];
      __builtin_prefetch(&t->step[w->path[i].slot]);
    }
    for (uint32_t i = 0; i < paths; i++) {
      Path p = w->path[i];
      uint64_t head = low_bits(load8(w->bytes + p.at), 24);
      uint32_t s = p.slot, end = p.at + 3u;
      for (; s; s = t->step[s].chain) {
        const Step *step = &t->step[s];
        if (step->head[0] == head && step->length == 3 && step->parent == p.parent && !step->gap) break;
      }
      if (!s) continue;
      if (t->step[s].meaning != NO_INDEX)
        w->pair_hit[p.place] = (Hit){w->pair_hit[p.place].from, end, t->step[s].meaning};
      next += look_ahead_cjk(t, w, p.place, s, end, &w->path_next[next]);
    }
    Path *done = w->path;
    w->path = w->path_next;
    w->path_next = done;
    paths = next;
  }
}

/* The spellings that begin with a Chinese character. */
HOT Status walk_cjk(const Tables *t, Window *w, uint32_t at) {
  uint64_t head = low_bits(load8(w->bytes + at), 48);
  uint32_t pair = find_cjk(t, head, step_hash(head, 0), 6, 0);
  if (pair && follow_cjk(t, w, at, pair) != STATUS_OK) return STATUS_NOMEM;
  if (!(t->cjk_first[cjk_code(w->bytes + at)] & CJK_SINGLE)) return STATUS_OK;
  head = low_bits(head, 24);
  uint32_t single = find_cjk(t, head, step_hash(head, 0), 3, 0);
  return single ? follow_cjk(t, w, at, single) : STATUS_OK;
}

/* The spellings at a pair: the longest one, or all of them when it is careful. */
HOT Status put_pair(const Tables *t, Window *w, uint32_t pair) {
  const Hit *hit = &w->pair_hit[pair];
  if (__builtin_expect(w->pair_careful[pair >> 6] >> (pair & 63) & 1, 0)) return walk_cjk(t, w, w->pair[pair]);
  if (w->hits == w->hit_capacity && !memory_reserve((void **)&w->hit, &w->hit_capacity, w->hits + 1, sizeof *w->hit))
    return STATUS_NOMEM;
  w->hit[w->hits] = *hit;
  w->hits += hit->meaning != NO_INDEX;
  return STATUS_OK;
}

/* Stage 7: Chinese characters, and the places that are careful, in order. */
STAGE Status walk_rest(const Tables *t, Window *w) {
  uint32_t pair = 0;
  for (uint32_t block = 0; block * 64 < w->word_hits; block++) {
    for (uint64_t bits = w->careful[block]; bits; bits &= bits - 1) {
      uint32_t place = block * 64 + lowest(bits);
      if (place >= w->word_hits) break;
      Hit *hit = &w->word_hit[place];
      for (; pair < w->pairs && w->pair[pair] < hit->from; pair++)
        if (put_pair(t, w, pair) != STATUS_OK) return STATUS_NOMEM;
      hit->meaning = NO_INDEX;
      uint32_t s = w->step[place];
      Status status = s ? walk(t, w, hit->from, s) : window_walk(t, w, hit->from, 0);
      if (status != STATUS_OK) return status;
    }
  }
  for (; pair < w->pairs; pair++)
    if (put_pair(t, w, pair) != STATUS_OK) return STATUS_NOMEM;
  return STATUS_OK;
}

/* Words with a first step that had no spelling are dropped. */
STAGE void drop_empty(const Tables *t, Window *w) {
  uint32_t kept = 0, count = w->word_hits;
  Hit *hits = w->word_hit;
  const Meaning *meaning = t->meaning;
  for (uint32_t i = 0; i < count; i++) {
    Hit hit = hits[i];
    hits[kept] = hit;
    kept += hit.meaning != NO_INDEX;
    __builtin_prefetch(&meaning[hit.meaning]);
  }
  w->word_hits = kept;
}

STAGE void read_words(const Tables *t, Window *w) { read_blocks(t, w, false); }
STAGE void read_values(const Tables *t, Window *w) { read_blocks(t, w, true); }

Status KERNEL_NAME(const Tables *tables, Window *window, bool values) {
  window->hits = 0;
  if (values)
    read_values(tables, window);
  else
    read_words(tables, window);
  uint32_t count = window->words ? find_words(tables, window) : 0; /* in Chinese there may be none */
  count = filter_words(tables, window, count);
  find_slots(tables, window, count);
  take_first(tables, window, count);
  follow(tables, window, begin_paths(tables, window));
  filter_pairs(tables, window);
  follow_pairs(tables, window, take_pairs(tables, window));
  Status status = walk_rest(tables, window);
  drop_empty(tables, window);
  return status;
}
