/* Figures told near works that are none of theirs: what they use, save, give in a year or are given, how fast trains
 * go, what could be built, what a state spends at large. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

/* "an estimated 85 GW of unsold modules", "module manufacturing capacity passed 1,100 GW": goods in watts. */
static bool is_stock(const Context *c, const Mention *value) {
  static const char *const goods[] = {"unsold",
                                      "[Ss]tocks?%f[%A]",
                                      "[Ii]nventor",
                                      "manufacturing%s+capacity",
                                      "production%s+capacity",
                                      "[Ss]hipments?%f[%A]",
                                      "%f[%a]shipped%f[%A]",
                                      "%f[%a]modules%f[%A]",
                                      "%f[%a]deficit%f[%A]",
                                      "%f[%a]shortfall%f[%A]",
                                      "%f[%a]panels%f[%A]"};
  uint32_t from = clause_from(c, value);
  uint32_t to = clause_to(c, value);
  return words_any(c, from, to, goods, sizeof goods / sizeof *goods) && !context_of(c, NAME_site_cue, NULL);
}

/* "turbines of 4.5 MW": one machine of the works. */
static bool is_machine(const Context *c, const Mention *value) {
  enum { MOST = 20 };
  if (!code_is(value->unit, "MW") || value->quantity->value > MOST) return false;
  Window before = window_before(c, value->from, 28);
  return window_has(&before, "turbine[%a%s(]*$") || words_match(c, value->to, c->to, "^[%s-]*[%a]*%s*turbines?%f[%A]");
}

/* "the country's plants can together turn out": what a whole country can do. */
static bool is_nations(const Context *c, const Mention *head) {
  uint32_t from = head->from > c->from + 30 ? head->from - 30 : c->from;
  return words_match(c, head->from, head->to, "s$") &&
         (words_match(c, from, head->from, "[Cc]ountry[’'‘]+s%s+[%a%s]*$") ||
          words_match(c, from, head->from, "[Cc]ountry’s%s+[%a%s]*$") ||
          words_match(c, from, head->from, "[Nn]ation[’']+s%s+[%a%s]*$") ||
          words_match(c, from, head->from, "[Ii]ndustry[’']+s%s+[%a%s]*$"));
}

/* "The Administration has deployed $5 billion for projects across the nation", "the law sets aside $2 billion": what a
 * state spends on nothing that has a name or a site. */
static bool spends_public(const Context *c, const Reading *r) {
  static const char *const funders[] = {"%f[%a]Administration%f[%A]",
                                        "%f[%a]Department%s+of",
                                        "%f[%a]Congress%f[%A]",
                                        "%f[%a]Law%f[%A]",
                                        "%f[%a]Act%f[%A]",
                                        "%f[%a]Agency%f[%A]",
                                        "%f[%a]Finance%s+Corporation",
                                        "%f[%a]USAID%f[%A]",
                                        "%f[%a][Ff]ederal%f[%A]",
                                        "%f[%a]taxpayer",
                                        "%f[%a]Budget%f[%A]",
                                        "%f[%a][Ll]egislation%f[%A]",
                                        "%f[%a][Ii]nitiative%f[%A]",
                                        "%f[%a]Deal%f[%A]",
                                        "%f[%a]Plan%f[%A]",
                                        "%f[%a]EPA%f[%A]",
                                        "%f[%a][Aa]genda%f[%A]",
                                        "%f[%a]Fund%f[%A]",
                                        "%f[%a]my%s+administration"};
  static const char *const loose[] = {"^[Pp]rojects$",   "^[Pp]rogram", "^[Ii]nfrastructure$", "^[Ii]nvestments?$",
                                      "^[Ff]acilities$", "^[Hh]ubs?$",  "^[Ff]unding$",        "^[Ii]nvest"};
  const Mention *head = r->head;
  if ((r->value->type != NAME_MONEY && !code_is(r->value->unit, "jobs")) || c->han) return false;
  bool works = false;
  EACH_MENTION (m, c, NAME_site_cue) works |= head && m->from < head->to && m->to > head->from;
  works |= head && (works_carries(c, head) || head->list == NAME_plant_cue);
  if (works && !words_any(c, head->from, head->to, loose, sizeof loose / sizeof *loose)) return false;
  uint32_t to = r->value->to;
  if (words_match(c, to, c->to, "^%s+[%a%s]-%f[%a]from%s+[%a%s]-%f[%u]Act%f[%A]")) return true;
  return words_any(c, c->from, to, funders, sizeof funders / sizeof *funders) ||
         words_match(c, to, c->to, "^%s+in%s+federal%s") || words_match(c, to, c->to, "^%s+in%s+%a*%s?financing%s");
}

