/* ascii.h: classes of single bytes, as char or unsigned char. Locales have no say, and no byte of a longer UTF-8
 * sequence is in any of them. */
#ifndef QUERN_BASE_ASCII_H
#define QUERN_BASE_ASCII_H

#include <stdbool.h>

static inline bool is_space(int c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline bool is_digit(int c) { return c >= '0' && c <= '9'; }
static inline bool is_lower(int c) { return c >= 'a' && c <= 'z'; }
static inline bool is_upper(int c) { return c >= 'A' && c <= 'Z'; }
static inline bool is_letter(int c) { return is_lower(c | 0x20); } /* capitals differ from small letters in one bit */

#endif
