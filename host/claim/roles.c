/* Who does what to whom: the acting side of a measure.
 *
 * The acting side stands before an active verb, behind "by" after a passive one, or possesses the measure ("China's
 * export controls"); the other side (target.c) stands behind "on", "against", "from", or qualifies the goods. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/reading.h"
#include "claim/scanned.h"
#include "claim/window.h"

static const Found nothing;

/* Kinds of institutions that act for their country; newspapers do where they are the state's. */
static bool speaks(const Org *org) {
  switch (org->kind) {
    case ORG_MINISTRY:
    case ORG_REGULATOR:
    case ORG_GOVERNMENT:
    case ORG_CUSTOMS:
    case ORG_PARLIAMENT:
    case ORG_PARTY:
    case ORG_CENTRAL_BANK:
    case ORG_MULTILATERAL:
    case ORG_OFFICIAL:
    case ORG_STATISTICS: return true;
    case ORG_NEWSPAPER:
    case ORG_NEWS_AGENCY:
    case ORG_BROADCASTER: return code_is(org->place, "CHN");
    default: return false;
  }
}

/* The place an institution acts for. A ministry whose name says no country ("the Commerce Ministry") is that of the
 * country the text is about. */
static const char *place_of_org(Context *c, const Mention *m) {
  const char *place = m->org->place;
  bool plain = m->org->kind == ORG_MINISTRY && (unsigned char)c->text[m->from] < 0x80 &&
               words_match(c, m->from, m->to, "[Mm]inistry");
  if (!plain) return place;
  EACH_MENTION (own, c, NAME_PLACE)
    if (own->from >= m->from && own->to <= m->to) return place; /* "the Chinese Ministry of Commerce" */
  if (!code_is(place, "CHN")) return place; /* "the Ministry of Trade, Industry and Energy": a name of its own */
  const char *about = document_authority_place(c->document); /* of those whose authorities are called ministries */
  if (about && !code_is(about, "USA") && !code_is(about, "EU")) return about;
  about = document_dominant(c->document, NAME_PLACE);
  if (!about || place_is_province(about) || strlen(about) != 3 || code_is(about, "WLD")) return place;
  return about;
}

/* The place an alias acts for: that of its institution, as the long name tells it. */
static const char *place_of_alias(Context *c, const Alias *alias) {
  Mention named = {.from = alias->name, .to = alias->name + 1, .org = alias->org};
  const Mentions *all = &c->document->scan->mentions;
  size_t first = mentions_first(all, alias->name);
  for (size_t i = first; i < all->count && all->from[i] == alias->name; i++)
    if (all->to[i] > named.to) named.to = all->to[i];
  for (size_t i = first; i < all->count && all->from[i] < named.to; i++)
    if (scan_is_place(c->document, i)) return alias->org->place; /* "the Vietnamese Ministry ..." */
  return place_of_org(c, &named);
}

/* Puts a party where it belongs in the order of the text. */
static void insert_party(Context *c, Party *party, Party one) {
  size_t at = c->parties++;
  for (; at > 0 && party[at - 1].mention->from > one.mention->from; at--) party[at] = party[at - 1];
  party[at] = one;
}

/* Places and institutions with a place, in order, without those inside a name; institutions by their short names too.
 */
const Party *role_parties(Context *c, size_t *count) {
  if (!c->parties_known) {
    const AliasList *aliases = document_aliases(c->document);
    Party *party = document_take(c->document, (c->mentions + aliases->count + 1) * sizeof *party);
    c->parties_known = true;
    for (size_t i = 0; party && i < c->mentions; i++) {
      const Mention *m = &c->mention[i];
      if (m->inside) continue;
      if (m->type == NAME_ORG && m->org && m->org->place && speaks(m->org))
        party[c->parties++] = (Party){m, place_of_org(c, m), true};
      else if (m->type == NAME_PLACE && !(c->parties && party[c->parties - 1].mention->from == m->from))
        party[c->parties++] = (Party){m, code_is(m->code, "Europe") ? "EU" : m->code, false};
    }
    for (size_t i = 0; party && i < aliases->count; i++) { /* the first place of each */
      const Mention *m = speaks(aliases->item[i].org) ? alias_next(c, &aliases->item[i], c->from) : NULL;
      if (m) insert_party(c, party, (Party){m, place_of_alias(c, &aliases->item[i]), true});
    }
    c->party = party;
  }
  *count = c->parties;
  return c->party;
}

