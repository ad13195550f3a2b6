/* Where a price holds in Chinese: the market it is traded on by name, whose flow it is of, whose money it is told in.
 */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/fill.h"
#include "claim/place.h"
#include "claim/window.h"

/* The market that goods are traded on by a name of theirs: "布伦特原油涨2%", "沪铜跌1%"; NULL: none is told. */
const char *chinese_exchange(const Context *c, const Mention *value) {
  static Words world = {"布伦特",   "布倫特",   "布蘭特",   "布兰特",   "布油",     "美油",       "WTI",
                        "LME",      "伦铜",     "伦铝",     "伦镍",     "伦锌",     "伦敦金",     "倫敦金",
                        "伦敦基本", "倫敦布",   "COMEX",    "NYMEX",    "现货黄金", "現貨黃金",   "现货金",
                        "現貨金",   "期金",     "国际油价", "國際油價", "国际金价", "國際金價",   "国际原油",
                        "國際原油", "紐約期油", "纽约期油", "纽约商品", "纽约商业", "洲际交易所", "黄金期货",
                        "黃金期貨", "现货白银", "現貨白銀", "国际市场", "芝加哥",   "CBOT",       "ICE",
                        "国际铁矿", "普氏",     "国际粮",   "欧佩克",   "国际黄金", "国际大宗",   NULL};
  static Words home = {"沪",       "滬",       "上期所", "大商所", "郑商所", "广期所", "上海期货",
                       "国内期货", "国内商品", "螺纹",   "热卷",   "郑棉",   NULL};
  static Words bare = {"金价", "金價", "油价", "油價", "原油", "黄金", "黃金", "白银", "白銀", NULL};
  static Words papers = {"主力合约", "主力期货", "期货主力", "夜盘", NULL}, parts = {"；", ";", NULL};
  uint32_t from = last_of(c, c->from, value->from, parts);
  if (!from) from = c->from;
  uint32_t abroad = last_of(c, from, value->from, world), here = last_of(c, from, value->from, home);
  bool money = value->type == NAME_MONEY, yuan = money && code_is(value->unit, "CNY");
  const char *traded = exchange_country(c, value, money ? value : NULL);
  if (here > abroad && (yuan || !money)) return "CHN";
  if (traded && here <= abroad) return traded;
  if (abroad || yuan) return yuan ? NULL : "WLD";
  if (!money && last_of(c, from, value->from, papers)) return "CHN";
  static Words inner = {"国内", "國內", "地区", "零售", "汽油", "柴油", "成品油", "省", "市", NULL};
  if (!last_of(c, from, value->from, bare) || last_of(c, c->from, value->from, inner)) return NULL;
  EACH_MENTION (place, c, NAME_PLACE) /* "俄罗斯原油价格涨2%" */
    if (!place->inside && place->from >= from && place->to <= value->from) return NULL;
  return "WLD";
}

/* "江苏某化(小颗粒)最新价格2170元": what one maker asks, whose province the place is, is a price of the country. */
bool chinese_of_maker(const Context *c, const Mention *place, const Mention *value) {
  static Words marks = {"石化", "公司", "集团", "集團", "股份", "牌", NULL}, latest = {"最新", "挂牌", "报价", NULL};
  static Words markets = {"地区", "地區", "市场", "市場", "港", "省", "市",   "县", "区",
                          "产",   "等地", "各",   "：",   ":",  "商", "主流", NULL};
  enum { NAME_LEAST = 6, REACH = 40 };
  if (!value || !place_is_province(place->code) || place->to > value->from || place->clause != value->clause)
    return false;
  uint32_t asks = last_of(c, place->to, value->from, latest), to = asks ? asks : value->from;
  if (to - place->to > REACH) to = place->to + REACH;
  if (last_of(c, place->to, to, markets)) return false;
  if (last_of(c, place->to, to, marks)) return true;
  EACH_MENTION (goods, c, NAME_SECTOR)
    if (goods->from >= place->to && goods->to <= to) return false;
  return asks && asks - place->to >= 2 * NAME_LEAST;
}

Found chinese_market(Context *c, const Reading *r) {
  static const FillPath paths[] = {{.field = NAME_place,
                                    .steps = 5,
                                    .step = {STEP_CLAUSE, STEP_SENTENCE, STEP_PREVIOUS, STEP_HEADING, STEP_DOCUMENT}},
                                   {.field = NAME_place, .steps = 2, .step = {STEP_CLAUSE, STEP_SENTENCE}}};
  const Mention *head = r->head ? r->head : r->trigger ? r->trigger : r->anchor;
  Search search = {.context = c, .reading = r};
  if (!chinese_sentence(c)) return (Found){.step = NULL};
  static const char *const flow[] = {"出口", "进口", "進口", "岸价", "岸價"};
  bool flows = false, opens = words_match(c, clause_from(c, head), head->from, "^%s*$"); /* "出口4万吨，均价…" */
  for (size_t i = 0; i < sizeof flow / sizeof *flow; i++) flows |= words_match(c, head->from, head->to, flow[i]);
  for (size_t i = 0; i < c->mentions && !flows; i++) {
    const Mention *m = &c->mention[i];
    bool near = m->clause == head->clause || (opens && m->clause < head->clause && m->clause + 2 >= head->clause);
    flows = (m->list == NAME_import_cue || m->list == NAME_export_cue) && near && m->to <= head->from;
  }
  flows |= r->value && r->value->type == NAME_PERCENT; /* no currency says where */
  search.near = !flows;
  Found f = fill_slot(&search, NAME_place, &paths[flows ? 0 : 1]);
  bool later =
      f.mention && r->value && f.mention->from > r->value->to && f.mention->clause > r->value->clause &&
      (code_is(r->value->unit, "CNY") || r->value->type == NAME_PERCENT ? place_is_province(f.mention->code)
                                                                        : !flows); /* "…，低于多数澳洲矿的成本" */
  bool made = f.mention && chinese_of_maker(c, f.mention, r->value);
  if (made) return (Found){value_text("CHN"), f.mention, "clause"};
  if (!r->value || (f.value.kind != VALUE_NONE && !later)) return f;
  if (code_is(r->value->unit, "CNY")) return (Found){value_text("CHN"), r->value, "unit"};
  EACH_MENTION (money, c, NAME_MONEY) /* "价格下跌三成，至每吨20万元": what the change of a price is told in */
    if (!money->inside && (r->value->type == NAME_PERCENT || r->value->type == NAME_NUMBER) &&
        code_is(money->unit, "CNY") &&
        (later || words_match(c, money->from > c->from + 18 ? money->from - 18 : c->from, money->from, "每")))
      return (Found){value_text("CHN"), money, "unit"};
  return later ? (Found){.step = NULL} : f;
}

/* "LME期铜涨1.2%,报9469美元/吨": what a text without a date in the sentence tells of a market is of its own day,
 * whatever times its other figures are of. */
bool chinese_quoted_now(const Context *c, const Reading *r) {
  static Words says = {"收涨",     "收跌",   "收高",     "收低",   "收报",     "收報", "报收", "收于",
                       "收盘",     "期货",   "期貨",     "主力",   "LME",      "盘中", "日内", "现货黄金",
                       "現貨黃金", "现货金", "现货白银", "現貨金", "截至发稿", NULL};
  if (!c->han || !r->value || !code_is(r->rule->table, "trade_flows_prices") || context_of(c, NAME_DATE, NULL))
    return false;
  if (!code_is(r->rule->metric, "price") && !code_is(r->rule->metric, "price_change")) return false;
  return context_of(c, NAME_trade_at_cue, NULL) || last_of(c, c->from, c->to, says) != 0;
}
