#include "lua/confined.h"

#include <lualib.h>

static const luaL_Reg libraries[] = {
    {LUA_GNAME, luaopen_base},       {LUA_TABLIBNAME, luaopen_table}, {LUA_STRLIBNAME, luaopen_string},
    {LUA_MATHLIBNAME, luaopen_math}, {LUA_UTF8LIBNAME, luaopen_utf8}, {NULL, NULL},
};

/* What reads files or writes to the terminal. */
static const char *const removed[] = {"dofile", "loadfile", "print", "warn", NULL};

static void remove_function(lua_State *L, const char *name) {
  lua_pushnil(L);
  lua_setglobal(L, name);
}

static void lock_strings(lua_State *L) {
  lua_getglobal(L, LUA_STRLIBNAME);
  lua_pushnil(L);
  lua_setfield(L, -2, "dump");
  lua_pushliteral(L, "");
  (void)lua_getmetatable(L, -1);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 3);
}

void confined_open(lua_State *L, lua_Integer clock) {
  for (const luaL_Reg *library = libraries; library->name; library++) {
    luaL_requiref(L, library->name, library->func, 1);
    lua_pop(L, 1);
  }
  for (const char *const *name = removed; *name; name++) remove_function(L, *name);
  lock_strings(L);
  confined_open_base(L);
  confined_open_tables(L);
  confined_open_coroutine(L);
  confined_open_os(L, clock);
  confined_open_require(L);
}
