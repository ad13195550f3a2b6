#include "store/documents.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "store/store_part.h"

enum { ANY, KNOWN, DROP_CLAIMS, DROP, FILE_ROW, DOCUMENT_ROW, STATEMENTS };

static const char *const statements[STATEMENTS] = {
    [ANY] = "SELECT 1 FROM file LIMIT 1",
    [KNOWN] = "SELECT sha256, converter, meta FROM file WHERE path = ?1",
    [DROP_CLAIMS] =
        "DELETE FROM claim WHERE id IN (SELECT c.id FROM document d CROSS JOIN claim c"
        " ON c.id BETWEEN (d.id & ~2097151) AND (d.id | 2097151) AND c.document = d.id WHERE d.file IN"
        " (SELECT id FROM file WHERE path = ?1 UNION ALL"
        " SELECT member.id FROM file JOIN file member ON member.container = file.id WHERE file.path = ?1))",
    [DROP] = "DELETE FROM file WHERE path = ?1",
    [FILE_ROW] =
        "INSERT INTO file (id, path, sha256, size, media, charset, converter, warnings, meta, container) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [DOCUMENT_ROW] =
        "INSERT INTO document (id, file, ordinal, title, publisher, author, published, url, language, found, "
        "text, map, zones) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"};

static const char *const field_names[DOCUMENT_FIELDS] = {"title",     "publisher", "author",
                                                         "published", "url",       "language"};

struct DocumentWriter {
  Store *store;
  int64_t converter;
  sqlite3_stmt *statement[STATEMENTS];
  bool held; /* by a transaction that only reads */
  Buf json;  /* of the row being bound */
};

Status document_writer_new(Store *store, int64_t converter, DocumentWriter **result, Error *error) {
  DocumentWriter *writer = calloc(1, sizeof *writer);
  if (!writer) return error_nomem(error, "storing documents");
  *writer = (DocumentWriter){.store = store, .converter = converter, .json = BUF_INIT};
  Status status = STATUS_OK;
  for (size_t i = 0; i < STATEMENTS && status == STATUS_OK; i++)
    status = store_prepare(store, statements[i], strlen(statements[i]), &writer->statement[i], error);
  if (status != STATUS_OK) {
    document_writer_free(writer);
    return status;
  }
  *result = writer;
  return STATUS_OK;
}

void document_writer_free(DocumentWriter *writer) {
  if (!writer) return;
  for (size_t i = 0; i < STATEMENTS; i++) (void)sqlite3_finalize(writer->statement[i]);
  buf_free(&writer->json);
  free(writer);
}

static int bind_text(sqlite3_stmt *stmt, int at, const char *text) {
  return text ? sqlite3_bind_text(stmt, at, text, -1, SQLITE_STATIC) : sqlite3_bind_null(stmt, at);
}

static int bind_bytes(sqlite3_stmt *stmt, int at, const char *bytes, size_t length) {
  return sqlite3_bind_blob64(stmt, at, bytes ? bytes : "", length, SQLITE_STATIC);
}

static bool same_meta(sqlite3_stmt *row, const char *meta, size_t length) {
  if (sqlite3_column_type(row, 2) == SQLITE_NULL || !meta) return !meta && sqlite3_column_type(row, 2) == SQLITE_NULL;
  const void *old = sqlite3_column_blob(row, 2);
  return (size_t)sqlite3_column_bytes(row, 2) == length && (length == 0 || memcmp(old, meta, length) == 0);
}

Status document_writer_hold(DocumentWriter *writer, Error *error) {
  if (store_in_transaction(writer->store)) return STATUS_OK;
  Status status = store_execute(writer->store, "BEGIN", error);
  writer->held = status == STATUS_OK;
  return status;
}

void document_writer_let_go(DocumentWriter *writer) {
  if (writer->held && store_in_transaction(writer->store)) (void)store_execute(writer->store, "COMMIT", NULL);
  writer->held = false;
}

Status document_writer_any(DocumentWriter *writer, bool *any, Error *error) {
  int code = sqlite3_step(writer->statement[ANY]);
  *any = code == SQLITE_ROW;
  Status status = code == SQLITE_ROW || code == SQLITE_DONE ? STATUS_OK : store_fail(writer->store, code, error);
  (void)sqlite3_reset(writer->statement[ANY]);
  return status;
}

