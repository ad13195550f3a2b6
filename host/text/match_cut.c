/* A sentence as programs see it: its tokens, and which mentions begin at each. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/match_private.h"

void match_scratch_free(void *scratch) {
  Scratch *s = scratch;
  if (!s) return;
  free(s->said);
  free(s->token);
  free(s->head);
  free(s->gate);
  free(s->start);
  free(s->after);
  free(s->first);
  free(s->last);
  free(s->seen);
  free(s->tried);
  free(s);
}

static bool reserve_sentence(Scratch *s, size_t bytes, size_t mentions) {
  size_t tokens = s->token_capacity, a = s->mention_capacity, b = s->mention_capacity;
  if (!memory_reserve((void **)&s->token, &tokens, bytes + 1, sizeof *s->token)) return false;
  s->token_capacity = tokens;
  if (!memory_reserve((void **)&s->head, &s->head_capacity, bytes + 1, sizeof *s->head)) return false;
  if (!memory_reserve((void **)&s->gate, &s->gate_capacity, bytes + 1, sizeof *s->gate)) return false;
  if (!memory_reserve((void **)&s->start, &s->start_capacity, bytes + 1, sizeof *s->start)) return false;
  if (!memory_reserve((void **)&s->after, &a, mentions + 1, sizeof *s->after)) return false;
  if (!memory_reserve((void **)&s->first, &b, mentions + 1, sizeof *s->first)) return false;
  return memory_reserve((void **)&s->last, &s->mention_capacity, mentions + 1, sizeof *s->last);
}

static uint64_t bits_of(const MatchSet *set, const Mentions *m, uint32_t mention) {
  unsigned type = m->type[mention];
  uint32_t symbol = type >= MENTION_LEXICON ? set->entry_symbol[m->value[mention]] : 0;
  return gate_type(type) | (symbol ? gate_symbol(symbol) : 0);
}

Status match_cut(const MatchSet *set, const char *text, const Scan *scan, const Sentence *sentence, Scratch *s) {
  const Mentions *m = &scan->mentions;
  size_t bytes = sentence->to - sentence->from;
  if (!reserve_sentence(s, bytes, s->mentions)) return STATUS_NOMEM;
  s->tokens = match_sentence_tokens(text, scan, sentence, s->token, bytes);
  for (size_t t = 0; t < s->tokens; t++) {
    s->head[t] = NONE;
    s->gate[t] = (TokenGate){0, gate_word(text + s->token[t].from, s->token[t].to - s->token[t].from), 0};
  }
  s->gate[s->tokens] = (TokenGate){0};
  uint32_t t = 0;
  for (uint32_t i = 0; i < s->mentions; i++) {
    uint32_t from = m->from[s->mention + i], to = m->to[s->mention + i], last;
    while (t > 0 && s->token[t - 1].to > from) t--;
    while (t < s->tokens && s->token[t].to <= from) t++;
    s->first[i] = t;
    for (last = t; last + 1 < s->tokens && s->token[last + 1].from < to;) last++;
    s->last[i] = last;
    if (t >= s->tokens) continue;
    s->after[i] = NONE;
    s->gate[t].mentions |= bits_of(set, m, s->mention + i);
    uint32_t *link = &s->head[t];
    while (*link != NONE) link = &s->after[*link];
    *link = i;
  }
  uint64_t ahead = 0;
  for (size_t k = s->tokens + 1; k-- > 0;) s->gate[k].ahead = ahead |= s->gate[k].mentions;
  s->starts = 0;
  for (uint32_t k = 0; k < s->tokens; k++)
    if (s->head[k] != NONE) s->start[s->starts++] = (Start){s->gate[k].mentions, s->gate[k].ahead, k};
  return STATUS_OK;
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
