/* Who acts where no firm is named: the nouns that are counted, works by their name, a whole trade. */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/tally.h"
#include "claim/window.h"

static const Found nothing;

static Found one_name(const Context *c, const char *name, const Mention *at) {
  CodeList one = {1, {name}};
  return (Found){value_list(c->document, &one), at, "clause"};
}

/* "Four foreign-owned mills have closed", "900 mill workers were dismissed": the nouns counted. */
static Found counted_noun(const Context *c, const Reading *r) {
  if (!r->value) return nothing;
  uint32_t from = r->value->from;
  if (code_is(r->value->unit, "companies") && !chinese_at(c, from)) { /* "some 280 companies have relocated" */
    uint32_t to = r->value->to, noun = to;
    while (noun > from && is_letter(c->text[noun - 1])) noun--;
    if (words_match(c, noun, to, "^compan") || words_match(c, noun, to, "^firm") || words_match(c, noun, to, "^enterp"))
      return one_name(c, document_copy(c->document, c->text + noun, to - noun), r->value);
  }
  const Mention *last = r->trigger ? context_last_between(c, NAME_factory_cue, from, r->trigger->from) : r->head;
  if (!last && r->trigger) last = context_last_between(c, NAME_job_cue, from, r->trigger->from);
  if (!last || last->to <= from || last->to - from > 70) return nothing;
  if (r->value->to < last->from) from = r->value->to;
  if (r->value->to >= last->to) from = last->from; /* "about 900 jobs": the figure is no part of the name */
  while (from < last->to && !is_letter(c->text[from])) from++;
  return one_name(c, document_copy(c->document, c->text + from, last->to - from), mention_of_run(c, from, last->to));
}

/* "* VALMOR : the tyre maker will close ...": whom an entry is about stands before the colon. */
Found actor_label(const Context *c) {
  static const char *const nobody[] = {"Update", "Note", "Summary", "Background", "Source", "Quote", "Photo", NULL};
  enum { LABEL_MOST = 44 };
  uint32_t at = c->from, most = c->to - c->from > LABEL_MOST ? c->from + LABEL_MOST : c->to;
  while (at < most && !is_letter(c->text[at]) && c->text[at] != ':') at++;
  const char *colon = memchr(c->text + at, ':', most - at);
  if (!colon || colon + 1 >= c->text + c->to || colon[1] != ' ') return nothing;
  NameRun runs[RUNS_MOST];
  uint32_t to = (uint32_t)(colon - c->text);
  if (runs_find(c->text, c->document->length, at, to, runs) != 1 || runs[0].from != at) return nothing;
  while (to > at && c->text[to - 1] == ' ') to--;
  if (runs[0].to != to) return nothing;
  EACH_MENTION (m, c, NAME_PLACE)
    if (m->from < to) return nothing;
  EACH_MENTION (m, c, NAME_SECTOR)
    if (m->from < to && m->to >= to) return nothing;
  const char *name = document_copy(c->document, c->text + at, to - at);
  return word_listed(name, nobody) ? nothing : one_name(c, name, mention_of_run(c, at, to));
}

/* "Peru's state-owned smelter closed ...", "a rival in Chile shut ...", "its Malaysian affiliate has halted ...": the
 * one who acts is told by what it is, and is not the firm of the sentence before. */
Found actor_described(const Context *c, const Mention *verb) {
#define FIRM "%f[%a]%l*"
#define THEN "%f[%A]%s*[%a%s]-$"
  static const char *const nouns[] = {
      FIRM "maker" THEN, FIRM "producer" THEN,  FIRM "manufacturer" THEN, FIRM "smelter" THEN, FIRM "refiner" THEN,
      FIRM "miner" THEN, FIRM "affiliate" THEN, FIRM "subsidiary" THEN,   FIRM "rival" THEN,   FIRM "operator" THEN,
      FIRM "mill" THEN,  FIRM "supplier" THEN,  FIRM "exporter" THEN,     FIRM "builder" THEN};
#undef FIRM
#undef THEN
  enum { FAR = 64, WORDS_BETWEEN = 3 };
  PatternMatch match;
  uint32_t low = clause_from(c, verb);
  if (verb->from > low + FAR) low = verb->from - FAR;
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
    if (!words_find(c, low, verb->from, nouns[i], &match)) continue;
    uint32_t noun = low + (uint32_t)match.from, end = noun;
    while (end < verb->from && is_letter(c->text[end])) end++;
    if (words_count(c->text + end, verb->from - end) > WORDS_BETWEEN) continue;
    static const char *const owners[] = {"[’']s%s+[%a%s-]*$", "%f[%a]its%s+[%a%s-]*$", "%f[%a]their%s+[%a%s-]*$",
                                         "%f[%a][Aa]n?%s+[%a%s-]*$"};
    for (size_t k = 0; k < sizeof owners / sizeof *owners; k++) {
      if (!words_find(c, low, noun, owners[k], &match)) continue;
      uint32_t from = low + (uint32_t)match.from;
      while (c->text[from] != ' ') from++;
      while (c->text[from] == ' ') from++;
      if (from > noun) from = noun;
      return one_name(c, document_copy(c->document, c->text + from, end - from), mention_of_run(c, from, end));
    }
  }
  return nothing;
}

