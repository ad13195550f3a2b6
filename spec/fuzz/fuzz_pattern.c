/* Any pattern over any text, a line break between them: what is told of a pattern beforehand changes no answer. */
#include <stdlib.h>
#include <string.h>

#include "naive_pattern.h"
#include "text/pattern_book.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
  enum {
    PATTERN_MOST = 24,
    COUNTS_MOST = 4,
    TEXT_MOST = 64
  }; /* patterns are constants: a hostile one takes its time */
  char text[PATTERN_MOST + 1];
  const char *bytes = (const char *)data, *line = size ? memchr(data, '\n', size) : NULL;
  size_t length = line ? (size_t)(line - bytes) : 0, rest = line ? size - length - 1 : 0;
  if (!line || length > PATTERN_MOST || rest > TEXT_MOST) return 0;
  memcpy(text, data, length);
  text[length] = '\0';
  size_t counts = 0;
  for (const char *p = text; *p; p++) counts += strchr("*+-?", *p) != NULL;
  if (counts > COUNTS_MOST) return 0;
  PatternBook book = {0};
  PatternEntry *entry = pattern_book_find(&book, text);
  if (!entry) return 0;
  Grams grams;
  char small[TEXT_MOST];
  for (size_t i = 0; i < rest; i++)
    small[i] = (char)(line[1 + i] >= 'A' && line[1 + i] <= 'Z' ? line[1 + i] | 0x20 : line[1 + i]);
  grams_of(&grams, small, rest);
  PatternMatch plain = {0}, told = {0};
  bool matches = naive_pattern(line + 1, rest, 0, text, &plain);
  bool allowed =
      grams_allow(&grams, &entry->grams) && pattern_search(&book, pattern_of(&book, entry), line + 1, rest, &told);
  size_t from = rest / 3;
  PatternMatch later = {0}, found = {0};
  bool behind = naive_pattern(line + 1, rest, from, text, &later);
  if (behind != pattern_find(&book, line + 1, rest, from, text, &found)) abort();
  if (behind && (later.from != found.from || later.to != found.to)) abort();
  pattern_book_free(&book);
  if (matches != allowed || (matches && (plain.from != told.from || plain.to != told.to))) abort();
  return 0;
}
