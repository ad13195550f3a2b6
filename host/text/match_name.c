/* Symbols and words by number, each once. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "text/match_private.h"

/* Room for one more among `count`; true: the table was made anew, and is empty. */
static Status names_fit(Names *names, size_t count, bool *emptied) {
  size_t slots = names->slot ? names->mask + 1 : 0;
  *emptied = (count + 1) * 4 > slots;
  if (!*emptied) return STATUS_OK;
  slots = slots ? slots * 2 : 1024;
  uint32_t *slot = memory_new(slots, sizeof *slot);
  if (!slot) return STATUS_NOMEM;
  free(names->slot);
  *names = (Names){slot, slots - 1};
  return STATUS_OK;
}

/* ---- symbols ---- */

static size_t symbol_hash(unsigned type, const char *code) {
  return (size_t)hash_join(code ? hash_bytes(code, strlen(code)) : 0, type);
}

static uint32_t *symbol_slot(const MatchSet *set, unsigned type, const char *code) {
  const Names *names = &set->symbol_names;
  size_t at = symbol_hash(type, code) & names->mask;
  for (; names->slot[at]; at = (at + 1) & names->mask) {
    const Symbol *s = &set->symbol[names->slot[at] - 1];
    if (s->type == type && (s->code == code || (s->code && code && strcmp(s->code, code) == 0))) break;
  }
  return &names->slot[at];
}

uint32_t match_symbol_of(const MatchSet *set, unsigned type, const char *code) {
  return set->symbol_names.slot ? *symbol_slot(set, type, code) : 0;
}

uint32_t match_set_symbol(MatchSet *set, unsigned type, const char *code) {
  bool emptied;
  if (names_fit(&set->symbol_names, set->symbols, &emptied) != STATUS_OK) return 0;
  for (size_t i = 0; emptied && i < set->symbols; i++)
    *symbol_slot(set, set->symbol[i].type, set->symbol[i].code) = (uint32_t)i + 1;
  uint32_t *slot = symbol_slot(set, type, code);
  if (*slot) return *slot;
  if (!memory_reserve((void **)&set->symbol, &set->symbol_capacity, set->symbols + 1, sizeof *set->symbol)) return 0;
  const char *copy = code ? arena_copy(&set->strings, code, strlen(code)) : NULL;
  if (code && !copy) return 0;
  set->symbol[set->symbols] = (Symbol){type, copy};
  return *slot = (uint32_t)++set->symbols;
}

/* ---- words ---- */

static inline char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* The first eight bytes with bit 0x20 set: of letters, digits and signs of ASCII that tokens are made of this makes
 * capitals small and nothing else alike. `room`: how many bytes may be read. */
static inline uint64_t head_of(const char *bytes, size_t length, size_t room) {
  static const uint64_t kept[9] = {
      0, 0xFFu, 0xFFFFu, 0xFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFFFu, 0xFFFFFFFFFFFFu, 0xFFFFFFFFFFFFFFu, UINT64_MAX};
  uint64_t head = 0;
  if (room < 8)
    memcpy(&head, bytes, length < room ? length : room);
  else
    memcpy(&head, bytes, sizeof head);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
  head = __builtin_bswap64(head);
#endif
  return (head | 0x2020202020202020u) & kept[length < 8 ? length : 8];
}

/* Of words with the same head. Where that is of ASCII, its bytes are the same. */
static bool same_bytes(const Word *word, const char *bytes, size_t length, uint64_t head) {
  for (size_t i = head & 0x8080808080808080u ? 0 : sizeof head; i < length; i++)
    if (word->bytes[i] != lower(bytes[i])) return false;
  return true;
}

static inline uint64_t word_hash(uint64_t head) { return (head * 0x9E3779B97F4A7C15u) >> 32; }

/* What of a head is not 0 if words that have it may differ: those of eight bytes and more, and what is not ASCII. */
static inline uint64_t shared_by(uint64_t head) { return head & 0xFF80808080808080u; }

