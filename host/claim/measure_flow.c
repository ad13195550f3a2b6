/* What goods a measure is laid on, and which way they go: on all, on exports, on what others send. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/measures.h"
#include "claim/window.h"

/* "a 20 percent duty on exports of rice", "对铌出口征收15%的关税": on what leaves the country. */
bool measure_on_exports(const Context *c, const Reading *r) {
  const Mention *measure = r->measure ? r->measure : r->head;
  static const char *const on[] = {"^%s+on%s+exports%s+of%s", "^%s+on%s+%l+%s+exports%f[%A]", "^%s+on%s+exports%s*[,.]",
                                   "^%s+on%s+its%s+[%l%s]*exports%f[%A]", "^%s+on%s+the%s+exports?%s+of%s"};
  if (r->rule->kind != RULE_ACT || !measure) return false;
  if (!chinese_at(c, measure->from)) return words_any(c, measure->to, c->to, on, sizeof on / sizeof *on);
  return r->trigger && r->trigger->to <= measure->from && words_match(c, c->from, r->trigger->from, "对[^，]*出口$");
}

/* "banned exports of coal from Chile", "bars Iran's oil exports to the United States": what others send is imports. */
bool measure_bars_imports(Context *c, const Reading *r, const Value *imposer) {
  if (!imposer || imposer->kind != VALUE_LIST || imposer->count != 1 || !r->head || chinese_sentence(c)) return false;
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++) {
    const Mention *m = party[i].mention;
    if (m->from < r->trigger->to || party[i].org) continue;
    bool mine = code_is(party[i].code, imposer->list[0]);
    SmallWord word = place_word_before(c, m);
    if (code_is(word.text, "from") && !mine) return true;
    if (code_is(word.text, "to") && mine) return true;
  }
  return false;
}

/* "对500亿美元中国商品加征": on no goods by name. */
static bool chinese_on_all(const Context *c, const Mention *measure) {
  static const char *const goods[] = {"商品[^，]*$", "货物[^，]*$", "美元[^，]*产品[^，]*$", "貨物[^，]*$"};
  static const char *const named[] = {"上述", "该", "該", "涉案", "同类", "同類", "相关", "相關", "有关"};
  uint32_t from = clause_from(c, measure);
  EACH_MENTION (sector, c, NAME_SECTOR)
    if (sector->clause == measure->clause && !sector->inside) return false;
  return words_any(c, from, measure->from, goods, sizeof goods / sizeof *goods) &&
         !words_any(c, from, measure->from, named, sizeof named / sizeof *named);
}

/* "a universal baseline tariff", "duties on all goods": on none in particular. */
bool measure_on_all(const Context *c, const Reading *r) {
  static const char *const all[] = {"universal",  "baseline",         "across%-the%-board", "blanket",
                                    "reciprocal", "on%s+all%s+goods", "on%s+all%s+imports", "on%s+all%s+products",
                                    "对等关税",   "對等關稅"};
  const Mention *measure = r->measure ? r->measure : r->head;
  if (r->rule->kind != RULE_ACT || !measure) return false;
  uint32_t from = measure->from > c->from + 40 ? measure->from - 40 : c->from;
  uint32_t to = measure->to + 24 < c->to ? measure->to + 24 : c->to;
  if (words_match(c, measure->to, c->to, "^%s+on%s+[%l%s]-of%s+th[ei]s?%s+%l"))
    return false; /* "on imports of the metal" */
  if (words_any(c, from, to, all, sizeof all / sizeof *all)) return true;
  static const char *const goods[] = {"^%s+on%s+%a*[’'.s]*%s*goods%f[%A]", "^%s+on%s+%a*[’'.s]*%s*imports%f[%A]",
                                      "^%s+on%s+%a*[’'.s]*%s*products%f[%A]"};
  if (chinese_at(c, measure->from)) return chinese_on_all(c, measure);
  Window lead = window_before(c, measure->from, 24);
  PatternMatch match;
  if (window_has(&lead, "%f[%a]the%s+[%w%s.%%-]*$") || window_has(&lead, "%f[%a]th[eo]se%s+[%w%s.%%-]*$")) return false;
  for (size_t i = 0; i < sizeof goods / sizeof *goods; i++) /* "on Chinese goods": on whatever comes from there */
    if (words_find(c, measure->to, c->to, goods[i], &match))
      return !words_match(c, measure->to + (uint32_t)match.to, c->to, "^%s+of%s") &&
             !words_match(c, measure->to + (uint32_t)match.to, c->to, "^,?%s+includ") &&
             !words_match(c, measure->to + (uint32_t)match.to, c->to, "^,?%s+such%s");
  return false;
}

