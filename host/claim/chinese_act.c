/* Acts on trade measures in Chinese: whether a verb tells that something was done, where another verb before it governs
 * it ("终止对…征收") or a noun behind makes a topic of it ("继续征收…的必要性"); and who acts where the clause is
 * silent: the topic, which is the side that opened one of the clauses before. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/window.h"

/* Verbs before an act in its clause that end it, ask for it, doubt it or forbid it. */
static Words ending = {"终止", "停止", "取消", "撤销", "解除", "废止", "不再", "免除",
                       "终结", "撤回", "終止", "撤銷", "暂停", "暫停", NULL};
static Words asking = {"要求",   "敦促",   "呼吁", "建议", "请求", "申请", "希望", "应该", "应当",   "是否",
                       "拒绝",   "阻止",   "避免", "防止", "反对", "威胁", "扬言", "必须", "不得",   "为由",
                       "能否",   "促使",   "游说", "放弃", "滥用", "泛化", "遊說", "濫用", "指责",   "指責",
                       "批评",   "批評",   "谴责", "譴責", "指控", "担心", "擔心", "担忧", "选择是", "選擇是",
                       "办法是", "手段是", "敦請", "呼籲", "請求", "申請", "應該", "應當", "拒絕",   NULL};
/* What stands behind an act that is only spoken of. */
static Words topics = {
    "必要",     "已无必要", "问题",     "建议",     "申请",     "请求",     "可能",     "威胁", "条例", "规定",
    "诉讼",     "呼声",     "要求",     "背景",     "理由",     "做法",     "行为",     "争端", "影响", "法律",
    "手段",     "风险",     "工具",     "政策",     "将会",     "将对",     "意味着",   "是否", "难以", "並無必要",
    "违反",     "违规",     "違反",     "違規",     "不符合",   "問題",     "建議",     "惯例", "慣例", "不等",
    "等同",     "领域",     "日期",     "定于",     "定在",     "会引",     "会导",     "会损", "会推", "会加",
    "表示遗憾", "表示遺憾", "表示反对", "表示反對", "表示不满", "表示不滿", "表示失望", "会影", "会使", "会让",
    "只会",     "會引",     "會導",     "會損",     "會推",     NULL};
/* Titles of laws, which measures are named in. */
static Words laws = {"条例》", "法》", "规定》", "协定》", "办法》", "條例》", "協定》", "目录》", NULL};

static bool holds(const Context *c, uint32_t from, uint32_t to, const char *const *words, uint32_t *behind) {
  if (!words_likely(c, from, to, words)) return false;
  for (; from < to && *words; words++) {
    const char *at = memmem(c->text + from, to - from, *words, strlen(*words));
    if (!at) continue;
    if (behind) *behind = (uint32_t)(at - c->text) + (uint32_t)strlen(*words);
    return true;
  }
  return false;
}

/* Inside 《...》: what a document is called. */
bool chinese_in_title(const Context *c, const Mention *m) {
  if (!words_match(c, c->from, m->from, "《")) return false;
  Window before = window_before(c, m->from, WINDOW_MOST);
  size_t at = before.length;
  for (; at >= 3; at--) {
    if (memcmp(before.bytes + at - 3, "》", 3) == 0) return false;
    if (memcmp(before.bytes + at - 3, "《", 3) == 0) return true;
  }
  return false;
}

/* "《…反倾销条例》": a measure in the name of a law. */
static bool in_law(const Context *c, const Mention *measure) {
  const char *open = NULL, *text = c->text;
  for (uint32_t at = measure->from; at > c->from + 2 && !open; at--) {
    if (memcmp(text + at - 3, "》", 3) == 0) return false;
    if (memcmp(text + at - 3, "《", 3) == 0) open = text + at;
  }
  const char *close = open ? memmem(text + measure->to, c->to - measure->to, "》", 3) : NULL;
  if (!close) return false;
  uint32_t to = (uint32_t)(close - text) + 3;
  return holds(c, to > measure->to + 9 ? to - 9 : measure->to, to, laws, NULL);
}

/* A verb that ends an act governs it where nothing but the object stands between: "终止对原产于…的…征收". */
static bool ended(const Context *c, const Mention *verb) {
  static Words anew = {"并", "后", "同时", "转而", "並", NULL};
  uint32_t behind;
  if (verb->name == NAME_terminate_cue || !holds(c, clause_from(c, verb), verb->from, ending, &behind)) return false;
  return !holds(c, behind, verb->from, anew, NULL);
}

