#include "text/match.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/match_private.h"

void matches_free(Matches *m) {
  free(m->match);
  free(m->capture);
  free(m->token);
  free(m->cut);
  match_scratch_free(m->scratch);
  *m = (Matches)MATCHES_INIT;
}

/* By byte: w of a word, a comma, another mark, - more than ASCII. Words are letters, digits and whatever is not ASCII;
 * marks between digits belong to the number. */
static const char kind[257] =
    "............................................,...wwwwwwwwww......"
    ".wwwwwwwwwwwwwwwwwwwwwwwwww....w.wwwwwwwwwwwwwwwwwwwwwwwwww....."
    "----------------------------------------------------------------"
    "----------------------------------------------------------------";

static inline char kind_at(const char *text, size_t at) { return kind[(unsigned char)text[at]]; }

static bool quote_point(uint32_t point) {
  return (point >= 0x2018 && point <= 0x201F) || (point >= 0x2010 && point <= 0x2015) || point == 0x3001 ||
         point == 0x3002 || (point >= 0xFF00 && point <= 0xFF0F) || (point >= 0xFF1A && point <= 0xFF20) ||
         (point >= 0x3008 && point <= 0x3011) || point == 0xA0 || point == 0x2026;
}

static bool comma_point(uint32_t point) { return point == 0x3001 || point == 0xFF0C; }

/* Whether the mark at `at` belongs to the number around it: "1,234.5". */
static bool inside_number(const char *text, size_t at, size_t to) {
  char c = text[at];
  return (c == '.' || c == ',') && at + 1 < to && text[at - 1] >= '0' && text[at - 1] <= '9' && text[at + 1] >= '0' &&
         text[at + 1] <= '9';
}

/* The end of a word that goes on at `at`, if it does. */
static size_t word_end(const char *text, size_t at, size_t to) {
  size_t step;
  for (; at < to; at += step) {
    step = 1;
    while (at < to && kind_at(text, at) == 'w') at++;
    if (at == to) break;
    if (kind_at(text, at) != '-') {
      if (!inside_number(text, at, to)) break;
      continue;
    }
    uint32_t point = utf8_decode(text, to, at, &step);
    if (quote_point(point) || utf8_is_cjk(point)) break;
  }
  return at;
}

/* The end of the token that begins at `at`, and its weight; weight 0 for what is no token. */
static size_t token_end(const char *text, size_t at, size_t to, uint16_t *weight) {
  char first = kind_at(text, at);
  size_t step;
  if (first != '-') {
    *weight = first == 'w' ? 2 : first == ',';
    return *weight == 2 ? word_end(text, at + 1, to) : at + 1;
  }
  uint32_t point = utf8_decode(text, to, at, &step);
  *weight = comma_point(point);
  if (*weight || quote_point(point)) return at + step;
  *weight = utf8_is_cjk(point) ? 1 : 2;
  return *weight == 1 ? at + step : word_end(text, at + step, to);
}

size_t match_tokens(const char *text, size_t from, size_t to, MatchToken *token, size_t room) {
  size_t count = 0;
  for (size_t at = from; at < to && count < room;) {
    uint16_t weight;
    size_t end = token_end(text, at, to, &weight);
    if (weight) token[count++] = (MatchToken){(uint32_t)at, (uint32_t)end, weight, 0};
    at = end;
  }
  return count;
}

static bool token_is(const char *text, const MatchToken *token, const char *word) {
  size_t length = strlen(word);
  return token->to - token->from == length && memcmp(text + token->from, word, length) == 0;
}

/* Whether the clause that begins at token `at` only goes on with what went before: the last member of a list
 * ("Malaysia, Thailand, and Vietnam": another comma stands just before), examples, a companion ("with ..."). */
static bool goes_on(const char *text, const MatchToken *token, size_t at) {
  static const char *const more[] = {"including", "such", "accounting", "with", "or"};
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    if (token_is(text, &token[at], more[i])) return true;
  if (!token_is(text, &token[at], "and")) return false;
  for (size_t back = 2; back <= 6 && back <= at; back++)
    if (token_is(text, &token[at - back], ",")) return true;
  return false;
}

size_t match_sentence_tokens(const char *text, const Scan *scan, const Sentence *sentence, MatchToken *token,
                             size_t room) {
  size_t count = match_tokens(text, sentence->from, sentence->to, token, room), t = 0;
  uint16_t clause = 0;
  for (uint32_t c = 0; c < sentence->clauses && t < count; c++) {
    const Clause *piece = &scan->sentences.clause[sentence->clause + c];
    bool last = c + 1 == sentence->clauses;
    if (c > 0 && t > 0 && !goes_on(text, token, t)) clause++;
    for (; t < count && (last || token[t].from < piece->to); t++) token[t].clause = clause;
  }
  return count;
}

