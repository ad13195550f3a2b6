/* Figures that stand with the words a rule looks for, and tell something else: what is wished for, what exports cost,
 * how much more than something else an amount is. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/reading.h"
#include "claim/window.h"

/* "plants should run at 80 percent", "urged mills to cut output by 5 percent": what would be good. */
static bool is_wanted(const Context *c, const Reading *r) {
  static const char *const urged[] = {
      "%f[%a]urged?%f[%A][%a%s]*%f[%a]to%s+$", "%f[%a]calls?%s+to%s+$",
      "%f[%a]asked%s+[%a%s]*%f[%a]to%s+$",     "%f[%a]called%s+on%s+[%a%s]*%f[%a]to%s+$",
      "%f[%a]pressed%s+[%a%s]*%f[%a]to%s+$",   "%f[%a]calls?%s+for%s+an?%s+$"};
  const Mention *act = reading_capture(r, NAME_down) ? reading_capture(r, NAME_down) : reading_capture(r, NAME_up);
  if (act && act->to <= r->value->from && (unsigned char)c->text[act->from] < 0x80) {
    Window lead = window_before(c, act->from, 60);
    if (window_any(&lead, urged, sizeof urged / sizeof *urged)) return true;
    static const char *const needed[] = {"%f[%a]must%s+%a*%s*$", "%f[%a]needs?%s+to%s+$", "%f[%a]ha[sv]e?%s+to%s+$"};
    if (r->value->type == NAME_PERCENT && !r->rule->aims && !code_is(r->rule->table, "policy_targets") &&
        window_any(&lead, needed, sizeof needed / sizeof *needed))
      return true; /* "exports must rise 20 percent to pay for it" */
  }
  if (!r->rule->of_rate || (unsigned char)c->text[r->value->from] >= 0xE3) return false;
  Window before = window_before(c, r->value->from, 40);
  return window_has(&before, "%f[%a]should%s+%a+%s+%a*%s*%a*%s*$");
}

/* "sales rose by 4 percent and lending grew by 30 percent": what moved is named between the two. */
static bool moves_another(const Context *c, const Reading *r) {
  static const char *const nouns[] = {"%f[%a]investments?%f[%A]", "%f[%a]spending%f[%A]",    "%f[%a]profits?%f[%A]",
                                      "%f[%a]wages%f[%A]",        "%f[%a]number%s+of%f[%A]", "%f[%a]employment%f[%A]",
                                      "%f[%a]yields?%f[%A]",      "%f[%a]lending%f[%A]",     "%f[%a]reserves%f[%A]",
                                      "%f[%a]earnings%f[%A]",     "%f[%a]revenues?%f[%A]",   "%f[%a]shares%f[%A]",
                                      "%f[%a]margins?%f[%A]"};
  static const char *const amounts[] = {"%f[%a]volumes?%f[%A]", "%f[%a]output%f[%A]", "%f[%a]demand%f[%A]"};
  if (!(r->up || r->down) || !r->head || r->head->to > r->value->from || (unsigned char)c->text[r->head->from] >= 0x80)
    return false;
  bool earned = r->head->list == NAME_result_cue || r->head->list == NAME_firm_sales_cue;
  static const char *const causes[] = {"%f[%a]impacted%s+by%s", "%f[%a]driven%s+by%s", "%f[%a]offset%s+by%s",
                                       "%f[%a]led%s+by%s",      "%f[%a]hurt%s+by%s",   "%f[%a]helped%s+by%s",
                                       "%f[%a]reflecting%s",    "%f[%a]due%s+to%s"};
  if (earned && (words_any(c, r->head->to, r->value->from, causes, sizeof causes / sizeof *causes) ||
                 words_match(c, r->head->to, r->value->from, "^%s+%a*%s*expectations")))
    return true;
  if (!earned && !list_is_measured(r->head->list)) return false;
  static const char *const joints[] = {"%f[%a]and%s", ",%s", "%f[%a]while%s", "%f[%a]but%s"};
  const Mention *move = NULL;
  for (size_t i = 0; i < r->captures; i++)
    if (r->slot[i] == NAME_up || r->slot[i] == NAME_down) move = r->capture[i];
  if (!move || move->from < r->head->to) return false;
  uint32_t to = r->value->from;
  return words_any(c, r->head->to, to, joints, sizeof joints / sizeof *joints) &&
         (words_any(c, r->head->to, to, nouns, sizeof nouns / sizeof *nouns) ||
          ((earned || r->head->list == NAME_price_cue) &&
           words_any(c, r->head->to, to, amounts, sizeof amounts / sizeof *amounts)));
}