/* "bidders need a project worth 90 million dollars": what a rule asks for, and nobody's works. */
static bool is_threshold(const Context *c, const Mention *value) {
  static const char *const asks[] = {"%f[%a]must%s",     "%f[%a]minimum%s+[%l%s]*$", "%f[%a]required%s+to%s",
                                     "%f[%a]eligible%s", "%f[%a]qualify%s",          "%f[%a]benefits%s",
                                     "%f[%a]threshold"};
  Window before = window_before(c, value->from, 72);
  if (value->type != NAME_MONEY) return false;
  return window_any(&before, asks, sizeof asks / sizeof *asks) ||
         (window_has(&before, "%f[%a]needs?%s+[%a]*%s*$") &&
          words_match(c, value->to, c->to, "^%s+in%s+[%a%s-]-investment"));
}

static bool asks_capacity(const Rule *rule) {
  for (uint32_t i = 0; i < rule->sets; i++)
    if (rule->set[i].name == NAME_metric && code_is(text_of(&rule->set[i].value), "capacity")) return true;
  return false;
}

/* "a 350-kilometre/hour railway", "300-kilometre-per-hour trains" */
static bool is_speed(const Context *c, const Mention *value) {
  static const char *const speeds[] = {"^%s*/%s*h", "^[%s%-]+per[%s%-]+hour", "^%s+an%s+hour", "^%s+a%s+hour"};
  return code_is(value->unit, "km") && (code_is(value->quantity ? value->quantity->per : NULL, "h") ||
                                        words_any(c, value->to, c->to, speeds, sizeof speeds / sizeof *speeds));
}

/* "is to generate 640 million kWh a year": what a power plant gives in a year is no capacity; what cells hold, and what
 * a works makes of them, is told in such units too. */
static bool is_energy(const Context *c, const Reading *r) {
  static const char *const units[] = {"kWh", "MWh", "GWh", "TWh", NULL};
  static const char *const cells[] = {"[Bb]atter", "[Ss]torage", "%f[%a][Cc]ells?%f[%A]", "%f[%a]packs?%f[%A]", "BESS"};
  static const char *const given[] = {"[Gg]enerat",           "[Ee]lectricit",     "%f[%a]power%f[%A]",
                                      "[Hh]ouseholds?%f[%A]", "%f[%a]homes%f[%A]", "[Pp]lant%s+factor"};
  if (!r->value->unit || !word_listed(r->value->unit, units) || !asks_capacity(r->rule) || c->han) return false;
  return !words_any(c, c->from, c->to, cells, sizeof cells / sizeof *cells) &&
         words_any(c, c->from, c->to, given, sizeof given / sizeof *given);
}

/* "could save $270 million a year", "raised its cost by $900 million", "$1 billion in fines": money that is told beside
 * works, and none that was put into them. */
