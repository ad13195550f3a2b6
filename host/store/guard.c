#include "store/guard.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* The views of the schema; it has no triggers. */
static const char *const own_views[] = {"passage_text", NULL};

static const char *const refused_functions[] = {"load_extension", "readfile",       "writefile",
                                                "edit",           "fts3_tokenizer", NULL};
static const char *const refused_pragmas[] = {"writable_schema", "temp_store_directory", "data_store_directory",
                                              "trusted_schema",  "cell_size_check",      NULL};

static bool is_one_of(const char *name, const char *const *names) {
  for (; name && *names; names++)
    if (sqlite3_stricmp(name, *names) == 0) return true;
  return false;
}

static int authorize(void *context, int action, const char *first, const char *second, const char *database,
                     const char *within) {
  (void)context;
  (void)database;
  if (within && !is_one_of(within, own_views)) return SQLITE_DENY;
  switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_RECURSIVE:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_TEMP_TRIGGER: return SQLITE_DENY;
    case SQLITE_FUNCTION: return is_one_of(second, refused_functions) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA: return is_one_of(first, refused_pragmas) ? SQLITE_DENY : SQLITE_OK;
    default: return SQLITE_OK;
  }
}

int guard_set(sqlite3 *db) {
  (void)sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
  (void)sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 100);
  (void)sqlite3_limit(db, SQLITE_LIMIT_COMPOUND_SELECT, 20);
  (void)sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  (void)sqlite3_limit(db, SQLITE_LIMIT_TRIGGER_DEPTH, 4);
  (void)sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
  return sqlite3_set_authorizer(db, authorize, NULL);
}
