/* rule.h: rules as analysts write them, compiled: what a match of a pattern means.
 *
 * A ClaimRules holds what the rules of one set say beside their patterns (which are in a MatchSet): constants, bounds,
 * search paths of the fields, qualifiers. Programs of the MatchSet are tied to their rule by number. It also knows what
 * each term of the lexicon is to the meaning: its type or word list as a Name, and of institutions the country and kind
 * (data/orgs.csv). Built once, read-only afterwards; many threads may derive with it. */
#ifndef QUERN_CLAIM_RULE_H
#define QUERN_CLAIM_RULE_H

#include <stdbool.h>

#include "claim/name.h"
#include "claim/trait.h"
#include "text/match.h"

typedef enum ValueKind { VALUE_NONE, VALUE_TEXT, VALUE_NUMBER, VALUE_TRUTH, VALUE_LIST } ValueKind;

/* What a field holds. Texts are NUL-ended and live as long as the rules, the lexicon or the claims. */
typedef struct Value {
  uint8_t kind;
  uint32_t count; /* of a list */
  union {
    const char *text;
    double number; /* also of a truth: 0 or 1 */
    const char *const *list;
  };
} Value;

typedef struct Field {
  uint16_t name;
  Value value;
} Field;

/* Where a field is looked for: docs in fill.c. */
typedef enum Step {
  STEP_CLAUSE,
  STEP_SENTENCE,
  STEP_PREVIOUS,
  STEP_HEADING,
  STEP_FIRM,
  STEP_DOCUMENT,
  STEP_DEFAULT
} Step;

enum { RULE_STEPS = 8, RULE_NAMES = 16 };

/* "@imposer > clause > sentence > =all_industry" */
typedef struct FillPath {
  uint16_t field;
  uint8_t finder; /* of finders.c, from 1; 0: none */
  uint8_t steps;
  uint8_t step[RULE_STEPS];
  const char *fallback; /* of STEP_DEFAULT */
} FillPath;

/* What a field may hold: numbers from lo to hi, or one of some values. */
typedef struct Bounds {
  uint16_t field;
  bool numeric;
  double lo, hi;
  const Value *known;
  uint32_t count;
} Bounds;

typedef struct NameList {
  uint32_t count;
  uint16_t name[RULE_NAMES];
} NameList;

typedef struct Rule {
  const char *name, *table;
  const char *metric, *status, *measure_type, *unit_name; /* its constants; NULL without */
  RuleKind kind;
  uint32_t is; /* IS_HELD ...: its traits */
  uint32_t order;
  double weight;
  bool shared;
  Field *set;
  uint32_t sets;
  Bounds *bounds;
  uint32_t bounded;
  FillPath *fill; /* in the order in which they are filled */
  uint32_t fills;
  NameList fan;                    /* fields that it makes a claim for each member of */
  NameList lists, need;            /* fields that are lists; that a claim must have */
  NameList without;                /* word lists or types that the sentence must not have */
  uint16_t sentence, label, ahead; /* one it must have; the capture that is a label, that is a date to come */
  uint16_t under;                  /* a list item; what the line above the list must have */
  bool conditional, wants_volume, refuses_volume; /* there is a `when`; it asks for "volume" */
  bool sides;                                     /* both sides of a cooperation must be told */
  bool goes_on;              /* the sentence before made a claim of its table, and this one names no time */
  const char *const *accept; /* modalities; NULL: those accepted by default */
  uint32_t accepts;
  const char *const *unit; /* units its figure may have; NULL: any */
  uint32_t units;
  bool unit_tonnes, unit_times; /* "t" and "x" are among them */
  bool of_power;                /* all are watts, or watts times hours */
  bool plain;                   /* a pattern of it asks for numbers of which no unit is told */
  bool built;                   /* its metric is one of works that stand: capacity, surplus */
  bool of_imports;              /* its metric is a share of imports */
  bool heads;                   /* it counts goods by the piece */
  bool both_ways;               /* its metric is one of imports and exports together */
  bool of_year;                 /* its metric is a change from the year before */
  bool makes;                   /* its metric is what a trade made */
  bool level;             /* it wants how much there is, not by how much that moved: a flow, a price, a capacity */
  bool aims, owed;        /* its table is of what is aimed at; of money lent and owed */
  bool of_rate;           /* of how much of a capacity is in use, or of a market held */
  bool aims_level;        /* its metric is a level that is aimed at */
  bool percent, of_world; /* its constants: unit %, a metric of the world */
  bool ranks;             /* its metric is a rank among all */
  bool of_two;            /* it tells of a cooperation, which has two sides */
  bool of_works;          /* what it tells of stands somewhere: its place is not its owner's home */
  bool of_measure;        /* it is of a trade measure: an act on it, a notice or a statement of it, its rate */
  bool bears;             /* it is told of the side that a measure falls on: "faces duties" */
  bool total;             /* its metric is an amount of money, no price */
} Rule;

