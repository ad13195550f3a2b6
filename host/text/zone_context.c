/* Blocks among each other: what is in another language, what is repeated, what was only pulled out of the text. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/zone_tokens.h"

enum {
  PULL_TOKENS = 8,
  PULL_MOST = 80,
  PROFILES_KEPT = 4096,
  FURNITURE_REPEATS = 4,
  BILINGUAL_BLOCKS = 3,
  AFTER_BYLINE = 4,
  BIOGRAPHY_REACH = 3
};

static void fix(Block *block, ZoneKind kind) {
  block->kind = (uint8_t)kind;
  block->fixed = true;
}

/* Paragraphs are asked for their language twice: first which is the main one, then who differs from it. Those of the
 * first paragraphs are kept in between; of more, memory would cost more than counting again. */
typedef struct Profiles {
  LanguageProfile *kept;
  size_t count, room;
} Profiles;

static LanguageProfile profile(const Blocks *blocks, const Block *block) {
  LanguageProfile own = {0};
  language_add_paragraph(&own, blocks->text + block->from, block->to - block->from);
  return own;
}

static void add_profile(LanguageProfile *sum, const LanguageProfile *own) {
  size_t *to = (size_t *)sum;
  const size_t *from = (const size_t *)own;
  for (size_t i = 0; i < sizeof *sum / sizeof *to; i++) to[i] += from[i];
}

/* The language of most paragraphs, and the sum of those in it. A paragraph counts once however long it is: a sidebar
 * run together on one line can be longer than many. */
static Status find_main(const Blocks *blocks, Profiles *profiles, LanguageProfile *main) {
  const char *codes[LANGUAGES] = {NULL};
  LanguageProfile sums[LANGUAGES] = {0}, unknown = {0};
  size_t counts[LANGUAGES] = {0}, best = 0;
  for (size_t i = 0; i < blocks->count; i++) {
    if (!blocks->block[i].prose) continue;
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    LanguageProfile own = profile(blocks, &blocks->block[i]);
    if (profiles->count < profiles->room) profiles->kept[profiles->count++] = own;
    const char *code = language_of(&own);
    size_t k = 0;
    while (k < LANGUAGES - 1 && codes[k] && codes[k] != code) k++;
    add_profile(code ? &sums[k] : &unknown, &own);
    if (!code) continue;
    codes[k] = code;
    counts[k]++;
  }
  for (size_t k = 0; k < LANGUAGES; k++)
    if (counts[k] > counts[best]) best = k;
  *main = codes[best] ? sums[best] : unknown;
  return STATUS_OK;
}

/* A sidebar in another language is furniture; whole paragraphs in two languages are a bilingual document and stay. */
static Status fix_foreign(Blocks *blocks, Profiles *profiles) {
  LanguageProfile main = {0};
  size_t paragraphs = 0, kept = 0;
  Status status = find_main(blocks, profiles, &main);
  if (status != STATUS_OK || language_letters(&main) == 0) return status;
  for (size_t i = 0; i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    if (block->fixed && !block->prose) continue;
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    bool known = block->prose && kept < profiles->count;
    LanguageProfile own = known ? profiles->kept[kept++] : profile(blocks, block);
    block->foreign = language_differs(&own, &main) != 0;
    paragraphs += block->prose && block->foreign;
  }
  for (size_t i = 0; i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    if (block->fixed || (block->prose && paragraphs >= BILINGUAL_BLOCKS)) continue;
    if (block->foreign) fix(block, ZONE_BOILERPLATE);
  }
  return STATUS_OK;
}

static Status drop_foreign(Blocks *blocks) {
  Profiles profiles = {.room = blocks->count < PROFILES_KEPT ? blocks->count : PROFILES_KEPT};
  profiles.kept = memory_resize(NULL, profiles.room, sizeof *profiles.kept);
  if (!profiles.kept) return STATUS_NOMEM;
  Status status = fix_foreign(blocks, &profiles);
  free(profiles.kept);
  return status;
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

/* Blocks with the same first words hang on one another: next[i] is the one before, plus 1. */
static void match_pulled(Blocks *blocks, const Tokens *tokens, const Table *table, const uint32_t *next, size_t at) {
  size_t home = tokens->block[at];
  if (!blocks->block[home].prose) return;
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

/* The same short line twice in a row is a picture's description and its caption; many times over, it is furniture. */
static Status drop_repeats(Blocks *blocks, const Tokens *tokens, size_t first) {
  Table table;
  Status status = table_new(&table, blocks->count + 1);
  for (size_t i = 0; status == STATUS_OK && i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    size_t count = token_count(tokens, i);
    if (block->fixed || block->prose || count == 0 || block->kind != ZONE_BODY) continue;
    bool twice =
        i + 1 < blocks->count && token_count(tokens, i + 1) == count && same_tokens(tokens, tokens->first[i + 1], i);
    if (twice && count >= 3 && i > 0 && !blocks->block[i + 1].fixed) {
      fix(block, ZONE_CAPTION);
      fix(block + 1, ZONE_CAPTION);
    }
    if (++*table_slot(&table, window_hash(tokens->token + tokens->first[i], count)) == UINT32_MAX) break;
  }
  for (size_t i = first; status == STATUS_OK && i < blocks->count; i++) {
    Block *block = &blocks->block[i];
    size_t count = token_count(tokens, i);
    if (block->fixed || block->prose || count == 0 || block->kind != ZONE_BODY) continue;
    if (*table_slot(&table, window_hash(tokens->token + tokens->first[i], count)) >= FURNITURE_REPEATS)
      fix(block, ZONE_BOILERPLATE);
  }
  table_free(&table);
  return status;
}

static bool found_in(const Blocks *blocks, const Block *needle, const Block *hay) {
  return memmem(blocks->text + hay->from, hay->to - hay->from, blocks->text + needle->from,
                needle->to - needle->from) != NULL;
}

/* Under a byline stand the name again, a portrait's text, a line on who the author is; that line may also close the
 * article. */
static void follow_bylines(Blocks *blocks) {
  for (size_t i = 0; i < blocks->count; i++) {
    if (!blocks->block[i].fixed || blocks->block[i].kind != ZONE_BYLINE) continue;
    for (size_t k = i + 1; k < blocks->count && k <= i + AFTER_BYLINE; k++) {
      Block *block = &blocks->block[k];
      if (block->fixed) continue;
      bool again = !block->prose && block->words <= 6 && found_in(blocks, block, &blocks->block[i]);
      if (again || block_is_biography(blocks, block))
        fix(block, ZONE_BYLINE);
      else
        break;
    }
  }
  size_t seen = 0;
  for (size_t i = blocks->count; i-- > 0 && seen < BIOGRAPHY_REACH;) {
    Block *block = &blocks->block[i];
    if (!block->prose || block->fixed) continue;
    if (!block_is_biography(blocks, block)) break;
    fix(block, ZONE_BYLINE);
    seen++;
  }
}

Status blocks_compare(Blocks *blocks) {
  Status status = drop_foreign(blocks);
  if (status != STATUS_OK) return status;
  follow_bylines(blocks);
  Tokens tokens = {0};
  status = tokens_find(blocks, &tokens);
  size_t first = 0;
  while (first < blocks->count && !(blocks->block[first].prose && !blocks->block[first].fixed)) first++;
  if (status == STATUS_OK) status = drop_repeats(blocks, &tokens, first);
  if (status == STATUS_OK) status = drop_pull_quotes(blocks, &tokens, first);
  tokens_free(&tokens);
  return status;
}
