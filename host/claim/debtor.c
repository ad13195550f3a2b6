/* Debtors: whose a loan is. The place of money lent is that of whoever borrows it. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/finance.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

/* The country of a firm that money goes to; institutions that lend themselves have none. */
static const char *borrowing(const Mention *m) {
  if (m->type == NAME_PLACE) return m->inside || code_is(m->code, "WLD") ? NULL : place_value(m);
  if (m->inside || !m->org || m->org->kind == ORG_MULTILATERAL) return NULL;
  return code_is(m->org->place, "WLD") ? NULL : m->org->place;
}

/* "in Chinese loans", "with Chinese money": whose the money is; a debt may be one's own. */
static bool is_creditor(const Context *c, const Mention *m) {
  static const char *const money[] = {"^%s+[%a%-]*%s*loans?%f[%A]",
                                      "^%s+[%a%-]*%s*lending%f[%A]",
                                      "^%s+[%a%-]*%s*financing%f[%A]",
                                      "^%s+[%a%-]*%s*credits?%f[%A]",
                                      "^%s+[%a%-]*%s*funding%f[%A]",
                                      "^%s+money%f[%A]",
                                      "^%s+holds?%f[%A]",
                                      "^%s+held%f[%A]",
                                      "^,?%s+which%s+holds?%f[%A]",
                                      "^%s+accounts?%s+for%f[%A]"};
  if (words_any(c, m->to, c->to, money, sizeof money / sizeof *money)) return true;
  return code_is(m->code, "CHN") && words_match(c, m->to, c->to, "^%s+debts?%f[%A]");
}

/* Words for lenders right before where they are: "its creditors in China", "a loan from Japan". */
static bool lends_there(const Context *c, const Mention *m) {
  static const char *const ahead[] = {"creditors%s+in%s+$",
                                      "lenders%s+in%s+$",
                                      "banks%s+in%s+$",
                                      "%f[%a]from%s+t?h?e?%s*$",
                                      "%f[%a]by%s+t?h?e?%s*$",
                                      "bank%s+of%s+$",
                                      "%f[%a]asks?e?d?%s+t?h?e?%s*$",
                                      "%f[%a]asking%s+$",
                                      "%f[%a]turne?d?i?n?g?s?%s+to%s+$",
                                      "%f[%a]looke?d?i?n?g?s?%s+to%s+$",
                                      "%f[%a]appli?ey?d?s?%s+to%s+$",
                                      "%f[%a]requeste?d?s?%s+to%s+$"};
  static const char *const signed_by[] = {"signed%s[^.,;]-%f[%a]by%s+t?h?e?%s*$"};
  Window before = window_before(c, m->from, 24), farther = window_before(c, m->from, 60);
  return window_any(&before, ahead, sizeof ahead / sizeof *ahead) && !window_any(&farther, signed_by, 1);
}

/* "Laos and China agreed on a loan", "its loans to China's neighbour": of a great creditor and another country the
 * other borrows, unless the money comes from there. */
static const Mention *debtor_beside(const Context *c) {
  const Mention *other = NULL;
  bool creditor = false;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside || !borrowing(m)) continue;
    if (code_is(m->code, "CHN") || is_creditor(c, m) || lends_there(c, m) || place_of_lenders(c, m))
      creditor = true;
    else if (!other && !strchr(m->code, '-'))
      other = m;
  }
  return creditor ? other : NULL;
}

/* "Beijing agreed to restructure its loans to the country", "India stepped in with aid": a creditor alone; who owes it
 * the text is about. */
static Found debtor_of_text(Context *c) {
  const Mention *creditor = context_of(c, NAME_PLACE, NULL);
  if (!creditor || creditor->inside) return nothing;
  if (!code_is(creditor->code, "CHN") && !place_pays(c, creditor) && !is_creditor(c, creditor) &&
      !lends_there(c, creditor))
    return nothing;
  const char *code = document_dominant(c->document, NAME_PLACE);
  bool country = code && strlen(code) == 3 && !code_is(code, creditor->code) && !code_is(code, "CHN") &&
                 !code_is(code, "WLD") && !code_is(code, "USA");
  return country ? (Found){value_text(code), NULL, "document"} : nothing;
}

/* "Angola, which exports oil, owes China $9 billion": who owes stands right before the verb, or before an insertion. */
static Found debtor_before(const Context *c, const Mention *owes) {
  const Mention *last = NULL;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->to > owes->from) break;
    if (!borrowing(m) || code_is(place_word_before(c, m).text, "to")) continue;
    last = m;
    if (words_match(c, m->to, owes->from, "^,%s.*,%s*$")) break;
  }
  return last ? (Found){value_text(borrowing(last)), last, "clause"} : nothing;
}

