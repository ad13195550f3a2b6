#include "lua/call.h"

#include <lauxlib.h>
#include <signal.h>
#include <stddef.h>

#include "base/interrupt.h"

/* The handler has no other way to know them. Calls nest only by the REPL evaluating a script. */
static lua_State *running;
static bool second_kills;

static void stop(lua_State *L, lua_Debug *debug) {
  (void)debug;
  lua_sethook(L, NULL, 0, 0);
  (void)interrupt_clear();
  luaL_error(L, "interrupted");
}

/* lua_sethook is documented as safe in a signal handler. */
static void on_interrupt(int signal_number) {
  if (second_kills) {
    struct sigaction usual = {.sa_handler = SIG_DFL};
    (void)sigaction(signal_number, &usual, NULL);
  }
  interrupt_raise();
  lua_sethook(running, stop, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

int call_interruptible(lua_State *L, int arguments, int results, int handler, bool insist) {
  struct sigaction action = {.sa_handler = on_interrupt}, before;
  lua_State *outer = running;
  bool outer_kills = second_kills;
  running = L;
  second_kills = insist;
  (void)interrupt_clear();
  (void)sigaction(SIGINT, &action, &before);
  int status = lua_pcall(L, arguments, results, handler);
  (void)sigaction(SIGINT, &before, NULL);
  lua_sethook(L, NULL, 0, 0);
  running = outer;
  second_kills = outer_kills;
  return status;
}