static bool is_sum_else(const Context *c, const Mention *value) {
  static const char *const moved[] = {"%f[%a]ris[ei]%l*%s+[%a%s]-by%s+%l*%s*%l*%s*$",
                                      "%f[%a]rose%s+[%a%s]-by%s+%l*%s*%l*%s*$",
                                      "%f[%a]rais%l+%s+[^.;,]-by%s+%l*%s*%l*%s*$",
                                      "%f[%a]increas%l+%s+[^.;,]-by%s+%l*%s*%l*%s*$",
                                      "%f[%a]grow[ns]?%s+[%a%s]-by%s+%l*%s*%l*%s*$",
                                      "%f[%a]lower%l*%s+[^.;,]-by%s+%l*%s*%l*%s*$",
                                      "%f[%a]reduc%l+%s+[^.;,]-by%s+%l*%s*%l*%s*$",
                                      "%f[%a]cut%l*%s+[^.;,]-by%s+%l*%s*%l*%s*$",
                                      "%f[%a]decreas%l+%s+[^.;,]-by%s+%l*%s*%l*%s*$",
                                      "%f[%a]sav[ei]%l*%s+[%a%s]*$",
                                      "%f[%a]cash%s+flow%s+of%s+%l*%s*%l*%s*$",
                                      "%f[%a]repurchas%l+%s[^.;]*$",
                                      "%f[%a]revenues?%s+of%s+%l*%s*%l*%s*$",
                                      "%f[%a]fined?%s+[%a%s]*$",
                                      "%f[%a]sell%s+its%s+[%a%s-]-%f[%a]for%s+%a*%s*$",
                                      "%f[%a]sell%s+the%s+[%a%s-]-%f[%a]for%s+%a*%s*$",
                                      "%f[%a]sold%s+its%s+[%a%s-]-%f[%a]for%s+%a*%s*$",
                                      "%f[%a]selling%s+its%s+[%a%s-]-%f[%a]for%s+%a*%s*$",
                                      "%f[%a]produce%s[^.;]-%sa%s+year[^.;]-,%s+worth%s+%a*%s*$",
                                      "%f[%a]loss%l*%s+of%s+[%a%s]*$",
                                      "%f[%a]loss%l*%s+$"};
  static const char *const behind[] = {"^%s+[io][nf]%s+fines%f[%A]",
                                       "^%s+for%s+the%s+[%a%s]-disaster%f[%A]",
                                       "^%s+for%s+the%s+[%a%s]-spill%f[%A]",
                                       "^%s+over%s+the%s+[%a%s]-disaster%f[%A]",
                                       "^%s+[%a%s]-damages%f[%A]",
                                       "^%s+in%s+compensation%f[%A]",
                                       "^%s+fine%f[%A]",
                                       "^%s+[%a%-]*%s*%a*%s*shortfall",
                                       "^%s+worth%s+of%s+goods",
                                       "^%s+[%a%-]*%s*repurchase",
                                       "^%s+[%a%-]*%s*buyback",
                                       "^%s+in%s+savings%f[%A]",
                                       "^%s+every%s+day",
                                       "^%s+a%s+day%f[%A]",
                                       "^%s+per%s+day%f[%A]",
                                       "^%s+daily%f[%A]",
                                       "^%s+savings?%f[%A]",
                                       "^%s+[io][nf]%s+%a*%s*revenues?%f[%A]"};
  if (value->type != NAME_MONEY) return false;
  Window before = window_before(c, value->from, 100), after = window_after(c, value->to, 32);
  return window_any(&before, moved, sizeof moved / sizeof *moved) ||
         window_any(&after, behind, sizeof behind / sizeof *behind);
}

/* "one unit (a "Unit") of a share": no goods that works make. */
static bool is_single(const Reading *r) {
  enum { LEAST = 10 };
  return code_is(r->value->unit, "units") && asks_capacity(r->rule) && r->value->quantity->value < LEAST;
}

/* "a potential of 16 GW", "wind power potential is put at 20,000 MW": what could be built. */
static bool could_be(const Context *c, const Mention *value) {
  if (value->type != NAME_QUANTITY) return false;
  Window before = window_before(c, value->from, 60), after = window_after(c, value->to, 32);
  return window_has(&before, "%f[%a]potential%s+of%s+[%a%s]*$") ||
         window_has(&before, "power%s+potential%f[%A][^.;,]*$") ||
         window_has(&before, "wind%s+potential%f[%A][^.;,]*$") ||
         window_has(&before, "solar%s+potential%f[%A][^.;,]*$") ||
         window_has(&after, "^%s+of%s+[%a%s%-]-potential%f[%A]");
}

