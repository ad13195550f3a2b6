/* The two ends of a span: "between 2011 and 2014 it rose from 52 to 58 percent" tells a level for each. */
#include <stdlib.h>
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/period.h"
#include "claim/window.h"
#include "text/date.h"

enum { MENTIONS_MOST = 160, TOKENS_MOST = 30 }; /* longer sentences are lists */

/* Whether words between "from" and a level, or behind its unit, are no more than hedges: "about", "just over". */
static bool joins(const Context *c, uint32_t from, uint32_t to, const char *const *forms, size_t count) {
  return to >= from && to - from <= 24 && words_any(c, from, to, forms, count);
}

/* The level at the other end of "from A to B", and whether `value` is the first of them; NULL: there is none. */
static const Mention *other_end(const Context *c, const Mention *value, bool *first) {
  static const char *const to[] = {"^[%s%-]*to%s+%a*%s*%a*%s*$", "^%s+an?%s+%a+%s+to%s+%a*%s*%a*%s*$"};
  static const char *const from[] = {"%f[%a][Ff]rom%s+%a*%s*%a*%s*$"};
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m == value || m->type != value->type || !code_is(m->unit, value->unit)) continue;
    const Mention *a = m->from < value->from ? m : value, *b = a == m ? value : m;
    if (!joins(c, a->to, b->from, to, 2)) continue;
    if (!joins(c, a->from > c->from + 20 ? a->from - 20 : c->from, a->from, from, 1)) continue;
    *first = a == value;
    return m;
  }
  return NULL;
}

/* A span of two years or two months that a sentence names. */
static bool is_span(const Context *c, const Mention *m) {
  const Date *date = m->date;
  if (!date || !date->readings || m->inside || (date->grain != GRAIN_YEAR && date->grain != GRAIN_MONTH)) return false;
  const DateReading *reading = &date->reading[0];
  if (reading->lo == DATE_OPEN_LO || reading->hi == DATE_OPEN_HI || reading->hi - reading->lo < 59) return false;
  return words_match(c, m->from, m->to, "%s+and%s+") || words_match(c, m->from, m->to, "%s+to%s+") ||
         words_match(c, m->from, m->to, "%d%d%d%d%s*[%-–]+%s*%d%d%d%d");
}

const Mention *period_ends(const Context *c, const Mention *value, const char **period) {
  const Mention *span = NULL;
  bool first;
  if ((unsigned char)c->text[value->from] >= 0xE3 || c->mentions > MENTIONS_MOST) return NULL;
  EACH_MENTION (m, c, NAME_DATE) {
    if (!is_span(c, m)) continue;
    if (span) return NULL;
    span = m;
  }
  if (!span || !other_end(c, value, &first)) return NULL;
  *period =
      period_format(c->document, span->date->grain, first ? span->date->reading[0].lo : span->date->reading[0].hi);
  return span;
}

const char *period_after_base(const Context *c) {
  const Mention *only = NULL;
  int year, month, day, written = atoi(c->document->reference);
  if (c->mentions > MENTIONS_MOST) return NULL;
  EACH_MENTION (m, c, NAME_DATE) {
    if (only || !m->date || !m->date->readings) return NULL;
    only = m;
  }
  if (!only || only->date->grain != GRAIN_YEAR || !written || !context_of(c, NAME_PERCENT, NULL)) return NULL;
  const DateReading *reading = &only->date->reading[0];
  if (reading->lo == DATE_OPEN_LO || reading->hi == DATE_OPEN_HI || reading->hi - reading->lo > 366) return NULL;
  if ((unsigned char)c->text[only->from] >= 0xE3 || !date_is_base(c, only)) return NULL;
  date_to_civil(reading->lo, &year, &month, &day);
  if (year + 1 > written || year + 2 < written || month != 1 || !words_match(c, only->from, only->to, "^%d%d%d%d$"))
    return NULL;
  return period_format(c->document, GRAIN_YEAR, reading->hi + 1);
}

bool period_of_compared(const Context *c, const Mention *value, const Mention *date) {
  static const char *const against[] = {"%f[%a]than%s+$", "%f[%a]against%s+$", "%f[%a]compared%s+with%s+$",
                                        "%f[%a]compared%s+to%s+$"};
  if (date->from < value->to || (unsigned char)c->text[value->from] >= 0xE3) return false;
  if (date->token - value->last > TOKENS_MOST || c->mentions > MENTIONS_MOST) return false;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->type < NAME_NUMBER || m->type > NAME_QUANTITY || m->from < value->to || m->to > date->from) continue;
    Window before = window_before(c, m->from, 16), rest = window_of(c, m->to, date->from);
    if (window_any(&before, against, sizeof against / sizeof *against) && rest.length <= 40 &&
        !window_has(&rest, "[,;]"))
      return true;
  }
  return false;
}

static bool is_set_against(const Context *c, const Mention *date) {
  static const char *const against[] = {"较", "比", "較", "与", "與", "同", "从", "由", "自"};
  Window before = window_before(c, date->from, 3);
  for (size_t i = 0; i < sizeof against / sizeof *against; i++)
    if (window_ends(&before, against[i])) return true;
  return date_is_base(c, date) || date->date->bound == DATE_SINCE || words_match(c, date->from, date->to, "同期") ||
         words_match(c, date->to, c->to, "^同期");
}

/* "1至9月产量8亿吨，同比增长2%，9月下降21%": the time of its own that a change has behind the level; NULL: none. */
const char *period_behind_level(const Context *c, const Claim *level, const Mention *change) {
  const ClaimSpan *told = claim_span(level, NAME_value);
  const Mention *own = NULL;
  EACH_MENTION (date, c, NAME_DATE)
    if (told && date->from >= told->to && date->to <= change->from && date->clause == change->clause &&
        date->date->readings && !date->inside && !is_set_against(c, date))
      own = date;
  const char *period = own ? period_value(c, own, false) : NULL, *of = text_of(claim_get(level, NAME_period));
  if (!period || !of || strlen(period) != 7 || words_match(c, own->from, own->to, "年")) return period;
  if (strlen(of) > 5 && strrchr(of, '/')) of = strrchr(of, '/') + 1;
  char month[8]; /* a month without a year is one of the level's */
  memcpy(month, period, sizeof month);
  if (of[0] >= '0' && of[0] <= '9' && strlen(of) >= 4) memcpy(month, of, 4);
  return document_copy(c->document, month, 7);
}
