/* digits.h: numbers as text, fast and exact: what is written reads back as the same number, in the fewest digits. */
#ifndef QUERN_FRAME_DIGITS_H
#define QUERN_FRAME_DIGITS_H

#include <stddef.h>
#include <stdint.h>

enum { DIGITS_MOST = 32 };

/* Each writes at most DIGITS_MOST bytes and returns how many. */
size_t digits_of_integer(int64_t value, char *out);
/* inf, -inf and nan as such. */
size_t digits_of_double(double value, char *out);

#endif
