/* Places that only belong to a name or to another's doing: schools, papers and markets called after a town, tariffs
 * that a country imposes, what a country is like, those who buy. None of them is where a figure is. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/place.h"
#include "claim/window.h"

/* "the University of Tokyo", "Shanghai Futures Exchange", "the Boston Globe": what is called after a place. */
static bool names_body(const Context *c, const Mention *m) {
  static const char *const before[] = {"University%s+of%s+$",
                                       "Institute%s+of%s+$",
                                       "College%s+of%s+$",
                                       "Academy%s+of%s+$",
                                       "School%s+of%s+$",
                                       "Universit[%a]+%s+%a+%s+$",
                                       "Times%s+of%s+$",
                                       "Museum%s+of%s+$",
                                       "Embassy%s+of%s+$",
                                       "Treaty%s+of%s+$",
                                       "Federation%s+of%s+$",
                                       "Society%s+of%s+$",
                                       "Chamber%s+of%s+[%a%s]-%s+of%s+$",
                                       "Ambassador%s+of%s+$"};
  static const char *const behind[] = {"^%s+[%a%s]-University%f[%A]",
                                       "^%s+[%a%s]-College%f[%A]",
                                       "^%s+[%a%s]-Academy%f[%A]",
                                       "^%s+Business%s+School%f[%A]",
                                       "^%s+School%s+of%f[%A]",
                                       "^%s+%a*%s*Institute%f[%A]",
                                       "^%s+[%a%s]-Times%f[%A]",
                                       "^%s+%a*%s*Post%f[%A]",
                                       "^%s+%a*%s*Daily%f[%A]",
                                       "^%s+%a*%s*Herald%f[%A]",
                                       "^%s+%a*%s*Tribune%f[%A]",
                                       "^%s+%a*%s*Gazette%f[%A]",
                                       "^%s+%a*%s*Journal%f[%A]",
                                       "^%s+%a*%s*Chronicle%f[%A]",
                                       "^%s+Globe%f[%A]",
                                       "^%s+%a*%s*News%f[%A]",
                                       "^%s+Observer%f[%A]",
                                       "^%s+%a*%s*Review%f[%A]",
                                       "^%s+Today%f[%A]",
                                       "^%s+%a*%s*Futures%s+Exchange",
                                       "^%s+%a*%s*Stock%s+Exchange",
                                       "^%s+%a*%s*Mercantile%s+Exchange",
                                       "^%s+Metals?%s+Exchange",
                                       "^%s+Metals?%s+Market%f[%A]",
                                       "^%s+Commodity%s+Exchange",
                                       "^%s+stock%s+exchange",
                                       "^%s+Agreement%f[%A]",
                                       "^%s+Declaration%f[%A]",
                                       "^%s+Protocol%f[%A]",
                                       "^%s+Accords?%f[%A]"};
  enum { LEAD = 40, REACH = 36 };
  uint32_t from = m->from > c->from + LEAD ? m->from - LEAD : c->from,
           to = m->to + REACH < c->to ? m->to + REACH : c->to;
  if (to - m->to < 4 || c->text[m->to] != ' ')
    return words_any(c, from, m->from, before, sizeof before / sizeof *before);
  return words_any(c, from, m->from, before, sizeof before / sizeof *before) ||
         words_any(c, m->to, to, behind, sizeof behind / sizeof *behind);
}

/* Where in from..to the clause of Chinese ends that begins at `from`. */
static uint32_t clause_end(const Context *c, uint32_t from, uint32_t to) {
  static const char *const signs[] = {"，", "。", "；", "："};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    const char *sign = from < to ? memmem(c->text + from, to - from, signs[i], strlen(signs[i])) : NULL;
    if (sign) to = (uint32_t)(sign - c->text);
  }
  for (uint32_t at = from; at + 1 < to; at++) /* pages with half-width signs; "1,240" is a number */
    if (c->text[at] == ',' && (unsigned char)c->text[at + 1] >= 0x80) to = at;
  return to;
}

