/* claim_part.h: what the files of this folder share: a document under way, its sentences, readings of them.
 *
 * Places are bytes, 0-based and half-open; sentences and clauses count from 0. Everything made for a document lies in
 * its arena. When memory is out, `failed` is set and what was asked for is empty, so that readers need not ask; the
 * deriver looks at the end of each sentence. */
#ifndef QUERN_CLAIM_CLAIM_PART_H
#define QUERN_CLAIM_CLAIM_PART_H

#include <string.h>

#include "base/ascii.h"
#include "claim/claim.h"
#include "text/pattern_book.h"

enum { WINDOW_MOST = 200, LIST_MOST = 64 };

/* A mention in its sentence, or the bare words that a rule captured (type NAME_NONE). */
typedef struct Mention {
  uint32_t from, to;
  uint32_t token, last; /* the words it covers */
  uint16_t clause;
  uint16_t type; /* NAME_NUMBER ... NAME_CITY, or a further type of the lexicon */
  uint16_t list; /* of a WORD: its list */
  uint16_t name; /* what it is asked for by: its type, or its list where it is no part of a name */
  const char *code, *unit;
  const Org *org;
  const Quantity *quantity;
  const Date *date;
  const Duration *duration;
  const struct Mention *inside; /* the name that it is a part of */
  uint32_t dateline;            /* where the dateline ends that it is a part of, for `inside` */
} Mention;

typedef struct MentionList {
  size_t count;
  const Mention *item[LIST_MOST];
} MentionList;

typedef struct CodeList {
  size_t count;
  const char *item[LIST_MOST];
} CodeList;

/* A place, or an institution that speaks for one. */
typedef struct Party {
  const Mention *mention;
  const char *code;
  bool org;
} Party;

typedef struct ClaimDocument ClaimDocument;
typedef struct SentenceWords SentenceWords; /* of window.c */
typedef struct DateFacts DateFacts;         /* of date_facts.c */
typedef struct Pact Pact;                   /* of pacts.h */

/* Numbers of the first mention and behind the last. */
typedef struct NameRange {
  uint16_t from, to;
} NameRange;

/* A sentence as the meaning of rules sees it. */
typedef struct Context {
  ClaimDocument *document;
  const char *text; /* the document's */
  uint32_t number, from, to, block;
  uint8_t zone;
  bool han; /* it opens in Chinese */
  Mention *mention;
  size_t mentions, first; /* `first`: number of the first in the scan */
  uint64_t names;         /* a bit for each name of a mention, modulo 64 */
  NameRange *range;       /* by that bit: where such mentions stand */
  Clause *clause;
  size_t clauses;
  const Party *party;
  size_t parties;
  bool parties_known, volume_known, volume, flows_known, sides_known, sides;
  MentionList *flows; /* measured things side by side ("production and sales"), or NULL */
  uint32_t reach;     /* window.c keeps small letters up to here, a little behind the sentence */
} Context;

/* What fills a slot; without a value `step` is NULL, or "none" where the sentence names something unknown. */
typedef struct Found {
  Value value;
  const Mention *mention;
  const char *step;
} Found;

typedef struct Reading {
  const Rule *rule;
  uint32_t size; /* elements of the pattern */
  uint32_t from, to;
  const uint16_t *slot; /* of each capture */
  const Mention **capture;
  size_t captures;
  double cost;
  const Mention *anchor, *value, *trigger, *head, *measure;
  bool up, down, continues;
  const MentionList *figures; /* those read by its rule in the sentence, in order */
  size_t order;               /* as the matcher proposed it */
  struct ReadingGroup *group; /* the readings of the same figure */
  Found name;                 /* of an aim that no recipe names */
} Reading;

/* Readings that compete, the cheapest first. They are asked whether they hold one after the other, and only as many as
 * it takes: those that do stand at the front. */
typedef struct ReadingGroup {
  Reading **reading;
  size_t count; /* those that hold */
  size_t asked, size;
} ReadingGroup;

/* What the text spoke of last, for what only goes on. */
typedef struct LastAct {
  bool known;
  uint32_t sentence;
  const char *imposer;
  const Claim *claim;
  const Claim *laid; /* the last that is no inquiry: what duties told of behind are of */
  Value imposers, target, sector;
} LastAct;

