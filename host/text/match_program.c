/* The sequences of patterns compiled into programs: nodes, made from the last element to the first, and what of which
 * one must stand in a sentence. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/match_pattern_private.h"

/* What a sentence must have one of: a word, or a mention of a type with a code or any. */
typedef struct Wanted {
  const char *bytes, *code;
  size_t length; /* of a word; 0: a mention */
  unsigned type;
} Wanted;

typedef struct Builder {
  MatchSet *set;
  Lexicon *lexicon;
  PatternSlots *slots;
  MatchNode *node;
  size_t nodes, node_capacity;
  Wanted *wanted; /* groups under way, one behind the other */
  size_t count, wanted_capacity;
  Status status; /* of the first failure */
  Error *error;
} Builder;

static uint32_t fail(Builder *b, Status status, const char *why) {
  if (b->status == STATUS_OK)
    b->status = status == STATUS_NOMEM ? error_nomem(b->error, why) : error_set(b->error, status, "%s", why);
  return 0;
}

static uint32_t emit(Builder *b, MatchNode node) {
  if (b->nodes == PATTERN_NODES) return fail(b, STATUS_LIMIT, "a pattern too long for a program: make several of it");
  if (!memory_reserve((void **)&b->node, &b->node_capacity, b->nodes + 1, sizeof *b->node))
    return fail(b, STATUS_NOMEM, "adding a rule");
  b->node[b->nodes] = node;
  return (uint32_t)b->nodes++;
}

/* The number of a mention type, or a mask of several. */
static unsigned type_of(Builder *b, const char *name) {
  const uint8_t *types;
  size_t count = pattern_builtin(name, &types);
  unsigned type = count == 1 ? types[0] : count ? MATCH_MASK : lexicon_type(b->lexicon, name);
  for (size_t i = 0; count > 1 && i < count; i++) type |= 1u << types[i];
  if (!type) fail(b, STATUS_LIMIT, "too many types of terms, or memory is out");
  return type;
}

static uint32_t symbol_of(Builder *b, unsigned type, const char *code) {
  uint32_t symbol = match_set_symbol(b->set, type, code);
  return symbol ? symbol : fail(b, STATUS_NOMEM, "adding a rule");
}

static uint16_t slot_of(Builder *b, const char *name) {
  PatternSlots *slots = b->slots;
  for (size_t i = 0; i < slots->count; i++)
    if (strcmp(slots->name[i], name) == 0) return (uint16_t)(i + 1);
  if (slots->count == PATTERN_SLOTS) return (uint16_t)fail(b, STATUS_LIMIT, "a rule of more than 256 captures");
  slots->name[slots->count++] = name;
  return (uint16_t)slots->count;
}

/* ---- nodes ---- */

/* How what stands inside an item is taken. */
typedef struct Taken {
  uint16_t slot;
  bool list;
} Taken;

static uint32_t compile_words(Builder *b, const Part *part, uint32_t next, uint16_t slot) {
  MatchToken token[PATTERN_BYTES];
  for (size_t i = match_tokens(part->text, 0, strlen(part->text), token); i-- > 0;) {
    uint32_t word = match_set_word(b->set, part->text + token[i].from, token[i].to - token[i].from);
    if (word == UINT32_MAX) return fail(b, STATUS_NOMEM, "adding a rule");
    next = emit(b, (MatchNode){.op = MATCH_WORD, .slot = slot, .a = word, .next = next});
  }
  return next;
}

static uint32_t compile_mention(Builder *b, const Part *part, uint32_t next, Taken taken) {
  unsigned type = type_of(b, part->text);
  uint32_t symbol = type && part->code ? symbol_of(b, type, part->code) : 0;
  MatchOp op = taken.list ? MATCH_LIST : MATCH_MENTION;
  return emit(b, (MatchNode){.op = op, .slot = taken.slot, .a = type, .b = symbol, .next = next});
}

static uint32_t compile(Builder *b, const Part *part, uint32_t next, Taken taken);

