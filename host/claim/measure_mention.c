/* Words of acts that tell none: a noun of study, a proposed deal, a measure that itself does something, a verb of
 * another object. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/reading.h"
#include "claim/status.h"
#include "claim/window.h"

/* "a study of the tariffs", "a 2024 study", "a proposed deal to end duties": no one weighs the measure. */
static bool weighs_else(const Context *c, const Mention *trigger) {
  if (trigger->list != NAME_weigh_cue) return false;
  if (words_match(c, trigger->from, trigger->to, "^[Ss]tudies$") &&
      words_match(c, c->from, trigger->from, "%f[%a]%l+%s+$"))
    return true; /* "numerous studies alleging that" */
  if (words_match(c, trigger->from, trigger->to, "^[Ss]tudies$") &&
      (words_match(c, trigger->to, c->to, "^%s+have%s") || words_match(c, trigger->to, c->to, "^%s+%l*%s*show") ||
       words_match(c, trigger->to, c->to, "^%s+%l*%s*f[io]u?nd") ||
       words_match(c, trigger->to, c->to, "^%s+%l*%s*suggest")))
    return true;
  if (words_match(c, trigger->from, trigger->to, "^[Ss]tud[yi]") &&
      !words_match(c, trigger->from, trigger->to, "ing$")) {
    Window before = window_before(c, trigger->from, 12);
    return window_has(&before, "%f[%a]an?%s+$") || window_has(&before, "%f[%a]the%s+$") ||
           window_has(&before, "%d%d%s+$") || window_has(&before, "%f[%a]%l+c%s+$");
  }
  if (words_match(c, trigger->from, trigger->to, "^proposed$") && words_match(c, trigger->to, c->to, "^%s+%d") &&
      context_of(c, NAME_face_cue, NULL))
    return true; /* "were slapped with the proposed 12.5% duty": told of those who bear it */
  static const char *const watchers[] = {"%f[%a]traders%s+%l*%s*$", "%f[%a]investors%s+%l*%s*$",
                                         "%f[%a]markets%s+%l*%s*$", "%f[%a]analysts%s+%l*%s*$",
                                         "%f[%a]firms%s+%l*%s*$",   "%f[%a]companies%s+%l*%s*$"};
  Window who = window_before(c, trigger->from, 20); /* "traders weighed the threat of tariffs" */
  if (window_any(&who, watchers, sizeof watchers / sizeof *watchers)) return true;
  static const char *const owners[] = {"%f[%a]his%s+$", "%f[%a]her%s+$", "%f[%a]its%s+$", "%f[%a]their%s+$",
                                       "%f[%a]of%s+the%s+$"};
  Window owned = window_before(c, trigger->from, 10); /* "some of his threatened tariffs" */
  if (words_match(c, trigger->from, trigger->to, "ed$") && window_any(&owned, owners, sizeof owners / sizeof *owners) &&
      words_match(c, trigger->to, c->to, "^%s+%l+"))
    return true;
  static const char *const deals[] = {"^%s+deal%f[%A]", "^%s+agreement%f[%A]", "^%s+accord%f[%A]", "^%s+pact%f[%A]"};
  return words_match(c, trigger->from, trigger->to, "^[Pp]roposed$") &&
         words_any(c, trigger->to, c->to, deals, sizeof deals / sizeof *deals);
}

/* "found new routes, circumventing the tariffs": nobody determines anything. */
static bool finds_else(const Context *c, const Reading *r) {
  if (!code_is(r->rule->status, "circumvention finding") || chinese_at(c, r->trigger->from)) return false;
  if (words_match(c, r->trigger->from, r->trigger->to + 1, "ings$")) return true; /* "the findings of inquiries" */
  return words_match(c, r->trigger->from, r->trigger->to, "^[Ff][io]u?nd") &&
         !words_match(c, r->trigger->to, c->to, "^[^.;]-%f[%a]that%f[%A]") &&
         !words_match(c, r->trigger->to, c->to, "^%s+%a*%s*circumvent") &&
         !words_match(c, r->trigger->to, c->to, "^[^.;,]-%f[%a]to%s+[%a%s]-circumvent");
}

