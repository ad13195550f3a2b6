/* Names of targets, made plain. */
#include <string.h>
#include <strings.h>

#include "claim/context.h"
#include "claim/document.h"
#include "claim/naming.h"
#include "claim/noun.h"
#include "claim/period.h"
#include "claim/window.h"

/* Whether a word of a name, in the singular, is of goods that the sentence names. */
static bool is_goods(const Context *c, const char *word) {
  size_t length = strlen(word);
  EACH_MENTION (m, c, NAME_SECTOR)
    for (uint32_t at = m->from; at + length <= m->to; at++)
      if ((at == m->from || !is_letter(c->text[at - 1])) && strncasecmp(c->text + at, word, length - (length > 4)) == 0)
        return true;
  return false;
}

void naming_strip_goods(const Context *c, Noun *thing, Noun *whose) {
  static const char *const measures[] = {"export", "output",     "production", "sales",   "consumption", "share",
                                         "import", "investment", "demand",     "content", NULL};
  if (!thing->count || !word_listed(thing->text[thing->count - 1], measures)) return;
  static const char *const trades[] = {"industry", "sector", "trade", NULL};
  for (size_t i = 0; i < whose->count; i++)
    if (!is_goods(c, whose->text[i]) && !word_listed(whose->text[i], trades)) return;
  whose->count = 0;
  for (size_t i = 0; i + 1 < thing->count; i++)
    if (!is_goods(c, thing->text[i])) return;
  if (thing->count > 1) memcpy(thing->text[0], thing->text[thing->count - 1], sizeof thing->text[0]);
  thing->count = 1;
}

/* "India plans to export 2 million tonnes", "was told to work": only aims, wishes and goals need no time. */
bool naming_only_planned(const Context *c, const Reading *r) {
  static const char *const plans[] = {"^plan",   "^is%s+to", "^are%s+to", "^told", "^ordered",  "^asked", "^promis",
                                      "^effort", "^propos",  "^intend",   "^set",  "^required", "^urged"};
  if (!r->trigger || !words_any(c, r->trigger->from, r->trigger->to, plans, sizeof plans / sizeof *plans)) return false;
  EACH_MENTION (date, c, NAME_DATE) {
    if (!date->date || !date->date->readings || date->from < r->trigger->to) continue;
    if (date->date->bound == DATE_BY) return false;
    const char *when = period_value(c, date, false);
    if (when && c->document->reference[0] && strncmp(when, c->document->reference, 4) > 0) return false;
  }
  const Mention *spell = context_of(c, NAME_DURATION, NULL);
  return !spell || spell->from < r->trigger->to;
}

void naming_read_told(const Context *c, const Mention *head, Noun *thing, Noun *whose) {
  static const char *const links[] = {"%f[%a]with%s+an?%s+$", "%f[%a]against%s+an?%s+$", "%f[%a]with%s+the%s+$",
                                      "%f[%a]against%s+the%s+$"};
  static const char *const verbs[] = {"%s+stands?%f[%A]", "%s+stood%f[%A]", "%s+reached%f[%A]",
                                      "%s+was%f[%A]",     "%s+is%f[%A]",    "%s+are%f[%A]",
                                      "%s+were%f[%A]",    "%s+makes%f[%A]", "%s+accounts%f[%A]"};
  Window before = window_before(c, head->from, 14);
  if (!window_any(&before, links, sizeof links / sizeof *links)) return;
  uint32_t to = head->from;
  PatternMatch match;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (words_find(c, c->from, to, verbs[i], &match)) to = c->from + (uint32_t)match.from;
  if (to < head->from) noun_read(c, c->from, to, thing, whose);
}

bool naming_goes_on_with_firm(const Context *c) {
  static const char *const firms[] = {
      "%f[%a][Cc]ompany%f[%A]",     "start%-up%f[%A]", "%f[%a]startup%f[%A]",      "%f[%a]carmaker", "%f[%a]steelmaker",
      "%f[%a][Tt]he%s+group%f[%A]", "%f[%a]chipmaker", "%f[%a][Tt]he%s+firm%f[%A]"};
  static const char *const states[] = {"[Gg]overnment", "[Mm]inist",   "[Cc]ountry",
                                       "[Cc]ommission", "[Pp]rovince", "[Pp]arliament"};
  const Context *at = c;
  for (int back = 0; back < 4 && at->number && words_match(at, at->from, at->to, "^It%s"); back++)
    at = document_sentence(c->document, at->number - 1);
  return at != c && at->block == c->block && words_any(at, at->from, at->to, firms, sizeof firms / sizeof *firms) &&
         !words_any(at, at->from, at->to, states, sizeof states / sizeof *states);
}
