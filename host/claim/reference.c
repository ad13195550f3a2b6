/* When a text was written that does not say so: the day in its first lines, or the latest time it speaks of as past. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "claim/claim_part.h"
#include "text/date.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* The dates of a text, each with its sentence. */
typedef struct Dates {
  const char *text;
  size_t length;
  const Scan *scan;
  PatternBook *patterns;
  const ClaimRules *rules;
} Dates;

static bool has(const Dates *all, const char *bytes, size_t length, const char *text) {
  const PatternEntry *entry = pattern_book_find(all->patterns, text);
  return entry ? pattern_search(all->patterns, entry->pattern, bytes, length, NULL)
               : pattern_find(bytes, length, 0, text, NULL);
}

static void small_letters(const char *bytes, size_t length, char *small) {
  for (size_t i = 0; i < length; i++)
    small[i] = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char)(bytes[i] | 0x20) : bytes[i];
}

/* Words near a date that make it a wish or a name, not a time the document has seen. */
static bool lies_ahead(const Dates *all, uint32_t from, const Date *date) {
  static const char *const ahead[] = {"by%s+$",
                                      "until%s+$",
                                      "strategy%s+$",
                                      "vision%s+$",
                                      "agenda%s+$",
                                      "through%s+$",
                                      "made in china%s+$",
                                      "beyond%s+$",
                                      "plan%s+$",
                                      "will ",
                                      "expected ",
                                      "to%s+$",
                                      "expires?%s+[io]n%s+$",
                                      "due%s+[io]n%s+$",
                                      "due%s+to%s+%a+%s+[io]n%s+$",
                                      "ends%s+[io]n%s+$",
                                      "starts%s+[io]n%s+$",
                                      "begins%s+[io]n%s+$",
                                      "takes?%s+effect%s+[io]n%s+$"};
  if (date->bound == DATE_BY) return true;
  size_t length = from < 48 ? from : 48;
  char before[48];
  small_letters(all->text + from - length, length, before);
  size_t begin = length;
  while (begin > 0 && before[begin - 1] != '.' && before[begin - 1] != ';') begin--;
  for (size_t i = 0; i < sizeof ahead / sizeof *ahead; i++)
    if (has(all, before + begin, length - begin, ahead[i])) return true;
  return false;
}

enum { FIRST_DAY = -30000, LAST_DAY = 60000 }; /* what texts tell of: 1887 to 2134 */

static bool told(const Dates *all, uint8_t zone, uint32_t from, const Date *date) {
  return (zone == ZONE_BODY || zone == ZONE_LIST_ITEM) && date->readings && !date->relative &&
         date->reading[0].lo > FIRST_DAY && date->reading[0].hi < LAST_DAY && !lies_ahead(all, from, date);
}

/* Whether a sentence tells what is to come: a forecast, a plan, a target, something possible. */
static bool looks_ahead(const Dates *all, const Sentence *s) {
  const Mentions *m = &all->scan->mentions;
  for (size_t low = mentions_first(m, s->from); low < m->count && m->from[low] < s->to; low++) {
    if (m->type[low] < MENTION_LEXICON) continue;
    uint16_t list = all->rules->term[m->value[low]].list;
    if (list == NAME_forecast_cue || list == NAME_plan_cue || list == NAME_hypothetical_cue || list == NAME_target_cue)
      return true;
  }
  return false;
}

static void write_iso(const Date *date, char reference[64]) {
  bool part = date->grain == GRAIN_QUARTER || date->grain == GRAIN_HALF; /* a text is of its first month then */
  size_t length = date_format(&date->reading[0], part ? GRAIN_MONTH : (DateGrain)date->grain, reference, 64);
  reference[length < 63 ? length : 63] = '\0';
}

/* The month, or the year, of a day. */
static void write_part(int32_t day, bool month, char reference[64]) {
  int y, m, d;
  date_to_civil(day, &y, &m, &d);
  if (month)
    (void)snprintf(reference, 64, "%04d-%02d", y, m);
  else
    (void)snprintf(reference, 64, "%04d", y);
}

static int year_of(int32_t day) {
  int y, m, d;
  date_to_civil(day, &y, &m, &d);
  return y;
}

