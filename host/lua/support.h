/* support.h: what every binding needs to marshal: errors, options, checked sizes. */
#ifndef QUERN_LUA_SUPPORT_H
#define QUERN_LUA_SUPPORT_H

#include <lauxlib.h>
#include <lua.h>

#include "base/status.h"

/* Pushes nil, the message and the status name: what a function returns when the world failed. Returns 3. */
int support_fail(lua_State *L, Status status, const Error *error);

/* Creates (or finds) the metatable `name`, sets `methods` into it (both metamethods and what __index offers), sets
 * __index to itself, and leaves nothing on the stack. */
void support_class(lua_State *L, const char *name, const luaL_Reg *methods);

#endif
