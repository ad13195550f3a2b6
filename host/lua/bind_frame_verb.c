/* The verbs of frames: each takes a frame and plain values, and gives a new frame or nil, message, code. */
#include <string.h>

#include "frame/block.h"
#include "frame/group.h"
#include "frame/join.h"
#include "frame/pivot.h"
#include "frame/sort.h"
#include "frame/window.h"
#include "lua/frame_support.h"
#include "lua/support.h"

/* where(parts) -> frame */
static int frame_where(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  Error error = {0};
  Expr *expr = frame_expr(L, 2, frame);
  Frame **slot = frame_slot(L);
  uint32_t *rows;
  size_t count;
  Status status = expr_select(expr, frame, &rows, &count, &error);
  if (status == STATUS_OK) status = frame_select(frame, rows, count, slot, &error);
  return frame_result(L, status, &error);
}

/* derive({ {name, parts}... }, sequential) -> frame: sequential ones see those before them */
static int frame_derive(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  Error error = {0};
  Frame **settled = frame_slot(L), **slot = frame_slot(L);
  Status status = frame_settle(frame, settled, &error);
  if (status == STATUS_OK) status = frame_select(*settled, NULL, (*settled)->rows, slot, &error);
  lua_Integer count = luaL_len(L, 2);
  bool sequential = lua_toboolean(L, 3);
  int top = lua_gettop(L);
  for (lua_Integer i = 1; i <= count && status == STATUS_OK; i++) {
    lua_rawgeti(L, 2, i);
    lua_rawgeti(L, top + 1, 1);
    lua_rawgeti(L, top + 1, 2);
    const char *name = luaL_checkstring(L, top + 2);
    const Frame *seen = sequential ? *slot : *settled;
    Expr *expr = frame_expr(L, top + 3, seen);
    Column *column;
    status = expr_column(expr, seen, &column, &error);
    if (status == STATUS_OK) status = frame_put(*slot, name, column, &error);
    lua_settop(L, top);
  }
  return frame_result(L, status, &error);
}

static const char *field_string(lua_State *L, int index, int at) {
  lua_rawgeti(L, index, at);
  const char *text = luaL_checkstring(L, -1);
  lua_pop(L, 1);
  return text;
}

/* One aggregate: {name, kind, parts or nil, parts or nil, parameter or nil} on top of the stack; its expressions stay
 * on the stack, so that they live. */
static void take_aggregate(lua_State *L, const Frame *frame, Aggregate *aggregate) {
  int table = lua_gettop(L);
  aggregate->name = field_string(L, table, 1);
  const char *kind = field_string(L, table, 2);
  if (!aggregate_named(kind, &aggregate->kind)) luaL_error(L, "no aggregate '%s'", kind);
  for (int i = 0; i < 2; i++) {
    aggregate->arguments[i] = NULL;
    lua_rawgeti(L, table, 3 + i);
    if (lua_istable(L, -1)) aggregate->arguments[i] = frame_expr(L, lua_gettop(L), frame);
  }
  lua_rawgeti(L, table, 5);
  aggregate->parameter = lua_tonumber(L, -1);
  lua_pop(L, 1);
}

/* group(keys, { {name, kind, parts, parts, parameter}... }) -> frame */
static int frame_do_group(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  Error error = {0};
  size_t key_count;
  luaL_checktype(L, 3, LUA_TTABLE);
  const char **keys = frame_names(L, 2, &key_count);
  size_t count = (size_t)luaL_len(L, 3);
  Aggregate *aggregates = lua_newuserdatauv(L, (count + 1) * sizeof *aggregates, 0);
  luaL_checkstack(L, (int)count * 5 + 10, "too many aggregates");
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 3, (lua_Integer)i + 1);
    take_aggregate(L, frame, &aggregates[i]);
  }
  Frame **slot = frame_slot(L);
  return frame_result(L, frame_group(frame, keys, key_count, aggregates, count, slot, &error), &error);
}