static bool is_passive(const Context *c, const Mention *verb) {
  static const char *const forms[] = {"%f[%a]w[ae][sr]e?%f[%A]",
                                      "%f[%a]been%f[%A]",
                                      "%f[%a]be%f[%A]",
                                      "%f[%a]being%f[%A]",
                                      "%f[%a]are%f[%A]",
                                      "%f[%a]is%f[%A]",
                                      "被"};
  Window before = window_before(c, verb->from, 24);
  if (words_match(c, verb->from, verb->to, "ed$") && words_match(c, verb->to, c->to, "^%s+by%s+t?h?e?%s*%u"))
    return true; /* "the tariffs imposed by Peru" */
  if (words_match(c, verb->from, verb->to, "ing%s+to$") || words_match(c, verb->from, verb->to, "ing%s+whether$"))
    return false; /* "is proposing to", "is considering whether" */
  bool active = words_match(c, verb->from, verb->to, "ing$") || words_match(c, verb->from, verb->to, "^%a+ing%s");
  if (active && !window_has(&before, "%f[%a]being%s")) return false; /* "is raising", "is pouring billions into" */
  if (window_has(&before, "%f[%a]to%s+$")) return false;             /* "is set to impose" */
  if (window_has(&before, "%f[%a]is%s+%l*%s*%l+ing%s+[%l%s]*$") && !window_has(&before, "%f[%a]being%s"))
    return false; /* "is considering a ban" */
  return window_any(&before, forms, sizeof forms / sizeof *forms);
}

/* The party just before (possessing) a mention: "China's ", "U.S. ", "EU ". */
static const Party *owner(Context *c, const Mention *m) {
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++) {
    uint32_t to = party[i].mention->to;
    if (to > m->from || role_acted_upon(c, party[i].mention)) continue;
    if (words_match(c, to, m->from, "^%s*$")) return &party[i];
    if (c->han && m->from - to < 40 && party[i].mention->clause == m->clause && words_match(c, to, m->from, "^的"))
      return &party[i]; /* "日本的设备出口管制" */
    if (m->from - to < 40 &&
        (words_match(c, to, m->from, "^’s?%s+[%w%s.%%(-]*$") || words_match(c, to, m->from, "^'s?%s+[%w%s.%%(-]*$")))
      return &party[i];
  }
  return NULL;
}

/* Whether two sides stand side by side: nothing but commas, conjunctions, articles between ("rose, and" is another
 * clause; "Ghana, Nigeria's neighbour" names one). */
static bool beside(const Context *c, const Mention *a, const Mention *b) {
  if (words_match(c, a->to, b->from, "^,%s+and%s+t?h?e?%s*$") && role_other_side(place_word_before(c, a).text) &&
      words_match(c, b->to, c->to, "^%s+%l+ed%f[%A]"))
    return false; /* "on tiles from Peru, and Chile followed": another clause */
  if ((unsigned char)c->text[b->from] >= 0x80 || words_match(c, a->to, b->from, "^/$")) return true;
  if (words_match(c, a->to, b->from, "^,%s*$")) { /* "after words from Norway, Iceland cut" */
    uint32_t lead = a->from > c->from + 2 ? a->from - 2 : c->from;
    bool more = words_match(c, b->to, c->to, "^,") || words_match(c, b->to, c->to, "^%s+and%s") ||
                words_match(c, lead, a->from, ",") || words_match(c, b->to, c->to, "^%s+or%s");
    if (!more || words_match(c, b->to, c->to, "^[’']+s%s+%l")) return false;
  }
  static const char *const joints[] = {"^['’]*s?,?%s*[ao]?[nr]?d?%s*t?h?e?%s*$",
                                       "^,?%s*[ao]?[nr]?d?%s*the%s+%u%l+%s+of%s+$"}; /* "and the Republic of" */
  return words_any(c, context_behind(c, a), b->from, joints, sizeof joints / sizeof *joints);
}

/* "In Lima, Chile cut its tariffs": where it was done, before a comma, and no member of a list. */
static bool opens(const Context *c, const Mention *place, const Mention *next) {
  const char *word = place_word_before(c, place).text;
  return (code_is(word, "in") || code_is(word, "at")) && words_match(c, place->to, next->from, "^,%s*t?h?e?%s*$") &&
         !words_match(c, next->to, c->to, "^,") && !words_match(c, next->to, c->to, "^%s+and%f[%A]");
}

/* The list that a side belongs to, its members side by side. */
static void list_of_sides(const Context *c, const Mention *mine, MentionList *list) {
  MentionList all;
  size_t at = 0, from, to;
  fill_list(c, mine, &all);
  while (at < all.count && all.item[at]->from != mine->from) at++;
  if (at == all.count) all = (MentionList){.count = 1, .item = {mine}}, at = 0;
  for (from = at;
       from > 0 && beside(c, all.item[from - 1], all.item[from]) && !opens(c, all.item[from - 1], all.item[from]);)
    from--;
  for (to = at + 1; to < all.count && beside(c, all.item[to - 1], all.item[to]);) to++;
  list->count = to - from;
  memmove(list->item, all.item + from, (to - from) * sizeof *list->item);
}

