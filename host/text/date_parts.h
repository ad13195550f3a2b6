/* date_parts.h: what the parsers of dates share: a date as it was written, and how it becomes days.
 *
 * date_english.c, date_day.c and date_span.c read absolute forms, date_range.c two of them, date_relative.c, date_ago.c
 * and date_bare.c those told from the reference date or from the date before (date_before.c), date_period.c periods
 * named by a day, date_count.c parts of periods ("the first two months of 2024"), date_duration.c lengths of time,
 * date_chinese.c all of it in Chinese. Each returns the index after what it read, or 0. */
#ifndef QUERN_TEXT_DATE_PARTS_H
#define QUERN_TEXT_DATE_PARTS_H

#include "text/date.h"
#include "text/date_calendar.h"
#include "text/date_lex.h"

enum {
  DATE_UNSAID = INT32_MIN,      /* no year was written: the reference date gives the likely ones */
  DATE_UNKNOWN = INT32_MIN + 1, /* "last year" without a reference date */
  DATE_HOLIDAY = 13             /* in place of a month */
};

enum { DATE_YEAR_LEAST = 1000, DATE_YEAR_MOST = 2199 }; /* four digits outside are numbers, not years */

typedef struct DatePart {
  uint8_t grain; /* GRAIN_SPAN is a season */
  uint8_t mod;
  bool relative; /* the year came from the reference date */
  bool numeric;  /* written 3/7/2017: day and month may change places */
  bool weak;     /* only a number or a word that is oftener something else: needs evidence around it */
  int year;
  int index; /* month, quarter, half, season; of a decade its tens, or with a year its length; of a century its number;
                DATE_HOLIDAY: `day` is one of date_holiday.c */
  int day;
} DatePart;

typedef struct DateBefore {
  size_t begin; /* of the phrase it was looked for; SIZE_MAX: not yet */
  bool found;
  Date date;
  bool against; /* it is only what a figure is set against, and none else is there */
} DateBefore;

/* The length of time that begins with a token. */
typedef struct DateLength {
  unsigned begin, after; /* after: 0 when there is none */
  bool read, weak;       /* weak: it counts only before "ago" and the like */
  Duration duration;
} DateLength;

/* What one call of date_parse works on. Tokens before `start` are only looked at. */
typedef struct DateParser {
  DateLex lex;
  int32_t reference; /* asked for with date_reference, which notes it in *asked */
  bool *asked;
  uint8_t mod;          /* DateMod of the words before what is being read: "the end of" */
  bool ago;             /* a length of time is being read for what follows it: "a year ago" */
  bool range;           /* date_absolute read both ends of a range */
  bool between;         /* "between" stands before what is being read */
  bool nested;          /* this is the search for the date before: it does not search again */
  size_t begin;         /* where the phrase begins, for that search */
  DateBefore before[2]; /* what it found: any date, and a day */
  DateLength length;
} DateParser;

/* Before all else: the text is read by date_lex_begin. */
void date_parser_begin(DateParser *p, int32_t reference, bool *asked, bool nested);

static inline int32_t date_reference(const DateParser *p) {
  *p->asked = true;
  return p->reference;
}
static inline bool date_has_reference(const DateParser *p) { return date_reference(p) != DATE_NO_REFERENCE; }
static inline const DateToken *date_token(DateParser *p, unsigned i) { return date_lex(&p->lex, i); }
static inline DateTokenKind date_kind(DateParser *p, unsigned i) { return (DateTokenKind)date_lex(&p->lex, i)->kind; }
static inline int date_value(DateParser *p, unsigned i) { return date_lex(&p->lex, i)->value; }

/* Is it that unit of time, in the singular or the plural? */
static inline bool date_is_unit(DateParser *p, unsigned i, TimeUnit unit) {
  return date_kind(p, i) == TOKEN_UNIT && date_value(p, i) == (int)unit;
}

/* Is the word of token `index` that one, in any case? */
bool date_token_is(DateParser *p, unsigned index, const char *word);

/* "69,000", "3.5", "12%", "15 percent", "3 million": the number goes on, or counts something that is no date. */
bool date_number_goes_on(DateParser *p, unsigned i);
bool date_number_counts(DateParser *p, unsigned i);

