/* Figures that stand near a head and belong to a word of their own: beyond a bracket, a dash or an "and", to the noun
 * right behind them, to what a fund or a bank does besides. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/reading.h"
#include "claim/window.h"

/* "stood at $5.6 billion (including the swap), compared to $4.4 billion": what a bracket adds has its figure in it;
 * but "British bonds (gilt yields) reached 5 percent". */
static bool beyond_bracket(const Context *c, const Mention *head, const Mention *value) {
  static const char *const adds[] = {"%(%l+ing%s+[%a%s]*$", "%(in%s+[%w%s]*$",     "%(at%s+[%w%s]*$",
                                     "%(of%s+[%w%s]*$",     "%(mostly%s+[%a%s]*$", "%(from%s+[%w%s]*$",
                                     "%(with%s+[%a%s]*$",   "%(not%s+[%a%s]*$",    "%(converted%s+[%w%s]*$"};
  enum { FAR = 120, LEAD = 48 };
  bool before = head->to <= value->from;
  uint32_t from = before ? head->to : value->to, to = before ? value->from : head->from;
  if (from >= to || to - from > FAR) return false;
  if (!memchr(c->text + from, before ? ')' : '(', to - from) || memchr(c->text + from, before ? '(' : ')', to - from))
    return false;
  uint32_t lead = head->from > c->from + LEAD ? head->from - LEAD : c->from;
  return words_any(c, lead, head->from, adds, sizeof adds / sizeof *adds);
}

/* "came to nearly $3bn—resulting in losses", "to 400 billion in 2021.  Farm loans": the head opens another
 * statement. */
static bool before_break(const Context *c, const Mention *head, const Mention *value) {
  static const char *const breaks[] = {"^—%l", "%d%d%.%s+%u%l", "%l%l%l%.%s%s+%u%l"};
  return head->from >= value->to && words_any(c, value->to, head->from, breaks, sizeof breaks / sizeof *breaks) &&
         !words_match(c, value->to, head->from, "—.*—");
}

/* "an increase in losses of 4 billion": by how much they moved. */
static bool is_step(const Context *c, const Reading *r, const Mention *head, const Mention *value) {
  static const char *const steps[] = {"%f[%a]increase%s+in%s+%a*%s*$", "%f[%a]decrease%s+in%s+%a*%s*$",
                                      "%f[%a]rise%s+in%s+%a*%s*$", "%f[%a]drop%s+in%s+%a*%s*$",
                                      "%f[%a]decline%s+in%s+%a*%s*$"};
  if (value->type == NAME_PERCENT || head->to > value->from || reading_has(r, NAME_yoy) ||
      !words_match(c, head->from, value->from, "^[%a%s%-]-%f[%a]of%s+%a*%s*%a*%s*$"))
    return false;
  Window before = window_before(c, head->from, 28);
  return ANY(&before, steps);
}

/* "gained 182 million on loans, and 575 million in oil trading": behind an "and" with a noun of its own. */
static bool has_own_noun(const Context *c, const Mention *head, const Mention *value) {
  static const char *const joints[] = {",%s+and%s", ",%s+but%s", "%f[%a]while%s", ",%s+plus%s"};
  static const char *const none[] = {"the",   "a",     "an",      "total", "all",   "value", "cash",  "its",  "each",
                                     "this",  "that",  "early",   "late",  "mid",   "first", "last",  "real", "new",
                                     "fresh", "local", "current", "loan",  "loans", "debt",  "bonds", NULL};
  if (head->to > value->from || !words_match(c, value->to, c->to, "^%s+in%s+%l")) return false;
  return words_any(c, head->to, value->from, joints, sizeof joints / sizeof *joints) &&
         words_next_other(c, value->to + 3, none);
}

/* "takes $2 billion on a $3 billion loan": the loan has a figure of its own. */
static bool has_nearer(const Context *c, const Mention *head, const Mention *value) {
  if (head->from < value->to) return false;
  EACH_MENTION (other, c, NAME_MONEY)
    if (other->from > value->to && other->to <= head->from && !other->inside &&
        words_match(c, value->to, other->from, "^%s+%l+%s+an?%s+$") &&
        words_match(c, other->to, head->from, "^%s+%a*%s*$"))
      return true;
  return false;
}

/* "trade of $9 billion ($5 billion worth of exports": what stands nearer is the exports'. */
static bool is_whole(const Context *c, const Mention *head, const Mention *value) {
  if (head->from < value->to || value->type != NAME_MONEY || head->list == NAME_trade_cue) return false;
  EACH_MENTION (other, c, NAME_MONEY)
    if (other->from > value->to && other->to <= head->from && code_is(other->unit, value->unit) &&
        words_match(c, value->to, other->from, "^%s*%(") && words_match(c, other->to, head->from, "^%s+%a*%s*of%s+$"))
      return true;
  return false;
}

