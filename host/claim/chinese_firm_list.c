/* Lists of firms in Chinese: "甲、乙、丙等企业纷纷撤离", "包括甲、乙和丙在内", "多家企业外迁，包括甲、乙等". Members
 * are what stands between the marks, without the words before that only say what they are ("鞋类代工大厂", "日本"),
 * without brackets and quotes. What is no name makes no member, and a list of which most are none is no list of firms.
 */
#include <string.h>

#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/place.h"

enum { CHARACTER = 3, SEGMENT_MOST = 72, NAME_MOST = 42 };

/* Words that say what a firm is, in front of its name. */
static Words kinds = {"大厂",   "大廠",   "大型企业", "制造商", "製造商",   "生产商", "生產商", "供应商",
                      "供應商", "代工厂", "代工廠",   "厂商",   "廠商",     "巨头",   "巨頭",   "龙头",
                      "龍頭",   "品牌",   "企业",     "企業",   "公司",     "组装商", "組裝商", "零售商",
                      "运营商", "營運商", "开发商",   "經銷商", "经销商",   "服饰厂", "服飾廠", "车企",
                      "車企",   "药企",   "藥企",     "钢企",   "鋼企",     "台企",   "日企",   "韩企",
                      "韓企",   "外企",   "厂家",     "廠家",   "集团旗下", "业者",   "業者",   "玩具商",
                      "家电商", "鞋商",   "服装商",   "芯片商", "电子商",   "代工商", "子公司", NULL};
/* In front of the first member. */
static Words leads = {"包括", "包含", "例如", "比如", "諸如", "诸如", "如", "像", "其中", "以及", "有", "即", NULL};
/* Behind the last one. */
static Words enders = {
    "等",   "在内", "在內", "两家", "兩家", "三家", "四家", "五家", "六家", "多家", "数家", "數家", "几家", "幾家",
    "都",   "均",   "也",   "已",   "将",   "將",   "先后", "先後", "陆续", "陸續", "纷纷", "紛紛", "相继", "相繼",
    "宣布", "宣佈", "计划", "計劃", "计畫", "計畫", "正在", "正",   "更",   "把",   "于",   "於",   "在",   "从",
    "從",   "则",   "則",   "因",   "被",   "又",   "还",   "還",   "会",   "會",   "分别", "分別", "近年", "去年",
    "今年", "开始", "開始", "决定", "決定", "准备", "準備", "打算", "加快", "加速", "申请", "申請", "关闭", "關閉",
    "退出", "撤",   "迁",   "遷",   "裁",   "停产", "停產", "倒闭", "倒閉", "破产", "破產", "出售", "同时", "同時",
    "率先", "曾",   "早已", "也都", "全部", "这些", "這些", "这样", "這樣", "一样", "一樣", "要把", "要将", "要將",
    "拟",   "擬",   "表示", "透露", "均已", "搬",   "移",   "转",   "轉",   "仍",   "终止", "終止", NULL};
/* Characters that no name has and words that are none: a piece of a clause. */
static Words nobody = {"的",   "了",   "着",   "这",   "這",   "那",   "很",   "不",   "让",   "讓",   "使得",
                       "促使", "开始", "開始", "加速", "加快", "之",   "把",   "将",   "將",   "们",   "們",
                       "我",   "他",   "它",   "越来", "越來", "以及", "政府", "部门", "部門", "市场", "市場",
                       "产品", "產品", "关税", "關稅", "员工", "員工", "生产", "生產", "成本", "訂單", "订单",
                       "工人", "大陆", "大陸", "地区", "地區", "国家", "國家", "等",   "两家", "多家", "一些",
                       "许多", "許多", "部分", "其他", "其它", "行业", "行業", "产业", "產業", "业务", "業務",
                       "设备", "設備", "原料", "问题", "問題", "影响", "影響", NULL};
/* Ends of what is no firm: an office, a place, people, a branch of trade. */
static Words tails = {"业", "業", "省",   "市",   "县",   "縣",   "区",   "區", "州", "部", "局", "国", "國", "人",
                      "者", "们", "学院", "大学", "大學", "协会", "協會", "年", "月", "日", "线", "線", NULL};

static bool listed_in(const Context *c, const Words words, uint32_t from, uint32_t to) {
  for (size_t i = 0; words[i]; i++)
    if (memmem(c->text + from, to - from, words[i], strlen(words[i]))) return true;
  return false;
}

