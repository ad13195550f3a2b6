/* Rates that share one act, each for goods or a side of its own: "25% on steel and 10% on aluminium", "tariffs of 25%
 * on Canada and 10% on China", "on steel and aluminium of 25% and 10% respectively". */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/fill.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/window.h"

enum { GOODS_NEAR = 8, SIDE_NEAR = 8 };

/* "25 percent on", "10% duty on", "a 10% rate for" */
static bool names_goods(const Context *c, const Mention *rate) {
  static const char *const links[] = {"^%s+on%s",  "^%s+%l+%s+on%s",  "^%s+%l+%s+%l+%s+on%s",
                                      "^%s+for%s", "^%s+%l+%s+for%s", "^%s+against%s"};
  if (words_match(c, rate->to, c->to, "^%s+on%s+%u%l+%.?%s+%d")) return false; /* "on May 1" */
  Window after = window_after(c, rate->to, 34);
  return window_any(&after, links, sizeof links / sizeof *links);
}

/* Whether a rate goes on from one before: "and a 10%", ", 20%", "as well as up to 15%". */
static bool goes_on(const Context *c, const Mention *rate) {
  static const char *const joins[] = {"%f[%a]and%s+[%a%s-]*$", "[,;]%s+[%a%s-]*$", "%f[%a]plus%s+[%a%s-]*$",
                                      "%f[%a]while%s+[%a%s-]*$"};
  static const char *const apart[] = {"%f[%a]after%s+[%a%s-]*$",         "%f[%a]following%s+[%a%s-]*$",
                                      "%f[%a]by%s+%l+ing%s+[%a%s-]*$",   "%f[%a]before%s+[%a%s-]*$",
                                      "%f[%a]since%s+[%a%s-]*$",         "%f[%a]when%s+[%a%s-]*$",
                                      "%f[%a]on%s+top%s+of%s+[%a%s-]*$", "%f[%a]in%s+addition%s+to%s+[%a%s-]*$"};
  Window before = window_before(c, rate->from, 34);
  return window_any(&before, joins, sizeof joins / sizeof *joins) &&
         !window_any(&before, apart, sizeof apart / sizeof *apart); /* ", days after his 10% tariffs on Chile" */
}

static bool is_own(const Claim *claim, const char *code) { return value_has(claim_get(claim, NAME_imposer), code); }

/* The sectors named first in from..to, near the rate, with their list. */
static Value goods_in(Context *c, const Mention *rate, uint32_t to) {
  EACH_MENTION (m, c, NAME_SECTOR) {
    if (m->inside || m->from < rate->to || m->to > to || m->token - rate->last > GOODS_NEAR) continue;
    if (words_match(c, m->from, m->to, "^%u%l")) continue; /* of a firm's name */
    MentionList members;
    CodeList codes = {.count = 0};
    fill_list(c, m, &members);
    for (size_t i = 0; i < members.count; i++)
      if (members.item[i]->from >= rate->to && members.item[i]->to <= to) codes_add(&codes, members.item[i]->code);
    return value_list(c->document, &codes);
  }
  return (Value){.kind = VALUE_NONE};
}

/* The side named in rate..to: a place, that of a firm that is known ("all other Japanese companies"). */
static Value sides_in(Context *c, const Claim *claim, const Mention *rate, uint32_t to) {
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->from < rate->to || m->to > to || m->token - rate->last > SIDE_NEAR || party[i].org) continue;
    CodeList all, codes = {.count = 0};
    role_with_list(c, &party[i], &all);
    for (size_t k = 0; k < all.count; k++)
      if (!is_own(claim, all.item[k])) codes_add(&codes, all.item[k]);
    if (codes.count) return value_list(c->document, &codes); /* "on U.S. imports of Chilean wine" */
  }
  return (Value){.kind = VALUE_NONE};
}

