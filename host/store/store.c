#include "store/store.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/interrupt.h"
#include "store/guard.h"
#include "store/room.h"
#include "store/schema.h"
#include "store/store_part.h"
#include "store/tokenizer.h"

enum { BUSY_MILLISECONDS = 5000, PROGRESS_STEPS = 20000 };

static const char COUNT_TABLES[] = "SELECT count(*) FROM sqlite_schema";

struct Statement {
  Store *store;
  sqlite3_stmt *stmt;
};

Status store_fail(const Store *store, int code, Error *error) {
  const char *path = store->path;
  switch (code & 0xFF) {
    case SQLITE_NOMEM: return error_nomem(error, "using the corpus");
    case SQLITE_INTERRUPT: return error_set(error, STATUS_INTERRUPTED, "interrupted");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return error_set(error, STATUS_IO, "%s: another process is writing to it; try again when it is done", path);
    case SQLITE_NOTADB:
      return error_set(error, STATUS_INVALID, "%s: it is no corpus file; name another with --corpus", path);
    case SQLITE_CORRUPT:
      return error_set(error, STATUS_IO, "%s: it is damaged (%s); read the documents into a new one", path,
                       sqlite3_errmsg(store->db));
    case SQLITE_FULL: return error_set(error, STATUS_IO, "%s: the disk is full; nothing of this step was kept", path);
    case SQLITE_READONLY:
      if (code == SQLITE_READONLY_ROLLBACK)
        return error_set(error, STATUS_IO, "%s: its first reading was cut off; 'quern read' makes it whole", path);
      return error_set(error, STATUS_IO, "%s: it may not be written", path);
    case SQLITE_CANTOPEN: return error_set(error, STATUS_IO, "%s: it cannot be opened", path);
    default: return error_set(error, STATUS_IO, "%s: %s", path, sqlite3_errmsg(store->db));
  }
}

/* What a new file gets at first goes straight into it, where a write-ahead log would have it written twice. From then
 * on there is the log, so that others can read meanwhile. One who uses the file at this moment keeps the switch from
 * happening; whoever opens it next makes it. */