/* "the closure of the Grangemouth refinery": nobody is told but the works. */
static Found named_works(const Context *c, const Reading *r) {
  NameRun runs[RUNS_MOST];
  const Mention *head = r->head && r->head->list == NAME_factory_cue ? r->head : NULL;
  if (!head && r->trigger) head = context_last_between(c, NAME_factory_cue, c->from, r->trigger->from);
  size_t count = head ? runs_find(c->text, c->document->length, c->from, head->from, runs) : 0;
  if (count == 0 || !words_match(c, (uint32_t)runs[count - 1].to, head->from, "^%s%l*%s*$")) return nothing;
  size_t from = runs[count - 1].from;
  EACH_MENTION (m, c, NAME_SECTOR) /* "the glass base": what is made is no name */
    if (m->from == from) return nothing;
  uint32_t before =
      from > c->from + 4 ? (uint32_t)from - 4 : c->from; /* "the Grangemouth refinery"; no "European yards" */
  if (!words_match(c, before, (uint32_t)from, "[Tt]he%s$") || c->text[head->to - 1] == 's') return nothing;
  return one_name(c, document_copy(c->document, c->text + from, head->to - from), mention_of_run(c, from, head->to));
}

/* "50,000 job cuts in the textile industry": a whole trade. */
static Found trade_named(const Context *c) {
  EACH_MENTION (m, c, NAME_SECTOR) {
    static const char *const whole[] = {"industry$", "sector$", "industries$"};
    bool told = words_any(c, m->from, m->to, whole, sizeof whole / sizeof *whole);
    size_t end = !told && m->to < c->to && c->text[m->to] == ' ' ? m->to + 1 : m->to;
    while (end < c->to && is_letter(c->text[end])) end++;
    if (m->inside || !words_any(c, m->from, (uint32_t)end, whole, sizeof whole / sizeof *whole)) continue;
    return one_name(c, document_copy(c->document, c->text + m->from, end - m->from), mention_of_run(c, m->from, end));
  }
  return nothing;
}

/* "will be closed by its owner, Vindra Wind": who does it stands behind. */
Found actor_owner(const Context *c, const Mention *verb) {
  PatternMatch match;
  NameRun runs[RUNS_MOST];
  if (!words_find(c, verb->to, c->to, "^[%s%a]-%f[%a]by%s+its%s+%a*%s?owners?,?%s+%f[%u]", &match)) return nothing;
  uint32_t from = verb->to + (uint32_t)match.to - 1;
  if (runs_find(c->text, c->document->length, from > verb->to ? from - 1 : from, c->to, runs) == 0) return nothing;
  return one_name(c, document_copy(c->document, c->text + runs[0].from, runs[0].to - runs[0].from),
                  mention_of_run(c, runs[0].from, runs[0].to));
}

/* "Closing factories in Spain will cut costs", in a text about one firm: the company that it names most. */
const char *actor_of_text(const ClaimDocument *document) {
  enum { OFTEN = 4 };
  NameTally firms = {.names = 0};
  const Mentions *m = &document->scan->mentions;
  uint32_t past = 0;
  for (size_t i = 0; i < m->count; i++) {
    if (m->type[i] != document->rules->org_type || m->from[i] < past) continue;
    const Org *org = document->rules->term[m->value[i]].org;
    past = m->to[i];
    if (org && org->kind == ORG_COMPANY) tally_add(&firms, document->rules->term[m->value[i]].code);
  }
  size_t times, next;
  const char *firm = tally_leader(&firms, &times, &next);
  return times >= OFTEN && times >= 2 * next ? firm : NULL;
}

/* "jobs", "posts": what is lost, not who loses it. */
static bool names_jobs(const char *name) {
  static const char *const jobs[] = {"jobs", "job", "posts", "positions", "roles", "workforce", "headcount", NULL};
  return word_listed(name, jobs);
}

/* The one who acts, by a noun. */
Found actor_noun(const Context *c, const Reading *r) {
  Found f = counted_noun(c, r);
  bool only_jobs = f.value.kind != VALUE_NONE && r->value && f.value.kind == VALUE_LIST && names_jobs(f.value.list[0]);
  Found known = only_jobs ? named_works(c, r) : nothing;
  if (only_jobs && known.value.kind == VALUE_NONE) known = trade_named(c);
  if (known.value.kind != VALUE_NONE) return known;
  if (f.value.kind == VALUE_NONE) f = named_works(c, r);
  return f.value.kind == VALUE_NONE && r->value ? trade_named(c) : f;
}