/* "8 percent for Nippon Steel and the other Japanese firms": where a firm is at home, as the words say. */
static Value home_in(const Context *c, const Mention *rate, uint32_t to) {
  const char *home = NULL;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->from < rate->to || m->to > to) continue;
    if (m->type == NAME_PLACE && strlen(m->code) == 3 && !code_is(m->code, "WLD")) home = m->code;
    if (!home && m->org && m->org->kind == ORG_COMPANY && m->org->place) home = m->org->place;
  }
  CodeList one = {home != NULL, {home}};
  return home ? value_list(c->document, &one) : (Value){.kind = VALUE_NONE};
}

/* Firms whose home nobody says stand with those behind them, up to "and all other ... companies". */
static void share_homes(const Context *c, const Mention *const *rate, MeasureShare *share, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (share[i].target.kind == VALUE_NONE)
      share[i].target = home_in(c, rate[i], i + 1 < count ? rate[i + 1]->from : c->to);
  for (size_t i = count - 1; i > 0; i--)
    if (share[i - 1].target.kind == VALUE_NONE) share[i - 1].target = share[i].target;
  for (size_t i = 1; i < count; i++)
    if (share[i].target.kind == VALUE_NONE) share[i].target = share[i - 1].target;
}

static const Mention *rate_of(const Context *c, const Claim *claim) {
  for (uint32_t i = 0; i < claim->spans; i++)
    for (size_t k = 0; claim->span[i].field == NAME_value && k < c->mentions; k++)
      if (c->mention[k].from == claim->span[i].from && measure_is_rate(c, &c->mention[k])) return &c->mention[k];
  return NULL;
}

/* Sectors, or sides, and rates that "respectively" zips. */
static size_t zipped(Context *c, const Claim *claim, const Mention *own, MeasureShare share[SHARES_MOST]) {
  MentionList all, sectors, figures;
  size_t count = 0, at;
  bool said = context_respective(c); /* "123 and 41 percent on goods from Chile and Peru" leaves it to the reader */
  context_beside(c, own, &figures, &at);
  if (figures.count < 2 || figures.count > SHARES_MOST) return 0;
  if (!said && !words_match(c, figures.item[0]->to, figures.item[1]->from, "^[%s%a%%]-%s+and%s+$")) return 0;
  for (size_t pass = said ? 0 : 1; pass < 2; pass++) {
    context_list(c, pass == 0 ? NAME_SECTOR : NAME_PLACE, &all);
    context_coordination(c, &all, &sectors);
    if (sectors.count != figures.count) continue;
    for (; count < figures.count; count++) {
      const Value none = {.kind = VALUE_NONE};
      const char *code = pass == 0 ? sectors.item[count]->code : place_value(sectors.item[count]);
      CodeList one = {1, {code}};
      Value member = value_list(c->document, &one);
      bool own_side = pass == 1 && is_own(claim, code); /* "甲国和乙国…分别加征25%和20%": of those who lay them */
      share[count] = (MeasureShare){figures.item[count], pass == 0 ? member : none,
                                    pass == 0 || own_side ? none : member, own_side ? member : none};
    }
    break;
  }
  return count;
}

/* "duties of 24.9% and 33.5%", "at 7, 9 and 12 percent": several rates of one act, for nobody in particular. */
static size_t side_by_side(const Context *c, const Mention *own, MeasureShare share[SHARES_MOST]) {
  MentionList figures;
  size_t at;
  const Value none = {.kind = VALUE_NONE};
  context_beside(c, own, &figures, &at);
  if (figures.count < 2 || figures.count > SHARES_MOST) return 0;
  Window before = window_before(c, figures.item[0]->from, 20);
  if (window_has(&before, "%f[%a]between%s+$") || window_has(&before, "%f[%a]range%s+of%s+$")) return 0;
  for (size_t i = 0; i < figures.count; i++) {
    if (!measure_is_rate(c, figures.item[i])) return 0;
    share[i] = (MeasureShare){figures.item[i], none, none, none};
  }
  return figures.count;
}

