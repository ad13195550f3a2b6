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
static void place_tokens(const MatchSet *set, const char *text, Scratch *s) {
  uint32_t place = 0;
  Here *here = s->here;
  for (size_t t = 0; t < s->tokens; t++, here++) {
    const MatchToken *token = &s->token[t];
    const uint32_t word = s->word[t];
    const uint64_t bit = mark_bit(set, word_mark(set, word));
    *here = (Here){.mentions = GATE_OPEN, .words = word ? bit : 0, .word = word, .head = NONE, .place = place};
    const bool capital = text[token->from] >= 'A' && text[token->from] <= 'Z';
    place += (word - SEPARATORS <= FILLERS) & !capital ? 1 : token->weight;
  }
  *here = (Here){.mentions = GATE_OPEN, .ahead = GATE_OPEN, .head = NONE, .place = place};
}

/* Mentions and tokens are in order, so that those of one token follow each other. */
static void hang_mentions(const MatchSet *set, const Mentions *m, Scratch *s) {
  const MatchToken *token = s->token;
  uint32_t t = 0, tokens = (uint32_t)s->tokens;
  for (uint32_t i = 0; i < s->mentions; i++) {
    uint32_t mention = s->mention + i, from = m->from[mention], to = m->to[mention], last;
    while (t < tokens && token[t].to <= from) t++;
    for (last = t; last + 1 < tokens && token[last + 1].from < to;) last++;
    uint32_t type = m->type[mention], symbol = s->symbol[mention];
    if (type < set->types) type = set->type_as[type];
    s->hung[i] = (Hung){type, symbol, NONE, t, last};
    if (t >= tokens) continue;
    Here *here = &s->here[t];
    here->mentions |= gate_type(type) | (symbol ? gate_symbol(set, symbol) : 0);
    uint32_t *link = here->head == NONE ? &here->head : &s->hung[i - 1].after;
    *link = i;
  }
}

/* What stands where, from the last token to the first. */
static void look_ahead(Scratch *s) {
  uint64_t ahead = GATE_OPEN, words = 0;
  uint32_t tokens = (uint32_t)s->tokens, reach = tokens, start = s->mentions + 1, clause = 0;
  s->starts = start;
  s->here[tokens].reach = tokens;
  s->here[tokens].start = start;
  if (tokens) clause = s->token[tokens - 1].clause;
  for (uint32_t t = tokens; t-- > 0;) {
    Here *here = &s->here[t];
    reach = s->token[t].clause == clause ? reach : t;
    clause = s->token[t].clause;
    here->ahead = ahead |= here->mentions;
    here->ahead_words = words |= here->words;
    here->reach = reach;
    s->start[start - 1] = (Start){here->mentions, ahead, t, here->place}; /* it stays if a mention begins there */
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
