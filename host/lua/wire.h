/* wire.h: Lua values as bytes, for the socket between a recipe's worker and its parent.
 *
 * Values are nil, booleans, numbers, strings and tables of them, without metatables; every number arrives as it left.
 * Both directions are bounded: the worker is not trusted, so the parent says how much memory a message may become. */
#ifndef QUERN_LUA_WIRE_H
#define QUERN_LUA_WIRE_H

#include <lua.h>

#include "base/buf.h"
#include "base/status.h"

enum { WIRE_MOST_DEPTH = 60 };

/* What becomes of a function in a value: an error, or a mark that wire_decode gives as the string of WIRE_CODE. */
typedef enum WireCode { WIRE_NO_CODE, WIRE_MARK_CODE } WireCode;

/* Appends the value at `index`, at most `most` bytes. Raises nothing; metamethods are not called. */
Status wire_encode(lua_State *L, int index, WireCode code, size_t most, Buf *out, Error *error);

/* Pushes the value that fills `bytes`, or nothing. `most` bounds the memory of what is pushed, roughly. Functions that
 * were marked come out as the value in the registry under WIRE_CODE. May raise when Lua is out of memory. */
Status wire_decode(lua_State *L, const char *bytes, size_t length, size_t most, Error *error);

#define WIRE_CODE "quern.wire.code"

#endif
