#include "text/sentence.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "text/sentence_rules.h"

enum { POLL_EVERY = 1 << 15 };

void sentences_free(Sentences *s) {
  free(s->sentence);
  free(s->clause);
  *s = (Sentences)SENTENCES_INIT;
}

/* A stretch of text that no sentence leaves: a zone, or a paragraph of one. */
typedef struct Stretch {
  const char *text;
  size_t from, to;
} Stretch;

static Status add_clause(Sentences *s, Stretch part) {
  while (part.from < part.to && sentence_is_space(part.text[part.from])) part.from++;
  while (part.to > part.from && sentence_is_space(part.text[part.to - 1])) part.to--;
  if (part.from == part.to) return STATUS_OK;
  if (!memory_reserve((void **)&s->clause, &s->clause_capacity, s->clauses + 1, sizeof *s->clause)) return STATUS_NOMEM;
  s->clause[s->clauses++] = (Clause){(uint32_t)part.from, (uint32_t)part.to};
  return STATUS_OK;
}

static Status add_clauses(Sentences *s, Stretch part) {
  size_t from = part.from, cut;
  for (size_t at = part.from; at < part.to; at++) {
    if (!sentence_may_cut_clause((unsigned char)part.text[at])) continue;
    cut = sentence_clause_cut(part.text, part.from, part.to, at);
    if (cut <= from || cut >= part.to) continue;
    if (add_clause(s, (Stretch){part.text, from, cut}) != STATUS_OK) return STATUS_NOMEM;
    from = cut;
  }
  return add_clause(s, (Stretch){part.text, from, part.to});
}

static Status add_sentence(Sentences *s, Stretch part, size_t zone) {
  while (part.from < part.to && sentence_is_space(part.text[part.from])) part.from++;
  while (part.to > part.from && sentence_is_space(part.text[part.to - 1])) part.to--;
  if (part.from == part.to) return STATUS_OK;
  if (!memory_reserve((void **)&s->sentence, &s->capacity, s->count + 1, sizeof *s->sentence)) return STATUS_NOMEM;
  size_t clause = s->clauses;
  if (add_clauses(s, part) != STATUS_OK) return STATUS_NOMEM;
  s->sentence[s->count++] = (Sentence){(uint32_t)part.from, (uint32_t)part.to, (uint32_t)zone, (uint32_t)clause,
                                       (uint32_t)(s->clauses - clause)};
  return STATUS_OK;
}

static Status split(const char *text, const Zone *zone, size_t index, Sentences *s) {
  size_t from = zone->from;
  for (size_t at = zone->from; at < zone->to; at++) {
    if (at % POLL_EVERY == 0 && interrupt_pending()) return STATUS_INTERRUPTED;
    if (!sentence_may_end((unsigned char)text[at])) continue;
    size_t end = sentence_end(text, from, zone->to, at, zone->kind == ZONE_TABLE);
    if (end <= from) continue;
    if (add_sentence(s, (Stretch){text, from, end}, index) != STATUS_OK) return STATUS_NOMEM;
    from = end;
    at = end - 1;
  }
  return add_sentence(s, (Stretch){text, from, zone->to}, index);
}

Status sentences_find(const char *text, const Zones *zones, Sentences *sentences) {
  for (size_t i = 0; i < zones->count; i++) {
    if (zones->zone[i].kind == ZONE_BOILERPLATE) continue;
    Status status = split(text, &zones->zone[i], i, sentences);
    if (status != STATUS_OK) return status;
  }
  return STATUS_OK;
}
