/* Whether a measure is what an act is done to: not part of another thing's name ("tariff exemptions"), not the reason
 * of the act ("raised prices because of the tariffs"), not what is said of measures at large ("countries impose
 * duties").
 */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/reading.h"
#include "claim/window.h"

/* What stands between an act and a measure that is only its reason, its time or its subject. */
static bool is_reason(const Context *c, uint32_t from, uint32_t to) {
  EACH_MENTION (cue, c, NAME_investigate_cue)
    if (cue->from >= from && cue->to <= to) return false; /* "initiate a review regarding the duty" */
  static const char *const links[] = {"%f[%a]in%s+response%s+to%f[%A]",
                                      "%f[%a]in%s+retaliation%f[%A]",
                                      "%f[%a]because%f[%A]",
                                      "%f[%a]due%s+to%f[%A]",
                                      "%f[%a]amid%f[%A]",
                                      "%f[%a]despite%f[%A]",
                                      "%f[%a]regarding%f[%A]",
                                      "%f[%a]whether%f[%A]",
                                      "%f[%a]dispute",
                                      "%f[%a]practice%s+of%f[%A]",
                                      "%f[%a]caused%s+by%f[%A]",
                                      "%f[%a]complaint",
                                      "%f[%a]lawsuit",
                                      "%f[%a]challeng",
                                      "%f[%a]ahead%s+of%f[%A]",
                                      "%f[%a]than%f[%A]",
                                      "%f[%a]exempt",
                                      "%f[%a]refund",
                                      "%f[%a]waiver",
                                      "%f[%a]exclusion",
                                      "%f[%a]consider",
                                      "%f[%a]possib",
                                      "%f[%a]potential",
                                      "%f[%a]may%f[%A]",
                                      "%f[%a]could%f[%A]",
                                      "%f[%a]might%f[%A]",
                                      "%f[%a]so%s+long%s+as%f[%A]",
                                      "%f[%a]as%s+long%s+as%f[%A]",
                                      "%f[%a]until%f[%A]",
                                      "%f[%a]unless%f[%A]",
                                      "%f[%a]if%f[%A]",
                                      "%f[%a]as%s+a%s+result%f[%A]",
                                      "%f[%a]as%s+the%s",
                                      "%f[%a]when%s+the%s",
                                      "%f[%a]impacts?%f[%A]",
                                      "%f[%a]turbulence%f[%A]",
                                      "%f[%a]fallout%f[%A]",
                                      "%f[%a]headwinds%f[%A]",
                                      "%f[%a]uncertaint",
                                      "%f[%a]pressures?%s+from%f[%A]",
                                      "%f[%a]effects?%s+of%f[%A]",
                                      "%f[%a]goods%s+that%f[%A]",
                                      "%f[%a]goods%s+which%f[%A]",
                                      "%f[%a]countries%s+with%f[%A]",
                                      "%f[%a]moratorium%f[%A]",
                                      "%f[%a]hurt%s+by%f[%A]",
                                      "%f[%a]hit%s+by%f[%A]",
                                      "%f[%a]affected%s+by%f[%A]",
                                      "%f[%a]counter%f[%A]",
                                      "%f[%a]offset%f[%A]",
                                      "%f[%a]cushion%f[%A]",
                                      "%f[%a]cope%f[%A]",
                                      ",%s+with%s+%u[%a.]+%s+%l+ing%f[%A]"};
  return to > from && words_any(c, from, to, links, sizeof links / sizeof *links);
}

