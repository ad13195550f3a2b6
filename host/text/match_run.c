/* Which programs are tried on a sentence: by its mentions those that look for one of them, and of these the ones whose
 * other needs stand in it too. */
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "text/match_private.h"

/* Notes a symbol of the sentence, once: in `bits`, and among those found if programs are looked for by it. */
static inline void note_symbol(const MatchSet *set, Scratch *s, uint32_t symbol, uint64_t *bits, size_t *found) {
  if (s->noted[symbol] == s->stamp) return;
  s->noted[symbol] = s->stamp;
  *bits |= symbol_bit(symbol);
  s->found[*found] = symbol;
  *found += set->candidate_at[symbol] != set->candidate_at[symbol + 1];
}

/* Notes the symbols of the sentence, and lists those that programs are looked for by; returns bits of all. */
static uint64_t note_symbols(const Run *r, size_t *count) {
  const MatchSet *set = r->set;
  const Mentions *m = &r->scan->mentions;
  Scratch *s = r->scratch;
  uint64_t bits = 0;
  size_t found = 0;
  s->noted[0] = s->stamp; /* no symbol */
  for (uint32_t i = s->mention, end = i + s->mentions; i < end; i++) {
    unsigned type = m->type[i];
    if (type < set->types) note_symbol(set, s, set->type_symbol[set->type_as[type]], &bits, &found);
    if (type >= MENTION_LEXICON) note_symbol(set, s, set->entry_symbol[m->value[i]], &bits, &found);
  }
  *count = found;
  return bits;
}

static bool has_needs(const MatchSet *set, const Scratch *s, const Candidate *c) {
  const uint32_t *need = set->need + c->need, *noted = s->noted, *end = need + c->needs;
  while (need < end && noted[*need] == s->stamp) need++;
  return need == end;
}

/* Whether one of each choice stands in the sentence; those with words among them can be asked when it is cut. */
static bool has_choices(const MatchSet *set, const Scratch *s, const Candidate *c, bool cut) {
  const uint32_t *noted = s->noted, stamp = s->stamp;
  const Choice *group = &set->group[c->group], *end = group + c->groups;
  for (; group < end; group++) {
    if (group->worded && !cut) continue;
    const uint32_t *choice = set->required + group->first, *last = choice + group->count;
    while (choice < last && noted[*choice] != stamp) choice++;
    if (choice == last) return false;
  }
  return true;
}

/* How far a sentence is cut: its words tell whether there is anything to be tried, then its mentions are hung. */
typedef enum Cut { CUT_NOT, CUT_WORDS, CUT_ALL } Cut;

/* The programs whose rarest requirement is `symbol`; `missing`: the bits of `needed` that the sentence has not. */
static Status try_symbol(Run *r, const Sentence *sentence, uint32_t symbol, uint64_t missing, Cut *cut) {
  const MatchSet *set = r->set;
  Scratch *s = r->scratch;
  uint32_t *list = s->open, i = set->candidate_at[symbol];
  const uint64_t *needed = set->needed + i, *last = set->needed + set->candidate_at[symbol + 1];
  size_t open = 0;
  for (; needed < last; needed++, i++) {
    list[open] = i;
    open += !(*needed & missing);
  }
  for (const uint32_t *end = list + open; list < end; list++) {
    const Candidate *c = &set->candidate[*list];
    if ((c->words & ~s->words) || !(c->one & s->words) || !(c->any & ~missing)) continue;
    if (!has_needs(set, s, c)) continue;
    if (*cut == CUT_NOT) {
      if (!has_choices(set, s, c, false)) continue;
      if (match_cut(r->set, r->text, r->scan, sentence, s) != STATUS_OK) return STATUS_NOMEM;
      *cut = CUT_WORDS;
    }
    if (!has_choices(set, s, c, true)) continue;
    if (*cut == CUT_WORDS) match_hang(r->set, r->scan, s);
    *cut = CUT_ALL;
    match_try(r, c->program);
    if (r->failed) return STATUS_NOMEM;
  }
  return STATUS_OK;
}

static Status run_sentence(Run *r, const Sentence *sentence) {
  Scratch *s = r->scratch;
  Cut cut = CUT_NOT;
  size_t before = r->out->count, found;
  if (!memory_reserve((void **)&s->found, &s->found_capacity, 2 * (size_t)s->mentions + 1, sizeof *s->found))
    return STATUS_NOMEM;
  s->stamp++;
  s->words = UINT64_MAX;
  uint64_t symbols = note_symbols(r, &found), low = UINT64_MAX >> ZONE_KINDS;
  uint64_t missing = (~symbols & low) | zone_bit(r->scan->zones.zone[sentence->zone].kind);
  for (size_t i = 0; i < found; i++)
    if (try_symbol(r, sentence, s->found[i], missing, &cut) != STATUS_OK) return STATUS_NOMEM;
  return r->out->count == before || match_keep_cut(r->out, r->sentence, s) ? STATUS_OK : STATUS_NOMEM;
}

/* The scratch, with a stamp left for each of the sentences. */
static Scratch *scratch_of(Matches *matches, const MatchSet *set, size_t sentences) {
  Scratch *s = matches->scratch;
  if (!s) matches->scratch = s = memory_new(1, sizeof *s);
  if (!s) return NULL;
  size_t noted = s->noted_capacity;
  if (!memory_reserve((void **)&s->noted, &s->noted_capacity, marks_of(set), sizeof *s->noted) ||
      !memory_reserve((void **)&s->open, &s->open_capacity, set->most_candidates + 1, sizeof *s->open))
    return NULL;
  if (noted != s->noted_capacity || sentences >= UINT32_MAX - s->stamp) {
    memset(s->noted, 0, s->noted_capacity * sizeof *s->noted);
    s->stamp = 0;
  }
  return s;
}

Status match_run(const MatchSet *set, const char *text, const Scan *scan, Matches *matches, Error *error) {
  const Mentions *m = &scan->mentions;
  Run run = {.set = set,
             .text = text,
             .scan = scan,
             .out = matches,
             .scratch = scratch_of(matches, set, scan->sentences.count)};
  if (!run.scratch) return error_nomem(error, "matching rules");
  matches->count = matches->captures = matches->cuts = matches->tokens = 0;
  uint32_t mention = 0;
  for (size_t i = 0; i < scan->sentences.count; i++) {
    const Sentence *sentence = &scan->sentences.sentence[i];
    if ((i & 63) == 0 && interrupt_pending()) return error_set(error, STATUS_INTERRUPTED, "interrupted");
    while (mention < m->count && m->from[mention] < sentence->from) mention++;
    run.scratch->mention = mention;
    while (mention < m->count && m->from[mention] < sentence->to) mention++;
    run.scratch->mentions = mention - run.scratch->mention;
    run.sentence = (uint32_t)i;
    bool is_sentence = sentence->to - sentence->from <= MATCH_SENTENCE;
    if (is_sentence && run.scratch->mentions && run_sentence(&run, sentence) != STATUS_OK)
      return error_nomem(error, "matching rules");
  }
  return STATUS_OK;
}
