/* What is told near works and is none of theirs: works in general ("new plants are needed"), works that are not there
 * or only waited for, words that name a trade by its works, figures of what they use, save or are given. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

/* "the railway network", "railway routes": what only names a trade. */
static bool names_trade(const Context *c, const Mention *head) {
  static const char *const behind[] = {"^%s+networks?%f[%A]", "^%s+routes%f[%A]",     "^%s+systems?%f[%A]",
                                       "^%s+services%f[%A]",  "^%s+workers%f[%A]",    "^%s+sector%f[%A]",
                                       "^%s+industry%f[%A]",  "^%s+operators?%f[%A]", "^%s+companies%f[%A]",
                                       "^%s+lands?%f[%A]",    "^%s+ministry%f[%A]",   "^%s+ministers?%f[%A]",
                                       "^%s+authorit[yi]%a*", "^%s+facilities%f[%A]", "^%s+infrastructure%f[%A]",
                                       "^%s+capacity%f[%A]",  "^%s+output%f[%A]"};
  return words_any(c, head->to, c->to, behind, sizeof behind / sizeof *behind);
}

/* "when the railway is built": not yet, and nobody says that it will be. */
static bool awaited(const Context *c, const Reading *r) {
  static const char *const when[] = {"%f[%a]when%s[%s%a-]*$", "%f[%a]once%s[%s%a-]*$", "%f[%a]if%s[%s%a-]*$",
                                     "%f[%a]until%s[%s%a-]*$"};
  static const char *const once[] = {"%f[%a]once%s", "%f[%a]when%s", "%f[%a]if%s"}; /* "the plant, once it opens" */
  const Mention *head = r->head;
  Window lead = window_before(c, r->trigger->from, 8);
  if (window_has(&lead, "%f[%a]once%s+$") || window_has(&lead, "%f[%a]when%s+$")) return true; /* "once completed" */
  if (r->trigger->from >= head->to && words_any(c, head->to, r->trigger->from, once, sizeof once / sizeof *once))
    return true;
  if (r->trigger->from < head->to || !(words_match(c, head->to, r->trigger->from, "%f[%a]is%f[%A]") ||
                                       words_match(c, head->to, r->trigger->from, "%f[%a]are%f[%A]") ||
                                       words_match(c, head->to, r->trigger->to, "%f[%a]starts?%f[%A]")))
    return false;
  Window before = window_before(c, head->from, 48);
  return window_any(&before, when, sizeof when / sizeof *when);
}

/* "loans for construction of a metro", "displaced by the construction of the line": works that are told of for
 * something else. */
static bool in_passing(const Context *c, const Mention *verb) {
  static const char *const before[] = {
      "%f[%a]for%s+t?h?e?%s*$",  "%f[%a]by%s+t?h?e?%s*$", "%f[%a]of%s+t?h?e?%s*$",    "%f[%a]in%s+t?h?e?%s*$",
      "%f[%a]with%s+t?h?e?%s*$", "%f[%a]on%s+t?h?e?%s*$", "%f[%a]since%s+t?h?e?%s*$", "%f[%a]from%s+t?h?e?%s*$",
      "%f[%a]to%s+the%s*$",      "%f[%a]its%s+$",         "%f[%a]rapid%s+$",          "%f[%a]massive%s+$",
      "%f[%a]over%s+t?h?e?%s*$"};
  if (!words_match(c, verb->from, verb->to, "^[Cc]onstruction$") &&
      !words_match(c, verb->from, verb->to, "^[Oo]pening$"))
    return false;
  static const char *const told[] = {
      "plans?%s+for%s+t?h?e?%s*$",    "approval%s+for%s+t?h?e?%s*$", "contracts?%s+for%s+t?h?e?%s*$",
      "agreement%s+for%s+t?h?e?%s*$", "agreement%s+on%s+t?h?e?%s*$", "deal%s+for%s+t?h?e?%s*$",
      "go%-ahead%s+for%s+t?h?e?%s*$", "permit%s+for%s+t?h?e?%s*$",   "work%s+on%s+t?h?e?%s*$"};
  Window words = window_before(c, verb->from, 24);
  return window_any(&words, before, sizeof before / sizeof *before) &&
         !window_any(&words, told, sizeof told / sizeof *told);
}

