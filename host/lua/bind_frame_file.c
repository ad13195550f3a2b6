/* Frames from and to files. */
#include <stdlib.h>
#include <string.h>

#include "frame/csv.h"
#include "frame/tabs.h"
#include "lua/frame_support.h"
#include "lua/support.h"

static int buf_collect(lua_State *L) {
  buf_free(lua_touserdata(L, 1));
  return 0;
}

/* A buffer as a Lua value, so that nothing is lost when Lua raises. */
static Buf *buf_slot(lua_State *L) {
  Buf *buf = lua_newuserdatauv(L, sizeof *buf, 0);
  *buf = (Buf)BUF_INIT;
  if (luaL_newmetatable(L, "quern.HostBuf")) {
    lua_pushcfunction(L, buf_collect);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  return buf;
}

static const char *option_string(lua_State *L, int index, const char *name) {
  lua_getfield(L, index, name);
  const char *text = luaL_optstring(L, -1, NULL); /* the options table keeps it alive */
  lua_pop(L, 1);
  return text;
}

static CsvType *take_types(lua_State *L, int index, size_t *count) {
  lua_getfield(L, index, "types");
  *count = lua_istable(L, -1) ? (size_t)luaL_len(L, -1) : 0;
  CsvType *types = lua_newuserdatauv(L, (*count + 1) * sizeof *types, 0);
  for (size_t i = 0; i < *count; i++) {
    lua_rawgeti(L, -2, (lua_Integer)i + 1);
    lua_rawgeti(L, -1, 1);
    lua_rawgeti(L, -2, 2);
    types[i].column = luaL_checkstring(L, -2);
    if (!column_type_named(luaL_checkstring(L, -1), &types[i].type))
      luaL_error(L, "column '%s': no type '%s'; there are f64, i64, bool, date, string, code", types[i].column,
                 lua_tostring(L, -1));
    lua_pop(L, 3);
  }
  return types;
}

/* { delimiter, encoding, header, skip, types = { {column, type}... }, keep } */
static CsvOptions take_options(lua_State *L, int index) {
  luaL_checktype(L, index, LUA_TTABLE);
  const char *delimiter = option_string(L, index, "delimiter");
  CsvOptions options = {.delimiter = delimiter ? delimiter[0] : '\0', .header = -1};
  options.encoding = option_string(L, index, "encoding");
  lua_getfield(L, index, "header");
  if (lua_isboolean(L, -1)) options.header = lua_toboolean(L, -1);
  lua_getfield(L, index, "skip");
  options.skip_given = !lua_isnil(L, -1);
  options.skip = (size_t)luaL_optinteger(L, -1, 0);
  lua_getfield(L, index, "keep");
  options.keep = lua_toboolean(L, -1);
  lua_pop(L, 3);
  options.types = take_types(L, index, &options.type_count);
  return options;
}

/* The frame whose slot is `frame`, and its notes as a list of lines. */
static int push_read(lua_State *L, int frame, const Buf *notes) {
  lua_pushvalue(L, frame);
  lua_newtable(L);
  lua_Integer n = 0;
  for (size_t at = 0; at < notes->length;) {
    const char *end = memchr(notes->data + at, '\n', notes->length - at);
    size_t length = end ? (size_t)(end - notes->data) - at : notes->length - at;
    lua_pushlstring(L, notes->data + at, length);
    lua_rawseti(L, -2, ++n);
    at += length + 1;
  }
  return 2;
}

/* read_csv(path, options) -> frame, notes | nil, message, code */
static int file_read_csv(lua_State *L) {
  Error error = {0};
  const char *path = luaL_checkstring(L, 1);
  CsvOptions options = take_options(L, 2);
  CsvNotes *notes = (CsvNotes *)(void *)buf_slot(L);
  Frame **slot = frame_slot(L);
  int frame = lua_gettop(L);
  Status status = csv_read(path, &options, slot, notes, &error);
  return status == STATUS_OK ? push_read(L, frame, &notes->text) : support_fail(L, status, &error);
}

/* parse_csv(text, name, options) -> frame, notes | nil, message, code */
static int file_parse_csv(lua_State *L) {
  Error error = {0};
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length), *name = luaL_checkstring(L, 2);
  CsvOptions options = take_options(L, 3);
  CsvNotes *notes = (CsvNotes *)(void *)buf_slot(L);
  Frame **slot = frame_slot(L);
  int frame = lua_gettop(L);
  Status status = csv_read_bytes(text, length, name, &options, slot, notes, &error);
  return status == STATUS_OK ? push_read(L, frame, &notes->text) : support_fail(L, status, &error);
}

/* write_csv(frame, path, delimiter) -> true | nil, message, code */
static int file_write_csv(lua_State *L) {
  Error error = {0};
  Status status = csv_write(frame_check(L, 1), luaL_checkstring(L, 2), luaL_checkstring(L, 3)[0], &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushboolean(L, 1);
  return 1;
}

/* format_csv(frame, delimiter) -> text */
static int file_format_csv(lua_State *L) {
  Frame *frame = frame_check(L, 1);
  char delimiter = luaL_checkstring(L, 2)[0];
  Buf *text = buf_slot(L);
  if (!csv_format(frame, delimiter, text)) return luaL_error(L, "out of memory");
  lua_pushlstring(L, text->data, text->length);
  return 1;
}

/* read_tabs(text, columns = { {name, type}... }, evidence) -> frame | nil, message, code */
static int file_read_tabs(lua_State *L) {
  Error error = {0};
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = (size_t)luaL_len(L, 2);
  TabsColumn *columns = lua_newuserdatauv(L, (count + 1) * sizeof *columns, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    lua_rawgeti(L, -1, 1);
    lua_rawgeti(L, -2, 2);
    columns[i].name = luaL_checkstring(L, -2); /* the list keeps it alive */
    if (!column_type_named(luaL_checkstring(L, -1), &columns[i].type) || columns[i].type == COLUMN_LIST)
      return luaL_error(L, "column '%s': no type '%s'", columns[i].name, lua_tostring(L, -1));
    lua_pop(L, 3);
  }
  Frame **slot = frame_slot(L);
  return frame_result(L, tabs_read(text, length, columns, count, lua_toboolean(L, 3), slot, &error), &error);
}

/* write_tabs(frame, from, to) -> text: rows `from` to `to`, counted from 1 | nil, message, code */
static int file_write_tabs(lua_State *L) {
  Error error = {0};
  Frame *frame = frame_check(L, 1);
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3);
  luaL_argcheck(L, from >= 1 && from <= to + 1 && (size_t)to <= frame->rows, 2, "rows that the frame has");
  Buf *text = buf_slot(L);
  Frame **settled = frame_slot(L);
  Status status = frame_settle(frame, settled, &error);
  if (status == STATUS_OK) status = tabs_write(*settled, (size_t)from - 1, (size_t)to, text, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushlstring(L, text->data ? text->data : "", text->length);
  return 1;
}

const luaL_Reg frame_files[] = {
    {"read_tabs", file_read_tabs},
    {"write_tabs", file_write_tabs},
    {"read_csv", file_read_csv},
    {"parse_csv", file_parse_csv},
    {"write_csv", file_write_csv},
    {"format_csv", file_format_csv},
    {NULL, NULL},
};
