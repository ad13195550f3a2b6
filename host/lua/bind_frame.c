/* quern.host.frame: frames made from Lua values, and their values read back. The verbs are in bind_frame_verb.c. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "frame/block.h"
#include "frame/civil.h"
#include "lua/bindings.h"
#include "lua/frame_support.h"
#include "lua/support.h"

static const char *const FRAME = "quern.HostFrame", *const EXPR = "quern.HostExpr";

Frame **frame_slot(lua_State *L) {
  Frame **slot = lua_newuserdatauv(L, sizeof *slot, 0);
  *slot = NULL;
  luaL_setmetatable(L, FRAME);
  return slot;
}

Frame *frame_check(lua_State *L, int index) {
  Frame **slot = luaL_checkudata(L, index, FRAME);
  luaL_argcheck(L, *slot, index, "a frame that was closed");
  return *slot;
}

/* Lua's collector sees a pointer where there are megabytes: it is told, so that frames nobody holds go soon. */
static void pace_collector(lua_State *L) {
  static const size_t UNIT = (size_t)1 << 20;
  Frame **slot = luaL_testudata(L, -1, FRAME);
  if (slot && *slot && (*slot)->rows * (*slot)->count >= UNIT)
    (void)lua_gc(L, LUA_GCSTEP, (int)((*slot)->rows * (*slot)->count / UNIT * 1024));
}

int frame_result(lua_State *L, Status status, const Error *error) {
  if (status != STATUS_OK) return support_fail(L, status, error);
  pace_collector(L);
  return 1;
}

static int frame_collect(lua_State *L) {
  Frame **slot = luaL_checkudata(L, 1, FRAME);
  frame_release(*slot);
  *slot = NULL;
  return 0;
}

static int expr_collect(lua_State *L) {
  Expr **slot = luaL_checkudata(L, 1, EXPR);
  expr_free(*slot);
  *slot = NULL;
  return 0;
}

const char **frame_names(lua_State *L, int index, size_t *count) {
  luaL_checktype(L, index, LUA_TTABLE);
  *count = (size_t)luaL_len(L, index);
  const char **names = lua_newuserdatauv(L, (*count + 1) * sizeof *names, 0);
  for (size_t i = 0; i < *count; i++) {
    lua_rawgeti(L, index, (lua_Integer)i + 1);
    names[i] = luaL_checkstring(L, -1); /* the list keeps it alive */
    lua_pop(L, 1);
  }
  return names;
}

static Status push_number(lua_State *L, Expr *expr, Error *error) {
  if (lua_isinteger(L, -1)) return expr_push_integer(expr, lua_tointeger(L, -1), error);
  return expr_push_number(expr, luaL_checknumber(L, -1), error);
}

/* One part: its kind is at -3, its first value at -2, its second at -1. */
static Status push_part(lua_State *L, Expr *expr, Error *error) {
  const char *kind = luaL_checkstring(L, -3);
  size_t length;
  lua_Integer count = lua_tointeger(L, -1);
  lua_pop(L, 1);
  Status status;
  if (strcmp(kind, "column") == 0) {
    status = expr_push_column(expr, luaL_checkstring(L, -1), error);
  } else if (strcmp(kind, "number") == 0) {
    status = push_number(L, expr, error);
  } else if (strcmp(kind, "text") == 0) {
    const char *text = luaL_checklstring(L, -1, &length);
    status = expr_push_text(expr, text, length, error);
  } else if (strcmp(kind, "truth") == 0) {
    status = expr_push_truth(expr, lua_toboolean(L, -1), error);
  } else if (strcmp(kind, "call") == 0) {
    status = expr_push_call(expr, luaL_checkstring(L, -1), (size_t)count, error);
  } else {
    status = expr_push_null(expr, error);
  }
  lua_pop(L, 2);
  return status;
}

Expr *frame_expr(lua_State *L, int index, const Frame *frame) {
  Error error = {0};
  luaL_checktype(L, index, LUA_TTABLE);
  Expr **slot = lua_newuserdatauv(L, sizeof *slot, 0);
  *slot = NULL;
  luaL_setmetatable(L, EXPR);
  *slot = expr_new();
  Status status = *slot ? STATUS_OK : STATUS_NOMEM;
  lua_Integer count = luaL_len(L, index);
  for (lua_Integer i = 1; i <= count && status == STATUS_OK; i++) {
    lua_rawgeti(L, index, i);
    lua_rawgeti(L, -1, 1);
    lua_rawgeti(L, -2, 2);
    lua_rawgeti(L, -3, 3);
    status = push_part(L, *slot, &error);
    lua_pop(L, 1);
  }
  if (status == STATUS_OK) status = expr_bind(*slot, frame, &error);
  if (status != STATUS_OK) luaL_error(L, "%s", error.text[0] ? error.text : status_name(status));
  return *slot;
}