static uint32_t compile_branch(Builder *b, uint32_t one, uint32_t other) {
  return emit(b, (MatchNode){.op = MATCH_ALT, .a = one, .b = other});
}

static uint32_t compile_alternatives(Builder *b, const Part *part, uint32_t next, Taken taken) {
  uint32_t at = compile(b, part->part[part->parts - 1], next, taken);
  for (size_t i = part->parts - 1; i-- > 0;) at = compile_branch(b, compile(b, part->part[i], next, taken), at);
  return at;
}

static uint32_t compile_item(Builder *b, const Part *part, uint32_t next, Taken taken) {
  if (part->capture) taken.slot = slot_of(b, part->capture);
  taken.list |= part->list;
  uint32_t at = compile(b, part->what, next, taken);
  return part->optional ? compile_branch(b, at, next) : at;
}

static uint32_t compile_never(Builder *b, const Part *part, uint32_t next) {
  if (part->what->op == PART_ALTERNATIVES)
    return fail(b, STATUS_INVALID, "! takes one type, word list or word, not a group");
  uint32_t what = compile(b, part->what, 0, (Taken){0, false});
  return emit(b, (MatchNode){.op = MATCH_NOT, .a = what, .next = next});
}

static uint32_t compile(Builder *b, const Part *part, uint32_t next, Taken taken) {
  switch (part->op) {
    case PART_SEQUENCE:
      for (size_t i = part->parts; i-- > 0 && b->status == STATUS_OK;) next = compile(b, part->part[i], next, taken);
      return next;
    case PART_ALTERNATIVES: return compile_alternatives(b, part, next, taken);
    case PART_ITEM: return compile_item(b, part, next, taken);
    case PART_GAP: return emit(b, (MatchNode){.op = MATCH_GAP, .a = part->most, .b = part->far, .next = next});
    case PART_FIRST: return emit(b, (MatchNode){.op = MATCH_FIRST, .next = next});
    case PART_NEVER: return compile_never(b, part, next);
    case PART_WORDS: return compile_words(b, part, next, taken.slot);
    case PART_MENTION: return compile_mention(b, part, next, taken);
  }
  return next;
}

/* ---- what one of must stand ---- */

static bool want(Builder *b, Wanted one) {
  if (!memory_reserve((void **)&b->wanted, &b->wanted_capacity, b->count + 1, sizeof *b->wanted)) {
    fail(b, STATUS_NOMEM, "adding a rule");
    return false;
  }
  b->wanted[b->count++] = one;
  return true;
}

/* The longest of the words in quotes: the rarest, as a rule. */
static bool want_word(Builder *b, const char *text) {
  MatchToken token[PATTERN_BYTES];
  Wanted longest = {.bytes = text};
  size_t count = match_tokens(text, 0, strlen(text), token);
  for (size_t i = 0; i < count; i++)
    if (token[i].to - token[i].from > longest.length)
      longest = (Wanted){.bytes = text + token[i].from, .length = token[i].to - token[i].from};
  return longest.length && want(b, longest);
}

static bool want_mention(Builder *b, const Part *part) {
  const uint8_t *types;
  size_t count = pattern_builtin(part->text, &types);
  if (count == 0) return want(b, (Wanted){.type = type_of(b, part->text), .code = part->code});
  for (size_t i = 0; i < count; i++)
    if (!want(b, (Wanted){.type = types[i], .code = part->code})) return false;
  return true;
}

static bool want_smallest(Builder *b, const Part *sequence);

/* Adds what of which one must stand where a part does; false: something else may stand there. */
static bool want_one(Builder *b, const Part *part) {
  if (part->op == PART_WORDS) return want_word(b, part->text);
  if (part->op == PART_MENTION) return want_mention(b, part);
  if (part->op == PART_SEQUENCE) return want_smallest(b, part);
  if (part->op != PART_ALTERNATIVES) return false;
  for (size_t i = 0; i < part->parts; i++)
    if (!want_smallest(b, part->part[i])) return false;
  return true;
}

