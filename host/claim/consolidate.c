/* What says the same twice in one sentence, and the plain statement where the figure itself stands. */
#include <string.h>

#include "base/memory.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/firms.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/window.h"

static const char *field_text(const Claim *claim, uint16_t field) { return text_of(claim_get(claim, field)); }

static bool agree(const Claim *a, const Claim *b, const uint16_t *fields) {
  for (; *fields; fields++)
    if (!value_same(claim_get(a, *fields), claim_get(b, *fields))) return false;
  return true;
}

/* Where and when two exits of one firm are, as the sentence itself tells: "shuts its Ohio line by 2026 and its plant in
 * Slovakia in 2027". */
static bool told_apart(const Claim *a, const Claim *b, uint16_t field) {
  const ClaimSpan *one = claim_span(a, field), *two = claim_span(b, field);
  const char *first = field_text(a, field), *second = field_text(b, field);
  if (!one || !two || !first || !second || code_is(first, second)) return false;
  if (one->to <= one->from || two->to <= two->from || (one->from < two->to && two->from < one->to)) return false;
  return !(place_in_china(first) && place_in_china(second) && (code_is(first, "CHN") || code_is(second, "CHN")));
}

/* Whether two claims of one sentence are the same; what tells two acts apart where there is no figure, table by table.
 */
static bool repeats(const Claim *a, const Claim *b) {
  static const uint16_t identity[] = {
      NAME_metric,  NAME_value,   NAME_unit,   NAME_sector, NAME_place,        NAME_period, NAME_date,
      NAME_partner, NAME_imposer, NAME_target, NAME_actor,  NAME_measure_type, NAME_status, 0};
  static const uint16_t exits[] = {NAME_actor, NAME_metric, 0}, cooperation[] = {NAME_partner, 0};
  if (!code_is(a->table, b->table)) return false;
  if (!claim_get(a, NAME_value) && !claim_get(b, NAME_value)) {
    bool sites = a->match_from == b->match_from && a->rule == b->rule; /* "plants in Spain and Italy" */
    if (a->rule->kind == RULE_EXIT)
      return agree(a, b, exits) && !told_apart(a, b, NAME_place) && !told_apart(a, b, NAME_period) &&
             !(sites && !agree(a, b, (const uint16_t[]){NAME_place, 0}));
    bool pacts = a->rule == b->rule && name_listed(&a->rule->fan, NAME_place); /* "Chile and Peru signed with Japan" */
    if (code_is(a->table, "capacity_cooperation"))
      return agree(a, b, cooperation) && (!pacts || agree(a, b, (const uint16_t[]){NAME_place, 0}));
    bool listed = works_by_name(a) || works_by_name(b);
    if (listed && a->match_from != b->match_from) return false; /* "the Rogun and the Nurek dam" */
  }
  return agree(a, b, identity);
}

/* An entry's default says least, then a plan, then an announcement, then an act, then one that goes on or ends, then a
 * case; what is not ranked: -1. */
static int rank_of(const Claim *claim) {
  static const struct {
    const char *status;
    int rank;
  } ranks[] = {{"planned", 1},   {"announced", 2},  {"imposed", 3},      {"extended", 4},
               {"suspended", 4}, {"terminated", 4}, {"investigation", 5}};
  const char *status = field_text(claim, NAME_status);
  if (claim->rule->label != NAME_NONE) return 0;
  for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
    if (code_is(status, ranks[i].status)) return ranks[i].rank;
  return -1;
}

/* A ruling that leads to the act told beside it. */
static bool is_ruling(const Claim *claim) {
  const char *status = field_text(claim, NAME_status);
  return code_is(status, "preliminary ruling") || code_is(status, "final ruling");
}

static bool is_final(const Claim *claim) { return code_is(field_text(claim, NAME_status), "final ruling"); }

static bool is_laid(const Claim *claim) {
  const char *status = field_text(claim, NAME_status);
  return code_is(status, "imposed") || code_is(status, "provisional");
}