/* "will tax all steel, as well as levy reciprocal duties", "duties on Chile, after a levy on tin": goods right behind
 * another measure of the sentence are on that one. */
bool measure_of_another(const Context *c, const Mention *measure, const Mention *goods) {
  static const char *const joints[] = {
      "%f[%a]after%f[%A]",    "%f[%a]before%f[%A]",  "%f[%a]while%f[%A]",         "%f[%a]when%f[%A]",
      "%f[%a]since%f[%A]",    "%f[%a]as%f[%A]",      "%f[%a]but%f[%A]",           "%f[%a]following%f[%A]",
      "%f[%a]top%s+of%f[%A]", "%f[%a]despite%f[%A]", "%f[%a]addition%s+to%f[%A]", "%f[%a]with%s+%u%a+%s+%l+ing%f[%A]"};
  static const char *const clauses[] = {",%s+with%s+%u[%a.]+%s+%l+ing%f[%A]", ",%s+while%f[%A]", ",%s+but%f[%A]", ";"};
  static const char *const onto[] = {"^%s+on%s+[%a%s.’'-]*$", "^%s+against%s+[%a%s.’'-]*$",
                                     "^%s+o[fn]%s+[%d.]+%s*[%a%%]+%s+on%s+[%a%s.’'-]*$"};
  if (c->han || measure->type != NAME_MEASURE) return false;
  if (goods->from > measure->to && words_match(c, measure->to, goods->from, ",%s+which%s+%l[^,]*$") &&
      !words_match(c, measure->to, goods->from, ",%s+which%s+[%l%s]*include") &&
      !words_match(c, measure->to, goods->from, ",%s+which%s+[%l%s]*cover"))
    return true; /* "on Chile, which sells it most of its copper" */
  EACH_MENTION (other, c, NAME_MEASURE) {
    if (other == measure || other->to > goods->from || other->inside) continue;
    if (other->from > measure->to && words_any(c, measure->to, other->from, clauses, sizeof clauses / sizeof *clauses))
      return true;
    if (!words_any(c, other->to, goods->from, onto, sizeof onto / sizeof *onto)) continue;
    if (other->from > measure->to)
      return words_any(c, measure->to, other->from, joints, sizeof joints / sizeof *joints);
    if (goods->to < measure->from)
      return words_match(c, goods->to, measure->from, "%l%l%l"); /* "on steel and tariffs" */
  }
  return false;
}

/* "tariffs on Chile", "hit Peru with duties", told of no goods: on all that comes from there, whatever another act was
 * on. "the duties" go on with what was told. */
bool measure_on_side(Context *c, const Reading *r, const Value *imposer) {
  const Mention *measure = r->measure ? r->measure : r->head;
  if (r->rule->kind != RULE_ACT || !measure || (r->rule->is & (IS_BEFORE | IS_RATE)) || chinese_at(c, measure->from))
    return false;
  if (r->measure ? !code_is(r->measure->code, "tariff") : measure->list != NAME_duty_cue) return false;
  static const char *const known[] = {"%f[%a]the%s+[%l%d.%%-]*%s*[%l%d.%%-]*%s*$", "%f[%a]th[eo]se%s+[%l%s]*$",
                                      "%f[%a]both%s+[%l%s]*$", "%f[%a]such%s+[%l%s]*$"};
  Window lead = window_before(c, measure->from, 24);
  if (window_any(&lead, known, sizeof known / sizeof *known)) return false;
  Found aimed = role_target(c, r, imposer);
  if (aimed.value.kind != VALUE_LIST || !aimed.value.count || !aimed.mention || code_is(aimed.value.list[0], "WLD"))
    return false;
  bool object = r->trigger && r->trigger->to <= aimed.mention->from && /* "hit Peru with duties" */
                words_match(c, r->trigger->to, aimed.mention->from, "^%s+t?h?e?%s*$");
  return object || code_is(aimed.step, "clause");
}

