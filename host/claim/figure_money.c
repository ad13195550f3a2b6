/* What money, shares, indices and fields do, in texts that tell of goods too: "the trade-exposed dollar fell 0.5
 * percent" is no trade. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/reading.h"
#include "claim/window.h"

/* What moves stands right before the word that says so. */
static bool moves_paper(const Context *c, const Reading *r) {
  static const char *const papers[] = {"%f[%a][Dd]ollar%s+%a*%s*$",    "%f[%a][Ee]uro%s+%a*%s*$",
                                       "%f[%a][Yy]en%s+%a*%s*$",       "%f[%a][Pp]eso%s+%a*%s*$",
                                       "%f[%a][Rr]upee%s+%a*%s*$",     "%f[%a]yuan%s+%a*%s*$",
                                       "%f[%a][Pp]ound%s+%a*%s*$",     "%f[%a][Ss]terling%s+%a*%s*$",
                                       "%f[%a][Ll]oonie%s+%a*%s*$",    "%f[%a][Gg]reenback%s+%a*%s*$",
                                       "%f[%a][Rr]uble%s+%a*%s*$",     "%f[%a]renminbi%s+%a*%s*$",
                                       "%f[%a][Ll]ira%s+%a*%s*$",      "%f[%a]won%s+%a*%s*$",
                                       "%f[%a]baht%s+%a*%s*$",         "%f[%a][Bb]itcoin%s+%a*%s*$",
                                       "%f[%a][Yy]ields?%s+%a*%s*$",   "%f[%a]dollar%s+index%s+%a*%s*$",
                                       "%f[%a]futures%s+both%s+%a*$",  "s&p%s+500%s+%a*%s*$",
                                       "%f[%a]nasdaq%s+%a*%s*%a*%s*$", "[’']s%s+real%s+$",
                                       "%f[%a]the%s+real%s+$",         "%f[%a]bovespa%s+%a*%s*%a*%s*$",
                                       "%f[%a]kospi%s+%a*%s*$",        "%f[%a]krone%s+%a*%s*$",
                                       "%f[%a]krona%s+%a*%s*$",        "%f[%a]franc%s+%a*%s*$",
                                       "%f[%a]rand%s+%a*%s*$",         "%f[%a]zloty%s+%a*%s*$",
                                       "%f[%a]rupiah%s+%a*%s*$",       "%f[%a]dow%s+%a*%s*$",
                                       "%f[%a]nikkei%s+%a*%s*$",       "%f[%a]index%s+%b()%s*%a*%s*$",
                                       "%f[%a]stoxx%s+%d*%s*%a*%s*$",  "%f[%a]ftse%s+%d*%s*%a*%s*$",
                                       "%f[%a]dax%s+%a*%s*$"};
  const Mention *act = reading_capture(r, NAME_down) ? reading_capture(r, NAME_down) : reading_capture(r, NAME_up);
  if (c->han || r->value->type != NAME_PERCENT || !act) return false;
  uint32_t at = act->from < r->value->from ? act->from : r->value->from;
  Window before = window_before(c, at, 40);
  return ANY(&before, papers) && !window_has(&before, "%f[%a]shares?%s+the%s+euro%s") &&
         !window_has(&before, "%f[%a]uses?%s+the%s+euro%s");
}

/* "slipped 3 percent in trade", "the currency was quoted down 0.6%", "after data on exports, with the Hang Seng down
 * 1%": a day of an exchange. */
static bool is_of_exchange(const Context *c, const Reading *r) {
  static const char *const session[] = {"%f[%a]in%s+$",        "%f[%a]early%s+$", "%f[%a]morning%s+$",
                                        "%f[%a]afternoon%s+$", "%f[%a]late%s+$",  "%f[%a]intraday%s+$"};
  if (c->han || r->value->type != NAME_PERCENT || !(r->up || r->down)) return false;
  if (r->head && r->head->list == NAME_trade_cue && words_match(c, r->head->from, r->head->to, "^trad[ei]n?g?$")) {
    Window lead = window_before(c, r->head->from, 16);
    if (window_has(&lead, "%f[%a]last%s+$")) return true; /* "to last trade down 0.1%" */
    if (ANY(&lead, session) && !words_match(c, r->head->to, c->to, "^%s+%a+%s+%u")) return true;
  }
  const Mention *index = r->head && r->head->to <= r->value->from && r->head->list != NAME_price_cue
                             ? context_last_between(c, NAME_stock_index_cue, r->head->to, r->value->from)
                             : NULL;
  if (index && !words_match(c, index->from, index->to, "^the%s+%l")) return true; /* money: moves_paper */
  return !context_of(c, NAME_SECTOR, NULL) && words_match(c, c->from, r->value->from, "%f[%a]currency%s+%l");
}