/* "on countries levying duties on its goods": whoever does so. */
static bool of_whoever(const Context *c, const Mention *trigger) {
  static const char *const to[] = {"%f[%a]other%s+countries%s+to%s+$", "%f[%a]nations%s+to%s+$",
                                   "%f[%a]economies%s+to%s+$", "%f[%a]others%s+to%s+$", "%f[%a]partners%s+to%s+$"};
  Window lead = window_before(c, trigger->from, 24);
  if (window_any(&lead, to, sizeof to / sizeof *to)) return true; /* "may embolden its partners to impose" */
  static const char *const that[] = {"%f[%a]countr%a+%s+that%s+%l*%s*$", "%f[%a]nations?%s+that%s+%l*%s*$",
                                     "%f[%a]partners?%s+that%s+%l*%s*$"};
  Window clause = window_before(c, trigger->from, 28);
  if (window_any(&clause, that, sizeof that / sizeof *that)) return true; /* "any country that has imposed levies" */
  static const char *const whoever[] = {"%f[%a]countries%s+$", "%f[%a]nations%s+$", "%f[%a]partners%s+$",
                                        "%f[%a]economies%s+$"};
  Window before = window_before(c, trigger->from, 14);
  return words_match(c, trigger->from, trigger->to, "ing$") &&
         window_any(&before, whoever, sizeof whoever / sizeof *whoever);
}

/* "cancelled its tariff plan": what was only planned. */
static bool ends_plan(const Context *c, const Mention *measure, const Mention *trigger) {
  return measure && trigger->list == NAME_terminate_cue && trigger->to <= measure->from &&
         words_match(c, measure->to, c->to, "^%s+plans?%f[%A]");
}

/* "banned Chinese steel firms from bidding": those who are kept out, no goods. */
static bool bars_firms(const Context *c, const Reading *r) {
  static const char *const firms[] = {
      "^%s+%l*%s*firms?%f[%A]",  "^%s+%l*%s*compan",           "^%s+%l*%s*makers?%f[%A]", "^%s+%l*%s*giant",
      "^%s+%l*%s*groups?%f[%A]", "^%s+%l*%s*producers?%f[%A]", "^%s+%l*%s*workers?%f[%A]"};
  return r->head && r->head->type == NAME_SECTOR &&
         words_any(c, r->head->to, c->to, firms, sizeof firms / sizeof *firms);
}

/* "suspended imports of beef from three plants": of a few firms, of no country. */
static bool of_few_firms(const Context *c, const Reading *r) {
  static const char *const few[] = {
      "^[%a%s,]-%sfrom%s+[%a%d%s.]-%f[%a]firms?%f[%A]", "^[%a%s,]-%sfrom%s+[%a%d%s.]-%f[%a]plants?%f[%A]",
      "^[%a%s,]-%sfrom%s+[%a%d%s.]-%f[%a]companies%f[%A]", "^[%a%s,]-%sfrom%s+[%a%d%s.]-%f[%a]exporters%f[%A]"};
  return r->head && r->head->list == NAME_import_cue &&
         words_match(c, r->trigger->from, r->trigger->to, "^[Ss]uspen") &&
         words_any(c, r->trigger->to, c->to, few, sizeof few / sizeof *few);
}

/* "long before the levy was imposed", "since the duties took effect": when something else was. */
static bool dates_something(const Context *c, const Mention *measure, const Mention *trigger) {
#define DEFINITE(word) "%f[%a]" word "%s+the%s+[%a%s]*%d?%d?%d?%d?%s*$", "%f[%a]" word "%s+the[sr][ei][er]?%s+[%a%s]*$"
  static const char *const leads[] = {DEFINITE("[Bb]efore"), DEFINITE("until"),         DEFINITE("[Oo]nce"),
                                      DEFINITE("[Ss]ince"),  DEFINITE("[Aa]s"),         DEFINITE("[Ww]hen"),
                                      DEFINITE("[Aa]fter"),  DEFINITE("[Ww]hile"),      DEFINITE("though"),
                                      DEFINITE("time"),      DEFINITE("[Nn]ow%s+that"), DEFINITE("whether")};
#undef DEFINITE
  if (!measure || trigger->from < measure->to || modality_tells_rate(c, trigger)) return false;
  Window before = window_before(c, measure->from, 28);
  if (window_has(&before, "[,;]%s+while%s+the%s+[%a%s]*$"))
    return false; /* ", while the duty on rice was cut": besides */
  return window_any(&before, leads, sizeof leads / sizeof *leads);
}

