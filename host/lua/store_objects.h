/* store_objects.h: the userdata of the corpus file's binding, for the bindings that read from it and write to it. */
#ifndef QUERN_LUA_STORE_OBJECTS_H
#define QUERN_LUA_STORE_OBJECTS_H

#include <lua.h>

#include "store/claims.h"
#include "store/documents.h"

/* The object at a stack index, or an argument error. */
Store *store_check(lua_State *L, int index);
ClaimWriter *store_check_writer(lua_State *L, int index);
DocumentWriter *store_check_documents(lua_State *L, int index);

/* Raises when the store that a writer belongs to (its user value 1) is closed: the writer points into it. */
void store_check_open(lua_State *L, int index);

/* Raises a failure of the corpus file: {message, code} with a __tostring. Does not return. */
int store_raise(lua_State *L, Status status, const Error *error);

/* store:claims(ruleset), store:documents(converter) -> writer; it keeps the store alive */
int store_claims(lua_State *L);
int store_documents(lua_State *L);
/* Make their classes known. */
void store_claims_class(lua_State *L);
void store_documents_class(lua_State *L);

#endif
