/* The figure of a claim: its sign, range, unit and conversion. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/reading.h"
#include "claim/window.h"

/* What a price is per, in one word. */
static const char *unit_of(const char *bytes, size_t length) {
  static const char *const units[][2] = {
      {"kilogram", "kg"}, {"kilo", "kg"}, {"tonne", "t"},  {"ton", "t"},       {"mt", "t"},  {"metric", "t"},
      {"barrel", "bbl"},  {"watt", "W"},  {"tonnes", "t"}, {"kilowatt", "kW"}, {"吨", "t"},  {"千克", "kg"},
      {"公斤", "kg"},     {"瓦", "W"},    {"桶", "bbl"},   {"troy oz", "oz"},  {"斤", "jin"}};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (strlen(units[i][0]) == length && memcmp(units[i][0], bytes, length) == 0) return units[i][1];
  return NULL;
}

/* The word of letters at the end of what matched, as a unit. */
static const char *last_unit(ClaimDocument *document, const char *bytes, const PatternMatch *match) {
  size_t from = match->to;
  while (from > match->from && ((bytes[from - 1] | 0x20) >= 'a' && (bytes[from - 1] | 0x20) <= 'z')) from--;
  const char *unit = unit_of(bytes + from, match->to - from);
  return unit ? unit : document_copy(document, bytes + from, match->to - from);
}

/* "/kg", "per tonne", "a barrel" behind the amount or in it. */
static const char *per_words(const Context *c, const Mention *value) {
  static const char *const behind[] = {"^%s*/%s*%a+", "^%s+per%s+%a+", "^%s*an?%s+%a+"};
  static const char *const own[] = {"/%s*%a+$", "per%s+%a+$", "an?%s+%a+$"};
  PatternMatch match;
  const Mention *other = admit_conversion(c, value); /* "RMB269 (US$42.1) per kg" */
  uint32_t to = other && other->to < c->to && c->text[other->to] == ')' ? other->to + 1 : value->to;
  Window after = window_after(c, to, 20);
  static const char *const compared[] = {"^%s+an?%s+[dmqwy]%a+%s+earlier", "^%s+an?%s+[dmqwy]%a+%s+ago",
                                         "^%s+an?%s+[dmqwy]%a+%s+before"};
  Window wide = window_after(c, to, 24);
  for (size_t i = 0; i < 3 && !window_any(&wide, compared, 3); i++)
    if (window_find(&after, behind[i], &match)) return last_unit(c->document, after.bytes, &match);
  for (size_t i = 0; i < 3; i++)
    if (words_find(c, value->from, value->to, own[i], &match))
      return last_unit(c->document, c->text + value->from, &match);
  return NULL;
}

/* "每吨1874美元", "由每Wh 0.45元跌至0.30元": what stands behind the last 每 of the clause. */
static const char *each_before(const Context *c, const Mention *value) {
  enum { REACH = 48 };
  static const char *const marks[] = {"，", "。", "；", ",", ";"};
  PatternMatch match;
  uint32_t least = value->from > c->from + REACH ? value->from - REACH : c->from;
  for (uint32_t at = value->from; at > least && at >= least + 3; at--) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
      if (memcmp(c->text + at, marks[i], strlen(marks[i])) == 0) return NULL;
    if (memcmp(c->text + at - 3, "每", 3) != 0) continue;
    if (words_find(c, at, value->from, "^%s*(%a+)", &match)) {
      const char *word = c->text + at + match.capture[0].from;
      size_t size = match.capture[0].to - match.capture[0].from;
      const char *unit = unit_of(word, size);
      return unit ? unit : document_copy(c->document, word, size);
    }
    return unit_of(c->text + at, 6) ? unit_of(c->text + at, 6) : unit_of(c->text + at, 3);
  }
  return NULL;
}

/* "每吨", "元/吨" */
static const char *per_han(const Context *c, const Mention *value) {
  PatternMatch match;
  size_t room = c->document->length - value->to, length = room < 12 ? room : 12;
  const char *unit = each_before(c, value);
  if (!unit && words_find(c, value->to, value->to + length, "^/([\xE0-\xEF]..)", &match))
    unit = unit_of(c->text + value->to + 1, 3);
  if (!unit && words_find(c, value->from, value->to, "/([\xE0-\xEF]..)$", &match))
    unit = unit_of(c->text + value->to - 3, 3);
  return unit;
}