Status match_set_new(MatchSet **set, const Lexicon *lexicon, Error *error) {
  *set = memory_new(1, sizeof **set);
  if (!*set) return error_nomem(error, "making a rule set");
  (*set)->lexicon = lexicon;
  return STATUS_OK;
}

void match_set_free(MatchSet *set) {
  if (!set) return;
  free(set->symbol);
  free(set->program);
  free(set->node);
  free(set->need);
  free(set->entry_symbol);
  free(set->candidate);
  free(set->candidate_at);
  free(set->type_symbol);
  arena_free(&set->strings);
  free(set->word);
  free(set->gate);
  free(set->group);
  free(set->required);
  free(set->word_slot);
  free(set);
}

uint32_t match_set_symbol(MatchSet *set, unsigned type, const char *code) {
  for (size_t i = 0; i < set->symbols; i++) {
    const Symbol *s = &set->symbol[i];
    if (s->type == type && (s->code == code || (s->code && code && strcmp(s->code, code) == 0))) return (uint32_t)i + 1;
  }
  if (!memory_reserve((void **)&set->symbol, &set->symbol_capacity, set->symbols + 1, sizeof *set->symbol)) return 0;
  const char *copy = code ? arena_copy(&set->strings, code, strlen(code)) : NULL;
  if (code && !copy) return 0;
  set->symbol[set->symbols] = (Symbol){type, copy};
  return (uint32_t)++set->symbols;
}

uint32_t match_set_word(MatchSet *set, const char *word, size_t length) {
  for (size_t i = 0; i < set->words; i++)
    if (set->word[i].length == length && memcmp(set->word[i].bytes, word, length) == 0) return (uint32_t)i;
  if (!memory_reserve((void **)&set->word, &set->word_capacity, set->words + 1, sizeof *set->word)) return UINT32_MAX;
  char *copy = arena_copy(&set->strings, word, length);
  if (!copy) return UINT32_MAX;
  for (size_t i = 0; i < length; i++)
    if (copy[i] >= 'A' && copy[i] <= 'Z') copy[i] = (char)(copy[i] | 0x20);
  set->word[set->words] = (Word){copy, length};
  return (uint32_t)set->words++;
}

Status match_set_add(MatchSet *set, const MatchNode *node, size_t nodes, unsigned zones, const uint32_t *symbol,
                     size_t symbols, Error *error) {
  if (symbols == 0) return error_set(error, STATUS_INVALID, "a pattern needs a mention type or a word list of its own");
  if (!memory_reserve((void **)&set->program, &set->program_capacity, set->programs + 1, sizeof *set->program) ||
      !memory_reserve((void **)&set->node, &set->node_capacity, set->nodes + nodes, sizeof *set->node) ||
      !memory_reserve((void **)&set->need, &set->need_capacity, set->needs + symbols, sizeof *set->need))
    return error_nomem(error, "adding a rule");
  set->program[set->programs++] =
      (Program){(uint32_t)set->nodes, (uint32_t)set->needs, (uint32_t)symbols, (uint32_t)set->groups, 0, zones, 0, {0}};
  memcpy(set->node + set->nodes, node, nodes * sizeof *node);
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
  bool worded = false;
  for (size_t i = 0; i < choices; i++) worded |= !(choice[i] & MATCH_SYMBOL);
  set->group[set->groups++] = (Choice){(uint32_t)set->requireds, (uint32_t)choices, worded};
  memcpy(set->required + set->requireds, choice, choices * sizeof *choice);
  set->requireds += choices;
  set->program[set->programs - 1].groups++;
  return STATUS_OK;
}

/* Symbols with a code, by the hash of it: a table of their numbers + 1, `mask` + 1 slots long. */
static size_t symbol_slot(unsigned type, const char *code, size_t mask) {
  return (size_t)hash_join(hash_bytes(code, strlen(code)), type) & mask;
}

