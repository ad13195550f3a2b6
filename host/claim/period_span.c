/* Spans that words tell without naming both ends: what was added up by a month ("截至7月底累计") or "so far this year"
 * is of January to then, a fall from a peak is of the time since, "in three years" of these years. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/period.h"
#include "claim/window.h"
#include "text/date.h"

/* "2024-01/2024-07" for a day in July: the months of its year so far; NULL where it is January. */
static const char *year_so_far(ClaimDocument *document, int32_t day) {
  int year, month, of_month;
  char text[24];
  date_to_civil(day, &year, &month, &of_month);
  if (month < 2) return NULL;
  int length = snprintf(text, sizeof text, "%04d-01/%04d-%02d", year, year, month);
  return document_copy(document, text, (size_t)length);
}

/* Whether a sum of the year stands behind a date: "累计发行", and no sum since ever ("累计装机", "累计产量超过"). */
static bool adds_up(const Context *c, const Mention *m) {
  static const char *const sums[] = {"累计", "累計"};
  static const char *const ever[] = {"累计装机", "累計裝機",     "累计发电装机", "累計發電裝機", "累计风电装机",
                                     "累计光伏", "累计并网",     "累计投运",     "累计保有",     "余额",
                                     "餘額",     "累计产销突破", "存量累计"};
  static const char *const year[] = {"同比", "今年", "全年", "本年", "年度任务", "年度目标"};
  Window words = window_of(c, m->from, m->to);
  if (!words_any(c, m->to, c->to, sums, 2) || words_any(c, m->to, c->to, ever, sizeof ever / sizeof *ever))
    return false;
  return !window_has(&words, "%d%d%d%d") || words_any(c, m->to, c->to, year, sizeof year / sizeof *year);
}

const char *period_added_up(const Context *c, const Mention *m) {
  const Date *date = m->date;
  if (!date->readings || date->reading[0].hi == DATE_OPEN_HI) return NULL;
  if (date->bound == DATE_SINCE && date->grain == GRAIN_YEAR) { /* "今年以来" */
    bool now = words_match(c, m->from, m->to, "^今年以来$") || words_match(c, m->from, m->to, "^今年以來$");
    return now && strlen(c->document->reference) >= 7 ? year_so_far(c->document, reference_day(c->document->reference))
                                                      : NULL;
  }
  if (date->bound != DATE_BY || (date->grain != GRAIN_MONTH && date->grain != GRAIN_DAY)) return NULL;
  static const char *const until[] = {"截至$", "截止$", "截止到$", "截至到$"};
  Window before = window_before(c, m->from, 9), own = window_of(c, m->from, m->to),
         lead = window_before(c, m->from, 16);
  if (!window_has(&own, "^截") && !window_any(&before, until, sizeof until / sizeof *until)) return NULL;
  bool of_year = window_has(&lead, "今年截至%s*$") || (window_has(&own, "^截") && window_has(&before, "今年%s*$"));
  return of_year || adds_up(c, m) ? year_so_far(c->document, date->reading[0].hi) : NULL;
}

const char *period_so_far(const Context *c) {
  static const char *const words[] = {"%f[%a][Ss]o%s+far%s+this%s+year", "%f[%a][Tt]his%s+year%s+so%s+far",
                                      "%f[%a][Tt]hus%s+far%s+this%s+year", "%f[%a][Tt]his%s+year%s+to%s+date"};
  if (c->han || strlen(c->document->reference) < 7 || !words_any(c, c->from, c->to, words, 4)) return NULL;
  return year_so_far(c->document, reference_day(c->document->reference));
}

