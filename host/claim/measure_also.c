/* Further measures that share the act of one before them: "will lay 25% on tiles, as well as reciprocal tariffs on
 * all", "announced duties on tin and a quota on zinc"; and those that an act comes on top of: "in addition to the 10%
 * duty on Chilean goods". Each is a row of its own, by the same side. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/fill.h"
#include "claim/measures.h"
#include "claim/window.h"

enum { OBJECT_MOST = 60, RATE_MOST = 24 };

/* What a further measure is on, as far as the words at it say. */
typedef struct Further {
  const Mention *measure, *rate, *goods;
  const Party *side;
  bool named; /* "reciprocal tariffs": known by its name */
  bool there; /* laid before: "on top of" */
} Further;

/* The claim of the sentence that a measure is read by; NULL: none. */
static const Claim *claim_on(const ClaimList *out, size_t first, const Mention *measure) {
  for (size_t i = first; i < out->count; i++) {
    const ClaimSpan *span = claim_span(out->claim[i], NAME_measure_type);
    if (span && out->claim[i]->rule->of_measure && span->from < measure->to && span->to > measure->from)
      return out->claim[i];
  }
  return NULL;
}

/* Whether the words before a measure, its rate and adjectives included, join it to one before them. */
static bool is_joined(const Context *c, uint32_t from, const Mention *measure) {
#define JOIN(words) "^.*%f[%a]" words "%s+()"
#define WORD "[%w%%.“”\"-]*%s*"
  static const char *const joins[] = {JOIN("as%s+well%s+as"),  JOIN("along%s+with"),
                                      JOIN("together%s+with"), JOIN("and"),
                                      JOIN("alongside"),       JOIN("plus")};
  static const char *const clauses[] = {
      "%f[%a]that%f[%A]", "%f[%a]wh[oi]c?h?%f[%A]", "%f[%a]about%f[%A]", "%f[%a]of%f[%A]",
      "%f[%a]to%f[%A]",   "%f[%a]any%f[%A]",        "%f[%a]no%f[%A]",    "%-%-"};
  PatternMatch match;
  for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
    if (!words_find(c, from, measure->from, joins[i], &match)) continue;
    uint32_t at = from + (uint32_t)match.capture[0].from;
    if (words_match(c, at, measure->from, "^" WORD WORD WORD WORD WORD "$") &&
        !words_any(c, at, measure->from, clauses, sizeof clauses / sizeof *clauses))
      return true;
  }
#undef WORD
#undef JOIN
  return false;
}

static bool is_on_top(const Context *c, uint32_t from, const Mention *measure) {
  static const char *const tops[] = {"%f[%a]on%s+top%s+of%s+[%w%s%%.-]*$", "%f[%a]in%s+addition%s+to%s+[%w%s%%.-]*$",
                                     "%f[%a]atop%s+[%w%s%%.-]*$", "%f[%a]adding%s+to%s+[%w%s%%.-]*$"};
  return words_any(c, from, measure->from, tops, sizeof tops / sizeof *tops);
}

/* Whether a verb of another act, or of anything else, stands between. */
static bool verb_between(const Context *c, uint32_t from, uint32_t to) {
  static const uint16_t acts[] = {NAME_impose_cue,    NAME_announce_cue, NAME_weigh_cue,
                                  NAME_terminate_cue, NAME_lower_cue,    NAME_extend_cue,
                                  NAME_in_force_cue,  NAME_say_cue,      NAME_face_cue};
  static const char *const verbs[] = {"%f[%a]ha[sdv]e?%f[%A]",    "%f[%a]w?i[ls]l?%f[%A]", "%f[%a]would%f[%A]",
                                      "%f[%a]w?[ae][sr]e?%f[%A]", "%f[%a]could%f[%A]",     "%f[%a]may%f[%A]",
                                      "%f[%a]might%f[%A]",        "%f[%a]after%f[%A]",     "%f[%a]because%f[%A]",
                                      "%f[%a]than%f[%A]",         "%f[%a]but%f[%A]",       "%f[%a]while%f[%A]"};
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
    if (context_last_between(c, acts[i], from, to)) return true;
  return words_any(c, from, to, verbs, sizeof verbs / sizeof *verbs);
}

