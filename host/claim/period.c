/* The time a statement is about: which of a sentence's dates it is, and how it is written. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/period.h"
#include "claim/window.h"
#include "text/date.h"
#include "text/grid.h"

const char *period_format(ClaimDocument *document, int grain, int32_t day) {
  char text[DATE_DAY_MOST];
  bool days = grain == GRAIN_DAY || grain == GRAIN_WEEK;
  size_t length = date_write_day(day, days ? GRAIN_DAY : grain == GRAIN_MONTH ? GRAIN_MONTH : GRAIN_YEAR, text);
  return document_copy(document, text, length);
}

/* Whether the words say the end of the period. */
static bool says_end(const Context *c, const Mention *m) {
  static const char *const patterns[] = {"^the end of", "^end of", "^end%-", "年底$", "年末$"};
  if (m->date->mod == DATE_END) return true;
  Window words = window_of(c, m->from, m->to), lead = window_before(c, m->from, 14);
  if (window_any(&words, patterns, sizeof patterns / sizeof *patterns)) return true;
  return window_has(&lead, "the end of%s+$") || window_has(&lead, "year%-end%s+$");
}

/* "2023/..": from then on. */
static const char *format_since(ClaimDocument *document, const Date *date) {
  char text[48];
  int y, m, d, length;
  date_to_civil(date->reading[0].lo, &y, &m, &d);
  if (date->grain == GRAIN_YEAR)
    length = snprintf(text, sizeof text, "%04d/..", y);
  else
    length = snprintf(text, sizeof text, "%04d-%02d/..", y, m);
  return document_copy(document, text, (size_t)length);
}

/* "**3 July** - ..." below a heading "2023": a day or a month without a year is of the year above. 0: no such year. */
static int year_above(const Context *c, const Mention *m) {
  enum { HEADING_MOST = 24 };
  static const char *const partial[] = {"^%d+%.?%s*%u%l%l+%.?$", "^%u%l%l+%.?%s+%d%d?$", "^%d+月%d*日?$", "^%u%l%l+$"};
  const Date *date = m->date;
  if (!date->relative || (date->grain != GRAIN_DAY && date->grain != GRAIN_MONTH)) return 0;
  bool fits = false;
  for (size_t i = 0; !fits && i < sizeof partial / sizeof *partial; i++)
    fits = words_match(c, m->from, m->to, partial[i]);
  if (!fits || words_match(c, m->from, m->to, "day$")) return 0;
  uint32_t headings[3];
  size_t count = document_headings(c->document, c->number, headings);
  for (size_t i = 0; i < count; i++) {
    const Context *heading = document_sentence(c->document, headings[i]);
    PatternMatch match;
    if (heading->to - heading->from > HEADING_MOST ||
        !words_find(heading, heading->from, heading->to, "%f[%d](20%d%d)%f[%D]", &match))
      continue;
    return atoi(c->text + heading->from + match.capture[0].from);
  }
  return 0;
}

/* The same day in another year. */
static int32_t in_year(int32_t at, int year) {
  int y, month, day;
  date_to_civil(at, &y, &month, &day);
  return date_from_civil(year, month, month == 2 && day == 29 ? 28 : day);
}

/* The same span of days in another year: one to the end of February ends with the last day that it has there. */
static DateReading span_in_year(const DateReading *span, int year) {
  enum { MARCH = 3 };
  int y, month, day;
  DateReading moved = *span;
  moved.lo = in_year(span->lo, year);
  date_to_civil(span->hi + 1, &y, &month, &day);
  bool to_march = span->lo != span->hi && month == MARCH && day == 1;
  moved.hi = to_march ? date_from_civil(year, MARCH, 1) - 1 : in_year(span->hi, year);
  return moved;
}

/* "January-May this year": the first month of two, with the year of the second; NULL: nothing stands before. */
static const char *from_month(const Context *c, const Mention *m, const DateReading *reading) {
  char text[32];
  int year, month, day;
  if (m->date->grain != GRAIN_MONTH || m == c->mention || reading->hi == DATE_OPEN_HI) return NULL;
  const Mention *first = m - 1;
  int begins = first->type == NAME_DATE && first->to < m->from ? date_bare_month(c, first) : 0;
  if (!begins ||
      (!words_match(c, first->to, m->from, "^%s*[%-–—]+%s*$") && !words_match(c, first->to, m->from, "^%s+to%s+$")))
    return NULL;
  date_to_civil(reading->lo, &year, &month, &day);
  if (begins > month) return NULL;
  int length = snprintf(text, sizeof text, "%04d-%02d/%04d-%02d", year, begins, year, month);
  return document_copy(c->document, text, (size_t)length);
}

