/* From spellings to tables: folding, sorting out equal ones, laying each as a path of steps. */
#include <stdlib.h>
#include <sys/mman.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "text/lexicon_tables.h"
#include "text/word.h"

enum { FEWEST_BITS = 15, MOST_BITS = 18, BITS_PER_TERM = 64, WORD_GAP = 4 };

/* Bytes beyond ASCII, and what a gap cannot begin with, are GAP_OTHER. */
static GapClass gap_class(unsigned byte) {
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return GAP_SPACE;
  if (byte == '-') return GAP_HYPHEN;
  if (byte == '\'') return GAP_APOSTROPHE;
  if (byte == '.') return GAP_POINT;
  return byte > ' ' && byte < 0x7F ? GAP_ASCII : GAP_OTHER;
}

/* Whether a token may begin with the byte at once behind another: one of the two is a Chinese character. */
static bool may_be_close(unsigned char byte) {
  return word_is_ascii(byte) || word_is_lead2(byte) || word_is_lead3(byte) || word_is_cjk(byte);
}

/* What a gap in a text may be when folded. Several bytes fold into one when they are white space, or a dash or an
 * apostrophe beyond ASCII. */
static void list_gap_kinds(Tables *t) {
  for (unsigned byte = 0; byte < 256; byte++) {
    GapClass class = gap_class(byte);
    uint16_t one = (uint16_t)(1u << class), more = (uint16_t)(one << GAP_LONGER);
    bool may_fold = class == GAP_SPACE || byte == 0xC2 || byte == 0xE2;
    t->gap_kinds[0][byte] = one;
    t->gap_kinds[1][byte] = may_fold ? (class == GAP_SPACE ? one | more : UINT16_MAX) : more;
    if (may_be_close((unsigned char)byte)) t->gap_kinds[0][byte] |= 1u << GAP_CLOSE;
    t->gap_starts[byte] = t->gap_kinds[0][byte] | t->gap_kinds[1][byte] | GAP_ANY;
    t->letter[byte] = word_is_ascii((unsigned char)byte) ? byte & 31 : LETTER_NONE;
  }
}

typedef struct Spelling {
  const char *folded;
  uint32_t length, entry;
  uint32_t meaning;
  uint32_t step; /* of its first token */
} Spelling;

typedef struct Builder {
  Tables *tables;
  const LexiconEntry *entries;
  Spelling *spelling;
  size_t spellings;
  size_t step_capacity, strict_count, strict_capacity, tokens, token_capacity;
} Builder;

void tables_free(Tables *t) {
  arena_free(&t->arena);
  free(t->step);
  free(t->slot);
  free(t->first_slot);
  free(t->tokens);
  free(t->bits);
  free(t->cjk_first);
  free(t->cjk_second);
  free(t->cjk_numeral);
  free(t->meaning);
  free(t->strict);
  *t = (Tables){0};
}

size_t strict_end(const Strict *strict, const char *text, size_t length, size_t at) {
  for (uint32_t i = 0; i < strict->length; i++)
    if (word_fold_next(text, length, &at) != (unsigned char)strict->folded[i]) return 0;
  return word_ends(text, length, at) ? at : 0;
}

uint32_t gap_fold(const char *text, size_t from, size_t to) {
  uint32_t gap = 0;
  for (unsigned i = 0; from < to; i++) {
    int byte = word_fold_next(text, to, &from);
    if (i == WORD_GAP || byte == FOLDED_PARAGRAPH) return GAP_NONE;
    gap |= (uint32_t)byte << (8 * i);
  }
  return gap;
}