/* Places of the list a party belongs to. */
void role_with_list(Context *c, const Party *party, CodeList *codes) {
  size_t count;
  const Party *all = role_parties(c, &count);
  const Mention *mine = party->mention;
  MentionList members;
  codes->count = 0;
  list_of_sides(c, mine, &members);
  for (size_t i = 0; i < members.count; i++)
    for (size_t k = 0; k < count; k++)
      if (all[k].mention == members.item[i]) codes_add(codes, all[k].code);
  for (size_t k = 0; k < count; k++) { /* mixed lists: "the United States and the European Commission" */
    const Mention *other = all[k].mention;
    bool before = other->to <= mine->from, behind = other->from >= mine->to;
    uint32_t from = before ? other->to : mine->to, to = before ? mine->from : other->from;
    if (before && code_is(place_word_before(c, other).text, "from")) continue; /* "after words from Trump, India" */
    if (before && opens(c, other, mine)) continue;
    const Mention *one = before ? other : mine, *two = before ? mine : other;
    if ((before || behind) && words_match(c, from, to, "^,%s+and%s") && !beside(c, one, two)) continue;
    if (behind && words_match(c, other->to, c->to, "^[’']+s%s+%l") && words_match(c, from, to, "^,%s*$")) continue;
    if ((before || behind) &&
        (words_match(c, from, to, "^,?%s*and%s+t?h?e?%s*$") || words_match(c, from, to, "^,%s*t?h?e?%s*$")))
      codes_add(codes, all[k].code);
  }
  if (codes->count == 0) codes_add(codes, party->code);
}

bool role_other_side(const char *word) {
  static const char *const words[] = {"on",   "against", "from",    "to",   "in",  "of", "with",
                                      "into", "via",     "through", "over", "for", "对", "對",
                                      "于",   "於",      "自",      "从",   "從",  "向", NULL};
  return word_listed(word, words);
}

/* "禁止向秘鲁出口铜": whom goods are sent to. "向秘鲁出口的铜" tells which goods, and Peru may act on them. */
static bool is_sent_to(const Context *c, const Mention *m) {
  static const char *const sent[] = {"^[^，。；,]-出口", "^[^，。；,]-出售", "^[^，。；,]-销售", "^[^，。；,]-供应"};
  static const char *const which[] = {"^[^，。；,]-出口的", "^[^，。；,]-出售的", "^[^，。；,]-销售的",
                                      "^[^，。；,]-供应的"};
  Window before = window_before(c, m->from, 3);
  return window_ends(&before, "向") && words_any(c, m->to, c->to, sent, sizeof sent / sizeof *sent) &&
         !words_any(c, m->to, c->to, which, sizeof which / sizeof *which);
}

/* "对全部中国商品加征", "对原产于韩国和日本的进口…": what stands behind 对 in its clause is acted upon. */
bool role_acted_upon(Context *c, const Mention *m) {
  enum { REACH = 45 };
  static const char *const marks[] = {"对", "對", "产于", "產於", "产自", "应诉"}, *const ends[] = {"，", "。", "；",
                                                                                                    ",", "、对"};
  if ((unsigned char)c->text[m->from] < 0xE3) return false;
  if (words_match(c, m->from, m->to, "^对") || words_match(c, m->from, m->to, "^對")) return true; /* "对华" */
  if (is_sent_to(c, m)) return true;
  uint32_t from = m->from > c->from + REACH ? m->from - REACH : c->from;
  for (uint32_t at = m->from; at > from; at--) {
    const char *here = c->text + at - 1;
    size_t room = m->from - at + 1;
    bool digit = at > from + 1 && here[-1] >= '0' && here[-1] <= '9'; /* "2,000亿" */
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
      if (strlen(ends[i]) <= room && memcmp(here, ends[i], strlen(ends[i])) == 0 && !(digit && *here == ','))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
      if (strlen(marks[i]) <= room && memcmp(here, marks[i], strlen(marks[i])) == 0) return true;
  }
  return false;
}

/* "members of the G7", "the president of France", "those of Brazil": the place acts through them. */
static bool holds_office(const Context *c, const Mention *m) {
#define OF(office) office "[%a%s]*of%s+t?h?e?%s*$"
  static const char *const offices[] = {OF("members"),  OF("those"),      OF("president"),      OF("minister"),
                                        OF("ministry"), OF("government"), OF("leaders"),        OF("director"),
                                        OF("head"),     OF("secretary"),  OF("chair"),          OF("representative"),
                                        OF("council"),  OF("governor"),   OF("administration"), OF("officials"),
                                        OF("premier"),  OF("chairman"),   OF("spokes"),         OF("chancellor")};
#undef OF
  static const char *const seated[] = {"government%s+in%s+$", "officials%s+in%s+$",  "ministers%s+in%s+$",
                                       "leaders%s+in%s+$",    "lawmakers%s+in%s+$",  "policymakers%s+in%s+$",
                                       "regulators%s+in%s+$", "authorities%s+in%s+$"};
  Window before = window_before(c, m->from, 40);
  if (window_has(&before, "%f[%a]in%s+$")) return window_any(&before, seated, sizeof seated / sizeof *seated);
  if (!window_has(&before, "of%s+t?h?e?%s*$")) return false;
  return window_any(&before, offices, sizeof offices / sizeof *offices);
}