/* "上海财经大学", "日本经济新闻": likewise, behind a few characters of the name. */
static bool names_chinese_body(const Context *c, const Mention *m) {
  static const char *const bodies[] = {"大学",   "大學",   "学院",   "學院",   "研究院",   "研究所", "日报",
                                       "日報",   "晚报",   "晚報",   "早报",   "时报",     "時報",   "新闻》",
                                       "新聞》", "电视台", "電視台", "交易所", "证券公司", "期货"};
  static const char *const cuts[] = {"，", "。", "、", "；", "：",   "的", "在",
                                     "和", "与", "省", "产", "出口", "有", "年"};
  enum { REACH = 27 };
  static const char *const branches[] = {"^分行", "^省分行", "^市分行", "^支行", "^省支行"}; /* of a bank */
  uint32_t to = m->to + REACH < c->to ? m->to + REACH : c->to;
  PatternMatch match;
  if (words_any(c, m->to, to, branches, sizeof branches / sizeof *branches)) return true;
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
    if (words_find(c, m->to, to, bodies[i], &match) &&
        !words_any(c, m->to, m->to + match.from, cuts, sizeof cuts / sizeof *cuts))
      return true;
  return false;
}

/* "US tariffs on steel", "China's export curbs": who does it, and not whose figure it is. */
bool place_imposes(const Context *c, const Mention *m) {
  static const char *const acts[] = {
      "^%s+[%a%s%d%%.-]-tariffs?%f[%A]",         "^['’]*s?%s+[%a%d%%.-]*%s?[%a-]*%s?tariffs?%f[%A]",
      "^['’]*s?%s+[%a-]*%s?sanctions%f[%A]",     "^['’]*s?%s+[%a-]*%s?[%a-]*%s?dut[yi]e?s?%f[%A]",
      "^['’]*s?%s+[%a-]*%s?curbs?%f[%A]",        "^['’]*s?%s+[%a-]*%s?controls?%f[%A]",
      "^['’]*s?%s+[%a-]*%s?restrictions?%f[%A]", "^['’]*s?%s+[%a-]*%s?levy%f[%A]",
      "^['’]*s?%s+[%a-]*%s?levies%f[%A]"};
  static const char *const holds[] = {"^%s+controls%s+%l*%s*%l*%s*%d", "^%s+controls%s+the%s", "^%s+controls%s+most%s",
                                      "^%s+controls%s+m[ou][rc][eh]%s", "^%s+controls%s+half%s"};
  if (c->zone == ZONE_HEADING) return false; /* what the text is about */
  Window after = window_after(c, m->to, 40);
  if (window_any(&after, holds, sizeof holds / sizeof *holds)) return false; /* "China controls 60 percent of it" */
  return window_any(&after, acts, sizeof acts / sizeof *acts);
}

/* "Like Indonesia, the country ...", "compared with Peru", "as in Chile": what something is held against. */
static bool is_likened(const Context *c, const Mention *m) {
  static const char *const before[] = {"%f[%a][Ll]ike%s+$",
                                       "%f[%a][Uu]nlike%s+$",
                                       "%f[%a][Ll]ike%s+%a+%s+and%s+$",
                                       "%f[%a][Uu]nlike%s+%a+%s+[oa][rn]d?%s+$",
                                       "%f[%a]as%s+in%s+$",
                                       "%f[%a]similar%s+to%s+t?h?o?s?e?%s?i?n?%s*$",
                                       "%f[%a]compared%s+[wt][io]t?h?%s+t?h?o?s?e?%s?i?n?%s*$",
                                       "%f[%a]than%s+in%s+$",
                                       "%f[%a]than%s+th[oa][st]e?%s+[oi][fn]%s+$",
                                       "%f[%a]excluding%s+$",
                                       "%f[%a]except%s+f?o?r?%s*$",
                                       "%f[%a]outside%s+t?h?e?%s*$",
                                       "%f[%a]apart%s+from%s+$",
                                       "%f[%a]other%s+than%s+$",
                                       "%f[%a]behind%s+$",
                                       "%f[%a]ahead%s+of%s+$",
                                       "%f[%a]rivals?%s+$",
                                       "%f[%a]rivals?%s+such%s+as%s+$",
                                       "%f[%a]followed%s+by%s+$",
                                       "%f[%a]equivalent%s+to%s+[%a-]*%s*$",
                                       "%f[%a]equal%s+to%s+[%a-]*%s*$",
                                       "%f[%a]as%s+much%s+as%s+$",
                                       "%f[%a]the%s+size%s+of%s+$"};
  static const char *const both[] = {"%f[%a]than%s+those%s+of%s+%a[%a%s]*%s+[oa][rn]d?%s+$",
                                     "%f[%a]than%s+those%s+in%s+%a[%a%s]*%s+[oa][rn]d?%s+$"};
  Window lead = window_before(c, m->from, 44);
  return window_any(&lead, before, sizeof before / sizeof *before) || window_any(&lead, both, 2);
}

