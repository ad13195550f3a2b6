/* guard.h: what the database may be asked to do, whoever wrote the file.
 *
 * A corpus file can come from a stranger, and what a recipe searches for becomes a query. An authorizer, asked as each
 * statement is compiled, refuses other files (ATTACH), extensions, recursion, and everything that a trigger or a view
 * does which is not part of quern's own schema; limits bound the size and depth of statements. Costs nothing while
 * statements run. */
#ifndef QUERN_STORE_GUARD_H
#define QUERN_STORE_GUARD_H

#include <sqlite3.h>

/* Returns a SQLite code. */
int guard_set(sqlite3 *db);

#endif