/* "January-June": a half or a quarter of the calendar by its name. "1-6月" tells its months. */
static size_t name_part(char *iso, size_t length) {
  static const char *const parts[][2] = {{"-01/-06", "-H1"}, {"-07/-12", "-H2"}, {"-01/-03", "-Q1"},
                                         {"-04/-06", "-Q2"}, {"-07/-09", "-Q3"}, {"-10/-12", "-Q4"}};
  enum { RANGE = 15 };
  if (length != RANGE || memcmp(iso, iso + 8, 4) != 0) return length;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (memcmp(iso + 4, parts[i][0], 4) == 0 && memcmp(iso + 12, parts[i][0] + 4, 3) == 0)
      return 4 + (size_t)snprintf(iso + 4, RANGE, "%s", parts[i][1]);
  return length;
}

/* "by the fourth quarter of 2027": the quarter or half that ends on a day. */
static const char *last_part(ClaimDocument *document, int grain, int32_t day) {
  char text[32];
  int y, month, d;
  date_to_civil(day, &y, &month, &d);
  int length = grain == GRAIN_QUARTER ? snprintf(text, sizeof text, "%04d-Q%d", y, (month + 2) / 3)
                                      : snprintf(text, sizeof text, "%04d-H%d", y, month > 6 ? 2 : 1);
  return document_copy(document, text, (size_t)length);
}

/* "since the duties of March 2018", "since the war of 2022": since then. */
static bool since_what(const Context *c, const Mention *m) {
  static const char *const words[] = {"%f[%a][Ss]ince%s+the%s+[%a%s]-%s+[oi][fn]%s+$",
                                      "%f[%a][Ss]ince%s+its%s+[%a%s]-%s+[oi][fn]%s+$"};
  Window lead = window_before(c, m->from, 40);
  return window_any(&lead, words, 2);
}

/* "由2023年的83%降至前三季度的38%": the level moves to that of a time, no time is a limit. */
static bool moved_to(const Context *c, const Mention *m) {
  static const char *const verbs[] = {"降至$", "升至$", "增至$", "减至$", "跌至$", "涨至$", "高至$", "落至$",
                                      "滑至$", "減至$", "漲至$", "降到$", "升到$", "跌到$", "高到$"};
  Window lead = window_before(c, m->from, 6);
  return window_any(&lead, verbs, sizeof verbs / sizeof *verbs);
}

/* "储采比不到100年": so many years, which a scanner takes for the year; 113年 is one of the Republic. */
static bool is_length(const Context *c, const Mention *m) {
  enum { FIRST = 1000 };
  int year, month, day;
  if (!c->han || m->date->grain != GRAIN_YEAR || !words_match(c, m->from, m->to, "^%d%d%d年$")) return false;
  date_to_civil(m->date->reading[0].lo, &year, &month, &day);
  return year < FIRST;
}

/* The period as it is written in a claim: "2024", "2024-03", "2024-01/2024-02", "2023/..", "2023-12-31" for its end. */
const char *period_value(const Context *c, const Mention *m, bool of_act) {
  const Date *date = m->date;
  if (!date || !date->readings) return NULL;
  const DateReading *reading = &date->reading[0];
  bool open = reading->lo == DATE_OPEN_LO || reading->hi == DATE_OPEN_HI;
  if (!open && reading->lo > reading->hi) return NULL; /* no time at all */
  if (is_length(c, m)) return NULL;
  const char *told = period_the_month(c, m);
  if (!told) told = period_the_quarter(c, m);
  if (!told && !of_act) told = period_added_up(c, m);
  if (told) return told;
  DateReading shifted = *reading;
  int year = year_above(c, m);
  if (!year) year = chinese_year(c, m);
  if (year && reading->lo != DATE_OPEN_LO && reading->hi != DATE_OPEN_HI) {
    shifted = span_in_year(reading, year);
    reading = &shifted;
  }
  const char *joined = from_month(c, m, reading);
  if (joined) return joined;
  if (reading->lo != DATE_OPEN_LO && date->grain == GRAIN_YEAR && words_match(c, m->from, m->to, "年初$"))
    return period_format(c->document, GRAIN_MONTH, reading->lo);
  bool ends = reading->hi != DATE_OPEN_HI && says_end(c, m);
  if (ends && words_match(c, m->from, m->to, "%a%s+decade$")) /* the end of this decade is 2030 */
    return period_format(c->document, GRAIN_YEAR, reading->hi + 1);
  if (ends) return period_format(c->document, GRAIN_DAY, reading->hi);
  if (date->bound == DATE_SINCE && chinese_level_left(c, m))
    return period_format(c->document, date->grain, reading->lo);
  bool since = date->bound == DATE_SINCE ||
               (!of_act && date->bound == DATE_PLAIN && reading->lo != DATE_OPEN_LO && since_what(c, m));
  if (since) {
    bool day = of_act && date->grain == GRAIN_DAY; /* an act has a day */
    return day ? period_format(c->document, GRAIN_DAY, reading->lo) : format_since(c->document, date);
  }
  bool limit = !moved_to(c, m);
  if (limit && date->bound == DATE_BY && reading->hi != DATE_OPEN_HI &&
      (date->grain == GRAIN_QUARTER || date->grain == GRAIN_HALF))
    return last_part(c->document, date->grain, reading->hi);
  if (limit && (date->bound == DATE_BY || date->bound == DATE_BEFORE) && reading->hi != DATE_OPEN_HI &&
      !words_match(c, m->from, m->to, "%d[-/]%d%d$")) /* "by 2030-31" */
    return period_format(c->document, date->grain, reading->hi);
  if (date->bound == DATE_AFTER && reading->lo != DATE_OPEN_LO)
    return period_format(c->document, date->grain, reading->lo);
  char iso[64];
  size_t length = date_format(reading, (DateGrain)date->grain, iso, sizeof iso);
  bool months = words_match(c, m->from, m->to, "月$") || words_match(c, m->from, m->to, "月份$");
  if (!months) length = name_part(iso, length);
  return document_copy(c->document, iso, length);
}

