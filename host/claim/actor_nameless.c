/* Who closes where nobody has a name: "12家小水泥企业", "bank branches in China", "Chinese banks". The firms of a
 * trade that a sentence counts, or tells by what they make, are those who act. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

static const Found nothing;

static Found one_name(const Context *c, uint32_t from, uint32_t to) {
  CodeList one = {1, {document_copy(c->document, c->text + from, to - from)}};
  return (Found){value_list(c->document, &one), mention_of_run(c, from, to), "clause"};
}

static bool starts(const Context *c, uint32_t at, Words words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(words[i]);
    if (at + length <= c->to && memcmp(c->text + at, words[i], length) == 0) return true;
  }
  return false;
}

/* Where the words that say which firms begin, before the noun at `noun`. */
static uint32_t opened_at(const Context *c, const Mention *verb, uint32_t noun) {
  enum { MOST = 36, CHARACTER = 3 };
  static Words stops = {"的", "在", "将", "將", "把", "了", "共", "对", "對", "等", "是", "与",
                        "與", "和", "其", "被", "使", "令", "已", "有", "致", "让", "给", "家",
                        "个", "座", "间", "，", "。", "、", "；", "：", "“",  "”",  "（", "）"};
  uint32_t at = noun;
  while (at >= c->from + CHARACTER && noun - at < MOST && at != verb->to) {
    uint32_t before = at - CHARACTER;
    bool ends = (unsigned char)c->text[before] < 0xE3 || starts(c, before, stops, sizeof stops / sizeof *stops);
    for (size_t i = 0; i < c->mentions && !ends; i++) {
      const Mention *m = &c->mention[i];
      ends = m->to == at && (m->type == NAME_PLACE || m->type == NAME_DATE || m->type == NAME_NUMBER ||
                             m->type == NAME_QUANTITY || m->type == NAME_PERCENT);
    }
    if (ends) break;
    at = before;
  }
  return at;
}

static bool tells_which(const Context *c, uint32_t from, uint32_t to) {
  static const char *const kinds[] = {"外资", "外資", "台资", "台資", "日资", "日資", "韩资", "韓資",
                                      "港资", "港資", "中小", "民营", "银行", "銀行", "外企", "代工"};
  EACH_MENTION (m, c, NAME_SECTOR)
    if (m->from >= from && m->to <= to) return true;
  return words_any(c, from, to, kinds, sizeof kinds / sizeof *kinds);
}

/* "温州约700家企业倒闭", "关停全部造纸企业": the noun next to the verb. */
static Found chinese_trade(const Context *c, const Reading *r, const Mention *verb) {
  static Words nouns = {"企业", "企業", "工厂", "工廠", "厂家", "廠家", "厂商", "廠商", "网点", "網點", "支行", "作坊"};
  enum { NOUNS = sizeof nouns / sizeof *nouns, FAR = 60, CHARACTER = 3, NOUN = 6 };
  uint32_t from = verb->from > c->from + FAR ? verb->from - FAR : c->from;
  uint32_t to = verb->to + FAR < c->to ? verb->to + FAR : c->to, best = 0, gap = UINT32_MAX;
  for (uint32_t at = from; at + NOUN <= to; at++) {
    if (!starts(c, at, nouns, NOUNS) || (at < verb->to && at + NOUN > verb->from)) continue;
    if (words_match(c, at + NOUN, c->to, "^工人") || words_match(c, at + NOUN, c->to, "^员工")) continue;
    uint32_t far = at >= verb->to ? at - verb->to : verb->from - at - NOUN;
    if (far < gap) best = at, gap = far;
  }
  EACH_MENTION (m, c, NAME_SECTOR) /* "受钢铁去产能影响，分流安置职工5.5万人" */
    if (gap == UINT32_MAX && r->value && r->head == NULL && !m->inside && verb->list == NAME_layoff_cue)
      return one_name(c, m->from, m->to);
  if (gap == UINT32_MAX || words_apart(c, best < verb->from ? best : verb->to, best < verb->from ? verb->from : best))
    return nothing;
  bool within = r->value && r->value->from <= best && r->value->to >= best + NOUN; /* "4000家企业" */
  uint32_t opens = within ? best : opened_at(c, verb, best);
  bool counted = within || (r->value && r->value->to <= best && best - r->value->to <= FAR);
  static Words vague = {"部分", "一些", "有的", "不少", "许多", "許多", "各", "有关", "有關", "相关", "相關", "某"};
  if (!counted && starts(c, opens, vague, sizeof vague / sizeof *vague)) return nothing;
  return counted || tells_which(c, opens, best + NOUN) ? one_name(c, opens, best + NOUN) : nothing;
}

