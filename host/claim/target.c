/* The other side of a measure, and the goods it is about. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/reading.h"
#include "claim/window.h"

static const Found nothing;

static bool is_mine(const Value *imposer, const char *code) {
  if (imposer && imposer->kind == VALUE_LIST)
    for (uint32_t i = 0; i < imposer->count; i++)
      if (code_is(imposer->list[i], code)) return true;
  return false;
}

/* "中国产品", "中国电动汽车": goods or firms right behind a place. */
static bool qualifies_in_chinese(Context *c, const Mention *m) {
  static const char *const goods[] = {"^产", "^商品", "^货物",   "^企业", "^公司",
                                      "^输", "^制造", "^出口商", "^进口", "^的"};
  EACH_MENTION (sector, c, NAME_SECTOR)
    if (sector->from >= m->to && sector->from - m->to <= 3) return true;
  return words_any(c, m->to, c->to, goods, sizeof goods / sizeof *goods);
}

/* "a step that Norway's steel industry called harsh": whose trade speaks, not whose goods are meant. */
static bool acts_itself(const Context *c, const Mention *m) {
  static const char *const speaks[] = {"^[’']+s%s+[%a%s]-industry%s+[hscwfb]", "^[’']+s%s+[%a%s]-makers%s+[hscwfb]"};
  return words_any(c, m->to, c->to, speaks, sizeof speaks / sizeof *speaks);
}

/* Whether a place qualifies goods ("Chinese solar panels", "imports from Viet Nam"). */
bool role_qualifies(Context *c, const Party *party) {
  static const char *const words[] = {"from", "against", "on", "of", "in", "对", "對", "自", "于", "於", NULL};
  static const char *const goods[] = {"import",       "export", "product", "good",     "producer",
                                      "manufacturer", "compan", "firm",    "maker",    "supplier",
                                      "steel",        "made",   "origin",  "shipment", "vehicle"};
  if (word_listed(place_word_before(c, party->mention).text, words)) return true;
  static const char *const named[] = {"countries,?%s+including%s+[%a%s,]*$",    "countries,?%s+namely%s+[%a%s,]*$",
                                      "countries,?%s+among%s+them%s+[%a%s,]*$", "countries,?%s+such%s+as%s+[%a%s,]*$",
                                      "nations,?%s+including%s+[%a%s,]*$",      "economies,?%s+including%s+[%a%s,]*$"};
  Window both = window_before(c, party->mention->from, 14);
  if (window_has(&both, "%f[%a]from%s+both%s+t?h?e?%s*$") || window_has(&both, "%f[%a]on%s+both%s+t?h?e?%s*$"))
    return true;
  Window lead = window_before(c, party->mention->from, 60); /* "from nine countries, including India and Peru" */
  if (window_any(&lead, named, sizeof named / sizeof *named)) return true;
  if (acts_itself(c, party->mention)) return false;
  if (chinese_at(c, party->mention->from)) return qualifies_in_chinese(c, party->mention);
  Window after = window_after(c, party->mention->to, 30);
  for (size_t i = 0; i < sizeof goods / sizeof *goods; i++)
    if (memmem(after.bytes, after.length, goods[i], strlen(goods[i]))) return true;
  EACH_MENTION (sector, c, NAME_SECTOR)
    if (sector->from >= party->mention->to && (int64_t)sector->token - (int64_t)party->mention->last <= 4) return true;
  return false;
}

/* "from all countries except Chile and Peru", "excluding Chile": who is left out. */
static bool is_left_out(const Context *c, const Mention *m) {
  static const char *const leads[] = {"%f[%a]excluding%s+[%a%s,]*$",         "%f[%a]except%s+[%a%s,]*$",
                                      "%f[%a]exception%s+of%s+[%a%s,]*$",    "%f[%a]other%s+than%s+[%a%s,]*$",
                                      "%f[%a]apart%s+from%s+[%a%s,]*$",      "%f[%a]exempting%s+[%a%s,]*$",
                                      "%f[%a]exceptions?%s+for%s+[%a%s,]*$", "%f[%a]exemptions?%s+for%s+[%a%s,]*$"};
  Window before = window_before(c, m->from, 90);
  if (window_has(&before, "%f[%a]non%-$") || window_has(&before, "%f[%a]without%s+exceptions?%s+for%s+[%a%s,]*$") ||
      window_has(&before, "%f[%a]without%s+exemptions?%s+for%s+[%a%s,]*$"))
    return true; /* "on non-Chilean goods", "without exceptions for allies such as Peru" */
  return window_any(&before, leads, sizeof leads / sizeof *leads);
}

