/* support.h: what every binding needs to marshal: errors, options, checked sizes. */
#ifndef QUERN_LUA_SUPPORT_H
#define QUERN_LUA_SUPPORT_H

#include <lauxlib.h>
#include <lua.h>

#include "base/status.h"

/* Pushes nil, the message and the status name: what a function returns when the world failed. Returns 3. */
int support_fail(lua_State *L, Status status, const Error *error);

/* Creates (or finds) the metatable `name` and leaves nothing on the stack. Those of `methods` that begin with two
 * underscores are metamethods; the others go into a table of their own, which becomes __index: an object does not give
 * away its metatable, nor its finalizer. */
void support_class(lua_State *L, const char *name, const luaL_Reg *methods);

/* Set a field of the table on the top. A NULL string is nil; a number that is whole becomes an integer. */
void support_set_string(lua_State *L, const char *name, const char *value);
void support_set_integer(lua_State *L, const char *name, lua_Integer value);
void support_set_number(lua_State *L, const char *name, double value);

/* Sets `from` and `to` of the table on the top: 1-based and inclusive, from a span that is 0-based and half-open. */
void support_set_span(lua_State *L, size_t from, size_t to);

#endif
