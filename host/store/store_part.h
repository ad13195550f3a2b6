/* store_part.h: what the files of this folder share: the connection, and failures of SQLite as one line. */
#ifndef QUERN_STORE_STORE_PART_H
#define QUERN_STORE_STORE_PART_H

#include <sqlite3.h>

#include "store/store.h"

struct Store {
  sqlite3 *db;
  char *path;
  bool fresh; /* nothing has been stored since this connection made it */
};

/* So many pages stay in memory while a batch is written, up to 256 MiB: rows of many documents lie far apart. */
#define STORE_CACHE "PRAGMA cache_size=16384"

/* What an SQLite code that is no success means to the user. */
Status store_fail(const Store *store, int code, Error *error);

/* A statement that is kept; *stmt is NULL unless STATUS_OK. */
Status store_prepare(const Store *store, const char *sql, size_t length, sqlite3_stmt **stmt, Error *error);

/* Steps a statement that gives no rows and makes it ready for the next time; its bindings stay. */
Status store_run(const Store *store, sqlite3_stmt *stmt, Error *error);

#endif