/* "will tax all steel, days after his duties on Chile took effect": a side told of another measure of the sentence. */
static bool told_of_another(const Context *c, const Mention *measure, const Mention *side) {
  static const char *const joints[] = {"%f[%a]after%f[%A]",
                                       "%f[%a]before%f[%A]",
                                       "%f[%a]while%f[%A]",
                                       "%f[%a]when%f[%A]",
                                       "%f[%a]since%f[%A]",
                                       "%f[%a]response%s+to%f[%A]",
                                       "%f[%a]as%f[%A]",
                                       "%f[%a]but%f[%A]",
                                       "%f[%a]top%s+of%f[%A]",
                                       "%f[%a]following%f[%A]",
                                       "%f[%a]addition%s+to%f[%A]",
                                       "%-%-",
                                       "—"};
  if (side->from < measure->to) return false;
  const Mention *other = context_last_between(c, NAME_MEASURE, measure->to, side->from);
  if (!other) other = context_last_between(c, NAME_duty_cue, measure->to, side->from);
  return other && other->from > measure->to && words_match(c, other->to, side->from, "^%s+[oa][ngf]%a*%s+[%a%s]*$") &&
         words_any(c, measure->to, other->from, joints, sizeof joints / sizeof *joints);
}

/* Where verb and measure stand; what is aimed at is looked for around them in three passes, each wider. */
typedef struct Aim {
  const Mention *verb, *measure;
  uint32_t from;
  uint16_t late;
  bool act;    /* not only words about one */
  bool barred; /* goods may not leave: it is aimed at where they would go */
} Aim;

static Aim aim_of(const Reading *r) {
  Aim aim;
  aim.act = r->rule->kind == RULE_ACT;
  aim.barred = aim.act && r->rule->is & IS_OUTWARD;
  aim.verb = r->trigger ? r->trigger : r->anchor;
  bool duty = r->head && r->head->list == NAME_duty_cue; /* "the duties on rice took effect" */
  aim.measure = r->measure ? r->measure : duty ? r->head : aim.verb;
  aim.from = aim.verb->from < aim.measure->from ? aim.verb->from : aim.measure->from;
  aim.late = aim.verb->clause > aim.measure->clause ? aim.verb->clause : aim.measure->clause;
  return aim;
}

static bool in_reach(const Context *c, const Aim *aim, const Mention *m, int pass) {
  uint32_t end = aim->verb->to > aim->measure->to ? aim->verb->to : aim->measure->to;
  if (m->from > end && words_apart(c, end, m->from)) return false; /* another act */
  bool stands = aim->verb->list == NAME_standing_cue || aim->verb->list == NAME_effect_cue ||
                aim->verb->list == NAME_in_force_cue;
  if (aim->act && stands && m->from > end && !c->han && context_last_between(c, NAME_terminate_cue, end, m->from))
    return false; /* "most duties stayed, but he removed those on Chile" */
  if (pass == 1) return m->from > aim->from && m->clause == aim->late;
  if (pass == 2) return m->from > aim->from;
  return m->clause == aim->measure->clause || m->clause == aim->verb->clause;
}

/* "European mills' shares fell amid talk that ...": who stands before the act and was only moved by it. */
static bool moved_before(const Context *c, const Aim *aim, const Mention *m) {
  static const char *const links[] = {"%f[%a]as%f[%A]", "%f[%a]amid%f[%A]", "%f[%a]after%f[%A]"};
  static const char *const bourse[] = {"^[^,;.]-%f[%a]stocks?%f[%A]",  "^[^,;.]-%f[%a]shares%f[%A]",
                                       "^[^,;.]-%f[%a]markets?%f[%A]", "^[^,;.]-%f[%a]equities%f[%A]",
                                       "^[^,;.]-%f[%a]futures%f[%A]",  "^[^,;.]-%f[%a]bonds%f[%A]"};
  Window lead = window_before(c, m->from, 30); /* "shares of Peruvian mills fell after" */
  if (m->to <= aim->from && window_has(&lead, "%f[%a]shares%s+of%s+[%a%s-]*$")) return true;
  if (m->to <= aim->from && words_match(c, m->to, aim->from, "%f[%a]just%s+as%f[%A]"))
    return true; /* "support for European mills, just as Chile plans duties" */
  return m->to <= aim->from && words_any(c, m->to, aim->from, links, sizeof links / sizeof *links) &&
         words_any(c, m->to, aim->from, bourse, sizeof bourse / sizeof *bourse);
}

