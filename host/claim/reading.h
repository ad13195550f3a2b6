/* reading.h: readings of a match: whether they can be, which of them hold, what else they name. */
#ifndef QUERN_CLAIM_READING_H
#define QUERN_CLAIM_READING_H

#include "claim/claim_part.h"

/* The first capture of a name, or NULL. */
const Mention *reading_capture(const Reading *reading, uint16_t slot);
static inline bool reading_has(const Reading *reading, uint16_t slot) { return reading_capture(reading, slot) != NULL; }

/* admit.c */
double admit_inserted(const Context *context, const Reading *reading);
double admit_attached(const Context *context, const Reading *reading);
/* What a look tells of a match, asked before readings compete; then whether it can be a reading at all. */
bool admit_worth(Context *context, const Reading *reading);
bool admit_possible(Context *context, Reading *reading);
bool admit_lies_ahead(const Context *context, const Mention *date); /* a time to come */
const Mention *admit_conversion(const Context *context, const Mention *value);

/* admit_figure.c: whether the amount of a reading can be the figure of its rule. */
bool admit_figure(Context *c, const Reading *r);
/* Whether an amount itself is one that the rule counts, whatever is told of it. */
bool admit_amount(const Context *c, const Rule *rule, const Mention *value);

/* assign.c: keeps the readings that hold, in the order of the text; returns how many. */
size_t assign_choose(Context *context, Reading **reading, size_t count);
/* The next dearer reading of the same figure, should this one come to nothing; NULL: there is none. Whether there may
 * be one. */
bool assign_more(const Reading *reading);
const Reading *assign_next(Context *context, const Reading *reading);

/* finder.c */
Found finder_run(uint8_t finder, Context *context, const Reading *reading, const Claim *claim);

/* speaker.c */
Found speaker_of(Context *context, const Reading *reading);

#endif
