/* speak.h: what of a document is read aloud (speech.h): its tables, sheets and lists, in their order. */
#ifndef QUERN_CLAIM_SPEAK_H
#define QUERN_CLAIM_SPEAK_H

#include "claim/claim_part.h"
#include "claim/speech.h"

/* Stretches of the text that the speech reads, in order; the owner frees `line`. */
typedef struct SpokenLines {
  Cell *line;
  size_t lines, capacity;
} SpokenLines;

/* Reads a document aloud into a speech that was begun. STATUS_NOMEM or STATUS_INTERRUPTED where it fails. */
Status speak_document(Speech *speech, ClaimDocument *document, SpokenLines *spoken);
/* The last sentence that begins at or before a place; 0 before the first. */
uint32_t speak_sentence_at(const Scan *scan, uint32_t at);

#endif
