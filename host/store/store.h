/* store.h: the corpus file: an SQLite database that is whole at every moment.
 *
 * Opening brings its schema up to date (schema.c), and sets what every connection needs: a write-ahead log that is
 * synced at each commit (the first one of a new file goes into the file itself), foreign keys, no trust in what a
 * stranger's file says in its schema. One process writes at a time: a transaction that cannot begin within five seconds
 * fails with a line that says so. A Store and its statements belong to one thread. Text goes in and out as bytes of
 * UTF-8. Statements are freed before their store is closed. */
#ifndef QUERN_STORE_STORE_H
#define QUERN_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

typedef struct Store Store;
typedef struct Statement Statement;

typedef enum StoreMode { STORE_CREATE, STORE_EXISTING, STORE_READ_ONLY } StoreMode;

/* Opens the corpus at `path`. STATUS_NOTFOUND: there is none (unless STORE_CREATE). STATUS_INVALID: no corpus of ours.
 */
Status store_open(const char *path, StoreMode mode, Store **store, Error *error);
void store_close(Store *store);

/* Runs statements that give no rows. */
Status store_execute(Store *store, const char *sql, Error *error);

/* Whether a transaction is open. */
bool store_in_transaction(const Store *store);

Status statement_new(Store *store, const char *sql, size_t length, Statement **statement, Error *error);
void statement_free(Statement *statement);

/* How many parameters the statement has; they are bound by number from 1. Bytes are copied. */
int statement_parameters(const Statement *statement);
Status statement_bind_null(Statement *statement, int at, Error *error);
Status statement_bind_integer(Statement *statement, int at, int64_t value, Error *error);
Status statement_bind_number(Statement *statement, int at, double value, Error *error);
Status statement_bind_text(Statement *statement, int at, const char *bytes, size_t length, Error *error);

/* The next row, if there is one. */
Status statement_step(Statement *statement, bool *row, Error *error);
/* Ready to be bound and stepped anew. */
void statement_reset(Statement *statement);

typedef enum ColumnType { COLUMN_NULL, COLUMN_INTEGER, COLUMN_NUMBER, COLUMN_BYTES } ColumnType;

int statement_columns(const Statement *statement);
const char *statement_name(const Statement *statement, int column);
ColumnType statement_type(Statement *statement, int column);
int64_t statement_integer(Statement *statement, int column);
double statement_number(Statement *statement, int column);
/* Borrowed until the next step. */
const char *statement_bytes(Statement *statement, int column, size_t *length);

#endif
