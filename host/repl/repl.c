/* The loop itself is lib/quern/repl.lua; here it gets its terminal ("quern.host.line") and its start. */
#include "repl/repl.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lua/call.h"
#include "repl/line.h"

/* read(prompt) -> line | nil, "end" | nil, "interrupted" | nil, "failed" */
static int host_read(lua_State *L) {
  static const char *const reasons[] = {"text", "end", "interrupted", "failed"};
  char *line = NULL;
  LineResult result = line_read(luaL_checkstring(L, 1), &line);
  if (result != LINE_TEXT) {
    lua_pushnil(L);
    lua_pushstring(L, reasons[result]);
    return 2;
  }
  lua_pushstring(L, line);
  free(line);
  return 1;
}

/* remember(chunk) */
static int host_remember(lua_State *L) {
  line_remember(luaL_checkstring(L, 1));
  return 0;
}

/* edits() -> boolean: lines are edited by readline */
static int host_edits(lua_State *L) {
  lua_pushboolean(L, line_edits());
  return 1;
}

/* call(function, handler, ...) -> true, results... | false, what the handler returned. Ctrl-C stops it. */
static int host_call(lua_State *L) {
  int arguments = lua_gettop(L) - 2;
  lua_pushvalue(L, 1);
  lua_copy(L, 2, 1); /* the handler goes below the function */
  lua_replace(L, 2);
  int status = call_interruptible(L, arguments, LUA_MULTRET, 1, false);
  lua_pushboolean(L, status == LUA_OK);
  lua_replace(L, 1);
  return lua_gettop(L);
}

static char **to_strings(lua_State *L, int index) {
  lua_Integer count = luaL_len(L, index);
  char **list = count > 0 ? calloc((size_t)count + 1, sizeof *list) : NULL;
  for (lua_Integer i = 1; list && i <= count; i++) {
    lua_rawgeti(L, index, i);
    const char *text = lua_tostring(L, -1);
    list[i - 1] = strdup(text ? text : "");
    lua_pop(L, 1);
    if (!list[i - 1]) break;
  }
  return list;
}

/* Asks the Lua function kept in the registry: (line, cursor) -> candidates, where the completed word starts (0-based).
 */
static char **complete(void *context, const char *line, size_t cursor, size_t *start) {
  lua_State *L = context;
  int top = lua_gettop(L);
  char **list = NULL;
  if (!lua_checkstack(L, 8) || lua_getfield(L, LUA_REGISTRYINDEX, "quern.complete") != LUA_TFUNCTION) goto out;
  lua_pushstring(L, line);
  lua_pushinteger(L, (lua_Integer)cursor);
  lua_pushinteger(L, (lua_Integer)*start);
  if (lua_pcall(L, 3, 1, 0) == LUA_OK && lua_istable(L, -1)) list = to_strings(L, lua_gettop(L));
out:
  lua_settop(L, top);
  return list;
}

/* complete_with(function) */
static int host_complete_with(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  lua_setfield(L, LUA_REGISTRYINDEX, "quern.complete");
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
  line_set_completion(complete, lua_tothread(L, -1));
  return 0;
}

static const luaL_Reg functions[] = {
    {"read", host_read}, {"remember", host_remember},           {"edits", host_edits},
    {"call", host_call}, {"complete_with", host_complete_with}, {NULL, NULL},
};

static int open_line(lua_State *L) {
  luaL_newlib(L, functions);
  return 1;
}

int repl_run(lua_State *L) {
  call_watch_coroutines(L);
  luaL_requiref(L, "quern.host.line", open_line, 0);
  lua_pop(L, 1);
  lua_getglobal(L, "require");
  lua_pushstring(L, "quern.repl");
  if (lua_pcall(L, 1, 1, 0) == LUA_OK) {
    lua_getfield(L, -1, "run");
    if (lua_pcall(L, 0, 0, 0) == LUA_OK) return 0;
  }
  (void)fprintf(stderr, "quern: %s\n", lua_tostring(L, -1));
  return 1;
}
