/* One figure of several in Chinese: "河北、江苏、山东产量均超过5000万吨" tells it of each, and so does a rate of them
 * ("甲省、乙省利用率低于70%"). What they come to together ("两省合计", "共") is no figure of one. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/fill.h"
#include "claim/place.h"
#include "claim/window.h"

/* Whether one of some words, which NULL ends, stands in from..to. */
static bool stands_in(const Context *c, uint32_t from, uint32_t to, const char *const *words) {
  for (; *words && from < to; words++)
    if (memmem(c->text + from, to - from, *words, strlen(*words))) return true;
  return false;
}

static const Mention *mention_at(const Context *c, uint16_t type, uint32_t from) {
  EACH_MENTION (m, c, type)
    if (m->from == from && !m->inside) return m;
  return NULL;
}

/* "煤炭、镍、锡等产量占全球20%", "铜、锂对外依存度超过70%": shares of what is made of each of several goods; those of
 * several places may well be what they come to together. */
static bool share_of_each(const Context *c, const Claim *claim, uint32_t from, uint32_t at) {
  static Words leaned_on = {"依存", "依赖", "依賴", "自给", "自給", "外采", NULL};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  return strncmp(metric, "share_of_world_", 15) == 0 || stands_in(c, from, at, leaned_on);
}

/* Whether the figure at `at` is told of each of what ends at `from`. */
static bool told_of_each(const Context *c, const Claim *claim, uint32_t from, uint32_t at, bool goods) {
  static Words each = {"均", "都", "皆", "各", "也", NULL},
               together = {"合计", "合計", "共", "总计", "總計", "累计", "累計", "之和", "分别", "分別", NULL};
  if (stands_in(c, from, at, together)) return false;
  if (stands_in(c, from, at, each)) return true;
  const char *metric = text_of(claim_get(claim, NAME_metric));
  if (!metric || !code_is(text_of(claim_get(claim, NAME_unit)), "%") || metric_is_change(metric)) return false;
  if (code_is(metric, "inflation")) return false; /* of all prices, whatever goods are left out of it */
  if (goods && share_of_each(c, claim, from, at)) return true;
  return strncmp(metric, "share_", 6) != 0 && !strstr(metric, "_share");
}

static bool another_between(const Context *c, uint16_t type, uint32_t from, uint32_t to) {
  EACH_MENTION (m, c, type)
    if (!m->inside && m->from >= from && m->to <= to) return true;
  return false;
}

static bool told_already(const ClaimList *out, size_t first, uint32_t value, uint16_t field, const char *code) {
  for (size_t i = first; i < out->count; i++) {
    const ClaimSpan *span = claim_span(out->claim[i], NAME_value);
    if (span && span->from == value && code_is(text_of(claim_get(out->claim[i], field)), code)) return true;
  }
  return false;
}

static bool ends_with(const Context *c, uint32_t at) {
  static Words with = {"与", "同", "對", "对", "與", "跟", NULL};
  for (const char *const *word = with; *word; word++)
    if (at >= c->from + 3 && memcmp(c->text + at - 3, *word, 3) == 0) return true;
  return false;
}

/* "我国与德国、法国进出口均超过…", "与德国、法国…": the members from `from` on are whom home trades with; where not, 0
 * is all there are. */
static size_t partners_from(const Context *c, const Claim *claim, const MentionList *members) {
  if (!code_is(claim->table, "trade_flows_prices")) return members->count;
  if (ends_with(c, members->item[0]->from)) return 0;
  return members->count > 2 && ends_with(c, members->item[1]->from) ? 1 : members->count;
}

/* Whom home trades with, each of them. */
static void with_each(const Context *c, ClaimList *out, Claim *claim, const MentionList *members, size_t from) {
  ClaimDocument *document = c->document;
  const char *home = from ? place_value(members->item[0]) : chinese_province(document);
  claim_set(document, claim, NAME_place, value_text(home ? home : "CHN"));
  for (size_t k = from; k < members->count && !document->failed; k++) {
    const char *code = place_value(members->item[k]);
    Claim *made = k == from ? claim : claim_copy(document, claim);
    if (!code || !made) continue;
    claim_set(document, made, NAME_partner, value_text(code));
    if (made != claim) claims_add(document, out, made);
  }
}

