/* The English words that dates are made of, in one table: what they mean, and which of them may begin a search. */
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "text/date.h"
#include "text/date_calendar.h"
#include "text/date_lex.h"

/* X(word, kind, value, trigger): sorted by word. A trigger (Y) is a word around which a date may stand: the scanner
 * calls date_parse at these only. Modifiers and prepositions (N) are found from there by looking back. Ambiguous words
 * that are commonly something else are A (trigger) or B (no trigger). */
#define WORDS(X)                                  \
  X("a", TOKEN_A, 1, N)                           \
  X("ad", TOKEN_ERA, 1, N)                        \
  X("additional", TOKEN_OTHER, WORD_FILLER, N)    \
  X("after", TOKEN_BOUND, DATE_AFTER, N)          \
  X("afternoon", TOKEN_DAYTIME, 0, Y)             \
  X("ago", TOKEN_AGO, AGO_BEFORE_NOW, N)          \
  X("an", TOKEN_A, 1, N)                          \
  X("and", TOKEN_AND, 0, N)                       \
  X("another", TOKEN_A, 1, N)                     \
  X("apr", TOKEN_MONTH, 4, Y)                     \
  X("april", TOKEN_MONTH, 4, Y)                   \
  X("around", TOKEN_BOUND, DATE_ABOUT, N)         \
  X("aug", TOKEN_MONTH, 8, Y)                     \
  X("august", TOKEN_MONTH, 8, Y)                  \
  X("autumn", TOKEN_SEASON, SEASON_AUTUMN, Y)     \
  X("bc", TOKEN_ERA, -1, N)                       \
  X("bce", TOKEN_ERA, -1, N)                      \
  X("before", TOKEN_BOUND, DATE_BEFORE, N)        \
  X("beginning", TOKEN_PART, DATE_START, N)       \
  X("between", TOKEN_BETWEEN, 0, N)               \
  X("billion", TOKEN_OTHER, WORD_COUNTED, N)      \
  X("bn", TOKEN_OTHER, WORD_COUNTED, N)           \
  X("business", TOKEN_OTHER, WORD_FILLER, N)      \
  X("by", TOKEN_BOUND, DATE_BY, N)                \
  X("calendar", TOKEN_OTHER, WORD_FILLER, N)      \
  X("ce", TOKEN_ERA, 1, N)                        \
  X("centuries", TOKEN_UNIT, UNIT_CENTURY, Y)     \
  X("century", TOKEN_UNIT, UNIT_CENTURY, Y)       \
  X("circa", TOKEN_BOUND, DATE_ABOUT, N)          \
  X("close", TOKEN_PART, DATE_END, N)             \
  X("coming", TOKEN_SHIFT, SHIFT_NEXT, N)         \
  X("commencing", TOKEN_ENDING, -1, N)            \
  X("consecutive", TOKEN_OTHER, WORD_FILLER, N)   \
  X("couple", TOKEN_FEW, 2, N)                    \
  X("current", TOKEN_SHIFT, SHIFT_THIS, N)        \
  X("cy", TOKEN_FISCAL, 1, Y)                     \
  X("date", TOKEN_TODAY, 0, N)                    \
  X("day", TOKEN_UNIT, UNIT_DAY, Y)               \
  X("days", TOKEN_UNIT, UNIT_DAY, Y)              \
  X("dec", TOKEN_MONTH, 12, A)                    \
  X("decade", TOKEN_UNIT, UNIT_DECADE, Y)         \
  X("decades", TOKEN_UNIT, UNIT_DECADE, Y)        \
  X("december", TOKEN_MONTH, 12, Y)               \
  X("during", TOKEN_IN, 0, N)                     \
  X("earlier", TOKEN_AGO, AGO_EARLIER, N)         \
  X("early", TOKEN_PART, DATE_EARLY, N)           \
  X("eight", TOKEN_CARDINAL, 8, N)                \
  X("eighteen", TOKEN_CARDINAL, 18, N)            \
  X("eighteenth", TOKEN_ORDINAL, 18, Y)           \
  X("eighth", TOKEN_ORDINAL, 8, Y)                \
  X("eighties", TOKEN_DECADE, 80, Y)              \
  X("eighty", TOKEN_CARDINAL, 80, N)              \
  X("eleven", TOKEN_CARDINAL, 11, N)              \
  X("eleventh", TOKEN_ORDINAL, 11, Y)             \
  X("end", TOKEN_PART, DATE_END, N)               \
  X("ended", TOKEN_ENDING, 1, N)                  \
  X("ending", TOKEN_ENDING, 1, N)                 \
  X("evening", TOKEN_DAYTIME, 0, Y)               \
  X("fall", TOKEN_SEASON, SEASON_AUTUMN, A)       \
  X("feb", TOKEN_MONTH, 2, Y)                     \
  X("february", TOKEN_MONTH, 2, Y)                \
  X("few", TOKEN_FEW, 0, N)                       \
  X("fifteen", TOKEN_CARDINAL, 15, N)             \
  X("fifteenth", TOKEN_ORDINAL, 15, Y)            \
  X("fifth", TOKEN_ORDINAL, 5, Y)                 \
  X("fifties", TOKEN_DECADE, 50, Y)               \
  X("fifty", TOKEN_CARDINAL, 50, N)               \
  X("final", TOKEN_SHIFT, SHIFT_LAST, N)          \
  X("financial", TOKEN_FISCAL, 0, N)              \
  X("first", TOKEN_ORDINAL, 1, Y)                 \
  X("fiscal", TOKEN_FISCAL, 0, N)                 \
  X("five", TOKEN_CARDINAL, 5, N)                 \
  X("following", TOKEN_SHIFT, SHIFT_FOLLOWING, N) \
  X("forties", TOKEN_DECADE, 40, Y)               \
  X("fortnight", TOKEN_UNIT, UNIT_FORTNIGHT, Y)   \
  X("forty", TOKEN_CARDINAL, 40, N)               \
  X("four", TOKEN_CARDINAL, 4, N)                 \
  X("fourteen", TOKEN_CARDINAL, 14, N)            \
  X("fourteenth", TOKEN_ORDINAL, 14, Y)           \
  X("fourth", TOKEN_ORDINAL, 4, Y)                \
  X("fri", TOKEN_WEEKDAY, 4, A)                   \
  X("friday", TOKEN_WEEKDAY, 4, Y)                \
  X("from", TOKEN_FROM, 0, N)                     \
  X("full", TOKEN_OTHER, WORD_FILLER, N)          \
  X("fy", TOKEN_FISCAL, 1, Y)                     \
  X("gw", TOKEN_OTHER, WORD_COUNTED, N)           \
  X("h1", TOKEN_HALFYEAR, 1, Y)                   \
  X("h2", TOKEN_HALFYEAR, 2, Y)                   \
  X("half", TOKEN_HALF, 0, Y)                     \
  X("hence", TOKEN_AGO, AGO_AFTER_NOW, N)         \
  X("hour", TOKEN_UNIT, UNIT_HOUR, Y)             \
  X("hours", TOKEN_UNIT, UNIT_HOUR, Y)            \
  X("hr", TOKEN_UNIT, UNIT_HOUR, N)               \
  X("hrs", TOKEN_UNIT, UNIT_HOUR, N)              \
  X("hundred", TOKEN_OTHER, WORD_COUNTED, N)      \
  X("ides", TOKEN_ORDINAL, 15, Y)                 \
  X("in", TOKEN_IN, 0, N)                         \
  X("jan", TOKEN_MONTH, 1, A)                     \
  X("january", TOKEN_MONTH, 1, Y)                 \
  X("jul", TOKEN_MONTH, 7, Y)                     \
  X("july", TOKEN_MONTH, 7, Y)                    \
  X("jun", TOKEN_MONTH, 6, Y)                     \
  X("june", TOKEN_MONTH, 6, Y)                    \
  X("kg", TOKEN_OTHER, WORD_COUNTED, N)           \
  X("km", TOKEN_OTHER, WORD_COUNTED, N)           \
  X("last", TOKEN_SHIFT, SHIFT_LAST, N)           \
  X("late", TOKEN_PART, DATE_LATE, N)             \
  X("later", TOKEN_AGO, AGO_LATER, N)             \
  X("less", TOKEN_OTHER, WORD_FILLER, N)          \
  X("long", TOKEN_OTHER, WORD_FILLER, N)          \
  X("mar", TOKEN_MONTH, 3, A)                     \
  X("march", TOKEN_MONTH, 3, A)                   \
  X("may", TOKEN_MONTH, 5, A)                     \
  X("mid", TOKEN_PART, DATE_MID, N)               \
  X("middle", TOKEN_PART, DATE_MID, N)            \
  X("million", TOKEN_OTHER, WORD_COUNTED, N)      \
  X("min", TOKEN_UNIT, UNIT_MINUTE, N)            \
  X("mins", TOKEN_UNIT, UNIT_MINUTE, N)           \
  X("minute", TOKEN_UNIT, UNIT_MINUTE, Y)         \
  X("minutes", TOKEN_UNIT, UNIT_MINUTE, Y)        \
  X("mn", TOKEN_OTHER, WORD_COUNTED, N)           \
  X("mon", TOKEN_WEEKDAY, 0, A)                   \
  X("monday", TOKEN_WEEKDAY, 0, Y)                \
  X("month", TOKEN_UNIT, UNIT_MONTH, Y)           \
  X("months", TOKEN_UNIT, UNIT_MONTH, Y)          \
  X("more", TOKEN_OTHER, WORD_FILLER, N)          \
  X("morning", TOKEN_DAYTIME, 0, Y)               \
  X("mw", TOKEN_OTHER, WORD_COUNTED, N)           \
  X("next", TOKEN_SHIFT, SHIFT_NEXT, N)           \
  X("night", TOKEN_DAYTIME, 0, Y)                 \
  X("nine", TOKEN_CARDINAL, 9, N)                 \
  X("nineteen", TOKEN_CARDINAL, 19, N)            \
  X("nineteenth", TOKEN_ORDINAL, 19, Y)           \
  X("nineties", TOKEN_DECADE, 90, Y)              \
  X("ninety", TOKEN_CARDINAL, 90, N)              \
  X("ninth", TOKEN_ORDINAL, 9, Y)                 \
  X("noughties", TOKEN_DECADE, 100, Y)            \
  X("nov", TOKEN_MONTH, 11, Y)                    \
  X("november", TOKEN_MONTH, 11, Y)               \
  X("now", TOKEN_TODAY, 0, N)                     \
  X("oct", TOKEN_MONTH, 10, Y)                    \
  X("october", TOKEN_MONTH, 10, Y)                \
  X("of", TOKEN_OF, 0, N)                         \
  X("on", TOKEN_IN, 0, N)                         \
  X("one", TOKEN_CARDINAL, 1, N)                  \
  X("past", TOKEN_SHIFT, SHIFT_LAST, N)           \
  X("pc", TOKEN_OTHER, WORD_COUNTED, N)           \
  X("people", TOKEN_OTHER, WORD_COUNTED, N)       \
  X("per", TOKEN_OTHER, WORD_COUNTED, N)          \
  X("percent", TOKEN_OTHER, WORD_COUNTED, N)      \
  X("period", TOKEN_PERIOD, 0, Y)                 \
  X("plan", TOKEN_PLAN, 0, N)                     \
  X("points", TOKEN_OTHER, WORD_COUNTED, N)       \
  X("preceding", TOKEN_SHIFT, SHIFT_PREVIOUS, N)  \
  X("previous", TOKEN_SHIFT, SHIFT_PREVIOUS, N)   \
  X("prior", TOKEN_SHIFT, SHIFT_PREVIOUS, N)      \
  X("q1", TOKEN_QUARTER, 1, Y)                    \
  X("q2", TOKEN_QUARTER, 2, Y)                    \
  X("q3", TOKEN_QUARTER, 3, Y)                    \
  X("q4", TOKEN_QUARTER, 4, Y)                    \
  X("qtr", TOKEN_UNIT, UNIT_QUARTER, Y)           \
  X("quarter", TOKEN_UNIT, UNIT_QUARTER, Y)       \
  X("quarters", TOKEN_UNIT, UNIT_QUARTER, Y)      \
  X("same", TOKEN_SAME, 0, N)                     \
  X("sat", TOKEN_WEEKDAY, 5, A)                   \
  X("saturday", TOKEN_WEEKDAY, 5, Y)              \
  X("sec", TOKEN_UNIT, UNIT_SECOND, N)            \
  X("second", TOKEN_ORDINAL, 2, A)                \
  X("seconds", TOKEN_UNIT, UNIT_SECOND, Y)        \
  X("secs", TOKEN_UNIT, UNIT_SECOND, N)           \
  X("sep", TOKEN_MONTH, 9, Y)                     \
  X("sept", TOKEN_MONTH, 9, Y)                    \
  X("september", TOKEN_MONTH, 9, Y)               \
  X("seven", TOKEN_CARDINAL, 7, N)                \
  X("seventeen", TOKEN_CARDINAL, 17, N)           \
  X("seventeenth", TOKEN_ORDINAL, 17, Y)          \
  X("seventh", TOKEN_ORDINAL, 7, Y)               \
  X("seventies", TOKEN_DECADE, 70, Y)             \
  X("seventy", TOKEN_CARDINAL, 70, N)             \
  X("several", TOKEN_FEW, 0, N)                   \
  X("short", TOKEN_OTHER, WORD_FILLER, N)         \
  X("since", TOKEN_BOUND, DATE_SINCE, N)          \
  X("six", TOKEN_CARDINAL, 6, N)                  \
  X("sixteen", TOKEN_CARDINAL, 16, N)             \
  X("sixteenth", TOKEN_ORDINAL, 16, Y)            \
  X("sixth", TOKEN_ORDINAL, 6, Y)                 \
  X("sixties", TOKEN_DECADE, 60, Y)               \
  X("sixty", TOKEN_CARDINAL, 60, N)               \
  X("solid", TOKEN_OTHER, WORD_FILLER, N)         \
  X("some", TOKEN_FEW, 0, N)                      \
  X("spring", TOKEN_SEASON, SEASON_SPRING, A)     \
  X("start", TOKEN_PART, DATE_START, N)           \
  X("starting", TOKEN_ENDING, -1, N)              \
  X("straight", TOKEN_OTHER, WORD_FILLER, N)      \
  X("successive", TOKEN_OTHER, WORD_FILLER, N)    \
  X("summer", TOKEN_SEASON, SEASON_SUMMER, Y)     \
  X("sun", TOKEN_WEEKDAY, 6, A)                   \
  X("sunday", TOKEN_WEEKDAY, 6, Y)                \
  X("ten", TOKEN_CARDINAL, 10, N)                 \
  X("tenth", TOKEN_ORDINAL, 10, Y)                \
  X("that", TOKEN_SHIFT, SHIFT_THIS, N)           \
  X("the", TOKEN_THE, 0, N)                       \
  X("third", TOKEN_ORDINAL, 3, Y)                 \
  X("thirteen", TOKEN_CARDINAL, 13, N)            \
  X("thirteenth", TOKEN_ORDINAL, 13, Y)           \
  X("thirties", TOKEN_DECADE, 30, Y)              \
  X("thirtieth", TOKEN_ORDINAL, 30, Y)            \
  X("thirty", TOKEN_CARDINAL, 30, N)              \
  X("this", TOKEN_SHIFT, SHIFT_THIS, N)           \
  X("thousand", TOKEN_OTHER, WORD_COUNTED, N)     \
  X("three", TOKEN_CARDINAL, 3, N)                \
  X("through", TOKEN_TO, 0, N)                    \
  X("thru", TOKEN_TO, 0, N)                       \
  X("thu", TOKEN_WEEKDAY, 3, A)                   \
  X("thur", TOKEN_WEEKDAY, 3, A)                  \
  X("thurs", TOKEN_WEEKDAY, 3, A)                 \
  X("thursday", TOKEN_WEEKDAY, 3, Y)              \
  X("till", TOKEN_TO, 0, N)                       \
  X("times", TOKEN_OTHER, WORD_COUNTED, N)        \
  X("to", TOKEN_TO, 0, N)                         \
  X("today", TOKEN_TODAY, 0, Y)                   \
  X("todays", TOKEN_TODAY, 0, Y)                  \
  X("tomorrow", TOKEN_TODAY, 1, Y)                \
  X("tomorrows", TOKEN_TODAY, 1, Y)               \
  X("tonight", TOKEN_TODAY, 0, Y)                 \
  X("tonnes", TOKEN_OTHER, WORD_COUNTED, N)       \
  X("tons", TOKEN_OTHER, WORD_COUNTED, N)         \
  X("trading", TOKEN_OTHER, WORD_FILLER, N)       \
  X("trillion", TOKEN_OTHER, WORD_COUNTED, N)     \
  X("tue", TOKEN_WEEKDAY, 1, A)                   \
  X("tues", TOKEN_WEEKDAY, 1, A)                  \
  X("tuesday", TOKEN_WEEKDAY, 1, Y)               \
  X("twelfth", TOKEN_ORDINAL, 12, Y)              \
  X("twelve", TOKEN_CARDINAL, 12, N)              \
  X("twenties", TOKEN_DECADE, 20, Y)              \
  X("twentieth", TOKEN_ORDINAL, 20, Y)            \
  X("twenty", TOKEN_CARDINAL, 20, N)              \
  X("two", TOKEN_CARDINAL, 2, N)                  \
  X("until", TOKEN_TO, 1, N)                      \
  X("upcoming", TOKEN_SHIFT, SHIFT_NEXT, N)       \
  X("wed", TOKEN_WEEKDAY, 2, A)                   \
  X("wednesday", TOKEN_WEEKDAY, 2, Y)             \
  X("week", TOKEN_UNIT, UNIT_WEEK, Y)             \
  X("weekday", TOKEN_UNIT, UNIT_WORKDAY, Y)       \
  X("weekdays", TOKEN_UNIT, UNIT_WORKDAY, N)      \
  X("weekend", TOKEN_UNIT, UNIT_WEEKEND, Y)       \
  X("weekends", TOKEN_UNIT, UNIT_WEEKEND, Y)      \
  X("weeks", TOKEN_UNIT, UNIT_WEEK, Y)            \
  X("whole", TOKEN_OTHER, WORD_FILLER, N)         \
  X("winter", TOKEN_SEASON, SEASON_WINTER, Y)     \
  X("workday", TOKEN_UNIT, UNIT_WORKDAY, Y)       \
  X("workdays", TOKEN_UNIT, UNIT_WORKDAY, N)      \
  X("working", TOKEN_OTHER, WORD_FILLER, N)       \
  X("workweek", TOKEN_UNIT, UNIT_WORKWEEK, Y)     \
  X("year", TOKEN_UNIT, UNIT_YEAR, Y)             \
  X("years", TOKEN_UNIT, UNIT_YEAR, Y)            \
  X("yesterday", TOKEN_TODAY, -1, Y)              \
  X("yesterdays", TOKEN_TODAY, -1, Y)             \
  X("yr", TOKEN_UNIT, UNIT_YEAR, Y)               \
  X("yrs", TOKEN_UNIT, UNIT_YEAR, N)