const char *figure_per_unit(const Context *c, const Mention *value, const char *unit) {
  const char *per;
  char whole[96];
  if (value->quantity && value->quantity->per) {
    per = unit_of(value->quantity->per, strlen(value->quantity->per));
    if (!per || (unsigned char)*value->quantity->per > 127) per = value->quantity->per;
  } else {
    per = per_words(c, value);
    if (!per) per = per_han(c, value);
  }
  if (per && code_is(per, "units")) { /* the mention counts pieces in units */
    Window after = window_of(c, value->from, value->to + 16 < c->to ? value->to + 16 : c->to);
    if (window_has(&after, "per%s+piece") || window_has(&after, "/piece") || window_has(&after, "a%s+piece"))
      per = "piece";
  }
  if (!per || !unit) return NULL;
  int length = snprintf(whole, sizeof whole, "%.40s/%.40s", unit, per);
  return document_copy(c->document, whole, (size_t)length);
}

/* "lost a million euros a day": money by the day, the week or the month; NULL: it is not told so. */
const char *figure_per_time(const Context *c, const Mention *value) {
  static const char *const times[][4] = {
      {"day", "^%s+an?%s+day%f[%A]", "^%s+per%s+day%f[%A]", "^%s+every%s+day%f[%A]"},
      {"week", "^%s+an?%s+week%f[%A]", "^%s+per%s+week%f[%A]", "^%s+every%s+week%f[%A]"},
      {"month", "^%s+an?%s+month%f[%A]", "^%s+per%s+month%f[%A]", "^%s+every%s+month"}};
  const char *per = value->quantity ? value->quantity->per : NULL;
  if (per && (code_is(per, "d") || code_is(per, "day"))) return "day";
  if (value->type != NAME_MONEY || (unsigned char)c->text[value->from] >= 0xE3) return NULL;
  Window after = window_after(c, value->to, 14);
  for (size_t i = 0; i < sizeof times / sizeof *times; i++)
    if ((per && code_is(per, times[i][0])) || window_any(&after, times[i] + 1, 3)) return times[i][0];
  return NULL;
}

static void put_money_rate(const Context *c, const Reading *r, Claim *claim) {
  const char *per = r->rule->owed && r->value->type == NAME_MONEY ? figure_per_time(c, r->value) : NULL;
  char whole[32];
  if (!per || !r->value->unit) return;
  int length = snprintf(whole, sizeof whole, "%.12s/%s", r->value->unit, per);
  claim_set(c->document, claim, NAME_unit, value_text(document_copy(c->document, whole, (size_t)length)));
}

/* "A tonne of copper fetches $9,100", "the price of a kilogram of cobalt": what is priced stands before it. */
static const char *priced_before(const Context *c, const Mention *value, const char *unit) {
  static const char *const forms[] = {"%f[%a][Aa]n?%s+(%a+)%s+of%s[^;.]*$",
                                      "%f[%a][Aa]n?%s+(%a+)%s+costs?%f[%A][^;.]*$",
                                      "%f[%a][Aa]n?%s+(%a+)%s+fetche[sd]%f[%A][^;.]*$",
                                      "%f[%a][Pp]rices?[%s-]per[%s-](%a+)%f[%A][^;.]*$",
                                      "%f[%a][Ee]ach%s+(%a+)%s+of%s[^;.]*$",
                                      "%f[%a][Ee]ach%s+(%a+)%s+fetche[sd]%f[%A][^;.]*$",
                                      "%f[%a][Ee]ach%s+(%a+)%s+costs?%f[%A][^;.]*$"};
  static const char *const more[][2] = {
      {"ounce", "oz"}, {"pound", "lb"}, {"litre", "L"}, {"liter", "L"}, {"gallon", "gal"}};
  PatternMatch match;
  char whole[48];
  uint32_t from = value->from > c->from + 90 ? value->from - 90 : c->from;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    if (!words_find(c, from, value->from, forms[i], &match)) continue;
    const char *word = c->text + from + match.capture[0].from;
    size_t size = match.capture[0].to - match.capture[0].from;
    const char *per = unit_of(word, size);
    for (size_t k = 0; !per && k < sizeof more / sizeof *more; k++)
      if (strlen(more[k][0]) == size && memcmp(more[k][0], word, size) == 0) per = more[k][1];
    if (!per) continue;
    int length = snprintf(whole, sizeof whole, "%.20s/%.20s", unit, per);
    return document_copy(c->document, whole, (size_t)length);
  }
  return NULL;
}

