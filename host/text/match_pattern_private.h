/* match_pattern_private.h: the tree of a pattern, between match_pattern.c, which reads it, and match_program.c, which
 * compiles it. */
#ifndef QUERN_TEXT_MATCH_PATTERN_PRIVATE_H
#define QUERN_TEXT_MATCH_PATTERN_PRIVATE_H

#include "base/arena.h"
#include "text/match_pattern.h"

typedef enum PartOp {
  PART_SEQUENCE,
  PART_ALTERNATIVES,
  PART_ITEM,    /* what: captured, optional, a list */
  PART_GAP,     /* most, far */
  PART_FIRST,   /* ^ */
  PART_NEVER,   /* what: must not stand here */
  PART_WORDS,   /* text */
  PART_MENTION, /* text: its type; code */
} PartOp;

typedef struct Part Part;
struct Part {
  PartOp op;
  bool optional, list, far;
  uint32_t most;                     /* words of a gap */
  const char *capture, *text, *code; /* NULL: none */
  const Part *what;
  const Part *const *part; /* of a sequence, of alternatives */
  size_t parts;
};

/* One way through a pattern, which becomes a program. */
typedef struct PatternSequence {
  const Part *tree;
  uint32_t size;
  PatternNeed need[PATTERN_NEEDS + 1]; /* the rarest first; a need without a name ends them */
} PatternSequence;

struct MatchPattern {
  Arena arena;
  PatternSequence *sequence;
  size_t sequences;
};

/* The numbers of a built-in type, or of several under one name (AMOUNT); 0: none, the lexicon's. */
size_t pattern_builtin(const char *name, const uint8_t **types);

#endif
