/* Any bytes, read at every place: numbers and quantities end inside the text, in order, with values that are numbers; a
 * shorter text never makes the reader look past its end (the copy is exact, so that AddressSanitizer sees it). */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/number.h"
#include "text/quantity.h"
#include "text/unit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int truth) {
  if (!truth) abort();
}

static void read_numbers(const char *text, size_t length) {
  for (size_t at = 0; at < length; at++) {
    Number number;
    size_t read = number_parse(text, length, at, &number);
    require(read <= length - at);
    if (read > 0) require(!isnan(number.value) && number.value >= 0 && number.scale >= 1);
  }
}

static void read_units(const char *text, size_t length) {
  for (size_t at = 0; at < length; at++) {
    UnitMatch match;
    if (unit_match(text, length, at, &match)) require(match.end > at && match.end <= length && match.unit);
  }
}

/* As the scanner does: each mention begins where the one before ended, or later. */
static void read_quantities(const char *text, size_t length) {
  size_t floor = 0;
  for (size_t at = 0; at < length; at++) {
    size_t from;
    MentionType type;
    Quantity quantity;
    if (at < floor) continue;
    size_t end = quantity_parse(text, length, floor, at, &from, &type, &quantity);
    if (end == 0) continue;
    require(from >= floor && from <= at && end > at && end <= length);
    require(type >= MENTION_NUMBER && type <= MENTION_ORDINAL);
    require(!isnan(quantity.value) && quantity.low <= quantity.high && quantity.comparator <= COMPARATOR_AT_LEAST);
    floor = end;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size > 4096) return 0;
  char *text = malloc(size ? size : 1);
  if (!text) return 0;
  memcpy(text, data, size);
  read_numbers(text, size);
  read_units(text, size);
  read_quantities(text, size);
  free(text);
  return 0;
}
