/* How the programs of a set are found: each by the requirement that is asked for least, and of what else it needs bits
 * that pass over it for most sentences. How often the marks of sentences come is not known; what many programs ask for
 * comes often ("PLACE", "in"), what few ask for seldom ("dissolved"). */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/match_private.h"

/* A mark by which a candidate is looked for. */
typedef struct Key {
  uint32_t mark, candidate;
} Key;

typedef struct Builder {
  MatchSet *set;
  uint32_t *uses;          /* by mark: requirements of programs that it is in, */
  uint32_t *cost;          /* and how often it is taken to come */
  uint32_t *seen, stamp;   /* by mark: the last group that it was met in */
  uint32_t *order, *price; /* groups of one program, the cheapest first; what each costs */
  uint32_t *need;          /* what one program cannot do without */
  Key *key;
  uint32_t rests, candidates;
  size_t keys;
} Builder;

static uint32_t mark_of(const MatchSet *set, uint32_t choice) {
  return choice & MATCH_SYMBOL ? choice & ~(uint32_t)MATCH_SYMBOL : word_mark(set, choice + 1);
}

/* Whether a mark was not met since the stamp was raised. */
static bool is_new(Builder *b, uint32_t mark) {
  bool met = b->seen[mark] == b->stamp;
  b->seen[mark] = b->stamp;
  return !met;
}

/* Words become marks, and each group has a mark once. */
static void mark_groups(Builder *b) {
  MatchSet *set = b->set;
  for (size_t g = 0; g < set->groups; g++) {
    Choice *group = &set->group[g];
    uint32_t *choice = set->required + group->first, count = 0;
    b->stamp++;
    for (uint32_t k = 0; k < group->count; k++) {
      uint32_t mark = mark_of(set, choice[k]);
      if (is_new(b, mark)) choice[count++] = mark;
    }
    group->count = count;
  }
}

enum { COST_FIRST = 1000, COST_SHORT = 100 }; /* short words come often whoever asks for them */

static void count_uses(Builder *b) {
  const MatchSet *set = b->set;
  for (size_t i = 0; i < set->needs; i++) b->uses[set->need[i]]++;
  for (size_t g = 0; g < set->groups; g++)
    for (uint32_t k = 0; k < set->group[g].count; k++) b->uses[set->required[set->group[g].first + k]]++;
  for (size_t m = 0; m < marks_of(set); m++) b->cost[m] = b->uses[m];
  for (uint32_t w = 0; w < set->words; w++)
    b->cost[word_mark(set, w + 1)] += w < SEPARATORS + FILLERS ? COST_FIRST : set->word[w].length < 4 ? COST_SHORT : 0;
}

static uint32_t price_of(const Builder *b, const Choice *group) {
  uint32_t price = 0;
  for (uint32_t k = 0; k < group->count; k++) price += b->cost[b->set->required[group->first + k]];
  return price;
}

/* ---- bits ---- */

/* Bits of the marks from `from` to `to`: those most asked for have one of their own, the others share the rest. */
static void give_bits(const Builder *b, size_t from, size_t to, unsigned own, unsigned bits) {
  uint8_t *bit = b->set->bit;
  unsigned shared = own;
  memset(bit + from, BIT_NONE, to - from);
  for (unsigned given = 0; given < own; given++) {
    size_t most = to;
    for (size_t m = from; m < to; m++)
      if (bit[m] == BIT_NONE && (most == to || b->uses[m] > b->uses[most])) most = m;
    if (most < to) bit[most] = (uint8_t)given;
  }
  for (size_t m = from; m < to; m++) {
    if (bit[m] != BIT_NONE) continue;
    bit[m] = (uint8_t)(shared | BIT_SHARED);
    shared = shared + 1 < bits ? shared + 1 : own;
  }
}

static bool is_word(const MatchSet *set, uint32_t mark) { return mark > set->symbols; }

static void add_bit(const MatchSet *set, uint32_t mark, MarkBits *bits) {
  if (is_word(set, mark))
    bits->words |= mark_bit(set, mark);
  else
    bits->symbols |= mark_bit(set, mark);
}

/* ---- programs ---- */

