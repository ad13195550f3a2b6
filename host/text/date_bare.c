/* Weekdays, days, weekends and ends of years that stand without a word that says which: the reference date does. */
#include "text/date_parts.h"

/* "Tuesday of last week", "Monday next week". */
static unsigned weekday_of_week(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + 1 + (date_kind(p, i + 1) == TOKEN_OF);
  if (date_kind(p, at) != TOKEN_SHIFT || !date_is_unit(p, at + 1, UNIT_WEEK)) return 0;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (!date_has_reference(p)) return at + 2;
  int32_t monday = calendar_week_of(date_reference(p) + 7 * date_step_of((TimeShift)date_value(p, at))).lo;
  date_add_reading(date, calendar_days(monday + date_value(p, i), monday + date_value(p, i)));
  return at + 2;
}

/* "Sunday the 31st": a day of that number which falls on that weekday, the nearest first. */
static unsigned weekday_and_day(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + 1 + (date_kind(p, i + 1) == TOKEN_THE);
  const DateToken *day = date_token(p, at);
  if (day->kind != TOKEN_ORDINAL || !day->digits || day->value < 1 || day->value > 31) return 0;
  if (!date_ends_phrase(p, at + 1) && date_kind(p, at + 1) != TOKEN_OTHER) return 0;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (!date_has_reference(p)) return at + 1;
  for (int k = 0; k < 24 && date->readings < 2; k++) {
    DateReading month = calendar_period(date_reference(p), GRAIN_MONTH, k % 2 ? (k + 1) / 2 : -k / 2);
    int32_t found = month.lo + day->value - 1;
    if (found <= month.hi && calendar_weekday(found) == date_value(p, i))
      date_add_reading(date, calendar_days(found, found));
  }
  return at + 1;
}

/* A weekday alone: in news the last one up to today; after "until" or "by" the coming one. That of today is today: what
 * "will be announced on Monday" in a text of a Monday. */
static unsigned bare_weekday(DateParser *p, unsigned i, Date *date) {
  const DateToken *day = date_token(p, i);
  if (day->kind != TOKEN_WEEKDAY) return 0;
  unsigned week = weekday_of_week(p, i, date);
  if (!week) week = weekday_and_day(p, i, date);
  if (week) return week;
  if (day->ambiguous) {
    const DateToken *dot = date_token(p, i + 1);
    bool marked = (dot->kind == TOKEN_DOT && dot->glued) || (i > 0 && date_kind(p, i - 1) == TOKEN_IN);
    if (!marked || !day->capital) return 0;
  }
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (!date_has_reference(p)) return i + 1;
  int32_t past = date_reference(p) - (calendar_weekday(date_reference(p)) + 7 - day->value) % 7;
  bool ahead = past != date_reference(p) && (date_lies_ahead(p->lex.text, day->from) ||
                                             date_bound_before(p->lex.text, p->lex.length, day->from) == DATE_BY);
  if (ahead) date_add_reading(date, calendar_days(past + 7, past + 7));
  date_add_reading(date, calendar_days(past, past));
  date_add_reading(date, calendar_days(past + 7, past + 7));
  return i + 1;
}

/* "on the 27th": of the month before and after, as far as they have such a day. */
static unsigned bare_day(DateParser *p, unsigned i, Date *date) {
  const DateToken *day = date_token(p, i + 1);
  if (date_kind(p, i) != TOKEN_THE || day->digits == 0 || day->digits > 2 || day->value < 1 || day->value > 31)
    return 0;
  if ((day->kind != TOKEN_ORDINAL && day->kind != TOKEN_NUMBER) || date_number_counts(p, i + 1)) return 0;
  if (!date_ends_phrase(p, i + 2) || !date_after_day_word(p->lex.text, date_token(p, i)->from)) return 0;
  *date = (Date){.grain = GRAIN_DAY, .relative = true};
  if (!date_has_reference(p)) return i + 2;
  date_add_nearest_days(date, date_reference(p), day->value);
  return i + 2;
}

