/* Any bytes, read at every place: dates and durations end inside the text, in order; a shorter text never makes the
 * reader look past its end (the copy is exact, so that AddressSanitizer sees it). */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *text = malloc(size ? size : 1);
  memcpy(text, data, size);
  int32_t reference = size % 2 ? date_from_civil(2024, 4, 12) : DATE_NO_REFERENCE;
  for (size_t at = 0, floor = 0; at < size; at++) {
    size_t from = at;
    MentionType type = MENTION_NONE;
    Date date;
    Duration duration;
    if (at < floor) continue;
    bool asked = false;
    size_t end = date_parse(text, size, floor, at, reference, &asked, &from, &type, &date, &duration);
    if (!end) continue;
    if (from < floor || from >= end || end > size) abort();
    if (type != MENTION_DATE && type != MENTION_DURATION) abort();
    for (size_t i = 0; type == MENTION_DATE && i < date.readings; i++)
      if (date.reading[i].lo > date.reading[i].hi) abort();
    floor = end;
  }
  free(text);
  return 0;
}