typedef struct LastClaim {
  bool known;
  const char *table;
  uint32_t sentence, block;
  Value place, actor, partner;
  const char *spell; /* the time that figures were last said to be of */
  Value period;
} LastClaim;

/* What a part's name was found to stand for. */
typedef struct KnownPart {
  const char *readings, *meant;
} KnownPart;

enum { PARTS_MOST = 32 };

enum { DOMINANT_KINDS = 2 }; /* of SECTOR and of PLACE */

/* The plant that the text tells of. */
typedef struct LastWorks {
  bool known, claimed; /* claimed: by a claim, and not only named */
  uint32_t sentence;
  Value place, sector;
} LastWorks;

/* The last amount of goods or money that flowed, for bare figures that go on with its unit. */
typedef struct LastAmount {
  const char *unit, *sector; /* unit: NULL before the first */
  double amount;
  uint32_t sentence;
  bool money;
} LastAmount;

/* A short name that the text gives an institution. */
typedef struct Alias {
  const char *text;
  size_t length;
  uint32_t from, name; /* where it is given; where the long name stands */
  const Org *org;
  bool definite; /* a noun, behind "the" */
} Alias;
enum { ALIASES_MOST = 16 };
typedef struct AliasList {
  bool known;
  size_t count;
  Alias item[ALIASES_MOST];
} AliasList;

struct ClaimDocument {
  const ClaimRules *rules;
  Arena *arena;
  const char *text;
  size_t length;
  const Scan *scan;
  const Matches *matches;
  const Scanner *scanner;
  const char *author, *publisher;
  char reference[64]; /* when it was written, or ""; a year, a month or a day */
  bool inferred;      /* from the dates in the text */
  bool failed;
  bool spoken;           /* a table read aloud: its sentences do not go on from each other */
  Context **context;     /* by sentence, made when asked for */
  SentenceWords **words; /* by sentence, made when asked for */
  DateFacts **dates;
  uint64_t *named;         /* by sentence: its mentions' names as bits, 64 of them to each; 0: not asked for yet */
  uint32_t *first_mention; /* by sentence: number in the scan of the first that begins in it or behind */
  const char *head;        /* the text whose first bytes `head_grams` are of */
  Grams *head_grams;
  size_t sentences;
  Context nothing; /* without words: what is seen when memory is out */
  bool dominant_known[DOMINANT_KINDS];
  const char *host; /* works_host */
  bool host_known;
  const char *dominant[DOMINANT_KINDS];
  bool currency_known;
  const char *currency_place;
  KnownPart part[PARTS_MOST];
  size_t parts;
  bool chinese_known, chinese, province_known;
  const char *province;
  bool publisher_known;
  const char *publisher_place;
  AliasList aliases;
  bool authority_known;
  const char *authority_place;
  bool government_known;
  const char *government_place;
  bool reported_known;
  const char *reported; /* the year of a yearly report */
  bool announcer_known;
  const char *announcer_home;
  bool at_home_known;
  const char *at_home; /* the country of `firm` */
  bool firm_known;
  const char *firm;
  bool home_known;
  const char *home_province;
  bool inquiry_known;
  const char *inquiry_home;
  bool defined_known;
  const Date *defined[4]; /* periods that the text gives a name: of an inquiry, of injury, of a report */
  Pact *pact;             /* of `pact_claim`, if there is one: pact_found */
  const Claim *pact_claim;
  bool pact_found;
  LastAct last_act;
  LastClaim last_claim, last_exit, last_sides; /* of any table, of firm_exits, of capacity_cooperation */
  LastWorks last_works;
  LastAmount last_amount;
  Claim last_figure;
  bool figure_known;
  uint32_t *heading;     /* by sentence: the last heading before it, or itself; made when asked for */
  PatternBook *patterns; /* the deriver's */
  MatchToken *token;     /* scratch for one sentence; the deriver's */
  size_t token_capacity;
};

/* A piece of memory of the document; NULL, with `failed` set, when memory is out. */
static inline void *document_take(ClaimDocument *document, size_t size) {
  void *made = arena_alloc(document->arena, size);
  if (!made) document->failed = true;
  return made;
}
/* A NUL-ended copy in lowercase or as it is; "" when memory is out. */
const char *document_copy(ClaimDocument *document, const char *bytes, size_t length);
Value value_text(const char *text);
Value value_number(double number);
/* A copy of the list. */
Value value_list(ClaimDocument *document, const CodeList *list);
bool value_same(const Value *a, const Value *b);
void codes_add(CodeList *list, const char *code); /* unless it is there, or the list is full */
bool codes_have(const CodeList *list, const char *code);
/* Both known and equal; most differ in their first byte. */
static inline bool code_is(const char *a, const char *b) {
  return a && b && (a == b || (*a == *b && strcmp(a, b) == 0));
}

