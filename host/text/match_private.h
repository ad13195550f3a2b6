/* match_private.h: what match.c (rule sets) and match_run.c (running them) share. */
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

/* What must begin at a token for a node to match there: a bit for each type, symbol and word, by hash. */
typedef struct Gate {
  uint64_t mentions, words;
  uint32_t steps; /* tried in vain where none of them begins; 0: not known, the node is to be tried */
} Gate;

typedef struct Program {
  uint32_t node; /* its first node; nodes refer to each other relative to it */
  uint32_t need, needs;
  uint32_t group, groups; /* of choices: one of each is needed too */
  unsigned zones;
  uint64_t mentions; /* bits of a Gate: of all that it needs */
  Gate first;        /* that of its first node */
} Program;

enum { WORD_LOOKS = 2048 };

/* Words and symbols of which a program needs one: required[first .. first + count). */
typedef struct Choice {
  uint32_t first, count;
  bool worded; /* words are among them: the sentence must be cut to know */
} Choice;

/* A program where it is looked for, by its rarest requirement: bits of what it needs tell at once that most cannot run.
 */
typedef struct Candidate {
  uint64_t needs; /* symbol_bit of each */
  uint64_t words; /* word_bit of the words that it cannot do without, */
  uint64_t one;   /* and of those of a choice of which it needs one; 0: no choice */
  uint64_t any;   /* symbol_bit of a choice of mentions; 0: no choice */
  uint32_t program;
  unsigned zones;
} Candidate;

struct MatchSet {
  const Lexicon *lexicon;
  Arena strings;
  Symbol *symbol;
  size_t symbols, symbol_capacity;
  Word *word;
  size_t words, word_capacity;
  Program *program;
  size_t programs, program_capacity;
  MatchNode *node;
  size_t nodes, node_capacity;
  uint32_t *need;
  size_t needs, need_capacity;
  Choice *group;
  size_t groups, group_capacity;
  uint32_t *required;
  size_t requireds, required_capacity;
  /* made by match_set_build */
  uint32_t *entry_symbol; /* by lexicon entry: its (type, code) symbol or 0 */
  uint32_t *type_symbol;  /* by mention type: its any-code symbol or 0 */
  size_t types;
  Candidate *candidate; /* those of symbol s from candidate_at[s] on */
  uint32_t *candidate_at;
  Gate *gate;                          /* by node */
  uint32_t *word_slot;                 /* required words by hash: number + 1 */
  uint64_t word_look[WORD_LOOKS / 64]; /* bits of them by their looks: most words are none of them */
  size_t word_mask;
};

/* Bits of a Gate. */
static inline uint64_t gate_type(unsigned type) { return (uint64_t)1 << (type < 23 ? type : 23); }
static inline uint64_t gate_symbol(uint32_t symbol) { return (uint64_t)1 << (24 + symbol % 40); }
static inline uint64_t gate_word(const char *bytes, size_t length) {
  unsigned first = length ? (unsigned char)bytes[0] : 0;
  if (first >= 'A' && first <= 'Z') first |= 0x20;
  return (uint64_t)1 << ((first * 7 + length) % 64);
}

static inline uint64_t symbol_bit(uint32_t symbol) { return (uint64_t)1 << symbol % 64; }
static inline uint64_t word_bit(uint32_t word) { return (uint64_t)1 << word % 64; }

/* match_gate.c */
Status match_gates(MatchSet *set);

enum { NONE = UINT32_MAX }; /* no mention, no token */

/* What begins at a token; `ahead`: mentions that begin there or behind. */
typedef struct TokenGate {
  uint64_t mentions, words, ahead;
} TokenGate;

typedef struct Start {
  uint64_t mentions, ahead; /* as in its TokenGate */
  uint32_t token;
} Start;

/* What one sentence needs while programs run on it; kept from sentence to sentence. */
typedef struct Scratch {
  uint32_t *said; /* by word: the stamp of the last sentence that has it */
  size_t said_capacity;
  MatchToken *token;
  size_t tokens, token_capacity;
  uint32_t *head;  /* by token: the first mention that begins there, or NONE */
  TokenGate *gate; /* by token, and one behind the last: what begins there */
  Start *start;    /* tokens where mentions begin, in order */
  size_t starts;
  uint32_t *after, *first, *last; /* by mention of the sentence: next that begins at the same token; its tokens */
  size_t head_capacity, gate_capacity, start_capacity, mention_capacity;
  uint32_t mention, mentions; /* the sentence's mentions in the scan */
  uint32_t *seen;             /* by symbol: the stamp of the last sentence that had it */
  uint32_t *tried;            /* by program: that of the last sentence it was tried on */
  size_t seen_capacity, tried_capacity;
  uint64_t words; /* word_bit of the required words of the sentence; all, until it is cut */
  uint32_t stamp; /* the last one given: every sentence has its own, so that nothing is cleared between texts */
} Scratch;

/* match_word.c */
Status match_words_build(MatchSet *set);
/* Notes which required words a cut sentence has. */
void match_words_note(const MatchSet *set, const char *text, Scratch *scratch);

/* match_cut.c */
void match_scratch_free(void *scratch);
/* Cuts a sentence into tokens and hangs its mentions, which the scratch names, on them. */
Status match_cut(const MatchSet *set, const char *text, const Scan *scan, const Sentence *sentence, Scratch *scratch);
/* Keeps the tokens of a sentence that has matches. */
bool match_keep_cut(Matches *matches, uint32_t sentence, const Scratch *scratch);

#endif
