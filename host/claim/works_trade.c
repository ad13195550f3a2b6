/* What works make: their goods, the power that drives them, the ways that carry.
 *
 * The goods stand before the word for the works ("lithium refinery") or behind what is counted ("200,000 tons of
 * ferronickel"); a power plant makes electricity, whatever it burns, or is of the trade of the sun, the wind or
 * the atoms that drive it. What says nothing goes on with the plant told before. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/firms.h"
#include "claim/window.h"

static const Found nothing;

/* "200,000 tons of ferronickel", "60,000 tons of cathode copper": the last of the nouns. */
static const Mention *goods_behind(const Context *c, const Reading *r) {
  const Mention *best = NULL;
  if (!r->value) return NULL;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (!m->inside && m->from >= r->value->to && words_match(c, r->value->to, m->from, "^%s+of%s[%l%s-]*$") &&
        words_count(c->text + r->value->to, m->from - r->value->to) <= 4)
      best = m;
  return best;
}

/* Whether what works told before make can come from a refinery: "the refinery" of a text on ores is theirs. */
static bool is_refined(const ClaimDocument *document) {
  static const char *const goods[] = {"nickel",
                                      "copper",
                                      "zinc",
                                      "lead",
                                      "gold",
                                      "silver",
                                      "aluminium",
                                      "cobalt",
                                      "sugar",
                                      "lithium",
                                      "alumina",
                                      "rare_earths",
                                      "mining",
                                      "critical_minerals",
                                      "metals",
                                      "food",
                                      "nonferrous_metals",
                                      NULL};
  const LastWorks *last = &document->last_works;
  if (!last->known) return true;
  const char *first =
      last->sector.kind == VALUE_LIST && last->sector.count ? last->sector.list[0] : text_of(&last->sector);
  return !first || word_listed(first, goods);
}

/* "the steel plant", "200,000 tons of ferronickel": what the sentence itself says that it makes. */
static bool names_product(const Context *c, const Reading *r, const Mention *site) {
  bool refined = is_refined(c->document);
  EACH_MENTION (m, c, NAME_SECTOR) {
    if (m->inside) continue;
    if (refined && site && m->from == site->from && m->to == site->to && code_is(m->code, "oil_refining"))
      continue;                                       /* any refinery */
    if (code_is(m->code, "infrastructure")) continue; /* "the largest infrastructure project": any works */
    if (site && m->to > site->from - (site->from > c->from) && m->from < site->to) return true;
    if (site && m->to <= site->from && words_match(c, m->to, site->from, "^%s*$")) return true;
    if (r->value && m->from >= r->value->to && words_match(c, r->value->to, m->from, "^%s+$")) return true;
    if (r->value && m->from >= r->value->to && words_match(c, r->value->to, m->from, "^%s+of%s") &&
        words_count(c->text + r->value->to, m->from - r->value->to) <= 4)
      return true;
  }
  return false;
}

/* The trade of what drives a power plant, by its name: "solar power plant", "wind farm"; NULL: fuel, water or wind. */
static const char *drive_of(const Context *c, uint32_t from, uint32_t to) {
  enum { REACH = 14 };
  from = from > c->from + REACH ? from - REACH : c->from;
  if (words_match(c, from, to, "[Ss]olar") || words_match(c, from, to, "[Pp]hotovoltaic")) return "solar_pv";
  if (words_match(c, from, to, "%f[%a][Ww]ind%f[%A]")) return NULL; /* what it makes, and not who makes the turbines */
  return words_match(c, from, to, "[Nn]uclear") ? "nuclear" : NULL;
}

/* A plant is of the trade of what drives it, where that is one: the sun, the atoms. */
static Found power(const char *drive, const Mention *m) {
  return (Found){value_text(drive ? drive : "electricity"), m, "clause"};
}

