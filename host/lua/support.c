#include "lua/support.h"

#include <string.h>

#include "base/interrupt.h"

int support_fail(lua_State *L, Status status, const Error *error) {
  if (status == STATUS_NOMEM && interrupt_pending()) status = STATUS_INTERRUPTED; /* what stopped early gave nothing */
  lua_pushnil(L);
  lua_pushstring(L, error && error->status == status && error->text[0] ? error->text : status_name(status));
  lua_pushstring(L, status_name(status));
  return 3;
}

void support_class(lua_State *L, const char *name, const luaL_Reg *methods) {
  if (luaL_newmetatable(L, name)) {
    lua_newtable(L);
    for (const luaL_Reg *method = methods; method->name; method++) {
      lua_pushcfunction(L, method->func);
      lua_setfield(L, strncmp(method->name, "__", 2) == 0 ? -3 : -2, method->name);
    }
    lua_setfield(L, -2, "__index");
  }
  lua_pop(L, 1);
}

void support_set_string(lua_State *L, const char *name, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, name);
}

void support_set_integer(lua_State *L, const char *name, lua_Integer value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
}

void support_set_number(lua_State *L, const char *name, double value) {
  lua_Integer whole;
  if (lua_numbertointeger(value, &whole) && (double)whole == value)
    lua_pushinteger(L, whole);
  else
    lua_pushnumber(L, value);
  lua_setfield(L, -2, name);
}

void support_set_span(lua_State *L, size_t from, size_t to) {
  support_set_integer(L, "from", (lua_Integer)from + 1);
  support_set_integer(L, "to", (lua_Integer)to);
}