/* "we welcome companies to set up plants" */
bool works_wished(const Context *c, const Mention *verb) {
  static const char *const wished[] = {"[Ww]elcom",         "%f[%a][Ii]nvit", "[Ee]ncourag",         "%f[%a][Uu]rg[ei]",
                                       "%f[%a]asked%s",     "%f[%a]asking%s", "%f[%a]nudg",          "%f[%a]induc",
                                       "%f[%a]entic",       "%f[%a]persuad",  "%f[%a]incentivi[sz]", "%f[%a]permits?%s",
                                       "%f[%a]permission%s"};
  Window wish = window_before(c, verb->from, 72);
  return (window_has(&wish, "%f[%a]to%s+$") || window_has(&wish, "%f[%a]into%s+$")) &&
         window_any(&wish, wished, sizeof wished / sizeof *wished);
}

/* "Harbor Intelligence", "the country projects a future": the word is of a name, or a verb. */
static bool is_byname(const Context *c, const Mention *head) {
  static const char *const goes_on[] = {"^%s+Pro", "^%s+Phase", "^%s+Ter",  "^%s+Com",          "^%s+Pla", "^%s+Exp",
                                        "^%s+Ref", "^%s+Port",  "^%s+Rail", "^%s+Lin",          "^%s+Par", "^%s+Zone",
                                        "^%s+Bri", "^%s+Cit",   "^%s+Air",  "^%s+Int%l+ational"};
  if (words_match(c, head->from, head->to, "^projects?$"))
    return words_match(c, head->to, c->to, "^%s+an?%s") || words_match(c, head->to, c->to, "^%s+that%s+%l+%s+will%s");
  return words_match(c, head->from, head->to, "^Ha?rbou?r$") && words_match(c, head->to, c->to, "^%s+%u%l+") &&
         !words_any(c, head->to, c->to, goes_on, sizeof goes_on / sizeof *goes_on);
}

/* "a lending facility", "the Skills Program", "the expansion of trade": a noun for works that stands for none here. */
static bool names_none(const Context *c, const Mention *head) {
  static const char *const money[] = {
      "%f[%a]loans?%s+$",   "%f[%a]credit%s+$", "%f[%a]liquidity%s+$",  "%f[%a]financing%s+$", "%f[%a]lending%s+$",
      "%f[%a]standing%s+$", "%f[%a]swap%s+$",   "%f[%a]repo%s+$",       "%f[%a]deposit%s+$",   "%f[%a]funding%s+$",
      "%f[%a]eff%s+$",      "imf%s+$",          "%f[%a]refinancing%s+$"};
  enum { NEAR = 40 };
  if (words_match(c, head->from, head->to, "^[Ff]acilit")) {
    Window before = window_before(c, head->from, 14);
    return window_any(&before, money, sizeof money / sizeof *money);
  }
  static const char *const own[] = {"nuclear%s+$",  "power%s+$",        "expansion%s+$", "investment%s+$",
                                    "building%s+$", "construction%s+$", "vehicle%s+$",   "capital%s+$"};
  if (words_match(c, head->from, head->to, "^Program")) return true;
  if (words_match(c, head->from, head->to, "^program")) {
    Window before = window_before(c, head->from, 16);
    return !window_any(&before, own, sizeof own / sizeof *own);
  }
  if (!words_match(c, head->from, head->to, "^[Ee]xpansion$") || !words_match(c, head->to, c->to, "^%s+of%s"))
    return false;
  EACH_MENTION (m, c, NAME_site_cue)
    if (m->from >= head->to && m->from <= head->to + NEAR) return false;
  return true;
}

/* "the ports postpone charging the fee", "delays in project signings": it is not the works that wait. */
static bool puts_off_else(const Context *c, const Reading *r) {
  static const char *const builds[] = {"^%s+construct", "^%s+build", "^%s+open", "^%s+develop", "^%s+work"};
  if (words_match(c, r->trigger->to, c->to, "^%s+%l+ing%s") &&
      !words_any(c, r->trigger->to, c->to, builds, sizeof builds / sizeof *builds))
    return true;
  return words_match(c, r->head->to, c->to, "^%s+signings?%f[%A]") ||
         words_match(c, r->trigger->to, c->to, "^%s+in%s+signing");
}

