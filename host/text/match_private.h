/* match_private.h: what the files of the matcher share: match.c makes rule sets, match_name.c numbers symbols and
 * words, match_index.c tells how programs are found, match_gate.c makes nodes ready to run, match_token.c and
 * match_cut.c cut sentences, match_run.c chooses which programs a sentence is tried on, match_try.c tries them. */
#ifndef QUERN_TEXT_MATCH_PRIVATE_H
#define QUERN_TEXT_MATCH_PRIVATE_H

#include "base/arena.h"
#include "text/match.h"

typedef struct Symbol {
  unsigned type;
  const char *code; /* NULL: any */
} Symbol;

typedef struct Word {
  const char *bytes;
  size_t length;
} Word;

/* Numbers + 1 by hash; `mask` + 1 slots, of which at most a fourth is taken. */
typedef struct Names {
  uint32_t *slot;
  size_t mask;
} Names;

/* A node as it is run. What begins at a token, and what there or behind, are bits by hash of types, symbols and words:
 * most nodes are passed over by them. */
typedef struct Node {
  uint16_t op, slot;
  uint32_t a, b, next;         /* as in MatchNode, but nodes by their place in MatchSet.node */
  uint64_t mentions, words;    /* one of them begins where it matches; GATE_OPEN: not known */
  uint64_t later, later_words; /* of all that must begin where it matches or behind */
} Node;

typedef struct Program {
  uint32_t node, nodes;
  uint32_t need, needs;
  uint32_t group, groups; /* of choices: one of each is needed too */
  unsigned zones;
  uint64_t mentions; /* gate bits of all that it needs */
} Program;

/* Marks of which a program needs one: required[first .. first + count). */
typedef struct Choice {
  uint32_t first, count;
} Choice;

/* Marks, as bits: of symbols, and of zones, and of words. */
typedef struct MarkBits {
  uint64_t symbols, words;
} MarkBits;

/* A program as it is looked for: bits of what it needs tell that most cannot run. */
enum { CHOICE_BITS = 2 };
typedef struct Candidate {
  MarkBits needed;              /* what it cannot do without, and the zones that it does not run in; */
  MarkBits choice[CHOICE_BITS]; /* of each of these it needs one, or WORD_ANY */
  uint32_t program, symbol;     /* the symbol that its rule is written for */
  uint32_t rest;                /* what the bits do not tell for certain, in MatchSet.rest */
  uint32_t node;                /* the first of its program */
} Candidate;

/* Where a candidate is looked for. */
typedef struct Listing {
  uint64_t first; /* first_bits of what it needs; NEVER: there is none */
  uint32_t candidate;
} Listing;
enum { LISTINGS = 4 };
#define NEVER ((uint64_t)1 << 63)

enum { SEEN_BITS = 14 };

struct MatchSet {
  const Lexicon *lexicon;
  unsigned part, whole; /* mentions of type `part` count as those of `whole`; 0: none do */
  Arena strings;
  Symbol *symbol;
  size_t symbols, symbol_capacity;
  Names symbol_names;
  Word *word;
  size_t words, word_capacity;
  Names word_names;
  uint64_t *head; /* by number + 1: its first eight bytes, letters small, zeros behind */
  size_t head_capacity;
  uint64_t seen[(1 << SEEN_BITS) / 64]; /* of words, bits by hash: most of a text are in none, and ask for no slot */
  Program *program;
  size_t programs, program_capacity;
  Node *node;
  size_t nodes, node_capacity;
  uint32_t *need;
  size_t needs, need_capacity;
  Choice *group;
  size_t groups, group_capacity;
  uint32_t *required; /* after match_set_build by mark */
  size_t requireds, required_capacity;
  /* made by match_set_build */
  uint32_t *entry_symbol; /* by lexicon entry: its (type, code) symbol or 0 */
  uint32_t *type_as;      /* by mention type: the type that its mentions count as, */
  uint32_t *type_symbol;  /* and the any-code symbol of that, or 0 */
  size_t types;
  uint8_t *bit; /* by mark: the number of its bit, and BIT_SHARED */
  Candidate *candidate;
  uint32_t *rest;   /* of a candidate the marks that it needs, and 0; of each of its choices the marks, and 0; and 0 */
  Listing *listing; /* candidates that are looked for by mark m, from listed_at[m] on, LISTINGS at once */
  uint32_t *listed_at;
  size_t listings;
};

/* Bits of what begins at a token. */
enum { GATE_BITS = 39 };              /* of symbols */
#define GATE_OPEN ((uint64_t)1 << 63) /* at every token, and one behind the last */
static inline uint64_t gate_type(unsigned type) { return (uint64_t)1 << (type < 23 ? type : 23); }

/* What may stand in a sentence are marks: symbols as they are numbered, then words by their number + 1; 0 is no symbol,
 * word_mark of 0 no word. */
static inline size_t marks_of(const MatchSet *set) { return set->symbols + set->words + 2; }
static inline uint32_t word_mark(const MatchSet *set, uint32_t number) { return (uint32_t)set->symbols + 1 + number; }

