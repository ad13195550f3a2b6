/* Who acts where no name stands before the verb as its subject: "was closed by X", "Following the closure of its works,
 * X ...", "after X, which had gone bankrupt", "600 staff at X in Wales". */
#include <string.h>

#include "claim/chinese.h"
#include "claim/claim_part.h"
#include "claim/context.h"
#include "claim/firms.h"
#include "claim/window.h"

static const Found nothing;

static Found one_name(const Context *c, const NameRun *run) {
  const char *name = document_copy(c->document, c->text + run->from, run->to - run->from);
  EACH_MENTION (org, c, NAME_ORG)
    if (!org->inside && org->org && org->org->kind == ORG_COMPANY && org->from <= run->from && org->to >= run->to)
      name = org->code;
  CodeList one = {1, {name}};
  return (Found){value_list(c->document, &one), mention_of_run(c, run->from, run->to), "clause"};
}

/* Whether a run can be a firm's name: no place, date, trade, person, institution. */
static bool can_be(const Context *c, const NameRun *run) {
  if (run->to - run->from < 2 || actor_is_person(c, run)) return false;
  for (size_t i = 0; i < c->mentions; i++) {
    const Mention *m = &c->mention[i];
    if (m->to <= run->from || m->from >= run->to) continue;
    bool covers = m->from <= run->from && m->to >= run->to;
    bool known = m->type == NAME_ORG && !m->inside;
    if (known) return m->org && (m->org->kind == ORG_COMPANY || m->org->kind == ORG_BANK);
    if (covers && (m->type == NAME_PLACE || m->type == NAME_CITY || m->type == NAME_DATE || m->type == NAME_SECTOR))
      return false;
  }
  return true;
}

/* The name that opens from..to, behind an article and small words that say what it is ("the tyre maker X"). */
static bool name_at(const Context *c, uint32_t from, uint32_t to, NameRun *run) {
  static const char *const leads[] = {"^%s*$",
                                      "^%s*t?h?e?%s+[%l%s-]*maker%s+$",
                                      "^%s*t?h?e?%s+[%l%s-]*group%s+$",
                                      "^%s*t?h?e?%s+[%l%s-]*company%s+$",
                                      "^%s*t?h?e?%s+[%l%s-]*firm%s+$",
                                      "^%s*t?h?e?%s+[%l%s-]*producer%s+$",
                                      "^%s*t?h?e?%s+[%l%s-]*giant%s+$",
                                      "^%s*t?h?e?%s+[%l%s-]*manufacturer%s+$",
                                      "^%s+its%s+[%l%s-]*owners?,?%s+$",
                                      "^%s+the%s+[%l%s-]*owners?,?%s+$",
                                      "^%s+t?h?e?%s*[%u%l]+%s+group%s+$",
                                      "^%s+the%s+$"};
  NameRun runs[RUNS_MOST];
  if (from >= to || runs_find(c->text, c->document->length, from, to, runs) == 0) return false;
  if (!words_any(c, from, (uint32_t)runs[0].from, leads, sizeof leads / sizeof *leads)) return false;
  *run = runs[0];
  return can_be(c, run);
}

/* "was shut by X", "closed by X in 2010": behind a verb that is said of the works. */
Found actor_by(const Context *c, const Mention *verb) {
  enum { REACH = 60, NAME_ROOM = 70 };
  PatternMatch match;
  NameRun run;
  if (chinese_at(c, verb->from)) return nothing;
  uint32_t to = verb->to + REACH < c->to ? verb->to + REACH : c->to;
  if (!words_find(c, verb->to, to, "^[^,;.]-%f[%a]by%f[%A]", &match)) return nothing;
  uint32_t from = verb->to + (uint32_t)match.to, most = from + NAME_ROOM < c->to ? from + NAME_ROOM : c->to;
  return name_at(c, from, most, &run) ? one_name(c, &run) : nothing;
}

/* "Following the closure of its works in Hungary, X moved": an act in the words that open a sentence is of the one the
 * sentence goes on with. */
