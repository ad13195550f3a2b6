/* Signs of goods inside the names of firms: the tin of "锡华科技", the titanium of "钛虎机器人". One character, and
 * another one, then what a name of a firm ends with; "铜业集团" is of copper. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/chinese_words.h"

bool chinese_names_firm(const char *text, size_t length, uint32_t from, uint32_t to) {
  static Words goods = {"业", "業", "材", "矿", "礦", "箔", "管", "板", "化", "电", "電", "冶", "厂",
                        "廠", "都", "价", "價", "钢", "鋼", "铁", "鐵", "合", "产", "產", "金", "粉",
                        "锭", "盐", "酸", "加", "等", "类", "和", "及", "与", "、", "的", "制", "製",
                        "市", "企", "资", "期", "原", "精", "池", "铝", "铜", NULL};
  static Words ends = {"科技", "股份", "集团", "集團", "控股", "实业", "新能", "新材", "智能",
                       "环保", "生物", "医药", "传媒", "资本", "重工", "机电", "光电", "微电",
                       "电子", "電子", "机器", "能源", "动力", "媒体", NULL};
  enum { SIGN = 3, END = 6 };
  if (to - from != SIGN || (unsigned char)text[from] < 0xE3) return false;
  if (to + END <= length && memcmp(text + to, "媒体", END) == 0) return true;
  if (to + SIGN + END > length || (unsigned char)text[to] < 0xE3 || listed_at(goods, text + to, length - to))
    return false;
  return listed_at(ends, text + to + SIGN, length - to - SIGN) != 0;
}
