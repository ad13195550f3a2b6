/* What a firm or a province can make in all, in Chinese: "在云南拥有10条生产线，产能1000万吨",
 * "全省有生产线40条，产能3000万吨". Several works told as had or counted make no works of their own. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/window.h"

/* Whether "共有", "拥有", "布局了" or a total stands before a count of works. */
static bool is_had(const Context *c, const Mention *count) {
  static const char *const had[] = {"有$",         "有约$",       "有近$",       "有大小$",
                                    "总数[^，]*$", "總數[^，]*$", "现有[^，]*$", "現有[^，]*$",
                                    "拥有[^，]*$", "擁有[^，]*$", "共有[^，]*$"};
  Window before = window_before(c, count->from, 36);
  return window_any(&before, had, sizeof had / sizeof *had);
}

/* "10条生产线", "三座电解铝厂", "6座煤矿", "13个子、分公司". */
static bool counts_works(const Context *c, const Mention *count, uint32_t to) {
  static const char *const works[] = {"条", "條", "座", "家", "个", "個", "台", "处", "處", "对"};
  if (!count->quantity && count->type != NAME_NUMBER) return false;
  return count->to < to && (words_any(c, count->from, count->to, works, sizeof works / sizeof *works) ||
                            words_match(c, count->to, to, "^[条條座家个個台处處对]"));
}

/* "手持出口船订单…": orders from abroad stand with trade. */
void chinese_orders_abroad(const Context *c, const Reading *r, Claim *claim) {
  static const char *const kinds[] = {"orders",        "orders_yoy",        "new_orders", "new_orders_yoy",
                                      "order_backlog", "order_backlog_yoy", NULL};
  static const char *const told[][2] = {{"new_orders", "export_orders"},
                                        {"new_orders_yoy", "export_orders_yoy"},
                                        {"orders", "export_orders"},
                                        {"orders_yoy", "export_orders_yoy"},
                                        {"order_backlog", "export_order_backlog"},
                                        {"order_backlog_yoy", "export_order_backlog_yoy"}};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  const Mention *head = r->head ? r->head : r->trigger;
  if (!c->han || !metric || !head || !code_is(claim->table, "overcapacity") || !word_listed(metric, kinds)) return;
  if (!words_match(c, clause_from(c, head), clause_to(c, head), "出口")) return;
  claim->table = "trade_flows_prices";
  for (size_t i = 0; i < sizeof told / sizeof *told; i++)
    if (code_is(metric, told[i][0])) claim_set(c->document, claim, NAME_metric, value_text(told[i][1]));
}

bool chinese_has_works(const Context *c, const Mention *value) {
  static const uint16_t types[] = {NAME_QUANTITY, NAME_NUMBER};
  enum { REACH = 90 };
  uint32_t own = clause_from(c, value), from = own > c->from + REACH ? own - REACH : c->from;
  if (!chinese_at(c, own) && !c->han) return false;
  for (size_t i = 0; i < 2; i++)
    EACH_MENTION (count, c, types[i])
      if (count->from >= from && count->to <= own && counts_works(c, count, own) && is_had(c, count)) return true;
  return false;
}