/* "output_yoy" ends in "_yoy". */
static inline bool code_ends(const char *code, const char *tail) {
  size_t length = strlen(code), size = strlen(tail);
  return length >= size && memcmp(code + length - size, tail, size) == 0;
}

/* A metric of how a level changed, not of the level: "output_yoy". */
static inline bool metric_is_change(const char *metric) {
  return code_ends(metric, "_yoy") || code_ends(metric, "_change") || code_ends(metric, "_growth");
}

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
/* institution.c: the institution that a name in from..to of the text means: one whose name many countries have ("the
 * Commerce Ministry") is that of the country the text is about. */
const Org *institution_meant(ClaimDocument *document, const Org *org, uint32_t from, uint32_t to);
/* Where the firm is at home that a document is an announcement of, if its name ends as firms' of one country do
 * ("Oyj"); NULL: unknown. */
const char *document_announcer_home(ClaimDocument *document);
const char *document_publisher_place(ClaimDocument *document);
/* The one country whose authorities a document names by names of their own; NULL: none, or several. */
const char *document_authority_place(ClaimDocument *document);
/* The firm whose report a document is, by its name in the head; NULL: none. */
const char *document_firm(ClaimDocument *document);
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

/* context.c */
Context *context_new(ClaimDocument *document, uint32_t number);
/* units.c: the unit of a figure; "million tonnes" and "3m" as what they count. */
const char *unit_told(const Context *context, const Mention *mention);
void unit_scale(const Context *context, Mention *mention);
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

/* window.c: the words around a place, in lowercase. Patterns are constants (pattern_book.h). */
typedef struct Window {
  const Context *context;
  size_t at, length;  /* in the text */
  const char *bytes;  /* the document's */
  const Grams *grams; /* of the sentence; NULL where it reaches beyond */
} Window;
Window window_before(const Context *context, uint32_t at, size_t most); /* of the sentence */
Window window_after(const Context *context, uint32_t at, size_t most);
Window window_of(const Context *context, size_t from, size_t to); /* the first WINDOW_MOST of these */
bool window_find(const Window *window, const char *pattern, PatternMatch *match);
/* Where a pattern matches first in the first bytes of the document, at most DOCUMENT_HEAD. */
enum { DOCUMENT_HEAD = 700 };
/* Of a whole text, what one sentence needs to know is looked for in so many bytes: a book is not read through each
 * time.
 */
enum { DOCUMENT_PAGES = 1 << 15 };
bool document_find(ClaimDocument *document, size_t most, const char *pattern, PatternMatch *match);
/* Whether one of a list of patterns, a constant, matches in the DOCUMENT_REACH bytes from a place on. */
enum { DOCUMENT_REACH = 44 };
bool document_any(ClaimDocument *document, size_t from, const char *const *list, size_t count);
/* Whether one of a constant list matches. */
bool window_any(const Window *window, const char *const *list, size_t count);
bool words_any(const Context *context, size_t from, size_t to, const char *const *list, size_t count);
/* False: none of some constant words, which NULL ends, stands in from..to. */
bool words_likely(const Context *context, uint32_t from, uint32_t to, const char *const *words);
bool window_has(const Window *window, const char *pattern);
static inline bool window_ends(const Window *window, const char *tail) {
  size_t length = strlen(tail);
  return window->length >= length && memcmp(window->bytes + window->length - length, tail, length) == 0;
}
/* Whether bytes from..to of the text match, as they are written; where, from `from` on. */
bool words_find(const Context *context, size_t from, size_t to, const char *pattern, PatternMatch *match);
bool words_match(const Context *context, uint32_t from, uint32_t to, const char *pattern);
/* Whether a word in lowercase follows that is none of some, which NULL ends. */
bool words_next_other(const Context *context, uint32_t at, const char *const *words);
/* Whether a semicolon stands in from..to: "；", or one with a blank or Chinese behind it. */
bool words_apart(const Context *context, uint32_t from, uint32_t to);
size_t words_count(const char *bytes, size_t length); /* runs of letters */

