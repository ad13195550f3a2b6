/* What sounds like an exit and is none: goods that leave a factory, a stop that is only weighed or feared, one that
 * waits for prices, plants of which only some are closed. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

/* "the car leaves the assembly line": goods come out, nobody goes. */
static bool goods_leave(const Context *c, const Mention *verb) {
  static const char *const lines[] = {"^%s+the%s+[%a%s-]-line%f[%A]",
                                      "^%s+the%s+factory%f[%A]",
                                      "^%s+the%s+plant%f[%A]",
                                      "^%s+the%s+factories%f[%A]",
                                      "^%s+the%s+works%f[%A]",
                                      "^%s+the%s+mine%f[%A]",
                                      "^%s+the%s+warehouse%f[%A]",
                                      "^%s+the%s+refinery%f[%A]",
                                      "^%s+the%s+port%f[%A]",
                                      "^%s+the%s+gates?%f[%A]",
                                      "^%s+the%s+mill%f[%A]",
                                      "^%s+our%s+factor",
                                      "^%s+its%s+factor",
                                      "^%s+their%s+factor"};
  return words_match(c, verb->from, verb->to, "^[Ll]eav") &&
         words_any(c, verb->to, c->to, lines, sizeof lines / sizeof *lines);
}

/* "close proximity", "close to the plant": near. */
static bool is_near(const Context *c, const Mention *verb) {
  static const char *const words[] = {"^%s+proximity",  "^%s+to%f[%A]",  "^%s+ties%f[%A]", "^%s+cooperation",
                                      "^%s+collaborat", "^%s+link",      "^%s+relation",   "^%s+partner",
                                      "^%s+contact",    "^%s+attention", "^%s+ally",       "^%s+allies",
                                      "^%s+consult",    "^%s+coordinat", "^%s+neighbou?r", "^%s+connection"};
  return words_match(c, verb->from, verb->to, "^[Cc]lose$") &&
         words_any(c, verb->to, c->to, words, sizeof words / sizeof *words);
}

/* "the deal closed on Friday", "closed the case": what is concluded, and no works. */
static bool is_concluded(const Context *c, const Mention *verb) {
  static const char *const matters[] = {"%f[%a]deal%s+$",        "%f[%a]transaction%s+$", "%f[%a]sale%s+$",
                                        "%f[%a]acquisition%s+$", "%f[%a]merger%s+$",      "%f[%a]market%s+$",
                                        "%f[%a]markets%s+$",     "%f[%a]shares%s+$",      "%f[%a]purchase%s+$"};
  static const char *const objects[] = {
      "^%s+the%s+deal",  "^%s+the%s+case",        "^%s+its%s+investigation",    "^%s+a%s+deal",
      "^%s+the%s+gap",   "^%s+the%s+transaction", "^%s+the%s+loophole",         "^%s+the%s+sale",
      "^%s+the%s+probe", "^%s+the%s+acquisition", "^%s+[%l%s]-loopholes?%f[%A]"};
  if (!words_match(c, verb->from, verb->to, "^[Cc]los")) return false;
  Window before = window_before(c, verb->from, 16);
  return window_any(&before, matters, sizeof matters / sizeof *matters) ||
         words_any(c, verb->to, c->to, objects, sizeof objects / sizeof *objects);
}

