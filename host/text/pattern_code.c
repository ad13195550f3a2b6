#include "text/pattern_code.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

typedef enum StepKind {
  STEP_BYTE,
  STEP_SET,
  STEP_MAYBE,
  STEP_LETTER, /* of several bytes, which need not be there */
  STEP_MOST,
  STEP_FEWEST,
  STEP_BORDER,
  STEP_PAIR,
  STEP_OPEN,
  STEP_CLOSE,
  STEP_END,
  STEP_DONE,
  STEP_NEVER
} StepKind;

void byte_set_add(ByteSet *set, unsigned char byte) { set->bits[byte / 64] |= (uint64_t)1 << (byte % 64); }

static void unite(ByteSet *set, const ByteSet *other) {
  for (size_t i = 0; i < 4; i++) set->bits[i] |= other->bits[i];
}

static void invert(ByteSet *set) {
  for (size_t i = 0; i < 4; i++) set->bits[i] = ~set->bits[i];
}

static void add_range(ByteSet *set, unsigned from, unsigned to) {
  for (; from <= to; from++) byte_set_add(set, (unsigned char)from);
}

static ByteSet class_of(unsigned char class) {
  const uint64_t capitals = 0x07FFFFFE, letters = capitals | capitals << 32, digits = (uint64_t)0x3FF << '0';
  ByteSet set = {{0}};
  switch (class | 0x20) {
    case 'a': set.bits[1] = letters; break;
    case 'l': set.bits[1] = capitals << 32; break;
    case 'u': set.bits[1] = capitals; break;
    case 'd': set.bits[0] = digits; break;
    case 'w': set = (ByteSet){{digits, letters}}; break;
    case 's': set.bits[0] = (uint64_t)1 << ' ' | (uint64_t)0x1F << '\t'; break;
    default: byte_set_add(&set, class); return set;
  }
  if (!(class & 0x20)) invert(&set);
  return set;
}

/* The set p..end, brackets and all. */
static ByteSet bracket_set(const char *p, const char *end) {
  ByteSet set = {{0}};
  bool others = p[1] == '^';
  end--;
  for (p += others ? 2 : 1; p < end;) {
    if (*p == '%') {
      ByteSet class = class_of((unsigned char)p[1]);
      unite(&set, &class);
      p += 2;
    } else if (p[1] == '-' && p + 2 < end) {
      add_range(&set, (unsigned char)p[0], (unsigned char)p[2]);
      p += 3;
    } else if (others && ((unsigned char)*p & 0xC0) == 0x80) {
      p++; /* "[^，]": no letter that begins as the mark does */
    } else {
      byte_set_add(&set, (unsigned char)*p++);
    }
  }
  if (others) invert(&set);
  return set;
}

static ByteSet item_set(const char *from, const char *end) {
  ByteSet set = {{0}};
  switch (*from) {
    case '.': invert(&set); return set;
    case '%': return class_of((unsigned char)from[1]);
    case '[': return bracket_set(from, end);
    default:
      while (from < end) byte_set_add(&set, (unsigned char)*from++);
      return set;
  }
}

void byte_set_add_item(ByteSet *set, const char *from, const char *end) {
  ByteSet item = item_set(from, end);
  unite(set, &item);
}

void pattern_sets_free(PatternSets *sets) {
  arena_free(&sets->arena);
  free(sets->set);
  free(sets->draft);
  *sets = (PatternSets){.set = NULL};
}

/* A table for 64 further sets; false: memory is out. */
static bool add_table(PatternSets *sets) {
  enum { BYTES = 256 };
  uint64_t *table = arena_alloc(&sets->arena, BYTES * sizeof *table);
  if (!table) return false;
  memset(table, 0, BYTES * sizeof *table);
  sets->table = table;
  return true;
}

/* The first of the sets that share a bucket with one, by its number and one more; 0: none. */
static uint32_t *bucket_of(PatternSets *sets, const ByteSet *set) {
  uint64_t mixed = (set->bits[0] ^ set->bits[1] * 3 ^ set->bits[2] * 5 ^ set->bits[3] * 7) * 0x9E3779B97F4A7C15ULL;
  return &sets->bucket[mixed >> 56];
}