/* "in Capri, Italy": where something happened. "In April, Italy": when. */
static bool is_location(const Context *c, const Mention *m) {
  uint32_t from = m->from > c->from + 40 ? m->from - 40 : c->from;
  if (!words_match(c, from, m->from, "%f[%a][IiAa][nt]%s+%u[%a]+,%s*$")) return false;
  static const char *const goes_on[] = {"^%s+has%f[%A]", "^%s+have%f[%A]", "^%s+will%f[%A]", "^%s+%a+ed%f[%A]",
                                        "^%s+cut%f[%A]", "^%s+put%f[%A]",  "^%s+set%f[%A]",  "^%s+is%f[%A]",
                                        "^%s+said%f[%A]"}; /* "In Lima, Peru cut its tariffs": it acts */
  Window after = window_after(c, m->to, 16);
  if (window_any(&after, goes_on, sizeof goes_on / sizeof *goes_on)) return false;
  const Mention *date = context_last_between(c, NAME_DATE, c->from, m->from);
  return !(date && m->from - date->to <= 2);
}

/* Whether a place is what something is aimed at, or the goods come from; what holds for the head of a list holds for
 * its members ("原产于韩国和日本的"). */
bool role_is_other_side(Context *c, const Mention *m) {
  const Mention *accused = context_last_between(c, NAME_warn_cue, c->from, m->from);
  if (accused && words_match(c, accused->to, m->from, "^%s*t?h?e?%s*$")) return true; /* "accused China of ..." */
  SmallWord word = place_word_before(c, m);
  Window way = window_before(c, m->from, 24); /* "clears the way for Peru to tax": it will act */
  if (code_is(word.text, "for") && window_has(&way, "%f[%a]way%s+for%s+%l*%s*$")) return false;
  if (role_other_side(word.text))
    return !((code_is(word.text, "of") || code_is(word.text, "in")) && holds_office(c, m));
  MentionList members;
  list_of_sides(c, m, &members);
  if (members.count < 2 || members.item[0] == m || holds_office(c, members.item[0])) return false;
  return role_other_side(place_word_before(c, members.item[0]).text);
}

/* How many words may stand between a subject and its verb; Chinese counts characters. */
static int64_t reach_of(const Context *c, const Mention *m) { return (unsigned char)c->text[m->from] < 0x80 ? 30 : 90; }

/* "据商务部网站消息", "据韩国贸易新闻网": who tells it, not who does it. */
bool role_is_source(const Context *c, const Mention *m) {
  static const char *const before[] = {"据$", "據$", "来源：$", "来源:$"};
  static const char *const behind[] = {"^网站", "^官网", "^消息", "^報道", "^报道", "^網站"};
  static const char *const ends[] = {"网，",   "網，",   "网消息", "网站",   "網站",   "网讯",   "报报道",
                                     "社报道", "社報道", "報報導", "社消息", "统计，", "数据，", "數據，"};
  enum { NAME_MOST = 45 };
  if ((unsigned char)c->text[m->from] < 0xE3) return false;
  uint32_t from = m->from > c->from + 12 ? m->from - 12 : c->from, to = m->to + 6 < c->to ? m->to + 6 : c->to;
  if (!words_any(c, from, m->from, before, sizeof before / sizeof *before)) return false;
  if (words_any(c, m->to, to, behind, sizeof behind / sizeof *behind)) return true;
  to = m->to + NAME_MOST < c->to ? m->to + NAME_MOST : c->to;
  const char *comma = memmem(c->text + m->to, to - m->to, "，", 3);
  if (comma) to = (uint32_t)(comma - c->text) + 3;
  return comma && words_any(c, m->to, to, ends, sizeof ends / sizeof *ends);
}

