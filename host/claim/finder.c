#include "claim/finder.h"

#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/cooperation.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/finance.h"
#include "claim/firms.h"
#include "claim/measures.h"
#include "claim/naming.h"
#include "claim/pacts.h"
#include "claim/place.h"
#include "claim/reading.h"
#include "claim/window.h"

static const Found nothing;

/* The goods a notice's title names, in its own words: what stands before "From". */
static Found find_product(Context *c, const Reading *r, const Claim *claim) {
  PatternMatch match;
  (void)r, (void)claim;
  if (!words_find(c, c->from, c->to, "^(.-)%s+[Ff]rom%s", &match)) return nothing;
  size_t to = c->from + match.capture[0].to;
  return (Found){value_text(document_copy(c->document, c->text + c->from, to - c->from)),
                 mention_of_run(c, c->from, to), "sentence"};
}
/* The company a figure is of: one that possesses or leads it in the sentence; where the sentence names neither company
 * nor place, that of the claim just before. */
static Found find_company(Context *c, const Reading *r, const Claim *claim) {
  const Mention *head = r->head ? r->head : r->anchor;
  (void)claim;
  EACH_MENTION (org, c, NAME_ORG) {
    if (org->inside || !org->org || org->org->kind != ORG_COMPANY || org->to > head->from) continue;
    Window after = window_after(c, org->to, 5), before = window_before(c, org->from, 16);
    if (org->token > 2 && !window_has(&after, "^[’']+s?")) continue;
    if (!window_has(&before, "according to")) return (Found){value_text(org->code), org, "sentence"};
  }
  const LastClaim *last = &c->document->last_claim;
  bool near = last->known && last->sentence + 1 >= c->number && last->block == c->block;
  bool silent = !context_of(c, NAME_ORG, NULL) && !context_of(c, NAME_PLACE, NULL);
  return near && silent && last->actor.kind != VALUE_NONE ? (Found){last->actor, NULL, "previous"} : nothing;
}

/* The goods a measure is about. */
static Found find_goods(Context *c, const Reading *r, const Claim *claim) {
  Found f = role_sectors(c, r);
  if (f.value.kind != VALUE_NONE) return f;
  Window after = window_after(c, r->measure ? r->measure->to : r->anchor->to, 60);
  static const char *const same[] = {"%f[%a]on%s+imports%f[%A]",         "%f[%a]on%s+these%f[%A]",
                                     "%f[%a]on%s+the%s+given%f[%A]",     "%f[%a]on%s+the%s+above",
                                     "%f[%a]on%s+products%s+from%f[%A]", "%f[%a]on%s+the%s+products?%f[%A]",
                                     "%f[%a]on%s+the%s+same%f[%A]"};
  if (r->rule->kind == RULE_STATEMENT) return nothing;
  if (measure_on_all(c, r) || measure_on_side(c, r, claim_get(claim, NAME_imposer))) return (Found){.step = "none"};
  bool named_before = r->rule->is & IS_BEFORE; /* "removed those on Chile" */
  bool on_sum = window_has(&after, "%f[%a]on%s+[%$€£]?%d");
  EACH_MENTION (date, c, NAME_DATE) /* "took effect on 5 May" */
    if (on_sum && date->from >= c->from + 3 && words_match(c, date->from - 3, date->from, "^on%s$")) on_sum = false;
  if (!named_before && (window_has(&after, "%f[%a]on%s+%l") || on_sum) &&
      !window_any(&after, same, sizeof same / sizeof *same))
    return (Found){.step = "none"}; /* goods that the lexicon does not know */
  const LastAct *last = act_last(c), *topic = act_of_topic(c, claim_get(claim, NAME_imposer));
  if (last && topic && topic->claim != last->claim && topic->target.kind == VALUE_LIST && topic->target.count &&
      code_is(topic->target.list[0], last->imposer))
    last = topic; /* the act told last was an answer to it */
  if (last && last->sector.kind != VALUE_NONE) return (Found){last->sector, NULL, "previous"};
  return measure_is_new(c, r) ? (Found){.step = "none"} : nothing;
}

static Found find_borrower(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return debtor_of(c, r);
}

