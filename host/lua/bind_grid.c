/* quern.host.grid: the tables in a text (host/text/grid.h). */
#include "base/arena.h"
#include "lua/bindings.h"
#include "lua/support.h"
#include "text/grid.h"

/* { from, to } as Lua counts; an empty cell is { at, at - 1 }. */
static void push_cell(lua_State *L, Cell cell) {
  lua_createtable(L, 2, 0);
  lua_pushinteger(L, (lua_Integer)cell.from + 1);
  lua_seti(L, -2, 1);
  lua_pushinteger(L, cell.to);
  lua_seti(L, -2, 2);
}

static void push_rows(lua_State *L, const Grid *grid) {
  lua_createtable(L, (int)grid->rows, 0);
  for (uint32_t i = 0; i < grid->rows; i++) {
    const GridRow *row = &grid->row[i];
    lua_createtable(L, (int)row->cells, 1);
    for (uint32_t k = 0; k < row->cells; k++) {
      push_cell(L, row->cell[k]);
      lua_seti(L, -2, (lua_Integer)k + 1);
    }
    lua_pushboolean(L, row->section);
    lua_setfield(L, -2, "section");
    lua_seti(L, -2, (lua_Integer)i + 1);
  }
}

static void push_grid(lua_State *L, const Grid *grid) {
  lua_createtable(L, 0, 6);
  lua_pushinteger(L, (lua_Integer)grid->from + 1);
  lua_setfield(L, -2, "from");
  lua_pushinteger(L, grid->to);
  lua_setfield(L, -2, "to");
  lua_pushinteger(L, grid->heads);
  lua_setfield(L, -2, "heads");
  lua_pushinteger(L, grid->columns);
  lua_setfield(L, -2, "columns");
  lua_createtable(L, (int)grid->leads, 0);
  for (uint32_t i = 0; i < grid->leads; i++) {
    push_cell(L, grid->lead[i]);
    lua_seti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "leads");
  push_rows(L, grid);
  lua_setfield(L, -2, "rows");
}

static int arena_gc(lua_State *L) {
  arena_free(lua_touserdata(L, 1));
  return 0;
}

/* tables(text) -> { { from, to, heads, columns, leads = { cell ... }, rows = { { cell ..., section } ... } } ... } */
static int grid_tables(lua_State *L) {
  size_t length, at = 0;
  const char *text = luaL_checklstring(L, 1, &length);
  if (length >= UINT32_MAX) return luaL_error(L, "a text of more than 4 GiB; split it");
  Arena *arena = lua_newuserdatauv(L, sizeof *arena, 0);
  *arena = (Arena)ARENA_INIT;
  if (luaL_newmetatable(L, "quern.grid.arena")) {
    lua_pushcfunction(L, arena_gc);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  lua_newtable(L);
  Grid grid;
  Status status;
  for (lua_Integer n = 1; grid_next(arena, text, length, &at, &grid, &status); n++) {
    push_grid(L, &grid);
    lua_seti(L, -2, n);
    arena_clear(arena);
  }
  if (status == STATUS_INTERRUPTED) return luaL_error(L, "interrupted");
  if (status != STATUS_OK) return luaL_error(L, "out of memory while reading tables");
  return 1;
}

int luaopen_quern_grid(lua_State *L) {
  static const luaL_Reg functions[] = {{"tables", grid_tables}, {NULL, NULL}};
  luaL_newlib(L, functions);
  return 1;
}
