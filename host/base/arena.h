/* arena.h: memory that is given back all at once.
 *
 * For structures built while one document or one rule set is worked on. Blocks double up to 1 MiB; pointers stay valid
 * until arena_free. Not for use by two threads at a time: give each its own. */
#ifndef QUERN_BASE_ARENA_H
#define QUERN_BASE_ARENA_H

#include <stdalign.h>
#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
  ArenaBlock *block; /* the one being filled; older ones behind it */
  size_t total;      /* bytes asked of the system */
  char *next;        /* what is free of that block */
  size_t room;
} Arena;

#define ARENA_INIT \
  { NULL, 0, NULL, 0 }

void arena_free(Arena *arena);

/* Forgets what was given and keeps the largest block: for what comes next. */
void arena_clear(Arena *arena);

/* As arena_alloc where the block is full. */
void *arena_alloc_block(Arena *arena, size_t size);

/* `size` bytes, aligned for any type, not zeroed; NULL when memory is out. */
static inline void *arena_alloc(Arena *arena, size_t size) {
  enum { ALIGN = alignof(max_align_t) };
  if (size > arena->room) return arena_alloc_block(arena, size);
  void *given = arena->next;
  size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1); /* the room is a multiple of that */
  arena->next += size;
  arena->room -= size;
#ifdef __SANITIZE_ADDRESS__ /* what is read before it was written shows: any two fields differ, the second is less */
  for (size_t i = 0; i < size; i++) ((unsigned char *)given)[i] = (unsigned char)(0xA5 - i);
#endif
  return given;
}

/* A NUL-terminated copy of `length` bytes. */
char *arena_copy(Arena *arena, const char *bytes, size_t length);

#endif
