/* Which programs are tried on a sentence: those that are looked for by one of its mentions or words, and of these the
 * ones whose other needs stand in it too. */
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "text/match_private.h"

/* Notes a mark of the sentence, once, without a branch; what is none is noted before. `listed`: it is found only
 * if candidates are looked for by it. */
static inline void note(const MatchSet *set, Scratch *s, uint32_t mark, bool listed, uint32_t **found, uint64_t *bits) {
  const bool is_new = s->noted[mark] != s->stamp;
  s->noted[mark] = s->stamp;
  **found = mark;
  *found += is_new & (!listed || set->bit[mark] >> 7);
  *bits |= (uint64_t)is_new << (set->bit[mark] & 63);
}

/* Reads of all mentions what symbol each has: entries lie anywhere, and side by side they wait for memory together. */
static bool read_symbols(const MatchSet *set, const Mentions *m, Scratch *s) {
  if (!memory_reserve((void **)&s->symbol, &s->symbol_capacity, m->count + 1, sizeof *s->symbol)) return false;
  for (size_t i = 0; i < m->count; i++)
    s->symbol[i] = m->type[i] >= MENTION_LEXICON ? set->entry_symbol[m->value[i]] : 0;
  return true;
}

/* Notes the symbols of the sentence. */
static void note_symbols(const MatchSet *set, const Mentions *m, Scratch *s) {
  uint32_t *found = s->found;
  for (uint32_t i = s->mention; i < s->mention + s->mentions; i++) {
    const uint16_t type = m->type[i];
    if (type < set->types) note(set, s, set->type_symbol[type], false, &found, &s->bits.symbols);
    note(set, s, s->symbol[i], false, &found, &s->bits.symbols);
  }
  s->founds = (size_t)(found - s->found);
  for (uint32_t i = 0; i < s->founds; i++) s->rank[s->found[i]] = i;
}

static void note_words(const MatchSet *set, Scratch *s) {
  uint32_t *found = s->found + s->founds;
  for (size_t t = 0; t < s->tokens; t++) note(set, s, word_mark(set, s->word[t]), true, &found, &s->bits.words);
  s->founds = (size_t)(found - s->found);
}

enum { AHEAD = 3 }; /* marks whose listings are asked for before they are looked at: they lie anywhere */

/* Lists the candidates, by the marks of the sentence, that their first bits let pass; returns how many, some of them
 * twice. */
static size_t look(const Run *r) {
  const MatchSet *set = r->set;
  const Scratch *s = r->scratch;
  const uint64_t missing = ~first_bits(s->bits);
  uint32_t *open = s->open;
  for (size_t i = 0; i < AHEAD; i++) s->found[s->founds + i] = 0;
  for (const uint32_t *mark = s->found, *end = mark + s->founds; mark < end; mark++) {
    const Listing *last = set->listing + set->listed_at[*mark + 1];
    __builtin_prefetch(set->listing + set->listed_at[mark[AHEAD]]);
    for (const Listing *one = set->listing + set->listed_at[*mark]; one < last; one += LISTINGS) {
      for (size_t i = 0; i < LISTINGS; i++) {
        *open = one[i].candidate;
        open += !(one[i].first & missing);
      }
    }
  }
  return (size_t)(open - s->open);
}

/* Whether the bits of a sentence let a candidate pass; `no`: those that it has not. */
static inline bool passes(const Candidate *c, MarkBits has, MarkBits no) {
  uint64_t lacks = (c->needed.symbols & no.symbols) | (c->needed.words & no.words);
  uint64_t one = (c->choice[0].symbols & has.symbols) | (c->choice[0].words & has.words);
  uint64_t other = (c->choice[1].symbols & has.symbols) | (c->choice[1].words & has.words);
  return (lacks == 0) & (one != 0) & (other != 0);
}

/* Whether the sentence has what the bits of a candidate do not tell for certain. */
static bool has_rest(const Scratch *s, const uint32_t *mark) {
  const uint32_t *noted = s->noted, stamp = s->stamp;
  for (; *mark; mark++)
    if (noted[*mark] != stamp) return false;
  while (*++mark) {
    while (*mark && noted[*mark] != stamp) mark++;
    if (!*mark) return false;
    while (*mark) mark++;
  }
  return true;
}

static int by_number(const void *left, const void *right) {
  const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return a < b ? -1 : a > b;
}

/* Keeps the open candidates that bits let pass; returns how many. */
static size_t sift(const Run *r, ZoneKind zone, size_t open) {
  const Candidate *candidate = r->set->candidate;
  const Scratch *s = r->scratch;
  const uint64_t low = UINT64_MAX >> ZONE_KINDS;
  const MarkBits no = {(~s->bits.symbols & low) | zone_bit(zone), ~s->bits.words}, has = {~no.symbols, ~no.words};
  uint32_t *kept = s->open;
  for (size_t i = 0; i < open; i++) {
    const uint32_t one = s->open[i];
    *kept = one;
    kept += passes(&candidate[one], has, no);
  }
  return (size_t)(kept - s->open);
}