/* "威胁要加征", "威胁进一步对…加征": meant by who says so, not what is done "在…的威胁下". */
static bool threatened(const Context *c, const Mention *verb) {
  static Words threats = {"威胁", "扬言", "威脅", "揚言", NULL},
               under = {"威胁下", "威胁之下", "威脅下", "的威胁", "的威脅", NULL};
  uint32_t from = clause_from(c, verb);
  return holds(c, from, verb->from, threats, NULL) && !holds(c, from, verb->from, under, NULL);
}

/* "裁定某国限制出口违反规则": an act that is judged, not done. */
static bool judged(const Context *c, const Mention *verb) {
  static Words judging = {"裁定", "判定", "认定", "認定", "裁决", "裁決", NULL},
               wrong = {"违反", "违规", "違反", "違規", "不符", NULL};
  return holds(c, c->from, verb->from, judging, NULL) && holds(c, verb->to, clause_to(c, verb), wrong, NULL);
}

/* "在美国加征关税之前", "自实施出口管制以来": when something else was, where the clause names nobody it falls on. */
static bool only_dates(const Context *c, const Mention *verb, const Mention *last) {
  static const char *const times[] = {"^之前", "^以前", "^前夕",   "^前，", "^后，", "^之后", "^以来",
                                      "^之際", "^之际", "^生效前", "^以來", "^之後", "^後，"};
  static Words leads = {"尽管", "儘管", "虽然", "雖然", "随着", "隨著", "由于",
                        "由於", "受到", "面对", "面對", "即便", NULL};
  return (words_any(c, last->to, c->to, times, sizeof times / sizeof *times) ||
          holds(c, clause_from(c, verb), verb->from, leads, NULL)) &&
         !words_match(c, clause_from(c, verb), verb->from, "对") &&
         !words_match(c, clause_from(c, verb), verb->from, "對") && !words_match(c, verb->from, last->to, "%d");
}

/* Whether one speaks for a state by its kind, not for firms. */
static bool is_authority(const Org *org) {
  return org->kind == ORG_MINISTRY || org->kind == ORG_REGULATOR || org->kind == ORG_GOVERNMENT ||
         org->kind == ORG_CUSTOMS || org->kind == ORG_PARLIAMENT || org->kind == ORG_MULTILATERAL;
}

/* "印度商工部建议征收": what the authority that inquires recommends is meant. */
bool chinese_recommended(const Context *c, const Mention *verb) {
  if (!chinese_at(c, verb->from)) return false;
  uint32_t from = clause_from(c, verb), behind;
  static Words advises = {"建议", "建議", NULL};
  if (!holds(c, from, verb->from, advises, &behind)) return false;
  static const char *const ruled[] = {"裁", "公告", "认定", "認定", "调查", "調查"}; /* "作出终裁，建议征收" */
  EACH_MENTION (org, c, NAME_ORG)
    if (org->org && is_authority(org->org) && org->to <= behind &&
        (org->clause == verb->clause || words_any(c, org->to, behind, ruled, sizeof ruled / sizeof *ruled)))
      return true;
  static Words offices = {"委员会", "委員會", "部", "局", "署", "调查机关", "調查機關", "当局", "當局", "方", NULL};
  enum { NAME_MOST = 42, ADVISE = 6 };
  EACH_MENTION (place, c, NAME_PLACE) { /* "智利反倾销委员会建议": one that the lexicon does not know */
    if (place->to + ADVISE > behind || place->clause != verb->clause || behind - place->to > NAME_MOST) continue;
    uint32_t at = behind - ADVISE;
    for (size_t k = 0; offices[k]; k++) {
      size_t length = strlen(offices[k]);
      if (at >= place->to + length && memcmp(c->text + at - length, offices[k], length) == 0) return true;
    }
  }
  return false;
}

/* "正在研究禁止进口", "考虑对…加征": what a side weighs is planned. */
bool chinese_weighed(const Context *c, const Mention *verb) {
  static Words weighing = {"正在研究", "正研究",   "研究对", "研究禁止", "考虑", "考慮",
                           "正在讨论", "正在討論", "酝酿",   "醞釀",     "有意", NULL};
  static const uint16_t acts[] = {NAME_ban_cue, NAME_impose_cue, NAME_restrict_cue, NAME_terminate_cue};
  bool act = false;
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) act |= verb->list == acts[i];
  return act && chinese_at(c, verb->from) && holds(c, clause_from(c, verb), verb->from, weighing, NULL);
}

/* "就欧盟发起调查答记者问", "就加征关税提起诉讼": what is spoken or complained of. */
static bool spoken_about(const Context *c, const Mention *verb, const Mention *last) {
  static Words speaking = {"答记者问", "發表", "发表", "表示", "回应", "回應", "向世贸", "诉",
                           "訴",       "磋商", "交涉", "提出", "谈话", "談話", NULL};
  static Words about = {"就", NULL};
  static const char *const others[] = {"^是", "^在", "^将", "^將", "^地", "^会", "^已"}; /* "就是", "就将" */
  uint32_t behind;
  return holds(c, clause_from(c, verb), verb->from, about, &behind) &&
         !words_any(c, behind, c->to, others, sizeof others / sizeof *others) &&
         holds(c, last->to, clause_to(c, last), speaking, NULL);
}

