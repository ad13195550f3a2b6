/* The key columns again, out of the numbers made of them. */
#include <string.h>

#include "base/pool.h"
#include "frame/block.h"
#include "frame/key_internal.h"
#include "frame/target.h"

static uint64_t part_code(const Key *key, const KeyPart *part, uint64_t number) {
  if (!key->packed) return number / part->factor % part->range;
  int bits = key_bits(part->range);
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
  int bits = key_bits(part->range);
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
  bool fine = pool_run(count < KEY_BLOCK ? 1 : 0, key->count, decode_part, &decoding) == STATUS_OK;
  for (size_t i = 0; fine && i < key->count; i++) {
    const KeyPart *part = &key->parts[i];
    if (part->column)
      out[part->first]->dict = dict_share(part->column->dict);
    else
      fine = sampled_columns(key, part, numbers, count, out);
  }
  return fine ? STATUS_OK : block_failure(error, "keys of groups");
}
