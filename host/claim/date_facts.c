/* What the words around a date say of it, whichever reading asks: whether it is a base or the date of a source, which
 * amount it belongs to. Each is found once, for a long sentence has many dates and as many readings. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/period.h"
#include "claim/window.h"

/* What is known of a date; a bit of `asked` for each that has been found. */
struct DateFacts {
  uint8_t asked;
  bool source, base, base_level;
  const Mention *other, *amount;
};

enum { ASKED_SOURCE = 1, ASKED_BASE = 2, ASKED_LEVEL = 4, ASKED_OTHER = 8, ASKED_AMOUNT = 16 };

static bool is_amount(const Mention *m) { return m->type >= NAME_NUMBER && m->type <= NAME_QUANTITY; }

int date_bare_month(const Context *c, const Mention *date) {
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  char word[4] = "";
  uint32_t at = date->from;
  for (size_t i = 0; i < 3 && at + i < date->to; i++) word[i] = (char)(c->text[at + i] | 0x20);
  while (at < date->to && is_letter(c->text[at])) at++;
  if (at < date->to && c->text[at] == '.') at++;
  if (at != date->to || word[2] == '\0') return 0;
  for (int month = 0; month < 12; month++)
    if (memcmp(names + 3 * month, word, 3) == 0) return month + 1;
  return 0;
}

/* Words at the end of others. */
typedef struct Tail {
  const char *text;
  size_t length;
} Tail;
#define TAIL(text) \
  { text, sizeof(text) - 1 }

static inline bool ends_with_tail(const Window *before, const Tail *tail) {
  if (before->length < tail->length || before->bytes[before->length - 1] != tail->text[tail->length - 1]) return false;
  size_t from = before->length - tail->length;
  if (memcmp(before->bytes + from, tail->text, tail->length) != 0) return false;
  if (from == 0 || (unsigned char)*tail->text > 127) return true;
  char c = before->bytes[from - 1];
  return !is_letter(c) && !(c >= '0' && c <= '9');
}

bool window_ends_words(const Window *before, const char *tail) {
  return ends_with_tail(before, &(Tail){tail, strlen(tail)});
}

/* A time in which something is the highest or the lowest: "a 13-year low", "the lowest since 2015", "为近13年同期最低".
 */
static bool is_extreme(const Context *c, const Mention *date, const Window *before) {
  static const char *const extremes[] = {"^[%s-]*highs?%f[%A]", "^[%s-]*lows?%f[%A]", "^[%s-]*record%f[%A]"};
  Window after = window_after(c, date->to, 40);
  if (window_any(&after, extremes, sizeof extremes / sizeof *extremes)) return true;
  if (chinese_extreme(c, date)) return true;
  bool reaching = (date->date && date->date->bound == DATE_SINCE) || window_ends_words(before, "since") ||
                  window_ends_words(before, "in");
  static const char *const since[] = {"%f[%a]first%s+%a+%s*%a*%s*since$", "%f[%a]most%s+%a*%s*%a*%s*since$",
                                      "%f[%a]seen%s+since$", "%f[%a]unseen%s+since$", "%f[%a]seen%s+in$"};
  if (window_any(before, since, sizeof since / sizeof *since)) return true; /* "for the first time since May" */
  if (!reaching || !window_has(before, "%f[%a]%a+est%s+%a*%s*%a*%s*%a*$")) return false;
  return !window_has(before, "gest%s+[%a%s-]*%a+er%s+in$"); /* "the largest copper producer in 2023" */
}

/* "from January to May": a span, no base. */
static bool is_span(const Context *c, const Mention *date) {
  static const char *const spans[] = {"%a%s+to%s+%a", "%d%s+to%s+%d", "%a%s+through%s+%a", "%d%s+through%s+%d",
                                      "%a%s+until%s+%a"};
  return words_any(c, date->from, date->to, spans, sizeof spans / sizeof *spans);
}

