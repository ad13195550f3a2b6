#include "frame/key.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/pool.h"
#include "frame/block.h"
#include "frame/target.h"

enum { LOAD_BLOCK = 2048 };

/* Open addressing over 64-bit values, numbering them as they come. */
typedef struct Numbering {
  uint64_t *values; /* by number */
  uint32_t *samples;
  size_t capacity; /* of both */
  uint32_t count;
  uint32_t *slots; /* number + 1; 0: empty */
  size_t mask;
} Numbering;

static bool numbering_grow(Numbering *n) {
  size_t capacity = n->capacity ? n->capacity * 2 : 1024, slots = capacity * 2;
  uint64_t *values = block_new(capacity, sizeof *values);
  uint32_t *samples = block_new(capacity, sizeof *samples), *table = block_zero(slots, sizeof *table);
  bool fine = values && samples && table;
  if (fine && n->count) {
    memcpy(values, n->values, n->count * sizeof *values);
    memcpy(samples, n->samples, n->count * sizeof *samples);
  }
  for (uint32_t i = 0; fine && i < n->count; i++) {
    size_t at = (size_t)hash_u64(values[i]) & (slots - 1);
    while (table[at]) at = (at + 1) & (slots - 1);
    table[at] = i + 1;
  }
  block_free(fine ? n->values : values);
  block_free(fine ? n->samples : samples);
  block_free(fine ? n->slots : table);
  if (fine) *n = (Numbering){values, samples, capacity, n->count, table, slots - 1};
  return fine;
}

static void numbering_free(Numbering *n) {
  block_free(n->values);
  block_free(n->samples);
  block_free(n->slots);
}

/* The number of a value; UINT32_MAX: out of memory. */
static uint32_t numbering_add(Numbering *n, uint64_t value, uint32_t row) {
  if (n->count >= n->capacity && !numbering_grow(n)) return UINT32_MAX;
  size_t at = (size_t)hash_u64(value) & n->mask;
  for (; n->slots[at]; at = (at + 1) & n->mask)
    if (n->values[n->slots[at] - 1] == value) return n->slots[at] - 1;
  n->slots[at] = n->count + 1;
  n->values[n->count] = value;
  n->samples[n->count] = row;
  return n->count++;
}

