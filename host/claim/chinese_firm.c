/* Names of Chinese firms, which nothing but their place in the sentence tells: the subject of a clause is what stands
 * before its verb, its time, its adverb; and the firm that a filing is of says so ("(「本公司」)"). */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/firms.h"
#include "claim/window.h"

/* Words at which a subject ends. */
static Words stops = {
    "已",       "于",       "於",     "宣布", "宣佈",   "将",     "將",   "在",     "由",     "因",   "则",
    "也",       "计划",     "决定",   "決定", "称",     "表示",   "否认", "方面",   "正式",   "关闭", "关停",
    "關閉",     "停产",     "从",     "把",   "拟",     "对",     "向",   "亦",     "就",     "曾",   "又",
    "会",       "先后",     "日前",   "近日", "今年",   "去年",   "发布", "旗下",   "位于",   "其",   "全面",
    "永久",     "通知",     "公告",   "开始", "选择",   "陆续",   "自",   "被",     "受",     "还",   "是",
    "年",       "月",       "有",     "为",   "共",     "约",     "上周", "本周",   "今日",   "昨日", "最终",
    "不得不",   "被迫",     "终止",   "停止", "裁",     "撤",     "并",   "或",     "继续",   "累计", "纷纷",
    "分批",     "再",       "仍",     "没",   "打算",   "预计",   "同意", "之所以", "迎来",   "说明", "意味着",
    "關於",     "关于",     "是否",   "也许", "正在",   "今后",   "随后", "當",     "需要",   "一直", "分别",
    "退出",     "搬",       "迁",     "遣散", "，",     "。",     "、",   "；",     "：",     "”",    "“",
    "》",       "《",       "（",     "）",   "—",      "最近",   "近期", "透露",   "证实",   "承认", "即将",
    "已经",     "從",       "開始",   "計劃", "計畫",   "發布",   "發佈", "位於",   "停產",   "關停", "遷",
    "並",       "出售",     "转让",   "轉讓", "稱",     "告诉",   "告訴", "說",     "说",     "準備", "准备",
    "陸續",     "紛紛",     "先後",   "終止", "仍在",   "相继",   "相繼", "撤離",   "搬遷",   "率先", "加快",
    "加速",     "剥离",     "證實",   "承認", "不仅",   "不但",   "不僅", "剝離",   "卖掉",   "賣掉", "抛售",
    "拋售",     "总负债",   "总资产", "负债", "總負債", "總資產", "負債", "净利润", "净亏损", "營收", "营收",
    "营业收入", "资不抵债", "連年",   "连年", "连续",   NULL};
/* Openers of a sentence or a clause that name nobody. */
static Words openers = {
    "此外",   "同时",     "其中",       "另外",     "随后",     "目前",         "据悉",     "近日", "日前", "对此",
    "不过",   "但",       "而",         "當時",     "当时",     "而且",         "并",       "，",   "“",    "「",
    "；",     "截至目前", "早在",       "另据报道", "据报道",   "上述",         "其后",     "首先", "其次", "例如",
    "比如",   "与此同时", "但与此同时", "同样",     "近期",     "统计数据显示", "数据显示", "再次", "随即", "最近",
    "近年来", "更早前",   "此前",       "之前",     "美东时间", "当地时间",     "在",       "如",   "且",   "则",
    "因此",   "所以",     "尽管",       "即使",     "消息称",   "消息显示",     "公告称",   "曝",   "据悉", NULL};
/* A clause that opens with one of these tells why or when. */
static Words reasons = {"除", "受", "因",   "由于", "鉴于", "鑑於", "随着",   "据", "根据", "按照",
                        "为", "经", "如果", "若",   "虽然", "面对", "考虑到", "约", NULL};
