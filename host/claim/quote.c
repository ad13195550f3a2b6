/* What goods are quoted at: a price per tonne, barrel or ounce, told with the amount or a little before. */
#include <stdio.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/period.h"
#include "claim/reading.h"
#include "claim/window.h"

/* Goods that one market quotes by the same weight: base metals by the tonne, precious ones by the ounce. */
static const char *const metals[] = {"copper", "aluminium", "zinc", "lead", "lead_zinc", "nickel", "tin", NULL};
static const char *const precious[] = {"gold", "silver", "precious_metals", NULL};

/* "$1,200 per ton", "3480元/吨": what one costs. */
bool quote_per(const Context *c, const Mention *value) {
  static const char *const per[] = {"^%s*/%s*%a",           "^%s+per%s",          "^%s*an?%s+to",
                                    "^%s*an?%s+metric%s",   "^%s*an?%s+lb%f[%A]", "^%s*an?%s+kg%f[%A]",
                                    "^%s*an?%s+kilo%f[%A]", "^%s*an?%s+short%s",  "^%s*an?%s+bushel%f[%A]",
                                    "^%s*an?%s+cwt%f[%A]",  "^/[\xE0-\xEF]"};
  if (value->type != NAME_MONEY) return false;
  uint32_t at = value->to;
  while (at < c->to && c->text[at] == ' ') at++;
  bool open = at < c->to && (c->text[at] == '(' || (unsigned char)c->text[at] > 127 || c->text[at] == ',');
  const Mention *other = open ? admit_conversion(c, value) : NULL; /* "7,100 yuan ($990) per ton" */
  bool bracket = other && other->to < c->to && c->text[other->to] == ')';
  Window after = window_after(c, bracket ? other->to + 1 : value->to, 12);
  static const char *const each[] = {"%f[%a][Ee]ach%s+tonn?e?%f[%A]", "%f[%a][Ee]ach%s+kilo",
                                     "%f[%a][Ee]ach%s+barrel%f[%A]", "%f[%a][Ee]ach%s+ounce%f[%A]",
                                     "%f[%a][Ee]ach%s+pound%f[%A]"};
  if (!c->han && words_any(c, c->from, value->from, each, sizeof each / sizeof *each)) return true;
  return (value->quantity && value->quantity->per) || window_any(&after, per, sizeof per / sizeof *per);
}

/* "Silver rose to $33 an ounce, while platinum fell to $995": per the same as what was quoted before it. */
static bool quoted_alike(const Context *c, const Mention *value) {
  enum { BACK = 400 }; /* in a sentence without end, what stands far before is of another market */
  EACH_MENTION (other, c, NAME_MONEY)
    if (other->to <= value->from && value->from - other->to <= BACK && code_is(other->unit, value->unit) &&
        quote_per(c, other) && !figure_per_time(c, other))
      return true;
  return false;
}

/* "LME copper fell 0.4% to $9,412, zinc 0.1% to $2,842": an exchange's prices are by the tonne in its own money. */
bool quote_on_exchange(const Context *c, const Mention *value) {
  static const struct {
    const char *name, *money;
  } exchanges[] = {{"%f[%a]LME%f[%A]", "USD"},
                   {"London%s+Metal%s+Exchange", "USD"},
                   {"%f[%a]SHFE%f[%A]", "CNY"},
                   {"%f[%a]ShFE%f[%A]", "CNY"},
                   {"Shanghai%s+Futures%s+Exchange", "CNY"}};
  enum { LEAST = 500 };
  const Mention *metal = NULL;
  if (c->han || !value->unit || !value->quantity || value->quantity->value < LEAST) return false;
  EACH_MENTION (goods, c, NAME_SECTOR)
    if (goods->to <= value->from && word_listed(goods->code, metals)) metal = goods;
  if (!metal) return false;
  for (size_t i = 0; i < sizeof exchanges / sizeof *exchanges; i++)
    if (code_is(value->unit, exchanges[i].money) && words_match(c, c->from, value->from, exchanges[i].name))
      return true;
  return false;
}

/* Whether two goods are of one market. */
static bool of_one_market(const char *one, const char *other) {
  static const char *const grains[] = {"wheat", "maize", "soybeans", NULL};
  static const char *const *const markets[] = {metals, precious, grains};
  if (!one || !other) return false;
  if (code_is(one, other)) return true;
  for (size_t i = 0; i < sizeof markets / sizeof *markets; i++)
    if (word_listed(one, markets[i]) && word_listed(other, markets[i])) return true;
  return false;
}

/* What a price is told per that goes on with one told a little before: of the same market, in the same money; NULL:
 * none is. */
