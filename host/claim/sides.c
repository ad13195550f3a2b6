/* The two sides of a cooperation. The table is about what China and its provinces do with others, so that of two sides
 * the Chinese one is at home, whoever signs, asks or invites: "Serbia wants more Chinese investment". A province comes
 * before its country; a place where people only met is no side. "The two sides" are those of the sentences before. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/cooperation.h"
#include "claim/document.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/reading.h"
#include "claim/window.h"

enum { BACK_MOST = 4, BODY_MOST = 24 };

static const Found nothing;

/* Whether a code can be the other side of a cooperation with `host`. */
static bool is_other(const char *code, const char *host) {
  const char *home = host && strncmp(host, "CN", 2) == 0 ? "CHN" : host;
  return !code_is(code, host) && !code_is(code, home) && !place_is_province(code) && !code_is(code, "WLD");
}

/* Half of a pair: "China-Pakistan", "中国—东盟". */
static bool hyphened(const Context *c, const Mention *m) {
  return (m->from > 0 && c->text[m->from - 1] == '-') || (m->to < c->document->length && c->text[m->to] == '-');
}

/* "met in Beijing", "在北京举行": where it took place; who moved there is meant where they come "from" it. */
static bool is_venue(const Context *c, const Mention *m) {
  static const char *const at[] = {"in", "at", "near", "outside", "visit", "visited", "visiting", "在", "于", NULL};
  SmallWord word = place_word_before(c, m);
  if (code_is(word.text, "from") && words_match(c, m->to, c->to, "^%s+to%s")) return true;
  static const char *const held[] = {"^举行", "^舉行", "^召开", "^召開", "^举办", "^舉辦", "^会见", "^會見",
                                     "^会谈", "^會談", "^签署", "^簽署", "^开幕", "^開幕", "^市?举"};
  if (words_any(c, m->to, c->to, held, sizeof held / sizeof *held)) return true;
  return word_listed(word.text, at);
}

/* "Beijing hopes": the government for the country; "Beijing municipality" is the city. */
static const char *capital(const Context *c, const Mention *m, const char *code) {
  if (!code_is(code, "CN-BJ")) return code;
  bool city = words_match(c, m->from, c->to, "^北京市") || words_match(c, m->to, c->to, "^['’]*s?%s+[Mm]unicip") ||
              words_match(c, m->to, c->to, "^['’]*s?%s+[Cc]ity");
  return city ? code : "CHN";
}

/* The home that a mention stands for, or NULL: a place, an institution or a firm of China, its initiatives. */
static const char *home_of(const Context *c, const Mention *m) {
  if (m->inside) return NULL;
  if (m->type == NAME_PLACE) return place_in_china(m->code) ? m->code : NULL;
  if (m->type != NAME_ORG || !m->org) return NULL;
  if (m->org->kind == ORG_NEWSPAPER || m->org->kind == ORG_NEWS_AGENCY || m->org->kind == ORG_BROADCASTER) return NULL;
  for (const Mention *owner = m; owner-- > c->mention && owner->to + 4 > m->from;)
    if (owner->type == NAME_PLACE && owner->to < m->from && !place_in_china(owner->code))
      return NULL; /* "the U.S. ..." */
  if (code_is(m->code, "Belt and Road Initiative")) return "CHN";
  return place_in_china(m->org->place) ? m->org->place : NULL;
}

/* "sanctions on China", "reliance on China", "对中国的依赖": what others do about it, and no side of theirs. */
static bool is_aimed_at(const Context *c, const Mention *m) {
  static const char *const words[] = {"on",      "against",    "than",     "beyond", "over",
                                      "about",   "outcompete", "counter",  "beat",   "rival",
                                      "contain", "challenge",  "confront", "unlike", NULL};
  return m->type == NAME_PLACE && !chinese_at(c, m->from) && word_listed(place_word_before(c, m).text, words);
}

