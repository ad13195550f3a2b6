/* The strings of a column while it is read. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/csv_batch.h"

enum { FIRST_BITS = 10, MANY = 2048 };

bool strings_new(Strings *strings) {
  *strings = (Strings){.shift = 64 - FIRST_BITS};
  strings->slots = block_zero((size_t)1 << FIRST_BITS, sizeof *strings->slots);
  return strings->slots != NULL;
}

void strings_free(Strings *strings) {
  free(strings->keys);
  block_free(strings->slots);
  dict_release(strings->longer);
  *strings = (Strings){0};
}

static bool strings_grow(Strings *strings) {
  int shift = strings->shift - 1;
  size_t count = (size_t)1 << (64 - shift), mask = count - 1;
  uint32_t *slots = block_zero(count, sizeof *slots);
  if (!slots) return false;
  for (uint32_t code = 0; code < strings->count; code++) {
    size_t at = (size_t)(((uint64_t)short_hash(strings->keys[code]) << 32) >> shift);
    while (slots[at]) at = (at + 1) & mask;
    slots[at] = code + 1;
  }
  block_free(strings->slots);
  strings->slots = slots;
  strings->shift = shift;
  return true;
}

/* The code, or DICT_NONE when memory is out. */
static uint32_t short_code(Strings *strings, ShortText key, uint32_t hash) {
  size_t mask = ((size_t)1 << (64 - strings->shift)) - 1, at = strings_slot(strings, hash);
  for (; strings->slots[at]; at = (at + 1) & mask) {
    const ShortText *known = &strings->keys[strings->slots[at] - 1];
    if (known->low == key.low && known->high == key.high) return strings->slots[at] - 1;
  }
  if (strings->count >= LONG_CODE - 1 ||
      !memory_reserve((void **)&strings->keys, &strings->capacity, (size_t)strings->count + 1, sizeof *strings->keys))
    return DICT_NONE;
  strings->keys[strings->count++] = key;
  strings->slots[at] = strings->count;
  if ((size_t)strings->count * 2 > mask && !strings_grow(strings)) return DICT_NONE;
  return strings->count - 1;
}

static uint32_t long_code(Strings *strings, const CsvField *field) {
  if (!strings->longer && !(strings->longer = dict_new())) return DICT_NONE;
  uint32_t code = dict_add(strings->longer, field->bytes, field->length);
  return code >= LONG_CODE - 1 ? DICT_NONE : code | LONG_CODE;
}

/* Many strings do not stay in the nearest memory: slots and keys are asked for before they are needed. */
static void fetch_ahead(const Strings *strings, const uint32_t *hashes, size_t count) {
  for (size_t i = 0; i < count; i++) __builtin_prefetch(&strings->slots[strings_slot(strings, hashes[i])]);
  for (size_t i = 0; i < count; i++) {
    uint32_t known = strings->slots[strings_slot(strings, hashes[i])];
    if (known) __builtin_prefetch(&strings->keys[known - 1]);
  }
}

bool strings_add(Strings *strings, const ShortText *keys, const uint32_t *hashes, const CsvField *fields, size_t count,
                 const uint8_t *nulls, uint32_t *codes) {
  if (strings->count > MANY) fetch_ahead(strings, hashes, count);
  size_t batched = batch_codes(strings, keys, hashes, nulls, count, codes);
  for (size_t i = 0; i < count; i++) {
    if (i < batched && codes[i] != CODE_OPEN) continue;
    codes[i] = 0;
    if (nulls[i]) continue;
    codes[i] = keys[i].high == LONG_TEXT ? long_code(strings, &fields[i]) : short_code(strings, keys[i], hashes[i]);
    if (codes[i] == DICT_NONE) return false;
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
