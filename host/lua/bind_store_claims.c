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

/* writer:begin(document): the claims that follow are its, in place of those it has */
static int writer_begin(lua_State *L) {
  Error error = {0};
  Status status = claim_writer_begin(store_check_writer(L, 1), luaL_checkinteger(L, 2), &error);
  return status == STATUS_OK ? 0 : store_raise(L, status, &error);
}

/* writer:add(table, rule, from, to, modality | nil, confidence | nil, fields, spans) -> id; fields and spans are JSON
 */
static int writer_add(lua_State *L) {
  ClaimWriter *writer = store_check_writer(L, 1);
  lua_Number confidence = luaL_optnumber(L, 7, 0);
  lua_Integer from = luaL_checkinteger(L, 4), to = luaL_checkinteger(L, 5);
  luaL_argcheck(L, from >= 1, 4, "positions count from 1");
  luaL_argcheck(L, to >= 0, 5, "positions count from 1");
  NewClaim claim = {.table = luaL_checkstring(L, 2),
                    .rule = luaL_checkstring(L, 3),
                    .from = (uint64_t)from - 1,
                    .to = (uint64_t)to,
                    .modality = luaL_optstring(L, 6, NULL),
                    .confidence = lua_isnoneornil(L, 7) ? NULL : &confidence};
  claim.fields = luaL_checklstring(L, 8, &claim.fields_length);
  claim.spans = luaL_checklstring(L, 9, &claim.spans_length);
  int64_t id;
  Error error = {0};
  Status status = claim_writer_add(writer, &claim, &id, &error);
  if (status != STATUS_OK) return store_raise(L, status, &error);
  lua_pushinteger(L, id);
  return 1;
}

static int writer_close(lua_State *L) {
  WriterBox *box = luaL_checkudata(L, 1, WRITER);
  claim_writer_free(box->writer);
  box->writer = NULL;
  return 0;
}

static const luaL_Reg writer_methods[] = {
    {"look", writer_look},  {"begin", writer_begin},   {"add", writer_add}, {"close", writer_close},
    {"__gc", writer_close}, {"__close", writer_close}, {NULL, NULL},
};

void store_claims_class(lua_State *L) { support_class(L, WRITER, writer_methods); }