/* Whether a date is what a figure is compared with: a base, not the time of the figure. */
static bool find_base(const Context *c, const Mention *date) {
  static const Tail bases[] = {TAIL("from"),
                               TAIL("than"),
                               TAIL("than in"),
                               TAIL("above"),
                               TAIL("below"),
                               TAIL("against"),
                               TAIL("versus"),
                               TAIL("vs"),
                               TAIL("vs."),
                               TAIL("from its"),
                               TAIL("relative to"),
                               TAIL("compared with"),
                               TAIL("compared to"),
                               TAIL("than a"),
                               TAIL("on the"),
                               TAIL("from the"),
                               TAIL("than the"),
                               TAIL("compared with the"),
                               TAIL("compared to the"),
                               TAIL("较"),
                               TAIL("比"),
                               TAIL("相比"),
                               TAIL("与"),
                               TAIL("較"),
                               TAIL("优于"),
                               TAIL("優於"),
                               TAIL("高于"),
                               TAIL("高於"),
                               TAIL("低于"),
                               TAIL("低於"),
                               TAIL("好于"),
                               TAIL("不及"),
                               TAIL("與"),
                               TAIL("level of"),
                               TAIL("levels of"),
                               TAIL("compared with those in"),
                               TAIL("compared to those in")};
  Window before = window_before(c, date->from, 40);
  if (!c->han && words_match(c, date->from, date->to, "ago$") && words_match(c, date->to, c->to, "^%s+to%s") &&
      words_match(c, c->from, date->from, "%f[%a]from%s[^,;]*$"))
    return true; /* "went from buying it a decade ago to selling most of it" */
  while (before.length && is_space(before.bytes[before.length - 1])) before.length--;
  for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
    if (ends_with_tail(&before, &bases[i]) && !(i == 0 && is_span(c, date))) return true;
  if (date->date && date->date->bound == DATE_SINCE && /* "in a bond sale, its first since 2021" */
      (window_ends_words(&before, "first") || window_has(&before, "%f[%a]first%s+since$") ||
       window_has(&before, "%f[%a]first%s+[%l-]+%s+since$") || window_has(&before, "%f[%a]first%s+[%l-]+$")))
    return true;
  /* "up 5 percent over 2022", "an increase over the first half"; "over January-May" by itself is when it was */
  static const char *const over[] = {"%%%s+over$",
                                     "cent%s+over$",
                                     "growth%s+over%s*t?h?e?$",
                                     "%%%s+over%s+the$",
                                     "cent%s+over%s+the$",
                                     "increase%s+over%s*t?h?e?$",
                                     "gain%s+over%s*t?h?e?$",
                                     "rise%s+over%s*t?h?e?$"};
  static const char *const on[] = {"%%%s+on$",     "cent%s+on$", "pct%s+on$", "lower%s+on$",
                                   "higher%s+on$", "less%s+on$", "more%s+on$"}; /* "12% lower on a year earlier" */
  static const char *const years[] = {"^an?%s+year", "^one%s+year", "^last%s+year", "^%d%d%d%d$"};
  if (window_ends_words(&before, "on") && window_any(&before, on, sizeof on / sizeof *on) &&
      words_any(c, date->from, date->to, years, sizeof years / sizeof *years))
    return true;
  if (window_ends_words(&before, "over") || window_ends_words(&before, "over the")) {
    static const char *const running[] = {"next%s", "coming%s", "last%s", "past%s", "previous%s"};
    if (words_any(c, date->from, date->to, running, sizeof running / sizeof *running)) return true;
    return window_any(&before, over, sizeof over / sizeof *over);
  }
  /* "down 6.4% on 2022", "3 percent on May last year": a share of nothing, for a share is told of a time "in" */
  if (date->date && date->date->grain != GRAIN_DAY && window_has(&before, "[%d%%]%s*p?e?r?%s?c?e?n?t?%s+on$"))
    return true;
  static const char *const moved[] = {"%f[%a]increase%s+on$", "%f[%a]rise%s+on$",     "%f[%a]growth%s+on$",
                                      "%f[%a]gain%s+on$",     "%f[%a]fall%s+on$",     "%f[%a]drop%s+on$",
                                      "%f[%a]decline%s+on$",  "%f[%a]decrease%s+on$", "%f[%a]jump%s+on$",
                                      "%f[%a]up%s+on$",       "%f[%a]down%s+on$",     "%f[%a]improvement%s+on$"};
  if (date->date && date->date->grain != GRAIN_DAY && window_any(&before, moved, sizeof moved / sizeof *moved))
    return true; /* "a 34 percent increase on the previous year" */
  static const char *const alike[] = {
      "[wtofa][irvgo][toamn]?[hmeri]?n?s?t?%s+the%s+same%s+%a+%s*[oi]?[fn]?%s*$",
      "[wtofa][irvgo][toamn]?[hmeri]?n?s?t?%s+the%s+corresponding%s+%a+%s*[oi]?[fn]?%s*$",
      "%f[%a]over%s+the%s+same%s+%a+%s*[oi]?[fn]?%s*$", "%f[%a]over%s+the%s+corresponding%s+%a+%s*[oi]?[fn]?%s*$"};
  if (window_any(&before, alike, sizeof alike / sizeof *alike)) return true;      /* "from the same period of 2017" */
  if (window_has(&before, "%f[%a]than%s+th[ao][ts]e?%s+%a*%s*%a*$")) return true; /* "than that reported last May" */
  static const char *const peaks[] = {"%f[%a]high%s+[isro][nef]%s+$",
                                      "%f[%a]low%s+[isro][nef]%s+$",
                                      "%f[%a]peaks?%s+[isro][nef]%s+$",
                                      "%f[%a]record%s+[isro][nef]%s+$",
                                      "%f[%a]high%s+in%s+$",
                                      "%f[%a]low%s+in%s+$",
                                      "%f[%a]peak%s+in%s+$",
                                      "%f[%a]trough%s+in%s+$"};
  Window whole = window_before(c, date->from, 40), rest = window_after(c, date->to, 14);
  static const char *const comes_to[] = {"^,?%s+reaching%s", "^,?%s+of%s", "^,?%s+at%s", "^,?%s+totall?ing%s"};
  bool told = window_any(&rest, comes_to, sizeof comes_to / sizeof *comes_to); /* "hit a high in May, reaching 9" */
  if (!told && window_any(&whole, peaks, sizeof peaks / sizeof *peaks))
    return true; /* "down 5 percent from its peak in May" */
  if (is_extreme(c, date, &before)) return true;
  static const char *const aims[] = {"^任务", "^任務", "^目标", "^目標", "^计划", "^計劃"}; /* "完成全年任务的38%" */
  if (words_match(c, date->from, date->to, "年$") && !words_match(c, date->from, date->to, "%d") &&
      words_any(c, date->to, c->to, aims, sizeof aims / sizeof *aims))
    return true;
  static const char *const levels[] = {"^的水平", "^水平", "^的基础上", "^基础上", "^的基數", "^的基数"};
  if (chinese_at(c, date->from)) return words_any(c, date->to, c->to, levels, sizeof levels / sizeof *levels);
  Window after = window_after(c, date->to, 12);
  return window_has(&after, "^%s+levels?%f[%A]") || window_has(&after, "^’?'?s?%s+levels?%f[%A]");
}

