/* A measure that does something itself, and is what nobody acts on: "tariffs raise prices", "the ban is imposing
 * hardship on mills", "duties keep rising". */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/window.h"

/* Words that go on from a verb without an object: "raised by", "cut last year". */
static const char *const links[] = {"to",    "by",    "on",    "from",   "in",   "at",    "for",  "against",
                                    "since", "again", "when",  "until",  "if",   "as",    "and",  "or",
                                    "next",  "this",  "last",  "after",  "with", "under", "only", "later",
                                    "soon",  "today", "early", "within", "over", "but",   NULL};

/* "subsidies have eliminated ...": the measure does something itself; what lapses or takes effect is none of that. */
static bool is_agent(const Context *c, const Mention *measure, const Mention *trigger) {
  static const char *const ends[] = {"^expir", "^laps",   "^ended",     "^taken",     "^come",    "^gone",
                                     "^kick",  "^remain", "^continued", "^increased", "^doubled", "^tripled"};
  uint32_t lead = trigger->from > measure->to + 8 ? trigger->from - 8 : measure->to;
  if (!words_match(c, lead, trigger->from, "%f[%a]ha[vsd]e?%s+$")) return false;
  Window verb = window_of(c, trigger->from, trigger->to);
  return !window_any(&verb, ends, sizeof ends / sizeof *ends);
}

/* "tariffs raise prices", "duties hurt": the measure does something itself, now. */
static bool does_itself(const Context *c, const Mention *measure, const Mention *trigger) {
  bool verb = trigger->list == NAME_impose_cue || trigger->list == NAME_terminate_cue;
  if (words_match(c, trigger->from, trigger->to, "^uph[eo]lds?$") &&
      words_match(c, measure->to, trigger->from, "^[%a%s]*$") &&
      !words_match(c, measure->to, trigger->from, "%f[%a][wbi][eas]?[res]?[en]?e?%s+$"))
    return true; /* "grants uphold standards" */
  static const char *const grows[] = {"^doubled$", "^tripled$", "^exceeded$", "^halved$"};
  if (words_any(c, trigger->from, trigger->to, grows, 4) && words_match(c, measure->to, trigger->from, "^%s+%a*%s*$") &&
      words_match(c, trigger->to, c->to, "^%s+th[eo]"))
    return true; /* "the quotas doubled those of last year" */
  if (!verb || words_match(c, trigger->from, trigger->to, "[eio][dn]g?$") ||
      words_match(c, trigger->from, trigger->to, "%sto$") || /* "will apply to cars" */
      !words_match(c, measure->to, trigger->from, "^%s+%a*%s*$") ||
      words_match(c, measure->to, trigger->from, "to%s+$"))
    return false;
  return words_next_other(c, trigger->to, links);
}

/* "the ban is imposing hardship on mills": the measure does something to somebody, in the active voice. */
static bool does_to_somebody(const Context *c, const Mention *measure, const Mention *trigger) {
  Window before = window_before(c, trigger->from, 10);
  if (trigger->from < measure->to || (trigger->list != NAME_impose_cue && trigger->list != NAME_in_force_cue) ||
      !words_match(c, trigger->from, trigger->to, "ing$") || window_has(&before, "%f[%a]being%s+$") ||
      (!window_has(&before, "%f[%a]is%s+$") && !window_has(&before, "%f[%a]are%s+$")))
    return false;
  return words_next_other(c, trigger->to, links);
}

/* "the tariffs keep working", "the duties keep prices high", "tariffs continue to weigh on mills": what goes on is
 * something else. */
static bool keeps_doing(const Context *c, const Mention *measure, const Mention *trigger) {
  bool keeps = words_match(c, trigger->from, trigger->to, "^[Kk]e[ep][pt]"),
       behind = measure && trigger->from >= measure->to;
  if (keeps && words_match(c, trigger->to, c->to, "^s?%s+%l+ing%f[%A]")) return true;
  static const char *const passive[] = {"%f[%a]w?[abi][ser]e?n?%s+$", "%f[%a]were%s+$", "%f[%a]been%s+$",
                                        "%f[%a]being%s+$", "^$"};
  Window before = window_before(c, trigger->from, 8);
  if (keeps && behind && words_match(c, measure->to, trigger->from, "^[%a%s]*$") &&
      !window_any(&before, passive, sizeof passive / sizeof *passive))
    return true;
  static const char *const holds[] = {"^%s+to%s+apply", "^%s+to%s+be%s", "^%s+to%s+stand",
                                      "^%s+to%s+hold",  "^%s+to%s+stay", "^%s+to%s+remain"};
  return behind && words_match(c, trigger->from, trigger->to, "^continu") &&
         words_match(c, trigger->to, c->to, "^%s+to%s+%l") &&
         !words_any(c, trigger->to, c->to, holds, sizeof holds / sizeof *holds);
}

