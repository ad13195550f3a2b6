/* worker_inside.h: what happens in a recipe's worker: a fresh, confined Lua state that serves its parent. */
#ifndef QUERN_LUA_WORKER_INSIDE_H
#define QUERN_LUA_WORKER_INSIDE_H

#include <lua.h>
#include <stddef.h>

typedef struct WorkerInside {
  size_t memory;
  double seconds;
  lua_Integer clock;
  const char *chunk; /* the recipe's chunk name: limits are reported with the line in it */
} WorkerInside;

/* Opens the state, gives up all rights, and calls quern.recipe.inside. Returns the exit code. `context` is the above.
 */
int worker_inside(int descriptor, void *context);

#endif
