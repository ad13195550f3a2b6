/* The phrase a measure stands in: part of another thing's name ("tariff exemptions"), or what another noun is about
 * ("relief from duties", "in response to the tariffs"). */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/window.h"

/* Nouns that make another thing of the measure before them. */
bool measure_qualifies(const Context *c, const Mention *measure) {
  static const char *const nouns[] = {
      "exempt",      "exclusion",      "waiver",    "war",        "truce",        "threat",     "revenue",
      "talk",        "negotia",        "rhetoric",  "uncertain",  "concession",   "preference", "law",
      "free",        "reprieve",       "dispute",   "escalation", "shock",        "turmoil",    "fear",
      "worr",        "concern",        "impact",    "burden",     "cost",         "pressure",   "expert",
      "lawyer",      "agreement",      "committee", "commission", "authorit",     "agency",     "petition",
      "application", "complaint",      "deal",      "issue",      "cushion",      "hit ",       "headline",
      "barrier",     "and non-tariff", "headwind",  "storm",      "announcement", "deadline",   "payment",
      "refund",      "bill",           "strateg",   "fallout",    "blow",         "risk",       "news",
      "fatigue",     "saga",           "drama",     "stance",     "tension",      "jitter",     "woe",
      "anxiet",      "engineering"};
  Window after = window_after(c, measure->to, 16);
  bool quota = code_is(measure->code, "quota"); /* "scrapped its quota deals" */
  size_t at = 0;
  while (at < after.length && (after.bytes[at] == ' ' || after.bytes[at] == '-')) at++;
  if (at == 0 || at > 2 || at == after.length) return false;
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
    if (*nouns[i] != after.bytes[at]) continue;
    if (quota && (code_is(nouns[i], "deal") || code_is(nouns[i], "agreement"))) continue;
    size_t length = strlen(nouns[i]);
    if (after.length - at >= length && memcmp(after.bytes + at, nouns[i], length) == 0)
      return !window_has(&after, "^%s+concerning"); /* "an investigation concerning steel" */
  }
  return code_is(measure->code, "tariff") && window_has(&after, "^%s+polic[yi]");
}

/* "exempt from tariffs", "relief from duties", "impact of the tariffs": the measure is what something else is about. */
bool measure_is_complement(const Context *c, const Mention *measure) {
  static const char *const leads[] = {"exempt%a*[%a%s]-%s+from%s+[%a%s]-$",
                                      "relief%s+from%s+[%a%s]-$",
                                      "spared%s+from%s+[%a%s]-$",
                                      "impacts?%s+of%s+[%a%s.’']-$",
                                      "effects?%s+of%s+[%a%s.’']-$",
                                      "threats?%s+of%s+[%a%s.’']-$",
                                      "fears?%s+of%s+[%a%s.’']-$",
                                      "instead%s+of%s+[%a%s]-$",
                                      "alternatives?%s+to%s+[%a%s]-$",
                                      "costs?%s+of%s+[%a%s.’']-$",
                                      "exclude%a*%s+from%s+[%a%s]-$",
                                      "measures%s+against%s+[%w%s’'.%%]-$",
                                      "shield%a*%s+[%a%s]-from%s+[%a%s]-$",
                                      "%f[%a]effective%s+$",
                                      "%f[%a]prior%s+to%s+[%a%s]-$",
                                      "%f[%a]ahead%s+of%s+[%a%s]-$",
                                      "response%s+to%s+[%a%s.’']-$",
                                      "retaliation%s+[ft]or?%s+[%a%s.’']-$",
                                      "%f[%a]counter%s+[%a%s.’']-$",
                                      "%f[%a]exchange%s+for%s+[%a%s]-$",
                                      "reports?%s+on%s+[%a%s]-$",
                                      "agreements?%s+on%s+[%a%s]-$",
                                      "%f[%a]above%s+%a*%s?$",
                                      "stud%a+%s+of%s+[%a%s]-$"};
  static const char *const near[] = {
  /* a noun, and no more than two words of the measure's own phrase */
#define OF_IT "[%a.’']*%s*[%a.’'-]*%s*$"
      "%f[%a]calls?%s+for%s+" OF_IT,    "%f[%a]calling%s+for%s+" OF_IT,   "%f[%a]need%s+for%s+" OF_IT,
      "%f[%a]lack%s+of%s+" OF_IT,       "%f[%a]use%s+of%s+" OF_IT,        "%f[%a]absence%s+of%s+" OF_IT,
      "%f[%a]concerns?%s+%a+%s+" OF_IT, "%f[%a]worr%a+%s+about%s+" OF_IT, "%f[%a]worries%s+%a+%s+" OF_IT,
      "uncertaint%a+%s+%a+%s+" OF_IT,   "%f[%a]wake%s+of%s+" OF_IT,       "%f[%a]light%s+of%s+" OF_IT,
      "%f[%a]nature%s+of%s+" OF_IT,     "%f[%a]magnitude%s+of%s+" OF_IT,  "%f[%a]timing%s+of%s+" OF_IT,
      "%f[%a]vulnerable%s+to%s+" OF_IT, "%f[%a]expos%a+%s+to%s+" OF_IT,   "pass%-through%s+of%s+" OF_IT,
      "%f[%a]headlines%s+%a+%s+" OF_IT, "%f[%a]news%s+of%s+" OF_IT,       "%f[%a]risks?%s+of%s+" OF_IT};
#undef OF_IT
  Window before = window_before(c, measure->from, 60);
  return window_any(&before, leads, sizeof leads / sizeof *leads) ||
         window_any(&before, near, sizeof near / sizeof *near);
}

