#include "lua/call.h"

#include <lauxlib.h>
#include <signal.h>
#include <stddef.h>

#include "base/interrupt.h"

/* The handler has no other way to know them. Calls nest only by the REPL evaluating a script. */
static lua_State *running;
static bool second_kills;

/* How often Ctrl-C was pressed in this call. A loop around a pcall swallows one; from the second on the error is raised
 * again after a while, in which what must be undone is undone, and then at every step until the call is over. */
static volatile sig_atomic_t presses;
static bool insisting;

enum { UNDOING_STEPS = 100000 };

static void stop(lua_State *L, lua_Debug *debug) {
  (void)debug;
  if (presses < 2)
    lua_sethook(L, NULL, 0, 0);
  else
    lua_sethook(L, stop, LUA_MASKCOUNT, insisting ? 1 : UNDOING_STEPS);
  insisting = presses >= 2;
  (void)interrupt_clear();
  luaL_error(L, "interrupted");
}

/* lua_sethook is documented as safe in a signal handler. */
static void on_interrupt(int signal_number) {
  if (second_kills) {
    struct sigaction usual = {.sa_handler = SIG_DFL};
    (void)sigaction(signal_number, &usual, NULL);
  }
  if (presses < 2) presses++;
  interrupt_raise();
  lua_sethook(running, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

int call_interruptible(lua_State *L, int arguments, int results, int handler, bool insist) {
  struct sigaction action = {.sa_handler = on_interrupt}, before;
  lua_State *outer = running;
  bool outer_kills = second_kills;
  running = L;
  second_kills = insist;
  presses = 0;
  insisting = false;
  (void)interrupt_clear();
  (void)sigaction(SIGINT, &action, &before);
  int status = lua_pcall(L, arguments, results, handler);
  (void)sigaction(SIGINT, &before, NULL);
  lua_sethook(L, NULL, 0, 0);
  running = outer;
  second_kills = outer_kills;
  return status;
}

/* As lcorolib's auxresume: moves the arguments over, resumes, moves results or the message back. */
static int resume_watched(lua_State *L, lua_State *coroutine, int arguments, int *results) {
  if (!lua_checkstack(coroutine, arguments)) {
    lua_pushliteral(L, "too many arguments to resume");
    return LUA_ERRRUN;
  }
  lua_xmove(L, coroutine, arguments);
  lua_State *outer = running;
  if (outer) running = coroutine;
  int status = lua_resume(coroutine, L, arguments, results);
  running = outer;
  if (outer && insisting) lua_sethook(outer, stop, LUA_MASKCOUNT, 1);
  if (status != LUA_OK && status != LUA_YIELD) {
    lua_xmove(coroutine, L, 1);
    return status;
  }
  if (!lua_checkstack(L, *results + 1)) {
    lua_pop(coroutine, *results);
    lua_pushliteral(L, "too many results to resume");
    return LUA_ERRRUN;
  }
  lua_xmove(coroutine, L, *results);
  return LUA_OK;
}

static int watched_resume(lua_State *L) {
  lua_State *coroutine = lua_tothread(L, 1);
  luaL_argexpected(L, coroutine, 1, "coroutine");
  int results = 0;
  if (resume_watched(L, coroutine, lua_gettop(L) - 1, &results) == LUA_OK) {
    lua_pushboolean(L, 1);
    lua_insert(L, -(results + 1));
    return results + 1;
  }
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

static int watched_call(lua_State *L) {
  lua_State *coroutine = lua_tothread(L, lua_upvalueindex(1));
  int results = 0;
  if (resume_watched(L, coroutine, lua_gettop(L), &results) == LUA_OK) return results;
  int status = lua_status(coroutine);
  if (status != LUA_OK && status != LUA_YIELD) {
    (void)lua_resetthread(coroutine);
    lua_xmove(coroutine, L, 1);
  }
  if (lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int watched_wrap(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *coroutine = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, coroutine, 1);
  lua_pushcclosure(L, watched_call, 1);
  return 1;
}

void call_watch_coroutines(lua_State *L) {
  static const luaL_Reg watched[] = {{"resume", watched_resume}, {"wrap", watched_wrap}, {NULL, NULL}};
  lua_getglobal(L, "coroutine");
  luaL_setfuncs(L, watched, 0);
  lua_pop(L, 1);
}
