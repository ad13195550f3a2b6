/* Names of what no recipe names: a target is called by the words it is set for.
 *
 * "cut energy intensity by 16 percent" sets an energy_intensity_reduction_target, "raise the share of rail freight to
 * a fifth" a rail_freight_share_target, "train 300,000 welders" a welder_target. The words are those behind the verb
 * and before the figure, behind a figure that counts, or the subject of what shall be reached. "X of Y" becomes Y X;
 * places, dates, articles and words that say nothing of the matter fall away; what is left is put in the singular. */
#include <stdio.h>
#include <string.h>

#include "claim/chinese.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/firms.h"
#include "claim/naming.h"
#include "claim/noun.h"
#include "claim/period.h"
#include "claim/window.h"
#include "text/date.h"

static const Found nothing;

typedef enum Aim { AIM_AT, AIM_UP, AIM_DOWN } Aim; /* a level, growth, a cut */

/* What a recipe knows by another name. */
static const char *known(const Noun *thing, const Noun *whose, Aim aim) {
  if (noun_ends(thing, "growth") && (thing->count == 1 ? !whose->count : noun_has(thing, "economic")))
    return "gdp_growth_target";
  if (noun_ends(thing, "output") && noun_has(thing, "economic")) return "gdp_growth_target";
  if (noun_ends(thing, "gdp") || noun_ends(thing, "economy")) return aim == AIM_UP ? "gdp_growth_target" : "gdp_target";
  if (noun_ends(thing, "capacity")) return aim == AIM_DOWN ? "capacity_closure_target" : "capacity_target";
  const char *last_but_one = thing->count > 1 ? thing->text[thing->count - 2] : "";
  if (noun_has(thing, "unit") && (noun_has(whose, "gdp") || noun_has(whose, "output") ||
                                  noun_has(whose, "value"))) { /* "energy use per unit of GDP" */
    if (noun_has(thing, "water"))
      return aim == AIM_DOWN ? "water_intensity_reduction_target" : "water_intensity_target";
    bool carbon = noun_has(thing, "carbon") || noun_has(thing, "emissions") || noun_has(thing, "co2");
    if (aim == AIM_DOWN) return carbon ? "carbon_intensity_reduction_target" : "energy_intensity_reduction_target";
    return carbon ? "carbon_intensity_target" : "energy_intensity_target";
  }
  static const char *const sums[] = {"earning", "earnings", "revenue", "sale",   "sales",
                                     "income",  "receipt",  "value",   "volume", NULL};
  if (noun_has(thing, "export") && word_listed(thing->text[thing->count - 1], sums)) /* what goods abroad bring */
    return aim == AIM_UP ? "export_growth_target" : aim == AIM_AT ? "export_target" : NULL;
  if (noun_ends(thing, "inflation") || noun_ends(thing, "cpi")) return "inflation_target";
  bool rate = noun_ends(thing, "rate");
  if (noun_ends(thing, "utilisation") || noun_ends(thing, "utilization") ||
      (rate && (strcmp(last_but_one, "utilisation") == 0 || strcmp(last_but_one, "utilization") == 0)))
    return "capacity_utilization_target";
  if (aim != AIM_DOWN && whose->count + thing->count <= 3 &&
      (noun_ends(thing, "output") || noun_ends(thing, "production")))
    return aim == AIM_UP ? "output_growth_target" : "output_target";
  if (aim == AIM_DOWN && whose->count + thing->count <= 2 &&
      (noun_ends(thing, "output") || noun_ends(thing, "production")))
    return "output_cut_target";
  if (aim == AIM_UP && noun_ends(thing, "investment") && thing->count == 1) return "investment_growth_target";
  if (aim != AIM_DOWN && noun_ends(thing, "content") && (noun_has(thing, "local") || noun_has(thing, "domestic")))
    return "local_content_target"; /* of whatever goods */
  return NULL;
}

