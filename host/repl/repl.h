/* repl.h: the interactive loop. */
#ifndef QUERN_REPL_REPL_H
#define QUERN_REPL_REPL_H

#include <lua.h>

/* Reads, evaluates and prints until end of input. Returns the exit code. */
int repl_run(lua_State *L);

#endif
