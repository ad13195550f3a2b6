/* match.h: rule patterns run over a scan.
 *
 * A pattern is a small program: nodes that want a mention, a word, a gap, a list, alternatives. A MatchSet holds the
 * programs of all rules, indexed by their rarest requirement, mentions or words: a program is tried on a sentence only
 * when everything that it cannot do without stands there. So the cost of a text is that of its words and mentions plus
 * that of the few sentences where something can match; rules that do not apply cost nothing.
 *
 * Tokens are words, single CJK characters and commas; a mention covers the tokens it touches. Gaps count words (two CJK
 * characters, or two commas, are one word) and stay inside a clause unless the node says otherwise. Every way a program
 * can match is tried, within MATCH_STEPS; ways with equal captures are one match, the cheapest, where cost is
 * half-words skipped in gaps. The set borrows its lexicon; it is read-only once built, so that many threads may run it,
 * each with its own Matches. */
#ifndef QUERN_TEXT_MATCH_H
#define QUERN_TEXT_MATCH_H

#include "text/lexicon.h"
#include "text/scan.h"

enum {
  MATCH_STEPS = 6000,     /* tries of one program on one sentence */
  MATCH_SENTENCE = 16384, /* bytes; what is longer is no sentence, and no rule is tried on it */
  MATCH_PER_PROGRAM = 96, /* different matches of one program in one sentence */
  MATCH_CAPTURES = 48,    /* captured mentions in one match */
  MATCH_NO_MENTION = UINT32_MAX
};

typedef enum MatchOp {
  MATCH_END,     /* the pattern is complete */
  MATCH_MENTION, /* a: a MentionType, or a mask of MATCH_MASK types; b: symbol of its code, 0 for any */
  MATCH_WORD,    /* a: string */
  MATCH_GAP,     /* a: most words to skip; b: 1 if clauses may be crossed */
  MATCH_ALT,     /* a: first branch; b: the other */
  MATCH_LIST,    /* as MENTION, then more of them after commas and conjunctions */
  MATCH_NOT,     /* as MENTION or WORD (b of it), which must not stand here; a: node */
  MATCH_FIRST    /* the sentence begins here */
} MatchOp;

enum { MATCH_MASK = 0x10000 }; /* MATCH_MENTION a: this bit, and 1 << type for each built-in type accepted */

typedef struct MatchNode {
  uint16_t op;
  uint16_t slot; /* capture, 1 and up; 0: none */
  uint32_t a, b, next;
} MatchNode;

typedef struct MatchCapture {
  uint32_t slot;
  uint32_t mention;  /* MATCH_NO_MENTION: a word */
  uint32_t from, to; /* bytes */
} MatchCapture;

typedef struct Match {
  uint32_t program, sentence;
  uint32_t from, to; /* bytes from the first to the last element */
  uint32_t cost;     /* half-words skipped */
  uint32_t capture, captures;
} Match;

typedef struct MatchToken {
  uint32_t from, to;
  uint16_t weight; /* half-words: 2, or 1 for a CJK character; the matcher knows commas and fillers */
  uint16_t clause;
} MatchToken;

/* How a sentence was cut: its tokens among those kept; none, if it has no mention or is too long. */
typedef struct MatchCut {
  size_t token, tokens;
} MatchCut;

typedef struct Matches {
  Match *match;
  size_t count, capacity;
  MatchCapture *capture;
  size_t captures, capture_capacity;
  MatchToken *token;
  size_t tokens, token_capacity;
  MatchCut *cut; /* by sentence */
  size_t cuts, cut_capacity;
  void *scratch; /* of the matcher */
} Matches;

#define MATCHES_INIT \
  { 0 }

void matches_free(Matches *matches);

/* The tokens of a sentence, as match_sentence_tokens cuts it, until the next run; NULL: it is not cut. */
const MatchToken *matches_tokens(const Matches *matches, uint32_t sentence, size_t *count);
/* From now on none is cut: its tokens are no longer those of the text that is read. */
void matches_forget_tokens(Matches *matches);

/* Cuts text[from, to) into tokens, for each byte of which there is room for one; returns how many. Clauses are left 0.
 */
size_t match_tokens(const char *text, size_t from, size_t to, MatchToken *token);

/* The same for a sentence, with the clause of each token, from 0. Pieces that only go on with the clause before (the
 * last member of a list, examples) belong to it. */
size_t match_sentence_tokens(const char *text, const Scan *scan, const Sentence *sentence, MatchToken *token);

typedef struct MatchSet MatchSet;

/* `lexicon` must be built; it is borrowed and must outlive the set. */
Status match_set_new(MatchSet **set, const Lexicon *lexicon, Error *error);
void match_set_free(MatchSet *set);

/* The symbol of (type, code), 1 and up, for nodes and requirements; code NULL: any of the type. 0: memory is out. */
uint32_t match_set_symbol(MatchSet *set, unsigned type, const char *code);
/* A word for MATCH_WORD, folded to lowercase. UINT32_MAX: memory is out. */
uint32_t match_set_word(MatchSet *set, const char *word, size_t length);

/* Adds a program, which runs in zones whose bit (1 << ZoneKind) is set and needs all of `symbol`, the rarest first (at
 * least one). Programs are numbered from 0 in the order they are added. */
Status match_set_add(MatchSet *set, const MatchNode *node, size_t nodes, unsigned zones, const uint32_t *symbol,
                     size_t symbols, Error *error);
/* The program added last needs one of these in its sentence: words (of match_set_word), symbols (of match_set_symbol,
 * with MATCH_SYMBOL). */
enum { MATCH_SYMBOL = 0x40000000 };
Status match_set_require(MatchSet *set, const uint32_t *choice, size_t choices, Error *error);

/* Mentions of a lexicon's type count as those of another: what may turn out to be a sector is looked at as one. */
void match_set_count_as(MatchSet *set, unsigned part, unsigned whole);

/* After the last program, before the first run. */
Status match_set_build(MatchSet *set, Error *error);

/* Replaces the contents of `matches`, in order of sentence and program. Interruptible. */
Status match_run(const MatchSet *set, const char *text, const Scan *scan, Matches *matches, Error *error);

#endif
