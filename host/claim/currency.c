/* Money whose name several countries share ("pesos", "rupees", "shillings"): that of the country the text is about. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/fill.h"
#include "claim/place.h"
#include "claim/window.h"

/* By unit: the country and its code. What is listed under a code of its own ("INR") is the commonest of its name. */
static const char *const homes[][3] = {
    {"peso", "MEX", "MXN"},     {"peso", "CHL", "CLP"},     {"peso", "ARG", "ARS"},     {"peso", "COL", "COP"},
    {"peso", "PHL", "PHP"},     {"peso", "URY", "UYU"},     {"peso", "DOM", "DOP"},     {"peso", "CUB", "CUP"},
    {"shilling", "KEN", "KES"}, {"shilling", "UGA", "UGX"}, {"shilling", "TZA", "TZS"}, {"shilling", "SOM", "SOS"},
    {"krona", "SWE", "SEK"},    {"krona", "NOR", "NOK"},    {"krona", "DNK", "DKK"},    {"krona", "ISL", "ISK"},
    {"dinar", "IRQ", "IQD"},    {"dinar", "DZA", "DZD"},    {"dinar", "KWT", "KWD"},    {"dinar", "JOR", "JOD"},
    {"dinar", "TUN", "TND"},    {"dinar", "LBY", "LYD"},    {"dinar", "SRB", "RSD"},    {"dinar", "BHR", "BHD"},
    {"dirham", "ARE", "AED"},   {"dirham", "MAR", "MAD"},   {"franc", "CHE", "CHF"},    {"franc", "COD", "CDF"},
    {"franc", "FRA", "FRF"},    {"franc", "BEL", "BEF"},    {"franc", "LUX", "LUF"},    {"franc", "RWA", "RWF"},
    {"franc", "GIN", "GNF"},    {"franc", "BDI", "BIF"},    {"franc", "DJI", "DJF"},    {"rial", "IRN", "IRR"},
    {"rial", "OMN", "OMR"},     {"rial", "YEM", "YER"},     {"rial", "SAU", "SAR"},     {"rial", "QAT", "QAR"},
    {"riyal", "SAU", "SAR"},    {"riyal", "QAT", "QAR"},    {"lira", "TUR", "TRY"},     {"lira", "LBN", "LBP"},
    {"lira", "ITA", "ITL"},     {"kwacha", "ZMB", "ZMW"},   {"kwacha", "MWI", "MWK"},   {"INR", "LKA", "LKR"},
    {"INR", "PAK", "PKR"},      {"INR", "NPL", "NPR"},      {"ZMW", "PNG", "PGK"},      {"ZMW", "MMR", "MMK"},
    {"ZMW", "MWI", "MWK"},      {"INR", "MUS", "MUR"},      {"INR", "SYC", "SCR"}};

/* "$82 a ton", "$2,900 an ounce": what the world trades is told in the American one. */
static bool of_world_trade(const Context *c, const Mention *m) {
  static const char *const ends[] = {"/t", "/oz", "/bbl", "/lb"};
  const char *unit = quote_per(c, m) ? figure_per_unit(c, m, "USD") : NULL, *per = unit ? strchr(unit, '/') : NULL;
  for (size_t i = 0; per && i < sizeof ends / sizeof *ends; i++)
    if (code_is(per, ends[i])) return true;
  enum { LOOKED_AT = 8000, LEAST = 500, MOST = 60000 };
  double value =
      m->quantity ? m->quantity->value : 0; /* "zinc rose 0.1% to $2,864": of the exchange that the text told */
  PatternMatch match;
  return value >= LEAST && value < MOST &&
         (document_find(c->document, LOOKED_AT, "%f[%a]LME%f[%A]", &match) ||
          document_find(c->document, LOOKED_AT, "London Metal Exchange", &match));
}

/* "$9 billion" in a text about Australia or New Zealand is their own dollar, unless the text tells dollars apart ("A$",
 * "US$"). Canada's press and its companies write of both; its texts keep the American one. */
static const char *dollar_of(const Context *c, const Mention *m, const char *unit) {
  static const char *const apart[] = {"A%$", "US%$", "NZ%$", "AU%$", "USD", "AUD", "NZD", "U%.S%. dollar", "US dollar"};
  static const char *const own[][2] = {{"AUS", "AUD"}, {"NZL", "NZD"}};
  enum { LOOKED_AT = 8000 };
  PatternMatch match;
  bool wire = words_match(c, m->from, m->to, "dlrs?$"); /* of a wire: the first one says whose */
  if (c->text[m->from] != '$' && !wire) return unit;
  const char *about = document_dominant(c->document, NAME_PLACE);
  if (!about || of_world_trade(c, m)) return unit;
  if (wire)
    return code_is(about, "CAN") && document_find(c->document, LOOKED_AT, "Canadian%s+dlr", &match) ? "CAD" : unit;
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
    if (!code_is(own[i][0], about)) continue;
    for (size_t k = 0; k < sizeof apart / sizeof *apart; k++)
      if (document_find(c->document, LOOKED_AT, apart[k], &match)) return unit;
    return own[i][1];
  }
  return unit;
}

void currency_settle(const Context *c, const Reading *r, Claim *claim) {
  const char *unit = text_of(claim_get(claim, NAME_unit)), *place = text_of(claim_get(claim, NAME_place));
  static const char *const named[] = {"Ind", "INR", "₹", "印度"};
  if (!unit || !place || !r->value || r->value->type != NAME_MONEY) return;
  for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
    if (code_is(homes[i][0], unit) && code_is(homes[i][1], place) &&
        !words_any(c, r->value->from, r->value->to, named, sizeof named / sizeof *named))
      claim_set(c->document, claim, NAME_unit, value_text(homes[i][2]));
}

void currency_settle_home(const Context *c, const Reading *r, Claim *claim) {
  static const char *const away[] = {"previous", "document", "heading", NULL};
  static const char *const lenders[] = {"USA", "CHN", "JPN", NULL}; /* who build and lend abroad in their own money */
  enum { COUNTRY = 3 };
  if (c->han || !r->value || r->value->type != NAME_MONEY ||
      !(code_is(claim->table, "projects") || code_is(claim->table, "finance_debt")))
    return;
  const char *home = place_of_currency(r->value), *place = text_of(claim_get(claim, NAME_place));
  const ClaimSpan *span = claim_span(claim, NAME_place);
  if (!home || !place || !span || !span->path || word_listed(home, lenders) || code_is(place_country(place), home) ||
      place_in_china(place))
    return;
  bool wide = strlen(place) > COUNTRY || code_is(place, "WLD");
  if (!wide && !word_listed(span->path, away)) return;
  claim_set(c->document, claim, NAME_place, value_text(home));
  claim_note(c->document, claim, NAME_place, r->value, "unit");
}

const char *currency_of(const Context *c, const Mention *m, const char *unit) {
  static const char *const named[] = {"Ind", "INR", "₹"};
  if (m->type != NAME_MONEY) return unit;
  if (code_is(unit, "USD")) return dollar_of(c, m, unit);
  for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
    if (!code_is(homes[i][0], unit)) continue;
    const char *about = document_dominant(c->document, NAME_PLACE);
    for (; about && i < sizeof homes / sizeof *homes && code_is(homes[i][0], unit); i++)
      if (code_is(homes[i][1], about) && !words_any(c, m->from, m->to, named, sizeof named / sizeof *named))
        return homes[i][2];
    return unit;
  }
  return unit;
}
