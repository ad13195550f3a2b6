/* sentence.h: sentences and clauses, English and Chinese. */
#ifndef QUERN_TEXT_SENTENCE_H
#define QUERN_TEXT_SENTENCE_H

#include "text/zone.h"

typedef struct Sentence {
  uint32_t from, to;        /* bytes, half-open, without surrounding white space; never crosses a zone */
  uint32_t zone;            /* index into the zones */
  uint32_t clause, clauses; /* its clauses: Sentences.clause[clause] .. [clause + clauses - 1] */
} Sentence;

typedef struct Clause {
  uint32_t from, to;
} Clause;

typedef struct Sentences {
  Sentence *sentence;
  size_t count, capacity;
  Clause *clause;
  size_t clauses, clause_capacity;
} Sentences;

#define SENTENCES_INIT \
  { 0 }

void sentences_free(Sentences *sentences);

/* Splits the text of every zone but ZONE_BOILERPLATE; appends. */
Status sentences_find(const char *text, const Zones *zones, Sentences *sentences);

#endif
