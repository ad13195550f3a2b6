/* Functions of numbers, dates and truth values. */
#include <math.h>
#include <string.h>

#include "frame/civil.h"
#include "frame/expr_internal.h"
#include "frame/target.h"

#define EACH for (size_t i = 0; i < call->rows; i++)

#define BINARY(name, in, result, formula)                                                       \
  FRAME_HOT static void name(Call *call) {                                                      \
    const __typeof__(*((Vec *)0)->in) *a = call->arguments[0]->in, *b = call->arguments[1]->in; \
    __typeof__(*((Vec *)0)->result) *out = call->out->result;                                   \
    EACH out[i] = (__typeof__(*out))(formula);                                                  \
  }
#define UNARY(name, in, result, formula)                           \
  FRAME_HOT static void name(Call *call) {                         \
    const __typeof__(*((Vec *)0)->in) *a = call->arguments[0]->in; \
    __typeof__(*((Vec *)0)->result) *out = call->out->result;      \
    EACH out[i] = (__typeof__(*out))(formula);                     \
  }
/* Whole numbers that overflow are null. */
#define CHECKED(name, builtin)                                                        \
  static void name(Call *call) {                                                      \
    const int64_t *a = call->arguments[0]->integer, *b = call->arguments[1]->integer; \
    EACH call->out->nulls[i] |= builtin(a[i], b[i], &call->out->integer[i]);          \
  }

CHECKED(integer_add, __builtin_add_overflow)
CHECKED(integer_subtract, __builtin_sub_overflow)
CHECKED(integer_multiply, __builtin_mul_overflow)
BINARY(number_add, number, number, a[i] + b[i])
BINARY(number_subtract, number, number, a[i] - b[i])
BINARY(number_multiply, number, number, a[i] * b[i])
BINARY(number_divide, number, number, a[i] / b[i])
BINARY(number_floor_divide, number, number, floor(a[i] / b[i]))
BINARY(number_power, number, number, pow(a[i], b[i]))
UNARY(number_negate, number, number, -a[i])

static void integer_negate(Call *call) {
  const int64_t *a = call->arguments[0]->integer;
  EACH call->out->nulls[i] |= __builtin_sub_overflow((int64_t)0, a[i], &call->out->integer[i]);
}

/* As Lua: rounded towards minus infinity; by zero is null, and so is the one quotient that overflows. */
static void integer_floor_divide(Call *call) {
  const int64_t *a = call->arguments[0]->integer, *b = call->arguments[1]->integer;
  EACH {
    if (b[i] == 0 || (a[i] == INT64_MIN && b[i] == -1)) {
      call->out->nulls[i] = 1;
      continue;
    }
    int64_t quotient = a[i] / b[i];
    call->out->integer[i] = quotient - (a[i] % b[i] != 0 && (a[i] < 0) != (b[i] < 0));
  }
}

static void integer_modulo(Call *call) {
  const int64_t *a = call->arguments[0]->integer, *b = call->arguments[1]->integer;
  EACH {
    if (b[i] == 0) call->out->nulls[i] = 1;
    if (b[i] == 0 || b[i] == -1) {
      call->out->integer[i] = 0;
      continue;
    }
    int64_t rest = a[i] % b[i];
    call->out->integer[i] = rest != 0 && (rest < 0) != (b[i] < 0) ? rest + b[i] : rest;
  }
}

static void number_modulo(Call *call) {
  const double *a = call->arguments[0]->number, *b = call->arguments[1]->number;
  EACH {
    double rest = fmod(a[i], b[i]);
    call->out->number[i] = rest != 0 && (rest < 0) != (b[i] < 0) ? rest + b[i] : rest;
  }
}

BINARY(integer_equal, integer, truth, a[i] == b[i])
BINARY(integer_differs, integer, truth, a[i] != b[i])
BINARY(integer_below, integer, truth, a[i] < b[i])
BINARY(integer_at_most, integer, truth, a[i] <= b[i])
BINARY(integer_above, integer, truth, a[i] > b[i])
BINARY(integer_at_least, integer, truth, a[i] >= b[i])
BINARY(number_equal, number, truth, a[i] == b[i])
BINARY(number_differs, number, truth, a[i] != b[i])
BINARY(number_below, number, truth, a[i] < b[i])
BINARY(number_at_most, number, truth, a[i] <= b[i])
BINARY(number_above, number, truth, a[i] > b[i])
BINARY(number_at_least, number, truth, a[i] >= b[i])
BINARY(truth_equal, truth, truth, a[i] == b[i])
BINARY(truth_differs, truth, truth, a[i] != b[i])
UNARY(truth_not, truth, truth, !a[i])