/* "deciding whether to close", "是否关闭", "a plant could close if": nothing that anyone has said to do. */
static bool only_weighed(const Context *c, const Mention *verb) {
  static const char *const asked[] = {"%f[%a]whether%s+t?h?e?y?o?%s*[%a%s]-$",
                                      "%f[%a]if%s+it%s+should%s[%a%s]-$",
                                      "%f[%a]rather%s+than%s+%a*%s*$",
                                      "%f[%a]instead%s+of%s+%a*%s*$",
                                      "%f[%a]without%s+%a*%s*$",
                                      "%f[%a]risk%s+%a*%s*$",
                                      "%f[%a]danger%s+of%s+$",
                                      "%f[%a]considers?%s+%a*%s*$",
                                      "%f[%a]considering%s+%a*%s*$",
                                      "%f[%a]considered%s+%a*%s*$",
                                      "%f[%a]avoid%s+%a*%s*$",
                                      "%f[%a]rule[sd]?%s+out%s+%a*%s*$",
                                      "%f[%a]ruling%s+out%s+%a*%s*$"};
  static const char *const han[] = {"是否$",         "要不要$", "会不会$",      "有可能$",   "不会$",
                                    "不打算$",       "正考虑$", "正在考虑$",    "考虑是否$", "要不要[^，。]*$",
                                    "是否[^，。]*$", "是否會$", "有無[^，。]*$"};
  if ((unsigned char)c->text[verb->from] >= 0xE3) {
    Window near = window_before(c, verb->from, 24);
    return window_any(&near, han, sizeof han / sizeof *han);
  }
  Window before = window_before(c, verb->from, 32);
  return window_any(&before, asked, sizeof asked / sizeof *asked);
}

/* "停产“护价”": kilns stand still for some days, to hold the price. */
static bool waits_for_prices(const Context *c, const Mention *verb) {
  static const char *const holds[] = {"^[“\"]*护价", "^[“\"]*保价", "^[“\"]*挺价", "^以稳定",    "^以保",
                                      "^以提振",     "^限产",       "^%d+天",      "^[“\"]*護價"};
  return (unsigned char)c->text[verb->from] >= 0xE3 &&
         words_any(c, verb->to, c->to, holds, sizeof holds / sizeof *holds);
}

/* "close one of its seven yards": the figure is of all. */
static bool counts_all(const Context *c, const Reading *r) {
  static const char *const parts[] = {"%f[%a]of%s+its%s+[%a%s]-$", "%f[%a]of%s+their%s+[%a%s]-$",
                                      "%f[%a]of%s+the%s+[%a%s]-$", "%f[%a]of%s+[%a%s]-[’']+s%s+[%a%s]-$"};
  if (r->value && code_is(r->rule->metric, "factory_closure") && words_match(c, r->value->from, r->value->to, "条$"))
    return true;                                                           /* "两条产线": lines are no works */
  if (r->value && words_match(c, r->value->to, c->to, "^代")) return true; /* "10代廠": which of a kind, none counted */
  if (!r->value || r->value->type == NAME_PERCENT || (unsigned char)c->text[r->value->from] >= 0xE3) return false;
  Window before = window_before(c, r->value->from, 28);
  return window_any(&before, parts, sizeof parts / sizeof *parts) && r->rule->kind == RULE_EXIT &&
         (!r->head || r->head->list == NAME_factory_cue);
}

/* "safeguarded 800 jobs", "a fire that killed 12 workers", "firms with over 100 employees may dismiss them", "sacked
 * the homes of five officials": people and posts, and none of them is cut. */