Status document_writer_hurry(DocumentWriter *writer, Error *error) {
  return store_execute(writer->store, "PRAGMA cache_size=128", error);
}

Status document_writer_rest(DocumentWriter *writer, Error *error) {
  return store_execute(writer->store, STORE_CACHE, error);
}

Status document_writer_known(DocumentWriter *writer, const char *path, const char *meta, size_t meta_length,
                             char sha256[SHA256_TEXT], Error *error) {
  sqlite3_stmt *known = writer->statement[KNOWN];
  sha256[0] = '\0';
  int code = bind_text(known, 1, path);
  if (code == SQLITE_OK) code = sqlite3_step(known);
  if (code == SQLITE_ROW && sqlite3_column_int64(known, 1) == writer->converter &&
      same_meta(known, meta, meta_length)) {
    const unsigned char *hash = sqlite3_column_text(known, 0);
    if (hash && strlen((const char *)hash) < SHA256_TEXT) memcpy(sha256, hash, strlen((const char *)hash) + 1);
  }
  Status status = code == SQLITE_ROW || code == SQLITE_DONE ? STATUS_OK : store_fail(writer->store, code, error);
  (void)sqlite3_reset(known);
  return status;
}

/* Inserts with the id that is wished for (the first parameter), or the next that is free: the same file name with the
 * same content may be in two folders. */
static int insert(sqlite3_stmt *row, int code, int64_t *id) {
  while (code == SQLITE_OK) {
    code = sqlite3_bind_int64(row, 1, *id);
    if (code == SQLITE_OK) code = sqlite3_step(row);
    if (code != SQLITE_CONSTRAINT_PRIMARYKEY && code != SQLITE_CONSTRAINT_ROWID) break;
    (void)sqlite3_reset(row);
    ++*id;
    code = SQLITE_OK;
  }
  return code;
}

static Status inserted(const DocumentWriter *writer, sqlite3_stmt *row, int code, Error *error) {
  Status status = code == SQLITE_DONE ? STATUS_OK : store_fail(writer->store, code, error);
  (void)sqlite3_reset(row);
  return status;
}

/* What comes from a file goes for good: zeros take its place. */
static Status drop(const DocumentWriter *writer, const char *path, Error *error) {
  int code = bind_text(writer->statement[DROP], 1, path);
  if (code == SQLITE_OK) code = bind_text(writer->statement[DROP_CLAIMS], 1, path);
  if (code != SQLITE_OK) return store_fail(writer->store, code, error);
  Status status = store_execute(writer->store, "PRAGMA secure_delete=ON", error);
  if (status != STATUS_OK) return status;
  status = store_run(writer->store, writer->statement[DROP_CLAIMS], error);
  if (status == STATUS_OK) status = store_run(writer->store, writer->statement[DROP], error);
  Status off = store_execute(writer->store, "PRAGMA secure_delete=OFF", status == STATUS_OK ? error : NULL);
  return status == STATUS_OK ? off : status;
}

static void put_lines(Buf *json, const char *lines) {
  bool first = true;
  buf_clear(json);
  buf_addc(json, '[');
  while (lines && *lines) {
    size_t length = strcspn(lines, "\n");
    if (!first) buf_addc(json, ',');
    json_add_string(json, lines, length);
    lines += length + (lines[length] == '\n');
    first = false;
  }
  buf_addc(json, ']');
}

static int bind_file(const DocumentWriter *writer, sqlite3_stmt *row, const NewFile *file) {
  int code = bind_text(row, 2, file->path);
  if (code == SQLITE_OK) code = bind_text(row, 3, file->sha256);
  if (code == SQLITE_OK) code = sqlite3_bind_int64(row, 4, (int64_t)file->size);
  if (code == SQLITE_OK) code = bind_text(row, 5, file->media);
  if (code == SQLITE_OK) code = bind_text(row, 6, file->charset);
  if (code == SQLITE_OK) code = sqlite3_bind_int64(row, 7, writer->converter);
  if (code == SQLITE_OK) code = bind_text(row, 8, writer->json.data);
  if (code == SQLITE_OK)
    code = file->meta ? sqlite3_bind_text64(row, 9, file->meta, file->meta_length, SQLITE_STATIC, SQLITE_UTF8)
                      : sqlite3_bind_null(row, 9);
  if (code == SQLITE_OK)
    code = file->container ? sqlite3_bind_int64(row, 10, file->container) : sqlite3_bind_null(row, 10);
  return code;
}

