/* Whether a sentence that names no trade tells of cooperation in industry at all. Two sides agree, invite and invest in
 * much; a row of no sector is of all industry only where industry, capacity, works or a zone are spoken of. */
#include <string.h>

#include "claim/claim_part.h"

static bool on_path(const Claim *claim, uint16_t field, const char *path) {
  const ClaimSpan *span = claim_span(claim, field);
  return span && code_is(span->path, path);
}

/* Whether the sentence itself has to do with the two: names one of them where it acts, or speaks of both sides. */
static bool sides_of_sentence(const Context *c, const Claim *claim) {
  static const char *const both[] = {"%f[%a][Tt]wo%s+%a+",
                                     "%f[%a][Bb]oth%f[%A]",
                                     "%f[%a][Tt]hey%f[%A]",
                                     "^It%f[%A]",
                                     "%f[%a][Ss]ides%f[%A]",
                                     "%f[%a]each%s+other%f[%A]",
                                     "双方",
                                     "两国",
                                     "雙方",
                                     "兩國",
                                     "两地",
                                     "中外"};
  bool far = on_path(claim, NAME_place, "document") && on_path(claim, NAME_partner, "sentence") &&
             on_path(claim, NAME_sector, "default");
  if (far && !words_match(c, c->from, c->to, "赴")) return false; /* but "支持企业赴埃投资" */
  bool before = on_path(claim, NAME_place, "previous") && on_path(claim, NAME_partner, "previous");
  return !before || words_any(c, c->from, c->to, both, sizeof both / sizeof *both);
}

static bool is_china(const char *code) { return code && (strcmp(code, "CHN") == 0 || strncmp(code, "CN-", 3) == 0); }

/* Of two sides China is the one at home; others must name a trade. */
bool cooperation_of_any(ClaimDocument *document, Claim *claim) {
  if (strcmp(claim->rule, "signed by any two") != 0 && strcmp(claim->rule, "firms of any two") != 0) return true;
  const char *place = text_of(claim_get(claim, NAME_place));
  const Value *partner = claim_get(claim, NAME_partner);
  if (!place || !partner || partner->kind != VALUE_LIST || !partner->count) return false;
  if (is_china(place)) return true;
  if (partner->count == 1 && is_china(partner->list[0])) {
    CodeList one = {1, {place}};
    const char *home = partner->list[0];
    claim_set(document, claim, NAME_partner, value_list(document, &one));
    claim_set(document, claim, NAME_place, value_text(home));
    return true;
  }
  const ClaimSpan *sector = claim_span(claim, NAME_sector);
  return sector && !code_is(sector->path, "default");
}

bool cooperation_of_industry(const Context *c, const Claim *claim) {
  static const char *const words[] = {"[Ii]ndustr",
                                      "[Cc]apacit",
                                      "[Mm]anufactur",
                                      "[Ff]actor[iy]",
                                      "%f[%a][Pp]lants?%f[%A]",
                                      "%f[%a][Pp]arks?%f[%A]",
                                      "%f[%a][Zz]ones?%f[%A]",
                                      "[Pp]roduction",
                                      "[Bb]elt",
                                      "%f[%a]BRI%f[%A]",
                                      "[Cc]luster",
                                      "friendship",
                                      "sister",
                                      "[Tt]win",
                                      "cooperation%s+%a+",
                                      "companies%s+to%s+invest",
                                      "[Mm]emorand",
                                      "framework%s+agreement"};
  static const char *const han[] = {"产能",   "产业",     "工业",   "园",   "制造",    "生产", "工厂",
                                    "设厂",   "一带一路", "友好",   "特区", "合作区",  "走廊", "合作规划",
                                    "企业赴", "企业到",   "合作区", "產能", "產業",    "工業", "園",
                                    "製造",   "生產",     "工廠",   "設廠", "一帶一路"};
  if (strcmp(claim->table, "capacity_cooperation") != 0 || claim_get(claim, NAME_value)) return true;
  const ClaimSpan *sector = claim_span(claim, NAME_sector);
  if (!sides_of_sentence(c, claim)) return false;
  static const char *const goods[] = {"进口", "出口", "進口"}, *const joint[] = {"合作", "投资", "产能", "产业",
                                                                                 "投資"};
  if (c->han && words_any(c, c->from, c->to, goods, sizeof goods / sizeof *goods) &&
      !words_any(c, c->from, c->to, joint, sizeof joint / sizeof *joint))
    return false; /* "扩大自智利水果进口": trade */
  if (sector && !code_is(sector->path, "default")) return true;
  const char *place = text_of(claim_get(claim, NAME_place));
  if (place && strncmp(place, "CN-", 3) == 0) return true; /* what a province has to do with abroad is such */
  return c->han ? words_any(c, c->from, c->to, han, sizeof han / sizeof *han)
                : words_any(c, c->from, c->to, words, sizeof words / sizeof *words);
}
