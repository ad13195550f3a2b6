/* Who acts where no firm has a name: "foreign companies", "两家焦化厂"; whom a text only quotes is none; the firm whose
 * workers are told of is the one that the text spoke of before. */
#include <stdio.h>
#include <string.h>

#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

static Found one_name(const Context *c, size_t from, size_t to) {
  CodeList one = {1, {document_copy(c->document, c->text + from, to - from)}};
  return (Found){value_list(c->document, &one), mention_of_run(c, from, to), "clause"};
}

bool actor_is_person(const Context *c, const NameRun *run) {
  static Words titles = {"minister%s+$",
                         "president%s+$",
                         "secretary%s+$",
                         "senator%s+$",
                         "governor%s+$",
                         "chairman%s+$",
                         "%f[%a]manager[%a%s]*,%s+$",
                         "%f[%a]worker[%a%s]*,%s+$",
                         "%f[%a]owner[%a%s]*,%s+$",
                         "%f[%a]employee[%a%s]*,%s+$",
                         "%f[%a]official[%a%s]*,%s+$"};
  static Words forms = {"mr. ", "mrs. ", "ms. ", "dr. ", NULL};
  enum { TITLES = sizeof titles / sizeof *titles };
  if (run->to - run->from == 1 && c->text[run->from] == 'I') return true;
  if (words_match(c, (uint32_t)run->from, (uint32_t)run->to, "^M[rs]s?%f[%A]") ||
      words_match(c, (uint32_t)run->from, (uint32_t)run->to, "^Dr%f[%A]"))
    return true;
  Window before = window_before(c, (uint32_t)run->from, 40), after = window_after(c, (uint32_t)run->to, 12);
  for (size_t i = 0; forms[i]; i++) /* a window is in lowercase */
    if (window_ends(&before, forms[i])) return true;
  if (window_any(&before, titles, TITLES)) return true;
  static Words firms = {"%f[%a]compan[yies]+,%s*$", "%f[%a]firms?,%s*$",     "%f[%a]groups?,%s*$", "maker,%s*$",
                        "%f[%a]producer,%s*$",      "manufacturer,%s*$",     "%f[%a]giant,%s*$",   "%f[%a]owner,%s*$",
                        "%f[%a]operator,%s*$",      "%f[%a]subsidiary,%s*$", "%f[%a]parent,%s*$"};
  if (window_any(&before, firms, sizeof firms / sizeof *firms)) return false; /* "the company, X, said" */
  return window_has(&before, ",[%s”\"]+s?a?i?d?%s*$") && window_has(&after, "^,%s+sa[iy][ds]%f[%A]");
}

/* "South Korean companies": firms of a place that stay unnamed. */
Found actor_of_place(const Context *c, const Mention *verb) {
  static const char *const firms[] = {"^%s+%l*%s*compan",
                                      "^%s+%l*%s*firms",
                                      "^%s+%l*%s*manufacturers",
                                      "^%s+%l*%s*%l*makers",
                                      "^%s+%l*%s*producers",
                                      "^%s+%l*%s*suppliers",
                                      "^%s+%l*%s*businesses",
                                      "^%s+%l*%s*brands",
                                      "^企业",
                                      "^公司"};
  EACH_MENTION (m, c, NAME_PLACE) {
    if (m->to > verb->from) continue;
    Window after = window_after(c, m->to, 36);
    if (window_has(&after, "^%s+%l*%s*company%f[%A]") && !code_is(place_word_before(c, m).text, "a"))
      continue; /* "the Swedish company": one told of before */
    for (size_t i = 0; i < sizeof firms / sizeof *firms; i++) {
      if (!window_has(&after, firms[i])) continue;
      MentionList members; /* "Korean and Japanese manufacturers" */
      CodeList names = {.count = 0};
      fill_list(c, m, &members);
      for (size_t k = 0; k < members.count || k == 0; k++) {
        const Mention *home = members.count ? members.item[k] : m;
        if (home != m && !place_is_adjective(c, home)) continue;
        char name[64];
        int length = snprintf(name, sizeof name, "%.40s companies", place_value(home));
        PatternMatch noun; /* "Japanese suppliers": as the text has it */
        bool own = members.count < 2 && !window_has(&after, "^%s+%l*%s*compan") &&
                   !window_has(&after, "^%s+%l*%s*firms") && words_find(c, m->to, c->to, firms[i], &noun) &&
                   noun.from == 0 && (unsigned char)c->text[m->to] < 0x80;
        codes_add(&names, own ? document_copy(c->document, c->text + m->from, m->to - m->from + noun.to)
                              : document_copy(c->document, name, (size_t)length));
      }
      return (Found){value_list(c->document, &names), m, "clause"};
    }
  }
  return nothing;
}

