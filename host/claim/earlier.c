/* The earlier level that one is set against is one of the same: "made 4.1 million cars in 2022, down from 5.7 million
 * in 2016", "ran at 75 percent of capacity, against 90 percent a year before". Rules need to tell the first only. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/figure.h"
#include "claim/period.h"
#include "claim/window.h"

/* How far behind a level the other may stand. */
enum { REACH = 90 };

/* A level, or how it changed in percent. */
static bool is_level(const Claim *claim) {
  static const char *const others[] = {"_ratio", "_target", "_rank"};
  const char *metric = text_of(claim_get(claim, NAME_metric));
  const Value *value = claim_get(claim, NAME_value);
  if (!metric || !value || value->kind != VALUE_NUMBER) return false;
  if (metric_is_change(metric) && (!code_ends(metric, "_yoy") || code_is(claim->table, "finance_debt"))) return false;
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (code_ends(metric, others[i])) return false;
  return code_is(claim->table, "overcapacity") || code_is(claim->table, "trade_flows_prices") ||
         code_is(claim->table, "finance_debt");
}

/* The amount that a level is set against; NULL: it is told alone. A bare number is of what the level is of. */
static const Mention *set_against(const Context *c, const Mention *level) {
  static const char *const against[] = {"%f[%a]from%s+%a*%s*%a*%s*$",
                                        "%f[%a]against%s+%a*%s*%a*%s*$",
                                        "%f[%a]versus%s+%a*%s*%a*%s*$",
                                        "%f[%a]compared%s+with%s+%a*%s*%a*%s*$",
                                        "%f[%a]compared%s+to%s+%a*%s*%a*%s*$",
                                        "%f[%a]than%s+the%s+%a*%s*$",
                                        "%f[%a]half%s+t?h?e?%s*%a*%s*$",
                                        "%f[%a]double%s+t?h?e?%s*%a*%s*$",
                                        "%f[%a]twice%s+t?h?e?%s*%a*%s*$",
                                        "%f[%a]triple%s+t?h?e?%s*%a*%s*$",
                                        "%f[%a]over%s+the%s+%a*%s*$",
                                        "%f[%a]on%s+the%s+%a*%s*$",
                                        "%f[%a]below%s+the%s+%a*%s*$",
                                        "%f[%a]above%s+the%s+%a*%s*$",
                                        "^%s*%([%a%s]*$",
                                        "%([%a%s]*%d%d%d%d[%d/%-]*:%s*%a*%s*$"};
  enum { FARTHEST = 10 };
  for (const Mention *m = level + 1; m < c->mention + c->mentions; m++) {
    bool bare = m->type == NAME_NUMBER;
    bool same = m->type == level->type && (level->type == NAME_PERCENT || code_is(m->unit, level->unit));
    if (m->from < level->to || m->inside || !m->quantity) continue;
    if (m->from > level->to + REACH) return NULL;
    if (m->type < NAME_NUMBER || m->type > NAME_QUANTITY) continue;
    if (bare && m->quantity->value < 2 && level->quantity->value > 1000) continue; /* "less than half the 3 million" */
    if (!same && !(bare && !m->unit)) {
      if (words_match(c, level->to, m->from, "^%s*%([%a%s.~]*$")) continue; /* "13 billion yuan ($2 billion)" */
      if (m->type == NAME_PERCENT) continue; /* "to 5.2 million tonnes, up 4 percent from 5 million in May" */
      return NULL;
    }
    if (!(level->quantity->value > 0)) return NULL;
    double share = m->quantity->value / level->quantity->value;
    if (share < 1.0 / FARTHEST || share > FARTHEST) return NULL;
    Window between = window_of(c, level->to, m->from);
    bool set =
        words_match(c, m->from, m->to, "^over%s") || window_any(&between, against, sizeof against / sizeof *against);
    return set && !window_has(&between, ";") ? m : NULL;
  }
  return NULL;
}

