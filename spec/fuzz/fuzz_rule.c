/* Any pattern over any text: it is refused in one line, or its programs run and need something. The input is a pattern
 * up to the first NUL or tab, and the text behind it. */
#include <stdlib.h>
#include <string.h>

#include "text/date.h"
#include "text/match_pattern.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static Lexicon *lexicon;
static Scanner *scanner;

static bool prepare(void) {
  static const char *const terms[][3] = {{"steel", "SECTOR", "steel"}, {"China", "PLACE", "CHN"},
                                         {"中国", "PLACE", "CHN"},     {"fell", "WORD", "fall_cue"},
                                         {"output", "WORD", "cue"},    {"a", "A", "a"}};
  Error error = {0};
  if (lexicon) return true;
  if (lexicon_new(&lexicon, &error) != STATUS_OK) return false;
  for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
    if (lexicon_add(lexicon, terms[i][0], strlen(terms[i][0]), lexicon_type(lexicon, terms[i][1]), terms[i][2],
                    &error) != STATUS_OK)
      return false;
  return lexicon_build(lexicon, &error) == STATUS_OK && scanner_new(&scanner, lexicon, &error) == STATUS_OK;
}

static void check_refusal(const Error *error) {
  if (!error->text[0]) abort();
}

static void check_needs(const MatchPattern *pattern) {
  if (match_pattern_programs(pattern) == 0) abort();
  for (size_t i = 0; i < match_pattern_programs(pattern); i++) {
    size_t needs = 0;
    while (match_pattern_need(pattern, i, needs)) needs++;
    if (needs == 0 || needs > PATTERN_NEEDS || match_pattern_size(pattern, i) == 0) abort();
  }
}

static void run(MatchSet *set, const char *text, size_t length) {
  Scan scan = SCAN_INIT;
  Matches matches = MATCHES_INIT;
  Error error = {0};
  if (match_set_build(set, &error) == STATUS_OK &&
      scanner_scan(scanner, text, length, NULL, DATE_NO_REFERENCE, NULL, &scan, &error) == STATUS_OK)
    (void)match_run(set, text, &scan, &matches, &error);
  for (size_t i = 0; i < matches.count; i++)
    if (matches.match[i].from > matches.match[i].to || matches.match[i].to > length) abort();
  matches_free(&matches);
  scan_free(&scan);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
  size_t end = 0;
  while (end < size && data[end] && data[end] != '\t') end++;
  size_t behind = end < size ? end + 1 : size;
  MatchPattern *pattern = NULL;
  MatchSet *set = NULL;
  PatternSlots slots = {.count = 0};
  Error error = {0};
  if (!prepare()) return 0;
  if (match_pattern_new(&pattern, (const char *)data, end, &error) != STATUS_OK) {
    check_refusal(&error);
    return 0;
  }
  check_needs(pattern);
  if (match_set_new(&set, lexicon, &error) == STATUS_OK) {
    if (match_pattern_add(pattern, set, lexicon, 0xFF, &slots, &error) == STATUS_OK)
      run(set, (const char *)data + behind, size - behind);
    else
      check_refusal(&error);
  }
  match_set_free(set);
  match_pattern_free(pattern);
  return 0;
}
