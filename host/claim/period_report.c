/* Times that a document as a whole tells: the year a yearly report is on, a span after a time told before. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claim/claim_part.h"

/* Whether a word stands in a text, in either case: `word` in small letters. */
static bool has_word(const char *text, size_t length, const char *word, size_t rare) {
  const char forms[] = {word[rare], (char)(word[rare] & ~0x20)}, *end = text + length;
  size_t behind = strlen(word) - rare;
  for (size_t i = 0; i < sizeof forms; i++)
    for (const char *at = text; (at = memchr(at, forms[i], (size_t)(end - at))) != NULL; at++)
      if ((size_t)(at - text) >= rare && (size_t)(end - at) >= behind && (at[1] | 0x20) == word[rare + 1] &&
          strncasecmp(at - rare, word, rare + behind) == 0)
        return true;
  return false;
}

static bool has_year(const char *text, size_t length) {
  static const char year[] = "年";
  for (const char *at = text, *end = text + length; (at = memchr(at, *year, (size_t)(end - at))) != NULL; at++)
    if ((size_t)(end - at) >= sizeof year - 1 && memcmp(at, year, sizeof year - 1) == 0) return true;
  return false;
}

/* Whether a head may tell the year of a report. Most do not. */
static bool may_report(const char *text, size_t length) {
  return has_word(text, length, "annual", 3) || has_word(text, length, "ended", 2) ||
         has_word(text, length, "full-year", 1) || has_year(text, length);
}

const char *period_reported(ClaimDocument *document) {
  enum { HEAD = 700 };
  static const char *const heads[] = {"(20%d%d)%s+[Aa][Nn][Nn][Uu][Aa][Ll]%s+[Rr]",
                                      "[Aa][Nn][Nn][Uu][Aa][Ll]%s+[Rr][Ee][%a%s]-(20%d%d)",
                                      "[Yy][Ee][Aa][Rr]%s+[Ee][Nn][Dd][Ee][Dd][%a%s%d,]-(20%d%d)",
                                      "[Ff]ull%-[Yy]ear%s+(20%d%d)",
                                      "(20%d%d)年度报告",
                                      "(20%d%d)年年度报告",
                                      "(20%d%d)年年报",
                                      "(20%d%d)年度业绩",
                                      "(20%d%d)年国民经济和社会发展统计公报"};
  if (document->reported_known) return document->reported;
  document->reported_known = true;
  if (!may_report(document->text, document->length < HEAD ? document->length : HEAD)) return NULL;
  PatternMatch match;
  for (size_t i = 0; i < sizeof heads / sizeof *heads && !document->reported; i++)
    if (document_find(document, HEAD, heads[i], &match))
      document->reported = document_copy(document, document->text + match.capture[0].from, 4);
  return document->reported;
}

bool period_says_reported(const Context *c) {
  return words_match(c, c->from, c->to, "[Rr]eporting [Pp]eriod") || words_match(c, c->from, c->to, "报告期内") ||
         words_match(c, c->from, c->to, "in the course of the year");
}

/* "Within two years" after a date in the sentences before: that date, so much later. */
const char *period_within(const Context *c, const char *before) {
  const Mention *duration = context_of(c, NAME_DURATION, NULL);
  if (!duration) return NULL;
  Window lead = window_before(c, duration->from, 10);
  if (!window_has(&lead, "within%s+$")) return NULL;
  char year[8], text[32];
  (void)snprintf(year, sizeof year, "%.4s", before);
  double years = floor(duration->duration->months / 12 + 0.5);
  if (strspn(year, "0123456789") != 4 || !(years > 0) || years > 10000) return NULL;
  int length = snprintf(text, sizeof text, "%d", atoi(year) + (int)years);
  return document_copy(c->document, text, (size_t)length);
}

/* "Q3FY25" of such a country: the quarter of the calendar in which it is, for years that begin in April or July. */
static void settle_quarter(const Context *c, Claim *claim, const char *period, bool in_april) {
  char text[16];
  for (uint32_t i = 0; i < claim->spans; i++) {
    const ClaimSpan *span = &claim->span[i];
    if (span->field != NAME_period || span->to <= span->from || !words_match(c, span->from, span->to, "[Ff][Yy]%s?%d"))
      continue;
    int year = atoi(period) - 1, quarter = period[6] - '0' + (in_april ? 1 : 2);
    if (quarter > 4) year++, quarter -= 4;
    int length = snprintf(text, sizeof text, "%04d-Q%d", year, quarter);
    claim_set(c->document, claim, NAME_period, value_text(document_copy(c->document, text, (size_t)length)));
    return;
  }
}

/* "2016-17" of a country whose year of accounts begins in April or July: from month to month. */
void period_settle_fiscal(const Context *c, Claim *claim) {
  static const char *const april[] = {"IND", NULL}, *const july[] = {"PAK", "BGD", "NPL", NULL};
  const char *period = text_of(claim_get(claim, NAME_period)), *place = text_of(claim_get(claim, NAME_place));
  if (!period || !place) return;
  bool in_april = word_listed(place, april), quarter = strlen(period) == 7 && period[5] == 'Q';
  if (!in_april && !word_listed(place, july)) return;
  if (quarter) settle_quarter(c, claim, period, in_april);
  if (strlen(period) != 9 || period[4] != '/' || atoi(period + 5) != atoi(period) + 1) return;
  char text[24];
  int length = snprintf(text, sizeof text, "%.4s-%s/%.4s-%s", period, in_april ? "04" : "07", period + 5,
                        in_april ? "03" : "06");
  claim_set(c->document, claim, NAME_period, value_text(document_copy(c->document, text, (size_t)length)));
}