/* Words that name no one firm. */
static Words anyone = {"企业", "公司", "行业", "各地", "部分", "多家", "各家",   "一家", "两家", "三家", "该",   "这家",
                       "有关", "相关", "其他", "当地", "本地", "大型", "小型",   "中小", "不少", "许多", "一些", "多数",
                       "大量", "全部", "政府", "厅",   "局",   "部门", "委员会", "职工", "员工", "工人", "人",   "产能",
                       "市场", "我",   "它",   "他",   "们",   "双方", "省",     "市",   "县",   "区",   "国",   "地方",
                       "厂商", "老",   "新",   "第",   "条",   "座",   "号",     "个",   "生产", "线",   "月",   "日",
                       "季度", "的",   "了",   "和",   "与",   "及",   "等",     "一",   "二",   "两",   NULL};
/* Words that stand in no firm's name. */
static Words never = {
    "法院",   "法庭", "仲裁", "亦有",   "也有",   "相关公司", "此次", "本次",   "这场", "那场", "会议", "这次",
    "此轮",   "本轮", "显示", "数据",   "统计",   "来源",     "人数", "大规模", "专注", "出现", "持续", "初请",
    "平均线", "例如", "失业", "申领",   "就业",   "裁员",     "观察", "大量",   "涉及", "影响", "这些", "那些",
    "任何",   "为了", "没有", "可能",   "如果",   "虽然",     "股价", "疫情",   "经济", "全球", "什么", "怎么",
    "截至",   "本文", "正文", "原标题", "部分",   "基础",     "追踪", "细节",   "消息", "情况", "方案", "措施",
    "外媒",   "媒体", "官方", "该行业", "案件",   "成功率",   "波动", "指出",   "认为", "前期", "调整", "嫌疑",
    "抓获",   "包括", "警方", "平台",   "不好",   "需求",     "行情", "检修",   "来看", "装置", "即日", "加强",
    "发生",   "事故", "监管", "责令",   "本财",   "财年",     "率",   "后者",   "前者", "勒令", "下令", "促使",
    "反而",   "使得", "導致", "导致",   "越来越", "越來越",   "关切", "關切",   "主要", "高端", "贸易", "貿易",
    "这种",   "這種", "这样", "這樣",   "只是",   "不是",     "更加", "甚至",   "逼",   "迫使", "令",   "让",
    "讓",     "价格", "價格", "成本",   "利润",   "利潤",     "进行", "進行",   "无法", "無法", "造成", "收回",
    "上调",   "下调", "上調", "下調",   "上涨",   "下跌",     "准入", "条件",   "部门", "部門", "实际", "實際",
    "货款",   "贷款", "意见", "规划",   "条例",   "办法",     "规定", "難以",   "难以", "能够", "能夠", "必须",
    "由于",   "因为", "所以", "之后",   "之前",   "时候",     "目前", "现在",   "我们", "他们", "几乎", "幾乎",
    "直接",   "大批", "压力", "困难",   "问题",   "原因",     "引发", "引發",   "估计", "估計", "每",   "仅",
    "僅",     "其余", "其中", "同比",   "环比",   "比例",     "占比", "扎堆",   "频现", "产地", "分布", NULL};
/* Ends of what is a time or a condition, not a name. */
static Words not_last = {"后", "上", "中", "下", "时", "前", "内", "以来", "以及", "率", NULL};
/* Words before a name that say what it is. */
static Words kinds = {"股东",   "子公司", "附属公司", "母公司", "巨头", "厂商", "制造商",
                      "生产商", "供应商", "企业",     "龙头",   "车企", "品牌", NULL};
/* Those who speak for the firm whose report this is. */
static Words own = {"本公司", "本集团", "本集團", "董事会", "董事會", "我司", "我公司", NULL};

static size_t step_of(const char *at) { return (unsigned char)*at >= 0xE0 ? 3 : (unsigned char)*at >= 0xC0 ? 2 : 1; }

/* The end of a time or an amount that begins at `at`; 0: none does. */
static uint32_t figure_end(const Context *c, uint32_t at) {
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->from == at && m->type >= NAME_NUMBER && m->type <= NAME_DURATION && m->to > at) return m->to;
  }
  return 0;
}

