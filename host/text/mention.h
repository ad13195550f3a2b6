/* mention.h: the columnar buffer that a scan fills: spans of text with a type and a value.
 *
 * One buffer holds what was found in one text. Spans are byte offsets, 0-based and half-open, into that text; columns
 * are parallel arrays, so that Lua can hold a whole scan as one userdata and the matcher can run over it. Mentions are
 * ordered by `from`, then longest first. Overlaps are allowed (PLACE inside ORG, alternatives of one span); the matcher
 * decides. The values of QUANTITY-like, date-like and lexicon mentions live in three side tables; `value[i]` is the
 * index into the one that the type says. Texts are at most TEXT_LIMIT bytes: longer ones are refused with STATUS_LIMIT.
 *
 * The owner calls mentions_free. Unit and code strings are borrowed: they live as long as the tables they came from. */
#ifndef QUERN_TEXT_MENTION_H
#define QUERN_TEXT_MENTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

#define TEXT_LIMIT ((size_t)UINT32_MAX)

typedef enum MentionType {
  MENTION_NONE = 0,
  MENTION_NUMBER,   /* a number with nothing counted: "69,000", "twice" (unit "x") */
  MENTION_PERCENT,  /* unit "%": "81 percent", "百分之五" ; percentage points have unit "pp" */
  MENTION_MONEY,    /* unit is an ISO 4217 code */
  MENTION_QUANTITY, /* unit is a code of data/units.csv: "t", "vehicles", "MW" */
  MENTION_ORDINAL,  /* "18th", "第三": kept apart, because names are full of them */
  MENTION_DATE,     /* a day, or any period with a first and a last day */
  MENTION_DURATION, /* a length of time that names no period: "five years" */
  MENTION_LEXICON   /* this and every larger number: a lexicon's type, registered by name (lexicon.h) */
} MentionType;

typedef enum Comparator {
  COMPARATOR_EQUAL = 0,
  COMPARATOR_ABOUT,   /* "about", "nearly", "some", "左右" */
  COMPARATOR_LESS,    /* "less than", "under", "below" */
  COMPARATOR_AT_MOST, /* "up to", "as much as" */
  COMPARATOR_MORE,    /* "over", "more than", "exceeding", "超过" */
  COMPARATOR_AT_LEAST /* "at least" */
} Comparator;

/* "=" "~" "<" "<=" ">" ">=" */
const char *comparator_sign(Comparator comparator);

typedef struct Quantity {
  double value;       /* scale words applied: "RMB 26 trillion" is 26e12; of a range, its low end */
  double low, high;   /* a range ("US$25-30 billion"); both equal to value when there is none */
  const char *unit;   /* NULL for a bare number */
  const char *per;    /* what it is counted per: "month" of "2.2 million per month", "kg" of "$575/kg"; NULL for most */
  uint8_t comparator; /* Comparator */
} Quantity;

typedef enum DateGrain {
  GRAIN_DAY,
  GRAIN_WEEK,
  GRAIN_MONTH,
  GRAIN_QUARTER,
  GRAIN_HALF,
  GRAIN_YEAR,
  GRAIN_DECADE,
  GRAIN_CENTURY,
  GRAIN_SPAN
} DateGrain;

typedef enum DateMod {
  DATE_PLAIN,
  DATE_EARLY,
  DATE_MID,
  DATE_LATE,
  DATE_BY,
  DATE_SINCE,
  DATE_BEFORE,
  DATE_AFTER,
  DATE_ABOUT,
  DATE_START, /* "the beginning of 2023": a figure at that moment, where DATE_EARLY is a stretch of time */
  DATE_END
} DateMod;

enum { DATE_READINGS = 4, DATE_OPEN_LO = INT32_MIN, DATE_OPEN_HI = INT32_MAX };

typedef struct DateReading {
  int32_t lo, hi; /* first and last day, as days since 1970-01-01 (proleptic Gregorian); DATE_OPEN_* when unbounded */
} DateReading;

typedef struct Date {
  DateReading reading[DATE_READINGS]; /* the likeliest first */
  uint8_t readings;                   /* 0: it needs a reference date and there is none */
  uint8_t grain;                      /* DateGrain */
  uint8_t mod;                        /* DateMod: "early 2024" is 2024 with DATE_EARLY */
  uint8_t bound; /* DATE_PLAIN, or what a preposition says: "by the end of 2023" is DATE_BY of DATE_END */
  bool relative; /* it was resolved against the reference date */
} Date;

typedef struct Duration {
  double months, days, seconds; /* their sum; "18 months" is {18,0,0}, "two weeks" is {0,14,0} */
  uint8_t comparator;
} Duration;

typedef struct Mentions {
  size_t count, capacity;
  uint32_t *from, *to;
  uint16_t *type;
  uint32_t *value;
  Quantity *quantity;
  size_t quantities, quantity_capacity;
  Date *date;
  size_t dates, date_capacity;
  Duration *duration;
  size_t durations, duration_capacity;
} Mentions;

#define MENTIONS_INIT \
  { 0 }

void mentions_free(Mentions *mentions);
void mentions_clear(Mentions *mentions); /* count 0, memory kept for the next text */

/* Makes room for `capacity` mentions in all. */
Status mentions_reserve(Mentions *mentions, size_t capacity);

/* The number of the first that begins at or behind `at`; `count` where none does. */
size_t mentions_first(const Mentions *mentions, size_t at);

/* Appends one; STATUS_NOMEM or STATUS_OK. */
Status mentions_add(Mentions *mentions, size_t from, size_t to, unsigned type, uint32_t value);
Status mentions_add_quantity(Mentions *mentions, size_t from, size_t to, unsigned type, const Quantity *quantity);
Status mentions_add_date(Mentions *mentions, size_t from, size_t to, const Date *date);
Status mentions_add_duration(Mentions *mentions, size_t from, size_t to, const Duration *duration);

/* Puts the mentions of `values`, which has the side tables, among those of `mentions`, which has none; both are in
 * order, and of equal spans those of `mentions` come first. `values` is empty afterwards. */
Status mentions_merge(Mentions *mentions, Mentions *values);
/* Appends all of `tail`, which stands behind them in the text. */
Status mentions_append(Mentions *mentions, const Mentions *tail);

#endif
