/* Figures that nobody reached: what is only supposed, reckoned on, likely, what papers are worth. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/window.h"

/* "a 1 percent rise in prices cuts imports by 4 percent", "every 10 percent fall could cost ...": an example of what
 * one thing does to another. */
static bool is_supposed(const Context *c, const Reading *r) {
  static const char *const moves[] = {
      "^%s+rise%f[%A]", "^%s+increase%f[%A]",    "^%s+drop%f[%A]", "^%s+fall%f[%A]",        "^%s+decline%f[%A]",
      "^%s+cut%f[%A]",  "^%s+reduction%f[%A]",   "^%s+gain%f[%A]", "^%s+decrease%f[%A]",    "^%s+change%f[%A]",
      "^%s+hike%f[%A]", "^%s+devaluation%f[%A]", "^%s+jump%f[%A]", "^%s+depreciation%f[%A]"};
  static const char *const one[] = {"%f[%a][Aa]n?%s+$", "%f[%a][Ee]very%s+$", "%f[%a][Ee]ach%s+$"};
  static const char *const does[] = {"%f[%a]would%f[%A]",
                                     "%f[%a]could%f[%A]",
                                     "%f[%a]can%f[%A]",
                                     "%f[%a]might%f[%A]",
                                     "%f[%a]results?%s+in%f[%A]",
                                     "%f[%a]leads?%s+to%f[%A]",
                                     "%f[%a]translates?%s+[it]n?to%f[%A]"};
  static const char *const cause[] = {"%f[%a][Aa]n?%s+%d[%d.]*%s*%%?[perctn%s]*%s+%l+%s+in%s+[%a%s%-]*results?%s+in%s",
                                      "%f[%a][Aa]n?%s+%d[%d.]*%s*%%?[perctn%s]*%s+%l+%s+in%s+[%a%s%-]*leads?%s+to%s",
                                      "%f[%a][Aa]n?%s+%d[%d.]*%s*%%?[perctn%s]*%s+%l+%s+in%s+[%a%s%-]*would%s"};
  const Mention *value = r->value;
  if (c->han || value->type != NAME_PERCENT) return false;
  Window before = window_before(c, value->from, 8), after = window_after(c, value->to, 16);
  if (ANY(&before, one) && ANY(&after, moves) && words_any(c, value->to, c->to, does, sizeof does / sizeof *does))
    return true;
  return words_any(c, c->from, value->from, cause, sizeof cause / sizeof *cause);
}

/* "above the 7.7 billion of analysts' estimates", "beat a consensus of 2 percent": what was reckoned on. */
static bool is_reckoned(const Context *c, const Reading *r) {
  static const char *const reckoned[] = {"estimates?%s+%l+%s+%a*%s*$",
                                         "expectations?%s+%l+%s+%a*%s*$",
                                         "forecasts?%s+%l+%s+%a*%s*$",
                                         "consensus%s+%l+%s+%a*%s*$",
                                         "projections?%s+%l+%s+%a*%s*$",
                                         "[’']s%s+views?%s+%l+%s+%a*%s*$",
                                         "expected%s+$",
                                         "consensus%s+$"};
  static const char *const held[] = {"%f[%a]above%s",  "%f[%a]below%s",   "%f[%a]beat",    "%f[%a]miss",
                                     "%f[%a]ahead%s",  "%f[%a]versus%s",  "%f[%a]than%s",  "%f[%a]against%s",
                                     "%f[%a]topp",     "%f[%a]exceed",    "%f[%a]short%s", "%f[%a]surpass",
                                     "%f[%a]compared", "%f[%a]line%s+wi", "%f[%a]outpac"};
  static const char *const range[] = {"^%s+%a*%s*guidance%f[%A]", "^%s+target%s+range",
                                      "^%s+to%s+[^%s]*%d[%d.,]*%s+%a*%s*%a*%s*guidance"};
  static const char *const behind[] = {"^%s+%l+%s+forecast%f[%A]",   "^%s+%a*%s*estimated?%f[%A]%s+%a",
                                       "^%s+%a*%s*estimates?[,.]",   "^%s+%a*%s*consensus%f[%A]",
                                       "^%s+[%a%s]*expected%s+by%s", "^%s+that%s+[%a%s]*expect",
                                       "^%s+[%a%s]*economists%s",    "^%s+[%a%s]*forecast%f[%A]"};
  if (c->han) return false;
  Window before = window_before(c, r->value->from, 70), after = window_after(c, r->value->to, 40);
  if (r->rule->owed && ANY(&after, range)) return true;
  if (!ANY(&before, held)) return false;
  if (!r->rule->aims && window_has(&before, "targets?%s+%a*%s*of%s+$")) return true;
  return ANY(&before, reckoned) || ANY(&after, behind);
}