bool pattern_sets_test(PatternSets *sets, const ByteSet *wanted, ByteTest *test) {
  enum { IN_TABLE = 64 };
  uint32_t *bucket = bucket_of(sets, wanted);
  for (uint32_t i = *bucket; i; i = sets->set[i - 1].next)
    if (memcmp(&sets->set[i - 1].set, wanted, sizeof *wanted) == 0) {
      *test = sets->set[i - 1].test;
      return true;
    }
  if (!memory_reserve((void **)&sets->set, &sets->capacity, sets->count + 1, sizeof *sets->set)) return false;
  size_t bit = sets->count % IN_TABLE;
  if (bit == 0 && !add_table(sets)) return false;
  for (unsigned byte = 0; byte < 256; byte++)
    if (byte_set_has(wanted, (char)byte)) sets->table[byte] |= (uint64_t)1 << bit;
  *test = (ByteTest){sets->table, (uint64_t)1 << bit};
  sets->set[sets->count++] = (KnownSet){*wanted, *test, *bucket};
  *bucket = (uint32_t)sets->count;
  return true;
}

/* A step while the program is made. */
typedef struct Draft {
  PatternStep step;
  ByteSet has;
} Draft;

typedef struct Drafts {
  Draft *draft; /* there is room for a step of each byte, and two more */
  size_t count;
  unsigned opened, open[PATTERN_CAPTURES], depth; /* captures so far; those not closed yet */
} Drafts;

static Draft *add(Drafts *d, StepKind what) {
  Draft *made = &d->draft[d->count++];
  *made = (Draft){.step = {.what = (uint8_t)what}};
  return made;
}

static bool open_capture(Drafts *d) {
  if (d->opened == PATTERN_CAPTURES) return false;
  d->open[d->depth++] = d->opened;
  add(d, STEP_OPEN)->step.least = (uint8_t)d->opened++;
  return true;
}

static bool close_capture(Drafts *d) {
  if (d->depth == 0) return false;
  add(d, STEP_CLOSE)->step.least = (uint8_t)d->open[--d->depth];
  return true;
}

static const char *add_item(Drafts *d, const char *p) {
  const char *end = pattern_item_end(p);
  StepKind what = *end == '*' || *end == '+' ? STEP_MOST : *end == '-' ? STEP_FEWEST : STEP_SET;
  if (*end == '?') what = STEP_MAYBE;
  if (*end == '?' && (unsigned char)*p >= 0xC2 && end - p > 1) {
    Draft *letter = add(d, STEP_LETTER);
    letter->step.length = (uint8_t)(end - p);
    memcpy(letter->step.letter, p, letter->step.length);
    byte_set_add(&letter->has, (unsigned char)*p);
    return end + 1;
  }
  bool plain = what == STEP_SET && !strchr("%[.", *p);
  Draft *made = add(d, plain ? STEP_BYTE : what);
  made->step.byte = *p;
  made->step.least = *end == '+';
  made->has = item_set(p, end);
  return end + (what != STEP_SET);
}

/* Reads the steps of a pattern; false: it can match nothing. */
static bool read_steps(Drafts *d, const char *p) {
  while (*p && !(*p == '$' && !p[1])) {
    if (*p == '(' || *p == ')') {
      if (!(*p++ == '(' ? open_capture(d) : close_capture(d))) return false;
    } else if (*p == '%' && p[1] == 'b') {
      if (!p[2] || !p[3]) return false;
      Draft *made = add(d, STEP_PAIR);
      made->step.byte = p[2];
      made->step.closing = p[3];
      byte_set_add(&made->has, (unsigned char)p[2]);
      p += 4;
    } else if (*p == '%' && p[1] == 'f') {
      const char *set = p + 2;
      p = pattern_item_end(set);
      if (p == set) return false;
      add(d, STEP_BORDER)->has = bracket_set(set, p);
    } else {
      p = add_item(d, p);
    }
  }
  if (*p == '$') add(d, STEP_END);
  add(d, STEP_DONE);
  return true;
}

/* What the rest of a pattern may begin with. */
typedef struct Rest {
  ByteSet set;
  bool ends;   /* it may match at the end of the text */
  bool always; /* it matches whatever follows */
} Rest;

