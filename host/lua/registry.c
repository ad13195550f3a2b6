#include "lua/registry.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lua/bindings.h"
#include "lua/embedded.h"

int luaopen_cjson(lua_State *L);
int luaopen_lpeg(lua_State *L);

static const luaL_Reg bindings[] = {
    {"quern.host.book", luaopen_quern_book},
    {"quern.host.claim", luaopen_quern_claim},
    {"quern.host.frame", luaopen_quern_frame},
    {"quern.host.quantity", luaopen_quern_quantity},
    {"quern.host.system", luaopen_quern_system},
    {"quern.host.lexicon", luaopen_quern_lexicon},
    {"quern.host.json", luaopen_quern_json},
    {"quern.host.grid", luaopen_quern_grid},
    {"quern.host.match", luaopen_quern_match},
    {"quern.host.read", luaopen_quern_read},
    {"quern.host.store", luaopen_quern_store},
    {"quern.host.text", luaopen_quern_text},
    {"quern.host.regex", luaopen_quern_regex},
    {"quern.host.likeness", luaopen_quern_likeness},
    {"quern.host.sandbox", luaopen_quern_sandbox},
    {"quern.host.http", luaopen_quern_http},
    {"cjson", luaopen_cjson},
    {"lpeg", luaopen_lpeg},
    {NULL, NULL},
};

static int load_file(lua_State *L, const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  (void)fclose(file);
  if (luaL_loadfile(L, path) != LUA_OK) return luaL_error(L, "error loading module: %s", lua_tostring(L, -1));
  lua_pushstring(L, path);
  return 2;
}

static int load_embedded(lua_State *L, const char *path) {
  const EmbeddedFile *file = embedded_find(path);
  if (!file) return 0;
  if (luaL_loadbufferx(L, file->start, (size_t)(file->end - file->start), lua_pushfstring(L, "@%s", path), "t") !=
      LUA_OK)
    return luaL_error(L, "error loading module: %s", lua_tostring(L, -1));
  lua_pushstring(L, path);
  return 2;
}

/* "quern" is lib/quern/init.lua, "quern.command.run" is lib/quern/command/run.lua. */
static int search_quern(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  if (strcmp(name, "quern") != 0 && strncmp(name, "quern.", 6) != 0) return 0;
  const char *path = luaL_gsub(L, strcmp(name, "quern") == 0 ? "quern.init" : name, ".", "/");
  const char *library = getenv("QUERN_LIB");
  int found = 0;
  if (library && *library) found = load_file(L, lua_pushfstring(L, "%s/%s.lua", library, path));
  if (!found) found = load_embedded(L, lua_pushfstring(L, "lib/%s.lua", path));
  if (found) return found;
  lua_pushfstring(L, "no module '%s' in the binary", name);
  return 1;
}

static void add_searcher(lua_State *L) {
  lua_getglobal(L, "package");
  lua_getfield(L, -1, "searchers");
  for (lua_Integer i = luaL_len(L, -1); i >= 2; i--) {
    lua_rawgeti(L, -1, i);
    lua_rawseti(L, -2, i + 1);
  }
  lua_pushcfunction(L, search_quern);
  lua_rawseti(L, -2, 2);
  lua_pop(L, 2);
}

void registry_open(lua_State *L) {
  luaL_openlibs(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  for (const luaL_Reg *binding = bindings; binding->name; binding++) {
    lua_pushcfunction(L, binding->func);
    lua_setfield(L, -2, binding->name);
  }
  lua_pop(L, 1);
  add_searcher(L);
}
