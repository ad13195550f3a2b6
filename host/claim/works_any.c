/* What is told near works and is none of theirs: works in general ("new plants are needed"), works that are not there
 * or only waited for, words that name a trade by its works. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/place.h"
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
bool works_byname(const Context *c, const Mention *head) {
  static const char *const goes_on[] = {"^%s+Pro", "^%s+Phase", "^%s+Ter",  "^%s+Com",          "^%s+Pla", "^%s+Exp",
                                        "^%s+Ref", "^%s+Port",  "^%s+Rail", "^%s+Lin",          "^%s+Par", "^%s+Zone",
                                        "^%s+Bri", "^%s+Cit",   "^%s+Air",  "^%s+Int%l+ational"};
  if (words_match(c, head->from, head->to, "^projects?$"))
    return words_match(c, head->to, c->to, "^%s+an?%s") || words_match(c, head->to, c->to, "^%s+that%s+%l+%s+will%s");
  return words_match(c, head->from, head->to, "^Ha?rbou?r$") && words_match(c, head->to, c->to, "^%s+%u%l+") &&
         !words_any(c, head->to, c->to, goes_on, sizeof goes_on / sizeof *goes_on);
}

/* "a lending facility", "the Skills Program", "the expansion of trade": a noun for works that stands for none here. */
bool works_none(const Context *c, const Mention *head) {
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

/* "The EU and Japan set up a free trade zone": what two countries agree on, and no ground. */
static bool is_pact(const Context *c, const Mention *head) {
  const char *one = NULL;
  if (!words_match(c, head->from, head->to, "[Tt]rade%s+[Zz]one$")) return false;
  EACH_MENTION (m, c, NAME_PLACE) {
    const char *country = m->inside || !m->code ? NULL : place_state(m->code);
    if (one && country && !code_is(one, country)) return true;
    if (country) one = country;
  }
  return one && strlen(one) > 3; /* of a part of the world */
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
  if (window_any(&far, none, sizeof none / sizeof *none) || names_trade(c, head) || works_none(c, head)) return true;
  if (works_byname(c, head)) return true;
  static const char *const web[] = {"[Tt]witter",      "[Ww]eb",      "[Ss]ocial%s+media", "[Oo]nline",
                                    "%f[%a]app%f[%A]", "[Ii]nternet", "[Nn]ews%s+site"};
  if (words_match(c, head->from, head->to, "^[Ss]ites?$") &&
      words_any(c, c->from, c->to, web, sizeof web / sizeof *web))
    return true; /* "the takeover of the news site" */
  if (r->trigger && words_match(c, r->trigger->from, r->trigger->to, "^scraps$") &&
      words_match(c, r->trigger->from > c->from + 6 ? r->trigger->from - 6 : c->from, r->trigger->from,
                  "%f[%a]are%s+$"))
    return true;                                                            /* "what remains are scraps" */
  if (words_match(c, head->from, head->to, "^programm?e?s?$")) return true; /* without a figure it is a policy */
  if (!r->trigger) return false;
  if (awaited(c, r) || in_passing(c, r->trigger) || is_pact(c, head)) return true;
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
