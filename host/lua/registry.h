/* registry.h: a Lua state as quern's scripts see it: the standard library, `quern.*`, cjson and lpeg. */
#ifndef QUERN_LUA_REGISTRY_H
#define QUERN_LUA_REGISTRY_H

#include <lua.h>

/* Opens the standard libraries, makes every binding available to require as "quern.host.NAME", and adds the searcher
 * that finds `quern.*` in QUERN_LIB (a folder, for development) or else in the binary. */
void registry_open(lua_State *L);

#endif