static int spelling_compare(const void *left, const void *right) {
  const Spelling *a = left, *b = right;
  if (a->length != b->length) return a->length < b->length ? -1 : 1;
  int order = memcmp(a->folded, b->folded, a->length);
  if (order) return order;
  return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static Status fold_entries(Builder *b, size_t count) {
  char folded[LONGEST_TERM];
  for (size_t i = 0; i < count; i++) {
    const char *term = b->entries[i].term;
    size_t length = strlen(term), used = 0;
    for (size_t at = 0; at < length;) folded[used++] = (char)word_fold_next(term, length, &at);
    char *copy = arena_copy(&b->tables->arena, folded, used);
    if (!copy) return STATUS_NOMEM;
    b->spelling[i] = (Spelling){copy, (uint32_t)used, (uint32_t)i, 0, 0};
  }
  if (count) qsort(b->spelling, count, sizeof *b->spelling, spelling_compare);
  return STATUS_OK;
}

static bool same_spelling(const Spelling *a, const Spelling *b) {
  return a->length == b->length && memcmp(a->folded, b->folded, a->length) == 0;
}

bool in_capitals(const char *text, size_t length) {
  size_t capitals = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] >= 'a' && text[i] <= 'z') return false;
    if (text[i] >= 'A' && text[i] <= 'Z') capitals++;
  }
  return capitals >= 2;
}

/* Whether a meaning among those from..to has the entry's type and code; one of "ASEAN" and "Asean" that is not in
 * capitals stays: it matches more. */
static bool meaning_repeats(const Builder *b, size_t from, size_t to, uint32_t entry, bool capitals) {
  for (size_t i = from; i < to; i++) {
    Meaning *meaning = &b->tables->meaning[i];
    const LexiconEntry *other = &b->entries[meaning->entry], *mine = &b->entries[entry];
    if (other->type != mine->type || strcmp(other->code, mine->code) != 0) continue;
    if (meaning->capitals && !capitals) *meaning = (Meaning){entry, mine->type, meaning->more, false, meaning->decoy};
    return true;
  }
  return false;
}

/* Gives each different spelling its run of meanings; of equal spellings the first one stays. */
static void merge_meanings(Builder *b, size_t count) {
  Meaning *meaning = b->tables->meaning;
  size_t kept = 0, used = 0;
  for (size_t i = 0; i < count;) {
    Spelling spelling = b->spelling[i];
    spelling.meaning = (uint32_t)used;
    size_t j = i;
    for (; j < count && same_spelling(&spelling, &b->spelling[j]); j++) {
      uint32_t entry = b->spelling[j].entry;
      bool capitals = in_capitals(b->entries[entry].term, strlen(b->entries[entry].term));
      if (meaning_repeats(b, spelling.meaning, used, entry, capitals)) continue;
      if (used > spelling.meaning) meaning[used - 1].more = true;
      bool decoy = strcmp(b->entries[entry].code, "-") == 0;
      meaning[used++] = (Meaning){entry, b->entries[entry].type, false, capitals, decoy};
    }
    if (used - spelling.meaning > b->tables->most_meanings) b->tables->most_meanings = used - spelling.meaning;
    b->spelling[kept++] = spelling;
    i = j;
  }
  b->spellings = kept;
}

/* Length of the token at folded[at]; a spelling's first two Chinese characters are one token. */
static uint32_t token_length(const char *folded, uint32_t length, uint32_t at) {
  if (word_is_cjk((unsigned char)folded[at])) {
    bool pair = at == 0 && length >= 6 && word_is_cjk((unsigned char)folded[3]);
    return pair ? 6 : 3;
  }
  uint32_t end = at + 1;
  while (end < length && word_has(folded, end)) end++;
  return end - at;
}

static void loose_head(const char *token, uint32_t length, uint64_t head[2]) {
  char padded[16] = {0};
  memcpy(padded, token, length < 16 ? length : 16);
  head[0] = low_bytes(load8(padded), length);
  head[1] = low_bytes(load8(padded + 8), length > 8 ? length - 8 : 0);
}

static bool loosen(const char *folded, uint32_t length, char *loose) {
  bool exact = true, cjk = word_is_cjk((unsigned char)folded[0]);
  for (uint32_t i = 0; i < length; i++) {
    loose[i] = (char)(cjk ? folded[i] : folded[i] | 0x20);
    if (!cjk && (unsigned char)folded[i] >= 0x80) exact = false;
  }
  return exact;
}

