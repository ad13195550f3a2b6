/* Shares, indices and funds in Chinese: "恒生指数跌0.95%,报19062点", "铝业股价涨8%", "煤炭板块跌2%". What their owners
 * pay is no price of goods, and a rate of theirs no duty; goods traded beside them ("道指跌1%,布伦特原油涨2%") have
 * theirs. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/reading.h"
#include "claim/window.h"

/* Names of shares and of their indices. */
static const char *const shares[] = {
    "股价",     "股價",     "港股",   "A股",    "美股",   "个股", "股票",   "恒生",   "恒指",   "恆指",
    "沪指",     "滬指",     "深成指", "国指",   "國指",   "科指", "创业板", "道指",   "科创板", "标指",
    "標指",     "纳指",     "納指",   "道琼斯", "标普",   "標普", "市值",   "涨停",   "跌停",   "指数跌",
    "股份",     "指数涨",   "板块",   "指数报", "板塊",   "每股", "概念股", "净值",   "ETF",    "股市",
    "大市",     "上证",     "沪深",   "日经",   "收市升", "申万", "中证",   "交易量", "成交量", "成交额",
    "美元指数", "美元指數", "美指",   "盘前",   "盘后",   "盤前", "盤後",   NULL};

/* "灵宝黄金(03330)", "浦项钢铁（POSCO）": what shares are listed by, behind the name of a firm. */
#define LISTED "^[%(（]%s?[A-Z0-9][A-Z0-9]"

/* "升162點或2.09%": points are of an index. */
static bool of_points(const Context *c, const Mention *value) {
  static Words points = {"点或", "點或", "点，", "點，", "点、", "點、", "点（", "點（", "点(", "點(", NULL};
  return ends(c, value->from, points);
}

/* "西部黄金", "兴业银锡": goods that end the name of a firm, in a text on shares. */
static bool ends_firm(const Context *c, const Mention *goods) {
  static Words before = {"西部", "兴业", "紫金", "中金", "灵宝", "招金", "赤峰", "恒邦", "盛达", "东方", "北方",
                         "中国", "山东", "湖南", "四川", "江西", "云南", "安徽", "厦门", "驰宏", "金田", "海亮",
                         "中國", "靈寶", "興業", "山東", "盛屯", "章源", "洛阳", "金川", "罗平", "株冶", NULL};
  return goods->type == NAME_SECTOR && ends(c, goods->from, before);
}

/* Goods named in from..to, as goods and not as the shares of those who make them: where they begin; 0: none are. */
static uint32_t goods_named(const Context *c, uint32_t from, uint32_t to) {
  static Words firms = {"股", "板块", "板塊", "概念", "指数", "ETF", "公司", "企业", "类股", "設備股", NULL};
  uint32_t at = 0;
  EACH_MENTION (m, c, NAME_SECTOR) {
    if (m->inside || m->from < from || m->to > to || past(c, m->to, firms) > m->to || ends_firm(c, m)) continue;
    if (!words_match(c, m->to, to, LISTED)) at = m->from;
  }
  return at;
}

/* What stands between goods and the move of a figure that is not their price: "黄金持仓涨1%". */
static bool on_market(const Context *c, uint32_t from, uint32_t to) {
  static Words others = {"股",   "板块", "板塊", "概念", "ETF",  "公司", "企业", "企業", "持仓", "库存", "庫存",
                         "储备", "儲備", "产量", "產量", "需求", "指数", "指數", "出口", "进口", "進口", "销量",
                         "銷量", "市值", "收入", "利润", "利潤", "净利", "产能", "產能", "消费", "成交", "基金",
                         "产业", "產業", "行业", "行業", "业务", "关税", "關稅", "成本", "进度", "项目", "涨幅榜",
                         "销售", "銷售", "供应", "供應", "投资", "投資", "税",   "稅",   "业",   NULL};
  return from <= to && !last_of(c, from, to, others);
}

/* What moves like a price and is none: goods that no market trades, firms, stocks of goods, output. */
static bool not_traded(const Context *c, const Reading *r) {
  const Mention *goods_of = reading_capture(r, NAME_sector), *move = reading_capture(r, r->up ? NAME_up : NAME_down);
  static Words industry = {"钢铁", "鋼鐵", NULL}; /* no name of what is traded */
  static Words traded = {
      "crude_oil", "natural_gas", "gold",        "silver", "precious_metals", "copper", "aluminium",
      "nickel",    "zinc",        "tin",         "lead",   "iron_ore",        "coke",   "coking_coal",
      "coal",      "lithium",     "soybeans",    "maize",  "wheat",           "cotton", "sugar",
      "palm_oil",  "rubber",      "methanol",    "glass",  "agriculture",     "pork",   "alumina",
      "cobalt",    "tungsten",    "polysilicon", "steel",  "vegetable_oils",  NULL};
  bool market = move && (move->list == NAME_market_up_cue || move->list == NAME_market_down_cue);
  if (market && (!goods_of || !word_listed(goods_of->code, traded))) return true;
  if (goods_of && past(c, goods_of->from, industry) == goods_of->to) return true;
  return goods_of && move && (!on_market(c, goods_of->to, move->from) || words_match(c, goods_of->to, c->to, LISTED));
}