static uint32_t *hash_symbols(const MatchSet *set, size_t *mask) {
  size_t slots = 16;
  while (slots < set->symbols * 2) slots *= 2;
  uint32_t *table = memory_new(slots, sizeof *table);
  *mask = slots - 1;
  for (size_t s = 0; table && s < set->symbols; s++) {
    if (!set->symbol[s].code) continue;
    size_t slot = symbol_slot(set->symbol[s].type, set->symbol[s].code, *mask);
    while (table[slot]) slot = (slot + 1) & *mask;
    table[slot] = (uint32_t)s + 1;
  }
  return table;
}

static uint32_t find_symbol(const MatchSet *set, const uint32_t *table, size_t mask, const LexiconEntry *entry) {
  size_t slot = symbol_slot(entry->type, entry->code, mask);
  for (; table[slot]; slot = (slot + 1) & mask) {
    const Symbol *s = &set->symbol[table[slot] - 1];
    if (s->type == entry->type && strcmp(s->code, entry->code) == 0) break;
  }
  return table[slot];
}

/* Which symbol, if any, each lexicon entry and each type has. */
static Status map_symbols(MatchSet *set, Error *error) {
  size_t entries = lexicon_count(set->lexicon), types = MENTION_LEXICON, mask;
  for (size_t e = 0; e < entries; e++) {
    const LexiconEntry *entry = lexicon_entry(set->lexicon, e);
    if (entry->type >= types) types = (size_t)entry->type + 1;
  }
  for (size_t s = 0; s < set->symbols; s++)
    if (set->symbol[s].type >= types) types = (size_t)set->symbol[s].type + 1;
  set->entry_symbol = memory_new(entries + 1, sizeof *set->entry_symbol);
  set->type_symbol = memory_new(types, sizeof *set->type_symbol);
  if (!set->entry_symbol || !set->type_symbol) return error_nomem(error, "building a rule set");
  set->types = types;
  for (size_t s = 0; s < set->symbols; s++)
    if (!set->symbol[s].code) set->type_symbol[set->symbol[s].type] = (uint32_t)s + 1;
  uint32_t *table = hash_symbols(set, &mask);
  if (!table) return error_nomem(error, "building a rule set");
  for (size_t e = 0; e < entries; e++)
    set->entry_symbol[e] = find_symbol(set, table, mask, lexicon_entry(set->lexicon, e));
  free(table);
  return STATUS_OK;
}

/* What a program needs, as bits. */
static Candidate sum_up(const MatchSet *set, uint32_t number) {
  Program *program = &set->program[number];
  Candidate made = {.program = number, .zones = program->zones};
  for (uint32_t i = 0; i < program->needs; i++) {
    uint32_t symbol = set->need[program->need + i];
    const Symbol *s = &set->symbol[symbol - 1];
    program->mentions |= gate_type(s->type) | (s->code ? gate_symbol(symbol) : 0);
    made.needs |= symbol_bit(symbol);
  }
  for (uint32_t i = 0; i < program->groups; i++) {
    const Choice *group = &set->group[program->group + i];
    uint64_t words = 0, symbols = 0;
    for (uint32_t k = 0; k < group->count; k++) {
      uint32_t choice = set->required[group->first + k];
      if (choice & MATCH_SYMBOL)
        symbols |= symbol_bit(choice & ~(uint32_t)MATCH_SYMBOL);
      else
        words |= word_bit(choice);
    }
    if (words && symbols) continue;
    if (symbols)
      made.any = symbols;
    else if (group->count == 1)
      made.words |= words;
    else
      made.one = words;
  }
  return made;
}

/* candidate[candidate_at[s] .. candidate_at[s+1]) are the programs whose rarest requirement is symbol s. */
Status match_set_build(MatchSet *set, Error *error) {
  if (map_symbols(set, error) != STATUS_OK) return STATUS_NOMEM;
  if (match_gates(set) != STATUS_OK || match_words_build(set) != STATUS_OK)
    return error_nomem(error, "building a rule set");
  set->candidate_at = memory_new(set->symbols + 3, sizeof *set->candidate_at);
  set->candidate = memory_new(set->programs + 1, sizeof *set->candidate);
  if (!set->candidate_at || !set->candidate) return error_nomem(error, "building a rule set");
  for (size_t p = 0; p < set->programs; p++) set->candidate_at[set->need[set->program[p].need] + 2]++;
  for (size_t s = 1; s < set->symbols + 3; s++) set->candidate_at[s] += set->candidate_at[s - 1];
  for (size_t p = 0; p < set->programs; p++) {
    uint32_t at = set->candidate_at[set->need[set->program[p].need] + 1]++;
    set->candidate[at] = sum_up(set, (uint32_t)p);
  }
  return STATUS_OK;
}