/* "the probability of a 25 basis point cut": no cut. */
static bool is_chance(const Context *c, const Reading *r) {
  static const char *const of[] = {"probabilit%l+%s+[%w%s%%-]*$", "%f[%a]chances?%s+[%w%s%%-]*$",
                                   "%f[%a]odds%s+[%w%s%%-]*$", "likelihood%s+[%w%s%%-]*$"};
  static const char *const after[] = {"^%s+%a*%s*probabilit", "^%s+%a*%s*chance%f[%A]", "^%s+%a*%s*likelihood"};
  if (c->han) return false;
  Window before = window_before(c, r->value->from, 90), behind = window_after(c, r->value->to, 24);
  return ANY(&before, of) || (r->value->type == NAME_PERCENT && ANY(&behind, after));
}

/* "17 million barrels above year-ago levels": how far two levels are apart. */
static bool is_gap(const Context *c, const Reading *r) {
  static const char *const gaps[] = {
      "^%s+%a*%s*above%s+%a*%s*year%-ago",       "^%s+%a*%s*below%s+%a*%s*year%-ago",
      "^%s+%a*%s*above%s+last%s+year[’']s",      "^%s+%a*%s*below%s+last%s+year[’']s",
      "^%s+%a*%s*above%s+%a*%s*year%-earlier",   "^%s+%a*%s*below%s+%a*%s*year%-earlier",
      "^%s+%a*%s*above%s+the%s+previous%s+year", "^%s+%a*%s*below%s+the%s+previous%s+year"};
  if (c->han || r->value->type != NAME_QUANTITY) return false;
  Window after = window_after(c, r->value->to, 48);
  return ANY(&after, gaps);
}

/* "lost $9 billion in market value", "needs prices above $90 to balance its budget", "a break-even of $60", "$900 a
 * head at 2015 prices", "a price-to-book ratio of 0.6". */
static bool is_of_else(const Context *c, const Reading *r) {
  static const char *const worth[] = {"^[^.;]-%s+[iof][nfr]o?m?%s+%l*%s*market%s", "^%s+in%s+value%f[%A]",
                                      "^%s+of%s+its%s+value%f[%A]"};
  static const char *const needed[] = {"%f[%a]needs?%s+[%a%s%-]*prices?%s+[%a%s]*$", "break%-?even[%a%s%-]*$",
                                       "%f[%a]requires?%s+[%a%s%-]*prices?%s+[%a%s]*$"};
  const char *table = r->rule->table;
  if (c->han) return false;
  if (code_is(table, "finance_debt") && r->value->type == NAME_MONEY) {
    Window after = window_after(c, r->value->to, 40);
    static const char *const lost[] = {"%f[%a]los[sti]%l*%s+[%a%s,]*$"};
    Window lead = window_before(c, r->value->from, 32);
    bool falls = r->head && (r->head->list == NAME_loss_cue || (r->head->type == NAME_SUM && ANY(&lead, lost)));
    return falls && ANY(&after, worth);
  }
  if (!code_is(table, "trade_flows_prices")) return false;
  const Mention *head = r->head ? r->head : r->trigger;
  if (head && head->list == NAME_price_cue) {
    static const char *const constant[] = {"%f[%a][ia][nt]%s+%d%d%d%d%s+%a*%s*$", "%f[%a]constant%s+%d*%s*$"};
    Window lead = window_before(c, head->from, 16), behind = window_after(c, head->to, 5);
    static const char *const own[] = {"payroll%s+$",   "labou?r%s+$",    "wage%s+$",    "staff%s+$",    "borrowing%s+$",
                                      "operating%s+$", "compliance%s+$", "funding%s+$", "personnel%s+$"};
    if (ANY(&lead, constant) || ANY(&lead, own) || window_has(&behind, "^%-to%-")) return true;
  }
  if (r->value->type != NAME_MONEY) return false;
  Window before = window_before(c, r->value->from, 60);
  return ANY(&before, needed);
}

