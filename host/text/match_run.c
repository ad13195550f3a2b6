#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "text/match_private.h"

typedef struct Run {
  const MatchSet *set;
  const char *text;
  const Scan *scan;
  Scratch *scratch;
  Matches *out;
  const MatchNode *node; /* of the program being tried */
  const Gate *gate;      /* of its nodes */
  uint32_t program, sentence;
  uint64_t symbols;   /* symbol_bit of those in the sentence */
  size_t first_match; /* of this program in this sentence */
  uint32_t steps, cost;
  uint32_t begin; /* token the match begins at */
  uint32_t end;   /* token after the last element matched */
  size_t captures;
  MatchCapture capture[MATCH_CAPTURES];
  bool failed;
} Run;

static bool same_captures(const Run *r, const Match *m) {
  const MatchCapture *had = r->out->capture + m->capture;
  if (m->captures != r->captures) return false;
  for (size_t i = 0; i < r->captures; i++)
    if (had[i].slot != r->capture[i].slot || had[i].from != r->capture[i].from || had[i].to != r->capture[i].to ||
        had[i].mention != r->capture[i].mention)
      return false;
  return true;
}

/* Keeps a match, unless one with the same captures is there; of the two the cheaper stays. */
static void keep(Run *r) {
  Matches *out = r->out;
  const MatchToken *token = r->scratch->token;
  if (r->begin == NONE) return; /* a program of gaps alone has matched nothing */
  uint32_t from = token[r->begin].from, to = token[r->end ? r->end - 1 : 0].to;
  for (size_t i = r->first_match; i < out->count; i++) {
    Match *m = &out->match[i];
    if (!same_captures(r, m)) continue;
    if (r->cost < m->cost) *m = (Match){m->program, m->sentence, from, to, r->cost, m->capture, m->captures};
    return;
  }
  if (out->count - r->first_match >= MATCH_PER_PROGRAM) return;
  if (!memory_reserve((void **)&out->match, &out->capacity, out->count + 1, sizeof *out->match) ||
      !memory_reserve((void **)&out->capture, &out->capture_capacity, out->captures + r->captures + 1,
                      sizeof *out->capture)) {
    r->failed = true;
    return;
  }
  out->match[out->count++] =
      (Match){r->program, r->sentence, from, to, r->cost, (uint32_t)out->captures, (uint32_t)r->captures};
  memcpy(out->capture + out->captures, r->capture, r->captures * sizeof *r->capture);
  out->captures += r->captures;
}

static bool wanted(const Run *r, const MatchNode *n, size_t mention) {
  const Mentions *m = &r->scan->mentions;
  unsigned type = m->type[mention];
  if (n->a & MATCH_MASK) return type < MENTION_LEXICON && (n->a >> type & 1);
  if (type != n->a) return false;
  return n->b == 0 || r->set->entry_symbol[m->value[mention]] == n->b;
}

