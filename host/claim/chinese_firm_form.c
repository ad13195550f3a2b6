/* Whether what stands where a Chinese firm is named is one: a company that is known, a name that ends with what firms
 * are or make ("…集团", "…玻璃", "…木业"), one in quotes of its own, a short one that decides or closes, one written by
 * its sound, or one the text names again and again. What follows such an end is no part of the name: "某某皮具更早" is
 * 某某皮具. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"

static Words forms = {
    "集团", "集團", "公司", "股份", "控股", "实业", "實業",   "工业",   "工業", "企业", "企業", "商社", "厂",   "廠",
    "电子", "電子", "电气", "電氣", "电器", "電器", "电机",   "電機",   "机电", "機電", "电力", "電力", "电源", "電源",
    "电池", "電池", "电缆", "電纜", "光电", "光電", "半导体", "半導體", "科技", "技术", "通讯", "通訊", "通信", "网络",
    "软件", "汽车", "汽車", "客车", "轮胎", "輪胎", "机械",   "機械",   "重工", "装备", "裝備", "精密", "船舶", "造船",
    "航空", "物流", "港务", "钢铁", "鋼鐵", "特钢", "不锈钢", "水泥",   "玻璃", "陶瓷", "建材", "家居", "家具", "傢俱",
    "木业", "木業", "地板", "卫浴", "纺织", "紡織", "针织",   "服饰",   "服飾", "服装", "服裝", "制衣", "製衣", "鞋业",
    "鞋業", "皮具", "皮革", "箱包", "玩具", "寝具", "寢具",   "化工",   "石化", "化学", "化學", "化纤", "化纖", "化肥",
    "材料", "新材", "锂材", "塑料", "塑膠", "橡胶", "橡膠",   "药业",   "藥業", "制药", "製藥", "医药", "生物", "食品",
    "饮料", "飲料", "乳业", "乳業", "啤酒", "酒业", "酒店",   "百货",   "百貨", "超市", "商场", "商城", "餐饮", "矿业",
    "礦業", "煤业", "煤業", "能源", "光伏", "光能", "太阳能", "硅业",   "矽業", "铝业", "鋁業", "铜业", "銅業", "锌业",
    "镍业", "有色", "稀土", "碱业", "盐业", "紙業", "纸业",   "印刷",   "包装", "银行", "銀行", "证券", "保险", "地产",
    "置业", "置業", "传媒", "航运", "牧业", "饲料", "种业",   "家电",   "家電", "彩电", "空调", "显示", "液晶", "照明",
    "模具", "金属", "金屬", "五金", "铸造", "锻造", "焦化",   "氟化",   "气体", "燃气", "石油", "油田", "煤矿", "铁矿",
    "电厂", "电站", "工厂", "工廠", NULL};
/* Words that say there are some, not which; of goods; of what is done; who only tells of it. */
static Words others = {"跌",     "涨",   "漲",   "一些", "部分", "许多", "許多", "很多", "不少", "多数", "多數",
                       "周边",   "周邊", "大批", "各",   "有的", "相当", "相當", "其他", "其它", "传统", "傳統",
                       "普通",   "主流", "多种", "多種", "努力", "采取", "採取", "减少", "減少", "增加", "发现",
                       "發現",   "记者", "記者", "笔者", "筆者", "人士", "专家", "專家", "分析", "消费", "消費",
                       "用户",   "客户", "市民", "网友", "网民", "先生", "女士", "协会", "協會", "商会", "商會",
                       "基本上", "處於", "经常", "地震", "产区", "產區", "业界", "業界", "一直", "项目", "学会",
                       "统计",   "統計", "报道", "報導", "带头", "集体", "集體", "即使", NULL};
/* What makes of a word for firms a word for something else: "企业协会", "公司产品". */
static Words beyond = {"生产", "生產", "产品", "產品", "价格", "價格", "市场", "市場", "行业", "行業", "产业", "產業",
                       "用",   "者",   "商",   "员",   "員",   "人",   "部",   "局",   "区",   "區",   "会",   "會",
                       "业",   "業",   "需求", "出口", "进口", "進口", "产量", "產量", "库存", "庫存", NULL};

/* Whether the text names it three times and more. */
static bool recurs(const Context *c, uint32_t from, uint32_t to) {
  enum { TIMES = 3 };
  const char *text = c->document->text, *end = text + c->document->length;
  size_t size = to - from;
  int times = 0;
  for (const char *at = text; times < TIMES && (at = memmem(at, (size_t)(end - at), c->text + from, size)); at += size)
    times++;
  return times == TIMES;
}

