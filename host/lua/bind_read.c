/* quern.host.read: files into documents, on all cores; the way back; ids. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/pool.h"
#include "lua/bindings.h"
#include "lua/support.h"
#include "read/read.h"
#include "read/sheet.h"

#define BATCH "quern.ReadBatch"
#define MAP "quern.ReadMap"
#define ZONES "quern.ReadZones"
#define BOOK "quern.ReadBook"

typedef struct Book {
  Workbook workbook;
  Buf bytes, csv, warnings;
} Book;

typedef struct Piece {
  char *path, *known;
  Reading reading;
  Status status;
  Error error;
} Piece;

typedef struct Batch {
  Piece *piece;
  size_t count;
  Buf packed; /* on its way to Lua */
} Batch;

static Status read_piece(void *context, size_t index, size_t worker) {
  Piece *piece = &((Batch *)context)->piece[index];
  (void)worker;
  piece->status = read_file(piece->path, piece->known, &piece->reading, &piece->error);
  return piece->status == STATUS_INTERRUPTED ? STATUS_INTERRUPTED : STATUS_OK;
}

static int batch_gc(lua_State *L) {
  Batch *batch = luaL_checkudata(L, 1, BATCH);
  for (size_t i = 0; i < batch->count; i++) {
    reading_free(&batch->piece[i].reading);
    free(batch->piece[i].path);
    free(batch->piece[i].known);
  }
  free(batch->piece);
  buf_free(&batch->packed);
  *batch = (Batch){NULL, 0, BUF_INIT};
  return 0;
}

/* batch(paths, known) -> batch | nil, message, code. known[i]: the SHA-256 that path i had when it was last read, or
 * false. */
static int read_batch(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = (size_t)luaL_len(L, 1);
  Batch *batch = lua_newuserdatauv(L, sizeof *batch, 0);
  *batch = (Batch){memory_new(count, sizeof *batch->piece), 0, BUF_INIT};
  luaL_setmetatable(L, BATCH);
  if (!batch->piece) return support_fail(L, STATUS_NOMEM, NULL);
  for (; batch->count < count; batch->count++) {
    Piece *piece = &batch->piece[batch->count];
    lua_geti(L, 1, (lua_Integer)batch->count + 1);
    lua_geti(L, 2, (lua_Integer)batch->count + 1);
    const char *path = lua_tostring(L, -2), *known = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    luaL_argcheck(L, path, 1, "paths are strings");
    piece->path = strdup(path);
    piece->known = known ? strdup(known) : NULL;
    if (!piece->path || (known && !piece->known)) return support_fail(L, STATUS_NOMEM, NULL);
    lua_pop(L, 2);
  }
  Status status = pool_run(0, count, read_piece, batch);
  Error error = {.status = status, .text = "interrupted; what was read so far is kept"};
  if (status != STATUS_OK) return support_fail(L, status, &error);
  return 1;
}

static void push_packed(lua_State *L, Buf *bytes) {
  if (!buf_ok(bytes)) luaL_error(L, "out of memory while packing a document");
  lua_pushlstring(L, bytes->data ? bytes->data : "", bytes->length);
  buf_clear(bytes);
}

static void push_meta(lua_State *L, const Meta *meta) {
  for (MetaKey key = META_TITLE; key < META_COUNT; key++)
    if (meta->value[key]) support_set_string(L, meta_name(key), meta->value[key]);
  lua_createtable(L, 0, META_COUNT);
  for (MetaKey key = META_TITLE; key < META_COUNT; key++)
    if (meta->found[key]) support_set_string(L, meta_name(key), meta->found[key]);
  lua_setfield(L, -2, "found");
}

static void push_document(lua_State *L, Buf *packed, const Source *source, const Document *document) {
  lua_createtable(L, 0, 10);
  lua_pushlstring(L, source->text.data + document->from, document->to - document->from);
  lua_setfield(L, -2, "text");
  map_pack(&source->map, document->from, document->to, packed);
  push_packed(L, packed);
  lua_setfield(L, -2, "map");
  zones_pack(&source->zones, document->first_zone, document->end_zone, document->from, packed);
  push_packed(L, packed);
  lua_setfield(L, -2, "zones");
  push_meta(L, &document->meta);
}

