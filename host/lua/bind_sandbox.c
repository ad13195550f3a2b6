/* quern.host.sandbox: starting a recipe's worker and talking to it; SHA-256; reading files beneath a folder. */
#include <stdlib.h>

#include "base/base64.h"
#include "base/sha256.h"
#include "lua/bindings.h"
#include "lua/support.h"
#include "lua/wire.h"
#include "lua/worker_inside.h"
#include "sandbox/beneath.h"
#include "sandbox/channel.h"
#include "sandbox/jail.h"
#include "sandbox/worker.h"

static const char CLASS[] = "quern.Worker";

/* Seconds after the time limit in which the worker may still say where it was. */
static const double GRACE = 1.0;

typedef struct WorkerObject {
  Worker worker;
  double until; /* when it is killed */
} WorkerObject;

static double field_number(lua_State *L, const char *name) {
  lua_getfield(L, 1, name);
  double value = luaL_checknumber(L, -1);
  lua_pop(L, 1);
  return value;
}

/* start{ memory = bytes, seconds =, clock = os.time's answer, chunk = "@path of the recipe" } -> worker */
static int sandbox_start(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  WorkerInside inside = {.memory = (size_t)field_number(L, "memory"),
                         .seconds = field_number(L, "seconds"),
                         .clock = (lua_Integer)field_number(L, "clock")};
  lua_getfield(L, 1, "chunk");
  inside.chunk = luaL_checkstring(L, -1);
  WorkerObject *object = lua_newuserdatauv(L, sizeof *object, 0);
  *object = (WorkerObject){WORKER_NONE, channel_now() + inside.seconds + GRACE};
  luaL_setmetatable(L, CLASS);
  Error error = {0};
  Status status = worker_start(&object->worker, worker_inside, &inside, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  return 1;
}

static WorkerObject *check_worker(lua_State *L) { return luaL_checkudata(L, 1, CLASS); }

/* worker:send(kind, value) -> true | nil, message, code */
static int worker_send(lua_State *L) {
  WorkerObject *object = check_worker(L);
  const char *kind = luaL_checkstring(L, 2);
  lua_settop(L, 3);
  if (object->worker.descriptor < 0) return support_fail(L, STATUS_IO, NULL);
  Buf bytes = BUF_INIT;
  Error error = {0};
  Status status = wire_encode(L, 3, WIRE_NO_CODE, UINT32_MAX, &bytes, &error);
  if (status == STATUS_OK)
    status = channel_send(object->worker.descriptor, kind[0], bytes.data, bytes.length, object->until);
  buf_free(&bytes);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushboolean(L, 1);
  return 1;
}

/* worker:receive(most bytes, most memory) -> kind, value | nil, message, code. "notfound": it has ended. */
static int worker_receive(lua_State *L) {
  WorkerObject *object = check_worker(L);
  size_t most = (size_t)luaL_checkinteger(L, 2), memory = (size_t)luaL_checkinteger(L, 3), length;
  char kind[2] = {0}, *bytes;
  Error error = {0};
  if (object->worker.descriptor < 0) return support_fail(L, STATUS_NOTFOUND, NULL);
  Status status = channel_receive(object->worker.descriptor, most, object->until, kind, &bytes, &length);
  if (status != STATUS_OK) return support_fail(L, status, NULL);
  lua_pushlstring(L, bytes, length);
  free(bytes);
  lua_pushstring(L, kind);
  status = wire_decode(L, lua_tostring(L, -2), length, memory, &error);
  return status == STATUS_OK ? 2 : support_fail(L, status, &error);
}

/* worker:stop([gently]) -> exit code or -1, signal or 0. Killed unless it ends by itself within a quarter of a second
 * (`gently`), or at once. */
static int worker_finish(lua_State *L) {
  WorkerEnd end = worker_stop(&check_worker(L)->worker, lua_toboolean(L, 2) ? 0.25 : 0);
  lua_pushinteger(L, end.code);
  lua_pushinteger(L, end.signal);
  return 2;
}

static int worker_gc(lua_State *L) {
  (void)worker_stop(&check_worker(L)->worker, 0);
  return 0;
}

static int worker_tostring(lua_State *L) {
  lua_pushfstring(L, "quern.Worker: %d", (int)check_worker(L)->worker.process);
  return 1;
}

static const luaL_Reg worker_methods[] = {
    {"send", worker_send}, {"receive", worker_receive}, {"stop", worker_finish},
    {"__gc", worker_gc},   {"__close", worker_gc},      {"__tostring", worker_tostring},
    {NULL, NULL},
};

/* support() -> { landlock = version, seccomp = boolean } */
static int sandbox_support(lua_State *L) {
  JailSupport support = jail_support();
  lua_createtable(L, 0, 2);
  lua_pushinteger(L, support.landlock);
  lua_setfield(L, -2, "landlock");
  lua_pushboolean(L, support.seccomp);
  lua_setfield(L, -2, "seccomp");
  return 1;
}

/* sha256(bytes) -> the 32 bytes of the hash */
static int sandbox_sha256(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  unsigned char digest[SHA256_BYTES];
  sha256(bytes, length, digest);
  lua_pushlstring(L, (const char *)digest, sizeof digest);
  return 1;
}

/* base64(bytes) -> text */
static int sandbox_base64(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  luaL_argcheck(L, length < 1 << 28, 1, "too long");
  size_t size = base64_length(length);
  luaL_Buffer buffer;
  base64_write(bytes, length, luaL_buffinitsize(L, &buffer, size));
  luaL_pushresultsize(&buffer, size);
  return 1;
}

/* read_beneath(folder, name, most bytes) -> bytes | nil, message, code */
static int sandbox_read_beneath(lua_State *L) {
  char *bytes;
  size_t length;
  Error error = {0};
  Status status = beneath_read(luaL_checkstring(L, 1), luaL_checkstring(L, 2), (size_t)luaL_checkinteger(L, 3), &bytes,
                               &length, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushlstring(L, bytes, length);
  free(bytes);
  return 1;
}

static const luaL_Reg functions[] = {
    {"start", sandbox_start},   {"support", sandbox_support},           {"sha256", sandbox_sha256},
    {"base64", sandbox_base64}, {"read_beneath", sandbox_read_beneath}, {NULL, NULL},
};

/* code_mark() in the module: the value that stands for a function which stayed in the worker. */
int luaopen_quern_sandbox(lua_State *L) {
  support_class(L, CLASS, worker_methods);
  luaL_newlib(L, functions);
  lua_newtable(L);
  lua_pushvalue(L, -1);
  lua_setfield(L, LUA_REGISTRYINDEX, WIRE_CODE);
  lua_setfield(L, -2, "code");
  return 1;
}
