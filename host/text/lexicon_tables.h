/* lexicon_tables.h: what lexicon_build makes and the kernels read. Inside host/text only.
 *
 * Spellings become paths of tokens. A token is a word, a pair of Chinese characters at the head of a spelling, or one
 * Chinese character elsewhere; the bytes between two tokens are the gap. Each token on each path is a Step, found by
 * hashing its parent and bytes; those that begin a spelling have slots of their own. Tokens compare loosely: every byte
 * of a word has bit 0x20 set, which is exact for ASCII. A spelling that ends in one sign ("U.S.", "Co.") is the `tail`
 * of its last step. One for which loose is not exact (letters with accents), which ends in more than that, or which has
 * a gap of more than four bytes hangs as a `strict` spelling on the last step of its plain beginning and is compared
 * byte by byte.
 *
 * Filters stand before the steps: the bytes of words shorter than four letters (lexicon_short.c), a bit table over the
 * hashes of first tokens, and in each step 64 bits over the hashes of the tokens that may follow. What a spelling means
 * is a run of Meanings: the entries that have it. */
#ifndef QUERN_TEXT_LEXICON_TABLES_H
#define QUERN_TEXT_LEXICON_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "text/lexicon.h"

#define NO_INDEX UINT32_MAX

enum {
  LONGEST_TERM = 1024,
  SHORT_WORD = 3,     /* words up to this length go through the short filter */
  CJK_FIRST = 0x3000, /* the characters E3 80 80 to E9 BF BF stand alone */
  CJK_END = 0xA000,
  CJK_CODES = 0x10000, /* what cjk_code can give, for any bytes */
  CJK_BUCKETS = 7,
  CJK_SINGLE = 0x80 /* in cjk_first: a spelling begins with this character by itself; in cjk_second: always */
};

/* A gap that continues no spelling: two line breaks, or more than four folded bytes. */
#define GAP_NONE UINT32_MAX

typedef struct Meaning {
  uint32_t entry;
  uint16_t type;
  bool more : 1;     /* the next meaning belongs to the same spelling */
  bool capitals : 1; /* it matches capitals only */
  bool decoy : 1;    /* it takes its place in the text and is not reported */
} Meaning;

/* A spelling that is compared byte by byte. */
typedef struct Strict {
  const char *folded;
  uint32_t length;
  uint32_t meaning;
  uint32_t next; /* of the same step, shorter or equal; NO_INDEX ends */
} Strict;

/* One cache line. */
typedef struct Step {
  uint64_t head[2];      /* the first 16 bytes of its token, loosely folded, zeros behind */
  uint64_t next_words;   /* bit step_bit(hash) for every token that may follow */
  uint32_t token;        /* where its token begins in Tables.tokens, loosely folded */
  uint32_t parent;       /* the step before; 0: it begins a spelling */
  uint32_t gap;          /* the folded bytes before it, the first lowest */
  uint32_t meaning;      /* of the spelling that ends with it, or NO_INDEX */
  uint32_t tail_meaning; /* of the spelling that ends with the sign behind it, or NO_INDEX */
  uint32_t strict;       /* its longest strict spelling, or NO_INDEX */
  uint32_t chain;        /* the next step in the same slot; 0 ends */
  uint32_t next_letters; /* bit letter_bit for the first two bytes of every token that may follow */
  uint16_t length;       /* of the token in bytes */
  uint16_t next_gaps;    /* the kinds of gaps that may follow: see GAP_LONGER */
  uint8_t tail;          /* that sign; 0: none */
  uint8_t careful; /* 1: strict spellings, or shorter ones on its path that may count beside the one that ends here */
  uint8_t short_length; /* of the token, if it has 16 bytes at most; else 0 */
} Step;

/* A gap by its first folded byte. */
typedef enum GapClass {
  GAP_SPACE,
  GAP_HYPHEN,
  GAP_APOSTROPHE,
  GAP_POINT,
  GAP_ASCII,
  GAP_OTHER,
  GAP_CLOSE /* no bytes, beside a Chinese character */
} GapClass;
enum { GAP_LONGER = 8 }; /* next_gaps: bit class for gaps of one folded byte, bit class + GAP_LONGER for longer ones */
enum { GAP_ANY = 1 << 15 }; /* in next_gaps: the step is careful; in gap_starts: always */

/* By a byte and the one behind it: a bit of Step.next_letters, or, where the first is no ASCII letter, digit or
 * underscore, one above them. */
enum { LETTER_NONE = 32 };
static inline unsigned letter_bit(unsigned letter, uint8_t second) { return letter ^ (second & 31); }

