/* Bare numbers with a verb of their own are of the goods told before them: "can make 17 million tonnes a year and its
 * builders used 11.6 million in 2022", "built 90 ships; owners ordered only 34". The verb says what is told of them. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/period.h"
#include "claim/place.h"
#include "claim/remnant.h"
#include "claim/window.h"

/* How far apart two amounts of the same goods may lie, how small one may be, and how far back the words of one reach.
 */
enum { FARTHEST = 300, LEAST = 20, REACH = 90, WORD_LONGEST = 16, WORDS_MOST = 5 };

typedef struct Verb {
  const char *word, *metric;
  bool trade; /* told of flows */
} Verb;

static const Verb verbs[] = {
    {"used", "consumption", false},      {"uses", "consumption", false},     {"use", "consumption", false},
    {"needed", "consumption", false},    {"needs", "consumption", false},    {"need", "consumption", false},
    {"consumed", "consumption", false},  {"consumes", "consumption", false}, {"consume", "consumption", false},
    {"absorbed", "consumption", false},  {"absorbs", "consumption", false},  {"absorb", "consumption", false},
    {"burned", "consumption", false},    {"burns", "consumption", false},    {"requires", "consumption", false},
    {"made", "output", false},           {"makes", "output", false},         {"produced", "output", false},
    {"produces", "output", false},       {"built", "output", false},         {"builds", "output", false},
    {"mined", "output", false},          {"smelted", "output", false},       {"sold", "sales", false},
    {"sells", "sales", false},           {"sell", "sales", false},           {"ordered", "new_orders", false},
    {"exported", "export_volume", true}, {"exports", "export_volume", true}, {"imported", "import_volume", true},
    {"imports", "import_volume", true},  {"export", "export_volume", true},  {"import", "import_volume", true}};

/* The verb right before an amount, but for words that say how exact it is; where it begins. */
static const Verb *verb_before(const Context *c, const Mention *figure, uint32_t *from) {
  static const char *const exact[] = {"only",     "just",    "barely", "about",  "some", "nearly", "around",
                                      "almost",   "roughly", "than",   "fewer",  "less", "more",   "over",
                                      "under",    "at",      "least",  "most",   "as",   "few",    "little",
                                      "scarcely", "a",       "mere",   "hardly", NULL};
  uint32_t at = figure->from;
  for (int words = 0; words < WORDS_MOST; words++) {
    while (at > c->from && c->text[at - 1] == ' ') at--;
    uint32_t to = at;
    char word[WORD_LONGEST];
    while (at > c->from && c->text[at - 1] >= 'a' && c->text[at - 1] <= 'z') at--;
    if (at == to || to - at >= sizeof word) return NULL;
    memcpy(word, c->text + at, to - at);
    word[to - at] = '\0';
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
      if (strcmp(verbs[i].word, word) == 0) {
        *from = at;
        return &verbs[i];
      }
    if (!word_listed(word, exact)) return NULL;
  }
  return NULL;
}

/* Whether nothing that is counted stands behind a number. */
static bool stands_alone(const Context *c, const Mention *figure) {
  static const char *const behind[] = {"^%s*$",
                                       "^[,.;:)]",
                                       "^%s+in%f[%A]",
                                       "^%s+at%s+home",
                                       "^%s+last%s",
                                       "^%s+of%s+them%f[%A]",
                                       "^%s+this%s",
                                       "^%s+that%s+year",
                                       "^%s+a%s+year",
                                       "^%s+during%s",
                                       "^%s+and%f[%A]",
                                       "^%s+but%f[%A]",
                                       "^%s+while%f[%A]",
                                       "^%s+abroad",
                                       "^%s+domestically",
                                       "^%s+the%s+year%s",
                                       "^%s+itself%f[%A]",
                                       "^%s+between%s",
                                       "^%s+to%s+%u"};
  return words_any(c, figure->to, c->to, behind, sizeof behind / sizeof *behind);
}

