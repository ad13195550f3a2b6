#include "claim/trait.h"

#include <string.h>

#define TRAIT_WORD(name, word, what) {word, what},
static const TraitWord kinds[] = {RULE_KINDS(TRAIT_WORD)}, traits[] = {RULE_TRAITS(TRAIT_WORD)};
#undef TRAIT_WORD

RuleKind rule_kind(const char *word) {
  if (!*word) return RULE_PLAIN;
  for (size_t i = 1; i < KINDS; i++)
    if (strcmp(kinds[i - 1].name, word) == 0) return (RuleKind)i;
  return KINDS;
}

uint32_t rule_trait(const char *word) {
  for (size_t i = 0; i < TRAITS; i++)
    if (strcmp(traits[i].name, word) == 0) return 1u << i;
  return 0;
}

const TraitWord *rule_kind_word(size_t number) { return number + 1 < KINDS ? &kinds[number] : NULL; }
const TraitWord *rule_trait_word(size_t number) { return number < TRAITS ? &traits[number] : NULL; }
