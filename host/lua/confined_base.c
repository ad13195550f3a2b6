/* pairs, next, tostring, string.format, xpcall, load as a recipe has them. */
#include <stdlib.h>
#include <string.h>

#include "lua/confined.h"
#include "sandbox/source.h"

static const char names_key; /* in the registry: the numbers of objects */

/* --- tostring and format: objects are numbered as they are first named, in place of their addresses --- */

/* The registry's table of names (weak keys) gives each object its number, and under 1 how many there are. */
static lua_Integer object_number(lua_State *L, int index) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &names_key);
  int names = lua_gettop(L);
  lua_pushvalue(L, index);
  (void)lua_rawget(L, names);
  lua_Integer number = lua_tointeger(L, -1);
  if (number == 0) {
    (void)lua_rawgeti(L, names, 1);
    number = lua_tointeger(L, -1) + 1;
    lua_pushvalue(L, index);
    lua_pushinteger(L, number);
    lua_rawset(L, names);
    lua_pushinteger(L, number);
    lua_rawseti(L, names, 1);
  }
  lua_settop(L, names - 1);
  return number;
}

void confined_tostring(lua_State *L, int index) {
  index = lua_absindex(L, index);
  int type = lua_type(L, index);
  bool plain = type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER || type == LUA_TSTRING;
  if (plain || luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
    if (!plain) lua_pop(L, 1);
    luaL_tolstring(L, index, NULL);
    return;
  }
  const char *name = luaL_getmetafield(L, index, "__name") == LUA_TSTRING ? lua_tostring(L, -1) : lua_typename(L, type);
  lua_pushfstring(L, "%s: %I", name, (LUAI_UACINT)object_number(L, index));
}

static int safe_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  confined_tostring(L, 1);
  return 1;
}

/* Each %s is given the text of its value; the rest is the library's, which is the upvalue. */
static int safe_format(lua_State *L) {
  size_t length;
  const char *at = luaL_checklstring(L, 1, &length), *end = at + length;
  int argument = 1;
  while ((at = memchr(at, '%', (size_t)(end - at))) != NULL) {
    at += 1 + strspn(at + 1, "-+ #0123456789.");
    if (*at == '%') {
      at++;
      continue;
    }
    argument++;
    if (*at == 'p') return luaL_error(L, "'%%p' is not there: addresses differ from run to run");
    if (*at == 's' && argument <= lua_gettop(L)) {
      confined_tostring(L, argument);
      lua_replace(L, argument);
    }
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  return 1;
}

/* --- pairs and next in a fixed order --- */

static int plain_next(lua_State *L) {
  lua_settop(L, 2);
  if (lua_next(L, 1)) return 2;
  lua_pushnil(L);
  return 1;
}

/* Steps through the list of keys (upvalue 1); keys that were cleared meanwhile are left out. */
static int ordered_step(lua_State *L) {
  for (lua_Integer i = lua_tointeger(L, lua_upvalueindex(2)) + 1;; i++) {
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(2));
    if (lua_rawgeti(L, lua_upvalueindex(1), i) == LUA_TNIL) return 1;
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 1) != LUA_TNIL) return 2;
    lua_pop(L, 2);
  }
}

/* Whether Lua itself would visit the keys 1 to n in order, and no others. */
static bool is_sequence(lua_State *L, int index) {
  lua_Integer expected = 0;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) != ++expected) {
      lua_pop(L, 1);
      return false;
    }
  }
  return true;
}

/* Upvalue 1: whether an order that is chance is an error: for recipes it is, quern's own modules know what they do. */
static int safe_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(L, 1);
    lua_call(L, 1, 3);
    return 3;
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  if (is_sequence(L, 1)) {
    lua_pushcfunction(L, plain_next);
  } else {
    confined_keys(L, 1, lua_toboolean(L, lua_upvalueindex(1)));
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, ordered_step, 2);
  }
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

/* Where the call before left off: upvalues 1 to 3 are its table, the keys, and the place reached. */
static bool goes_on(lua_State *L) {
  if (lua_isnil(L, 2) || !lua_rawequal(L, 1, lua_upvalueindex(1))) return false;
  (void)lua_rawgeti(L, lua_upvalueindex(2), lua_tointeger(L, lua_upvalueindex(3)));
  bool same = lua_rawequal(L, 2, -1);
  lua_pop(L, 1);
  return same;
}