/* "opened 34 anti-dumping investigations last year", "已启动90项反倾销调查": how many cases, not which. */
static bool counts_cases(const Context *c, const Reading *r) {
  static const char *const counts[] = {"%f[%w]%d+%s+[%a%s-]*$",
                                       "%f[%a]dozens%s+of%s+[%a%s-]*$",
                                       "%f[%a]several%s+[%a%s-]*$",
                                       "%f[%a]many%s+[%a%s-]*$",
                                       "%f[%a]hundreds%s+of%s+[%a%s-]*$",
                                       "%d+项[^，]*$",
                                       "%d+起[^，]*$",
                                       "%d+宗[^，]*$",
                                       "%d+次[^，]*$",
                                       "数十[项起宗次][^，]*$",
                                       "%d+份[^，]*$"};
  static const char *const onto[] = {
      "%f[%a]into%f[%A]", "%f[%a]against%f[%A]", "%f[%a]from%f[%A]", "%f[%a]on%f[%A]", "对", "對"};
  const Mention *measure = r->measure ? r->measure : r->head;
  static const uint16_t verbs[] = {NAME_launch_cue, NAME_extend_cue, NAME_in_force_cue};
  bool verb = false;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) verb |= r->trigger->list == verbs[i];
  if (!measure || !verb) return false;
  Window before = window_before(c, measure->from, 30);
  EACH_MENTION (rate, c, NAME_PERCENT)
    if (rate->to <= measure->from && measure->from - rate->to < 30) return false;   /* "a 35 percent duty" */
  const Mention *date = context_last_between(c, NAME_DATE, c->from, measure->from); /* "In 2023 Peru extended its" */
  if (date && measure->from - date->to < 30) return false;
  return window_any(&before, counts, sizeof counts / sizeof *counts) &&
         !words_any(c, c->from, c->to, onto, sizeof onto / sizeof *onto);
}

/* "a law that lets the president impose duties", "the power to ban exports": what may be done. */
static bool is_power(const Context *c, const Mention *trigger) {
  static const char *const leads[] = {
      "%f[%a]lets?%s+[%a%s.’']-$", "%f[%a]allow%a*%s+[%a%s.’']-to%s+$",       "%f[%a]powers?%s+to%s+$",
      "%f[%a]authority%s+to%s+$",  "%f[%a]permits?%s+[%a%s.’']-to%s+$",       "%f[%a]enabl%a+%s+[%a%s.’']-to%s+$",
      "%f[%a]empower%a*%s+[^;]-$", "%f[%a]authori[sz]%a+%s+[%a%s.’']-to%s+$", "%f[%a]right%s+to%s+$",
      "%f[%a]able%s+to%s+$",       "%f[%a]can%s+be%s+[%a%s]-by%s+$",          "%f[%a]could%s+be%s+[%a%s]-by%s+$",
      "%f[%a]used%s+to%s+$"};
  if (words_match(c, c->from, trigger->from, "uthori[sz]es%s+the%s+%a+%s+to%s"))
    return true; /* "authorizes the minister to change the schedule, including the imposition of duties" */
  Window before = window_before(c, trigger->from, 50);
  return window_any(&before, leads, sizeof leads / sizeof *leads);
}

