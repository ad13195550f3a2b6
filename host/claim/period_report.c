/* Times that a document as a whole tells: the year a yearly report is on, a span after a time told before. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/period.h"
#include "claim/window.h"
#include "text/date.h"

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

static bool is_of_reports(const char *table) {
  static const char *const tables[] = {"trade_flows_prices", "overcapacity", "finance_debt", NULL};
  return word_listed(table, tables);
}

/* The number that digits write; 0 without any. */
static int number_at(const char *digits) {
  enum { LARGE = 100000 };
  int number = 0;
  for (; *digits >= '0' && *digits <= '9' && number < LARGE; digits++) number = number * 10 + (*digits - '0');
  return number;
}

/* Whether a time was over when a text came out: its last month lies before that of the text. */
static bool is_over(const char *period, const char *reference) {
  const char *last = strchr(period, '/') ? strchr(period, '/') + 1 : period;
  int month = 12, now = strlen(reference) == 4 ? 13 : 1; /* of a text that only tells its year */
  if (strlen(last) >= 7 && last[5] == 'Q')
    month = 3 * (last[6] - '0');
  else if (strlen(last) >= 7)
    month = last[5] == 'H' ? 6 * (last[6] - '0') : number_at(last + 5);
  if (strlen(reference) >= 7) now = number_at(reference + 5);
  return number_at(last) > 0 && number_at(last) * 12 + month < number_at(reference) * 12 + now;
}

const char *period_spell(const ClaimDocument *document, const Claim *claim) {
  const char *period = text_of(claim_get(claim, NAME_period)), *before = document->last_claim.spell;
  if (!period || !claim_get(claim, NAME_value) || !is_of_reports(claim->table)) return before;
  if (!document->reference[0] || code_is(claim->modality, "forecast")) return before;
  for (size_t i = 0; i < claim->spans; i++)
    if (claim->span[i].field == NAME_period && code_is(claim->span[i].path, "document")) return before;
  bool of_accounts = code_is(claim->table, "finance_debt") && strlen(period) == 7 && period[5] == 'Q' &&
                     strncmp(period, document->reference, 4) == 0; /* a quarter of a year of accounts */
  return of_accounts || is_over(period, document->reference) ? period : before;
}

/* What a firm earned, sold or lost in a time; what is owed is owed now. */
static bool is_earned(const Reading *r) {
  return r->head &&
         (r->head->list == NAME_result_cue || r->head->list == NAME_firm_sales_cue || r->head->list == NAME_loss_cue);
}

/* A text that has told figures of a month or a year goes on with them: the last such time, of this year or the last, if
 * the sentence does not speak of always, or of how things are now. */
const char *period_of_spell(const Context *c, const Reading *r) {
  enum { REACH = 90 };
  static const char *const always[] = {"%f[%a]every%f[%A]",
                                       "%f[%a]each%s+year",
                                       "%f[%a]can%f[%A]",
                                       "%f[%a]will%f[%A]",
                                       "%f[%a]would%f[%A]",
                                       "将",
                                       "每年"};
  static const char *const now[] = {"%f[%a]has%f[%A]",    "%f[%a]have%f[%A]",  "%f[%a]is%f[%A]",   "%f[%a]are%f[%A]",
                                    "%f[%a]stands%f[%A]", "%f[%a]holds%f[%A]", "%f[%a]remains%s",  "%f[%a]owns%f[%A]",
                                    "%f[%a]runs%f[%A]",   "%f[%a]operates%s",  "%f[%a]accounts%s", "已"};
  const char *spell = c->document->last_claim.spell, *reference = c->document->reference;
  if (!spell || !reference[0] || !r->value || !is_of_reports(r->rule->table)) return NULL;
  if (atoi(spell) + 1 < atoi(reference)) return NULL;
  if (!c->han && c->zone == ZONE_LIST_ITEM && strlen(spell) >= 7 && !code_is(r->rule->table, "finance_debt"))
    return NULL; /* each entry of a brief has its own */
  Window before = window_before(c, r->value->from, REACH);
  if (window_any(&before, always, sizeof always / sizeof *always)) return NULL;
  bool changes = r->up || r->down;
  if (!changes && r->rule->owed && !is_earned(r)) return NULL;
  return !changes && window_any(&before, now, sizeof now / sizeof *now) ? NULL : spell;
}