/* "must remain open", "will be open to private capital": no works begin there; "an abandoned quarry": nobody gave it up
 * now. */
static bool stays_open(const Context *c, const Mention *verb) {
  static const char *const stays[] = {"remain%l*%s+$", "stay%l*%s+$", "kept?%s+[%a%s]*$", "keep%l*%s+[%a%s]*$"};
  static const char *const lead[] = {"%f[%a]an%s+$", "%f[%a]of%s+$", "%f[%a]many%s+$"};
  Window before = window_before(c, verb->from, 24);
  if (words_match(c, verb->from, verb->to, "^abandoned$")) return window_any(&before, lead, sizeof lead / sizeof *lead);
  if (!words_match(c, verb->from, verb->to, "^open$")) return false;
  return window_any(&before, stays, sizeof stays / sizeof *stays) ||
         (window_has(&before, "%f[%a]be%s+$") && words_match(c, verb->to, c->to, "^%s+[tf]or?%s"));
}

bool works_any(const Context *c, const Reading *r) {
  static const char *const none[] = {"%f[%a][Nn]o%s[%s%a-]*$",      "%f[%a][Aa]ny%s[%s%a-]*$",
                                     "%f[%a][Nn]either%s[%s%a-]*$", "percent%s+of%s[%s%a-]*$",
                                     "%%%s+of%s[%s%a-]*$",          "per%s+cent%s+of%s[%s%a-]*$"};
  static const char *const told[] = {"%f[%a]several%s[^,;:]*$",
                                     "%f[%a]one%s+of%s[^,;:]*$",
                                     "%f[%a]two%s[^,;:]*$",
                                     "%f[%a]three%s[^,;:]*$",
                                     "%f[%a]four%s[^,;:]*$",
                                     "%f[%a]five%s[^,;:]*$",
                                     "%f[%a]both%s[^,;:]*$",
                                     "%f[%a]these%s[^,;:]*$",
                                     "%f[%a]those%s[^,;:]*$",
                                     "%f[%a]its%s[^,;:]*$",
                                     "%f[%a]their%s[^,;:]*$",
                                     "%f[%a]the%s[^,;:]*$",
                                     "%f[%d]%d%d?%s"};
  enum { PHRASE = 28, FAR = 40 };
  const Mention *head = r->head;
  if (!head || (unsigned char)c->text[head->from] >= 0xE3) return false;
  Window far = window_before(c, head->from, FAR), near = window_before(c, head->from, PHRASE);
  if (window_any(&far, none, sizeof none / sizeof *none) || names_trade(c, head) || names_none(c, head)) return true;
  if (is_byname(c, head)) return true;
  if (words_match(c, head->from, head->to, "^programm?e?s?$")) return true; /* without a figure it is a policy */
  if (!r->trigger) return false;
  if (awaited(c, r) || in_passing(c, r->trigger)) return true;
  if (r->trigger->to <= head->from && words_match(c, r->trigger->to, head->from, "%f[%a]jobs?%f[%A]"))
    return true; /* "create jobs at building sites" */
  if (r->trigger->list == NAME_fate_cue && puts_off_else(c, r)) return true;
  if (r->trigger->to <= head->from && words_match(c, r->trigger->to, head->from, "^%s+[%a%s]-%f[%a]along%s"))
    return true;
  if (r->trigger->to <= head->from && words_match(c, r->trigger->to, head->from, "^%s+up%s+and%s+down%s")) return true;
  static const char *const grown[] = {"^%s+%a*%s?production", "^%s+%a*%s?output", "^%s+%a*%s?exports",
                                      "^%s+%a*%s?sales"};
  bool grows = words_match(c, r->trigger->from, r->trigger->to, "^[Ee]xpand") &&
               words_any(c, r->trigger->to, c->to, grown, sizeof grown / sizeof *grown);
  if (grows) return true; /* "asked the winery to expand production" */
  if (words_match(c, head->to, c->to, "^[%s%a]*built%s+to%s+be%s")) return true;
  static const char *const formed[] = {"^[Ee]stablished$", "^[Ss]et%sup$", "^[Ff]ormed$", "^[Ff]ounded$"};
  bool meant = words_any(c, r->trigger->from, r->trigger->to, formed, sizeof formed / sizeof *formed) &&
               words_match(c, r->trigger->to, c->to, "^%s+to%s"); /* a firm "established to run" works */
  if (meant || words_match(c, r->trigger->to, c->to, "^%-%l") || stays_open(c, r->trigger)) return true;
  if (r->trigger->token == 0 && words_match(c, r->trigger->from, r->trigger->to, "^%u%l+ing$")) return true;
  bool name = c->text[head->from] >= 'A' && c->text[head->from] <= 'Z'; /* "the Port Infrastructure Program" */
  if (name && words_match(c, head->to, c->to, "^%s%u%l+") && !words_match(c, head->to, c->to, "^%sProject") &&
      !words_match(c, head->to, c->to, "^%sPhase"))
    return true;
  if (works_wished(c, r->trigger)) return true;
  bool behind = r->trigger->to <= head->from;
  if (behind && words_match(c, r->trigger->to, head->from, "%f[%a]into%s+[at][nh]?e?%s"))
    return true; /* "build the region into a hub" */
  if (behind) near = window_of(c, r->trigger->to, head->from);
  bool many = head->to - head->from > 4 && c->text[head->to - 1] == 's' && c->text[head->to - 2] != 's' &&
              !words_match(c, head->from, head->to, "[Ww]orks$");
  return many && !window_any(&near, told, sizeof told / sizeof *told);
}

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