/* "raised duties to 100%, Brussels opened an inquiry": the verb of another. */
static bool of_another(const Context *c, const Mention *measure, const Mention *trigger) {
  if (measure && trigger->list == NAME_launch_cue && measure->from > trigger->to &&
      !c->han) { /* "opened a probe and imposed duties" */
    const Mention *own = context_last_between(c, NAME_impose_cue, trigger->to, measure->from);
    Window joint = window_before(c, own ? own->from : trigger->from, 5);
    if (own && window_has(&joint, "%f[%a]and%s+$")) return true;
  }
  bool other =
      trigger->list == NAME_launch_cue || trigger->list == NAME_in_force_cue || trigger->list == NAME_extend_cue;
  if (measure && trigger->list == NAME_extend_cue && trigger->from >= measure->to &&
      words_match(c, measure->to, trigger->from, "^,%s+the%s+%l[%a%s]*$"))
    return true; /* "is levying tariffs, the war in Ukraine continues" */
  return measure && trigger->from >= measure->to && other &&
         (words_match(c, measure->to, trigger->from, ",%s+t?h?e?%s*%u[%a.]+%s+$") ||
          words_match(c, measure->to, trigger->from, ",%s+t?h?e?%s*%u[%a.]+%s+ha[sd]%s+$"));
}

/* "continues to face the duties": who bears them; "the rate dropped by half": no one ended it. */
static bool bears_or_falls(const Context *c, const Mention *measure, const Mention *trigger) {
  static const char *const bears[] = {"^%s+to%s+face%f[%A]",      "^%s+to%s+pay%f[%A]",   "^%s+to%s+bear%f[%A]",
                                      "^%s+facing%f[%A]",         "^%s+to%s+evade%f[%A]", "^%s+to%s+avoid%f[%A]",
                                      "^%s+to%s+undermine%f[%A]", "^%s+to%s+weigh%f[%A]", "^%s+to%s+hurt%f[%A]",
                                      "^%s+to%s+drive%f[%A]",     "^%s+to%s+push%f[%A]"};
  static const char *const falls[] = {"^%s+by%s", "^%s+to%s+%d", "^%s+from%s+%d", "^%s+sharply%f[%A]"};
  if (words_match(c, trigger->from, trigger->to, "^continu"))
    return words_any(c, trigger->to, c->to, bears, sizeof bears / sizeof *bears);
  return measure && trigger->from >= measure->to && words_match(c, trigger->from, trigger->to, "^dropp?[eis]") &&
         words_any(c, trigger->to, c->to, falls, 4);
}

/* "Chile had its tariffs removed": told of the side that bore them. */
static bool relieves(const Context *c, const Mention *measure, const Mention *trigger) {
  Window before = window_before(c, measure->from, 24);
  return trigger->from >= measure->to && words_match(c, measure->to, trigger->from, "^%s+%l*%s*$") &&
         (window_has(&before, "%f[%a]had%s+their%s+[%a%s]*$") || window_has(&before, "%f[%a]had%s+its%s+[%a%s]*$"));
}

/* "a ban on imports was announced": a noun, what becomes of it is told by its verb. */
static bool is_ban_noun(const Context *c, const Reading *r) {
  static const char *const determined[] = {"%f[%a]an?%s+%l*%s*$",   "%f[%a]the%s+%l*%s*$", "%f[%a]its%s+%l*%s*$",
                                           "%f[%a]their%s+%l*%s*$", "[’']+s%s+%l*%s*$",    "%f[%a]this%s+$"};
  static const char *const nouns[] = {"^[Bb]ans?$", "^[Hh]alts?$", "^[Bb]locks?$"};
  if (!r->head || r->head->list != NAME_import_cue || !words_any(c, r->trigger->from, r->trigger->to, nouns, 3))
    return false;
  Window before = window_before(c, r->trigger->from, 20);
  return words_match(c, r->trigger->to, c->to, "^%s+on%s") &&
         window_any(&before, determined, sizeof determined / sizeof *determined);
}

/* "confirmed that the duties would stay": what is said, no act. */
static bool confirms_saying(const Context *c, const Mention *trigger) {
  return words_match(c, trigger->from, trigger->to, "^[Cc]onfirm") && words_match(c, trigger->to, c->to, "^%s+that%s");
}