/* "Zambia secured a loan", "Sri Lanka, burdened with loans", "Unable to repay its loans, Angola": who gets the money or
 * has to give it back is the subject, before the verb or behind an opening clause. */
static const Mention *subject_of_loan(const Context *c, const Mention *value, bool burdened) {
  static const char *const burdens[] = {"^burden", "^saddl",  "^laden", "^weighed",
                                        "^drown",  "^indebt", "^repa",  "^pay"};
  enum { WORDS = 9 };
  EACH_MENTION (verb, c, NAME_get_loan_cue) {
    if (verb->to > value->from || value->token - verb->last > WORDS) continue;
    if (burdened && !words_any(c, verb->from, verb->to, burdens, sizeof burdens / sizeof *burdens)) continue;
    const Mention *last = NULL, *behind = NULL;
    EACH_MENTION (m, c, NAME_PLACE) {
      if (!borrowing(m) || is_creditor(c, m) || lends_there(c, m) || place_of_lenders(c, m)) continue;
      if (m->to <= verb->from && !words_apart(c, m->to, verb->from)) last = m;
      if (!behind && m->from >= value->to && words_match(c, value->to, m->from, "^[^,.;]*,%s+t?h?e?%s*$")) behind = m;
    }
    if (last || behind) return last ? last : behind;
  }
  return NULL;
}

/* "weighed down by $2 billion of Chinese debt": of another's money the debt is that of whoever the text named before.
 */
static Found debtor_named_before(const Context *c, const Reading *r) {
  const Mention *creditor = NULL, *first = NULL;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->to <= r->head->from && words_match(c, m->to, r->head->from, "^%s+$")) creditor = m;
    if (!first && !creditor && borrowing(m)) first = m;
  }
  if (!creditor || !first || !r->value || r->value->to > creditor->from) return nothing;
  return (Found){value_text(borrowing(first)), first, "sentence"};
}

/* "arrears to Chinese power producers", "in debt to Japan": right behind what is owed stands whom it is owed to. */
static bool is_owed_to(const Context *c, const Mention *m) {
  static const char *const due[] = {"arrears%s+to%s+t?h?e?%s*$", "debts?%s+to%s+t?h?e?%s*$",
                                    "owe[ds]?%s+to%s+t?h?e?%s*$", "indebted%s+to%s+t?h?e?%s*$",
                                    "paym?e?n?t?s?%s+to%s+t?h?e?%s*$"};
  Window before = window_before(c, m->from, 24);
  return window_any(&before, due, sizeof due / sizeof *due);
}

static bool is_bank(const Mention *m) {
  if (m->type != NAME_ORG || !m->org) return false;
  return m->org->kind == ORG_BANK || m->org->kind == ORG_MULTILATERAL ||
         (m->org->kind == ORG_OTHER && strstr(m->org->code, "Bank") != NULL); /* of a policy */
}

/* The country a sentence is told of that a creditor alone stands in: of the claim before it, else the last one named,
 * else what the text is about. */
static Found debtor_told_before(Context *c, const char *creditor) {
  enum { BACK = 3 };
  const LastClaim *last = &c->document->last_claim;
  const LastWorks *works = &c->document->last_works;
  const char *code = last->known && last->sentence + BACK >= c->number ? text_of(&last->place) : NULL;
  if (!code && works->known && works->sentence + BACK >= c->number) code = text_of(&works->place);
  if (code && strlen(code) == 3 && !code_is(code, creditor) && !code_is(code, "WLD"))
    return (Found){value_text(code), NULL, "previous"};
  for (uint32_t back = 1; back <= BACK && back <= c->number; back++) {
    const Mention *named = NULL;
    const Context *other = document_sentence(c->document, c->number - back);
    EACH_MENTION (m, other, NAME_PLACE) {
      const char *place = borrowing(m);
      if (place && strlen(place) == 3 && !code_is(place, creditor) && !place_of_lenders(other, m)) named = m;
    }
    if (named) return (Found){value_text(borrowing(named)), named, "previous"};
  }
  code = document_dominant(c->document, NAME_PLACE);
  bool country = code && strlen(code) == 3 && !code_is(code, creditor) && !code_is(code, "WLD");
  return country ? (Found){value_text(code), NULL, "document"} : nothing;
}