/* "Mexico (22 April): ...": a date in the label of an entry is that of the act. */
static bool labelled(const Context *c, const Mention *date) {
  EACH_MENTION (party, c, NAME_PLACE) {
    uint32_t end;
    if (party->from > date->from) return false;
    if (context_is_label(c, party, &end) && date->to < end) return true;
  }
  return false;
}

/* Whether a date before an act belongs to what the act led to: "fell in August after Brussels imposed". */
static bool dates_the_outcome(const Context *c, const Mention *date, const Mention *act) {
  static const char *const links[] = {" after ", " as ", " when ", " because ", " while "};
  if (date->to > act->from) return false;
  Window between = window_of(c, date->to, act->from);
  return window_any(&between, links, sizeof links / sizeof *links);
}

/* "imposed duties in 2016 and extended them in 2021": a date before a second verb that has one of its own is that of
 * the first. */
static bool of_other_verb(const Context *c, const Mention *date, const Mention *act) {
  static const char *const joins[] = {"^,?%s+and%s+%l*%s*%l*%s*$", "^,?%s+but%s+%l*%s*%l*%s*$", "^,?%s+then%s+%l*%s*$",
                                      "^,?%s+before%s+%l*%s*$"};
  if (date->to > act->from || date->token <= 2 || !words_any(c, date->to, act->from, joins, 4)) return false;
  EACH_MENTION (other, c, NAME_DATE)
    if (other->from >= act->to && !other->inside) return true;
  return false;
}

/* "自2023年11月9日起": when an act holds from. */
static bool begins_then(const Context *c, const Mention *m) {
  Window after = window_after(c, m->to, 3), before = window_before(c, m->from, 3);
  Window own = window_of(c, m->from, m->to);
  return (window_ends(&before, "自") || window_ends(&before, "从") || window_has(&own, "^自")) &&
         (window_has(&after, "^起") || window_ends(&own, "起"));
}

/* "..., despite the dues of March": what is set against a figure has a time of its own. */
static bool in_concession(const Context *c, const Mention *anchor, const Mention *m) {
  static const char *const words[] = {"^%s*[Dd]espite%s", "^%s*in%s+spite%s", "^%s*[Aa]lthough%s",
                                      "^%s*even%s+[ait]%a+%s"};
  if (m->clause == anchor->clause || m->from < anchor->to || m->clause >= c->clauses) return false;
  return words_any(c, c->clause[m->clause].from, m->from, words, sizeof words / sizeof *words);
}

/* "until June 2027", "by 2026" behind the act: when it ends, or is to be complete. */
static bool ends_then(const Context *c, const Mention *m) {
  Window before = window_before(c, m->from, 12);
  while (before.length && is_space(before.bytes[before.length - 1])) before.length--;
  bool by = m->token > 2 && (m->date->bound == DATE_BY || window_ends_words(&before, "by"));
  return by || window_ends_words(&before, "until") || window_ends_words(&before, "till") ||
         window_ends_words(&before, "through") || window_ends_words(&before, "expire in") ||
         ((window_ends_words(&before, "expire on") || window_ends_words(&before, "expires on")) && m->token > 2);
}

/* "3月9日，统计局公布2月…": likewise. */
static bool chinese_tells(const Context *c, const Mention *m) {
  static const char *const told[] = {"公布", "发布", "發布", "發佈", "披露", "通报", "公告称", "数据显示",
                                     "获悉", "獲悉", "获知", "表示", "介绍", "透露", "发布会", "發布會"};
  static const char *const wires[] = {"^电", "^電", "^讯", "^訊", "^消息"};
  enum { REACH = 60 };
  if (m->to < c->from + 3 || !chinese_at(c, m->to - 3)) return false;               /* "9日" */
  if (words_any(c, m->to, c->to, wires, sizeof wires / sizeof *wires)) return true; /* "本报北京3月7日电" */
  uint32_t from = m->to + (words_match(c, m->to, c->to, "^，") ? 3 : 0);
  uint32_t to = from + REACH < c->to ? from + REACH : c->to;
  EACH_MENTION (other, c, NAME_DATE)
    if (other->from >= from && other->from < to) to = other->from;
  const char *comma = memmem(c->text + from, to - from, "，", 3);
  if (comma) to = (uint32_t)(comma - c->text);
  return words_any(c, from, to, told, sizeof told / sizeof *told);
}