typedef struct Evidence {
  bool unresolved;
  const Date *title, *line, *month_line; /* a day in a byline or the first lines; a month in a line of its own */
  const Date *last_line;                 /* a day in one of the last lines */
  const Date *year_line;                 /* a year alone in its line, at either end */
  const Date *edge;                      /* a day at either end, outside of all sentences */
  bool named_month, has_month, has_year, has_base, last_month;
  uint16_t months;     /* a bit for each month that is named without a year */
  uint16_t bare;       /* likewise, of those that a sentence tells of as past */
  int news;            /* the month without a year that the title or the first sentence tells of, or 0 */
  int32_t month, year; /* the latest told as past */
  int32_t pictured;    /* the latest day that a caption tells, or 0 */
  int32_t ahead;       /* the first day, month or year that is planned, or 0 */
  uint16_t told_days;  /* months of days without a year on which something was said: "on Thursday, June 19" */
  uint16_t bare_days;  /* months of days without a year */
  bool by_base;        /* the latest year is that behind one that figures are held against */
  bool now;            /* it speaks of this year, last year, last month ... */
  bool by_day;         /* that month is told by one of its days: what happened then is news */
  int32_t base;        /* the latest month that stands against the one a year before, or the month before */
  int32_t headline;    /* the year that the first heading names, or 0 */
  size_t later_years;  /* how often a year later than every month is told as past */
} Evidence;

enum { FIRST_LINES = 6, FIRST_BYTES = 700, LAST_BYTES = 200, LINE_MOST = 100, LAST_LINE_MOST = 60 };

/* Whether a place stands in a line that is no sentence: short, without a full stop at its end. */
static bool in_line(const Dates *all, uint32_t at, uint32_t most) {
  uint32_t from = at, to = at;
  while (from > 0 && all->text[from - 1] != '\n' && at - from <= most) from--;
  while (to < all->length && all->text[to] != '\n' && to - at <= most) to++;
  while (to > from && strchr(" \t\r)*_", all->text[to - 1])) to--;
  if (to - from > most) return false;
  return to == from || (all->text[to - 1] != '.' && !(to >= 3 && memcmp(all->text + to - 3, "。", 3) == 0));
}

/* "ISTANBUL, Oct 14 (Agency) - ", "LONDON - 3 May 2024": a date before the dash that ends a dateline. */
static bool in_dateline(const Dates *all, const Sentence *s, uint32_t from, uint32_t to) {
  size_t room = all->length - to, length = room < 40 ? room : 40;
  const char *rest = all->text + to;
  bool dash = has(all, rest, length, "^%s*[%-–—]+%s") || has(all, rest, length, "^%s*%b()%s*[%-–—]+%s");
  return from - s->from <= 60 && dash && all->text[s->from] >= 'A' && all->text[s->from] <= 'Z';
}

/* "新华社北京8月10日电", "某报8月3日讯": a Chinese dateline. */
static bool in_chinese_dateline(const Dates *all, uint32_t to) {
  static const char *const sent[] = {"电", "電", "讯", "訊", "消息", "报道", "報道"};
  while (to < all->length && strchr(" )", all->text[to])) to++;
  for (size_t i = 0; i < sizeof sent / sizeof *sent; i++)
    if (all->length - to > 6 && memcmp(all->text + to, sent[i], strlen(sent[i])) == 0) return true;
  return false;
}

/* "2023-08-02 18:49", "发布时间：2023年8月2日", or the first words of all: when a page was put up. */
static bool is_stamp(const Dates *all, uint32_t from, uint32_t to) {
  size_t room = all->length - to, length = room < 12 ? room : 12;
  if (from == 0 || has(all, all->text + to, length, "^%s*%d%d?:%d%d")) return true;
  size_t lead = from < 16 ? from : 16;
  return has(all, all->text + from - lead, lead, "时间[:：]%s*$") ||
         has(all, all->text + from - lead, lead, "日期[:：]%s*$");
}