const char *period_half_over(const Context *c) {
  static const char *const words[] = {"%f[%a][IiOoDdFf]%l+%s+the%s+half[%s-]year%f[%A]",
                                      "%f[%a][Hh]alf%-year%s+%a+%s+w[ae][sr]"};
  int year, month, day;
  char text[16];
  const char *last = c->document->last_claim.spell;
  if (c->han || !c->document->reference[0] || !words_any(c, c->from, c->to, words, 2)) return NULL;
  EACH_MENTION (m, c, NAME_DATE)
    if (!m->inside) return NULL;
  if (strlen(c->document->reference) < 7) return last && strstr(last, "-H") ? last : NULL;
  date_to_civil(reference_day(c->document->reference), &year, &month, &day);
  int length = snprintf(text, sizeof text, "%04d-H%d", month > 6 ? year : year - 1, month > 6 ? 1 : 2);
  return document_copy(c->document, text, (size_t)length);
}

/* Whether the words before a figure say that it is of the time of the figures before: "同期进口仅1.3万吨"; of last
 * year's they say so ("去年同期", "比同期"). */
static bool says_same(const Context *c, const Mention *value, uint32_t *at) {
  static const char same[] = "同期";
  static const char *const other[] = {"年$", "年的$", "上$", "较$", "比$", "較$", "前$", "历史$", "歷史$", "往年$"};
  enum { SIZE = sizeof same - 1, REACH = 120 };
  uint32_t least = value->from > c->from + REACH ? value->from - REACH : c->from;
  for (*at = value->from; *at >= least + SIZE && memcmp(c->text + *at - SIZE, "；", 3) != 0; --*at)
    if (memcmp(c->text + *at - SIZE, same, SIZE) == 0) {
      Window lead = window_before(c, *at - SIZE, 9);
      EACH_MENTION (date, c, NAME_DATE)
        if (date->from >= *at && date->to <= value->from) return false;
      *at -= SIZE;
      return !window_any(&lead, other, sizeof other / sizeof *other);
    }
  return false;
}

/* "1—8月产量…，其中8月130万吨。同期…": a part of what the figures before are of. */
static bool is_part_told(const Context *c, const Mention *date) {
  static const char *const leads[] = {"其中$", "其中，$", "其中,$", "料$",   "料将$", "預料$",
                                      "预计$", "預計$",   "有望$",  "估计$", "估計$"};
  Window lead = window_before(c, date->from, 12), behind = window_after(c, date->to, 6);
  return window_any(&lead, leads, sizeof leads / sizeof *leads) || window_has(&behind, "^单月") ||
         window_has(&behind, "^当月") || window_has(&behind, "^單月");
}

const char *period_same(const Context *c, const Reading *r, const Mention **mention) {
  enum { BACK = 2 };
  uint32_t at;
  *mention = NULL;
  if (!chinese_sentence(c) || !says_same(c, r->value, &at)) return NULL;
  for (uint32_t back = 0; back <= BACK && back <= c->number; back++) {
    const Context *there = back ? document_sentence(c->document, c->number - back) : c;
    const Mention *last = NULL;
    EACH_MENTION (m, there, NAME_DATE)
      if ((back || m->to <= at) && !m->inside && m->date->readings && !date_is_base(there, m) &&
          !date_amount(there, m) && m->date->grain != GRAIN_DAY && !(last && is_part_told(there, m)))
        last = m;
    if (!last) continue;
    *mention = back ? NULL : last;
    return period_value(there, last, false);
  }
  return NULL;
}

