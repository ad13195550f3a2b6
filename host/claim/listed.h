/* listed.h: runs of lines of a name and what is told of it (text/listing.h), read aloud like a table (speech.h).
 *
 * A sheet ("Location: ...", "Capacity: ...", "Cost: ...") tells one works, loan or measure: what stands above it and
 * its lines of place and trade are its heading, each figure a sentence below it. A list ("Exports in May:", "-
 * Chile: 5.2 million tonnes") says of each name what the line above the list says of all. */
#ifndef QUERN_CLAIM_LISTED_H
#define QUERN_CLAIM_LISTED_H

#include "claim/label.h"
#include "text/listing.h"

/* Says what a run tells, under the document's title; nothing where the words leave open what it is of. */
Status speech_listing(Speech *speech, const Listing *listing, Cell title);

/* sheet.c: the lines as a sheet; *said: they are one. */
Status speech_sheet(Speech *speech, const Listing *listing, Cell title, bool *said);

/* Says what stands above a run as headings, the farthest first. */
Status speech_leads(Speech *speech, const Listing *listing, Cell title);

#endif
