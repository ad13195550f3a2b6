/* From a reading that holds to a claim: values, slots, qualifiers. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/cooperation.h"
#include "claim/figure.h"
#include "claim/fill.h"
#include "claim/finance.h"
#include "claim/firms.h"
#include "claim/measures.h"
#include "claim/naming.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/reading.h"
#include "claim/status.h"
#include "claim/window.h"

const Value *claim_find(const Claim *claim, uint16_t field) {
  for (uint32_t i = 0; i < claim->fields; i++)
    if (claim->field[i].name == field) return &claim->field[i].value;
  return NULL;
}

/* Room for one more in an array that lies in the document's arena; NULL when memory is out. */
static void *grown(ClaimDocument *document, void *array, uint32_t count, uint32_t *room, size_t size) {
  if (count < *room) return array;
  uint32_t wanted = *room ? *room * 2 : 12;
  void *made = document_take(document, wanted * size);
  if (!made) return NULL;
  if (count) memcpy(made, array, count * size);
  *room = wanted;
  return made;
}

void claim_set(ClaimDocument *document, Claim *claim, uint16_t field, Value value) {
  for (uint32_t i = 0; claim->names >> field % 64 & 1 && i < claim->fields; i++)
    if (claim->field[i].name == field) {
      if (value.kind == VALUE_NONE)
        claim->field[i] = claim->field[--claim->fields];
      else
        claim->field[i].value = value;
      return;
    }
  if (value.kind == VALUE_NONE) return;
  Field *fields = grown(document, claim->field, claim->fields, &claim->field_room, sizeof *fields);
  if (!fields) return;
  claim->field = fields;
  claim->field[claim->fields++] = (Field){field, value};
  claim->names |= (uint64_t)1 << field % 64;
}

void claim_note(ClaimDocument *document, Claim *claim, uint16_t field, const Mention *mention, const char *path) {
  if (!mention && !path) return;
  ClaimSpan *spans = grown(document, claim->span, claim->spans, &claim->span_room, sizeof *spans);
  if (!spans) return;
  claim->span = spans;
  /* found nowhere in particular: an empty span at the sentence */
  uint32_t from = mention ? mention->from : claim->from, to = mention ? mention->to : claim->from;
  claim->span[claim->spans++] = (ClaimSpan){field, from, to, path};
}

static void put(const Context *c, Claim *claim, uint16_t field, Value value, const Mention *mention, const char *path) {
  if (value.kind == VALUE_NONE) return;
  claim_set(c->document, claim, field, value);
  claim_note(c->document, claim, field, mention, path);
}

static void codes_of(const MentionList *mentions, CodeList *codes) {
  codes->count = 0;
  for (size_t i = 0; i < mentions->count; i++) {
    const Mention *m = mentions->item[i];
    const char *code = m->type == NAME_ORG && m->org && m->org->place ? m->org->place : m->code;
    if (code) codes_add(codes, m->type == NAME_PLACE ? place_country(code) : code); /* "Ohio and Texas": one country */
  }
}

static bool fans(const Rule *rule, uint16_t field) { return name_listed(&rule->fan, field); }

static const char *words_of(const Context *c, const Mention *m) {
  return m->code ? m->code : document_copy(c->document, c->text + m->from, m->to - m->from);
}

static void put_mod(const Context *c, Claim *claim, uint16_t field, const Mention *mention) {
  static const char *const mods[] = {NULL,     "early", "mid",   "late",  "by", "since",
                                     "before", "after", "about", "start", "end"};
  if (mention && mention->date && mention->date->mod)
    claim_set(c->document, claim, field == NAME_date ? NAME_date_mod : NAME_period_mod,
              value_text(mods[mention->date->mod]));
}

/* Codes of the mentions, as a list where the rule or their number wants one. */
static void put_codes(const Context *c, const Reading *r, Claim *claim, uint16_t slot, const MentionList *mentions) {
  CodeList codes;
  codes_of(mentions, &codes);
  bool many = fans(r->rule, slot) || name_listed(&r->rule->lists, slot) || codes.count > 1;
  Value value = many ? value_list(c->document, &codes) : value_text(codes.count ? codes.item[0] : NULL);
  put(c, claim, slot, value, mentions->item[0], "match");
}

