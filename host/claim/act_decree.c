/* Who acts by a paper: "The Order removes the sanctions", "the duties imposed in this proclamation", "I have determined
 * to raise the duty", "- Imposing a 10% tariff on Peru" in a list of what was done. Whoever signed it does: the side
 * whose act the text tells, or whose government it speaks of. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/reading.h"
#include "claim/window.h"

static const Found nothing;

static Found side(const Context *c, const char *code) {
  CodeList one = {1, {code}};
  return code ? (Found){value_list(c->document, &one), NULL, "document"} : nothing;
}

/* Who signs the papers that a text tells of. */
static const char *signer(ClaimDocument *document) {
  const char *code = document_publisher_place(document);
  if (!code) code = official_government(document);
  return code ? code : document_authority_place(document);
}

/* "Executive Order 14193", "the HTSUS": papers that one country alone has. */
static bool is_american(const Context *c) {
  static const char *const papers[] = {"Executive%s+Order%s+1%d%d%d%d", "Proclamation%s+%d%d%d%d", "%f[%a]HTSUS%f[%A]",
                                       "%f[%a]U%.S%.C%.%s", "Tariff%s+Schedule%s+of%s+the%s+United"};
  static const char *const answers[] = {"response%s+to%s+[%a%s.]-Executive", "retaliat%a+%s+[%a%s.]-Executive",
                                        "response%s+to%s+[%a%s.]-Proclamation"};
  return words_any(c, c->from, c->to, papers, sizeof papers / sizeof *papers) &&
         !words_any(c, c->from, c->to, answers, sizeof answers / sizeof *answers); /* another side's answer */
}

/* "Commerce found", "the USITC voted": so Americans call theirs. */
static bool is_commerce(const Context *c, const Mention *verb) {
  return verb->from > c->from && words_match(c, c->from, verb->from, "%f[%a]Commerce%s+%l[%l%s]*$") &&
         !words_match(c, c->from, verb->from, "%f[%a]of%s+Commerce%s") &&
         !words_match(c, c->from, verb->from, "Ministry");
}

/* "this order", "The Proclamation": the paper itself, or who speaks in it. */
static bool is_paper(const Context *c, const Mention *verb) {
#define PAPER(noun) "%f[%a]the%s+" noun "%s+[%l%s]*$", "%f[%a]this%s+" noun "%s+[%l%s]*$"
  static const char *const subjects[] = {PAPER("order"),
                                         PAPER("proclamation"),
                                         PAPER("executive%s+order"),
                                         PAPER("decree"),
                                         PAPER("memorandum"),
                                         "%f[%a]today[’']+s%s+announcement%s+[%l%s]*$",
                                         "%f[%a]today[’']+s%s+action%s+[%l%s]*$",
                                         "%f[%a]i%s+[%l%s]*$"};
#undef PAPER
  static const char *const inside[] = {"^[^.;]-%f[%a]this%s+proclamation", "^[^.;]-%f[%a]this%s+order",
                                       "^[^.;]-%f[%a]this%s+decree"};
  Window before = window_before(c, verb->from, 48);
  return window_any(&before, subjects, sizeof subjects / sizeof *subjects) ||
         words_any(c, verb->to, c->to, inside, sizeof inside / sizeof *inside);
}

/* Whether a side is the subject right before the verb: "Canada has announced that it cut". */
static bool has_subject(Context *c, const Mention *verb) {
  enum { NEAR = 5 };
  const Party *party = role_subject(c, verb, true);
  if (!party || (int64_t)verb->token - (int64_t)party->mention->last > NEAR) return false;
  return !words_match(c, party->mention->to, verb->from, "%f[%a]wh[io]") &&
         !words_match(c, party->mention->to, verb->from, "%f[%a]that%f[%A]") &&
         !words_match(c, party->mention->to, verb->from, "%)");
}

/* "- Imposing a 25% tariff on Peru": what was done, in a list whose lead names who did it, or in a paper of theirs. */
static Found of_list(Context *c, const Mention *verb) {
  enum { BACK = 12 };
  if (c->zone != ZONE_LIST_ITEM || verb->token > 0 || !words_match(c, verb->from, verb->to, "^%u%l+ing$") ||
      words_match(c, verb->to, c->to, "^[%a%s]*:")) /* a label */
    return nothing;
  for (uint32_t back = 1; back <= BACK && back <= c->number; back++) {
    Context *other = document_sentence(c->document, c->number - back);
    if (other->zone == ZONE_LIST_ITEM) continue;
    size_t count;
    const Party *party = role_parties(other, &count);
    bool opens = words_match(other, other->from, other->to, ":%s*$");
    for (size_t i = 0; i < count; i++)
      if ((party[i].org || opens) && !(party[i].mention->org && party[i].mention->org->kind == ORG_MULTILATERAL) &&
          !role_is_other_side(other, party[i].mention) && !role_is_of_goods(other, party[i].mention))
        return side(c, place_country(party[i].code));
    break;
  }
  return side(c, signer(c->document));
}

/* "... signed a decree. The decree lifts ...": who did so just before. */
static Found of_paper(Context *c) {
  enum { BACK = 3 };
  for (uint32_t back = 1; back <= BACK && back <= c->number; back++) {
    Context *other = document_sentence(c->document, c->number - back);
    size_t count;
    const Party *party = role_parties(other, &count);
    for (size_t i = 0; i < count; i++)
      if ((strlen(party[i].code) <= 3 || party[i].org) && !code_is(party[i].code, "WLD") &&
          !role_is_other_side(other, party[i].mention) && !role_is_of_goods(other, party[i].mention))
        return side(c, place_country(party[i].code));
  }
  return side(c, signer(c->document));
}

Found decree_imposer(Context *c, const Reading *r) {
  const Mention *verb = r->trigger;
  if (r->rule->kind != RULE_ACT || !verb || c->han || reading_has(r, NAME_imposer) || measure_is_support(r))
    return nothing;
  Found listed = of_list(c, verb);
  if (listed.value.kind != VALUE_NONE) return listed;
  bool american = is_american(c) || is_commerce(c, verb);
  if (!american && !is_paper(c, verb)) return nothing;
  if (has_subject(c, verb)) return nothing; /* who acts is named */
  if (american) return side(c, "USA");
  const char *code = official_government(c->document);
  if (code) return side(c, code);
  Window before = window_before(c, verb->from, 48);
  return window_has(&before, "%f[%a]i%s+[%l%s]*$") ? side(c, signer(c->document)) : of_paper(c);
}
