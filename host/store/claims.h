/* claims.h: the claims of a set of rules: documents that wait for them, and the rows they become.
 *
 * A claim's id is made from what it says and where (SHA-256), so that equal claims have equal ids on every machine; its
 * high bits are its document's, so that claims of one document lie side by side. Documents are worked through in the
 * order in which the file holds them: rows then come in ascending order, which is what a B-tree takes fastest. The
 * statements are prepared once; bytes are bound where they are, never copied. About three microseconds a claim.
 *
 * Everything happens in the transaction that is open. A writer belongs to its store's thread and is freed before it. */
#ifndef QUERN_STORE_CLAIMS_H
#define QUERN_STORE_CLAIMS_H

#include "store/store.h"

typedef struct ClaimWriter ClaimWriter;

/* As it goes into its row. Offsets are 0-based and half-open; strings may be NULL where the schema allows it. */
typedef struct NewClaim {
  int64_t id; /* given when it is put */
  const char *table, *rule, *modality;
  uint64_t from, to;
  bool rated; /* the next is known */
  double confidence;
  const char *fields, *spans; /* JSON */
  size_t fields_length, spans_length;
} NewClaim;

/* A document whose claims are wanted: borrowed until the next one, or claim_writer_release. */
typedef struct PendingDocument {
  int64_t id;
  const char *text, *zones, *published, *publisher, *author;
  size_t length, zones_length;
} PendingDocument;

/* For the rules whose hash is `ruleset`. */
Status claim_writer_new(Store *store, const char *ruleset, ClaimWriter **writer, Error *error);
void claim_writer_free(ClaimWriter *writer);

/* Looks up which documents these rules have not seen yet, for claim_writer_next. */
Status claim_writer_look(ClaimWriter *writer, size_t *count, Error *error);

/* The next of them; *found is false after the last. Interruptible. */
Status claim_writer_next(ClaimWriter *writer, PendingDocument *document, bool *found, Error *error);
/* Lets go of the last document: a transaction cannot end well while one is held. */
void claim_writer_release(ClaimWriter *writer);

/* Puts the claims of a document in place of those it has; it counts as seen. Their ids come back in them. */
Status claim_writer_put(ClaimWriter *writer, int64_t document, NewClaim *claims, size_t count, Error *error);

#endif
