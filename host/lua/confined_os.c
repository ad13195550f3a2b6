/* What a recipe has of os and of math's randomness: a clock that stands still, and the same seed in every run. */
#include <lualib.h>

#include "lua/confined.h"

/* time() is the clock of the run; time{...} is the library's, upvalue 1. */
static int safe_time(lua_State *L) {
  lua_settop(L, 1);
  if (lua_isnil(L, 1)) {
    lua_pushvalue(L, lua_upvalueindex(2));
    return 1;
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

static int safe_date(lua_State *L) {
  lua_settop(L, 2);
  if (lua_isnil(L, 1)) {
    lua_pushliteral(L, "%c");
    lua_replace(L, 1);
  }
  if (lua_isnil(L, 2)) {
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_replace(L, 2);
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

/* Goes on by a microsecond a call, so that a loop that waits for it ends. */
static int safe_clock(lua_State *L) {
  lua_Number now = lua_tonumber(L, lua_upvalueindex(1)) + 1e-6;
  lua_pushnumber(L, now);
  lua_pushvalue(L, -1);
  lua_replace(L, lua_upvalueindex(1));
  return 1;
}

/* Without arguments the library takes the clock and an address. */
static int safe_randomseed(lua_State *L) {
  if (lua_gettop(L) == 0) lua_pushinteger(L, 0);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}

static void pin(lua_State *L, int library, const char *name, lua_CFunction function, lua_Integer clock) {
  lua_getfield(L, library, name);
  lua_pushinteger(L, clock);
  lua_pushcclosure(L, function, 2);
  lua_setfield(L, -2, name);
}

void confined_open_os(lua_State *L, lua_Integer clock) {
  lua_pushcfunction(L, luaopen_os);
  lua_call(L, 0, 1);
  lua_newtable(L);
  int library = lua_gettop(L) - 1;
  lua_getfield(L, library, "difftime");
  lua_setfield(L, -2, "difftime");
  pin(L, library, "time", safe_time, clock);
  pin(L, library, "date", safe_date, clock);
  lua_pushnumber(L, 0);
  lua_pushcclosure(L, safe_clock, 1);
  lua_setfield(L, -2, "clock");
  lua_setglobal(L, LUA_OSLIBNAME);
  lua_pop(L, 1);

  lua_getglobal(L, LUA_MATHLIBNAME);
  lua_getfield(L, -1, "randomseed");
  lua_pushcclosure(L, safe_randomseed, 1);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "randomseed");
  lua_call(L, 0, 0);
  lua_pop(L, 1);
}