/* "a target of $30 billion in trade": what is to be reached. */
static bool is_aimed(const Context *c, const Reading *r) {
  static const char *const aims[] = {"%f[%a]targets?%s+of%s+%a*%s*$",    "%f[%a]goals?%s+of%s+%a*%s*$",
                                     "%f[%a]objectives?%s+of%s+%a*%s*$", "%f[%a]ambitions?%s+of%s+%a*%s*$",
                                     "%f[%a]aims?%s+of%s+%a*%s*$",       "%f[%a]aiming%s+[ft]or?%s+%a*%s*$"};
  if (!r->rule->level || r->rule->aims || (unsigned char)c->text[r->value->from] >= 0xE3) return false;
  Window before = window_before(c, r->value->from, 36);
  return window_any(&before, aims, sizeof aims / sizeof *aims);
}

/* "the average price of steel exports", "quotas for imports": no flow, but what it costs, how much of it may be. */
static bool is_priced(const Context *c, const Reading *r) {
  static const char *const of[] = {"%f[%a][pc][ro][is][ct]e?s?%s+[of][fo]r?%s+[%a%s%-’'.]*$",
                                   "%f[%a]quotas?%s+[ofn]+r?%s+[%a%s%-’'.]*$", "%f[%a]limits?%s+on%s+[%a%s%-’'.]*$",
                                   "%f[%a]caps?%s+on%s+[%a%s%-’'.]*$"};
  if (!r->head || (r->head->list != NAME_export_cue && r->head->list != NAME_import_cue)) return false;
  Window before = window_before(c, r->head->from, 40);
  if ((r->up || r->down) && r->head->to <= r->value->from && window_has(&before, "%f[%a]share%s+of%s+[%a%s’'-]*$"))
    return true; /* "Chile's share of imports has fallen from 9 percent" */
  return window_any(&before, of, sizeof of / sizeof *of);
}

/* "exports fetched $15 billion, a growth of 13 percent": no price moved. */
static bool is_of_sum(const Context *c, const Reading *r) {
  if (!r->head || r->head->list != NAME_trade_at_cue || r->value->type != NAME_PERCENT) return false;
  EACH_MENTION (m, c, NAME_MONEY)
    if (m->from >= r->head->to && m->token - r->head->last <= 3 && m->quantity && m->quantity->value > 2e7) return true;
  EACH_MENTION (m, c, NAME_QUANTITY) /* "shipments averaged 3 million barrels a day, 3 percent fewer" */
    if (m->from >= r->head->to && m->token - r->head->last <= 2 && m->to <= r->value->from) return true;
  return false;
}

/* "by 20 percent to meet growing demand": the words of a change are about something else. */
static bool moves_else(const Context *c, const Reading *r) {
  const Mention *move = NULL;
  for (size_t i = 0; i < r->captures && (r->up || r->down); i++)
    if (r->slot[i] == NAME_up || r->slot[i] == NAME_down) move = r->capture[i];
  if (!move || r->value->type != NAME_PERCENT || move->from < r->value->to) return false;
  static const char *const amounts[] = {"^%s+in%s+[%a%s]-volumes?%f[%A]", "^%s+in%s+[%a%s]-output%f[%A]",
                                        "^%s+in%s+[%a%s]-sales%f[%A]", "^%s+in%s+[%a%s]-demand%f[%A]"};
  Window behind = window_after(c, move->to, 36);
  if (r->head && r->head->list == NAME_price_cue && window_any(&behind, amounts, sizeof amounts / sizeof *amounts))
    return true; /* "prices fell, despite a 4 percent increase in sales volume" */
  return words_match(c, r->value->to, move->from, "%f[%a]to%f[%A]");
}

