/* quern.host.read: files into documents, on all cores, and those into the rows of a corpus. */
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/pool.h"
#include "lua/read_objects.h"
#include "lua/store_objects.h"
#include "lua/support.h"
#include "read/read.h"

#define BATCH "quern.ReadBatch"

typedef struct Piece {
  char *path;
  char known[SHA256_TEXT]; /* "": nothing is known of it */
  Reading reading;
  Status status;
  Error error;
} Piece;

/* A document whose file has its row. */
typedef struct Waiting {
  int64_t id, file;
  uint64_t ordinal;
  size_t piece, order;
  const Part *part;
  const Document *document;
} Waiting;

typedef struct Batch { /* sidecars live in user value 1, by the number of their piece */
  Piece *piece;
  size_t count;
  Buf packed; /* on its way to Lua, or to a row */
  Waiting *waiting;
  size_t waits, capacity;
  bool first; /* the corpus was empty */
} Batch;

static Status read_piece(void *context, size_t index, size_t worker) {
  Piece *piece = &((Batch *)context)->piece[index];
  (void)worker;
  piece->status = read_file(piece->path, piece->known[0] ? piece->known : NULL, &piece->reading, &piece->error);
  return piece->status == STATUS_INTERRUPTED ? STATUS_INTERRUPTED : STATUS_OK;
}

static int batch_gc(lua_State *L) {
  Batch *batch = luaL_checkudata(L, 1, BATCH);
  for (size_t i = 0; i < batch->count; i++) {
    reading_free(&batch->piece[i].reading);
    free(batch->piece[i].path);
  }
  free(batch->piece);
  free(batch->waiting);
  buf_free(&batch->packed);
  *batch = (Batch){.packed = BUF_INIT};
  return 0;
}

/* What was read of the paths before, so that they need not be read again. */
static Status look_up(lua_State *L, DocumentWriter *writer, Batch *batch, Error *error) {
  bool any = false;
  Status status = document_writer_hold(writer, error);
  if (status == STATUS_OK) status = document_writer_any(writer, &any, error);
  batch->first = status == STATUS_OK && !any;
  for (size_t i = 0; any && i < batch->count && status == STATUS_OK; i++, lua_pop(L, 1)) {
    size_t length = 0;
    bool given = lua_rawgeti(L, 3, (lua_Integer)i + 1) == LUA_TSTRING;
    const char *meta = given ? lua_tolstring(L, -1, &length) : NULL;
    status = document_writer_known(writer, batch->piece[i].path, meta, length, batch->piece[i].known, error);
  }
  document_writer_let_go(writer);
  return status;
}

/* batch(paths, writer | nil, sidecars | nil) -> batch | nil, message, code. With the writer of a corpus, files that it
 * has under the same hash and sidecar (bytes, or false) are not read again. */
int read_batch(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  DocumentWriter *writer = lua_isnoneornil(L, 2) ? NULL : store_check_documents(L, 2);
  if (writer) luaL_checktype(L, 3, LUA_TTABLE);
  size_t count = (size_t)luaL_len(L, 1);
  Batch *batch = lua_newuserdatauv(L, sizeof *batch, 1);
  *batch = (Batch){.piece = memory_new(count, sizeof *batch->piece), .packed = BUF_INIT};
  luaL_setmetatable(L, BATCH);
  lua_newtable(L);
  lua_setiuservalue(L, -2, 1);
  if (!batch->piece) return support_fail(L, STATUS_NOMEM, NULL);
  for (; batch->count < count; lua_pop(L, 1)) {
    lua_geti(L, 1, (lua_Integer)batch->count + 1);
    const char *path = lua_tostring(L, -1);
    luaL_argcheck(L, path, 1, "paths are strings");
    if (!(batch->piece[batch->count].path = strdup(path))) return support_fail(L, STATUS_NOMEM, NULL);
    batch->count++;
  }
  Error error = {0};
  Status status = writer ? look_up(L, writer, batch, &error) : STATUS_OK;
  if (status == STATUS_OK) {
    status = pool_run(0, count, read_piece, batch);
    error = (Error){.status = status, .text = "interrupted; what was read so far is kept"};
  }
  return status == STATUS_OK ? 1 : support_fail(L, status, &error);
}

void read_push_packed(lua_State *L, Buf *bytes) {
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
  read_push_packed(L, packed);
  lua_setfield(L, -2, "map");
  zones_pack(&source->zones, document->first_zone, document->end_zone, document->from, packed);
  read_push_packed(L, packed);
  lua_setfield(L, -2, "zones");
  push_meta(L, &document->meta);
}

void read_push_warnings(lua_State *L, const Buf *warnings) {
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
  read_push_warnings(L, &reading->warnings);
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
  if (batch->waits) return 1; /* its documents may wait for their rows */
  reading_free(reading);
  *reading = (Reading)READING_INIT;
  return 1;
}

