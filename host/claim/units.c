/* Units as a table wants them: one word for what is counted, multiples of the tonne, "m" for millions. */
#include "claim/claim_part.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/window.h"

/* Kinds of one unit: a table wants one word for what is counted. */
const char *unit_told(const Context *c, const Mention *m) {
  static const char *const same[][2] = {{"cars", "vehicles"},  {"trucks", "vehicles"}, {"buses", "vehicles"},
                                        {"employees", "jobs"}, {"workers", "jobs"},    {"animals", "head"}};
  const char *unit = m->quantity->unit;
  if (!unit) return NULL;
  bool yen = m->type == NAME_MONEY && code_is(unit, "JPY") && memcmp(c->text + m->from, "¥", strlen("¥")) == 0;
  if (yen && code_is(document_dominant(c->document, NAME_PLACE), "CHN")) return "CNY"; /* both write ¥ */
  if (m->type == NAME_MONEY) return currency_of(c, m, unit);
  for (size_t i = 0; i < sizeof same / sizeof *same; i++)
    if (code_is(same[i][0], unit)) return same[i][1];
  bool cars = code_is(unit, "passengers") &&
              pattern_find(c->document->patterns, c->text, c->document->length, m->to, "^[%s-]*vehicle", NULL);
  return cars ? "vehicles" : unit;
}

/* "Arrivals rose to 2m", "a population of 23m": no metres either, where nothing near is long, high or deep. */
static bool is_millions(const Context *c, const Mention *m) {
  enum { MOST = 1000 };
  static const char *const behind[] = {
      "^[%s-]*long",      "^[%s-]*wide",    "^[%s-]*deep",         "^[%s-]*high",      "^[%s-]*tall",
      "^[%s-]*thick",     "^%s+below",      "^%s+above",           "^%s+in%s+%a+",     "^%s*x%f[%A]",
      "^%s+by%s+%d",      "^%s*/",          "^%s+of%s+%a+%s+at%s", "^%s+%l*%s*runway", "^%s+%l*%s*bridge",
      "^%s+%l*%s*tunnel", "^%s+%l*%s*tower"};
  static const char *const before[] = {"depth",    "height",   "length",   "width",  "diameter", "draught",
                                       "draft",    "altitude", "metre",    "meter",  "drill",    "intercept",
                                       "interval", "hole",     "[Bb]erth", "[Qq]uay"};
  bool glued = m->to - m->from > 1 && c->text[m->to - 1] == 'm' && is_digit(c->text[m->to - 2]);
  if (!glued || m->quantity->value >= MOST || m->quantity->per) return false;
  if (words_any(c, m->to, c->to, behind, sizeof behind / sizeof *behind)) return false;
  return !words_any(c, c->from, c->to, before, sizeof before / sizeof *before);
}

/* Makes a figure `times` as large, in another unit; false: no memory. */
static bool put_scaled(const Context *c, Mention *m, double times, const char *unit) {
  Quantity *scaled = document_take(c->document, sizeof *scaled);
  if (!scaled) return false;
  *scaled = *m->quantity;
  scaled->value *= times;
  scaled->low *= times;
  scaled->high *= times;
  scaled->unit = unit;
  m->quantity = scaled;
  m->unit = unit;
  return true;
}

/* "3.8 m tonnes": no metres, but millions of what follows. */
static void millions(const Context *c, Mention *m) {
  static const struct {
    const char *words, *unit;
  } goods[] = {
      {"^%s+tonn?e?s?%f[%A]", "t"},       {"^%s+metric%s+tonn?e?s?%f[%A]", "t"}, {"^%s+t%f[%A]", "t"},
      {"^%s+short%s+tons?", "short ton"}, {"^%s+barrels%f[%A]", "bbl"},          {"^%s+vehicles%f[%A]", "vehicles"},
      {"^%s+cars%f[%A]", "vehicles"},     {"^%s+units%f[%A]", "units"},          {"^%s+bags%f[%A]", "bags"}};
  PatternMatch match;
  size_t end = c->document->length < m->to + 20 ? c->document->length : m->to + 20;
  for (size_t i = 0; i < sizeof goods / sizeof *goods; i++) {
    if (!pattern_find(c->document->patterns, c->text, end, m->to, goods[i].words, &match)) continue;
    if (put_scaled(c, m, 1e6, goods[i].unit)) m->to = (uint32_t)match.to;
    return;
  }
  if (!is_millions(c, m) || !put_scaled(c, m, 1e6, NULL)) return;
  m->type = NAME_NUMBER;
}

/* Multiples of the tonne, and what Chinese texts count in kilowatts: a table wants one unit for what is measured. */
void unit_scale(const Context *c, Mention *m) {
  static const struct {
    const char *unit;
    double times;
    const char *whole;
  } multiples[] = {{"kt", 1e3, "t"}, {"kn", 1e3, "t"}, {"Mt", 1e6, "t"}, {"Gt", 1e9, "t"}, {"kW", 1e-3, "MW"}};
  if (code_is(m->unit, "kW") && m->quantity->value < 1e4) return; /* of a motor */
  if (code_is(m->unit, "m")) millions(c, m);
  for (size_t i = 0; m->unit && i < sizeof multiples / sizeof *multiples; i++) {
    if (!code_is(multiples[i].unit, m->unit)) continue;
    enum { METRIC_LEAST = 10000, METRIC_YEARLY_LEAST = 500 }; /* "350,000 Mt" of rice: metric tons; 25,000 MTPA */
    bool metric =
        multiples[i].times == 1e6 && m->quantity->value >= (m->quantity->per ? METRIC_YEARLY_LEAST : METRIC_LEAST);
    if (!put_scaled(c, m, metric ? 1 : multiples[i].times, multiples[i].whole)) return;
  }
}
