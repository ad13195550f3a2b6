/* How a source stands to what it says: asserted, reported, planned, forecast, hypothetical or denied; and who said it.
 *
 * Negation and conditions have a scope: they hold for what follows them in their clause (and a condition for the
 * clauses after it). Qualifiers become fields, so that a recipe may ask for plans or denials; without asking, denied
 * and hypothetical statements make no row. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/period.h"
#include "claim/status.h"
#include "claim/window.h"

static bool governs(const Mention *cue, const Mention *at) { return cue->to <= at->from && cue->clause == at->clause; }

/* "has declined to $190 million": a fall, no refusal. */
static bool tells_fall(const Context *c, const Mention *cue) {
  return words_match(c, cue->from, cue->to, "^[Dd]eclined%s") &&
         words_match(c, cue->to, cue->to + 24 < c->to ? cue->to + 24 : c->to, "^%s+%a*%s*[^%a%d%s]*%s?%d");
}

/* "may fall after Peru imposed duties", "a possible loss when it raised the levy": what had happened by then is no
 * longer thought of. */
static bool left_behind(const Context *c, const Mention *cue, const Mention *at) {
  static const char *const joints[] = {"%f[%a]after%s[^,;]*$", "%f[%a]when%s[^,;]*$", "%f[%a]since%s[^,;]*$",
                                       "%f[%a]because%s[^,;]*$", "%f[%a]as%s+%u[^,;]*$"};
  static const char *const done[] = {"^%l+ed$", "^put$", "^set$", "^cut$"};
  static const char *const told[] = {"%f[%a]said%f[%A]",    "%f[%a]signed%f[%A]",  "%f[%a]announced%f[%A]",
                                     "%f[%a]ordered%f[%A]", "%f[%a]decided%f[%A]", "%f[%a]moved%s+to%f[%A]"};
  if (c->han || cue->token <= 1 || !words_any(c, cue->to, at->from, joints, sizeof joints / sizeof *joints))
    return false;
  if (words_any(c, at->from, at->to, done, sizeof done / sizeof *done)) return true;
  PatternMatch match;
  static const char *const lasts[] = {"^.*%f[%a]after%s()", "^.*%f[%a]when%s()", "^.*%f[%a]since%s()",
                                      "^.*%f[%a]because%s()", "^.*%f[%a]as%s()"};
  for (size_t i = 0; i < sizeof lasts / sizeof *lasts; i++)
    if (words_find(c, cue->to, at->from, lasts[i], &match) &&
        words_any(c, cue->to + (uint32_t)match.to, at->from, told, sizeof told / sizeof *told))
      return true;
  return false;
}

/* A word of a list before `at` in its clause, at most `most` words away. */
static const Mention *near_before(const Context *c, uint16_t name, const Mention *at, uint32_t most) {
  EACH_MENTION (cue, c, name)
    if (governs(cue, at) && (int64_t)at->token - (int64_t)cue->last <= (int64_t)most &&
        (name != NAME_negation_cue || !tells_fall(c, cue)) &&
        (name != NAME_hypothetical_cue || !left_behind(c, cue, at)))
      return cue;
  return NULL;
}

static const Mention *in_clause_before(const Context *c, uint16_t name, const Mention *at) {
  return near_before(c, name, at, UINT32_MAX);
}

/* A condition reaches from its word to the end of the sentence, unless that word opens a later clause. */
static const Mention *conditional(const Context *c, const Mention *at) {
  EACH_MENTION (cue, c, NAME_condition_cue)
    if (cue->from < at->from && (cue->token <= 1 || cue->clause == at->clause)) return cue;
  return NULL;
}

