/* claim.h: what a document says, by rules: the meaning of matches.
 *
 * A document is scanned, the matcher proposes (text/match.h), admit.c leaves out what cannot hold, assign.c decides
 * which readings of a sentence hold together, and meaning.c makes claims of them: the slots that no pattern captured
 * are filled along their search paths (fill.c, finder.c), how the source stands to it is told (modality.c), lists fan
 * out, and what says the same twice is dropped (consolidate.c). A claim keeps the span and the path of every field.
 *
 * A Deriver holds what is reused from document to document; one thread has one at a time. Claims live until its next
 * document. Cost: that of the scan and of the few sentences in which something matches; about ten microseconds a claim.
 */
#ifndef QUERN_CLAIM_CLAIM_H
#define QUERN_CLAIM_CLAIM_H

#include "base/buf.h"
#include "claim/rule.h"

/* The words of a document a field was found in. */
typedef struct ClaimSpan {
  uint16_t field;
  uint32_t from, to;
  const char *path; /* "match", "clause" ... */
} ClaimSpan;

typedef struct Claim {
  const Rule *rule;
  const char *table, *modality;
  uint32_t from, to; /* of the sentence */
  uint32_t match_from, match_to;
  uint32_t sentence; /* from 0 */
  double confidence;
  Field *field;
  uint32_t fields, field_room;
  uint64_t names; /* a bit for each name that a field has or had, modulo 64 */
  ClaimSpan *span;
  uint32_t spans, span_room;
} Claim;

/* A reading that holds but makes no row, and why. */
typedef struct Refusal {
  const Rule *rule;
  const char *reason; /* "it is ", "nothing fills its " */
  const char *what;   /* "denied", "sector" */
} Refusal;

/* What is read. Strings may be NULL. */
typedef struct ClaimSource {
  const char *text;
  size_t length;
  const Zones *zones; /* NULL: found from the text */
  const char *published, *publisher, *author;
} ClaimSource;

typedef struct Deriver Deriver;

Status deriver_new(Deriver **deriver, const ClaimRules *rules, const Scanner *scanner, Error *error);
void deriver_free(Deriver *deriver);

/* Derives the claims of one document, in the order of its sentences. Interruptible. */
Status deriver_run(Deriver *deriver, const ClaimSource *source, Error *error);

/* The same for some documents at a time, step by step: all are scanned, then all matched, then one after the other is
 * read. The code and the tables of a step fill the processor's cache: with short documents it would be filled anew at
 * every step of each. What a source points to, but its zones, stays until the next beginning. */
enum { DERIVE_TOGETHER = 32 };
void deriver_begin(Deriver *deriver);
Status deriver_scan(Deriver *deriver, const ClaimSource *source, Error *error); /* at most DERIVE_TOGETHER */
Status deriver_match(Deriver *deriver, Error *error);
Status deriver_read(Deriver *deriver, size_t number, Error *error); /* as scanned, from 0 */

size_t deriver_claims(const Deriver *deriver);
const Claim *deriver_claim(const Deriver *deriver, size_t index);
size_t deriver_refusals(const Deriver *deriver);
const Refusal *deriver_refusal(const Deriver *deriver, size_t index);

/* As the corpus keeps them: fields as a JSON object, keys in order; spans as a JSON list of [field, from, to, path]. */
void claim_add_fields(const ClaimRules *rules, const Claim *claim, Buf *buf);
void claim_add_spans(const ClaimRules *rules, const Claim *claim, Buf *buf);

/* The value of a field, or NULL. */
const Value *claim_find(const Claim *claim, uint16_t field);
static inline const Value *claim_get(const Claim *claim, uint16_t field) {
  return claim->names >> field % 64 & 1 ? claim_find(claim, field) : NULL;
}

#endif