/* "exports comprising 20 percent of GDP", "duties on 9 percent of imports": no share of a flow. */
static bool shares_else(const Context *c, const Reading *r) {
  if (r->value->type != NAME_PERCENT || r->up || r->down || !code_is(r->rule->table, "trade_flows_prices"))
    return false;
  static const char *const wholes[] = {"^%s+of%s+[%a%s’']-targets?%f[%A]", "^%s+of%s+[%a%s]-arrivals%f[%A]",
                                       "^%s+of%s+[%a%s’']-market%s+capitali", "^%s+of%s+[%a%s’'-]-bond%s+market",
                                       "^%s+of%s+[%a%s’'-]-stock%s+market"};
  Window of = window_after(c, r->value->to, 40);
  if (window_any(&of, wholes, sizeof wholes / sizeof *wholes)) return true;
  EACH_MENTION (m, c, NAME_gdp_cue) {
    if (m->from >= r->value->to && m->token - r->value->last <= 4) return true;
    if (m->to <= r->value->from && !window_has(&of, "^%s+of%s") &&
        words_match(c, m->to, r->value->from, "^,%s+with%s+[%a%s]*%f[%a]at%s+$"))
      return true; /* "66% of GDP, with imports of goods at 54%" */
  }
  Window before = window_before(c, r->value->from, 40);
  return window_has(&before, "duties%s+on%s+%a*%s*%a*%s*$") || window_has(&before, "tariffs?%s+on%s+%a*%s*%a*%s*$") ||
         window_has(&before, "covers?%s+%a*%s*%a*%s*$");
}

/* "60 percent higher than total demand": against something else, no change. */
static bool beyond_else(const Context *c, const Reading *r) {
  static const char *const times[] = {"%d",     "year",    "month", "quarter", "period", "last", "previous",
                                      "before", "earlier", "ago",   "decade",  "week",   "%sdid"};
  if (!(r->up || r->down) || r->value->type != NAME_PERCENT) return false;
  if (!words_match(c, r->value->to, c->to, "^%s+%a+%s+than%s+%a")) return false;
  Window after = window_after(c, r->value->to, 64);
  return !window_any(&after, times, sizeof times / sizeof *times);
}

/* "a quota of 3 million tonnes for imports": how much may come. */
static bool is_quota(const Context *c, const Reading *r) {
  bool trade = code_is(r->rule->table, "trade_flows_prices");
  if ((!trade && !code_is(r->rule->table, "overcapacity")) || r->value->type != NAME_QUANTITY) return false;
  static const char *const held[] = {"%f[%a]limit%l*%s+[%a%s’'.]*%f[%a]to%s+[%a%s%d,]*$",
                                     "%f[%a]restrict%l*%s+[%a%s’'.]*%f[%a]to%s+[%a%s%d,]*$",
                                     "%f[%a]cap[ps]?[ei]?[dn]?g?%s+[%a%s’'.]*%f[%a]at%s+%a*%s*%a*%s*$",
                                     "%f[%a]caps?%s+of%s+$",
                                     "%f[%a]ceilings?%s+of%s+$",
                                     "%f[%a]limits?%s+of%s+$",
                                     "%f[%a]curb%l*%s+[%a%s’'.]*%f[%a]to%s+[%a%s%d,]*$"};
  Window before = window_before(c, r->value->from, 60), after = window_after(c, r->value->to, 24);
  if (window_any(&before, held, sizeof held / sizeof *held) || window_has(&after, "^%s+%a*%s*%a*%s*quotas?%f[%A]"))
    return true;
  return window_has(&before, "%f[%a]quotas?%s+[%a%s]*$") || window_has(&before, "配额[总計计为為]*$") ||
         window_has(&before, "配额，由[^，。]*$");
}

