/* quern.host.store: the corpus file: open, statements, rows.
 *
 * Failures of the world after opening are raised as a table {message, code} with a __tostring, because rows are read in
 * for loops; quern.corpus turns them into `nil, message, code`. */
#include <string.h>

#include "lua/bindings.h"
#include "lua/store_objects.h"
#include "lua/support.h"

#define STORE "quern.Store"
#define STATEMENT "quern.Statement"
#define FAILURE "quern.Failure"

typedef struct StoreBox {
  Store *store;
} StoreBox;

typedef struct StatementBox {
  Statement *statement;
} StatementBox;

int store_raise(lua_State *L, Status status, const Error *error) {
  lua_createtable(L, 0, 2);
  lua_pushstring(L, error->text[0] ? error->text : status_name(status));
  lua_setfield(L, -2, "message");
  lua_pushstring(L, status_name(status));
  lua_setfield(L, -2, "code");
  luaL_setmetatable(L, FAILURE);
  return lua_error(L);
}

static int failure_tostring(lua_State *L) {
  lua_getfield(L, 1, "message");
  return 1;
}

Store *store_check(lua_State *L, int at) {
  StoreBox *box = luaL_checkudata(L, at, STORE);
  luaL_argcheck(L, box->store, at, "the corpus is closed");
  return box->store;
}

void store_check_open(lua_State *L, int at) {
  (void)lua_getiuservalue(L, at, 1);
  const StoreBox *box = luaL_checkudata(L, -1, STORE);
  luaL_argcheck(L, box->store, at, "the corpus is closed");
  lua_pop(L, 1);
}

static Statement *check_statement(lua_State *L, int at) {
  StatementBox *box = luaL_checkudata(L, at, STATEMENT);
  luaL_argcheck(L, box->statement, at, "the statement is closed");
  store_check_open(L, at);
  return box->statement;
}

/* open(path, "create"|"existing"|"read_only") -> store | nil, message, code */
static int store_open_lua(lua_State *L) {
  static const char *const modes[] = {"create", "existing", "read_only", NULL};
  const char *path = luaL_checkstring(L, 1);
  int mode = luaL_checkoption(L, 2, "create", modes);
  Error error = {0};
  StoreBox *box = lua_newuserdatauv(L, sizeof *box, 0);
  box->store = NULL;
  luaL_setmetatable(L, STORE);
  Status status = store_open(path, (StoreMode)mode, &box->store, &error);
  return status == STATUS_OK ? 1 : support_fail(L, status, &error);
}

static int store_gc(lua_State *L) {
  StoreBox *box = luaL_checkudata(L, 1, STORE);
  store_close(box->store);
  box->store = NULL;
  return 0;
}

/* store:execute(sql): statements without rows */
static int store_execute_lua(lua_State *L) {
  Error error = {0};
  Status status = store_execute(store_check(L, 1), luaL_checkstring(L, 2), &error);
  return status == STATUS_OK ? 0 : store_raise(L, status, &error);
}

static int store_in_transaction_lua(lua_State *L) {
  lua_pushboolean(L, store_in_transaction(store_check(L, 1)));
  return 1;
}

/* store:statement(sql) -> statement; it keeps the store alive */
static int store_statement(lua_State *L) {
  Store *store = store_check(L, 1);
  size_t length;
  const char *sql = luaL_checklstring(L, 2, &length);
  Error error = {0};
  StatementBox *box = lua_newuserdatauv(L, sizeof *box, 1);
  box->statement = NULL;
  luaL_setmetatable(L, STATEMENT);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  Status status = statement_new(store, sql, length, &box->statement, &error);
  return status == STATUS_OK ? 1 : store_raise(L, status, &error);
}

static int store_tostring(lua_State *L) {
  const StoreBox *box = luaL_checkudata(L, 1, STORE);
  lua_pushstring(L, box->store ? "corpus file" : "corpus file (closed)");
  return 1;
}

static Status bind_value(lua_State *L, Statement *statement, int at, int value, Error *error) {
  size_t length;
  switch (lua_type(L, value)) {
    case LUA_TNONE:
    case LUA_TNIL: return statement_bind_null(statement, at, error);
    case LUA_TBOOLEAN: return statement_bind_integer(statement, at, lua_toboolean(L, value), error);
    case LUA_TNUMBER:
      if (lua_isinteger(L, value)) return statement_bind_integer(statement, at, lua_tointeger(L, value), error);
      return statement_bind_number(statement, at, lua_tonumber(L, value), error);
    case LUA_TSTRING: {
      const char *bytes = lua_tolstring(L, value, &length);
      return statement_bind_text(statement, at, bytes, length, error);
    }
    default:
      return (Status)luaL_error(L, "parameter %d is a %s; nil, booleans, numbers and strings go into a corpus", at,
                                luaL_typename(L, value));
  }
}