/* "below the peak of May 2022", "from its 2021 high", "较2022年11月高点". */
static bool dates_a_peak(const Context *c, const Mention *m) {
  static const char *const before[] = {"%f[%a]peaks?%s+[oirsa][fnte][%a%s]-$", "%f[%a]highs?%s+[oirsa][fnte][%a%s]-$",
                                       "%f[%a]record%s+[oirs][fne][%a%s]-$",   "%f[%a]lows?%s+[oirsa][fnte][%a%s]-$",
                                       "%f[%a]trough%s+[oirs][fne][%a%s]-$",   "%f[%a]top%s+[oirs][fne][%a%s]-$"};
  static const char *const behind[] = {"^[’']*s?%s+[%a-]-%s?peaks?%f[%A]", "^[’']*s?%s+[%a-]-%s?highs?%f[%A]",
                                       "^[’']*s?%s+[%a-]-%s?lows?%f[%A]", "^[’']*s?%s+[%a-]-%s?trough%f[%A]"};
  static const char *const points[] = {"^[^%d]-高点", "^[^%d]-高點", "^[^%d]-峰值", "^[^%d]-高位",
                                       "^[^%d]-顶峰", "^[^%d]-低点", "^[^%d]-低點"};
  if (chinese_at(c, m->from) || (m->to >= 3 && chinese_at(c, m->to - 3))) {
    Window after = window_after(c, m->to, 18);
    return window_any(&after, points, sizeof points / sizeof *points);
  }
  Window lead = window_before(c, m->from, 24), after = window_after(c, m->to, 24);
  return window_any(&lead, before, sizeof before / sizeof *before) ||
         window_any(&after, behind, sizeof behind / sizeof *behind);
}

/* The year, or the month and year, that a span ends with. */
static void last_of(const char *period, char last[16]) {
  size_t length = strlen(period);
  (void)snprintf(last, 16, "%.*s", length > 7 && period[4] == '-' && period[7] == '-' ? 7 : 12, period);
}

/* "4 percent less than a year before and 70 percent below the 2007 peak": a figure nearer to the peak is told of it. */
static bool another_nearer(const Context *c, const Mention *value, const Mention *date) {
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->type >= NAME_NUMBER && m->type <= NAME_QUANTITY && !m->inside && m->from >= value->to && m->to <= date->from)
      return true;
  }
  return false;
}

const char *period_since_peak(const Context *c, const Mention *value, const char *period) {
  char last[16], whole[48];
  EACH_MENTION (m, c, NAME_DATE) {
    if (m->inside || !m->date->readings || m->date->reading[0].lo == DATE_OPEN_LO || m->date->grain > GRAIN_YEAR)
      continue;
    if (m->clause > value->clause + 1 || m->clause + 1 < value->clause || !dates_a_peak(c, m)) continue;
    if (another_nearer(c, value, m)) continue;
    const char *from =
        period_format(c->document, m->date->grain == GRAIN_YEAR ? GRAIN_YEAR : GRAIN_MONTH, m->date->reading[0].lo);
    const char *to =
        period && strncmp(period, from, strlen(from)) > 0 ? period : period_of_document(c->document, false);
    if (!to || strchr(to, '/')) return NULL;
    last_of(to, last);
    if (strncmp(last, from, 4) < 0 || strncmp(last, from, strlen(from)) == 0) return NULL;
    int length = snprintf(whole, sizeof whole, "%.12s/%.12s", from, last);
    return document_copy(c->document, whole, (size_t)length);
  }
  return NULL;
}

/* "the past three years", "近三年", "过去五年": a span of years that ends now. */
static int running_years(const Context *c, const Mention *m) {
  enum { LEAST = 540, NEAR = 40 };
  const Date *date = m->date;
  int32_t now = reference_day(c->document->reference);
  if (!date || !date->readings || !date->relative || now == DATE_NO_REFERENCE) return 0;
  const DateReading *reading = &date->reading[0];
  if (reading->lo == DATE_OPEN_LO || reading->hi == DATE_OPEN_HI || reading->hi - reading->lo < LEAST) return 0;
  if (abs(reading->hi - now) > NEAR) return 0;
  return (int)lround((reading->hi - reading->lo) / 365.25);
}

