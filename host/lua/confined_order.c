/* The keys of a table in one order: numbers ascending, then strings by their bytes, then booleans, then one object. */
#include <stdlib.h>
#include <string.h>

#include "lua/confined.h"

typedef struct Key {
  int rank; /* of its type */
  lua_Number number;
  lua_Integer integer; /* tells numbers apart that are the same as floats */
  const char *text;
  size_t length;
  lua_Integer place; /* in the list of keys as found */
} Key;

static int rank_of(int type) {
  switch (type) {
    case LUA_TNUMBER: return 0;
    case LUA_TSTRING: return 1;
    case LUA_TBOOLEAN: return 2;
    default: return 3;
  }
}

static int compare_text(const Key *left, const Key *right) {
  size_t common = left->length < right->length ? left->length : right->length;
  int order = common ? memcmp(left->text, right->text, common) : 0;
  return order ? order : (left->length > right->length) - (left->length < right->length);
}

static int compare(const void *first, const void *second) {
  const Key *left = first, *right = second;
  if (left->rank != right->rank) return left->rank - right->rank;
  if (left->rank == 1) return compare_text(left, right);
  if (left->number != right->number) return left->number < right->number ? -1 : 1;
  if (left->integer != right->integer) return left->integer < right->integer ? -1 : 1;
  return (left->place > right->place) - (left->place < right->place);
}

static Key key_at(lua_State *L, int index, lua_Integer place) {
  Key key = {.rank = rank_of(lua_type(L, index)), .place = place};
  if (key.rank == 0) {
    key.number = lua_tonumber(L, index);
    if (lua_isinteger(L, index)) key.integer = lua_tointeger(L, index);
  } else if (key.rank == 1) {
    key.text = lua_tolstring(L, index, &key.length);
  } else if (key.rank == 2) {
    key.number = lua_toboolean(L, index);
  }
  return key;
}

/* Pushes the keys as Lua finds them; returns their number. */
static lua_Integer found_keys(lua_State *L, int index) {
  lua_Integer count = 0;
  lua_newtable(L);
  int list = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_rawseti(L, list, ++count);
  }
  return count;
}

/* Fills `keys` from the list at `list` and sorts them. */
static void sort_keys(lua_State *L, int list, Key *keys, size_t count, bool strict) {
  size_t objects = 0;
  for (size_t i = 0; i < count; i++) {
    (void)lua_rawgeti(L, list, (lua_Integer)i + 1);
    keys[i] = key_at(L, -1, (lua_Integer)i + 1);
    if (keys[i].rank == 3) objects++;
    lua_pop(L, 1);
  }
  if (strict && objects > 1)
    luaL_error(L,
               "the table has several tables or functions as keys: their order would be chance; keep them in a list");
  qsort(keys, count, sizeof *keys, compare);
}

void confined_keys(lua_State *L, int index, bool strict) {
  index = lua_absindex(L, index);
  luaL_checkstack(L, 8, NULL);
  size_t count = (size_t)found_keys(L, index);
  int list = lua_gettop(L);
  /* The strings stay where they are: the list holds them. */
  Key *keys = lua_newuserdatauv(L, (count ? count : 1) * sizeof *keys, 0);
  sort_keys(L, list, keys, count, strict);
  lua_createtable(L, count < 1 << 30 ? (int)count : 0, 0);
  for (size_t i = 0; i < count; i++) {
    (void)lua_rawgeti(L, list, keys[i].place);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_replace(L, list);
  lua_settop(L, list);
}

lua_Integer confined_place(lua_State *L, int list, int key) {
  Key sought = key_at(L, key, 1);
  lua_Integer low = 0, high = (lua_Integer)lua_rawlen(L, list);
  while (low < high) {
    lua_Integer middle = low + (high - low) / 2;
    (void)lua_rawgeti(L, list, middle + 1);
    Key found = key_at(L, -1, 1);
    if (compare(&found, &sought) <= 0)
      low = middle + 1;
    else
      high = middle;
    lua_pop(L, 1);
  }
  return low;
}
