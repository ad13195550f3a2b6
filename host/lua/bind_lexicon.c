/* quern.host.lexicon: lexicons as userdata: made, filled, built, scanned with. */
#include <limits.h>
#include <string.h>

#include "lua/bindings.h"
#include "lua/support.h"
#include "lua/text_objects.h"

static const char CLASS[] = "quern.Lexicon", MATCHES[] = "quern.LexiconMatches";

typedef struct LexiconObject {
  Lexicon *lexicon;
} LexiconObject;

Lexicon *text_check_lexicon(lua_State *L, int index) {
  LexiconObject *object = luaL_checkudata(L, index, CLASS);
  luaL_argcheck(L, object->lexicon, index, "the lexicon is closed");
  return object->lexicon;
}

/* new() -> lexicon */
static int lexicon_make(lua_State *L) {
  LexiconObject *object = lua_newuserdatauv(L, sizeof *object, 0);
  object->lexicon = NULL;
  luaL_setmetatable(L, CLASS);
  Error error = {0};
  if (lexicon_new(&object->lexicon, &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
  return 1;
}

static int lexicon_close(lua_State *L) {
  LexiconObject *object = luaL_checkudata(L, 1, CLASS);
  lexicon_free(object->lexicon);
  object->lexicon = NULL;
  return 0;
}

/* lexicon:add(term, type, code) -> lexicon */
static int lexicon_add_term(lua_State *L) {
  Lexicon *lexicon = text_check_lexicon(L, 1);
  size_t length;
  const char *term = luaL_checklstring(L, 2, &length), *type = luaL_checkstring(L, 3), *code = luaL_checkstring(L, 4);
  Error error = {0};
  unsigned number = lexicon_type(lexicon, type);
  if (!number) return luaL_error(L, "too many types of terms");
  if (lexicon_add(lexicon, term, length, number, code, &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
  lua_settop(L, 1);
  return 1;
}

/* lexicon:read(csv, name) -> lexicon | nil, message, code */
static int lexicon_read_csv(lua_State *L) {
  Lexicon *lexicon = text_check_lexicon(L, 1);
  size_t length;
  const char *bytes = luaL_checklstring(L, 2, &length), *name = luaL_checkstring(L, 3);
  Error error = {0};
  Status status = lexicon_read(lexicon, bytes, length, name, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_settop(L, 1);
  return 1;
}

/* lexicon:build() -> lexicon */
static int lexicon_make_ready(lua_State *L) {
  lexicon_seal(text_check_lexicon(L, 1));
  lua_settop(L, 1);
  return 1;
}

/* lexicon:entry(i) -> {term, type, code} | nil */
static int lexicon_get_entry(lua_State *L) {
  const Lexicon *lexicon = text_check_lexicon(L, 1);
  lua_Integer index = luaL_checkinteger(L, 2);
  const LexiconEntry *entry = index >= 1 ? lexicon_entry(lexicon, (size_t)index - 1) : NULL;
  if (!entry) return 0;
  lua_createtable(L, 0, 3);
  lua_pushstring(L, entry->term);
  lua_setfield(L, -2, "term");
  lua_pushstring(L, lexicon_type_name(lexicon, entry->type));
  lua_setfield(L, -2, "type");
  lua_pushstring(L, entry->code);
  lua_setfield(L, -2, "code");
  return 1;
}

static void push_match(lua_State *L, const Lexicon *lexicon, const Mentions *m, size_t i) {
  const LexiconEntry *entry = lexicon_entry(lexicon, m->value[i]);
  lua_createtable(L, 0, 5);
  lua_pushinteger(L, (lua_Integer)m->from[i] + 1);
  lua_setfield(L, -2, "from");
  lua_pushinteger(L, (lua_Integer)m->to[i]);
  lua_setfield(L, -2, "to");
  lua_pushstring(L, lexicon_type_name(lexicon, entry->type));
  lua_setfield(L, -2, "type");
  lua_pushstring(L, entry->code);
  lua_setfield(L, -2, "code");
  lua_pushstring(L, entry->term);
  lua_setfield(L, -2, "term");
}

static int mentions_close(lua_State *L) {
  mentions_free(luaL_checkudata(L, 1, MATCHES));
  return 0;
}

/* lexicon:find(text) -> list of {from, to, type, code, term} | nil, message, code */
static int lexicon_find(lua_State *L) {
  Lexicon *lexicon = text_check_lexicon(L, 1);
  size_t length;
  const char *text = luaL_checklstring(L, 2, &length);
  Mentions *mentions = lua_newuserdatauv(L, sizeof *mentions, 0);
  *mentions = (Mentions)MENTIONS_INIT;
  luaL_setmetatable(L, MATCHES);
  Error error = {0};
  Status status = lexicon_build(lexicon, &error);
  if (status == STATUS_OK) status = lexicon_scan(lexicon, text, length, mentions, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_createtable(L, mentions->count < INT_MAX ? (int)mentions->count : 0, 0);
  for (size_t i = 0; i < mentions->count; i++) {
    push_match(L, lexicon, mentions, i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* lexicon:types() -> list of names, in the order they were first used */
static int lexicon_list_types(lua_State *L) {
  const Lexicon *lexicon = text_check_lexicon(L, 1);
  lua_newtable(L);
  const char *name;
  for (unsigned i = 0; (name = lexicon_type_name(lexicon, MENTION_LEXICON + i)); i++) {
    lua_pushstring(L, name);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int lexicon_length(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)lexicon_count(text_check_lexicon(L, 1)));
  return 1;
}

static int lexicon_describe(lua_State *L) {
  lua_pushfstring(L, "lexicon of %d terms", (int)lexicon_count(text_check_lexicon(L, 1)));
  return 1;
}

static const luaL_Reg methods[] = {
    {"add", lexicon_add_term},        {"read", lexicon_read_csv},
    {"build", lexicon_make_ready},    {"entry", lexicon_get_entry},
    {"types", lexicon_list_types},    {"find", lexicon_find},
    {"__len", lexicon_length},        {"__gc", lexicon_close},
    {"__tostring", lexicon_describe}, {NULL, NULL},
};

static const luaL_Reg match_methods[] = {{"__gc", mentions_close}, {NULL, NULL}};

static const luaL_Reg functions[] = {{"new", lexicon_make}, {NULL, NULL}};

int luaopen_quern_lexicon(lua_State *L) {
  support_class(L, CLASS, methods);
  support_class(L, MATCHES, match_methods);
  luaL_newlib(L, functions);
  return 1;
}
