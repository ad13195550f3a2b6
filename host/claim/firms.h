/* firms.h: who builds, closes and moves plants, and where they stand. */
#ifndef QUERN_CLAIM_FIRMS_H
#define QUERN_CLAIM_FIRMS_H

#include "claim/claim_part.h"

/* run.c: names that no lexicon holds: runs of capitalised words. */
typedef struct NameRun {
  size_t from, to;
} NameRun;
enum { RUNS_MOST = 32 };

/* actor_noun.c: who acts where no firm is named */
const char *actor_of_text(const ClaimDocument *document);       /* NULL: no company stands out */
Found actor_owner(const Context *context, const Mention *verb); /* "will be closed by its owner, X" */
Found actor_noun(const Context *context, const Reading *reading);
/* actor_nameless.c: the firms of a trade that a sentence counts, or tells by what they make */
/* A name that may be the subject of a verb. */
typedef struct Subject {
  NameRun run;
  const Mention *org; /* the company that the lexicon knows it as */
  bool whose;         /* "Samsung's": the owner only */
} Subject;

bool actor_is_office(const Context *context, const NameRun *run);
bool actor_named_within(const Context *context, const NameRun *run); /* with a capital where no sentence opens */
bool actor_can_act(const Context *context, Subject *subject);
bool actor_is_nobody(const char *name);
bool actor_is_bare(const char *name);
bool actor_in_trade(const Context *context, const Found *actor); /* no traveller, no people */
Found actor_nameless(const Context *context, const Reading *reading, const Mention *verb);
/* actor_where.c: who acts where no name stands before the verb as its subject. */
Found actor_by(const Context *context, const Mention *verb);       /* "was shut by X" */
Found actor_ahead(const Context *context, const Mention *verb);    /* "After closing its works, X" */
Found actor_relative(const Context *context, const Mention *verb); /* "after X, which had closed" */
bool actor_owns(const Context *context, size_t from);              /* "the closure of X" */
Found actor_of_staff(const Context *context, const Mention *value, const Mention *verb);
/* Whom an entry of a list is about, by its label. */
Found actor_label(const Context *context);

/* firms.c */
Found firm_before(Context *context, const Reading *reading);
Found firm_site(Context *context, const Reading *reading);
Found firm_goal(const Context *context, const Reading *reading);
void firm_settle(ClaimDocument *document, const Reading *reading, Claim *claim);
void firm_settle_home(const Context *context, const Reading *reading, Claim *claim);
Found firm_exit_before(const Context *context, const Reading *reading, SlotKind kind); /* its time, its place */
/* Whether a firm named here, and known to act, is another than the one whose exit was told just before. */
bool firm_is_another(const Context *context, const Reading *reading, const Found *actor);
bool firm_told(const Context *context, const Reading *reading);  /* an exit told again */
bool firm_is_home(const Context *context, const Mention *place); /* "the Taiwanese shoemaker" */

/* works.c: where works stand; the plant told before that a sentence goes on with, or NULL. */
Found works_place(Context *context, const Reading *reading);
/* What becomes of works, by the verb that tells it: cancelled, delayed, suspended, resumed. */
const char *works_fate(const Context *context, const Mention *trigger);
/* Whether a place is told as that of who builds or pays. */
bool works_builder(const Context *context, const Mention *place);
/* The first site of a sentence, or the reading's own. */
const Mention *works_site(const Context *context, const Reading *reading);
/* Whether a time of its own stands in the clause that tells of works. */
bool works_dated(const Context *context, const Reading *reading);
/* Whether works are told of in general, or as not there: "new plants", "no refinery". */
/* The country where the works of a text stand, which is not that of those who build and pay; NULL: none stands out. */
const char *works_host(ClaimDocument *document);
/* Whether a place only builds or pays, in a text about works in another country. */
bool works_paid_by(const Context *context, const Mention *place);
/* The kind of goods that a general word means in its text: "vehicles" of electric cars. */
const char *works_kind(const Context *context, const Mention *site, const char *code);
/* The country of a town that the lexicon does not know, by what the text says of it elsewhere; NULL: nothing. */
const char *town_country(const ClaimDocument *document, const char *name, size_t length);
const char *town_of_sentence(const Context *context);
const char *town_of_dateline(const ClaimDocument *document);
void town_settle_state(Context *context); /* "Lebanon, Tennessee" is no Lebanon */
bool works_any(const Context *context, const Reading *reading);
bool works_byname(const Context *context, const Mention *head); /* "Harbor Intelligence" */
bool works_none(const Context *context, const Mention *head);   /* "a lending facility" */
bool works_wished(const Context *context, const Mention *verb); /* "we invite firms to build plants" */

