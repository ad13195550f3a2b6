#include "frame/dict.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/interrupt.h"
#include "base/memory.h"

/* A slot of the hash table: part of the hash, so that most misses are seen without touching the strings. */
typedef struct Slot {
  uint32_t tag;
  uint32_t code; /* DICT_NONE: empty */
} Slot;

struct Dict {
  size_t references;
  uint32_t count;
  Slot *slots;
  size_t mask; /* number of slots - 1, a power of two - 1 */
  char *heap;  /* the strings, end to end */
  size_t heap_capacity;
  size_t *starts; /* count + 1 of them */
  size_t starts_capacity;
};

enum { FIRST_SLOTS = 64 };

static Slot *slots_new(size_t count) {
  Slot *slots = memory_resize(NULL, count, sizeof *slots);
  if (slots) memset(slots, 0xFF, count * sizeof *slots);
  return slots;
}

Dict *dict_new(void) {
  Dict *dict = memory_new(1, sizeof *dict);
  if (!dict) return NULL;
  dict->references = 1;
  dict->slots = slots_new(FIRST_SLOTS);
  dict->mask = FIRST_SLOTS - 1;
  if (!dict->slots || !memory_reserve((void **)&dict->starts, &dict->starts_capacity, 1, sizeof *dict->starts)) {
    dict_release(dict);
    return NULL;
  }
  dict->starts[0] = 0;
  return dict;
}

Dict *dict_share(Dict *dict) {
  if (dict) dict->references++;
  return dict;
}

void dict_release(Dict *dict) {
  if (!dict || --dict->references > 0) return;
  free(dict->slots);
  free(dict->heap);
  free(dict->starts);
  free(dict);
}

uint32_t dict_count(const Dict *dict) { return dict->count; }

Text dict_text(const Dict *dict, uint32_t code) {
  return (Text){dict->heap + dict->starts[code], dict->starts[code + 1] - dict->starts[code]};
}

static bool slots_grow(Dict *dict) {
  size_t count = (dict->mask + 1) * 2;
  Slot *slots = slots_new(count);
  if (!slots) return false;
  for (size_t i = 0; i <= dict->mask; i++) {
    Slot slot = dict->slots[i];
    if (slot.code == DICT_NONE) continue;
    Text text = dict_text(dict, slot.code);
    size_t at = (size_t)hash_bytes(text.bytes, text.length) & (count - 1);
    while (slots[at].code != DICT_NONE) at = (at + 1) & (count - 1);
    slots[at] = slot;
  }
  free(dict->slots);
  dict->slots = slots;
  dict->mask = count - 1;
  return true;
}

/* The slot that holds the string, or the empty one where it belongs. */
static size_t slot_find(const Dict *dict, const char *bytes, size_t length, uint64_t hash) {
  uint32_t tag = (uint32_t)(hash >> 32);
  size_t at = (size_t)hash & dict->mask;
  for (; dict->slots[at].code != DICT_NONE; at = (at + 1) & dict->mask) {
    if (dict->slots[at].tag != tag) continue;
    Text text = dict_text(dict, dict->slots[at].code);
    if (text.length == length && (length == 0 || memcmp(text.bytes, bytes, length) == 0)) return at;
  }
  return at;
}

uint32_t dict_add(Dict *dict, const char *bytes, size_t length) {
  uint64_t hash = hash_bytes(bytes, length);
  size_t at = slot_find(dict, bytes, length, hash);
  if (dict->slots[at].code != DICT_NONE) return dict->slots[at].code;
  size_t used = dict->starts[dict->count], needed;
  if (dict->count >= DICT_NONE - 1 || __builtin_add_overflow(used, length, &needed) ||
      !memory_reserve((void **)&dict->heap, &dict->heap_capacity, needed + 16, 1) ||
      !memory_reserve((void **)&dict->starts, &dict->starts_capacity, (size_t)dict->count + 2, sizeof *dict->starts))
    return DICT_NONE;
  if ((size_t)dict->count * 2 > dict->mask) {
    if (!slots_grow(dict)) return DICT_NONE;
    at = slot_find(dict, bytes, length, hash);
  }
  if (length) memcpy(dict->heap + used, bytes, length);
  dict->slots[at] = (Slot){(uint32_t)(hash >> 32), dict->count};
  dict->starts[++dict->count] = needed;
  return dict->count - 1;
}

uint32_t dict_find(const Dict *dict, const char *bytes, size_t length) {
  return dict->slots[slot_find(dict, bytes, length, hash_bytes(bytes, length))].code;
}

uint32_t *dict_map(const Dict *from, Dict *to, bool add) {
  uint32_t *map = memory_resize(NULL, from->count, sizeof *map);
  for (uint32_t code = 0; map && code < from->count; code++) {
    Text text = dict_text(from, code);
    map[code] = add ? dict_add(to, text.bytes, text.length) : dict_find(to, text.bytes, text.length);
    if (add && map[code] == DICT_NONE) {
      free(map);
      return NULL;
    }
  }
  return map;
}

int text_compare(Text left, Text right) {
  size_t shorter = left.length < right.length ? left.length : right.length;
  int order = shorter ? memcmp(left.bytes, right.bytes, shorter) : 0;
  if (order != 0) return order;
  return (left.length > right.length) - (left.length < right.length);
}

typedef struct Ranked {
  uint64_t prefix; /* the first eight bytes, most significant first: settles most comparisons */
  Text text;
  uint32_t code;
} Ranked;

/* After Ctrl-C all are equal, so that qsort ends soon. */
static int ranked_compare(const void *left, const void *right) {
  const Ranked *a = left, *b = right;
  if (interrupt_pending()) return 0;
  if (a->prefix != b->prefix) return a->prefix < b->prefix ? -1 : 1;
  return text_compare(a->text, b->text);
}

static uint64_t prefix_of(Text text) {
  unsigned char first[8] = {0};
  memcpy(first, text.bytes ? text.bytes : "", text.length < 8 ? text.length : 8);
  uint64_t prefix;
  memcpy(&prefix, first, sizeof prefix);
  return __builtin_bswap64(prefix);
}

uint32_t *dict_ranks(const Dict *dict) {
  Ranked *order = memory_resize(NULL, dict->count, sizeof *order);
  uint32_t *ranks = memory_resize(NULL, dict->count, sizeof *ranks);
  if (!order || !ranks) {
    free(order);
    free(ranks);
    return NULL;
  }
  for (uint32_t code = 0; code < dict->count; code++) {
    Text text = dict_text(dict, code);
    order[code] = (Ranked){prefix_of(text), text, code};
  }
  if (dict->count) qsort(order, dict->count, sizeof *order, ranked_compare);
  for (uint32_t i = 0; i < dict->count; i++) ranks[order[i].code] = i;
  free(order);
  if (!interrupt_pending()) return ranks;
  free(ranks);
  return NULL;
}
