#include "claim/rule.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "claim/finder.h"

Status claim_rules_new(ClaimRules **rules, const Lexicon *lexicon, const MatchSet *set, Error *error) {
  *rules = memory_new(1, sizeof **rules);
  if (!*rules) return error_nomem(error, "compiling rules");
  (*rules)->lexicon = lexicon;
  (*rules)->set = set;
  return STATUS_OK;
}

void claim_rules_free(ClaimRules *rules) {
  if (!rules) return;
  names_free(&rules->names);
  arena_free(&rules->arena);
  free(rules->rule);
  free(rules->program);
  free(rules->org);
  free(rules->term);
  free(rules->list);
  free(rules->type_name);
  free(rules);
}

static OrgKind org_kind(const char *name) {
  static const char *const names[] = {"",           "ministry",    "regulator",    "government",   "customs",
                                      "parliament", "party",       "central bank", "multilateral", "statistics",
                                      "newspaper",  "news agency", "broadcaster",  "company",      "bank",
                                      "initiative", "association", "gazette",      "official"};
  for (size_t i = 1; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0) return (OrgKind)i;
  return ORG_OTHER;
}

Status claim_rules_org(ClaimRules *rules, const char *code, const char *place, const char *kind, const char *trade,
                       const char *home, Error *error) {
  Org *org = arena_alloc(&rules->arena, sizeof *org);
  if (!org || !memory_reserve((void **)&rules->org, &rules->org_capacity, rules->orgs + 1, sizeof *rules->org))
    return error_nomem(error, "compiling rules");
  org->code = arena_copy(&rules->arena, code, strlen(code));
  org->place = place ? arena_copy(&rules->arena, place, strlen(place)) : NULL;
  org->trade = trade ? arena_copy(&rules->arena, trade, strlen(trade)) : NULL;
  org->home = home ? arena_copy(&rules->arena, home, strlen(home)) : org->place;
  org->kind = org_kind(kind);
  if (!org->code || (place && !org->place) || (trade && !org->trade) || (home && !org->home))
    return error_nomem(error, "compiling rules");
  rules->org[rules->orgs++] = org;
  return STATUS_OK;
}

Rule *claim_rules_add(ClaimRules *rules) {
  Rule *rule = arena_alloc(&rules->arena, sizeof *rule);
  if (!rule || !memory_reserve((void **)&rules->rule, &rules->rule_capacity, rules->rules + 1, sizeof *rules->rule))
    return NULL;
  memset(rule, 0, sizeof *rule);
  rule->order = (uint32_t)rules->rules + 1;
  rules->rule[rules->rules++] = rule;
  return rule;
}

/* The sides of a measure come before what depends on them; then by name. */
static int fill_rank(const Rule *rule, uint16_t field) {
  switch (field) {
    case NAME_imposer: return 1;
    case NAME_place: return 2;
    case NAME_actor: return rule->kind == RULE_EXIT ? 1 : 3; /* whose exit it is tells where it can be */
    case NAME_target: return 4;
    default: return 9;
  }
}

/* Whether a metric is an amount that stands at a time; NULL: that of another claim. */
static bool is_level(const char *metric) {
  static const char *const moved[] = {"growth", "change", "closed", "surplus", "_yoy", "ratio"};
  for (size_t i = 0; metric && i < sizeof moved / sizeof *moved; i++)
    if (strstr(metric, moved[i])) return false;
  return true;
}

/* "MW", "GWh". */
static bool is_power(const char *unit) {
  size_t length = strlen(unit);
  if (length > 1 && unit[length - 1] == 'h') length--;
  return length > 0 && unit[length - 1] == 'W';
}