/* Values of a column on their way from Lua: eight bytes each, in userdata, so that an error loses nothing. */
typedef struct Intake {
  ColumnType type;
  const char *name;
  size_t rows;
  union {
    double *numbers;
    int64_t *integers;
    uint32_t *codes;
    void *any;
  };
  uint8_t *nulls;
  Dict **dict;
} Intake;

static int wrong_value(lua_State *L, const Intake *intake, size_t row) {
  return luaL_error(L, "column '%s', row %d: %s is no %s", intake->name, (int)(row + 1), luaL_tolstring(L, -1, NULL),
                    column_type_name(intake->type));
}

static void take_date(lua_State *L, const Intake *intake, size_t row) {
  size_t length;
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
  if (!text || !civil_parse(text, length, &intake->integers[row])) wrong_value(L, intake, row);
}

static void take_text(lua_State *L, const Intake *intake, size_t row) {
  if (lua_type(L, -1) != LUA_TSTRING) wrong_value(L, intake, row);
  size_t length;
  const char *text = lua_tolstring(L, -1, &length);
  intake->codes[row] = dict_add(*intake->dict, text, length);
  if (intake->codes[row] == DICT_NONE) luaL_error(L, "out of memory");
}

/* The value on top of the stack. Light userdata is json.null. */
static void take_value(lua_State *L, const Intake *intake, size_t row) {
  intake->nulls[row] = lua_isnil(L, -1) || lua_islightuserdata(L, -1);
  if (intake->nulls[row]) return;
  int is_whole = 0;
  switch (intake->type) {
    case COLUMN_F64:
      if (lua_type(L, -1) != LUA_TNUMBER) wrong_value(L, intake, row);
      intake->numbers[row] = lua_tonumber(L, -1);
      break;
    case COLUMN_I64:
      if (lua_type(L, -1) == LUA_TNUMBER) intake->integers[row] = lua_tointegerx(L, -1, &is_whole);
      if (!is_whole) wrong_value(L, intake, row);
      break;
    case COLUMN_BOOL:
      if (!lua_isboolean(L, -1)) wrong_value(L, intake, row);
      intake->integers[row] = lua_toboolean(L, -1);
      break;
    case COLUMN_DATE: take_date(L, intake, row); break;
    default: take_text(L, intake, row);
  }
}

static int dict_collect(lua_State *L) {
  Dict **dict = lua_touserdata(L, 1);
  dict_release(*dict);
  *dict = NULL;
  return 0;
}