static void put_actor(const Context *c, const Reading *r, Claim *claim, const MentionList *mentions) {
  CodeList names = {.count = 0};
  for (size_t i = 0; i < mentions->count; i++) names.item[names.count++] = words_of(c, mentions->item[i]);
  bool many = fans(r->rule, NAME_actor);
  put(c, claim, NAME_actor, many ? value_list(c->document, &names) : value_text(names.item[0]), mentions->item[0],
      "match");
}

static void put_slot(const Context *c, const Reading *r, Claim *claim, uint16_t slot, const MentionList *mentions) {
  SlotKind kind = slot_kind(slot);
  const Mention *first = mentions->item[0];
  if (slot == NAME_sector || slot == NAME_partner || slot == NAME_target || slot == NAME_imposer ||
      (slot == NAME_place && fans(r->rule, slot))) {
    put_codes(c, r, claim, slot, mentions);
  } else if (kind != SLOT_NONE) {
    put(c, claim, slot, value_text(slot_value(c, kind, first, false)), first, "match");
    if (slot == NAME_period) put_mod(c, claim, slot, first);
  } else if (slot == NAME_measure || (slot == NAME_head && r->rule->kind == RULE_ACT && !r->measure)) {
    measure_put(c, r, claim, first);
  } else if (slot == NAME_actor) {
    put_actor(c, r, claim, mentions);
  }
}

/* "steel at 70%, cement and glass at 74%": the members before another figure have that one. */
static void drop_before_figure(const Context *c, const Reading *r, MentionList *list) {
  size_t first = 0;
  if (!r->value || list->count < 2 || list->item[list->count - 1]->from > r->value->from) return;
  for (size_t i = 0; i + 1 < list->count; i++)
    if (context_last_between(c, r->value->type, list->item[i]->to, list->item[i + 1]->from)) first = i + 1;
  list->count -= first;
  memmove(list->item, list->item + first, list->count * sizeof *list->item);
}

/* Slots the pattern captured by the name of a field, in the order of their names. */
static void put_captured(const Context *c, const Reading *r, Claim *claim) {
  const uint16_t *rank = c->document->rules->names.rank;
  for (int last = -1;;) {
    uint16_t next = NAME_NONE;
    for (size_t i = 0; i < r->captures; i++)
      if (rank[r->slot[i]] > last && (!next || rank[r->slot[i]] < rank[next])) next = r->slot[i];
    if (!next) return;
    MentionList mentions;
    mentions.count = 0;
    for (size_t i = 0; i < r->captures; i++)
      if (r->slot[i] == next && mentions.count < LIST_MOST) mentions.item[mentions.count++] = r->capture[i];
    drop_before_figure(c, r, &mentions);
    put_slot(c, r, claim, next, &mentions);
    last = rank[next];
  }
}

static bool is_far(const char *step) {
  return code_is(step, "heading") || code_is(step, "previous") || code_is(step, "document");
}

/* What fills a field along its path; as a list where the rule wants one. */
static Found fill_field(Context *c, Search *s, const Claim *claim, const FillPath *path) {
  const Rule *rule = s->reading->rule;
  Found f = {.step = NULL};
  if (path->finder) {
    f = finder_run(path->finder, c, s->reading, claim);
    if (f.value.kind != VALUE_NONE || (f.step && code_is(f.step, "none"))) return f;
  }
  if (path->steps == 0) return f;
  f = fill_slot(s, path->field, path);
  if (f.value.kind != VALUE_TEXT || !name_listed(&rule->lists, path->field)) return f;
  CodeList codes = {1, {f.value.text}};
  if (f.mention && !is_far(f.step)) {
    MentionList members;
    fill_list(c, f.mention, &members);
    codes_of(&members, &codes);
  }
  f.value = value_list(c->document, &codes);
  return f;
}

