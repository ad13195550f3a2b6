#include "text/sentence_judge.h"

#include <pthread.h>
#include <stdbool.h>

#include "base/ascii.h"
#include "text/sentence_words.h"

/* Classes of the byte of punctuation, of the one behind it and of the one after that. */
enum {
  FIRST_OTHER,
  FIRST_POINT,
  FIRST_MARK,
  FIRST_COMMA,
  FIRST_SEMICOLON,
  FIRST_COLON,
  FIRST_BREAK,
  FIRST_WIDE,
  FIRSTS
};
enum { NEXT_OTHER, NEXT_SPACE, NEXT_BREAK, NEXT_WORD, NEXT_SIGN, NEXT_HIGH, NEXTS }; /* HIGH: beyond ASCII */
enum { LAST_OTHER, LAST_UPPER, LAST_LOWER, LAST_BREAK, LAST_SPACE, LASTS };
enum { NEXT_BITS = 3, FIRST_BITS = 6 };

/* What the tables say of a place: in the low bits verdict and lengths of its Judgement, then whether it has one, or
 * that more must be asked. Of commas only those have one that stand before something like a connective. */
enum {
  SAYS_LENGTHS = 8,
  SAYS_KEEP = 1 << 16,
  SAYS_COMMA = 1 << 17, /* before a word: that word decides */
  SAYS_POINT = 1 << 18, /* a full stop before a capital: the word before it decides */
  SAYS_WIDE = 1 << 19,  /* punctuation beyond ASCII */
  SAYS_HAN = 1 << 20,   /* nothing, but the rules decide where it stands behind a Chinese character */
  SAYS_NOTHING = 0
};

/* Each table of classes gives its class at its place in an index of `says`. */
static uint16_t first_class[256], next_class[256], last_class[256];
static uint32_t says[FIRSTS << FIRST_BITS];

static void list_classes(void) {
  const char firsts[] = {0, '.', '!', ',', ';', ':', '\n', '\xE2'};
  for (unsigned i = 1; i < FIRSTS; i++) first_class[(unsigned char)firsts[i]] = (uint16_t)(i << FIRST_BITS);
  first_class['?'] = first_class['!'];
  first_class[0xE3] = first_class[0xEF] = first_class[0xE2];
  for (unsigned byte = 0; byte < 256; byte++) {
    bool letter = is_letter((int)byte), word = letter || byte - '0' < 10;
    unsigned next = byte == ' '    ? NEXT_SPACE
                    : byte == '\n' ? NEXT_BREAK
                    : word         ? NEXT_WORD
                    : byte > 0x7F  ? NEXT_HIGH
                    : byte > ' '   ? NEXT_SIGN
                                   : NEXT_OTHER;
    unsigned last = letter         ? (byte & 0x20 ? LAST_LOWER : LAST_UPPER)
                    : byte == '\n' ? LAST_BREAK
                    : byte <= ' '  ? LAST_SPACE
                                   : LAST_OTHER;
    next_class[byte] = (uint16_t)(next << NEXT_BITS);
    last_class[byte] = (uint16_t)last;
  }
}

/* Without lengths. */
static uint32_t say(unsigned first, unsigned next, unsigned last) {
  bool goes_on = next == NEXT_SPACE && last == LAST_LOWER, begins = next == NEXT_SPACE && last == LAST_UPPER;
  bool blank_line = next == NEXT_BREAK && (last == LAST_BREAK || last == LAST_SPACE);
  bool paragraph = next == NEXT_BREAK && last == LAST_BREAK, letter = last == LAST_UPPER || last == LAST_LOWER;
  bool touches = next == NEXT_WORD || next == NEXT_SIGN;
  switch (first) {
    case FIRST_POINT:
      if (next == NEXT_WORD && last == LAST_LOWER) return SAYS_KEEP | VERDICT_UNSURE; /* it may be glued to the next */
      if (next == NEXT_WORD || goes_on) return SAYS_NOTHING; /* inside a number or a name; before a small letter */
      return paragraph ? SAYS_KEEP | VERDICT_END : begins ? SAYS_KEEP | SAYS_POINT : SAYS_KEEP | VERDICT_UNSURE;
    case FIRST_MARK:
      return goes_on ? SAYS_NOTHING : paragraph || begins ? SAYS_KEEP | VERDICT_END : SAYS_KEEP | VERDICT_UNSURE;
    case FIRST_COMMA:
      if (touches) return SAYS_HAN;
      if (next == NEXT_OTHER || next == NEXT_HIGH) return SAYS_KEEP | VERDICT_UNSURE;
      return letter ? SAYS_COMMA : last == LAST_OTHER ? SAYS_NOTHING : SAYS_KEEP | VERDICT_UNSURE;
    case FIRST_SEMICOLON: return blank_line ? SAYS_KEEP | VERDICT_UNSURE : SAYS_KEEP | VERDICT_CUT;
    case FIRST_COLON:
      if (touches) return SAYS_HAN;
      return blank_line || next == NEXT_OTHER || next == NEXT_HIGH ? SAYS_KEEP | VERDICT_UNSURE
                                                                   : SAYS_KEEP | VERDICT_CUT;
    case FIRST_BREAK:
      return touches || next == NEXT_HIGH ? SAYS_NOTHING
             : paragraph                  ? SAYS_KEEP | VERDICT_PARAGRAPH
                                          : SAYS_KEEP | VERDICT_UNSURE;
    case FIRST_WIDE: return SAYS_KEEP | SAYS_WIDE;
    default: return SAYS_KEEP | VERDICT_UNSURE;
  }
}

/* The white space behind it that the two bytes tell of. */
static unsigned space_of(unsigned next, unsigned last) {
  if (next == NEXT_BREAK && last == LAST_BREAK) return 2;
  return next == NEXT_SPACE || next == NEXT_BREAK;
}

