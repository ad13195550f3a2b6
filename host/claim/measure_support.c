/* Money that a state gives to a trade: who gives it, and how far it has come. A firm that spends, and a bank that
 * lends, give no support; a law, a fund or a programme acts for the country whose it is. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/window.h"

enum { SUBJECT_REACH = 90 };

bool measure_is_support(const Reading *r) { return r->rule->is & IS_SUPPORT; }
static bool is_received(const Reading *r) { return r->rule->is & IS_RECEIVED; }

/* Whether a word for the state, its laws or its funds leads to the verb. */
static bool state_word(const Context *c, const Mention *verb) {
  static const char *const words[] = {"%f[%a]government",
                                      "%f[%a]ministr",
                                      "%f[%a]the%s+state%f[%A]",
                                      "%f[%a]authorit",
                                      "%f[%a]officials",
                                      "%f[%a]%a*%s*law%f[%A]",
                                      "%f[%a]act%f[%A]",
                                      "%f[%a]program",
                                      "%f[%a]fund%f[%A]",
                                      "%f[%a]scheme",
                                      "%f[%a]cabinet",
                                      "%f[%a]parliament",
                                      "%f[%a]administration",
                                      "%f[%a]council",
                                      "%f[%a]commission%f[%A]",
                                      "%f[%a]budget",
                                      "%f[%a]department",
                                      "%f[%a]planners",
                                      "%f[%a]lawmakers",
                                      "%f[%a]treasury",
                                      "%f[%a]agency",
                                      "%f[%a]policymaker",
                                      "%f[%a]initiative",
                                      "%f[%a]state%s+aid%f[%A]",
                                      "%f[%a]public%s",
                                      "%f[%a]legislation",
                                      "%f[%a]governor",
                                      "政府",
                                      "部",
                                      "财政",
                                      "基金",
                                      "国务院",
                                      "法案",
                                      "當局",
                                      "当局"};
  Window before = window_before(c, verb->from, SUBJECT_REACH);
  return window_any(&before, words, sizeof words / sizeof *words);
}

/* A company or a bank that stands before the verb in its clause, and is not who gets the money ("向台积电提供"). */
bool measure_firm_acts(const Context *c, const Mention *verb) {
  EACH_MENTION (org, c, NAME_ORG)
    if (!org->inside && org->org && org->to <= verb->from && org->clause == verb->clause &&
        (org->org->kind == ORG_COMPANY || org->org->kind == ORG_BANK)) {
      Window before = window_before(c, org->from, 4);
      if (!window_ends(&before, "向") && !window_ends(&before, "给") && !window_ends(&before, "对") &&
          !window_ends(&before, "为"))
        return true;
    }
  return false;
}

/* A country right before the verb: "Germany will spend", "德国将为". */
static bool country_acts(Context *c, const Mention *verb) {
  static const char *const firms[] = {"%f[%a]firms?%f[%A]",
                                      "%f[%a]compan",
                                      "%f[%a]enterprises",
                                      "%f[%a]investors",
                                      "%f[%a]%a*makers?%f[%A]",
                                      "%f[%a]producers?",
                                      "%f[%a]banks?%f[%A]",
                                      "%f[%a]groups?%f[%A]",
                                      "企业",
                                      "公司",
                                      "银行",
                                      "集团",
                                      "^[’']s%s+%u%l+%s+%u%l+",
                                      "^[’']s%s+%u%l+%s+%l"}; /* "Peru's Minsur will spend" */
  static const char *const states[] = {"^[’']s%s+[%a%s]-[Mm]inist", "^[’']s%s+[%a%s]-[Gg]overnment",
                                       "^[’']s%s+[%a%s]-[Pp]arliament", "^[’']s%s+[%a%s]-[Dd]epartment"};
  const Party *party = role_subject(c, verb, true);
  if (party && words_any(c, party->mention->to, verb->from, states, sizeof states / sizeof *states)) return true;
  if (party && words_any(c, party->mention->to, verb->from, firms, sizeof firms / sizeof *firms)) return false;
  return party && !code_is(party->code, "WLD") && (party->org || strlen(party->code) <= 3);
}