/* "the next target", "a cost of": words that alone say nothing of what is aimed at. */
static bool says_nothing(const Noun *thing) {
  static const char *const vague[] = {"point",   "prior",    "working",   "statutory", "end",    "partly", "previous",
                                      "initial", "original", "official",  "operator",  "next",   "near",   "first",
                                      "second",  "third",    "price",     "medium",    "short",  "key",    "cost",
                                      "set",     "full",     "full-year", "annual",    "yearly", NULL};
  /* words of the sentence, not of a name: "implied gains", "being a status", "exceeded revenue", "goals we set" */
  static const char *const said[] = {"we",       "they",     "being",    "having",    "both",    "even",
                                     "beyond",   "versus",   "imply",    "implied",   "specify", "exceed",
                                     "exceeded", "tempered", "launched", "eventual",  "past",    "lower",
                                     "target",   "goal",     "event",    "strongest", "us"};
  static const char *const measures[] = {"tonne",     "ton",       "mu",   "hectare", "acre",
                                         "kilometre", "kilometer", "mile", NULL};
  if (thing->count && word_listed(thing->text[thing->count - 1], measures)) return true;
  for (size_t i = 0; i < sizeof said / sizeof *said; i++)
    if (noun_has(thing, said[i])) return true;
  char last = thing->count ? thing->text[thing->count - 1][0] : '\0';
  if ((last >= '0' && last <= '9') || noun_has(thing, "instead")) return true; /* another figure */
  return thing->count == 1 && word_listed(thing->text[0], vague);
}

/* Works, and what a measure is about, are no targets; nor is what no word tells. */
static bool is_other_matter(const Noun *thing, const Noun *whose) {
  static const char *const works[] = {
      "dividend",    "merger",   "takeover",  "acquisition", "threshold",   "hoard",   "index",
      "stockmarket", "earning",  "profit",    "margin",      "shareholder", "plant",   "factory",
      "mine",        "facility", "park",      "complex",     "site",        "project", "line",
      "tariff",      "duty",     "quota",     "levy",        "import",      "aid",     "assistance",
      "support",     "funding",  "financing", "grant",       "subsidy",     "package", "budget",
      "credit",      "relief",   "stake",     "dollar",      "share price", "price",   "staff",
      "workforce",   "loan",     "debt",      "bond",        "fund",        "deal",    NULL};
  static const char *const vague[] = {"same",  "immediate", "business", "level", "figure", "number", "goal", "target",
                                      "stock", "area",      "step",     "time",  "case",   "way",    NULL};
  static const char *const rates[] = {"tier",     "tax", "duty",   "tariff",    "vat",
                                      "interest", "top", "policy", "corporate", NULL};
  const char *last = thing->text[thing->count - 1];
  if (code_is(last, "rate") && (thing->count + whose->count == 1 || word_listed(thing->text[0], rates))) return true;
  if (code_is(last, "vat") ||
      (thing->count > 1 && word_listed(thing->text[thing->count - 2], rates) && code_is(last, "value")))
    return true;
  return word_listed(last, works) || (!whose->count && word_listed(last, vague)) || word_listed(thing->text[0], works);
}

/* "cut coal imports by a third": how much less of what comes from abroad; other aims at imports are measures. */
static bool cuts_imports(const Noun *thing, Aim aim) { return aim == AIM_DOWN && noun_ends(thing, "import"); }