/* "the fund reckons debts at $16 trillion", "a fund said it would buy $2 billion of tokens": not what it is worth. */
static bool does_fund(const Context *c, const Mention *head, const Mention *value) {
  static const char *const deeds[] = {"%f[%a]calculat",     "%f[%a]reckon",       "%f[%a]estimat",
                                      "%f[%a]said%f[%A]",   "%f[%a]debts?%f[%A]", "%f[%a]deficits?%f[%A]",
                                      "%f[%a]buys?%f[%A]",  "%f[%a]bought%f[%A]", "%f[%a]acquir",
                                      "%f[%a]losses%f[%A]", "%f[%a]lost%f[%A]",   "%f[%a]ow[ei]"};
  static const char *const savers[] = {"mutual[%s%-]$",  "hedge[%s%-]$", "pension[%s%-]$",
                                       "tracker[%s%-]$", "index[%s%-]$", "traded[%s%-]$"};
  Window kind = window_before(c, head->from, 10);
  if (words_match(c, head->from, head->to, "[Ff]unds?$") && ANY(&kind, savers)) return true;
  bool fund = words_match(c, head->from, head->to, "[Ff]unds?$");
  if (fund && (words_match(c, value->to, c->to, "^%s+in%s+t?h?e?%s*red%f[%A]") ||
               words_match(c, value->to, head->from, "^%s+from%s+the%s+")))
    return true; /* "is $3 billion in the red", "put $12 billion from the fund into banks" */
  return head->to <= value->from && fund && words_any(c, head->to, value->from, deeds, sizeof deeds / sizeof *deeds);
}

/* "deserves credit for raising outlays", "a tax credit of up to $500,000": none that is lent. */
static bool is_praise(const Context *c, const Mention *head) {
  static const char *const kinds[] = {"deserv%l+%s+$",         "%f[%a]tax%s+$",   "%f[%a]carbon%s+$", "%f[%a]take%s+$",
                                      "%f[%a]gets?%s+%l*%s*$", "%f[%a]claim%s+$", "%f[%a]due%s+$"};
  if (!words_match(c, head->from, head->to, "^[Cc]redit$")) return false;
  Window before = window_before(c, head->from, 20);
  return ANY(&before, kinds) || words_match(c, head->to, c->to, "^%s+for%s+%l+ing%s");
}

/* "two lenders spent $11 billion on smaller banks" */
static bool buys_else(const Context *c, const Reading *r) {
  return r->trigger && !r->head && words_match(c, r->trigger->from, r->trigger->to, "^sp[e][nd]") &&
         words_match(c, r->value->to, c->to, "^[%s%a,$%d.]-%f[%a]on%s");
}

/* "43 non-profit bodies": who wants none. */
static bool wants_none(const Context *c, const Mention *head) {
  static const char *const kinds[] = {"non%-$", "for%-$", "not%-for%-$"};
  if (head->from == c->from || c->text[head->from - 1] != '-') return false;
  Window before = window_before(c, head->from, 8);
  return words_match(c, head->from, head->to, "^[Pp]rofit") && ANY(&before, kinds);
}

/* "revenue of $70 billion, a decrease of $4 billion", "$200 billion more than in March", "a VAT threshold of $1
 * million": how far two sums are apart, or where a duty begins. */
static bool is_distance(const Context *c, const Mention *value) {
  static const char *const moved[] = {"%f[%a]an?%s+decrease%s+of%s+%a*%s*$",  "%f[%a]an?%s+drop%s+of%s+%a*%s*$",
                                      "%f[%a]an?%s+decline%s+of%s+%a*%s*$",   "%f[%a]an?%s+fall%s+of%s+%a*%s*$",
                                      "%f[%a]an?%s+increase%s+of%s+%a*%s*$",  "%f[%a]an?%s+rise%s+of%s+%a*%s*$",
                                      "%f[%a]an?%s+reduction%s+of%s+%a*%s*$", "threshold[%a%s,]*$"};
  static const char *const than[] = {"^%s+more%s+than%s+i?n?%s*%a+", "^%s+less%s+than%s+i?n?%s*%a+"};
  Window before = window_before(c, value->from, 32), after = window_after(c, value->to, 24);
  return ANY(&before, moved) || ANY(&after, than);
}

bool figure_stands_beside(const Context *c, const Reading *r) {
  const Mention *head = r->head, *value = r->value;
  if (c->han) return false;
  if (!head) return r->rule->owed && buys_else(c, r);
  if (beyond_bracket(c, head, value) || before_break(c, head, value) || is_step(c, r, head, value) ||
      is_whole(c, head, value))
    return true;
  if (r->rule->owed && wants_none(c, head)) return true;
  bool level = r->rule->owed && value->type == NAME_MONEY && !r->up && !r->down && !reading_has(r, NAME_yoy);
  if (level && head->to <= value->from && is_distance(c, value)) return true;
  return r->rule->owed && value->type == NAME_MONEY &&
         (has_own_noun(c, head, value) || has_nearer(c, head, value) || does_fund(c, head, value) ||
          is_praise(c, head));
}