/* "前三季度…，当月…": the last month of what was told last. */
static const char *last_month(const Context *c, const Mention *m, uint32_t most) {
  for (uint32_t back = 0; back <= most && back <= c->number; back++) {
    const Mention *last = NULL;
    const Context *other = back ? document_sentence(c->document, c->number - back) : c;
    EACH_MENTION (date, other, NAME_DATE)
      if (date != m && date->date && date->date->readings && (back || date->to <= m->from) &&
          date->date->grain >= GRAIN_MONTH && date->date->grain <= GRAIN_HALF && !date_is_base(other, date) &&
          date->date->reading[0].hi != DATE_OPEN_HI && !words_match(other, date->from, date->to, "^当月$"))
        last = date;
    if (last) return period_format(c->document, GRAIN_MONTH, last->date->reading[0].hi);
  }
  return NULL;
}

/* "Imports for the month": the one told last, here or in the sentences before; reports are on the month that is over.
 */
const char *period_the_month(const Context *c, const Mention *m) {
  enum { BACK_MOST = 8, WORDS = 9 }; /* "the month" */
  if (words_match(c, m->from, m->to, "^当月$") || words_match(c, m->from, m->to, "^當月$"))
    return last_month(c, m, BACK_MOST);
  if (m->to - m->from != WORDS || m->date->grain != GRAIN_MONTH || !words_match(c, m->from, m->to, "^[Tt]he%s+month$"))
    return NULL;
  Window before = window_before(c, m->from, 12);
  if (!window_has(&before, "%f[%a][fid][ou][rn]%l*%s+$")) return NULL; /* "for", "in", "during" */
  for (uint32_t back = 0; back <= BACK_MOST && back <= c->number; back++) {
    const Mention *last = NULL;
    const Context *other = back ? document_sentence(c->document, c->number - back) : c;
    EACH_MENTION (date, other, NAME_DATE)
      if (date != m && date->date && date->date->readings && date->date->grain == GRAIN_MONTH &&
          (back || date->to <= m->from) && !words_match(other, date->from, date->to, "^[Tt]he%s+month$") &&
          !date_is_base(other, date))
        last = date;
    if (last) return period_value(other, last, false);
  }
  return NULL;
}

/* Whether a quarter ("2025-Q2") begins behind the day of writing. */
static bool lies_ahead(const char *quarter, const char *now) {
  int year = number_at(quarter), month = (quarter[6] - '0') * 3 - 2;
  if (number_at(now) != year || strlen(now) < 7) return number_at(now) < year && *now;
  return number_at(now + 5) < month;
}

/* "For the quarter", "during the quarter": the one told last, here or in the sentences before, else the one that was
 * over when the text came out. */
