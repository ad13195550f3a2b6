/* The date tied to a figure: by brackets, a colon, a possessive; what it is set against. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/period.h"
#include "claim/window.h"
#include "text/date.h"

/* "较一季度12.6亿元增长", "由2023年的90万吨": the time of a level that another is told against stands right at it. */
static bool told_against(const Context *c, const Mention *date, const Mention *value) {
  static const char *const joins[] = {
      "^同期的$",           "^同期%($",          "^同期（$", "^%($",     "^（$",           "^的过剩$",
      "^的产量$",           "^度同期的$",        "^$",       "^的$",     "^高点的$",       "^高點的$",
      "^高位的$",           "^低点的$",          "^峰值的$", "^高峰的$", "^的每[^，。]-$", "^高点的每[^，。]-$",
      "^高位的每[^，。]-$", "^峰值的每[^，。]-$"};
  static const char *const levels[] = {"优于$", "優於$", "高于$", "高於$", "低于$", "低於$", "好于$", "不及$"};
  bool level = words_any(c, date->from > c->from + 6 ? date->from - 6 : c->from, date->from, levels,
                         sizeof levels / sizeof *levels);
  if ((value->type == NAME_PERCENT && !level) || date->date->bound == DATE_SINCE || date->to > value->from ||
      value->from - date->to > 21 || !words_any(c, date->to, value->from, joins, sizeof joins / sizeof *joins))
    return false;
  Window before = window_before(c, date->from, 3);
  return level || window_ends(&before, "较") || window_ends(&before, "比") || window_ends(&before, "由") ||
         window_ends(&before, "从");
}

/* "September's 4.6 percent growth", "last year’s record 90 tonnes", "the surplus this year at 90 tonnes". */
static bool owns(const Context *c, const Mention *date, const Mention *value) {
  static const char *const between[] = {"^'s%s+%l*%s*%l*%s*$", "^’s%s+%l*%s*%l*%s*$", "^s?'%s+%l*%s*%l*%s*$"};
  static const char *const inside[] = {"'s$", "’s$"};
  bool year = date->date->grain == GRAIN_YEAR; /* "forecast in December at 4 percent" was said then */
  if (year && words_match(c, date->to, value->from, "^%s+at%s+%l*%s*$")) return true;
  if (words_any(c, date->to, value->from, between, sizeof between / sizeof *between)) return true;
  return words_any(c, date->from, date->to, inside, sizeof inside / sizeof *inside) &&
         words_match(c, date->to, value->from, "^%s+%l*%s*%l*%s*$");
}

/* "in October 2022, from September's": a month without a year behind one with it is the last of its name before that.
 */
static const char *month_before(const Context *c, const Mention *date) {
  int bare = date_bare_month(c, date), year, month, day;
  const Mention *told = NULL;
  EACH_MENTION (m, c, NAME_DATE)
    if (m->to <= date->from && !m->inside && m->date->readings && !m->date->relative && m->date->grain <= GRAIN_MONTH)
      told = m;
  if (!bare || !told || told->date->reading[0].lo == DATE_OPEN_LO) return NULL;
  date_to_civil(told->date->reading[0].lo, &year, &month, &day);
  return period_format(c->document, GRAIN_MONTH, date_from_civil(bare < month ? year : year - 1, bare, 1));
}

/* The year or the date tied to a figure by brackets or a colon; false: there is none. */
bool period_tied(const Context *c, const Mention *value, const char **period, const Mention **mention) {
  enum { OWNED = 28 };
  PatternMatch match;
  uint32_t from = value->from > c->from + 24 ? value->from - 24 : c->from;
  *mention = NULL;
  EACH_MENTION (date, c, NAME_DATE)
    if (date->date->readings && !date->inside && (date_amount(c, date) == value || told_against(c, date, value))) {
      *mention = date;
      *period = period_value(c, date, false);
      return *period != NULL;
    }
  EACH_MENTION (date, c, NAME_DATE) /* "from September's 4.6 percent": its own */
    if (date->date->readings && !date->inside && date->to <= value->from && value->from - date->to < OWNED &&
        owns(c, date, value)) {
      bool since = date->date->bound == DATE_SINCE; /* "from September's": then, and not from then on */
      *mention = date;
      *period = month_before(c, date);
      if (*period) return true;
      *period = since ? period_format(c->document, date->date->grain, date->date->reading[0].lo)
                      : period_value(c, date, false);
      return *period != NULL;
    }
  bool colon = value->from > from && memchr(c->text + from, ':', value->from - from);
  bool year = (colon && words_find(c, from, value->from, "[%(;]%s*([12]%d%d%d):%s*%a*%s*$", &match)) ||
              words_find(c, from, value->from, "（([12]%d%d%d)年?：%s*$", &match);
  size_t at = year ? from + match.capture[0].from : 0;
  uint32_t behind = value->to;
  while (behind < c->to && is_space(c->text[behind])) behind++;
  if (!year && behind < c->to && c->text[behind] == '(' &&
      words_find(c, value->to, c->to, "^%s*%(([12]%d%d%d)%)", &match))
    year = true, at = value->to + match.capture[0].from;
  if (year) *period = document_copy(c->document, c->text + at, 4);
  if (!year && words_match(c, value->to, c->to, "^%s+now%f[%A]") && c->document->reference[0]) {
    *period = period_of_document(c->document, false);
    return *period != NULL;
  }
  return year;
}
