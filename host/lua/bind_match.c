/* quern.host.match: rule sets and their matches as Lua sees them. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "lua/bindings.h"
#include "lua/support.h"
#include "lua/text_objects.h"
#include "text/date.h"
#include "text/match.h"

static const char CLASS[] = "quern.RuleSet";

enum { SMALL_SENTENCE = 1024 }; /* bytes; its tokens fit on the stack */

typedef struct SetObject {
  MatchSet *set;
  Lexicon *lexicon; /* kept alive by the user value */
  Matches matches;
  lua_Integer programs;
} SetObject;

static SetObject *check_set(lua_State *L) {
  SetObject *object = luaL_checkudata(L, 1, CLASS);
  luaL_argcheck(L, object->set, 1, "the rule set is closed");
  return object;
}

/* new(lexicon) -> set */
static int set_new(lua_State *L) {
  Lexicon *lexicon = text_check_lexicon(L, 1);
  SetObject *object = lua_newuserdatauv(L, sizeof *object, 1);
  *object = (SetObject){NULL, lexicon, MATCHES_INIT, 0};
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

/* set:add(program, zones) -> number; program = { nodes = {...}, needs = {...} } of quern.rule */
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
    luaL_argcheck(L, node[i - 1].next < nodes, 2, "a node leads nowhere");
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
  lua_pushinteger(L, ++object->programs);
  return 1;
}

