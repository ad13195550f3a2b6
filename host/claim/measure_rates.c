/* The further rates of a duty, in prose: "12% for Acme, 18% for Bolt and 21% for all others", "BYD faces 17%, Geely 20%
 * and SAIC 38%", "rates for others run up to 54.9%". Each is a row of its own, of the act that the sentence tells or
 * that was told just before. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/fill.h"
#include "claim/measures.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/status.h"
#include "claim/window.h"

enum { BACK = 3, SEGMENT_MOST = 90, LEAD_MOST = 70 };

static bool is_duty(const Claim *claim) {
  static const char *const duties[] = {"antidumping", "countervailing/antisubsidy", "tariff",
                                       "safeguard",   "anticircumvention",          NULL};
  const char *type = text_of(claim_get(claim, NAME_measure_type));
  return type && claim->rule->of_measure && word_listed(type, duties);
}

static bool is_told(const ClaimList *out, size_t first, const Mention *m) {
  for (size_t i = first; i < out->count; i++) {
    const Value *high = claim_get(out->claim[i], NAME_value_high);
    if (high && m->quantity && high->number == m->quantity->value) return true;
  }
  return claims_telling(out, first, m) != NULL;
}

/* The duty that rates are of: one that the sentence tells with a rate, else the one told just before. */
static const Claim *act_of(const Context *c, const ClaimList *out, size_t first) {
  const LastAct *last = &c->document->last_act;
  for (size_t i = out->count; i > first; i--)
    if (is_duty(out->claim[i - 1]) && claim_get(out->claim[i - 1], NAME_value)) return out->claim[i - 1];
  for (size_t i = out->count; i > first; i--) /* "imposed duties ...; the rates for Peru run up to 30 percent" */
    if (out->claim[i - 1]->rule->of_measure) return is_duty(out->claim[i - 1]) ? out->claim[i - 1] : NULL;
  bool near = last->known && last->claim && last->sentence < c->number && c->number - last->sentence <= BACK;
  const Claim *act = near ? measure_rated(c->document) : NULL;
  return act && is_duty(act) ? act : NULL;
}

/* Words that a figure beside them is no rate of a duty: how things changed, shares, what it was before. */
static bool is_other_figure(const Context *c, uint32_t from, const Mention *m) {
  static const char *const before[] = {
      "%f[%a]rises?%s+%d",     "%f[%a]is%s+up%f[%A]",   "%f[%a]than%f[%A]",     "%f[%a]rose%f[%A]",
      "%f[%a]fell%f[%A]",      "%f[%a]grew%f[%A]",      "%f[%a]jumped%f[%A]",   "%f[%a]dropp?e?d?%f[%A]",
      "%f[%a]declin",          "%f[%a]surged%f[%A]",    "%f[%a]down%f[%A]",     "%f[%a]increas",
      "%f[%a]from%s+$",        "%f[%a]share",           "%f[%a]account",        "%f[%a]gain",
      "%f[%a]lost%f[%A]",      "%f[%a]shed%f[%A]",      "%f[%a]by%s+$",         "%f[%a]tax%f[%A]",
      "%f[%a]climbed%f[%A]",   "%f[%a]instead%f[%A]",   "%f[%a]earlier%f[%A]",  "%f[%a]profit",
      "%f[%a]price",           "%f[%a]currently%f[%A]", "%f[%a]already%f[%A]",  "%f[%a]previous",
      "%f[%a]output",          "%f[%a]invest",          "%f[%a]compared%f[%A]", "%f[%a]against%f[%A]",
      "%f[%a]besides%f[%A]",   "%f[%a]top%s+of%f[%A]",  "%f[%a]existing%f[%A]", "%f[%a]addition",
      "%f[%a]interest%s+rate", "%f[%a]policy%s+rate",   "%f[%a]deposit",        "%f[%a]lending",
      "%f[%a]growth%f[%A]",    "%f[%a]forecast",        "%f[%a]inflation",      "%f[%a]yields?%f[%A]",
      "%f[%a]unemployment",    "%f[%a]benchmark",       "%f[%a]index%f[%A]",    "%f[%a]futures%f[%A]"};
  static const char *const behind[] = {
      "^%s+of%s", "^%s+share",          "^%s+stake",  "^%s+increase",      "^%s+rise",        "^%s+drop",
      "^%s+fall", "^%s+more",           "^%s+less",   "^%s+higher",        "^%s+lower",       "^%s+growth",
      "^%s+year", "^%s+%l+%s+of%s+its", "^%s+from%s", "^%s+in%s+%d%d%d%d", "^%s+last%s+year", "^%s+at%s"};
  return words_any(c, from, m->from, before, sizeof before / sizeof *before) ||
         words_any(c, m->to, c->to, behind, sizeof behind / sizeof *behind);
}

