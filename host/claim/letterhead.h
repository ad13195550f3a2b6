/* letterhead.h: which country a paper is from, by its head (letterhead.c). What else the head says is asked for by
 * document.h. */
#ifndef QUERN_CLAIM_LETTERHEAD_H
#define QUERN_CLAIM_LETTERHEAD_H

#include "claim/claim_part.h"

/* The country of the town that a text is dated from in its first lines; NULL: none. */
const char *letterhead_town(ClaimDocument *document);

#endif