static uint32_t step_at(const Context *c, uint32_t at) {
  unsigned char byte = (unsigned char)c->text[at];
  return byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

/* Where a clause ends: a comma, a stop, a colon; brackets do not. */
static bool is_stop(const Context *c, uint32_t at) {
  static Words stops = {"，", "。", "；", "：", "！", "？", NULL};
  unsigned char byte = (unsigned char)c->text[at];
  return byte == '\n' || byte == ';' || byte == ':' || byte == ',' ||
         (byte >= 0xE3 && listed_at(stops, c->text + at, c->to - at));
}

static bool at_word(const Context *c, uint32_t at, uint32_t to, const char *word) {
  size_t length = strlen(word);
  return at + length <= to && memcmp(c->text + at, word, length) == 0;
}

/* The length of an opening bracket at a place, and in `close` the mark that ends it; 0: none opens. */
static uint32_t opens_bracket(const Context *c, uint32_t at, uint32_t to, const char **close) {
  static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}};
  for (size_t i = 0; i < 2; i++)
    if (at_word(c, at, to, pairs[i][0])) {
      *close = pairs[i][1];
      return (uint32_t)strlen(pairs[i][0]);
    }
  return 0;
}

/* A company that the lexicon knows, of which from..to is a name; NULL. */
static const Mention *company_in(const Context *c, uint32_t from, uint32_t to) {
  EACH_MENTION (org, c, NAME_ORG)
    if (!org->inside && org->org && org->org->kind == ORG_COMPANY && org->from >= from && org->to <= to &&
        2 * (org->to - org->from) > to - from)
      return org;
  return NULL;
}

/* Whether a name is only a place, a trade, a time or an amount. */
static bool is_common(const Context *c, uint32_t from, uint32_t to) {
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    bool common = m->type == NAME_PLACE || m->type == NAME_CITY || m->type == NAME_SECTOR || m->type == NAME_WORD ||
                  (m->type >= NAME_NUMBER && m->type <= NAME_DURATION);
    if (common && m->from <= from && m->to >= to) return true;
    bool other = m->type == NAME_ORG && m->org && m->org->kind != ORG_COMPANY && !m->inside;
    if (other && m->from < to && m->to > from) return true;
  }
  return false;
}

static bool is_name(const Context *c, uint32_t from, uint32_t to) {
  if (to <= from || to - from > NAME_MOST) return false;
  if (company_in(c, from, to)) return true;
  bool latin = (unsigned char)c->text[from] < 0x80;
  if (latin ? c->text[from] < 'A' || c->text[from] > 'Z' || to - from < 2 : to - from < 2 * CHARACTER) return false;
  if (is_common(c, from, to) || listed_in(c, nobody, from, to)) return false;
  for (size_t i = 0; tails[i]; i++) {
    size_t length = strlen(tails[i]);
    if (to - from >= length && memcmp(c->text + to - length, tails[i], length) == 0) return false;
  }
  return true;
}

/* Takes brackets and what says of which kind and country a firm is from a piece: "日本腕表品牌「某集团」(NAME)". */
static void bare_name(const Context *c, uint32_t *from, uint32_t *to) {
  static Words marks = {"「", "」", "“", "”", "『", "』", "《", "》", NULL};
  const char *close;
  for (uint32_t at = *from; at < *to; at += step_at(c, at))
    if (opens_bracket(c, at, *to, &close)) *to = at;
  for (uint32_t at = *from; at < *to; at += step_at(c, at)) /* a name in quotes, behind what it is */
    if (at > *from && listed_at((Words){"「", "“", "『", NULL}, c->text + at, *to - at)) *from = at;
  while (*from < *to && listed_at(marks, c->text + *from, *to - *from)) *from += CHARACTER;
  for (uint32_t at = *from; at + 1 < *to; at += step_at(c, at))
    if (listed_at(marks, c->text + at, *to - at)) *to = at;
  bool kind = false;
  if (!company_in(c, *from, *to))
    for (uint32_t at = *from; at < *to; at += step_at(c, at)) {
      size_t length = listed_at(kinds, c->text + at, *to - at);
      bool latin = at + length < *to && (unsigned char)c->text[at + length] < 0x80;
      if (length && at + length + (latin ? 2 : 2 * CHARACTER) <= *to) *from = at + (uint32_t)length, kind = true;
    }
  EACH_MENTION (place, c, NAME_PLACE) /* "韩国三星" */
    if (!kind && place->from == *from && place->to < *to && !place_in_china(place->code) &&
        (company_in(c, place->to, *to) || *to - place->to >= 3 * CHARACTER))
      *from = place->to;
  const Mention *org = company_in(c, *from, *to);
  if (org && org->to == *to && *from < org->from && listed_in(c, kinds, *from, org->from)) *from = org->from;
}

