/* What must begin at a token for a pattern to go on there, and what there or behind: most nodes are passed over by it.
 */
#include "text/match_private.h"

typedef struct Gate {
  uint64_t mentions, words;
} Gate;

static Gate own_gate(const MatchSet *set, const Node *n) {
  if (n->op == MATCH_WORD) return (Gate){0, word_bit(set, n->a)};
  if (n->a & MATCH_MASK) return (Gate){n->a & ((1u << MENTION_LEXICON) - 1), 0};
  return (Gate){n->b ? gate_symbol(set, n->b) : gate_type(n->a), 0};
}

static void read_node(const MatchSet *set, Node *n) {
  const Node *next = &set->node[n->next];
  n->mentions = GATE_OPEN;
  n->words = n->later = n->later_words = 0;
  if (n->op == MATCH_ALT) {
    const Node *a = &set->node[n->a], *b = &set->node[n->b];
    n->mentions = a->mentions | b->mentions;
    n->words = a->words | b->words;
    n->later = a->later & b->later;
    n->later_words = a->later_words & b->later_words;
  } else if (n->op != MATCH_END) {
    n->later = next->later;
    n->later_words = next->later_words;
  }
  if (n->op != MATCH_WORD && n->op != MATCH_MENTION && n->op != MATCH_LIST) return;
  Gate own = own_gate(set, n);
  n->mentions = own.mentions;
  n->words = own.words;
  if ((own.mentions & (own.mentions - 1)) == 0) n->later |= own.mentions; /* one type, not one of many */
  n->later_words |= own.words;
}

/* Nodes lead to those behind them. One that leads elsewhere goes through more gates than it could. */
void match_gates(MatchSet *set, const Program *program) {
  Node *node = set->node + program->node;
  for (uint32_t i = 0; i < program->nodes; i++) node[i].mentions = GATE_OPEN;
  for (uint32_t i = program->nodes; i-- > 0;) read_node(set, &node[i]);
}