/* "worth $12 million or $40,000 per tonne": no price of the same is so far from another. */
static bool is_alike(const Mention *price, const Mention *value) {
  enum { FARTHEST = 1000 };
  double one = price->quantity ? price->quantity->value : 0, other = value->quantity ? value->quantity->value : 0;
  return one <= 0 || other <= 0 || (one < FARTHEST * other && other < FARTHEST * one);
}

static void put_price(const Context *c, const Mention *value, Claim *claim) {
  const char *unit = text_of(claim_get(claim, NAME_unit)), *metric = text_of(claim_get(claim, NAME_metric));
  if (!unit || !metric || strncmp(metric, "price", 5) != 0 || value->type != NAME_MONEY || strchr(unit, '/')) return;
  const char *whole = figure_per_unit(c, value, unit);
  EACH_MENTION (other, c, NAME_MONEY) { /* "$548 a tonne, from $607": per the same */
    if (whole) break;
    if (other != value && code_is(other->unit, value->unit) && is_alike(other, value))
      whole = figure_per_unit(c, other, unit);
  }
  if (!whole) whole = priced_before(c, value, unit);
  if (!whole && quote_on_exchange(c, value)) whole = code_is(unit, "USD") ? "USD/t" : "CNY/t";
  if (whole) claim_set(c->document, claim, NAME_unit, value_text(whole));
}

/* "22 percent less than a year before" */
static bool tells_less(const Context *c, const Reading *r) {
  if (r->value->type != NAME_PERCENT || !r->rule->percent || r->up || !reading_has(r, NAME_yoy)) return false;
  Window after = window_after(c, r->value->to, 12);
  return window_has(&after, "^%s+less%f[%A]") || window_has(&after, "^%s+lower%f[%A]") ||
         window_has(&after, "^%s+fewer%f[%A]") || window_has(&after, "^%s+below%f[%A]");
}

/* "分别增长1.5%和下降1.1%": the verb right before a figure is its own, whichever the rule found. */
static bool falls(const Context *c, const Reading *r) {
  enum { VERB = 12 };
  uint32_t at = r->value->from, from = at > c->from + VERB ? at - VERB : c->from;
  if ((!r->up && !r->down) || r->value->type != NAME_PERCENT || at < c->from + 3 || !chinese_at(c, at - 3))
    return r->down;
  const Mention *up = context_last_between(c, NAME_rise_cue, from, at),
                *down = context_last_between(c, NAME_fall_cue, from, at);
  if (up && up->to == at) return false;
  return (down && down->to == at) || r->down;
}

/* "30亿千瓦", "50万千瓦": power is told in MW, as plants are elsewhere; a generator of some kW stays as it is. */
static bool put_megawatts(const Context *c, Claim *claim) {
  enum { MEGA = 1000 };
  static const uint16_t fields[] = {NAME_value, NAME_value_high};
  const Value *value = claim_get(claim, NAME_value);
  if (!value || value->kind != VALUE_NUMBER || fabs(value->number) < MEGA) return false;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    const Value *known = claim_get(claim, fields[i]);
    if (known && known->kind == VALUE_NUMBER)
      claim_set(c->document, claim, fields[i], value_number(known->number / MEGA));
  }
  claim_set(c->document, claim, NAME_unit, value_text("MW"));
  return true;
}

/* "增长2.8倍", "增长了一倍": how much more in hundreds of percent. */
bool figure_is_fold(const Context *c, const Mention *value) {
  static const char *const grows[] = {"增长$", "增长了$", "增加$",   "增加了$", "上涨$",     "上涨了$", "上升$",
                                      "增$",   "增長$",   "增長了$", "上漲$",   "上漲了$",   "提高$",   "提高了$",
                                      "大增$", "激增$",   "增长近$", "增长约$", "增长超过$", "增长逾$"};
  enum { NEAR = 24 };
  uint32_t from = value->from > c->from + NEAR ? value->from - NEAR : c->from;
  return c->han && code_is(value->unit, "x") && words_match(c, value->from, value->to, "倍$") &&
         words_any(c, from, value->from, grows, sizeof grows / sizeof *grows);
}