static bool is_null(const Vec *vec, size_t i) { return vec->nullable && vec->nulls[i]; }

/* Three-valued: false and null is false, true and null is null. */
static void truth_and(Call *call) {
  const Vec *a = call->arguments[0], *b = call->arguments[1];
  EACH {
    bool no = (!is_null(a, i) && !a->truth[i]) || (!is_null(b, i) && !b->truth[i]);
    call->out->nulls[i] = !no && (is_null(a, i) || is_null(b, i));
    call->out->truth[i] = !no;
  }
}

static void truth_or(Call *call) {
  const Vec *a = call->arguments[0], *b = call->arguments[1];
  EACH {
    bool yes = (!is_null(a, i) && a->truth[i]) || (!is_null(b, i) && b->truth[i]);
    call->out->nulls[i] = !yes && (is_null(a, i) || is_null(b, i));
    call->out->truth[i] = yes;
  }
}

#define IS_NULL_OF                                           \
  EACH call->out->truth[i] = is_null(call->arguments[0], i); \
  memset(call->out->nulls, 0, call->rows)

static void any_is_null(Call *call) { IS_NULL_OF; }

/* One body for each type of value. `cond and x`: x where the condition holds, null elsewhere; so Lua's
 * `cond and x or y` works. `x or y`: y where x is null. */
#define WHERE(type)                                             \
  static void type##_where(Call *call) {                        \
    const Vec *c = call->arguments[0], *x = call->arguments[1]; \
    EACH {                                                      \
      bool holds = !is_null(c, i) && c->truth[i];               \
      call->out->nulls[i] = !holds || is_null(x, i);            \
      call->out->type[i] = x->type[i];                          \
    }                                                           \
  }
#define CHOOSE(type)                                                         \
  static void type##_coalesce(Call *call) {                                  \
    EACH {                                                                   \
      size_t a = 0;                                                          \
      while (a + 1 < call->count && is_null(call->arguments[a], i)) a++;     \
      call->out->nulls[i] = is_null(call->arguments[a], i);                  \
      call->out->type[i] = call->arguments[a]->type[i];                      \
    }                                                                        \
  }                                                                          \
  static void type##_choose(Call *call) {                                    \
    const Vec *c = call->arguments[0];                                       \
    EACH {                                                                   \
      const Vec *x = call->arguments[!is_null(c, i) && c->truth[i] ? 1 : 2]; \
      call->out->nulls[i] = is_null(x, i);                                   \
      call->out->type[i] = x->type[i];                                       \
    }                                                                        \
  }
WHERE(number)
WHERE(integer)
WHERE(text)
CHOOSE(number)
CHOOSE(integer)
CHOOSE(truth)
CHOOSE(text)

#define ONE_OF(type)                                                                                           \
  static void type##_one_of(Call *call) {                                                                      \
    EACH {                                                                                                     \
      bool found = false;                                                                                      \
      for (size_t a = 1; a < call->count && !found; a++)                                                       \
        found = !is_null(call->arguments[a], i) && call->arguments[0]->type[i] == call->arguments[a]->type[i]; \
      call->out->truth[i] = found;                                                                             \
      call->out->nulls[i] = is_null(call->arguments[0], i);                                                    \
    }                                                                                                          \
  }
ONE_OF(number)
ONE_OF(integer)

#define EXTREME(type, better)                                                                 \
  static void type##_##better(Call *call) {                                                   \
    EACH {                                                                                    \
      call->out->type[i] = call->arguments[0]->type[i];                                       \
      for (size_t a = 1; a < call->count; a++) {                                              \
        __typeof__(*call->out->type) x = call->arguments[a]->type[i], y = call->out->type[i]; \
        call->out->type[i] = better(x, y) ? x : y;                                            \
      }                                                                                       \
    }                                                                                         \
  }
#define least(x, y) ((x) < (y))
#define greatest(x, y) ((x) > (y))
EXTREME(number, least)
EXTREME(number, greatest)
EXTREME(integer, least)
EXTREME(integer, greatest)

