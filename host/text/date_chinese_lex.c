/* Numerals and signs of Chinese dates, and what a character can begin: one table by code point, made once. */
#include <pthread.h>
#include <string.h>

#include "text/date_chinese.h"

enum { HAN_FIRST = 0x4E00, HAN_END = 0xA000 };
enum { DIGIT_SHIFT = 9, MULTIPLIER_SHIFT = 13, WORD_SHIFT = 16 };

/* Of a character: bits of ZhChar, then one more than its digit, the place of its multiplier, and one more than the
 * place of the first word that begins with it. */
static uint32_t han[HAN_END - HAN_FIRST];

/* 千 百 十, and the joined tens 廿 卅: their factor, with what they are worth without a digit before. */
static const short multipliers[] = {0, 1000, 100, 10, 20, 30};

static size_t han_index(const char *bytes) {
  return (size_t)((((unsigned char)bytes[0] & 15) << 12 | ((unsigned char)bytes[1] & 63) << 6 |
                   ((unsigned char)bytes[2] & 63)) -
                  HAN_FIRST);
}

static void mark(const char *characters, uint32_t bits) {
  for (; *characters; characters += 3) han[han_index(characters)] |= bits;
}

static void fill_table(void) {
  static const char *const digits[] = {"零", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"};
  static const char *const tens[] = {"", "千", "百", "十", "廿", "卅"};
  for (uint32_t i = 0; i < 10; i++) mark(digits[i], ZH_NUMERAL | ZH_FOLLOWS | (i + 1) << DIGIT_SHIFT);
  for (uint32_t i = 1; i < 6; i++) mark(tens[i], ZH_NUMERAL | ZH_FOLLOWS | i << MULTIPLIER_SHIFT);
  mark("年月日号號季世个個天周週星礼禮小钟鐘分秒刻昼晝多余餘几幾半工至到和及与與上下财財第规規计計时時期以收开開",
       ZH_FOLLOWS);
  mark("前头頭首第后後最倒近过過未今上下", ZH_FRONT);
  mark("去近后後的来來今前头頭首第上下过過", ZH_FRONT_END);
  mark("年月", ZH_PERIOD);
  mark("半个個几幾数數好若分", ZH_AMOUNT);
  mark("周週星礼禮", ZH_WEEKDAY);
  mark("的前头頭首第后後最倒同上中下初年月季底末以之起开開左至到全", ZH_TAIL);
  zh_word_prepare();
  const char *word;
  for (uint32_t i = 0; (word = zh_word_text(i)) != NULL; i++) {
    uint32_t *character = &han[han_index(word)];
    if (!(*character >> WORD_SHIFT)) *character |= ZH_WORD | (i + 1) << WORD_SHIFT;
  }
}

void zh_prepare(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  (void)pthread_once(&once, fill_table);
}

static inline bool is_tail(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

static inline uint32_t han_at(const ZhText *z, size_t at) {
  if (at >= z->length || z->length - at < 3) return 0;
  const char *c = z->text + at;
  if ((unsigned char)c[0] < 0xE4 || (unsigned char)c[0] > 0xE9 || !is_tail(c[1]) || !is_tail(c[2])) return 0;
  size_t index = han_index(c);
  return index < HAN_END - HAN_FIRST ? han[index] : 0;
}

unsigned zh_char(const ZhText *z, size_t at) { return han_at(z, at) & ((1u << DIGIT_SHIFT) - 1); }
size_t zh_first_word(const ZhText *z, size_t at) { return han_at(z, at) >> WORD_SHIFT; }

/* ---- words and signs ---- */

size_t zh_any(const ZhText *z, size_t at, const char *alternatives) {
  if (at >= z->length) return 0;
  const char *text = z->text + at;
  const size_t left = z->length - at;
  const char first = text[0], second = left > 1 ? text[1] : '\0';
  for (const char *one = alternatives;; one++) {
    /* of Han characters the second byte tells more than the first */
    if (one[0] == first && (one[1] == second || !(first & 0x80))) {
      size_t n = 1;
      while (one[n] && one[n] != '|' && n < left && one[n] == text[n]) n++;
      if (!one[n] || one[n] == '|') return at + n;
    }
    while (*one != '|') { /* Chinese characters have three bytes */
      if (!*one) return 0;
      one += *one & 0x80 ? 3 : 1;
    }
  }
}

size_t zh_blank(const ZhText *z, size_t at) { return at < z->length && z->text[at] == ' ' ? at + 1 : at; }

/* Signs that are no Han characters and may follow a number or join a range: 、 」 〜 ー － ～ and all of E2. */
static bool sign_follows(const ZhText *z, size_t at) {
  if (at >= z->length) return false;
  const unsigned char *c = (const unsigned char *)z->text + at;
  if (c[0] == '-' || c[0] == '~' || c[0] == '"' || c[0] == 0xE2) return true;
  if (z->length - at < 3) return false;
  if (c[0] == 0xEF) return (c[1] == 0xBC && c[2] >= 0x8D && c[2] <= 0x99) || (c[1] == 0xBD && c[2] == 0x9E);
  if (c[0] == 0xE3) return c[1] == 0x83 || (c[1] == 0x80 && c[2] != 0x82);
  return false;
}

bool zh_number_follows(const ZhText *z, size_t after) {
  after = zh_blank(z, after);
  return (zh_char(z, after) & ZH_FOLLOWS) || sign_follows(z, after);
}

bool zh_range_follows(const ZhText *z, size_t after) {
  after = zh_blank(z, after);
  bool digit = after < z->length && z->text[after] >= '0' && z->text[after] <= '9';
  return digit || zh_number_follows(z, after);
}

size_t zh_joint(const ZhText *z, size_t at) {
  at = zh_blank(z, at);
  bool han_joint = (zh_char(z, at) & ZH_FOLLOWS) != 0;
  if (!han_joint && !sign_follows(z, at)) return 0;
  size_t after = zh_any(z, at, han_joint ? "至|到" : "——|—|–|-|－|～|〜|~|ー");
  return after ? zh_blank(z, after) : 0;
}

bool zh_ends_phrase(const ZhText *z, size_t at) {
  if (at >= z->length) return true;
  unsigned char c = (unsigned char)z->text[at];
  return c < 0xE3 || c == 0xEF || (c == 0xE3 && at + 1 < z->length && (unsigned char)z->text[at + 1] == 0x80);
}

size_t zh_weekday(const ZhText *z, size_t at, int *weekday) {
  static const char *const days[] = {"一|1", "二|2", "三|3", "四|4", "五|5", "六|6", "日|天"};
  for (int i = 0; i < 7; i++) {
    size_t after = zh_any(z, at, days[i]);
    if (!after) continue;
    *weekday = i;
    return after;
  }
  return 0;
}

/* ---- numerals ---- */

/* A digit, of any of the three scripts, or -1. */
static inline int digit_at(const ZhText *z, size_t at, size_t *after) {
  if (at >= z->length) return -1;
  unsigned char c = (unsigned char)z->text[at];
  if (c >= '0' && c <= '9') {
    *after = at + 1;
    return c - '0';
  }
  if (c < 0xE2 || z->length - at < 3) return -1;
  *after = at + 3;
  if (c == 0xEF && (unsigned char)z->text[at + 1] == 0xBC) {
    int wide = (unsigned char)z->text[at + 2] - 0x90;
    return wide >= 0 && wide <= 9 ? wide : -1;
  }
  if (c < 0xE4) return memcmp(z->text + at, "〇", 3) == 0 || memcmp(z->text + at, "○", 3) == 0 ? 0 : -1;
  return (int)(han_at(z, at) >> DIGIT_SHIFT & 15) - 1;
}

static inline int multiplier_at(const ZhText *z, size_t at) {
  return multipliers[han_at(z, at) >> MULTIPLIER_SHIFT & 7];
}

enum { MOST_DIGITS = 8 }; /* a longer run of digits is no number of a date */

static size_t positional(const ZhText *z, size_t at, ZhNumber *number) {
  size_t after = at, next;
  for (int digit; number->digits <= MOST_DIGITS && (digit = digit_at(z, after, &next)) >= 0; after = next) {
    if (number->digits < MOST_DIGITS) number->value = number->value * 10 + digit;
    number->digits++;
  }
  return after;
}

int zh_digit(const ZhText *z, size_t at, size_t *after) { return digit_at(z, at, after); }

static size_t read_number(const ZhText *z, size_t at, ZhNumber *number) {
  *number = (ZhNumber){0, 0};
  size_t after = positional(z, at, number), next = after;
  int multiplier = multiplier_at(z, after);
  if (!multiplier) return number->digits == 0 || number->digits > MOST_DIGITS ? 0 : after;
  if (number->digits > 1) return 0;
  int total = 0, digit = number->digits ? number->value : 1;
  bool written = number->digits == 1;
  for (int limit = 10000; multiplier && (multiplier == 20 || multiplier == 30 ? 10 : multiplier) < limit;) {
    bool joined = multiplier == 20 || multiplier == 30;
    if (joined && written) return 0;
    total += joined ? multiplier : digit * multiplier;
    limit = joined ? 10 : multiplier;
    after += 3;
    digit = digit_at(z, after, &next);
    if (digit == 0 && limit > 10) digit = digit_at(z, after = next, &next); /* 一百零五 */
    written = digit > 0;
    if (!written) break;
    after = next;
    multiplier = multiplier_at(z, after);
    if (!multiplier) total += digit;
  }
  *number = (ZhNumber){total, 0};
  return after;
}

void zh_memo_begin(ZhMemo *memo) {
  for (size_t i = 0; i < ZH_MEMO_NUMBERS; i++) memo->at[i] = SIZE_MAX;
  memo->base_at[0] = memo->base_at[1] = SIZE_MAX;
}

size_t zh_number(const ZhText *z, size_t at, ZhNumber *number) {
  size_t place = at % ZH_MEMO_NUMBERS;
  if (z->memo->at[place] != at) {
    z->memo->at[place] = at;
    z->memo->after[place] = read_number(z, at, &z->memo->number[place]);
  }
  *number = z->memo->number[place];
  return z->memo->after[place];
}

ZhBegin zh_begin(const ZhText *z, size_t at) {
  unsigned bits = zh_char(z, at);
  ZhBegin begin = {.front = bits & ZH_FRONT, .period = bits & ZH_PERIOD, .amount = bits & ZH_AMOUNT};
  begin.weekday = bits & ZH_WEEKDAY;
  begin.letter = at < z->length && (z->text[at] | 0x20) == 'q';
  begin.after = zh_word(z, at, &begin.word);
  if (!begin.after) begin.word = NULL;
  begin.pair = !begin.after && (bits & ZH_WORD) && zh_any(z, at, "今明|明后|明後|去今");
  ZhNumber number;
  size_t after = bits && !(bits & ZH_NUMERAL) ? 0 : zh_number(z, at, &number);
  size_t decimals = after;
  if (after && after < z->length && z->text[after] == '.')
    while (++decimals < z->length && z->text[decimals] >= '0' && z->text[decimals] <= '9') continue;
  if (decimals > after + 1) after = decimals;                                                         /* 2.5年 */
  begin.number = after ? zh_number_follows(z, after) : (bits & zh_char(z, at + 3) & ZH_NUMERAL) != 0; /* 七八十年代 */
  return begin;
}