/* The groups of a program of which more than one mark will do, the cheapest first; returns how many. */
static uint32_t sort_groups(Builder *b, const Program *program) {
  uint32_t count = 0;
  for (uint32_t g = program->group; g < program->group + program->groups; g++) {
    if (b->set->group[g].count == 1) continue;
    uint32_t price = price_of(b, &b->set->group[g]), at = count++;
    for (; at > 0 && b->price[at - 1] > price; at--) {
      b->price[at] = b->price[at - 1];
      b->order[at] = b->order[at - 1];
    }
    b->price[at] = price;
    b->order[at] = g;
  }
  return count;
}

/* Lists the marks that a program cannot do without, each once, the one that comes least at the end of them; returns how
 * many: a pattern has one mention at least. */
static uint32_t list_needs(Builder *b, const Program *program) {
  const MatchSet *set = b->set;
  uint32_t *need = b->need, count = 0, least = 0;
  b->stamp++;
  for (uint32_t i = 0; i < program->needs; i++)
    if (is_new(b, set->need[program->need + i])) need[count++] = set->need[program->need + i];
  for (uint32_t g = program->group; g < program->group + program->groups; g++) {
    uint32_t mark = set->required[set->group[g].first];
    if (set->group[g].count == 1 && is_new(b, mark)) need[count++] = mark;
  }
  for (uint32_t i = 1; i < count; i++)
    if (b->cost[need[i]] < b->cost[need[least]]) least = i;
  uint32_t mark = need[least];
  need[least] = need[count - 1];
  need[count - 1] = mark;
  return count;
}

static bool is_told(const MatchSet *set, const Choice *group) {
  for (uint32_t k = 0; k < group->count; k++)
    if (set->bit[set->required[group->first + k]] & BIT_SHARED) return false;
  return true;
}

/* Adds the groups from `at` on of those that are sorted to what a candidate asks for: the first as bits, and all of
 * which bits do not tell. */
static void add_groups(Builder *b, Candidate *c, uint32_t at, uint32_t count) {
  MatchSet *set = b->set;
  for (uint32_t bits = 0; at < count; at++, bits++) {
    const Choice *group = &set->group[b->order[at]];
    if (bits < CHOICE_BITS) {
      c->choice[bits] = (MarkBits){0, 0};
      for (uint32_t k = 0; k < group->count; k++) add_bit(set, set->required[group->first + k], &c->choice[bits]);
    }
    if (bits < CHOICE_BITS && is_told(set, group)) continue;
    for (uint32_t k = 0; k < group->count; k++) set->rest[b->rests++] = set->required[group->first + k];
    set->rest[b->rests++] = 0;
  }
}

/* What a program asks for, as bits and beyond them; adds the marks by which it is looked for to the keys. */
static Candidate make_candidate(Builder *b, uint32_t number) {
  MatchSet *set = b->set;
  Program *program = &set->program[number];
  const uint32_t needs = list_needs(b, program), groups = sort_groups(b, program), *need = b->need;
  Candidate c = {.program = number, .symbol = set->need[program->need], .rest = b->rests, .node = program->node};
  for (size_t i = 0; i < CHOICE_BITS; i++) c.choice[i].words = WORD_ANY;
  for (unsigned kind = 0; kind < ZONE_KINDS; kind++)
    if (!(program->zones >> kind & 1)) c.needed.symbols |= zone_bit(kind);
  for (uint32_t i = 0; i < needs; i++) {
    add_bit(set, need[i], &c.needed);
    if (is_word(set, need[i])) continue;
    const Symbol *s = &set->symbol[need[i] - 1];
    program->mentions |= gate_type(s->type) | (s->code ? gate_symbol(set, need[i]) : 0);
  }
  const bool grouped = groups && b->price[0] < b->cost[need[needs - 1]];
  const Choice *key = grouped ? &set->group[b->order[0]] : NULL;
  for (uint32_t k = 0; k < (key ? key->count : 1); k++)
    b->key[b->keys++] = (Key){key ? set->required[key->first + k] : need[needs - 1], b->candidates};
  for (uint32_t i = 0; i < needs - !grouped; i++)
    if (set->bit[need[i]] & BIT_SHARED) set->rest[b->rests++] = need[i];
  set->rest[b->rests++] = 0;
  add_groups(b, &c, grouped, groups);
  set->rest[b->rests++] = 0;
  b->candidates++;
  return c;
}