/* "Asian shares fell after it laid duties": a part of the world is acted upon where a small word says so. */
static bool is_region_apart(const Context *c, const Party *p) {
  static const char *const words[] = {"on", "from", "against", "with", "of", "accused", "to", "in", NULL};
  if (c->han || strlen(p->code) <= 3 || !strpbrk(p->code, "abcdefghijklmnopqrstuvwxyz")) return false;
  return !word_listed(place_word_before(c, p->mention).text, words);
}

/* "laid 10% on tin, ending relief for Peru", ", a move that angered Chile": what else it did. */
static bool comes_of_it(const Context *c, uint32_t from, uint32_t to) {
  static const char *const goes_on[] = {"including", "targeting", "covering",   "starting", "beginning",
                                        "imposing",  "levying",   "applying",   "singling", "charging",
                                        "taxing",    "involving", "concerning", "claiming", "accusing",
                                        "alleging",  "raising",   "lifting",    NULL};
  static const char *const acts[] = {",%s+()%l+ing%s", ",%s+%l+ly%s+()%l+ing%s"};
  PatternMatch match;
  char word[16];
  size_t length = 0;
  if (words_match(c, from, to, ",%s+a%s+%l*%s*%l+%s+that%s+%l+ed%s") ||
      words_match(c, from, to, ",%s+a%s+%l*%s*%l+%s+that%s+drew%s"))
    return true;
  if (!words_find(c, from, to, acts[0], &match) && !words_find(c, from, to, acts[1], &match)) return false;
  for (uint32_t at = from + (uint32_t)match.capture[0].from;
       length + 1 < sizeof word && c->text[at] >= 'a' && c->text[at] <= 'z'; at++)
    word[length++] = c->text[at];
  word[length] = '\0';
  return !word_listed(word, goes_on);
}

