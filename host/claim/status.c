/* How far an act has come: done, announced, meant, suspended, going on. A rule names the status its verb leads to; the
 * words around the verb may say otherwise. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/pacts.h"
#include "claim/status.h"
#include "claim/window.h"

/* The word that announces what comes: "宣布", or of a side's own acts "财政部表示，对…". */
static const Mention *announcement(const Context *c) {
  const Mention *cue = context_of(c, NAME_announce_cue, NULL);
  while (cue && words_match(c, cue->to, c->to, "^[^，,。]-之日")) /* "自公告发布之日起" */
    cue = context_of(c, NAME_announce_cue, cue);
  if (cue) return cue;
  EACH_MENTION (said, c, NAME_say_cue)
    if (words_match(c, said->from, said->to, "^表示$") || words_match(c, said->from, said->to, "^称$")) return said;
  return NULL;
}

/* "宣布对…征收": what is announced in the clause that names the act. */
static bool announces(Context *c, const Reading *r) {
  const Mention *cue = r->trigger ? announcement(c) : NULL;
  if (!cue || cue->to > r->trigger->from || (unsigned char)c->text[cue->from] <= 127) return false;
  if (words_match(c, cue->to, r->trigger->from, "决定")) return false; /* "发布公告,决定自…起征收": done */
  uint16_t clause = r->trigger->clause;                                /* "宣布将…，并自…起…" */
  if (r->rule->is & IS_BESIDE) return true;                            /* "宣布将关税…，税率上调至…" */
  static const char *const before[] = {"已", "此前", "目前", "曾", "此后", "随后", "日前"};
  if (cue->clause == clause || (clause < c->clauses && words_match(c, c->clause[clause].from, c->to, "^并")))
    return true;
  static const char *const on[] = {"^对", "^對", "^并", "^並"}; /* "宣布，自…起对…征收，对…征收" */
  if (clause >= c->clauses) return false;
  bool goes_on = cue->clause + 2 == clause && words_any(c, c->clause[clause].from, c->to, on, 4);
  if (cue->clause + 1 != clause && !goes_on) return false; /* "宣布实施配额，超出部分征收…" */
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++) { /* another acts, but "宣布，对原产于某国的…征收" names whom it falls on */
    const Mention *m = party[i].mention;
    bool between = m->clause > cue->clause && m->clause <= clause;
    if (between && m->to <= r->trigger->from && !role_acted_upon(c, m)) return false;
  }
  return !words_any(c, c->clause[clause].from, r->trigger->from, before, sizeof before / sizeof *before);
}

/* "决定自2018年11月9日起征收", told years later: it has come. */
static bool has_come(const Context *c, const Claim *claim) {
  static const char *const from[] = {"日起", "月起", "年起", "时起", "時起", "之日起", "即起"};
  const char *date = text_of(claim_get(claim, NAME_date)), *written = c->document->reference;
  return date && strlen(date) >= 7 && strlen(written) >= 7 && strncmp(date, written, 7) < 0 &&
         words_any(c, c->from, c->to, from, sizeof from / sizeof *from);
}

/* "加拿大自2024年10月1日起对…加征": told as it is since then, by nobody's decision or notice. */
static bool stands_since(const Context *c, const Reading *r) {
  static const char *const decided[] = {"决定", "決定", "宣布", "宣佈", "公告", "发布", "發布", "裁", "公布"};
  if (!r->trigger || !chinese_at(c, r->trigger->from)) return false;
  uint32_t from = clause_from(c, r->trigger);
  return words_match(c, from, r->trigger->from, "自[^，]-起") &&
         !words_any(c, c->from, r->trigger->from, decided, sizeof decided / sizeof *decided);
}

/* Whether a word of a list governs the act: it stands before it in its clause. */
static bool governed(const Context *c, const Reading *r, uint16_t list) {
  EACH_MENTION (cue, c, list)
    if (cue->to <= r->anchor->from && cue->clause == r->anchor->clause) return true;
  return false;
}

/* Recommended, or a draft that is open for comments: not done yet. */
static bool is_draft(const Context *c, const Reading *r) {
  return context_of(c, NAME_consult_cue, NULL) || governed(c, r, NAME_recommend_cue);
}

/* "recommends a final duty", "建议征收": what the authority that inquires advises is made known;
 * what others advise a government to do is not. */
