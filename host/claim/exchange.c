/* Exchanges: goods are priced where they are traded. "LME zinc", "伦铜", "on the Singapore Exchange" are of the
 * exchange's country, "Brent" is of no country. The name nearest before the figure says it; in English one behind it
 * may. */
#include <string.h>

#include "base/ascii.h"
#include "claim/chinese_words.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/figure.h"

typedef struct Exchange {
  const char *name, *country, *money; /* money: what it quotes in; NULL: several */
} Exchange;

static const Exchange exchanges[] = {{"LME", "GBR", "USD"},
                                     {"London Metal", "GBR", "USD"},
                                     {"exchange of London", "GBR", "USD"},
                                     {"SHFE", "CHN", "CNY"},
                                     {"ShFE", "CHN", "CNY"},
                                     {"Shanghai Futures", "CHN", "CNY"},
                                     {"DCE", "CHN", "CNY"},
                                     {"Dalian Commodity", "CHN", "CNY"},
                                     {"Zhengzhou Commodity", "CHN", "CNY"},
                                     {"Guangzhou Futures", "CHN", "CNY"},
                                     {"SGX", "SGP", "USD"},
                                     {"Singapore Exchange", "SGP", "USD"},
                                     {"Comex", "USA", NULL},
                                     {"COMEX", "USA", NULL},
                                     {"Nymex", "USA", NULL},
                                     {"NYMEX", "USA", NULL},
                                     {"CBOT", "USA", NULL},
                                     {"CBoT", "USA", NULL},
                                     {"Chicago Board", "USA", NULL},
                                     {"Chicago Mercantile", "USA", NULL},
                                     {"WTI", "USA", "USD"},
                                     {"West Texas", "USA", "USD"},
                                     {"Henry Hub", "USA", "USD"},
                                     {"MCX", "IND", "INR"},
                                     {"Bursa Malaysia", "MYS", "MYR"},
                                     {"Brent", "WLD", "USD"}};

static const Exchange chinese[] = {
    {"伦敦金", "GBR", "USD"},   {"倫敦金", "GBR", "USD"},     {"伦敦基本", "GBR", "USD"},
    {"伦铜", "GBR", "USD"},     {"伦铝", "GBR", "USD"},       {"伦镍", "GBR", "USD"},
    {"伦锌", "GBR", "USD"},     {"伦铅", "GBR", "USD"},       {"伦锡", "GBR", "USD"},
    {"LME", "GBR", "USD"},      {"WTI", "USA", "USD"},        {"美油", "USA", "USD"},
    {"COMEX", "USA", NULL},     {"NYMEX", "USA", NULL},       {"CBOT", "USA", NULL},
    {"芝加哥", "USA", NULL},    {"纽约商品", "USA", "USD"},   {"纽约商业", "USA", "USD"},
    {"纽约期油", "USA", "USD"}, {"纽约金", "USA", "USD"},     {"紐約商品", "USA", "USD"},
    {"紐約商業", "USA", "USD"}, {"紐約期油", "USA", "USD"},   {"新加坡交易所", "SGP", "USD"},
    {"新交所", "SGP", "USD"},   {"新加坡铁矿", "SGP", "USD"}, {"马来西亚棕榈", "MYS", NULL},
    {"马棕", "MYS", NULL},      {"布伦特", "WLD", "USD"},     {"布倫特", "WLD", "USD"},
    {"布蘭特", "WLD", "USD"},   {"布兰特", "WLD", "USD"},     {"布油", "WLD", "USD"}};

/* Where `name` stands last in from..to, or first (`behind`), a word of its own; `to`: nowhere. */
static uint32_t find(const Context *c, const char *name, uint32_t from, uint32_t to, bool behind) {
  size_t length = strlen(name);
  uint32_t at = to;
  for (uint32_t i = from; i + length <= to; i++) {
    if (c->text[i] != *name || memcmp(c->text + i, name, length) != 0) continue;
    bool letters = (unsigned char)*name < 0x80;
    if (letters && ((i > c->from && is_letter(c->text[i - 1])) || is_letter(c->text[i + length]))) continue;
    at = i;
    if (behind) break;
  }
  return at;
}

/* "the premium over the benchmark on the London Metal Exchange": what the price is told against. */
static bool is_told_against(const Context *c, uint32_t at) {
  static const char *const against[] = {"%f[%a]over%s[%a%s]*$",    "%f[%a]versus%s[%a%s]*$", "%f[%a]above%s[%a%s]*$",
                                        "%f[%a]against%s[%a%s]*$", "%f[%a]than%s[%a%s]*$",   "%f[%a]below%s[%a%s]*$"};
  enum { LEAD = 40 };
  return words_any(c, at > c->from + LEAD ? at - LEAD : c->from, at, against, sizeof against / sizeof *against);
}

const char *exchange_country(const Context *c, const Mention *value, const Mention *price) {
  static Words parts = {"；", ";", NULL};
  bool han = (bool)c->han;
  uint32_t from = last_of(c, c->from, value->from, parts), nearest = 0;
  if (!from) from = c->from;
  const Exchange *list = han ? chinese : exchanges, *found = NULL;
  size_t count = han ? sizeof chinese / sizeof *chinese : sizeof exchanges / sizeof *exchanges;
  for (size_t i = 0; i < count; i++) {
    uint32_t at = find(c, list[i].name, from, value->from, false);
    if (at == value->from || (found && at < nearest)) continue;
    nearest = at;
    found = &list[i];
  }
  if (!found && !han) {
    enum { BEHIND = 90 };
    uint32_t to = value->to + BEHIND < c->to ? value->to + BEHIND : c->to;
    EACH_MENTION (next, c, NAME_MONEY) /* "US crude rose to $72 and Brent to $75": of the next price */
      if (next != value && next != price && next->from >= value->to && next->from < to) to = next->from;
    for (size_t i = 0; i < count; i++) {
      uint32_t at = find(c, list[i].name, value->to, to, true);
      if (at == to || (found && at > nearest)) continue;
      nearest = at;
      found = &list[i];
    }
  }
  if (!found || (price && found->money && !code_is(price->unit, found->money))) return NULL;
  return !han && is_told_against(c, nearest) ? NULL : found->country;
}