/* The bit of Step.next_gaps for a gap. */
static uint16_t gap_kind(uint32_t gap) {
  if (gap == 0) return 1u << GAP_CLOSE;
  return (uint16_t)(1u << (gap_class(gap & 255) + (gap > 255 ? GAP_LONGER : 0)));
}

static uint32_t *slot_of(const Tables *t, uint64_t hash, uint32_t parent) {
  return parent ? &t->slot[hash >> t->slot_shift] : &t->first_slot[hash >> t->first_shift];
}

static uint32_t step_find(const Tables *t, uint32_t i, uint32_t parent, uint32_t gap, const char *loose,
                          uint32_t length) {
  for (; i; i = t->step[i].chain) {
    const Step *s = &t->step[i];
    if (s->parent == parent && s->gap == gap && s->length == length && memcmp(t->tokens + s->token, loose, length) == 0)
      break;
  }
  return i;
}

/* The step for a token after `parent`, made if it is new; 0 when memory is out. */
static uint32_t step_for(Builder *b, uint32_t parent, uint32_t gap, const char *loose, uint32_t length) {
  Tables *t = b->tables;
  uint64_t head[2];
  loose_head(loose, length, head);
  uint64_t hash = step_hash(head[0], parent);
  uint32_t *slot = slot_of(t, hash, parent), found = step_find(t, *slot, parent, gap, loose, length);
  if (found) return found;
  if (!memory_reserve((void **)&t->tokens, &b->token_capacity, b->tokens + length, 1) ||
      !memory_reserve((void **)&t->step, &b->step_capacity, (size_t)t->steps + 1, sizeof *t->step))
    return 0;
  memcpy(t->tokens + b->tokens, loose, length);
  while (*slot && t->step[*slot].length < length) slot = &t->step[*slot].chain; /* short words are the commoner ones */
  t->step[t->steps] = (Step){.head = {head[0], head[1]},
                             .token = (uint32_t)b->tokens,
                             .length = (uint16_t)length,
                             .short_length = length <= 16 ? (uint8_t)length : 0,
                             .parent = parent,
                             .gap = gap,
                             .meaning = NO_INDEX,
                             .tail_meaning = NO_INDEX,
                             .strict = NO_INDEX,
                             .chain = *slot};
  b->tokens += length;
  if (parent) {
    t->step[parent].next_words |= (uint64_t)1 << step_bit(hash);
    t->step[parent].next_gaps |= gap_kind(gap);
    unsigned letter = t->letter[(unsigned char)loose[0]];
    bool told = length > 1 && letter != LETTER_NONE;
    t->step[parent].next_letters |= told ? (uint32_t)1 << letter_bit(letter, (uint8_t)loose[1]) : UINT32_MAX;
  }
  *slot = t->steps;
  return t->steps++;
}

static void first_filter_add(Tables *t, const char *loose, uint32_t length, bool cjk) {
  uint64_t head[2];
  loose_head(loose, length, head);
  uint64_t hash = step_hash(head[0], 0);
  t->bits[hash >> t->bits_shift] |= first_bits(hash);
  if (!cjk) {
    if (length <= SHORT_WORD) short_filter_add(t, loose, length);
    return;
  }
  t->has_cjk = true;
  uint32_t first = cjk_code((const uint8_t *)loose);
  if (length == 3) {
    t->cjk_first[first] |= CJK_SINGLE;
    t->has_single = true;
    cjk_filter_add(t->cjk_pair, (const unsigned char *)loose, 3);
    uint8_t bit = (uint8_t)(1u << (loose[1] & 7));
    for (size_t i = 0; i < sizeof t->cjk_pair[0]; i++) /* whatever follows */
      t->cjk_pair[3][i] |= bit, t->cjk_pair[4][i] |= bit, t->cjk_pair[5][i] |= bit;
    return;
  }
  cjk_filter_add(t->cjk_pair, (const unsigned char *)loose, 6);
  uint32_t second = cjk_code((const uint8_t *)loose + 3);
  uint8_t bucket = (uint8_t)(1u << cjk_bucket(first, second));
  t->cjk_first[first] |= bucket;
  t->cjk_second[second] |= bucket;
}