UNARY(number_abs, number, number, fabs(a[i]))
UNARY(number_sqrt, number, number, sqrt(a[i]))
UNARY(number_exp, number, number, exp(a[i]))
UNARY(number_log, number, number, log(a[i]))
BINARY(number_log_of, number, number, log(a[i]) / log(b[i]))
UNARY(number_is_nan, number, truth, a[i] != a[i])
UNARY(integer_number, integer, number, (double)a[i])
UNARY(truth_integer, truth, integer, a[i] != 0)
UNARY(number_same, number, number, a[i])
UNARY(integer_same, integer, integer, a[i])

static void integer_abs(Call *call) {
  const int64_t *a = call->arguments[0]->integer;
  EACH {
    call->out->nulls[i] |= a[i] == INT64_MIN;
    call->out->integer[i] = a[i] < 0 && a[i] != INT64_MIN ? -a[i] : a[i];
  }
}

/* A whole number, or null when it is out of range or not a number. */
static void to_integer(Call *call, double (*rounded)(double)) {
  EACH {
    double value = rounded(call->arguments[0]->number[i]);
    bool fits = value >= -0x1p63 && value < 0x1p63;
    call->out->nulls[i] |= !fits;
    call->out->integer[i] = fits ? (int64_t)value : 0;
  }
}

static void number_floor(Call *call) { to_integer(call, floor); }
static void number_ceil(Call *call) { to_integer(call, ceil); }
static void number_round(Call *call) { to_integer(call, round); }

static void number_round_to(Call *call) {
  const double *a = call->arguments[0]->number;
  EACH {
    double scale = pow(10, (double)call->arguments[1]->integer[i]), scaled = a[i] * scale;
    call->out->number[i] = isfinite(scaled) && isfinite(scale) && scale != 0 ? round(scaled) / scale : a[i];
  }
}

static void date_year(Call *call) { EACH call->out->integer[i] = civil_from_days(call->arguments[0]->integer[i]).year; }
static void date_month(Call *call) {
  EACH call->out->integer[i] = civil_from_days(call->arguments[0]->integer[i]).month;
}
static void date_day(Call *call) { EACH call->out->integer[i] = civil_from_days(call->arguments[0]->integer[i]).day; }
static void date_quarter(Call *call) {
  EACH call->out->integer[i] = (civil_from_days(call->arguments[0]->integer[i]).month + 2) / 3;
}

/* The first day of the year, or of the month: what a date falls into. */
static void date_year_start(Call *call) {
  EACH call->out->integer[i] = civil_to_days(civil_from_days(call->arguments[0]->integer[i]).year, 1, 1);
}
static void date_month_start(Call *call) {
  EACH {
    CivilDay day = civil_from_days(call->arguments[0]->integer[i]);
    call->out->integer[i] = civil_to_days(day.year, day.month, 1);
  }
}

static void date_make(Call *call) {
  EACH {
    int64_t year = call->arguments[0]->integer[i], month = call->arguments[1]->integer[i],
            day = call->arguments[2]->integer[i];
    bool sound = year >= 0 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    int64_t days = sound ? civil_to_days(year, (int)month, (int)day) : 0;
    call->out->nulls[i] |= !sound || civil_from_days(days).day != day;
    call->out->integer[i] = days;
  }
}

enum { STRICT = FUNCTION_STRICT, LENIENT = FUNCTION_LENIENT, NULLS = FUNCTION_MAKES_NULLS };