/* Whether a claim that lacks a field when its paths are gone through lacks it for good: what is worked out behind them
 * gives no field, and nothing remembers what a refused one was of. */
static bool refused_for_good(const Rule *rule) {
  return rule->kind != RULE_SAME_FIGURE && rule->kind != RULE_LISTED_RATE && rule->kind != RULE_PROJECT &&
         rule->kind != RULE_NAMED && !rule->heads && !code_is(rule->table, "projects");
}

/* A field that a claim of the rule must have: its number among those; their count, it need not have it. */
static uint32_t needed(const Rule *rule, uint16_t field) {
  uint32_t i = 0;
  while (i < rule->need.count && rule->need.name[i] != field) i++;
  return i;
}

/* Once a field that is needed is not found, only those are looked for that tell why the claim is refused: the needed
 * ones named before it, and the two sides (`missing`). */
static void fill_fields(Context *c, Search *s, Claim *claim) {
  const Rule *rule = s->reading->rule;
  uint32_t lacking = rule->need.count;
  bool for_good = refused_for_good(rule);
  for (uint32_t i = 0; i < rule->fills; i++) {
    const FillPath *path = &rule->fill[i];
    bool side = path->field == NAME_place || path->field == NAME_partner;
    uint32_t need = needed(rule, path->field);
    if (claim_get(claim, path->field) || (lacking < rule->need.count && need > lacking && !side)) continue;
    Found f = fill_field(c, s, claim, path);
    if (path->field == NAME_actor) s->other_firm = firm_is_another(c, s->reading, &f);
    put(c, claim, path->field, f.value, f.mention, f.step);
    if (f.value.kind == VALUE_NONE && for_good && need < lacking) lacking = need;
    if (f.value.kind != VALUE_NONE && (path->field == NAME_period || path->field == NAME_date))
      put_mod(c, claim, path->field, f.mention);
  }
}

/* How sure a reading is, 0 to 1: the path of every field, the words the rule skipped, and the length of the sentence.
   The last is measured: of 2,900 claims marked in real texts, length tells more than any path does whether the row is
   right. */
static double confidence(const Reading *r, const Claim *claim) {
  enum { SHORT = 100 }; /* bytes: up to there a sentence says one thing */
  static const struct {
    const char *path;
    double sure;
  } paths[] = {{"sentence", 0.9}, {"previous", 0.75}, {"heading", 0.75},
               {"carried", 0.75}, {"document", 0.6},  {"default", 0.6}};
  double sure = 0.97;
  for (uint32_t i = 0; i < claim->spans; i++) {
    const char *path = claim->span[i].path;
    if (!path) continue;
    for (size_t k = 0; k < sizeof paths / sizeof *paths; k++)
      if (code_is(path, paths[k].path)) sure = sure * (1 - (1 - paths[k].sure) * 0.5);
  }
  double skipped = r->cost + 4 * (double)r->size + 2 * r->rule->weight;
  double length = (double)(claim->to - claim->from), beyond = length > SHORT ? length - SHORT : 0;
  return fmax(0.1, fmin(0.99, sure - 0.006 * skipped - 0.0003 * beyond));
}

/* The field that a claim lacks to be a row, or NAME_NONE. */
static uint16_t missing(const Rule *rule, const Claim *claim) {
  const Value *partner = claim_get(claim, NAME_partner);
  if (partner && partner->kind == VALUE_LIST && partner->count == 1 &&
      code_is(partner->list[0], text_of(claim_get(claim, NAME_place))))
    return NAME_partner;
  for (uint32_t i = 0; i < rule->need.count; i++) {
    const Value *value = claim_get(claim, rule->need.name[i]);
    if (!value || (value->kind == VALUE_LIST && value->count == 0)) return rule->need.name[i];
  }
  return NAME_NONE;
}

