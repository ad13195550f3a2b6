/* Patterns read into trees, and trees into the sequences that programs are made of. */
#include "text/match_pattern.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "text/match_pattern_private.h"

size_t pattern_builtin(const char *name, const uint8_t **types) {
  static const struct {
    const char *name;
    uint8_t type[4];
    size_t types;
  } builtin[] = {
      {"NUMBER", {MENTION_NUMBER}, 1},
      {"PERCENT", {MENTION_PERCENT}, 1},
      {"MONEY", {MENTION_MONEY}, 1},
      {"QUANTITY", {MENTION_QUANTITY}, 1},
      {"ORDINAL", {MENTION_ORDINAL}, 1},
      {"DATE", {MENTION_DATE}, 1},
      {"DURATION", {MENTION_DURATION}, 1},
      {"AMOUNT", {MENTION_NUMBER, MENTION_PERCENT, MENTION_MONEY, MENTION_QUANTITY}, 4},
      {"COUNT", {MENTION_NUMBER, MENTION_QUANTITY}, 2},
  };
  for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++) {
    if (strcmp(builtin[i].name, name) != 0) continue;
    *types = builtin[i].type;
    return builtin[i].types;
  }
  return 0;
}

/* ---- the text ---- */

typedef struct Parser {
  const char *at, *end;
  const char *fine; /* behind the last item outside groups: up to there it makes sense */
  unsigned depth;
  Arena *arena;
  bool nomem;
} Parser;

static bool looking_at(const Parser *p, const char *sign) {
  size_t length = strlen(sign);
  return (size_t)(p->end - p->at) >= length && memcmp(p->at, sign, length) == 0;
}

static bool take(Parser *p, const char *sign) {
  if (!looking_at(p, sign)) return false;
  p->at += strlen(sign);
  return true;
}

/* White space and comments. */
static void skip_space(Parser *p) {
  for (;;) {
    while (p->at < p->end && is_space(*p->at)) p->at++;
    if (!looking_at(p, "--")) return;
    while (p->at < p->end && *p->at != '\n') p->at++;
  }
}

static Part *new_part(Parser *p, Part part) {
  Part *made = arena_alloc(p->arena, sizeof *made);
  if (made)
    *made = part;
  else
    p->nomem = true;
  return made;
}

static const char *copy(Parser *p, const char *from, const char *to) {
  const char *made = arena_copy(p->arena, from, (size_t)(to - from));
  if (!made) p->nomem = true;
  return made;
}

