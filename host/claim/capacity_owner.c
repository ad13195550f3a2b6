/* Whose a capacity is. What works can make, and what a firm plans to raise its capacity to, is told of projects; what a
 * country, a trade or a firm can make in all is told of the trade.
 *
 * Of works it is where they stand before it as what has it or makes it ("the plant in Pune will turn out"), or where
 * the sentence goes on with the works told before ("Initial capacity will be"). What works did make is output of the
 * trade, what they can or will make is their capacity. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

/* Words that make a capacity one of many owners. */
static bool is_wide(const Context *c, uint32_t from, uint32_t to) {
  static const char *const wide[] = {"%f[%a][Ii]ndustr[iy]",
                                     "%f[%a]sectors?%f[%A]",
                                     "%f[%a][Cc]ountr",
                                     "%f[%a][Nn]ation",
                                     "%f[%a]market",
                                     "%f[%a][Gg]lobal",
                                     "%f[%a][Ww]orld",
                                     "%f[%a]companies",
                                     "%f[%a]province",
                                     "%f[%a]demand",
                                     "%f[%a][Tt]otal%f[%A]",
                                     "全国",
                                     "全國",
                                     "行业",
                                     "行業",
                                     "全球",
                                     "我国",
                                     "我國",
                                     "国内",
                                     "國內"};
  return words_any(c, from, to, wide, sizeof wide / sizeof *wide);
}

/* "typical plant", "each plant", "in line": no works that the text tells of. */
static bool is_any(const Context *c, const Mention *site) {
  static const char *const trade[] = {"^%s+production%f[%A]", "^%s+output%f[%A]", "^%s+capacity%f[%A]",
                                      "^%s+operators?%f[%A]"};
  if (words_any(c, site->to, c->to, trade, sizeof trade / sizeof *trade)) return true; /* "world mine production" */
  static const char *const before[] = {"%f[%a][Tt]ypical%s+[%a%s-]*$",
                                       "%f[%a][Aa]verage%s+[%a%s-]*$",
                                       "%f[%a][Ee]ach%s+[%a%s-]*$",
                                       "%f[%a][Ee]very%s+[%a%s-]*$",
                                       "%f[%a][Aa]ny%s+[%a%s-]*$",
                                       "%f[%a]in%s+$",
                                       "%f[%a]on%s+$",
                                       "%f[%a]than%s+[%a%s-]*$"};
  Window lead = window_before(c, site->from, 24);
  return window_any(&lead, before, sizeof before / sizeof *before) ||
         (words_match(c, site->from, site->to, "[^s]s$") && !words_match(c, site->from, site->to, "[Ww]orks$"));
}

/* Whether another than the works at `site` may have what stands behind `to`: a country or a firm as a subject. */
static bool another_between(const Context *c, uint32_t from, uint32_t to) {
  static const char *const breaks[] = {";",  "%f[%a]while%f[%A]", "%f[%a]whereas%f[%A]", "%f[%a]compared%f[%A]", "；",
                                       "。", "%f[%a]but%f[%A]"};
  static const char *const at[] = {"in", "at", "near",    "of",   "on",  "from",   "for",
                                   "by", "to", "outside", "with", "and", "across", NULL};
  if (words_any(c, from, to, breaks, sizeof breaks / sizeof *breaks)) return true;
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->from >= from && m->to <= to && !chinese_at(c, m->from) && !context_names_town(c, m) &&
        c->text[m->from - 2] != ',' && !word_listed(place_word_before(c, m).text, at))
      return true;
  return false;
}

/* The works that stand before a figure in its sentence, as those that have it. */
static const Mention *owner_before(const Context *c, const Mention *value) {
  enum { REACH = 220, HAN_REACH = 120 };
  const Mention *best = NULL;
  EACH_MENTION (m, c, NAME_site_cue)
    if (!m->inside && m->to <= value->from && !is_any(c, m)) best = m;
  if (!best || value->from - best->to > (c->han ? HAN_REACH : REACH)) return NULL;
  return another_between(c, best->to, value->from) || is_wide(c, best->to, value->from) ? NULL : best;
}

