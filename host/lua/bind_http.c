/* quern.host.http: one request to a server. */
#include <string.h>

#include "lua/bindings.h"
#include "lua/support.h"
#include "net/http.h"

static const char ANSWER[] = "quern.HttpAnswer";
enum { MOST_HEADERS = 32 };

static int answer_close(lua_State *L) {
  HttpAnswer *answer = luaL_checkudata(L, 1, ANSWER);
  buf_free(&answer->body);
  return 0;
}

static lua_Integer option_integer(lua_State *L, const char *name, lua_Integer otherwise) {
  lua_getfield(L, 2, name);
  lua_Integer value = luaL_optinteger(L, -1, otherwise);
  lua_pop(L, 1);
  return value;
}

static bool option_truth(lua_State *L, const char *name) {
  lua_getfield(L, 2, name);
  bool value = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return value;
}

/* post(url, { headers = {"Name: value"...}, body, gzip, connect, seconds, most, farewell_url, farewell })
 *   -> status, body | nil, message, code */
static int http_lua_post(lua_State *L) {
  HttpRequest request = {.url = luaL_checkstring(L, 1)};
  luaL_checktype(L, 2, LUA_TTABLE);
  const char *headers[MOST_HEADERS];
  lua_getfield(L, 2, "headers"); /* stays on the stack, and keeps the strings alive */
  request.header_count = lua_istable(L, -1) ? (size_t)luaL_len(L, -1) : 0;
  luaL_argcheck(L, request.header_count <= MOST_HEADERS, 2, "too many headers");
  for (size_t i = 0; i < request.header_count; i++) {
    lua_rawgeti(L, -1, (lua_Integer)i + 1);
    headers[i] = luaL_checkstring(L, -1);
    luaL_argcheck(L, !strpbrk(headers[i], "\r\n"), 2, "a header is one line");
    lua_pop(L, 1);
  }
  request.headers = headers;
  lua_getfield(L, 2, "body");
  request.body = luaL_optlstring(L, -1, "", &request.length);
  request.gzip = option_truth(L, "gzip");
  request.connect_seconds = (long)option_integer(L, "connect", 10);
  request.seconds = (long)option_integer(L, "seconds", 0);
  request.most = (size_t)option_integer(L, "most", (lua_Integer)1 << 32);
  lua_getfield(L, 2, "farewell_url");
  request.farewell_url = luaL_optstring(L, -1, NULL);
  lua_getfield(L, 2, "farewell");
  request.farewell = request.farewell_url ? luaL_optstring(L, -1, NULL) : NULL;
  HttpAnswer *answer = lua_newuserdatauv(L, sizeof *answer, 0);
  *answer = (HttpAnswer){0, BUF_INIT};
  luaL_setmetatable(L, ANSWER);
  Error error = {0};
  Status status = http_post(&request, answer, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushinteger(L, answer->status);
  lua_pushlstring(L, answer->body.data ? answer->body.data : "", answer->body.length);
  buf_free(&answer->body);
  return 2;
}

int luaopen_quern_http(lua_State *L) {
  static const luaL_Reg functions[] = {{"post", http_lua_post}, {NULL, NULL}};
  static const luaL_Reg methods[] = {{"__gc", answer_close}, {NULL, NULL}};
  support_class(L, ANSWER, methods);
  luaL_newlib(L, functions);
  return 1;
}
