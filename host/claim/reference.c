/* When a text was written that does not say so: the day in its first lines, or the latest time it speaks of as past. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "claim/dates.h"
#include "claim/document.h"
#include "text/date.h"

/* The month, or the year, of a day. */
static void write_part(int32_t day, bool month, char reference[64]) {
  int y, m, d;
  date_to_civil(day, &y, &m, &d);
  if (month)
    (void)snprintf(reference, 64, "%04d-%02d", y, m);
  else
    (void)snprintf(reference, 64, "%04d", y);
}

/* "January to June 2024": more than one. */
static bool is_months(const Date *date) {
  enum { MONTH_LONGEST = 31 };
  return date->grain == GRAIN_MONTH && date->reading[0].hi - date->reading[0].lo >= MONTH_LONGEST;
}

static void write_iso(const Date *date, char reference[64]) {
  if (is_months(date)) {
    write_part(date->reading[0].hi, true, reference); /* of the last of them */
    return;
  }
  bool part = date->grain == GRAIN_QUARTER || date->grain == GRAIN_HALF; /* a text is of its first month then */
  DateGrain grain = part ? GRAIN_MONTH : date->grain == GRAIN_WEEK ? GRAIN_DAY : (DateGrain)date->grain;
  size_t length = date_format(&date->reading[0], grain, reference, 64);
  reference[length < 63 ? length : 63] = '\0';
}

static int year_of(int32_t day) {
  int y, m, d;
  date_to_civil(day, &y, &m, &d);
  return y;
}

static int month_of(int32_t day) {
  int y, m, d;
  date_to_civil(day, &y, &m, &d);
  return m;
}

typedef struct Evidence {
  bool unresolved;
  const Date *signature; /* a month or a day in Chinese numerals, at the end of a text: "二○二○年五月" */
  const Date *title, *line, *month_line; /* a day in a byline or the first lines; a month in a line of its own */
  const Date *last_line;                 /* a day in one of the last lines */
  const Date *year_line;                 /* a year alone in its line, at either end */
  const Date *edge;                      /* a day at either end, outside of all sentences */
  bool named_month, has_month, has_year, has_base, last_month;
  uint16_t months;          /* a bit for each month that is named without a year */
  uint16_t bare;            /* likewise, of those that a sentence tells of as past */
  int news;                 /* the month without a year that the title or the first sentence tells of, or 0 */
  int32_t month, year;      /* the latest told as past */
  int32_t pictured;         /* the latest day that a caption tells, or 0 */
  int parts_of;             /* the latest year of which a part is named, whatever is told of it, or 0 */
  int32_t ahead;            /* the first day, month or year that is planned, or 0 */
  uint16_t told_days;       /* months of days without a year on which something was said: "on Thursday, June 19" */
  uint16_t bare_days;       /* months of days without a year */
  uint16_t year_ago;        /* months told with "last year": "in July last year" */
  bool last_year;           /* it speaks of last year */
  bool by_base;             /* the latest year is that behind one that figures are held against */
  bool now;                 /* it speaks of this year, last year, last month ... */
  bool by_day;              /* that month is told by one of its days: what happened then is news */
  int32_t base;             /* the latest month that stands against the one a year before, or the month before */
  int32_t headline;         /* the year that the first heading names, or 0 */
  int named_year;           /* the latest year that is told as none to come, or 0 */
  int wire_month, wire_day; /* of the dateline of a news agency, which tells no year; 0: there is none */
  size_t later_years;       /* how often a year later than every month is told as past */
} Evidence;

/* "up 4% in July over July 2017", "in May, than in the same month of 2018": the month of the figure is told by what it
 * is held against. A month without a year is the first of its name behind the base: one of the sentence, else that of
 * the base where the text names it again, or speaks of "last month". */
