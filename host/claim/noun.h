/* noun.h: the words that name a thing in English, as a name of a metric has them: "the share of rail freight in 2030"
 * is `share` of `rail freight`. Places, dates, articles and words that say nothing of the matter fall away; what is
 * left is put in the singular. */
#ifndef QUERN_CLAIM_NOUN_H
#define QUERN_CLAIM_NOUN_H

#include "claim/claim_part.h"

enum { NOUN_WORDS = 5, NOUN_LETTERS = 23, NOUN_LONGEST = 80 };

typedef struct Noun {
  char text[NOUN_WORDS][NOUN_LETTERS + 1];
  size_t count;
  bool full;
} Noun;

/* Reads the words of from..to: those before "of" or "in" into `thing`, those behind into `whose`. */
void noun_read(const Context *context, uint32_t from, uint32_t to, Noun *thing, Noun *whose);
void noun_add(Noun *noun, const char *word);
bool noun_ends(const Noun *noun, const char *word);
bool noun_has(const Noun *noun, const char *word);
/* Adds the words to a name of `length`, with _ between; returns its new length. */
size_t noun_append(char *name, size_t length, const Noun *noun);

/* naming_plain.c: of "garment exports" and "chip investment" the goods are told by the sector; what is only planned by
 * no time is no target; "local content stands at 45%, with a target of 60%". */
void naming_strip_goods(const Context *context, Noun *thing, Noun *whose);
bool naming_only_planned(const Context *context, const Reading *reading);
void naming_read_told(const Context *context, const Mention *head, Noun *thing, Noun *whose);

#endif
