/* Whose an aim is: what firms set themselves, and what is only expected, is no policy. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/naming.h"
#include "claim/noun.h"
#include "claim/window.h"

/* "Lanta Telecom Co, the operator of shops, aims", "Lanta (LTC) aims": a firm by the form of its name. */
static bool is_firm_by_form(const Context *c, uint32_t to) {
  static const char *const forms[] = {"%u[%w&’'.-]*%s+Co%.?,?%s",
                                      "%f[%a]Inc%f[%A]",
                                      "%f[%a]Corp%f[%A]",
                                      "%f[%a]Ltd%f[%A]",
                                      "%f[%a]P[Ll][Cc]%f[%A]",
                                      "%f[%a]Holdings%f[%A]",
                                      "%u%l+,%s+the%s+[%l%s-]*operator%s+of%s",
                                      "%u%l+,%s+the%s+[%l%s-]*owner%s+of%s",
                                      "%u%l+,%s+the%s+[%l%s-]*maker%s+of%s",
                                      "%u%l+,%s+a%s+[%l%s-]*subsidiary%s+of%s",
                                      "%u%l+,%s+a%s+unit%s+of%s",
                                      "%f[%a]Airlines%f[%A]",
                                      "%f[%a]Airways%f[%A]",
                                      "%f[%a]Telecom%f[%A]",
                                      "%f[%a][Tt]he%s+Fund%s"};
  return words_any(c, c->from, to, forms, sizeof forms / sizeof *forms);
}

/* "As Zenbank is committed to reaching net zero": who is named before is no country, and nobody of one. */
static bool nobody_of_state(const Context *c, uint32_t to) {
  static const char *const states[] = {"overnment",
                                       "ountr",
                                       "%f[%a][Nn]ation",
                                       "inist",
                                       "resident",
                                       "%f[%a]Mr",
                                       "%f[%a]Ms",
                                       "ommission",
                                       "%f[%a][Uu]nion",
                                       "%f[%a]COP",
                                       "%f[%a]Paris",
                                       "world",
                                       "lobal",
                                       "arliament",
                                       "%f[%a][Bb]loc%f[%A]",
                                       "%f[%a]U%.?[SNK]",
                                       "ouncil",
                                       "ongress",
                                       "rovince",
                                       "econom",
                                       "olicy",
                                       "%f[%a][Cc]it[yi]",
                                       "%f[%a][Ss]tates?%f[%A]"};
  static const char *const names[] = {"%f[%w]%u%u%u+%f[%W]", "%l%s+%u%l+"};
  EACH_MENTION (place, c, NAME_PLACE)
    if (!place->inside && place->to <= to) return false;
  EACH_MENTION (org, c, NAME_ORG)
    if (org->to <= to && org->org && org->org->kind != ORG_COMPANY && org->org->kind != ORG_BANK) return false;
  return words_any(c, c->from, to, names, sizeof names / sizeof *names) &&
         !words_any(c, c->from, to, states, sizeof states / sizeof *states);
}

/* Whether a name stands in the first pages of a text behind a first name or a title, or is written small. */
static bool names_somebody(const ClaimDocument *document, const char *name, size_t n) {
  const char *text = document->text;
  size_t length = document->length < DOCUMENT_PAGES ? document->length : DOCUMENT_PAGES;
  for (size_t at = 2; at + n < length; at++) {
    const char *hit = memmem(text + at, length - at, name + 1, n - 1);
    if (!hit) return false;
    at = (size_t)(hit - text);
    if (at + n - 1 < length && is_letter(hit[n - 1])) continue;
    if (hit[-1] == (char)(name[0] | 0x20) && !is_letter(hit[-2])) return true; /* a common noun */
    if (hit[-1] != name[0] || at < 4 || hit[-2] != ' ') continue;
    size_t begin = at - 2;
    while (begin > 0 && is_letter(text[begin - 1])) begin--;
    bool capital = text[begin] >= 'A' && text[begin] <= 'Z' && at - 2 - begin >= 2;
    if (capital && begin > 1 && text[begin - 1] == ' ' && text[begin - 2] != '.') return true;
  }
  return false;
}