static bool keeps_jobs(const Context *c, const Reading *r) {
  static const char *const kept[] = {"%f[%a]safeguard%a*%s", "%f[%a]protect%a*%s", "%f[%a]preserv%a*%s",
                                     "%f[%a]sav[ei]%a*%s",   "%f[%a]creat%a*%s",   "%f[%a]support%a*%s",
                                     "%f[%a]generat%a*%s",   "%f[%a]add%a*%s",     "%f[%a]bring%a*%s"};
  static const char *const harm[] = {"%f[%a]kill",          "%f[%a]dead%f[%A]", "%f[%a]died%f[%A]",
                                     "%f[%a]deaths?%f[%A]", "%f[%a]injur",      "%f[%a]wound"};
  static const char *const with[] = {"%f[%a]with%s+$", "%f[%a]with%s+[%l%s]*than%s+$", "%f[%a]with%s+over%s+$",
                                     "%f[%a]with%s+at%s+least%s+$"};
  const Mention *value = r->value, *verb = r->trigger;
  if (!value || value->type == NAME_PERCENT || chinese_at(c, verb->from) || !code_is(r->rule->metric, "jobs_lost"))
    return false;
  static const char *const people[] = {"citizen",   "villager", "resident",  "child",   "student",
                                       "refugee",   "famil",    "household", "patient", "voter",
                                       "passenger", "tourist",  "civilian",  "soldier"};
  static const char *const exits[] = {"clos", "shut", "lay", "redundan", "job cuts", "dismiss", "cut", "relocat"};
  Window noun = window_of(c, value->from, value->to + 12 < c->to ? value->to + 12 : c->to);
  if (window_any(&noun, people, sizeof people / sizeof *people)) return true;
  if (value->type == NAME_NUMBER && words_match(c, value->to, c->to, "^%s+ha[vsd]e?%s")) return true;
  if (words_match(c, value->to, c->to, "^[%l%s]-%f[%a][iah][mfi][pft]%l+%s+by%s") &&
      !words_any(c, c->from, c->to, exits, sizeof exits / sizeof *exits))
    return true; /* "workers affected by the new wage" */
  Window before = window_before(c, value->from, 26);
  bool cut = verb->to <= value->from && verb->to + 26 > value->from &&
             !words_any(c, verb->to, value->from, kept, sizeof kept / sizeof *kept);
  if (!cut && window_any(&before, kept, sizeof kept / sizeof *kept)) return true;
  if (words_any(c, clause_from(c, value), clause_to(c, value), harm, sizeof harm / sizeof *harm)) return true;
  if (verb->from >= value->to)
    return window_any(&before, with, sizeof with / sizeof *with) && words_match(c, value->to, verb->from, "%f[%a]to%s");
  return words_match(c, verb->to, value->from, "^%s+[%l%s]-%f[%a]of%s+[%l%s]*$") &&
         !words_match(c, verb->to, value->from, "%f[%a]jobs%s") && !words_match(c, verb->to, value->from, "contract") &&
         !words_match(c, verb->to, value->from, "%f[%a]total%s") &&
         words_match(c, verb->from, verb->to, "[sf][ai][cr][ke]");
}

/* "pulled $2 billion out of bonds", "only four mills left": nobody goes. */
static bool leaves_nothing(const Context *c, const Reading *r) {
  const Mention *verb = r->trigger;
  if (chinese_at(c, verb->from)) return false;
  bool draws = words_match(c, verb->from, verb->to, "^[Pp]ull") || words_match(c, verb->from, verb->to, "^[Ww]ithdr");
  EACH_MENTION (m, c, NAME_MONEY)
    if (draws && m->from >= verb->to && words_count(c->text + verb->to, m->from - verb->to) <= 1) return true;
  if (draws && words_match(c, verb->to, c->to, "^%s+at%s")) return true;
  static const char *const small[] = {"and",  "or",     "but",    "in",         "on",         "at",       "by",
                                      "for",  "to",     "after",  "as",         "when",       "while",    "if",
                                      "over", "market", "with",   "because",    "amid",       "since",    "last",
                                      "this", "next",   "due",    "early",      "later",      "entirely", "from",
                                      "soon", "ahead",  "behind", "altogether", "completely", NULL};
  EACH_MENTION (m, c, NAME_PLACE) /* "leaving the U.S. stock index with a loss" */
    if (m->from >= verb->to && m->from <= verb->to + 5 && words_match(c, verb->from, verb->to, "^[Ll]e[af]") &&
        words_next_other(c, m->to, small))
      return true;
  if (!words_match(c, verb->from, verb->to, "^left$")) return false;
  Window before = window_before(c, verb->from, 60);
  return window_has(&before, "%f[%a]only%s+[%l%s%d]+$") || words_match(c, verb->to, c->to, "^%s+in%s+the%s+%l");
}

