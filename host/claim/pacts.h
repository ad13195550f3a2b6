/* pacts.h: the sides that a sentence names, for pacts.c: countries, governments and firms with a home, in the order of
 * the text. Everything points into the document. */
#ifndef QUERN_CLAIM_PACTS_H
#define QUERN_CLAIM_PACTS_H

#include "claim/claim_part.h"

enum { SIDES_MOST = 12 };

typedef struct Side {
  uint32_t from, to; /* a firm's home before its name is part of it */
  uint32_t token, last;
  const Mention *mention;
  const char *code;
} Side;

struct Pact {
  Side side[SIDES_MOST];
  size_t sides;
  const Mention *first, *partner;
  CodeList host, partners;
};

/* For finder.c: the sides of the pact that a claim is made of, and its trade. */
Found pact_host(Context *context, const Reading *reading, const Claim *claim);
Found pact_partners(Context *context, const Reading *reading, const Claim *claim);
Found pact_trade(Context *context, const Reading *reading, const Claim *claim);

bool pact_names_side(const Context *context);
void pact_find_sides(Context *context, Pact *pact);
/* The word that rules a side: the nearest function word before it, over what describes it: "with the state-owned". */
void pact_lead_word(const Context *context, const Side *side, char word[static 16]);
void pact_add_country(CodeList *list, const char *code); /* unless it is none */
bool pact_is_country(const char *code);
/* The side at `at` and those that follow it in its list; returns the number behind the last. */
size_t pact_take_list(const Context *context, const Pact *pact, size_t at, CodeList *list);
/* The list of subjects that ends nearest before `at`, as hosts; false: there is none. */
bool pact_subjects_before(const Context *context, Pact *pact, uint32_t at, uint32_t token);

/* Whether a text of some length is about China, or about another: one sentence does not tell, and has China at home. */
bool pact_about_china(const Context *context);

/* pacts.c */
/* False: what a trigger tells is no pact, or nobody is named who may be a side of it. Most are done with here. */
bool pact_worth(const Context *context, const Mention *trigger);
bool pact_is_talks(const Context *context, const Mention *trigger); /* nothing is agreed on as yet */

#endif