enum { WORD_ROOM = 12 }; /* the longest, "seventeenth", and its NUL */

typedef struct Word {
  char word[WORD_ROOM];
  uint8_t kind;
  bool ambiguous;
  int16_t value;
} Word;

#define AMBIGUOUS_Y false
#define AMBIGUOUS_N false
#define AMBIGUOUS_A true
#define ENTRY(word, kind, value, trigger) {word, kind, AMBIGUOUS_##trigger, value},
static const Word words[] = {WORDS(ENTRY)};

#define TRIGGER_Y(word) word,
#define TRIGGER_A(word) word,
#define TRIGGER_N(word)
#define TRIGGER(word, kind, value, trigger) TRIGGER_##trigger(word)

/* Chinese words that can begin a date. Those that begin with a numeral need no trigger, and what stands before a
 * numeral (前两个月, 过去五年) is found from it by looking back. */
#define CHINESE_TRIGGERS                                                                                              \
  "上一年", "上上个周", "上上個週", "上上周", "上上星期", "上上週", "上世紀", "上世纪", "上个世纪", "上个半年",       \
      "上个周", "上个季度", "上个星期", "上个月", "上個世紀", "上個半年", "上個季度", "上個星期", "上個月", "上個週", \
      "上半年", "上周", "上周末", "上季度", "上年", "上星期", "上月", "上礼拜", "上禮拜", "上週", "上週末", "下一年", \
      "下下周", "下下星期", "下下週", "下个半年", "下个季度", "下个星期", "下个月", "下個半年", "下個星期", "下個月", \
      "下半年", "下周", "下周末", "下季度", "下星期", "下月", "下礼拜", "下禮拜", "下週", "个半", "乾隆", "今天",     \
      "今年", "今日", "今早", "今晚", "今晨", "來年", "個半", "元旦", "光緒", "光绪", "冬天", "冬季", "前一年",       \
      "前天", "前年", "前日", "劳动节", "去年", "同年", "同日", "同月", "同治", "后天", "后年", "后日", "听日",       \
      "周一", "周三", "周二", "周五", "周六", "周四", "周日", "周末", "咸丰", "咸豐", "嘉庆", "嘉慶", "国庆节",       \
      "國慶節", "圣诞节", "夏天", "夏季", "大前天", "大前年", "大后天", "大後天", "大後日", "宣統", "宣统", "尋日",   \
      "年中", "年初", "年底", "年末", "康熙", "当天", "当季", "当年", "当日", "当月", "後天", "後年", "後日", "明天", \
      "明年", "明日", "明早", "星期", "春天", "春季", "昨天", "昨日", "昨晚", "月中", "月初", "月底", "月末",         \
      "本世紀", "本世纪", "本周", "本周末", "本季度", "本年", "本年度", "本星期", "本月", "本週", "来年", "次年",     \
      "次日", "次月", "民国", "民國", "琴日", "當天", "當年", "當日", "當月", "礼拜", "禮拜", "秋天", "秋季", "翌年", \
      "翌日", "聖誕節", "聽日", "这一年", "这个星期", "这个月", "这周", "这星期", "这礼拜", "這一年", "這個星期",     \
      "這個月", "這周", "這星期", "這禮拜", "這週", "週一", "週三", "週二", "週五", "週六", "週四", "週日", "週末",   \
      "道光", "雍正", "首季", "首季度", "七夕", "七夕节", "万圣节", "三八妇女节", "中秋", "中秋節", "中秋节",         \
      "五一劳动节", "儿童节", "元宵節", "元宵节", "元旦節", "元旦节", "兒童節", "六一儿童节", "农历新年", "勞動節",   \
      "十一国庆节", "双十一", "国庆", "國慶", "國慶日", "圣诞", "圣诞前夜", "圣诞夜", "复活节", "大年三十",           \
      "大年初一", "头半年", "妇女节", "婦女節", "平安夜", "建军节", "復活節", "情人節", "情人节", "愚人節", "愚人节", \
      "感恩節", "感恩节", "教师节", "教師節", "春節", "春节", "植树节", "母亲节", "母親節", "清明", "清明節",         \
      "清明节", "父亲节", "父親節", "端午", "端午節", "端午节", "聖誕", "萬聖節", "農曆新年", "重阳节", "重陽節",     \
      "除夕", "雙十一", "青年节", "上一个月", "上一個月", "上一周", "上一季", "上一季度", "上一週", "上上个月",       \
      "上上個月", "上上月", "上个周末", "上個週末", "上季", "下一个月", "下一個月", "下一周", "下一季", "下一季度",   \
      "下一週", "下下个月", "下下個月", "下下月", "下个周末", "下個季度", "下個週末", "下季", "下週末", "本季",       \
      "这一季度", "这个周末", "这个季度", "這個季度", "這個週末"

