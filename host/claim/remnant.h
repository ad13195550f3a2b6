/* remnant.c: what a figure that has no head of its own tells of itself. */
#ifndef QUERN_CLAIM_REMNANT_H
#define QUERN_CLAIM_REMNANT_H

#include "claim/claim_part.h"

typedef struct Remnant {
  const Mention *place, *sector, *firm, *date;
  int moves; /* 1: "up", -1: "fell by", 0: as the first */
} Remnant;

/* Where the words that join two figures begin, at or behind `at`: a mark or a conjunction; `to`: nowhere. */
uint32_t remnant_joint(const Context *c, uint32_t at, uint32_t to);
/* Whether a later amount is one of what the first is of: a bare number is, if it is as large. */
bool remnant_same_kind(const Mention *told, const Mention *later);
/* Notes a part; false: there is one of its kind, or it is nothing that a figure is of. */
bool remnant_note(const Mention *part, Remnant *found);
/* Whether from..to holds parts of a remnant, which are noted, and else only words that join figures. */
bool remnant_read(const Context *c, uint32_t from, uint32_t to, Remnant *found);
/* "3 percent in Brazil": what stands right behind a figure, with a preposition; NULL: nothing. */
const Mention *remnant_behind(const Context *c, const Mention *figure);
/* "9 percent in 2010": the date right behind a figure; NULL: none. */
const Mention *remnant_date(const Context *c, const Mention *figure);
/* Whether a place is whose a flow is, or the other end of it: NAME_place or NAME_partner; value: the figure of `claim`.
 */
uint16_t remnant_side(const Context *c, const Claim *claim, const Mention *value, const Mention *place);
/* Puts what a figure has of its own into its claim, a copy of `first`; side: what its place is. */
void remnant_put(const Context *c, const Claim *first, uint16_t side, const Remnant *found, Claim *claim);
/* Puts the figure into it; told: the one of `first`, NULL where that stands in another sentence. */
void remnant_put_figure(const Context *c, const Claim *first, const Mention *told, const Mention *figure, Claim *claim);

#endif