/* "more than Japan, Spain and Chile combined", "outpacing both the EU and Peru": those of a list that something is held
 * against, back over names, articles and joints to the word that holds it against them. */
static bool is_among_likened(const Context *c, const Mention *m) {
  enum { WORDS = 12, LONGEST = 16 };
  static const char *const joints[] = {"and", "or", "the", "both", NULL};
  static const char *const against[] = {
      "than",      "matching",    "surpassing",   "exceeding", "outpacing", "overtaking", "dwarfing", "rivalling",
      "rivaling",  "topping",     "eclipsing",    "surpassed", "outpaced",  "overtook",   "eclipsed", "dwarfs",
      "outstrips", "outstripped", "outstripping", "exceeds",   "dwarfed",   "behind",     "double",   "triple",
      "quadruple", "overtake",    "overtakes",    "surpass",   "surpasses", "outpace",    "outpaces", "eclipse",
      "trailing",  "trails",      "over",         "outside",   "tops",      "topped",     NULL};
  uint32_t at = m->from;
  if (c->han || c->zone == ZONE_HEADING) return false;
  for (int words = 0; words < WORDS; words++) {
    while (at > c->from && (c->text[at - 1] == ' ' || c->text[at - 1] == ',')) at--;
    uint32_t to = at;
    while (at > c->from && c->text[at - 1] != ' ' && c->text[at - 1] != ',') at--;
    char word[LONGEST];
    if (at == to || to - at >= sizeof word) return false;
    memcpy(word, c->text + at, to - at);
    word[to - at] = '\0';
    if (word_listed(word, against)) return true;
    if (code_is(word, "from") && words > 0) return words_match(c, c->from, at, "%f[%a]import");
    if (!(c->text[at] >= 'A' && c->text[at] <= 'Z') && !word_listed(word, joints)) return false;
    if (at == c->from) return false;
  }
  return false;
}

/* "与德国、日本相比", "不同于韩国": likewise. */
static bool is_likened_in_chinese(const Context *c, const Mention *m) {
  static const char *const likens[] = {"相比", "不同", "一样", "一樣", "类似", "類似", "相似"};
  static const char *const with[] = {"与[^，]*$", "和[^，]*$", "同[^，]*$", "跟[^，]*$", "與[^，]*$", "像[^，]*$"};
  enum { REACH = 48 };
  uint32_t from = m->from > c->from + REACH ? m->from - REACH : c->from;
  uint32_t to = clause_end(c, m->to, m->to + REACH < c->to ? m->to + REACH : c->to);
  if (!words_any(c, m->to, to, likens, sizeof likens / sizeof *likens)) return false;
  return words_any(c, from, m->from, with, sizeof with / sizeof *with);
}