static bool denied(const Context *c, const Mention *at) {
  enum { NEAR = 5, NEAR_HAN = 14 }; /* words that negate only when they stand near: "not", "no longer", "没有" */
  bool han = (unsigned char)c->text[at->from] > 0xE2; /* a character is a word */
  const Mention *cue = near_before(c, NAME_negation_cue, at, han ? NEAR_HAN : NEAR);
  if (cue && han && !near_before(c, NAME_negation_cue, at, NEAR)) {
    /* farther off only what reaches over an object: "未对中国锂电池征收" */
    static const char *const none[] = {"^不会$", "^不會$", "^不再$", "^无意$", "^無意$"}; /* "不会立即对其他国家实施" */
    bool towards = words_any(c, cue->from, cue->to, none, sizeof none / sizeof *none) &&
                   (words_match(c, cue->to, at->from, "对") || words_match(c, cue->to, at->from, "對"));
    if (!towards && !words_match(c, cue->from, cue->to, "对$")) cue = NULL;
  }
  if (cue && at->list == NAME_effect_cue && words_match(c, at->to, c->to, "^%s+until%s"))
    return false; /* "will not take effect until May": then it will */
  if (cue) return true;
  cue = in_clause_before(c, NAME_denial_cue, at);
  static const char *const open[] = {"^%s+over%f[%A]", "^%s+about%f[%A]", "^%s+on%f[%A]"};
  static const char *const verb[] = {"^%s+t?h?[eia]+[ts]?e?%f[%A]", "^%s+any%f[%A]", "^%s+claims", "^%s+reports",
                                     "^%s+its%f[%A]"};
  if (cue && words_match(c, cue->from, cue->to, "^[Dd]isputes?$") &&
      !words_any(c, cue->to, c->to, verb, sizeof verb / sizeof *verb))
    return false; /* "its dispute with Peru began" */
  return cue && !(words_match(c, cue->from, cue->to, "^[Dd]oubts?$") && words_any(c, cue->to, c->to, open, 3));
}

/* Verbs after which "to impose" happens or is settled. */
static const char *const settled[] = {
    "decided",    "agreed",     "voted",       "moved",     "began",     "begun",      "continued",   "continues",
    "started",    "acted",      "plans",       "planned",   "intends",   "intend",     "going",       "set",
    "about",      "vowed",      "pledged",     "aims",      "due",       "scheduled",  "announced",   "decision",
    "decree",     "effort",     "efforts",     "order",     "is",        "are",        "failed",      "able",
    "managed",    "forced",     "deal",        "agreement", "contract",  "pact",       "memorandum",  "signed",
    "approval",   "licence",    "license",     "permit",    "million",   "billion",    "crore",       "trillion",
    "expected",   "plan",       "chosen",      "invest",    "decides",   "investment", "partnered",   "venture",
    "ready",      "up",         "forces",      "together",  "ruled",     "opted",      "chose",       "directed",
    "instructed", "preparing",  "prepares",    "prepared",  "proposes",  "proposed",   "proposing",   "seeks",
    "seeking",    "wants",      "hopes",       "poised",    "likely",    "threatens",  "threatened",  "threatening",
    "track",      "necessary",  "appropriate", "start",     "starts",    "bill",       "legislation", "threat",
    "threats",    "and",        "vowing",      "pledging",  "promising", "offered",    "offers",      "promised",
    "promises",   "willing",    "committed",   "resolved",  "elected",   "determined", "vows",        "pledges",
    "agrees",     "votes",      "begins",      "opts",      "chooses",   "agreeing",   "deciding",    "undertook",
    "undertaken", "undertakes", "continuing",  "intending", "consented", "commits",    "rushing",     "racing",
    NULL};

