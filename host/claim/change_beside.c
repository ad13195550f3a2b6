/* Changes beside another: what the other is told against, they are too, where the sentence says nothing else. */
#include <stdlib.h>
#include <string.h>

#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/period.h"
#include "claim/window.h"
#include "text/date.h"

/* Whether a date is named as the month before `period` (2024-07), where something comes from: "from June",
 * "down from June's $3 billion", but not "slowing from June's 3 percent" or "from a 5 percent fall in June". */
static bool comes_from(const Context *c, const Mention *date, const char *period) {
  static const char *const lead[] = {"%f[%a]from%s+$", "^from%s", "%f[%a]against%s+$", "%f[%a]than%s+in%s+$"};
  static const char *const rate[] = {"^[’']s%s+%a*%s*$", "^[’']s%s+%a*%s*an?%s+$"};
  int y, m, d;
  if (!date->date || !date->date->readings || date->date->grain != GRAIN_MONTH) return false;
  date_to_civil(date->date->reading[0].lo, &y, &m, &d);
  if (atoi(period) * 12 + atoi(period + 5) - 1 != y * 12 + m) return false;
  if (!words_any(c, date->from > c->from + 12 ? date->from - 12 : c->from, date->from, lead,
                 sizeof lead / sizeof *lead) &&
      !words_match(c, date->from, date->to, "^from%s"))
    return false;
  EACH_MENTION (percent, c, NAME_PERCENT)
    if (percent->from >= date->to && words_any(c, date->to, percent->from, rate, sizeof rate / sizeof *rate))
      return false;
  return true;
}

bool change_beside_month(const Context *c, const Mention *value, const char *period) {
  static const char *const told[] = {"from%s+the%s+previous%s+month",  "from%s+the%s+prior%s+month",
                                     "from%s+the%s+preceding%s+month", "from%s+a%s+month%s+earlier",
                                     "from%s+the%s+month%s+before",    "month[%-%s]on[%-%s]month"};
  if (!period || strlen(period) != 7 || period[5] == 'Q' || value->type != NAME_PERCENT) return false;
  if (context_of(c, NAME_yoy_cue, NULL) || words_match(c, c->from, c->to, "%f[%a]year%f[%A]")) return false;
  EACH_MENTION (date, c, NAME_DATE)
    if (comes_from(c, date, period)) return true;
  return words_match(c, c->from, c->to, "%f[%a]month") &&
         words_any(c, c->from, c->to, told, sizeof told / sizeof *told);
}

bool change_of_month(const Context *c, const Mention *value) {
  static Words months = {"环比", "環比", "按月", "较上月", "比上月", NULL};
  static Words years = {"同比", "按年", "年率", "年通胀", "年化", "年增", "去年", "上年", "拉动", NULL};
  static const char *const behind[] = {"^%s+month[%-%s]on[%-%s]month",
                                       "^%s+m[%-/]?o[%-/]?m%f[%A]",
                                       "^%s+m/m%f[%A]",
                                       "^%s+on%s+the%s+month%f[%A]",
                                       "^%s+on%s+month%f[%A]",
                                       "^%s+on%s+a%s+monthly%s+basis",
                                       "^%s+from%s+the%s+p%l+%s+month",
                                       "^%s+from%s+a%s+month%s+",
                                       "^%s+month[%-%s]over[%-%s]month",
                                       "^%s+in%s+%a+%s+from%s+the%s+p%l+%s+month",
                                       "^%s+in%s+%a+%s+from%s+a%s+month"};
  static const char *const before[] = {"month[%-%s]on[%-%s]month%s+[%a%s]*$", "month[%-%s]over[%-%s]month%s+[%a%s]*$",
                                       "%f[%a]monthly%s+basis,?%s+[%a%s]*$", "%f[%a]monthly%s+inflation%s+[%a%s]*$"};
  if (value->type != NAME_PERCENT) return false;
  if (c->han) {
    uint32_t month = last_of(c, c->from, value->from, months);
    return month && month > last_of(c, c->from, value->from, years);
  }
  if (words_match(c, value->to, c->to, "^%s+in%s+%u%l+%s+from%s+%u%l+%f[%A]")) return true; /* "in May from April" */
  Window lead = window_before(c, value->from, 60), after = window_after(c, value->to, 60);
  return window_any(&after, behind, sizeof behind / sizeof *behind) ||
         window_any(&lead, before, sizeof before / sizeof *before);
}