/* A title line that ends in the date: "Briefing (29 August 2024)", "Weekly, issue 38, 20 September 2023". */
static bool ends_title(const Dates *all, size_t number, uint32_t bytes, uint32_t to, bool heading, const Date *date) {
  bool grain = date->grain == GRAIN_DAY || date->grain == GRAIN_WEEK || (date->grain == GRAIN_MONTH && heading);
  if (number >= 3 || bytes > 180 || !grain || date->relative) return false;
  size_t room = all->length - to, length = room < 12 ? room : 12;
  const char *rest = all->text + to;
  return has(all, rest, length, "^[%s%]%)*_]*\n") || has(all, rest, length, "^）%s*\n") ||
         has(all, rest, length, "^[%)%]]%s*[%-—–]");
}

/* "2024-06-18 The ministry ...", "Date 7 May 2020 ...": a text that opens with its day or month. */
static bool opens_text(const Dates *all, size_t number, uint32_t from, const Date *date) {
  enum { LABEL_MOST = 12 };
  const Sentence *s = &all->scan->sentences.sentence[number];
  bool grain = date->grain == GRAIN_DAY || date->grain == GRAIN_MONTH;
  if (number > 0 || !grain || date->relative || from - s->from > LABEL_MOST) return false;
  char label[LABEL_MOST + 1];
  small_letters(all->text + s->from, from - s->from, label);
  return has(all, label, from - s->from, "^%s*date:?%s*$") || has(all, label, from - s->from, "^%s*published:?%s*$") ||
         (has(all, label, from - s->from, "^%s*$") && has(all, all->text + from, 5, "^%d%d%d%d[-/]"));
}

/* The number of the last month that a date without a year names, or 0. */
static int month_named(const char *text, uint32_t from, uint32_t to) {
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  int named = 0;
  for (uint32_t at = from; at + 3 <= to; at++) {
    char name[3];
    small_letters(text + at, 3, name);
    bool begins = at == from || !((text[at - 1] | 0x20) >= 'a' && (text[at - 1] | 0x20) <= 'z');
    for (int i = 0; i < 12 && begins; i++)
      if (memcmp(name, months + 3 * i, 3) == 0) named = i + 1;
    if (memcmp(text + at, "月", 3) != 0) continue;
    int units = at > from ? text[at - 1] - '0' : -1, tens = at > from + 1 && text[at - 2] == '1' ? 10 : 0;
    if (units >= 0 && units <= 9 && units + tens <= 12) named = units + tens;
  }
  return named;
}

/* "the same month of 2018": a year whose part is that of the figure. */
static bool same_part(const Dates *all, const Sentence *s, uint32_t from, uint32_t to) {
  uint32_t begin = from - s->from > 32 ? from - 32 : s->from;
  return to - from >= 4 && is_digit(all->text[to - 1]) && is_digit(all->text[to - 4]) &&
         (has(all, all->text + begin, to - begin, "same%s+%a+%s+[io][nf]%s+%d%d%d%d$") ||
          has(all, all->text + begin, to - begin, "corresponding%s+%a+%s+[io][nf]%s+%d%d%d%d$"));
}

/* "over July 2017", "from 5.7 million tonnes in November 2019": what stands before a date that a figure is held
 * against. */
static bool is_base(const Dates *all, const Sentence *s, uint32_t from) {
  static const char *const bases[] = {"compared%s+with%s+$",
                                      "compared%s+to%s+$",
                                      "over%s+$",
                                      "than%s+$",
                                      "from%s+$",
                                      "versus%s+$",
                                      "vs%.?%s+$",
                                      "against%s+$",
                                      "month%s+[io][nf]%s+$",
                                      "period%s+[io][nf]%s+$",
                                      "to%s+that%s+of%s+$"};
  static const char *const figures[] = {"%f[%a]compared%s+[%w%s.,%%$]*$", "%f[%a]over%s+[%w%s.,%%$]*$",
                                        "%f[%a]than%s+[%w%s.,%%$]*$",     "%f[%a]from%s+[%w%s.,%%$]*$",
                                        "%f[%a]versus%s+[%w%s.,%%$]*$",   "%f[%a]vs%.?%s+[%w%s.,%%$]*$",
                                        "%f[%a]against%s+[%w%s.,%%$]*$"};
  size_t length = from - s->from < 64 ? from - s->from : 64;
  char before[64];
  small_letters(all->text + from - length, length, before);
  if (has(all, before, length, "%s+the%s+$")) length -= 4;
  for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
    if (has(all, before, length, bases[i])) return true;
  if (!has(all, before, length, "%f[%a]in%s+$") && !has(all, before, length, "%f[%a]during%s+$") &&
      !has(all, before, length, "%f[%a]of%s+$"))
    return false;
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
    if (has(all, before, length, figures[i])) return true;
  return false;
}