/* "Norvik plans to buy": a name alone that is no place and no body of a state, and nowhere somebody's. */
static bool is_lone_name(const Context *c, const Mention *cue) {
  enum { LONGEST = 24 };
  static const char *const form[] = {"^[%s]*%u[%w&-]+%s+$", "^[%s]*%u[%w&-]+%s+has%s+a?l?r?e?a?d?y?%s*$",
                                     "^[%s]*%u[%w&-]+%s+is%s+$", "^[%s]*%u[%w&-]+%s+also%s+$"};
  static const char *const common[] = {"^They$",    "^This$",   "^That$",       "^She$",       "^We$",  "^You$",
                                       "^The$",     "^It$",     "^He$",         "^There$",     "^Who$", "^Both$",
                                       "^Each$",    "^Our$",    "^My$",         "^His$",       "^Her$", "^Their$",
                                       "^Any$",     "^No$",     "^One$",        "^What$",      "s$",    "^House$",
                                       "^Cabinet$", "^Europe$", "^Parliament$", "^Government$"};
  PatternMatch match;
  if (!words_any(c, c->from, cue->from, form, sizeof form / sizeof *form) ||
      !words_find(c, c->from, cue->from, "%u[%w&-]+", &match))
    return false;
  uint32_t from = c->from + (uint32_t)match.from, to = c->from + (uint32_t)match.to;
  if (to - from > LONGEST || to - from < 3 || words_any(c, from, to, common, sizeof common / sizeof *common))
    return false;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    bool state = m->type == NAME_PLACE || m->type == NAME_SECTOR ||
                 (m->type == NAME_ORG && m->org && m->org->kind != ORG_COMPANY && m->org->kind != ORG_BANK);
    if (state && m->from < to && m->to > from) return false;
  }
  return !names_somebody(c->document, c->text + from, to - from);
}

/* "the company aims", "Tesla plans": what a firm sets itself is no policy. */
bool naming_firm_aims(const Context *c, const Mention *cue) {
  static const char *const firms[] = {
      "company",           "companies",         "%f[%a]firms?",     "%f[%a]group",   "maker",       "producer",
      "manufacturer",      "operator",          "%f[%a]bank%f[%A]", "business",      "startup",     "%f[%a]we%f[%A]",
      "project%f[%A]",     "%f[%a]plant%f[%A]", "factory%f[%A]",    "venture%f[%A]", "shareholder", "parent",
      "retailer",          "enterprise",        "%f[%a]brand",      "airline",       "winery",      "developer",
      "%f[%a]miner%f[%A]", "provider",          "non%-profit"};
  EACH_MENTION (org, c, NAME_ORG)
    if (org->to <= cue->from && cue->from - org->to < 40 && org->org &&
        (org->org->kind == ORG_COMPANY || org->org->kind == ORG_BANK))
      return true;
  static const char *const opens[] = {"^[Tt]he%s+%l*%s*company%f[%A]",
                                      "^[Tt]he%s+%l*%s*firm%f[%A]",
                                      "^[Tt]he%s+%l*%s*group%f[%A]",
                                      "^[Tt]he%s+%l*maker%f[%A]",
                                      "^[Tt]he%s+%l*%s*factory%f[%A]",
                                      "^[Tt]he%s+%l*%s*plant%f[%A]",
                                      "^[Tt]he%s+%l*%s*smelter%f[%A]",
                                      "^[Tt]he%s+%l*%s*mill%f[%A]",
                                      "^[Tt]he%s+%l*%s*refinery%f[%A]",
                                      "^[Tt]he%s+%l*%s*mine%f[%A]",
                                      "^[Tt]he%s+%l*%s*project%f[%A]",
                                      "^[Ww]e%s",
                                      "^%u[^,]*,%s+an?%s+[^,]*company[^,]*,%s*$",
                                      "^%u[^,]*,%s+an?%s+[^,]*enterprise[^,]*,%s*$",
                                      "^%u[^,]*,%s+an?%s+[^,]*maker[^,]*,%s*$",
                                      "^%u[^,]*,%s+an?%s+[^,]*firm[^,]*,%s*$",
                                      "^%u[^,]*,%s+an?%s+[^,]*producer[^,]*,%s*$"};
  if (words_any(c, c->from, cue->from, opens, sizeof opens / sizeof *opens)) return true; /* "..., while aiming for" */
  if (naming_goes_on_with_firm(c) || is_firm_by_form(c, cue->from) || is_lone_name(c, cue)) return true;
  static const char *const aimed[] = {"sanctions%s+$", "tariffs%s+$", "duties%s+$", "measures%s+$", "probe%s+$"};
  Window lead = window_before(c, cue->from, 14); /* "sanctions targeting its oil" */
  if (words_match(c, cue->from, cue->to, "^target") && window_any(&lead, aimed, sizeof aimed / sizeof *aimed))
    return true;
  static const char *const named[] = {"%f[%a]automobiles?",   "%f[%a]motors?",          "%f[%a]inc%f[%A]",
                                      "%f[%a]corp%f[%A]",     "%f[%a]ltd%f[%A]",        "%f[%a]plc%f[%A]",
                                      "%f[%a]holdings%f[%A]", "%f[%a]industries%f[%A]", "%f[%a]automotive%f[%A]"};
  Window before = window_before(c, cue->from, 28);
  for (size_t at = before.length; at > 0; at--) /* in the same piece of the sentence */
    if (before.bytes[at - 1] == ',' || before.bytes[at - 1] == ';') {
      before.at += at, before.bytes += at, before.length -= at;
      break;
    }
  if (window_has(&before, "%f[%a]top%s") || window_has(&before, "%f[%a]largest%s")) return false; /* those of a trade */
  Window far = window_before(c, cue->from, 32);
  return window_any(&before, firms, sizeof firms / sizeof *firms) ||
         window_any(&far, named, sizeof named / sizeof *named);
}