/* A level of goods, by weight or by the piece: no sum, share or price. */
static bool is_of_goods(const Claim *claim) {
  static const char *const levels[] = {"capacity",      "output",           "consumption", "sales", "export_volume",
                                       "import_volume", "surplus_capacity", "new_orders",  NULL};
  static const char *const none[] = {"%", "x", "rank", "USD", "CNY", "EUR", NULL};
  const char *unit = text_of(claim_get(claim, NAME_unit)), *metric = text_of(claim_get(claim, NAME_metric));
  const Value *value = claim_get(claim, NAME_value);
  return metric && word_listed(metric, levels) && unit && !word_listed(unit, none) && value &&
         value->kind == VALUE_NUMBER && claim_span(claim, NAME_value);
}

/* The level of goods told last before a number, in its sentence or the one before. */
static const Claim *goods_before(const Context *c, const ClaimList *out, const Mention *figure) {
  const Claim *best = NULL;
  uint32_t best_at = 0;
  for (size_t i = out->count; i > 0; i--) {
    const Claim *claim = out->claim[i - 1];
    if (claim->sentence + 1 < c->number) break;
    bool flows = code_is(claim->table, "overcapacity") || code_is(claim->table, "trade_flows_prices");
    if (!flows || !is_of_goods(claim)) continue;
    uint32_t at = claim_span(claim, NAME_value)->from;
    double share = claim_get(claim, NAME_value)->number / figure->quantity->value;
    if (at >= figure->from || (best && at <= best_at) || !(share < FARTHEST) || !(share > 1.0 / FARTHEST)) continue;
    best = claim;
    best_at = at;
  }
  return best;
}

/* Who acts, between the amount before and the verb: the last place that no preposition leads. */
static const Mention *subject_of(const Context *c, uint32_t from, uint32_t to) {
  const Mention *subject = NULL;
  EACH_MENTION (m, c, NAME_PLACE)
    if (m->from >= from && m->to <= to && !m->inside && !place_word_before(c, m).text[0]) subject = m;
  return subject;
}

/* "t/yr" is what can be made in a year: what was used in one is told in tonnes. */
static Value plain_unit(ClaimDocument *document, const char *unit) {
  const char *slash = strstr(unit, "/yr");
  return value_text(slash ? document_copy(document, unit, (size_t)(slash - unit)) : unit);
}

static Claim *tell(const Context *c, const Claim *base, const Mention *figure, const Verb *verb, uint32_t from) {
  Claim *made = claim_copy(c->document, base);
  if (!made) return NULL;
  bool here = base->sentence == c->number;
  const Mention *told = here ? context_value_of(c, base) : NULL;
  Remnant found = {.place = subject_of(c, told ? told->to : c->from, from), .date = remnant_date(c, figure)};
  remnant_put_figure(c, base, told, figure, made);
  made->table = verb->trade ? "trade_flows_prices" : "overcapacity";
  claim_set(c->document, made, NAME_metric, value_text(verb->metric));
  claim_set(c->document, made, NAME_unit, plain_unit(c->document, text_of(claim_get(base, NAME_unit))));
  claim_set(c->document, made, NAME_partner, (Value){.kind = VALUE_NONE});
  for (uint32_t k = 0; !here && k < made->spans; k++)
    made->span[k].path = made->span[k].field == NAME_value ? "clause" : "previous";
  made->from = c->from;
  made->to = c->to;
  made->sentence = c->number;
  made->match_from = from;
  made->match_to = figure->to;
  remnant_put(c, base, NAME_place, &found, made);
  return made;
}

void fan_own_verb(const Context *c, ClaimList *out, size_t first) {
  if (c->han || !out->count || out->claim[out->count - 1]->sentence + 1 < c->number) return;
  EACH_MENTION (m, c, NAME_NUMBER) {
    uint32_t from;
    if (m->inside || m->unit || !m->quantity || m->quantity->value < LEAST || claims_telling(out, first, m)) continue;
    const Verb *verb = verb_before(c, m, &from);
    if (!verb || !stands_alone(c, m)) continue;
    const Claim *base = goods_before(c, out, m);
    Claim *made = base ? tell(c, base, m, verb, from) : NULL;
    if (made) claims_add(c->document, out, made);
  }
}
