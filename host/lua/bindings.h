/* bindings.h: every module written in C, one luaopen each; registry.c makes them known to require. */
#ifndef QUERN_LUA_BINDINGS_H
#define QUERN_LUA_BINDINGS_H

#include <lua.h>

int luaopen_quern_system(lua_State *L);   /* bind_system.c */
int luaopen_quern_book(lua_State *L);     /* bind_book.c */
int luaopen_quern_claim(lua_State *L);    /* bind_claim.c */
int luaopen_quern_json(lua_State *L);     /* bind_json.c */
int luaopen_quern_grid(lua_State *L);     /* bind_grid.c */
int luaopen_quern_match(lua_State *L);    /* bind_match.c */
int luaopen_quern_lexicon(lua_State *L);  /* bind_lexicon.c */
int luaopen_quern_quantity(lua_State *L); /* bind_quantity.c */
int luaopen_quern_read(lua_State *L);     /* bind_read.c */
int luaopen_quern_store(lua_State *L);    /* bind_store.c */
int luaopen_quern_text(lua_State *L);     /* bind_text.c */
int luaopen_quern_frame(lua_State *L);    /* bind_frame.c, bind_frame_verb.c, bind_frame_file.c */
int luaopen_quern_sandbox(lua_State *L);  /* bind_sandbox.c */
int luaopen_quern_regex(lua_State *L);    /* bind_regex.c */
int luaopen_quern_likeness(lua_State *L); /* bind_likeness.c */
int luaopen_quern_http(lua_State *L);     /* bind_http.c */

#endif
