/* Acts of two sides on each other: "both sides have imposed duties", "双方已对对方加征关税", "on each other's goods".
 */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/measures.h"
#include "claim/window.h"

static const Found nothing;

/* "双方已对对方…加征", "both sides have imposed duties": the two countries that the text named last together. */
Found mutual_imposers(Context *c, const Mention *verb) {
  enum { BACK = 3 };
  const Mention *said = context_last_between(c, NAME_two_sides_cue, c->from, verb->from);
  if (!said || said->clause != verb->clause) return nothing;
  for (uint32_t back = 0; back <= BACK && back <= c->number; back++) {
    Context *other = document_sentence(c->document, c->number - back);
    CodeList codes = {.count = 0};
    size_t count;
    const Party *party = role_parties(other, &count);
    EACH_MENTION (pair, other, NAME_PAIR)
      if (strlen(pair->code) <= 3 && (back || pair->to <= verb->from)) {
        codes_add(&codes, "CHN");
        codes_add(&codes, pair->code);
        return (Found){value_list(c->document, &codes), NULL, back ? "previous" : "sentence"};
      }
    for (size_t i = 0; i < count; i++)
      if (strlen(party[i].code) <= 3 && !code_is(party[i].code, "WLD") && (back || party[i].mention->to <= verb->from))
        codes_add(&codes, party[i].code);
    if (codes.count == 2) return (Found){value_list(c->document, &codes), NULL, back ? "previous" : "sentence"};
    if (codes.count > 2) return nothing;
  }
  return nothing;
}

bool mutual_target(const Context *c, const Value *imposer) {
  static const char *const mutual[] = {
      "%f[%a]each%s+other%f[%A]", "%f[%a]one%s+another%f[%A]", "对方", "對方", "相互", "互相", "互征"};
  return imposer && imposer->kind == VALUE_LIST && imposer->count == 2 &&
         words_any(c, c->from, c->to, mutual, sizeof mutual / sizeof *mutual);
}