/* "storms caused $80 million in damages": nobody is paid for them. */
static bool is_of_harm(const Context *c, const Reading *r) {
  static const char *const paid[] = {"[Cc]ourt", "[Ss]ue",  "[Aa]ward",  "[Pp]aid",     "[Pp]ay",    "[Cc]laim",
                                     "[Ss]eek",  "[Ss]uit", "[Ss]ettle", "[Tt]ribunal", "[Ss]ought", "[Jj]udg"};
  return r->head && r->head->type == NAME_SUM && words_match(c, r->head->from, r->head->to, "^damages") &&
         !words_any(c, c->from, c->to, paid, sizeof paid / sizeof *paid);
}

/* "forgave nearly $3 billion of loans": lent no more. */
static bool is_forgiven(const Context *c, const Reading *r) {
  static const char *const gone[] = {"forgiv[a-z]*%s+%a*%s*%a*%s*$", "forgave%s+%a*%s*%a*%s*$",
                                     "cancel%a*%s+%a*%s*%a*%s*$", "wiped%s+out%s+%a*%s*%a*%s*$"};
  const Mention *head = r->head ? r->head : r->trigger;
  if (c->han || !head ||
      (head->list != NAME_loan_cue && head->list != NAME_loans_cue && head->list != NAME_lend_cue &&
       (head->list != NAME_debt_cue || !code_is(r->rule->metric, "debt"))))
    return false;
  Window before = window_before(c, r->value->from, 40);
  return ANY(&before, gone);
}

/* "tourist arrivals reached 20,000": people, no goods. */
static bool is_of_people(const Context *c, const Reading *r) {
  static const char *const people[] = {"ourists?%s+arrivals%s+[%a%s]*$", "isitors?%s+arrivals%s+[%a%s]*$",
                                       "assengers?%s+arrivals%s+[%a%s]*$", "igrants?%s+arrivals%s+[%a%s]*$",
                                       "arrivals%s+of%s+tourists%s+[%a%s]*$"};
  static const char *const who[] = {"ourists?%s+$", "isitors?%s+$", "assengers?%s+$", "igrants?%s+$"};
  if (c->han) return false;
  if (r->head && r->head->list == NAME_import_cue && words_match(c, r->head->from, r->head->to, "^[Aa]rrivals$")) {
    Window lead = window_before(c, r->head->from, 14);
    static const char *const travel[] = {"[Tt]ouris", "[Vv]isitors?%f[%A]", "[Tt]ravell?er"};
    if (ANY(&lead, who) || !context_of(c, NAME_SECTOR, NULL) ||
        words_any(c, c->from, c->to, travel, sizeof travel / sizeof *travel))
      return true;
  }
  if (r->head && r->head->list == NAME_import_cue && r->value->type == NAME_MONEY &&
      words_match(c, r->head->from, r->head->to, "^[Ii]nflows?$"))
    return true; /* money flows in */
  if (!r->rule->level) return false;
  Window before = window_before(c, r->value->from, 60);
  return window_has(&before, "rrivals%s") && ANY(&before, people);
}

/* "the won was quoted 0.2 percent lower", "Ethereum was up 9 percent at $2,600": what money and papers cost. */
static bool is_of_paper(const Context *c, const Reading *r) {
  const Mention *head = r->head ? r->head : r->trigger;
  bool priced = head && (head->list == NAME_price_cue || head->list == NAME_trade_at_cue);
  if (c->han || !priced || !code_is(r->rule->table, "trade_flows_prices")) return false;
  if (head->list == NAME_trade_at_cue && r->value->type == NAME_PERCENT &&
      words_match(c, c->from, c->to, "%f[%a][Ss]hares%f[%A]"))
    return true;
  if (context_of(c, NAME_SECTOR, NULL)) return false;
  if (head->list == NAME_trade_at_cue && r->value->type == NAME_PERCENT &&
      words_match(c, head->from, head->to, "^trad"))
    return true; /* "was down 0.4% in early trading" */
  return context_of(c, NAME_stock_index_cue, NULL) != NULL;
}

