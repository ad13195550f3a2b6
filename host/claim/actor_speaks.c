/* Who speaks of what others do: an analyst's bank, a critic, an expert of some body. They close nothing themselves. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

/* "analysts at Barclays", "Amy Gower of ING": a person of it speaks; "Barclays analysts", "the ING economist". */
static bool lends_a_voice(const Context *c, uint32_t from, uint32_t to) {
#define OF "%s+[aofw][tfri][%l]*%s+$"
  static const char *const before[] = {"%f[%a][Aa]nalysts?" OF,
                                       "%f[%a][Ee]conomists?" OF,
                                       "%f[%a][Ss]trategists?" OF,
                                       "%f[%a][Rr]esearchers?" OF,
                                       "%f[%a][Cc]onsultants?" OF,
                                       "%f[%a][Ee]xperts?" OF,
                                       "%f[%a][Pp]rofessor" OF,
                                       "%f[%a]research" OF,
                                       "%f[%a]said%s+%u[%a.-]+%s+%u[%a-]+,?%s+a?t?%s*$",
                                       "%f[%a]said%s+%u[%a.-]+%s+%u[%a-]+%s+of%s+$",
                                       "%f[%a]says%s+%u[%a.-]+%s+%u[%a-]+%s+[ao][tf]%s+$",
                                       "%f[%a]told%s+$"};
#undef OF
  static const char *const after[] = {"^[’']?s?%s+analysts?%f[%A]",    "^[’']?s?%s+economists?%f[%A]",
                                      "^[’']?s?%s+strategists?%f[%A]", "^[’']?s?%s+[%l%s]-analysts?%f[%A]",
                                      "^[’']?s?%s+research%s+note",    "^[’']?s?%s+survey%f[%A]"};
  enum { BACK = 48, ON = 40 };
  uint32_t lead = from > c->from + BACK ? from - BACK : c->from, end = to + ON < c->to ? to + ON : c->to;
  return words_any(c, lead, from, before, sizeof before / sizeof *before) ||
         words_any(c, to, end, after, sizeof after / sizeof *after);
}

/* "Oxfam condemned the move", "CPA has long argued that": what is judged is another's; "Goldman estimates that 12
 * crackers have closed": so is what a bank says of goods or works. "Norvik said it would": its own. */
static bool tells_of_others(const Context *c, uint32_t to, const Mention *verb, bool bank) {
  static const char *const judges[] = {"^%s+condemn",
                                       "^%s+critici[sz]e",
                                       "^%s+denounce",
                                       "^%s+slammed",
                                       "^%s+complain",
                                       "^%s+ha[sv]e?%s+complain",
                                       "^%s+lamented",
                                       "^%s+ha[sv]e?%s+been%s+saying",
                                       "^%s+ha[sv]e?%s+long%s+argued",
                                       "^%s+argue[sd]?%s",
                                       "^%s+ha[sv]e?%s+argued",
                                       "^%s+urged%s+[%l%s]*government",
                                       "^%s+campaign",
                                       "^%s+reckons?%s"};
  static const char *const says[] = {"^%s+said%s",      "^%s+says%s",      "^%s+warn[se]",     "^%s+expects?%s",
                                     "^%s+expected%s",  "^%s+estimate",    "^%s+reports?%s",   "^%s+noted%s",
                                     "^%s+calculate",   "^%s+believes?%s", "^%s+forecast",     "^%s+predict",
                                     "^%s+projects?%s", "^%s+sees%s",      "^%s+points?%s+out"};
  static const char *const own[] = {"%f[%a]it%s",         "%f[%a]they%s",        "%f[%a]its%s",
                                    "%f[%a]their%s",      "%f[%a]we%s",          "%f[%a]the%s+company%s",
                                    "%f[%a]the%s+bank%s", "%f[%a]the%s+group%s", "^%s+%a+%s+to%s"};
  if (words_any(c, to, verb->from, judges, sizeof judges / sizeof *judges)) return true;
  if (!bank || !words_any(c, to, verb->from, says, sizeof says / sizeof *says)) return false;
  return (context_of(c, NAME_SECTOR, NULL) || context_of(c, NAME_factory_cue, NULL)) &&
         !words_any(c, to, verb->from, own, sizeof own / sizeof *own);
}

/* "摩根士丹利分析师表示", "沈一春透露": by the words behind the name. */
static bool speaks_in_chinese(const Context *c, uint32_t to) {
  static Words voices = {
      "分析师",   "分析師", "首席经济学家", "首席經濟學家", "经济学家", "經濟學家", "策略师", "策略師",
      "研究员",   "研究員", "的报告",       "报告称",       "报告显示", "研报",     "的研究", "认为",
      "認為",     "指出",   "预计",         "預計",         "估算",     "测算",     "统计",   "的数据",
      "数据显示", "获悉",   "獲悉",         "报道",         "報道",     "记者",     "記者",   NULL};
  return to < c->to && listed_at(voices, c->text + to, c->to - to) != 0;
}

/* "沈一春透露，…": two or three characters, the first a surname, and a verb of saying behind them. */
bool actor_chinese_person(const Context *c, uint32_t from, uint32_t to) {
  enum { CHARACTER = 3 };
  static const char surnames[] =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
      "崔钟谭陆汪范石廖贾夏韦付白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤張劉陳楊黃趙吳孫馬"
      "羅鄭謝許韓馮鄧蕭葉蘇魏呂盧鍾譚陸賈鄒龔顧賀";
  static Words verbs = {"透露", "表示", "称",   "稱",   "指出", "认为", "認為", "坦言", "强调", "強調", "分析", "解释",
                        "解釋", "感叹", "补充", "補充", "直言", "回忆", "强调", "说",   "說",   "告诉", "告訴", NULL};
  if (to - from != 2 * CHARACTER && to - from != 3 * CHARACTER) return false;
  if (to >= c->to || !listed_at(verbs, c->text + to, c->to - to)) return false;
  EACH_MENTION (org, c, NAME_ORG)
    if (org->from < to && org->to > from) return false;
  for (const char *at = surnames; *at; at += CHARACTER)
    if (memcmp(at, c->text + from, CHARACTER) == 0) return true;
  return false;
}

bool actor_only_speaks(const Context *c, size_t from, size_t to, const Mention *verb, const Org *org) {
  uint32_t begin = (uint32_t)from, end = (uint32_t)to;
  bool bank = org && org->kind == ORG_BANK;
  if (c->han) return bank && speaks_in_chinese(c, end);
  if (lends_a_voice(c, begin, end)) return true;
  return end < verb->from && tells_of_others(c, end, verb, bank);
}
