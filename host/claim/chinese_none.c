/* Figures in Chinese that are not those of the whole: of one head or one unit ("人均", "单位产品"), of a class by its
 * size
 * ("400立方米以下高炉"), by how much a price or a rate was moved, of what a unit of product uses up, of an index of
 * moods or shares, of a limit, of what is paid back of a cost. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"

static bool sets(const Reading *r, const char *const *metrics) {
  for (uint32_t i = 0; i < r->rule->sets; i++)
    for (const char *const *m = metrics; *m; m++)
      if (r->rule->set[i].name == NAME_metric && code_is(text_of(&r->rule->set[i].value), *m)) return true;
  return false;
}

static bool of_goods(const Reading *r) {
  return code_is(r->rule->table, "overcapacity") || code_is(r->rule->table, "trade_flows_prices");
}

/* "人均水泥拥有量超过1吨", "吨钢耗水3吨". */
static bool of_one(const Context *c, const Reading *r) {
  static Words one = {"人均",     "户均", "每人", "单产", "單產",   "亩产", "畝產",
                      "单位产品", "吨钢", "吨煤", "吨铝", "吨水泥", NULL};
  static Words price = {"价", "價", NULL}, every = {"每", NULL}, rest = {"零头", "零頭", NULL};
  static Words behind = {"的世界人均", "的全球人均", "的人均", "的全国人均", "的国际人均", NULL};
  if (!of_goods(r) || r->value->type != NAME_QUANTITY) return false;
  static Words one_thing = {"一辆", "一台", "一輛", "一臺", "一架", "一艘", "一部", NULL};
  if (code_is(r->rule->table, "overcapacity") && ends(c, r->value->from, every)) return true; /* "每三辆车" */
  if (code_is(r->rule->table, "overcapacity") && past(c, r->value->from, one_thing) == r->value->to) return true;
  if (past(c, r->value->to, behind) > r->value->to || past(c, r->value->from, rest) == r->value->to) return true;
  uint32_t at = last_of(c, clause_from(c, r->value), r->value->from, one);
  return at && !last_of(c, at, r->value->from, price);
}

/* "400立方米以下高炉", "2000万吨/年以上的炼厂", "120吨转炉": which of a kind. */
static bool of_class(const Context *c, const Reading *r) {
  static Words furnaces = {"转炉", "轉爐", "电炉", "電爐", "电弧炉", "電弧爐", "精炼炉", "高炉", "高爐", NULL};
  static Words joins = {"及", "和", "或", "（含）", "(含)", NULL}, bounds = {"以上", "以下", "以内", NULL},
               of = {"的", NULL};
  static Words kinds = {"高炉",   "转炉", "电炉",   "焦炉",   "炉",   "机组", "锅炉", "炼厂", "炼油",
                        "生产线", "窑",   "小火电", "套型",   "企业", "装置", "项目", "户型", "煤矿",
                        "矿井",   "小煤", "船",     "烧结机", "普通", "烧结", "钢厂", "电厂", "机型",
                        "车型",   "企業", "項目",   "機組",   "电石", "规模", "小型", NULL};
  uint32_t join = past(c, r->value->to, joins), at = past(c, join, bounds), noun = past(c, at, of);
  if (r->value->type == NAME_QUANTITY && past(c, r->value->to, furnaces) > r->value->to) return true;
  if (r->value->type == NAME_PERCENT || (at == join && !ends(c, r->value->to, bounds))) return false;
  static Words stops = {"，", "。", "、", "；", "（", NULL};
  enum { FAR = 12 }; /* "炼钢转炉" */
  for (uint32_t i = noun; i < c->to && i <= noun + FAR && past(c, i, stops) == i;) {
    if (past(c, i, kinds) > i) return true;
    i += (unsigned char)c->text[i] >= 0xE0 ? 3 : 1;
  }
  return false;
}

/* "利润率下降三成", "贷款利率上浮20%", "下调出厂价300元/吨": by how much, and not how much. */
static bool only_moved(const Context *c, const Reading *r) {
  static Words rates = {"interest_rate",       "profit_margin",        "gross_margin", "npl_ratio",
                        "debt_to_asset_ratio", "capacity_utilization", "bond_yield",   "tax_rate",
                        "market_share",        "import_share",         "export_share", NULL};
  static Words about = {"约", "近", "了", "超", "逾", "超过", "達", "达", NULL};
  static Words moves = {"下降", "上升", "上浮", "下浮", "增长", "增加", "减少", "下滑", "下跌", "上涨", "回落", "降低",
                        "提高", "提升", "增長", "減少", "上調", "下調", "上调", "下调", "提价", "涨价", "降价", "加价",
                        "大涨", "大增", "猛增", "大降", "骤降", "下挫", "猛涨", "大跌", "扩大", "缩小", NULL};
  static Words apart = {"涨幅", "跌幅", "降幅", "增幅", "差距", "利润", "亏损",
                        "差价", "资金", "预算", "漲幅", "跌幅", NULL};
  static Words changed = {"下调", "上调", "下調", "上調", "调低", "调高", "調低",
                          "調高", "调降", "调涨", "調降", "調漲", NULL};
  static Words reached = {"至", "到", "为", "為", "从", "由", "從", "报", "後", "后", NULL};
  const Mention *value = r->value;
  uint32_t from = clause_from(c, value), at = value->from;
  if (value->type == NAME_PERCENT && sets(r, rates)) {
    for (size_t i = 0; about[i]; i++) {
      size_t length = strlen(about[i]);
      if (at >= from + length && memcmp(c->text + at - length, about[i], length) == 0) at -= (uint32_t)length;
    }
    return ends(c, at, moves);
  }
  if (value->type != NAME_MONEY || !sets(r, (Words){"price", NULL})) return false;
  uint32_t verb = last_of(c, from, at, changed), other = last_of(c, from, at, apart);
  static Words price = {"价", "價", NULL};
  if ((other && !last_of(c, other, at, price)) || ends(c, at, moves)) return true;
  return verb && !last_of(c, verb, at, reached);
}