static uint32_t pass_openers(const Context *c, uint32_t at, uint32_t to) {
  PatternMatch line;
  if (at == c->from && words_find(c, at, to, "讯[　 ]", &line) && line.to < 60)
    at += (uint32_t)line.to; /* "本报讯　" */
  for (;;) {
    size_t word = at < to ? listed_at(openers, c->text + at, to - at) : 0;
    uint32_t figure = at < to ? figure_end(c, at) : 0;
    if (figure && figure <= to)
      at = figure;
    else if (word)
      at += (uint32_t)word;
    else if (at < to && strchr(" ,;\"", c->text[at]))
      at++;
    else
      return at;
  }
}

/* Whether a name has two characters of its own: not a place, a sector or a common word. */
static bool names_someone(const Context *c, uint32_t from, uint32_t to) {
  enum { OWN_LEAST = 2 };
  size_t own_characters = 0;
  for (uint32_t at = from; at < to;) {
    uint32_t past = at;
    for (size_t i = 0; i < c->mentions; i++) {
      const Mention *m = &c->mention[i];
      bool common = m->type == NAME_PLACE || m->type == NAME_CITY || m->type == NAME_SECTOR || m->type == NAME_WORD;
      if (common && m->from <= at && m->to > past && m->to <= to && !(m->type == NAME_WORD && m->to - m->from < 6))
        past = m->to;
      if (m->type == NAME_ORG && m->org && m->org->kind == ORG_COMPANY && m->from <= at && m->to > at) return true;
      if (m->type == NAME_ORG && m->org && m->org->kind != ORG_COMPANY && m->from <= at && m->to > at) return false;
    }
    size_t word = past > at ? 0 : listed_at(anyone, c->text + at, to - at);
    if (past > at) {
      at = past;
    } else if (word) {
      at += (uint32_t)word;
    } else {
      own_characters++;
      at += (uint32_t)step_of(c->text + at);
    }
  }
  return own_characters >= OWN_LEAST;
}

/* 有 of 拥有, 国有, 持有, 有限公司: no verb of its own. */
static bool holds(const Context *c, uint32_t from, uint32_t at) {
  static Words wholes = {"拥有", "擁有", "国有", "國有", "持有", "私有", "所有", NULL};
  if (memcmp(c->text + at, "有限", 6) == 0) return true;
  return at >= from + 3 && memcmp(c->text + at, "有", 3) == 0 && listed_at(wholes, c->text + at - 3, 6) != 0;
}

/* "某某正把", "某某均": an adverb of one letter before the verb is no part of the name, but in "方正" it is. */
static uint32_t without_adverb(const Context *c, uint32_t from, uint32_t end) {
  static Words adverbs = {"正", "均", "都", "才", "只", "便", "即", "早", "刚", "剛",
                          "竟", "全", "已", "将", "拟", "昨", "则", "則", NULL};
  static Words names = {"方正", "公正", "中正", "大都", "京都", "成都", "首都", "昌都", "周全", "安全", NULL};
  while (end >= from + 9 && listed_at(adverbs, c->text + end - 3, 3) && !listed_at(names, c->text + end - 6, 6))
    end -= 3;
  return end;
}

/* "河南一家拥有60万吨产能的老牌企业某某": behind an amount that only says what the firm is like; 0: none does. */
static uint32_t behind_aside(const Context *c, uint32_t at, uint32_t to) {
  enum { ASIDE_MOST = 60 };
  static Words ones = {"一家", "一間", "一间", "两家", NULL}, of = {"的", NULL},
               breaks = {"，", "因", "将", "將", NULL};
  size_t one = listed_at(ones, c->text + at, to - at);
  uint32_t plain = one ? at + (uint32_t)one : 0;
  for (uint32_t i = at; i < to && i - at < ASIDE_MOST; i += (uint32_t)step_of(c->text + i)) {
    size_t links = listed_at(of, c->text + i, to - i);
    if (listed_at(breaks, c->text + i, to - i)) break;
    if (links && i + links + 6 < to) return i + (uint32_t)links;
  }
  return plain;
}

