/* quern.host.match: rule sets and their matches as Lua sees them. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sha256.h"
#include "lua/bindings.h"
#include "lua/support.h"
#include "lua/text_objects.h"
#include "text/match.h"

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

/* set:type(name) -> number of a lexicon's mention type */
static int set_type(lua_State *L) {
  SetObject *object = check_set(L);
  lua_pushinteger(L, (lua_Integer)lexicon_type(object->lexicon, luaL_checkstring(L, 2)));
  return 1;
}

static uint32_t get_number(lua_State *L, int table, const char *name) {
  lua_getfield(L, table, name);
  lua_Integer value = lua_tointeger(L, -1);
  lua_pop(L, 1);
  return (uint32_t)value;
}

static uint32_t get_symbol(lua_State *L, int table, MatchSet *set, uint32_t type) {
  lua_getfield(L, table, "code");
  uint32_t symbol = lua_isstring(L, -1) ? match_set_symbol(set, type, lua_tostring(L, -1)) : 0;
  lua_pop(L, 1);
  return symbol;
}

static MatchNode get_node(lua_State *L, int table, MatchSet *set) {
  static const char *const names[] = {"end", "mention", "word", "gap", "alt", "list", "never", "first", NULL};
  MatchNode node = {0};
  lua_getfield(L, table, "op");
  node.op = (uint16_t)luaL_checkoption(L, -1, NULL, names);
  lua_pop(L, 1);
  node.slot = (uint16_t)get_number(L, table, "slot");
  node.next = get_number(L, table, "next");
  node.a = get_number(L, table, "a");
  node.b = get_number(L, table, "b");
  if (node.op == MATCH_MENTION || node.op == MATCH_LIST) {
    node.a = get_number(L, table, "type");
    node.b = get_symbol(L, table, set, node.a);
  } else if (node.op == MATCH_WORD) {
    size_t length;
    lua_getfield(L, table, "word");
    const char *word = luaL_checklstring(L, -1, &length);
    node.a = match_set_word(set, word, length);
    lua_pop(L, 1);
  }
  return node;
}

/* One of the choices on top of the stack: a word, or { type, code } of a mention. */
static uint32_t get_choice(lua_State *L, MatchSet *set) {
  uint32_t choice;
  size_t length;
  if (lua_istable(L, -1)) {
    lua_getfield(L, -1, "type");
    lua_getfield(L, -2, "code");
    choice = match_set_symbol(set, (unsigned)luaL_checkinteger(L, -2), luaL_optstring(L, -1, NULL));
    lua_pop(L, 2);
    choice = choice ? choice | MATCH_SYMBOL : UINT32_MAX;
  } else {
    const char *bytes = luaL_checklstring(L, -1, &length);
    choice = match_set_word(set, bytes, length);
  }
  if (choice == UINT32_MAX) luaL_error(L, "memory is out while adding a rule");
  return choice;
}

/* program.choices: lists of words and mentions; one of each list is required of the program added last. */
static void require_choices(lua_State *L, MatchSet *set, int program) {
  enum { MOST = 256 };
  uint32_t choice[MOST];
  Error error = {0};
  lua_getfield(L, program, "choices");
  lua_Integer groups = lua_istable(L, -1) ? luaL_len(L, -1) : 0;
  for (lua_Integer g = 1; g <= groups; g++) {
    lua_rawgeti(L, -1, g);
    lua_Integer count = luaL_len(L, -1);
    luaL_argcheck(L, count > 0 && count <= MOST, program, "1 to 256 things to choose from expected");
    for (lua_Integer i = 1; i <= count; i++) {
      lua_rawgeti(L, -1, i);
      choice[i - 1] = get_choice(L, set);
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (match_set_require(set, choice, (size_t)count, &error) != STATUS_OK) luaL_error(L, "%s", error.text);
  }
  lua_pop(L, 1);
}

/* set:add(program, zones) -> number; program = { nodes = {...}, needs = {...}, choices = {...} } of quern.rule */
static int set_add(lua_State *L) {
  SetObject *object = check_set(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  unsigned zones = (unsigned)luaL_checkinteger(L, 3);
  lua_getfield(L, 2, "nodes");
  lua_getfield(L, 2, "needs");
  lua_Integer nodes = luaL_len(L, 4), needs = luaL_len(L, 5);
  luaL_argcheck(L, nodes > 0 && nodes < 10000 && needs < 100, 2, "a program of 1 to 9999 nodes expected");
  MatchNode *node = lua_newuserdatauv(L, (size_t)nodes * sizeof *node, 0);
  uint32_t *need = lua_newuserdatauv(L, (size_t)(needs + 1) * sizeof *need, 0);
  for (lua_Integer i = 1; i <= nodes; i++) {
    lua_rawgeti(L, 4, i);
    node[i - 1] = get_node(L, lua_gettop(L), object->set);
    bool branches = node[i - 1].op == MATCH_ALT, refers = branches || node[i - 1].op == MATCH_NOT;
    luaL_argcheck(
        L, node[i - 1].next < nodes && (!refers || node[i - 1].a < nodes) && (!branches || node[i - 1].b < nodes), 2,
        "a node leads nowhere");
    lua_pop(L, 1);
  }
  for (lua_Integer i = 1; i <= needs; i++) {
    lua_rawgeti(L, 5, i);
    uint32_t type = get_number(L, lua_gettop(L), "type"), symbol = get_symbol(L, lua_gettop(L), object->set, type);
    need[i - 1] = symbol ? symbol : match_set_symbol(object->set, type, NULL);
    lua_pop(L, 1);
  }
  Error error = {0};
  if (match_set_add(object->set, node, (size_t)nodes, zones, need, (size_t)needs, &error) != STATUS_OK)
    return luaL_error(L, "%s", error.text);
  require_choices(L, object->set, 2);
  lua_pushinteger(L, ++object->programs);
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

/* words(text) -> list of its tokens */
static int match_words(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  luaL_argcheck(L, length < 4096, 1, "words in a pattern are short");
  MatchToken *token = lua_newuserdatauv(L, (length + 1) * sizeof *token, 0);
  size_t count = match_tokens(text, 0, length, token);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_pushlstring(L, text + token[i].from, token[i].to - token[i].from);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
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
    {"type", set_type},   {"add", set_add},    {"build", set_build},   {"count_as", set_count_as},   {"run", set_run},
    {"count", set_count}, {"__gc", set_close}, {"__close", set_close}, {"__tostring", set_tostring}, {NULL, NULL},
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
    {"words", match_words},
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
