/* Figures near words of intent that are no aims of a state: what part of a plan is done, what analysts think a share is
 * worth, what a firm promises its owners, a duty that is to rise, a time that is over. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/naming.h"
#include "claim/period.h"
#include "claim/window.h"

/* "占年计划的47.2%", "完成全年目标的一半": how far a plan has got. */
static bool is_part_of_plan(const Window *lead) {
  static const char *const done[] = {
      "计划的$", "计划的约$", "目标的$",     "目标的约$",   "任务的$",
      "計劃的$", "目標的$",   "目标任务的$", "年度计划的$", "%f[%a]of%s+the%s+target%s+of%s+$"};
  return window_any(lead, done, sizeof done / sizeof *done);
}

/* "the average price target implies 14% upside", "目标价", "拟减持股份比例为3%", "full-year guidance". */
static bool is_for_owners(const Context *c) {
  static const char *const english[] = {"price%s+targets?%f[%A]",  "target%s+prices?%f[%A]", "%f[%a]upside%f[%A]",
                                        "%f[%a]per%s+share%f[%A]", "%f[%a]EPS%f[%A]",        "%f[%a]buyback",
                                        "%f[%a]dividend",          "%f[%a]shareholders",     "organic%s+sales",
                                        "organic%s+growth",        "%f[%a]sales%s+guidance", "profit%s+guidance"};
  static const char *const han[] = {"目标价", "目標價", "减持",     "減持",     "增持",     "持股比例", "募投",
                                    "股价",   "股價",   "业绩指引", "業績指引", "产量指导", "首次引入", "归母"};
  return c->han ? words_any(c, c->from, c->to, han, sizeof han / sizeof *han)
                : words_any(c, c->from, c->to, english, sizeof english / sizeof *english);
}

/* "计划将出口关税上调至40%": the rate of a measure, no growth of trade. */
static bool is_of_duty(const Context *c, const Reading *r, const char *metric) {
  static const char *const duties[] = {"关税", "關稅", "税率", "稅率", "%f[%a]tariffs?%f[%A]", "%f[%a]dut[yi]"};
  if (strncmp(metric, "export_", 7) != 0 && strncmp(metric, "import_", 7) != 0) return false;
  return words_any(c, clause_from(c, r->value), r->value->to, duties, sizeof duties / sizeof *duties);
}

bool aim_time_over(const Context *c, const char *period) {
  enum { MONTH = 7 };
  const char *written = c->document->reference;
  if (!period || strlen(written) < MONTH) return false;
  const char *slash = strchr(period, '/'), *end = slash ? slash + 1 : period;
  return strlen(end) >= MONTH && strncmp(end, written, MONTH) < 0;
}

/* A month or a quarter that was over when a Chinese text was written, and nobody speaks of a target. */
static bool is_over(const Context *c, const Claim *claim) {
  static const char *const aims[] = {"目标", "目標", "计划",   "計劃",    "规划",   "規劃",    "要求",  "指标",
                                     "指標", "任务", "target", "[Gg]oal", "[Aa]im", "[Pp]lan", "quota", "[Pp]ledge"};
  return c->han && aim_time_over(c, text_of(claim_get(claim, NAME_period))) &&
         !words_any(c, c->from, c->to, aims, sizeof aims / sizeof *aims);
}

bool aim_of_nobody(const Context *c, const Reading *r, const Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric));
  if (!r->value || !metric || !code_is(claim->table, "policy_targets")) return false;
  Window lead = window_before(c, r->value->from, 30);
  return is_part_of_plan(&lead) || is_for_owners(c) || is_of_duty(c, r, metric) || is_over(c, claim);
}