/* "expects Peru to face duties": what may come. */
static bool is_to_face(const Context *c, const Reading *r) {
  Window before = window_before(c, r->trigger->from, 14);
  return r->rule->bears && !context_of(c, NAME_PERCENT, NULL) && window_has(&before, "%f[%a]to%s+$") &&
         !window_has(&before, "continues?d?%s+to%s+$");
}

/* "Imposing tariffs protects mills": a sentence opens with what is spoken of, nobody does it. */
static bool is_gerund_subject(const Context *c, const Mention *trigger) {
  static const char *const leads[] = {"^[^%w]*But%s+$", "^[^%w]*And%s+$", "^[^%w]*Yet%s+$", "^[^%w]*So%s+$",
                                      "^[^%w]*%u%l+ly%s+$"};
  if (c->zone == ZONE_LIST_ITEM) return false; /* "- Imposing a 20% tariff on Chile": what was done */
  bool first = trigger->token == 0 && words_match(c, trigger->from, trigger->to, "^%u%l+ing$");
  bool second = trigger->token == 1 && words_match(c, trigger->from, trigger->to, "^%l+ing$") &&
                words_any(c, c->from, trigger->from, leads, sizeof leads / sizeof *leads);
  bool object = words_match(c, trigger->from, trigger->to, "^%l+ing$") &&
                code_is(place_word_before(c, trigger).text, "that") &&
                words_match(c, trigger->to, c->to,
                            "^%s+[%a%s’']-%f[%a][cwm][oia][uyg]l?h?d?t?%s+%l"); /* "that lifting them could" */
  return (first || second || object) && !words_match(c, trigger->to, c->to, ",%s+%u") &&
         !words_match(c, trigger->to, c->to, ",%s+the%s");
}

/* "blamed it on the end of the quotas", "since the removal of duties": it is known that it ended. */
static bool is_known_end(const Context *c, const Mention *trigger) {
  static const char *const ends[] = {
      "^end$",   "^ending", "^expiry",     "^removal",    "^lifting",   "^abolition", "^scrapping",  "^lapse$",
      "^repeal", "^halt",   "^withdrawal", "^suspension", "^extension", "^renewal",   "^imposition", "^introduction"};
  if (!words_any(c, trigger->from, trigger->to, ends, sizeof ends / sizeof *ends)) return false;
  if (!words_match(c, trigger->from, trigger->to, "%sof$") && !words_match(c, trigger->to, c->to, "^%s+of%s"))
    return false;
  Window before = window_before(c, trigger->from, 12);
  if (!window_has(&before, "%f[%a]the%s+$") && !window_has(&before, "%f[%a]the%s+%l+%s+$")) return false;
  const Mention *stops = context_last_between(c, NAME_terminate_cue, c->from, trigger->from);
  if (stops && words_match(c, stops->to, trigger->from, "^%s+the%s+$")) return true; /* "paused the imposition of" */
  if (words_match(c, trigger->to, c->to, "^%s*o?f?%s+[%l%s]*%d[%d.]*%s*[%%p]")) return false; /* told with its rate */
  static const uint16_t told[] = {NAME_announce_cue, NAME_weigh_cue, NAME_recommend_cue, NAME_sign_cue};
  for (size_t i = 0; i < sizeof told / sizeof *told; i++)
    if (context_last_between(c, told[i], c->from, trigger->from)) return false;
  if (words_match(c, trigger->to, c->to, "%f[%a]would%s+[%a%s]-lead%s+to")) return false; /* a review finds so */
  static const char *const reached[] = {"%f[%a]secured%s+[%a%s]*$", "%f[%a]won%s+[%a%s]*$", "%f[%a]agreed%s+[%a%s]*$",
                                        "%f[%a]order%a*%s+[%a%s]*$", "%f[%a]back%a*%s+[%a%s]*$"};
  Window lead = window_before(c, trigger->from, 30);
  if (window_any(&lead, reached, sizeof reached / sizeof *reached)) return false;
  return !words_match(c, c->from, trigger->from, "^%W*[Tt]he%s+%l*%s*$"); /* "The end of quotas came in May" */
}

