/* Whose land "国内" and "全国" speak of in Chinese: that of the country told right before ("越南国内", "日本全国") or
 * of the one that the sentence opens with ("10月，土耳其产量增长…，国内消费量…"), else of China. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"

enum { WORD = 6, SIGN = 3, LEAD_MOST = 45 };

static bool means_home(const Context *c, const Mention *m) {
  static Words homes = {"国内", "國內", "全国", "全國", NULL};
  return m->type == NAME_PLACE && m->to - m->from == WORD && listed_at(homes, c->text + m->from, WORD) == WORD;
}

static bool is_foreign(const Mention *m) {
  return m->type == NAME_PLACE && !m->inside && m->code && strlen(m->code) <= 3 && !code_is(m->code, "CHN") &&
         !code_is(m->code, "WLD");
}

/* Whether a country that opens a sentence is what it tells of, and no other end, no origin and no comparison. */
static bool is_subject(const Context *c, const Mention *m) {
  static Words towards = {"从", "自", "对", "向", "与", "同", "和", "在", "赴", "较",   "比",   "受", "由",
                          "据", "因", "從", "對", "與", "較", "據", "被", "让", "因为", "由于", NULL};
  static Words of_others = {"是", "进口", "进", "产",   "原产", "企业", "公司", "股", "等",   "、",   "和",
                            "与", "对",   "對", "加征", "地震", "進口", "關",   "关", "总统", "總統", NULL};
  static Words marks = {"，", "。", "；", ",", ":", "：", NULL};
  if (m->from - c->from > LEAD_MOST || ends(c, m->from, towards)) return false;
  if (past(c, m->to, of_others) != m->to) return false;
  const Mention *date = NULL; /* "10月份，", "2024年前10个月" */
  EACH_MENTION (d, c, NAME_DATE)
    if (d->to <= m->from) date = d;
  uint32_t from = date ? date->to : c->from;
  uint32_t behind = last_of(c, from, m->from, marks);
  return m->from - (behind ? behind : from) <= SIGN;
}

void chinese_settle_nation(Context *c) {
  const Mention *first = NULL;
  bool china = false;
  size_t homes = 0;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->type != NAME_PLACE) continue;
    if (means_home(c, m))
      homes++;
    else if (code_is(m->code, "CHN") || (m->code && strncmp(m->code, "CN-", 3) == 0))
      china = true;
    else if (!first)
      first = m;
  }
  if (!homes || !first) return;
  bool opens = !china && is_foreign(first) && is_subject(c, first);
  for (size_t i = 0; opens && i < c->mentions; i++) /* several countries: whose home it is nobody can say */
    opens = !is_foreign(&c->mention[i]) || code_is(c->mention[i].code, first->code);
  for (size_t i = 0; i < c->mentions; i++) {
    Mention *m = &c->mention[i];
    if (!means_home(c, m)) continue;
    const Mention *owner = opens && first->from < m->from ? first : NULL;
    bool linked = m->from >= c->from + SIGN && memcmp(c->text + m->from - SIGN, "的", SIGN) == 0; /* "越南的国内" */
    for (size_t k = 0; k < c->mentions; k++)
      if ((c->mention[k].to == m->from || (linked && c->mention[k].to + SIGN == m->from)) && is_foreign(&c->mention[k]))
        owner = &c->mention[k];
    if (owner) m->code = owner->code;
  }
}
