/* How Chinese tells time and place where English has prepositions: a topic holds until the next one is named, so that
 * what stands before a figure governs it and what stands behind it does not; comparisons and the other ends of flows
 * are told by the character before a place. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/firms.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/window.h"
#include "text/date.h"

static bool opens_han(char byte) { return (unsigned char)byte >= 0xE3 && (unsigned char)byte <= 0xE9; }

/* Of eight bytes. */
static bool all_ascii(const char *text) {
  uint64_t eight;
  memcpy(&eight, text, sizeof eight);
  return !(eight & 0x8080808080808080);
}

bool chinese_at(const Context *c, uint32_t at) { return at < c->to && opens_han(c->text[at]); }

bool chinese_opens(const char *text, uint32_t from, uint32_t to) {
  enum { OPENING = 36 };
  uint32_t end = to - from < OPENING ? to : from + OPENING;
  for (uint32_t at = from; at < end;) {
    if (end - at >= sizeof(uint64_t) && all_ascii(text + at))
      at += sizeof(uint64_t);
    else if (opens_han(text[at++]))
      return true;
  }
  return false;
}

bool chinese_document(ClaimDocument *document) {
  enum { LOOKED_AT = 4096, BLOCK = 64 };
  if (document->chinese_known) return document->chinese;
  size_t most = document->length < LOOKED_AT ? document->length : LOOKED_AT, han = 0;
  for (size_t i = 0, end; i < most; i = end) {
    end = most - i < BLOCK ? most : i + BLOCK;
    bool ascii = end - i == BLOCK;
    for (size_t k = i; ascii && k < end; k += 4 * sizeof(uint64_t))
      ascii = all_ascii(document->text + k) && all_ascii(document->text + k + 8) &&
              all_ascii(document->text + k + 16) && all_ascii(document->text + k + 24);
    for (size_t k = i; !ascii && k < end; k++) han += opens_han(document->text[k]);
  }
  document->chinese_known = true;
  return document->chinese = han * 5 > most;
}

/* Whether the text at `at` begins with one of some words; `*to`: behind it. */
static bool begins(const Context *c, uint32_t at, const char *const *words, uint32_t *to) {
  for (; at < c->to && *words; words++) {
    if (c->text[at] != **words) continue;
    size_t length = strlen(*words);
    if (at + length > c->to || memcmp(c->text + at, *words, length) != 0) continue;
    if (to) *to = at + (uint32_t)length;
    return true;
  }
  return false;
}

/* "为2011年以来最低", "创近13年同期新高" */
bool chinese_extreme(const Context *c, const Mention *date) {
  static const char *const fillers[] = {"以来", "来", "同期", "历史", "的", "之", "單月", "单月", NULL};
  static const char *const extremes[] = {"最", "新高", "新低", "高点", "低点", "高位", "低位", "次高", "次低", NULL};
  static const char *const firsts[] = {"首次", "首度", NULL};
  uint32_t at = date->to;
  if (!chinese_at(c, at)) return false;
  for (int i = 0; i < 4 && begins(c, at, fillers, &at); i++) continue;
  if (begins(c, at, extremes, NULL)) return true;
  bool since = at > date->to || (date->date && date->date->bound == DATE_SINCE); /* "2016年首次": in that year */
  return since && begins(c, at, firsts, NULL);
}

/* A place that a figure is compared with or is a share of: "低于全国平均水平", "占全国的17.9%", "相当于德国的两倍". */
static bool is_measure(const Context *c, uint32_t at) {
  static const char *const before[] = {"低于", "高于", "多于", "少于", "大于", "小于", "优于", "相当于", "等于",
                                       "超过", "超越", "不及", "占",   "占到", "佔",   "居",   "位居",   "列",
                                       "較",   "较",   "比",   "同比", "高於", "低於", NULL};
  return ends(c, at, before);
}

/* Where goods come from or go to, the first of a list too: "原产于日本和韩国的", "自印尼进口", "对美出口". */
static bool is_end(const Context *c, uint32_t at) {
  static const char *const before[] = {"原产于", "产于", "产自", "来自", "源自", "原產於", "自", "通过",
                                       "通過",   "途经", "途經", "经由", "經由", "取道",   NULL};
  return ends(c, at, before);
}