/* "will", "can", "is expected to", "designed to": of what was made only what could be made is capacity. */
static bool is_able(const Context *c, const Mention *value) {
  static const char *const able[] = {"%f[%a]will%f[%A]",
                                     "%f[%a]can%f[%A]",
                                     "%f[%a]could%f[%A]",
                                     "%f[%a]would%f[%A]",
                                     "%f[%a]able%s+to",
                                     "%f[%a]capable%f[%A]",
                                     "%f[%a]capacity%f[%A]",
                                     "%f[%a]expected%f[%A]",
                                     "%f[%a]designed%f[%A]",
                                     "%f[%a]set%s+to%f[%A]",
                                     "%f[%a]plan%a*%s+to",
                                     "%f[%a]aim%a*%s+to",
                                     "%f[%a]should%f[%A]",
                                     "%f[%a]planned%f[%A]",
                                     "%f[%a]to%s+be%f[%A]",
                                     "可",
                                     "能",
                                     "将",
                                     "將",
                                     "预计",
                                     "預計",
                                     "计划",
                                     "計劃",
                                     "拟",
                                     "擬",
                                     "设计",
                                     "設計",
                                     "年产",
                                     "年產"};
  uint32_t from = value->from > c->from + 140 ? value->from - 140 : c->from;
  return words_any(c, from, value->from, able, sizeof able / sizeof *able);
}

/* "SK On will lift its battery capacity to", "拟将…产能提升至": a firm that adds to what it has. */
static bool is_to_come(const Context *c, uint32_t to) {
  static const char *const words[] = {"%f[%a]will%f[%A]",
                                      "%f[%a]would%f[%A]",
                                      "%f[%a]plan",
                                      "%f[%a]aim",
                                      "%f[%a]intend",
                                      "%f[%a]expect",
                                      "%f[%a]set%s+to%f[%A]",
                                      "%f[%a]being%f[%A]",
                                      "%f[%a]is%s+%a+ing%f[%A]",
                                      "%f[%a]are%s+%a+ing%f[%A]",
                                      "%f[%a]target",
                                      "%f[%a]could%f[%A]",
                                      "%f[%a]to%s+%a+%s+its%f[%A]",
                                      "将",
                                      "將",
                                      "计划",
                                      "計劃",
                                      "拟",
                                      "擬",
                                      "预计",
                                      "預計",
                                      "目标",
                                      "目標"};
  return words_any(c, c->from, to, words, sizeof words / sizeof *words);
}

static bool firm_raises(const Context *c, const Reading *r) {
  static const char *const to[] = {"%f[%a]to%s+[%a%s]*$", "至$", "到$", "至约$", "到约$", "至約$", "达$", "達$"};
  static const char *const own[] = {"%f[%a]its%f[%A]",
                                    "%f[%a]their%f[%A]",
                                    "%f[%a][Tt]he%s+company",
                                    "%f[%a][Tt]he%s+firm",
                                    "%f[%a][Tt]he%s+group",
                                    "该公司",
                                    "公司",
                                    "其",
                                    "集团",
                                    "集團"};
  Window lead = window_before(c, r->value->from, 24);
  if (!window_any(&lead, to, sizeof to / sizeof *to)) return false;
  const Mention *verb = context_last_between(c, NAME_raise_works_cue, c->from, r->value->from);
  if (!verb) verb = context_last_between(c, NAME_works_grow_cue, c->from, r->value->from);
  if (!verb || !is_to_come(c, r->value->from)) return false;
  bool firm = context_last_between(c, NAME_ORG, c->from, verb->from) ||
              words_any(c, c->from, r->value->from, own, sizeof own / sizeof *own);
  if (!firm || is_wide(c, c->from, r->value->from)) return false;
  const Mention *head = r->head ? r->head : verb;
  uint32_t end = verb->from < head->from ? verb->from : head->from;
  if (c->han) return true;
  EACH_MENTION (m, c, NAME_PLACE) { /* "India plans to raise" */
    static const char *const at[] = {"in", "at", "near", "of", "on", "from", "for", "by", "to", NULL};
    bool subject = !m->inside && m->to <= end && !works_builder(c, m) && !word_listed(place_word_before(c, m).text, at);
    if (subject && !context_names_town(c, m) && words_match(c, m->to, c->to, "^%s")) return false;
  }
  return true;
}

/* "will invest $18 million in lifts, with an annual output of 50,000 units", "投资18亿元，年产5万吨": what is set up.
 */
static bool is_set_up(const Context *c, const Mention *head) {
  static const char *const with[] = {"%f[%a]with%s+[%a%s]*$", "%f[%a]for%s+[%a%s]*$", "%f[%a]to%s+$",
                                     "%f[%a]that%s+[%a%s]*$", "%f[%a]which%s+[%a%s]*$"};
  const Mention *verb = context_last_between(c, NAME_invest_cue, c->from, head->from);
  if (!verb) verb = context_last_between(c, NAME_establish_cue, c->from, head->from);
  if (!verb || is_wide(c, c->from, head->from)) return false;
  if (c->han) return true;
  Window lead = window_before(c, head->from, 30);
  return window_any(&lead, with, sizeof with / sizeof *with);
}

