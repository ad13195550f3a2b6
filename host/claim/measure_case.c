/* What a text calls a duty, a tariff or a tax in one sentence may be the anti-dumping, countervailing or safeguard duty
 * of the case that it tells of in another: the same side lays it, on the same side's same goods. How far a duty has
 * come that somebody only bears ("Acme faces 12%") is told where it was laid. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/claims.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/measures.h"
#include "claim/window.h"

enum { NEAR = 3, STATUS_NEAR = 5 };

static const char *text_in(const Claim *claim, uint16_t field) { return text_of(claim_get(claim, field)); }

static bool is_remedy(const Claim *claim) {
  static const char *const remedies[] = {"antidumping", "countervailing/antisubsidy", "safeguard", NULL};
  const char *type = text_in(claim, NAME_measure_type);
  return type && claim->rule->of_measure && word_listed(type, remedies);
}

/* Whether two claims have a code of a field in common. */
static bool shares(const Claim *a, const Claim *b, uint16_t field) {
  const Value *x = claim_get(a, field), *y = claim_get(b, field);
  if (!x || !y) return false;
  if (x->kind == VALUE_TEXT) return value_has(y, x->text);
  for (uint32_t i = 0; x->kind == VALUE_LIST && i < x->count; i++)
    if (value_has(y, x->list[i])) return true;
  return false;
}

/* Whether what a claim was read in has one of some words. */
static bool has_any(ClaimDocument *document, const Claim *claim, const char *const *words, size_t count) {
  return words_any(document_sentence(document, claim->sentence), claim->from, claim->to, words, count);
}

/* A duty by decree, whatever else is looked into: "reciprocal tariffs", "Section 232", "加征…作为反制". */
static bool by_decree(ClaimDocument *document, const Claim *claim) {
  static const char *const words[] = {"eciproc",        "etaliat",   "ection ",     "301",     "232",
                                      "ounter%-tariff", "urtax",     "urcharge",    "对等",    "對等",
                                      "反制",           "报复",      "報復",        "附加税",  "最惠国",
                                      "import tariff",  "mport dut", "customs dut", "进口关税"};
  return has_any(document, claim, words, sizeof words / sizeof *words);
}

static uint32_t apart(const Claim *a, const Claim *b) {
  return a->sentence > b->sentence ? a->sentence - b->sentence : b->sentence - a->sentence;
}

/* "launched anti-dumping inquiries and imposed tariffs": two measures, where nothing parts what is told of one. */
static bool beside(const ClaimDocument *document, const Claim *claim, const Claim *other) {
  if (claim->sentence != other->sentence) return false;
  return claim->match_from < other->match_to ||
         !memchr(document->text + other->match_to, ';', claim->match_from - other->match_to);
}

/* The case that a duty is of: the nearest before it, else the nearest behind; NULL: the text tells of none. Where one
 * side has duties of both kinds on the same goods (the United States), only what is told close by tells which. */
static const Claim *case_of(const ClaimDocument *document, const ClaimList *claims, size_t at) {
  const Claim *claim = claims->claim[at], *best = NULL;
  bool both = claim_get(claim, NAME_imposer) && value_has(claim_get(claim, NAME_imposer), "USA");
  for (size_t i = 0; i < claims->count; i++) {
    const Claim *other = claims->claim[i];
    if (!is_remedy(other) || beside(document, claim, other) || !shares(claim, other, NAME_imposer) ||
        !shares(claim, other, NAME_target) || !shares(claim, other, NAME_sector) ||
        (both && apart(claim, other) > NEAR))
      continue;
    if (!best || other->sentence <= claim->sentence || apart(claim, other) < apart(claim, best)) best = other;
    if (other->sentence > claim->sentence) break;
  }
  return best;
}

/* "following a nine-month anti-subsidy probe, Brussels will levy tariffs": the inquiry that the sentence itself says
 * they end; NULL: none. */
static const Mention *inquiry_of(const Context *c) {
  static const char *const ended[] = {"[Aa]fter%s+[%a%s-]*$", "[Ff]ollowing%s+[%a%s-]*$", "[Cc]onclu%a+%s+[%a%s-]*$",
                                      "followed%s+[%a%s-]*$", "resulting%s+from%s+[%a%s-]*$"};
  static const char *const inquiry[] = {"investigation", "probe", "inquiry", "case"};
  EACH_MENTION (m, c, NAME_MEASURE) {
    Window before = window_before(c, m->from, 40);
    uint32_t to = m->to + 16 < c->to ? m->to + 16 : c->to;
    bool remedy = code_is(m->code, "antidumping") || code_is(m->code, "countervailing/antisubsidy") ||
                  code_is(m->code, "safeguard");
    if (remedy && words_any(c, m->from, to, inquiry, sizeof inquiry / sizeof *inquiry) &&
        window_any(&before, ended, sizeof ended / sizeof *ended))
      return m;
  }
  return NULL;
}

