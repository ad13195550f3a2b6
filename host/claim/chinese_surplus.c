/* Overcapacity told in Chinese of a topic that stands clauses before: "硅铁行业开工率只有五成，产能过剩较为突出". */
#include <string.h>

#include "claim/claim_part.h"

/* "退出过剩产能200万吨", "过剩产能约3亿吨": how much there is of it, which is a row of its own. */
static bool is_measured(const Context *c, const Mention *told) {
  EACH_MENTION (amount, c, NAME_QUANTITY)
    if (amount->clause == told->clause) return true;
  EACH_MENTION (part, c, NAME_PERCENT)
    if (part->clause == told->clause) return true;
  return false;
}

bool chinese_surplus_told(const Context *c, const Mention *told) {
  return chinese_at(c, told->from) && !is_measured(c, told);
}