static bool makes_power(const Context *c, const Mention *site) {
  static const char *const forms[] = {"[Pp]ower%s+[ps][lt][aa][nt]t?i?o?n?s?$",
                                      "[Hh]ydro",
                                      "^[Dd]ams?$",
                                      "[Ww]ind%s+[fp][ar][rom][mkj]e?c?t?s?$",
                                      "[Ss]olar%s+[fp][alr][arom][mknj]e?c?t?s?$",
                                      "[Pp]ower%s+project",
                                      "[Nn]uclear%s+plant"};
  if (!site) return false;
  if (words_match(c, site->from, site->to, "^[Rr]eactors?$")) /* others make copper or drugs in one */
    return code_is(document_dominant(c->document, NAME_SECTOR), "nuclear") ||
           words_match(c, c->from, c->to, "%f[%a][Nn]uclear%f[%A]");
  return words_any(c, site->from, site->to, forms, sizeof forms / sizeof *forms);
}

/* "the Riverside Energy Complex": what works are called says little of what they make. */
static bool names_works(const Context *c, const Mention *m) {
  uint32_t from = m->from > c->from + 24 ? m->from - 24 : c->from;
  return code_is(m->code, "energy") && c->text[m->from] >= 'A' && c->text[m->from] <= 'Z' &&
         words_match(c, from, m->from, "%u%l+%s$") && words_match(c, m->to, c->to, "^%s%u");
}

static bool before_site(const Context *c, const Mention *m, const Mention *site) {
  static const char *const between[] = {"^%s%l*%s*$", "^%s%l+ing%s+and%s+%l*%s*$", "^%s+and%s+%l+ing%s*$",
                                        "^%-%l+ing%s+%l*%s*$"};
  return m->to <= site->from && words_any(c, m->to, site->from, between, sizeof between / sizeof *between);
}

/* "lithium refinery", "electric-car factory", "solar cell manufacturing unit": the goods right before the word for the
 * works, which may name a trade by itself. */
static const Mention *product_before(const Context *c, const Mention *site) {
  const Mention *best = NULL;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (site && !m->inside && (before_site(c, m, site) || (m->from < site->from && m->to > site->from)) &&
        !names_works(c, m) && !code_is(m->code, "infrastructure") && !code_is(m->code, "manufacturing") &&
        !code_is(m->code, "finance") && !code_is(m->code, "construction") &&
        !(best && code_is(m->code, "oil_refining"))) /* "a copper smelting and refining plant" */
      best = m;
  return best;
}

static bool in_watts(const Mention *value) {
  static const char *const units[] = {"MW", "GW", "TW", "MWh", "GWh", NULL};
  return value && value->unit && word_listed(value->unit, units);
}

/* "4 GW of coal-fired power", "a 2 GW wind pipeline", "wind farms of 300 MW": the sector named next to watts. */
static const Mention *of_watts(const Context *c, const Reading *r) {
  enum { BEHIND = 6, BEFORE = 3 };
  const Mention *best = NULL;
  EACH_MENTION (m, c, NAME_SECTOR) {
    if (m->inside || m->clause != r->value->clause) continue;
    if (m->from < r->value->to) {
      if (m->to <= r->value->from && words_count(c->text + m->to, r->value->from - m->to) <= BEFORE) best = m;
    } else if (!best || best->from < r->value->from) {
      if (words_count(c->text + r->value->to, m->from - r->value->to) <= BEHIND) best = m;
    }
  }
  return best;
}