/* "Chile's shipyards received ...", "farmers in Peru got ...": where those who get it are at home. */
static const Party *home_of_receivers(const Context *c, const Reading *r, const Party *party, size_t count) {
  enum { NEAR = 48 };
  const Party *home = NULL;
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    bool near = m->to <= r->trigger->from && r->trigger->from - m->to <= NEAR && m->clause == r->trigger->clause;
    if (!near || party[i].org || m->type != NAME_PLACE || strlen(party[i].code) > 6) continue;
    if (words_match(c, m->to, r->trigger->from, "^[’']*s?%s+%a[%a%s-]*$") ||
        code_is(place_word_before(c, m).text, "in"))
      home = &party[i];
  }
  return home;
}

/* Whose support a firm gets: "from the French government", else where those who get it are, or their works. */
Found measure_support_giver(Context *c, const Reading *r) {
  static const char *const from[] = {"from", "by", NULL}, *const at[] = {"in", "at", "on", NULL};
  size_t count;
  const Party *party = role_parties(c, &count), *best = NULL;
  bool helped = words_match(c, r->trigger->from, r->trigger->to, "help%s+of$") ||
                words_match(c, r->trigger->from, r->trigger->to, "^[Tt]hanks");
  if (helped)
    best = role_subject(c, r->trigger, false); /* "Chile raised its share of Peru's market with the help of" */
  const Mention *says = helped ? context_of(c, NAME_say_cue, NULL) : NULL; /* "Lima says Chile raised ..." */
  for (size_t i = 0; best && says && best->mention->to <= says->from && i < count; i++)
    if (party[i].mention->from >= says->to && party[i].mention->to <= r->trigger->from) {
      best = &party[i];
      break;
    }
  for (int pass = 0; !best && pass < 2; pass++) {
    if (pass == 1 && (best = home_of_receivers(c, r, party, count)) != NULL) break;
    for (size_t i = 0; !best && i < count; i++) {
      bool fits = word_listed(place_word_before(c, party[i].mention).text, pass == 0 ? from : at);
      if (fits && party[i].mention->from > r->trigger->from && strlen(party[i].code) <= 6) best = &party[i];
    }
  }
  static const char *const of_trade[] = {"^[’']*s?%s+%l", "^%s+%u%u+%s", "^%s+EVs?%f[%A]"};
  for (size_t i = 0; !best && r->measure && r->measure->to <= r->trigger->from && i < count; i++) {
    const Mention *m = party[i].mention; /* "subsidies have helped Chilean shipyards": whose trade it is */
    if (m->from >= r->trigger->to && m->from - r->trigger->to <= 30 && !party[i].org && strlen(party[i].code) <= 3 &&
        words_any(c, m->to, c->to, of_trade, sizeof of_trade / sizeof *of_trade))
      best = &party[i];
  }
  const char *code = best ? place_country(best->code) : NULL;
  const LastAct *last = &c->document->last_act;
  const Value *kind = last->known && last->claim ? claim_get(last->claim, NAME_measure_type) : NULL;
  if (!code && kind && code_is(text_of(kind), "subsidy/industrial support") && last->imposers.kind == VALUE_LIST)
    return (Found){last->imposers, NULL, "previous"};
  if (!code) return (Found){.step = NULL};
  CodeList one = {1, {code}};
  return (Found){value_list(c->document, &one), best->mention, "clause"};
}