/* "10% on Peruvian fish, and Peru answered with 15%", "with Peru putting 15%": another side acts between two rates. */
static bool another_acts(const Context *c, uint32_t from, uint32_t to) {
  size_t count;
  const Party *party = role_parties((Context *)c, &count);
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->from < from || m->to > to) continue;
    if (words_match(c, m->to, to, "^[’']s?%s+[%l%s-]*$")) return true; /* "hours before Peru's 15%" */
    if (words_match(c, m->to, to, "^%s+%l+ing%s") && code_is(place_word_before(c, m).text, "with")) return true;
    if (!words_match(c, m->to, to, "^%s+%l+ed%s") && !words_match(c, m->to, to, "^%s+%l+ing%s")) continue;
    if (!role_is_other_side((Context *)c, m) && !role_is_of_goods(c, m)) return true;
  }
  return false;
}

/* "imposed 10% on Chile and threatened 25% on Peru": another act between two rates. */
bool measure_acts_between(const Context *c, uint32_t from, uint32_t to) {
  static const uint16_t acts[] = {NAME_weigh_cue, NAME_announce_cue, NAME_terminate_cue};
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
    if (context_last_between(c, acts[i], from, to)) return true;
  static const uint16_t lays[] = {NAME_in_force_cue, NAME_impose_cue};
  for (size_t i = 0; i < sizeof lays / sizeof *lays; i++) { /* "while Peru levies 2.5%" */
    const Mention *verb = context_last_between(c, lays[i], from, to);
    if (verb && words_match(c, verb->to, to, "^%s+a?n?%s*%l*%s*$")) return true;
  }
  if (!c->han && another_acts(c, from, to)) return true;
  const Mention *plans = context_last_between(c, NAME_plan_cue, from, to);
  return plans && words_match(c, plans->to, to, "^%s+%l+%s");
}

/* From the rates of the sentence, the run that `own` belongs to. */
static size_t run_of(const Context *c, const Mention *own, const Mention *rate[SHARES_MOST]) {
  size_t count = 0;
  bool mine = false;
  EACH_MENTION (m, c, NAME_PERCENT) {
    if (!measure_is_rate(c, m)) continue;
    bool joined = count && goes_on(c, m) && !measure_acts_between(c, rate[count - 1]->to, m->from);
    if (!names_goods(c, m) || (count && !joined)) {
      if (mine) break;
      count = 0, mine = false;
      if (!names_goods(c, m)) continue;
    }
    if (count == SHARES_MOST) break;
    rate[count++] = m;
    mine |= m == own;
  }
  return mine ? count : 0;
}

size_t measure_shares(Context *c, const Reading *r, const Claim *claim, MeasureShare share[SHARES_MOST]) {
  bool rated = r->rule->kind == RULE_ACT || (r->rule->kind == RULE_LISTED_RATE && !r->head);
  const Mention *own = rated ? rate_of(c, claim) : NULL, *rate[SHARES_MOST];
  if (!own) return 0;
  size_t count = zipped(c, claim, own, share), sides = 0, goods = 0;
  if (count) return count;
  count = run_of(c, own, rate);
  if (count < 2) return side_by_side(c, own, share);
  for (size_t i = 0; i < count; i++) {
    uint32_t to = i + 1 < count ? rate[i + 1]->from : c->to;
    share[i] =
        (MeasureShare){rate[i], goods_in(c, rate[i], to), sides_in(c, claim, rate[i], to), (Value){.kind = VALUE_NONE}};
    goods += share[i].sector.kind != VALUE_NONE;
    sides += share[i].target.kind != VALUE_NONE;
  }
  if (goods == 0 && sides < count) {
    share_homes(c, rate, share, count);
    sides = share[0].target.kind != VALUE_NONE ? count : 0;
  }
  CodeList none = {.count = 0};
  for (size_t i = 0; i < count; i++) {
    if (sides < count) share[i].target = (Value){.kind = VALUE_NONE};
    if (goods && share[i].sector.kind == VALUE_NONE) share[i].sector = value_list(c->document, &none);
  }
  return goods || sides == count ? count : 0;
}
