/* A stretch of text cut into tokens. Bytes are classed 64 at a time into masks: what is made of ASCII is cut by looking
 * for the first and last bits of runs; the rest is looked at character by character. */
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/utf8.h"
#include "text/match_private.h"

/* By byte: w of a word, a comma, another mark, - more than ASCII. Words are letters, digits and whatever is not ASCII;
 * marks between digits belong to the number. */
static const char kind[257] =
    "............................................,...wwwwwwwwww......"
    ".wwwwwwwwwwwwwwwwwwwwwwwwww....w.wwwwwwwwwwwwwwwwwwwwwwwwww....."
    "----------------------------------------------------------------"
    "----------------------------------------------------------------";

static inline char kind_at(const char *text, size_t at) { return kind[(unsigned char)text[at]]; }

static bool quote_point(uint32_t point) {
  return (point >= 0x2018 && point <= 0x201F) || (point >= 0x2010 && point <= 0x2015) || point == 0x3001 ||
         point == 0x3002 || (point >= 0xFF00 && point <= 0xFF0F) || (point >= 0xFF1A && point <= 0xFF20) ||
         (point >= 0x3008 && point <= 0x3011) || point == 0xA0 || point == 0x2026;
}

static bool comma_point(uint32_t point) { return point == 0x3001 || point == 0xFF0C; }

/* Whether the mark at `at` belongs to the number around it: "1,234.5". */
static bool inside_number(const char *text, size_t at, size_t to) {
  char c = text[at];
  return (c == '.' || c == ',') && at + 1 < to && text[at - 1] >= '0' && text[at - 1] <= '9' && text[at + 1] >= '0' &&
         text[at + 1] <= '9';
}

/* The end of a word that goes on at `at`, if it does. */
static size_t word_end(const char *text, size_t at, size_t to) {
  size_t step;
  for (; at < to; at += step) {
    step = 1;
    while (at < to && kind_at(text, at) == 'w') at++;
    if (at == to) break;
    if (kind_at(text, at) != '-') {
      if (!inside_number(text, at, to)) break;
      continue;
    }
    uint32_t point = utf8_next(text, to, at, &step);
    if (quote_point(point) || utf8_is_cjk(point)) break;
  }
  return at;
}

/* The end of the token that begins at `at` with a byte beyond ASCII, and its weight; weight 0 for what is no token. */
static size_t wide_end(const char *text, size_t at, size_t to, uint16_t *weight) {
  size_t step;
  uint32_t point = utf8_next(text, to, at, &step);
  *weight = comma_point(point);
  if (*weight || quote_point(point)) return at + step;
  *weight = utf8_is_cjk(point) ? 1 : 2;
  return *weight == 1 ? at + step : word_end(text, at + step, to);
}

/* Of 64 bytes: which belong to words, which are digits, commas, full stops, and beyond ASCII. */
typedef struct Masks {
  uint64_t word, digit, comma, stop, wide;
} Masks;

static inline Masks masks_of(const char *bytes) {
  Masks m = {0, 0, 0, 0, 0};
#if defined(__SSE2__)
  for (unsigned i = 0; i < 64; i += 16) {
    __m128i c = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
    __m128i letter = _mm_sub_epi8(_mm_or_si128(c, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    __m128i digit = _mm_sub_epi8(c, _mm_set1_epi8('0'));
    letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
    digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    __m128i word = _mm_or_si128(_mm_or_si128(letter, digit), _mm_cmpeq_epi8(c, _mm_set1_epi8('_')));
    m.word |= (uint64_t)(uint32_t)_mm_movemask_epi8(word) << i;
    m.digit |= (uint64_t)(uint32_t)_mm_movemask_epi8(digit) << i;
    m.comma |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(c, _mm_set1_epi8(','))) << i;
    m.stop |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(c, _mm_set1_epi8('.'))) << i;
    m.wide |= (uint64_t)(uint32_t)_mm_movemask_epi8(c) << i;
  }
#else
  for (unsigned i = 0; i < 64; i++) {
    char k = kind_at(bytes, i);
    m.word |= (uint64_t)(k == 'w') << i;
    m.digit |= (uint64_t)(bytes[i] >= '0' && bytes[i] <= '9') << i;
    m.comma |= (uint64_t)(k == ',') << i;
    m.stop |= (uint64_t)(bytes[i] == '.') << i;
    m.wide |= (uint64_t)(k == '-') << i;
  }
#endif
  return m;
}

