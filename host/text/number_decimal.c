/* Decimals as they are written, and the doubles nearest to them.
 *
 * Up to 2^53 and 10^22 both a whole number and a power of ten are doubles, so that one product or quotient of them is
 * the nearest double of the decimal they make. All else goes through the C library, which rounds right too. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "text/number_part.h"

enum { EXACT_POWERS = 22 };

static const double powers[EXACT_POWERS + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
static const double exact_limit = 9007199254740992.0; /* 2^53 */

double number_decimal(uint64_t mantissa, int exponent) {
  if (mantissa <= (uint64_t)1 << 53 && exponent >= -EXACT_POWERS && exponent <= EXACT_POWERS)
    return exponent < 0 ? (double)mantissa / powers[-exponent] : (double)mantissa * powers[exponent];
  char written[48]; /* no point in it, so that no locale reads it otherwise */
  (void)snprintf(written, sizeof written, "%llue%d", (unsigned long long)mantissa, exponent);
  return strtod(written, NULL);
}

double number_long_decimal(const char *text, size_t from, size_t to, int exponent) {
  char written[96];
  size_t size = 0;
  for (size_t i = from; i < to; i++) {
    if (!is_digit(text[i])) continue;
    if (size < sizeof written - 16)
      written[size++] = text[i];
    else if (exponent < 100000)
      exponent++;
  }
  (void)snprintf(written + size, sizeof written - size, "e%d", exponent);
  return strtod(written, NULL);
}

/* The shortest decimal that `value` is the nearest double of: mantissa / 10^places. False when it has more than 15
 * digits: a third, or what was no decimal. */
static bool as_decimal(double value, double *mantissa, int *places) {
  for (int k = 1; k <= 15; k++) {
    double whole = nearbyint(value * powers[k]);
    if (fabs(whole) >= 1e15) return false;
    if (whole / powers[k] != value) continue;
    *mantissa = whole;
    *places = k;
    return true;
  }
  return false;
}

/* The j for which 10^j is `factor`, when it is a power of ten between 10^-6 and 10^22. */
static bool as_power(double factor, int *exponent) {
  for (int j = 0; j <= EXACT_POWERS; j++) {
    if (powers[j] != factor && (j > 6 || 1 / powers[j] != factor)) continue;
    *exponent = powers[j] == factor ? j : -j;
    return true;
  }
  return false;
}

double number_scaled(double value, double factor) {
  double mantissa = value;
  int places = 0, exponent;
  bool whole = value == floor(value) && fabs(value) < exact_limit;
  if (factor == 1 || (whole && factor == floor(factor))) return value * factor;
  if (!whole && !as_decimal(value, &mantissa, &places)) return value * factor;
  if (as_power(factor, &exponent)) {
    double result = number_decimal((uint64_t)fabs(mantissa), exponent - places);
    return mantissa < 0 ? -result : result;
  }
  bool exact = factor == floor(factor) && fabs(mantissa * factor) < exact_limit;
  return exact ? mantissa * factor / powers[places] : value * factor;
}

double number_rounded(double value) {
  char written[40];
  (void)snprintf(written, sizeof written, "%.15g", value);
  return strtod(written, NULL);
}
