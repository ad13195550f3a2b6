/* quern.host.system: the machine as the Lua library sees it: embedded files, folders, the terminal, the clock. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/display.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/pool.h"
#include "lua/bindings.h"
#include "lua/embedded.h"
#include "lua/support.h"

/* resource(path) -> bytes | nil */
static int system_resource(lua_State *L) {
  const EmbeddedFile *file = embedded_find(luaL_checkstring(L, 1));
  if (!file) return 0;
  lua_pushlstring(L, file->start, (size_t)(file->end - file->start));
  return 1;
}

/* resources(prefix) -> list of paths in the binary */
static int system_resources(lua_State *L) {
  size_t length;
  const char *prefix = luaL_optlstring(L, 1, "", &length);
  lua_newtable(L);
  lua_Integer n = 0;
  for (const EmbeddedFile *file = embedded_files; file->path; file++) {
    if (strncmp(file->path, prefix, length) != 0) continue;
    lua_pushstring(L, file->path);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* info(path) -> {kind = "file"|"folder"|"other", size, modified} | nil, message, code */
static int system_info(lua_State *L) {
  FileInfo info;
  Error error = {0};
  Status status = file_info(luaL_checkstring(L, 1), &info, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_createtable(L, 0, 3);
  lua_pushstring(L, info.is_folder ? "folder" : info.is_regular ? "file" : "other");
  lua_setfield(L, -2, "kind");
  lua_pushinteger(L, (lua_Integer)info.size);
  lua_setfield(L, -2, "size");
  lua_pushinteger(L, info.modified);
  lua_setfield(L, -2, "modified");
  return 1;
}

/* list(folder) -> sorted names | nil, message, code */
static int system_list(lua_State *L) {
  char **names;
  size_t count;
  Error error = {0};
  Status status = file_list(luaL_checkstring(L, 1), &names, &count, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_pushstring(L, names[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
    free(names[i]);
  }
  free(names);
  return 1;
}

/* write(path, bytes) -> true | nil, message, code: all of it or nothing */
static int system_write(lua_State *L) {
  size_t length;
  const char *path = luaL_checkstring(L, 1), *bytes = luaL_checklstring(L, 2, &length);
  Error error = {0};
  Status status = file_write(path, bytes, length, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushboolean(L, 1);
  return 1;
}

/* make_folder(path) -> true | nil, message, code */
static int system_make_folder(lua_State *L) {
  Error error = {0};
  Status status = file_make_folder(luaL_checkstring(L, 1), &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushboolean(L, 1);
  return 1;
}

/* real_path(path) -> absolute path without links | nil */
static int system_real_path(lua_State *L) {
  char *path = realpath(luaL_checkstring(L, 1), NULL);
  lua_pushstring(L, path);
  free(path);
  return 1;
}

/* program() -> path of the running binary */
static int system_program(lua_State *L) {
  char path[4096];
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  if (length < 0) return 0;
  lua_pushlstring(L, path, (size_t)length);
  return 1;
}

/* is_terminal(descriptor) -> boolean */
static int system_is_terminal(lua_State *L) {
  lua_pushboolean(L, isatty((int)luaL_checkinteger(L, 1)));
  return 1;
}

/* terminal_width() -> columns of the terminal on standard output, or nil */
static int system_terminal_width(lua_State *L) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 0;
  lua_pushinteger(L, size.ws_col);
  return 1;
}

/* width(text) -> columns it takes on a terminal */
static int system_width(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_pushinteger(L, (lua_Integer)display_width(text, length));
  return 1;
}

/* clip(text, columns) -> the longest prefix of at most that width, its width */
static int system_clip(lua_State *L) {
  size_t length, width;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer columns = luaL_checkinteger(L, 2);
  size_t kept = display_clip(text, length, columns < 0 ? 0 : (size_t)columns, &width);
  lua_pushlstring(L, text, kept);
  lua_pushinteger(L, (lua_Integer)width);
  return 2;
}

/* visible(text, lines) -> text with controls, bidirectional and invisible characters spelt out; lines keeps newlines */
static int system_visible(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  Buf out = BUF_INIT;
  display_escape(&out, text, length, lua_toboolean(L, 2));
  if (!buf_ok(&out)) {
    buf_free(&out);
    return luaL_error(L, "out of memory");
  }
  lua_pushlstring(L, out.data ? out.data : "", out.length);
  buf_free(&out);
  return 1;
}

/* clock() -> seconds on the monotonic clock */
static int system_clock(lua_State *L) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  lua_pushnumber(L, (lua_Number)now.tv_sec + (lua_Number)now.tv_nsec * 1e-9);
  return 1;
}

/* interrupted() -> boolean: Ctrl-C was pressed and not yet answered */
static int system_interrupted(lua_State *L) {
  lua_pushboolean(L, interrupt_pending());
  return 1;
}

/* threads() -> how many this process uses */
static int system_threads(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)pool_threads());
  return 1;
}

/* sleep(seconds): an interrupt ends it. */
static int system_sleep(lua_State *L) {
  interrupt_sleep(luaL_checknumber(L, 1));
  return 0;
}

static const luaL_Reg functions[] = {
    {"resource", system_resource},
    {"resources", system_resources},
    {"info", system_info},
    {"list", system_list},
    {"write", system_write},
    {"make_folder", system_make_folder},
    {"real_path", system_real_path},
    {"program", system_program},
    {"is_terminal", system_is_terminal},
    {"terminal_width", system_terminal_width},
    {"width", system_width},
    {"clip", system_clip},
    {"visible", system_visible},
    {"clock", system_clock},
    {"sleep", system_sleep},
    {"interrupted", system_interrupted},
    {"threads", system_threads},
    {NULL, NULL},
};

int luaopen_quern_system(lua_State *L) {
  luaL_newlib(L, functions);
  return 1;
}