static Found called(const Context *c, const Noun *thing, const Noun *whose, Aim aim, const Mention *at) {
  static const char *const suffix[] = {"_target", "_growth_target", "_reduction_target"};
  char name[NOUN_LONGEST + 24];
  if (!thing->count || thing->full || whose->full) return nothing;
  Noun bare = *thing, of = *whose; /* without the goods, which are a field of their own */
  naming_strip_goods(c, &bare, &of);
  if (of.count == 1 && noun_ends(&bare, "intensity") && noun_has(&of, "economy")) of.count = 0;
  thing = &bare, whose = &of;
  if (cuts_imports(thing, aim)) return (Found){value_text("import_reduction_target"), at, "clause"};
  bool counted = words_match(c, at->from, c->to, "%f[%a]number%s+of%s"); /* "raise the number of parks to 20" */
  if ((!counted && is_other_matter(thing, whose)) || says_nothing(thing)) return nothing;
  static const char *const purses[] = {"%f[%a][Tt]ax", "overnment", "%f[%a][Ss]tate%f[%A]",  "udget",
                                       "ouris",        "inist",     "%f[%a][Ff]iscal%f[%A]", "%f[%a]VAT",
                                       "xport"};
  if (!c->han && noun_has(thing, "revenue") && !words_any(c, c->from, c->to, purses, sizeof purses / sizeof *purses))
    return nothing; /* a firm's */
  const char *code = known(thing, whose, aim);
  if (code) return (Found){value_text(code), at, "clause"};
  size_t length = noun_append(name, noun_append(name, 0, whose), thing);
  memcpy(name + length, suffix[aim], strlen(suffix[aim]) + 1);
  return (Found){value_text(document_copy(c->document, name, strlen(name))), at, "clause"};
}

/* Whether the figure is what is added or taken away: "by 16 percent", and a cut or a rise "of" as much. */
static bool by_as_much(const Context *c, const Mention *value) {
  Window before = window_before(c, value->from, 28);
  return window_has(&before, "%f[%a]by%s+$") || window_has(&before, "%f[%a]by%s+%a+%s+$") ||
         window_has(&before, "%f[%a]by%s+%a+%s+%a+%s+$");
}

/* The last figure between two places, which another of the same verb stands behind: "A by 16 percent and B by 17". */
static uint32_t behind_figures(const Context *c, uint32_t from, uint32_t to) {
  static const uint16_t types[] = {NAME_PERCENT, NAME_QUANTITY, NAME_MONEY, NAME_NUMBER};
  uint32_t at = from;
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    const Mention *m = context_last_between(c, types[i], from, to);
    if (m && m->to > at) at = m->to;
  }
  if (at == from) return from;
  PatternMatch match;
  static const char *const began[] = {"%f[%a]from%s[^;]*$"};
  if (words_any(c, from, at, began, 1) && words_match(c, at, to, "^[^,;]*$") &&
      !words_match(c, at, to, "%f[%a]and%f[%A]"))
    return from; /* "raise exports from 2 to 5 million tonnes" */
  return words_find(c, at, to, "^,?%s*and%s+", &match) || words_find(c, at, to, "^[,;]%s*", &match)
             ? at + (uint32_t)match.to
             : at;
}

/* The words right before a noun, back to an article or a verb: "a [foreign investment] target of". */
static uint32_t words_before(const Context *c, uint32_t to) {
  static const char *const opens[] = {"a", "an", "the", "its", "their", "s", "set", "has", "of", "with", NULL};
  uint32_t at = to;
  for (int words = 0; words < 5 && at > c->from; words++) {
    while (at > c->from && c->text[at - 1] == ' ') at--;
    uint32_t end = at;
    while (at > c->from && (is_letter(c->text[at - 1]) || c->text[at - 1] == '-')) at--;
    char word[8] = "";
    if (end == at) return end == to ? to : at; /* a mark or a figure */
    for (uint32_t i = at; i < end && end - at < sizeof word; i++) word[i - at] = (char)(c->text[i] | 0x20);
    if (end - at < sizeof word) word[end - at] = '\0';
    if (word_listed(word, opens)) return end;
  }
  return to;
}