/* What is counted in watts: power of what drives it, or of what uses or keeps it. */
static Found by_watts(Context *c, const Reading *r) {
  static const char *const drives[] = {"solar_pv", "wind_turbines", "nuclear", NULL},
                           *const fuels[] = {"coal",         "natural_gas", "crude_oil",     "oil_refining", "energy",
                                             "clean_energy", "electricity", "manufacturing", "biofuels",     NULL};
  static const char *const goods[] = {"^%s+of%s+[%a%s-]-turbines?%f[%A]", "^%s+of%s+[%a%s-]-nacelles?%f[%A]",
                                      "^%s+of%s+[%a%s-]-modules%f[%A]",   "^%s+of%s+[%a%s-]-panels%f[%A]",
                                      "^%s+of%s+[%a%s-]-cells%f[%A]",     "^%s+of%s+[%a%s-]-electroly[sz]ers%f[%A]",
                                      "^%s+of%s+[%a%s-]-wafers%f[%A]",    "^%s+of%s+[%a%s-]-inverters%f[%A]"};
  static const char *const kept[] = {"^%s+of%s+[%a%s%-]-storage%f[%A]", "^%s+of%s+[%a%-]*%s*batteries%f[%A]",
                                     "^[%s%-]+battery", "^%s+of%s+battery"};
  bool held = code_is(r->value->unit, "MWh") || code_is(r->value->unit, "GWh") || code_is(r->value->unit, "kWh");
  bool made = words_match(c, r->value->to, c->to, "^[%s%-]+battery[%s-]+[%l-]*%s?plant") || /* cells by the GWh */
              words_match(c, r->value->to, c->to, "^[%s%-]+battery[%s-]+[%l-]*%s?gigafactory") ||
              words_match(c, r->value->to, c->to, "^[%s%-]+battery[%s-]+[%l-]*%s?factory");
  if (held && !made && words_any(c, r->value->to, c->to, kept, sizeof kept / sizeof *kept))
    return (Found){value_text("energy_storage"), r->value, "clause"}; /* "with 300 MWh of battery storage" */
  const Mention *m = of_watts(c, r);
  bool vague = m && m->from >= r->value->to && code_is(m->code, "electricity") &&
               words_match(c, r->value->to, m->from, "^%s+of%s+%a*%s*$"); /* "50 MW of generation capacity" */
  EACH_MENTION (drive, c, NAME_SECTOR) /* "two photovoltaic plants in the south, 500 MW each" */
    if ((!m || vague) && !drive->inside && drive->to <= r->value->from && word_listed(drive->code, drives)) m = drive;
  if (!m) return nothing;
  bool cells = code_is(m->code, "batteries") || code_is(m->code, "ev_batteries");
  if (cells && !code_is(r->value->unit, "MWh") && !code_is(r->value->unit, "GWh") && chinese_at(c, m->from))
    return (Found){value_text("solar_cells"), m, "clause"}; /* "年产3GW电池": cells of the sun, by their watts */
  if (words_any(c, r->value->to, c->to, goods, sizeof goods / sizeof *goods))
    return (Found){value_text(m->code), m, "clause"}; /* "400 MW of turbines": what is made */
  if (word_listed(m->code, drives)) return power(code_is(m->code, "wind_turbines") ? NULL : m->code, m);
  if (code_is(m->code, "data_centres")) return (Found){value_text(m->code), m, "clause"};
  return word_listed(m->code, fuels) ? power(drive_of(c, m->from, m->to), m) : nothing;
}

/* "a coal plant", "the coal project" of a text about power: coal is what it burns. */
static bool burns(const Context *c, const Mention *product, const Mention *site) {
  static const char *const plants[] = {"^[Pp]lants?$", "^[Pp]ower", "^[Uu]nits?$", "^[Pp]rojects?$"};
  return code_is(product->code, "coal") && words_any(c, site->from, site->to, plants, sizeof plants / sizeof *plants);
}

Found works_trade(const Context *c, const Mention *site) {
  if (makes_power(c, site)) return power(drive_of(c, site->from, site->to), site);
  if (works_carries(c, site)) return (Found){value_text("transport_infrastructure"), site, "clause"};
  const Mention *product = product_before(c, site);
  if (product && burns(c, product, site)) return power(NULL, product);
  return product ? (Found){value_text(product->code), product, "clause"} : nothing;
}

/* Whether the clause names goods of another trade than the firm's own; what it counts ("1,000 heavy trucks") is always
 * told by its own words. */
