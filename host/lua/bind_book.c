/* quern.host.book: spreadsheets out (frame/book.h). */
#include <stdlib.h>

#include "frame/book.h"
#include "lua/bindings.h"
#include "lua/support.h"

#define BOOK "quern.Book"

typedef struct BookBox {
  Book *book;
  char *bytes; /* on their way to Lua, which may raise */
} BookBox;

static BookBox *check_book(lua_State *L) {
  BookBox *box = luaL_checkudata(L, 1, BOOK);
  luaL_argcheck(L, box->book != NULL, 1, "the spreadsheet is closed");
  return box;
}

static int book_close(lua_State *L) {
  BookBox *box = luaL_checkudata(L, 1, BOOK);
  book_free(box->book);
  free(box->bytes);
  *box = (BookBox){0};
  return 0;
}

static int answer(lua_State *L, Status status, const Error *error) {
  if (status != STATUS_OK) return support_fail(L, status, error);
  lua_pushboolean(L, 1);
  return 1;
}

/* new() -> book | nil, message, code */
static int book_open(lua_State *L) {
  BookBox *box = lua_newuserdatauv(L, sizeof *box, 0);
  *box = (BookBox){0};
  luaL_setmetatable(L, BOOK);
  Error error = {0};
  Status status = book_new(&box->book, &error);
  return status == STATUS_OK ? 1 : support_fail(L, status, &error);
}

/* book:sheet(name) -> true | nil, message, code */
static int book_begin(lua_State *L) {
  BookBox *box = check_book(L);
  Error error = {0};
  Status status = book_sheet(box->book, luaL_checkstring(L, 2), &error);
  return answer(L, status, &error);
}

static size_t check_index(lua_State *L, int argument) {
  lua_Integer index = luaL_checkinteger(L, argument);
  luaL_argcheck(L, index >= 1, argument, "rows and columns count from 1");
  return (size_t)index - 1;
}

/* book:column(column, width, wrap) -> true | nil, message, code */
static int book_set_column(lua_State *L) {
  BookBox *box = check_book(L);
  Error error = {0};
  Status status = book_column(box->book, check_index(L, 2), luaL_checknumber(L, 3), lua_toboolean(L, 4), &error);
  return answer(L, status, &error);
}

/* book:filter(rows, columns) -> true | nil, message, code */
static int book_set_filter(lua_State *L) {
  BookBox *box = check_book(L);
  lua_Integer rows = luaL_checkinteger(L, 2), columns = luaL_checkinteger(L, 3);
  luaL_argcheck(L, rows >= 0 && columns >= 0, 2, "a sheet has no fewer than 0 rows and columns");
  Error error = {0};
  return answer(L, book_filter(box->book, (size_t)rows, (size_t)columns, &error), &error);
}

/* book:cell(row, column, text or number, link, format) -> true | nil, message, code */
static int book_put(lua_State *L) {
  BookBox *box = check_book(L);
  BookCell cell = {.row = check_index(L, 2),
                   .column = check_index(L, 3),
                   .link = luaL_optstring(L, 5, NULL),
                   .format = luaL_optstring(L, 6, NULL)};
  if (lua_type(L, 4) == LUA_TNUMBER)
    cell.number = lua_tonumber(L, 4);
  else
    cell.text = luaL_checkstring(L, 4);
  Error error = {0};
  return answer(L, book_cell(box->book, &cell, &error), &error);
}

/* book:bytes() -> the file's bytes | nil, message, code; the book is closed */
static int book_take(lua_State *L) {
  BookBox *box = check_book(L);
  size_t length = 0;
  Error error = {0};
  Status status = book_bytes(box->book, &box->bytes, &length, &error);
  if (status == STATUS_OK) lua_pushlstring(L, box->bytes, length);
  lua_pushcfunction(L, book_close);
  lua_pushvalue(L, 1);
  lua_call(L, 1, 0);
  return status == STATUS_OK ? 1 : support_fail(L, status, &error);
}

static const luaL_Reg methods[] = {
    {"sheet", book_begin}, {"column", book_set_column}, {"filter", book_set_filter}, {"cell", book_put},
    {"bytes", book_take},  {"__gc", book_close},        {"__close", book_close},     {NULL, NULL},
};

static const luaL_Reg functions[] = {{"new", book_open}, {NULL, NULL}};

int luaopen_quern_book(lua_State *L) {
  support_class(L, BOOK, methods);
  luaL_newlib(L, functions);
  return 1;
}