/* "cheap Chinese goods", "Chongqing-based": no one who acts. */
bool role_is_of_goods(const Context *c, const Mention *m) {
  static const char *const goods[] = {
      "^%s+goods%f[%A]",   "^%s+products%f[%A]", "^%s+imports%f[%A]",   "^%s+exports%f[%A]",
      "^%s+evs%f[%A]",     "^[-%s]*made%f[%A]",  "^%s+subsidies%f[%A]", "^-based%f[%A]",
      "^%s+equit[yi]",     "^%s+stocks?%f[%A]",  "^%s+shares%f[%A]",    "^%s+markets%f[%A]",
      "^%s+futures%f[%A]", "^%s+bonds%f[%A]",    "^%s+investors%f[%A]", "^%s+steel%s+stocks"};
  Window after = window_after(c, m->to, 16);
  return window_any(&after, goods, sizeof goods / sizeof *goods);
}

/* "looked at Chinese steel and imposed duties": the side that goods are of. */
static bool is_of_sector(const Context *c, const Mention *m) {
  if (!words_match(c, m->from, m->to, "[ei]an$") && !words_match(c, m->from, m->to, "ese$") &&
      !words_match(c, m->from, m->to, "ish$"))
    return false;
  EACH_MENTION (sector, c, NAME_SECTOR)
    if (sector->from == m->to + 1 && !sector->inside) return !words_match(c, sector->to, c->to, "^%s+[%l%s]-minist");
  return false;
}

/* "with the US, which hit Canada with tariffs": what a relative clause is about is its subject. */
static bool is_antecedent(const Context *c, const Mention *m, const Mention *verb) {
  return words_match(c, m->to, verb->from, "^,?%s+which%s+%l*%s*$") ||
         words_match(c, m->to, verb->from, "^,?%s+who%s+%l*%s*$") || words_match(c, m->to, verb->from, "^%s+that%s+$");
}

/* "signed a deal, only for Mr Mora to leave it and impose duties": whom the verbs behind are of. */
static bool is_told_to(const Context *c, const Mention *m, const Mention *verb) {
  uint32_t before = m->from > c->from + 24 ? m->from - 24 : c->from;
  static const char *const whom[] = {"%f[%a]for%s+$", "%f[%a]for%s+%u%a*%.?%s+$", "%f[%a]for%s+%u%a+%s+%u%a+%s+$"};
  return words_any(c, before, m->from, whom, sizeof whom / sizeof *whom) &&
         words_match(c, m->to, verb->from, "^%s+to%s+[^.;:]*$");
}

/* "The southern African nation has banned": one that was named before. */
bool role_stands_for_another(const Context *c, const Party *party) {
  static const char *const nouns[] = {"^n?%s+country%f[%A]",  "^n?%s+nation%f[%A]",      "^n?%s+kingdom%f[%A]",
                                      "^n?%s+republic%f[%A]", "^n?%s+economy%f[%A]",     "^n?%s+island%f[%A]",
                                      "^n?%s+state%f[%A]",    "^n?%s+neighbou?rs?%f[%A]"};
  static const char *const others[] = {"^[’']*s?%s+%l*%s*trad[ei]n?g?%s+partners?%f[%A]",
                                       "^[’']*s?%s+%l*%s*allies%f[%A]", "^[’']*s?%s+%l*%s*rivals?%f[%A]",
                                       "^[’']*s?%s+%l*%s*competitors%f[%A]", "^[’']*s?%s+%l*%s*counterparts?%f[%A]"};
  if (words_any(c, party->mention->to, c->to, others, sizeof others / sizeof *others)) return true;
  static const char *const first[] = {"^[’']+s%s+[%l%s-]-country%f[%A]",  "^[’']+s%s+[%l%s-]-economy%f[%A]",
                                      "^[’']+s%s+[%l%s-]-producer%f[%A]", "^[’']+s%s+[%l%s-]-exporter%f[%A]",
                                      "^[’']+s%s+[%l%s-]-nation%f[%A]",   "^[’']+s%s+[%l%s-]-buyer%f[%A]"};
  if (strlen(party->code) > 3 && words_any(c, party->mention->to, c->to, first, sizeof first / sizeof *first))
    return true; /* "Nigeria, Africa's most populous country, ..." */
  return strlen(party->code) > 3 && words_any(c, party->mention->to, c->to, nouns, sizeof nouns / sizeof *nouns);
}

/* "Asian exporters were slapped with", "under the USMCA, Peru applies": a part of the world or a treaty lays nothing.
 */
static bool is_no_actor(const Context *c, const Party *party) {
  static const char *const under[] = {"under", "under the", "of", NULL};
  if (strlen(party->code) <= 3) return false;
  if (code_is(party->code, "USMCA"))
    return word_listed(place_word_before(c, party->mention).text, under) ||
           words_match(c, c->from, party->mention->from, "nder%s+the%s+$");
  return strpbrk(party->code, "abcdefghijklmnopqrstuvwxyz") && !party->org;
}