static bool word_here(const Run *r, uint32_t at, const Word *word) {
  if (at >= r->scratch->tokens) return false;
  const MatchToken *t = &r->scratch->token[at];
  if (t->to - t->from != word->length) return false;
  const char *here = r->text + t->from;
  for (size_t i = 0; i < word->length; i++) {
    char c = here[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
    if (c != word->bytes[i]) return false;
  }
  return true;
}

static void step(Run *r, uint32_t node, uint32_t at);

/* Whether a node cannot match at a token, as far as what begins there tells; it counts as if it were tried. */
static inline bool shut(Run *r, uint32_t node, uint32_t at) {
  const Gate *wanted = &r->gate[node];
  const TokenGate *here = &r->scratch->gate[at];
  if (!wanted->steps || (wanted->mentions & here->mentions) | (wanted->words & here->words)) return false;
  r->steps += wanted->steps;
  return true;
}

static void go_on(Run *r, const MatchNode *n, uint32_t at, uint32_t mention, uint32_t from, uint32_t to) {
  size_t captures = r->captures;
  uint32_t begin = r->begin, end = r->end;
  if (n->slot && captures < MATCH_CAPTURES) r->capture[r->captures++] = (MatchCapture){n->slot, mention, from, to};
  if (begin == NONE) r->begin = at;
  uint32_t after = mention == MATCH_NO_MENTION ? at + 1 : r->scratch->last[mention - r->scratch->mention] + 1;
  r->end = after;
  step(r, n->next, after);
  r->begin = begin;
  r->end = end;
  r->captures = captures;
}

static void step_mention(Run *r, const MatchNode *n, uint32_t at) {
  const Scratch *s = r->scratch;
  const Mentions *m = &r->scan->mentions;
  if (at >= s->tokens) return;
  for (uint32_t i = s->head[at]; i != NONE; i = s->after[i]) {
    uint32_t mention = s->mention + i;
    if (wanted(r, n, mention)) go_on(r, n, at, mention, m->from[mention], m->to[mention]);
  }
}

static void step_word(Run *r, const MatchNode *n, uint32_t at) {
  if (!word_here(r, at, &r->set->word[n->a])) return;
  const MatchToken *t = &r->scratch->token[at];
  go_on(r, n, at, MATCH_NO_MENTION, t->from, t->to);
}

static void step_gap(Run *r, const MatchNode *n, uint32_t at) {
  const Scratch *s = r->scratch;
  uint32_t cost = r->cost, skipped = 0, room = n->a * 2;
  if (at > s->tokens) return;
  const Gate *wanted = &r->gate[n->next];
  if (wanted->steps && !wanted->words && !(wanted->mentions & s->gate[at].ahead)) { /* it does not come any more */
    r->steps += wanted->steps;
    return;
  }
  for (uint32_t next = at;; next++) {
    r->cost = cost + skipped;
    if (!shut(r, n->next, next)) step(r, n->next, next);
    if (next >= s->tokens) break;
    skipped += s->token[next].weight;
    if (skipped > room) break;
    if (next + 1 < s->tokens && s->token[next + 1].clause != s->token[next].clause && !n->b) break;
  }
  r->cost = cost;
}

/* Between the members of a list: commas and conjunctions, at least one. */
static uint32_t after_separator(const Run *r, uint32_t at) {
  static const char *const words[] = {",", "and", "or", "、", "，", "和", "与", "及", "或", "以", "as", "well", "plus"};
  const Scratch *s = r->scratch;
  uint32_t begin = at;
  for (bool found = true; found && at < s->tokens;) {
    found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++)
      found = word_here(r, at, &(Word){words[i], strlen(words[i])});
    if (found) at++;
  }
  return at == begin ? NONE : at;
}

static uint32_t member_at(const Run *r, const MatchNode *n, uint32_t at) {
  const Scratch *s = r->scratch;
  if (at >= s->tokens) return NONE;
  for (uint32_t i = s->head[at]; i != NONE; i = s->after[i])
    if (wanted(r, n, s->mention + i)) return s->mention + i;
  return NONE;
}

/* The member after the separators, at most two words of its own before it ("the", "member state"). */
static uint32_t next_member(const Run *r, const MatchNode *n, uint32_t at) {
  uint32_t start = after_separator(r, at);
  if (start == NONE) return NONE;
  for (uint32_t skip = 0; skip <= 2; skip++) {
    uint32_t mention = member_at(r, n, start + skip);
    if (mention != NONE) return mention;
  }
  return NONE;
}

/* Of members that stand side by side the last is the noun: "mineral copper", "solar cell". */
static uint32_t rightmost(const Run *r, const MatchNode *n, uint32_t mention) {
  for (;;) {
    uint32_t next = member_at(r, n, r->scratch->last[mention - r->scratch->mention] + 1);
    if (next == NONE || next == mention) return mention;
    mention = next;
  }
}