/* "Chinese banks closed 2,500 branches", "1,257 bank branches closed". */
static Found banks(const Context *c, const Reading *r) {
  static Words ways = {"%f[%a][Bb]ank%s+branches%f[%A]", "%f[%a][Bb]ank%s+outlets%f[%A]",
                       "%f[%a][%a-]+%s+[Bb]anks%f[%A]", "%f[%a][%a-]+%s+[Ll]enders%f[%A]"};
  PatternMatch match;
  if (!code_is(r->rule->metric, "branch_closure")) return nothing;
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
    if (words_find(c, c->from, c->to, ways[i], &match))
      return one_name(c, c->from + (uint32_t)match.from, c->from + (uint32_t)match.to);
  return nothing;
}

/* "总投资28亿元", "the Company", "employees": what is no name of one who acts. */
bool actor_is_nobody(const char *name) {
  static const char *const nobody[] = {
      "Company", "Board",   "Imported",  "Provinces", "Province", "employees",    "workers",      "Closure",
      "Nobody",  "Group",   "Plant",     "Factory",   "Workers",  "HR",           "GAAP",         "GAAP EPS",
      "EPS",     "EBITDA",  "CEO",       "CFO",       "GDP",      "ICE",          "AI",           "EV",
      "Budget",  "Economy", "Trillions", "Billions",  "Millions", "Global North", "Global South", NULL};
  static const char *const figures[] = {"总投资", "产能",   "亿元",   "万元",   "產能",
                                        "億元",   "公司因", "有相关", "负责人", "負責人"};
  if (word_listed(name, nobody)) return true;
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
    if (strstr(name, figures[i])) return true;
  return false;
}

/* "Companies have cut jobs": of those that nobody counts or names nothing is told. */
bool actor_is_bare(const char *name) {
  static const char *const bare[] = {"firms", "companies", "businesses", "employers", "企业", "企業", "工厂", "工廠",
                                     "公司",  "厂家",      "廠家",       "厂商",      "纺企", "股东", "股東", NULL};
  return word_listed(name, bare);
}

/* "Travellers from Oslo left Norway": a single word acts as a firm where the sentence speaks of its trade. */
bool actor_in_trade(const Context *c, const Found *actor) {
  static const char *const trade[] = {
      "[Cc]ompan",    "[Ff]irm",         "[Mm]aker",   "[Mm]anufactur",   "[Pp]roduc",  "[Ss]upplier",
      "[Bb]rand",     "[Rr]etail",       "[Oo]perat",  "start%-?up",      "[Ll]ender",  "[Bb]ank",
      "[Bb]usiness",  "[Ss]ubsidiar",    "[Ff]actor",  "[Pp]lant",        "[Mm]ill",    "[Mm]ine",
      "[Rr]efiner",   "[Ss]melter",      "[Ss]tore",   "[Ss]hop",         "[Bb]ranch",  "[Ww]orker",
      "[Ee]mploy",    "[Ss]taff",        "[Jj]ob",     "[Ww]orkforce",    "[Pp]osts",   "[Pp]osition",
      "[Ll]ay%-?off", "[Rr]edundan",     "[Oo]ffice",  "[Uu]nits?%f[%A]", "[Ss]ite",    "[Mm]arket",
      "[Ii]nvest",    "[Ii]nsolven",     "[Vv]enture", "[Ff]urnace",      "[Rr]eactor", "[Ss]hare",
      "[Cc]orp",      "%f[%a]Inc",       "%f[%a]Ltd",  "[Gg]roup",        "%f[%a]PLC",  "[Cc]hain",
      "[Ii]ndustr",   "[Ll]ines?%f[%A]", "[Pp]ark",    "[Ff]acilit",      "[Cc]entre",  "[Cc]enter",
      "[Ww]arehouse", "[Yy]ard",         "[Dd]ealer",  "[Aa]ssembly",     "[Ss]ervice", "[Cc]apacity",
      "[Mm]erg",      "[Ww]orks%f[%A]"};
  if (!actor->mention || c->han) return true;
  if (memchr(c->text + actor->mention->from, ' ', actor->mention->to - actor->mention->from)) return true;
  EACH_MENTION (org, c, NAME_ORG)
    if (org->from < actor->mention->to && org->to > actor->mention->from) return true;
  return words_any(c, c->from, c->to, trade, sizeof trade / sizeof *trade);
}

Found actor_nameless(const Context *c, const Reading *r, const Mention *verb) {
  return chinese_sentence(c) ? chinese_trade(c, r, verb) : banks(c, r);
}