/* "up 4% in July over July 2017", "in May, than in the same month of 2018": the month of the figure is told by what it
 * is held against. A month without a year is the first of its name behind the base: one of the sentence, else that of
 * the base where the text names it again, or speaks of "last month". */
static void weigh_base(Evidence *e, const Dates *all, const Sentence *s, uint32_t from, uint32_t to, const Date *date) {
  bool month = date->grain == GRAIN_MONTH && date->readings && !date->relative, same = same_part(all, s, from, to);
  if ((!month && !same) || !is_base(all, s, from)) return;
  const Mentions *m = &all->scan->mentions;
  int y = 0, base = 12, d, named = 0;
  if (date->readings)
    date_to_civil(date->reading[0].lo, &y, &base, &d);
  else
    (void)sscanf(all->text + to - 4, "%4d", &y);
  for (size_t k = mentions_first(m, s->from); k < m->count && m->from[k] < s->to; k++) {
    bool open = m->type[k] == MENTION_DATE && !m->date[m->value[k]].readings;
    int here = open ? month_named(all->text, m->from[k], m->to[k]) : 0;
    if (here) named = here;
  }
  if (!named && month && (e->months >> base & 1 || e->last_month)) named = base;
  if (!named) return;
  int32_t day = date_from_civil(!month || named <= base ? y + 1 : y, named, 28);
  if (!e->has_base || day > e->base) e->base = day;
  e->has_base = true;
}

/* "（2023年）", "2022": a year in a line of its own at either end. */
static bool is_year_line(const Dates *all, uint32_t from, const Date *date) {
  enum { MOST = 14 };
  bool edge = from < FIRST_BYTES || from + LAST_BYTES >= all->length;
  return edge && date->readings && !date->relative && date->grain == GRAIN_YEAR && in_line(all, from, MOST);
}

/* "September 11th 2025 ![", "12 May 2021 | Analysis": a date that no sentence goes on behind. */
static bool stands_alone(const Dates *all, uint32_t to) {
  size_t room = all->length - to, length = room < 12 ? room : 12;
  const char *rest = all->text + to;
  return has(all, rest, length, "^%s*!%[") || has(all, rest, length, "^%s*|") || has(all, rest, length, "^%s*·") ||
         has(all, rest, length, "^%s*•");
}

/* "on Thursday, June 19", "（9月8日）公布": a day without a year on which what the text tells was said. */
static bool says_then(const Dates *all, uint32_t from, uint32_t to) {
  static const char *const said[] = {"^）?公布", "^）?公佈", "^）?发布", "^）?發布",
                                     "^）?發佈", "^）?通报", "^）?宣布", "^）?宣佈"};
  size_t room = all->length - to, length = room < 12 ? room : 12;
  for (size_t i = 0; i < sizeof said / sizeof *said; i++)
    if (has(all, all->text + to, length, said[i])) return true;
  return has(all, all->text + from, to - from, "^%u%l+day,?%s+%u%l+%.?%s+%d%d?$");
}

/* "刚刚过去的2018年": that year is over. */
static bool just_over(const Dates *all, uint32_t from) {
  uint32_t size = from < 18 ? from : 18;
  return has(all, all->text + from - size, size, "过去的$") || has(all, all->text + from - size, size, "過去的$");
}

/* "this year", "last month", 去年, 本月: times told from the day of writing. */
static bool tells_now(const Dates *all, const char *words, size_t length) {
  static const char *const from_now[] = {"^[Tt]his%s+%a+$",
                                         "^[Ll]ast%s+year$",
                                         "^[Ll]ast%s+month$",
                                         "^[Ll]ast%s+week$",
                                         "^[Nn]ext%s+year$",
                                         "^[Yy]esterday$",
                                         "^[Tt]oday$",
                                         "^今年",
                                         "^去年",
                                         "^%u%l+day$",
                                         "^上月",
                                         "^上个月",
                                         "^本月",
                                         "^明年",
                                         "^昨",
                                         "^近日",
                                         "^日前"};
  for (size_t i = 0; i < sizeof from_now / sizeof *from_now; i++)
    if (has(all, words, length, from_now[i])) return true;
  return false;
}

