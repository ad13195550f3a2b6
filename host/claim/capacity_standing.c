/* What works that stand can make: told of their trade where the text says that they run, stand idle or are given up;
 * of works that are planned, built or grown it is told of projects (capacity_owner.c). */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

/* Whether a sentence tells that works are planned, built, opened or grown. */
static bool tells_of_building(const Context *c, const Mention *value) {
  static const uint16_t verbs[] = {NAME_establish_cue, NAME_build_works_cue, NAME_plan_cue,        NAME_raise_works_cue,
                                   NAME_milestone_cue, NAME_sign_cue,        NAME_invest_cue,      NAME_project_cue,
                                   NAME_fate_cue,      NAME_run_works_cue,   NAME_expand_works_cue};
  static const char *const words[] = {
      "%f[%a]will%f[%A]", "%f[%a]would%f[%A]", "%f[%a]new%f[%A]",     "%f[%a]open", "%f[%a]phase", "%f[%a]once%f[%A]",
      "%f[%a]when%f[%A]", "inaugurat",         "commission",          "secured",    "%f[%a]start", "launch",
      "%f[%a]complet",    "%f[%a]expan",       "%f[%a]to%s+be%f[%A]", "bought",     "acquir",      "%f[%a]compris",
      "%f[%a]operation",  "%f[%a]includ",      "%f[%a]project"};
  static const char *const han[] = {"期",   "投产", "投產", "建",   "达产", "達產", "开工", "開工",
                                    "新增", "将",   "將",   "扩",   "擴",   "拟",   "擬",   "规划",
                                    "規劃", "设计", "設計", "收购", "收購", "启动", "技改"};
  for (size_t i = 0; !c->han && i < sizeof verbs / sizeof *verbs; i++)
    if (context_of(c, verbs[i], NULL)) return true;
  return c->han ? words_any(c, clause_from(c, value), clause_to(c, value), han, sizeof han / sizeof *han)
                : words_any(c, c->from, c->to, words, sizeof words / sizeof *words);
}

/* Whether what works can make is still to come. */
static bool plans(const Context *c, const Mention *value) {
  static const char *const words[] = {
      "%f[%a]will%f[%A]", "%f[%a]would%f[%A]", "%f[%a]plans?%f[%A]", "%f[%a]planned",     "%f[%a]building%f[%A]",
      "%f[%a]to%s+build", "%f[%a]expand",      "%f[%a]raise",        "%f[%a]new%s+plant", "%f[%a]increase"};
  static const char *const han[] = {"将",   "將",   "拟",   "擬",   "规划", "規劃",
                                    "新建", "扩建", "擴建", "一期", "二期", "在建"};
  uint32_t from = clause_from(c, value);
  return c->han ? words_any(c, from, value->from, han, sizeof han / sizeof *han)
                : words_any(c, from, value->from, words, sizeof words / sizeof *words);
}

/* "can make 450,000 tonnes a year but ran at 34 percent", "设计年产能20万辆，去年仅生产1.3万辆": works that run, stand
 * idle or are given up; what they can make is held against what they do. */
static bool tells_of_running(const Context *c) {
  static const uint16_t cues[] = {NAME_utilization_cue, NAME_run_at_cue, NAME_idle_cue};
  static const char *const words[] = {
      "%f[%a]made%s+just%f[%A]",     "%f[%a]made%s+only%f[%A]",    "%f[%a]produced%s+just%f[%A]",
      "%f[%a]produced%s+only%f[%A]", "%f[%a]built%s+just%f[%A]",   "%f[%a]built%s+only%f[%A]",
      "%f[%a]turned%s+out%s",        "%f[%a]stood%s+idle",         "%f[%a]stands%s+idle",
      "%f[%a]operated%s+at%f[%A]",   "%f[%a]operating%s+at%f[%A]", "%f[%a]output%s+was%f[%A]",
      "%f[%a]lost%s+[%$€£%d]",       "%f[%a]put%s+utili[sz]ation"};
  static const char *const han[] = {"利用率", "开工率", "開工率",   "稼动率", "实际产量", "實際產量", "仅生产",
                                    "僅生產", "只生产", "实际生产", "產量僅", "产量仅",   "产量只",   "闲置",
                                    "停产",   "停產",   "亏损",     "虧損",   "破产",     "破產"};
  static const char *const little[] = {"%f[%a]produced%s+less%s+than", "%f[%a]produced%s+fewer%s+than",
                                       "%f[%a]made%s+less%s+than",     "%f[%a]made%s+fewer%s+than",
                                       "%f[%a]produced%s+barely%s",    "%f[%a]made%s+barely%s",
                                       "%f[%a]output%s+of%s+only",     "%f[%a]output%s+of%s+just"};
  if (!c->han && words_any(c, c->from, c->to, little, sizeof little / sizeof *little)) return true;
  if (c->han) return words_any(c, c->from, c->to, han, sizeof han / sizeof *han);
  for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
    if (context_of(c, cues[i], NULL)) return true;
  return words_any(c, c->from, c->to, words, sizeof words / sizeof *words);
}