/* Which of two tellings of one act says less: 0 the first, 1 the second, -1 neither. */
static int says_less(const Claim *a, const Claim *b) {
  if (is_ruling(a) && (is_laid(b) || code_is(field_text(b, NAME_status), "extended"))) return 0;
  if (is_final(a) && code_is(field_text(b, NAME_status), "announced")) return 0; /* "作出终裁，建议征收" */
  if (is_final(b) && code_is(field_text(a, NAME_status), "announced")) return 1;
  if ((is_laid(a) || code_is(field_text(a, NAME_status), "extended")) && is_ruling(b)) return 1;
  if (a->match_from == b->match_from && a->match_to == b->match_to) { /* one verb: "went into effect" */
    if (is_laid(a) && code_is(field_text(b, NAME_status), "in force")) return 0;
    if (is_laid(b) && code_is(field_text(a, NAME_status), "in force")) return 1;
  }
  int x = rank_of(a), y = rank_of(b);
  if (code_is(field_text(a, NAME_status), "in force") && y >= 4) return 0; /* "the end of the duty took effect" */
  if (code_is(field_text(b, NAME_status), "in force") && x >= 4) return 1;
  if (x == 0 || y == 0) return x != 0;
  if (x == 2 || y == 2) return x == 1 ? 0 : y == 1 ? 1 : x != 2;
  if ((x == 1 || y == 1) && x >= 0 && y >= 0) return x != 1;
  return x < 0 || y < 0 ? -1 : x >= y;
}

static bool told_in(const Claim *claim, uint16_t field, const char *path) {
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == field) return code_is(claim->span[i].path, path);
  return false;
}

/* "imposed duties in 2016 and extended them in April 2021": acts with days of their own are two. */
static bool other_days(const Claim *a, const Claim *b) {
  if (value_same(claim_get(a, NAME_date), claim_get(b, NAME_date))) return false;
  bool own = (told_in(a, NAME_date, "clause") || told_in(a, NAME_date, "sentence")) &&
             (told_in(b, NAME_date, "clause") || told_in(b, NAME_date, "sentence"));
  int x = rank_of(a), y = rank_of(b);
  return own && (x == 4 || y == 4);
}

static uint32_t measure_at(const Claim *claim) {
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_measure_type) return claim->span[i].from + 1;
  return 0;
}

static const char *first_imposer(const Claim *claim) {
  const Value *imposer = claim_get(claim, NAME_imposer);
  if (!imposer) return "";
  return imposer->kind == VALUE_TEXT                     ? imposer->text
         : imposer->kind == VALUE_LIST && imposer->count ? imposer->list[0]
                                                         : "";
}

static bool is_measure(const Claim *claim) { return claim->rule->of_measure && claim_get(claim, NAME_measure_type); }

static uint32_t sector_at(const Claim *claim) {
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_sector) return claim->span[i].from;
  return 0;
}

/* "announced a duty on maize and plans to lay one on wheat", "and will announce further tariffs": two acts. */
static bool tells_another(const ClaimDocument *document, const Claim *a, const Claim *b) {
  static const char *const other[] = {"another%s+$",           "further%s+%l*%s*$", "additional%s+%l*%s*$",
                                      "separate,?%s+[%l%s]*$", "%f[%a]more%s+$",    "reciprocal%s+$",
                                      "%f[%a]other%s+$"};
  enum { NEAR = 28 };
  if (measure_at(a) == measure_at(b)) return false;
  const Claim *later = measure_at(a) > measure_at(b) ? a : b;
  if (sector_at(a) && sector_at(b) && sector_at(a) != sector_at(b) && (told_in(later, NAME_sector, "clause")))
    return true;
  size_t at = measure_at(later) - 1, from = at > later->from + NEAR ? at - NEAR : later->from;
  PatternMatch match;
  for (size_t i = 0; measure_at(later) && i < sizeof other / sizeof *other; i++)
    if (pattern_find(document->patterns, document->text + from, at - from, 0, other[i], &match)) return true;
  return false;
}