Status document_writer_file(DocumentWriter *writer, const NewFile *file, int64_t *id, Error *error) {
  put_lines(&writer->json, file->warnings);
  if (!buf_ok(&writer->json)) return error_nomem(error, "storing a file");
  unsigned char digest[SHA256_BYTES];
  Sha256 sha;
  sha256_begin(&sha);
  sha256_add(&sha, file->path, strlen(file->path) + 1);
  sha256_add(&sha, file->sha256, strlen(file->sha256));
  sha256_end(&sha, digest);
  int64_t wished = *id = sha256_id(digest);
  sqlite3_stmt *row = writer->statement[FILE_ROW];
  int code = insert(row, bind_file(writer, row, file), id);
  if (code == SQLITE_CONSTRAINT_UNIQUE && !file->container) { /* its path is there: most files are new */
    (void)sqlite3_reset(row);
    Status status = drop(writer, file->path, error);
    if (status != STATUS_OK) return status;
    *id = wished;
    code = insert(row, SQLITE_OK, id);
  }
  return inserted(writer, row, code, error);
}

/* Where each value was found, as a JSON object whose keys are in order. */
static void put_found(Buf *json, const NewDocument *document) {
  static const DocumentField sorted[] = {FIELD_AUTHOR,    FIELD_LANGUAGE, FIELD_PUBLISHED,
                                         FIELD_PUBLISHER, FIELD_TITLE,    FIELD_URL};
  bool first = true;
  buf_clear(json);
  buf_addc(json, '{');
  for (size_t i = 0; i < DOCUMENT_FIELDS; i++) {
    const char *name = field_names[sorted[i]], *found = document->found[sorted[i]];
    if (!found) continue;
    if (!first) buf_addc(json, ',');
    json_add_string(json, name, strlen(name));
    buf_addc(json, ':');
    json_add_string(json, found, strlen(found));
    first = false;
  }
  buf_addc(json, '}');
}

int64_t document_id(const char *path, const char *sha256_text, uint64_t ordinal) {
  const char *slash = strrchr(path, '/'), *name = slash && slash[1] ? slash + 1 : path;
  char digits[24], *at = digits + sizeof digits;
  uint64_t left = ordinal;
  do *--at = (char)('0' + left % 10);
  while ((left /= 10) != 0);
  unsigned char digest[SHA256_BYTES];
  Sha256 sha;
  sha256_begin(&sha);
  sha256_add(&sha, name, strlen(name) + 1);
  sha256_add(&sha, sha256_text, strlen(sha256_text) + 1);
  sha256_add(&sha, at, (size_t)(digits + sizeof digits - at));
  sha256_end(&sha, digest);
  return sha256_id(digest);
}

Status document_writer_add(DocumentWriter *writer, const NewDocument *document, Error *error) {
  int64_t id = document->id;
  sqlite3_stmt *row = writer->statement[DOCUMENT_ROW];
  put_found(&writer->json, document);
  if (!buf_ok(&writer->json)) return error_nomem(error, "storing a document");
  int code = sqlite3_bind_int64(row, 2, document->file);
  if (code == SQLITE_OK) code = sqlite3_bind_int64(row, 3, (int64_t)document->ordinal);
  for (int i = 0; i < DOCUMENT_FIELDS && code == SQLITE_OK; i++) code = bind_text(row, 4 + i, document->value[i]);
  if (code == SQLITE_OK) code = bind_text(row, 10, writer->json.data);
  if (code == SQLITE_OK)
    code = sqlite3_bind_text64(row, 11, document->text, document->length, SQLITE_STATIC, SQLITE_UTF8);
  if (code == SQLITE_OK) code = bind_bytes(row, 12, document->map, document->map_length);
  if (code == SQLITE_OK) code = bind_bytes(row, 13, document->zones, document->zones_length);
  return inserted(writer, row, insert(row, code, &id), error);
}