/* "单位生产总值能耗下降3%", "5月份景气指数下跌2%". */
static bool of_other_index(const Context *c, const Reading *r) {
  static Words used = {"能耗", "水耗", "电耗", "電耗", "物耗", "用水", "能源消耗", "排放", "碳强度", "强度", NULL};
  static Words moods = {"景气指数", "景氣指數", "信心指数", "采购经理指数", "沪深300",  "基金指数", "股指", "上证指数",
                        "上证综指", "深证成指", "只基金",   "封闭式基金",   "基金净值", "沪指",     NULL};
  static Words price = {"价", "價", NULL};
  const Mention *value = r->value;
  if (value->type != NAME_PERCENT) return false;
  if (r->head && r->head->to <= value->from && sets(r, (Words){"gdp_growth", NULL}))
    return last_of(c, r->head->to, value->from, used) != 0;
  static Words flows = {"进出口", "零售", "增加值", "财政", "出口", "收入", "消费", "产量", "销售", NULL};
  static Words whole = {"GDP", "生产总值", "经济", "經濟", "生產總值", NULL};
  if (sets(r, (Words){"gdp_growth_target", NULL})) { /* "零售总额预期增长目标为4%" */
    uint32_t from = clause_from(c, value);
    return last_of(c, from, value->from, flows) && !last_of(c, from, value->from, whole);
  }
  if (!code_is(r->rule->table, "trade_flows_prices") && !sets(r, (Words){"share_sale_yoy", NULL})) return false;
  uint32_t at = last_of(c, c->from, value->from, moods);
  return at && !last_of(c, at, value->from, price);
}

/* "在国内的市场占有率超过50%": of a market at home, and no part of the world's. */
static bool of_home_market(const Context *c, const Reading *r) {
  static Words world = {"全球", "世界", "国际", "國際", NULL};
  return r->head && r->head->list == NAME_market_share_cue && sets(r, (Words){"share_of_world_output", NULL}) &&
         !last_of(c, c->from, c->to, world);
}

/* "控制在9000亿元限额之内"; "按总投资的50%给予补助". */
static bool of_limit(const Context *c, const Reading *r) {
  static Words limits = {"限额", "限額", "的限额", "上限", "额度之内", NULL};
  static Words gives = {"给予", "给与", "予以", "給予", "进行补", "的补", "的補", "补助", "补贴", "補助", "補貼", NULL};
  const Mention *value = r->value;
  if (value->type == NAME_MONEY && r->rule->owed) return past(c, value->to, limits) > value->to;
  return value->type == NAME_PERCENT && r->rule->aims && past(c, value->to, gives) > value->to;
}

/* "计划征收25%的关税", "增持不超过总股本的2%", "按税额的70%征收": rates and stakes that are no aims. */
static bool of_no_aim(const Context *c, const Reading *r) {
  static Words duties = {"的关税",       "关税",       "的關稅",     "關稅",     "的新关税", "的进口关税", "进口关税",
                         "的反倾销税",   "的额外关税", "的進口關稅", "進口關稅", "的税",     "的稅",       "的全球关税",
                         "的报复性关税", "税率",       "征收",       "徵收",     NULL};
  static Words laid = {"征收",     "徵收",   "加征",   "加徵",   "课征",   "課徵",
                       "总股本的", "税额的", "股权的", "股份的", "总股本", NULL};
  if (!r->rule->aims || r->value->type != NAME_PERCENT) return false;
  return past(c, r->value->to, duties) > r->value->to || ends(c, r->value->from, laid);
}