/* Whether one of two acts on the same side and goods is only told to be announced. */
static bool announces_other(const ClaimDocument *document, const Claim *a, const Claim *b) {
  if (!value_same(claim_get(a, NAME_target), claim_get(b, NAME_target))) return false;
  bool laid = is_laid(a) || is_laid(b),
       kept = code_is(field_text(a, NAME_status), "extended") || code_is(field_text(b, NAME_status), "extended");
  if ((is_ruling(a) || is_ruling(b)) && (laid || kept)) return true;
  if (rank_of(a) < 0 || rank_of(b) < 0) return false; /* "announced tariffs, while keeping those of before" */
  return (rank_of(a) == 1 || rank_of(b) == 1 || rank_of(a) == 2 || rank_of(b) == 2) &&
         value_same(claim_get(a, NAME_sector), claim_get(b, NAME_sector)) && !tells_another(document, a, b);
}

/* "laid duties on wine and opened a probe into salmon": a case on other goods than what is laid. */
static bool case_apart(const Claim *a, const Claim *b) {
  bool one = code_is(field_text(a, NAME_status), "investigation"),
       two = code_is(field_text(b, NAME_status), "investigation");
  return one != two && told_in(a, NAME_sector, "clause") && told_in(b, NAME_sector, "clause") &&
         !value_same(claim_get(a, NAME_sector), claim_get(b, NAME_sector));
}

static bool same_act(const ClaimDocument *document, const Claim *a, const Claim *b) {
  const Value *x = claim_get(a, NAME_target), *y = claim_get(b, NAME_target);
  if (case_apart(a, b)) return false;
  return value_same(claim_get(a, NAME_measure_type), claim_get(b, NAME_measure_type)) &&
         code_is(first_imposer(a), first_imposer(b)) && (!x || !y || value_same(x, y)) &&
         (measure_at(a) == measure_at(b) || announces_other(document, a, b));
}

/* Where the figure of a claim stands. */
static uint32_t figure_at(const Claim *claim) {
  for (uint32_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_value) return claim->span[i].from;
  return claim->from;
}

/* "12% on steel and 20% on copper, which is on hold": the last one is; what else is told of it gives way. */
static bool is_on_hold(const Claim *claim) { return code_is(claim->rule->status, "suspended"); }

static void mark_on_hold(Claim *const *claim, size_t count, bool *dropped) {
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; is_measure(claim[i]) && is_on_hold(claim[i]) && k < count; k++)
      if (k != i && is_measure(claim[k]) && is_on_hold(claim[k]) && figure_at(claim[k]) > figure_at(claim[i]))
        dropped[i] = true;
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; is_measure(claim[i]) && is_on_hold(claim[i]) && !dropped[i] && k < count; k++)
      if (is_measure(claim[k]) && !is_on_hold(claim[k]) &&
          value_same(claim_get(claim[i], NAME_value), claim_get(claim[k], NAME_value)) &&
          value_same(claim_get(claim[i], NAME_target), claim_get(claim[k], NAME_target)))
        dropped[k] = true;
}

/* "Chile raised its 12% tariff to 20%": a measure told as a side's own, which an act of the sentence is done to. */
static bool is_held(const Claim *claim) { return claim->rule->is & IS_HELD; }

static void mark_held(Claim *const *claim, size_t count, bool *dropped) {
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; is_measure(claim[i]) && is_held(claim[i]) && k < count; k++)
      if (is_measure(claim[k]) && !is_held(claim[k]) && measure_at(claim[i]) == measure_at(claim[k])) dropped[i] = true;
  for (size_t i = 0; i < count; i++) /* "criticised Peru's curbs on ore" */
    for (size_t k = 0; is_measure(claim[i]) && is_held(claim[i]) && k < count; k++)
      if (code_is(field_text(claim[k], NAME_measure_type), "statement/warning")) dropped[i] = true;
  for (size_t i = 0; i < count; i++) /* "the rate for Chile was set at 9 percent": told of a side */
    for (size_t k = 0; claim[i]->rule->is & IS_RATE && name_listed(&claim[i]->rule->need, NAME_value) && k < count; k++)
      if (claim[k]->rule->kind == RULE_LISTED_RATE && figure_at(claim[k]) == figure_at(claim[i])) dropped[i] = true;
  for (size_t i = 0; i < count; i++) /* "capped its exports at 3 million tonnes": a quota, no control besides */
    for (size_t k = 0; claim[i]->rule->is & IS_BARS && claim[i]->rule->is & IS_OUTWARD && k < count; k++)
      if (claim[k]->rule->is & IS_OUTWARD && code_is(claim[k]->rule->measure_type, "quota")) dropped[i] = true;
}

