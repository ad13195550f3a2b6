/* The kind of a measure that is told by half: "the duties", "the ban", "a probe": that of the measure named before. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/document.h"
#include "claim/measures.h"
#include "claim/window.h"

static const Found nothing;

static const Mention *last_of(const Context *c, uint16_t name) {
  const Mention *last = NULL;
  EACH_MENTION (m, c, name) last = m;
  return last;
}

static bool is_ban(const Claim *claim) {
  static const char *const kinds[] = {"import ban", "export control", "sanctions", "investment ban", NULL};
  const char *type = text_of(claim_get(claim, NAME_measure_type));
  return type && word_listed(type, kinds);
}

/* What an inquiry is a case of: a kind of duty that follows one; of a ban, a tariff or support it is one of its own. */
static const char *inquiry_kind(const Reading *r, const char *code) {
  static const char *const cases[] = {"antidumping",       "countervailing/antisubsidy", "safeguard",
                                      "anticircumvention", "price undertaking",          NULL};
  bool inquiry = r->head && r->head->list == NAME_investigate_cue;
  return inquiry && !word_listed(code, cases) ? "investigation" : code;
}

/* "found that steel was dumped and laid duties": the kind of duty by the wrong it is laid for; NULL: none is told. */
static const char *unfair_kind(const Context *c) {
  static const char *const dumped[] = {"%f[%a]dumped%f[%A]", "%f[%a]dumping%f[%A]", "倾销", "傾銷"};
  static const char *const paid[] = {"%f[%a]unfairly%s+subsidi", "%f[%a]unfair%s+subsidi", "%f[%a]illegal%s+subsidi"};
  if (words_any(c, c->from, c->to, dumped, sizeof dumped / sizeof *dumped)) return "antidumping";
  return words_any(c, c->from, c->to, paid, 3) ? "countervailing/antisubsidy" : NULL;
}

static bool names_ban(const Context *c, const Mention *head) {
  return head && (head->list == NAME_ban_noun_cue || words_match(c, head->from, head->to, "^suspension"));
}

/* "a ban on imports of ore", "the ban on Chilean wine": what a ban keeps from crossing the border, by the words behind
 * it; NULL: none are there. */
static const char *ban_kind(Context *c, const Mention *ban) {
#define ON(noun) "^%s+[ofv][nfe]r?%s+[%w%s,’'-]-%f[%a]" noun "%f[%A]"
  static const char *const in[] = {ON("imports?"),    ON("importing"),      ON("imported"),
                                   ON("importation"), ON("purchases%s+of"), ON("foreign")};
  static const char *const out[] = {ON("exports?"), ON("exporting"), ON("exportation"), ON("shipments?")};
#undef ON
  enum { NEAR = 60 };
  size_t count;
  uint32_t from = ban->to, to = ban->to + NEAR < c->to ? ban->to + NEAR : c->to;
  if (words_match(c, ban->from, ban->to, "%sof$")) from -= 3; /* "the suspension of beef imports" */
  if (words_any(c, from, to, out, sizeof out / sizeof *out)) return "export control";
  if (words_any(c, from, to, in, sizeof in / sizeof *in)) return "import ban";
  const Party *party = role_parties(c, &count);
  for (size_t i = 0; i < count; i++) /* goods of another side */
    if (party[i].mention->from >= ban->to && words_match(c, ban->to, party[i].mention->from, "^%s+on%s+%l*%s*$"))
      EACH_MENTION (goods, c, NAME_SECTOR)
        if (goods->from >= party[i].mention->to && goods->token - party[i].mention->last <= 2) return "import ban";
  const Mention *goods = context_of(c, NAME_SECTOR, NULL); /* "a ban on live cattle from Brazil", "on chips to Iran" */
  while (goods && goods->from < ban->to) goods = context_of(c, NAME_SECTOR, goods);
  for (size_t i = 0; goods && goods->token - ban->last <= 5 && i < count; i++) {
    const Mention *side = party[i].mention;
    if (side->from < goods->to || side->token - goods->last > 4) continue;
    const char *word = place_word_before(c, side).text;
    if (code_is(word, "from")) return "import ban";
    if (code_is(word, "to")) return "export control";
  }
  return NULL;
}

