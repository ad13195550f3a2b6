/* Where a date stands in a text: in a line of its own, in a dateline, a stamp, a title. */
#include <stdio.h>
#include <string.h>

#include "claim/dates.h"
#include "claim/window.h"

/* Whether a place stands in a line that is no sentence: short, without a full stop at its end. */
bool dates_in_line(const Dates *all, uint32_t at, uint32_t most) {
  uint32_t from = at, to = at;
  while (from > 0 && all->text[from - 1] != '\n' && at - from <= most) from--;
  while (to < all->length && all->text[to] != '\n' && to - at <= most) to++;
  while (to > from && strchr(" \t\r)*_", all->text[to - 1])) to--;
  if (to - from > most) return false;
  return to == from || (all->text[to - 1] != '.' && !(to >= 3 && memcmp(all->text + to - 3, "。", 3) == 0));
}

/* "ISTANBUL, Oct 14 (Agency) - ", "LONDON - 3 May 2024": a date before the dash that ends a dateline. */
bool dates_in_dateline(const Dates *all, const Sentence *s, uint32_t from, uint32_t to) {
  size_t room = all->length - to, length = room < 40 ? room : 40;
  const char *rest = all->text + to;
  bool dash = dates_has(all, rest, length, "^%s*[%-–—]+%s") || dates_has(all, rest, length, "^%s*%b()%s*[%-–—]+%s");
  /* "Hanoi, 21 February 2025: ..." */
  bool colon =
      dates_has(all, rest, length, "^:%s") && dates_has(all, all->text + s->from, from - s->from, "^%u%a+,%s*$");
  return from - s->from <= 60 && (dash || colon) && all->text[s->from] >= 'A' && all->text[s->from] <= 'Z';
}

/* "新华社北京8月10日电", "某报8月3日讯": a Chinese dateline. */
bool dates_in_chinese_dateline(const Dates *all, uint32_t to) {
  static const char *const sent[] = {"电", "電", "讯", "訊", "消息", "报道", "報道"};
  while (to < all->length && strchr(" )", all->text[to])) to++;
  for (size_t i = 0; i < sizeof sent / sizeof *sent; i++)
    if (all->length - to > 6 && memcmp(all->text + to, sent[i], strlen(sent[i])) == 0) return true;
  return false;
}

/* "发布时间：2023年8月2日", "2023-08-02  来源：某报": a day that a label in the head of a page says to be its own. */
bool dates_is_labelled(const Dates *all, uint32_t from, uint32_t to) {
  static const char *const labels[] = {"时间[:：]%s*$", "時間[:：]%s*$", "日期[:：]%s*$", "发布[:：]%s*$",
                                       "發布[:：]%s*$"};
  static const char *const behind[] = {"^%s*来源[:：]", "^%s*來源[:：]"};
  size_t room = all->length - to, length = room < 40 ? room : 40, lead = from < 16 ? from : 16;
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
    if (dates_has(all, all->text + from - lead, lead, labels[i])) return true;
  for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
    if (dates_has(all, all->text + to, length, behind[i])) return true;
  return false;
}

/* "2023-08-02 18:49", "发布时间：2023年8月2日", or the first words of all: when a page was put up. */
bool dates_is_stamp(const Dates *all, uint32_t from, uint32_t to) {
  size_t room = all->length - to, length = room < 12 ? room : 12;
  return from == 0 || dates_has(all, all->text + to, length, "^%s*%d%d?:%d%d") || dates_is_labelled(all, from, to);
}

/* A title line that ends in the date: "Briefing (29 August 2024)", "Weekly, issue 38, 20 September 2023". */
bool dates_ends_title(const Dates *all, size_t number, uint32_t bytes, uint32_t to, bool heading, const Date *date) {
  bool grain = date->grain == GRAIN_DAY || date->grain == GRAIN_WEEK || (date->grain == GRAIN_MONTH && heading);
  if (number >= 3 || bytes > 180 || !grain || date->relative) return false;
  size_t room = all->length - to, length = room < 12 ? room : 12;
  const char *rest = all->text + to;
  return dates_has(all, rest, length, "^[%s%]%)*_]*\n") || dates_has(all, rest, length, "^）%s*\n") ||
         dates_has(all, rest, length, "^[%)%]]%s*[%-—–]");
}