/* "与匈牙利…签订协议,拟投资…": of a project the other side is where it is built. */
bool chinese_builds(const Context *c, const Reading *r) {
  return code_is(r->rule->table, "projects") && chinese_sentence(c);
}

/* "欧盟仍为最大的出口市场": the other end of the flows that follow. */
static bool is_outlet(const Context *c, const Mention *m) {
  static const char *const outlets[] = {"出口市场",   "出口市場", "贸易伙伴", "貿易夥伴",
                                        "出口目的地", "进口来源", "来源国",   "来源地"};
  static const char *const is[] = {"是", "为", "成为", "仍", "继续", "依然", "一直", NULL};
  enum { REACH = 60 };
  uint32_t to = m->to + REACH < c->to ? m->to + REACH : c->to;
  return begins(c, m->to, is, NULL) && words_any(c, m->to, to, outlets, sizeof outlets / sizeof *outlets);
}

/* "越南、韩国和阿联酋位列前三，其中对越南出口…": markets by rank are not whose flow it is. */
static bool is_ranked(const Context *c, const Reading *r, const Mention *m) {
  static const char *const ranks[] = {"位列", "位居", "居前", "排名", "依次", "前三", "前五", "前十"};
  enum { REACH = 60 };
  if (!r->head || (r->head->list != NAME_export_cue && r->head->list != NAME_import_cue) || m->to > r->head->from ||
      m->clause == r->head->clause)
    return false;
  uint32_t to = m->to + REACH < r->head->from ? m->to + REACH : r->head->from;
  return words_any(c, m->to, to, ranks, sizeof ranks / sizeof *ranks);
}

static uint32_t clause_end_of(const Context *c, uint32_t from) {
  uint32_t to = c->to;
  static const char *const signs[] = {"，", "。", "；"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    const char *sign = from < to ? memmem(c->text + from, to - from, signs[i], strlen(signs[i])) : NULL;
    if (sign) to = (uint32_t)(sign - c->text);
  }
  return to;
}

/* "受几内亚供应扰动影响": where something comes from that moved it. */
static bool is_cause(const Context *c, const Mention *m) {
  static const char *const leads[] = {"受$", "受到$", "因$", "由于$", "鉴于$", "受制于$", "得益于$", "受益于$"};
  static const char *const ends_in[] = {"影响", "影響", "扰动", "冲击", "衝擊", "拖累",
                                        "带动", "刺激", "推动", "因素", "需求"};
  Window before = window_before(c, m->from, 12);
  uint32_t to = clause_end_of(c, m->to);
  return window_any(&before, leads, sizeof leads / sizeof *leads) &&
         words_any(c, m->to, to, ends_in, sizeof ends_in / sizeof *ends_in);
}

bool chinese_aside(const Context *c, const Reading *r, const Mention *m) {
  if (!place_in_china(m->code) && is_cause(c, m)) return true;
  static const char *const towards[] = {"对", "對", NULL}, *const goes[] = {"赴", "往", "到", NULL};
  bool to_china = m->to - m->from == 6 && begins(c, m->from, towards, NULL) &&
                  !words_match(c, m->from, m->to, "岸$"); /* "对华", but "對岸" */
  if (is_measure(c, m->from) || to_china) return true;
  if (chinese_builds(c, r)) return ends(c, m->from, (const char *const[]){"被", "由", NULL}); /* who acts, not where */
  if (is_end(c, m->from) || is_outlet(c, m) || is_ranked(c, r, m)) return true;
  if (ends(c, m->from, (const char *const[]){"含", "包括", NULL})) return true; /* "中国大陆（含香港）": with another */
  if (ends(c, m->from, goes)) return true; /* "企业赴乙国建厂": where somebody goes */
  MentionList members;
  fill_list(c, m, &members);
  if (members.count < 2 || members.item[0] == m) return false;
  return is_end(c, members.item[0]->from) || ends(c, members.item[0]->from, goes) ||
         ends(c, members.item[0]->from, towards); /* "对韩国、美国和泰国出口" */
}

