/* What fills a slot without being named as such: works of one trade, money of one country, the label of an entry, the
 * home of the firm whose report a text is. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/figure.h"
#include "claim/fill.h"
#include "claim/place.h"
#include "claim/window.h"

static const Found nothing;

static Found found(const char *value, const Mention *mention, const char *step) {
  return value ? (Found){value_text(value), mention, step} : nothing;
}

/* Works of one trade only name it. */
static Found by_works(const Context *c) {
  static const char *const works[][2] = {
      {"yard", "shipbuilding"},   {"shipyard", "shipbuilding"}, {"kiln", "cement"},       {"cracker", "petrochemicals"},
      {"blast furnace", "steel"}, {"coke oven", "steel"},       {"potline", "aluminium"}, {"paper machine", "paper"}};
  EACH_MENTION (cue, c, NAME_factory_cue) {
    Window words = window_of(c, cue->from, cue->to);
    if (window_ends(&words, "s")) words.length--;
    for (size_t i = 0; i < sizeof works / sizeof *works; i++)
      if (strlen(works[i][0]) == words.length && memcmp(works[i][0], words.bytes, words.length) == 0)
        return found(works[i][1], cue, "unit");
  }
  return nothing;
}

/* A currency of one country names the country, where nothing else does. */
const char *place_of_currency(const Mention *value) {
  static const char *const currencies[][2] = {
      {"CNY", "CHN"}, {"JPY", "JPN"}, {"KRW", "KOR"}, {"INR", "IND"}, {"VND", "VNM"}, {"IDR", "IDN"}, {"BRL", "BRA"},
      {"RUB", "RUS"}, {"TRY", "TUR"}, {"MXN", "MEX"}, {"GBP", "GBR"}, {"CAD", "CAN"}, {"AUD", "AUS"}, {"THB", "THA"},
      {"MYR", "MYS"}, {"PKR", "PAK"}, {"ZAR", "ZAF"}, {"ETB", "ETH"}, {"NGN", "NGA"}, {"EGP", "EGY"}, {"UZS", "UZB"},
      {"TWD", "TWN"}, {"PLN", "POL"}, {"SAR", "SAU"}, {"BDT", "BGD"}, {"KZT", "KAZ"}, {"KES", "KEN"}, {"ZMW", "ZMB"},
      {"GHS", "GHA"}, {"TZS", "TZA"}, {"UGX", "UGA"}, {"PHP", "PHL"}, {"COP", "COL"}, {"CLP", "CHL"}, {"PEN", "PER"},
      {"ARS", "ARG"}, {"LKR", "LKA"}, {"NPR", "NPL"}, {"MMK", "MMR"}, {"KHR", "KHM"}, {"LAK", "LAO"}, {"MNT", "MNG"},
      {"IRR", "IRN"}, {"IQD", "IRQ"}, {"AED", "ARE"}, {"QAR", "QAT"}, {"KWD", "KWT"}, {"ILS", "ISR"}, {"SEK", "SWE"},
      {"NOK", "NOR"}, {"DKK", "DNK"}, {"CHF", "CHE"}, {"CZK", "CZE"}, {"HUF", "HUN"}, {"RON", "ROU"}, {"UAH", "UKR"},
      {"NZD", "NZL"}, {"SGD", "SGP"}, {"AOA", "AGO"}, {"MZN", "MOZ"}, {"DZD", "DZA"}, {"MAD", "MAR"}, {"TND", "TUN"}};
  if (value->type != NAME_MONEY) return NULL;
  for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
    if (code_is(value->unit, currencies[i][0])) return currencies[i][1];
  return NULL;
}

/* "据海关数据": the offices of the whole country count for it. */
static Found by_office(const Search *s) {
  static const char *const offices[] = {"海关总署", "海关数据", "海关统计", "國家統計局", "国家统计局", "海關總署"};
  Context *c = s->context;
  if (!chinese_sentence(c) || chinese_province(c->document)) return nothing;
  return words_any(c, c->from, c->to, offices, sizeof offices / sizeof *offices) ? found("CHN", NULL, "clause")
                                                                                 : nothing;
}

/* Yuan in a Chinese text say nothing of where: what is told last of a province goes on. */
static Found by_province(const Search *s) {
  enum { NEAR = 2 };
  Context *c = s->context;
  const LastClaim *last = &c->document->last_claim;
  const char *place = last->known ? text_of(&last->place) : NULL;
  bool goes_on = place_is_province(place) && last->block == c->block && c->number <= last->sentence + NEAR;
  if (!goes_on || !chinese_sentence(c) || !s->reading->value || !code_is(s->reading->value->unit, "CNY"))
    return nothing;
  return found(place, NULL, "previous");
}

/* The country whose money is counted; works paid in yuan stand in the province that a Chinese text is about. */
static Found by_currency(const Context *c, const Reading *r) {
  const char *place = r->value ? place_of_currency(r->value) : NULL;
  bool home = code_is(place, "CHN") && r->rule->of_works && chinese_document(c->document);
  const char *province = home ? chinese_home(c->document) : NULL;
  if (place_is_province(province)) return found(province, NULL, "document");
  return place ? found(place, r->value, "unit") : nothing;
}

