/* What the words around a date make of it: seen, planned, set against something, told from the day of writing. */
#include <string.h>

#include "claim/dates.h"
#include "claim/period.h"
#include "claim/window.h"

bool dates_has(const Dates *all, const char *bytes, size_t length, const char *text) {
  return pattern_find(all->patterns, bytes, length, 0, text, NULL);
}

bool dates_any(const Dates *all, const char *bytes, size_t length, const char *const *list, size_t count) {
  char small[DATES_NEAR];
  Grams grams;
  for (size_t i = 0; length > DATES_NEAR && i < count; i++) /* no date is so long */
    if (dates_has(all, bytes, length, list[i])) return true;
  if (length > DATES_NEAR) return false;
  dates_small_letters(bytes, length, small);
  grams_of(&grams, small, length);
  return pattern_any(all->patterns, &grams, bytes, length, list, count);
}

void dates_small_letters(const char *bytes, size_t length, char *small) {
  for (size_t i = 0; i < length; i++)
    small[i] = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (char)(bytes[i] | 0x20) : bytes[i];
}

/* Words near a date that make it a wish or a name, not a time the document has seen. */
bool dates_lies_ahead(const Dates *all, uint32_t from, const Date *date) {
  static const char *const ahead[] = {"by%s+$",
                                      "until%s+$",
                                      "strategy%s+$",
                                      "vision%s+$",
                                      "agenda%s+$",
                                      "through%s+$",
                                      "made in china%s+$",
                                      "beyond%s+$",
                                      "plan%s+$",
                                      "will ",
                                      "expected ",
                                      "to%s+$",
                                      "expires?%s+[io]n%s+$",
                                      "due%s+[io]n%s+$",
                                      "due%s+to%s+%a+%s+[io]n%s+$",
                                      "ends%s+[io]n%s+$",
                                      "starts%s+[io]n%s+$",
                                      "begins%s+[io]n%s+$",
                                      "takes?%s+effect%s+[io]n%s+$"};
  if (date->bound == DATE_BY) { /* "截至2023年底" is told, "到2030年" is not */
    static const char until[] = "截";
    enum { UNTIL = sizeof until - 1, FAR = 6 };
    bool told = (from + UNTIL <= all->length && memcmp(all->text + from, until, UNTIL) == 0) ||
                (from >= FAR && memcmp(all->text + from - FAR, until, UNTIL) == 0);
    return !told;
  }
  size_t length = from < 48 ? from : 48;
  char before[48];
  dates_small_letters(all->text + from - length, length, before);
  size_t begin = length;
  while (begin > 0 && before[begin - 1] != '.' && before[begin - 1] != ';') begin--;
  return dates_any(all, before + begin, length - begin, ahead, sizeof ahead / sizeof *ahead);
}

/* Whether a sentence tells what is to come: a forecast, a plan, a target, something possible. */
bool dates_looks_ahead(const Dates *all, const Sentence *s) {
  const Mentions *m = &all->scan->mentions;
  for (size_t low = mentions_first(m, s->from); low < m->count && m->from[low] < s->to; low++) {
    if (m->type[low] != all->rules->word_type) continue;
    uint16_t list = all->rules->list[m->value[low]];
    if (list == NAME_forecast_cue || list == NAME_plan_cue || list == NAME_hypothetical_cue || list == NAME_target_cue)
      return true;
  }
  return false;
}

bool dates_told(const Dates *all, uint8_t zone, uint32_t from, const Date *date) {
  return (zone == ZONE_BODY || zone == ZONE_LIST_ITEM) && date->readings && !date->relative &&
         date->reading[0].lo > FIRST_DAY && date->reading[0].hi < LAST_DAY && !dates_lies_ahead(all, from, date);
}

