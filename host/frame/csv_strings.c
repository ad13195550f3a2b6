/* The strings of a column while it is read. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/csv_internal.h"

enum { FIRST_BITS = 8 };
static const uint64_t ODD_LOW = 0x9E3779B97F4A7C15u, ODD_HIGH = 0xC2B2AE3D27D4EB4Fu;

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

static uint64_t short_hash(ShortText key) {
  uint64_t mixed = (key.low * ODD_LOW) ^ (key.high * ODD_HIGH);
  return (mixed ^ mixed >> 29) * ODD_LOW;
}

static bool strings_grow(Strings *strings) {
  int shift = strings->shift - 1;
  size_t count = (size_t)1 << (64 - shift), mask = count - 1;
  uint32_t *slots = block_zero(count, sizeof *slots);
  if (!slots) return false;
  for (uint32_t code = 0; code < strings->count; code++) {
    size_t at = (size_t)(short_hash(strings->keys[code]) >> shift);
    while (slots[at]) at = (at + 1) & mask;
    slots[at] = code + 1;
  }
  block_free(strings->slots);
  strings->slots = slots;
  strings->shift = shift;
  return true;
}

/* The code, or DICT_NONE when memory is out. */
static uint32_t short_code(Strings *strings, ShortText key, uint64_t hash) {
  size_t mask = ((size_t)1 << (64 - strings->shift)) - 1, at = (size_t)(hash >> strings->shift);
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

/* Reads past the field, never past the slack behind the text: the bytes that do not belong are masked away. */
static ShortText short_text(const CsvField *field) {
  uint64_t low, high;
  memcpy(&low, field->bytes, 8);
  memcpy(&high, field->bytes + 8, 8);
  size_t length = field->length;
  if (length < 8) {
    low &= ((uint64_t)1 << (8 * length)) - 1;
    high = 0;
  } else {
    high &= ((uint64_t)1 << (8 * (length - 8))) - 1;
  }
  return (ShortText){low, high | (uint64_t)length << 56};
}

bool strings_add(Strings *strings, const CsvField *fields, size_t count, const uint8_t *nulls, ShortText *keys,
                 uint32_t *hashes, int64_t *codes) {
  for (size_t i = 0; i < count; i++) {
    if (fields[i].length > SHORT_MOST) continue;
    keys[i] = short_text(&fields[i]);
    uint64_t hash = short_hash(keys[i]);
    hashes[i] = (uint32_t)(hash >> 32);
    __builtin_prefetch(&strings->slots[hash >> strings->shift]);
  }
  for (size_t i = 0; i < count; i++) {
    codes[i] = 0;
    if (nulls[i]) continue;
    bool is_short = fields[i].length <= SHORT_MOST;
    /* Slots are chosen by high bits, of which 32 are kept: enough for four billion of them. */
    uint32_t code = is_short ? short_code(strings, keys[i], (uint64_t)hashes[i] << 32) : long_code(strings, &fields[i]);
    if (code == DICT_NONE) return false;
    codes[i] = code;
  }
  return true;
}

bool strings_map(const Strings *strings, Dict *dict, uint32_t *map) {
  for (uint32_t code = 0; code < strings->count; code++) {
    const ShortText *key = &strings->keys[code];
    map[code] = dict_add(dict, (const char *)key, (size_t)(key->high >> 56));
    if (map[code] == DICT_NONE) return false;
  }
  uint32_t longer = strings->longer ? dict_count(strings->longer) : 0;
  for (uint32_t code = 0; code < longer; code++) {
    Text text = dict_text(strings->longer, code);
    map[strings->count + code] = dict_add(dict, text.bytes, text.length);
    if (map[strings->count + code] == DICT_NONE) return false;
  }
  return true;
}
