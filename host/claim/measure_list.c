/* Lists of duties by firm, as notices print them below the act: each line has a name and a rate; the rest is that of
 * the act told last, the country that of the line or of the line above the list ("(一)韩国公司"). */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/reading.h"
#include "claim/window.h"

enum { LINE_MOST = 240, LINES_MOST = 40, HEAD_MOST = 60 };

static const Mention *place_in(const Context *c) {
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && !place_is_province(m->code) && !code_is(m->code, "WLD")) return m;
  return NULL;
}

/* The country of a line: its own, or that of the last short line above without a rate. */
static const char *country_of(const Context *c, uint32_t least) {
  const Mention *own = place_in(c);
  if (own) return place_value(own);
  for (uint32_t number = c->number; number > least + 1; number--) {
    const Context *above = document_sentence(c->document, number - 1);
    if (context_of(above, NAME_PERCENT, NULL) || above->to - above->from > HEAD_MOST) continue;
    const Mention *m = place_in(above);
    if (m) return place_value(m);
  }
  return NULL;
}

/* The name before a rate, without the number of its entry. */
static const char *name_before(const Context *c, const Mention *rate) {
  static const char *const leads = " \t\r\n.0123456789()-*|";
  uint32_t from = c->from, to = rate->from;
  for (;;) {
    if (from < to && strchr(leads, c->text[from]))
      from++;
    else if (from + 3 <= to && (memcmp(c->text + from, "、", 3) == 0 || memcmp(c->text + from, "．", 3) == 0 ||
                                memcmp(c->text + from, "（", 3) == 0 || memcmp(c->text + from, "）", 3) == 0))
      from += 3;
    else
      break;
  }
  while (to > from && strchr(" \t:|-", c->text[to - 1])) to--;
  while (to >= from + 3 && (memcmp(c->text + to - 3, "：", 3) == 0 || memcmp(c->text + to - 3, "为", 3) == 0)) to -= 3;
  return to > from ? document_copy(c->document, c->text + from, to - from) : NULL;
}

/* Whether rates of a kind are told: duties, not quotas or controls. */
static bool has_rates(const Claim *claim) {
  static const char *const kinds[] = {"tariff",    "antidumping",       "countervailing/antisubsidy",
                                      "safeguard", "anticircumvention", NULL};
  const char *type = text_of(claim_get(claim, NAME_measure_type));
  return type && word_listed(type, kinds);
}

/* Whether a rate is for a side or for goods, not for a firm ("4.8 percent for Angang Steel"). */
static bool is_for_firm(const Context *c, const Mention *rate) {
  PatternMatch match;
  if (!words_find(c, rate->to, c->to, "^%s+f?[oO][rn]%s+t?h?e?%s*()%u", &match)) return false;
  uint32_t at = rate->to + (uint32_t)match.to - 1;
  EACH_MENTION (m, c, NAME_PLACE)
    if (m->from <= at && m->to > at) return m->inside != NULL;
  return true;
}

/* A line of a list, not a sentence of prose. */
static bool is_entry(const Context *c) {
  enum { ENTRY_MOST = 160 };
  if (c->zone == ZONE_LIST_ITEM) return true;
  uint32_t from = c->from;
  while (from > 0 && strchr(" \t-*", c->text[from - 1])) from--;
  return c->to - c->from <= ENTRY_MOST &&
         (from == 0 || c->text[from - 1] == '\n' || (unsigned char)c->text[from - 1] > 127);
}