/* set:build() -> set */
static int set_build(lua_State *L) {
  SetObject *object = check_set(L);
  Error error = {0};
  if (match_set_build(object->set, &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
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

/* set:run(scan) -> list of matches, in order of sentence | nil, message, code */
static int set_run(lua_State *L) {
  SetObject *object = check_set(L);
  ScanObject *scan = text_check_scan(L, 2);
  luaL_argcheck(L, scan->lexicon == object->lexicon, 2, "a scan with the rule set's own lexicon expected");
  Error error = {0};
  Status status = match_run(object->set, scan->text, &scan->scan, &object->matches, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_createtable(L, (int)object->matches.count, 0);
  for (size_t i = 0; i < object->matches.count; i++) {
    push_match(L, &object->matches, &object->matches.match[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* words(text) -> list of its tokens */
static int match_words(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  luaL_argcheck(L, length < 4096, 1, "words in a pattern are short");
  MatchToken *token = lua_newuserdatauv(L, (length + 1) * sizeof *token, 0);
  size_t count = match_tokens(text, 0, length, token, length);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_pushlstring(L, text + token[i].from, token[i].to - token[i].from);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static void set_quantity(lua_State *L, const Quantity *q) {
  support_set_number(L, "value", q->value);
  if (q->low != q->high) {
    support_set_number(L, "low", q->low);
    support_set_number(L, "high", q->high);
  }
  if (q->unit) support_set_string(L, "unit", q->unit);
  if (q->per) support_set_string(L, "per", q->per);
  if (q->comparator) support_set_string(L, "comparator", comparator_sign((Comparator)q->comparator));
}

static void set_date(lua_State *L, const Date *date) {
  static const char *const mods[] = {NULL,     "early", "mid",   "late",  "by", "since",
                                     "before", "after", "about", "start", "end"};
  static const char *const grains[] = {"day", "week", "month", "quarter", "half", "year", "decade", "century", "span"};
  support_set_string(L, "grain", grains[date->grain]);
  if (date->mod) support_set_string(L, "mod", mods[date->mod]);
  if (date->bound) support_set_string(L, "bound", mods[date->bound]);
  lua_pushboolean(L, date->relative);
  lua_setfield(L, -2, "relative");
  if (!date->readings) return;
  char iso[64];
  size_t length = date_format(&date->reading[0], (DateGrain)date->grain, iso, sizeof iso);
  lua_pushlstring(L, iso, length);
  lua_setfield(L, -2, "iso");
  support_set_integer(L, "lo", date->reading[0].lo);
  support_set_integer(L, "hi", date->reading[0].hi);
}

static void set_duration(lua_State *L, const Duration *duration) {
  support_set_number(L, "months", duration->months);
  support_set_number(L, "days", duration->days);
}

static void push_mention(lua_State *L, const ScanObject *scan, size_t i) {
  const Mentions *m = &scan->scan.mentions;
  lua_createtable(L, 0, m->type[i] >= MENTION_LEXICON ? 8 : 16);
  support_set_integer(L, "index", (lua_Integer)i + 1);
  support_set_string(L, "type", text_type_name(scan->lexicon, m->type[i]));
  support_set_integer(L, "from", (lua_Integer)m->from[i] + 1);
  support_set_integer(L, "to", m->to[i]);
  if (m->type[i] >= MENTION_LEXICON)
    support_set_string(L, "code", lexicon_entry(scan->lexicon, m->value[i])->code);
  else if (m->type[i] <= MENTION_ORDINAL)
    set_quantity(L, &m->quantity[m->value[i]]);
  else if (m->type[i] == MENTION_DATE)
    set_date(L, &m->date[m->value[i]]);
  else if (m->type[i] == MENTION_DURATION)
    set_duration(L, &m->duration[m->value[i]]);
}

/* The mentions of the sentence, each with its clause (1 and up) and its first and last token (0 and up). */
static void push_mentions(lua_State *L, const ScanObject *scan, const Sentence *s, const MatchToken *token,
                          size_t tokens) {
  const Mentions *m = &scan->scan.mentions;
  size_t low = 0, high = m->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (m->from[middle] < s->from)
      low = middle + 1;
    else
      high = middle;
  }
  lua_newtable(L);
  size_t t = 0;
  for (lua_Integer n = 0; low < m->count && m->from[low] < s->to; low++) {
    while (t > 0 && token[t - 1].to > m->from[low]) t--;
    while (t < tokens && token[t].to <= m->from[low]) t++;
    size_t last = t;
    while (last + 1 < tokens && token[last + 1].from < m->to[low]) last++;
    push_mention(L, scan, low);
    support_set_integer(L, "token", (lua_Integer)t);
    support_set_integer(L, "last", (lua_Integer)last);
    support_set_integer(L, "clause", t < tokens ? token[t].clause + 1 : 1);
    lua_rawseti(L, -2, ++n);
  }
}

/* { {from, to} ... } */
static void push_clauses(lua_State *L, const MatchToken *token, size_t tokens) {
  lua_newtable(L);
  for (size_t t = 0, end; t < tokens; t = end) {
    for (end = t; end < tokens && token[end].clause == token[t].clause;) end++;
    lua_createtable(L, 0, 2);
    support_set_integer(L, "from", (lua_Integer)token[t].from + 1);
    support_set_integer(L, "to", token[end - 1].to);
    lua_rawseti(L, -2, (lua_Integer)token[t].clause + 1);
  }
}

/* sentence(scan, number) -> { from, to, zone, level, block, clauses = { {from, to} ... }, mentions = { ... } } */
static int match_sentence(lua_State *L) {
  ScanObject *scan = text_check_scan(L, 1);
  lua_Integer number = luaL_checkinteger(L, 2);
  const Sentences *all = &scan->scan.sentences;
  luaL_argcheck(L, number >= 1 && (size_t)number <= all->count, 2, "no such sentence");
  const Sentence *s = &all->sentence[number - 1];
  const Zone *zone = &scan->scan.zones.zone[s->zone];
  MatchToken small[SMALL_SENTENCE], *token = small;
  size_t room = s->to - s->from + 1;
  if (room > SMALL_SENTENCE) token = lua_newuserdatauv(L, room * sizeof *token, 0);
  size_t tokens = match_sentence_tokens(scan->text, &scan->scan, s, token, room);
  lua_createtable(L, 0, 12);
  support_set_integer(L, "from", (lua_Integer)s->from + 1);
  support_set_integer(L, "to", s->to);
  support_set_string(L, "zone", zone_name((ZoneKind)zone->kind));
  support_set_integer(L, "level", zone->level);
  support_set_integer(L, "block", (lua_Integer)s->zone + 1);
  support_set_integer(L, "tokens", (lua_Integer)tokens);
  push_clauses(L, token, tokens);
  lua_setfield(L, -2, "clauses");
  push_mentions(L, scan, s, token, tokens);
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

/* dates(scan) -> { date mention + { sentence, zone, tokens of the sentence } ... }, unresolved: whether one lacks a
 * reference */
static int match_dates(lua_State *L) {
  const ScanObject *scan = text_check_scan(L, 1);
  const Sentences *all = &scan->scan.sentences;
  const Mentions *m = &scan->scan.mentions;
  size_t at = 0;
  lua_Integer n = 0;
  bool unresolved = false;
  lua_newtable(L);
  for (size_t i = 0; i < all->count; i++) {
    const Sentence *s = &all->sentence[i];
    while (at < m->count && m->from[at] < s->from) at++;
    for (; at < m->count && m->from[at] < s->to; at++) {
      if (m->type[at] != MENTION_DATE) continue;
      if (!m->date[m->value[at]].readings) unresolved = true;
      push_mention(L, scan, at);
      support_set_integer(L, "sentence", (lua_Integer)i + 1);
      support_set_integer(L, "bytes", (lua_Integer)(s->to - s->from));
      support_set_string(L, "zone", zone_name((ZoneKind)scan->scan.zones.zone[s->zone].kind));
      lua_rawseti(L, -2, ++n);
    }
  }
  lua_pushboolean(L, unresolved);
  return 2;
}

/* tally(scan, type) -> { code = how often }, in sentences that speak for the document (no captions, no boilerplate) */
static int match_tally(lua_State *L) {
  const ScanObject *scan = text_check_scan(L, 1);
  const char *type = luaL_checkstring(L, 2);
  const Mentions *m = &scan->scan.mentions;
  size_t at = 0;
  lua_newtable(L);
  for (size_t i = 0; i < scan->scan.sentences.count; i++) {
    const Sentence *s = &scan->scan.sentences.sentence[i];
    uint8_t kind = scan->scan.zones.zone[s->zone].kind;
    while (at < m->count && m->from[at] < s->from) at++;
    for (; at < m->count && m->from[at] < s->to; at++) {
      if (kind > ZONE_TABLE || m->type[at] < MENTION_LEXICON) continue;
      const LexiconEntry *entry = lexicon_entry(scan->lexicon, m->value[at]);
      if (strcmp(text_type_name(scan->lexicon, entry->type), type) != 0) continue;
      lua_getfield(L, -1, entry->code);
      lua_Integer count = lua_tointeger(L, -1) + 1;
      lua_pop(L, 1);
      support_set_integer(L, entry->code, count);
    }
  }
  return 1;
}

static int set_tostring(lua_State *L) {
  SetObject *object = luaL_checkudata(L, 1, CLASS);
  lua_pushfstring(L, "quern.RuleSet: %I patterns", object->programs);
  return 1;
}

static const luaL_Reg methods[] = {
    {"type", set_type},  {"add", set_add},       {"build", set_build},         {"run", set_run},
    {"__gc", set_close}, {"__close", set_close}, {"__tostring", set_tostring}, {NULL, NULL},
};

static const luaL_Reg functions[] = {
    {"new", set_new},       {"words", match_words}, {"sentence", match_sentence}, {"sentences", match_sentences},
    {"zones", match_zones}, {"dates", match_dates}, {"tally", match_tally},       {NULL, NULL},
};

int luaopen_quern_match(lua_State *L) {
  support_class(L, CLASS, methods);
  luaL_newlib(L, functions);
  return 1;
}
