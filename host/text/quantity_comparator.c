/* Comparators before and after a quantity, English and Chinese.
 *
 * Conventions. "nearly", "almost", "some", "近" are COMPARATOR_ABOUT: the sources use them for values on either side.
 * "over" and "more than" are strict, "at least" and "no less than" include the value, and so do 以上 and "or more". */
#include <string.h>

#include "base/utf8.h"
#include "text/quantity_part.h"

typedef struct Phrase {
  const char *words; /* lowercase, single blanks */
  uint8_t length;
  uint8_t comparator;
} Phrase;

#define PHRASE(words, comparator) \
  { words, sizeof(words) - 1, comparator }

enum { GROUP_ROOM = 40 };

/* The phrases that end in one word, which data/words.csv lists too, because most words before a number end none. */
typedef struct Group {
  const char *last;
  Phrase phrases[GROUP_ROOM];
} Group;

static const Group groups[] = {
    {"about", {PHRASE("about", COMPARATOR_ABOUT)}},
    {"above",
     {PHRASE("well above", COMPARATOR_MORE), PHRASE("just above", COMPARATOR_MORE), PHRASE("above", COMPARATOR_MORE)}},
    {"almost", {PHRASE("almost", COMPARATOR_ABOUT)}},
    {"approaching", {PHRASE("approaching", COMPARATOR_ABOUT)}},
    {"approx", {PHRASE("approx", COMPARATOR_ABOUT)}},
    {"approximately", {PHRASE("approximately", COMPARATOR_ABOUT)}},
    {"around", {PHRASE("around", COMPARATOR_ABOUT), PHRASE("somewhere around", COMPARATOR_ABOUT)}},
    {"as",
     {PHRASE("as much as", COMPARATOR_AT_MOST), PHRASE("as many as", COMPARATOR_AT_MOST),
      PHRASE("as high as", COMPARATOR_AT_MOST), PHRASE("as low as", COMPARATOR_AT_LEAST),
      PHRASE("as little as", COMPARATOR_AT_LEAST), PHRASE("as few as", COMPARATOR_AT_LEAST)}},
    {"below",
     {PHRASE("well below", COMPARATOR_LESS), PHRASE("just below", COMPARATOR_LESS), PHRASE("below", COMPARATOR_LESS)}},
    {"circa", {PHRASE("circa", COMPARATOR_ABOUT)}},
    {"estimated", {PHRASE("an estimated", COMPARATOR_ABOUT), PHRASE("estimated", COMPARATOR_ABOUT)}},
    {"exceed", {PHRASE("exceed", COMPARATOR_MORE)}},
    {"exceeded", {PHRASE("exceeded", COMPARATOR_MORE)}},
    {"exceeding", {PHRASE("exceeding", COMPARATOR_MORE)}},
    {"exceeds", {PHRASE("exceeds", COMPARATOR_MORE)}},
    {"least", {PHRASE("at least", COMPARATOR_AT_LEAST)}},
    {"most", {PHRASE("at most", COMPARATOR_AT_MOST)}},
    {"nearing", {PHRASE("nearing", COMPARATOR_ABOUT)}},
    {"nearly", {PHRASE("nearly", COMPARATOR_ABOUT)}},
    {"of",
     {PHRASE("a minimum of", COMPARATOR_AT_LEAST), PHRASE("minimum of", COMPARATOR_AT_LEAST),
      PHRASE("a maximum of", COMPARATOR_AT_MOST), PHRASE("maximum of", COMPARATOR_AT_MOST),
      PHRASE("in excess of", COMPARATOR_MORE), PHRASE("upwards of", COMPARATOR_MORE),
      PHRASE("upward of", COMPARATOR_MORE), PHRASE("in the region of", COMPARATOR_ABOUT),
      PHRASE("on the order of", COMPARATOR_ABOUT)}},
    {"over",
     {PHRASE("just over", COMPARATOR_MORE), PHRASE("well over", COMPARATOR_MORE),
      PHRASE("slightly over", COMPARATOR_MORE), PHRASE("far over", COMPARATOR_MORE), PHRASE("over", COMPARATOR_MORE)}},
    {"roughly", {PHRASE("roughly", COMPARATOR_ABOUT)}},
    {"some", {PHRASE("some", COMPARATOR_ABOUT)}},
    {"surpassing", {PHRASE("surpassing", COMPARATOR_MORE)}},
    {"than",
     {PHRASE("no more than", COMPARATOR_AT_MOST),
      PHRASE("not more than", COMPARATOR_AT_MOST),
      PHRASE("much more than", COMPARATOR_MORE),
      PHRASE("more than", COMPARATOR_MORE),
      PHRASE("no less than", COMPARATOR_AT_LEAST),
      PHRASE("not less than", COMPARATOR_AT_LEAST),
      PHRASE("no fewer than", COMPARATOR_AT_LEAST),
      PHRASE("not fewer than", COMPARATOR_AT_LEAST),
      PHRASE("less than", COMPARATOR_LESS),
      PHRASE("fewer than", COMPARATOR_LESS),
      PHRASE("lower than", COMPARATOR_LESS),
      PHRASE("smaller than", COMPARATOR_LESS),
      PHRASE("higher than", COMPARATOR_MORE),
      PHRASE("greater than", COMPARATOR_MORE),
      PHRASE("larger than", COMPARATOR_MORE),
      PHRASE("bigger than", COMPARATOR_MORE),
      PHRASE("better than", COMPARATOR_MORE),
      PHRASE("longer than", COMPARATOR_MORE),
      PHRASE("no higher than", COMPARATOR_AT_MOST),
      PHRASE("no greater than", COMPARATOR_AT_MOST),
      PHRASE("no larger than", COMPARATOR_AT_MOST),
      PHRASE("no lower than", COMPARATOR_AT_LEAST),
      PHRASE("no smaller than", COMPARATOR_AT_LEAST),
      PHRASE("less or equal than", COMPARATOR_AT_MOST),
      PHRASE("lower or equal than", COMPARATOR_AT_MOST),
      PHRASE("smaller or equal than", COMPARATOR_AT_MOST),
      PHRASE("more or equal than", COMPARATOR_AT_LEAST),
      PHRASE("higher or equal than", COMPARATOR_AT_LEAST),
      PHRASE("greater or equal than", COMPARATOR_AT_LEAST),
      PHRASE("larger or equal than", COMPARATOR_AT_LEAST),
      PHRASE("equal to or less than", COMPARATOR_AT_MOST),
      PHRASE("equal to or more than", COMPARATOR_AT_LEAST),
      PHRASE("equal to or greater than", COMPARATOR_AT_LEAST)}},
    {"to",
     {PHRASE("less or equal to", COMPARATOR_AT_MOST), PHRASE("lower or equal to", COMPARATOR_AT_MOST),
      PHRASE("smaller or equal to", COMPARATOR_AT_MOST), PHRASE("higher or equal to", COMPARATOR_AT_LEAST),
      PHRASE("greater or equal to", COMPARATOR_AT_LEAST), PHRASE("larger or equal to", COMPARATOR_AT_LEAST),
      PHRASE("lower than or equal to", COMPARATOR_AT_MOST), PHRASE("smaller than or equal to", COMPARATOR_AT_MOST),
      PHRASE("higher than or equal to", COMPARATOR_AT_LEAST), PHRASE("larger than or equal to", COMPARATOR_AT_LEAST),
      PHRASE("less than or equal to", COMPARATOR_AT_MOST), PHRASE("greater than or equal to", COMPARATOR_AT_LEAST),
      PHRASE("more than or equal to", COMPARATOR_AT_LEAST), PHRASE("up to", COMPARATOR_AT_MOST),
      PHRASE("close to", COMPARATOR_ABOUT)}},
    {"under", {PHRASE("just under", COMPARATOR_LESS), PHRASE("under", COMPARATOR_LESS)}},
    {"virtually", {PHRASE("virtually", COMPARATOR_ABOUT)}},
};

