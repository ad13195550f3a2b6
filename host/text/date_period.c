/* Periods named by a day in them or at their end: "the week of October 6", "the three months ended March 31, 2024",
 * "the fiscal year ending in June 2023", "the week commencing February 4". A week named by a day is the one that holds
 * it. */
#include "text/date_parts.h"

/* "the three months", "the quarter": how many units of which kind; 0 if it names no such period. */
static unsigned counted_unit(DateParser *p, unsigned i, int *count, TimeUnit *unit) {
  *count = 1;
  if (date_kind(p, i) == TOKEN_THE) i++;
  unsigned after = date_cardinal(p, i, count);
  if (after) i = after;
  if (date_kind(p, i) == TOKEN_DASH) i++;
  if (date_kind(p, i) == TOKEN_FISCAL) i++;
  if (date_kind(p, i) != TOKEN_UNIT || *count < 1 || *count > 1000) return 0;
  *unit = (TimeUnit)date_value(p, i);
  if (date_kind(p, i + 1) == TOKEN_PERIOD) i++; /* "the six-month period ended" */
  return i + 1;
}

static bool back_from(int32_t last, TimeUnit unit, int count, DateReading *reading) {
  int months = unit == UNIT_MONTH ? 1 : unit == UNIT_QUARTER ? 3 : unit == UNIT_YEAR ? 12 : 0;
  if (unit == UNIT_DECADE) months = 120;
  int days = unit == UNIT_WEEK ? 7 : unit == UNIT_DAY ? 1 : 0;
  if (!months && !days) return false;
  int32_t lo = months ? calendar_add_months(last + 1, -months * count) : last + 1 - days * count;
  *reading = calendar_days(lo, last);
  return true;
}

static DateGrain grain_of(TimeUnit unit) {
  if (unit == UNIT_WEEKEND || unit == UNIT_DECADE) return GRAIN_SPAN;
  return unit == UNIT_YEAR      ? GRAIN_YEAR
         : unit == UNIT_QUARTER ? GRAIN_QUARTER
         : unit == UNIT_MONTH   ? GRAIN_MONTH
                                : GRAIN_WEEK;
}

/* What stands between the period and its day. */
typedef enum Tie { TIE_NONE, TIE_HOLDS, TIE_BEGINS, TIE_ENDS } Tie;

static unsigned tie(DateParser *p, unsigned i, Tie *kind) {
  const DateToken *token = date_token(p, i);
  *kind = TIE_NONE;
  if (token->kind == TOKEN_OF) *kind = TIE_HOLDS;
  if (token->kind == TOKEN_TO && !token->value) *kind = TIE_ENDS; /* "the year to March 2024" */
  if (token->kind == TOKEN_ENDING) *kind = token->value < 0 ? TIE_BEGINS : TIE_ENDS;
  if (token->kind == TOKEN_PART && token->value == DATE_START) *kind = TIE_BEGINS; /* "beginning" */
  if (*kind == TIE_NONE) return 0;
  return i + 1 + (date_kind(p, i + 1) == TOKEN_IN);
}

unsigned date_period(DateParser *p, unsigned i, Date *date) {
  int count;
  TimeUnit unit;
  Tie kind;
  unsigned at = counted_unit(p, i, &count, &unit), day = at ? tie(p, at, &kind) : 0;
  DatePart part;
  uint8_t mod = DATE_PLAIN;
  if (day) day = date_part_word(p, day, &mod);
  unsigned after = day && (mod == DATE_PLAIN || mod == DATE_END) ? date_part(p, day, &part) : 0;
  bool week = (unit == UNIT_WEEK || unit == UNIT_WEEKEND) && count == 1;
  /* "the five years to 2025" */
  bool years = after && kind == TIE_ENDS && part.grain == GRAIN_YEAR &&
               (unit == UNIT_DECADE || (unit == UNIT_YEAR && count > 1));
  if (after && date_kind(p, at) == TOKEN_TO && (unit < UNIT_MONTH || (unit == UNIT_MONTH && count == 1))) return 0;
  if (!after || (part.grain != GRAIN_DAY && !years && (kind != TIE_ENDS || part.grain != GRAIN_MONTH))) return 0;
  if ((kind != TIE_ENDS && !week) || !date_resolve(p, &part, NULL, date)) return 0;
  Date anchor = *date;
  date->readings = 0;
  date->grain = (uint8_t)grain_of(unit);
  for (size_t k = 0; k < anchor.readings; k++) {
    DateReading reading = calendar_week_of(anchor.reading[k].lo);
    if (unit == UNIT_WEEKEND) reading.lo = reading.hi - 1;
    if (kind == TIE_BEGINS) reading = calendar_days(anchor.reading[k].lo, anchor.reading[k].lo + 6);
    if (kind == TIE_ENDS && !back_from(anchor.reading[k].hi, unit, count, &reading)) return 0;
    date_add_reading(date, reading);
  }
  return after;
}