/* Takes the whole list, and then goes on; alternatives of one span are left to the reader of the captures. */
static void step_list(Run *r, const MatchNode *n, uint32_t at) {
  const Mentions *m = &r->scan->mentions;
  uint32_t mention = member_at(r, n, at), begin = r->begin, end = r->end;
  size_t captures = r->captures;
  if (mention == NONE) return;
  if (begin == NONE) r->begin = at;
  while (mention != NONE) {
    mention = rightmost(r, n, mention);
    if (n->slot && r->captures < MATCH_CAPTURES)
      r->capture[r->captures++] = (MatchCapture){n->slot, mention, m->from[mention], m->to[mention]};
    at = r->scratch->last[mention - r->scratch->mention] + 1;
    r->end = at;
    /* nouns may stand between a member and the comma: "steel products, a copper mine in Aktogay, cement" */
    mention = NONE;
    for (uint32_t skip = 0; skip <= 3 && mention == NONE && at + skip < r->scratch->tokens; skip++)
      mention = next_member(r, n, at + skip);
  }
  step(r, n->next, r->end);
  r->begin = begin;
  r->end = end;
  r->captures = captures;
}

static bool stands(const Run *r, const MatchNode *n, uint32_t at) {
  return n->op == MATCH_WORD ? word_here(r, at, &r->set->word[n->a]) : member_at(r, n, at) != NONE;
}

static void step(Run *r, uint32_t node, uint32_t at) {
  const MatchNode *n = &r->node[node];
  if (shut(r, node, at)) return;
  if (r->failed || ++r->steps > MATCH_STEPS) return;
  switch ((MatchOp)n->op) {
    case MATCH_END: keep(r); break;
    case MATCH_MENTION: step_mention(r, n, at); break;
    case MATCH_WORD: step_word(r, n, at); break;
    case MATCH_GAP: step_gap(r, n, at); break;
    case MATCH_LIST: step_list(r, n, at); break;
    case MATCH_FIRST:
      if (at == 0) step(r, n->next, at);
      break;
    case MATCH_NOT:
      if (!stands(r, &r->node[n->a], at)) step(r, n->next, at);
      break;
    case MATCH_ALT:
      step(r, n->a, at);
      step(r, n->b, at);
      break;
  }
}

static void note_symbols(Run *r, uint32_t stamp) {
  const Mentions *m = &r->scan->mentions;
  Scratch *s = r->scratch;
  r->symbols = 0;
  for (uint32_t i = s->mention; i < s->mention + s->mentions; i++) {
    unsigned type = m->type[i];
    uint32_t any = type < r->set->types ? r->set->type_symbol[type] : 0;
    uint32_t own = type >= MENTION_LEXICON ? r->set->entry_symbol[m->value[i]] : 0;
    s->seen[any] = s->seen[own] = stamp;
    r->symbols |= symbol_bit(any) | symbol_bit(own);
  }
}

static bool has_needs(const Run *r, const Program *program, uint32_t stamp) {
  for (uint32_t i = 0; i < program->needs; i++)
    if (r->scratch->seen[r->set->need[program->need + i]] != stamp) return false;
  return true;
}

/* Whether one of each choice stands in the sentence; those with words among them are asked when it is cut. */
static bool has_choices(const Run *r, const Program *program, bool worded) {
  const Scratch *s = r->scratch;
  for (uint32_t g = 0; g < program->groups; g++) {
    const Choice *group = &r->set->group[program->group + g];
    const uint32_t *choice = r->set->required + group->first;
    bool found = group->worded != worded;
    for (uint32_t i = 0; i < group->count && !found; i++)
      found =
          (choice[i] & MATCH_SYMBOL ? s->seen[choice[i] & ~(uint32_t)MATCH_SYMBOL] : s->said[choice[i]]) == s->stamp;
    if (!found) return false;
  }
  return true;
}

static void begin(Run *r, uint32_t at) {
  r->begin = NONE;
  r->end = 0;
  r->captures = 0;
  r->cost = 0;
  step(r, 0, at);
}

/* All that a program needs stands where it begins or behind that. */
static void try_program(Run *r, uint32_t index) {
  const Program *program = &r->set->program[index];
  const uint64_t needs = program->mentions;
  r->node = r->set->node + program->node;
  r->gate = r->set->gate + program->node;
  r->program = index;
  r->first_match = r->out->count;
  r->steps = 0;
  const Scratch *s = r->scratch;
  const Gate wanted = program->first;
  if (wanted.steps && !wanted.words) { /* it begins where a mention does */
    for (size_t i = 0; i < s->starts && !(needs & ~s->start[i].ahead) && r->steps <= MATCH_STEPS; i++)
      if (wanted.mentions & s->start[i].mentions) begin(r, s->start[i].token);
    return;
  }
  for (uint32_t at = 0; at < s->tokens && !(needs & ~s->gate[at].ahead) && r->steps <= MATCH_STEPS; at++) begin(r, at);
}

