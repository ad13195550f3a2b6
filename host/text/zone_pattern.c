/* What a block says about itself: source lines, bylines, captions, list items, the furniture of pages.
 *
 * The words below are those that publishers everywhere use for the purpose; none belongs to one document. */
#include <pthread.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "text/zone_block.h"

enum { LABEL_WORDS = 40, SCENE_WORDS = 60, CREDIT_BYTES = 90, INFORMATION_BYTES = 240 };

/* The length of a prefix in lowercase, where bytes begin with it in any case; else 0. */
static inline size_t has_prefix(const char *at, size_t left, const char *prefix) {
  size_t i = 0;
  for (; prefix[i]; i++)
    if (i == left || (at[i] != prefix[i] && !(is_upper(at[i]) && (at[i] | 0x20) == prefix[i]))) return 0;
  return i;
}

enum { HEADS = 1024 };

/* Words, and which of them begin with two bytes: those from one number up to another; most places begin none. */
typedef struct Words {
  const char *const *list;
  struct {
    uint8_t from, to;
  } heads[HEADS];
} Words;

/* Letters count as in lowercase. */
static inline unsigned head_of(char first, char second) {
  return (((unsigned char)first | 0x20u) * 31 + ((unsigned char)second | 0x20u)) % HEADS;
}

/* Any of the words at the start; Latin ones must end there. */
static size_t prefix_among(const char *at, size_t left, const char *const *word, const char *const *end) {
  for (; word < end; word++) {
    size_t length = has_prefix(at, left, *word);
    if (length && !(length < left && is_letter((*word)[length - 1]) && is_letter(at[length]))) return length;
  }
  return 0;
}

static inline size_t prefix_of(const char *at, size_t left, const Words *words) {
  if (left == 0) return 0;
  unsigned head = head_of(at[0], left > 1 ? at[1] : '\0'), to = words->heads[head].to;
  return to ? prefix_among(at, left, words->list + words->heads[head].from, words->list + to) : 0;
}

/* Such words begin with a letter or beyond ASCII, behind anything but a letter. */
static bool contains(const char *at, size_t left, const Words *words) {
  for (size_t from = 0; from < left; from += BYTES_BLOCK) {
    char edge[BYTES_BLOCK];
    size_t rest = left - from;
    const char *block = rest < BYTES_BLOCK ? bytes_edge(edge, sizeof edge, at + from, rest) : at + from;
    uint64_t letters = bytes_letters(block), inside = from > 0 && is_letter(at[from - 1]);
    for (uint64_t begins = (letters | bytes_range(block, 0, 0xC2, 0xFF)) & ~(letters << 1 | inside); begins;
         begins &= begins - 1) {
      size_t i = from + (size_t)__builtin_ctzll(begins);
      if (prefix_of(at + i, left - i, words)) return true;
    }
  }
  return false;
}

