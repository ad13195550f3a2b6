#include "repl/repl.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/interrupt.h"

/* An unfinished chunk fails to compile exactly at its end. */
static bool unfinished(lua_State *L) {
  size_t length;
  const char *message = lua_tolstring(L, -1, &length);
  const char *mark = "<eof>";
  return message && length >= strlen(mark) && strcmp(message + length - strlen(mark), mark) == 0;
}

/* Leaves a function (LUA_OK) or a message on the stack. An expression is tried first, so that it prints itself. */
static int compile(lua_State *L, const Buf *chunk) {
  const char *expression = lua_pushfstring(L, "return %s", chunk->data);
  if (luaL_loadbuffer(L, expression, strlen(expression), "=input") == LUA_OK) {
    lua_remove(L, -2);
    return LUA_OK;
  }
  lua_pop(L, 2);
  return luaL_loadbuffer(L, chunk->data, chunk->length, "=input");
}

static void print_results(lua_State *L, int base) {
  int count = lua_gettop(L) - base;
  if (count == 0) return;
  lua_getglobal(L, "print");
  lua_insert(L, base + 1);
  if (lua_pcall(L, count, 0, 0) != LUA_OK) (void)fprintf(stderr, "%s\n", luaL_tolstring(L, -1, NULL));
}

static void evaluate(lua_State *L) {
  int base = lua_gettop(L) - 1;
  (void)interrupt_clear();
  if (lua_pcall(L, 0, LUA_MULTRET, 0) == LUA_OK)
    print_results(L, base);
  else
    (void)fprintf(stderr, "%s\n", luaL_tolstring(L, -1, NULL));
  lua_settop(L, base);
}

int repl_run(lua_State *L) {
  Buf chunk = BUF_INIT;
  char line[4096];
  (void)fputs("> ", stdout);
  (void)fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    buf_adds(&chunk, line);
    if (!buf_ok(&chunk)) break;
    int status = compile(L, &chunk);
    if (status == LUA_ERRSYNTAX && unfinished(L)) {
      lua_pop(L, 1);
      (void)fputs(">> ", stdout);
      (void)fflush(stdout);
      continue;
    }
    buf_clear(&chunk);
    if (status == LUA_OK) {
      evaluate(L);
    } else {
      (void)fprintf(stderr, "%s\n", lua_tostring(L, -1));
      lua_pop(L, 1);
    }
    (void)fputs("> ", stdout);
    (void)fflush(stdout);
  }
  (void)fputs("\n", stdout);
  buf_free(&chunk);
  return 0;
}