/* The word that ends at `end`, blanks skipped, in lowercase; its beginning. */
static uint32_t word_before(const Context *c, uint32_t least, uint32_t end, char word[20]) {
  while (end > least && c->text[end - 1] == ' ') end--;
  uint32_t from = end;
  while (from > least && (is_letter(c->text[from - 1]) || c->text[from - 1] == '-')) from--;
  size_t length = end - from < 19 ? end - from : 19;
  for (size_t i = 0; i < length; i++) word[i] = (char)(c->text[from + i] | 0x20);
  word[length] = '\0';
  return from;
}

/* Whether a noun is counted ("scores of mills", "three steelmakers"), or its place told behind it. */
static bool is_counted(const Context *c, uint32_t least, uint32_t noun, uint32_t end) {
  static Words many = {"many", "several", "numerous", "dozens", "hundreds", "scores", "most", "two",   "three", "four",
                       "five", "six",     "seven",    "eight",  "nine",     "ten",    "half", "dozen", NULL};
  enum { WORDS = 3 };
  char word[20];
  if (words_match(c, end, c->to, "^%s+in%s+%u") || words_match(c, end, c->to, "^%s+in%s+the%s+%u")) return true;
  for (int i = 0; i < WORDS && noun > least; i++) {
    noun = word_before(c, least, noun, word);
    if (word_listed(word, many)) return true;
  }
  return false;
}

/* "Dozens of foreign companies are pulling out": the noun before the verb, with a word that says which. */
Found actor_collective(const Context *c, const Mention *verb, const Mention *value) {
  static Words nouns = {
      "companies", "firms",        "manufacturers", "producers", "makers",         "businesses", "suppliers",
      "exporters", "steelmakers",  "carmakers",     "miners",    "automakers",     "chipmakers", "smelters",
      "retailers", "shipbuilders", "refiners",      "brands",    "multinationals", "factories",  "mills",
      "plants",    "shipyards",    "refineries",    "foundries", "kilns",          "workshops",  NULL};
  static Words none = {"the",   "many",  "some",  "several", "of",    "numerous", "most", "all",
                       "these", "those", "other", "two",     "three", "four",     "five", "six",
                       "seven", "eight", "nine",  "ten",     "dozen", "",         NULL};
  uint32_t clause = clause_from(c, verb);
  char word[20], which[20];
  for (uint32_t end = verb->from; end > clause;) {
    while (end > clause && !is_letter(c->text[end - 1])) end--;
    uint32_t from = word_before(c, clause, end, word);
    bool own = words_match(c, end, c->to, "^[’']") || words_match(c, end, c->to, "^’");
    if (!own && word_listed(word, nouns)) {
      bool share = value && value->to <= from; /* "30% of the firms" */
      if (!share && !is_counted(c, clause, from, end)) return nothing;
      uint32_t adjective = word_before(c, clause, from, which);
      static Words vague = {"older", "smaller", "small", "big", "large", "larger", "weaker", "local", NULL};
      bool bare = which[0] == '\0' || word_listed(which, vague);
      if (!value && bare) return nothing; /* "companies have stopped making it": nobody */
      return one_name(c, word_listed(which, none) ? from : adjective, end);
    }
    end = from;
  }
  return nothing;
}

