/* Debtors in Chinese: "该国欠中国的债务", "该行将提供融资": who lends stands in the sentence, who owes before it. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/finance.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

/* A country abroad, or a region of the world. */
static bool is_abroad(const Mention *m) {
  static const char *const near[] = {"CHN", "WLD", "HKG", "MAC", "TWN", NULL}; /* where Chinese papers come out */
  return !m->inside && m->code && !word_listed(m->code, near) && !strchr(m->code, '-');
}

/* "欠中国", "中国贷款", "中方同意": who is owed, or lends. */
static bool is_creditor(const Context *c, const Mention *m) {
  static const char *const lends[] = {"^的?贷款", "^的?貸款",  "^同意",     "^承诺",   "^承諾",   "^向",
                                      "^提供",    "^持有",     "^政府提供", "^债权人", "^債權人", "^的?银行",
                                      "^的?銀行", "^上月同意", "^將",       "^将"};
  static const char *const branch[] = {"^分行",   "^省分行", "^支行",
                                       "^省支行", "^分公司", "^省分公司"}; /* "某银行甲省分行" */
  if (place_is_province(m->code) && words_any(c, m->to, c->to, branch, sizeof branch / sizeof *branch)) return true;
  Window before = window_before(c, m->from, 9);
  if (code_is(place_word_before(c, m).text, "对") || code_is(place_word_before(c, m).text, "對"))
    return true; /* 对华债务 */
  if (window_ends(&before, "欠") || window_ends(&before, "欠下") || window_ends(&before, "拖欠")) return true;
  return (code_is(m->code, "CHN") || code_is(m->code, "CN-BJ")) &&
         words_any(c, m->to, c->to, lends, sizeof lends / sizeof *lends);
}

/* The country abroad that a text named last, in the sentences before or its title. */
static Found named_before(Context *c) {
  enum { BACK = 3 };
  for (uint32_t back = 1; back <= c->number; back++) {
    const Mention *named = NULL;
    if (back > BACK) back = c->number; /* the title */
    const Context *other = document_sentence(c->document, c->number - back);
    EACH_MENTION (m, other, NAME_PLACE)
      if (is_abroad(m)) named = m;
    if (named) return (Found){value_text(place_value(named)), named, "previous"};
  }
  return nothing;
}

Found chinese_debtor(Context *c, const Reading *r) {
  static const char *const lenders[] = {"该行",         "該行",         "进出口银行", "進出口銀行", "国开行", "國開行",
                                        "国家开发银行", "國家開發銀行", "该国",       "該國",       "当地",   "當地"};
  const Mention *owes = NULL;
  bool creditor = false;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside) continue;
    if (is_creditor(c, m))
      creditor = true;
    else if (is_abroad(m) && (!owes || (r->value && m->to <= r->value->from)))
      owes = m;
    else if (place_is_province(m->code))
      return nothing;
  }
  EACH_MENTION (org, c, NAME_ORG) /* "某银行向甲国提供贷款" */
    if (org->org && org->org->kind == ORG_BANK && !org->inside) creditor = true;
  if (owes) return creditor ? (Found){value_text(place_value(owes)), owes, "sentence"} : nothing;
  if (words_match(c, c->from, c->to, "该国") || words_match(c, c->from, c->to, "該國")) { /* whom the title names */
    const Context *title = document_sentence(c->document, 0);
    EACH_MENTION (m, title, NAME_PLACE)
      if (is_abroad(m) && strlen(m->code) == 3) return (Found){value_text(place_value(m)), m, "heading"};
  }
  if (!creditor && !words_any(c, c->from, c->to, lenders, sizeof lenders / sizeof *lenders)) return nothing;
  return named_before(c);
}