/* "data released by the office on March 7": the day on which a figure was told. */
static bool dates_the_telling(const Context *c, const Mention *m) {
  static const char *const told[] = {"%f[%a]said%f[%A]",      "%f[%a]released%f[%A]", "%f[%a]showed%f[%A]",
                                     "%f[%a]announced%f[%A]", "%f[%a]reported%f[%A]", "%f[%a]published%f[%A]",
                                     "%f[%a]told%f[%A]",      "%f[%a]revealed%f[%A]", "%f[%a]according%s+to",
                                     "%f[%a]data%f[%A]"};
  static const char *const since[] = {"^[%a%s,’'%(%)&]*%f[%a]announced%s+that", "^[%a%s,’'%(%)&]*%f[%a]said%s+that",
                                      "^[%a%s,’'%(%)&]*%f[%a]reported%s+that",  "^[%a%s,’'%(%)&]*%f[%a]announced%s+the",
                                      "^[%a%s,’'%(%)&]*%f[%a]released%s+",      "^[%a%s,’'%(%)&]*%f[%a]published%s+"};
  static const char *const lately[] = {"%f[%a]said%s+in%s+%a*%s*$", "%f[%a]announced%s+in%s+%a*%s*$",
                                       "%f[%a]reported%s+in%s+%a*%s*$", "%f[%a]released%s+in%s+%a*%s*$",
                                       "%f[%a]published%s+in%s+%a*%s*$"};
  Window lead = window_before(c, m->from, 30), rest = window_after(c, m->to, 120);
  if (m->date->grain == GRAIN_DAY && chinese_tells(c, m)) return true;
  if (m->date->grain == GRAIN_MONTH && window_any(&lead, lately, sizeof lately / sizeof *lately)) return true;
  if (m->date->grain != GRAIN_DAY) return false;
  if (m->token <= 2 && window_any(&rest, since, sizeof since / sizeof *since)) return true;
  static const char *const right[] = {"said%s+$", "announced%s+$", "reported%s+$", "told%s+%a+%s+$",
                                      "says%s+$"}; /* "said Thursday" */
  Window near = window_before(c, m->from, 4), last = window_before(c, m->from, 20),
         before = window_before(c, m->from, 90);
  static const char *const then[] = {"^%s+reported%s", "^%s+announced%s", "^%s+released%s", "^%s+posted%s",
                                     "^%s+published%s"}; /* "today reported sales of" */
  if (window_any(&last, right, sizeof right / sizeof *right)) return true;
  if (!c->han && words_any(c, m->to, c->to, then, sizeof then / sizeof *then)) return true;
  if (words_match(c, m->to, c->to, "^%s+show[es][ds]?%s") || words_match(c, m->to, c->to, "^%s+show%s"))
    return true; /* "figures on Friday showed" */
  static const char *const meant[] = {"%f[%a]said%s[%a%s’']-%f[%a]would%s[^,;]*$",
                                      "%f[%a]said%s[%a%s’']-%f[%a]will%s[^,;]*$",
                                      "%f[%a]announced%s[%a%s’']-%f[%a]would%s[^,;]*$"};
  if (window_any(&before, meant, sizeof meant / sizeof *meant)) return false; /* "said it would shut on 31 December" */
  return window_has(&near, "on%s+$") && window_any(&before, told, sizeof told / sizeof *told);
}

/* Whether a figure that another is set against is told "the same period a year ago". */
bool period_year_before(const Context *c, const Mention *value) {
  static const char *const behind[] = {"^[%a%s,]*%s+a%s+year%s+ago",    "^[%a%s,]*%s+a%s+year%s+earlier",
                                       "^[%a%s,]*%s+a%s+year%s+before", "^[%a%s,]*%s+last%s+year",
                                       "^[%a%s,]*%s+previous%s+year",   "^[%a%s,]*%s+corresponding%s+period",
                                       "^[%a%s,]*%s+year%-ago%s+%a",    "^[%a%s,]*%s+prior%-year%s+%a",
                                       "^[%a%s,]*%s+prior%s+year",      "^[%a%s,]*%s+year%s+before"};
  static const char *const against[] = {"against%s+%S*%s*$",
                                        "from%s+%S*%s*$",
                                        "compared%s+%a+%s+%S*%s*$",
                                        "versus%s+%S*%s*$",
                                        "than%s+%S*%s*$",
                                        "against%s+an?%s+[%a%s]-of%s+%S*%s*$",
                                        "from%s+an?%s+[%a%s]-of%s+%S*%s*$",
                                        "compared%s+%a+%s+an?%s+[%a%s]-of%s+%S*%s*$",
                                        "versus%s+an?%s+[%a%s]-of%s+%S*%s*$"};
  static const char *const earlier[] = {"year%-ago%s+[%a%s]*%S?$", "year%-earlier%s+[%a%s]*%S?$",
                                        "prior%-year%s+[%a%s]*%S?$", "previous%-year%s+[%a%s]*%S?$"};
  if ((unsigned char)c->text[value->from] >= 0xE3) return false;
  Window before = window_before(c, value->from, 44), after = window_after(c, value->to, 60);
  if (window_any(&before, earlier, sizeof earlier / sizeof *earlier)) return true; /* "from a year-ago 36,000" */
  bool over = value->type != NAME_PERCENT && words_match(c, value->from, value->to, "^over%s");
  bool set = over || window_any(&before, against, sizeof against / sizeof *against);
  return set && window_any(&after, behind, sizeof behind / sizeof *behind);
}