/* The first field that breaks the rule's `check`, or NAME_NONE. */
static uint16_t out_of_bounds(const Rule *rule, const Claim *claim) {
  for (uint32_t i = 0; i < rule->bounded; i++) {
    const Bounds *b = &rule->bounds[i];
    const Value *value = claim_get(claim, b->field);
    if (!value) continue;
    if (b->numeric) {
      if (value->kind == VALUE_NUMBER && (value->number < b->lo || value->number > b->hi)) return b->field;
      continue;
    }
    bool known = false;
    for (uint32_t k = 0; k < b->count; k++) known |= value_same(value, &b->known[k]);
    if (!known) return b->field;
  }
  return NAME_NONE;
}

static bool accepts(const Rule *rule, const char *modality) {
  static const char *const usual[] = {"asserted", "reported", "planned", "forecast", NULL};
  if (!rule->accept) return word_listed(modality, usual);
  for (uint32_t i = 0; i < rule->accepts; i++)
    if (code_is(rule->accept[i], modality)) return true;
  return false;
}

static void refuse(ClaimDocument *document, ClaimList *out, const Rule *rule, const char *reason, const char *what) {
  if (!memory_reserve((void **)&out->refusal, &out->refusal_capacity, out->refusals + 1, sizeof *out->refusal)) {
    document->failed = true;
    return;
  }
  out->refusal[out->refusals++] = (Refusal){rule, reason, what};
}

void claims_add(ClaimDocument *document, ClaimList *out, Claim *claim) {
  if (memory_reserve((void **)&out->claim, &out->capacity, out->count + 1, sizeof *out->claim))
    out->claim[out->count++] = claim;
  else
    document->failed = true;
}

/* Units of the car industry are vehicles. */
static void count_vehicles(ClaimDocument *document, Claim *claim) {
  static const char *const cars[] = {"autos",     "ev", "nev", "passenger_vehicles", "commercial_vehicles",
                                     "used_cars", NULL};
  const char *sector = text_of(claim_get(claim, NAME_sector));
  if (code_is(claim->table, "projects")) return; /* what a plant makes "units" of may be parts */
  if (code_is(text_of(claim_get(claim, NAME_unit)), "chips"))
    claim_set(document, claim, NAME_unit, value_text("units"));
  if (sector && word_listed(sector, cars) && code_is(text_of(claim_get(claim, NAME_unit)), "units"))
    claim_set(document, claim, NAME_unit, value_text("vehicles"));
}

static Value value_or_none(const Value *value) { return value ? *value : (Value){.kind = VALUE_NONE}; }

/* What the text spoke of last, for what goes on with it. */
static void remember_act(ClaimDocument *document, const Claim *claim) {
  const Value *imposer = claim_get(claim, NAME_imposer);
  if (!imposer) return;
  LastAct *last = &document->last_act;
  const Claim *laid = code_is(text_of(claim_get(claim, NAME_status)), "investigation") ? last->laid : claim;
  *last = (LastAct){.known = true, .claim = claim, .laid = laid, .sentence = claim->sentence, .imposers = *imposer};
  if (imposer->kind == VALUE_TEXT) {
    CodeList one = {1, {imposer->text}};
    last->imposers = value_list(document, &one);
  }
  if (last->imposers.kind == VALUE_LIST && last->imposers.count) last->imposer = last->imposers.list[0];
  last->target = value_or_none(claim_get(claim, NAME_target));
  last->sector = value_or_none(claim_get(claim, NAME_sector));
  if (code_is(text_of(claim_get(claim, NAME_measure_type)), "statement/warning")) return;
  if (!document->first_act.known && last->target.kind != VALUE_NONE) document->first_act = *last;
  if (document->several_imposers) return;
  bool another = document->sole_imposer && !code_is(document->sole_imposer, last->imposer);
  document->several_imposers = another || last->imposers.count != 1;
  document->sole_imposer = document->several_imposers ? NULL : last->imposer;
}