/* "in the fiscal year": the current one, as far as a text without its country can say. */
static unsigned bare_fiscal_year(DateParser *p, unsigned i, Date *date) {
  unsigned at = i + (date_kind(p, i) == TOKEN_THE);
  if (date_kind(p, at) != TOKEN_FISCAL || !date_is_unit(p, at + 1, UNIT_YEAR) || !date_ends_phrase(p, at + 2)) return 0;
  *date = (Date){.grain = GRAIN_YEAR, .relative = true};
  if (date_has_reference(p)) date_add_unit(date, date_reference(p), UNIT_YEAR, 0);
  return at + 2;
}

/* "the end of year", "mid-year": no article is needed behind the part. */
static unsigned part_of_unit(DateParser *p, unsigned i, Date *date) {
  if (date_kind(p, i) != TOKEN_UNIT || date_value(p, i) < UNIT_WEEK || !date_stands_alone(p, i, i)) return 0;
  *date = (Date){.grain = (uint8_t)date_grain_of_unit((TimeUnit)date_value(p, i)), .relative = true};
  if (date_has_reference(p)) date_add_unit(date, date_reference(p), (TimeUnit)date_value(p, i), 0);
  return i + 1;
}

/* "year-end", "year-end 2023", "month-end": marked as the end of it. */
static unsigned end_of_unit(DateParser *p, unsigned i, Date *date) {
  bool written =
      date_kind(p, i) == TOKEN_UNIT && date_kind(p, i + 1) == TOKEN_DASH && date_kind(p, i + 2) == TOKEN_PART;
  if (!written || date_value(p, i + 2) != DATE_END || date_value(p, i) < UNIT_WEEK) return 0;
  DatePart part = {.grain = GRAIN_YEAR, .year = DATE_UNSAID};
  unsigned after = date_is_unit(p, i, UNIT_YEAR) ? date_year_after(p, i + 3, &part) : i + 3;
  p->mod = DATE_END;
  if (after > i + 3) return date_resolve(p, &part, NULL, date) ? after : 0;
  return part_of_unit(p, i, date) ? i + 3 : 0;
}

/* "year to date", "month-to-date": from its first day to the reference date. */
static unsigned to_date(DateParser *p, unsigned i, Date *date) {
  if (date_kind(p, i) != TOKEN_UNIT || date_value(p, i) < UNIT_WEEK) return 0;
  unsigned at = i + 1 + (date_kind(p, i + 1) == TOKEN_DASH);
  if (date_kind(p, at) != TOKEN_TO) return 0;
  at += date_kind(p, at + 1) == TOKEN_DASH ? 2 : 1;
  if (!date_token_is(p, at, "date")) return 0;
  *date = (Date){.grain = GRAIN_SPAN, .relative = true};
  if (date_has_reference(p)) date_add_unit(date, date_reference(p), (TimeUnit)date_value(p, i), 0);
  if (date->readings) date->reading[0].hi = date_reference(p);
  date->readings = date->readings > 0;
  return at + 1;
}

/* A weekend needs no article: "on weekend". */
static unsigned bare_weekend(DateParser *p, unsigned i, Date *date) {
  if (!date_is_unit(p, i, UNIT_WEEKEND) || date_token(p, i)->to - date_token(p, i)->from > 7) return 0;
  if (!date_ends_phrase(p, i + 1)) return 0;
  *date = (Date){.grain = GRAIN_SPAN, .relative = true};
  if (date_has_reference(p)) date_add_unit(date, date_reference(p), UNIT_WEEKEND, 0);
  return i + 1;
}

unsigned date_bare(DateParser *p, unsigned i, Date *date) {
  unsigned after = bare_day(p, i, date);
  if (!after) after = to_date(p, i, date);
  if (!after) after = bare_weekend(p, i, date);
  if (!after) after = bare_fiscal_year(p, i, date);
  if (!after && p->mod != DATE_PLAIN) after = part_of_unit(p, i, date);
  if (!after) after = end_of_unit(p, i, date);
  return after ? after : bare_weekday(p, i, date);
}
