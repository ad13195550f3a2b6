/* quern.host.store: what writes the claims of a set of rules. */
#include "lua/store_objects.h"
#include "lua/support.h"

static const char WRITER[] = "quern.ClaimWriter";

typedef struct WriterBox {
  ClaimWriter *writer; /* its store lives as user value 1 */
} WriterBox;

ClaimWriter *store_check_writer(lua_State *L, int index) {
  WriterBox *box = luaL_checkudata(L, index, WRITER);
  luaL_argcheck(L, box->writer, index, "the writer is closed");
  store_check_open(L, index);
  return box->writer;
}

int store_claims(lua_State *L) {
  Store *store = store_check(L, 1);
  const char *ruleset = luaL_checkstring(L, 2);
  Error error = {0};
  WriterBox *box = lua_newuserdatauv(L, sizeof *box, 1);
  box->writer = NULL;
  luaL_setmetatable(L, WRITER);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  Status status = claim_writer_new(store, ruleset, &box->writer, &error);
  return status == STATUS_OK ? 1 : store_raise(L, status, &error);
}

/* writer:look() -> how many documents these rules have not seen yet */
static int writer_look(lua_State *L) {
  size_t count;
  Error error = {0};
  Status status = claim_writer_look(store_check_writer(L, 1), &count, &error);
  if (status != STATUS_OK) return store_raise(L, status, &error);
  lua_pushinteger(L, (lua_Integer)count);
  return 1;
}

/* The claim { table, rule, from, to, modality, confidence, fields, spans } on the top of the stack; fields and spans
 * are JSON. What is borrowed lives as long as the table. */
static void take_claim(lua_State *L, NewClaim *claim) {
  int list = lua_gettop(L);
  luaL_checktype(L, list, LUA_TTABLE);
  for (int i = 1; i <= 8; i++) {
    if (lua_rawgeti(L, list, i) == LUA_TNUMBER && (i <= 2 || i == 5 || i >= 7)) /* its text would not live on */
      luaL_error(L, "a claim's field %d is a number; a string was expected", i);
  }
  lua_Integer from = luaL_checkinteger(L, list + 3), to = luaL_checkinteger(L, list + 4);
  luaL_argcheck(L, from >= 1 && to >= 0, 3, "positions count from 1");
  *claim = (NewClaim){.table = luaL_checkstring(L, list + 1),
                      .rule = luaL_checkstring(L, list + 2),
                      .from = (uint64_t)from - 1,
                      .to = (uint64_t)to,
                      .modality = luaL_optstring(L, list + 5, NULL),
                      .rated = !lua_isnil(L, list + 6),
                      .confidence = luaL_optnumber(L, list + 6, 0)};
  claim->fields = luaL_checklstring(L, list + 7, &claim->fields_length);
  claim->spans = luaL_checklstring(L, list + 8, &claim->spans_length);
  lua_settop(L, list);
}

/* writer:put(document, claims) -> their ids; they take the place of those it has */
static int writer_put(lua_State *L) {
  ClaimWriter *writer = store_check_writer(L, 1);
  lua_Integer document = luaL_checkinteger(L, 2);
  luaL_checktype(L, 3, LUA_TTABLE);
  size_t count = (size_t)luaL_len(L, 3);
  luaL_argcheck(L, count < 1 << 24, 3, "too many claims");
  NewClaim *claims = lua_newuserdatauv(L, (count + 1) * sizeof *claims, 0);
  for (size_t i = 0; i < count; i++, lua_pop(L, 1)) {
    lua_rawgeti(L, 3, (lua_Integer)i + 1);
    take_claim(L, &claims[i]);
  }
  Error error = {0};
  Status status = claim_writer_put(writer, document, claims, count, &error);
  if (status != STATUS_OK) return store_raise(L, status, &error);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_pushinteger(L, claims[i].id);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int writer_close(lua_State *L) {
  WriterBox *box = luaL_checkudata(L, 1, WRITER);
  claim_writer_free(box->writer);
  box->writer = NULL;
  return 0;
}

static const luaL_Reg writer_methods[] = {
    {"look", writer_look},  {"put", writer_put},       {"close", writer_close},
    {"__gc", writer_close}, {"__close", writer_close}, {NULL, NULL},
};

void store_claims_class(lua_State *L) { support_class(L, WRITER, writer_methods); }
