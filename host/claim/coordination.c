/* Lists whose members stand side by side, and "respectively", which pairs two of them. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/fill.h"
#include "claim/window.h"

/* Neighbours in a coordination: nothing between them but commas, "and", articles. */
static bool coordinated(const Context *c, const Mention *a, const Mention *b) {
  return words_match(c, a->to, b->from, "^[%s,]*a?n?d?%s*t?h?e?%s*$") ||
         words_match(c, a->to, b->from, "^[、和与及，%s]+$");
}

void context_coordination(const Context *context, const MentionList *mentions, MentionList *best) {
  size_t from = 0, length = 0, best_from = 0;
  best->count = 0;
  const Mention *run[LIST_MOST];
  for (size_t i = 0; i < mentions->count; i++) {
    const Mention *m = mentions->item[i], *last = length ? run[from + length - 1] : NULL;
    if (last && m->from < last->to) continue;
    if (!last || !coordinated(context, last, m)) from += length, length = 0;
    run[from + length++] = m;
    if (length > best->count) best->count = length, best_from = from;
  }
  if (best->count) memcpy(best->item, run + best_from, best->count * sizeof *run);
}

static void amounts_of(const Context *c, MentionList *list) {
  list->count = 0;
  for (size_t i = 0; i < c->mentions && list->count < LIST_MOST; i++)
    if (c->mention[i].type >= NAME_NUMBER && c->mention[i].type <= NAME_QUANTITY)
      list->item[list->count++] = &c->mention[i];
}

/* "分别增长1.5%和下降1.1%": a verb of its own before the next figure. */
static bool moved_beside(const Context *c, const Mention *a, const Mention *b) {
  static const char *const moves[] = {"增长", "下降", "增加", "减少", "上涨", "下跌", "上升", "回落", "下滑"};
  enum { MOVE = 6 };
  if (b->from <= a->to + MOVE || b->from - a->to > 2 * MOVE || !chinese_at(c, b->from - MOVE) || !context_respective(c))
    return false;
  for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
    if (memcmp(c->text + b->from - MOVE, moves[i], MOVE) == 0)
      return words_match(c, a->to, b->from - MOVE, "^[、和与及，%s]+$");
  return false;
}

/* "分别下降6%左右、8%以上": about how much, between a figure and the next. */
static bool coordinated_about(const Context *c, const Mention *a, const Mention *b) {
  static const char *const about[] = {"左右", "以上", "以下", "以内", "上下"};
  enum { ABOUT = 6 };
  if (b->from < a->to + ABOUT || b->from - a->to > 3 * ABOUT || !chinese_at(c, a->to)) return false;
  for (size_t i = 0; i < sizeof about / sizeof *about; i++)
    if (memcmp(c->text + a->to, about[i], ABOUT) == 0)
      return words_match(c, a->to + ABOUT, b->from, "^[、和与及，%s]+$");
  return false;
}

static bool beside(const Context *c, const Mention *a, const Mention *b) {
  if (c->han && (a->type == NAME_PERCENT) != (b->type == NAME_PERCENT)) return false; /* "2亿元，增长3%、4%" */
  return coordinated(c, a, b) || moved_beside(c, a, b) || coordinated_about(c, a, b);
}

void context_beside(const Context *c, const Mention *value, MentionList *run, size_t *at) {
  MentionList all;
  size_t from = 0, to;
  amounts_of(c, &all);
  run->count = 0;
  while (from < all.count && all.item[from] != value) from++;
  if (from == all.count) return;
  for (to = from + 1; to < all.count && beside(c, all.item[to - 1], all.item[to]);) to++;
  *at = from;
  while (from > 0 && beside(c, all.item[from - 1], all.item[from])) from--;
  *at -= from;
  run->count = to - from;
  memcpy(run->item, all.item + from, run->count * sizeof *run->item);
}

bool context_respective(const Context *c) { return context_of(c, NAME_respective_cue, NULL) != NULL; }

