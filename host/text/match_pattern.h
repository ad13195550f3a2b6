/* match_pattern.h: the language that rules are written in, read and compiled into programs of a MatchSet.
 *
 * lib/quern/rule.lua describes the language. A pattern is read into a tree once; alternatives at its top become
 * sequences of their own, and where nothing else is required of a sentence, so do the first alternatives inside: each
 * sequence becomes a program with what it needs. Groups nest PATTERN_DEPTH deep at most, so that patterns of others
 * cannot exhaust the stack. Some microseconds a pattern. */
#ifndef QUERN_TEXT_MATCH_PATTERN_H
#define QUERN_TEXT_MATCH_PATTERN_H

#include "text/match.h"

enum {
  PATTERN_BYTES = 4096,    /* of one pattern */
  PATTERN_DEPTH = 24,      /* groups within groups */
  PATTERN_PROGRAMS = 1024, /* sequences of one pattern */
  PATTERN_NODES = 9999,    /* of one program */
  PATTERN_NEEDS = 64,      /* mentions and word lists that a program asks for before it is tried */
  PATTERN_CHOICES = 256,   /* of which it asks for one; what has more is not asked for */
};

typedef struct MatchPattern MatchPattern;

/* Reads a pattern. The error says where it stops making sense, or what it lacks. */
Status match_pattern_new(MatchPattern **pattern, const char *text, size_t length, Error *error);
void match_pattern_free(MatchPattern *pattern);

/* The programs that a pattern makes, and of each the elements that must stand: the more, the more it tells. */
size_t match_pattern_programs(const MatchPattern *pattern);
uint32_t match_pattern_size(const MatchPattern *pattern, size_t program);

/* What a program needs, the rarest first; NULL behind the last. `name`: a mention type, "WORD" of a word list; `code`:
 * the one that is wanted, or NULL. They live as long as the pattern. */
typedef struct PatternNeed {
  const char *name, *code;
} PatternNeed;
const PatternNeed *match_pattern_need(const MatchPattern *pattern, size_t program, size_t number);

/* The names of captures: slot 1 is the first. Those of a rule go from pattern to pattern. */
enum { PATTERN_SLOTS = 256 };
typedef struct PatternSlots {
  const char *name[PATTERN_SLOTS];
  size_t count;
} PatternSlots;

/* Adds the programs of a pattern to a set, in order. `lexicon` is the set's: types that it does not know are added to
 * it. New captures are added to `slots`; their names live as long as the pattern. */
Status match_pattern_add(const MatchPattern *pattern, MatchSet *set, Lexicon *lexicon, unsigned zones,
                         PatternSlots *slots, Error *error);

#endif