/* The subject that opens from..to; false: it names nobody. */
static bool subject_in(const Context *c, uint32_t from, uint32_t to, NameRun *run) {
  enum { NAME_MOST = 60 };
  uint32_t at = pass_openers(c, from, to), end = at;
  EACH_MENTION (people, c, NAME_QUANTITY) /* "约260名职工拿了补偿离开": those who are let go */
    if (people->from >= from && people->to <= at && code_is(people->unit, "jobs")) return false;
  if (at >= to || listed_at(reasons, c->text + at, to - at) || listed_at(own, c->text + at, to - at)) return false;
  for (; end < to && (!listed_at(stops, c->text + end, to - end) || holds(c, at, end)) &&
         !strchr(" ,;:()\"\n", c->text[end]);
       end += (uint32_t)step_of(c->text + end)) {
    uint32_t past = figure_end(c, end) ? behind_aside(c, end, to) : 0;
    if (past)
      at = end = past;
    else if (figure_end(c, end))
      break;
    size_t of = listed_at((const char *const[]){"的", NULL}, c->text + end, to - end);
    if (of && end + of < to) at = end + (uint32_t)of; /* "…的日方股东松田电机": the last one acts */
  }
  for (uint32_t i = at; i < end; i += (uint32_t)step_of(c->text + i)) {
    size_t kind = listed_at(kinds, c->text + i, end - i);
    if (kind && i + kind + 6 <= end) at = i + (uint32_t)kind;
  }
  end = without_adverb(c, at, end);
  if (end < at + 6 || end - at > NAME_MOST || !names_someone(c, at, end)) return false;
  for (uint32_t i = at; i < end; i += (uint32_t)step_of(c->text + i))
    if (listed_at(never, c->text + i, end - i)) return false;
  if (listed_at(not_last, c->text + end - 3, 3)) return false;
  static Words speaks = {"说", "說", "告诉", "告訴", "介绍", "介紹", NULL}; /* people do, of others */
  if (actor_chinese_person(c, at, end)) return false;
  if (end < to && listed_at(speaks, c->text + end, to - end)) return false;
  *run = (NameRun){at, end};
  return chinese_firm_form(c, run) && names_someone(c, at, (uint32_t)run->to);
}

/* "某某有限公司(大连)的股东": a bracket inside a subject belongs to what stands before. */
static uint32_t behind_bracket(const Context *c, uint32_t from, uint32_t to) {
  PatternMatch match;
  return words_find(c, from, to, "^[^,，]-%)[^,，]-的", &match) ? from + (uint32_t)match.to : from;
}

/* "「某集团」(NAME,又称「某表」)宣布": a clause that a bracket is closed in, which opened before; there the subject
 * ends. */
static uint32_t bracket_before(const Context *c, uint32_t from, uint32_t to) {
  uint32_t open = 0;
  int depth = 0;
  for (uint32_t at = c->from; at < to; at++) {
    bool wide = at + 3 <= to && memcmp(c->text + at, "（", 3) == 0,
         ends = at + 3 <= to && memcmp(c->text + at, "）", 3) == 0;
    if ((c->text[at] == '(' || wide) && depth++ == 0 && at < from) open = at;
    if ((c->text[at] == ')' || ends) && depth > 0 && --depth == 0 && at < from) open = 0;
    if ((c->text[at] == ')' || ends) && depth == 0 && at >= from) break;
  }
  return open;
}

/* "环境部勒令某某公司停产": behind a verb of order, who is told to; 0: nobody orders. */
static uint32_t ordered_from(const Context *c, uint32_t from, uint32_t to) {
  static Words orders = {"勒令", "责令", "下令", "責令", NULL};
  uint32_t behind = 0;
  for (size_t i = 0; orders[i]; i++) {
    const char *at = memmem(c->text + from, to - from, orders[i], 6);
    if (at) behind = (uint32_t)(at - c->text) + 6;
  }
  return behind;
}

bool chinese_subject(const Context *c, const Mention *verb, NameRun *run) {
  for (int clause = verb->clause; clause >= 0 && (size_t)clause < c->clauses; clause--) {
    uint32_t from = c->clause[clause].from, to = c->clause[clause].to < verb->from ? c->clause[clause].to : verb->from;
    if (from >= to) continue;
    uint32_t ordered = ordered_from(c, from, to);
    if (ordered && ordered < to) return subject_in(c, ordered, to, run);
    uint32_t open = bracket_before(c, from, to), begin = c->from;
    for (int i = 0; open && i <= clause; i++)
      if (c->clause[i].from < open) begin = c->clause[i].from;
    if (open > begin && subject_in(c, begin, open, run)) return true;
    if (subject_in(c, behind_bracket(c, from, to), to, run)) return true;
  }
  return false;
}

