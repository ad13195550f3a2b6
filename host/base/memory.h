/* memory.h: allocation whose sizes are checked before the arithmetic.
 *
 * Sizes come from input, so a product or a sum may overflow; these return NULL then, as they do when memory is out.
 * Every caller checks. Memory from here is freed with free(). */
#ifndef QUERN_BASE_MEMORY_H
#define QUERN_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* `count` elements of `size` bytes, zeroed. A count of 0 still gives a pointer that may be freed. */
void *memory_new(size_t count, size_t size);

/* The same, from the beginning of a cache line on: for tables whose elements fill lines. */
enum { MEMORY_LINE = 64 };
void *memory_lines(size_t count, size_t size);

/* As realloc, for `count` elements of `size` bytes. On NULL the old block is still there. */
void *memory_resize(void *block, size_t count, size_t size);

/* Makes room for `needed` elements: `*block` and `*capacity` grow by half at least. False: out of memory or overflow,
 * nothing changed. */
bool memory_reserve(void **block, size_t *capacity, size_t needed, size_t size);

#endif
