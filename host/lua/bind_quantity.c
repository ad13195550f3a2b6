/* quern.host.quantity: numbers and units by themselves. */
#include <lauxlib.h>

#include "lua/bindings.h"
#include "text/number.h"
#include "text/unit.h"

/* number(text, at) -> last byte, value | nil: the number that begins at byte `at` (1 when absent) */
static int quantity_number(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer at = luaL_optinteger(L, 2, 1);
  luaL_argcheck(L, at >= 1, 2, "places begin at 1");
  Number number;
  size_t from = (size_t)at - 1, size = from < length ? number_parse(text, length, from, &number) : 0;
  if (size == 0) return 0;
  lua_pushinteger(L, (lua_Integer)(from + size));
  lua_pushnumber(L, number.value);
  return 2;
}

static const char *kind_name(UnitKind kind) {
  static const char *const names[] = {"measure", "percent", "money", "count", "multiple"};
  return names[kind];
}

/* unit(code, per | nil) -> {code, per, kind, dimension, factor} | nil */
static int quantity_unit(lua_State *L) {
  const Unit *unit = unit_find(luaL_checkstring(L, 1), luaL_optstring(L, 2, NULL));
  if (!unit) return 0;
  lua_createtable(L, 0, 5);
  lua_pushstring(L, unit->code);
  lua_setfield(L, -2, "code");
  lua_pushstring(L, unit->per);
  lua_setfield(L, -2, "per");
  lua_pushstring(L, kind_name(unit->kind));
  lua_setfield(L, -2, "kind");
  lua_pushstring(L, unit->dimension);
  lua_setfield(L, -2, "dimension");
  if (unit->factor > 0) {
    lua_pushnumber(L, unit->factor);
    lua_setfield(L, -2, "factor");
  }
  return 1;
}

/* convert(value, from, to) -> value | nil */
static int quantity_convert(lua_State *L) {
  lua_Number value = luaL_checknumber(L, 1);
  const Unit *from = unit_find(luaL_checkstring(L, 2), NULL), *to = unit_find(luaL_checkstring(L, 3), NULL);
  luaL_argcheck(L, from, 2, "no such unit in data/units.csv");
  luaL_argcheck(L, to, 3, "no such unit in data/units.csv");
  double result;
  if (!unit_convert(value, from, to, &result)) return 0;
  lua_pushnumber(L, result);
  return 1;
}

static const luaL_Reg functions[] = {
    {"number", quantity_number}, {"unit", quantity_unit}, {"convert", quantity_convert}, {NULL, NULL}};

int luaopen_quern_quantity(lua_State *L) {
  luaL_newlib(L, functions);
  return 1;
}
