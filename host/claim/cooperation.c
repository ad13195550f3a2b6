/* Whether a sentence that names no trade tells of cooperation in industry at all. Two sides agree, invite and invest in
 * much; a row of no sector is of all industry only where industry, capacity, works or a zone are spoken of. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/cooperation.h"
#include "claim/place.h"
#include "claim/window.h"

static bool on_path(const Claim *claim, uint16_t field, const char *path) {
  const ClaimSpan *span = claim_span(claim, field);
  return span && code_is(span->path, path);
}

static bool is_foreign(const Mention *m) {
  return !m->inside && m->code && !place_in_china(m->code) && !code_is(m->code, "WLD");
}

/* The word that leads the list a place stands in: "with" of "with Ghana, Mali and Togo". */
static SmallWord leads_list(const Context *c, const Mention *m, const Mention **first) {
  for (bool more = true; more;) {
    more = false;
    EACH_MENTION (other, c, NAME_PLACE)
      if (other->to <= m->from && is_foreign(other) && !more &&
          (words_match(c, other->to, m->from, "^,?%s+and%s+t?h?e?%s*$") ||
           words_match(c, other->to, m->from, "^,%s+$")))
        m = other, more = true;
  }
  *first = m;
  return place_word_before(c, m);
}

/* "The US and Ukraine signed a deal on minerals", in a text about China: it is no side of it. */
static bool of_two_others(const Context *c, const Claim *claim) {
  static const char *const away[] = {"previous", "document", "heading", NULL};
  static const char *const goes_on[] = {"^%s*It%f[%A]",    "^%s*They%f[%A]", "^%s*Both%f[%A]", "%f[%a][Tt]wo%s+%a+",
                                        "%f[%a][Bb]oth%s", "%f[%a]its%s",    "%f[%a]their%s"};
  static const char *const led[] = {"in", "of",   "to",   "from", "on",  "against", "with",  "by",     "for", "than",
                                    "as", "into", "near", "at",   "via", "like",    "among", "across", NULL};
  const ClaimSpan *place = claim_span(claim, NAME_place);
  const Value *partner = claim_get(claim, NAME_partner);
  if (c->han || !place || !place->path || !word_listed(place->path, away) || !partner || partner->kind != VALUE_LIST ||
      !partner->count || !place_in_china(text_of(claim_get(claim, NAME_place))) ||
      words_any(c, c->from, c->to, goes_on, sizeof goes_on / sizeof *goes_on))
    return false;
  EACH_MENTION (m, c, NAME_PLACE) {
    const Mention *first;
    if (!is_foreign(m) || code_is(place_value(m), partner->list[0])) continue;
    SmallWord lead = leads_list(c, m, &first);
    if (!word_listed(lead.text, led)) return true;
  }
  return false;
}

/* Whether the sentence itself has to do with the two: names one of them where it acts, or speaks of both sides. */
static bool sides_of_sentence(const Context *c, const Claim *claim) {
  static const char *const both[] = {"%f[%a][Tt]wo%s+%a+",
                                     "%f[%a][Bb]oth%f[%A]",
                                     "%f[%a][Tt]hey%f[%A]",
                                     "^It%f[%A]",
                                     "%f[%a][Ss]ides%f[%A]",
                                     "%f[%a]each%s+other%f[%A]",
                                     "双方",
                                     "两国",
                                     "雙方",
                                     "兩國",
                                     "两地",
                                     "中外"};
  bool far = on_path(claim, NAME_place, "document") && on_path(claim, NAME_partner, "sentence") &&
             on_path(claim, NAME_sector, "default");
  if (of_two_others(c, claim)) return false;
  if (far && !words_match(c, c->from, c->to, "赴")) return false; /* but "支持企业赴埃投资" */
  bool before = on_path(claim, NAME_place, "previous") && on_path(claim, NAME_partner, "previous");
  return !before || words_any(c, c->from, c->to, both, sizeof both / sizeof *both);
}

/* Whether a side is told to invest as a country or through its firms at large: no firm has a name between it and the
 * sum ("a French operator, Lorvan, will invest"). */
