/* context.h: a sentence under way: its mentions by name, its clauses, lists and labels. */
#ifndef QUERN_CLAIM_CONTEXT_H
#define QUERN_CLAIM_CONTEXT_H

#include "claim/claim_part.h"

/* context.c */
Context *context_new(ClaimDocument *document, uint32_t number);
/* Finds the clauses of a sentence that has no mentions: nothing in it asks for them. */
void context_cut(Context *context);
const Mention *context_next(const Context *context, uint16_t name, const Mention *after);
/* The first mention of a name behind `after`, or of all; NULL: there is none. Most names are in few sentences. */
static inline const Mention *context_of(const Context *context, uint16_t name, const Mention *after) {
  return context->names >> name % 64 & 1 ? context_next(context, name, after) : NULL;
}
#define EACH_MENTION(m, context, name) \
  for (const Mention *m = context_of((context), (name), NULL); m; m = context_of((context), (name), m))
/* The last mention of a name that lies in from..to. */
const Mention *context_last_between(const Context *context, uint16_t name, uint32_t from, uint32_t to);
/* Whether a mention is the label of an entry; `to`: where the label ends. */
bool context_is_label(const Context *context, const Mention *mention, uint32_t *to);
/* Whether a place stands behind the name of a town in it: "in Jinja, Uganda". The comma parts no clauses there. */
bool context_names_town(const Context *context, const Mention *place);
double context_distance(const Mention *a, const Mention *b);
/* Behind a mention and a remark in brackets that follows it: "Egypt (Ezz Steel)". */
uint32_t context_behind(const Context *context, const Mention *mention);
/* The longest run of neighbours in a coordination. */
void context_coordination(const Context *context, const MentionList *mentions, MentionList *best);
/* Whether the sentence says "respectively". */
bool context_respective(const Context *context);
/* The figures that stand side by side with one, itself among them: `at`. */
void context_beside(const Context *context, const Mention *value, MentionList *run, size_t *at);
/* Whether a word list names things that figures are of: exports, output, capacity, prices. */
bool list_is_measured(uint16_t list);
/* The member that belongs to a figure, of as many candidates side by side as there are figures beside it; NULL: their
 * numbers differ. */
const Mention *context_member(const Context *context, const Mention *value, const MentionList *mentions);
/* Which of the measured things that stand side by side a figure behind them is of, where there are as many figures
 * ("production and sales were 3 and 2 million"); NULL: the sentence is not so. */
const Mention *context_measured(Context *context, const Mention *value);
/* Whether something else that figures are of has the figure: "cut capacity by 50 and output by 150 million tonnes". */
bool context_another(const Context *context, const Mention *head, const Mention *value);
void context_list(const Context *context, uint16_t name, MentionList *list);
/* Where the clause of a mention begins and ends; a sentence without clauses is one. */
static inline uint32_t clause_from(const Context *c, const Mention *m) {
  return m->clause < c->clauses ? c->clause[m->clause].from : c->from;
}
static inline uint32_t clause_to(const Context *c, const Mention *m) {
  return m->clause < c->clauses ? c->clause[m->clause].to : c->to;
}
/* The amount in the sentence that a claim's value was read from; NULL: it stands elsewhere. */
const Mention *context_value_of(const Context *context, const Claim *claim);

#endif
