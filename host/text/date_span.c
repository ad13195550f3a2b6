/* Quarters, halves, seasons, decades and centuries in English. */
#include "text/date_parts.h"

unsigned date_quarter_name(DateParser *p, unsigned i, DatePart *part) {
  int value;
  if (date_kind(p, i) == TOKEN_QUARTER || date_kind(p, i) == TOKEN_HALFYEAR) {
    part->grain = date_kind(p, i) == TOKEN_QUARTER ? GRAIN_QUARTER : GRAIN_HALF;
    part->index = date_value(p, i);
    return i + 1;
  }
  if (date_kind(p, i) == TOKEN_THE) i++;
  if (date_kind(p, i) == TOKEN_NUMBER && date_token(p, i)->digits == 1) { /* 1Q24, 2H 2024 */
    const DateToken *letter = date_token(p, i + 1);
    bool quarter = date_token_is(p, i + 1, "q");
    if (!letter->glued || !(quarter || date_token_is(p, i + 1, "h"))) return 0;
    part->grain = quarter ? GRAIN_QUARTER : GRAIN_HALF;
    part->index = date_value(p, i);
    return part->index >= 1 && part->index <= (quarter ? 4 : 2) ? i + 2 : 0;
  }
  unsigned after = date_ordinal(p, i, &value);
  if (!after && date_kind(p, i) == TOKEN_SHIFT && date_value(p, i) == SHIFT_LAST && date_kind(p, i + 1) == TOKEN_DASH)
    return 0;
  if (!after) return 0;
  if (date_kind(p, after) == TOKEN_DASH) after++;
  if (date_kind(p, after) == TOKEN_FISCAL) after++;
  bool half = date_kind(p, after) == TOKEN_HALF;
  if (!half && !date_is_unit(p, after, UNIT_QUARTER)) return 0;
  part->grain = half ? GRAIN_HALF : GRAIN_QUARTER;
  part->index = value;
  return value >= 1 && value <= (half ? 2 : 4) ? after + 1 : 0;
}

unsigned date_quarter_first(DateParser *p, unsigned i, DatePart *part) {
  *part = (DatePart){.year = DATE_UNSAID};
  unsigned after = date_quarter_name(p, i, part);
  if (!after) return 0;
  unsigned year = date_joined_year(p, after, part);
  if (year) return year;
  const DateToken *digits = date_token(p, after); /* 1Q24, but 1h30 is a length of time */
  if (!date_token(p, after - 1)->capital && part->grain == GRAIN_HALF && digits->glued) return 0;
  if (digits->kind == TOKEN_NUMBER && digits->glued && digits->digits == 2) {
    part->year = date_century(p, digits->value);
    return after + 1;
  }
  year = date_year_after(p, after, part);
  if (year == after && date_kind(p, after) == TOKEN_OF) return 0; /* "the first half of the match" */
  part->weak = part->year == DATE_UNSAID;
  return year;
}

unsigned date_season_first(DateParser *p, unsigned i, DatePart *part) {
  if (date_kind(p, i) != TOKEN_SEASON) return 0;
  *part = (DatePart){.grain = GRAIN_SPAN, .year = DATE_UNSAID, .index = date_value(p, i), .weak = true};
  unsigned after = date_year_after(p, i + 1, part);
  part->weak = part->year == DATE_UNSAID;
  return after;
}

bool date_is_plural_s(DateParser *p, unsigned i) { return date_token_is(p, i, "s"); }

/* "1980s", "1980's", "the '40s", "the 70s", "the nineties". */
unsigned date_decade(DateParser *p, unsigned i, DatePart *part) {
  bool vouched = i > 0 && (date_kind(p, i - 1) == TOKEN_THE || date_kind(p, i - 1) == TOKEN_PART ||
                           (date_kind(p, i - 1) == TOKEN_DASH && i > 1 && date_kind(p, i - 2) == TOKEN_PART));
  if (vouched && date_after_whose(p->lex.text, date_token(p, i)->from)) return 0; /* "in his early 30s": of age */
  *part = (DatePart){.grain = GRAIN_DECADE, .year = DATE_UNSAID};
  if (date_kind(p, i) == TOKEN_DECADE) {
    part->index = date_value(p, i);
    if (part->index == 100) { /* the noughties */
      part->year = 2000;
      part->index = 10;
    }
    part->weak = !vouched;
    return i + 1;
  }
  bool apostrophe = date_kind(p, i) == TOKEN_APOSTROPHE;
  if (apostrophe) i++;
  const DateToken *number = date_token(p, i);
  unsigned s = i + 1;
  if (date_kind(p, s) == TOKEN_APOSTROPHE && date_token(p, s)->glued) s++;
  if (number->kind != TOKEN_NUMBER || number->value % 10 || !date_is_plural_s(p, s)) return 0;
  if (number->digits == 4) {
    part->year = number->value;
    part->index = number->value % 100 == 0 && number->value < 2000 ? 100 : 10; /* "the 1800s" are a century */
    return number->value >= DATE_YEAR_LEAST && number->value <= DATE_YEAR_MOST ? s + 1 : 0;
  }
  part->index = number->value;
  return number->digits == 2 && (apostrophe || vouched) && date_token(p, s)->glued ? s + 1 : 0;
}

unsigned date_century_named(DateParser *p, unsigned i, DatePart *part) {
  int value;
  if (date_kind(p, i) == TOKEN_THE) i++;
  unsigned after = date_ordinal(p, i, &value);
  if (!after) return 0;
  if (date_kind(p, after) == TOKEN_DASH) after++;
  if (!date_is_unit(p, after, UNIT_CENTURY) || value < 1 || value > 30) return 0;
  const DateToken *next = date_token(p, after + 1);
  if (date_token(p, after)->capital && next->kind == TOKEN_OTHER && next->capital)
    return 0; /* 21st Century Silk Road */
  *part = (DatePart){.grain = GRAIN_CENTURY, .index = value};
  return after + 1;
}