/* "exemptions from his 2018 Section 5 duties": a year that a deal or a duty is called by. */
static bool calls_law(const Context *c, const Mention *date) {
  static const char *const laws[] = {"^%s+section%s+%d",      "^%s+phase%s+one", "^%s+trade%s+deal",
                                     "^%s+trade%s+agreement", "^%s+trade%s+war", "^%s+treaty%f[%A]"};
  static const char *const ahead[] = {"%f[%a]the%s+$",   "%f[%a]h[ie][sr]%s+$", "%f[%a]its%s+$",
                                      "%f[%a]their%s+$", "[’']+s%s+$",          "s’%s+$"};
  if (date->to - date->from != 4 || !date->date || date->date->grain != GRAIN_YEAR) return false;
  Window before = window_before(c, date->from, 8), after = window_after(c, date->to, 40);
  return window_any(&before, ahead, sizeof ahead / sizeof *ahead) &&
         window_any(&after, laws, sizeof laws / sizeof *laws);
}

/* "March copper futures", "gold for delivery in April": when a contract ends that is traded now. */
static bool is_of_contract(const Context *c, const Mention *date) {
  static const char *const papers[] = {"^%s+%l*%s*%l*%s*futures%f[%A]", "^%s+%l*%s*%l*%s*contracts?%f[%A]",
                                       "^%s+delivery%f[%A]", "^%s+expiry%f[%A]", "^%-delivery%f[%A]"};
  static const char *const ends[] = {"expir[ie][ns]g?%s+in%s+$", "%f[%a]for%s+delivery%s+in%s+$",
                                     "deliverable%s+in%s+$"};
  static const char *const then[] = {"%f[%a]in%s+$",    "%f[%a]during%s+$", "%f[%a]since%s+$", "%f[%a]until%s+$",
                                     "%f[%a]early%s+$", "%f[%a]late%s+$",   "%f[%a]by%s+$"};
  if (chinese_at(c, date->from) || !date->date || date->date->grain != GRAIN_MONTH) return false;
  Window before = window_before(c, date->from, 24), after = window_after(c, date->to, 40);
  if (window_any(&before, ends, sizeof ends / sizeof *ends)) return true;
  return window_any(&after, papers, sizeof papers / sizeof *papers) &&
         !window_any(&before, then, sizeof then / sizeof *then);
}

