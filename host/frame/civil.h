/* civil.h: days since 1970-01-01 and the Gregorian calendar, for date columns. */
#ifndef QUERN_FRAME_CIVIL_H
#define QUERN_FRAME_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct CivilDay {
  int64_t year;
  int month, day;
} CivilDay;

CivilDay civil_from_days(int64_t days);
int64_t civil_to_days(int64_t year, int month, int day);

/* Year, month and day in that order, with - or / between them ("2024-04-12", "2024/4/12"). False: not a date. */
bool civil_parse(const char *text, size_t length, int64_t *days);

enum { CIVIL_TEXT = 24 };
/* ISO 8601, NUL-terminated; returns its length. */
size_t civil_format(int64_t days, char text[CIVIL_TEXT]);

#endif