/* "The Bank of China supplied a loan", "arrears to Chinese producers": a sentence that names only who lends. */
static Found debtor_unnamed(Context *c) {
  const char *creditor = NULL;
  const Mention *owes = NULL;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside || place_is_venue(c, m)) continue;
    bool given = code_is(place_word_before(c, m).text, "to") && !is_owed_to(c, m); /* "to Malawi's central bank" */
    if (!given &&
        (is_owed_to(c, m) || is_creditor(c, m) || place_of_lenders(c, m) || place_pays(c, m) || lends_there(c, m)))
      creditor = place_value(m);
    else
      owes = m;
  }
  const Mention *other = NULL; /* "signed by Pakistan's finance ministry and the Export-Import Bank of China" */
  EACH_MENTION (m, c, NAME_ORG) {
    if (m->inside || !m->org || !m->org->place) continue;
    if (!is_bank(m))
      other = m;
    else if (!creditor)
      creditor = m->org->place;
  }
  if (owes) return creditor && borrowing(owes) ? (Found){value_text(borrowing(owes)), owes, "sentence"} : nothing;
  if (other && creditor && (other->org->kind == ORG_MINISTRY || other->org->kind == ORG_GOVERNMENT) &&
      !code_is(other->org->place, creditor))
    return (Found){value_text(other->org->place), other, "sentence"};
  if (other) return nothing;
  const LastClaim *last = &c->document->last_claim;
  bool goes_on = last->known && code_is(last->table, "finance_debt") && last->sentence + 2 >= c->number;
  const char *place = goes_on ? text_of(&last->place) : NULL;
  if (!creditor && place && strlen(place) == 3) return (Found){last->place, NULL, "previous"};
  return creditor ? debtor_told_before(c, creditor) : nothing;
}

/* "lent $9 million to Peru and gave $2 million to Chad": of several sums each has its own behind it. */
static const Mention *given_behind(const Context *c, const Mention *value) {
  enum { REACH = 60 };
  if (value->type != NAME_MONEY || chinese_sentence(c)) return NULL;
  uint32_t to = value->to + REACH < c->to ? value->to + REACH : c->to;
  EACH_MENTION (other, c, NAME_MONEY)
    if (other->from >= value->to && other->from < to) to = other->from;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->from < value->to || m->to > to || !borrowing(m) || place_of_lenders(c, m)) continue;
    if (words_match(c, value->to, m->from, "^[%a%s%-]+%f[%a]to%s+[%a%s]*$")) return m;
  }
  return NULL;
}

/* "Pakistan asked China to put off $3 billion of debt": who asks; "China put off Ghana's debt": whose it is. */
static const Mention *debtor_put_off(const Context *c, const Mention *verb) {
  static const char *const puts_off[] = {"^[Rr]eschedul", "^[Rr]oll", "^[Dd]efer", "^[Pp]ostpone"};
  const Mention *behind = NULL;
  if (!verb || !words_any(c, verb->from, verb->to, puts_off, sizeof puts_off / sizeof *puts_off)) return NULL;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->inside || !borrowing(m)) continue;
    if (m->to <= verb->from &&
        (words_match(c, m->to, verb->from, "^%s+%l*%s?ask") || words_match(c, m->to, verb->from, "^%s+%l*%s?request") ||
         words_match(c, m->to, verb->from, "^%s+%l*%s?appeal") || words_match(c, m->to, verb->from, "^%s+%l*%s?urged")))
      return m;
    if (!behind && m->from >= verb->to) behind = m;
  }
  return behind;
}

/* Who borrows: whoever stands behind "to", or right behind a verb of giving ("lent Angola $2 billion"); else where the
 * money goes ("for a plant in Poland"), in the sentence or the one before it, but never who lends. */
