/* How a quantity begins: with an amount, or with one of the words and phrases that stand for one.
 *
 * Conventions. A word of multiplication ("twice", "doubled", "threefold") is a multiple, unit "x". "a tonne" is one
 * tonne, "a year" is none: it says per what. "billions of dollars" is at least one billion, and only of what a table
 * knows. */
#include <string.h>

#include "text/quantity.h"
#include "text/quantity_part.h"

/* "a" with the measures that one has of: see read_article. */
const char *const quantity_words[] = {
    "a barrel",  "a buck",     "a dollar",    "a euro",     "a yuan",      "a gallon",    "a gigawatt", "a gram",
    "a hectare", "a kg",       "a kilo",      "a kilogram", "a kilometer", "a kilometre", "a kilowatt", "a lb",
    "a liter",   "a litre",    "a megawatt",  "a meter",    "a metre",     "a mile",      "a pound",    "a ton",
    "a tonne",   "an acre",    "an inch",     "an ounce",   "billions",    "crores",      "dozens",     "doubled",
    "doubles",   "doubling",   "fivefold",    "fourfold",   "halved",      "halving",     "hundreds",   "lakhs",
    "millions",  "quadrupled", "quadrupling", "quintupled", "scores",      "single",      "sixfold",    "tenfold",
    "tens",      "thousands",  "threefold",   "thrice",     "trebled",     "trebling",    "trillions",  "tripled",
    "tripling",  "twice",      "twofold",     "万",         "萬",          "亿",          "億",         "翻一番",
    "翻两番",    "翻了一番",   "翻了两番",    "翻番",       NULL};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool read_multiple(const Text *text, size_t at, Amount *amount) {
  Word word = number_read_word(text->bytes, text->length, at);
  const NumberWord *known = number_word(&word);
  size_t end = at + word.length;
  UnitMatch times;
  if (known->kind != WORD_MULTIPLE) return false;
  if (has(text, end, " down") || !unit_match("times", 5, 0, &times)) return false; /* "doubled down" */
  Number number = {.value = known->value, .scale = 1, .form = NUMBER_WORDS};
  *amount = (Amount){at, end, at, end, number, number.value, times.unit, NULL, 0, false, false};
  return true;
}

/* 百分之二十, 千分之五: parts of a hundred or a thousand. */
static bool read_chinese_percent(const Text *text, size_t at, Amount *amount) {
  static const struct {
    const char *characters[3];
    double factor;
  } parts[] = {{{"百", "分", "之"}, 1}, {{"千", "分", "之"}, 0.1}, {{"万", "分", "之"}, 0.01}};
  for (size_t i = 0; i < COUNT(parts); i++) {
    size_t end = at, j = 0;
    for (; j < 3 && has(text, end, parts[i].characters[j]); j++)
      end = skip_blanks(text, end + strlen(parts[i].characters[j]));
    if (j < 3) continue;
    Number number;
    size_t sign = has(text, end, "负") || has(text, end, "負") ? strlen("负") : 0; /* 百分之负三 */
    end += sign;
    size_t size = number_parse(text->bytes, text->length, end, &number);
    if (!size && has(text, end, "百")) { /* 百分之百 */
      number = (Number){.value = 100, .scale = 1, .form = NUMBER_CJK, .integer = true};
      size = strlen("百");
    }
    UnitMatch percent;
    if (!size || !unit_match("%", 1, 0, &percent)) return false;
    size_t from = at; /* 负百分之三 */
    if (has_before(text, at, "负") || has_before(text, at, "負")) from = at - strlen("负");
    bool minus = sign || from < at;
    double value = number_scaled(minus ? -number.value : number.value, parts[i].factor);
    *amount = (Amount){from, end + size, end, end + size, number, value, percent.unit, NULL, 0, true, false};
    return true;
  }
  return false;
}

static bool is_bulk(const char *dimension) {
  static const char *const bulk[] = {"area", "energy", "length", "mass", "power", "volume"};
  for (size_t i = 0; i < COUNT(bulk); i++)
    if (strcmp(dimension, bulk[i]) == 0) return true;
  return false;
}