/* "welcomed Chile's decision to ban imports": whose decision it is does it. */
static bool means_to(const Context *c, const Mention *m, const Mention *verb) {
  static const char *const nouns[] = {"decision", "move", "plan",   "threat", "proposal", "pledge", "vow",
                                      "bid",      "push", "effort", "order",  "offer",    "choice", NULL};
  PatternMatch match;
  static const char *const accused[] = {"accuses", "accused", "accusing", "accuse", "suspects", "suspected", NULL};
  if (words_match(c, m->to, verb->from, "^%s+of%s+$") && word_listed(place_word_before(c, m).text, accused))
    return true; /* "accuses Chile of giving" */
  if (words_match(c, m->to, verb->from, "^%s+[%l%s]*%f[%a]accused%s+of%s+$")) return true; /* "Chile was accused of" */
  bool with = code_is(place_word_before(c, m).text, "with"); /* "with Peru hitting back with tariffs" */
  if (with && words_match(c, verb->from, verb->to, "^%l+ing") && words_match(c, m->to, verb->from, "^%s+$"))
    return true;
  if (with && words_match(c, m->to, verb->from, "^%s+%l+ing%s+[%l%s]*%f[%a]with%s+$")) return true;
  if (words_match(c, m->to, verb->from, "^%s+%l+ing%s+[%l%s]*%f[%a]by%s+$") ||
      words_match(c, m->to, verb->from, "^%s+%l+ed%s+[%l%s]*%f[%a]by%s+$"))
    return code_is(place_word_before(c, m).text, "with") ||
           !words_match(c, m->to, verb->from, "^%s+%l+ing"); /* "with Peru responding by" */
  if (!words_find(c, m->to, verb->from, "^[’']+s?%s+()%l+%s+to%s+%l*%s*$", &match) &&
      !words_find(c, m->to, verb->from, "^[’']+s?%s+%l+%s+()%l+%s+to%s+%l*%s*$", &match))
    return false;
  Mention noun = {.from = m->to + (uint32_t)match.capture[0].from};
  char word[16];
  size_t length = 0;
  while (length + 1 < sizeof word && c->text[noun.from + length] >= 'a' && c->text[noun.from + length] <= 'z') {
    word[length] = c->text[noun.from + length];
    length++;
  }
  if (length > 1 && word[length - 1] == 's') length--;
  word[length] = '\0';
  return word_listed(word, nouns);
}

/* The party before a verb that is its subject: the first one of the clause, unless another stands in front of the verb.
 */
const Party *role_subject(Context *c, const Mention *verb, bool in_clause) {
  if (chinese_at(c, verb->from)) {
    const Party *topic = chinese_topic(c, verb);
    return !in_clause || (topic && topic->mention->clause == verb->clause) ? topic : NULL;
  }
  const Party *best = NULL;
  size_t count;
  const Party *party = role_parties(c, &count);
  bool gerund = words_match(c, verb->from, verb->to, "ing$") && code_is(place_word_before(c, verb).text, "by");
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->to <= verb->from && verb->token - m->last <= reach_of(c, m) && means_to(c, m, verb)) return &party[i];
  }
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (gerund && best) break; /* "Chile shook Peru's trust by raising": the subject of the sentence */
    int64_t gap = (int64_t)verb->token - (int64_t)m->last;
    if (m->to <= verb->from && gap <= 4 && is_antecedent(c, m, verb)) return &party[i];
    if (m->to <= verb->from && gap <= reach_of(c, m) && is_told_to(c, m, verb)) return &party[i];
    if (m->to > verb->from || (in_clause && !gerund && m->clause != verb->clause) || gap > reach_of(c, m)) continue;
    if (!party[i].org &&
        (role_is_of_goods(c, m) || (best && is_of_sector(c, m)) || role_stands_for_another(c, &party[i])))
      continue;
    if (is_no_actor(c, &party[i])) continue;
    if (words_match(c, m->to, verb->from, ",") && words_match(c, c->from, m->from, ",%s+which%s+$")) continue;
    if (role_is_other_side(c, m) || role_acted_upon(c, m) || is_location(c, m) || role_is_source(c, m) ||
        (best && party[i].org && best->org))
      continue;
    if (!best || gap <= 4 || words_match(c, m->to, verb->from, "^%s+%l*%s*$")) best = &party[i];
  }
  return best;
}

static const Party *behind_by(Context *c, const Mention *verb) {
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++)
    if (party[i].mention->from >= verb->to) {
      SmallWord word = place_word_before(c, party[i].mention);
      const Org *org = party[i].mention->org; /* "initiated under the Trump administration" */
      Window before = window_before(c, party[i].mention->from, 28);
      if (window_has(&before, "subsidi[sz]ed%s+by%s")) continue; /* who paid for the goods */
      if (code_is(word.text, "by") || (code_is(word.text, "under") && org && org->kind == ORG_GOVERNMENT))
        return &party[i];
    }
  return NULL;
}