/* "年底", "3月份", "一季度", "上半年": a part of a year that the words before name. */
static bool is_part(const Context *c, const Mention *m) {
  static const char *const parts[] = {"年底",   "年末",   "年初",   "年中",   "一季",   "二季",   "三季",
                                      "四季",   "第一季", "第二季", "第三季", "第四季", "上半年", "下半年",
                                      "前三季", "前两",   "前十",   "全年",   NULL};
  if (!m->date->relative || m->date->grain == GRAIN_DAY) return false;
  if (begins(c, m->from, parts, NULL)) return true;
  return m->date->grain == GRAIN_MONTH &&
         (words_match(c, m->from, m->to, "^%d+月") || words_match(c, m->from, m->to, "^%d+[-—–至]"));
}

/* Whether a date is what something is told against: "比上年", "去年同期", "较2022年末". */
static bool is_compared(const Context *c, const Mention *date) {
  static const char *const against[] = {"比", "较", "較", "自", "超过", "高于", "低于", "与", "同", NULL};
  return ends(c, date->from, against) || words_match(c, date->from, date->to, "同期");
}

/* The year that a date names by its figures, or, in the sentence of what asks, by 今年 and 去年; 0: none. */
static int year_of(const Context *c, const Mention *date, bool here) {
  bool bracketed = date->from > c->from && ends(c, date->from, (const char *const[]){"(", "（", NULL});
  bool named = !date->date->relative && !bracketed && !chinese_extreme(c, date) &&
               date->date->reading[0].lo != DATE_OPEN_LO && date->date->grain != GRAIN_DAY;
  bool told =
      words_match(c, date->from, date->to, "^今年") ||
      (here && (words_match(c, date->from, date->to, "^去年") || words_match(c, date->from, date->to, "^上年")));
  int year = 0, month, day;
  if (named || told) date_to_civil(date->date->reading[0].lo, &year, &month, &day);
  return year;
}

/* The year that a part of a year is of: that of the last date before it in its sentence that names one, else of the
 * first one of a sentence before it in the paragraph, which is that sentence's time. */
static int year_named(const Context *c, const Mention *m) {
  enum { BACK = 3 };
  int year = 0;
  EACH_MENTION (date, c, NAME_DATE) {
    if (date->from >= m->from) break;
    int told = date->inside || !date->date->readings || is_compared(c, date) ? 0 : year_of(c, date, true);
    if (told) year = told;
  }
  for (uint32_t back = 1; !year && back <= BACK && back <= c->number; back++) {
    const Context *other = document_sentence(c->document, c->number - back);
    if (other->block != c->block) return 0;
    EACH_MENTION (date, other, NAME_DATE) {
      if (date->inside || !date->date->readings || is_compared(other, date)) continue;
      if (date->date->bound == DATE_BY || date->date->bound == DATE_BEFORE) continue; /* "2027年之前": an end */
      year = year_of(other, date, false);
      break;
    }
  }
  return year;
}

int chinese_year(const Context *c, const Mention *m) {
  return chinese_sentence(c) && is_part(c, m) ? year_named(c, m) : 0;
}

/* What a date costs as the time of a figure: it stands before, and the last one before is the topic. What a later
 * clause dates is another matter; false. */
bool chinese_period_cost(const Mention *date, const Mention *anchor, double *cost) {
  *cost = context_distance(date, anchor) + (date->from >= anchor->to ? 40 : 0);
  return date->from < anchor->to || date->clause == anchor->clause;
}

/* "从2018年的57万吨增至": the time of a level that is left, not since then. */
bool chinese_level_left(const Context *c, const Mention *date) {
  if (!c->han || !begins(c, date->to, (const char *const[]){"的", NULL}, NULL)) return false;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->type >= NAME_NUMBER && m->type <= NAME_QUANTITY && m->from >= date->to && m->from - date->to <= 12)
      return true;
  }
  return false;
}

/* "由年初的", "从": a level that is left. */
static bool is_left(const Context *c, const Mention *amount) {
  static const char *const from[] = {"由", "从", "從", NULL}, *const to[] = {"至", "到", ",", "，", NULL};
  for (uint32_t at = amount->from; at > c->from && amount->from - at < 36; at--) {
    if (ends(c, at, to)) return false;
    if (ends(c, at, from)) return true;
  }
  return false;
}

