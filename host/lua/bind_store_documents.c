/* quern.host.store: what writes files and their documents. */
#include "lua/store_objects.h"
#include "lua/support.h"

static const char WRITER[] = "quern.DocumentWriter";

typedef struct WriterBox {
  DocumentWriter *writer; /* its store lives as user value 1 */
} WriterBox;

DocumentWriter *store_check_documents(lua_State *L, int index) {
  WriterBox *box = luaL_checkudata(L, index, WRITER);
  luaL_argcheck(L, box->writer, index, "the writer is closed");
  store_check_open(L, index);
  return box->writer;
}

int store_documents(lua_State *L) {
  Store *store = store_check(L, 1);
  lua_Integer converter = luaL_checkinteger(L, 2);
  Error error = {0};
  WriterBox *box = lua_newuserdatauv(L, sizeof *box, 1);
  box->writer = NULL;
  luaL_setmetatable(L, WRITER);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  Status status = document_writer_new(store, converter, &box->writer, &error);
  return status == STATUS_OK ? 1 : store_raise(L, status, &error);
}

static int writer_close(lua_State *L) {
  WriterBox *box = luaL_checkudata(L, 1, WRITER);
  document_writer_free(box->writer);
  box->writer = NULL;
  return 0;
}

static const luaL_Reg writer_methods[] = {
    {"close", writer_close}, {"__gc", writer_close}, {"__close", writer_close}, {NULL, NULL}};

void store_documents_class(lua_State *L) { support_class(L, WRITER, writer_methods); }