static const Party *aimed_at(Context *c, const Aim *aim, const Value *imposer, int *found) {
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; c->han && !aim->act && i < count; i++) /* "批评欧盟对华加征关税": who is spoken of */
    if (party[i].mention->from == aim->verb->to && !is_mine(imposer, party[i].code)) {
      *found = 1;
      return &party[i];
    }
  for (int own = c->han ? 1 : 0; own >= 0; own--) /* "对甲国…，并对乙国…": of its own clause */
    for (size_t i = 0; i < count; i++)
      if (role_acted_upon(c, party[i].mention) && !is_mine(imposer, party[i].code) && !party[i].org &&
          (!own || party[i].mention->clause == aim->measure->clause) && !code_is(party[i].code, "WLD")) {
        *found = 1;
        return &party[i];
      }
  for (int pass = 1; pass <= 3; pass++)
    for (size_t i = 0; i < count; i++) {
      const Party *p = &party[i];
      bool person = !aim->act && p->org && p->mention->org &&
                    (p->mention->org->kind == ORG_OFFICIAL || p->mention->org->kind == ORG_GOVERNMENT);
      if (!in_reach(c, aim, p->mention, pass) || is_mine(imposer, p->code) || (p->org && !person) ||
          code_is(p->code, "WLD") || role_stands_for_another(c, p) || is_left_out(c, p->mention) ||
          words_match(c, p->mention->to, c->to, "^%-listed") || /* "shares of Lima-listed mills" */
          is_region_apart(c, p) ||
          (aim->act && !c->han && (told_of_another(c, aim->measure, p->mention) || moved_before(c, aim, p->mention))))
        continue;
      if (person && pass == 1) { /* "accused Trump of" */
        *found = pass;
        return p;
      }
      bool sent = aim->act && (aim->barred || code_is(aim->measure->code, "export control")) &&
                  code_is(place_word_before(c, p->mention).text, "to"); /* "a ban on exports of chips to Peru" */
      bool plain = pass == 1 || (aim->act && (pass == 2 || chinese_at(c, aim->verb->from)));
      static const char *const apart[] = {"by", "about", "than", "like", NULL};
      static const char *const ahead[] = {"to", "with", NULL};      /* where goods of a duty go */
      static const char *const onto[] = {"appl", "[Aa]dd", "xten"}; /* "applied a tariff to Chilean wine" */
      bool duty = aim->act && code_is(aim->measure->code, "tariff") &&
                  !words_any(c, aim->verb->from, aim->verb->to, onto, sizeof onto / sizeof *onto);
      static const char *const made[] = {"made%s+in%s+$",        "produced%s+in%s+$",
                                         "built%s+in%s+$",       "assembled%s+in%s+$",
                                         "based%s+in%s+$",       "grown%s+in%s+$",
                                         "mined%s+in%s+$",       "manufactured%s+in%s+$",
                                         "originat%a+%s+in%s+$", "whose%s+origin%s+is%s+in%s+$"};
      Window lead = window_before(c, p->mention->from, 18);
      static const char *const verbs[] = {"^%s+ha[sd]%s", "^%s+have%s", "^%s+is%s",
                                          "^%s+was%s",    "^%s+will%s", "^%s+would%s"};
      if (aim->act && window_has(&lead, ",%s+$") &&
          words_any(c, p->mention->to, c->to, verbs, sizeof verbs / sizeof *verbs))
        continue; /* "which raised tariffs, Chile has kept ...": whose clause it is */
      if (aim->act && window_has(&lead, "%f[%a]in%s+$") && !window_any(&lead, made, sizeof made / sizeof *made))
        continue; /* "pushed prices up in Peru" */
      static const char *const moved[] = {"^[^;]*,%s+deal[it]n?g?%s",
                                          "^[^;]*,%s+hurting%s",
                                          "^[^;]*,%s+%l*%s*affecting%s",
                                          "^[^;]*,%s+hitting%s",
                                          "^[^;]*,%s+rattling%s",
                                          "^[^;]*,%s+angering%s",
                                          "^[^;]*,%s+drawing%s",
                                          "^[^;]*,%s+prompting%s",
                                          "^[^;]*,%s+forcing%s",
                                          "^[^;]*,%s+raising%s",
                                          "^[^;]*,%s+leaving%s",
                                          "^[^;]*,%s+squeezing%s",
                                          "^[^;]*%f[%a]in%s+a%s+move%s+that%s",
                                          "^[^;]*%f[%a]in%s+a%s+blow%s+to%s",
                                          "^[^;]*,%s+sparking%s",
                                          "^[^;]*,%s+threatening%s"};
      uint32_t told = aim->measure->to > aim->verb->to ? aim->measure->to : aim->verb->to;
      if (aim->act && p->mention->from > told &&
          words_any(c, told, p->mention->from, moved, sizeof moved / sizeof *moved))
        continue; /* "curbed exports, dealing a blow to Peru": what came of it */
      bool taxed = aim->measure->list == NAME_duty_cue || code_is(aim->measure->code, "tariff") ||
                   code_is(aim->measure->code, "quota");
      if (aim->act && taxed && !c->han && p->mention->from > told && comes_of_it(c, told, p->mention->from)) continue;
      SmallWord lead_word = place_word_before(c, p->mention);
      bool concern = !aim->act && code_is(lead_word.text, "about");   /* "voiced concern about Peru's curbs" */
      concern |= !aim->act && window_has(&lead, "impos%l+%s+by%s+$"); /* "condemned duties imposed by Peru" */
      if ((word_listed(lead_word.text, apart) && !concern) || (duty && word_listed(lead_word.text, ahead)) ||
          (plain && !sent && !role_qualifies(c, p)))
        continue;
      *found = pass;
      return p;
    }
  static const char *const words[] = {"于", "於", "对", "對", NULL};
  *found = 2;
  for (size_t i = 0; i < count; i++) { /* "原产于韩国的…,自…起征收": told in a clause before */
    const Party *p = &party[i];
    bool aimed = word_listed(place_word_before(c, p->mention).text, words) || role_acted_upon(c, p->mention);
    if (aimed && !is_mine(imposer, p->code) && !code_is(p->code, "WLD")) return p;
  }
  return NULL;
}

/* "four countries of Southeast Asia (Cambodia, ...)", "东南亚四国（柬埔寨、…）": those that a region's brackets name.
 */
static const Party *named_within(Context *c, const Party *region) {
  size_t count;
  const Party *party = role_parties(c, &count);
  if (strlen(region->code) <= 3) return region;
  for (size_t i = 0; i < count; i++) {
    uint32_t from = region->mention->to, to = party[i].mention->from;
    if (to < from || to - from > 24) continue;
    if (words_match(c, from, to, "^[^%(]*%($") || words_match(c, from, to, "（$")) return &party[i];
  }
  return region;
}