/* "3月原油期货", "12月黄金期貨": the month in which a paper falls due, of goods named between. */
static bool is_of_paper(const Context *c, const Mention *date) {
  static Words papers = {"期货", "期貨", "合约", "期油", "期金", NULL};
  static Words apart = {"，", "。", "、", "的", "期货交易", "期货市场", "期貨市場", "期货价格平均", NULL};
  enum { GOODS_MOST = 30 };
  if (!c->han || date->date->grain != GRAIN_MONTH || !words_match(c, date->from, date->to, "^%d+月$")) return false;
  uint32_t end = date->to + GOODS_MOST < c->to ? date->to + GOODS_MOST : c->to;
  return last_of(c, date->to, end, papers) && !last_of(c, date->to, last_of(c, date->to, end, papers), apart);
}

/* Dates of sources ("according to an Aug. 10 report", "a 2019 study", "data released in May") date what was said, not
 * what it says. */
static bool find_source(const Context *c, const Mention *date) {
  PatternMatch match;
  static const char *const told[] = {"^公布的",   "^发布的",  "^發布的",  "^披露的",  "^印发的",  "^第%d+号",
                                     "^第%d+號",  "^〕%d+号", "^第%d+批", "^第...批", "^第%d+期", "^第...期",
                                     "^的时间",   "^的時間",  "^交货",    "^交割",    "^合约",    "^到期的期",
                                     "^到期的合", "^期货",    "^期貨",    "^交付的",  "^期油",    "^期金"};
  static const char *const sources[] = {"^%s+[%a%s-]-%f[%a]report%f[%A]", "^%s+[%a%s-]-%f[%a]study%f[%A]",
                                        "^%s+[%a%s-]-%f[%a]survey%f[%A]", "^%s+[%a%s-]-%f[%a]analysis%f[%A]"};
  EACH_MENTION (other, c, NAME_DATE) /* "周四(5月16日)", "this year (January to April)": that in brackets says which */
    if (other->from > date->to && other->from - date->to <= 3 && !words_match(c, other->to, c->to, "^%s*:") &&
        (words_match(c, date->to, other->from, "^%s*%($") || words_match(c, date->to, other->from, "^（$")))
      return true;
  Window after = window_after(c, date->to, 50);
  bool han = after.length && (unsigned char)after.bytes[0] >= 0x80;
  if (han && window_any(&after, told, sizeof told / sizeof *told)) return true;
  if (calls_law(c, date) || is_of_contract(c, date) || is_of_paper(c, date)) return true;
  if (after.length && is_space(after.bytes[0]) && window_any(&after, sources, sizeof sources / sizeof *sources)) {
    bool found = window_find(&after, "^(.-)%f[%a][rs][et][puv]", &match);
    return !found || words_count(after.bytes, match.capture[0].to) <= 4;
  }
  static const char *const issued[] = {"dated%s+$",          "released%s+$",     "released%s+on%s+$", "published%s+$",
                                       "published%s+on%s+$", "issued%s+on%s+$",  "posted%s+$",        "posted%s+on%s+$",
                                       "updated%s+$",        "updated%s+on%s+$", "updated:%s*$",      "published:%s*$"};
  static const char *const held[] = {"%f[%a]meeting%s+held%s+on%s+$",  "%f[%a]meeting%s+on%s+$",
                                     "%f[%a]meetings%s+held%s+on%s+$", "%f[%a]conference%s+held%s+on%s+$",
                                     "%f[%a]ceremony%s+held%s+on%s+$", "%f[%a]briefing%s+on%s+$",
                                     "%f[%a]conference%s+on%s+$",      "%f[%a]conference%s+call%s+on%s+$"};
  Window where = window_before(c, date->from, 24);
  if (date->date && date->date->grain == GRAIN_DAY && window_any(&where, held, sizeof held / sizeof *held))
    return true; /* "told a meeting held on May 4": when it was said */
  Window before = window_before(c, date->from, 14);
  if (window_has(&before, "%f[%a]act%s+of%s+$")) return true; /* "the Trade Act of 1974" */
  static const char *const under[] = {"nder%s+[%u][%a%s]-%d+%s+of%s+$", "ursuant%s+to%s+[%u][%a%s]-%d+%s+of%s+$",
                                      "cribed%s+in%s+[%u][%a%s]-%d+%s+of%s+$", "forth%s+in%s+[%u][%a%s]-%d+%s+of%s+$"};
  uint32_t law = date->from > c->from + 50 ? date->from - 50 : c->from; /* "under Executive Order 12 of May 3, 2021" */
  if (words_any(c, law, date->from, under, sizeof under / sizeof *under)) return true;
  return date->date && date->date->grain == GRAIN_DAY && window_any(&before, issued, sizeof issued / sizeof *issued);
}