/* "the duty imposed under this notification shall ...": a participle that only tells which measure is meant. */
static bool is_participle(const Context *c, const Mention *measure, const Mention *trigger) {
  if (words_match(c, measure->to, trigger->from, "^%s+by%s+$") && words_match(c, trigger->from, trigger->to, "ing$"))
    return true; /* "acts in the investigation by increasing duties": done to what stands behind */
  if (!words_match(c, measure->to, trigger->from, "^%s+$") || !words_match(c, trigger->from, trigger->to, "ed$"))
    return false;
  static const char *const goes_on[] = {"^%s+by%s", "^%s+on%s",    "^%s+against%s",
                                        "^%s+in%s", "^%s+since%s", "^%s+last%s"};
  Window after = window_after(c, trigger->to, 12), rest = window_after(c, trigger->to, WINDOW_MOST);
  return !window_any(&after, goes_on, sizeof goes_on / sizeof *goes_on) && window_has(&rest, "%f[%a]shall%f[%A]");
}

/* "dumping continues", "to stop dumping": what measures are taken against is none. */
static bool is_dumping(const Context *c, const Reading *r, const Mention *measure) {
  static const char *const bare[] = {"^dumping$", "^倾销$", "^傾銷$"};
  static const char *const cases[] = {"investigation", "preliminary ruling", "final ruling", "circumvention finding",
                                      NULL};
  bool of_case = r->rule->status && word_listed(r->rule->status, cases);
  return words_any(c, measure->from, measure->to, bare, sizeof bare / sizeof *bare) && !of_case &&
         r->rule->label == NAME_NONE && r->rule->kind != RULE_STATEMENT;
}

/* What holds of measures at large, wherever they are taken: no act of anybody. */
static bool is_general(const Context *c) {
  static const char *const words[] = {"^[%s\"“]*countries%s+%l",
                                      "^[%s\"“]*governments%s+%l",
                                      "^[%s]*nothing%s+in%s+th",
                                      "%f[%a]a%s+country%s+%l",
                                      "%f[%a]member%s+countries%s+can%f[%A]",
                                      "%f[%a]permissible%f[%A]",
                                      "%f[%a]in%s+general,",
                                      "%f[%a]only%s+after%f[%A]",
                                      "%f[%a]is%s+allowed%s+to%f[%A]",
                                      "%f[%a]are%s+allowed%s+to%f[%A]",
                                      "%f[%a]they%s+impose%f[%A]"};
  Window head = window_of(c, c->from, c->to);
  return window_any(&head, words, sizeof words / sizeof *words);
}

