/* Ranges of absolute dates in English, and the words before them that name a part: "early 2024", "May to December",
 * "2021–25", "August and September of 2023", "July 13 to 15". */
#include "text/date_parts.h"

/* "mid-", "early", "the end of", "late in": sets *mod and returns the index behind; i itself when there is none. */
unsigned date_part_word(DateParser *p, unsigned i, uint8_t *mod) {
  unsigned at = i + (date_kind(p, i) == TOKEN_THE);
  if (date_kind(p, at) != TOKEN_PART) return i;
  uint8_t value = (uint8_t)date_value(p, at++);
  bool noun = value == DATE_START || value == DATE_END;
  unsigned to = at + (date_kind(p, at) == TOKEN_DASH); /* "mid-to-late", "early to mid" */
  bool joined = date_kind(p, to) == TOKEN_TO || date_kind(p, to) == TOKEN_AND;
  unsigned second = to + 1 + (date_kind(p, to + 1) == TOKEN_DASH);
  if (!noun && joined && date_kind(p, second) == TOKEN_PART) {
    if (value == DATE_MID) value = (uint8_t)date_value(p, second);
    at = second + 1;
  }
  if (date_kind(p, at) == TOKEN_DASH) at++;
  bool in = date_kind(p, at) == TOKEN_IN && !noun; /* "late in 2024"; but "will close in 2025" is a verb */
  bool of = date_kind(p, at) == TOKEN_OF || in || date_kind(p, at - 1) == TOKEN_DASH;
  if (of && date_kind(p, at - 1) != TOKEN_DASH) at++;
  bool month = date_kind(p, at) == TOKEN_MONTH && !date_is_day_number(p, at + 1);
  bool point = noun && !of && at == i + 1 && (month || date_four_digit_year(p, at)) &&
               date_after_point_word(p->lex.text, date_token(p, i)->from); /* "by end March" */
  if (noun && !of && !point) return i;
  *mod = value;
  return at;
}

/* What joins the ends of a range: a dash, "to", and "and" where it stands between months or after "between". */
static unsigned joint(DateParser *p, unsigned i, const DatePart *part, bool between) {
  if (date_kind(p, i) == TOKEN_COMMA && date_kind(p, i + 1) == TOKEN_TO)
    i++; /* "May 1, 2021, through April 30, 2022" */
  const DateToken *token = date_token(p, i);
  if (token->kind == TOKEN_DASH && date_kind(p, i + 1) == TOKEN_TO && date_kind(p, i + 2) == TOKEN_DASH)
    return i + 3; /* "January-to-March" */
  if (token->kind == TOKEN_DASH) return token->value == DASH_EM && !token->glued ? 0 : i + 1;
  if (token->kind == TOKEN_TO) return i + 1;
  bool neighbours = part->grain == GRAIN_MONTH && token->kind == TOKEN_SLASH && date_kind(p, i + 1) == TOKEN_MONTH;
  if (neighbours && date_value(p, i + 1) == part->index % 12 + 1) return i + 1;           /* "April/May 2023" */
  bool season = part->grain == GRAIN_YEAR && token->glued && date_token(p, i + 1)->glued; /* "2011/2012" */
  if (token->kind == TOKEN_SLASH && season && date_four_digit_year(p, i + 1) && date_value(p, i + 1) == part->year + 1)
    return i + 1;
  bool interval = part->grain == GRAIN_DAY && token->glued && date_token(p, i + 1)->digits == 4; /* ISO 8601 */
  if (token->kind == TOKEN_SLASH && interval) return i + 1;
  bool months = part->grain == GRAIN_MONTH || part->grain == GRAIN_QUARTER || part->grain == GRAIN_HALF;
  if (token->kind == TOKEN_AND && (between || months)) return i + 1;
  return 0;
}

/* The "25" of "2021–25" and the "24" of "2023/24": only behind a year, joined without blanks. */
static unsigned short_end(DateParser *p, unsigned i, const DatePart *from, DatePart *to) {
  const DateToken *sign = date_token(p, i), *end = date_token(p, i + 1);
  if (from->grain != GRAIN_YEAR || from->year < 1000 || (sign->kind != TOKEN_DASH && sign->kind != TOKEN_SLASH))
    return 0;
  if (end->kind != TOKEN_NUMBER || end->digits != 2 || !end->glued || date_number_goes_on(p, i + 1)) return 0;
  *to = (DatePart){.grain = GRAIN_YEAR, .year = from->year / 100 * 100 + end->value};
  if (to->year <= from->year) to->year += 100;
  int years = to->year - from->year;
  return years <= (sign->kind == TOKEN_SLASH ? 1 : 30) ? i + 2 : 0;
}