/* "锂、钴、镍等矿产": the last of the goods that a noun for all of them stands behind; NULL: it stands alone. */
static const Mention *instance_before(const Context *c, const Mention *m) {
  static Words also = {"等关键", "等關鍵", "等重要", "等主要", "等战略", "等", NULL};
  for (const char *const *word = also; *word; word++) {
    size_t length = strlen(*word);
    if (m->from < c->from + length || memcmp(c->text + m->from - length, *word, length) != 0) continue;
    EACH_MENTION (last, c, NAME_SECTOR)
      if (last->to == m->from - length && !last->inside && last->code) return last;
  }
  return NULL;
}

/* The claims of each member of the list that a field of a claim names. */
static void of_each(const Context *c, ClaimList *out, size_t first, Claim *claim, uint16_t field, uint16_t type) {
  const ClaimSpan *value = claim_span(claim, NAME_value), *span = claim_span(claim, field);
  const Mention *m = value && span ? mention_at(c, type, span->from) : NULL;
  if (!m) return;
  const Mention *instance = type == NAME_SECTOR ? instance_before(c, m) : NULL;
  MentionList members;
  fill_list(c, instance ? instance : m, &members);
  if (members.count < 2) return;
  uint32_t end = members.item[members.count - 1]->to, at = value->from;
  if (instance) end = m->to;
  if (end > at || another_between(c, type, end, at) || !told_of_each(c, claim, end, at, type == NAME_SECTOR)) return;
  if (instance) { /* what is told of the noun for all is told of the first */
    claim_set(c->document, claim, field, value_text(members.item[0]->code));
    claim_move_span(claim, field, members.item[0]);
  }
  size_t partners = type == NAME_PLACE ? partners_from(c, claim, &members) : members.count;
  if (partners < members.count) {
    with_each(c, out, claim, &members, partners);
    return;
  }
  for (size_t k = 0; k < members.count && !c->document->failed; k++) {
    const char *code = type == NAME_PLACE ? place_value(members.item[k]) : members.item[k]->code;
    if (!code || told_already(out, first, at, field, code)) continue;
    Claim *made = claim_copy(c->document, claim);
    if (!made) return;
    claim_set(c->document, made, field, value_text(code));
    claim_move_span(made, field, members.item[k]);
    claims_add(c->document, out, made);
  }
}

static bool figure_between(const Context *c, uint32_t from, uint32_t to) {
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->quantity && !m->inside && m->from >= from && m->to <= to) return true;
  }
  return false;
}

/* "生产了全球一半以上的钢铁和电解铝": a share told before goods is one of each of them. */
static void of_goods_behind(const Context *c, ClaimList *out, size_t first, const Claim *claim) {
  static Words joins = {"^的$", "^以上的$", "^左右的$", "^以上$", NULL};
  const ClaimSpan *value = claim_span(claim, NAME_value), *span = claim_span(claim, NAME_sector);
  const Mention *m = value && span ? mention_at(c, NAME_SECTOR, span->from) : NULL;
  const char *metric = text_of(claim_get(claim, NAME_metric));
  bool joined = false;
  if (!m || m->from < value->to || !metric || strncmp(metric, "share_", 6) != 0) return;
  for (size_t i = 0; joins[i] && !joined; i++) joined = words_match(c, value->to, m->from, joins[i]);
  MentionList members;
  fill_list(c, m, &members);
  for (size_t k = 0; joined && k < members.count && !c->document->failed; k++) {
    const char *code = members.item[k]->code;
    if (figure_between(c, value->to, members.item[k]->from)) break; /* "一半的镍和三成的锡" */
    if (members.item[k]->from < m->to || told_already(out, first, value->from, NAME_sector, code)) continue;
    Claim *made = claim_copy(c->document, claim);
    if (!made) return;
    claim_set(c->document, made, NAME_sector, value_text(code));
    claim_move_span(made, NAME_sector, members.item[k]);
    claims_add(c->document, out, made);
  }
}

static const Mention *figure_at(const Context *c, uint32_t from) {
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->from == from && m->quantity && !m->inside) return m;
  }
  return NULL;
}

/* What is told of goods sold where it is told of goods made; NULL: nothing. */
static const char *as_sold(const char *metric) {
  static const char *const sold[][2] = {
      {"output", "sales"}, {"output_yoy", "sales_yoy"}, {"output_change", "sales_change"}};
  for (size_t k = 0; metric && k < sizeof sold / sizeof *sold; k++)
    if (code_is(metric, sold[k][0])) return sold[k][1];
  return NULL;
}