/* What a person says about a file, by the names of the fields: the table at a stack index, or nothing. Strings stay
 * there as long as the table does. */
static void take_sidecar(lua_State *L, int index, const char *said[META_COUNT]) {
  for (MetaKey key = META_TITLE; key < META_COUNT; key++) {
    said[key] = NULL;
    if (!lua_istable(L, index)) continue;
    if (lua_getfield(L, index, meta_name(key)) == LUA_TSTRING) said[key] = lua_tostring(L, -1);
    lua_pop(L, 1);
  }
}

static Status store_document(Batch *batch, DocumentWriter *writer, const Waiting *waiting,
                             const char *const said[META_COUNT], Error *error) {
  const Source *source = &waiting->part->source;
  const Document *document = waiting->document;
  NewDocument row = {.id = waiting->id, .file = waiting->file, .ordinal = waiting->ordinal};
  for (MetaKey key = META_TITLE; key < META_COUNT; key++) { /* the fields are in the same order */
    row.value[key] = said[key] ? said[key] : document->meta.value[key];
    row.found[key] = said[key] ? "sidecar" : document->meta.found[key];
  }
  buf_clear(&batch->packed);
  map_pack(&source->map, document->from, document->to, &batch->packed);
  row.map_length = batch->packed.length;
  zones_pack(&source->zones, document->first_zone, document->end_zone, document->from, &batch->packed);
  if (!buf_ok(&batch->packed)) return error_nomem(error, "storing a document");
  row.map = batch->packed.data;
  row.zones = batch->packed.data ? batch->packed.data + row.map_length : NULL;
  row.zones_length = batch->packed.length - row.map_length;
  row.text = source->text.data + document->from;
  row.length = document->to - document->from;
  return document_writer_add(writer, &row, error);
}

/* The row that a part's documents belong to: the file's own, or its member's; parts of a member follow one another or
 * not, so those that were met are looked through. */
typedef struct Row {
  const char *member; /* NULL: the file itself */
  char *path;
  int64_t id;
  uint64_t documents;
} Row;

typedef struct Rows {
  Row *row;
  size_t count, capacity;
} Rows;

static Status add_row(Rows *rows, DocumentWriter *writer, const char *member, NewFile *file, Row **added,
                      Error *error) {
  if (!memory_reserve((void **)&rows->row, &rows->capacity, rows->count + 1, sizeof *rows->row))
    return error_nomem(error, "storing a file");
  Row *row = *added = &rows->row[rows->count];
  *row = (Row){.member = member};
  Buf path = BUF_INIT;
  buf_adds(&path, file->path);
  if (member) {
    buf_adds(&path, "!/");
    buf_adds(&path, member);
  }
  if (!(row->path = buf_take(&path, NULL))) return error_nomem(error, "storing a file");
  rows->count++;
  NewFile own = *file;
  own.path = row->path;
  return document_writer_file(writer, &own, &row->id, error);
}

static Row *find_row(const Rows *rows, const char *member) {
  for (size_t i = rows->count; i-- > 1;) /* mostly the last */
    if (member && strcmp(rows->row[i].member, member) == 0) return &rows->row[i];
  return member ? NULL : rows->row;
}

static Status store_part(Batch *batch, const Piece *piece, const Part *part, DocumentWriter *writer, Rows *rows,
                         Error *error) {
  Row *row = find_row(rows, part->member);
  if (!row) {
    NewFile member = {.path = piece->path,
                      .sha256 = part->sha256,
                      .size = part->size,
                      .media = media_type(part->media),
                      .charset = part->charset,
                      .container = rows->row->id};
    Status status = add_row(rows, writer, part->member, &member, &row, error);
    if (status != STATUS_OK) return status;
  }
  size_t needed = batch->waits + part->documents.count;
  if (!memory_reserve((void **)&batch->waiting, &batch->capacity, needed, sizeof *batch->waiting))
    return error_nomem(error, "storing a document");
  for (size_t i = 0; i < part->documents.count; i++) {
    const char *sha256 = part->member ? part->sha256 : piece->reading.sha256;
    row->documents++;
    batch->waiting[batch->waits] = (Waiting){.id = document_id(row->path, sha256, row->documents),
                                             .file = row->id,
                                             .ordinal = row->documents,
                                             .piece = (size_t)(piece - batch->piece),
                                             .order = batch->waits,
                                             .part = part,
                                             .document = &part->documents.document[i]};
    batch->waits++;
  }
  return STATUS_OK;
}

