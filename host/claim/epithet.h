/* epithet.h: countries told by what they are. */
#ifndef QUERN_CLAIM_EPITHET_H
#define QUERN_CLAIM_EPITHET_H

#include "claim/claim_part.h"

/* Whether a part of the world, or the world, opens a sentence only to say who is meant: "Africa's largest producer". */
bool epithet_is(const Context *context, const Mention *mention);
/* The country that such words before a verb mean, or whose office acts ("its government"), named in one of the
 * sentences before; NULL: there are none. */
const char *epithet_country(const Context *context, const Mention *verb);

#endif