static void push_warnings(lua_State *L, const Buf *warnings) {
  lua_newtable(L);
  const char *line = warnings->data;
  for (lua_Integer n = 1; line && *line; n++) {
    size_t length = strcspn(line, "\n");
    lua_pushlstring(L, line, length);
    lua_rawseti(L, -2, n);
    line += length + (line[length] == '\n');
  }
}

static void push_part(lua_State *L, Batch *batch, const Part *part) {
  lua_createtable(L, 0, 6);
  if (part->member) {
    support_set_string(L, "member", part->member);
    support_set_string(L, "sha256", part->sha256);
    lua_pushinteger(L, (lua_Integer)part->size);
    lua_setfield(L, -2, "size");
  }
  support_set_string(L, "media", media_type(part->media));
  support_set_string(L, "charset", part->charset);
  lua_createtable(L, (int)part->documents.count, 0);
  for (size_t i = 0; i < part->documents.count; i++) {
    push_document(L, &batch->packed, &part->source, &part->documents.document[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "documents");
}

/* batch:get(i) -> {path, sha256, size, media, unchanged, statistics, warnings, parts, message, code}; its memory is
 * freed. Each part: {member, sha256, size, media, charset, documents}; no member: the file itself. */
static int batch_get(lua_State *L) {
  Batch *batch = luaL_checkudata(L, 1, BATCH);
  lua_Integer at = luaL_checkinteger(L, 2);
  luaL_argcheck(L, at >= 1 && (size_t)at <= batch->count, 2, "no such piece");
  Piece *piece = &batch->piece[at - 1];
  Reading *reading = &piece->reading;
  lua_createtable(L, 0, 10);
  support_set_string(L, "path", piece->path);
  support_set_string(L, "sha256", reading->sha256);
  support_set_string(L, "media", media_type(reading->media));
  lua_pushinteger(L, (lua_Integer)reading->size);
  lua_setfield(L, -2, "size");
  lua_pushboolean(L, reading->unchanged);
  lua_setfield(L, -2, "unchanged");
  lua_pushboolean(L, reading->statistics);
  lua_setfield(L, -2, "statistics");
  push_warnings(L, &reading->warnings);
  lua_setfield(L, -2, "warnings");
  if (piece->status != STATUS_OK) {
    support_set_string(L, "message", piece->error.text[0] ? piece->error.text : status_name(piece->status));
    support_set_string(L, "code", status_name(piece->status));
  }
  lua_createtable(L, (int)reading->parts, 0);
  for (size_t i = 0; i < reading->parts; i++) {
    push_part(L, batch, &reading->part[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "parts");
  reading_free(reading);
  *reading = (Reading)READING_INIT;
  return 1;
}

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
    push_packed(L, &book->csv);
    lua_setfield(L, -2, "csv");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  push_warnings(L, &book->warnings);
  return 2;
}

static const luaL_Reg book_methods[] = {{"__gc", book_gc}, {NULL, NULL}};
static const luaL_Reg batch_methods[] = {{"get", batch_get}, {"__gc", batch_gc}, {"__close", batch_gc}, {NULL, NULL}};
static const luaL_Reg map_methods[] = {{"find", map_find_lua}, {"__gc", map_gc}, {NULL, NULL}};
static const luaL_Reg zones_methods[] = {{"__gc", zones_gc}, {NULL, NULL}};
static const luaL_Reg functions[] = {
    {"batch", read_batch}, {"hash", read_hash_lua}, {"id", read_id}, {"sheets", read_sheets},
    {"map", read_map},     {"zones", read_zones},   {NULL, NULL}};

int luaopen_quern_read(lua_State *L) {
  support_class(L, BATCH, batch_methods);
  support_class(L, MAP, map_methods);
  support_class(L, ZONES, zones_methods);
  support_class(L, BOOK, book_methods);
  luaL_newlib(L, functions);
  lua_pushinteger(L, READ_CONVERTER);
  lua_setfield(L, -2, "converter");
  return 1;
}