/* "作出终裁，裁定征收9%的关税": an act of which another telling has the rate. */
static void mark_unrated(Claim *const *claim, size_t count, bool *dropped) {
  static const uint16_t same[] = {NAME_imposer, NAME_target, NAME_measure_type, NAME_sector, NAME_date, 0},
                        status[] = {NAME_status, 0};
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; is_measure(claim[i]) && !claim_get(claim[i], NAME_value) && k < count; k++)
      if (k != i && claim_get(claim[k], NAME_value) && is_measure(claim[k]) && agree(claim[i], claim[k], same) &&
          (is_final(claim[i]) || agree(claim[i], claim[k], status)))
        dropped[i] = true;
}

/* Marks the claims of one sentence that tell again what another tells of the same measure by the same side. */
static void mark_told_twice(const ClaimDocument *document, Claim *const *claim, size_t count, size_t *current,
                            bool *dropped) {
  for (size_t i = 0; i < count; i++) {
    if (!is_measure(claim[i]) || dropped[i]) continue;
    size_t other = 0; /* the telling that stands for this act so far: that of the first claim of its kind */
    while (other < i && (!is_measure(claim[other]) || dropped[other] || !same_act(document, claim[other], claim[i])))
      other++;
    current[i] = i;
    if (other == i) continue;
    const Claim *known = claim[current[other]];
    const Value *a = claim_get(known, NAME_value), *b = claim_get(claim[i], NAME_value);
    bool status_same = value_same(claim_get(known, NAME_status), claim_get(claim[i], NAME_status));
    int less = (!a || !b || value_same(a, b)) && !status_same ? says_less(known, claim[i]) : -1;
    if (status_same && value_same(claim_get(known, NAME_sector), claim_get(claim[i], NAME_sector)) && !a != !b)
      less = a ? 1 : 0; /* the rate, or the amount, is told by one of two readings of the act */
    if (other_days(known, claim[i])) less = -1;
    if (status_same && repeats(known, claim[i])) less = 1;
    if (less == 0) dropped[current[other]] = true;
    if (less == 1) dropped[i] = true;
    if (less == 0) current[other] = i;
  }
}

/* What the claims of one sentence tell together. */
typedef struct Told {
  bool sector; /* overcapacity of a sector by name */
} Told;

/* Whether a rate of use or a surplus of the same trade is told. */
static bool is_measured(const Claim *flag, Claim *const *claim, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const char *metric = field_text(claim[i], NAME_metric);
    if ((code_is(metric, "capacity_utilization") || code_is(metric, "surplus_capacity")) &&
        value_same(claim_get(flag, NAME_sector), claim_get(claim[i], NAME_sector)))
      return true;
  }
  return false;
}

static bool has_figure(Claim *const *claim, size_t count, const char *table) {
  for (size_t i = 0; i < count; i++)
    if (claim_get(claim[i], NAME_value) && code_is(claim[i]->table, table) &&
        !code_is(field_text(claim[i], NAME_metric), "partner_countries") &&
        !code_is(field_text(claim[i], NAME_metric), "dialogues") &&
        (code_is(table, "projects") || !code_is(field_text(claim[i], NAME_metric), "project_count")))
      return true;
  return false;
}