/* "its exports, including oil, which settled 2.7% lower": of a part of them, on a market. */
static bool moves_aside(const Context *c, const Reading *r) {
  if (c->han || !r->head || r->head->to > r->value->from || r->value->type != NAME_PERCENT) return false;
  return words_match(c, r->head->to, r->value->from, "%f[%a]including%s+[%a%s]-,%s+which%s");
}

/* "6 million units at a price of $0.15 per unit": what a firm's own paper is sold for. */
static bool is_offering(const Context *c, const Reading *r) {
  static const char *const per[] = {"^%s+per%s+[%a%s]*unit%f[%A]", "^%s+per%s+[%a%s]*share%f[%A]",
                                    "^%s+a%s+share%f[%A]", "^%s+per%s+[%a%s]*warrant%f[%A]",
                                    "^%s+per%s+[%a%s]*stock%f[%A]"};
  static const char *const inside[] = {"per%s+unit$", "per%s+share$"};
  static const char *const offered[] = {"warrant",         "[Pp]lacement",   "[Oo]ffering",  "securit%l+",
                                        "[Ss]ubscription", "gross proceeds", "common stock", "%f[%a][Ii]ssu"};
  if (c->han || r->value->type != NAME_MONEY) return false;
  Window after = window_after(c, r->value->to, 40);
  bool each = ANY(&after, per) || words_any(c, r->value->from, r->value->to, inside, sizeof inside / sizeof *inside);
  bool unit = each && words_match(c, r->value->from, r->value->to + 40 < c->to ? r->value->to + 40 : c->to, "unit");
  if (each && !unit) return true;
  return words_any(c, c->from, c->to, offered, sizeof offered / sizeof *offered);
}

/* "a $26 premium to the spot price": how far two prices are apart. */
static bool is_premium(const Context *c, const Reading *r) {
  static const char *const lead[] = {"%f[%a]premium%f[%A][^,;.]*$", "%f[%a]premium%s+to%s[^;.]*$",
                                     "%f[%a]premium%s+over%s[^;.]*$", "%f[%a]discount%f[%A][^,;.]*$",
                                     "%f[%a]spread%f[%A][^,;.]*$"};
  static const char *const behind[] = {"^[%l%s/]*%f[%a]premium%f[%A]", "^[%l%s/]*%f[%a]discount%f[%A]"};
  if (c->han || r->value->type != NAME_MONEY) return false;
  if (r->trigger && words_match(c, r->trigger->from, r->trigger->to, "^[Pp]remium"))
    return false; /* it is what is told */
  Window before = window_before(c, r->value->from, 72), after = window_after(c, r->value->to, 32);
  return ANY(&before, lead) || ANY(&after, behind);
}

/* "a yield of 187 bushels per acre", "12 tonnes a hectare": of a piece of ground, no harvest. */
static bool is_yield(const Context *c, const Reading *r) {
  static const char *const ground[] = {"^%s*per%s+acre",  "^%s*an?%s+acre",   "^%s*/%s*acre",      "^%s*per%s+hectare",
                                       "^%s*a%s+hectare", "^%s*/%s*ha%f[%A]", "^%s*per%s+ha%f[%A]"};
  if (c->han || r->value->type != NAME_QUANTITY) return false;
  const char *per = r->value->quantity ? r->value->quantity->per : NULL;
  return code_is(per, "acre") || code_is(per, "ha") || code_is(per, "hectare") ||
         words_any(c, r->value->to, c->to, ground, sizeof ground / sizeof *ground);
}

bool figure_of_money(const Context *c, const Reading *r) {
  if (!code_is(r->rule->table, "trade_flows_prices") && !code_is(r->rule->table, "overcapacity")) return false;
  bool price = r->rule->metric && strncmp(r->rule->metric, "price", 5) == 0;
  return moves_paper(c, r) || moves_aside(c, r) || is_of_exchange(c, r) || is_yield(c, r) ||
         (price && (is_offering(c, r) || is_premium(c, r)));
}