/* A bare infinitive tells a purpose or a possibility, not an act ("tools used to impose duties"). */
static bool is_purpose(const Context *c, const Mention *at) {
  char verb[48];
  PatternMatch match;
  Window before = window_before(c, at->from, 40);
  if (!window_find(&before, "%f[%a](%a+)%s+to%s+$", &match)) return false;
  PatternMatch dated; /* "agreed in March to" */
  if (window_find(&before, "%f[%a](%a+)%s+[io][nf]%s+%a+%s+to%s+$", &dated)) match = dated;
  size_t length = match.capture[0].to - match.capture[0].from;
  char first = c->text[at->from - before.length + match.capture[0].from];
  bool opens = at->from - before.length + match.capture[0].from <= c->from + 24;
  Window order = window_before(c, at->from, 90); /* "directed the ministry of trade to impose" */
  if (window_has(&order, "%f[%a]direct[ei][dn]g?%s+[%a%s.’']-%s+to%s+$") ||
      window_has(&order, "%f[%a]instructed%s+[%a%s.’']-%s+to%s+$") ||
      window_has(&order, "%f[%a]ordered%s+[%a%s.’']-%s+to%s+$"))
    return false;
  if (window_has(&order, "%f[%a]threats?%s+by%s+[%a%s.’]-%sto%s+[%l%s]*$") ||
      window_has(&order, "%f[%a]plans?%s+by%s+[%a%s.’]-%sto%s+[%l%s]*$"))
    return false; /* "threats by Peru to tax it" */
  static const char *const driven[] = {
      "%f[%a]prompt[ei][dn]g?%s+[%a%s.’']-%s+to%s+$", "%f[%a]led%s+[%a%s.’']-%s+to%s+$",
      "%f[%a]forc[ei][dn]g?%s+[%a%s.’']-%s+to%s+$",   "%f[%a]push[ei][dn]g?%s+[%a%s.’']-%s+to%s+$",
      "%f[%a]spurr[ei][dn]g?%s+[%a%s.’']-%s+to%s+$",  "%f[%a]drove%s+[%a%s.’']-%s+to%s+$",
      "%f[%a]compell[ei][dn]g?%s+[%a%s.’']-%s+to%s+$"};
  static const char *const rules[] = {
      "introduc%a+%s+[%a%s.’']-rules%s+to%s+$",    "implement%a+%s+[%a%s.’']-rules%s+to%s+$",
      "adopt%a+%s+[%a%s.’']-rules%s+to%s+$",       "impos%a+%s+[%a%s.’']-rules%s+to%s+$",
      "introduc%a+%s+[%a%s.’']-measures%s+to%s+$", "issued%s+[%a%s.’']-rules%s+to%s+$"};
  if (window_any(&order, rules, sizeof rules / sizeof *rules))
    return false; /* "introduced rules to ban": that does it */
  if (window_any(&order, driven, sizeof driven / sizeof *driven)) return false; /* "prompted Peru to tax": it did */
  static const char *const foremost[] = {"%f[%a]first%s+[%a%s-]-to%s+$", "%f[%a]latest%s+[%a%s-]-to%s+$",
                                         "%f[%a]last%s+[%a%s-]-to%s+$", "%f[%a]only%s+[%a%s-]-to%s+$"};
  static const char *const means[] = {"%f[%a]used%s+[%a%s]-%s+to%s+$", "%f[%a]uses%s+[%a%s]-%s+to%s+$",
                                      "%f[%a]invok%a+%s+[%w%s]-%s+to%s+$", "%f[%a]relied%s+on%s+[%a%s]-%s+to%s+$",
                                      "%f[%a]cited%s+[%a%s]-%s+to%s+$"};
  if (window_any(&before, means, sizeof means / sizeof *means) && !window_has(&before, "%f[%a]be%s+used%s") &&
      !window_has(&before, "%f[%a]used%s+to%s+$"))
    return false;                                                                /* "used this law to impose": done */
  if (window_has(&order, "%f[%a]way%s+for%s+[%a%s.’']-%s+to%s+$")) return false; /* "clears the way for Peru to tax" */
  static const char *const given_up[] = {
      "%f[%a]dropped%s+[%a%s]-plans?%s+to%s+$", "%f[%a]abandon%a+%s+[%a%s]-plans?%s+to%s+$",
      "%f[%a]shelv%a+%s+[%a%s]-plans?%s+to%s+$", "%f[%a]scrap%a+%s+[%a%s]-plans?%s+to%s+$",
      "%f[%a]cancel%a+%s+[%a%s]-plans?%s+to%s+$"};
  if (window_any(&before, given_up, sizeof given_up / sizeof *given_up)) return true;
  if (window_has(&before, "%f[%a]propos%l+%s+%l+%s+to%s+$") || window_has(&before, "%f[%a]possible%s+%l+%s+to%s+$"))
    return true; /* "a proposed deal to scrap duties" */
  static const char *const owned[] = {
      "[’']+s?%s+%l*%s*moves?%s+to%s+$",   "[’']+s?%s+%l*%s*actions?%s+to%s+$", "[’']+s?%s+%l*%s*calls?%s+to%s+$",
      "[’']+s?%s+%l*%s*pledges?%s+to%s+$", "[’']+s?%s+%l*%s*vows?%s+to%s+$",    "[’']+s?%s+%l*%s*intentions?%s+to%s+$",
      "%f[%a]taking%s+steps%s+to%s+$",     "%f[%a]took%s+steps%s+to%s+$",       "%f[%a]taken%s+steps%s+to%s+$"};
  if (window_any(&before, owned, sizeof owned / sizeof *owned)) return false; /* "Chile's move to ban" */
  if (window_has(&before, "%f[%a]shall%s")) return false; /* "shall modify the order to raise": an order */
  static const char *const nouns[] = {"Talks", "Calls", "Attempts", "Pressure", "Negotiations", "Hopes", "Ways", NULL};
  memcpy(verb, before.bytes + match.capture[0].from, length);
  verb[length] = '\0';
  if (opens && first >= 'A' && first <= 'Z' && !word_listed(verb, nouns))
    return false; /* "Nordwerk to close two sites": a headline's plan */
  if (window_any(&order, foremost, sizeof foremost / sizeof *foremost)) return false;
  if (at->list == NAME_face_cue &&
      (window_has(&before, "%f[%a]has%s+to%s+$") || window_has(&before, "%f[%a]have%s+to%s+$")))
    return false; /* "mills have to contend with a 9% duty" */
  return !word_listed(verb, settled);
}