/* "stopped issuing licences", "the next step is a preliminary ruling": not done, or not yet. */
static bool is_undone(const Context *c, const Reading *r) {
  static const char *const ends[] = {"%f[%a]stopp%a+%s+$", "%f[%a]ceased%s+$", "%f[%a]ceased%s+to%s+$",
                                     "%f[%a]refus%a+%s+to%s+$", "%f[%a]declin%a+%s+to%s+$"};
  Window before = window_before(c, r->trigger->from, 18);
  if (window_any(&before, ends, sizeof ends / sizeof *ends)) return true;
  Window lead = window_before(c, r->trigger->from, 40);
  if (window_has(&lead, "%f[%a]refrain%a*%s+from%s+[%a%s,]*$")) return true;
  return code_is(r->rule->status, "preliminary ruling") &&
         (words_match(c, c->from, r->trigger->from, "%f[%a]next%s+step%s+is%s") ||
          words_match(c, r->trigger->to, c->to, "^[^;]-%f[%a]is%s+scheduled%f[%A]") ||
          words_match(c, r->trigger->to, c->to, "^[^;]-%f[%a]is%s+due%f[%A]"));
}

/* "will extend beyond cars", "goes on with its inquiry": nothing is prolonged. */
static bool extends_else(const Context *c, const Mention *measure, const Mention *trigger) {
  if (trigger->list != NAME_extend_cue) return false;
  if (words_match(c, trigger->to, c->to, "^%s+beyond%f[%A]") || words_match(c, trigger->to, c->to, "^%s+far%s+beyond"))
    return true;
  static const char *const words[] = {
      "^%s+%l*%s*warnings?%f[%A]", "^%s+%l*%s*threats?%f[%A]", "^%s+%l*%s*concerns?%f[%A]", "^%s+%l*%s*fears?%f[%A]",
      "^%s+%l*%s*worries%f[%A]",   "^%s+%l*%s*calls?%f[%A]",   "^%s+%l*%s*criticism%f[%A]", "^%s+%l*%s*attacks?%f[%A]",
      "^%s+%l*%s*vows?%f[%A]",     "^%s+%l*%s*pledges?%f[%A]", "^%s+%l*%s*talks?%f[%A]"};
  if (words_any(c, trigger->to, c->to, words, sizeof words / sizeof *words)) return true; /* "renewed its threats" */
  return measure && words_match(c, trigger->from, trigger->to, "^[Cc]ontinu") && measure->from >= trigger->to &&
         (words_match(c, measure->from, measure->to, "investigat") ||
          words_match(c, measure->from, measure->to, "probe") ||
          words_match(c, measure->to, c->to, "^%s+investigation") || words_match(c, measure->to, c->to, "^%s+probe"));
}

/* "the subsidies found in the countervailing case": what is looked into, given by nobody here. */
static bool is_support_in_case(const Context *c, const Mention *measure) {
  if (!code_is(measure->code, "subsidy/industrial support")) return false;
  EACH_MENTION (other, c, NAME_MEASURE)
    if (code_is(other->code, "countervailing/antisubsidy") || code_is(other->code, "antidumping")) return true;
  return words_match(c, c->from, c->to, "%f[%a]de%s+minimis") || words_match(c, c->from, c->to, "countervailable");
}

/* "rules that prohibit subsidies", "to curb subsidised steel", "found in a preliminary ruling that bars are
 * subsidised": whoever lays such a thing on support, or judges it, gives none. */
static bool checks_support(const Mention *measure, const Context *c, const Mention *trigger) {
  static const char *const verbs[] = {"^prohibit", "^ban",    "^bar",      "^curb",  "^restrict",
                                      "^tighten",  "^clamp",  "^slap",     "^hit",   "^levi",
                                      "^levy",     "^counte", "^reimpose", "^impos", "^retaliat"};
  if (!code_is(measure->code, "subsidy/industrial support")) return false;
  static const char *const deals[] = {"^%s+agreement", "^%s+memorand", "^%s+deal", "^%s+terms", "^%s+award"};
  bool judges =
      trigger->list == NAME_preliminary_cue && !words_any(c, trigger->to, c->to, deals, sizeof deals / sizeof *deals);
  return judges || (trigger->list == NAME_impose_cue &&
                    words_any(c, trigger->from, trigger->to, verbs, sizeof verbs / sizeof *verbs));
}