/* The same period of the year before: each of its years less one. */
const char *period_shifted(ClaimDocument *document, const char *period) {
  char text[48];
  size_t length = strlen(period);
  if (length >= sizeof text) return period;
  memcpy(text, period, length + 1);
  for (char *at = text; at; at = strchr(at, '/')) {
    if (*at == '/') at++;
    int year = atoi(at);
    if (year < 1900 || year > 2200) continue;
    char digits[8];
    (void)snprintf(digits, sizeof digits, "%04d", (year - 1) % 10000);
    memcpy(at, digits, 4);
  }
  return document_copy(document, text, length);
}

/* Whether a day is told in the clause of a year: the act is of that day. */
static bool has_day(const Context *c, const Mention *year) {
  EACH_MENTION (m, c, NAME_DATE)
    if (m != year && !m->inside && m->clause == year->clause && m->date->grain == GRAIN_DAY) return true;
  return false;
}

/* "continuing a decline beginning in May", "under the plan for 2021-2025", "crude for March delivery": when something
 * else began, is to be done, or is to be handed over. */
static bool dates_another(const Context *c, const Mention *m, bool away) {
  static const char *const begun[] = {"%f[%a]beg[iau]n%a*%s+[io]n%s+$", "%f[%a]start%a*%s+[io]n%s+$",
                                      "%f[%a]followed%s+in%s+$"};
  static const char *const plans[] = {"%f[%a]plan%s+f?o?r?o?f?%s*t?h?e?%s*%(?$", "%f[%a]programme%s+for%s+$",
                                      "%f[%a]program%s+for%s+$", "%f[%a]strategy%s+for%s+$"};
  static const char *const planned[] = {"^%s+plan%f[%A]", "^%s+programme%f[%A]", "^%s+strategy%f[%A]",
                                        "^%s+five%-year"};
  static const char *const past[] = {"^%s+crisis%f[%A]",    "^%s+financial%s+crisis", "^%s+boom%f[%A]",
                                     "^%s+slump%f[%A]",     "^%s+upcycle%f[%A]",      "^%s+downturn%f[%A]",
                                     "^%s+pandemic",        "^%s+recession%f[%A]",    "^%s+election",
                                     "^%s+agreement%f[%A]", "^%s+law%f[%A]",          "^%s+accord%f[%A]",
                                     "^%s+global%s+crisis", "^%s+reforms?%f[%A]",     "^%s+earthquake%f[%A]"};
  static const char *const futures[] = {"^%s+deliver[yi]", "^%s+contracts?%f[%A]",   "^%s+futures%f[%A]",
                                        "^%s+settlement",  "^%s+[Bb]rent",           "^%s+crude%f[%A]",
                                        "^%s+wti%f[%A]",   "^%s+%a+%s+futures%f[%A]"};
  static const char *const issues[] = {"^第.-批", "^度第.-期", "^第.-期", "^年度第.-期"}; /* "2025年第三批债券" */
  enum { ISSUE = 18 };
  uint32_t near = m->to + ISSUE < c->to ? m->to + ISSUE : c->to;
  if (c->han && words_any(c, m->to, near, issues, sizeof issues / sizeof *issues)) return true;
  if ((unsigned char)c->text[m->from] >= 0xE3) return false;
  Window before = window_before(c, m->from, 24), after = window_after(c, m->to, 24);
  if (window_any(&before, begun, sizeof begun / sizeof *begun) || window_any(&after, past, sizeof past / sizeof *past))
    return true;
  if (m->date->grain == GRAIN_MONTH && window_any(&after, futures, sizeof futures / sizeof *futures) &&
      !window_has(&before, "%f[%a]in%s+$"))
    return true;
  return away && (window_any(&before, plans, sizeof plans / sizeof *plans) ||
                  window_any(&after, planned, sizeof planned / sizeof *planned));
}

/* Whether the sentence has a date that says more than "this year" does, or one that is no "since 2022". */
static bool has_better(const Context *c, const Mention *m) {
  bool since = m->date->bound == DATE_SINCE;
  EACH_MENTION (other, c, NAME_DATE) {
    if (other == m || other->inside || !other->date->readings || date_is_base(c, other)) continue;
    if (since ? other->date->bound != DATE_SINCE && other->date->grain != GRAIN_DAY
              : other->date->grain == GRAIN_MONTH && other->date->relative && other->clause == m->clause)
      return true;
  }
  return false;
}