bool chinese_act_told(const Context *c, const Reading *r) {
  const Mention *verb = r->trigger ? r->trigger : r->anchor, *measure = r->measure ? r->measure : verb;
  if (!chinese_at(c, verb->from)) return true;
  if (measure != verb && in_law(c, measure)) return false;
  static const char *const whose[] = {"^的国家", "^的國家", "^的贸易伙伴", "^的貿易夥伴", "^的经济体", "^的地区"};
  if (measure != verb && words_any(c, measure->to, c->to, whose, sizeof whose / sizeof *whose))
    return false; /* "对征收关税的国家征收": what others levy */
  static Words traded = {"进口", "進口", "关税", "關稅", "贸易", "貿易", "倾销", "钢铁", "征收", NULL};
  if (words_match(c, measure->from, measure->to, "^保障措施$") && !holds(c, c->from, c->to, traded, NULL))
    return false; /* "采取生活保障措施" */
  if (verb->from >= c->from + 3 && memcmp(c->text + verb->from - 3, "所", 3) == 0) return false; /* "所适用" */
  bool asks = holds(c, clause_from(c, verb), verb->from, asking, NULL);
  if (ended(c, verb) || (asks && !threatened(c, verb) && !chinese_recommended(c, verb)) || judged(c, verb))
    return false;
  enum { NEAR = 15 };
  const Mention *last = measure->to > verb->to ? measure : verb;
  for (size_t i = 0; i < c->mentions; i++) { /* "反倾销税和反补贴税已无必要" */
    const Mention *m = &c->mention[i];
    if (m->type == NAME_MEASURE && m->from >= last->to && m->from - last->to <= 6) last = m;
  }
  if (words_match(c, verb->from, verb->to, "^到期") && (words_match(c, clause_from(c, verb), verb->from, "原定") ||
                                                        words_match(c, clause_from(c, verb), verb->from, "将")))
    return false; /* "将于10月到期": until then it is there */
  if (only_dates(c, verb, last) || spoken_about(c, verb, last)) return false;
  static const char *const eased[] = {"^优惠", "^優惠", "^豁免", "^减免", "^減免", "^减让"}; /* "取消关税优惠" */
  if (verb->list == NAME_terminate_cue && words_any(c, last->to, c->to, eased, sizeof eased / sizeof *eased))
    return false;
  static const char *const lists[] = {"^清单", "^清單", "^名单", "^名單"}; /* "加征关税清单" */
  if (verb->list == NAME_impose_cue && words_any(c, last->to, c->to, lists, 4)) return false;
  uint32_t end = clause_to(c, last);
  return !holds(c, last->to, end < last->to + NEAR ? end : last->to + NEAR, topics, NULL);
}

/* "依据公告,我国对…实施出口管制": what goes on with an act is of its day. */
void chinese_act_date(const Context *c, Claim *claim) {
  static const char *const goes_on[] = {"^依据", "^根据", "^上述", "^公告", "^该公告", "^同时", "^此外",
                                        "^此次", "^本次", "^依據", "^根據", "^同時",   "^其中", "^两则"};
  enum { NEAR = 2 };
  const LastAct *last = &c->document->last_act;
  bool near = last->known && last->claim && last->sentence < c->number && c->number <= last->sentence + NEAR;
  const Value *date = near ? claim_get(last->claim, NAME_date) : NULL;
  if (!date || !chinese_sentence(c) || !words_any(c, c->from, c->to, goes_on, sizeof goes_on / sizeof *goes_on)) return;
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_date && code_is(claim->span[i].path, "document")) {
      claim_set(c->document, claim, NAME_date, *date);
      claim->span[i].path = "previous";
    }
}

/* "将对美关税提高至125%": the duty is what 将 marks, its verb stands right behind it; "将对美国商品加征关税" is to
 * come. */
static bool marks_duty(const Context *c, const Mention *cue) {
  static Words towards = {"对", "對", NULL};
  if (cue->to + 3 > c->to || !holds(c, cue->to, cue->to + 3, towards, NULL)) return false;
  EACH_MENTION (measure, c, NAME_MEASURE) {
    if (measure->from < cue->to || measure->clause != cue->clause) continue;
    EACH_MENTION (verb, c, NAME_impose_cue)
      if (verb->from == measure->to) return true;
    return false;
  }
  return false;
}

