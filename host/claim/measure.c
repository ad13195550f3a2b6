/* What stands at a trade measure: its types, the stage of its case, its rate. */
#include <string.h>

#include "claim/claim_part.h"

/* "antidumping or antisubsidy investigations": two measures side by side. */
static bool beside(const Context *c, uint32_t from, uint32_t to) {
  return to >= from && to - from < 15 && words_match(c, from, to, "^[%s/]*[ao]?[nr]?d?[%s/和及、或與与]*$");
}

/* The types of a measure, of alternatives too; a plain tariff or investigation gives way. */
void measure_types(const Context *c, const Mention *measure, CodeList *types) {
  CodeList plain = {.count = 0};
  types->count = 0;
  EACH_MENTION (other, c, NAME_MEASURE) {
    bool near = other == measure || (other->from >= measure->to && beside(c, measure->to, other->from)) ||
                (other->to <= measure->from && beside(c, other->to, measure->from));
    if (!near) continue;
    bool generic = strcmp(other->code, "tariff") == 0 || strcmp(other->code, "investigation") == 0;
    codes_add(generic ? &plain : types, other->code);
  }
  for (size_t i = 0; i < plain.count; i++) codes_add(types, plain.item[i]);
}

/* The stage of a case that words at a measure tell: "provisional", "preliminary", and for what would be in force
 * "probe". */
const char *measure_stage(const Context *c, const Mention *measure, const char *status) {
  size_t before = measure->from - c->from < 30 ? measure->from - c->from : 30;
  Window words = window_of(c, measure->from - before, measure->to);
  if (window_has(&words, "provisional") || window_has(&words, "%f[%a]temporary%f[%A]") || window_has(&words, "临时"))
    return "provisional";
  if (window_has(&words, "preliminar") || window_has(&words, "初裁")) return "preliminary ruling";
  if (!code_is(status, "imposed")) return NULL;
  size_t room = c->document->length - measure->to, behind = room < 14 ? room : 14;
  Window own = window_of(c, measure->from, measure->to + behind);
  bool probe = window_has(&own, "%f[%a]probe") || window_has(&own, "%f[%a]investigation") || window_has(&own, "调查") ||
               window_has(&own, "調查");
  return probe ? "investigation" : NULL;
}

/* The rate of a duty, where it stands right at the measure: "a 25 percent tariff", "tariffs of up to 38.1 percent". */
const Mention *measure_rate(const Context *c, const Mention *measure) {
  static const char *const named[] = {"税率$", "税率为$", "稅率$", "稅率為$", "rates? of%s+$", "rates? of up to%s+$"};
  /* a rate named behind: "duties on ..., at rates of up to 47.4 percent" */
  static const char *const leads[] = {
      "ranging%s+%a*%s*$",      "rates?%s+of%s+$",   "%f[%a]of%s+$",      "rates?%s+between%s+$",
      "%f[%a]of%s+between%s+$", "rates?%s+from%s+$", "margins?%s+of%s+$", "%f[%a]at%s+$"};
  const Mention *first = context_of(c, NAME_MEASURE, NULL), *best = NULL;
  bool alone = first && !context_of(c, NAME_MEASURE, first);
  double best_gap = 0;
  EACH_MENTION (percent, c, NAME_PERCENT) {
    double gap = context_distance(percent, measure);
    Window before = window_before(c, percent->from, 24), close = window_before(c, percent->from, 20);
    if (window_has(&close, "fell") || window_has(&close, "rose")) continue;
    bool level = percent->from >= measure->to && gap <= 12 && window_has(&before, "%f[%a]to%s+$");
    Window after = window_after(c, percent->to, 8);
    if (window_has(&before, "%f[%a]from%s+$") && window_has(&after, "^%s+to%s")) continue; /* "from 6% to 9.6%" */
    bool fits = percent->clause == measure->clause && (gap <= 5 || level);
    bool apart = percent->from >= measure->to && words_match(c, measure->to, percent->from, "；");
    for (size_t i = 0; !fits && !apart && i < sizeof named / sizeof *named; i++) fits = window_has(&before, named[i]);
    for (size_t i = 0; !fits && alone && percent->from >= measure->to && i < sizeof leads / sizeof *leads; i++)
      fits = window_has(&before, leads[i]);
    if (fits && (!best || gap < best_gap)) best = percent, best_gap = gap;
  }
  return best;
}
