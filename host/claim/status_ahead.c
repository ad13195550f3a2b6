/* Acts that are still to come, told by nobody who would announce them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/period.h"
#include "claim/status.h"
#include "claim/window.h"

/* Whether the day of an act comes after that of the text. */
bool status_lies_ahead(const Context *c, const Claim *claim) {
  const char *date = text_of(claim_get(claim, NAME_date)), *written = c->document->reference;
  size_t length = date ? strcspn(date, "/") : 0;
  if (length < 4 || strlen(written) < length || (chinese_sentence(c) && length < 7)) return false;
  return strncmp(date, written, chinese_sentence(c) ? 7 : length) > 0; /* "自次日起": as good as done */
}

/* More than a year ahead: nobody has laid it down yet. */
static bool is_far(const Context *c, const Claim *claim) {
  const char *ends[] = {text_of(claim_get(claim, NAME_date)), c->document->reference};
  int month[2];
  for (size_t i = 0; i < 2; i++) {
    if (!ends[i] || strlen(ends[i]) < 4) return false;
    bool named = strlen(ends[i]) >= 7 && is_digit(ends[i][5]) && is_digit(ends[i][6]);
    int year = (int)strtol(ends[i], NULL, 10);
    month[i] = year * 12 + (named ? (int)strtol(ends[i] + 5, NULL, 10) : 1);
  }
  return month[0] - month[1] > 12;
}

/* "Zambia will ban exports from 2031", "the prospect that it will raise duties": nobody has acted yet; "said it would"
 * tells an announcement, and so does a passive ("tariffs will be raised"). */
bool status_foretold(const Context *c, const Reading *r, const Claim *claim) {
  static const char *const feared[] = {"possibilit[yi]e?s?%s+that%s",
                                       "prospects?%s+that%s",
                                       "risks?%s+that%s",
                                       "chances?%s+that%s",
                                       "fears?%s+that%s",
                                       "likelihood%s+that%s",
                                       "worr[yi][ei]?[ds]?%s+that%s",
                                       "whether%s"};
  if (!r->trigger || chinese_at(c, r->trigger->from)) return false;
  Window lead = window_before(c, r->trigger->from, 80);
  if (window_any(&lead, feared, sizeof feared / sizeof *feared)) return true;
  Window verb = window_before(c, r->trigger->from, 22);
  if (!window_has(&verb, "%f[%a]will%s+$") && !window_has(&verb, "%f[%a]will%s+%l+%s+$") &&
      !words_match(c, r->trigger->from, r->trigger->to, "^will%s+%l"))
    return false;
  if (window_has(&verb, "%f[%a]be%s+$") || context_of(c, NAME_announce_cue, NULL)) return false;
  return !context_of(c, NAME_say_cue, NULL) && is_far(c, claim);
}

/* "announced a 25% tariff from July": a day without a year, from which what is not done yet is to hold, is the next
 * one. */
void status_next_year(const Context *c, Claim *claim) {
  static const char *const leads[] = {"%f[%a][Ff]rom%s+$", "tarting%s+%a*%s*$", "ffective%s+%a*%s*$", "s%s+of%s+$",
                                      "beginning%s+%a*%s*$"};
  const char *status = text_of(claim_get(claim, NAME_status)), *date = text_of(claim_get(claim, NAME_date));
  const char *written = c->document->reference;
  if (c->han || !date || strlen(date) < 7 || strlen(written) < 7 || strncmp(date, written, 7) >= 0 ||
      (!code_is(status, "announced") && !code_is(status, "planned")))
    return;
  EACH_MENTION (m, c, NAME_DATE) {
    Window lead = window_before(c, m->from, 16);
    const char *told = period_value(c, m, true);
    if (!told || strcmp(told, date) != 0 || words_match(c, m->from, m->to, "%d%d%d%d") ||
        !window_any(&lead, leads, sizeof leads / sizeof *leads))
      continue;
    char next[32];
    int year = (date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10 + (date[3] - '0') + 1;
    int length = snprintf(next, sizeof next, "%04d%s", year, date + 4);
    if (length > 0 && (size_t)length < sizeof next)
      claim_set(c->document, claim, NAME_date, value_text(document_copy(c->document, next, (size_t)length)));
    return;
  }
}