typedef struct FirmNames {
  CodeList list;
  uint32_t from, to;
  size_t pieces;
} FirmNames;

/* A piece between two marks, which may join two names: "甲和乙". A name may have the word for "and" in it. */
static void add_piece(const Context *c, uint32_t from, uint32_t to, FirmNames *names) {
  static Words joins = {"和", "与", "與", "及", "以及", "跟", "或", NULL};
  if (to - from > SEGMENT_MOST) {
    names->pieces++;
    return;
  }
  for (uint32_t at = from; at < to; at += step_at(c, at)) {
    size_t join = listed_at(joins, c->text + at, to - at);
    uint32_t one = from, first = at, two = at + (uint32_t)join, second = to;
    if (!join || at == from) continue;
    if (company_in(c, from, to) && company_in(c, from, to)->from < at && company_in(c, from, to)->to > at) continue;
    bare_name(c, &one, &first);
    bare_name(c, &two, &second);
    if (!is_name(c, one, first) || !is_name(c, two, second)) continue;
    add_piece(c, from, at, names); /* shorter each time */
    from = at + (uint32_t)join;
    at = from - step_at(c, from);
    if (at < from - CHARACTER) at = from - CHARACTER;
    break;
  }
  uint32_t one = from, first = to;
  bare_name(c, &one, &first);
  names->pieces++;
  if (!is_name(c, one, first)) return;
  if (!names->list.count) names->from = one;
  names->to = first;
  codes_add(&names->list, document_copy(c->document, c->text + one, first - one));
}

/* Where the first member begins that ends at `mark`. */
static uint32_t first_from(const Context *c, uint32_t least, uint32_t mark) {
  uint32_t from = least;
  int depth = 0;
  const char *close;
  for (uint32_t at = least; at < mark; at += step_at(c, at)) {
    depth += opens_bracket(c, at, mark, &close) > 0;
    depth -= depth && (c->text[at] == ')' || at_word(c, at, mark, "）"));
    if (!depth && is_stop(c, at)) from = at + step_at(c, at);
    size_t lead = depth ? 0 : listed_at(leads, c->text + at, mark - at);
    if (lead && at + lead + 2 <= mark) from = at + (uint32_t)lead;
  }
  EACH_MENTION (date, c, NAME_DATE)
    if (date->from >= from && date->to < mark) from = date->to;
  while (from < mark && (c->text[from] == ' ' || listed_at((Words){"：", "，", NULL}, c->text + from, mark - from)))
    from += step_at(c, from);
  return from;
}

/* Where the last member ends that begins at `from`. */
static uint32_t last_to(const Context *c, uint32_t from, uint32_t most) {
  const char *close;
  for (uint32_t at = from; at < most;) {
    uint32_t open = opens_bracket(c, at, most, &close);
    const char *behind = open ? memmem(c->text + at, most - at, close, strlen(close)) : NULL;
    if (behind) {
      at = (uint32_t)(behind - c->text) + (uint32_t)strlen(close);
      continue;
    }
    EACH_MENTION (date, c, NAME_DATE)
      if (date->from == at && date->to > at) return at;
    if (is_stop(c, at) || (at > from && listed_at(enders, c->text + at, most - at))) {
      const Mention *org = company_in(c, from, most); /* "转" may stand in a name */
      if (!org || at <= org->from || at >= org->to) return at;
    }
    at += step_at(c, at);
  }
  return most;
}

