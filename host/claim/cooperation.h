/* cooperation.h: the two sides of a cooperation, whether a sentence tells of both, and of industry. */
#ifndef QUERN_CLAIM_COOPERATION_H
#define QUERN_CLAIM_COOPERATION_H

#include "claim/claim_part.h"

/* sides.c: the two sides of a cooperation: the Chinese one, at home, and the others; whether a sentence tells of both,
 * in matters of industry. */
Found sides_host(Context *context, const Reading *reading);
Found sides_partners(Context *context, const Reading *reading, const char *host);
bool sides_told(Context *context, const Reading *reading);

/* joint.c: whether a sentence's figures are of what two countries have together; whether a figure of works is. */
bool joint_body(const Context *context); /* "the working group", "双方" */
bool joint_told(Context *context);
bool joint_figure(Context *context, const Reading *reading);

/* cooperation.c: whether a claim of no trade is of industry. */
bool cooperation_of_any(const Context *context, Claim *claim);
/* Whether a count of a cooperation is one of projects. */
bool cooperation_counts(const Context *context, const Mention *value);
/* Adds the fields that plain words of its list name. */
void cooperation_fields(const Context *context, Claim *claim);
bool cooperation_of_industry(const Context *context, const Claim *claim);

#endif
