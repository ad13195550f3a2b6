/* Which way the goods go that a measure is laid on: a duty on exports, a ban on what others send. */
#include <string.h>

#include "claim/claim_part.h"

/* "a 20 percent duty on exports of rice", "对铌出口征收15%的关税": on what leaves the country. */
bool measure_on_exports(const Context *c, const Reading *r) {
  const Mention *measure = r->measure ? r->measure : r->head;
  static const char *const on[] = {"^%s+on%s+exports%s+of%s", "^%s+on%s+%l+%s+exports%f[%A]", "^%s+on%s+exports%s*[,.]",
                                   "^%s+on%s+its%s+[%l%s]*exports%f[%A]", "^%s+on%s+the%s+exports?%s+of%s"};
  if (r->rule->kind != RULE_ACT || !measure) return false;
  if (!chinese_at(c, measure->from)) return words_any(c, measure->to, c->to, on, sizeof on / sizeof *on);
  return r->trigger && r->trigger->to <= measure->from && words_match(c, c->from, r->trigger->from, "对[^，]*出口$");
}

/* "banned exports of coal from Chile", "bars Iran's oil exports to the United States": what others send is imports. */
bool measure_bars_imports(Context *c, const Reading *r, const Value *imposer) {
  if (!imposer || imposer->kind != VALUE_LIST || imposer->count != 1 || !r->head || chinese_sentence(c)) return false;
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->from < r->trigger->to || party[i].org) continue;
    bool mine = code_is(party[i].code, imposer->list[0]);
    SmallWord word = place_word_before(c, m);
    if (strcmp(word.text, "from") == 0 && !mine) return true;
    if (strcmp(word.text, "to") == 0 && mine) return true;
  }
  return false;
}