/* Where the subject of a verb begins: behind the last comma, date or word of intent before it. */
static uint32_t subject_from(const Context *c, const Reading *r) {
  uint32_t from = r->trigger && r->trigger->to <= r->head->from ? r->trigger->to : c->from;
  EACH_MENTION (date, c, NAME_DATE)
    if (date->to <= r->head->from && date->to > from) from = date->to;
  for (uint32_t at = r->head->from; at > from; at--)
    if (c->text[at - 1] == ',' || c->text[at - 1] == ':') {
      from = at;
      break;
    }
  static const char *const opens[] = {"%f[%a]and%s+", "%f[%a]have%s+", "%f[%a]having%s+", "%f[%a]that%s+",
                                      "%f[%a]see%s+"};
  PatternMatch match;
  for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) /* "cut emissions and have clean energy account for" */
    while (words_find(c, from, r->head->from, opens[i], &match)) from += (uint32_t)match.to;
  return from;
}

/* What moves by itself or is moved: "energy use is to fall by 13 percent", "wants emissions to be cut by half". */
static bool moves_itself(const Context *c, const Mention *head, const Mention *value) {
  static const char *const behind[] = {"^%s+by%s+$", "^%s+by%s+%a+%s+$",     "^%s+by%s+%a+%s+%a+%s+$",
                                       "^%s+to%s+$", "^%s+%a+%s+$",          "^%s+below%s+$",
                                       "^%s+$",      "^%s+annually%s+by%s+$"};
  static const char *const moving[] = {"^rise",     "^grow",   "^fall",    "^drop",   "^decline", "^decrease",
                                       "^increase", "^shrink", "^improve", "^double", "^expand"};
  Window before = window_before(c, head->from, 4);
  return words_any(c, head->to, value->from, behind, sizeof behind / sizeof *behind) &&
         (window_has(&before, "%f[%a]be%s+$") ||
          words_any(c, head->from, head->to, moving, sizeof moving / sizeof *moving));
}

/* The noun that a verb is said of: behind the word of intent ("wants exports to grow"), before it ("use is to fall").
 */
static void read_subject(const Context *c, const Reading *r, Noun *thing, Noun *whose) {
  const Mention *cue = r->trigger && r->trigger->to <= r->head->from ? r->trigger : NULL;
  noun_read(c, subject_from(c, r), r->head->from, thing, whose);
  if (thing->count || !cue) return;
  uint32_t from = c->from;
  for (uint32_t at = cue->from; at > c->from && from == c->from; at--)
    if (c->text[at - 1] == ',' || c->text[at - 1] == ';') from = at;
  noun_read(c, from, cue->from, thing, whose);
}

/* What a figure counts: "45 million jobs in towns", "500 GW of wind power"; what it is a share of ("30 percent of new
 * buses"), or what has that share ("a fifth of new buses to be electric"). */
static void to_count(const Context *c, const Mention *value, Noun *thing, Noun *whose) {
  static const char *const measures[] = {"t", "kg", "m2", "m3", "GW", "MW", "km", "bbl", "bbl/day", "boe/d", NULL};
  bool part = value->type == NAME_NUMBER && value->quantity && value->quantity->value < 1; /* "half of its power" */
  PatternMatch match;
  uint32_t from = value->to;
  bool counts = value->type == NAME_QUANTITY && words_find(c, value->from, value->to, "(%l%l%l+s)$", &match);
  if (counts && !(value->unit && word_listed(value->unit, measures)))
    from = value->from + (uint32_t)match.capture[0].from;
  if (words_find(c, from, c->to, "^%s*%b()", &match)) from += (uint32_t)match.to; /* a conversion */
  static const char *const yearly[] = {"^%s+an?%s+year", "^%s+per%s+year", "^%s+annually", "^%s+every%s+year",
                                       "^%s+by%s+t?h?e?%s?e?n?d?%s?o?f?%s?20%d%d%f[%D]"};
  for (size_t i = 0; i < sizeof yearly / sizeof *yearly; i++) /* "$100 billion a year in foreign investment" */
    if (words_find(c, from, c->to, yearly[i], &match)) from += (uint32_t)match.to;
  if (value->type == NAME_PERCENT && words_find(c, from, c->to, "^[^.;,]-%f[%a]t?o?%s*be%s+", &match))
    from += (uint32_t)match.to;
  if (words_find(c, from, c->to, "^%s+from%s+", &match))
    from += (uint32_t)match.to; /* "earn $2 billion from exports" */
  noun_read(c, from, c->to, thing, whose);
  static const char *const moves[] = {"growth",  "increase", "rise", "reduction", "cut",
                                      "decline", "share",    "drop", NULL};
  bool moved = thing->count && word_listed(thing->text[thing->count - 1], moves); /* "100 percent clean power" is one */
  if (value->type == NAME_PERCENT && words_match(c, value->to, c->to, "^%s+of%s+the%s+world[’'\x80\x99]*s%s")) {
    *thing = (Noun){.count = 0}, *whose = (Noun){.count = 0};
    static const char *const share[] = {"share", "of", "world", "output"};
    for (size_t i = 0; i < sizeof share / sizeof *share; i++) noun_add(thing, share[i]);
  } else if ((value->type == NAME_PERCENT || part) && thing->count && !moved) {
    noun_add(thing, "share");
  }
}