/* Whether no more stands between an amount and a date than who had it then: "the 7 million tonnes they made in 2015".
 */
static bool was_had(const Context *c, const Mention *amount, const Mention *date) {
  static const char *const forms[] = {"^%s+%a+%s+in%s+$", "^%s+t?h?a?t?%s*it%s+%a+%s+in%s+$",
                                      "^%s+t?h?a?t?%s*they%s+%a+%s+in%s+$", "^%s+t?h?a?t?%s*it%s+had%s+%a+%s+in%s+$",
                                      "^%s+of%s+$"};
  return words_any(c, amount->to, date->from, forms, sizeof forms / sizeof *forms);
}

/* The last amount right before a date that it is set against: "66%, against 78% in 2021", "from a peak of 90 in 2021".
 * NULL: none. */
static const Mention *find_other(const Context *c, const Mention *date) {
  static const char *const against[] = {"against%s+%S*%s*$",
                                        "from%s+%S*%s*$",
                                        "than%s+%S*%s*$",
                                        "compared%s+%a+%s+%S*%s*$",
                                        "versus%s+%S*%s*$",
                                        "vs%.?%s+%S*%s*$",
                                        "%f[%a]twice%s+%S*%s*$",
                                        "%f[%a]double%s+%S*%s*$",
                                        "%f[%a]triple%s+%S*%s*$",
                                        "%f[%a]half%s+%S*%s*$",
                                        "%f[%a]times%s+%S*%s*$",
                                        "from%s+an?%s+%a+%s+of%s+%a*%s*%S*$",
                                        "from%s+an?%s+%a+%s+%a+%s+of%s+%a*%s*%S*$",
                                        "from%s+its%s+%a+%s+of%s+%a*%s*%S*$"};
  const Mention *last = NULL;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *other = &c->mention[i];
    if (!is_amount(other) || other->to > date->from) continue;
    int64_t gap = (int64_t)date->token - (int64_t)other->last; /* "a 27% decline in 2016" */
    if (gap > 2 && !was_had(c, other, date)) continue;
    Window before = window_before(c, other->from, 40);
    bool over = other->type != NAME_PERCENT && words_match(c, other->from, other->to, "^over%s");
    bool second = window_has(&before, "from%s+[^;]-%f[%a]and%s+%S*%s*$") && !window_has(&before, "%f[%a]to%f[%A]");
    if (over || second || window_any(&before, against, sizeof against / sizeof *against)) last = other;
  }
  return last;
}