/* "Alpha和Beta": names in Latin letters that are joined, each of them. */
void chinese_names(const Context *c, const NameRun *run, CodeList *names) {
  static Words joins = {"和", "与", "及", "、", "與", NULL};
  uint32_t from = (uint32_t)run->from, to = (uint32_t)run->to;
  bool month = to + 3 <= c->to && listed_at((const char *const[]){"月", "年", NULL}, c->text + to, 3);
  while (month && to > from && c->text[to - 1] >= '0' && c->text[to - 1] <= '9') to--; /* "Alpha9月1日" */
  names->count = 0;
  for (uint32_t at = from, begin = from; at <= to; at++) {
    size_t join = at < to ? listed_at(joins, c->text + at, to - at) : 0;
    bool latin = at > begin && (unsigned char)c->text[at - 1] < 0x80 && at + join < to &&
                 (unsigned char)c->text[at + join] < 0x80;
    if (at < to && !(join && latin)) continue;
    codes_add(names, document_copy(c->document, c->text + begin, at - begin));
    begin = at + (uint32_t)join;
  }
}

/* "证券代码：…": a notice of a firm that is listed, which calls itself 公司. */
bool chinese_filing(ClaimDocument *document) {
  enum { HEAD = 600 };
  static Words marks = {"证券代码", "公告编号", "证券简称", "股份代號", "證券代碼", NULL};
  PatternMatch match;
  for (size_t i = 0; marks[i]; i++)
    if (document_find(document, HEAD, marks[i], &match)) return true;
  return false;
}

bool chinese_filing_acts(const Context *c, const Mention *verb) {
  bool subject = words_match(c, c->from, verb->from, "^公司") || words_match(c, c->from, verb->from, "，公司");
  return subject && chinese_filing(c->document);
}

bool chinese_says_own(const Context *c, const Mention *verb) {
  for (size_t i = 0; own[i]; i++)
    if (words_match(c, c->from, verb->from, own[i])) return true;
  return false;
}

/* "该公司将…": the firm that the text spoke of last, by name. */
bool chinese_firm_before(const Context *c, const Mention *verb, const Context **where, NameRun *run) {
  static Words said = {"该公司", "该企业", "该集团", "该厂", "这家公司", "该车企", "公司", "集团",
                       "该工厂", "此次",   "本次",   "这次", "此轮",     "本轮",   NULL};
  enum { BACK = 8 };
  bool anaphor = false;
  for (int clause = verb->clause; clause >= 0 && !anaphor && (size_t)clause < c->clauses; clause--) {
    uint32_t at = pass_openers(c, c->clause[clause].from, c->clause[clause].to);
    anaphor = at < verb->from && listed_at(said, c->text + at, verb->from - at) != 0;
  }
  for (uint32_t back = 1; anaphor && back <= BACK && back <= c->number; back++) {
    const Context *other = document_sentence(c->document, c->number - back);
    EACH_MENTION (org, other, NAME_ORG)
      if (org->org && org->org->kind == ORG_COMPANY && !org->inside) {
        *run = (NameRun){org->from, org->to};
        *where = other;
        return true;
      }
    if (other->to > other->from && subject_in(other, other->from, other->to, run) &&
        words_match(other, (uint32_t)run->from, (uint32_t)run->to, "公司$")) {
      *where = other;
      return true;
    }
  }
  return false;
}

