/* What is made, carried or sold by the year, the month, the day or the hour: "500 million t/y", "300,000 shirts a
 * month", "600万桶/日". The text must say so: by what the quantity is counted per, by words beside it, or (what a plant
 * can make) by an annual capacity. "Annual sales of 3 million cars" counts cars. */
#include <stdio.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/firms.h"
#include "claim/window.h"

typedef enum Rate { RATE_NONE, RATE_HOUR, RATE_DAY, RATE_MONTH, RATE_YEAR } Rate;

/* "tonnes of copper a day": the words may stand between the unit and its time; "a year ago" is a time by itself. */
static const char *const hourly[] = {"^[%a%s-]-%f[%a]an hour%f[%A]", "^[%a%s-]-%f[%a]per hour%f[%A]",
                                     "^[%a%s-]-%f[%a]hourly%f[%A]", "^/h%f[%A]", "^%-?per%-hour"};
static const char *const daily[] = {"^[%a%s-]-%f[%a]a day%f[%A]",
                                    "^[%a%s-]-%f[%a]per day%f[%A]",
                                    "^[%a%s-]-%f[%a]daily%f[%A]",
                                    "^/day",
                                    "^%-?per%-day",
                                    "^%-?a%-day"};
static const char *const monthly[] = {"^%s+[%a%s-]-an?%s+month%f[%A]", "^%s+[%a%s-]-per%s+month%f[%A]",
                                      "^%s+[%a%s-]-monthly%f[%A]", "^%s+[%a%s-]-each%s+month%f[%A]",
                                      "^%s+[%a%s-]-every%s+month%f[%A]"};
static const char *const yearly[] = {"^%s+[%a%s-]-an?%s+year%f[%A]",
                                     "^%s+[%a%s-]-per%s+year%f[%A]",
                                     "^%s+[%a%s-]-per%s+annum",
                                     "^%s+[%a%s-]-annually%f[%A]",
                                     "^%s+[%a%s-]-each%s+year%f[%A]",
                                     "^%s+[%a%s-]-every%s+year%f[%A]",
                                     "^%-per%-year",
                                     "^%-a%-year",
                                     "^%s+%(?tpy",
                                     "^/年"};
static const char *const compared[] = {"^%s+[%a%s-]-year[%s-]ago",      "^%s+[%a%s-]-year[%s-]earlier",
                                       "^%s+[%a%s-]-year%s+before",     "^%s+[%a%s-]-month[%s-]ago",
                                       "^%s+[%a%s-]-month[%s-]earlier", "^%s+[%a%s-]-month%s+before",
                                       "^%s+[%a%s-]-year%s+later",      "^%s+[%a%s-]-month%s+later"};

static Rate rate_counted(const Mention *value) {
  const char *per = value->quantity ? value->quantity->per : NULL;
  if (!per) return RATE_NONE;
  if (code_is(per, "a") || code_is(per, "year")) return RATE_YEAR;
  if (code_is(per, "month")) return RATE_MONTH;
  if (code_is(per, "h") || code_is(per, "hour")) return RATE_HOUR;
  return code_is(per, "d") || code_is(per, "day") ? RATE_DAY : RATE_NONE;
}

/* "每年…4亿吨": the number is the year's; "月产30万件". */
static Rate rate_before(const Context *c, const Mention *value) {
  enum { NEAR = 42 };
  static const char *const year[] = {"每年"}, *const month[] = {"每月", "月产", "月產"},
                           *const day[] = {"日产", "日產",   "日均产量", "每日",   "每天", "一天",
                                           "日熔", "日加工", "日处理",   "日處理", "日炼"};
  Window before = window_before(c, value->from, 24);
  if (window_has(&before, "%f[%a]daily%s+%a+%s+of%s+$")) return RATE_DAY;
  if (!c->han) return RATE_NONE;
  uint32_t from = clause_from(c, value);
  if (value->from > from + NEAR) from = value->from - NEAR;
  return words_any(c, from, value->from, day, sizeof day / sizeof *day)         ? RATE_DAY
         : words_any(c, from, value->from, month, sizeof month / sizeof *month) ? RATE_MONTH
         : words_any(c, from, value->from, year, sizeof year / sizeof *year)    ? RATE_YEAR
                                                                                : RATE_NONE;
}

static Rate rate_told(const Context *c, const Mention *value) {
  static const char *const oil[] = {"/d$", "bp?o?pd$", "%-day$", "/day$"};
  static const char *const signs[] = {"/%s*yr",        "/%s*year", "/%s*a%f[%A]", "/年", "%d%s*[a-zA-Z]*tpa%f[%A]",
                                      "%a%s+tpa%f[%A]"};
  Rate counted = rate_counted(value);
  if (counted) return counted;
  if (code_is(value->unit, "bbl") && words_any(c, value->from, value->to, oil, sizeof oil / sizeof *oil))
    return RATE_DAY;
  uint32_t to = value->to + 8 < c->to ? value->to + 8 : c->to;
  if (words_any(c, value->from, to, signs, sizeof signs / sizeof *signs)) return RATE_YEAR;
  Window after = window_after(c, value->to, 48);
  if (!ANY(&after, compared)) {
    if (ANY(&after, hourly)) return RATE_HOUR;
    if (ANY(&after, daily)) return RATE_DAY;
    if (ANY(&after, monthly)) return RATE_MONTH;
    if (ANY(&after, yearly)) return RATE_YEAR;
  }
  return rate_before(c, value);
}

