/* kernel_masks.h: what stage 1 of a kernel says of 64 bytes: bit i is about byte i. word.h defines the classes.
 *
 * A byte's classes are those that both its nibbles allow: two tables of sixteen, which vector units look up for many
 * bytes at once. One pair of tables is for ASCII, one for the bytes beyond it. */
#ifndef QUERN_TEXT_KERNEL_MASKS_H
#define QUERN_TEXT_KERNEL_MASKS_H

#include <stdbool.h>
#include <stdint.h>

/* Of ASCII bytes. */
typedef struct BlockMasks {
  uint64_t word; /* letters, digits, underscore */
  uint64_t digit;
  uint64_t point; /* . ! ? , ; : and line breaks */
  uint64_t line;  /* line breaks alone */
  bool wide;      /* some byte is not ASCII: wide_masks tells more */
} BlockMasks;

/* Of the others. */
typedef struct WideMasks {
  uint64_t lead, lead3, continuation, cjk; /* lead: of letters of two bytes and of three */
  uint64_t sign;                           /* C2, E2 and EF, which begin signs and punctuation */
} WideMasks;

enum { DIGIT = 1, LETTER_AO = 2, LETTER_PZ = 4, UNDERSCORE = 8, POINT_2X = 16, POINT_3X = 32, LINE_BREAK = 64 };
enum {
  WORD = DIGIT | LETTER_AO | LETTER_PZ | UNDERSCORE,
  POINT = POINT_2X | POINT_3X | LINE_BREAK,
  LOW_0 = DIGIT | LETTER_PZ,
  LOW_1 = DIGIT | LETTER_PZ | LETTER_AO
};

static const uint8_t ascii_low[16] = {
    LOW_0,
    LOW_1 | POINT_2X,
    LOW_1,
    LOW_1,
    LOW_1,
    LOW_1,
    LOW_1,
    LOW_1,
    LOW_1,
    LOW_1,
    LETTER_AO | LETTER_PZ | POINT_3X | LINE_BREAK, /* J Z : line break */
    LETTER_AO | POINT_3X,                          /* K ; */
    LETTER_AO | POINT_2X,                          /* L , */
    LETTER_AO,
    LETTER_AO | POINT_2X,              /* N . */
    LETTER_AO | UNDERSCORE | POINT_3X, /* O _ ? */
};

static const uint8_t ascii_high[16] = {
    LINE_BREAK, 0, POINT_2X, DIGIT | POINT_3X, LETTER_AO, LETTER_PZ | UNDERSCORE, LETTER_AO, LETTER_PZ,
};

enum { CONTINUATION = 1, LEAD2_C = 2, LEAD2_D = 4, LEAD3 = 8, CJK = 16, SIGN_C = 32, SIGN_E = 64 };
enum {
  LEAD2 = LEAD2_C | LEAD2_D,
  SIGN = SIGN_C | SIGN_E,
  WIDE_ANY = CONTINUATION | LEAD2_D,
  WIDE_3 = WIDE_ANY | LEAD2_C
};

static const uint8_t wide_low[16] = {
    WIDE_ANY | LEAD3, WIDE_ANY | LEAD3, WIDE_ANY | SIGN_C | SIGN_E,
    WIDE_3 | CJK,     WIDE_3 | CJK,     WIDE_3 | CJK,
    WIDE_3 | CJK,     WIDE_3 | CJK,     WIDE_3 | CJK,
    WIDE_3 | CJK,     WIDE_3 | LEAD3,   WIDE_3 | LEAD3,
    WIDE_3 | LEAD3,   WIDE_3 | LEAD3,   WIDE_3,
    WIDE_3 | SIGN_E,
};

static const uint8_t wide_high[16] = {
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    CONTINUATION,
    CONTINUATION,
    CONTINUATION,
    CONTINUATION,
    LEAD2_C | SIGN_C,
    LEAD2_D,
    LEAD3 | CJK | SIGN_E,
    0,
};

#endif
