/* Dates of what is said by the way, and of what is looked into: "Peru, which defaulted in 2020, exported 4 million
 * tonnes", "the mill, built in 1998, can make 2 million tonnes": the time of the aside is none of the sentence's. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/period.h"
#include "claim/window.h"

enum { ASIDE_MOST = 130, WORD_LONGEST = 16 };

/* Words that open an aside behind a comma. */
static bool opens(const char *word) {
  static const char *const openers[] = {
      "which",    "who",       "whose",     "where",    "founded",  "opened",       "built",       "established",
      "launched", "completed", "set",       "started",  "acquired", "incorporated", "inaugurated", "commissioned",
      "bought",   "created",   "signed",    "formerly", "first",    "having",       "begun",       "listed",
      "unveiled", "announced", "published", "adopted",  "revived",  "privatised",   "privatized",  "nationalised",
      "taken",    "formed",    "imposed",   "held",     NULL};
  return word_listed(word, openers);
}

static bool opens_at(const Context *c, uint32_t at, uint32_t to) {
  char word[WORD_LONGEST];
  size_t length = 0;
  while (at < to && is_space(c->text[at])) at++;
  for (; at < to && is_letter(c->text[at]); at++, length++)
    if (length + 1 < sizeof word) word[length] = c->text[at];
  if (!length || length >= sizeof word) return false;
  word[length] = '\0';
  return opens(word);
}

bool date_in_aside(const Context *c, const Mention *anchor, const Mention *date) {
  if (c->han || anchor->from < date->to) return false;
  uint32_t least = date->from > c->from + ASIDE_MOST ? date->from - ASIDE_MOST : c->from, open = 0;
  for (uint32_t at = date->from; at > least && !open; at--)
    if (c->text[at - 1] == ',' && opens_at(c, at, date->from)) open = at;
  if (!open || open <= c->from + 1) return false;
  /* the aside ends at the next comma behind its date; what is counted stands behind that */
  return memchr(c->text + date->to, ',', anchor->from - date->to) != NULL;
}

/* "during the period of review January 1, 2022, through December 31, 2022": what is looked into, no day of an act. */
bool date_of_review(const Context *c, const Mention *m) {
  static const char *const leads[] = {"%f[%a]period%s+of%s+review%f[%A][%s%a%(%),]*$",
                                      "%f[%a]period%s+of%s+investigation%f[%A][%s%a%(%),]*$",
                                      "%f[%a]review%s+period%f[%A][%s%a%(%),]*$",
                                      "%f[%a]investigation%s+period%f[%A][%s%a%(%),]*$",
                                      "%f[%a]po[ri]%f[%A]%)?[%s%a,]*$",
                                      "%f[%a]covering%s+the%s+period%s+$",
                                      "%f[%a]covers%s+the%s+period%s+$",
                                      "%f[%a]for%s+the%s+period%s+$",
                                      "%f[%a]during%s+the%s+period%s+$",
                                      "调查期[^，。；]-$",
                                      "調查期[^，。；]-$"};
  Window before = window_before(c, m->from, 60);
  static const char *const named[] = {"^PO[RI]$", "^[Pp]eriod%s+of%s", "^调查期", "^調查期"};
  return words_any(c, m->from, m->to, named, sizeof named / sizeof *named) ||
         window_any(&before, leads, sizeof leads / sizeof *leads);
}

/* "has 8 GW and means to have 20 GW by 2032", "will grow from 120 to 150 million tonnes by 2028", "6 billion by
 * 2030, up from the current 2 billion": what there is now is not of the year to come. */
bool date_of_aim(const Context *c, const Mention *value, const Mention *date) {
  static const char *const starts[] = {"%f[%a]from%s+%a*%s*%a*%s*$", "%f[%a]current%s+[%a%s]*$",
                                       "%f[%a]currently%s+[%a%s]*$", "%f[%a]present%s+[%a%s]*$"};
  static const char *const now[] = {"%f[%a]ha[sv]e?%s+%a*%s*$"};
  static const char *const raised[] = {"%f[%a]and%s+[%a%s]-%f[%a]to%s+[^;.]-%f[%a]to%s+[^;.]*$",
                                       "%f[%a]but%s+[%a%s]-%f[%a]to%s+[^;.]-%f[%a]to%s+[^;.]*$"};
  const char *written = c->document->reference;
  if (c->han || !written[0] || !date->date || date->date->grain != GRAIN_YEAR) return false;
  if (!words_match(c, date->from, date->to, "%d%d%d%d$")) return false;
  if (strncmp(c->text + date->to - 4, written, 4) <= 0) return false;
  Window before = window_before(c, value->from, 40);
  if (window_any(&before, starts, sizeof starts / sizeof *starts)) return true;
  return date->from >= value->to && window_any(&before, now, 1) &&
         words_any(c, value->to, date->from, raised, sizeof raised / sizeof *raised);
}

/* "a rise of 12%, after falling by a third in May": the time of what was before. `value`: the figure, in its own
 * sentence; NULL: of another sentence. */
bool date_of_before(const Context *c, const Mention *value, const Mention *date) {
  enum { REACH = 80 };
  static const char *const after[] = {",%s+after%s+%l+ing%s[^;]*$", ",%s+after%s+an?%s+[^;]*$",
                                      ",%s+following%s+an?%s+[^;]*$", ",%s+having%s+%l+ed%s+[^;]*$"};
  if (c->han) return false;
  uint32_t from = date->from > c->from + REACH ? date->from - REACH : c->from;
  if (value && value->from > date->from) return false;
  if (value && value->to > from) from = value->to;
  return from < date->from && words_any(c, from, date->from, after, sizeof after / sizeof *after);
}
