/* Who bears a duty, where the sentence is about that side: "Kenyan goods face a 15% tariff in Japan", "Chile will pay
 * 12%". The side before the verb bears it; who lays it stands where the goods go, owns the measure, or acted before. */
#include <string.h>

#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/measures.h"
#include "claim/place.h"
#include "claim/window.h"

enum { REACH = 24, ACT_NEAR = 5 };

static const Found nothing;

/* A country or the EU, no continent. */
static bool is_country(const Party *party) { return strlen(party->code) <= 3 && !code_is(party->code, "WLD"); }

/* The side before the verb, nearest first, that no small word sets aside ("exports to Japan", "under the order of"). */
static const Party *bearer(Context *c, const Mention *verb) {
  static const char *const aside[] = {"to", "into", "in", "by", "under", "with", "against", "entering", NULL};
  size_t count;
  static const char *const active[] = {"^charged$", "^assessed$"};
  if (words_any(c, verb->from, verb->to, active, 2)) { /* "India charged a tariff": it lays it */
    Window before = window_before(c, verb->from, 12);
    if (!window_has(&before, "%f[%a]be%s+$") && !window_has(&before, "%f[%a]w?[ai]?[rs]e?%s+$") &&
        !window_has(&before, "%f[%a]w?ere%s+$") && !window_has(&before, "%f[%a]been%s+$"))
      return NULL;
  }
  const Party *party = role_parties(c, &count);
  static const char *const along[] = {"%f[%a]while%s+$", "%f[%a]but%s+$", "%f[%a]by%s+$", ",%s+$"};
  Window lead = window_before(c, verb->from, 10);
  bool gerund = words_match(c, verb->from, verb->to, "ing$") && window_any(&lead, along, 4);
  const Party *subject = gerund ? role_subject(c, verb, false) : NULL; /* "Peru agreed ..., while paying" */
  for (size_t i = 0; gerund && i < count && party[i].mention->token <= 2; i++)
    if (!party[i].org && is_country(&party[i])) return &party[i];
  if (subject && !subject->org && is_country(subject)) return subject;
  for (size_t i = count; i > 0; i--) {
    const Party *p = &party[i - 1];
    if (p->mention->to > verb->from || p->org || !is_country(p)) continue;
    if ((int64_t)verb->token - (int64_t)p->mention->last > REACH) return NULL;
    if (!word_listed(place_word_before(c, p->mention).text, aside)) return p;
    if (code_is(place_word_before(c, p->mention).text, "with") &&
        words_match(c, p->mention->to, verb->from, "^[%l%s’']*$"))
      return p; /* "with Chilean wine subject to a 10% duty" */
  }
  return NULL;
}

/* The act told just before, for a sentence that names nobody ("Imports above them will be subject to a 25% duty"). */
static const LastAct *act_before(const Context *c) {
  const LastAct *last = &c->document->last_act;
  bool silent = !context_of(c, NAME_PLACE, NULL) && last->known && c->number - last->sentence <= ACT_NEAR;
  return silent && last->imposers.kind == VALUE_LIST && last->imposers.count ? last : NULL;
}

Found bearer_target(Context *c, const Reading *r) {
  const Party *party = r->trigger ? bearer(c, r->trigger) : NULL;
  const LastAct *before = party ? NULL : act_before(c);
  CodeList codes;
  if (before && before->target.kind != VALUE_NONE) return (Found){before->target, NULL, "previous"};
  if (!party && r->trigger) /* "武汉钢铁公司遭到来自…的调查": the country of a firm */
    for (size_t i = 0; i < c->mentions; i++) {
      const Mention *m = &c->mention[i];
      const char *home = m->org && m->org->kind == ORG_COMPANY ? m->org->place : m->type == NAME_PLACE ? m->code : NULL;
      if (home && strncmp(home, "CN-", 3) == 0) home = "CHN";
      if (home && strlen(place_country(home)) != 3) continue;
      if (!home || m->inside || m->to > r->trigger->from) continue;
      codes = (CodeList){1, {place_country(home)}};
      return (Found){value_list(c->document, &codes), m, "clause"};
    }
  if (!party) return nothing;
  role_with_list(c, party, &codes);
  return (Found){value_list(c->document, &codes), party->mention, "clause"};
}