/* "$5 billion in subsidies for a plant": what the state gives, not what the plant costs. */
static bool is_given(const Context *c, const Reading *r) {
  static const char *const given[] = {"^%s+[io][nf]%s+[%l%s-]-subsid",
                                      "^%s+[io][nf]%s+[%l%s-]-grants?%f[%A]",
                                      "^%s+[io][nf]%s+[%l%s-]-state%s+aid",
                                      "^%s+[io][nf]%s+[%l%s-]-tax%s+[cb]re",
                                      "^%s+[io][nf]%s+[%l%s-]-incentives?%f[%A]",
                                      "^补贴",
                                      "^補貼",
                                      "^资助",
                                      "^补助"};
  static const char *const worth[] = {"subsid%l+%s+worth%s+[%a%s]*$", "subsid%l+%s+of%s+[%a%s]*$",
                                      "grants?%s+worth%s+[%a%s]*$", "grants?%s+of%s+[%a%s]*$"};
  if (!code_is(r->rule->table, "projects") || r->value->type != NAME_MONEY) return false;
  Window after = window_after(c, r->value->to, 40), before = window_before(c, r->value->from, 40);
  return window_any(&after, given, sizeof given / sizeof *given) ||
         window_any(&before, worth, sizeof worth / sizeof *worth);
}

/* "the maker's shares lost 3 percent", "股价下跌3%": what its owners pay, not what it makes or sells. */
static bool is_of_shares(const Context *c, const Reading *r) {
  static const char *const papers[] = {"%f[%a][Ss]hares%s+[%a%s]*$",
                                       "%f[%a][Ss]hares%s+[oi][fn]%s+[%a%s]*$",
                                       "%f[%a][Ss]hare%s+price%s+[%a%s]*$",
                                       "%f[%a][Ss]tocks?%s+[%a%s]*$",
                                       "%f[%a][Ss]tock,%s+which%s+[%a%s]*$",
                                       "%f[%a][Ss]hares,%s+which%s+[%a%s]*$",
                                       "%f[%a][Ss]tock%s+price%s+[%a%s]*$",
                                       "股价[^。；;]*$",
                                       "股價[^。；;]*$"};
  static const char *const parts[] = {"[Mm]arket%s+shares%s",     "[Ee]xport%s+shares%s", "[Ii]mport%s+shares%s",
                                      "[Ww]orld%s+shares%s",      "[Oo]utput%s+shares%s", "[Ss]ales%s+shares%s",
                                      "[Pp]roduction%s+shares%s", "%f[%a]coal%s+stocks%s"};
  PatternMatch match;
  if (r->value->type != NAME_PERCENT) return false;
  Window before = window_before(c, r->value->from, 72);
  if (!window_has(&before, "hare") && !window_has(&before, "tock") && !window_has(&before, "股")) return false;
  if (window_any(&before, parts, sizeof parts / sizeof *parts)) return false;
  for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
    if (window_find(&before, papers[i], &match)) {
      uint32_t at = r->value->from - (uint32_t)before.length + (uint32_t)match.from;
      const Mention *head = r->head ? r->head : r->trigger; /* "the debt stock rose"; but "shares are trading down" */
      return !head || head->to <= at || head->from >= r->value->to || head->list == NAME_trade_at_cue;
    }
  return false;
}

/* "债务余额超过1万亿元的省份有4个", "产能100万吨以上的企业": by what others are chosen, nobody's own figure. */
static bool is_criterion(const Context *c, const Reading *r) {
  static const char *const chosen[] = {"^的省份", "^的省市", "^的国家", "^的國家",   "^的企业", "^的企業",
                                       "^的城市", "^的地区", "^以上的", "^及以上的", "^以下的"};
  if (!c->han || !r->value) return false;
  Window after = window_after(c, r->value->to, 15);
  return window_any(&after, chosen, sizeof chosen / sizeof *chosen);
}

/* "Chinese cars' market share in Europe": a share of that market, not of what the world makes. */
static bool is_market_elsewhere(const Context *c, const Reading *r) {
  static const char *const of[] = {"in", "of", "across", "throughout", NULL};
  if (!code_is(r->rule->table, "overcapacity") || !r->head || r->head->list != NAME_market_share_cue) return false;
  EACH_MENTION (m, c, NAME_PLACE)
    if (word_listed(place_word_before(c, m).text, of) && !code_is(m->code, "WLD")) return true;
  return false;
}

