/* Whose works a text tells of, where others build and pay for them.
 *
 * A text about a railway in Laos names China as often as Laos: its banks, its companies, its money. What only builds,
 * lends or is at home counts nothing here; the country that is named most besides is the host. It holds where a
 * sentence names no place of its own, or none but a payer. */
#include <string.h>

#include "base/hash.h"
#include "claim/claim_part.h"
#include "claim/firms.h"
#include "claim/place.h"
#include "claim/scanned.h"
#include "claim/window.h"

enum { COUNTRIES_MOST = 24 };

typedef struct Count {
  const char *country;
  int times;
} Count;

/* "Chinese banks", "a South Korean company", "China-backed": behind a place these make it one who builds or pays. */
static bool builds(ClaimDocument *document, size_t to) {
  static const char *const behind[] = {
      "^%-%l",
      "^%s+[%a-]*%s?[%a-]*%s?banks?%f[%A]",
      "^%s+[%a-]*%s?lenders?%f[%A]",
      "^%s+[%a-]*%s?loans?%f[%A]",
      "^%s+[%a-]*%s?[%a-]*%s?compan",
      "^%s+[%a-]*%s?[%a-]*%s?firms?%f[%A]",
      "^%s+[%a-]*%s?contractors?",
      "^%s+[%a-]*%s?investors?",
      "^%s+[%a-]*%s?investment",
      "^%s+[%a-]*%s?developers?",
      "^%s+[%a-]*%s?%a*makers?%f[%A]",
      "^%s+[%a-]*%s?giant",
      "^%s+[%a-]*%s?group%f[%A]",
      "^%s+[%a-]*%s?manufacturer",
      "^%s+[%a-]*%s?money",
      "^%s+[%a-]*%s?funding",
      "^%s+[%a-]*%s?financing",
      "^%s+[%a-]*%s?workers?%f[%A]",
      "^%s+[%a-]*%s?engineers?",
      "^%s+[%a-]*%s?ambassador",
      "^%s+%l*%s?%l*%s?provide",
      "^%s+%l*%s?%l*%s?lend",
      "^%s+%l*%s?%l*%s?lent%f[%A]",
      "^%s+%l*%s?%l*%s?financ",
      "^%s+%l*%s?%l*%s?offer",
      "^%s+%l*%s?%l*%s?pledge",
      "^%s+%a*%s?%a*%s?creditor",
      "^%s+%l*%s+interested",
      "^%s+side%f[%A]",
      "^%s+currency",
      "^%s+keen",
      "^%s+%l*%s?%l*%s?fund%f[%A]",
      "^%s+[%a-]*%s?debt",
      "^%s+[%a-]*%s?capital%f[%A]",
      "^%s+Exim",
      "^%s+Development%s+Bank",
      "^%s+[%a-]*%s?consortium",
      "^%s+[%a-]*%s?conglomerate",
      "^%s+[%a-]*%s?state%-owned",
      "^%s+[%a-]*%s?supplier",
      "^企业",
      "^公司",
      "^集团",
      "^银行",
      "^资金",
      "^贷款",
      "^投资",
      "^承包",
      "^财团",
      "^企業",
      "^集團",
      "^銀行",
      "^進出口",
      "^进出口",
      "^資金",
      "^貸款",
      "^投資",
      "^财政",
      "^[^，。]?[^，。]?[^，。]?[^，。]?[^，。]?[^，。]?[^，。]?[^，。]?[^，。]?制造企业"};
  bool may = to < document->length && !strchr(",.;:'\"()?!", document->text[to]); /* each begins with others */
  return may && document_any(document, to, behind, sizeof behind / sizeof *behind);
}

/* "Chinese", "South Korean": what is of a country, but "in China" is there. */
static bool is_adjective(const ClaimDocument *document, uint32_t from, uint32_t to) {
  const char *text = document->text + from;
  size_t length = to - from;
  if (from > 0 && document->text[from - 1] == '-') return true; /* "the Lao-China railway" */
  if (length > 3 && memcmp(text + length - 3, "ese", 3) == 0) return true;
  return length > 3 && memcmp(text + length - 2, "an", 2) == 0 && to < document->length && text[length] == ' ' &&
         document->text[to + 1] >= 'a' && document->text[to + 1] <= 'z';
}

const char *works_host(ClaimDocument *document) {
  if (document->host_known) return document->host;
  document->host_known = true;
  Count count[COUNTRIES_MOST];
  size_t countries = 0;
  const Mentions *m = &document->scan->mentions;
  uint32_t past = 0;
  for (size_t i = 0; i < m->count; i++) {
    if (!scan_is_place(document, i) || m->from[i] < past) continue;
    const char *country = place_state(document->rules->term[m->value[i]].code);
    past = m->to[i];
    if (strlen(country) != 3 || code_is(country, "WLD") || builds(document, m->to[i])) continue;
    size_t at = 0;
    while (at < countries && !code_is(count[at].country, country)) at++;
    if (at == COUNTRIES_MOST) break;
    if (at == countries) count[countries++] = (Count){country, 0};
    count[at].times += is_adjective(document, m->from[i], m->to[i]) ? 1 : 2;
  }
  const Count *best = NULL, *second = NULL;
  for (size_t i = 0; i < countries; i++) {
    if (!best || count[i].times > best->times) {
      second = best;
      best = &count[i];
    } else if (!second || count[i].times > second->times) {
      second = &count[i];
    }
  }
  bool stands_out = best && best->times >= 4 && (!second || best->times > second->times);
  return document->host = stands_out ? best->country : NULL;
}

bool works_paid_by(const Context *c, const Mention *m) {
  if (m->type == NAME_ORG ? !m->org || m->org->kind != ORG_BANK : !place_pays(c, m)) return false;
  const char *host = works_host(c->document), *code = place_value(m);
  return host && code && !code_is(place_state(code), host);
}
