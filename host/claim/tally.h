/* tally.h: how often each of a few names is told in a text, and which leads. */
#ifndef QUERN_CLAIM_TALLY_H
#define QUERN_CLAIM_TALLY_H

#include <stddef.h>

/* Names beyond TALLY_MOST are not counted. */
enum { TALLY_MOST = 24 };
typedef struct NameTally {
  const char *name[TALLY_MOST];
  size_t times[TALLY_MOST], names, total;
} NameTally;
void tally_add(NameTally *tally, const char *name);
/* The name told most, the first of equals, how often it and the next one are; NULL: none is told. */
const char *tally_leader(const NameTally *tally, size_t *times, size_t *next);

#endif