/* Bits of a value that compare as unsigned numbers in the order of the values; equal values have equal bits. */
static uint64_t ordered_bits(const Column *column, size_t row) {
  if (column->type != COLUMN_F64) return (uint64_t)column_integer(column, row) ^ (uint64_t)1 << 63;
  double value = column_double(column, row);
  if (value == 0) value = 0; /* -0 */
  if (value != value) return UINT64_MAX;
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

typedef struct Numbered {
  uint64_t value;
  uint32_t number;
} Numbered;

static int numbered_compare(const void *left, const void *right) {
  const Numbered *a = left, *b = right;
  return (a->value > b->value) - (a->value < b->value);
}

/* Renumbers by value; the samples follow. */
static bool numbering_sort(Numbering *n, uint32_t *ranks) {
  Numbered *order = block_new(n->count, sizeof *order);
  uint32_t *samples = block_new(n->count, sizeof *samples);
  bool fine = order && samples;
  if (fine) {
    for (uint32_t i = 0; i < n->count; i++) order[i] = (Numbered){n->values[i], i};
    if (n->count) qsort(order, n->count, sizeof *order, numbered_compare);
    for (uint32_t i = 0; i < n->count; i++) {
      ranks[order[i].number] = i;
      samples[i] = n->samples[order[i].number];
    }
    memcpy(n->samples, samples, n->count * sizeof *samples);
  }
  block_free(order);
  block_free(samples);
  return fine;
}

static size_t physical(const Frame *frame, size_t row) { return frame->selection ? frame->selection[row] : row; }

/* Takes the samples of a numbering for a part whose codes are complete but for null, which gets the last code. */
static bool finish_numbering(KeyPart *part, Numbering *n, const uint32_t *ranks, const Frame *frame,
                             const Column *nullable) {
  uint32_t none = n->count;
  uint32_t null_row = UINT32_MAX;
  for (size_t i = 0; i < frame->rows; i++) {
    size_t row = physical(frame, i);
    if (nullable && !column_has(nullable, row)) {
      part->codes[row] = none;
      null_row = (uint32_t)row;
    } else if (ranks) {
      part->codes[row] = ranks[part->codes[row]];
    }
  }
  part->range = (uint64_t)none + (null_row != UINT32_MAX);
  if (part->range == 0) part->range = 1;
  part->samples = block_zero(part->range + 1, sizeof *part->samples);
  if (!part->samples) return false;
  if (none) memcpy(part->samples, n->samples, none * sizeof *part->samples);
  if (null_row != UINT32_MAX) part->samples[none] = null_row;
  return true;
}

static size_t physical_rows(const Key *key) { return key->column_count ? key->columns[0]->rows : 0; }

/* A part for a column whose stored values are no small numbers. */
static bool number_column(const Key *key, KeyPart *part) {
  const Column *column = key->columns[part->first];
  Numbering numbering = {0};
  part->codes = block_new(physical_rows(key), sizeof *part->codes);
  bool fine = part->codes && numbering_grow(&numbering);
  for (size_t i = 0; fine && i < key->frame->rows; i++) {
    size_t row = physical(key->frame, i);
    if (!column_has(column, row)) continue;
    part->codes[row] = numbering_add(&numbering, ordered_bits(column, row), (uint32_t)row);
    fine = part->codes[row] != UINT32_MAX;
  }
  uint32_t *ranks = fine ? block_new(numbering.count, sizeof *ranks) : NULL;
  fine = ranks && numbering_sort(&numbering, ranks) && finish_numbering(part, &numbering, ranks, key->frame, column);
  block_free(ranks);
  numbering_free(&numbering);
  part->column = NULL;
  return fine;
}

/* A part for what `merged` keys number together. */
static bool number_key(const Key *merged, KeyPart *part) {
  Numbering numbering = {0};
  uint64_t numbers[LOAD_BLOCK];
  const Frame *frame = merged->frame;
  part->codes = block_new(physical_rows(merged), sizeof *part->codes);
  bool fine = part->codes && numbering_grow(&numbering);
  for (size_t from = 0; fine && from < frame->rows; from += LOAD_BLOCK) {
    size_t count = frame->rows - from < LOAD_BLOCK ? frame->rows - from : LOAD_BLOCK;
    key_load(merged, frame->selection, from, count, numbers);
    for (size_t i = 0; i < count && fine; i++) {
      size_t row = physical(frame, from + i);
      part->codes[row] = numbering_add(&numbering, numbers[i], (uint32_t)row);
      fine = part->codes[row] != UINT32_MAX;
    }
  }
  fine = fine && finish_numbering(part, &numbering, NULL, frame, NULL);
  numbering_free(&numbering);
  part->column = NULL;
  return fine;
}

static int bits_for(uint64_t range) { return range <= 1 ? 0 : 64 - __builtin_clzll(range - 1); }

static int total_bits(const Key *key) {
  int bits = 0;
  for (size_t i = 0; i < key->count; i++) bits += bits_for(key->parts[i].range);
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
    shift += bits_for(key->parts[i].range);
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
    if (!number_key(&head, &merged)) {
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
  if (!narrow) return number_column(key, part);
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

static uint64_t part_code(const Key *key, const KeyPart *part, uint64_t number) {
  if (!key->packed) return number / part->factor % part->range;
  int bits = bits_for(part->range);
  return bits == 0 ? 0 : number >> part->shift & (bits == 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1);
}

/* The columns of a numbered part: rows that have each code. */
static bool sampled_columns(const Key *key, const KeyPart *part, const uint64_t *numbers, size_t count, Column **out) {
  uint32_t *rows = block_new(count, sizeof *rows);
  bool fine = rows != NULL;
  for (size_t i = 0; fine && i < count; i++) rows[i] = part->samples[part_code(key, part, numbers[i])];
  for (size_t c = part->first; fine && c < part->first + part->covers; c++)
    fine = (out[c] = column_gather(key->columns[c], rows, count)) != NULL;
  block_free(rows);
  return fine;
}

/* Codes out of packed numbers, for each width: a shift and a mask, which the compiler does many at a time. */
#define UNPACK(name, type)                                                                                 \
  FRAME_HOT static void name(const uint64_t *numbers, size_t count, int shift, uint64_t mask, type *out) { \
    for (size_t i = 0; i < count; i++) out[i] = (type)(numbers[i] >> shift & mask);                        \
  }
UNPACK(unpack_1, uint8_t)
UNPACK(unpack_2, uint16_t)
UNPACK(unpack_4, uint32_t)

/* The same for dense numbers below 2^32. Their quotients as doubles round to the right whole number: one that is not
 * whole is further from the next one than a double's precision. */
#define DIVIDE_SMALL(name, type)                                                                              \
  FRAME_HOT static void name(const uint64_t *numbers, size_t count, double factor, double range, type *out) { \
    for (size_t i = 0; i < count; i++) {                                                                      \
      int64_t code = (int64_t)((double)(int64_t)numbers[i] / factor);                                         \
      int64_t rounds = (int64_t)((double)code / range);                                                       \
      out[i] = (type)(code - rounds * (int64_t)range);                                                        \
    }                                                                                                         \
  }
DIVIDE_SMALL(divide_1, uint8_t)
DIVIDE_SMALL(divide_2, uint16_t)
DIVIDE_SMALL(divide_4, uint32_t)

#define DIVIDE(type, small)                                                                                \
  if (key->range <= UINT32_MAX)                                                                            \
    small(numbers, count, (double)part->factor, (double)part->range, out);                                 \
  else                                                                                                     \
    for (size_t i = 0; i < count; i++) ((type *)out)[i] = (type)(numbers[i] / part->factor % part->range); \
  break

static void decode(const Key *key, const KeyPart *part, const uint64_t *numbers, size_t count, uint8_t width,
                   void *out) {
  int bits = bits_for(part->range);
  uint64_t mask = bits == 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1;
  switch (width + (key->packed ? 0 : 8)) {
    case 1: unpack_1(numbers, count, bits ? part->shift : 0, mask, out); break;
    case 2: unpack_2(numbers, count, bits ? part->shift : 0, mask, out); break;
    case 4: unpack_4(numbers, count, bits ? part->shift : 0, mask, out); break;
    case 9: DIVIDE(uint8_t, divide_1);
    case 10: DIVIDE(uint16_t, divide_2);
    default: DIVIDE(uint32_t, divide_4);
  }
}

/* The last code is null, and may be one more than the width holds. */
static void decode_nulls(const Key *key, const KeyPart *part, const uint64_t *numbers, size_t count, Column *made) {
  for (size_t i = 0; i < count; i++) {
    if (part_code(key, part, numbers[i]) != part->range - 1)
      made->valid[i >> 6] |= (uint64_t)1 << (i & 63);
    else
      memset((char *)made->data + i * made->width, 0, made->width);
  }
}

static Column *stored_column(const Key *key, const KeyPart *part, const uint64_t *numbers, size_t count) {
  const Column *column = part->column;
  Column *made = column_raw(column->type, column->width, count, column->valid != NULL);
  if (!made) return NULL;
  made->base = column->base;
  made->range = column->range;
  decode(key, part, numbers, count, column->width, made->data);
  if (made->valid) decode_nulls(key, part, numbers, count, made);
  return made;
}

typedef struct Decoding {
  const Key *key;
  const uint64_t *numbers;
  size_t count;
  Column **out;
} Decoding;

static Status decode_part(void *context, size_t index, size_t worker) {
  (void)worker;
  const Decoding *decoding = context;
  const KeyPart *part = &decoding->key->parts[index];
  if (!part->column) return STATUS_OK;
  decoding->out[part->first] = stored_column(decoding->key, part, decoding->numbers, decoding->count);
  return decoding->out[part->first] ? STATUS_OK : STATUS_NOMEM;
}

Status key_columns(const Key *key, const uint64_t *numbers, size_t count, Column **out, Error *error) {
  Decoding decoding = {key, numbers, count, out};
  bool fine = pool_run(count < LOAD_BLOCK ? 1 : 0, key->count, decode_part, &decoding) == STATUS_OK;
  for (size_t i = 0; fine && i < key->count; i++) {
    const KeyPart *part = &key->parts[i];
    if (part->column)
      out[part->first]->dict = dict_share(part->column->dict);
    else
      fine = sampled_columns(key, part, numbers, count, out);
  }
  return fine ? STATUS_OK : block_failure(error, "keys of groups");
}
