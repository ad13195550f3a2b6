/* Debtors: whose a loan is. The place of money lent is that of whoever borrows it. */
#include <string.h>

#include "claim/claim_part.h"

static const Found nothing;

/* The country of a firm that money goes to; institutions that lend themselves have none. */
static const char *borrowing(const Mention *m) {
  if (m->type == NAME_PLACE) return m->inside || code_is(m->code, "WLD") ? NULL : place_value(m);
  if (m->inside || !m->org || m->org->kind == ORG_MULTILATERAL) return NULL;
  return code_is(m->org->place, "WLD") ? NULL : m->org->place;
}

/* "Laos and China agreed on a loan", "its loans to China's neighbour": of a great creditor and another country the
 * other borrows, unless the money comes from there. */
static const Mention *debtor_beside(const Context *c) {
  const Mention *other = NULL;
  bool creditor = false;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside || !borrowing(m)) continue;
    if (code_is(m->code, "CHN"))
      creditor = true;
    else if (!other && strlen(m->code) == 3 && strcmp(place_word_before(c, m).text, "from") != 0 &&
             !place_of_lenders(c, m))
      other = m;
  }
  return creditor ? other : NULL;
}

/* "Beijing agreed to restructure its loans to the country": a great creditor alone; who owes it the text is about. */
static Found debtor_of_text(Context *c) {
  const Mention *creditor = context_of(c, NAME_PLACE, NULL);
  if (!creditor || creditor->inside || !code_is(creditor->code, "CHN")) return nothing;
  const char *code = document_dominant(c->document, NAME_PLACE);
  bool country = code && strlen(code) == 3 && !code_is(code, "CHN") && !code_is(code, "WLD") && !code_is(code, "USA");
  return country ? (Found){value_text(code), NULL, "document"} : nothing;
}

/* "in Chinese loans", "with Chinese money": whose the money is. */
static bool is_creditor(const Context *c, const Mention *m) {
  static const char *const money[] = {"^%s+[%a%-]*%s*loans?%f[%A]",
                                      "^%s+[%a%-]*%s*lending%f[%A]",
                                      "^%s+[%a%-]*%s*financing%f[%A]",
                                      "^%s+[%a%-]*%s*credits?%f[%A]",
                                      "^%s+[%a%-]*%s*funding%f[%A]",
                                      "^%s+money%f[%A]",
                                      "^%s+debts?%f[%A]"};
  return code_is(m->code, "CHN") && words_any(c, m->to, c->to, money, sizeof money / sizeof *money);
}

/* "Angola, which exports oil, owes China $9 billion": who owes stands right before the verb, or before an insertion. */
static Found debtor_before(const Context *c, const Mention *owes) {
  const Mention *last = NULL;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->to > owes->from) break;
    if (!borrowing(m) || strcmp(place_word_before(c, m).text, "to") == 0) continue;
    last = m;
    if (words_match(c, m->to, owes->from, "^,%s.*,%s*$")) break;
  }
  return last ? (Found){value_text(borrowing(last)), last, "clause"} : nothing;
}

/* Who borrows: whoever stands behind "to", or right behind a verb of giving ("lent Angola $2 billion"); else where the
 * money goes ("for a plant in Poland"), in the sentence or the one before it, but never who lends. */
Found debtor_of(Context *c, const Reading *r) {
  static const char *const towards[] = {"to", "向", "对", "给", "为", "与", "同", "與", NULL};
  static const char *const there[] = {"in", "for", "across", "help", "helping", "assist", "support", NULL};
  static const uint16_t verbs[] = {NAME_lend_cue, NAME_disburse_cue, NAME_pour_cue};
  static const uint16_t names[] = {NAME_PLACE, NAME_ORG};
  const Mention *value = r->value ? r->value : r->anchor, *site = NULL;
  if (r->head && r->head->list == NAME_debt_cue) {
    bool owes = words_match(c, r->head->from, r->head->to, "^[Oo]w[ei]");
    return owes ? debtor_before(c, r->head) : nothing;
  }
  for (size_t n = 0; n < sizeof names / sizeof *names; n++)
    EACH_MENTION (m, c, names[n]) {
      uint32_t end;
      if (!borrowing(m)) continue;
      SmallWord before = place_word_before(c, m);
      const char *word = before.text;
      Window lead = window_before(c, m->from, 24); /* "a new factory in central Poland" */
      bool here = word_listed(word, there) || window_has(&lead, "%f[%a]in%s+[cnsewi][%a-]+%s+$");
      if (!site && n == 0 && m->from > value->to && here && !place_of_lenders(c, m) && !is_creditor(c, m)) site = m;
      if (m->clause != value->clause && !context_is_label(c, m, &end)) continue;
      bool given = (word_listed(word, towards) && !place_of_lenders(c, m)) || context_is_label(c, m, &end);
      for (size_t i = 0; !given && i < sizeof verbs / sizeof *verbs; i++) {
        const Mention *verb = context_last_between(c, verbs[i], c->from, m->from);
        given = verb && words_match(c, verb->to, m->from, "^%s+t?h?e?%s*$");
      }
      if (given) return (Found){value_text(borrowing(m)), m, "clause"};
    }
  if (chinese_sentence(c)) return nothing;
  if (!site) site = debtor_beside(c);
  return site ? (Found){value_text(place_value(site)), site, "sentence"} : debtor_of_text(c);
}