/* Words before a figure that say it is a rate: of whom, or how high. */
static bool is_led(const Context *c, uint32_t from, const Mention *m) {
  static const char *const leads[] = {"%f[%a]rates?%f[%A]",    "%f[%a]margins?%f[%A]",    "%f[%a]others%f[%A]",
                                      "%f[%a]pays?%f[%A]",     "%f[%a]faces?%f[%A]",      "%f[%a]dut[yi]e?s?%f[%A]",
                                      "%f[%a]levy%f[%A]",      "%f[%a]levies%f[%A]",      "%f[%a]charged%f[%A]",
                                      "%f[%a]tariffs?%f[%A]",  "%f[%a]companies%f[%A]",   "%f[%a]producers%f[%A]",
                                      "%f[%a]exporters%f[%A]", "%f[%a]subject%s+to%f[%A]"};
  return words_any(c, from, m->from, leads, sizeof leads / sizeof *leads);
}

/* "17% on BYD, 20% on Geely", "BYD 17%, Geely 20% and SAIC 38%": another member of a list of rates. */
static bool is_member(const Context *c, const Mention *last, const Mention *m) {
  static const char *const joints[] = {"^%s+[fo][on]r?%s+[^%d;]-,?%s*and%s+[^%d;]*$",
                                       "^%s+[fo][on]r?%s+[%a%s.’'-]-%s+to%s+$",
                                       "^%s+[fo][on]r?%s+[^%d;]-,%s*[^%d;]*$",
                                       "^,%s+[^%d,;]*$",
                                       "^,?%s+and%s+[^%d,;]*$",
                                       "^%s+%([^%d;]-%),?%s*a?n?d?%s[^%d,;]*$",
                                       "^[%s;]+while%s+[^%d;]*$",
                                       "^;%s+[^%d;]*$",
                                       "^%s+%l+;%s+[^%d;]*$",
                                       "^[^;]-,%s+ris%a+%s+to%s+[%a%s]*$",
                                       "^[^;]-,%s+fall%a+%s+to%s+[%a%s]*$",
                                       "^[^;]-,?%s+and%s+t?h?e?n?%s*[%a%s]*$",
                                       "^[^;]-,%s+increasing%s+to%s+[%a%s]*$",
                                       "^%),?;?%s*a?n?d?%s*[%a%s.]*%($"}; /* "Chile (12%), Peru (9%)" */
  return m->from - last->to <= SEGMENT_MOST && words_any(c, last->to, m->from, joints, sizeof joints / sizeof *joints);
}

/* "35 percent in 2009, 30 percent in 2010": a rate with a year of its own, behind another. */
static bool is_year_member(const Context *c, const Mention *last, const Mention *m) {
  return words_match(c, last->to, m->from, "^[%a%s-]-%sin%s+%d%d%d%d,?%s*a?n?d?%s*$") &&
         words_match(c, m->to, c->to, "^[%a%s-]-%sin%s+%d%d%d%d");
}

/* "a 10% tariff was laid; it went up to 18% in July and will reach 35% by 2026": where a rate moved to next. */
static bool is_step(const Context *c, const Mention *last, const Mention *m) {
  static const char *const moves[] = {"[;,]%s+a?n?d?%s*it%s+[%l%s]*%f[%a]to%s+$", "[;,]%s+which%s+[%l%s]*%f[%a]to%s+$",
                                      "%f[%a]and%s+will%s+[%l%s]*%f[%a]to%s+$",   "%f[%a]and%s+will%s+reach%s+$",
                                      "%f[%a]and%s+is%s+to%s+reach%s+$",          "%f[%a]then%s+to%s+$"};
  static const uint16_t flows[] = {NAME_export_cue, NAME_import_cue, NAME_price_cue, NAME_production_cue};
  if (m->from - last->to > SEGMENT_MOST || !words_any(c, last->to, m->from, moves, sizeof moves / sizeof *moves))
    return false;
  for (size_t i = 0; i < sizeof flows / sizeof *flows; i++)
    if (context_last_between(c, flows[i], last->to, m->from)) return false;
  return true;
}