Found actor_ahead(const Context *c, const Mention *verb) {
  static const char *const opens[] = {"^[Ff]ollowing%s",   "^[Aa]fter%s",   "^[Bb]efore%s",         "^[Bb]y%s",
                                      "^[Ww]ith%s",        "^[Bb]esides%s", "^[Hh]aving%s",         "^%u%l+ing%s",
                                      "^[Ii]n%s+%l+ing%s", "^[Uu]pon%s",    "^[Tt]ogether%s+with%s"};
  enum { NAME_ROOM = 90 };
  NameRun run;
  if (!words_any(c, c->from, verb->from, opens, sizeof opens / sizeof *opens)) return nothing;
  for (uint32_t at = verb->to; at + 1 < c->to; at++) {
    if (c->text[at] != ',' || c->text[at + 1] != ' ') continue;
    uint32_t most = at + NAME_ROOM < c->to ? at + NAME_ROOM : c->to;
    if (words_match(c, at + 1, c->to, "^%s+the%s+%u")) return nothing; /* "the Smith report" */
    if (name_at(c, at + 1, most, &run)) return one_name(c, &run);
    if (words_match(c, at + 1, c->to, "^%s+%l") && !words_match(c, at + 1, c->to, "^%s+the%s")) return nothing;
  }
  return nothing;
}

/* "after X, which had gone bankrupt": the name before a relative clause, whatever stands before it. */
Found actor_relative(const Context *c, const Mention *verb) {
  static const char *const relates[] = {"^,?%s+which%s+$",      "^,?%s+which%s+%l+%s+$", "^,?%s+which%s+%l+%s+%l+%s+$",
                                        "^,?%s+that%s+%l+%s+$", "^,?%s+that%s+$",        "^,?%s+who%s+%l+%s+$",
                                        "^,%s+also%s+%l*%s*$"};
  NameRun runs[RUNS_MOST];
  uint32_t from = verb->from > c->from + 120 ? verb->from - 120 : c->from;
  while (from > c->from && is_letter(c->text[from - 1])) from--;
  if (!words_match(c, from, verb->from, "%s[wt]h[aio][tc]?h?%s")) return nothing;
  size_t count = runs_find(c->text, c->document->length, from, verb->from, runs);
  if (!count) return nothing;
  NameRun *run = &runs[count - 1];
  if (!words_any(c, (uint32_t)run->to, verb->from, relates, sizeof relates / sizeof *relates)) return nothing;
  return can_be(c, run) ? one_name(c, run) : nothing;
}

/* "600 staff at X in Wales lost their jobs", "dismissals at X's mill": for whom those work who are let go. A bare name
 * may be that of a town. */
Found actor_of_staff(const Context *c, const Mention *value, const Mention *verb) {
  static const char *const works[] = {"^s?%s+at%s+$", "^s?%s+at%s+the%s+$", "^s?%s+of%s+$", "^s?%s+employed%s+by%s+$",
                                      "^s?%s+working%s+for%s+$"};
  const Mention *staff = context_of(c, NAME_job_cue, NULL);
  uint32_t from = value && verb && value->from < verb->from ? value->from : verb ? verb->from : c->from;
  NameRun runs[RUNS_MOST];
  bool counted = verb && verb->list == NAME_employment_cue; /* "headcount at X fell by 300" */
  if (counted) staff = verb;
  for (; staff; staff = counted ? NULL : context_of(c, NAME_job_cue, staff)) {
    if (staff->from < from) continue;
    uint32_t most = staff->to + 70 < c->to ? staff->to + 70 : c->to;
    size_t count = runs_find(c->text, c->document->length, staff->to, most, runs);
    if (!count || !words_any(c, staff->to, (uint32_t)runs[0].from, works, sizeof works / sizeof *works)) continue;
    uint32_t end = (uint32_t)runs[0].to;
    bool known = false;
    EACH_MENTION (org, c, NAME_ORG)
      known |= !org->inside && org->org && org->org->kind == ORG_COMPANY && org->from == runs[0].from;
    bool owner = counted || words_match(c, end, c->to, "^[’']") || words_match(c, end, c->to, "^’s") ||
                 words_match(c, end, c->to, "^%s+in%s+%u");
    if ((known || owner) && can_be(c, &runs[0])) return one_name(c, &runs[0]);
  }
  return nothing;
}

/* "two units of Meghmani", "the closure of Ford's plant": behind "of" stands the one whose it is. */
bool actor_owns(const Context *c, size_t from) {
  static const char *const owned[] = {
      "units? of $",        "plants? of $",    "factory of $",      "factories of $",   "owned by $",
      "operated by $",      "run by $",        "belonging to $",    "lines? of $",      "mills? of $",
      "works of $",         "subsidiary of $", "subsidiaries of $", "arm of $",         "division of $",
      "closure of $",       "unit of the $",   "arm of the $",      "plants? of the $", "mills? of the $",
      "factories of the $", "exit of $",       "withdrawal of $",   "departure of $",   "bankruptcy of $",
      "insolvency of $",    "collapse of $",   "liquidation of $",  "shutdown of $"};
  Window before = window_before(c, (uint32_t)from, 24);
  return window_any(&before, owned, sizeof owned / sizeof *owned);
}
