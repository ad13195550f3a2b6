/* quern.host.json: values, strings and numbers as JSON writes them. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "lua/bindings.h"

static const char HOLDER[] = "quern.JsonBuf";

static int holder_gc(lua_State *L) {
  buf_free(luaL_checkudata(L, 1, HOLDER));
  return 0;
}

/* The buffer that is used over and over: upvalue 1. */
static Buf *cleared(lua_State *L) {
  Buf *buf = lua_touserdata(L, lua_upvalueindex(1));
  buf_clear(buf);
  return buf;
}

static int pushed(lua_State *L, Buf *buf) {
  enum { KEPT = 1 << 16 }; /* bytes of memory that may stay for the next */
  if (!buf_ok(buf)) {
    buf_free(buf);
    return luaL_error(L, "out of memory");
  }
  lua_pushlstring(L, buf->data, buf->length);
  if (buf->capacity > KEPT) buf_free(buf);
  return 1;
}

/* quote(text) -> JSON string */
static int json_quote(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  Buf *buf = cleared(L);
  json_add_string(buf, bytes, length);
  return pushed(L, buf);
}

/* number(value) -> JSON number */
static int json_number(lua_State *L) {
  if (lua_isinteger(L, 1)) {
    lua_pushfstring(L, "%I", lua_tointeger(L, 1));
    return 1;
  }
  double value = luaL_checknumber(L, 1);
  Buf *buf = cleared(L);
  json_add_number(buf, value);
  return pushed(L, buf);
}

enum { DEEPEST = 200 };

static void write_value(lua_State *L, Buf *buf, int index, int depth);

static int fail(lua_State *L, const char *format, const char *what) {
  lua_pushfstring(L, format, what);
  return lua_error(L);
}

typedef struct Key {
  const char *bytes;
  size_t length;
} Key;

static int in_order(const void *left, const void *right) {
  const Key *a = left, *b = right;
  int order = memcmp(a->bytes, b->bytes, a->length < b->length ? a->length : b->length);
  return order ? order : (a->length > b->length) - (a->length < b->length);
}

/* Pushes the list of an object's keys, which are strings; as `pairs` gives them. */
static void push_keys(lua_State *L, int object) {
  lua_newtable(L);
  int keys = lua_gettop(L);
  bool own = luaL_getmetafield(L, object, "__pairs") != LUA_TNIL;
  if (own) {
    lua_pushvalue(L, object);
    lua_call(L, 1, 3);
  } else {
    lua_pushnil(L);
  }
  for (lua_Integer count = 1;; count++) { /* own: the iterator, what it goes through, and where it is; else the key */
    if (own) {
      lua_pushvalue(L, keys + 1);
      lua_pushvalue(L, keys + 2);
      lua_pushvalue(L, keys + 3);
      lua_call(L, 2, 1);
      lua_replace(L, keys + 3);
      if (lua_isnil(L, keys + 3)) break;
    } else if (!lua_next(L, object)) {
      break;
    } else {
      lua_pop(L, 1);
    }
    if (lua_type(L, -1) != LUA_TSTRING) fail(L, "a JSON object's keys are strings; found a %s", luaL_typename(L, -1));
    lua_pushvalue(L, -1);
    lua_rawseti(L, keys, count);
  }
  lua_settop(L, keys);
}

static void write_object(lua_State *L, Buf *buf, int object, int depth) {
  push_keys(L, object);
  int list = lua_gettop(L);
  size_t count = (size_t)lua_rawlen(L, list);
  Key *keys = lua_newuserdatauv(L, (count + 1) * sizeof *keys, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    keys[i].bytes = lua_tolstring(L, -1, &keys[i].length);
    lua_pop(L, 1);
  }
  if (count > 1) qsort(keys, count, sizeof *keys, in_order);
  for (size_t i = 0; i < count; i++) {
    buf_addc(buf, i ? ',' : '{');
    json_add_string(buf, keys[i].bytes, keys[i].length);
    buf_addc(buf, ':');
    lua_pushlstring(L, keys[i].bytes, keys[i].length);
    lua_gettable(L, object);
    write_value(L, buf, lua_gettop(L), depth + 1);
    lua_pop(L, 1);
  }
  buf_adds(buf, count ? "}" : "{}");
  lua_settop(L, list - 1);
}

/* Marked as one (upvalue 2), or with a first element. */
static bool is_list(lua_State *L, int table) {
  if (lua_getmetatable(L, table)) {
    bool marked = lua_rawequal(L, -1, lua_upvalueindex(2));
    lua_pop(L, 1);
    if (marked) return true;
  }
  bool first = lua_geti(L, table, 1) != LUA_TNIL;
  lua_pop(L, 1);
  return first;
}

static void write_list(lua_State *L, Buf *buf, int list, int depth) {
  lua_Integer count = luaL_len(L, list);
  buf_addc(buf, '[');
  for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 1)) {
    if (i > 1) buf_addc(buf, ',');
    lua_geti(L, list, i);
    write_value(L, buf, lua_gettop(L), depth + 1);
  }
  buf_addc(buf, ']');
}

static void write_value(lua_State *L, Buf *buf, int index, int depth) {
  enum { SLOTS = 16 };
  size_t length;
  const char *bytes;
  luaL_checkstack(L, SLOTS, "JSON");
  if (depth > DEEPEST) fail(L, "%s", "nested more than 200 deep, or in a circle");
  switch (lua_type(L, index)) {
    case LUA_TNIL: buf_adds(buf, "null"); return;
    case LUA_TBOOLEAN: buf_adds(buf, lua_toboolean(L, index) ? "true" : "false"); return;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index))
        json_add_integer(buf, lua_tointeger(L, index));
      else
        json_add_number(buf, lua_tonumber(L, index));
      return;
    case LUA_TSTRING:
      bytes = lua_tolstring(L, index, &length);
      json_add_string(buf, bytes, length);
      return;
    case LUA_TTABLE:
      if (is_list(L, index))
        write_list(L, buf, index, depth);
      else
        write_object(L, buf, index, depth);
      return;
    default:
      if (!lua_islightuserdata(L, index) || lua_touserdata(L, index)) /* cjson's null is a null pointer */
        fail(L, "a %s has no JSON form", luaL_typename(L, index));
      buf_adds(buf, "null");
  }
}

/* encode(value) -> JSON on one line, keys sorted. What a value's metamethods do may encode others meanwhile. */
static int json_encode(lua_State *L) {
  lua_settop(L, 1);
  Buf *buf = lua_newuserdatauv(L, sizeof *buf, 0);
  *buf = (Buf)BUF_INIT;
  luaL_setmetatable(L, HOLDER);
  write_value(L, buf, 1, 0);
  (void)pushed(L, buf);
  buf_free(buf);
  return 1;
}

static const luaL_Reg holder_methods[] = {{"__gc", holder_gc}, {NULL, NULL}};
static const luaL_Reg functions[] = {
    {"quote", json_quote}, {"number", json_number}, {"encode", json_encode}, {NULL, NULL}};

int luaopen_quern_json(lua_State *L) {
  luaL_newmetatable(L, HOLDER);
  luaL_setfuncs(L, holder_methods, 0);
  lua_pop(L, 1);
  luaL_newlibtable(L, functions);
  *(Buf *)lua_newuserdatauv(L, sizeof(Buf), 0) = (Buf)BUF_INIT;
  luaL_setmetatable(L, HOLDER);
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_setfield(L, -4, "list_mark");
  luaL_setfuncs(L, functions, 2);
  return 1;
}