static void weigh_base(Evidence *e, const Dates *all, const Sentence *s, uint32_t from, uint32_t to, const Date *date) {
  bool month = date->grain == GRAIN_MONTH && date->readings && !date->relative,
       same = dates_same_part(all, s, from, to);
  if ((!month && !same) || !dates_is_base(all, s, from)) return;
  const Mentions *m = &all->scan->mentions;
  int y = 0, base = 12, d, named = 0;
  if (date->readings)
    date_to_civil(date->reading[0].lo, &y, &base, &d);
  else
    (void)sscanf(all->text + to - 4, "%4d", &y);
  for (size_t k = mentions_first(m, s->from); k < m->count && m->from[k] < s->to; k++) {
    bool open = m->type[k] == MENTION_DATE && !m->date[m->value[k]].readings;
    int here = open ? dates_month_named(all->text, m->from[k], m->to[k]) : 0;
    if (here) named = here;
  }
  if (!named && month && (e->months >> base & 1 || e->last_month)) named = base;
  if (!named) return;
  int32_t day = date_from_civil(!month || named <= base ? y + 1 : y, named, 28);
  if (!e->has_base || day > e->base) e->base = day;
  e->has_base = true;
}

/* "2025-09-12 09:36   Source: ...   Read: 38": a line or two with wide gaps, which is no table. */
static bool is_spaced_line(const Dates *all, const Sentence *s) {
  enum { LINES_MOST = 2 };
  size_t from = all->scan->zones.zone[s->zone].from, to = all->scan->zones.zone[s->zone].to, lines = 1;
  while (to > from && is_space(all->text[to - 1])) to--;
  for (size_t at = from; at < to; at++) lines += all->text[at] == '\n';
  return lines <= LINES_MOST;
}

/* A day, or the week of one: "Week of 8 September 2025". */
static bool is_day(const Date *date) {
  return date->grain == GRAIN_DAY || (date->grain == GRAIN_WEEK && !date->relative);
}

