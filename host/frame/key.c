#include "frame/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "frame/block.h"
#include "frame/key_internal.h"
#include "frame/target.h"

static int total_bits(const Key *key) {
  int bits = 0;
  for (size_t i = 0; i < key->count; i++) bits += key_bits(key->parts[i].range);
  return bits;
}

/* The last key varies fastest. */
static void lay_out(Key *key, uint64_t dense_most) {
  uint64_t product = 1;
  bool fits = true;
  for (size_t i = key->count; i-- > 0;) {
    key->parts[i].factor = product;
    fits = fits && !__builtin_mul_overflow(product, key->parts[i].range, &product);
  }
  key->packed = !fits || product > dense_most;
  key->range = product;
  if (!key->packed) return;
  int shift = 0;
  for (size_t i = key->count; i-- > 0;) {
    key->parts[i].shift = shift;
    key->parts[i].factor = shift < 64 ? (uint64_t)1 << shift : 0;
    shift += key_bits(key->parts[i].range);
  }
  key->range = shift < 64 ? (uint64_t)1 << shift : 0;
}

/* Numbers the leading parts together until all fit into 64 bits. */
static bool merge_parts(Key *key) {
  while (total_bits(key) > 64) {
    Key head = *key;
    while (head.count > 1 && total_bits(&head) > 64) head.count--;
    if (head.count < 2) return false;
    lay_out(&head, 0);
    const KeyPart *last = &key->parts[head.count - 1];
    KeyPart merged = {.first = 0, .covers = last->first + last->covers};
    if (!key_number_parts(&head, &merged)) {
      block_free(merged.codes);
      block_free(merged.samples);
      return false;
    }
    for (size_t i = 0; i < head.count; i++) {
      block_free(key->parts[i].codes);
      block_free(key->parts[i].samples);
    }
    key->parts[0] = merged;
    memmove(key->parts + 1, key->parts + head.count, (key->count - head.count) * sizeof *key->parts);
    key->count -= head.count - 1;
  }
  return true;
}

static bool add_part(Key *key, size_t index) {
  const Column *column = key->columns[index];
  KeyPart *part = &key->parts[key->count++];
  *part = (KeyPart){.first = index, .covers = 1, .column = column};
  bool narrow = column->type != COLUMN_F64 && column->width < 8;
  if (!narrow) return key_number_column(key, part);
  part->range = column->range + (column->valid != NULL);
  return true;
}

Status key_new(Key *key, const Frame *frame, const char *const *names, size_t count, uint64_t dense_most,
               Error *error) {
  *key = (Key){.frame = frame, .column_count = count};
  key->columns = memory_new(count, sizeof *key->columns);
  key->parts = memory_new(count, sizeof *key->parts);
  if (!key->columns || !key->parts) return error_nomem(error, "keys");
  for (size_t i = 0; i < count; i++) {
    key->columns[i] = frame_column(frame, names[i], error);
    if (!key->columns[i]) return STATUS_NOTFOUND;
    if (key->columns[i]->type == COLUMN_LIST)
      return error_set(error, STATUS_INVALID, "column '%.100s' holds lists and cannot be a key", names[i]);
  }
  for (size_t i = 0; i < count; i++)
    if (!add_part(key, i)) return block_failure(error, "numbering keys");
  if (!merge_parts(key)) return block_failure(error, "numbering keys");
  lay_out(key, dense_most);
  return STATUS_OK;
}

void key_free(Key *key) {
  for (size_t i = 0; i < key->count; i++) {
    block_free(key->parts[i].codes);
    block_free(key->parts[i].samples);
  }
  free(key->parts);
  free(key->columns);
  *key = (Key){0};
}

/* out += stored * factor, for each width of storage and of result. */
#define ADD(name, stored, result)                                                                                  \
  FRAME_HOT static void name(const stored *data, const uint32_t *rows, size_t count, result factor, result *out) { \
    if (rows)                                                                                                      \
      for (size_t i = 0; i < count; i++) out[i] += (result)data[rows[i]] * factor;                                 \
    else                                                                                                           \
      for (size_t i = 0; i < count; i++) out[i] += (result)data[i] * factor;                                       \
  }
ADD(add_1_small, uint8_t, uint32_t)
ADD(add_2_small, uint16_t, uint32_t)
ADD(add_4_small, uint32_t, uint32_t)
ADD(add_1, uint8_t, uint64_t)
ADD(add_2, uint16_t, uint64_t)
ADD(add_4, uint32_t, uint64_t)

/* A null stores 0: its code is added on top. */
#define ADD_NULLS(name, result)                                                                         \
  static void name(const KeyPart *part, const uint32_t *rows, size_t from, size_t count, result *out) { \
    result code = (result)((part->range - 1) * part->factor);                                           \
    for (size_t i = 0; i < count; i++)                                                                  \
      if (!column_has(part->column, rows ? rows[from + i] : from + i)) out[i] += code;                  \
  }
ADD_NULLS(add_nulls_small, uint32_t)
ADD_NULLS(add_nulls, uint64_t)

#define PART_ADD(name, suffix, result)                                                                  \
  static void name(const KeyPart *part, const uint32_t *rows, size_t from, size_t count, result *out) { \
    const void *data = part->column ? part->column->data : part->codes;                                 \
    size_t width = part->column ? part->column->width : sizeof *part->codes;                            \
    const void *start = (const char *)data + (rows ? 0 : from * width);                                 \
    const uint32_t *picked = rows ? rows + from : NULL;                                                 \
    result factor = (result)part->factor;                                                               \
    if (width == 1)                                                                                     \
      add_1##suffix(start, picked, count, factor, out);                                                 \
    else if (width == 2)                                                                                \
      add_2##suffix(start, picked, count, factor, out);                                                 \
    else                                                                                                \
      add_4##suffix(start, picked, count, factor, out);                                                 \
    if (part->column && part->column->valid) add_nulls##suffix(part, rows, from, count, out);           \
  }
PART_ADD(part_add_small, _small, uint32_t)
PART_ADD(part_add, , uint64_t)

void key_load(const Key *key, const uint32_t *rows, size_t from, size_t count, uint64_t *out) {
  memset(out, 0, count * sizeof *out);
  for (size_t i = 0; i < key->count; i++) part_add(&key->parts[i], rows, from, count, out);
}

void key_load_small(const Key *key, const uint32_t *rows, size_t from, size_t count, uint32_t *out) {
  memset(out, 0, count * sizeof *out);
  for (size_t i = 0; i < key->count; i++) part_add_small(&key->parts[i], rows, from, count, out);
}
