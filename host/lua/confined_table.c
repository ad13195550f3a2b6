/* setmetatable, getmetatable, rawset and table.sort as a recipe has them.
 *
 * A recipe may not make finalizers (__gc) or weak tables (__mode): when they act depends on the collector, and
 * Lua 5.4.4 can be crashed through them. Lua reads __mode at each collection, so it must not be added later either: a
 * table that becomes a metatable is given a guard, a metatable of our own whose __newindex refuses the two names. What
 * the recipe itself had set as the metatable of that table goes on to work through the guard. */
#include <string.h>

#include "lua/confined.h"

static const char guard_key; /* in a guard: the metatable that the recipe set, or false */

static bool is_forbidden(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TSTRING) return false;
  const char *name = lua_tostring(L, index);
  return strcmp(name, "__gc") == 0 || strcmp(name, "__mode") == 0;
}

static int refuse(lua_State *L, const char *name) {
  return luaL_error(L, "a recipe cannot set %s: it has no finalizers and no weak tables", name);
}

/* A new field of a guarded table. Upvalue 1 is the __newindex that the recipe had given it, or nil. */
static int guard_newindex(lua_State *L) {
  lua_settop(L, 3);
  if (is_forbidden(L, 2)) return refuse(L, lua_tostring(L, 2));
  int own = lua_type(L, lua_upvalueindex(1));
  if (own == LUA_TNIL) {
    lua_rawset(L, 1);
  } else if (own == LUA_TFUNCTION) {
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 3, 0);
  } else {
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_replace(L, 1);
    lua_settable(L, 1);
  }
  return 0;
}

/* Whether the metatable at `index` is a guard; pushes what the recipe had set if so. */
static bool is_guard(lua_State *L, int index) {
  if (lua_rawgetp(L, index, &guard_key) != LUA_TNIL) return true;
  lua_pop(L, 1);
  return false;
}

/* Puts the metamethods of the recipe's metatable at `own` into the guard at `guard`. */
static void copy_methods(lua_State *L, int own, int guard) {
  lua_pushnil(L);
  while (lua_next(L, own)) {
    if (lua_type(L, -2) == LUA_TSTRING && strncmp(lua_tostring(L, -2), "__", 2) == 0) {
      lua_pushvalue(L, -2);
      lua_pushvalue(L, -2);
      lua_rawset(L, guard);
    }
    lua_pop(L, 1);
  }
}

/* Makes a guard for the table at `index` that carries on the metatable at `own` (a table, or nil). */
static void put_guard(lua_State *L, int index, int own) {
  lua_newtable(L);
  int guard = lua_gettop(L);
  bool has_own = lua_istable(L, own);
  if (has_own) copy_methods(L, own, guard);
  lua_getfield(L, guard, "__newindex");
  lua_pushcclosure(L, guard_newindex, 1);
  lua_setfield(L, guard, "__newindex");
  if (has_own)
    lua_pushvalue(L, own);
  else
    lua_pushboolean(L, 0);
  lua_rawsetp(L, guard, &guard_key);
  lua_setmetatable(L, index);
}

/* Replaces whatever metatable the table at `index` has by a guard, if it is not one. */
static void ensure_guard(lua_State *L, int index) {
  int top = lua_gettop(L);
  if (!lua_getmetatable(L, index)) lua_pushnil(L);
  if (lua_isnil(L, -1) || !is_guard(L, top + 1)) put_guard(L, index, top + 1);
  lua_settop(L, top);
}

/* Pushes the metatable as the recipe knows it: what it set, or nil. Returns whether a guard is in between. */
static bool push_known(lua_State *L, int index) {
  if (!lua_getmetatable(L, index)) {
    lua_pushnil(L);
    return false;
  }
  if (!is_guard(L, lua_gettop(L))) return false;
  lua_remove(L, -2);
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    lua_pushnil(L);
  }
  return true;
}

static void check_methods(lua_State *L, int index) {
  const char *const names[] = {"__gc", "__mode"};
  for (size_t i = 0; i < 2; i++) {
    lua_pushstring(L, names[i]);
    if (lua_rawget(L, index) != LUA_TNIL) refuse(L, names[i]);
    lua_pop(L, 1);
  }
}