/* The phrases of date_holiday.c as they are written, with their apostrophes. */
#define HOLIDAY_TRIGGERS                                                                                               \
  "all saint's day", "all saints day", "all saints' day", "all soul's day", "all souls day", "all souls' day",         \
      "anzac day", "april fool day", "april fool's", "april fool's day", "april fools", "april fools day",             \
      "april fools'", "april fools' day", "armistice day", "ascension day", "ash wednesday", "australia day",          \
      "bastille day", "black friday", "boxing day", "canada day", "chinese new year", "christmas", "christmas day",    \
      "christmas eve", "cinco de mayo", "columbus day", "corpus christi", "cyber monday", "dragon boat festival",      \
      "earth day", "easter", "easter monday", "easter sunday", "epiphany", "father's day", "fathers day",              \
      "good friday", "groundhog day", "guy fawkes day", "guy fawkes night", "halloween", "holy saturday",              \
      "independence day", "indigenous people's day", "indigenous peoples day", "indigenous peoples' day",              \
      "international women's day", "international womens day", "international worker's day",                           \
      "international workers day", "international workers' day", "juneteenth", "labor day", "labour day",              \
      "lantern festival", "lunar new year", "lunar new year's eve", "lunar new years eve", "mardi gras",               \
      "martin luther king day", "martin luther king jr day", "maundy thursday", "may day", "memorial day",             \
      "mid-autumn festival", "mlk day", "mother's day", "mothers day", "new year day", "new year's day",               \
      "new year's eve", "new years day", "new years eve", "palm sunday", "pentecost", "pentecost sunday",              \
      "president's day", "presidents day", "presidents' day", "remembrance day", "saint patrick",                      \
      "saint patrick's day", "saint patricks day", "shrove tuesday", "single's day", "singles day", "singles' day",    \
      "spring festival", "st patrick", "st patrick's day", "st patricks day", "st. patrick's day", "st. patricks day", \
      "thanksgiving", "thanksgiving day", "tomb sweeping day", "valentine's day", "valentines day", "veterans day",    \
      "whit monday", "whit sunday", "women's day", "womens day", "xmas", "xmas day", "xmas eve"