/* The first capture of a name, or NULL. */
const Mention *reading_capture(const Reading *reading, uint16_t slot);
static inline bool reading_has(const Reading *reading, uint16_t slot) { return reading_capture(reading, slot) != NULL; }

/* admit.c */
double admit_inserted(const Context *context, const Reading *reading);
double admit_attached(const Context *context, const Reading *reading);
bool admit_possible(Context *context, Reading *reading);
bool admit_lies_ahead(const Context *context, const Mention *date); /* a time to come */
const Mention *admit_conversion(const Context *context, const Mention *value);
/* admit_figure.c: whether the amount of a reading can be the figure of its rule. */
bool admit_figure(Context *c, const Reading *r);

/* assign.c: keeps the readings that hold, in the order of the text; returns how many. */
size_t assign_choose(Context *context, Reading **reading, size_t count);
/* The next dearer reading of the same figure, should this one come to nothing; NULL: there is none. */
const Reading *assign_next(Context *context, const Reading *reading);

/* place.c */
const char *place_value(const Mention *mention);
bool place_compared(const Context *context, const Mention *mention);
/* A text about one country tells of it, whatever others it names and wherever its firms are at home. */
bool place_elsewhere(const Context *context, const char *code);
const char *place_country(const char *code); /* of a state or province outside China */
const char *place_state(const char *code);   /* of a province of China too */
static inline bool place_is_province(const char *code) { return code && strncmp(code, "CN-", 3) == 0; }
static inline bool place_in_china(const char *code) { return code_is(code, "CHN") || place_is_province(code); }
bool place_pays(const Context *context, const Mention *mention);       /* "Tokyo has lent" */
bool place_of_lenders(const Context *context, const Mention *mention); /* "European banks" */

/* The word before a mention, articles aside: a word of letters or a Chinese character; "" if there is none. */
typedef struct SmallWord {
  char text[28];
} SmallWord;
SmallWord place_word_before(const Context *context, const Mention *mention);
/* Whether a word is one of a list, which NULL ends. */
static inline bool word_listed(const char *word, const char *const *list) {
  for (; *list; list++)
    if (**list == *word && strcmp(word, *list) == 0) return true;
  return false;
}

/* A slot being filled: for which reading, and how. */
typedef struct Search {
  Context *context; /* the reading's own sentence */
  const Reading *reading;
  bool away;         /* in another sentence than its own */
  bool far;          /* some paragraphs away */
  bool near;         /* along its path only, not some paragraphs away */
  bool by_name;      /* "the country": it must be named, no adjective */
  bool by_region;    /* "the continent": no country */
  bool date;         /* the field is `date`, the day of an act */
  const char *other; /* the other end of the flow it is about: no place of it, in other sentences either */
} Search;

typedef enum SlotKind { SLOT_SECTOR, SLOT_PLACE, SLOT_PERIOD, SLOT_NONE } SlotKind;

/* The other end of the flow that a reading is about: where imports come from, where exports go; NULL. */
const char *place_other_end(const Context *context, const Reading *reading);
/* "我国对日本、越南出口分别增长…": whether a place is one that home trades with. */
bool place_is_partner(const Context *context, const Mention *m);
bool place_cost(const Context *context, const Search *search, const Mention *mention, double *cost);

/* place_flow.c, place.c: the other ends of flows, and how a place is named. */
bool place_is_other_end(const Context *c, const Reading *r, const Mention *m, const char *before);
bool place_beside_other_end(const Context *c, const Reading *r, const Mention *m);
bool place_is_source(const Reading *r, const Mention *m, const char *before);
bool place_is_outlet(const Context *c, const Mention *m);
bool place_tells_origin(const Context *c, const Reading *r, const Mention *m);
bool place_is_other_end_there(const Context *there, const Reading *r, const Mention *m, const char *before);
bool place_names_make(const Context *c, const Reading *r, const Mention *m);
bool place_trades(const Context *c, const Mention *head, const Mention *m);
bool place_buys(const Context *c, const Reading *r, const Mention *m);
bool place_told_by_its_own(const Context *c, const Mention *m);
bool place_is_adjective(const Context *c, const Mention *m);