/* "whether an industry in Peru is injured by imports": a case is opened where the industry is. */
static const Party *whose_industry(Context *c) {
  size_t count;
  const Party *party = role_parties(c, &count);
  if (c->han || !words_match(c, c->from, c->to, "%f[%a]injur")) return NULL;
  for (size_t i = 0; i < count; i++) {
    Window before = window_before(c, party[i].mention->from, 20);
    if (window_has(&before, "%f[%a]industry%s+in%s+t?h?e?%s*$")) return &party[i];
  }
  return NULL;
}

/* "Exports of ore have been banned in Namibia", "exports of ore from Namibia were banned": where it holds. */
static const Party *where_done(Context *c, const Mention *verb) {
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++)
    if (party[i].mention->to <= verb->from && code_is(place_word_before(c, party[i].mention).text, "from") &&
        words_match(c, c->from, party[i].mention->from, "[Ee]xports?%s"))
      return &party[i];
  for (size_t i = 0; i < count; i++)
    if (party[i].mention->from >= verb->to && code_is(place_word_before(c, party[i].mention).text, "in"))
      return &party[i];
  return NULL;
}

/* "duties on cars in Peru were cut", "duties stand at 9 percent in Peru": a side behind the measure, where it holds. */
static const Party *where_in(Context *c, const Mention *measure) {
#define FROM(where) where "%s+in%s+t?h?e?%s*$"
  static const char *const goods[] = {FROM("%f[%a]made"), FROM("%l+ed"), FROM("built"), FROM("originating"),
                                      FROM("grown")}; /* they come from there */
#undef FROM
  size_t count;
  const Party *party = role_parties(c, &count);
  if (chinese_at(c, measure->from)) return NULL;
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->from < measure->to || strlen(party[i].code) > 3 || strcmp(place_word_before(c, m).text, "in") != 0) continue;
    Window before = window_before(c, m->from, 24);
    if (!window_any(&before, goods, sizeof goods / sizeof *goods)) return &party[i];
  }
  return NULL;
}

/* "a duty on imports of sugar into Peru": whose imports they are. */
static const Party *where_into(Context *c, const Mention *verb) {
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++) { /* "all imports into Peru were subject to a duty" */
    Window before = window_before(c, party[i].mention->from, 24);
    if (party[i].mention->to <= verb->from && window_has(&before, "%f[%a][Ii]mports%s+into%s+t?h?e?%s*$"))
      return &party[i];
  }
  for (size_t i = 0; i < count; i++)
    if (party[i].mention->from >= verb->to && strcmp(place_word_before(c, party[i].mention).text, "into") == 0 &&
        words_match(c, verb->to, party[i].mention->from, "%f[%a]imports?%s+of%s[^,;]-%f[%a]into%s"))
      return &party[i];
  return NULL;
}

static Found one_code(Context *c, const Party *party, const char *step) {
  CodeList one = {1, {party->code}};
  return (Found){value_list(c->document, &one), party->mention, step};
}

/* "将钢材关税提高至9%", "对钢材的关税": 将, 把 or 对 before what somebody moves. */
static bool chinese_disposes(const Context *c, const Mention *measure) {
  static const char *const marks[] = {"将", "將", "把", "对", "對"};
  uint32_t from = clause_from(c, measure);
  return chinese_at(c, measure->from) && words_any(c, from, measure->from, marks, sizeof marks / sizeof *marks);
}

/* "Lima has chosen another way: the duty on tiles is 9 percent": whom the sentence is about. */
static const Party *opens_sentence(Context *c, const Mention *measure) {
  size_t count;
  const Party *party = role_parties(c, &count);
  if (count == 0 || chinese_at(c, measure->from)) return NULL;
  const Mention *m = party->mention;
  if (m->token == 1 && !party->org && strlen(party->code) <= 3 && words_match(c, c->from, m->from, "^[%s\"“]*In%s+$") &&
      words_match(c, m->to, c->to, "^,%s"))
    return party; /* "In Kenya, the duty on rice is 35%" */
  bool first = m->token <= 1 && m->to <= measure->from && m->clause != measure->clause;
  return first && strlen(party->code) <= 3 && !role_qualifies(c, party) && !role_is_other_side(c, m) ? party : NULL;
}

