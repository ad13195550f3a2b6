/* trait.h: the kinds and traits of rules: what a rule says that it is.
 *
 * A recipe's rule may have one kind ("kind") and any traits ("is"), and the meaning of matches asks for these, never
 * for what a rule is called. They are told here once, with their names in recipes: the library refuses other traits,
 * and help prints the list. What a rule's constants, captures, fills or conditions show already has no trait. */
#ifndef QUERN_CLAIM_TRAIT_H
#define QUERN_CLAIM_TRAIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* clang-format off */
/* Readings of two kinds do not compete. */
#define RULE_KINDS(X)                                                                                                  \
  X(ACT, "act", "somebody does something to a trade measure")                                                          \
  X(EXIT, "exit", "a firm closes, leaves, cuts jobs")                                                                  \
  X(COOPERATION, "cooperation", "two sides do something together")                                                     \
  X(PROJECT, "project", "works, without a figure")                                                                     \
  X(FLAG, "flag", "a trade has too much or too little capacity, without a figure")                                     \
  X(NOTICE, "notice", "the title of an official notice")                                                               \
  X(SAME_FIGURE, "same figure", "the figure told last goes on: \"it rose to 5%\"")                                     \
  X(LISTED_RATE, "listed rate", "a rate that stands below or behind the act that it is of")                            \
  X(AIM, "aim", "an aim that no recipe names")                                                                         \
  X(NAMED, "named", "works by a name of their own, or as members of a list")                                           \
  X(PACT, "pact", "what any two sides sign")                                                                           \
  X(STATEMENT, "statement", "what officials say of another side's trade")                                              \
  X(COUNT, "count", "works are counted")                                                                               \
  X(OWNED, "owned", "what works can make, or the firm that has them will")                                             \
  X(JOINT, "joint", "what two countries have together")                                                                \
  X(SEVERAL, "several", "works in several places")                                                                     \
  X(DENIAL, "denial", "what somebody says is not so")

#define RULE_TRAITS(X)                                                                                                 \
  X(BEFORE, "told before", "it acts on what was named before: \"removed those on Chile\", \"they were extended\"")     \
  X(HELD, "held", "a side has the measure, nobody lays it there: \"Chile's 12% duty\", \"the quota of 9,000 t\"")      \
  X(RATE, "rate", "it tells the rate of a measure, not who lays it: \"the duty is 9%\", \"the rate will rise to 12%\"")\
  X(BESIDE, "rate beside", "it tells the rate of the act that the clause before it is of")                             \
  X(BARS, "bars", "trade is barred or halted; a firm that halts its own bars nothing")                                 \
  X(OUTWARD, "outward", "of goods on their way out: it is aimed at where they would go")                               \
  X(SUPPORT, "support", "money that a state gives to a trade")                                                         \
  X(RECEIVED, "received", "support as told of those who get it: who gives it is looked for")                           \
  X(OFFICIAL, "official", "whose side says so is told by the officials that speak")                                    \
  X(OTHER_GOODS, "other goods", "of goods that need have no sector: that of the act told before is not theirs")        \
  X(OF_FIRM, "of a firm", "a rate of the firm that stands beside it")                                                  \
  X(LISTED, "listed", "a member of a list: it counts where the rest is told")                                          \
  X(ZONE, "zone", "parks and zones: a cooperation that tells of them says more")                                       \
  X(ANY_TRADE, "any trade", "it counts whatever trade it is of, and where none is named")                              \
  X(MOVES, "moves abroad", "capacity goes abroad: a firm's exit in the same sentence says more")                       \
  X(APART, "apart", "without a figure it competes with no other rule for its place in the text")
/* clang-format on */

#define RULE_KIND(name, word, what) RULE_##name,
typedef enum RuleKind { RULE_PLAIN, RULE_KINDS(RULE_KIND) KINDS } RuleKind;
#undef RULE_KIND

#define RULE_TRAIT(name, word, what) TRAIT_##name,
typedef enum RuleTrait { RULE_TRAITS(RULE_TRAIT) TRAITS } RuleTrait;
#undef RULE_TRAIT

/* The bits of `Rule.is`. */
#define RULE_TRAIT(name, word, what) IS_##name = 1 << TRAIT_##name,
enum { RULE_TRAITS(RULE_TRAIT) };
#undef RULE_TRAIT

typedef struct TraitWord {
  const char *name, *what;
} TraitWord;

/* RULE_PLAIN of "", KINDS of a word that is no kind. */
RuleKind rule_kind(const char *word);
/* The bit of a trait, 0 of a word that is none. */
uint32_t rule_trait(const char *word);
/* By number, from 0; NULL behind the last. */
const TraitWord *rule_kind_word(size_t number);
const TraitWord *rule_trait_word(size_t number);

#endif