/* The programs whose rarest requirement is `symbol`. */
static Status try_symbol(Run *r, const Sentence *sentence, uint32_t symbol, uint32_t stamp, bool *is_cut) {
  const MatchSet *set = r->set;
  unsigned zone = 1u << r->scan->zones.zone[sentence->zone].kind;
  for (uint32_t i = set->candidate_at[symbol]; i < set->candidate_at[symbol + 1]; i++) {
    const Candidate *c = &set->candidate[i];
    uint32_t p = c->program;
    if ((c->needs & ~r->symbols) | (c->words & ~r->scratch->words) || (c->one && !(c->one & r->scratch->words)) ||
        (c->any && !(c->any & r->symbols)))
      continue;
    if (!(c->zones & zone) || r->scratch->tried[p] == stamp) continue;
    r->scratch->tried[p] = stamp;
    if (!has_needs(r, &set->program[p], stamp) || !has_choices(r, &set->program[p], false)) continue;
    if (!*is_cut) {
      if (match_cut(r->set, r->text, r->scan, sentence, r->scratch) != STATUS_OK) return STATUS_NOMEM;
      match_words_note(r->set, r->text, r->scratch);
      *is_cut = true;
    }
    if (!has_choices(r, &set->program[p], true)) continue;
    try_program(r, p);
    if (r->failed) return STATUS_NOMEM;
  }
  return STATUS_OK;
}

static Status run_sentence(Run *r, const Sentence *sentence, uint32_t stamp) {
  const Mentions *m = &r->scan->mentions;
  Scratch *s = r->scratch;
  bool is_cut = false;
  size_t before = r->out->count;
  note_symbols(r, stamp);
  s->words = UINT64_MAX;
  for (uint32_t i = s->mention; i < s->mention + s->mentions; i++) {
    unsigned type = m->type[i];
    uint32_t symbols[2] = {type < r->set->types ? r->set->type_symbol[type] : 0,
                           type >= MENTION_LEXICON ? r->set->entry_symbol[m->value[i]] : 0};
    for (int k = 0; k < 2; k++)
      if (symbols[k] && try_symbol(r, sentence, symbols[k], stamp, &is_cut) != STATUS_OK) return STATUS_NOMEM;
  }
  return r->out->count == before || match_keep_cut(r->out, r->sentence, s) ? STATUS_OK : STATUS_NOMEM;
}

/* The scratch, with a stamp left for each of the sentences. */
static Scratch *scratch_of(Matches *matches, const MatchSet *set, size_t sentences) {
  Scratch *s = matches->scratch;
  if (!s) matches->scratch = s = memory_new(1, sizeof *s);
  if (!s) return NULL;
  size_t seen = s->seen_capacity, tried = s->tried_capacity, said = s->said_capacity;
  if (!memory_reserve((void **)&s->seen, &s->seen_capacity, set->symbols + 1, sizeof *s->seen) ||
      !memory_reserve((void **)&s->tried, &s->tried_capacity, set->programs + 1, sizeof *s->tried) ||
      !memory_reserve((void **)&s->said, &s->said_capacity, set->words + 1, sizeof *s->said))
    return NULL;
  if (seen != s->seen_capacity || said != s->said_capacity || tried != s->tried_capacity ||
      sentences >= UINT32_MAX - s->stamp) {
    memset(s->seen, 0, s->seen_capacity * sizeof *s->seen);
    memset(s->tried, 0, s->tried_capacity * sizeof *s->tried);
    memset(s->said, 0, s->said_capacity * sizeof *s->said);
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
    if (is_sentence && run.scratch->mentions && run_sentence(&run, sentence, ++run.scratch->stamp) != STATUS_OK)
      return error_nomem(error, "matching rules");
  }
  return STATUS_OK;
}