static bool invests_at_large(const Context *c, const Claim *claim) {
  static const char *const one[] = {"%f[%a]%u%l",           "%f[%a]firm%f[%A]",      "%f[%a]company%f[%A]",
                                    "maker%f[%A]",          "%f[%a]group%f[%A]",     "%f[%a]giant%f[%A]",
                                    "operator%f[%A]",       "manufacturer%f[%A]",    "%f[%a]producer%f[%A]",
                                    "%f[%a]supplier%f[%A]", "%f[%a]developer%f[%A]", "%f[%a]conglomerate%f[%A]",
                                    "%f[%a]investor%f[%A]", "%f[%a]banks?%f[%A]",    "%f[%a]lenders?%f[%A]"};
  static const char *const han[] = {"集团", "公司", "集團"};
  const ClaimSpan *place = claim_span(claim, NAME_place), *value = claim_span(claim, NAME_value);
  if (!place || !value || place->to > value->from) return true;
  EACH_MENTION (org, c, NAME_ORG) /* the town that a firm is called by */
    if (org->org && org->org->kind == ORG_COMPANY && org->from <= place->from && org->to > place->to) return false;
  uint32_t to = value->from, lead = place->from > c->from + 16 ? place->from - 16 : c->from;
  if (words_match(c, lead, place->from, "%f[%a][IiAa][nt]%s+t?h?e?%s*%l*%s*$")) return false; /* "In Kenya, it ..." */
  const ClaimSpan *partner = claim_span(claim, NAME_partner);
  if (partner && partner->from > place->to && partner->from < to) to = partner->from;
  return c->han ? !words_any(c, place->to, to, han, sizeof han / sizeof *han)
                : !words_any(c, place->to, to, one, sizeof one / sizeof *one);
}

/* "Belt and Road projects in Gabon": of one country or region that is named, and not of all along it. */
static void engaged_in_one(const Context *c, Claim *claim) {
  static const char *const into[] = {"projects%s+in%s+%a*%s*$",   "investments?%s+in%s+%a*%s*$",
                                     "contracts%s+in%s+%a*%s*$",  "money%s+%l*%s*to%s+%a*%s*$",
                                     "engagement%s+in%s+%a*%s*$", "deals%s+in%s+%a*%s*$",
                                     "spending%s+in%s+%a*%s*$"};
  EACH_MENTION (m, c, NAME_PLACE) {
    Window before = window_before(c, m->from, 32);
    if (m->inside || place_in_china(m->code) || code_is(m->code, "WLD") ||
        !window_any(&before, into, sizeof into / sizeof *into))
      continue;
    CodeList one = {1, {m->code}};
    claim_set(c->document, claim, NAME_partner, value_list(c->document, &one));
    return;
  }
}

/* "ASEAN investment flows to China", "investment from Swiss companies in China": theirs, and China is where it goes. */
static void turn_round(const Context *c, Claim *claim) {
  static const char *const in_china[] = {"%f[%a][Ii]nvest[imn][ne][gtn]?t?s?%s+flows?%s+in?to%s+China%f[%A]",
                                         "%f[%a][Ii]nvestments?%s+flows?%s+to%s+China%f[%A]",
                                         "%f[%a][Ii]nvestments?%s+i?n?to%s+China%f[%A]",
                                         "%f[%a][Ii]nvestments?%s+in%s+China%f[%A]",
                                         "%f[%a][Ii]nvestments?%s+from%s+[%a%s]-%s+in%s+China%f[%A]",
                                         "%f[%a][Ii]nvestments?%s+by%s+[%a%s]-%s+in%s+China%f[%A]"};
  const char *metric = text_of(claim_get(claim, NAME_metric)), *place = text_of(claim_get(claim, NAME_place));
  const Value *partner = claim_get(claim, NAME_partner);
  const ClaimSpan *value = claim_span(claim, NAME_value);
  if (c->han || !value || !metric || strncmp(metric, "investment_value", 16) != 0 || !code_is(place, "CHN") ||
      !partner || partner->kind != VALUE_LIST || partner->count != 1 || place_in_china(partner->list[0]))
    return;
  PatternMatch match;
  for (size_t i = 0; i < sizeof in_china / sizeof *in_china; i++) {
    if (!words_find(c, c->from, value->from, in_china[i], &match)) continue;
    if (words_match(c, c->from, value->from, "%f[%a]Chin[ae][’'s][%a’']*%s"))
      return; /* "China's investments" as well */
    CodeList one = {1, {place}};
    const char *home = partner->list[0];
    claim_set(c->document, claim, NAME_partner, value_list(c->document, &one));
    claim_set(c->document, claim, NAME_place, value_text(home));
    return;
  }
}

