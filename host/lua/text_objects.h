/* text_objects.h: the userdata of text and lexicon bindings, for the bindings that take them (the rule matcher). */
#ifndef QUERN_LUA_TEXT_OBJECTS_H
#define QUERN_LUA_TEXT_OBJECTS_H

#include <lua.h>

#include "text/match.h"
#include "text/scan.h"

/* What one text held. The text and the scanner (and so the lexicon) live at least as long as the object. */
typedef struct ScanObject {
  Scan scan;
  const char *text;
  size_t length;
  const Lexicon *lexicon; /* NULL: numbers and dates only */
} ScanObject;

/* The object at a stack index, or an argument error. */
Lexicon *text_check_lexicon(lua_State *L, int index);
ScanObject *text_check_scan(lua_State *L, int index);

Scanner *text_check_scanner(lua_State *L, int index);
/* A rule set that is built, and its lexicon. */
const MatchSet *text_check_set(lua_State *L, int index, const Lexicon **lexicon);

/* Pushes an object that owns zones, empty; or those of the list at a stack index. */
Zones *text_new_zones(lua_State *L);
const Zones *text_take_zones(lua_State *L, int index);

/* The name of a mention type: "PERCENT", "SECTOR". */
const char *text_type_name(const Lexicon *lexicon, unsigned type);

/* Pushes the table that Lua sees for mention `index` (0-based). */
void text_push_mention(lua_State *L, const ScanObject *object, size_t index);

#endif