static bool is_advised(const Context *c, const Reading *r, const Claim *claim) {
  static const char *const advises[] = {"^建议", "^建議", "^[Rr]ecommend"};
  static const char *const remedies[] = {"antidumping", "countervailing/antisubsidy", "safeguard", NULL};
  const char *type = text_of(claim_get(claim, NAME_measure_type));
  if (context_of(c, NAME_consult_cue, NULL) || !type || !word_listed(type, remedies)) return false;
  EACH_MENTION (cue, c, NAME_recommend_cue)
    if (cue->to <= r->anchor->from && cue->clause == r->anchor->clause && words_any(c, cue->from, cue->to, advises, 3))
      return true;
  const Mention *measure = r->measure ? r->measure : r->head, *between = NULL; /* "findings recommending duties" */
  if (r->trigger && measure) between = context_last_between(c, NAME_recommend_cue, r->trigger->to, measure->from);
  if (between && words_any(c, between->from, between->to, advises, 3)) return true;
  return r->trigger && words_any(c, r->trigger->from, r->trigger->to, advises, 3);
}

/* "will keep the duty for three years", "maintain for another five years": it goes on anew. */
static bool keeps_for(const Context *c, const Reading *r) {
  static const char *const spans[] = {"^[^;]-%f[%a]for%s+%l+%s+years", "^[^;]-%f[%a]for%s+%d+%s+years",
                                      "^[^;]-%f[%a]for%s+another%s+%l*%s*%l+%s+years", "^[^;]-%f[%a]for%s+an%l*%s+year",
                                      "^[^;]-%f[%a]until%s+[%a%s]*20%d%d"};
  static const char *const keeps[] = {"^maintain", "^keep", "^kept", "^retain"};
  return r->trigger && words_any(c, r->trigger->from, r->trigger->to, keeps, 4) &&
         words_any(c, r->trigger->to, c->to, spans, sizeof spans / sizeof *spans);
}

/* "继续对原产于…的…,征收": an act that goes on. */
static bool continues_before(const Context *c, const Mention *trigger) {
  static const char *const words[] = {"继续对", "繼續對", "继续按", "继续征", "繼續徵"};
  return chinese_sentence(c) && words_any(c, c->from, trigger->to, words, sizeof words / sizeof *words);
}

/* "unveils tariff hikes": the change is a noun, what is told is the announcement. */
static bool names_change(const Context *c, const Reading *r) {
  const Mention *measure = r->measure ? r->measure : r->head;
  static const char *const nouns[] = {"hike", "increase", "raise", "rise", "tighten"};
  if (!measure || r->trigger->from < measure->to || !words_match(c, measure->to, r->trigger->from, "^%s+$"))
    return false;
  const Mention *cue = context_last_between(c, NAME_announce_cue, c->from, measure->from);
  return cue && cue->clause == measure->clause &&
         words_any(c, r->trigger->from, r->trigger->to, nouns, sizeof nouns / sizeof *nouns);
}

/* "plans to impose", "is set to take effect": what is meant, not what was said to come ("will impose"). */
static bool is_meant(const Context *c, const Reading *r) {
  if (governed(c, r, NAME_forecast_cue)) return true;
  EACH_MENTION (cue, c, NAME_hypothetical_cue)
    if (cue->to <= r->anchor->from && modality_drafted(c, cue)) return true;
  static const char *const firm[] = {"^will$",     "^will%s+be$", "^would$", "^is%s+to$",
                                     "^are%s+to$", "^to%s+be$",   "^should$"};
  const Mention *last = NULL;
  EACH_MENTION (cue, c, NAME_plan_cue)
    if (cue->to <= r->anchor->from && cue->clause == r->anchor->clause) last = cue;
  return last && !words_any(c, last->from, last->to, firm, sizeof firm / sizeof *firm) &&
         (unsigned char)c->text[last->from] < 0x80;
}

/* "shall impose", "is directed to raise": an order, to be carried out. */
static bool is_ordered(const Context *c, const Reading *r) {
  Window before = window_before(c, r->anchor->from, 44);
  const Mention *verb = r->trigger ? r->trigger : r->anchor;
  if (words_match(c, verb->from, verb->to, "^will%s")) return true;
  return window_has(&before, "%f[%a]shall%s") || window_has(&before, "%f[%a]will%s+be%s+$") ||
         window_has(&before, "%f[%a]will%s+also%s+be%s+$") ||
         window_has(&before, "%f[%a]direct[ei][dn]g?%s+[%a%s.’']*%f[%a]to%s+$") ||
         window_has(&before, "%f[%a]instructed%s+to%s+$") || window_has(&before, "[’']+s%s+%l*%s*decision%s+to%s+$");
}