/* "tariffs on foreign steel", "a duty on all imported cars": on goods from wherever they come. */
static bool from_anywhere(const Context *c, const Mention *measure, bool named) {
  static const char *const any[] = {"^[^;]-%f[%a]from%s+any%s+country",
                                    "^%s+on%s+countries%s",
                                    "^[^;]-%f[%a]on%s+%l+%s+countries",
                                    "^[^;]-%f[%a]from%s+multiple%s+countries",
                                    "^[^;]-%f[%a]from%s+various%s+countries",
                                    "^%s+on%s+any%s+country",
                                    "^[^;]-%f[%a]from%s+%a+%s+%a*[’'s]*%s*trading%s+partners",
                                    "^[^;]-%f[%a]from%s+its%s+trading%s+partners",
                                    "^[^;]-%f[%a]on%s+all%s+[%a%s.’']-trading%s+partners",
                                    "^[^;]-%f[%a]on%s+every%s+trading%s+partner",

                                    "^[^;]-%f[%a]on%s+all%s+countries",
                                    "^[^;]-%f[%a]from%s+all%s+countries",
                                    "^[^;]-%f[%a]on%s+every%s+country",
                                    "^[^;]-%f[%a]from%s+countries%s+with%s+which",
                                    "^[^;]-%f[%a]from%s+countries%s+[%a%s]-without%s+[%a%s-]-agreement",
                                    "^[^;]-%f[%a]from%s+countries%s+[%a%s]-no%s+[%a%s-]-agreement",
                                    "^[^;]-%f[%a]from%s+non%-fta",
                                    "^[^;,]-%f[%a]on%s+[%a%s]-goods%s+from%s+countries%s+around",
                                    "^[^;,]-%f[%a]from%s+around%s+the%s+world",
                                    "^[^;,]-%f[%a]from%s+the%s+rest%s+of%s+the%s+world",
                                    "^[^;,]-%f[%a]on%s+the%s+rest%s+of%s+the%s+world",
                                    "%f[%a]without%s+exceptions?%f[%A]",
                                    "%f[%a]without%s+exemptions?%f[%A]"};
  static const char *const words[] = {"^[^;]-%f[%a]on%s+[%a%s,]-foreign%s+%l+",
                                      "^[^;]-%f[%a]on%s+all%s+[%a%s,]-import",
                                      "^[^;]-%f[%a]on%s+[%a%s,]-imported%s+%l+",
                                      "^[^;]-%f[%a]on%s+[%a%s,]-global%s+imports",
                                      "^[^;]-%f[%a]on%s+imports%s+from%s+[%a%s]-countries",
                                      "^[^;]-%f[%a]on%s+goods%s+from%s+[%a%s]-countries"};
  Window after = window_after(c, measure->to, 70), far = window_after(c, measure->to, 150);
  static const char *const which[] = {"^[^;]-%f[%a]from%s+countries%s+with%s+which"}; /* behind a list of goods */
  if (window_any(&far, which, 1)) return true;
  if (window_any(&after, any, sizeof any / sizeof *any)) return true;
  return !named && window_any(&after, words, sizeof words / sizeof *words);
}

/* "对美加征", "对日实施": a country by one character, which no longer name goes on from; NULL: none. */
static const char *aimed_by_character(const Context *c, uint32_t from, uint32_t to) {
  static const struct {
    const char *name, *code, *goes_on[6];
  } sides[] = {{"华", "CHN", {"为", "人", "盛", "北", "东", "南"}},
               {"華", "CHN", {"為", "人", "盛", "北", "東", "南"}},
               {"美", "USA", {"国", "國", "元", "洲", "联", "聯"}},
               {"欧", "EU", {"洲", "盟", "元", "美", "亚"}},
               {"歐", "EU", {"洲", "盟", "元", "美", "亞"}},
               {"日", "JPN", {"本", "元"}},
               {"韩", "KOR", {"国", "元"}},
               {"韓", "KOR", {"國", "元"}},
               {"俄", "RUS", {"罗", "羅", "国", "國"}},
               {"印", "IND", {"度", "尼"}}};
  enum { BYTES = 3 };
  for (uint32_t at = from; c->han && at + 3 * BYTES <= to; at++) {
    const char *here = c->text + at;
    if (memcmp(here, "对", BYTES) != 0 && memcmp(here, "對", BYTES) != 0 && memcmp(here, "涉", BYTES) != 0) continue;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
      bool longer = false;
      if (memcmp(here + BYTES, sides[i].name, BYTES) != 0) continue;
      for (size_t k = 0; k < 6 && sides[i].goes_on[k]; k++)
        longer |= memcmp(here + 2 * BYTES, sides[i].goes_on[k], BYTES) == 0;
      if (!longer) return sides[i].code;
    }
  }
  return NULL;
}

/* "对所有贸易伙伴征收": in the clause of the act itself. */
static bool on_all_in_chinese(const Context *c, const Aim *aim) {
  static const char *const all[] = {"对所有国家", "对所有贸易伙伴", "对全部贸易伙伴", "对各国",         "对全球",
                                    "对几乎所有", "对所有进口",     "對所有國家",     "對所有貿易夥伴", "對全球"};
  uint16_t clause = aim->verb->clause;
  uint32_t from = clause < c->clauses ? c->clause[clause].from : c->from;
  return c->han && words_any(c, from, aim->verb->to, all, sizeof all / sizeof *all);
}