/* "Sri Lanka was declared bankrupt", "left the country bankrupt": a state is no firm. */
static bool state_fails(const Context *c, const Reading *r) {
  static const char *const at[] = {"in", "of", "at", "near", "from", "across", NULL};
  const Mention *verb = r->trigger;
  if (chinese_at(c, verb->from) || !code_is(r->rule->metric, "bankruptcy")) return false;
  Window before = window_before(c, verb->from, 20);
  if (window_has(&before, "%f[%a]country%s+[%l%s]*$") || window_has(&before, "%f[%a]nation%s+[%l%s]*$")) return true;
  const Mention *place =
      context_last_between(c, NAME_PLACE, verb->from > c->from + 40 ? verb->from - 40 : c->from, verb->from);
  return place && !place->inside && !place_is_adjective(c, place) &&
         !words_match(c, c->from, place->from, "%u%l+%s+$") && /* "Lowell Halden was declared bankrupt" */
         words_match(c, place->to, verb->from, "^%s+[%l%s]*$") && !word_listed(place_word_before(c, place).text, at);
}

/* "the shuttered plant", "closure costs", "Mr Okoro (left)", "analysts expect relocations": told in passing. */
static bool only_mentioned(const Context *c, const Reading *r) {
  static const char *const costs[] = {
      "^%s+costs?%f[%A]", "^%s+expens", "^%s+charges?%f[%A]",        "^%s+risks?%f[%A]",       "^%s+provision",
      "^%s+fears",        "^%s+threat", "^[%s,]+[%l%s]-costs%f[%A]", "^%s+production%s+levels"};
  static const char *const lead[] = {"%f[%a]the%s+$",        "%f[%a]an?%s+$",
                                     "%f[%a]of%s+$",         "%f[%a]previously%s+$",
                                     "%f[%a]recently%s+$",   "%f[%a]its%s+$",
                                     "%f[%a]reviv%a*%s+$",   "%f[%a]reopen%a*%s+$",
                                     "%f[%a]restart%a*%s+$", "%f[%a]redevelop%a*%s+[%l%s]*$",
                                     "%f[%a]open%s+$"};
  static const char *const thinks[] = {"%f[%a]expects?%s",  "%f[%a]sees%s",      "%f[%a]see%s",
                                       "%f[%a]predicts?%s", "%f[%a]believes?%s", "%f[%a]reckons?%s"};
  const Mention *verb = r->trigger, *head = r->head;
  if (chinese_at(c, verb->from)) return false;
  static const char *const those[] = {"plants%s+that%s+[%l%s]*$", "factories%s+that%s+[%l%s]*$",
                                      "facilities%s+that%s+[%l%s]*$", "mines%s+that%s+[%l%s]*$"};
  Window ahead = window_before(c, verb->from, 30);
  if (!r->value && window_any(&ahead, those, sizeof those / sizeof *those)) return true; /* "mills that have closed" */
  static const char *const again[] = {"^[%l%s]-%f[%a]ha[sv]e?%s+%l*%s*reopened%f[%A]",
                                      "^[%l%s]-%f[%a]ha[sv]e?%s+%l*%s*restarted%f[%A]",
                                      "^[%l%s]-%f[%a]brought%s+back%f[%A]", "^[%l%s]-%f[%a]will%s+reopen%f[%A]"};
  if (words_any(c, verb->to, c->to, again, sizeof again / sizeof *again)) return true; /* "mothballed have reopened" */
  static const char *const ends[] = {"^%s+out%s",
                                     "^%s+up%s",
                                     "^%s+higher",
                                     "^%s+lower",
                                     "^%s+flat%f[%A]",
                                     "^%s+[%l%s]-[%d.]+%s*%%",
                                     "^%s+to%s+[%a%s]-customers",
                                     "^%s+to%s+[%a%s]-outsiders",
                                     "^%s+to%s+[%a%s]-visitors",
                                     "^%s+to%s+[%a%s]-traffic",
                                     "^%s+at%s+%p*%d"};
  if (words_match(c, verb->from, verb->to, "^[Cc]los") &&
      words_any(c, verb->to, c->to, ends, sizeof ends / sizeof *ends))
    return true; /* "output closed out the year", "shares closed higher" */
  if (words_match(c, verb->to, c->to, "^%)") || words_match(c, verb->to, c->to, "^%s+wing%f[%A]")) return true;
  if (words_any(c, verb->to, c->to, costs, sizeof costs / sizeof *costs)) return true;
  Window before = window_before(c, verb->from, 36);
  bool shut = words_match(c, verb->from, verb->to, "^[Ss]hut") || words_match(c, verb->from, verb->to, "ed$") ||
              words_match(c, verb->from, verb->to, "^[Ii]dle$");
  if (shut && head && head->from >= verb->to && window_any(&before, lead, sizeof lead / sizeof *lead) &&
      words_match(c, verb->to, head->from, "^%s+[%a%s]*$"))
    return true;
  bool noun =
      words_match(c, verb->from, verb->to, "[Rr]elocation$") || words_match(c, verb->from, verb->to, "[Cc]losures?$");
  return noun && !r->value &&
         words_any(c, clause_from(c, verb) > c->from + 60 ? clause_from(c, verb) - 60 : c->from, verb->from, thinks,
                   sizeof thinks / sizeof *thinks);
}