/* "... shall raise the duties on the following goods from Chile:": on whom, and how far, what stands below the line. */
static void put_from_lead(Context *c, Claim *claim, uint32_t last) {
  static const char *const raises[] = {"%f[%a]increas", "%f[%a]rais",  "%f[%a]impos",    "%f[%a]modif",
                                       "%f[%a]hik",     "%f[%a]lower", "%f[%a]cut%f[%A]"};
  static const char *const ahead[] = {"%f[%a]shall%f[%A]", "%f[%a]will%f[%A]", "%f[%a]directed%s+to"};
  ClaimDocument *document = c->document;
  Context *lead = document_lead(c);
  if (!lead || !words_any(lead, lead->from, lead->to, raises, sizeof raises / sizeof *raises)) return;
  const Value *imposer = claim_get(claim, NAME_imposer);
  Found target = claim_get(claim, NAME_target) ? (Found){.step = NULL} : role_aimed_in(lead, imposer);
  if (!claim_get(claim, NAME_target) && target.value.kind == VALUE_NONE &&
      lead->number > 0) { /* a second list goes on */
    Context *first = document_lead(document_sentence(document, lead->number - 1));
    if (first) target = role_aimed_in(first, imposer);
  }
  if (target.value.kind != VALUE_NONE) {
    claim_set(document, claim, NAME_target, target.value);
    claim_note(document, claim, NAME_target, target.mention, "heading");
  }
  if (lead->number > last && words_any(lead, lead->from, lead->to, ahead, sizeof ahead / sizeof *ahead))
    claim_set(document, claim, NAME_status, value_text("announced"));
}

/* A side of its own that begins the sentence and acts there: "In May, Chile revised duties on ...". NULL: none. */
static const Party *another_acts(Context *c, const Reading *r, const LastAct *last) {
  enum { HEAD = 6 };
  size_t count;
  const Party *party = role_parties(c, &count);
  const Mention *side = reading_capture(r, NAME_target);
  if (count == 0 || party->mention->token > HEAD || party->mention->to > r->value->from) return NULL;
  bool acts = !code_is(party->code, last->imposer) && !role_other_side(place_word_before(c, party->mention).text) &&
              words_match(c, party->mention->to, c->to, "^%s+%l+ed%s") && !(side && side->from == party->mention->from);
  return acts ? party : NULL;
}

/* "其中甲公司12%,乙公司9.5%": a company right before the rate. */
static bool follows_firm(const Context *c, const Mention *rate) {
  enum { NEAR = 24 };
  EACH_MENTION (org, c, NAME_ORG)
    if (org->org && org->org->kind == ORG_COMPANY && org->to <= rate->from && rate->from - org->to <= NEAR &&
        !words_match(c, org->to, rate->from, "股") && !words_match(c, org->to, rate->from, "%d"))
      return true;
  return false;
}

/* The act that rates behind are of: an inquiry told last has none, where duties were told beside it. */
const Claim *measure_rated(const ClaimDocument *document) {
  enum { NEAR = 2 };
  const LastAct *last = &document->last_act;
  bool beside = last->claim && last->laid && last->laid != last->claim && has_rates(last->laid) &&
                last->claim->sentence - last->laid->sentence <= NEAR;
  return beside ? last->laid : last->claim;
}

/* "gross margins remained at 12.5%", "the unemployment rate": what a firm earns, and other rates. */
static bool of_other_rate(const Context *c) {
  static const char *const words[] = {"gross%s+margin",
                                      "profit%s+margin",
                                      "operating%s+margin",
                                      "ebitda",
                                      "net%s+margin",
                                      "margin%s+expect",
                                      "interest%s+margin",
                                      "interest%s+rate",
                                      "employment%s+rate",
                                      "jobless",
                                      "nflation%s+rate",
                                      "rowth%s+rate",
                                      "xchange%s+rate",
                                      "ortgage%s+rate",
                                      "policy%s+rate",
                                      "ending%s+rate",
                                      "repo%s+rate",
                                      "enchmark%s+rate",
                                      "tili[sz]ation%s+rate",
                                      "overty%s+rate",
                                      "efault%s+rate",
                                      "acancy%s+rate",
                                      "avings?%s+rate",
                                      "eposit%s+rate",
                                      "iscount%s+rate",
                                      "articipation%s+rate",
                                      "ha[sv]e?%s+[%a%s-]-average"};
  Window sentence = window_of(c, c->from, c->to);
  return window_any(&sentence, words, sizeof words / sizeof *words);
}

