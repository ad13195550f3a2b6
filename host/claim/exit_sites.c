/* "shutting its mills in Poland and Chile": what is closed or left in several places at once is so in each of them.
 */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/fill.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

/* "in Lanzhou, China": the same, or one inside the other. */
static bool within(const char *a, const char *b) {
  bool home = code_is(a, "CHN") || code_is(b, "CHN");
  return code_is(a, b) || (home && b && (place_is_province(a) || place_is_province(b)));
}

/* "cheap Chinese imports", "blaming Asian competition", "Indian rivals": whose goods or firms are told as the cause. */
bool exit_blamed(const Context *c, const Mention *m) {
  static const char *const nouns[] = {"import", "compet", "rival", "dumping",  "overcapacit", "oversuppl", "tariff",
                                      "dut",    "subsid", "goods", "sanction", "brand",       "steel imp", "exports"};
  enum { ASIDE = 2 }; /* words between: "Chinese solar panel imports" */
  if (c->han || m->type != NAME_PLACE || m->to >= c->to || c->text[m->to] != ' ') return false;
  uint32_t at = m->to + 1;
  for (int words = 0; words <= ASIDE && at < c->to; words++) {
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
      if (at + strlen(nouns[i]) <= c->to && memcmp(c->text + at, nouns[i], strlen(nouns[i])) == 0) return true;
    uint32_t past = at;
    while (past < c->to && (is_letter(c->text[past]) || c->text[past] == '-')) past++;
    if (past == at || past >= c->to || c->text[past] != ' ' || (c->text[at] >= 'A' && c->text[at] <= 'Z')) return false;
    at = past + 1;
  }
  return false;
}

/* "湖北某玻璃关停两条产线；山西某玻璃申请破产": a firm whose name begins with where it is is there, where its own part
 * of the sentence names no other place. */
static void at_its_name(const Context *c, Claim *claim) {
  const ClaimSpan *actor = claim_span(claim, NAME_actor), *place = claim_span(claim, NAME_place);
  const Mention *named = NULL;
  if (!c->han || !actor || !place) return;
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->from == actor->from && m->to < actor->to) named = m;
    if (m->from >= actor->to && !m->inside && !words_match(c, actor->to, m->from, "；")) return;
  }
  uint32_t from = place->to < actor->from ? place->to : actor->to,
           to = place->to < actor->from ? actor->from : place->from;
  if (!named || !place_in_china(place_value(named)) || from >= to || !words_match(c, from, to, "；")) return;
  claim_set(c->document, claim, NAME_place, value_text(place_value(named)));
  claim_move_span(claim, NAME_place, named);
}

void exit_sites(const Context *c, ClaimList *out, size_t first) {
  for (size_t i = first; i < out->count; i++)
    if (out->claim[i]->rule->kind == RULE_EXIT) at_its_name(c, out->claim[i]);
  for (size_t i = first, last = out->count; i < last && !c->document->failed; i++) {
    Claim *claim = out->claim[i];
    if (claim->rule->kind != RULE_EXIT || claim_get(claim, NAME_value)) continue;
    const ClaimSpan *span = claim_span(claim, NAME_place);
    const Mention *site = NULL;
    EACH_MENTION (m, c, NAME_PLACE)
      if (span && m->from == span->from && m->to == span->to) site = m;
    MentionList members;
    if (!site) continue;
    fill_list(c, site, &members);
    for (size_t k = 0; members.count > 1 && k < members.count; k++) {
      const char *code = place_value(members.item[k]);
      EACH_MENTION (city, c, NAME_PLACE) /* "in Dongguan and Beijing": the city */
        if (city->from == members.item[k]->from && place_is_province(city->code)) code = city->code;
      if (exit_blamed(c, members.item[k])) continue;
      if (!code || within(code, text_of(claim_get(claim, NAME_place)))) continue;
      Claim *made = claim_copy(c->document, claim);
      if (!made) return;
      claim_set(c->document, made, NAME_place, value_text(code));
      claim_move_span(made, NAME_place, members.item[k]);
      claims_add(c->document, out, made);
    }
  }
}
