/* digits_long.h: doubles that need more than 15 digits, fast, written and read. */
#ifndef QUERN_FRAME_DIGITS_LONG_H
#define QUERN_FRAME_DIGITS_LONG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The eight digits of a number below 10^8, a byte each, the first in the lowest: it is halved three times, into groups
 * of four, two and one, all groups of a size at once. */
static inline uint64_t eight_digits(uint32_t value) {
  uint64_t word = value / 10000 | (uint64_t)(value % 10000) << 32;
  uint64_t upper = (word * 10486 >> 20) & 0x0000007F0000007F;
  word = upper | (word - upper * 100) << 16;
  upper = (word * 103 >> 10) & 0x000F000F000F000F;
  return upper | (word - upper * 10) << 8;
}

/* Makes text of them. */
static const uint64_t ZEROS = 0x3030303030303030;

/* A positive number in the fewest of 15, 16 or 17 digits, rounded correctly, that read back as it; laid out as printf's
 * %g of that precision does. Returns the length; 0: it is not sure, or not a normal number. */
size_t digits_long(double value, char *out);

/* The double nearest to digits * 10^power. False: it is not sure, or not a normal number. */
bool double_of_digits(uint64_t digits, int power, double *value);

#endif