/* The sides that a rate is for, named between the rates around it: "40% for Myanmar and Laos"; none: those of the act.
 */
static void sides_of(const Context *c, const Claim *act, uint32_t from, const Mention *m, uint32_t to,
                     CodeList *sides) {
  const Value *imposer = claim_get(act, NAME_imposer);
  bool follows = words_match(c, m->to, to, "^%s+for%s") || words_match(c, m->to, to, "^%s+on%s");
  const Mention *before = NULL;
  sides->count = 0;
  EACH_MENTION (p, c, NAME_PLACE) {
    if (p->inside || (follows ? p->from < m->to || p->from >= to : p->from < from || p->to > m->from)) continue;
    const char *code = place_country(place_value(p));
    bool own = imposer && (imposer->kind == VALUE_TEXT ? code_is(imposer->text, code)
                                                       : imposer->count && code_is(imposer->list[0], code));
    if (strlen(code) > 3 || code_is(code, "WLD") || own) continue;
    bool joins = before && (words_match(c, before->to, p->from, "^,?%s+and%s+t?h?e?%s*$") ||
                            words_match(c, before->to, p->from, "^,%s+t?h?e?%s*$"));
    if (before && follows && !joins) return;
    if (!joins) sides->count = 0; /* the nearest */
    codes_add(sides, code);
    before = p;
  }
}

/* "announced a levy: 15 dollars a tonne from October": the rate of an act stands behind a colon. */
static bool is_behind_colon(const Context *c, const Claim *act, const Mention *m) {
  return act->sentence == c->number && !claim_get(act, NAME_value) && act->match_from < m->from &&
         words_match(c, act->match_to < m->from ? act->match_to : act->match_from, m->from, ":%s+[%a%s,’'-]*$");
}

/* Puts the list that some goods belong to, those between `from` and `to`, into a claim. */
static void put_goods(const Context *c, Claim *claim, const Mention *goods, uint32_t from, uint32_t to) {
  MentionList members;
  CodeList codes = {.count = 0};
  fill_list(c, goods, &members);
  for (size_t i = 0; i < members.count; i++)
    if (members.item[i]->to <= to && members.item[i]->from >= from) codes_add(&codes, members.item[i]->code);
  claim_set(c->document, claim, NAME_sector, value_list(c->document, &codes));
  claim_set(c->document, claim, NAME_product, (Value){.kind = VALUE_NONE});
  if (claim_span(claim, NAME_sector))
    claim_move_span(claim, NAME_sector, goods);
  else
    claim_note(c->document, claim, NAME_sector, goods, "clause");
}

/* "25 percent on Chilean wine": the goods behind a rate, up to the next one; false: none. */
static bool put_object(const Context *c, Claim *claim, const Mention *m, uint32_t to) {
  EACH_MENTION (sector, c, NAME_SECTOR) {
    if (sector->inside || sector->from < m->to || sector->to > to) continue;
    if (!words_match(c, m->to, sector->from, "^%s+on%s+[%a%s.’'-]*$") &&
        !words_match(c, m->to, sector->from, "^%s+for%s+[%a%s.’'-]*$"))
      continue;
    put_goods(c, claim, sector, sector->from, to);
    return true;
  }
  return false;
}

/* "Cars would face 50%": the goods before a rate. */
static void put_subject(const Context *c, Claim *claim, uint32_t from, const Mention *m) {
  const Mention *subject = NULL;
  EACH_MENTION (sector, c, NAME_SECTOR)
    if (!sector->inside && sector->from >= from && sector->to <= m->from) subject = sector;
  if (subject) put_goods(c, claim, subject, from, m->from);
}

/* "60 euros per tonne in 2027": the day that is told of one rate alone, up to the next one. */
static void put_day(const Context *c, Claim *claim, const Mention *m, uint32_t to) {
  EACH_MENTION (date, c, NAME_DATE) {
    if (date->inside || date->from < m->to || date->to > to || !date->date || !date->date->readings) continue;
    const char *when = period_value(c, date, true);
    if (when) claim_set(c->document, claim, NAME_date, value_text(when));
    status_next_year(c, claim);
    return;
  }
}

