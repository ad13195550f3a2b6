/* Figures that are told as aims: "output is to reach 5 million tonnes by 2030", "预期目标是：固定资产投资增长8%".
 *
 * Whatever recipe read the figure, one that lies ahead and that somebody set is a target, called by what it is of. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/finance.h"
#include "claim/naming.h"
#include "claim/period.h"
#include "claim/window.h"

/* What a figure is called as an aim; `word` has to stand in its head, or in the sentence before the figure. */
static const struct {
  const char *metric, *word, *target;
} targets[] = {{"capacity", NULL, "capacity_target"},
               {"output", NULL, "output_target"},
               {"output_value", NULL, "output_value_target"},
               {"share_of_world_output", NULL, "share_of_world_output_target"},
               {"capacity_closed", NULL, "capacity_closure_target"},
               {"capacity_utilization", NULL, "capacity_utilization_target"},
               {"consumption", NULL, "consumption_target"},
               {"consumption_yoy", "零售", "retail_sales_growth_target"},
               {"consumption_yoy", NULL, "consumption_target"},
               {"revenue", NULL, "revenue_target"},
               {"revenue_yoy", NULL, "revenue_growth_target"},
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
                 {"import_value_yoy", "import_change_target"},
                 {"import_volume_yoy", "import_change_target"},
                 {"import_volume_change", "import_change_target"},
                 {"trade_value", "trade_target"},
                 {"export_value", "export_target"},
                 {"export_volume", "export_target"},
                 {"import_value", "import_target"},
                 {"import_volume", "import_volume_target"},
                 {"market_share", "share_target"}};

/* "远山化工计划将产能提高至12万吨": what a company that is named before the figure plans is no policy. */
static bool firm_aims_in_chinese(const Context *c, const Reading *r) {
  static const char *const works[] = {"项目", "投产", "达产", "建成后", "届时", "項目", "投產", "達產"};
  if (r->rule->owed && words_any(c, c->from, r->value->from, works, sizeof works / sizeof *works))
    return true; /* "项目达产后年销售收入10亿元": what works will earn */
  EACH_MENTION (org, c, NAME_ORG)
    if (!org->inside && org->org && org->org->kind == ORG_COMPANY && org->to <= r->value->from) return true;
  return false;
}

/* "主要预期目标是：", "力争", "要控制在": what is aimed at stands behind; a firm's own aims are no policy. */
static bool aims_in_chinese(const Context *c, const Reading *r, bool closed) {
  static const char *const aims[] = {"目标是",   "目标为",       "目标到",      "目标：",   "目标:",        "预期目标",
                                     "發展目標", "力争",         "力爭",        "争取",     "爭取",         "要控制在",
                                     "应控制在", "须控制在",     "将控制在",    "要稳定在", "应提升至",     "要达到",
                                     "应达到",   "需达到",       "要提高到",    "应提高到", "全年.+稳定在", "计划到",
                                     "計劃到",   "计划从.+进口", "計劃從.+進口"};
  static const char *const done[] = {"完成", "超额", "实际", "實際", "高于", "低于预期", "公司", "集团", "集團", "已"};
  static const char *const closes[] = {"压减", "壓減", "淘汰", "关停", "关闭", "退出", "化解", "压缩", "削减", "關停"};
  static const char *const will[] = {"将",   "將", "计划", "計劃",   "拟",   "擬",
                                     "要求", "须", "需要", "需淘汰", "还要", "再"};
  if (firm_aims_in_chinese(c, r)) return false;
  uint32_t verb = r->value->from;
  EACH_MENTION (m, c, NAME_close_cue)
    if (m->to <= r->value->from && words_any(c, m->from, m->to, closes, sizeof closes / sizeof *closes)) verb = m->from;
  bool over = words_any(c, c->from, r->value->from, done, sizeof done / sizeof *done);
  if (closed && verb < r->value->from && !over &&
      (words_any(c, c->from, verb, will, sizeof will / sizeof *will) || chinese_agenda(c)))
    return true;
  static const char *const reaches[] = {"达到$", "控制在$", "稳定在$", "突破$", "提升至$", "提高到$"};
  Window lead = window_before(c, r->value->from, 12);
  if (!over && window_any(&lead, reaches, sizeof reaches / sizeof *reaches) && chinese_agenda(c)) return true;
  return words_any(c, c->from, r->value->from, aims, sizeof aims / sizeof *aims) && !over;
}