/* "offered to scrap its tariffs", "has promised to tax imports": meant. */
static bool is_offered(const Context *c, const Mention *trigger) {
  static const char *const offers[] = {"%f[%a]offer%a*%s+to%s+$", "%f[%a]promis%a*%s+to%s+$", "%f[%a]willing%s+to%s+$",
                                       "%f[%a]ready%s+to%s+$", "%f[%a]committed%s+to%s+$"};
  Window before = window_before(c, trigger->from, 20);
  return window_any(&before, offers, sizeof offers / sizeof *offers);
}

/* "clears the way for Peru to impose duties": it may. */
static bool is_cleared(const Context *c, const Mention *trigger) {
  Window before = window_before(c, trigger->from, 60);
  return window_has(&before, "%f[%a]way%s+for%s+[%a%s.’']-%s+to%s+$");
}

/* "Peru to impose duties on sugar": a headline tells of what is to come. */
static bool is_headline_plan(const Context *c, const Reading *r) {
  const Mention *first = context_of(c, NAME_PLACE, NULL);
  if (!r->trigger || !first || first->token > 1 || chinese_at(c, r->trigger->from)) return false;
  return words_match(c, first->to, r->trigger->from, "^%s+to%s+%l*%s*$");
}

/* "准备宣布削减关税", "将于周五签署": meant by those who act, announced by nobody yet. */
static bool chinese_meant(const Context *c, const Reading *r) {
  static const char *const meant[] = {"准备", "準備", "考虑", "考慮",     "打算",     "有望",  "可望", "将于",
                                      "將於", "提议", "提議", "最快",     "威胁",     "威脅",  "扬言", "揚言",
                                      "计划", "計劃", "拟",   "擬",       "酝酿",     "醞釀",  "有意", "研究",
                                      "讨论", "討論", "探讨", "政府可能", "总统可能", "普可能"};
  static const char *const told[] = {"宣布", "宣佈", "公告", "决定", "決定", "发布", "發布", "公布"};
  if (!r->trigger || !chinese_at(c, r->trigger->from) || words_match(c, r->trigger->from, r->trigger->to, "生效"))
    return false;                                              /* "将于5月生效": a day is fixed */
  const Mention *own = context_of(c, NAME_announce_cue, NULL); /* "美国准备…，而中方宣布…": another side's */
  while (own && own->clause != r->trigger->clause) own = context_of(c, NAME_announce_cue, own);
  bool subject = false;
  if (own && own->to <= r->trigger->to)
    EACH_MENTION (party, c, NAME_PLACE) subject |= party->clause == own->clause && party->to <= own->from;
  uint16_t back = subject ? 0 : 1;
  uint16_t clause = r->trigger->clause > 0 ? (uint16_t)(r->trigger->clause - back) : 0; /* "准备在会晤前，宣布…" */
  uint32_t from = clause < c->clauses ? c->clause[clause].from : c->from, first = UINT32_MAX;
  PatternMatch match;
  for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
    if (words_find(c, from, r->trigger->from, meant[i], &match) && from + match.from < first)
      first = from + (uint32_t)match.from;
  return first != UINT32_MAX && !words_any(c, c->from, first, told, sizeof told / sizeof *told);
}

/* "拟出资扶持", "同意提供补贴": how far support has come by the verb before it; NULL: it is given. */
static const char *support_status(const Context *c, const Reading *r, const Claim *claim) {
  static const char *const meant[] = {"计划", "計劃", "拟",   "擬",   "将",   "將",   "有望", "可望",
                                      "打算", "准备", "準備", "考虑", "考慮", "预计", "預計", "寻求"};
  static const char *const told[] = {"同意", "宣布", "宣佈", "批准", "承诺", "承諾", "决定", "決定", "公布", "通过"};
  if (!chinese_sentence(c) || !r->trigger || !chinese_at(c, r->trigger->from) || r->trigger->clause >= c->clauses ||
      !code_is(text_of(claim_get(claim, NAME_measure_type)), "subsidy/industrial support"))
    return NULL;
  if (r->measure && code_is(r->measure->code, "export rebate")) /* "将…退税率提高到9%": 将 leads the object */
    return status_lies_ahead(c, claim) ? "announced" : NULL;
  uint32_t from = c->clause[r->trigger->clause].from;
  if (words_any(c, from, r->trigger->from, told, sizeof told / sizeof *told)) return "announced";
  return words_any(c, from, r->trigger->from, meant, sizeof meant / sizeof *meant) ? "planned" : NULL;
}