static bool meet(const ByteSet *a, const ByteSet *b) {
  return (a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1]) | (a->bits[2] & b->bits[2]) | (a->bits[3] & b->bits[3]);
}

/* Puts a step before the rest. */
static void put_before(const Draft *d, Rest *rest) {
  switch ((StepKind)d->step.what) {
    case STEP_OPEN:
    case STEP_CLOSE: return;
    case STEP_DONE: *rest = (Rest){.ends = true, .always = true}, invert(&rest->set); return;
    case STEP_END: *rest = (Rest){.ends = true}; return;
    case STEP_BORDER:
      for (size_t i = 0; i < 4; i++) rest->set.bits[i] &= d->has.bits[i];
      rest->ends = rest->ends && byte_set_has(&d->has, 0);
      rest->always = false;
      return;
    case STEP_MAYBE:
    case STEP_LETTER:
    case STEP_FEWEST: unite(&rest->set, &d->has); return;
    case STEP_MOST:
      if (d->step.least) break;
      unite(&rest->set, &d->has);
      return;
    default: break;
  }
  *rest = (Rest){.set = d->has};
}

/* Whether a step is one with a choice: what follows it is looked at then. */
static bool has_choice(const PatternStep *step) {
  return step->what == STEP_MAYBE || step->what == STEP_LETTER || step->what == STEP_MOST || step->what == STEP_FEWEST;
}

static bool finish_step(PatternSets *sets, const Draft *draft, const Rest *rest, PatternStep *step) {
  *step = draft->step;
  bool tested = has_choice(step) || step->what == STEP_SET || step->what == STEP_BORDER;
  if (tested && !pattern_sets_test(sets, &draft->has, &step->has)) return false;
  if (!has_choice(step)) return true;
  step->ends = rest->ends;
  step->sure = step->what != STEP_FEWEST && (rest->always || !meet(&draft->has, &rest->set));
  return step->sure || pattern_sets_test(sets, &rest->set, &step->rest);
}

/* Whether a set has one byte. */
static bool only_byte(const ByteSet *set, char *byte) {
  int count = 0;
  for (int i = 0; i < 4; i++) {
    if (!set->bits[i]) continue;
    count += __builtin_popcountll(set->bits[i]);
    *byte = (char)(i * 64 + __builtin_ctzll(set->bits[i]));
  }
  return count == 1;
}

bool pattern_compile(PatternSets *sets, const char *pattern, PatternCode *code) {
  if (!memory_reserve(&sets->draft, &sets->draft_capacity, strlen(pattern) + 2, sizeof(Draft))) return false;
  Drafts d = {.draft = sets->draft};
  Rest rest = {.ends = false};
  if (!read_steps(&d, pattern + (*pattern == '^'))) {
    d.count = 0;
    add(&d, STEP_NEVER);
  }
  PatternStep *steps = arena_alloc(&sets->arena, d.count * sizeof *steps);
  if (!steps) return false;
  for (size_t i = d.count; i > 0; i--) {
    if (!finish_step(sets, &d.draft[i - 1], &rest, &steps[i - 1])) return false;
    put_before(&d.draft[i - 1], &rest);
  }
  code->step = steps;
  code->ends = rest.ends;
  code->one_head = only_byte(&rest.set, &code->first);
  return pattern_sets_test(sets, &rest.set, &code->head);
}

/* A match under way. */
typedef struct Walk {
  const char *begin, *end;
  PatternSpan *capture;
} Walk;

/* The end of what a pair holds in balance: from `open` to its `close`; NULL: it does not end. */
static const char *balanced(const Walk *walk, const char *at, const PatternStep *step) {
  size_t depth = 0;
  if (at == walk->end || *at != step->byte) return NULL;
  for (; at < walk->end; at++) {
    if (*at == step->closing) {
      if (--depth == 0) return at + 1;
    } else if (*at == step->byte) {
      depth++;
    }
  }
  return NULL;
}

static bool may_go_on(const Walk *walk, const PatternStep *step, const char *at) {
  return at == walk->end ? step->ends : byte_passes(&step->rest, *at);
}

static const char *follow(const Walk *walk, const PatternStep *step, const char *at);

