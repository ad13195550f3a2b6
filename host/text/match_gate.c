/* What must begin at a token for a pattern to go on there: most nodes are passed over by it. */
#include "base/memory.h"
#include "text/match_private.h"

enum { LOOK_MOST = 64 }; /* nodes looked at for one: what has more alternatives is tried */

static Gate either(Gate a, Gate b) {
  if (!a.steps || !b.steps) return (Gate){0};
  return (Gate){a.mentions | b.mentions, a.words | b.words, a.steps + b.steps + 1};
}

static Gate gate_of(const MatchSet *set, const MatchNode *program, uint32_t node, uint32_t *looked) {
  const MatchNode *n = &program[node];
  if (++*looked > LOOK_MOST) return (Gate){0};
  switch ((MatchOp)n->op) {
    case MATCH_MENTION:
    case MATCH_LIST:
      if (n->a & MATCH_MASK) return (Gate){n->a & ((1u << MENTION_LEXICON) - 1), 0, 1};
      return (Gate){n->b ? gate_symbol(n->b) : gate_type(n->a), 0, 1};
    case MATCH_WORD: return (Gate){0, gate_word(set->word[n->a].bytes, set->word[n->a].length), 1};
    case MATCH_ALT: {
      Gate first = gate_of(set, program, n->a, looked);
      return first.steps ? either(first, gate_of(set, program, n->b, looked)) : first;
    }
    default: return (Gate){0};
  }
}

Status match_gates(MatchSet *set) {
  set->gate = memory_new(set->nodes + 1, sizeof *set->gate);
  if (!set->gate) return STATUS_NOMEM;
  for (size_t p = 0; p < set->programs; p++) {
    uint32_t first = set->program[p].node,
             end = p + 1 < set->programs ? set->program[p + 1].node : (uint32_t)set->nodes;
    for (uint32_t i = first; i < end; i++) {
      uint32_t looked = 0;
      set->gate[i] = gate_of(set, set->node + first, i - first, &looked);
    }
    set->program[p].first = set->gate[first];
  }
  return STATUS_OK;
}
