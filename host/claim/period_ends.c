/* The two ends of a span: "between 2017 and 2019 it rose from 40 to 61 percent" tells a level of 2017 and one of 2019.
 */
#include "claim/claim_part.h"

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
  if ((unsigned char)c->text[value->from] >= 0xE3) return NULL;
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