static const char *unit_of_market(const Context *c, const char *sector, const char *money) {
  enum { BACK = 6 };
  if (!c->document->price_known || !money) return NULL;
  const Claim *last = &c->document->last_price;
  const char *unit = text_of(claim_get(last, NAME_unit));
  size_t length = strlen(money);
  if (!unit || c->number - last->sentence > BACK || !of_one_market(text_of(claim_get(last, NAME_sector)), sector))
    return NULL;
  return strncmp(unit, money, length) == 0 && unit[length] == '/' ? unit : NULL;
}

/* "Tin was at $30,500 a ton. Lead gained 1.1% to $1,977": the goods before the amount are of the same market. */
static bool goes_on_with_market(const Context *c, const Mention *value) {
  enum { NEAR = 60 };
  const Mention *goods = NULL;
  if (c->han || value->type != NAME_MONEY || !value->unit) return false;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (m->to <= value->from && value->from - m->to <= NEAR) goods = m;
  return goods && unit_of_market(c, goods->code, value->unit);
}

const Mention *quote_beside(const Context *c, const Mention *value) {
  enum { REACH = 56 };
  const Mention *before = NULL;
  EACH_MENTION (other, c, NAME_MONEY) {
    if (other->to <= value->from && value->from - other->to <= REACH && quote_holds(c, other)) before = other;
    if (other->from >= value->to) /* the next amount, be it a price or not */
      return other->from - value->to <= REACH && quote_holds(c, other) ? other : before;
  }
  return before;
}

/* "每吨上涨20元": a verb stands between the weight and what is counted per it. */
static bool per_weight_before(const Context *c, const Mention *value) {
  static const char *const time[] = {"年", "月", "日", "天", "周", "季"}, *const others[] = {"成本", "利润", "利潤",
                                                                                             "税"};
  enum { REACH = 30 };
  Window before = window_before(c, value->from, REACH);
  if (!c->han || value->type != NAME_MONEY || !window_has(&before, "每")) return false;
  if (window_any(&before, others, sizeof others / sizeof *others)) return false; /* "每吨成本上涨20元" */
  for (size_t i = 0; i < sizeof time / sizeof *time; i++) {
    char each[8];
    (void)snprintf(each, sizeof each, "每%s", time[i]);
    if (window_has(&before, each)) return false;
  }
  return figure_per_unit(c, value, value->unit) != NULL;
}

bool quote_holds(const Context *c, const Mention *value) {
  if (value->type == NAME_PERCENT) return quote_beside(c, value) != NULL;
  return (quote_per(c, value) || per_weight_before(c, value) || quoted_alike(c, value) || quote_on_exchange(c, value) ||
          goes_on_with_market(c, value)) &&
         !figure_per_time(c, value);
}

void quote_remember(const Context *c, const Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric)), *unit = text_of(claim_get(claim, NAME_unit));
  if (!metric || !unit || !code_is(metric, "price") || !strchr(unit, '/')) return;
  c->document->last_price = *claim;
  c->document->price_known = true;
}

/* "Among other metals, tin rose to $31,000": traded where the metal told before is; NULL: elsewhere, or untold. */
const char *quote_market(const Context *c, const Mention *goods, const Mention *price) {
  const Claim *last = &c->document->last_price;
  if (c->han || !goods || !price || price->type != NAME_MONEY || quote_per(c, price) ||
      !word_listed(goods->code, metals))
    return NULL;
  return unit_of_market(c, goods->code, price->unit) ? text_of(claim_get(last, NAME_place)) : NULL;
}

/* "US gold futures rose to $2,966": per the same as the price told last of such goods, in this money. */
void quote_settle(const Context *c, Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric)), *money = text_of(claim_get(claim, NAME_unit));
  if (!metric || !money || strncmp(metric, "price", 5) != 0 || strlen(money) != 3) return;
  const ClaimSpan *value = claim_span(claim, NAME_value);
  if (value && value->to < c->to && c->text[value->to] == '/') return; /* per what is not known here */
  const char *unit = unit_of_market(c, text_of(claim_get(claim, NAME_sector)), money);
  if (unit) claim_set(c->document, claim, NAME_unit, value_text(unit));
}

/* "Futures are up 1.5 percent at $2,931 an ounce": what goods are sold by tells which they are; NULL: it does not. */
const char *quote_goods(const Context *c, const Mention *value) {
  enum { BACK = 4, GOLD_LEAST = 1000 };
  const Mention *price = !value || c->han ? NULL : value->type == NAME_PERCENT ? quote_beside(c, value) : value;
  const char *unit = price && price->type == NAME_MONEY ? figure_per_unit(c, price, price->unit) : NULL;
  const char *per = unit ? strchr(unit, '/') : NULL;
  if (!per) return NULL;
  if (code_is(per, "/bbl")) return "crude_oil";
  if (code_is(per, "/MMBtu")) return "natural_gas";
  if (!code_is(per, "/oz")) return NULL;
  const Claim *last = c->document->price_known ? &c->document->last_price : NULL;
  const char *told = last && c->number - last->sentence <= BACK ? text_of(claim_get(last, NAME_sector)) : NULL;
  if (told && word_listed(told, precious)) return told;
  return price->quantity->value >= GOLD_LEAST ? "gold" : NULL;
}