/* "will shut its plant, which can make ..."; "the mill has ..." where the text has just told that it closes. */
static bool tells_of_closing(const Context *c) {
  enum { BACK = 2 };
  const LastClaim *exit = &c->document->last_exit;
  if (exit->known && exit->sentence + BACK >= c->number && exit->block == c->block) return true;
  return false;
}

/* "will shut its plant, which has a capacity of ...", "永久关停，涉及产能…": a capacity of works that are given up. */
bool capacity_given_up(const Context *c, const Reading *r) {
  enum { REACH = 160 };
  const Mention *head = r->head ? r->head : r->trigger, *close = NULL;
  if (!r->value || !head || head->list != NAME_capacity_cue || r->value->type != NAME_QUANTITY) return false;
  EACH_MENTION (m, c, NAME_exit_close_cue)
    if (!m->inside && m->to <= r->value->from) close = m;
  EACH_MENTION (m, c, NAME_close_cue) /* "拆除2座高炉，合计产能…" */
    if (c->han && m->to <= r->value->from && words_match(c, m->from, m->to, "^拆除")) close = m;
  static const char *const breaks[] = {
      ";",    "；",  "%f[%a]while%f[%A]", "%f[%a]but%f[%A]", "%f[%a]new%f[%A]", "新建", "降至", "降到", "剩余",
      "剩餘", "保留"};
  return close && r->value->from - close->to <= REACH &&
         !words_any(c, close->to, r->value->from, breaks, sizeof breaks / sizeof *breaks);
}

void capacity_settle_standing(const Context *c, const Reading *r, Claim *claim) {
  static const char *const power[] = {"MW", "GW", "MWh", NULL};
  static const char *const made[] = {"%f[%a]produced%s+[%a%s]*$", "%f[%a]made%s+[%a%s]*$", "%f[%a]assembled%s+[%a%s]*$",
                                     "%f[%a]turned%s+out%s+[%a%s]*$"};
  static const char *const han[] = {"现有", "現有", "拥有", "擁有", "已有"};
  static const char *const able[] = {"%f[%a]can%s+[%l%s]*$", "%f[%a]could%s+[%l%s]*$", "%f[%a]able%s+to%s+[%l%s]*$",
                                     "%f[%a]capable%s+of%s+[%l%s]*$"};
  Window lead = window_before(c, r->value ? r->value->from : c->from, 48);
  if (r->value && !c->han && code_is(claim->table, "overcapacity") &&
      window_any(&lead, able, sizeof able / sizeof *able) && code_is(text_of(claim_get(claim, NAME_metric)), "output"))
    claim_set(c->document, claim, NAME_metric, value_text("capacity")); /* "can today produce 12 million tonnes" */
  if (code_is(claim->table, "overcapacity") && code_is(text_of(claim_get(claim, NAME_metric)), "capacity") &&
      capacity_given_up(c, r))
    claim_set(c->document, claim, NAME_metric, value_text("capacity_closed"));
  if (c->document->spoken || !code_is(claim->table, "projects") || !r->value ||
      !code_is(text_of(claim_get(claim, NAME_metric)), "capacity") || !claim_get(claim, NAME_sector) ||
      (r->value->unit && word_listed(r->value->unit, power)))
    return;
  static const char *const regions[] = {
      "North America", "Europe", "EU",          "Asia",           "Southeast Asia", "Latin America",
      "South America", "Africa", "Middle East", "Eastern Europe", "ASEAN",          NULL};
  const char *place = text_of(claim_get(claim, NAME_place));
  if (place && word_listed(place, regions)) { /* what a firm can make in a part of the world */
    claim->table = "overcapacity";
    return;
  }
  uint32_t from = clause_from(c, r->value);
  bool told =
      !c->han || words_any(c, from, r->value->from, han, sizeof han / sizeof *han) || chinese_has_works(c, r->value);
  if (code_is(text_of(claim_get(claim, NAME_sector)), "transport_infrastructure")) return;
  bool runs = tells_of_running(c) && !plans(c, r->value) && !words_match(c, c->from, c->to, "inaugurat");
  bool priced = !c->han && context_of(c, NAME_MONEY, NULL); /* "its 7 billion-euro, 100 GWh plant" */
  if (!runs && !(((told && !priced) || tells_of_closing(c)) && !tells_of_building(c, r->value))) return;
  claim->table = "overcapacity";
  if (window_any(&lead, made, sizeof made / sizeof *made)) /* "has produced 2 million cars at the plant" */
    claim_set(c->document, claim, NAME_metric, value_text("output"));
}