/* "sanctioned states like Iran", "a pot of sanctioned money": no verb. */
static bool is_sanctioned_one(const Context *c, const Reading *r) {
  static const char *const leads[] = {"of", "with", "the", "a",   "from",   "by", "for",
                                      "to", "on",   "and", "buy", "buying", NULL};
  return words_match(c, r->trigger->from, r->trigger->to, "^[Ss]anctioned$") &&
         word_listed(place_word_before(c, r->trigger).text, leads);
}

/* "substitute when tariffs increase": whenever they do. */
static bool is_whenever(const Context *c, const Mention *measure, const Mention *trigger) {
  if (!measure || trigger->from < measure->to) return false;
  Window before = window_before(c, measure->from, 10);
  return window_has(&before, "%f[%a][Ww]hen%s+$") && words_match(c, measure->to, trigger->from, "^%s+$") &&
         !words_match(c, trigger->from, trigger->to, "ed$");
}

/* "Chile charges lower levies than Peru does": how high they are, by no figure. */
static bool compares(const Context *c, const Mention *measure, const Mention *trigger) {
  static const char *const degrees[] = {"%f[%a]lower%s+[%a%s-]*$",   "%f[%a]higher%s+[%a%s-]*$",
                                        "%f[%a]similar%s+[%a%s-]*$", "%f[%a]steeper%s+[%a%s-]*$",
                                        "%f[%a]fewer%s+[%a%s-]*$",   "%f[%a]more%s+[%a%s-]*$"};
  if (!measure || measure->from < trigger->to) return false;
  return words_any(c, trigger->to, measure->from, degrees, sizeof degrees / sizeof *degrees) &&
         words_match(c, measure->to, c->to, "^[^;.%d]-%f[%a]than%f[%A]");
}

/* "Impose tariffs where others dump": advice. */
static bool is_advice(const Context *c, const Mention *trigger) {
  static const char *const verbs[] = {"^Impose$",    "^Implement$", "^Introduce$", "^Adopt$",  "^Raise$",
                                      "^Lower$",     "^Reduce$",    "^Remove$",    "^Extend$", "^Consider$",
                                      "^Phase",      "^Scrap$",     "^Abolish$",   "^Cut$",    "^Apply$",
                                      "^Eliminate$", "^Establish$", "^Maintain$"};
  return trigger->token == 0 && words_any(c, trigger->from, trigger->to, verbs, sizeof verbs / sizeof *verbs);
}

/* "the Inflation Reduction Act will help farmers": a law is a measure where it is made or unmade, or gives money. */
bool measure_law_spoken_of(const Context *c, const Reading *r) {
  const Mention *measure = r->measure, *trigger = r->trigger;
  if (!measure || !trigger || !words_match(c, measure->from, measure->to, "%f[%a]Act$")) return false;
  if (trigger->from >= measure->to)
    return trigger->list != NAME_pour_cue || !words_match(c, trigger->to, c->to, "^[%a%s]*[$€£]");
  static const uint16_t made[] = {NAME_impose_cue, NAME_terminate_cue, NAME_extend_cue, NAME_announce_cue,
                                  NAME_launch_cue};
  for (size_t i = 0; i < sizeof made / sizeof *made; i++)
    if (trigger->list == made[i] && words_match(c, trigger->to, measure->from, "^%s+%a*%s*%d*%s*$")) return false;
  return !words_match(c, trigger->to, measure->from, "[$€£]"); /* "received $3 billion under the CHIPS Act" */
}

/* "the foundry halted shipments": a firm stops its own trade, no side bars it. */
static bool firm_stops(const Context *c, const Reading *r) {
  return (r->rule->is & IS_BARS) && measure_firm_acts(c, r->trigger);
}