/* "the planned closure of steelmaker Stelco": the name behind "of". */
Found actor_behind_of(const Context *c, const Mention *verb) {
  enum { FAR = 70 };
  bool of = words_match(c, verb->from, verb->to, "%sof$");
  if (!of && !words_match(c, verb->to, c->to, "^%s+of%s")) return nothing;
  NameRun runs[RUNS_MOST];
  uint32_t from = of ? verb->to : verb->to + 3, to = from + FAR < c->to ? from + FAR : c->to;
  size_t count = runs_find(c->text, c->document->length, from, to, runs);
  if (count == 0) return nothing;
  bool owns = words_match(c, (uint32_t)runs[0].to, c->to, "^[’']+s?%s+%l"); /* "of Halden Paper's mill" */
  bool right = words_match(c, from, (uint32_t)runs[0].from, "^%s+$") && owns;
  EACH_MENTION (place, c, NAME_PLACE) right &= !(place->from <= runs[0].from && place->to >= runs[0].to);
  if (!right && !words_match(c, from, (uint32_t)runs[0].from, "^%s+t?h?e?%s*%l*%s*%l*maker%s+$")) return nothing;
  return one_name(c, runs[0].from, runs[0].to);
}

/* "电池企业Alpha和Beta也…": firms whose names are in Latin letters, in the clause of a Chinese verb. */
Found actor_latin(const Context *c, const Mention *verb) {
  uint32_t clause = clause_from(c, verb), end = verb->from;
  CodeList names = {.count = 0};
  size_t first = 0, last = 0;
  while (end > clause && names.count < LIST_MOST) {
    while (end > clause && !is_letter(c->text[end - 1])) end--;
    uint32_t from = end;
    while (from > clause && (is_letter(c->text[from - 1]) ||
                             (c->text[from - 1] == ' ' && from - 1 > clause && is_letter(c->text[from - 2]))))
      from--;
    bool joined = last == 0 || words_match(c, end, (uint32_t)first, "^[、和与及]+$");
    if (end - from < 3 || c->text[from] < 'A' || c->text[from] > 'Z' || !joined) break;
    bool known = false;
    EACH_MENTION (m, c, NAME_ORG) known |= m->from <= from && m->to >= end && m->org && m->org->kind != ORG_COMPANY;
    EACH_MENTION (m, c, NAME_SECTOR) known |= m->from <= from && m->to >= end;
    if (known) break;
    codes_add(&names, document_copy(c->document, c->text + from, end - from));
    if (!last) last = end;
    first = from;
    end = from;
  }
  for (size_t i = 0; i < names.count / 2; i++) { /* in the order of the text */
    const char *name = names.item[i];
    names.item[i] = names.item[names.count - 1 - i];
    names.item[names.count - 1 - i] = name;
  }
  if (!names.count) return nothing;
  return (Found){value_list(c->document, &names), mention_of_run(c, first, last), "clause"};
}

/* "2,000 workers were made redundant": the firm that the sentences before spoke of. */
Found actor_employer(const Context *c, const Reading *r) {
  enum { BACK = 2 };
  const Mention *staff = r->trigger ? context_last_between(c, NAME_job_cue, c->from, c->to) : NULL;
  for (uint32_t back = 1; staff && back <= BACK && back <= c->number; back++) {
    const Context *other = document_sentence(c->document, c->number - back);
    EACH_MENTION (org, other, NAME_ORG)
      if (org->org && org->org->kind == ORG_COMPANY && !org->inside) {
        CodeList one = {1, {org->code}};
        return (Found){value_list(c->document, &one), NULL, "previous"};
      }
  }
  return nothing;
}

