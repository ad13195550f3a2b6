/* Which of the possible readings of a sentence hold: joint assignment, not the nearest one.
 *
 * Every match is a reading with a cost: words skipped, less what the rule is sure of (its elements, its weight). A
 * figure can mean one thing only; a trigger that has served one figure serves another at a price, so that "81 percent
 * of A utilization and 52 percent of B utilization" gives each figure its own. The cheapest combination wins. Readings
 * without a figure compete for their trigger, table by table. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/reading.h"

/* The price of using a trigger (and rule) a second time, in half-words; of leaving a figure without a reading; what
 * makes every price positive, so that a total only grows. Figures decided jointly (in a sentence with more, the rest
 * are decided by and by), choices for each; words between two figures of one coordination. */
enum { REUSE = 8, UNUSED = 60, OFFSET = 200, JOINT = 6, CHOICES = 4, NEIGHBOURS = 6 };

typedef ReadingGroup Group;

static int by_cost(const void *left, const void *right) {
  const Reading *a = *(Reading *const *)left, *b = *(Reading *const *)right;
  if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
  if (a->rule->order != b->rule->order) return a->rule->order < b->rule->order ? -1 : 1;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static int by_place(const void *left, const void *right) {
  const Reading *a = *(Reading *const *)left, *b = *(Reading *const *)right;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  return by_cost(left, right);
}

/* The place in the text that a reading without a figure competes for. */
static uint32_t event_place(const Reading *r) {
  if (r->rule->kind == RULE_NAMED && r->head) return r->head->from;
  const Mention *anchor = r->rule->kind == RULE_ACT && r->trigger ? r->trigger : r->measure ? r->measure : r->trigger;
  return anchor ? anchor->from : r->from;
}

static bool compete(const Reading *a, const Reading *b) {
  if (a->value || b->value) return a->value && b->value && a->value->from == b->value->from;
  bool entry = a->rule->label != NAME_NONE,
       notice = a->rule->kind == RULE_NOTICE; /* such a title, or entry, tells one act */
  if (entry != (b->rule->label != NAME_NONE)) return false;
  if (entry) return true;
  if (notice != (b->rule->kind == RULE_NOTICE)) return false;
  if (notice) return true;
  if ((a->rule->is | b->rule->is) & IS_APART && a->rule != b->rule) return false;
  return event_place(a) == event_place(b) && a->rule->kind == b->rule->kind && code_is(a->rule->table, b->rule->table);
}

/* Asks the readings of a group whether they hold, until `wanted` do or all were asked. */
static void ask(Context *c, Group *g, size_t wanted) {
  while (g->count < wanted && g->asked < g->size) {
    Reading *r = g->reading[g->asked++];
    if (admit_possible(c, r)) g->reading[g->count++] = r;
  }
}

static void sort_by_cost(Reading **reading, size_t count) {
  enum { FEW = 12 };
  if (count > FEW) {
    qsort(reading, count, sizeof *reading, by_cost);
    return;
  }
  for (size_t i = 1; i < count; i++) {
    Reading *r = reading[i];
    size_t at = i;
    for (; at > 0 && by_cost(&reading[at - 1], &r) > 0; at--) reading[at] = reading[at - 1];
    reading[at] = r;
  }
}

/* Sorts the readings from `reading` on into groups that lie side by side, each by cost; returns how many groups have
 * one that holds. */
static size_t group(Context *c, Reading **reading, size_t count, Reading **spare, Group *groups) {
  size_t made = 0;
  memcpy(spare, reading, count * sizeof *reading);
  for (size_t done = 0; done < count;) {
    Group *g = &groups[made];
    *g = (Group){.reading = reading + done};
    const Reading *first = NULL;
    for (size_t i = 0; i < count; i++) {
      if (!spare[i] || (first && !compete(first, spare[i]))) continue;
      if (!first) first = spare[i];
      reading[done++] = spare[i];
      spare[i] = NULL;
      g->size++;
    }
    sort_by_cost(g->reading, g->size);
    ask(c, g, 1);
    made += g->count > 0;
  }
  return made;
}

/* What a reading uses besides its figure. */
static const Mention *support(const Reading *r) { return r->head ? r->head : r->trigger; }

static bool same_support(const Reading *a, const Reading *b) {
  const Mention *x = support(a), *y = support(b);
  if (a->rule != b->rule) return false;
  return x && y ? x->from == y->from : !x && !y;
}

typedef struct Assignment {
  const Group *groups;
  size_t count;
  double total;
  Reading *chosen[JOINT], *best[JOINT];
} Assignment;

/* Depth first over the figures, at most JOINT deep, the cheapest total first; `best` is improved in place. */
static void search(Assignment *a, size_t at, double total) {
  if (total >= a->total) return;
  if (at == a->count) {
    a->total = total;
    memcpy(a->best, a->chosen, sizeof a->best);
    return;
  }
  for (size_t i = 0; i < CHOICES && i < a->groups[at].count; i++) {
    Reading *r = a->groups[at].reading[i];
    bool used = false;
    for (size_t k = 0; k < at; k++) used |= a->chosen[k] && same_support(a->chosen[k], r);
    a->chosen[at] = r;
    search(a, at + 1, total + OFFSET + r->cost + (used && !r->rule->shared && !r->continues ? REUSE : 0));
  }
  a->chosen[at] = NULL;
  search(a, at + 1, total + OFFSET + UNUSED);
}

static int by_value(const void *left, const void *right) {
  const Group *a = left, *b = right;
  uint32_t x = a->reading[0]->value->from, y = b->reading[0]->value->from;
  return x < y ? -1 : x > y;
}

static bool same_kind(const Mention *a, const Mention *b) {
  return a->type == b->type && (code_is(a->unit, b->unit) || (!a->unit && !b->unit)) &&
         (int64_t)b->token - (int64_t)a->last <= NEIGHBOURS;
}

/* Whether a reading has a head between two figures: "产能62万吨,产量28万吨", "exports of 3 million, imports of 2
 * million".
 */
static bool has_own(const Reading *r, uint32_t behind, uint32_t value) {
  const Mention *own = support(r);
  return own && own->from >= behind && own->to <= value;
}

static bool may_continue(const Reading *earlier, const Reading *r) {
  return earlier->rule == r->rule && support(r) && support(earlier) == support(r);
}

/* Whether some reading of one group may continue some of another, held or not. */
static bool any_may_continue(const Group *before, const Group *here) {
  for (size_t i = 0; i < here->size; i++)
    for (size_t k = 0; (i < here->count || i >= here->asked) && k < before->size; k++)
      if ((k < before->count || k >= before->asked) && may_continue(before->reading[k], here->reading[i])) return true;
  return false;
}

/* A figure that only continues another ("..., and 1,000 trucks") may be read by the same rule at nearly the same price.
 */
static void continue_readings(Context *c, Group *before, Group *here) {
  uint32_t behind = before->reading[0]->value->to, value = here->reading[0]->value->from;
  if (!any_may_continue(before, here)) return;
  for (size_t i = 0; i < here->count || here->asked < here->size; i++) {
    if (i == here->count) ask(c, here, i + 1);
    if (i < here->count && has_own(here->reading[i], behind, value)) return;
  }
  ask(c, before, SIZE_MAX);
  for (size_t i = 0; i < here->count; i++)
    for (size_t k = 0; k < before->count; k++) {
      Reading *r = here->reading[i];
      const Reading *earlier = before->reading[k];
      if (!may_continue(earlier, r)) continue;
      r->cost = fmin(r->cost, earlier->cost + 3);
      r->continues = true;
    }
  sort_by_cost(here->reading, here->count);
}

/* Whether the cheapest readings of some figures have no trigger in common: then they are the cheapest together. */
static bool go_together(const Group *groups, size_t count) {
  for (size_t i = 1; i < count; i++)
    for (size_t k = 0; k < i; k++) {
      const Reading *r = groups[i].reading[0];
      if (!r->rule->shared && !r->continues && same_support(groups[k].reading[0], r)) return false;
    }
  return true;
}

/* Puts those that hold of the readings with figures at the front of `out`; returns how many. */
static size_t choose_figures(Context *c, Group *groups, size_t count, Reading **out) {
  size_t kept = 0;
  qsort(groups, count, sizeof *groups, by_value);
  for (size_t i = 1; i < count; i++)
    if (same_kind(groups[i - 1].reading[0]->value, groups[i].reading[0]->value))
      continue_readings(c, &groups[i - 1], &groups[i]);
  for (size_t first = 0; first < count; first += JOINT) {
    Assignment a = {
        .groups = groups + first, .count = count - first < JOINT ? count - first : JOINT, .total = HUGE_VAL};
    size_t wanted = go_together(a.groups, a.count) ? 1 : CHOICES;
    for (size_t i = 0; i < a.count; i++) ask(c, &groups[first + i], wanted);
    search(&a, 0, 0);
    for (size_t i = 0; i < a.count; i++) {
      if (!a.best[i]) continue;
      a.best[i]->group = &groups[first + i];
      out[kept++] = a.best[i];
    }
  }
  return kept;
}

bool assign_more(const Reading *reading) {
  const Group *g = reading->group;
  return g && g->reading[g->size - 1] != reading;
}

const Reading *assign_next(Context *c, const Reading *reading) {
  Group *g = reading->group;
  size_t at = 0;
  if (!g) return NULL;
  while (g->reading[at] != reading) at++;
  ask(c, g, at + 2);
  if (at + 1 >= g->count || g->reading[at + 1]->cost >= UNUSED) return NULL;
  g->reading[at + 1]->group = g;
  return g->reading[at + 1];
}

size_t assign_choose(Context *c, Reading **reading, size_t count) {
  if (count == 0) return 0;
  Reading **spare = document_take(c->document, 3 * count * sizeof *spare);
  Group *groups = document_take(c->document, count * sizeof *groups);
  if (!spare || !groups) return 0;
  Reading **kept = spare + count, **sorted = kept + count;
  size_t figures = 0, events = 0;
  for (size_t i = 0; i < count; i++)
    if (reading[i]->value) sorted[figures++] = reading[i];
  for (size_t i = 0; i < count; i++)
    if (!reading[i]->value) sorted[figures + events++] = reading[i];
  size_t made = group(c, sorted, figures, spare, groups), chosen = choose_figures(c, groups, made, kept);
  Group *told = groups + made; /* those of the figures are asked again when one comes to nothing */
  size_t others = group(c, sorted + figures, events, spare, told);
  for (size_t i = 0; i < others; i++) {
    told[i].reading[0]->group = &told[i];
    kept[chosen++] = told[i].reading[0];
  }
  qsort(kept, chosen, sizeof *kept, by_place);
  memcpy(reading, kept, chosen * sizeof *kept);
  return chosen;
}