static Told told_by(Claim *const *claim, size_t count) {
  Told told = {false};
  for (size_t i = 0; i < count; i++) {
    told.sector |=
        code_is(claim[i]->table, "overcapacity") && !code_is(field_text(claim[i], NAME_sector), "all_industry");
  }
  return told;
}

/* "closes two plants": a closure that another claim of the sentence counts. */
static bool counted_too(const Claim *one, Claim *const *claim, size_t count) {
  static const uint16_t same[] = {NAME_metric, NAME_actor, 0};
  for (size_t i = 0; i < count; i++)
    if (claim[i] != one && claim_get(claim[i], NAME_value) && code_is(claim[i]->table, one->table) &&
        agree(claim[i], one, same))
      return true;
  return false;
}

/* "halted its wind turbine factory": works that stop, where another claim says that a firm leaves them. */
static bool stopped_too(const Claim *one, Claim *const *claim, size_t count) {
  bool works = code_is(one->table, "projects") && claim_get(one, NAME_status) && !claim_get(one, NAME_value);
  for (size_t i = 0; works && i < count; i++)
    if (claim[i]->rule->kind == RULE_EXIT) return true;
  return false;
}

/* "industrial parks that Chinese firms have set up in Laos": zones of which a cooperation tells. */
static bool shared_too(const Claim *one, Claim *const *claim, size_t count, bool chinese) {
  bool zone = chinese && one->rule->is & IS_ZONE;
  for (size_t i = 0; zone && i < count; i++)
    if (code_is(claim[i]->table, "capacity_cooperation")) return true;
  return false;
}

/* A cooperation told without a figure, where the same act has one, up to a comma: "signed contracts for 12 projects";
 * or without a partner, where any has: "signed agreements with more than 40 countries". */
static bool is_counted(const ClaimDocument *document, const Claim *one, Claim *const *claim, size_t count) {
  if (!code_is(one->table, "capacity_cooperation") || claim_get(one, NAME_value)) return false;
  for (size_t i = 0; i < count; i++) {
    const Claim *other = claim[i];
    if (!code_is(other->table, one->table) || !claim_get(other, NAME_value)) continue;
    if (!claim_get(one, NAME_partner)) return true;
    uint32_t at = figure_at(other), from = one->match_to;
    if (at >= one->match_from && at < one->match_to) return true;
    bool apart = at < from || memchr(document->text + from, ',', at - from) ||
                 memmem(document->text + from, at - from, "，", 3) || memmem(document->text + from, at - from, "；", 3);
    if (!apart) return true;
  }
  return false;
}

/* "Chile ended its duty. Copper from Peru faces 9% in Brazil.": a rate of the act told before, where the sentence says
 * itself who lays it. */
static bool laid_by_other(const Claim *one, Claim *const *claim, size_t count) {
  const Value *imposer = claim_get(one, NAME_imposer);
  const ClaimSpan *rate = claim_span(one, NAME_value);
  if (!is_measure(one) || !rate || !told_in(one, NAME_imposer, "previous")) return false;
  for (size_t i = 0; i < count; i++) {
    const ClaimSpan *other = is_measure(claim[i]) ? claim_span(claim[i], NAME_value) : NULL;
    if (other && other->from == rate->from && !told_in(claim[i], NAME_imposer, "previous") &&
        !value_same(claim_get(claim[i], NAME_imposer), imposer))
      return true;
  }
  return false;
}

static bool is_weaker(const ClaimDocument *document, const Claim *one, Claim *const *claim, size_t count,
                      const Told *told) {
  bool flag = code_is(field_text(one, NAME_metric), "overcapacity_flag");
  if (flag &&
      (is_measured(one, claim, count) || (told->sector && code_is(field_text(one, NAME_sector), "all_industry"))))
    return true;
  if (is_counted(document, one, claim, count) || laid_by_other(one, claim, count)) return true;
  bool figures = code_is(one->table, "capacity_cooperation") || code_is(one->table, "policy_targets") ||
                 code_is(one->table, "projects");
  if (one->rule->kind == RULE_EXIT && !claim_get(one, NAME_value)) return counted_too(one, claim, count);
  if (stopped_too(one, claim, count) ||
      shared_too(one, claim, count, (unsigned char)document->text[one->match_from] >= 0xE3))
    return true;
  static const char *const own[] = {"five_year_plan", "net_zero_target", "carbon_neutrality_target",
                                    "emissions_peak_target", NULL};
  const char *metric = field_text(one, NAME_metric);
  if (metric && word_listed(metric, own)) return false; /* its figures are targets of their own */
  return figures && !claim_get(one, NAME_value) && has_figure(claim, count, one->table);
}

