/* finder.h: slots that need more than the nearest mention of a type; a rule names one at the head of a path:
 * "@imposer". */
#ifndef QUERN_CLAIM_FINDER_H
#define QUERN_CLAIM_FINDER_H

#include <stddef.h>
#include <stdint.h>

/* The number of a finder, from 1; 0: there is none of that name. */
uint8_t finder_number(const char *name, size_t length);

#endif
