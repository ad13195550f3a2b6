/* naming.h: what targets are called by their own words, and what bare numbers count. */
#ifndef QUERN_CLAIM_NAMING_H
#define QUERN_CLAIM_NAMING_H

#include "claim/claim_part.h"

/* naming.c: the name of the target that a reading tells; what a bare number counts. */
bool naming_holds(Context *context, Reading *reading);               /* notes the name; whether there is one */
bool naming_of_firm(const Context *context, const Reading *reading); /* "Tesla plans" */
bool naming_goes_on_with_firm(const Context *context);               /* "The company raised money. It aims to ..." */
bool naming_firm_aims(const Context *context, const Mention *cue);   /* "the company aims" */
Found naming_target(Context *context, const Reading *reading);
Found naming_counted(Context *context, const Reading *reading);
Found chinese_aim(const Context *context, const Reading *reading); /* chinese_aim.c: by a noun of plans */
Found chinese_aim_unit(const Context *context, const Reading *reading);
Found naming_plan(const Context *context, const Reading *reading); /* its years */
Found naming_lead(const Context *context);
/* aim_none.c: a target of an analyst or of owners, a part of a plan that is done, a time that is over. */
bool aim_of_nobody(const Context *context, const Reading *reading, const Claim *claim);
bool aim_time_over(const Context *context, const char *period); /* a month before the text was written */
/* What a plan says of a year to come is a target, no level: changes the claim's table and metric. */
void naming_settle(const Context *context, const Reading *reading, Claim *claim);

#endif
