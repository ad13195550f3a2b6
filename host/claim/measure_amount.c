/* What a measure is worth, where it is no rate: the money of a programme of support, the goods that a quota lets
 * through or a duty falls on. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/measures.h"
#include "claim/window.h"

/* What a programme of support is worth: the one amount of money at the measure ("7.7 billion baht in subsidies"). */
static const Mention *support_amount(const Context *c, const Mention *measure) {
  const Mention *only = NULL;
  EACH_MENTION (money, c, NAME_MONEY) {
    if (money->inside || !money->quantity || !words_match(c, money->from, money->to, "%d") ||
        money->clause != measure->clause)
      continue;
    if (only && words_match(c, only->to, money->from, "%f[%a]including%s+[%a%s]*$")) continue; /* a part of it */
    if (only || context_distance(money, measure) > 12) return NULL;
    only = money;
  }
  return only && !figure_per_unit(c, only, only->unit) ? only : NULL;
}

/* How much a quota lets through: "a quota of 3 million tonnes", "quotas to 2 million tonnes a year", "配额9000吨". */
static const Mention *quota_amount(const Context *c, const Mention *measure) {
  static const char *const leads[] = {
      "^%s*$", "^[%a%s%d%%.’'-]-%f[%a]o?[fta][fto]?%s+[%a%s]*$", /* "for 2012 of", "at", "to almost" */
      "^[%a%s%d’'-]-%f[%a]wa?[sre]+e?%s+[%a%s]*$", "^[%a%s%d’',-]-%f[%a]totall?[eig][dn]g?%s+[%a%s]*$",
      "^[%a%s%d’',-]-%f[%a]amounting%s+to%s+[%a%s]*$"};
  static const char *const sums[] = {
      "^，总量为$", "^，总量$",       "^，总计$",           "^，共计$",         "^，共$",           "^，合计$",
      "^，總量為$", "^削[^，。]-至$", "^削[^，。]-至每年$", "^，由[^，。]-为$", "^，由[^，。]-至$", "^，由[^，。]-到$"};
  EACH_MENTION (m, c, NAME_QUANTITY) {
    if (m->inside || !m->quantity || !m->unit) continue;
    if (m->to <= measure->from && (words_match(c, m->to, measure->from, "^[%s-]*%l*%s*%l*%s*$") ||
                                   words_match(c, m->to, measure->from, "^的[^，、]*$")))
      return m;
    if (m->from < measure->to) continue;
    if (words_match(c, measure->to, m->from, "^，由$")) continue; /* "配额，由2亿吨减为1亿吨": what it was */
    bool near = chinese_at(c, measure->from)
                    ? (m->from - measure->to <= 18 && !words_match(c, measure->to, m->from, "，")) ||
                          words_any(c, measure->to, m->from, sums, sizeof sums / sizeof *sums)
                    : words_any(c, measure->to, m->from, leads, sizeof leads / sizeof *leads);
    return near ? m : NULL;
  }
  return NULL;
}

/* Whether 对 stands before an amount in its clause. */
static bool laid_on(const Context *c, const Mention *money) {
  uint32_t from = clause_from(c, money);
  return words_match(c, from, money->from, "对") || words_match(c, from, money->from, "對");
}

/* The worth of the goods that a duty falls on: "tariffs on about $4bn of goods", "$2bn worth of retaliatory duties",
 * "hit $200 billion of imports with tariffs". */
static const Mention *goods_worth(const Context *c, const Mention *measure) {
  static const char *const on[] = {"^%s+on%s+[%a%s]*$",
                                   "^%s+against%s+[%a%s]*$",
                                   "^%s+targeting%s+[%a%s]*$",
                                   "^%s+covering%s+[%a%s]*$",
                                   "^%s+hitting%s+[%a%s]*$",
                                   "^%s+worth%s+[%a%s]*$",
                                   "^%s+[%a%s]-%f[%a]imposed%s+on%s+[%a%s]*$",
                                   "^%s+[%a%s]-%f[%a]levied%s+on%s+[%a%s]*$",
                                   "^%s+[%a%s]-%f[%a]placed%s+on%s+[%a%s]*$",
                                   "^%s+[%a%s]-%f[%a]put%s+on%s+[%a%s]*$"};
  static const char *const worth[] = {"^%s+worth%s+of%s+[%a%s-]*$", "^%s+[io][nf]%s+[%a%s-]*$"};
  static const char *const goods[] = {"^[%a%s.’'-]-%f[%a]goods%f[%A]",
                                      "^[%a%s.’'-]-%f[%a]imports%f[%A]",
                                      "^[%a%s.’'-]-%f[%a]exports%f[%A]",
                                      "^[%a%s.’'-]-%f[%a]products%f[%A]",
                                      "^%s+worth%s+of%f[%A]",
                                      "^%s+on%s+[%a%s.’'-]-%f[%a]goods%f[%A]",
                                      "^%s+[io][nf]%s+[%a%s-]-trade%f[%A]"};
  static const char *const chinese[] = {"商品", "产品", "產品", "货物", "貨物", "进口", "進口", "出口", "输美", "输华"};
  EACH_MENTION (money, c, NAME_MONEY) {
    if (money->inside || !money->quantity || figure_per_unit(c, money, money->unit)) continue;
    if (words_match(c, money->from, money->to, "^[bmt]r?illions")) continue; /* "worth billions of dollars" */
    if (chinese_at(c, measure->from)) { /* "对340亿美元中国商品加征关税" */
      bool borne = money->to <= measure->from && money->clause == measure->clause &&
                   !words_match(c, money->to, measure->from, "，") && laid_on(c, money) &&
                   words_any(c, money->to, measure->from, chinese, sizeof chinese / sizeof *chinese);
      if (borne) return money;
      continue;
    }
    if (money->from >= measure->to) {
      bool fits = words_any(c, measure->to, money->from, on, sizeof on / sizeof *on) &&
                  (words_any(c, money->to, c->to, goods, sizeof goods / sizeof *goods) ||
                   words_match(c, measure->to, money->from, "%f[%a]worth%s+[%a%s]*$"));
      return fits ? money : NULL;
    }
    if (money->to <= measure->from && words_any(c, money->to, measure->from, worth, 2)) {
      bool hit = words_match(c, money->to, measure->from, "%f[%a]with%s"); /* "$200 billion of goods with tariffs" */
      bool own = words_match(c, money->to, measure->from, "^%s+worth%s");
      if (hit || own) return money;
    }
  }
  return NULL;
}

const Mention *measure_amount(const Context *c, const Mention *measure, const char *type) {
  if (!type) return NULL;
  if (code_is(type, "subsidy/industrial support")) return support_amount(c, measure);
  if (code_is(type, "quota") || code_is(type, "tariff-rate quota")) return quota_amount(c, measure);
  return code_is(type, "tariff") ? goods_worth(c, measure) : NULL;
}