/* "the forecast was cut from 2 million to 1.8", "raised its guidance to 15% from 10%": one aim after another. */
static bool is_of_forecast(const Context *c, const Mention *value) {
  static const char *const aims[] = {"forecasts?%f[%A][^,;]*$", "guidance%f[%A][^,;]*$", "estimates?%f[%A][^,;]*$",
                                     "targets?%f[%A][^,;]*$",   "quotas?%f[%A][^,;]*$",  "outlook%f[%A][^,;]*$"};
  return words_any(c, c->from, value->from, aims, sizeof aims / sizeof *aims);
}

/* The amount that a level is come from: "rose from 9 percent in 2019 to 20 percent"; NULL: none is told. */
static const Mention *set_out_from(const Context *c, const Mention *level) {
  for (const Mention *m = level; m-- > c->mention;) {
    if (m->to > level->from || m->inside || m->type < NAME_NUMBER || m->type > NAME_QUANTITY || !m->quantity) continue;
    if (m->type == NAME_NUMBER && words_match(c, m->from, m->to, "^[12]%d%d%d$")) continue; /* a year */
    bool same = m->type == level->type && (level->type == NAME_PERCENT || code_is(m->unit, level->unit));
    if (!same || level->from > m->to + REACH || !figure_sets_out(c, m)) return NULL;
    uint32_t from = m->from > c->from + REACH ? m->from - REACH : c->from;
    bool moves = context_last_between(c, NAME_rise_cue, from, m->from) ||
                 context_last_between(c, NAME_fall_cue, from, m->from) ||
                 words_match(c, from, m->from, "%f[%a]went%f[%A]"); /* "will average from 2 to 3 percent" */
    return moves && words_match(c, m->to, level->from, "^[^,;]-,?%s+to%s+%a*%s*%a*%s*$") ? m : NULL;
  }
  return NULL;
}

/* The year before, of a level that is told of a year, where nothing says when the other was. */
static const char *year_before(const Context *c, const Mention *other, const Claim *claim) {
  static const char *const dated[] = {"^[%a%s]-%d%d%d%d",          "^%s+in%s",
                                      "^%s+%a*%s*%a*%s*ago%f[%A]", "^%s+%a*%s*%a*%s*earlier",
                                      "^%s+%a*%s*%a*%s*before",    "^%s+at%s+the%s"};
  const char *period = text_of(claim_get(claim, NAME_period));
  Window after = window_after(c, other->to, 24);
  if (!period || strlen(period) != 4 || window_any(&after, dated, sizeof dated / sizeof *dated)) return NULL;
  return period_shifted(c->document, period);
}

