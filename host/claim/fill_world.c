/* Words that say whose a figure is without a name: the world's, the country's. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/fill.h"
#include "claim/window.h"

/* "Eight smelters make 40% of the output around the world": a share of the world's that is nobody's named here. */
bool fill_tells_of_world(const Search *s) {
  const Context *c = s->context;
  if (!s->reading->rule->of_world || chinese_sentence(c) || context_of(c, NAME_PLACE, NULL)) return false;
  static const char *const goes_on[] = {"^Its?%s",
                                        "^They%s",
                                        "^Their%s",
                                        "%f[%a][Tt]he%s+country",
                                        "%f[%a][Tt]he%s+nation",
                                        "%f[%a][Tt]he%s+bloc%f[%A]",
                                        "%f[%a][Tt]he%s+kingdom%f[%A]",
                                        "%f[%a][Ii]ts%s",
                                        "%f[%a][Oo]ur%s",
                                        "%f[%a][Tt]he%s+region"};
  return !words_any(c, c->from, c->to, goes_on, sizeof goes_on / sizeof *goes_on) && !context_of(c, NAME_ORG, NULL);
}

/* "global demand", "world consumption", "全球需求": the world's by its own words. */
bool fill_names_world(const Search *s) {
  static const char *const world[] = {"^[Gg]lobal%s", "^[Ww]orld%s", "^[Ww]orld[’']+s%s", "^全球", "^世界"};
  const Mention *head = s->reading->head;
  return head && (head->list == NAME_demand_cue || head->list == NAME_consumption_cue) &&
         words_any(s->context, head->from, head->to, world, sizeof world / sizeof *world);
}

/* "on the Shanghai Futures Exchange": its prices are those of its country, while the London exchange's are the world's.
 */
bool fill_names_exchange(const Search *s) {
  static const char *const boards[] = {"Shanghai%s+Futures%s+Exchange",
                                       "Dalian%s+Commodity%s+Exchange",
                                       "Zhengzhou%s+Commodity%s+Exchange",
                                       "Guangzhou%s+Futures%s+Exchange",
                                       "%f[%a]SHFE%f[%A]",
                                       "上期所",
                                       "大商所",
                                       "郑商所",
                                       "广期所",
                                       "上海期货交易所",
                                       "大连商品交易所",
                                       "郑州商品交易所",
                                       "广州期货交易所"};
  const Mention *head = s->reading->head;
  return head && head->list == NAME_price_cue &&
         words_any(s->context, s->context->from, s->context->to, boards, sizeof boards / sizeof *boards);
}

/* "plants across the country", "nationwide": no province that was told of before. */
bool fill_names_country(const Search *s) {
  static const char *const words[] = {"%f[%a][Aa]cross%s+the%s+country", "%f[%a][Nn]ationwide%f[%A]",
                                      "%f[%a][Tt]he%s+country[’']"};
  return !chinese_sentence(s->context) &&
         words_any(s->context, s->context->from, s->context->to, words, sizeof words / sizeof *words);
}

/* Whether a text opens with the world: "World crude steel production fell ...", "The global urea market enters ...". A
 * figure of it that names no place is the world's. */
bool fill_world_led(const Search *s) {
  enum { FIRST = 3 };
  ClaimDocument *document = s->context->document;
  const Rule *rule = s->reading->rule;
  if (!code_is(rule->table, "overcapacity") || rule->of_works || rule->kind == RULE_EXIT || chinese_document(document))
    return false;
  uint32_t read = 0;
  for (uint32_t number = 0; number <= s->context->number && read < FIRST; number++) {
    uint8_t zone = document_zone(document, number);
    if (zone != ZONE_BODY && zone != ZONE_HEADING) continue;
    const Context *c = document_sentence(document, number);
    if (words_match(c, c->from, c->to, "^[%s]*By%s+%l*%s*%u")) continue; /* who wrote it */
    if (zone == ZONE_BODY) read++;
    const Mention *world = context_of(c, NAME_world_cue, NULL), *place = context_of(c, NAME_PLACE, NULL);
    if (world && world->token <= 1 && (!place || place->from >= world->from)) return true;
    if (zone == ZONE_HEADING && place && !code_is(place->code, "WLD")) return false;
  }
  return false;
}