/* The slot of a word, or where it is to be put. */
static uint32_t *word_slot(const MatchSet *set, size_t at, uint64_t head, const char *bytes, size_t length) {
  const Names *names = &set->word_names;
  for (at &= names->mask; names->slot[at]; at = (at + 1) & names->mask) {
    if (set->head[names->slot[at]] != head) continue;
    if (!shared_by(head)) break;
    const Word *word = &set->word[names->slot[at] - 1];
    if (word->length == length && same_bytes(word, bytes, length, head)) break;
  }
  return &names->slot[at];
}

/* Most words of a text are told without a branch, by the first slot. */
void match_read_words(const MatchSet *set, const char *text, size_t to, Scratch *s) {
  const uint32_t *slot = set->word_names.slot;
  const size_t mask = set->word_names.mask;
  const uint64_t *heads = set->head;
  const MatchToken *token = s->token;
  uint32_t *word = s->word;
  for (size_t t = 0, tokens = s->tokens; t < tokens; t++) {
    const size_t from = token[t].from, length = token[t].to - from;
    const uint64_t head = head_of(text + from, length, to - from), hash = word_hash(head);
    const size_t bit = hash >> (32 - SEEN_BITS), seen = 0 - (size_t)(set->seen[bit / 64] >> bit % 64 & 1);
    const uint32_t number = slot[hash & mask & seen] & (uint32_t)seen;
    const uint64_t other = heads[number] ^ head, doubt = other | shared_by(head);
    word[t] = number & (0 - (uint32_t)(other == 0));
    if (doubt & (0 - (uint64_t)(number > 0))) word[t] = *word_slot(set, hash, head, text + from, length);
  }
}

static void put_word(MatchSet *set, uint32_t number) {
  const Word *word = &set->word[number - 1];
  const size_t hash = word_hash(set->head[number]), bit = hash >> (32 - SEEN_BITS);
  *word_slot(set, hash, set->head[number], word->bytes, word->length) = number;
  set->seen[bit / 64] |= (uint64_t)1 << bit % 64;
}

uint32_t match_set_word(MatchSet *set, const char *bytes, size_t length) {
  bool emptied;
  if (names_fit(&set->word_names, set->words, &emptied) != STATUS_OK ||
      !memory_reserve((void **)&set->word, &set->word_capacity, set->words + 1, sizeof *set->word) ||
      !memory_reserve((void **)&set->head, &set->head_capacity, set->words + 2, sizeof *set->head))
    return UINT32_MAX;
  for (size_t i = 1; emptied && i <= set->words; i++) put_word(set, (uint32_t)i);
  set->head[0] = 0; /* of none */
  const uint64_t head = head_of(bytes, length, length);
  const uint32_t known = *word_slot(set, word_hash(head), head, bytes, length);
  if (known) return known - 1;
  char *copy = arena_copy(&set->strings, bytes, length);
  if (!copy) return UINT32_MAX;
  for (size_t i = 0; i < length; i++) copy[i] = lower(copy[i]);
  set->word[set->words++] = (Word){copy, length};
  set->head[set->words] = head;
  put_word(set, (uint32_t)set->words);
  return (uint32_t)set->words - 1;
}

Status match_first_words(MatchSet *set) {
  static const char *const words[SEPARATORS + FILLERS] = {
      "and",    "or",     "、",     "，",      "和",      "与",      "及",       "或",        "以",        "as",
      "well",   "plus",   ",",      "a",       "an",      "some",    "just",     "only",      "total",     "about",
      "record", "around", "nearly", "another", "further", "roughly", "combined", "estimated", "additional"};
  for (size_t i = 0; i < SEPARATORS + FILLERS; i++)
    if (match_set_word(set, words[i], strlen(words[i])) == UINT32_MAX) return STATUS_NOMEM;
  return STATUS_OK;
}
