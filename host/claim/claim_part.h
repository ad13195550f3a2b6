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
  bool parties_known, volume_known, volume, flows_known, sides_known, sides, joint_known, joint;
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
  bool known, exit;
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

/* Times that stand side by side, with a figure for each: chinese_years.c. */
enum { TIMES_MOST = 8 };
typedef struct TimeRow {
  size_t count;
  const char *time[TIMES_MOST];
} TimeRow;

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
  bool ours_known;
  const char *ours; /* ours_side */
  const char *province;
  bool publisher_known, titled_known;
  const char *publisher_place, *titled;
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
  bool firm_known, reporter_known;
  const char *firm, *reporter;
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
  LastAct first_act;        /* the act that the text opens with, told with whom it falls on */
  const char *sole_imposer; /* who laid what the text told so far; NULL: nobody, or several did */
  bool several_imposers;
  LastClaim last_claim, last_exit, last_sides; /* of any table, of firm_exits, of capacity_cooperation */
  LastWorks last_works;
  LastAmount last_amount;
  Claim last_figure, last_price; /* known: */
  bool figure_known, price_known;
  TimeRow times;         /* the last that were told */
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
bool value_has(const Value *value, const char *code); /* as its text or among its list; NULL has none */
void codes_add(CodeList *list, const char *code);     /* unless it is there, or the list is full */
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

/* A slot being filled: for which reading, and how. */
typedef struct Search {
  Context *context; /* the reading's own sentence */
  const Reading *reading;
  bool away;         /* in another sentence than its own */
  bool far;          /* some paragraphs away */
  bool near;         /* along its path only, not some paragraphs away */
  bool other_firm;   /* an exit of another firm than the one told before: where that was says nothing */
  bool by_name;      /* "the country": it must be named, no adjective */
  bool by_region;    /* "the continent": no country */
  bool date;         /* the field is `date`, the day of an act */
  const char *other; /* the other end of the flow it is about: no place of it, in other sentences either */
} Search;

typedef enum SlotKind { SLOT_SECTOR, SLOT_PLACE, SLOT_PERIOD, SLOT_NONE } SlotKind;

/* meaning.c: makes the claims of the readings that hold in a sentence. */
typedef struct ClaimList {
  Claim **claim;
  size_t count, capacity;
  Refusal *refusal;
  size_t refusals, refusal_capacity;
} ClaimList;

static inline const char *text_of(const Value *value) {
  return value && value->kind == VALUE_TEXT ? value->text : NULL;
}

#endif