/* "Peru's smelters complain about Chile, which raised its duty on them": whose goods or firms were named before. */
static const Party *pronoun_aimed_at(Context *c, const Aim *aim, const Value *imposer) {
  const Party *last = NULL;
  if (!aim->act || c->han) return NULL;
  Context *before = c->number ? document_sentence(c->document, c->number - 1) : NULL;
  if (before && words_match(c, aim->from, c->to, "%f[%a]on%s+the%s+country%f[%A]")) { /* told just before */
    size_t there;
    const Party *of = role_parties(before, &there);
    for (size_t i = 0; !last && i < there; i++)
      if (!of[i].org && strlen(of[i].code) == 3 && !is_mine(imposer, of[i].code) && !code_is(of[i].code, "WLD"))
        last = &of[i];
    return last;
  }
  if (!words_match(c, aim->from, c->to, "%f[%a]on%s+them%f[%A]") &&
      !words_match(c, aim->from, c->to, "%f[%a]against%s+them%f[%A]"))
    return NULL;
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++)
    if (party[i].mention->to <= aim->from && !party[i].org && !is_mine(imposer, party[i].code) &&
        !code_is(party[i].code, "WLD") && role_qualifies(c, &party[i]) &&
        !code_is(place_word_before(c, party[i].mention).text, "in"))
      last = &party[i];
  return last;
}

/* "并对从…进口的玻璃纤维进行反倾销调查": where the object of a Chinese act begins, behind the last 对 before it, which
 * another act stands before; 0: it has none. */
static uint32_t object_from(const Context *c, const Aim *aim) {
  uint32_t last = 0;
  size_t objects = 0;
  for (uint32_t at = c->from; c->han && at + 3 <= aim->from; at++)
    if (memcmp(c->text + at, "对", 3) == 0 || memcmp(c->text + at, "對", 3) == 0) last = at + 3, objects++;
  return objects > 1 ? last : 0;
}

/* "对甲国…征税；美国对来自乙国、丙国的…发起的调查": the side that the object of the later act names; NULL: none. */
static const Party *in_object(const Context *c, const Aim *aim, const Value *imposer) {
  uint32_t object = aim->act ? object_from(c, aim) : 0;
  size_t count;
  const Party *party = object ? role_parties((Context *)c, &count) : NULL;
  for (size_t i = 0; party && i < count; i++)
    if (party[i].mention->from >= object && party[i].mention->to <= aim->from && !party[i].org &&
        !is_mine(imposer, party[i].code))
      return &party[i];
  return NULL;
}

/* The side a measure is aimed at: codes of places. */
/* "adds nine firms to the Entity List. ... They are listed under the destination of Peru": told in a sentence behind.
 */
static Found listed_under(const Context *c, const Mention *list, const Value *imposer) {
  enum { BEHIND_MOST = 3, APART_MOST = 60 };
  PatternMatch match;
  CodeList others = {.count = 0};
  if (!list || list->type != NAME_MEASURE || !words_match(c, list->from, list->to, "ntity%s+[Ll]ist")) return nothing;
  for (uint32_t n = c->number + 1; n <= c->number + BEHIND_MOST && n < c->document->sentences; n++) {
    Context *other = document_sentence(c->document, n);
    size_t count;
    const Party *party = role_parties(other, &count);
    if (!words_find(other, other->from, other->to, "%f[%a]destinations?%s+of%s", &match)) continue;
    uint32_t at = other->from + (uint32_t)match.to;
    for (size_t i = 0; i < count; i++) { /* "Peru (3), the Republic of Chile (1) and Togo (2)" */
      const Mention *m = party[i].mention;
      if (m->from < at) continue;
      if (m->from - at > APART_MOST) break;
      if (!is_mine(imposer, place_state(party[i].code))) codes_add(&others, place_state(party[i].code));
      at = m->to;
    }
    if (others.count) return (Found){value_list(c->document, &others), NULL, "sentence"};
  }
  return nothing;
}

