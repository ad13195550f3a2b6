/* sentence.h: sentences and clauses, English and Chinese.
 *
 * A Splitter is fed the places of punctuation in order (the kernel of a scan lists them, see kernel.h; sentences_find
 * looks for them itself) and decides at each by the rules of sentence_rules.h. */
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

/* Appends all of `tail`, which stand behind them in the text. */
Status sentences_append(Sentences *sentences, const Sentences *tail);

/* Splits the text of every zone but ZONE_BOILERPLATE; appends. */
Status sentences_find(const char *text, const Zones *zones, Sentences *sentences);

/* Splits text[from..to), which ends at the end of the text or at a blank line. */
typedef struct Splitter {
  const char *text;
  const Zones *zones;
  Sentences *sentences;
  size_t zone;    /* the zone being split */
  size_t end;     /* where it ends, or the stretch does */
  size_t last;    /* the end of the stretch */
  size_t from;    /* where the sentence begins */
  size_t head;    /* from, or behind the white space there: each byte of it is looked at once */
  size_t clause;  /* where its last clause begins */
  size_t clauses; /* clauses there were before it */
} Splitter;

void splitter_begin(Splitter *splitter, const char *text, size_t from, size_t to, const Zones *zones,
                    Sentences *sentences);
/* Punctuation stands at `at`, behind all places fed before. */
Status splitter_feed(Splitter *splitter, size_t at);
/* The same for `count` places, each counted from `base`; without line breaks at once behind other punctuation. */
Status splitter_feed_all(Splitter *splitter, size_t base, const uint16_t *points, size_t count);
Status splitter_end(Splitter *splitter);

#endif
