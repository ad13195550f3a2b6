/* Figures that share a head told once: "Output rose 4 percent in India, 3 percent in Brazil and 1 percent in Mexico",
 * "Chile made 5 million tonnes, Peru 2 million". Rules tell the first, or take the others for more of the first; each
 * that stands with a place, goods or a firm of its own, and no verb or noun of its own, is of that. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/fill.h"
#include "claim/remnant.h"
#include "claim/window.h"

/* How far apart two figures of one head may stand. */
enum { REACH = 110 };

static bool can_share(const Claim *claim) {
  const Value *value = claim_get(claim, NAME_value);
  const char *metric = text_of(claim_get(claim, NAME_metric));
  bool flows = code_is(claim->table, "overcapacity") || code_is(claim->table, "trade_flows_prices");
  return flows && metric && value && value->kind == VALUE_NUMBER && !strstr(metric, "_rank");
}

/* Whether something else that figures are of stands in from..to; "60 percent of Chile's exports" is of the same. */
static bool has_head(const Context *c, uint32_t from, uint32_t to) {
  for (const Mention *m = c->mention; m < c->mention + c->mentions && m->from < to; m++)
    if (m->from >= from && !m->inside && list_is_measured(m->list) && !words_match(c, from, m->from, "^%s+of%s[^,;]*$"))
      return true;
  return false;
}

/* "makes 60 percent of the world's cobalt and refines 75 percent of it", "... and 90 percent of refining": of the same
 * goods, another step of their making. */
static bool is_of_step(const Context *c, const Claim *claim, const Mention *figure) {
  static const char *const same[] = {"^%s+of%s+it%f[%A]",
                                     "^%s+of%s+them%f[%A]",
                                     "^%s+of%s+the%s+m%a+l%f[%A]",
                                     "^%s+of%s+the%s+supply%f[%A]",
                                     "^%s+of%s+%a*%s*%a*%s*refining%f[%A]",
                                     "^%s+of%s+%a*%s*%a*%s*processing%f[%A]",
                                     "^%s+of%s+%a*%s*%a*%s*smelting%f[%A]"};
  return code_is(text_of(claim_get(claim, NAME_metric)), "share_of_world_output") &&
         words_any(c, figure->to, c->to, same, sizeof same / sizeof *same);
}

/* What a later figure has of its own, behind the one before it; false: nothing, or it is of something else. */
static bool remnant_of(const Context *c, const Claim *claim, const Mention *last, const Mention *figure,
                       Remnant *found) {
  if (figure->from > last->to + REACH || has_head(c, last->to, figure->from)) return false;
  if (strncmp(text_of(claim_get(claim, NAME_metric)), "trade_", 6) == 0 &&
      words_match(c, last->to, figure->from, "%f[%a]bought%f[%A]"))
    return false;
  for (uint32_t at = remnant_joint(c, last->to, figure->from); at < figure->from;
       at = remnant_joint(c, at + 1, figure->from)) {
    *found = (Remnant){.moves = 0};
    if (!remnant_read(c, at, figure->from, found)) continue;
    bool step = is_of_step(c, claim, figure);
    const Mention *next = found->place || found->firm || step ? NULL : remnant_behind(c, figure);
    if (next && !remnant_note(next, found)) return false;
    return found->place || found->sector || found->firm || step;
  }
  return false;
}

/* The first claim of a figure; how many there are. */
static Claim *told_by(const ClaimList *out, size_t first, const Mention *figure, size_t *times) {
  Claim *told = NULL;
  *times = 0;
  for (size_t i = first; i < out->count; i++) {
    const ClaimSpan *span = claim_span(out->claim[i], NAME_value);
    if (!span || span->from != figure->from) continue;
    told = told ? told : out->claim[i];
    ++*times;
  }
  return told;
}

/* "India 4 percent, Japan and Korea 3": what the second figure has of its own with that of each other member of a list.
 */
static void of_members(const Context *c, ClaimList *out, const Claim *first, const Mention *value, const Claim *claim,
                       const Remnant *found, uint32_t from, uint32_t to) {
  const Mention *named = found->place ? found->place : found->sector;
  MentionList members;
  if (!named) return;
  fill_list(c, named, &members);
  for (size_t i = 0; i < members.count && !c->document->failed; i++) {
    const Mention *m = members.item[i];
    if (m == named || m->from < from || m->to > to) continue;
    Remnant other = *found;
    *(found->place ? &other.place : &other.sector) = m;
    Claim *one = claim_copy(c->document, claim);
    if (!one) return;
    remnant_put(c, first, other.place ? remnant_side(c, first, value, other.place) : NAME_place, &other, one);
    claims_add(c->document, out, one);
  }
}

/* The figures behind that of a claim, as long as they share its head. */
static void share_head(const Context *c, ClaimList *out, size_t first, const Claim *claim) {
  const Mention *told = context_value_of(c, claim), *last = told;
  for (const Mention *m = told ? told + 1 : c->mention + c->mentions; m < c->mention + c->mentions; m++) {
    Remnant found;
    if (m->from < last->to || !remnant_same_kind(told, m)) continue;
    if (!remnant_of(c, claim, last, m, &found)) return;
    size_t times;
    Claim *one = told_by(out, first, m, &times);
    bool was_told = one != NULL;
    if (one && (!code_is(one->table, claim->table) ||
                !code_is(text_of(claim_get(one, NAME_metric)), text_of(claim_get(claim, NAME_metric)))))
      return;
    if (!one) {
      one = claim_copy(c->document, claim);
      if (!one) return;
      remnant_put_figure(c, claim, told, m, one);
      claims_add(c->document, out, one);
    }
    uint32_t behind_last = last->to;
    last = m;
    if (times > 1) continue; /* of each member of a list */
    double amount = m->quantity->value;
    if (found.moves && m->type == NAME_PERCENT)
      claim_set(c->document, one, NAME_value, value_number(found.moves * amount));
    uint16_t side = found.place ? remnant_side(c, claim, told, found.place) : NAME_place;
    remnant_put(c, claim, side, &found, one);
    if (!was_told) of_members(c, out, claim, told, one, &found, behind_last, m->from);
  }
}

void fan_gapped(const Context *c, ClaimList *out, size_t first) {
  if (c->han) return; /* chinese_parts.c, chinese_each.c */
  for (size_t i = first, count = out->count; i < count && !c->document->failed; i++)
    if (can_share(out->claim[i])) share_head(c, out, first, out->claim[i]);
}