/* "has suspended the tariffs", "暂停加征": not ended for good. */
static bool suspends(const Context *c, const Mention *trigger) {
  static const char *const words[] = {"suspen",  "[Pp]aus", "[Ff]ree?o?z", "on hold", "[Ff]roze", "halt to",
                                      "[Ww]aiv", "暂停",    "暫停",        "中止",    "暂缓",     "暫緩"};
  return words_any(c, trigger->from, trigger->to, words, sizeof words / sizeof *words);
}

/* "is slapping a 9% duty on", "already imposing tariffs": what goes on; "is raising" is a step of its own. */
static bool goes_on_now(const Context *c, const Mention *trigger) {
  static const char *const verbs[] = {"^imposing$", "^levying$",     "^slapping$", "^charging$", "^collecting$",
                                      "^applying$", "^restricting$", "^barring$",  "^banning$",  "^enforcing$"};
  static const char *const now[] = {"%f[%a]is%s+$",          "%f[%a]are%s+$",         "%f[%a]already%s+$",
                                    "%f[%a]is%s+%l+ly%s+$",  "%f[%a]are%s+%l+ly%s+$", "%f[%a]is%s+still%s+$",
                                    "%f[%a]are%s+still%s+$", "%f[%a]is%s+now%s+$",    "%f[%a]are%s+now%s+$"};
  Window before = window_before(c, trigger->from, 20);
  if (words_match(c, trigger->from, trigger->to, "^tightening$") && window_has(&before, "[’']+s%s+%a*%s*$"))
    return true;
  if (!words_any(c, trigger->from, trigger->to, verbs, sizeof verbs / sizeof *verbs)) return false;
  static const char *const starts[] = {"^[^;]-%f[%a]starting%f[%A]", "^[^;]-%f[%a]beginning%f[%A]",
                                       "^[^;]-%f[%a]from%s+%u%l+day", "^[^;]-%f[%a]as%s+of%s",
                                       "^[^;]-%f[%a]after%f[%A]"};
  if (words_any(c, trigger->to, c->to, starts, sizeof starts / sizeof *starts)) return false; /* it is laid now */
  return window_any(&before, now, sizeof now / sizeof *now);
}

/* "will charge a 15% duty": a new one, where "will keep" is not. */
static bool collects(const Context *c, const Mention *trigger) {
  static const char *const verbs[] = {"^charge", "^collect", "^appl", "^enforc", "^levi"};
  return words_any(c, trigger->from, trigger->to, verbs, sizeof verbs / sizeof *verbs);
}

/* "a duty of 5% is levied on": as it is now. */
static bool is_kept_up(const Context *c, const Mention *trigger) {
  if (goes_on_now(c, trigger) || words_match(c, trigger->from, trigger->to, "^st[ao][no]ds?%s+at")) return true;
  Window has = window_before(c, trigger->from, 12);
  if (window_has(&has, "%f[%a]ha[sv]e?%s+$") && !suspends(c, trigger) &&
      (words_match(c, trigger->to, c->to, "^[^;]-%f[%a]since%s+%w") ||
       (collects(c, trigger) && words_match(c, c->from, trigger->from, "^%A*Since%s+%w"))))
    return true; /* "has levied a duty since May" */
  static const char *const now[] = {"^applies$", "^levies$", "^charges$", "^collects$",
                                    "^enforces$"}; /* "applies a duty" */
  if (words_any(c, trigger->from, trigger->to, now, sizeof now / sizeof *now)) return true;
  static const char *const verbs[] = {"^levied$", "^applied$", "^charged$", "^collected$"};
  if (!words_any(c, trigger->from, trigger->to, verbs, sizeof verbs / sizeof *verbs)) return false;
  Window before = window_before(c, trigger->from, 6);
  return window_has(&before, "%f[%a]is%s+$") || window_has(&before, "%f[%a]are%s+$");
}

/* "decided to ban imports by 2019": to be done by then. */
static bool is_due(const Context *c, const Reading *r, const Claim *claim) {
  const char *date = text_of(claim_get(claim, NAME_date)), *written = c->document->reference;
  return date && written[0] && strncmp(date, written, 4) > 0 &&
         words_match(c, r->anchor->to, c->to, "%f[%a]by%s+[%a%s]*%d%d%d%d") &&
         !words_match(c, r->anchor->to, c->to,
                      "%f[%a]to%s+[%d.]+%s*[%%p][%a%s]*%f[%a]by%s"); /* "to 35% by 2026": a step */
}