/* The number of the last month that a date without a year names, or 0. */
int dates_month_named(const char *text, uint32_t from, uint32_t to) {
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  int named = 0;
  for (uint32_t at = from; at + 3 <= to; at++) {
    char name[3];
    dates_small_letters(text + at, 3, name);
    bool begins = at == from || !((text[at - 1] | 0x20) >= 'a' && (text[at - 1] | 0x20) <= 'z');
    for (int i = 0; i < 12 && begins; i++)
      if (memcmp(name, months + 3 * i, 3) == 0) named = i + 1;
    if (memcmp(text + at, "月", 3) != 0) continue;
    int units = at > from ? text[at - 1] - '0' : -1, tens = at > from + 1 && text[at - 2] == '1' ? 10 : 0;
    if (units >= 0 && units <= 9 && units + tens <= 12) named = units + tens;
  }
  return named;
}

/* "the same month of 2018": a year whose part is that of the figure. */
bool dates_same_part(const Dates *all, const Sentence *s, uint32_t from, uint32_t to) {
  uint32_t begin = from - s->from > 32 ? from - 32 : s->from;
  return to - from >= 4 && is_digit(all->text[to - 1]) && is_digit(all->text[to - 4]) &&
         (dates_has(all, all->text + begin, to - begin, "same%s+%a+%s+[io][nf]%s+%d%d%d%d$") ||
          dates_has(all, all->text + begin, to - begin, "corresponding%s+%a+%s+[io][nf]%s+%d%d%d%d$"));
}

/* "over July 2017", "from 5.7 million tonnes in November 2019": what stands before a date that a figure is held
 * against. */
bool dates_is_base(const Dates *all, const Sentence *s, uint32_t from) {
  static const char *const bases[] = {"compared%s+with%s+$",
                                      "compared%s+to%s+$",
                                      "over%s+$",
                                      "than%s+$",
                                      "from%s+$",
                                      "versus%s+$",
                                      "vs%.?%s+$",
                                      "against%s+$",
                                      "month%s+[io][nf]%s+$",
                                      "period%s+[io][nf]%s+$",
                                      "to%s+that%s+of%s+$"};
  static const char *const figures[] = {"%f[%a]compared%s+[%w%s.,%%$]*$", "%f[%a]over%s+[%w%s.,%%$]*$",
                                        "%f[%a]than%s+[%w%s.,%%$]*$",     "%f[%a]from%s+[%w%s.,%%$]*$",
                                        "%f[%a]versus%s+[%w%s.,%%$]*$",   "%f[%a]vs%.?%s+[%w%s.,%%$]*$",
                                        "%f[%a]against%s+[%w%s.,%%$]*$"};
  size_t length = from - s->from < 64 ? from - s->from : 64;
  char before[64];
  if (length == 0 || !is_space(all->text[from - 1])) return false;
  dates_small_letters(all->text + from - length, length, before);
  if (dates_has(all, before, length, "%s+the%s+$")) length -= 4;
  if (dates_any(all, before, length, bases, sizeof bases / sizeof *bases)) return true;
  if (!dates_has(all, before, length, "%f[%a]in%s+$") && !dates_has(all, before, length, "%f[%a]during%s+$") &&
      !dates_has(all, before, length, "%f[%a]of%s+$"))
    return false;
  return dates_any(all, before, length, figures, sizeof figures / sizeof *figures);
}

/* "the lowest since 3,000 tonnes were shipped in May 2015", "自2015年5月以来最低": how far back one has to look. */
bool dates_goes_back(const Dates *all, const Sentence *s, uint32_t from, uint32_t to) {
  static const char *const most[] = {
      "%f[%a]%l-est%f[%A][^.;]*%f[%a]since%f[%A][^.;]*$", "%f[%a]worst%f[%A][^.;]*%f[%a]since%f[%A][^.;]*$",
      "%f[%a]best%f[%A][^.;]*%f[%a]since%f[%A][^.;]*$", "%f[%a]first%f[%A][^.;]*%f[%a]since%f[%A][^.;]*$"};
  static const char *const ago[] = {"^以来最", "^以來最", "^以来的最", "^以來的最", "^以来首次", "^以來首次"};
  char before[DATES_NEAR];
  size_t length = from - s->from < sizeof before ? from - s->from : sizeof before;
  dates_small_letters(all->text + from - length, length, before);
  if (dates_any(all, before, length, most, sizeof most / sizeof *most)) return true;
  size_t room = s->to - to < 18 ? s->to - to : 18;
  return room > 0 && (unsigned char)all->text[to] >= 0x80 &&
         dates_any(all, all->text + to, room, ago, sizeof ago / sizeof *ago);
}

