/* scan_value.h: what is read at one place of a scan: a date, a length of time or a quantity. For scan.c only. */
#ifndef QUERN_TEXT_SCAN_VALUE_H
#define QUERN_TEXT_SCAN_VALUE_H

#include "text/mention.h"

/* A place of text[from..to); `floor` is the end of the quantity or date before it. */
typedef struct ValuePlace {
  const char *text;
  size_t from, to, floor, at;
} ValuePlace;

typedef struct ScanValue {
  size_t from, to; /* to 0: nothing */
  MentionType type;
  Date date;
  Duration duration;
  Quantity quantity;
  bool asked; /* for the reference date */
} ScanValue;

/* Tries a date, then a quantity (`begins`: bits of scan_trigger.h); the longer wins, the date when they tie. */
void scan_value(const ValuePlace *place, unsigned begins, int32_t reference, ScanValue *value);

#endif
