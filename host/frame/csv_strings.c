/* The strings of a column while it is read. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/csv_batch.h"

/* Slots are eight times as many as strings while they are few, so that nearly all are found at the first look. */
enum { FIRST_BITS = 10, MOST_BITS = 31, FIRST_KEYS = 128, MANY = 2048, AHEAD = 256, ROOMY = 1 << 15 };

bool strings_new(Strings *strings) {
  *strings = (Strings){.bits = FIRST_BITS};
  strings->slots = block_zero((size_t)1 << FIRST_BITS, sizeof *strings->slots);
  return strings->slots != NULL;
}

void strings_free(Strings *strings) {
  block_free(strings->keys);
  block_free(strings->slots);
  dict_release(strings->longer);
  *strings = (Strings){0};
}

static bool slots_grow(Strings *strings) {
  Strings grown = {.bits = strings->bits + 1};
  if (grown.bits > MOST_BITS) return false;
  size_t count = (size_t)1 << grown.bits;
  grown.slots = block_zero(count, sizeof *grown.slots);
  if (!grown.slots) return false;
  for (uint32_t code = 0; code < strings->count; code++) {
    uint32_t hash = short_hash(strings->keys[code]);
    size_t at = strings_slot(&grown, hash);
    while (grown.slots[at]) at = (at + 1) & (count - 1);
    grown.slots[at] = hash << grown.bits | (code + 1);
  }
  block_free(strings->slots);
  strings->slots = grown.slots;
  strings->bits = grown.bits;
  return true;
}

/* In a block, for its huge pages: keys are read in no order. */
static bool keys_grow(Strings *strings) {
  size_t capacity = strings->capacity ? strings->capacity * 2 : FIRST_KEYS;
  ShortText *keys = block_new(capacity, sizeof *keys);
  if (!keys) return false;
  if (strings->count) memcpy(keys, strings->keys, strings->count * sizeof *keys);
  block_free(strings->keys);
  strings->keys = keys;
  strings->capacity = capacity;
  return true;
}

static bool same_key(ShortText a, ShortText b) { return a.low == b.low && a.high == b.high; }

/* The code, or DICT_NONE when memory is out. */
static uint32_t short_code(Strings *strings, ShortText key, uint32_t hash) {
  size_t mask = ((size_t)1 << strings->bits) - 1, at = strings_slot(strings, hash);
  for (; strings->slots[at]; at = (at + 1) & mask) {
    uint32_t code = (strings->slots[at] & (uint32_t)mask) - 1;
    if ((strings->slots[at] ^ hash << strings->bits) <= mask && same_key(strings->keys[code], key)) return code;
  }
  if (strings->count == strings->capacity && !keys_grow(strings)) return DICT_NONE;
  strings->keys[strings->count++] = key;
  strings->slots[at] = hash << strings->bits | strings->count;
  if ((size_t)strings->count * (mask < ROOMY ? 8 : 2) > mask && !slots_grow(strings)) return DICT_NONE;
  return strings->count - 1;
}

static uint32_t long_code(Strings *strings, const CsvField *field) {
  if (!strings->longer && !(strings->longer = dict_new())) return DICT_NONE;
  uint32_t code = dict_add(strings->longer, field->bytes, field->length);
  return code >= LONG_CODE - 1 ? DICT_NONE : code | LONG_CODE;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static void fetch_slots(const Strings *strings, const uint32_t *hashes, size_t count) {
  for (size_t i = 0; i < count; i++) __builtin_prefetch(&strings->slots[strings_slot(strings, hashes[i])]);
}

static void fetch_keys(const Strings *strings, const uint32_t *codes, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (codes[i] != CODE_OPEN) __builtin_prefetch(&strings->keys[codes[i]]);
}

/* For rows `from` to `to`, the string that is probably theirs, by what the slots say; CODE_OPEN: it is not there. */
static void find(const Strings *strings, const StringsBatch *batch, size_t from, size_t to, uint32_t *codes) {
  size_t mask = ((size_t)1 << strings->bits) - 1;
  for (size_t i = batch_find(strings, batch, from, to, codes); i < to; i++) {
    uint32_t hash = batch->hashes[i];
    size_t at = strings_slot(strings, hash);
    while (strings->slots[at] && (strings->slots[at] ^ hash << strings->bits) > mask) at = (at + 1) & mask;
    codes[i] = strings->slots[at] ? (strings->slots[at] & (uint32_t)mask) - 1 : CODE_OPEN;
  }
}

/* Settles them: those found are compared, the others added. */
static bool settle(Strings *strings, const StringsBatch *batch, size_t from, size_t to, uint32_t *codes) {
  size_t batched = batch_check(strings, batch, from, to, codes);
  for (size_t i = from; i < to; i++) {
    if (i < batched && codes[i] != CODE_OPEN) continue;
    codes[i] = 0;
    if (batch->nulls[i]) continue;
    codes[i] = batch->keys[i].high == LONG_TEXT ? long_code(strings, &batch->fields[i])
                                                : short_code(strings, batch->keys[i], batch->hashes[i]);
    if (codes[i] == DICT_NONE) return false;
  }
  return true;
}

/* Many strings do not stay in the nearest memory: their slots and keys are asked for a while before they are needed. */
bool strings_add(Strings *strings, const StringsBatch *batch, uint32_t *codes) {
  size_t found = 0;
  for (size_t from = 0, to; from < batch->count; from = to) {
    to = least(from + AHEAD, batch->count);
    bool many = strings->count > MANY, first_look = many || csv_instructions() == INSTRUCTIONS_AVX512;
    size_t next = many ? least(to + AHEAD, batch->count) : to, second = many ? least(next + AHEAD, batch->count) : to;
    fetch_slots(strings, batch->hashes + next, second - next);
    if (first_look && found < next) find(strings, batch, found, next, codes);
    if (many) fetch_keys(strings, codes + to, next - to);
    found = next > found ? next : found;
    if (!settle(strings, batch, from, to, codes)) return false;
  }
  return true;
}

bool strings_unite(Strings *all, const Strings *from, uint32_t *map) {
  for (uint32_t code = 0; code < from->count; code++) {
    map[code] = short_code(all, from->keys[code], short_hash(from->keys[code]));
    if (map[code] == DICT_NONE) return false;
  }
  uint32_t longer = from->longer ? dict_count(from->longer) : 0;
  for (uint32_t code = 0; code < longer; code++) {
    Text text = dict_text(from->longer, code);
    CsvField field = {text.bytes, text.length, false};
    map[from->count + code] = long_code(all, &field);
    if (map[from->count + code] == DICT_NONE) return false;
  }
  return true;
}

bool strings_dict(const Strings *all, Dict *dict) {
  for (uint32_t code = 0; code < all->count; code++) {
    const ShortText *key = &all->keys[code];
    if (dict_add(dict, (const char *)key, (size_t)(key->high >> 56)) == DICT_NONE) return false;
  }
  uint32_t longer = all->longer ? dict_count(all->longer) : 0;
  for (uint32_t code = 0; code < longer; code++) {
    Text text = dict_text(all->longer, code);
    if (dict_add(dict, text.bytes, text.length) == DICT_NONE) return false;
  }
  return true;
}
