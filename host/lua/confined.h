/* confined.h: the Lua that a recipe sees, and the modules that serve it.
 *
 * The standard functions that reach the machine are not there at all; those that depend on chance (the order of
 * `pairs`, addresses in `tostring`, the clock, random seeds) give the same in every run; those through which Lua 5.4.4
 * can be crashed are our own. Each file below replaces one group. */
#ifndef QUERN_LUA_CONFINED_H
#define QUERN_LUA_CONFINED_H

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>

/* Opens the confined standard library into the globals of a fresh state, `clock` being what os.time() answers. */
void confined_open(lua_State *L, lua_Integer clock);

/* The coroutine that runs now, for a signal handler. */
lua_State *confined_running(void);

void confined_open_base(lua_State *L);      /* confined_base.c: pairs next tostring xpcall load */
void confined_open_tables(lua_State *L);    /* confined_table.c: setmetatable getmetatable rawset, table.sort */
void confined_open_coroutine(lua_State *L); /* confined_coroutine.c */
void confined_open_os(lua_State *L, lua_Integer clock); /* confined_os.c: os, math.randomseed */
void confined_open_require(lua_State *L); /* confined_require.c; reads QUERN_LIB, if it is set, here and only here */

/* Pushes what tostring gives for the value at `index`: no addresses. */
void confined_tostring(lua_State *L, int index);

/* Pushes a list of the table's keys in their fixed order: confined_order.c. Where the order of some is chance, because
 * they are tables or functions, it raises (`strict`) or leaves those as Lua finds them. */
void confined_keys(lua_State *L, int index, bool strict);

/* How many keys of such a list come before the key at `key` or are it. */
lua_Integer confined_place(lua_State *L, int list, int key);

#endif