static Status store_piece(Batch *batch, const Piece *piece, DocumentWriter *writer, Rows *rows, NewFile *file,
                          Error *error) {
  Row *whole;
  const Reading *reading = &piece->reading;
  for (size_t i = 0; i < reading->parts && !file->charset; i++)
    if (!reading->part[i].member && reading->part[i].charset[0]) file->charset = reading->part[i].charset;
  Status status = add_row(rows, writer, NULL, file, &whole, error);
  for (size_t i = 0; i < reading->parts && status == STATUS_OK; i++)
    status = store_part(batch, piece, &reading->part[i], writer, rows, error);
  return status;
}

static int in_order(const void *left, const void *right) {
  const Waiting *a = left, *b = right;
  return a->id != b->id ? (a->id > b->id) - (a->id < b->id) : (a->order > b->order) - (a->order < b->order);
}

/* batch:finish(writer): stores the documents of all files that were stored; the memory of the batch is freed. */
static int batch_finish(lua_State *L) {
  Batch *batch = luaL_checkudata(L, 1, BATCH);
  DocumentWriter *writer = store_check_documents(L, 2);
  Error error = {0};
  Status status = STATUS_OK;
  lua_settop(L, 2);
  lua_getiuservalue(L, 1, 1);
  if (batch->first) status = document_writer_hurry(writer, &error);
  if (batch->waits > 1) qsort(batch->waiting, batch->waits, sizeof *batch->waiting, in_order);
  for (size_t i = 0; i < batch->waits && status == STATUS_OK; i++) {
    const char *said[META_COUNT];
    lua_rawgeti(L, 3, (lua_Integer)batch->waiting[i].piece + 1);
    take_sidecar(L, 4, said);
    status = store_document(batch, writer, &batch->waiting[i], said, &error);
    Reading *reading = &batch->piece[batch->waiting[i].piece].reading;
    if (reading->parts == 1 && reading->part->documents.count == 1) { /* nothing else needs it */
      reading_free(reading);
      *reading = (Reading)READING_INIT;
    }
    if (status == STATUS_OK && interrupt_pending()) status = error_set(&error, STATUS_INTERRUPTED, "interrupted");
    lua_settop(L, 3);
  }
  if (batch->first) {
    Status rest = document_writer_rest(writer, status == STATUS_OK ? &error : NULL);
    if (status == STATUS_OK) status = rest;
  }
  if (status != STATUS_OK) return store_raise(L, status, &error);
  (void)batch_gc(L);
  return 0;
}

/* batch:store(i, writer, sidecar | nil, its bytes | nil) -> documents, file id, whether it is a table of figures,
 * warnings | false: unchanged | nil, message: it could not be read. Its documents are stored by batch:finish. */
static int batch_store(lua_State *L) {
  Batch *batch = luaL_checkudata(L, 1, BATCH);
  lua_Integer at = luaL_checkinteger(L, 2);
  DocumentWriter *writer = store_check_documents(L, 3);
  luaL_argcheck(L, at >= 1 && (size_t)at <= batch->count, 2, "no such piece");
  Piece *piece = &batch->piece[at - 1];
  Reading *reading = &piece->reading;
  lua_settop(L, 5);
  if (piece->status != STATUS_OK) return support_fail(L, piece->status, &piece->error);
  if (reading->unchanged) {
    lua_pushboolean(L, false);
    return 1;
  }
  if (lua_istable(L, 4)) { /* until its documents are stored */
    lua_getiuservalue(L, 1, 1);
    lua_pushvalue(L, 4);
    lua_rawseti(L, -2, at);
    lua_pop(L, 1);
  }
  NewFile file = {.path = piece->path,
                  .sha256 = reading->sha256,
                  .size = reading->size,
                  .media = media_type(reading->media),
                  .warnings = reading->warnings.data};
  file.meta = luaL_optlstring(L, 5, NULL, &file.meta_length);
  Rows rows = {0};
  Error error = {0};
  Status status = store_piece(batch, piece, writer, &rows, &file, &error);
  lua_Integer documents = 0, id = rows.count ? rows.row->id : 0;
  for (size_t i = 0; i < rows.count; i++) {
    documents += (lua_Integer)rows.row[i].documents;
    free(rows.row[i].path);
  }
  free(rows.row);
  if (status != STATUS_OK) return store_raise(L, status, &error);
  lua_pushinteger(L, documents);
  lua_pushinteger(L, id);
  lua_pushboolean(L, reading->statistics);
  read_push_warnings(L, &reading->warnings);
  return 4;
}

static const luaL_Reg batch_methods[] = {
    {"get", batch_get}, {"store", batch_store}, {"finish", batch_finish},
    {"__gc", batch_gc}, {"__close", batch_gc},  {NULL, NULL},
};

void read_batch_class(lua_State *L) { support_class(L, BATCH, batch_methods); }