static bool goes_on_with_works(const Context *c, const Mention *head) {
  if (chinese_sentence(c) || is_wide(c, c->from, c->to)) return false;
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->from < head->from) return false;
  EACH_MENTION (m, c, NAME_ORG)
    if (!m->inside && m->from < head->from) return false;
  return works_go_on(c);
}

/* "60,000 gearboxes a year": the word for what is counted, where no unit stands; false: there is none, or it is none of
 * what works make or hold. */
static bool counted_noun(const Context *c, const Mention *value, uint32_t *from, uint32_t *to) {
  static const char *const ends[] = {
      "a",  "an",    "per",      "each", "every", "annually", "daily", "monthly", "yearly", "of",   "at",
      "in", "by",    "for",      "from", "and",   "to",       "with",  "when",    "once",   "on",   "as",
      "or", "every", "starting", "next", "when",  "before",   "after", "within",  "over",   "this", NULL};
  static const char *const none[] = {
      "homes",    "houses",    "households", "flats",    "rooms",     "beds",         "residents",   "farmers",
      "visitors", "times",     "others",     "others",   "ways",      "years",        "months",      "days",
      "hours",    "weeks",     "people",     "dollars",  "trees",     "models",       "jobs",        "variants",
      "students", "families",  "thirds",     "acres",    "guests",    "apartments",   "apprentices", "countries",
      "firms",    "cities",    "metres",     "meters",   "feet",      "things",       "steps",       "phases",
      "users",    "customers", "employees",  "workers",  "staff",     "plants",       "lines",       "sites",
      "points",   "tonnes",    "tons",       "projects", "companies", "shareholders", "parts",       "types",
      "kinds",    "villages",  "seats",      NULL};
  enum { WORDS = 5 };
  uint32_t at = value->to;
  *from = *to = 0;
  for (int words = 0; words < WORDS && at + 1 < c->to && c->text[at] == ' '; words++) {
    uint32_t word = ++at;
    char small[20];
    while (at < c->to && (is_letter(c->text[at]) || c->text[at] == '-')) at++;
    if (at == word || at - word >= sizeof small) break;
    memcpy(small, c->text + word, at - word);
    small[at - word] = '\0';
    if (word_listed(small, ends)) break;
    *from = word;
    *to = at;
  }
  enum { SHORTEST = 4 };
  if (*to < *from + SHORTEST || c->text[*to - 1] != 's' || c->text[*to - 2] == 's') return false;
  const char *noun = document_copy(c->document, c->text + *from, *to - *from);
  return *noun >= 'a' && !word_listed(noun, none);
}

/* "a line of 4,000 tonnes a year, a second of 7,000": the unit of the amount before. */
static void take_unit(const Context *c, const Reading *r, Claim *claim) {
  static const char *const other[] = {"another%s+of%s+[%a%s]*$", "other%s+of%s+[%a%s]*$", "second%s+of%s+[%a%s]*$",
                                      "and%s+one%s+of%s+[%a%s]*$"};
  Window lead = window_before(c, r->value->from, 24);
  const Mention *before = context_last_between(c, NAME_QUANTITY, c->from, r->value->from);
  if (before && before->unit && window_any(&lead, other, sizeof other / sizeof *other))
    claim_set(c->document, claim, NAME_unit, value_text(before->unit));
}

void capacity_name_unit(const Context *c, const Reading *r, Claim *claim) {
  uint32_t from, to;
  if (r->value && r->value->type == NAME_NUMBER && !claim_get(claim, NAME_unit) &&
      code_is(text_of(claim_get(claim, NAME_metric)), "capacity"))
    take_unit(c, r, claim);
  if (r->rule->kind != RULE_OWNED || !r->value || claim_get(claim, NAME_unit) || !counted_noun(c, r->value, &from, &to))
    return;
  claim_set(c->document, claim, NAME_unit, value_text(document_copy(c->document, c->text + from, to - from)));
}

