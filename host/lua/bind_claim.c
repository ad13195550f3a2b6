/* quern.host.claim: what rules mean, and the claims they make, as Lua sees them. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "claim/claim.h"
#include "lua/bindings.h"
#include "lua/store_objects.h"
#include "lua/support.h"
#include "lua/text_objects.h"
#include "read/read.h"

static const char RULES[] = "quern.ClaimRules", DERIVER[] = "quern.Deriver";

typedef struct RulesObject {
  ClaimRules *rules; /* the rule set and so its lexicon live as user value 1 */
} RulesObject;

typedef struct DeriverObject {
  Deriver *deriver; /* the rules and the scanner live as user values 1 and 2 */
  Buf json;         /* of the claims being packed */
  NewClaim *row;    /* these */
  size_t rows, row_capacity;
  Arena held; /* what documents say that are worked on together */
} DeriverObject;

static ClaimRules *check_rules(lua_State *L, int index) {
  RulesObject *object = luaL_checkudata(L, index, RULES);
  luaL_argcheck(L, object->rules, index, "the rules are closed");
  return object->rules;
}

/* rules(set) -> rules; the set is built */
static int claim_rules(lua_State *L) {
  const Lexicon *lexicon;
  const MatchSet *set = text_check_set(L, 1, &lexicon);
  RulesObject *object = lua_newuserdatauv(L, sizeof *object, 1);
  object->rules = NULL;
  luaL_setmetatable(L, RULES);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  Error error = {0};
  if (claim_rules_new(&object->rules, lexicon, set, &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
  return 1;
}

static int rules_close(lua_State *L) {
  RulesObject *object = luaL_checkudata(L, 1, RULES);
  claim_rules_free(object->rules);
  object->rules = NULL;
  return 0;
}

static void *take(lua_State *L, ClaimRules *rules, size_t count, size_t size) {
  void *made = arena_alloc(&rules->arena, (count + 1) * size);
  if (!made) luaL_error(L, "out of memory");
  return memset(made, 0, (count + 1) * size);
}

static const char *copy(lua_State *L, ClaimRules *rules, int index) {
  const char *text = luaL_checkstring(L, index), *made = arena_copy(&rules->arena, text, strlen(text));
  if (!made) luaL_error(L, "out of memory");
  return made;
}

static uint16_t name_at(lua_State *L, ClaimRules *rules, int index) {
  uint16_t name = names_add(&rules->names, luaL_checkstring(L, index));
  if (!name) luaL_error(L, "too many names in these rules");
  return name;
}

/* The field `name` of the rule (at index 2) as a name, or NAME_NONE. */
static uint16_t name_field(lua_State *L, ClaimRules *rules, const char *name) {
  uint16_t number = lua_getfield(L, 2, name) == LUA_TNIL ? (uint16_t)NAME_NONE : name_at(L, rules, -1);
  lua_pop(L, 1);
  return number;
}

static const char *text_field(lua_State *L, ClaimRules *rules, const char *name) {
  const char *text = lua_getfield(L, 2, name) == LUA_TNIL ? NULL : copy(L, rules, -1);
  lua_pop(L, 1);
  return text;
}

static bool truth_field(lua_State *L, const char *name) {
  lua_getfield(L, 2, name);
  bool truth = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return truth;
}

/* Pushes the list `name` of the rule; its length, 0 (and nothing useful on the stack) when there is none. */
static uint32_t list_field(lua_State *L, const char *name) {
  if (lua_getfield(L, 2, name) == LUA_TNIL) return 0;
  luaL_checktype(L, -1, LUA_TTABLE);
  lua_Integer length = luaL_len(L, -1);
  if (length > 10000) luaL_error(L, "a rule's %s has more than 10000 members", name);
  return (uint32_t)length;
}

static void take_names(lua_State *L, ClaimRules *rules, const char *field, NameList *list) {
  uint32_t count = list_field(L, field);
  if (count > RULE_NAMES) luaL_error(L, "a rule's %s has at most %d members", field, RULE_NAMES);
  for (list->count = 0; list->count < count; lua_pop(L, 1)) {
    lua_geti(L, -1, list->count + 1);
    list->name[list->count++] = name_at(L, rules, -1);
  }
  lua_pop(L, 1);
}

static RuleKind take_kind(lua_State *L) {
  lua_getfield(L, 2, "kind");
  RuleKind kind = rule_kind(luaL_optstring(L, -1, ""));
  if (kind == KINDS) luaL_error(L, "'%s' is no kind of rules", lua_tostring(L, -1));
  lua_pop(L, 1);
  return kind;
}

/* What the rule says that it is, as bits. */
static uint32_t take_traits(lua_State *L) {
  uint32_t count = list_field(L, "is"), traits = 0;
  for (uint32_t i = 1; i <= count; i++, lua_pop(L, 1)) {
    lua_geti(L, -1, i);
    uint32_t trait = rule_trait(luaL_checkstring(L, -1));
    if (!trait) luaL_error(L, "'%s' is no trait of rules", lua_tostring(L, -1));
    traits |= trait;
  }
  lua_pop(L, 1);
  return traits;
}

static const char *const *take_texts(lua_State *L, ClaimRules *rules, const char *field, uint32_t *count) {
  *count = list_field(L, field);
  bool given = !lua_isnil(L, -1);
  const char **list = take(L, rules, *count, sizeof *list);
  for (uint32_t i = 0; i < *count; i++, lua_pop(L, 1)) {
    lua_geti(L, -1, i + 1);
    list[i] = copy(L, rules, -1);
  }
  lua_pop(L, 1);
  return given ? list : NULL;
}

/* The value on the top of the stack. */
static Value take_value(lua_State *L, ClaimRules *rules) {
  switch (lua_type(L, -1)) {
    case LUA_TNUMBER: return (Value){.kind = VALUE_NUMBER, .number = lua_tonumber(L, -1)};
    case LUA_TBOOLEAN: return (Value){.kind = VALUE_TRUTH, .number = lua_toboolean(L, -1)};
    case LUA_TTABLE: break;
    default: return (Value){.kind = VALUE_TEXT, .text = copy(L, rules, -1)};
  }
  lua_Integer length = luaL_len(L, -1);
  if (length > 1000) luaL_error(L, "a rule's list has more than 1000 members");
  Value value = {.kind = VALUE_LIST, .count = (uint32_t)length};
  const char **list = take(L, rules, value.count, sizeof *list);
  for (uint32_t i = 0; i < value.count; i++, lua_pop(L, 1)) {
    lua_geti(L, -1, i + 1);
    list[i] = copy(L, rules, -1);
  }
  value.list = list;
  return value;
}

/* Lists of { name, value } pairs: for each, name and value are pushed; PAIR_DONE pops them. */
static uint16_t pair_at(lua_State *L, ClaimRules *rules, uint32_t index) {
  lua_geti(L, -1, index + 1);
  lua_geti(L, -1, 1);
  uint16_t name = name_at(L, rules, -1);
  lua_geti(L, -2, 2);
  return name;
}

static void take_constants(lua_State *L, ClaimRules *rules, Rule *rule) {
  rule->sets = list_field(L, "set");
  rule->set = take(L, rules, rule->sets, sizeof *rule->set);
  for (uint32_t i = 0; i < rule->sets; i++, lua_pop(L, 3)) {
    rule->set[i].name = pair_at(L, rules, i);
    rule->set[i].value = take_value(L, rules);
  }
  lua_pop(L, 1);
}

/* The bounds on the top of the stack: { lo, hi } of numbers, or a list of values. */
static void take_bounds(lua_State *L, ClaimRules *rules, Bounds *bounds) {
  luaL_checktype(L, -1, LUA_TTABLE);
  lua_Integer length = luaL_len(L, -1);
  lua_geti(L, -1, 1);
  bounds->numeric = lua_type(L, -1) == LUA_TNUMBER && length == 2;
  lua_pop(L, 1);
  if (length > 1000) luaL_error(L, "a rule's check has more than 1000 members");
  Value *known = take(L, rules, (size_t)length, sizeof *known);
  for (bounds->count = 0; bounds->count < length; lua_pop(L, 1)) {
    lua_geti(L, -1, bounds->count + 1);
    known[bounds->count++] = take_value(L, rules);
  }
  bounds->known = known;
  if (!bounds->numeric) return;
  bounds->lo = known[0].number;
  bounds->hi = known[1].kind == VALUE_NUMBER ? known[1].number : bounds->lo;
}

static void take_checks(lua_State *L, ClaimRules *rules, Rule *rule) {
  rule->bounded = list_field(L, "check");
  rule->bounds = take(L, rules, rule->bounded, sizeof *rule->bounds);
  for (uint32_t i = 0; i < rule->bounded; i++, lua_pop(L, 3)) {
    rule->bounds[i].field = pair_at(L, rules, i);
    take_bounds(L, rules, &rule->bounds[i]);
  }
  lua_pop(L, 1);
}

static void take_paths(lua_State *L, ClaimRules *rules, Rule *rule) {
  rule->fills = list_field(L, "fill");
  rule->fill = take(L, rules, rule->fills, sizeof *rule->fill);
  for (uint32_t i = 0; i < rule->fills; i++, lua_pop(L, 3)) {
    Error error = {0};
    rule->fill[i].field = pair_at(L, rules, i);
    if (rule_path(rules, luaL_checkstring(L, -1), &rule->fill[i], &error) != STATUS_OK)
      luaL_error(L, "rule '%s': %s", rule->name, error.text);
  }
  lua_pop(L, 1);
}

/* rules:add(rule): { name, table, kind, is, weight, shared, plain, set = { {field, value} ... },
 * check = { {field, bounds} ... }, fill = { {field, path} ... } by name, fan, lists, need, accept, unit, conditional,
 * sentence, without, label, ahead, under, volume, goes_on, sides } */
static int rules_add(lua_State *L) {
  ClaimRules *rules = check_rules(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  Rule *rule = claim_rules_add(rules);
  if (!rule) return luaL_error(L, "out of memory");
  rule->name = text_field(L, rules, "name");
  rule->table = text_field(L, rules, "table");
  luaL_argcheck(L, rule->name && rule->table, 2, "name and table expected");
  rule->kind = take_kind(L);
  lua_getfield(L, 2, "weight");
  rule->weight = luaL_checknumber(L, -1);
  lua_pop(L, 1);
  rule->is = take_traits(L);
  rule->shared = truth_field(L, "shared");
  rule->plain = truth_field(L, "plain");
  rule->conditional = truth_field(L, "conditional");
  rule->wants_volume = truth_field(L, "wants_volume");
  rule->refuses_volume = truth_field(L, "refuses_volume");
  rule->sides = truth_field(L, "sides");
  rule->goes_on = truth_field(L, "goes_on");
  rule->sentence = name_field(L, rules, "sentence");
  rule->label = name_field(L, rules, "label");
  rule->ahead = name_field(L, rules, "ahead");
  rule->under = name_field(L, rules, "under");
  take_names(L, rules, "fan", &rule->fan);
  take_names(L, rules, "lists", &rule->lists);
  take_names(L, rules, "need", &rule->need);
  take_names(L, rules, "without", &rule->without);
  rule->accept = take_texts(L, rules, "accept", &rule->accepts);
  rule->unit = take_texts(L, rules, "unit", &rule->units);
  take_constants(L, rules, rule);
  take_checks(L, rules, rule);
  take_paths(L, rules, rule);
  rule_finish(rule);
  return 0;
}

/* rules:program(size, slots): the next program of the set is one of the rule added last */
static int rules_program(lua_State *L) {
  enum { SLOTS_MOST = 64 };
  ClaimRules *rules = check_rules(L, 1);
  lua_Integer size = luaL_checkinteger(L, 2), count = luaL_len(L, 3);
  luaL_argcheck(L, rules->rules > 0 && count <= SLOTS_MOST, 3, "a rule and at most 64 captures expected");
  uint16_t slot[SLOTS_MOST];
  for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 1)) {
    lua_geti(L, 3, i);
    slot[i - 1] = name_at(L, rules, -1);
  }
  Error error = {0};
  if (claim_rules_program(rules, rules->rule[rules->rules - 1], (uint32_t)size, slot, (size_t)count, &error) !=
      STATUS_OK)
    return luaL_error(L, "%s", error.text);
  return 0;
}

/* rules:org(code, place | nil, kind, trade | nil, home | nil) */
static int rules_org(lua_State *L) {
  Error error = {0};
  if (claim_rules_org(check_rules(L, 1), luaL_checkstring(L, 2), luaL_optstring(L, 3, NULL), luaL_checkstring(L, 4),
                      luaL_optstring(L, 5, NULL), luaL_optstring(L, 6, NULL), &error) != STATUS_OK)
    return luaL_error(L, "%s", error.text);
  return 0;
}

/* rules:build() -> rules */
static int rules_build(lua_State *L) {
  Error error = {0};
  if (claim_rules_build(check_rules(L, 1), &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
  lua_settop(L, 1);
  return 1;
}

/* rules:deriver(scanner) -> deriver */
static int rules_deriver(lua_State *L) {
  const ClaimRules *rules = check_rules(L, 1);
  const Scanner *scanner = text_check_scanner(L, 2);
  luaL_argcheck(L, rules->term, 1, "the rules are not built");
  DeriverObject *object = lua_newuserdatauv(L, sizeof *object, 2);
  *object = (DeriverObject){.deriver = NULL, .json = BUF_INIT, .held = ARENA_INIT};
  luaL_setmetatable(L, DERIVER);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 1);
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, -2, 2);
  Error error = {0};
  if (deriver_new(&object->deriver, rules, scanner, &error) != STATUS_OK) return luaL_error(L, "%s", error.text);
  return 1;
}

static int deriver_close(lua_State *L) {
  DeriverObject *object = luaL_checkudata(L, 1, DERIVER);
  deriver_free(object->deriver);
  buf_free(&object->json);
  arena_free(&object->held);
  free(object->row);
  object->row = NULL;
  object->deriver = NULL;
  return 0;
}

static void push_value(lua_State *L, const Value *value) {
  lua_Integer whole;
  switch ((ValueKind)value->kind) {
    case VALUE_TEXT: lua_pushstring(L, value->text); break;
    case VALUE_TRUTH: lua_pushboolean(L, value->number != 0); break;
    case VALUE_NUMBER:
      if (lua_numbertointeger(value->number, &whole) && (double)whole == value->number)
        lua_pushinteger(L, whole);
      else
        lua_pushnumber(L, value->number);
      break;
    case VALUE_LIST:
      lua_createtable(L, (int)value->count, 0);
      for (uint32_t i = 0; i < value->count; i++) {
        lua_pushstring(L, value->list[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
      }
      break;
    case VALUE_NONE: lua_pushnil(L); break;
  }
}

static void push_claim(lua_State *L, const ClaimRules *rules, const Claim *claim) {
  lua_createtable(L, 0, 8);
  support_set_string(L, "table", claim->table);
  support_set_string(L, "rule", claim->rule->name);
  support_set_string(L, "modality", claim->modality);
  support_set_span(L, claim->from, claim->to);
  lua_pushnumber(L, claim->confidence);
  lua_setfield(L, -2, "confidence");
  lua_createtable(L, 0, (int)claim->fields);
  for (uint32_t i = 0; i < claim->fields; i++) {
    push_value(L, &claim->field[i].value);
    lua_setfield(L, -2, names_text(&rules->names, claim->field[i].name));
  }
  lua_setfield(L, -2, "fields");
  lua_createtable(L, (int)claim->spans, 0);
  for (uint32_t i = 0; i < claim->spans; i++) {
    const ClaimSpan *span = &claim->span[i];
    lua_createtable(L, 0, 4);
    support_set_string(L, "field", names_text(&rules->names, span->field));
    support_set_string(L, "path", span->path);
    support_set_span(L, span->from, span->to);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "spans");
}

static const char *source_field(lua_State *L, int index, const char *name) {
  lua_getfield(L, index, name);
  return luaL_optstring(L, -1, NULL);
}

/* { rule, table, reason } of each */
static void push_refusals(lua_State *L, const Deriver *deriver) {
  lua_newtable(L);
  for (size_t i = 0; i < deriver_refusals(deriver); i++) {
    const Refusal *refusal = deriver_refusal(deriver, i);
    lua_createtable(L, 0, 3);
    support_set_string(L, "rule", refusal->rule->name);
    support_set_string(L, "table", refusal->rule->table);
    lua_pushfstring(L, "%s%s", refusal->reason, refusal->what);
    lua_setfield(L, -2, "reason");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* The zones of a source: a list, or packed as the corpus keeps them. */
static const Zones *source_zones(lua_State *L, int index) {
  size_t length;
  if (lua_getfield(L, index, "packed_zones") == LUA_TSTRING) {
    const char *packed = lua_tolstring(L, -1, &length);
    Zones *zones = text_new_zones(L);
    if (zones_unpack(packed, length, zones) != STATUS_OK)
      luaL_error(L, "the document's zones are damaged; read its file again");
    return zones;
  }
  return lua_getfield(L, index, "zones") == LUA_TNIL ? NULL : text_take_zones(L, lua_gettop(L));
}

/* Derives from the source at index 2; what it found stays in the deriver, whose rules are pushed. */
static const ClaimRules *run(lua_State *L, DeriverObject *object, Status *status, Error *error) {
  luaL_argcheck(L, object->deriver, 1, "the deriver is closed");
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  ClaimSource source = {0};
  lua_getfield(L, 2, "text");
  source.text = luaL_checklstring(L, -1, &source.length);
  source.published = source_field(L, 2, "published");
  source.publisher = source_field(L, 2, "publisher");
  source.author = source_field(L, 2, "author");
  source.zones = source_zones(L, 2);
  *status = deriver_run(object->deriver, &source, error);
  lua_getiuservalue(L, 1, 1);
  return check_rules(L, -1);
}

/* deriver:derive { text, published?, publisher?, author?, zones? | packed_zones? } -> claims, refusals
 * | nil, message, code */
static int deriver_derive(lua_State *L) {
  DeriverObject *object = luaL_checkudata(L, 1, DERIVER);
  Error error = {0};
  Status status;
  const ClaimRules *rules = run(L, object, &status, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_createtable(L, (int)deriver_claims(object->deriver), 0);
  for (size_t i = 0; i < deriver_claims(object->deriver); i++) {
    push_claim(L, rules, deriver_claim(object->deriver, i));
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  push_refusals(L, object->deriver);
  return 2;
}

/* Adds the claims of the last document to those packed, as the corpus keeps them, fields and spans in JSON. */
static Status pack(DeriverObject *object, const ClaimRules *rules, Error *error) {
  size_t count = deriver_claims(object->deriver);
  Buf *json = &object->json;
  if (!memory_reserve((void **)&object->row, &object->row_capacity, object->rows + count, sizeof *object->row))
    return error_nomem(error, "storing claims");
  for (size_t i = 0; i < count; i++) {
    const Claim *claim = deriver_claim(object->deriver, i);
    NewClaim *row = &object->row[object->rows++];
    *row = (NewClaim){.table = claim->table,
                      .rule = claim->rule->name,
                      .modality = claim->modality,
                      .from = claim->from,
                      .to = claim->to,
                      .rated = true,
                      .confidence = claim->confidence};
    size_t from = json->length;
    claim_add_fields(rules, claim, json);
    row->fields_length = json->length - from;
    claim_add_spans(rules, claim, json);
    row->spans_length = json->length - from - row->fields_length;
  }
  return buf_ok(json) ? STATUS_OK : error_nomem(error, "storing claims");
}

static void clear_packed(DeriverObject *object) {
  buf_clear(&object->json);
  object->rows = 0;
}

/* deriver:pack(source) -> how many claims, put as the corpus keeps them; nothing is kept | nil, message, code */
static int deriver_pack(lua_State *L) {
  DeriverObject *object = luaL_checkudata(L, 1, DERIVER);
  Error error = {0};
  Status status;
  const ClaimRules *rules = run(L, object, &status, &error);
  clear_packed(object);
  if (status == STATUS_OK) status = pack(object, rules, &error);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushinteger(L, (lua_Integer)deriver_claims(object->deriver));
  return 1;
}

/* Documents that are worked on together. Long ones need no company. */
typedef struct Group {
  size_t count, bytes;
  int64_t document[DERIVE_TOGETHER];
  size_t claims[DERIVE_TOGETHER];
} Group;
enum { GROUP_BYTES = 96 << 10 };

static const char *hold_string(Arena *held, const char *string, bool *made) {
  const char *copy = string ? arena_copy(held, string, strlen(string)) : NULL;
  *made &= copy || !string;
  return copy;
}

/* Scans a document, of which a copy is held: the corpus lends it until the next only. */
static Status scan_document(DeriverObject *object, const PendingDocument *document, Zones *zones, Group *group,
                            Error *error) {
  zones->count = 0;
  if (zones_unpack(document->zones, document->zones_length, zones) != STATUS_OK)
    return error_set(error, STATUS_INVALID, "the zones of document %lld are damaged; read its file again",
                     (long long)document->id);
  bool made = true;
  Arena *held = &object->held;
  ClaimSource source = {.text = arena_copy(held, document->text, document->length),
                        .length = document->length,
                        .zones = zones,
                        .published = hold_string(held, document->published, &made),
                        .publisher = hold_string(held, document->publisher, &made),
                        .author = hold_string(held, document->author, &made)};
  if (!source.text || !made) return error_nomem(error, "deriving claims");
  group->document[group->count++] = document->id;
  group->bytes += document->length;
  return deriver_scan(object->deriver, &source, error);
}

/* Scans the next documents that wait, at most `most`. */
static Status scan_group(DeriverObject *object, ClaimWriter *writer, Zones *zones, size_t most, Group *group,
                         Error *error) {
  Status status = STATUS_OK;
  bool found = true;
  group->count = group->bytes = 0;
  arena_clear(&object->held);
  deriver_begin(object->deriver);
  while (status == STATUS_OK && found && group->count < most && group->bytes < GROUP_BYTES) {
    PendingDocument document;
    status = claim_writer_next(writer, &document, &found, error);
    if (status == STATUS_OK && found) status = scan_document(object, &document, zones, group, error);
  }
  return status;
}

static Status read_group(DeriverObject *object, const ClaimRules *rules, Group *group, Error *error) {
  clear_packed(object);
  Status status = deriver_match(object->deriver, error);
  for (size_t i = 0; i < group->count && status == STATUS_OK; i++) {
    status = deriver_read(object->deriver, i, error);
    if (status == STATUS_OK) status = pack(object, rules, error);
    group->claims[i] = deriver_claims(object->deriver);
  }
  return status;
}

static Status put_group(DeriverObject *object, ClaimWriter *writer, const Group *group, Error *error) {
  const char *at = object->json.data; /* it moves no more */
  NewClaim *row = object->row;
  Status status = STATUS_OK;
  for (size_t i = 0; i < object->rows; i++) {
    row[i].fields = at;
    row[i].spans = at += row[i].fields_length;
    at += row[i].spans_length;
  }
  for (size_t i = 0; i < group->count && status == STATUS_OK; row += group->claims[i++])
    status = claim_writer_put(writer, group->document[i], row, group->claims[i], error);
  return status;
}

/* deriver:store(writer, most) -> how many of the documents that wait (at most `most`) have their claims now, fewer only
 * when none is left | nil, message, code. The writer has looked for them. */
static int deriver_store(lua_State *L) {
  DeriverObject *object = luaL_checkudata(L, 1, DERIVER);
  luaL_argcheck(L, object->deriver, 1, "the deriver is closed");
  ClaimWriter *writer = store_check_writer(L, 2);
  lua_Integer most = luaL_checkinteger(L, 3), done = 0;
  lua_getiuservalue(L, 1, 1);
  const ClaimRules *rules = check_rules(L, -1);
  Zones *zones = text_new_zones(L);
  Error error = {0};
  Status status = STATUS_OK;
  Group group = {.count = 1};
  while (status == STATUS_OK && done < most && group.count > 0) {
    size_t left = (size_t)(most - done);
    status = scan_group(object, writer, zones, left < DERIVE_TOGETHER ? left : DERIVE_TOGETHER, &group, &error);
    if (status == STATUS_OK) status = read_group(object, rules, &group, &error);
    if (status == STATUS_OK) status = put_group(object, writer, &group, &error);
    done += (lua_Integer)group.count;
  }
  claim_writer_release(writer);
  if (status != STATUS_OK) return support_fail(L, status, &error);
  lua_pushinteger(L, done);
  return 1;
}

static const luaL_Reg rules_methods[] = {
    {"add", rules_add},         {"program", rules_program}, {"org", rules_org},       {"build", rules_build},
    {"deriver", rules_deriver}, {"__gc", rules_close},      {"__close", rules_close}, {NULL, NULL}};
static const luaL_Reg deriver_methods[] = {{"derive", deriver_derive}, {"pack", deriver_pack},
                                           {"store", deriver_store},   {"__gc", deriver_close},
                                           {"__close", deriver_close}, {NULL, NULL}};
static void push_words(lua_State *L, const TraitWord *(*word)(size_t number)) {
  const TraitWord *next;
  lua_newtable(L);
  for (size_t i = 0; (next = word(i)); i++) {
    lua_createtable(L, 2, 0);
    lua_pushstring(L, next->name);
    lua_rawseti(L, -2, 1);
    lua_pushstring(L, next->what);
    lua_rawseti(L, -2, 2);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* words() -> the kinds, the traits that a rule may have: each { name, what it says } ... */
static int claim_words(lua_State *L) {
  push_words(L, rule_kind_word);
  push_words(L, rule_trait_word);
  return 2;
}

static const luaL_Reg functions[] = {{"rules", claim_rules}, {"words", claim_words}, {NULL, NULL}};

int luaopen_quern_claim(lua_State *L) {
  support_class(L, RULES, rules_methods);
  support_class(L, DERIVER, deriver_methods);
  luaL_newlib(L, functions);
  return 1;
}