/* "affected by the termination of the duties", "asked the president for increased tariffs": no more than spoken of. */
static bool is_spoken_of(const Context *c, const Mention *trigger) {
  static const char *const leads[] = {"affected%s+by%s+[%a%s]-$",
                                      "following%s+the%s+[%w%s-]-$",
                                      "determined%s+in%s+the%s+$",
                                      "out%s+in%s+the%s+$",
                                      "%f[%a]after%s+the%s+$",
                                      "%f[%a]after%s+s?[hi][et]%s+$",
                                      "%f[%a]after%s+they%s+$",
                                      "%f[%a]after%s+i?t?s?%s*%l*%s*minister%s+$",
                                      "welcom%a*%s+the%s+$",
                                      "subsequent%s+$",
                                      "ahead%s+of%s+the%s+$",
                                      "%f[%a]before%s+the%s+$",
                                      "despite%s+the%s+$",
                                      "%f[%a]lead%s+to%s+[%a%s]-$",
                                      "likelihood%s+of%s+[%a%s]-$",
                                      "%f[%a]leading%s+to%s+[%a%s]-$",
                                      "oppos%a*%s+[%a%s]-$",
                                      "%f[%a]against%s+the%s+$",
                                      "%f[%a]should%s+[%a%s.]-$",
                                      "%f[%a]seek%a*%s+an?%s+[%a%s.]-$",
                                      "%f[%a]must%s+[%a%s.]-$",
                                      "%f[%a]wants?%s+[%a%s.]-%sto%s+$",
                                      "%f[%a]press%a*%s+[%a%s.]-%sto%s+$",
                                      "%f[%a]ask%a*%s+[%a%s.]-$",
                                      "%f[%a]urg%a*%s+[%a%s.]-$",
                                      "%f[%a]call%a*%s+on%s+[%a%s.]-$",
                                      "%f[%a]call%a*%s+for%s+[%a%s.]-$",
                                      "%f[%a]lobb%a*%s+[%a%s.]-$",
                                      "%f[%a]prospects?%s+of%s+[%a%s]-$",
                                      "%f[%a]possibility%s+of%s+[%a%s]-$",
                                      "%f[%a]request%a*%s+f?o?r?%s*[%a%s]-$",
                                      "%f[%a]demand%a*%s+[%a%s]-$",
                                      "%f[%a]until%s+[%a%s.]-$",
                                      "%f[%a]hopes?%s+of%s+$",
                                      "%f[%a]threats?%s+of%s+$",
                                      "%f[%a]idea%s+of%s+$",
                                      "%f[%a]countr%a+%s+that%s+$",
                                      "%f[%a]nations?%s+that%s+$",
                                      "%f[%a]partners%s+that%s+$",
                                      "%f[%a]than%s+those%s+$",
                                      "%f[%a]anyone%s+who%s+$"};
  static const char *const driven[] = {"%f[%a]led%s+[%a%s.]-%sto%s+$", "%f[%a]prompted%s+[%a%s.]-%sto%s+$",
                                       "%f[%a]forced%s+[%a%s.]-%sto%s+$", "%f[%a]pushed%s+[%a%s.]-%sto%s+$"};
  Window before = window_before(c, trigger->from, 48), far = window_before(c, trigger->from, WINDOW_MOST);
  if (window_any(&before, driven, sizeof driven / sizeof *driven)) return false; /* "calls for it led Peru to tax" */
  if (words_match(c, trigger->from, trigger->to, "^imposition") &&
      words_match(c, trigger->to, c->to, "^%s*o?f?%s+[%l%s]*%d[%d.]*%s*[%%p]"))
    return false; /* "following the imposition of 25% tariffs" */
  return window_any(&before, leads, sizeof leads / sizeof *leads) ||
         window_has(&far, "%f[%a]not%s+be%s+subject%s+to%s[^.;]*$");
}

/* "concerns about American tariffs as Beijing continues": another clause, another matter. */
static bool is_elsewhere(const Context *c, const Mention *measure, const Mention *trigger) {
  static const char *const joints[] = {"%f[%a]as%s+%u",
                                       "%f[%a]while%f[%A]",
                                       "%f[%a]because%f[%A]",
                                       "%f[%a]although%f[%A]",
                                       "%f[%a]but%f[%A]",
                                       "%f[%a]whereas%f[%A]",
                                       "%f[%a]which%s+%u",
                                       ",%s+with%s+%u",
                                       "%f[%a]that%s+%u",
                                       "%f[%a]after%s+[%l’']+%s*%l*%s*%l*%s+$",
                                       "%f[%a]before%s+[%l’']+%s*%l*%s*%l*%s+$"};
  return trigger->from >= measure->to &&
         words_any(c, measure->to, trigger->from, joints, sizeof joints / sizeof *joints) &&
         !words_match(c, measure->to, trigger->from, "%f[%a]which%f[%A]") &&
         !words_match(c, measure->to, trigger->from, "%f[%a]that%s+%u[%a.]+%s*$") &&
         !words_match(c, measure->to, trigger->from, "^%s+that%s+%u[%a.]+%s+%u?%l+%s+%l*%s*$");
}

/* Whether a word that may be another stands where a verb without an ending does: "will scrap", "Tokyo lowered". */
static bool is_bare_verb(const Context *c, const Mention *word) {
  static const char *const leads[] = {
      "%f[%a]to%s+$",         "%f[%a]will%s+$",        "%f[%a]would%s+$", "%f[%a]should%s+$", "%f[%a]could%s+$",
      "%f[%a]may%s+$",        "%f[%a]might%s+$",       "%f[%a]must%s+$",  "%f[%a]and%s+$",    "%f[%a]or%s+$",
      "%f[%a]not%s+$",        "%f[%a]shall%s+$",       "[’']+s%s+$",      "%f[%u]%u%l+%s+$",  "^$",
      "%f[%a]to%s+%l+ly%s+$", "%f[%a]will%s+%l+ly%s+$"};
  uint32_t from = word->from > c->from + 20 ? word->from - 20 : c->from;
  return words_any(c, from, word->from, leads, sizeof leads / sizeof *leads);
}