/* Adds the group that one item of a sequence asks for, in place of what was added from `first` on if that is longer or
 * nothing; false: it asks for none, and nothing is changed. */
static bool want_item(Builder *b, const Part *item, size_t first) {
  size_t own = b->count, best = own - first;
  bool asks = item->op == PART_ITEM && !item->optional && want_one(b, item->what);
  size_t count = b->count - own;
  b->count = own;
  if (!asks || count > PATTERN_CHOICES || (best && count >= best)) return asks && count <= PATTERN_CHOICES;
  memmove(b->wanted + first, b->wanted + own, count * sizeof *b->wanted);
  b->count = first + count;
  return true;
}

/* Adds the smallest group that a sequence asks for. */
static bool want_smallest(Builder *b, const Part *sequence) {
  size_t first = b->count;
  bool asks = false;
  for (size_t i = 0; i < sequence->parts; i++) asks |= want_item(b, sequence->part[i], first);
  return asks;
}

/* The group of one item, required of the program added last. A single mention is among the needs already. */
static void require_item(Builder *b, const Part *item) {
  uint32_t choice[PATTERN_CHOICES];
  b->count = 0;
  if (!want_item(b, item, 0) || (b->count == 1 && b->wanted[0].length == 0)) return;
  for (size_t i = 0; i < b->count; i++) {
    const Wanted *one = &b->wanted[i];
    choice[i] = one->length ? match_set_word(b->set, one->bytes, one->length)
                            : symbol_of(b, one->type, one->code) | MATCH_SYMBOL;
    if (choice[i] == UINT32_MAX) fail(b, STATUS_NOMEM, "adding a rule");
  }
  if (b->status == STATUS_OK) b->status = match_set_require(b->set, choice, b->count, b->error);
}

/* ---- programs ---- */

/* Puts nodes, which were made from the last element to the first, in the order that they are run in. */
static void turn(MatchNode *node, size_t count) {
  const uint32_t last = (uint32_t)count - 1;
  for (size_t i = 0; i < count; i++) {
    node[i].next = last - node[i].next;
    if (node[i].op == MATCH_ALT || node[i].op == MATCH_NOT) node[i].a = last - node[i].a;
    if (node[i].op == MATCH_ALT) node[i].b = last - node[i].b;
  }
  for (size_t i = 0; i < count / 2; i++) {
    const MatchNode other = node[i];
    node[i] = node[last - i];
    node[last - i] = other;
  }
}

static Status add_program(Builder *b, const PatternSequence *sequence, unsigned zones) {
  uint32_t need[PATTERN_NEEDS];
  size_t needs = 0;
  b->nodes = 0;
  uint32_t end = emit(b, (MatchNode){.op = MATCH_END});
  uint32_t entry = compile(b, sequence->tree, end, (Taken){0, false});
  if (b->status == STATUS_OK && entry + 1 < b->nodes) (void)emit(b, b->node[entry]);
  if (b->status != STATUS_OK) return b->status;
  turn(b->node, b->nodes);
  for (; sequence->need[needs].name; needs++)
    need[needs] = symbol_of(b, type_of(b, sequence->need[needs].name), sequence->need[needs].code);
  if (b->status == STATUS_OK) b->status = match_set_add(b->set, b->node, b->nodes, zones, need, needs, b->error);
  for (size_t i = 0; i < sequence->tree->parts && b->status == STATUS_OK; i++) require_item(b, sequence->tree->part[i]);
  return b->status;
}

Status match_pattern_add(const MatchPattern *pattern, MatchSet *set, Lexicon *lexicon, unsigned zones,
                         PatternSlots *slots, Error *error) {
  Builder b = {.set = set, .lexicon = lexicon, .slots = slots, .error = error};
  for (size_t i = 0; i < pattern->sequences && b.status == STATUS_OK; i++)
    (void)add_program(&b, &pattern->sequence[i], zones);
  free(b.node);
  free(b.wanted);
  return b.status;
}