/* Puts the figure into a claim's fields; what fell is negative. */
void figure_put(const Context *c, const Reading *r, Claim *claim) {
  const Mention *value = r->value;
  const Quantity *q = value->quantity;
  const Value *known = claim_get(claim, NAME_value), *unit = claim_get(claim, NAME_unit);
  if (value->duration && code_is(text_of(unit), "days")) { /* of a recipe that counts days */
    claim_set(c->document, claim, NAME_value, value_number(value->duration->days + value->duration->months * 30));
    return;
  }
  if (value->duration) {
    claim_set(c->document, claim, NAME_value, value_number(value->duration->months / 12));
    claim_set(c->document, claim, NAME_unit, value_text("years"));
    return;
  }
  bool rises = r->rule->aims && figure_is_span(value) && figure_sets_out(c, value);
  if (q || (known && known->kind == VALUE_NUMBER)) {
    double amount = known && known->kind == VALUE_NUMBER ? known->number : q->value;
    if (q && rises) amount = q->high;
    if (code_is(text_of(unit), "%") && (figure_is_fold(c, value) || (value->type == NAME_NUMBER && amount < 1)))
      amount *= 100; /* "half of world output" */
    int noun = change_as_told(c, value, text_of(claim_get(claim, NAME_metric)));
    bool down = noun ? noun < 0 : falls(c, r) || tells_less(c, r);
    claim_set(c->document, claim, NAME_value, value_number(down ? -fabs(amount) : amount));
  }
  if (q && q->low != q->high && !rises) claim_set(c->document, claim, NAME_value_high, value_number(q->high));
  bool kilowatts = !unit && code_is(value->unit, "kW") && put_megawatts(c, claim);
  bool of_sum =
      text_of(unit) && (strncmp(text_of(unit), "% ", 2) == 0 || code_is(text_of(unit), "bps")); /* "% of GDP" */
  if (value->type == NAME_PERCENT && !of_sum)
    claim_set(c->document, claim, NAME_unit, value_text("%"));
  else if (!unit && value->unit && !kilowatts)
    claim_set(c->document, claim, NAME_unit, value_text(value->unit));
  if (q && q->comparator && !claim_get(claim, NAME_comparator))
    claim_set(c->document, claim, NAME_comparator, value_text(comparator_sign((Comparator)q->comparator)));
  put_price(c, value, claim);
  put_money_rate(c, r, claim);
  const Mention *other = admit_conversion(c, value);
  if (other && code_is(other->unit, "USD"))
    claim_set(c->document, claim, NAME_value_usd,
              value_number(r->down ? -other->quantity->value : other->quantity->value));
}

/* What is counted in millions of tonnes: of these nobody tells a fraction of one tonne. */
static bool is_bulk(const char *sector) {
  static const char *const bulk[] = {"steel",
                                     "iron",
                                     "iron_ore",
                                     "coal",
                                     "coke",
                                     "coking_coal",
                                     "cement",
                                     "aluminium",
                                     "alumina",
                                     "bauxite",
                                     "crude_oil",
                                     "oil_refining",
                                     "paper",
                                     "fertiliser",
                                     "agriculture",
                                     "food",
                                     "soybeans",
                                     "chemicals",
                                     "petrochemicals",
                                     "natural_gas",
                                     "copper",
                                     "stainless_steel",
                                     "sugar",
                                     "grain",
                                     "wheat",
                                     "maize",
                                     "rice",
                                     "soybeans",
                                     "vegetable_oils",
                                     "palm_oil",
                                     "pvc",
                                     "ethylene",
                                     "methanol",
                                     "ammonia",
                                     "potash",
                                     "phosphate_fertiliser",
                                     "nitrogen_fertiliser",
                                     "polyethylene",
                                     "polypropylene",
                                     "pulp",
                                     "sulphuric_acid",
                                     NULL};
  return sector && word_listed(sector, bulk);
}

/* The change of a flow of goods that trade counts by weight or by head, where no money is spoken of: one of its volume.
 */