/* "output value of 5 million": the name of a figure of a recipe as an aim; NULL: it is none. */
static const char *target_of(const Context *c, const Reading *r, const char *metric, bool named) {
  for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
    if (!code_is(metric, targets[i].metric)) continue;
    Window before = window_before(c, r->value->from, 40);
    if (!targets[i].word || window_has(&before, targets[i].word)) return targets[i].target;
  }
  for (size_t i = 0; named && i < sizeof elsewhere / sizeof *elsewhere; i++)
    if (code_is(metric, elsewhere[i].metric)) return elsewhere[i].target;
  return NULL;
}

/* "a primary surplus of 2.3 percent of GDP": what of the state's accounts an aim is set for. */
static void settle_accounts(const Context *c, const Reading *r, Claim *claim) {
  static const struct {
    const char *word, *target;
  } accounts[] = {{"%f[%a]primary%s+%a*%s*surplus", "primary_surplus_target"},
                  {"%f[%a]surplus", "surplus_target"},
                  {"%f[%a]deficit", "deficit_target"},
                  {"%f[%a]tax", "tax_revenue_target"},
                  {"%f[%a]revenue", "revenue_target"},
                  {"%f[%a]debt", "debt_to_gdp_target"}};
  if (!code_is(text_of(claim_get(claim, NAME_metric)), "share_of_gdp_target") || c->han) return;
  Window before = window_before(c, r->value->from, 50);
  for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++) {
    if (!window_has(&before, accounts[i].word)) continue;
    claim_set(c->document, claim, NAME_metric, value_text(accounts[i].target));
    claim_set(c->document, claim, NAME_unit, value_text("%"));
    return;
  }
}

/* "the fiscal deficit ... the target of 5 percent": which of the state's deficits. */
static void settle_deficit(const Context *c, Claim *claim) {
  if (!code_is(text_of(claim_get(claim, NAME_metric)), "deficit_target") || c->han) return;
  if (words_match(c, c->from, c->to, "%f[%a][Ff]iscal%s+deficit"))
    claim_set(c->document, claim, NAME_metric, value_text("fiscal_deficit_target"));
}

/* "revenue of 15 percent of GDP"; steel used by a head. */
static void settle_unit(const Context *c, const Reading *r, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric)), *unit = text_of(claim_get(claim, NAME_unit));
  if (code_is(unit, "%") && !strstr(metric, "gdp") &&
      words_match(c, r->value->to, c->to, "^%s+of%s+t?h?e?%s*GDP%f[%A]"))
    claim_set(c->document, claim, NAME_unit, value_text("%"));
  if (code_is(metric, "per_capita_consumption_target") && code_is(unit, "kg")) {
    claim_set(c->document, claim, NAME_metric, value_text("consumption_target"));
    claim_set(c->document, claim, NAME_unit, value_text("kg/capita"));
  }
}

/* "Targets for 2030:", above a list: the time that its items are aims for; NULL: no aims. */
static const char *aims_above(const Context *c) {
  const Context *lead = document_lead(c);
  if (!lead || !context_of(lead, NAME_intent_cue, NULL)) return NULL;
  Found told = naming_lead(c);
  const char *period = text_of(&told.value);
  const char *written = c->document->reference;
  return period && strncmp(period, written, strlen(written) < 4 ? 0 : 4) >= 0 ? period : NULL;
}

/* "the energy ministry expects to import less coal", "Lima foresees imports of 3 million tonnes": what a state foresees
 * of what it will buy is what it means to buy. */
static bool state_foresees(const Context *c, const Claim *claim, const char *metric) {
  static const char *const verbs[] = {"^%s+projects?%f[%A]", "^%s+expects?%f[%A]",    "^%s+sees%f[%A]",
                                      "^%s+forecasts?%s",    "^%s+foresees%f[%A]",    "^%s+envisages%f[%A]",
                                      "^%s+envisions%f[%A]", "^%s+anticipates%f[%A]", "^%s+predicts%f[%A]"};
  static const char *const states[] = {"government$", "ministry$", "Ministry$", "Government$", "State%s+Council$"};
  const char *period = text_of(claim_get(claim, NAME_period)), *written = c->document->reference;
  if (c->han || strncmp(metric, "import_v", 8) != 0 || !period || !written[0] || strncmp(period, written, 4) <= 0)
    return false;
  PatternMatch match;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    for (uint32_t at = c->from; at < c->to && words_find(c, at, c->to, verbs[i] + 1, &match);
         at += (uint32_t)match.to) {
      uint32_t verb = at + (uint32_t)match.from;
      if (words_any(c, c->from, verb, states, sizeof states / sizeof *states)) return true;
      EACH_MENTION (place, c, NAME_PLACE)
        if (!place->inside && place->to == verb) return true;
    }
  return false;
}

