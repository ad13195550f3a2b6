/* What is said twice: the description and the caption of a picture, furniture, sentences pulled out of the text. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "text/zone_anchor.h"
#include "text/zone_tokens.h"

enum { CAPTION_TOKENS = 3, FURNITURE_REPEATS = 4 };

static void fix(Block *block, ZoneKind kind) {
  block->kind = (uint8_t)kind;
  block->fixed = true;
}

static uint64_t window_hash(const uint64_t *token, size_t count) {
  uint64_t hash = count;
  for (size_t i = 0; i < count; i++) hash = hash_join(hash, token[i]);
  return hash;
}

/* An open table from a hash to the first block that has it; slots hold block + 1. */
typedef struct Table {
  uint64_t *hash;
  uint32_t *value;
  size_t mask;
} Table;

static Status table_new(Table *table, size_t entries) {
  size_t size = 16;
  while (size < entries * 2) size *= 2;
  *table = (Table){memory_new(size, sizeof *table->hash), memory_new(size, sizeof *table->value), size - 1};
  return table->hash && table->value ? STATUS_OK : STATUS_NOMEM;
}

static void table_free(Table *table) {
  free(table->hash);
  free(table->value);
}

static uint32_t *table_slot(const Table *table, uint64_t hash) {
  size_t slot = hash_u64(hash) & table->mask;
  while (table->value[slot] && table->hash[slot] != hash) slot = (slot + 1) & table->mask;
  if (!table->value[slot]) table->hash[slot] = hash;
  return &table->value[slot];
}

/* Short lines that nothing has decided. */
static bool may_repeat(const Block *block) { return !block->fixed && !block->prose && block->kind == ZONE_BODY; }

/* All words of a block as one number; *count is how many. */
static uint64_t words_hash(const Blocks *blocks, const Block *block, size_t *count) {
  uint64_t hash = 0;
  Word word = {block->from, block->from};
  for (*count = 0; word_next(blocks->text, block->to, &word); ++*count)
    hash = hash_join(hash, word_hash(blocks->text, word));
  return hash_join(hash, *count);
}

/* Whether two blocks begin with different letters or digits, as most do. */
static bool begin_apart(const Blocks *blocks, const Block *a, const Block *b) {
  char left = blocks->text[a->from], right = blocks->text[b->from];
  bool plain = (is_letter(left) || is_digit(left)) && (is_letter(right) || is_digit(right));
  return plain && (left | 0x20) != (right | 0x20);
}

static bool same_words(const Blocks *blocks, const Block *a, const Block *b, size_t least) {
  Word left = {a->from, a->from}, right = {b->from, b->from};
  size_t count = 0;
  if (begin_apart(blocks, a, b)) return false;
  for (;; count++) {
    bool more = word_next(blocks->text, a->to, &left);
    if (word_next(blocks->text, b->to, &right) != more) return false;
    if (!more) return count >= least;
    if (word_hash(blocks->text, left) != word_hash(blocks->text, right)) return false;
  }
}

/* The same short line twice in a row is a picture's description and its caption. What each of those that are left says
 * goes into `said`, if it is there, by their numbers: 0 for nothing; and how often into the table. */
static void fix_captions(Blocks *blocks, const Table *times, uint64_t *said) {
  for (size_t i = 0; i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    if (!may_repeat(block)) continue;
    bool twice =
        i > 0 && i + 1 < blocks->count && !block[1].fixed && same_words(blocks, block, block + 1, CAPTION_TOKENS);
    if (twice) {
      fix(block, ZONE_CAPTION);
      fix(block + 1, ZONE_CAPTION);
    }
    size_t count;
    if (said) {
      uint64_t hash = words_hash(blocks, block, &count);
      if (count == 0) continue;
      said[i] = hash ? hash : 1;
      if (++*table_slot(times, said[i]) == UINT32_MAX) break;
    }
  }
}

/* A short line many times over is furniture. */
static Status drop_furniture(Blocks *blocks, size_t first) {
  Table times = {0};
  uint64_t *said = NULL;
  size_t lines = 0;
  for (size_t i = 0; i < blocks->count; i++) lines += may_repeat(&blocks->block[i]);
  Status status = STATUS_OK;
  if (lines >= FURNITURE_REPEATS) {
    status = table_new(&times, lines);
    said = memory_new(blocks->count, sizeof *said);
    if (!said) status = STATUS_NOMEM;
  }
  if (status == STATUS_OK) fix_captions(blocks, &times, said);
  for (size_t i = first; status == STATUS_OK && said && i < blocks->count; i++)
    if (said[i] && may_repeat(&blocks->block[i]) && *table_slot(&times, said[i]) >= FURNITURE_REPEATS)
      fix(&blocks->block[i], ZONE_BOILERPLATE);
  free(said);
  table_free(&times);
  return status;
}

static size_t token_count(const Tokens *tokens, size_t block) {
  return tokens->first[block + 1] - tokens->first[block];
}

