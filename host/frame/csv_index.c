/* Delimiters, newlines and quotes of a text as bit masks, 64 bytes at a time. */
#include <string.h>

#include "base/memory.h"
#include "frame/csv_avx512.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* One bit a byte. */
typedef struct Masks {
  uint64_t quotes, delimiters, lines;
} Masks;

static uint64_t prefix_xor(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

/* Takes the masks of 64 bytes that begin at `at`; of which `count` count. */
static inline void index_masks(CsvIndex *index, Masks masks, uint32_t at, size_t count) {
  uint64_t live = count >= 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
  masks.quotes &= live;
  if (masks.quotes | index->inside) {
    uint64_t inside = prefix_xor(masks.quotes) ^ index->inside;
    index->inside = (uint64_t)((int64_t)inside >> 63);
    masks.delimiters &= ~inside;
    masks.lines &= ~inside;
    index->quotes = index->quotes || masks.quotes;
  }
  uint64_t found = (masks.delimiters | masks.lines) & live;
  index->lines += (size_t)__builtin_popcountll(masks.lines & live);
  uint32_t *places = index->places + index->count;
  index->count += (size_t)__builtin_popcountll(found);
  for (; found; found &= found - 1) *places++ = at + (uint32_t)__builtin_ctzll(found);
}

static Masks masks_portable(const char *text, char delimiter) {
  Masks masks = {0, 0, 0};
  for (int i = 0; i < 64; i++) {
    masks.quotes |= (uint64_t)(text[i] == '"') << i;
    masks.delimiters |= (uint64_t)(text[i] == delimiter) << i;
    masks.lines |= (uint64_t)(text[i] == '\n') << i;
  }
  return masks;
}

static void index_portable(CsvIndex *index, const char *text, size_t length, char delimiter) {
  for (size_t at = 0; at < length; at += 64)
    index_masks(index, masks_portable(text + at, delimiter), (uint32_t)at, length - at);
}

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,pclmul")))

AVX2 static inline uint64_t equal_64(__m256i low, __m256i high, __m256i wanted) {
  uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return (uint64_t)b << 32 | a;
}

/* Eight places are written at a time whether there are as many or not: cheaper than asking after each. */
AVX2 static inline uint32_t *write_places(uint32_t *places, uint64_t found, uint32_t at) {
  uint32_t count = (uint32_t)__builtin_popcountll(found);
  for (uint32_t done = 0; done < count; done += 8)
    for (uint32_t i = 0; i < 8; i++, found &= found - 1)
      places[done + i] = at + (uint32_t)__builtin_ctzll(found | (uint64_t)1 << 63);
  return places + count;
}

AVX2 static void index_avx2(CsvIndex *index, const char *text, size_t length, char delimiter) {
  const __m256i quote = _mm256_set1_epi8('"'), comma = _mm256_set1_epi8(delimiter), newline = _mm256_set1_epi8('\n');
  uint32_t *places = index->places;
  uint64_t inside = index->inside, any_quote = 0;
  size_t lines = 0;
  for (size_t at = 0; at < length; at += 64) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)(text + at));
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(text + at + 32));
    uint64_t live = length - at >= 64 ? UINT64_MAX : ((uint64_t)1 << (length - at)) - 1;
    uint64_t quotes = equal_64(low, high, quote) & live, ends = equal_64(low, high, newline) & live;
    uint64_t found = (equal_64(low, high, comma) & live) | ends;
    if (quotes | inside) {
      __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)quotes), _mm_set1_epi8((char)0xFF), 0);
      uint64_t quoted = (uint64_t)_mm_cvtsi128_si64(product) ^ inside;
      inside = (uint64_t)((int64_t)quoted >> 63);
      found &= ~quoted;
      ends &= ~quoted;
      any_quote |= quotes;
    }
    lines += (size_t)__builtin_popcountll(ends);
    places = write_places(places, found, (uint32_t)at);
  }
  index->count = (size_t)(places - index->places);
  index->lines = lines;
  index->inside = inside;
  index->quotes = any_quote != 0;
}
#endif

bool index_text(CsvIndex *index, const char *text, size_t length, char delimiter) {
  enum { FRONT = 16 };
  if (!memory_reserve((void **)&index->room, &index->capacity, length + CSV_SLACK + FRONT, sizeof *index->room))
    return false;
  index->places = index->room + FRONT;
  index->places[-1] = UINT32_MAX;
  index->count = index->lines = 0;
  index->inside = 0;
  index->quotes = false;
#if defined(__x86_64__)
  if (csv_instructions() == INSTRUCTIONS_AVX512) {
    index_avx512(index, text, length, delimiter);
    return true;
  }
  if (csv_instructions() == INSTRUCTIONS_AVX2) {
    index_avx2(index, text, length, delimiter);
    return true;
  }
#endif
  index_portable(index, text, length, delimiter);
  return true;
}

size_t count_quotes(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += text[i] == '"';
  return count;
}

size_t line_split(char *text, size_t length, char delimiter, CsvField *fields, size_t most, size_t *next) {
  size_t at = 0, count = 0;
  for (;;) {
    CsvField field = {text + at, 0, at < length && text[at] == '"'};
    size_t from = field.quoted ? at + 1 : at, to = from;
    at = from;
    for (bool quoted = field.quoted; at < length; at++) {
      if (quoted && text[at] == '"' && at + 1 < length && text[at + 1] == '"') {
        at++;
      } else if (quoted && text[at] == '"') {
        quoted = false;
        continue;
      } else if (!quoted && (text[at] == delimiter || text[at] == '\n')) {
        break;
      }
      text[to++] = text[at];
    }
    field.bytes = text + from;
    field.length = to - from;
    bool ends = at >= length || text[at] == '\n';
    if (ends && field.length && field.bytes[field.length - 1] == '\r' && !field.quoted) field.length--;
    if (ends && field.quoted && field.length && field.bytes[field.length - 1] == '\r') field.length--;
    if (count < most) fields[count] = field;
    count++;
    if (ends) break;
    at++;
  }
  *next = at < length ? at + 1 : length;
  return count;
}