/* When the other level was: the date right behind it, or the same time a year before. */
static const char *when(const Context *c, const Mention *other, const Claim *claim, const Mention **date) {
  static const char *const shifted[] = {"^%s+the%s+year%s+before",
                                        "^%s+the%s+previous%s+year",
                                        "^%s+the%s+prior%s+year",
                                        "^%s+in%s+the%s+previous%s+year",
                                        "^%s+in%s+the%s+year%s+before",
                                        "^%s+in%s+the%s+prior%s+year",
                                        "^%s+a%s+year%s+earlier",
                                        "^%s+a%s+year%s+ago",
                                        "^%s+a%s+year%s+before",
                                        "^%s+one%s+year%s+earlier",
                                        "^%s+the%s+same%s+%a+%s+last%s+year",
                                        "^%s+in%s+the%s+same%s+%a+%s+last%s+year",
                                        "^%s+[id][nu]r?i?n?g?%s+the%s+same%s+%a+%s+an?%s+year%s+%a+",
                                        "^%s+[id][nu]r?i?n?g?%s+the%s+same%s+%a+%s+of%s+last%s+year",
                                        "^%s+in%s+the%s+corresponding%s+%a+%s+o?f?%s*last%s+year",
                                        "^%s+in%s+the%s+prior%-year%s+%a",
                                        "^%s+in%s+the%s+year%-ago%s+%a",
                                        "^%s+last%s+year%f[%A]",
                                        "^%s+recorded%s+[a%a]*%s*%a*%s*year%s+[eab]%a+",
                                        "^%s+[id][nu]%a*%s+the%s+same%s+%a+%s+the%s+year%s+[eb]%a+",
                                        "^%s+[id][nu]%a*%s+the%s+same%s+%a+%s+the%s+[pl]%a+%s+year"};
  const char *period = text_of(claim_get(claim, NAME_period));
  Window after = window_after(c, other->to, 48);
  *date = NULL;
  EACH_MENTION (m, c, NAME_DATE) /* "(2022: 71%)" */
    if (m->to < other->from && other->from - m->to < 20 && !m->inside && m->date->readings &&
        words_match(c, m->to, other->from, "^:%s*%a*%s*%a*%s*$")) {
      *date = m;
      return period_value(c, m, false);
    }
  if (window_has(&after, "^%s+now%f[%A]") || window_has(&after, "^%s+at%s+present") ||
      window_has(&after, "^%s+currently%f[%A]") || window_has(&after, "^%s+today%f[%A]"))
    return period_of_document(c->document, false);
  if (window_any(&after, shifted, sizeof shifted / sizeof *shifted))
    return period ? period_shifted(c->document, period) : NULL;
  EACH_MENTION (m, c, NAME_DATE) {
    if (m->from < other->to || m->from > other->to + 32 || m->inside || !m->date->readings) continue;
    if (!words_match(c, other->to, m->from, "^%s+%a*%s*[iadof][nufo]?t?r?i?n?g?%s+t?h?e?%s*$") &&
        !words_match(c, other->to, m->from, "^%s+of%s+[%a%s’'-]-%f[%a]in%s+$") &&
        !words_match(c, other->to, m->from, "^%s+$"))
      continue;
    *date = m;
    return period_value(c, m, false);
  }
  return NULL;
}

void fan_earlier(const Context *c, ClaimList *out, size_t first) {
  static const uint16_t own[] = {NAME_value_high, NAME_comparator, NAME_value_usd};
  if (c->han) return; /* chinese_change.c: 较…的, 由…降至 */
  for (size_t i = first, count = out->count; i < count && !c->document->failed; i++) {
    const Claim *claim = out->claim[i];
    const Mention *level = is_level(claim) ? context_value_of(c, claim) : NULL, *date;
    const Mention *other = level ? set_against(c, level) : NULL;
    const Mention *start = level && !other ? set_out_from(c, level) : NULL;
    if (start) other = start;
    if (!other || claims_telling(out, first, other)) continue;
    const char *period = when(c, other, claim, &date);
    if (is_of_forecast(c, start ? start : level)) continue;
    if (!period && (start || figure_sets_out(c, other))) period = year_before(c, other, claim);
    if (!period || code_is(period, text_of(claim_get(claim, NAME_period)))) continue;
    Claim *made = claim_copy(c->document, claim);
    if (!made) return;
    claim_move_span(made, NAME_value, other);
    for (size_t k = 0; k < sizeof own / sizeof *own; k++)
      claim_set(c->document, made, own[k], (Value){.kind = VALUE_NONE});
    double factor = claim_get(claim, NAME_value)->number / level->quantity->value; /* tonnes that are million tonnes */
    int noun = change_as_told(c, other, text_of(claim_get(claim, NAME_metric)));
    if (noun) factor = noun;
    claim_set(c->document, made, NAME_value, value_number(other->quantity->value * factor));
    claim_set(c->document, made, NAME_period, value_text(period));
    if (date && claim_span(made, NAME_period))
      claim_move_span(made, NAME_period, date);
    else if (date)
      claim_note(c->document, made, NAME_period, date, "clause");
    claims_add(c->document, out, made);
  }
}