const Mention *context_member(const Context *context, const Mention *value, const MentionList *mentions) {
  MentionList members, figures;
  size_t at;
  context_coordination(context, mentions, &members);
  if (members.count < 2) return NULL;
  context_beside(context, value, &figures, &at);
  if (figures.count < 2) return NULL;
  const Mention *first = figures.item[0], *last = members.item[members.count - 1];
  if (last->to <= first->from && words_apart(context, last->to, first->from)) {
    MentionList near = {.count = 0}; /* "A and B at 2 and 3 percent; C and D at 4 and 5" */
    for (size_t i = 0; i < mentions->count; i++)
      if (mentions->item[i]->to > last->to && !words_apart(context, mentions->item[i]->to, first->from))
        near.item[near.count++] = mentions->item[i];
    MentionList nearer;
    context_coordination(context, &near, &nearer);
    if (nearer.count == figures.count) return nearer.item[at];
    if (near.count && members.item[0]->type != NAME_DATE) return NULL;
  }
  return members.count == figures.count ? members.item[at] : NULL;
}

bool list_is_measured(uint16_t list) {
  switch (list) {
    case NAME_import_cue:
    case NAME_export_cue:
    case NAME_production_cue:
    case NAME_consumption_cue:
    case NAME_sales_cue:
    case NAME_demand_cue:
    case NAME_capacity_cue:
    case NAME_price_cue: return true;
    default: return false;
  }
}

/* Whether something else that figures are of stands behind an "and" between a head and a figure: "will cut capacity by
 * 50 and output by 150 million tonnes". */
bool context_another(const Context *c, const Mention *head, const Mention *value) {
  if (!list_is_measured(head->list)) return false;
  for (size_t i = 0; i < c->mentions && c->mention[i].from < value->from; i++) {
    const Mention *m = &c->mention[i];
    if (m->from < head->to || !list_is_measured(m->list) || m->list == head->list || m->inside) continue;
    if (words_match(c, head->to, m->from, "%d.-%f[%a]and%s") &&
        words_match(c, m->to, value->from, "^%s+[boat][yft]?o?%s"))
      return true;
  }
  return false;
}

static void find_flows(Context *c) {
  MentionList all = {.count = 0}, run;
  c->flows_known = true;
  for (size_t i = 0; i < c->mentions && all.count < LIST_MOST; i++)
    if (list_is_measured(c->mention[i].list) && !c->mention[i].inside) all.item[all.count++] = &c->mention[i];
  if (all.count < 2) return;
  context_coordination(c, &all, &run);
  if (run.count < 2 || run.item[0]->list == run.item[1]->list) return;
  c->flows = document_take(c->document, sizeof run);
  if (c->flows) *c->flows = run;
}

/* "produced 3 million cars and sold 2 million, up 4 and 5 percent respectively": the measured things so far, each once.
 */
static const Mention *respective_measured(const Context *c, const Mention *value) {
  MentionList figures, all = {.count = 0};
  size_t at;
  context_beside(c, value, &figures, &at);
  if (figures.count < 2) return NULL;
  for (size_t i = 0; i < c->mentions && c->mention[i].to <= figures.item[0]->from; i++) {
    const Mention *m = &c->mention[i];
    if (!list_is_measured(m->list) || m->inside || all.count == LIST_MOST) continue;
    for (size_t k = 0; k < all.count; k++)
      if (all.item[k]->list == m->list) return NULL;
    all.item[all.count++] = m;
  }
  return all.count == figures.count ? all.item[at] : NULL;
}

const Mention *context_measured(Context *c, const Mention *value) {
  if (!c->flows_known) find_flows(c);
  const MentionList *flows = c->flows;
  if (!flows && context_respective(c)) return respective_measured(c, value);
  if (!flows || flows->item[flows->count - 1]->to > value->from) return NULL;
  uint32_t behind = flows->item[flows->count - 1]->to;
  for (size_t i = 0; i < c->mentions; i++) { /* one that stands nearer has them */
    const Mention *m = &c->mention[i];
    if (m->from >= behind && m->to <= value->from && list_is_measured(m->list) && !m->inside) return NULL;
  }
  return context_member(c, value, flows);
}