/* The end of "August 27th - 29th" or of "July 13 to 15": a day of the same month. */
static unsigned day_end(DateParser *p, unsigned i, const DatePart *from, DatePart *to) {
  int day;
  unsigned at = i + (date_kind(p, i) == TOKEN_THE), after = date_ordinal(p, at, &day);
  if (!after && date_kind(p, at) == TOKEN_NUMBER && date_token(p, at)->digits <= 2 && !date_number_counts(p, at)) {
    day = date_value(p, at);
    after = at + 1;
  }
  if (from->grain != GRAIN_DAY || from->index == DATE_HOLIDAY || !after || day <= from->day || day > 31 ||
      date_kind(p, after) == TOKEN_UNIT)
    return 0;
  *to = *from;
  to->day = day;
  return date_year_after(p, after, to);
}

/* "13 to 15 July", "10 - 22 August 2012", "from the 13th to the 15th of July", "Eighth to eleventh May 2010". */
static unsigned days_of_month(DateParser *p, unsigned i, DatePart *from, DatePart *to) {
  int day;
  unsigned at = i + (date_kind(p, i) == TOKEN_THE), after = date_ordinal(p, at, &day);
  if (!after && date_kind(p, at) == TOKEN_NUMBER && date_token(p, at)->digits <= 2) {
    day = date_value(p, at);
    after = at + 1;
  }
  if (!after || day < 1 || day > 31) return 0;
  DateTokenKind kind = date_kind(p, after);
  if (kind != TOKEN_DASH && kind != TOKEN_TO && kind != TOKEN_AND) return 0;
  unsigned end = date_part(p, after + 1, to);
  if (!end || to->grain != GRAIN_DAY || to->numeric || to->index == DATE_HOLIDAY || to->day <= day) return 0;
  if (kind == TOKEN_AND && to->day != day + 1 && (i == 0 || date_kind(p, i - 1) != TOKEN_BETWEEN)) return 0;
  if (date_kind(p, after + 1) == TOKEN_MONTH) return 0;
  *from = *to;
  from->day = day;
  return end;
}

/* "first and second quarters of 2024", "nineteenth and twentieth centuries": the first has only its ordinal. */
static unsigned quarters(DateParser *p, unsigned i, DatePart *from, DatePart *to) {
  int first;
  unsigned at = i + (date_kind(p, i) == TOKEN_THE), after = date_ordinal(p, at, &first);
  if (!after || (date_kind(p, after) != TOKEN_AND && date_kind(p, after) != TOKEN_TO)) return 0;
  unsigned end = date_part(p, after + 1, to);
  if (!end || (to->grain != GRAIN_QUARTER && to->grain != GRAIN_CENTURY) || first < 1 || first >= to->index) return 0;
  if (to->grain == GRAIN_CENTURY) to->year = 1; /* its number says all */
  *from = *to;
  from->index = first;
  return end;
}

/* "May 1 and 2, 2023": two days that follow each other. */
static unsigned next_day(DateParser *p, unsigned i, const DatePart *from, DatePart *to) {
  if (date_kind(p, i) != TOKEN_AND || from->year != DATE_UNSAID) return 0;
  unsigned after = day_end(p, i + 1, from, to), number = i + 1 + (date_kind(p, i + 1) == TOKEN_THE);
  bool ends =
      after && (to->year != DATE_UNSAID || date_token(p, number)->kind == TOKEN_ORDINAL || date_ends_phrase(p, after));
  return ends && to->day == from->day + 1 ? after : 0;
}

/* "April-June quarter of 2023": the word behind two months, and the year behind it. */
static unsigned named_again(DateParser *p, unsigned i, const DatePart *from, DatePart *to) {
  bool named = date_is_unit(p, i, UNIT_QUARTER) || date_kind(p, i) == TOKEN_PERIOD || date_kind(p, i) == TOKEN_HALF;
  if (!named || from->grain != GRAIN_MONTH || to->grain != GRAIN_MONTH) return i;
  return to->year == DATE_UNSAID ? date_year_after(p, i + 1, to) : i + 1;
}

static unsigned range_end(DateParser *p, unsigned i, const DatePart *from, DatePart *to, bool between) {
  unsigned after = short_end(p, i, from, to);
  if (after) return after;
  unsigned at = joint(p, i, from, between);
  if (!at) return next_day(p, i, from, to);
  uint8_t mod = DATE_PLAIN;
  bool said_to = date_kind(p, at - 1) == TOKEN_TO || date_kind(p, at - 2) == TOKEN_TO;
  unsigned part = date_part_word(p, at, &mod);
  if (part == at) part += date_kind(p, at) == TOKEN_THE;
  after = date_part(p, part, to);
  to->mod = mod;
  at += date_kind(p, at) == TOKEN_THE;
  if (!after) return day_end(p, at, from, to);
  bool alike = (from->grain == GRAIN_DAY) == (to->grain == GRAIN_DAY) || (said_to && from->year > 0 && to->year > 0);
  bool of_month = from->grain == GRAIN_MONTH && to->grain == GRAIN_MONTH && from->year == DATE_UNSAID;
  if (alike && (!to->relative || of_month)) return after; /* "January-November last year" */
  return day_end(p, at, from, to);
}

