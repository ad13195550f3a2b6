#include "lua/support.h"

#include <string.h>

int support_fail(lua_State *L, Status status, const Error *error) {
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