#define LIST(name, ...)                                         \
  static const char *const name##_list[] = {__VA_ARGS__, NULL}; \
  static Words name = {name##_list, {{0, 0}}};

LIST(source_words, "source:", "sources:", "source：", "original source:", "来源：", "来源:", "来源 ", "资料来源",
     "消息来源", "文章来源", "稿源", "出处：", "數據來源", "数据来源", "來源：",
     "fuente:", "quelle:", "fonte:", "(source:", "[source:", "（来源")
LIST(appeared_words, "this article appeared", "this article first appeared", "this article was first published",
     "this article was originally", "this article originally", "this story was originally", "this story first appeared",
     "originally published", "first published", "reprinted from", "republished from", "本文转自", "转载自", "本文来自",
     "原载")
LIST(byline_words, "by", "written by", "reporting by", "reported by", "edited by", "translated by",
     "updated:", "updated on", "published:", "published on", "posted on", "posted:", "last updated", "last modified",
     "author:", "authors:", "作者：", "作者:", "记者", "责任编辑", "编辑：", "撰稿", "发布时间", "发表时间", "更新时间",
     "发布日期", "日期：", "文/", "本报记者", "責任編輯", "date:", "dateline:", "original published:")
LIST(contributed_words, "contributed to this", "contributed reporting", "reporting by", "editing by")
LIST(caption_words, "photo:", "photograph:", "image:", "images:", "picture:", "photo by", "photo credit", "file photo",
     "file - ", "file – ", "file — ", "(file photo", "screenshot of",
     "illustration:", "credit:", "cutline:", "caption:", "图为", "图：", "资料图", "配图", "图片来源")
LIST(scene_words, "left,", "right,", "left)", "right)", "is seen", "are seen", "is pictured", "are pictured",
     "in this photo", "pictured", "looks on")
LIST(numbered_words, "figure ", "fig. ", "table ", "chart ", "graph ", "图", "表")
LIST(credit_words, "photo:", "photo by", "image:", "images", "reuters", "xinhua", "afp", "courtesy", "provided by",
     "credit:", "file photo", "via", "getty", "photograph", "photo", "picture", "资料图", "摄")
LIST(furniture_words, "advertisement", "sponsored", "share on", "share this", "share:", "follow us", "subscribe",
     "sign up", "sign in", "log in", "read more", "learn more", "related", "skip to", "scroll to", "back to top",
     "print this", "all rights reserved", "copyright", "©", "cookie", "we use cookies", "privacy", "terms of",
     "newsletter", "most read", "most popular", "trending", "recommended", "leave a comment", "comments", "load more",
     "click here", "download the app", "menu", "you may also like", "分享", "相关阅读", "相关新闻", "扫一扫",
     "版权所有", "上一篇", "下一篇", "打印", "返回顶部", "热门", "推荐阅读", "关注我们")
LIST(consent_words, "cookies", "newsletter", "javascript", "privacy policy", "inbox", "ad blocker")
LIST(disclaimer_words, "免责声明", "版权声明", "特别声明", "disclaimer:")
LIST(job_words, "writer", "reporter", "journalist", "correspondent", "editor", "columnist", "contributor", "lecturer",
     "professor", "fellow", "researcher", "analyst", "author", "scholar", "economist", "director")
LIST(date_only_words, "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri",
     "sat", "sun", "am", "pm", "utc", "gmt", "est", "edt", "at", "on", "of", "st", "nd", "rd", "th", "t", "z",
     "updated", "published", "posted", "last", "modified", "original", "date", "page", "年", "月", "日", "时", "分",
     "星期", "发布", "更新", "时间", "：")

LIST(label_words, "来源：", "来源:", "來源：", "作者：", "作者:", "责任编辑", "稿源：", "浏览次数")
LIST(is_words, "is a", "is an", "is the", "was a", "are", "teaches", "writes", "covers")

static void find_heads(void) {
  static Words *const all[] = {&source_words,     &appeared_words, &byline_words,    &contributed_words, &caption_words,
                               &scene_words,      &numbered_words, &credit_words,    &furniture_words,   &consent_words,
                               &disclaimer_words, &job_words,      &date_only_words, &label_words,       &is_words};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    for (uint8_t k = 0; all[i]->list[k]; k++) {
      const char *word = all[i]->list[k];
      unsigned from = (unsigned char)word[1], to = from;
      if (!from) to = 0xFF; /* a word of one letter: whatever follows it */
      for (unsigned second = from; second <= to; second++) {
        unsigned head = head_of(*word, (char)second);
        if (!all[i]->heads[head].to) all[i]->heads[head].from = k;
        all[i]->heads[head].to = (uint8_t)(k + 1);
      }
    }
}

static void prepare(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  (void)pthread_once(&once, find_heads);
}

/* A stamp: nothing but the words and digits of a date, and a year among them. */
static bool is_stamp(const char *at, size_t left) {
  size_t digits = 0, run = 0, years = 0;
  for (size_t i = 0; i < left;) {
    if (at[i] >= '0' && at[i] <= '9') {
      digits++;
      years += ++run == 4;
      i++;
      continue;
    }
    run = 0;
    size_t word = prefix_of(at + i, left - i, &date_only_words);
    if (word)
      i += word;
    else if (strchr(" ,.:-/|()+\t*", at[i]))
      i++;
    else
      return false;
  }
  return years >= 1 && digits >= 5;
}

/* "By Jane Doe" is a byline, "By 2025 the plan" is not: the next word must look like a name. */
static bool names_someone(const char *at, size_t left) {
  size_t gap = 0;
  while (gap < left && (strchr(" \t*", at[gap]) || has_prefix(at + gap, left - gap, "\xC2\xA0"))) {
    gap += at[gap] == '\xC2' ? 2 : 1;
  }
  if (gap == 0 || gap >= left) return false;
  at += gap;
  return (*at >= 'A' && *at <= 'Z') || (unsigned char)*at >= 0x80;
}

static bool holds_year(const char *at, size_t left) {
  for (size_t from = 0; from < left; from += BYTES_BLOCK - 3) {
    char edge[BYTES_BLOCK];
    size_t rest = left - from;
    const char *block = rest < BYTES_BLOCK ? bytes_edge(edge, sizeof edge, at + from, rest) : at + from;
    uint64_t digits = bytes_range(block, 0, '0', '9'), two = digits & digits >> 1;
    if (two & two >> 2) return true;
  }
  return false;
}

/* "2024-07-15 08:30　来源：经济观察报　作者：李明": a year in figures, and a label for who wrote or sent it. */
static bool is_information(const char *at, size_t left) {
  return left <= INFORMATION_BYTES && holds_year(at, left) && contains(at, left, &label_words);
}

static bool is_byline(const char *at, size_t left, const Block *block) {
  if (is_stamp(at, left) || (!block->prose && is_information(at, left))) return true;
  size_t bracket = has_prefix(at, left, "（") ? 3 : left > 0 && *at == '(';
  at += bracket, left -= bracket;
  if (block->words <= LABEL_WORDS && contains(at, left, &contributed_words)) return true;
  if (block->prose || block->words > 25 || (block->terminal && block->words > 6)) return false;
  size_t prefix = prefix_of(at, left, &byline_words);
  if (!prefix) return false;
  return strncasecmp(at, "by", prefix) != 0 || names_someone(at + prefix, left - prefix);
}

/* "... (GOH CHAI HIN/AFP/Getty Images)": a short bracket at the end that names who made the picture. */
static bool ends_with_credit(const char *at, size_t left) {
  if (left < 4 || at[left - 1] != ')') {
    size_t from = left > CREDIT_BYTES ? left - CREDIT_BYTES : 0;
    if (!memchr(at + from, ':', left - from)) return false;
    for (size_t i = left; i-- > from;)
      if (has_prefix(at + i, left - i, "photo:") || has_prefix(at + i, left - i, "image:") ||
          has_prefix(at + i, left - i, "photograph:"))
        return i == 0 || at[i - 1] == ' ';
    return false;
  }
  size_t open = left - 1;
  while (open > 0 && at[open] != '(' && left - open < CREDIT_BYTES) open--;
  return at[open] == '(' && open > 0 && contains(at + open + 1, left - open - 2, &credit_words);
}

/* "Workers are seen at a dock in Aldmouth, Nov. 2, 2011.": who stands where on a picture, and the day at the end. */
static bool shows_scene(const char *at, size_t left, const Block *block) {
  enum { TAIL = 5 };
  if (block->words > SCENE_WORDS || left < 2 * TAIL || at[left - 1] != '.') return false;
  for (size_t i = left - TAIL; i < left - 1; i++)
    if (at[i] < '0' || at[i] > '9') return false;
  return contains(at, left, &scene_words);
}

static bool is_caption(const char *at, size_t left, const Block *block) {
  if (block->words > 80) return false;
  size_t bracket = left > 0 && *at == '[';        /* "[IMAGE: a chart of output]" */
  if (left > 2 && at[0] == '{' && at[1] == ':') { /* Markdown's classes: "{:.cutline} FILE - ..." */
    const char *end = memchr(at, '}', left);
    for (bracket = end ? (size_t)(end - at) + 1 : 0; bracket < left && at[bracket] == ' ';) bracket++;
  }
  if (prefix_of(at + bracket, left - bracket, &caption_words) || ends_with_credit(at, left) ||
      shows_scene(at, left, block))
    return true;
  size_t prefix = prefix_of(at, left, &numbered_words);
  return prefix && prefix < left && at[prefix] >= '0' && at[prefix] <= '9' && !block->prose &&
         block->words <= LABEL_WORDS;
}

enum { CHINESE_ITEM_BYTES = 120, RULE_BYTES = 40 };

/* Whether a line begins with Chinese, or with a few capitals before it ("JSR株式会社"). */
static bool opens_han(const char *at, size_t left) {
  size_t i = 0;
  while (i < left && i < 12 && at[i] >= 'A' && at[i] <= 'Z') i++;
  return i < left && (unsigned char)at[i] >= 0xE3 && (unsigned char)at[i] <= 0xE9;
}

size_t block_marker(const char *at, size_t left, uint8_t *level) {
  size_t step;
  uint32_t p = utf8_decode(at, left, 0, &step);
  *level = 1;
  bool bullet = p == '-' || p == '*' || p == '+' || p == 0x2022 || p == 0xB7 || p == 0x2013 || p == 0x25CF ||
                p == 0x25AA || p == 0x25E6 || p == 0x25A0 || p == 0x2023 || p == 0x27A2 || p == 0x25B6 || p == 0xF0B7;
  if (bullet) return step < left && (at[step] == ' ' || at[step] == '\t') ? step + 1 : p >= 0x2022 ? step : 0;
  if (p >= 0x2460 && p <= 0x2473) return step;
  size_t i = at[0] == '(', digits = i;
  while (i < left && i < digits + 3 && at[i] >= '0' && at[i] <= '9') i++;
  size_t point = i + 1 < left && at[i] == '.' ? i + 1 : has_prefix(at + i, left - i, "．") ? i + 3 : 0;
  bool han =
      i > digits && digits == 0 && point && left - point < CHINESE_ITEM_BYTES && opens_han(at + point, left - point);
  if (han) return point; /* "1.某某株式会社 12.0%": Chinese leaves no blank */
  if (i == digits && i < left && at[i] >= 'a' && at[i] <= 'z') i++;
  if (i == digits || i + 1 >= left) return 0;
  if (digits ? at[i] == ')' : at[i] == ')' || at[i] == '.') return at[i + 1] == ' ' || at[i + 1] == '\t' ? i + 2 : 0;
  return has_prefix(at + i, left - i, "、") && i > digits ? i + 3 : 0;
}

static void fix(Block *block, ZoneKind kind, unsigned level) {
  block->kind = (uint8_t)kind;
  block->level = (uint8_t)level;
  block->fixed = true;
}

/* Marks alone, as between parts: "* * *", "-----", "<!-- -->". */
static bool is_rule(const char *at, size_t left) {
  if (left > RULE_BYTES) return false;
  for (size_t i = 0; i < left; i++)
    if (is_letter(at[i]) || (at[i] >= '0' && at[i] <= '9') || (unsigned char)at[i] >= 0x80) return false;
  return true;
}

void block_match(const Blocks *blocks, Block *block) {
  prepare();
  if (block->kind == ZONE_TABLE || block->kind == ZONE_BOILERPLATE) return;
  const char *at = blocks->text + block->from;
  size_t left = block->to - block->from;
  uint8_t level;
  bool label = block->words <= LABEL_WORDS;
  if (label && (prefix_of(at, left, &source_words) || prefix_of(at, left, &appeared_words)))
    fix(block, ZONE_SOURCE, 0);
  else if (is_caption(at, left, block))
    fix(block, ZONE_CAPTION, 0);
  else if (is_byline(at, left, block))
    fix(block, ZONE_BYLINE, 0);
  else if (!block->prose && block->words <= 12 && prefix_of(at, left, &furniture_words))
    fix(block, ZONE_BOILERPLATE, 0);
  else if (block->words <= 60 && prefix_of(at, left, &furniture_words) && contains(at, left, &consent_words))
    fix(block, ZONE_BOILERPLATE, 0);
  else if (left < INFORMATION_BYTES && prefix_of(at, left, &disclaimer_words))
    fix(block, ZONE_BOILERPLATE, 0);
  else if (is_rule(at, left))
    fix(block, ZONE_BOILERPLATE, 0);
  else if (block->kind == ZONE_BODY && block_marker(at, left, &level)) {
    block->kind = ZONE_LIST_ITEM;
    block->level = level;
  }
}

/* Two to four capitalised words, then "is a", then soon what the person does for a living. */
bool block_is_biography(const Blocks *blocks, const Block *block) {
  const char *at = blocks->text + block->from;
  size_t left = block->to - block->from, names = 0, i = 0;
  prepare();
  if (block->words > 70 || left < 12) return false;
  while (i < left && names < 5 && at[i] >= 'A' && at[i] <= 'Z') {
    while (i < left && at[i] != ' ') i++;
    while (i < left && at[i] == ' ') i++;
    names++;
  }
  if (names < 2 || names > 4 || !prefix_of(at + i, left - i, &is_words)) return false;
  size_t soon = left - i < 120 ? left - i : 120;
  return contains(at + i, soon, &job_words);
}
