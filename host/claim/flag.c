/* Statements that a trade makes too much: whether words for it state it by themselves, and of what place.
 * "致使市场供过于 求", "Overcapacity is the complaint of all" do, where the text tells of what; "化解过剩产能" and "a
 * fund against overcapacity" name it only. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/place.h"
#include "claim/status.h"
#include "claim/window.h"

/* Behind the words where they end a statement: nothing, what kind of state it is, or how bad. */
static bool states_in_chinese(const Context *c, const Mention *trigger) {
  static const char *const nouns[] = {"^过剩", "^過剩", "^富余", "^富餘"}; /* "过剩产能": only a name */
  static const char *const ends[] = {"^，",   "^。",   "^；",   "^,",    "^;",    "^！",   "^$",    "^局面",
                                     "^状态", "^状况", "^格局", "^现象", "^压力", "^矛盾", "^问题", "^严重",
                                     "^明显", "^突出", "^的局", "^的状", "^的格", "^的现", "^的压", "^的矛",
                                     "^的问", "^的情", "^影响", "^影響", "^以及", "^拖累", "^加剧"};
  static const char *const undone[] = {"化解", "解决", "缓解",   "防止", "避免", "治理", "破解",   "消化",
                                       "防范", "克服", "不存在", "并非", "没有", "不是", "导致的", "由于",
                                       "因为", "如果", "可能",   "或将", "将",   "會",   "会"};
  enum { NEAR = 24, REACH = 18 };
  bool named =
      words_any(c, trigger->from, trigger->to, nouns, sizeof nouns / sizeof *nouns) && trigger->to - trigger->from > 6;
  uint32_t to = trigger->to + REACH < c->to ? trigger->to + REACH : c->to;
  uint32_t from = clause_from(c, trigger);
  if (trigger->from > from + NEAR) from = trigger->from - NEAR;
  return !named && words_any(c, trigger->to, to, ends, sizeof ends / sizeof *ends) &&
         !words_any(c, from, trigger->from, undone, sizeof undone / sizeof *undone);
}

/* "退出过剩产能200万吨": how much there is of it, which is a row of its own. */
static bool is_measured(const Context *c, const Mention *told) {
  static const uint16_t figures[] = {NAME_QUANTITY, NAME_PERCENT};
  for (size_t i = 0; i < 2; i++)
    EACH_MENTION (m, c, figures[i])
      if (m->clause == told->clause) return true;
  return false;
}

/* "dragged down by oversupply", "amid a glut", "on top of excess supply": what something is laid to is there, whatever
 * goods the text is about; a surplus of a budget or of cash is another matter. */
static bool is_cause(const Context *c, const Mention *trigger) {
  static const char *const goods[] = {"[Oo]ver%-?%s?capac", "[Ee]xcess", "[Ss]urplus%s", "[Oo]ver%-?suppl", "[Gg]lut",
                                      "[Oo]ver%-?produc",   "^too%s",    "overhang",     "[Oo]verbui",      "saturat"};
#define ASIDE "%s+[%a%s-]*$"
  static const char *const causes[] = {"%f[%a][Ss]uffer%a*%s+from" ASIDE,
                                       "%f[%a]down%s+by" ASIDE,
                                       "%f[%a][Dd]riven%s+by" ASIDE,
                                       "%f[%a][Cc]aused%s+by" ASIDE,
                                       "%f[%a][Hh]it%s+by" ASIDE,
                                       "%f[%a]hurt%s+by" ASIDE,
                                       "%f[%a][Pp]lagued%s+by" ASIDE,
                                       "%f[%a]depressed%s+by" ASIDE,
                                       "%f[%a]pressured%s+by" ASIDE,
                                       "%f[%a]squeezed%s+by" ASIDE,
                                       "%f[%a]battered%s+by" ASIDE,
                                       "%f[%a]fuel%a+%s+by" ASIDE,
                                       "%f[%a][Dd]ue%s+to" ASIDE,
                                       "%f[%a][Oo]wing%s+to" ASIDE,
                                       "%f[%a][Bb]ecause%s+of" ASIDE,
                                       "%f[%a][Aa]mids?t?" ASIDE,
                                       "%f[%a][Oo]n%s+top%s+of" ASIDE,
                                       "%f[%a][Ff]aced?%s+with" ASIDE,
                                       "%f[%a][Ff]ac[ei]%a*" ASIDE,
                                       "%f[%a]grappl%a+%s+with" ASIDE,
                                       "%f[%a]struggl%a+%s+with" ASIDE,
                                       "%f[%a]battl%a+" ASIDE,
                                       "%f[%a][Bb]lam%a+" ASIDE,
                                       "%f[%a][Cc]iting" ASIDE,
                                       "%f[%a]stem%a*%s+from" ASIDE,
                                       "%f[%a][Uu]nder%s+the%s+weight%s+of" ASIDE,
                                       "%f[%a][Tt]here%s+i?w?a?s" ASIDE,
                                       "%f[%a][Tt]here%s+has%s+been" ASIDE,
                                       "%f[%a]persistent%s+$",
                                       "%f[%a]chronic%s+$",
                                       "%f[%a]ongoing%s+$",
                                       "%f[%a]worsening%s+$"};
#undef ASIDE
  static const char *const others[] = {
      "%f[%a]trade%s+$", "%f[%a]budget%s+$",  "%f[%a]liquidity",     "%f[%a]cash",       "%f[%a]saving",
      "%f[%a]fiscal",    "%f[%a]risks?%s+of", "%f[%a]fears?%s+of",   "%f[%a]concern",    "%f[%a]worr",
      "%f[%a]not%s",     "%f[%a]no%s+$",      "%f[%a]labou?r%f[%A]", "%f[%a]account%s+$"};
  enum { NEAR = 44, BEHIND = 16 };
  if (!words_any(c, trigger->from, trigger->to, goods, sizeof goods / sizeof *goods)) return false;
  uint32_t from = trigger->from > c->from + NEAR ? trigger->from - NEAR : c->from;
  uint32_t to = trigger->to + BEHIND < c->to ? trigger->to + BEHIND : c->to;
  static const char *const money[] = {"^%s+savings", "^%s+cash", "^%s+liquid", "^%s+reserves"};
  return words_any(c, from, trigger->from, causes, sizeof causes / sizeof *causes) &&
         !words_any(c, from, trigger->from, others, sizeof others / sizeof *others) &&
         !words_any(c, trigger->to, to, money, sizeof money / sizeof *money);
}