/* setmetatable with a guard. Upvalue 1: whether the caller is a recipe, whose metatables are searched for the two. */
static int safe_setmetatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, lua_isnoneornil(L, 2) || lua_istable(L, 2), 2, "nil or table");
  lua_settop(L, 2);
  bool guarded = push_known(L, 1);
  if (lua_istable(L, 3)) {
    lua_pushliteral(L, "__metatable");
    if (lua_rawget(L, 3) != LUA_TNIL) return luaL_error(L, "cannot change a protected metatable");
  }
  lua_settop(L, 2);
  if (lua_istable(L, 2) && lua_toboolean(L, lua_upvalueindex(1))) check_methods(L, 2);
  if (guarded) {
    put_guard(L, 1, 2);
  } else {
    if (lua_istable(L, 2)) ensure_guard(L, 2);
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
  }
  lua_settop(L, 1);
  return 1;
}

static int safe_getmetatable(lua_State *L) {
  luaL_checkany(L, 1);
  if (lua_type(L, 1) != LUA_TTABLE) {
    /* Those of strings and of quern's own objects are not shown. */
    if (lua_getmetatable(L, 1))
      lua_pushboolean(L, 0);
    else
      lua_pushnil(L);
    return 1;
  }
  (void)push_known(L, 1);
  if (lua_istable(L, -1)) {
    lua_pushliteral(L, "__metatable");
    if (lua_rawget(L, -2) == LUA_TNIL) lua_pop(L, 1);
  }
  return 1;
}

static int safe_rawset(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  luaL_checkany(L, 3);
  lua_settop(L, 3);
  if (is_forbidden(L, 2)) return refuse(L, lua_tostring(L, 2));
  lua_rawset(L, 1);
  return 1;
}

/* --- table.sort: a stable merge sort. The library's is unstable, and for some inputs picks pivots by the clock. --- */

/* Whether the value below the top comes after the one on top by the order at 2: then, and only then, they change. */
static bool is_after(lua_State *L, bool has_order) {
  if (!has_order) return lua_compare(L, -1, -2, LUA_OPLT);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, -2);
  lua_pushvalue(L, -4);
  lua_call(L, 2, 1);
  bool after = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return after;
}

typedef struct Run {
  lua_Integer from, middle, to; /* [from, middle) and [middle, to) are in order */
} Run;

/* Merges a run of the list at `source` into the one at `target`. */
static void merge(lua_State *L, int source, int target, Run run, bool has_order) {
  lua_Integer left = run.from, right = run.middle;
  for (lua_Integer at = run.from; at < run.to; at++) {
    bool take_right = left >= run.middle;
    if (!take_right && right < run.to) {
      (void)lua_rawgeti(L, source, left);
      (void)lua_rawgeti(L, source, right);
      take_right = is_after(L, has_order);
      lua_pop(L, 2);
    }
    (void)lua_rawgeti(L, source, take_right ? right++ : left++);
    lua_rawseti(L, target, at);
  }
}

static int safe_sort(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer count = luaL_len(L, 1);
  if (count < 2) return 0;
  luaL_argcheck(L, count < 1 << 30, 1, "array too big");
  bool has_order = !lua_isnoneornil(L, 2);
  if (has_order) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  lua_createtable(L, (int)count, 0);
  lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    (void)lua_geti(L, 1, i);
    lua_rawseti(L, 3, i);
  }
  int source = 3, target = 4;
  for (lua_Integer width = 1; width < count; width *= 2) {
    for (lua_Integer from = 1; from <= count; from += 2 * width) {
      lua_Integer middle = from + width <= count ? from + width : count + 1;
      lua_Integer to = from + 2 * width <= count ? from + 2 * width : count + 1;
      merge(L, source, target, (Run){from, middle, to}, has_order);
    }
    int swap = source;
    source = target;
    target = swap;
  }
  for (lua_Integer i = 1; i <= count; i++) {
    (void)lua_rawgeti(L, source, i);
    lua_seti(L, 1, i);
  }
  return 0;
}

/* quern's own modules may make weak tables; their metatables are guarded all the same, for recipes get to see some. */
void confined_open_tables(lua_State *L) {
  lua_pushboolean(L, 0);
  lua_pushcclosure(L, safe_setmetatable, 1);
  lua_setglobal(L, "setmetatable");
  lua_pushboolean(L, 1);
  lua_pushcclosure(L, safe_setmetatable, 1);
  lua_setglobal(L, "recipe_setmetatable");
  lua_register(L, "getmetatable", safe_getmetatable);
  lua_register(L, "recipe_rawset", safe_rawset);
  lua_getglobal(L, "table");
  lua_pushcfunction(L, safe_sort);
  lua_setfield(L, -2, "sort");
  lua_pop(L, 1);
}