/* "duties, which would hit mills", "a levy that hurts growers": the measure is what does it. */
static bool is_relative_subject(const Context *c, const Mention *measure, const Mention *trigger) {
  static const char *const relative[] = {"^,?%s+which%s+$", "^,?%s+that%s+$", "^,?%s+which%s+[wcm][oia][ulny]l?d?%s+$",
                                         "^,?%s+that%s+[wcm][oia][ulny]l?d?%s+$"};
  return trigger->from > measure->to && words_any(c, measure->to, trigger->from, relative, 4) &&
         !words_match(c, trigger->from, trigger->to, "^appl") && words_match(c, trigger->to, c->to, "^%s+%a");
}

/* "the pain that duties on Chile would impose", "tariffs will cut imports": what a measure would do. */
static bool would_do(const Context *c, const Mention *measure, const Mention *trigger) {
  static const uint16_t acts[] = {NAME_impose_cue, NAME_lower_cue, NAME_terminate_cue, NAME_extend_cue,
                                  NAME_restrict_cue};
  static const char *const modals[] = {"%f[%a]would%s+%l*%s*$", "%f[%a]could%s+%l*%s*$", "%f[%a]will%s+%l*%s*$",
                                       "%f[%a]may%s+%l*%s*$", "%f[%a]might%s+%l*%s*$"};
  static const char *const others[] = {"it", "they", "he", "she", "we", "which", "that", "you", "who", NULL};
  static const char *const alone[] = {"^appl", "^expir", "^laps", "^end", "^tak", "^come", "^go", "^drop", "^remain"};
  bool act = false;
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) act |= trigger->list == acts[i];
  Window lead = window_before(c, trigger->from, 20);
  if (!act || !window_any(&lead, modals, sizeof modals / sizeof *modals) || window_has(&lead, "%f[%a]be%s+%l*%s*$") ||
      words_match(c, measure->to, trigger->from, "[,;:]") ||
      words_any(c, trigger->from, trigger->to, alone, sizeof alone / sizeof *alone))
    return false;
  uint32_t at = trigger->from;
  PatternMatch match;
  if (words_find(c, measure->to, trigger->from, "^.-()%f[%a][wcm][oia][ulyg]l?h?d?t?%s+%l*%s*$", &match))
    at = measure->to + (uint32_t)match.capture[0].from;
  Mention modal = {.from = at, .to = at};
  if (word_listed(place_word_before(c, &modal).text, others)) return false; /* "the duty which it would impose" */
  static const char *const aimed[] = {"on", "against", "from", "of", "in", "by", "and", NULL};
  size_t count;
  const Party *party = role_parties((Context *)c, &count);
  for (size_t i = 0; i < count; i++) /* "the duty Chile would impose" */
    if (party[i].mention->from >= measure->to && party[i].mention->to <= at &&
        words_match(c, party[i].mention->to, at, "^%s*$") &&
        !word_listed(place_word_before(c, party[i].mention).text, aimed))
      return false;
  return words_match(c, trigger->to, c->to, "^[%s%.]*$") || words_next_other(c, trigger->to, links);
}