/* "plans a 9% tariff on copper and tin imports": told with its goods and no side, it is on whoever sends them; "the
 * tariff on copper" may be that of before. */
bool measure_on_goods(const Context *c, const Reading *r) {
  static const char *const known[] = {"%f[%a]the%s+[%l%d.%%-]*%s*[%l%d.%%-]*%s*$", "%f[%a]th[eo]se%s+[%l%s]*$",
                                      "%f[%a]its%s+[%l%s]*$", "%f[%a]such%s+[%l%s]*$"};
  const Mention *measure = r->measure;
  if (c->han || r->rule->kind != RULE_ACT || !measure || !code_is(measure->code, "tariff") ||
      (r->rule->is & (IS_BEFORE | IS_RATE)))
    return false;
  Window lead = window_before(c, measure->from, 24);
  if (window_any(&lead, known, sizeof known / sizeof *known)) return false;
  EACH_MENTION (goods, c, NAME_SECTOR)
    if (goods->from > measure->to && words_match(c, measure->to, goods->from, "^%s*%a*%s+on%s+[%l%s.U]*$"))
      return words_match(c, goods->to, c->to, "^[%l%s,]-imports?%f[%A]");
  return false;
}

/* Whether a sentence speaks of a measure at all. */
bool measure_told_in(const Context *c) {
  static const uint16_t words[] = {NAME_MEASURE,         NAME_duty_cue,     NAME_ban_noun_cue,
                                   NAME_investigate_cue, NAME_restrict_cue, NAME_ban_cue};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (context_of(c, words[i], NULL)) return true;
  return false;
}

/* "announced new tariffs": goods that no act before was told to be on stand neither in the sentences before nor in a
 * heading that speaks of none; "the tariffs" may go on with them. */
bool measure_is_new(Context *c, const Reading *r) {
  static const char *const known[] = {"%f[%a]the%s+[%l%d.%%-]*%s*[%l%d.%%-]*%s*$",
                                      "%f[%a]th[eo]se%s+[%l%s]*$",
                                      "%f[%a]its%s+[%l%s]*$",
                                      "%f[%a]his%s+[%l%s]*$",
                                      "%f[%a]their%s+[%l%s]*$",
                                      "%f[%a]both%s+[%l%s]*$",
                                      "%f[%a]such%s+[%l%s]*$"};
  const Mention *measure = r->measure;
  uint32_t headings[3];
  if (r->rule->kind != RULE_ACT || !measure || (r->rule->is & (IS_BEFORE | IS_RATE)) || chinese_at(c, measure->from) ||
      !code_is(measure->code, "tariff"))
    return false;
  Window lead = window_before(c, measure->from, 24);
  if (window_any(&lead, known, sizeof known / sizeof *known)) return false;
  if (words_match(c, measure->to, c->to, "^%s+on%s+[%l%s]-%f[%a]th[ei]s?%s+%l")) return false; /* "on the metal" */
  size_t count = document_headings(c->document, c->number, headings);
  for (size_t i = 0; i < count; i++)
    if (measure_told_in(document_sentence(c->document, headings[i]))) return false;
  return true;
}

/* "Lima raised tariffs and Chile hit back with its own": a duty falls on the other side, never on who lays it. */
void measure_not_on_itself(Context *c, Claim *claim) {
  const Value *target = claim_get(claim, NAME_target), *imposer = claim_get(claim, NAME_imposer);
  if (!target || !imposer || chinese_sentence(c) || !value_same(target, imposer)) return;
  if (imposer->kind == VALUE_LIST && imposer->count > 1) return; /* "on each other's goods" */
  size_t count;
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++) {
    CodeList one = {1, {party[i].code}};
    Value other = value_list(c->document, &one);
    if (strlen(party[i].code) > 3 || code_is(party[i].code, "WLD") || value_same(&other, imposer)) continue;
    claim_set(c->document, claim, NAME_target, other);
    return;
  }
}
