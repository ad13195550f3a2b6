/* Works in Chinese: what authorities order or plans push ("各地要立即叫停拟建项目", "推动项目开工") tells of none that
 * exists; sizes of a class ("10万吨以下装置") and the nation's capacity are no works' own; a way is named by the sides
 * it joins ("中老铁路").
 *
 * Chinese names the place before the works, as the subject or in the words that describe them: "泰国宣布兴建连接中国的
 * 高铁". What the works lead to, and whose firms build them, is not where they stand; "该项目" is the one told before.
 */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

static bool stands_in(const Context *c, uint32_t from, uint32_t to, const char *const *words) {
  for (; *words && from < to; words++)
    if (memmem(c->text + from, to - from, *words, strlen(*words))) return true;
  return false;
}

/* Whether something else than the works themselves is told of: an order, a push, works in general. */
static bool is_ordered(const Context *c, const Reading *r) {
  static Words orders = {"要立即", "立即",     "必须",     "应当",     "严禁",   "禁止", "不得", "不再", "推动",
                         "推进",   "加快",     "鼓励",     "力争",     "确保",   "争取", "引导", "支持", "如果",
                         "若",     "坚决",     "听取",     "考察了",   "调研了", "聽取", "考察", "参观", "应",
                         "一律",   "重大项目", "重点项目", "重点工程", "各地",   "严格", NULL};
  const Mention *last = r->head && r->head->from > r->trigger->from ? r->head : r->trigger;
  return stands_in(c, clause_from(c, r->trigger), last->to, orders);
}

/* "10万吨以下的装置": a class of works, by size. */
static bool is_class(const Context *c, const Mention *value) {
  static Words behind = {"^以下[^，。；的]", "^及以下",  "^以下的",   "^以上的",   "^级以上", "^級以上",
                         "^级及以上",        "^/年以上", "^以上项目", "^以上工程", NULL};
  if (value->to >= 6 && memcmp(c->text + value->to - 6, "以下", 6) == 0) return true;
  for (size_t i = 0; behind[i]; i++)
    if (words_match(c, value->to, c->to, behind[i])) return true;
  return false;
}

bool chinese_works_told(const Context *c, const Reading *r) {
  static Words nations = {"全国产能",   "我国产能", "行业产能", "国内产能", "全国总产能",
                          "全行业产能", "市场容量", "市场规模", "市場容量", NULL};
  if (!c->han) return true;
  if (r->rule->aims) return !words_match(c, c->from, c->to, "^如果");
  if (!code_is(r->rule->table, "projects")) return true;
  if (!r->value) return !r->trigger || !chinese_at(c, r->trigger->from) || !is_ordered(c, r);
  if (r->value->type == NAME_MONEY) return !is_class(c, r->value); /* "50万元以上的工程" */
  if (r->value->type != NAME_QUANTITY) return true;
  uint32_t from = clause_from(c, r->value);
  return !is_class(c, r->value) && !stands_in(c, from, r->value->from, nations);
}

bool chinese_yearly(const Context *c, const Mention *value) {
  static Words words = {"年产", "每年可生产", "年生产",     "年处理",   "年加工",
                        "年可", "年產",       "每年可生產", "每年生产", NULL};
  enum { NEAR = 42 };
  uint32_t from = clause_from(c, value);
  if (value->from > from + NEAR) from = value->from - NEAR;
  return c->han && stands_in(c, from, value->from, words);
}

Found chinese_way_place(const Context *c, const Mention *head) {
  if (c->han && head)
    EACH_MENTION (pair, c, NAME_PAIR)
      if (pair->to == head->from || (pair->from >= head->from && pair->to <= head->to))
        return (Found){value_text(pair->code), pair, "clause"};
  return (Found){.step = NULL};
}

/* "连接中国的", "与新加坡合作": the other end, the other side. */
static bool is_other_end(const Context *c, const Mention *m) {
  static const char *const before[] = {"连接$", "連接$", "通往$", "往返$", "与$", "與$", "同$", "和$",
                                       "赴$",   "对$",   "對$",   "向$",   "从$", "從$", "由$"};
  Window words = window_before(c, m->from, 6);
  return window_any(&words, before, sizeof before / sizeof *before);
}