static void weigh(Evidence *e, const Dates *all, size_t number, uint32_t from, uint32_t to, const Date *date) {
  const Sentence *s = &all->scan->sentences.sentence[number];
  uint8_t zone = all->scan->zones.zone[s->zone].kind;
  uint32_t bytes = s->to - s->from;
  weigh_base(e, all, s, from, to, date);
  if (!date->readings) {
    e->unresolved = true;
    int named = month_named(all->text, from, to);
    e->months |= (uint16_t)(1u << named);
    const char *words = all->text + from;
    bool bare = has(all, words, to - from, "^%a+%.?$") || has(all, words, to - from, "^%d%d?月$") ||
                has(all, words, to - from, "^%d%d?月份$");
    if (number < 2 && !e->news && bare) e->news = named;
    e->now |= tells_now(all, words, to - from);
    if (!bare && named && !looks_ahead(all, s)) {
      if (date->grain == GRAIN_DAY) e->bare_days |= (uint16_t)(1u << named);
      if (says_then(all, from, to)) e->told_days |= (uint16_t)(1u << named);
    }
    if (bare && (zone == ZONE_BODY || zone == ZONE_LIST_ITEM) && !looks_ahead(all, s))
      e->bare |= (uint16_t)(1u << named);
    e->last_month |= to - from >= 10 && strncasecmp(all->text + from, "last month", 10) == 0;
    return;
  }
  if (is_year_line(all, from, date)) e->year_line = date;
  bool opens = opens_text(all, number, from, date);
  if (!e->title && (opens || ends_title(all, number, bytes, to, zone == ZONE_HEADING, date))) e->title = date;
  bool reads = zone != ZONE_CAPTION && zone != ZONE_TABLE;
  bool first = number < FIRST_LINES && from < FIRST_BYTES && reads, day_named = date->grain == GRAIN_DAY;
  bool line = zone == ZONE_BYLINE || zone == ZONE_SOURCE ||
              (number < FIRST_LINES && bytes <= 48 && s->from == all->scan->zones.zone[s->zone].from) ||
              (first && in_line(all, from, LINE_MOST));
  bool iso =
      number == 0 && from - s->from <= 6 && to - from == 10 && all->text[from + 4] == '-'; /* "date 2021-04-08 " */
  bool alone = first && !date->relative && stands_alone(all, to);
  bool dateline = first && (iso || alone || in_dateline(all, s, from, to) || in_chinese_dateline(all, to));
  if (first && day_named && is_stamp(all, from, to)) {
    line = true;
    dateline |= from == 0; /* "07-21 09:38": of the year that the text speaks of */
  }
  if (!e->line && day_named && ((line && !date->relative) || dateline)) e->line = date;
  if (date->grain == GRAIN_MONTH && !date->relative && first && in_line(all, from, LINE_MOST) && !e->named_month) {
    e->month_line = date; /* "Brief 2025/07 · March 2025": a number may be that of the issue */
    e->named_month = memchr(all->text + from, '/', to - from) == NULL;
  }
  if (day_named && !date->relative && from + LAST_BYTES >= all->length && in_line(all, from, LAST_LINE_MOST))
    e->last_line = date;
  bool part = date->grain == GRAIN_QUARTER || date->grain == GRAIN_HALF, year = date->grain == GRAIN_YEAR;
  bool month = date->grain == GRAIN_DAY || date->grain == GRAIN_MONTH || part;
  int32_t day = month ? date->reading[0].hi : date->reading[0].lo;     /* "1-6月": written when they were over */
  bool over = year && (is_base(all, s, from) || just_over(all, from)); /* "more than in 2021": after it */
  if (over) day = date_from_civil(year_of(day) + 1, 1, 1);
  bool later = month ? !e->has_month || day > e->month : year && (!e->has_year || day >= e->year);
  if (year && zone == ZONE_HEADING && number < 2 && date->bound != DATE_BY && date->bound != DATE_BEFORE &&
      !date->relative && !lies_ahead(all, from, date))
    e->headline = day;
  bool dated = !date->relative && date->reading[0].lo > FIRST_DAY && date->reading[0].hi < LAST_DAY;
  if (zone == ZONE_CAPTION && dated && day_named && date->reading[0].hi > e->pictured)
    e->pictured = date->reading[0].hi;
  bool planned = dated && (zone == ZONE_BODY || zone == ZONE_LIST_ITEM) && date->bound != DATE_BY &&
                 (year ? looks_ahead(all, s) && !lies_ahead(all, from, date)
                       : month && (looks_ahead(all, s) || lies_ahead(all, from, date)));
  if (planned && (!e->ahead || date->reading[0].lo < e->ahead)) e->ahead = date->reading[0].lo;
  if (!later || !told(all, zone, from, date) || ((year || part) && looks_ahead(all, s))) return;
  if (month) {
    e->has_month = true, e->month = day;
    e->by_day = day_named;
  } else {
    e->later_years = e->has_year && day == e->year ? e->later_years + 1 : 1;
    e->has_year = true, e->year = day;
    e->by_base = over;
  }
}

