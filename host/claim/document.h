/* document.h: what a text as a whole tells: its sentences, headings and head, whose it is and when it was written. */
#ifndef QUERN_CLAIM_DOCUMENT_H
#define QUERN_CLAIM_DOCUMENT_H

#include "claim/claim_part.h"

/* document.c */
MatchToken *document_tokens(ClaimDocument *document, size_t room);
Context *document_sentence(ClaimDocument *document, uint32_t number);
/* The line above the list that a sentence is an item of: "Targets by 2030:"; NULL. */
Context *document_lead(const Context *context);
bool document_readable(const ClaimDocument *document, uint32_t number);
/* Whether a sentence may have a mention of some names, which 0 ends: of types, and of word lists. */
bool document_names(const ClaimDocument *document, uint32_t number, const uint16_t *names);
uint8_t document_zone(const ClaimDocument *document, uint32_t number);
/* The country that the first line names, which may be the head of a paper: "The Peru Letter". */
const char *document_masthead(const ClaimDocument *document);
/* Numbers of the headings a sentence stands under, nearest first. */
size_t document_headings(ClaimDocument *document, uint32_t number, uint32_t headings[3]);
const char *document_dominant(ClaimDocument *document, uint16_t type);

/* ours.c: TWN or HKG, where a Chinese text is of there, or NULL; gives its mentions of "our country" and of its money
 * what they mean there. */
const char *ours_side(ClaimDocument *document);
void ours_settle(ClaimDocument *document, Mentions *mentions);

/* institution.c: the institution that a name in from..to of the text means: one whose name many countries have ("the
 * Commerce Ministry") is that of the country the text is about. */
const Org *institution_meant(ClaimDocument *document, const Org *org, uint32_t from, uint32_t to);
/* document_firm.c: where the firm is at home that a document is an announcement of, if its name ends as firms' of
 * one country do ("Oyj"); NULL: unknown. */
const char *document_announcer_home(ClaimDocument *document);
const char *document_publisher_place(ClaimDocument *document);
/* The country that a line by itself names at the head of a country report; NULL: none, or several. */
const char *document_titled_country(ClaimDocument *document);
/* The one country whose authorities a document names by names of their own; NULL: none, or several. */
const char *document_authority_place(ClaimDocument *document);
/* The firm whose report a document is, by its name in the head; NULL: none. */
const char *document_firm(ClaimDocument *document);
/* The firm that announces or reports, as the first lines say; NULL: the text is no such report. */
const char *document_reporter(ClaimDocument *document);
/* Where that firm is at home: the country of its money, else the first place in the head; NULL: unknown. */
const char *document_home(ClaimDocument *document);
/* The one country in whose money a document counts, dollars aside; NULL: none, or several. */
const char *document_currency_place(ClaimDocument *document);
/* What a part's name stands for here ("modules" in a text on solar power), by what it speaks of most; NULL: nothing. */
const char *document_part(ClaimDocument *document, const char *readings);
/* The Chinese province that a report is of, the first one named in its first lines, or NULL. */
const char *document_home_province(ClaimDocument *document);

/* official.c: the side that one speaks for who says something; NULL: no official, or nobody. */
bool official_warns(Context *context, const Reading *reading);
const Party *official_side(Context *context, const Mention *verb);
const char *official_government(ClaimDocument *document);

/* alias.c: the short names of a document; where one stands next in a sentence, as a mention; NULL: nowhere. */
const AliasList *document_aliases(ClaimDocument *document);
const Mention *alias_next(const Context *context, const Alias *alias, uint32_t from);

/* reference.c */
/* Sets the reference of a document without a date of its own: the day, month or year that its text speaks from; "" if
 * it tells none. `unresolved`: a date in it waits for that. True: a dateline says so, it is not the latest time the
 * text speaks of. */
bool reference_infer(ClaimDocument *document, bool *unresolved);
/* The day that relative dates are read against, for a reference that may be a month or a year. */
int32_t reference_day(const char *reference);

#endif