bool chinese_of_shares(const Context *c, const Reading *r, bool priced) {
  static Words topic = {"股价", "个股", "股價", "個股", NULL}, quoted = {"价格", "均价", "單價", "價格", "报价", NULL};
  static Words close = {"报收", "收盘", "收报", NULL},
               goods = {"期货", "合约", "主力", "现货", "吨", "桶", "盎司", NULL};
  const Mention *head = r->head ? r->head : r->trigger;
  if (!r->value || (!priced && r->value->type != NAME_PERCENT)) return false;
  if (!priced && !code_is(r->rule->metric, "price_change")) return false;
  if (priced && head->to - head->from == 3 && memcmp(c->text + head->from, "报", 3) == 0 &&
      !words_match(c, head->to, c->to, "^%d"))
    return true; /* "湖北日报" reports no price */
  if (of_points(c, r->value)) return true;
  if (words_match(c, c->from, r->value->from, "[%(（][03689]%d%d%d%d")) return true;
  if (words_match(c, c->from, r->value->from, "%d $") && r->value->type == NAME_MONEY) return true; /* "7.47 1/2美元" */
  if (!priced && not_traded(c, r)) return true;
  uint32_t from = clause_from(c, r->value);
  if (last_of(c, from, r->value->from, shares)) return true;
  uint32_t told = last_of(c, c->from, r->value->from, topic); /* "股价下跌：甲跌3%，乙跌2%" */
  if (told && told > last_of(c, c->from, r->value->from, quoted)) return true;
  uint32_t index = priced ? 0 : last_of(c, c->from, r->value->from, shares);
  if (index && goods_named(c, index, r->value->from) == 0) return true;
  return priced && last_of(c, c->from, r->value->from, close) && !last_of(c, c->from, c->to, goods);
}

/* Money and rates in a sentence with a word for a price that are none of goods: the prices of a year gone that sums are
 * told in, gaps between two prices, what analysts aim at, shares. */
bool chinese_no_price(const Context *c, const Reading *r) {
  static Words constant = {"不变", "可比", "不變", "现行", "当年", NULL}; /* "按不变价格计算" */
  const Mention *head = r->head ? r->head : r->trigger;
  bool price = head && (head->list == NAME_price_cue || head->list == NAME_trade_at_cue);
  static Words gaps = {"价差",   "價差",   "升水",   "贴水",   "貼水",   "目标价", "目標價",
                       "止蚀价", "止蝕價", "止损价", "止損價", "印花税", "印花稅", NULL}; /* how far two are apart */
  if (price && ends(c, head->from, constant)) return true;
  bool money = r->value && r->value->type == NAME_MONEY && code_is(r->rule->table, "trade_flows_prices");
  static Words aimed = {"目标价", "目標價", NULL}, quoted = {"价格", "價格", "均价", "现货", "期货", NULL};
  static Words ends_of = {"最低为", "最高为", "最低", "最高", "最低為", "最高為", NULL},
               moved = {"涨幅", "跌幅", "降幅", "漲幅", NULL};
  if (money && c->han) { /* "上调目标价15%,由50元升至58元"; "涨幅最高为75元/吨,最低为45元/吨" */
    uint32_t aim = last_of(c, c->from, r->value->from, aimed);
    if (aim && !last_of(c, aim, r->value->from, quoted)) return true;
    enum { NEAR = 60 };
    uint32_t near = r->value->from > c->from + NEAR ? r->value->from - NEAR : c->from;
    if (ends(c, r->value->from, ends_of) && last_of(c, near, r->value->from, moved)) return true;
  }
  if (money && c->han && (r->value->quantity->value == 0 || last_of(c, clause_from(c, r->value), r->value->from, gaps)))
    return true;
  return code_is(r->rule->table, "trade_flows_prices") && chinese_sentence(c) && chinese_of_shares(c, r, price);
}

/* "铝业股价升2%，钢企升3%": no rate of the duty that the sentence tells of. */
bool chinese_share_rate(const Context *c, const Mention *value) {
  static Words prices = {"股价",   "股價", "股份", "股票", "逆市", "收市",
                         "概念股", "指数", "指數", "點或", "点或", NULL};
  static Words duties = {"税", "稅", "关", "關", NULL};
  static Words behind = {"的关税", "关税", "的關稅", "關稅", "的税", "税", "的稅", "稅", NULL};
  uint32_t told = last_of(c, c->from, value->from, prices);
  return (told && told > last_of(c, c->from, value->from, duties) && past(c, value->to, behind) == value->to) ||
         of_points(c, value);
}