/* "the average tariff fell to 6%": nobody's act; "applies an average tariff of 6%", "the average tariff is 6%": there.
 */
bool measure_is_average(const Context *c, const Reading *r, const Mention *measure) {
  static const char *const is[] = {"^is", "^are", "^stand", "^ha[sv]e?$", "^had$"};
  Window before = window_before(c, measure->from, 30);
  if (!window_has(&before, "%f[%a]average%s+[%a-]*%s*$")) return false;
  if (!r->trigger || !context_of(c, NAME_PERCENT, NULL)) return true;
  return !(r->trigger->list == NAME_in_force_cue && r->trigger->to <= measure->from) &&
         !words_any(c, r->trigger->from, r->trigger->to, is, sizeof is / sizeof *is);
}

/* "the solar plant tariff", "consumer tariffs": what power, water or calls cost. */
static bool is_price(const Context *c, const Mention *measure) {
  static const char *const goods[] = {"%f[%a]plant%s+$",      "%f[%a]consumer%s+$",   "%f[%a]water%s+$",
                                      "%f[%a]energy%s+$",     "%f[%a]retail%s+$",     "%f[%a]utility%s+$",
                                      "%f[%a]mobile%s+$",     "%f[%a]telecom%a*%s+$", "%f[%a]network%s+$",
                                      "%f[%a]railway%s+$",    "%f[%a]fixed%s+$",      "%f[%a]solar%s+[%a%s]*$",
                                      "%f[%a]generation%s+$", "%f[%a]gas%s+$",        "%f[%a]transmission%s+$"};
  Window before = window_before(c, measure->from, 18);
  return words_match(c, measure->from, measure->to, "^[Tt]ariffs?$") &&
         (window_any(&before, goods, sizeof goods / sizeof *goods) || words_match(c, c->from, c->to, "[Ff]eed%-in")) &&
         !context_of(c, NAME_import_cue, NULL) && !words_match(c, measure->to, c->to, "^s?%s+on%s");
}

/* "work permits", "the quota of bonds": permits and quotas of no trade. */
bool measure_of_no_trade(const Context *c, const Mention *measure) {
  if (is_price(c, measure)) return true;
  static const char *const before[] = {"%f[%a]work%s+$",      "%f[%a]residence%s+$",    "%f[%a]building%s+$",
                                       "%f[%a]planning%s+$",  "%f[%a]mining%s+$",       "%f[%a]drilling%s+$",
                                       "%f[%a]driving%s+$",   "%f[%a]exploration%s+$",  "%f[%a]environmental%s+$",
                                       "%f[%a]residency%s+$", "%f[%a]construction%s+$", "%f[%a]operating%s+$"};
  static const char *const behind[] = {"^%s+[of][fo]r?%s+[%a%s]-bonds?%f[%A]",
                                       "^%s+of%s+[%a%s]-students",
                                       "^%s+of%s+[%a%s]-workers",
                                       "^%s+[of][fo]r?%s+[%a%s]-loans?%f[%A]",
                                       "^%s+on%s+visas",
                                       "^%s+[of][fo]r?%s+[%a%s]-workers",
                                       "^%s+on%s+[%a%s-]-buybacks?%f[%A]",
                                       "^%s+on%s+[%a%s-]-dividends?%f[%A]",
                                       "^%s+on%s+[%a%s-]-profits%f[%A]",
                                       "^%s+on%s+[%a%s-]-incomes?%f[%A]",
                                       "^%s+on%s+[%a%s-]-remittances%f[%A]",
                                       "^%s+on%s+[%a%s-]-deposits%f[%A]"};
  Window lead = window_before(c, measure->from, 18);
  return window_any(&lead, before, sizeof before / sizeof *before) ||
         words_any(c, measure->to, c->to, behind, sizeof behind / sizeof *behind);
}