/* Arguments from stack index 2 on become the parameters. */
static Statement *bind_arguments(lua_State *L) {
  Statement *statement = check_statement(L, 1);
  int given = lua_gettop(L) - 1, wanted = statement_parameters(statement);
  if (given > wanted) luaL_error(L, "%d values for %d parameters", given, wanted);
  statement_reset(statement);
  Error error = {0};
  for (int i = 1; i <= wanted; i++) {
    Status status = bind_value(L, statement, i, i + 1, &error);
    if (status != STATUS_OK) store_raise(L, status, &error);
  }
  return statement;
}

static int push_row(lua_State *L, Statement *statement) {
  int columns = statement_columns(statement);
  luaL_checkstack(L, columns, "too many columns");
  for (int i = 0; i < columns; i++) {
    size_t length;
    const char *bytes;
    switch (statement_type(statement, i)) {
      case COLUMN_INTEGER: lua_pushinteger(L, statement_integer(statement, i)); break;
      case COLUMN_NUMBER: lua_pushnumber(L, statement_number(statement, i)); break;
      case COLUMN_BYTES:
        bytes = statement_bytes(statement, i, &length);
        lua_pushlstring(L, bytes, length);
        break;
      default: lua_pushnil(L);
    }
  }
  return columns;
}

static bool step(lua_State *L, Statement *statement) {
  Error error = {0};
  bool row;
  Status status = statement_step(statement, &row, &error);
  if (status != STATUS_OK) {
    statement_reset(statement);
    store_raise(L, status, &error);
  }
  return row;
}

/* statement:run(...): binds and runs to the end */
static int statement_run(lua_State *L) {
  Statement *statement = bind_arguments(L);
  while (step(L, statement)) continue;
  statement_reset(statement);
  return 0;
}

/* statement:row(...) -> the columns of the first row, or nothing */
static int statement_row(lua_State *L) {
  Statement *statement = bind_arguments(L);
  int columns = step(L, statement) ? push_row(L, statement) : 0;
  statement_reset(statement);
  return columns;
}

static int next_row(lua_State *L) {
  Statement *statement = check_statement(L, lua_upvalueindex(1));
  if (step(L, statement)) return push_row(L, statement);
  statement_reset(statement);
  return 0;
}

/* statement:rows(...) -> iterator over the columns of each row; the first column must never be null */
static int statement_rows(lua_State *L) {
  (void)bind_arguments(L);
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, next_row, 1);
  return 1;
}

/* statement:names() -> the names of its columns */
static int statement_names(lua_State *L) {
  const Statement *statement = check_statement(L, 1);
  int columns = statement_columns(statement);
  lua_createtable(L, columns, 0);
  for (int i = 0; i < columns; i++) {
    lua_pushstring(L, statement_name(statement, i));
    lua_rawseti(L, -2, i + 1);
  }
  return 1;
}

static int statement_gc(lua_State *L) {
  StatementBox *box = luaL_checkudata(L, 1, STATEMENT);
  statement_free(box->statement);
  box->statement = NULL;
  return 0;
}

static const luaL_Reg store_methods[] = {
    {"execute", store_execute_lua},
    {"statement", store_statement},
    {"claims", store_claims},
    {"documents", store_documents},
    {"in_transaction", store_in_transaction_lua},
    {"close", store_gc},
    {"__gc", store_gc},
    {"__close", store_gc},
    {"__tostring", store_tostring},
    {NULL, NULL},
};

static const luaL_Reg statement_methods[] = {
    {"run", statement_run},  {"row", statement_row}, {"rows", statement_rows},  {"names", statement_names},
    {"close", statement_gc}, {"__gc", statement_gc}, {"__close", statement_gc}, {NULL, NULL},
};

static const luaL_Reg failure_methods[] = {{"__tostring", failure_tostring}, {NULL, NULL}};
static const luaL_Reg functions[] = {{"open", store_open_lua}, {NULL, NULL}};

int luaopen_quern_store(lua_State *L) {
  support_class(L, STORE, store_methods);
  support_class(L, STATEMENT, statement_methods);
  store_claims_class(L);
  store_documents_class(L);
  support_class(L, FAILURE, failure_methods);
  luaL_newlib(L, functions);
  return 1;
}