/* "was raised to 50%", "raised the duty on copper to 25 percent": with its rate an act is told in full, in whatever
 * clause. */
bool modality_tells_rate(const Context *c, const Mention *verb) {
  static const char *const rates[] = {"^%s+[tf][or]o?m?%s+[%d.]+%s*%%", "^%s+[tf][or]o?m?%s+[%d.]+%s+per%s?cent",
                                      "^%s+[^,;.]-%sto%s+[%d.]+%s*%%", "^%s+[^,;.]-%sto%s+[%d.]+%s+per%s?cent"};
  return !c->han && words_any(c, verb->to, c->to, rates, sizeof rates / sizeof *rates);
}

/* An act told as the background of something else ("since China restricted exports", "the decision to ban"). */
static bool is_background(const Context *c, const Mention *at) {
  Window before = window_before(c, at->from, 60), after = window_after(c, at->to, 3);
  if (window_has(&after, "^的")) /* "印发的方案": what an act is known by; "设立的园区" stands */
    return at->list != NAME_establish_cue;
  return (window_has(&before, "%f[%a]since%s+[%a’'%s]-$") && !window_has(&before, "%d") &&
          !modality_tells_rate(c, at)) ||
         (window_has(&before, "%f[%a]decision%s+to%s+$") && !window_has(&before, "[’']+s%s+decision%s+to%s+$"));
}

/* Whether an act is only a purpose or a background, and so no row of its own. */
bool modality_aside(const Context *c, const Mention *at) {
  if (is_purpose(c, at) || is_background(c, at)) return true;
  Window lead = window_before(c, at->from, 12); /* "warned Peru against raising duties" */
  if (window_has(&lead, "%f[%a]against%s+$") && words_match(c, at->from, at->to, "ing$")) return true;
  return modality_feared(c, at) && at->list != NAME_terminate_cue;
}