/* "50,000 jobs were lost", "employment fell by": of no firm, but of a trade that the sentence or its heading names. */
Found actor_trade(const Context *c) {
  static Words ends = {" industry", " sector", NULL};
  uint32_t headings[3];
  size_t count = document_headings(c->document, c->number, headings);
  const Mention *trade = context_of(c, NAME_SECTOR, NULL);
  const Context *where = c;
  for (size_t i = 0; !trade && i < count; i++) {
    where = document_sentence(c->document, headings[i]);
    trade = context_of(where, NAME_SECTOR, NULL);
  }
  if (!trade || trade->inside || (unsigned char)where->text[trade->from] >= 0x80) return nothing;
  char name[64];
  size_t length = trade->to - trade->from < 48 ? trade->to - trade->from : 48;
  memcpy(name, where->text + trade->from, length);
  name[length] = '\0';
  if (!strstr(name, "industry") && !strstr(name, "sector")) memcpy(name + length, ends[0], strlen(ends[0]) + 1);
  CodeList one = {1, {document_copy(c->document, name, strlen(name))}};
  return (Found){value_list(c->document, &one), where == c ? trade : NULL, where == c ? "sentence" : "heading"};
}

/* "越南多家鞋厂已经关闭", "纺织业约有三万人失业": the noun that opens the clause of the verb and ends as firms do. */
Found actor_chinese_noun(const Context *c, const Mention *verb) {
  static Words ends = {"制造商", "製造商", "生产商", "生產商", "供应商", "厂商", "廠商", "企业", "企業", "公司", "工厂",
                       "工廠",   "行业",   "行業",   "钢企",   "车企",   "厂",   "廠",   "业",   "業",   NULL};
  static Words stops = {"已",   "即将", "將",   "将",   "正", "宣布", "宣佈", "约", "約", "在", "于", "於", "因", "被",
                        "纷纷", "紛紛", "相继", "相繼", "，", "。",   "；",   "：", "、", "“",  "”",  "的", "或", NULL};
  static Words reasons = {"由于", "由於", "因",   "受",   "随着", "隨著", "据",   "據",   "如果",
                          "若",   "对",   "對",   "要求", "部分", "一些", "有的", "不少", "许多",
                          "許多", "各",   "有关", "相关", "责令", "勒令", NULL};
  enum { NAME_MOST = 45, CHARACTER = 3 };
  uint32_t from = clause_from(c, verb), end;
  bool moved = true;
  while (moved && from < verb->from) { /* "去年", "在印度尼西亚，" */
    moved = false;
    for (size_t i = 0; i < c->mentions && !moved; i++)
      if ((c->mention[i].type == NAME_DATE || c->mention[i].type == NAME_PERCENT) && c->mention[i].from <= from &&
          c->mention[i].to > from)
        from = c->mention[i].to, moved = true;
    size_t mark = listed_at((Words){"，", "。", " ", ",", "有", "约", "的", "受访", "調查", NULL}, c->text + from,
                            verb->from - from);
    if (mark) from += (uint32_t)mark, moved = true;
  }
  static Words openers = {"由于", "由於", "因", "受", "随着", "隨著", NULL};
  if (from < verb->from && listed_at(openers, c->text + from, verb->from - from)) { /* "由于…，" goes before */
    const char *comma = memmem(c->text + from, verb->from - from, "，", CHARACTER);
    if (comma) from = (uint32_t)(comma - c->text) + CHARACTER;
  }
  if (from >= verb->from || listed_at(reasons, c->text + from, verb->from - from)) return nothing;
  for (end = from; end + CHARACTER <= verb->from; end += CHARACTER) {
    if ((unsigned char)c->text[end] < 0xE3 || listed_at(stops, c->text + end, verb->from - end)) break;
  }
  if (end - from > NAME_MOST || end - from < 2 * CHARACTER) return nothing;
  static Words nobody = {"反而", "促使", "关切", "關切", "这些", "這些", "那些", "主要", "越来", "越來", "使得",
                         "导致", "導致", "要",   "就",   "让",   "讓",   "令",   "不",   "没",   "沒",   NULL};
  for (size_t i = 0; nobody[i]; i++) /* a piece of a clause */
    if (memmem(c->text + from, end - from, nobody[i], strlen(nobody[i]))) return nothing;
  for (size_t i = 0; ends[i]; i++) {
    size_t length = strlen(ends[i]);
    if (length < end - from && memcmp(c->text + end - length, ends[i], length) == 0) return one_name(c, from, end);
  }
  return nothing;
}
