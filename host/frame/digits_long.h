/* digits_long.h: doubles that need more than 15 digits, fast, written and read. */
#ifndef QUERN_FRAME_DIGITS_LONG_H
#define QUERN_FRAME_DIGITS_LONG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A positive number in the fewest of 15, 16 or 17 digits, rounded correctly, that read back as it; laid out as printf's
 * %g of that precision does. Returns the length; 0: it is not sure, or not a normal number. */
size_t digits_long(double value, char *out);

/* The double nearest to digits * 10^power. False: it is not sure, or not a normal number. */
bool double_of_digits(uint64_t digits, int power, double *value);

#endif