bool exit_any(const Context *c, const Reading *r) {
  if (r->rule->kind != RULE_EXIT || !r->trigger) return false;
  static const char *const soon[] = {
      "^%s+[%l%s%d]-%f[%a]maintenance%f[%A]",          "^%s+[%l%s%d]-%f[%a]for%s+repairs",
      "^%s+[%l%s]-%f[%a]for%s+[%a%d]+%s+weeks?%f[%A]", "^%s+[%l%s]-%f[%a]for%s+[%a%d]+%s+days?%f[%A]",
      "^%s+[%l%s]-%f[%a]for%s+the%s+holiday",          "^%s+[%l%s]-%f[%a]because%s+of%s+a%s+strike"};
  if (!c->han && words_any(c, r->trigger->to, c->to, soon, sizeof soon / sizeof *soon))
    return true; /* "was shut for two weeks of maintenance": it opens again */
  if (code_is(r->rule->metric, "market_exit") && !c->han &&
      words_match(c, r->trigger->to, c->to, "^%s+[%l%s]-%f[%a]for%s+the%s+%u"))
    return true; /* "moves production for the US market": where it sells */
  if (is_near(c, r->trigger) || is_concluded(c, r->trigger)) return true;
  if (keeps_jobs(c, r) || leaves_nothing(c, r) || only_mentioned(c, r) || state_fails(c, r)) return true;
  return goods_leave(c, r->trigger) || (!r->value && only_weighed(c, r->trigger)) || waits_for_prices(c, r->trigger) ||
         counts_all(c, r);
}

/* "Nissan's decision to leave": it is known for what was decided, and yet an act. */
bool exit_decided(const Context *c, const Reading *r) {
  static const char *const decided[] = {"[’']+s%s+%l*%s*decision%s+to%s+$", "[’']%s+decision%s+to%s+$",
                                        "%f[%a]its%s+decision%s+to%s+$"};
  static const char *const goes[] = {"^withdraw", "^leave", "^exit",  "^quit", "^pull", "^move", "^shift", "^relocat",
                                     "^abandon",  "^shut",  "^cease", "^stop", "^end",  "^halt", "^divest"};
  if (r->rule->kind != RULE_EXIT || !words_any(c, r->anchor->from, r->anchor->to, goes, sizeof goes / sizeof *goes))
    return false;
  Window before = window_before(c, r->anchor->from, 40);
  return window_any(&before, decided, sizeof decided / sizeof *decided);
}