/* "Spot gold was up 0.3% at $2,868": a market is quoted on the day of the text, whatever the text told before. */
bool quote_is_now(const Context *c, const Reading *r) {
  static const char *const markets[] = {
      "%f[%a][Ss]pot%s",    "%f[%a][Ff]utures%f[%A]", "%f[%a]contracts?%f[%A]", "%-month%s",
      "%f[%a]Brent%f[%A]",  "%f[%a]WTI%f[%A]",        "%f[%a]West Texas%s",     "%f[%a]Comex%f[%A]",
      "%f[%a]Nymex%f[%A]",  "%f[%a]COMEX%f[%A]",      "%f[%a]NYMEX%f[%A]",      "%f[%a]LME%f[%A]",
      "%f[%a]CBOT%f[%A]",   "%f[%a]SHFE%f[%A]",       "%f[%a]DCE%f[%A]",        "%f[%a]Exchange%f[%A]",
      "%f[%a]active%f[%A]", "%f[%a]session%f[%A]",    "%f[%a]GMT%f[%A]"};
  const char *metric = r->rule->metric;
  if (!metric || strncmp(metric, "price", 5) != 0 || c->han || !r->value) return false;
  enum { DAY_MOST = 6 }; /* percent that a price moves in a day */
  bool day = r->value->type == NAME_PERCENT && r->value->quantity->value < DAY_MOST && quote_beside(c, r->value);
  enum { NEAR = 56 };
  EACH_MENTION (moved, c, NAME_PERCENT) {
    if (moved->from > r->value->to + NEAR) break;
    if (moved->to + NEAR < r->value->from || r->value->type != NAME_MONEY || day) continue;
    day = moved->quantity->value < DAY_MOST && quote_beside(c, moved) == r->value;
  }
  const Mention *head = r->head ? r->head : r->trigger;
  bool trades = head && head->list == NAME_trade_at_cue && words_match(c, head->from, head->to, "^traded?s?%f[%A]") &&
                reading_capture(r, NAME_sector) && r->value->type == NAME_MONEY && quote_per(c, r->value);
  EACH_MENTION (date, c, NAME_DATE) day |= r->value->type != NAME_DATE && quote_of_delivery(c, date);
  return day || trades || words_any(c, c->from, c->to, markets, sizeof markets / sizeof *markets);
}

/* "The March contract", "gold for June delivery", "CBOT July wheat": when goods are due, not when they cost so. */
bool quote_of_delivery(const Context *c, const Mention *date) {
  static const char *const behind[] = {"^[%s-]*delivery%f[%A]", "^[%s-]*[%l%s]-contracts?%f[%A]",
                                       "^[%s-]*[%l%s]-futures%f[%A]"};
  static const char *const within[] = {"%f[%a][Ii]n%s*$",    "%f[%a][Ss]ince%s*$", "%f[%a][Dd]uring%s*$",
                                       "%f[%a][Uu]ntil%s*$", "%f[%a]of%s*$",       "%f[%a]by%s*$",
                                       "%f[%a]last%s*$",     "%f[%a]this%s*$",     "%f[%a]late%s*$"};
  static const char *const told[] = {"^%s*prices?%f[%A]", "^%s*[ei][xm]ports?%f[%A]", "^%s*output%f[%A]",
                                     "^%s*shipments%f[%A]", "^%s*average%f[%A]"};
  enum { REACH = 60, NEAR = 16 };
  if (c->han || !date_bare_month(c, date)) return false;
  Window before = window_before(c, date->from, NEAR);
  if (window_any(&before, within, sizeof within / sizeof *within)) return false;
  uint32_t to = date->to + REACH < c->to ? date->to + REACH : c->to;
  if (words_any(c, date->to, to, behind, sizeof behind / sizeof *behind)) return true;
  const Mention *price = NULL;
  EACH_MENTION (money, c, NAME_MONEY) {
    if (price || money->from > date->to + 2 * REACH) break;
    if (money->from >= date->to && quote_per(c, money)) price = money;
  }
  EACH_MENTION (goods, c, NAME_SECTOR)
    if (price && goods->from >= date->to && goods->from <= date->to + 1)
      return !words_any(c, goods->to, to, told, sizeof told / sizeof *told);
  return false;
}
