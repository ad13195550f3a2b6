/* measures.h: who does what to whom, and what a measure is: its kind, its sides, its rates. */
#ifndef QUERN_CLAIM_MEASURES_H
#define QUERN_CLAIM_MEASURES_H

#include "claim/claim_part.h"

/* roles.c, target.c: who does what to whom. */
const Party *role_parties(Context *context, size_t *count);
Found role_imposer(Context *context, const Reading *reading);
Found role_target(Context *context, const Reading *reading, const Value *imposer);
Found role_sectors(Context *context, const Reading *reading);
Found role_the_country(Context *c, const Reading *r);
const Party *role_speaks_behind(Context *context, const Mention *measure); /* "..., Peru's ministry said" */
Found role_pronoun(Context *context);
Found role_label_party(Context *context);
Found role_heading_party(Context *context);
Found role_heading_target(Context *context, const Value *imposer);
Found role_aimed_in(Context *above, const Value *imposer);
const Party *role_subject(Context *context, const Mention *verb, bool in_clause);
void role_with_list(Context *context, const Party *party, CodeList *codes);
bool role_other_side(const char *word);
bool role_stands_for_another(const Context *context, const Party *party);
bool role_acted_upon(Context *c, const Mention *m);
bool role_is_source(const Context *context, const Mention *side);
bool role_is_other_side(Context *context, const Mention *side);
bool role_is_of_goods(const Context *context, const Mention *side);
bool role_qualifies(Context *context, const Party *party);

/* act_sides.c: who lays a measure and whom it is aimed at, wherever the text tells it; the act told just before. */
Found act_imposer(Context *context, const Reading *reading, const Claim *claim);
/* Whether the act is done to what another side has laid: "is preparing a reply to Chile's 20% tariff". */
bool act_on_anothers(Context *context, const Reading *reading);
/* act_decree.c: "The Order lifts the ban", "imposed in this proclamation": whoever signed it. */
Found decree_imposer(Context *context, const Reading *reading);
Found act_target(Context *context, const Reading *reading, const Claim *claim);
Found act_publisher(Context *context, const Reading *reading, const Claim *claim);
const LastAct *act_last(const Context *context);
/* The act that the text opens with, where a third side acts that names neither goods nor whom it is aimed at; NULL. */
const LastAct *act_of_topic(const Context *context, const Value *imposer);

/* measure_phrase.c: whether a measure is part of another thing's name; whether it is what another noun is about. */
bool measure_qualifies(const Context *context, const Mention *measure);
bool measure_is_complement(const Context *context, const Mention *measure);
bool measure_of_no_trade(const Context *context, const Mention *measure); /* "consumer tariffs", "work permits" */
bool measure_is_average(const Context *context, const Reading *reading, const Mention *measure);

/* measure_flow.c: whether a duty is laid on exports; whether a ban on "exports" is one on what others send. */
bool measure_on_exports(const Context *context, const Reading *reading);
bool measure_bars_imports(Context *context, const Reading *reading, const Value *imposer);

/* mutual.c: the two countries that "both sides" are, and whether what two lay falls on the other of them. */
Found mutual_imposers(Context *context, const Mention *verb);
bool mutual_target(const Context *context, const Value *imposer);

/* bearer.c: who bears a duty ("Chile faces a 12% tariff"), and who lays it. */
Found bearer_target(Context *context, const Reading *reading);
Found bearer_imposer(Context *context, const Reading *reading);
/* Whether anybody is told to bear it, in the sentence or before. */
bool bearer_known(Context *context, const Reading *reading);
/* What has become of it by the verb: "will face", "were hit with"; NULL: it is in force. */
const char *bearer_status(const Context *context, const Mention *verb, bool planned);

/* measure_list.c: "1.某某株式会社 12.0%": the rate of one firm, in a list under the act told last. False: there is
 * none. */
bool measure_of_list(Context *context, const Reading *reading, Claim *claim);

/* The act told last that rates behind it are of, or NULL. */
const Claim *measure_rated(const ClaimDocument *document);

/* measure.c: the type of a measure, its stage, its rate; then the side it falls on where no words say. */
void measure_put(const Context *context, const Reading *reading, Claim *claim, const Mention *measure);
void measure_not_on_itself(Context *c, Claim *claim);
void measure_settle(Context *context, const Reading *reading, Claim *claim);