bool modality_feared(const Context *c, const Mention *at) {
  return words_match(c, at->to, c->to, "^[^;]-%f[%a]would%s+b?e?%s*likely");
}

/* "To prevent further harm, the commission imposed ...": why it was done. */
static bool is_stated_purpose(const Context *c, const Mention *cue, const Mention *at) {
  static const char *const whole[] = {"^[%s]*In%s+order%s+to$", "^[%s]*In%s+an%s+attempt%s+to$"};
  if (cue->list != NAME_hypothetical_cue || cue->token > 2 || !words_match(c, cue->to, at->from, ",")) return false;
  return words_match(c, c->from, cue->from, "^[%s\"“]*To%s+$") || words_any(c, c->from, cue->to, whole, 2);
}

/* "The bill would raise the levy": what a draft provides for is meant, not imagined. */
bool modality_drafted(const Context *c, const Mention *would) {
  enum { REACH = 50 };
  static const char *const drafts[] = {"%f[%a][Bb]ill%s",      "%f[%a][Bb]ill%s+that%s", "%f[%a][Dd]raft%s",
                                       "%f[%a]proposals?%s",   "%f[%a]proposed%s",       "%f[%a]legislation%s",
                                       "%f[%a]rules?%s",       "%f[%a]plans?%s",         "%f[%a]order%s",
                                       "%f[%a]regulations?%s", "%f[%a]package%s"};
  Window before = window_before(c, would->from, REACH);
  static const char *const under[] = {"%f[%a]under%s+[%a%s]-bill%f[%A]",  "%f[%a]under%s+[%a%s]-draft",
                                      "%f[%a]under%s+[%a%s]-proposal",    "%f[%a]under%s+[%a%s]-proposed",
                                      "%f[%a]under%s+[%a%s]-ruling",      "%f[%a]under%s+[%a%s]-determination",
                                      "%f[%a]under%s+[%a%s]-legislation", "%f[%a]under%s+[%a%s]-plans?%f[%A]"};
  if (would->to - would->from != 5) return false;
  return window_any(&before, drafts, sizeof drafts / sizeof *drafts) ||
         words_any(c, would->to, c->to, under, sizeof under / sizeof *under); /* "would rise to 9% under a bill" */
}

/* "is weighing a ban on imports", "threatens to raise duties": an act on trade that a side weighs is planned. */
bool modality_weighed(const Context *c, const Mention *at) {
  enum { NEAR = 6 };
  static const uint16_t acts[] = {NAME_ban_cue,       NAME_impose_cue, NAME_restrict_cue,
                                  NAME_terminate_cue, NAME_lower_cue,  NAME_extend_cue};
  static const char *const weighing[] = {
      "^[Cc]onsidering$", "^[Cc]onsiders$", "^[Mm]ull",         "^[Ww]eigh",     "^[Tt]hreaten%l+%s+to$",
      "^[Ff]loated$",     "^[Ee]xploring$", "^[Ww]ants?%s+to$", "^[Dd]ebating$", "^[Cc]onsider$",
      "^[Pp]ropose$",     "^[Tt]hinking%s", "^[Tt]oying%s"};
  const Mention *cue = near_before(c, NAME_hypothetical_cue, at, NEAR);
  bool act = false;
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) act |= at->list == acts[i];
  Window lead = window_before(c, at->from, 44);
  if (act &&
      (window_has(&lead, "%f[%a]bills?%s+to%s+$") || window_has(&lead, "%f[%a]bills?%s+that%s+would%s+$") ||
       window_has(&lead, "%f[%a]legislation%s+to%s+$") || window_has(&lead, "%f[%a]threats?%s+to%s+$") ||
       window_has(&lead, "%f[%a]threats?%s+by%s+[%a%s.’']-%sto%s+[%l%s]*$") ||
       window_has(&lead, "%f[%a]proposals?%s+to%s+$") || window_has(&lead, "%f[%a]legislation%s+that%s+would%s+$")))
    return true; /* "a bill to ban imports" */
  if (!cue || !act || !words_any(c, cue->from, cue->to, weighing, sizeof weighing / sizeof *weighing)) return false;
  Window before = window_before(c, cue->from, 12);
  return !window_has(&before, "%f[%a]not%s") && !window_has(&before, "%f[%a]never%s");
}