/* Ordinals ("third", "21st", "twenty-first") and cardinals ("3", "three", "twenty-five"). */
unsigned date_ordinal(DateParser *p, unsigned i, int *value);
unsigned date_cardinal(DateParser *p, unsigned i, int *value);

/* A two-digit year: within 80 years before and 20 after the reference (without one, 1950 to 2049). */
int date_century(const DateParser *p, int two_digits);

/* A year at i: "2024", "'24", "last year", "fiscal year 2024"; sets part->year and part->relative. */
unsigned date_year(DateParser *p, unsigned i, DatePart *part);

/* An optional year after a month, a quarter or a day: returns i itself when there is none. */
unsigned date_year_after(DateParser *p, unsigned i, DatePart *part);

/* One written part of the calendar: a day, a month, a quarter, a year ... */
unsigned date_part(DateParser *p, unsigned i, DatePart *part);

/* What date_part tries: days and months (date_day.c), longer parts (date_span.c), holidays (date_holiday.c). */
unsigned date_day_first(DateParser *p, unsigned i, DatePart *part);
unsigned date_month_first(DateParser *p, unsigned i, DatePart *part);
unsigned date_numeric(DateParser *p, unsigned i, DatePart *part);
unsigned date_quarter_first(DateParser *p, unsigned i, DatePart *part);
unsigned date_season_first(DateParser *p, unsigned i, DatePart *part);
unsigned date_decade(DateParser *p, unsigned i, DatePart *part);
unsigned date_century_named(DateParser *p, unsigned i, DatePart *part);
unsigned date_holiday(DateParser *p, unsigned i, DatePart *part);

/* Small parts of theirs: "Q3" or "third quarter" without a year; the year that a dash or slash joins to a day; a dash
 * or slash; the s of "1980s"; a number that touches what stands before it; one that may be a day. */
unsigned date_quarter_name(DateParser *p, unsigned i, DatePart *part);
unsigned date_joined_year(DateParser *p, unsigned i, DatePart *part);
bool date_is_joint(DateParser *p, unsigned i);
bool date_is_plural_s(DateParser *p, unsigned i);
bool date_is_glued_number(DateParser *p, unsigned i);
bool date_is_day_number(DateParser *p, unsigned i);
bool date_four_digit_year(DateParser *p, unsigned i);
bool date_year_alone(DateParser *p, unsigned i); /* four digits, and behind them nothing that a date could go on with */

/* A part or a range of parts, resolved. */
unsigned date_absolute(DateParser *p, unsigned i, Date *date);

/* The days that `part` covers in `year`; false if there is no such day (30 February). */
bool date_part_in(const DatePart *part, int year, DateReading *reading);

/* Resolves `from`, or the range `from` to `to` (which may be NULL), into readings. False when it cannot be a date. */
bool date_resolve(DateParser *p, DatePart *from, DatePart *to, Date *date);

/* The end of the phrase at text[at] that names a holiday, and which; 0 when there is none. The day of a holiday in a
 * year; false where it is not known. (date_holiday.c) */
size_t date_holiday_at(const char *text, size_t length, size_t at, int *index);
bool date_holiday_in(int index, int year, int32_t *day);

/* Adds the last day of that number up to the reference and the first after it: "the 29th" skips a short February. */
void date_add_nearest_days(Date *date, int32_t reference, int day);

/* Adds one reading, unless it is there already or there are enough. */
void date_add_reading(Date *date, DateReading reading);

/* Do the words around tokens i to after make a weak part a date? (date_evidence.c) */
bool date_vouched(DateParser *p, unsigned i, unsigned after, const DatePart *part);
bool date_range_vouched(DateParser *p, unsigned i, unsigned after, const DatePart *from, const DatePart *to);

/* Does a preposition stand before token i: "in the second half"? */
bool date_half_of_year(DateParser *p, unsigned i);

/* Does "will" or the like stand before, so that "last" is a verb: "it will last two years"? */
bool date_after_modal(const char *text, size_t at);

/* Does one of "on", "since", "before" ... stand before "4/22"? */
bool date_after_calendar_word(const char *text, size_t at);

