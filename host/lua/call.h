/* call.h: calls into Lua that Ctrl-C can stop. */
#ifndef QUERN_LUA_CALL_H
#define QUERN_LUA_CALL_H

#include <lua.h>
#include <stdbool.h>

/* lua_pcall of the function below its `arguments`, with `handler` (an index, or 0) as message handler. While it runs,
 * Ctrl-C raises the interrupt flag for C loops and a hook for Lua code: either ends in the error "interrupted".
 * `insist`: a second Ctrl-C that comes before the first is answered ends the process (scripts); without it the session
 * is kept whatever happens (the REPL). Returns a Lua status. */
int call_interruptible(lua_State *L, int arguments, int results, int handler, bool insist);

/* Replaces coroutine.resume and coroutine.wrap by ones that tell which coroutine runs, so that Ctrl-C also stops a loop
 * inside one. They behave as the originals. For the REPL: a plain script has the standard ones. */
void call_watch_coroutines(lua_State *L);

#endif