static Status add_strict(Builder *b, const Spelling *s, uint32_t step) {
  Tables *t = b->tables;
  if (!memory_reserve((void **)&t->strict, &b->strict_capacity, b->strict_count + 1, sizeof *t->strict))
    return STATUS_NOMEM;
  t->strict[b->strict_count] = (Strict){s->folded, s->length, s->meaning, t->step[step].strict};
  t->step[step].strict = (uint32_t)b->strict_count++;
  t->step[step].careful = 1;
  return STATUS_OK;
}

static Status add_first(Builder *b, Spelling *s) {
  char loose[LONGEST_TERM];
  uint32_t length = token_length(s->folded, s->length, 0);
  (void)loosen(s->folded, length, loose);
  s->step = step_for(b, 0, 0, loose, length);
  if (!s->step) return STATUS_NOMEM;
  first_filter_add(b->tables, loose, length, word_is_cjk((unsigned char)s->folded[0]));
  return STATUS_OK;
}

/* A sign that stands for nothing but itself ends the spelling behind its last token: it becomes the step's tail. */
static bool add_tail(Tables *t, const Spelling *s, uint32_t step, uint32_t at) {
  Step *last = &t->step[step];
  unsigned char sign = (unsigned char)s->folded[at];
  bool plain = at + 1 == s->length && sign > ' ' && sign < 0x7F && sign != '-' && sign != '\'';
  if (!plain || (last->tail && last->tail != sign)) return false;
  last->tail = sign;
  last->tail_meaning = s->meaning;
  return true;
}

/* Lays the rest of the path; the spelling's meaning, or the strict spelling, ends up at the last step of it. */
static Status add_path(Builder *b, const Spelling *s) {
  char loose[LONGEST_TERM];
  uint32_t at = token_length(s->folded, s->length, 0), step = s->step;
  bool exact = loosen(s->folded, at, loose);
  while (at < s->length) {
    uint32_t gap = at;
    while (gap < s->length && !word_has(s->folded, gap) && !word_is_cjk((unsigned char)s->folded[gap])) gap++;
    if (exact && gap == s->length && add_tail(b->tables, s, step, at)) return STATUS_OK;
    if (gap == s->length || gap - at > WORD_GAP) return add_strict(b, s, step);
    uint32_t packed = gap_fold(s->folded, at, gap), length = token_length(s->folded, s->length, gap);
    if (!loosen(s->folded + gap, length, loose)) exact = false;
    step = step_for(b, step, packed, loose, length);
    if (!step) return STATUS_NOMEM;
    at = gap + length;
  }
  if (!exact) return add_strict(b, s, step);
  b->tables->step[step].meaning = s->meaning;
  return STATUS_OK;
}

/* Whether every meaning of the shorter spelling has a type that the longer one has in any case: then, where the longer
 * one stands, the shorter never counts. */
static bool covers(const Meaning *longer, const Meaning *shorter) {
  for (;; shorter++) {
    const Meaning *m = longer;
    while (m->more && (m->type != shorter->type || m->capitals)) m++;
    if (m->type != shorter->type || m->capitals) return false;
    if (!shorter->more) return true;
  }
}

/* Whether a spelling on the path that ends with step `up` may count beside the longer one. */
static bool may_count(const Tables *t, uint32_t longer, uint32_t up, bool tail) {
  const Step *step = &t->step[up];
  for (; up; up = step->parent, tail = true) {
    step = &t->step[up];
    if (step->meaning != NO_INDEX && !covers(&t->meaning[longer], &t->meaning[step->meaning])) return true;
    if (tail && step->tail && !covers(&t->meaning[longer], &t->meaning[step->tail_meaning])) return true;
  }
  return false;
}

/* Where nested spellings may count, the whole path is to be walked. */
static void mark_nested(Tables *t) {
  for (uint32_t i = 1; i < t->steps; i++) {
    Step *step = &t->step[i];
    if (!step->careful && step->meaning != NO_INDEX) step->careful = may_count(t, step->meaning, step->parent, true);
    if (!step->careful && step->tail) step->careful = may_count(t, step->tail_meaning, i, false);
    if (!step->careful) continue;
    step->next_gaps |= GAP_ANY; /* whatever follows, it is to be looked at */
    step->next_letters = UINT32_MAX;
  }
}