/* "Spain and China were the largest buyers", in another sentence: those that goods go to, or come from. */
static bool is_partner_there(const Context *c, const Reading *r, const Mention *m) {
  static const char *const outlets[] = {"^[%a%s,]-%f[%a]w?[aei]%a?e?%s[%a%s-]-%f[%a]markets?%f[%A]",
                                        "^[%a%s,]-%f[%a]bought%s", "^[%a%s,]-%f[%a]buys?%s"};
  static const char *const takers[] = {"^[%a%s,]-%f[%a]w?[aei]%a?e?%s[%a%s-]-%f[%a]buyers?%f[%A]",
                                       "^[%a%s,]-%f[%a]w?[aei]%a?e?%s[%a%s-]-%f[%a]customers?%f[%A]",
                                       "^[%a%s,]-%f[%a]w?[aei]%a?e?%s[%a%s-]-%f[%a]destinations?%f[%A]"};
  static const char *const givers[] = {"^[%a%s,]-%f[%a]w?[aei]%a?e?%s[%a%s-]-%f[%a]suppliers?%f[%A]",
                                       "^[%a%s,]-%f[%a]w?[aei]%a?e?%s[%a%s-]-%f[%a]sources?%f[%A]"};
  static const char *const chinese_outlets[] = {"市场", "市場"};
  static const char *const chinese_takers[] = {"买家", "买主", "客户", "目的地", "買家", "買主", "客戶"};
  static const char *const chinese_givers[] = {"来源", "來源", "供应国", "供應國"};
  static const char *const links[] = {"是", "为", "為"};
  enum { REACH = 90 };
  bool exports = r->head && r->head->list == NAME_export_cue, imports = r->head && r->head->list == NAME_import_cue;
  uint32_t to = m->to + REACH < c->to ? m->to + REACH : c->to;
  if (chinese_at(c, m->from)) {
    to = clause_end(c, m->to, to);
    if (!words_any(c, m->to, to, links, sizeof links / sizeof *links)) return false;
    return (exports && words_any(c, m->to, to, chinese_outlets, sizeof chinese_outlets / sizeof *chinese_outlets)) ||
           (!imports && words_any(c, m->to, to, chinese_takers, sizeof chinese_takers / sizeof *chinese_takers)) ||
           (!exports && words_any(c, m->to, to, chinese_givers, sizeof chinese_givers / sizeof *chinese_givers));
  }
  return (exports && words_any(c, m->to, to, outlets, sizeof outlets / sizeof *outlets)) ||
         (!imports && words_any(c, m->to, to, takers, sizeof takers / sizeof *takers)) ||
         (!exports && words_any(c, m->to, to, givers, sizeof givers / sizeof *givers));
}

bool place_is_of_name(const Context *c, const Mention *m) {
  return chinese_at(c, m->from) ? names_chinese_body(c, m) : names_body(c, m);
}

/* "在北京签署了协议", "signed in Nairobi on Monday", "told a conference in Lima": where something was said or signed.
 */
bool place_is_venue(const Context *c, const Mention *m) {
  static const char *const at[] = {"在$", "于$", "於$"};
  static const char *const acts[] = {"签署", "签订", "簽署", "签约", "举行", "舉行", "召开", "召開", "会见", "会谈",
                                     "闭幕", "开幕", "會見", "举办", "舉辦", "接受", "表示", "宣布", "发布"};
  static const char *const told[] = {"%f[%a]signed%s+[%a%s]-in%s+$",
                                     "%f[%a]signed%s+[%a%s]-at%s+[%a%s]-in%s+$",
                                     "%f[%a]conference%s+in%s+$",
                                     "%f[%a]summit%s+in%s+$",
                                     "%f[%a]forum%s+in%s+$",
                                     "%f[%a]meeting%s+in%s+$",
                                     "%f[%a]talks%s+in%s+$",
                                     "%f[%a]ceremony%s+in%s+$",
                                     "%f[%a]reporters%s+[%a%s]-in%s+$",
                                     "%f[%a]interview%s+[%a%s]-in%s+$",
                                     "%f[%a]met%s+[%a%s]-in%s+$",
                                     "%f[%a]speaking%s+[%a%s]-in%s+$",
                                     "%f[%a]seminar%s+in%s+$",
                                     "%f[%a]visit%s+to%s+$"};
  enum { ACT = 18, LEAD = 40 };
  if (chinese_at(c, m->from)) {
    Window lead = window_before(c, m->from, 3);
    uint32_t to = clause_end(c, m->to, m->to + ACT < c->to ? m->to + ACT : c->to);
    return window_any(&lead, at, sizeof at / sizeof *at) && words_any(c, m->to, to, acts, sizeof acts / sizeof *acts);
  }
  Window lead = window_before(c, m->from, LEAD);
  return window_any(&lead, told, sizeof told / sizeof *told);
}