/* place_name.c: places that only belong to a name, to what another does, or to a comparison. */
bool place_is_of_name(const Context *c, const Mention *m); /* "the University of Tokyo" */
bool place_imposes(const Context *c, const Mention *m);    /* "US tariffs" */
bool place_among_provinces(const Context *c, const Mention *m);
bool place_is_venue(const Context *context, const Mention *mention); /* where something was said or signed */
bool place_is_aside(const Context *c, const Search *s, const Mention *m);

/* date_facts.c: what the words around a date of a sentence say of it. */
/* Whether it dates what was said ("a 2019 study"), not what it says. */
bool date_of_source(const Context *context, const Mention *date);
/* dates_told.c: whether it dates the notice of an exit: "announced in 2024 that it would shut". */
bool date_of_notice(const Context *context, const Mention *date);
/* Whether a figure is compared with it: a base. */
bool date_is_base(const Context *context, const Mention *date);
/* period_aside.c: "Peru, which defaulted in 2020, exported ...": whether it is that of what is said by the way. */
bool date_in_aside(const Context *context, const Mention *anchor, const Mention *date);
bool date_of_review(const Context *context, const Mention *date);
/* Whether it is that of a level which a change is told against: "as against 17.96 billion in 2022-23, a decline". */
bool date_of_base(const Context *context, const Mention *date);
/* Whether it is that of the amount a figure is set against: "66%, against 78% in 2021". */
bool date_of_other(const Context *context, const Mention *value, const Mention *date);
/* The month that a mention names, bare ("June", "Sept."): 1 to 12; 0: it is no bare month. */
int date_bare_month(const Context *context, const Mention *date);
/* Whether it is that of a figure which another is set against. */
bool date_of_own(const Context *context, const Mention *value, const Mention *date);
/* The amount a date is tied to, or NULL: "(2023: 120,000 tonnes)", "58 per cent (2022-23)". */
const Mention *date_amount(const Context *context, const Mention *date);
bool window_ends_words(const Window *window, const char *tail); /* whole words */

/* Whether the figure of a reading tells something else than the words beside it do. */
/* figure_goods.c */
bool figure_of_else_than_goods(const Context *context, const Reading *reading);
bool figure_tells_else(const Context *context, const Reading *reading);
/* figure_apart.c: whether it is one that nobody reached: supposed, reckoned on, likely. */
bool figure_stands_apart(const Context *context, const Reading *reading);
bool figure_of_no_goods(const Claim *claim);
/* The span between whose ends a level moved ("from A to B between 2017 and 2019"), and the end it is of; or NULL. */
const Mention *period_ends(const Context *context, const Mention *value, const char **period);
/* The year after the one that all of a sentence is set against ("up 7 percent over 2022"), if that is a recent one. */
const char *period_after_base(const Context *context);
/* Whether a date is that of an amount which the value is told against: "6 percent lower than the 4 billion of 2022". */
bool period_of_compared(const Context *context, const Mention *value, const Mention *date);
/* period.c */
const char *period_value(const Context *context, const Mention *mention, bool of_act);
bool period_cost(const Context *context, const Search *search, const Mention *mention, double *cost);
bool period_tied(const Context *c, const Mention *value, const char **period, const Mention **mention);
/* The year that a yearly report is on, by its head; NULL: it is none. Whether a sentence says "the Reporting Period".
 */
