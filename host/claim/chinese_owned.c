/* What a firm or a province can make in all, in Chinese: "在云南拥有10条生产线，产能1000万吨",
 * "省内生产线总数将达到95条， 产能8500万吨". Several works told as had or counted make no works of their own. */
#include <string.h>

#include "claim/claim_part.h"

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