/* The country that a short name joins to China ("中哈"), or NULL: "其中俄罗斯" names no pair. */
static const Mention *pair_of(const Context *c) {
  static const char *const other[] = {"其$", "当$", "之$", "集$", "年$", "空$"};
  EACH_MENTION (pair, c, NAME_PAIR) {
    uint32_t from = pair->from > c->from + 3 ? pair->from - 3 : c->from;
    if (!pair->inside && !words_any(c, from, pair->from, other, sizeof other / sizeof *other)) return pair;
  }
  return NULL;
}

/* "was the first to join the programme", in a text on the Belt and Road: China's. */
static bool the_initiative(const Context *c, const Mention *verb) {
  enum { BACK = 12 };
  static const char *const names[] = {
      "^[%a%s,-]-%f[%a]the%s+[%l%s]*initiative", "^[%a%s,-]-%f[%a]the%s+[%l%s]*programme",
      "^[%a%s,-]-%f[%a]the%s+[%l%s]*program%f[%A]", "^[%a%s,-]-%f[%a]the%s+[%l%s]*scheme"};
  static const uint16_t moves[] = {NAME_join_cue, NAME_leave_cue, NAME_quit_scheme_cue, NAME_exit_move_cue};
  bool moved = false;
  for (size_t i = 0; verb && i < sizeof moves / sizeof *moves; i++) moved |= verb->list == moves[i];
  if (!moved || !words_any(c, verb->from, c->to, names, sizeof names / sizeof *names)) return false;
  for (uint32_t back = 0; back <= BACK && back <= c->number; back++)
    EACH_MENTION (org, document_sentence(c->document, c->number - back), NAME_ORG)
      if (code_is(org->code, "Belt and Road Initiative")) return true;
  return false;
}

/* The Chinese side of a sentence: its province nearest before the verb, else any, else the country. */
static Found home_in(Context *c, const Mention *verb) {
  const Mention *best = NULL, *country = NULL;
  const char *code = NULL;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    const char *home = home_of(c, m);
    if (!home) continue;
    if (m->type == NAME_PLACE && code_is(home, "CHN") && i + 1 < c->mentions && m[1].from == m->from && m[1].code &&
        place_is_province(m[1].code))
      continue; /* "Beijing" is both: the city's turn comes */
    if (is_venue(c, m) || is_aimed_at(c, m)) continue;
    if (place_is_province(home)) home = capital(c, m, home);
    if (!place_is_province(home)) {
      if (!country) country = m;
      continue;
    }
    if (!best || (verb && m->to <= verb->from)) best = m, code = home;
  }
  if (best) return (Found){value_text(code), best, "clause"};
  if (!country) country = pair_of(c);
  if (country) return (Found){value_text("CHN"), country, "clause"};
  return the_initiative(c, verb) ? (Found){value_text("CHN"), NULL, "document"} : nothing;
}

/* "East Asian countries, especially South Korea": the countries that are named of a region. */
static const Party *named_of(Context *c, const Party *region, const Party *end) {
  static const char *const naming[] = {"especially", "particularly", "notably", "including", "as", "like", NULL};
  const Party *next = region + 1;
  if (strlen(region->code) <= 3 || next == end) return region;
  return word_listed(place_word_before(c, next->mention).text, naming) ? next : region;
}

/* "the African country": one that was named before. */
static bool stands_for_another(const Context *c, const Mention *m) {
  return strlen(m->code) > 3 &&
         (words_match(c, m->to, c->to, "^n?%s+country%f[%A]") || words_match(c, m->to, c->to, "^n?%s+nation%f[%A]"));
}

/* "sister-city ties with Kuantan in Malaysia and Nagoya in Japan": all countries that a sentence on twin cities names.
 */