/* "stands at 1,300 tonnes and could double by 2026", "is 6 million tonnes, a figure that will triple by 2030": the date
 * of a later verb that looks ahead, behind a joint, is no time of what is told before. */
static bool of_what_comes(const Context *c, const Reading *r, const Mention *m) {
  const Mention *value = r->value, *of = r->head ? r->head : r->trigger;
  enum { REACH = 120 };
  static const char *const joints[] = {"and",   "but",    "with",     "which", "that",
                                       "while", "though", "although", "yet",   NULL};
  static const char *const ahead[] = {"will",  "would",    "could", "may",       "might",    "should", "can",
                                      "set",   "expected", "due",   "projected", "forecast", "likely", "plans",
                                      "hopes", "aims",     "wants", "intends",   NULL};
  if (!value || (of && of->from >= value->to)) return false;
  if (m->from < value->to || m->from - value->to > REACH || (unsigned char)c->text[m->from] >= 0xE3) return false;
  bool joined = false, looks = false;
  for (uint32_t at = clause_from(c, value), end; at < m->from; at = end + 1) {
    for (end = at; end < m->from && is_letter(c->text[end]);) end++;
    size_t length = end - at;
    if (length == 0 || length > 9) continue;
    char word[12];
    for (size_t i = 0; i < length; i++) word[i] = (char)(c->text[at + i] | 0x20);
    word[length] = '\0';
    bool verb = word_listed(word, ahead);
    if (at < value->from && verb) return false; /* "will be 5 million and could be 6 million by 2030" */
    if (at < value->to) continue;
    looks = looks || (joined && verb);
    joined = joined || word_listed(word, joints);
  }
  return looks;
}

/* What a date costs as the period of a figure: after it in its clause is best ("69,000 in 2022"), then the frame at the
 * head of the sentence ("In 2015, ..."), then the rest. False: it can be none. */
/* "wants 40 GW before the decade is over", "to build 75 GW over the next 15 years": when an aim is to be reached. */
static bool is_deadline(const Context *c, const Reading *r, const Mention *m) {
  static const char *const until[] = {"^[%a%s’'-]-%s%f[%a]by%s+$", "^[%a%s’'-]-%s%f[%a]over%s+$",
                                      "^[%a%s’'-]-%s%f[%a]within%s+$", "^%s+by%s+the%s+end%s+of%s+$"};
  static const char *const own[] = {"^by%s", "^over%s+the%s+next%s", "^within%s", "^in%s+the%s+next%s",
                                    "^by%s+the%s+end%s"};
  if (c->han || !r->value || !r->rule->aims || m->from < r->value->to || m->from > r->value->to + 70) return false;
  return words_any(c, r->value->to, m->from, until, sizeof until / sizeof *until) ||
         (words_any(c, m->from, m->to, own, sizeof own / sizeof *own) &&
          words_match(c, r->value->to, m->from, "^[%a%s’'-]*$"));
}

/* "raised his 2018 tariffs", "extends the 2021 quota": which measure is meant, and not when it is acted upon. */
static bool names_measure(const Context *c, const Reading *r, const Mention *m) {
  static const char *const leads[] = {"%f[%a]his%s+$", "%f[%a]her%s+$",      "%f[%a]its%s+$", "%f[%a]their%s+$",
                                      "[’']s%s+$",     "%f[%a]original%s+$", "%f[%a]the%s+$"};
  const Mention *measure = r->measure ? r->measure : r->head;
  if (c->han || m->date->grain != GRAIN_YEAR || !r->rule->of_measure) return false;
  Window lead = window_before(c, m->from, 12);
  if (!window_any(&lead, leads, sizeof leads / sizeof *leads)) return false;
  if (!r->trigger)
    return r->value && words_match(c, m->to, r->value->from, "^[’']?s?%s+[%a%s]-tariffs?%s") &&
           !words_match(c, m->to, r->value->from, "^[’']?s?%s+[%a%s]-%f[%a]in%f[%A]");
  if (measure && m->to <= measure->from && (r->trigger->to <= m->from || r->rule->is & IS_RATE))
    return words_match(c, m->to, measure->from, "^[’']?s?%s+[%a%s]*$"); /* "hiked his 2018 aluminium tariffs" */
  return words_match(c, m->to, c->to, "^[’']?s?%s+%a*%s*%a*%s*tariffs?%f[%A]") && measure && m->from > measure->to;
}

