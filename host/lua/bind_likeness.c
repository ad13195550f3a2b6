/* quern.host.likeness: folding, near-duplicates, key words in context. */
#include <string.h>

#include "lua/bindings.h"
#include "lua/support.h"
#include "text/fold.h"
#include "text/kwic.h"
#include "text/similar.h"

static const char BUFFER[] = "quern.LikenessBuffer";

/* What a function works with, freed by the collector if it raises. */
typedef struct Scratch {
  Buf buf;
  KwicLine line;
} Scratch;

static int scratch_close(lua_State *L) {
  Scratch *scratch = luaL_checkudata(L, 1, BUFFER);
  buf_free(&scratch->buf);
  kwic_free(&scratch->line);
  return 0;
}

static Scratch *push_scratch(lua_State *L) {
  Scratch *scratch = lua_newuserdatauv(L, sizeof *scratch, 0);
  *scratch = (Scratch){BUF_INIT, KWIC_LINE_INIT};
  luaL_setmetatable(L, BUFFER);
  return scratch;
}

static void push_buf(lua_State *L, const Buf *buf) { lua_pushlstring(L, buf->data ? buf->data : "", buf->length); }

/* fold(text) -> folded | nil, message, code */
static int likeness_fold(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  Scratch *scratch = push_scratch(L);
  Status status = fold_text(text, length, &scratch->buf);
  if (status != STATUS_OK) return support_fail(L, status, NULL);
  push_buf(L, &scratch->buf);
  return 1;
}

/* share(a, b) -> 0 to 1 | nil, message, code */
static int likeness_share(lua_State *L) {
  Likeness likeness[2];
  for (int i = 0; i < 2; i++) {
    size_t length;
    const char *text = luaL_checklstring(L, i + 1, &length);
    Status status = similar_read(text, length, &likeness[i]);
    if (status != STATUS_OK) return support_fail(L, status, NULL);
  }
  lua_pushnumber(L, similar_share(&likeness[0], &likeness[1]));
  return 1;
}

/* groups(texts, threshold) -> list: for each text the number of the first of its group | nil, message, code */
static int likeness_groups(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  double threshold = luaL_checknumber(L, 2);
  lua_Integer count = luaL_len(L, 1);
  luaL_argcheck(L, count >= 0 && count < 50000000, 1, "too many texts");
  Likeness *texts = lua_newuserdatauv(L, (size_t)count * sizeof *texts + 1, 0);
  uint32_t *group = lua_newuserdatauv(L, (size_t)count * sizeof *group + 1, 0);
  Status status = STATUS_OK;
  for (lua_Integer i = 0; i < count && status == STATUS_OK; i++) {
    size_t length;
    lua_geti(L, 1, i + 1);
    const char *text = lua_tolstring(L, -1, &length);
    if (!text) return luaL_error(L, "text %d is no string", (int)i + 1);
    status = similar_read(text, length, &texts[i]);
    lua_pop(L, 1);
  }
  if (status == STATUS_OK) status = similar_group(texts, (size_t)count, threshold, group);
  if (status != STATUS_OK) return support_fail(L, status, NULL);
  lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 0; i < count; i++) {
    lua_pushinteger(L, (lua_Integer)group[i] + 1);
    lua_rawseti(L, -2, i + 1);
  }
  return 1;
}

/* context(text, from, to, width) -> left, key, right */
static int likeness_context(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3), width = luaL_checkinteger(L, 4);
  luaL_argcheck(L, from >= 1 && (lua_Unsigned)from <= length + 1, 2, "not a place in the text");
  luaL_argcheck(L, to >= from - 1 && (lua_Unsigned)to <= length, 3, "not a place in the text");
  luaL_argcheck(L, width >= 0 && width <= 100000, 4, "a width is 0 to 100000 columns");
  Scratch *scratch = push_scratch(L);
  if (kwic_cut(text, length, (size_t)from - 1, (size_t)to, (size_t)width, &scratch->line) != STATUS_OK)
    return luaL_error(L, "out of memory");
  push_buf(L, &scratch->line.left);
  push_buf(L, &scratch->line.key);
  push_buf(L, &scratch->line.right);
  return 3;
}

static const luaL_Reg scratch_methods[] = {{"__gc", scratch_close}, {NULL, NULL}};

static const luaL_Reg functions[] = {{"fold", likeness_fold},
                                     {"share", likeness_share},
                                     {"groups", likeness_groups},
                                     {"context", likeness_context},
                                     {NULL, NULL}};

int luaopen_quern_likeness(lua_State *L) {
  support_class(L, BUFFER, scratch_methods);
  luaL_newlib(L, functions);
  return 1;
}
