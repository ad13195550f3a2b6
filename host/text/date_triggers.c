/* Words around which the scanner tries for a date: English words, holidays, Chinese words. */
#include <stddef.h>

#include "text/date.h"
#include "text/date_word_table.h"

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
      "今年", "今明两年", "今明兩年", "今日", "今早", "今晚", "今晨", "來年", "個半", "元旦", "光緒", "全年", "分半", \
      "分半钟", "分半鐘", "去今两年", "去今兩年", "明后两年", "明后年", "明後兩年", "明後年", "光绪", "冬天", "冬季", \
      "前一年", "前天", "前年", "前日", "劳动节", "去年", "同年", "同日", "同月", "同治", "后天", "后年", "后日",     \
      "听日", "周一", "周三", "周二", "周五", "周六", "周四", "周日", "周末", "咸丰", "咸豐", "嘉庆", "嘉慶",         \
      "国庆节", "國慶節", "圣诞节", "夏天", "夏季", "大前天", "大前年", "大后天", "大後天", "大後日", "宣統", "宣统", \
      "尋日", "年中", "年內", "年内", "年初", "年底", "年末", "康熙", "当天", "当季", "当年", "当日", "当月", "後天", \
      "後年", "後日", "明天", "明年", "明日", "明早", "星期", "春天", "春季", "昨天", "昨日", "昨晚", "月中", "月初", \
      "月底", "月末", "本世紀", "本世纪", "本周", "本周末", "本季度", "本年", "本年度", "本星期", "本月", "本週",     \
      "来年", "次年", "次日", "次月", "民国", "民國", "琴日", "當天", "當年", "當日", "當月", "礼拜", "禮拜", "秋天", \
      "秋季", "翌年", "翌日", "聖誕節", "聽日", "这一年", "这个星期", "这个月", "这周", "这星期", "这礼拜", "這一年", \
      "這個星期", "這個月", "這周", "這星期", "這禮拜", "這週", "週一", "週三", "週二", "週五", "週六", "週四",       \
      "週日", "週末", "道光", "雍正", "首季", "首季度", "七夕", "七夕节", "万圣节", "三八妇女节", "中秋", "中秋節",   \
      "中秋节", "五一劳动节", "儿童节", "元宵節", "元宵节", "元旦節", "元旦节", "兒童節", "六一儿童节", "农历新年",   \
      "勞動節", "十一国庆节", "双十一", "国庆", "國慶", "國慶日", "圣诞", "圣诞前夜", "圣诞夜", "复活节", "大年三十", \
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

const char *const date_words[] = {DATE_WORDS(TRIGGER) HOLIDAY_TRIGGERS, CHINESE_TRIGGERS, NULL};