/* "a target of exporting 7 million tonnes of rice": of rice exports. */
static void add_verb(const Context *c, const Mention *value, Noun *thing) {
  static const char *const verbs[][2] = {{"%f[%a]export%a*%s+$", "export"},    {"%f[%a]import%a*%s+$", "import"},
                                         {"%f[%a]produc%a*%s+$", "output"},    {"%f[%a]sell%a*%s+$", "sales"},
                                         {"%f[%a]recycl%a*%s+$", "recycling"}, {"%f[%a]generat%a*%s+$", "generation"}};
  Window before = window_before(c, value->from, 24);
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (window_has(&before, verbs[i][0])) {
      noun_add(thing, verbs[i][1]);
      return;
    }
}

/* The name of the target that a reading tells. */
static Found target_name(const Context *c, const Reading *r) {
  static const char *const other_forms[] = {"ed$", "ing$", "[^s]s$", "^built$", "^bought$", "^put$"};
  const Mention *value = r->value, *head = r->head;
  Noun thing = {.count = 0}, whose = {.count = 0};
  PatternMatch match;
  if (head && head->type == NAME_AIM) return chinese_aim(c, r);
  static const char *const clean[] = {"^%s+of%s+[%a%s’']-%f[%a]energy%s+from%s+[%l%s]*renewable",
                                      "^%s+of%s+[%a%s’']-%f[%a]power%s+from%s+[%l%s]*renewable",
                                      "^%s+of%s+[%a%s’']-%f[%a]electricity%s+from%s+[%l%s]*renewable",
                                      "^%s+of%s+[%a%s’']-%f[%a]energy%s+to%s+come%s+from%s+[%l%s]*renewable",
                                      "^%s+of%s+[%a%s’']-%f[%a]electricity%s+to%s+come%s+from%s+[%l%s]*renewable"};
  if (value && value->type == NAME_PERCENT && !c->han &&
      words_any(c, value->to, c->to, clean, sizeof clean / sizeof *clean))
    return (Found){value_text("renewable_share_target"), value, "clause"};
  if (value && value->type == NAME_PERCENT && words_match(c, value->to, c->to, "^%s+RE%f[%W]")) /* renewable energy */
    return (Found){value_text("renewable_share_target"), value, "clause"};
  bool counts = !head && value && (r->rule->under || r->trigger); /* "wants 15 million electric cars on its roads" */
  if (counts && r->rule->under && words_match(c, c->from, value->from, "%a%s+of%s+[%a%s]*$"))
    noun_read(c, c->from, value->from, &thing, &whose); /* "- investment of 10 trillion rupees" */
  if (counts && !thing.count) to_count(c, value, &thing, &whose);
  if (counts) return r->trigger && naming_firm_aims(c, r->trigger) ? nothing : called(c, &thing, &whose, AIM_AT, value);
  if (head && r->trigger && !c->han && value && r->trigger->to <= value->from &&
      words_match(c, r->trigger->to, value->from, "%f[%a]forecasts?%s+an?%s"))
    return nothing; /* "a target of 2%, while the bank forecast a 4% rise" */
  if (!head || chinese_sentence(c) || (r->trigger && naming_firm_aims(c, r->trigger))) return nothing;
  Aim way = head->list == NAME_aim_down_cue ? AIM_DOWN : head->list == NAME_aim_up_cue ? AIM_UP : AIM_AT;
  if (!value) { /* "double the recycling of scrap"; "double the rate to 60 percent" tells another figure */
    if (words_match(c, head->from, head->to, "^double$") && head->from > c->from + 3 &&
        !words_match(c, head->from - 4, head->from, "%sto%s$") &&
        !words_match(c, head->from - 4, head->from, "will%s$"))
      return nothing; /* "plans that assess double materiality" */
    if (words_match(c, head->to, c->to, "^[^.;,]-%f[%a]to%s+[$€£]?%d") || words_match(c, head->to, c->to, "^%s+again"))
      return nothing;
    noun_read(c, head->to, c->to, &thing, &whose);
    static const char *const flows[] = {"export",     "trade",   "sales",      "output",
                                        "production", "revenue", "investment", NULL};
    way = thing.count && word_listed(thing.text[thing.count - 1], flows) ? AIM_UP : AIM_AT;
  } else if (head->list == NAME_aim_make_cue) { /* "create 45 million jobs in towns", "500 GW of wind power" */
    if (r->trigger && r->trigger->to < head->from && words_match(c, r->trigger->to, head->from, "%f[%a]wh[oi]c?h?%s"))
      return nothing; /* "requires traders who place seven goods": of whom it is told */
    if (r->trigger && words_count(c->text + r->trigger->to, head->from - r->trigger->to) > 4 &&
        words_match(c, r->trigger->to, head->from, ",%s"))
      return nothing; /* "..., a firm agreed to create 200 jobs": another clause */
    static const char *const funds[] = {"^attract", "^draw", "^lure", "^mobili", "^secure"};
    bool funded = value->type == NAME_MONEY && words_any(c, head->from, head->to, funds, sizeof funds / sizeof *funds);
    if (funded && words_match(c, value->to, c->to, "^[^.;]-%f[%a]invest"))
      return (Found){value_text(words_match(c, value->to, c->to, "%f[%a]foreign%s+[%a%s]-invest[im]") &&
                                        !words_match(c, value->to, c->to, "%f[%a]foreign%s+and%s")
                                    ? "foreign_investment_target"
                                    : "investment_target"),
                     head, "clause"};
    if (r->trigger && words_count(c->text + r->trigger->to, head->from - r->trigger->to) > 2 &&
        words_any(c, head->from, head->to, other_forms, sizeof other_forms / sizeof *other_forms))
      return nothing; /* far from the word of intent only an infinitive goes on with it */
    to_count(c, value, &thing, &whose);
    bool power = value->unit && (strcmp(value->unit, "MW") == 0 || strcmp(value->unit, "GW") == 0);
    if (!thing.count && power) noun_add(&thing, "capacity"); /* "generate 5,000 MW from wind" */
    if (thing.count && value->type != NAME_PERCENT) add_verb(c, value, &thing);
    if (naming_only_planned(c, r)) return nothing;
    if (funded && !thing.count) return (Found){value_text("investment_target"), head, "clause"};
    if (words_match(c, head->from, head->to, "^train")) return (Found){value_text("training_target"), head, "clause"};
  } else if (head->list == NAME_aim_reach_cue ||
             words_match(c, head->from, head->to, "^be$")) { /* "by 2030 rail freight should reach ..." */
    read_subject(c, r, &thing, &whose);
    bool part =
        words_match(c, head->from, head->to, "^[ma][ac][kc]") || words_match(c, head->from, head->to, "^contrib");
    if (thing.count && !whose.full && part) noun_add(&thing, "share");
  } else if (head->list == NAME_aim_noun_cue) {
    if (words_match(c, head->from, head->to, "^quota") && words_match(c, c->from, c->to, "%f[%a][ei][xm]port"))
      return nothing; /* a measure */
    if (head->to < value->from && words_match(c, head->to, value->from, "%f[%a]and%s+%l+ing%s"))
      return nothing; /* of another */
    Window lead = window_before(c, head->from, 8);
    if (window_has(&lead, "%f[%a]taken?%s+$") || window_has(&lead, "%f[%a]took%s+$"))
      return nothing; /* "took aim at" */
    /* "an export target of ...", "a goal of ... for renewables" */
    if (!words_match(c, head->from, head->to, "%sof$") && words_match(c, head->to, value->from, "%sof%f[%A]"))
      noun_read(c, head->to, value->from, &thing, &whose); /* "targets GDP per capita of 7,500 dollars" */
    if (thing.count) return called(c, &thing, &whose, AIM_AT, head);
    bool says = words_match(c, head->from, head->to, "^targets$") &&
                value->token == head->last + 1; /* "targets $5 billion in" */
    bool verb = words_match(c, head->from, head->to, "%sfor$") || words_match(c, head->from, head->to, "ing$");
    if (verb && words_match(c, head->to, value->from, "%f[%a]is%s") && words_match(c, head->from, head->to, "%sfor$")) {
      noun_read(c, head->to, value->from, &thing, &whose); /* "the target for car sales is 1 million" */
      if (thing.count) return called(c, &thing, &whose, AIM_AT, head);
    }
    uint32_t from = verb || says ? head->from : words_before(c, head->from);
    if (from < head->from) noun_read(c, from, head->from, &thing, &whose);
    if (thing.count && !whose.count && says_nothing(&thing))
      thing.count = 0; /* "a working target of 2% export growth" */
    if (!thing.count && !verb && words_find(c, value->to, c->to, "^%s+[fi][on]r?%s+", &match))
      noun_read(c, value->to + (uint32_t)match.to, c->to, &thing, &whose);
    if (!thing.count) naming_read_told(c, head, &thing, &whose);
    if (!thing.count) to_count(c, value, &thing, &whose);
    if (thing.count) add_verb(c, value, &thing);
    if (!thing.count && value->type == NAME_MONEY && context_of(c, NAME_trade_cue, NULL))
      noun_add(&thing, "trade");                     /* "to deepen trade, with a target of $50 billion" */
  } else if (head->list == NAME_growth_target_cue) { /* "an industrial output growth target of 7.5 percent" */
    uint32_t from = words_before(c, head->from);
    if (words_match(c, head->from, head->to, "GDP") || words_match(c, head->from, head->to, "econom")) return nothing;
    if (from < head->from) noun_read(c, from, head->from, &thing, &whose);
    way = AIM_UP;
  } else if (way == AIM_UP && head->to <= value->from && words_match(c, head->from, head->to, "%sof$")) {
    noun_read(c, subject_from(c, r), head->from, &thing, &whose); /* "exports growth of 8 percent" */
  } else if (value->to <= head->from) {                           /* "a 16 percent cut in energy intensity" */
    bool joined = words_match(c, head->from, head->to, "%s[io][nf]$");
    if (!joined && !words_find(c, head->to, c->to, "^%s+[io][nf]%s+", &match)) return nothing;
    noun_read(c, joined ? head->to : head->to + (uint32_t)match.to, c->to, &thing, &whose);
    if (way == AIM_UP) way = AIM_AT;
  } else if (moves_itself(c, head, value)) {
    read_subject(c, r, &thing, &whose);
    if (way != AIM_AT && (!by_as_much(c, value) || (way == AIM_UP && value->type != NAME_PERCENT))) way = AIM_AT;
  } else {
    noun_read(c, behind_figures(c, head->to, value->from), value->from, &thing, &whose);
    if (way != AIM_AT && (!by_as_much(c, value) || (way == AIM_UP && value->type != NAME_PERCENT))) way = AIM_AT;
  }
  if (way == AIM_UP && !r->trigger && words_match(c, head->from, head->to, "^grow") &&
      words_match(c, c->from, head->from, "%f[%a]should%s+$"))
    return nothing; /* "the economy should grow by 3 percent": it is expected to */
  bool brought_in = way == AIM_DOWN && value && head->to < value->from && !noun_ends(&thing, "import") &&
                    words_match(c, head->to, value->from, "%f[%a]import"); /* "cut the steel that may be imported" */
  return brought_in ? nothing : called(c, &thing, &whose, way, head);
}