const char *const date_words[] = {WORDS(TRIGGER) HOLIDAY_TRIGGERS, CHINESE_TRIGGERS, NULL};

enum { WORD_COUNT = sizeof words / sizeof *words, SLOTS = 2048, HASH_BITS = 64 - 11 };

/* A word of at most WORD_ROOM - 1 letters, in lowercase, as two numbers. */
typedef struct WordKey {
  uint64_t head;
  uint32_t tail;
} WordKey;

static uint32_t load4(const char *at) {
  uint32_t bytes;
  memcpy(&bytes, at, sizeof bytes);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
  bytes = __builtin_bswap32(bytes);
#endif
  return bytes;
}

/* Loads that overlap: no loop over the letters, whose end a processor would guess wrong. */
static inline WordKey key_of(const char *word, size_t length) {
  WordKey key = {0, 0};
  if (length >= 8) {
    key.head = load4(word) | (uint64_t)load4(word + 4) << 32;
    if (length > 8) key.tail = load4(word + length - 4) >> 8 * (12 - length) | 0x20202020u >> 8 * (12 - length);
    key.head |= 0x2020202020202020u;
  } else if (length >= 4) {
    key.head = load4(word) | (uint64_t)load4(word + length - 4) << 8 * (length - 4);
    key.head |= 0x2020202020202020u >> 8 * (8 - length);
  } else if (length) {
    key.head = (uint64_t)(unsigned char)(word[0] | 0x20) | (uint64_t)(unsigned char)(word[length / 2] | 0x20) << 8 |
               (uint64_t)(unsigned char)(word[length - 1] | 0x20) << 16 | (uint64_t)length << 24;
  }
  return key;
}

