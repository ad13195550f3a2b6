/* read_objects.h: what the files of the reading binding share. */
#ifndef QUERN_LUA_READ_OBJECTS_H
#define QUERN_LUA_READ_OBJECTS_H

#include <lua.h>

#include "base/buf.h"

/* batch(paths, writer | nil, sidecars | nil) -> batch | nil, message, code */
int read_batch(lua_State *L);
void read_batch_class(lua_State *L);

/* Pushes the bytes and empties the buffer; or a list of the lines. */
void read_push_packed(lua_State *L, Buf *bytes);
void read_push_warnings(lua_State *L, const Buf *warnings);

#endif