/* The years of a plan that is called by its number: "the 13th five-year plan was adopted in March". */
Found naming_plan(const Context *c, const Reading *r) {
  if (r->trigger)
    EACH_MENTION (date, c, NAME_DATE)
      if (date->from <= r->trigger->from && date->to >= r->trigger->to)
        return (Found){value_text(period_value(c, date, false)), date, "clause"};
  if (r->trigger) /* "the 2031–2035 Rail Development Plan": the years in its name */
    EACH_MENTION (date, c, NAME_DATE)
      if (date->to < r->trigger->from && date->date && date->date->readings &&
          words_match(c, date->from, date->to, "^%d%d%d%d[^%d]+%d%d%d?%d?$") &&
          words_match(c, date->to, r->trigger->from + 1, "^[%s%u][%a%s&’'-]*$") &&
          !words_match(c, date->to, r->trigger->from, "%s%l%l%l%l"))
        return (Found){value_text(period_value(c, date, false)), date, "clause"};
  return nothing;
}

/* The date that the line above a list sets: "Targets by 2030:". */
Found naming_lead(const Context *c) {
  const Context *lead = document_lead(c);
  const Mention *date = lead ? context_of(lead, NAME_DATE, NULL) : NULL;
  PatternMatch year; /* a year before a colon is read as none */
  if (date) return (Found){value_text(period_value(lead, date, false)), date, "previous"};
  if (!lead || !words_find(lead, lead->from, lead->to, "%f[%a][bfi][yon]r?%s+(20%d%d)%s*:", &year)) return nothing;
  size_t from = lead->from + year.capture[0].from;
  return (Found){value_text(document_copy(c->document, c->text + from, 4)), mention_of_run(lead, from, from + 4),
                 "previous"};
}