/* "Status as of 30 June 2022 (not an offer)", "Chengdu, 28 March 2025": lines at the ends that no zone reads. */
static void weigh_edge(Evidence *e, const Dates *all, uint32_t from, const Date *date) {
  bool edge = from < FIRST_BYTES || from + LAST_BYTES >= all->length;
  if (is_year_line(all, from, date)) e->year_line = date;
  if (edge && date->readings && !date->relative && date->grain == GRAIN_DAY && in_line(all, from, LINE_MOST))
    e->edge = date;
}

static Evidence gather(const Dates *all) {
  const Mentions *m = &all->scan->mentions;
  Evidence e = {0};
  size_t at = 0;
  for (size_t i = 0; i < all->scan->sentences.count; i++) {
    const Sentence *s = &all->scan->sentences.sentence[i];
    for (; at < m->count && m->from[at] < s->from; at++)
      if (m->type[at] == MENTION_DATE) weigh_edge(&e, all, m->from[at], &m->date[m->value[at]]);
    for (; at < m->count && m->from[at] < s->to; at++)
      if (m->type[at] == MENTION_DATE) weigh(&e, all, i, m->from[at], m->to[at], &m->date[m->value[at]]);
  }
  for (; at < m->count; at++)
    if (m->type[at] == MENTION_DATE) weigh_edge(&e, all, m->from[at], &m->date[m->value[at]]);
  return e;
}

/* Whether the word that ends before `end` (behind white space) names an event: "Expo". */
static bool names_event(const char *text, size_t end) {
  static const char *const events[] = {"Expo",     "Summit", "Forum", "Conference", "Congress",
                                       "Olympics", "Games",  "Fair",  "Show",       "Cup"};
  size_t to = end;
  while (to > 0 && is_space(text[to - 1])) to--;
  if (to == end) return false;
  size_t from = to;
  while (from > 0 && is_letter(text[from - 1])) from--;
  while (from < to && !(text[from] >= 'A' && text[from] <= 'Z')) from++;
  for (size_t i = 0; i < sizeof events / sizeof *events; i++)
    if (strlen(events[i]) == to - from && memcmp(text + from, events[i], to - from) == 0) return true;
  return false;
}

/* The latest year in the name of an event's edition ("Expo 2017"); "" without one. */
static void edition(const Dates *all, char year[8]) {
  const char *text = all->text, *end = text + all->length;
  year[0] = '\0';
  for (const char *at = text; (at = memchr(at, '2', (size_t)(end - at))) != NULL; at++) {
    if (end - at < 4 || at[1] != '0' || !is_digit(at[2]) || !is_digit(at[3]) || (end - at > 4 && is_digit(at[4])))
      continue;
    if (memcmp(at, year, 4) > 0 && names_event(text, (size_t)(at - text))) (void)snprintf(year, 8, "%.4s", at);
  }
}

/* "23-07-31 23:07": a stamp at the head of a text that begins with the last figures of its year. */
static bool short_stamp(const Dates *all, char *reference) {
  enum { STAMP = 14 };
  if (all->length < STAMP || !has(all, all->text, STAMP, "^%d%d%-[01]%d%-[0-3]%d %d%d:%d%d")) return false;
  (void)snprintf(reference, 64, "20%.8s", all->text);
  return true;
}