/* top(keys, parts or nil, descending, most) -> frame */
static int frame_do_top(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  Error error = {0};
  size_t key_count;
  bool descending = lua_toboolean(L, 4);
  lua_Integer most = luaL_checkinteger(L, 5);
  luaL_argcheck(L, most >= 0, 5, "how many rows");
  const char **keys = frame_names(L, 2, &key_count);
  const Expr *order = lua_isnil(L, 3) ? NULL : frame_expr(L, 3, frame);
  Frame **slot = frame_slot(L);
  return frame_result(L, frame_top(frame, keys, key_count, order, descending, (size_t)most, slot, &error), &error);
}

static bool *take_flags(lua_State *L, int index, size_t count) {
  bool *flags = lua_newuserdatauv(L, count + 1, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, index, (lua_Integer)i + 1);
    flags[i] = lua_toboolean(L, -1);
    lua_pop(L, 1);
  }
  return flags;
}

/* sort(names, { descending... }) -> frame */
static int frame_do_sort(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  Error error = {0};
  size_t count;
  luaL_checktype(L, 3, LUA_TTABLE);
  const char **names = frame_names(L, 2, &count);
  const bool *descending = take_flags(L, 3, count);
  Frame **slot = frame_slot(L);
  return frame_result(L, frame_sort(frame, names, descending, count, slot, &error), &error);
}

static void push_report(lua_State *L, const JoinReport *report) {
  lua_createtable(L, 0, 4);
  lua_pushinteger(L, (lua_Integer)report->left_unmatched);
  lua_setfield(L, -2, "left_unmatched");
  lua_pushinteger(L, (lua_Integer)report->right_unmatched);
  lua_setfield(L, -2, "right_unmatched");
  lua_pushinteger(L, (lua_Integer)report->left_repeated);
  lua_setfield(L, -2, "left_repeated");
  lua_pushinteger(L, (lua_Integer)report->right_repeated);
  lua_setfield(L, -2, "right_repeated");
}

/* join(right, kind, left keys, right keys, suffix) -> frame, report */
static int frame_do_join(lua_State *L) {
  static const char *const KINDS[] = {"inner", "left", "semi", "anti", NULL};
  Frame *left = frame_check(L, 1), *right = frame_check(L, 2);
  Error error = {0};
  JoinReport report;
  size_t left_count;
  JoinSpec spec = {.kind = (JoinKind)luaL_checkoption(L, 3, "inner", KINDS), .suffix = luaL_checkstring(L, 6)};
  spec.left_keys = frame_names(L, 4, &left_count);
  spec.right_keys = frame_names(L, 5, &spec.key_count);
  luaL_argcheck(L, left_count == spec.key_count && left_count > 0, 5, "as many keys as on the left, at least one");
  Frame **settled_left = frame_slot(L), **settled_right = frame_slot(L), **slot = frame_slot(L);
  Status status = frame_settle(left, settled_left, &error);
  if (status == STATUS_OK) status = frame_settle(right, settled_right, &error);
  if (status == STATUS_OK) status = frame_join(*settled_left, *settled_right, &spec, slot, &report, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  push_report(L, &report);
  return 2;
}

/* pick(names, new names or nil) -> frame */
static int frame_do_pick(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  Error error = {0};
  size_t count, as_count = 0;
  const char **names = frame_names(L, 2, &count);
  const char **as = lua_istable(L, 3) ? frame_names(L, 3, &as_count) : NULL;
  luaL_argcheck(L, !as || as_count == count, 3, "as many names");
  Frame **slot = frame_slot(L);
  return frame_result(L, frame_pick(frame, names, as, count, slot, &error), &error);
}

/* bind({ frame... }) -> frame */
static int frame_do_bind(lua_State *L) {
  Error error = {0};
  luaL_checktype(L, 1, LUA_TTABLE);
  size_t count = (size_t)luaL_len(L, 1);
  luaL_argcheck(L, count > 0, 1, "at least one frame");
  Frame **frames = lua_newuserdatauv(L, count * sizeof *frames, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 1, (lua_Integer)i + 1);
    frames[i] = frame_check(L, -1); /* the list keeps it alive */
    lua_pop(L, 1);
  }
  Frame **slot = frame_slot(L);
  return frame_result(L, frame_bind(frames, count, slot, &error), &error);
}