bool period_cost(const Context *context, const Search *s, const Mention *m, double *cost) {
  const Reading *r = s->reading;
  if (s->date && context->han && chinese_in_title(context, m)) return false; /* "《…方案（2025—2027年）》" */
  if (m->inside || date_of_source(context, m) || (s->date && date_of_review(context, m))) return false;
  if (!s->date && !s->away && is_deadline(context, r, m)) {
    *cost = -30;
    return true;
  }
  if (s->date && !s->away && names_measure(context, r, m)) return false;
  if (!s->date &&
      (quote_of_delivery(context, m) || (r->value && date_of_before(context, s->away ? NULL : r->value, m))))
    return false;
  if (!s->date && !s->away && r->value && date_of_aim(context, r->value, m)) return false;
  bool ends = s->date && !(r->trigger && r->trigger->list == NAME_terminate_cue) && ends_then(context, m) &&
              !(r->trigger && r->trigger->list == NAME_effect_cue && m->from >= r->trigger->to);
  bool reaches = ends && r->trigger && m->from >= r->trigger->to && /* "raises the duty to 35% by 2026" */
                 words_match(context, r->trigger->to, m->from, "%f[%a]to%s+[%d.]+%s*[%%p][%a%s]*%f[%a]by%s+[%a%s]*$");
  if (ends && !reaches &&
      !(r->trigger && m->from >= r->trigger->to &&
        words_match(context, context->from, r->trigger->from, "ed%s+to%s+[%a]*%s*$")))
    return false;                              /* but "decided to ban imports by 2019" */
  bool start = false;                          /* an act holds from its date on */
  if (s->date || r->rule->kind == RULE_EXIT) { /* "will curtail its smelter from March" */
    Window before = window_before(context, m->from, 8);
    if (s->date && window_has(&before, "years%s*%($")) return false; /* "for six years (2025-26 to 2030-31)" */
    start = window_has(&before, "from%s+$") && !words_match(context, m->to, context->to, "^%s+levels?%f[%A]");
  }
  if (!s->date && !s->away && chinese_sentence(context) && words_match(context, m->from, m->to, "^今年$"))
    EACH_MENTION (other, context, NAME_DATE) /* "截至9月末，今年累计": of January to then */
      if (other != m && !other->inside && period_added_up(context, other)) return false;
  if (!start && date_is_base(context, m)) { /* "more than in 2021, when it sold 5 million tonnes" */
    const Mention *own = s->away || s->date ? NULL : r->value;
    if (!own || own->from < m->to || !words_match(context, m->to, own->from, "^,%s+when%s[^,;]*$")) return false;
    *cost = -20;
    return true;
  }
  *cost = 0;
  if (!s->date && r->value && r->rule->kind != RULE_EXIT && dates_another(context, m, s->away)) return false;
  const Mention *act = r->value ? r->value : r->anchor;
  bool apart = !s->away && m->to <= act->from && words_apart(context, m->to, act->from); /* "从2020年起…；去年，拟…" */
  if (s->date && !apart && (labelled(context, m) || begins_then(context, m))) return true;
  if (s->away) {
    if (!s->date && s->reading->value && s->reading->rule->kind != RULE_EXIT && dates_the_telling(context, m))
      return false;
    if (!s->date && m->date->bound == DATE_SINCE) return false;            /* what has gone on there since then */
    static const char *const year_before[] = {"^去年同期$", "^上年同期$"}; /* of one figure there */
    if (!s->date && words_any(context, m->from, m->to, year_before, 2)) return false;
    *cost = (double)m->from + 1;
    if (!s->date && (date_amount(context, m) || date_of_base(context, m))) return false; /* that of one figure there */
    return m->date->grain != GRAIN_CENTURY && m->date->grain != GRAIN_DECADE;
  }
  const Mention *anchor = r->value ? r->value : r->anchor;
  if (!s->date && r->value && r->rule->kind != RULE_EXIT && dates_the_telling(context, m)) return false;
  if (s->date && m->from >= anchor->to && words_match(context, anchor->to, m->from, ",%s+which%s+will%s"))
    return false; /* "imposed a duty of 5%, which will rise to 9% on May 1": that of what comes then */
  if (!s->date && m->from >= anchor->to && words_apart(context, anchor->to, m->from) &&
      words_match(context, anchor->to, m->from, "; "))
    return false;
  if (r->rule->kind == RULE_EXIT && m->from >= anchor->to &&
      words_match(context, anchor->to, m->from, ",%s+whe[rn]e?%s[%a%s]*$"))
    return false; /* "will be moved to Romania, where it opened a plant in 2019" */
  if (!s->date && (date_of_other(context, anchor, m) || in_concession(context, anchor, m))) return false;
  if (date_in_aside(context, anchor, m)) return false;
  if (!s->date && r->value && period_of_compared(context, r->value, m)) return false;
  if (!s->date && r->value && r->rule->kind != RULE_EXIT && of_what_comes(context, r, m)) return false;
  if (r->rule->owed && m->from >= anchor->to && words_match(context, anchor->to, m->from, "%f[%a]issued%s+[%a%s]*$"))
    return false; /* "failed to repay bonds that it had issued just last year" */
  const Mention *amount = s->date ? NULL : date_amount(context, m);
  if (amount && r->value) {
    *cost = amount == r->value ? -40 : context_distance(m, anchor);
    return amount == r->value || chinese_parallel(context, amount, r->value);
  }
  if (!s->date && (r->up || r->down) && date_of_base(context, m) && !date_of_own(context, anchor, m)) return false;
  double gap = context_distance(m, anchor);
  bool notice = !s->date && r->rule->kind == RULE_EXIT &&
                (dates_the_telling(context, m) || (!context->han && date_of_notice(context, m)));
  if (notice) gap += 20; /* "said on Monday" */
  if (s->date && dates_the_outcome(context, m, anchor)) gap += 12;
  if (s->date && m->date->grain == GRAIN_YEAR && has_day(context, m))
    gap += 12; /* "announced the 2011 quotas on Monday" */
  if (s->date && of_other_verb(context, m, anchor)) gap += 12;
  bool general = !s->date && r->value &&
                 ((r->value->type == NAME_PERCENT && m->date->bound == DATE_SINCE) ||
                  words_match(context, m->from, m->to, "^[Tt]his%s+year$"));
  if (general && !chinese_sentence(context) && has_better(context, m)) gap += 20;
  if (!s->date && chinese_sentence(context)) {
    return chinese_period_cost(m, anchor, cost);
  }
  if (r->value && m->from >= anchor->to && gap <= 12 &&
      words_match(context, anchor->to, m->from, "%f[%a][by][eu]t%f[%A]"))
    gap += 9; /* "in 2020 ... fell to 18, but recovered in 2021" */
  *cost = m->from >= anchor->to ? gap : m->token <= 2 && !apart && !notice ? fmin(gap, 9) : gap + 2;
  return true;
}