/* The rate right before or behind a measure. */
static const Mention *rate_at(const Context *c, const Mention *measure) {
  EACH_MENTION (rate, c, NAME_PERCENT)
    if (rate->to <= measure->from && measure->from - rate->to <= RATE_MOST && measure_is_rate(c, rate) &&
        words_match(c, rate->to, measure->from, "^%s+[%l%s-]*$"))
      return rate;
  return measure_rate_behind(c, measure);
}

static void look_at(Context *c, Further *further) {
  static const char *const names[] = {"reciprocal", "universal", "baseline"};
  static const char *const onto[] = {"^%s+on%s+[%a%s.’'-]*$", "^%s+against%s+[%a%s.’'-]*$",
                                     "^%s+o[fn]%s+[%d.]+%s*[%a%%]+%s+on%s+[%a%s.’'-]*$",
                                     "^%s+targeting%s+[%a%s.’'-]*$"};
  const Mention *measure = further->measure;
  uint32_t far = measure->to + OBJECT_MOST;
  size_t count;
  const Party *party = role_parties(c, &count);
  further->rate = rate_at(c, measure);
  EACH_MENTION (m, c, NAME_SECTOR)
    if (!further->goods && !m->inside && m->from >= measure->to && m->from < far &&
        words_any(c, measure->to, m->from, onto, sizeof onto / sizeof *onto))
      further->goods = m;
  for (size_t i = 0; i < count && !further->side; i++)
    if (!party[i].org && party[i].mention->from >= measure->to && party[i].mention->from < far &&
        words_any(c, measure->to, party[i].mention->from, onto, sizeof onto / sizeof *onto))
      further->side = &party[i];
  Window own = window_of(c, measure->from > c->from + 12 ? measure->from - 12 : c->from, measure->to);
  further->named = window_any(&own, names, sizeof names / sizeof *names);
}

static void put_goods(const Context *c, Claim *claim, const Further *further) {
  MentionList members;
  CodeList codes = {.count = 0};
  claim_set(c->document, claim, NAME_sector, (Value){.kind = VALUE_NONE});
  claim_set(c->document, claim, NAME_product, (Value){.kind = VALUE_NONE});
  if (!further->goods) return;
  fill_list(c, further->goods, &members);
  for (size_t i = 0; i < members.count; i++)
    if (members.item[i]->from >= further->measure->to) codes_add(&codes, members.item[i]->code);
  claim_set(c->document, claim, NAME_sector, value_list(c->document, &codes));
  if (claim_span(claim, NAME_sector))
    claim_move_span(claim, NAME_sector, further->goods);
  else
    claim_note(c->document, claim, NAME_sector, further->goods, "clause");
}

/* One row of a further measure, on a side. */
static void add_one(Context *c, ClaimList *out, const Claim *act, const Further *further, const char *target) {
  static const uint16_t figures[] = {NAME_value, NAME_value_high, NAME_metric,
                                     NAME_unit,  NAME_comparator, NAME_measure_type_alt};
  Claim *made = claim_copy(c->document, act);
  if (!made) return;
  for (size_t k = 0; k < sizeof figures / sizeof *figures; k++)
    claim_set(c->document, made, figures[k], (Value){.kind = VALUE_NONE});
  claim_set(c->document, made, NAME_measure_type, value_text("tariff"));
  claim_move_span(made, NAME_measure_type, further->measure);
  put_goods(c, made, further);
  if (target) claim_set(c->document, made, NAME_target, value_text(target));
  if (further->side && claim_span(made, NAME_target)) claim_move_span(made, NAME_target, further->side->mention);
  if (further->there) claim_set(c->document, made, NAME_status, value_text("imposed"));
  if (further->rate) {
    measure_put_rate(c, made, further->rate);
    if (claim_span(made, NAME_value))
      claim_move_span(made, NAME_value, further->rate);
    else
      claim_note(c->document, made, NAME_value, further->rate, "clause");
  }
  made->match_from = further->measure->from;
  made->match_to = further->measure->to;
  claims_add(c->document, out, made);
}