/* "产销分别完成30万辆和29万辆": the second of two figures is of what was sold; "产销量均超过30万辆": each is. */
static void made_and_sold(const Context *c, ClaimList *out, size_t first) {
  static Words both = {"产销", "產銷", NULL}, each = {"均", "双双", "雙雙", "都", NULL};
  if (!stands_in(c, c->from, c->to, both)) return;
  bool respective = context_respective(c);
  for (size_t i = first, last = out->count; i < last && !c->document->failed; i++) {
    const ClaimSpan *span = claim_span(out->claim[i], NAME_value);
    const char *sold = as_sold(text_of(claim_get(out->claim[i], NAME_metric)));
    const Mention *value = span ? figure_at(c, span->from) : NULL;
    if (!value || !sold) continue;
    if (!respective) {
      uint32_t near = value->from > c->from + 24 ? value->from - 24 : c->from;
      if (!stands_in(c, near, value->from, each)) continue;
      Claim *made = claim_copy(c->document, out->claim[i]);
      if (!made) return;
      claim_set(c->document, made, NAME_metric, value_text(sold));
      claims_add(c->document, out, made);
      continue;
    }
    MentionList beside;
    size_t at;
    context_beside(c, value, &beside, &at);
    if (beside.count == 2 && at == 1) claim_set(c->document, out->claim[i], NAME_metric, value_text(sold));
  }
}

/* The list of a type that has as many members as there are figures, and of whose member `at` a claim is; false: none.
 */
static bool list_of_run(const Context *c, const Claim *claim, uint16_t field, uint16_t type, size_t figures, size_t at,
                        MentionList *list) {
  const char *code = text_of(claim_get(claim, field));
  EACH_MENTION (m, c, type) {
    fill_list(c, m, list);
    if (m->inside || list->count != figures || !code) continue;
    const char *own = type == NAME_PLACE ? place_value(list->item[at]) : list->item[at]->code;
    if (code_is(own, code)) return true;
  }
  return false;
}

/* "分别增长1%、2%、3%、4%和5%": the figures of a long run that no pattern reaches are like the first one. */
static void rest_of_run(const Context *c, ClaimList *out, size_t first) {
  enum { LONG = 3 };
  if (!context_respective(c)) return;
  for (size_t i = first, last = out->count; i < last && !c->document->failed; i++) {
    const Claim *claim = out->claim[i];
    const ClaimSpan *span = claim_span(claim, NAME_value);
    const Mention *value = span ? figure_at(c, span->from) : NULL;
    MentionList run, list;
    size_t at;
    if (!value) continue;
    context_beside(c, value, &run, &at);
    if (run.count < LONG || at != 0) continue;
    bool places = list_of_run(c, claim, NAME_place, NAME_PLACE, run.count, 0, &list);
    bool sectors = !places && list_of_run(c, claim, NAME_sector, NAME_SECTOR, run.count, 0, &list);
    for (size_t k = 1; k < run.count; k++) {
      const Mention *figure = run.item[k];
      if (figure->type != value->type || !figure->quantity || claims_telling(out, first, figure)) continue;
      Claim *made = claim_copy(c->document, claim);
      if (!made) return;
      double sign = value->quantity->value > 0 && claim_get(claim, NAME_value)->number < 0 ? -1 : 1;
      claim_set(c->document, made, NAME_value, value_number(sign * figure->quantity->value));
      claim_move_span(made, NAME_value, figure);
      if (places) claim_set(c->document, made, NAME_place, value_text(place_value(list.item[k])));
      if (sectors) claim_set(c->document, made, NAME_sector, value_text(list.item[k]->code));
      claims_add(c->document, out, made);
    }
  }
}

void chinese_each(const Context *c, ClaimList *out, size_t first) {
  static Words tables = {"overcapacity", "trade_flows_prices", "finance_debt", NULL};
  if (!c->han || out->count == first) return;
  rest_of_run(c, out, first);
  made_and_sold(c, out, first);
  for (size_t i = first, last = out->count; i < last && !c->document->failed; i++)
    if (word_listed(out->claim[i]->table, tables)) of_goods_behind(c, out, first, out->claim[i]);
  for (size_t pass = 0; pass < 2; pass++)
    for (size_t i = first, last = out->count; i < last && !c->document->failed; i++)
      if (word_listed(out->claim[i]->table, tables))
        of_each(c, out, first, out->claim[i], pass ? NAME_sector : NAME_place, pass ? NAME_SECTOR : NAME_PLACE);
}