/* The last of several months without a year that follow the one told with its year ("in December 2015 ...; in February
 * ..., in April"); that one itself where they do not: a year is told where it is another. */
static int32_t months_after(int32_t day, uint16_t bare, int least) {
  enum { YEAR = 12, LATE = 2 };
  int y, m, d, farthest = 0, several = 0;
  date_to_civil(day, &y, &m, &d);
  for (int month = 1; month <= YEAR; month++) {
    if (!(bare >> month & 1)) continue;
    int ahead = (month - m + YEAR) % YEAR;
    if (ahead == 0 || ahead >= YEAR - LATE) continue;
    several++;
    if (ahead > farthest) farthest = ahead;
  }
  if (several < least) return day;
  int month = m + farthest;
  return date_from_civil(y + (month > YEAR), (month - 1) % YEAR + 1, 28);
}

/* "Exports up in November", and "March 2020" farther down: what is news was written of within two months; so it is the
 * November that follows, unless the day told is of the two months behind it. */
static int32_t news_after(int32_t day, int month) {
  enum { YEAR = 12, LATE = 2 };
  int y, m, d;
  date_to_civil(day, &y, &m, &d);
  int since = (m - month + YEAR) % YEAR;
  if (since <= LATE) return day;
  int ahead = YEAR - since;
  return date_from_civil(y + (m + ahead > YEAR), (m + ahead - 1) % YEAR + 1, 28);
}

bool reference_infer(ClaimDocument *document, bool *unresolved) {
  Dates all = {document->text, document->length, document->scan, document->patterns, document->rules};
  char *reference = document->reference;
  Evidence e = gather(&all);
  *unresolved = e.unresolved;
  reference[0] = '\0';
  if (short_stamp(&all, reference)) return true;
  const Date *known[] = {e.title, e.line, e.last_line, e.month_line, e.edge, e.year_line}, *written = NULL;
  for (size_t i = 0; !written && i < sizeof known / sizeof *known; i++) written = known[i];
  if (written) {
    write_iso(written, reference);
    return true;
  }
  char year[8];
  edition(&all, year);
  bool based = e.has_base && (!e.has_month || e.base > e.month) && !(e.has_year && e.year > e.base);
  if (based) write_part(e.last_month ? e.base + 10 : e.base, true, reference); /* "last month": the one it tells of */
  /* one later year beside days and months is a time to come that the words around it do not tell */
  else if (e.has_month && !(e.has_year && e.year > e.month && e.later_years > 1))
    write_part(e.told_days   ? months_after(e.month, e.told_days, 1)
               : e.by_day    ? e.month
               : e.news      ? news_after(e.month, e.news)
               : e.bare_days ? months_after(e.month, e.bare | e.bare_days, 1)
                             : months_after(e.month, e.bare, 2),
               true, reference);
  else if (e.has_year) /* within a year it is "this year": one that is told by its number is over */
    write_part(e.headline >= e.year  ? e.headline
               : e.now && !e.by_base ? date_from_civil(year_of(e.year) + 1, 1, 1)
                                     : e.year,
               false, reference);
  if (strcmp(year, reference) > 0) (void)snprintf(reference, 64, "%s", year);
  char shown[64] = "";
  if (e.pictured) write_part(e.pictured, true, shown); /* a text is not older than its pictures */
  if (strcmp(shown, reference) > 0) (void)snprintf(reference, 64, "%s", shown);
  if (!reference[0] && e.ahead) write_part(e.ahead, false, reference); /* all it dates is near at hand */
  return false;
}

int32_t reference_day(const char *reference) {
  int year, month = 12, day = 31, y, m, d;
  size_t length = strlen(reference);
  int read = sscanf(reference, "%4d-%2d-%2d", &year, &month, &day);
  if (length == 7 && read == 2) day = 28;
  if (!((length == 4 && read == 1) || (length == 7 && read == 2) || (length >= 10 && read == 3)))
    return DATE_NO_REFERENCE;
  int32_t days = date_from_civil(year, month, day);
  date_to_civil(days, &y, &m, &d);
  return y == year && m == month && d == day ? days : DATE_NO_REFERENCE;
}