typedef struct ChinesePhrase {
  const char *words;
  Comparator comparator;
} ChinesePhrase;

/* Longest first. */
static const ChinesePhrase chinese_before[] = {
    {"不少于", COMPARATOR_AT_LEAST},
    {"不低于", COMPARATOR_AT_LEAST},
    {"不小于", COMPARATOR_AT_LEAST},
    {"大于或者等于", COMPARATOR_AT_LEAST},
    {"小于或者等于", COMPARATOR_AT_MOST},
    {"大于或等于", COMPARATOR_AT_LEAST},
    {"小于或等于", COMPARATOR_AT_MOST},
    {"大于等于", COMPARATOR_AT_LEAST},
    {"小于等于", COMPARATOR_AT_MOST},
    {"不超过", COMPARATOR_AT_MOST},
    {"不高于", COMPARATOR_AT_MOST},
    {"不多于", COMPARATOR_AT_MOST},
    {"不大于", COMPARATOR_AT_MOST},
    {"超过了", COMPARATOR_MORE},
    {"至少有", COMPARATOR_AT_LEAST},
    {"超过", COMPARATOR_MORE},
    {"超過", COMPARATOR_MORE},
    {"突破", COMPARATOR_MORE},
    {"高于", COMPARATOR_MORE},
    {"大于", COMPARATOR_MORE},
    {"多于", COMPARATOR_MORE},
    {"高達", COMPARATOR_AT_MOST},
    {"高达", COMPARATOR_AT_MOST},
    {"至少", COMPARATOR_AT_LEAST},
    {"起码", COMPARATOR_AT_LEAST},
    {"起碼", COMPARATOR_AT_LEAST},
    {"最少", COMPARATOR_AT_LEAST},
    {"大约", COMPARATOR_ABOUT},
    {"大約", COMPARATOR_ABOUT},
    {"大概", COMPARATOR_ABOUT},
    {"将近", COMPARATOR_ABOUT},
    {"將近", COMPARATOR_ABOUT},
    {"接近", COMPARATOR_ABOUT},
    {"几乎", COMPARATOR_ABOUT},
    {"不到", COMPARATOR_LESS},
    {"不足", COMPARATOR_LESS},
    {"低于", COMPARATOR_LESS},
    {"低於", COMPARATOR_LESS},
    {"少于", COMPARATOR_LESS},
    {"小于", COMPARATOR_LESS},
    {"未满", COMPARATOR_LESS},
    {"最多", COMPARATOR_AT_MOST},
    {"至多", COMPARATOR_AT_MOST},
    {"最高", COMPARATOR_AT_MOST},
    {"约", COMPARATOR_ABOUT},
    {"約", COMPARATOR_ABOUT},
    {"近", COMPARATOR_ABOUT},
    {"超", COMPARATOR_MORE},
    {"逾", COMPARATOR_MORE},
    {"≥", COMPARATOR_AT_LEAST},
    {"≤", COMPARATOR_AT_MOST},
    {"～", COMPARATOR_ABOUT},
};