static void weigh(Evidence *e, const Dates *all, size_t number, uint32_t from, uint32_t to, const Date *date) {
  const Sentence *s = &all->scan->sentences.sentence[number];
  uint8_t zone = all->scan->zones.zone[s->zone].kind;
  uint32_t bytes = s->to - s->from;
  weigh_base(e, all, s, from, to, date);
  if (!date->readings) {
    e->unresolved = true;
    int named = dates_month_named(all->text, from, to);
    e->months |= (uint16_t)(1u << named);
    const char *words = all->text + from;
    bool bare = dates_has(all, words, to - from, "^%a+%.?$") || dates_has(all, words, to - from, "^%d%d?月$") ||
                dates_has(all, words, to - from, "^%d%d?月份$");
    if (number < 2 && !e->news && bare) e->news = named;
    e->now |= dates_tells_now(all, words, to - from);
    bool first = number < FIRST_LINES && from < FIRST_BYTES && named && date->grain == GRAIN_DAY;
    if (first && !e->wire_month && (dates_in_dateline(all, s, from, to) || dates_in_chinese_dateline(all, to))) {
      uint32_t at = to;
      while (at > from && !is_digit(all->text[at - 1])) at--;
      while (at > from && is_digit(all->text[at - 1])) at--;
      int day = 0;
      if (sscanf(all->text + at, "%2d", &day) == 1 && day >= 1 && day <= 31) e->wire_month = named, e->wire_day = day;
    }
    if (named && (dates_has(all, words, to - from, "^%a+,?%s+[of]*%s*last%s+year$") ||
                  dates_has(all, words, to - from, "^去年%d+月")))
      e->year_ago |= (uint16_t)(1u << named);
    e->last_year |= dates_has(all, words, to - from, "^[Ll]ast%s+year$") || dates_has(all, words, to - from, "^去年");
    if (named && number < NEWS_MOST && date->grain == GRAIN_DAY) e->told_days |= (uint16_t)(1u << named);
    if (!bare && named && !dates_looks_ahead(all, s)) {
      if (date->grain == GRAIN_DAY) e->bare_days |= (uint16_t)(1u << named);
      if (dates_says_then(all, from, to)) e->told_days |= (uint16_t)(1u << named);
    }
    if (bare && (zone == ZONE_BODY || zone == ZONE_LIST_ITEM) && !dates_looks_ahead(all, s))
      e->bare |= (uint16_t)(1u << named);
    e->last_month |= to - from >= 10 && strncasecmp(all->text + from, "last month", 10) == 0;
    return;
  }
  if (dates_is_year_line(all, from, date)) e->year_line = date;
  if (dates_is_signature(all, from, to, date)) e->signature = date;
  bool opens = dates_opens_text(all, number, from, date);
  if (!e->title && (opens || dates_ends_title(all, number, bytes, to, zone == ZONE_HEADING, date))) e->title = date;
  bool reads = zone != ZONE_CAPTION && (zone != ZONE_TABLE || is_spaced_line(all, s));
  bool first = number < FIRST_LINES && from < FIRST_BYTES && reads, day_named = is_day(date);
  bool line = zone == ZONE_BYLINE || zone == ZONE_SOURCE ||
              (number < FIRST_LINES && bytes <= 48 && s->from == all->scan->zones.zone[s->zone].from) ||
              (first && dates_in_line(all, from, LINE_MOST));
  bool iso =
      number == 0 && from - s->from <= 6 && to - from == 10 && all->text[from + 4] == '-'; /* "date 2021-04-08 " */
  bool alone = first && !date->relative && dates_stands_alone(all, to);
  bool dateline = first && (iso || alone || dates_in_dateline(all, s, from, to) || dates_in_chinese_dateline(all, to));
  bool labelled = from < FIRST_BYTES && day_named && !date->relative && dates_is_labelled(all, from, to);
  if (labelled || (first && day_named && dates_is_stamp(all, from, to))) {
    line = true;
    dateline |= from == 0; /* "07-21 09:38": of the year that the text speaks of */
  }
  if (!e->line && day_named && ((line && !date->relative) || dateline)) e->line = date;
  if (date->grain == GRAIN_MONTH && !date->relative && first && dates_in_line(all, from, LINE_MOST) &&
      !e->named_month) {
    e->month_line = date; /* "Brief 2025/07 · March 2025": a number may be that of the issue */
    e->named_month = memchr(all->text + from, '/', to - from) == NULL;
  }
  if (day_named && !date->relative && from + LAST_BYTES >= all->length && dates_in_line(all, from, LAST_LINE_MOST))
    e->last_line = date;
  bool part = date->grain == GRAIN_QUARTER || date->grain == GRAIN_HALF, year = date->grain == GRAIN_YEAR;
  bool month = date->grain == GRAIN_DAY || date->grain == GRAIN_MONTH || part;
  int32_t day = month ? date->reading[0].hi : date->reading[0].lo; /* "1-6月": written when they were over */
  if (month && !date->relative && year_of(date->reading[0].lo) > e->parts_of)
    e->parts_of = year_of(date->reading[0].lo);
  bool over = year && (dates_is_base(all, s, from) || dates_just_over(all, from)); /* "more than in 2021": after it */
  if (over) day = date_from_civil(year_of(day) + 1, 1, 1);
  bool dated = !date->relative && date->reading[0].lo > FIRST_DAY && date->reading[0].hi < LAST_DAY;
  bool named = dated && (zone == ZONE_BODY || zone == ZONE_LIST_ITEM) && date->bound != DATE_BY &&
               date->bound != DATE_BEFORE && !dates_lies_ahead(all, from, date);
  if (named && year_of(date->reading[0].lo) > e->named_year) e->named_year = year_of(date->reading[0].lo);
  bool later = month ? !e->has_month || day > e->month : year && (!e->has_year || day >= e->year);
  if (year && zone == ZONE_HEADING && number < 2 && date->bound != DATE_BY && date->bound != DATE_BEFORE &&
      !date->relative && !dates_lies_ahead(all, from, date))
    e->headline = day;
  if (zone == ZONE_CAPTION && dated && day_named && date->reading[0].hi > e->pictured)
    e->pictured = date->reading[0].hi;
  bool planned = dated && (zone == ZONE_BODY || zone == ZONE_LIST_ITEM) && date->bound != DATE_BY &&
                 (year ? dates_looks_ahead(all, s) && !dates_lies_ahead(all, from, date)
                       : month && (dates_looks_ahead(all, s) || dates_lies_ahead(all, from, date)));
  if (planned && (!e->ahead || date->reading[0].lo < e->ahead)) e->ahead = date->reading[0].lo;
  bool span = part || is_months(date);
  if (span && first && dated && later && dates_in_line(all, from, LINE_MOST) && !dates_lies_ahead(all, from, date) &&
      !dates_looks_ahead(all, s)) { /* "Third quarter of 2024", at the head: what the text covers is over */
    e->has_month = true, e->month = day;
    return;
  }
  if (!later || !dates_told(all, zone, from, date) || dates_is_set(all, to) || dates_goes_back(all, s, from, to) ||
      ((year || part) && dates_looks_ahead(all, s)))
    return;
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
static void weigh_edge(Evidence *e, const Dates *all, uint32_t from, uint32_t to, const Date *date) {
  if (dates_is_signature(all, from, to, date)) e->signature = date;
  bool edge = from < FIRST_BYTES || from + LAST_BYTES >= all->length;
  bool day = date->readings && !date->relative && is_day(date);
  if (!e->line && day && from < FIRST_BYTES && dates_is_labelled(all, from, to)) e->line = date;
  if (dates_is_year_line(all, from, date)) e->year_line = date;
  if (edge && day && dates_in_line(all, from, LINE_MOST)) e->edge = date;
  bool month = date->readings && !date->relative && date->grain == GRAIN_MONTH && !is_months(date);
  if (month && from < FIRST_BYTES && !e->named_month && dates_in_line(all, from, LINE_MOST)) e->month_line = date;
}

/* "No. 31/2024", "2024年第12期": the year that the number of an issue tells in the first lines; "" without one. */
static void of_issue(const Dates *all, char year[8]) {
  static const char *const numbers[] = {"%f[%a][Nn][or]%.?%s*%d+%s*/%s*(20%d%d)%f[%D]",
                                        "%f[%a][Ii]ssue%s+%d+%s*/%s*(20%d%d)%f[%D]", "(20%d%d)年第%d+期",
                                        "(20%d%d)年%s*第%s*%d+%s*期"};
  PatternMatch match;
  size_t length = all->length < FIRST_BYTES ? all->length : FIRST_BYTES;
  year[0] = '\0';
  if (!dates_may_number(all->text, length)) return;
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers && !year[0]; i++)
    if (pattern_find(all->patterns, all->text, length, 0, numbers[i], &match))
      (void)snprintf(year, 8, "%.4s", all->text + match.capture[0].from);
}

