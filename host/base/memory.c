#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LARGE = 96 };

void *memory_new(size_t count, size_t size) { return calloc(count ? count : 1, size ? size : 1); }

void *memory_lines(size_t count, size_t size) {
  void *block = NULL;
  size_t bytes;
  if (__builtin_mul_overflow(count ? count : 1, size ? size : 1, &bytes)) return NULL;
  if (posix_memalign(&block, MEMORY_LINE, bytes) != 0) return NULL;
  return memset(block, 0, bytes);
}

void *memory_resize(void *block, size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) return NULL;
  return realloc(block, bytes ? bytes : 1);
}

bool memory_reserve(void **block, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) return true;
  size_t grown, least = size < LARGE ? 16 : 1; /* of large things there is mostly one */
  if (__builtin_add_overflow(*capacity, *capacity / 2 + least, &grown) || grown < needed) grown = needed;
  void *moved = memory_resize(*block, grown, size);
  if (!moved) return false;
  *block = moved;
  *capacity = grown;
  return true;
}
