/* quern.host.read: the way back from documents to files; ids; sheets (bind_read_batch.c: files into documents). */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "lua/bindings.h"
#include "lua/read_objects.h"
#include "lua/support.h"
#include "read/read.h"
#include "read/sheet.h"

#define MAP "quern.ReadMap"
#define ZONES "quern.ReadZones"
#define BOOK "quern.ReadBook"

typedef struct Book {
  Workbook workbook;
  Buf bytes, csv, warnings;
} Book;

/* hash(path) -> SHA-256, size | nil, message, code */
static int read_hash_lua(lua_State *L) {
  char text[SHA256_TEXT];
  uint64_t size;
  Error error = {0};
  Status status = read_hash(luaL_checkstring(L, 1), text, &size, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushstring(L, text);
  lua_pushinteger(L, (lua_Integer)size);
  return 2;
}

/* id(bytes) -> a positive integer below 2^53 (every JSON reader keeps it), from the SHA-256 of the bytes */
static int read_id(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  unsigned char digest[SHA256_BYTES];
  sha256(bytes, length, digest);
  lua_pushinteger(L, sha256_id(digest));
  return 1;
}

/* map(packed) -> map | nil, message, code */
static int read_map(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  Map *map = lua_newuserdatauv(L, sizeof *map, 0);
  *map = (Map)MAP_INIT;
  luaL_setmetatable(L, MAP);
  Status status = map_unpack(bytes, length, map);
  Error error = {.status = status, .text = "the document's map is damaged; read its file again"};
  return status == STATUS_OK ? 1 : support_fail(L, status, &error);
}

static int map_gc(lua_State *L) {
  map_free(luaL_checkudata(L, 1, MAP));
  return 0;
}

/* map:find(from, to) -> file bytes, 0-based half-open, of the text bytes from..to, 1-based inclusive */
static int map_find_lua(lua_State *L) {
  const Map *map = luaL_checkudata(L, 1, MAP);
  lua_Integer from = luaL_checkinteger(L, 2), to = luaL_optinteger(L, 3, from);
  luaL_argcheck(L, from >= 1, 2, "positions count from 1");
  luaL_argcheck(L, to >= from - 1, 3, "it ends before it begins");
  uint64_t start, end;
  map_find(map, (size_t)from - 1, (size_t)to, &start, &end);
  lua_pushinteger(L, (lua_Integer)start);
  lua_pushinteger(L, (lua_Integer)end);
  return 2;
}

static int zones_gc(lua_State *L) {
  zones_free(luaL_checkudata(L, 1, ZONES));
  return 0;
}

/* zones(packed) -> list of {from, to, kind, level}, 1-based inclusive | nil, message, code */
static int read_zones(lua_State *L) {
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  Zones *zones = lua_newuserdatauv(L, sizeof *zones, 0);
  *zones = (Zones)ZONES_INIT;
  luaL_setmetatable(L, ZONES);
  Status status = zones_unpack(bytes, length, zones);
  Error error = {.status = status, .text = "the document's zones are damaged; read its file again"};
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_createtable(L, (int)zones->count, 0);
  for (size_t i = 0; i < zones->count; i++) {
    const Zone *zone = &zones->zone[i];
    lua_createtable(L, 0, 4);
    lua_pushinteger(L, (lua_Integer)zone->from + 1);
    lua_setfield(L, -2, "from");
    lua_pushinteger(L, (lua_Integer)zone->to);
    lua_setfield(L, -2, "to");
    lua_pushinteger(L, zone->level);
    lua_setfield(L, -2, "level");
    support_set_string(L, "kind", zone_name((ZoneKind)zone->kind));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int book_gc(lua_State *L) {
  Book *book = luaL_checkudata(L, 1, BOOK);
  workbook_free(&book->workbook);
  buf_free(&book->bytes);
  buf_free(&book->csv);
  buf_free(&book->warnings);
  return 0;
}

/* sheets(path) -> list of {name, csv}, warnings | nil, message, code: the sheets of a workbook, each as CSV */
static int read_sheets(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  Error error = {0};
  Book *book = lua_newuserdatauv(L, sizeof *book, 0);
  *book = (Book){WORKBOOK_INIT, BUF_INIT, BUF_INIT, BUF_INIT};
  luaL_setmetatable(L, BOOK);
  Status status = file_read(path, READ_MOST_BYTES, &book->bytes.data, &book->bytes.length, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  status = workbook_read(book->bytes.data, book->bytes.length, &book->workbook, &book->warnings, &error);
  if (status != STATUS_OK) {
    lua_pushnil(L);
    lua_pushfstring(L, "%s: %s", path, error.text[0] ? error.text : status_name(status));
    lua_pushstring(L, status_name(status));
    return 3;
  }
  lua_createtable(L, (int)book->workbook.count, 0);
  for (size_t i = 0; i < book->workbook.count; i++) {
    lua_createtable(L, 0, 2);
    support_set_string(L, "name", book->workbook.sheet[i].name);
    sheet_csv(&book->workbook.sheet[i], &book->csv);
    read_push_packed(L, &book->csv);
    lua_setfield(L, -2, "csv");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  read_push_warnings(L, &book->warnings);
  return 2;
}

static const luaL_Reg book_methods[] = {{"__gc", book_gc}, {NULL, NULL}};
static const luaL_Reg map_methods[] = {{"find", map_find_lua}, {"__gc", map_gc}, {NULL, NULL}};
static const luaL_Reg zones_methods[] = {{"__gc", zones_gc}, {NULL, NULL}};
static const luaL_Reg functions[] = {
    {"batch", read_batch}, {"hash", read_hash_lua}, {"id", read_id}, {"sheets", read_sheets},
    {"map", read_map},     {"zones", read_zones},   {NULL, NULL}};

int luaopen_quern_read(lua_State *L) {
  read_batch_class(L);
  support_class(L, MAP, map_methods);
  support_class(L, ZONES, zones_methods);
  support_class(L, BOOK, book_methods);
  luaL_newlib(L, functions);
  lua_pushinteger(L, READ_CONVERTER);
  lua_setfield(L, -2, "converter");
  return 1;
}
