/* Values that are no small numbers, numbered: those of a column in their order, those of several keys as they come. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "frame/block.h"
#include "frame/key_internal.h"

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

bool key_number_column(const Key *key, KeyPart *part) {
  const Column *column = key->columns[part->first];
  Numbering numbering = {0};
  part->codes = block_new(key->columns[0]->rows, sizeof *part->codes);
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

bool key_number_parts(const Key *merged, KeyPart *part) {
  Numbering numbering = {0};
  uint64_t numbers[KEY_BLOCK];
  const Frame *frame = merged->frame;
  part->codes = block_new(merged->columns[0]->rows, sizeof *part->codes);
  bool fine = part->codes && numbering_grow(&numbering);
  for (size_t from = 0; fine && from < frame->rows; from += KEY_BLOCK) {
    size_t count = frame->rows - from < KEY_BLOCK ? frame->rows - from : KEY_BLOCK;
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
