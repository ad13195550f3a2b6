/* Years told as a span, and a figure for each: "2019—2021年,营收分别为2亿元、3亿元和5亿元",
 * "2019年至2020年及2021年上半年". What the text comes back to by a name ("同期", "报告期内") has the times told last;
 * changes may begin a year later. */
#include <stdio.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/period.h"

/* Whether from..to holds nothing but such words. */
static bool only(const Context *c, uint32_t from, uint32_t to, const char *const *words) {
  while (from < to) {
    uint32_t next = past(c, from, words);
    if (next == from || next > to) return false;
    from = next;
  }
  return true;
}

static bool is_amount(const Mention *m) { return m->quantity && m->type <= NAME_QUANTITY && !m->inside; }

/* The figures side by side from the mention at `*next` on; `*next`: behind them. */
static void run_from(const Context *c, size_t *next, MentionList *run) {
  static Words joins = {"、", "和", "及", "以及", "与", "與", "-", "−", "*", " ", "约", "，", NULL};
  run->count = 0;
  for (; *next < c->mentions && run->count < LIST_MOST; (*next)++) {
    const Mention *m = &c->mention[*next], *last = run->count ? run->item[run->count - 1] : NULL;
    if (!is_amount(m)) continue;
    if (last && (m->from < last->to || (m->type == NAME_PERCENT) != (last->type == NAME_PERCENT) ||
                 !only(c, last->to, m->from, joins)))
      return;
    run->item[run->count++] = m;
  }
}

/* A time told as a span over years, one by one; a part of a year at its end ("至2021年前三季度"); else itself. */
static void add_times(const Context *c, const Mention *date, TimeRow *row) {
  int first = 0, last = 0;
  char text[16];
  for (uint32_t i = date->from; i + 4 <= date->to; i++) {
    int year;
    if (i > date->from && c->text[i - 1] >= '0' && c->text[i - 1] <= '9') continue;
    if (sscanf(c->text + i, "%4d", &year) != 1 || year < 1950 || year > 2100) continue;
    if (!first)
      first = year;
    else
      last = year;
  }
  const char *told = period_value(c, date, false);
  if (!told) return;
  bool whole = last && strlen(told) == 9 && told[4] == '/', part = last && !whole && strncmp(told + 5, "..", 2) != 0;
  if (last && (last <= first || last - first >= TIMES_MOST)) return;
  for (int year = first; last && year < last + whole && row->count < TIMES_MOST; year++) {
    (void)snprintf(text, sizeof text, "%d", year);
    row->time[row->count++] = document_copy(c->document, text, 4);
  }
  if (whole || row->count == TIMES_MOST) return;
  if (part && strlen(told) < 24) { /* that part is of the later year */
    char made[24];
    memcpy(made, told, strlen(told) + 1);
    for (char *at = made; at; at = strchr(at, '/')) {
      at += *at == '/';
      (void)snprintf(text, sizeof text, "%04d", last);
      if (strlen(at) >= 4) memcpy(at, text, 4);
    }
    told = document_copy(c->document, made, strlen(made));
  }
  row->time[row->count++] = told;
}

/* "1—3月日均产量分别为90万吨、91万吨、89万吨": a span of months of one year has one for each, if there are as many. */
static void months_of(const Context *c, TimeRow *row, size_t figures) {
  int year, from, to;
  if (figures > TIMES_MOST || sscanf(row->time[0], "%4d-%2d/%*4d-%2d", &year, &from, &to) != 3) return;
  if (from < 1 || to > 12 || (size_t)(to - from + 1) != figures || strlen(row->time[0]) != strlen("2011-01/2011-03"))
    return;
  for (row->count = 0; row->count < figures; row->count++) {
    char text[24];
    (void)snprintf(text, sizeof text, "%04d-%02d", year % 10000, (from + (int)row->count) % 100);
    row->time[row->count] = document_copy(c->document, text, strlen(text));
  }
}

/* The times that stand side by side before a place, the last ones of them; `*end`: where they end. */
static void times_before(const Context *c, uint32_t at, TimeRow *row, uint32_t *end) {
  static Words joins = {"、", "和", "及", "以及", "与", "與", "度", "各年", "末", "，", NULL};
  static Words called = {"报告", "報告", "期", NULL}; /* names of times */
  const Mention *chain[TIMES_MOST];
  size_t count = 0;
  row->count = 0;
  EACH_MENTION (m, c, NAME_DATE) {
    if (m->to > at || m->inside || !m->date->readings || past(c, m->from, called) > m->from) continue;
    if (count == TIMES_MOST || (count && !only(c, chain[count - 1]->to, m->from, joins))) count = 0;
    chain[count++] = m;
  }
  for (size_t i = 0; i < count; i++) add_times(c, chain[i], row);
  *end = count ? chain[count - 1]->to : c->from;
}