/* "a 700 MW plant may burn 2 million tonnes of coal", "a 50,000-tonne reduction", "$2 billion of aid for a plant". */
bool works_figure(const Context *c, const Reading *r) {
  static const char *const uses[] = {
      "consum",        "%f[%a]burn",   "%f[%a]emit", "%f[%a]uses?%f[%A]", "%f[%a]using%f[%A]",
      "%f[%a]sav[ei]", "%f[%a]replac", "%f[%a]reduc"};
  static const char *const less[] = {"^[%s-]%a*%s*reduction", "^%s+of%s+carbon",     "^%s+of%s+CO2",
                                     "^%s+of%s+emissions",    "^%s+of%s+waste",      "^%s+of%s+water",
                                     "^[%s-]%a*%s*footprint", "^[%s-]%a*%s*emission"};
  static const char *const flows[] = {"[Tt]urnover%f[%A]", "[Tt]hroughput%f[%A]", "%f[%a]handled%f[%A]",
                                      "%f[%a]traffic%f[%A]"};
  static const char *const aid[] = {"^%s+[io][nf]%s+[%a-]*%s?aid%f[%A]",
                                    "^%s+[io][nf]%s+[%a-]*%s?subsid",
                                    "^%s+[%a-]*%s?subsid",
                                    "^%s+[io][nf]%s+[%a-]*%s?grants?%f[%A]",
                                    "^%s+[io][nf]%s+[%a-]*%s?tax%s",
                                    "^%s+[%a-]*%s?grants?%f[%A]",
                                    "^%s+[%a-]*%s?awards?%f[%A]",
                                    "^%s+[%a-]*%s?[%a-]*%s?[Ff]unds?%f[%A]",
                                    "^%s+in%s+the%s+%u[%a%s-]-Program",
                                    "^%s+in%s+%u[%a%s-]-Fund%f[%A]",
                                    "^%s+in%s+[%a%s-]-funding%f[%A]",
                                    "^%s+in%s+[%a-]*%s?capital%f[%A]",
                                    "^%s+in%s+[%a-]*%s?awards?%f[%A]"};
  const Mention *head = r->head, *value = r->value;
  if (value && (is_speed(c, value) || is_energy(c, r) || could_be(c, value) || is_single(r))) return false;
  if (head && works_byname(c, head)) return false;
  if (value && r->rule->of_power && is_stock(c, value)) return false;
  if (value && is_machine(c, value)) return false;
  if (value && head && (is_nations(c, head) || works_none(c, head))) return false;
  if (value && head && value->type == NAME_MONEY && words_match(c, head->from, head->to, "^[Ff]acility$") &&
      words_match(c, head->from > c->from + 3 ? head->from - 3 : c->from, head->from, "%f[%a]a%s$") &&
      words_match(c, head->to, value->from, "^%s+[wov]%l+%s"))
    return false; /* "a facility worth $2 billion": a loan */
  if (!value || !head || (unsigned char)c->text[value->from] >= 0xE3) return true;
  if (spends_public(c, r) || is_threshold(c, value) || is_sum_else(c, value)) return false;
  static const char *const lends[] = {
      "%f[%a]provided?%s+[%a%s]*$", "%f[%a]lend%s+[%a%s]*$",    "%f[%a]lent%s+[%a%s]*$", "%f[%a]provides%s+[%a%s]*$",
      "%f[%a]loaned%s+[%a%s]*$",    "%f[%a]lending%s+[%a%s]*$", "%f[%a]lends%s+[%a%s]*$"};
  Window paid = window_before(c, value->from, 48);
  if (value->type == NAME_MONEY && head->from > value->to && window_any(&paid, lends, sizeof lends / sizeof *lends))
    return false; /* "China would provide $2 billion for the line": what is lent */
  if (value->type == NAME_MONEY) return !words_any(c, value->to, c->to, aid, sizeof aid / sizeof *aid);
  if (value->type != NAME_QUANTITY) return true;
  uint32_t from = clause_from(c, value);
  if (words_any(c, from, value->from, flows, sizeof flows / sizeof *flows) &&
      !words_match(c, from, c->to, "[Cc]apacity"))
    return false; /* "the cargo turnover of the port": what passed, not what can */
  static const char *const sizes[] = {"m", "ft", "g", "kg", NULL}; /* "a 19-metre draught", "39 g/t of gold" */
  if (asks_capacity(r->rule) && value->unit && word_listed(value->unit, sizes) &&
      (!value->quantity->per || code_is(value->quantity->per, "t")) && value->quantity->value < 1e4)
    return false;
  static const char *const can[] = {"[Cc]apacit",  "%f[%a]handl", "%f[%a]able%f[%A]", "%f[%a]accommodat",
                                    "%f[%a]can%s", "%f[%a]serve", "%f[%a]throughput"};
  static const char *const goods[] = {"t", "MW", "GW", "kW", "TEU", "containers", "bbl", "m3", "passengers", NULL};
  if (works_carries(c, head) && asks_capacity(r->rule) &&
      !(word_listed(value->unit ? value->unit : "", goods) && value->quantity->value >= 1e3) &&
      !words_any(c, from, clause_to(c, value), can, sizeof can / sizeof *can))
    return false; /* "12 trains passed the bridge": what is there, not what can be */
  Window lead = window_before(c, value->from, 8);
  bool works = head->list != NAME_capacity_cue;
  if (works && window_has(&lead, "%f[%a]from%s+$") && words_match(c, value->to, c->to, "^[%s%a]-%f[%a]to%s+[%a%s]-%d"))
    return false; /* "from 200,000 to 350,000 cars": what it was */
  bool used = head->to < value->from && words_any(c, head->to, value->from, uses, sizeof uses / sizeof *uses);
  return !used && !words_any(c, value->to, c->to, less, sizeof less / sizeof *less);
}