const char *period_reported(ClaimDocument *document);
/* The time, over by now, that a text's figures of trade and production are of, once a claim is made. */
const char *period_spell(const ClaimDocument *document, const Claim *claim);
/* That time where a figure goes on with it; else NULL. */
const char *period_of_spell(const Context *c, const Reading *r);
bool period_says_reported(const Context *context);
const Mention *period_now(const Context *context, const Reading *reading);
bool period_is_present(const Context *context, const Reading *reading);
bool period_is_earlier_level(const Context *context, const Reading *reading, const Mention *mention);
/* Whether a figure set against another is of the same period a year before; that period. */
bool period_year_before(const Context *context, const Mention *value);
const char *period_behind_level(const Context *context, const Claim *level, const Mention *change);
const char *period_shifted(ClaimDocument *document, const char *period);
void period_settle_fiscal(const Context *context, Claim *claim);
void period_settle_quarter(const Context *context, const Reading *reading, Claim *claim);
bool period_of_heading(const Mention *date);
/* period_past.c: what was so by a time without a year was so before the text came out. */
void period_settle_past(const Context *context, const Reading *reading, Claim *claim, const char *modality);
void period_settle_end(const Context *context, const Reading *reading, Claim *claim);
const char *period_within(const Context *context, const char *before);
/* period_span.c: January to the month of what was added up until then; NULL: the date is of no such sum. */
const char *period_added_up(const Context *context, const Mention *mention);
const char *period_so_far(const Context *context);    /* "so far this year" */
const char *period_half_over(const Context *context); /* "in the half-year": the last that was over */
/* "同期": the time of the figures before, and the date that tells it where it stands in the sentence. */
const char *period_same(const Context *context, const Reading *reading, const Mention **mention);
/* From the peak that a change is told from to the time of the claim, or to now: "2022-11/2024-06"; NULL: from none. */
const char *period_since_peak(const Context *context, const Mention *value, const char *period);
/* Sets the time of a change from a peak, or over years up to now. */
void period_settle_span(const Context *context, const Reading *reading, Claim *claim, const char *modality);
/* The month a document speaks from; `whole`: its date as it was published, if it was. NULL: unknown. */
const char *period_of_document(ClaimDocument *document, bool whole);
/* What a text says a named period is ("the POI"): `list` of the name; NULL: no such name, or never dated. */
const Date *period_defined(ClaimDocument *document, uint16_t list);
const char *period_the_month(const Context *context, const Mention *mention);
const char *period_the_quarter(const Context *context, const Mention *mention);
const char *period_format(ClaimDocument *document, int grain, int32_t day);

/* implied.c */
const char *place_of_currency(const Mention *value); /* the country whose money alone it is, or NULL */
Found implied_sector(const Search *search);
Found implied_place(const Search *search);

/* fill.c */
SlotKind slot_kind(uint16_t field);
const char *slot_value(const Context *context, SlotKind kind, const Mention *mention, bool of_act);
/* Fills a slot along a path. */
Found fill_slot(Search *search, uint16_t field, const FillPath *path);
/* The members of the coordinated list that a mention belongs to. */
void fill_list(const Context *context, const Mention *mention, MentionList *list);
/* "the local government": the last province the text spoke of. */
Found fill_local_place(const Context *context, const Reading *reading);

#include "claim/chinese.h"

/* finder.c */
Found finder_run(uint8_t finder, Context *context, const Reading *reading, const Claim *claim);

/* sides.c: the two sides of a cooperation: the Chinese one, at home, and the others; whether a sentence tells of both,
 * in matters of industry. */
Found sides_host(Context *context, const Reading *reading);
Found sides_partners(Context *context, const Reading *reading, const char *host);
bool sides_told(Context *context, const Reading *reading);

/* pacts.c */
bool pact_is_talks(const Context *context, const Mention *trigger); /* nothing is agreed on as yet */

/* joint.c: whether a sentence's figures are of what two countries have together; whether a figure of works is. */
bool joint_body(const Context *context); /* "the working group", "双方" */
bool joint_told(const Context *context);
bool joint_figure(const Context *context, const Reading *reading);

/* debtor.c */
Found debtor_of(Context *context, const Reading *reading);
Found chinese_debtor(Context *context, const Reading *reading);       /* chinese_debtor.c */
bool debtor_money_lent(const Context *context, const Mention *value); /* "a $2 billion Chinese loan" */

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
/* What a plan says of a year to come is a target, no level: changes the claim's table and metric. */
void naming_settle(const Context *context, const Reading *reading, Claim *claim);

/* instrument.c: what a sum is called by the words it stands with. */
void instrument_settle_limit(const Context *context, const Mention *value, Claim *claim); /* "限额8500亿元" */
void instrument_settle_many(const Context *context, Claim *claim); /* money lent to a part of the world is many loans */
void instrument_settle(const Context *context, const Mention *head, Claim *claim);
/* owed.c: the name of a balance, or of what is guaranteed, by its noun; false: it is none. */
bool owed_settle(const Context *context, const Mention *head, Claim *claim);
bool owed_is_part(const Context *context, const Mention *head);  /* "sales" of "revenue from land sales" */
bool owed_takes(const Context *context, const Reading *reading); /* whether a noun of finance takes such a figure */

/* speaker.c */
Found speaker_of(Context *context, const Reading *reading);