/* "(2023: 120,000 tonnes)", "58 per cent (2022-23)", "2019年的5.1万吨": a date tied to one amount. NULL: to none. */
static const Mention *find_amount(const Context *c, const Mention *date) {
  Window before = window_before(c, date->from, 3);
  bool bracket = window_ends(&before, "("), wide = window_ends(&before, "（");
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (!is_amount(m)) continue;
    if (m->from >= date->to && m->from - date->to < 18 &&
        (words_match(c, date->to, m->from, "^:%s*%a*%s*$") || words_match(c, date->to, m->from, "^:%s*%a+%s+of%s+$") ||
         words_match(c, date->to, m->from, "^：%s*$") || words_match(c, date->to, m->from, "^的$") ||
         words_match(c, date->to, m->from, "^的每[^%s，。、]*$")))
      return m;
    if (bracket && m->to <= date->from && words_match(c, m->to, date->from, "^%s*[%(]$") &&
        words_match(c, date->to, c->to, "^%)"))
      return m;
    if (wide && m->to <= date->from && words_match(c, m->to, date->from, "^%s*（$") &&
        words_match(c, date->to, c->to, "^）"))
      return m;
  }
  return NULL;
}

/* Whether a date is that of a level which a change is told against: "as against 17.96 billion in 2022-23, a decline".
 */
static bool find_base_level(const Context *c, const Mention *date) {
  static const char *const against[] = {"against%s+%S*%s*$", "from%s+%S*%s*$", "compared%s+%a+%s+%S*%s*$",
                                        "versus%s+%S*%s*$"};
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *other = &c->mention[i];
    if (!is_amount(other) || other->to > date->from) continue;
    int64_t gap = (int64_t)date->token - (int64_t)other->last;
    if (gap > 2 && !(gap == 3 && words_match(c, other->to, date->from, "^%s+%a+%s+in%s+$"))) continue;
    Window before = window_before(c, other->from, 24);
    if (window_any(&before, against, sizeof against / sizeof *against)) return true;
  }
  return false;
}

/* What is known of a date of the sentence; NULL when memory is out. True: this has not been asked before. */
static bool ask(const Context *c, const Mention *date, uint8_t what, DateFacts **facts) {
  DateFacts **all = &c->document->dates[c->number];
  *facts = NULL;
  if (!*all) {
    *all = document_take(c->document, (c->mentions + 1) * sizeof **all);
    if (!*all) return false;
    memset(*all, 0, (c->mentions + 1) * sizeof **all);
  }
  *facts = &(*all)[date - c->mention];
  bool first = !((*facts)->asked & what);
  (*facts)->asked |= what;
  return first;
}

bool date_of_source(const Context *c, const Mention *date) {
  DateFacts *facts;
  if (ask(c, date, ASKED_SOURCE, &facts)) facts->source = find_source(c, date);
  return facts && facts->source;
}

bool date_is_base(const Context *c, const Mention *date) {
  DateFacts *facts;
  if (ask(c, date, ASKED_BASE, &facts)) facts->base = find_base(c, date);
  return facts && facts->base;
}

bool date_of_base(const Context *c, const Mention *date) {
  DateFacts *facts;
  if (ask(c, date, ASKED_LEVEL, &facts)) facts->base_level = find_base_level(c, date);
  return facts && facts->base_level;
}

bool date_of_other(const Context *c, const Mention *value, const Mention *date) {
  DateFacts *facts;
  if (ask(c, date, ASKED_OTHER, &facts)) facts->other = find_other(c, date);
  return facts && facts->other && (facts->other->from >= value->to || facts->other->to <= value->from);
}

bool date_of_own(const Context *c, const Mention *value, const Mention *date) {
  DateFacts *facts;
  if (ask(c, date, ASKED_OTHER, &facts)) facts->other = find_other(c, date);
  return facts && facts->other && facts->other->from < value->to && value->from < facts->other->to;
}

const Mention *date_amount(const Context *c, const Mention *date) {
  DateFacts *facts;
  if (ask(c, date, ASKED_AMOUNT, &facts)) facts->amount = find_amount(c, date);
  return facts ? facts->amount : NULL;
}
