/* The dates of a text, for telling when it was written (reference.c): where each stands, what is said of it. */
#ifndef QUERN_CLAIM_DATES_H
#define QUERN_CLAIM_DATES_H

#include "claim/claim_part.h"
#include "text/date.h"

/* The dates of a text, each with its sentence. */
typedef struct Dates {
  const char *text;
  size_t length;
  const Scan *scan;
  PatternBook *patterns;
  const ClaimRules *rules;
} Dates;

enum { FIRST_DAY = -30000, LAST_DAY = 60000 }; /* what texts tell of: 1887 to 2134 */
enum { NEWS_MOST = 3, FIRST_LINES = 6, FIRST_BYTES = 700, LAST_BYTES = 200, LINE_MOST = 100, LAST_LINE_MOST = 60 };
enum { DATES_NEAR = 96 }; /* bytes around a date, at most, that lists of patterns are asked about */

/* dates_told.c */
bool dates_has(const Dates *all, const char *bytes, size_t length, const char *text);
bool dates_any(const Dates *all, const char *bytes, size_t length, const char *const *list, size_t count);
void dates_small_letters(const char *bytes, size_t length, char *small);
bool dates_lies_ahead(const Dates *all, uint32_t from, const Date *date);
bool dates_looks_ahead(const Dates *all, const Sentence *s);
bool dates_told(const Dates *all, uint8_t zone, uint32_t from, const Date *date);
int dates_month_named(const char *text, uint32_t from, uint32_t to);
bool dates_same_part(const Dates *all, const Sentence *s, uint32_t from, uint32_t to);
bool dates_is_base(const Dates *all, const Sentence *s, uint32_t from);
bool dates_goes_back(const Dates *all, const Sentence *s, uint32_t from, uint32_t to);
bool dates_says_then(const Dates *all, uint32_t from, uint32_t to);
bool dates_just_over(const Dates *all, uint32_t from);
bool dates_tells_now(const Dates *all, const char *words, size_t length);

/* dates_line.c */
bool dates_in_line(const Dates *all, uint32_t at, uint32_t most);
bool dates_in_dateline(const Dates *all, const Sentence *s, uint32_t from, uint32_t to);
bool dates_in_chinese_dateline(const Dates *all, uint32_t to);
bool dates_is_labelled(const Dates *all, uint32_t from, uint32_t to);
bool dates_is_stamp(const Dates *all, uint32_t from, uint32_t to);
bool dates_ends_title(const Dates *all, size_t number, uint32_t bytes, uint32_t to, bool heading, const Date *date);
bool dates_opens_text(const Dates *all, size_t number, uint32_t from, const Date *date);
bool dates_is_year_line(const Dates *all, uint32_t from, const Date *date);
bool dates_stands_alone(const Dates *all, uint32_t to);
bool dates_is_signature(const Dates *all, uint32_t from, uint32_t to, const Date *date); /* "二○二○年五月" at the end */
bool dates_is_set(const Dates *all, uint32_t to); /* "in July 2026 as scheduled" */
bool dates_short_stamp(const Dates *all, char *reference);
const char *dates_issue_year(ClaimDocument *document);
/* Whether bytes may hold the number of an issue: most hold no stroke, and no 期. */
bool dates_may_number(const char *text, size_t length);

#endif