static bool found_friends(Context *c, const char *host, Found *found) {
  CodeList codes = {.count = 0};
  const Mention *first = NULL;
  if (!context_of(c, NAME_friend_city_cue, NULL)) return false;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside || strlen(place_value(m)) != 3 || place_in_china(m->code) || !is_other(place_value(m), host))
      continue;
    codes_add(&codes, place_value(m));
    if (!first) first = m;
  }
  if (codes.count < 2) return false; /* one is found as any other */
  *found = (Found){value_list(c->document, &codes), first, "sentence"};
  return true;
}

/* "these two Baltic states": those that were just named. */
static bool told_together(const Context *c, const char *region) {
  static const char *const words[] = {"%f[%a]these%s+%a*%s*$", "%f[%a]the%s+two%s+$", "%f[%a]both%s+$",
                                      "%f[%a]those%s+%a*%s*$"};
  EACH_MENTION (m, c, NAME_PLACE) {
    Window before = window_before(c, m->from, 16);
    if (strlen(region) > 3 && code_is(m->code, region) && window_any(&before, words, sizeof words / sizeof *words))
      return true;
  }
  return false;
}

/* "China and Ghana", "Ghana and China": the side that acts together with the one at home. */
static const Party *beside_home(const Context *c, const Party *party, size_t count, const char *host) {
  for (size_t i = 0; i + 1 < count; i++) {
    bool first = place_in_china(party[i].code);
    const Party *other = &party[first ? i + 1 : i];
    if (first == place_in_china(party[i + 1].code) || !is_other(other->code, host)) continue;
    if (words_match(c, party[i].mention->to, party[i + 1].mention->from, "^%s+and%s+t?h?e?%s*$") &&
        !code_is(place_word_before(c, party[i].mention).text, "between")) /* "the trade war between" */
      return other;
  }
  return NULL;
}

/* "Ruritania's huge Chinese-built port": whose it is. */
static const Party *owner_of_works(const Context *c, const Mention *made, const Party *party, size_t count,
                                   const char *host) {
  for (size_t i = count; i-- > 0;)
    if (party[i].mention->to < made->from && is_other(party[i].code, host) &&
        words_match(c, party[i].mention->to, made->from, "^['’]+s%s[%a%s-]+-$"))
      return &party[i];
  return NULL;
}

/* The other sides, as a list: those behind "with" or "to", the other half of "China-Pakistan", else any. */
static bool found_others(Context *c, const Mention *verb, const char *host, Found *found) {
  static const char *const towards[] = {"with", "to", "into", "in", "by", "bring", "list", "of",
                                        "与",   "和", "同",   "向", "对", "在",    NULL};
  size_t count;
  const Party *party = role_parties(c, &count);
  if (found_friends(c, host, found)) return true;
  const Party *beside =
      verb->list == NAME_backed_cue ? owner_of_works(c, verb, party, count, host) : beside_home(c, party, count, host);
  if (beside && (beside->mention->from < verb->from ||
                 verb == c->mention)) { /* "China and Chad vowed ... when they met in Lagos" */
    CodeList one = {1, {place_country(beside->code)}};
    *found = (Found){value_list(c->document, &one), beside->mention, "clause"};
    return true;
  }
  for (int pass = 1; pass <= 3; pass++)
    for (size_t i = 0; i < count; i++) {
      const Mention *m = party[i].mention;
      bool behind = m->from >= verb->to;
      bool fits = pass == 1 ? (behind && word_listed(place_word_before(c, m).text, towards)) || hyphened(c, m)
                            : pass == 3 || behind;
      if (!fits || !is_other(party[i].code, host) || stands_for_another(c, m)) continue;
      CodeList all, codes = {.count = 0};
      role_with_list(c, named_of(c, &party[i], party + count), &all);
      for (size_t k = 0; k < all.count; k++)
        if (is_other(all.item[k], host) && !told_together(c, all.item[k]))
          codes_add(&codes, place_country(all.item[k]));
      if (codes.count == 0) continue;
      *found = (Found){value_list(c->document, &codes), m, m->clause == verb->clause ? "clause" : "sentence"};
      return true;
    }
  EACH_MENTION (org, c, NAME_ORG) { /* "to countries along the Belt and Road" */
    if (!code_is(org->code, "Belt and Road Initiative") || !context_of(c, NAME_PLACE, NULL)) continue;
    Window before = window_before(c, org->from, 110);
    if (!window_has(&before, "countries") && !window_has(&before, "nations")) continue;
    CodeList one = {1, {"BRI countries"}};
    *found = (Found){value_list(c->document, &one), org, "sentence"};
    return true;
  }
  const Mention *pair = pair_of(c);
  if (pair) {
    CodeList one = {1, {pair->code}};
    *found = (Found){value_list(c->document, &one), pair, "clause"};
    return true;
  }
  return false;
}