/* "2024-06-18 The ministry ...", "Date 7 May 2020 ...": a text that opens with its day or month. */
/* "Commission Implementing Regulation (EU) 2021/77 of 3 May 2021 imposing": the day of a law, in its title. */
static bool is_of_law(const Dates *all, const Sentence *s, uint32_t from) {
  enum { NAME_MOST = 90 };
  static const char *const laws[] = {"regulation[^.;]-%sof%s+$", "decision[^.;]-%sof%s+$", "directive[^.;]-%sof%s+$",
                                     "notice[^.;]-%sof%s+$"};
  char name[NAME_MOST + 1];
  if (from <= s->from || from - s->from > NAME_MOST) return false;
  dates_small_letters(all->text + s->from, from - s->from, name);
  return dates_any(all, name, from - s->from, laws, sizeof laws / sizeof *laws);
}

bool dates_opens_text(const Dates *all, size_t number, uint32_t from, const Date *date) {
  enum { LABEL_MOST = 12, TITLE_MOST = 2 };
  const Sentence *s = &all->scan->sentences.sentence[number];
  if (number < TITLE_MOST && date->grain == GRAIN_DAY && !date->relative && is_of_law(all, s, from)) return true;
  bool grain = date->grain == GRAIN_DAY || date->grain == GRAIN_MONTH;
  if (number > 0 || !grain || date->relative || from - s->from > LABEL_MOST) return false;
  char label[LABEL_MOST + 1];
  dates_small_letters(all->text + s->from, from - s->from, label);
  return dates_has(all, label, from - s->from, "^%s*date:?%s*$") ||
         dates_has(all, label, from - s->from, "^%s*published:?%s*$") ||
         (dates_has(all, label, from - s->from, "^%s*$") && dates_has(all, all->text + from, 5, "^%d%d%d%d[-/]"));
}

/* "（2023年）", "2022": a year in a line of its own at either end. */
bool dates_is_year_line(const Dates *all, uint32_t from, const Date *date) {
  enum { MOST = 14 };
  bool edge = from < FIRST_BYTES || from + LAST_BYTES >= all->length;
  return edge && date->readings && !date->relative && date->grain == GRAIN_YEAR && dates_in_line(all, from, MOST);
}

/* "September 11th 2025 ![", "12 May 2021 | Analysis": a date that no sentence goes on behind. */
bool dates_stands_alone(const Dates *all, uint32_t to) {
  size_t room = all->length - to, length = room < 12 ? room : 12;
  const char *rest = all->text + to;
  return dates_has(all, rest, length, "^%s*!%[") || dates_has(all, rest, length, "^%s*|") ||
         dates_has(all, rest, length, "^%s*·") || dates_has(all, rest, length, "^%s*•");
}

/* "23-07-31 23:07": a stamp at the head of a text that begins with the last figures of its year. */
bool dates_short_stamp(const Dates *all, char *reference) {
  enum { STAMP = 14 };
  if (all->length < STAMP || !dates_has(all, all->text, STAMP, "^%d%d%-[01]%d%-[0-3]%d %d%d:%d%d")) return false;
  (void)snprintf(reference, 64, "20%.8s", all->text);
  return true;
}

bool dates_may_number(const char *text, size_t length) {
  return memchr(text, '/', length) || memmem(text, length, "期", 3);
}

/* "Weekly monitor No. 14/2023", "Issue 3/2022", "2023年第5期": the year of an issue, told in the first lines; NULL. */
const char *dates_issue_year(ClaimDocument *document) {
  static const char *const issues[] = {
      "%f[%a][Nn][or]%.?%s*%d+%s*/%s*(20%d%d)%f[%D]", "%f[%a][Ii]ssue%s+%a*%.?%s*%d+%s*/%s*(20%d%d)%f[%D]",
      "%f[%a][Vv]ol%a*%.?%s*%d+%s*/%s*(20%d%d)%f[%D]", "(20%d%d)年第%d+期", "(20%d%d)年总第%d+期"};
  PatternMatch match;
  size_t length = document->length < FIRST_BYTES / 2 ? document->length : FIRST_BYTES / 2;
  if (!dates_may_number(document->text, length)) return NULL;
  for (size_t i = 0; i < sizeof issues / sizeof *issues; i++)
    if (document_find(document, FIRST_BYTES / 2, issues[i], &match)) return document->text + match.capture[0].from;
  return NULL;
}

/* "... 司 二○二○年五月": in Chinese numerals a text is signed, at the end of a line near its own. */
bool dates_is_signature(const Dates *all, uint32_t from, uint32_t to, const Date *date) {
  enum { NEAR = 600 };
  if ((date->grain != GRAIN_MONTH && date->grain != GRAIN_DAY) || date->relative || !date->readings) return false;
  size_t room = all->length - to, length = room < 8 ? room : 8;
  bool ends =
      room == 0 || dates_has(all, all->text + to, length, "^%s*\n") || dates_has(all, all->text + to, length, "^%s*$");
  return ends && from + NEAR >= all->length && dates_has(all, all->text + from, to - from, "^二[\xE2\xE3\xE9\xEF]");
}
