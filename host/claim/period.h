/* period.h: dates and periods: what the words around a date say of it, and the time that a claim is of. */
#ifndef QUERN_CLAIM_PERIOD_H
#define QUERN_CLAIM_PERIOD_H

#include "claim/claim_part.h"

/* date_facts.c: what the words around a date of a sentence say of it. */
/* Whether it dates what was said ("a 2019 study"), not what it says. */
bool date_of_source(const Context *context, const Mention *date);

/* dates_told.c: whether it dates the notice of an exit: "announced in 2024 that it would shut". */
bool date_of_notice(const Context *context, const Mention *date);
/* Whether a figure is compared with it: a base. */
bool date_is_base(const Context *context, const Mention *date);

/* period_aside.c: "Peru, which defaulted in 2020, exported ...": whether it is that of what is said by the way. */
bool date_in_aside(const Context *context, const Mention *anchor, const Mention *date);
/* Whether it is that of an aim, and the value what there is before. */
bool date_of_aim(const Context *context, const Mention *value, const Mention *date);
/* Whether it is that of what was before: ", after falling in May". */
bool date_of_before(const Context *context, const Mention *value, const Mention *date);
bool date_of_review(const Context *context, const Mention *date);
/* Whether it is that of a level which a change is told against: "as against 17.96 billion in 2022-23, a decline". */
bool date_of_base(const Context *context, const Mention *date);
/* Whether it is that of the amount a figure is set against: "66%, against 78% in 2021". */
bool date_of_other(const Context *context, const Mention *value, const Mention *date);
/* The month that a mention names, bare ("June", "Sept."): 1 to 12; 0: it is no bare month. */
int date_bare_month(const Context *context, const Mention *date);
/* Whether it is that of a figure which another is set against. */
bool date_of_own(const Context *context, const Mention *value, const Mention *date);
/* The amount a date is tied to, or NULL: "(2023: 120,000 tonnes)", "58 per cent (2022-23)". */
const Mention *date_amount(const Context *context, const Mention *date);
/* The span between whose ends a level moved ("from A to B between 2017 and 2019"), and the end it is of; or NULL. */
const Mention *period_ends(const Context *context, const Mention *value, const char **period);
/* The year after the one that all of a sentence is set against ("up 7 percent over 2022"), if that is a recent one. */
const char *period_after_base(const Context *context);
/* Whether a date is that of an amount which the value is told against: "6 percent lower than the 4 billion of 2022". */
bool period_of_compared(const Context *context, const Mention *value, const Mention *date);

/* period.c */
const char *period_value(const Context *context, const Mention *mention, bool of_act);
bool period_cost(const Context *context, const Search *search, const Mention *mention, double *cost);
bool period_tied(const Context *c, const Mention *value, const char **period, const Mention **mention);
/* The year that a yearly report is on, by its head; NULL: it is none. Whether a sentence says "the Reporting Period".
 */
const char *period_reported(ClaimDocument *document);
/* The time, over by now, that a text's figures of trade and production are of, once a claim is made. */
const char *period_spell(const ClaimDocument *document, const Claim *claim);
/* That time where a figure goes on with it; else NULL. */
const char *period_of_spell(const Context *c, const Reading *r);
bool period_says_reported(const Context *context);
const Mention *period_now(const Context *context, const Reading *reading);
bool period_is_present(const Context *context, const Reading *reading);
bool period_is_earlier_level(const Context *context, const Reading *reading, const Mention *mention);
/* Whether a figure set against another is of the same period a year before; that period. */
bool period_year_before(const Context *context, const Mention *value);
const char *period_behind_level(const Context *context, const Claim *level, const Mention *change);
const char *period_shifted(ClaimDocument *document, const char *period);
void period_settle_fiscal(const Context *context, Claim *claim);
void period_settle_quarter(const Context *context, const Reading *reading, Claim *claim);
bool period_of_heading(const Mention *date);

/* period_past.c: what was so by a time without a year was so before the text came out. */
void period_settle_past(const Context *context, const Reading *reading, Claim *claim, const char *modality);
void period_settle_year_to(const Context *context, Claim *claim);
void period_settle_end(const Context *context, const Reading *reading, Claim *claim);
const char *period_within(const Context *context, const char *before);

/* period_span.c: January to the month of what was added up until then; NULL: the date is of no such sum. */
const char *period_added_up(const Context *context, const Mention *mention);
const char *period_so_far(const Context *context);    /* "so far this year" */
const char *period_half_over(const Context *context); /* "in the half-year": the last that was over */
/* "同期": the time of the figures before, and the date that tells it where it stands in the sentence. */
const char *period_same(const Context *context, const Reading *reading, const Mention **mention);
/* From the peak that a change is told from to the time of the claim, or to now: "2022-11/2024-06"; NULL: from none. */
const char *period_since_peak(const Context *context, const Mention *value, const char *period);
/* Sets the time of a change from a peak, or over years up to now. */
void period_settle_span(const Context *context, const Reading *reading, Claim *claim, const char *modality);
/* The month a document speaks from; `whole`: its date as it was published, if it was. NULL: unknown. */
const char *period_of_document(ClaimDocument *document, bool whole);
/* What a text says a named period is ("the POI"): `list` of the name; NULL: no such name, or never dated. */
const Date *period_defined(ClaimDocument *document, uint16_t list);
/* Which of them a list holds names of; 0: none. */
static inline size_t period_kind(uint16_t list) {
  return list == NAME_inquiry_period_cue  ? 1
         : list == NAME_injury_period_cue ? 2
         : list == NAME_report_period_cue ? 3
                                          : 0;
}
const char *period_the_month(const Context *context, const Mention *mention);
const char *period_the_quarter(const Context *context, const Mention *mention);
const char *period_format(ClaimDocument *document, int grain, int32_t day);

#endif
