/* Where a price holds: the market it is told of, the country whose goods or whose money they are, else the world's. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/fill.h"
#include "claim/place.h"
#include "claim/reading.h"
#include "claim/window.h"

static const Found nothing;

/* "West Texas Intermediate": a place in the name of goods. */
static bool names_goods(const Context *c, const Mention *m) {
  EACH_MENTION (goods, c, NAME_SECTOR)
    if (goods->from <= m->from && goods->to >= m->to) return true;
  return false;
}

/* The place that the words around a price name: "in Rotterdam" before "Chinese steel prices". */
static const Mention *market_named(const Context *c, const Reading *r, const Mention *head, bool there) {
  static const char *const at[] = {"in",  "at",  "fob",       "cif",       "cfr", "ddp", "cnf",
                                   "whs", "exw", "warehouse", "delivered", "在",  NULL};
  EACH_MENTION (m, c, NAME_PLACE) {
    bool town = there && m->from >= head->to && m->clause <= head->clause + 1 &&
                context_names_town(c, m); /* "in Jinja, Uganda" */
    if (town) return m;
    bool listed =
        m->to <= head->from && words_match(c, m->to, head->from, "^:%s*"); /* "Copper, cif Rotterdam: $9,780" */
    if (m->inside || (m->clause != head->clause && !listed) || names_goods(c, m)) continue;
    if (chinese_at(c, m->from) && (chinese_aside(c, r, m) || chinese_of_maker(c, m, r->value))) continue;
    SmallWord word = place_word_before(c, m);
    bool qualifies = m->to <= head->from && (int64_t)head->token - (int64_t)m->last <= 4 && !code_is(word.text, "of");
    int64_t gap = m->from >= head->to ? (int64_t)m->token - (int64_t)head->last : 0;
    if ((there ? word_listed(word.text, at) : qualifies) && gap < 14) return m;
  }
  return NULL;
}

/* "the export price of Chilean salmon": the price of what that country sells. */
static const Mention *exporter_named(const Context *c, const Mention *head) {
  static const char *const of[] = {"^%s+of%s+$", "^%s+for%s+$"};
  Window before = window_before(c, head->from, 8);
  if (c->han ||
      (!window_has(&before, "%f[%a][Ee]xport%s+$") && !words_match(c, head->from, head->to, "%f[%a][Ee]xport%s")))
    return NULL;
  EACH_MENTION (m, c, NAME_PLACE)
    if (!m->inside && m->from >= head->to && words_any(c, head->to, m->from, of, sizeof of / sizeof *of)) return m;
  return NULL;
}

/* Goods other than those that the text told a figure of just before. */
static bool of_other_goods(const Context *c, const Reading *r) {
  const Mention *goods = reading_capture(r, NAME_sector);
  const ClaimDocument *document = c->document;
  const char *told = document->figure_known ? text_of(claim_get(&document->last_figure, NAME_sector)) : NULL;
  return goods && (!told || !code_is(goods->code, told));
}

/* Where a price holds: "in Rotterdam", "Chinese steel prices"; else it is the world's. */
Found market_of(Context *c, const Reading *r) {
  const Mention *head = r->head ? r->head : r->anchor;
  static const char *const world[] = {"^%s+globally%f[%A]", "^%s+worldwide%f[%A]", "^%s+around%s+the%s+world"};
  static const char *const exchange[] = {"^%s+[Ee]xchange%f[%A]", "^%s+%a+%s+[Ee]xchange%f[%A]"};
  Window behind = window_after(c, r->value ? r->value->to : head->to, 20);
  if (window_any(&behind, world, sizeof world / sizeof *world)) return (Found){value_text("WLD"), NULL, "clause"};
  const char *abroad = r->value && c->han ? chinese_exchange(c, r->value) : NULL;
  if (abroad) return (Found){value_text(abroad), NULL, "sentence"};
  const Mention *named = market_named(c, r, head, true), *own = r->value;
  if (own && own->type == NAME_PERCENT && !c->han) own = quote_beside(c, own);
  const char *traded =
      r->value && !c->han ? exchange_country(c, r->value, own && own->type == NAME_MONEY ? own : NULL) : NULL;
  if (traded) return (Found){value_text(traded), NULL, "sentence"};
  const char *traded_on = quote_market(c, reading_capture(r, NAME_sector), own);
  if (traded_on) return (Found){value_text(traded_on), NULL, "previous"};
  const char *money = own ? place_of_currency(own) : NULL; /* "imported Chinese steel sold at 14,500 kwacha" */
  if (!named && !code_is(money, "CHN")) {
    named = market_named(c, r, head, false);
    if (named && money && !code_is(place_value(named), money)) return (Found){value_text(money), own, "unit"};
  }
  if (!named) named = market_named(c, r, head, false);
  if (!named) named = exporter_named(c, head);
  if (named && named->to < c->to && words_any(c, named->to, c->to, exchange, 2))
    return (Found){value_text(place_country(named->code)), named, "clause"}; /* "the Dalian Commodity Exchange" */
  if (named) return (Found){value_text(named->code), named, "clause"};
  if (chinese_sentence(c)) return chinese_market(c, r);
  EACH_MENTION (m, c,
                NAME_PLACE) { /* whose the sentence is about: "Vietnam sold ..., at an average price of 42 dollars" */
    bool opens = m->token <= 3 && m->to <= head->from && !m->inside && !names_goods(c, m) && !code_is(m->code, "WLD");
    if (opens && place_word_before(c, m).text[0] == '\0') return (Found){value_text(place_value(m)), m, "sentence"};
  }
  const LastClaim *last = &c->document->last_claim; /* "the average price": of what was just told */
  bool foreign = money && last->place.kind == VALUE_TEXT && !code_is(last->place.text, money); /* "to 722 yuan" */
  bool goes_on =
      !foreign && !of_other_goods(c, r) && last->known && last->sentence + 1 >= c->number && last->block == c->block &&
      last->place.kind == VALUE_TEXT &&
      (code_is(last->table, "trade_flows_prices") || words_match(c, c->from, head->from, "^[%s]*The average%s") ||
       words_match(c, c->from, head->from, "%f[%a][Tt]heir%s[%a%s]*$") ||
       words_match(c, c->from, head->from, "^[%s]*Its%s[%a%s]*$"));
  if (goes_on) return (Found){last->place, NULL, "previous"};
  static const char *const at_home[] = {"^[%s]*Domestic%s",    "%f[%a]domestic%s",        "^[%s]*Local%s",
                                        "%f[%a]local%s+price", "roducer%s+prices",        "actory%-gate%s+price",
                                        "onsumer%s+prices",    "verage%s+export%s+price", "verage%s+import%s+price"};
  static const FillPath path = {.field = NAME_place, .steps = 3, .step = {STEP_PREVIOUS, STEP_HEADING, STEP_DOCUMENT}};
  if (!c->han && words_any(c, c->from, r->value ? r->value->from : c->to, at_home, sizeof at_home / sizeof *at_home)) {
    EACH_MENTION (m, c, NAME_PLACE) /* "mills in Turkey ran slower; domestic prices eased" */
      if (!m->inside && m->to <= head->from && place_value(m))
        return (Found){value_text(place_country(m->code)), m, "sentence"};
    Search search = {.context = c, .reading = r};
    Found f = fill_slot(&search, NAME_place, &path);
    if (f.value.kind != VALUE_NONE) return f;
  }
  const char *home = money; /* "37.9 yuan per kilogram" */
  if (!home && r->rule->percent) home = document_currency_place(c->document);
  return home ? (Found){value_text(home), own ? own : r->value, "unit"} : nothing;
}