/* "Beijing wants to move surplus capacity", "hopes to build a park": what a side wishes to do with another is its plan.
 */
bool modality_wished(const Context *c, const Mention *at) {
  enum { NEAR = 14 };
  static const char *const wishes[] = {"^[Ww]ants?%s", "^[Hh]opes?%s", "^[Ss]eeks?%s", "^[Pp]ropose"};
  static const char *const drives[] = {
      "%f[%a]campaign%s+to%s+$", "%f[%a]drive%s+to%s+$",         "%f[%a]push%s+to%s+$",     "%f[%a]programme%s+to%s+$",
      "%f[%a]program%s+to%s+$",  "%f[%a]scheme%s+to%s+$",        "%f[%a]strategy%s+to%s+$", "%f[%a]policy%s+to%s+$",
      "%f[%a]how%s+to%s+$",      "%f[%a]hop[ei][nd]g?%s+to%s+$", "%f[%a]wanted%s+to%s+$",   "%f[%a]sought%s+to%s+$"};
  Window before = window_before(c, at->from, 20);
  static const char *const others[] = {"%f[%a]wants?%s+[%a%s]-%s+to%s+$", "%f[%a]hopes?%s+[%a%s]-%s+to%s+$",
                                       "%f[%a]urge[sd]?%s+[%a%s]-%s+to%s+$", "%f[%a]invite[sd]?%s+[%a%s]-%s+to%s+$"};
  if (window_any(&before, drives, sizeof drives / sizeof *drives)) return !conditional(c, at);
  Window lead = window_before(c, at->from, 70); /* "wants Bolivia to join", "arrived on Monday to negotiate" */
  if (window_any(&lead, others, sizeof others / sizeof *others) ||
      (at->list == NAME_meet_cue && window_has(&lead, "%f[%a]to%s+$")))
    return !conditional(c, at);
  const Mention *cue = conditional(c, at) ? NULL : near_before(c, NAME_hypothetical_cue, at, NEAR);
  return cue && words_any(c, cue->from, cue->to, wishes, sizeof wishes / sizeof *wishes);
}

/* "one option of many, with 6% of sales": a noun of what may be chosen, in another part. */
static bool is_noun_apart(const Context *c, const Mention *cue, const Mention *at) {
  static const char *const nouns[] = {"^[Oo]ptions?$", "^[Pp]etitions?$",  "^[Ss]cenarios?$",
                                      "^[Dd]ebates?$", "^[Ss]peculation$", "^[Rr]umou?rs$"};
  return cue->list == NAME_hypothetical_cue && words_any(c, cue->from, cue->to, nouns, sizeof nouns / sizeof *nouns) &&
         words_match(c, cue->to, at->from, ",") && !words_match(c, cue->to, at->from, "includ");
}

/* "Instead of a 44% tariff, Peru faces 20%": what did not come ends at the comma. */
static bool is_given_up(const Context *c, const Mention *cue, const Mention *at) {
  return (words_match(c, cue->from, cue->to, "^[Ii]nstead%s+of$") ||
          words_match(c, cue->from, cue->to, "^[Rr]ather%s+than$")) &&
         cue->token <= 1 && words_match(c, cue->to, at->from, ",");
}

/* "gains from potential Chilean tariffs on tin": what is meant, by the words of the measure's own phrase. */
static bool is_of_phrase(const Context *c, const Mention *cue, const Mention *at) {
  bool noun = at->type == NAME_PLACE || at->type == NAME_ORG || at->type == NAME_MEASURE;
  return noun && words_match(c, cue->from, cue->to, "^[Pp]o[ts][es][ni][tb]") &&
         words_match(c, cue->to, at->from, "^%s*[%a.’']*%s*[%d.]*%%?%s*$");
}

