#include "frame/digits.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char PAIRS[] =
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
    "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

static size_t digits_of_unsigned(uint64_t value, char *out) {
  char space[24];
  size_t at = sizeof space;
  while (value >= 100) {
    at -= 2;
    memcpy(space + at, PAIRS + 2 * (value % 100), 2);
    value /= 100;
  }
  if (value >= 10) {
    at -= 2;
    memcpy(space + at, PAIRS + 2 * value, 2);
  } else {
    space[--at] = (char)('0' + value);
  }
  memcpy(out, space + at, sizeof space - at);
  return sizeof space - at;
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
  out[used] = '.';
  memcpy(out + used + 1, PAIRS + 2 * (rest / 10000), 2);
  memcpy(out + used + 3, PAIRS + 2 * (rest / 100 % 100), 2);
  memcpy(out + used + 5, PAIRS + 2 * (rest % 100), 2);
  used += 7;
  while (out[used - 1] == '0') used--;
  return used;
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
  int length = 0;
  for (int digits = 15; digits <= 17; digits++) {
    length = snprintf(out, DIGITS_MOST, "%.*g", digits, value);
    if (strtod(out, NULL) == value) break;
  }
  return (size_t)length;
}