static bool linked(const Context *c, uint32_t from, uint32_t to) {
  static const char *const links[] = {",", "%f[%a]and%f[%A]", "%f[%a]or%f[%A]", "、", "和", "及", "与", "&"};
  return words_any(c, from, to, links, sizeof links / sizeof *links);
}

/* Chinese between two members: a conjunction and few characters more ("钢铁行业、水泥"), which are no verb; those of a
 * list of places stand bare. */
static bool joined_in_chinese(const Context *c, const Mention *a, const Mention *b) {
  enum { MORE = 15, MORE_PLACE = 6, LINK = 3 };
  bool place = a->type == NAME_PLACE || b->type == NAME_PLACE;
  if (b->from - a->to > LINK + (place ? MORE_PLACE : MORE)) return false;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->from < a->to || m->to > b->from) continue;
    if (m->type == NAME_MEASURE || m->list == NAME_impose_cue || m->list == NAME_restrict_cue) return false;
  }
  return true;
}

/* Behind a member of a list and a remark in brackets that follows it: "Egypt (Ezz Steel), Japan and ...". */
uint32_t context_behind(const Context *c, const Mention *m) {
  enum { REMARK_MOST = 40 };
  PatternMatch match;
  uint32_t to = m->to + REMARK_MOST < c->to ? m->to + REMARK_MOST : c->to;
  if (m->to < to && words_find(c, m->to, to, "^%s*%([%a%s.,&’'-]-%)", &match)) return m->to + (uint32_t)match.to;
  return m->to;
}

/* Whether two neighbours are members of one list: a comma or a conjunction and at most four words between them. */
static bool joined(const Context *c, const Mention *a, const Mention *b) {
  static const char *const apart[] = {"[;:.()]",       "%d", "%f[%a]from%f[%A]", "%f[%a]to%f[%A]", "%f[%a]on%f[%A]",
                                      "%f[%a]in%f[%A]"};
  enum { SIGN = 3 };
  if (a->to == b->from && a->to - a->from == SIGN && b->to - b->from == SIGN && chinese_at(c, a->from) &&
      a->type == NAME_SECTOR)
    return true; /* "钢铝关税": two goods of one character each */
  uint32_t from = context_behind(c, a);
  if (from > b->from || b->from - from > 60 || !linked(c, from, b->from)) return false;
  if (words_any(c, from, b->from, apart, sizeof apart / sizeof *apart)) return false;
  if (chinese_at(c, b->from)) return joined_in_chinese(c, a, b);
  return words_count(c->text + from, b->from - from) <= 4;
}

void fill_list(const Context *c, const Mention *mention, MentionList *list) {
  MentionList all = {.count = 0};
  size_t at = SIZE_MAX;
  EACH_MENTION (m, c, mention->name) {
    if (m->inside || m->clause != mention->clause || all.count == LIST_MOST) continue;
    const Mention *last = all.count ? all.item[all.count - 1] : NULL;
    if (last && m->from < last->to) continue;
    if (last && m != mention && code_is(last->code, m->code) && m->from < context_behind(c, last)) continue;
    if (m == mention || (m->from == mention->from && m->to == mention->to)) at = all.count;
    all.item[all.count++] = m;
  }
  *list = (MentionList){.count = 1, .item = {mention}};
  if (at == SIZE_MAX) return;
  size_t first = at, last = at;
  while (first > 0 && joined(c, all.item[first - 1], all.item[first])) first--;
  while (last + 1 < all.count && joined(c, all.item[last], all.item[last + 1])) last++;
  list->count = last - first + 1;
  memcpy(list->item, all.item + first, list->count * sizeof *list->item);
}
