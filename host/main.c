/* main.c: the command line: a script, a piece of code, a command, or the REPL. */
#include <lauxlib.h>
#include <lualib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lua/call.h"
#include "lua/registry.h"
#include "repl/repl.h"

enum { EXIT_INTERRUPTED = 128 + SIGINT };

/* Ctrl-C is no fault of the script: where it happened to be is no news. */
static bool is_interruption(const char *message) {
  static const char *const word = "interrupted";
  size_t length = strlen(message), ending = strlen(word);
  return length >= ending && strcmp(message + length - ending, word) == 0;
}

static int add_traceback(lua_State *L) {
  const char *message = lua_tostring(L, 1);
  if (!message) {
    if (luaL_callmeta(L, 1, "__tostring") && lua_type(L, -1) == LUA_TSTRING) return 1;
    message = lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, 1));
  }
  if (is_interruption(message))
    lua_pushliteral(L, "interrupted");
  else
    luaL_traceback(L, L, message, 1);
  return 1;
}

static int report(lua_State *L, int status) {
  if (status == LUA_OK) return 0;
  const char *message = lua_tostring(L, -1);
  int code = strcmp(message, "interrupted") == 0 ? EXIT_INTERRUPTED : EXIT_FAILURE;
  (void)fprintf(stderr, "quern: %s\n", message);
  lua_pop(L, 1);
  return code;
}

/* Calls the function below its `arguments`; results are dropped. Returns a Lua status. */
static int call(lua_State *L, int arguments) {
  int base = lua_gettop(L) - arguments;
  lua_pushcfunction(L, add_traceback);
  lua_insert(L, base);
  int status = call_interruptible(L, arguments, LUA_MULTRET, base, true);
  lua_remove(L, base);
  return status;
}

/* As the standalone interpreter: arg[0] is the script, what follows it counts from 1, what is before it from -1 down.
 */
static void set_arguments(lua_State *L, char **argv, int argc, int script) {
  lua_createtable(L, argc - script, script + 1);
  for (int i = 0; i < argc; i++) {
    lua_pushstring(L, argv[i]);
    lua_rawseti(L, -2, i - script);
  }
  lua_setglobal(L, "arg");
}

static int run_script(lua_State *L, char **argv, int argc, int script) {
  const char *name = strcmp(argv[script], "-") == 0 ? NULL : argv[script];
  set_arguments(L, argv, argc, script);
  int status = luaL_loadfile(L, name);
  if (status == LUA_OK) {
    int given = argc - script - 1;
    luaL_checkstack(L, given + 4, "too many arguments to script");
    for (int i = script + 1; i < argc; i++) lua_pushstring(L, argv[i]);
    status = call(L, given);
  }
  return report(L, status);
}

/* The rest is written in Lua: commands, their options, help. */
static int run_command(lua_State *L, char **argv, int argc) {
  set_arguments(L, argv, argc, 0);
  lua_getglobal(L, "require");
  lua_pushstring(L, "quern.cli");
  int status = call(L, 1);
  if (status == LUA_OK) {
    lua_settop(L, 1);
    lua_getfield(L, 1, "main");
    lua_getglobal(L, "arg");
    status = call(L, 1);
  }
  if (status != LUA_OK) return report(L, status);
  return (int)luaL_optinteger(L, -1, 0);
}

static bool looks_like_script(const char *name) {
  size_t length = strlen(name);
  return strchr(name, '/') || strcmp(name, "-") == 0 || (length > 4 && strcmp(name + length - 4, ".lua") == 0);
}

/* -e CODE may be given several times, before a script or alone. Returns the first argument that is not one; -1 after a
 * failure, whose exit code is in *code. */
static int run_code_options(lua_State *L, char **argv, int argc, int *code) {
  int at = 1;
  while (at < argc && strncmp(argv[at], "-e", 2) == 0) {
    const char *text = argv[at][2] ? argv[at] + 2 : at + 1 < argc ? argv[++at] : NULL;
    if (!text) {
      (void)fputs("quern: -e needs Lua code after it: quern -e 'print(1)'\n", stderr);
      *code = EXIT_FAILURE;
      return -1;
    }
    int status = luaL_loadbuffer(L, text, strlen(text), "=(command line)");
    *code = report(L, status == LUA_OK ? call(L, 0) : status);
    if (*code != 0) return -1;
    at++;
  }
  return at;
}

static int start(lua_State *L, char **argv, int argc) {
  set_arguments(L, argv, argc, argc > 0 ? 0 : -1);
  int code = 0, first = run_code_options(L, argv, argc, &code);
  if (first < 0) return code;
  if (first < argc && looks_like_script(argv[first])) return run_script(L, argv, argc, first);
  if (first > 1) return 0;
  if (argc > 1) return run_command(L, argv, argc);
  if (isatty(STDIN_FILENO)) return repl_run(L);
  char *input[] = {argv[0], (char[]){"-"}, NULL};
  return run_script(L, input, 2, 1);
}

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (!L) {
    (void)fputs("quern: out of memory at the start\n", stderr);
    return 1;
  }
  registry_open(L);
  int code = start(L, argv, argc);
  lua_close(L);
  return code;
}