static bool is_duty(const Claim *claim) {
  return is_remedy(claim) || (code_is(text_in(claim, NAME_measure_type), "tariff") && claim->rule->of_measure);
}

/* Rates that a text goes on to tell of a duty are as far as it is, unless they have a day of their own. */
static void put_stage(ClaimDocument *document, const ClaimList *claims, size_t at) {
  static const char *const stages[] = {"provisional", "announced", "planned", "preliminary ruling", NULL};
  static const char *const there[] = {"in force", "imposed", NULL};
  Claim *claim = claims->claim[at];
  const char *status = text_in(claim, NAME_status);
  const ClaimSpan *dated = claim_span(claim, NAME_date);
  bool rated = claim->rule->bears || claim->rule->is & (IS_RATE | IS_BESIDE) || claim->rule->kind == RULE_LISTED_RATE ||
               (claim->rule->kind == RULE_ACT && code_is(claim->rule->status, "in force") &&
                (unsigned char)document->text[claim->match_from] > 127);
  if (!rated || !claim_get(claim, NAME_value) || !status || !word_listed(status, there)) return;
  if (dated && dated->to > dated->from && (code_is(dated->path, "clause") || code_is(dated->path, "sentence"))) return;
  for (size_t i = at; i > 0; i--) {
    const Claim *told = claims->claim[i - 1];
    if (claim->sentence - told->sentence > STATUS_NEAR) return;
    if (told->sentence == claim->sentence || !is_duty(told) || !shares(claim, told, NAME_imposer) ||
        !shares(claim, told, NAME_target))
      continue;
    const char *stage = text_in(told, NAME_status);
    if (!stage || !word_listed(stage, stages)) return;
    claim_set(document, claim, NAME_status, value_text(stage));
    if (claim_get(told, NAME_date)) claim_set(document, claim, NAME_date, *claim_get(told, NAME_date));
    return;
  }
}

/* "… will impose tariffs from 20 March. It will levy 25% on pork": the rates of an act that was told without them come
 * with it. */
static void put_day(ClaimDocument *document, const ClaimList *claims, size_t at) {
  Claim *claim = claims->claim[at];
  const ClaimSpan *dated = claim_span(claim, NAME_date);
  if (!claim_get(claim, NAME_value) || !dated || !code_is(dated->path, "document")) return;
  for (size_t i = at; i > 0; i--) {
    const Claim *told = claims->claim[i - 1];
    if (claim->sentence - told->sentence > NEAR) return;
    const ClaimSpan *when = claim_span(told, NAME_date);
    if (told->sentence == claim->sentence || claim_get(told, NAME_value) || !is_duty(told) || !when ||
        code_is(when->path, "document") || !shares(claim, told, NAME_imposer) || !shares(claim, told, NAME_target) ||
        !shares(claim, told, NAME_measure_type) || !shares(claim, told, NAME_status))
      continue;
    claim_set(document, claim, NAME_date, *claim_get(told, NAME_date));
    return;
  }
}

/* Whether two claims tell of the same two sides, each the other's target. */
static bool faces(const Claim *a, const Claim *b) {
  const Value *x = claim_get(a, NAME_imposer), *y = claim_get(b, NAME_imposer);
  const Value *xt = claim_get(a, NAME_target), *yt = claim_get(b, NAME_target);
  const char *one = !x ? NULL : x->kind == VALUE_TEXT ? x->text : x->count ? x->list[0] : NULL;
  const char *two = !y ? NULL : y->kind == VALUE_TEXT ? y->text : y->count ? y->list[0] : NULL;
  return one && two && xt && yt && value_has(xt, two) && value_has(yt, one);
}

static bool is_statement(const Claim *claim) { return code_is(text_in(claim, NAME_measure_type), "statement/warning"); }

/* "China hit back with duties of 10%": an answer comes when what it answers does, where no other day is told. */
static bool is_answer(ClaimDocument *document, const Claim *claim) {
  static const char *const words[] = {"etaliat",      "n response",   "hit back",       "esponded with",
                                      "nswered with", "ollowed suit", "countered with", "反制",
                                      "作为回应",     "作為回應",     "予以回击"};
  return has_any(document, claim, words, sizeof words / sizeof *words);
}