/* "供应缺口将达6000万吨", "远超全国12%的增速", "一位专家": what is missing, another's, an article. */
static bool of_another(const Context *c, const Reading *r) {
  static Words gap = {"缺口", NULL}, one = {"一", NULL};
  static Words than = {"高于", "低于", "远超", "超过", "快于", "慢于", "好于", "高過", "高於", "低於", NULL};
  static Words rates = {"的增速", "的增幅", "的涨幅", "的降幅", "的平均", "的水平", NULL};
  enum { NAMED = 4 };
  const Mention *value = r->value;
  uint32_t from = clause_from(c, value);
  if (of_goods(r) && value->type == NAME_QUANTITY && r->head && r->head->to <= value->from)
    return last_of(c, from > r->head->to ? from : r->head->to, value->from, gap) != 0;
  if (value->type == NAME_PERCENT && (r->up || r->down || r->rule->of_year) && past(c, value->to, rates) > value->to) {
    uint32_t other = last_of(c, from, value->from, than);
    return other && value->from - other >= NAMED;
  }
  return r->rule->aims && value->type != NAME_PERCENT && past(c, value->from, one) > value->from &&
         value->to - value->from <= 6;
}

/* "建筑面积8万平方米", "新建3万平方米的工厂": floors are no capacity. */
static bool of_floor(const Context *c, const Reading *r) {
  static Words floors = {"面积", "面積", "占地", NULL};
  static Words stands = {"厂房", "廠房", "工厂", "工廠", "中心", "园区", "園區", "基地", "商业", "商場",
                         "商场", "仓库", "展馆", "大楼", "项目", "标准", "育苗", "土地", "用地", NULL};
  enum { FAR = 30 };
  const Mention *value = r->value;
  if (!code_is(value->unit, "m2") || !sets(r, (Words){"capacity", NULL})) return false;
  uint32_t to = value->to + FAR < c->to ? value->to + FAR : c->to,
           end = value->clause < c->clauses ? c->clause[value->clause].to : to;
  return last_of(c, clause_from(c, value), value->from, floors) || last_of(c, value->to, to < end ? to : end, stands);
}

/* "余热回收利用率超过85%", "从现有900GW产能中淘汰100GW": what is used again; what there was before some of it closed.
 */
static bool of_other_use(const Context *c, const Reading *r) {
  static Words again = {"回收", "热能", "余热", "资源", "资源综合", "综合", "废物",   "固废",
                        "废钢", "水",   "土地", "秸秆", "面积",     "废水", "粉煤灰", "空间",
                        "床位", "尾矿", "再生", "废渣", "煤矸石",   "原料", "循环",   NULL};
  static Words there = {"现有", "現有", "从现有", "原有", "目前", NULL},
               of_all = {"产能中", "產能中", "的产能中", "组件产能中", NULL};
  const Mention *head = r->head ? r->head : r->trigger;
  if (sets(r, (Words){"capacity_utilization", NULL})) return head && ends(c, head->from, again);
  return sets(r, (Words){"capacity_closed", NULL}) && ends(c, r->value->from, there) &&
         (past(c, r->value->to, of_all) > r->value->to ||
          last_of(c, r->value->to, c->to, (Words){"中，", "中淘汰", NULL}));
}

/* "港口铁矿石库存9307万吨", "占CPI涨幅的近三成": what lies there is made by nobody; a part of prices' rise is no rise.
 */
static bool of_stock_or_part(const Context *c, const Reading *r) {
  static Words stocks = {"库存", "庫存", NULL}, parts = {"占", "佔", NULL};
  const Mention *value = r->value;
  if (code_is(r->rule->table, "projects") && value->type == NAME_QUANTITY && sets(r, (Words){"capacity", NULL}))
    return last_of(c, clause_from(c, value), value->from, stocks) != 0;
  return (value->type == NAME_PERCENT || value->type == NAME_NUMBER) &&
         sets(r, (Words){"inflation", "price_change", "price_yoy", NULL}) &&
         last_of(c, clause_from(c, value), value->from, parts);
}

/* "将通胀率降至2%的目标", "通胀率仍高于2%": what a bank aims at, and a mark that prices are held against. */
static bool of_aimed_inflation(const Context *c, const Reading *r) {
  static Words aims = {"目标", "目標", "靠拢", "靠攏", NULL};
  static Words against = {"高于",   "低于",   "高於", "低於", "接近",   "迈向", "邁向", "回到", "重回", "回归",
                          "恢复至", "恢复到", "目标", "目標", "收敛至", "容忍", "对",   "與",   "与",   NULL};
  enum { NEAR = 24 };
  const Mention *value = r->value;
  if (value->type != NAME_PERCENT || !sets(r, (Words){"inflation", NULL})) return false;
  uint32_t to = value->to + NEAR < c->to ? value->to + NEAR : c->to;
  return ends(c, value->from, against) || last_of(c, value->to, to, aims) != 0;
}

bool chinese_tells_none(const Context *c, const Reading *r) {
  return c->han && (of_one(c, r) || of_class(c, r) || only_moved(c, r) || of_other_index(c, r) || of_limit(c, r) ||
                    of_home_market(c, r) || of_other_use(c, r) || of_no_aim(c, r) || of_stock_or_part(c, r) ||
                    of_floor(c, r) || of_another(c, r) || of_aimed_inflation(c, r));
}