/* "cut rates by 0.25%", "shares jumping 18%": how far something else moved. */
static bool is_move(const Context *c, const Mention *rate) {
  static const uint16_t moves[] = {NAME_rise_cue, NAME_fall_cue};
  Window before = window_before(c, rate->from, 16);
  static const char *const behind[] = {"^%s+%a*%s*drag", "^%s+%a*%s*boost", "^%s+hit%s+to", "^%s*bp",
                                       "^%s+of%s+GDP",   "^%s+of%s+gross"}; /* "a 1% drag on growth" */
  if (window_has(&before, "%f[%a]by%s+%a*%s*$") ||
      words_any(c, rate->to, c->to, behind, sizeof behind / sizeof *behind))
    return true;
  for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
    const Mention *move = context_last_between(c, moves[i], c->from, rate->from);
    if (move && words_match(c, move->to, rate->from, "^%s+%a*%s*$") && !words_match(c, move->to, rate->from, "to%s+$"))
      return true;
  }
  return false;
}

/* "29.6 percent for Australia", "Solar cells - up to 50% in 2024": rates of the act told before, by side or goods. */
static bool measure_of_rates(Context *c, const Reading *r, Claim *claim) {
  static const uint16_t carried[] = {NAME_imposer, NAME_target, NAME_sector, NAME_measure_type, NAME_status, NAME_date};
  enum { BACK_MOST = 12 };
  ClaimDocument *document = c->document;
  const LastAct *last = &document->last_act;
  const Claim *act = measure_rated(document);
  uint32_t most = c->zone == ZONE_LIST_ITEM ? LINES_MOST : BACK_MOST;
  if (!last->known || !act || c->number - last->sentence > most || !has_rates(act)) return false;
  MeasureShare share[SHARES_MOST];
  bool unnamed = r->rule->is & IS_OTHER_GOODS; /* goods that the lexicon does not know */
  if ((unnamed && c->zone != ZONE_LIST_ITEM) || (claim_get(claim, NAME_sector) && !is_entry(c))) return false;
  if (r->rule->is & IS_OF_FIRM && !follows_firm(c, r->value)) return false;
  if (is_for_firm(c, r->value) && measure_shares(c, r, claim, share) == 0) return false;
  if (another_acts(c, r, last) || (r->value && !chinese_sentence(c) && (is_move(c, r->value) || of_other_rate(c))))
    return false;
  if (r->value && words_match(c, r->value->to, c->to, "^%s+of%s+%u")) return false; /* "makes 16% of Chile's shoes" */
  if (words_match(c, c->from, r->value ? r->value->from : c->to, "%f[%a][Ss]hares?%s+of%f[%A]"))
    return false; /* of goods sold */
  put_from_lead(c, claim, last->sentence);
  for (size_t i = 0; i < sizeof carried / sizeof *carried; i++) {
    const Value *value = claim_get(act, carried[i]);
    if (!value || claim_get(claim, carried[i]) || (unnamed && carried[i] == NAME_sector)) continue;
    claim_set(document, claim, carried[i], *value);
    claim_note(document, claim, carried[i], NULL, "previous");
  }
  /* the duties that a review looks into are there */
  if (code_is(text_of(claim_get(claim, NAME_status)), "investigation") ||
      code_is(text_of(claim_get(claim, NAME_status)), "extended"))
    claim_set(document, claim, NAME_status, value_text("in force"));
  return true;
}

