/* The plain names of measures and of how far they have come. Within a document the finer names tell acts apart (a tax
 * on exports, a quota with a rate beyond it, a duty on hold); a row has the plain one, and the finer type beside it. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/measures.h"

typedef struct Plain {
  const char *fine, *plain;
} Plain;

static const Plain types[] = {{"export tax", "tariff"},
                              {"carbon border", "tariff"},
                              {"tariff-rate quota", "quota"},
                              {"export rebate", "subsidy/industrial support"},
                              {"anticircumvention", "antidumping"},
                              {"sanctions", "export control"}};
static const Plain statuses[] = {{"suspended", "terminated"}, {"cut", "in force"}};

static const char *plain_of(const Plain *names, size_t count, const char *fine) {
  for (size_t i = 0; fine && i < count; i++)
    if (code_is(fine, names[i].fine)) return names[i].plain;
  return NULL;
}

void measure_plain(ClaimDocument *document, Claim *claim) {
  if (!claim->rule->of_measure) return;
  const char *fine = text_of(claim_get(claim, NAME_measure_type));
  const char *type = plain_of(types, sizeof types / sizeof *types, fine);
  const char *status = plain_of(statuses, sizeof statuses / sizeof *statuses, text_of(claim_get(claim, NAME_status)));
  if (status) claim_set(document, claim, NAME_status, value_text(status));
  if (type) {
    claim_set(document, claim, NAME_measure_type_alt, value_text(fine));
    claim_set(document, claim, NAME_measure_type, value_text(type));
    if (code_is(type, "subsidy/industrial support") && claim_get(claim, NAME_imposer))
      claim_set(document, claim, NAME_target, *claim_get(claim, NAME_imposer));
  }
}

/* "reciprocal tariffs", "a universal duty": known by what they are called, without goods or a rate. */
static bool has_a_name(const ClaimDocument *document, const Claim *claim) {
  static const char *const names[] = {"eciprocal", "niversal", "aseline", "对等", "對等", "互惠", "基准关税"};
  enum { BACK = 20 };
  const ClaimSpan *span = claim_span(claim, NAME_measure_type);
  if (!span || claim->rule->kind != RULE_ACT) return false;
  uint32_t from = span->from > BACK ? span->from - BACK : 0; /* it may be told in a sentence before */
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (memmem(document->text + from, span->to - from, names[i], strlen(names[i]))) return true;
  static const char *const moves[] = {" cut", " reduction", " concession"}; /* "is planning tariff cuts" */
  for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
    if (span->to + 12 < document->length && memcmp(document->text + span->to, moves[i], strlen(moves[i])) == 0)
      return true;
  return false;
}

/* "cut tariffs on 1,700 products", "下调954项商品进口关税": on so many goods that are not named. */
static bool counts_goods(const ClaimDocument *document, const Claim *claim) {
  static const char *const on[] = {
      "^%s+on%s+[%a%s.’']-trading%s+partners",         "^%s+on%s+[%a%s.’']-trade%s+partners",

      "^%s+on%s+%a*%s*%a*%s*%d[%d,]*%s+%a*%s*product", "^%s+on%s+%a*%s*%a*%s*%d[%d,]*%s+%a*%s*item",
      "^%s+on%s+%a*%s*%a*%s*%d[%d,]*%s+%a*%s*good",    "^%s+on%s+%a*%s*%a*%s*%d[%d,]*%s+%a*%s*tariff%s+line"};
  static const char *const han[] = {"%d项.*商品", "%d项.*产品", "%d个税目", "%d种商品", "%d項.*商品", "%d項.*產品"};
  const ClaimSpan *span = claim_span(claim, NAME_measure_type);
  PatternMatch match;
  if (!span || span->to >= claim->to) return false;
  for (size_t i = 0; i < sizeof on / sizeof *on; i++)
    if (pattern_find(document->patterns, document->text + span->to, claim->to - span->to, 0, on[i], &match))
      return true;
  if (!chinese_opens(document->text, claim->from, claim->to)) return false;
  for (size_t i = 0; i < sizeof han / sizeof *han; i++)
    if (pattern_find(document->patterns, document->text + claim->from, claim->to - claim->from, 0, han[i], &match))
      return true;
  return false;
}

/* Whether an act is told too vaguely to be one: on nothing in particular, of nobody, at no rate. */
bool measure_says_little(const ClaimDocument *document, const Claim *claim) {
  if (!claim->rule->of_measure) return false;
  static const char *const no_industry[] = {"finance", "banking", "real_estate", "insurance"};
  const Value *sector = claim_get(claim, NAME_sector);
  if (code_is(claim->rule->status, "issued") && sector && sector->kind == VALUE_LIST && sector->count == 1)
    for (size_t i = 0; i < sizeof no_industry / sizeof *no_industry;
         i++) /* rules for banks and flats support no trade */
      if (code_is(sector->list[0], no_industry[i])) return true;
  const Value *target = claim_get(claim, NAME_target);
  bool all = target && (target->kind == VALUE_LIST ? target->count == 1 && code_is(target->list[0], "WLD")
                                                   : code_is(text_of(target), "WLD"));
  return all && !claim_get(claim, NAME_sector) && !claim_get(claim, NAME_value) && !has_a_name(document, claim) &&
         !counts_goods(document, claim);
}
