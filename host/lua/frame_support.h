/* frame_support.h: what the bindings of frames share: frames and expressions as Lua values. */
#ifndef QUERN_LUA_FRAME_SUPPORT_H
#define QUERN_LUA_FRAME_SUPPORT_H

#include <lauxlib.h>
#include <lua.h>

#include "frame/expr.h"
#include "frame/frame.h"

/* A frame as a userdata that owns one reference. Made empty first, so that nothing is lost when Lua raises. */
Frame **frame_slot(lua_State *L);
Frame *frame_check(lua_State *L, int index);

/* nil, message, code for a failure; otherwise the slot that is on top of the stack. Returns the number of results. */
int frame_result(lua_State *L, Status status, const Error *error);

/* Pushes an expression (a userdata) made from the list of parts at `index`, bound to the frame: parts are {"column",
 * name}, {"number", x}, {"text", s}, {"truth", b}, {"null"}, {"call", name, count}. Raises when it does not fit. */
Expr *frame_expr(lua_State *L, int index, const Frame *frame);

/* The strings of the list at `index`, anchored in a userdata that is pushed. */
const char **frame_names(lua_State *L, int index, size_t *count);

/* The methods that verbs add to a frame's metatable; ends with NULL. */
extern const luaL_Reg frame_verbs[];
extern const luaL_Reg frame_files[];

#endif