typedef struct Tables {
  Arena arena;
  Step *step; /* 1 .. steps-1; step 0 matches nothing; those that begin a spelling come first */
  uint32_t steps;
  char *tokens;
  uint32_t *first_slot, *slot; /* by the top bits of step_hash: the first of a chain; of first tokens, of others */
  unsigned first_shift, slot_shift;
  uint64_t *bits; /* by the top bits of step_hash of first tokens: words in which first_bits are set */
  unsigned bits_shift;
  uint8_t short_low[SHORT_WORD][16],
      short_high[SHORT_WORD][16];    /* by the nibbles of byte i: buckets of the short filter */
  uint8_t short_six[SHORT_WORD][64]; /* the same by its low six bits, which tell letters apart */
  bool short_open;                   /* it lets most of a text through and is not asked */
  uint8_t *cjk_numeral; /* by character: a number may begin with it; made by scanners, for kernels with values */
  uint8_t *cjk_first, *cjk_second; /* by character: the buckets of the pairs it begins, and of those it ends */
  bool has_cjk, has_single;        /* some spelling begins with a Chinese character; with one by itself */
  uint8_t cjk_pair[6][64];         /* by the low six bits of the bytes of two characters: buckets of pairs */
  uint8_t cjk_value[3][64];        /* the same for one character of cjk_numeral */
  uint16_t gap_starts[256];        /* by a gap's first byte: bits of next_gaps it may be */
  uint16_t gap_kinds[2][256];      /* and by whether there are more bytes */
  uint8_t letter[256];             /* by byte, for letter_bit */
  Meaning *meaning;
  size_t most_meanings; /* that one spelling has */
  Strict *strict;
} Tables;

/* Makes the tables of `count` entries; on failure there is nothing to free. Entry numbers are positions in `entries`.
 */
Status tables_build(Tables *tables, const LexiconEntry *entries, size_t count);
void tables_free(Tables *tables);

/* Lets a word of up to SHORT_WORD bytes through the short filter, whose buckets are for words of one length each. */
enum { SHORT_ONE = 0x01, SHORT_TWO = 0x06, SHORT_THREE = 0xF8 };
typedef struct ShortMasks { /* of 64 bytes: where a word of one, two, three letters passes, if one begins there */
  uint64_t one, two, three;
} ShortMasks;
void short_filter_add(Tables *tables, const char *loose, uint32_t length);
/* Whether it lets most short words of a text through: where a lexicon knows "the" and "of" there is nothing to win. */
bool short_filter_is_open(const Tables *tables);

/* The entries of a lexicon, and how many types they have. */
const LexiconEntry *lexicon_entries(const Lexicon *lexicon, size_t *count, size_t *types);

/* Where the strict spelling ends that begins at text[at], or 0. */
size_t strict_end(const Strict *strict, const char *text, size_t length, size_t at);

/* Without a small letter, and with two capitals or more: "US", "U.S.", "LED". */
bool in_capitals(const char *text, size_t length);

/* The folded bytes of text[from..to) as a gap, or GAP_NONE. */
uint32_t gap_fold(const char *text, size_t from, size_t to);

#define LETTER_CASE 0x2020202020202020u

static inline uint64_t load8(const void *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

/* The low `count` bits of a word (64 at most), zeros above. */
static inline uint64_t low_bits(uint64_t word, uint32_t count) {
#if defined(__BMI2__)
  return __builtin_ia32_bzhi_di(word, count);
#else
  return count >= 64 ? word : word & (((uint64_t)1 << count) - 1);
#endif
}

/* The low `count` bytes, all eight if it is more; but of 32 or more only count mod 32, because a check would cost every
 * word of a text: whoever compares heads of such words compares the words as well. */
static inline uint64_t low_bytes(uint64_t word, uint32_t count) { return low_bits(word, count * 8 & 255); }

#define STEP_MULTIPLIER 0xD6E8FEB86659FD93u

/* Of a token's first eight bytes, after the step `parent` (0: it begins a spelling). */
static inline uint64_t step_hash(uint64_t head, uint32_t parent) {
  return (head ^ parent * 0x9E3779B97F4A7C15u) * STEP_MULTIPLIER;
}

/* The two bits of a first token in its word of Tables.bits. */
static inline uint64_t first_bits(uint64_t hash) {
  return (uint64_t)1 << ((hash >> 32) & 63) | (uint64_t)1 << ((hash >> 38) & 63);
}

static inline bool first_passes(const uint64_t *bits, unsigned shift, uint64_t hash) {
  uint64_t word = bits[hash >> shift];
  return word >> (hash >> 32 & 63) & word >> (hash >> 38 & 63) & 1;
}

static inline unsigned step_bit(uint64_t hash) { return (unsigned)(hash >> 24) & 63; }

/* The character whose three bytes begin at `bytes` (the first is E3 to E9); four bytes can be read. */
static inline uint32_t cjk_code(const uint8_t *bytes) {
#if defined(__BMI2__)
  uint32_t word;
  memcpy(&word, bytes, sizeof word);
  return __builtin_ia32_pext_si(__builtin_bswap32(word), 0x0F3F3F00);
#else
  return (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
#endif
}

/* Lets the character or pair at `bytes`, of `length` bytes, through such a filter. */
static inline void cjk_filter_add(uint8_t filter[][64], const unsigned char *bytes, unsigned length) {
  for (unsigned i = 0; i < length; i++) filter[i][bytes[i] & 63] |= (uint8_t)(1u << (bytes[1] & 7));
}

static inline unsigned cjk_bucket(uint32_t first, uint32_t second) { return (first * 31 + second * 17) % CJK_BUCKETS; }

#endif
