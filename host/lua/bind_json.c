/* quern.host.json: strings and numbers as JSON writes them. */
#include <lauxlib.h>

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

static const luaL_Reg holder_methods[] = {{"__gc", holder_gc}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"quote", json_quote}, {"number", json_number}, {NULL, NULL}};

int luaopen_quern_json(lua_State *L) {
  luaL_newmetatable(L, HOLDER);
  luaL_setfuncs(L, holder_methods, 0);
  lua_pop(L, 1);
  luaL_newlibtable(L, functions);
  *(Buf *)lua_newuserdatauv(L, sizeof(Buf), 0) = (Buf)BUF_INIT;
  luaL_setmetatable(L, HOLDER);
  luaL_setfuncs(L, functions, 1);
  return 1;
}
