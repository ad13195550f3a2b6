#include "sandbox/budget.h"

#include <stdlib.h>

void *budget_resize(void *context, void *block, size_t old_size, size_t size) {
  Budget *budget = context;
  /* Without a block Lua passes the kind of object in place of its old size. */
  size_t held = block ? old_size : 0;
  if (size == 0) {
    budget->used -= held;
    free(block);
    return NULL;
  }
  if (size > held && size - held > budget->most - budget->used) budget->exhausted();
  void *moved = realloc(block, size);
  if (!moved) {
    if (size <= held) return block;
    budget->exhausted();
  }
  budget->used = budget->used - held + size;
  return moved;
}