/* "pledged $5 billion in grants to Africa": help for others, no support of a trade. */
bool measure_helps_others(Context *c, const Reading *r) {
  static const char *const to[] = {"to", "for", NULL};
  enum { FAR = 14 };
  size_t count;
  const Party *party = role_parties(c, &count), *giver = role_subject(c, r->trigger, true);
  if (!giver) giver = role_subject(c, r->trigger, false);
  const Mention *given = r->value ? r->value : r->measure ? r->measure : r->trigger; /* "poured billions into Peru" */
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->from >= r->trigger->to && m->to <= given->from && !party[i].org && !place_is_province(party[i].code) &&
        words_match(c, r->trigger->to, m->from, "^%s+t?h?e?%s*$") && words_match(c, m->to, c->to, "^%s+%l"))
      return true; /* "provide Ghana with a loan", "granted Peru a loan" */
    if (m->from < given->to || m->token > given->last + FAR || party[i].org ||
        (giver && code_is(giver->code, party[i].code)))
      continue;
    if (code_is(place_word_before(c, m).text, "into")) return true; /* "poured billions into Peruvian works" */
    if (word_listed(place_word_before(c, m).text, to) && !words_match(c, m->to, c->to, "^[’'s]*%s+%a*%s*%l+makers") &&
        !words_match(c, m->to, c->to, "^[’'s]*%s+%a*%s*%a*%s*industr"))
      return true;
  }
  return false;
}

bool measure_support_told(Context *c, const Reading *r) {
  Window own = window_before(c, r->trigger ? r->trigger->from : c->from, 10); /* "grants or loans" */
  if (r->trigger && words_match(c, r->trigger->from, r->trigger->to, "^[Gg]rants$") &&
      (window_has(&own, "%f[%a]either%s+$") || window_has(&own, "%f[%a]in%s+$") || window_has(&own, "%f[%a]of%s+$") ||
       window_has(&own, "%f[%a]and%s+$") || window_has(&own, "%f[%a]or%s+$")))
    return false;
  if (r->trigger && is_received(r) && words_match(c, r->measure->from, r->measure->to, "^[Ss]ubsidi[sz]ed$"))
    return false;
  if (r->trigger && is_received(r)) return measure_support_giver(c, r).value.kind != VALUE_NONE;
  if (r->trigger && r->trigger->to < c->to && c->text[r->trigger->to] == '-') return false; /* "lower-income" */
  if (r->trigger && r->measure && !r->value)                                                /* "provides subsidies" */
    return !measure_firm_acts(c, r->trigger) && !measure_helps_others(c, r);
  if (!r->trigger || measure_firm_acts(c, r->trigger)) return false;
  if (measure_helps_others(c, r)) return false;
  static const char *const bought[] = {"^%s+for%s+import", "^%s+for%s+buying", "^%s+for%s+purchas", "^%s+to%s+import",
                                       "^%s+for%s+%a+%s+imports"};
  if (r->value && words_any(c, r->value->to, c->to, bought, sizeof bought / sizeof *bought)) return false;
  Window before = window_before(c, r->trigger->from, SUBJECT_REACH);
  if (window_has(&before, "%f[%a]state%s+firms") || window_has(&before, "%f[%a]state%-owned")) return false;
  return country_acts(c, r->trigger) || state_word(c, r->trigger);
}

/* What is given is in force; what was agreed is announced; what is to be given is planned. */
void measure_support_status(const Context *c, const Reading *r, Claim *claim, const char *modality) {
  static const char *const agreed[] = {
      "%f[%a]agreed%f[%A]", "%f[%a]approv", "%f[%a]pledg", "%f[%a]promis", "%f[%a]announc", "%f[%a]vow",
      "%f[%a]commit",       "%f[%a]unveil", "同意",        "批准",         "宣布",          "承诺"};
  uint32_t from = r->trigger->from > c->from + 40 ? r->trigger->from - 40 : c->from;
  bool told = words_any(c, from, r->trigger->to, agreed, sizeof agreed / sizeof *agreed);
  bool planned = code_is(modality, "planned") || code_is(modality, "forecast");
  static const char *const firm[] = {"%f[%a]will%s+%l*%s*$", "%f[%a]is%s+to%s+$"};
  Window lead = window_before(c, r->trigger->from, 20);
  if (planned && window_any(&lead, firm, 2)) told = true; /* "will allocate": said so */
  if (told || planned) claim_set(c->document, claim, NAME_status, value_text(told ? "announced" : "planned"));
}