/* "fell 35 percent in three years", "三年跌了35%": years of a duration that ends now. */
static int years_taken(const Context *c, const Mention *m) {
  static const char *const before[] = {"%f[%a]in%s+$",        "%f[%a]over%s+$",      "%f[%a]within%s+$",
                                       "%f[%a]in%s+just%s+$", "%f[%a]in%s+only%s+$", "%f[%a]in%s+about%s+$",
                                       "%f[%a]during%s+$"};
  enum { NEAR = 12 };
  if (!m->duration || m->duration->months < 24 || fmod(m->duration->months, 12) > 0.01) return 0;
  int years = (int)lround(m->duration->months / 12);
  if (chinese_at(c, m->from)) {
    static const char *const ahead[] = {"未来$", "未來$", "今后$", "今後$", "第$", "连续$", "連續$"};
    Window lead = window_before(c, m->from, 6);
    const Mention *moved = NULL;
    EACH_MENTION (rise, c, NAME_rise_cue)
      if (rise->from >= m->to && rise->from - m->to <= NEAR) moved = rise;
    EACH_MENTION (fall, c, NAME_fall_cue)
      if (fall->from >= m->to && fall->from - m->to <= NEAR) moved = fall;
    return moved && !window_any(&lead, ahead, sizeof ahead / sizeof *ahead) ? years : 0;
  }
  Window lead = window_before(c, m->from, 14);
  return window_any(&lead, before, sizeof before / sizeof *before) ? years : 0;
}

/* The years up to now that a sentence tells a change over; 0: none. */
static int years_up_to_now(const Context *c, const Reading *r, const Mention **told) {
  EACH_MENTION (m, c, NAME_DATE) {
    int years = m->inside || m->clause > r->value->clause ? 0 : running_years(c, m);
    if (years && (*told = m)) return years;
  }
  EACH_MENTION (m, c, NAME_DURATION) {
    int years = m->clause != r->value->clause ? 0 : years_taken(c, m);
    if (years && (*told = m)) return years;
  }
  return 0;
}

/* Whether the time of a claim was told by other words of its sentence. */
static bool told_otherwise(const Claim *claim, const Mention *m) {
  const ClaimSpan *span = claim_span(claim, NAME_period);
  return span && span->to > span->from && span->path && (*span->path == 'c' || *span->path == 's') &&
         (span->to <= m->from || m->to <= span->from);
}

/* "grew sevenfold to $14 billion", "增至300亿元": the level at the end. */
static bool reaches(const Context *c, const Mention *value) {
  static const char *const to[] = {
      "%f[%a]to%s+%a*%s*%a*%s*$", "%f[%a]reach%a*%s+%a*%s*%a*%s*$", "至$", "到$", "达$", "達$"};
  Window lead = window_before(c, value->from, 24);
  return window_any(&lead, to, sizeof to / sizeof *to);
}

static const char *over_years(const Context *c, const Reading *r, const Claim *claim, bool moves) {
  const Mention *told = NULL;
  int years = years_up_to_now(c, r, &told), now = atoi(c->document->reference);
  char whole[24];
  if (!years || now < 1900 || years > 100 || told_otherwise(claim, told)) return NULL;
  bool rate = !moves && r->value->type == NAME_PERCENT;
  if (!moves && (told->type != NAME_DATE || (!rate && reaches(c, r->value)))) return NULL;
  int length = snprintf(whole, sizeof whole, "%04d/%04d", now - years + (rate ? 1 : 0), now);
  return document_copy(c->document, whole, (size_t)length);
}

/* A change over years is none from the year before. */
static void name_change(const Context *c, Claim *claim) {
  static const char *const each[] = {"年均", "%f[%a]annual", "%f[%a]a%s+year", "%f[%a]per%s+year", "每年", "同比"};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  char name[48];
  if (!metric || !code_ends(metric, "_yoy") || strlen(metric) > 40) return;
  if (words_any(c, c->from, c->to, each, sizeof each / sizeof *each)) return;
  (void)snprintf(name, sizeof name, "%.*s_%s", (int)strlen(metric) - 4, metric,
                 code_is(claim->table, "finance_debt") ? "growth" : "change");
  claim_set(c->document, claim, NAME_metric, value_text(document_copy(c->document, name, strlen(name))));
}

/* Whether a month, told at `from` .. `to`, is the last of those that are added up: "exports through September", "as of
 * May, sales had risen", "cumulative output by July". */