/* measure_plain.c: a finer name of a measure or its stage gives way to the plain one. */
void measure_plain(ClaimDocument *document, Claim *claim);
bool measure_says_little(const ClaimDocument *document, const Claim *claim); /* on nothing, of nobody, at no rate */

/* measure_object.c: whether a measure is what the act is done to. */
bool measure_is_object(Context *context, const Reading *reading);
/* Whether firms or their associations say something, not a country. */
bool measure_firm_speaks(const Context *context, const Mention *verb);

/* measure_share.c: "25% on steel and 10% on aluminium": the goods, or the sides, that each rate of one act is for. */
typedef struct MeasureShare {
  const Mention *rate;
  Value sector, target, imposer; /* VALUE_NONE: as the act says */
} MeasureShare;
enum { SHARES_MOST = 8 };
/* How many rates share the act; 0: it has one. */
size_t measure_shares(Context *context, const Reading *reading, const Claim *claim, MeasureShare share[SHARES_MOST]);
/* Puts a rate into a claim. */
void measure_put_rate(const Context *context, Claim *claim, const Mention *rate);
/* Whether the type that stands beside is that of a second measure ("antidumping and countervailing duties"). */
const Mention *measure_joined(const Context *context, const Mention *measure);
/* The rate right behind a measure ("countervailing duties (CVD) of 7 percent"), or NULL. */
const Mention *measure_rate_behind(const Context *context, const Mention *measure);
/* measure_share.c: whether a verb of another act stands between two rates */
bool measure_acts_between(const Context *context, uint32_t from, uint32_t to);
bool measure_is_support(const Reading *reading); /* money that a state gives */
Found measure_support_giver(Context *context, const Reading *reading);
bool measure_firm_acts(const Context *context, const Mention *verb); /* a company or a bank is its subject */
bool measure_looked_into(const Context *context, uint32_t from);
bool measure_helps_others(Context *context, const Reading *reading);
bool measure_support_told(Context *context, const Reading *reading);
void measure_support_status(const Context *context, const Reading *reading, Claim *claim, const char *modality);
bool measure_law_spoken_of(const Context *context, const Reading *reading); /* no act on a law */
/* measure_case.c: "began collecting duties", "opened up its market": what begins is another act, no case. */
bool measure_begins_act(const Context *context, const Mention *trigger, const Mention *measure);
/* measure_agent.c */
bool measure_does_itself(const Context *context, const Mention *measure, const Mention *trigger);
/* "Increased duties on Chile would raise costs": what would follow, if; the word from..to stands before the measure. */
bool measure_is_supposed(const Context *context, const Mention *measure, uint32_t from, uint32_t to);
bool measure_only_mentioned(const Context *context, const Reading *reading);
/* What a measure of a type is worth, where it is no rate: money, or goods; or NULL. */
const Mention *measure_amount(const Context *context, const Mention *measure, const char *type);
Found measure_kind(Context *context, const Reading *reading, const Claim *claim); /* of "the duties" */
bool measure_held(const Reading *reading);                                        /* told as a side's own, by no verb */
const Party *measure_owner(Context *context, const Mention *measure);
bool measure_is_owned(const Context *context, const Reading *reading); /* "Chile's 12% tariff" */
Found measure_owned_target(Context *context, const Reading *reading);
bool measure_owned_on_goods(const Context *c, const Reading *r);
bool measure_owned_goods(const Context *context, const Reading *reading, const Mention *sector);
const char *measure_owned_status(const Context *context, const Mention *measure);
bool measure_on_all(const Context *context, const Reading *reading); /* on no goods in particular */
/* Whether goods are of another measure of the sentence; whether a duty falls on a side, on whatever comes from there.
 */
bool measure_of_another(const Context *context, const Mention *measure, const Mention *goods);
bool measure_on_side(Context *context, const Reading *reading, const Value *imposer);
bool measure_told_in(const Context *context);
bool measure_on_goods(const Context *context, const Reading *reading); /* of no named side */
bool measure_is_new(Context *context, const Reading *reading);         /* its goods are told where it is, or nowhere */
/* Whether an amount can be the rate of a duty. */
bool measure_is_rate(const Context *context, const Mention *amount);

/* measure_goods.c: takes from a duty goods that nothing says it is on. */
void measure_goods_settle(ClaimDocument *document, Claim *claim);
/* Whether who is told to lay it is whom it is laid on. */
bool measure_imposer_is_object(const ClaimDocument *document, const Claim *claim);

#endif
