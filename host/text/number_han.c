/* What Chinese characters mean in a number, by a table of the common ones. */
#include "base/utf8.h"
#include "text/number_part.h"

/* What a character means: its kind, and where in `worth` its value stands. */
#define MEANS(kind, index) ((uint8_t)((kind) << 5 | (index)))
static const double worth[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 100, 1000, 1e4, 1e8, 1e12};

#define SIGN(point, kind, index) [(point)-TABLE_FIRST] = MEANS(kind, index)

enum { TABLE_FIRST = 0x4E00, TABLE_END = 0x9F00 };
static const uint8_t meaning[TABLE_END - TABLE_FIRST] = {
    SIGN(0x96F6, HAN_DIGIT, 0),                                                           /* 零 */
    SIGN(0x4E00, HAN_DIGIT, 1),  SIGN(0x58F9, HAN_DIGIT, 1),  SIGN(0x58F1, HAN_DIGIT, 1), /* 一壹壱 */
    SIGN(0x4E8C, HAN_DIGIT, 2),  SIGN(0x8D30, HAN_DIGIT, 2),  SIGN(0x8CB3, HAN_DIGIT, 2), /* 二贰貳 */
    SIGN(0x4E24, HAN_DIGIT, 2),  SIGN(0x5169, HAN_DIGIT, 2),                              /* 两兩 */
    SIGN(0x4E09, HAN_DIGIT, 3),  SIGN(0x53C1, HAN_DIGIT, 3),                              /* 三叁 */
    SIGN(0x53C3, HAN_DIGIT, 3),  SIGN(0x53C4, HAN_DIGIT, 3),                              /* 參叄 */
    SIGN(0x56DB, HAN_DIGIT, 4),  SIGN(0x8086, HAN_DIGIT, 4),                              /* 四肆 */
    SIGN(0x4E94, HAN_DIGIT, 5),  SIGN(0x4F0D, HAN_DIGIT, 5),                              /* 五伍 */
    SIGN(0x516D, HAN_DIGIT, 6),  SIGN(0x9646, HAN_DIGIT, 6),  SIGN(0x9678, HAN_DIGIT, 6), /* 六陆陸 */
    SIGN(0x4E03, HAN_DIGIT, 7),  SIGN(0x67D2, HAN_DIGIT, 7),                              /* 七柒 */
    SIGN(0x516B, HAN_DIGIT, 8),  SIGN(0x634C, HAN_DIGIT, 8),                              /* 八捌 */
    SIGN(0x4E5D, HAN_DIGIT, 9),  SIGN(0x7396, HAN_DIGIT, 9),                              /* 九玖 */
    SIGN(0x5341, HAN_UNIT, 10),  SIGN(0x62FE, HAN_UNIT, 10),                              /* 十拾 */
    SIGN(0x5EFF, HAN_UNIT, 11),  SIGN(0x5345, HAN_UNIT, 12),  SIGN(0x534C, HAN_UNIT, 13), /* 廿卅卌 */
    SIGN(0x767E, HAN_UNIT, 14),  SIGN(0x4F70, HAN_UNIT, 14),                              /* 百佰 */
    SIGN(0x5343, HAN_UNIT, 15),  SIGN(0x4EDF, HAN_UNIT, 15),                              /* 千仟 */
    SIGN(0x4E07, HAN_SCALE, 16), SIGN(0x842C, HAN_SCALE, 16),                             /* 万萬 */
    SIGN(0x4EBF, HAN_SCALE, 17), SIGN(0x5104, HAN_SCALE, 17),                             /* 亿億 */
    SIGN(0x5146, HAN_SCALE, 18),                                                          /* 兆 */
    SIGN(0x70B9, HAN_POINT, 0),  SIGN(0x9EDE, HAN_POINT, 0),                              /* 点點 */
    SIGN(0x591A, HAN_MORE, 0),   SIGN(0x4F59, HAN_MORE, 0),   SIGN(0x9918, HAN_MORE, 0),  /* 多余餘 */
    SIGN(0x51E0, HAN_MORE, 0),   SIGN(0x5E7E, HAN_MORE, 0),                               /* 几幾 */
    SIGN(0x6765, HAN_MORE, 0),   SIGN(0x4F86, HAN_MORE, 0),                               /* 来來 */
};

static uint8_t meaning_of(uint32_t point) {
  if (point - TABLE_FIRST < TABLE_END - TABLE_FIRST) return meaning[point - TABLE_FIRST];
  return point == 0x3007 || point == 0x25CB ? MEANS(HAN_DIGIT, 0) : 0; /* 〇○ */
}

HanSign number_han_sign(uint32_t point) {
  uint8_t means = meaning_of(point);
  return (HanSign){(HanKind)(means >> 5), worth[means & 31], 0};
}

uint32_t number_point_at(const char *text, size_t length, size_t at, size_t *step) {
  const unsigned char *bytes = (const unsigned char *)text + at;
  if (bytes[0] < 0xE3 || bytes[0] > 0xE9 || length - at < 3 || (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
    return utf8_decode(text, length, at, step);
  *step = 3;
  return (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
}

bool number_goes_on_cjk(const char *text, size_t length, size_t at) {
  size_t step;
  uint32_t point = number_point_at(text, length, at, &step);
  return meaning_of(point) || point == 0x5206 || point == 0x4EFD || point == 0x53C8 || point == 0x534A ||
         number_is_digit(text, length, at);
}

bool number_may_begin(const char *text, size_t length, size_t at) {
  if (at >= length) return false;
  unsigned char first = (unsigned char)text[at];
  if (first < 0xE3) return first == '.' || is_digit(text[at]) || is_letter(text[at]) || first >= 0xC2;
  size_t step;
  uint32_t point = number_point_at(text, length, at, &step);
  return meaning_of(point) || point == 0x534A || point == 0x7B2C || number_is_digit(text, length, at);
}

bool number_is_cjk(uint32_t point) {
  unsigned kind = meaning_of(point) >> 5;
  return kind == HAN_DIGIT || kind == HAN_UNIT || kind == HAN_SCALE || point == 0x534A;
}