/* The key after the given one in the fixed order. A call that goes on from the one before costs one step. */
static int safe_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  lua_pushnil(L);
  if (!lua_next(L, 1)) {
    lua_pushnil(L);
    return 1;
  }
  lua_settop(L, 2);
  lua_Integer place = lua_tointeger(L, lua_upvalueindex(3));
  if (!goes_on(L)) {
    confined_keys(L, 1, true);
    place = lua_isnil(L, 2) ? 0 : confined_place(L, 3, 2);
    lua_replace(L, lua_upvalueindex(2));
    lua_pushvalue(L, 1);
    lua_replace(L, lua_upvalueindex(1));
  }
  for (;;) {
    lua_pushinteger(L, ++place);
    lua_replace(L, lua_upvalueindex(3));
    if (lua_rawgeti(L, lua_upvalueindex(2), place) == LUA_TNIL) return 1;
    lua_pushvalue(L, -1);
    if (lua_rawget(L, 1) != LUA_TNIL) return 2;
    lua_pop(L, 2);
  }
}

/* --- xpcall: the handler runs after the call has been left, so that its own failures cannot nest --- */

static int finish_handler(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

static int finish_xpcall(lua_State *L, int status, lua_KContext context) {
  (void)context;
  if (status == LUA_OK || status == LUA_YIELD) {
    lua_pushboolean(L, 1);
    lua_replace(L, 1);
    return lua_gettop(L);
  }
  lua_pushvalue(L, 1);
  lua_insert(L, -2);
  return finish_handler(L, lua_pcallk(L, 1, 1, 0, 0, finish_handler), 0);
}

static int safe_xpcall(lua_State *L) {
  luaL_checktype(L, 2, LUA_TFUNCTION);
  /* handler, function, arguments */
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_replace(L, 1);
  lua_replace(L, 2);
  return finish_xpcall(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_xpcall), 0);
}

/* --- load: text only, of a checked shape --- */

/* Joins the pieces a function gives; leaves the text on the stack. */
static void join_pieces(lua_State *L) {
  luaL_Buffer pieces;
  size_t total = 0;
  luaL_buffinit(L, &pieces);
  for (;;) {
    lua_pushvalue(L, 1);
    lua_call(L, 0, 1);
    size_t length = 0;
    const char *piece = lua_isnil(L, -1) ? NULL : lua_tolstring(L, -1, &length);
    if (!piece && !lua_isnil(L, -1)) luaL_error(L, "reader function must return a string");
    total += length;
    if (length == 0 || total > SOURCE_MOST_BYTES) break;
    luaL_addvalue(&pieces);
  }
  lua_pop(L, 1);
  luaL_pushresult(&pieces);
  if (total > SOURCE_MOST_BYTES) luaL_error(L, "the code is longer than 1 MiB");
}

/* load(text or function, name, mode, environment) -> function | nil, message */
static int safe_load(lua_State *L) {
  lua_settop(L, 4);
  if (lua_type(L, 1) == LUA_TFUNCTION) {
    join_pieces(L);
    lua_replace(L, 1);
  }
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  const char *name = luaL_optstring(L, 2, "=(load)");
  Error error = {0};
  if (source_check(text, length, &error) != STATUS_OK) {
    lua_pushnil(L);
    lua_pushfstring(L, "%s: %s", name[0] == '@' || name[0] == '=' ? name + 1 : "load", error.text);
    return 2;
  }
  if (luaL_loadbufferx(L, text, length, name, "t") != LUA_OK) {
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
  }
  lua_pushvalue(L, 4);
  if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
  return 1;
}

void confined_open_base(lua_State *L) {
  lua_newtable(L);
  lua_createtable(L, 0, 2);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &names_key);

  lua_register(L, "tostring", safe_tostring);
  for (int strict = 0; strict <= 1; strict++) {
    lua_pushboolean(L, strict);
    lua_pushcclosure(L, safe_pairs, 1);
    lua_setglobal(L, strict ? "recipe_pairs" : "pairs");
  }
  lua_register(L, "xpcall", safe_xpcall);
  lua_register(L, "load", safe_load);
  lua_pushnil(L);
  lua_newtable(L);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, safe_next, 3);
  lua_setglobal(L, "recipe_next");

  lua_getglobal(L, "string");
  lua_getfield(L, -1, "format");
  lua_pushcclosure(L, safe_format, 1);
  lua_setfield(L, -2, "format");
  lua_pop(L, 1);
}