/* gather({ row numbers }) -> frame; 1-based */
static int frame_do_gather(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  Error error = {0};
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = (size_t)luaL_len(L, 2);
  uint32_t *rows = lua_newuserdatauv(L, (count + 1) * sizeof *rows, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    lua_Integer row = luaL_checkinteger(L, -1);
    luaL_argcheck(L, row >= 1 && (size_t)row <= frame->rows, 2, "no such row");
    rows[i] = (uint32_t)(row - 1);
    lua_pop(L, 1);
  }
  Frame **slot = frame_slot(L);
  return frame_result(L, frame_gather(frame, rows, count, slot, &error), &error);
}

/* slice(from, to) -> frame; 1-based, inclusive, cut to what there is */
static int frame_do_slice(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  Error error = {0};
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3), rows = (lua_Integer)frame->rows;
  if (from < 1) from = 1;
  if (to > rows) to = rows;
  size_t count = from > to ? 0 : (size_t)(to - from + 1);
  Frame **slot = frame_slot(L);
  uint32_t *selection = block_new(count + 1, sizeof *selection);
  if (!selection) return support_fail(L, block_failure(&error, "picking rows"), &error);
  for (size_t i = 0; i < count; i++) {
    size_t row = (size_t)from - 1 + i;
    selection[i] = frame->selection ? frame->selection[row] : (uint32_t)row;
  }
  return frame_result(L, frame_select(frame, selection, count, slot, &error), &error);
}

/* window(by, order, { descending... }, { {name, kind, column or nil, steps or nil}... }) -> frame */
static int frame_do_window(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  Error error = {0};
  WindowSpec spec;
  lua_settop(L, 5);
  luaL_checktype(L, 4, LUA_TTABLE);
  luaL_checktype(L, 5, LUA_TTABLE);
  spec.by = frame_names(L, 2, &spec.by_count);
  spec.order = frame_names(L, 3, &spec.order_count);
  spec.descending = take_flags(L, 4, spec.order_count);
  size_t count = (size_t)luaL_len(L, 5);
  WindowItem *items = lua_newuserdatauv(L, (count + 1) * sizeof *items, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 5, (lua_Integer)i + 1);
    int item = lua_gettop(L);
    for (int field = 1; field <= 4; field++)
      lua_rawgeti(L, item, field); /* strings live in the item, which lives in 5 */
    lua_Integer steps = luaL_optinteger(L, item + 4, 0);
    luaL_argcheck(L, steps >= 0, 5, "steps");
    items[i] = (WindowItem){
        .name = luaL_checkstring(L, item + 1), .column = luaL_optstring(L, item + 3, NULL), .steps = (size_t)steps};
    if (!window_named(luaL_checkstring(L, item + 2), &items[i].kind))
      return luaL_error(L, "no window function '%s'", lua_tostring(L, item + 2));
    lua_settop(L, item - 1);
  }
  Frame **settled = frame_slot(L), **slot = frame_slot(L);
  Status status = frame_settle(frame, settled, &error);
  if (status == STATUS_OK) status = frame_window(*settled, &spec, items, count, slot, &error);
  return frame_result(L, status, &error);
}

/* pivot(rows, columns, values) -> frame */
static int frame_do_pivot(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  Error error = {0};
  size_t count;
  const char *columns = luaL_checkstring(L, 3), *values = luaL_checkstring(L, 4);
  const char **rows = frame_names(L, 2, &count);
  Frame **settled = frame_slot(L), **slot = frame_slot(L);
  Status status = frame_settle(frame, settled, &error);
  if (status == STATUS_OK) status = frame_pivot(*settled, rows, count, columns, values, slot, &error);
  return frame_result(L, status, &error);
}

const luaL_Reg frame_verbs[] = {
    {"where", frame_where},
    {"derive", frame_derive},
    {"group", frame_do_group},
    {"top", frame_do_top},
    {"sort", frame_do_sort},
    {"join", frame_do_join},
    {"pick", frame_do_pick},
    {"bind", frame_do_bind},
    {"gather", frame_do_gather},
    {"slice", frame_do_slice},
    {"window", frame_do_window},
    {"pivot", frame_do_pivot},
    {NULL, NULL},
};
