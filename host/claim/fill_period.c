/* Times of figures that their words tell: right behind them, of the level they are set against, of the figures before.
 */
#include <stdlib.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/period.h"
#include "claim/window.h"
#include "text/date.h"

static Found found(const char *value, const Mention *mention) {
  return value ? (Found){value_text(value), mention, "clause"} : (Found){.step = NULL};
}

/* "Output was 5 million tonnes in 2024. Two works were lost in 2022. Exports rose to 1 million.": a time told in
 * passing in a sentence without figures is not theirs; that of the figures before goes on. */
const char *fill_last_period(const Search *s, uint32_t number, const Mention *date) {
  enum { NEAR = 4, FRAME = 2 };
  const ClaimDocument *document = s->context->document;
  const Claim *last = document->figure_known ? &document->last_figure : NULL;
  if (!last || s->date || !s->reading->value || last->sentence == number) return NULL;
  const Context *passing = document_sentence(s->context->document, number);
  uint32_t from = date->from > passing->from + 6 ? date->from - 6 : passing->from;
  bool long_ago = words_match(passing, from, date->from, "早在$");              /* "早在2013年国务院就…" */
  if ((date->token <= FRAME && !long_ago) || date->date->relative) return NULL; /* "last year" goes on */
  if (context_of(passing, NAME_MONEY, NULL) || context_of(passing, NAME_QUANTITY, NULL) ||
      context_of(passing, NAME_PERCENT, NULL))
    return NULL;
  if (s->context->number - last->sentence > NEAR ||
      document->scan->sentences.sentence[last->sentence].zone != s->context->block)
    return NULL;
  const char *period = text_of(claim_get(last, NAME_period));
  return period && !strstr(period, "..") ? period : NULL;
}

/* "7 million tonnes in 2018": the date right behind the figure. */
Found fill_date_behind(const Search *s) {
  const Context *c = s->context;
  const Mention *value = s->reading->value;
  double cost;
  EACH_MENTION (m, c, NAME_DATE) {
    if (m->from < value->to || m->from - value->to > 12) continue;
    if (m->date && m->date->readings && words_match(c, value->to, m->from, "^%s+[idf][nuo]r?i?n?g?%s+t?h?e?%s*$") &&
        period_cost(c, s, m, &cost))
      return found(period_value(c, m, false), m);
  }
  return (Found){.step = NULL};
}

/* The period of the level that another is set against: of a month or a quarter of the year after that of the other. */
static const char *period_of_level(const Search *s, const char *before) {
  const Context *c = s->context;
  const ClaimDocument *document = c->document;
  const char *found = NULL;
  EACH_MENTION (m, c, NAME_DATE) {
    if (m->to > s->reading->value->from || m->inside || !m->date->readings || date_is_base(c, m)) continue;
    const char *period = period_value(c, m, false);
    if (period && strlen(period) >= 7 && atoi(period) == atoi(before) + 1) found = period;
  }
  const Claim *last = document->figure_known ? &document->last_figure : NULL;
  if (found || !last || last->sentence + 1 < c->number) return found;
  const char *period = text_of(claim_get(last, NAME_period));
  return period && strlen(period) >= 7 && atoi(period) == atoi(before) + 1 ? period : NULL;
}

/* "dropped to 5.1 billion from 5.8 billion a year earlier": a year before the level that was just told. */
static const char *year_before_level(const Search *s) {
  static const char *const ago[] = {"^[%a%s,]*%f[%a]year%s+earlier", "^[%a%s,]*%f[%a]year%s+ago",
                                    "^[%a%s,]*%f[%a]year%s+before"};
  const Context *c = s->context;
  const Claim *last = c->document->figure_known ? &c->document->last_figure : NULL;
  const Mention *value = s->reading->value;
  if (!last || c->han || last->sentence != c->number || !code_is(last->table, s->reading->rule->table)) return NULL;
  if (!code_is(text_of(claim_get(last, NAME_metric)), s->reading->rule->metric)) return NULL;
  const char *period = text_of(claim_get(last, NAME_period));
  if (!period || strstr(period, "..") || !words_any(c, value->to, c->to, ago, sizeof ago / sizeof *ago)) return NULL;
  return period_shifted(c->document, period);
}

/* "..., against 3 million in the same period a year ago": that period, a year before. */
Found fill_year_before(const Search *s, Found f) {
  const Mention *value = s->reading->value;
  if (!value || f.value.kind != VALUE_TEXT || !f.mention || !period_year_before(s->context, value)) return f;
  const char *before = year_before_level(s);
  if (before) {
    f.value = value_text(before);
    return f;
  }
  bool told = f.mention->to <= value->from;
  if (!told) told = words_match(s->context, f.mention->from, f.mention->to, "^t?h?e?%s?same%s%a+$");
  if (told) {
    f.value = value_text(period_shifted(s->context->document, f.value.text));
    return f;
  }
  bool year = strlen(f.value.text) == 4 && !words_match(s->context, f.mention->from, f.mention->to, "%d%d%d%d");
  const char *level = year ? period_of_level(s, f.value.text) : NULL;
  if (level) f.value = value_text(period_shifted(s->context->document, level));
  return f;
}

/* A period with another year. */
static const char *in_year(ClaimDocument *document, const char *period, const char *year) {
  char text[48];
  size_t length = strlen(period);
  if (length >= sizeof text) return NULL;
  memcpy(text, period, length + 1);
  for (char *at = text; at; at = strchr(at, '/')) {
    at += *at == '/';
    if (strncmp(at, period, 4) != 0) return NULL; /* it runs over two years */
    memcpy(at, year, 4);
  }
  return document_copy(document, text, length);
}

/* "First-half output was 51 million tonnes in 2024, against 48 million in the same period of 2023": a part of a year
 * told before a figure, and the year behind it. */
Found fill_part_of_year(const Search *s, Found f) {
  const Context *c = s->context;
  const Mention *value = s->reading->value, *part = NULL;
  if (!value || c->han || f.value.kind != VALUE_TEXT || strlen(f.value.text) != 4 || !f.mention || !f.mention->date ||
      f.mention->from < value->to || f.mention->date->grain != GRAIN_YEAR)
    return f;
  bool same = words_match(c, value->to, f.mention->to, "%f[%a]same%s+period%s+[oi][fn]%s+%d%d%d%d$");
  bool year = words_match(c, f.mention->from, f.mention->to, "^%d%d%d%d$") &&
              words_match(c, value->to, f.mention->from, "^[%s%a]*%f[%a][io][nf]%s+$");
  if (!same && !year) return f;
  EACH_MENTION (m, c, NAME_DATE) {
    bool of_year = m->date->grain == GRAIN_QUARTER || m->date->grain == GRAIN_HALF;
    if (of_year && !m->inside && m->date->relative && m->date->readings && m->to <= value->from && !date_is_base(c, m))
      part = m;
  }
  if (!part) return f;
  static const uint16_t amounts[] = {NAME_QUANTITY, NAME_MONEY};
  for (size_t i = 0; !same && i < 2; i++)
    EACH_MENTION (m, c, amounts[i])
      if (m->from >= part->to && m->to <= value->from) return f; /* that of another figure */
  const char *told = period_value(c, part, false);
  const char *period = told && strlen(told) > 6 ? in_year(c->document, told, f.value.text) : NULL;
  return period ? found(period, f.mention) : f;
}