/* "in Japan", "into the U.S.", "a Japanese tariff", "pay the EU a duty": whose the measure is. */
static bool lays(const Context *c, const Party *party, const Mention *verb, const Mention *measure) {
  static const char *const words[] = {"in", "into", "by", "to", "entering", "under", NULL};
  const Mention *m = party->mention;
  static const char *const acts[] = {"^[%a%s.]-%f[%a]announced%f[%A]", "^[%a%s.]-%f[%a]imposed%f[%A]",
                                     "^[%a%s.]-%f[%a]ordered%f[%A]", "^[%a%s.]-%f[%a]unveiled%f[%A]"};
  Window after = window_after(c, m->to, 30); /* "faces duties on wine that Peru announced" */
  if (m->from >= measure->to && !word_listed(place_word_before(c, m).text, words) &&
      window_any(&after, acts, sizeof acts / sizeof *acts))
    return true;
  if (m->from >= verb->to && m->to <= measure->from) return true;
  return word_listed(place_word_before(c, m).text, words);
}

static Found one(Context *c, const Party *party, const char *step) {
  CodeList codes = {1, {party->code}};
  return (Found){value_list(c->document, &codes), party->mention, step};
}

Found bearer_imposer(Context *c, const Reading *r) {
  const Mention *verb = r->trigger, *measure = r->measure ? r->measure : r->head;
  const Party *mine = verb ? bearer(c, verb) : NULL;
  const LastAct *last = &c->document->last_act;
  CodeList bearing;
  size_t count;
  const LastAct *before = mine || !verb ? NULL : act_before(c);
  if (before) return (Found){before->imposers, NULL, "previous"};
  if (!mine || !measure) return nothing;
  role_with_list(c, mine, &bearing);
  const Party *party = role_parties(c, &count);
  for (int pass = 0; pass <= 2;
       pass++) /* "rubber not processed in Peru is subject to a duty in Chile": where it goes */
    for (size_t i = 0; i < count; i++) {
      const Party *p = &party[i];
      if (!is_country(p) || codes_have(&bearing, p->code)) continue;
      bool behind = p->mention->from >= verb->to;
      if (pass == 0 && !behind) continue;
      if (pass < 2 ? lays(c, p, verb, measure) : !behind && (p->org || p->mention->token <= 1))
        return one(c, p, "clause");
    }
  const Party *sole = NULL; /* "Peru buys American planes while paying a 10% duty": the one other side */
  size_t others = 0;
  for (size_t i = 0; mine->mention->from < verb->from && words_match(c, verb->from, verb->to, "ing$") && i < count; i++)
    if (is_country(&party[i]) && !codes_have(&bearing, party[i].code) &&
        !code_is(place_word_before(c, party[i].mention).text, "with") && !(sole && code_is(sole->code, party[i].code)))
      sole = &party[i], others++;
  if (others == 1) return one(c, sole, "sentence");
  bool near = last->known && c->number - last->sentence <= ACT_NEAR && last->imposers.kind == VALUE_LIST;
  if (near && last->imposers.count && strlen(last->imposers.list[0]) <= 3 &&
      !codes_have(&bearing, last->imposers.list[0]))
    return (Found){last->imposers, NULL, "previous"};
  Found f = role_heading_party(c);
  bool other = f.value.kind == VALUE_LIST && f.value.count && strlen(f.value.list[0]) <= 3 &&
               !codes_have(&bearing, f.value.list[0]);
  return other ? f : nothing;
}

const char *bearer_status(const Context *c, const Mention *verb, bool planned) {
  Window before = window_before(c, verb->from, 14);
  if (words_match(c, verb->from, verb->to, "^accept")) return "announced";
  if (planned || window_has(&before, "%f[%a]will%s+[%a%s]-$") || window_has(&before, "%f[%a]to%s+be%s+$"))
    return "announced";
  static const char *const laid[] = {"^hit", "^slapped", "^handed", "dealt", "^saddled", "^landed", "^struck"};
  return words_any(c, verb->from, verb->to, laid, sizeof laid / sizeof *laid) ? "imposed" : NULL;
}

bool bearer_known(Context *c, const Reading *r) {
  return !r->trigger || r->trigger->list != NAME_face_cue || bearer(c, r->trigger) || act_before(c);
}