/* Does one of "by", "at", "as of" ... stand before "end March"? */
bool date_after_point_word(const char *text, size_t at);

/* Do words like "ended" or "for" stand before: "ended the day"? */
bool date_after_ending(const char *text, size_t at);

/* "in his early 30s": his, her, their or my stands before, over early, mid and late. */
bool date_after_whose(const char *text, size_t at);

/* Do words like "on" or "until" stand before: "on the 27th"? Does a sentence or a clause end at token i? */
bool date_after_day_word(const char *text, size_t at);
bool date_ends_phrase(DateParser *p, unsigned i);

/* Does a number of two digits that is no day stand before a month: "32 August"? */
bool date_after_no_day(const char *text, size_t at);

/* Do digits, digits and a sign, or a path stand right before: "123-12-1234", "x.org/2024/05"? */
bool date_inside_number(const char *text, size_t at);
bool date_after_number_word(const char *text, size_t at); /* "No. 12/2031", "Regulation 7/2031": a name, no month */

/* Do the digits at `at`, which no word of a date stands before, plainly begin none? (date_number.c) */
bool date_number_is_none(const char *text, size_t length, size_t at);

/* Do words like "will" or "effective" stand before in the sentence, so that a date without a year lies ahead? */
bool date_lies_ahead(const char *text, size_t at);
/* Does a word like "from" or "starting" stand right before? */
bool date_begins(const char *text, size_t at);

/* Is the number there an amount of money: "$12 December"? */
bool date_after_currency(const char *text, size_t at);

/* "mid-", "early", "the end of", "late in": sets *mod and returns the index behind; i itself when there is none. */
unsigned date_part_word(DateParser *p, unsigned i, uint8_t *mod);

/* What the preposition before text[from] says: DATE_BY, DATE_SINCE ... or DATE_PLAIN. */
uint8_t date_bound_before(const char *text, size_t length, size_t from);

/* A date around text[at], as date_parse reads it: its end, or 0. */
size_t date_read(DateParser *p, const char *text, size_t length, size_t floor, size_t at, size_t *from, Date *date);

/* The resolved date (with `day`, the day) before this phrase in the same paragraph, at most a few hundred bytes back;
 * false if there is none. */
bool date_before(DateParser *p, bool day, Date *date);

unsigned date_relative(DateParser *p, unsigned i, Date *date);
/* Told from a length of time or from the date before (date_ago.c), and without a word that says which (date_bare.c). */
unsigned date_ago(DateParser *p, unsigned i, Date *date);
unsigned date_bare(DateParser *p, unsigned i, Date *date);

/* The period of such a unit that holds `base`, so many steps on, as a reading. */
void date_add_unit(Date *date, int32_t base, TimeUnit unit, int step);
DateGrain date_grain_of_unit(TimeUnit unit);
int date_step_of(TimeShift shift); /* -1, 0 or 1 */

/* Is the unit at token `unit`, of a phrase that begins with token i, a period by itself: "ended the day", "in the
 * week."? */
bool date_stands_alone(DateParser *p, unsigned i, unsigned unit);

unsigned date_count(DateParser *p, unsigned i, Date *date);
unsigned date_period(DateParser *p, unsigned i, Date *date);
unsigned date_duration(DateParser *p, unsigned i, Duration *duration);
/* Is it the letter of a unit that touches a number: h, and behind a word for a length ("for 10D") d, w, y? */
bool date_unit_letter(DateParser *p, unsigned i, TimeUnit *unit);
void date_duration_add(Duration *duration, double amount, TimeUnit unit);

/* "more than two decades", "90 days or less", 半年以上: sets the comparator and moves *from to its begin, not before
 * `floor`, and *to to its end. */
void date_duration_compare(const char *text, size_t length, size_t floor, size_t *from, size_t *to, Duration *duration);

/* Does a numeral or a word stand there that may begin a Chinese date with days of its own; with `any`, any such date?
 */
bool date_chinese_begins(const char *text, size_t length, size_t at, int32_t reference, bool any);

size_t date_chinese(const char *text, size_t length, size_t floor, size_t at, const DateParser *context, size_t *from,
                    MentionType *type, Date *date, Duration *duration);

#endif