/* Chooses the candidates that the sentence has all needs of, in the order in which the symbols of their rules stand in
 * it; returns how many, some of them twice. */
static size_t choose(const Run *r, size_t open) {
  const MatchSet *set = r->set;
  const Scratch *s = r->scratch;
  enum { FEW = 64 };
  uint64_t *chosen = s->chosen;
  size_t count = 0;
  for (size_t i = 0; i < open; i++) __builtin_prefetch(set->rest + set->candidate[s->open[i]].rest);
  for (size_t i = 0; i < open; i++) {
    const Candidate *c = &set->candidate[s->open[i]];
    if (!has_rest(s, set->rest + c->rest)) continue;
    __builtin_prefetch(&set->program[c->program]);
    __builtin_prefetch(&set->node[c->node]);
    __builtin_prefetch(&set->node[c->node] + 2);
    const uint64_t number = (uint64_t)s->rank[c->symbol] << 32 | s->open[i];
    size_t at = count++;
    for (; count <= FEW && at > 0 && chosen[at - 1] > number; at--) chosen[at] = chosen[at - 1];
    chosen[at] = number;
  }
  if (count > FEW) qsort(chosen, count, sizeof *chosen, by_number);
  return count;
}

static Status run_sentence(Run *r, const Sentence *sentence) {
  const MatchSet *set = r->set;
  Scratch *s = r->scratch;
  if (match_cut(r, sentence) != STATUS_OK ||
      !memory_reserve((void **)&s->found, &s->found_capacity, 2 * (size_t)s->mentions + s->tokens + AHEAD + 1,
                      sizeof *s->found))
    return STATUS_NOMEM;
  match_read_words(set, r->text, sentence->to, s);
  s->noted[0] = s->noted[word_mark(set, 0)] = ++s->stamp; /* what is none */
  s->bits = (MarkBits){0, WORD_ANY};
  note_symbols(set, &r->scan->mentions, s);
  note_words(set, s);
  size_t count = choose(r, sift(r, r->scan->zones.zone[sentence->zone].kind, look(r)));
  if (count == 0) return STATUS_OK;
  if (match_hang(r) != STATUS_OK) return STATUS_NOMEM;
  for (size_t i = 0; i < count && !r->failed; i++)
    if (i == 0 || s->chosen[i] != s->chosen[i - 1]) match_try(r, set->candidate[(uint32_t)s->chosen[i]].program);
  return r->failed ? STATUS_NOMEM : STATUS_OK;
}

/* The scratch, with a stamp left for each of the sentences. */
static Scratch *scratch_of(Matches *matches, const MatchSet *set, size_t sentences) {
  Scratch *s = matches->scratch;
  if (!s) matches->scratch = s = memory_new(1, sizeof *s);
  if (!s) return NULL;
  size_t noted = s->noted_capacity;
  if (!memory_reserve((void **)&s->noted, &s->noted_capacity, marks_of(set), sizeof *s->noted) ||
      !memory_reserve((void **)&s->rank, &s->rank_capacity, set->symbols + 1, sizeof *s->rank) ||
      !memory_reserve((void **)&s->open, &s->open_capacity, set->listings + 1, sizeof *s->open) ||
      !memory_reserve((void **)&s->chosen, &s->chosen_capacity, set->listings + 1, sizeof *s->chosen))
    return NULL;
  if (noted != s->noted_capacity || sentences >= UINT32_MAX - s->stamp) {
    memset(s->noted, 0, s->noted_capacity * sizeof *s->noted);
    s->stamp = 0;
  }
  return s;
}

Status match_run(const MatchSet *set, const char *text, const Scan *scan, Matches *matches, Error *error) {
  const Mentions *m = &scan->mentions;
  const size_t sentences = scan->sentences.count;
  Run run = {.set = set, .text = text, .scan = scan, .out = matches, .scratch = scratch_of(matches, set, sentences)};
  matches->count = matches->captures = matches->cuts = matches->tokens = 0;
  if (!run.scratch || !read_symbols(set, m, run.scratch) ||
      !memory_reserve((void **)&matches->cut, &matches->cut_capacity, sentences + 1, sizeof(MatchCut)))
    return error_nomem(error, "matching rules");
  uint32_t mention = 0;
  for (size_t i = 0; i < sentences; i++) {
    const Sentence *sentence = &scan->sentences.sentence[i];
    if ((i & 63) == 0 && interrupt_pending()) return error_set(error, STATUS_INTERRUPTED, "interrupted");
    while (mention < m->count && m->from[mention] < sentence->from) mention++;
    run.scratch->mention = mention;
    while (mention < m->count && m->from[mention] < sentence->to) mention++;
    run.scratch->mentions = mention - run.scratch->mention;
    run.sentence = (uint32_t)i;
    matches->cut[matches->cuts++] = (MatchCut){matches->tokens, 0};
    bool is_sentence = sentence->to - sentence->from <= MATCH_SENTENCE;
    if (is_sentence && run.scratch->mentions && run_sentence(&run, sentence) != STATUS_OK)
      return error_nomem(error, "matching rules");
  }
  return STATUS_OK;
}
