/* date.h: dates, periods and durations, absolute and relative, English and Chinese. */
#ifndef QUERN_TEXT_DATE_H
#define QUERN_TEXT_DATE_H

#include "text/mention.h"

enum { DATE_NO_REFERENCE = INT32_MIN }; /* relative dates stay unresolved: never guessed */

/* Days since 1970-01-01 in the proleptic Gregorian calendar, and back. */
int32_t date_from_civil(int year, int month, int day);
void date_to_civil(int32_t days, int *year, int *month, int *day);

/* Writes "2024", "2024-05", "2024-05-17", "2021/2025" or "2023/.." (ISO 8601) for a reading of the given grain. */
size_t date_format(const DateReading *reading, DateGrain grain, char *out, size_t room);

/* Reads a date or a duration that begins at text[at]; a modifier may stand before ("early", "by", "since"): *from tells
 * (never before `floor`). `reference` is the document's date. Returns the end of the span, or 0. `type` gets
 * MENTION_DATE (date filled) or MENTION_DURATION (duration filled). Total; allocates nothing. */
size_t date_parse(const char *text, size_t length, size_t floor, size_t at, int32_t reference, size_t *from,
                  MentionType *type, Date *date, Duration *duration);

/* Words that can begin one ("january", "mid", "last", "today", "去年"), lowercase, NULL-ended. */
extern const char *const date_words[];

#endif