/* "maintains that", "will apply only to", "amid limited supplies": words of another meaning. */
static bool is_other_word(const Context *c, const Mention *trigger) {
  if (words_match(c, trigger->from, trigger->to, "maint[ai]+n"))
    return words_match(c, trigger->to, c->to, "^%s+that%f[%A]");
  static const char *const passive[] = {"%f[%a]w[ae][sr]e?%s+$", "%f[%a]been%s+$",    "%f[%a]be%s+$",
                                        "%f[%a]is%s+$",          "%f[%a]are%s+$",     "%f[%a]ha[sd]%s+$",
                                        "%f[%a]have%s+$",        "%f[%a]remains?%s+$"};
  Window state = window_before(c, trigger->from, 12);
  if (words_match(c, trigger->from, trigger->to, "^[Ff]rozen$") &&
      !window_any(&state, passive, sizeof passive / sizeof *passive))
    return true; /* "duties on frozen fish" */
  Window article = window_before(c, trigger->from, 8);
  if (words_match(c, trigger->from, trigger->to, "^applied$") && window_has(&article, "average%s+$"))
    return true; /* "the average applied tariff" */
  if (words_match(c, trigger->from, trigger->to, "^continued$") && words_match(c, trigger->to, c->to, "^%s+%l") &&
      (window_has(&article, "%f[%a]its%s+$") || window_has(&article, "%f[%a]their%s+$") ||
       window_has(&article, "%f[%a]the%s+$") || window_has(&article, "[’']s%s+$")))
    return true; /* "in answer to its continued purchases" */
  static const char *const falls[] = {"^drops?$", "^dropped$", "^dropping$", "^ends?$", "^ended$"};
  static const char *const why[] = {"^%s+after%s", "^%s+as%s", "^%s+amid%s", "^%s+following%s"};
  if (words_any(c, trigger->from, trigger->to, falls, 5) && words_any(c, trigger->to, c->to, why, 4))
    return true; /* "shares drop after the tariffs" */
  static const char *const minds[] = {
      "^%s+[%l%s]-concerns?%f[%A]", "^%s+[%l%s]-fears?%f[%A]", "^%s+[%l%s]-worries%f[%A]", "^%s+%l*%s*questions?%f[%A]",
      "^%s+%l*%s*doubts?%f[%A]",    "^%s+%l*%s*alarm%f[%A]",   "^%s+%l*%s*hopes?%f[%A]",   "^%s+[%l%s]-risks?%f[%A]",
      "^%s+the%s+prospect",         "^%s+the%s+spect",         "^%s+the%s+stakes",         "^%s+%l*%s*tensions%f[%A]",
      "^%s+[%l%s]-possibilit"};
  if (words_match(c, trigger->from, trigger->to, "^rais") &&
      words_any(c, trigger->to, c->to, minds, sizeof minds / sizeof *minds))
    return true; /* "tariffs that raised fears of a slump" */
  if (words_match(c, trigger->from, trigger->to, "^hits?$") &&
      (window_has(&article, "%f[%a]an?%s+%l*%s*$") || window_has(&article, "%f[%a]the%s+%l*%s*$")))
    return true; /* "faces a hit from the tariffs" */
  if (words_match(c, trigger->from, trigger->to, "^lift$") && window_has(&article, "%f[%a]an?%s+$"))
    return true; /* "the tariffs gave mills a lift" */
  if (words_match(c, trigger->from, trigger->to, "^lower$") && !is_bare_verb(c, trigger))
    return true; /* "hopes for a lower tariff", "faces lower tariffs" */
  static const char *const sorts[] = {"%f[%a]low%s+$",   "%f[%a]high%s+$",  "%f[%a]lower%s+$",
                                      "%f[%a]upper%s+$", "%f[%a]front%s+$", "%f[%a]top%s+$",
                                      "%f[%a]year%s+$",  "%f[%a]month%s+$", "%f[%a]week%s+$"};
  Window lead = window_before(c, trigger->from, 10);
  if (words_match(c, trigger->from, trigger->to, "^ends?$") && window_any(&lead, sorts, sizeof sorts / sizeof *sorts))
    return true; /* "the low end of the market" */
  static const char *const ends[] = {"^expire$", "^lapse$"};
  if (words_any(c, trigger->from, trigger->to, ends, 2)) { /* "will expire in June": so it is in force */
    Window before = window_before(c, trigger->from, 12);
    return window_has(&before, "%f[%a]will%s+[%a%s]-$") || window_has(&before, "%f[%a]to%s+$");
  }
  if (words_match(c, trigger->from, trigger->to, "^[Ff]ree?o?z")) /* "imposed sanctions, freezing its assets" */
    return words_match(c, trigger->to, c->to, "^[%a%s’']-assets%f[%A]") ||
           words_match(c, trigger->to, c->to, "^[%a%s’']-accounts%f[%A]");
  if (words_match(c, trigger->from, trigger->to, "^appl[yi]"))
    return words_match(c, trigger->to, c->to, "^%s+only%f[%A]");
  if (words_match(c, trigger->from, trigger->to, "^scrap$")) return !is_bare_verb(c, trigger); /* "the duty on scrap" */
  static const char *const told[] = {
      "%f[%a]the%s+$",       "%f[%a]an%s+$",           "%f[%a]the%s+newly%s+$", "%f[%a]the%s+recently%s+$",
      "%f[%a]a%s+newly%s+$", "%f[%a]a%s+recently%s+$", "%f[%a]its%s+newly%s+$", "%f[%a]of%s+newly%s+$"};
  if (trigger->list == NAME_announce_cue && words_match(c, trigger->from, trigger->to, "ed$") &&
      words_match(c, trigger->to, c->to, "^%s+%l")) { /* "regretted the announced increase" */
    Window before_told = window_before(c, trigger->from, 16);
    if (window_any(&before_told, told, sizeof told / sizeof *told)) return true;
  }
  if (!words_match(c, trigger->from, trigger->to, "^limited$")) return false;
  Window before = window_before(c, trigger->from, 12);
  return !window_has(&before, "%f[%a]ha[sd]%s+$") && !window_has(&before, "%f[%a]have%s+$") &&
         !words_match(c, trigger->to, c->to, "^%s+[ei][xm]ports%s+[ot][fo]%f[%A]") &&
         !words_match(c, trigger->to, c->to, "^%s+its%f[%A]");
}