Found role_target(Context *c, const Reading *r, const Value *imposer) {
  Aim aim = aim_of(r);
  CodeList all, others = {.count = 0};
  int pass;
  if (reading_has(r, NAME_target)) return nothing;     /* captured, but no place */
  if (words_match(c, c->from, c->to, "对我[^们司]")) { /* "对我铝箔反倾销": us */
    CodeList us = {1, {"CHN"}};
    if (!is_mine(imposer, "CHN")) return (Found){value_list(c->document, &us), NULL, "clause"};
  }
  if (aim.act && mutual_target(c, imposer)) return (Found){*imposer, NULL, "clause"};
  const Party *party = aimed_at(c, &aim, imposer, &pass);
  const Party *nearer = party ? in_object(c, &aim, imposer) : NULL;
  if (nearer && party->mention->to <= nearer->mention->from) party = nearer;
  if (!party) party = pronoun_aimed_at(c, &aim, imposer);
  const Mention *laid = r->measure ? r->measure : r->head;
  bool anywhere = aim.act && laid && !chinese_at(c, laid->from);
  if (anywhere && /* "on all imports of steel, including from Chile" */
      words_match(c, laid->to, c->to, "^[^;,]-%f[%a]on%s+all%s+[%a%s,]-imports?[%a%s]*,%s+including%s")) {
    CodeList world = {1, {"WLD"}};
    return (Found){value_list(c->document, &world), NULL, "clause"};
  }
  if (anywhere && from_anywhere(c, laid, party && pass == 1) &&
      (!party || !code_is(place_word_before(c, party->mention).text, "from"))) {
    CodeList world = {1, {"WLD"}};
    return (Found){value_list(c->document, &world), NULL, "clause"};
  }
  if (aim.act && on_all_in_chinese(c, &aim)) {
    CodeList world = {1, {"WLD"}};
    return (Found){value_list(c->document, &world), NULL, "clause"};
  }
  const Mention *act = party ? NULL : aim.verb;
  const char *aimed = act ? aimed_by_character(c, clause_from(c, act), clause_to(c, act)) : NULL;
  if (!aimed && !party) aimed = aimed_by_character(c, c->from, c->to);
  if (aimed && !is_mine(imposer, aimed)) {
    CodeList one = {1, {aimed}};
    return (Found){value_list(c->document, &one), NULL, "clause"};
  }
  if (!party) return listed_under(c, laid, imposer);
  role_with_list(c, named_within(c, party), &all);
  for (size_t i = 0; i < all.count; i++)
    if (!is_mine(imposer, place_state(all.item[i]))) codes_add(&others, place_state(all.item[i]));
  return (Found){value_list(c->document, &others), party->mention, pass == 1 ? "clause" : "sentence"};
}

/* "EU extends steel quotas": the side that a title opens with acts in it. */
static bool acts_in_title(const Context *above, const Party *party) {
  const Mention *m = party->mention;
  return m->token == 0 && words_match(above, m->to, above->to, "^%s+%l+s%s+") &&
         !words_match(above, m->from, m->to, "ese$") && !words_match(above, m->from, m->to, "[ei]an$");
}

/* "Chilean mills' shares fall as Peru plans duties": what an act moved, not what it is aimed at. */
static bool only_moved(const Context *c, const Mention *m) {
  static const char *const links[] = {"%f[%a]as%f[%A]", "%f[%a]amid%f[%A]", "%f[%a]after%f[%A]"};
  const Mention *measure = context_of(c, NAME_MEASURE, NULL);
  return measure && m->to <= measure->from && words_any(c, m->to, measure->from, links, sizeof links / sizeof *links);
}

/* The side that a line above, a heading or what opens a list, says a measure falls on. */
Found role_aimed_in(Context *above, const Value *imposer) {
  static const char *const words[] = {"on", "from", "against", "into", "对", "對", NULL};
  size_t parties;
  const Party *party = role_parties(above, &parties);
  for (size_t i = 0; i < parties; i++) {
    const Party *p = &party[i];
    if (is_mine(imposer, p->code) || p->org || acts_in_title(above, p) || place_is_province(p->code)) continue;
    if (strlen(p->code) > 3 && strpbrk(p->code, "abcdefghijklmnopqrstuvwxyz") &&
        !word_listed(place_word_before(above, p->mention).text, words))
      continue; /* "Asian stock markets": a part of the world, no side */
    if (!word_listed(place_word_before(above, p->mention).text, words) && !role_qualifies(above, p)) continue;
    if (only_moved(above, p->mention) || words_match(above, p->mention->to, above->to, "^%s*:%s*%w")) continue;
    CodeList codes;
    role_with_list(above, p, &codes);
    return (Found){value_list(above->document, &codes), p->mention, "heading"};
  }
  return nothing;
}

/* The side that a heading above says a measure falls on. */
Found role_heading_target(Context *c, const Value *imposer) {
  uint32_t headings[3];
  size_t count = document_headings(c->document, c->number, headings);
  static const char *const bylines[] = {"记者", "記者", "发自", "發自"}; /* where somebody writes from */
  for (size_t h = 0; h < count; h++) {
    Context *heading = document_sentence(c->document, headings[h]);
    if (words_any(heading, heading->from, heading->to, bylines, sizeof bylines / sizeof *bylines)) continue;
    if (!c->han && !measure_told_in(heading)) continue; /* "Peruvian shares rise": of no measure */
    Found f = role_aimed_in(heading, imposer);
    if (f.value.kind != VALUE_NONE) return f;
  }
  return nothing;
}