static void begin_log(Store *store) {
  store->fresh = false;
  (void)sqlite3_exec(store->db, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
}

Status store_execute(Store *store, const char *sql, Error *error) {
  int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
  if (store->fresh && sqlite3_total_changes(store->db) > 0 && !store_in_transaction(store)) begin_log(store);
  return code == SQLITE_OK ? STATUS_OK : store_fail(store, code, error);
}

bool store_in_transaction(const Store *store) { return !sqlite3_get_autocommit(store->db); }

static int poll_interrupt(void *unused) {
  (void)unused;
  return interrupt_pending();
}

static Status pragma_value(Store *store, const char *sql, int64_t *value, Error *error) {
  Statement *statement = NULL;
  bool row = false;
  Status status = statement_new(store, sql, strlen(sql), &statement, error);
  if (status != STATUS_OK) return status;
  status = statement_step(statement, &row, error);
  *value = status == STATUS_OK && row ? statement_integer(statement, 0) : 0;
  statement_free(statement);
  return status;
}

/* All steps in one transaction, version and all: killed in between, the next opening begins anew. Another process may
 * have taken them meanwhile. An empty file gets at once what they lead to. */
static Status take_steps(Store *store, Error *error) {
  int64_t version = 0, tables = 0;
  char stamp[96];
  (void)snprintf(stamp, sizeof stamp, "PRAGMA application_id=%d; PRAGMA user_version=%d", SCHEMA_APPLICATION,
                 schema_version);
  Status status = store_execute(store, "BEGIN IMMEDIATE", error);
  if (status != STATUS_OK) return status;
  status = pragma_value(store, "PRAGMA user_version", &version, error);
  if (status == STATUS_OK) status = pragma_value(store, COUNT_TABLES, &tables, error);
  if (status == STATUS_OK && version == 0 && tables == 0) {
    status = store_execute(store, schema_whole, error);
    version = schema_version;
  }
  for (; version < schema_version && status == STATUS_OK; version++)
    status = store_execute(store, schema_steps[version], error);
  if (status == STATUS_OK && version == schema_version) status = store_execute(store, stamp, error);
  if (status == STATUS_OK) status = store_execute(store, "COMMIT", error);
  if (status != STATUS_OK) (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
  return status;
}

static Status migrate(Store *store, StoreMode mode, Error *error) {
  int64_t version, application, tables;
  Status status = pragma_value(store, "PRAGMA user_version", &version, error);
  if (status == STATUS_OK) status = pragma_value(store, "PRAGMA application_id", &application, error);
  if (status == STATUS_OK) status = pragma_value(store, COUNT_TABLES, &tables, error);
  if (status != STATUS_OK) return status;
  if (tables > 0 && application != SCHEMA_APPLICATION)
    return error_set(error, STATUS_INVALID, "%s: it is a database, but no corpus file; name another with --corpus",
                     store->path);
  if (version > schema_version)
    return error_set(error, STATUS_UNSUPPORTED, "%s: a newer quern wrote it (version %lld, this one knows %d)",
                     store->path, (long long)version, schema_version);
  if (version == schema_version) return STATUS_OK;
  if (mode == STORE_READ_ONLY)
    return error_set(error, STATUS_UNSUPPORTED,
                     "%s: an older quern wrote it; open it once with 'quern read' to bring it up to date", store->path);
  return take_steps(store, error);
}

static Status configure(Store *store, StoreMode mode, bool fresh, Error *error) {
  (void)sqlite3_extended_result_codes(store->db, 1);
  (void)sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
  (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_progress_handler(store->db, PROGRESS_STEPS, poll_interrupt, NULL);
  int code = guard_set(store->db);
  if (code == SQLITE_OK) code = tokenizer_register(store->db);
  Status status = code == SQLITE_OK ? STATUS_OK : store_fail(store, code, error);
  /* Room that was never written to need not be zeroed; documents that go are (documents.c). */
  if (status == STATUS_OK) status = store_execute(store, "PRAGMA secure_delete=OFF", error);
  /* A new file has pages that hold several documents or dozens of claims: a quarter of the writes of smaller ones. An
   * old one keeps its own. */
  if (status == STATUS_OK && mode == STORE_CREATE) status = store_execute(store, "PRAGMA page_size=16384", error);
  if (status == STATUS_OK) status = store_execute(store, STORE_CACHE, error);
  if (status == STATUS_OK && mode != STORE_READ_ONLY) status = store_execute(store, "PRAGMA synchronous=FULL", error);
  if (status == STATUS_OK && mode != STORE_READ_ONLY && !fresh)
    status = store_execute(store, "PRAGMA journal_mode=WAL", error);
  if (status == STATUS_OK) status = migrate(store, mode, error);
  store->fresh = fresh;
  return status;
}

/* Nobody asks SQLite how much memory it uses: counting it takes a lock at every allocation. */
static void configure_sqlite(void) {
  (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  room_for_sqlite();
}

Status store_open(const char *path, StoreMode mode, Store **result, Error *error) {
  struct stat state;
  bool there = stat(path, &state) == 0;
  if (there && S_ISDIR(state.st_mode))
    return error_set(error, STATUS_INVALID, "%s: it is a folder, not a corpus file", path);
  if (!there && mode != STORE_CREATE && strcmp(path, ":memory:") != 0)
    return error_set(error, STATUS_NOTFOUND, "%s: no corpus there; 'quern read PATH...' makes one", path);
  Store *store = calloc(1, sizeof *store);
  if (!store || !(store->path = strdup(path))) {
    free(store);
    return error_nomem(error, "opening the corpus");
  }
  int flags = mode == STORE_READ_ONLY ? SQLITE_OPEN_READONLY
                                      : SQLITE_OPEN_READWRITE | (mode == STORE_CREATE ? SQLITE_OPEN_CREATE : 0);
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  (void)pthread_once(&once, configure_sqlite);
  int code = sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  Status status =
      code == SQLITE_OK ? configure(store, mode, !there || state.st_size == 0, error) : store_fail(store, code, error);
  if (status != STATUS_OK) {
    store_close(store);
    return status;
  }
  *result = store;
  return STATUS_OK;
}

void store_close(Store *store) {
  if (!store) return;
  (void)sqlite3_close_v2(store->db);
  free(store->path);
  free(store);
}

Status store_prepare(const Store *store, const char *sql, size_t length, sqlite3_stmt **stmt, Error *error) {
  *stmt = NULL;
  if (length > INT32_MAX) return error_set(error, STATUS_LIMIT, "an SQL statement of more than 2 GiB");
  int code = sqlite3_prepare_v3(store->db, sql, (int)length, SQLITE_PREPARE_PERSISTENT, stmt, NULL);
  return code == SQLITE_OK ? STATUS_OK : store_fail(store, code, error);
}

Status store_run(const Store *store, sqlite3_stmt *stmt, Error *error) {
  int code = sqlite3_step(stmt);
  Status status = code == SQLITE_DONE || code == SQLITE_ROW ? STATUS_OK : store_fail(store, code, error);
  (void)sqlite3_reset(stmt);
  return status;
}

Status statement_new(Store *store, const char *sql, size_t length, Statement **result, Error *error) {
  Statement *statement = calloc(1, sizeof *statement);
  if (!statement) return error_nomem(error, "preparing a statement");
  statement->store = store;
  Status status = store_prepare(store, sql, length, &statement->stmt, error);
  if (status != STATUS_OK) {
    statement_free(statement);
    return status;
  }
  *result = statement;
  return STATUS_OK;
}

void statement_free(Statement *statement) {
  if (!statement) return;
  (void)sqlite3_finalize(statement->stmt);
  free(statement);
}

int statement_parameters(const Statement *statement) { return sqlite3_bind_parameter_count(statement->stmt); }

static Status bound(const Statement *statement, int code, Error *error) {
  return code == SQLITE_OK ? STATUS_OK : store_fail(statement->store, code, error);
}

Status statement_bind_null(Statement *statement, int at, Error *error) {
  return bound(statement, sqlite3_bind_null(statement->stmt, at), error);
}
Status statement_bind_integer(Statement *statement, int at, int64_t value, Error *error) {
  return bound(statement, sqlite3_bind_int64(statement->stmt, at, value), error);
}
Status statement_bind_number(Statement *statement, int at, double value, Error *error) {
  return bound(statement, sqlite3_bind_double(statement->stmt, at, value), error);
}
Status statement_bind_text(Statement *statement, int at, const char *bytes, size_t length, Error *error) {
  return bound(statement, sqlite3_bind_text64(statement->stmt, at, bytes, length, SQLITE_TRANSIENT, SQLITE_UTF8),
               error);
}

Status statement_step(Statement *statement, bool *row, Error *error) {
  int code = sqlite3_step(statement->stmt);
  *row = code == SQLITE_ROW;
  return code == SQLITE_ROW || code == SQLITE_DONE ? STATUS_OK : store_fail(statement->store, code, error);
}

void statement_reset(Statement *statement) {
  (void)sqlite3_reset(statement->stmt);
  (void)sqlite3_clear_bindings(statement->stmt);
}

int statement_columns(const Statement *statement) { return sqlite3_column_count(statement->stmt); }
const char *statement_name(const Statement *statement, int column) {
  return sqlite3_column_name(statement->stmt, column);
}

ColumnType statement_type(Statement *statement, int column) {
  switch (sqlite3_column_type(statement->stmt, column)) {
    case SQLITE_INTEGER: return COLUMN_INTEGER;
    case SQLITE_FLOAT: return COLUMN_NUMBER;
    case SQLITE_NULL: return COLUMN_NULL;
    default: return COLUMN_BYTES;
  }
}

int64_t statement_integer(Statement *statement, int column) { return sqlite3_column_int64(statement->stmt, column); }
double statement_number(Statement *statement, int column) { return sqlite3_column_double(statement->stmt, column); }

const char *statement_bytes(Statement *statement, int column, size_t *length) {
  const void *bytes = sqlite3_column_blob(statement->stmt, column);
  *length = (size_t)sqlite3_column_bytes(statement->stmt, column);
  return bytes ? bytes : "";
}