/* "on his trip to Asia he signed", "Norvik North America announced", "the offshoring of jobs": a place that is no side,
 * and what no two sides do. */
static bool names_no_side(const Context *c, const Claim *claim) {
  static const char *const trips[] = {"%f[%a]trip%s+to%s+$", "%f[%a]visit%s+to%s+$", "%f[%a]tour%s+of%s+$",
                                      "%f[%a]swing%s+through%s+$"};
  static const char *const parts[] = {"^North%s+America$", "^America$",         "^Europe$", "^Asia$",
                                      "^Asia%s+Pacific$",  "^Latin%s+America$", "^Africa$"};
  static const char *const jobs[] = {"[Oo]ffshoring%s+of%s+[%a%s]-jobs", "[Oo]ffshor[ei]%a*%s+[%a%s]-jobs%f[%A]"};
  const ClaimSpan *span = claim_span(claim, NAME_place);
  if (c->han) return false;
  if (claim->rule->kind == RULE_COOPERATION && !claim_get(claim, NAME_value) &&
      words_any(c, c->from, c->to, jobs, sizeof jobs / sizeof *jobs))
    return true;
  if (!span || span->from < c->from || span->to > c->to || span->to <= span->from) return false;
  uint32_t lead = span->from > c->from + 20 ? span->from - 20 : c->from;
  if (words_any(c, lead, span->from, trips, sizeof trips / sizeof *trips)) return true;
  return words_any(c, span->from, span->to, parts, sizeof parts / sizeof *parts) &&
         words_match(c, lead, span->from, "%f[%a]%u%l+%s$") && words_match(c, span->to, c->to, "^%s+%l+");
}

/* Of two sides China is the one at home; others must name a trade. */
bool cooperation_of_any(const Context *c, Claim *claim) {
  const char *place = text_of(claim_get(claim, NAME_place));
  if (code_is(claim->table, "capacity_cooperation") && names_no_side(c, claim)) return false;
  const Value *partner = claim_get(claim, NAME_partner);
  if (code_is(claim->rule->metric, "investment_value") && on_path(claim, NAME_place, "match"))
    return invests_at_large(c, claim);
  if (code_is(claim->rule->metric, "investment_value") && partner && !claim_span(claim, NAME_partner))
    engaged_in_one(c, claim);
  turn_round(c, claim);
  if (claim->rule->kind == RULE_PACT &&
      !claim_get(claim, NAME_value)) { /* of two others there is more to sign than of industry */
    const ClaimSpan *trade = claim_span(claim, NAME_sector);
    bool chinese = place_in_china(place) ||
                   (partner && partner->kind == VALUE_LIST && partner->count && place_in_china(partner->list[0]));
    if (!c->han && trade && code_is(trade->path, "document")) return false; /* a text on cars has other talks too */
    return chinese || (trade && !code_is(trade->path, "default"));
  }
  if (claim->rule->kind != RULE_COOPERATION || !place || !on_path(claim, NAME_place, "match")) return true;
  if (!partner || partner->kind != VALUE_LIST || !partner->count) return false;
  bool inside = place_in_china(place) && partner->count == 1 && place_in_china(partner->list[0]);
  if (place_in_china(place)) return !inside;
  if (partner->count == 1 && place_in_china(partner->list[0])) {
    CodeList one = {1, {place}};
    const char *home = partner->list[0];
    claim_set(c->document, claim, NAME_partner, value_list(c->document, &one));
    claim_set(c->document, claim, NAME_place, value_text(home));
    return true;
  }
  const ClaimSpan *sector = claim_span(claim, NAME_sector);
  return !sector || !code_is(sector->path, "default");
}