/* One step a cache line, in large pages where the system has them: a text touches them in no order. */
static Status align_steps(Tables *t) {
  enum { LINE = sizeof(Step), LARGE = 1 << 21 };
  size_t size = (size_t)t->steps * LINE, aligned = size < LARGE / 2 ? LINE : LARGE;
  if (size > SIZE_MAX - LARGE) return STATUS_NOMEM;
  Step *step = aligned_alloc(aligned, (size + aligned - 1) / aligned * aligned);
  if (!step) return STATUS_NOMEM;
  if (aligned == LARGE) (void)madvise(step, size, MADV_HUGEPAGE);
  memcpy(step, t->step, size);
  free(t->step);
  t->step = step;
  return STATUS_OK;
}

static Status allocate(Builder *b, size_t count) {
  Tables *t = b->tables;
  size_t tokens = count;
  unsigned slots = 6, firsts = 6;
  for (size_t i = 0; i < count; i++)
    for (const char *c = b->entries[i].term; *c; c++)
      tokens += !word_is_continuation((unsigned char)*c) && !word_is_ascii((unsigned char)*c);
  while (slots < 32 && ((size_t)1 << slots) < tokens * 2) slots++;
  while (firsts < 32 && ((size_t)1 << firsts) < count * 4) firsts++;
  unsigned bits = FEWEST_BITS;
  while (bits < MOST_BITS && ((size_t)1 << bits) < count * BITS_PER_TERM) bits++;
  if (tokens >= NO_INDEX / 4) return STATUS_NOMEM;
  t->bits_shift = 64 - (bits - 6);
  t->slot_shift = 64 - slots;
  t->first_shift = 64 - firsts;
  t->first_slot = memory_new((size_t)1 << firsts, sizeof *t->first_slot);
  t->slot = memory_new((size_t)1 << slots, sizeof *t->slot);
  t->bits = memory_new((size_t)1 << (bits - 6), sizeof *t->bits);
  t->cjk_first = memory_new(CJK_CODES, 1);
  t->cjk_second = memory_new(CJK_CODES, 1);
  t->meaning = memory_new(count, sizeof *t->meaning);
  t->step = memory_new(1, sizeof *t->step);
  b->step_capacity = t->steps = 1;
  b->spelling = memory_new(count, sizeof *b->spelling);
  bool made =
      t->first_slot && t->slot && t->bits && t->cjk_first && t->cjk_second && t->meaning && t->step && b->spelling;
  if (made) memset(t->cjk_second + CJK_FIRST, CJK_SINGLE, CJK_END - CJK_FIRST);
  if (made) t->step[0] = (Step){.meaning = NO_INDEX, .tail_meaning = NO_INDEX, .strict = NO_INDEX};
  list_gap_kinds(t);
  return made ? STATUS_OK : STATUS_NOMEM;
}

/* First tokens are made before all others, so that those looked up most lie together. */
Status tables_build(Tables *tables, const LexiconEntry *entries, size_t count) {
  *tables = (Tables){0};
  Builder b = {.tables = tables, .entries = entries};
  Status status = allocate(&b, count);
  if (status == STATUS_OK) status = fold_entries(&b, count);
  if (status == STATUS_OK) merge_meanings(&b, count);
  for (size_t i = 0; i < b.spellings && status == STATUS_OK; i++) status = add_first(&b, &b.spelling[i]);
  for (size_t i = 0; i < b.spellings && status == STATUS_OK; i++) status = add_path(&b, &b.spelling[i]);
  free(b.spelling);
  if (status == STATUS_OK) mark_nested(tables);
  tables->short_open = short_filter_is_open(tables);
  if (status == STATUS_OK) status = align_steps(tables);
  if (status != STATUS_OK) tables_free(tables);
  return status;
}