/* "other issues": a noun; "lifted its ban on": the ban is what another act is done to. */
static bool is_noun(const Context *c, const Mention *trigger) {
  enum { ACT_NEAR = 4 };
  static const uint16_t acts[] = {NAME_terminate_cue, NAME_extend_cue, NAME_lower_cue};
  static const char *const determined[] = {"its", "the", "a", "an", "their", "his", "this", "s", NULL};
  Window before = window_before(c, trigger->from, 16);
  if (words_match(c, trigger->from, trigger->to, "^issues?$"))
    return window_has(&before, "%f[%a][otkmas][%a]+[erynsh]%s+$") || window_has(&before, "%f[%a]an?%s+$");
  if (words_match(c, trigger->from, trigger->to, "^lev[yi]e?s?$")) { /* "25% levies on imports", "the carbon levy" */
    static const char *const verbal[] = {"to",  "will", "would", "shall", "may",  "might", "can",  "could",
                                         "not", "also", "they",  "and",   "that", "which", "must", NULL};
    uint32_t word = trigger->from;
    while (word > c->from && c->text[word - 1] == ' ') word--;
    if (word > c->from && c->text[word - 1] == ',') return true; /* "tariffs on Chile, levies on Peru" */
    while (word > c->from && c->text[word - 1] != ' ') word--;
    bool proper = c->text[word] >= 'A' && c->text[word] <= 'Z';
    return !proper && !word_listed(place_word_before(c, trigger).text, verbal);
  }
  static const char *const nouns[] = {"^bans?$", "^curbs?$", "^limits?$", "^controls?$", "^caps?$"};
  if (words_match(c, trigger->to, c->to, "^%s+on%s") && trigger->list == NAME_restrict_cue &&
      words_any(c, trigger->from, trigger->to, nouns, sizeof nouns / sizeof *nouns))
    return true; /* "curbs on exports" */
  if (!words_match(c, trigger->from, trigger->to, "^bans?$") && !words_match(c, trigger->from, trigger->to, "^curbs?$"))
    return false;
  if (!word_listed(place_word_before(c, trigger).text, determined) && trigger->token < 2) return false;
  EACH_MENTION (end, c, NAME_terminate_cue) /* "the ban was lifted" */
    if (end->from >= trigger->to && end->clause == trigger->clause &&
        (words_match(c, trigger->to, end->from, "%f[%a]been%s+$") ||
         words_match(c, trigger->to, end->from, "%f[%a]was%s+$")))
      return true;
  const Mention *stands = context_of(c, NAME_standing_cue, trigger); /* "its ban remains in place" */
  if (stands && stands->clause == trigger->clause && words_match(c, trigger->to, c->to, "^%s+on%s")) return true;
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) { /* "relaxing bans on imports" */
    const Mention *act = context_last_between(c, acts[i], c->from, trigger->from);
    if (act && trigger->token - act->last <= ACT_NEAR) return true;
  }
  return false;
}