static void remember(const Context *c, const Claim *claim) {
  ClaimDocument *document = c->document;
  if (claim_get(claim, NAME_value)) {
    document->last_figure = *claim;
    document->figure_known = true;
    quote_remember(c, claim);
    same_unit_remember(c, claim);
  }
  document->last_claim = (LastClaim){true,
                                     claim->rule->kind == RULE_EXIT,
                                     claim->table,
                                     c->number,
                                     c->block,
                                     value_or_none(claim_get(claim, NAME_place)),
                                     value_or_none(claim_get(claim, NAME_actor)),
                                     value_or_none(claim_get(claim, NAME_partner)),
                                     period_spell(document, claim),
                                     value_or_none(claim_get(claim, NAME_period))};
  if (claim->rule->kind == RULE_EXIT) document->last_exit = document->last_claim;
  if (code_is(claim->table, "capacity_cooperation")) document->last_sides = document->last_claim;
}

static Claim *new_claim(const Context *c, const Reading *r, const char *modality) {
  ClaimDocument *document = c->document;
  Claim *claim = document_take(document, sizeof *claim);
  if (!claim) return NULL;
  *claim = (Claim){.table = r->rule->table,
                   .rule = r->rule,
                   .modality = modality,
                   .from = c->from,
                   .to = c->to,
                   .match_from = r->from,
                   .match_to = r->to,
                   .sentence = c->number};
  if (r->rule->kind == RULE_NAMED) { /* each of a list stands for itself, whatever verb goes with them */
    claim->match_from = r->head->from;
    claim->match_to = r->head->to;
  }
  for (uint32_t i = 0; i < r->rule->sets; i++) claim_set(document, claim, r->rule->set[i].name, r->rule->set[i].value);
  return claim;
}

/* False: what it needs is nowhere told. */
static bool make_claim(Context *c, const Reading *r, const char *modality, ClaimList *out) {
  ClaimDocument *document = c->document;
  const Rule *rule = r->rule;
  Search search = {.context = c, .reading = r};
  Claim *claim = new_claim(c, r, modality);
  if (!claim) return true;
  if (r->value) {
    figure_put(c, r, claim);
    claim_note(document, claim, NAME_value, r->value, "match");
  }
  put_captured(c, r, claim);
  fill_fields(c, &search, claim);
  if (!claim_get(claim, NAME_source)) claim_set(document, claim, NAME_source, value_text(modality_source(c)));
  claim->confidence = confidence(r, claim);
  works_remember(c, r, claim);
  bool known = rule->kind == RULE_SAME_FIGURE   ? same_figure(c, r, claim)
               : rule->kind == RULE_LISTED_RATE ? measure_of_list(c, r, claim)
               : rule->heads                    ? same_unit_as_last(c, r, claim)
                                                : true;
  uint16_t lacks = known ? missing(rule, claim) : NAME_NONE;
  if ((rule->kind == RULE_PROJECT || rule->kind == RULE_NAMED) && chinese_sentence(c) &&
      code_is(text_of(claim_get(claim, NAME_place)), "CHN"))
    lacks = NAME_place; /* "重点项目开工建设": all over the country */
  known = known && figure_in_millions(c, r, claim);
  if (known && !lacks) lacks = out_of_bounds(rule, claim);
  if (!known || lacks) {
    refuse(document, out, rule, "nothing fills its ", known ? names_text(&document->rules->names, lacks) : "figure");
    return false;
  }
  if (r->value && figure_of_no_goods(c, claim)) {
    refuse(document, out, rule, "it is ", "of no goods");
    return false;
  }
  if (!cooperation_of_any(c, claim)) {
    refuse(document, out, rule, "it is ", "of no trade");
    return false;
  }
  cooperation_fields(c, claim);
  if (!cooperation_of_industry(c, claim)) {
    refuse(document, out, rule, "it is ", "of no industry");
    remember(c, claim); /* but who the sides are is known */
    return true;
  }
  if (rule->kind == RULE_ACT) measure_settle(c, r, claim);
  count_vehicles(document, claim);
  works_name_unit(c, r, claim);
  capacity_name_unit(c, r, claim);
  if (r->value) period_settle_fiscal(c, claim);
  if (r->value) quote_settle(c, claim);
  if (r->value) period_settle_year_to(c, claim);
  period_settle_past(c, r, claim, modality);
  period_settle_end(c, r, claim);
  period_settle_span(c, r, claim, modality);
  if (r->value) period_settle_quarter(c, r, claim);
  figure_settle_flow(c, r, claim);
  figure_settle_whole(c, r, claim);
  change_settle(c, r, claim);
  figure_settle_tonnes(c, r, claim);
  capacity_settle_standing(c, r, claim);
  chinese_orders_abroad(c, r, claim);
  rate_settle(c, r, claim);
  flag_settle_capacity(c, r, claim);
  firm_settle(document, r, claim);
  firm_settle_home(c, r, claim);
  currency_settle_home(c, r, claim);
  chinese_total(c, claim);
  chinese_works_abroad(c, r, claim);
  if (r->trigger && r->trigger->list == NAME_fate_cue)
    claim_set(document, claim, NAME_status, value_text(works_fate(c, r->trigger)));
  status_settle(c, r, claim, modality);
  if (r->rule->kind == RULE_ACT) status_next_year(c, claim);
  naming_settle(c, r, claim);
  if (aim_of_nobody(c, r, claim)) {
    refuse(document, out, rule, "it is ", "no aim of a state");
    return false;
  }
  if (rule->kind == RULE_ACT) chinese_act_date(c, claim);
  if (rule->kind == RULE_ACT || rule->kind == RULE_STATEMENT) remember_act(document, claim);
  meaning_fan_out(c, &search, claim, out);
  if (rule->kind != RULE_COUNT) remember(c, claim); /* a count of works is no figure of any */
  return true;
}

