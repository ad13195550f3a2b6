/* Any bytes as a message from a recipe's worker: refused, or a value that encodes and decodes to the same bytes, within
 * its memory. */
#include <lauxlib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lua/wire.h"

enum { MOST_MEMORY = 1 << 20 };

static lua_State *state(void) {
  static lua_State *L;
  if (!L) L = luaL_newstate();
  if (!L) abort();
  lua_settop(L, 0);
  return L;
}

/* Tables have no order on the way out, so that only their size is compared. */
static void round_trip(lua_State *L) {
  Buf once = BUF_INIT, again = BUF_INIT;
  if (wire_encode(L, 1, WIRE_NO_CODE, SIZE_MAX, &once, NULL) != STATUS_OK) abort();
  if (wire_decode(L, once.data, once.length, SIZE_MAX, NULL) != STATUS_OK) abort();
  if (wire_encode(L, 2, WIRE_NO_CODE, SIZE_MAX, &again, NULL) != STATUS_OK) abort();
  if (once.length != again.length) abort();
  buf_free(&once);
  buf_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  lua_State *L = state();
  Error error = {0};
  size_t before = (size_t)lua_gc(L, LUA_GCCOUNT);
  if (wire_decode(L, (const char *)data, size, MOST_MEMORY, &error) == STATUS_OK) {
    if (lua_gettop(L) != 1) abort();
    if ((size_t)lua_gc(L, LUA_GCCOUNT) > before + 4 * (MOST_MEMORY / 1024)) abort();
    round_trip(L);
  } else if (lua_gettop(L) != 0) {
    abort();
  }
  lua_settop(L, 0);
  (void)lua_gc(L, LUA_GCCOLLECT);
  return 0;
}