/* "in 2025 dollars": the year whose prices are meant. */
static bool is_base_year(const Context *c, const Reading *r) {
  const Mention *value = r->value;
  if (value->type != NAME_MONEY || !value->quantity || value->quantity->value < 1900 || value->quantity->value > 2100)
    return false;
  Window before = window_before(c, value->from, 12);
  return words_match(c, value->from, value->to, "^[12]%d%d%d%s+%a+$") && window_has(&before, "%f[%a]in%s+%a*%s*$");
}

/* "makes a ton of steel in two hours": a measure, of which nothing is counted. */
static bool is_measure(const Context *c, const Reading *r) {
  const Quantity *amount = r->value->quantity;
  return r->value->type == NAME_QUANTITY && amount && amount->value == 1 &&
         words_match(c, r->value->from, r->value->to, "^an?%s+%a+$");
}

/* "营收超百亿元企业", "亿元以上的企业": how large a kind of firm is. */
static bool sizes_firms(const Context *c, const Reading *r) {
  const Mention *value = r->value;
  static const char *const firms[] = {"^企业",     "^企業",       "^级",         "^級",     "^以上企业",
                                      "^以上企業", "^以上的企业", "^以上的企業", "^的企业", "^的企業"};
  static const char *const paid[] = {"给予", "給予", "奖励", "獎勵", "补贴", "補貼", "补助", "資助", "资助", "扶持"};
  if (!c->han || r->value->type != NAME_MONEY) return false;
  if (words_any(c, value->to, c->to, firms, sizeof firms / sizeof *firms)) return true;
  static const char *const sums[] = {"收入", "营收", "營收", "营业额", "產值", "产值"};
  bool earned = r->head && words_any(c, r->head->from, r->head->to, sums, sizeof sums / sizeof *sums);
  Window after = window_after(c, value->to, 42);
  if (earned &&
      (window_has(&after, "^以上或") || window_has(&after, "^以上的[^，。；]*企业") || window_has(&after, "^以上规上")))
    return true;
  return earned &&
         words_any(c, c->from, c->to, paid, sizeof paid / sizeof *paid); /* who is paid for having earned as much */
}

/* "loans came to 22 trillion yuan, up 1.3 trillion from 2022": by how much, no level. */
static bool moved_by(const Context *c, const Reading *r) {
  if (c->han || r->up || r->down || r->value->type != NAME_MONEY) return false;
  Window before = window_before(c, r->value->from, 24);
  static const char *const moves[] = {"%f[%a]increased%s+$", "%f[%a]decreased%s+$", "%f[%a]declined%s+$",
                                      "%f[%a]dropped%s+$",   "%f[%a]fell%s+$",      "%f[%a]rose%s+$",
                                      "%f[%a]grew%s+$",      "%f[%a]climbed%s+$"};
  if (r->rule->owed && window_any(&before, moves, sizeof moves / sizeof *moves)) return true;
  if (r->rule->owed && window_has(&before, "%f[%a]by%s+%a*%s*$") &&
      (context_last_between(c, NAME_rise_cue, c->from, r->value->from) ||
       context_last_between(c, NAME_fall_cue, c->from, r->value->from)))
    return !window_has(&before, "followed%s+by%s");
  if (window_has(&before, "[%%t],?%s+or%s+%a*%s*$") && !r->rule->owed) /* "fell by 22%, or $6 billion" */
    return context_last_between(c, NAME_rise_cue, r->head ? r->head->to : c->from, r->value->from) ||
           context_last_between(c, NAME_fall_cue, r->head ? r->head->to : c->from, r->value->from);
  return window_has(&before, ",%s+up%s+$") || window_has(&before, ",%s+down%s+$");
}