static inline size_t hash_of(WordKey key) {
  return (size_t)((key.head * 0x9E3779B97F4A7C15u ^ key.tail * 0xC2B2AE3D27D4EB4Fu) >> HASH_BITS);
}

/* Where a word stands in the table, by its hash; one more than its place, 0 for nothing. */
static uint16_t slots[SLOTS];
static WordKey keys[WORD_COUNT];
static atomic_bool slots_ready;

static void fill_slots(void) {
  for (size_t i = 0; i < WORD_COUNT; i++) {
    keys[i] = key_of(words[i].word, strlen(words[i].word));
    size_t slot = hash_of(keys[i]);
    while (slots[slot]) slot = (slot + 1) % SLOTS;
    slots[slot] = (uint16_t)(i + 1);
  }
  atomic_store_explicit(&slots_ready, true, memory_order_release);
}

bool date_word(const char *word, size_t length, DateToken *token) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  if (!atomic_load_explicit(&slots_ready, memory_order_acquire)) (void)pthread_once(&once, fill_slots);
  if (length >= WORD_ROOM) return false;
  WordKey key = key_of(word, length);
  for (size_t slot = hash_of(key); slots[slot]; slot = (slot + 1) % SLOTS) {
    const WordKey *found = &keys[slots[slot] - 1];
    if (found->head != key.head || found->tail != key.tail) continue;
    const Word *entry = &words[slots[slot] - 1];
    token->kind = entry->kind;
    token->value = entry->value;
    token->ambiguous = entry->ambiguous;
    return true;
  }
  return false;
}