/* "firms must commit to a project worth at least $200 million": what a rule asks for, and nobody's works. */
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
                                      "%f[%a]loss%l*%s+of%s+[%a%s]*$"};
  static const char *const behind[] = {
      "^%s+[io][nf]%s+fines%f[%A]", "^%s+fine%f[%A]",           "^%s+[%a%-]*%s*%a*%s*shortfall",
      "^%s+worth%s+of%s+goods",     "^%s+[%a%-]*%s*repurchase", "^%s+[%a%-]*%s*buyback",
      "^%s+in%s+savings%f[%A]",     "^%s+savings?%f[%A]",       "^%s+[io][nf]%s+%a*%s*revenues?%f[%A]"};
  if (value->type != NAME_MONEY) return false;
  Window before = window_before(c, value->from, 60), after = window_after(c, value->to, 32);
  return window_any(&before, moved, sizeof moved / sizeof *moved) ||
         window_any(&after, behind, sizeof behind / sizeof *behind);
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
  if (value && (is_speed(c, value) || is_energy(c, r) || could_be(c, value))) return false;
  if (head && is_byname(c, head)) return false;
  if (value && r->rule->of_power && is_stock(c, value)) return false;
  if (value && is_machine(c, value)) return false;
  if (value && head && (is_nations(c, head) || names_none(c, head))) return false;
  if (value && head && value->type == NAME_MONEY && words_match(c, head->from, head->to, "^[Ff]acility$") &&
      words_match(c, head->from > c->from + 3 ? head->from - 3 : c->from, head->from, "%f[%a]a%s$") &&
      words_match(c, head->to, value->from, "^%s+[wov]%l+%s"))
    return false; /* "a facility worth $2 billion": a loan */
  if (!value || !head || (unsigned char)c->text[value->from] >= 0xE3) return true;
  if (spends_public(c, r) || is_threshold(c, value) || is_sum_else(c, value)) return false;
  static const char *const lends[] = {"%f[%a]provided?%s+[%a%s]*$", "%f[%a]lend%s+[%a%s]*$", "%f[%a]lent%s+[%a%s]*$",
                                      "%f[%a]provides%s+[%a%s]*$", "%f[%a]loaned%s+[%a%s]*$"};
  Window paid = window_before(c, value->from, 20);
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