/* "from 1.1 to 2 million tonnes a year", "from 1.1 million tonnes to 2 million tonnes a year": told of both. */
static bool rate_of_next(const Context *c, const Mention *value) {
  enum { REACH = 24 };
  EACH_MENTION (next, c, NAME_QUANTITY)
    if (next->from >= value->to && next->from - value->to < REACH && code_is(next->unit, value->unit))
      return words_match(c, value->to, next->from, "^%s+to%s+%a*%s*$") && rate_told(c, next) == RATE_YEAR;
  return false;
}

/* "an annual capacity of 200,000 cars", "年产20万辆": what can be made in a year. */
static bool annual_capacity(const Context *c, const Mention *value) {
  Window before = window_before(c, value->from, 48), after = window_after(c, value->to, 40);
  return window_has(&before, "%f[%a][Aa]nnual%s[^.;%d]*$") || window_has(&after, "^%s+of%s+[%a%s'’-]-annual%s") ||
         chinese_yearly(c, value);
}

/* Whether a metric counts things that come by the time: not a change, a share, a stock. */
static bool flows(const char *metric) {
  static const char *const kinds[] = {"capacity",      "output",        "production",      "consumption",
                                      "demand",        "sales",         "export_volume",   "import_volume",
                                      "ridership",     "throughput",    "supply",          "freight_volume",
                                      "supply_volume", "output_target", "capacity_target", NULL};
  return metric && !code_ends(metric, "_yoy") &&
         (word_listed(metric, kinds) || strncmp(metric, "capacity_clos", 13) == 0 ||
          code_is(metric, "surplus_capacity"));
}

void rate_settle(const Context *c, const Reading *r, Claim *claim) {
  static const char *const by_day[] = {"t", "m3", "ft3", "vehicles", "bbl", "L", "bottles", "doses", NULL};
  static const char *const by_year[] = {"t",     "vehicles", "units", "pieces",     "m2",      "m3",    "chips", "bbl",
                                        "cases", "items",    "oz",    "passengers", "lb",      "TEU",   "GWh",   "MWh",
                                        "kL",    "GW",       "ft3",   "L",          "bottles", "doses", NULL};
  static const char *const each[] = {"%f[%a]a%s+year%f[%A]", "%f[%a]per%s+year%f[%A]", "%f[%a]annually%f[%A]"};
  const char *unit = text_of(claim_get(claim, NAME_unit)), *metric = text_of(claim_get(claim, NAME_metric));
  if (!r->value || r->value->type == NAME_MONEY || !unit || strchr(unit, '/')) return;
  bool counted = r->rule->kind == RULE_OWNED &&
                 (r->value->type == NAME_NUMBER || code_is(unit, "units")); /* "60,000 cabs a year" */
  if (!counted && !word_listed(unit, by_year)) return;
  Rate rate = rate_told(c, r->value);
  bool trade = c->han && code_is(claim->table, "overcapacity"); /* whatever works of its own the text tells of */
  bool works = code_is(r->rule->table, "projects") && !trade;
  bool capacity = metric && (strncmp(metric, "capacity", 8) == 0 || code_is(metric, "surplus_capacity"));
  if (!rate && capacity && annual_capacity(c, r->value)) rate = RATE_YEAR;
  if (!rate && rate_of_next(c, r->value)) rate = RATE_YEAR;
  if (!rate && works && code_is(metric, "ridership") && words_any(c, c->from, c->to, each, sizeof each / sizeof *each))
    rate = RATE_YEAR;
  if (capacity && c->han && code_is(unit, "vehicles") && rate == RATE_YEAR) return; /* "年产15万辆" counts vehicles */
  const char *time = rate == RATE_HOUR    ? (counted || word_listed(unit, by_day) ? "h" : NULL)
                     : rate == RATE_DAY   ? (counted || word_listed(unit, by_day) ? "day" : NULL)
                     : rate == RATE_MONTH ? "month"
                     : rate == RATE_YEAR  ? "yr"
                                          : NULL;
  if (code_is(unit, "GW") && !works) return; /* of works it tells what they make, of a trade what it has */
  if (!time || (rate > RATE_DAY && !flows(metric))) return;
  char whole[32];
  int length = snprintf(whole, sizeof whole, "%.16s/%s", unit, time);
  claim_set(c->document, claim, NAME_unit, value_text(document_copy(c->document, whole, (size_t)length)));
}