/* "a revenue-to-GDP ratio of 8 percent", "the financial sector has grown by 4 percent", "a third of all inflation": of
 * another thing than the output or the prices of all. */
static bool is_no_rate_of_all(const Context *c, const Reading *r) {
  static const char *const other[] = {"%f[%a]ratio%f[%A]",    "%f[%a]yields?%f[%A]", "%f[%a]sector%f[%A]",
                                      "%f[%a]industry%f[%A]", "%f[%a]poverty%f[%A]", "%f[%a]unemployment%f[%A]",
                                      "%f[%a]deficit%f[%A]",  "%f[%a]debt%f[%A]",    "%f[%a]consumption%f[%A]",
                                      "%f[%a]tariffs%f[%A]",  "%f[%a]wages?%f[%A]",  "%f[%a]futures%f[%A]",
                                      "%f[%a]points,",        "%f[%a]Average%f[%A]", "%f[%a]services%f[%A]"};
  if (c->han || !r->head || r->value->type != NAME_PERCENT) return false;
  if (r->head->list == NAME_inflation_cue && r->head->from >= r->value->to &&
      (words_match(c, r->value->to, r->head->from, "^%s+of%s") ||
       words_match(c, r->value->to, c->to, "^%s+%a*%s*target")))
    return true;
  static const char *const thought[] = {"^%s+targets?%f[%A]", "^%s+expectations?%f[%A]", "^%s+forecasts?%f[%A]"};
  if (r->head->list == NAME_inflation_cue &&
      words_any(c, r->head->to, c->to, thought, sizeof thought / sizeof *thought))
    return true;
  if ((r->head->list == NAME_inflation_cue || r->head->list == NAME_price_cue) &&
      words_match(c, r->value->to, c->to, "^%s+%a*%s*target"))
    return true; /* "the bank's 2 percent target" */
  bool growth = r->head->type == NAME_SUM && code_ends(r->head->code, "gdp_growth");
  if (growth && /* "what Peru adds to the growth of the world" */
      words_match(c, c->from, r->head->from, "%f[%a]contribut%l*%s+to%s[^,;]*$"))
    return true;
  if (growth && words_match(c, r->value->to, c->to, "^%s+of%s+%l*%s*GDP")) return true; /* a part of it */
  if ((r->head->list != NAME_gdp_cue && r->head->list != NAME_inflation_cue) || r->head->to > r->value->from)
    return false;
  return words_any(c, r->head->to, r->value->from, other, sizeof other / sizeof *other);
}

/* "investors have sold $6 billion of bonds": nobody issued them; "to avoid defaulting it needs ...": nobody did. */
static bool is_turned_round(const Context *c, const Reading *r) {
  static const char *const holders[] = {"investors%s+[%a%s]*sold%s+%a*%s*$", "holders%s+[%a%s]*sold%s+%a*%s*$",
                                        "funds%s+[%a%s]*sold%s+%a*%s*$"};
  static const char *const averted[] = {"%f[%a]avoid%l*%s+[%a%s]*$", "%f[%a]avert%l*%s+[%a%s]*$",
                                        "%f[%a]prevent%l*%s+[%a%s]*$", "risks?%s+of%s+$", "danger%s+of%s+$"};
  if (c->han || !r->rule->owed) return false;
  Window before = window_before(c, r->value->from, 40);
  if (window_has(&before, "sold%s+%a*%s*$") && ANY(&before, holders)) return true;
  if (r->head && window_has(&before, "%f[%a]pa[iy]d?%s+down%s+%a*%s*%a*%s*$")) return true;
  static const char *const wished[] = {"prefer%l*%s+[%a%s]*$", "wanting%s+[%a%s]*$", "voted%s+for%s+[%a%s]*$",
                                       "wanted%s+[%a%s]*$"};
  if (r->value->type == NAME_PERCENT && (r->up || r->down) && ANY(&before, wished)) return true;
  if (words_match(c, r->value->to, c->to, "^%s+in%s+assets") && r->head && r->head->type != NAME_SUM) return true;
  if (!r->trigger || !words_match(c, r->trigger->from, r->trigger->to, "^[Dd]efault")) return false;
  Window lead = window_before(c, r->trigger->from, 24);
  return ANY(&lead, averted);
}

/* "servicing its debt despite a 22 percent tariff cut", "interest payments, of 2 percent": of another thing than what
 * debts take; "loans under $150,000": a class of loans, and none that anybody took. */