/* "imposed a 25% levy on all imports to Peru": its verb tells who laid it, and how far it has come. */
static bool has_verb(const Context *c, const Reading *r, const Mention *measure) {
  if (!measure || !(r->rule->is & IS_RATE) || !reading_has(r, NAME_imposer)) return false;
  EACH_MENTION (verb, c, NAME_impose_cue)
    if (verb->to <= measure->from || verb->from >= measure->to) return true;
  return false;
}

/* "fears over Peru imposing duties", "concerns about increased tariffs": what somebody is afraid of. */
static bool is_feared(const Context *c, const Mention *trigger) {
  static const char *const fears[] = {
      "^.*%f[%a]fears?%s+o[vf]e?r?%s()", "^.*%f[%a]fears?%s+about%s()",     "^.*%f[%a]concerns?%s+over%s()",
      "^.*%f[%a]concerns?%s+about%s()",  "^.*%f[%a]worr%a+%s+over%s()",     "^.*%f[%a]worr%a+%s+about%s()",
      "^.*%f[%a]anxiety%s+over%s()",     "^.*%f[%a]uncertainty%s+over%s()", "^.*%f[%a]jitters%s+over%s()"};
  static const char *const joints[] = {"%f[%a]after%f[%A]", "%f[%a]as%f[%A]",        "%f[%a]when%f[%A]",
                                       "%f[%a]since%f[%A]", "%f[%a]following%f[%A]", ",",
                                       "%f[%a]that%f[%A]"};
  Window before = window_before(c, trigger->from, 60);
  PatternMatch match;
  for (size_t i = 0; i < sizeof fears / sizeof *fears; i++)
    if (window_find(&before, fears[i], &match))
      return !words_any(c, trigger->from - (uint32_t)(before.length - match.capture[0].from), trigger->from, joints,
                        sizeof joints / sizeof *joints);
  return false;
}

/* "Despite the change in tariffs, I think this will continue": what goes on is something else. */
static bool is_despite(const Context *c, const Mention *measure, const Mention *trigger) {
  if (!measure || trigger->from < measure->to || !words_match(c, measure->to, trigger->from, ",")) return false;
  Window before = window_before(c, measure->from, 50);
  return window_has(&before, "%f[%a]despite%s+[%a%s]*$");
}

bool measure_only_mentioned(const Context *c, const Reading *r) {
  const Mention *measure = r->measure ? r->measure : r->head;
  if (!r->trigger) return false;
  if (counts_cases(c, r)) return true;
  if (chinese_at(c, r->trigger->from)) return false;
  if (compares(c, measure, r->trigger) || is_sanctioned_one(c, r) || is_whenever(c, measure, r->trigger)) return true;
  if (has_verb(c, r, measure) || is_advice(c, r->trigger) || firm_stops(c, r) ||
      (r->measure && checks_support(r->measure, c, r->trigger)))
    return true;
  if ((measure && measure_of_no_trade(c, measure)) || is_ban_noun(c, r) || is_to_face(c, r) ||
      confirms_saying(c, r->trigger))
    return true;
  if (measure && r->trigger->list == NAME_terminate_cue && relieves(c, measure, r->trigger)) return true;
  Window any = window_before(c, measure ? measure->from : r->trigger->from, 16);
  if (window_has(&any, "%sof%s+any%s+[%l%s]*$") || window_has(&any, "%f[%a]or%s+other%s+$"))
    return true; /* "lower, or end, any duty there is" */
  if (is_undone(c, r) || is_feared(c, r->trigger) || is_despite(c, measure, r->trigger)) return true;
  if (is_gerund_subject(c, r->trigger) || is_known_end(c, r->trigger) || extends_else(c, measure, r->trigger) ||
      (r->measure && is_support_in_case(c, r->measure)))
    return true;
  return is_power(c, r->trigger) || of_another(c, measure, r->trigger) || weighs_else(c, r->trigger) ||
         measure_does_itself(c, measure, r->trigger) || finds_else(c, r) || of_whoever(c, r->trigger) ||
         ends_plan(c, measure, r->trigger) || bears_or_falls(c, measure, r->trigger) ||
         dates_something(c, measure, r->trigger) || bars_firms(c, r) || of_few_firms(c, r);
}