/* "the West Asia crisis", "the Russia-Ukraine war", "中东局势": what happened there, and not whose a figure is. */
static bool names_event(const Context *c, const Mention *m) {
  static const char *const events[] = {"^%s+crisis%f[%A]",
                                       "^%s+wars?%f[%A]",
                                       "^[’']s%s+war%f[%A]",
                                       "^%s+conflict",
                                       "^%s+tensions%f[%A]",
                                       "^%s+ceasefire",
                                       "^[’']s%s+invasion",
                                       "^%s+invasion",
                                       "^%-%u%l+%s+war%f[%A]",
                                       "^%-%u%l+%s+conflict",
                                       "^%s+earthquake",
                                       "^危机",
                                       "^危機",
                                       "^战争",
                                       "^戰爭",
                                       "^冲突",
                                       "^衝突",
                                       "^局势",
                                       "^局勢",
                                       "^战事"};
  enum { REACH = 24 };
  uint32_t to = m->to + REACH < c->to ? m->to + REACH : c->to;
  return m->type == NAME_PLACE && words_any(c, m->to, to, events, sizeof events / sizeof *events);
}

/* "the China-Laos railway": of works between two countries, that at home builds and the other is where they stand. */
static bool is_builder_of_joint_works(const Context *c, const Reading *r, const Mention *m) {
  if (!code_is(m->code, "CHN") || !code_is(r->rule->table, "projects")) return false;
  EACH_MENTION (other, c, NAME_PLACE)
    if (other->from > m->to && words_match(c, m->to, other->from, "^[%-–]+$")) return true;
  return false;
}

bool place_is_aside(const Context *c, const Search *s, const Mention *m) {
  if (names_event(c, m)) return true;
  if (m->type != NAME_PLACE) return false;
  if (place_is_of_name(c, m) || place_is_venue(c, m) || is_builder_of_joint_works(c, s->reading, m)) return true;
  static const char *const speaks[] = {"^%s+%l*%s*officials?%f[%A]",
                                       "^%s+%l*%s*ministers?%f[%A]",
                                       "^%s+diplomats?%f[%A]",
                                       "^%s+%l*%s*ambassador",
                                       "^%s+embassy",
                                       "^%s+delegation",
                                       "^%s+%l*%s*spokes",
                                       "^%s+bankers?%f[%A]",
                                       "^%s+traders?%f[%A]",
                                       "^%s+state%-owned%s+%l*%s*firm"};
  static const char *const named[] = {"^%s+%l*%s*crisis%f[%A]", "^%s+%l*%s*[Cc]risis%f[%A]", "^%s+[Ww]ar%f[%A]"};
  if (place_is_adjective(c, m) && words_any(c, m->to, c->to, named, sizeof named / sizeof *named))
    return true; /* "the Asian financial crisis": a time, and no owner */
  if (s->away && words_any(c, m->to, c->to, speaks, sizeof speaks / sizeof *speaks)) return true;
  if (chinese_at(c, m->from)) return is_likened_in_chinese(c, m) || (s->away && is_partner_there(c, s->reading, m));
  return place_imposes(c, m) || is_likened(c, m) || is_among_likened(c, m) ||
         (s->away && is_partner_there(c, s->reading, m));
}

/* Whether a province stands in a list of several that something is told of as a whole: "plants in Hubei, Hunan and
 * Jiangxi", "湖北、湖南和江西的工厂". */
bool place_among_provinces(const Context *c, const Mention *m) {
  static const char *const apart[] = {"均", "各", "分别", "分別", "%f[%a]each%f[%A]", "respectively"};
  static const char *const joints[] = {"^,%s*$", "^,?%s+and%s+$", "^、$", "^和$", "^及$", "^与$", "^與$"};
  const Mention *before = NULL;
  if (!place_is_province(m->code) || words_any(c, c->from, c->to, apart, sizeof apart / sizeof *apart)) return false;
  EACH_MENTION (other, c, NAME_PLACE) {
    if (other->inside) continue;
    bool pair = before && (before == m || other == m) && place_is_province(other->code) &&
                place_is_province(before->code) && !code_is(other->code, before->code);
    if (pair && words_any(c, before->to, other->from, joints, sizeof joints / sizeof *joints)) return true;
    before = other;
  }
  return false;
}