void rule_finish(Rule *rule) {
  const char *metric = NULL;
  rule->of_two = strcmp(rule->table, "capacity_cooperation") == 0;
  rule->of_works = strcmp(rule->table, "projects") == 0 || rule->kind == RULE_EXIT;
  rule->of_measure = rule->kind == RULE_ACT || rule->kind == RULE_NOTICE || rule->kind == RULE_STATEMENT ||
                     rule->kind == RULE_LISTED_RATE;
  for (uint32_t i = 0; i < rule->sets; i++) {
    const Field *field = &rule->set[i];
    if (field->value.kind != VALUE_TEXT) continue;
    if (field->name == NAME_unit) rule->unit_name = field->value.text;
    if (field->name == NAME_status) rule->status = field->value.text;
    if (field->name == NAME_measure_type) rule->measure_type = field->value.text;
    if (field->name != NAME_metric) continue;
    rule->metric = metric = field->value.text;
    size_t length = strlen(field->value.text);
    rule->of_imports = strcmp(metric, "import_share") == 0;
    rule->both_ways = strncmp(metric, "trade_value", 11) == 0;
    rule->of_year = length > 4 && strcmp(field->value.text + length - 4, "_yoy") == 0;
    rule->of_world = strstr(field->value.text, "world") != NULL;
    rule->ranks = length > 5 && strcmp(field->value.text + length - 5, "_rank") == 0;
    rule->total = length > 6 && strcmp(field->value.text + length - 6, "_value") == 0;
  }
  rule->percent = rule->unit_name && strcmp(rule->unit_name, "%") == 0;
  bool flows = strcmp(rule->table, "overcapacity") == 0 || strcmp(rule->table, "trade_flows_prices") == 0;
  rule->built = flows && metric && (strcmp(metric, "capacity") == 0 || strcmp(metric, "surplus_capacity") == 0);
  rule->makes = flows && metric && strcmp(metric, "output") == 0;
  rule->level = flows && is_level(metric);
  rule->heads = flows && rule->unit_name && strcmp(rule->unit_name, "units") == 0;
  rule->of_rate = metric && (strcmp(metric, "capacity_utilization") == 0 || strcmp(metric, "market_share") == 0);
  rule->aims = strcmp(rule->table, "policy_targets") == 0;
  rule->aims_level = metric && (strcmp(metric, "capacity_target") == 0 || strcmp(metric, "share_target") == 0 ||
                                strcmp(metric, "output_target") == 0);
  rule->owed = strcmp(rule->table, "finance_debt") == 0;
  rule->of_power = rule->units > 0;
  for (uint32_t i = 0; i < rule->units; i++) {
    rule->of_power &= is_power(rule->unit[i]);
    rule->unit_tonnes |= strcmp(rule->unit[i], "t") == 0;
    rule->unit_times |= strcmp(rule->unit[i], "x") == 0;
  }
  for (uint32_t i = 0; i < rule->fills; i++) rule->bears |= rule->fill[i].finder == finder_number("bearer", 6);
  for (uint32_t i = 1; i < rule->fills; i++) { /* few: by insertion, those that came first first (they come by name) */
    FillPath path = rule->fill[i];
    uint32_t at = i;
    for (; at > 0 && fill_rank(rule, rule->fill[at - 1].field) > fill_rank(rule, path.field); at--)
      rule->fill[at] = rule->fill[at - 1];
    rule->fill[at] = path;
  }
}

static int step_of(const char *at, size_t length) {
  static const char *const names[] = {"clause", "sentence", "previous", "heading", "firm", "document"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strlen(names[i]) == length && memcmp(at, names[i], length) == 0) return (int)i;
  return -1;
}

Status rule_path(ClaimRules *rules, const char *text, FillPath *path, Error *error) {
  const char *at = text;
  if (*at == '@') {
    size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz");
    path->finder = finder_number(at + 1, length);
    if (!path->finder)
      return error_set(error, STATUS_INVALID, "no finder @%.*s", (int)(length > 40 ? 40 : length), at + 1);
    at += 1 + length;
  }
  for (;;) {
    at += strspn(at, " >\t\r\n");
    size_t length = strcspn(at, " >\t\r\n");
    if (length == 0) return STATUS_OK;
    if (path->steps == RULE_STEPS) return error_set(error, STATUS_INVALID, "a path has at most %d steps", RULE_STEPS);
    const char *value = at + 1, *end = *at == '=' && *value == '"' ? strchr(value + 1, '"') : NULL;
    if (end) length = (size_t)(end + 1 - at); /* ="two words" */
    int step = *at == '=' ? (int)STEP_DEFAULT : step_of(at, length);
    if (step < 0)
      return error_set(error, STATUS_INVALID,
                       "a path has the steps clause, sentence, previous, heading, document, =DEFAULT; not '%.*s'",
                       (int)(length > 40 ? 40 : length), at);
    path->step[path->steps++] = (uint8_t)step;
    if (end) value++;
    if (step == STEP_DEFAULT &&
        !(path->fallback = arena_copy(&rules->arena, value, (size_t)((end ? end : at + length) - value))))
      return error_nomem(error, "compiling rules");
    at += length;
  }
}