/* "confirmed plans to unveil tariffs", "repeated its threat to raise duties": what is meant. */
static bool tells_plans(const Context *c, const Reading *r) {
  static const char *const plans[] = {"^%s+[%a%s’']-plans?%s+[tf]or?%s", "^%s+[%a%s’']-threats?%s+to%s",
                                      "^%s+[%a%s’']-threats?%s+of%s",    "^%s+[%a%s’']-intentions?%s+to%s",
                                      "^%s+[%a%s’']-bills?%s+to%s",      "^%s+[%a%s’']-proposals?%s+[tf]or?%s"};
  static const char *const meant[] = {"[’']+s?%s+%l*%s*calls?%s+to%s+$", "[’']+s?%s+%l*%s*pledges?%s+to%s+$",
                                      "[’']+s?%s+%l*%s*vows?%s+to%s+$", "[’']+s?%s+%l*%s*intentions?%s+to%s+$"};
  Window before = window_before(c, r->trigger->from, 30);
  if (window_any(&before, meant, sizeof meant / sizeof *meant)) return true; /* "Chile's pledge to impose" */
  const Mention *measure = r->measure ? r->measure : r->head;
  static const char *const chinese[] = {"^的计划[^推暂]", "^的計劃[^推暫]", "^的方案"};
  if (measure && chinese_at(c, measure->from) && code_is(r->rule->status, "imposed") &&
      !status_put_off(c, r->trigger) && !context_last_between(c, NAME_announce_cue, c->from, measure->from))
    return words_any(c, measure->to, c->to, chinese, sizeof chinese / sizeof *chinese);
  return measure && r->trigger->to < measure->from && r->trigger->list != NAME_announce_cue &&
         words_any(c, r->trigger->to, measure->from, plans, sizeof plans / sizeof *plans);
}

/* "parliament approved a budget that doubles duties", "批准将关税上调至9%": what was agreed to is to come. */
static bool is_approved(const Context *c, const Reading *r) {
  static const char *const agreed[] = {"%f[%a]approv%a+%s+[%a%s-]-$", "%f[%a]vot%a+%s+[%a%s]-to%s+$",
                                       "%f[%a]approv%a+%s+[%a%s-]-%f[%a]that%s+$"};
  if (chinese_at(c, r->trigger->from)) {
    uint32_t from = r->trigger->clause < c->clauses ? c->clause[r->trigger->clause].from : c->from;
    return words_match(c, from, r->trigger->from, "批准") && !words_match(c, from, r->trigger->from, "批准后");
  }
  Window before = window_before(c, r->trigger->from, 40);
  return window_any(&before, agreed, sizeof agreed / sizeof *agreed);
}

/* "征收9%的关税已于5月生效", "关税自5月起生效": in force, where no rule of its own says so. */
static bool takes_effect(const Context *c, const Reading *r) {
  const Mention *last = r->measure && r->measure->to > r->trigger->to ? r->measure : r->trigger;
  if (!chinese_at(c, r->trigger->from)) return false;
  if (words_match(c, r->trigger->from, r->trigger->to, "生效$")) return true;
  enum { NEAR = 54 };
  uint32_t to = last->to + NEAR < c->to ? last->to + NEAR : c->to;
  static const char *const ahead[] = {"^[^，,。；]-将", "^[^，,。；]-將", "^[^，,。；]-前"};
  return words_match(c, last->to, to, "^[^，,。；]-生效") && !words_any(c, last->to, to, ahead, 3);
}

/* "甲公司适用的反倾销税率为12%", "倾销幅度为30%": what a rate is, where nobody moves it: there already, or what the
 * case has come to. NULL: it is laid. */
static const char *rate_stage(const Context *c, const Reading *r) {
  static const char *const is[] = {"^为$", "^為$", "^是$", "^达$", "^達$"};
  static const char *const there[] = {"适用", "適用", "现行", "現行", "目前", "执行", "執行"};
  if (!(r->rule->is & IS_RATE) || !chinese_at(c, r->trigger->from) ||
      !words_any(c, r->trigger->from, r->trigger->to, is, sizeof is / sizeof *is))
    return NULL;
  uint32_t from = clause_from(c, r->trigger);
  if (words_any(c, from, r->trigger->from, there, sizeof there / sizeof *there)) return "in force";
  const LastAct *last = &c->document->last_act;
  bool margin =
      words_match(c, from, r->trigger->from, "幅度") && last->known && last->claim && c->number - last->sentence <= 4;
  return margin ? text_of(claim_get(last->claim, NAME_status)) : NULL;
}