/* run.c: names that no lexicon holds: runs of capitalised words. */
typedef struct NameRun {
  size_t from, to;
} NameRun;
enum { RUNS_MOST = 32 };
/* modality.c */
const char *modality_of(const Context *context, const Mention *at);
bool modality_aside(const Context *context, const Mention *at);
/* "revocation of the order would be likely to lead to ...": what follows is imagined, so that the order stays. */
bool modality_feared(const Context *context, const Mention *at);
/* Whether a "would" tells what a draft provides for. */
bool modality_weighed(const Context *context, const Mention *at); /* "is weighing a ban" */
bool modality_drafted(const Context *context, const Mention *would);
bool modality_wished(const Context *context, const Mention *at);   /* "wants to move" */
bool modality_foreseen(const Context *context, const Mention *at); /* "could reach 200 tons by 2050" */
const char *modality_source(const Context *context);

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
void figure_settle_tonnes(const Context *context, const Reading *reading, Claim *claim);
/* The unit of an amount for a unit of goods: "USD/t" of "276 dollars per tonne"; NULL where it is for nothing. */
const char *figure_per_unit(const Context *context, const Mention *value, const char *unit);
const char *figure_per_time(const Context *context, const Mention *value); /* "day"; NULL: of no such time */

/* meaning.c: makes the claims of the readings that hold in a sentence. */
typedef struct ClaimList {
  Claim **claim;
  size_t count, capacity;
  Refusal *refusal;
  size_t refusals, refusal_capacity;
} ClaimList;
void meaning_claims(Context *context, Reading *const *chosen, size_t count, ClaimList *out);
/* status.c: the status of an act or a cooperation, by the words around its verb. */
void status_settle(Context *context, const Reading *reading, Claim *claim, const char *modality);
/* status_ahead.c: whether the day of an act comes after that of the text. */
bool status_lies_ahead(const Context *context, const Claim *claim);
/* status_ahead.c: the day, without a year, that an act which is not done yet is to hold from. */
void status_next_year(const Context *context, Claim *claim);
/* status_ahead.c: whether an act is only foretold: "Peru will ban exports from May", "the risk that it raises duties".
 */
bool status_foretold(const Context *context, const Reading *reading, const Claim *claim);
void claim_set(ClaimDocument *document, Claim *claim, uint16_t field, Value value);
void claim_note(ClaimDocument *document, Claim *claim, uint16_t field, const Mention *mention, const char *path);
/* copy.c: a claim like another, with fields and spans of its own (NULL: memory is out); where a field was found (NULL:
 * nowhere); that of a claim's own spans moved to another mention. */
Claim *claim_copy(ClaimDocument *document, const Claim *claim);
const ClaimSpan *claim_span(const Claim *claim, uint16_t field);
/* The first claim from `first` on whose value a figure is; NULL: none tells it. */
Claim *claims_telling(const ClaimList *list, size_t first, const Mention *figure);
void claim_move_span(Claim *claim, uint16_t field, const Mention *mention);
/* fan.c: one claim for each member of the lists that the rule fans out. */
void meaning_fan_out(const Context *context, const Search *search, Claim *claim, ClaimList *out);
void claims_add(ClaimDocument *document, ClaimList *out, Claim *claim);
/* The unit of an amount of money, by the country the text is about where several share its name. */
void currency_settle(const Context *context, const Reading *reading, Claim *claim); /* by the place of the claim */
const char *currency_of(const Context *context, const Mention *money, const char *unit);
/* brackets.c: "exports rose 2%, led by rice (+91.5%) and rubber (+36.2%)": what the changes in brackets are of. */
void fan_brackets(const Context *context, ClaimList *out, size_t first);
/* carried.c: "South Korea came second with 28 percent": makes claims of the figures that go on with one told before. */
void fan_carried(const Context *c, ClaimList *out);
/* gapped.c: "rose 4 percent in India, 3 percent in Brazil": makes claims of the figures that share the head of one. */
void fan_gapped(const Context *c, ClaimList *out, size_t first);
/* earlier.c: what the levels from `first` on are set against, each a claim of its own. */
void fan_earlier(const Context *context, ClaimList *out, size_t first);
/* series.c: the further figures of a row of years, each a claim of its own. */
void fan_series(const Context *context, ClaimList *out, size_t first);
/* chinese_change.c: makes the changes among the claims from `first` on those of the levels they are told right behind.
 */