static void set_target(const Context *c, const Reading *r, Claim *claim, const char *target, const char *period) {
  claim->table = "policy_targets";
  claim_set(c->document, claim, NAME_metric, value_text(target));
  if (period) claim_set(c->document, claim, NAME_period, value_text(period));
  settle_unit(c, r, claim);
}

/* Whether a sentence only reckons with a figure; a plan foresees, and projects are built. */
static bool reckons(const Context *c) {
  static const char *const plans[] = {"^projects?$", "^envisag", "^fores"};
  EACH_MENTION (cue, c, NAME_forecast_cue)
    if (!words_any(c, cue->from, cue->to, plans, sizeof plans / sizeof *plans)) return true;
  return false;
}

/* "Kenya will raise ...", "the government must cut ...", "should reach ..., according to the strategy": a state, or a
 * paper of one, says what is to be. */
static bool state_says(const Context *c, const Reading *r) {
  static const char *const verbs[] = {"^%s+will%f[%A]",    "^%s+should%f[%A]",   "^%s+must%f[%A]", "^%s+shall%f[%A]",
                                      "^%s+is%s+to%f[%A]", "^%s+are%s+to%f[%A]", "^%s+would%f[%A]"};
  static const char *const states[] = {
      "%f[%a]government%s+will%s", "%f[%a]government%s+must%s", "%f[%a]government%s+should%s",
      "%f[%a]ministry%s+will%s",   "%f[%a]country%s+will%s",    "%f[%a]country%s+must%s",
      "%f[%a]country%s+should%s",  "%f[%a]province%s+will%s",   "%f[%a]province%s+must%s",
      "%f[%a]bloc%s+should%s",     "%f[%a]bloc%s+will%s"};
  static const char *const papers[] = {"under%s+[%a%s’'-]-plan%f[%A]",
                                       "under%s+[%a%s’'-]-strategy%f[%A]",
                                       "under%s+[%a%s’'-]-roadmap%f[%A]",
                                       "under%s+[%a%s’'-]-programme%f[%A]",
                                       "according%s+to%s+[%a%s’'-]-plan%f[%A]",
                                       "according%s+to%s+[%a%s’'-]-strategy%f[%A]",
                                       "according%s+to%s+[%a%s’'-]-roadmap%f[%A]",
                                       "according%s+to%s+[%a%s’'-]-policy%f[%A]",
                                       "five%-year%s+plan"};
  static const char *const modals[] = {"%f[%a]will%f[%A]",  "%f[%a]should%f[%A]",  "%f[%a]must%f[%A]",
                                       "%f[%a]would%f[%A]", "%f[%a]is%s+to%f[%A]", "%f[%a]are%s+to%f[%A]"};
  static const char *const orders[] = {"%f[%a]told%s+[%a%s,'’]-%f[%a]to%s", "%f[%a]ordered%s+[%a%s,'’]-%f[%a]to%s",
                                       "%f[%a]instructed%s+[%a%s,'’]-%f[%a]to%s",
                                       "%f[%a]directed%s+[%a%s,'’]-%f[%a]to%s", "%f[%a]obliged%s+[%a%s,'’]-%f[%a]to%s"};
  if (words_any(c, c->from, r->value->from, orders, sizeof orders / sizeof *orders)) return true;
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->to <= r->value->from && words_any(c, m->to, c->to, verbs, sizeof verbs / sizeof *verbs))
      return true;
  if (words_any(c, c->from, r->value->from, states, sizeof states / sizeof *states)) return true;
  return words_any(c, c->from, r->value->from, modals, sizeof modals / sizeof *modals) &&
         words_any(c, c->from, c->to, papers, sizeof papers / sizeof *papers);
}