/* "steel bars", "iron bar": goods, not one who bars. */
static bool is_goods(const Context *c, const Mention *trigger) {
  if (!words_match(c, trigger->from, trigger->to, "^bars?$")) return false;
  Window before = window_before(c, trigger->from, 24);
  return window_has(&before, "steel%s+$") || window_has(&before, "iron%s+$") || window_has(&before, "ing%s+$") ||
         window_has(&before, "merchant%s+$") || window_has(&before, "deformed%s+$") || window_has(&before, "alloy%s+$");
}

/* "duties imposed by other nations": by somebody else than the side that the sentence is about. */
static bool is_by_others(const Context *c, const Mention *trigger) {
  static const char *const others[] = {"^%s+by%s+others?%f[%A]",
                                       "^%s+by%s+foreign%s",
                                       "^%s+by%s+countries",
                                       "^%s+by%s+trading%s+partners",
                                       "^%s+by%s+its%s+[%a%s]-partners",
                                       "^%s+by%s+governments",
                                       "^%s+by%s+some%f[%A]",
                                       "^%s+by%s+several%s",
                                       "^%s+by%s+many%s",
                                       "^%s+by%s+both%f[%A]",
                                       "^%s+by%s+rival",
                                       "^%s+by%s+each%s",
                                       "^%s+by%s+every%s",
                                       "^%s+by%s+them%f[%A]",
                                       "^%s+by%s+those%s"};
  if (trigger->to + 4 > c->to || memcmp(c->text + trigger->to, " by ", 4) != 0) return false;
  Window after = window_after(c, trigger->to, 32);
  return window_any(&after, others, sizeof others / sizeof *others);
}