/* "a kilogram", "a tonne", "a dollar": one of a measure; never "a year" or "a share", which say per what. */
static bool read_article(const Text *text, size_t at, Amount *amount) {
  size_t end = at + (has(text, at, "an ") ? 2 : 1), next = skip_blanks(text, end);
  UnitMatch match;
  if (next == end || !unit_match(text->bytes, text->length, next, &match)) return false;
  bool money = match.unit->kind == UNIT_MONEY && !is_letter(char_at(text, skip_blanks(text, match.end))) &&
               char_at(text, match.end) != '-'; /* not "a dollar sign", "a euro-zone country" */
  if (match.unit->kind != UNIT_MEASURE && !money) return false;
  if ((!money && !is_bulk(match.unit->dimension)) || match.end - next < 2) return false;
  size_t before = skip_blanks_back(text, at);
  if (before == text->floor && before > 0) return false; /* "$3 a gallon": the mention before ends here */
  Number one = {.value = 1, .scale = 1, .form = NUMBER_WORDS, .integer = true};
  *amount = (Amount){at, match.end, at, end, one, 1, match.unit, match.unit->per, 0, false, false};
  return true;
}

/* "a single page": one, of what follows. */
static bool read_single(const Text *text, size_t at, Amount *amount) {
  size_t before = skip_blanks_back(text, at);
  if (!has(text, at, "single ") || before == at || !has_before(text, before, "a")) return false;
  if (before >= 2 && is_letter(text->bytes[before - 2])) return false;
  Number one = {.value = 1, .scale = 1, .form = NUMBER_DIGITS, .integer = true};
  *amount = (Amount){.from = at, .to = at + 6, .number_from = at, .number_to = at + 6, .number = one, .value = 1};
  amount_find_counted(text, amount);
  return amount->unit != NULL;
}

/* "billions of dollars", "hundreds of thousands of jobs", "tens of millions of tons": at least one of that scale; only
 * of something that a table knows. */
static bool read_vague(const Text *text, size_t at, Amount *amount) {
  static const struct {
    const char *word;
    double value;
  } scales[] = {{"tens of ", 10},       {"dozens of ", 12},    {"scores of ", 20},    {"hundreds of ", 100},
                {"thousands of ", 1e3}, {"millions of ", 1e6}, {"billions of ", 1e9}, {"trillions of ", 1e12},
                {"lakhs of ", 1e5},     {"crores of ", 1e7}};
  double value = 1;
  size_t end = at;
  for (size_t i = 0; i < COUNT(scales);) {
    if (value < 1e18 && has(text, end, scales[i].word)) {
      value *= scales[i].value;
      end = skip_blanks(text, end + strlen(scales[i].word));
      i = 0;
    } else {
      i++;
    }
  }
  UnitMatch match;
  if (end == at || value > 1e18 || !unit_match(text->bytes, text->length, end, &match)) return false;
  if (match.unit->kind == UNIT_MULTIPLE || (match.flags & (UNIT_CAREFUL | UNIT_SINGULAR))) return false;
  Number number = {.value = value, .scale = value, .form = NUMBER_WORDS};
  *amount = (Amount){at, match.end, at, end, number, value, match.unit, match.unit->per, 0, false, true};
  return true;
}

/* 翻番, 翻了一番, 翻两番: doubled, and doubled twice. */
static bool read_doubled(const Text *text, size_t at, Amount *amount) {
  static const struct {
    const char *word;
    double value;
  } words[] = {{"翻了一番", 2}, {"翻一番", 2}, {"翻番", 2}, {"翻了两番", 4}, {"翻两番", 4}};
  for (size_t i = 0; i < COUNT(words); i++) {
    UnitMatch times;
    if (!has(text, at, words[i].word) || !unit_match("times", 5, 0, &times)) continue;
    Number number = {.value = words[i].value, .scale = 1, .form = NUMBER_CJK};
    size_t end = at + strlen(words[i].word);
    *amount = (Amount){at, end, at, end, number, number.value, times.unit, NULL, 0, false, false};
    return true;
  }
  return false;
}

