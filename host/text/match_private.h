/* match_private.h: what the files of the matcher share: match.c makes rule sets, match_name.c numbers symbols and
 * words, match_gate.c makes nodes ready to run, match_token.c and match_cut.c cut sentences, match_run.c chooses which
 * programs a sentence is tried on, match_try.c tries them. */
#ifndef QUERN_TEXT_MATCH_PRIVATE_H
#define QUERN_TEXT_MATCH_PRIVATE_H

#include "base/arena.h"
#include "text/match.h"

typedef struct Symbol {
  unsigned type;
  const char *code; /* NULL: any */
} Symbol;

typedef struct Word {
  uint64_t head; /* its first eight bytes, letters small, zeros behind */
  const char *bytes;
  size_t length;
  size_t told; /* its length, if the head tells it from all others: eight bytes at most of ASCII; else 0 */
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

/* Words and symbols of which a program needs one: required[first .. first + count). */
typedef struct Choice {
  uint32_t first, count;
  bool worded; /* words are among them: the sentence must be cut to know */
} Choice;

/* A program where it is looked for, by its rarest requirement: bits of what it needs tell that most cannot run. */
typedef struct Candidate {
  uint64_t words; /* word_bit of the words that it cannot do without, */
  uint64_t one;   /* and of those of a choice of which it needs one, or WORD_ANY */
  uint64_t any;   /* symbol_bit of a choice of mentions, or of two zones, of which a sentence is not in one */
  uint32_t program;
  uint32_t need, group; /* what else it needs, and its choices */
  uint16_t needs, groups;
} Candidate;

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
  Program *program;
  size_t programs, program_capacity;
  Node *node;
  size_t nodes, node_capacity;
  uint32_t *need;
  size_t needs, need_capacity;
  Choice *group;
  size_t groups, group_capacity;
  uint32_t *required; /* after match_set_build by mark: symbols as they are, words behind them; need, group and required
                         are in the order of candidates then */
  size_t requireds, required_capacity;
  /* made by match_set_build */
  uint32_t *entry_symbol; /* by lexicon entry: its (type, code) symbol or 0 */
  uint32_t *type_symbol;  /* by mention type: its any-code symbol or 0 */
  uint32_t *type_as;      /* by mention type: the type that its mentions count as */
  size_t types;
  Candidate *candidate; /* those of symbol s from candidate_at[s] on */
  uint64_t *needed;     /* by candidate: symbol_bit of what it needs, zone_bit of the zones that it does not run in */
  uint32_t *candidate_at;
  size_t most_candidates; /* of one symbol */
};

/* Bits of what begins at a token. */
#define GATE_OPEN ((uint64_t)1 << 63) /* at every token, and one behind the last */
static inline uint64_t gate_type(unsigned type) { return (uint64_t)1 << (type < 23 ? type : 23); }
static inline uint64_t gate_symbol(uint32_t symbol) { return (uint64_t)1 << (24 + (symbol & 31)); }

enum { ZONE_KINDS = 8, SYMBOL_BITS = 64 - ZONE_KINDS };
static inline uint64_t zone_bit(unsigned kind) { return (uint64_t)1 << (SYMBOL_BITS + kind % ZONE_KINDS); }
static inline uint64_t symbol_bit(uint32_t symbol) { return (uint64_t)1 << symbol % SYMBOL_BITS; }
static inline uint64_t word_bit(uint32_t word) { return (uint64_t)1 << (word & 63); }
#define WORD_ANY ((uint64_t)1 << 63) /* every sentence has it, whether the words of this bit stand there or not */

/* Where a symbol, or a word, is noted as being in a sentence. */
static inline size_t marks_of(const MatchSet *set) { return set->symbols + set->words + 1; }
static inline uint32_t word_mark(const MatchSet *set, uint32_t word) { return (uint32_t)set->symbols + 1 + word; }

/* match_name.c */
enum { SEPARATORS = 13 }; /* words between the members of a list: the first ones of every set */
Status match_separators(MatchSet *set);
/* That of the symbol with a code, or 0. */
uint32_t match_symbol_of(const MatchSet *set, unsigned type, const char *code);

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
  uint32_t type, symbol; /* the symbol of its code, or 0 */
  uint32_t after;        /* the next that begins at the same token, or NONE */
  uint32_t first, last;  /* tokens */
} Hung;

typedef struct Start {
  uint64_t mentions, ahead; /* as in its Here */
  uint32_t token, place;
} Start;

/* What one sentence needs while programs run on it; kept from sentence to sentence. */
typedef struct Scratch {
  MatchToken *token;
  size_t tokens, token_capacity;
  Here *here;   /* by token, and one behind the last */
  Start *start; /* tokens where mentions begin, in order */
  size_t starts;
  Hung *hung;
  size_t here_capacity, start_capacity, hung_capacity;
  uint32_t mention, mentions; /* the sentence's mentions in the scan */
  uint32_t *noted;            /* by mark: the stamp of the last sentence that had it */
  uint32_t *found;            /* symbols of the sentence that programs are looked for by, in order */
  uint32_t *open;             /* candidates of one symbol */
  size_t noted_capacity, found_capacity, open_capacity;
  uint64_t words; /* word_bit of the words of the sentence; all, until it is cut */
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

/* match_name.c: begins the tokens' Here, with their words, which are noted; the sentence ends at `to`. */
void match_note_words(const MatchSet *set, const char *text, size_t to, Scratch *scratch);

/* match_try.c: tries a program on the sentence that is cut; run->failed when memory is out. */
void match_try(Run *run, uint32_t program);

/* match_cut.c */
void match_scratch_free(void *scratch);
/* Cuts a sentence into tokens and notes their words; hangs the mentions, which the scratch names, on them. */
Status match_cut(const MatchSet *set, const char *text, const Scan *scan, const Sentence *sentence, Scratch *scratch);
void match_hang(const MatchSet *set, const Scan *scan, Scratch *scratch);
/* Keeps the tokens of a sentence that has matches. */
bool match_keep_cut(Matches *matches, uint32_t sentence, const Scratch *scratch);

#endif
