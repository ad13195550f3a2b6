#include "lua/worker_inside.h"

#include <lauxlib.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lua/confined.h"
#include "lua/wire.h"
#include "sandbox/budget.h"
#include "sandbox/channel.h"
#include "sandbox/deadline.h"
#include "sandbox/jail.h"

enum { DONE = 0, FAILED = 1, LIMIT = 4, MOST_MESSAGE = 1 << 30 };

/* There is one worker in a process; limits are noticed in a signal handler and in the allocator, which know nothing. */
static struct {
  Budget budget;
  const char *chunk;
  lua_State *main;
  int descriptor;
  volatile sig_atomic_t sending; /* a message is half written: nothing may come between */
} worker;

/* --- a limit is reached: say which and where, and be gone --- */

/* The innermost line of the recipe that is running in `L`; 0 if none is. Reads only what is already there. */
static int line_in(lua_State *L) {
  lua_Debug frame;
  for (int level = 0; level < 1000 && lua_getstack(L, level, &frame); level++) {
    if (!lua_getinfo(L, "Sl", &frame)) continue;
    if (frame.currentline > 0 && strcmp(frame.source, worker.chunk) == 0) return frame.currentline;
  }
  return 0;
}

/* Before a call that does not return, AddressSanitizer looks into /proc, which is shut. */
#define LAST_WORDS __attribute__((no_sanitize_address))

LAST_WORDS static _Noreturn void end_at_limit(const char *which) {
  if (worker.sending) _exit(LIMIT);
  int line = line_in(confined_running());
  if (line == 0) line = line_in(worker.main);
  /* A string as wire.h encodes it: no memory may be asked for here. */
  char message[64] = "s\0\0\0\0";
  int length = snprintf(message + 5, sizeof message - 5, "%s %d", which, line);
  message[1] = (char)length;
  (void)channel_send(worker.descriptor, 'l', message, (size_t)length + 5, 0);
  _exit(LIMIT);
}

LAST_WORDS static void memory_exhausted(void) { end_at_limit("memory"); }

LAST_WORDS static void stop_at_line(lua_State *L, lua_Debug *frame) {
  (void)L;
  (void)frame;
  end_at_limit("seconds");
}

/* First the running code is asked to stop at its next instruction; a quarter of a second later it is not asked. */
LAST_WORDS static void time_is_up(int times) {
  if (times > 1) end_at_limit("seconds");
  lua_sethook(confined_running(), stop_at_line, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
}

/* --- the channel, as quern.recipe.inside has it --- */

static Status send_bytes(char kind, const char *bytes, size_t length) {
  worker.sending = 1;
  Status status = channel_send(worker.descriptor, kind, bytes, length, 0);
  worker.sending = 0;
  return status;
}

/* send(kind, value, most bytes [, mark functions]) */
static int inside_send(lua_State *L) {
  const char *kind = luaL_checkstring(L, 1);
  size_t most = (size_t)luaL_checkinteger(L, 3);
  WireCode code = lua_toboolean(L, 4) ? WIRE_MARK_CODE : WIRE_NO_CODE;
  Buf bytes = BUF_INIT;
  Error error = {0};
  Status status = wire_encode(L, 2, code, most, &bytes, &error);
  if (status == STATUS_OK && send_bytes(kind[0], bytes.data, bytes.length) != STATUS_OK) _exit(FAILED);
  buf_free(&bytes);
  if (status == STATUS_OK) return 0;
  lua_pushstring(L, error.text);
  return lua_error(L);
}

/* receive() -> kind, value */
static int inside_receive(lua_State *L) {
  char kind[2] = {0}, *bytes;
  size_t length;
  if (channel_receive(worker.descriptor, MOST_MESSAGE, 0, kind, &bytes, &length) != STATUS_OK) _exit(FAILED);
  lua_pushlstring(L, bytes, length);
  free(bytes);
  lua_pushstring(L, kind);
  Error error = {0};
  if (wire_decode(L, lua_tostring(L, -2), length, SIZE_MAX, &error) != STATUS_OK)
    return luaL_error(L, "%s", error.text);
  return 2;
}

static const luaL_Reg channel[] = {{"send", inside_send}, {"receive", inside_receive}, {NULL, NULL}};

/* --- the start --- */

/* The parent's environment may hold secrets; what quern itself reads is kept. */
static void forget_environment(void) {
  extern char **environ;
  for (char **entry = environ; entry && *entry; entry++)
    if (strncmp(*entry, "QUERN_", 6) != 0) memset(*entry, 0, strlen(*entry));
  (void)setenv("TZ", "UTC0", 1);
  tzset();
  (void)setlocale(LC_ALL, "C");
}

/* Opens everything that the parent's code needs, while files can still be read. Protected: may run out of memory. */
static int prepare(lua_State *L) {
  const WorkerInside *inside = lua_touserdata(L, 1);
  confined_open(L, inside->clock);
  luaL_newlib(L, channel);
  lua_setfield(L, LUA_REGISTRYINDEX, "quern.channel");
  lua_getglobal(L, "require");
  lua_pushliteral(L, "quern.recipe.inside");
  lua_call(L, 1, 1);
  lua_getfield(L, LUA_REGISTRYINDEX, "quern.channel");
  return 2;
}

static int report(lua_State *L, const char *message) {
  lua_settop(L, 0);
  lua_createtable(L, 0, 2);
  lua_pushstring(L, message ? message : "the worker failed");
  lua_setfield(L, -2, "message");
  Buf bytes = BUF_INIT;
  if (wire_encode(L, 1, WIRE_NO_CODE, SIZE_MAX, &bytes, NULL) == STATUS_OK)
    (void)send_bytes('e', bytes.data, bytes.length);
  buf_free(&bytes);
  return FAILED;
}

int worker_inside(int descriptor, void *context) {
  WorkerInside *inside = context;
  worker.descriptor = descriptor;
  worker.chunk = inside->chunk;
  worker.budget = (Budget){.most = inside->memory, .exhausted = memory_exhausted};
  forget_environment();
  lua_State *L = worker.main = lua_newstate(budget_resize, &worker.budget);
  if (!L) return FAILED;
  Error error = {0};
  lua_pushcfunction(L, prepare);
  lua_pushlightuserdata(L, inside);
  if (lua_pcall(L, 1, 2, 0) != LUA_OK) return report(L, lua_tostring(L, -1));
  if (deadline_set(inside->seconds, time_is_up, &error) != STATUS_OK) return report(L, error.text);
  Status status = jail_enter(descriptor, (JailLimits){inside->memory, inside->seconds}, &error);
  worker.descriptor = JAIL_DESCRIPTOR;
  if (status != STATUS_OK) return report(L, error.text);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) return report(L, lua_tostring(L, -1));
  return DONE;
}