enum {
  ZONE_KINDS = 8,
  SYMBOL_BITS = 64 - ZONE_KINDS,
  SYMBOLS_OWN = 28, /* that have a bit of their own */
  WORD_BITS = 63,
  WORDS_OWN = 32,
  BIT_SHARED = 0x40,
  BIT_LISTED = 0x80, /* candidates are looked for by it */
  BIT_NONE = 0xFF
};
/* Of marks those with a bit of their own, and never NEVER: what candidates are passed over by at the first look. */
static inline uint64_t first_bits(MarkBits bits) {
  const uint64_t symbols = bits.symbols & (((uint64_t)1 << SYMBOLS_OWN) - 1);
  return symbols | (bits.words & (((uint64_t)1 << WORDS_OWN) - 1)) << SYMBOLS_OWN;
}
#define WORD_ANY ((uint64_t)1 << 63) /* every sentence has it */
static inline uint64_t zone_bit(unsigned kind) { return (uint64_t)1 << (SYMBOL_BITS + kind % ZONE_KINDS); }
static inline uint64_t mark_bit(const MatchSet *set, uint32_t mark) { return (uint64_t)1 << (set->bit[mark] & 63); }
static inline uint64_t word_bit(const MatchSet *set, uint32_t word) { return mark_bit(set, word_mark(set, word + 1)); }
static inline uint64_t gate_symbol(const MatchSet *set, uint32_t symbol) {
  unsigned bit = set->bit[symbol] & 63;
  return (uint64_t)1 << (24 + (bit < SYMBOLS_OWN ? bit : SYMBOLS_OWN + bit % (GATE_BITS - SYMBOLS_OWN)));
}

/* match_name.c */
enum {
  SEPARATORS = 13, /* words between the members of a list: the first ones of every set, the comma at their end */
  FILLERS = 16     /* and behind them those that say nothing of their own before a figure or a noun: half a word each */
};
Status match_first_words(MatchSet *set);
/* That of the symbol with a code, or 0. */
uint32_t match_symbol_of(const MatchSet *set, unsigned type, const char *code);

/* match_index.c: how the programs are found. STATUS_NOMEM: memory is out. */
Status match_index(MatchSet *set);

/* match_gate.c */
void match_gates(MatchSet *set, const Program *program);

enum { NONE = UINT32_MAX }; /* no mention, no token */

/* A token as programs see it. */
typedef struct Here {
  uint64_t mentions, words;    /* what begins there, */
  uint64_t ahead, ahead_words; /* and what there or behind */
  uint32_t word;               /* its number + 1, or 0 */
  uint32_t head;               /* the first mention that begins there, or NONE */
  uint32_t place;              /* half-words before it */
  uint32_t reach;              /* how far one gets from it inside its clause: a token, or the end */
  uint32_t start;              /* the first of Scratch.start there or behind */
} Here;

/* A mention of the sentence, on its tokens. */
typedef struct Hung {
  uint32_t type, symbol; /* as in Scratch.symbol */
  uint32_t after;        /* the next that begins at the same token, or NONE */
  uint32_t first, last;  /* tokens */
} Hung;

typedef struct Start {
  uint64_t mentions, ahead; /* as in its Here */
  uint32_t token, place;
} Start;

/* What one sentence needs while programs run on it; kept from sentence to sentence. */
typedef struct Scratch {
  MatchToken *token; /* among those that are kept */
  size_t tokens;
  uint32_t *word; /* by token: its number + 1, or 0 */
  Here *here;     /* by token, and one behind the last */
  Start *start;   /* tokens where mentions begin, in order, the last at start[starts - 1] */
  size_t starts;
  Hung *hung;
  size_t word_capacity, here_capacity, start_capacity, hung_capacity, symbol_capacity;
  uint32_t mention, mentions; /* the sentence's mentions in the scan */
  uint32_t *symbol;           /* by mention of the scan: the symbol of its code, or 0 */
  uint32_t *noted;            /* by mark: the stamp of the last sentence that had it */
  uint32_t *rank;             /* by symbol of the sentence: its place in `found` */
  uint32_t *found;            /* the marks of the sentence, symbols in the order of their mentions, then words */
  uint32_t *open;             /* candidates that may run as far as bits tell, */
  uint64_t *chosen;           /* and those that are tried, by the rank of their symbols */
  size_t noted_capacity, rank_capacity, found_capacity, open_capacity, chosen_capacity;
  size_t founds;
  MarkBits bits;  /* of what is found */
  uint32_t stamp; /* the last one given: every sentence has its own, so that nothing is cleared between texts */
} Scratch;

typedef struct Run {
  const MatchSet *set;
  const char *text;
  const Scan *scan;
  Scratch *scratch;
  Matches *out;
  uint32_t program, sentence;
  size_t first_match; /* of this program in this sentence */
  uint32_t steps;
  MatchCapture capture[MATCH_CAPTURES];
  bool failed;
} Run;

/* match_name.c: the words of the tokens; the sentence ends at `to`. */
void match_read_words(const MatchSet *set, const char *text, size_t to, Scratch *scratch);

/* match_try.c: tries a program on the sentence that is cut; run->failed when memory is out. */
void match_try(Run *run, uint32_t program);

/* match_cut.c */
void match_scratch_free(void *scratch);
/* Cuts a sentence into tokens, which are kept among the matches. */
Status match_cut(const Run *run, const Sentence *sentence);
/* Hangs the mentions of the sentence, whose words are noted, on its tokens. */
Status match_hang(const Run *run);

#endif