static Evidence gather(const Dates *all) {
  const Mentions *m = &all->scan->mentions;
  Evidence e = {0};
  size_t at = 0;
  for (size_t i = 0; i < all->scan->sentences.count; i++) {
    const Sentence *s = &all->scan->sentences.sentence[i];
    for (; at < m->count && m->from[at] < s->from; at++)
      if (m->type[at] == MENTION_DATE) weigh_edge(&e, all, m->from[at], m->to[at], &m->date[m->value[at]]);
    for (; at < m->count && m->from[at] < s->to; at++)
      if (m->type[at] == MENTION_DATE) weigh(&e, all, i, m->from[at], m->to[at], &m->date[m->value[at]]);
  }
  for (; at < m->count; at++)
    if (m->type[at] == MENTION_DATE) weigh_edge(&e, all, m->from[at], m->to[at], &m->date[m->value[at]]);
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

/* Within a year it is "this year": one that is told by its number is over where the text speaks of its own time, of
 * days without a year, or plans for the next; not where it names a part of that year ("the first half of 2009 ends").
 * "Last year" that is held against a year is the one behind it. */
static int32_t year_behind(const Evidence *e) {
  int year = year_of(e->year);
  if (e->parts_of == year && !e->by_base) return e->year;
  bool over = e->by_base ? e->last_year : e->now || e->told_days || (e->ahead && year_of(e->ahead) == year + 1);
  return over ? date_from_civil(year + 1, 1, 1) : e->year;
}

/* "MUMBAI, Jan 27 (Agency) -": the first such day that is not before what the text tells as past; false: it has no such
 * dateline, or tells no year. */
static bool of_wire(const Evidence *e, char reference[64]) {
  enum { EARLY = 3 };
  if (!e->wire_month || (!e->has_month && !e->has_year && !e->has_base && !e->named_year)) return false;
  int32_t low = e->has_month ? e->month : 0;
  if (e->has_year && year_of(e->year) > (e->has_month ? year_of(e->month) : 0)) {
    low = e->by_base ? e->year : year_behind(e);
    bool whole = e->parts_of != year_of(e->year) && year_of(low) == year_of(e->year); /* a year that was over by then */
    if (whole && e->wire_month <= EARLY) low = date_from_civil(year_of(e->year) + 1, 1, 1);
  }
  bool based = e->has_base && e->base > low && e->named_year + 1 < year_of(e->base);
  if (based) low = e->base; /* "8% less than in the same period of 2024" */
  int year = year_of(low);
  if (e->wire_month < month_of(low)) year++;
  if (year < e->named_year) year = e->named_year; /* "a quota of 5 million tons for 2025" */
  (void)snprintf(reference, 64, "%04d-%02d-%02d", year, e->wire_month, e->wire_day);
  return true;
}

bool reference_infer(ClaimDocument *document, bool *unresolved) {
  Dates all = {document->text, document->length, document->scan, document->patterns, document->rules};
  char *reference = document->reference;
  Evidence e = gather(&all);
  *unresolved = e.unresolved;
  reference[0] = '\0';
  if (dates_short_stamp(&all, reference)) return true;
  enum { LATE = 90 }; /* days: a page is put up at once, or long after what it shows was signed */
  if (e.signature && e.line && e.line->reading[0].lo - e.signature->reading[0].hi > LATE) e.line = NULL;
  const Date *known[] = {e.title, e.line, e.signature, e.last_line, e.month_line, e.edge, e.year_line}, *written = NULL;
  for (size_t i = 0; !written && i < sizeof known / sizeof *known; i++) written = known[i];
  if (written) {
    write_iso(written, reference);
    return true;
  }
  char year[8];
  of_issue(&all, reference);
  if (reference[0]) return true;
  if (of_wire(&e, reference)) return false;
  edition(&all, year);
  bool based = e.has_base && (!e.has_month || e.base > e.month) && !(e.has_year && e.year > e.base);
  if (based)
    write_part(e.last_month ? e.base + 10 : e.base, true, reference); /* "last month": the one it tells of */
  else if (e.has_month && e.year_ago >> month_of(e.month) & 1)        /* "in July 2004 ...", "in July last year" */
    write_part(date_from_civil(year_of(e.month) + 1, 1, 1), false, reference);
  /* one later year beside days and months is a time to come that the words around it do not tell */
  else if (e.has_month && !(e.has_year && e.year > e.month && e.later_years > 1))
    write_part(e.told_days   ? months_after(e.month, e.told_days, 1)
               : e.by_day    ? e.month
               : e.news      ? news_after(e.month, e.news)
               : e.bare_days ? months_after(e.month, e.bare | e.bare_days, 1)
                             : months_after(e.month, e.bare, 2),
               true, reference);
  else if (e.has_year)
    write_part(e.headline >= e.year ? e.headline : year_behind(&e), false, reference);
  if (strcmp(year, reference) > 0) (void)snprintf(reference, 64, "%s", year);
  char shown[64] = "";
  if (e.pictured) /* a text is not older than its pictures */
    write_part(e.told_days ? months_after(e.pictured, e.told_days, 1) : e.pictured, true, shown);
  if (strcmp(shown, reference) > 0) (void)snprintf(reference, 64, "%s", shown);
  const char *issue = dates_issue_year(document); /* a month of another year is one to come, or one long over */
  if (issue && strncmp(issue, reference, 4) != 0) (void)snprintf(reference, 64, "%.4s", issue);
  if (!reference[0] && e.ahead) write_part(e.ahead, false, reference); /* all it dates is near at hand */
  return false;
}

/* Reads a number of one to `most` digits; where it ends, or NULL. */
static const char *read_part(const char *at, int most, int *number) {
  if (!at || !is_digit(*at)) return NULL;
  for (*number = 0; most > 0 && is_digit(*at); most--) *number = *number * 10 + (*at++ - '0');
  return at;
}

int32_t reference_day(const char *reference) {
  int year, month = 12, day = 31, y, m, d, read = 0;
  size_t length = strlen(reference);
  const char *at = read_part(reference, 4, &year);
  if (at) read = 1;
  if (at && (at = *at == '-' ? read_part(at + 1, 2, &month) : NULL)) read = 2;
  if (at && (at = *at == '-' ? read_part(at + 1, 2, &day) : NULL)) read = 3;
  if (length == 7 && read == 2) day = 28;
  if (!((length == 4 && read == 1) || (length == 7 && read == 2) || (length >= 10 && read == 3)))
    return DATE_NO_REFERENCE;
  int32_t days = date_from_civil(year, month, day);
  date_to_civil(days, &y, &m, &d);
  return y == year && m == month && d == day ? days : DATE_NO_REFERENCE;
}
