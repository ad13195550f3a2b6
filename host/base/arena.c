#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct ArenaBlock {
  ArenaBlock *older;
  size_t capacity;
  alignas(max_align_t) char bytes[];
};

void arena_free(Arena *arena) {
  for (ArenaBlock *block = arena->block; block;) {
    ArenaBlock *older = block->older;
    free(block);
    block = older;
  }
  *arena = (Arena)ARENA_INIT;
}

void arena_clear(Arena *arena) {
  ArenaBlock *kept = arena->block;
  if (!kept) return;
  Arena older = {.block = kept->older};
  arena_free(&older);
  kept->older = NULL;
  arena->next = kept->bytes;
  arena->room = kept->capacity;
  arena->total = sizeof(ArenaBlock) + kept->capacity;
}

static ArenaBlock *block_add(Arena *arena, size_t size) {
  size_t capacity = arena->block ? arena->block->capacity * 2 : FIRST_BLOCK;
  if (capacity > LARGEST_BLOCK) capacity = LARGEST_BLOCK;
  if (capacity < size) capacity = size;
  capacity &= ~(alignof(max_align_t) - 1);
  size_t bytes;
  if (__builtin_add_overflow(capacity, sizeof(ArenaBlock), &bytes)) return NULL;
  ArenaBlock *block = malloc(bytes);
  if (!block) return NULL;
  *block = (ArenaBlock){arena->block, capacity};
  arena->block = block;
  arena->next = block->bytes;
  arena->room = capacity;
  arena->total += bytes;
  return block;
}

void *arena_alloc_block(Arena *arena, size_t size) {
  const size_t align = alignof(max_align_t);
  if (size > SIZE_MAX - align) return NULL;
  size = (size + align - 1) & ~(align - 1);
  return block_add(arena, size) ? arena_alloc(arena, size) : NULL;
}

char *arena_copy(Arena *arena, const char *bytes, size_t length) {
  if (length == SIZE_MAX) return NULL;
  char *copy = arena_alloc(arena, length + 1);
  if (!copy) return NULL;
  if (length) memcpy(copy, bytes, length);
  copy[length] = '\0';
  return copy;
}
