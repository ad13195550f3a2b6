/* The English words of numbers, what each is worth, and which of them may begin a number. */
#include "text/number_part.h"

#include "text/word_table.h"

/* "a" alone would call the parser at every article: it is listed with what makes a number of it. */
const char *const number_words[] = {
    "a hundred", "a thousand",  "a million",   "a billion",    "a trillion",  "a dozen",   "a score",    "a half",
    "a third",   "a quarter",   "a fourth",    "a fifth",      "a sixth",     "a seventh", "a eighth",   "a ninth",
    "a tenth",   "a twentieth", "a hundredth", "a thousandth", "a millionth", "a lakh",    "a crore",    "an eighth",
    "eight",     "eighteen",    "eighteenth",  "eighth",       "eightieth",   "eighty",    "eleven",     "eleventh",
    "fifteen",   "fifteenth",   "fifth",       "fiftieth",     "fifty",       "first",     "five",       "fortieth",
    "forty",     "four",        "fourteen",    "fourteenth",   "fourth",      "half",      "hundred",    "nine",
    "nineteen",  "nineteenth",  "ninetieth",   "ninety",       "ninth",       "naught",    "nought",     "one",
    "quarter",   "second",      "seven",       "seventeen",    "seventeenth", "seventh",   "seventieth", "seventy",
    "six",       "sixteen",     "sixteenth",   "sixth",        "sixtieth",    "sixty",     "ten",        "tenth",
    "third",     "thirteen",    "thirteenth",  "thirtieth",    "thirty",      "three",     "twelfth",    "twelve",
    "twentieth", "twenty",      "two",         "zero",         "零",          "〇",        "○",          "一",
    "二",        "三",          "四",          "五",           "六",          "七",        "八",         "九",
    "两",        "兩",          "壹",          "贰",           "貳",          "叁",        "參",         "叄",
    "肆",        "伍",          "陆",          "陸",           "柒",          "捌",        "玖",         "十",
    "拾",        "廿",          "卅",          "卌",           "百",          "佰",        "千",         "仟",
    "半",        "第",          NULL};

const NumberWord *number_word(const Word *word) {
  static const NumberWord none = {.kind = WORD_OTHER};
  enum { BITS = 11, LAST = (1 << BITS) - 1 };
  for (uint32_t slot = word_hash(word, BITS); word_slots[slot]; slot = (slot + 1) & LAST) {
    const NumberWord *known = &words[word_slots[slot] - 1];
    if (word_equals(word, known->word)) return known;
  }
  return &none;
}