void figure_settle_flow(const Context *c, const Reading *r, Claim *claim) {
  static const char *const counted[] = {
      "autos",       "ev",      "nev",       "passenger_vehicles", "commercial_vehicles",
      "rare_earths", "gallium", "germanium", "graphite",           NULL};
  const char *metric = text_of(claim_get(claim, NAME_metric)), *sector = text_of(claim_get(claim, NAME_sector));
  if (!metric || !sector || !r->head ||
      !code_is(metric + (strlen(metric) > 10 ? strlen(metric) - 10 : 0), "_value_yoy"))
    return;
  bool imports = strncmp(metric, "import", 6) == 0;
  if ((!imports && strncmp(metric, "export", 6) != 0) || (!is_bulk(sector) && !word_listed(sector, counted))) return;
  static const char *const money[] = {"value",    "revenue",  "earnings", "bill", "turnover",
                                      "proceeds", "receipts", "额",       "額",   "值"};
  static const char *const earned[] = {"%f[%a]earnings%s+[a-z]+%s+[a-z]*%s*$", "%f[%a]revenues?%s+[a-z]+%s+[a-z]*%s*$",
                                       "%f[%a]value%s+of%s+[a-z]*%s*$",        "%f[%a]receipts%s+[a-z]+%s+[a-z]*%s*$",
                                       "%f[%a]income%s+[a-z]+%s+[a-z]*%s*$",   "%f[%a]proceeds%s+[a-z]+%s+[a-z]*%s*$"};
  Window head = window_of(c, r->head->from, r->head->to), after = window_after(c, r->value->to, 28);
  Window before = window_before(c, r->head->from, 30); /* "earnings from exports of vanilla" */
  if (window_any(&before, earned, sizeof earned / sizeof *earned)) return;
  const Claim *last = c->document->figure_known ? &c->document->last_figure : NULL; /* told in money just before */
  if (last && c->number - last->sentence <= 2 && code_is(text_of(claim_get(last, NAME_sector)), sector) &&
      code_is(text_of(claim_get(last, NAME_metric)), imports ? "import_value" : "export_value"))
    return;
  if (context_of(c, NAME_MONEY, NULL) || window_any(&head, money, sizeof money / sizeof *money) ||
      window_has(&after, "^%s+[ib][ny]%s+value"))
    return;
  claim_set(c->document, claim, NAME_metric, value_text(imports ? "import_volume_yoy" : "export_volume_yoy"));
}

/* Inflation, growth and the balance of trade are of a whole economy, whatever goods a text is on; trade is of goods
 * that it names at the word ("the trade deficit in cars", "agricultural trade"). */
void figure_settle_whole(const Context *c, const Reading *r, Claim *claim) {
  static const char *const whole[] = {"inflation",         "gdp_growth",
                                      "exchange_rate",     "trading_partner_rank",
                                      "budget_deficit",    "current_account_balance",
                                      "gdp_growth_target", "gdp_target",
                                      "inflation_target",  NULL};
  static const char *const trade[] = {"trade_surplus",
                                      "trade_surplus_yoy",
                                      "trade_deficit",
                                      "trade_deficit_yoy",
                                      "trade_value",
                                      "trade_value_yoy",
                                      NULL};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  const ClaimSpan *goods = claim_span(claim, NAME_sector);
  if (!metric || !claim_get(claim, NAME_sector)) return;
  const Mention *noun = r->head ? r->head : r->trigger; /* "retail sales of cars": of what the makers sell */
  if (noun && strncmp(metric, "consumption", 11) == 0 && words_match(c, noun->from, noun->to, "etail%s+sales$") &&
      !code_is(text_of(claim_get(claim, NAME_sector)), "retail"))
    claim_set(c->document, claim, NAME_metric, value_text(metric[11] ? "sales_yoy" : "sales"));
  bool of_trade = word_listed(metric, trade);
  if (!of_trade && !word_listed(metric, whole)) return;
  bool here = of_trade && goods && goods->from >= c->from && goods->to <= c->to && goods->to > goods->from;
  if (here && c->han) return;
  if (here && r->head && goods->to <= r->head->from && words_match(c, goods->to, r->head->from, "^%s+%a*%s*$")) return;
  if (here && r->head && r->value && goods->from >= r->head->to && goods->to <= r->value->from &&
      words_match(c, r->head->to, goods->from, "^[^,;]-%f[%a][iof][nfo]r?%s[^,;]*$"))
    return;
  if (here && r->head && goods->from >= r->head->from && goods->to <= r->head->to) return;
  claim_set(c->document, claim, NAME_sector, (Value){.kind = VALUE_NONE});
  claim_set(c->document, claim, NAME_product, (Value){.kind = VALUE_NONE});
}