/* "中国企业", "韩国财团": who builds or pays. */
static bool is_builder(const Context *c, const Mention *m) {
  static const char *const after[] = {"^企业", "^企業",   "^公司",   "^集团",   "^集團",   "^银行",
                                      "^銀行", "^投资者", "^投資者", "^资金",   "^資金",   "^财团",
                                      "^財團", "^承包商", "^工程",   "^交通建", "^进出口", "^進出口"};
  return words_any(c, m->to, c->to, after, sizeof after / sizeof *after);
}

/* Whether a sentence since the works were told names another place than theirs. */
static bool place_since(const Context *c, uint32_t sentence, const char *there) {
  static const uint16_t places[] = {NAME_PLACE, 0};
  for (uint32_t number = sentence + 1; number < c->number; number++) {
    if (!document_names(c->document, number, places)) continue;
    const Context *between = document_sentence(c->document, number);
    EACH_MENTION (m, between, NAME_PLACE)
      if (!m->inside && !is_builder(between, m) && !code_is(place_value(m), "CHN") && !code_is(place_value(m), there) &&
          !place_is_venue(between, m))
        return true;
  }
  return false;
}

/* "决定在苏州建设", "与东湖开发区合作，设立": where a sentence before puts works that it does not count. */
static const char *put_before(const Context *c) {
  static const char *const at[] = {"在$", "于$", "位于$", "落户$", "在中国$", "在印度$", "在美国$", "在墨西哥$", "於$"};
  static const char *const builds[] = {"建", "设立", "投资", "落户", "工厂", "基地", "項目", "项目", "投产"};
  static const char *const works[] = {"开发区", "工业园", "产业园", "高新区", "保税区", "開發區",
                                      "工業園", "项目",   "項目",   "铁路",   "鐵路",   "公路",
                                      "工厂",   "厂",     "廠",     "电站",   "矿",     "港"};
  enum { BACK_MOST = 4, NEAR = 30 };
  for (uint32_t back = 1; back <= BACK_MOST && back <= c->number; back++) {
    static const uint16_t places[] = {NAME_PLACE, 0};
    if (!document_names(c->document, c->number - back, places)) continue;
    const Context *before = document_sentence(c->document, c->number - back);
    const char *put = NULL;
    EACH_MENTION (m, before, NAME_PLACE) {
      if (m->inside || !words_any(before, m->to, before->to, builds, sizeof builds / sizeof *builds)) continue;
      Window lead = window_before(before, m->from, 15);
      uint32_t to = m->to + NEAR < before->to ? m->to + NEAR : before->to;
      if (window_any(&lead, at, sizeof at / sizeof *at) ||
          words_any(before, m->to, to, works, sizeof works / sizeof *works))
        if (!put || !code_is(place_value(m), "CHN")) put = place_value(m);
    }
    if (put) return put;
  }
  return NULL;
}

bool chinese_works_later(const Context *c, const Mention *head, const Mention *place) {
  static const char *const marks[] = {"，", "；", ";"};
  if (!c->han || place->from < head->to || !words_any(c, head->to, place->from, marks, sizeof marks / sizeof *marks))
    return false;
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->to <= head->from && !code_is(place_value(m), "CHN") && !is_builder(c, m) &&
        !is_other_end(c, m) && words_match(c, m->to, head->from, "^[^，；。]*$"))
      return true;
  return false;
}

/* "“一带一路”沿线国家": the countries of the initiative. */
static bool is_along(const Context *c, uint32_t at) {
  enum { NEAR = 18 };
  static const char *const along[] = {"沿线", "沿線", "国家", "國家", "地区"};
  return words_any(c, at, at + NEAR < c->to ? at + NEAR : c->to, along, sizeof along / sizeof *along);
}

/* The place of a list ("孟加拉酒店项目、肯尼亚公路项目"), or of a clause, is that which stands in it. */
static bool parted(const Context *c, const Mention *m, const Mention *next) {
  static const char *const marks[] = {"、", "，", "；", "以及", "[^%d],", ";"};
  return words_any(c, m->to, next->from, marks, sizeof marks / sizeof *marks);
}

/* "工程分三期，首期…", "并配建…": parts of the works told before, however far back. */
static bool tells_parts(const Context *c) {
  static const char *const parts[] = {"一期",     "二期",     "三期",   "首期",    "配套",
                                      "整个项目", "整個項目", "该项目", "上述项目"};
  return words_any(c, c->from, c->to, parts, sizeof parts / sizeof *parts);
}

