/* sentence_words.h: the words that tell where sentences end and clauses begin, in one table. For sentence*.c only.
 *
 * Words of one letter to eight are found by all their bytes; longer ones agree in the first eight, and the caller
 * compares the rest. Most words that are asked for are not listed: one look into a small table says so. */
#ifndef QUERN_TEXT_SENTENCE_WORDS_H
#define QUERN_TEXT_SENTENCE_WORDS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The lists. */
enum {
  LEANING = 1,    /* abbreviations always followed by what they belong to */
  EITHER = 2,     /* abbreviations that may end a sentence as well */
  STARTER = 4,    /* words that begin a sentence when they are capitalised */
  CONNECTIVE = 8, /* words that begin a clause after a comma */
  LISTED_ROOM = 256,
  SLOT_BITS = 12,
  LISTED_SLOTS = 1 << SLOT_BITS
};

typedef struct ListedWord {
  uint64_t head; /* its first eight bytes, zeros behind */
  const char *word;
  uint8_t length, lists;
  uint8_t chain; /* the next with the same slot; 0 ends */
} ListedWord;

extern ListedWord sentence_listed[LISTED_ROOM]; /* the first is in no list */
extern uint8_t sentence_listed_slot[LISTED_SLOTS];

/* To be called before any of the others; any thread may, any number of times. */
void sentence_words_prepare(void);

static inline size_t sentence_word_slot(uint64_t head, size_t length) {
  return (head * 0x9E3779B97F4A7C15u + length * 0xD6E8FEB86659FD93u) >> (64 - SLOT_BITS);
}

/* The word of `length` bytes that begins with `head`, in small letters, zeros behind; if it is in no list, one that is
 * not either. */
static inline const ListedWord *sentence_word(uint64_t head, size_t length) {
  const ListedWord *listed = &sentence_listed[sentence_listed_slot[sentence_word_slot(head, length)]];
  while (listed->lists && (listed->head != head || listed->length != length)) listed = &sentence_listed[listed->chain];
  return listed;
}

/* Of eight bytes, folded to small letters, the high bits of those that are no letters. */
static inline uint64_t sentence_no_letters(uint64_t bytes, uint64_t folded) {
  uint64_t low = folded & 0x7F7F7F7F7F7F7F7Fu;
  uint64_t letters = (low + 0x1F1F1F1F1F1F1F1Fu) & ~(low + 0x0505050505050505u) & ~bytes;
  return ~letters & 0x8080808080808080u;
}

/* How many letters stand before `at`, eight at most, and the eight bytes there folded. */
static inline unsigned sentence_letters_before(const char *at, uint64_t *folded) {
  uint64_t bytes;
  memcpy(&bytes, at - 8, 8);
  *folded = bytes | 0x2020202020202020u;
  uint64_t others = sentence_no_letters(bytes, *folded);
  return others ? (unsigned)__builtin_clzll(others) / 8 : 8;
}

/* How many letters stand from `at` on, eight at most, and those folded, zeros behind. */
static inline unsigned sentence_letters_from(const char *at, uint64_t *folded) {
  uint64_t bytes;
  memcpy(&bytes, at, 8);
  *folded = bytes | 0x2020202020202020u;
  uint64_t others = sentence_no_letters(bytes, *folded);
  unsigned count = others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
  if (count < 8) *folded &= ((uint64_t)1 << (count * 8)) - 1;
  return count;
}

/* By the first two letters of a word: the third letters that connectives have, as bits. */
extern uint32_t sentence_connective_heads[1024];

#endif
