/* The coroutine library as a recipe has it: it knows which coroutine runs, so that a time limit can stop that one, and
 * it bounds how deep closing one coroutine may close others, which Lua 5.4.4 does not. */
#include "lua/confined.h"

enum { MOST_NESTED_CLOSES = 20 };

static lua_State *running;
static int closing;

lua_State *confined_running(void) { return running; }

static lua_State *thread_at(lua_State *L, int index) {
  lua_State *co = lua_tothread(L, index);
  luaL_argexpected(L, co, index, "coroutine");
  return co;
}

static const char *status_of(lua_State *L, lua_State *co) {
  if (L == co) return "running";
  lua_Debug frame;
  switch (lua_status(co)) {
    case LUA_YIELD: return "suspended";
    case LUA_OK: return lua_getstack(co, 0, &frame) ? "normal" : lua_gettop(co) == 0 ? "dead" : "suspended";
    default: return "dead";
  }
}

/* Moves `arguments` from L to co and runs it. Returns the number of results, now on L, or -1 with the error on L. */
static int resume(lua_State *L, lua_State *co, int arguments) {
  if (status_of(L, co)[0] != 's') {
    lua_pushfstring(L, "cannot resume %s coroutine", L == co ? "non-suspended" : status_of(L, co));
    return -1;
  }
  if (!lua_checkstack(co, arguments)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  lua_xmove(L, co, arguments);
  int results = 0;
  running = co;
  int status = lua_resume(co, L, arguments, &results);
  running = L;
  if (status != LUA_OK && status != LUA_YIELD) {
    lua_xmove(co, L, 1);
    return -1;
  }
  if (!lua_checkstack(L, results + 1)) {
    lua_pop(co, results);
    lua_pushliteral(L, "too many results to resume");
    return -1;
  }
  lua_xmove(co, L, results);
  return results;
}

/* Closes a coroutine that does not run; returns whether that went well, otherwise leaves the error on L. */
static bool close_thread(lua_State *L, lua_State *co) {
  if (closing >= MOST_NESTED_CLOSES) luaL_error(L, "coroutines close each other more than %d deep", MOST_NESTED_CLOSES);
  closing++;
  running = co;
  int status = lua_resetthread(co);
  running = L;
  closing--;
  if (status == LUA_OK) return true;
  lua_xmove(co, L, 1);
  return false;
}

static int co_create(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *co = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  return 1;
}

static int co_resume(lua_State *L) {
  int results = resume(L, thread_at(L, 1), lua_gettop(L) - 1);
  lua_pushboolean(L, results >= 0);
  lua_insert(L, results >= 0 ? -(results + 1) : -2);
  return results >= 0 ? results + 1 : 2;
}

static int wrapped(lua_State *L) {
  lua_State *co = lua_tothread(L, lua_upvalueindex(1));
  int results = resume(L, co, lua_gettop(L));
  if (results >= 0) return results;
  if (lua_status(co) != LUA_OK && lua_status(co) != LUA_YIELD) {
    int failed = lua_gettop(L);
    if (!close_thread(L, co)) lua_replace(L, failed);
  }
  if (lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int co_wrap(lua_State *L) {
  (void)co_create(L);
  lua_pushcclosure(L, wrapped, 1);
  return 1;
}

static int co_yield (lua_State *L) { return lua_yield(L, lua_gettop(L)); }

static int co_status(lua_State *L) {
  lua_pushstring(L, status_of(L, thread_at(L, 1)));
  return 1;
}

static int co_isyieldable(lua_State *L) {
  lua_pushboolean(L, lua_isyieldable(lua_isnone(L, 1) ? L : thread_at(L, 1)));
  return 1;
}

static int co_running(lua_State *L) {
  lua_pushboolean(L, lua_pushthread(L));
  return 2;
}

static int co_close(lua_State *L) {
  lua_State *co = thread_at(L, 1);
  const char *status = status_of(L, co);
  if (status[0] != 's' && status[0] != 'd') return luaL_error(L, "cannot close a %s coroutine", status);
  if (close_thread(L, co)) {
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushboolean(L, 0);
  lua_insert(L, -2);
  return 2;
}

static const luaL_Reg functions[] = {
    {"create", co_create},   {"resume", co_resume}, {"wrap", co_wrap},
    {"yield", co_yield },    {"status", co_status}, {"isyieldable", co_isyieldable},
    {"running", co_running}, {"close", co_close},   {NULL, NULL},
};

void confined_open_coroutine(lua_State *L) {
  running = L;
  luaL_newlib(L, functions);
  lua_setglobal(L, "coroutine");
}