static const ChinesePhrase chinese_after[] = {
    {"或者更多", COMPARATOR_AT_LEAST}, {"或更多", COMPARATOR_AT_LEAST}, {"或者以上", COMPARATOR_AT_LEAST},
    {"或以上", COMPARATOR_AT_LEAST},   {"及以上", COMPARATOR_AT_LEAST}, {"或以下", COMPARATOR_AT_MOST},
    {"及以下", COMPARATOR_AT_MOST},    {"以上", COMPARATOR_AT_LEAST},   {"以下", COMPARATOR_AT_MOST},
    {"以内", COMPARATOR_AT_MOST},      {"左右", COMPARATOR_ABOUT},      {"上下", COMPARATOR_ABOUT},
    {"多", COMPARATOR_MORE},
};

static const Phrase after_phrases[] = {
    PHRASE("or more", COMPARATOR_AT_LEAST),   PHRASE("and more", COMPARATOR_AT_LEAST),
    PHRASE("or above", COMPARATOR_AT_LEAST),  PHRASE("and above", COMPARATOR_AT_LEAST),
    PHRASE("or higher", COMPARATOR_AT_LEAST), PHRASE("or greater", COMPARATOR_AT_LEAST),
    PHRASE("or less", COMPARATOR_AT_MOST),    PHRASE("and below", COMPARATOR_AT_MOST),
    PHRASE("or below", COMPARATOR_AT_MOST),   PHRASE("or fewer", COMPARATOR_AT_MOST),
    PHRASE("or lower", COMPARATOR_AT_MOST),   PHRASE("or so", COMPARATOR_ABOUT),
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Whether the letter before `at` (ASCII, in any case) is `letter`. */
static bool is_before(const Text *text, size_t at, char letter) {
  return at > text->floor && (text->bytes[at - 1] | 0x20) == letter;
}

/* Back over the blanks and one line break that end at `at`. */
static size_t skip_gap_back(const Text *text, size_t at) {
  size_t back = skip_blanks_back(text, at);
  return back > text->floor && text->bytes[back - 1] == '\n' ? skip_blanks_back(text, back - 1) : back;
}

/* Whether the phrase ends at `end`, its blanks standing for any run of them; its begin goes to *from. */
static bool phrase_before(const Text *text, size_t end, const Phrase *phrase, size_t *from) {
  const char *words = phrase->words;
  size_t at = end;
  for (size_t i = phrase->length; i > 0; i--) {
    if (words[i - 1] == ' ') {
      size_t back = skip_gap_back(text, at);
      if (back == at) return false;
      at = back;
    } else {
      if (at == text->floor || (text->bytes[at - 1] | 0x20) != (words[i - 1] | 0x20)) return false;
      at--;
    }
  }
  *from = at;
  return at == text->floor || !is_letter(text->bytes[at - 1]);
}

static const Group *find_group(const Word *word) {
  if (!word_listed(word, LIST_COMPARATOR)) return NULL;
  for (size_t i = 0; i < COUNT(groups) && groups[i].last[0] <= word->letters[0]; i++) /* they are sorted */
    if (word->letters[0] == groups[i].last[0] && strcmp(word->letters, groups[i].last) == 0) return &groups[i];
  return NULL;
}

static Comparator english_before(const Text *text, size_t end, size_t *from) {
  size_t start = word_start(text, end), longest = end;
  Comparator found = COMPARATOR_EQUAL;
  Word word = number_read_word(text->bytes, text->length, start);
  const Group *group = start < end ? find_group(&word) : NULL;
  size_t gap = group ? skip_gap_back(text, start) : start;
  for (size_t i = 0; group && i < GROUP_ROOM && group->phrases[i].words; i++) {
    size_t begin, last = word.length;
    const Phrase *phrase = &group->phrases[i];
    if (phrase->length > last && !is_before(text, gap, phrase->words[phrase->length - last - 2])) continue;
    if (!phrase_before(text, end, &group->phrases[i], &begin) || begin >= longest) continue;
    longest = begin;
    found = (Comparator)group->phrases[i].comparator;
  }
  if (found != COMPARATOR_EQUAL) *from = longest;
  return found;
}

static Comparator sign_before(const Text *text, size_t end, size_t *from) {
  char last = char_before(text, end);
  if (last == '~') {
    *from = end - 1;
    return COMPARATOR_ABOUT;
  }
  bool equal = last == '=';
  if (equal) last = char_before(text, skip_blanks_back(text, end - 1));
  if (last != '<' && last != '>') return COMPARATOR_EQUAL;
  if (last == '>' && !equal && end >= text->floor + 2 && text->bytes[end - 2] == '<')
    return COMPARATOR_EQUAL; /* not equal */
  *from = (equal ? skip_blanks_back(text, end - 1) : end) - 1;
  if (last == '<') return equal ? COMPARATOR_AT_MOST : COMPARATOR_LESS;
  return equal ? COMPARATOR_AT_LEAST : COMPARATOR_MORE;
}

/* Whether a character that ends one of chinese_before ends at `end`: most do not. */
static bool chinese_ends(const Text *text, size_t end) {
  static const char last[] = "于了到乎少多有概满达破码碼足近过於約约超过過達逾高≥≤～";
  if (end < text->floor + 3) return false;
  for (size_t i = 0; i + 3 < sizeof last; i += 3)
    if (text->bytes[end - 1] == last[i + 2] && text->bytes[end - 2] == last[i + 1] && text->bytes[end - 3] == last[i])
      return true;
  return false;
}

static Comparator chinese_comparator_before(const Text *text, size_t end, size_t *from) {
  for (size_t i = 0; i < COUNT(chinese_before); i++) {
    if (!has_before(text, end, chinese_before[i].words)) continue;
    *from = end - strlen(chinese_before[i].words);
    return chinese_before[i].comparator;
  }
  return COMPARATOR_EQUAL;
}

Comparator comparator_before(const Text *text, size_t *from) {
  size_t end = skip_blanks_back(text, *from);
  if (end > text->floor && text->bytes[end - 1] == '\n') end = skip_blanks_back(text, end - 1);
  if (end == text->floor) return COMPARATOR_EQUAL;
  char last = text->bytes[end - 1];
  if (is_letter(last)) return english_before(text, end, from);
  if ((unsigned char)last < 0x80) return sign_before(text, end, from);
  return chinese_ends(text, end) ? chinese_comparator_before(text, end, from) : COMPARATOR_EQUAL;
}

Comparator quantity_comparator(const char *text, size_t length, size_t floor, size_t *from) {
  return comparator_before(&(Text){text, length, floor}, from);
}

/* "above 5 and below 9": the words belong to what follows. */
static bool begins_amount(const Text *text, size_t at) {
  char first = char_at(text, at);
  return is_digit(first) || first == '$' || first == '-' || (unsigned char)first >= 0xC2 ||
         number_begins_word(text->bytes, text->length, at) || has(text, at, "a half");
}

static Comparator english_after(const Text *text, size_t at, size_t *to) {
  for (size_t i = 0; i < COUNT(after_phrases); i++) {
    size_t size = after_phrases[i].length;
    if (!has(text, at, after_phrases[i].words) || is_letter(char_at(text, at + size))) continue;
    if (has(text, at + size, " than") || begins_amount(text, skip_blanks(text, at + size))) continue;
    *to = at + size;
    return (Comparator)after_phrases[i].comparator;
  }
  return COMPARATOR_EQUAL;
}

/* Whether a character that begins one of chinese_after stands at `at`. */
static bool may_begin_chinese(const Text *text, size_t at) {
  static const char first[] = "上以及多左或";
  if ((unsigned char)char_at(text, at) < 0xE3 || text->length - at < 3) return false;
  for (size_t i = 0; i + 3 < sizeof first; i += 3)
    if (memcmp(text->bytes + at, first + i, 3) == 0) return true;
  return false;
}

/* "3万吨多晶硅", "20台多功能机床": 多 begins the name of what is counted. */
static bool begins_manifold(const Text *text, size_t at) {
  static const char *const names[] = {"多晶", "多功能", "多联产", "多元",   "多层", "多轴",
                                      "多肽", "多孔",   "多用途", "多媒体", "多边", "多金属"};
  for (size_t i = 0; i < COUNT(names); i++)
    if (has(text, at, names[i])) return true;
  return false;
}

Comparator comparator_after(const Text *text, size_t *to) {
  size_t at = skip_blanks(text, *to);
  char first = char_at(text, at);
  if (first == '+' && at == *to && !is_letter(char_at(text, at + 1)) && !is_digit(char_at(text, at + 1))) {
    *to = at + 1;
    return COMPARATOR_AT_LEAST;
  }
  if (has(text, *to, "-plus") && !is_letter(char_at(text, *to + 5))) {
    *to += 5;
    return COMPARATOR_AT_LEAST;
  }
  if (first == 'o' || first == 'a') return at > *to ? english_after(text, at, to) : COMPARATOR_EQUAL;
  if (!may_begin_chinese(text, at)) return COMPARATOR_EQUAL;
  for (size_t i = 0; i < COUNT(chinese_after); i++) {
    if (!has(text, at, chinese_after[i].words) || begins_manifold(text, at)) continue;
    *to = at + strlen(chinese_after[i].words);
    return chinese_after[i].comparator;
  }
  return COMPARATOR_EQUAL;
}

Comparator quantity_comparator_after(const char *text, size_t length, size_t *to) {
  return comparator_after(&(Text){text, length, 0}, to);
}
