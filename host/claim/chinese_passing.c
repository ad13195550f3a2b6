/* Figures in Chinese that are no level: a round mark that is passed on the way to it
 * ("突破9000亿元大关，达到9734亿元"), and those of a proportion ("每生产12辆就有1辆"). */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/window.h"

static bool is_amount(const Context *c, uint32_t at, const Mention *like) {
  EACH_MENTION (m, c, like->type)
    if (m->from == at && !m->inside && code_is(m->unit, like->unit)) return true;
  return false;
}

bool chinese_passes(const Context *c, const Mention *value) {
  static Words passes = {"突破", "突破了", "首破", "跨过", "迈过", "站上", "跨越", "冲破", "衝破", NULL};
  static Words marks = {"大关", "大關", "关口", "關口", "大台阶", NULL}, commas = {"，", ",", NULL};
  static Words reaches = {"达到", "達到", "达", "達", "增至", "升至", "增加到", "实现", "为", NULL};
  static Words each = {"每生产", "每出口", "每进口", "每销售", "每卖出", "每消费",
                       "每新增", "每賣出", "每生產", "就有",   "中就有", NULL};
  if (ends(c, value->from, each)) return true;
  if (!ends(c, value->from, passes) && past(c, value->from, passes) == value->from) return false;
  uint32_t at = past(c, past(c, value->to, marks), commas), level = past(c, at, reaches);
  return level > at && is_amount(c, level, value);
}

bool chinese_whole_flow(const Context *c, const Reading *r) {
  static Words whose = {"我国", "全国", "全省", "我省", "全市", "全区", "中国",
                        "外贸", "货物", "我國", "全國", "外貿", NULL};
  enum { NEAR = 12 };
  const Mention *head = r->head, *value = r->value;
  if (!head || !value || value->type != NAME_MONEY || value->from < head->to || value->from - head->to > NEAR)
    return false;
  if (ends(c, head->from, whose)) return true;
  EACH_MENTION (place, c, NAME_PLACE)
    if (place->to == head->from && !place->inside) return true;
  return false;
}

bool chinese_of_works_to_be(const Context *c, const Mention *value) {
  static const char *const stand[] = {"建成后",   "投产后",   "达产后",   "建成投产", "建成达产",
                                      "全面投产", "全部投产", "竣工投产", "投产达产", "項目建成",
                                      "投產後",   "達產後",   "建成後",   "项目建成", "项目达产"};
  return words_any(c, c->from, value->from, stand, sizeof stand / sizeof *stand);
}

bool chinese_made_here(const Context *c, const Reading *r) {
  const Mention *head = r->head;
  if (!head || (head->list != NAME_export_cue && head->list != NAME_import_cue)) return false;
  if (head->clause >= r->value->clause || head->to > r->value->from) return false;
  EACH_MENTION (made, c, NAME_production_cue)
    if (made->clause == r->value->clause && made->from >= head->to && made->to <= r->value->from) return true;
  return false;
}
