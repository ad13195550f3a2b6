/* claims.h: claims made: their fields and spans, further claims from the same words, and what is said twice. */
#ifndef QUERN_CLAIM_CLAIMS_H
#define QUERN_CLAIM_CLAIMS_H

#include "claim/claim_part.h"

void meaning_claims(Context *context, Reading *const *chosen, size_t count, ClaimList *out);
void claim_set(ClaimDocument *document, Claim *claim, uint16_t field, Value value);
void claim_note(ClaimDocument *document, Claim *claim, uint16_t field, const Mention *mention, const char *path);

/* copy.c: a claim like another, with fields and spans of its own (NULL: memory is out); where a field was found (NULL:
 * nowhere); that of a claim's own spans moved to another mention. */
Claim *claim_copy(ClaimDocument *document, const Claim *claim);
/* measure_once.c: of two claims of a sentence that read one figure as the same side's measure one is dropped. */
void measure_once(Claim *const *claim, size_t count, bool *dropped);
const ClaimSpan *claim_span(const Claim *claim, uint16_t field);
/* The first claim from `first` on whose value a figure is; NULL: none tells it. */
Claim *claims_telling(const ClaimList *list, size_t first, const Mention *figure);
void claim_move_span(Claim *claim, uint16_t field, const Mention *mention);

/* fan.c: one claim for each member of the lists that the rule fans out. */
void meaning_fan_out(const Context *context, const Search *search, Claim *claim, ClaimList *out);
void claims_add(ClaimDocument *document, ClaimList *out, Claim *claim);

/* brackets.c: "exports rose 2%, led by rice (+91.5%) and rubber (+36.2%)": what the changes in brackets are of. */
void fan_brackets(const Context *context, ClaimList *out, size_t first);

/* carried.c: "South Korea came second with 28 percent": makes claims of the figures that go on with one told before. */
void fan_carried(const Context *c, ClaimList *out);

/* gapped.c: "rose 4 percent in India, 3 percent in Brazil": makes claims of the figures that share the head of one. */
void fan_gapped(const Context *c, ClaimList *out, size_t first);

/* own_verb.c: "can make 17 million tonnes and used 11.6 million": makes claims of bare numbers with a verb of their
 * own. */
void fan_own_verb(const Context *c, ClaimList *out, size_t first);

/* act_again.c: "Turkey did the same in 2022": makes the act told last one of that side too. */
void fan_act_again(Context *c, ClaimList *out);

/* earlier.c: what the levels from `first` on are set against, each a claim of its own. */
void fan_earlier(const Context *context, ClaimList *out, size_t first);

/* series.c: the further figures of a row of years, each a claim of its own. */
void fan_series(const Context *context, ClaimList *out, size_t first);

/* chinese_change.c: makes the changes among the claims from `first` on those of the levels they are told right behind.
 */
void chinese_follow(const Context *context, ClaimList *claims, size_t first);

/* chinese_goods.c: makes claims of the goods that stand beside one that is closed. */
void chinese_goods(const Context *context, ClaimList *claims, size_t first);

/* chinese_moved.c: makes claims of rates right behind a level of which no rule tells one. */
void chinese_moved(const Context *context, ClaimList *claims, size_t first);

/* chinese_parts.c: makes claims of the parts that 其中 names of a whole; whether a sentence opens with it. */
bool chinese_opens_part(const char *text, const Sentence *sentence);
void chinese_parts(const Context *context, ClaimList *claims, size_t first);

/* pacts.c: drops what is told of a pact twice. */
void pacts_settle(const Context *context, ClaimList *claims, size_t first);

/* chinese_rates.c: makes claims of the further rates of an act, and one of an act told twice. */
void chinese_rates(const Context *context, ClaimList *claims, size_t first);

/* chinese_each.c: makes claims of each of several places that a figure is told of. */
void chinese_each(const Context *context, ClaimList *claims, size_t first);

/* chinese_years.c: gives each of several figures its year of a span of as many. */
void chinese_years(const Context *context, ClaimList *claims, size_t first);

/* measure_case.c: makes duties those of the case that the text tells of. */
void measure_case_settle(ClaimDocument *document, ClaimList *claims);

/* measure_rates.c: makes claims of the further rates of an act: "..., 20 percent for others". */
void measure_rates(const Context *context, ClaimList *claims, size_t first);
/* measure_also.c: makes claims of further measures that share an act: "..., as well as reciprocal tariffs on all". */
void measure_also(Context *context, ClaimList *claims, size_t first);

/* consolidate.c: drops what says the same twice in one sentence; returns STATUS_NOMEM or STATUS_OK. */
Status consolidate(ClaimDocument *document, ClaimList *claims);
/* unit_year.c: a quantity of a year is told in its unit alone, however it was written. */
void unit_settle_year(ClaimDocument *document, const ClaimList *claims);
/* results.c: claims of what firms earn, spend and are sold for go to a table of their own. */
void results_settle(const ClaimList *claims);
/* period_months.c: half-years and quarters as the months they are, so that one time has one spelling. */
void period_settle_months(ClaimDocument *document, const ClaimList *claims);

/* cited.c: puts the spans of goods and sides to the words that say them. */
void cited_settle(ClaimDocument *document, ClaimList *claims);

/* Surpluses and deficits become balances, above zero and below (balance.c). */
void balance_settle(ClaimDocument *document, ClaimList *claims);

/* retold.c: drops acts that are told again with nothing new. */
void retold_drop(ClaimDocument *document, ClaimList *claims);
void retold_works(const ClaimDocument *document, ClaimList *claims);

#endif