/* "signed a proclamation that doubles the duty", but no order "imposing" one: what is signed comes. */
static const Mention *decree_before(const Context *c, const Reading *r) {
  static const char *const laid[] = {"^[Ii]mpos", "^[Ll]ev[yi]", "^[Ss]lap"};
  const Mention *decree = context_of(c, NAME_decree_cue, NULL);
  if (!decree || (decree != r->trigger && decree->to > r->trigger->from) || !context_of(c, NAME_sign_cue, NULL) ||
      words_any(c, r->trigger->from, r->trigger->to, laid, sizeof laid / sizeof *laid) ||
      words_match(c, r->trigger->from, r->trigger->to, "%led$")) /* "orders, signed in May, raised duties": done */
    return NULL;
  return words_match(c, decree->to, c->to, "^%s+impos") ? NULL : decree;
}

/* "作出初裁，…被征收12%的反倾销税": as a first ruling has it, up to the next semicolon. */
static bool in_first_ruling(const Context *c, const Reading *r) {
  if (!r->trigger || !chinese_at(c, r->trigger->from)) return false;
  const Mention *ruling = context_last_between(c, NAME_preliminary_cue, c->from, r->trigger->from);
  return ruling && chinese_at(c, ruling->from) && !words_match(c, ruling->to, r->trigger->from, "；") &&
         !words_match(c, ruling->to, r->trigger->from, "终裁");
}

/* "will be subject to a 20% duty", "shall be subject to" */
static bool will_be(const Context *c, const Mention *trigger) {
  static const char *const ahead[] = {"%f[%a]will%s+%l*%s*be%s+$", "%f[%a]would%s+%l*%s*be%s+$",
                                      "%f[%a]shall%s+%l*%s*be%s+$", "%f[%a]to%s+be%s+$"};
  Window before = window_before(c, trigger->from, 20);
  return window_any(&before, ahead, sizeof ahead / sizeof *ahead);
}

