/* Earners: whose a profit, a loss or a turnover is. It is told at the home of the firm, unless the text says where it
 * was made ("its revenue in India"). */
#include <string.h>

#include "claim/claim_part.h"

static const Found nothing;

static bool is_firm(const Mention *m) {
  bool firm = m->org && (m->org->kind == ORG_COMPANY || m->org->kind == ORG_BANK);
  return firm && !m->inside && m->org->place && !code_is(m->org->place, "WLD");
}

/* "its revenue", "the company's losses", "profits at the group": of the firm that was named last. */
static bool goes_back(const Context *c) {
  static const char *const words[] = {"%f[%a][Ii]ts%f[%A]",
                                      "%f[%a][Ii]t%f[%A]",
                                      "%f[%a][Tt]he%s+company%f[%A]",
                                      "%f[%a][Tt]he%s+firm%f[%A]",
                                      "%f[%a][Tt]he%s+group%f[%A]",
                                      "%f[%a][Tt]he%s+%l*maker%f[%A]",
                                      "该公司",
                                      "该集团"};
  return words_any(c, c->from, c->to, words, sizeof words / sizeof *words);
}

/* The firm that a sentence is about: the one nearest before `at`, else the first. */
static const Mention *firm_in(const Context *c, uint32_t at) {
  const Mention *before = NULL, *first = NULL;
  EACH_MENTION (m, c, NAME_ORG) {
    if (!is_firm(m) || strcmp(place_word_before(c, m).text, "by") == 0) continue;
    if (!first) first = m;
    if (m->to <= at) before = m;
  }
  return before ? before : first;
}

Found earner_home(Context *c, const Reading *r) {
  enum { BACK = 3 };
  const Mention *head = r->head ? r->head : r->anchor;
  static const char *const there[] = {"in", "across", "of", "at", "within", "from", NULL};
  EACH_MENTION (m, c, NAME_PLACE) /* "its revenue in India", "Chilean miners", "Peru's banks" */
    if (!m->inside && (m->to <= head->from || word_listed(place_word_before(c, m).text, there))) return nothing;
  const Mention *firm = firm_in(c, head->from);
  if (firm) return (Found){value_text(firm->org->place), firm, "clause"};
  for (uint32_t back = 1; goes_back(c) && back <= BACK && back <= c->number; back++) {
    const Context *other = document_sentence(c->document, c->number - back);
    firm = firm_in(other, other->to);
    if (firm) return (Found){value_text(firm->org->place), NULL, "previous"};
  }
  return nothing;
}
