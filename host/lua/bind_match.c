/* quern.host.match: rule sets and their matches as Lua sees them. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sha256.h"
#include "lua/bindings.h"
#include "lua/support.h"
#include "lua/text_objects.h"
#include "text/match_pattern.h"

static const char CLASS[] = "quern.RuleSet";

typedef struct SetObject {
  MatchSet *set;
  Lexicon *lexicon; /* kept alive by the user value */
  Matches matches;
  lua_Integer programs;
  bool built;
} SetObject;

static SetObject *check_set(lua_State *L) {
  SetObject *object = luaL_checkudata(L, 1, CLASS);
  luaL_argcheck(L, object->set, 1, "the rule set is closed");
  return object;
}

const MatchSet *text_check_set(lua_State *L, int index, const Lexicon **lexicon) {
  SetObject *object = luaL_checkudata(L, index, CLASS);
  luaL_argcheck(L, object->set && object->built, index, "a rule set that is built expected");
  *lexicon = object->lexicon;
  return object->set;
}

/* new(lexicon) -> set */
static int set_new(lua_State *L) {
  Lexicon *lexicon = text_check_lexicon(L, 1);
  SetObject *object = lua_newuserdatauv(L, sizeof *object, 1);
  *object = (SetObject){NULL, lexicon, MATCHES_INIT, 0, false};
  luaL_setmetatable(L, CLASS);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  Error error = {0};
  if (match_set_new(&object->set, lexicon, &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
  return 1;
}

static int set_close(lua_State *L) {
  SetObject *object = luaL_checkudata(L, 1, CLASS);
  match_set_free(object->set);
  object->set = NULL;
  matches_free(&object->matches);
  return 0;
}

/* Reads a pattern; raises if it makes no sense. */
static MatchPattern *check_pattern(lua_State *L, int index) {
  size_t length;
  const char *text = luaL_checklstring(L, index, &length);
  MatchPattern *pattern;
  Error error = {0};
  if (match_pattern_new(&pattern, text, length, &error) != STATUS_OK) luaL_error(L, "%s", error.text);
  return pattern;
}

static void get_slots(lua_State *L, int table, PatternSlots *slots) {
  luaL_checktype(L, table, LUA_TTABLE);
  lua_Integer count = luaL_len(L, table);
  luaL_argcheck(L, count <= PATTERN_SLOTS, table, "at most 256 captures expected");
  for (slots->count = 0; slots->count < (size_t)count; slots->count++) {
    lua_rawgeti(L, table, (lua_Integer)slots->count + 1);
    slots->name[slots->count] = luaL_checkstring(L, -1); /* the table keeps it */
    lua_pop(L, 1);
  }
}

/* set:add(pattern, zones, slots) -> sizes of the programs it makes, which are numbered on; new names of captures are
 * added to `slots` */
static int set_add(lua_State *L) {
  SetObject *object = check_set(L);
  unsigned zones = (unsigned)luaL_checkinteger(L, 3);
  PatternSlots slots;
  get_slots(L, 4, &slots);
  size_t known = slots.count;
  MatchPattern *pattern = check_pattern(L, 2);
  Error error = {0};
  Status status = match_pattern_add(pattern, object->set, object->lexicon, zones, &slots, &error);
  size_t programs = match_pattern_programs(pattern);
  lua_createtable(L, (int)programs, 0);
  for (size_t i = 0; i < programs; i++) {
    lua_pushinteger(L, match_pattern_size(pattern, i));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  for (size_t i = known; i < slots.count; i++) {
    lua_pushstring(L, slots.name[i]);
    lua_rawseti(L, 4, (lua_Integer)i + 1);
  }
  match_pattern_free(pattern);
  if (status != STATUS_OK) return luaL_error(L, "%s", error.text);
  object->programs += (lua_Integer)programs;
  return 1;
}

/* check(pattern): raises if it makes no sense */
static int match_check(lua_State *L) {
  match_pattern_free(check_pattern(L, 1));
  return 0;
}

/* needs(pattern) -> for each program of it what it needs, the rarest first: { { name, code? } ... } */
static int match_needs(lua_State *L) {
  MatchPattern *pattern = check_pattern(L, 1);
  size_t programs = match_pattern_programs(pattern);
  lua_createtable(L, (int)programs, 0);
  for (size_t i = 0; i < programs; i++) {
    const PatternNeed *need;
    lua_newtable(L);
    for (size_t k = 0; (need = match_pattern_need(pattern, i, k)); k++) {
      lua_createtable(L, 0, 2);
      support_set_string(L, "name", need->name);
      if (need->code) support_set_string(L, "code", need->code);
      lua_rawseti(L, -2, (lua_Integer)k + 1);
    }
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  match_pattern_free(pattern);
  return 1;
}

/* set:count_as(part, whole): mentions of one type of the lexicon count as those of another */
static int set_count_as(lua_State *L) {
  SetObject *object = check_set(L);
  unsigned part = lexicon_type(object->lexicon, luaL_checkstring(L, 2));
  match_set_count_as(object->set, part, lexicon_type(object->lexicon, luaL_checkstring(L, 3)));
  return 0;
}

/* set:build() -> set */
static int set_build(lua_State *L) {
  SetObject *object = check_set(L);
  Error error = {0};
  if (match_set_build(object->set, &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
  object->built = true;
  lua_settop(L, 1);
  return 1;
}

/* One match: { program, sentence, from, to, cost, slot, mention, from, to, slot, ... }; mention 0: a word. */
static void push_match(lua_State *L, const Matches *matches, const Match *match) {
  lua_createtable(L, (int)(5 + 4 * match->captures), 0);
  const lua_Integer head[] = {(lua_Integer)match->program + 1, (lua_Integer)match->sentence + 1,
                              (lua_Integer)match->from + 1, match->to, match->cost};
  lua_Integer n = 0;
  for (size_t i = 0; i < 5; i++) {
    lua_pushinteger(L, head[i]);
    lua_rawseti(L, -2, ++n);
  }
  for (uint32_t c = 0; c < match->captures; c++) {
    const MatchCapture *capture = &matches->capture[match->capture + c];
    const lua_Integer fields[] = {capture->slot,
                                  capture->mention == MATCH_NO_MENTION ? 0 : (lua_Integer)capture->mention + 1,
                                  (lua_Integer)capture->from + 1, capture->to};
    for (size_t i = 0; i < 4; i++) {
      lua_pushinteger(L, fields[i]);
      lua_rawseti(L, -2, ++n);
    }
  }
}

static Status run_on(lua_State *L, SetObject *object, Error *error) {
  ScanObject *scan = text_check_scan(L, 2);
  luaL_argcheck(L, scan->lexicon == object->lexicon, 2, "a scan with the rule set's own lexicon expected");
  return match_run(object->set, scan->text, &scan->scan, &object->matches, error);
}

/* set:run(scan) -> list of matches, in order of sentence | nil, message, code */
static int set_run(lua_State *L) {
  SetObject *object = check_set(L);
  Error error = {0};
  Status status = run_on(L, object, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_createtable(L, (int)object->matches.count, 0);
  for (size_t i = 0; i < object->matches.count; i++) {
    push_match(L, &object->matches, &object->matches.match[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* set:count(scan) -> how many matches | nil, message, code */
static int set_count(lua_State *L) {
  SetObject *object = check_set(L);
  Error error = {0};
  Status status = run_on(L, object, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushinteger(L, (lua_Integer)object->matches.count);
  return 1;
}

/* The mentions of a sentence: { type, from, to, code } of each. */
static void push_mentions(lua_State *L, const ScanObject *scan, const Sentence *s) {
  const Mentions *m = &scan->scan.mentions;
  size_t low = mentions_first(m, s->from);
  lua_newtable(L);
  for (lua_Integer n = 0; low < m->count && m->from[low] < s->to; low++) {
    lua_createtable(L, 0, 4);
    support_set_string(L, "type", text_type_name(scan->lexicon, m->type[low]));
    support_set_span(L, m->from[low], m->to[low]);
    if (m->type[low] >= MENTION_LEXICON)
      support_set_string(L, "code", lexicon_entry(scan->lexicon, m->value[low])->code);
    lua_rawseti(L, -2, ++n);
  }
}

/* sentence(scan, number) -> { from, to, mentions = { ... } } */
static int match_sentence(lua_State *L) {
  ScanObject *scan = text_check_scan(L, 1);
  lua_Integer number = luaL_checkinteger(L, 2);
  const Sentences *all = &scan->scan.sentences;
  luaL_argcheck(L, number >= 1 && (size_t)number <= all->count, 2, "no such sentence");
  const Sentence *s = &all->sentence[number - 1];
  lua_createtable(L, 0, 3);
  support_set_span(L, s->from, s->to);
  push_mentions(L, scan, s);
  lua_setfield(L, -2, "mentions");
  return 1;
}

/* sentences(scan) -> how many */
static int match_sentences(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)text_check_scan(L, 1)->scan.sentences.count);
  return 1;
}

/* zones(scan) -> name of the zone of every sentence */
static int match_zones(lua_State *L) {
  const Scan *scan = &text_check_scan(L, 1)->scan;
  lua_createtable(L, (int)scan->sentences.count, 0);
  for (size_t i = 0; i < scan->sentences.count; i++) {
    lua_pushstring(L, zone_name((ZoneKind)scan->zones.zone[scan->sentences.sentence[i].zone].kind));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static int set_tostring(lua_State *L) {
  SetObject *object = luaL_checkudata(L, 1, CLASS);
  lua_pushfstring(L, "quern.RuleSet: %I patterns", object->programs);
  return 1;
}

static const luaL_Reg methods[] = {
    {"add", set_add},    {"build", set_build},   {"count_as", set_count_as},   {"run", set_run}, {"count", set_count},
    {"__gc", set_close}, {"__close", set_close}, {"__tostring", set_tostring}, {NULL, NULL},
};

/* fingerprint(bytes) -> what names a set of rules: the first 64 bits of SHA-256, as hexadecimal digits */
static int match_fingerprint(lua_State *L) {
  enum { DIGITS = 16 };
  size_t length;
  const char *bytes = luaL_checklstring(L, 1, &length);
  unsigned char digest[SHA256_BYTES];
  char text[SHA256_TEXT];
  sha256(bytes, length, digest);
  sha256_hex(digest, text);
  lua_pushlstring(L, text, DIGITS);
  return 1;
}

static const luaL_Reg functions[] = {
    {"new", set_new},
    {"check", match_check},
    {"needs", match_needs},
    {"sentence", match_sentence},
    {"sentences", match_sentences},
    {"zones", match_zones},
    {"fingerprint", match_fingerprint},
    {NULL, NULL},
};

int luaopen_quern_match(lua_State *L) {
  support_class(L, CLASS, methods);
  luaL_newlib(L, functions);
  return 1;
}