/* "after Western nations imposed sanctions": by sides that are not named, whoever else the sentence names. */
static bool is_by_unnamed(const Context *c, const Mention *trigger) {
  static const char *const sides[] = {
      "%f[%a]western%s+%l+%s+$",    "%f[%a]other%s+countries%s+$",  "%f[%a]other%s+nations%s+$",
      "%f[%a]some%s+countries%s+$", "%f[%a]many%s+countries%s+$",   "%f[%a]several%s+countries%s+$",
      "%f[%a]many%s+nations%s+$",   "%f[%a]some%s+governments%s+$", "%f[%a]foreign%s+governments%s+$"};
  Window before = window_before(c, trigger->from, 32);
  return window_any(&before, sides, sizeof sides / sizeof *sides);
}

/* "extends tariff exclusions", "extends exclusions from its tariffs": what is prolonged is told of the tariffs. */
static bool names_exclusion(const Context *c, const Mention *verb, const Mention *measure) {
  uint32_t to = measure->to + 14 < c->to ? measure->to + 14 : c->to;
  return verb->to <= measure->from && words_match(c, verb->to, to, "exclusion");
}

/* "exempting Chile from duties": those that it need not pay. */
static bool exempts(const Context *c, const Mention *trigger, const Mention *measure) {
  static const char *const begins[] = {"^[Ee]xempt", "^[Ss]par[ei]", "^[Ee]xclud"};
  static const char *const holds[] = {"%f[%a]exempt", "%f[%a]spar[ei]", "%f[%a]exclud"};
  return trigger->to <= measure->from &&
         (words_any(c, trigger->from, trigger->to, begins, sizeof begins / sizeof *begins) ||
          words_any(c, trigger->to, measure->from, holds, sizeof holds / sizeof *holds));
}

/* "the tariffs laid in return" */
static bool retaliates(const Context *c, const Reading *r) {
  static const char *const words[] = {"^[Rr]etaliatory$", "^[Tt]it%-for%-tat$"};
  return r->trigger && words_any(c, r->trigger->from, r->trigger->to, words, sizeof words / sizeof *words);
}

bool measure_is_object(Context *c, const Reading *r) {
  const Mention *measure = r->measure ? r->measure : r->head;
  if (r->trigger && is_goods(c, r->trigger)) return false;
  if (!r->measure && r->head && r->head->list == NAME_duty_cue && code_is(r->rule->status, "imposed") &&
      !retaliates(c, r))
    EACH_MENTION (own, c, NAME_MEASURE) /* "tariffs", "anti-dumping duties": told by their own name */
      if (own->from <= r->head->from && own->to >= r->head->to) return false;
  if (measure_law_spoken_of(c, r)) return false;
  if (measure_is_support(r)) return measure_support_told(c, r);
  if (r->measure && code_is(r->measure->code, "subsidy/industrial support") && r->trigger &&
      r->trigger->list != NAME_launch_cue && measure_looked_into(c, r->measure->to))
    return false; /* "宣布对…补贴展开调查": told by the case */
  bool gives = r->measure && code_is(r->measure->code, "subsidy/industrial support");
  if (gives && r->trigger && r->trigger->list != NAME_terminate_cue && !chinese_at(c, r->measure->from) &&
      measure_helps_others(c, r))
    return false;
  if (r->rule->bears && !bearer_known(c, r)) return false;
  const Mention *holder = measure_held(r) && measure ? reading_capture(r, NAME_imposer) : NULL;
  if (holder && holder->to <= measure->from && context_last_between(c, NAME_face_cue, holder->to, measure->from))
    return false; /* "Ghana (12%) and Mali (17%) face tariffs": they bear them */
  if (measure_held(r))
    return measure_is_owned(c, r) && !(measure && (measure_qualifies(c, measure) || measure_is_complement(c, measure)));
  if (r->measure && code_is(r->measure->code, "statement/warning")) return false; /* "announced in a joint statement" */
  if (code_is(r->rule->status, "issued") && r->head && words_match(c, r->head->to, c->to, "^%s+on%s+[%a%s-]-import"))
    return false; /* "final measures on steel imports": no support */
  if (r->trigger && (is_noun(c, r->trigger) || is_other_word(c, r->trigger))) return false;
  if (is_general(c) || (r->trigger && measure_begins_act(c, r->trigger, r->measure)) || measure_only_mentioned(c, r))
    return false;
  if (r->trigger && (unsigned char)c->text[r->trigger->from] < 128 && !retaliates(c, r) && is_spoken_of(c, r->trigger))
    return false;
  if (r->trigger && !c->han && (is_by_others(c, r->trigger) || is_by_unnamed(c, r->trigger))) return false;
  if (measure && measure_is_average(c, r, measure)) return false;
  if (measure && is_dumping(c, r, measure)) return false;
  if (!measure || (unsigned char)c->text[measure->from] > 127) return true;
  bool prolongs = r->trigger && r->trigger->list == NAME_extend_cue && names_exclusion(c, r->trigger, measure);
  bool related = r->trigger && r->trigger->from > measure->to && /* "exempt from duties, which take effect in May" */
                 words_match(c, measure->to, r->trigger->from, "^,?%s+which%s+%l*%s*$");
  if (related) return true;
  bool meant = r->trigger && /* "his threats of tariffs" */
               (words_match(c, r->trigger->from, r->trigger->to, "^%a+%s+of$") || exempts(c, r->trigger, measure));
  if (meant ? measure_qualifies(c, measure)
            : !prolongs && (measure_qualifies(c, measure) || measure_is_complement(c, measure)))
    return false;
  if (r->trigger && (is_elsewhere(c, measure, r->trigger) ||
                     (r->trigger->from >= measure->to && is_participle(c, measure, r->trigger))))
    return false;
  if (r->trigger && r->trigger->list == NAME_weigh_cue &&
      words_match(c, r->trigger->to, measure->from, "^%s+whether%s+to%s"))
    return true; /* "is considering whether to raise tariffs" */
  return !r->trigger || exempts(c, r->trigger, measure) || !is_reason(c, r->trigger->to, measure->from);
}

