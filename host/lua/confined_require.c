/* require in a recipe's worker: quern's own modules, and of the bindings those that reach nothing outside the process.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "lua/bindings.h"
#include "lua/confined.h"
#include "lua/embedded.h"

int luaopen_cjson(lua_State *L);
int luaopen_lpeg(lua_State *L);

static const char library_key; /* the files of QUERN_LIB by their embedded names, read before the worker is shut */

/* Those of quern.host.system that read the binary, or compute. */
static const char *const system_kept[] = {"resource", "resources",   "width",   "visible",
                                          "clip",     "interrupted", "threads", NULL};

static int open_system(lua_State *L) {
  luaopen_quern_system(L);
  lua_newtable(L);
  for (const char *const *name = system_kept; *name; name++) {
    lua_getfield(L, -2, *name);
    lua_setfield(L, -2, *name);
  }
  return 1;
}

static const luaL_Reg bindings[] = {
    {"quern.host.system", open_system},
    {"quern.host.lexicon", luaopen_quern_lexicon},
    {"quern.host.text", luaopen_quern_text},
    {"quern.host.regex", luaopen_quern_regex},
    {"quern.host.likeness", luaopen_quern_likeness},
    {"quern.host.claim", luaopen_quern_claim},
    {"quern.host.json", luaopen_quern_json},
    {"quern.host.match", luaopen_quern_match},
    {"quern.host.quantity", luaopen_quern_quantity},
    {"quern.host.frame", luaopen_quern_frame},
    {"cjson", luaopen_cjson},
    {"lpeg", luaopen_lpeg},
    {NULL, NULL},
};

static lua_CFunction binding_named(const char *name) {
  for (const luaL_Reg *binding = bindings; binding->name; binding++)
    if (strcmp(binding->name, name) == 0) return binding->func;
  return NULL;
}

/* Pushes the chunk of an embedded file, or of the one read from QUERN_LIB in its place. */
static bool push_chunk(lua_State *L, const char *path) {
  const EmbeddedFile *file = embedded_find(path);
  if (!file) return false;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &library_key);
  size_t length = (size_t)(file->end - file->start);
  const char *text = file->start;
  if (lua_getfield(L, -1, path) == LUA_TSTRING) text = lua_tolstring(L, -1, &length);
  if (luaL_loadbufferx(L, text, length, lua_pushfstring(L, "@%s", path), "t") != LUA_OK) lua_error(L);
  return true;
}

/* require(name) for quern's own modules; upvalue 1 holds those already open. */
static int confined_require(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  lua_settop(L, 1);
  if (lua_getfield(L, lua_upvalueindex(1), name) != LUA_TNIL) return 1;
  lua_CFunction open = binding_named(name);
  if (open) {
    lua_pushcfunction(L, open);
  } else {
    const char *path = luaL_gsub(L, strcmp(name, "quern") == 0 ? "quern.init" : name, ".", "/");
    if (!push_chunk(L, lua_pushfstring(L, "lib/%s.lua", path)))
      return luaL_error(L, "no module '%s' in a recipe's worker", name);
  }
  lua_pushvalue(L, 1);
  lua_call(L, 1, 1);
  lua_pushvalue(L, -1);
  lua_setfield(L, lua_upvalueindex(1), name);
  return 1;
}

/* For development: the worker opens no files, so the whole library is read at the start. */
static void read_library(lua_State *L) {
  lua_newtable(L);
  const char *library = getenv("QUERN_LIB");
  for (const EmbeddedFile *file = embedded_files; library && *library && file->path; file++) {
    if (strncmp(file->path, "lib/", 4) != 0) continue;
    char *bytes;
    size_t length;
    if (file_read(lua_pushfstring(L, "%s/%s", library, file->path + 4), 0, &bytes, &length, NULL) == STATUS_OK) {
      lua_pushlstring(L, bytes, length);
      free(bytes);
      lua_setfield(L, -3, file->path);
    }
    lua_pop(L, 1);
  }
  lua_rawsetp(L, LUA_REGISTRYINDEX, &library_key);
}

void confined_open_require(lua_State *L) {
  read_library(L);
  lua_newtable(L);
  lua_pushcclosure(L, confined_require, 1);
  lua_setglobal(L, "require");
}