/* "优先在三个领域推进合作": fields and rounds are counted, no projects. */
bool cooperation_counts(const Context *c, const Mention *value) {
  static const char *const vague[] = {"^[Ss]cores%f[%A]", "^[Dd]ozens%f[%A]", "^[Hh]undreds%f[%A]"};
  if (words_any(c, value->from, value->to, vague, sizeof vague / sizeof *vague)) return false;
  static const char *const others[] = {"^领域", "^大领域", "^方面", "^行业", "^产业",   "^方向", "^層面", "^層次",
                                       "^領域", "^行業",   "^国家", "^國家", "^主协议", "^附属", "^附件", "^子协议"};
  return !c->han || !words_any(c, value->to, c->to, others, sizeof others / sizeof *others);
}

/* "transport, power and mining": whether something of the same list stands beside it. */
static bool in_list_of_fields(const Context *c, const Mention *m) {
  if (words_match(c, c->from, m->from, "%f[%a]in%s+%l+%s+for%f[%A]")) return false; /* "in return for roads" */
  enum { APART = 48, WORDS = 5 };
  static const char *const joins[] = {"^[%a%s'’-]-,%s*[%a%s-]*$", "^%s[%a%s-]-%f[%a]and%s[%a%s-]*$",
                                      "^%s+and%s[%a%s-]*$", "^%s+to%s[%a%s-]*$"};
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *other = &c->mention[i];
    if ((other->type != NAME_SECTOR && other->type != NAME_FIELD) || other->inside) continue;
    const Mention *first = other->from < m->from ? other : m, *then = first == m ? other : m;
    if (then->from <= first->to || then->from - first->to > APART) continue;
    if (words_any(c, first->to, then->from, joins, sizeof joins / sizeof *joins) &&
        words_count(c->text + first->to, then->from - first->to) <= WORDS)
      return true;
  }
  return false;
}

/* "cooperation in power", "has poured billions into their mines". */
static bool leads_to_field(const Context *c, const Mention *m) {
  static const char *const leads[] = {"%f[%a]in%s+%a*%s*%a*%s*$", "%f[%a]into%s+%a*%s*%a*%s*$", "%f[%a]on%s+%a*%s*$",
                                      "%f[%a]including%s+%a*%s*$", "%f[%a]such%s+as%s+%a*%s*$"};
  uint32_t from = m->from > c->from + 32 ? m->from - 32 : c->from;
  return words_any(c, from, m->from, leads, sizeof leads / sizeof *leads);
}

void cooperation_fields(const Context *c, Claim *claim) {
  static const char *const own[] = {"clause", "sentence", "match", NULL};
  const ClaimSpan *span = claim_span(claim, NAME_sector);
  if (!code_is(claim->table, "capacity_cooperation") || c->han || !span || !context_of(c, NAME_FIELD, NULL)) return;
  bool none = code_is(span->path, "default");
  if (!none && span->path && !word_listed(span->path, own)) return;
  const Value *told = claim_get(claim, NAME_sector);
  CodeList all = {.count = 0};
  for (size_t i = 0; !none && told->kind == VALUE_LIST && i < told->count; i++) codes_add(&all, told->list[i]);
  if (!none && told->kind == VALUE_TEXT) codes_add(&all, told->text);
  const Mention *first = NULL;
  EACH_MENTION (m, c, NAME_FIELD) {
    bool name = c->text[m->from] >= 'A' && c->text[m->from] <= 'Z'; /* "the Ministry of Science" */
    if (m->inside || name || !(in_list_of_fields(c, m) || (none && leads_to_field(c, m)))) continue;
    codes_add(&all, m->code);
    if (!first) first = m;
  }
  if (!first) return;
  claim_set(c->document, claim, NAME_sector, value_list(c->document, &all));
  if (none) claim_note(c->document, claim, NAME_sector, first, "clause");
}

