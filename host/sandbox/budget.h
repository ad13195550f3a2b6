/* budget.h: memory that is counted and ends at a limit.
 *
 * budget_resize has the shape of Lua's allocator. Once the limit is passed, or the system has no more, `exhausted` is
 * called and must not return: a recipe's worker reports the limit and exits there. An allocator that answered NULL
 * instead would let the recipe catch the error and go on, and would send Lua through its least tested paths.
 * Costs two additions a call. */
#ifndef QUERN_SANDBOX_BUDGET_H
#define QUERN_SANDBOX_BUDGET_H

#include <stddef.h>

typedef struct Budget {
  size_t used, most;
  void (*exhausted)(void); /* does not return */
} Budget;

/* Grows, shrinks, frees (size 0) or makes (block NULL) a block. Never returns NULL for a size above 0. */
void *budget_resize(void *budget, void *block, size_t old_size, size_t size);

#endif
