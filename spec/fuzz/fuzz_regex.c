/* Any pattern over any text, a line break between them: an error or spans inside the text, and soon. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/regex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const uint8_t *cut = memchr(data, '\n', size);
  Regex *regex;
  if (!cut || regex_new(&regex, (const char *)data, (size_t)(cut - data), size % 2 ? "i" : "ms", NULL) != STATUS_OK)
    return 0;
  size_t length = size - (size_t)(cut - data) - 1;
  char *text = malloc(length + 1);
  memcpy(text, cut + 1, length);
  RegexSpan *spans = calloc(regex_groups(regex), sizeof *spans);
  bool found = true;
  for (size_t at = 0, tries = 0; found && at <= length && tries < 20; tries++) {
    if (regex_find(regex, text, length, at, spans, &found, NULL) != STATUS_OK || !found) break;
    if (spans[0].to > length || spans[0].from < at) { /* \K may put the start behind the end */
      if (spans[0].from > length) abort();
    }
    at = spans[0].to > at ? spans[0].to : at + 1;
    while (at < length && (text[at] & 0xC0) == 0x80) at++;
  }
  free(spans);
  free(text);
  regex_free(regex);
  return 0;
}