static bool hypothetical(const Context *c, const Mention *at) {
  enum { NEAR = 14, FAR = 40 };
  const Mention *cue = conditional(c, at);
  if (!cue && (modality_weighed(c, at) || chinese_recommended(c, at) || chinese_weighed(c, at))) return false;
  bool listed =
      words_match(c, at->from, at->to, "ing$"); /* "options, including taxing ..., freezing ... and expanding" */
  if (!cue) cue = near_before(c, NAME_hypothetical_cue, at, listed ? FAR : NEAR);
  if (cue && (is_stated_purpose(c, cue, at) || is_noun_apart(c, cue, at) || is_given_up(c, cue, at) ||
              is_of_phrase(c, cue, at)))
    cue = NULL;
  if (!cue) return false;
  if (at->list == NAME_face_cue && words_match(c, c->from, at->from, "%f[%a]will%s+have%s+to%s+$")) return false;
  Window words = window_of(c, cue->from, cue->to);
  if (words.length != 5 || !window_ends(&words, "would")) return true;
  if (modality_drafted(c, cue)) return false;
  if (words_match(c, c->from, cue->from, "[Cc]onfirm%a*%s+that%s")) return false;
  const Mention *said = context_of(c, NAME_say_cue, NULL), *announced = context_of(c, NAME_announce_cue, NULL);
  return !(said && said->from < cue->from) &&
         !(announced && announced->from < cue->from); /* else a plan told in the past */
}

/* A question asserts nothing. */
static bool asks(const Context *c) {
  uint32_t from = c->to > c->from + 5 ? c->to - 5 : c->from;
  bool mark = false;
  for (uint32_t at = from; at < c->to; at++) mark |= c->text[at] == '?' || c->text[at] == "？"[0];
  if (!mark) return false;
  return words_match(c, from, c->to, "%?[\"'%s]*$") || words_match(c, from, c->to, "？[”\"]?%s*$");
}

/* "could account for a third of it by 2040", "may reach 200 tons by 2050": a figure of a time to come, which a source
 * holds for possible. Without such a time, or under a condition before it, it is only thought of. */
bool modality_foreseen(const Context *c, const Mention *at) {
  enum { NEAR = 14 };
  static const char *const possible[] = {"^[Cc]ould$", "^[Mm]ay$", "^[Mm]ight$"};
  const char *written = c->document->reference;
  const Mention *cue = conditional(c, at) || asks(c) ? NULL : near_before(c, NAME_hypothetical_cue, at, NEAR);
  if (!cue || !words_any(c, cue->from, cue->to, possible, sizeof possible / sizeof *possible)) return false;
  EACH_MENTION (date, c, NAME_DATE) {
    const char *told = date->date && date->date->readings ? period_value(c, date, false) : NULL;
    if (!told || told[0] == '.') continue;
    if (written[0] ? strncmp(told, written, 4) > 0 : date->date->bound == DATE_BY) return true;
    bool running = written[0] && strncmp(told, written, 4) == 0 && strlen(told) == 4; /* "this year", a chamber said */
    if (running && (context_of(c, NAME_say_cue, NULL) || context_of(c, NAME_forecast_cue, NULL))) return true;
  }
  return false;
}

