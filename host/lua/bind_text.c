/* quern.host.text: scanners and what they found, as userdata. */
#include <stdio.h>
#include <string.h>

#include "lua/bindings.h"
#include "lua/support.h"
#include "lua/text_objects.h"
#include "text/date.h"

static const char SCANNER[] = "quern.Scanner", SCAN[] = "quern.Scan";

typedef struct ScannerObject {
  Scanner *scanner;
  const Lexicon *lexicon; /* kept alive as user value 1 */
} ScannerObject;

static ScannerObject *check_scanner(lua_State *L, int index) {
  ScannerObject *object = luaL_checkudata(L, index, SCANNER);
  luaL_argcheck(L, object->scanner, index, "the scanner is closed");
  return object;
}

Scanner *text_check_scanner(lua_State *L, int index) { return check_scanner(L, index)->scanner; }

ScanObject *text_check_scan(lua_State *L, int index) { return luaL_checkudata(L, index, SCAN); }

const char *text_type_name(const Lexicon *lexicon, unsigned type) {
  static const char *const names[] = {"NONE", "NUMBER", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "DATE", "DURATION"};
  if (type < MENTION_LEXICON) return names[type];
  return lexicon ? lexicon_type_name(lexicon, type) : NULL;
}

/* scanner(lexicon | nil) -> scanner */
static int text_scanner(lua_State *L) {
  Lexicon *lexicon = lua_isnoneornil(L, 1) ? NULL : text_check_lexicon(L, 1);
  Error error = {0};
  if (lexicon) lexicon_seal(lexicon);
  ScannerObject *object = lua_newuserdatauv(L, sizeof *object, 1);
  *object = (ScannerObject){NULL, lexicon};
  luaL_setmetatable(L, SCANNER);
  if (lexicon) {
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
  }
  if (scanner_new(&object->scanner, lexicon, &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
  return 1;
}

static int scanner_close(lua_State *L) {
  ScannerObject *object = luaL_checkudata(L, 1, SCANNER);
  scanner_free(object->scanner);
  object->scanner = NULL;
  return 0;
}

static int scanner_describe(lua_State *L) {
  const ScannerObject *object = check_scanner(L, 1);
  lua_pushfstring(L, "scanner with %d terms", object->lexicon ? (int)lexicon_count(object->lexicon) : 0);
  return 1;
}

static int kind_of_zone(const char *name) {
  for (int kind = ZONE_BODY; kind <= ZONE_BOILERPLATE; kind++)
    if (strcmp(zone_name((ZoneKind)kind), name) == 0) return kind;
  return -1;
}

static size_t offset_field(lua_State *L, const char *name) {
  lua_getfield(L, -1, name);
  lua_Integer value = luaL_checkinteger(L, -1);
  lua_pop(L, 1);
  luaL_argcheck(L, value >= 0 && (lua_Unsigned)value <= TEXT_LIMIT, 3, "a zone's from and to are places in the text");
  return (size_t)value;
}

/* A list of {from, to, kind, level} into the zones of a scan object (which owns them, whatever happens here). */
static void take_zones(lua_State *L, int index, Zones *zones) {
  luaL_checktype(L, index, LUA_TTABLE);
  lua_Integer count = luaL_len(L, index);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_geti(L, index, i);
    luaL_checktype(L, -1, LUA_TTABLE);
    size_t from = offset_field(L, "from"), to = offset_field(L, "to");
    lua_getfield(L, -1, "kind");
    int kind = kind_of_zone(luaL_checkstring(L, -1));
    luaL_argcheck(L, kind >= 0 && from >= 1 && from <= to + 1, 3,
                  "not a zone: {from=, to=, kind=\"body\"|\"heading\"|...}");
    lua_getfield(L, -2, "level");
    lua_Integer level = luaL_optinteger(L, -1, 0);
    lua_pop(L, 3);
    if (zones_add(zones, from - 1, to, (ZoneKind)kind, level < 0 || level > 255 ? 0 : (unsigned)level) != STATUS_OK)
      luaL_error(L, "out of memory");
  }
}

Zones *text_new_zones(lua_State *L) {
  ScanObject *owner = lua_newuserdatauv(L, sizeof *owner, 0);
  *owner = (ScanObject){SCAN_INIT, "", 0, NULL};
  luaL_setmetatable(L, SCAN);
  return &owner->scan.zones;
}

const Zones *text_take_zones(lua_State *L, int index) {
  Zones *zones = text_new_zones(L);
  take_zones(L, index, zones);
  return zones;
}

/* The day that "YYYY-MM-DD" names; an argument error when it names none. */
static int32_t day_of(lua_State *L, int index, const char *iso) {
  int year, month, day, used = 0, y, m, d;
  if (sscanf(iso, "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3 && used == 10 && iso[10] == '\0') {
    int32_t days = date_from_civil(year, month, day);
    date_to_civil(days, &y, &m, &d);
    if (y == year && m == month && d == day) return days;
  }
  return (int32_t)luaL_argerror(L, index, lua_pushfstring(L, "reference is a day, YYYY-MM-DD, not '%s'", iso));
}

typedef struct ScanOptions {
  int32_t reference;
  int zones; /* stack index of the list, 0: none given */
} ScanOptions;

/* Reads {reference = "YYYY-MM-DD", zones = {...}}; leaves the values on the stack. */
static ScanOptions scan_options(lua_State *L, int index) {
  ScanOptions options = {DATE_NO_REFERENCE, 0};
  if (lua_isnoneornil(L, index)) return options;
  luaL_checktype(L, index, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {
    const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    if (strcmp(name, "reference") != 0 && strcmp(name, "zones") != 0)
      luaL_error(L, "unknown option '%s'; scan knows: reference, zones", name);
  }
  lua_getfield(L, index, "reference");
  if (!lua_isnil(L, -1)) options.reference = day_of(L, index, luaL_checkstring(L, -1));
  lua_getfield(L, index, "zones");
  if (!lua_isnil(L, -1)) options.zones = lua_gettop(L);
  return options;
}

/* A scan object for the text at `index`, which it keeps alive, with the scanner at 1; on top of the stack. */
static ScanObject *new_scan(lua_State *L, int index, const Lexicon *lexicon) {
  size_t length;
  const char *text = lua_tolstring(L, index, &length);
  ScanObject *object = lua_newuserdatauv(L, sizeof *object, 2);
  *object = (ScanObject){SCAN_INIT, text, length, lexicon};
  luaL_setmetatable(L, SCAN);
  lua_pushvalue(L, index);
  lua_setiuservalue(L, -2, 1);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 2);
  return object;
}

/* scanner:scan(text, {reference=, zones=}) -> scan | nil, message, code */
static int scanner_scan_text(lua_State *L) {
  const ScannerObject *scanner = check_scanner(L, 1);
  size_t length;
  const char *text = luaL_checklstring(L, 2, &length);
  ScanOptions options = scan_options(L, 3);
  const Zones *zones = options.zones ? text_take_zones(L, options.zones) : NULL;
  ScanObject *object = new_scan(L, 2, scanner->lexicon);
  Error error = {0};
  Status status = scanner_scan(scanner->scanner, text, length, zones, options.reference, NULL, &object->scan, &error);
  return status == STATUS_OK ? 1 : support_fail(L, status, &error);
}

/* scanner:scan_many(texts, references, threads) -> list of scans | nil, message, code. `references` has a day or false
 * for each text. */
static int scanner_scan_texts(lua_State *L) {
  const ScannerObject *scanner = check_scanner(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_Integer count = luaL_len(L, 2), threads = luaL_optinteger(L, 4, 0);
  luaL_argcheck(L, count <= INT32_MAX, 2, "too many texts");
  luaL_argcheck(L, threads >= 0 && threads <= 256, 4, "threads are 1 to 256");
  lua_settop(L, 4);
  lua_createtable(L, (int)count, 0); /* at 5: what is returned */
  ScanInput *inputs = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *inputs, 0);
  Scan **scans = lua_newuserdatauv(L, ((size_t)count + 1) * sizeof *scans, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    if (lua_geti(L, 2, i) != LUA_TSTRING) return luaL_error(L, "text %d is no string", (int)i);
    ScanObject *object = new_scan(L, lua_gettop(L), scanner->lexicon);
    lua_rawseti(L, 5, i);
    bool dated = lua_geti(L, 3, i) == LUA_TSTRING;
    inputs[i - 1] =
        (ScanInput){object->text, object->length, dated ? day_of(L, 3, lua_tostring(L, -1)) : DATE_NO_REFERENCE};
    scans[i - 1] = &object->scan;
    lua_pop(L, 2);
  }
  Error error = {0};
  Status status = scanner_scan_many(scanner->scanner, inputs, (size_t)count, (size_t)threads, scans, &error);
  lua_settop(L, 5);
  return status == STATUS_OK ? 1 : support_fail(L, status, &error);
}

/* scanner:look(text) -> scan whose places() tell where numbers and dates may begin | nil, message, code */
static int scanner_look_at(lua_State *L) {
  const ScannerObject *scanner = check_scanner(L, 1);
  size_t length;
  const char *text = luaL_checklstring(L, 2, &length);
  ScanObject *object = new_scan(L, 2, scanner->lexicon);
  Error error = {0};
  Status status = scanner_look(scanner->scanner, text, length, NULL, &object->scan, &error);
  return status == STATUS_OK ? 1 : support_fail(L, status, &error);
}

/* scan:places() -> list of first bytes, of a scan by scanner:look */
static int scan_places(lua_State *L) {
  const Scan *scan = &text_check_scan(L, 1)->scan;
  lua_newtable(L);
  for (size_t i = 0; i < scan->places; i++) {
    lua_pushinteger(L, (lua_Integer)scan->place[i] + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int scan_close(lua_State *L) {
  scan_free(&text_check_scan(L, 1)->scan);
  return 0;
}

static int scan_length(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)text_check_scan(L, 1)->scan.mentions.count);
  return 1;
}

static int scan_describe(lua_State *L) {
  const ScanObject *object = text_check_scan(L, 1);
  lua_pushfstring(L, "scan: %d mentions in %d sentences", (int)object->scan.mentions.count,
                  (int)object->scan.sentences.count);
  return 1;
}

static void set_quantity(lua_State *L, const Quantity *quantity) {
  support_set_number(L, "value", quantity->value);
  if (quantity->low < quantity->high) {
    support_set_number(L, "low", quantity->low);
    support_set_number(L, "high", quantity->high);
  }
  if (quantity->unit) support_set_string(L, "unit", quantity->unit);
  if (quantity->per) support_set_string(L, "per", quantity->per);
  support_set_string(L, "comparator", comparator_sign((Comparator)quantity->comparator));
}

static void set_day(lua_State *L, const char *name, int32_t days) {
  if (days == DATE_OPEN_LO || days == DATE_OPEN_HI) return;
  char iso[64];
  DateReading day = {days, days};
  lua_pushlstring(L, iso, date_format(&day, GRAIN_DAY, iso, sizeof iso));
  lua_setfield(L, -2, name);
}

static void set_date(lua_State *L, const Date *date) {
  static const char *const grains[] = {"day", "week", "month", "quarter", "half", "year", "decade", "century", "span"};
  static const char *const mods[] = {NULL,     "early", "mid",   "late",  "by", "since",
                                     "before", "after", "about", "start", "end"};
  support_set_string(L, "grain", grains[date->grain]);
  if (mods[date->mod]) support_set_string(L, "mod", mods[date->mod]);
  if (mods[date->bound]) support_set_string(L, "bound", mods[date->bound]);
  lua_pushboolean(L, date->relative);
  lua_setfield(L, -2, "relative");
  lua_createtable(L, date->readings, 0);
  for (int i = 0; i < date->readings; i++) {
    lua_createtable(L, 0, 2);
    set_day(L, "lo", date->reading[i].lo);
    set_day(L, "hi", date->reading[i].hi);
    lua_rawseti(L, -2, i + 1);
  }
  lua_setfield(L, -2, "readings");
  if (date->readings == 0) return;
  char iso[64];
  lua_pushlstring(L, iso, date_format(&date->reading[0], (DateGrain)date->grain, iso, sizeof iso));
  lua_setfield(L, -2, "iso");
  set_day(L, "lo", date->reading[0].lo);
  set_day(L, "hi", date->reading[0].hi);
}

static void set_duration(lua_State *L, const Duration *duration) {
  support_set_number(L, "months", duration->months);
  support_set_number(L, "days", duration->days);
  support_set_number(L, "seconds", duration->seconds);
  support_set_string(L, "comparator", comparator_sign((Comparator)duration->comparator));
}

void text_push_mention(lua_State *L, const ScanObject *object, size_t index) {
  const Mentions *m = &object->scan.mentions;
  unsigned type = m->type[index];
  uint32_t value = m->value[index];
  lua_createtable(L, 0, 8);
  support_set_string(L, "type", text_type_name(object->lexicon, type));
  support_set_span(L, m->from[index], m->to[index]);
  lua_pushlstring(L, object->text + m->from[index], m->to[index] - m->from[index]);
  lua_setfield(L, -2, "text");
  if (type == MENTION_DATE)
    set_date(L, &m->date[value]);
  else if (type == MENTION_DURATION)
    set_duration(L, &m->duration[value]);
  else if (type < MENTION_LEXICON)
    set_quantity(L, &m->quantity[value]);
  else {
    const LexiconEntry *entry = lexicon_entry(object->lexicon, value);
    support_set_string(L, "code", entry->code);
    support_set_string(L, "term", entry->term);
  }
}

/* scan:mention(i) -> table | nil */
static int scan_mention(lua_State *L) {
  const ScanObject *object = text_check_scan(L, 1);
  lua_Integer index = luaL_checkinteger(L, 2);
  if (index < 1 || (lua_Unsigned)index > object->scan.mentions.count) return 0;
  text_push_mention(L, object, (size_t)index - 1);
  return 1;
}

/* scan:mentions() -> list */
static int scan_mentions(lua_State *L) {
  const ScanObject *object = text_check_scan(L, 1);
  lua_newtable(L);
  for (size_t i = 0; i < object->scan.mentions.count; i++) {
    text_push_mention(L, object, i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static void push_sentence(lua_State *L, const ScanObject *object, size_t index) {
  const Sentences *s = &object->scan.sentences;
  const Sentence *sentence = &s->sentence[index];
  lua_createtable(L, 0, 5);
  support_set_span(L, sentence->from, sentence->to);
  lua_pushlstring(L, object->text + sentence->from, sentence->to - sentence->from);
  lua_setfield(L, -2, "text");
  support_set_string(L, "zone", zone_name((ZoneKind)object->scan.zones.zone[sentence->zone].kind));
  lua_createtable(L, (int)sentence->clauses, 0);
  for (uint32_t i = 0; i < sentence->clauses; i++) {
    lua_createtable(L, 0, 2);
    support_set_span(L, s->clause[sentence->clause + i].from, s->clause[sentence->clause + i].to);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "clauses");
}

/* scan:sentence(i) -> {from, to, text, zone, clauses} | nil */
static int scan_sentence(lua_State *L) {
  const ScanObject *object = text_check_scan(L, 1);
  lua_Integer index = luaL_checkinteger(L, 2);
  if (index < 1 || (lua_Unsigned)index > object->scan.sentences.count) return 0;
  push_sentence(L, object, (size_t)index - 1);
  return 1;
}

/* scan:sentences() -> list */
static int scan_sentences(lua_State *L) {
  const ScanObject *object = text_check_scan(L, 1);
  lua_newtable(L);
  for (size_t i = 0; i < object->scan.sentences.count; i++) {
    push_sentence(L, object, i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* scan:zones() -> list of {from, to, kind, level} */
static int scan_zones(lua_State *L) {
  const Zones *zones = &text_check_scan(L, 1)->scan.zones;
  lua_newtable(L);
  for (size_t i = 0; i < zones->count; i++) {
    lua_createtable(L, 0, 4);
    support_set_span(L, zones->zone[i].from, zones->zone[i].to);
    support_set_string(L, "kind", zone_name((ZoneKind)zones->zone[i].kind));
    lua_pushinteger(L, zones->zone[i].level);
    lua_setfield(L, -2, "level");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* scan:text() -> the text that was scanned */
static int scan_text(lua_State *L) {
  (void)text_check_scan(L, 1);
  lua_getiuservalue(L, 1, 1);
  return 1;
}

static const luaL_Reg scanner_methods[] = {{"scan", scanner_scan_text},       {"look", scanner_look_at},
                                           {"scan_many", scanner_scan_texts}, {"__gc", scanner_close},
                                           {"__tostring", scanner_describe},  {NULL, NULL}};

static const luaL_Reg scan_methods[] = {
    {"mention", scan_mention},
    {"mentions", scan_mentions},
    {"sentence", scan_sentence},
    {"sentences", scan_sentences},
    {"zones", scan_zones},
    {"places", scan_places},
    {"text", scan_text},
    {"__len", scan_length},
    {"__tostring", scan_describe},
    {"__gc", scan_close},
    {NULL, NULL},
};

static const luaL_Reg functions[] = {{"scanner", text_scanner}, {NULL, NULL}};

int luaopen_quern_text(lua_State *L) {
  support_class(L, SCANNER, scanner_methods);
  support_class(L, SCAN, scan_methods);
  luaL_newlib(L, functions);
  return 1;
}