/* What is answered, in words or with an act of one's own: the act of the other side that was told just before. */
static void put_answered(ClaimDocument *document, const ClaimList *claims, size_t at) {
  enum { BACK = 2 };
  Claim *claim = claims->claim[at];
  if (!claim->rule->of_measure) return;
  const ClaimSpan *dated = claim_span(claim, NAME_date);
  bool goods = is_statement(claim) && !claim_get(claim, NAME_sector);
  bool day = dated && code_is(dated->path, "document") && !is_statement(claim) && is_answer(document, claim);
  if (!goods && !day) return;
  for (size_t i = at; i > 0; i--) {
    const Claim *told = claims->claim[i - 1];
    if (claim->sentence - told->sentence > BACK) return;
    if (!told->rule->of_measure || is_statement(told) || !faces(claim, told)) continue;
    const ClaimSpan *when = claim_span(told, NAME_date);
    if (goods && claim_get(told, NAME_sector)) claim_set(document, claim, NAME_sector, *claim_get(told, NAME_sector));
    if (day && when && !code_is(when->path, "document") && claim_get(told, NAME_date))
      claim_set(document, claim, NAME_date, *claim_get(told, NAME_date));
    return;
  }
}

/* "definitive duties", "provisional duties": what only a case ends in, mostly one on dumping. */
static bool is_case_duty(ClaimDocument *document, const Claim *claim) {
  static const char *const names[] = {"definitive dut", "provisional dut", "definitive levies", "provisional levies"};
  return has_any(document, claim, names, sizeof names / sizeof *names);
}

void measure_case_settle(ClaimDocument *document, ClaimList *claims) {
  for (size_t i = 0; i < claims->count; i++) {
    Claim *claim = claims->claim[i];
    put_answered(document, claims, i);
    if (!is_duty(claim)) continue;
    if (!is_remedy(claim) && !by_decree(document, claim)) {
      const Claim *told = case_of(document, claims, i);
      const Mention *inquiry = told ? NULL : inquiry_of(document_sentence(document, claim->sentence));
      if (told) claim_set(document, claim, NAME_measure_type, *claim_get(told, NAME_measure_type));
      if (inquiry) claim_set(document, claim, NAME_measure_type, value_text(inquiry->code));
      if (!told && !inquiry && is_case_duty(document, claim))
        claim_set(document, claim, NAME_measure_type, value_text("antidumping"));
    }
    put_stage(document, claims, i);
    put_day(document, claims, i);
  }
}

/* "the Policy Institute", "a research institute": nobody lays anything. */
static bool is_institute(const Context *c, const Mention *trigger) {
  static const char *const verbal[] = {"to",   "will",  "would", "may", "might", "should",
                                       "must", "could", "not",   "and", "they",  NULL};
  return words_match(c, trigger->from, trigger->to, "^Institutes?$") ||
         (words_match(c, trigger->from, trigger->to, "^institute$") &&
          !word_listed(place_word_before(c, trigger).text, verbal));
}

/* "opened up its market", "further opening-up", "market opening": no case. */
static bool opens_up(const Context *c, const Mention *trigger) {
  Window lead = window_before(c, trigger->from, 12);
  return words_match(c, trigger->from, trigger->to, "^[Oo]pen") &&
         (words_match(c, trigger->to, c->to, "^[%s-]+up%f[%A]") || window_has(&lead, "market%s+$"));
}

/* "start imposing tariffs", "began to levy": what begins is another act, no case. */
bool measure_begins_act(const Context *c, const Mention *trigger, const Mention *measure) {
  if (is_institute(c, trigger)) return true;
  if (trigger->list != NAME_launch_cue) return false;
  if (opens_up(c, trigger)) return true;
  static const char *const others[] = {"%f[%a]by%s+%l+ing%f[%A]", "%f[%a]war%f[%A]", "%f[%a]conflict%f[%A]"};
  if (measure && measure->from >= trigger->to && words_any(c, trigger->to, measure->from, others, 3))
    return true; /* "started a trade war by levying duties" */
  if (words_match(c, trigger->from, trigger->to, "^[bs][et][ga][airu][nt]") &&
      (words_match(c, trigger->to, c->to, "^%s+%l+ing%f[%A]") || words_match(c, trigger->to, c->to, "^%s+to%s+%l") ||
       words_match(c, trigger->to, c->to, "^%s+of%s+the%s")))
    return true; /* "begins collecting", "the start of the tariffs" */
  if (words_match(c, trigger->from, trigger->to, "^trigger")) return true; /* "will trigger countermeasures" */
  if (words_match(c, trigger->from, trigger->to, "ing$") &&                /* "starting July 14" */
      (words_match(c, trigger->to, c->to, "^%s+%u%l+%.?%s+%d") ||
       words_match(c, trigger->to, c->to, "^%s+[fio][rn]o?m?%s")))
    return true;
  EACH_MENTION (next, c, NAME_impose_cue)
    if (next->from >= trigger->to && words_match(c, trigger->to, next->from, "^%s+t?o?%s*$")) return true;
  return false;
}