static bool makes_else(const Context *c, const Reading *r, const Mention *at, const char *trade) {
  static const char *const vague[] = {"autos",  "electronics", "machinery", "manufacturing", "metals",  "mining",
                                      "energy", "chemicals",   "logistics", "construction",  "finance", NULL};
  static const char *const all[] = {"heavy_industry", "all_industry", NULL};
  enum { BEHIND = 24 };
  EACH_MENTION (m, c, NAME_SECTOR) {
    if (m->inside) continue;
    bool counted =
        r->value && r->value->type == NAME_QUANTITY && m->from >= r->value->from && m->from <= r->value->to + BEHIND;
    bool other = m->clause == at->clause && !word_listed(m->code, vague) && !word_listed(m->code, all);
    if (counted || (other && !code_is(m->code, trade))) return true;
  }
  return false;
}

static const Mention *firm_of(const Context *c, uint32_t before) {
  const Mention *firm = NULL;
  EACH_MENTION (m, c, NAME_ORG)
    if (!m->inside && m->org && m->org->trade && m->from < before) firm = m;
  return firm;
}

/* Who supplies carmakers builds works of the car industry. */
static const char *industry(const Mention *firm) {
  return code_is(firm->org->trade, "auto_parts") ? "autos" : firm->org->trade;
}

/* The trade of a firm's works that the text does not describe. Who makes electric cars makes them there, but a text
 * that is not about these tells of cars; who makes cars makes electric ones in a text about these. */
static Value own_trade(const Context *c, const Mention *firm) {
  const char *trade = industry(firm), *about = document_dominant(c->document, NAME_SECTOR);
  CodeList both = {2, {"ev", "autos"}};
  if (code_is(trade, "autos") && !code_is(firm->org->trade, "auto_parts") && code_is(about, "ev"))
    return value_text(about);
  return code_is(trade, "ev") && !code_is(about, "ev") ? value_list(c->document, &both) : value_text(trade);
}

/* "BYD, a carmaker, is building a factory": what the text does not describe is of the firm's own trade. */
static Found by_firm(const Context *c, const Reading *r, const Mention *site) {
  const Mention *at = site ? site : r->head ? r->head : r->anchor, *firm = firm_of(c, at->from);
  if (!firm || (unsigned char)c->text[firm->from] >= 0xE3 || makes_else(c, r, at, firm->org->trade)) return nothing;
  return (Found){own_trade(c, firm), firm, "firm"};
}

/* "The carmaker is building a factory in Hungary": of the firm that the sentences before tell of. */
static Found by_firm_before(const Context *c, const Reading *r, const Mention *site) {
  enum { BACK_MOST = 3 };
  static const char *const firms[] = {
      "^[\"'%s]*The%s+[%a-]*%s?company%f[%A]", "^[\"'%s]*The%s+[%a-]*%s?firm%f[%A]",
      "^[\"'%s]*The%s+[%a-]*%s?group%f[%A]",   "^[\"'%s]*The%s+[%a-]*%s?%a*maker%f[%A]",
      "^[\"'%s]*The%s+[%a-]*%s?giant%f[%A]",   "^[\"'%s]*The%s+[%a-]*%s?manufacturer%f[%A]",
      "^[\"'%s]*It%s+[phiw][lsai][asln]"};
  const Mention *at = site ? site : r->head ? r->head : r->anchor;
  if (context_of(c, NAME_ORG, NULL) || !words_any(c, c->from, c->to, firms, sizeof firms / sizeof *firms))
    return nothing;
  for (uint32_t back = 1; back <= BACK_MOST && back <= c->number; back++) {
    static const uint16_t orgs[] = {NAME_ORG, 0};
    if (!document_names(c->document, c->number - back, orgs)) continue;
    const Mention *firm = firm_of(document_sentence(c->document, c->number - back), UINT32_MAX);
    if (!firm) continue;
    if (makes_else(c, r, at, firm->org->trade)) return nothing;
    return (Found){own_trade(c, firm), NULL, "firm"};
  }
  return nothing;
}