/* "in March 2031 as planned", "the 2027 deadline": a time that was set for something. */
bool dates_is_set(const Dates *all, uint32_t to) {
  static const char *const set[] = {"^%s+as%s+scheduled", "^%s+as%s+planned", "^%s+as%s+agreed", "^%s+deadline",
                                    "^%s+target%f[%A]"};
  size_t room = all->length - to, length = room < 16 ? room : 16;
  return dates_any(all, all->text + to, length, set, sizeof set / sizeof *set);
}

/* "on Thursday, June 19", "（9月8日）公布": a day without a year on which what the text tells was said. */
bool dates_says_then(const Dates *all, uint32_t from, uint32_t to) {
  static const char *const said[] = {"^）?公布", "^）?公佈", "^）?发布", "^）?發布",
                                     "^）?發佈", "^）?通报", "^）?宣布", "^）?宣佈"};
  size_t room = all->length - to, length = room < 12 ? room : 12;
  if (dates_any(all, all->text + to, length, said, sizeof said / sizeof *said)) return true;
  return dates_has(all, all->text + from, to - from, "^%u%l+day,?%s+%u%l+%.?%s+%d%d?$");
}

/* "刚过去的2016年": that year is over. */
bool dates_just_over(const Dates *all, uint32_t from) {
  uint32_t size = from < 18 ? from : 18;
  return dates_has(all, all->text + from - size, size, "过去的$") ||
         dates_has(all, all->text + from - size, size, "過去的$");
}

/* "this year", "last month", 去年, 本月: times told from the day of writing. */
bool dates_tells_now(const Dates *all, const char *words, size_t length) {
  static const char *const from_now[] = {"^[Tt]his%s+%a+$",
                                         "^[Ll]ast%s+year$",
                                         "^[Ll]ast%s+month$",
                                         "^[Ll]ast%s+week$",
                                         "^[Nn]ext%s+year$",
                                         "^[Yy]esterday$",
                                         "^[Tt]oday$",
                                         "^今年",
                                         "^去年",
                                         "^%u%l+day$",
                                         "^上月",
                                         "^上个月",
                                         "^本月",
                                         "^明年",
                                         "^昨",
                                         "^近日",
                                         "^日前"};
  return dates_any(all, words, length, from_now, sizeof from_now / sizeof *from_now);
}

/* "announced in 2024 that it would shut the works by 2027", "on July 7 announced the closure": when an exit was told,
 * be it a day, a month or a year. */
bool date_of_notice(const Context *c, const Mention *m) {
  static const char *const before[] = {
      "%f[%a]announc[ei][dn]g?%s+[io]?[nf]?%s*%l*%s*$", "%f[%a]said%s+[io]?[nf]?%s*%l*%s*$",
      "%f[%a]confirmed%s+[io]?[nf]?%s*%l*%s*$",         "%f[%a]disclosed%s+[io]?[nf]?%s*%l*%s*$",
      "%f[%a]unveiled%s+[io]?[nf]?%s*%l*%s*$",          "%f[%a]told%s+%a+%s+[io]?[nf]?%s*%l*%s*$"};
  static const char *const behind[] = {"^%s+announced%f[%A]",
                                       "^%s+said%f[%A]",
                                       "^%s+confirmed%f[%A]",
                                       "^%s+unveiled%f[%A]",
                                       "^,%s+[%a%s,’'%(%)&.]-%f[%a]announced%s",
                                       "^,%s+[%a%s,’'%(%)&.]-%f[%a]said%s",
                                       "^,%s+[%a%s,’'%(%)&.]-%f[%a]confirmed%s"};
  Window lead = window_before(c, m->from, 30), rest = window_after(c, m->to, 80);
  return window_any(&lead, before, sizeof before / sizeof *before) ||
         window_any(&rest, behind, sizeof behind / sizeof *behind);
}