/* "Both countries should work more closely", "Partner with Ghana on dams": what an author advises, nobody does. */
static bool is_advice(const Context *c, const Claim *claim) {
  static const char *const words[] = {
      "%f[%a]should%f[%A]", "%f[%a]needs?%s+to%f[%A]",    "%f[%a]must%f[%A]",     "%f[%a]ought%s+to%f[%A]",
      "%f[%a]could%f[%A]",  "^[^:.]*:?%s*Partner%s+with", "^[^:.]*:%s*%u%l+en%s", "^%s*Deepen%s",
      "^%s*Strengthen%s",   "^%s*%u%l+ing%s+with%s"};
  return (code_is(claim->modality, "asserted") || code_is(claim->modality, "planned")) && !c->han &&
         !context_of(c, NAME_say_cue, NULL) && words_any(c, c->from, c->to, words, sizeof words / sizeof *words);
}

bool cooperation_of_industry(const Context *c, const Claim *claim) {
  static const char *const words[] = {"[Ii]ndustr",
                                      "[Cc]apacit",
                                      "[Mm]anufactur",
                                      "[Ff]actor[iy]",
                                      "%f[%a][Pp]lants?%f[%A]",
                                      "%f[%a][Pp]arks?%f[%A]",
                                      "%f[%a][Zz]ones?%f[%A]",
                                      "[Pp]roduction",
                                      "[Bb]elt",
                                      "%f[%a]BRI%f[%A]",
                                      "[Cc]luster",
                                      "friendship%s+[cat][igi]",
                                      "sister",
                                      "[Tt]win",
                                      "cooperation%s+in%f[%A]",
                                      "cooperation%s+on%f[%A]",
                                      "cooperation%s+zone",
                                      "cooperation%s+accord",
                                      "cooperation%s+agree",
                                      "cooperation%s+pact",
                                      "cooperation%s+deal",
                                      "cooperation%s+plan",
                                      "cooperation%s+p?r?o[gj]",
                                      "companies%s+to%s+invest",
                                      "[Mm]emorand",
                                      "framework%s+agreement"};
  static const char *const han[] = {"产能",   "产业",     "工业",     "园",       "制造",       "生产",     "工厂",
                                    "设厂",   "一带一路", "友好",     "特区",     "合作区",     "走廊",     "合作规划",
                                    "企业赴", "企业到",   "合作区",   "產能",     "產業",       "工業",     "園",
                                    "製造",   "生產",     "工廠",     "設廠",     "一帶一路",   "互认",     "互認",
                                    "自贸",   "自貿",     "自由贸易", "经贸合作", "合作备忘录", "框架协议", "互访"};
  if (!code_is(claim->table, "capacity_cooperation") || claim_get(claim, NAME_value)) return true;
  if (is_advice(c, claim)) return false;
  const ClaimSpan *sector = claim_span(claim, NAME_sector);
  if (words_match(c, c->from, c->to, "%f[%a]prevent")) return false;
  if (claim->rule->is & IS_ANY_TRADE) return true; /* a bloc is of all trades, as are the initiative and free trade */
  if (!sides_of_sentence(c, claim)) return false;
  static const char *const goods[] = {"进口", "出口", "進口"}, *const joint[] = {"合作", "投资", "产能", "产业",
                                                                                 "投資"};
  if (c->han && words_any(c, c->from, c->to, goods, sizeof goods / sizeof *goods) &&
      !words_any(c, c->from, c->to, joint, sizeof joint / sizeof *joint))
    return false; /* "扩大自智利水果进口": trade */
  if (sector && !code_is(sector->path, "default")) return true;
  const char *place = text_of(claim_get(claim, NAME_place));
  if (place_is_province(place)) return true; /* what a province has to do with abroad is such */
  return c->han ? words_any(c, c->from, c->to, han, sizeof han / sizeof *han)
                : words_any(c, c->from, c->to, words, sizeof words / sizeof *words);
}
