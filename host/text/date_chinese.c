/* Chinese dates: where one begins, and which of the readers reads farthest. */
#include <string.h>

#include "text/date_chinese.h"

/* What may stand before the numeral at which the scanner stopped. */
static size_t look_back(const ZhText *z, size_t at) {
  if (at < z->floor + 3 || !(zh_char(z, at - 3) & ZH_FRONT_END)) return at;
  static const char *const prefixes[] = {"过去的", "過去的", "最近的", "过去", "過去", "最近", "最后", "最後",
                                         "未来",   "未來",   "今后",   "今後", "近",   "前",   "头",   "頭",
                                         "首",     "后",     "後",     "第",   "上",   "下"};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    size_t n = 0;
    while (prefixes[i][n]) n++;
    if (at >= z->floor + n && memcmp(prefixes[i] + n - 3, z->text + at - 3, 3) == 0 &&
        zh_any(z, at - n, prefixes[i]) == at)
      return at - n;
  }
  return at;
}

/* "从一季度数据看": by the figures of that time, not since then. */
static bool only_looked_at(const ZhText *z, size_t to) {
  size_t at = zh_any(z, to, "的|以来的");
  at = at ? at : to;
  size_t what = zh_any(z, at, "数据|數據|情况|情況|走势|表现|统计");
  at = what ? what : at;
  return zh_any(z, at, "来看|來看|看|上看") > 0;
}

/* 自, 从, 截至 before a date say how it bounds. */
static uint8_t bound_before(const ZhText *z, size_t from, size_t to) {
  if (from >= 3 && zh_any(z, from - 3, "自|从|從") == from) return only_looked_at(z, to) ? DATE_PLAIN : DATE_SINCE;
  if (from >= 6 && zh_any(z, from - 6, "截至|截止|直到") == from) return DATE_BY;
  return from >= 3 && zh_any(z, from - 3, "到|至") == from ? DATE_BY : DATE_PLAIN;
}

static size_t read_at(const ZhText *z, size_t at, MentionType *type, Date *date, Duration *duration) {
  ZhBegin begin = zh_begin(z, at);
  Date relative;
  ZhLength length = {.top = 1};
  size_t lasting = begin.number || begin.amount ? zh_length(z, at, &length) : 0;
  size_t end = zh_calendar(z, at, &begin, date), other = zh_relative(z, at, &begin, lasting, &length, &relative);
  *type = MENTION_DATE;
  if (other > end) {
    end = other;
    *date = relative;
  }
  if (lasting > end) {
    end = lasting;
    *type = MENTION_DURATION;
    *duration = length.duration;
  }
  return end;
}

/* Words told from the date before name no day of their own; without a reference date only reigns do. */
bool date_chinese_begins(const char *text, size_t length, size_t at, int32_t reference, bool any) {
  bool asked;
  zh_prepare();
  ZhText z = {text, length, 0, reference, &asked, true, NULL};
  unsigned char first = (unsigned char)text[at];
  size_t after;
  if (first < 0xE4 || first > 0xE9) return zh_digit(&z, at, &after) >= 0;
  unsigned bits = zh_char(&z, at);
  if (bits & ZH_NUMERAL) return true;
  const ZhWord *word;
  if (!(bits & ZH_WORD) || !zh_word(&z, at, &word)) return false;
  if (any) return true;
  if (word->before) return false;
  return reference != DATE_NO_REFERENCE || word->kind == ZH_REIGN;
}

size_t date_chinese(const char *text, size_t length, size_t floor, size_t at, const DateParser *context, size_t *from,
                    MentionType *type, Date *date, Duration *duration) {
  ZhMemo memo;
  zh_prepare();
  ZhText z = {text, length, floor, context->reference, context->asked, context->nested, &memo};
  zh_memo_begin(&memo);
  size_t starts[] = {look_back(&z, at), at};
  for (size_t i = starts[0] == at; i < 2; i++) {
    size_t end = read_at(&z, starts[i], type, date, duration);
    if (end <= at) continue;
    *from = starts[i];
    if (*type == MENTION_DATE && date->bound == DATE_PLAIN && !z.nested) date->bound = bound_before(&z, *from, end);
    return end;
  }
  return 0;
}