bool naming_holds(Context *c, Reading *r) {
  r->name = target_name(c, r);
  return r->name.value.kind != VALUE_NONE;
}

Found naming_target(Context *c, const Reading *r) { return r->rule->kind == RULE_AIM ? r->name : target_name(c, r); }

/* What a bare number counts, in its own word: "build 4,300 wind turbines" counts turbines. */
Found naming_counted(Context *c, const Reading *r) {
  PatternMatch match;
  if (r->value && r->head && r->head->type == NAME_AIM) return chinese_aim_unit(c, r);
  if (!r->value || r->value->unit || r->value->type != NAME_NUMBER || chinese_sentence(c)) return nothing;
  if (!words_find(c, r->value->to, c->to, "^%s+[%a%-]+%s+[%a%-]+%s+(%l+s)%f[%A]", &match) &&
      !words_find(c, r->value->to, c->to, "^%s+[%a%-]+%s+(%l+s)%f[%A]", &match) &&
      !words_find(c, r->value->to, c->to, "^%s+(%l+s)%f[%A]", &match))
    return nothing;
  static const char *const nothings[] = {"its", "this", "has", "is", "was", "as", "us", NULL}; /* "half of its chips" */
  size_t from = r->value->to + match.capture[0].from, to = r->value->to + match.capture[0].to;
  const char *counted = document_copy(c->document, c->text + from, to - from);
  return word_listed(counted, nothings) ? nothing : (Found){value_text(counted), mention_of_run(c, from, to), "clause"};
}
