/* Doubles of 15 to 17 digits: exact enough arithmetic on 128 bits, and no answer where it is too close to call. */
#include <pthread.h>
#include <string.h>

#include "frame/digits_long.h"

__extension__ typedef unsigned __int128 Wide;

/* 10^k as mantissa * 2^exponent, the mantissa's highest bit set and its error a few hundred in its last place. */
typedef struct Power {
  Wide mantissa;
  int exponent;
} Power;

enum { LEAST_POWER = -292, MOST_POWER = 324, PLACES = 17, MANTISSA_BITS = 52 };
static const Wide HIGHEST = (Wide)1 << 127, ONE = (Wide)1 << 64;
/* What the error of a fraction of 64 bits stays below, by far. */
static const Wide DOUBT = (Wide)1 << 16;

static Power powers[MOST_POWER - LEAST_POWER + 1];
static pthread_once_t powers_made = PTHREAD_ONCE_INIT;

static Power times_ten(Power power) {
  Wide low = (Wide)(uint64_t)power.mantissa * 5, high = (power.mantissa >> 64) * 5 + (low >> 64);
  int over = 64 - __builtin_clzll((uint64_t)(high >> 64)); /* 2 or 3 bits more */
  Wide mantissa = high << (64 - over) | (Wide)(uint64_t)low >> over;
  return (Power){mantissa, power.exponent + 1 + over};
}

static Power by_ten(Power power) {
  Wide fifth = power.mantissa / 5, rest = power.mantissa % 5;
  int shift = 2;
  Wide mantissa = (fifth << 2) + (rest << 2) / 5;
  if (mantissa < HIGHEST) {
    shift = 3;
    mantissa = (fifth << 3) + (rest << 3) / 5;
  }
  return (Power){mantissa, power.exponent - shift - 1};
}

static void make_powers(void) {
  Power one = {HIGHEST, -127};
  powers[-LEAST_POWER] = one;
  for (int k = 1; k <= MOST_POWER; k++) powers[k - LEAST_POWER] = times_ten(powers[k - 1 - LEAST_POWER]);
  for (int k = -1; k >= LEAST_POWER; k--) powers[k - LEAST_POWER] = by_ten(powers[k + 1 - LEAST_POWER]);
}

/* A number as 17 digits before a point and a fraction of 64 bits, at a scale of powers of ten. */
typedef struct Scaled {
  uint64_t digits;
  uint64_t fraction;
  Wide half; /* of the distance to the next double, 64 bits of it behind the point */
  int place; /* of the first digit: 0 is that of ones */
} Scaled;

static Scaled scale_to(uint64_t mantissa, int exponent, int place) {
  const Power *power = &powers[PLACES - 1 - place - LEAST_POWER];
  uint64_t full = mantissa << (63 - MANTISSA_BITS);
  Wide product = full * (power->mantissa >> 64) + (full * (Wide)(uint64_t)power->mantissa >> 64);
  int shift = -(exponent - (63 - MANTISSA_BITS) + power->exponent + 64);
  Scaled scaled = {.digits = (uint64_t)(product >> shift), .place = place};
  scaled.fraction = (uint64_t)(product >> (shift - 64));
  scaled.half = power->mantissa >> (-(exponent + power->exponent - 1) - 64);
  return scaled;
}

static const uint64_t TEN_17 = 100000000000000000u;

static Scaled scale(uint64_t mantissa, int exponent) {
  int place = (exponent + MANTISSA_BITS) * 78913 >> 18; /* the logarithm of 2; may be one too small */
  Scaled scaled = scale_to(mantissa, exponent, place);
  return scaled.digits >= TEN_17 ? scale_to(mantissa, exponent, place + 1) : scaled;
}

typedef enum Verdict { FITS, FITS_NOT, UNSURE } Verdict;

/* The number rounded to what is left without its last places, `unit` of them being one, and whether that reads back as
 * it. */
static inline Verdict round_to(const Scaled *scaled, uint64_t unit, uint64_t *digits) {
  Wide rest = (Wide)(scaled->digits % unit) << 64 | scaled->fraction, middle = unit * ONE / 2;
  Wide apart = rest > middle ? rest - middle : middle - rest;
  if (apart < DOUBT) return UNSURE;
  bool up = rest > middle;
  Wide distance = up ? unit * ONE - rest : rest;
  *digits = (scaled->digits / unit + up) * unit;
  if (unit == 1 || distance + DOUBT < scaled->half) return FITS;
  return distance > scaled->half + DOUBT ? FITS_NOT : UNSURE;
}

