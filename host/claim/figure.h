/* figure.h: figures: their units, what they are of, changes and rates, money. */
#ifndef QUERN_CLAIM_FIGURE_H
#define QUERN_CLAIM_FIGURE_H

#include "claim/claim_part.h"

/* units.c: the unit of a figure; "million tonnes" and "3m" as what they count. */
const char *unit_told(const Context *context, const Mention *mention);
void unit_scale(const Context *context, Mention *mention);
/* figure_goods.c, figure_else.c: whether the figure of a reading tells something else than the words beside it do. */
bool figure_of_else_than_goods(const Context *context, const Reading *reading);
bool figure_tells_else(const Context *context, const Reading *reading);

/* figure_duty.c: whether it is what a duty takes or falls on. */
bool figure_of_duty(const Context *context, const Reading *reading);

/* figure_apart.c: whether it is one that nobody reached: supposed, reckoned on, likely. */
bool figure_stands_apart(const Context *context, const Reading *reading);
bool figure_stands_beside(const Context *context, const Reading *reading); /* figure_beside.c: has a noun of its own */
bool figure_on_paper(const Context *context, const Reading *reading);      /* figure_paper.c: of markets and deals */
bool figure_of_no_goods(const Context *context, const Claim *claim);

/* rate.c: the unit of what is told by the year, the month or the day: "t/yr", "units/month", "bbl/day". */
void rate_settle(const Context *context, const Reading *reading, Claim *claim);

/* same_figure.c: makes the claim one of what the last figure was of; false: there is none that it can be of. */
bool same_other_end(const Context *context, const char *metric); /* "... was the largest taker" */
bool same_figure(const Context *context, const Reading *reading, Claim *claim);
/* The unit of a bare figure: pieces of what is counted by the piece, else that of the amount told last; false: neither.
 */
bool same_unit_as_last(const Context *context, const Reading *reading, Claim *claim);
void same_unit_remember(const Context *context, const Claim *claim);

/* change.c */
/* Whether the figure tells by how much a level moved that the rule asks for; whether it was only expected. */
bool change_of_level(const Context *context, const Reading *reading);
bool change_expected(const Context *context, const Mention *value);
/* "mom" or "qoq" of a change from the month or the quarter before; NULL. */
const char *change_span(const Context *context, const Mention *value, const char *period);
/* change_beside.c: whether what is told beside a change is told against the month before, and so is the change. */
bool change_beside_month(const Context *context, const Mention *value, const char *period);
bool change_of_month(const Context *context, const Mention *value); /* so it is told itself: "0.3% on the month" */
/* What the noun behind a change says: 1: it rose, -1: it fell, 0: there is none. */
int change_as_told(const Context *context, const Mention *value, const char *metric);
/* Gives such a change a metric of its own. */
void change_settle(const Context *context, const Reading *reading, Claim *claim);

/* figure.c: puts the figure into a claim. */
bool figure_is_fold(const Context *context, const Mention *value); /* "增长2.8倍" */
/* "peaked at 3.4m barrels, has fallen to 1.6m": millions of what the amount before was of. False: of nothing. */
bool figure_in_millions(const Context *context, const Reading *reading, Claim *claim);
void figure_put(const Context *context, const Reading *reading, Claim *claim);
bool figure_sets_out(const Context *context, const Mention *value); /* "from an expected 5 tonnes to 8" */
bool figure_is_span(const Mention *value);
/* With the sector known: whether the change of a flow is one of its volume; tonnes that are million tonnes ("7.6 MT").
 */
void figure_settle_flow(const Context *context, const Reading *reading, Claim *claim);
void figure_settle_whole(const Context *context, const Reading *reading, Claim *claim); /* of no goods in particular */
void figure_settle_tonnes(const Context *context, const Reading *reading, Claim *claim);
/* The unit of an amount for a unit of goods: "USD/t" of "276 dollars per tonne"; NULL where it is for nothing. */
const char *figure_per_unit(const Context *context, const Mention *value, const char *unit);
/* figure_money.c: a figure of money, shares or indices. */
bool figure_of_money(const Context *context, const Reading *reading);
/* quote.c: whether money is what one of some goods costs; that, or a change of it. */
bool quote_per(const Context *context, const Mention *value);
/* "up 1.2 percent at $15,640 a ton": the price that a change stands beside; NULL: none. */
const Mention *quote_beside(const Context *context, const Mention *change);
bool quote_holds(const Context *context, const Mention *value);
/* Whether a market is quoted as it stands; whether a date is that of the delivery which is priced. */
bool quote_is_now(const Context *context, const Reading *reading);
bool quote_of_delivery(const Context *context, const Mention *date);
const char *quote_market(const Context *context, const Mention *goods, const Mention *price); /* a country */
const char *quote_goods(const Context *context, const Mention *value);
void quote_remember(const Context *context, const Claim *claim);
bool quote_on_exchange(const Context *context, const Mention *value); /* metals on an exchange, by the tonne */
/* exchange.c: the country of the exchange that a figure, told in `price` or NULL, is one of; NULL: none is named. */
const char *exchange_country(const Context *context, const Mention *value, const Mention *price);
void quote_settle(const Context *context, Claim *claim);                   /* its unit, where only the money is told */
const char *figure_per_time(const Context *context, const Mention *value); /* "day"; NULL: of no such time */
/* The unit of an amount of money, by the country the text is about where several share its name. */
void currency_settle(const Context *context, const Reading *reading, Claim *claim); /* by the place of the claim */
/* "the project is put at 1 trillion baht", in a text that names another country before: it is where that is the money.
 */
void currency_settle_home(const Context *context, const Reading *reading, Claim *claim);
const char *currency_of(const Context *context, const Mention *money, const char *unit);

#endif