/* Candidates in order of the symbol that their rule is written for and of program: the order that matches come in. */
static bool list_candidates(Builder *b) {
  MatchSet *set = b->set;
  uint32_t *at = memory_new(set->symbols + 2, sizeof *at), *number = memory_new(set->programs + 1, sizeof *number);
  for (size_t p = 0; at && number && p < set->programs; p++) at[set->need[set->program[p].need] + 1]++;
  for (size_t s = 1; at && number && s < set->symbols + 2; s++) at[s] += at[s - 1];
  for (size_t p = 0; at && number && p < set->programs; p++)
    number[at[set->need[set->program[p].need]]++] = (uint32_t)p;
  for (size_t i = 0; at && number && i < set->programs; i++) set->candidate[i] = make_candidate(b, number[i]);
  bool made = at && number;
  free(at);
  free(number);
  return made;
}

/* listing[listed_at[m] .. listed_at[m + 1]) are the candidates that are looked for by mark m, and NEVER behind them: as
 * many as are looked at at once. */
static bool list_keys(const Builder *b) {
  MatchSet *set = b->set;
  const size_t marks = marks_of(set);
  uint32_t *at = memory_new(marks + 1, sizeof *at);
  set->listed_at = memory_new(marks + 1, sizeof *set->listed_at);
  if (at && set->listed_at) {
    for (size_t i = 0; i < b->keys; i++) at[b->key[i].mark]++;
    for (size_t m = 0; m < marks; m++) {
      if (at[m]) set->bit[m] |= BIT_LISTED;
      set->listed_at[m + 1] = set->listed_at[m] + (at[m] + LISTINGS - 1) / LISTINGS * LISTINGS;
      at[m] = set->listed_at[m];
    }
    set->listings = set->listed_at[marks];
    set->listing = memory_lines(set->listings + 1, sizeof *set->listing);
  }
  if (set->listing) {
    for (size_t i = 0; i < set->listings; i++) set->listing[i].first = NEVER;
    for (size_t i = 0; i < b->keys; i++) {
      const uint32_t candidate = b->key[i].candidate;
      set->listing[at[b->key[i].mark]++] = (Listing){first_bits(set->candidate[candidate].needed), candidate};
    }
  }
  free(at);
  return set->listing != NULL;
}

static bool builder_new(Builder *b) {
  MatchSet *set = b->set;
  size_t marks = marks_of(set) + 1;
  b->uses = memory_new(marks, sizeof *b->uses);
  b->cost = memory_new(marks, sizeof *b->cost);
  b->seen = memory_new(marks, sizeof *b->seen);
  b->order = memory_new(set->groups + 1, sizeof *b->order);
  b->price = memory_new(set->groups + 1, sizeof *b->price);
  b->need = memory_new(set->needs + set->groups + 1, sizeof *b->need);
  b->key = memory_new(set->programs + set->requireds + 1, sizeof *b->key);
  set->bit = memory_new(marks, sizeof *set->bit);
  set->candidate = memory_lines(set->programs + 1, sizeof *set->candidate);
  set->rest = memory_new(set->needs + 2 * set->groups + set->requireds + 2 * set->programs + 1, sizeof *set->rest);
  return b->uses && b->cost && b->seen && b->order && b->price && b->need && b->key && set->bit && set->rest &&
         set->candidate;
}

Status match_index(MatchSet *set) {
  Builder b = {.set = set};
  bool made = builder_new(&b);
  if (made) {
    mark_groups(&b);
    count_uses(&b);
    give_bits(&b, 0, set->symbols + 1, SYMBOLS_OWN, SYMBOL_BITS);
    give_bits(&b, set->symbols + 1, marks_of(set), WORDS_OWN, WORD_BITS);
    made = list_candidates(&b) && list_keys(&b);
  }
  free(b.uses);
  free(b.cost);
  free(b.seen);
  free(b.order);
  free(b.price);
  free(b.need);
  free(b.key);
  return made ? STATUS_OK : STATUS_NOMEM;
}