Found chinese_works_place(Context *c, const Mention *head) {
  enum { BACK_MOST = 5, PARTS_MOST_BACK = 16 };
  static const char *const ways[] = {"铁路", "鐵路", "公路", "高铁", "高鐵", "管道", "全长", "全長", "线路", "線路"};
  bool way =
      words_any(c, head->from, head->to, ways, sizeof ways / sizeof *ways); /* "由县城北部南下": it begins there */
  const Mention *best = NULL;
  bool built = false;
  EACH_MENTION (m, c, NAME_PLACE) {
    Window lead = window_before(c, m->from, 3);
    bool begins = way && (window_has(&lead, "由$") || window_has(&lead, "从$") || window_has(&lead, "從$"));
    if (m->inside || (m->from >= head->to && !begins) || place_is_venue(c, m)) continue;
    built |= is_builder(c, m);
    if (is_builder(c, m) || (is_other_end(c, m) && !begins) || code_is(place_value(m), "CHN")) continue;
    if (!best || parted(c, best, m)) best = m;
  }
  if (best) return (Found){value_text(place_value(best)), best, best->clause == head->clause ? "clause" : "sentence"};
  EACH_MENTION (org, c, NAME_ORG) /* "在“一带一路”沿线修建" */
    if (code_is(org->code, "Belt and Road Initiative") && org->to <= head->to && is_along(c, org->to))
      return (Found){value_text("BRI countries"), org, "clause"};
  const LastWorks *last = &c->document->last_works;
  static const char *const same[] = {"该", "這", "这", "此项目"}; /* "该项目…产品返销国内" */
  Window lead = window_before(c, head->from, 24);
  bool told = window_any(&lead, same, sizeof same / sizeof *same) || words_match(c, c->from, c->to, "^该");
  bool named = false;
  EACH_MENTION (m, c, NAME_PLACE) named |= !m->inside && !place_is_venue(c, m) && !code_is(place_value(m), "CHN");
  bool own = !built && !told && named;
  bool near = last->known && last->sentence <= c->number && c->number - last->sentence <= BACK_MOST;
  bool part = !own && last->known && last->sentence <= c->number && last->place.kind == VALUE_TEXT &&
              c->number - last->sentence <= PARTS_MOST_BACK && tells_parts(c);
  if (part) return (Found){last->place, NULL, "previous"};
  const char *put = own || near ? NULL : put_before(c);
  if (put) return (Found){value_text(put), NULL, "previous"};
  if (own || !near) return nothing;
  if (last->place.kind == VALUE_NONE || place_since(c, last->sentence, text_of(&last->place))) return nothing;
  return (Found){last->place, NULL, "previous"};
}

/* "甲省某企业与老挝一省签署协议，将合资建设…": works that a firm puts up with a side abroad stand there, whatever
 * the firm's home. */
void chinese_works_abroad(const Context *c, const Reading *r, Claim *claim) {
  static const char *const with[] = {"与$", "與$", "同$", "和$"};
  static const char *const together[] = {"^[^，。；]-签署", "^[^，。；]-签订", "^[^，。；]-签约", "^[^，。；]-合作",
                                         "^[^，。；]-合资", "^[^，。；]-共建", "^[^，。；]-共同", "^[^，。；]-合建",
                                         "^[^，。；]-簽署", "^[^，。；]-簽訂", "^[^，。；]-合資", "^[^，。；]-簽約"};
  const char *place = text_of(claim_get(claim, NAME_place));
  if (!c->han || !r->value || !code_is(claim->table, "projects") || !place || !place_in_china(place)) return;
  EACH_MENTION (m, c, NAME_PLACE) {
    const char *code = place_value(m);
    if (m->inside || m->from >= r->value->from || !code || place_in_china(code) || code_is(code, "WLD")) continue;
    Window before = window_before(c, m->from, 3);
    if (!window_any(&before, with, sizeof with / sizeof *with) ||
        !words_any(c, m->to, r->value->from, together, sizeof together / sizeof *together))
      continue;
    claim_set(c->document, claim, NAME_place, value_text(code));
    if (claim_span(claim, NAME_place))
      claim_move_span(claim, NAME_place, m);
    else
      claim_note(c->document, claim, NAME_place, m, "clause");
    return;
  }
}
