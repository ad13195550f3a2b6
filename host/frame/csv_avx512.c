/* Batches of fields with AVX-512 (Ice Lake and Zen 4 on): eight fields side by side in a register. */
#include "frame/csv_avx512.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX512                                                                                       \
  __attribute__((                                                                                    \
      target("avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2,avx512bitalg,avx2,bmi,bmi2," \
             "popcnt,pclmul")))

/* Where eight fields of a column begin, and how long they are. */
typedef struct Spans {
  __m256i starts, lengths;
} Spans;

AVX512 static inline Spans spans_at(const Strip *strip, size_t row) {
  const __m256i order = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  __m256i steps = _mm256_mullo_epi32(order, _mm256_set1_epi32((int)strip->step));
  const int *ends = (const int *)strip->places + row * strip->step;
  __m256i end = _mm256_i32gather_epi32(ends, steps, 4);
  __m256i start = _mm256_add_epi32(_mm256_i32gather_epi32(ends - 1, steps, 4), _mm256_set1_epi32(1));
  __m256i length = _mm256_sub_epi32(end, start);
  if (strip->crlf) { /* the byte before the end, if there is one */
    __mmask8 some = _mm256_test_epi32_mask(length, length);
    __m256i before = _mm256_sub_epi32(end, _mm256_set1_epi32(1));
    __m512i places = _mm512_cvtepu32_epi64(before); /* places are unsigned: a window may have more than 2 GiB */
    __m256i last = _mm512_mask_i64gather_epi32(_mm256_setzero_si256(), some, places, strip->text, 1);
    last = _mm256_and_si256(last, _mm256_set1_epi32(0xFF));
    __mmask8 returns = _mm256_cmpeq_epi32_mask(last, _mm256_set1_epi32('\r'));
    length = _mm256_mask_sub_epi32(length, returns, length, _mm256_set1_epi32(1));
  }
  return (Spans){start, length};
}

/* The bytes at eight places, eight of them each. */
AVX512 static inline __m512i words_at(const char *text, __m256i starts) {
  return _mm512_i64gather_epi64(_mm512_cvtepu32_epi64(starts), text, 1);
}

/* Notes which of eight fields are null. */
AVX512 static inline void note_nulls(uint8_t *nulls, __mmask8 empty) {
  _mm_mask_storeu_epi8(nulls, empty, _mm_set1_epi8(1));
}

/* Digits at the end of each word, zeros before them, into a number: tens, hundreds, ten thousands at a time. */
AVX512 static inline __m512i join_digits(__m512i digits) {
  __m512i twos = _mm512_maddubs_epi16(digits, _mm512_set1_epi16(0x010A));
  __m512i fours = _mm512_madd_epi16(twos, _mm512_set1_epi32(0x00010064));
  return _mm512_add_epi64(_mm512_mul_epu32(fours, _mm512_set1_epi64(10000)), _mm512_srli_epi64(fours, 32));
}

/* Four of eight starts, as numbers. */
AVX512 static inline __m512i load_four(const char *text, const uint32_t *starts) {
  __m512i four = _mm512_castsi128_si512(_mm_loadu_si128((const __m128i *)(const void *)(text + starts[0])));
  four = _mm512_inserti32x4(four, _mm_loadu_si128((const __m128i *)(const void *)(text + starts[1])), 1);
  four = _mm512_inserti32x4(four, _mm_loadu_si128((const __m128i *)(const void *)(text + starts[2])), 2);
  return _mm512_inserti32x4(four, _mm_loadu_si128((const __m128i *)(const void *)(text + starts[3])), 3);
}

/* What four numbers are made of. */
typedef struct Four {
  __m256i digits;              /* all of a number's digits, as a whole number */
  __m128i widths;              /* what stands before its point, in bytes */
  uint64_t negative, zero_led; /* 16 bits each */
  __mmask8 pointed;
  bool plain; /* all were numbers, or nothing at all */
} Four;

/* Takes four numbers apart, each in 16 bytes of `text` and at most 15 long. The digits are moved to the end of their 16
 * bytes, sign and point left out, and joined. */