static Found find_works(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  Found way = chinese_way_place(c, r->head);
  return way.value.kind != VALUE_NONE ? way : works_place(c, r);
}
static Found find_trade(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return works_sector(c, r);
}
static Found find_firm(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  Found f = firm_before(c, r);
  if (r->rule->kind != RULE_EXIT || f.value.kind != VALUE_LIST) return f;
  if (!actor_in_trade(c, &f)) return (Found){.step = "none"};
  CodeList names = {.count = 0};
  for (uint32_t i = 0; i < f.value.count; i++)
    if (!actor_is_nobody(f.value.list[i]) && (r->value || !actor_is_bare(f.value.list[i])))
      codes_add(&names, f.value.list[i]);
  if (names.count == f.value.count) return f;
  const char *own = names.count == 0 && !chinese_sentence(c) ? document_firm(c->document) : NULL;
  if (own) codes_add(&names, own);
  if (names.count == 0) return actor_nameless(c, r, r->trigger ? r->trigger : r->anchor);
  f.value = value_list(c->document, &names);
  return f;
}
static Found find_site(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return firm_site(c, r);
}
static Found find_goal(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return firm_goal(c, r);
}
static Found find_target_name(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return naming_target(c, r);
}
static Found find_counted(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return naming_counted(c, r);
}
static Found find_plan(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return naming_plan(c, r);
}
static Found find_lead(Context *c, const Reading *r, const Claim *claim) {
  (void)r, (void)claim;
  return naming_lead(c);
}
static Found find_speaker(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return speaker_of(c, r);
}

/* The cooperation told just before, which a sentence without sides of its own goes on with. */
static const LastClaim *coop_before(const Context *c) {
  const LastClaim *last = &c->document->last_claim;
  bool near = last->known && last->sentence + 3 >= c->number && code_is(last->table, "capacity_cooperation");
  return near && !chinese_sentence(c) ? last : NULL;
}

/* China, where one of the sentences just before speaks of it and this one has no subject of its own. */
static Found home_before(const Context *c) {
  const LastClaim *last = coop_before(c);
  if (last && last->place.kind == VALUE_TEXT) return (Found){last->place, NULL, "previous"};
  for (uint32_t back = 1; back <= 3 && back <= c->number; back++)
    EACH_MENTION (m, document_sentence(c->document, c->number - back), NAME_PLACE)
      if (!m->inside && place_in_china(m->code)) return (Found){value_text(m->code), m, "previous"};
  return nothing;
}

/* The side at home in a cooperation. */
static Found find_host(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  Found f = fill_local_place(c, r);
  if (f.value.kind == VALUE_NONE) f = sides_host(c, r);
  if (f.value.kind == VALUE_NONE && !chinese_sentence(c)) f = home_before(c);
  return chinese_sentence(c) ? chinese_host(c, r, f) : f;
}

/* The other sides of a cooperation: those of the sentence, those of the one told before ("the two countries"); in a
 * passage on the Belt and Road its countries are meant. */
static Found find_partners(Context *c, const Reading *r, const Claim *claim) {
  Found f = sides_partners(c, r, text_of(claim_get(claim, NAME_place)));
  if (f.value.kind != VALUE_NONE) return f;
  const LastClaim *last = coop_before(c);
  if (last && last->partner.kind == VALUE_LIST && last->partner.count) return (Found){last->partner, NULL, "previous"};
  if (words_match(c, c->from, c->to, "%f[%a][Tt]wo%s") || words_match(c, c->from, c->to, "%f[%a][Bb]oth%s") ||
      words_match(c, c->from, c->to, "%f[%a][Tt]he%s+%l+ies%f[%A]") ||
      words_match(c, c->from, c->to, "%f[%a][Ss]ides%f[%A]"))
    for (uint32_t back = 1; back <= 3 && back <= c->number; back++) {
      f = sides_partners(document_sentence(c->document, c->number - back), r, text_of(claim_get(claim, NAME_place)));
      if (f.value.kind != VALUE_NONE) return f;
    }
  for (uint32_t back = 0; back <= 4 && back <= c->number; back++)
    EACH_MENTION (org, document_sentence(c->document, c->number - back), NAME_ORG)
      if (code_is(org->code, "Belt and Road Initiative")) {
        CodeList along = {1, {"BRI countries"}};
        return (Found){value_list(c->document, &along), org, back == 0 ? "sentence" : "previous"};
      }
  return nothing;
}

static Found find_market(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return market_of(c, r);
}

/* The name behind an office: "Treasury Secretary Janet Yellen", "European Commission President Ursula von der Leyen".
 */