/* "停产期限", "停产检修": of a stop, no end of a plant; while it is put in order it stands still (firm_settle). */
bool chinese_stops_for_good(const Context *c, const Mention *cue) {
  static Words passing = {
      "期限",     "期间", "管理人",         "重整管理人",     "计划草案",   "草案",     "投资人", "补偿",
      "检修",     "检查", "损失",           "檢修",           "期間",       "风险",     "带来的", "造成的",
      "导致",     "引发", "事件",           "等因素",         "等方面",     "危机",     "威胁",   "传闻",
      "的传闻",   "隐患", "重整案件信息网", "重组案件信息网", "案件信息网", "件信息网", "一事",   "不影响",
      "不会影响", "法庭", "审判庭",         "法院",           "危機",       "威脅",     NULL};
  static Words suffers = {"受", NULL}, effect = {"影响", "影響", NULL}; /* "受停产影响" */
  if (cue->from >= c->from + 3 && listed_at(suffers, c->text + cue->from - 3, 3) &&
      listed_at(effect, c->text + cue->to, c->document->length - cue->to))
    return false;
  return !chinese_at(c, cue->from) || !listed_at(passing, c->text + cue->to, c->document->length - cue->to);
}

/* "失业金", "失业率": of people without work, whom no firm lets go. */
bool chinese_lets_go(const Context *c, const Mention *cue) {
  static Words weak = {"涉及",     "波及", "受影响", "受到影响", "离开",     "离职",     "安置",   "分流",
                       "分流安置", "影响", "影響",   "影响员工", "影響員工", "影响职工", "受波及", NULL};
  static Words strong = {"裁",     "关闭", "关停", "停产", "倒闭", "破产", "解除", "关厂", "减员",
                         "遣散",   "搬迁", "撤出", "歇业", "停运", "清算", "退出", "關",   "停產",
                         "去产能", "停止", "终止", "終止", "熄灯", "熄燈", NULL};
  if (listed_at(weak, c->text + cue->from, cue->to - cue->from) == cue->to - cue->from) {
    bool lost = false;
    for (size_t i = 0; strong[i] && !lost; i++)
      lost = memmem(c->text + c->from, c->to - c->from, strong[i], strlen(strong[i])) != NULL;
    return lost;
  }
  static Words other = {"金", "率", "救济", "人数", "保险", "人口", "人员", "申请", NULL};
  if (cue->to - cue->from != 6 || memcmp(c->text + cue->from, "失业", 6) != 0) return true;
  return !listed_at(other, c->text + cue->to, c->document->length - cue->to);
}

/* "星河股份有限公司(「本公司」": the name before; else a line of the head that is a firm's name. */
const char *chinese_document_firm(ClaimDocument *document) {
  enum { HEAD = 2400, NAME_MOST = 90 };
  static Words marks = {"(「本公司」",      "（「本公司」",       "(“本公司”",         "（“本公司”",      "(\"本公司\"",
                        "（以下简称“公司”", "（以下简称“本公司”", "(以下简称\"公司\"", "(以下简称“公司”", NULL};
  static Words ends = {"股份有限公司", "有限责任公司", "有限公司", "集团", NULL};
  const char *text = document->text;
  size_t head = document->length < HEAD ? document->length : HEAD, to = 0;
  for (size_t i = 0; marks[i] && !to; i++) {
    const char *at = memmem(text, head, marks[i], strlen(marks[i]));
    if (at) to = (size_t)(at - text);
  }
  for (size_t line = 0, next; !to && line < head; line = next) {
    const char *end = memchr(text + line, '\n', head - line);
    size_t length = end ? (size_t)(end - text) - line : head - line;
    next = line + length + 1;
    for (size_t i = 0; ends[i] && !to && length < NAME_MOST; i++) {
      size_t size = strlen(ends[i]);
      if (length > size && memcmp(text + line + length - size, ends[i], size) == 0) to = line + length;
    }
  }
  size_t from = to;
  while (from > 0 && (unsigned char)text[from - 1] >= 0x80 && to - from < NAME_MOST &&
         !(from >= 3 && (memcmp(text + from - 3, "由", 3) == 0 || memcmp(text + from - 3, "，", 3) == 0 ||
                         memcmp(text + from - 3, "。", 3) == 0 || memcmp(text + from - 3, "：", 3) == 0)))
    from--;
  return to > from ? document_copy(document, text + from, to - from) : NULL;
}
