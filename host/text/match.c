#include "text/match.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "text/match_private.h"

void matches_free(Matches *m) {
  free(m->match);
  free(m->capture);
  free(m->token);
  free(m->cut);
  match_scratch_free(m->scratch);
  *m = (Matches)MATCHES_INIT;
}

Status match_set_new(MatchSet **set, const Lexicon *lexicon, Error *error) {
  *set = memory_new(1, sizeof **set);
  if (!*set) return error_nomem(error, "making a rule set");
  (*set)->lexicon = lexicon;
  if (match_first_words(*set) == STATUS_OK) return STATUS_OK;
  match_set_free(*set);
  *set = NULL;
  return error_nomem(error, "making a rule set");
}

void match_set_free(MatchSet *set) {
  if (!set) return;
  free(set->symbol);
  free(set->program);
  free(set->node);
  free(set->need);
  free(set->entry_symbol);
  free(set->candidate);
  free(set->bit);
  free(set->rest);
  free(set->listing);
  free(set->listed_at);
  free(set->type_symbol);
  free(set->type_as);
  arena_free(&set->strings);
  free(set->word);
  free(set->head);
  free(set->group);
  free(set->required);
  free(set->symbol_names.slot);
  free(set->word_names.slot);
  free(set);
}

Status match_set_add(MatchSet *set, const MatchNode *node, size_t nodes, unsigned zones, const uint32_t *symbol,
                     size_t symbols, Error *error) {
  if (symbols == 0) return error_set(error, STATUS_INVALID, "a pattern needs a mention type or a word list of its own");
  if (!memory_reserve((void **)&set->program, &set->program_capacity, set->programs + 1, sizeof *set->program) ||
      !memory_reserve((void **)&set->node, &set->node_capacity, set->nodes + nodes, sizeof *set->node) ||
      !memory_reserve((void **)&set->need, &set->need_capacity, set->needs + symbols, sizeof *set->need))
    return error_nomem(error, "adding a rule");
  set->program[set->programs++] = (Program){(uint32_t)set->nodes,
                                            (uint32_t)nodes,
                                            (uint32_t)set->needs,
                                            (uint32_t)symbols,
                                            (uint32_t)set->groups,
                                            0,
                                            zones,
                                            0};
  uint32_t base = (uint32_t)set->nodes;
  for (size_t i = 0; i < nodes; i++) {
    bool branches = node[i].op == MATCH_ALT, refers = branches || node[i].op == MATCH_NOT;
    set->node[base + i] = (Node){.op = node[i].op,
                                 .slot = node[i].slot,
                                 .a = node[i].a + (refers ? base : 0),
                                 .b = node[i].b + (branches ? base : 0),
                                 .next = node[i].next + base};
  }
  memcpy(set->need + set->needs, symbol, symbols * sizeof *symbol);
  set->nodes += nodes;
  set->needs += symbols;
  return STATUS_OK;
}

Status match_set_require(MatchSet *set, const uint32_t *choice, size_t choices, Error *error) {
  if (set->programs == 0 || choices == 0) return error_set(error, STATUS_INVALID, "words are required of a program");
  if (!memory_reserve((void **)&set->group, &set->group_capacity, set->groups + 1, sizeof *set->group) ||
      !memory_reserve((void **)&set->required, &set->required_capacity, set->requireds + choices,
                      sizeof *set->required))
    return error_nomem(error, "adding a rule");
  set->group[set->groups++] = (Choice){(uint32_t)set->requireds, (uint32_t)choices};
  memcpy(set->required + set->requireds, choice, choices * sizeof *choice);
  set->requireds += choices;
  set->program[set->programs - 1].groups++;
  return STATUS_OK;
}

/* Which symbol, if any, each lexicon entry and each type has. */
static Status map_symbols(MatchSet *set, Error *error) {
  size_t entries = lexicon_count(set->lexicon), types = MENTION_LEXICON;
  for (size_t e = 0; e < entries; e++) {
    const LexiconEntry *entry = lexicon_entry(set->lexicon, e);
    if (entry->type >= types) types = (size_t)entry->type + 1;
  }
  for (size_t s = 0; s < set->symbols; s++)
    if (set->symbol[s].type >= types) types = (size_t)set->symbol[s].type + 1;
  set->entry_symbol = memory_new(entries + 1, sizeof *set->entry_symbol);
  set->type_symbol = memory_new(types, sizeof *set->type_symbol);
  set->type_as = memory_new(types, sizeof *set->type_as);
  if (!set->entry_symbol || !set->type_symbol || !set->type_as) return error_nomem(error, "building a rule set");
  set->types = types;
  for (size_t t = 0; t < types; t++) set->type_as[t] = set->part && t == set->part ? set->whole : (uint32_t)t;
  for (size_t t = 0; t < types; t++) set->type_symbol[t] = match_symbol_of(set, set->type_as[t], NULL);
  for (size_t e = 0; e < entries; e++) {
    const LexiconEntry *entry = lexicon_entry(set->lexicon, e);
    set->entry_symbol[e] = match_symbol_of(set, entry->type, entry->code);
  }
  return STATUS_OK;
}

void match_set_count_as(MatchSet *set, unsigned part, unsigned whole) {
  set->part = part;
  set->whole = whole;
}

Status match_set_build(MatchSet *set, Error *error) {
  if (map_symbols(set, error) != STATUS_OK) return STATUS_NOMEM;
  if (match_index(set) != STATUS_OK) return error_nomem(error, "building a rule set");
  for (size_t p = 0; p < set->programs; p++) match_gates(set, &set->program[p]);
  return STATUS_OK;
}
