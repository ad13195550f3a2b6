/* unit.h: what quantities count: units of measure, percent, currencies, things; with every way they are written.
 *
 * The tables are made at build time from data/units.csv, data/currencies.csv and iso-codes: constant, shared by all
 * threads. A search looks up how the text goes on, its next letters or its next character, in a hash table, and walks
 * down the few forms that begin so (symbols as written, words in any case). */
#ifndef QUERN_TEXT_UNIT_H
#define QUERN_TEXT_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum UnitKind { UNIT_MEASURE, UNIT_PERCENT, UNIT_MONEY, UNIT_COUNT, UNIT_MULTIPLE } UnitKind;

typedef struct Unit {
  const char *code;      /* "t", "kWh", "%", "CNY", "vehicles" */
  const char *per;       /* "h" of "km/h"; NULL for most */
  const char *dimension; /* "mass"; units of one dimension can be converted into each other */
  double factor; /* to the dimension's base unit; 0 where none applies; of percent and money: see their files in data */
  UnitKind kind;
} Unit;

/* How a form may stand. */
enum {
  UNIT_SYMBOL = 1,    /* may touch the digits */
  UNIT_CHINESE = 2,   /* needs no space on either side */
  UNIT_CAREFUL = 4,   /* also a common word: only where no other word follows */
  UNIT_BEFORE = 8,    /* may stand before the number, if it is money */
  UNIT_SINGULAR = 16, /* there is a plural: "14 plant closures" counts no plants */
  UNIT_PER = 32       /* only behind a slash: the s of "km/s" */
};

typedef struct UnitMatch {
  const Unit *unit;
  size_t end;
  uint8_t flags;
} UnitMatch;

/* The longest form that begins at text[at] and ends at a boundary. False when there is none. */
bool unit_match(const char *text, size_t length, size_t at, UnitMatch *match);

/* The same for what stands behind a slash, where short symbols mean a unit too: "km/s", "t/y". */
bool unit_match_per(const char *text, size_t length, size_t at, UnitMatch *match);

/* The same among the currencies that may stand before a number: "US$", "RMB", "EUR", "ringgit". */
bool unit_match_before(const char *text, size_t length, size_t at, UnitMatch *match);

/* Whether one of those may end at `at`: told by the last byte or two, so that most places need no search. */
bool unit_may_end_before(const char *text, size_t at);

/* The unit with this code (and per; NULL for none), or NULL. */
const Unit *unit_find(const char *code, const char *per);

/* `value` in other units of the same dimension: 2 km in "m" is 2000. False when they do not convert. */
bool unit_convert(double value, const Unit *from, const Unit *to, double *result);

#endif