/* Its rows: on the sides that it names, on all by its name, else on those of the act (`of`: the measure of that). */
static void add(Context *c, ClaimList *out, size_t first, const Claim *act, const Mention *of, const Further *further) {
  CodeList sides = {1, {"WLD"}};
  size_t count = out->count;
  if (further->side) role_with_list(c, further->side, &sides);
  if (further->side || further->named) {
    for (size_t i = 0; i < sides.count && !c->document->failed; i++)
      if (!value_has(claim_get(act, NAME_imposer), sides.item[i])) add_one(c, out, act, further, sides.item[i]);
    return;
  }
  const ClaimSpan *own = claim_span(act, NAME_value);
  for (size_t i = first; i < count && !c->document->failed; i++) {
    const Claim *claim = out->claim[i];
    const ClaimSpan *span = claim_span(claim, NAME_measure_type), *value = claim_span(claim, NAME_value);
    bool same = span && claim->rule == act->rule && span->from == of->from &&
                (!own || !value || own->from == value->from); /* one rate of several */
    if (same) add_one(c, out, claim, further, NULL);
  }
}

/* The act that a measure goes on with: that of the measure read last before it. */
static const Claim *act_before(const Context *c, const ClaimList *out, size_t first, const Mention *measure,
                               const Mention **last) {
  const Claim *act = NULL;
  EACH_MENTION (m, c, NAME_MEASURE) {
    if (m->to > measure->from) break;
    const Claim *claim = claim_on(out, first, m);
    if (claim && claim->rule->kind == RULE_ACT) act = claim, *last = m;
  }
  return act;
}

/* "the 10% duty": told by its noun alone. */
static bool is_bare_duty(const Context *c, const Mention *noun) {
  EACH_MENTION (measure, c, NAME_MEASURE)
    if (measure->from < noun->to && measure->to > noun->from) return false;
  return true;
}

static void tell(Context *c, ClaimList *out, size_t first, const Mention *measure) {
  const Mention *last = NULL;
  if (measure->inside || claim_on(out, first, measure)) return;
  const Claim *act = act_before(c, out, first, measure, &last);
  if (!act || !code_is(text_of(claim_get(act, NAME_measure_type)), "tariff")) return;
  Further further = {.measure = measure};
  further.there = is_on_top(c, last->to, measure);
  if (!further.there && (!is_joined(c, last->to, measure) || verb_between(c, last->to, measure->from))) return;
  look_at(c, &further);
  if (further.rate && claims_telling(out, first, further.rate)) return;
  bool known =
      further.there ? further.rate && (further.side || further.goods) : further.named || further.goods || further.side;
  if (known && !measure_qualifies(c, measure)) add(c, out, first, act, last, &further);
}

void measure_also(Context *c, ClaimList *out, size_t first) {
  enum { MEASURES_MOST = 24 }; /* a sentence of more is a table run together: each is sought among the claims of all */
  size_t measures = 0;
  if (c->han || out->count == first || !context_of(c, NAME_MEASURE, NULL)) return;
  EACH_MENTION (measure, c, NAME_MEASURE) measures++, (void)measure;
  if (measures > MEASURES_MOST) return;
  EACH_MENTION (measure, c, NAME_MEASURE)
    if (code_is(measure->code, "tariff")) tell(c, out, first, measure);
  EACH_MENTION (noun, c, NAME_duty_cue)
    if (is_bare_duty(c, noun)) tell(c, out, first, noun);
}