Status claim_rules_program(ClaimRules *rules, const Rule *rule, uint32_t size, const uint16_t *slot, size_t slots,
                           Error *error) {
  uint16_t *names = arena_alloc(&rules->arena, (slots + 1) * sizeof *names);
  if (!names ||
      !memory_reserve((void **)&rules->program, &rules->program_capacity, rules->programs + 1, sizeof *rules->program))
    return error_nomem(error, "compiling rules");
  if (slots) memcpy(names, slot, slots * sizeof *names);
  rules->program[rules->programs++] = (RuleProgram){rule, size, names, (uint32_t)slots};
  return STATUS_OK;
}

/* Organisations by the hash of their codes. */
typedef struct Orgs {
  const Org **slot;
  size_t mask;
} Orgs;

static const Org **org_slot(const Orgs *orgs, const char *code) {
  size_t slot = (size_t)hash_bytes(code, strlen(code)) & orgs->mask;
  while (orgs->slot[slot] && strcmp(orgs->slot[slot]->code, code) != 0) slot = (slot + 1) & orgs->mask;
  return &orgs->slot[slot];
}

static bool hash_orgs(const ClaimRules *rules, Orgs *orgs) {
  size_t slots = 16;
  while (slots < rules->orgs * 2) slots *= 2;
  *orgs = (Orgs){memory_new(slots, sizeof *orgs->slot), slots - 1};
  for (size_t i = 0; orgs->slot && i < rules->orgs; i++) /* of two rows the later holds */
    *org_slot(orgs, rules->org[i]->code) = rules->org[i];
  return orgs->slot != NULL;
}

/* Notes what a type of mentions is called; its name. */
static uint16_t name_type(ClaimRules *rules, uint16_t type) {
  uint16_t name = names_add(&rules->names, lexicon_type_name(rules->lexicon, type));
  if (name == NAME_SECTOR) rules->sector_type = type;
  if (name == NAME_PLACE) rules->place_type = type;
  if (name == NAME_ORG) rules->org_type = type;
  if (name == NAME_WORD) rules->word_type = type;
  return name;
}

static bool name_terms(ClaimRules *rules, const Orgs *orgs) {
  size_t count = lexicon_count(rules->lexicon);
  rules->sector_type = rules->place_type = rules->org_type = rules->word_type = NO_TYPE;
  for (uint16_t type = 0; type < MENTION_LEXICON; type++) rules->type_name[type] = type;
  for (size_t i = 0; i < count; i++) {
    const LexiconEntry *entry = lexicon_entry(rules->lexicon, i);
    Term *term = &rules->term[i];
    uint16_t *known = &rules->type_name[entry->type];
    if (*known == NAME_NONE) *known = name_type(rules, entry->type);
    uint16_t name = *known;
    term->type = name;
    term->code = entry->code;
    if (name == NAME_WORD) rules->list[i] = term->list = names_add(&rules->names, entry->code);
    if (name == NAME_ORG) term->org = *org_slot(orgs, entry->code);
    if (name == NAME_NONE) return false;
  }
  return true;
}

Status claim_rules_build(ClaimRules *rules, Error *error) {
  Orgs orgs = {0};
  rules->term = memory_new(lexicon_count(rules->lexicon) + 1, sizeof *rules->term);
  rules->list = memory_new(lexicon_count(rules->lexicon) + 1, sizeof *rules->list);
  size_t types = MENTION_LEXICON;
  while (types <= UINT16_MAX && lexicon_type_name(rules->lexicon, (unsigned)types)) types++;
  rules->type_name = memory_new(types, sizeof *rules->type_name);
  bool built = rules->term && rules->list && rules->type_name && hash_orgs(rules, &orgs) && name_terms(rules, &orgs) &&
               names_finish(&rules->names);
  free(orgs.slot);
  return built ? STATUS_OK : error_nomem(error, "compiling rules");
}

bool name_listed(const NameList *list, uint16_t name) {
  for (uint32_t i = 0; i < list->count; i++)
    if (list->name[i] == name) return true;
  return false;
}
