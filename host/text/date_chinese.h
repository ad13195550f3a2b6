/* date_chinese.h: what the readers of Chinese dates share: numerals, words and signs at a place in the text.
 *
 * Chinese has no blanks between words, so these match at byte positions: each returns the position behind what it read,
 * or 0. Simplified and traditional characters, ASCII and full-width digits are the same; one blank may stand between a
 * number and its unit ("2008 年"). */
#ifndef QUERN_TEXT_DATE_CHINESE_H
#define QUERN_TEXT_DATE_CHINESE_H

#include "text/date_parts.h"

typedef struct ZhNumber {
  int value;
  int digits; /* positional digits written (二零二四 and 2024 have 4); 0 for 十二 */
} ZhNumber;

/* What was read already: the readers ask for the same numbers and for the same date before, one after another. */
enum { ZH_MEMO_NUMBERS = 8 };

typedef struct ZhMemo {
  size_t at[ZH_MEMO_NUMBERS], after[ZH_MEMO_NUMBERS]; /* of the numbers, each in the place that `at` gives */
  ZhNumber number[ZH_MEMO_NUMBERS];
  size_t base_at[2]; /* where a date, and where a day was looked for */
  bool base_found[2];
  Date base[2];
} ZhMemo;

typedef struct ZhText {
  const char *text;
  size_t length;
  size_t floor;
  int32_t reference; /* as in DateParser, and what follows */
  bool *asked;
  bool nested;
  ZhMemo *memo;
} ZhText;

static inline int32_t zh_reference(const ZhText *z) {
  *z->asked = true;
  return z->reference;
}

void zh_memo_begin(ZhMemo *memo);

typedef enum ZhKind {
  ZH_NONE,
  ZH_YEAR,    /* 今年: value is the step from this year; relative to the date before when `before` */
  ZH_MONTH,   /* 上个月 */
  ZH_WEEK,    /* 上周: a weekday may follow */
  ZH_QUARTER, /* 上季度 */
  ZH_DAY,     /* 昨天 */
  ZH_HALF,    /* 上半年 is the first of a year: value 1 or 2 */
  ZH_SEASON,
  ZH_WEEKEND,
  ZH_CENTURY, /* 上世纪 */
  ZH_HOLIDAY, /* month * 100 + day, or -1 - its place in date_holiday.c */
  ZH_REIGN    /* 康熙: value is the year before its first */
} ZhKind;

typedef struct ZhWord {
  const char *word;
  uint8_t kind;
  bool before; /* told from the date before: 同年, 当天 */
  int16_t value;
} ZhWord;

/* What a character can begin or be part of. */
enum ZhChar {
  ZH_NUMERAL = 1,
  ZH_FOLLOWS = 2,   /* may follow the first number of a date or a length of time */
  ZH_FRONT = 4,     /* begins what may stand before a count: 前, 过去 */
  ZH_FRONT_END = 8, /* ends it */
  ZH_PERIOD = 16,   /* 年 or 月, for 年初 */
  ZH_AMOUNT = 32,   /* 半, 几, or 个 for 个半 */
  ZH_WEEKDAY = 64,  /* 周, 星期 */
  ZH_WORD = 256,    /* begins one of the words */
  ZH_TAIL = 128     /* begins what may follow a date: 底, 以来, 同期 */
};

/* Makes the table of characters; before all else. */
void zh_prepare(void);

unsigned zh_char(const ZhText *z, size_t at);     /* bits of ZhChar; 0 for what is no Han character */
size_t zh_first_word(const ZhText *z, size_t at); /* one more than the place of the first word with that character */
/* The index-th of the words, sorted by their bytes; NULL past the last. */
const char *zh_word_text(size_t index);
void zh_word_prepare(void);
bool zh_number_follows(const ZhText *z, size_t after); /* may the number that ends there begin a date or a length? */

bool zh_range_follows(const ZhText *z, size_t after); /* may a range, or a part of it, go on there? */

/* What may begin at a place, told by a look at its first character and, of a number, at what follows it. */
typedef struct ZhBegin {
  bool number, front, period, amount, pair, weekday, letter;
  const ZhWord *word; /* NULL for none */
  size_t after;       /* the end of that word */
} ZhBegin;

/* A digit of any script, or -1. */
int zh_digit(const ZhText *z, size_t at, size_t *after);

/* A number of at most eight digits, or a numeral up to 9999: "12", "１２", 十二, 二零二四, 两千, 廿三. */
size_t zh_number(const ZhText *z, size_t at, ZhNumber *number);

/* The longest word of the table at `at`. */
size_t zh_word(const ZhText *z, size_t at, const ZhWord **word);

/* Is it one of the `|`-separated alternatives? "年|月". An empty alternative never matches. */
size_t zh_any(const ZhText *z, size_t at, const char *alternatives);

/* Position behind one blank, if there is one. */
size_t zh_blank(const ZhText *z, size_t at);

/* A sign or word that joins the ends of a range: - – — ～ 至 到. */
size_t zh_joint(const ZhText *z, size_t at);

/* Does no Chinese character follow: the end of the text, a sign, another script? */
bool zh_ends_phrase(const ZhText *z, size_t at);

/* 一二三四五六日天 behind 周 or 星期: 0 (Monday) to 6. */
size_t zh_weekday(const ZhText *z, size_t at, int *weekday);

/* What a phrase has gathered so far. */
typedef struct ZhPhrase {
  DatePart part;
  bool any, before; /* `before`: the year is that of the date before, in `base` */
  Date base;
  size_t start; /* where it begins: the date before is looked for in front of it */
} ZhPhrase;

/* A written year, month, day, quarter or holiday, or several of them. (date_chinese_calendar.c) */
size_t zh_written_part(const ZhText *z, size_t at, ZhPhrase *phrase);
size_t zh_day_of_month(const ZhText *z, size_t at, DatePart *part, bool month_before);

/* The date before in the text, for 同年, 当天 and 同期; with `day`, the day before. */
bool zh_find_base(const ZhText *z, size_t at, bool day, Date *base);

/* What may follow `date`, which began at `at` and ended before `after`. (date_chinese_period.c) */
size_t zh_finish(const ZhText *z, size_t at, size_t after, Date *date);
size_t zh_part_of_period(const ZhText *z, size_t at, Date *date);
size_t zh_counted_part(const ZhText *z, size_t at, Date *date);
size_t zh_counted_of_year(const ZhText *z, size_t at, Date *date);
size_t zh_century_or_decade(const ZhText *z, size_t at, Date *date);
size_t zh_plan(const ZhText *z, size_t at, Date *date);

/* A length of time. (date_chinese_length.c) */
typedef struct ZhLength {
  Duration duration;
  double top;   /* of 三四年 and 3至5年 the longer one over the shorter, which is the duration; 1 elsewhere */
  bool several; /* 几年: no number was written */
} ZhLength;

size_t zh_length(const ZhText *z, size_t at, ZhLength *length);
size_t zh_length_range(const ZhText *z, size_t at, ZhLength *length);

ZhBegin zh_begin(const ZhText *z, size_t at);
size_t zh_calendar(const ZhText *z, size_t at, const ZhBegin *begin, Date *date);

/* `lasting` is the end of the length of time that begins at `at`, 0 for none. */
size_t zh_relative(const ZhText *z, size_t at, const ZhBegin *begin, size_t lasting, const ZhLength *length,
                   Date *date);

/* A parser for the functions that take one: only its reference and its text are set. */
void zh_parser(const ZhText *z, size_t at, DateParser *p);

#endif