bool measure_firm_speaks(const Context *c, const Mention *verb) {
  static const char *const firms[] = {"corporation[%s,%a]-$",
                                      "compan[%s%a]-$",
                                      "enterprises[%s%a]-$",
                                      "producers[%s%a]-$",
                                      "makers[%s%a]-$",
                                      "analysts?[%s%a]-$",
                                      "traders?[%s%a]-$",
                                      "dealers?[%s%a]-$",
                                      "brokers?[%s%a]-$",
                                      "farmers?[%s%a]-$",
                                      "growers?[%s%a]-$",
                                      "executives?[%s%a]-$",
                                      "strategists?[%s%a]-$",
                                      "critics[%s%a]-$",
                                      "industry%s+groups?%s+[%s%a]-$",
                                      "bodies%s+[%s%a]-$",
                                      "unions?%s+[%s%a]-$",
                                      "economists?[%s%a]-$",
                                      "association[%s%a]-$",
                                      "experts?[%s%a]-$",
                                      "think[%s-]tanks?[%s%a]-$",
                                      "分析师[^，]-$",
                                      "分析師[^，]-$",
                                      "专家[^，]-$",
                                      "專家[^，]-$",
                                      "学者[^，]-$",
                                      "學者[^，]-$",
                                      "教授[^，]-$",
                                      "研究员[^，]-$",
                                      "研究員[^，]-$",
                                      "策略师[^，]-$",
                                      "策略師[^，]-$",
                                      "交易员[^，]-$",
                                      "交易員[^，]-$",
                                      "贸易商[^，]-$",
                                      "貿易商[^，]-$",
                                      "经济学家[^，]-$",
                                      "經濟學家[^，]-$",
                                      "研报[^，]-$",
                                      "研報[^，]-$",
                                      "厂商",
                                      "企业",
                                      "公司",
                                      "协会",
                                      "廠商",
                                      "企業"};
  Window before = window_before(c, verb->from, 60);
  return window_any(&before, firms, sizeof firms / sizeof *firms);
}
