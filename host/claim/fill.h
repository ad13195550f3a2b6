/* fill.h: parts of filling slots (fill.c): sectors, and whose a figure is where no name says so. */
#ifndef QUERN_CLAIM_FILL_H
#define QUERN_CLAIM_FILL_H

#include "claim/claim_part.h"

/* fill_step.c: the steps of a search path. Names are 0-ended, the first the one that lists are made of. */
const uint16_t *slot_names(SlotKind kind);
bool slot_in_use(const Reading *reading, const Mention *mention); /* another field of the claim has it */
bool slot_cost(const Context *context, const Search *search, SlotKind kind, const Mention *mention, double *cost);
Found fill_step(const Search *search, SlotKind kind, Step step);
Found fill_in(const Context *context, const Search *search, SlotKind kind, int clause, const char *step);
Found fill_previous(const Search *search, SlotKind kind);
Found fill_headings(const Search *search, SlotKind kind);
Found fill_farther_back(const Search *search, SlotKind kind); /* some paragraphs back */
bool fill_of_works(const Search *search);

/* fill_sector.c: what a word for goods costs as the sector of a figure; false: it can be none. */
bool fill_sector_cost(const Context *context, const Search *search, const Mention *sector, double *cost);
bool fill_is_generic(const char *sector); /* a word for many trades */
/* The trade of the company that acts in a sentence without goods, or NULL. */
const char *fill_firm_trade(const Context *context);
/* A trade told of elsewhere that makes and sells no goods: what a figure of goods cannot be of. */
bool fill_makes_nothing(const Search *search, const Found *found);
bool fill_counts_power(const Search *search); /* "electricity consumption" */
bool fill_is_total(const Search *search);     /* "total exports" */

/* fill_period.c */
/* The period of the figures before, where the date of a sentence between is told in passing; NULL: it is not. */
const char *fill_last_period(const Search *search, uint32_t number, const Mention *date);
Found fill_date_behind(const Search *search);
Found fill_year_before(const Search *search, Found found);
Found fill_part_of_year(const Search *search, Found found); /* "first-half output was ... in 2024" */

/* fill_world.c */
bool fill_tells_of_world(const Search *search); /* a share of the world's that is nobody's named here */
bool fill_world_led(const Search *search);
bool fill_names_world(const Search *search);    /* "global demand" */
bool fill_names_country(const Search *search);  /* "across the country" */
bool fill_names_exchange(const Search *search); /* a price on a Chinese exchange */

/* inquiry.c */
const char *inquiry_home(ClaimDocument *document); /* whose authority inquires into trade; NULL: no such text */
Found inquiry_place(const Search *search);         /* of the domestic industry, the applicants, imports */

/* market.c: where a price holds. */
Found market_of(Context *context, const Reading *reading);

/* implied.c */
const char *place_of_currency(const Mention *value); /* the country whose money alone it is, or NULL */
Found implied_sector(const Search *search);
Found implied_place(const Search *search);
/* fill.c */
SlotKind slot_kind(uint16_t field);
const char *slot_value(const Context *context, SlotKind kind, const Mention *mention, bool of_act);
/* Fills a slot along a path. */
Found fill_slot(Search *search, uint16_t field, const FillPath *path);
/* The members of the coordinated list that a mention belongs to. */
void fill_list(const Context *context, const Mention *mention, MentionList *list);
/* "the local government": the last province the text spoke of. */
Found fill_local_place(const Context *context, const Reading *reading);

#endif
