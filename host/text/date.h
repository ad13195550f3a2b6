/* date.h: dates, periods and durations, absolute and relative, English and Chinese.
 *
 * A date is read as the stretch of days that it names, from the first to the last: "2024" is 366 days, "2021–25" five
 * years. Where language leaves it open, every reading is given, the likeliest first:
 * - a month, a day or a quarter without a year is the last one begun by the reference date (news tells what happened),
 *   then the next one; the other way round where the sentence looks ahead ("will", "until", "due", 将);
 * - words that tell from the date before ("the previous year", "a year earlier", "the same period last year", 去年同期)
 *   are resolved against the date before in the paragraph first, the reference date second;
 * - "past five years", "two years ago": see date_relative.c; 3/7/2017 is read month first, then day first.
 * "early", "mid", "late", "the start of", "the end of" do not change the period: they are its `mod` (a stretch cannot
 * be told from them), and for a start or an end the one day is offered too. A preposition is not part of the span; what
 * it says is `bound`. Dates that do not exist (30 February) are not read. A number of four digits is a year only where
 * the words around it allow (date_evidence.c).
 *
 * It reads tokens on demand from the place where it is called, tries the readers that may begin with such a word, and
 * takes the longest reading: some hundred nanoseconds a call, less where there is no date. */
#ifndef QUERN_TEXT_DATE_H
#define QUERN_TEXT_DATE_H

#include "text/mention.h"

enum { DATE_NO_REFERENCE = INT32_MIN }; /* relative dates stay unresolved: never guessed */

/* Days since 1970-01-01 in the proleptic Gregorian calendar, and back. */
int32_t date_from_civil(int year, int month, int day);
void date_to_civil(int32_t days, int *year, int *month, int *day);

/* Writes "2024", "2024-05" or "2024-05-17", to the grain of a year, a month or a day, and returns the length. */
enum { DATE_DAY_MOST = 16 };
size_t date_write_day(int32_t day, DateGrain grain, char out[DATE_DAY_MOST]);

/* Writes "2024", "2024-H1", "2024-Q3", "2024-05", "2024-05-17", "2021/2025" or "2023/.." (ISO 8601) for a reading of
 * the given grain. */
size_t date_format(const DateReading *reading, DateGrain grain, char *out, size_t room);

/* Reads a date or a duration around text[at], a word of date_words, a digit or a Chinese numeral; words that belong to
 * it may stand before ("the end of", "in the past five"): *from tells where it begins (never before `floor`, the end of
 * the mention before). `reference` is the document's date; *asked tells whether it was asked for, so that another could
 * give another result. Returns the end of the span, or 0. `type` gets MENTION_DATE
 * (date filled) or MENTION_DURATION (duration filled). Total; allocates nothing. */
size_t date_parse(const char *text, size_t length, size_t floor, size_t at, int32_t reference, bool *asked,
                  size_t *from, MentionType *type, Date *date, Duration *duration);

/* Where the word begins whose letters touch the digits at text[at] and make a date of them ("Oct2", "FY24"); `at` when
 * there is none. */
size_t date_glued(const char *text, size_t floor, size_t at);

/* Words around which one may stand ("january", "year", "today", "去年"), lowercase, NULL-ended. */
extern const char *const date_words[];

#endif
