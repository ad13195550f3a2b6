/* Figures that are told as aims: "output is to reach 5 million tonnes by 2030", "预期目标是：固定资产投资增长8%".
 *
 * Whatever recipe read the figure, one that lies ahead and that somebody set is a target, called by what it is of. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claim/claim_part.h"

/* What a figure is called as an aim; `word` has to stand in its head, or in the sentence before the figure. */
static const struct {
  const char *metric, *word, *target;
} targets[] = {{"capacity", NULL, "capacity_target"},
               {"output", NULL, "output_target"},
               {"output_value", NULL, "output_value_target"},
               {"share_of_world_output", NULL, "share_target"},
               {"capacity_closed", NULL, "capacity_closure_target"},
               {"capacity_utilization", NULL, "capacity_utilization_target"},
               {"consumption", NULL, "consumption_target"},
               {"consumption_yoy", "零售", "retail_sales_growth_target"},
               {"consumption_yoy", NULL, "consumption_target"},
               {"revenue", NULL, "revenue_target"},
               {"per_capita_consumption", NULL, "per_capita_consumption_target"},
               {"output_yoy", "工业", "industrial_output_growth_target"},
               {"output_yoy", NULL, "output_growth_target"},
               {"sales", NULL, "sales_target"},
               {"sales_yoy", NULL, "sales_growth_target"}};
/* Those that other recipes tell, where the text names an aim and not only a year to come. */
static const struct {
  const char *metric, *target;
} elsewhere[] = {{"fixed_asset_investment_yoy", "investment_growth_target"},
                 {"fixed_asset_investment", "investment_target"},
                 {"investment_yoy", "investment_growth_target"},
                 {"inflation", "inflation_target"},
                 {"trade_value_yoy", "trade_growth_target"},
                 {"export_value_yoy", "export_growth_target"},
                 {"export_volume_yoy", "export_growth_target"},
                 {"import_value_yoy", "import_growth_target"},
                 {"import_volume_yoy", "import_growth_target"},
                 {"trade_value", "trade_target"},
                 {"export_value", "export_target"},
                 {"export_volume", "export_target"},
                 {"import_value", "import_target"},
                 {"import_volume", "import_target"}};

/* "主要预期目标是：", "力争", "要控制在": what is aimed at stands behind; a firm's own aims are no policy. */
static bool aims_in_chinese(const Context *c, const Reading *r) {
  static const char *const aims[] = {"目标是",   "目标为",   "目标：",   "目标:",    "预期目标",     "發展目標",
                                     "力争",     "力爭",     "争取",     "爭取",     "要控制在",     "应控制在",
                                     "须控制在", "将控制在", "要稳定在", "应提升至", "要达到",       "应达到",
                                     "需达到",   "要提高到", "应提高到", "稳定在",   "计划从.+进口", "計劃從.+進口"};
  static const char *const done[] = {"完成", "超额", "实际", "實際", "高于", "低于预期", "公司", "集团", "集團", "已"};
  uint32_t from = c->from;
  return words_any(c, from, r->value->from, aims, sizeof aims / sizeof *aims) &&
         !words_any(c, from, r->value->from, done, sizeof done / sizeof *done);
}

/* "output value of 5 million": the name of a figure of a recipe as an aim; NULL: it is none. */
static const char *target_of(const Context *c, const Reading *r, const char *metric, bool named) {
  for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
    if (strcmp(metric, targets[i].metric) != 0) continue;
    Window before = window_before(c, r->value->from, 40);
    if (!targets[i].word || window_has(&before, targets[i].word)) return targets[i].target;
  }
  for (size_t i = 0; named && i < sizeof elsewhere / sizeof *elsewhere; i++)
    if (strcmp(metric, elsewhere[i].metric) == 0) return elsewhere[i].target;
  return NULL;
}

static void set_target(const Context *c, Claim *claim, const char *target, const char *period) {
  claim->table = "policy_targets";
  claim_set(c->document, claim, NAME_metric, value_text(target));
  if (period) claim_set(c->document, claim, NAME_period, value_text(period));
}

/* "plans, approved this week, to reach ... by 2030": when, or NULL where nobody plans it, or it is only compared. */
static const char *aimed_for(const Context *c, const Reading *r, const char *period) {
  static const char *const today[] = {"against%s[%a%s]*$",  "existing%s+$",       "current[%a%s]*$",
                                      "at present[%a%s]*$", "compared%s[%a%s]*$", "from%s+$"};
  const char *written = c->document->reference;
  const Mention *cue = context_last_between(c, NAME_intent_cue, c->from, r->value->from);
  if (!cue || naming_firm_aims(c, cue)) return NULL;
  EACH_MENTION (date, c, NAME_DATE)
    if (date->from > cue->to && date->date && date->date->bound == DATE_BY) period = period_value(c, date, false);
  if (!period || strncmp(period, written, strlen(written) < 4 ? 0 : 4) < 0) return NULL;
  Window before = window_before(c, r->value->from, 40);
  return window_any(&before, today, sizeof today / sizeof *today) ? NULL : period;
}

void naming_settle(const Context *c, const Reading *r, Claim *claim, const char *modality) {
  const char *period = text_of(claim_get(claim, NAME_period)), *metric = text_of(claim_get(claim, NAME_metric));
  const char *written = c->document->reference;
  if (code_is(metric, "five_year_plan")) {
    Found years = naming_plan(c, r);
    if (years.mention) claim_set(c->document, claim, NAME_period, years.value);
  }
  if (r->rule->owed && r->head) instrument_settle(c, r->head, claim);
  instrument_settle_many(c, claim);
  if (r->rule->owed) metric = text_of(claim_get(claim, NAME_metric));
  if (!r->value || !metric || strcmp(modality, "forecast") == 0 || context_of(c, NAME_forecast_cue, NULL)) return;
  bool han = chinese_sentence(c), named = han && aims_in_chinese(c, r);
  bool own = strcmp(claim->table, "overcapacity") == 0 || code_is(metric, "revenue");
  if (!named && (!own || !period)) return;
  if (han && !named && (!written[0] || strncmp(period, written, 4) <= 0)) return;
  if (!han && !(period = aimed_for(c, r, period))) return;
  bool closes = !han && context_last_between(c, NAME_close_cue, c->from, r->value->from);
  if (closes && strcmp(metric, "capacity") == 0)
    metric = "capacity_closed"; /* "targets: eliminating 15 million tons of capacity, 100 million tons of cement" */
  const char *target = target_of(c, r, metric, named);
  if (target) set_target(c, claim, target, period);
}
