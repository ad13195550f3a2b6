/* A sentence as programs see it: its tokens, and which mentions begin at each. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/match_private.h"

void match_scratch_free(void *scratch) {
  Scratch *s = scratch;
  if (!s) return;
  free(s->word);
  free(s->symbol);
  free(s->here);
  free(s->start);
  free(s->hung);
  free(s->noted);
  free(s->rank);
  free(s->found);
  free(s->open);
  free(s->chosen);
  free(s);
}

/* Begins what stands at each token: its word, and its place. */
static void place_tokens(const MatchSet *set, const char *text, const Scratch *s) {
  const uint8_t *bit = set->bit + word_mark(set, 0);
  const MatchToken *token = s->token, *end = token + s->tokens;
  const uint32_t *words = s->word;
  uint32_t place = 0;
  Here *here = s->here;
  for (; token < end; token++, here++) {
    const uint32_t word = *words++;
    const uint64_t own = (uint64_t)(word > 0) << (bit[word] & 63);
    const bool capital = text[token->from] >= 'A' && text[token->from] <= 'Z';
    *here = (Here){.mentions = GATE_OPEN, .words = own, .word = word, .head = NONE, .place = place};
    place += (word - SEPARATORS <= FILLERS) & !capital ? 1 : token->weight;
  }
  *here = (Here){.mentions = GATE_OPEN, .ahead = GATE_OPEN, .head = NONE, .place = place};
}

/* Mentions and tokens are in order, so that those of one token follow each other. */
static void hang_mentions(const MatchSet *set, const Mentions *m, const Scratch *s) {
  const uint32_t *from = m->from + s->mention, *to = m->to + s->mention, *symbols = s->symbol + s->mention;
  const uint16_t *types = m->type + s->mention;
  const MatchToken *token = s->token;
  const uint32_t tokens = (uint32_t)s->tokens, mentions = s->mentions;
  Hung *hung = s->hung;
  for (uint32_t i = 0, t = 0; i < mentions; i++) {
    while (t < tokens && token[t].to <= from[i]) t++;
    if (t >= tokens) return;
    uint32_t type = types[i], symbol = symbols[i], last = t;
    while (last + 1 < tokens && token[last + 1].from < to[i]) last++;
    if (type < set->types) type = set->type_as[type];
    hung[i] = (Hung){type, symbol, NONE, t, last};
    Here *here = &s->here[t];
    here->mentions |= gate_type(type) | (symbol ? gate_symbol(set, symbol) : 0);
    uint32_t *link = here->head == NONE ? &here->head : &hung[i - 1].after;
    *link = i;
  }
}

/* What stands where, from the last token to the first. */
static void look_ahead(Scratch *s) {
  const MatchToken *token = s->token;
  Start *starts = s->start;
  uint64_t ahead = GATE_OPEN, words = 0;
  uint32_t tokens = (uint32_t)s->tokens, reach = tokens, start = s->mentions + 1, clause = 0;
  Here *here = s->here + tokens;
  s->starts = start;
  here->reach = tokens;
  here->start = start;
  if (tokens) clause = token[tokens - 1].clause;
  for (uint32_t t = tokens; t-- > 0;) {
    here--;
    reach = token[t].clause == clause ? reach : t;
    clause = token[t].clause;
    here->ahead = ahead |= here->mentions;
    here->ahead_words = words |= here->words;
    here->reach = reach;
    starts[start - 1] = (Start){here->mentions, ahead, t, here->place}; /* it stays if a mention begins there */
    start -= here->head != NONE;
    here->start = start;
  }
}

Status match_cut(const Run *r, const Sentence *sentence) {
  Matches *m = r->out;
  Scratch *s = r->scratch;
  size_t bytes = sentence->to - sentence->from;
  if (!memory_reserve((void **)&m->token, &m->token_capacity, m->tokens + bytes + 1, sizeof *m->token))
    return STATUS_NOMEM;
  s->token = m->token + m->tokens;
  s->tokens = match_sentence_tokens(r->text, r->scan, sentence, s->token);
  m->tokens += s->tokens;
  m->cut[r->sentence].tokens = s->tokens;
  return memory_reserve((void **)&s->word, &s->word_capacity, s->tokens + 1, sizeof *s->word) ? STATUS_OK
                                                                                              : STATUS_NOMEM;
}

Status match_hang(const Run *r) {
  Scratch *s = r->scratch;
  if (!memory_reserve((void **)&s->here, &s->here_capacity, s->tokens + 1, sizeof *s->here) ||
      !memory_reserve((void **)&s->start, &s->start_capacity, s->mentions + (size_t)2, sizeof *s->start) ||
      !memory_reserve((void **)&s->hung, &s->hung_capacity, s->mentions + (size_t)1, sizeof *s->hung))
    return STATUS_NOMEM;
  place_tokens(r->set, r->text, s);
  hang_mentions(r->set, &r->scan->mentions, s);
  look_ahead(s);
  return STATUS_OK;
}

const MatchToken *matches_tokens(const Matches *m, uint32_t sentence, size_t *count) {
  if (sentence >= m->cuts || m->cut[sentence].tokens == 0) return NULL;
  *count = m->cut[sentence].tokens;
  return m->token + m->cut[sentence].token;
}

void matches_forget_tokens(Matches *m) { m->cuts = 0; }