static bool is_small(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

/* A name in small letters or in capitals; NULL: none begins here. */
static const char *take_name(Parser *p, bool capitals) {
  const char *at = p->at;
  if (at == p->end || !(capitals ? is_upper(*at) : is_small(*at))) return NULL;
  while (at < p->end && (is_digit(*at) || *at == '_' || (capitals ? is_upper(*at) : is_small(*at)))) at++;
  const char *name = copy(p, p->at, at);
  p->at = at;
  return name;
}

/* What stands in quotes here, at least a byte; NULL: nothing. */
static const char *take_quoted(Parser *p) {
  if (!looking_at(p, "\"")) return NULL;
  const char *from = p->at + 1, *to = memchr(from, '"', (size_t)(p->end - from));
  if (!to || to == from) return NULL;
  p->at = to + 1;
  return copy(p, from, to);
}

/* The code behind a type: =steel, ="a b". */
static const char *take_code(Parser *p) {
  const char *start = p->at;
  if (!take(p, "=")) return NULL;
  const char *code = take_quoted(p);
  if (code) return code;
  const char *from = p->at;
  while (p->at < p->end && !is_space(*p->at) && !strchr("|()?", *p->at)) p->at++;
  if (p->at > from) return copy(p, from, p->at);
  p->at = start;
  return NULL;
}

static const Part *read_alternatives(Parser *p);

static const Part *read_atom(Parser *p) {
  const char *start = p->at, *text = take_quoted(p);
  if (text) return new_part(p, (Part){.op = PART_WORDS, .text = text});
  text = take_name(p, true);
  if (text) return new_part(p, (Part){.op = PART_MENTION, .text = text, .code = take_code(p)});
  text = take_name(p, false);
  if (text && !looking_at(p, ":")) return new_part(p, (Part){.op = PART_MENTION, .text = "WORD", .code = text});
  p->at = start;
  if (p->depth == PATTERN_DEPTH || !take(p, "(")) return NULL;
  p->depth++;
  const Part *group = read_alternatives(p);
  p->depth--;
  skip_space(p);
  if (group && take(p, ")")) return group;
  p->at = start;
  return NULL;
}

/* ..4, ...9 */
static const Part *read_gap(Parser *p) {
  const char *start = p->at;
  bool far = take(p, "...");
  if (!far && !take(p, "..")) return NULL;
  const char *from = p->at;
  uint32_t most = 0;
  for (; p->at < p->end && is_digit(*p->at); p->at++)
    if (most < MATCH_SENTENCE) most = most * 10 + (uint32_t)(*p->at - '0');
  if (p->at > from) return new_part(p, (Part){.op = PART_GAP, .most = most, .far = far});
  p->at = start;
  return NULL;
}

static const Part *read_item(Parser *p) {
  const char *start = p->at;
  const Part *gap = read_gap(p);
  if (gap) return gap;
  if (take(p, "^")) return new_part(p, (Part){.op = PART_FIRST});
  bool never = take(p, "!");
  Part item = {.op = never ? PART_NEVER : PART_ITEM};
  if (!never) {
    item.capture = take_name(p, false);
    if (item.capture && !take(p, ":")) {
      item.capture = NULL;
      p->at = start;
    }
    item.list = take(p, "+");
  }
  item.what = read_atom(p);
  if (!item.what) {
    p->at = start;
    return NULL;
  }
  item.optional = !never && take(p, "?");
  return new_part(p, item);
}

/* Parts met one after the other. */
typedef struct PartList {
  const Part **part;
  size_t count, capacity;
} PartList;

static bool list_add(Parser *p, PartList *list, const Part *part) {
  if (list->count == list->capacity) {
    size_t capacity = list->capacity ? 2 * list->capacity : 8;
    const Part **room = arena_alloc(p->arena, capacity * sizeof *room);
    if (!room) return !(p->nomem = true);
    if (list->count) memcpy(room, list->part, list->count * sizeof *room);
    list->part = room;
    list->capacity = capacity;
  }
  list->part[list->count++] = part;
  return true;
}

static const Part *read_sequence(Parser *p) {
  PartList list = {NULL, 0, 0};
  for (;;) {
    const char *before = p->at;
    skip_space(p);
    const Part *item = read_item(p);
    if (!item || !list_add(p, &list, item)) {
      p->at = before;
      break;
    }
    if (p->depth == 0) p->fine = p->at;
  }
  return list.count ? new_part(p, (Part){.op = PART_SEQUENCE, .part = list.part, .parts = list.count}) : NULL;
}

static const Part *read_alternatives(Parser *p) {
  PartList list = {NULL, 0, 0};
  const Part *sequence = read_sequence(p);
  while (sequence && list_add(p, &list, sequence)) {
    const char *before = p->at;
    skip_space(p);
    sequence = take(p, "|") ? read_sequence(p) : NULL;
    if (!sequence) p->at = before;
  }
  return list.count ? new_part(p, (Part){.op = PART_ALTERNATIVES, .part = list.part, .parts = list.count}) : NULL;
}

/* ---- sequences ---- */

/* How rare what it asks for is: triggers and codes before other word lists and types, those before figures and dates.
 */
static int rank_of(const Part *mention, const char *capture) {
  const uint8_t *types;
  if (capture && strcmp(capture, "trigger") == 0) return 0;
  if (mention->code) return 1;
  return pattern_builtin(mention->text, &types) ? 3 : 2;
}

typedef struct Needs {
  PatternNeed need[PATTERN_NEEDS + 1];
  int rank[PATTERN_NEEDS];
  size_t count;
} Needs;

static void add_need(Needs *needs, const Part *mention, const char *capture) {
  const uint8_t *types;
  if (needs->count == PATTERN_NEEDS || pattern_builtin(mention->text, &types) > 1) return;
  int rank = rank_of(mention, capture);
  size_t at = needs->count++;
  for (; at > 0 && needs->rank[at - 1] > rank; at--) {
    needs->need[at] = needs->need[at - 1];
    needs->rank[at] = needs->rank[at - 1];
  }
  needs->need[at] = (PatternNeed){mention->text, mention->code};
  needs->rank[at] = rank;
}

/* What a part cannot do without. */
static void needs_of(const Part *part, const char *capture, Needs *needs) {
  if (part->op == PART_SEQUENCE || (part->op == PART_ALTERNATIVES && part->parts == 1)) {
    for (size_t i = 0; i < part->parts; i++) needs_of(part->part[i], capture, needs);
  } else if (part->op == PART_ITEM && !part->optional) {
    needs_of(part->what, part->capture ? part->capture : capture, needs);
  } else if (part->op == PART_MENTION) {
    add_need(needs, part, capture);
  }
}

/* The first group of a sequence that must stand and has alternatives; its length: there is none. */
static size_t group_at(const Part *sequence) {
  for (size_t i = 0; i < sequence->parts; i++) {
    const Part *item = sequence->part[i];
    if (item->op == PART_ITEM && !item->optional && item->what->op == PART_ALTERNATIVES && item->what->parts > 1)
      return i;
  }
  return sequence->parts;
}

/* A sequence with one branch in place of a group. */
static const Part *with_branch(Parser *p, const Part *sequence, size_t group, const Part *branch) {
  Part item = *sequence->part[group];
  item.what = branch;
  const Part **part = arena_alloc(p->arena, sequence->parts * sizeof *part);
  const Part *put = new_part(p, item);
  if (!part || !put) {
    p->nomem = true;
    return NULL;
  }
  memcpy(part, sequence->part, sequence->parts * sizeof *part);
  part[group] = put;
  return new_part(p, (Part){.op = PART_SEQUENCE, .part = part, .parts = sequence->parts});
}

static Status keep_sequence(MatchPattern *pattern, const Part *tree, const Needs *needs) {
  size_t room = pattern->sequences & (pattern->sequences - 1) ? 0 : pattern->sequences ? 2 * pattern->sequences : 1;
  if (room) { /* full at each power of two */
    PatternSequence *more = arena_alloc(&pattern->arena, room * sizeof *more);
    if (!more) return STATUS_NOMEM;
    if (pattern->sequences) memcpy(more, pattern->sequence, pattern->sequences * sizeof *more);
    pattern->sequence = more;
  }
  PatternSequence *kept = &pattern->sequence[pattern->sequences++];
  kept->tree = tree;
  kept->size = 0;
  for (size_t i = 0; i < tree->parts; i++) kept->size += tree->part[i]->op == PART_ITEM && !tree->part[i]->optional;
  memcpy(kept->need, needs->need, needs->count * sizeof *kept->need);
  kept->need[needs->count] = (PatternNeed){NULL, NULL};
  return STATUS_OK;
}

/* Alternatives become sequences; one that requires nothing becomes several. */
static Status spread(Parser *p, MatchPattern *pattern, const Part *tree, Error *error) {
  PartList queue = {NULL, 0, 0};
  for (size_t i = 0; i < tree->parts; i++)
    if (!list_add(p, &queue, tree->part[i])) return error_nomem(error, "reading a pattern");
  for (size_t at = 0; at < queue.count; at++) {
    const Part *sequence = queue.part[at];
    Needs needs = {.count = 0};
    if (queue.count > PATTERN_PROGRAMS)
      return error_set(error, STATUS_LIMIT, "a pattern of more than %d ways: make several of it", PATTERN_PROGRAMS);
    needs_of(sequence, NULL, &needs);
    if (needs.count) {
      if (keep_sequence(pattern, sequence, &needs) != STATUS_OK) return error_nomem(error, "reading a pattern");
      continue;
    }
    size_t group = group_at(sequence);
    if (group == sequence->parts)
      return error_set(error, STATUS_INVALID, "a pattern needs a mention type or a word list that is not optional");
    const Part *branches = sequence->part[group]->what;
    for (size_t i = 0; i < branches->parts; i++) {
      const Part *one = with_branch(p, sequence, group, branches->part[i]);
      if (!one || !list_add(p, &queue, one)) return error_nomem(error, "reading a pattern");
    }
  }
  return STATUS_OK;
}

/* Where it stops making sense, in one line. */
static Status refuse(const Parser *p, Error *error) {
  const char *from = p->fine, *to = p->end;
  while (from < to && is_space(*from)) from++;
  for (const char *at = from; at < to; at++)
    if (*at == '\n') to = at; /* a pattern may go over several lines, what is said of it does not */
  while (to > from && is_space(to[-1])) to--;
  return error_set(error, STATUS_INVALID, "the pattern stops making sense at: %.*s", (int)(to - from), from);
}

static Status read_pattern(MatchPattern *pattern, const char *text, size_t length, Error *error) {
  Parser p = {.at = text, .end = text + length, .fine = text, .arena = &pattern->arena};
  if (length > PATTERN_BYTES)
    return error_set(error, STATUS_LIMIT, "a pattern of more than %d bytes: make several of it", PATTERN_BYTES);
  const Part *tree = read_alternatives(&p);
  skip_space(&p);
  if (p.nomem) return error_nomem(error, "reading a pattern");
  return tree && p.at == p.end ? spread(&p, pattern, tree, error) : refuse(&p, error);
}

Status match_pattern_new(MatchPattern **pattern, const char *text, size_t length, Error *error) {
  *pattern = memory_new(1, sizeof **pattern);
  if (!*pattern) return error_nomem(error, "reading a pattern");
  Status status = read_pattern(*pattern, text, length, error);
  if (status == STATUS_OK) return STATUS_OK;
  match_pattern_free(*pattern);
  *pattern = NULL;
  return status;
}

void match_pattern_free(MatchPattern *pattern) {
  if (!pattern) return;
  arena_free(&pattern->arena);
  free(pattern);
}

size_t match_pattern_programs(const MatchPattern *pattern) { return pattern->sequences; }

uint32_t match_pattern_size(const MatchPattern *pattern, size_t program) { return pattern->sequence[program].size; }

const PatternNeed *match_pattern_need(const MatchPattern *pattern, size_t program, size_t number) {
  const PatternNeed *need = &pattern->sequence[program].need[number];
  return need->name ? need : NULL;
}