/* Whether a date tells what a present figure is set against: a year gone by, behind an amount of its own ("now 2.4
 * million tonnes, more than double the 1.1 million it had in 2021"). */
bool period_is_earlier_level(const Context *c, const Reading *r, const Mention *m) {
  const ClaimDocument *document = c->document;
  int written = atoi(document->reference), y, month, day;
  const Date *date = m->date;
  if (!r->value || !document->reference[0] || !date || !date->readings || date->reading[0].hi == DATE_OPEN_HI)
    return false;
  date_to_civil(date->reading[0].hi, &y, &month, &day);
  if (!document->inferred && y >= written) return false;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *other = &c->mention[i];
    if (other->type < NAME_NUMBER || other->type > NAME_QUANTITY) continue;
    if (other->from >= r->value->to && other->to <= m->from) return true;
  }
  return false;
}

/* "now", "currently", "recently" in the clause: the time of the document. */
const Mention *period_now(const Context *c, const Reading *r) {
  if (r->rule->aims && !c->han) return NULL; /* "from 15 GW now to 50 GW": what is to be is not yet */
  EACH_MENTION (cue, c, NAME_now_cue) {
    bool topic = c->han && cue->to <= r->anchor->from && !context_last_between(c, NAME_DATE, cue->to, r->anchor->from);
    if (cue->clause == r->anchor->clause || cue->token <= 1 || topic) return cue;
  }
  return NULL;
}

static bool is_one_of(const char *word, size_t length, const char *const *list) {
  for (char first = (char)(*word | 0x20); *list; list++)
    if (**list == first && strncasecmp(word, *list, length) == 0 && !(*list)[length]) return true;
  return false;
}

/* Whether the clause speaks in the present ("accounts for 98 percent"): its time is the document's. */
bool period_is_present(const Context *c, const Reading *r) {
  static const char *const present[] = {"is",     "are",      "has",       "have",    "accounts",  "account",
                                        "makes",  "produces", "stands",    "remains", "controls",  "faces",
                                        "face",   "suffers",  "suffer",    "holds",   "owes",      "owe",
                                        "boasts", "commands", "dominates", "now",     "currently", NULL};
  static const char *const past[] = {"was", "were", "had", "fell", "rose", "reached", "made", NULL};
#define FIRST(letter) [letter - 'a'] = true
  static const bool begins[26] = {FIRST('a'), FIRST('b'), FIRST('c'), FIRST('d'), FIRST('f'), FIRST('h'), FIRST('i'),
                                  FIRST('m'), FIRST('n'), FIRST('o'), FIRST('p'), FIRST('r'), FIRST('s'), FIRST('w')};
#undef FIRST
  bool known = r->anchor->clause < c->clauses, found = false;
  uint32_t from = known ? c->clause[r->anchor->clause].from : c->from;
  uint32_t to = known ? c->clause[r->anchor->clause].to : c->to;
  for (uint32_t at = from, end; at < to; at = end + 1) {
    for (end = at; end < to && is_letter(c->text[end]);) end++;
    if (end == at || !begins[(c->text[at] | 0x20) - 'a']) continue;
    if (is_one_of(c->text + at, end - at, past)) return false;
    found = found || is_one_of(c->text + at, end - at, present);
  }
  return found;
}

const char *period_of_document(ClaimDocument *document, bool whole) {
  size_t length = strlen(document->reference);
  if (!length || (whole && document->inferred)) return NULL;
  return document_copy(document, document->reference, whole || length < 7 ? length : 7);
}