/* Whether a list is one of firms: one of them is called like one, or the words around say so ("甲、乙四家企业"). */
static bool firms_told(const Context *c, const FirmNames *names) {
  enum { FAR = 48 };
  static Words said = {"企业", "企業", "公司", "厂", "廠",   "集团", "集團", "巨头", "巨頭", "品牌", "银行",
                       "厂商", "廠商", "商家", "家", "车企", "車企", "钢企", "台商", "两家", "企",   NULL};
  for (uint32_t at = names->from; at < names->to; at += step_at(c, at)) {
    NameRun run = {at, names->to};
    if (company_in(c, at, names->to) || chinese_firm_form(c, &run)) return true;
    while (at < names->to && !at_word(c, at, names->to, "、")) at += step_at(c, at);
    if (at < names->to) at += CHARACTER - step_at(c, at);
  }
  uint32_t to = names->to + FAR < c->to ? names->to + FAR : c->to;
  uint32_t from = names->from > c->from + FAR ? names->from - FAR : c->from;
  for (uint32_t at = names->to; at < to; at += step_at(c, at)) /* as far as the clause goes */
    if (is_stop(c, at)) to = at;
  return listed_in(c, said, names->to, to) || listed_in(c, said, from, names->from);
}

/* The list around the marks in from..to, whose members may reach on to `most`; false: there is none. */
static bool list_in(const Context *c, uint32_t from, uint32_t to, uint32_t most, FirmNames *names) {
  static const char mark[] = "、";
  const char *found = from < to ? memmem(c->text + from, to - from, mark, CHARACTER) : NULL;
  if (!found) return false;
  *names = (FirmNames){.from = 0};
  uint32_t at = first_from(c, from, (uint32_t)(found - c->text));
  static const uint16_t verbs[] = {NAME_announce_cue, NAME_exit_close_cue};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) /* "宣布结束一、二厂": what is closed */
    if (context_last_between(c, verbs[i], at, (uint32_t)(found - c->text))) return false;
  for (;;) {
    uint32_t end = last_to(c, at, most);
    const char *next = at < end ? memmem(c->text + at, end - at, mark, CHARACTER) : NULL;
    uint32_t stop = next ? (uint32_t)(next - c->text) : end;
    add_piece(c, at, stop, names);
    if (!next) break;
    at = stop + CHARACTER;
  }
  return names->list.count >= 2 && 2 * names->list.count > names->pieces && firms_told(c, names);
}

/* Where the clauses begin that end before `to`, brackets left whole; at most CLAUSES_MOST, the last ones. */
enum { CLAUSES_MOST = 16 };
static size_t clauses_before(const Context *c, uint32_t to, uint32_t begins[CLAUSES_MOST]) {
  size_t count = 1;
  int depth = 0;
  const char *close;
  begins[0] = c->from;
  for (uint32_t at = c->from; at < to; at += step_at(c, at)) {
    depth += opens_bracket(c, at, to, &close) > 0;
    depth -= depth && (c->text[at] == ')' || at_word(c, at, to, "）"));
    if (depth || !is_stop(c, at)) continue;
    if (count == CLAUSES_MOST) memmove(begins, begins + 1, --count * sizeof *begins);
    begins[count++] = at + step_at(c, at);
  }
  return count;
}

static Found found_names(const Context *c, const FirmNames *names) {
  return (Found){value_list(c->document, &names->list), mention_of_run(c, names->from, names->to), "clause"};
}

/* The firms of a list that acts: before the verb in its clause, in a clause before, or named behind ("..., 包括"). */
Found chinese_firm_list(const Context *c, const Mention *verb) {
  static const char mark[] = "、", among[] = "包括";
  FirmNames names;
  NameRun run;
  uint32_t begins[CLAUSES_MOST], to = verb->from;
  if (!memmem(c->text + c->from, c->to - c->from, mark, CHARACTER)) return (Found){.step = NULL};
  bool own = chinese_subject(c, verb, &run);
  for (size_t count = clauses_before(c, to, begins); count > 0; to = begins[--count]) {
    if (list_in(c, begins[count - 1], to, to, &names)) return found_names(c, &names);
    if (own && run.from >= begins[count - 1]) break; /* the verb has a subject of its own */
  }
  const char *behind = memmem(c->text + verb->to, c->to - verb->to, among, sizeof among - 1);
  uint32_t from = behind ? (uint32_t)(behind - c->text) : c->to;
  return list_in(c, from, c->to, c->to, &names) ? found_names(c, &names) : (Found){.step = NULL};
}

/* The name of a subject without what says what it is: "美国玩具商", "「", "」". */
void chinese_bare_name(const Context *c, NameRun *run) {
  uint32_t from = (uint32_t)run->from, to = (uint32_t)run->to;
  bare_name(c, &from, &to);
  if (to > from && to - from >= CHARACTER) *run = (NameRun){from, to};
}