static bool begins_with_unit(const Text *text, size_t at) {
  static const char units[] = "十百千万萬亿億";
  if (text->length - at < 3) return false;
  for (size_t i = 0; i + 3 < sizeof units; i += 3)
    if (memcmp(text->bytes + at, units + i, 3) == 0) return true;
  return false;
}

/* 数百亿元, 几千名, 上万人, 近百家: a round number that no digit begins, of something that a table knows. After 数, 几
 * and 上 it is at least that much. */
static bool read_round(const Text *text, size_t at, Amount *amount, bool *vague) {
  static const struct {
    const char *sign;
    double value;
  } signs[] = {{"十", 10}, {"百", 100}, {"千", 1000}, {"万", 1e4}, {"萬", 1e4}, {"亿", 1e8}, {"億", 1e8}};
  static const char *const before[] = {"数", "數", "几", "幾", "上", "近", "约", "逾", "超", "过"};
  size_t some = 0, end = at;
  while (some < COUNT(before) && !has_before(text, at, before[some])) some++;
  *vague = some < 4;
  if (some == COUNT(before)) return false;
  double value = 1;
  for (size_t i = 0; i < COUNT(signs) && value < 1e12; i++) {
    if (!has(text, end, signs[i].sign)) continue;
    value *= signs[i].value;
    end += strlen(signs[i].sign);
    i = (size_t)-1;
  }
  UnitMatch match;
  if (end == at || !unit_match(text->bytes, text->length, end, &match) || (match.flags & UNIT_CAREFUL)) return false;
  Number number = {.value = value, .scale = 1, .form = NUMBER_CJK};
  *amount = (Amount){at, match.end, at, end, number, value, match.unit, match.unit->per, 0, false, some < 5};
  if (some < 5) amount->from = at - strlen(before[some]);
  return true;
}

/* "one in five companies", "four out of ten": a share, and no five companies. */
static bool read_one_in(const Text *text, size_t at, Amount *amount) {
  static const struct {
    const char *word;
    double value;
  } counts[] = {{"one ", 1}, {"1 ", 1},     {"two ", 2},   {"three ", 3}, {"four ", 4},
                {"six ", 6}, {"seven ", 7}, {"eight ", 8}, {"nine ", 9}};
  double part = 0;
  size_t next = 0;
  char first = (char)(text->bytes[at] | 0x20), second = char_at(text, at + 1); /* most things begin no share */
  if (is_digit(text->bytes[at]) ? first != '1' || second != ' ' : !strchr("otfsen", first)) return false;
  for (size_t i = 0; part == 0 && i < sizeof counts / sizeof *counts; i++)
    if (has(text, at, counts[i].word)) part = counts[i].value, next = at + strlen(counts[i].word);
  if (part == 0) return false;
  next = has(text, next, "in ") ? next + 3 : has(text, next, "out of ") ? next + 7 : 0;
  if (next && has(text, next, "every ")) next += 6;
  Number whole;
  size_t size = next ? number_parse(text->bytes, text->length, next, &whole) : 0;
  if (!size || !whole.integer || whole.ordinal || whole.value < 2 || whole.value <= part) return false;
  if (whole.value > (part > 1 ? 20 : 1000)) return false; /* "three in 2024" */
  Number number = {.value = part / whole.value, .scale = 1, .form = NUMBER_FRACTION};
  *amount = (Amount){at, next + size, at, next + size, number, number.value, NULL, NULL, 0, false, false};
  return true;
}

bool amount_begin(const Text *text, size_t at, Amount *amount) {
  if (at >= text->length) return false;
  if (has(text, at, "翻") && read_doubled(text, at, amount)) return true;
  if ((unsigned char)text->bytes[at] >= 0xE4 && begins_with_unit(text, at)) {
    if (read_chinese_percent(text, at, amount)) return true;
    bool vague = false;
    if (read_round(text, at, amount, &vague)) return true;
    if (vague) return false;
  }
  if (read_one_in(text, at, amount)) return true;
  if (is_letter(text->bytes[at]) && read_multiple(text, at, amount)) return true;
  if (amount_read(text, at, amount)) return true;
  if ((text->bytes[at] | 0x20) == 'a') return read_article(text, at, amount);
  return read_single(text, at, amount) || read_vague(text, at, amount);
}