const char *period_the_quarter(const Context *c, const Mention *m) {
  enum { BACK_MOST = 12, WORDS = 11 }; /* "the quarter" */
  const char *now = c->document->reference;
  if (c->han || m->to - m->from != WORDS || !words_match(c, m->from, m->to, "^[Tt]he%s+quarter$")) return NULL;
  for (uint32_t back = 0; back <= BACK_MOST && back <= c->number; back++) {
    const char *last = NULL; /* what it is set against is earlier */
    const Context *other = back ? document_sentence(c->document, c->number - back) : c;
    EACH_MENTION (date, other, NAME_DATE) {
      if (date == m || !date->date || !date->date->readings || (!back && date->to > m->from) ||
          words_match(other, date->from, date->to, "^[Tt]he%s+quarter$") || date_is_base(other, date) ||
          words_match(other, date->from, date->to, "[Ff][Yy]%s?%d"))
        continue;
      bool part = date->date->grain == GRAIN_QUARTER || date->date->grain == GRAIN_MONTH; /* "April-June" */
      const char *told = part ? period_value(other, date, false) : NULL;
      if (!told || strlen(told) != 7 || told[5] != 'Q' || lies_ahead(told, now)) continue;
      if (!last || strcmp(last, told) < 0) last = told;
    }
    if (last) return last;
  }
  if (strlen(now) < 7) return NULL;
  int quarter = (number_at(now + 5) + 2) / 3 - 1, year = number_at(now);
  char text[16];
  int length = snprintf(text, sizeof text, "%04d-Q%d", quarter ? year : year - 1, quarter ? quarter : 4);
  return document_copy(c->document, text, (size_t)length);
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

/* The span that told a claim's time, where it names a year of accounts: "Q3FY25", "April-November of FY25". */
static const ClaimSpan *fiscal_span(const Context *c, const Claim *claim) {
  for (uint32_t i = 0; i < claim->spans; i++) {
    const ClaimSpan *span = &claim->span[i];
    if (span->field == NAME_period && span->to > span->from && words_match(c, span->from, span->to, "[Ff][Yy]%s?%d"))
      return span;
  }
  return NULL;
}

static void set_period(const Context *c, Claim *claim, const char *text, int length) {
  claim_set(c->document, claim, NAME_period, value_text(document_copy(c->document, text, (size_t)length)));
}

/* "Q3FY25", "H1 FY25" of a country whose year begins in that month: the time of the calendar in which it is. */
static void settle_part(const Context *c, Claim *claim, const char *period, int first) {
  const ClaimSpan *span = fiscal_span(c, claim);
  char text[24];
  int year = atoi(period) - 1, part = period[6] - '0';
  if (!span || words_match(c, span->from, span->to, "%a%a%a[%s%a]*[%-–]")) return;
  if (period[5] == 'Q') {
    part += (first - 1) / 3;
    if (part > 4) year++, part -= 4;
    set_period(c, claim, text, snprintf(text, sizeof text, "%04d-Q%d", year, part));
    return;
  }
  int from = first + (part - 1) * 6, to = from + 5;
  set_period(c, claim, text,
             snprintf(text, sizeof text, "%04d-%02d/%04d-%02d", year + (from > 12), from > 12 ? from - 12 : from,
                      year + (to > 12), to > 12 ? to - 12 : to));
}

/* "April-November of FY25", "October FY25": months of the year that ends in the one it is named by. */
static bool settle_months(const Context *c, Claim *claim, const char *period, int first) {
  static const char *const quarters[][2] = {{"Q1", "01/03"}, {"Q2", "04/06"}, {"Q3", "07/09"},
                                            {"Q4", "10/12"}, {"H1", "01/06"}, {"H2", "07/12"}};
  const ClaimSpan *span = fiscal_span(c, claim);
  char text[24];
  if (!span || !words_match(c, span->from, span->to, "^[%a%s]*%u%l%l+")) return false;
  int from = 0, to = 0, year = atoi(period);
  for (size_t i = 0; i < sizeof quarters / sizeof *quarters; i++)
    if (strlen(period) == 7 && strcmp(period + 5, quarters[i][0]) == 0)
      from = atoi(quarters[i][1]), to = atoi(quarters[i][1] + 3);
  if (!from && strlen(period) >= 7) from = to = atoi(period + 5);
  if (strlen(period) == 15 && period[7] == '/') to = atoi(period + 13);
  if (from < 1 || to < from || to > 12 || (strlen(period) != 7 && strlen(period) != 15)) return false;
  int starts = from >= first ? year - 1 : year, ends = to >= first ? year - 1 : year;
  if (starts != ends) return false;
  set_period(c, claim, text,
             from == to ? snprintf(text, sizeof text, "%04d-%02d", starts, from)
                        : snprintf(text, sizeof text, "%04d-%02d/%04d-%02d", starts, from, ends, to));
  return true;
}

/* "FY24", "the fiscal year 2024" of such a country: named by the year it ends in. */
static bool names_fiscal_year(const Context *c, const Claim *claim) {
  for (uint32_t i = 0; i < claim->spans; i++) {
    const ClaimSpan *span = &claim->span[i];
    if (span->field == NAME_period && span->to > span->from)
      return words_match(c, span->from, span->to, "^[Ff][Yy][^%a]*$") ||
             words_match(c, span->from, span->to, "^t?h?e?%s*fi[sn][ca][an]%a*%s+year%s+%d%d%d%d$");
  }
  return false;
}

/* "third-quarter profit" of a firm whose year begins in April, told in February: the quarter that ended in December. A
 * quarter that is not over yet when the text is written is one of the calendar. */
static void settle_ordinal(const Context *c, Claim *claim, const char *period) {
  static const char *const results[] = {"result", "revenue", "profit", "losses", "net_"};
  const char *now = c->document->reference, *metric = text_of(claim_get(claim, NAME_metric));
  const ClaimSpan *span = claim_span(claim, NAME_period);
  bool result = false;
  for (size_t i = 0; metric && i < sizeof results / sizeof *results; i++)
    result |= strncmp(metric, results[i], strlen(results[i])) == 0;
  if (!result || !code_is(claim->table, "finance_debt") || !span || strlen(now) < 7) return;
  bool named = document_dominant(c->document, NAME_PLACE) || document_dominant(c->document, NAME_ORG);
  if (code_is(text_of(claim_get(claim, NAME_place)), "JPN") && !named) return; /* told by its money alone */
  static const char *const quarters[] = {"first[%s-]+quarter$", "second[%s-]+quarter$", "third[%s-]+quarter$",
                                         "fourth[%s-]+quarter$"};
  if (!words_any(c, span->from, span->to, quarters, sizeof quarters / sizeof *quarters)) return;
  int year = atoi(period), quarter = period[6] - '0' + 1;
  if (quarter > 4) year++, quarter = 1;
  if (year * 12 + quarter * 3 > atoi(now) * 12 + atoi(now + 5) - 1) return;
  char text[12];
  set_period(c, claim, text, snprintf(text, sizeof text, "%04d-Q%d", year, quarter));
}

/* "2016-17" of a country whose year of accounts begins in April or July: from month to month. */
void period_settle_fiscal(const Context *c, Claim *claim) {
  static const char *const april[] = {"IND", NULL}, *const july[] = {"PAK", "BGD", "NPL", NULL};
  const char *period = text_of(claim_get(claim, NAME_period)), *place = text_of(claim_get(claim, NAME_place));
  if (!period || !place) return;
  static const char *const fiscal[] = {"IND", "JPN", NULL};
  bool in_april = word_listed(place, april);
  if (strlen(period) == 7 && period[5] == 'Q' && word_listed(place, fiscal) && !fiscal_span(c, claim))
    settle_ordinal(c, claim, period);
  period = text_of(claim_get(claim, NAME_period));
  bool part = strlen(period) == 7 && (period[5] == 'Q' || period[5] == 'H');
  if (!in_april && !word_listed(place, july)) return;
  if (settle_months(c, claim, period, in_april ? 4 : 7)) return;
  if (part) settle_part(c, claim, period, in_april ? 4 : 7);
  char whole[24];
  if (strlen(period) == 4 && names_fiscal_year(c, claim)) {
    (void)snprintf(whole, sizeof whole, "%04d/%.4s", atoi(period) - 1, period);
    period = whole;
  }
  if (strlen(period) != 9 || period[4] != '/' || atoi(period + 5) != atoi(period) + 1) return;
  char text[24];
  int length = snprintf(text, sizeof text, "%.4s-%s/%.4s-%s", period, in_april ? "04" : "07", period + 5,
                        in_april ? "03" : "06");
  claim_set(c->document, claim, NAME_period, value_text(document_copy(c->document, text, (size_t)length)));
}

/* "First-quarter sales fell", told while that quarter of the calendar lasts: that of a year of accounts which began
 * before. */
void period_settle_quarter(const Context *c, const Reading *r, Claim *claim) {
  const char *period = text_of(claim_get(claim, NAME_period)), *now = c->document->reference;
  if (!is_earned(r) || !period || strlen(period) != 7 || period[5] != 'Q' || strlen(now) < 7) return;
  int quarter = period[6] - '0', month = number_at(now + 5);
  if (number_at(period) + 1 != number_at(now) || (month + 2) / 3 != quarter) return;
  for (uint32_t i = 0; i < claim->spans; i++) {
    const ClaimSpan *span = &claim->span[i];
    if (span->field != NAME_period || span->to <= span->from || words_match(c, span->from, span->to, "%d%d")) continue;
    char text[12];
    set_period(c, claim, text, snprintf(text, sizeof text, "%.4s-Q%d", now, quarter));
    return;
  }
}

/* "Between 2015 and 2023 exports grew fivefold to 4.9 million cars": the level is that of the end. */
void period_settle_end(const Context *c, const Reading *r, Claim *claim) {
  const char *period = text_of(claim_get(claim, NAME_period));
  if (!r->value || !r->rule->level || r->value->type == NAME_PERCENT || !period) return;
  size_t length = strlen(period);
  bool open = length >= 7 && code_is(period + length - 3, "/.."); /* "has grown eightfold since 2016, to 2 million" */
  if (!open && (length != 9 || period[4] != '/' || atoi(period + 5) <= atoi(period) + 1)) return;
  Window before = window_before(c, r->value->from, 30);
  static const char *const times[] = {"doubled%f[%A]", "tripled%f[%A]", "quadrupled%f[%A]", "halved%f[%A]",
                                      "%f[%a]%a+fold%f[%A]"};
  Window wide = window_before(c, r->value->from, 80);
  bool moved = window_any(&wide, times, sizeof times / sizeof *times) ||
               context_last_between(c, NAME_rise_cue, c->from, r->value->from) ||
               context_last_between(c, NAME_fall_cue, c->from, r->value->from);
  static const char *const reached[] = {"%f[%a]to%s+$",
                                        "%f[%a]to%s+%a+%s+%a*%s*$",
                                        "%f[%a]reaching%s+%a*%s*$",
                                        "%f[%a]reached%s+%a*%s*$",
                                        "达到$",
                                        "達到$",
                                        "增至$",
                                        "降至$",
                                        "升至$",
                                        "达$",
                                        "至$",
                                        "到$",
                                        "至每...$",
                                        "到每...$",
                                        "至每......$",
                                        "到每......$"};
  moved = moved || window_has(&wide, "翻了") || window_has(&wide, "翻一番");
  if (moved && window_any(&before, reached, sizeof reached / sizeof *reached))
    claim_set(c->document, claim, NAME_period,
              value_text(open ? period_of_document(c->document, false) : document_copy(c->document, period + 5, 4)));
}

/* "Trade in 2023", "First quarter results": a heading's year, half, quarter or month is that of the figures below; a
 * day is when the text came out, and what is to be reached by a year has not happened. */
bool period_of_heading(const Mention *date) {
  const Date *d = date->date;
  if (!d || !d->readings || d->reading[0].hi == DATE_OPEN_HI || d->reading[0].lo == DATE_OPEN_LO) return false;
  bool bounded = d->bound == DATE_BY || d->bound == DATE_BEFORE || d->bound == DATE_AFTER || d->bound == DATE_SINCE;
  return !bounded && d->grain != GRAIN_DAY && d->grain != GRAIN_WEEK && d->grain != GRAIN_DECADE &&
         d->grain != GRAIN_CENTURY;
}
