/* place.h: places: what they are called, and whose a figure is among those that a sentence names. */
#ifndef QUERN_CLAIM_PLACE_H
#define QUERN_CLAIM_PLACE_H

#include "claim/claim_part.h"

/* place.c */
const char *place_value(const Mention *mention);
bool place_compared(const Context *context, const Mention *mention);
/* A text about one country tells of it, whatever others it names and wherever its firms are at home. */
bool place_elsewhere(const Context *context, const char *code);
const char *place_country(const char *code); /* of a state or province outside China */
const char *place_state(const char *code);   /* of a province of China too */
static inline bool place_is_province(const char *code) { return code && strncmp(code, "CN-", 3) == 0; }
static inline bool place_in_china(const char *code) { return code_is(code, "CHN") || place_is_province(code); }
bool place_pays(const Context *context, const Mention *mention);       /* "Tokyo has lent" */
bool place_of_lenders(const Context *context, const Mention *mention); /* "European banks" */
/* The other end of the flow that a reading is about: where imports come from, where exports go; NULL. */
const char *place_other_end(const Context *context, const Reading *reading);
/* "我国对日本、越南出口分别增长…": whether a place is one that home trades with. */
bool place_is_partner(const Context *context, const Mention *m);
bool place_cost(const Context *context, const Search *search, const Mention *mention, double *cost);

/* place_flow.c, place.c: the other ends of flows, and how a place is named. */
bool place_is_other_end(const Context *c, const Reading *r, const Mention *m, const char *before);
bool place_beside_other_end(const Context *c, const Reading *r, const Mention *m);
bool place_is_source(const Reading *r, const Mention *m, const char *before);
bool place_is_outlet(const Context *c, const Mention *m);
bool place_tells_origin(const Context *c, const Reading *r, const Mention *m);
bool place_is_other_end_there(const Context *there, const Reading *r, const Mention *m, const char *before);
bool place_names_make(const Context *c, const Reading *r, const Mention *m);
bool place_trades(const Context *c, const Mention *head, const Mention *m);
bool place_buys(const Context *c, const Reading *r, const Mention *m);
bool place_told_by_its_own(const Context *c, const Mention *m);
bool place_is_adjective(const Context *c, const Mention *m);

/* place_name.c: places that only belong to a name, to what another does, or to a comparison. */
bool place_is_of_name(const Context *c, const Mention *m); /* "the University of Tokyo" */
bool place_imposes(const Context *c, const Mention *m);    /* "US tariffs" */
bool place_among_provinces(const Context *c, const Mention *m);
bool place_is_venue(const Context *context, const Mention *mention); /* where something was said or signed */
bool place_is_aside(const Context *c, const Search *s, const Mention *m);

#endif