const Overload expr_numbers[] = {
    {"+", "ii>i", integer_add, NULLS},
    {"+", "nn>n", number_add, STRICT},
    {"+", "di>d", integer_add, NULLS},
    {"-", "ii>i", integer_subtract, NULLS},
    {"-", "nn>n", number_subtract, STRICT},
    {"-", "di>d", integer_subtract, NULLS},
    {"-", "dd>i", integer_subtract, NULLS},
    {"*", "ii>i", integer_multiply, NULLS},
    {"*", "nn>n", number_multiply, STRICT},
    {"/", "nn>n", number_divide, STRICT},
    {"//", "ii>i", integer_floor_divide, NULLS},
    {"//", "nn>n", number_floor_divide, STRICT},
    {"%", "ii>i", integer_modulo, NULLS},
    {"%", "nn>n", number_modulo, STRICT},
    {"^", "nn>n", number_power, STRICT},
    {"neg", "i>i", integer_negate, NULLS},
    {"neg", "n>n", number_negate, STRICT},
    {"==", "ii>b", integer_equal, STRICT},
    {"==", "nn>b", number_equal, STRICT},
    {"==", "bb>b", truth_equal, STRICT},
    {"==", "dd>b", integer_equal, STRICT},
    {"~=", "ii>b", integer_differs, STRICT},
    {"~=", "nn>b", number_differs, STRICT},
    {"~=", "bb>b", truth_differs, STRICT},
    {"~=", "dd>b", integer_differs, STRICT},
    {"<", "ii>b", integer_below, STRICT},
    {"<", "nn>b", number_below, STRICT},
    {"<", "dd>b", integer_below, STRICT},
    {"<=", "ii>b", integer_at_most, STRICT},
    {"<=", "nn>b", number_at_most, STRICT},
    {"<=", "dd>b", integer_at_most, STRICT},
    {">", "ii>b", integer_above, STRICT},
    {">", "nn>b", number_above, STRICT},
    {">", "dd>b", integer_above, STRICT},
    {">=", "ii>b", integer_at_least, STRICT},
    {">=", "nn>b", number_at_least, STRICT},
    {">=", "dd>b", integer_at_least, STRICT},
    {"not", "b>b", truth_not, STRICT},
    {"and", "bb>b", truth_and, LENIENT},
    {"and", "bi>i", integer_where, LENIENT},
    {"and", "bn>n", number_where, LENIENT},
    {"and", "bd>d", integer_where, LENIENT},
    {"and", "bt>t", text_where, LENIENT},
    {"or", "bb>b", truth_or, LENIENT},
    {"or", "ii>i", integer_coalesce, LENIENT},
    {"or", "nn>n", number_coalesce, LENIENT},
    {"or", "dd>d", integer_coalesce, LENIENT},
    {"or", "tt>t", text_coalesce, LENIENT},
    {"is_null", "n>b", any_is_null, LENIENT},
    {"is_null", "b>b", any_is_null, LENIENT},
    {"is_null", "d>b", any_is_null, LENIENT},
    {"is_null", "t>b", any_is_null, LENIENT},
    {"coalesce", "i+>i", integer_coalesce, LENIENT},
    {"coalesce", "n+>n", number_coalesce, LENIENT},
    {"coalesce", "b+>b", truth_coalesce, LENIENT},
    {"coalesce", "d+>d", integer_coalesce, LENIENT},
    {"coalesce", "t+>t", text_coalesce, LENIENT},
    {"choose", "bii>i", integer_choose, LENIENT},
    {"choose", "bnn>n", number_choose, LENIENT},
    {"choose", "bbb>b", truth_choose, LENIENT},
    {"choose", "bdd>d", integer_choose, LENIENT},
    {"choose", "btt>t", text_choose, LENIENT},
    {"one_of", "ii+>b", integer_one_of, LENIENT},
    {"one_of", "nn+>b", number_one_of, LENIENT},
    {"one_of", "dd+>b", integer_one_of, LENIENT},
    {"least", "ii+>i", integer_least, STRICT},
    {"least", "nn+>n", number_least, STRICT},
    {"least", "dd+>d", integer_least, STRICT},
    {"greatest", "ii+>i", integer_greatest, STRICT},
    {"greatest", "nn+>n", number_greatest, STRICT},
    {"greatest", "dd+>d", integer_greatest, STRICT},
    {"abs", "i>i", integer_abs, NULLS},
    {"abs", "n>n", number_abs, STRICT},
    {"sqrt", "n>n", number_sqrt, STRICT},
    {"exp", "n>n", number_exp, STRICT},
    {"log", "n>n", number_log, STRICT},
    {"log", "nn>n", number_log_of, STRICT},
    {"floor", "n>i", number_floor, NULLS},
    {"ceil", "n>i", number_ceil, NULLS},
    {"round", "n>i", number_round, NULLS},
    {"round", "ni>n", number_round_to, STRICT},
    {"is_nan", "n>b", number_is_nan, STRICT},
    {"number", "i>n", integer_number, STRICT},
    {"number", "n>n", number_same, STRICT},
    {"integer", "i>i", integer_same, STRICT},
    {"integer", "n>i", number_round, NULLS},
    {"integer", "b>i", truth_integer, STRICT},
    {"year", "d>i", date_year, STRICT},
    {"month", "d>i", date_month, STRICT},
    {"day", "d>i", date_day, STRICT},
    {"quarter", "d>i", date_quarter, STRICT},
    {"year_start", "d>d", date_year_start, STRICT},
    {"month_start", "d>d", date_month_start, STRICT},
    {"date", "iii>d", date_make, NULLS},
    {"date", "d>d", integer_same, STRICT},
    {NULL, NULL, NULL, 0},
};