static bool flag_stands_alone(const Context *c, const Mention *trigger) {
  static const char *const verbs[] = {"^%s+is%f[%A]",      "^%s+was%f[%A]",      "^%s+are%f[%A]",   "^%s+has%s+[bwgsp]",
                                      "^%s+remains%f[%A]", "^%s+persists%f[%A]", "^%s+keeps%f[%A]", "^%s+continues"};
  if (chinese_at(c, trigger->from)) return !is_measured(c, trigger) && states_in_chinese(c, trigger);
  return (words_match(c, c->from, trigger->from, "^%s*T?h?e?%s*$") &&
          words_any(c, trigger->to, c->to, verbs, sizeof verbs / sizeof *verbs)) ||
         is_cause(c, trigger);
}

/* "化解焦炭过剩产能40万吨": a figure of it, and no state. */
static bool is_counted(const Context *c, const Mention *trigger) {
  return words_match(c, trigger->to, c->to, "^%d") || words_match(c, trigger->to, c->to, "^约%d");
}

bool flag_holds(const Context *c, const Reading *r) {
  if (!code_is(r->rule->table, "overcapacity")) return true; /* a flag of another's recipe */
  if (c->han && is_counted(c, r->trigger)) return false;
  return r->from != r->trigger->from || r->to != r->trigger->to || flag_stands_alone(c, r->trigger);
}

/* "业内人士称，…全行业…": of all the country's, whatever province was told of before. */
static bool of_the_country(const Context *c) {
  static const char *const all[] = {"业内", "業內", "全行业", "全行業", "国内", "國內", "全国", "全國", "我国", "我國"};
  static const char *const part[] = {"省", "市[^场場]", "当地", "當地", "本县", "我县"};
  return c->han && words_any(c, c->from, c->to, all, sizeof all / sizeof *all) &&
         !words_any(c, c->from, c->to, part, sizeof part / sizeof *part);
}

const char *flag_place(const Context *c, const char *place, bool headed) {
  ClaimDocument *document = c->document;
  if (!place_is_province(place)) return place;
  if (of_the_country(c)) return "CHN";
  const Claim *last = document->figure_known ? &document->last_figure : NULL;
  bool goes_on = last && code_is(last->table, "overcapacity") && c->number - last->sentence <= 2 &&
                 code_is(text_of(claim_get(last, NAME_place)), place);
  if (headed || goes_on) return place;
  return chinese_document(document) && code_is(chinese_home(document), place) ? place : "CHN";
}

/* "化解过剩产能300万吨", "has cut 4 million tonnes of excess capacity": what is gone, not what is too much. */
static bool is_gone(const Context *c, const Reading *r) {
  enum { NEAR = 60 };
  static const char *const ends[] = {"，", "；", "%f[%a]and%f[%A]", "%f[%a]but%f[%A]", ";"};
  uint32_t to = r->head && r->head->from < r->value->from ? r->head->from : r->value->from;
  const Mention *verb = NULL;
  EACH_MENTION (m, c, NAME_close_cue)
    if (!m->inside && m->to <= to) verb = m;
  return verb && to - verb->to <= NEAR && !words_any(c, verb->to, to, ends, sizeof ends / sizeof *ends);
}

/* "9 million tonnes of it was excess to needs": too much, whatever word for it the rule read. */
static bool is_excess(const Context *c, const Mention *value) {
  static const char *const words[] = {"^[%a%s'’-]-capacity%s+%l+%s+[%a%s]-excess%s+to%f[%A]",
                                      "^[%a%s'’-]-capacity%s+%l+%s+[%a%s]-surplus%s+to%f[%A]",
                                      "^[%a%s'’-]-capacity%s+%l+%s+[%a%s]-surplus%f[%A]"};
  return words_any(c, value->to, c->to, words, sizeof words / sizeof *words);
}

void flag_settle_capacity(const Context *c, const Reading *r, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric));
  if (!r->value || !code_is(claim->table, "overcapacity")) return;
  if (code_is(metric, "capacity") && is_excess(c, r->value))
    claim_set(c->document, claim, NAME_metric, value_text("surplus_capacity"));
  else if (code_is(metric, "surplus_capacity") && is_gone(c, r))
    claim_set(c->document, claim, NAME_metric, value_text("capacity_closed"));
}