/* As many as there are, then fewer, down to the least, which the caller goes on from: *at. */
static const char *most(const Walk *walk, const PatternStep *step, const char **at) {
  const char *least = *at + step->least, *last = *at, *to;
  while (last < walk->end && byte_passes(&step->has, *last)) last++;
  if (last < least) return *at = NULL;
  *at = step->sure ? last : least;
  for (; !step->sure && last > least; last--)
    if (may_go_on(walk, step, last) && (to = follow(walk, step + 1, last)) != NULL) return to;
  return NULL;
}

/* Where the steps end when they match at `at`; NULL: they do not. */
static const char *follow(const Walk *walk, const PatternStep *step, const char *at) {
  const char *to;
  for (;; step++) {
    switch ((StepKind)step->what) {
      case STEP_BYTE:
        if (at == walk->end || *at++ != step->byte) return NULL;
        break;
      case STEP_SET:
        if (at == walk->end || !byte_passes(&step->has, *at++)) return NULL;
        break;
      case STEP_MAYBE:
        if (at == walk->end || !byte_passes(&step->has, *at)) break;
        if (!step->sure) {
          if (may_go_on(walk, step, at + 1) && (to = follow(walk, step + 1, at + 1)) != NULL) return to;
          break;
        }
        at++;
        break;
      case STEP_LETTER:
        if (step->length > walk->end - at || memcmp(at, step->letter, step->length) != 0) break;
        if (!step->sure && (to = follow(walk, step + 1, at + step->length)) != NULL) return to;
        if (step->sure) at += step->length;
        break;
      case STEP_MOST:
        if ((to = most(walk, step, &at)) != NULL || !at) return to;
        break;
      case STEP_FEWEST:
        for (;; at++) {
          if (may_go_on(walk, step, at) && (to = follow(walk, step + 1, at)) != NULL) return to;
          if (at == walk->end || !byte_passes(&step->has, *at)) return NULL;
        }
      case STEP_BORDER:
        if (byte_passes(&step->has, at > walk->begin ? at[-1] : '\0') ||
            !byte_passes(&step->has, at < walk->end ? *at : '\0'))
          return NULL;
        break;
      case STEP_PAIR:
        if ((at = balanced(walk, at, step)) == NULL) return NULL;
        break;
      case STEP_OPEN: walk->capture[step->least] = (PatternSpan){(size_t)(at - walk->begin), SIZE_MAX}; break;
      case STEP_CLOSE: walk->capture[step->least].to = (size_t)(at - walk->begin); break;
      case STEP_END:
        if (at != walk->end) return NULL;
        break;
      case STEP_DONE: return at;
      case STEP_NEVER: return NULL;
    }
  }
}

/* The first place in at..to that a match may begin at; NULL: there is none. */
static inline const char *next_start(const PatternCode *code, const char *at, const char *to) {
  if (code->one_head) return memchr(at, code->first, (size_t)(to - at));
  while (at < to && !byte_passes(&code->head, *at)) at++;
  return at < to ? at : NULL;
}

bool pattern_code_at(const PatternCode *code, const char *text, size_t from, size_t length, PatternMatch *match) {
  const char *at = text + from, *to;
  if (from < length ? !byte_passes(&code->head, *at) : !code->ends) return false;
  PatternSpan spare[PATTERN_CAPTURES];
  if (match) *match = (PatternMatch){.from = from};
  Walk walk = {text, text + length, match ? match->capture : spare};
  if ((to = follow(&walk, code->step, at)) == NULL) return false;
  if (match) match->to = (size_t)(to - text);
  return true;
}

bool pattern_code_find(const PatternCode *code, const char *text, size_t from, size_t last, size_t length,
                       PatternMatch *match) {
  const char *end = text + length, *stop = last < length ? text + last + 1 : end, *at = text + from, *to = NULL;
  PatternSpan spare[PATTERN_CAPTURES];
  if (match) *match = (PatternMatch){.from = 0};
  Walk walk = {text, end, match ? match->capture : spare};
  while (at < stop && (at = next_start(code, at, stop)) != NULL && (to = follow(&walk, code->step, at)) == NULL) at++;
  if (!to && last == length && code->ends) to = follow(&walk, code->step, at = end);
  if (to && match) {
    match->from = (size_t)(at - text);
    match->to = (size_t)(to - text);
  }
  return to != NULL;
}