/* Whether as many things stand side by side in from..to as there are figures: then each figure is of one of them. */
static bool things_told(const Context *c, uint32_t from, uint32_t to, size_t figures) {
  static Words joins = {"、", "和", "及", "与", "與", NULL};
  size_t count = 1;
  while (from < to) {
    uint32_t next = past(c, from, joins);
    if (next > from) {
      count++;
      from = next;
    } else {
      from += (unsigned char)c->text[from] >= 0xE0 ? 3 : 1;
    }
  }
  return count == figures;
}

static bool says_each(const Context *c, uint32_t from, uint32_t to) {
  static Words each = {"分别", "分別", "依次", "各为", "依序", NULL};
  return last_of(c, from, to, each) != 0;
}

static Claim *last_telling(const ClaimList *out, size_t first, const Mention *figure, size_t *at) {
  for (; *at < out->count; (*at)++) {
    const ClaimSpan *span = *at >= first ? claim_span(out->claim[*at], NAME_value) : NULL;
    if (span && span->from <= figure->from && span->to >= figure->to) return out->claim[(*at)++];
  }
  return NULL;
}

/* Gives each figure of a run its time; those that no rule tells are of what the others are of. */
static void settle_run(const Context *c, ClaimList *out, size_t first, const MentionList *run, const TimeRow *row,
                       size_t skip) {
  const Claim *like = NULL;
  const Mention *of = NULL;
  for (size_t k = 0; k < run->count && !like; k++)
    if ((like = claims_telling(out, first, run->item[k])) != NULL) of = run->item[k];
  if (!like || !(of->quantity->value != 0)) return;
  double factor = claim_get(like, NAME_value)->number / of->quantity->value;
  for (size_t k = 0; k < run->count && !c->document->failed; k++) {
    const Mention *figure = run->item[k];
    Claim *told = NULL;
    size_t at = first;
    while ((told = last_telling(out, first, figure, &at))) {
      claim_set(c->document, told, NAME_period, value_text(row->time[k + skip]));
      const char *unit = text_of(claim_get(like, NAME_unit)), *metric = text_of(claim_get(like, NAME_metric));
      if (unit && strchr(unit, '/') && code_is(metric, text_of(claim_get(told, NAME_metric))))
        claim_set(c->document, told, NAME_unit, value_text(unit)); /* "日均产量分别为90万吨、91万吨" */
    }
    if (at > first && claims_telling(out, first, figure)) continue;
    Claim *made = claim_copy(c->document, like);
    if (!made) return;
    static Words minus = {"-", "−", NULL};
    bool below = ends(c, figure->from, minus), as_below = ends(c, of->from, minus);
    double sign = below != as_below && (figure->quantity->value > 0) == (of->quantity->value > 0) ? -1 : 1;
    claim_set(c->document, made, NAME_comparator, (Value){.kind = VALUE_NONE});
    claim_set(c->document, made, NAME_value_high, (Value){.kind = VALUE_NONE});
    claim_set(c->document, made, NAME_value, value_number(sign * factor * figure->quantity->value));
    claim_move_span(made, NAME_value, figure);
    claim_set(c->document, made, NAME_period, value_text(row->time[k + skip]));
    claims_add(c->document, out, made);
  }
}

void chinese_years(const Context *c, ClaimList *out, size_t first) {
  static Words again = {"同期", "报告期", "報告期", "各期", "期内", "期間", "期间", NULL};
  static Words changes = {"增速", "增长", "增長", "同比", "变动", NULL};
  enum { PLAIN_LEAST = 3 }; /* "2020年至2022年营收为1亿元、2亿元、3亿元" */
  if (!c->han || (!context_respective(c) && (out->count == first || !context_of(c, NAME_DATE, NULL)))) return;
  TimeRow *kept = &c->document->times;
  uint32_t behind = c->from;
  for (size_t next = 0; next < c->mentions && !c->document->failed;) {
    MentionList run;
    TimeRow row;
    uint32_t end;
    run_from(c, &next, &run);
    if (run.count < 2) continue;
    uint32_t at = run.item[0]->from, last = behind;
    behind = run.item[run.count - 1]->to;
    times_before(c, at, &row, &end);
    if (row.count == 1 && run.count > 1) months_of(c, &row, run.count);
    bool own = row.count >= 2;
    uint32_t named = own ? 0 : last_of(c, row.count ? end : c->from, at, again);
    if (!own && (!named || row.count)) continue;
    if (!own) row = *kept, end = named;
    if (end < last) end = last;
    bool plain = own && run.count >= PLAIN_LEAST && run.count == row.count;
    if (row.count < 2 || (!plain && !says_each(c, end, at)) || things_told(c, end, at, run.count)) continue;
    size_t skip = row.count - run.count;
    if (row.count < run.count || skip > 1 || (skip && !last_of(c, end, at, changes))) continue;
    if (out->count > first) settle_run(c, out, first, &run, &row, skip);
    if (own) *kept = row;
  }
}
