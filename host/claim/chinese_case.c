/* Cases of insolvency as Chinese courts tell them: "法院裁定受理甲公司、乙公司重整一案", "受理对甲的破产清算申请". The
 * firms stand between what the court does and what the case is of. */
#include <string.h>

#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"

enum { CHARACTER = 3, CASE_MOST = 240 };

static uint32_t step_at(const Context *c, uint32_t at) {
  unsigned char byte = (unsigned char)c->text[at];
  return byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

/* Whether a piece of the list is a firm by its last word; what only counts the others is none. */
static bool is_firm(const Context *c, uint32_t from, uint32_t to) {
  static Words forms = {"公司", "集团", "集團", "股份", "控股", "企业", "企業",
                        "厂",   "廠",   "银行", "銀行", "酒店", "科技", NULL};
  static Words others = {"关联公司", "關聯公司", "子公司", "下属公司", "上述", "该", "其", "等公司", NULL};
  if (to < from + 2 * CHARACTER || (unsigned char)c->text[from] < 0x80 || !ends(c, to, forms)) return false;
  for (size_t i = 0; others[i]; i++)
    if (memmem(c->text + from, to - from, others[i], strlen(others[i]))) return false;
  return true;
}

static uint32_t past_leads(const Context *c, uint32_t at) {
  static Words leads = {"了", "对", "對", "债权人对", "申请人对", "关于", "有关", "的是", "的为", NULL};
  return past(c, at, leads);
}

Found chinese_case(const Context *c, const Mention *verb) {
  static Words takes = {"受理", NULL}, marks = {"、", "和", "及", "以及", "与", "與", "，", "（", "(", NULL};
  static Words last = {"破产", "破產", "的", "被", "之", "进行", "申请", NULL};
  uint32_t low = verb->from > c->from + CASE_MOST ? verb->from - CASE_MOST : c->from;
  while (low < verb->from && ((unsigned char)c->text[low] & 0xC0) == 0x80) low++;
  uint32_t at = last_of(c, low, verb->from, takes), to = verb->from;
  CodeList names = {.count = 0};
  if (!at) return (Found){.step = NULL};
  for (bool cut = true; cut && to > at;) {
    cut = false;
    for (size_t i = 0; last[i]; i++) {
      size_t length = strlen(last[i]);
      if (to >= at + length && memcmp(c->text + to - length, last[i], length) == 0) to -= (uint32_t)length, cut = true;
    }
  }
  uint32_t first = at;
  for (uint32_t begin = past_leads(c, at), end = begin; end <= to;) {
    size_t mark = end < to ? listed_at(marks, c->text + end, to - end) : 0;
    if (end < to && !mark) {
      end += step_at(c, end);
      continue;
    }
    if (end > begin && is_firm(c, begin, end) && names.count < LIST_MOST)
      codes_add(&names, document_copy(c->document, c->text + begin, end - begin));
    if (end >= to) break;
    begin = end += (uint32_t)mark;
  }
  if (names.count == 0) return (Found){.step = NULL};
  return (Found){value_list(c->document, &names), mention_of_run(c, first, to), "clause"};
}