/* "In May it proposed duties: 15 dollars from October": the proposal has a day of its own, and is told beside. */
static bool has_own_day(const Context *c, const Claim *act, const Mention *m, uint32_t to) {
  const ClaimSpan *day = claim_span(act, NAME_date);
  if (!day || day->to <= day->from || day->from < c->from || day->to > m->from) return false;
  EACH_MENTION (date, c, NAME_DATE)
    if (!date->inside && date->from >= m->to && date->to <= to) return true;
  return false;
}

/* Puts the first rate behind a colon into the acts that the sentence tells without one. */
static void put_first(const Context *c, ClaimList *out, size_t first, const Claim *act, const Mention *m, uint32_t to) {
  CodeList sides;
  size_t count = out->count;
  sides_of(c, act, m->from, m, to, &sides);
  for (size_t i = first; i < count && !c->document->failed; i++) {
    Claim *claim = out->claim[i];
    if (!is_duty(claim) || claim_get(claim, NAME_value) || claim->rule != act->rule) continue;
    if (has_own_day(c, claim, m, to)) {
      claim = claim_copy(c->document, claim);
      if (!claim) return;
      claims_add(c->document, out, claim);
    }
    measure_put_rate(c, claim, m);
    if (sides.count) claim_set(c->document, claim, NAME_target, value_text(sides.item[0]));
    (void)put_object(c, claim, m, to);
    put_day(c, claim, m, to);
    claim_note(c->document, claim, NAME_value, m, "clause");
  }
}

/* What is told of a further rate: between which others it stands, whose goods it is for, whether a day behind it is its
 * own. */
typedef struct Told {
  uint32_t from, to;
  const char *side;
  bool dated, step;
} Told;

static void add_rate(const Context *c, ClaimList *out, const Claim *act, const Mention *m, const Told *told) {
  bool here = act->sentence == c->number, raised = words_match(c, told->from, m->from, "%f[%a]to%s+$");
  Claim *made = claim_copy(c->document, act);
  if (!made) return;
  measure_put_rate(c, made, m);
  if (!put_object(c, made, m, told->to) && (!here || raised)) /* "raised duties on cars to 40%, on tyres to 30%" */
    put_subject(c, made, told->from, m);
  if (told->dated) put_day(c, made, m, told->to); /* "35 percent in 2009, 30 percent in 2010" */
  if (told->side) claim_set(c->document, made, NAME_target, value_text(told->side));
  if (told->step && words_match(c, told->from, m->from, "%f[%a]will%s+[%l%s]*$"))
    claim_set(c->document, made, NAME_status, value_text("planned"));
  if (!here && code_is(text_of(claim_get(made, NAME_status)), "extended"))
    claim_set(c->document, made, NAME_status, value_text("in force")); /* what goes on is there */
  made->from = c->from;
  made->to = c->to;
  made->sentence = c->number;
  made->match_from = m->from;
  made->match_to = m->to;
  if (claim_span(made, NAME_value))
    claim_move_span(made, NAME_value, m);
  else
    claim_note(c->document, made, NAME_value, m, "clause");
  for (uint32_t k = 0; !here && k < made->spans; k++)
    if (made->span[k].field != NAME_value) made->span[k].path = "previous";
  claims_add(c->document, out, made);
}

/* Of several rates that rules read in a sentence each has the day and the side right behind it: "levies on the region
 * range from 10% for Peru to ...", "100% on cars from October 1 and 25% on steel from October 15". */
static void put_behind(const Context *c, ClaimList *out, size_t first, const Mention *m, uint32_t to) {
  CodeList sides;
  for (size_t i = first; i < out->count; i++) {
    Claim *claim = out->claim[i];
    const ClaimSpan *value = claim_span(claim, NAME_value);
    if (!is_duty(claim) || !value || value->from != m->from) continue;
    EACH_MENTION (date, c, NAME_DATE)
      if (date->from >= m->to && date->to <= to && words_match(c, m->to, date->from, "^[%w%s.$’'&]*$")) {
        put_day(c, claim, m, to);
        break;
      }
    const char *target = text_of(claim_get(claim, NAME_target));
    if (!target || strlen(target) <= 3) continue;
    sides_of(c, claim, m->from, m, to, &sides); /* of a part of the world */
    if (sides.count == 1) claim_set(c->document, claim, NAME_target, value_text(sides.item[0]));
  }
}