/* "将中国产钢材关税提高": 将 before what is acted on, no time to come. */
bool chinese_marks_object(const Context *c, const Mention *cue) {
  static const uint16_t things[] = {NAME_PLACE, NAME_SECTOR, NAME_MEASURE, NAME_ORG, NAME_NUMBER, NAME_QUANTITY};
  static Words signs = {"将", "將", NULL};
  if (cue->to - cue->from != 3 || !holds(c, cue->from, cue->to, signs, NULL)) return false;
  for (size_t i = 0; i < c->mentions; i++)
    for (size_t k = 0; c->mention[i].from == cue->to && k < sizeof things / sizeof *things; k++)
      if (c->mention[i].type == things[k]) return true;
  return marks_duty(c, cue);
}

/* "对接发展战略", "战略对接": of plans, not of two sides that are paired. */
bool chinese_pairs(const Context *c, const Mention *cue) {
  static const char *const plans[] = {"战略", "项目", "供需", "产销", "产业", "规划", "戰略", NULL};
  if (cue->to - cue->from != 6 || memcmp(c->text + cue->from, "对接", 6) != 0) return true;
  if (words_match(c, cue->to, c->to, "^发展") || words_match(c, cue->to, c->to, "^会")) return false;
  for (size_t i = 0; plans[i]; i++)
    if (cue->from >= c->from + 6 && memcmp(c->text + cue->from - 6, plans[i], 6) == 0) return false;
  return true;
}

static bool is_press(const Org *org) {
  return org && (org->kind == ORG_NEWSPAPER || org->kind == ORG_NEWS_AGENCY || org->kind == ORG_BROADCASTER);
}

/* "美国彭博社": the country of a paper. */
static bool of_press(const Context *c, const Mention *place) {
  EACH_MENTION (org, c, NAME_ORG)
    if (org->from == place->to && is_press(org->org)) return true;
  return false;
}

/* "在某国代表来访之际": a clause that tells when. */
static bool tells_when(const Context *c, int clause) {
  static const char *const ends[] = {"之际", "之際", "期间", "期間", "之时", "之時", "之前", "之后", "之後", "以来"};
  if ((size_t)clause >= c->clauses) return false;
  uint32_t from = c->clause[clause].from, to = c->clause[clause].to;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    const char *at = memmem(c->text + from, to - from, ends[i], 6);
    if (at && at + 6 + 3 >= c->text + to) return true;
  }
  return false;
}

/* "泰国子公司", "中国企业": firms lay no duties. */
static bool of_firms(const Context *c, const Mention *place) {
  static Words firms = {"子公司", "分公司", "公司",   "企业",   "企業",   "工厂", "工廠",
                        "厂商",   "廠商",   "制造商", "出口商", "进口商", NULL};
  uint32_t to = place->to + 12 < c->to ? place->to + 12 : c->to;
  for (size_t i = 0; firms[i]; i++)
    if (place->to + strlen(firms[i]) <= to && memcmp(c->text + place->to, firms[i], strlen(firms[i])) == 0) return true;
  return false;
}

/* "某国财长在北京表示": where somebody speaks. */
static bool stands_there(Context *c, const Mention *m) { return code_is(place_word_before(c, m).text, "在"); }

/* The side that opened the clause, else the nearest before that names one; in a clause one right at the verb ("甲国禁止
 * …、乙国禁止…"). Those accused or reported by are none. */
const Party *chinese_topic(Context *c, const Mention *verb) {
  enum { AT_VERB = 4 };
  size_t count;
  const Party *party = role_parties(c, &count), *best = NULL;
  for (int clause = verb->clause; clause >= 0 && !best; clause--) {
    if (clause != verb->clause && tells_when(c, clause)) continue;
    for (size_t i = 0; i < count; i++) {
      const Mention *m = party[i].mention;
      if (m->clause != clause || m->to > verb->from || is_press(m->org) || role_acted_upon(c, m)) continue;
      if (code_is(party[i].code, "WLD")) continue;
      if (of_press(c, m) || of_firms(c, m) || role_is_source(c, m)) continue;
      if (role_is_other_side(c, m) || (best && stands_there(c, m))) continue;
      if (context_last_between(c, NAME_warn_cue, clause_from(c, m), m->from)) continue;
      bool said = best && context_last_between(c, NAME_say_cue, best->mention->to, m->from); /* the speaker is not it */
      static Words object = {"将", "把", "將", NULL}; /* "某国将十家乙国企业列入清单" */
      bool acted_on = best && holds(c, best->mention->to, m->from, object, NULL);
      if (!best || said || (clause == verb->clause && !acted_on && verb->token - m->last <= AT_VERB)) best = &party[i];
    }
  }
  return best;
}