static Found holder(const Context *c, const Mention *org, const Mention *verb) {
  static const char *const titles[] = {"President", "Minister", "Secretary", "Commissioner", "Chairman", "Chair",
                                       "Governor",  "Director", "Vice",      "Executive",    NULL};
  NameRun runs[RUNS_MOST];
  PatternMatch match;
  if (runs_find(c->text, c->document->length, org->to, verb->from, runs) == 0) return nothing;
  if (!words_match(c, org->to, (uint32_t)runs[0].from, "^%s+$")) return nothing;
  size_t from = runs[0].from, to = runs[0].to;
  while (words_find(c, from, to, "^(%a+)%s+(.+)$", &match)) {
    char first[24];
    size_t length = match.capture[0].to;
    if (length < sizeof first) {
      memcpy(first, c->text + from, length);
      first[length] = '\0';
    }
    if (length >= sizeof first || !word_listed(first, titles))
      return (Found){value_text(document_copy(c->document, c->text + from, to - from)), mention_of_run(c, from, to),
                     "clause"};
    from += match.capture[1].from;
  }
  return nothing;
}

static Found last_run(const Context *c, uint32_t from, uint32_t to, const char *step) {
  NameRun runs[RUNS_MOST];
  size_t count = runs_find(c->text, c->document->length, from, to, runs);
  if (count == 0) return nothing;
  const NameRun *run = &runs[count - 1];
  return (Found){value_text(document_copy(c->document, c->text + run->from, run->to - run->from)),
                 mention_of_run(c, run->from, run->to), step};
}

/* The one who acts or speaks: an institution or a company before the verb, else the name there. */
static Found find_actor(Context *c, const Reading *r, const Claim *claim) {
  const Mention *verb = r->trigger ? r->trigger : r->anchor, *best = NULL;
  uint32_t from = clause_from(c, verb);
  (void)claim;
  EACH_MENTION (org, c, NAME_ORG)
    if (org->to <= verb->from && !org->inside) best = org;
  Found f = best ? holder(c, best, verb) : nothing;
  if (f.value.kind != VALUE_NONE) return f;
  if (best && best->clause == verb->clause) return (Found){value_text(best->code), best, "clause"};
  f = last_run(c, from, verb->from, "clause");
  if (f.value.kind != VALUE_NONE) return f;
  return best ? (Found){value_text(best->code), best, "sentence"} : last_run(c, c->from, verb->from, "sentence");
}

static Found find_bearer(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return bearer_target(c, r);
}
static Found find_layer(Context *c, const Reading *r, const Claim *claim) {
  (void)claim;
  return bearer_imposer(c, r);
}

static Found find_pact_host(Context *c, const Reading *r, const Claim *claim) { return pact_host(c, r, claim); }
static Found find_pact_partners(Context *c, const Reading *r, const Claim *claim) { return pact_partners(c, r, claim); }

static Found find_pact_trade(Context *c, const Reading *r, const Claim *claim) { return pact_trade(c, r, claim); }

static const struct {
  const char *name;
  Found (*find)(Context *context, const Reading *reading, const Claim *claim);
} finders[] = {{"imposer", act_imposer},      {"publisher", act_publisher},
               {"product", find_product},     {"kind", measure_kind},
               {"target", act_target},        {"company", find_company},
               {"goods", find_goods},         {"firm", find_firm},
               {"site", find_site},           {"speaker", find_speaker},
               {"host", find_host},           {"partners", find_partners},
               {"market", find_market},       {"actor", find_actor},
               {"borrower", find_borrower},   {"works", find_works},
               {"aim", find_target_name},     {"counted", find_counted},
               {"trade", find_trade},         {"goal", find_goal},
               {"plan", find_plan},           {"lead", find_lead},
               {"bearer", find_bearer},       {"layer", find_layer},
               {"pacthost", find_pact_host},  {"pactpartners", find_pact_partners},
               {"pacttrade", find_pact_trade}};

uint8_t finder_number(const char *name, size_t length) {
  for (size_t i = 0; i < sizeof finders / sizeof *finders; i++)
    if (strlen(finders[i].name) == length && memcmp(finders[i].name, name, length) == 0) return (uint8_t)(i + 1);
  return 0;
}

Found finder_run(uint8_t finder, Context *context, const Reading *reading, const Claim *claim) {
  return finders[finder - 1].find(context, reading, claim);
}