static bool sums_up(const Context *c, uint32_t from, const ClaimSpan *told) {
  static const char *const sums[] = {"%f[%a][Cc]umulative", "%f[%a][Yy]ear[%s-]+to[%s-]+date%f[%A]"};
  static const char *const until[] = {"%f[%a][Tt]hrough%s+$", "%f[%a][Aa]s%s+of%s+$", "%f[%a][Aa]s%s+at%s+$"};
  static const char *const ends[] = {"%f[%a][Bb]y%s+$", "%f[%a][Tt]o%s+$", "%f[%a][Uu]ntil%s+$"};
  Window lead = window_of(c, from, told->from);
  return window_any(&lead, until, sizeof until / sizeof *until) ||
         (window_any(&lead, ends, sizeof ends / sizeof *ends) && words_any(c, c->from, c->to, sums, 2));
}

/* "had sold 2.5 million by the end of July": what was sold since the year began; NULL: it is not told so. */
static const char *year_to_date(const Context *c, const Claim *claim) {
  static const char *const flows[] = {"output",
                                      "sales",
                                      "export_volume",
                                      "export_value",
                                      "import_volume",
                                      "import_value",
                                      "capacity_closed",
                                      "trade_value",
                                      "capacity_added",
                                      "new_orders",
                                      "output_yoy",
                                      "sales_yoy",
                                      "export_volume_yoy",
                                      "export_value_yoy",
                                      "import_volume_yoy",
                                      "import_value_yoy",
                                      "trade_value_yoy",
                                      NULL};
  const char *period = text_of(claim_get(claim, NAME_period)), *metric = text_of(claim_get(claim, NAME_metric));
  const ClaimSpan *told = claim_span(claim, NAME_period);
  enum { MONTH = 7, DAY = 10, LEAD = 16 };
  size_t length_told = period ? strlen(period) : 0;
  if (!told || (length_told != DAY && length_told != MONTH) || period[4] != '-' || !word_listed(metric, flows))
    return NULL;
  uint32_t from = told->from > c->from + LEAD ? told->from - LEAD : c->from;
  if (told->from < c->from || told->to > c->to) return NULL;
  bool by_end = length_told == DAY && words_match(c, from, told->to, "%f[%a][Bb]y%s+t?h?e?%s*end[%s-]");
  if (!by_end && !(length_told == MONTH && !c->han && sums_up(c, from, told))) return NULL;
  if (memcmp(period + 5, "01", 2) == 0) return NULL; /* a month alone */
  if (memcmp(period + 5, "12", 2) == 0) return document_copy(c->document, period, 4);
  char span[24];
  int length = snprintf(span, sizeof span, "%.4s-01/%.7s", period, period);
  return document_copy(c->document, span, (size_t)length);
}

void period_settle_span(const Context *c, const Reading *r, Claim *claim, const char *modality) {
  static const char *const tables[] = {"overcapacity", "trade_flows_prices", "finance_debt", NULL};
  const char *metric = text_of(claim_get(claim, NAME_metric)), *period = text_of(claim_get(claim, NAME_period));
  if (!r->value || !metric || !word_listed(claim->table, tables)) return;
  if (code_is(modality, "planned") || code_is(modality, "forecast")) return;
  const char *since = year_to_date(c, claim);
  if (since) {
    claim_set(c->document, claim, NAME_period, value_text(since));
    claim_set(c->document, claim, NAME_period_mod, (Value){.kind = VALUE_NONE});
    return;
  }
  bool moves = r->up || r->down || metric_is_change(metric) || code_ends(metric, "_ratio");
  bool level = r->value->type != NAME_PERCENT && !r->value->duration;
  const char *span = moves && !level ? period_since_peak(c, r->value, period) : NULL;
  if (!span) span = over_years(c, r, claim, moves && !level);
  if (!span) return;
  claim_set(c->document, claim, NAME_period, value_text(span));
  if (moves && !level) name_change(c, claim);
}