static const Mention *verb_of(const Reading *r) { return r->trigger ? r->trigger : r->head ? r->head : r->anchor; }

/* Whether a sentence goes on with sides told before: it speaks of "the two sides" or "the country", or only one of
 * those who signed is named in it. */
static bool goes_on(const Context *c, const Reading *r) {
  if (context_of(c, NAME_two_sides_cue, NULL) || context_of(c, NAME_own_country_cue, NULL)) return true;
  return r && r->trigger && r->trigger->list == NAME_sign_cue;
}

/* "Hyundai signed a memorandum with Boeing": two sides of its own, neither of them Chinese. */
static bool has_two_others(const Context *c) {
  const char *one = NULL;
  bool two = false;
  EACH_MENTION (org, c, NAME_ORG) {
    const char *place = !org->inside && org->org && org->org->kind == ORG_COMPANY ? org->org->place : NULL;
    if (!place) continue;
    if (place_in_china(place)) return false;
    two |= one && !code_is(one, place);
    one = place;
  }
  return two;
}

/* The sentence before that tells of both sides, for one that goes on with them; NULL: none. */
static Context *told_before(Context *c, const Reading *r) {
  if (!goes_on(c, r) || has_two_others(c)) return NULL;
  for (uint32_t back = 1; back <= BACK_MOST && back <= c->number; back++) {
    Context *other = document_sentence(c->document, c->number - back);
    Found others;
    if (other->mentions == 0) continue;
    Found home = home_in(other, NULL);
    if (home.value.kind != VALUE_NONE && found_others(other, &other->mention[0], text_of(&home.value), &others))
      return other;
  }
  return NULL;
}

/* The cooperation told just before, for a figure that goes on with it; NULL: none. */
static const LastClaim *last_told(const Context *c, const Reading *r) {
  const LastClaim *last = &c->document->last_sides;
  bool near = r->value && last->known && last->table && code_is(last->table, "capacity_cooperation") &&
              (last->sentence + 2 >= c->number || (last->sentence + BODY_MOST >= c->number && joint_body(c)));
  return near && last->partner.kind == VALUE_LIST && last->partner.count ? last : NULL;
}

/* "President Mora signed deals with Peru and Chile. She also ...": a side that acts itself, with no Chinese one. */
static Found acting_side(Context *c, const Reading *r) {
  const LastClaim *last = &c->document->last_sides;
  if (chinese_sentence(c)) return nothing;
  bool same = last->known && last->sentence + 1 == c->number && code_is(last->table, "capacity_cooperation") &&
              last->place.kind == VALUE_TEXT;
  bool person = words_match(c, c->from, c->to, "^S?[Hh]e%s");
  if (same && (person || words_match(c, c->from, c->to, "^It%s"))) return (Found){last->place, NULL, "previous"};
  if (person && c->number > 0) {
    Context *before = document_sentence(c->document, c->number - 1);
    size_t count;
    const Party *told = role_parties(before, &count);
    for (size_t i = 0; before->block == c->block && i < count; i++)
      if (told[i].mention->org &&
          (told[i].mention->org->kind == ORG_OFFICIAL || told[i].mention->org->kind == ORG_GOVERNMENT))
        return (Found){value_text(told[i].code), told[i].mention, "previous"};
  }
  size_t count;
  const Party *party = role_parties(c, &count), *best = NULL; /* "In Peru, President Mora signed" */
  for (size_t i = 0; i < count && party[i].mention->to <= verb_of(r)->from; i++) {
    const Org *org = party[i].mention->org;
    if (org && (org->kind == ORG_OFFICIAL || org->kind == ORG_GOVERNMENT) && strlen(party[i].code) <= 3)
      best = &party[i];
  }
  return best ? (Found){value_text(best->code), best->mention, "clause"} : nothing;
}