/* "from 70,000 to 500,000 tonnes", "由目前的5万辆扩大到20万辆": where an aim starts. */
static bool starts_aim(const Context *c, const Reading *r) {
  const Mention *value = r->value;
  bool aims = r->rule->aims;
  if (!aims && (c->han || !context_last_between(c, NAME_intent_cue, c->from, value->from))) return false;
  Window before = window_before(c, value->from, 24);
  if (c->han) {
    static const char *const rises[] = {"^左?右?扩大", "^左?右?增加", "^左?右?提高", "^左?右?增至", "^左?右?提升",
                                        "^左?右?扩",   "^左?右?擴",   "^左?右?升",   "^左?右?减少", "^左?右?降"};
    return (window_has(&before, "由目前的?约?$") || window_has(&before, "由现在的?约?$") ||
            window_ends(&before, "由") || window_ends(&before, "从目前的")) &&
           words_any(c, value->to, c->to, rises, sizeof rises / sizeof *rises);
  }
  return (window_has(&before, "%f[%a]from%s+$") || window_has(&before, "%f[%a]from%s+%a+%s+$") ||
          window_has(&before, "%f[%a]from%s+the%s+current%s+$")) &&
         words_match(c, value->to, c->to, "^[^,;.]-%f[%a]to%s+[^%s]*%d");
}

/* "a 12 percent fall in sales to 18 billion marks": what a firm took in, not what it sold of its goods. */
static bool is_turnover(const Context *c, const Reading *r) {
  enum { NEAR = 9 };
  if (c->han || !r->head || r->head->list != NAME_sales_cue || r->value->type != NAME_PERCENT ||
      !code_is(r->rule->table, "overcapacity"))
    return false;
  static const char *const own[] = {"%f[%a][Oo]rganic%s+[%l%s]*sales",
                                    "%f[%a][Cc]omparable%s+sales",
                                    "%f[%a][Ss]ame%-store%s+sales",
                                    "%f[%a][Nn]et%s+sales",
                                    "guidance",
                                    "%f[%a]EPS%f[%A]",
                                    "FactSet",
                                    "[Cc]onsensus",
                                    "EBITDA",
                                    "[Ss]equential%s+sales",
                                    "[Oo]rganic%s+growth"};
  if (words_any(c, c->from, c->to, own, sizeof own / sizeof *own)) return true; /* a firm tells its owners */
  const Mention *last = r->head->from > r->value->from ? r->head : r->value;
  EACH_MENTION (m, c, NAME_MONEY)
    if (!m->inside && m->from >= last->to && m->token - last->last <= NEAR &&
        words_match(c, last->to, m->from, "^[^.;]*%f[%a][ta][ot]%s+%a*%s*%a*%s*$"))
      return true;
  return false;
}

/* "the firm's mines hold 13 million tonnes of ore": works, nothing that is mined. */
static bool is_noun_of_works(const Context *c, const Reading *r) {
  static const char *const owners[] = {"[’']+s?%s+%a*%s*$",     "%f[%a]the%s+%a*%s*$",       "%f[%a]its%s+%a*%s*$",
                                       "%f[%a]their%s+%a*%s*$", "%f[%a]t[wh][or][e]?e?%s+$", "%f[%a]new%s+$"};
  if (!r->head || !words_match(c, r->head->from, r->head->to, "^mines$")) return false;
  Window before = window_before(c, r->head->from, 24);
  return window_any(&before, owners, sizeof owners / sizeof *owners);
}

/* "a surplus of 70 tonnes behind sales of 900": the head behind has a figure of its own. */
static bool heads_its_own(const Context *c, const Reading *r) {
  static const char *const joints[] = {"%f[%a]after%f[%A]",  "%f[%a]before%f[%A]",   "%f[%a]against%f[%A]",
                                       "%f[%a]while%f[%A]",  "%f[%a]and%f[%A]",      "%f[%a]with%f[%A]",
                                       "%f[%a]versus%f[%A]", "%f[%a]compared%f[%A]", "%f[%a]exceeding%f[%A]"};
  if (c->han || !r->head || r->head->from < r->value->to || r->value->type == NAME_PERCENT || !r->rule->level)
    return false;
  return words_any(c, r->value->to, r->head->from, joints, sizeof joints / sizeof *joints) &&
         (words_match(c, r->head->to, c->to, "^%s+of%s+%a*%s*%a*%s*[$€£]?%d") ||
          words_match(c, r->head->to, c->to, "^%s+at%s+%a*%s*[$€£]?%d") ||
          (words_match(c, r->head->from, r->head->to, "%sof$") &&
           words_match(c, r->head->to, c->to, "^%s+%a*%s*[$€£]?%d")));
}