/* "the energy and mines minister": an office, no goods. */
static bool is_office(const Context *c, const Mention *sector) {
  static const char *const offices[] = {"^%s+minist%a+", "^%s+and%s+%l+%s+minist%a+", "^%s+secretary", "^%s+department",
                                        "^%s+commissioner"};
  Window after = window_after(c, sector->to, 28), before = window_before(c, sector->from, 30);
  if (window_any(&after, offices, sizeof offices / sizeof *offices)) return true;
  return window_has(&before, "minist%a+%s+of%s+[%a%s,]-$") || window_has(&before, "minist%a+%s+for%s+[%a%s,]-$");
}

/* "strategic minerals including tungsten and gallium": the goods that are named of a kind. */
static const Mention *named_of_kind(const Context *c, const Mention *kind) {
  static const char *const naming[] = {"^%s+%a*%s*,?%s*including%s+[%a%s]*$", "^%s+%a*%s*,?%s*such%s+as%s+[%a%s]*$",
                                       "^%s+%a*%s*,?%s*like%s+[%a%s]*$"};
  EACH_MENTION (m, c, NAME_SECTOR)
    if (!m->inside && m->from > kind->to && m->token - kind->last <= 5 &&
        words_any(c, kind->to, m->from, naming, sizeof naming / sizeof *naming))
      return m;
  return kind;
}

/* "a complaint by Borosil Renewables": goods in a name, behind another word of it. */
static bool is_of_name(const Context *c, const Mention *sector) {
  if (!words_match(c, sector->from, sector->to, "^%u%l+s?$")) return false;
  EACH_MENTION (place, c, NAME_PLACE)
    if (place->to <= sector->from && sector->from - place->to <= 1) return false;
  uint32_t from = sector->from > c->from + 24 ? sector->from - 24 : c->from;
  return words_match(c, from, sector->from, "%sby%s+%u%l+%s+$") ||
         words_match(c, from, sector->from, "%sof%s+%u%l+%s+$");
}

/* "sent gold futures up", "copper prices fell": what is traded at the exchange, somewhere in the sentence. */
static bool is_traded(const Context *c, const Mention *sector) {
  static const char *const nouns[] = {"^%s+futures%f[%A]",      "^%s+prices?%f[%A]",    "^%s+stocks?%f[%A]",
                                      "^%s+shares%f[%A]",       "^%s+contracts?%f[%A]", "^%s+index",
                                      "^[’']?s?%s+shares%f[%A]"};
  return !c->han && words_any(c, sector->to, c->to, nouns, sizeof nouns / sizeof *nouns);
}

/* The goods a measure is about: codes of sectors, those behind the measure first. */
Found role_sectors(Context *c, const Reading *r) {
  Aim aim = aim_of(r);
  uint32_t object = r->rule->kind == RULE_ACT ? object_from(c, &aim) : 0;
  bool on_side =
      aim.act && !c->han && words_match(c, aim.measure->to, c->to, "^%s+on%s+%u%l+%s*[,;.a]"); /* "on Peru and" */
  int widest = !c->han && (on_side || measure_on_all(c, r)) ? 2 : 3;
  for (int pass = object ? 0 : 1; pass <= widest; pass++)
    EACH_MENTION (sector, c, NAME_SECTOR) {
      bool fits = pass == 0   ? sector->from >= object && sector->to <= aim.from
                  : pass == 1 ? in_reach(c, &aim, sector, 1)
                  : pass == 2 ? in_reach(c, &aim, sector, 3)
                              : true;
      if (sector->inside || !fits || is_office(c, sector) || (pass == 3 && is_traded(c, sector))) continue;
      if (is_of_name(c, sector) || (aim.act && measure_of_another(c, aim.measure, sector))) continue;
      static const char *const duties[] = {"safeguard", "tariff", "quota", "antidumping",
                                           NULL}; /* "the steel safeguard" */
      if (r->measure && sector->from >= r->measure->from && sector->to <= r->measure->to &&
          !word_listed(r->measure->code ? r->measure->code : "", duties))
        continue; /* of its name */
      if (measure_held(r) && !measure_owned_goods(c, r, sector)) continue;
      MentionList members;
      CodeList codes = {.count = 0};
      const Mention *named = named_of_kind(c, sector);
      fill_list(c, named, &members);
      for (size_t i = 0; i < members.count; i++)
        if (named == sector || members.item[i]->from >= named->from) codes_add(&codes, members.item[i]->code);
      return (Found){value_list(c->document, &codes), named, pass == 3 ? "sentence" : "clause"};
    }
  return nothing;
}