void chinese_follow(const Context *context, ClaimList *claims, size_t first);
/* Makes a claim one of how a level changed. False: no metric tells it. */
bool chinese_change_of(const Context *context, Claim *change, const Claim *level, const Mention *value);
/* chinese_act.c: gives an act that goes on with the last one its day. */
void chinese_act_date(const Context *context, Claim *claim);
/* chinese_change.c: whether a noun of change has the figure: "增速分别达到3%". */
bool chinese_amounts_to(const Context *context, const Mention *value);
/* chinese_change.c: takes goods told earlier from the trade of all goods: "民营企业进出口90亿元". */
void chinese_total(const Context *context, Claim *claim);
/* chinese_works.c: the place of works that a firm puts up with a side abroad. */
void chinese_works_abroad(const Context *context, const Reading *reading, Claim *claim);
/* chinese_goods.c: makes claims of the goods that stand beside one that is closed. */
void chinese_goods(const Context *context, ClaimList *claims, size_t first);
/* Whether a figure that a flow before its clause would take is what was made: "出口订单回暖，生产了300万双". */
bool chinese_made_here(const Context *context, const Reading *reading);
/* Whether a figure is what works will earn or make once they stand: no aim of a government. */
bool chinese_of_works_to_be(const Context *context, const Mention *value);
/* Whether money of a flow is that of all goods: "全省出口1500亿元". */
bool chinese_whole_flow(const Context *context, const Reading *reading);
/* chinese_passing.c: whether a figure is a mark that is passed on the way to the level, or one of a proportion. */
bool chinese_passes(const Context *context, const Mention *value);
/* chinese_buyer.c: what a firm at home pays for another is told of its home. */
void chinese_buyer(const Context *context, Claim *claim);
bool chinese_is_base(const Context *context, const Mention *level); /* "比2000年的3.8万辆" */
/* chinese_moved.c: makes claims of rates right behind a level of which no rule tells one. */
void chinese_moved(const Context *context, ClaimList *claims, size_t first);
/* chinese_parts.c: makes claims of the parts that 其中 names of a whole; whether a sentence opens with it. */
bool chinese_opens_part(const char *text, const Sentence *sentence);
void chinese_parts(const Context *context, ClaimList *claims, size_t first);
/* cooperation.c: whether a claim of no trade is of industry. */
bool cooperation_of_any(const Context *context, Claim *claim);
/* Whether a count of a cooperation is one of projects. */
bool cooperation_counts(const Context *context, const Mention *value);
/* Adds the fields that plain words of its list name. */
void cooperation_fields(const Context *context, Claim *claim);
bool cooperation_of_industry(const Context *context, const Claim *claim);
/* pacts.c: drops what is told of a pact twice. */
void pacts_settle(const Context *context, ClaimList *claims, size_t first);
/* chinese_rates.c: makes claims of the further rates of an act, and one of an act told twice. */
void chinese_rates(const Context *context, ClaimList *claims, size_t first);
/* chinese_each.c: makes claims of each of several places that a figure is told of. */
void chinese_each(const Context *context, ClaimList *claims, size_t first);
/* measure_case.c: makes duties those of the case that the text tells of. */
void measure_case_settle(ClaimDocument *document, ClaimList *claims);
/* measure_rates.c: makes claims of the further rates of an act: "..., 20 percent for others". */
void measure_rates(const Context *context, ClaimList *claims, size_t first);
/* consolidate.c: drops what says the same twice in one sentence; returns STATUS_NOMEM or STATUS_OK. */
Status consolidate(ClaimDocument *document, ClaimList *claims);
/* retold.c: drops acts that are told again with nothing new. */
void retold_drop(ClaimDocument *document, ClaimList *claims);
void retold_works(const ClaimDocument *document, ClaimList *claims);

static inline const char *text_of(const Value *value) {
  return value && value->kind == VALUE_TEXT ? value->text : NULL;
}

/* flag.c: whether words for too much of something state it; whose trade it is that has too much, where a
 * sentence before named a place, or a heading did. */
bool flag_holds(const Context *c, const Reading *r);
const char *flag_place(const Context *c, const char *place, bool headed);
void flag_settle_capacity(const Context *c, const Reading *r, Claim *claim); /* too much, or closed */

#endif