static void make_tables(void) {
  list_classes();
  for (unsigned first = 0; first < FIRSTS; first++)
    for (unsigned next = 0; next < NEXTS; next++)
      for (unsigned last = 0; last < LASTS; last++)
        says[first << FIRST_BITS | next << NEXT_BITS | last] = say(first, next, last) | (1 | space_of(next, last) << 4)
                                                                                            << SAYS_LENGTHS;
}

void sentence_judge_prepare(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  (void)pthread_once(&once, make_tables);
  sentence_words_prepare();
}

/* A full stop after the end of an ordinary word. After other things than letters, such as a figure, it must be plain
 * that it does not only number what follows. */
static Verdict judge_point(const char *point) {
  uint64_t word;
  unsigned letters = sentence_letters_before(point, &word);
  if (letters == 8) return VERDICT_END; /* longer than any abbreviation */
  unsigned char before = (unsigned char)point[-(int)letters - 1];
  unsigned lists = sentence_word(letters ? word >> (64 - 8 * letters) : 0, letters)->lists;
  const unsigned char *c = (const unsigned char *)point;
  bool spaced = (c[-1] <= ' ') | (c[-2] <= ' ') | (c[-3] <= ' ') | (c[-4] <= ' ');
  bool inner = (before == '.') | ((letters > 0) & (before - '0' + 0u < 10));
  bool plain = letters > 1 ? !(lists & (LEANING | EITHER)) : (letters == 0) & !spaced;
  return plain & !inner ? VERDICT_END : VERDICT_UNSURE;
}

static Verdict judge_comma(const char *comma) {
  uint64_t word;
  unsigned letters = sentence_letters_from(comma + 2, &word);
  if (letters == 8) return VERDICT_UNSURE; /* the rules look at the rest of it */
  return sentence_word(word, letters)->lists & CONNECTIVE ? VERDICT_CUT : VERDICT_NONE;
}

/* Chinese marks, and dashes. A mark ends a sentence where neither another nor a closing quote can follow. */
static Verdict judge_wide(const char *mark) {
  const unsigned char *c = (const unsigned char *)mark;
  unsigned point = (unsigned)c[0] << 16 | (unsigned)c[1] << 8 | c[2];
  unsigned next = next_class[c[3]];
  bool ends = (point == 0xE38082) | (point == 0xEFBC81) | (point == 0xEFBC9F); /* 。！？ */
  bool alone = ((c[3] >= 0xE4) & (c[3] <= 0xE9)) | (next == NEXT_WORD << NEXT_BITS) |
               (next == NEXT_SPACE << NEXT_BITS) | (next == NEXT_BREAK << NEXT_BITS);
  bool cuts = (point == 0xEFBC8C) | (point == 0xEFBC9B) | (point == 0xEFBC9A) | (point == 0xE28094); /* ，；：— */
  bool counts = ((c[-1] - '0' + 0u < 10) | (c[-1] == '%')) & (c[3] - '0' + 0u < 10);
  if (counts & (point == 0xE28094)) return VERDICT_NONE; /* 7.2%—19.2% */
  bool end = ends & alone;
  return (Verdict)(cuts * VERDICT_CUT | end * VERDICT_END | !(cuts | end) * VERDICT_UNSURE);
}

static inline unsigned byte_of(uint64_t bytes, unsigned i) { return bytes >> (8 * i) & 255; }

/* Whether a word that begins like a connective stands behind the comma that the bytes begin with. */
static inline uint32_t begins_like_connective(uint64_t bytes) {
  uint32_t heads = sentence_connective_heads[(byte_of(bytes, 2) & 31) << 5 | (byte_of(bytes, 3) & 31)];
  return heads >> (byte_of(bytes, 4) & 31);
}

size_t sentence_judge(const char *text, size_t base, const uint16_t *points, size_t count,
                      Judgement judged[JUDGED_AT_ONCE]) {
  uint8_t commas[JUDGED_AT_ONCE], stops[JUDGED_AT_ONCE], wides[JUDGED_AT_ONCE];
  size_t kept = 0, comma = 0, stop = 0, wide = 0;
  text += base;
  for (size_t i = 0; i < count; i++) {
    uint64_t c;
    memcpy(&c, text + points[i], sizeof c);
    uint32_t said = says[first_class[byte_of(c, 0)] | next_class[byte_of(c, 1)] | last_class[byte_of(c, 2)]];
    uint32_t cuts = said / SAYS_COMMA & begins_like_connective(c) & 1;
    unsigned unsure = said / SAYS_HAN & (unsigned char)text[(ptrdiff_t)points[i] - 1] >> 7;
    judged[kept] = (Judgement){points[i], (uint8_t)(said | unsure * VERDICT_UNSURE), (uint8_t)(said >> SAYS_LENGTHS)};
    commas[comma] = stops[stop] = wides[wide] = (uint8_t)kept;
    comma += cuts;
    stop += said / SAYS_POINT & 1;
    wide += said / SAYS_WIDE & 1;
    kept += (said / SAYS_KEEP & 1) | cuts | unsure;
  }
  for (size_t i = 0; i < comma; i++) {
    Judgement *j = &judged[commas[i]];
    j->verdict = (uint8_t)judge_comma(text + j->at);
  }
  for (size_t i = 0; i < stop; i++) {
    Judgement *j = &judged[stops[i]];
    j->verdict = (uint8_t)judge_point(text + j->at);
  }
  for (size_t i = 0; i < wide; i++) {
    Judgement *j = &judged[wides[i]];
    j->verdict = (uint8_t)judge_wide(text + j->at);
    j->lengths = 3;
  }
  return kept;
}
