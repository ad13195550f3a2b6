/* Goods that a duty told in Chinese has none of: those that only the title or the lines before are about ("黄金创新高",
 * "美股") are not what "特朗普对墨西哥加征25%关税" falls on, nor is a trade that nobody carries over a border (banking,
 * building). */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/measures.h"
#include "claim/window.h"

static bool says(const ClaimDocument *document, const Claim *claim, const char *const *words) {
  for (; *words; words++)
    if (memmem(document->text + claim->from, claim->to - claim->from, *words, strlen(*words))) return true;
  return false;
}

/* Trades that no duty is laid on. */
static bool untaxed(const char *code) {
  static const char *const trades[] = {"finance",
                                       "banking",
                                       "real_estate",
                                       "ai",
                                       "software",
                                       "digital_economy",
                                       "logistics",
                                       "retail",
                                       "tourism",
                                       "healthcare",
                                       "education",
                                       "services",
                                       "shipping",
                                       "infrastructure",
                                       "construction",
                                       "transport_infrastructure",
                                       "telecoms",
                                       "data_centres",
                                       "science_technology",
                                       "manufacturing",
                                       "mining",
                                       "biotech",
                                       "water",
                                       "strategic_emerging_industries",
                                       NULL};
  return word_listed(code, trades);
}

static bool precious(const char *code) { return code_is(code, "gold") || code_is(code, "silver"); }

static bool goods_untold(const ClaimDocument *document, const Claim *claim, const ClaimSpan *span, const char *code) {
  static const char *const market[] = {"金价", "金價", "现货黄金", "現貨黃金", "避险",
                                       "避險", "盎司", "COMEX",    "新高",     NULL};
  static const char *const these[] = {"该",   "該",   "此项", "这些", "這些", "上述",
                                      "这一", "這一", "相关", "上调", "上調", NULL};
  static const char *const all[] = {"对等",     "對等",     "互惠",     "报复", "報復",   "所有国家", "所有進口",
                                    "所有进口", "进口商品", "中国商品", "全面", "贸易战", "貿易戰",   NULL};
  bool clause = code_is(span->path, "clause"), sentence = code_is(span->path, "sentence");
  if (precious(code)) return !clause || says(document, claim, market);
  if (clause) return false;
  if (untaxed(code)) return true;
  const ClaimSpan *target = claim_span(claim, NAME_target);
  bool side = target && code_is(target->path, "clause");
  if (sentence || says(document, claim, these)) return false;
  if (code_is(span->path, "previous")) return side;
  return side || says(document, claim, all) || !claim_get(claim, NAME_value);
}

void measure_goods_settle(ClaimDocument *document, Claim *claim) {
  const ClaimSpan *span = claim_span(claim, NAME_sector);
  const Value *sector = claim_get(claim, NAME_sector);
  if (!claim->rule->of_measure || !span || !sector ||
      !code_is(text_of(claim_get(claim, NAME_measure_type)), "tariff") ||
      !chinese_opens(document->text, claim->from, claim->to))
    return;
  const char *code = sector->kind == VALUE_LIST ? sector->list[0] : text_of(sector);
  if (!code || !goods_untold(document, claim, span, code)) return;
  claim_set(document, claim, NAME_sector, (Value){.kind = VALUE_NONE});
  claim_set(document, claim, NAME_product, (Value){.kind = VALUE_NONE});
}

/* "没有理由对欧盟出口产品加征关税", "要对中国、加拿大征收关税": whom it is done to does it not. */
bool measure_imposer_is_object(const ClaimDocument *document, const Claim *claim) {
  static const char *const to[] = {"对", "對"};
  static const char *const objects[] = {"出口", "、", "征收", "徵收", "加征", "加徵", "实施", "實施"};
  enum { SIGN = 3 };
  const ClaimSpan *span = claim_span(claim, NAME_imposer);
  if (!claim->rule->of_measure || !span || span->from < claim->from + SIGN || span->to > claim->to ||
      !chinese_opens(document->text, claim->from, claim->to))
    return false;
  const char *before = document->text + span->from - SIGN, *behind = document->text + span->to;
  if (memcmp(before, to[0], SIGN) != 0 && memcmp(before, to[1], SIGN) != 0) return false;
  for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
    size_t length = strlen(objects[i]);
    if (span->to + length <= claim->to && memcmp(behind, objects[i], length) == 0) return true;
  }
  return false;
}
