/* Whose "our country" is: 我國 in a text of Taiwan, which says so by its money, offices, bylines or years, is not
 * China; nor is its 元 China's money, nor that of a text of Hong Kong. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/document.h"
#include "claim/scanned.h"
#include "claim/window.h"

enum { LOOKED_AT = 8000 };

static bool says_any(ClaimDocument *document, const char *const *words, size_t count) {
  PatternMatch match;
  for (size_t i = 0; i < count; i++)
    if (document_find(document, LOOKED_AT, words[i], &match)) return true;
  return false;
}

const char *ours_side(ClaimDocument *document) {
  static const char *const taiwan[] = {"新台币，下同",
                                       "%(新台币%)",
                                       "（新台币）",
                                       "新台币计",
                                       "新台幣",
                                       "新臺幣",
                                       "台幣",
                                       "臺幣",
                                       "（中央社",
                                       "行政院",
                                       "立法院",
                                       "主計總處",
                                       "／台北",
                                       "中央社記者",
                                       "中央社记者",
                                       "台北報導",
                                       "新竹報導",
                                       "高雄報導",
                                       "台中報導",
                                       "台南報導",
                                       "桃園報導",
                                       "台廠",
                                       "%f[%d]1[0-4]%d年%d+月",
                                       "%f[%d]1[0-4]%d年底",
                                       "%f[%d]1[0-4]%d年第",
                                       "%f[%d]1[0-4]%d年我國"};
  static const char *const hong_kong[] = {"政府統計處", "立法會", "港府", "特區政府", "貿發局"};
  if (document->ours_known) return document->ours;
  document->ours_known = true;
  if (!chinese_document(document)) return NULL;
  if (says_any(document, taiwan, sizeof taiwan / sizeof *taiwan)) return document->ours = "TWN";
  return document->ours = says_any(document, hong_kong, sizeof hong_kong / sizeof *hong_kong) ? "HKG" : NULL;
}

static bool reads(const ClaimDocument *document, size_t i, const char *word) {
  const Mentions *m = &document->scan->mentions;
  return m->to[i] - m->from[i] == strlen(word) && memcmp(document->text + m->from[i], word, strlen(word)) == 0;
}

/* "75億元", but "人民幣75億元" and "75億美元". */
static bool is_bare_yuan(const ClaimDocument *document, size_t i) {
  static const char *const apart[] = {"人民", "RMB", "¥", "￥", "CNY"};
  const Mentions *m = &document->scan->mentions;
  const char *text = document->text + m->from[i];
  size_t length = m->to[i] - m->from[i];
  for (size_t k = 0; k < sizeof apart / sizeof *apart; k++)
    if (memmem(text, length, apart[k], strlen(apart[k]))) return false;
  return code_is(m->quantity[m->value[i]].unit, "CNY") && memmem(text, length, "元", strlen("元"));
}

/* The lexicon's entry of the island, to which 我國 is put; false where it has none. */
static bool find_island(const ClaimRules *rules, uint32_t *island) {
  size_t count = lexicon_count(rules->lexicon);
  for (size_t i = 0; i < count; i++)
    if (rules->term[i].type == NAME_PLACE && code_is(rules->term[i].code, "TWN")) return *island = (uint32_t)i, true;
  return false;
}

/* "5386亿元新台币": the money's name behind it. */
static bool names_island_money(const ClaimDocument *document, size_t end) {
  static const char *const names[] = {"新台币", "台币", "新台幣", "台幣", "新臺幣", "臺幣"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    size_t length = strlen(names[i]);
    if (end + length <= document->length && memcmp(document->text + end, names[i], length) == 0) return true;
  }
  return false;
}

void ours_settle(ClaimDocument *document, Mentions *mentions) {
  const char *side = ours_side(document);
  bool taiwan = code_is(side, "TWN"), known = false;
  uint32_t island = 0;
  bool told = memmem(document->text, document->length, "台币", 6) || memmem(document->text, document->length, "幣", 3);
  for (size_t i = 0; told && i < mentions->count; i++)
    if (mentions->type[i] == MENTION_MONEY && is_bare_yuan(document, i) &&
        names_island_money(document, mentions->to[i]))
      mentions->quantity[mentions->value[i]].unit = "TWD";
  if (!side) return;
  for (size_t i = 0; i < mentions->count; i++) {
    if (taiwan && scan_is_place(document, i) && reads(document, i, "我國") &&
        (known = known || find_island(document->rules, &island)))
      mentions->value[i] = island;
    if (mentions->type[i] == MENTION_MONEY && is_bare_yuan(document, i))
      mentions->quantity[mentions->value[i]].unit = taiwan ? "TWD" : "HKD";
  }
}