bool measure_of_list(Context *c, const Reading *r, Claim *claim) {
  static const uint16_t carried[] = {NAME_imposer, NAME_sector, NAME_measure_type, NAME_status, NAME_date};
  ClaimDocument *document = c->document;
  const LastAct *last = &document->last_act;
  enum { NEAR = 3 };
  const Mention *side = reading_capture(r, NAME_target); /* "中国将面临122.5%的税率,德国则是7.02%" */
  if (!r->head && !side) return measure_of_rates(c, r, claim);
  if (!last->known || !last->claim || c->number - last->sentence > (side && !is_entry(c) ? NEAR : LINES_MOST) ||
      !r->value)
    return false;
  if (!side && (c->to - c->from > LINE_MOST || !words_match(c, r->value->to, c->to, "^[%s|;；。]*$"))) return false;
  if (side && (code_is(place_value(side), last->imposer) ||
               (!chinese_sentence(c) && (is_move(c, r->value) || of_other_rate(c)))))
    return false;
  if (side && side->to < r->value->from && context_last_between(c, NAME_PERCENT, side->to, r->value->from))
    return false;                         /* "Chile (12%) Peru (9%)": that one is Chile's */
  EACH_MENTION (verb, c, NAME_impose_cue) /* "China imposed duties of 15%": it lays them, it does not bear them */
    if (side && verb->from >= side->to && verb->to <= r->value->from && (int64_t)verb->token - (int64_t)side->last <= 3)
      return false;
  bool listed = last->claim && (last->claim->rule->bears || last->claim->rule->kind == RULE_LISTED_RATE);
  if (side && last->sentence == c->number && !chinese_sentence(c) && !listed)
    return false; /* its shares are told (measure_share.c) */
  if (side && r->rule->is & IS_LISTED && (!is_entry(c) || !has_rates(last->claim))) return false;
  const Claim *act = measure_rated(document);
  for (size_t i = 0; i < sizeof carried / sizeof *carried; i++) {
    const Value *value = claim_get(act, carried[i]);
    if (!value) continue;
    claim_set(document, claim, carried[i], *value);
    claim_note(document, claim, carried[i], NULL, "previous");
  }
  const Value *imposer = claim_get(claim, NAME_imposer), *target = claim_get(act, NAME_target);
  if (imposer && imposer->kind == VALUE_LIST && imposer->count)
    claim_set(document, claim, NAME_imposer, value_text(imposer->list[0]));
  if (code_is(text_of(claim_get(claim, NAME_status)), "extended") && last->sentence != c->number)
    claim_set(document, claim, NAME_status, value_text("in force")); /* what goes on is there */
  const Party *other = side ? another_acts(c, r, last) : NULL;
  if (other) {
    claim_set(document, claim, NAME_imposer, value_text(other->code));
    claim_set(document, claim, NAME_status, value_text("imposed"));
  }
  if (side && (words_match(c, side->to, r->value->from, "%f[%a]stays?%s+at%s+$") ||
               words_match(c, side->to, r->value->from, "%f[%a]remains?%s+at%s+$")))
    claim_set(document, claim, NAME_status, value_text("in force"));
  if (side && !chinese_sentence(c)) /* "Steel imports from Peru will face 10%": their own goods */
    EACH_MENTION (goods, c, NAME_SECTOR)
      if (!goods->inside && goods->to <= side->from && words_match(c, goods->to, side->from, "^%s+%l*%s*from%s+$")) {
        CodeList one = {1, {goods->code}};
        claim_set(document, claim, NAME_sector, value_list(document, &one));
      }
  if (side) { /* "Acme (Shanghai) 7%": a duty from abroad falls on the country of the town */
    const char *imposed_by = text_of(claim_get(claim, NAME_imposer));
    if (place_is_province(text_of(claim_get(claim, NAME_target))) && !place_in_china(imposed_by))
      claim_set(document, claim, NAME_target, value_text("CHN"));
    return true;
  }
  const char *country = country_of(c, last->sentence), *name = name_before(c, r->value);
  if (country)
    claim_set(document, claim, NAME_target, value_text(country));
  else if (target)
    claim_set(document, claim, NAME_target, *target);
  if (name) claim_set(document, claim, NAME_actor, value_text(name));
  return true;
}