/* Keeps those of one sentence's claims that say something of their own; returns how many. */
static size_t keep_own(const ClaimDocument *document, Claim **claim, size_t count, const bool *dropped, Claim **kept) {
  enum { LOOK_BACK = 41 };
  Told told = told_by(claim, count);
  size_t made = 0;
  for (size_t i = 0; i < count; i++) {
    bool again = dropped[i] || is_weaker(document, claim[i], claim, count, &told);
    for (size_t k = made; !again && k > 0 && made - k < LOOK_BACK; k--) again = repeats(kept[k - 1], claim[i]);
    if (!again) kept[made++] = claim[i];
  }
  return made;
}

/* What a final ruling that prose tells of comes to: the duty is laid, or is recommended ("作出终裁，建议征收"). A
 * notice is the ruling itself. */
static void settle_final(ClaimDocument *document, Claim *claim) {
  static const char *const advised[] = {"建议", "建議", "recommend", "proposed"};
  if (!is_measure(claim) || !is_final(claim) || claim->rule->kind == RULE_NOTICE) return;
  const char *status = "imposed", *first[] = {"初裁", "初步裁定"};
  for (size_t i = 0; i < sizeof first / sizeof *first; i++)
    if (memmem(document->text + claim->from, claim->to - claim->from, first[i], strlen(first[i])))
      status = "preliminary ruling";
  for (size_t i = 0; i < sizeof advised / sizeof *advised; i++)
    if (memmem(document->text + claim->from, claim->to - claim->from, advised[i], strlen(advised[i])))
      status = "announced";
  claim_set(document, claim, NAME_status, value_text(status));
}

Status consolidate(ClaimDocument *document, ClaimList *claims) {
  size_t kept = 0, end;
  size_t *current = document_take(document, (claims->count + 1) * sizeof *current);
  bool *dropped = document_take(document, claims->count + 1);
  Claim **sentence = document_take(document, (claims->count + 1) * sizeof *sentence);
  if (!current || !dropped || !sentence) return STATUS_NOMEM;
  memset(dropped, 0, claims->count + 1);
  for (size_t at = 0; at < claims->count; at = end) {
    for (end = at; end < claims->count && claims->claim[end]->sentence == claims->claim[at]->sentence;) end++;
    mark_on_hold(claims->claim + at, end - at, dropped + at);
    mark_held(claims->claim + at, end - at, dropped + at);
    mark_told_twice(document, claims->claim + at, end - at, current + at, dropped + at);
    mark_unrated(claims->claim + at, end - at, dropped + at);
    measure_once(claims->claim + at, end - at, dropped + at);
    size_t made = keep_own(document, claims->claim + at, end - at, dropped + at, sentence);
    memcpy(claims->claim + kept, sentence, made * sizeof *sentence);
    kept += made;
  }
  claims->count = kept;
  measure_case_settle(document, claims);
  for (size_t i = 0; i < claims->count; i++) {
    settle_final(document, claims->claim[i]);
    measure_goods_settle(document, claims->claim[i]);
    measure_plain(document, claims->claim[i]);
  }
  kept = 0;
  for (size_t i = 0; i < claims->count; i++)
    if (!measure_says_little(document, claims->claim[i]) && !measure_imposer_is_object(document, claims->claim[i]))
      claims->claim[kept++] = claims->claim[i];
  claims->count = kept;
  retold_drop(document, claims);
  retold_works(document, claims);
  return STATUS_OK;
}