/* As printf's %g writes them, `count` being its precision. */
static size_t lay_out(uint64_t digits, int count, int place, char *out) {
  char text[PLACES + 7];
  uint64_t upper = eight_digits((uint32_t)(digits / 100000000 % 100000000)),
           lower = eight_digits((uint32_t)(digits % 100000000));
  int used = lower ? PLACES - __builtin_clzll(lower) / 8 : upper ? PLACES - 8 - __builtin_clzll(upper) / 8 : 1;
  text[0] = (char)('0' + digits / (TEN_17 / 10));
  upper |= ZEROS;
  lower |= ZEROS;
  memcpy(text + 1, &upper, 8);
  memcpy(text + 9, &lower, 8);
  char *at = out;
  if (place < -4 || place >= count) {
    *at++ = text[0];
    if (used > 1) *at++ = '.';
    memcpy(at, text + 1, (size_t)used - 1);
    at += used - 1;
    int size = place < 0 ? -place : place;
    *at++ = 'e';
    *at++ = place < 0 ? '-' : '+';
    if (size >= 100) *at++ = (char)('0' + size / 100);
    *at++ = (char)('0' + size / 10 % 10);
    *at++ = (char)('0' + size % 10);
  } else if (place < 0) {
    memcpy(at, "0.000", 5);
    at += 1 - place;
    memcpy(at, text, (size_t)used);
    at += used;
  } else {
    memcpy(at, text, (size_t)place + 1); /* at most 17 of them, all there: zeros stand behind those used */
    at += place + 1;
    if (used > place + 1) {
      *at++ = '.';
      memcpy(at, text + place + 1, (size_t)(used - place - 1));
      at += used - place - 1;
    }
  }
  return (size_t)(at - out);
}

size_t digits_long(double value, char *out) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  int exponent = (int)(bits >> MANTISSA_BITS);
  uint64_t fraction = bits & (((uint64_t)1 << MANTISSA_BITS) - 1);
  if (exponent == 0 || exponent >= 2047 || fraction == 0)
    return 0; /* a power of two is nearer to the double before it */
  (void)pthread_once(&powers_made, make_powers);
  Scaled scaled = scale(fraction | (uint64_t)1 << MANTISSA_BITS, exponent - 1023 - MANTISSA_BITS);
  uint64_t digits;
  int count = 15;
  Verdict verdict = round_to(&scaled, 100, &digits);
  if (verdict == FITS_NOT) count++, verdict = round_to(&scaled, 10, &digits);
  if (verdict == FITS_NOT) count++, verdict = round_to(&scaled, 1, &digits);
  if (verdict == UNSURE) return 0;
  bool longer = digits == TEN_17;
  return lay_out(longer ? digits / 10 : digits, count, scaled.place + longer, out);
}

/* All but the 53 upper bits of the product are rounded off; its error matters only where they are about half. */
bool double_of_digits(uint64_t digits, int power, double *value) {
  if (digits == 0 || power < LEAST_POWER || power > MOST_POWER) return false;
  (void)pthread_once(&powers_made, make_powers);
  const Power *scale = &powers[power - LEAST_POWER];
  int leading = __builtin_clzll(digits);
  uint64_t full = digits << leading;
  Wide product = full * (scale->mantissa >> 64) + (full * (Wide)(uint64_t)scale->mantissa >> 64);
  int off = product < HIGHEST ? 127 - 1 - MANTISSA_BITS : 127 - MANTISSA_BITS;
  Wide half = (Wide)1 << (off - 1), rest = product & ((half << 1) - 1), apart = rest > half ? rest - half : half - rest;
  if (apart < DOUBT) return false;
  uint64_t mantissa = (uint64_t)(product >> off) + (rest > half);
  int exponent = off + scale->exponent + 64 - leading + MANTISSA_BITS;
  exponent += (int)(mantissa >> (MANTISSA_BITS + 1)); /* rounded up to the next power of two: its bits are all 0 */
  if (exponent < -1022 || exponent > 1023) return false;
  uint64_t bits = (mantissa & (((uint64_t)1 << MANTISSA_BITS) - 1)) | (uint64_t)(exponent + 1023) << MANTISSA_BITS;
  memcpy(value, &bits, sizeof bits);
  return true;
}