enum { BLOCK = 64 };

/* Cuts the tokens that end in the block at `at`, where none goes on; returns how many bytes of it are done: up to a
 * token that may go on behind the block, or that has to do with what is not ASCII. */
static size_t cut_block(size_t at, const char *bytes, MatchToken **token) {
  const Masks m = masks_of(bytes);
  const uint64_t between = (m.comma | m.stop) & m.digit << 1 & m.digit >> 1; /* "1,234.5" */
  const uint64_t word = m.word | between, comma = m.comma & ~between;
  /* of the last byte it is not known whether it stands between digits */
  const uint64_t open = m.wide | (uint64_t)1 << (BLOCK - 1);
  const uint64_t before = (open & (~open + 1)) - 1, gaps = ~word & before;
  const size_t done = gaps ? (size_t)(BLOCK - __builtin_clzll(gaps)) : 0;
  const uint64_t inside = gaps ? ~(uint64_t)0 >> (BLOCK - done) : 0;
  uint64_t first = ((word & ~(word << 1)) | comma) & inside, last = ((word & ~(word >> 1)) | comma) & inside;
  MatchToken *end = *token;
  for (; first; first &= first - 1, last &= last - 1) {
    const unsigned from = (unsigned)__builtin_ctzll(first), to = (unsigned)__builtin_ctzll(last) + 1;
    *end++ = (MatchToken){(uint32_t)at + from, (uint32_t)at + to, 2, 0};
  }
  *token = end;
  return done;
}

/* Cuts a word that begins at `at`, or what is not ASCII there; returns where it ends. */
static size_t cut_one(const char *text, size_t at, size_t to, MatchToken **token) {
  uint16_t weight = 2;
  size_t end = kind_at(text, at) == 'w' ? word_end(text, at + 1, to) : wide_end(text, at, to, &weight);
  **token = (MatchToken){(uint32_t)at, (uint32_t)end, weight, 0};
  *token += weight > 0;
  return end;
}

size_t match_tokens(const char *text, size_t from, size_t to, MatchToken *token) {
  MatchToken *end = token;
  for (size_t at = from; at < to;) {
    char last[BLOCK];
    const char *bytes = text + at;
    const size_t left = to - at;
    if (left < BLOCK) {
      memset(last, 0, sizeof last);
      memcpy(last, bytes, left);
      bytes = last;
    }
    const size_t done = cut_block(at, bytes, &end);
    at += done < left ? done : left;
    if (done == 0) at = cut_one(text, at, to, &end);
    while (at < to && kind_at(text, at) == '-') at = cut_one(text, at, to, &end);
  }
  return (size_t)(end - token);
}

static bool token_is(const char *text, const MatchToken *token, const char *word, size_t length) {
  return token->to - token->from == length && memcmp(text + token->from, word, length) == 0;
}

/* Whether the clause that begins at token `at` only goes on with what went before: the last member of a list
 * ("Malaysia, Thailand, and Vietnam": another comma stands just before), examples, a companion ("with ..."). */
static bool goes_on(const char *text, const MatchToken *token, size_t at) {
  static const char *const more[] = {"including", "such", "accounting", "with", "or"};
  for (size_t i = 0; i < sizeof more / sizeof *more; i++)
    if (token_is(text, &token[at], more[i], strlen(more[i]))) return true;
  if (!token_is(text, &token[at], "and", 3)) return false;
  for (size_t back = 2; back <= 6 && back <= at; back++)
    if (token_is(text, &token[at - back], ",", 1)) return true;
  return false;
}

size_t match_sentence_tokens(const char *text, const Scan *scan, const Sentence *sentence, MatchToken *token) {
  size_t count = match_tokens(text, sentence->from, sentence->to, token), t = 0;
  uint16_t clause = 0;
  for (uint32_t c = 0; c < sentence->clauses && t < count; c++) {
    const Clause *piece = &scan->sentences.clause[sentence->clause + c];
    bool last = c + 1 == sentence->clauses;
    if (c > 0 && t > 0 && !goes_on(text, token, t)) clause++;
    if (last && clause == 0) break; /* all of them have it */
    for (; t < count && (last || token[t].from < piece->to); t++) token[t].clause = clause;
  }
  return count;
}