/* Who says it: the institution or the name after "according to"; words that name nobody are no source. */
const char *modality_source(const Context *c) {
  const Mention *cue = context_of(c, NAME_according_cue, NULL);
  if (!cue) return NULL;
  EACH_MENTION (org, c, NAME_ORG) {
    bool han = org->to <= cue->from && cue->from - org->to <= 11 &&
               (unsigned char)c->text[cue->from] > 127; /* "协会数据显示" */
    bool behind =
        org->from >= cue->to && org->from - cue->to <= 59 && !words_match(c, cue->to, org->from, "[,;，。%d]");
    if (han || behind) return org->code;
  }
  PatternMatch match;
  size_t room = c->to - cue->to, length = room < 120 ? room : 120;
  const char *rest = c->text + cue->to;
  if (cue->to > c->to || !pattern_find(c->document->patterns, rest, length, 0, "^%s*([^,;.，。；]+)", &match))
    return NULL;
  NameRun runs[RUNS_MOST];
  rest += match.capture[0].from;
  length = match.capture[0].to - match.capture[0].from;
  if (runs_find(rest, length, 0, length, runs) == 0 || runs[0].to - runs[0].from < 2) return NULL;
  return document_copy(c->document, rest + runs[0].from, runs[0].to - runs[0].from);
}

/* What is said of a claim to deny it: "talk of a debt trap is exaggerated". */
static bool refuted(const Context *c, const Mention *at) {
  enum { FALSEHOOD_NEAR = 110 };
  static const char *const words[] = {"^[^.;,]-%f[%a][iaw][sra]e?s?%s+exaggerated",
                                      "^[^.;,]-overdone",
                                      "^[^.;,]-overblown",
                                      "^[^.;,]-a myth",
                                      "^[^.;,]-nonsense",
                                      "^[^.;,]-do not hold",
                                      "^[^.;,]-does not hold",
                                      "^[^.;,]-unfounded",
                                      "^[^.;,]-baseless"};
  if (chinese_sentence(c) && chinese_refuted(c, at->to)) return true;
  bool alleged = at->list == NAME_overcapacity_cue || at->list == NAME_debt_trap_cue;
  if (alleged)
    EACH_MENTION (cue, c, NAME_falsehood_cue) /* "the so-called debt trap is a lie" */
      if (cue->from >= at->to && cue->from - at->to <= FALSEHOOD_NEAR) return true;
  const Mention *rejects = alleged ? context_last_between(c, NAME_reject_cue, c->from, at->from) : NULL;
  if (rejects && at->from - rejects->to <= FALSEHOOD_NEAR) return true; /* "dismissed Western talk of overcapacity" */
  Window after = window_after(c, at->to, 60);
  return window_any(&after, words, sizeof words / sizeof *words);
}

static bool tells_act(const Mention *at) {
  return at->list == NAME_impose_cue || at->list == NAME_announce_cue || at->list == NAME_terminate_cue ||
         at->list == NAME_lower_cue || at->type == NAME_NONE;
}

/* The modality of what is said at `at`: the rule's trigger, or its value. */
const char *modality_of(const Context *c, const Mention *at) {
  if (denied(c, at) || refuted(c, at)) return "denied";
  if (asks(c) || hypothetical(c, at)) return "hypothetical";
  const Mention *forecast = in_clause_before(c, NAME_forecast_cue, at);
  if (forecast && (context_of(c, NAME_MEASURE, NULL) || context_of(c, NAME_duty_cue, NULL)) && tells_act(at) &&
      (words_match(c, forecast->to, at->from, "%f[%a]after%s+%a") ||
       words_match(c, forecast->to, at->from, "%f[%a]since%s+%a")))
    forecast = NULL; /* "is expected to sell more after Chile imposed tariffs" */
  if (forecast) return "forecast";
  const Mention *plan = in_clause_before(c, NAME_plan_cue, at);
  if (plan && chinese_marks_object(c, plan)) plan = NULL;
  if (plan && !(plan->from >= c->from + 3 && memcmp(c->text + plan->from - 3, "已", 3) == 0))
    return "planned"; /* "已将" */
  const Mention *purpose = in_clause_before(c, NAME_hypothetical_cue, at);
  if (purpose && !is_stated_purpose(c, purpose, at)) return "planned"; /* what is left of it: "said it would" */
  if (context_of(c, NAME_according_cue, NULL) || context_of(c, NAME_say_cue, NULL)) return "reported";
  return "asserted";
}
