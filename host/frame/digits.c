#include "frame/digits.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frame/digits_long.h"

/* All eight are written, those behind the number too. */
static inline size_t put_below_10_8(uint32_t value, char *out) {
  uint64_t digits = eight_digits(value);
  int leading = __builtin_ctzll(digits | (uint64_t)1 << 63) / 8;
  digits = (digits | ZEROS) >> (8 * leading);
  memcpy(out, &digits, 8);
  return 8 - (size_t)leading;
}

static size_t digits_of_unsigned(uint64_t value, char *out) {
  size_t used = 0;
  uint32_t groups[3], count = 0;
  for (; value >= 100000000; value /= 100000000) groups[count++] = (uint32_t)(value % 100000000);
  used = put_below_10_8((uint32_t)value, out);
  for (; count > 0; used += 8) {
    uint64_t digits = eight_digits(groups[--count]) | ZEROS;
    memcpy(out + used, &digits, 8);
  }
  return used;
}

size_t digits_of_integer(int64_t value, char *out) {
  if (value >= 0) return digits_of_unsigned((uint64_t)value, out);
  *out = '-';
  return 1 + digits_of_unsigned(0 - (uint64_t)value, out + 1);
}

/* Up to six decimals of a number below 9e8, if they are all of it: no two decimals of 15 digits are the same double, so
 * this is the shortest. Returns 0 when it is not. */
static size_t digits_of_decimal(double value, char *out) {
  uint64_t millionths = (uint64_t)(value * 1e6 + 0.5);
  if ((double)millionths / 1e6 != value) return 0;
  uint64_t whole = millionths / 1000000;
  uint32_t rest = (uint32_t)(millionths - whole * 1000000);
  size_t used = digits_of_unsigned(whole, out);
  if (rest == 0) return used;
  uint64_t digits = eight_digits(rest * 100);
  size_t trailing = (size_t)__builtin_clzll(digits) / 8;
  digits |= ZEROS;
  out[used] = '.';
  memcpy(out + used + 1, &digits, 8);
  return used + 9 - trailing;
}

size_t digits_of_double(double value, char *out) {
  if (value != value) return (size_t)snprintf(out, DIGITS_MOST, "nan");
  double size = fabs(value);
  size_t sign = signbit(value) != 0;
  if (size < 9e8) {
    if (sign) *out = '-';
    size_t used = digits_of_decimal(size, out + sign);
    if (used) return used + sign;
  }
  if (size < 0x1p53 && size == floor(size)) {
    if (sign) *out = '-';
    return sign + digits_of_unsigned((uint64_t)size, out + sign);
  }
  if (sign) *out = '-';
  size_t used = digits_long(size, out + sign);
  if (used) return used + sign;
  int length = 0;
  for (int digits = 15; digits <= 17; digits++) {
    length = snprintf(out, DIGITS_MOST, "%.*g", digits, value);
    if (strtod(out, NULL) == value) break;
  }
  return (size_t)length;
}
