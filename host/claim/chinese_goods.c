/* Goods side by side in Chinese, each with how much of it: "淘汰炼铁90万吨、水泥280万吨、造纸4万吨". What is told of
 * the first holds of all; each has its own goods. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/window.h"

enum { GOODS_MOST = 48, NOUN_MOST = 24 };

/* One of the goods, and its amount. */
typedef struct Counted {
  const Mention *goods, *amount;
} Counted;

static bool is_amount(const Mention *m) { return m->type == NAME_QUANTITY && m->unit && !m->inside; }

/* Whether from..to is nothing but what stands between two of them. */
static bool is_joint(const Context *c, uint32_t from, uint32_t to) {
  static const char *const joints[] = {"^、%s*$", "^，%s*$", "^,%s*$", "^和%s*$", "^及%s*$", "^以及%s*$"};
  return from < to && to - from <= 6 && words_any(c, from, to, joints, sizeof joints / sizeof *joints);
}

/* Whether goods that end at `from` are what the amount at `to` is of: nothing but a bracket or a noun of theirs between
 * them ("水泥（熟料）", "铜冶炼"). */
static bool is_of(const Context *c, uint32_t from, uint32_t to) {
  static const char *const ends[] = {"、", "，", ",", "；", ";", "。"};
  if (to < from) return false;
  if (words_match(c, from, to, "^%([^%)]*%)[^，,、；]*$") || words_match(c, from, to, "^（[^）]*）[^，,、；]*$"))
    return true;
  return to - from <= NOUN_MOST && !words_any(c, from, to, ends, sizeof ends / sizeof *ends);
}

/* The goods that an amount directly follows, behind `from`; NULL: none. */
static const Mention *goods_of(const Context *c, const Mention *amount, uint32_t from) {
  const Mention *goods = NULL;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (!m->inside && m->code && m->from >= from && m->to <= amount->from && (!goods || m->to > goods->to)) goods = m;
  return goods && is_of(c, goods->to, amount->from) ? goods : NULL;
}

static Claim *claim_of(const ClaimList *out, size_t first, const Mention *amount, const char *metric) {
  Claim *found = NULL;
  for (size_t i = first; i < out->count; i++) {
    const ClaimSpan *span = claim_span(out->claim[i], NAME_value);
    if (!span || span->from != amount->from) continue;
    if (!found || code_is(text_of(claim_get(out->claim[i], NAME_metric)), metric)) found = out->claim[i];
  }
  return found;
}

/* Makes the claim of one of the goods like that of the first. */
static void make_like(const Context *c, ClaimList *out, size_t first, const Claim *model, const Counted *one) {
  const char *metric = text_of(claim_get(model, NAME_metric));
  Claim *had = claim_of(out, first, one->amount, metric), *made = claim_copy(c->document, model);
  if (!made) return;
  claim_set(c->document, made, NAME_value, value_number(one->amount->quantity->value));
  claim_set(c->document, made, NAME_unit, value_text(one->amount->unit));
  claim_set(c->document, made, NAME_sector, value_text(one->goods->code));
  claim_set(c->document, made, NAME_product, (Value){.kind = VALUE_NONE});
  claim_move_span(made, NAME_value, one->amount);
  claim_move_span(made, NAME_sector, one->goods);
  if (had)
    *had = *made;
  else
    claims_add(c->document, out, made);
}

/* Only what is closed goes on so far unsaid: what is made, sold or shipped the rules themselves go on with. */
static bool goes_on(const Claim *claim) {
  const char *metric = text_of(claim_get(claim, NAME_metric));
  return code_is(metric, "capacity_closed") || code_is(metric, "capacity_closure_target");
}

static void settle(const Context *c, ClaimList *out, size_t first, const Counted *goods, size_t count) {
  if (count < 2) return;
  const Claim *model = claim_of(out, first, goods[0].amount, "capacity_closure_target");
  if (!model || !goes_on(model)) return;
  Claim *own = claim_copy(c->document, model);
  if (!own) return;
  for (size_t i = 0; i < count && !c->document->failed; i++) make_like(c, out, first, own, &goods[i]);
}

void chinese_goods(const Context *c, ClaimList *out, size_t first) {
  Counted goods[GOODS_MOST];
  size_t count = 0;
  uint32_t behind = c->from;
  if (!chinese_sentence(c) || out->count == first) return;
  EACH_MENTION (amount, c, NAME_QUANTITY) {
    if (!is_amount(amount) || amount->from < behind) continue;
    const Mention *one = goods_of(c, amount, behind);
    bool joined = count && one && is_joint(c, goods[count - 1].amount->to, one->from);
    if (!joined) {
      settle(c, out, first, goods, count);
      count = 0;
    }
    if (one && count < GOODS_MOST) goods[count++] = (Counted){one, amount};
    behind = amount->to;
  }
  settle(c, out, first, goods, count);
}