/* "the duty" in a text on quotas and bans is none of them. */
static bool is_no_duty(const char *code) {
  static const char *const kinds[] = {"quota",
                                      "import ban",
                                      "export control",
                                      "sanctions",
                                      "investigation",
                                      "export rebate",
                                      "import licensing",
                                      "import restriction",
                                      "local content",
                                      "procurement",
                                      "investment screening",
                                      "subsidy/industrial support",
                                      "tariff-rate quota",
                                      NULL};
  return word_listed(code, kinds);
}

/* The kind of "the duties": that of the measure named last before, or in the headings. */
Found measure_kind(Context *c, const Reading *r, const Claim *claim) {
  uint32_t headings[3];
  const char *bars = names_ban(c, r->head) ? ban_kind(c, r->head) : NULL;
  if (bars) return (Found){value_text(bars), r->head, "clause"};
  /* "an additional 40% duty" is a new one, a tariff; only "the duties" are those of before */
  Window lead = window_before(c, r->head ? r->head->from : r->anchor->from, 28);
  bool duty = !r->head || (r->head->list != NAME_investigate_cue && !names_ban(c, r->head));
  if ((duty && window_has(&lead, "%f[%a]an?%s+[%w%s.%%,-]*$")) || (duty && window_has(&lead, "[’']+s%s+own%s+$")) ||
      window_has(&lead, "%f[%a]additional%f[%A][%w%s.%%]*$") || window_has(&lead, "%f[%a]import%s+$"))
    return (Found){value_text("tariff"), NULL, "clause"};
  const LastAct *told = &c->document->last_act; /* "lifted the ban" */
  if (names_ban(c, r->head))
    return told->known && told->claim && c->number - told->sentence <= 6 && is_ban(told->claim)
               ? (Found){*claim_get(told->claim, NAME_measure_type), NULL, "previous"}
               : nothing;
  bool told_before = r->head && (r->rule->is & IS_BEFORE); /* "removed those in return for a quota" */
  for (uint32_t back = 0; back <= 3 && back <= c->number; back++) {
    const Mention *m = told_before && back == 0
                           ? context_last_between(c, NAME_MEASURE, c->from, r->head->from)
                           : last_of(document_sentence(c->document, c->number - back), NAME_MEASURE);
    const Value *mine = claim_get(claim, NAME_imposer);
    bool another = m && back > 0 && duty && !c->han && told->known && mine && !value_same(mine, &told->imposers) &&
                   !window_has(&lead, "%f[%a]the%s+$"); /* "ended a review of its safeguard. Peru cut its duty" */
    if (another) break;
    if (m && !(duty && is_no_duty(m->code)))
      return (Found){value_text(inquiry_kind(r, m->code)), m, back == 0 ? "sentence" : "previous"};
  }
  size_t count = document_headings(c->document, c->number, headings);
  for (size_t i = 0; i < count; i++) {
    const Mention *m = context_of(document_sentence(c->document, headings[i]), NAME_MEASURE, NULL);
    if (m && !(duty && is_no_duty(m->code))) return (Found){value_text(inquiry_kind(r, m->code)), m, "heading"};
  }
  if (r->rule->is & IS_BEFORE) { /* "fees on ships. These took effect ...": that of the act */
    const Value *type = told->known && told->claim && c->number - told->sentence <= 3
                            ? claim_get(told->claim, NAME_measure_type)
                            : NULL;
    return type ? (Found){*type, NULL, "previous"} : nothing;
  }
  bool unfair = r->head && (r->head->list == NAME_duty_cue || r->head->list == NAME_investigate_cue);
  const char *wrong = unfair ? unfair_kind(c) : NULL;
  if (wrong) return (Found){value_text(wrong), NULL, "sentence"};
  if (r->head && (r->trigger || measure_held(r))) { /* a duty of no other kind is a tariff */
    Window head = window_of(c, r->head->from, r->head->to);
    static const char *const reviews[] = {"sunset", "expiry", "日落", "期终", "期終", "administrative"};
    if (window_any(&head, reviews, sizeof reviews / sizeof *reviews)) /* of duties that lapse after five years */
      return (Found){value_text("antidumping"), NULL, "default"};
    bool inquiry = r->head->list == NAME_investigate_cue || window_has(&head, "investigat") ||
                   window_has(&head, "probe") || window_has(&head, "调查");
    return (Found){value_text(inquiry ? "investigation" : "tariff"), NULL, "default"};
  }
  return nothing;
}