/* What the text told before a sentence. */
typedef struct ToldBefore {
  LastAct act;
  LastClaim claim, exit, sides;
  LastWorks works;
  Claim figure;
  bool figure_known;
} ToldBefore;

static ToldBefore told_before(const ClaimDocument *d) {
  return (ToldBefore){d->last_act,   d->last_claim,  d->last_exit,   d->last_sides,
                      d->last_works, d->last_figure, d->figure_known};
}

static void set_told(ClaimDocument *d, const ToldBefore *told) {
  d->last_act = told->act;
  d->last_claim = told->claim;
  d->last_exit = told->exit;
  d->last_sides = told->sides;
  d->last_works = told->works;
  d->last_figure = told->figure;
  d->figure_known = told->figure_known;
}

/* A figure that the cheapest reading could not place may be what another takes it for: one that holds by what was told
 * before the sentence. */
static void make_another(Context *c, const Reading *refused, const char *modality, const ToldBefore *before,
                         ClaimList *out) {
  const Reading *r = refused;
  if (!assign_more(r)) return;
  ToldBefore now = told_before(c->document);
  set_told(c->document, before);
  do r = assign_next(c, r);
  while (r && (r->rule == refused->rule || !accepts(r->rule, modality)));
  set_told(c->document, &now);
  if (r) (void)make_claim(c, r, modality, out);
}

/* Tells each reading the figures that were read by its rule in this sentence, in order. */
static void share_figures(ClaimDocument *document, Reading *const *chosen, size_t count) {
  for (size_t i = 0; i < count; i++) {
    Reading *r = chosen[i];
    if (!r->value || r->figures) continue;
    MentionList *figures = document_take(document, sizeof *figures);
    if (!figures) return;
    figures->count = 0;
    for (size_t k = i; k < count; k++) {
      if (!chosen[k]->value || chosen[k]->rule != r->rule || figures->count == LIST_MOST) continue;
      size_t at = figures->count++;
      for (; at > 0 && figures->item[at - 1]->from > chosen[k]->value->from; at--)
        figures->item[at] = figures->item[at - 1];
      figures->item[at] = chosen[k]->value;
      chosen[k]->figures = figures;
    }
  }
}

/* Tables of figures that are told of times to come as well. */
static bool rule_tells_levels(const Rule *rule) {
  static const char *const tables[] = {"overcapacity", "trade_flows_prices", NULL};
  return word_listed(rule->table, tables);
}

