/* Units of time told from a day: what the readers of relative dates share. */
#include "text/date_parts.h"

DateGrain date_grain_of_unit(TimeUnit unit) {
  static const unsigned char grains[] = {
      [UNIT_DAY] = GRAIN_DAY,         [UNIT_WORKDAY] = GRAIN_DAY,    [UNIT_WEEKEND] = GRAIN_SPAN,
      [UNIT_WEEK] = GRAIN_WEEK,       [UNIT_FORTNIGHT] = GRAIN_SPAN, [UNIT_MONTH] = GRAIN_MONTH,
      [UNIT_QUARTER] = GRAIN_QUARTER, [UNIT_YEAR] = GRAIN_YEAR,      [UNIT_DECADE] = GRAIN_DECADE,
      [UNIT_CENTURY] = GRAIN_CENTURY};
  return (DateGrain)grains[unit];
}

int date_step_of(TimeShift shift) {
  return shift == SHIFT_THIS || shift == SHIFT_FIRST ? 0 : shift == SHIFT_NEXT || shift == SHIFT_FOLLOWING ? 1 : -1;
}

static int32_t workday(int32_t day, int step) {
  day += step;
  while (calendar_weekday(day) > 4) day += step ? step : 1;
  return day;
}

void date_add_unit(Date *date, int32_t base, TimeUnit unit, int step) {
  DateReading week = calendar_week_of(base + 7 * step);
  switch (unit) {
    case UNIT_WORKDAY: date_add_reading(date, calendar_period(workday(base, step), GRAIN_DAY, 0)); return;
    case UNIT_WEEKEND: date_add_reading(date, calendar_days(week.lo + 5, week.hi)); return;
    case UNIT_WORKWEEK: date_add_reading(date, calendar_days(week.lo, week.lo + 4)); return;
    case UNIT_FORTNIGHT:
      week = calendar_week_of(base + 14 * step);
      date_add_reading(date, calendar_days(week.lo, week.lo + 13));
      return;
    default: break;
  }
  DateGrain grain = date_grain_of_unit(unit);
  date_add_reading(date, calendar_period(base, grain, step));
}

/* "The year", "the day" and the like without more: a period only where nothing describes it ("the day the war began")
 * or where it is what begins or ends ("ended the day lower"). */
bool date_stands_alone(DateParser *p, unsigned i, unsigned unit) {
  const DateToken *token = date_token(p, unit);
  size_t length = token->to - token->from;
  if (length > 3 && (p->lex.text[token->to - 1] | 0x20) == 's') return false; /* "the years to come" */
  if (p->mod != DATE_PLAIN) return true;
  switch (date_kind(p, unit + 1)) {
    case TOKEN_END:
    case TOKEN_DOT:
    case TOKEN_COMMA:
    case TOKEN_IN: return true;
    default: return date_after_ending(p->lex.text, date_token(p, i)->from);
  }
}