typedef enum OrgKind {
  ORG_NONE,
  ORG_MINISTRY,
  ORG_REGULATOR,
  ORG_GOVERNMENT,
  ORG_CUSTOMS,
  ORG_PARLIAMENT,
  ORG_PARTY,
  ORG_CENTRAL_BANK,
  ORG_MULTILATERAL,
  ORG_STATISTICS,
  ORG_NEWSPAPER,
  ORG_NEWS_AGENCY,
  ORG_BROADCASTER,
  ORG_COMPANY,
  ORG_BANK,
  ORG_INITIATIVE,
  ORG_ASSOCIATION,
  ORG_GAZETTE,
  ORG_OFFICIAL,
  ORG_OTHER
} OrgKind;

/* An institution: where it belongs (NULL: nowhere) and what it is. */
typedef struct Org {
  const char *code, *place;
  const char *trade; /* the sector of a company that has one; else NULL */
  OrgKind kind;
  const char *home; /* its place, or of a firm with works anywhere where its seat is; NULL: unknown */
} Org;

enum { NO_TYPE = UINT16_MAX + 1 };

/* What a term of the lexicon is. */
typedef struct Term {
  uint16_t type, list; /* its type; of a word list, the list; NAME_NONE for no word */
  const Org *org;
  const char *code; /* the lexicon's */
} Term;

typedef struct RuleProgram {
  const Rule *rule;
  uint32_t size;
  const uint16_t *slot; /* names of its captures, by the number in the program less one */
  uint32_t slots;
} RuleProgram;

typedef struct ClaimRules {
  Arena arena;
  Names names;
  const Lexicon *lexicon;
  const MatchSet *set;
  Rule **rule;
  size_t rules, rule_capacity;
  RuleProgram *program;
  size_t programs, program_capacity;
  Org **org;
  size_t orgs, org_capacity;
  Term *term;          /* by lexicon entry */
  uint16_t *list;      /* by lexicon entry: as in its term, for those who ask for no more */
  uint16_t *type_name; /* by the type of a mention */
  unsigned sector_type, place_type, org_type, word_type; /* of mentions; NO_TYPE: the lexicon has no such terms */
} ClaimRules;

/* `set` is built and borrowed with its lexicon. */
Status claim_rules_new(ClaimRules **rules, const Lexicon *lexicon, const MatchSet *set, Error *error);
void claim_rules_free(ClaimRules *rules);

Status claim_rules_org(ClaimRules *rules, const char *code, const char *place, const char *kind, const char *trade,
                       const char *home, Error *error);

/* The next rule, empty, with its order; NULL when memory is out. */
Rule *claim_rules_add(ClaimRules *rules);
/* What the kind, the constants and the fills of a rule say beside themselves; orders the fills. */
void rule_finish(Rule *rule);
/* Reads a search path; STATUS_INVALID: it has a step or a finder that there is none of. */
Status rule_path(ClaimRules *rules, const char *text, FillPath *path, Error *error);
/* The next program of the set belongs to this rule. */
Status claim_rules_program(ClaimRules *rules, const Rule *rule, uint32_t size, const uint16_t *slot, size_t slots,
                           Error *error);
/* After the last: what each term is. */
Status claim_rules_build(ClaimRules *rules, Error *error);

bool name_listed(const NameList *list, uint16_t name);

#endif