Found sides_host(Context *c, const Reading *r) {
  Found home = home_in(c, verb_of(r));
  if (home.value.kind == VALUE_NONE) home = acting_side(c, r);
  if (home.value.kind != VALUE_NONE) return home;
  const LastClaim *last = last_told(c, r);
  if (last && last->place.kind == VALUE_TEXT) return (Found){last->place, NULL, "previous"};
  Context *other = told_before(c, r);
  if (other) {
    home = home_in(other, NULL);
    home.step = "previous";
    return home;
  }
  const Party *party = role_subject(c, verb_of(r), false);
  const Mention *taken = reading_capture(r, NAME_partner);
  if (!party || chinese_sentence(c) || (taken && taken->from == party->mention->from) || strlen(party->code) > 6)
    return nothing;
  return (Found){value_text(party->code), party->mention, "clause"};
}

/* "told the president that Italy would leave": the one that stands next before the verb leaves, or joins. */
static bool found_leaver(Context *c, const Reading *r, const char *host, Found *found) {
  size_t count;
  const Party *party = role_parties(c, &count);
  bool moves = code_is(r->rule->status, "terminated") || code_is(r->rule->status, "participant");
  for (size_t i = count; moves && r->trigger && i-- > 0;) {
    if (party[i].mention->to > r->trigger->from || strlen(party[i].code) != 3 || !is_other(party[i].code, host))
      continue;
    CodeList all;
    role_with_list(c, &party[i], &all);
    *found = (Found){value_list(c->document, &all), party[i].mention, "clause"};
    return true;
  }
  return false;
}

Found sides_partners(Context *c, const Reading *r, const char *host) {
  Found found = nothing;
  if (found_leaver(c, r, host, &found)) return found;
  if (found_others(c, verb_of(r), host, &found)) return found;
  const LastClaim *last = last_told(c, r);
  if (last) return (Found){last->partner, NULL, "previous"};
  Context *other = told_before(c, r);
  if (other && found_others(other, &other->mention[0], host, &found)) found.step = "previous";
  return found;
}

/* Talks on tariffs, subsidies or too much capacity are a dispute, and no cooperation. */
static bool of_trade(const Context *c, const Mention *verb) {
  static const char *const english[] = {
      "[Oo]ver%-?capacity",  "[Tt]ariffs?%f[%A]",    "[Ss]ubsid[yi]",           "[Dd]umping",
      "%f[%a]surplus",       "[Ii]mbalance",         "%f[%a]dut[iy]e?s?%f[%A]", "[Ee]xport%s+curbs?",
      "[Ss]anctions?%f[%A]", "[Ee]xport%s+controls?"};
  static const char *const han[] = {"产能过剩", "關稅", "关税", "补贴",     "反倾销", "倾销",
                                    "制裁",     "顺差", "逆差", "產能過剩", "補貼"};
  static const uint16_t joint[] = {NAME_coop_cue, NAME_park_cue, NAME_NONE};
  if (!verb || verb->list != NAME_meet_cue) return false;
  if (c->han && verb->from >= c->from + 3 && memcmp(c->text + verb->from - 3, "的", 3) == 0 &&
      words_match(c, c->from, verb->from, "关"))
    return true; /* "有关…的讨论" */
  for (const uint16_t *name = joint; *name; name++)
    if (context_of(c, *name, NULL)) return false;
  return c->han ? words_any(c, c->from, c->to, han, sizeof han / sizeof *han)
                : words_any(c, c->from, c->to, english, sizeof english / sizeof *english);
}

