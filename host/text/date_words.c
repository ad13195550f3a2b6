/* The English words of dates, looked up by a hash. */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "text/date_calendar.h"
#include "text/date_lex.h"
#include "text/date_word_table.h"

enum { WORD_ROOM = 14 }; /* the longest, "corresponding", and its NUL */

typedef struct Word {
  char word[WORD_ROOM];
  uint8_t kind;
  bool ambiguous;
  int16_t value;
} Word;

#define AMBIGUOUS_Y false
#define AMBIGUOUS_N false
#define AMBIGUOUS_A true
#define ENTRY(word, kind, value, trigger) {word, kind, AMBIGUOUS_##trigger, value},
static const Word words[] = {DATE_WORDS(ENTRY)};

enum { WORD_COUNT = sizeof words / sizeof *words, SLOTS = 2048, HASH_BITS = 64 - 11 };

/* A word of at most 16 letters, in lowercase: the first eight, and what stands behind them up to its end. */
typedef struct WordKey {
  uint64_t head, tail;
} WordKey;

static uint64_t load(const char *at, size_t bytes) {
  uint64_t loaded = 0;
  memcpy(&loaded, at, bytes);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
  loaded = __builtin_bswap64(loaded);
#endif
  return loaded;
}

/* Loads that overlap: no loop over the letters, whose end a processor would guess wrong. */
static inline WordKey key_of(const char *word, size_t length) {
  const uint64_t lower = 0x2020202020202020u;
  WordKey key = {0, 0};
  if (length > 8) {
    key.head = load(word, 8) | lower;
    key.tail = (load(word + length - 8, 8) | lower) >> 8 * (16 - length);
  } else if (length == 8) {
    key.head = load(word, 8) | lower;
  } else if (length >= 4) {
    key.head = load(word, 4) | load(word + length - 4, 4) << 8 * (length - 4);
    key.head |= lower >> 8 * (8 - length);
  } else if (length) {
    key.head = (uint64_t)(unsigned char)(word[0] | 0x20) | (uint64_t)(unsigned char)(word[length / 2] | 0x20) << 8 |
               (uint64_t)(unsigned char)(word[length - 1] | 0x20) << 16 | (uint64_t)length << 24;
  }
  return key;
}

static inline size_t hash_of(WordKey key) {
  return (size_t)((key.head * 0x9E3779B97F4A7C15u ^ key.tail * 0xC2B2AE3D27D4EB4Fu) >> HASH_BITS);
}

/* Where a word stands in the table, by its hash; one more than its place, 0 for nothing. */
static uint16_t slots[SLOTS];
static WordKey keys[WORD_COUNT];
static atomic_bool slots_ready;

static void fill_slots(void) {
  for (size_t i = 0; i < WORD_COUNT; i++) {
    keys[i] = key_of(words[i].word, strlen(words[i].word));
    size_t slot = hash_of(keys[i]);
    while (slots[slot]) slot = (slot + 1) % SLOTS;
    slots[slot] = (uint16_t)(i + 1);
  }
  atomic_store_explicit(&slots_ready, true, memory_order_release);
}

bool date_word(const char *word, size_t length, DateToken *token) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (!atomic_load_explicit(&slots_ready, memory_order_acquire)) (void)pthread_once(&once, fill_slots);
  if (length >= WORD_ROOM) return false;
  WordKey key = key_of(word, length);
  for (size_t slot = hash_of(key); slots[slot]; slot = (slot + 1) % SLOTS) {
    const WordKey *found = &keys[slots[slot] - 1];
    if (found->head != key.head || found->tail != key.tail) continue;
    const Word *entry = &words[slots[slot] - 1];
    token->kind = entry->kind;
    token->value = entry->value;
    token->ambiguous = entry->ambiguous;
    return true;
  }
  return false;
}
