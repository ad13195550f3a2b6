/* Words that programs need: those of them that a sentence has are looked up once, so that a pattern of common types
 * with a rare word in it costs nothing where the word does not stand. */
#include <string.h>

#include "base/memory.h"
#include "text/match_private.h"

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

static uint32_t word_hash(const char *bytes, size_t length) {
  uint32_t hash = (uint32_t)length;
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)lower(bytes[i])) * 0x01000193u;
  return hash ^ hash >> 15;
}

/* By its ends and its length. */
static size_t look_of(const char *bytes, size_t length) {
  if (length == 0) return 0;
  size_t first = (unsigned char)bytes[0] | 0x20, last = (unsigned char)bytes[length - 1] | 0x20;
  return (first * 61 + last * 7 + length * 331) % WORD_LOOKS;
}

static bool same_word(const Word *word, const char *bytes, size_t length) {
  if (word->length != length) return false;
  for (size_t i = 0; i < length; i++)
    if (word->bytes[i] != lower(bytes[i])) return false;
  return true;
}

/* The slot of a word: one that holds it, or the empty one where it would be. */
static uint32_t *slot_of(const MatchSet *set, const char *bytes, size_t length) {
  size_t slot = word_hash(bytes, length) & set->word_mask;
  while (set->word_slot[slot] && !same_word(&set->word[set->word_slot[slot] - 1], bytes, length))
    slot = (slot + 1) & set->word_mask;
  return &set->word_slot[slot];
}

Status match_words_build(MatchSet *set) {
  size_t slots = 16;
  while (slots < set->words * 4) slots *= 2;
  set->word_slot = memory_new(slots, sizeof *set->word_slot);
  set->word_mask = slots - 1;
  if (!set->word_slot) return STATUS_NOMEM;
  for (size_t i = 0; i < set->requireds; i++) {
    if (set->required[i] & MATCH_SYMBOL) continue;
    const Word *word = &set->word[set->required[i]];
    *slot_of(set, word->bytes, word->length) = set->required[i] + 1;
    size_t look = look_of(word->bytes, word->length);
    set->word_look[look / 64] |= (uint64_t)1 << look % 64;
  }
  return STATUS_OK;
}

void match_words_note(const MatchSet *set, const char *text, Scratch *s) {
  s->words = 0;
  for (size_t t = 0; t < s->tokens; t++) {
    const char *word = text + s->token[t].from;
    size_t length = s->token[t].to - s->token[t].from, look = look_of(word, length);
    if (!(set->word_look[look / 64] >> look % 64 & 1)) continue;
    uint32_t found = *slot_of(set, word, length);
    if (!found) continue;
    s->said[found - 1] = s->stamp;
    s->words |= word_bit(found - 1);
  }
}