/* Whether a match that sounds like an exit tells of none. */
bool exit_any(const Context *context, const Reading *reading);
bool exit_decided(const Context *context, const Reading *reading); /* "its decision to leave" */
/* Whether a figure is of the works themselves, and not of what they use or save. */
bool works_figure(const Context *context, const Reading *reading);
bool works_firms_apart(const Context *context, const Mention *value); /* works_count.c: "told 14 makers to stop" */
bool works_go_on(const Context *context);                             /* whether works are told of just before */
bool works_carries(const Context *context, const Mention *site);      /* goods and people */
void capacity_name_unit(const Context *context, const Reading *reading, Claim *claim); /* by the noun: "60,000 cabs" */
bool capacity_of_many(const Context *context, const Reading *reading);                 /* and of no works */
/* capacity_standing.c: what works that stand can make is told of their trade: changes the claim's table. */
void capacity_settle_standing(const Context *context, const Reading *reading, Claim *claim);
bool capacity_given_up(const Context *context, const Reading *reading);
bool capacity_of_works(const Context *context, const Reading *reading); /* capacity_owner.c: and of no trade */
const LastWorks *works_told(const Context *context, const Reading *reading);
/* What works are counted in, by their noun: "12 data centres". */
bool works_are_numbered(const Context *c, const Reading *r);        /* works_count.c: "the opening of six mines" */
bool works_counted(const Context *context, const Reading *reading); /* works_count.c: no others than those counted */
void works_name_unit(const Context *context, const Reading *reading, Claim *claim);
void works_remember(const Context *context, const Reading *reading, const Claim *claim);
/* "广西一个项目已投产；公司还在老挝建厂": a place that a later clause names, where the works have one before them. */
bool chinese_works_later(const Context *context, const Mention *head, const Mention *place);
Found chinese_works_place(Context *context,
                          const Mention *head);                 /* chinese_works.c: where those told in Chinese stand */
Found works_sector(Context *context, const Reading *reading);   /* works_trade.c: what they make */
Found works_trade(const Context *context, const Mention *site); /* by the words for them alone */
bool firm_stands_elsewhere(const Context *context, const Mention *verb);

/* chinese_firm.c: the subject of a verb; whether the firm itself acts; the firm that a filing is of, or NULL. */
bool chinese_subject(const Context *context, const Mention *verb, NameRun *run);
/* "公司决定…": the firm that a filing is of, as the subject before a verb; whether a text is such a filing. */
bool chinese_filing_acts(const Context *context, const Mention *verb);
bool chinese_filing(ClaimDocument *document);
bool chinese_says_own(const Context *context, const Mention *verb);
bool chinese_supplied(const Context *context, const Mention *org); /* "某某供应商": another acts */
void chinese_names(const Context *context, const NameRun *run, CodeList *names);
bool chinese_stops_for_good(const Context *context, const Mention *cue);
bool chinese_lets_go(const Context *context, const Mention *cue);
bool chinese_firm_before(const Context *context, const Mention *verb, const Context **where, NameRun *run);
const char *chinese_document_firm(ClaimDocument *document);
/* chinese_firm_form.c: whether a run of a Chinese sentence names a firm; cuts what is no part of the name. */
bool chinese_firm_form(const Context *context, NameRun *run);
/* "青岛钢铁": the last firm before a verb that is called by a town and its trade. */
bool chinese_town_firm(const Context *context, const Mention *verb, NameRun *run);
/* chinese_firm_list.c: the firms that a list names; a name without the words that say what it is. */
Found chinese_firm_list(const Context *context, const Mention *verb);
Found chinese_case(const Context *context, const Mention *verb); /* chinese_case.c: "法院受理甲公司重整案" */
void chinese_bare_name(const Context *context, NameRun *run);
/* A run as a mention of nothing known. */
const Mention *mention_of_run(const Context *context, size_t from, size_t to);
/* The runs in bytes from..to of a text of `length`, in order; the last RUNS_MOST of them. */
size_t runs_find(const char *text, size_t length, size_t from, size_t to, NameRun runs[RUNS_MOST]);

/* chinese_works.c: whether works are told of, no order or class of them; where a way named by two sides lies. */
bool chinese_works_told(const Context *context, const Reading *reading);
bool chinese_yearly(const Context *context, const Mention *value); /* "年产…20万吨" */
Found chinese_way_place(const Context *context, const Mention *head);

/* actor_else.c: firms without a name; persons that are quoted. */
bool actor_is_person(const Context *context, const NameRun *run);
Found actor_described(const Context *context, const Mention *verb); /* "Peru's state-owned smelter" */
Found actor_of_place(const Context *context, const Mention *verb);  /* "South Korean companies" */
Found actor_collective(const Context *context, const Mention *verb, const Mention *value);
Found actor_behind_of(const Context *context, const Mention *verb);
Found actor_latin(const Context *context, const Mention *verb);
Found actor_trade(const Context *context);
Found actor_employer(const Context *context, const Reading *reading);
Found actor_chinese_noun(const Context *context, const Mention *verb);

/* actor_speaks.c: whether a name, of `org` if it is known, only speaks of what others do; whether it is a person's. */
bool actor_only_speaks(const Context *context, size_t from, size_t to, const Mention *verb, const Org *org);
bool actor_chinese_person(const Context *context, uint32_t from, uint32_t to);

/* works_named.c: whether works bear a name of their own; drops those by their names alone that are told besides. */
bool works_named(const Context *context, const Reading *reading, const ClaimList *claims, size_t first);
bool works_by_name(const Claim *claim);
void works_named_settle(const Context *context, ClaimList *claims, size_t first);

/* exit_sites.c */
bool exit_blamed(const Context *context, const Mention *place); /* "cheap Chinese imports": no place of an exit */
void exit_sites(const Context *context, ClaimList *claims, size_t first);

#endif