static bool same_tokens(const Tokens *tokens, size_t at, size_t block) {
  size_t count = token_count(tokens, block);
  return at + count <= tokens->count &&
         memcmp(tokens->token + at, tokens->token + tokens->first[block], count * sizeof *tokens->token) == 0;
}

static bool may_be_pulled(const Blocks *blocks, const Tokens *tokens, size_t i) {
  const Block *block = &blocks->block[i];
  size_t count = token_count(tokens, i);
  return !block->fixed && block->kind == ZONE_BODY && count >= PULL_TOKENS && count <= PULL_MOST;
}

/* Blocks with the same first words hang on one another: next[i] is the one before, plus 1. A summary that was put away
 * (the front matter's) is no home: what it says again stays where it stands in the text. */
static void match_pulled(Blocks *blocks, const Tokens *tokens, const Table *table, const uint32_t *next, size_t at) {
  size_t home = tokens->block[at];
  if (!blocks->block[home].prose || blocks->block[home].kind == ZONE_BOILERPLATE) return;
  for (uint32_t found = *table_slot(table, window_hash(tokens->token + at, PULL_TOKENS)); found;
       found = next[found - 1]) {
    Block *quote = &blocks->block[found - 1];
    bool longer = token_count(tokens, home) > token_count(tokens, found - 1);
    if (home != found - 1 && longer && !quote->fixed && same_tokens(tokens, at, found - 1))
      fix(quote, ZONE_BOILERPLATE);
  }
}

/* A quick look before the table: by the first two words, whether some block may be pulled that begins with them. */
typedef struct Begins {
  uint64_t *bits;
  unsigned shift;
} Begins;

static Status begins_new(Begins *begins, size_t blocks) {
  unsigned bits = 12;
  while (bits < 18 && (size_t)1 << bits < blocks * 64) bits++;
  *begins = (Begins){memory_new(((size_t)1 << bits) / 64, sizeof *begins->bits), 64 - bits};
  return begins->bits ? STATUS_OK : STATUS_NOMEM;
}

static inline size_t begin_bit(const Begins *begins, const uint64_t *token) {
  return (size_t)((token[0] * 31 + token[1]) * 0x9E3779B97F4A7C15u >> begins->shift);
}

static inline bool may_begin(const Begins *begins, const uint64_t *token) {
  size_t bit = begin_bit(begins, token);
  return begins->bits[bit / 64] >> bit % 64 & 1;
}

/* Hangs the blocks that may be pulled into the table; how many there are. */
static size_t hang_pulled(const Blocks *blocks, const Tokens *tokens, size_t first, Table *table, uint32_t *next,
                          Begins *begins) {
  size_t count = 0;
  for (size_t i = first; i < blocks->count; i++) {
    if (!may_be_pulled(blocks, tokens, i)) continue;
    uint32_t *slot = table_slot(table, window_hash(tokens->token + tokens->first[i], PULL_TOKENS));
    next[i] = *slot;
    *slot = (uint32_t)i + 1;
    size_t bit = begin_bit(begins, tokens->token + tokens->first[i]);
    begins->bits[bit / 64] |= (uint64_t)1 << bit % 64;
    count++;
  }
  return count;
}

/* A line set large beside the text repeats a sentence of it: it would count the same claim twice. `first` is the first
 * paragraph: what stands before it may be a title that the text repeats. */
static Status drop_pull_quotes(Blocks *blocks, const Tokens *tokens, size_t first) {
  Table table;
  Begins begins;
  Status status = table_new(&table, blocks->count), also = begins_new(&begins, blocks->count);
  uint32_t *next = memory_new(blocks->count, sizeof *next);
  if (!next || also != STATUS_OK) status = STATUS_NOMEM;
  if (status == STATUS_OK && hang_pulled(blocks, tokens, first, &table, next, &begins) > 0)
    for (size_t at = 0; at + PULL_TOKENS <= tokens->count; at++)
      if (may_begin(&begins, tokens->token + at)) match_pulled(blocks, tokens, &table, next, at);
  free(begins.bits);
  free(next);
  table_free(&table);
  return status;
}

/* Most texts say nothing twice: then their words need not be told apart. */
static Status pull_quotes(Blocks *blocks, size_t first) {
  bool found = true;
  Status status = anchors_look(blocks, first, &found);
  if (status != STATUS_OK || !found) return status;
  Tokens tokens = {0};
  status = tokens_find(blocks, &tokens);
  if (status == STATUS_OK) status = drop_pull_quotes(blocks, &tokens, first);
  tokens_free(&tokens);
  return status;
}

Status blocks_drop_repeats(Blocks *blocks) {
  size_t first = 0;
  while (first < blocks->count && !(blocks->block[first].prose && !blocks->block[first].fixed)) first++;
  Status status = drop_furniture(blocks, first);
  return status == STATUS_OK ? pull_quotes(blocks, first) : status;
}