AVX512 static inline Four take_four(__m512i text, __m128i lengths) {
  const uint64_t ONES = 0x0001000100010001u;
  const __m512i order = _mm512_broadcast_i32x4(_mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
  const __m512i spread = _mm512_setr_epi32(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
  const __m512i one = _mm512_set1_epi8(1), none = _mm512_setzero_si512();
  __m512i length = _mm512_shuffle_epi8(_mm512_permutexvar_epi32(spread, _mm512_castsi128_si512(lengths)), none);
  __mmask64 some = _mm512_test_epi8_mask(length, length), live = _mm512_cmplt_epu8_mask(order, length);
  /* In each 16 bits: the point's bit, or that behind the field; the bits below it are those of the whole part. */
  uint64_t points = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('.')) | ~live;
  uint64_t before = (points - ONES) & ~points;
  Four four = {.widths = _mm_popcnt_epi16(_mm_cvtsi64_si128((long long)before))};
  const __m512i wordwise =
      _mm512_setr_epi32(0, 0, 0, 0, 0x02020202, 0x02020202, 0x02020202, 0x02020202, 0x04040404, 0x04040404, 0x04040404,
                        0x04040404, 0x06060606, 0x06060606, 0x06060606, 0x06060606);
  __m512i point = _mm512_shuffle_epi8(_mm512_broadcast_i32x4(four.widths), wordwise);
  __m512i first = _mm512_shuffle_epi8(text, none);
  four.negative = _mm512_mask_cmpeq_epi8_mask(some, first, _mm512_set1_epi8('-'));
  four.zero_led = _mm512_mask_cmpeq_epi8_mask(_mm512_cmpgt_epu8_mask(length, one), first, _mm512_set1_epi8('0'));
  __m512i digits = _mm512_mask_sub_epi8(length, _mm512_cmplt_epu8_mask(point, length), length, one);
  digits = _mm512_mask_sub_epi8(digits, four.negative, digits, one);
  __m512i from = _mm512_add_epi8(order, _mm512_sub_epi8(digits, _mm512_set1_epi8(16))); /* negative: no digit */
  __mmask64 taken = ~_mm512_movepi8_mask(from), absent = _mm512_mask_testn_epi8_mask(some, digits, digits);
  from = _mm512_mask_add_epi8(from, four.negative, from, one);
  from = _mm512_mask_add_epi8(from, _mm512_cmpge_epi8_mask(from, point), from, one);
  __m512i moved = _mm512_maskz_shuffle_epi8(taken, _mm512_sub_epi8(text, _mm512_set1_epi8('0')), from);
  four.plain = _mm512_cmple_epu8_mask(moved, _mm512_set1_epi8(9)) == UINT64_MAX && absent == 0;
  four.pointed = _mm_cmplt_epu32_mask(_mm_cvtepu16_epi32(four.widths), lengths);
  __m512i twos = _mm512_maddubs_epi16(moved, _mm512_set1_epi16(0x010A));
  __m512i fours = _mm512_madd_epi16(twos, _mm512_set1_epi32(0x00010064));
  __m512i eights = _mm512_madd_epi16(_mm512_packus_epi32(fours, fours), _mm512_set1_epi32(0x00012710));
  __m512i whole =
      _mm512_add_epi64(_mm512_mul_epu32(eights, _mm512_set1_epi64(100000000)), _mm512_srli_epi64(eights, 32));
  const __m512i even = _mm512_setr_epi64(0, 2, 4, 6, 0, 2, 4, 6);
  four.digits = _mm512_castsi512_si256(_mm512_permutexvar_epi64(even, whole));
  four.negative = _pext_u64(four.negative, ONES);
  return four;
}

/* One division puts the points back. */
AVX512 static inline __m256d put_points(const Four *four, __m128i lengths) {
  static const double POWERS[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  __m128i behind = _mm_sub_epi32(lengths, _mm_cvtepu16_epi32(four->widths));
  __m128i decimals = _mm_maskz_sub_epi32(four->pointed, behind, _mm_set1_epi32(1));
  __m256d value = _mm256_div_pd(_mm256_cvtepi64_pd(four->digits), _mm256_i32gather_pd(POWERS, decimals, 8));
  return _mm256_mask_xor_pd(value, (__mmask8)four->negative, value, _mm256_set1_pd(-0.0));
}

/* Eight of them; false: not all are at most 15 long and numbers, or nothing. */
AVX512 static inline bool take_eight(const Strip *strip, const Spans *spans, Four *low, Four *high) {
  uint32_t starts[BATCH];
  if (_mm256_cmpgt_epu32_mask(spans->lengths, _mm256_set1_epi32(15))) return false;
  _mm256_storeu_si256((__m256i *)(void *)starts, spans->starts);
  *low = take_four(load_four(strip->text, starts), _mm256_castsi256_si128(spans->lengths));
  *high = take_four(load_four(strip->text, starts + 4), _mm256_extracti128_si256(spans->lengths, 1));
  return low->plain && high->plain;
}

AVX512 size_t numbers_avx512(const Strip *strip, size_t row, int64_t *values, uint8_t *nulls) {
  for (; row + BATCH <= strip->rows; row += BATCH) {
    Spans spans = spans_at(strip, row);
    Four low, high;
    if (!take_eight(strip, &spans, &low, &high)) return row;
    double *numbers = (double *)(void *)(values + row);
    _mm256_storeu_pd(numbers, put_points(&low, _mm256_castsi256_si128(spans.lengths)));
    _mm256_storeu_pd(numbers + 4, put_points(&high, _mm256_extracti128_si256(spans.lengths, 1)));
    __mmask8 empty = _mm256_testn_epi32_mask(spans.lengths, spans.lengths);
    if (empty) note_nulls(nulls + row, empty);
  }
  return row;
}

/* Whole numbers, of which some are longer than eight bytes. */
AVX512 static inline bool long_integers(const Strip *strip, const Spans *spans, int64_t *values) {
  const __m256i zero = _mm256_setzero_si256();
  Four low, high;
  bool plain = take_eight(strip, spans, &low, &high);
  if (!plain || low.pointed || high.pointed || (low.zero_led | high.zero_led)) return false;
  __m256i front = _mm256_mask_sub_epi64(low.digits, (__mmask8)low.negative, zero, low.digits);
  __m256i back = _mm256_mask_sub_epi64(high.digits, (__mmask8)high.negative, zero, high.digits);
  _mm256_storeu_si256((__m256i *)(void *)values, front);
  _mm256_storeu_si256((__m256i *)(void *)(values + 4), back);
  return true;
}

AVX512 size_t integers_avx512(const Strip *strip, size_t row, int64_t *values, uint8_t *nulls) {
  const __m512i zero = _mm512_set1_epi8('0'), one = _mm512_set1_epi64(1), first = _mm512_set1_epi64(0xFF);
  for (; row + BATCH <= strip->rows; row += BATCH) {
    Spans spans = spans_at(strip, row);
    __m512i word = words_at(strip->text, spans.starts), length = _mm512_cvtepu32_epi64(spans.lengths);
    __m512i head = _mm512_and_epi64(word, first);
    __mmask8 fits = _mm512_cmple_epu64_mask(length, _mm512_set1_epi64(8)),
             empty = _mm512_testn_epi64_mask(length, length);
    __mmask8 negative = _mm512_mask_cmpeq_epi64_mask((__mmask8)~empty, head, _mm512_set1_epi64('-'));
    word = _mm512_mask_srli_epi64(word, negative, word, 8);
    length = _mm512_mask_sub_epi64(length, negative, length, one);
    __mmask8 zero_led =
        _mm512_mask_cmpeq_epi64_mask(_mm512_cmpgt_epu64_mask(length, one), head, _mm512_set1_epi64('0'));
    __mmask8 bare = _mm512_testn_epi64_mask(length, length) & (__mmask8)~empty; /* a sign alone */
    __m512i shift = _mm512_sub_epi64(_mm512_set1_epi64(64), _mm512_slli_epi64(length, 3));
    __m512i digits = _mm512_sub_epi8(_mm512_sllv_epi64(word, shift), _mm512_sllv_epi64(zero, shift));
    bool plain = _mm512_cmple_epu8_mask(digits, _mm512_set1_epi8(9)) == UINT64_MAX && !zero_led && !bare;
    if (fits != 0xFF ? !long_integers(strip, &spans, values + row) : !plain) return row;
    __m512i value = join_digits(digits);
    value = _mm512_mask_sub_epi64(value, negative, _mm512_setzero_si512(), value);
    if (fits == 0xFF) _mm512_storeu_si512(values + row, value);
    if (empty) note_nulls(nulls + row, empty);
  }
  return row;
}

AVX512 static inline __m256i hash_eight(__m512i low, __m512i high) {
  __m512i mixed = _mm512_xor_si512(_mm512_mullo_epi64(low, _mm512_set1_epi64((long long)SHORT_HASH_LOW)),
                                   _mm512_mullo_epi64(high, _mm512_set1_epi64((long long)SHORT_HASH_HIGH)));
  mixed = _mm512_xor_si512(mixed, _mm512_srli_epi64(mixed, 29));
  mixed = _mm512_mullo_epi64(mixed, _mm512_set1_epi64((long long)SHORT_HASH_LOW));
  return _mm512_cvtepi64_epi32(_mm512_srli_epi64(mixed, 32));
}

AVX512 size_t keys_avx512(const Strip *strip, size_t row, bool trimmed, ShortText *keys, uint32_t *hashes,
                          uint8_t *nulls) {
  const __m512i all = _mm512_set1_epi64(-1), most = _mm512_set1_epi64(64), blank = _mm512_set1_epi8(' ');
  const __m512i front = _mm512_setr_epi64(0, 8, 1, 9, 2, 10, 3, 11),
                back = _mm512_setr_epi64(4, 12, 5, 13, 6, 14, 7, 15);
  for (; row + BATCH <= strip->rows; row += BATCH) {
    Spans spans = spans_at(strip, row);
    if (_mm256_cmpgt_epu32_mask(spans.lengths, _mm256_set1_epi32(SHORT_MOST))) return row;
    __m512i bits = _mm512_slli_epi64(_mm512_cvtepu32_epi64(spans.lengths), 3);
    __m512i live = _mm512_srlv_epi64(all, _mm512_subs_epu16(most, bits));
    __m512i low = _mm512_and_epi64(words_at(strip->text, spans.starts), live), high = _mm512_setzero_si512();
    bool blanks = trimmed && _mm512_mask_cmple_epu8_mask(_mm512_test_epi8_mask(live, live), low, blank);
    __mmask8 longer = _mm256_cmpgt_epu32_mask(spans.lengths, _mm256_set1_epi32(8));
    if (longer) {
      live = _mm512_srlv_epi64(all, _mm512_subs_epu16(most, _mm512_subs_epu16(bits, most)));
      high = _mm512_and_epi64(words_at(strip->text + 8, spans.starts), live);
      blanks = blanks || (trimmed && _mm512_mask_cmple_epu8_mask(_mm512_test_epi8_mask(live, live), high, blank));
    }
    if (blanks) return row;
    high = _mm512_or_epi64(high, _mm512_slli_epi64(bits, 53)); /* the length in the last byte */
    _mm512_storeu_si512(keys + row, _mm512_permutex2var_epi64(low, front, high));
    _mm512_storeu_si512(keys + row + BATCH / 2, _mm512_permutex2var_epi64(low, back, high));
    _mm256_storeu_si256((__m256i *)(void *)(hashes + row), hash_eight(low, high));
    __mmask8 empty = _mm256_testn_epi32_mask(spans.lengths, spans.lengths);
    if (empty) note_nulls(nulls + row, empty);
  }
  return row;
}

AVX512 size_t find_avx512(const Strings *strings, const StringsBatch *batch, size_t at, size_t to, uint32_t *codes) {
  const __m256i open = _mm256_set1_epi32((int)CODE_OPEN), one = _mm256_set1_epi32(1), none = _mm256_setzero_si256();
  const __m256i mask = _mm256_set1_epi32((int)(((uint32_t)1 << strings->bits) - 1));
  const __m128i up = _mm_cvtsi32_si128(strings->bits), down = _mm_cvtsi32_si128(32 - strings->bits);
  for (; at + BATCH <= to; at += BATCH) {
    __m256i hash = _mm256_loadu_si256((const __m256i *)(const void *)(batch->hashes + at));
    __m256i slot = _mm256_srl_epi32(hash, down), rest = _mm256_sll_epi32(hash, up), found = open;
    for (__mmask8 asked = 0xFF; asked;) {
      __m256i stored = _mm256_mmask_i32gather_epi32(none, asked, slot, (const int *)strings->slots, 4);
      asked = _mm256_mask_test_epi32_mask(asked, stored, stored);
      __mmask8 same = _mm256_mask_cmple_epu32_mask(asked, _mm256_xor_si256(stored, rest), mask);
      found = _mm256_mask_sub_epi32(found, same, _mm256_and_si256(stored, mask), one);
      asked &= (__mmask8)~same;
      slot = _mm256_and_si256(_mm256_add_epi32(slot, one), mask);
    }
    _mm256_storeu_si256((__m256i *)(void *)(codes + at), found);
  }
  return at;
}

AVX512 size_t check_avx512(const Strings *strings, const StringsBatch *batch, size_t at, size_t to, uint32_t *codes) {
  const __m512i lows = _mm512_setr_epi64(0, 2, 4, 6, 8, 10, 12, 14),
                highs = _mm512_setr_epi64(1, 3, 5, 7, 9, 11, 13, 15);
  const __m256i open = _mm256_set1_epi32((int)CODE_OPEN);
  const char *known = (const char *)strings->keys;
  if (!known) return at; /* there are no strings yet */
  for (; at + BATCH <= to; at += BATCH) {
    __m256i code = _mm256_loadu_si256((const __m256i *)(const void *)(codes + at));
    __m128i absent = _mm_loadl_epi64((const __m128i *)(const void *)(batch->nulls + at));
    __mmask8 present = (__mmask8)_mm_testn_epi8_mask(absent, absent);
    __mmask8 asked = _mm256_mask_cmpneq_epi32_mask(present, code, open);
    __m512i a = _mm512_loadu_si512(batch->keys + at), b = _mm512_loadu_si512(batch->keys + at + BATCH / 2);
    __m512i place = _mm512_slli_epi64(_mm512_cvtepu32_epi64(code), 4), none = _mm512_setzero_si512();
    __m512i low = _mm512_mask_i64gather_epi64(none, asked, place, known, 1);
    __m512i high = _mm512_mask_i64gather_epi64(none, asked, place, known + 8, 1);
    __mmask8 same = _mm512_mask_cmpeq_epi64_mask(asked, low, _mm512_permutex2var_epi64(a, lows, b));
    same = _mm512_mask_cmpeq_epi64_mask(same, high, _mm512_permutex2var_epi64(a, highs, b));
    code = _mm256_maskz_mov_epi32(present, _mm256_mask_blend_epi32(same, open, code));
    _mm256_storeu_si256((__m256i *)(void *)(codes + at), code);
  }
  return at;
}

AVX512 void index_avx512(CsvIndex *index, const char *text, size_t length, char delimiter) {
  const __m512i quote = _mm512_set1_epi8('"'), comma = _mm512_set1_epi8(delimiter), newline = _mm512_set1_epi8('\n');
  const __m512i order =
      _mm512_set_epi8(63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40,
                      39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16,
                      15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  uint32_t *places = index->places;
  uint64_t inside = index->inside, any_quote = 0;
  size_t lines = 0;
  for (size_t at = 0; at < length; at += 64) {
    uint64_t live = length - at >= 64 ? UINT64_MAX : ((uint64_t)1 << (length - at)) - 1;
    __m512i bytes = _mm512_loadu_si512(text + at);
    uint64_t quotes = _mm512_cmpeq_epi8_mask(bytes, quote) & live, ends = _mm512_cmpeq_epi8_mask(bytes, newline) & live;
    uint64_t found = (_mm512_cmpeq_epi8_mask(bytes, comma) & live) | ends;
    if (quotes | inside) {
      __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)quotes), _mm_set1_epi8((char)0xFF), 0);
      uint64_t quoted = (uint64_t)_mm_cvtsi128_si64(product) ^ inside;
      inside = (uint64_t)((int64_t)quoted >> 63);
      found &= ~quoted;
      ends &= ~quoted;
      any_quote |= quotes;
    }
    lines += (size_t)__builtin_popcountll(ends);
    int count = __builtin_popcountll(found);
    __m512i packed = _mm512_maskz_compress_epi8(found, order), base = _mm512_set1_epi32((int)at);
    _mm512_storeu_si512(places, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed))));
    if (count > 16)
      _mm512_storeu_si512(places + 16,
                          _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 1))));
    if (count > 32) {
      _mm512_storeu_si512(places + 32,
                          _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 2))));
      _mm512_storeu_si512(places + 48,
                          _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 3))));
    }
    places += count;
  }
  index->count = (size_t)(places - index->places);
  index->lines = lines;
  index->inside = inside;
  index->quotes = any_quote != 0;
}
#endif