bool chinese_parallel(const Context *c, const Mention *other, const Mention *value) {
  if (!chinese_sentence(c) || other->from >= value->from || other->clause >= value->clause) return false;
  return is_left(c, other) == is_left(c, value);
}

/* The first sentence that has words: the title, below a line that is only a date. */
static const Context *first_words(ClaimDocument *document) {
  enum { LINES = 4 };
  for (uint32_t number = 0; number < LINES && number < document->sentences; number++) {
    const Context *line = document_sentence(document, number);
    if (chinese_opens(line->text, line->from, line->to) &&
        !words_match(line, line->from, line->to, "^%d+年%d+月%d+日$"))
      return line;
  }
  return NULL;
}

const char *chinese_province(ClaimDocument *document) {
  if (document->province_known) return document->province;
  document->province_known = true;
  if (!document->sentences || !chinese_document(document)) return NULL;
  const Context *title = first_words(document);
  if (!title) return NULL;
  EACH_MENTION (m, title, NAME_PLACE)
    if (place_is_province(m->code) && !(m->inside && m->inside->type == NAME_MONEY) && /* of a dateline */
        (!document->province || m->from == title->from) && !words_match(title, m->to, title->to, "^报道") &&
        !words_match(title, m->to, title->to, "^報導") &&
        !ends(title, m->from, (const char *const[]){"在", NULL})) /* where it was held */
      document->province = m->code;
  enum { HEAD = 2000 };
  enum { LEAD = 400 };
  static const char *const ours[] = {"我省", "本省", "全省"}; /* of a paper that speaks to its own province */
  static const char *const cities[] = {"CN-BJ", "CN-TJ", "CN-SH", "CN-CQ", NULL};
  PatternMatch match;
  const char *home = document->province ? NULL : document_home_province(document);
  for (size_t i = 0; home && !word_listed(home, cities) && !document->province && i < 3; i++)
    if (document_find(document, i < 2 ? HEAD : LEAD, ours[i], &match)) document->province = home;
  return document->province;
}

/* That of the title, else the last one spoken of. */
static const char *province_spoken_of(const Context *c) {
  enum { BACK = 8 };
  const char *code = chinese_province(c->document);
  for (uint32_t back = 1; !code && back <= BACK && back <= c->number; back++)
    EACH_MENTION (m, document_sentence(c->document, c->number - back), NAME_PLACE)
      if (!m->inside && place_is_province(m->code)) code = m->code;
  return code ? code : document_home_province(c->document);
}

/* "我省", "全省": a report's own province. */
const char *chinese_own_place(const Context *c) {
  static const char *const own[] = {"我省", "全省", "本省", "我市", "全市", "本市", "全区", "我区"};
  const char *named = NULL; /* "广西提出，全区产量…" */
  PatternMatch match;
  if (!words_any(c, c->from, c->to, own, sizeof own / sizeof *own)) return NULL;
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
    if (!words_find(c, c->from, c->to, own[i], &match)) continue;
    EACH_MENTION (m, c, NAME_PLACE)
      if (!m->inside && m->to <= c->from + match.from && place_is_province(m->code)) named = m->code;
    static const char *const cities[] = {"CN-BJ", "CN-TJ", "CN-SH", "CN-CQ", NULL}; /* no provinces: of a dateline */
    const char *code = named ? named : province_spoken_of(c);
    return code && i < 3 && word_listed(code, cities) ? NULL : code;
  }
  return NULL;
}

/* A province's own plan tells figures of itself; its projects may be anywhere. */
bool chinese_speaks_of_itself(const Context *c, const Reading *r) {
  const char *table = r->rule->table;
  return chinese_province(c->document) && !code_is(table, "projects") && r->rule->kind != RULE_EXIT &&
         !code_is(table, "statements");
}

