#include "text/zone_tokens.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/interrupt.h"
#include "base/memory.h"
#include "base/utf8.h"

static bool is_token(uint32_t p) {
  return (p >= '0' && p <= '9') || (p >= 'a' && p <= 'z') || (p >= 'A' && p <= 'Z') || (p >= 0xC0 && p < 0x2000);
}

static bool reserve_tokens(Tokens *tokens, size_t more) {
  size_t wanted = tokens->count + more;
  if (wanted <= tokens->capacity && wanted <= tokens->block_capacity) return true;
  return memory_reserve((void **)&tokens->token, &tokens->capacity, wanted, sizeof *tokens->token) &&
         memory_reserve((void **)&tokens->block, &tokens->block_capacity, wanted, sizeof *tokens->block);
}

static inline uint64_t hash_part(uint64_t hash, uint64_t bytes) {
  hash = (hash ^ bytes) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 32;
}

/* Letters of ASCII count as their lowercase, every other byte as it is. Here all are letters and digits, and eight
 * bytes behind them are readable. */
static inline uint64_t hash_plain(const char *word, size_t length) {
  uint64_t hash = length;
  for (; length > 8; word += 8, length -= 8) hash = hash_part(hash, bytes_load(word, 8, BYTES_LOWER));
  return hash_part(hash, bytes_load(word, length, BYTES_LOWER));
}

static uint64_t hash_any(const char *word, size_t length) {
  uint64_t hash = length;
  while (length > 0) {
    char part[8] = {0};
    size_t size = length < sizeof part ? length : sizeof part;
    memcpy(part, word, size);
    uint64_t bytes = bytes_load(part, size, 0);
    bytes |= bytes >> 1 & ~bytes >> 2 & BYTES_LOWER; /* 0x40 to 0x7F */
    hash = hash_part(hash, bytes);
    word += size;
    length -= size;
  }
  return hash;
}

/* The words of sixty-four bytes up to the first beyond ASCII, eight more readable: how many are done, as in language.c.
 */
static inline size_t tokenize_plain(Tokens *tokens, const char *at, size_t block) {
  uint64_t wide = bytes_wide(at);
  size_t done = wide ? (size_t)__builtin_ctzll(wide) : BYTES_BLOCK;
  if (done == 0) return 0;
  uint64_t words = (bytes_letters(at) | bytes_range(at, 0, '0', '9')) & ~(uint64_t)0 >> (BYTES_BLOCK - done);
  uint64_t begins = words & ~(words << 1), ends = ~words & words << 1;
  if (words >> (done - 1) & 1) {
    done = 63 - (size_t)__builtin_clzll(begins);
    if (done == 0) return 0;
    begins &= ((uint64_t)1 << done) - 1;
  }
  uint64_t *token = tokens->token;
  uint32_t *owner = tokens->block;
  size_t count = tokens->count;
  for (; begins; begins &= begins - 1, ends &= ends - 1) {
    size_t from = (size_t)__builtin_ctzll(begins);
    token[count] = hash_plain(at + from, (size_t)__builtin_ctzll(ends) - from);
    owner[count++] = (uint32_t)block;
  }
  tokens->count = count;
  return done;
}

/* Ideographs and kana: each is a word. */
static bool is_sign(uint32_t p) { return p >= 0x3040 && utf8_is_cjk(p) && p < 0xFF00; }

bool word_next(const char *text, size_t end, Word *word) {
  size_t from = word->to, step;
  for (size_t at = from; at < end && !interrupt_at(at); at += step) {
    uint32_t p = utf8_next(text, end, at, &step);
    if (is_token(p)) {
      if (at + step < end) continue;
      at += step;
    } else if (at == from) {
      from += step;
      if (!is_sign(p)) continue;
      *word = (Word){at, from};
      return true;
    }
    *word = (Word){from, at};
    return true;
  }
  word->to = end;
  return false;
}

uint64_t word_hash(const char *text, Word word) { return hash_any(text + word.from, word.to - word.from); }

static Status tokenize_word(Tokens *tokens, const char *word, size_t length, size_t block) {
  if (!reserve_tokens(tokens, 1)) return STATUS_NOMEM;
  tokens->token[tokens->count] = hash_any(word, length);
  tokens->block[tokens->count++] = (uint32_t)block;
  return STATUS_OK;
}

/* One character of any text and more: on from *place, where no word is under way, to where none is and ASCII stands. */
static Status tokenize_careful(const Blocks *blocks, size_t index, Tokens *tokens, size_t *place) {
  const Block *block = &blocks->block[index];
  size_t step, at = *place, word = at, from = at;
  Status status = STATUS_OK;
  for (; status == STATUS_OK && at < block->to && !interrupt_at(at); at += step) {
    if (at > from && word == at && (unsigned char)blocks->text[at] < 0x80) break;
    uint32_t p = utf8_next(blocks->text, block->to, at, &step);
    if (is_token(p)) continue;
    if (at > word) status = tokenize_word(tokens, blocks->text + word, at - word, index);
    if (status == STATUS_OK && is_sign(p)) status = tokenize_word(tokens, blocks->text + at, step, index);
    word = at + step;
  }
  if (status == STATUS_OK && at >= block->to && word < block->to)
    status = tokenize_word(tokens, blocks->text + word, block->to - word, index);
  *place = at;
  return status;
}
static Status tokenize(const Blocks *blocks, size_t index, Tokens *tokens) {
  const Block *block = &blocks->block[index];
  Status status = STATUS_OK;
  for (size_t at = block->from; at < block->to && status == STATUS_OK;) {
    if (interrupt_pending()) return STATUS_INTERRUPTED;
    if (!reserve_tokens(tokens, BYTES_BLOCK)) return STATUS_NOMEM;
    char edge[BYTES_BLOCK + 8];
    const char *text = blocks->text + at;
    size_t left = block->to - at;
    if (left < sizeof edge) text = bytes_edge(edge, sizeof edge, text, left);
    size_t done = tokenize_plain(tokens, text, index);
    if (done)
      at += done < left ? done : left;
    else
      status = tokenize_careful(blocks, index, tokens, &at);
  }
  return status;
}

Status tokens_find(const Blocks *blocks, Tokens *tokens) {
  enum { BYTES_A_TOKEN = 4, FIRST_MOST = 1 << 16 };
  size_t likely = blocks->length / BYTES_A_TOKEN + BYTES_BLOCK;
  tokens->first = memory_new(blocks->count + 1, sizeof *tokens->first);
  if (!tokens->first || !reserve_tokens(tokens, likely < FIRST_MOST ? likely : FIRST_MOST)) return STATUS_NOMEM;
  for (size_t i = 0; i < blocks->count; i++) {
    tokens->first[i] = tokens->count;
    Status status = tokenize(blocks, i, tokens);
    if (status != STATUS_OK) return status;
  }
  tokens->first[blocks->count] = tokens->count;
  return STATUS_OK;
}

void tokens_free(Tokens *tokens) {
  free(tokens->token);
  free(tokens->block);
  free(tokens->first);
}
