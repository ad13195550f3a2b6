/* scanned.h: what a mention of a document's scan is, told by its type: terms lie far apart, and are seldom looked at.
 */
#ifndef QUERN_CLAIM_SCANNED_H
#define QUERN_CLAIM_SCANNED_H

#include "claim/claim_part.h"

/* The institution or firm that it names; NULL: none. */
static inline const Org *scan_org(const ClaimDocument *document, size_t i) {
  const Mentions *m = &document->scan->mentions;
  return m->type[i] == document->rules->org_type ? document->rules->term[m->value[i]].org : NULL;
}

/* The list that it is a word of; NAME_NONE: none. */
static inline uint16_t scan_list(const ClaimDocument *document, size_t i) {
  const Mentions *m = &document->scan->mentions;
  return m->type[i] == document->rules->word_type ? document->rules->list[m->value[i]] : (uint16_t)NAME_NONE;
}

static inline bool scan_is_place(const ClaimDocument *document, size_t i) {
  return document->scan->mentions.type[i] == document->rules->place_type;
}

#endif