static Dict **dict_slot(lua_State *L) {
  Dict **dict = lua_newuserdatauv(L, sizeof *dict, 0);
  *dict = NULL;
  if (luaL_newmetatable(L, "quern.HostDict")) {
    lua_pushcfunction(L, dict_collect);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  *dict = dict_new();
  return dict;
}

/* The column {name, type, values} on top of the stack becomes one of the frame. */
static Status take_column(lua_State *L, Frame *frame, Error *error) {
  int column = lua_gettop(L);
  lua_rawgeti(L, column, 1);
  lua_rawgeti(L, column, 2);
  lua_rawgeti(L, column, 3);
  Intake intake = {.name = luaL_checkstring(L, column + 1), .rows = frame->rows};
  if (!column_type_named(luaL_checkstring(L, column + 2), &intake.type))
    luaL_error(L, "column '%s': no type '%s'; there are f64, i64, bool, date, string, code", intake.name,
               lua_tostring(L, column + 2));
  luaL_checktype(L, column + 3, LUA_TTABLE);
  intake.any = lua_newuserdatauv(L, (frame->rows + 1) * 8, 0);
  intake.nulls = lua_newuserdatauv(L, frame->rows + 1, 0);
  intake.dict = dict_slot(L);
  for (size_t row = 0; row < frame->rows; row++) {
    lua_rawgeti(L, column + 3, (lua_Integer)row + 1);
    take_value(L, &intake, row);
    lua_pop(L, 1);
  }
  Column *made = intake.type == COLUMN_F64 ? column_from_doubles(intake.numbers, intake.nulls, intake.rows)
                 : column_is_text(intake.type)
                     ? column_from_codes(intake.type, *intake.dict, intake.codes, intake.nulls, intake.rows)
                     : column_from_integers(intake.type, intake.integers, intake.nulls, intake.rows);
  Status status = frame_put(frame, intake.name, made, error);
  lua_settop(L, column - 1);
  return status;
}

static int id_compare(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
  return (a > b) - (a < b);
}

/* Sorted, each once; returns how many are kept. */
static size_t tidy_ids(int64_t *ids, size_t count) {
  if (count == 0) return 0;
  qsort(ids, count, sizeof *ids, id_compare);
  size_t kept = 1;
  for (size_t i = 1; i < count; i++)
    if (ids[i] != ids[kept - 1]) ids[kept++] = ids[i];
  return kept;
}

static size_t count_ids(lua_State *L, int index, size_t rows) {
  size_t total = 0;
  for (size_t row = 0; row < rows; row++) {
    if (lua_rawgeti(L, index, (lua_Integer)row + 1) == LUA_TTABLE)
      total += (size_t)luaL_len(L, -1);
    else if (!lua_isnil(L, -1))
      luaL_error(L, "evidence of row %d is no list of claim numbers", (int)(row + 1));
    lua_pop(L, 1);
  }
  return total;
}

/* The list of lists at `index`: claim numbers, or nil for a row without. */
static Status take_evidence(lua_State *L, int index, Frame *frame, Error *error) {
  size_t total = count_ids(L, index, frame->rows), used = 0;
  int64_t *ids = lua_newuserdatauv(L, (total + 1) * sizeof *ids, 0);
  size_t *starts = lua_newuserdatauv(L, (frame->rows + 1) * sizeof *starts, 0);
  for (size_t row = 0; row < frame->rows; row++) {
    size_t from = starts[row] = used;
    lua_rawgeti(L, index, (lua_Integer)row + 1);
    lua_Integer count = lua_istable(L, -1) ? luaL_len(L, -1) : 0;
    for (lua_Integer i = 1; i <= count; i++) {
      lua_rawgeti(L, -1, i);
      ids[used++] = luaL_checkinteger(L, -1);
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
    used = from + tidy_ids(ids + from, used - from);
  }
  starts[frame->rows] = used;
  Column *items = column_from_integers(COLUMN_I64, ids, NULL, used);
  if (items) frame->evidence = column_from_lists(items, starts, frame->rows);
  return frame->evidence ? STATUS_OK : block_failure(error, "evidence");
}

/* new(columns, rows, evidence or nil) -> frame: columns are {name, type, values} */
static int host_new(lua_State *L) {
  Error error = {0};
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer rows = luaL_checkinteger(L, 2);
  luaL_argcheck(L, rows >= 0 && (size_t)rows <= FRAME_MOST_ROWS && rows < INT_MAX, 2, "too many rows");
  lua_settop(L, 3);
  Frame **slot = frame_slot(L);
  *slot = frame_new((size_t)rows);
  Status status = *slot ? STATUS_OK : STATUS_NOMEM;
  lua_Integer count = luaL_len(L, 1);
  for (lua_Integer i = 1; i <= count && status == STATUS_OK; i++) {
    lua_rawgeti(L, 1, i);
    status = take_column(L, *slot, &error);
  }
  if (status == STATUS_OK && lua_istable(L, 3)) status = take_evidence(L, 3, *slot, &error);
  lua_settop(L, 4);
  return frame_result(L, status, &error);
}

static void push_cell(lua_State *L, const Column *column, size_t row);

static void push_list(lua_State *L, const Column *column, size_t row) {
  size_t from = column->starts[row], count = column->starts[row + 1] - from;
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    push_cell(L, column->items, from + i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* A value as Lua has it; dates as "2024-04-12". Lists hold no lists, so this does not go deeper than two. */
static void push_cell(lua_State *L, const Column *column, size_t row) {
  char date[CIVIL_TEXT];
  if (column->type != COLUMN_LIST && !column_has(column, row)) {
    lua_pushnil(L);
    return;
  }
  switch (column->type) {
    case COLUMN_F64: lua_pushnumber(L, column_double(column, row)); break;
    case COLUMN_I64: lua_pushinteger(L, column_integer(column, row)); break;
    case COLUMN_BOOL: lua_pushboolean(L, column_integer(column, row) != 0); break;
    case COLUMN_DATE: lua_pushlstring(L, date, civil_format(column_integer(column, row), date)); break;
    case COLUMN_LIST: push_list(L, column, row); break;
    default: {
      Text text = column_text(column, row);
      lua_pushlstring(L, text.bytes, text.length);
    }
  }
}

static size_t check_row(lua_State *L, const Frame *frame, int index) {
  lua_Integer row = luaL_checkinteger(L, index);
  luaL_argcheck(L, row >= 1 && (size_t)row <= frame->rows, index, "no such row");
  return frame->selection ? frame->selection[row - 1] : (size_t)row - 1;
}

/* row(i) -> {name = value}; row(i, true) -> {value...} in order, with n */
static int frame_row(lua_State *L) {
  const Frame *frame = frame_check(L, 1);
  size_t row = check_row(L, frame, 2);
  bool in_order = lua_toboolean(L, 3);
  lua_createtable(L, in_order ? (int)frame->count : 0, in_order ? 1 : (int)frame->count);
  for (size_t i = 0; i < frame->count; i++) {
    push_cell(L, frame->columns[i], row);
    if (in_order)
      lua_rawseti(L, -2, (lua_Integer)i + 1);
    else
      lua_setfield(L, -2, frame->names[i]);
  }
  if (in_order) {
    lua_pushinteger(L, (lua_Integer)frame->count);
    lua_setfield(L, -2, "n");
  }
  return 1;
}

/* evidence(i) -> list of claim numbers, or nil where the frame carries none */
static int frame_evidence(lua_State *L) {
  const Frame *frame = frame_check(L, 1);
  if (!frame->evidence) return 0;
  push_list(L, frame->evidence, check_row(L, frame, 2));
  return 1;
}

/* values(name) -> list with n, nil where null */
static int frame_values(lua_State *L) {
  const Frame *frame = frame_check(L, 1);
  Error error = {0};
  const Column *column = frame_column(frame, luaL_checkstring(L, 2), &error);
  if (!column) return support_fail(L, STATUS_NOTFOUND, &error);
  lua_createtable(L, frame->rows < INT_MAX ? (int)frame->rows : 0, 1);
  for (size_t i = 0; i < frame->rows; i++) {
    push_cell(L, column, frame->selection ? frame->selection[i] : i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_pushinteger(L, (lua_Integer)frame->rows);
  lua_setfield(L, -2, "n");
  return 1;
}

/* columns() -> { {name=, type=}... } */
static int frame_columns(lua_State *L) {
  const Frame *frame = frame_check(L, 1);
  lua_createtable(L, (int)frame->count, 0);
  for (size_t i = 0; i < frame->count; i++) {
    lua_createtable(L, 0, 2);
    lua_pushstring(L, frame->names[i]);
    lua_setfield(L, -2, "name");
    lua_pushstring(L, column_type_name(frame->columns[i]->type));
    lua_setfield(L, -2, "type");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int frame_length(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)frame_check(L, 1)->rows);
  return 1;
}

static int frame_describe(lua_State *L) {
  const Frame *frame = frame_check(L, 1);
  lua_pushfstring(L, "frame of %I rows, %I columns", (LUAI_UACINT)frame->rows, (LUAI_UACINT)frame->count);
  return 1;
}

/* limit(bytes or nil) -> the limit in bytes: what all frames together may use */
static int host_limit(lua_State *L) {
  if (!lua_isnoneornil(L, 1)) {
    lua_Integer bytes = luaL_checkinteger(L, 1);
    luaL_argcheck(L, bytes >= 0, 1, "bytes");
    block_set_limit((size_t)bytes);
  }
  lua_pushinteger(L, (lua_Integer)(block_limit() > LLONG_MAX ? LLONG_MAX : block_limit()));
  return 1;
}

/* functions() -> { {name, signature}... }: what expressions may call */
static int host_functions(lua_State *L) {
  const char *name, *signature;
  lua_newtable(L);
  for (size_t i = 0; (name = expr_function(i, &signature)) != NULL; i++) {
    lua_createtable(L, 2, 0);
    lua_pushstring(L, name);
    lua_rawseti(L, -2, 1);
    lua_pushstring(L, signature);
    lua_rawseti(L, -2, 2);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static const luaL_Reg methods[] = {
    {"__gc", frame_collect},  {"__len", frame_length},    {"__tostring", frame_describe}, {"row", frame_row},
    {"values", frame_values}, {"columns", frame_columns}, {"evidence", frame_evidence},   {NULL, NULL},
};

static const luaL_Reg expr_methods[] = {{"__gc", expr_collect}, {NULL, NULL}};

static const luaL_Reg functions[] = {
    {"new", host_new}, {"limit", host_limit}, {"functions", host_functions}, {NULL, NULL}};

int luaopen_quern_frame(lua_State *L) {
  support_class(L, EXPR, expr_methods);
  support_class(L, FRAME, methods);
  luaL_getmetatable(L, FRAME);
  luaL_setfuncs(L, frame_verbs, 0);
  lua_pop(L, 1);
  luaL_newlib(L, functions);
  luaL_setfuncs(L, methods, 0);
  luaL_setfuncs(L, frame_verbs, 0);
  luaL_setfuncs(L, frame_files, 0);
  return 1;
}