/* Whether what a rule takes for an aim is a firm's own, or none at all. */
bool naming_of_firm(const Context *c, const Reading *r) {
  if (!r->value) { /* "Bosch plans to be climate neutral" */
    const Mention *cue = r->trigger ? context_last_between(c, NAME_target_cue, c->from, r->trigger->from) : NULL;
    if (chinese_sentence(c) || !r->trigger) return false;
    return (cue && naming_firm_aims(c, cue)) ||
           (r->trigger->list != NAME_plan_name_cue && nobody_of_state(c, r->trigger->from));
  }
  if (chinese_sentence(c)) { /* "某公司计划生产…": not what plans tell */
    EACH_MENTION (org, c, NAME_ORG)
      if (!org->inside && org->to <= r->value->from && org->org && org->org->kind == ORG_COMPANY) return true;
    return c->text[c->from] >= 'A' && c->text[c->from] <= 'Z' && c->text[c->from + 1] >= 'a';
  }
  const Mention *cue = context_last_between(c, NAME_target_cue, c->from, r->value->from);
  if (!cue) return false;
  bool growth = false; /* "the economy should grow by 3 percent": what is expected */
  for (uint32_t i = 0; i < r->rule->sets; i++)
    growth |= r->rule->set[i].name == NAME_metric && code_ends(text_of(&r->rule->set[i].value), "_growth_target");
  EACH_MENTION (other, c, NAME_target_cue)
    if (other->to <= cue->from && !words_match(c, other->from, other->to, "^will$")) growth = false;
  bool gdp = false; /* "the blow should be small, for exports account for 1 percent of GDP" */
  for (uint32_t i = 0; i < r->rule->sets; i++)
    gdp |= r->rule->set[i].name == NAME_metric && code_is(text_of(&r->rule->set[i].value), "share_of_gdp_target");
  if (gdp && words_match(c, cue->to, r->value->from, ",[\"”]?%s") &&
      (words_match(c, cue->from, cue->to, "^will$") || words_match(c, cue->from, cue->to, "^should$")))
    return true;
  if (growth && (words_match(c, cue->from, cue->to, "^will$") || words_match(c, cue->from, cue->to, "^should$")))
    return true;
  if (words_match(c, cue->from, cue->to, "^should$")) return false;                     /* what others want of firms */
  if (r->rule->aims_level && words_match(c, cue->from, cue->to, "^will$")) return true; /* it is only expected */
  return naming_firm_aims(c, cue);
}