static bool is_no_debt(const Context *c, const Reading *r) {
  static const char *const joints[] = {"%f[%a]despite%f[%A]",  "%f[%a]while%f[%A]", "%f[%a]as%f[%A]",
                                       "%f[%a]amid%f[%A]",     "%f[%a]with%f[%A]",  "%f[%a]but%f[%A]",
                                       "%f[%a]although%f[%A]", "%f[%a]target%s+of"};
  static const char *const left_out[] = {"exclud%l+%s+%a*%s*$", "other%s+than%s+%a*%s*$", "before%s+%a*%s*$",
                                         "without%s+%a*%s*$",   "except%s+%a*%s*$",       "net%s+of%s+%a*%s*$"};
  static const char *const other[] = {"^%s+debt%-to",     "^%s+tariff",       "^%s+interest", "^%s+rate%f[%A]",
                                      "^%s+price",        "^%s+coupon",       "^%s+tax",      "^%s+haircut",
                                      "^%s+%a*%s*growth", "^%s+%a*%s*deficit"};
  static const char *const bounds[] = {"^%s+under%s+$",          "^%s+below%s+$",          "^%s+of%s+less%s+than%s+$",
                                       "^%s+of%s+under%s+$",     "^%s+of%s+up%s+to%s+$",   "^%s+up%s+to%s+$",
                                       "^%s+smaller%s+than%s+$", "^%s+limit%s*%(?%a*%s*$", "^%s+of%s+between%s+$"};
  static const char *const bounds_in[] = {"^under%s", "^below%s", "^less%s", "^up%s+to%s"}; /* read with the amount */
  enum { SMALL = 10000000 };
  const Mention *head = r->head, *value = r->value;
  if (c->han || !head || !r->rule->owed) return false;
  if (head->list == NAME_debt_ratio_cue && value->type == NAME_PERCENT) {
    Window before = window_before(c, head->from, 32), after = window_after(c, value->to, 24);
    return ANY(&before, left_out) || ANY(&after, other) ||
           (head->to <= value->from && words_any(c, head->to, value->from, joints, sizeof joints / sizeof *joints));
  }
  static const char *const trades[] = {"%f[%a]trade%s+$", "%f[%a]account%s+$", "%f[%a]external%s+$"};
  if (head->list == NAME_deficit_cue && value->type == NAME_PERCENT) {
    Window before = window_before(c, head->from, 16);
    return ANY(&before, trades) || words_match(c, c->from, head->from, "[Cc]urrent[%s%-]account"); /* no budget's */
  }
  return (head->list == NAME_loans_cue || head->list == NAME_loan_cue) && value->type == NAME_MONEY &&
         value->quantity && value->quantity->value < SMALL && head->to <= value->from &&
         (words_any(c, head->to, value->from, bounds, sizeof bounds / sizeof *bounds) ||
          words_any(c, value->from, value->to, bounds_in, sizeof bounds_in / sizeof *bounds_in));
}

bool figure_stands_apart(const Context *c, const Reading *r) {
  return is_supposed(c, r) || is_reckoned(c, r) || is_chance(c, r) || figure_of_duty(c, r) || is_gap(c, r) ||
         is_of_else(c, r) || is_of_people(c, r) || is_of_harm(c, r) || is_forgiven(c, r) || is_no_debt(c, r) ||
         is_of_paper(c, r) || figure_of_money(c, r) || is_no_rate_of_all(c, r) || is_turned_round(c, r);
}

/* A price per share, of goods that the sentence does not name, or of what the exchange trades: no price of goods. */
static bool is_of_shares(const Context *c, const Claim *claim, const char *unit) {
  static const char *const shares[] = {"%f[%a]shares?%f[%A][^;]*$", "%f[%a]stocks?%f[%A][^;]*$"};
  static const char *const aims[] = {"%f[%a]price%s+targets?%f[%A]", "%f[%a]target%s+price", "%f[%a]pre%-?market%f[%A]",
                                     "%f[%a]after%-hours%s+trad"};
  enum { REACH = 70 };
  const ClaimSpan *value = claim_span(claim, NAME_value);
  if (unit && strstr(unit, "/share")) return true;
  if (!value || c->han || (unit && strchr(unit, '/'))) return false;
  if (words_any(c, c->from, c->to, aims, sizeof aims / sizeof *aims)) return true;
  Window before = window_before(c, value->from, REACH);
  return window_any(&before, shares, sizeof shares / sizeof *shares);
}