Found debtor_of(Context *c, const Reading *r) {
  static const char *const towards[] = {"to", "向", "对", "给", "为", "与", "同", "與", NULL};
  static const char *const there[] = {"in", "for", "across", "help", "helping", "assist", "support", NULL};
  static const uint16_t verbs[] = {NAME_lend_cue, NAME_disburse_cue, NAME_pour_cue};
  static const uint16_t names[] = {NAME_PLACE, NAME_ORG};
  const Mention *value = r->value ? r->value : r->anchor, *site = NULL;
  const Mention *late = debtor_put_off(c, r->trigger);
  if (late) return (Found){value_text(borrowing(late)), late, "sentence"};
  if (r->head && r->head->list == NAME_debt_cue) {
    bool owes = words_match(c, r->head->from, r->head->to, "^[Oo]w[ei]");
    Window before = window_before(c, r->head->from, 6);
    if (owes && (window_ends(&before, "are ") || window_ends(&before, "is ") || window_ends(&before, "were "))) {
      Found creditor = debtor_before(c, r->head); /* "Chinese power producers are owed 5 billion" */
      return debtor_told_before(c, text_of(&creditor.value));
    }
    const Mention *verb = owes ? r->head : NULL; /* "Chile owes the bulk of its foreign debt to Peru" */
    EACH_MENTION (m, c, NAME_debt_cue)
      if (!owes && m->to <= r->head->from && words_match(c, m->from, m->to, "^[Oo]w[ei][sd]?$")) verb = m;
    Found owing = verb ? debtor_before(c, verb) : debtor_named_before(c, r);
    if (owing.step) return owing;
    const Mention *owed = NULL; /* "the country owes Japan 3 billion" */
    EACH_MENTION (m, c, NAME_PLACE)
      if (owes && !m->inside && m->from >= r->head->to && words_match(c, r->head->to, m->from, "^%s+t?h?e?%s*$"))
        owed = m;
    if (owed) return debtor_told_before(c, place_value(owed));
    return chinese_sentence(c) ? chinese_debtor(c, r) : owes ? nothing : debtor_unnamed(c);
  }
  const Mention *subject = chinese_sentence(c) ? NULL : subject_of_loan(c, value, true);
  if (subject) return (Found){value_text(borrowing(subject)), subject, "sentence"};
  const Mention *own = given_behind(c, value);
  if (own) return (Found){value_text(borrowing(own)), own, "clause"};
  for (size_t n = 0; n < sizeof names / sizeof *names; n++)
    EACH_MENTION (m, c, names[n]) {
      uint32_t end;
      if (!borrowing(m)) continue;
      SmallWord before = place_word_before(c, m);
      const char *word = before.text;
      Window lead = window_before(c, m->from, 24); /* "a new factory in central Poland" */
      bool here = word_listed(word, there) || window_has(&lead, "%f[%a]in%s+[cnsewi][%a-]+%s+$");
      bool lends = place_of_lenders(c, m) || is_creditor(c, m) || lends_there(c, m);
      if (!site && n == 0 && m->from > value->to && here && !lends && !place_is_venue(c, m)) site = m;
      bool told = value->type != NAME_MONEY && m->to <= value->from && chinese_sentence(c); /* "向肯尼亚…，年利率2%" */
      if (m->clause != value->clause && !told && !context_is_label(c, m, &end)) continue;
      bool given = (word_listed(word, towards) && !place_of_lenders(c, m) && !lends_there(c, m) && !is_owed_to(c, m)) ||
                   context_is_label(c, m, &end);
      for (size_t i = 0; !given && i < sizeof verbs / sizeof *verbs; i++) {
        const Mention *verb = context_last_between(c, verbs[i], c->from, m->from);
        given = verb && value->from >= m->to && words_match(c, verb->to, m->from, "^%s+t?h?e?%s*$");
      }
      if (given) return (Found){value_text(borrowing(m)), m, "clause"};
    }
  if (chinese_sentence(c)) return chinese_debtor(c, r);
  subject = subject_of_loan(c, value, false);
  if (subject) site = subject;
  if (!site) site = debtor_beside(c);
  if (site) return (Found){value_text(place_value(site)), site, "sentence"};
  Found owing = debtor_of_text(c);
  return owing.step ? owing : debtor_unnamed(c);
}

/* "a $1.7 billion Chinese loan for the dam", "a $700 million, low-interest loan": lent, whatever it is spent on. */
bool debtor_money_lent(const Context *c, const Mention *value) {
  static const uint16_t names[] = {NAME_loan_cue, NAME_loans_cue, NAME_credit_line_cue, NAME_facility_cue,
                                   NAME_grant_cue};
  static const char *const apart[] = {"%f[%a]for%f[%A]", "%f[%a]in%f[%A]", "%f[%a]on%f[%A]",  "%f[%a]and%f[%A]",
                                      "%f[%a]to%f[%A]",  "%f[%a]of%f[%A]", "%f[%a]with%f[%A]"};
  enum { WORDS = 4 };
  static const char *const money[] = {"^%s+of%s+[%a%s]*$", "^%s+worth%s+[%a%s]*$", "^,%s+worth%s+[%a%s]*$"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    EACH_MENTION (m, c, names[i]) {
      if (m->to <= value->from && value->token - m->last <= WORDS && words_any(c, m->to, value->from, money, 3))
        return true;
      if (m->from >= value->to && m->token - value->last <= WORDS &&
          words_match(c, value->to, m->from, "^%s+of%s+[%a%-]*%s*$"))
        return true; /* "3 billion dollars of bank loans" */
      if (m->from >= value->to && m->token - value->last <= WORDS &&
          words_match(c, value->to, m->from, "^%-?[%s,]+[%a%-]*%s*[%a%-]*%s*$") &&
          !words_any(c, value->to, m->from, apart, sizeof apart / sizeof *apart))
        return true;
    }
  return false;
}