/* "in 2018 and 2019" are two dates; "in March and May" too. Neighbours, or what "between" opens, are one period. */
static bool is_period(DateParser *p, unsigned joint_at, const DatePart *from, const DatePart *to, bool between) {
  if (date_kind(p, joint_at) != TOKEN_AND || between || from->grain == GRAIN_DAY) return true;
  return from->grain == to->grain && from->grain != GRAIN_DAY && to->index == from->index + 1 &&
         from->year == DATE_UNSAID;
}

/* "from March to today", "between January 2019 and now", "2010 to date": up to the reference date. */
static unsigned up_to_now(DateParser *p, unsigned i, DatePart *from, bool between, Date *date) {
  unsigned at = joint(p, i, from, between);
  if (!at) return 0;
  at += date_kind(p, at) == TOKEN_THE;
  bool present = date_token_is(p, at, "present") &&
                 (date_ends_phrase(p, at + 1) || date_is_unit(p, at + 1, UNIT_DAY)), /* not "to present values" */
      now = date_kind(p, at) == TOKEN_TODAY && date_value(p, at) == 0;
  if ((!present && !now) || !date_resolve(p, from, NULL, date)) return 0;
  if (present) at += date_is_unit(p, at + 1, UNIT_DAY);
  date->relative = true;
  if (date_reference(p) == DATE_NO_REFERENCE) date->readings = 0;
  for (size_t k = 0; k < date->readings; k++) date->reading[k].hi = date_reference(p);
  if (date->readings && date->reading[0].lo > date_reference(p)) return 0;
  date->readings = date->readings > 0;
  return at + 1;
}

/* "from the end of 2021 to early 2022": the mark before a range is of its first part. A start and an end are exact. */
static void apply_marks(DateParser *p, unsigned joint_at, const DatePart *from, const DatePart *to, Date *date) {
  DateTokenKind kind = date_kind(p, joint_at);
  bool of_first = kind == TOKEN_TO || kind == TOKEN_AND || to->mod != DATE_PLAIN;
  for (size_t k = 0; k < date->readings; k++) {
    DateReading *reading = &date->reading[k];
    if (of_first && p->mod == DATE_END && from->grain <= GRAIN_YEAR)
      reading->lo = calendar_period(reading->lo, (DateGrain)from->grain, 0).hi;
    if (to->mod == DATE_START && to->grain <= GRAIN_YEAR)
      reading->hi = calendar_period(reading->hi, (DateGrain)to->grain, 0).lo;
  }
  if (of_first) p->mod = DATE_PLAIN;
}

unsigned date_absolute(DateParser *p, unsigned i, Date *date) {
  DatePart from, to;
  if (p->mod && date_kind(p, i) == TOKEN_THE && date_kind(p, i + 1) != TOKEN_ORDINAL) i++;
  bool between = p->between || (i > 0 && date_kind(p, i - 1) == TOKEN_BETWEEN);
  DateTokenKind kind = date_kind(p, i);
  bool alone = kind == TOKEN_NUMBER && date_year_alone(p, i);
  bool counts =
      alone ? false : kind == TOKEN_NUMBER || kind == TOKEN_ORDINAL || kind == TOKEN_CARDINAL || kind == TOKEN_THE;
  unsigned after = counts ? days_of_month(p, i, &from, &to) : 0;
  if (!after && counts) after = quarters(p, i, &from, &to);
  p->range = after != 0;
  if (after) return date_resolve(p, &from, &to, date) ? after : 0;
  after = date_part(p, i, &from);
  p->range = after != 0;
  if (!after) return 0;
  unsigned end = alone ? 0 : up_to_now(p, after, &from, between, date);
  if (end) return end;
  if (!alone) end = range_end(p, after, &from, &to, between);
  if (end) end = named_again(p, end, &from, &to);
  if (end && from.grain == GRAIN_YEAR && date_kind(p, end) == TOKEN_FISCAL && date_is_unit(p, end + 1, UNIT_YEAR))
    end += 2;
  if (end && is_period(p, after, &from, &to, between) && (!from.weak || date_range_vouched(p, i, end, &from, &to)) &&
      date_resolve(p, &from, &to, date)) {
    apply_marks(p, after, &from, &to, date);
    return end;
  }
  p->range = false;
  if (from.weak && !p->mod && !date_vouched(p, i, after, &from)) return 0;
  return date_resolve(p, &from, NULL, date) ? after : 0;
}