/* "Tanzania's plants can make": all of a country's. */
static bool of_all_plants(const Context *c, uint32_t to) {
  static const char *const plants[] = {"^['’]+s?%s+[%l%s-]-%l+nts%f[%A]",   "^['’]+s?%s+[%l%s-]-mills%f[%A]",
                                       "^['’]+s?%s+[%l%s-]-smelters%f[%A]", "^['’]+s?%s+[%l%s-]-factories%f[%A]",
                                       "^['’]+s?%s+[%l%s-]-mines%f[%A]",    "^['’]+s?%s+[%l%s-]-refineries%f[%A]",
                                       "^['’]+s?%s+[%l%s-]-makers%f[%A]",   "^['’]+s?%s+[%l%s-]-producers%f[%A]",
                                       "^['’]+s?%s+[%l%s-]-kilns%f[%A]",    "^['’]+s?%s+[%l%s-]-yards%f[%A]"};
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->to <= to && words_any(c, m->to, to, plants, sizeof plants / sizeof *plants)) return true;
  return false;
}

/* "年产能20万辆，去年仅生产1.3万辆": what was made, beside what can be. */
static bool was_made(const Context *c, const Mention *value) {
  static const char *const made[] = {"仅生产",   "僅生產",   "只生产",   "实际生产",
                                     "實際生產", "实际产量", "實際產量", "产量仅"};
  return words_any(c, clause_from(c, value), value->from, made, sizeof made / sizeof *made);
}

/* Whether a capacity that stands near works is no works' own: that of a country, a trade or several firms together,
 * one that is cut to so much, or what is wanted of its product. */
bool capacity_of_many(const Context *c, const Reading *r) {
  static const char *const many[] = {"%f[%a][Ii]ndustry['’]+s",
                                     "%f[%a][Cc]ountry['’]+s",
                                     "%f[%a][Nn]ation['’]+s",
                                     "%f[%a][Nn]ational%s+[%l%s]*capacity",
                                     "%f[%a][Gg]lobal%s+[%l%s]*capacity",
                                     "%f[%a][Ww]orld['’]*s?%s+[%l%s]*capacity",
                                     "%f[%a][Dd]emand%f[%A]",
                                     "%f[%a]capacity%s+down%s+to",
                                     "%f[%a]cut[%l%s]*%s+capacity%s",
                                     "%f[%a]reduc[%l%s]*%s+capacity%s"};
  static const char *const han[] = {"国内.-产能", "國內.-產能", "全国.-产能", "全國.-產能", "行业.-产能", "行業.-產能",
                                    "全球.-产能", "总产量",     "總產量",     "需求",       "合计产能",   "总产能将",
                                    "总产能已",   "市场份额",   "淘汰",       "退出",       "压减",       "計劃生產",
                                    "计划生产",   "关停",       "關停"};
  static const char *const nation[] = {"全国", "全國", "国家能源局", "我国"};
  const Mention *value = r->value;
  if (!code_is(r->rule->table, "projects") || !value || value->type == NAME_MONEY) return false;
  uint32_t from = clause_from(c, value);
  Window each = window_before(c, value->from, 3), base = window_after(c, value->to, 30);
  if (c->han && window_has(&base, "^[^，。；、]-基地") && (window_has(&each, "个$") || window_has(&each, "個$")))
    return true; /* "建设8个千万千瓦级基地": of what size each is to be */
  if (c->han && r->rule->of_power && words_any(c, c->from, value->from, nation, sizeof nation / sizeof *nation))
    return true; /* what a country has installed */
  if (c->han && was_made(c, value)) return true;
  if (c->han) return words_any(c, from, value->from, han, sizeof han / sizeof *han);
  Window lead = window_before(c, value->from, 12);
  if (window_has(&lead, "%f[%a]record%s+$")) return true; /* "the port handled a record 24 million tonnes" */
  return words_any(c, from, value->from, many, sizeof many / sizeof *many) || of_all_plants(c, value->from);
}

bool capacity_of_works(const Context *c, const Reading *r) {
  const Mention *head = r->head ? r->head : r->trigger;
  if (!head || !r->value) return false;
  enum { FEWEST = 20 };
  uint32_t from, to;
  bool makes = head->list != NAME_capacity_cue, bare = r->value->type == NAME_NUMBER;
  if (bare && (!r->value->quantity || r->value->quantity->value < FEWEST || !counted_noun(c, r->value, &from, &to)))
    return false;
  if (makes && (!is_able(c, r->value) || (c->han && was_made(c, r->value)))) return false;
  uint32_t first = head->from < r->value->from ? head->from : r->value->from;
  if (is_wide(c, first, head->to > r->value->to ? head->to : r->value->to)) return false;
  if (is_set_up(c, head)) return true;
  return owner_before(c, r->value) || goes_on_with_works(c, head) || firm_raises(c, r);
}