/* "84 mt of capacity": no trade in bulk goods is that small, where the text does not count thousands of mt. */
static bool is_too_small(const Context *c, const Claim *claim) {
  static const char *const whole[] = {"capacity",         "output",          "consumption",
                                      "surplus_capacity", "sales",           "export_volume",
                                      "import_volume",    "capacity_closed", NULL};
  static const char *const thousands[] = {"%d,%d%d%d%s*[mM][tT]%f[%A]", "illion%s+[mM][tT]%f[%A]",
                                          "thousand%s+[mM][tT]%f[%A]"};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  if (!metric || !word_listed(metric, whole)) return false;
  for (size_t i = 0; i < sizeof thousands / sizeof *thousands; i++)
    if (document_find(c->document, 4000, thousands[i], &(PatternMatch){0})) return false;
  return true;
}

/* "7.6 MT", "90.5 mt": where texts say so, or of bulk goods a fraction, million tonnes and not metric tons. */
void figure_settle_tonnes(const Context *c, const Reading *r, Claim *claim) {
  static const char *const said[] = {"million%s+tonn?e?s?%s+%(MT%)", "million%s+tonn?e?s?%s+%(mt%)",
                                     "million%s+metric%s+tonn?e?s?%s+%(mt%)", "million%s+tonn?e?s?%s+%(Mt%)"};
  enum { TONNES_MOST = 10000, FRACTION_MOST = 1000 };
  const Mention *value = r->value;
  if (!value || value->type != NAME_QUANTITY || !code_is(value->unit, "t") || value->quantity->value >= TONNES_MOST)
    return;
  bool word = words_match(c, value->from, value->to, "%l%s+mt$"); /* "about one mt" */
  if (!word && !words_match(c, value->from, value->to, "%d%s*[mM][tT]$")) return;
  bool million = false;
  for (size_t i = 0; !million && i < sizeof said / sizeof *said; i++)
    million = document_find(c->document, 4000, said[i], &(PatternMatch){0});
  double amount = value->quantity->value;
  bool fraction = amount < FRACTION_MOST && is_bulk(text_of(claim_get(claim, NAME_sector))) &&
                  (word || amount != floor(amount) || is_too_small(c, claim));
  const Value *known = claim_get(claim, NAME_value), *high = claim_get(claim, NAME_value_high);
  if ((!million && !fraction) || !known || known->kind != VALUE_NUMBER) return;
  claim_set(c->document, claim, NAME_value, value_number(round(known->number * 1e9) / 1e3));
  if (high && high->kind == VALUE_NUMBER)
    claim_set(c->document, claim, NAME_value_high, value_number(round(high->number * 1e9) / 1e3));
}

bool figure_in_millions(const Context *c, const Reading *r, Claim *claim) {
  const double million = 1e6;
  const Mention *value = r->value, *last = NULL;
  const char *unit = text_of(claim_get(claim, NAME_unit));
  if (c->han || !value || value->type != NAME_QUANTITY || !code_is(unit, "m") || value->to < value->from + 2 ||
      !words_match(c, value->from, value->to, "%dm%.?$"))
    return true;
  EACH_MENTION (m, c, NAME_QUANTITY)
    if (m->to <= value->from && m->unit && !code_is(m->unit, "m") && words_match(c, m->from, m->to, "%dm%s")) last = m;
  const Value *amount = claim_get(claim, NAME_value);
  if (!last || !amount || amount->kind != VALUE_NUMBER) return false;
  claim_set(c->document, claim, NAME_value, value_number(amount->number * million));
  char each[24];
  bool daily = words_match(c, last->to, c->to, "^%s+per%s+day") || words_match(c, last->to, c->to, "^%s+a%s+day") ||
               words_match(c, last->from, last->to, "day$") || words_match(c, last->from, last->to, "/d$");
  int length = snprintf(each, sizeof each, daily ? "%s/day" : "%s", last->unit);
  claim_set(c->document, claim, NAME_unit, value_text(document_copy(c->document, each, (size_t)length)));
  return true;
}