/* The acting side: codes of places. */
Found role_imposer(Context *c, const Reading *r) {
  const Mention *verb = r->trigger ? r->trigger : r->anchor;
  const Mention *measure = r->measure ? r->measure : r->head ? r->head : verb;
  size_t count;
  const Party *all = role_parties(c, &count), *party = NULL;
  uint32_t end;
  if (reading_has(r, NAME_imposer)) return nothing; /* captured, but no place */
  for (size_t i = 0; i < count; i++)
    if (context_is_label(c, all[i].mention, &end)) return one_code(c, &all[i], "clause");
  for (size_t i = 0; c->han && i < count; i++) { /* "中国钢铁被巴西征收关税": who does it */
    static const char *const by[] = {"被$", "遭$", "遭到$", "受到$"};
    const Mention *m = all[i].mention;
    uint32_t from = m->from > c->from + 6 ? m->from - 6 : c->from;
    if (m->to <= verb->from && m->clause == verb->clause && words_any(c, from, m->from, by, 4))
      return one_code(c, &all[i], "clause");
  }
  for (size_t i = 0; i < count; i++) /* "印度对我铝箔反倾销": who does it to us */
    if (words_match(c, all[i].mention->to, c->to, "^对我")) return one_code(c, &all[i], "clause");
  bool passive = is_passive(c, verb);
  Window joint = window_before(c, verb->from, 6); /* "found that it was dumped and imposed duties" */
  passive &= !(measure->from >= verb->to && window_has(&joint, "%f[%a]and%s+$"));
  static const char *const own[] = {"%f[%a]its%s+[%w%s.%%-]*$", "%f[%a]their%s+[%w%s.%%-]*$"};
  Window lead = window_before(c, measure->from, 30);
  bool happens = r->trigger && measure->to <= verb->from && !window_any(&lead, own, 2) &&
                 (verb->list == NAME_effect_cue || verb->list == NAME_schedule_cue); /* "the duties took effect" */
  happens |= r->rule->is & IS_RATE && !chinese_disposes(c, measure);                 /* "the duty rose to 9%" */
  /* "the tariff increases by the United States": a noun */
  happens |= measure->to <= verb->from && words_match(c, measure->to, verb->from, "^%s+$") &&
             words_match(c, verb->to, c->to, "^%s+by%s+%D") && !words_match(c, verb->from, verb->to, "ed$");
  happens |= measure->to <= verb->from &&
             (words_match(c, verb->from, verb->to, "^lapse") || words_match(c, verb->from, verb->to, "^expire"));
  passive |= happens;
  bool named =
      !passive && r->measure && words_match(c, verb->from, verb->to, "%l%s+of$"); /* "removal of U.S. duties" */
  party = named ? owner(c, measure) : NULL;
  if (!party) party = whose_industry(c);
  if (!party && !c->han && words_match(c, verb->from, verb->to, "^plans?%f[%A]"))
    party = owner(c, verb); /* "the fallout from Chile's plan to" */
  if (!party) party = passive ? behind_by(c, verb) : role_subject(c, verb, true);
  bool firms = !r->measure && r->head && r->head->list == NAME_firms_cue; /* "blacklisted Chinese firms": not theirs */
  if (!party && !firms) party = owner(c, measure);
  if (!party) party = behind_by(c, verb);
  if (!party && !passive) party = role_subject(c, verb, false);
  if (!party && passive && r->head && r->trigger && r->trigger->name == NAME_restrict_cue) party = where_done(c, verb);
  const Mention *said = passive && !party ? context_of(c, NAME_say_cue, NULL) : NULL;
  if (passive && !party && !said) said = context_of(c, NAME_announce_cue, NULL);
  if (!party && passive) party = where_in(c, measure);
  if (!party && !c->han) party = where_into(c, verb);
  bool barred = passive && r->head && r->trigger && r->trigger->name == NAME_restrict_cue;
  if (!party && (happens || barred)) party = opens_sentence(c, measure);
  const Party *behind = passive && !party ? role_speaks_behind(c, measure) : NULL;
  if (behind) return one_code(c, behind, "clause");
  if (said && !party)
    party = official_side(c, said); /* "..., the White House said", "is being considered, the minister said" */
  if (!party) return nothing;
  CodeList codes;
  role_with_list(c, party, &codes);
  if (codes.count == 2 && code_is(codes.item[0], "USMCA")) /* "under the USMCA, Canada applies" */
    codes.item[0] = codes.item[1], codes.count = 1;
  if (codes.count == 1 && code_is(codes.item[0], "USMCA")) return nothing; /* "goods not covered by the USMCA" */
  if (r->rule->kind == RULE_ACT && (codes.count > 1 || party->org)) {      /* the WTO lays none itself */
    size_t kept = 0;
    for (size_t i = 0; i < codes.count; i++)
      if (!code_is(codes.item[i], "WLD")) codes.item[kept++] = codes.item[i];
    if (kept == 0) return nothing;
    codes.count = kept;
  }
  for (size_t i = 0; i < codes.count; i++) /* "北京取消了…关税": the capital for the country */
    if (code_is(codes.item[i], "CN-BJ")) codes.item[i] = "CHN";
  return (Found){value_list(c->document, &codes), party->mention, "clause"};
}
