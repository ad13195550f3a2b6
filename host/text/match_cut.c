/* A sentence as programs see it: its tokens, and which mentions begin at each. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/match_private.h"

void match_scratch_free(void *scratch) {
  Scratch *s = scratch;
  if (!s) return;
  free(s->token);
  free(s->here);
  free(s->start);
  free(s->hung);
  free(s->noted);
  free(s->found);
  free(s->open);
  free(s);
}

static bool reserve_sentence(Scratch *s, size_t bytes) {
  return memory_reserve((void **)&s->token, &s->token_capacity, bytes + 1, sizeof *s->token) &&
         memory_reserve((void **)&s->here, &s->here_capacity, bytes + 1, sizeof *s->here) &&
         memory_reserve((void **)&s->start, &s->start_capacity, s->mentions + (size_t)1, sizeof *s->start) &&
         memory_reserve((void **)&s->hung, &s->hung_capacity, s->mentions + (size_t)1, sizeof *s->hung);
}

static void hang_mentions(const MatchSet *set, const Mentions *m, Scratch *s) {
  uint32_t t = 0, tokens = (uint32_t)s->tokens;
  for (uint32_t i = 0; i < s->mentions; i++) {
    uint32_t mention = s->mention + i, from = m->from[mention], to = m->to[mention], last;
    while (t > 0 && s->token[t - 1].to > from) t--;
    while (t < tokens && s->token[t].to <= from) t++;
    for (last = t; last + 1 < tokens && s->token[last + 1].from < to;) last++;
    uint32_t type = m->type[mention], symbol = type >= MENTION_LEXICON ? set->entry_symbol[m->value[mention]] : 0;
    if (type < set->types) type = set->type_as[type];
    s->hung[i] = (Hung){type, symbol, NONE, t, last};
    if (t >= tokens) continue;
    s->here[t].mentions |= gate_type(type) | (symbol ? gate_symbol(symbol) : 0);
    uint32_t *link = &s->here[t].head;
    while (*link != NONE) link = &s->hung[*link].after;
    *link = i;
  }
}

/* What stands where, from the last token to the first. */
static void look_ahead(Scratch *s) {
  uint64_t ahead = GATE_OPEN, words = 0;
  uint32_t tokens = (uint32_t)s->tokens, reach = tokens, start = 0;
  for (uint32_t t = tokens; t-- > 0;) {
    Here *here = &s->here[t];
    if (t + 1 < tokens && s->token[t + 1].clause != s->token[t].clause) reach = t;
    here->ahead = ahead |= here->mentions;
    here->ahead_words = words |= here->words;
    here->reach = reach;
  }
  for (uint32_t t = 0; t < tokens; t++) {
    const Here *here = &s->here[t];
    s->here[t].start = start;
    if (here->head != NONE) s->start[start++] = (Start){here->mentions, here->ahead, t, here->place};
  }
  s->here[tokens].ahead = GATE_OPEN;
  s->here[tokens].start = start;
  s->starts = start;
}

Status match_cut(const MatchSet *set, const char *text, const Scan *scan, const Sentence *sentence, Scratch *s) {
  size_t bytes = sentence->to - sentence->from;
  if (!reserve_sentence(s, bytes)) return STATUS_NOMEM;
  s->tokens = match_sentence_tokens(text, scan, sentence, s->token);
  match_note_words(set, text, sentence->to, s);
  return STATUS_OK;
}

void match_hang(const MatchSet *set, const Scan *scan, Scratch *s) {
  hang_mentions(set, &scan->mentions, s);
  look_ahead(s);
}

bool match_keep_cut(Matches *m, uint32_t sentence, const Scratch *s) {
  if (!memory_reserve((void **)&m->cut, &m->cut_capacity, m->cuts + 1, sizeof *m->cut) ||
      !memory_reserve((void **)&m->token, &m->token_capacity, m->tokens + s->tokens + 1, sizeof *m->token))
    return false;
  m->cut[m->cuts++] = (MatchCut){sentence, m->tokens, s->tokens};
  if (s->tokens) memcpy(m->token + m->tokens, s->token, s->tokens * sizeof *m->token);
  m->tokens += s->tokens;
  return true;
}

const MatchToken *matches_tokens(const Matches *m, uint32_t sentence, size_t *count) {
  size_t low = 0, high = m->cuts;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (m->cut[middle].sentence < sentence)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == m->cuts || m->cut[low].sentence != sentence) return NULL;
  *count = m->cut[low].tokens;
  return m->token + m->cut[low].token;
}