/* "plans, approved this week, to reach ... by 2030": when, or NULL where nobody plans it, or it is only compared. */
static const char *aimed_for(const Context *c, const Reading *r, const char *period, bool own) {
  static const char *const today[] = {"against%s[%a%s]*$",  "existing%s+$",       "current[%a%s]*$",
                                      "at present[%a%s]*$", "compared%s[%a%s]*$", "from%s+$"};
  const char *written = c->document->reference;
  const Mention *cue = context_last_between(c, NAME_intent_cue, c->from, r->value->from), *end = NULL;
  if (cue && naming_firm_aims(c, cue)) return NULL;
  if (cue && words_match(c, cue->from, cue->to, "^requires?$") && cue->to + 2 >= r->value->from)
    return NULL; /* a need */
  EACH_MENTION (date, c, NAME_DATE)
    if ((!cue || date->from > cue->to) && date->date && date->date->readings &&
        (date->date->bound == DATE_BY || words_match(c, date->from, date->to, "next%s+[%a%d-]+%s+years$")) &&
        !(end && end->from >= r->value->to)) { /* "75 GW by 2040, and no emissions by 2060": the first behind it */
      period = period_value(c, date, false);
      end = date;
    }
  if (!end && cue && period && written[0] && strncmp(period, written, 4) > 0) own = true; /* "aims at exports of ..." */
  if ((!cue || !own) && !end) return NULL;
  if (!cue && !state_says(c, r)) return NULL;
  if (!period || strncmp(period, written, strlen(written) < 4 ? 0 : 4) < 0) return NULL;
  Window before = window_before(c, r->value->from, 40);
  return window_any(&before, today, sizeof today / sizeof *today) ? NULL : period;
}

/* "to raise $200 billion over the next five years": a target is for the end of them. */
static void ends_with_years(const Context *c, const Reading *r, Claim *claim) {
  EACH_MENTION (date, c, NAME_DATE)
    if (!c->han && date->from >= r->value->from && date->date && date->date->readings &&
        date->date->reading[0].hi != DATE_OPEN_HI &&
        (words_match(c, date->from, date->to, "next%s+[%a%d-]+%s+years$") ||
         words_match(c, date->from, date->to, "coming%s+[%a%d-]+%s+years$"))) {
      const char *year = period_format(c->document, GRAIN_YEAR, date->date->reading[0].hi);
      if (year) claim_set(c->document, claim, NAME_period, value_text(year));
    }
}

/* "China's next five-year plan", "the five-year plan approved in early 2021": China's begin in years that end in 1
 * and 6.
 */
static void settle_cycle(const Context *c, Claim *claim) {
  enum { CYCLE = 5, FIRST = 1953, LAST = 2100 };
  static const char *const next[] = {"%f[%a]next%s+five%-year%s+plan", "%f[%a]upcoming%s+five%-year%s+plan",
                                     "%f[%a]coming%s+five%-year%s+plan"};
  static const char *const passed[] = {"plan%s+approved%s", "plan%s+adopted%s", "plan%s+passed%s", "plan%s+unveiled%s"};
  static const char *const now[] = {"current%s+five%-year%s+plan", "latest%s+five%-year%s+plan"};
  const char *period = text_of(claim_get(claim, NAME_period)), *written = c->document->reference;
  const char *to = period ? strchr(period, '/') : NULL;
  if (c->han || !period || (to && strncmp(period, to + 1, 4) != 0)) return; /* it tells its years */
  if (!code_is(text_of(claim_get(claim, NAME_place)), "CHN")) return;
  bool ahead = words_any(c, c->from, c->to, next, sizeof next / sizeof *next);
  if (!ahead && !words_any(c, c->from, c->to, now, sizeof now / sizeof *now))
    written = words_any(c, c->from, c->to, passed, sizeof passed / sizeof *passed) ? period : "";
  int year = atoi(written), begins = year - (year + CYCLE - 1) % CYCLE;
  if (ahead) begins += CYCLE;
  if (begins < FIRST || begins > LAST) return;
  char span[16];
  int length = snprintf(span, sizeof span, "%d/%d", begins, begins + CYCLE - 1);
  claim_set(c->document, claim, NAME_period, value_text(document_copy(c->document, span, (size_t)length)));
}

/* A target told without a time is of the time that the target before it is set for. */
static void go_on(const Context *c, Claim *claim) {
  const Claim *last = c->document->figure_known ? &c->document->last_figure : NULL;
  if (!last || !code_is(last->table, "policy_targets") || last->sentence == c->number || last->sentence + 2 < c->number)
    return;
  if (c->document->last_claim.block != c->block && last->sentence + 1 < c->number) return;
  const char *until = text_of(claim_get(last, NAME_period)), *written = c->document->reference;
  if (!until || !written[0] || strncmp(until, written, 4) < 0 || (strlen(until) > 4 && strncmp(until, written, 4) == 0))
    return;
  EACH_MENTION (date, c, NAME_DATE)
    if (date->date && date->date->readings && !words_match(c, date->from, date->to, "same%s+%l+$")) return;
  claim_set(c->document, claim, NAME_period, value_text(until));
}