/* "its vehicle plant" of a maker of electric cars, or in a text about these: the kind that is meant. */
const char *works_kind(const Context *c, const Mention *site, const char *code) {
  static const char *const kinds[][2] = {{"autos", "ev"}, {"batteries", "ev_batteries"}};
  const char *about = document_dominant(c->document, NAME_SECTOR);
  const Mention *firm = site ? firm_of(c, site->from) : NULL;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (code_is(code, kinds[i][0]) &&
        (code_is(about, kinds[i][1]) || (i > 0 && firm && code_is(firm->org->trade, kinds[i][1]))))
      return kinds[i][1];
  return code;
}

/* "图尔古松水电站": of works told by their names, the word for them says the trade. */
static const Mention *said_by_head(const Context *c, const Reading *r) {
  EACH_MENTION (m, c, NAME_SECTOR)
    if (r->rule->kind == RULE_NAMED && m->from <= r->head->from && m->to >= r->head->to) return m;
  return NULL;
}

/* "炼油厂", "水泥厂": a word for works that names their trade itself. */
static const Mention *said_by_site(const Context *c, const Mention *site) {
  EACH_MENTION (m, c, NAME_SECTOR)
    if (site && !m->inside && chinese_at(c, site->from) && m->from >= site->from && m->to <= site->to &&
        !code_is(m->code, "metals") && !code_is(m->code, "manufacturing"))
      return m;
  return NULL;
}

Found works_sector(Context *c, const Reading *r) {
  const Mention *site = works_site(c, r), *said = said_by_head(c, r);
  if (said) return (Found){value_text(said->code), said, "clause"};
  if (r->rule->kind == RULE_COUNT && r->head && works_carries(c, r->head)) /* "96 ports" */
    return (Found){value_text("transport_infrastructure"), r->head, "clause"};
  if (in_watts(r->value)) {
    Found watts = by_watts(c, r);
    if (watts.step) return watts;
  }
  bool powers = makes_power(c, site);
  const Mention *goods = powers ? NULL : goods_behind(c, r),
                *product = goods || powers ? goods : product_before(c, site);
  if (product && site && burns(c, product, site)) return power(NULL, product);
  if (product && !works_told(c, r)) return (Found){value_text(works_kind(c, site, product->code)), product, "clause"};
  bool own = goods || !r->value || !site || r->value->from < site->from + 60;
  if (product && own) return (Found){value_text(works_kind(c, site, product->code)), product, "clause"};
  if (!product && (said = said_by_site(c, site))) return (Found){value_text(said->code), said, "clause"};
  if (works_carries(c, site)) return (Found){value_text("transport_infrastructure"), site, "clause"};
  if (powers) return power(drive_of(c, site->from, site->to), site);
  if (site && words_match(c, site->from, site->to, "^[Dd]ata%s+cent[re]+s?$"))
    return (Found){value_text("data_centres"), site, "clause"};
  if (!site && r->value) /* "a $2 billion investment in data centres": of what it names itself */
    EACH_MENTION (m, c, NAME_SECTOR)
      if (!m->inside && m->from >= r->value->to && m->clause == r->value->clause)
        return code_is(m->code, "data_centres") ? (Found){value_text(m->code), m, "clause"} : nothing;
  Found firm = by_firm(c, r, site);
  if (firm.step) return firm;
  const Mention *way = context_of(c, NAME_transport_cue, NULL);
  if (way && !context_of(c, NAME_SECTOR, NULL)) /* "the expansion of the port" */
    return (Found){value_text("transport_infrastructure"), way, "sentence"};
  const LastWorks *told = works_told(c, r);
  if (!told || told->sector.kind == VALUE_NONE) return by_firm_before(c, r, site);
  if (names_product(c, r, site)) return nothing;
  return (Found){told->sector, NULL, "previous"};
}
