/* status.h: whether something is so: modality, the status of an act or a cooperation, too much of something. */
#ifndef QUERN_CLAIM_STATUS_H
#define QUERN_CLAIM_STATUS_H

#include "claim/claim_part.h"

/* modality.c */
const char *modality_of(const Context *context, const Mention *at);
bool modality_aside(const Context *context, const Mention *at);
bool modality_tells_rate(const Context *c, const Mention *verb);
/* "revocation of the order would be likely to lead to ...": what follows is imagined, so that the order stays. */
bool modality_feared(const Context *context, const Mention *at);
/* Whether a "would" tells what a draft provides for. */
bool modality_weighed(const Context *context, const Mention *at); /* "is weighing a ban" */
bool modality_drafted(const Context *context, const Mention *would);
bool modality_wished(const Context *context, const Mention *at);   /* "wants to move" */
bool modality_foreseen(const Context *context, const Mention *at); /* "could reach 200 tons by 2050" */
const char *modality_source(const Context *context);

/* status.c: the status of an act or a cooperation, by the words around its verb. */
void status_settle(Context *context, const Reading *reading, Claim *claim, const char *modality);

/* status_ahead.c: whether the day of an act comes after that of the text. */
bool status_lies_ahead(const Context *context, const Claim *claim);

/* status_ahead.c: the day, without a year, that an act which is not done yet is to hold from. */
void status_next_year(const Context *context, Claim *claim);

/* status_ahead.c: whether an act is only foretold: "Peru will ban exports from May", "the risk that it raises duties".
 */
bool status_foretold(const Context *context, const Reading *reading, const Claim *claim);

/* status_ahead.c: how far an act is by the words around its verb. */
bool status_put_off(const Context *context, const Mention *verb);         /* "was postponed until May" */
bool status_persons_word(const Context *context, const Mention *verb);    /* "Mr Boric said he would raise duties" */
bool status_announces_plans(const Context *context, const Mention *verb); /* "announced plans to raise duties" */
bool status_to_be_announced(const Context *context, const Mention *verb); /* "will announce duties on Monday" */

/* flag.c: whether words for too much of something state it; whose trade it is that has too much, where a
 * sentence before named a place, or a heading did. */
bool flag_holds(const Context *c, const Reading *r);
const char *flag_place(const Context *c, const char *place, bool headed);
void flag_settle_capacity(const Context *c, const Reading *r, Claim *claim); /* too much, or closed */

#endif