/* Whether what the sides do has to do with industry: not only with schools, borders or crime; nor is it a duty of one
 * on the other's goods, a loan, or free trade. */
static bool of_industry(const Context *c) {
  static const uint16_t industry[] = {NAME_industry_cue, NAME_coop_cue,    NAME_park_cue, NAME_capacity_cue,
                                      NAME_factory_cue,  NAME_project_cue, NAME_NONE};
  EACH_MENTION (org, c, NAME_ORG) /* what a firm does is its project */
    if (!org->inside && org->org && org->org->kind == ORG_COMPANY && !context_of(c, NAME_coop_cue, NULL) &&
        !context_of(c, NAME_park_cue, NULL))
      return false;
  if (context_of(c, NAME_MEASURE, NULL) && !context_of(c, NAME_coop_cue, NULL)) return false;
  if (!context_of(c, NAME_other_field_cue, NULL)) return true;
  EACH_MENTION (sector, c, NAME_SECTOR)
    if (!sector->inside) return true;
  for (const uint16_t *name = industry; *name; name++)
    if (context_of(c, *name, NULL)) return true;
  return false;
}

/* Whether the sides stand too far from the act to be its own: "By offering money to firms, Washington could ..., as
 * Beijing does". */
static bool told_far_off(Context *c, const Reading *r) {
  enum { NEAR = 22, NEAR_HAN = 60 };
  const Mention *verb = verb_of(r);
  int64_t most = chinese_at(c, verb->from) ? NEAR_HAN : NEAR;
  Found others = nothing, home = home_in(c, verb);
  if (home.mention && found_others(c, verb, text_of(&home.value), &others) && others.mention) {
    const Mention *ends[] = {home.mention, others.mention};
    for (size_t i = 0; i < 2; i++) {
      int64_t gap = ends[i]->from >= verb->to ? (int64_t)ends[i]->token - (int64_t)verb->last
                                              : (int64_t)verb->token - (int64_t)ends[i]->last;
      if (gap > most) return true;
    }
  }
  return false;
}

/* "the Chinese-built railway": by whom, in the word itself. */
static bool made_at_home(const Context *c, const Mention *made) {
  for (size_t i = 0; i < c->mentions; i++)
    if (c->mention[i].to + 1 == made->from && c->text[made->from - 1] == '-' && home_of(c, &c->mention[i])) return true;
  return false;
}

bool sides_told(Context *c, const Reading *r) {
  if (!c->sides_known) {
    Found others, home = c->mentions ? home_in(c, NULL) : nothing;
    const char *host = text_of(&home.value);
    const char *province = host ? NULL : chinese_province(c->document);
    if (!host && chinese_sentence(c) && province) host = province;
    c->sides_known = true;
    c->sides = c->mentions && of_industry(c) && (host && found_others(c, &c->mention[0], host, &others));
  }
  if (r->trigger && r->head && r->trigger->to <= r->head->from &&
      context_last_between(c, NAME_restrict_cue, r->trigger->to, r->head->from))
    return false; /* "called on Mexico to curb Chinese investment" */
  if (r->head && words_match(c, r->head->to, c->to, "^%s+against%f[%A]")) return false;
  if (r->trigger && r->trigger->list == NAME_backed_cue && !made_at_home(c, r->trigger)) return false;
  if (of_trade(c, r->trigger)) return false;
  if (!c->sides && (!of_industry(c) || !(last_told(c, r) || told_before(c, r)))) return false;
  if (r->value) return true;
  if (told_far_off(c, r)) return false;
  return !(context_of(c, NAME_loan_cue, NULL) || context_of(c, NAME_loans_cue, NULL));
}
