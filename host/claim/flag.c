/* Statements that a trade makes too much: whether words for it state it by themselves, and of what place.
 * "致使市场供过于 求", "Overcapacity is the complaint of all" do, where the text tells of what; "化解过剩产能" and "a
 * fund against overcapacity" name it only. */
#include <string.h>

#include "claim/claim_part.h"

/* Behind the words where they end a statement: nothing, what kind of state it is, or how bad. */
static bool states_in_chinese(const Context *c, const Mention *trigger) {
  static const char *const nouns[] = {"^过剩", "^過剩", "^富余", "^富餘"}; /* "过剩产能": only a name */
  static const char *const ends[] = {"^，",   "^。",   "^；",   "^,",    "^;",    "^！",   "^$",    "^局面", "^状态",
                                     "^状况", "^格局", "^现象", "^压力", "^矛盾", "^问题", "^严重", "^明显", "^突出",
                                     "^的局", "^的状", "^的格", "^的现", "^的压", "^的矛", "^的问", "^的情"};
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

bool flag_stands_alone(const Context *c, const Mention *trigger) {
  static const char *const verbs[] = {"^%s+is%f[%A]",      "^%s+was%f[%A]",      "^%s+are%f[%A]",   "^%s+has%s+[bwgsp]",
                                      "^%s+remains%f[%A]", "^%s+persists%f[%A]", "^%s+keeps%f[%A]", "^%s+continues"};
  if (chinese_at(c, trigger->from)) return states_in_chinese(c, trigger);
  return words_match(c, c->from, trigger->from, "^[%s]*$") &&
         words_any(c, trigger->to, c->to, verbs, sizeof verbs / sizeof *verbs);
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
