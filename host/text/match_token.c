/* A stretch of text cut into tokens. Bytes are classed 64 at a time into masks: what a plain English text is made of is
 * cut by looking for the ends of runs of bits; the rest is looked at character by character. */
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

/* Words that say nothing of their own before a figure or a noun ("a record 288 million", "an estimated 5"): half a
 * word. */
static inline bool is_filler(const char *word, size_t length) {
  switch (length) {
    case 1: return word[0] == 'a';
    case 2: return word[0] == 'a' && word[1] == 'n';
    case 4: return memcmp(word, "some", 4) == 0 || memcmp(word, "just", 4) == 0 || memcmp(word, "only", 4) == 0;
    case 5: return memcmp(word, "total", 5) == 0 || memcmp(word, "about", 5) == 0;
    case 6: return memcmp(word, "record", 6) == 0 || memcmp(word, "around", 6) == 0 || memcmp(word, "nearly", 6) == 0;
    case 7:
      return memcmp(word, "another", 7) == 0 || memcmp(word, "further", 7) == 0 || memcmp(word, "roughly", 7) == 0;
    case 8: return memcmp(word, "combined", 8) == 0;
    case 9: return memcmp(word, "estimated", 9) == 0;
    case 10: return memcmp(word, "additional", 10) == 0;
    default: return false;
  }
}

/* Of 64 bytes: those of words; those that are tokens or parts of tokens otherwise, commas and what is not ASCII; those
 * with which a word may go on, full stops too. */
typedef struct Masks {
  uint64_t word, sign, joint;
} Masks;

static inline Masks masks_of(const char *bytes) {
  Masks m = {0, 0, 0};
#if defined(__SSE2__)
  for (unsigned i = 0; i < 64; i += 16) {
    __m128i c = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
    __m128i letter = _mm_sub_epi8(_mm_or_si128(c, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    __m128i digit = _mm_sub_epi8(c, _mm_set1_epi8('0')), comma = _mm_cmpeq_epi8(c, _mm_set1_epi8(','));
    __m128i word = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter),
                                _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit));
    word = _mm_or_si128(word, _mm_cmpeq_epi8(c, _mm_set1_epi8('_')));
    __m128i sign = _mm_or_si128(c, comma), joint = _mm_or_si128(sign, _mm_cmpeq_epi8(c, _mm_set1_epi8('.')));
    m.word |= (uint64_t)(uint32_t)_mm_movemask_epi8(word) << i;
    m.sign |= (uint64_t)(uint32_t)_mm_movemask_epi8(sign) << i;
    m.joint |= (uint64_t)(uint32_t)_mm_movemask_epi8(joint) << i;
  }
#else
  for (unsigned i = 0; i < 64; i++) {
    char k = kind_at(bytes, i);
    m.word |= (uint64_t)(k == 'w') << i;
    m.sign |= (uint64_t)(k == ',' || k == '-') << i;
    m.joint |= (uint64_t)(k == ',' || k == '-' || bytes[i] == '.') << i;
  }
#endif
  return m;
}

enum { BLOCK = 64 };

/* Cuts the tokens that end in the block at *at, of `size` bytes; puts *at behind the last of them, or behind the block.
 * There is room for one for each byte. */
static MatchToken *cut_block(const char *text, size_t *at, size_t to, const char *bytes, size_t size,
                             MatchToken *token) {
  const Masks m = masks_of(bytes);
  const size_t base = *at;
  const uint64_t inside = size < BLOCK ? ((uint64_t)1 << size) - 1 : ~(uint64_t)0;
  size_t end;
  for (uint64_t left = (m.word | m.sign) & inside; left; left &= ~(uint64_t)0 << end) {
    size_t from = (size_t)__builtin_ctzll(left);
    uint16_t weight = 2;
    if (m.word >> from & 1) {
      end = from + (size_t)__builtin_ctzll(~(m.word >> from) | (uint64_t)1 << 63);
      if (end >= BLOCK - 1) { /* it may go on behind the block */
        *at = base + from;
        if (from > 0) return token;
        end = BLOCK - 1;
      }
      if (end == BLOCK - 1 || m.joint >> end & 1) end = word_end(text, base + end, to) - base;
      if (is_filler(text + base + from, end - from)) weight = 1;
    } else if (bytes[from] == ',') {
      weight = 1;
      end = from + 1;
    } else {
      end = wide_end(text, base + from, to, &weight) - base;
    }
    *token = (MatchToken){(uint32_t)(base + from), (uint32_t)(base + end), weight, 0};
    token += weight > 0;
    if (end < size) continue;
    *at = base + end;
    return token;
  }
  *at = base + size;
  return token;
}

size_t match_tokens(const char *text, size_t from, size_t to, MatchToken *token) {
  MatchToken *end = token;
  for (size_t at = from; at < to;) {
    char last[BLOCK];
    const char *bytes = text + at;
    size_t size = to - at < BLOCK ? to - at : BLOCK;
    if (size < BLOCK) {
      memset(last, 0, sizeof last);
      memcpy(last, bytes, size);
      bytes = last;
    }
    end = cut_block(text, &at, to, bytes, size, end);
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
