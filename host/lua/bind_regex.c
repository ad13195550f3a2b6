/* quern.host.regex: regular expressions as userdata. */
#include "lua/bindings.h"
#include "lua/support.h"
#include "text/regex.h"

static const char CLASS[] = "quern.Regex";

enum { MOST_GROUPS = 200 };

typedef struct RegexObject {
  Regex *regex;
} RegexObject;

static Regex *check_regex(lua_State *L, int index) {
  const RegexObject *object = luaL_checkudata(L, index, CLASS);
  luaL_argcheck(L, object->regex, index, "the regular expression is closed");
  return object->regex;
}

static int regex_close(lua_State *L) {
  RegexObject *object = luaL_checkudata(L, 1, CLASS);
  regex_free(object->regex);
  object->regex = NULL;
  return 0;
}

/* new(pattern, flags | nil) -> regex; a pattern that means nothing raises */
static int regex_make(lua_State *L) {
  size_t length;
  const char *pattern = luaL_checklstring(L, 1, &length), *flags = luaL_optstring(L, 2, "");
  RegexObject *object = lua_newuserdatauv(L, sizeof *object, 1);
  object->regex = NULL;
  luaL_setmetatable(L, CLASS);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  Error error = {0};
  if (regex_new(&object->regex, pattern, length, flags, &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
  if (regex_groups(object->regex) > MOST_GROUPS)
    return luaL_error(L, "a regular expression with more than %d groups", MOST_GROUPS - 1);
  return 1;
}

/* The first byte to begin at, counted from 0; init counts from 1, negative from the end, as in string.find. */
static size_t start_argument(lua_State *L, int index, size_t length) {
  lua_Integer init = luaL_optinteger(L, index, 1);
  if (init < 0) init = -init > (lua_Integer)length ? 1 : (lua_Integer)length + init + 1;
  return init <= 1 ? 0 : (size_t)init - 1;
}

/* Runs the search for a method: 1 found, 0 not, -1 failed with `nil, message, code` pushed. */
static int search(lua_State *L, RegexSpan *spans) {
  Regex *regex = check_regex(L, 1);
  size_t length;
  const char *text = luaL_checklstring(L, 2, &length);
  bool found;
  Error error = {0};
  Status status = regex_find(regex, text, length, start_argument(L, 3, length), spans, &found, &error);
  if (status == STATUS_OK) return found;
  (void)support_fail(L, status, &error);
  return -1;
}

static void push_span(lua_State *L, RegexSpan span) {
  const char *text = lua_tostring(L, 2);
  if (span.from == REGEX_NONE)
    lua_pushboolean(L, 0);
  else
    lua_pushlstring(L, text + span.from, span.to - span.from);
}

/* regex:find(text, init) -> from, to, group 1, ... | nil | nil, message, code. A group that took no part is false. */
static int regex_find_method(lua_State *L) {
  RegexSpan spans[MOST_GROUPS];
  int found = search(L, spans);
  if (found < 0) return 3;
  if (!found) return 0;
  int groups = (int)regex_groups(check_regex(L, 1));
  luaL_checkstack(L, groups + 2, "too many groups");
  lua_pushinteger(L, (lua_Integer)spans[0].from + 1);
  lua_pushinteger(L, (lua_Integer)spans[0].to);
  for (int i = 1; i < groups; i++) push_span(L, spans[i]);
  return groups + 1;
}

/* regex:groups(text, init) -> {from, to, [0] = match, [1] = ..., name = ...} | nil | nil, message, code */
static int regex_groups_method(lua_State *L) {
  RegexSpan spans[MOST_GROUPS];
  int found = search(L, spans);
  if (found < 0) return 3;
  if (!found) return 0;
  Regex *regex = check_regex(L, 1);
  lua_newtable(L);
  for (size_t i = 0; i < regex_groups(regex); i++) {
    push_span(L, spans[i]);
    lua_rawseti(L, -2, (lua_Integer)i);
  }
  size_t group;
  const char *name;
  for (size_t i = 0; (name = regex_group_name(regex, i, &group)); i++) {
    push_span(L, spans[group]);
    lua_setfield(L, -2, name);
  }
  lua_pushinteger(L, (lua_Integer)spans[0].from + 1);
  lua_setfield(L, -2, "from");
  lua_pushinteger(L, (lua_Integer)spans[0].to);
  lua_setfield(L, -2, "to");
  return 1;
}

/* One step of gmatch: upvalues are the regex, the text, and where to go on (0: the end was reached). */
static int next_match(lua_State *L) {
  lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
  if (at == 0) return 0;
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushinteger(L, at);
  int results = regex_groups_method(L);
  if (results == 3) return luaL_error(L, "%s", lua_tostring(L, -2));
  lua_Integer next = 0;
  if (results == 1) {
    size_t length;
    const char *text = lua_tolstring(L, 2, &length);
    lua_getfield(L, -1, "from");
    lua_getfield(L, -2, "to");
    lua_Integer from = lua_tointeger(L, -2), to = lua_tointeger(L, -1);
    lua_pop(L, 2);
    next = to >= from ? to + 1 : from + 1; /* behind an empty match, one character on */
    while (next <= (lua_Integer)length && ((unsigned char)text[next - 1] & 0xC0) == 0x80) next++;
    if (next > (lua_Integer)length + 1) next = 0;
  }
  lua_pushinteger(L, next);
  lua_replace(L, lua_upvalueindex(3));
  return results;
}

/* regex:gmatch(text) -> iterator over what groups() gives */
static int regex_gmatch(lua_State *L) {
  (void)check_regex(L, 1);
  (void)luaL_checkstring(L, 2);
  lua_settop(L, 2);
  lua_pushinteger(L, 1);
  lua_pushcclosure(L, next_match, 3);
  return 1;
}

static int regex_describe(lua_State *L) {
  (void)check_regex(L, 1);
  lua_getiuservalue(L, 1, 1);
  lua_pushfstring(L, "regex %s", lua_tostring(L, -1));
  return 1;
}

static const luaL_Reg methods[] = {{"find", regex_find_method}, {"groups", regex_groups_method},
                                   {"gmatch", regex_gmatch},    {"__tostring", regex_describe},
                                   {"__gc", regex_close},       {NULL, NULL}};

static const luaL_Reg functions[] = {{"new", regex_make}, {NULL, NULL}};

int luaopen_quern_regex(lua_State *L) {
  support_class(L, CLASS, methods);
  luaL_newlib(L, functions);
  return 1;
}