void status_settle(Context *c, const Reading *r, Claim *claim, const char *modality) {
  static const char *const done[] = {"imposed",     "announced",  "in force",  "issued", "extended",
                                     "provisional", "terminated", "suspended", NULL};
  const char *status = text_of(claim_get(claim, NAME_status));
  if (r->rule->kind == RULE_PACT && r->trigger && pact_is_talks(c, r->trigger))
    claim_set(c->document, claim, NAME_status, value_text("talks"));
  if (measure_is_support(r) && r->trigger) {
    measure_support_status(c, r, claim, modality);
    return;
  }
  if (measure_held(r)) {
    const char *stage = measure_owned_status(c, r->measure ? r->measure : r->head);
    if (stage) claim_set(c->document, claim, NAME_status, value_text(stage));
    return;
  }
  if (r->rule->kind == RULE_ACT && r->measure && act_on_anothers(c, r)) {
    const char *stage = measure_owned_status(c, r->measure);
    claim_set(c->document, claim, NAME_status, value_text(stage ? stage : "imposed"));
    return;
  }
  if (r->rule->kind == RULE_ACT && r->trigger && code_is(status, "imposed") && status_announces_plans(c, r->trigger)) {
    claim_set(c->document, claim, NAME_status, value_text("announced"));
    return;
  }
  bool weighed =
      r->rule->kind == RULE_ACT && r->trigger &&
      (modality_weighed(c, r->trigger) || tells_plans(c, r) || is_offered(c, r->trigger) || is_cleared(c, r->trigger));
  if (r->rule->kind == RULE_ACT && status && (weighed || is_draft(c, r)) &&
      (word_listed(status, done) || code_is(status, "planned"))) { /* "preliminarily ruled ... and recommended" */
    const Mention *ruled = r->trigger ? context_last_between(c, NAME_preliminary_cue, c->from, r->trigger->from) : NULL;
    claim_set(c->document, claim, NAME_status,
              value_text(is_advised(c, r, claim) ? ruled ? "preliminary ruling" : "announced"
                         : ruled && !weighed     ? "preliminary ruling"
                                                 : "planned"));
    return;
  }
  /* "found that revocation of the orders would be likely to lead to dumping": so they stay */
  if (r->rule->kind == RULE_ACT && code_is(status, "terminated") && r->trigger &&
      words_match(c, r->trigger->to, c->to, "%f[%a]would%s+[%a%s]-lead%s+to") &&
      words_match(c, r->trigger->from, r->trigger->to, "^[Rr]evocation")) {
    claim_set(c->document, claim, NAME_status, value_text("extended"));
    return;
  }
  if (r->rule->kind == RULE_ACT && r->trigger && status && status_put_off(c, r->trigger) &&
      (r->measure || (r->head && r->head->list == NAME_duty_cue) || (r->rule->is & IS_BEFORE))) {
    claim_set(c->document, claim, NAME_status, value_text("announced"));
    return;
  }
  if (r->rule->kind == RULE_ACT && r->trigger && status && word_listed(status, done) &&
      ((code_is(status, "imposed") && status_persons_word(c, r->trigger)) ||
       (code_is(status, "announced") && status_to_be_announced(c, r->trigger)))) {
    claim_set(c->document, claim, NAME_status, value_text("planned"));
    return;
  }
  if (r->rule->kind == RULE_ACT && code_is(status, "terminated") && r->trigger && suspends(c, r->trigger)) {
    bool licences =
        r->measure && words_match(c, r->measure->from, r->measure->to, "export%s+[lp][ie][cr][em][ni][st][es]?");
    claim_set(c->document, claim, NAME_status, value_text(licences ? "imposed" : "suspended")); /* nothing may leave */
    return;
  }
  if (r->rule->kind == RULE_ACT && code_is(status, "imposed") && is_due(c, r, claim)) {
    claim_set(c->document, claim, NAME_status, value_text("planned"));
    return;
  }
  if (code_is(status, "imposed") && r->trigger && names_change(c, r)) {
    claim_set(c->document, claim, NAME_status, value_text("announced"));
    return;
  }
  if (r->rule->kind == RULE_ACT && code_is(status, "planned") && is_advised(c, r, claim)) {
    claim_set(c->document, claim, NAME_status, value_text("announced"));
    return;
  }
  if (r->rule->kind == RULE_ACT && code_is(status, "imposed") && in_first_ruling(c, r)) {
    claim_set(c->document, claim, NAME_status, value_text("preliminary ruling"));
    return;
  }
  /* "ruled for now that duties be set" */
  const Mention *ruling =
      r->trigger && !c->han ? context_last_between(c, NAME_preliminary_cue, c->from, r->trigger->from) : NULL;
  if (r->rule->kind == RULE_ACT && code_is(status, "imposed") && ruling &&
      words_match(c, ruling->to, r->trigger->from, "^%s*[%a%s]*%f[%a][tw]h[ai][tc]h?%s+$")) {
    claim_set(c->document, claim, NAME_status, value_text("preliminary ruling"));
    return;
  }
  if (r->rule->kind == RULE_ACT && code_is(status, "final ruling") && r->trigger) {
    Window lead = window_before(c, r->trigger->from, 16);
    if (window_has(&lead, "preliminarily%s+$") || words_match(c, r->trigger->from, r->trigger->to, "^preliminarily"))
      claim_set(c->document, claim, NAME_status, value_text("preliminary ruling"));
  }
  if (r->rule->kind == RULE_ACT && code_is(status, "in force") && keeps_for(c, r)) {
    claim_set(c->document, claim, NAME_status, value_text("extended"));
    return;
  }
  if (code_is(status, "imposed") && r->trigger && continues_before(c, r->trigger)) {
    claim_set(c->document, claim, NAME_status, value_text("extended"));
    return;
  }
  if (r->rule->kind == RULE_COOPERATION && code_is(status, "active") && code_is(modality, "planned")) {
    claim_set(c->document, claim, NAME_status, value_text("planned"));
    return;
  }
  if ((r->rule->is & IS_HELD) && !measure_held(r) && r->measure &&
      context_last_between(c, NAME_announce_cue, c->from, r->measure->from))
    claim_set(c->document, claim, NAME_status, value_text(status = "announced"));
  const char *support = code_is(status, "in force") ? support_status(c, r, claim) : NULL;
  if (support) {
    claim_set(c->document, claim, NAME_status, value_text(support));
    return;
  }
  if (r->rule->kind == RULE_ACT && code_is(status, "terminated") && code_is(modality, "planned") && is_meant(c, r)) {
    claim_set(c->document, claim, NAME_status, value_text("planned")); /* "proposes to scrap its tariffs" */
    return;
  }
  const char *stage = r->trigger ? rate_stage(c, r) : NULL;
  if (stage) {
    claim_set(c->document, claim, NAME_status, value_text(stage));
    return;
  }
  const Mention *decree =
      r->rule->kind == RULE_ACT && r->trigger && code_is(status, "imposed") ? decree_before(c, r) : NULL;
  if (decree) {
    claim_set(c->document, claim, NAME_status, value_text("announced"));
    return;
  }
  if (has_come(c, claim)) {
    if (r->rule->kind == RULE_ACT && code_is(status, "imposed") && stands_since(c, r))
      claim_set(c->document, claim, NAME_status, value_text("in force"));
    return;
  }
  if (r->rule->kind == RULE_ACT && r->trigger && code_is(status, "imposed") && is_approved(c, r)) {
    claim_set(c->document, claim, NAME_status, value_text("announced"));
    return;
  }
  if (r->rule->kind == RULE_ACT && r->trigger && code_is(status, "imposed") && takes_effect(c, r) &&
      !status_lies_ahead(c, claim)) {
    claim_set(c->document, claim, NAME_status, value_text("in force"));
    return;
  }
  bool act = r->rule->kind == RULE_ACT, planned = code_is(modality, "planned") || code_is(modality, "forecast");
  bool held = r->trigger && r->trigger->list == NAME_in_force_cue,
       begins = r->trigger && r->trigger->list == NAME_effect_cue,
       subject = r->trigger && r->trigger->list == NAME_subject_cue && will_be(c, r->trigger);
  static const char *const begun[] = {"^took",    "^came",   "^went",    "^kicked",
                                      "^entered", "^became", "^started", "^began"};
  if (begins && words_any(c, r->trigger->from, r->trigger->to, begun, sizeof begun / sizeof *begun))
    planned = false; /* "will tax steel, days after his duties on Chile took effect" */
  if (act && code_is(status, "imposed") && r->trigger && is_kept_up(c, r->trigger) && !status_lies_ahead(c, claim))
    claim_set(c->document, claim, NAME_status, value_text(status = "in force"));
  bool faced = act && r->trigger && r->trigger->list == NAME_face_cue;
  const char *laid = faced ? bearer_status(c, r->trigger, planned) : NULL;
  if (!laid && act && r->rule->bears && code_is(status, "imposed") &&
      words_match(c, r->trigger->from, r->trigger->to, "^fac"))
    laid = "in force";
  if (laid)
    claim_set(c->document, claim, NAME_status, value_text(laid));
  else if (act && planned && code_is(status, "in force") &&
           (held || begins)) /* "plans to keep", "due to take effect" */
    claim_set(c->document, claim, NAME_status,
              value_text(begins ? (code_is(modality, "forecast") ? "planned" : "announced")
                         : collects(c, r->trigger) || chinese_sentence(c) ? "announced"
                                                                          : "extended"));
  else if (act && code_is(status, "planned") && r->trigger && r->trigger->list == NAME_schedule_cue && !weighed)
    claim_set(c->document, claim, NAME_status,
              value_text("announced")); /* "set to take effect in May": a day is fixed */
  else if (act && code_is(status, "in force") &&
           (subject || ((begins || chinese_sentence(c)) && status_lies_ahead(c, claim))))
    claim_set(c->document, claim, NAME_status, value_text("announced"));
  else if (act && chinese_meant(c, r) &&
           (code_is(status, "imposed") || code_is(status, "announced") || code_is(status, "terminated")))
    claim_set(c->document, claim, NAME_status, value_text("planned"));
  else if (act && planned && (code_is(status, "imposed") || code_is(status, "announced")) &&
           (is_meant(c, r) || status_foretold(c, r, claim)))
    claim_set(c->document, claim, NAME_status, value_text("planned"));
  else if (act && code_is(status, "imposed") &&
           (planned || is_headline_plan(c, r) || announces(c, r) || is_ordered(c, r) || status_lies_ahead(c, claim)))
    claim_set(c->document, claim, NAME_status, value_text("announced"));
  static const char *const notices[] = {"notice", "circular"};
  if (code_is(r->rule->status, "issued") &&
      (words_match(c, r->anchor->from, r->anchor->to, "^announc") ||
       (r->head && !words_any(c, r->head->from, r->head->to, notices, sizeof notices / sizeof *notices))))
    claim_set(c->document, claim, NAME_status, value_text("announced"));
}