/* What words far away are not asked for: what is counted in vehicles is a matter of the car industry; works name a
 * trade. */
Found implied_sector(const Search *s) {
  const Mention *value = s->reading->value;
  if (value && value->type != NAME_MONEY && code_is(value->unit, "vehicles")) return found("autos", value, "unit");
  if (value && value->type == NAME_QUANTITY && value->unit && strncmp(value->unit, "bbl", 3) == 0)
    return found("crude_oil", value, "unit"); /* "1.8 million barrels of oil a day" */
  if (value && value->type == NAME_QUANTITY && value->unit && strncmp(value->unit, "chips", 5) == 0)
    return found("semiconductors", value, "unit"); /* "92,000 wafers a month" */
  if (value && value->type == NAME_PERCENT)        /* "sold 3 million vehicles, up 62 percent" */
    EACH_MENTION (m, s->context, NAME_QUANTITY)
      if (m->clause == value->clause && code_is(m->unit, "vehicles")) return found("autos", m, "unit");
  const char *sold = quote_goods(s->context, value);
  if (sold) return found(sold, value, "unit");
  const Mention *who = s->reading->rule->ranks ? s->reading->trigger : NULL;
  if (who && words_match(s->context, who->from, who->to, "^manufacturers?$")) /* "the world's biggest manufacturer" */
    return found("manufacturing", who, "clause");
  return by_works(s->context);
}

/* "the Group's capacity", "本集团": what the firm says of itself. */
static bool says_our(const Context *c) {
  static const char *const own[] = {"%f[%a][Tt]he Company%f[%A]", "%f[%a][Tt]he Group%f[%A]", "本集团", "本公司",
                                    "本集團"};
  return words_any(c, c->from, c->to, own, sizeof own / sizeof *own);
}

/* Whether it is money of a firm that announces it, whose name ends as firms' of one country do: "Kuusi Oyj". Its works
 * may stand anywhere; what it owes and earns is told of its home. */
static bool is_firms_own(const Search *s) {
  ClaimDocument *document = s->context->document;
  return s->reading->value && s->reading->rule->owed &&
         (document_announcer_home(document) || document_reporter(document)) &&
         !context_of(s->context, NAME_PLACE, NULL);
}

/* Whether a sentence is nothing but a name: "**Mexico**". */
static bool stands_alone(const Context *c, const Mention *m) {
  return words_match(c, m->to, c->to, "^[*_]*%.?[*_]*%s*$") && words_count(c->text + c->from, m->from - c->from) == 0;
}

/* The label of the entry that a sentence stands in: "3. Uzbekistan - Flat Glass", "**Mexico** (22 April): ...",
 * "Zambia. The Government ...". It governs what follows until the next one or a heading. */
static Found by_label(const Search *s) {
  enum { ENTRY_MOST = 8 };
  static const uint16_t places[] = {NAME_PLACE, NAME_world_cue, 0};
  Context *c = s->context;
  for (uint32_t back = 0; back <= ENTRY_MOST && back <= c->number; back++) {
    uint32_t number = c->number - back, end;
    bool heading = back && document_zone(c->document, number) == ZONE_HEADING;
    const Context *other = document_names(c->document, number, places) ? document_sentence(c->document, number) : NULL;
    const Mention *first = other ? context_of(other, NAME_PLACE, NULL) : NULL;
    const Mention *world = other ? context_of(other, NAME_world_cue, NULL) : NULL;
    if (world && world->token == 0 && (context_is_label(other, world, &end) || stands_alone(other, world)))
      return found("WLD", world, "label");                           /* "Global: ..." */
    static const char *const aside[] = {"from", "to", "with", NULL}; /* "Imports from the U.S.: ...": no entry of it */
    if (!first || first->token > 3 || code_is(first->code, "WLD") ||
        word_listed(place_word_before(other, first).text, aside)) {
      if (heading) return nothing;
      continue;
    }
    if (stands_alone(other, first) || (context_is_label(other, first, &end) && !first->inside))
      return found(place_value(first), first, "label");
    if (heading) return nothing;
  }
  return nothing;
}

/* The place of a statement that names none: that of its entry, of the firm that speaks of itself, of its money. */
Found implied_place(const Search *s) {
  Found f = by_label(s);
  if (f.value.kind == VALUE_NONE && (says_our(s->context) || is_firms_own(s)))
    f = found(document_home(s->context->document), NULL, "document");
  if (f.value.kind == VALUE_NONE) f = inquiry_place(s);
  if (f.value.kind == VALUE_NONE) f = by_office(s);
  if (f.value.kind == VALUE_NONE) f = by_province(s);
  if (f.value.kind == VALUE_NONE && !chinese_province(s->context->document)) f = by_currency(s->context, s->reading);
  return f.value.kind == VALUE_NONE ? found(chinese_own_firm(s->context), NULL, "document") : f;
}