/* The side at home in a cooperation, where no side of the sentence is: "鼓励企业与马来西亚开展产能合作". */
Found chinese_host(Context *c, const Reading *r, Found told) {
  const char *code = text_of(&told.value);
  size_t count;
  (void)role_parties(c, &count);
  const Mention *m = told.mention;
  if (code && (strncmp(code, "CN", 2) == 0 || code_is(told.step, "previous") || (m && m->type == NAME_PAIR)))
    return told;
  static const char *const with[] = {"与", "同", "和", "跟", "對", "对", "将", "已", NULL};
  static const char *const there[] = {"赴", "到", "往", "在", "至", NULL}; /* "鼓励企业赴甲国和乙国建厂" */
  bool goal = m && word_listed(place_word_before(c, m).text, there);
  if (code && m && count > 1 && !goal && begins(c, m->to, with, NULL) && m->token <= 12) return told;
  (void)r;
  code = chinese_province(c->document);
  return (Found){value_text(code ? code : "CHN"), NULL, "document"};
}

/* "本集团产能": what a firm reports of itself is told of where it is at home. */
const char *chinese_own_firm(const Context *c) {
  static const char *const own[] = {"本公司", "本集团", "本集團", "我司", "我公司"};
  if (!chinese_document(c->document)) return NULL;
  if (words_any(c, c->from, c->to, own, sizeof own / sizeof *own)) return "CHN";
  static const char *const subject[] = {"^公司", "，公司", "年公司", "日公司"};
  return words_any(c, c->from, c->to, subject, sizeof subject / sizeof *subject) && chinese_filing(c->document) ? "CHN"
                                                                                                                : NULL;
}

/* Where a Chinese document is that names no place: its province, the country of its letterhead, the place it speaks of
 * most, else China. */
const char *chinese_home(ClaimDocument *document) {
  const char *code = chinese_province(document);
  if (!code) code = document_publisher_place(document);
  if (!code) code = ours_side(document);
  if (!code) code = document_dominant(document, NAME_PLACE);
  static const char *const ours[] = {"我省", "我市", "我县", "我区", "全省"};
  enum { HEAD = 2000 };
  PatternMatch match;
  for (size_t i = 0; code && !place_in_china(code) && i < sizeof ours / sizeof *ours; i++)
    if (document_find(document, HEAD, ours[i], &match)) return "CHN"; /* "环视全球,我省的煤炭企业…" */
  return code ? code : "CHN";
}

/* Where a price holds: of goods that flow ("进口均价", "离岸价") where the flow is told of; else of the place named
 * before it, or that uses its currency. */

bool chinese_refuted(const Context *c, uint32_t from) {
  static const char *const words[] = {"不成立",   "站不住脚",   "毫无根据",   "毫無根據", "站不住腳",  "无稽之谈",
                                      "子虚乌有", "不符合事实", "不攻自破",   "是伪命题", "纯属误导",  "并不存在",
                                      "是误读",   "与事实不符", "與事實不符", "不符事实", "根本不存在"};
  return words_any(c, from, c->to, words, sizeof words / sizeof *words);
}

/* "企业20家", "20家企业"; "工厂25家" are no firms. What is not Chinese counts as it says. Firms are works where they
 * are somewhere or come there, not where they are listed, visited or paid. */
bool chinese_firms_counted(const Context *c, const Mention *value) {
  enum { NEAR = 10 };
  static const char *const there[] = {"入驻", "落户", "集聚", "聚集", "拥有", "现有", "已有", "共有", "设立",
                                      "新设", "落地", "引进", "投资", "建立", "集群", "园",   "基地", "分布",
                                      "培育", "认定", "进驻", "汇聚", "布局", "新增", "建成", "规上", "规模以上"};
  static const char *const counted[] = {"企业$", "企業$", "企业有$", "企業有$", "企业达$", "企業達$", "企业达到$"};
  if (!chinese_sentence(c)) return true;
  Window lead = window_before(c, value->from, 15);
  if (window_any(&lead, counted, sizeof counted / sizeof *counted)) return true;
  uint32_t from = clause_from(c, value), to = clause_to(c, value);
  if (!words_any(c, from, to, there, sizeof there / sizeof *there)) return false;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->list == NAME_firms_cue && m->clause == value->clause &&
        (m->to == value->from || (m->from >= value->to && m->token - value->last <= NEAR)))
      return true;
  }
  return words_match(c, value->from, value->to, "企");
}