/* A fund that savers buy shares of or are insured by, no fund that builds: "偏股基金募集9亿元", "医保基金结余". */
static bool is_of_savers(const Context *c) {
  static const char *const savers[] = {"基民",     "偏股",     "股票型基金", "债券基金", "债券型基金",
                                       "指数基金", "保险基金", "医保基金",   "QDII"};
  enum { LOOKED_AT = 8000 };
  PatternMatch match;
  if (!c->han) return false;
  for (size_t i = 0; i < sizeof savers / sizeof *savers; i++)
    if (document_find(c->document, LOOKED_AT, savers[i], &match)) return true;
  return false;
}

/* What crosses a border in a month is worth more than some thousands, so is what is lent, and a country makes more than
 * one or two. */
static bool is_too_little(const char *table, const char *metric, const char *unit, double value) {
  static const char *const worth[] = {"export_value",  "import_value",  "trade_value",
                                      "trade_surplus", "trade_deficit", NULL};
  static const char *const counted[] = {"output", "consumption", "sales", "export_volume", "import_volume", NULL};
  enum { WORTH_LEAST = 10000, COUNT_LEAST = 4 };
  double size = value < 0 ? -value : value;
  bool money = strlen(unit) == 3 && unit[0] >= 'A' && unit[0] <= 'Z';
  if (money && (code_is(table, "finance_debt") || word_listed(metric, worth))) return size < WORTH_LEAST;
  return word_listed(metric, counted) && code_is(unit, "units") && size < COUNT_LEAST;
}

/* Figures that no table is of: too small to be one, of a fund of savers, of shares; a price that is told per nothing,
 * of goods that the sentence does not name: what a paper or a meal costs. */
/* "sold for $12 million or $40,000 per tonne": what all of it comes to, beside what one costs. */
static bool is_sum_of(const Context *c, const Claim *claim, const char *money, double value) {
  enum { FARTHEST = 1000 };
  const ClaimSpan *told = claim_span(claim, NAME_value);
  EACH_MENTION (price, c, NAME_MONEY)
    if (told && price->from != told->from && code_is(price->unit, money) && price->quantity &&
        price->quantity->value > 0 && quote_per(c, price) && value > FARTHEST * price->quantity->value)
      return true;
  return false;
}

bool figure_of_no_goods(const Context *c, const Claim *claim) {
  const Value *unit = claim_get(claim, NAME_unit), *metric = claim_get(claim, NAME_metric);
  const Value *value = claim_get(claim, NAME_value);
  const char *told = text_of(metric), *in = text_of(unit);
  if (told && in && value && value->kind == VALUE_NUMBER && is_too_little(claim->table, told, in, value->number))
    return true;
  if (code_is(told, "price") && in && strlen(in) == 3 && value && value->kind == VALUE_NUMBER &&
      is_sum_of(c, claim, in, value->number))
    return true;
  if (code_is(told, "cooperation_fund") && (code_is(in, "cents") || is_of_savers(c))) return true;
  if (told && code_is(claim->table, "trade_flows_prices") && strncmp(told, "price", 5) == 0 &&
      is_of_shares(c, claim, in))
    return true;
  static const char *const fine[] = {"gold",     "silver", "precious_metals", "textiles", "apparel",
                                     "platinum", "drugs",  "wires",           "cotton",   NULL};
  bool small = in && (code_is(in, "m") || code_is(in, "g") || code_is(in, "oz"));
  const char *sector = text_of(claim_get(claim, NAME_sector));
  if (small && !c->han && code_is(claim->table, "overcapacity") && (!sector || !word_listed(sector, fine)))
    return true; /* "within 100 metres of schools", "8-ounce bottles", "10 grams a tonne" */
  if (!unit || !metric || unit->kind != VALUE_TEXT || metric->kind != VALUE_TEXT || !code_is(metric->text, "price") ||
      strchr(unit->text, '/'))
    return false;
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_sector && claim->span[i].path)
      return code_is(claim->span[i].path, "document") || code_is(claim->span[i].path, "heading");
  return false;
}