/* "the tariffs renewed concerns", "duties raised prices": a verb of the past with an object. */
static bool did(const Context *c, const Mention *measure, const Mention *trigger) {
  static const char *const verbs[] = {"^renewed$",  "^raised$", "^increased$",  "^cut$",       "^reduced$",
                                      "^lowered$",  "^lifted$", "^curbed$",     "^tightened$", "^limited$",
                                      "^restored$", "^hit$",    "^ended$",      "^dropped$",   "^eased$",
                                      "^doubled$",  "^halted$", "^restricted$", "^slashed$",   "^halved$"};
  static const char *const adverb[] = {"^%s+%l+ly%f[%A]", "^%s+%l+day%f[%A]"};
  return words_any(c, trigger->from, trigger->to, verbs, sizeof verbs / sizeof *verbs) &&
         (words_match(c, measure->to, trigger->from, "^%s+$") ||
          words_match(c, measure->to, trigger->from, "^%s+on%s+[%a%s]+$") ||
          words_match(c, measure->to, trigger->from, "^%s+against%s+[%a%s]+$")) &&
         words_next_other(c, trigger->to, links) && !words_any(c, trigger->to, c->to, adverb, 2);
}

/* "Increased duties on Chile would raise costs", "a rise in tariffs could lead to": what would follow, if. */
bool measure_is_supposed(const Context *c, const Mention *measure, uint32_t from, uint32_t to) {
  static const char *const forms[] = {"ing$",        "^[Ii]ncreased$", "^[Rr]aised$", "^[Ii]ncreases?$",
                                      "^[Hh]ikes?$", "^[Rr]ise$",      "^[Cc]uts?$",  "^[Rr]eductions?$",
                                      "^[Hh]igher$", "^[Ii]mposition"};
  static const char *const leads[] = {"^[^%w]*$",
                                      ",%s+$",
                                      "[“\"]%s*$",
                                      "%f[%a]that%s+$",
                                      "%f[%a]and%s+$",
                                      "%f[%a]because%s+$",
                                      "%f[%a][Aa]n?y?%s+[%w%s.%%-]*$",
                                      "%f[%a][Tt]he%s+$",
                                      "%f[%a]any%s+$",
                                      "%f[%a]further%s+$"};
  static const char *const modals[] = {"^[^,;:.]-%f[%a]w?c?ould%s+()[%a%s]", "^[^,;:.]-%f[%a]may%s+()[%a%s]",
                                       "^[^,;:.]-%f[%a]might%s+()[%a%s]"};
  static const char *const stays[] = {"^be%f[%A]",   "^take%s+effect",
                                      "^come%f[%A]", "^go%f[%A]",
                                      "^apply",      "^remain",
                                      "^stay",       "^rise",
                                      "^fall%f[%A]", "^kick",
                                      "^start",      "^begin",
                                      "^end%f[%A]",  "^expire",
                                      "^face",       "^cover",
                                      "^target",     "^affect",
                                      "^include",    "^also%s+be",
                                      "^not%s+be",   "^eventually%s+be",
                                      "^last%f[%A]", "^hit%s+%d"};
  if (!words_any(c, from, to, forms, sizeof forms / sizeof *forms)) return false;
  uint32_t lead = from > c->from + 30 ? from - 30 : c->from;
  if (!words_any(c, lead, from, leads, sizeof leads / sizeof *leads) ||
      !words_match(c, to, measure->from, "^[%w%s.%%’'-]*$") || measure->from - to > 40)
    return false;
  for (size_t i = 0; i < sizeof modals / sizeof *modals; i++) {
    PatternMatch match;
    if (!words_find(c, measure->to, c->to, modals[i], &match) || match.to > 90) continue;
    uint32_t verb = measure->to + (uint32_t)match.capture[0].from;
    if (context_last_between(c, NAME_say_cue, measure->to, verb)) return false;
    return !words_any(c, verb, c->to, stays, sizeof stays / sizeof *stays);
  }
  return false;
}

bool measure_does_itself(const Context *c, const Mention *measure, const Mention *trigger) {
  if (keeps_doing(c, measure, trigger)) return true;
  if (measure && trigger->to <= measure->from && !chinese_at(c, measure->from) &&
      measure_is_supposed(c, measure, trigger->from, trigger->to))
    return true;
  if (!measure || trigger->from < measure->to || chinese_at(c, measure->from)) return false;
  return does_to_somebody(c, measure, trigger) || is_agent(c, measure, trigger) || does_itself(c, measure, trigger) ||
         would_do(c, measure, trigger) || did(c, measure, trigger) ||
         (measure->type == NAME_MEASURE && is_relative_subject(c, measure, trigger));
}