/* Whether a reading only names again what has been told: "the plant's closure", "construction of the plant". */
static bool told_already(Context *c, const Reading *r, const ClaimList *out, size_t first) {
  RuleKind kind = r->rule->kind;
  if (kind == RULE_EXIT && firm_told(c, r)) return true;
  bool fate = r->trigger && r->trigger->list == NAME_fate_cue;
  const LastWorks *told = kind == RULE_PROJECT && !fate ? works_told(c, r) : NULL;
  if (told && told->claimed && !works_dated(c, r)) return true;
  if (kind == RULE_PROJECT && works_any(c, r)) return true;
  if (r->rule->kind == RULE_SEVERAL && (works_wished(c, r->trigger) || works_are_numbered(c, r))) return true;
  if (r->rule->owed && !r->value && r->trigger && !c->han && owed_only_called(c, r->trigger)) return true;
  return kind == RULE_NAMED && !works_named(c, r, out, first);
}

static const char *modality_for(Context *c, const Reading *r) {
  const char *modality = modality_of(c, r->anchor);
  RuleKind kind = r->rule->kind;
  bool act = kind == RULE_ACT || kind == RULE_EXIT || kind == RULE_COOPERATION || kind == RULE_PACT ||
             kind == RULE_PROJECT || (kind == RULE_NAMED && !c->han);
  bool raised = r->trigger && (r->trigger->list == NAME_works_win_cue || r->trigger->list == NAME_works_raise_cue);
  bool built = raised && words_match(c, r->trigger->to, c->to, "^的"); /* "承建的铁路": the works are there */
  if (act && !built && modality_aside(c, r->anchor) && !exit_decided(c, r)) modality = "hypothetical";
  if (r->value && !act && code_is(modality, "hypothetical") && rule_tells_levels(r->rule) &&
      modality_foreseen(c, r->anchor))
    modality = "forecast";
  bool joins = kind == RULE_COOPERATION || kind == RULE_PACT;
  return joins && code_is(modality, "hypothetical") && modality_wished(c, r->anchor) ? "planned" : modality;
}

/* What the sentence tells besides: the rest of lists, further rates, what figures are set against. */
static void tell_more(Context *c, ClaimList *out, size_t first) {
  if (out->count > first) chinese_goods(c, out, first);
  chinese_parts(c, out, first);
  if (out->count > first) chinese_each(c, out, first);
  chinese_rates(c, out, first);
  measure_rates(c, out, first);
  measure_also(c, out, first);
  if (out->count > first) {
    chinese_follow(c, out, first);
    chinese_moved(c, out, first);
    fan_brackets(c, out, first);
    fan_gapped(c, out, first);
    fan_earlier(c, out, first);
    fan_series(c, out, first);
  }
  chinese_years(c, out, first);
  fan_own_verb(c, out, first);
  fan_act_again(c, out);
  fan_carried(c, out);
  if (out->count == first) return;
  exit_sites(c, out, first);
  works_named_settle(c, out, first);
  pacts_settle(c, out, first);
}

static void claim_chosen(Context *c, const Reading *r, const ToldBefore *before, ClaimList *out) {
  const char *modality = modality_for(c, r);
  if (!accepts(r->rule, modality))
    refuse(c->document, out, r->rule, "it is ", modality);
  else if (!make_claim(c, r, modality, out))
    make_another(c, r, modality, before, out);
}

static void claim_all(Context *c, Reading *const *chosen, size_t count, ClaimList *out) {
  size_t first = out->count;
  ToldBefore before = told_before(c->document);
  share_figures(c->document, chosen, count);
  for (size_t i = 0; i < count && !c->document->failed; i++) {
    const Reading *r = chosen[i];
    if (told_already(c, r, out, first)) continue;
    if (r->rule->kind == RULE_NAMED || r->rule->kind == RULE_PACT) {
      ToldBefore now = told_before(c->document);
      claim_chosen(c, r, &before, out);
      set_told(c->document, &now); /* the text goes on with what it tells more of */
    } else {
      claim_chosen(c, r, &before, out);
    }
  }
}

void meaning_claims(Context *c, Reading *const *chosen, size_t count, ClaimList *out) {
  size_t first = out->count;
  if (count) claim_all(c, chosen, count, out);
  tell_more(c, out, first);
}