/* "8 million tonnes short of its target", "2 million tonnes above the quota": how far off, not how much. */
static bool is_distance(const Context *c, const Reading *r) {
  static const char *const off[] = {"^%s+short%s+of%f[%A]", "^%s+shy%s+of%f[%A]", "^%s+off%s+the%f[%A]"};
  static const char *const ways[] = {"^%s+below%s+[a-z%s]-target",      "^%s+above%s+[a-z%s]-target",
                                     "^%s+over%s+[a-z%s]-quota",        "^%s+above%s+[a-z%s]-quota",
                                     "^%s+more%s+than%s+[a-z%s]-quota", "^%s+more%s+than%s+[a-z%s]-target"};
  if (c->han || !r->rule->level || r->value->type == NAME_PERCENT) return false;
  Window after = window_after(c, r->value->to, 40);
  return window_any(&after, off, sizeof off / sizeof *off) || window_any(&after, ways, sizeof ways / sizeof *ways);
}

/* "shipments of refined zinc were 31,000 tonnes": a word that says what the goods are, and not what was made. */
static bool is_kind_of_goods(const Context *c, const Reading *r) {
  if (c->han || !r->head || r->head->list != NAME_production_cue || !words_match(c, r->head->from, r->head->to, "ed$"))
    return false;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (m->from == r->head->to + 1) return words_match(c, c->from, r->head->from, "%f[%a]of%s+$");
  return false;
}

/* "As demand stayed weak, inflation was 0.4%": what an opening phrase names is not what is counted. */
static bool is_in_opening(const Context *c, const Reading *r) {
  static const char *const opens[] = {"%f[%a]signs?%s+of%s+[%a%s-]*$", "%f[%a][Aa]mid%s+[%a%s-]*$",
                                      "%f[%a][Dd]espite%s+[%a%s-]*$",  "%f[%a][Bb]ecause%s+of%s+[%a%s-]*$",
                                      "%f[%a][Dd]ue%s+to%s+[%a%s-]*$", "%f[%a][Tt]hanks%s+to%s+[%a%s-]*$"};
  if (c->han || !r->head || r->value->from < r->head->to || !words_match(c, r->head->to, r->value->from, "^,%s"))
    return false;
  Window before = window_before(c, r->head->from, 48);
  return window_any(&before, opens, sizeof opens / sizeof *opens);
}

bool figure_tells_else(const Context *c, const Reading *r) {
  if (figure_of_else_than_goods(c, r) || figure_on_paper(c, r)) return true;
  if (is_kind_of_goods(c, r) || is_in_opening(c, r)) return true;
  if (is_aimed(c, r) || moves_another(c, r)) return true;
  if (is_criterion(c, r) || is_market_elsewhere(c, r) || is_of_shares(c, r) || is_base_year(c, r) || is_measure(c, r))
    return true;
  return is_wanted(c, r) || is_priced(c, r) || is_of_sum(c, r) || moves_else(c, r) || shares_else(c, r) ||
         beyond_else(c, r) || is_quota(c, r) || is_given(c, r) || sizes_firms(c, r) || starts_aim(c, r) ||
         moved_by(c, r) || is_distance(c, r) || is_turnover(c, r) || is_noun_of_works(c, r) || heads_its_own(c, r);
}

/* "from the 50 tonnes hoped for to 80": where something sets out from. */
bool figure_sets_out(const Context *c, const Mention *value) {
  static const char *const from[] = {"%f[%a]from%s+$", "%f[%a]from%s+an?%s+%l+%s+$", "%f[%a]from%s+the%s+%l+%s+$",
                                     "%f[%a]from%s+about%s+$", "%f[%a]from%s+around%s+$"};
  Window before = window_before(c, value->from, 28);
  return window_any(&before, from, sizeof from / sizeof *from);
}

bool figure_is_span(const Mention *value) { return value->quantity && value->quantity->low != value->quantity->high; }