/* Whether a name is written by its sound: "斯泰兰蒂斯", "诺斯沃特". */
static bool is_foreign(const Context *c, uint32_t from, uint32_t to) {
  static const char sounds[] =
      "阿艾安奥巴邦贝本比毕宾波伯博布达戴丹德登迪蒂丁杜多顿恩尔凡范菲费芬弗福盖甘戈格贡古圭哈汉豪赫亨霍基吉加佳杰金卡凯"
      "坎康考科克"
      "肯库奎拉莱兰朗劳勒雷里利立丽莉林卢鲁路伦罗洛马玛迈麦曼蒙米莫姆穆纳奈南尼宁诺努欧帕派潘佩彭皮珀普奇齐乔琴萨塞森沙"
      "山舍史什斯索塔台泰"
      "坦汤唐特提汀图托瓦万维温文沃乌西希夏谢辛休雪逊雅亚扬耶伊因英尤约泽扎詹兹朱佐";
  enum { CHARACTER = 3, LEAST = 4 };
  uint32_t all = 0, sounding = 0;
  for (uint32_t at = from; at + CHARACTER <= to; at += CHARACTER, all++) {
    if ((unsigned char)c->text[at] < 0xE3) return false;
    const char *hit = sounds;
    while ((hit = memmem(hit, sizeof sounds - 1 - (size_t)(hit - sounds), c->text + at, CHARACTER)) &&
           (hit - sounds) % CHARACTER)
      hit++;
    sounding += hit != NULL;
  }
  return all >= LEAST && 5 * sounding >= 4 * all;
}

bool chinese_firm_form(const Context *c, NameRun *run) {
  enum { CHARACTER = 3, OWN = 2 * CHARACTER };
  uint32_t from = (uint32_t)run->from, to = (uint32_t)run->to, end = 0;
  for (uint32_t at = from; at < to; at += (unsigned char)c->text[at] >= 0xE0 ? CHARACTER : 1) {
    size_t form = at >= from + OWN ? listed_at(forms, c->text + at, to - at) : 0;
    if (form) end = at + (uint32_t)form;
    if (listed_at(others, c->text + at, to - at)) return false;
  }
  static Words verbs = {"进入", "進入", "处于", "處於", NULL};
  if (listed_at(verbs, c->text + from, to - from)) return false;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (m->from >= from + OWN && m->to == to) end = to;
  EACH_MENTION (org, c, NAME_ORG)
    if (!org->inside && org->org && org->org->kind == ORG_COMPANY && org->from >= from && org->to <= to &&
        org->to > end)
      end = org->to;
  if (end) {
    if (end < to && (listed_at(beyond, c->text + end, to - end))) return false;
    if (end == to || (unsigned char)c->text[end] >= 0x80) run->to = end; /* "光伏公司Solara" */
    return true;
  }
  if (c->text[from] >= 'A' && c->text[from] <= 'Z') return true;
  static Words quotes = {"「", "“", "『", NULL}, closes = {"」", "”", "』", NULL};
  static Words acts = {"宣布", "宣佈", "计划", "計劃", "計畫", "决定", "決定", "拟",   "擬",
                       "关闭", "關閉", "关停", "關停", "将关", "將關", "将裁", "將裁", NULL};
  for (uint32_t at = from; at < to; at += (unsigned char)c->text[at] >= 0xE0 ? CHARACTER : 1)
    if (listed_at(quotes, c->text + at, to - at)) return true;
  if (listed_at(closes, c->text + to, c->to - to)) return true;
  static Words times = {"今年", "去年", "明年", "上月", "本月", "近日", "日前", "上周", "本周",
                        "昨日", "昨天", "周",   "于",   "將",   "将",   "已",   NULL};
  static Words matters = {"价", "價", "量", "额", "額", "率", "度", "面", "题", "潮", "线",
                          "情", "势", "期", "力", "资", "本", "金", "业", "業", "市", "气",
                          "場", "场", "品", "单", "工", "人", "者", "商", NULL};
  bool brief = to - from <= 2 * OWN;
  bool timed = listed_at(times, c->text + to, c->to - to) != 0;
  EACH_MENTION (date, c, NAME_DATE) timed |= date->from == to;
  timed &= brief && !listed_at(matters, c->text + to - CHARACTER, CHARACTER);
  if (is_foreign(c, from, to)) return true;
  return (brief && listed_at(acts, c->text + to, c->to - to)) || timed || recurs(c, from, to);
}

/* "青岛钢铁召开搬迁大会", "杭州化工的搬迁计划": a town and a trade that no word for all of that trade follows, before a
 * verb. */
bool chinese_town_firm(const Context *c, const Mention *verb, NameRun *run) {
  static Words trades = {"钢铁", "鋼鐵", "特钢", "铝业", "鋁業", "铜业", "锌业", "水泥", "玻璃", "化工", "焦化",
                         "石化", "化肥", "纸业", "紙業", "重工", "矿业", "煤业", "船厂", "药业", NULL};
  static Words all = {"产能", "產能", "企业", "企業", "工业", "工業", "园", "園", "基地", "集群",
                      "大",   "厂家", "类",   "等",   "、",   "和",   "及", "与", NULL};
  bool found = false;
  if (!c->han) return false;
  EACH_MENTION (city, c, NAME_CITY) {
    if (city->to >= verb->from) break;
    size_t trade = listed_at(trades, c->text + city->to, verb->from - city->to);
    uint32_t end = city->to + (uint32_t)trade;
    if (!trade || listed_at(beyond, c->text + end, c->to - end) || listed_at(all, c->text + end, c->to - end)) continue;
    *run = (NameRun){city->from, end};
    found = true;
  }
  return found;
}

bool chinese_supplied(const Context *c, const Mention *org) {
  static Words others_of = {"供应商", "供應商", "的供应商", "代工厂", "代工廠", "的代工",
                            "经销商", "經銷商", "竞争对手", "客户",   NULL};
  return chinese_at(c, org->from) && listed_at(others_of, c->text + org->to, c->to - org->to);
}
