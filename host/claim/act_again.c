/* Acts that another side does too: "Turkey did the same in 2022", "Brussels followed suit a year later", "So has Peru".
 * The act is the one told last, of the sentence or the one before; who and when is told here, a rate is not. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/window.h"

/* How far its date stands behind the verb, and may begin before its words end ("followed a month later"); how many
 * sides can act. */
enum { DATE_NEAR = 28, DATE_BACK = 8, SIDES_MOST = 4 };

typedef struct Doing {
  const char *pattern;
  bool inverted; /* "so did Peru": who acts stands behind */
} Doing;

static const Doing doing[] = {{"%s[hasdve]*%s?followed%s+suit%f[%A]", false},
                              {"%s[hasdve]*%s?d[io][dn]e?%s+the%s+same%f[%A]", false},
                              {"%s[hasdve]*%s?d[io][dn]e?%s+likewise%f[%A]", false},
                              {"%s[hasdve]*%s?d[io][dn]e?%s+so%f[%A]", false},
                              {"%sfollowed%s+in%s+%w", false},
                              {"%sfollowed%s+a%s+%a+%s+later", false},
                              {"%sfollowed%s+last%s", false},
                              {"%f[%a][SsAa][os]%s+did%s+t?h?e?%s*%f[%u]", true},
                              {"%f[%a][SsAa][os]%s+ha[sd]%s+t?h?e?%s*%f[%u]", true},
                              {"%f[%a][SsAa][os]%s+have%s+t?h?e?%s*%f[%u]", true}};

/* The sides right before or behind a verb, joined by commas and "and"; no side of goods or of a preposition. */
static size_t sides_at(Context *c, uint32_t from, uint32_t to, bool behind, const Party **side) {
  size_t count, found = 0;
  const Party *party = role_parties(c, &count);
  for (size_t k = 0; k < count && found < SIDES_MOST; k++) {
    const Party *one = &party[behind ? k : count - 1 - k];
    const Mention *m = one->mention;
    if (behind ? m->from < to : m->to > from) continue;
    bool joined = behind ? words_match(c, to, m->from, "^[%s,]*a?n?d?%s*t?h?e?%s*$")
                         : words_match(c, m->to, from, "^[%s,]*a?n?d?%s*t?h?e?%s*$");
    if (!joined) break;
    if (!behind && found == 0 && place_word_before(c, m).text[0] && !code_is(place_word_before(c, m).text, "and"))
      break;
    side[found++] = one;
    if (behind)
      to = m->to;
    else
      from = m->from;
  }
  return found;
}

/* The act told last before a place, of this sentence or the one before. */
static const Claim *act_before(const Context *c, const ClaimList *out, uint32_t at) {
  for (size_t i = out->count; i > 0; i--) {
    const Claim *claim = out->claim[i - 1];
    if (claim->sentence + 1 < c->number) return NULL;
    const char *kind = text_of(claim_get(claim, NAME_measure_type));
    if (claim->rule->of_measure && claim->match_from < at && kind && !code_is(kind, "statement/warning") &&
        claim_get(claim, NAME_imposer))
      return claim;
  }
  return NULL;
}

static const Mention *date_behind(const Context *c, uint32_t at) {
  EACH_MENTION (date, c, NAME_DATE)
    if (date->to > at && date->from <= at + DATE_NEAR && !date->inside && date->date->readings) return date;
  return NULL;
}

/* The act, of each side that does it too; the words of its verb are from..to. */
static void do_too(Context *c, ClaimList *out, uint32_t from, uint32_t to, bool inverted) {
  static const uint16_t rate[] = {NAME_value, NAME_value_high, NAME_metric, NAME_unit, NAME_comparator, NAME_actor};
  const Claim *act = act_before(c, out, from);
  const Party *side[SIDES_MOST];
  size_t sides = act ? sides_at(c, from, to, inverted, side) : 0;
  for (size_t i = 0; i < sides && !c->document->failed; i++) {
    const char *code = place_country(side[i]->code);
    if (value_has(claim_get(act, NAME_imposer), code) || value_has(claim_get(act, NAME_target), code)) continue;
    Claim *made = claim_copy(c->document, act);
    if (!made) return;
    for (size_t k = 0; k < sizeof rate / sizeof *rate; k++)
      claim_set(c->document, made, rate[k], (Value){.kind = VALUE_NONE});
    claim_set(c->document, made, NAME_imposer, value_text(code));
    claim_move_span(made, NAME_imposer, side[i]->mention);
    const Mention *date = date_behind(c, inverted ? side[i]->mention->to : to - DATE_BACK);
    const char *period = date ? period_value(c, date, true) : NULL;
    if (period) {
      claim_set(c->document, made, NAME_date, value_text(period));
      claim_move_span(made, NAME_date, date);
    }
    for (uint32_t k = 0; act->sentence != c->number && k < made->spans; k++) made->span[k].path = "previous";
    made->from = c->from;
    made->to = c->to;
    made->sentence = c->number;
    made->match_from = from;
    made->match_to = to;
    claims_add(c->document, out, made);
  }
}

void fan_act_again(Context *c, ClaimList *out) {
  static const char *const likely[] = {"follow", "same", "likewise", "did", "so", "has", "have", NULL};
  PatternMatch match;
  if (c->han || !out->count || out->claim[out->count - 1]->sentence + 1 < c->number) return;
  if (!context_of(c, NAME_PLACE, NULL) || !words_likely(c, c->from, c->to, likely)) return;
  for (size_t i = 0; i < sizeof doing / sizeof *doing; i++)
    if (words_find(c, c->from, c->to, doing[i].pattern, &match) &&
        !words_match(c, c->from + (uint32_t)match.to, c->to,
                     "^%w*%s+with%s")) /* "followed in May with a levy": its own */
      do_too(c, out, c->from + (uint32_t)match.from, c->from + (uint32_t)match.to, doing[i].inverted);
}