/* "half of car output", "cut exports by a quarter": a share, and how much more or less, are told in percent. */
static void in_percent(const Context *c, Claim *claim) {
  static const char *const ends[] = {"share_target", "_reduction_target", "_growth_target"};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  const Value *value = claim_get(claim, NAME_value);
  bool part = false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) part |= metric && code_ends(metric, ends[i]);
  if (!part || !value || value->kind != VALUE_NUMBER) return;
  bool counted = claim_get(claim, NAME_unit) != NULL && !code_ends(metric, "share_target"); /* "a third of buses" */
  if (counted || value->number > 1 || code_is(text_of(claim_get(claim, NAME_unit)), "%")) return;
  claim_set(c->document, claim, NAME_value, value_number(value->number * 100));
  claim_set(c->document, claim, NAME_unit, value_text("%"));
}

void naming_settle(const Context *c, const Reading *r, Claim *claim) {
  const char *period = text_of(claim_get(claim, NAME_period)), *metric = text_of(claim_get(claim, NAME_metric));
  const char *written = c->document->reference;
  if (code_is(metric, "five_year_plan")) {
    Found years = naming_plan(c, r);
    if (years.mention) claim_set(c->document, claim, NAME_period, years.value);
    if (!years.mention) settle_cycle(c, claim);
  }
  if (r->rule->owed && r->head) instrument_settle(c, r->head, claim);
  instrument_settle_many(c, claim);
  currency_settle(c, r, claim);
  chinese_buyer(c, claim);
  if (r->rule->owed && r->value && c->han) instrument_settle_limit(c, r->value, claim);
  if (r->rule->owed) metric = text_of(claim_get(claim, NAME_metric));
  if (!r->value || !metric) return;
  if (code_is(claim->table, "policy_targets")) {
    static const char *const whole[] = {"GDP", "生产总值", "经济", "生產總值"}, *const invested[] = {"投资", "投資"};
    uint32_t from = clause_from(c, r->value); /* "固定资产投资预期增长目标为4%" */
    if (c->han && code_is(metric, "gdp_growth_target") && words_any(c, from, r->value->from, invested, 2) &&
        !words_any(c, from, r->value->from, whole, sizeof whole / sizeof *whole))
      claim_set(c->document, claim, NAME_metric, value_text("investment_growth_target"));
    in_percent(c, claim);
    Found counted = chinese_aim_unit(c, r);
    if (counted.step) claim_set(c->document, claim, NAME_unit, counted.value);
    settle_accounts(c, r, claim);
    settle_deficit(c, claim);
    settle_unit(c, r, claim);
    go_on(c, claim);
    ends_with_years(c, r, claim);
    return;
  }
  if (state_foresees(c, claim, metric)) {
    set_target(c, r, claim,
               strstr(metric, "volume_") || strstr(metric, "value_") ? "import_change_target"
               : code_is(metric, "import_volume")                    ? "import_volume_target"
                                                                     : "import_target",
               text_of(claim_get(claim, NAME_period)));
    return;
  }
  if (reckons(c)) return;
  bool han = chinese_sentence(c), named = han && aims_in_chinese(c, r, code_is(metric, "capacity_closed"));
  if (!han && strncmp(metric, "revenue", 7) == 0) return; /* what a firm will take in */
  bool rate = code_is(metric, "capacity_utilization");    /* how full works run in a year to come is foreseen */
  bool own = (code_is(claim->table, "overcapacity") && !(rate && han)) || code_is(metric, "revenue") ||
             (han && code_is(metric, "revenue_yoy"));
  const char *target = target_of(c, r, metric, named || !han), *above = target ? aims_above(c) : NULL;
  if (above) {
    set_target(c, r, claim, target, above);
    return;
  }
  if (han && (firm_aims_in_chinese(c, r) || aim_time_over(c, period))) return;
  if (han && !named && (!own || !period || !written[0] || strncmp(period, written, 4) <= 0)) return;
  if (!target || (!han && !(period = aimed_for(c, r, period, own)))) return;
  /* "targets: closing 5 million tons of paper capacity, 20 million tons of cement" */
  bool closes = !han && context_last_between(c, NAME_close_cue, c->from, r->value->from);
  if (closes && code_is(metric, "capacity")) target = "capacity_closure_target";
  set_target(c, r, claim, target, period);
  go_on(c, claim);
  ends_with_years(c, r, claim);
}