/* "on cars to 40%, on tyres from 10% to 30%": a rate that rules read is of the goods right before it. */
static void put_before(const Context *c, ClaimList *out, size_t first, uint32_t from, const Mention *begins,
                       const Mention *m) {
  if (!words_match(c, begins->to < m->from ? begins->to : from, m->from, "%f[%a]to%s+$")) return;
  if (words_match(c, m->to, c->to, "^%s+on%s") || words_match(c, m->to, c->to, "^%s+for%s")) return;
  for (size_t i = first; i < out->count; i++) {
    const ClaimSpan *value = claim_span(out->claim[i], NAME_value);
    if (is_duty(out->claim[i]) && value && value->from == m->from) put_subject(c, out->claim[i], from, begins);
  }
}

/* "Chile's rate did not rise to 20 percent" */
static bool is_denied(const Context *c, uint32_t from, const Mention *m) {
  return words_match(c, from, m->from, "%f[%a][dwh]%a+%s+not%f[%A]") || words_match(c, from, m->from, "n['’]t%f[%A]") ||
         words_match(c, from, m->from, "%f[%a]never%f[%A]");
}

void measure_rates(const Context *c, ClaimList *out, size_t first) {
  if (c->han || (!context_of(c, NAME_PERCENT, NULL) && !context_of(c, NAME_MONEY, NULL))) return;
  const Claim *act = act_of(c, out, first); /* of which the rates are */
  const Mention *last = NULL;               /* the rate before */
  const Mention *former = NULL;             /* what a rate was: "on tyres from 10% to 30%" */
  bool colon = false;
  for (size_t i = 0; act && i < c->mentions && !c->document->failed; i++) {
    const Mention *m = &c->mention[i];
    if (m->inside || !m->quantity || !measure_is_rate(c, m)) continue;
    bool told = is_told(out, first, m), here = act->sentence == c->number;
    uint32_t from = last ? last->to : m->from > c->from + LEAD_MOST ? m->from - LEAD_MOST : c->from;
    const Mention *before = last;
    if (told) last = m;
    bool apart = here && !before && words_match(c, from, m->from, "[;,]%s+[%a%s]*rates?%f[%A]");
    const Mention *next = m + 1;
    while (next < c->mention + c->mentions && (next->inside || !next->quantity || !measure_is_rate(c, next))) next++;
    uint32_t to = next < c->mention + c->mentions ? next->from : c->to;
    const Mention *begins = former && before && words_match(c, former->to, m->from, "^%s+to%s+$") ? former : m;
    if (told && here && (before || to < c->to)) put_behind(c, out, first, m, to);
    if (told && here && before && is_member(c, before, begins)) put_before(c, out, first, from, begins, m);
    if (!told && !before && is_behind_colon(c, act, m)) {
      put_first(c, out, first, act, m, to);
      act = act_of(c, out, first);
      last = m;
      colon = true;
      continue;
    }
    if (told || (here && !before && !apart)) continue;                     /* the act has its own rate */
    bool goes_on = colon && words_match(c, from, m->from, ",%s+[%a%s]*$"); /* "25% from May, 35% from July" */
    bool step = before && is_step(c, before, m);
    goes_on |= step || (before && is_year_member(c, before, m));
    former = before && words_match(c, from, m->from, "%f[%a]from%s+$") ? m : NULL;
    if (!goes_on && is_other_figure(c, from, m)) {
      if (before && words_match(c, before->to, m->from, "^,%s+against%s+$"))
        last = m; /* "50%, against 20% now; steel 35%" */
      continue;
    }
    if (!goes_on && before && here && measure_acts_between(c, before->to, m->from)) continue;
    if (!goes_on && !(before ? is_member(c, before, begins) || is_led(c, from, m) : is_led(c, from, m))) continue;
    if (is_denied(c, from, m)) continue;
    last = m;
    CodeList sides;
    sides_of(c, act, from, m, to, &sides);
    for (size_t k = 0; k == 0 || k < sides.count; k++)
      add_rate(c, out, act, m,
               &(Told){.from = from,
                       .to = to,
                       .side = k < sides.count ? sides.item[k] : NULL,
                       .step = step,
                       .dated = colon || here || words_match(c, m->to, to, "^%s+[%a%s-]*%f[%a]in%s+%d%d%d%d")});
  }
}
